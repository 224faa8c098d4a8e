/*
 * What a list of proposals holds.
 */
#ifndef TENET_LIB_LEARN_SUGGEST_H
#define TENET_LIB_LEARN_SUGGEST_H

#include <glib.h>

#include "tenet/learn.h"

struct tenet_suggestions {
    GArray *rows;          /**< tenet_suggestion */
    GStringChunk *strings; /**< owns their strings */
};

#endif
