/*
 * Following the doer through a sentence. There is no grammar here, only what a reader sees first:
 * the candidate is the doer unless somebody else is named where a subject stands and a verb
 * follows; a new subject, a new clause or, in notes, a verb without subject gives the word back to
 * the candidate. See doer.h.
 */
#include "evidence/doer.h"

#include <string.h>

/* Words between a subject and its verb: "my manager very often also helped". */
#define MAX_TO_VERB 5

/* What "it" and "this" do is told in the next words; a relative clause goes on a little longer. */
#define MAX_THING    4
#define MAX_RELATIVE 10

/* Words of a noun phrase before its noun: "an extremely angry customer". */
#define MAX_PHRASE 5

#define CLAUSE_MARKS                                                                               \
    (TENET__MARK_SEMICOLON | TENET__MARK_DASH | TENET__MARK_COLON | TENET__MARK_COMMA |            \
     TENET__MARK_OPEN | TENET__MARK_CLOSE | TENET__MARK_QUOTE_OPEN | TENET__MARK_NEWLINE)

static gboolean ends_with(const tenet__clues *clues, int32_t token, const char *ending)
{
    const tenet__token *word = &clues->document->tokens[token];
    int32_t length = (int32_t)strlen(ending);
    return word->length > length && strcmp(word->word + word->length - length, ending) == 0;
}

static gboolean is_possessive(const tenet__clues *clues, int32_t token)
{
    return ends_with(clues, token, "'s") || ends_with(clues, token, "s'");
}

/* TRUE if a word is a name in the middle of a sentence, or looks like one. */
static gboolean looks_like_name(const tenet__clues *clues, int32_t token)
{
    const tenet__token *word = &clues->document->tokens[token];
    return (word->shape & TENET__SHAPE_CAPITAL) != 0 && (word->shape & TENET__SHAPE_UPPER) == 0 &&
           word->length > 1 && tenet__clue_at(clues, token) == NULL && token > clues->begin;
}

/* What a word after a possible subject says about it. */
typedef enum { VERB, BETWEEN, NO_VERB } verb_sign;

static verb_sign sign_of_kind(int32_t kind)
{
    switch (kind) {
    case TENET__CUE_AUXILIARY:
    case TENET__CUE_VERB:
    case TENET__CUE_SPEECH:
    case TENET__CUE_REQUEST:
    case TENET__CUE_OPINION:
    case TENET__CUE_HYPOTHETICAL:
    case TENET__CUE_INTENDED:
    case TENET__CUE_PAST:
    case TENET__CUE_NEGATION_VERB:
    case TENET__CUE_NEGATION_AFTER:
        return VERB;
    case TENET__CUE_ADVERB:
    case TENET__CUE_NEGATION:
    case TENET__CUE_RELATIVE:
    case TENET__CUE_UNCERTAIN:
    case TENET__CUE_NEUTRAL:
    case TENET__CUE_CONTRAST: /* only met inside ", however," */
        return BETWEEN;
    default:
        return NO_VERB;
    }
}

/* A word that is no cue: a regular past, after a determined noun a third person -s, or, behind an
 * adverb, any word ("my boss always scold"). */
static verb_sign sign_of_word(const tenet__clues *clues, int32_t token, gboolean determined,
                              gboolean after_adverb)
{
    if (tenet__looks_past(clues, token))
        return VERB;
    if (determined && (after_adverb || ends_with(clues, token, "s")))
        return VERB;
    if (ends_with(clues, token, "ly") || looks_like_name(clues, token))
        return BETWEEN;
    return NO_VERB;
}

/* One past a phrase such as "of the dog" or "from head office": where the next verb form stands, or
 * past its noun. */
static int32_t skip_phrase(const tenet__clues *clues, int32_t token)
{
    int32_t end = MIN(token + MAX_PHRASE, clues->end);
    for (int32_t t = token + 1; t < end; t++) {
        if (tenet__marks_before(clues, t) & CLAUSE_MARKS)
            return t;
        if (tenet__looks_past(clues, t) || tenet__clue_kind(clues, t) == TENET__CUE_AUXILIARY)
            return t;
    }
    return token + 1;
}

/* "my boss, Mrs Bell, was", "the principal, however, said": a comma that goes on with the subject.
 */
static gboolean is_insertion(const tenet__clues *clues, int32_t token)
{
    int32_t word = tenet__clue_kind(clues, token) == TENET__CUE_CONTRAST ? token : token - 1;
    return (tenet__marks_before(clues, word) & TENET__MARK_COMMA) != 0 &&
           (tenet__marks_before(clues, word + 1) & TENET__MARK_COMMA) != 0;
}

static gboolean ends_insertion(const tenet__clues *clues, int32_t token)
{
    if (tenet__clue_kind(clues, token) == TENET__CUE_CONTRAST ||
        tenet__clue_kind(clues, token - 1) == TENET__CUE_CONTRAST)
        return is_insertion(clues, token);
    return looks_like_name(clues, token - 1) &&
           (tenet__clue_kind(clues, token) == TENET__CUE_AUXILIARY ||
            tenet__looks_past(clues, token));
}

/* TRUE if a verb follows the noun that ends before `token`; `determined` if an article or the like
 * makes it surely a noun. */
static gboolean verb_follows(const tenet__clues *clues, int32_t token, gboolean determined)
{
    gboolean adverb = FALSE;
    int32_t end = MIN(token + MAX_TO_VERB, clues->end);
    for (int32_t t = token; t < end; t++) {
        int32_t kind = tenet__clue_kind(clues, t);
        if ((tenet__marks_before(clues, t) & CLAUSE_MARKS) != 0 && kind != TENET__CUE_RELATIVE &&
            !ends_insertion(clues, t))
            return FALSE;
        if (kind == TENET__CUE_PREPOSITION && determined && t == token) {
            t = skip_phrase(clues, t) - 1;
            end = MIN(t + 1 + MAX_TO_VERB, clues->end);
            continue;
        }
        verb_sign sign =
            kind >= 0 ? sign_of_kind(kind) : sign_of_word(clues, t, determined, adverb);
        if (sign != BETWEEN)
            return sign == VERB;
        adverb |= kind == TENET__CUE_ADVERB || kind == TENET__CUE_NEGATION;
    }
    return FALSE;
}

/* "Line cook": a bare noun that opens the clause belongs to the noun behind it. */
static gboolean opens_phrase(const tenet__clues *clues, int32_t token)
{
    gboolean first =
        token == clues->begin || (tenet__marks_before(clues, token) & CLAUSE_MARKS) != 0;
    return first && tenet__clue_at(clues, token) == NULL && !tenet__looks_past(clues, token) &&
           !ends_with(clues, token, "s") && !ends_with(clues, token, "ing") &&
           !ends_with(clues, token, "ly");
}

/* First token of the noun phrase whose noun is at `token`. */
static int32_t phrase_begin(const tenet__clues *clues, int32_t token)
{
    int32_t begin = token;
    for (int32_t i = 0; i < MAX_PHRASE && begin > clues->begin; i++) {
        if ((tenet__marks_before(clues, begin) & ~TENET__MARK_HYPHEN) != 0)
            return begin;
        int32_t kind = tenet__clue_kind(clues, begin - 1);
        gboolean determiner = kind == TENET__CUE_DETERMINER || kind == TENET__CUE_THIRD_OBJECT;
        gboolean adjective = kind == -1 && begin - 1 > clues->begin &&
                             tenet__clue_kind(clues, begin) != TENET__CUE_DETERMINER &&
                             tenet__clue_kind(clues, begin - 2) == TENET__CUE_DETERMINER;
        gboolean title = looks_like_name(clues, begin - 1);
        if (!determiner && !adjective && !title && kind != TENET__CUE_OTHER &&
            !opens_phrase(clues, begin - 1))
            return begin;
        begin--;
    }
    return begin;
}

/* TRUE if what stands before the phrase lets it be a subject rather than an object. */
static gboolean subject_place(const tenet__clues *clues, int32_t begin)
{
    /* "In my review the feedback was ...": an article begins a new phrase. */
    if (begin > clues->begin && tenet__clue_kind(clues, begin) == TENET__CUE_DETERMINER &&
        tenet__clue_kind(clues, begin - 1) == -1 && !tenet__looks_past(clues, begin - 1) &&
        !ends_with(clues, begin - 1, "ing") && !ends_with(clues, begin - 1, "s"))
        return TRUE;
    if (begin == clues->begin || (tenet__marks_before(clues, begin) & CLAUSE_MARKS) != 0)
        return TRUE;
    switch (tenet__clue_kind(clues, begin - 1)) {
    case TENET__CUE_CONTRAST:
    case TENET__CUE_SUBORDINATOR:
    case TENET__CUE_COMPLEMENT:
    case TENET__CUE_RELATIVE:
    case TENET__CUE_CONDITION:
    case TENET__CUE_SPEECH:
    case TENET__CUE_OPINION:
    case TENET__CUE_UNCERTAIN:
    case TENET__CUE_HABIT:
    case TENET__CUE_COORDINATOR:
    case TENET__CUE_ADVERB:
    case TENET__CUE_NEUTRAL:
        return TRUE;
    default:
        return FALSE;
    }
}

/* "somebody", "everyone": with a verb form such as "had" behind it always a subject. */
static gboolean is_anybody(const tenet__clues *clues, const tenet__clue *clue)
{
    return ends_with(clues, clue->last, "body") || ends_with(clues, clue->last, "one");
}

static gboolean other_subject(const tenet__clues *clues, const tenet__clue *clue)
{
    int32_t begin = phrase_begin(clues, clue->first);
    gboolean determined = begin < clue->first || clue->first == clues->begin ||
                          (clue->last + 1 < clues->end && looks_like_name(clues, clue->last + 1));
    determined |= is_anybody(clues, clue);
    if (is_anybody(clues, clue) && tenet__clue_kind(clues, begin - 1) != TENET__CUE_PREPOSITION &&
        tenet__clue_kind(clues, clue->last + 1) == TENET__CUE_AUXILIARY)
        return TRUE;
    return !is_possessive(clues, clue->last) && subject_place(clues, begin) &&
           verb_follows(clues, clue->last + 1, determined);
}

gboolean tenet__subject_at(const tenet__clues *clues, int32_t token)
{
    const tenet__clue *clue = tenet__clue_at(clues, token);
    if (clue == NULL || clue->first != token)
        return FALSE;
    if (clue->kind == TENET__CUE_SELF || clue->kind == TENET__CUE_THIRD)
        return TRUE;
    return clue->kind == TENET__CUE_OTHER && other_subject(clues, clue);
}

int32_t tenet__plural_subject(const tenet__clues *clues, int32_t token)
{
    int32_t noun = token - 1;
    while (tenet__clue_kind(clues, noun) == TENET__CUE_ADVERB)
        noun--;
    const tenet__clue *clue = tenet__clue_at(clues, noun);
    if (clue == NULL || clue->kind != TENET__CUE_OTHER ||
        (tenet__marks_before(clues, token) & CLAUSE_MARKS) != 0)
        return -1;
    gboolean plural = ends_with(clues, noun, "s") || tenet__word_is(clues, noun, "people") ||
                      tenet__word_is(clues, noun, "staff") || tenet__word_is(clues, noun, "team");
    int32_t begin = phrase_begin(clues, clue->first);
    return plural && !is_possessive(clues, noun) && subject_place(clues, begin) ? begin : -1;
}

/* The walk over one sentence. */
typedef struct doer_walk {
    const tenet__clues *clues;
    tenet__voice voice;
    tenet__doer now;
    tenet__doer before_clause; /* who did it before "when ...": the doer again behind its comma */
    gboolean in_clause;
    gboolean completing; /* the clause completes a verb: "what she wanted" */
    gboolean reported;   /* somebody else is speaking: what follows is theirs */
    int32_t until;       /* what is told of "it" or in a relative clause ends before this token */
    const tenet__clue *source; /* the last other person or paper named */
    gboolean passive_state;    /* the other's clause tells a state ("was upset"), not a deed */
} doer_walk;

static const tenet__doer candidate = {FALSE, -1, -1};

static void give_to(doer_walk *walk, tenet__doer doer)
{
    if (!walk->reported)
        walk->now = doer;
}

static void give_to_other(doer_walk *walk, int32_t first, int32_t last)
{
    give_to(walk, (tenet__doer){TRUE, first, last});
    walk->until =
        tenet__word_is(walk->clues, last, "it") || tenet__word_is(walk->clues, last, "this")
            ? last + MAX_THING
            : G_MAXINT32;
    walk->passive_state = tenet__clue_kind(walk->clues, last + 1) == TENET__CUE_AUXILIARY;
}

static gboolean is_pronoun_subject(const doer_walk *walk, int32_t token)
{
    int32_t kind = tenet__clue_kind(walk->clues, token);
    return kind == TENET__CUE_SELF ||
           (kind == TENET__CUE_THIRD && walk->voice == TENET__VOICE_NOTES);
}

/* What a comma gives back: behind a clause like "when the guest shouted," the doer of before; in
 * notes, at a verb without subject, the candidate, unless the other's deeds are being listed. */
static void meet_comma(doer_walk *walk, int32_t token)
{
    if (is_pronoun_subject(walk, token))
        walk->reported = FALSE;
    if (walk->in_clause) {
        walk->in_clause = FALSE;
        give_to(walk, walk->before_clause);
    } else if (walk->voice == TENET__VOICE_NOTES && walk->passive_state &&
               tenet__looks_past(walk->clues, token)) {
        give_to(walk, candidate);
    }
}

/* "asked what he wanted and offered him tea": behind a completing clause "and" goes on with the
 * doer of before. */
static void meet_and(doer_walk *walk, int32_t token)
{
    if (walk->completing && walk->in_clause && !walk->before_clause.other &&
        tenet__clue_kind(walk->clues, token - 1) == TENET__CUE_COORDINATOR &&
        tenet__looks_past(walk->clues, token)) {
        walk->in_clause = FALSE;
        give_to(walk, walk->before_clause);
    }
}

static void meet_mark(doer_walk *walk, int32_t token)
{
    uint32_t marks = tenet__marks_before(walk->clues, token);
    if ((marks & TENET__MARK_COLON) != 0 && (marks & TENET__MARK_QUOTE_OPEN) != 0 &&
        walk->source != NULL) {
        give_to_other(walk, phrase_begin(walk->clues, walk->source->first), walk->source->last);
        walk->reported = TRUE;
    } else if ((marks & (TENET__MARK_SEMICOLON | TENET__MARK_DASH | TENET__MARK_OTHER)) != 0) {
        walk->reported = FALSE;
        walk->in_clause = FALSE;
        give_to(walk, candidate);
    } else if ((marks & TENET__MARK_QUOTE_CLOSE) != 0) {
        walk->reported = FALSE;
    } else if ((marks & TENET__MARK_COMMA) != 0 &&
               tenet__clue_kind(walk->clues, token) != TENET__CUE_RELATIVE) {
        meet_comma(walk, token);
    }
}

/* "asked me to help": the one who is asked is the doer. */
static gboolean is_asked(const doer_walk *walk, const tenet__clue *clue)
{
    return tenet__word_is(walk->clues, clue->last + 1, "to");
}

static gboolean joins_clauses(int32_t kind)
{
    return kind == TENET__CUE_COORDINATOR || kind == TENET__CUE_CONTRAST ||
           kind == TENET__CUE_SUBORDINATOR;
}

static void meet_other(doer_walk *walk, const tenet__clue *clue)
{
    const tenet__clues *clues = walk->clues;
    int32_t begin = phrase_begin(clues, clue->first);
    int32_t before = tenet__clue_kind(clues, begin - 1);
    walk->source = clue;
    /* "It was not my job": nobody's deed. */
    if ((tenet__word_is(clues, clue->last, "it") || tenet__word_is(clues, clue->last, "this")) &&
        tenet__clue_kind(clues, clue->last + 1) == TENET__CUE_AUXILIARY)
        return;
    gboolean called_on = before == TENET__CUE_REQUEST || tenet__word_is(clues, begin - 1, "for");
    if (other_subject(clues, clue) || (is_asked(walk, clue) && called_on))
        give_to_other(walk, begin, clue->last);
}

/* Verbs with a doer of their own and no "to": "let them talk", "heard him shout". */
static gboolean lets(const tenet__clues *clues, int32_t token)
{
    static const char *const words[] = {"let",  "lets",  "letting", "made",
                                        "make", "heard", "saw",     "watched"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (tenet__word_is(clues, token, words[i]))
            return TRUE;
    }
    return FALSE;
}

static void meet_person(doer_walk *walk, const tenet__clue *clue)
{
    gboolean first_voice = walk->voice == TENET__VOICE_FIRST;
    switch (clue->kind) {
    case TENET__CUE_SELF:
        if (joins_clauses(tenet__clue_kind(walk->clues, clue->first - 1)))
            walk->reported = FALSE;
        give_to(walk, candidate);
        break;
    case TENET__CUE_THIRD:
        if (first_voice)
            give_to_other(walk, clue->first, clue->last);
        else
            give_to(walk, candidate);
        break;
    case TENET__CUE_SELF_OBJECT:
        if (is_asked(walk, clue))
            give_to(walk, candidate);
        break;
    case TENET__CUE_THIRD_OBJECT:
        if (first_voice && lets(walk->clues, clue->first - 1))
            give_to_other(walk, clue->first, clue->last);
        else if (is_asked(walk, clue) && first_voice)
            give_to_other(walk, clue->first, clue->last);
        else if (is_asked(walk, clue) && walk->now.other)
            give_to(walk, candidate);
        break;
    case TENET__CUE_OTHER:
        meet_other(walk, clue);
        break;
    default:
        break;
    }
}

/* Names are no cues: a capitalised word where a subject stands, with a verb behind it. In a text in
 * the first person one can also open the sentence. */
static void meet_name(doer_walk *walk, int32_t token)
{
    const tenet__clues *clues = walk->clues;
    gboolean opens = token == clues->begin && walk->voice == TENET__VOICE_FIRST &&
                     (clues->document->tokens[token].shape & TENET__SHAPE_CAPITAL) != 0 &&
                     !tenet__looks_past(clues, token) && !ends_with(clues, token, "ly") &&
                     !ends_with(clues, token, "ing") && token + 1 < clues->end &&
                     tenet__looks_past(clues, token + 1) &&
                     tenet__clue_kind(clues, token + 1) != TENET__CUE_AUXILIARY;
    if ((!looks_like_name(clues, token) && !opens) || is_possessive(clues, token))
        return;
    int32_t begin = phrase_begin(clues, token);
    if (subject_place(clues, begin) && verb_follows(clues, token + 1, FALSE))
        give_to_other(walk, begin, token);
}

/* An act told in the past right behind a noun: "shouted", "had dismissed", "was shouting". */
static gboolean act_follows(const tenet__clues *clues, int32_t token)
{
    while (tenet__clue_kind(clues, token) == TENET__CUE_ADVERB)
        token++;
    if (token >= clues->end || (tenet__marks_before(clues, token) & CLAUSE_MARKS) != 0)
        return FALSE;
    int32_t kind = tenet__clue_kind(clues, token);
    if (kind == TENET__CUE_HYPOTHETICAL || tenet__word_is(clues, token, "will"))
        return TRUE;
    int32_t next = tenet__clue_kind(clues, token + 1);
    if (kind == -1 && ends_with(clues, token, "s") &&
        (next == TENET__CUE_DETERMINER || next == TENET__CUE_SELF_OBJECT ||
         next == TENET__CUE_THIRD_OBJECT || next == TENET__CUE_OTHER))
        return TRUE;
    if (kind != TENET__CUE_AUXILIARY)
        return kind != TENET__CUE_PAST && tenet__looks_past(clues, token);
    if (token + 1 >= clues->end)
        return FALSE;
    return ends_with(clues, token + 1, "ing") ||
           (tenet__word_is(clues, token, "had") && tenet__looks_past(clues, token + 1) &&
            !tenet__word_is(clues, token + 1, "been"));
}

/* Nouns that are no cues: with an article or possessive before it and an act behind it, a noun is
 * somebody (or something) else that acts. */
static void meet_noun(doer_walk *walk, int32_t token)
{
    const tenet__clues *clues = walk->clues;
    int32_t begin = phrase_begin(clues, token);
    int32_t opener = tenet__clue_kind(clues, begin);
    if (begin == token || is_possessive(clues, token) || tenet__looks_past(clues, token) ||
        (opener != TENET__CUE_DETERMINER && opener != TENET__CUE_THIRD_OBJECT))
        return;
    gboolean asked = tenet__word_is(clues, token + 1, "to") &&
                     tenet__clue_kind(clues, begin - 1) == TENET__CUE_REQUEST;
    if (!asked && !(subject_place(clues, begin) && act_follows(clues, token + 1)))
        return;
    give_to_other(walk, begin, token);
    if (!walk->reported)
        walk->until = token + MAX_RELATIVE;
}

/* "Both complained", "others shouted": a word of number that stands for people. */
static void meet_number(doer_walk *walk, const tenet__clue *clue)
{
    static const char *const words[] = {"both",    "some",    "many", "most",
                                        "several", "another", "one"};
    gboolean number = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        number |= tenet__word_is(walk->clues, clue->first, words[i]);
    if (number && subject_place(walk->clues, clue->first) &&
        act_follows(walk->clues, clue->last + 1))
        give_to_other(walk, clue->first, clue->last);
}

static void give_to_relative(doer_walk *walk, const tenet__clue *person, int32_t opener)
{
    tenet__doer before = walk->now;
    give_to_other(walk, phrase_begin(walk->clues, person->first), person->last);
    if (before.other || walk->reported)
        return;
    walk->until = opener + MAX_RELATIVE;
    walk->before_clause = before;
    walk->in_clause = TRUE;
}

/* "I am somebody who helps": the noun is the candidate. */
static gboolean describes_candidate(const doer_walk *walk, const tenet__clue *noun)
{
    static const char *const links[] = {"am", "is", "was", "be", "been", "s"};
    int32_t link = phrase_begin(walk->clues, noun->first) - 1;
    int32_t subject = tenet__clue_kind(walk->clues, link - 1);
    if (tenet__word_is(walk->clues, link, "into") || tenet__word_is(walk->clues, link, "as"))
        return !walk->now.other;
    for (gsize i = 0; i < G_N_ELEMENTS(links); i++) {
        if (tenet__word_is(walk->clues, link, links[i]))
            return !walk->now.other && (subject == TENET__CUE_SELF || subject == TENET__CUE_THIRD ||
                                        subject == TENET__CUE_AUXILIARY);
    }
    return FALSE;
}

/* "a colleague who struggled": inside the relative clause the doer is the one before it. */
static void meet_relative(doer_walk *walk, const tenet__clue *clue)
{
    const tenet__clues *clues = walk->clues;
    const tenet__clue *before = tenet__clue_at(clues, clue->first - 1);
    gboolean who = tenet__word_is(clues, clue->first, "who");
    tenet__clue noun = {TENET__CUE_OTHER, clue->first - 1, clue->first - 1};
    if (before == NULL && who && clue->first > clues->begin &&
        !tenet__looks_past(clues, noun.first))
        before = &noun;
    if (before == NULL || before->kind != TENET__CUE_OTHER || describes_candidate(walk, before))
        return;
    if (who || verb_follows(clues, clue->last + 1, FALSE))
        give_to_relative(walk, before, clue->last);
}

/* What another person says of the candidate is that person's word. */
static void meet_speech(doer_walk *walk, const tenet__clue *clue)
{
    static const char *const judges[] = {"panel",    "interviewer", "interviewers",
                                         "assessor", "assessors",   "board"};
    for (gsize i = 0; walk->voice == TENET__VOICE_NOTES && i < G_N_ELEMENTS(judges); i++) {
        if (walk->now.other && tenet__word_is(walk->clues, walk->now.cause_last, judges[i])) {
            give_to(walk, candidate); /* the notes' own word */
            return;
        }
    }
    if (walk->now.other && !is_possessive(walk->clues, clue->last) &&
        walk->now.cause_last >= clue->first - MAX_TO_VERB)
        walk->reported = !tenet__word_is(walk->clues, clue->last + 1, "to");
}

/* A clause of its own: what it tells of somebody ends with it. */
static void open_clause(doer_walk *walk, const tenet__clue *clue)
{
    if (walk->reported || walk->in_clause)
        return;
    walk->before_clause = walk->now;
    walk->in_clause = TRUE;
    walk->completing = clue->kind != TENET__CUE_SUBORDINATOR && clue->kind != TENET__CUE_CONDITION;
    if (walk->voice == TENET__VOICE_NOTES && clue->kind == TENET__CUE_SUBORDINATOR)
        give_to(walk, candidate);
}

static gboolean holds(const tenet__clues *clues, const tenet__clue *clue, const char *const *words)
{
    for (int32_t t = clue->first; t <= clue->last; t++) {
        for (const char *const *word = words; *word != NULL; word++) {
            if (tenet__word_is(clues, t, *word))
                return TRUE;
        }
    }
    return FALSE;
}

/* Longer cues can hold a subject ("I guess", "as she") or open a clause ("not sure what"). */
static void meet_inside(doer_walk *walk, const tenet__clue *clue)
{
    static const char *const selves[] = {"i", "we", NULL};
    static const char *const thirds[] = {"he", "she", "they", NULL};
    static const char *const openers[] = {"what", "how",     "where", "why",
                                          "if",   "whether", "when",  NULL};
    static const char *const nobodies[] = {"nobody", "one", NULL};
    tenet__clue last = {clue->kind, clue->last, clue->last};
    if (holds(walk->clues, &last, openers))
        open_clause(walk, clue);
    if (holds(walk->clues, clue, selves) ||
        (walk->voice == TENET__VOICE_NOTES && holds(walk->clues, clue, thirds)))
        give_to(walk, candidate);
    else if (holds(walk->clues, clue, thirds))
        give_to_other(walk, clue->first, clue->last);
    else if (clue->kind == TENET__CUE_NEGATION && holds(walk->clues, clue, nobodies) &&
             (subject_place(walk->clues, clue->first) ||
              tenet__clue_kind(walk->clues, clue->last + 1) == TENET__CUE_AUXILIARY) &&
             verb_follows(walk->clues, clue->last + 1, TRUE))
        give_to_other(walk, clue->first, clue->last);
}

static void meet_clue(doer_walk *walk, const tenet__clue *clue)
{
    switch (clue->kind) {
    case TENET__CUE_RELATIVE:
        meet_relative(walk, clue);
        break;
    case TENET__CUE_SPEECH:
        meet_speech(walk, clue);
        break;
    case TENET__CUE_CONTRAST:
        if (is_insertion(walk->clues, clue->first))
            break;
        walk->reported = FALSE;
        give_to(walk, candidate);
        walk->before_clause = candidate;
        walk->in_clause = TRUE;
        break;
    case TENET__CUE_CONDITION:
    case TENET__CUE_COMPLEMENT:
    case TENET__CUE_SUBORDINATOR:
        open_clause(walk, clue);
        break;
    case TENET__CUE_DETERMINER:
        meet_number(walk, clue);
        break;
    case TENET__CUE_SELF:
    case TENET__CUE_SELF_OBJECT:
    case TENET__CUE_THIRD:
    case TENET__CUE_THIRD_OBJECT:
    case TENET__CUE_OTHER:
        meet_person(walk, clue);
        break;
    default:
        meet_inside(walk, clue);
        break;
    }
}

void tenet__doers(const tenet__clues *clues, tenet__voice voice, tenet__doer *doers)
{
    doer_walk walk = {.clues = clues, .voice = voice, .now = candidate, .until = G_MAXINT32};
    for (int32_t token = clues->begin; token < clues->end; token++) {
        const tenet__clue *clue = tenet__clue_at(clues, token);
        if (token >= walk.until)
            give_to(&walk, candidate);
        meet_mark(&walk, token);
        meet_and(&walk, token);
        if (clue != NULL && clue->first == token)
            meet_clue(&walk, clue);
        else if (clue == NULL) {
            meet_name(&walk, token);
            meet_noun(&walk, token);
        }
        doers[token - clues->begin] = walk.now;
    }
}
