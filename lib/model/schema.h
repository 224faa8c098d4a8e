/*
 * The schema `tenet: 1`: from a YAML tree to a model's rows. Everything that can be said wrongly is
 * reported at once; what the parts of a model mean together is checked in check.c.
 */
#ifndef TENET_LIB_MODEL_SCHEMA_H
#define TENET_LIB_MODEL_SCHEMA_H

#include "model/model.h"
#include "model/yamltree.h"

/** A term as read, with all that checking and compiling needs of it. */
typedef struct tenet__draft_term {
    tenet__place place;  /**< where its text begins */
    const char *text;    /**< owned by the model */
    tenet__term *term;   /**< NULL: a regular expression, or one with a mistake */
    tenet__regex *regex; /**< NULL: a term; taken over by the model */
    const char *key;     /**< equal for terms that match the same; NULL after a mistake */
} tenet__draft_term;

/** A name of a value. */
typedef struct tenet__draft_name {
    const char *text; /**< owned by the model */
    int32_t value;
} tenet__draft_name;

/** A model that is being read. */
typedef struct tenet__draft {
    tenet_model *model;     /**< the rows read so far */
    tenet_error *error;     /**< not owned */
    GArray *value_places;   /**< tenet__place, parallel to the model's values */
    GArray *indicators;     /**< tenet__draft_term, parallel to the model's indicators */
    GArray *exclusions;     /**< tenet__draft_term */
    GArray *names;          /**< tenet__draft_name */
    GPtrArray *cues;        /**< tenet__cue * */
    GHashTable *lists;      /**< see tenet__word_lists */
    GPtrArray *list_keys;   /**< const tenet__yaml *, the names of the lists in their order */
    GPtrArray *list_nodes;  /**< const tenet__yaml *, their entries */
    GHashTable *used_lists; /**< names that some term uses; a set */
    tenet__region *keys;    /**< of the terms */
    tenet__term_cache *cache;
    tenet__term_rules rules;
} tenet__draft;

/** Reads the tree, which must live until the draft has been checked. The model of the draft lacks
 * its indexes, digest and shares; with errors it must not be used. */
tenet__draft *tenet__schema_read(const tenet__yaml *root, tenet_error *error);
void tenet__draft_free(tenet__draft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__draft, tenet__draft_free)

#endif
