/*
 * Finding the clues of a sentence. See clues.h.
 */
#include "evidence/clues.h"

#include <string.h>

void tenet__clues_init(tenet__clues *clues)
{
    *clues = (tenet__clues){0};
    clues->list = g_array_new(FALSE, FALSE, sizeof(tenet__clue));
    clues->at = g_array_new(FALSE, FALSE, sizeof(int32_t));
    clues->hits = g_array_new(FALSE, FALSE, sizeof(tenet__hit));
}

void tenet__clues_clear(tenet__clues *clues)
{
    g_array_free(clues->list, TRUE);
    g_array_free(clues->at, TRUE);
    g_array_free(clues->hits, TRUE);
}

static int compare_hits(gconstpointer a, gconstpointer b)
{
    const tenet__hit *x = a;
    const tenet__hit *y = b;
    int32_t longer = (y->last - y->first) - (x->last - x->first);
    if (longer != 0)
        return longer;
    if (x->term != y->term)
        return x->term < y->term ? -1 : 1;
    return x->first - y->first;
}

static int compare_places(gconstpointer a, gconstpointer b)
{
    return ((const tenet__clue *)a)->first - ((const tenet__clue *)b)->first;
}

static void keep_if_free(tenet__clues *clues, const tenet__hit *hit)
{
    int32_t *at = &g_array_index(clues->at, int32_t, 0);
    for (int32_t i = hit->first; i <= hit->last; i++) {
        if (at[i - clues->begin] >= 0)
            return;
    }
    tenet__clue clue = {hit->payload, hit->first, hit->last};
    for (int32_t i = hit->first; i <= hit->last; i++)
        at[i - clues->begin] = 0;
    g_array_append_val(clues->list, clue);
}

void tenet__clues_find(tenet__clues *clues, tenet__finder *finder, const tenet__document *document,
                       int32_t sentence)
{
    const tenet__sentence *range = &document->sentences[sentence];
    clues->document = document;
    clues->begin = range->first_token;
    clues->end = range->end_token;
    g_array_set_size(clues->list, 0);
    g_array_set_size(clues->hits, 0);
    g_array_set_size(clues->at, (guint)(clues->end - clues->begin));
    memset(clues->at->data, 0xFF, clues->at->len * sizeof(int32_t));
    tenet__find(finder, document, sentence, NULL, clues->hits);
    g_array_sort(clues->hits, compare_hits);
    for (guint i = 0; i < clues->hits->len; i++)
        keep_if_free(clues, &g_array_index(clues->hits, tenet__hit, i));
    g_array_sort(clues->list, compare_places);
    for (guint i = 0; i < clues->list->len; i++) {
        const tenet__clue *clue = &g_array_index(clues->list, tenet__clue, i);
        for (int32_t t = clue->first; t <= clue->last; t++)
            g_array_index(clues->at, int32_t, t - clues->begin) = (int32_t)i;
    }
}

const tenet__clue *tenet__clue_at(const tenet__clues *clues, int32_t token)
{
    if (token < clues->begin || token >= clues->end)
        return NULL;
    int32_t index = g_array_index(clues->at, int32_t, token - clues->begin);
    return index >= 0 ? &g_array_index(clues->list, tenet__clue, index) : NULL;
}

guint tenet__clue_from(const tenet__clues *clues, int32_t token)
{
    token = MAX(token, clues->begin);
    int32_t end = MIN(token + 2 * TENET__MAX_REACH_WORDS, clues->end);
    for (; token < end; token++) {
        int32_t index = g_array_index(clues->at, int32_t, token - clues->begin);
        if (index >= 0)
            return (guint)index;
    }
    return clues->list->len;
}

const tenet__clue *tenet__clue_near(const tenet__clues *clues, int32_t token, int32_t kind)
{
    for (guint i = tenet__clue_from(clues, token - TENET__MAX_REACH_WORDS); i < clues->list->len;
         i++) {
        const tenet__clue *clue = &g_array_index(clues->list, tenet__clue, i);
        if (clue->first > token + TENET__MAX_REACH_WORDS)
            return NULL;
        if (clue->kind == kind)
            return clue;
    }
    return NULL;
}

int32_t tenet__clue_kind(const tenet__clues *clues, int32_t token)
{
    const tenet__clue *clue = tenet__clue_at(clues, token);
    return clue != NULL ? clue->kind : -1;
}

uint32_t tenet__marks_before(const tenet__clues *clues, int32_t token)
{
    return token > clues->begin ? clues->document->tokens[token].before : 0;
}

gboolean tenet__word_is(const tenet__clues *clues, int32_t token, const char *word)
{
    return token >= clues->begin && token < clues->end &&
           strcmp(clues->document->tokens[token].word, word) == 0;
}

gboolean tenet__looks_past(const tenet__clues *clues, int32_t token)
{
    /* Irregular forms that are cues of another kind as well. */
    static const char *const past_forms[] = {
        "was",  "were",  "had", "did",   "got",   "said",  "told",   "thought", "knew",
        "felt", "found", "saw", "heard", "meant", "wrote", "taught", "let",     "made"};
    const tenet__token *word = &clues->document->tokens[token];
    if (tenet__clue_kind(clues, token) == TENET__CUE_VERB)
        return TRUE;
    if (word->length > 3 && strcmp(word->word + word->length - 2, "ed") == 0 &&
        strcmp(word->word, "need") != 0)
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(past_forms); i++) {
        if (strcmp(word->word, past_forms[i]) == 0)
            return TRUE;
    }
    return FALSE;
}
