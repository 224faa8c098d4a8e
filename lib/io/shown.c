/*
 * Texts as a page shows them. See shown.h.
 */
#include "io/shown.h"

#include <string.h>

#include "text/html.h"

void tenet__shown_open(tenet__shown *shown, const tenet_text *text)
{
    memset(shown, 0, sizeof *shown);
    if (text->format == TENET_TEXT_HTML)
        tenet__html_strip(&shown->plain, text->text, text->length);
    else
        tenet__plain_original(&shown->plain, text->text, text->length);
}

void tenet__shown_close(tenet__shown *shown)
{
    tenet__plain_free(&shown->plain);
}

/* Where an original byte is shown. Both sides of the stretches ascend, so the place is found by
 * halving. Inside a stretch that stands for its bytes as a whole, it is the stretch's begin or,
 * for the end of a range, its end. */
static int64_t place_of(const tenet__plain *plain, int64_t offset, gboolean end)
{
    int64_t low = 0, high = plain->count;
    if (plain->count == 0)
        return CLAMP(offset, 0, plain->length);
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        int64_t begin = plain->stretches[middle].original;
        if (begin < offset || (begin == offset && !end))
            low = middle;
        else
            high = middle;
    }
    const tenet__stretch *stretch = &plain->stretches[low];
    int64_t next = low + 1 < plain->count ? stretch[1].plain : plain->length;
    int64_t into = CLAMP(offset - stretch->original, 0, stretch->original_end - stretch->original);
    if (next - stretch->plain == stretch->original_end - stretch->original)
        return stretch->plain + into;
    return end && into > 0 ? next : stretch->plain;
}

void tenet__shown_range(const tenet__shown *shown, int64_t start, int64_t end, int64_t *from,
                        int64_t *to)
{
    *from = place_of(&shown->plain, start, FALSE);
    *to = MAX(*from, place_of(&shown->plain, end, TRUE));
}

static gboolean ends_sentence(char c)
{
    return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r';
}

/* Up to where a range may be widened to the left: behind the last end of a sentence. */
static int64_t widen_left(const tenet__plain *plain, int64_t from, int64_t room)
{
    int64_t p = from, blank = from;
    while (p > 0 && from - p < room && !ends_sentence(plain->text[p - 1])) {
        p--;
        if (plain->text[p] == ' ')
            blank = p;
    }
    if (p > 0 && !ends_sentence(plain->text[p - 1]))
        p = blank;
    while (p < from && g_ascii_isspace(plain->text[p]))
        p++;
    return p;
}

static int64_t widen_right(const tenet__plain *plain, int64_t to, int64_t room)
{
    int64_t p = to, blank = to;
    while (p < plain->length && p - to < room && !ends_sentence(plain->text[p])) {
        if (plain->text[p] == ' ')
            blank = p;
        p++;
    }
    if (p == plain->length || plain->text[p] == '\n' || plain->text[p] == '\r')
        return p;
    return ends_sentence(plain->text[p]) ? p + 1 : blank;
}

void tenet__shown_surroundings(const tenet__shown *shown, int64_t room, int64_t *from, int64_t *to)
{
    *from = widen_left(&shown->plain, *from, room);
    *to = widen_right(&shown->plain, *to, room);
}
