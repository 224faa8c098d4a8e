/** @file tenet/tenet.h
 * tenet: recruit by your values, and let every candidate see why they got the score they got.
 *
 * Concepts
 *   model       a company's values with their weights, indicators (the words that are evidence for
 *               or against a value), questions and rating anchors               tenet/model.h
 *   candidate   what one person said, what interviewers noted and rated, what the person states
 *               as their own values                                             tenet/candidate.h
 *   assessment  the evidence found, what it counts, the alignment score with its interval, and
 *               what to ask next                                                tenet/assess.h
 *   bulk        many texts in memory at once, columns of numbers out            tenet/bulk.h
 *   guide       what to ask everybody, with minutes and room for notes; and candidates side by
 *               side                                                           tenet/interview.h
 *   reader      candidates out of a CSV export; scores into CSV, JSON or text   tenet/io.h
 *   error       every mistake with its place                                    tenet/base.h
 *
 * The conventions on status codes, errors, text, ownership and threads stand at the top of
 * tenet/base.h and hold everywhere.
 *
 * A whole program:
 *
 *     #include <stdio.h>
 *     #include <tenet/tenet.h>
 *
 *     int main(void)
 *     {
 *         tenet_model *model = NULL;
 *         tenet_candidate *person = NULL;
 *         tenet_assessment *result = NULL;
 *         const tenet_evidence *evidence = NULL;
 *         const tenet_text *texts = NULL;
 *         int64_t count = 0, text_count = 0;
 *
 *         tenet_model_builtin(&model, NULL);
 *         tenet_candidate_new("C-1", -1, &person, NULL);
 *         tenet_candidate_add_notes(person, "Stayed late to help a new colleague.", -1,
 *                                   TENET_TEXT_PLAIN, NULL);
 *         if (tenet_assess(model, person, NULL, &result, NULL) != TENET_OK)
 *             return 1;
 *         tenet_assessment_evidence(result, &evidence, &count);
 *         tenet_assessment_texts(result, &texts, &text_count);
 *         for (int64_t i = 0; i < count; i++)
 *             printf("%+.2f points: \"%.*s\"\n", evidence[i].points,
 *                    (int)(evidence[i].end - evidence[i].start),
 *                    texts[evidence[i].text].text + evidence[i].start);
 *         tenet_assessment_free(result);
 *         tenet_candidate_free(person);
 *         tenet_model_unref(model);
 *         return 0;
 *     }
 */
#ifndef TENET_TENET_H
#define TENET_TENET_H

#include "assess.h"
#include "base.h"
#include "bulk.h"
#include "candidate.h"
#include "interview.h"
#include "io.h"
#include "learn.h"
#include "model.h"

#endif
