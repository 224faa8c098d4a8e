/*
 * The answer's first words that only repeat the question: "Respect, hmm", "A time I helped
 * somebody".
 */
#ifndef TENET_LIB_EVIDENCE_ECHO_H
#define TENET_LIB_EVIDENCE_ECHO_H

#include "evidence/clues.h"

/** TRUE if the sentence, whose clues these are, opens an answer and says nothing but the words of
 *  its question, without stating them of oneself. The question is the turn that is answered, or
 *  else `asked` (NULL: unknown). */
gboolean tenet__is_echo(const tenet__clues *clues, int32_t sentence, const tenet__document *asked);

#endif
