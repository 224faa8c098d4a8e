/*
 * Typed reading of a YAML mapping's fields. What the schema asks for decides what a scalar means;
 * each mistake is reported where it stands and a default is given back, so that reading goes on.
 */
#ifndef TENET_LIB_MODEL_FIELDS_H
#define TENET_LIB_MODEL_FIELDS_H

#include "model/yamltree.h"

/** The bounds of a number. */
typedef struct tenet__bounds {
    double low;
    double high;
    gboolean above_low; /**< `low` itself is refused */
} tenet__bounds;

/** Whether a node says nothing: absent, or a plain `null`, `~` or nothing at all. */
gboolean tenet__field_is_null(const tenet__yaml *node);

/** Whether a node is a mapping with known keys only; `known` ends in NULL. FALSE only where it is
 *  no mapping; unknown keys are reported, with the nearest known one, and otherwise ignored. */
gboolean tenet__field_keys(const tenet__yaml *node, const char *what, const char *const *known,
                           tenet_error *error);

/** The node's text, or `fallback` where it says nothing or is no text. */
const char *tenet__field_text(const tenet__yaml *node, const char *what, const char *fallback,
                              tenet_error *error);

/** The number under a key, or `fallback`. */
double tenet__field_number(const tenet__yaml *map, const char *key, double fallback,
                           tenet__bounds bounds, tenet_error *error);

/** The list under a key; NULL where there is none. */
const tenet__yaml *tenet__field_list(const tenet__yaml *map, const char *key, tenet_error *error);

/** Whether an id has 1-64 of the letters A-Z a-z 0-9 _ . - */
gboolean tenet__field_check_id(const tenet__yaml *node, tenet_error *error);

#endif
