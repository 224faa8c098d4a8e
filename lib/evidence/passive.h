/*
 * Passives: "was helped by a neighbour". The subject is the one to whom it was done.
 */
#ifndef TENET_LIB_EVIDENCE_PASSIVE_H
#define TENET_LIB_EVIDENCE_PASSIVE_H

#include "evidence/clues.h"

typedef enum {
    TENET__PASSIVE_NONE,
    TENET__PASSIVE_BY_OTHER,     /**< "was helped by a neighbour" */
    TENET__PASSIVE_BY_CANDIDATE, /**< "was solved by her", in notes */
    TENET__PASSIVE_SUFFERED,     /**< done to the candidate: "I was ignored" */
    TENET__PASSIVE_OPEN          /**< who did it is not said: "the complaint was resolved" */
} tenet__passive_kind;

typedef struct tenet__passive {
    tenet__passive_kind kind;
    int32_t cause_first; /**< tokens of "by ..." or of the form of be */
    int32_t cause_last;
} tenet__passive;

/** Whether the verb form whose first word is `head` and whose last is `last` is a passive. */
tenet__passive tenet__passive_read(const tenet__clues *clues, int32_t head, int32_t last);

#endif
