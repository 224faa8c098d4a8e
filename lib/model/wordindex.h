/*
 * From a folded word to the classes in whose word sets it stands, as itself or by a prefix.
 *
 * One table with open addressing for words and prefixes. Hashes are taken byte by byte, so that the
 * prefixes of a word are asked for on one way through it.
 */
#ifndef TENET_LIB_MODEL_WORDINDEX_H
#define TENET_LIB_MODEL_WORDINDEX_H

#include <glib.h>
#include <stdint.h>

typedef struct tenet__word_index tenet__word_index;

tenet__word_index *tenet__word_index_new(void);
void tenet__word_index_free(tenet__word_index *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__word_index, tenet__word_index_free)

/** Notes that the word, or each word with the prefix, stands in the class; the text is copied. */
void tenet__word_index_add(tenet__word_index *index, const char *text, gboolean prefix,
                           int32_t class);

/** Appends the classes of a word to `classes` (of int32_t): those of the word itself, then those of
 *  its prefixes, the shortest first; each time in the order in which they were added. */
void tenet__word_index_find(const tenet__word_index *index, const char *word, int32_t length,
                            GArray *classes);

#endif
