/*
 * What to ask next: for each value that lacks something, why, how much one more answer would tell,
 * and a question or probe that was not used yet.
 */
#ifndef TENET_LIB_INTERVIEW_FOLLOW_UP_H
#define TENET_LIB_INTERVIEW_FOLLOW_UP_H

#include "interview/assessment.h"
#include "interview/prompts.h"

/** Fills the follow-ups of an assessment whose values, evidence and asked questions stand. The
 *  prompts are those of its model. */
void tenet__follow_up(tenet_assessment *assessment, tenet__prompts *prompts);

/** By how much the interval of a value with these units is expected to shrink when one more answer
 *  brings `units`; the formula stands at tenet_follow_up. Its share of that is what the alignment
 *  gains. */
double tenet__expected_narrowing(double in_favour, double against, double units);

#endif
