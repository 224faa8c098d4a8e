/*
 * Labels that say who speaks: "Question:", "A2:", "**Interviewer:**", "Jane Doe:".
 */
#ifndef TENET_LIB_TEXT_LABELS_H
#define TENET_LIB_TEXT_LABELS_H

#include "text/plain.h"
#include "text/vtt.h"

typedef enum {
    TENET__LABEL_QUESTION,    /**< of a question as such, however short */
    TENET__LABEL_INTERVIEWER, /**< a person who asks, but also says "mhm" */
    TENET__LABEL_ANSWER,      /**< of an answer or the person who answers */
    TENET__LABEL_LETTER_A,    /**< "A:", an answer only where there is a question */
    TENET__LABEL_NAME         /**< somebody; turns.c decides who asks */
} tenet__label_kind;

typedef struct tenet__label {
    int64_t start;   /**< plain offset: what was said before ends here */
    int64_t content; /**< plain offset: what is said begins here */
    tenet__label_kind kind;
    int32_t name; /**< of a name: the same number for the same name, from 0 */
} tenet__label;

typedef struct tenet__labels {
    tenet__label *items;
    int64_t count, capacity;
    int32_t names; /**< number of different names; -1: too many to be people */
} tenet__labels;

/** Finds all labels of a text in their order. FALSE when memory lacks. */
gboolean tenet__labels_find(tenet__labels *labels, const tenet__plain *plain,
                            const tenet__vtt_voices *voices);

#endif
