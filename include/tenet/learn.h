/*
 * tenet/learn.h - growing a model's words: other people's dictionaries, the spreadsheet form, and
 * what changed between two models.
 *
 * Nothing here changes a model. What is made is the text of a model file, for a person to read,
 * edit and keep; it loads with tenet_model_load_yaml().
 */
#ifndef TENET_LEARN_H
#define TENET_LEARN_H

#include "io.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Dictionaries -------------------------------------------------------------------------- */

/** Forms of dictionaries.
 *  LIWC        `.dic`: categories between two lines "%", then a word and its categories a line
 *  LIWC_TABLE  `.dicx`: CSV, "DicTerm" and one column a category; a cell is empty, "X" or a weight
 *  QUANTEDA    YAML: categories of words, or of further categories, whose names are then joined
 *              by "."
 *  SHEET       CSV with the columns value, polarity, term, weight and id; see
 *              tenet_dictionary_export() */
enum {
    TENET_DICTIONARY_AUTO = 0, /**< seen from the name of the source and its first line */
    TENET_DICTIONARY_LIWC = 1,
    TENET_DICTIONARY_LIWC_TABLE = 2,
    TENET_DICTIONARY_QUANTEDA = 3,
    TENET_DICTIONARY_SHEET = 4,
    TENET_DICTIONARY_COUNT = 5
};

/** How to import. Zero the struct, set struct_size, then what differs. */
typedef struct tenet_import_options {
    uint32_t struct_size;    /**< sizeof(tenet_import_options) */
    int32_t format;          /**< TENET_DICTIONARY_ */
    const char *id;          /**< of the new model; NULL: that of `base`, or "imported" */
    const char *name;        /**< NULL: that of `base`, or made from the source's name */
    const char *language;    /**< NULL: that of `base`, or "en" */
    const char *encoding;    /**< NULL: found from the bytes */
    const tenet_model *base; /**< whose questions, anchors, cues and scoring the new model keeps;
                                its words are replaced. NULL: none */
} tenet_import_options;

/** Makes a model file of a dictionary: each category becomes a value, each word an indicator for
 *  it, or against it where its weight is negative. Reading is tolerant: what tenet has no use for
 *  (a stem of two letters, a word of an unknown category, a weight of zero, a repeated category) is
 *  left out, and each thing left out is named with its line in *notices and, all of them, in
 *  comments at the head of the file. The text is in any encoding; `source` names it in messages.
 *  The caller frees *yaml with tenet_string_free(); `yaml_length`, `options` and `notices` may be
 *  NULL. Fails, and makes nothing, with TENET_E_SYNTAX where the text is no such dictionary,
 *  TENET_E_DATA where no word is left, TENET_E_LIMIT past the limits of a model, or _ENCODING. */
TENET_API int32_t tenet_dictionary_import(const char *bytes, int64_t length, const char *source,
                                          const tenet_import_options *options, char **yaml,
                                          int64_t *yaml_length, tenet_error **notices,
                                          tenet_error **error);

/** The same for a file; `path` must not be NULL. */
TENET_API int32_t tenet_dictionary_import_file(const char *path,
                                               const tenet_import_options *options, char **yaml,
                                               int64_t *yaml_length, tenet_error **notices,
                                               tenet_error **error);

/** The words of a model in the spreadsheet form, CSV with a row for each of them:
 *
 *      value,polarity,term,weight,id
 *      helpfulness,value,Helpfulness,3,          name and weight of the value
 *      helpfulness,synonym,helpful,,             another name of it
 *      helpfulness,for,stay+ ~4 to help,1,hlp-p03
 *      helpfulness,against,not my job,1,hlp-n03
 *      helpfulness,for,regex:\bETA \d+,1,hlp-p99
 *      people,list,colleague*,,                  one word of the list {people}
 *      ,exclude,help desk,,
 *
 *  Imported again with the model as `base` it gives a model with the same digest. Cells that a
 *  spreadsheet would take for a formula get an apostrophe in front, which importing takes away.
 *  The caller frees *csv with tenet_string_free(); `length` may be NULL. */
TENET_API int32_t tenet_dictionary_export(const tenet_model *model, char **csv, int64_t *length,
                                          tenet_error **error);

/* ---- Differences --------------------------------------------------------------------------- */

/** What changed from one model to another, as text for people: values, weights, indicators, lists,
 *  questions and scoring. With `corpus`, the path of a CSV export that both models can read, also
 *  what the change does: in how many candidates each changed indicator is found, how the scores
 *  move, and the candidates that move most. `corpus` NULL: none; it is read twice, so it cannot be
 *  standard input. `read` may be NULL. The caller frees *text with tenet_string_free(); `length`
 *  may be NULL. Fails as tenet_reader_open() and tenet_reader_next() do. */
TENET_API int32_t tenet_model_diff(const tenet_model *before, const tenet_model *after,
                                   const char *corpus, const tenet_read_options *read, char **text,
                                   int64_t *length, tenet_error **error);

#ifdef __cplusplus
}
#endif
#endif
