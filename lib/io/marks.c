/*
 * Marking evidence in its text. Matches of different values may overlap: what overlaps is marked as
 * one stretch that names them all. See marks.h.
 */
#include "io/marks.h"

#include <stdlib.h>

#include "io/display.h"
#include "io/escape.h"
#include "tenet/io.h"

const char *tenet__mark_word(const tenet_evidence *row)
{
    if (row->counted == TENET_NOT_REPEATED)
        return "again";
    if (row->state == TENET_STATE_AFFIRMED)
        return row->polarity > 0 ? "for" : "against";
    return tenet_state_name(row->state);
}

static int compare_places(gconstpointer a, gconstpointer b)
{
    const tenet_evidence *x = *(const tenet_evidence *const *)a;
    const tenet_evidence *y = *(const tenet_evidence *const *)b;
    if (x->text != y->text)
        return x->text - y->text;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x > y) - (x < y); /* rows of one array: the order of the evidence */
}

GPtrArray *tenet__rows_with_words(const tenet_assessment *assessment)
{
    GPtrArray *rows = g_ptr_array_new();
    for (guint i = 0; i < assessment->evidence->len; i++) {
        tenet_evidence *row = &g_array_index(assessment->evidence, tenet_evidence, i);
        if (row->text >= 0 && row->start >= 0)
            g_ptr_array_add(rows, row);
    }
    g_ptr_array_sort(rows, compare_places);
    return rows;
}

/* Green for what counts for a value, red for what counts against one, yellow for what does not
 * count or goes both ways. */
static tenet__style style_of(const GPtrArray *rows, guint from, guint to)
{
    gboolean in_favour = FALSE, against = FALSE;
    for (guint i = from; i < to; i++) {
        const tenet_evidence *row = g_ptr_array_index(rows, i);
        in_favour |= row->units > 0;
        against |= row->units < 0;
    }
    if (in_favour == against)
        return TENET__YELLOW;
    return in_favour ? TENET__GREEN : TENET__RED;
}

static void append_label(GString *out, const tenet_assessment *assessment, const GPtrArray *rows,
                         guint from, guint to)
{
    const tenet_evidence *all = (const tenet_evidence *)(const void *)assessment->evidence->data;
    g_string_append_c(out, '{');
    for (guint i = from; i < to; i++) {
        const tenet_evidence *row = g_ptr_array_index(rows, i);
        g_string_append_printf(out, "%s%d %s", i > from ? ", " : "", (int)(row - all) + 1,
                               tenet__mark_word(row));
    }
    g_string_append_c(out, '}');
}

/* Where the stretch that begins with rows[from] ends: the rows that overlap it belong to it. */
static guint end_of_stretch(const GPtrArray *rows, guint from, guint to, int64_t *end)
{
    guint next = from;
    *end = 0;
    while (next < to) {
        const tenet_evidence *row = g_ptr_array_index(rows, next);
        if (next > from && row->start >= *end)
            break;
        *end = MAX(*end, row->end);
        next++;
    }
    return next;
}

void tenet__append_marked(GString *out, const tenet_assessment *assessment, int32_t text,
                          const GPtrArray *rows, guint from, guint to, uint32_t flags)
{
    const tenet_text *row = &g_array_index(assessment->texts, tenet_text, text);
    gboolean colour = (flags & TENET_RENDER_COLOR) != 0;
    int64_t done = 0;
    while (from < to) {
        int64_t start = ((const tenet_evidence *)g_ptr_array_index(rows, from))->start;
        int64_t end;
        guint next = end_of_stretch(rows, from, to, &end);
        tenet__append_visible(out, row->text + done, (gssize)(start - done), TRUE);
        tenet__append_style(out, flags, style_of(rows, from, next));
        g_string_append(out, colour ? "" : "[");
        tenet__append_visible(out, row->text + start, (gssize)(end - start), TRUE);
        g_string_append(out, colour ? "" : "]");
        tenet__append_style(out, flags, TENET__PLAIN);
        tenet__append_style(out, flags, TENET__DIM);
        append_label(out, assessment, rows, from, next);
        tenet__append_style(out, flags, TENET__PLAIN);
        done = end;
        from = next;
    }
    tenet__append_visible(out, row->text + done, (gssize)(row->length - done), TRUE);
}
