/*
 * Coded words: what tells of who somebody is rather than of what they did. They are data:
 * lib/learn/coded.yaml lists them by kind.
 */
#ifndef TENET_LIB_LEARN_CODED_H
#define TENET_LIB_LEARN_CODED_H

#include "model/lexicon.h"

/** The kinds of coded words, in the order of their names in coded.c. */
typedef enum {
    TENET__CODED_MASCULINE,
    TENET__CODED_FEMININE,
    TENET__CODED_AGE,
    TENET__CODED_DISABILITY,
    TENET__CODED_ORIGIN,
    TENET__CODED_RELIGION,
    TENET__CODED_CLASS,
    TENET__CODED_COUNT
} tenet__coded_kind;

/** Finds coded words; for one thread. */
typedef struct tenet__coded tenet__coded;

tenet__coded *tenet__coded_new(void);
void tenet__coded_free(tenet__coded *coded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__coded, tenet__coded_free)

/** The kinds of coded words that stand in a term or text, as bits 1 << kind. */
uint32_t tenet__coded_in(tenet__coded *coded, const char *text);

/** What a kind tells of: "age"; for masculine and feminine the word itself. Static. */
const char *tenet__coded_name(tenet__coded_kind kind);

#endif
