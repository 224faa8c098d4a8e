/*
 * JSON: one object a candidate, in one array (json) or one a line (jsonl).
 * assessment.schema.json, which is installed too, describes every member. Keys stand in the order
 * in which they are described there.
 */
#include "io/writer.h"

#include "base/numeric.h"
#include "io/escape.h"
#include "io/json.h"

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
    tenet__json_key(out, "alignment");
    tenet__json_open_object(out);
    tenet__json_number(out, "score", row->score);
    tenet__json_number(out, "low", row->low);
    tenet__json_number(out, "high", row->high);
    tenet__json_number(out, "low_correlated", row->low_correlated);
    tenet__json_number(out, "high_correlated", row->high_correlated);
    tenet__json_number(out, "deviation", row->deviation);
    tenet__json_number(out, "coverage", row->coverage);
    tenet__json_string(out, "status", tenet_alignment_name(row->status));
    tenet__json_number(out, "points", row->points);
    tenet__json_bool(out, "review", row->review);
    tenet__json_close(out, '}');
}

static void put_stated(GString *out, const tenet_stated *row)
{
    tenet__json_key(out, "stated");
    tenet__json_open_object(out);
    tenet__json_key(out, "score");
    if (row->form != TENET_FORM_NONE)
        tenet__append_number(out, row->score);
    else
        g_string_append(out, "null");
    tenet__json_string(out, "form", tenet_form_name(row->form));
    tenet__json_number(out, "pearson", row->pearson);
    tenet__json_number(out, "spearman", row->spearman);
    tenet__json_number(out, "tau_b", row->tau_b);
    tenet__json_number(out, "distance", row->distance);
    tenet__json_index(out, "named", row->named);
    tenet__json_index(out, "entries", row->entries);
    tenet__json_close(out, '}');
}

static void put_values(GString *out, const tenet_assessment *assessment)
{
    tenet__json_open_list(out, "values");
    for (guint i = 0; i < assessment->values->len; i++) {
        const tenet_value_score *row = &g_array_index(assessment->values, tenet_value_score, i);
        tenet__json_open_object(out);
        tenet__json_string(out, "id", value_id(assessment, row->value));
        tenet__json_number(out, "weight", row->share);
        tenet__json_number(out, "score", row->score);
        tenet__json_number(out, "low", row->low);
        tenet__json_number(out, "high", row->high);
        tenet__json_bool(out, "known", row->known);
        tenet__json_number(out, "for", row->units_for);
        tenet__json_number(out, "against", row->units_against);
        tenet__json_number(out, "stated", row->stated);
        tenet__json_number(out, "gap", row->gap);
        tenet__json_number(out, "points", row->points);
        tenet__json_index(out, "answers", row->answers);
        tenet__json_index(out, "sentences", row->sentences);
        tenet__json_index(out, "ratings", row->ratings);
        tenet__json_bool(out, "review", row->review);
        tenet__json_bool(out, "not_observed", row->not_observed);
        tenet__json_bool(out, "unrated", row->unrated);
        tenet__json_close(out, '}');
    }
    tenet__json_close(out, ']');
}

/* Bytes of a text, or null. */
static void put_quote(GString *out, const char *name, const tenet_text *text, int64_t start,
                      int64_t end)
{
    tenet__json_key(out, name);
    if (text != NULL && start >= 0)
        tenet__append_json_string(out, text->text + start, (gssize)(end - start));
    else
        g_string_append(out, "null");
}

static void put_cause(GString *out, const tenet_text *text, const tenet_evidence *row)
{
    tenet__json_key(out, "cause");
    if (text == NULL || row->cause_start < 0) {
        g_string_append(out, "null");
        return;
    }
    tenet__json_open_object(out);
    tenet__json_index(out, "start", row->cause_start);
    tenet__json_index(out, "end", row->cause_end);
    put_quote(out, "quote", text, row->cause_start, row->cause_end);
    tenet__json_close(out, '}');
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
    tenet__json_open_object(out);
    tenet__json_string(out, "value", value_id(assessment, row->value));
    tenet__json_string(out, "indicator", indicator != NULL ? indicator->id : NULL);
    tenet__json_string(out, "polarity", row->polarity > 0 ? "for" : "against");
    tenet__json_string(out, "state", tenet_state_name(row->state));
    put_cause(out, text, row);
    tenet__json_string(out, "source", tenet_source_name(row->source));
    tenet__json_string(out, "question", asked != NULL ? asked->question : NULL);
    tenet__json_index(out, "start", row->start);
    tenet__json_index(out, "end", row->end);
    put_quote(out, "quote", text, row->start, row->end);
    tenet__json_number(out, "units", row->units);
    tenet__json_number(out, "points", row->points);
    tenet__json_number(out, "weight", row->weight);
    tenet__json_string(out, "counted", tenet_counted_name(row->counted));
    tenet__json_string(out, "kind", tenet_kind_name(row->kind));
    tenet__json_index(out, "text", row->text);
    tenet__json_index(out, "sentence", row->sentence);
    tenet__json_close(out, '}');
}

static void put_evidence(GString *out, const tenet_assessment *assessment)
{
    tenet__json_open_list(out, "evidence");
    for (guint i = 0; i < assessment->evidence->len; i++)
        put_evidence_row(out, assessment, &g_array_index(assessment->evidence, tenet_evidence, i));
    tenet__json_close(out, ']');
}

static void put_texts(GString *out, const tenet_assessment *assessment)
{
    tenet__json_open_list(out, "texts");
    for (guint i = 0; i < assessment->texts->len; i++) {
        const tenet_text *row = &g_array_index(assessment->texts, tenet_text, i);
        tenet__json_open_object(out);
        tenet__json_string(out, "source", tenet_source_name(row->source));
        tenet__json_string(out, "format", row->format == TENET_TEXT_HTML ? "html" : "plain");
        tenet__json_index(out, "length", row->length);
        tenet__json_close(out, '}');
    }
    tenet__json_close(out, ']');
}

static void put_asked(GString *out, const tenet_assessment *assessment)
{
    tenet__json_open_list(out, "asked");
    for (guint i = 0; i < assessment->asked->len; i++) {
        const tenet_asked *row = &g_array_index(assessment->asked, tenet_asked, i);
        tenet__json_open_object(out);
        tenet__json_string(out, "question", row->question);
        tenet__json_bool(out, "in_model", row->model_question >= 0);
        tenet__json_index(out, "answers_counted", row->answers_counted);
        tenet__json_close(out, '}');
    }
    tenet__json_close(out, ']');
}

static void put_follow_ups(GString *out, const tenet_assessment *assessment)
{
    tenet__json_open_list(out, "follow_ups");
    for (guint i = 0; i < assessment->follow_ups->len; i++) {
        const tenet_follow_up *row = &g_array_index(assessment->follow_ups, tenet_follow_up, i);
        tenet__json_open_object(out);
        tenet__json_string(out, "value", value_id(assessment, row->value));
        tenet__json_string(out, "question", question_id(assessment, row->question));
        tenet__json_string(out, "probe",
                           tenet_model_probe(assessment->model, row->value, row->probe));
        tenet__json_string(out, "why", tenet_ask_name(row->why));
        tenet__json_string(out, "reason", row->reason);
        tenet__json_number(out, "gain", row->gain);
        tenet__json_close(out, '}');
    }
    tenet__json_close(out, ']');
}

static void put_notices(GString *out, const tenet_assessment *assessment)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_assessment_notices(assessment, &rows, &count);
    tenet__json_open_list(out, "notices");
    for (int64_t i = 0; i < count; i++) {
        tenet__json_open_object(out);
        tenet__json_string(out, "code", tenet_status_name(rows[i].code));
        tenet__json_string(out, "message", rows[i].message);
        tenet__json_close(out, '}');
    }
    tenet__json_close(out, ']');
}

static void write_object(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    (void)flags;
    g_string_append(out, "{\"schema\":1");
    tenet__json_string(out, "tenet", TENET_VERSION);
    tenet__json_key(out, "model");
    tenet__json_open_object(out);
    tenet__json_string(out, "id", assessment->model->id);
    tenet__json_string(out, "digest", assessment->model->digest);
    tenet__json_close(out, '}');
    tenet__json_string(out, "candidate", assessment->candidate);
    put_alignment(out, &assessment->alignment);
    put_stated(out, &assessment->stated);
    put_values(out, assessment);
    put_evidence(out, assessment);
    put_texts(out, assessment);
    put_asked(out, assessment);
    put_follow_ups(out, assessment);
    put_notices(out, assessment);
    tenet__json_close(out, '}');
}

static void write_line(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    write_object(out, assessment, flags);
    g_string_append_c(out, '\n');
}

const tenet__writer TENET__WRITE_JSON = {"[\n", ",\n", "\n]\n", NULL, write_object};
const tenet__writer TENET__WRITE_JSONL = {"", "", "", NULL, write_line};
