/*
 * Ratings first: which values still await an interviewer's rating, and a result without figures
 * until they have it. The rule stands at tenet_assessment_sealed().
 */
#ifndef TENET_LIB_INTERVIEW_SEAL_H
#define TENET_LIB_INTERVIEW_SEAL_H

#include "interview/assessment.h"

/** Sets `unrated` of every value of an assessment whose evidence and asked questions stand. */
void tenet__mark_unrated(tenet_assessment *assessment);

/** Seals an assessment if a value is unrated: takes out its figures and its evidence. */
void tenet__seal(tenet_assessment *assessment);

#endif
