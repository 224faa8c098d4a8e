/*
 * What is said: the indicators of a model in a document, after exclusions and the overlap rule.
 */
#ifndef TENET_LIB_EVIDENCE_MATCH_H
#define TENET_LIB_EVIDENCE_MATCH_H

#include "evidence/find.h"
#include "model/model.h"

/** One match that is left after exclusions and the overlap rule. */
typedef struct tenet__match {
    tenet__hit hit; /**< payload = indicator */
    int32_t sentence;
    int64_t start; /**< bytes of the original text */
    int64_t end;
} tenet__match;

/** What one thread needs to match with one model. */
typedef struct tenet__matcher tenet__matcher;

tenet__matcher *tenet__matcher_new(const tenet_model *model);
void tenet__matcher_free(tenet__matcher *matcher);

/** Appends the matches of a sentence to `matches` (of tenet__match) in the order of the text.
 *  Within one value the longest match wins, ties go to the greater weight, then to the file's
 *  order; excluded words belong to no indicator. A pattern that gives up is reported to `notices`.
 */
void tenet__match_sentence(tenet__matcher *matcher, const tenet__document *document,
                           int32_t sentence, GArray *matches, tenet_error *notices);

#endif
