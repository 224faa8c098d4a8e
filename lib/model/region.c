/*
 * A region: blocks, each twice as large as the one before up to a bound, of which pieces are given
 * out in a row. See region.h.
 */
#include "model/region.h"

#include <stdint.h>
#include <string.h>

/* The first holds a term that is read alone, the largest are few. */
enum { FIRST_BYTES = 512, LARGEST_BYTES = 64 * 1024 };

typedef struct block {
    struct block *before;
    guint64 bytes[]; /* aligned */
} block;

struct tenet__region {
    gint references;
    block *newest;
    char *free; /* the rest of the newest block */
    gsize left;
    gsize next_bytes;
};

tenet__region *tenet__region_new(void)
{
    tenet__region *region = g_new0(tenet__region, 1);
    region->references = 1;
    region->next_bytes = FIRST_BYTES;
    return region;
}

tenet__region *tenet__region_ref(tenet__region *region)
{
    region->references++;
    return region;
}

void tenet__region_unref(tenet__region *region)
{
    if (region == NULL || --region->references > 0)
        return;
    for (block *one = region->newest, *before; one != NULL; one = before) {
        before = one->before;
        g_free(one);
    }
    g_free(region);
}

static void add_block(tenet__region *region, gsize needed)
{
    gsize bytes = MAX(needed, region->next_bytes);
    block *added = g_malloc(sizeof(block) + bytes);
    added->before = region->newest;
    region->newest = added;
    region->free = (char *)added->bytes;
    region->left = bytes;
    region->next_bytes = MIN(2 * region->next_bytes, LARGEST_BYTES);
}

static char *take(tenet__region *region, gsize size)
{
    if (size > region->left)
        add_block(region, size);
    char *taken = region->free;
    region->free += size;
    region->left -= size;
    return taken;
}

gpointer tenet__region_take(tenet__region *region, gsize size)
{
    gsize skipped = -(uintptr_t)region->free % sizeof(guint64);
    if (skipped + size > region->left)
        add_block(region, size); /* begins aligned */
    else
        take(region, skipped);
    return take(region, size);
}

char *tenet__region_text(tenet__region *region, const char *bytes, gsize length)
{
    char *copy = take(region, length + 1);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}
