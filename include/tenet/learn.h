/** @file tenet/learn.h
 * Growing a model's words: other people's dictionaries, the spreadsheet form, what
 * changed between two models, and weights learnt from labelled texts.
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

/* ---- Corpora ------------------------------------------------------------------------------- */

/** Texts with what is known of each: of what people said or what was noted of them, and labels: 0
 *  and 1, or ratings. One thread at a time. */
typedef struct tenet_corpus tenet_corpus;

/** An empty corpus whose texts have these labels; `labels` may be NULL if there are none. */
TENET_API int32_t tenet_corpus_new(const char *const *labels, int64_t label_count,
                                   tenet_corpus **corpus, tenet_error **error);

/** Adds a text. `person` is the id of whom it is about: texts of one person are never learnt from
 *  and tried on at once; NULL: of a person of their own. `labels` has as many numbers as the corpus
 *  has labels, NaN = not known. Everything is copied. */
TENET_API int32_t tenet_corpus_add(tenet_corpus *corpus, const char *person, const char *text,
                                   int64_t length, const double *labels, tenet_error **error);

/** How many texts it holds; 0 for NULL. */
TENET_API int64_t tenet_corpus_count(const tenet_corpus *corpus);

/** Frees a corpus; NULL is allowed. */
TENET_API void tenet_corpus_free(tenet_corpus *corpus);

/** Which columns of a CSV file make a corpus. Zero the struct, set struct_size, then fill in. */
typedef struct tenet_corpus_options {
    uint32_t struct_size;      /**< sizeof(tenet_corpus_options) */
    uint32_t delimiter;        /**< 0: found from the text; else comma, semicolon, tab or bar */
    const char *encoding;      /**< NULL: found from the bytes */
    const char *const *texts;  /**< headers of the columns of text, joined in this order; NULL: the
                                    columns that are known to hold notes or answers */
    int64_t text_count;        /**< how many of them */
    const char *const *labels; /**< headers of the label columns */
    int64_t label_count;       /**< how many of them */
    const char *person;        /**< header of the column of ids; NULL: the one known to hold ids,
                                    or each row is a person of their own */
} tenet_corpus_options;

/** Reads a corpus from a CSV file, a row a text; `path` must not be NULL. Labels are numbers, or
 *  yes/no, true/false; an empty cell is not known. *notices, which may be NULL, receives what
 * people should know. Fails with TENET_E_NOT_FOUND where a column is missing and TENET_E_DATA where
 * a label is no number, with line and column. */
TENET_API int32_t tenet_corpus_read_csv(const char *path, const tenet_corpus_options *options,
                                        tenet_corpus **corpus, tenet_error **notices,
                                        tenet_error **error);

/** What a second reader should look at in a model: words that tell of somebody's age, health,
 *  origin, faith or class, an imbalance of words that readers take for masculine or feminine,
 * values that share most of their indicators, questions without indicators, and indicators without
 * a question. With a corpus (NULL: none) also indicators that are never found in it or nearly
 *  always. All are warnings in *notices, which must not be NULL and is freed with
 *  tenet_error_free(); `source` names the model in them. Warnings of loading are
 *  tenet_model_diagnostics(). */
TENET_API int32_t tenet_model_review(const tenet_model *model, const tenet_corpus *corpus,
                                     const char *source, tenet_error **notices,
                                     tenet_error **error);

/* ---- Proposing words ------------------------------------------------------------------------ */

/** What to propose. Zero the struct, set struct_size, then what differs. */
typedef struct tenet_suggest_options {
    uint32_t struct_size; /**< sizeof(tenet_suggest_options) */
    int32_t count;        /**< so many proposals a value at most; 0: 50 */
    int32_t max_words;    /**< of a term, 1 to 4; 0: 4 */
    int32_t min_people;   /**< who use a term, at least; 0: 3 */
    const char *label;    /**< a label of the corpus that texts with and without it are compared by;
                               of ratings, the upper half with the lower. NULL: sentences in which an
                               indicator of the model is found are compared with all others */
    const char *language; /**< NULL: that of the model, or "en" */
} tenet_suggest_options;

/** Why a proposal may stand for something else than the value. Bits. */
enum {
    TENET_PROXY_NAME = 1,  /**< mostly written with a capital: a name, a place, a product */
    TENET_PROXY_GROUP = 2, /**< may tell of age, health, origin, faith, family or class */
    TENET_PROXY_HABIT = 4, /**< a word of those who take notes and rate, not of the person */
    TENET_PROXY_FEW = 8    /**< fewer than five people use it */
};

/** Proposed terms; owns its rows. */
typedef struct tenet_suggestions tenet_suggestions;

/** One proposed term. Of two sets of texts (or sentences), `texts_with` and `texts_without` are
 * those that hold it. */
typedef struct tenet_suggestion {
    const char *value;  /**< id of the value, or the name of the label */
    const char *term;   /**< as a model writes it: "help+", "human+ right+" */
    const char *quotes; /**< up to three examples of different people, a line each */
    double effect;      /**< weighted log-odds (Monroe, Colaresi & Quinn 2008); < 0: against */
    double low;         /**< its 95 % interval */
    double high;        /**< its upper end */
    double g2;          /**< log-likelihood ratio (Dunning 1993); 3.84 is p = .05, 10.83 p = .001 */
    double log_ratio;   /**< log2 of the ratio of the two rates */
    int32_t texts_with; /**< see above */
    int32_t texts_without; /**< see above */
    int32_t people;        /**< who use it */
    int32_t proxies;       /**< TENET_PROXY_ bits */
} tenet_suggestion;

/** Proposes words, word families and phrases of two to four words, the surest first and only those
 *  whose interval leaves out 0. It changes no model: a person reads and decides. `model` may be
 * NULL with a label. Fails with TENET_E_NOT_FOUND where the corpus lacks the label, TENET_E_DATA
 * where one of the two sets has fewer than ten texts, or the texts are in another language. */
TENET_API int32_t tenet_suggest(const tenet_model *model, const tenet_corpus *corpus,
                                const tenet_suggest_options *options,
                                tenet_suggestions **suggestions, tenet_error **error);

/** The proposals; rows owned by `suggestions`. */
TENET_API int32_t tenet_suggestions_rows(const tenet_suggestions *suggestions,
                                         const tenet_suggestion **rows, int64_t *count);

/** Forms of a list of proposals: for people, as CSV, and as indicators to paste into a model. */
enum { TENET_SUGGEST_TEXT = 0, TENET_SUGGEST_CSV = 1, TENET_SUGGEST_YAML = 2 };

/** The proposals in one of these forms. The caller frees *text with tenet_string_free(); `length`
 *  may be NULL. */
TENET_API int32_t tenet_suggestions_render(const tenet_suggestions *suggestions, int32_t form,
                                           char **text, int64_t *length, tenet_error **error);

/** Frees proposals; NULL is allowed. */
TENET_API void tenet_suggestions_free(tenet_suggestions *suggestions);

/* ---- Learning weights ---------------------------------------------------------------------- */

/** How to learn. Zero the struct, set struct_size, then what differs. */
typedef struct tenet_learn_options {
    uint32_t struct_size; /**< sizeof(tenet_learn_options) */
    int32_t grow;         /**< so many proposed terms a value at most, besides the indicators of the
                               model; 0: none */
    int32_t max_words;    /**< of a proposed term, 1 to 4; 0: 1 */
    int32_t min_people;   /**< who use a proposed term, at least; 0: 3 */
    int32_t threads;      /**< 0: as many as processors */
    int32_t reserved;     /**< 0 */
    const char *language; /**< NULL: that of the model, or "en" */
} tenet_learn_options;

/** What was learnt. */
typedef struct tenet_lesson tenet_lesson;

/** What was learnt of one value. All measures are of people the weights were not learnt from. */
typedef struct tenet_lesson_value {
    const char *value; /**< its id in the new model */
    double f1;         /**< 2PR/(P + R) of the label, or of the upper half of the ratings */
    double low;        /**< 95 % interval of f1 when people are drawn anew */
    double high;       /**< its upper end */
    double precision;  /**< share of the expected labels that are there */
    double recall;     /**< share of the labels that were expected */
    double auc;        /**< share of pairs of texts that stand in the right order */
    double agreement;  /**< Cohen's kappa of expected and found labels */
    double threshold;  /**< the label is expected where the weights of the terms found, those
                            against counted below zero, add up to this at least */
    int32_t texts;     /**< with a label */
    int32_t people;    /**< of whom there is such a text */
    int32_t positives; /**< texts with the label, or in the upper half of the ratings */
    int32_t terms;     /**< with a weight other than 0 */
} tenet_lesson_value;

/** Learns weights of indicators from labels: logistic regression with held-back weights, rounded to
 *  twentieths. Each label of the corpus is about the value of `model` with its id or name, or about
 *  a new value of that name. `model` NULL: none, all values are new. Terms are proposed by weighted
 *  log-odds (Monroe, Colaresi & Quinn 2008) if `options->grow` says so. How far weights are held
 *  back, and the threshold, are chosen by cross-validation over people within the cross-validation
 *  that measures. The same corpus and options give the same lesson, whatever the threads. Fails
 * with TENET_E_DATA where a label cannot be learnt: one class only, fewer than ten texts of a kind,
 *  fewer than ten people. */
TENET_API int32_t tenet_learn(const tenet_model *model, const tenet_corpus *corpus,
                              const tenet_learn_options *options, tenet_lesson **lesson,
                              tenet_error **error);

/** The values; rows owned by the lesson. */
TENET_API int32_t tenet_lesson_values(const tenet_lesson *lesson, const tenet_lesson_value **rows,
                                      int64_t *count);

/** The model with its learnt weights as a model file, with the report in comments at its head.
 * Owned by the lesson; `length` may be NULL. "" for NULL. */
TENET_API const char *tenet_lesson_yaml(const tenet_lesson *lesson, int64_t *length);

/** The report for people: how well it does and on how many, what that permits to say, and what
 *  learnt weights mean in law. Owned by the lesson; "" for NULL. */
TENET_API const char *tenet_lesson_report(const tenet_lesson *lesson, int64_t *length);

/** Frees a lesson; NULL is allowed. */
TENET_API void tenet_lesson_free(tenet_lesson *lesson);

#ifdef __cplusplus
}
#endif
#endif
