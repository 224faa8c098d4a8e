/*
 * Which patterns a sentence can hold: those one of whose literals stands in a word of it, and those
 * of which no literal is known. All others need not be tried.
 */
#ifndef TENET_LIB_EVIDENCE_TRIGGERS_H
#define TENET_LIB_EVIDENCE_TRIGGERS_H

#include "model/model.h"
#include "text/document.h"

/** What one thread needs. Remembers the patterns of words it has met. */
typedef struct tenet__triggers tenet__triggers;

tenet__triggers *tenet__triggers_new(const tenet_model *model);
void tenet__triggers_free(tenet__triggers *triggers);

/** The patterns to be tried on a sentence: int32_t indexes in model->patterns, ascending; valid
 *  until the next call. */
const GArray *tenet__triggers_of(tenet__triggers *triggers, const tenet__document *document,
                                 int32_t sentence);

#endif
