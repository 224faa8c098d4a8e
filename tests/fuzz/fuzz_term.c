/*
 * Fuzz harness: any text as a term parses or gives a mistake, and what parses is well formed. The
 * first byte chooses the language.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "model/term.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(gboolean holds)
{
    if (!holds)
        abort();
}

static void check_set(const tenet__word_set *set)
{
    require(set->word_count + set->prefix_count > 0);
    for (int32_t i = 0; i < set->word_count; i++) {
        const char *word = set->words[i];
        require(word[0] != '\0' && strchr(word, ' ') == NULL);
        require(i == 0 || strcmp(set->words[i - 1], word) < 0);
    }
    for (int32_t i = 1; i < set->prefix_count; i++)
        require(strcmp(set->prefixes[i - 1], set->prefixes[i]) < 0);
}

static void check_element(const tenet__element *element, gboolean first)
{
    require(element->gap >= 0 && element->gap <= (first ? 0 : TENET__MAX_TERM_GAP));
    require(element->ways->count > 0);
    for (int32_t i = 0; i < element->ways->count; i++) {
        const tenet__phrase *phrase = &element->ways->phrases[i];
        require(phrase->length > 0 && phrase->length <= TENET__MAX_TERM_WORDS);
        for (int32_t j = 0; j < phrase->length; j++)
            check_set(phrase->sets[j]);
    }
}

static void check_term(const tenet__term *term)
{
    require(term->part_count > 0);
    for (int32_t i = 0; i < term->part_count; i++) {
        require(term->parts[i].count > 0);
        for (int32_t j = 0; j < term->parts[i].count; j++)
            check_element(&term->parts[i].elements[j], j == 0);
    }
}

static GHashTable *make_lists(void)
{
    GHashTable *lists =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    GPtrArray *entries = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(entries, g_strdup("guest"));
    g_ptr_array_add(entries, g_strdup("team member*"));
    g_hash_table_insert(lists, g_strdup("l"), entries);
    return lists;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    g_autofree char *text = g_strndup((const char *)data + 1, size - 1);
    g_autoptr(GHashTable) lists = make_lists();
    const tenet__term_rules rules = {.lists = lists, .english = data[0] % 2 == 0};
    tenet_error *error = tenet__error_new();
    const tenet__place place = {.source = "fuzz", .offset = 0, .line = 1, .column = 1};
    g_autoptr(tenet__term) term = tenet__term_parse(text, &rules, place, error);
    require((term != NULL) == (tenet__error_count(error, TENET_SEVERITY_ERROR) == 0));
    if (term != NULL) {
        check_term(term);
        g_autofree char *canonical = tenet__term_canonical(term);
        g_autofree char *forms = tenet__term_forms(text, &rules);
        require(canonical[0] != '\0');
    }
    tenet__term_check_entry(text, &rules, place, error);
    if (g_utf8_validate(text, -1, NULL)) {
        g_autoptr(tenet__term) name = tenet__term_from_name(text, rules.english);
        if (name != NULL)
            check_term(name);
    }
    tenet_error_free(error);
    return 0;
}
