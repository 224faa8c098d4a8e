/*
 * The guide of an interview: which questions, and how many minutes for each.
 */
#ifndef TENET_LIB_INTERVIEW_GUIDE_H
#define TENET_LIB_INTERVIEW_GUIDE_H

#include <glib.h>

#include "model/model.h"
#include "tenet/interview.h"

struct tenet_guide {
    tenet_model *model;
    char *candidate; /**< NULL: the guide is for all */
    char *seed;      /**< NULL: none */
    char *language;  /**< NULL: the model's */
    GStringChunk *strings;
    GArray *questions; /**< tenet_guide_question */
    tenet_guide_minutes minutes;
};

#endif
