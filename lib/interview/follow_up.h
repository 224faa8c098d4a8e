/*
 * What to ask next: for each value that is not known enough, a question not asked yet.
 */
#ifndef TENET_LIB_INTERVIEW_FOLLOW_UP_H
#define TENET_LIB_INTERVIEW_FOLLOW_UP_H

#include "interview/assessment.h"

/** Fills the follow-ups of an assessment whose values, evidence and asked questions stand. */
void tenet__follow_up(tenet_assessment *assessment);

#endif
