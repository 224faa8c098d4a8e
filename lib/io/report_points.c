/*
 * The reckoning of a report: what counts, value by value, adding up to the score as shown; and what
 * was found and does not count, with the reason.
 */
#include "io/report.h"

/* Of a term so many bytes are shown; its id tells it apart. */
#define TERM_BYTES 60

/* ---- Cells ------------------------------------------------------------------------------- */

static void write_number(tenet__report *report, const tenet_evidence *row, guint index)
{
    tenet__html *html = &report->html;
    g_autofree char *number = g_strdup_printf("%u", index + 1);
    tenet__html_open(html, "td", NULL);
    if (row->text >= 0 && row->start >= 0) {
        g_autofree char *mark = tenet__report_anchor(report, 'm', report->marks[index]);
        g_autofree char *place = g_strconcat("#", mark, NULL);
        tenet__html_element(html, "a", number, "href", place, NULL);
    } else {
        tenet__html_text(html, number);
    }
    tenet__html_close(html);
}

/* Which indicator was found. */
static void write_indicator(tenet__report *report, const tenet_evidence *row)
{
    const tenet_indicator *indicator =
        &g_array_index(report->model->indicators, tenet_indicator, row->indicator);
    const char *end = indicator->term;
    while (*end != '\0' && end - indicator->term < TERM_BYTES)
        end = g_utf8_next_char(end);
    g_autofree char *shown = g_strndup(indicator->term, (gsize)(end - indicator->term));
    g_autofree char *text =
        g_strconcat(indicator->id, ": ", shown, *end != '\0' ? "\u2026" : "", NULL);
    tenet__html_open(&report->html, "small", "class", "term", NULL);
    tenet__html_foreign(&report->html, text, -1);
    tenet__html_close(&report->html);
}

/* The words found, what decided about them, and the indicator. */
static void write_words(tenet__report *report, const tenet_evidence *row)
{
    tenet__html *html = &report->html;
    g_autofree char *quote = tenet__report_quote(report, row);
    g_autofree char *reason = tenet__report_reason(report, row, TRUE);
    tenet__html_open(html, "td", NULL);
    if (quote != NULL) {
        tenet__html_open(html, "q", "dir", "auto", NULL);
        tenet__html_foreign_run(html, quote, -1);
        tenet__html_close(html);
        tenet__html_text(html, reason[0] != '\0' ? ": " : " ");
    }
    tenet__html_foreign(html, reason, -1);
    if (row->indicator >= 0) {
        tenet__html_text(html, " ");
        write_indicator(report, row);
    }
    tenet__html_close(html);
}

static void write_header(tenet__report *report, const char *const *keys, gsize count)
{
    tenet__html *html = &report->html;
    tenet__html_open(html, "thead", NULL);
    tenet__html_open(html, "tr", NULL);
    for (gsize i = 0; i < count; i++)
        tenet__html_element(html, "th", tenet__report_say(report, keys[i]), "scope", "col", "class",
                            g_str_equal(keys[i], "column_points") ? "n" : NULL, NULL);
    tenet__html_close(html);
    tenet__html_close(html);
}

/* ---- What counts ------------------------------------------------------------------------- */

static void write_row(tenet__report *report, guint index)
{
    tenet__html *html = &report->html;
    const tenet_evidence *row = tenet__report_row(report, index);
    g_autofree char *points = tenet__report_signed(report, report->points.rows[index]);
    g_autofree char *anchor = tenet__report_anchor(report, 'e', index);
    tenet__html_open(html, "tr", "id", anchor, "class", tenet__report_side(row), NULL);
    write_number(report, row, index);
    tenet__html_element(html, "td", points, "class", "n", NULL);
    tenet__html_element(html, "td",
                        tenet__report_say(report, row->units > 0 ? "mark_for" : "mark_against"),
                        "class", "side", NULL);
    write_words(report, row);
    tenet__html_close(html);
}

/* A line of the sum: what it is, and its figure in the column of the points. */
static void write_sum(tenet__report *report, const char *style, const char *figure,
                      const char *text)
{
    tenet__html *html = &report->html;
    tenet__html_open(html, "tr", "class", style, NULL);
    tenet__html_element(html, "td", "", NULL);
    tenet__html_element(html, "td", figure, "class", "n", NULL);
    tenet__html_open(html, "th", "scope", "row", "colspan", "2", NULL);
    tenet__html_foreign(html, text, -1);
    tenet__html_close(html);
    tenet__html_close(html);
}

static void write_value(tenet__report *report, guint value)
{
    const tenet_value_score *row = tenet__report_value(report, value);
    g_autofree char *points = tenet__report_signed(report, report->points.values[value]);
    gboolean any = row->units_for + row->units_against > 0;
    g_autofree char *text =
        tenet__message_filled(report->messages, any ? "sum_of_value" : "sum_nothing", "value",
                              tenet__report_value_name(report->model, row->value), NULL);
    tenet__html_open(&report->html, "tbody", NULL);
    write_sum(report, "sum", points, text);
    for (guint i = 0; i < report->assessment->evidence->len; i++) {
        const tenet_evidence *evidence = tenet__report_row(report, i);
        if (evidence->value == row->value && evidence->units != 0)
            write_row(report, i);
    }
    tenet__html_close(&report->html);
}

static void write_total(tenet__report *report)
{
    gboolean scored = report->assessment->alignment.status == TENET_SCORED;
    g_autofree char *begin = tenet__message_number(report->messages, 50, 2);
    g_autofree char *total =
        tenet__message_number(report->messages, (double)(5000 + report->points.total) / 100, 2);
    g_autofree char *points = tenet__report_signed(report, report->points.total);
    tenet__html_open(&report->html, "tbody", NULL);
    if (scored) {
        write_sum(report, "sum", begin, tenet__report_say(report, "sum_begin"));
        write_sum(report, "sum total", total, tenet__report_say(report, "sum_total"));
    } else {
        write_sum(report, "sum total", points, tenet__report_say(report, "sum_so_far"));
    }
    tenet__html_close(&report->html);
}

void tenet__report_points(tenet__report *report)
{
    static const char *const keys[] = {"column_number", "column_points", "column_side",
                                       "column_words"};
    tenet__report_heading(report, 0, "points");
    tenet__html_open(&report->html, "table", "class", "points", NULL);
    tenet__html_element(&report->html, "caption", tenet__report_say(report, "points_caption"),
                        NULL);
    write_header(report, keys, G_N_ELEMENTS(keys));
    for (guint v = 0; v < report->assessment->values->len; v++)
        write_value(report, v);
    write_total(report);
    tenet__html_close(&report->html);
}

/* ---- What does not ----------------------------------------------------------------------- */

static void write_uncounted_row(tenet__report *report, guint index)
{
    tenet__html *html = &report->html;
    const tenet_evidence *row = tenet__report_row(report, index);
    g_autofree char *anchor = tenet__report_anchor(report, 'e', index);
    tenet__html_open(html, "tr", "id", anchor, "class", "none", NULL);
    write_number(report, row, index);
    tenet__html_open(html, "td", NULL);
    tenet__html_foreign(html, tenet__report_value_name(report->model, row->value), -1);
    tenet__html_close(html);
    write_words(report, row);
    tenet__html_close(html);
}

static void write_unlisted(tenet__report *report)
{
    if (report->unlisted == 0)
        return;
    g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, report->unlisted);
    tenet__html_open(&report->html, "p", NULL);
    tenet__html_message(&report->html, report->messages, "unlisted", "count", count, NULL);
    tenet__html_close(&report->html);
}

void tenet__report_uncounted(tenet__report *report)
{
    static const char *const keys[] = {"column_number", "column_value", "column_why"};
    guint count = report->assessment->evidence->len;
    gboolean any = FALSE;
    for (guint i = 0; i < count; i++)
        any |= tenet__report_row(report, i)->units == 0;
    tenet__report_heading(report, 0, "uncounted");
    if (!any) {
        tenet__report_paragraph(report, NULL, "uncounted_nothing");
        return;
    }
    tenet__html_open(&report->html, "table", "class", "points", NULL);
    tenet__html_element(&report->html, "caption", tenet__report_say(report, "uncounted_caption"),
                        NULL);
    write_header(report, keys, G_N_ELEMENTS(keys));
    tenet__html_open(&report->html, "tbody", NULL);
    for (guint i = 0; i < count; i++) {
        if (tenet__report_row(report, i)->units == 0 && report->listed[i])
            write_uncounted_row(report, i);
    }
    tenet__html_close(&report->html);
    tenet__html_close(&report->html);
    write_unlisted(report);
}
