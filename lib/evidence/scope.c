/*
 * The reach of cues. A scope ends at a stronger sign than a comma, at a contrast ("but"), at a new
 * clause with a subject of its own, and where a coordination leaves the form of verb that the cue
 * governs: in "did not shout and listened" only "shout" can belong to "did not". See scope.h.
 */
#include "evidence/scope.h"

#include "evidence/doer.h"

#define CLAUSE_MARKS (TENET__MARK_SEMICOLON | TENET__MARK_DASH)

/* What kinds of cue may pass. */
typedef struct cue_reach {
    gboolean subject;      /* a first subject of its own: "if she helped", "maybe he listened" */
    gboolean past;         /* coordinated verbs in the past: "never shouted or interrupted" */
    gboolean subordinator; /* "because", "when": the cue colours the whole sentence */
    gboolean comma;        /* commas at all */
    gboolean relative;     /* "who": "I want to be the one who helps" */
} cue_reach;

static cue_reach reach_of(const tenet__clues *clues, const tenet__clue *cue)
{
    /* "not that she ignored him", "it is not like I shouted" */
    if (cue->kind == TENET__CUE_NEGATION &&
        (tenet__word_is(clues, cue->last, "that") || tenet__word_is(clues, cue->last, "like") ||
         tenet__word_is(clues, cue->last, "if")))
        return (cue_reach){.subject = TRUE, .past = TRUE};
    switch (cue->kind) {
    case TENET__CUE_CONDITION:
        return (cue_reach){.subject = TRUE, .past = TRUE};
    case TENET__CUE_UNCERTAIN:
        return (cue_reach){.subject = TRUE, .past = TRUE, .comma = TRUE};
    case TENET__CUE_INTENDED:
        return (cue_reach){.subject = TRUE, .comma = TRUE, .relative = TRUE};
    case TENET__CUE_HYPOTHETICAL:
        return (cue_reach){.subject = TRUE, .comma = TRUE};
    case TENET__CUE_PAST:
        return (cue_reach){.past = TRUE, .comma = TRUE};
    case TENET__CUE_RECEIVED:
        return (cue_reach){.comma = FALSE};
    case TENET__CUE_NEGATION_VERB:
        return (cue_reach){.comma = FALSE};
    default:
        return (cue_reach){.comma = TRUE};
    }
}

/* "never" and "neither" are followed by any form of the verb. */
static gboolean governs_past(const tenet__clues *clues, const tenet__clue *cue)
{
    return tenet__word_is(clues, cue->first, "never") ||
           tenet__word_is(clues, cue->first, "neither") ||
           tenet__word_is(clues, cue->first, "nor") ||
           tenet__word_is(clues, cue->first, "hardly") ||
           tenet__word_is(clues, cue->first, "barely") ||
           tenet__word_is(clues, cue->first, "rarely") ||
           tenet__word_is(clues, cue->first, "seldom");
}

/* "At no point did she help": behind an auxiliary the subject opens no clause. */
static gboolean inverted(const tenet__clues *clues, int32_t token)
{
    return tenet__clue_kind(clues, token - 1) == TENET__CUE_AUXILIARY;
}

/* TRUE if a subject at this token only completes a verb of thinking: "I don't think she helped". */
static gboolean after_opinion(const tenet__clues *clues, int32_t token)
{
    int32_t before = token - 1;
    if (tenet__clue_kind(clues, before) == TENET__CUE_RELATIVE)
        before--;
    int32_t kind = tenet__clue_kind(clues, before);
    return kind == TENET__CUE_OPINION || kind == TENET__CUE_SPEECH;
}

static gboolean begins_coordinate(const tenet__clues *clues, int32_t token)
{
    return (tenet__marks_before(clues, token) & TENET__MARK_COMMA) != 0 ||
           tenet__clue_kind(clues, token - 1) == TENET__CUE_COORDINATOR;
}

/* TRUE if nothing but the beginning of the clause stands between the cue and the token. */
static gboolean is_first_subject(const tenet__clues *clues, const tenet__clue *cue, int32_t token)
{
    for (int32_t t = cue->last + 1; t < token; t++) {
        if (tenet__looks_past(clues, t) || (tenet__marks_before(clues, t) & TENET__MARK_COMMA))
            return FALSE;
    }
    return TRUE;
}

/* TRUE if the scope of `cue` ends before this token. */
static gboolean ends_at(const tenet__clues *clues, const tenet__clue *cue, cue_reach reach,
                        int32_t token)
{
    int32_t kind = tenet__clue_kind(clues, token);
    uint32_t marks = tenet__marks_before(clues, token);
    if ((marks & CLAUSE_MARKS) != 0 || kind == TENET__CUE_CONTRAST)
        return TRUE;
    if ((marks & TENET__MARK_COMMA) != 0 && !reach.comma)
        return TRUE;
    if (kind == TENET__CUE_SUBORDINATOR && !reach.subordinator && token > cue->last + 1)
        return TRUE;
    if (kind == TENET__CUE_RELATIVE && !reach.relative && !tenet__word_is(clues, token, "that") &&
        token > cue->last + 1)
        return TRUE;
    if (tenet__subject_at(clues, token) && token > cue->last &&
        !(reach.subject && is_first_subject(clues, cue, token)) && !after_opinion(clues, token) &&
        !inverted(clues, token))
        return TRUE;
    if (!begins_coordinate(clues, token))
        return FALSE;
    if ((marks & TENET__MARK_COMMA) != 0 && kind == TENET__CUE_ADVERB)
        return TRUE;
    return !reach.past && !governs_past(clues, cue) && tenet__looks_past(clues, token);
}

int32_t tenet__scope_end(const tenet__clues *clues, const tenet__clue *cue)
{
    cue_reach reach = reach_of(clues, cue);
    for (int32_t token = cue->last + 1; token < clues->end; token++) {
        if (ends_at(clues, cue, reach, token))
            return token;
    }
    return clues->end;
}

int32_t tenet__scope_begin(const tenet__clues *clues, const tenet__clue *cue)
{
    for (int32_t token = cue->first; token > clues->begin; token--) {
        if ((tenet__marks_before(clues, token) & CLAUSE_MARKS) != 0)
            return token;
        int32_t kind = tenet__clue_kind(clues, token - 1);
        if (kind == TENET__CUE_CONTRAST || kind == TENET__CUE_SUBORDINATOR)
            return token;
    }
    return clues->begin;
}
