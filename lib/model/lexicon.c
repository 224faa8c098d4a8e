/*
 * Building and asking the index of terms. See lexicon.h.
 */
#include "model/lexicon.h"

#include <string.h>

#include "base/limits.h"

static void free_array(gpointer array)
{
    g_array_free(array, TRUE);
}

tenet__lexicon *tenet__lexicon_new(void)
{
    tenet__lexicon *lexicon = g_new0(tenet__lexicon, 1);
    lexicon->terms = g_array_new(FALSE, FALSE, sizeof(tenet__lexicon_term));
    lexicon->parts = g_array_new(FALSE, FALSE, sizeof(tenet__part));
    lexicon->slots = g_array_new(FALSE, FALSE, sizeof(tenet__slot));
    lexicon->ways = g_array_new(FALSE, FALSE, sizeof(tenet__way));
    lexicon->way_classes = g_array_new(FALSE, FALSE, sizeof(int32_t));
    lexicon->starts = g_ptr_array_new_with_free_func(free_array);
    lexicon->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_array);
    lexicon->prefixes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_array);
    lexicon->prefix_lengths = g_array_new(FALSE, FALSE, sizeof(int32_t));
    lexicon->class_of_set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return lexicon;
}

void tenet__lexicon_free(tenet__lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    g_array_free(lexicon->terms, TRUE);
    g_array_free(lexicon->parts, TRUE);
    g_array_free(lexicon->slots, TRUE);
    g_array_free(lexicon->ways, TRUE);
    g_array_free(lexicon->way_classes, TRUE);
    g_ptr_array_free(lexicon->starts, TRUE);
    g_hash_table_destroy(lexicon->words);
    g_hash_table_destroy(lexicon->prefixes);
    g_array_free(lexicon->prefix_lengths, TRUE);
    g_clear_pointer(&lexicon->class_of_set, g_hash_table_destroy);
    g_free(lexicon);
}

/* Notes under each of the strings that the class stands for them. */
static void index_class(GHashTable *table, const GPtrArray *strings, int32_t class)
{
    for (guint i = 0; i < strings->len; i++) {
        GArray *classes = g_hash_table_lookup(table, strings->pdata[i]);
        if (classes == NULL) {
            classes = g_array_new(FALSE, FALSE, sizeof(int32_t));
            g_hash_table_insert(table, g_strdup(strings->pdata[i]), classes);
        }
        g_array_append_val(classes, class);
    }
}

/* The spelling under which equal word sets are one class; no folded word holds a blank. */
static char *set_spelling(const tenet__word_set *set)
{
    GString *spelling = g_string_new(NULL);
    for (guint i = 0; i < set->words->len; i++)
        g_string_append_printf(spelling, "%s ", (const char *)set->words->pdata[i]);
    for (guint i = 0; i < set->prefixes->len; i++)
        g_string_append_printf(spelling, "%s* ", (const char *)set->prefixes->pdata[i]);
    return g_string_free(spelling, FALSE);
}

static int32_t class_of(tenet__lexicon *lexicon, const tenet__word_set *set)
{
    g_autofree char *spelling = set_spelling(set);
    int32_t class = GPOINTER_TO_INT(g_hash_table_lookup(lexicon->class_of_set, spelling)) - 1;
    if (class >= 0)
        return class;
    class = (int32_t)lexicon->starts->len;
    g_ptr_array_add(lexicon->starts, g_array_new(FALSE, FALSE, sizeof(int32_t)));
    index_class(lexicon->words, set->words, class);
    index_class(lexicon->prefixes, set->prefixes, class);
    g_hash_table_insert(lexicon->class_of_set, g_steal_pointer(&spelling),
                        GINT_TO_POINTER(class + 1));
    return class;
}

static int32_t add_way(tenet__lexicon *lexicon, const GPtrArray *alternative)
{
    tenet__way way = {(int32_t)lexicon->way_classes->len, (int32_t)alternative->len};
    for (guint i = 0; i < alternative->len; i++) {
        int32_t class = class_of(lexicon, alternative->pdata[i]);
        g_array_append_val(lexicon->way_classes, class);
    }
    g_array_append_val(lexicon->ways, way);
    return g_array_index(lexicon->way_classes, int32_t, way.first_class);
}

static int compare_lengths(gconstpointer a, gconstpointer b)
{
    const GPtrArray *left = *(GPtrArray *const *)a;
    const GPtrArray *right = *(GPtrArray *const *)b;
    return (left->len < right->len) - (left->len > right->len);
}

static void add_start(tenet__lexicon *lexicon, int32_t class, int32_t part)
{
    GArray *parts = lexicon->starts->pdata[class];
    if (parts->len == 0 || g_array_index(parts, int32_t, parts->len - 1) != part)
        g_array_append_val(parts, part);
}

/* Adds a slot; the classes of a part's first slot are where the part can begin. */
static void add_slot(tenet__lexicon *lexicon, const tenet__element *element, gboolean first)
{
    int32_t part = (int32_t)lexicon->parts->len;
    g_autoptr(GPtrArray) longest_first = g_ptr_array_new();
    for (guint i = 0; i < element->alternatives->len; i++)
        g_ptr_array_add(longest_first, element->alternatives->pdata[i]);
    g_ptr_array_sort(longest_first, compare_lengths);
    tenet__slot slot = {element->gap, (int32_t)lexicon->ways->len, (int32_t)longest_first->len};
    for (guint i = 0; i < longest_first->len; i++) {
        int32_t class = add_way(lexicon, longest_first->pdata[i]);
        if (first)
            add_start(lexicon, class, part);
    }
    g_array_append_val(lexicon->slots, slot);
}

void tenet__lexicon_add(tenet__lexicon *lexicon, const tenet__term *term, int32_t payload)
{
    tenet__lexicon_term added = {payload, (int32_t)lexicon->parts->len, (int32_t)term->parts->len};
    for (guint i = 0; i < term->parts->len; i++) {
        const GPtrArray *elements = term->parts->pdata[i];
        tenet__part part = {(int32_t)lexicon->terms->len, (int32_t)lexicon->slots->len,
                            (int32_t)elements->len};
        for (guint j = 0; j < elements->len; j++)
            add_slot(lexicon, elements->pdata[j], j == 0);
        g_array_append_val(lexicon->parts, part);
    }
    g_array_append_val(lexicon->terms, added);
}

static int compare_numbers(gconstpointer a, gconstpointer b)
{
    return *(const int32_t *)a - *(const int32_t *)b;
}

void tenet__lexicon_finish(tenet__lexicon *lexicon)
{
    GHashTableIter iter;
    gpointer prefix;
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_hash_table_iter_init(&iter, lexicon->prefixes);
    while (g_hash_table_iter_next(&iter, &prefix, NULL)) {
        int32_t length = (int32_t)strlen(prefix);
        if (g_hash_table_add(seen, GINT_TO_POINTER(length)))
            g_array_append_val(lexicon->prefix_lengths, length);
    }
    g_array_sort(lexicon->prefix_lengths, compare_numbers);
    g_clear_pointer(&lexicon->class_of_set, g_hash_table_destroy);
}

static void append_classes(GArray *classes, const GArray *found)
{
    if (found != NULL)
        g_array_append_vals(classes, found->data, found->len);
}

void tenet__lexicon_classes(const tenet__lexicon *lexicon, const char *word, int32_t length,
                            GArray *classes)
{
    append_classes(classes, g_hash_table_lookup(lexicon->words, word));
    char prefix[TENET__MAX_TERM_BYTES + 1];
    for (guint i = 0; i < lexicon->prefix_lengths->len; i++) {
        int32_t size = g_array_index(lexicon->prefix_lengths, int32_t, i);
        if (size > length || size > TENET__MAX_TERM_BYTES)
            return;
        memcpy(prefix, word, (gsize)size);
        prefix[size] = '\0';
        append_classes(classes, g_hash_table_lookup(lexicon->prefixes, prefix));
    }
}
