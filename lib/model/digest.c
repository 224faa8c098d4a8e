/*
 * The digest of a model. See digest.h.
 *
 * Each field enters with its name and length, so that no two models give the same stream. Terms
 * enter by what they match, so that blanks, and whether a list or its words are written, make no
 * difference. Left out is what only an interview guide shows: descriptions, probes, anchors, notes.
 */
#include "model/digest.h"

#include <math.h>
#include <string.h>

/* What has entered. Numbers are mostly the weight that stood there before: spelling each anew took
 * as long as a fifth of the digest. */
typedef struct stream {
    GChecksum *sum;
    double number; /* the last one */
    char spelling[G_ASCII_DTOSTR_BUF_SIZE];
} stream;

static void put(stream *out, const char *field, const char *text)
{
    guint64 length = GUINT64_TO_LE((guint64)strlen(text));
    g_checksum_update(out->sum, (const guchar *)field, (gssize)strlen(field) + 1);
    g_checksum_update(out->sum, (const guchar *)&length, sizeof length);
    g_checksum_update(out->sum, (const guchar *)text, -1);
}

static void put_number(stream *out, const char *field, double number)
{
    if (number != out->number || signbit(number) != signbit(out->number)) /* 0 is not -0 */
        g_ascii_dtostr(out->spelling, sizeof out->spelling, number);
    out->number = number;
    put(out, field, isnan(number) ? "none" : out->spelling);
}

static int compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Puts texts whose order means nothing. */
static void put_sorted(stream *out, const char *field, GPtrArray *texts)
{
    g_ptr_array_sort(texts, compare_strings);
    for (guint i = 0; i < texts->len; i++)
        put(out, field, texts->pdata[i]);
}

static void put_scoring(stream *out, const tenet__scoring *scoring)
{
    put_number(out, "answer_cap", scoring->answer_cap);
    put_number(out, "free_note_cap", scoring->free_note_cap);
    put_number(out, "rating_units", scoring->rating_units);
    put_number(out, "self_report_units", scoring->self_report_units);
    put_number(out, "coverage_minimum", scoring->coverage_minimum);
    put_number(out, "negated_for_factor", scoring->negated_for_factor);
    put_number(out, "negated_against_factor", scoring->negated_against_factor);
    put_number(out, "claim_factor", scoring->claim_factor);
}

static void put_value(stream *out, const tenet__draft *draft, guint index)
{
    const tenet_model *model = draft->model;
    const tenet_value *value = &g_array_index(model->values, tenet_value, index);
    put(out, "value", value->id);
    put(out, "name", value->name);
    put_number(out, "weight", value->weight);
    put_number(out, "floor", value->floor);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const GPtrArray *synonyms = model->synonyms->pdata[index];
    for (guint i = 0; i < synonyms->len; i++)
        g_ptr_array_add(names, synonyms->pdata[i]);
    put_sorted(out, "synonym", names);
    for (int32_t i = 0; i < value->indicator_count; i++) {
        int32_t at = value->first_indicator + i;
        const tenet_indicator *row = &g_array_index(model->indicators, tenet_indicator, at);
        put(out, row->polarity > 0 ? "for" : "against", row->id);
        put(out, "term", g_array_index(draft->indicators, tenet__draft_term, at).key);
        put_number(out, "weight", row->weight);
    }
    for (int32_t i = 0; i < value->question_count; i++) {
        const tenet_question *row =
            &g_array_index(model->questions, tenet_question, value->first_question + i);
        put(out, "question", row->id);
        put(out, "text", row->text);
    }
}

static void put_cues(stream *out, const tenet__draft *draft)
{
    g_autoptr(GPtrArray) cues = g_ptr_array_new_with_free_func(g_free);
    tenet_error *reported = tenet__error_new(); /* mistakes in cues have been, when compiling */
    for (guint i = 0; i < draft->cues->len; i++) {
        const tenet__cue *cue = draft->cues->pdata[i];
        g_autoptr(tenet__term) term =
            tenet__term_parse(cue->term, &draft->rules, TENET__NOWHERE, reported);
        g_autofree char *matches = term != NULL ? tenet__term_canonical(term) : NULL;
        g_ptr_array_add(cues, g_strconcat(cue->kind, " ", matches, NULL));
    }
    tenet_error_free(reported);
    put_sorted(out, "cue", cues);
}

char *tenet__digest(const tenet__draft *draft)
{
    const tenet_model *model = draft->model;
    stream self = {.sum = g_checksum_new(G_CHECKSUM_SHA256), .number = NAN};
    stream *out = &self;
    put(out, "tenet", "1");
    put(out, "id", model->id);
    put(out, "name", model->name);
    put(out, "language", model->language);
    put(out, "purpose", model->purpose);
    put(out, "validation", model->validation);
    put_scoring(out, &model->scoring);
    for (guint i = 0; i < model->values->len; i++)
        put_value(out, draft, i);
    g_autoptr(GPtrArray) exclusions = g_ptr_array_new();
    for (guint i = 0; i < draft->exclusions->len; i++)
        g_ptr_array_add(exclusions,
                        (gpointer)g_array_index(draft->exclusions, tenet__draft_term, i).key);
    put_sorted(out, "exclude", exclusions);
    put_cues(out, draft);
    char *digest = g_strdup(g_checksum_get_string(self.sum));
    g_checksum_free(self.sum);
    return digest;
}
