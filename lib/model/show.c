/*
 * A compiled model as text for people: what was understood, word form by word form.
 */
#include <math.h>
#include <string.h>

#include "model/model.h"

enum { WIDTH = 96, INDENT = 2 };

static void append_number(GString *out, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(text, sizeof text, "%.6g", number));
}

static void append_blanks(GString *out, int count)
{
    for (int i = 0; i < count; i++)
        g_string_append_c(out, ' ');
}

static void trim_blanks(GString *out)
{
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
}

/* Appends text from the current column on, broken at blanks so that no line passes WIDTH where
 * that can be helped; further lines begin at `indent`. Ends the line. */
static void append_wrapped(GString *out, int column, int indent, const char *text)
{
    const char *at = text;
    while (*at != '\0') {
        gsize length = strcspn(at, " \n");
        if (at[length] != '\0')
            length++;
        int width = (int)g_utf8_strlen(at, (gssize)length);
        if (column + width > WIDTH && column > indent) {
            trim_blanks(out);
            g_string_append_c(out, '\n');
            append_blanks(out, indent);
            column = indent;
        }
        g_string_append_len(out, at, (gssize)length);
        if (at[length - 1] == '\n')
            out->str[out->len - 1] = ' ';
        column += width;
        at += length;
    }
    trim_blanks(out);
    g_string_append_c(out, '\n');
}

static void append_field(GString *out, int indent, const char *name, const char *text)
{
    if (text[0] == '\0')
        return;
    append_blanks(out, indent);
    g_string_append_printf(out, "%s: ", name);
    append_wrapped(out, indent + (int)g_utf8_strlen(name, -1) + 2, indent + INDENT, text);
}

static void append_head(GString *out, const tenet_model *model)
{
    g_string_append_printf(out, "%s (%s)\n", model->name, model->id);
    append_field(out, INDENT, "purpose", model->purpose);
    append_field(out, INDENT, "validation", model->validation);
    append_field(out, INDENT, "language", model->language);
    append_field(out, INDENT, "digest", model->digest);
}

/* ---- Values -------------------------------------------------------------------------------- */

static void append_indicator(GString *out, const tenet_model *model, const tenet__term_rules *rules,
                             int32_t index)
{
    const tenet_indicator *row = &g_array_index(model->indicators, tenet_indicator, index);
    g_autofree char *forms = row->is_regex ? NULL : tenet__term_forms(row->term, rules);
    append_blanks(out, 3 * INDENT);
    gsize start = out->len;
    append_number(out, row->weight);
    append_blanks(out, MAX(1, 6 - (int)(out->len - start)));
    g_string_append_printf(out, "%s%s  [%s]\n", row->is_regex ? "regex " : "", row->term, row->id);
    if (forms == NULL)
        return;
    append_blanks(out, 6 * INDENT);
    append_wrapped(out, 6 * INDENT, 7 * INDENT, forms);
}

static void append_polarity(GString *out, const tenet_model *model, const tenet__term_rules *rules,
                            const tenet_value *value, int32_t polarity)
{
    gboolean begun = FALSE;
    for (int32_t i = 0; i < value->indicator_count; i++) {
        int32_t index = value->first_indicator + i;
        if (g_array_index(model->indicators, tenet_indicator, index).polarity != polarity)
            continue;
        if (!begun)
            g_string_append_printf(out, "    %s\n", polarity > 0 ? "for" : "against");
        begun = TRUE;
        append_indicator(out, model, rules, index);
    }
}

static char *join(const GPtrArray *strings)
{
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < strings->len; i++)
        g_string_append_printf(joined, "%s%s", i > 0 ? ", " : "", (const char *)strings->pdata[i]);
    return g_string_free(joined, FALSE);
}

static void append_interview(GString *out, const tenet_model *model, const tenet_value *value,
                             int32_t index)
{
    for (int32_t i = 0; i < value->question_count; i++) {
        const tenet_question *row =
            &g_array_index(model->questions, tenet_question, value->first_question + i);
        g_autofree char *name = g_strdup_printf("question %s", row->id);
        append_field(out, 2 * INDENT, name, row->text);
    }
    const char *probe = NULL;
    for (int32_t i = 0; (probe = tenet_model_probe(model, index, i)) != NULL; i++)
        append_field(out, 2 * INDENT, "probe", probe);
    for (int32_t point = 1; point <= 5; point++) {
        char name[16];
        g_snprintf(name, sizeof name, "anchor %d", (int)point);
        append_field(out, 2 * INDENT, name, tenet_model_anchor(model, index, point));
    }
}

static void append_value(GString *out, const tenet_model *model, const tenet__term_rules *rules,
                         int32_t index)
{
    const tenet_value *value = &g_array_index(model->values, tenet_value, index);
    g_string_append_printf(out, "\n%s (%s): weight ", value->name, value->id);
    append_number(out, value->weight);
    g_string_append(out, ", ");
    append_number(out, round(value->share * 1000) / 10);
    g_string_append(out, " % of the score");
    if (!isnan(value->floor)) {
        g_string_append(out, ", a person looks again below ");
        append_number(out, value->floor);
    }
    g_string_append_c(out, '\n');
    append_blanks(out, value->description[0] != '\0' ? 2 * INDENT : 0);
    if (value->description[0] != '\0')
        append_wrapped(out, 2 * INDENT, 2 * INDENT, value->description);
    g_autofree char *synonyms = join(model->synonyms->pdata[index]);
    append_field(out, 2 * INDENT, "also called", synonyms);
    append_polarity(out, model, rules, value, +1);
    append_polarity(out, model, rules, value, -1);
    append_interview(out, model, value, index);
}

/* ---- The rest ------------------------------------------------------------------------------ */

static void append_strings(GString *out, const char *title, const GPtrArray *strings)
{
    if (strings->len > 0)
        g_string_append_printf(out, "\n%s\n", title);
    for (guint i = 0; i < strings->len; i++) {
        append_blanks(out, 2 * INDENT);
        append_wrapped(out, 2 * INDENT, 3 * INDENT, strings->pdata[i]);
    }
}

static void append_scoring(GString *out, const tenet__scoring *scoring)
{
    const struct {
        const char *name;
        double number;
    } rows[] = {
        {"answer_cap", scoring->answer_cap},
        {"free_note_cap", scoring->free_note_cap},
        {"rating_units", scoring->rating_units},
        {"self_report_units", scoring->self_report_units},
        {"coverage_minimum", scoring->coverage_minimum},
        {"negated_for_factor", scoring->negated_for_factor},
        {"negated_against_factor", scoring->negated_against_factor},
        {"claim_factor", scoring->claim_factor},
    };
    g_string_append(out, "\nScoring\n");
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_string_append_printf(out, "    %-24s", rows[i].name);
        append_number(out, rows[i].number);
        g_string_append_c(out, '\n');
    }
}

int32_t tenet_model_show(const tenet_model *model, char **text, int64_t *length,
                         tenet_error **error)
{
    if (length != NULL)
        *length = 0;
    if (text == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "there is no place to put the text");
    *text = NULL;
    if (model == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "there is no model to show");
    GString *out = g_string_new(NULL);
    g_autoptr(tenet__term_cache) cache = tenet__term_cache_new();
    const tenet__term_rules rules = {model->word_lists, model->english, cache};
    append_head(out, model);
    for (guint i = 0; i < model->values->len; i++)
        append_value(out, model, &rules, (int32_t)i);
    append_strings(out, "Word lists", model->lists);
    append_strings(out, "Excluded", model->exclusions);
    append_strings(out, "Cues of this model", model->own_cues);
    append_scoring(out, &model->scoring);
    if (length != NULL)
        *length = (int64_t)out->len;
    *text = g_string_free(out, FALSE);
    if (error != NULL)
        *error = NULL;
    return TENET_OK;
}
