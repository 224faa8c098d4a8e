/*
 * Learning: one task a value, shared out among threads, and the model that comes of it.
 */
#include <math.h>
#include <string.h>

#include "learn/report.h"
#include "learn/validate.h"
#include "text/document.h"

enum { MAX_GROW = 5000, MAX_THREADS = 64, DEFAULT_WORDS = 1, DEFAULT_PEOPLE = 3 };

/* English holds some 45 function words in a hundred; another language hardly any. */
static const double MIN_FUNCTION_SHARE = 0.2;

struct tenet_lesson {
    GArray *rows;   /* tenet_lesson_value */
    GPtrArray *ids; /* char *, of the rows */
    GString *yaml;
    GString *report;
};

typedef struct work {
    tenet__task *tasks;
    tenet__learnt **results;
    guint count;
    gint next; /* the task to be taken next */
} work;

void tenet_lesson_free(tenet_lesson *lesson)
{
    if (lesson == NULL)
        return;
    g_array_unref(lesson->rows);
    g_ptr_array_unref(lesson->ids);
    g_string_free(lesson->yaml, TRUE);
    g_string_free(lesson->report, TRUE);
    g_free(lesson);
}

int32_t tenet_lesson_values(const tenet_lesson *lesson, const tenet_lesson_value **rows,
                            int64_t *count)
{
    if (rows != NULL)
        *rows =
            lesson != NULL ? (const tenet_lesson_value *)(const void *)lesson->rows->data : NULL;
    if (count != NULL)
        *count = lesson != NULL ? (int64_t)lesson->rows->len : 0;
    return lesson != NULL && rows != NULL && count != NULL ? TENET_OK : TENET_E_ARGUMENT;
}

static const char *give_text(const GString *text, int64_t *length)
{
    if (length != NULL)
        *length = text != NULL ? (int64_t)text->len : 0;
    return text != NULL ? text->str : "";
}

const char *tenet_lesson_yaml(const tenet_lesson *lesson, int64_t *length)
{
    return give_text(lesson != NULL ? lesson->yaml : NULL, length);
}

const char *tenet_lesson_report(const tenet_lesson *lesson, int64_t *length)
{
    return give_text(lesson != NULL ? lesson->report : NULL, length);
}

/* ---- Tasks --------------------------------------------------------------------------------- */

static gpointer work_on(gpointer data)
{
    work *shared = data;
    guint at;
    while ((at = (guint)g_atomic_int_add(&shared->next, 1)) < shared->count)
        shared->results[at] = tenet__learn_value(&shared->tasks[at]);
    return NULL;
}

static void share_out(work *shared, guint threads)
{
    GThread *helpers[MAX_THREADS];
    guint count = MIN(MIN(threads, (guint)MAX_THREADS), shared->count);
    guint started = 0;
    for (guint i = 1; i < count; i++) {
        helpers[started] = g_thread_try_new("learn", work_on, shared, NULL);
        started += helpers[started] != NULL; /* without it the others do its work */
    }
    work_on(shared);
    for (guint i = 0; i < started; i++)
        g_thread_join(helpers[i]);
}

/* The id of a label's value: of the base's value with this name, or made of the name. */
static char *value_id(const tenet_model *base, const char *label, guint number)
{
    int32_t index = base != NULL ? tenet__model_find_value(base, label, -1) : -1;
    if (index >= 0)
        return g_strdup(g_array_index(base->values, tenet_value, index).id);
    GString *id = g_string_new(NULL);
    for (const char *at = label; *at != '\0' && id->len < 56; at++) {
        if (g_ascii_isalnum(*at))
            g_string_append_c(id, g_ascii_tolower(*at));
        else if (id->len > 0 && id->str[id->len - 1] != '-')
            g_string_append_c(id, '-');
    }
    while (id->len > 0 && id->str[id->len - 1] == '-')
        g_string_truncate(id, id->len - 1);
    if (id->len == 0)
        g_string_printf(id, "label-%u", number + 1);
    return g_string_free(id, FALSE);
}

/* ---- The model ----------------------------------------------------------------------------- */

static int compare_terms(gconstpointer a, gconstpointer b)
{
    const tenet__weighed *left = a, *right = b;
    if (left->weight != right->weight)
        return left->weight > right->weight ? -1 : 1;
    return strcmp(left->text, right->text);
}

/* The id that the base has for a term of a value; NULL for a new one. */
static const char *known_id(const tenet_model *base, const char *value, const char *term)
{
    for (guint i = 0; base != NULL && i < base->indicators->len; i++) {
        const tenet_indicator *row = &g_array_index(base->indicators, tenet_indicator, i);
        if (strcmp(row->term, term) == 0 &&
            strcmp(g_array_index(base->values, tenet_value, row->value).id, value) == 0)
            return row->id;
    }
    return NULL;
}

static void put_value(tenet__sketch *sketch, const char *id, const char *label,
                      const tenet__learnt *learnt)
{
    tenet__sketch_value *value = tenet__sketch_find_value(sketch, id);
    if (value == NULL)
        value = tenet__sketch_add_value(sketch, id, label, 1);
    g_array_set_size(value->terms, 0);
    g_array_sort(learnt->terms, compare_terms);
    for (guint i = 0; i < learnt->terms->len; i++) {
        const tenet__weighed *term = &g_array_index(learnt->terms, tenet__weighed, i);
        tenet__sketch_add_term(
            value, &(tenet__sketch_term){.id = (char *)known_id(sketch->base, id, term->text),
                                         .text = term->text,
                                         .weight = fabs(term->weight),
                                         .polarity = term->weight > 0 ? +1 : -1,
                                         .is_regex = term->is_regex});
    }
}

static void write_model(tenet_lesson *lesson, const tenet_corpus *corpus, const tenet_model *base,
                        const char *language, tenet__learnt *const *results)
{
    g_autoptr(tenet__sketch) sketch =
        base != NULL ? tenet__sketch_of(base) : tenet__sketch_new(NULL);
    g_auto(GStrv) lines = g_strsplit(lesson->report->str, "\n", -1);
    int32_t people = G_MAXINT32;
    if (base == NULL) {
        g_free(sketch->id);
        g_free(sketch->name);
        g_free(sketch->language);
        sketch->id = g_strdup("learnt");
        sketch->name = g_strdup("Learnt words");
        sketch->language = g_strdup(language);
    }
    for (guint i = 0; i < lesson->rows->len; i++) {
        people = MIN(people, g_array_index(lesson->rows, tenet_lesson_value, i).people);
        put_value(sketch, lesson->ids->pdata[i], corpus->names->pdata[i], results[i]);
    }
    g_free(sketch->validation);
    sketch->validation = g_strdup_printf(
        "weights learnt from labels of %d people; %s", (int)people,
        people < TENET__MIN_VALIDATED ? "not validated" : "cross-validated, not yet tried in use");
    for (guint i = 0; lines[i] != NULL; i++)
        g_ptr_array_add(sketch->comments, g_strdup(lines[i]));
    tenet__sketch_write(sketch, lesson->yaml);
}

/* ---- Learning ------------------------------------------------------------------------------ */

static tenet_lesson *collect(const tenet_corpus *corpus, const tenet_model *base,
                             const char *language, const tenet__task *tasks,
                             tenet__learnt *const *results, tenet_error *error)
{
    guint count = corpus->names->len;
    for (guint i = 0; i < count; i++) {
        if (results[i]->problem != NULL)
            tenet__error_error(error, results[i]->code, TENET__NOWHERE, "%s", results[i]->problem);
    }
    if (tenet__error_count(error, TENET_SEVERITY_ERROR) > 0)
        return NULL;
    tenet_lesson *lesson = g_new0(tenet_lesson, 1);
    lesson->rows = g_array_new(FALSE, FALSE, sizeof(tenet_lesson_value));
    lesson->ids = g_ptr_array_new_with_free_func(g_free);
    lesson->yaml = g_string_new(NULL);
    lesson->report = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        const tenet__learnt *learnt = results[i];
        g_ptr_array_add(lesson->ids, g_strdup(tasks[i].value));
        tenet_lesson_value row = {.value = lesson->ids->pdata[i],
                                  .f1 = learnt->f1,
                                  .low = learnt->low,
                                  .high = learnt->high,
                                  .precision = learnt->precision,
                                  .recall = learnt->recall,
                                  .auc = learnt->auc,
                                  .agreement = learnt->kappa,
                                  .threshold = learnt->threshold,
                                  .texts = learnt->texts,
                                  .people = learnt->people,
                                  .positives = learnt->positives,
                                  .terms = (int32_t)learnt->terms->len};
        g_array_append_val(lesson->rows, row);
    }
    tenet__append_report(lesson->report,
                         (const tenet_lesson_value *)(const void *)lesson->rows->data, count);
    write_model(lesson, corpus, base, language, results);
    return lesson;
}

static tenet_lesson *learn(const tenet_model *base, const tenet_corpus *corpus,
                           const tenet_learn_options *options, tenet_error *error)
{
    const char *language = options->language != NULL ? options->language
                           : base != NULL            ? base->language
                                                     : "en";
    gboolean english = g_ascii_strncasecmp(language, "en", 2) == 0;
    guint count = corpus->names->len;
    g_autoptr(GPtrArray) documents = tenet__corpus_documents(corpus, english, error);
    if (documents == NULL)
        return NULL;
    g_autoptr(tenet__phrasebook) book =
        options->grow > 0 ? tenet__phrasebook_new(corpus, documents, english, options->max_words,
                                                  options->min_people)
                          : NULL;
    if (book != NULL && english && book->function_share >= 0 &&
        book->function_share < MIN_FUNCTION_SHARE) {
        tenet__error_error(error, TENET_E_DATA, TENET__NOWHERE,
                           "the texts do not read like English; name their language with "
                           "--language CODE, or their encoding with --encoding NAME");
        return NULL;
    }
    g_autofree tenet__task *tasks = g_new0(tenet__task, count);
    g_autofree tenet__learnt **results = g_new0(tenet__learnt *, count);
    for (guint i = 0; i < count; i++)
        tasks[i] = (tenet__task){.corpus = corpus,
                                 .documents = documents,
                                 .book = book,
                                 .base = base,
                                 .label = i,
                                 .value = value_id(base, corpus->names->pdata[i], i),
                                 .grow = options->grow,
                                 .language = language};
    work shared = {tasks, results, count, 0};
    share_out(&shared, options->threads > 0 ? (guint)options->threads : g_get_num_processors());
    tenet_lesson *lesson = collect(corpus, base, language, tasks, results, error);
    for (guint i = 0; i < count; i++) {
        tenet__learnt_free(results[i]);
        g_free((char *)tasks[i].value);
    }
    return lesson;
}

static const char *take_options(tenet_learn_options *options, const tenet_learn_options *given)
{
    *options = (tenet_learn_options){.struct_size = sizeof *options};
    if (given != NULL && given->struct_size < sizeof *options)
        return "struct_size is smaller than the struct of this version";
    if (given != NULL)
        *options = *given;
    if (options->max_words == 0)
        options->max_words = DEFAULT_WORDS;
    if (options->min_people == 0)
        options->min_people = DEFAULT_PEOPLE;
    if (options->grow < 0 || options->grow > MAX_GROW)
        return "\"grow\" must be from 0 to 5000";
    if (options->max_words < 1 || options->max_words > TENET__MAX_PHRASE)
        return "\"max_words\" must be from 1 to 4";
    if (options->min_people < 1 || options->threads < 0 || options->reserved != 0)
        return "a number is below its least, or a reserved field is set";
    return NULL;
}

int32_t tenet_learn(const tenet_model *model, const tenet_corpus *corpus,
                    const tenet_learn_options *given, tenet_lesson **lesson, tenet_error **error)
{
    tenet_learn_options options;
    if (error != NULL)
        *error = NULL;
    if (lesson != NULL)
        *lesson = NULL;
    if (corpus == NULL || lesson == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the corpus or the place for the lesson is NULL");
    const char *wrong = take_options(&options, given);
    if (wrong != NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "learn options: %s", wrong);
    if (corpus->names->len == 0)
        return tenet__fail(error, TENET_E_DATA, "the corpus has no label to learn");
    tenet_error *list = tenet__error_new();
    *lesson = learn(model, corpus, &options, list);
    return tenet__error_finish(list, error);
}
