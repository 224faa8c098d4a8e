/*
 * What an assessment holds: rows, and the strings and texts they point into.
 */
#ifndef TENET_LIB_INTERVIEW_ASSESSMENT_H
#define TENET_LIB_INTERVIEW_ASSESSMENT_H

#include "base/error.h"
#include "model/model.h"
#include "tenet/assess.h"

struct tenet_assessment {
    tenet_model *model;
    char *candidate;
    GPtrArray *owned; /**< char *: texts, and questions in words of their own */
    tenet_alignment alignment;
    tenet_stated stated;
    GArray *values;     /**< tenet_value_score */
    GArray *evidence;   /**< tenet_evidence */
    GArray *texts;      /**< tenet_text */
    GArray *asked;      /**< tenet_asked */
    GArray *answered;   /**< int32_t: of each text but statements, the index in `asked`, or -1 */
    GArray *follow_ups; /**< tenet_follow_up */
    tenet_error *notices;
};

tenet_assessment *tenet__assessment_new(const tenet_model *model, const char *candidate);

/** What one thread needs to assess with one model, kept between candidates. */
typedef struct tenet__assessor tenet__assessor;

tenet__assessor *tenet__assessor_new(const tenet_model *model);
void tenet__assessor_free(tenet__assessor *assessor);

#define TENET__ASSESS_FLAGS TENET_ASSESS_RATINGS_FIRST

/** tenet_assess() with an assessor of one's own and TENET_ASSESS_ flags; errors are added to
 *  `error`, NULL on failure. */
tenet_assessment *tenet__assess(tenet__assessor *assessor, const tenet_candidate *candidate,
                                uint32_t flags, tenet_error *error);

#endif
