/*
 * Who did it: for each word of a sentence, whether the doer of a deed told there is the candidate
 * or somebody else, and which words say so.
 */
#ifndef TENET_LIB_EVIDENCE_DOER_H
#define TENET_LIB_EVIDENCE_DOER_H

#include "evidence/clues.h"

/** How a text speaks of the candidate. */
typedef enum {
    TENET__VOICE_NOTES, /**< "she", "the candidate" or nobody named */
    TENET__VOICE_FIRST  /**< "I"; "she" is somebody else */
} tenet__voice;

/** The doer at one word. */
typedef struct tenet__doer {
    gboolean other;      /**< somebody else */
    int32_t cause_first; /**< tokens that name them; -1 = none */
    int32_t cause_last;
} tenet__doer;

/** Sets the doer of every token of the sentence (as many as tokens). */
void tenet__doers(const tenet__clues *clues, tenet__voice voice, tenet__doer *doers);

#endif
