/*
 * The model's questions and probes, and which of their words one candidate has heard.
 */
#ifndef TENET_LIB_INTERVIEW_PROMPTS_H
#define TENET_LIB_INTERVIEW_PROMPTS_H

#include "model/model.h"

/** What one thread needs to choose among a model's questions and probes. Two that say the same, in
 *  folded words, are one. */
typedef struct tenet__prompts tenet__prompts;

tenet__prompts *tenet__prompts_new(const tenet_model *model);
void tenet__prompts_free(tenet__prompts *prompts);

/** Begins a candidate, of whom nothing was asked yet. */
void tenet__prompts_begin(tenet__prompts *prompts);

/** Uses up a question of the model; FALSE if its words were used already. */
gboolean tenet__prompts_take_question(tenet__prompts *prompts, int32_t question);

/** Uses up words that somebody chose. */
void tenet__prompts_use_words(tenet__prompts *prompts, const char *words);

gboolean tenet__prompts_probe_used(const tenet__prompts *prompts, int32_t value, int32_t probe);

#endif
