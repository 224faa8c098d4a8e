/*
 * The end of a report: what else could be asked, what the number means and does not mean, the rule
 * in words for the candidate, and the model it was made with.
 */
#include "io/report.h"

#include <string.h>

#include "io/display.h"

/* ---- Follow-ups -------------------------------------------------------------------------- */

void tenet__report_question(tenet__report *report, int32_t question)
{
    const tenet_model *model = report->model;
    if (question < 0) {
        tenet__html_text(&report->html, tenet__report_say(report, "ask_your_own"));
        return;
    }
    tenet__html_open(&report->html, "span", "lang", tenet__report_model_language(report), NULL);
    tenet__html_foreign(&report->html,
                        g_array_index(model->questions, tenet_question, question).text, -1);
    tenet__html_close(&report->html);
}

void tenet__report_follow_up_reason(tenet__report *report, const tenet_follow_up *row)
{
    tenet__html_text(&report->html, tenet__message_why(report->messages, row->why));
}

/* A neutral probe, the same for everybody, to go deeper with. */
static void write_probe(tenet__report *report, const tenet_follow_up *row)
{
    const char *probe = tenet_model_probe(report->model, row->value, row->probe);
    tenet__html *html = &report->html;
    if (probe == NULL)
        return;
    tenet__html_open(html, "p", "class", "soft", NULL);
    tenet__html_text(html, tenet__report_say(report, "ask_probe"));
    tenet__html_text(html, " ");
    tenet__html_open(html, "span", "lang", tenet__report_model_language(report), NULL);
    tenet__html_foreign(html, probe, -1);
    tenet__html_close(html);
    tenet__html_close(html);
}

void tenet__report_follow_ups(tenet__report *report)
{
    tenet__html *html = &report->html;
    const tenet_assessment *assessment = report->assessment;
    if (assessment->follow_ups->len == 0)
        return;
    tenet__report_heading(report, 0, "follow_ups");
    tenet__html_open(html, "ol", NULL);
    for (guint i = 0; i < assessment->follow_ups->len; i++) {
        const tenet_follow_up *row = &g_array_index(assessment->follow_ups, tenet_follow_up, i);
        tenet__html_open(html, "li", NULL);
        tenet__html_open(html, "strong", NULL);
        tenet__html_foreign(html, tenet__report_value_name(assessment->model, row->value), -1);
        tenet__html_close(html);
        tenet__html_text(html, ": ");
        tenet__report_follow_up_reason(report, row);
        tenet__html_text(html, ". ");
        tenet__report_question(report, row->question);
        write_probe(report, row);
        tenet__html_close(html);
    }
    tenet__html_close(html);
}

/* ---- Meaning ----------------------------------------------------------------------------- */

void tenet__report_rule(tenet__report *report)
{
    const tenet__scoring *scoring = &report->model->scoring;
    const double numbers[] = {scoring->answer_cap, scoring->rating_units,
                              scoring->self_report_units};
    char *texts[G_N_ELEMENTS(numbers)];
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        tenet__append_short(text, numbers[i]);
        gsize point = strcspn(text->str, ".");
        int decimals = text->str[point] == '.' ? (int)(text->len - point - 1) : 0;
        texts[i] = tenet__message_number(report->messages, numbers[i], decimals);
    }
    tenet__html_open(&report->html, "p", NULL);
    tenet__html_message(&report->html, report->messages, "rule", "answer", texts[0], "rating",
                        texts[1], "statement", texts[2], NULL);
    tenet__html_close(&report->html);
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        g_free(texts[i]);
}

static void write_line(tenet__report *report, const char *key, const char *text)
{
    tenet__html *html = &report->html;
    if (text[0] == '\0')
        return;
    tenet__html_element(html, "dt", tenet__report_say(report, key), NULL);
    tenet__html_open(html, "dd", NULL);
    tenet__html_foreign(html, text, -1);
    tenet__html_close(html);
}

void tenet__report_model(tenet__report *report)
{
    const tenet_model *model = report->model;
    g_autofree char *name = model->name[0] != '\0'
                                ? g_strdup_printf("%s (%s)", model->name, model->id)
                                : g_strdup(model->id);
    gboolean validated =
        model->validation[0] != '\0' && !g_str_equal(model->validation, "not validated");
    tenet__html_open(&report->html, "dl", NULL);
    write_line(report, "about_model", name);
    write_line(report, "about_purpose", model->purpose);
    write_line(report, "about_validation",
               validated ? model->validation : tenet__report_say(report, "not_validated"));
    write_line(report, "about_digest", model->digest);
    write_line(report, "about_tenet", TENET_VERSION);
    tenet__html_close(&report->html);
}

static void write_interval(tenet__report *report)
{
    const tenet_alignment *row = &report->assessment->alignment;
    if (row->status != TENET_SCORED)
        return;
    g_autofree char *low = tenet__report_whole(row->low);
    g_autofree char *high = tenet__report_whole(row->high);
    g_autofree char *lowest = tenet__report_whole(row->low_correlated);
    g_autofree char *highest = tenet__report_whole(row->high_correlated);
    tenet__html_open(&report->html, "p", NULL);
    tenet__html_message(&report->html, report->messages, "interval", "low", low, "high", high,
                        "lowest", lowest, "highest", highest, NULL);
    tenet__html_close(&report->html);
}

/* Notices are written in English by the library. */
static void write_notices(tenet__report *report)
{
    const tenet_diagnostic *rows;
    int64_t count;
    gboolean english = g_str_equal(tenet__messages_language(report->messages), "en");
    tenet_assessment_notices(report->assessment, &rows, &count);
    if (count == 0)
        return;
    tenet__report_heading(report, 1, "notices");
    tenet__html_open(&report->html, "ul", "lang", english ? NULL : "en", NULL);
    for (int64_t i = 0; i < count; i++) {
        tenet__html_open(&report->html, "li", NULL);
        tenet__html_foreign(&report->html, rows[i].message, -1);
        tenet__html_close(&report->html);
    }
    tenet__html_close(&report->html);
}

/* In the page of a file the rule and the model stand once, at its end. */
void tenet__report_about(tenet__report *report)
{
    gboolean alone = report->part == 0;
    tenet__report_heading(report, 0, "about");
    if (alone)
        tenet__report_paragraph(report, NULL, "meaning");
    write_interval(report);
    if (alone) {
        tenet__report_heading(report, 1, "for_the_candidate");
        tenet__report_rule(report);
    }
    write_notices(report);
    if (alone) {
        tenet__report_heading(report, 1, "made_with");
        tenet__report_model(report);
    }
}
