/*
 * Terms: the small language in which a model says what counts as evidence.
 *
 *   help            the word, whatever its case
 *   support*        any ending; three letters at least before the star
 *   help+           the English inflections of the word: help, helps, helped, helping, help's ...
 *   lent a hand     words next to one another, across line breaks and hyphens
 *   stay+ ~4 to     up to four other words in between
 *   (calm|quiet)ly  is not possible; (calm|quiet) stands for one word or phrase: "(calm|very calm)"
 *   {people}        one of the model's list of that name
 *   a & b           both in one sentence, in any order
 *
 * A parsed term is a list of parts (joined by &); a part is a list of elements; an element is a gap
 * before it and the ways to fill it, phrases of word sets; a word set holds the folded words and
 * prefixes any of which will do in that place.
 */
#ifndef TENET_LIB_MODEL_TERM_H
#define TENET_LIB_MODEL_TERM_H

#include <glib.h>

#include "base/error.h"
#include "model/wordset.h"

typedef struct tenet__element {
    const tenet__ways *ways; /**< one at least */
    int32_t gap;             /**< this many other words may stand before it; 0 for the first */
} tenet__element;

typedef struct tenet__term_part {
    const tenet__element *elements; /**< one at least */
    int32_t count;
} tenet__term_part;

typedef struct tenet__term {
    tenet__region *region; /**< of all that the term consists of; the term has a reference */
    const tenet__term_part *parts; /**< one at least */
    int32_t part_count;
} tenet__term;

/** The word lists of a model: name -> GPtrArray of char * (entries as written), or NULL for a list
 *  whose own mistakes have been reported. */
typedef GHashTable tenet__word_lists;

/** What words, groups and lists stand for, so that terms that use the same one share it, and the
 *  memory of those terms. It also bounds the words that all terms together may stand for. */
typedef struct tenet__term_cache tenet__term_cache;
tenet__term_cache *tenet__term_cache_new(void);
void tenet__term_cache_free(tenet__term_cache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__term_cache, tenet__term_cache_free)

/** What parsing a term needs to know. Terms that share a cache share lists and language too. */
typedef struct tenet__term_rules {
    const tenet__word_lists *lists; /**< NULL: none */
    gboolean english;               /**< + is allowed and contractions are split */
    tenet__term_cache *cache;       /**< NULL: none */
} tenet__term_rules;

/** Parses a term. On a mistake adds an error at `place` moved to the column of the mistake (the
 *  term is assumed to stand on one line) and returns NULL. */
tenet__term *tenet__term_parse(const char *text, const tenet__term_rules *rules, tenet__place place,
                               tenet_error *error);

/** Whether the text can be an entry of a word list: words, with * and + where wanted. If not, adds
 *  an error as tenet__term_parse() does. */
gboolean tenet__term_check_entry(const char *text, const tenet__term_rules *rules,
                                 tenet__place place, tenet_error *error);

/** A term of the plain words of a name, such as "Diversity & inclusion": words next to one another,
 *  and where other signs stand between them, both in one sentence. NULL if it holds no word. */
tenet__term *tenet__term_from_name(const char *name, gboolean english);
void tenet__term_free(tenet__term *term);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__term, tenet__term_free)

/** A canonical spelling of what the term matches; equal terms give equal strings, whatever their
 *  blanks, order of alternatives or use of lists. For duplicates and the digest. Caller frees. */
char *tenet__term_canonical(const tenet__term *term);

/** Appends the canonical spelling. */
void tenet__term_spell(const tenet__term *term, GString *out);

/** For people, what the inflections and lists of a term stand for: "help+: help, helped, helping,
 *  helps; {people}: colleague, customer and 20 more". NULL if it has none. Caller frees. */
char *tenet__term_forms(const char *text, const tenet__term_rules *rules);

/** The inflections (inflect.c) of an English verb, noun or adjective as `word+` generates them:
 * folded, sorted, distinct, the word itself included. GPtrArray of char *, which frees them. */
GPtrArray *tenet__inflect(const char *word);

#endif
