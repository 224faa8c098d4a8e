/*
 * A report of one assessment: which parts a page has and in which order, and what the parts share.
 * See report.h.
 */
#include "io/report.h"

#include <math.h>
#include <string.h>

#include "io/display.h"

/* ---- Beginning and end ------------------------------------------------------------------- */

/* Decides which rows get a line of their own: all that count, and of the others the first. */
static void list_rows(tenet__report *report)
{
    guint count = report->assessment->evidence->len;
    int64_t uncounted = 0;
    report->listed = g_new0(guint8, (gsize)count + 1);
    report->marks = g_new0(guint, (gsize)count + 1);
    for (guint i = 0; i < count; i++) {
        gboolean counts = tenet__report_row(report, i)->units != 0;
        uncounted += !counts;
        report->listed[i] = counts || uncounted <= TENET__REPORT_UNCOUNTED;
        report->unlisted += !report->listed[i];
    }
}

void tenet__report_begin(tenet__report *report, GString *out, const tenet__messages *messages,
                         const tenet_assessment *assessment)
{
    guint texts = assessment->texts->len;
    memset(report, 0, sizeof *report);
    report->html.out = out;
    report->messages = messages;
    report->model = assessment->model;
    report->assessment = assessment;
    report->level = 2;
    report->texts = g_new0(tenet__shown, (gsize)texts + 1);
    for (guint i = 0; i < texts; i++)
        tenet__shown_open(&report->texts[i], &g_array_index(assessment->texts, tenet_text, i));
    tenet__points_round(&report->points, assessment);
    list_rows(report);
}

void tenet__report_end(tenet__report *report)
{
    for (guint i = 0; i < report->assessment->texts->len; i++)
        tenet__shown_close(&report->texts[i]);
    g_free(report->texts);
    g_free(report->listed);
    g_free(report->marks);
    tenet__points_clear(&report->points);
}

void tenet__report_body(tenet__report *report)
{
    if (report->assessment->alignment.status == TENET_SEALED) {
        tenet__report_sealed(report);
        return;
    }
    tenet__report_summary(report);
    tenet__report_values(report);
    tenet__report_texts(report);
    tenet__report_points(report);
    tenet__report_uncounted(report);
    tenet__report_follow_ups(report);
    tenet__report_about(report);
}

/* ---- Rows -------------------------------------------------------------------------------- */

const tenet_evidence *tenet__report_row(const tenet__report *report, guint index)
{
    return &g_array_index(report->assessment->evidence, tenet_evidence, index);
}

const tenet_value_score *tenet__report_value(const tenet__report *report, guint index)
{
    return &g_array_index(report->assessment->values, tenet_value_score, index);
}

const char *tenet__report_value_name(const tenet_model *model, int32_t value)
{
    const tenet_value *row = &g_array_index(model->values, tenet_value, value);
    return row->name[0] != '\0' ? row->name : row->id;
}

const char *tenet__report_side(const tenet_evidence *row)
{
    return row->units > 0 ? "for" : row->units < 0 ? "against" : "none";
}

int64_t tenet__report_ratings(const tenet__report *report, int32_t value)
{
    int64_t sum = 0;
    for (guint i = 0; i < report->assessment->evidence->len; i++) {
        const tenet_evidence *row = tenet__report_row(report, i);
        if (row->source == TENET_SOURCE_RATING && row->value == value)
            sum += report->points.rows[i];
    }
    return sum;
}

/* ---- Saying ------------------------------------------------------------------------------ */

const char *tenet__report_say(const tenet__report *report, const char *key)
{
    return tenet__message(report->messages, key);
}

static const char *heading_tag(const tenet__report *report, int below)
{
    static const char *const tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return tags[MIN(report->level + below, 6) - 1];
}

void tenet__report_heading(tenet__report *report, int below, const char *key)
{
    tenet__html_element(&report->html, heading_tag(report, below), tenet__report_say(report, key),
                        NULL);
}

void tenet__report_heading_of(tenet__report *report, int below, const char *text)
{
    tenet__html_open(&report->html, heading_tag(report, below), "lang",
                     tenet__report_model_language(report), NULL);
    tenet__html_foreign(&report->html, text, -1);
    tenet__html_close(&report->html);
}

void tenet__report_paragraph(tenet__report *report, const char *style, const char *key)
{
    tenet__html_element(&report->html, "p", tenet__report_say(report, key), "class", style, NULL);
}

char *tenet__report_signed(const tenet__report *report, int64_t hundredths)
{
    g_autofree char *figure = tenet__message_number(
        report->messages, (double)(hundredths < 0 ? -hundredths : hundredths) / 100, 2);
    /* A minus sign as wide as the plus, so that columns stand straight. */
    return g_strconcat(hundredths < 0 ? "\u2212" : hundredths > 0 ? "+" : "", figure, NULL);
}

char *tenet__report_whole(double number)
{
    GString *figure = g_string_new(NULL);
    tenet__append_decimal(figure, number, 0);
    return g_string_free(figure, FALSE);
}

const char *tenet__report_model_language(const tenet__report *report)
{
    const char *language = report->model->language;
    return g_str_equal(language, tenet__messages_language(report->messages)) ? NULL : language;
}

char *tenet__report_anchor(const tenet__report *report, char kind, guint index)
{
    if (report->part == 0)
        return g_strdup_printf("%c%u", kind, index + 1);
    return g_strdup_printf("c%d%c%u", report->part, kind, index + 1);
}

/* ---- Quotes and reasons ------------------------------------------------------------------ */

static char *shown_words(const tenet__report *report, int32_t text, int64_t start, int64_t end)
{
    int64_t from, to;
    if (text < 0 || start < 0)
        return NULL;
    const tenet__shown *shown = &report->texts[text];
    tenet__shown_range(shown, start, end, &from, &to);
    return g_strndup(shown->plain.text + from, (gsize)(to - from));
}

char *tenet__report_quote(const tenet__report *report, const tenet_evidence *row)
{
    return shown_words(report, row->text, row->start, row->end);
}

char *tenet__report_cause(const tenet__report *report, const tenet_evidence *row)
{
    return shown_words(report, row->text, row->cause_start, row->cause_end);
}

/* What the state of a match means; for an affirmed one nothing needs saying. */
static const char *state_key(const tenet_evidence *row)
{
    static const char *const keys[] = {
        [TENET_STATE_AFFIRMED] = NULL,
        [TENET_STATE_NEGATED] = "state_negated",
        [TENET_STATE_HYPOTHETICAL] = "state_hypothetical",
        [TENET_STATE_INTENDED] = "state_intended",
        [TENET_STATE_ATTRIBUTED] = "state_attributed",
        [TENET_STATE_QUESTION] = "state_question",
        [TENET_STATE_PAST] = "state_past",
        [TENET_STATE_UNCERTAIN] = "state_uncertain",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(keys) == TENET_STATE_COUNT);
    return row->state >= 0 && row->state < TENET_STATE_COUNT ? keys[row->state] : NULL;
}

/* Why a row counts in part or not again; NULL for what counts in full or for its state not. */
static const char *limit_key(const tenet_evidence *row)
{
    gboolean answer = row->source == TENET_SOURCE_ANSWER;
    if (row->counted == TENET_COUNTED_CAPPED)
        return answer ? "limit_answer" : "limit_notes";
    if (row->counted == TENET_NOT_REPEATED)
        return answer ? "repeated_answer" : "repeated_notes";
    return NULL;
}

char *tenet__report_reason(const tenet__report *report, const tenet_evidence *row, gboolean causes)
{
    const char *state = state_key(row), *limit = limit_key(row);
    g_autofree char *cause = causes ? tenet__report_cause(report, row) : NULL;
    g_autoptr(GString) reason = g_string_new(NULL);
    if (row->source == TENET_SOURCE_RATING)
        g_string_append(reason, tenet__report_say(report, row->units > 0 ? "from_rating_for"
                                                                         : "from_rating_against"));
    else if (row->source == TENET_SOURCE_SELF_REPORT)
        g_string_append(reason, tenet__report_say(report, "from_statement"));
    if (state != NULL && cause != NULL) {
        g_autofree char *because =
            tenet__message_filled(report->messages, "because", "reason",
                                  tenet__report_say(report, state), "cause", cause, NULL);
        g_string_append(reason, because);
    } else if (state != NULL) {
        g_string_append(reason, tenet__report_say(report, state));
    }
    if (limit != NULL && reason->len > 0)
        g_string_append(reason, "; ");
    if (limit != NULL)
        g_string_append(reason, tenet__report_say(report, limit));
    return g_string_free(g_steal_pointer(&reason), FALSE);
}

static void append_basis(GString *out, const tenet__report *report, const char *key, int32_t count)
{
    if (count == 0)
        return;
    g_autofree char *text = tenet__message_counted(report->messages, key, count);
    g_string_append(out, out->len > 0 ? ", " : "");
    g_string_append(out, text);
}

char *tenet__report_basis(const tenet__report *report, const tenet_value_score *row)
{
    GString *out = g_string_new(NULL);
    append_basis(out, report, "basis_answers", row->answers);
    append_basis(out, report, "basis_sentences", row->sentences);
    append_basis(out, report, "basis_ratings", row->ratings);
    if (out->len == 0)
        g_string_append(out, tenet__report_say(report, "basis_nothing"));
    return g_string_free(out, FALSE);
}
