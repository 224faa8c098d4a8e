/*
 * English contractions, which are read as the two words that they stand for.
 */
#ifndef TENET_LIB_TEXT_CONTRACTIONS_H
#define TENET_LIB_TEXT_CONTRACTIONS_H

#include <glib.h>

typedef struct tenet__contraction {
    int letters;        /**< of the first part, as written: 2 in "don't", "can't" and "won't" */
    const char *first;  /**< "do", "can", "will"; NULL: the letters as they are */
    const char *second; /**< "not", "am", "s" */
} tenet__contraction;

/** Whether this folded word is a contraction. `written` tells "Im" from "IM". */
gboolean tenet__contraction_find(const char *word, size_t length, const char *written,
                                 tenet__contraction *parts);

#endif
