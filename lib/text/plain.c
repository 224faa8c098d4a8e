/*
 * The plain text that is read, with the way back to the bytes it came from.
 */
#include "text/plain.h"

#include <string.h>

#include "text/memory.h"

void tenet__plain_original(tenet__plain *plain, const char *text, int64_t length)
{
    *plain = (tenet__plain){.text = text, .length = length};
}

void tenet__plain_begin(tenet__plain *plain, int64_t room)
{
    *plain = (tenet__plain){0};
    plain->made = g_try_malloc((gsize)room + 1);
    plain->text = plain->made;
    plain->failed = plain->made == NULL;
}

static gboolean add_stretch(tenet__plain *plain, int64_t from, int64_t to)
{
    tenet__stretch *grown =
        tenet__grow(plain->stretches, plain->count, &plain->capacity, sizeof *grown);
    if (grown == NULL) {
        plain->failed = TRUE;
        return FALSE;
    }
    plain->stretches = grown;
    grown[plain->count++] = (tenet__stretch){plain->length, from, to};
    return TRUE;
}

static int64_t plain_end_of(const tenet__plain *plain, int64_t index)
{
    return index + 1 < plain->count ? plain->stretches[index + 1].plain : plain->length;
}

static gboolean copied(const tenet__plain *plain, int64_t index)
{
    const tenet__stretch *stretch = &plain->stretches[index];
    return stretch->original_end - stretch->original == plain_end_of(plain, index) - stretch->plain;
}

void tenet__plain_keep(tenet__plain *plain, const char *original, int64_t from, int64_t to)
{
    if (plain->failed || to <= from)
        return;
    int64_t last = plain->count - 1;
    if (last >= 0 && plain->stretches[last].original_end == from && copied(plain, last))
        plain->stretches[last].original_end = to;
    else if (!add_stretch(plain, from, to))
        return;
    memcpy(plain->made + plain->length, original + from, (size_t)(to - from));
    plain->length += to - from;
}

void tenet__plain_put(tenet__plain *plain, const char *bytes, int64_t length, int64_t from,
                      int64_t to)
{
    if (plain->failed || length <= 0 || !add_stretch(plain, from, to))
        return;
    memcpy(plain->made + plain->length, bytes, (size_t)length);
    plain->length += length;
}

/* The stretch that holds the plain byte at `offset`. */
static int64_t find(const tenet__plain *plain, int64_t offset)
{
    int64_t low = 0, high = plain->count - 1;
    while (low < high) {
        int64_t middle = low + (high - low + 1) / 2;
        if (plain->stretches[middle].plain <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

int64_t tenet__plain_find_start(const tenet__plain *plain, int64_t offset)
{
    if (plain->count == 0)
        return 0;
    if (offset >= plain->length)
        return tenet__plain_end(plain, plain->length);
    int64_t index = find(plain, offset);
    const tenet__stretch *stretch = &plain->stretches[index];
    return stretch->original + (copied(plain, index) ? offset - stretch->plain : 0);
}

int64_t tenet__plain_find_end(const tenet__plain *plain, int64_t offset)
{
    if (plain->count == 0)
        return 0;
    if (offset <= 0)
        return tenet__plain_start(plain, 0);
    int64_t index = find(plain, offset - 1);
    const tenet__stretch *stretch = &plain->stretches[index];
    return copied(plain, index) ? stretch->original + offset - stretch->plain
                                : stretch->original_end;
}

void tenet__plain_free(tenet__plain *plain)
{
    g_free(plain->made);
    g_free(plain->stretches);
}
