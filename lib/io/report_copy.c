/*
 * The candidate's copy: what was found about them and what it was made of, in plain words.
 *
 * It holds nobody else's data. Notes are interviewers' text and may name colleagues, customers and
 * the interviewers themselves, so that they are not printed; the words that counted are, and of
 * those every word that begins with a capital is left out unless it begins the quote (which is
 * always a word of the model's vocabulary) or is "I". What decided about a match ("because of
 * Anna") is not quoted at all, and neither are questions in somebody's own wording.
 */
#include <math.h>
#include <string.h>

#include "io/report.h"

/* So many quotes of a value are shown on each side. */
#define QUOTES 8

/* ---- Quotes without names ---------------------------------------------------------------- */

/* Whether a word begins with a capital and is not "I", "I'm" and the like. */
static gboolean may_be_name(const char *word, gsize length)
{
    gunichar first = g_utf8_get_char(word);
    gboolean self = *word == 'I' && (length == 1 || !g_ascii_isalpha(word[1]));
    return (g_unichar_isupper(first) || g_unichar_istitle(first)) && !self;
}

static char *without_names(const char *quote)
{
    GString *out = g_string_new(NULL);
    gboolean first = TRUE;
    for (const char *p = quote; *p != '\0';) {
        const char *start = p;
        gboolean letter = g_unichar_isalnum(g_utf8_get_char(p));
        while (*p != '\0' && g_unichar_isalnum(g_utf8_get_char(p)) == letter)
            p = g_utf8_next_char(p);
        if (letter && !first && may_be_name(start, (gsize)(p - start)))
            g_string_append(out, "\u2026");
        else
            g_string_append_len(out, start, p - start);
        first = first && !letter;
    }
    return g_string_free(out, FALSE);
}

/* ---- What was found ---------------------------------------------------------------------- */

static void write_quote(tenet__report *report, const tenet_evidence *row)
{
    tenet__html *html = &report->html;
    g_autofree char *quote = tenet__report_quote(report, row);
    g_autofree char *reason = tenet__report_reason(report, row, FALSE);
    tenet__html_open(html, "li", NULL);
    if (quote != NULL) {
        g_autofree char *shown = without_names(quote);
        tenet__html_open(html, "q", "dir", "auto", NULL);
        tenet__html_foreign_run(html, shown, -1);
        tenet__html_close(html);
        tenet__html_text(html, reason[0] != '\0' ? ": " : "");
    }
    tenet__html_text(html, reason);
    tenet__html_close(html);
}

/* Whether a row belongs to the list of a side; a rating's share of both sides is told as one. */
static gboolean belongs(const tenet_evidence *row, int32_t value, int side)
{
    int sign = row->units > 0 ? 1 : row->units < 0 ? -1 : 0;
    return row->value == value && sign == side && row->source != TENET_SOURCE_RATING;
}

static void write_side(tenet__report *report, int32_t value, int side, const char *key)
{
    tenet__html *html = &report->html;
    guint written = 0, left = 0;
    for (guint i = 0; i < report->assessment->evidence->len; i++) {
        const tenet_evidence *row = tenet__report_row(report, i);
        if (!belongs(row, value, side))
            continue;
        if (written++ == 0) {
            tenet__report_paragraph(report, NULL, key);
            tenet__html_open(html, "ul", NULL);
        }
        if (written <= QUOTES)
            write_quote(report, row);
        else
            left++;
    }
    if (left > 0) {
        g_autofree char *count = g_strdup_printf("%u", left);
        tenet__html_open(html, "li", NULL);
        tenet__html_message(html, report->messages, "copy_more", "count", count, NULL);
        tenet__html_close(html);
    }
    if (written > 0)
        tenet__html_close(html);
}

static void write_figures(tenet__report *report, const tenet_value_score *row)
{
    tenet__html *html = &report->html;
    g_autofree char *share = tenet__report_whole(row->share * 100);
    g_autofree char *basis = tenet__report_basis(report, row);
    tenet__html_open(html, "p", NULL);
    if (row->known) {
        g_autofree char *score = tenet__report_whole(row->score);
        g_autofree char *low = tenet__report_whole(row->low);
        g_autofree char *high = tenet__report_whole(row->high);
        tenet__html_message(html, report->messages, "copy_value", "score", score, "low", low,
                            "high", high, "basis", basis, "share", share, NULL);
    } else {
        tenet__html_message(html, report->messages, "copy_unknown", "basis", basis, "share", share,
                            NULL);
    }
    tenet__html_close(html);
}

static void write_ratings(tenet__report *report, int32_t value)
{
    g_autofree char *points = tenet__report_signed(report, tenet__report_ratings(report, value));
    tenet__html_open(&report->html, "p", NULL);
    tenet__html_message(&report->html, report->messages, "copy_ratings", "points", points, NULL);
    tenet__html_close(&report->html);
}

static void write_value(tenet__report *report, guint index)
{
    tenet__html *html = &report->html;
    const tenet_value_score *row = tenet__report_value(report, index);
    const tenet_value *value = &g_array_index(report->model->values, tenet_value, row->value);
    const char *language = tenet__report_model_language(report);
    tenet__report_heading_of(report, 1, tenet__report_value_name(report->model, row->value));
    if (value->description[0] != '\0') {
        tenet__html_open(html, "p", "class", "soft", "lang", language, NULL);
        tenet__html_foreign(html, value->description, -1);
        tenet__html_close(html);
    }
    write_figures(report, row);
    if (row->ratings > 0)
        write_ratings(report, row->value);
    write_side(report, row->value, 1, "copy_for");
    write_side(report, row->value, -1, "copy_against");
    write_side(report, row->value, 0, "copy_none");
}

/* ---- Rights ------------------------------------------------------------------------------ */

static void write_rights(tenet__report *report)
{
    static const char *const keys[] = {"copy_right_correct", "copy_right_add", "copy_right_notes",
                                       "copy_right_person"};
    tenet__html *html = &report->html;
    gboolean known = report->contact != NULL && report->contact[0] != '\0';
    tenet__report_heading(report, 0, "copy_correct");
    tenet__report_paragraph(report, NULL, "copy_correct_lead");
    tenet__html_open(html, "ul", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        tenet__html_element(html, "li", tenet__report_say(report, keys[i]), NULL);
    tenet__html_close(html);
    tenet__html_open(html, "p", NULL);
    tenet__html_message(html, report->messages, known ? "copy_contact" : "copy_contact_unknown",
                        "contact", known ? report->contact : "", "candidate",
                        report->assessment->candidate, NULL);
    tenet__html_close(html);
}

void tenet__report_copy(tenet__report *report)
{
    tenet__report_paragraph(report, "lead", "copy_lead");
    tenet__report_verdict(report, "of_hundred", "copy_known");
    tenet__report_heading(report, 0, "copy_values");
    for (guint v = 0; v < report->assessment->values->len; v++)
        write_value(report, v);
    tenet__report_heading(report, 0, "copy_how");
    tenet__report_rule(report);
    tenet__report_paragraph(report, NULL, "meaning");
    write_rights(report);
    tenet__report_heading(report, 0, "made_with");
    tenet__report_model(report);
}
