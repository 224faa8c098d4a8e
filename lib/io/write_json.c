/*
 * JSON: one object a candidate, in one array (json) or one a line (jsonl).
 * assessment.schema.json, which is installed too, describes every member. Keys stand in the order
 * in which they are described there.
 */
#include "io/writer.h"

#include "base/numeric.h"
#include "io/escape.h"

/* ---- Members ----------------------------------------------------------------------------- */

/* Begins the next member of an object or element of a list. */
static void next(GString *out)
{
    char last = out->str[out->len - 1];
    if (last != '{' && last != '[' && last != ':')
        g_string_append_c(out, ',');
}

static void key(GString *out, const char *name)
{
    next(out);
    g_string_append_printf(out, "\"%s\":", name);
}

static void put_number(GString *out, const char *name, double number)
{
    key(out, name);
    tenet__append_number(out, number);
}

static void put_bool(GString *out, const char *name, gboolean truth)
{
    key(out, name);
    g_string_append(out, truth ? "true" : "false");
}

static void put_string(GString *out, const char *name, const char *text)
{
    key(out, name);
    if (text != NULL)
        tenet__append_json_string(out, text, -1);
    else
        g_string_append(out, "null");
}

/* An index or offset; -1 means none. */
static void put_index(GString *out, const char *name, int64_t index)
{
    key(out, name);
    if (index >= 0)
        g_string_append_printf(out, "%" G_GINT64_FORMAT, index);
    else
        g_string_append(out, "null");
}

static void open_list(GString *out, const char *name)
{
    key(out, name);
    g_string_append_c(out, '[');
}

static void open_object(GString *out)
{
    next(out);
    g_string_append_c(out, '{');
}

static void close_with(GString *out, char bracket)
{
    g_string_append_c(out, bracket);
}

/* ---- The model's names ------------------------------------------------------------------- */

static const char *value_id(const tenet_assessment *assessment, int32_t value)
{
    return g_array_index(assessment->model->values, tenet_value, value).id;
}

static const char *question_id(const tenet_assessment *assessment, int32_t question)
{
    if (question < 0)
        return NULL;
    return g_array_index(assessment->model->questions, tenet_question, question).id;
}

/* ---- Sections ---------------------------------------------------------------------------- */

static void put_alignment(GString *out, const tenet_alignment *row)
{
    key(out, "alignment");
    open_object(out);
    put_number(out, "score", row->score);
    put_number(out, "low", row->low);
    put_number(out, "high", row->high);
    put_number(out, "low_correlated", row->low_correlated);
    put_number(out, "high_correlated", row->high_correlated);
    put_number(out, "deviation", row->deviation);
    put_number(out, "coverage", row->coverage);
    put_string(out, "status", tenet_alignment_name(row->status));
    put_number(out, "points", row->points);
    put_bool(out, "review", row->review);
    close_with(out, '}');
}

static void put_stated(GString *out, const tenet_stated *row)
{
    key(out, "stated");
    open_object(out);
    key(out, "score");
    if (row->form != TENET_FORM_NONE)
        tenet__append_number(out, row->score);
    else
        g_string_append(out, "null");
    put_string(out, "form", tenet_form_name(row->form));
    put_number(out, "pearson", row->pearson);
    put_number(out, "spearman", row->spearman);
    put_number(out, "tau_b", row->tau_b);
    put_number(out, "distance", row->distance);
    put_index(out, "named", row->named);
    put_index(out, "entries", row->entries);
    close_with(out, '}');
}

static void put_values(GString *out, const tenet_assessment *assessment)
{
    open_list(out, "values");
    for (guint i = 0; i < assessment->values->len; i++) {
        const tenet_value_score *row = &g_array_index(assessment->values, tenet_value_score, i);
        open_object(out);
        put_string(out, "id", value_id(assessment, row->value));
        put_number(out, "weight", row->share);
        put_number(out, "score", row->score);
        put_number(out, "low", row->low);
        put_number(out, "high", row->high);
        put_bool(out, "known", row->known);
        put_number(out, "for", row->units_for);
        put_number(out, "against", row->units_against);
        put_number(out, "stated", row->stated);
        put_number(out, "gap", row->gap);
        put_number(out, "points", row->points);
        put_index(out, "answers", row->answers);
        put_index(out, "sentences", row->sentences);
        put_index(out, "ratings", row->ratings);
        put_bool(out, "review", row->review);
        put_bool(out, "not_observed", row->not_observed);
        put_bool(out, "unrated", row->unrated);
        close_with(out, '}');
    }
    close_with(out, ']');
}

/* Bytes of a text, or null. */
static void put_quote(GString *out, const char *name, const tenet_text *text, int64_t start,
                      int64_t end)
{
    key(out, name);
    if (text != NULL && start >= 0)
        tenet__append_json_string(out, text->text + start, (gssize)(end - start));
    else
        g_string_append(out, "null");
}

static void put_cause(GString *out, const tenet_text *text, const tenet_evidence *row)
{
    key(out, "cause");
    if (text == NULL || row->cause_start < 0) {
        g_string_append(out, "null");
        return;
    }
    open_object(out);
    put_index(out, "start", row->cause_start);
    put_index(out, "end", row->cause_end);
    put_quote(out, "quote", text, row->cause_start, row->cause_end);
    close_with(out, '}');
}

static void put_evidence_row(GString *out, const tenet_assessment *assessment,
                             const tenet_evidence *row)
{
    const tenet_text *text =
        row->text >= 0 ? &g_array_index(assessment->texts, tenet_text, row->text) : NULL;
    const tenet_indicator *indicator =
        row->indicator >= 0
            ? &g_array_index(assessment->model->indicators, tenet_indicator, row->indicator)
            : NULL;
    const tenet_asked *asked =
        row->asked >= 0 ? &g_array_index(assessment->asked, tenet_asked, row->asked) : NULL;
    open_object(out);
    put_string(out, "value", value_id(assessment, row->value));
    put_string(out, "indicator", indicator != NULL ? indicator->id : NULL);
    put_string(out, "polarity", row->polarity > 0 ? "for" : "against");
    put_string(out, "state", tenet_state_name(row->state));
    put_cause(out, text, row);
    put_string(out, "source", tenet_source_name(row->source));
    put_string(out, "question", asked != NULL ? asked->question : NULL);
    put_index(out, "start", row->start);
    put_index(out, "end", row->end);
    put_quote(out, "quote", text, row->start, row->end);
    put_number(out, "units", row->units);
    put_number(out, "points", row->points);
    put_number(out, "weight", row->weight);
    put_string(out, "counted", tenet_counted_name(row->counted));
    put_string(out, "kind", tenet_kind_name(row->kind));
    put_index(out, "text", row->text);
    put_index(out, "sentence", row->sentence);
    close_with(out, '}');
}

static void put_evidence(GString *out, const tenet_assessment *assessment)
{
    open_list(out, "evidence");
    for (guint i = 0; i < assessment->evidence->len; i++)
        put_evidence_row(out, assessment, &g_array_index(assessment->evidence, tenet_evidence, i));
    close_with(out, ']');
}

static void put_texts(GString *out, const tenet_assessment *assessment)
{
    open_list(out, "texts");
    for (guint i = 0; i < assessment->texts->len; i++) {
        const tenet_text *row = &g_array_index(assessment->texts, tenet_text, i);
        open_object(out);
        put_string(out, "source", tenet_source_name(row->source));
        put_string(out, "format", row->format == TENET_TEXT_HTML ? "html" : "plain");
        put_index(out, "length", row->length);
        close_with(out, '}');
    }
    close_with(out, ']');
}

static void put_asked(GString *out, const tenet_assessment *assessment)
{
    open_list(out, "asked");
    for (guint i = 0; i < assessment->asked->len; i++) {
        const tenet_asked *row = &g_array_index(assessment->asked, tenet_asked, i);
        open_object(out);
        put_string(out, "question", row->question);
        put_bool(out, "in_model", row->model_question >= 0);
        put_index(out, "answers_counted", row->answers_counted);
        close_with(out, '}');
    }
    close_with(out, ']');
}

static void put_follow_ups(GString *out, const tenet_assessment *assessment)
{
    open_list(out, "follow_ups");
    for (guint i = 0; i < assessment->follow_ups->len; i++) {
        const tenet_follow_up *row = &g_array_index(assessment->follow_ups, tenet_follow_up, i);
        open_object(out);
        put_string(out, "value", value_id(assessment, row->value));
        put_string(out, "question", question_id(assessment, row->question));
        put_string(out, "probe", tenet_model_probe(assessment->model, row->value, row->probe));
        put_string(out, "why", tenet_ask_name(row->why));
        put_string(out, "reason", row->reason);
        put_number(out, "gain", row->gain);
        close_with(out, '}');
    }
    close_with(out, ']');
}

static void put_notices(GString *out, const tenet_assessment *assessment)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_assessment_notices(assessment, &rows, &count);
    open_list(out, "notices");
    for (int64_t i = 0; i < count; i++) {
        open_object(out);
        put_string(out, "code", tenet_status_name(rows[i].code));
        put_string(out, "message", rows[i].message);
        close_with(out, '}');
    }
    close_with(out, ']');
}

static void write_object(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    (void)flags;
    g_string_append(out, "{\"schema\":1");
    put_string(out, "tenet", TENET_VERSION);
    key(out, "model");
    open_object(out);
    put_string(out, "id", assessment->model->id);
    put_string(out, "digest", assessment->model->digest);
    close_with(out, '}');
    put_string(out, "candidate", assessment->candidate);
    put_alignment(out, &assessment->alignment);
    put_stated(out, &assessment->stated);
    put_values(out, assessment);
    put_evidence(out, assessment);
    put_texts(out, assessment);
    put_asked(out, assessment);
    put_follow_ups(out, assessment);
    put_notices(out, assessment);
    close_with(out, '}');
}

static void write_line(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    write_object(out, assessment, flags);
    g_string_append_c(out, '\n');
}

const tenet__writer TENET__WRITE_JSON = {"[\n", ",\n", "\n]\n", NULL, write_object};
const tenet__writer TENET__WRITE_JSONL = {"", "", "", NULL, write_line};
