/*
 * The first screen of a report: the score, how sure it is, what speaks most for and against, and
 * what to ask next. Who reads no further has read the right thing.
 */
#include <math.h>
#include <string.h>

#include "io/chart.h"
#include "io/report.h"

/* So many quotes stand on each side, and so many questions. */
#define STRONGEST 3
#define QUESTIONS 3

/* So many bytes around the words found are shown with them. */
#define SURROUNDINGS 90

/* Widths of the interval up to which an alignment is called fairly sure, and not very sure. */
#define SURE_WIDTH     20
#define NOT_SURE_WIDTH 40

/* ---- The score --------------------------------------------------------------------------- */

/* Where what was found points, and whether the interval leaves room for the contrary. */
static const char *direction_key(const tenet_alignment *row)
{
    if (row->low > 50)
        return "verdict_for";
    if (row->high < 50)
        return "verdict_against";
    return row->score >= 50 ? "verdict_rather_for" : "verdict_rather_against";
}

static const char *sure_key(const tenet_alignment *row)
{
    double width = row->high - row->low;
    return width <= SURE_WIDTH       ? "sure_fairly"
           : width <= NOT_SURE_WIDTH ? "sure_not_very"
                                     : "sure_hardly";
}

static int32_t count_known(const tenet__report *report)
{
    int32_t known = 0;
    for (guint v = 0; v < report->assessment->values->len; v++)
        known += tenet__report_value(report, v)->known;
    return known;
}

static void write_known(tenet__report *report, const char *key)
{
    const tenet_assessment *assessment = report->assessment;
    g_autofree char *known = g_strdup_printf("%d", count_known(report));
    g_autofree char *all = g_strdup_printf("%u", assessment->values->len);
    g_autofree char *coverage = tenet__report_whole(assessment->alignment.coverage * 100);
    g_autofree char *minimum =
        tenet__report_whole(assessment->model->scoring.coverage_minimum * 100);
    tenet__html_open(&report->html, "p", NULL);
    tenet__html_message(&report->html, report->messages, key, "known", known, "all", all,
                        "coverage", coverage, "minimum", minimum, NULL);
    tenet__html_close(&report->html);
}

static void write_figure(tenet__report *report, const char *score_key)
{
    tenet__html *html = &report->html;
    const tenet_alignment *row = &report->assessment->alignment;
    g_autofree char *score = tenet__report_whole(row->score);
    tenet__html_open(html, "div", "class", "figure", NULL);
    tenet__html_open(html, "p", "class", "score", NULL);
    tenet__html_element(html, "strong", score, NULL);
    tenet__html_text(html, " ");
    tenet__html_element(html, "span", tenet__report_say(report, score_key), NULL);
    tenet__html_close(html);
    tenet__chart_scale(html, row->low, row->high, row->score, NAN);
    tenet__html_open(html, "p", "class", "ends", "aria-hidden", "true", NULL);
    for (int end = 0; end <= 100; end += 50) {
        g_autofree char *figure = g_strdup_printf("%d", end);
        tenet__html_element(html, "span", figure, NULL);
    }
    tenet__html_close(html);
    tenet__html_close(html);
}

static void write_sure(tenet__report *report)
{
    const tenet_alignment *row = &report->assessment->alignment;
    g_autofree char *low = tenet__report_whole(row->low);
    g_autofree char *high = tenet__report_whole(row->high);
    tenet__html_open(&report->html, "p", NULL);
    tenet__html_element(&report->html, "strong", tenet__report_say(report, sure_key(row)), NULL);
    tenet__html_text(&report->html, " ");
    tenet__html_message(&report->html, report->messages, "sure_between", "low", low, "high", high,
                        NULL);
    tenet__html_close(&report->html);
}

void tenet__report_verdict(tenet__report *report, const char *score_key, const char *known_key)
{
    tenet__html *html = &report->html;
    const tenet_alignment *row = &report->assessment->alignment;
    gboolean scored = row->status == TENET_SCORED;
    tenet__html_open(html, "div", "class", "verdict", NULL);
    if (scored)
        write_figure(report, score_key);
    tenet__html_open(html, "div", NULL);
    if (scored) {
        tenet__report_paragraph(report, "lead", direction_key(row));
        write_sure(report);
        write_known(report, known_key);
    } else {
        tenet__report_paragraph(report, "lead", "no_number");
        write_known(report, "no_number_because");
    }
    if (row->review)
        tenet__report_paragraph(report, "review", "review");
    tenet__html_close(html);
    tenet__html_close(html);
}

/* ---- The strongest evidence -------------------------------------------------------------- */

/* Whether the sentence of a row is among those chosen: one quote of a sentence is enough. */
static gboolean is_chosen(const tenet__report *report, const guint *chosen, guint count,
                          const tenet_evidence *row)
{
    for (guint i = 0; i < count; i++) {
        const tenet_evidence *other = tenet__report_row(report, chosen[i]);
        if (other->text == row->text && other->sentence == row->sentence)
            return TRUE;
    }
    return FALSE;
}

/* The rows with words that count most on one side (+1 or -1), of different sentences, the first of
 * equals first. */
static guint choose_strongest(const tenet__report *report, int side, guint *chosen)
{
    guint count = 0;
    while (count < STRONGEST) {
        const tenet_evidence *best = NULL;
        for (guint i = 0; i < report->assessment->evidence->len; i++) {
            const tenet_evidence *row = tenet__report_row(report, i);
            if (row->indicator < 0 || row->units * side <= 0 ||
                (best != NULL && fabs(row->points) <= fabs(best->points)) ||
                is_chosen(report, chosen, count, row))
                continue;
            best = row;
            chosen[count] = i;
        }
        if (best == NULL)
            break;
        count++;
    }
    return count;
}

/* Whether a text goes on in the same sentence on the other side of a place: it was cut there. */
static gboolean is_cut(const char *text, int64_t length, int64_t place)
{
    if (place <= 1 || place >= length || text[place] == '\n' || text[place] == '\r')
        return FALSE;
    char before = text[text[place - 1] == ' ' ? place - 2 : place - 1];
    return strchr(".!?\n\r", before) == NULL;
}

/* The words in what surrounds them. */
static void write_excerpt(tenet__report *report, const tenet_evidence *row)
{
    tenet__html *html = &report->html;
    const tenet__shown *shown = &report->texts[row->text];
    const char *text = shown->plain.text;
    int64_t from, to;
    tenet__shown_range(shown, row->start, row->end, &from, &to);
    int64_t begin = from, end = to;
    tenet__shown_surroundings(shown, SURROUNDINGS, &begin, &end);
    tenet__html_open(html, "q", "dir", "auto", NULL);
    tenet__html_text(html, is_cut(text, shown->plain.length, begin) ? "\u2026" : "");
    tenet__html_foreign_run(html, text + begin, (gssize)(from - begin));
    tenet__html_open(html, "b", NULL);
    tenet__html_foreign_run(html, text + from, (gssize)(to - from));
    tenet__html_close(html);
    tenet__html_foreign_run(html, text + to, (gssize)(end - to));
    tenet__html_text(html, is_cut(text, shown->plain.length, end) ? "\u2026" : "");
    tenet__html_close(html);
}

static void write_finding(tenet__report *report, guint index)
{
    tenet__html *html = &report->html;
    const tenet_evidence *row = tenet__report_row(report, index);
    g_autofree char *points = tenet__report_signed(report, report->points.rows[index]);
    g_autofree char *anchor = tenet__report_anchor(report, 'e', index);
    g_autofree char *place = g_strconcat("#", anchor, NULL);
    tenet__html_open(html, "li", NULL);
    write_excerpt(report, row);
    tenet__html_text(html, " ");
    tenet__html_open(html, "small", NULL);
    tenet__html_foreign(html, tenet__report_value_name(report->model, row->value), -1);
    tenet__html_text(html, " ");
    tenet__html_element(html, "a", points, "href", place, NULL);
    tenet__html_close(html);
    tenet__html_close(html);
}

/* The values whose ratings are on this side. */
static void write_ratings(tenet__report *report, int side)
{
    tenet__html *html = &report->html;
    gboolean any = FALSE;
    for (guint v = 0; v < report->assessment->values->len; v++) {
        int64_t sum = tenet__report_ratings(report, (int32_t)v);
        g_autofree char *points = tenet__report_signed(report, sum);
        if (sum * side <= 0)
            continue;
        if (!any) {
            tenet__html_open(html, "p", "class", "soft", NULL);
            tenet__html_text(html, tenet__report_say(report, "ratings_add"));
        }
        tenet__html_text(html, any ? ", " : " ");
        tenet__html_foreign(html, tenet__report_value_name(report->model, (int32_t)v), -1);
        tenet__html_text(html, " ");
        tenet__html_text(html, points);
        any = TRUE;
    }
    if (any)
        tenet__html_close(html);
}

static void write_strongest(tenet__report *report, int side, const char *heading,
                            const char *nothing)
{
    tenet__html *html = &report->html;
    guint chosen[STRONGEST];
    guint count = choose_strongest(report, side, chosen);
    tenet__html_open(html, "div", "class", side > 0 ? "for" : "against", NULL);
    tenet__report_heading(report, 0, heading);
    if (count == 0)
        tenet__report_paragraph(report, "soft", nothing);
    else
        tenet__html_open(html, "ul", NULL);
    for (guint i = 0; i < count; i++)
        write_finding(report, chosen[i]);
    if (count > 0)
        tenet__html_close(html);
    write_ratings(report, side);
    tenet__html_close(html);
}

/* ---- What to ask next -------------------------------------------------------------------- */

static void write_question(tenet__report *report, int32_t value, int32_t question)
{
    tenet__html *html = &report->html;
    tenet__html_open(html, "li", NULL);
    tenet__report_question(report, question);
    tenet__html_text(html, " ");
    tenet__html_open(html, "small", NULL);
    tenet__html_foreign(html, tenet__report_value_name(report->model, value), -1);
    tenet__html_text(html, ": ");
}

static gboolean was_asked(const tenet__report *report, int32_t question)
{
    for (guint i = 0; i < report->assessment->asked->len; i++) {
        if (g_array_index(report->assessment->asked, tenet_asked, i).model_question == question)
            return TRUE;
    }
    return FALSE;
}

static int32_t open_question(const tenet__report *report, int32_t value)
{
    const tenet_value *row = &g_array_index(report->model->values, tenet_value, value);
    for (int32_t i = row->first_question; i < row->first_question + row->question_count; i++) {
        if (!was_asked(report, i))
            return i;
    }
    return -1;
}

/* Where nothing is missing but time is left: the value with an open question whose interval, by
 * its weight, is the widest. */
static void write_widest(tenet__report *report)
{
    int32_t widest = -1;
    double most = 0;
    for (guint v = 0; v < report->assessment->values->len; v++) {
        const tenet_value_score *row = tenet__report_value(report, v);
        double width = row->share * (row->high - row->low);
        if (width > most && open_question(report, row->value) >= 0) {
            most = width;
            widest = row->value;
        }
    }
    tenet__report_paragraph(report, "soft", "ask_nothing");
    if (widest < 0)
        return;
    tenet__html_open(&report->html, "ul", NULL);
    write_question(report, widest, open_question(report, widest));
    tenet__html_text(&report->html, tenet__report_say(report, "ask_surer"));
    for (int open = 0; open < 3; open++) /* small, li, ul */
        tenet__html_close(&report->html);
}

static void write_questions(tenet__report *report)
{
    tenet__html *html = &report->html;
    const GArray *rows = report->assessment->follow_ups;
    tenet__html_open(html, "div", "class", "next", NULL);
    tenet__report_heading(report, 0, "ask_next");
    if (rows->len == 0)
        write_widest(report);
    else
        tenet__html_open(html, "ol", NULL);
    for (guint i = 0; i < rows->len && i < QUESTIONS; i++) {
        const tenet_follow_up *row = &g_array_index(rows, tenet_follow_up, i);
        write_question(report, row->value, row->question);
        tenet__report_follow_up_reason(report, row);
        tenet__html_close(html);
        tenet__html_close(html);
    }
    if (rows->len > 0)
        tenet__html_close(html);
    tenet__html_close(html);
}

void tenet__report_summary(tenet__report *report)
{
    tenet__report_verdict(report, "of_hundred", "known_values");
    tenet__html_open(&report->html, "div", "class", "three", NULL);
    write_strongest(report, 1, "strongest_for", "nothing_for");
    write_strongest(report, -1, "strongest_against", "nothing_against");
    write_questions(report);
    tenet__html_close(&report->html);
}
