/*
 * Quotations: what stands between quotation marks is said by whoever is named as its speaker.
 */
#ifndef TENET_LIB_EVIDENCE_QUOTATION_H
#define TENET_LIB_EVIDENCE_QUOTATION_H

#include "evidence/doer.h"

/** Gives the tokens of each quotation whose speaker is named behind it ("..., said the porter") and
 *  is somebody else to that speaker. `doers` holds one entry a token of the sentence. */
void tenet__quotations(const tenet__clues *clues, tenet__voice voice, tenet__doer *doers);

#endif
