/*
 * The model's questions and probes, by their words. The words are folded and numbered once, since
 * folding those of one candidate after the other took longer than scoring them. See prompts.h.
 */
#include "interview/prompts.h"

#include "text/document.h"

struct tenet__prompts {
    GHashTable *numbers;  /* folded words -> number of their own + 1 */
    int32_t *questions;   /* the number of each question's words */
    int32_t *probes;      /* and of each probe's, those of a value together */
    int32_t *first_probe; /* of each value */
    gboolean *used;       /* by number */
    gsize count;
};

static int32_t number_of(tenet__prompts *prompts, const char *text)
{
    g_autofree char *words = tenet__fold(text, -1);
    gpointer known = g_hash_table_lookup(prompts->numbers, words);
    if (known != NULL)
        return GPOINTER_TO_INT(known) - 1;
    g_hash_table_insert(prompts->numbers, g_steal_pointer(&words),
                        GINT_TO_POINTER(++prompts->count));
    return (int32_t)prompts->count - 1;
}

static void number_questions(tenet__prompts *prompts, const tenet_model *model)
{
    prompts->questions = g_new(int32_t, model->questions->len);
    for (guint i = 0; i < model->questions->len; i++)
        prompts->questions[i] =
            number_of(prompts, g_array_index(model->questions, tenet_question, i).text);
}

static void number_probes(tenet__prompts *prompts, const tenet_model *model)
{
    int32_t count = 0;
    prompts->first_probe = g_new(int32_t, model->probes->len);
    for (guint v = 0; v < model->probes->len; v++) {
        prompts->first_probe[v] = count;
        count += (int32_t)((const GPtrArray *)g_ptr_array_index(model->probes, v))->len;
    }
    prompts->probes = g_new(int32_t, count);
    for (guint v = 0; v < model->probes->len; v++) {
        const GPtrArray *texts = g_ptr_array_index(model->probes, v);
        for (guint i = 0; i < texts->len; i++)
            prompts->probes[prompts->first_probe[v] + (int32_t)i] =
                number_of(prompts, g_ptr_array_index(texts, i));
    }
}

tenet__prompts *tenet__prompts_new(const tenet_model *model)
{
    tenet__prompts *prompts = g_new0(tenet__prompts, 1);
    prompts->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    number_questions(prompts, model);
    number_probes(prompts, model);
    prompts->used = g_new0(gboolean, prompts->count);
    return prompts;
}

void tenet__prompts_free(tenet__prompts *prompts)
{
    if (prompts == NULL)
        return;
    g_hash_table_destroy(prompts->numbers);
    g_free(prompts->questions);
    g_free(prompts->probes);
    g_free(prompts->first_probe);
    g_free(prompts->used);
    g_free(prompts);
}

void tenet__prompts_begin(tenet__prompts *prompts)
{
    for (gsize i = 0; i < prompts->count; i++)
        prompts->used[i] = FALSE;
}

gboolean tenet__prompts_take_question(tenet__prompts *prompts, int32_t question)
{
    gboolean *used = &prompts->used[prompts->questions[question]];
    gboolean is_new = !*used;
    *used = TRUE;
    return is_new;
}

void tenet__prompts_use_words(tenet__prompts *prompts, const char *words)
{
    if (prompts->count == 0)
        return;
    g_autofree char *folded = tenet__fold(words, -1);
    gpointer known = g_hash_table_lookup(prompts->numbers, folded);
    if (known != NULL)
        prompts->used[GPOINTER_TO_INT(known) - 1] = TRUE;
}

gboolean tenet__prompts_probe_used(const tenet__prompts *prompts, int32_t value, int32_t probe)
{
    return prompts->used[prompts->probes[prompts->first_probe[value] + probe]];
}
