/*
 * What a second reader should look at in a model that loads: words that tell of who people are,
 * values that can hardly be told apart, questions and indicators that miss each other, and, on a
 * corpus, terms that are never found or nearly always.
 */
#include <string.h>

#include "evidence/match.h"
#include "learn/coded.h"
#include "learn/corpus.h"
#include "model/model.h"

/* An imbalance is told from so many words more on one side, if they are twice as many. */
enum { MIN_IMBALANCE = 5, EXAMPLES = 4, MIN_SHARED = 2, MIN_TEXTS = 20 };

/* A term in so large a share of the texts tells nobody apart. */
static const double NEARLY_ALL = 0.6;

/* Values that share so much of their evidence measure much the same. */
static const double MOSTLY_SHARED = 0.5;

typedef struct review {
    const tenet_model *model;
    const char *source;
    tenet_error *notices;
} review;

static const tenet_value *value_at(const review *self, guint index)
{
    return &g_array_index(self->model->values, tenet_value, index);
}

static const tenet_indicator *row_at(const review *self, guint index)
{
    return &g_array_index(self->model->indicators, tenet_indicator, index);
}

static void warn(const review *self, int32_t line, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void warn(const review *self, int32_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    tenet__error_add(self->notices, TENET_SEVERITY_WARNING, TENET_N_MODEL_WARNING,
                     (tenet__place){self->source, -1, line, line > 0 ? 1 : 0}, "%s", message);
}

/* Appends an example in quotes, the first few only. */
static void give_example(GString *list, int32_t number, const char *text)
{
    if (number < EXAMPLES)
        g_string_append_printf(list, "%s\"%s\"", number > 0 ? ", " : "", text);
}

/* ---- Coded words --------------------------------------------------------------------------- */

static void check_balance(const review *self, const int32_t counts[2], GString *const examples[2])
{
    int more = counts[0] > counts[1] ? 0 : 1;
    if (counts[more] - counts[1 - more] < MIN_IMBALANCE || counts[more] < 2 * counts[1 - more])
        return;
    warn(self, 0,
         "%d indicators for the values hold words that readers take for %s (%s ...) and %d such as "
         "they take for %s; see whether each value can also be shown in other words",
         (int)counts[more], tenet__coded_name((tenet__coded_kind)more), examples[more]->str,
         (int)counts[1 - more], tenet__coded_name((tenet__coded_kind)(1 - more)));
}

static void check_coded(const review *self)
{
    g_autoptr(tenet__coded) coded = tenet__coded_new();
    int32_t counts[2] = {0, 0};
    GString *examples[2] = {g_string_new(NULL), g_string_new(NULL)};
    for (guint i = 0; i < self->model->indicators->len; i++) {
        const tenet_indicator *row = row_at(self, i);
        uint32_t kinds = row->is_regex ? 0 : tenet__coded_in(coded, row->term);
        for (int kind = 0; kind < TENET__CODED_COUNT; kind++) {
            if ((kinds >> kind & 1) == 0)
                continue;
            if (kind > TENET__CODED_FEMININE)
                warn(self, row->line,
                     "\"%s\" holds a word that may tell of a person's %s; make sure it is about "
                     "what somebody did",
                     row->term, tenet__coded_name((tenet__coded_kind)kind));
            else if (row->polarity > 0)
                give_example(examples[kind], counts[kind]++, row->term);
        }
    }
    check_balance(self, counts, examples);
    g_string_free(examples[0], TRUE);
    g_string_free(examples[1], TRUE);
}

/* ---- Values and questions ------------------------------------------------------------------ */

/* The indicators for a value: term as written -> itself. */
static GHashTable *terms_for(const review *self, guint index)
{
    GHashTable *terms = g_hash_table_new(g_str_hash, g_str_equal);
    const tenet_value *value = value_at(self, index);
    for (int32_t i = 0; i < value->indicator_count; i++) {
        const tenet_indicator *row = row_at(self, (guint)(value->first_indicator + i));
        if (row->polarity > 0)
            g_hash_table_add(terms, (char *)row->term);
    }
    return terms;
}

static void check_shared(const review *self)
{
    guint count = self->model->values->len;
    for (guint a = 0; a < count; a++) {
        g_autoptr(GHashTable) first = terms_for(self, a);
        for (guint b = a + 1; b < count; b++) {
            g_autoptr(GHashTable) second = terms_for(self, b);
            GHashTableIter iterator;
            gpointer term;
            guint shared = 0, fewer = MIN(g_hash_table_size(first), g_hash_table_size(second));
            g_hash_table_iter_init(&iterator, first);
            while (g_hash_table_iter_next(&iterator, &term, NULL))
                shared += g_hash_table_contains(second, term);
            if (shared >= MIN_SHARED && shared >= MOSTLY_SHARED * fewer)
                warn(
                    self, 0,
                    "\"%s\" and \"%s\" share %u of their indicators; one deed counts for both, and "
                    "they can hardly be told apart",
                    value_at(self, a)->id, value_at(self, b)->id, shared);
        }
    }
}

static void check_questions(const review *self)
{
    for (guint i = 0; i < self->model->values->len; i++) {
        const tenet_value *value = value_at(self, i);
        if (value->question_count > 0 && value->indicator_count == 0)
            warn(self,
                 g_array_index(self->model->questions, tenet_question, value->first_question).line,
                 "\"%s\" has questions but no indicators; no answer to them can be evidence",
                 value->id);
        else if (value->question_count == 0 && value->indicator_count > 0 &&
                 self->model->questions->len > 0)
            warn(self, row_at(self, (guint)value->first_indicator)->line,
                 "\"%s\" has indicators but no question that could bring them up", value->id);
    }
}

/* ---- On a corpus --------------------------------------------------------------------------- */

/* In how many texts each indicator is found; caller frees. NULL with an error added. */
static int32_t *count_found(const review *self, const tenet_corpus *corpus, tenet_error *error)
{
    g_autoptr(GPtrArray) documents = tenet__corpus_documents(corpus, self->model->english, error);
    if (documents == NULL)
        return NULL;
    guint count = self->model->indicators->len;
    int32_t *found = g_new0(int32_t, count + 1);
    g_autofree guint *last = g_new0(guint, count + 1);
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(tenet__match));
    tenet__matcher *matcher = tenet__matcher_new(self->model);
    for (guint i = 0; i < documents->len; i++) {
        const tenet__document *document = documents->pdata[i];
        g_array_set_size(matches, 0);
        for (int32_t s = 0; s < document->sentence_count; s++) {
            if (tenet__is_answer(document, s))
                tenet__match_sentence(matcher, document, s, matches, self->notices);
        }
        for (guint m = 0; m < matches->len; m++) {
            int32_t row = g_array_index(matches, tenet__match, m).hit.payload;
            found[row] += last[row] != i + 1;
            last[row] = i + 1;
        }
    }
    tenet__matcher_free(matcher);
    return found;
}

static void check_found(const review *self, const int32_t *found, int32_t texts)
{
    for (guint v = 0; v < self->model->values->len; v++) {
        const tenet_value *value = value_at(self, v);
        g_autoptr(GString) examples = g_string_new(NULL);
        int32_t never = 0;
        for (int32_t i = 0; i < value->indicator_count; i++) {
            guint index = (guint)(value->first_indicator + i);
            const tenet_indicator *row = row_at(self, index);
            if (found[index] == 0)
                give_example(examples, never++, row->term);
            else if (found[index] >= NEARLY_ALL * texts && texts >= MIN_TEXTS)
                warn(self, row->line,
                     "\"%s\" is found in %d of %d texts; what nearly all say tells nobody apart",
                     row->term, (int)found[index], (int)texts);
        }
        if (never > 0)
            warn(self, 0, "of %d indicators of \"%s\" %d are never found in %d texts (%s%s)",
                 (int)value->indicator_count, value->id, (int)never, (int)texts, examples->str,
                 never > EXAMPLES ? " ..." : "");
    }
}

int32_t tenet_model_review(const tenet_model *model, const tenet_corpus *corpus, const char *source,
                           tenet_error **notices, tenet_error **error)
{
    if (error != NULL)
        *error = NULL;
    if (notices != NULL)
        *notices = NULL;
    if (model == NULL || notices == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the model or the place for the notices is NULL");
    g_autofree char *name = g_utf8_make_valid(source != NULL ? source : "model", -1);
    tenet_error *list = tenet__error_new(), *told = tenet__error_new();
    const review self = {model, name, told};
    if (model->english)
        check_coded(&self);
    check_shared(&self);
    check_questions(&self);
    g_autofree int32_t *found = corpus != NULL ? count_found(&self, corpus, list) : NULL;
    if (found != NULL)
        check_found(&self, found, (int32_t)tenet_corpus_count(corpus));
    tenet__error_sort(told);
    *notices = told;
    return tenet__error_finish(list, error);
}
