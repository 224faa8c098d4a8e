/*
 * CSV: one row a candidate, one header row.
 *
 *   candidate, alignment, low, high, coverage, status, stated,
 *   then of every value of the model, named by its id:
 *     ID          score 0-100           ID_low, ID_high   its 90 % interval
 *     ID_for      units in favour       ID_against        units against
 *     ID_stated   the candidate's own   ID_known          "yes" or "no"
 *                 statement, 0-1
 *   then review         ids of the values that lie below their floor, parted by "; "
 *        next_question  what to ask next
 *        model, digest  the model that was used, and what tells it from any other
 *        tenet          the version of the program
 *
 * An empty cell means "no number". Numbers read back exactly.
 */
#include "io/writer.h"

#include <math.h>
#include <string.h>

#include "base/numeric.h"
#include "io/escape.h"
#include "io/phrase.h"

static const char *const COLUMNS_BEFORE[] = {"candidate", "alignment", "low",   "high",
                                             "coverage",  "status",    "stated"};
static const char *const COLUMNS_OF_VALUE[] = {"",         "_low",    "_high", "_for",
                                               "_against", "_stated", "_known"};
static const char *const COLUMNS_AFTER[] = {"review", "next_question", "model", "digest", "tenet"};

/* Appends a header. One that stands there already, because a value is called "status", gets an
 * underscore more. */
static void append_header(GString *out, GHashTable *seen, char *name)
{
    while (g_hash_table_contains(seen, name)) {
        char *longer = g_strconcat(name, "_", NULL);
        g_free(name);
        name = longer;
    }
    if (g_hash_table_size(seen) > 0)
        g_string_append_c(out, ',');
    tenet__append_csv_cell(out, name, FALSE);
    g_hash_table_add(seen, name);
}

static void write_heading(GString *out, const tenet_model *model, uint32_t flags)
{
    (void)flags;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(COLUMNS_BEFORE); i++)
        append_header(out, seen, g_strdup(COLUMNS_BEFORE[i]));
    for (guint v = 0; v < model->values->len; v++) {
        const char *id = g_array_index(model->values, tenet_value, v).id;
        for (gsize i = 0; i < G_N_ELEMENTS(COLUMNS_OF_VALUE); i++)
            append_header(out, seen, g_strconcat(id, COLUMNS_OF_VALUE[i], NULL));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(COLUMNS_AFTER); i++)
        append_header(out, seen, g_strdup(COLUMNS_AFTER[i]));
    g_string_append(out, "\n");
}

static void append_number_cell(GString *out, double number)
{
    if (!isnan(number))
        tenet__append_number(out, number);
    g_string_append_c(out, ',');
}

static void append_text_cell(GString *out, const char *text, uint32_t flags)
{
    tenet__append_csv_cell(out, text, (flags & TENET_RENDER_RAW) != 0);
    g_string_append_c(out, ',');
}

static void append_value(GString *out, const tenet_value_score *row)
{
    append_number_cell(out, row->score);
    append_number_cell(out, row->low);
    append_number_cell(out, row->high);
    append_number_cell(out, row->units_for);
    append_number_cell(out, row->units_against);
    append_number_cell(out, row->stated);
    g_string_append(out, row->known ? "yes," : "no,");
}

static void append_review(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    for (guint v = 0; v < assessment->values->len; v++) {
        if (!g_array_index(assessment->values, tenet_value_score, v).review)
            continue;
        g_string_append(ids, ids->len > 0 ? "; " : "");
        g_string_append(ids, g_array_index(assessment->model->values, tenet_value, v).id);
    }
    append_text_cell(out, ids->str, flags);
}

/* The first question still open; where a value has none left, why it needs more. */
static const char *next_question(const tenet_assessment *assessment)
{
    const char *reason = "";
    for (guint i = 0; i < assessment->follow_ups->len; i++) {
        const tenet_follow_up *row = &g_array_index(assessment->follow_ups, tenet_follow_up, i);
        const char *text = tenet__follow_up_text(assessment, row);
        if (text != NULL)
            return text;
        if (i == 0)
            reason = row->reason;
    }
    return reason;
}

static void write_candidate(GString *out, const tenet_assessment *assessment, uint32_t flags)
{
    const tenet_alignment *alignment = &assessment->alignment;
    append_text_cell(out, assessment->candidate, flags);
    append_number_cell(out, alignment->score);
    append_number_cell(out, alignment->low);
    append_number_cell(out, alignment->high);
    append_number_cell(out, alignment->coverage);
    append_text_cell(out, tenet_alignment_name(alignment->status), flags);
    append_number_cell(out,
                       assessment->stated.form != TENET_FORM_NONE ? assessment->stated.score : NAN);
    for (guint v = 0; v < assessment->values->len; v++)
        append_value(out, &g_array_index(assessment->values, tenet_value_score, v));
    append_review(out, assessment, flags);
    append_text_cell(out, next_question(assessment), flags);
    append_text_cell(out, assessment->model->id, flags);
    append_text_cell(out, assessment->model->digest, flags);
    g_string_append(out, TENET_VERSION "\n");
}

const tenet__writer TENET__WRITE_CSV = {"", "", "", write_heading, write_candidate};
