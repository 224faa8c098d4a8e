/*
 * What is meant: each match of a sentence gets one state, and unless affirmed the words that caused
 * it; and whether the words tell of an act or make a claim.
 */
#ifndef TENET_LIB_EVIDENCE_CONTEXT_H
#define TENET_LIB_EVIDENCE_CONTEXT_H

#include "evidence/match.h"
#include "tenet/assess.h"

/** How one match is to be understood. */
typedef struct tenet__reading {
    int32_t state;       /**< TENET_STATE_ */
    int32_t kind;        /**< TENET_KIND_ */
    int64_t cause_start; /**< original bytes of the cause; -1 = none */
    int64_t cause_end;
} tenet__reading;

/** What one thread needs to read with one model's cues. */
typedef struct tenet__context tenet__context;

tenet__context *tenet__context_new(const tenet_model *model);
void tenet__context_free(tenet__context *context);

/** Begins a text. `question` is what was asked when the text itself does not say (NULL: unknown);
 *  it makes a first-person answer of an untagged text. Sentences are then read in their order,
 * since who "she" is depends on what came before. */
void tenet__context_begin(tenet__context *context, const tenet__document *document,
                          const char *question);

/** Reads the matches of one sentence, which stand in the order of the text. */
void tenet__context_read(tenet__context *context, int32_t sentence, const tenet__match *matches,
                         int32_t count, tenet__reading *readings);

#endif
