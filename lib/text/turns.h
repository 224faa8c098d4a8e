/*
 * Turns: who speaks from where to where, and which question an answer belongs to.
 */
#ifndef TENET_LIB_TEXT_TURNS_H
#define TENET_LIB_TEXT_TURNS_H

#include "text/document.h"
#include "text/plain.h"
#include "text/vtt.h"

typedef struct tenet__turns {
    tenet__turn *items; /**< start and end are plain offsets as yet, sentences not known */
    int64_t count, capacity;
    gboolean tagged; /**< labels were found */
} tenet__turns;

/** Divides a text into turns; with `search` FALSE, or where no labels are found, it is one turn of
 *  notes. A blank text has none. FALSE when memory lacks. */
gboolean tenet__turns_find(tenet__turns *turns, const tenet__plain *plain,
                           const tenet__vtt_voices *voices, gboolean search);

#endif
