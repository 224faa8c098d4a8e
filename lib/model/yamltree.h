/*
 * A YAML or JSON text as a tree that knows where everything stands. The one file that uses libyaml.
 */
#ifndef TENET_LIB_MODEL_YAMLTREE_H
#define TENET_LIB_MODEL_YAMLTREE_H

#include <glib.h>

#include "base/error.h"
#include "model/region.h"

typedef enum { TENET__YAML_SCALAR, TENET__YAML_LIST, TENET__YAML_MAP } tenet__yaml_kind;

typedef struct tenet__yaml {
    tenet__yaml_kind kind;
    tenet__place place;
    tenet__place text;     /**< of a scalar: where its text begins, past a quotation mark */
    char *scalar;          /**< of a scalar; contains no NUL */
    gboolean plain;        /**< of a scalar: written without quotes, so that `null` means nothing */
    GPtrArray *items;      /**< of a list: tenet__yaml *; of a map: its values */
    GPtrArray *keys;       /**< of a map: tenet__yaml * scalars, as many as items */
    tenet__region *region; /**< of the root: all nodes and texts of the tree; else NULL */
} tenet__yaml;

/** Parses one document. Adds every mistake it can find: syntax and limits stop at the first and
 * give NULL; duplicate keys, anchors, aliases and tags are all reported and leave a tree without
 * them, so that the caller can go on to report what else is wrong. An empty document gives NULL
 * with an error. */
tenet__yaml *tenet__yaml_parse(const char *text, int64_t length, const char *source,
                               tenet_error *error);

/** Frees a tree, given its root. */
void tenet__yaml_free(tenet__yaml *root);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__yaml, tenet__yaml_free)

/** The value under a key of a map, or NULL. */
const tenet__yaml *tenet__yaml_get(const tenet__yaml *map, const char *key);

#endif
