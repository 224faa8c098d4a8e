/*
 * The page of a whole file. See report_overview.h.
 */
#include "io/report_overview.h"

#include <math.h>

#include "io/chart.h"
#include "io/report_options.h"

/* Bars of the spread of alignments: 0-9, 10-19, ... 90-100. */
#define BARS 10

/* So many values to ask about are named in a row. */
#define NAMED_VALUES 3

/* ---- Small things ------------------------------------------------------------------------ */

static char *figure_of(int64_t count)
{
    return g_strdup_printf("%" G_GINT64_FORMAT, count);
}

/* Columns of figures stand to the right. */
static gboolean is_figure(const char *key)
{
    static const char *const keys[] = {"column_median",    "column_half",    "column_known_of",
                                       "column_alignment", "column_between", "column_known",
                                       "column_count"};
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (g_str_equal(key, keys[i]))
            return TRUE;
    }
    return FALSE;
}

static void write_columns(tenet__report *page, const char *const *keys, gsize count)
{
    tenet__html *html = &page->html;
    tenet__html_open(html, "thead", NULL);
    tenet__html_open(html, "tr", NULL);
    for (gsize i = 0; i < count; i++)
        tenet__html_element(html, "th", tenet__report_say(page, keys[i]), "scope", "col", "class",
                            is_figure(keys[i]) ? "n" : NULL, NULL);
    tenet__html_close(html);
    tenet__html_close(html);
}

static void write_cell(tenet__report *page, const char *label_key, const char *text)
{
    tenet__html_element(&page->html, "td", text, "class", "n", "data-label",
                        tenet__report_say(page, label_key), NULL);
}

static void write_count(tenet__report *page, const char *key, int64_t count)
{
    g_autofree char *figure = figure_of(count);
    if (count == 0)
        return;
    tenet__html_open(&page->html, "p", NULL);
    tenet__html_message(&page->html, page->messages, key, "count", figure, NULL);
    tenet__html_close(&page->html);
}

static char *interval_of(double low, double high)
{
    g_autofree char *from = tenet__report_whole(low);
    g_autofree char *to = tenet__report_whole(high);
    return g_strconcat(from, "\u2013", to, NULL);
}

/* ---- The figures ------------------------------------------------------------------------- */

static void write_counts(tenet__report *page, const tenet__tally *tally)
{
    g_autofree char *scored = figure_of(tally->scored);
    g_autofree char *insufficient = figure_of(tally->insufficient);
    g_autofree char *coverage =
        tenet__report_whole(100 * tally->coverage / (double)MAX(tally->candidates, 1));
    tenet__html_open(&page->html, "p", "class", "lead", NULL);
    tenet__html_message(&page->html, page->messages, "file_counts", "scored", scored,
                        "insufficient", insufficient, NULL);
    tenet__html_close(&page->html);
    write_count(page, "file_sealed", tally->sealed);
    write_count(page, "file_review", tally->review);
    tenet__html_open(&page->html, "p", NULL);
    tenet__html_message(&page->html, page->messages, "file_coverage", "coverage", coverage, NULL);
    tenet__html_close(&page->html);
}

static void write_bar(tenet__report *page, int place, int64_t count, int64_t most)
{
    tenet__html *html = &page->html;
    g_autofree char *figure = figure_of(count);
    g_autofree char *range =
        g_strdup_printf("%d\u2013%d", place * 10, place == BARS - 1 ? 100 : place * 10 + 9);
    tenet__html_open(html, "tr", NULL);
    tenet__html_element(html, "th", range, "scope", "row", NULL);
    write_cell(page, "column_count", figure);
    tenet__html_open(html, "td", "class", "drawn", NULL);
    if (count > 0)
        tenet__chart_bar(html, (double)count / (double)most);
    tenet__html_close(html);
    tenet__html_close(html);
}

static void write_spread(tenet__report *page, const tenet__tally *tally)
{
    static const char *const keys[] = {"column_range", "column_count", "column_share"};
    tenet__html *html = &page->html;
    int64_t bars[BARS] = {0}, most = 1;
    tenet__report_heading(page, 0, "spread");
    if (tally->scored == 0) {
        tenet__report_paragraph(page, NULL, "spread_none");
        return;
    }
    for (int score = 0; score < TENET__TALLY_POINTS; score++)
        bars[MIN(score / 10, BARS - 1)] += tally->alignments.counts[score];
    for (int i = 0; i < BARS; i++)
        most = MAX(most, bars[i]);
    tenet__html_open(html, "table", "class", "values spread", NULL);
    tenet__html_element(html, "caption", tenet__report_say(page, "spread_caption"), NULL);
    write_columns(page, keys, G_N_ELEMENTS(keys));
    tenet__html_open(html, "tbody", NULL);
    for (int i = 0; i < BARS; i++)
        write_bar(page, i, bars[i], most);
    tenet__html_close(html);
    tenet__html_close(html);
}

static void write_value(tenet__report *page, const tenet__tally *tally, guint value)
{
    tenet__html *html = &page->html;
    const tenet__spread *spread = &tally->values[value];
    double low = tenet__spread_quantile(spread, 0.25);
    double median = tenet__spread_quantile(spread, 0.5);
    double high = tenet__spread_quantile(spread, 0.75);
    gboolean any = spread->total > 0;
    g_autofree char *middle = any ? tenet__report_whole(median) : g_strdup("?");
    g_autofree char *half = any ? interval_of(low, high) : g_strdup("");
    g_autofree char *known = figure_of(spread->total);
    g_autofree char *all = figure_of(tally->candidates);
    g_autofree char *of =
        tenet__message_filled(page->messages, "known_of", "known", known, "all", all, NULL);
    tenet__html_open(html, "tr", NULL);
    tenet__html_open(html, "th", "scope", "row", "lang", tenet__report_model_language(page), NULL);
    tenet__html_foreign(html, tenet__report_value_name(page->model, (int32_t)value), -1);
    tenet__html_close(html);
    tenet__html_open(html, "td", "class", "drawn", NULL);
    if (any)
        tenet__chart_scale(html, low, high, median, NAN);
    tenet__html_close(html);
    write_cell(page, "column_median", middle);
    write_cell(page, "column_half", half);
    write_cell(page, "column_known_of", of);
    tenet__html_close(html);
}

static void write_values(tenet__report *page, const tenet__tally *tally)
{
    static const char *const keys[] = {"column_value", "column_scale", "column_median",
                                       "column_half", "column_known_of"};
    tenet__report_heading(page, 0, "file_values");
    tenet__html_open(&page->html, "table", "class", "values", NULL);
    tenet__html_element(&page->html, "caption", tenet__report_say(page, "file_values_caption"),
                        NULL);
    write_columns(page, keys, G_N_ELEMENTS(keys));
    tenet__html_open(&page->html, "tbody", NULL);
    for (guint v = 0; v < tally->value_count; v++)
        write_value(page, tally, v);
    tenet__html_close(&page->html);
    tenet__html_close(&page->html);
}

/* ---- The list ---------------------------------------------------------------------------- */

static void open_part(tenet__report *list, int64_t index)
{
    static const char *const keys[] = {"column_candidate", "column_scale", "column_alignment",
                                       "column_between",   "column_known", "column_next"};
    g_autofree char *anchor = g_strdup_printf("l%" G_GINT64_FORMAT, index / TENET__LIST_PART + 1);
    tenet__html_open(&list->html, "div", "class", "part", "id", anchor, NULL);
    tenet__html_open(&list->html, "table", "class", "values list", NULL);
    write_columns(list, keys, G_N_ELEMENTS(keys));
    tenet__html_open(&list->html, "tbody", NULL);
}

/* What a person should know or do next about a candidate. */
static void write_remarks(tenet__report *list, const tenet_assessment *assessment)
{
    const tenet_alignment *row = &assessment->alignment;
    tenet__html *html = &list->html;
    g_autoptr(GString) names = g_string_new(NULL);
    const char *key = row->status == TENET_SEALED                  ? "list_sealed"
                      : row->status == TENET_INSUFFICIENT_EVIDENCE ? "list_insufficient"
                                                                   : NULL;
    for (guint i = 0; i < assessment->follow_ups->len && i < NAMED_VALUES; i++) {
        int32_t value = g_array_index(assessment->follow_ups, tenet_follow_up, i).value;
        g_string_append(names, i > 0 ? ", " : "");
        g_string_append(names, tenet__report_value_name(assessment->model, value));
    }
    tenet__html_open(html, "td", "class", "from", NULL);
    if (key != NULL)
        tenet__html_element(html, "strong", tenet__report_say(list, key), NULL);
    if (row->review)
        tenet__html_element(html, "strong", tenet__report_say(list, "list_review"), NULL);
    if (names->len > 0) {
        tenet__html_text(html, key != NULL || row->review ? "; " : "");
        tenet__html_message(html, list->messages, "list_ask", "values", names->str, NULL);
    }
    tenet__html_close(html);
}

static void write_name(tenet__report *list, const tenet_assessment *assessment, int64_t index,
                       gboolean full)
{
    tenet__html *html = &list->html;
    tenet__html_open(html, "th", "scope", "row", NULL);
    if (full) {
        g_autofree char *place = g_strdup_printf("#c%" G_GINT64_FORMAT, index + 1);
        tenet__html_open(html, "a", "href", place, NULL);
    }
    tenet__html_foreign(html, assessment->candidate, -1);
    if (full)
        tenet__html_close(html);
    tenet__html_close(html);
}

void tenet__overview_row(tenet__report *list, const tenet_assessment *assessment, int64_t index,
                         gboolean full)
{
    tenet__html *html = &list->html;
    const tenet_alignment *row = &assessment->alignment;
    gboolean scored = row->status == TENET_SCORED;
    if (index % TENET__LIST_PART == 0) {
        while (html->depth > 0)
            tenet__html_close(html);
        open_part(list, index);
    }
    g_autofree char *score = scored ? tenet__report_whole(row->score) : g_strdup("?");
    g_autofree char *between = scored ? interval_of(row->low, row->high) : g_strdup("");
    g_autofree char *coverage = tenet__report_whole(row->coverage * 100);
    g_autofree char *known = g_strconcat(coverage, "\xC2\xA0%", NULL);
    tenet__html_open(html, "tr", NULL);
    write_name(list, assessment, index, full);
    tenet__html_open(html, "td", "class", "drawn", NULL);
    if (scored)
        tenet__chart_scale(html, row->low, row->high, row->score, NAN);
    tenet__html_close(html);
    write_cell(list, "column_alignment", score);
    write_cell(list, "column_between", between);
    write_cell(list, "column_known", known);
    write_remarks(list, assessment);
    tenet__html_close(html);
}

/* Links to the parts of the list, where it has more than one. */
static void write_parts(tenet__report *page, int64_t listed)
{
    tenet__html *html = &page->html;
    if (listed <= TENET__LIST_PART)
        return;
    tenet__html_open(html, "nav", "aria-label", tenet__report_say(page, "list_parts"), "class",
                     "parts", NULL);
    for (int64_t first = 0; first < listed; first += TENET__LIST_PART) {
        g_autofree char *from = figure_of(first + 1);
        g_autofree char *to = figure_of(MIN(first + TENET__LIST_PART, listed));
        g_autofree char *place =
            g_strdup_printf("#l%" G_GINT64_FORMAT, first / TENET__LIST_PART + 1);
        g_autofree char *text =
            tenet__message_filled(page->messages, "list_part", "first", from, "last", to, NULL);
        tenet__html_element(html, "a", text, "href", place, NULL);
        tenet__html_text(html, " ");
    }
    tenet__html_close(html);
}

static void write_list(tenet__report *page, const tenet__tally *tally, const GString *list,
                       gboolean full)
{
    int64_t listed = MIN(tally->candidates, TENET_REPORT_LISTED);
    tenet__report_heading(page, 0, "file_list");
    tenet__report_paragraph(page, NULL, "file_not_ranked");
    if (!full)
        tenet__report_paragraph(page, NULL, "list_how");
    tenet__report_paragraph(page, "soft no-print", "list_find");
    if (listed < tally->candidates) {
        g_autofree char *some = figure_of(listed);
        g_autofree char *all = figure_of(tally->candidates);
        tenet__html_open(&page->html, "p", NULL);
        tenet__html_message(&page->html, page->messages, "list_cut", "listed", some, "count", all,
                            NULL);
        tenet__html_close(&page->html);
    }
    write_parts(page, listed);
    g_string_append_len(page->html.out, list->str, (gssize)list->len);
}

/* ---- Reports in full --------------------------------------------------------------------- */

static void write_full(tenet__report *page, const GPtrArray *full)
{
    tenet__html *html = &page->html;
    tenet__report_heading(page, 0, "full_reports");
    tenet__report_paragraph(page, "soft", "full_hint");
    for (guint i = 0; i < full->len; i++) {
        const tenet_assessment *assessment = full->pdata[i];
        g_autofree char *anchor = g_strdup_printf("c%u", i + 1);
        tenet__report part;
        tenet__report_begin(&part, html->out, page->messages, assessment);
        part.part = (int32_t)i + 1;
        part.level = 3;
        tenet__html_open(html, "details", "class", "report", "id", anchor, NULL);
        tenet__html_open(html, "summary", NULL);
        tenet__html_message(html, page->messages, "title_report", "candidate",
                            assessment->candidate, NULL);
        tenet__html_close(html);
        tenet__report_body(&part);
        tenet__html_close(html);
        tenet__report_end(&part);
    }
}

/* ---- The page ---------------------------------------------------------------------------- */

void tenet__overview_page(tenet__report *page, const tenet__tally *tally, const GString *list,
                          const GPtrArray *full)
{
    tenet__html *html = &page->html;
    g_autofree char *title =
        tenet__message_counted(page->messages, "title_file", tally->candidates);
    tenet__html_begin_page(html, title, tenet__messages_language(page->messages),
                           tenet__report_say(page, "direction"));
    tenet__html_open(html, "header", NULL);
    tenet__report_kicker(html, page->messages, page->model, "kicker_file");
    tenet__html_element(html, "h1", title, NULL);
    tenet__html_close(html);
    tenet__html_open(html, "main", NULL);
    write_counts(page, tally);
    write_spread(page, tally);
    write_values(page, tally);
    write_list(page, tally, list, full->len > 0);
    if (full->len > 0)
        write_full(page, full);
    tenet__report_heading(page, 0, "about");
    tenet__report_paragraph(page, NULL, "meaning");
    tenet__report_rule(page);
    tenet__report_heading(page, 0, "made_with");
    tenet__report_model(page);
    tenet__html_end_page(html);
}
