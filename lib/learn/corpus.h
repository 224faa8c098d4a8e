/*
 * A corpus: texts of people, with what is known of each, from which words are learnt.
 */
#ifndef TENET_LIB_LEARN_CORPUS_H
#define TENET_LIB_LEARN_CORPUS_H

#include <glib.h>

#include "base/error.h"
#include "tenet/learn.h"
#include "text/document.h"

/** One text. Texts of one person share a group, so that no person is learnt from and tested on. */
typedef struct tenet__sample {
    char *text;
    int64_t length;
    int32_t group;
} tenet__sample;

struct tenet_corpus {
    GPtrArray *names;     /**< char *, of the labels */
    GArray *samples;      /**< tenet__sample */
    GArray *labels;       /**< double, names->len a sample; NaN = not known */
    GHashTable *group_of; /**< name of a person -> GINT_TO_POINTER(group + 1) */
    GPtrArray *groups;    /**< char *, names of the groups, owned by group_of */
};

/** The label number `label` of a sample. */
double tenet__corpus_label(const tenet_corpus *corpus, guint sample, guint label);

/** Reads all texts. NULL with an error added if one cannot be read; else an array of
 *  tenet__document *, which frees them. */
GPtrArray *tenet__corpus_documents(const tenet_corpus *corpus, gboolean english,
                                   tenet_error *error);

/** Whether a sentence is the person's or about them, and not the interviewer's question. */
gboolean tenet__is_answer(const tenet__document *document, int32_t sentence);

/** A fold from 0 to `folds` - 1 for each group, much alike in texts, the same in every run. Caller
 *  frees. */
int32_t *tenet__corpus_folds(const tenet_corpus *corpus, int32_t folds);

#endif
