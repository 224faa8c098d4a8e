/*
 * The forms of a term: for people, what its inflections and lists stand for, as `model show` tells.
 */
#include "model/term.h"

#include <string.h>

#include "model/expand.h"
#include "model/wordset.h"

enum {
    FORMS_SHOWN = 16 /* of one item */
};

/* All forms of an item: its single words, then its phrases. */
static GPtrArray *forms_of_ways(const tenet__ways *ways)
{
    GPtrArray *forms = g_ptr_array_new_with_free_func(g_free);
    for (int32_t i = 0; i < ways->count; i++) {
        const tenet__phrase *phrase = &ways->phrases[i];
        const tenet__word_set *set = phrase->sets[0];
        if (phrase->length > 1) {
            GString *spelling = g_string_new(NULL);
            tenet__phrase_spell(spelling, phrase);
            g_ptr_array_add(forms, g_string_free(spelling, FALSE));
            continue;
        }
        for (int32_t j = 0; j < set->word_count; j++)
            g_ptr_array_add(forms, g_strdup(set->words[j]));
        for (int32_t j = 0; j < set->prefix_count; j++)
            g_ptr_array_add(forms, g_strconcat(set->prefixes[j], "*", NULL));
    }
    return forms;
}

static void append_forms(GString *out, const char *start, const char *end, const tenet__ways *ways)
{
    g_autoptr(GPtrArray) forms = forms_of_ways(ways);
    g_string_append_printf(out, "%s%.*s: ", out->len > 0 ? "; " : "", (int)(end - start), start);
    for (guint i = 0; i < forms->len && i < FORMS_SHOWN; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", (const char *)forms->pdata[i]);
    if (forms->len > FORMS_SHOWN)
        g_string_append_printf(out, " and %u more", forms->len - FORMS_SHOWN);
}

char *tenet__term_forms(const char *text, const tenet__term_rules *rules)
{
    tenet_error *reported = tenet__error_new(); /* when the term was parsed */
    g_autoptr(tenet__term_cache) own = rules->cache == NULL ? tenet__term_cache_new() : NULL;
    tenet__expander self = {
        .text = text, .rules = rules, .cache = own != NULL ? own : rules->cache, .error = reported};
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at != '\0';) {
        const char *end = *at == '{' ? strchr(at, '}') : tenet__item_end(at);
        end = end == NULL || end == at ? g_utf8_next_char(at) : end + (*at == '{');
        if (*at == '{' || end[-1] == '+') {
            const tenet__ways *ways = tenet__expand_ways(&self, at, end);
            if (ways != NULL)
                append_forms(out, at, end, ways);
        }
        at = end;
    }
    tenet_error_free(reported);
    return g_string_free(out, out->len == 0);
}
