/*
 * Learning the weights of one value, and how well they do on people they were not learnt from.
 */
#ifndef TENET_LIB_LEARN_VALIDATE_H
#define TENET_LIB_LEARN_VALIDATE_H

#include "learn/phrasebook.h"
#include "model/sketch.h"

/** Learnt weights, in log-odds, are whole numbers of so many parts of 1: a person can read them. */
#define TENET__WEIGHT_PARTS 20

/** What a value is learnt from. Shared by threads; nothing in it changes. */
typedef struct tenet__task {
    const tenet_corpus *corpus;
    const GPtrArray *documents;
    const tenet__phrasebook *book; /**< NULL: only the indicators that the value has */
    const tenet_model *base;       /**< NULL: none */
    guint label;                   /**< number of the label */
    const char *value;             /**< id of the value in the base, or of the new one */
    int32_t grow;                  /**< so many terms of the book at most */
    const char *language;
} tenet__task;

/** One learnt term. */
typedef struct tenet__weighed {
    char *text;
    gboolean is_regex;
    double weight; /**< signed */
} tenet__weighed;

/** What came of it. */
typedef struct tenet__learnt {
    char *problem; /**< why nothing could be learnt; NULL */
    int32_t code;  /**< of the problem */
    int32_t texts; /**< with a label */
    int32_t people;
    int32_t positives; /**< of two classes; else texts in the upper half */
    int32_t class_count;
    double low_label;                                    /**< the label of the lowest class */
    double f1, low, high, precision, recall, auc, kappa; /**< out of sample; NaN undefined */
    double threshold; /**< the sum of weights from which on the label is expected; of ratings, the
                           upper half */
    double c;         /**< chosen */
    GArray *terms;    /**< tenet__weighed */
} tenet__learnt;

/** Learns and validates: five-fold cross-validation over people in two layers. The inner layer
 *  chooses how far weights are held back and the threshold, the outer one measures; terms are
 *  chosen anew from what is learnt from in each fold. */
tenet__learnt *tenet__learn_value(const tenet__task *task);
void tenet__learnt_free(tenet__learnt *learnt);

#endif
