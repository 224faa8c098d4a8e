/*
 * The sentences and phrases that the formats for people share.
 */
#ifndef TENET_LIB_IO_PHRASE_H
#define TENET_LIB_IO_PHRASE_H

#include <glib.h>

#include "interview/assessment.h"

/** "65 of 100 (between 41 and 83)". */
void tenet__phrase_score(GString *out, double score, double low, double high);

/** "alignment 65 of 100 (between 41 and 83), coverage 63 %", or why there is no number. */
void tenet__phrase_alignment(GString *out, const tenet_assessment *assessment);

/** The score of a value with what it comes from: "76 of 100 (between 41 and 94), from 2 answers",
 * or "not known yet: only 1 answer"; of a sealed assessment, whether it is rated. */
void tenet__phrase_value(GString *out, const tenet_value_score *row);

/** The words of a piece of evidence in quotes; of a rating or statement, what it is. */
void tenet__phrase_evidence(GString *out, const tenet_assessment *assessment,
                            const tenet_evidence *row);

/** What the state of a match means, with the words that caused it: `negated by "not"`. */
void tenet__phrase_state(GString *out, const tenet_assessment *assessment,
                         const tenet_evidence *row);

/** The question to ask, or a probe where no question is left; NULL: neither is. The model owns it.
 */
const char *tenet__follow_up_text(const tenet_assessment *assessment, const tenet_follow_up *row);

/** What to ask next about one value: its name, the question, the reason. */
void tenet__phrase_follow_up(GString *out, const tenet_assessment *assessment,
                             const tenet_follow_up *row);

/** The name of a value of the model, made visible; the caller frees it. */
char *tenet__value_name(const tenet_model *model, int32_t value);

#endif
