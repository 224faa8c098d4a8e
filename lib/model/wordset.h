/*
 * Word sets, and what is made of them: a phrase is word sets in a row, one for each word; ways are
 * phrases any of which will do. Nothing here changes once it is made, so that terms share it. All
 * lives in regions: whoever holds a term or a cache of terms holds what they consist of.
 */
#ifndef TENET_LIB_MODEL_WORDSET_H
#define TENET_LIB_MODEL_WORDSET_H

#include <stdint.h>

#include <glib.h>

#include "model/region.h"

/** The words any of which will do in one place. No word stands there twice, none that a prefix
 *  covers, and no prefix that another begins. */
typedef struct tenet__word_set {
    const char *const *words;    /**< folded, sorted, distinct */
    const char *const *prefixes; /**< folded, sorted, distinct */
    int32_t word_count;
    int32_t prefix_count;
    guint hash; /**< equal for equal sets */
} tenet__word_set;

typedef struct tenet__phrase {
    const tenet__word_set *const *sets;
    int32_t length;
} tenet__phrase;

typedef struct tenet__ways {
    const tenet__phrase *phrases;
    int32_t count;
    int32_t longest; /**< words of the longest phrase */
    int64_t words;   /**< and prefixes of all sets together */
} tenet__ways;

/** The set of a single word or prefix. The string must live as long as the region. */
const tenet__word_set *tenet__word_set_single(tenet__region *region, const char *text,
                                              gboolean is_prefix);

/** The set of words and prefixes that may repeat and cover one another; both arrays, of
 *  const char *, are changed. The strings must live as long as the region. */
const tenet__word_set *tenet__word_set_new(tenet__region *region, GPtrArray *words,
                                           GPtrArray *prefixes);

/** Ways as they are; the phrases are copied, the sets must live as long as the region. */
const tenet__ways *tenet__ways_new(tenet__region *region, const tenet__phrase *phrases,
                                   int32_t count);

/** The way to say one word. */
const tenet__ways *tenet__ways_of_word(tenet__region *region, const tenet__word_set *set);

/** Every way of `left` followed by every way of `right`. */
const tenet__ways *tenet__ways_join(tenet__region *region, const tenet__ways *left,
                                    const tenet__ways *right);

/** Ways in their one form: all single words in one set, which comes first, then the longer phrases
 *  in order and each once. The words must live as long as the region; all else is copied. */
const tenet__ways *tenet__ways_normal(tenet__region *region, const tenet__phrase *phrases,
                                      int32_t count);

/** Appends the canonical spelling: equal ways in their normal form give equal strings. */
void tenet__phrase_spell(GString *out, const tenet__phrase *phrase);
void tenet__ways_spell(GString *out, const tenet__ways *ways);

/** Orders an array of char * by bytes, for g_ptr_array_sort(). */
int tenet__compare_strings(gconstpointer a, gconstpointer b);

#endif
