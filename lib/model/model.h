/*
 * The compiled model: what the file said, checked, and indexed for matching. Immutable once loaded.
 */
#ifndef TENET_LIB_MODEL_MODEL_H
#define TENET_LIB_MODEL_MODEL_H

#include <glib.h>

#include "model/cue.h"
#include "model/lexicon.h"
#include "model/regex.h"
#include "tenet/model.h"

/** The factors under `scoring:`; the defaults are those of the field (assess.h). */
typedef struct tenet__scoring {
    double answer_cap;             /**< 1 */
    double free_note_cap;          /**< 3 */
    double rating_units;           /**< 2 */
    double self_report_units;      /**< 0.5 */
    double coverage_minimum;       /**< 0.6 */
    double negated_for_factor;     /**< 1: a negated "for" counts against in full */
    double negated_against_factor; /**< 0.5: a negated "against" counts for at half */
    double claim_factor;           /**< 1: a claim weighs what its indicator weighs */
} tenet__scoring;

/** Payload of the lexicon's excluded terms; indicators have their index, regexes none. */
#define TENET__PAYLOAD_EXCLUDE (-1)

typedef struct tenet__pattern {
    tenet__regex *regex;
    int32_t indicator;
} tenet__pattern;

/** Begins what can wait at a model for its next use, and says how to free it. */
typedef struct tenet__idle {
    GDestroyNotify free;
} tenet__idle;

struct tenet_model {
    gint references;
    char *id, *name, *language, *purpose, *validation, *digest;
    gboolean english;
    GArray *values;         /**< tenet_value */
    GArray *indicators;     /**< tenet_indicator, those of a value together, for before against */
    GArray *questions;      /**< tenet_question */
    GPtrArray *anchors;     /**< char *, five a value */
    GPtrArray *probes;      /**< of GPtrArray of char *, one a value */
    GPtrArray *synonyms;    /**< of GPtrArray of char *, one a value */
    GHashTable *word_lists; /**< see tenet__word_lists, for `show` */
    GPtrArray *lists;       /**< char *, "people: colleague*, customer*", for `show` */
    GPtrArray *exclusions;  /**< char *, as written, for `show` */
    GPtrArray *own_cues;    /**< char *, "negation: nope", for `show` */
    tenet__scoring scoring;
    tenet__lexicon *terms;        /**< indicators and exclusions */
    GArray *patterns;             /**< tenet__pattern */
    tenet__lexicon *names;        /**< id, name and synonyms of values; payload = value */
    tenet__lexicon *cues;         /**< payload = cue kind */
    GHashTable *value_by_name;    /**< folded id, name or synonym -> GINT_TO_POINTER(index + 1) */
    GHashTable *question_by_text; /**< folded id or text -> GINT_TO_POINTER(index + 1) */
    tenet_error *diagnostics;     /**< warnings */
    GStringChunk *strings;        /**< owns the rows' strings */
    tenet__idle *idle;            /**< see tenet__model_take_idle() */
};

/** An empty model with the scoring of the field and one reference. */
tenet_model *tenet__model_new(void);

/** What assessing with the model needs and nobody is using just now, or NULL. The one thing about a
 *  model that changes: it spares those who assess one candidate at a time the making of it, and all
 *  that it has learnt about words. Any thread may take and give; who finds nothing makes his own.
 */
tenet__idle *tenet__model_take_idle(const tenet_model *model);

/** Gives it back for the next one; frees it, as the model will at its end, if there is one
 *  already. */
void tenet__model_give_idle(const tenet_model *model, tenet__idle *idle);

/** Index of the value with this id, name or synonym (folded), or -1. */
int32_t tenet__model_find_value(const tenet_model *model, const char *name, gssize length);

/** Index of the question with this id or text (folded), or -1. */
int32_t tenet__model_find_question(const tenet_model *model, const char *question, gssize length);

#endif
