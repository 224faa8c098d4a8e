/*
 * Each value of a report: drawn on a scale, with the same figures in the table beside it.
 */
#include <math.h>

#include "io/chart.h"
#include "io/report.h"

static void write_legend(tenet__report *report)
{
    tenet__html *html = &report->html;
    tenet__html_open(html, "p", "class", "legend", NULL);
    tenet__html_element(html, "span", "", "class", "sign dot-sign", "aria-hidden", "true", NULL);
    tenet__html_text(html, tenet__report_say(report, "legend_shown"));
    tenet__html_element(html, "span", "", "class", "sign band-sign", "aria-hidden", "true", NULL);
    tenet__html_text(html, tenet__report_say(report, "legend_interval"));
    tenet__html_element(html, "span", "", "class", "sign said-sign", "aria-hidden", "true", NULL);
    tenet__html_text(html, tenet__report_say(report, "legend_stated"));
    tenet__html_close(html);
}

static void write_header(tenet__report *report, gboolean stated)
{
    static const char *const keys[] = {"column_value",   "column_scale",  "column_shown",
                                       "column_between", "column_stated", "column_from"};
    tenet__html *html = &report->html;
    tenet__html_open(html, "thead", NULL);
    tenet__html_open(html, "tr", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (i != 4 || stated)
            tenet__html_element(html, "th", tenet__report_say(report, keys[i]), "scope", "col",
                                "class",
                                i >= 2 && i <= 4 ? "n"
                                : i == 1         ? "drawn"
                                                 : NULL,
                                NULL);
    }
    tenet__html_close(html);
    tenet__html_close(html);
}

/* A cell with a figure; the label stands before it where the table is too wide for its place. */
static void write_cell(tenet__report *report, const char *label_key, const char *text)
{
    tenet__html_open(&report->html, "td", "class", "n", "data-label",
                     tenet__report_say(report, label_key), NULL);
    tenet__html_text(&report->html, text);
    tenet__html_close(&report->html);
}

static char *interval_of(double low, double high)
{
    g_autofree char *from = tenet__report_whole(low);
    g_autofree char *to = tenet__report_whole(high);
    return g_strconcat(from, "\u2013", to, NULL);
}

/* Whether the statement only names values: then there is no figure, and not to be named is not to
 * be rejected. */
static gboolean names_only(const tenet__report *report)
{
    int32_t form = report->assessment->stated.form;
    return form == TENET_FORM_LIST || form == TENET_FORM_PROSE;
}

static char *stated_of(const tenet__report *report, const tenet_value_score *row)
{
    if (isnan(row->stated))
        return g_strdup("");
    if (names_only(report))
        return g_strdup(tenet__report_say(report, row->stated > 0 ? "named" : "not_named"));
    return tenet__report_whole(row->stated * 100);
}

static void write_figures(tenet__report *report, const tenet_value_score *row, gboolean stated)
{
    g_autofree char *shown = row->known ? tenet__report_whole(row->score) : g_strdup("?");
    g_autofree char *between = row->known ? interval_of(row->low, row->high) : g_strdup("");
    g_autofree char *said = stated_of(report, row);
    write_cell(report, "column_shown", shown);
    write_cell(report, "column_between", between);
    if (stated)
        write_cell(report, "column_stated", said);
}

static void write_value(tenet__report *report, const tenet_value_score *row, gboolean stated)
{
    tenet__html *html = &report->html;
    const tenet_model *model = report->model;
    g_autofree char *share = tenet__report_whole(row->share * 100);
    g_autofree char *basis = tenet__report_basis(report, row);
    tenet__html_open(html, "tr", NULL);
    tenet__html_open(html, "th", "scope", "row", "lang", tenet__report_model_language(report),
                     NULL);
    tenet__html_foreign(html, tenet__report_value_name(model, row->value), -1);
    tenet__html_close(html);
    tenet__html_open(html, "td", "class", "drawn", NULL);
    double stated_at = names_only(report) && row->stated <= 0 ? NAN : row->stated * 100;
    if (row->known || !isnan(stated_at))
        tenet__chart_scale(html, row->low, row->high, row->score, stated_at);
    tenet__html_close(html);
    write_figures(report, row, stated);
    tenet__html_open(html, "td", "class", "from", NULL);
    if (!row->known) {
        tenet__html_element(html, "strong", tenet__report_say(report, "not_known"), NULL);
        tenet__html_text(html, " ");
    }
    tenet__html_text(html, basis);
    tenet__html_text(html, "; ");
    tenet__html_message(html, report->messages, "weight_share", "share", share, NULL);
    if (row->review)
        tenet__html_text(html, tenet__report_say(report, "below_floor"));
    tenet__html_close(html);
    tenet__html_close(html);
}

void tenet__report_values(tenet__report *report)
{
    tenet__html *html = &report->html;
    const tenet_assessment *assessment = report->assessment;
    gboolean stated = FALSE;
    for (guint v = 0; v < assessment->values->len; v++)
        stated |= !isnan(tenet__report_value(report, v)->stated);
    tenet__report_heading(report, 0, "values");
    write_legend(report);
    tenet__html_open(html, "table", "class", "values", NULL);
    tenet__html_element(html, "caption", tenet__report_say(report, "values_caption"), NULL);
    write_header(report, stated);
    tenet__html_open(html, "tbody", NULL);
    for (guint v = 0; v < assessment->values->len; v++)
        write_value(report, tenet__report_value(report, v), stated);
    tenet__html_close(html);
    tenet__html_close(html);
    if (stated) {
        g_autofree char *score = tenet__report_whole(assessment->stated.score);
        if (!isnan(assessment->stated.score)) {
            tenet__html_open(html, "p", "class", "soft", NULL);
            tenet__html_message(html, report->messages, "stated_alone", "score", score, NULL);
            tenet__html_close(html);
        }
    }
}
