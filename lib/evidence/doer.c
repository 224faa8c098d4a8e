/*
 * Following the doer through a sentence. There is no grammar here, only what a reader sees first:
 * the candidate is the doer unless somebody else is named where a subject stands and a verb
 * follows; a new subject, a new clause or, in notes, a verb without subject gives the word back to
 * the candidate. See doer.h.
 */
#include "evidence/doer.h"

#include <string.h>

#include "evidence/subject.h"

/* What "it" and "this" do is told in the next words; a relative clause goes on a little longer. */
#define MAX_THING    4
#define MAX_RELATIVE 10

/* Words between a subject and its verb of saying. */
#define MAX_TO_SPEECH 5

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
    if ((walk->completing || walk->passive_state) && walk->in_clause &&
        !walk->before_clause.other &&
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
        give_to_other(walk, tenet__phrase_begin(walk->clues, walk->source->first),
                      walk->source->last);
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

/* "Anna and I", "me and Tom": a phrase joined to the candidate as the subject. */
static gboolean joins_candidate(const doer_walk *walk, int32_t begin)
{
    if (tenet__clue_kind(walk->clues, begin - 1) != TENET__CUE_COORDINATOR ||
        (tenet__marks_before(walk->clues, begin - 1) & TENET__CLAUSE_MARKS) != 0)
        return FALSE;
    int32_t first = tenet__clue_kind(walk->clues, begin - 2);
    return first == TENET__CUE_SELF ||
           (first == TENET__CUE_THIRD && walk->voice == TENET__VOICE_NOTES) ||
           (first == TENET__CUE_SELF_OBJECT &&
            (begin - 2 == walk->clues->begin ||
             (tenet__marks_before(walk->clues, begin - 2) & TENET__CLAUSE_MARKS) != 0));
}

static gboolean joins_clauses(int32_t kind)
{
    return kind == TENET__CUE_COORDINATOR || kind == TENET__CUE_CONTRAST ||
           kind == TENET__CUE_SUBORDINATOR;
}

/* "I am somebody who helps": the noun is the candidate. */
static gboolean describes_candidate(const doer_walk *walk, const tenet__clue *noun)
{
    static const char *const someone[] = {"person", "someone", "somebody", NULL};
    static const char *const links[] = {"am", "is", "was", "be", "been", "s"};
    static const char *const kinds[] = {"kind", "sort", "type", NULL};
    int32_t begin = tenet__phrase_begin(walk->clues, noun->first);
    if (tenet__word_is(walk->clues, begin - 1, "of") &&
        tenet__word_among(walk->clues, begin - 2, kinds))
        begin = tenet__phrase_begin(walk->clues, begin - 2);
    if (begin == walk->clues->begin && tenet__word_among(walk->clues, noun->last, someone))
        return !walk->now.other;
    int32_t link = begin - 1;
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

static void meet_other(doer_walk *walk, const tenet__clue *clue)
{
    const tenet__clues *clues = walk->clues;
    int32_t begin = tenet__phrase_begin(clues, clue->first);
    int32_t before = tenet__clue_kind(clues, begin - 1);
    walk->source = clue;
    /* "It was not my job": nobody's deed. */
    if ((tenet__word_is(clues, clue->last, "it") || tenet__word_is(clues, clue->last, "this")) &&
        tenet__clue_kind(clues, clue->last + 1) == TENET__CUE_AUXILIARY)
        return;
    gboolean called_on = before == TENET__CUE_REQUEST || tenet__word_is(clues, begin - 1, "for");
    gboolean relative = tenet__clue_kind(clues, clue->last + 1) == TENET__CUE_RELATIVE;
    if (joins_candidate(walk, begin) || (relative && describes_candidate(walk, clue)))
        return;
    if (tenet__other_subject(clues, clue) || (is_asked(walk, clue) && called_on))
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

/* "talked to them to make sure": behind a preposition it is not they who are asked to do it, but
 * for "rely on them to", "wait for him to". */
static gboolean only_spoken_to(const doer_walk *walk, const tenet__clue *clue)
{
    static const char *const asking[] = {"on", "upon", "for", NULL};
    return tenet__clue_kind(walk->clues, clue->first - 1) == TENET__CUE_PREPOSITION &&
           !tenet__word_among(walk->clues, clue->first - 1, asking);
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
        else if (is_asked(walk, clue) && first_voice && !only_spoken_to(walk, clue))
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
                     !tenet__looks_past(clues, token) && !tenet__word_ends(clues, token, "ly") &&
                     !tenet__word_ends(clues, token, "ing") && token + 1 < clues->end &&
                     tenet__looks_past(clues, token + 1) &&
                     tenet__clue_kind(clues, token + 1) != TENET__CUE_AUXILIARY;
    if ((!tenet__is_name(clues, token) && !opens) || tenet__is_possessive(clues, token))
        return;
    int32_t begin = tenet__phrase_begin(clues, token);
    if (!joins_candidate(walk, begin) && tenet__subject_place(clues, begin) &&
        tenet__verb_follows(clues, token + 1, FALSE))
        give_to_other(walk, begin, token);
}

/* An act told in the past right behind a noun: "shouted", "had dismissed", "was shouting". */
static gboolean act_follows(const tenet__clues *clues, int32_t token)
{
    while (tenet__clue_kind(clues, token) == TENET__CUE_ADVERB)
        token++;
    if (token >= clues->end || (tenet__marks_before(clues, token) & TENET__CLAUSE_MARKS) != 0)
        return FALSE;
    int32_t kind = tenet__clue_kind(clues, token);
    if (kind == TENET__CUE_HYPOTHETICAL || tenet__word_is(clues, token, "will"))
        return TRUE;
    int32_t next = tenet__clue_kind(clues, token + 1);
    if (kind == -1 && tenet__word_ends(clues, token, "s") &&
        (next == TENET__CUE_DETERMINER || next == TENET__CUE_SELF_OBJECT ||
         next == TENET__CUE_THIRD_OBJECT || next == TENET__CUE_OTHER))
        return TRUE;
    if (kind != TENET__CUE_AUXILIARY)
        return kind != TENET__CUE_PAST && tenet__looks_past(clues, token);
    if (token + 1 >= clues->end)
        return FALSE;
    return tenet__word_ends(clues, token + 1, "ing") ||
           (tenet__word_is(clues, token, "had") && tenet__looks_past(clues, token + 1) &&
            !tenet__word_is(clues, token + 1, "been"));
}

/* Nouns that are no cues: with an article or possessive before it and an act behind it, a noun is
 * somebody (or something) else that acts. */
static void meet_noun(doer_walk *walk, int32_t token)
{
    const tenet__clues *clues = walk->clues;
    int32_t begin = tenet__phrase_begin(clues, token);
    int32_t opener = tenet__clue_kind(clues, begin);
    if (begin == token || tenet__is_possessive(clues, token) || tenet__is_time(clues, token) ||
        tenet__looks_past(clues, token) ||
        (opener != TENET__CUE_DETERMINER && opener != TENET__CUE_THIRD_OBJECT))
        return;
    gboolean asked = tenet__word_is(clues, token + 1, "to") &&
                     tenet__clue_kind(clues, begin - 1) == TENET__CUE_REQUEST;
    if (!asked && !(tenet__subject_place(clues, begin) && act_follows(clues, token + 1)))
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
    if (number && tenet__subject_place(walk->clues, clue->first) &&
        act_follows(walk->clues, clue->last + 1))
        give_to_other(walk, clue->first, clue->last);
}

static void give_to_relative(doer_walk *walk, const tenet__clue *person, int32_t opener)
{
    tenet__doer before = walk->now;
    give_to_other(walk, tenet__phrase_begin(walk->clues, person->first), person->last);
    if (before.other || walk->reported)
        return;
    walk->until = opener + MAX_RELATIVE;
    walk->before_clause = before;
    walk->in_clause = TRUE;
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
    if (who || tenet__verb_follows(clues, clue->last + 1, FALSE))
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
    if (walk->now.other && !tenet__is_possessive(walk->clues, clue->last) &&
        walk->now.cause_last >= clue->first - MAX_TO_SPEECH)
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
             (tenet__subject_place(walk->clues, clue->first) ||
              tenet__clue_kind(walk->clues, clue->last + 1) == TENET__CUE_AUXILIARY) &&
             tenet__verb_follows(walk->clues, clue->last + 1, TRUE))
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
        if (tenet__is_insertion(walk->clues, clue->first))
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
