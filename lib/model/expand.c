/*
 * Expansion: from an item of a term (a word, a group, a list) to the word sets it stands for.
 *
 * Each item is expanded once for all terms of a model: the expansions are kept in a cache and
 * shared. An expansion is a sequence of alternatives arrays, one for each element of the term it
 * becomes.
 */
#include "model/expand.h"

#include <string.h>

#include "base/limits.h"
#include "model/wordset.h"
#include "text/document.h"

enum {
    MAX_ALTERNATIVES = 1000,      /* in one element, lists expanded */
    MAX_EXPANDED_WORDS = 1000000, /* made for all terms that share a cache */
    MIN_STAR_LETTERS = 3
};

#define FAIL(self, at, ...) (tenet__expander_error((self), TENET_E_MODEL, (at), __VA_ARGS__), NULL)
#define FAIL_LIMIT(self, at, ...)                                                                  \
    (tenet__expander_error((self), TENET_E_LIMIT, (at), __VA_ARGS__), NULL)

/* ---- The cache ----------------------------------------------------------------------------- */

tenet__term_cache *tenet__term_cache_new(void)
{
    tenet__term_cache *cache = g_new0(tenet__term_cache, 1);
    cache->items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, tenet__array_free);
    cache->ways = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, tenet__array_free);
    cache->vocabulary = tenet__vocabulary_new();
    cache->words = tenet__document_new(cache->vocabulary);
    return cache;
}

void tenet__term_cache_free(tenet__term_cache *cache)
{
    if (cache == NULL)
        return;
    g_hash_table_destroy(cache->items);
    g_hash_table_destroy(cache->ways);
    tenet__document_free(cache->words);
    tenet__vocabulary_free(cache->vocabulary);
    g_free(cache);
}

/* ---- Mistakes ------------------------------------------------------------------------------ */

tenet__place tenet__expander_place(const tenet__expander *self, const char *at)
{
    tenet__place place = self->place;
    if (self->entry == NULL && place.column > 0) {
        place.column += (int32_t)g_utf8_pointer_to_offset(self->text, at);
        place.offset += place.offset >= 0 ? at - self->text : 0;
    }
    return place;
}

/* ---- Words --------------------------------------------------------------------------------- */

static gboolean joins_words(gunichar sign)
{
    return g_unichar_isspace(sign) || sign == '-' || sign == 0x2010 || sign == 0x2011 ||
           sign == 0xAD || sign == '\'' || sign == 0x2018 || sign == 0x2019;
}

const char *tenet__foreign_sign(const char *from, const char *to)
{
    for (; from < to; from = g_utf8_next_char(from)) {
        if (!joins_words(g_utf8_get_char(from)))
            return from;
    }
    return NULL;
}

/* The folded words of a run of signs, split exactly as texts are; NULL after a mistake. */
static GPtrArray *split_words(tenet__expander *self, const char *start, const char *end)
{
    uint32_t flags = self->rules->english ? TENET__READ_ENGLISH : 0;
    tenet__document *document = self->cache->words;
    if (!tenet__document_fill(document, start, end - start, flags, self->error))
        return NULL;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    const char *read = start, *foreign = NULL;
    for (int32_t i = 0; i < document->token_count && foreign == NULL; i++) {
        const tenet__token *token = &document->tokens[i];
        foreign = tenet__foreign_sign(read, start + token->start);
        read = start + token->end;
        g_ptr_array_add(words, g_strdup(token->word));
    }
    if (foreign == NULL)
        foreign = tenet__foreign_sign(read, end);
    if (foreign != NULL) {
        int length = (int)(g_utf8_next_char(foreign) - foreign);
        return FAIL(self, foreign, "\"%.*s\" cannot stand in a term, which is made of words",
                    length, foreign);
    }
    if (words->len == 0)
        return FAIL(self, start, "\"%.*s\" is not a word", (int)(end - start), start);
    return g_steal_pointer(&words);
}

static void add_inflections(tenet__word_set *set, const char *word)
{
    g_ptr_array_unref(set->words);
    set->words = tenet__inflect(word);
}

/* Where the marks "*" and "+" at the end of a word begin; NULL after a mistake. */
static const char *find_mark(tenet__expander *self, const char *start, const char *end)
{
    const char *mark = start;
    while (mark < end && *mark != '*' && *mark != '+')
        mark++;
    if (mark < end - 1)
        return FAIL(self, mark, "\"%c\" can stand only once, at the end of a word", *mark);
    if (mark == start)
        return FAIL(self, mark, "\"%c\" needs a word before it", *mark);
    if (mark < end && *mark == '+' && !self->rules->english)
        return FAIL(self, mark,
                    "\"+\" knows the inflections of English only; in another language use \"*\" "
                    "or write the forms out");
    return mark;
}

/* A word, which may hold hyphens and contractions, as a way of one set a word. */
static GPtrArray *read_word(tenet__expander *self, const char *start, const char *end)
{
    const char *mark = find_mark(self, start, end);
    if (mark == NULL)
        return NULL;
    g_autoptr(GPtrArray) words = split_words(self, start, mark);
    if (words == NULL)
        return NULL;
    const char *last = words->pdata[words->len - 1];
    if (mark < end && *mark == '*' && g_utf8_strlen(last, -1) < MIN_STAR_LETTERS)
        return FAIL(self, mark, "\"*\" needs at least three letters before it");
    GPtrArray *way = tenet__way_new();
    for (guint i = 0; i < words->len; i++) {
        tenet__word_set *set = tenet__word_set_new();
        if (i + 1 < words->len || mark == end)
            g_ptr_array_add(set->words, g_strdup(words->pdata[i]));
        else if (*mark == '*')
            g_ptr_array_add(set->prefixes, g_strdup(last));
        else
            add_inflections(set, last);
        tenet__word_set_normalise(set);
        g_ptr_array_add(way, set);
    }
    return way;
}

/* ---- Phrases ------------------------------------------------------------------------------- */

const char *tenet__skip_blanks(const char *at)
{
    while (*at != '\0' && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

const char *tenet__item_end(const char *at)
{
    while (*at != '\0' && strchr("(){}|&~", *at) == NULL && !g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* Every way of `left` followed by every way of `right`; NULL past the limit. */
static GPtrArray *ways_join(tenet__expander *self, const GPtrArray *left, const GPtrArray *right,
                            const char *at)
{
    if ((guint64)left->len * right->len > MAX_ALTERNATIVES)
        return FAIL_LIMIT(self, at, "this stands for more than %d alternatives",
                          (int)MAX_ALTERNATIVES);
    GPtrArray *joined = tenet__arrays_new();
    for (guint i = 0; i < left->len; i++) {
        for (guint j = 0; j < right->len; j++)
            g_ptr_array_add(joined, tenet__way_join(left->pdata[i], right->pdata[j]));
    }
    return joined;
}

/* The ways of one word or list inside a group or a list entry, with *at moved behind it. */
static GPtrArray *read_item(tenet__expander *self, const char **at, const char *end)
{
    const char *start = *at;
    if (*start == '{' && self->entry == NULL) {
        const char *close = memchr(start, '}', (size_t)(end - start));
        if (close == NULL)
            return FAIL(self, start, "\"{\" is never closed by \"}\"");
        *at = close + 1;
        return tenet__expand_ways(self, start, close + 1);
    }
    if (*start == '{')
        return FAIL(self, start, "a word list cannot use another list");
    *at = tenet__item_end(start);
    if (*at == start)
        return FAIL(self, start, "\"%c\" cannot stand inside a %s", *start,
                    self->entry != NULL ? "word list" : "group");
    return tenet__expand_ways(self, start, *at);
}

GPtrArray *tenet__expand_phrase(tenet__expander *self, const char *start, const char *end)
{
    g_autoptr(GPtrArray) ways = tenet__arrays_new();
    g_ptr_array_add(ways, tenet__way_new());
    const char *at = tenet__skip_blanks(start);
    if (at >= end)
        return FAIL(self, start, "an alternative is empty");
    while (at < end) {
        const char *item = at;
        g_autoptr(GPtrArray) next = read_item(self, &at, end);
        GPtrArray *joined = next != NULL ? ways_join(self, ways, next, item) : NULL;
        if (joined == NULL)
            return NULL;
        g_ptr_array_unref(ways);
        ways = joined;
        if (((GPtrArray *)ways->pdata[0])->len > TENET__MAX_TERM_WORDS)
            return FAIL_LIMIT(self, item, "a term has at most %d words",
                              (int)TENET__MAX_TERM_WORDS);
        at = tenet__skip_blanks(at);
    }
    return g_steal_pointer(&ways);
}

/* ---- Groups and lists ---------------------------------------------------------------------- */

/* Bounds what expanding costs, whatever of it is later dropped as a repetition. */
static gboolean spend(tenet__expander *self, const GPtrArray *ways, const char *at)
{
    self->cache->expanded += tenet__ways_count_words(ways);
    if (self->cache->expanded <= MAX_EXPANDED_WORDS)
        return TRUE;
    tenet__expander_error(self, TENET_E_LIMIT, at,
                          "the terms of the model stand for more than %d words",
                          (int)MAX_EXPANDED_WORDS);
    return FALSE;
}

/* The normal form of ways that have just been made. */
static GPtrArray *normalise(tenet__expander *self, const GPtrArray *ways, const char *at)
{
    return spend(self, ways, at) ? tenet__ways_normalise(ways) : NULL;
}

/* The ways of "(a|b c)", whose brackets stand at `start` and before `end`. */
static GPtrArray *expand_group(tenet__expander *self, const char *start, const char *end)
{
    g_autoptr(GPtrArray) ways = tenet__arrays_new();
    const char *at = start + 1;
    while (at < end) {
        const char *stop = at;
        while (stop < end - 1 && *stop != '|')
            stop++;
        g_autoptr(GPtrArray) more = tenet__expand_phrase(self, at, stop);
        if (more == NULL)
            return NULL;
        if (ways->len + more->len > MAX_ALTERNATIVES)
            return FAIL_LIMIT(self, at, "this stands for more than %d alternatives",
                              (int)MAX_ALTERNATIVES);
        for (guint i = 0; i < more->len; i++)
            g_ptr_array_add(ways, g_ptr_array_ref(more->pdata[i]));
        at = stop + 1;
    }
    return normalise(self, ways, start);
}

/* The ways of the entries of a list. */
static GPtrArray *expand_entries(tenet__expander *self, const GPtrArray *entries, const char *at)
{
    g_autoptr(GPtrArray) ways = tenet__arrays_new();
    if (entries->len == 0)
        return FAIL(self, at, "the word list is empty");
    if (entries->len > MAX_ALTERNATIVES)
        return FAIL_LIMIT(self, at, "a word list has at most %d entries", (int)MAX_ALTERNATIVES);
    for (guint i = 0; i < entries->len; i++) {
        self->entry = entries->pdata[i];
        g_autoptr(GPtrArray) way =
            tenet__expand_phrase(self, self->entry, self->entry + strlen(self->entry));
        self->entry = NULL;
        if (way == NULL)
            return NULL;
        g_ptr_array_add(ways, g_ptr_array_ref(way->pdata[0]));
    }
    return normalise(self, ways, at);
}

/* The ways of "{name}". */
static GPtrArray *expand_list(tenet__expander *self, const char *start, const char *end)
{
    g_autofree char *name = g_strndup(start + 1, (gsize)(end - start - 2));
    gpointer entries = NULL;
    if (self->rules->lists == NULL ||
        !g_hash_table_lookup_extended((GHashTable *)self->rules->lists, g_strstrip(name), NULL,
                                      &entries))
        return FAIL(self, start, "there is no word list \"%s\"; define it under \"words\"", name);
    return entries != NULL ? expand_entries(self, entries, start) : NULL;
}

/* ---- Items --------------------------------------------------------------------------------- */

/* The ways of a word. */
static GPtrArray *expand_word(tenet__expander *self, const char *start, const char *end)
{
    GPtrArray *way = read_word(self, start, end);
    if (way == NULL)
        return NULL;
    GPtrArray *ways = tenet__arrays_new();
    g_ptr_array_add(ways, way);
    return ways;
}

GPtrArray *tenet__expand_ways(tenet__expander *self, const char *start, const char *end)
{
    g_autofree char *written = g_strndup(start, (gsize)(end - start));
    GPtrArray *ways = g_hash_table_lookup(self->cache->ways, written);
    if (ways != NULL)
        return g_ptr_array_ref(ways);
    if (*start == '(')
        ways = expand_group(self, start, end);
    else if (*start == '{')
        ways = expand_list(self, start, end);
    else
        ways = expand_word(self, start, end);
    if (ways != NULL && !spend(self, ways, start))
        g_clear_pointer(&ways, g_ptr_array_unref);
    if (ways != NULL)
        g_hash_table_insert(self->cache->ways, g_steal_pointer(&written), g_ptr_array_ref(ways));
    return ways;
}

/* One way of several words is as many elements of one word. */
static GPtrArray *expansion_of(GPtrArray *ways)
{
    GPtrArray *expansion = tenet__arrays_new();
    const GPtrArray *way = ways->pdata[0];
    for (guint i = 0; ways->len == 1 && i < way->len; i++) {
        GPtrArray *one_word = tenet__way_new();
        g_ptr_array_add(one_word, tenet__word_set_share(way->pdata[i]));
        GPtrArray *alone = tenet__arrays_new();
        g_ptr_array_add(alone, one_word);
        g_ptr_array_add(expansion, alone);
    }
    if (ways->len > 1)
        g_ptr_array_add(expansion, g_ptr_array_ref(ways));
    return expansion;
}

const GPtrArray *tenet__expand(tenet__expander *self, const char *start, const char *end)
{
    g_autofree char *written = g_strndup(start, (gsize)(end - start));
    const GPtrArray *known = g_hash_table_lookup(self->cache->items, written);
    if (known != NULL)
        return known;
    g_autoptr(GPtrArray) ways = tenet__expand_ways(self, start, end);
    if (ways == NULL)
        return NULL;
    GPtrArray *expansion = expansion_of(ways);
    g_hash_table_insert(self->cache->items, g_steal_pointer(&written), expansion);
    return expansion;
}
