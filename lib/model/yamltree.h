/*
 * A YAML or JSON text as a tree that knows where everything stands. The one file that uses libyaml.
 */
#ifndef TENET_LIB_MODEL_YAMLTREE_H
#define TENET_LIB_MODEL_YAMLTREE_H

#include <glib.h>

#include "base/error.h"

typedef enum { TENET__YAML_SCALAR, TENET__YAML_LIST, TENET__YAML_MAP } tenet__yaml_kind;

typedef struct tenet__yaml {
    tenet__yaml_kind kind;
    tenet__place place;
    char *scalar;      /**< of a scalar; contains no NUL */
    gboolean plain;    /**< of a scalar: written without quotes, so that `null` means nothing */
    GPtrArray *items;  /**< of a list: tenet__yaml *; of a map: its values */
    GPtrArray *keys;   /**< of a map: tenet__yaml * scalars, as many as items */
} tenet__yaml;

/** Parses one document. Adds every mistake it can find (syntax stops at the first; duplicate keys,
 *  anchors, aliases, tags, limits are all reported) and returns NULL if there was any. */
tenet__yaml *tenet__yaml_parse(const char *text, int64_t length, const char *source,
                               tenet_error *error);
void tenet__yaml_free(tenet__yaml *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__yaml, tenet__yaml_free)

/** The value under a key of a map, or NULL. */
const tenet__yaml *tenet__yaml_get(const tenet__yaml *map, const char *key);

#endif
