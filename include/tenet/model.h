/** @file tenet/model.h
 * A company's values: indicators, questions, anchors, and the rules of scoring.
 *
 * A model is written in YAML (or JSON, which is YAML too); the README's "model format" lists every
 * key. Loading reads, checks and compiles it. A loaded model never changes: it is reference-counted
 * and may be used by any number of threads at once, and so may everything reached through it.
 *
 * A model that has mistakes is not loaded; the error then lists every mistake found, not just the
 * first. A model that loads may still have warnings, kept with it: tenet_model_diagnostics().
 */
#ifndef TENET_MODEL_H
#define TENET_MODEL_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A values model, ready for use. It never changes. */
typedef struct tenet_model tenet_model;

/** Loads a model file. `path` is in the file system's encoding and must not be NULL.
 *  Fails with TENET_E_IO, _LIMIT, _ENCODING, _SYNTAX or _MODEL. */
TENET_API int32_t tenet_model_load_file(const char *path, tenet_model **model, tenet_error **error);

/** Loads a model from text in memory; `source` names it in diagnostics (NULL: "model"). */
TENET_API int32_t tenet_model_load_yaml(const char *text, int64_t length, const char *source,
                                        tenet_model **model, tenet_error **error);

/** The model that comes with the library: helpfulness, respect, service excellence. It is a
 *  starting point in plain words and has not been validated for any job. */
TENET_API int32_t tenet_model_builtin(tenet_model **model, tenet_error **error);

/** The YAML text of the built-in model: what to copy and edit for a model of one's own.
 *  Static, never NULL; `length` may be NULL. */
TENET_API const char *tenet_model_builtin_yaml(int64_t *length);

/** Takes another reference, returning `model`; NULL gives NULL. Safe from any thread. */
TENET_API tenet_model *tenet_model_ref(tenet_model *model);

/** Gives a reference back; the last one frees the model. NULL is allowed. Safe from any thread. */
TENET_API void tenet_model_unref(tenet_model *model);

/* The strings below are owned by the model; "" where the file says nothing, and for NULL. */

/** The short name that results carry, such as "service-team". */
TENET_API const char *tenet_model_id(const tenet_model *model);

/** The name for people; the id if the file gives none. */
TENET_API const char *tenet_model_name(const tenet_model *model);

/** The language of the terms and questions, such as "en". */
TENET_API const char *tenet_model_language(const tenet_model *model);

/** What the model is used for; printed on every report. */
TENET_API const char *tenet_model_purpose(const tenet_model *model);

/** How far the model has been validated for its purpose; "not validated" if the file says nothing.
 */
TENET_API const char *tenet_model_validation(const tenet_model *model);

/** The SHA-256, in hex, of everything in the model that can change a result: values, weights,
 *  indicators, word lists, cues, scoring. Comments, spelling of YAML and order of keys do not
 *  enter. Two runs with the same digest, tenet version and input give the same bytes. */
TENET_API const char *tenet_model_digest(const tenet_model *model);

/** One value of the company. */
typedef struct tenet_value {
    const char *id;          /**< unique in the model */
    const char *name;        /**< for people; the id if none is given */
    const char *description; /**< "" where none is given */
    double weight;           /**< as written in the model, > 0 */
    double share;            /**< weight / sum of all weights: W of the score formula */
    double floor;            /**< 0-100; NaN = none. Below it a person looks again; see review */
    int32_t first_indicator; /**< index of its first indicator; they stand together */
    int32_t indicator_count; /**< how many, for and against */
    int32_t first_question;  /**< index of its first question; they stand together */
    int32_t question_count;  /**< how many */
} tenet_value;

/** One indicator: a term that is evidence for or against a value. */
typedef struct tenet_indicator {
    const char *id;   /**< unique in the model */
    const char *term; /**< as written */
    double weight;    /**< units that one match is worth, > 0 */
    int32_t value;    /**< index of its value */
    int32_t polarity; /**< +1 for, -1 against */
    int32_t is_regex; /**< 1 if `term` is a regular expression */
    int32_t line;     /**< where it stands in the model file; 0 = unknown */
} tenet_indicator;

/** One question of the interview. */
typedef struct tenet_question {
    const char *id;   /**< unique in the model */
    const char *text; /**< what is asked */
    int32_t value;    /**< index of the value it asks about */
    int32_t line;     /**< where it stands in the model file; 0 = unknown */
} tenet_question;

/** All values, in the order of the file. The rows belong to the model. */
TENET_API int32_t tenet_model_values(const tenet_model *model, const tenet_value **rows,
                                     int64_t *count);

/** All indicators, value by value. The rows belong to the model. */
TENET_API int32_t tenet_model_indicators(const tenet_model *model, const tenet_indicator **rows,
                                         int64_t *count);

/** All questions, value by value. The rows belong to the model. */
TENET_API int32_t tenet_model_questions(const tenet_model *model, const tenet_question **rows,
                                        int64_t *count);

/** The text of one of the five anchors of a value's rating scale (`point` 1-5); "" where none is
 *  given, NULL for a value or point out of range. Owned by the model. */
TENET_API const char *tenet_model_anchor(const tenet_model *model, int32_t value, int32_t point);

/** The probe number `index` (from 0) of a value; NULL past the last. Owned by the model. */
TENET_API const char *tenet_model_probe(const tenet_model *model, int32_t value, int32_t index);

/** Warnings found while loading: terms that hide one another, stems that misfire, and the like.
 *  A model without any gives count 0. */
TENET_API int32_t tenet_model_diagnostics(const tenet_model *model, const tenet_diagnostic **rows,
                                          int64_t *count);

/** The compiled model as text for people: every value, weight, indicator with the word forms it
 *  stands for, list, exclusion and scoring factor. The caller frees *text with
 *  tenet_string_free(); `length` may be NULL. */
TENET_API int32_t tenet_model_show(const tenet_model *model, char **text, int64_t *length,
                                   tenet_error **error);

#ifdef __cplusplus
}
#endif
#endif
