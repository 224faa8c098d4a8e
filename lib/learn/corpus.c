/*
 * Collecting texts. See corpus.h.
 */
#include "learn/corpus.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"

enum { MAX_SAMPLES = 10000000, MAX_LABELS = TENET__MAX_VALUES };

static void sample_clear(gpointer data)
{
    g_free(((tenet__sample *)data)->text);
}

int32_t tenet_corpus_new(const char *const *labels, int64_t label_count, tenet_corpus **corpus,
                         tenet_error **error)
{
    if (error != NULL)
        *error = NULL;
    if (corpus != NULL)
        *corpus = NULL;
    if (corpus == NULL || label_count < 0 || (labels == NULL && label_count > 0))
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the labels or the place for the corpus is NULL");
    if (label_count > MAX_LABELS)
        return tenet__fail(error, TENET_E_LIMIT, "a corpus has at most %d labels", MAX_LABELS);
    for (int64_t i = 0; i < label_count; i++) {
        if (labels[i] == NULL || labels[i][0] == '\0' || !g_utf8_validate(labels[i], -1, NULL))
            return tenet__fail(error, TENET_E_ARGUMENT, "label %d has no name in UTF-8",
                               (int)i + 1);
    }
    tenet_corpus *made = g_new0(tenet_corpus, 1);
    made->names = g_ptr_array_new_with_free_func(g_free);
    for (int64_t i = 0; i < label_count; i++)
        g_ptr_array_add(made->names, g_strdup(labels[i]));
    made->samples = g_array_new(FALSE, FALSE, sizeof(tenet__sample));
    g_array_set_clear_func(made->samples, sample_clear);
    made->labels = g_array_new(FALSE, FALSE, sizeof(double));
    made->group_of = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    made->groups = g_ptr_array_new();
    *corpus = made;
    return TENET_OK;
}

void tenet_corpus_free(tenet_corpus *corpus)
{
    if (corpus == NULL)
        return;
    g_ptr_array_unref(corpus->names);
    g_array_unref(corpus->samples);
    g_array_unref(corpus->labels);
    g_ptr_array_unref(corpus->groups);
    g_hash_table_destroy(corpus->group_of);
    g_free(corpus);
}

int64_t tenet_corpus_count(const tenet_corpus *corpus)
{
    return corpus != NULL ? (int64_t)corpus->samples->len : 0;
}

static int32_t group_named(tenet_corpus *corpus, const char *person)
{
    int known = GPOINTER_TO_INT(g_hash_table_lookup(corpus->group_of, person)) - 1;
    if (known >= 0)
        return known;
    char *name = g_strdup(person);
    g_ptr_array_add(corpus->groups, name);
    g_hash_table_insert(corpus->group_of, name, GINT_TO_POINTER((int)corpus->groups->len));
    return (int32_t)corpus->groups->len - 1;
}

int32_t tenet_corpus_add(tenet_corpus *corpus, const char *person, const char *text, int64_t length,
                         const double *labels, tenet_error **error)
{
    if (error != NULL)
        *error = NULL;
    if (corpus == NULL || text == NULL || length < -1 || (labels == NULL && corpus->names->len > 0))
        return tenet__fail(error, TENET_E_ARGUMENT, "the corpus, the text or its labels are NULL");
    gsize size = length == -1 ? strlen(text) : (gsize)length;
    if (size > TENET__MAX_TEXT_BYTES)
        return tenet__fail(error, TENET_E_LIMIT, "a text has at most %d bytes",
                           TENET__MAX_TEXT_BYTES);
    if (!g_utf8_validate(text, (gssize)size, NULL) ||
        (person != NULL && !g_utf8_validate(person, -1, NULL)))
        return tenet__fail(error, TENET_E_ENCODING, "the text or the person's id is not UTF-8");
    if (corpus->samples->len >= MAX_SAMPLES)
        return tenet__fail(error, TENET_E_LIMIT, "a corpus has at most %d texts", MAX_SAMPLES);
    for (guint i = 0; i < corpus->names->len; i++) {
        if (isinf(labels[i]))
            return tenet__fail(error, TENET_E_DATA, "the label \"%s\" is not a finite number",
                               (const char *)corpus->names->pdata[i]);
    }
    g_autofree char *own = g_strdup_printf("\n%u", corpus->samples->len); /* nobody's id */
    tenet__sample sample = {.text = g_strndup(text, size),
                            .length = (int64_t)size,
                            .group = group_named(corpus, person != NULL ? person : own)};
    g_array_append_val(corpus->samples, sample);
    g_array_append_vals(corpus->labels, labels, corpus->names->len);
    return TENET_OK;
}

double tenet__corpus_label(const tenet_corpus *corpus, guint sample, guint label)
{
    return g_array_index(corpus->labels, double, sample * corpus->names->len + label);
}

static void document_free(gpointer document)
{
    tenet__document_free(document);
}

GPtrArray *tenet__corpus_documents(const tenet_corpus *corpus, gboolean english, tenet_error *error)
{
    g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func(document_free);
    uint32_t flags = TENET__READ_AUTO | TENET__READ_TURNS | (english ? TENET__READ_ENGLISH : 0U);
    for (guint i = 0; i < corpus->samples->len; i++) {
        const tenet__sample *sample = &g_array_index(corpus->samples, tenet__sample, i);
        tenet__document *document =
            tenet__document_read(sample->text, sample->length, flags, error);
        if (document == NULL)
            return NULL;
        g_ptr_array_add(documents, document);
    }
    return g_steal_pointer(&documents);
}

gboolean tenet__is_answer(const tenet__document *document, int32_t sentence)
{
    return document->turns[document->sentences[sentence].turn].role != TENET__TURN_QUESTION;
}

/* ---- Folds --------------------------------------------------------------------------------- */

typedef struct shuffled {
    guint64 key; /* of the name, so that the order of the rows changes nothing */
    int32_t group;
    int32_t texts;
} shuffled;

static int compare_keys(gconstpointer a, gconstpointer b)
{
    const shuffled *left = a, *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return (left->group > right->group) - (left->group < right->group);
}

/* FNV-1a with a final mix: near names lie far apart. */
static guint64 hash_name(const char *name)
{
    guint64 hash = G_GUINT64_CONSTANT(0xcbf29ce484222325);
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * G_GUINT64_CONSTANT(0x100000001b3);
    hash ^= hash >> 33;
    hash *= G_GUINT64_CONSTANT(0xff51afd7ed558ccd);
    return hash ^ (hash >> 33);
}

int32_t *tenet__corpus_folds(const tenet_corpus *corpus, int32_t folds)
{
    guint count = corpus->groups->len;
    g_autofree shuffled *order = g_new0(shuffled, count + 1);
    g_autofree int64_t *sizes = g_new0(int64_t, (gsize)folds);
    int32_t *fold_of = g_new0(int32_t, count + 1);
    for (guint i = 0; i < count; i++)
        order[i] = (shuffled){hash_name(corpus->groups->pdata[i]), (int32_t)i, 0};
    for (guint i = 0; i < corpus->samples->len; i++)
        order[g_array_index(corpus->samples, tenet__sample, i).group].texts++;
    qsort(order, count, sizeof *order, compare_keys);
    for (guint i = 0; i < count; i++) {
        int32_t smallest = 0;
        for (int32_t f = 1; f < folds; f++)
            smallest = sizes[f] < sizes[smallest] ? f : smallest;
        fold_of[order[i].group] = smallest;
        sizes[smallest] += order[i].texts;
    }
    return fold_of;
}
