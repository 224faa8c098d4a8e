/*
 * A table for people: one line a candidate. Columns have fixed widths, since lines are written as
 * the candidates come.
 */
#include "io/writer.h"

#include <math.h>

#include "io/display.h"
#include "io/escape.h"
#include "io/phrase.h"

#define ID_WIDTH         18
#define VALUE_WIDTH_LOW  5
#define VALUE_WIDTH_HIGH 12
#define VALUE_WIDTH_MANY 8

/* With more values than this the columns are narrower. */
#define MANY_VALUES 4

/* A value's column is as wide as its name, within bounds. */
static int value_width(const tenet_model *model, const char *name)
{
    int high = model->values->len > MANY_VALUES ? VALUE_WIDTH_MANY : VALUE_WIDTH_HIGH;
    return CLAMP(tenet__display_width(name, -1), VALUE_WIDTH_LOW, high);
}

static void write_heading(GString *out, const tenet_model *model, uint32_t flags)
{
    tenet__append_style(out, flags, TENET__BOLD);
    tenet__append_column(out, "candidate", ID_WIDTH, FALSE);
    g_string_append(out, "  alignment  interval  coverage");
    for (guint v = 0; v < model->values->len; v++) {
        g_autofree char *name = tenet__value_name(model, (int32_t)v);
        g_autoptr(GString) cut = g_string_new(NULL);
        int width = value_width(model, name);
        tenet__append_cut(cut, name, width);
        g_string_append(out, "  ");
        tenet__append_column(out, cut->str, width, TRUE);
    }
    g_string_append(out, "  remarks");
    tenet__append_style(out, flags, TENET__PLAIN);
    g_string_append_c(out, '\n');
}

/* A whole number in its column, with a sign behind it; "?" for no number. */
static void append_whole(GString *out, double number, const char *unit, int width)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    if (isnan(number)) {
        g_string_append_c(cell, '?');
    } else {
        tenet__append_decimal(cell, number, 0);
        g_string_append(cell, unit);
    }
    g_string_append(out, "  ");
    tenet__append_column(out, cell->str, width, TRUE);
}

static void append_interval(GString *out, const tenet_alignment *row)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    if (!isnan(row->low)) {
        tenet__append_decimal(cell, row->low, 0);
        g_string_append_c(cell, '-');
        tenet__append_decimal(cell, row->high, 0);
    }
    g_string_append(out, "  ");
    tenet__append_column(out, cell->str, 8, TRUE);
}

static void write_candidate(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    const tenet_alignment *alignment = &assessment->alignment;
    g_autoptr(GString) id = g_string_new(NULL);
    tenet__append_visible(id, assessment->candidate, -1, FALSE);
    tenet__append_column(out, id->str, ID_WIDTH, FALSE);
    tenet__append_style(out, flags, TENET__BOLD);
    append_whole(out, alignment->score, "", 9);
    tenet__append_style(out, flags, TENET__PLAIN);
    append_interval(out, alignment);
    append_whole(out, alignment->coverage * 100, " %", 8);
    for (guint v = 0; v < assessment->values->len; v++) {
        g_autofree char *name = tenet__value_name(assessment->model, (int32_t)v);
        append_whole(out, g_array_index(assessment->values, tenet_value_score, v).score, "",
                     value_width(assessment->model, name));
    }
    if (alignment->status != TENET_SCORED)
        g_string_append(out, alignment->status == TENET_SEALED ? "  sealed: rate first"
                                                               : "  too little evidence");
    if (alignment->review)
        g_string_append(out, alignment->status != TENET_SCORED ? ", look again" : "  look again");
    g_string_append_c(out, '\n');
}

const tenet__writer TENET__WRITE_TABLE = {"", "", "", write_heading, write_candidate};
