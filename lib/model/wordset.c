/*
 * Word sets, and the ways to say something that are made of them; each has one normal form, and
 * equal ones are spelled alike. What terms are made of, and what matching looks up.
 */
#include "model/wordset.h"

#include <string.h>

/* ---- The normal form of a set -------------------------------------------------------------- */

int tenet__compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts and drops what stands there twice. */
static void sort_distinct(GPtrArray *strings)
{
    g_ptr_array_sort(strings, tenet__compare_strings);
    guint kept = 0;
    for (guint i = 0; i < strings->len; i++) {
        if (kept == 0 || strcmp(strings->pdata[i], strings->pdata[kept - 1]) != 0)
            strings->pdata[kept++] = strings->pdata[i];
    }
    g_ptr_array_set_size(strings, (gint)kept);
}

/* Whether one of the sorted prefixes begins the word. Sorted, a prefix that begins others comes
 * before them, and after removal of those no two prefixes begin the same word; so the candidate is
 * the last one that is not greater than the word. */
static gboolean has_prefix(const GPtrArray *prefixes, const char *word)
{
    guint low = 0, high = prefixes->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (strcmp(prefixes->pdata[middle], word) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && g_str_has_prefix(word, prefixes->pdata[low - 1]);
}

static void drop_covered(GPtrArray *strings, const GPtrArray *prefixes)
{
    guint kept = 0;
    for (guint i = 0; i < strings->len; i++) {
        const GPtrArray before = {prefixes->pdata, prefixes == strings ? kept : prefixes->len};
        if (!has_prefix(&before, strings->pdata[i]))
            strings->pdata[kept++] = strings->pdata[i];
    }
    g_ptr_array_set_size(strings, (gint)kept);
}

static const char *const *copy_strings(tenet__region *region, const GPtrArray *strings)
{
    const char **copy = tenet__region_array(region, const char *, strings->len);
    for (guint i = 0; i < strings->len; i++)
        copy[i] = strings->pdata[i];
    return copy;
}

static guint hash_strings(guint hash, const char *const *strings, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        hash = hash * 33 + g_str_hash(strings[i]);
    return hash;
}

/* A set of strings in their normal order that lie in the region already. */
static const tenet__word_set *set_of(tenet__region *region, tenet__word_set strings)
{
    tenet__word_set *set = tenet__region_array(region, tenet__word_set, 1);
    *set = strings;
    set->hash = hash_strings((guint)set->word_count, set->words, set->word_count);
    set->hash = hash_strings(set->hash, set->prefixes, set->prefix_count);
    return set;
}

const tenet__word_set *tenet__word_set_new(tenet__region *region, GPtrArray *words,
                                           GPtrArray *prefixes)
{
    sort_distinct(words);
    sort_distinct(prefixes);
    drop_covered(prefixes, prefixes);
    drop_covered(words, prefixes);
    return set_of(region, (tenet__word_set){.words = copy_strings(region, words),
                                            .prefixes = copy_strings(region, prefixes),
                                            .word_count = (int32_t)words->len,
                                            .prefix_count = (int32_t)prefixes->len});
}

const tenet__word_set *tenet__word_set_single(tenet__region *region, const char *text,
                                              gboolean is_prefix)
{
    const char **one = tenet__region_array(region, const char *, 1);
    *one = text;
    return set_of(region, (tenet__word_set){.words = one,
                                            .prefixes = one,
                                            .word_count = !is_prefix,
                                            .prefix_count = is_prefix});
}

/* ---- Spelling ------------------------------------------------------------------------------ */

static void spell_set(GString *out, const tenet__word_set *set)
{
    int32_t total = set->word_count + set->prefix_count;
    if (total > 1)
        g_string_append_c(out, '(');
    for (int32_t i = 0; i < set->word_count; i++) {
        if (i > 0)
            g_string_append_c(out, '|');
        g_string_append(out, set->words[i]);
    }
    for (int32_t i = 0; i < set->prefix_count; i++) {
        if (i + set->word_count > 0)
            g_string_append_c(out, '|');
        g_string_append(out, set->prefixes[i]);
        g_string_append_c(out, '*');
    }
    if (total > 1)
        g_string_append_c(out, ')');
}

void tenet__phrase_spell(GString *out, const tenet__phrase *phrase)
{
    for (int32_t i = 0; i < phrase->length; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        spell_set(out, phrase->sets[i]);
    }
}

void tenet__ways_spell(GString *out, const tenet__ways *ways)
{
    if (ways->count > 1)
        g_string_append_c(out, '(');
    for (int32_t i = 0; i < ways->count; i++) {
        if (i > 0)
            g_string_append_c(out, '|');
        tenet__phrase_spell(out, &ways->phrases[i]);
    }
    if (ways->count > 1)
        g_string_append_c(out, ')');
}

/* ---- Ways ---------------------------------------------------------------------------------- */

/* Ways of phrases that lie in the region already. */
static const tenet__ways *ways_of(tenet__region *region, const tenet__phrase *phrases,
                                  int32_t count)
{
    tenet__ways *ways = tenet__region_array(region, tenet__ways, 1);
    *ways = (tenet__ways){.phrases = phrases, .count = count};
    for (int32_t i = 0; i < count; i++) {
        ways->longest = MAX(ways->longest, phrases[i].length);
        for (int32_t j = 0; j < phrases[i].length; j++)
            ways->words += phrases[i].sets[j]->word_count + phrases[i].sets[j]->prefix_count;
    }
    return ways;
}

static const tenet__word_set **copy_sets(const tenet__word_set **to, const tenet__phrase *from)
{
    for (int32_t i = 0; i < from->length; i++)
        to[i] = from->sets[i];
    return to + from->length;
}

const tenet__ways *tenet__ways_new(tenet__region *region, const tenet__phrase *phrases,
                                   int32_t count)
{
    tenet__phrase *copies = tenet__region_array(region, tenet__phrase, count);
    for (int32_t i = 0; i < count; i++) {
        const tenet__word_set **sets =
            tenet__region_array(region, const tenet__word_set *, phrases[i].length);
        copy_sets(sets, &phrases[i]);
        copies[i] = (tenet__phrase){sets, phrases[i].length};
    }
    return ways_of(region, copies, count);
}

const tenet__ways *tenet__ways_of_word(tenet__region *region, const tenet__word_set *set)
{
    return tenet__ways_new(region, &(tenet__phrase){&set, 1}, 1);
}

const tenet__ways *tenet__ways_join(tenet__region *region, const tenet__ways *left,
                                    const tenet__ways *right)
{
    int32_t count = 0;
    tenet__phrase *joined = tenet__region_array(region, tenet__phrase, left->count * right->count);
    for (int32_t i = 0; i < left->count; i++) {
        for (int32_t j = 0; j < right->count; j++) {
            int32_t length = left->phrases[i].length + right->phrases[j].length;
            const tenet__word_set **sets =
                tenet__region_array(region, const tenet__word_set *, length);
            copy_sets(copy_sets(sets, &left->phrases[i]), &right->phrases[j]);
            joined[count++] = (tenet__phrase){sets, length};
        }
    }
    return ways_of(region, joined, count);
}

/* ---- The normal form of ways --------------------------------------------------------------- */

typedef struct spelled_phrase {
    char *spelling;
    tenet__phrase phrase;
} spelled_phrase;

static void spelled_phrase_clear(gpointer data)
{
    g_free(((spelled_phrase *)data)->spelling);
}

static int compare_spellings(gconstpointer a, gconstpointer b)
{
    return strcmp(((const spelled_phrase *)a)->spelling, ((const spelled_phrase *)b)->spelling);
}

/* Appends the phrases of several words to `normal` in order, each once. */
static void add_phrases(GArray *normal, const tenet__phrase *phrases, int32_t count)
{
    g_autoptr(GArray) spelled = g_array_new(FALSE, FALSE, sizeof(spelled_phrase));
    g_array_set_clear_func(spelled, spelled_phrase_clear);
    for (int32_t i = 0; i < count; i++) {
        if (phrases[i].length == 1)
            continue;
        GString *spelling = g_string_new(NULL);
        tenet__phrase_spell(spelling, &phrases[i]);
        spelled_phrase one = {g_string_free(spelling, FALSE), phrases[i]};
        g_array_append_val(spelled, one);
    }
    g_array_sort(spelled, compare_spellings);
    for (guint i = 0; i < spelled->len; i++) {
        const spelled_phrase *one = &g_array_index(spelled, spelled_phrase, i);
        if (i == 0 || compare_spellings(one - 1, one) != 0)
            g_array_append_val(normal, one->phrase);
    }
}

const tenet__ways *tenet__ways_normal(tenet__region *region, const tenet__phrase *phrases,
                                      int32_t count)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GPtrArray) prefixes = g_ptr_array_new();
    for (int32_t i = 0; i < count; i++) {
        const tenet__word_set *set = phrases[i].sets[0];
        for (int32_t j = 0; phrases[i].length == 1 && j < set->word_count; j++)
            g_ptr_array_add(words, (gpointer)set->words[j]);
        for (int32_t j = 0; phrases[i].length == 1 && j < set->prefix_count; j++)
            g_ptr_array_add(prefixes, (gpointer)set->prefixes[j]);
    }
    g_autoptr(GArray) normal = g_array_new(FALSE, FALSE, sizeof(tenet__phrase));
    const tenet__word_set *singles = NULL;
    if (words->len + prefixes->len > 0) {
        singles = tenet__word_set_new(region, words, prefixes);
        g_array_append_val(normal, ((tenet__phrase){&singles, 1}));
    }
    add_phrases(normal, phrases, count);
    return tenet__ways_new(region, (const tenet__phrase *)(const void *)normal->data,
                           (int32_t)normal->len);
}
