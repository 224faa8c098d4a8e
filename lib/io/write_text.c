/*
 * Text for people: a few lines a candidate. The alignment, a line for each value with the strongest
 * words for and against it, and what to ask next.
 */
#include "io/writer.h"

#include <math.h>
#include <stdlib.h>

#include "io/display.h"
#include "io/escape.h"
#include "io/phrase.h"

/* So many quotes are shown for a value, and so many against it. */
#define QUOTES_EACH_WAY 2

/* So many questions are proposed. */
#define FOLLOW_UPS 3

static void write_headline(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    tenet__append_style(out, flags, TENET__BOLD);
    tenet__append_visible(out, assessment->candidate, -1, FALSE);
    tenet__append_style(out, flags, TENET__PLAIN);
    g_string_append(out, ": ");
    tenet__phrase_alignment(out, assessment);
    g_string_append_c(out, '\n');
    if (assessment->alignment.review)
        g_string_append(out, "  Please look again: a value lies below its floor\n");
    if (assessment->stated.form != TENET_FORM_NONE && !isnan(assessment->stated.score)) {
        g_string_append(out, "  Their own statement alone: ");
        tenet__append_decimal(out, assessment->stated.score, 0);
        g_string_append_printf(out, " of 100 (%s)\n", tenet_form_name(assessment->stated.form));
    }
}

/* The evidence with words that counts most for one value on one side (+1 or -1), after `before`
 *  in that order; -1 = no more. */
static int64_t strongest(const tenet_assessment *assessment, int32_t value, int side,
                         int64_t before)
{
    int64_t best = -1;
    double limit = before < 0
                       ? INFINITY
                       : fabs(g_array_index(assessment->evidence, tenet_evidence, before).points);
    for (guint i = 0; i < assessment->evidence->len; i++) {
        const tenet_evidence *row = &g_array_index(assessment->evidence, tenet_evidence, i);
        double size = row->units * side > 0 ? fabs(row->points) : 0;
        gboolean later = size < limit || (size == limit && (int64_t)i > before);
        if (row->value != value || row->indicator < 0 || size <= 0 || !later)
            continue;
        if (best < 0 ||
            size > fabs(g_array_index(assessment->evidence, tenet_evidence, best).points))
            best = i;
    }
    return best;
}

static void write_quotes(GString *out, const tenet_assessment *assessment, int32_t value, int side,
                         uint32_t flags)
{
    int64_t index = strongest(assessment, value, side, -1);
    if (index < 0)
        return;
    g_autoptr(GString) quotes = g_string_new(NULL);
    for (int shown = 0; index >= 0 && shown < QUOTES_EACH_WAY; shown++) {
        const tenet_evidence *row = &g_array_index(assessment->evidence, tenet_evidence, index);
        g_string_append(quotes, shown > 0 ? ", " : "");
        tenet__phrase_evidence(quotes, assessment, row);
        if (row->state != TENET_STATE_AFFIRMED) {
            g_string_append(quotes, " (");
            tenet__phrase_state(quotes, assessment, row);
            g_string_append_c(quotes, ')');
        }
        index = strongest(assessment, value, side, index);
    }
    tenet__append_style(out, flags, side > 0 ? TENET__GREEN : TENET__RED);
    g_string_append(out, side > 0 ? "      for      " : "      against  ");
    tenet__append_style(out, flags, TENET__PLAIN);
    tenet__append_wrapped(out, quotes->str, 15, 15);
    g_string_append_c(out, '\n');
}

static void write_value(GString *out, const tenet_assessment *assessment,
                        const tenet_value_score *row, int width, uint32_t flags)
{
    g_autofree char *name = tenet__value_name(assessment->model, row->value);
    g_string_append(out, "  ");
    tenet__append_column(out, name, width, FALSE);
    g_string_append(out, "  ");
    tenet__phrase_value(out, row);
    g_string_append(out, row->review ? "; below its floor\n" : "\n");
    write_quotes(out, assessment, row->value, 1, flags);
    write_quotes(out, assessment, row->value, -1, flags);
}

static int widest_name(const tenet_model *model)
{
    int widest = 0;
    for (guint v = 0; v < model->values->len; v++) {
        g_autofree char *name = tenet__value_name(model, (int32_t)v);
        widest = MAX(widest, tenet__display_width(name, -1));
    }
    return MIN(widest, TENET__LINE_WIDTH / 3);
}

static void write_follow_ups(GString *out, const tenet_assessment *assessment)
{
    if (assessment->follow_ups->len == 0)
        return;
    g_string_append(out, "  Ask next\n");
    for (guint i = 0; i < assessment->follow_ups->len && i < FOLLOW_UPS; i++) {
        g_autoptr(GString) line = g_string_new(NULL);
        tenet__phrase_follow_up(line, assessment,
                                &g_array_index(assessment->follow_ups, tenet_follow_up, i));
        g_string_append(out, "      ");
        tenet__append_wrapped(out, line->str, 6, 6);
        g_string_append_c(out, '\n');
    }
    if (assessment->follow_ups->len > FOLLOW_UPS)
        g_string_append_printf(out, "      and about %u more values\n",
                               assessment->follow_ups->len - FOLLOW_UPS);
}

static void write_candidate(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    int width = widest_name(assessment->model);
    write_headline(out, assessment, flags);
    for (guint v = 0; v < assessment->values->len; v++)
        write_value(out, assessment, &g_array_index(assessment->values, tenet_value_score, v),
                    width, flags);
    write_follow_ups(out, assessment);
}

const tenet__writer TENET__WRITE_TEXT = {"", "\n", "", NULL, write_candidate};
