/*
 * Word sets, and what is made of them: a way is a list of word sets, one for each word in a row;
 * ways are alternatives of one another. Nothing here changes once it has its normal form, so that
 * terms share it.
 */
#ifndef TENET_LIB_MODEL_WORDSET_H
#define TENET_LIB_MODEL_WORDSET_H

#include <stdint.h>

#include <glib.h>

/** The words any of which will do in one place. Normal: no word twice, none that a prefix covers,
 *  no prefix that another begins. */
typedef struct tenet__word_set {
    GPtrArray *words;    /**< char *, folded, sorted, distinct */
    GPtrArray *prefixes; /**< char *, folded, sorted, distinct */
} tenet__word_set;

tenet__word_set *tenet__word_set_new(void);

/** A copy that shares the words, since a normal set never changes. */
tenet__word_set *tenet__word_set_share(const tenet__word_set *set);

/** Brings a set into the one form that equal sets share. */
void tenet__word_set_normalise(tenet__word_set *set);

/** An empty way: GPtrArray of tenet__word_set *, which it frees. */
GPtrArray *tenet__way_new(void);

/** A way of the words of `left` followed by those of `right`. */
GPtrArray *tenet__way_join(const GPtrArray *left, const GPtrArray *right);

/** An empty array of arrays, which it frees: alternatives of ways, an expansion of alternatives,
 *  parts of elements. */
GPtrArray *tenet__arrays_new(void);

/** Gives up a GPtrArray; for containers that hold some. */
void tenet__array_free(gpointer array);

/** Alternatives in their one form: all single words in one set, which comes first, then the
 *  phrases in order and each once. Takes normal sets in any order. */
GPtrArray *tenet__ways_normalise(const GPtrArray *ways);

/** How many words and prefixes all sets of the ways hold together. */
int64_t tenet__ways_count_words(const GPtrArray *ways);

/** Appends the canonical spelling: equal ways in their normal form give equal strings. */
void tenet__way_spell(GString *out, const GPtrArray *way);
void tenet__ways_spell(GString *out, const GPtrArray *ways);

/** Orders an array of char * by bytes, for g_ptr_array_sort(). */
int tenet__compare_strings(gconstpointer a, gconstpointer b);

#endif
