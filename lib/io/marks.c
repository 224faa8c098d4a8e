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

static int compare_starts(gconstpointer a, gconstpointer b)
{
    const tenet_evidence *x = *(const tenet_evidence *const *)a;
    const tenet_evidence *y = *(const tenet_evidence *const *)b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x > y) - (x < y); /* rows of one array: the order of the evidence */
}

/* The rows whose words stand in this text, in its order. */
static GPtrArray *rows_in_text(const tenet_assessment *assessment, int32_t text)
{
    GPtrArray *rows = g_ptr_array_new();
    for (guint i = 0; i < assessment->evidence->len; i++) {
        tenet_evidence *row = &g_array_index(assessment->evidence, tenet_evidence, i);
        if (row->text == text && row->start >= 0)
            g_ptr_array_add(rows, row);
    }
    g_ptr_array_sort(rows, compare_starts);
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

void tenet__append_marked(GString *out, const tenet_assessment *assessment, int32_t text,
                          uint32_t flags)
{
    const tenet_text *row = &g_array_index(assessment->texts, tenet_text, text);
    gboolean colour = (flags & TENET_RENDER_COLOR) != 0;
    g_autoptr(GPtrArray) rows = rows_in_text(assessment, text);
    int64_t done = 0;
    for (guint from = 0, to; from < rows->len; from = to) {
        const tenet_evidence *first = g_ptr_array_index(rows, from);
        int64_t end = first->end;
        for (to = from + 1; to < rows->len; to++) {
            const tenet_evidence *other = g_ptr_array_index(rows, to);
            if (other->start >= end)
                break;
            end = MAX(end, other->end);
        }
        tenet__append_visible(out, row->text + done, (gssize)(first->start - done), TRUE);
        tenet__append_style(out, flags, style_of(rows, from, to));
        g_string_append(out, colour ? "" : "[");
        tenet__append_visible(out, row->text + first->start, (gssize)(end - first->start), TRUE);
        g_string_append(out, colour ? "" : "]");
        tenet__append_style(out, flags, TENET__PLAIN);
        tenet__append_style(out, flags, TENET__DIM);
        append_label(out, assessment, rows, from, to);
        tenet__append_style(out, flags, TENET__PLAIN);
        done = end;
    }
    tenet__append_visible(out, row->text + done, (gssize)(row->length - done), TRUE);
}
