/*
 * What the formats for people say. See phrase.h.
 */
#include "io/phrase.h"

#include <math.h>

#include "io/display.h"
#include "io/escape.h"

void tenet__phrase_score(GString *out, double score, double low, double high)
{
    tenet__append_decimal(out, score, 0);
    g_string_append(out, " of 100 (between ");
    tenet__append_decimal(out, low, 0);
    g_string_append(out, " and ");
    tenet__append_decimal(out, high, 0);
    g_string_append_c(out, ')');
}

static void append_percent(GString *out, double share)
{
    tenet__append_decimal(out, share * 100, 0);
    g_string_append(out, " %");
}

/* The names of the values that await a rating. */
static void append_unrated(GString *out, const tenet_assessment *assessment)
{
    gboolean begun = FALSE;
    for (guint v = 0; v < assessment->values->len; v++) {
        if (!g_array_index(assessment->values, tenet_value_score, v).unrated)
            continue;
        g_autofree char *name = tenet__value_name(assessment->model, (int32_t)v);
        g_string_append_printf(out, "%s%s", begun ? ", " : "", name);
        begun = TRUE;
    }
}

void tenet__phrase_alignment(GString *out, const tenet_assessment *assessment)
{
    const tenet_alignment *row = &assessment->alignment;
    if (row->status == TENET_SCORED) {
        g_string_append(out, "alignment ");
        tenet__phrase_score(out, row->score, row->low, row->high);
        g_string_append(out, ", coverage ");
        append_percent(out, row->coverage);
        return;
    }
    if (row->status == TENET_SEALED) {
        g_string_append(out, "sealed: the interviewers' ratings come first; missing for ");
        append_unrated(out, assessment);
        return;
    }
    g_string_append(out, "no alignment: too little is known, coverage ");
    append_percent(out, row->coverage);
    g_string_append(out, " and ");
    append_percent(out, assessment->model->scoring.coverage_minimum);
    g_string_append(out, " is needed");
}

static void append_count(GString *out, int32_t count, const char *one, const char *many,
                         gboolean *begun)
{
    if (count == 0)
        return;
    g_string_append_printf(out, "%s%d %s", *begun ? ", " : "", count, count == 1 ? one : many);
    *begun = TRUE;
}

/* What counted for a value: "2 answers, 1 rating". */
static void append_basis(GString *out, const tenet_value_score *row)
{
    gboolean begun = FALSE;
    append_count(out, row->answers, "answer", "answers", &begun);
    append_count(out, row->sentences, "sentence of the notes", "sentences of the notes", &begun);
    append_count(out, row->ratings, "rating", "ratings", &begun);
}

void tenet__phrase_value(GString *out, const tenet_value_score *row)
{
    if (isnan(row->points)) {
        g_string_append(out, row->unrated        ? "awaits a rating, or \"not observed\""
                             : row->ratings > 0  ? "rated; sealed until all are"
                             : row->not_observed ? "not observed"
                                                 : "has not come up");
        return;
    }
    if (row->known) {
        tenet__phrase_score(out, row->score, row->low, row->high);
        g_string_append(out, ", from ");
    } else if (row->answers + row->sentences + row->ratings > 0) {
        g_string_append(out, "not known yet: only ");
    } else {
        g_string_append(out, "not known yet: nothing counts so far");
    }
    append_basis(out, row);
}

static void append_quote(GString *out, const tenet_text *text, int64_t start, int64_t end)
{
    g_string_append_c(out, '"');
    tenet__append_visible(out, text->text + start, (gssize)(end - start), FALSE);
    g_string_append_c(out, '"');
}

static const tenet_text *text_of(const tenet_assessment *assessment, const tenet_evidence *row)
{
    return row->text >= 0 && row->start >= 0
               ? &g_array_index(assessment->texts, tenet_text, row->text)
               : NULL;
}

void tenet__phrase_evidence(GString *out, const tenet_assessment *assessment,
                            const tenet_evidence *row)
{
    const tenet_text *text = text_of(assessment, row);
    if (row->source == TENET_SOURCE_RATING)
        g_string_append(out, "an interviewer's rating");
    else if (row->source == TENET_SOURCE_SELF_REPORT)
        g_string_append(out, "the candidate's own statement");
    if (text == NULL)
        return;
    if (row->indicator < 0)
        g_string_append_c(out, ' ');
    append_quote(out, text, row->start, row->end);
}

void tenet__phrase_state(GString *out, const tenet_assessment *assessment,
                         const tenet_evidence *row)
{
    static const char *const words[] = {
        [TENET_STATE_AFFIRMED] = "done or said by the candidate",
        [TENET_STATE_NEGATED] = "negated",
        [TENET_STATE_HYPOTHETICAL] = "hypothetical",
        [TENET_STATE_INTENDED] = "a wish or plan",
        [TENET_STATE_ATTRIBUTED] = "about somebody else",
        [TENET_STATE_QUESTION] = "the question's words",
        [TENET_STATE_PAST] = "in the past only",
        [TENET_STATE_UNCERTAIN] = "uncertain",
    };
    gboolean named = row->state >= 0 && row->state < TENET_STATE_COUNT;
    g_string_append(out, named ? words[row->state] : tenet_state_name(row->state));
    const tenet_text *text = text_of(assessment, row);
    if (text == NULL || row->cause_start < 0)
        return;
    g_string_append(out, " because of ");
    append_quote(out, text, row->cause_start, row->cause_end);
}

const char *tenet__follow_up_text(const tenet_assessment *assessment, const tenet_follow_up *row)
{
    if (row->question >= 0)
        return g_array_index(assessment->model->questions, tenet_question, row->question).text;
    return tenet_model_probe(assessment->model, row->value, row->probe);
}

void tenet__phrase_follow_up(GString *out, const tenet_assessment *assessment,
                             const tenet_follow_up *row)
{
    g_autofree char *name = tenet__value_name(assessment->model, row->value);
    g_string_append_printf(out, "%s (%s): ", name, row->reason);
    const char *text = tenet__follow_up_text(assessment, row);
    if (text != NULL)
        tenet__append_visible(out, text, -1, FALSE);
    else
        g_string_append(out, "no question of the model is left; ask one of your own");
}

char *tenet__value_name(const tenet_model *model, int32_t value)
{
    const tenet_value *row = &g_array_index(model->values, tenet_value, value);
    GString *name = g_string_new(NULL);
    tenet__append_visible(name, row->name[0] != '\0' ? row->name : row->id, -1, FALSE);
    return g_string_free(name, FALSE);
}
