/*
 * How far a cue reaches: from its words to the end of the clause, past what does not end it.
 */
#ifndef TENET_LIB_EVIDENCE_SCOPE_H
#define TENET_LIB_EVIDENCE_SCOPE_H

#include "evidence/clues.h"

/** One past the last token that a forward cue governs. */
int32_t tenet__scope_end(const tenet__clues *clues, const tenet__clue *cue);

/** The first token that a backward cue ("not really", "was lacking") governs. */
int32_t tenet__scope_begin(const tenet__clues *clues, const tenet__clue *cue);

#endif
