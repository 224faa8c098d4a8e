/*
 * Reading passives. See passive.h.
 */
#include "evidence/passive.h"

/* "by" stands at most this far behind the verb: "was helped a lot by a neighbour". */
#define MAX_TO_AGENT 4

static gboolean is_form_of_be(const tenet__clues *clues, int32_t token)
{
    static const char *const forms[] = {"was", "were",    "been", "being", "be",
                                        "got", "getting", "get",  "is",    "are"};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (tenet__word_is(clues, token, forms[i]))
            return TRUE;
    }
    return FALSE;
}

/* The form of be or get that makes the match a passive ("was helped"), or -1. */
static int32_t passive_of(const tenet__clues *clues, int32_t head)
{
    /* "was interested in", "is committed to": what one is, not what was done to one. */
    static const char *const states[] = {
        "interested", "committed", "dedicated", "involved",   "devoted",     "motivated",
        "concerned",  "engaged",   "invested",  "determined", "experienced", "skilled",
        "focused",    "excited",   "relaxed",   "composed",   "prepared",    "organised",
        "organized",  "balanced",  "measured",  "reserved",   NULL};
    if (!tenet__looks_past(clues, head) || tenet__word_among(clues, head, states))
        return -1;
    int32_t token = head - 1;
    for (int32_t i = 0; i < 3; i++, token--) {
        int32_t kind = tenet__clue_kind(clues, token);
        if (is_form_of_be(clues, token))
            return token;
        if (kind != TENET__CUE_ADVERB && kind != TENET__CUE_NEGATION)
            return -1;
    }
    return -1;
}

/* TRUE if the subject of the form of be is the candidate, named or left out; "the complaint was
 * resolved" leaves open who did it, and in notes that is the candidate. */
static gboolean is_own_subject(const tenet__clues *clues, int32_t be)
{
    int32_t token = be - 1;
    while (tenet__clue_kind(clues, token) == TENET__CUE_AUXILIARY ||
           tenet__clue_kind(clues, token) == TENET__CUE_ADVERB)
        token--;
    int32_t kind = tenet__clue_kind(clues, token);
    return token < clues->begin || kind == TENET__CUE_SELF || kind == TENET__CUE_THIRD ||
           kind == TENET__CUE_COORDINATOR || kind == TENET__CUE_CONTRAST ||
           kind == TENET__CUE_SUBORDINATOR || tenet__marks_before(clues, token + 1) != 0;
}

/* The token of "by" behind a passive, or -1. */
static int32_t find_by(const tenet__clues *clues, int32_t last)
{
    for (int32_t t = last + 1; t <= last + MAX_TO_AGENT && t < clues->end; t++) {
        if (tenet__word_is(clues, t, "by"))
            return t;
    }
    return -1;
}

tenet__passive tenet__passive_read(const tenet__clues *clues, int32_t head, int32_t last)
{
    int32_t be = passive_of(clues, head);
    if (be < 0)
        return (tenet__passive){TENET__PASSIVE_NONE, -1, -1};
    int32_t by = find_by(clues, last);
    if (by < 0)
        return (tenet__passive){
            is_own_subject(clues, be) ? TENET__PASSIVE_SUFFERED : TENET__PASSIVE_OPEN, be, be};
    int32_t kind = tenet__clue_kind(clues, by + 1);
    gboolean candidate = kind == TENET__CUE_SELF || kind == TENET__CUE_SELF_OBJECT ||
                         kind == TENET__CUE_THIRD_OBJECT;
    return (tenet__passive){candidate ? TENET__PASSIVE_BY_CANDIDATE : TENET__PASSIVE_BY_OTHER, by,
                            MIN(by + 2, clues->end - 1)};
}
