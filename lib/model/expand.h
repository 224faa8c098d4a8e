/*
 * Expansion: what the words, groups and lists of a term stand for. Used by what reads terms.
 */
#ifndef TENET_LIB_MODEL_EXPAND_H
#define TENET_LIB_MODEL_EXPAND_H

#include "model/term.h"
#include "text/document.h"

struct tenet__term_cache {
    tenet__region *region;         /**< of all that is made */
    GHashTable *ways;              /**< tenet__span, an item as written -> tenet__ways */
    tenet__vocabulary *vocabulary; /**< NULL until a word needs it */
    tenet__document *words;        /**< of the item being read; NULL until a word needs it */
    GPtrArray *split;              /**< const char *, the words of the item being read */
    int64_t expanded;              /**< words made for all terms */
    int64_t used;                  /**< words that all terms refer to */
};

/** Expands the items of one text. Nothing in it is owned. */
typedef struct tenet__expander {
    const char *text; /**< a term or a list entry; items are pointers into it */
    const tenet__term_rules *rules;
    tenet__term_cache *cache; /**< never NULL */
    tenet__place place;       /**< of the text */
    tenet_error *error;
    const char *entry; /**< the list entry being read instead of `text`, or NULL */
} tenet__expander;

/** The place of a sign of the text; of a list entry only the term that uses the list is known. */
tenet__place tenet__expander_place(const tenet__expander *self, const char *at);

/** Reports a mistake at a sign of the text. */
#define tenet__expander_error(self, code, at, ...)                                                 \
    tenet__error_error((self)->error, (code), tenet__expander_place((self), (at)), __VA_ARGS__)

/** The ways of the item from `start` to `end`: a word, a group or a list with its brackets. Made
 *  once for all terms and owned by the cache; NULL after a mistake. */
const tenet__ways *tenet__expand_ways(tenet__expander *self, const char *start, const char *end);

/** The ways of a phrase of words and lists, in no normal order and in a region of the caller's,
 *  which must not outlive the cache. NULL after a mistake. */
const tenet__ways *tenet__expand_phrase(tenet__expander *self, tenet__region *region,
                                        const char *start, const char *end);

const char *tenet__skip_blanks(const char *at);

/** Where the run of signs that began at `at` ends: at a blank or a sign with a meaning. */
const char *tenet__item_end(const char *at);

/** The first sign between `from` and `to` that cannot stand in a phrase, or NULL. */
const char *tenet__foreign_sign(const char *from, const char *to);

#endif
