/*
 * Finding the terms of a lexicon in the words of one sentence.
 */
#ifndef TENET_LIB_EVIDENCE_FIND_H
#define TENET_LIB_EVIDENCE_FIND_H

#include <glib.h>

#include "base/limits.h"
#include "model/lexicon.h"
#include "text/document.h"

/** One place where a term stands. Words in gaps lie between `first` and `last` but do not belong
 *  to the term. */
typedef struct tenet__hit {
    int32_t payload;
    int32_t term;  /**< index in the lexicon, which is the order of the file */
    int32_t first; /**< tokens of the document */
    int32_t last;
    int32_t word_count;
    int32_t words[TENET__MAX_TERM_WORDS]; /**< the tokens that are the term's, ascending per part */
} tenet__hit;

/** TRUE if the token is one of the term's own words. */
gboolean tenet__hit_owns(const tenet__hit *hit, int32_t token);

/** What one thread needs to search with one lexicon. Remembers the classes of words it has met. */
typedef struct tenet__finder tenet__finder;

tenet__finder *tenet__finder_new(const tenet__lexicon *lexicon);
void tenet__finder_free(tenet__finder *finder);

/** Appends to `hits` (of tenet__hit) every place of every term in a sentence. A term in parts
 *  joined by & is found once. Tokens marked in `blocked` (one byte a token of the sentence; NULL:
 *  none) belong to no term. */
void tenet__find(tenet__finder *finder, const tenet__document *document, int32_t sentence,
                 const guint8 *blocked, GArray *hits);

#endif
