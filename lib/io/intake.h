/*
 * Taking words of a dictionary into a sketch: what every form of dictionary shares. A word is taken
 * only if the model that is made of it will load; whatever is left out is named with its line.
 */
#ifndef TENET_LIB_IO_INTAKE_H
#define TENET_LIB_IO_INTAKE_H

#include "model/sketch.h"

typedef struct tenet__intake {
    tenet__sketch *sketch;
    const char *source;   /**< in messages; not owned */
    tenet_error *notices; /**< what was left out; not owned */
    tenet_error *error;   /**< what ends the work; not owned */
    int64_t taken;        /**< words so far */
    int64_t dropped;      /**< things left out so far */
    gboolean english;
    GHashTable *lists;  /**< tenet__word_lists: those of the sketch */
    GHashTable *values; /**< made id, or folded name -> GINT_TO_POINTER(index + 1) */
    GHashTable *seen;   /**< value and canonical term -> GINT_TO_POINTER(line); a set */
    GHashTable *ids;    /**< ids of indicators that are taken; a set */
    tenet__term_cache *cache;
} tenet__intake;

/** `sketch`, `source`, `notices` and `error` must outlive the intake. */
tenet__intake *tenet__intake_new(tenet__sketch *sketch, const char *source, tenet_error *notices,
                                 tenet_error *error);
void tenet__intake_free(tenet__intake *intake);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__intake, tenet__intake_free)

/** Names something that is left out. */
void tenet__intake_drop(tenet__intake *intake, tenet__place place, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/** The value of a category; made if its name is new. NULL, with an error added, past the limit. */
tenet__sketch_value *tenet__intake_value(tenet__intake *intake, const char *name,
                                         tenet__place place);

/** Takes a word into a value. `foreign` says that signs which mean something in tenet's terms mean
 *  nothing here, so that a word with such a sign is left out. Owns nothing of `term`. FALSE, with
 * an error added, past the limit. */
gboolean tenet__intake_term(tenet__intake *intake, tenet__sketch_value *value,
                            const tenet__sketch_term *term, gboolean foreign, tenet__place place);

/** Makes the entries of the sketch's lists known to terms. */
void tenet__intake_use_lists(tenet__intake *intake);

/* The forms of dictionaries, each in a file of its own. Errors are added to intake->error. */
void tenet__import_liwc(tenet__intake *intake, const char *text, gsize length);
void tenet__import_liwc_table(tenet__intake *intake, const char *text, gsize length);
void tenet__import_quanteda(tenet__intake *intake, const char *text, gsize length);
void tenet__import_sheet(tenet__intake *intake, const char *text, gsize length);

#endif
