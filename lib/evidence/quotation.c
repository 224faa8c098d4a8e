/*
 * Speakers named behind their words: "You never listen," he said; "I'll help," said the porter. A
 * speaker named before them is met on the way (doer.c). See quotation.h.
 */
#include "evidence/quotation.h"

#include "evidence/subject.h"

/* Words from the closing mark to the verb of saying: "the head of the night shift told". */
#define MAX_TO_SPEECH 7

/* The speaker named from `token` on, if it is somebody else. */
static tenet__doer speaker(const tenet__clues *clues, tenet__voice voice, int32_t token)
{
    const tenet__doer nobody = {FALSE, -1, -1};
    int32_t end = MIN(token + MAX_TO_SPEECH, clues->end);
    int32_t speech = token;
    while (speech < end && tenet__clue_kind(clues, speech) != TENET__CUE_SPEECH) {
        if (speech > token && (tenet__marks_before(clues, speech) & TENET__CLAUSE_MARKS) != 0)
            return nobody;
        speech++;
    }
    if (speech >= end)
        return nobody;
    /* "said the porter" or "the porter said" */
    int32_t first = speech == token ? speech + 1 : token;
    int32_t last = speech == token ? first : speech - 1;
    int32_t kind = tenet__clue_kind(clues, first);
    if (first >= clues->end || kind == TENET__CUE_SELF || kind == TENET__CUE_SELF_OBJECT ||
        (kind == TENET__CUE_THIRD && voice == TENET__VOICE_NOTES))
        return nobody;
    if (kind != TENET__CUE_THIRD && kind != TENET__CUE_OTHER && kind != TENET__CUE_DETERMINER &&
        kind != TENET__CUE_THIRD_OBJECT && !tenet__is_name(clues, first))
        return nobody;
    if (speech == token && kind == TENET__CUE_DETERMINER)
        last = MIN(first + 1, clues->end - 1);
    return (tenet__doer){TRUE, first, last};
}

void tenet__quotations(const tenet__clues *clues, tenet__voice voice, tenet__doer *doers)
{
    int32_t open = -1;
    for (int32_t token = clues->begin; token < clues->end; token++) {
        uint32_t marks = clues->document->tokens[token].before;
        if ((marks & TENET__MARK_QUOTE_CLOSE) != 0 && open >= 0) {
            tenet__doer by = speaker(clues, voice, token);
            for (int32_t t = open; by.other && t < token; t++)
                doers[t - clues->begin] = by;
            open = -1;
        }
        if ((marks & TENET__MARK_QUOTE_OPEN) != 0)
            open = token;
    }
}
