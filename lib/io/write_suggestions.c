/*
 * Proposed words for people, for a spreadsheet, and to paste into a model.
 */
#include <string.h>

#include "base/numeric.h"
#include "io/display.h"
#include "io/escape.h"
#include "learn/suggest.h"
#include "model/sketch.h"

static const struct {
    int32_t bit;
    const char *name;
    const char *text;
} PROXIES[] = {
    {TENET_PROXY_NAME, "name", "mostly written with a capital: a name or place?"},
    {TENET_PROXY_GROUP, "group", "may tell of age, health, origin, faith, family or class"},
    {TENET_PROXY_HABIT, "habit", "a word of those who take notes, not of the person?"},
    {TENET_PROXY_FEW, "few", "fewer than five people use it"},
};

/* A weight to begin with: a sure and strong term a half, others a quarter. A person decides. */
static double first_weight(const tenet_suggestion *row)
{
    return row->effect > 0 ? (row->low > 1 ? 0.5 : 0.25) : (row->high < -1 ? 0.5 : 0.25);
}

static void append_proxies(GString *out, const tenet_suggestion *row, const char *joint,
                           gboolean long_text)
{
    gboolean begun = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(PROXIES); i++) {
        if ((row->proxies & PROXIES[i].bit) == 0)
            continue;
        g_string_append_printf(out, "%s%s", begun ? joint : "",
                               long_text ? PROXIES[i].text : PROXIES[i].name);
        begun = TRUE;
    }
}

static gboolean begins_value(const GArray *rows, guint index)
{
    return index == 0 || strcmp(g_array_index(rows, tenet_suggestion, index).value,
                                g_array_index(rows, tenet_suggestion, index - 1).value) != 0;
}

/* ---- Text ---------------------------------------------------------------------------------- */

static void append_quotes(GString *out, const char *quotes)
{
    g_auto(GStrv) lines = g_strsplit(quotes, "\n", -1);
    for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++) {
        g_string_append(out, "      \"");
        tenet__append_visible(out, lines[i], -1, FALSE);
        g_string_append(out, "\"\n");
    }
}

static void write_text(GString *out, const GArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const tenet_suggestion *row = &g_array_index(rows, tenet_suggestion, i);
        if (begins_value(rows, i)) {
            g_string_append(out, i > 0 ? "\n" : "");
            tenet__append_visible(out, row->value, -1, FALSE);
            g_string_append_c(out, '\n');
        }
        g_string_append_printf(out, "  %s  ", row->effect > 0 ? "for    " : "against");
        tenet__append_visible(out, row->term, -1, FALSE);
        g_string_append_printf(out, "\n    in %d with and %d without, of %d people; log-odds ",
                               (int)row->texts_with, (int)row->texts_without, (int)row->people);
        tenet__append_decimal(out, row->effect, 2);
        g_string_append(out, " (");
        tenet__append_decimal(out, row->low, 2);
        g_string_append(out, " to ");
        tenet__append_decimal(out, row->high, 2);
        g_string_append(out, "), G2 ");
        tenet__append_decimal(out, row->g2, 1);
        g_string_append_c(out, '\n');
        if (row->proxies != 0) {
            g_string_append(out, "    careful: ");
            append_proxies(out, row, "; ", TRUE);
            g_string_append_c(out, '\n');
        }
        append_quotes(out, row->quotes);
    }
    if (rows->len == 0)
        g_string_append(out, "no term stands out surely enough to be proposed\n");
}

/* ---- CSV ----------------------------------------------------------------------------------- */

static void append_number_cell(GString *out, double number)
{
    tenet__append_decimal(out, number, 4);
    g_string_append_c(out, ',');
}

static void write_csv(GString *out, const GArray *rows)
{
    g_string_append(out, "value,polarity,term,weight,effect,low,high,g2,log_ratio,with,without,"
                         "people,careful,quotes\n");
    for (guint i = 0; i < rows->len; i++) {
        const tenet_suggestion *row = &g_array_index(rows, tenet_suggestion, i);
        tenet__append_csv_cell(out, row->value, FALSE);
        g_string_append(out, row->effect > 0 ? ",for," : ",against,");
        tenet__append_csv_cell(out, row->term, FALSE);
        g_string_append_c(out, ',');
        tenet__append_number(out, first_weight(row));
        g_string_append_c(out, ',');
        append_number_cell(out, row->effect);
        append_number_cell(out, row->low);
        append_number_cell(out, row->high);
        append_number_cell(out, row->g2);
        append_number_cell(out, row->log_ratio);
        g_string_append_printf(out, "%d,%d,%d,", (int)row->texts_with, (int)row->texts_without,
                               (int)row->people);
        append_proxies(out, row, " ", FALSE);
        g_string_append_c(out, ',');
        tenet__append_csv_cell(out, row->quotes, FALSE);
        g_string_append_c(out, '\n');
    }
}

/* ---- YAML ---------------------------------------------------------------------------------- */

static void write_polarity(GString *out, const GArray *rows, guint from, guint to, gboolean against)
{
    gboolean begun = FALSE;
    for (guint i = from; i < to; i++) {
        const tenet_suggestion *row = &g_array_index(rows, tenet_suggestion, i);
        if ((row->effect < 0) != against)
            continue;
        if (!begun)
            g_string_append(out, against ? "      against:\n" : "      for:\n");
        begun = TRUE;
        g_string_append(out, "        - {term: ");
        tenet__append_yaml_scalar(out, row->term);
        g_string_append(out, ", weight: ");
        tenet__append_number(out, first_weight(row));
        g_string_append_printf(out, "}  # %d with, %d without", (int)row->texts_with,
                               (int)row->texts_without);
        if (row->proxies != 0) {
            g_string_append(out, "; careful: ");
            append_proxies(out, row, ", ", FALSE);
        }
        g_string_append_c(out, '\n');
    }
}

static void write_yaml(GString *out, const GArray *rows)
{
    g_string_append(out, "# Proposals: keep what tells of the value, strike the rest.\n");
    for (guint i = 0; i < rows->len;) {
        guint end = i + 1;
        while (end < rows->len && !begins_value(rows, end))
            end++;
        g_string_append(out, "  - id: ");
        tenet__append_yaml_scalar(out, g_array_index(rows, tenet_suggestion, i).value);
        g_string_append(out, "\n    indicators:\n");
        write_polarity(out, rows, i, end, FALSE);
        write_polarity(out, rows, i, end, TRUE);
        i = end;
    }
}

int32_t tenet_suggestions_render(const tenet_suggestions *suggestions, int32_t form, char **text,
                                 int64_t *length, tenet_error **error)
{
    static void (*const WRITERS[])(GString *, const GArray *) = {
        [TENET_SUGGEST_TEXT] = write_text,
        [TENET_SUGGEST_CSV] = write_csv,
        [TENET_SUGGEST_YAML] = write_yaml,
    };
    if (error != NULL)
        *error = NULL;
    if (text != NULL)
        *text = NULL;
    if (length != NULL)
        *length = 0;
    if (suggestions == NULL || text == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the proposals or the place for the text is NULL");
    if (form < 0 || (gsize)form >= G_N_ELEMENTS(WRITERS))
        return tenet__fail(error, TENET_E_ARGUMENT, "proposals cannot be written in form %d", form);
    GString *out = g_string_new(NULL);
    WRITERS[form](out, suggestions->rows);
    if (length != NULL)
        *length = (int64_t)out->len;
    *text = g_string_free(out, FALSE);
    return TENET_OK;
}
