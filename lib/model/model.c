/*
 * Models: loading them and asking them. The route of a model's file is
 *
 *   yamltree.c (text to tree) -> schema.c (tree to rows) -> check.c (what the rows mean together)
 *   -> lexicon.c, regex.c, cue.c (rows to indexes) -> digest.c
 */
#include "model/model.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "model/check.h"
#include "model/digest.h"
#include "model/schema.h"
#include "text/document.h"

enum { READ_CHUNK = 64 * 1024, ANCHORS = 5 };

/* ---- Making and freeing -------------------------------------------------------------------- */

static void strings_free(gpointer strings)
{
    g_ptr_array_unref(strings);
}

static void pattern_clear(gpointer data)
{
    tenet__regex_free(((tenet__pattern *)data)->regex);
}

tenet_model *tenet__model_new(void)
{
    tenet_model *model = g_new0(tenet_model, 1);
    model->references = 1;
    model->values = g_array_new(FALSE, FALSE, sizeof(tenet_value));
    model->indicators = g_array_new(FALSE, FALSE, sizeof(tenet_indicator));
    model->questions = g_array_new(FALSE, FALSE, sizeof(tenet_question));
    model->anchors = g_ptr_array_new();
    model->probes = g_ptr_array_new_with_free_func(strings_free);
    model->synonyms = g_ptr_array_new_with_free_func(strings_free);
    model->lists = g_ptr_array_new_with_free_func(g_free);
    model->exclusions = g_ptr_array_new_with_free_func(g_free);
    model->own_cues = g_ptr_array_new_with_free_func(g_free);
    model->scoring = (tenet__scoring){.answer_cap = 1,
                                      .free_note_cap = 3,
                                      .rating_units = 2,
                                      .self_report_units = 0.5,
                                      .coverage_minimum = 0.6,
                                      .negated_for_factor = 1,
                                      .negated_against_factor = 0.5,
                                      .claim_factor = 1};
    model->patterns = g_array_new(FALSE, FALSE, sizeof(tenet__pattern));
    g_array_set_clear_func(model->patterns, pattern_clear);
    model->value_by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    model->question_by_text = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    model->diagnostics = tenet__error_new();
    model->strings = g_string_chunk_new(4096);
    return model;
}

static void model_free(tenet_model *model)
{
    if (model->idle != NULL)
        model->idle->free(model->idle);
    g_free(model->id);
    g_free(model->name);
    g_free(model->language);
    g_free(model->purpose);
    g_free(model->validation);
    g_free(model->digest);
    g_array_free(model->values, TRUE);
    g_array_free(model->indicators, TRUE);
    g_array_free(model->questions, TRUE);
    g_ptr_array_unref(model->anchors);
    g_ptr_array_unref(model->probes);
    g_ptr_array_unref(model->synonyms);
    g_ptr_array_unref(model->lists);
    g_ptr_array_unref(model->exclusions);
    g_ptr_array_unref(model->own_cues);
    tenet__lexicon_free(model->terms);
    g_array_free(model->patterns, TRUE);
    tenet__lexicon_free(model->names);
    tenet__lexicon_free(model->cues);
    g_hash_table_destroy(model->value_by_name);
    g_hash_table_destroy(model->question_by_text);
    tenet_error_free(model->diagnostics);
    g_string_chunk_free(model->strings);
    g_clear_pointer(&model->word_lists, g_hash_table_destroy);
    g_free(model);
}

tenet_model *tenet_model_ref(tenet_model *model)
{
    if (model != NULL)
        g_atomic_int_inc(&model->references);
    return model;
}

void tenet_model_unref(tenet_model *model)
{
    if (model != NULL && g_atomic_int_dec_and_test(&model->references))
        model_free(model);
}

tenet__idle *tenet__model_take_idle(const tenet_model *model)
{
    tenet__idle **place = (tenet__idle **)&model->idle;
    tenet__idle *idle;
    do {
        idle = g_atomic_pointer_get(place);
    } while (idle != NULL && !g_atomic_pointer_compare_and_exchange(place, idle, NULL));
    return idle;
}

void tenet__model_give_idle(const tenet_model *model, tenet__idle *idle)
{
    if (!g_atomic_pointer_compare_and_exchange((tenet__idle **)&model->idle, NULL, idle))
        idle->free(idle);
}

/* ---- Compiling ----------------------------------------------------------------------------- */

static void set_shares(tenet_model *model)
{
    double sum = 0;
    for (guint i = 0; i < model->values->len; i++)
        sum += g_array_index(model->values, tenet_value, i).weight;
    for (guint i = 0; i < model->values->len; i++) {
        tenet_value *value = &g_array_index(model->values, tenet_value, i);
        value->share = value->weight / sum;
    }
}

static void index_terms(tenet_model *model, tenet__draft *draft)
{
    model->terms = tenet__lexicon_new();
    for (guint i = 0; i < draft->indicators->len; i++) {
        tenet__draft_term *term = &g_array_index(draft->indicators, tenet__draft_term, i);
        if (term->term != NULL)
            tenet__lexicon_add(model->terms, term->term, (int32_t)i);
        else
            g_array_append_val(model->patterns,
                               ((tenet__pattern){g_steal_pointer(&term->regex), (int32_t)i}));
    }
    for (guint i = 0; i < draft->exclusions->len; i++)
        tenet__lexicon_add(model->terms,
                           g_array_index(draft->exclusions, tenet__draft_term, i).term,
                           TENET__PAYLOAD_EXCLUDE);
    tenet__lexicon_finish(model->terms);
}

static void index_names(tenet_model *model, const tenet__draft *draft)
{
    model->names = tenet__lexicon_new();
    for (guint i = 0; i < draft->names->len; i++) {
        const tenet__draft_name *name = &g_array_index(draft->names, tenet__draft_name, i);
        g_autoptr(tenet__term) term = tenet__term_from_name(name->text, model->english);
        if (term != NULL)
            tenet__lexicon_add(model->names, term, name->value);
    }
    tenet__lexicon_finish(model->names);
}

/* The model that a text says, or NULL with errors. */
static tenet_model *compile(const char *text, int64_t length, const char *source,
                            tenet_error *error)
{
    g_autoptr(tenet__yaml) root = tenet__yaml_parse(text, length, source, error);
    if (root == NULL)
        return NULL;
    g_autoptr(tenet__draft) draft = tenet__schema_read(root, error);
    tenet_model *model = draft->model;
    model->cues = tenet__cues_compile(model->english, draft->cues, &draft->rules, error);
    tenet__check(draft, error, model->diagnostics);
    g_clear_pointer(&root, tenet__yaml_free); /* what comes takes memory of its own */
    tenet__error_sort(model->diagnostics);
    if (tenet__error_count(error, TENET_SEVERITY_ERROR) > 0) {
        tenet__error_append(error, model->diagnostics);
        return NULL;
    }
    set_shares(model);
    index_terms(model, draft);
    index_names(model, draft);
    model->digest = tenet__digest(draft);
    model->word_lists = g_steal_pointer(&draft->lists);
    return tenet_model_ref(model);
}

/* ---- Loading ------------------------------------------------------------------------------- */

int32_t tenet_model_load_yaml(const char *text, int64_t length, const char *source,
                              tenet_model **model, tenet_error **error)
{
    if (model == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "there is no place to put the model");
    *model = NULL;
    if (text == NULL || length < -1)
        return tenet__fail(error, TENET_E_ARGUMENT, "there is no text to read a model from");
    if (length == -1)
        length = (int64_t)strlen(text);
    g_autofree char *name = g_utf8_make_valid(source != NULL ? source : "model", -1);
    tenet_error *list = tenet__error_new();
    *model = compile(text, length, name, list);
    tenet__error_sort(list); /* one in the YAML itself is met before others above it */
    return tenet__error_finish(list, error);
}

/* Reads a file as far as one byte past the limit, which is enough to refuse it. */
static GByteArray *read_file(FILE *file)
{
    GByteArray *bytes = g_byte_array_new();
    guint8 chunk[READ_CHUNK];
    gsize count;
    while (bytes->len <= TENET__MAX_MODEL_BYTES &&
           (count = fread(chunk, 1, sizeof chunk, file)) > 0)
        g_byte_array_append(bytes, chunk, (guint)count);
    return bytes;
}

int32_t tenet_model_load_file(const char *path, tenet_model **model, tenet_error **error)
{
    if (model == NULL || path == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           path == NULL ? "there is no path to load a model from"
                                        : "there is no place to put the model");
    *model = NULL;
    g_autofree char *name = g_filename_display_name(path);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return tenet__fail(error, TENET_E_IO, "cannot open the model \"%s\": %s", name,
                           g_strerror(errno));
    g_autoptr(GByteArray) bytes = read_file(file);
    int problem = ferror(file) ? errno : 0;
    fclose(file);
    if (problem != 0)
        return tenet__fail(error, TENET_E_IO, "cannot read the model \"%s\": %s", name,
                           g_strerror(problem));
    guint length = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return tenet_model_load_yaml((const char *)bytes->data, length, name, model, error);
}

/* ---- Asking -------------------------------------------------------------------------------- */

const char *tenet_model_id(const tenet_model *model)
{
    return model != NULL ? model->id : "";
}

const char *tenet_model_name(const tenet_model *model)
{
    return model != NULL ? model->name : "";
}

const char *tenet_model_language(const tenet_model *model)
{
    return model != NULL ? model->language : "";
}

const char *tenet_model_purpose(const tenet_model *model)
{
    return model != NULL ? model->purpose : "";
}

const char *tenet_model_validation(const tenet_model *model)
{
    return model != NULL ? model->validation : "";
}

const char *tenet_model_digest(const tenet_model *model)
{
    return model != NULL ? model->digest : "";
}

/* Gives an array's rows away; sets both outputs even when something is missing. */
static int32_t give_rows(const GArray *array, const void **rows, int64_t *count)
{
    if (rows != NULL)
        *rows = array != NULL ? array->data : NULL;
    if (count != NULL)
        *count = array != NULL ? (int64_t)array->len : 0;
    return array != NULL && rows != NULL && count != NULL ? TENET_OK : TENET_E_ARGUMENT;
}

int32_t tenet_model_values(const tenet_model *model, const tenet_value **rows, int64_t *count)
{
    return give_rows(model != NULL ? model->values : NULL, (const void **)rows, count);
}

int32_t tenet_model_indicators(const tenet_model *model, const tenet_indicator **rows,
                               int64_t *count)
{
    return give_rows(model != NULL ? model->indicators : NULL, (const void **)rows, count);
}

int32_t tenet_model_questions(const tenet_model *model, const tenet_question **rows, int64_t *count)
{
    return give_rows(model != NULL ? model->questions : NULL, (const void **)rows, count);
}

const char *tenet_model_anchor(const tenet_model *model, int32_t value, int32_t point)
{
    if (model == NULL || value < 0 || (guint)value >= model->values->len || point < 1 ||
        point > ANCHORS)
        return NULL;
    return model->anchors->pdata[(guint)value * ANCHORS + (guint)point - 1];
}

const char *tenet_model_probe(const tenet_model *model, int32_t value, int32_t index)
{
    if (model == NULL || value < 0 || (guint)value >= model->probes->len || index < 0)
        return NULL;
    const GPtrArray *probes = model->probes->pdata[value];
    return (guint)index < probes->len ? probes->pdata[index] : NULL;
}

int32_t tenet_model_diagnostics(const tenet_model *model, const tenet_diagnostic **rows,
                                int64_t *count)
{
    if (rows != NULL)
        *rows = NULL;
    if (count != NULL)
        *count = 0;
    if (model == NULL || rows == NULL || count == NULL)
        return TENET_E_ARGUMENT;
    return tenet_error_diagnostics(model->diagnostics, rows, count);
}

static int32_t find(GHashTable *table, const char *text, gssize length)
{
    g_autofree char *folded = tenet__fold(text, length);
    return GPOINTER_TO_INT(g_hash_table_lookup(table, folded)) - 1;
}

int32_t tenet__model_find_value(const tenet_model *model, const char *name, gssize length)
{
    return find(model->value_by_name, name, length);
}

int32_t tenet__model_find_question(const tenet_model *model, const char *question, gssize length)
{
    return find(model->question_by_text, question, length);
}
