/*
 * Writing models. See sketch.h.
 */
#include "model/sketch.h"

#include <math.h>
#include <string.h>

#include "base/numeric.h"

enum { ANCHORS = 5 };

/* ---- Making and freeing -------------------------------------------------------------------- */

static void term_clear(gpointer data)
{
    tenet__sketch_term *term = data;
    g_free(term->id);
    g_free(term->text);
    g_free(term->note);
}

static void value_free(gpointer data)
{
    tenet__sketch_value *value = data;
    g_free(value->id);
    g_free(value->name);
    g_ptr_array_unref(value->synonyms);
    g_array_unref(value->terms);
    g_free(value);
}

static void list_free(gpointer data)
{
    tenet__sketch_list *list = data;
    g_free(list->name);
    g_ptr_array_unref(list->entries);
    g_free(list);
}

tenet__sketch *tenet__sketch_new(const tenet_model *base)
{
    tenet__sketch *sketch = g_new0(tenet__sketch, 1);
    sketch->base = tenet_model_ref((tenet_model *)base);
    sketch->id = g_strdup(base != NULL ? base->id : "imported");
    sketch->name = g_strdup(base != NULL ? base->name : "Imported words");
    sketch->language = g_strdup(base != NULL ? base->language : "en");
    sketch->purpose = g_strdup(base != NULL ? base->purpose : "");
    sketch->validation = g_strdup(base != NULL ? base->validation : "not validated");
    sketch->comments = g_ptr_array_new_with_free_func(g_free);
    sketch->values = g_ptr_array_new_with_free_func(value_free);
    sketch->exclusions = g_ptr_array_new_with_free_func(g_free);
    sketch->lists = g_ptr_array_new_with_free_func(list_free);
    return sketch;
}

void tenet__sketch_free(tenet__sketch *sketch)
{
    if (sketch == NULL)
        return;
    tenet_model_unref(sketch->base);
    g_free(sketch->id);
    g_free(sketch->name);
    g_free(sketch->language);
    g_free(sketch->purpose);
    g_free(sketch->validation);
    g_ptr_array_unref(sketch->comments);
    g_ptr_array_unref(sketch->values);
    g_ptr_array_unref(sketch->exclusions);
    g_ptr_array_unref(sketch->lists);
    g_free(sketch);
}

tenet__sketch_value *tenet__sketch_add_value(tenet__sketch *sketch, const char *id,
                                             const char *name, double weight)
{
    tenet__sketch_value *value = g_new0(tenet__sketch_value, 1);
    value->id = g_strdup(id);
    value->name = g_strdup(name != NULL ? name : id);
    value->weight = weight;
    value->synonyms = g_ptr_array_new_with_free_func(g_free);
    value->terms = g_array_new(FALSE, TRUE, sizeof(tenet__sketch_term));
    g_array_set_clear_func(value->terms, term_clear);
    g_ptr_array_add(sketch->values, value);
    return value;
}

tenet__sketch_value *tenet__sketch_find_value(const tenet__sketch *sketch, const char *id)
{
    for (guint i = 0; i < sketch->values->len; i++) {
        tenet__sketch_value *value = sketch->values->pdata[i];
        if (strcmp(value->id, id) == 0)
            return value;
    }
    return NULL;
}

tenet__sketch_list *tenet__sketch_list_named(tenet__sketch *sketch, const char *name)
{
    for (guint i = 0; i < sketch->lists->len; i++) {
        tenet__sketch_list *list = sketch->lists->pdata[i];
        if (strcmp(list->name, name) == 0)
            return list;
    }
    tenet__sketch_list *list = g_new0(tenet__sketch_list, 1);
    list->name = g_strdup(name);
    list->entries = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(sketch->lists, list);
    return list;
}

void tenet__sketch_add_term(tenet__sketch_value *value, const tenet__sketch_term *term)
{
    tenet__sketch_term copy = *term;
    copy.id = g_strdup(term->id);
    copy.text = g_strdup(term->text);
    copy.note = g_strdup(term->note);
    g_array_append_val(value->terms, copy);
}

/* ---- From a model -------------------------------------------------------------------------- */

static void copy_value(tenet__sketch *sketch, const tenet_model *model, guint index)
{
    const tenet_value *row = &g_array_index(model->values, tenet_value, index);
    tenet__sketch_value *value = tenet__sketch_add_value(sketch, row->id, row->name, row->weight);
    const GPtrArray *synonyms = model->synonyms->pdata[index];
    for (guint i = 0; i < synonyms->len; i++)
        g_ptr_array_add(value->synonyms, g_strdup(synonyms->pdata[i]));
    for (int32_t i = 0; i < row->indicator_count; i++) {
        const tenet_indicator *indicator =
            &g_array_index(model->indicators, tenet_indicator, row->first_indicator + i);
        tenet__sketch_add_term(value, &(tenet__sketch_term){.id = (char *)indicator->id,
                                                            .text = (char *)indicator->term,
                                                            .weight = indicator->weight,
                                                            .polarity = indicator->polarity,
                                                            .is_regex = indicator->is_regex});
    }
}

/* The model keeps its lists for people, "people: colleague*, customer*", in the order of the file,
 * and for terms in a table without order. */
static void copy_lists(tenet__sketch *sketch, const tenet_model *model)
{
    for (guint i = 0; i < model->lists->len; i++) {
        const char *shown = model->lists->pdata[i];
        g_autofree char *name = g_strndup(shown, strcspn(shown, ":"));
        const GPtrArray *entries = g_hash_table_lookup(model->word_lists, name);
        tenet__sketch_list *list = tenet__sketch_list_named(sketch, name);
        for (guint j = 0; entries != NULL && j < entries->len; j++)
            g_ptr_array_add(list->entries, g_strdup(entries->pdata[j]));
    }
}

tenet__sketch *tenet__sketch_of(const tenet_model *model)
{
    tenet__sketch *sketch = tenet__sketch_new(model);
    for (guint i = 0; i < model->values->len; i++)
        copy_value(sketch, model, i);
    for (guint i = 0; i < model->exclusions->len; i++)
        g_ptr_array_add(sketch->exclusions, g_strdup(model->exclusions->pdata[i]));
    copy_lists(sketch, model);
    return sketch;
}

/* ---- Scalars ------------------------------------------------------------------------------- */

/* Letters, digits and single blanks read as they are written, unless they are a word for nothing.
 */
static gboolean is_plain(const char *text)
{
    if (!g_ascii_isalpha(text[0]) || g_ascii_strcasecmp(text, "null") == 0)
        return FALSE;
    for (const char *at = text; *at != '\0'; at++) {
        gboolean joint =
            (*at == ' ' || *at == '-' || *at == '_' || *at == '.') && g_ascii_isalnum(at[1]);
        if (!g_ascii_isalnum(*at) && !joint)
            return FALSE;
    }
    return TRUE;
}

void tenet__append_yaml_scalar(GString *yaml, const char *text)
{
    if (is_plain(text)) {
        g_string_append(yaml, text);
        return;
    }
    g_string_append_c(yaml, '"');
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == '"' || c == '\\')
            g_string_append_printf(yaml, "\\%c", (char)c);
        else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF)
            g_string_append_printf(yaml, "\\u%04x", (unsigned)c);
        else
            g_string_append_unichar(yaml, c);
    }
    g_string_append_c(yaml, '"');
}

/* "KEY: TEXT" on a line of its own; nothing for "". */
static void write_text(GString *yaml, const char *indent, const char *key, const char *text)
{
    if (text[0] == '\0')
        return;
    g_string_append_printf(yaml, "%s%s: ", indent, key);
    tenet__append_yaml_scalar(yaml, text);
    g_string_append_c(yaml, '\n');
}

static void write_number(GString *yaml, const char *indent, const char *key, double number)
{
    g_string_append_printf(yaml, "%s%s: ", indent, key);
    tenet__append_number(yaml, number);
    g_string_append_c(yaml, '\n');
}

/* "KEY: [a, b]" on a line of its own; nothing for an empty list. */
static void write_flow(GString *yaml, const char *indent, const char *key, const GPtrArray *texts)
{
    if (texts->len == 0)
        return;
    g_string_append_printf(yaml, "%s%s: [", indent, key);
    for (guint i = 0; i < texts->len; i++) {
        g_string_append(yaml, i > 0 ? ", " : "");
        tenet__append_yaml_scalar(yaml, texts->pdata[i]);
    }
    g_string_append(yaml, "]\n");
}

/* ---- Values -------------------------------------------------------------------------------- */

static void write_term(GString *yaml, const tenet__sketch_term *term)
{
    g_string_append(yaml, "        - ");
    if (term->id == NULL && term->note == NULL && term->weight == 1 && !term->is_regex) {
        tenet__append_yaml_scalar(yaml, term->text);
        g_string_append_c(yaml, '\n');
        return;
    }
    g_string_append_c(yaml, '{');
    if (term->id != NULL) {
        g_string_append(yaml, "id: ");
        tenet__append_yaml_scalar(yaml, term->id);
        g_string_append(yaml, ", ");
    }
    g_string_append(yaml, term->is_regex ? "regex: " : "term: ");
    tenet__append_yaml_scalar(yaml, term->text);
    g_string_append(yaml, ", weight: ");
    tenet__append_number(yaml, term->weight);
    if (term->note != NULL) {
        g_string_append(yaml, ", note: ");
        tenet__append_yaml_scalar(yaml, term->note);
    }
    g_string_append(yaml, "}\n");
}

static void write_polarity(GString *yaml, const tenet__sketch_value *value, int32_t polarity)
{
    gboolean begun = FALSE;
    for (guint i = 0; i < value->terms->len; i++) {
        const tenet__sketch_term *term = &g_array_index(value->terms, tenet__sketch_term, i);
        if (term->polarity != polarity)
            continue;
        if (!begun)
            g_string_append(yaml, polarity > 0 ? "      for:\n" : "      against:\n");
        begun = TRUE;
        write_term(yaml, term);
    }
}

static void write_interview(GString *yaml, const tenet_model *base, int32_t index)
{
    const tenet_value *value = &g_array_index(base->values, tenet_value, index);
    for (int32_t i = 0; i < value->question_count; i++) {
        const tenet_question *row =
            &g_array_index(base->questions, tenet_question, value->first_question + i);
        g_string_append(yaml, i == 0 ? "    questions:\n      - {id: " : "      - {id: ");
        tenet__append_yaml_scalar(yaml, row->id);
        g_string_append(yaml, ", text: ");
        tenet__append_yaml_scalar(yaml, row->text);
        g_string_append(yaml, "}\n");
    }
    write_flow(yaml, "    ", "probes", base->probes->pdata[index]);
    gboolean begun = FALSE;
    for (int32_t i = 0; i < ANCHORS; i++) {
        const char *anchor = tenet_model_anchor(base, index, i + 1);
        const char key[] = {(char)('1' + i), '\0'};
        if (anchor[0] != '\0' && !begun)
            g_string_append(yaml, "    anchors:\n");
        begun |= anchor[0] != '\0';
        write_text(yaml, "      ", key, anchor);
    }
}

/* Index of the value with this very id in a model, or -1. */
static int32_t index_in(const tenet_model *model, const char *id)
{
    for (guint i = 0; model != NULL && i < model->values->len; i++) {
        if (strcmp(g_array_index(model->values, tenet_value, i).id, id) == 0)
            return (int32_t)i;
    }
    return -1;
}

static void write_value(GString *yaml, const tenet__sketch *sketch,
                        const tenet__sketch_value *value)
{
    int32_t index = index_in(sketch->base, value->id);
    const tenet_value *base =
        index >= 0 ? &g_array_index(sketch->base->values, tenet_value, index) : NULL;
    write_text(yaml, "  - ", "id", value->id);
    if (strcmp(value->name, value->id) != 0)
        write_text(yaml, "    ", "name", value->name);
    if (base != NULL)
        write_text(yaml, "    ", "description", base->description);
    if (value->weight != 1)
        write_number(yaml, "    ", "weight", value->weight);
    if (base != NULL && !isnan(base->floor))
        write_number(yaml, "    ", "floor", base->floor);
    write_flow(yaml, "    ", "synonyms", value->synonyms);
    if (value->terms->len > 0)
        g_string_append(yaml, "    indicators:\n");
    write_polarity(yaml, value, +1);
    write_polarity(yaml, value, -1);
    if (base != NULL)
        write_interview(yaml, sketch->base, index);
}

/* ---- The file ------------------------------------------------------------------------------ */

static void write_scoring(GString *yaml, const tenet_model *base)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    tenet_model *usual = tenet__model_new();
    const struct {
        const char *key;
        double number, usual;
    } fields[] = {
#define FIELD(name) {#name, base->scoring.name, usual->scoring.name}
        FIELD(answer_cap),
        FIELD(free_note_cap),
        FIELD(rating_units),
        FIELD(self_report_units),
        FIELD(coverage_minimum),
        FIELD(negated_for_factor),
        FIELD(negated_against_factor),
        FIELD(claim_factor),
#undef FIELD
    };
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (fields[i].number != fields[i].usual)
            write_number(lines, "  ", fields[i].key, fields[i].number);
    }
    tenet_model_unref(usual);
    if (lines->len > 0)
        g_string_append_printf(yaml, "scoring:\n%s", lines->str);
}

/* The model keeps its cues as "negation: nope"; a kind may come back after another. */
static void write_cues(GString *yaml, const tenet_model *base)
{
    g_autoptr(GHashTable) written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < base->own_cues->len; i++) {
        const char *cue = base->own_cues->pdata[i];
        gsize length = strcspn(cue, ":") + 2;
        g_autofree char *kind = g_strndup(cue, length - 2);
        g_autoptr(GPtrArray) terms = g_ptr_array_new();
        if (!g_hash_table_add(written, g_strdup(kind)))
            continue;
        for (guint j = i; j < base->own_cues->len; j++) {
            if (strncmp(base->own_cues->pdata[j], cue, length) == 0)
                g_ptr_array_add(terms, (char *)base->own_cues->pdata[j] + length);
        }
        g_string_append(yaml, i == 0 ? "cues:\n" : "");
        write_flow(yaml, "  ", kind, terms);
    }
}

static void write_comments(GString *yaml, const GPtrArray *comments)
{
    for (guint i = 0; i < comments->len; i++) {
        g_autofree char *line = g_strdelimit(g_strdup(comments->pdata[i]), "\r\n", ' ');
        g_string_append(yaml, "#");
        for (const char *at = line; *at != '\0'; at = g_utf8_next_char(at)) {
            gunichar c = g_utf8_get_char(at);
            if (at == line && c != ' ')
                g_string_append_c(yaml, ' ');
            g_string_append_unichar(
                yaml, g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ? '?' : c);
        }
        g_string_append_c(yaml, '\n');
    }
}

void tenet__sketch_write(const tenet__sketch *sketch, GString *yaml)
{
    write_comments(yaml, sketch->comments);
    g_string_append(yaml, "tenet: 1\n");
    write_text(yaml, "", "id", sketch->id);
    if (strcmp(sketch->name, sketch->id) != 0)
        write_text(yaml, "", "name", sketch->name);
    write_text(yaml, "", "language", sketch->language);
    write_text(yaml, "", "purpose", sketch->purpose);
    write_text(yaml, "", "validation", sketch->validation);
    g_string_append(yaml, "values:\n");
    for (guint i = 0; i < sketch->values->len; i++)
        write_value(yaml, sketch, sketch->values->pdata[i]);
    for (guint i = 0; i < sketch->lists->len; i++) {
        const tenet__sketch_list *list = sketch->lists->pdata[i];
        g_string_append(yaml, i == 0 ? "words:\n" : "");
        write_flow(yaml, "  ", list->name, list->entries);
    }
    write_flow(yaml, "", "exclude", sketch->exclusions);
    if (sketch->base == NULL)
        return;
    write_cues(yaml, sketch->base);
    write_scoring(yaml, sketch->base);
}
