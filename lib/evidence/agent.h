/*
 * The agent of a known verb: who does what a match tells of, found backwards from its first word.
 * Where the walk over the sentence (doer.h) must guess which words are verbs, here one is known, so
 * that any noun phrase in the subject's place will do: "the new hire listens".
 */
#ifndef TENET_LIB_EVIDENCE_AGENT_H
#define TENET_LIB_EVIDENCE_AGENT_H

#include "evidence/doer.h"

/** Who does what the tokens from `head` to `last` tell: somebody else that is named as its subject
 * or as the one who is asked, let or seen to do it; else nobody is named here (other = FALSE). */
tenet__doer tenet__agent_of(const tenet__clues *clues, tenet__voice voice, int32_t head,
                            int32_t last);

#endif
