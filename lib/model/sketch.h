/*
 * A model that is being written: the words of a model as rows that can be added, changed and put
 * down as YAML. Importing, learning and the spreadsheet form meet here.
 *
 * What a sketch does not hold itself (questions, probes, anchors, scoring, cues) comes from the
 * model it is based on, so that growing the words of a model keeps all the rest.
 */
#ifndef TENET_LIB_MODEL_SKETCH_H
#define TENET_LIB_MODEL_SKETCH_H

#include <glib.h>

#include "model/model.h"

/** One indicator as it is to be written. */
typedef struct tenet__sketch_term {
    char *id;   /**< NULL: made from the term when the model is loaded */
    char *text; /**< the term, or the regular expression */
    char *note; /**< NULL: none */
    double weight;
    int32_t polarity; /**< +1 for, -1 against */
    gboolean is_regex;
} tenet__sketch_term;

/** One value as it is to be written. */
typedef struct tenet__sketch_value {
    char *id;
    char *name;
    double weight;
    GPtrArray *synonyms; /**< char * */
    GArray *terms;       /**< tenet__sketch_term */
} tenet__sketch_value;

/** A named list of words. */
typedef struct tenet__sketch_list {
    char *name;
    GPtrArray *entries; /**< char * */
} tenet__sketch_list;

typedef struct tenet__sketch {
    tenet_model *base; /**< a reference; NULL: none */
    char *id, *name, *language, *purpose, *validation;
    GPtrArray *comments;   /**< char *, lines at the head of the file */
    GPtrArray *values;     /**< tenet__sketch_value * */
    GPtrArray *exclusions; /**< char * */
    GPtrArray *lists;      /**< tenet__sketch_list * */
} tenet__sketch;

/** An empty sketch with the head of `base`, which may be NULL: then `id` "imported", English. */
tenet__sketch *tenet__sketch_new(const tenet_model *base);

/** A sketch that says all that `model` says. */
tenet__sketch *tenet__sketch_of(const tenet_model *model);
void tenet__sketch_free(tenet__sketch *sketch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__sketch, tenet__sketch_free)

/** Adds an empty value, with `id` for a name where `name` is NULL. Owned by the sketch. */
tenet__sketch_value *tenet__sketch_add_value(tenet__sketch *sketch, const char *id,
                                             const char *name, double weight);

/** The value with this id, or NULL. */
tenet__sketch_value *tenet__sketch_find_value(const tenet__sketch *sketch, const char *id);

/** The list with this name; made empty if there is none. Owned by the sketch. */
tenet__sketch_list *tenet__sketch_list_named(tenet__sketch *sketch, const char *name);

/** Adds an indicator; the strings of `term` are copied. */
void tenet__sketch_add_term(tenet__sketch_value *value, const tenet__sketch_term *term);

/** Appends the sketch as a model file. What it says again gives the same digest. */
void tenet__sketch_write(const tenet__sketch *sketch, GString *yaml);

/** Appends text as a YAML scalar on one line, in quotation marks where it needs them. */
void tenet__append_yaml_scalar(GString *yaml, const char *text);

#endif
