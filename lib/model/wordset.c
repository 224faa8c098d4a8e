/*
 * Word sets, and the ways to say something that are made of them; each has one normal form, and
 * equal ones are spelled alike. What terms are made of, and what matching looks up.
 */
#include "model/wordset.h"

#include <string.h>

/* ---- Making and freeing -------------------------------------------------------------------- */

static void set_free(gpointer data)
{
    tenet__word_set *set = data;
    g_ptr_array_unref(set->words);
    g_ptr_array_unref(set->prefixes);
    g_free(set);
}

tenet__word_set *tenet__word_set_new(void)
{
    tenet__word_set *set = g_new(tenet__word_set, 1);
    set->words = g_ptr_array_new_with_free_func(g_free);
    set->prefixes = g_ptr_array_new_with_free_func(g_free);
    return set;
}

tenet__word_set *tenet__word_set_share(const tenet__word_set *set)
{
    tenet__word_set *copy = g_new(tenet__word_set, 1);
    copy->words = g_ptr_array_ref(set->words);
    copy->prefixes = g_ptr_array_ref(set->prefixes);
    return copy;
}

void tenet__array_free(gpointer array)
{
    g_ptr_array_unref(array);
}

GPtrArray *tenet__arrays_new(void)
{
    return g_ptr_array_new_with_free_func(tenet__array_free);
}

GPtrArray *tenet__way_new(void)
{
    return g_ptr_array_new_with_free_func(set_free);
}

GPtrArray *tenet__way_join(const GPtrArray *left, const GPtrArray *right)
{
    GPtrArray *joined = tenet__way_new();
    for (guint i = 0; i < left->len; i++)
        g_ptr_array_add(joined, tenet__word_set_share(left->pdata[i]));
    for (guint i = 0; i < right->len; i++)
        g_ptr_array_add(joined, tenet__word_set_share(right->pdata[i]));
    return joined;
}

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
        if (kept > 0 && strcmp(strings->pdata[i], strings->pdata[kept - 1]) == 0) {
            g_free(strings->pdata[i]);
            continue;
        }
        strings->pdata[kept++] = strings->pdata[i];
    }
    for (guint i = kept; i < strings->len; i++)
        strings->pdata[i] = NULL;
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
        if (has_prefix(&before, strings->pdata[i]))
            g_free(strings->pdata[i]);
        else
            strings->pdata[kept++] = strings->pdata[i];
    }
    for (guint i = kept; i < strings->len; i++)
        strings->pdata[i] = NULL;
    g_ptr_array_set_size(strings, (gint)kept);
}

void tenet__word_set_normalise(tenet__word_set *set)
{
    sort_distinct(set->words);
    sort_distinct(set->prefixes);
    drop_covered(set->prefixes, set->prefixes);
    drop_covered(set->words, set->prefixes);
}

static void copy_strings(GPtrArray *to, const GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++)
        g_ptr_array_add(to, g_strdup(from->pdata[i]));
}

/* ---- Spelling ------------------------------------------------------------------------------ */

static void spell_set(GString *out, const tenet__word_set *set)
{
    guint total = set->words->len + set->prefixes->len;
    if (total > 1)
        g_string_append_c(out, '(');
    for (guint i = 0; i < set->words->len; i++) {
        g_string_append(out, i > 0 ? "|" : "");
        g_string_append(out, set->words->pdata[i]);
    }
    for (guint i = 0; i < set->prefixes->len; i++) {
        g_string_append(out, i + set->words->len > 0 ? "|" : "");
        g_string_append(out, set->prefixes->pdata[i]);
        g_string_append_c(out, '*');
    }
    if (total > 1)
        g_string_append_c(out, ')');
}

void tenet__way_spell(GString *out, const GPtrArray *way)
{
    for (guint i = 0; i < way->len; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        spell_set(out, way->pdata[i]);
    }
}

void tenet__ways_spell(GString *out, const GPtrArray *ways)
{
    if (ways->len > 1)
        g_string_append_c(out, '(');
    for (guint i = 0; i < ways->len; i++) {
        if (i > 0)
            g_string_append_c(out, '|');
        tenet__way_spell(out, ways->pdata[i]);
    }
    if (ways->len > 1)
        g_string_append_c(out, ')');
}

/* ---- Alternatives -------------------------------------------------------------------------- */

static int compare_ways(gconstpointer a, gconstpointer b)
{
    const GPtrArray *left = *(GPtrArray *const *)a;
    const GPtrArray *right = *(GPtrArray *const *)b;
    g_autoptr(GString) left_spelling = g_string_new(NULL);
    g_autoptr(GString) right_spelling = g_string_new(NULL);
    tenet__way_spell(left_spelling, left);
    tenet__way_spell(right_spelling, right);
    return strcmp(left_spelling->str, right_spelling->str);
}

int64_t tenet__ways_count_words(const GPtrArray *ways)
{
    int64_t count = 0;
    for (guint i = 0; i < ways->len; i++) {
        const GPtrArray *way = ways->pdata[i];
        for (guint j = 0; j < way->len; j++) {
            const tenet__word_set *set = way->pdata[j];
            count += set->words->len + set->prefixes->len;
        }
    }
    return count;
}

GPtrArray *tenet__ways_normalise(const GPtrArray *ways)
{
    GPtrArray *normal = tenet__arrays_new();
    tenet__word_set *singles = tenet__word_set_new();
    g_autoptr(GPtrArray) phrases = g_ptr_array_new();
    for (guint i = 0; i < ways->len; i++) {
        GPtrArray *way = ways->pdata[i];
        if (way->len > 1) {
            g_ptr_array_add(phrases, way);
        } else {
            const tenet__word_set *set = way->pdata[0];
            copy_strings(singles->words, set->words);
            copy_strings(singles->prefixes, set->prefixes);
        }
    }
    tenet__word_set_normalise(singles);
    GPtrArray *single = tenet__way_new();
    g_ptr_array_add(single, singles);
    if (singles->words->len + singles->prefixes->len > 0)
        g_ptr_array_add(normal, single);
    else
        g_ptr_array_unref(single);
    g_ptr_array_sort(phrases, compare_ways);
    for (guint i = 0; i < phrases->len; i++) {
        if (i == 0 || compare_ways(&phrases->pdata[i], &phrases->pdata[i - 1]) != 0)
            g_ptr_array_add(normal, g_ptr_array_ref(phrases->pdata[i]));
    }
    return normal;
}
