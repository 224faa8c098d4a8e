/*
 * The plain text that is read, with the way back to the bytes it came from. Of a plain input it is
 * the input itself; of HTML or WebVTT it is made by html.c or vtt.c, stretch by stretch.
 */
#ifndef TENET_LIB_TEXT_PLAIN_H
#define TENET_LIB_TEXT_PLAIN_H

#include <glib.h>

/** A stretch of plain text that runs up to the next one. It was copied when both sides are equally
 *  long, and else stands for the original bytes as a whole, as "&" does for "&amp;". */
typedef struct tenet__stretch {
    int64_t plain;
    int64_t original;
    int64_t original_end;
} tenet__stretch;

typedef struct tenet__plain {
    const char *text; /**< what is read */
    int64_t length;
    char *made; /**< the same, where it is not the original */
    tenet__stretch *stretches;
    int64_t count, capacity;
    gboolean failed; /**< memory lacked; further additions do nothing */
} tenet__plain;

/** The original as it stands. */
void tenet__plain_original(tenet__plain *plain, const char *text, int64_t length);

/** An empty text to be filled, of at most `room` bytes. */
void tenet__plain_begin(tenet__plain *plain, int64_t room);

/** Copies original[from, to). */
void tenet__plain_keep(tenet__plain *plain, const char *original, int64_t from, int64_t to);

/** Puts `bytes` for original[from, to). */
void tenet__plain_put(tenet__plain *plain, const char *bytes, int64_t length, int64_t from,
                      int64_t to);

int64_t tenet__plain_find_start(const tenet__plain *plain, int64_t offset);
int64_t tenet__plain_find_end(const tenet__plain *plain, int64_t offset);

/** Where the character at this plain offset began. */
static inline int64_t tenet__plain_start(const tenet__plain *plain, int64_t offset)
{
    return plain->made == NULL ? offset : tenet__plain_find_start(plain, offset);
}

/** Where the character before this plain offset ended. */
static inline int64_t tenet__plain_end(const tenet__plain *plain, int64_t offset)
{
    return plain->made == NULL ? offset : tenet__plain_find_end(plain, offset);
}

void tenet__plain_free(tenet__plain *plain);

#endif
