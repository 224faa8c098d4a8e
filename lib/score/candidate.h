/*
 * What is known of a candidate, as it was added.
 */
#ifndef TENET_LIB_SCORE_CANDIDATE_H
#define TENET_LIB_SCORE_CANDIDATE_H

#include <glib.h>

#include "tenet/candidate.h"

typedef struct tenet__given_text {
    char *text;
    int64_t length;
    char *question; /**< as given; NULL for notes and for the candidate's own statement */
    int32_t format;
} tenet__given_text;

typedef struct tenet__given_rating {
    char *value;
    double rating; /**< on 1 to 5; NaN: not observed */
} tenet__given_rating;

/** One entry of the candidate's own statement; `number` is a rank or a rating. */
typedef struct tenet__given_entry {
    char *value;
    double number;
} tenet__given_entry;

struct tenet_candidate {
    char *id;
    GArray *texts;      /**< tenet__given_text: answers and notes */
    GArray *ratings;    /**< tenet__given_rating */
    GArray *entries;    /**< tenet__given_entry of the candidate's own statement */
    GArray *statements; /**< tenet__given_text: the statement, when it is text */
    int32_t form;       /**< TENET_FORM_ of the statement; TENET_FORM_PROSE for any text */
    double low;         /**< the scale of self-reported ratings */
    double high;
};

/** Like tenet_candidate_add_answer(), or add_notes() if `question` is NULL, for text that was
 *  checked where it was read: it is UTF-8 within the limits. Takes `text`, whatever happens. */
int32_t tenet__candidate_take_text(tenet_candidate *candidate, const char *question, char *text,
                                   int64_t length, tenet_error **error);

#endif
