/*
 * Memory whose size the input decides. Unlike GLib's own arrays it can be refused: every function
 * here gives NULL instead of ending the process.
 */
#ifndef TENET_LIB_TEXT_MEMORY_H
#define TENET_LIB_TEXT_MEMORY_H

#include <glib.h>

/** tenet__grow() where the list is full. */
void *tenet__widen(void *items, int64_t *capacity, size_t size);

/** The list `items` of `count` items of `size` bytes with room for one more, moved if need be, and
 *  the new *capacity. NULL when memory lacks; then the old list is untouched. */
static inline void *tenet__grow(void *items, int64_t count, int64_t *capacity, size_t size)
{
    return count < *capacity ? items : tenet__widen(items, capacity, size);
}

/** Many small strings that are freed together and never move. Start it as {NULL}. */
typedef struct tenet__arena {
    struct tenet__arena_block *block; /**< the newest, which leads to the older ones */
} tenet__arena;

/** `size` bytes, not aligned. NULL when memory lacks. */
char *tenet__arena_take(tenet__arena *arena, size_t size);

/** A copy of `length` bytes with a NUL behind. NULL when memory lacks. */
char *tenet__arena_copy(tenet__arena *arena, const char *bytes, size_t length);

void tenet__arena_free(tenet__arena *arena);

#endif
