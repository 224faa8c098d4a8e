/*
 * Finding the clues of a sentence. See clues.h.
 */
#include "evidence/clues.h"

#include <stdlib.h>

void tenet__clues_init(tenet__clues *clues)
{
    *clues = (tenet__clues){0};
    clues->list = g_array_new(FALSE, FALSE, sizeof(tenet__clue));
    clues->at = g_array_new(FALSE, FALSE, sizeof(int32_t));
    clues->past = g_array_new(FALSE, FALSE, sizeof(guint8));
    clues->hits = g_array_new(FALSE, FALSE, sizeof(tenet__hit));
}

void tenet__clues_clear(tenet__clues *clues)
{
    g_array_free(clues->list, TRUE);
    g_array_free(clues->at, TRUE);
    g_array_free(clues->past, TRUE);
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

/* Takes the words of a clue of several words if all are free, for the hit with this index. */
static void take_if_free(const tenet__clues *clues, const tenet__hit *hit, int32_t index)
{
    int32_t *at = &g_array_index(clues->at, int32_t, hit->first - clues->begin);
    for (int32_t i = 0; i <= hit->last - hit->first; i++) {
        if (at[i] >= 0)
            return;
    }
    for (int32_t i = 0; i <= hit->last - hit->first; i++)
        at[i] = index;
}

/* Moves the hits of several words to the front and sorts them, the longest first; gives their
 * number. Most cues are single words, which sorting would only move about. */
static guint sort_phrases(GArray *hits)
{
    tenet__hit *all = (tenet__hit *)(void *)hits->data;
    guint phrases = 0;
    for (guint i = 0; i < hits->len; i++) {
        if (all[i].first == all[i].last)
            continue;
        tenet__hit phrase = all[i];
        all[i] = all[phrases];
        all[phrases++] = phrase;
    }
    if (phrases > 1)
        qsort(all, phrases, sizeof *all, compare_hits);
    return phrases;
}

/* Lets `at` give each token the index of the hit that wins it. */
static void settle(tenet__clues *clues)
{
    guint phrases = sort_phrases(clues->hits);
    const tenet__hit *hits = (const tenet__hit *)(const void *)clues->hits->data;
    for (guint i = 0; i < phrases; i++)
        take_if_free(clues, &hits[i], (int32_t)i);
    for (guint i = phrases; i < clues->hits->len; i++) {
        int32_t *at = &g_array_index(clues->at, int32_t, hits[i].first - clues->begin);
        if (*at < 0 || ((guint)*at >= phrases && hits[i].term < hits[*at].term))
            *at = (int32_t)i;
    }
}

/* Makes the list of the winning hits in the order of the text, and lets `at` speak of the list. */
static void list_winners(tenet__clues *clues)
{
    int32_t *at = (int32_t *)(void *)clues->at->data;
    for (guint i = 0; i < clues->at->len;) {
        if (at[i] < 0) {
            i++;
            continue;
        }
        const tenet__hit *hit = &g_array_index(clues->hits, tenet__hit, at[i]);
        tenet__clue clue = {hit->payload, hit->first, hit->last};
        for (int32_t words = hit->last - hit->first; words >= 0; words--)
            at[i++] = (int32_t)clues->list->len;
        g_array_append_val(clues->list, clue);
    }
}

/* Regular pasts, and irregular forms that are cues of another kind as well, by their first letter.
 */
static gboolean has_past_form(const tenet__token *word)
{
    static const char *const forms[26][4] = {
        ['d' - 'a'] = {"did"},
        ['f' - 'a'] = {"felt", "found"},
        ['g' - 'a'] = {"got"},
        ['h' - 'a'] = {"had", "heard"},
        ['k' - 'a'] = {"knew"},
        ['l' - 'a'] = {"let"},
        ['m' - 'a'] = {"meant", "made"},
        ['s' - 'a'] = {"said", "saw"},
        ['t' - 'a'] = {"told", "thought", "taught"},
        ['w' - 'a'] = {"was", "were", "wrote"},
    };
    if (word->length > 3 && memcmp(word->word + word->length - 2, "ed", 2) == 0)
        return strcmp(word->word, "need") != 0;
    if (!g_ascii_islower(*word->word))
        return FALSE;
    const char *const *form = forms[*word->word - 'a'];
    while (*form != NULL && strcmp(word->word, *form) != 0)
        form++;
    return *form != NULL;
}

void tenet__clues_find(tenet__clues *clues, tenet__finder *finder, const tenet__document *document,
                       int32_t sentence)
{
    const tenet__sentence *range = &document->sentences[sentence];
    clues->document = document;
    clues->begin = range->first_token;
    clues->end = range->end_token;
    guint tokens = (guint)(clues->end - clues->begin);
    g_array_set_size(clues->list, 0);
    g_array_set_size(clues->hits, 0);
    g_array_set_size(clues->at, tokens);
    g_array_set_size(clues->past, tokens);
    memset(clues->at->data, 0xFF, tokens * sizeof(int32_t));
    tenet__find(finder, document, sentence, NULL, clues->hits);
    settle(clues);
    list_winners(clues);
    for (int32_t t = clues->begin; t < clues->end; t++)
        clues->past->data[t - clues->begin] =
            tenet__clue_kind(clues, t) == TENET__CUE_VERB || has_past_form(&document->tokens[t]);
}

/* ---- Several sentences --------------------------------------------------------------------- */

void tenet__clue_memory_init(tenet__clue_memory *memory)
{
    for (int i = 0; i < TENET__CLUES_KEPT; i++)
        tenet__clues_init(&memory->kept[i]);
    tenet__clue_memory_begin(memory);
}

void tenet__clue_memory_clear(tenet__clue_memory *memory)
{
    for (int i = 0; i < TENET__CLUES_KEPT; i++)
        tenet__clues_clear(&memory->kept[i]);
}

void tenet__clue_memory_begin(tenet__clue_memory *memory)
{
    for (int i = 0; i < TENET__CLUES_KEPT; i++)
        memory->sentences[i] = -1;
}

const tenet__clues *tenet__clue_memory_of(tenet__clue_memory *memory, tenet__finder *finder,
                                          const tenet__document *document, int32_t sentence)
{
    int place = sentence % TENET__CLUES_KEPT;
    if (memory->sentences[place] != sentence) {
        tenet__clues_find(&memory->kept[place], finder, document, sentence);
        memory->sentences[place] = sentence;
    }
    return &memory->kept[place];
}

/* ---- Asking -------------------------------------------------------------------------------- */

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

gboolean tenet__word_among(const tenet__clues *clues, int32_t token, const char *const *words)
{
    if (token < clues->begin || token >= clues->end)
        return FALSE;
    const char *said = clues->document->tokens[token].word;
    while (*words != NULL && (*said != **words || strcmp(said, *words) != 0))
        words++;
    return *words != NULL;
}

gboolean tenet__word_in(const tenet__clues *clues, int32_t token, const char *const *words,
                        gsize count)
{
    if (token < clues->begin || token >= clues->end)
        return FALSE;
    const char *said = clues->document->tokens[token].word;
    for (gsize first = 0, end = count; first < end;) {
        gsize middle = (first + end) / 2;
        int order = (guchar)*said - (guchar)*words[middle];
        if (order == 0 && (order = strcmp(said, words[middle])) == 0)
            return TRUE;
        if (order < 0)
            end = middle;
        else
            first = middle + 1;
    }
    return FALSE;
}
