/*
 * Cues: the words that tell how a sentence is meant ("not", "if", "my manager", "used to").
 *
 * They are data: lib/model/cues.yaml lists them by kind in the language of terms, and a model adds
 * its own under `cues:` by the same names. What each kind does to a match is evidence/context.c.
 */
#ifndef TENET_LIB_MODEL_CUE_H
#define TENET_LIB_MODEL_CUE_H

#include <glib.h>

#include "model/lexicon.h"
#include "model/yamltree.h"

/** One cue of a model, as read from its file. */
typedef struct tenet__cue {
    char *kind;
    char *term;
    tenet__place place;
} tenet__cue;

/** The number of the cue kind with this name, or -1. */
int32_t tenet__cue_kind(const char *name);

/** The built-in English cues together with `extra` (GPtrArray of tenet__cue *, or NULL), as a
 *  lexicon whose payloads are kinds. For another language only `extra`. Mistakes in `extra` are
 *  added to `error`, and NULL is returned. */
tenet__lexicon *tenet__cues_compile(gboolean english, const GPtrArray *extra,
                                    const tenet__term_rules *rules, tenet_error *error);

#endif
