/*
 * Cues: the words that tell how a sentence is meant ("not", "if", "my manager", "used to").
 *
 * They are data: lib/model/cues.yaml lists them by kind in the language of terms and says what each
 * kind is for; a model adds its own under `cues:` by the same names. How the kinds work together is
 * lib/evidence/context.c.
 */
#ifndef TENET_LIB_MODEL_CUE_H
#define TENET_LIB_MODEL_CUE_H

#include <glib.h>

#include "model/lexicon.h"

/** The kinds of cues, in the order of their names in cue.c. */
typedef enum {
    TENET__CUE_NEUTRAL,
    TENET__CUE_NEGATION,
    TENET__CUE_NEGATION_VERB,
    TENET__CUE_NEGATION_AFTER,
    TENET__CUE_HYPOTHETICAL,
    TENET__CUE_CONDITION,
    TENET__CUE_SCENARIO,
    TENET__CUE_HABIT,
    TENET__CUE_INTENDED,
    TENET__CUE_PAST,
    TENET__CUE_PAST_TIME,
    TENET__CUE_PAST_FRAME,
    TENET__CUE_CHANGE,
    TENET__CUE_PAST_AFTER,
    TENET__CUE_UNCERTAIN,
    TENET__CUE_UNCERTAIN_AFTER,
    TENET__CUE_RECEIVED,
    TENET__CUE_ASKED,
    TENET__CUE_YES,
    TENET__CUE_SELF,
    TENET__CUE_SELF_OBJECT,
    TENET__CUE_THIRD,
    TENET__CUE_THIRD_OBJECT,
    TENET__CUE_OTHER,
    TENET__CUE_SPEECH,
    TENET__CUE_REQUEST,
    TENET__CUE_OPINION,
    TENET__CUE_CONTRAST,
    TENET__CUE_SUBORDINATOR,
    TENET__CUE_COMPLEMENT,
    TENET__CUE_COORDINATOR,
    TENET__CUE_RELATIVE,
    TENET__CUE_AUXILIARY,
    TENET__CUE_ADVERB,
    TENET__CUE_PREPOSITION,
    TENET__CUE_DETERMINER,
    TENET__CUE_VERB,
    TENET__CUE_COUNT
} tenet__cue_kind_number;

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
