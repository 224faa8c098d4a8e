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

/* Words of a noun phrase before its noun: "an extremely angry customer". */
#define MAX_PHRASE 5

#define CLAUSE_MARKS                                                                               \
    (TENET__MARK_SEMICOLON | TENET__MARK_DASH | TENET__MARK_COLON | TENET__MARK_COMMA |            \
     TENET__MARK_OPEN | TENET__MARK_QUOTE_OPEN)

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

/* TRUE if a verb follows the noun that ends before `token`. */
static gboolean verb_follows(const tenet__clues *clues, int32_t token)
{
    for (int32_t i = 0; i < MAX_TO_VERB && token + i < clues->end; i++) {
        int32_t t = token + i;
        if (i > 0 && (tenet__marks_before(clues, t) & (CLAUSE_MARKS & ~TENET__MARK_OPEN)) != 0)
            return FALSE;
        switch (tenet__clue_kind(clues, t)) {
        case TENET__CUE_AUXILIARY:
        case TENET__CUE_VERB:
        case TENET__CUE_SPEECH:
        case TENET__CUE_OPINION:
        case TENET__CUE_HYPOTHETICAL:
        case TENET__CUE_INTENDED:
        case TENET__CUE_PAST:
        case TENET__CUE_NEGATION_VERB:
        case TENET__CUE_NEGATION_AFTER:
            return TRUE;
        case TENET__CUE_ADVERB:
        case TENET__CUE_NEGATION:
        case TENET__CUE_RELATIVE:
        case TENET__CUE_UNCERTAIN:
        case TENET__CUE_NEUTRAL:
            continue;
        case -1:
            if (tenet__looks_past(clues, t) || ends_with(clues, t, "s"))
                return TRUE;
            if (ends_with(clues, t, "ly"))
                continue;
            return FALSE;
        default:
            return FALSE;
        }
    }
    return FALSE;
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
                             tenet__clue_kind(clues, begin - 2) == TENET__CUE_DETERMINER;
        gboolean title = looks_like_name(clues, begin - 1);
        if (!determiner && !adjective && !title && kind != TENET__CUE_OTHER)
            return begin;
        begin--;
    }
    return begin;
}

/* TRUE if what stands before the phrase lets it be a subject rather than an object. */
static gboolean subject_place(const tenet__clues *clues, int32_t begin)
{
    if (begin == clues->begin || (tenet__marks_before(clues, begin) & CLAUSE_MARKS) != 0)
        return TRUE;
    switch (tenet__clue_kind(clues, begin - 1)) {
    case TENET__CUE_CONTRAST:
    case TENET__CUE_SUBORDINATOR:
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

static gboolean other_subject(const tenet__clues *clues, const tenet__clue *clue)
{
    return !is_possessive(clues, clue->last) &&
           subject_place(clues, phrase_begin(clues, clue->first)) &&
           verb_follows(clues, clue->last + 1);
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

/* The walk over one sentence. */
typedef struct doer_walk {
    const tenet__clues *clues;
    tenet__voice voice;
    tenet__doer now;
    gboolean reported; /* somebody else is speaking: the rest of the sentence is theirs */
} doer_walk;

static void give_to_candidate(doer_walk *walk)
{
    if (!walk->reported)
        walk->now = (tenet__doer){FALSE, -1, -1};
}

static void give_to_other(doer_walk *walk, int32_t first, int32_t last)
{
    if (!walk->reported)
        walk->now = (tenet__doer){TRUE, first, last};
}

/* A clause mark before a verb without subject: in notes that is the candidate again. */
static void meet_mark(doer_walk *walk, int32_t token)
{
    uint32_t marks = tenet__marks_before(walk->clues, token);
    if ((marks & (TENET__MARK_SEMICOLON | TENET__MARK_DASH)) != 0) {
        walk->reported = FALSE;
        give_to_candidate(walk);
    } else if ((marks & TENET__MARK_COMMA) != 0 && walk->voice == TENET__VOICE_NOTES &&
               tenet__clue_kind(walk->clues, token) != TENET__CUE_RELATIVE &&
               tenet__looks_past(walk->clues, token)) {
        give_to_candidate(walk);
    }
}

/* "asked me to help": the one who is asked is the doer. */
static gboolean is_asked(const doer_walk *walk, const tenet__clue *clue)
{
    return tenet__word_is(walk->clues, clue->last + 1, "to");
}

static void meet_person(doer_walk *walk, const tenet__clue *clue)
{
    const tenet__clues *clues = walk->clues;
    switch (clue->kind) {
    case TENET__CUE_SELF:
        give_to_candidate(walk);
        break;
    case TENET__CUE_THIRD:
        if (walk->voice == TENET__VOICE_NOTES)
            give_to_candidate(walk);
        else
            give_to_other(walk, clue->first, clue->last);
        break;
    case TENET__CUE_SELF_OBJECT:
        if (is_asked(walk, clue))
            give_to_candidate(walk);
        break;
    case TENET__CUE_THIRD_OBJECT:
        if (is_asked(walk, clue) && walk->voice == TENET__VOICE_FIRST)
            give_to_other(walk, clue->first, clue->last);
        else if (is_asked(walk, clue) && walk->now.other)
            give_to_candidate(walk);
        break;
    case TENET__CUE_OTHER:
        if (other_subject(clues, clue) ||
            (is_asked(walk, clue) &&
             tenet__clue_kind(clues, phrase_begin(clues, clue->first) - 1) == TENET__CUE_SPEECH))
            give_to_other(walk, phrase_begin(clues, clue->first), clue->last);
        break;
    default:
        break;
    }
}

/* Names are no cues: a capitalised word where a subject stands, with a verb behind it. */
static void meet_name(doer_walk *walk, int32_t token)
{
    const tenet__clues *clues = walk->clues;
    if (!looks_like_name(clues, token) || is_possessive(clues, token))
        return;
    int32_t begin = phrase_begin(clues, token);
    if (subject_place(clues, begin) && verb_follows(clues, token + 1))
        give_to_other(walk, begin, token);
}

/* "a colleague who struggled": inside the relative clause the doer is the one before it. */
static void meet_relative(doer_walk *walk, const tenet__clue *clue)
{
    const tenet__clue *before = tenet__clue_at(walk->clues, clue->first - 1);
    if (tenet__word_is(walk->clues, clue->first, "who") && before != NULL &&
        before->kind == TENET__CUE_OTHER)
        give_to_other(walk, phrase_begin(walk->clues, before->first), before->last);
}

/* What another person says of the candidate is that person's word. */
static void meet_speech(doer_walk *walk, const tenet__clue *clue)
{
    if (walk->now.other && !is_possessive(walk->clues, clue->last) &&
        walk->now.cause_last >= clue->first - MAX_TO_VERB)
        walk->reported = !tenet__word_is(walk->clues, clue->last + 1, "to");
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
        walk->reported = FALSE;
        give_to_candidate(walk);
        break;
    case TENET__CUE_SUBORDINATOR:
        if (walk->voice == TENET__VOICE_NOTES)
            give_to_candidate(walk);
        break;
    default:
        meet_person(walk, clue);
        break;
    }
}

void tenet__doers(const tenet__clues *clues, tenet__voice voice, tenet__doer_memory *memory,
                  tenet__doer *doers)
{
    doer_walk walk = {.clues = clues, .voice = voice, .now = {FALSE, -1, -1}};
    for (int32_t token = clues->begin; token < clues->end; token++) {
        const tenet__clue *clue = tenet__clue_at(clues, token);
        meet_mark(&walk, token);
        if (clue != NULL && clue->first == token)
            meet_clue(&walk, clue);
        else if (clue == NULL)
            meet_name(&walk, token);
        doers[token - clues->begin] = walk.now;
    }
    memory->other_last = walk.now.other;
}
