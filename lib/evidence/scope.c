/*
 * The reach of cues. A scope ends at a stronger sign than a comma, at a comma that separates no
 * list, at a contrast ("but"), at a clause of reason or time ("because", "until"), at a new clause
 * with a subject of its own, and where a coordination leaves the form of verb that the cue governs:
 * in "did not shout and listened" only "shout" can belong to "did not". See scope.h.
 */
#include "evidence/scope.h"

#include <string.h>

#include "evidence/subject.h"

#define CLAUSE_MARKS                                                                               \
    (TENET__MARK_SEMICOLON | TENET__MARK_DASH | TENET__MARK_OPEN | TENET__MARK_CLOSE |             \
     TENET__MARK_QUOTE_CLOSE)

/* Words of one item of a list: "did not shout, make fun of anybody or interrupt". */
#define MAX_LIST_ITEM 4
#define MAX_LIST      24

/* What is asked for, needed or received stands this close: "received a lot of good support". */
#define MAX_OBJECT 5

/* What kinds of cue may pass. */
typedef struct cue_reach {
    gboolean subject;  /* a first subject of its own: "if she helped", "maybe he listened" */
    gboolean past;     /* coordinated verbs in the past: "never shouted or interrupted" */
    gboolean comma;    /* commas that separate a list */
    gboolean relative; /* "who": "I want to be the one who helps" */
} cue_reach;

/* "not that she ignored him", "it is not like I shouted" */
static gboolean denies_clause(const tenet__clues *clues, const tenet__clue *cue)
{
    return cue->first < cue->last &&
           (tenet__word_is(clues, cue->last, "that") || tenet__word_is(clues, cue->last, "like") ||
            tenet__word_is(clues, cue->last, "if") || tenet__word_is(clues, cue->last, "though"));
}

/* "never", "neither" and the like are followed by any form of the verb, "not" by one. */
static gboolean governs_any_form(const tenet__clues *clues, const tenet__clue *cue)
{
    static const char *const words[] = {"never",  "neither", "nor",      "hardly", "barely",
                                        "rarely", "seldom",  "scarcely", "nobody"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (tenet__word_is(clues, cue->first, words[i]))
            return TRUE;
    }
    return FALSE;
}

static cue_reach reach_of(const tenet__clues *clues, const tenet__clue *cue)
{
    switch (cue->kind) {
    case TENET__CUE_CONDITION:
        return (cue_reach){.subject = TRUE, .past = TRUE, .relative = TRUE};
    case TENET__CUE_UNCERTAIN:
        return (cue_reach){.subject = TRUE, .past = TRUE, .comma = TRUE, .relative = TRUE};
    case TENET__CUE_HYPOTHETICAL:
    case TENET__CUE_INTENDED:
        return (cue_reach){.subject = TRUE, .comma = TRUE, .relative = TRUE};
    case TENET__CUE_PAST:
    case TENET__CUE_PAST_TIME:
        return (cue_reach){.subject = TRUE, .past = TRUE, .comma = TRUE};
    case TENET__CUE_NEGATION:
        return (cue_reach){.subject = denies_clause(clues, cue),
                           .past = denies_clause(clues, cue) || governs_any_form(clues, cue),
                           .comma = TRUE,
                           .relative = TRUE};
    default:
        return (cue_reach){.relative = TRUE};
    }
}

/* TRUE if a subject at this token only completes what stands before it: "I don't think she helped",
 * "at no point did she help". */
static gboolean completes(const tenet__clues *clues, const tenet__clue *cue, int32_t token)
{
    int32_t before = token - 1;
    if (before == cue->last)
        return TRUE;
    if (tenet__clue_kind(clues, before) == TENET__CUE_RELATIVE)
        before--;
    switch (tenet__clue_kind(clues, before)) {
    case TENET__CUE_OPINION:
    case TENET__CUE_SPEECH:
    case TENET__CUE_AUXILIARY:
    case TENET__CUE_COMPLEMENT:
        return TRUE;
    default:
        return tenet__clue_kind(clues, token - 1) == TENET__CUE_RELATIVE;
    }
}

/* TRUE if nothing told stands between the cue and the token. */
static gboolean is_first_subject(const tenet__clues *clues, const tenet__clue *cue, int32_t token)
{
    for (int32_t t = cue->last + 1; t < token; t++) {
        if (tenet__looks_past(clues, t) || (tenet__marks_before(clues, t) & TENET__MARK_COMMA) ||
            tenet__clue_kind(clues, t) == TENET__CUE_COORDINATOR)
            return FALSE;
    }
    return TRUE;
}

/* TRUE if the comma before this token separates items of a list: "and", "or" or another comma
 * follows soon, or stands right behind it. */
static gboolean separates_list(const tenet__clues *clues, int32_t token)
{
    if (tenet__clue_kind(clues, token) == TENET__CUE_ADVERB || tenet__subject_at(clues, token))
        return FALSE;
    int32_t item = token;
    for (int32_t t = token; t < MIN(token + MAX_LIST, clues->end); t++) {
        if (t > item + MAX_LIST_ITEM)
            return FALSE;
        if (t > token && tenet__subject_at(clues, t))
            return FALSE;
        if (tenet__clue_kind(clues, t) == TENET__CUE_COORDINATOR)
            return !tenet__subject_at(clues, t + 1);
        if ((tenet__marks_before(clues, t) & TENET__MARK_COMMA) != 0)
            item = t;
    }
    return FALSE;
}

/* "would stay calm, explain, call back": after would and will a list of bare verbs goes on without
 * "and". */
static gboolean lists_verbs(const tenet__clues *clues, const tenet__clue *cue, int32_t token)
{
    if (cue->kind != TENET__CUE_HYPOTHETICAL && cue->kind != TENET__CUE_INTENDED)
        return FALSE;
    int32_t kind = tenet__clue_kind(clues, token);
    if (kind == TENET__CUE_SUBORDINATOR && tenet__word_is(clues, token, "then"))
        kind = tenet__clue_kind(clues, ++token);
    const tenet__token *word = &clues->document->tokens[MIN(token, clues->end - 1)];
    return kind == -1 && !tenet__looks_past(clues, MIN(token, clues->end - 1)) &&
           word->word[word->length - 1] != 's' && !g_str_has_suffix(word->word, "ing");
}

static gboolean ends_by_mark(const tenet__clues *clues, const tenet__clue *cue, cue_reach reach,
                             int32_t token)
{
    uint32_t marks = tenet__marks_before(clues, token);
    if ((marks & CLAUSE_MARKS) != 0)
        return TRUE;
    /* A condition ends where the main clause names its subject. */
    if (cue->kind == TENET__CUE_CONDITION && (marks & TENET__MARK_COMMA) != 0)
        return tenet__subject_at(clues, token) || tenet__word_is(clues, token, "then");
    if ((marks & TENET__MARK_COLON) != 0 && cue->kind == TENET__CUE_NEGATION)
        return TRUE;
    if ((marks & TENET__MARK_COMMA) == 0)
        return FALSE;
    /* "As far as I recall, I apologised": a doubt set before the sentence is of all of it. */
    if (cue->kind == TENET__CUE_UNCERTAIN && token == cue->last + 1 &&
        (cue->first == clues->begin ||
         tenet__clue_kind(clues, cue->first - 1) == TENET__CUE_COORDINATOR))
        return FALSE;
    return !reach.comma || !(separates_list(clues, token) || lists_verbs(clues, cue, token));
}

static gboolean ends_by_word(const tenet__clues *clues, const tenet__clue *cue, cue_reach reach,
                             int32_t token)
{
    gboolean right_behind = token == cue->last + 1;
    switch (tenet__clue_kind(clues, token)) {
    case TENET__CUE_CONTRAST:
        return TRUE;
    case TENET__CUE_SUBORDINATOR:
        if (tenet__word_is(clues, token, "then") && lists_verbs(clues, cue, token))
            return FALSE;
        return !right_behind;
    case TENET__CUE_CONDITION:
        return !right_behind;
    case TENET__CUE_RELATIVE:
        return !right_behind && !reach.relative;
    default:
        return FALSE;
    }
}

/* TRUE if the scope of `cue` ends before this token. */
static gboolean ends_at(const tenet__clues *clues, const tenet__clue *cue, cue_reach reach,
                        int32_t token)
{
    if (ends_by_mark(clues, cue, reach, token) || ends_by_word(clues, cue, reach, token))
        return TRUE;
    if (tenet__subject_at(clues, token) && !completes(clues, cue, token) &&
        !(reach.subject && is_first_subject(clues, cue, token)))
        return TRUE;
    gboolean coordinate = tenet__clue_kind(clues, token - 1) == TENET__CUE_COORDINATOR ||
                          (tenet__marks_before(clues, token) & TENET__MARK_COMMA) != 0;
    return coordinate && !reach.past && tenet__looks_past(clues, token);
}

int32_t tenet__scope_end(const tenet__clues *clues, const tenet__clue *cue)
{
    cue_reach reach = reach_of(clues, cue);
    int32_t token = cue->last + 1;
    /* "No, sir": an answer of one word governs nothing. */
    if (token < clues->end && tenet__word_is(clues, cue->first, "no") &&
        (tenet__marks_before(clues, token) & ~TENET__MARK_NEWLINE) != 0)
        return token;
    int32_t farthest = MIN(token + TENET__MAX_REACH_WORDS, clues->end);
    if (cue->kind == TENET__CUE_RECEIVED)
        farthest = MIN(farthest, token + MAX_OBJECT);
    while (token < farthest && !ends_at(clues, cue, reach, token) &&
           !(cue->kind == TENET__CUE_RECEIVED &&
             tenet__clue_kind(clues, token) == TENET__CUE_COORDINATOR))
        token++;
    /* A coordinator left at the end joins what follows. */
    while (token > cue->last + 1 && token < clues->end &&
           tenet__clue_kind(clues, token - 1) == TENET__CUE_COORDINATOR)
        token--;
    return token;
}

static gboolean begins_clause(const tenet__clues *clues, int32_t token)
{
    if (token < clues->begin)
        return FALSE;
    static const char *const subjects[] = {"it", "there", "you", "who", "which", "nobody", "this"};
    if (tenet__subject_at(clues, token))
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(subjects); i++) {
        if (tenet__word_is(clues, token, subjects[i]))
            return tenet__clue_kind(clues, token - 1) != TENET__CUE_PREPOSITION &&
                   (!tenet__word_is(clues, token, "it") ||
                    tenet__verb_follows(clues, token + 1, TRUE));
    }
    return FALSE;
}

int32_t tenet__scope_begin(const tenet__clues *clues, const tenet__clue *cue)
{
    int32_t farthest = MAX(clues->begin, cue->first - TENET__MAX_REACH_WORDS);
    for (int32_t token = cue->first; token > farthest; token--) {
        uint32_t marks = tenet__marks_before(clues, token);
        if ((marks & (CLAUSE_MARKS | TENET__MARK_QUOTE_OPEN)) != 0 ||
            ((marks & TENET__MARK_COMMA) != 0 && token < cue->first))
            return token;
        if (token < cue->first && begins_clause(clues, token))
            return begins_clause(clues, token - 1) ? token - 1 : token;
        switch (tenet__clue_kind(clues, token - 1)) {
        case TENET__CUE_CONTRAST:
        case TENET__CUE_SUBORDINATOR:
        case TENET__CUE_COMPLEMENT:
        case TENET__CUE_CONDITION:
        case TENET__CUE_COORDINATOR:
            return token;
        case TENET__CUE_RELATIVE:
            return tenet__word_is(clues, token - 1, "that") ? token : token - 1;
        default:
            break;
        }
    }
    return farthest;
}
