/*
 * Every line of reasoning, for people: what was read with the words that were found, what each of
 * them counts and why, how the points add up to the score, what to ask next, and what the number
 * does and does not mean.
 */
#include "io/writer.h"

#include <math.h>
#include <string.h>

#include "io/display.h"
#include "io/escape.h"
#include "io/marks.h"
#include "io/phrase.h"
#include "io/points.h"

/* Columns of the lines of evidence: points, units, then words. */
#define POINTS_WIDTH 9
#define WORDS_COLUMN 22

/* Of a term so much is shown. */
#define TERM_WIDTH 32

/* One explanation under way. */
typedef struct explaining {
    GString *out;
    const tenet_assessment *assessment;
    uint32_t flags;
    tenet__points points;
} explaining;

static const tenet_evidence *evidence_at(const explaining *course, guint index)
{
    return &g_array_index(course->assessment->evidence, tenet_evidence, index);
}

/* ---- Parts ------------------------------------------------------------------------------- */

static void heading(explaining *course, const char *text)
{
    g_string_append_c(course->out, '\n');
    tenet__append_style(course->out, course->flags, TENET__BOLD);
    g_string_append(course->out, text);
    tenet__append_style(course->out, course->flags, TENET__PLAIN);
    g_string_append_c(course->out, '\n');
}

/* A paragraph with every line indented. */
static void paragraph(explaining *course, const char *text, int indent)
{
    g_string_append_printf(course->out, "%*s", indent, "");
    tenet__append_wrapped(course->out, text, indent, indent);
    g_string_append_c(course->out, '\n');
}

static void write_headline(explaining *course)
{
    g_autoptr(GString) line = g_string_new(NULL);
    tenet__append_style(course->out, course->flags, TENET__BOLD);
    g_string_append(course->out, "Candidate ");
    tenet__append_visible(course->out, course->assessment->candidate, -1, FALSE);
    tenet__append_style(course->out, course->flags, TENET__PLAIN);
    g_string_append_c(course->out, '\n');
    tenet__phrase_alignment(line, course->assessment);
    line->str[0] = g_ascii_toupper(line->str[0]);
    paragraph(course, line->str, 2);
}

/* ---- What was read ----------------------------------------------------------------------- */

/* The one question that rows[from, to) answer, or -1. */
static int32_t common_question(const GPtrArray *rows, guint from, guint to)
{
    int32_t asked = -1;
    for (guint i = from; i < to; i++) {
        const tenet_evidence *row = g_ptr_array_index(rows, i);
        if (row->asked < 0 || (asked >= 0 && asked != row->asked))
            return -1;
        asked = row->asked;
    }
    return asked;
}

static void append_question(GString *out, const tenet_assessment *assessment, int32_t asked)
{
    const tenet_asked *row = &g_array_index(assessment->asked, tenet_asked, asked);
    const char *text = row->question;
    if (row->model_question >= 0)
        text =
            g_array_index(assessment->model->questions, tenet_question, row->model_question).text;
    g_string_append_c(out, '"');
    tenet__append_visible(out, text, -1, FALSE);
    g_string_append_c(out, '"');
}

static void write_text_title(explaining *course, int32_t index, int32_t asked)
{
    static const char *const titles[] = {
        [TENET_SOURCE_ANSWER] = "an answer",
        [TENET_SOURCE_NOTES] = "notes",
        [TENET_SOURCE_RATING] = "a rating",
        [TENET_SOURCE_SELF_REPORT] = "the candidate's own statement of values",
    };
    const tenet_text *row = &g_array_index(course->assessment->texts, tenet_text, index);
    g_autoptr(GString) title = g_string_new(NULL);
    g_string_append_printf(title, "Text %d: %s", index + 1, titles[row->source]);
    if (row->source == TENET_SOURCE_ANSWER && asked >= 0) {
        g_string_append(title, " to ");
        append_question(title, course->assessment, asked);
    }
    tenet__append_style(course->out, course->flags, TENET__DIM);
    paragraph(course, title->str, 2);
    tenet__append_style(course->out, course->flags, TENET__PLAIN);
}

static void write_texts(explaining *course)
{
    const tenet_assessment *assessment = course->assessment;
    heading(course, "What was read");
    if (assessment->texts->len == 0)
        paragraph(course, "No text: neither notes nor answers nor a statement.", 2);
    else if (assessment->alignment.status == TENET_SEALED)
        paragraph(course, "Nothing is marked until the ratings are there.", 2);
    else
        paragraph(
            course,
            (course->flags & TENET_RENDER_COLOR) != 0
                ? "Words that were found are coloured, with their numbers in the lists below: "
                  "green counts for a value, red against one, yellow does not count."
                : "Words that were found stand in [brackets], with their numbers in the lists "
                  "below in {braces}. \"for\", \"against\" and \"negated\" count, "
                  "everything else does not.",
            2);
    g_autoptr(GPtrArray) rows = tenet__rows_with_words(assessment);
    guint from = 0, to = 0;
    for (guint i = 0; i < assessment->texts->len; i++, from = to) {
        g_autoptr(GString) marked = g_string_new(NULL);
        while (to < rows->len &&
               ((const tenet_evidence *)g_ptr_array_index(rows, to))->text == (int32_t)i)
            to++;
        g_string_append_c(course->out, '\n');
        write_text_title(course, (int32_t)i, common_question(rows, from, to));
        tenet__append_marked(marked, assessment, (int32_t)i, rows, from, to, course->flags);
        paragraph(course, g_strchomp(marked->str), 4);
    }
}

/* ---- What it counts ---------------------------------------------------------------------- */

/* Why a line counts in part or not at all; nothing for what counts in full. */
static const char *limit_of(const tenet_evidence *row)
{
    gboolean answer = row->source == TENET_SOURCE_ANSWER;
    if (row->counted == TENET_COUNTED_CAPPED)
        return answer ? "; in part, as this answer has reached its limit"
                      : "; in part, as the notes have reached their limit";
    if (row->counted == TENET_NOT_REPEATED)
        return answer ? " counts already in this answer" : " counts already in the notes";
    return "";
}

/* Which indicator was found; long terms are cut, since the id tells them apart. */
static void append_indicator(GString *out, const tenet_assessment *assessment,
                             const tenet_evidence *row)
{
    const tenet_indicator *indicator =
        &g_array_index(assessment->model->indicators, tenet_indicator, row->indicator);
    g_autoptr(GString) term = g_string_new(NULL);
    tenet__append_visible(term, indicator->term, -1, FALSE);
    g_string_append(out, " (");
    tenet__append_visible(out, indicator->id, -1, FALSE);
    g_string_append(out, indicator->is_regex ? ", pattern " : ", ");
    tenet__append_cut(out, term->str, TERM_WIDTH);
    g_string_append_c(out, ')');
    if (row->state == TENET_STATE_AFFIRMED)
        return;
    g_string_append(out, row->polarity > 0 ? " would be for it, but is "
                                           : " would be against it, but is ");
    tenet__phrase_state(out, assessment, row);
}

/* "for: the words (the indicator), and what limits it". */
static void append_reason(GString *out, const tenet_assessment *assessment,
                          const tenet_evidence *row)
{
    g_string_append(out, row->units > 0   ? "for: "
                         : row->units < 0 ? "against: "
                                          : "does not count: ");
    tenet__phrase_evidence(out, assessment, row);
    if (row->indicator >= 0)
        append_indicator(out, assessment, row);
    g_string_append(out, limit_of(row));
}

static void write_row(explaining *course, guint index)
{
    const tenet_evidence *row = evidence_at(course, index);
    g_autoptr(GString) words = g_string_new(NULL);
    g_string_append_printf(words, "{%u} ", index + 1);
    append_reason(words, course->assessment, row);
    if (row->units == 0)
        tenet__append_style(course->out, course->flags, TENET__DIM);
    tenet__append_hundredths(course->out, course->points.rows[index], POINTS_WIDTH + 2);
    tenet__append_hundredths(course->out, tenet__hundredths(row->units), POINTS_WIDTH);
    g_string_append(course->out, "  ");
    tenet__append_wrapped(course->out, words->str, WORDS_COLUMN, WORDS_COLUMN);
    if (row->units == 0)
        tenet__append_style(course->out, course->flags, TENET__PLAIN);
    g_string_append_c(course->out, '\n');
}

/* What the candidate says of the value, beside what was found. */
static void write_stated(explaining *course, const tenet_value_score *row)
{
    int32_t form = course->assessment->stated.form;
    g_autoptr(GString) line = g_string_new(NULL);
    if (isnan(row->stated))
        return;
    if (form == TENET_FORM_LIST || form == TENET_FORM_PROSE) {
        g_string_append(line, row->stated > 0 ? "The candidate names it among their own values."
                                              : "The candidate does not name it among their own "
                                                "values.");
    } else {
        g_string_append(line, "The candidate's own statement puts it at ");
        tenet__append_decimal(line, row->stated * 100, 0);
        g_string_append(line, " of 100.");
    }
    paragraph(course, line->str, 2);
}

static void write_value_head(explaining *course, const tenet_value_score *row)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree char *name = tenet__value_name(course->assessment->model, row->value);
    heading(course, name);
    tenet__phrase_value(line, row);
    g_string_append(line, "; ");
    tenet__append_decimal(line, row->share * 100, 0);
    g_string_append(line, " % of the weight");
    g_string_append(line, row->review ? "; below its floor, please look again" : "");
    line->str[0] = g_ascii_toupper(line->str[0]);
    paragraph(course, line->str, 2);
}

static void write_sum(explaining *course, int64_t points, const char *what)
{
    tenet__append_hundredths(course->out, points, POINTS_WIDTH + 2);
    g_string_append_printf(course->out, "  %s\n", what);
}

static void write_value(explaining *course, const tenet_value_score *row)
{
    gboolean any = FALSE;
    write_value_head(course, row);
    write_stated(course, row);
    for (guint i = 0; i < course->assessment->evidence->len; i++) {
        if (evidence_at(course, i)->value != row->value)
            continue;
        if (!any)
            g_string_append_printf(course->out, "%*s%*s  words\n", POINTS_WIDTH + 2, "points",
                                   POINTS_WIDTH, "units");
        any = TRUE;
        write_row(course, i);
    }
    if (!any) {
        paragraph(course, "Nothing was found for or against it.", 2);
        return;
    }
    g_string_append_printf(course->out, "%*s\n", POINTS_WIDTH + 2, "-------");
    write_sum(course, course->points.values[row->value], "points of this value");
}

/* ---- How it adds up ---------------------------------------------------------------------- */

/* A figure without a sign in the column of the points. */
static void write_figure(explaining *course, int64_t hundredths, const char *what)
{
    g_string_append_printf(course->out, "%*" G_GINT64_FORMAT ".%02d  %s\n", POINTS_WIDTH - 1,
                           hundredths / 100, (int)(hundredths % 100), what);
}

static void write_interval(explaining *course)
{
    const tenet_alignment *row = &course->assessment->alignment;
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_append(line, "How sure is that? With as much asked as here, any alignment between ");
    tenet__append_decimal(line, row->low, 0);
    g_string_append(line, " and ");
    tenet__append_decimal(line, row->high, 0);
    g_string_append(line, " would fit what was found (a 90 % interval; between ");
    tenet__append_decimal(line, row->low_correlated, 0);
    g_string_append(line, " and ");
    tenet__append_decimal(line, row->high_correlated, 0);
    g_string_append(line, " if all values erred the same way).");
    paragraph(course, line->str, 2);
}

static void write_total(explaining *course)
{
    const tenet_assessment *assessment = course->assessment;
    gboolean scored = assessment->alignment.status == TENET_SCORED;
    heading(course, "How the score adds up");
    if (scored)
        write_figure(course, 5000, "where everybody begins");
    for (guint v = 0; v < assessment->values->len; v++) {
        g_autofree char *name = tenet__value_name(assessment->model, (int32_t)v);
        write_sum(course, course->points.values[v], name);
    }
    g_string_append_printf(course->out, "%*s\n", POINTS_WIDTH + 2, "-------");
    if (scored) {
        write_figure(course, 5000 + course->points.total, "alignment");
        write_interval(course);
        return;
    }
    write_sum(course, course->points.total, "points so far");
    g_autoptr(GString) line = g_string_new(NULL);
    tenet__phrase_alignment(line, assessment);
    line->str[0] = g_ascii_toupper(line->str[0]);
    g_string_append(line, ". Unknown is not low: ask first.");
    paragraph(course, line->str, 2);
}

static void write_follow_ups(explaining *course)
{
    const GArray *rows = course->assessment->follow_ups;
    if (rows->len == 0)
        return;
    heading(course, "What to ask next");
    for (guint i = 0; i < rows->len; i++) {
        g_autoptr(GString) line = g_string_new("- ");
        tenet__phrase_follow_up(line, course->assessment, &g_array_index(rows, tenet_follow_up, i));
        g_string_append(course->out, "  ");
        tenet__append_wrapped(course->out, line->str, 2, 4);
        g_string_append_c(course->out, '\n');
    }
}

static void write_notices(explaining *course)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_assessment_notices(course->assessment, &rows, &count);
    if (count == 0)
        return;
    heading(course, "Notices");
    for (int64_t i = 0; i < count; i++) {
        g_autoptr(GString) line = g_string_new("- ");
        tenet__append_visible(line, rows[i].message, -1, FALSE);
        g_string_append(course->out, "  ");
        tenet__append_wrapped(course->out, line->str, 2, 4);
        g_string_append_c(course->out, '\n');
    }
}

/* ---- What it means ----------------------------------------------------------------------- */

/* The rule in words that a candidate can be told. */
static void write_rule(explaining *course)
{
    const tenet__scoring *scoring = &course->assessment->model->scoring;
    g_autoptr(GString) text = g_string_new("For the candidate: one answer can count up to ");
    tenet__append_short(text, scoring->answer_cap);
    g_string_append(text, " for a value and up to ");
    tenet__append_short(text, scoring->answer_cap);
    g_string_append(text, " against it, an interviewer's rating divides ");
    tenet__append_short(text, scoring->rating_units);
    g_string_append(text,
                    " between the two, and what you say of your own values adds no more than ");
    tenet__append_short(text, scoring->self_report_units);
    g_string_append(text,
                    ". A value's score is the part of all this that speaks for it, after one has "
                    "been added to each side so that nobody begins at nothing; the alignment is "
                    "the average of the values with the weights shown here. Where not enough was "
                    "asked there is no number, and what follows from a number is decided by "
                    "people.");
    paragraph(course, text->str, 2);
}

static void write_line(explaining *course, const char *name, const char *text)
{
    g_autoptr(GString) line = g_string_new(NULL);
    tenet__append_visible(line, text, -1, FALSE);
    g_string_append_printf(course->out, "  %-12s", name);
    tenet__append_wrapped(course->out, line->str, 14, 14);
    g_string_append_c(course->out, '\n');
}

static void write_meaning(explaining *course)
{
    const tenet_model *model = course->assessment->model;
    g_autofree char *name = g_strdup_printf("%s (%s)", model->name, model->id);
    heading(course, "What this is");
    paragraph(course,
              "Evidence that was found in words. It is not a prediction of performance, and not a "
              "decision.",
              2);
    write_rule(course);
    g_string_append_c(course->out, '\n');
    write_line(course, "model", model->name[0] != '\0' ? name : model->id);
    write_line(course, "digest", model->digest);
    if (model->purpose[0] != '\0')
        write_line(course, "purpose", model->purpose);
    write_line(course, "validation",
               model->validation[0] != '\0' ? model->validation : "not validated");
    write_line(course, "tenet", TENET_VERSION);
}

/* Which values are rated and which are not, in place of figures. */
static void write_ratings(explaining *course)
{
    const tenet_assessment *assessment = course->assessment;
    heading(course, "Ratings");
    for (guint v = 0; v < assessment->values->len; v++) {
        g_autofree char *name = tenet__value_name(assessment->model, (int32_t)v);
        g_autoptr(GString) line = g_string_new(name);
        g_string_append(line, ": ");
        tenet__phrase_value(line, &g_array_index(assessment->values, tenet_value_score, v));
        paragraph(course, line->str, 2);
    }
}

/* Values and how they add up. */
static void write_figures(explaining *course)
{
    const tenet_assessment *assessment = course->assessment;
    for (guint v = 0; v < assessment->values->len; v++)
        write_value(course, &g_array_index(assessment->values, tenet_value_score, v));
    write_total(course);
}

static void write_candidate(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    explaining course = {.out = out, .assessment = assessment, .flags = flags};
    gboolean sealed = assessment->alignment.status == TENET_SEALED;
    if (!sealed)
        tenet__points_round(&course.points, assessment);
    write_headline(&course);
    write_texts(&course);
    if (sealed)
        write_ratings(&course);
    else
        write_figures(&course);
    write_follow_ups(&course);
    write_notices(&course);
    write_meaning(&course);
    tenet__points_clear(&course.points);
}

const tenet__writer TENET__WRITE_EXPLAIN = {"", "\n\n", "", NULL, write_candidate};
