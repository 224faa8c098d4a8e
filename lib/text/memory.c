/*
 * Memory whose size the input decides: growing lists, and an arena for the words of a document.
 */
#include "text/memory.h"

#include <string.h>

/* A block that holds a few thousand words: small texts take one. */
#define BLOCK_BYTES ((size_t)16 * 1024)

/* The most that one block grows to as a text turns out long. */
#define BLOCK_BYTES_MAX ((size_t)1024 * 1024)

struct tenet__arena_block {
    struct tenet__arena_block *older;
    size_t size;
    size_t used;
    char bytes[];
};

void *tenet__widen(void *items, int64_t *capacity, size_t size)
{
    int64_t wanted = *capacity < 16 ? 16 : *capacity + *capacity / 2;
    void *grown = g_try_realloc_n(items, (gsize)wanted, size);
    if (grown != NULL)
        *capacity = wanted;
    return grown;
}

char *tenet__arena_take(tenet__arena *arena, size_t size)
{
    struct tenet__arena_block *block = arena->block;
    if (block == NULL || block->size - block->used < size) {
        size_t usual = block == NULL ? BLOCK_BYTES : MIN(block->size * 2, BLOCK_BYTES_MAX);
        size_t room = MAX(usual, size);
        struct tenet__arena_block *fresh = g_try_malloc(sizeof *fresh + room);
        if (fresh == NULL)
            return NULL;
        fresh->older = block;
        fresh->size = room;
        fresh->used = 0;
        arena->block = block = fresh;
    }
    char *taken = block->bytes + block->used;
    block->used += size;
    return taken;
}

char *tenet__arena_copy(tenet__arena *arena, const char *bytes, size_t length)
{
    char *copy = tenet__arena_take(arena, length + 1);
    if (copy != NULL) {
        memcpy(copy, bytes, length);
        copy[length] = '\0';
    }
    return copy;
}

void tenet__arena_free(tenet__arena *arena)
{
    while (arena->block != NULL) {
        struct tenet__arena_block *older = arena->block->older;
        g_free(arena->block);
        arena->block = older;
    }
}
