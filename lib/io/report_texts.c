/*
 * What was read, with the words that were found marked. Each mark says with a word and a line of
 * its own kind, not by colour alone, what it is; under the pointer or with the keyboard it says
 * why, and it leads to its line in the tables.
 */
#include "io/marks.h"
#include "io/report.h"

/* From so many bytes on, a browser lays a text out only when it is scrolled to. */
#define LONG_TEXT 50000

/* ---- Marks ------------------------------------------------------------------------------- */

static guint index_of(const tenet__report *report, const tenet_evidence *row)
{
    return (guint)(row - tenet__report_row(report, 0));
}

/* The short word beside a mark. */
static const char *word_key(const tenet_evidence *row)
{
    static const char *const keys[] = {
        [TENET_STATE_AFFIRMED] = NULL,
        [TENET_STATE_NEGATED] = "mark_negated",
        [TENET_STATE_HYPOTHETICAL] = "mark_hypothetical",
        [TENET_STATE_INTENDED] = "mark_intended",
        [TENET_STATE_ATTRIBUTED] = "mark_attributed",
        [TENET_STATE_QUESTION] = "mark_question",
        [TENET_STATE_PAST] = "mark_past",
        [TENET_STATE_UNCERTAIN] = "mark_uncertain",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(keys) == TENET_STATE_COUNT);
    if (row->counted == TENET_NOT_REPEATED)
        return "mark_again";
    if (row->state > 0 && row->state < TENET_STATE_COUNT)
        return keys[row->state];
    return row->polarity > 0 ? "mark_for" : "mark_against";
}

/* The class of a stretch: its side if all that counts in it is on one. */
static const char *class_of(const GPtrArray *rows, guint from, guint to)
{
    gboolean in_favour = FALSE, against = FALSE;
    for (guint i = from; i < to; i++) {
        const tenet_evidence *row = g_ptr_array_index(rows, i);
        in_favour |= row->units > 0;
        against |= row->units < 0;
    }
    if (in_favour && against)
        return "m both";
    return in_favour ? "m for" : against ? "m against" : "m none";
}

/* "for Respect +1.01; in part, as ...", one line a row of the stretch. */
static void write_tip(tenet__report *report, const GPtrArray *rows, guint from, guint to,
                      const char *id)
{
    tenet__html *html = &report->html;
    tenet__html_open(html, "span", "class", "tip", "role", "tooltip", "id", id, NULL);
    for (guint i = from; i < to; i++) {
        const tenet_evidence *row = g_ptr_array_index(rows, i);
        const char *name = tenet__report_value_name(report->model, row->value);
        g_autofree char *points =
            tenet__report_signed(report, report->points.rows[index_of(report, row)]);
        g_autofree char *reason = tenet__report_reason(report, row, TRUE);
        if (i > from)
            tenet__html_void(html, "br", NULL);
        if (row->units != 0)
            tenet__html_message(html, report->messages, row->units > 0 ? "tip_for" : "tip_against",
                                "value", name, "points", points, NULL);
        else
            tenet__html_message(html, report->messages, "tip_none", "value", name, NULL);
        if (reason[0] != '\0') {
            tenet__html_text(html, ": ");
            tenet__html_foreign(html, reason, -1);
        }
    }
    tenet__html_close(html);
}

static void write_label(tenet__report *report, const GPtrArray *rows, guint from, guint to)
{
    tenet__html_open(&report->html, "sup", NULL);
    for (guint i = from; i < to; i++) {
        const tenet_evidence *row = g_ptr_array_index(rows, i);
        g_autofree char *number =
            g_strdup_printf("%s%u ", i > from ? ", " : "", index_of(report, row) + 1);
        tenet__html_text(&report->html, number);
        tenet__html_text(&report->html, tenet__report_say(report, word_key(row)));
    }
    tenet__html_close(&report->html);
}

/* A stretch of words that rows[from, to) share. */
static void write_mark(tenet__report *report, const GPtrArray *rows, guint from, guint to,
                       const char *text, int64_t length)
{
    tenet__html *html = &report->html;
    guint first = index_of(report, g_ptr_array_index(rows, from));
    g_autofree char *line = tenet__report_anchor(report, 'e', first);
    g_autofree char *place = g_strconcat("#", line, NULL);
    g_autofree char *mark = tenet__report_anchor(report, 'm', first);
    g_autofree char *tip = tenet__report_anchor(report, 't', first);
    for (guint i = from; i < to; i++)
        report->marks[index_of(report, g_ptr_array_index(rows, i))] = first;
    tenet__html_open(html, "a", "class", class_of(rows, from, to), "href", place, "id", mark,
                     "aria-describedby", tip, NULL);
    tenet__html_foreign_run(html, text, (gssize)length);
    write_label(report, rows, from, to);
    tenet__html_close(html);
    write_tip(report, rows, from, to, tip);
}

/* Where the stretch that begins with rows[from] ends: the rows that overlap it belong to it. */
static guint end_of_stretch(const tenet__shown *shown, const GPtrArray *rows, guint from, guint to,
                            int64_t *end)
{
    guint next = from;
    *end = 0;
    while (next < to) {
        const tenet_evidence *row = g_ptr_array_index(rows, next);
        int64_t begins, ends;
        tenet__shown_range(shown, row->start, row->end, &begins, &ends);
        if (next > from && begins >= *end)
            break;
        *end = MAX(*end, ends);
        next++;
    }
    return next;
}

static void write_marked(tenet__report *report, guint text, const GPtrArray *rows, guint from,
                         guint to)
{
    const tenet__shown *shown = &report->texts[text];
    const char *bytes = shown->plain.text;
    int64_t done = 0;
    while (from < to) {
        const tenet_evidence *row = g_ptr_array_index(rows, from);
        int64_t start, end;
        tenet__shown_range(shown, row->start, row->end, &start, &end);
        guint next = end_of_stretch(shown, rows, from, to, &end);
        start = MAX(start, done);
        tenet__html_foreign_run(&report->html, bytes + done, (gssize)(start - done));
        write_mark(report, rows, from, next, bytes + start, end - start);
        done = end;
        from = next;
    }
    tenet__html_foreign_run(&report->html, bytes + done, (gssize)(shown->plain.length - done));
}

/* ---- Texts ------------------------------------------------------------------------------- */

/* The rows with words that are listed, in the order of the texts. */
static GPtrArray *marked_rows(const tenet__report *report)
{
    GPtrArray *all = tenet__rows_with_words(report->assessment);
    guint kept = 0;
    for (guint i = 0; i < all->len; i++) {
        if (report->listed[index_of(report, all->pdata[i])])
            all->pdata[kept++] = all->pdata[i];
    }
    g_ptr_array_set_size(all, (gint)kept);
    return all;
}

/* The question that a text answers as a whole; -1: none, or the text holds its own. */
static int32_t question_of(const tenet_assessment *assessment, guint text)
{
    return text < assessment->answered->len ? g_array_index(assessment->answered, int32_t, text)
                                            : -1;
}

static void write_title(tenet__report *report, guint text)
{
    static const char *const keys[] = {
        [TENET_SOURCE_ANSWER] = "text_answer",
        [TENET_SOURCE_NOTES] = "text_notes",
        [TENET_SOURCE_RATING] = "text_notes",
        [TENET_SOURCE_SELF_REPORT] = "text_statement",
    };
    const tenet_assessment *assessment = report->assessment;
    int32_t asked = question_of(assessment, text);
    tenet__report_heading(report, 1,
                          keys[g_array_index(assessment->texts, tenet_text, text).source]);
    if (asked < 0)
        return;
    const tenet_asked *row = &g_array_index(assessment->asked, tenet_asked, asked);
    const char *question = row->question;
    if (row->model_question >= 0)
        question =
            g_array_index(assessment->model->questions, tenet_question, row->model_question).text;
    tenet__html_open(&report->html, "p", "class", "soft", "dir", "auto", NULL);
    tenet__html_foreign_run(&report->html, question, -1);
    tenet__html_close(&report->html);
}

static void write_key(tenet__report *report)
{
    static const struct {
        const char *style, *key;
    } signs[] = {{"m for", "key_for"}, {"m against", "key_against"}, {"m none", "key_none"}};
    tenet__html *html = &report->html;
    tenet__html_open(html, "p", "class", "soft", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        tenet__html_text(html, i > 0 ? ", " : "");
        tenet__html_element(html, "span", tenet__report_say(report, signs[i].key), "class",
                            signs[i].style, NULL);
    }
    tenet__html_text(html, ". ");
    tenet__html_text(html, tenet__report_say(report, "key_hint"));
    tenet__html_close(html);
}

void tenet__report_texts(tenet__report *report)
{
    tenet__html *html = &report->html;
    const tenet_assessment *assessment = report->assessment;
    g_autoptr(GPtrArray) rows = marked_rows(report);
    guint from = 0, to = 0;
    tenet__report_heading(report, 0, "texts");
    if (assessment->texts->len == 0)
        tenet__report_paragraph(report, NULL, "no_texts");
    else if (rows->len > 0)
        write_key(report);
    for (guint i = 0; i < assessment->texts->len; i++, from = to) {
        while (to < rows->len && ((const tenet_evidence *)rows->pdata[to])->text == (int32_t)i)
            to++;
        write_title(report, i);
        gboolean is_long = report->texts[i].plain.length > LONG_TEXT;
        tenet__html_open(html, "div", "class", is_long ? "text long" : "text", "dir", "auto", NULL);
        write_marked(report, i, rows, from, to);
        tenet__html_close(html);
    }
}
