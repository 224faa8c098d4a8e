/*
 * What could be a term: the words, word families and phrases of a corpus, each spelled as a term of
 * a model, and the texts in which they stand.
 */
#ifndef TENET_LIB_LEARN_PHRASEBOOK_H
#define TENET_LIB_LEARN_PHRASEBOOK_H

#include "learn/corpus.h"

/** Phrases have at most this many words. */
#define TENET__MAX_PHRASE 4

typedef struct tenet__candidate_term {
    const char *term; /**< "help+", "human+ right+"; owned by the book */
    int32_t words;    /**< 1 to TENET__MAX_PHRASE */
    int32_t texts;    /**< in so many texts */
    int32_t groups;   /**< of so many people */
    int32_t capitals; /**< of the texts, in so many it begins with a capital inside a sentence */
} tenet__candidate_term;

typedef struct tenet__phrasebook {
    GArray *terms;  /**< tenet__candidate_term */
    GArray *starts; /**< int32_t, one a text and one more: where its terms begin in `ids` */
    GArray *ids;    /**< int32_t, the terms of each text, ascending */
    GStringChunk *strings;
    double function_share; /**< of all words, those of the English function words; -1: no word */
} tenet__phrasebook;

/** The candidates that at least `min_groups` people use, from the documents of a corpus. Function
 *  words are none, and neither are phrases of function words only. */
tenet__phrasebook *tenet__phrasebook_new(const tenet_corpus *corpus, const GPtrArray *documents,
                                         gboolean english, int32_t max_words, int32_t min_groups);
void tenet__phrasebook_free(tenet__phrasebook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__phrasebook, tenet__phrasebook_free)

#endif
