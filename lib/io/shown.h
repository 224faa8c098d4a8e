/*
 * Texts as a page shows them: as they were read, HTML without its tags, with the places of quotes.
 */
#ifndef TENET_LIB_IO_SHOWN_H
#define TENET_LIB_IO_SHOWN_H

#include "interview/assessment.h"
#include "text/plain.h"

/** One text of an assessment, which must outlive it. */
typedef struct tenet__shown {
    tenet__plain plain;
} tenet__shown;

void tenet__shown_open(tenet__shown *shown, const tenet_text *text);
void tenet__shown_close(tenet__shown *shown);

/** The shown bytes of the original's [start, end). */
void tenet__shown_range(const tenet__shown *shown, int64_t start, int64_t end, int64_t *from,
                        int64_t *to);

/** Widens a shown range to what surrounds it: up to the ends of its sentence or line, and at most
 *  `room` bytes further on each side, cut between words. */
void tenet__shown_surroundings(const tenet__shown *shown, int64_t room, int64_t *from, int64_t *to);

#endif
