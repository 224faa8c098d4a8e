/*
 * Terms: from the text in a model to sets of folded words. The language is described in term.h.
 *
 * Each item of a term (a word, a group, a list) is expanded to what it stands for, once for all
 * terms of a model: the expansions are kept in a cache and shared. An expansion is a sequence of
 * alternatives arrays, one for each element of the term it becomes.
 */
#include "model/term.h"

#include <string.h>

#include "base/limits.h"
#include "text/document.h"

enum {
    MAX_ALTERNATIVES = 1000,      /* in one element, lists expanded */
    MAX_EXPANDED_WORDS = 1000000, /* made for all terms that share a cache */
    MAX_USED_WORDS = 10000000,    /* that all these terms refer to */
    MIN_STAR_LETTERS = 3,
    FORMS_SHOWN = 16 /* of one item, by tenet__term_forms() */
};

struct tenet__term_cache {
    GHashTable *items; /* item as written -> its expansion, an array for each element */
    GHashTable *ways;  /* item as written -> its ways */
    int64_t expanded;
    int64_t used;
};

typedef struct parser {
    const char *text;
    const char *at;
    const tenet__term_rules *rules;
    tenet__term_cache *cache;
    tenet__place place;
    tenet_error *error;
    tenet__term *term;
    GPtrArray *part; /* the one being read */
    int32_t gap;     /* read and not yet used */
    int32_t words;
    const char *entry; /* the list entry being read instead of `text`, or NULL */
} parser;

static GPtrArray *expand_ways(parser *self, const char *start, const char *end);

/* ---- Making and freeing -------------------------------------------------------------------- */

static void set_free(gpointer data)
{
    tenet__word_set *set = data;
    g_ptr_array_unref(set->words);
    g_ptr_array_unref(set->prefixes);
    g_free(set);
}

static tenet__word_set *set_new(void)
{
    tenet__word_set *set = g_new(tenet__word_set, 1);
    set->words = g_ptr_array_new_with_free_func(g_free);
    set->prefixes = g_ptr_array_new_with_free_func(g_free);
    return set;
}

/* Sets never change once they are made, so a copy shares the words. */
static tenet__word_set *set_share(const tenet__word_set *set)
{
    tenet__word_set *copy = g_new(tenet__word_set, 1);
    copy->words = g_ptr_array_ref(set->words);
    copy->prefixes = g_ptr_array_ref(set->prefixes);
    return copy;
}

static void array_free(gpointer array)
{
    g_ptr_array_unref(array);
}

static GPtrArray *way_new(void)
{
    return g_ptr_array_new_with_free_func(set_free);
}

/* An array of arrays: alternatives of ways, an expansion of alternatives, parts of elements. */
static GPtrArray *arrays_new(void)
{
    return g_ptr_array_new_with_free_func(array_free);
}

static void element_free(gpointer data)
{
    tenet__element *element = data;
    g_ptr_array_unref(element->alternatives);
    g_free(element);
}

static tenet__term *term_new(void)
{
    tenet__term *term = g_new(tenet__term, 1);
    term->parts = arrays_new();
    return term;
}

static GPtrArray *add_part(tenet__term *term)
{
    GPtrArray *part = g_ptr_array_new_with_free_func(element_free);
    g_ptr_array_add(term->parts, part);
    return part;
}

void tenet__term_free(tenet__term *term)
{
    if (term == NULL)
        return;
    g_ptr_array_unref(term->parts);
    g_free(term);
}

tenet__term_cache *tenet__term_cache_new(void)
{
    tenet__term_cache *cache = g_new0(tenet__term_cache, 1);
    cache->items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, array_free);
    cache->ways = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, array_free);
    return cache;
}

void tenet__term_cache_free(tenet__term_cache *cache)
{
    if (cache == NULL)
        return;
    g_hash_table_destroy(cache->items);
    g_hash_table_destroy(cache->ways);
    g_free(cache);
}

/* ---- Mistakes ------------------------------------------------------------------------------ */

/* The place of a sign of the term; of a list entry only the term that uses the list is known. */
static tenet__place place_of(const parser *self, const char *at)
{
    tenet__place place = self->place;
    if (self->entry == NULL && place.column > 0) {
        place.column += (int32_t)g_utf8_pointer_to_offset(self->text, at);
        place.offset += place.offset >= 0 ? at - self->text : 0;
    }
    return place;
}

#define FAIL(self, at, ...)                                                                        \
    (tenet__error_error((self)->error, TENET_E_MODEL, place_of((self), (at)), __VA_ARGS__), NULL)
#define REFUSE(self, at, ...)                                                                      \
    (tenet__error_error((self)->error, TENET_E_MODEL, place_of((self), (at)), __VA_ARGS__), FALSE)
#define FAIL_LIMIT(self, at, ...)                                                                  \
    (tenet__error_error((self)->error, TENET_E_LIMIT, place_of((self), (at)), __VA_ARGS__), NULL)
#define REFUSE_LIMIT(self, at, ...)                                                                \
    (tenet__error_error((self)->error, TENET_E_LIMIT, place_of((self), (at)), __VA_ARGS__), FALSE)

/* ---- Word sets ----------------------------------------------------------------------------- */

static int compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts and drops what stands there twice. */
static void sort_distinct(GPtrArray *strings)
{
    g_ptr_array_sort(strings, compare_strings);
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

/* Brings a set into the one form that equal sets share. */
static void set_normalise(tenet__word_set *set)
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

static void spell_way(GString *out, const GPtrArray *way)
{
    for (guint i = 0; i < way->len; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        spell_set(out, way->pdata[i]);
    }
}

static void spell_element(GString *out, const tenet__element *element)
{
    const GPtrArray *ways = element->alternatives;
    if (element->gap > 0)
        g_string_append_printf(out, "~%d ", (int)element->gap);
    if (ways->len > 1)
        g_string_append_c(out, '(');
    for (guint i = 0; i < ways->len; i++) {
        if (i > 0)
            g_string_append_c(out, '|');
        spell_way(out, ways->pdata[i]);
    }
    if (ways->len > 1)
        g_string_append_c(out, ')');
}

char *tenet__term_canonical(const tenet__term *term)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < term->parts->len; i++) {
        const GPtrArray *part = term->parts->pdata[i];
        GString *out = g_string_new(NULL);
        for (guint j = 0; j < part->len; j++) {
            if (j > 0)
                g_string_append_c(out, ' ');
            spell_element(out, part->pdata[j]);
        }
        g_ptr_array_add(parts, g_string_free(out, FALSE));
    }
    g_ptr_array_sort(parts, compare_strings); /* they may stand in any order */
    g_ptr_array_add(parts, NULL);
    return g_strjoinv(" & ", (char **)parts->pdata);
}

/* ---- Words --------------------------------------------------------------------------------- */

static gboolean joins_words(gunichar sign)
{
    return g_unichar_isspace(sign) || sign == '-' || sign == 0x2010 || sign == 0x2011 ||
           sign == 0xAD || sign == '\'' || sign == 0x2018 || sign == 0x2019;
}

/* The first sign between `from` and `to` that cannot stand in a phrase, or NULL. */
static const char *foreign_sign(const char *from, const char *to)
{
    for (; from < to; from = g_utf8_next_char(from)) {
        if (!joins_words(g_utf8_get_char(from)))
            return from;
    }
    return NULL;
}

/* The folded words of a run of signs, split exactly as texts are; NULL after a mistake. */
static GPtrArray *split_words(parser *self, const char *start, const char *end)
{
    uint32_t flags = self->rules->english ? TENET__READ_ENGLISH : 0;
    g_autoptr(tenet__document) document =
        tenet__document_read(start, end - start, flags, self->error);
    if (document == NULL)
        return NULL;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    const char *read = start, *foreign = NULL;
    for (int32_t i = 0; i < document->token_count && foreign == NULL; i++) {
        const tenet__token *token = &document->tokens[i];
        foreign = foreign_sign(read, start + token->start);
        read = start + token->end;
        g_ptr_array_add(words, g_strdup(token->word));
    }
    if (foreign == NULL)
        foreign = foreign_sign(read, end);
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
static const char *find_mark(parser *self, const char *start, const char *end)
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
static GPtrArray *read_word(parser *self, const char *start, const char *end)
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
    GPtrArray *way = way_new();
    for (guint i = 0; i < words->len; i++) {
        tenet__word_set *set = set_new();
        if (i + 1 < words->len || mark == end)
            g_ptr_array_add(set->words, g_strdup(words->pdata[i]));
        else if (*mark == '*')
            g_ptr_array_add(set->prefixes, g_strdup(last));
        else
            add_inflections(set, last);
        set_normalise(set);
        g_ptr_array_add(way, set);
    }
    return way;
}

/* ---- Groups and lists ---------------------------------------------------------------------- */

static GPtrArray *way_join(const GPtrArray *left, const GPtrArray *right)
{
    GPtrArray *joined = way_new();
    for (guint i = 0; i < left->len; i++)
        g_ptr_array_add(joined, set_share(left->pdata[i]));
    for (guint i = 0; i < right->len; i++)
        g_ptr_array_add(joined, set_share(right->pdata[i]));
    return joined;
}

/* Every way of `left` followed by every way of `right`; NULL past the limit. */
static GPtrArray *ways_join(parser *self, const GPtrArray *left, const GPtrArray *right,
                            const char *at)
{
    if ((guint64)left->len * right->len > MAX_ALTERNATIVES)
        return FAIL_LIMIT(self, at, "this stands for more than %d alternatives",
                          (int)MAX_ALTERNATIVES);
    GPtrArray *joined = arrays_new();
    for (guint i = 0; i < left->len; i++) {
        for (guint j = 0; j < right->len; j++)
            g_ptr_array_add(joined, way_join(left->pdata[i], right->pdata[j]));
    }
    return joined;
}

static const char *skip_blanks(const char *at)
{
    while (*at != '\0' && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* Where the run of signs that began at `at` ends: at a blank or a sign with a meaning. */
static const char *word_end(const char *at)
{
    while (*at != '\0' && strchr("(){}|&~", *at) == NULL && !g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* The ways of one word or list inside a group or a list entry, with *at moved behind it. */
static GPtrArray *read_item(parser *self, const char **at, const char *end)
{
    const char *start = *at;
    if (*start == '{' && self->entry == NULL) {
        const char *close = memchr(start, '}', (size_t)(end - start));
        if (close == NULL)
            return FAIL(self, start, "\"{\" is never closed by \"}\"");
        *at = close + 1;
        return expand_ways(self, start, close + 1);
    }
    if (*start == '{')
        return FAIL(self, start, "a word list cannot use another list");
    *at = word_end(start);
    if (*at == start)
        return FAIL(self, start, "\"%c\" cannot stand inside a %s", *start,
                    self->entry != NULL ? "word list" : "group");
    return expand_ways(self, start, *at);
}

/* The ways of a phrase of words and lists; NULL after a mistake. */
static GPtrArray *read_phrase(parser *self, const char *start, const char *end)
{
    g_autoptr(GPtrArray) ways = arrays_new();
    g_ptr_array_add(ways, way_new());
    const char *at = skip_blanks(start);
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
        at = skip_blanks(at);
    }
    return g_steal_pointer(&ways);
}

static int compare_ways(gconstpointer a, gconstpointer b)
{
    const GPtrArray *left = *(GPtrArray *const *)a;
    const GPtrArray *right = *(GPtrArray *const *)b;
    g_autoptr(GString) left_spelling = g_string_new(NULL);
    g_autoptr(GString) right_spelling = g_string_new(NULL);
    spell_way(left_spelling, left);
    spell_way(right_spelling, right);
    return strcmp(left_spelling->str, right_spelling->str);
}

static int64_t count_words(const GPtrArray *ways)
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

/* Bounds what expanding costs, whatever of it is later dropped as a repetition. */
static gboolean spend(parser *self, const GPtrArray *ways, const char *at)
{
    self->cache->expanded += count_words(ways);
    return self->cache->expanded <= MAX_EXPANDED_WORDS ||
           REFUSE_LIMIT(self, at, "the terms of the model stand for more than %d words",
                        (int)MAX_EXPANDED_WORDS);
}

/* Alternatives in their one form: all single words in one set, which comes first, then the phrases
 * in order and each once. */
static GPtrArray *ways_normalise(parser *self, const GPtrArray *ways, const char *at)
{
    if (!spend(self, ways, at))
        return NULL;
    GPtrArray *normal = arrays_new();
    tenet__word_set *singles = set_new();
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
    set_normalise(singles);
    GPtrArray *single = way_new();
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

/* The ways of "(a|b c)", whose brackets stand at `start` and before `end`. */
static GPtrArray *expand_group(parser *self, const char *start, const char *end)
{
    g_autoptr(GPtrArray) ways = arrays_new();
    const char *at = start + 1;
    while (at < end) {
        const char *stop = at;
        while (stop < end - 1 && *stop != '|')
            stop++;
        g_autoptr(GPtrArray) more = read_phrase(self, at, stop);
        if (more == NULL)
            return NULL;
        if (ways->len + more->len > MAX_ALTERNATIVES)
            return FAIL_LIMIT(self, at, "this stands for more than %d alternatives",
                              (int)MAX_ALTERNATIVES);
        for (guint i = 0; i < more->len; i++)
            g_ptr_array_add(ways, g_ptr_array_ref(more->pdata[i]));
        at = stop + 1;
    }
    return ways_normalise(self, ways, start);
}

/* The ways of the entries of a list. */
static GPtrArray *expand_entries(parser *self, const GPtrArray *entries, const char *at)
{
    g_autoptr(GPtrArray) ways = arrays_new();
    if (entries->len == 0)
        return FAIL(self, at, "the word list is empty");
    if (entries->len > MAX_ALTERNATIVES)
        return FAIL_LIMIT(self, at, "a word list has at most %d entries", (int)MAX_ALTERNATIVES);
    for (guint i = 0; i < entries->len; i++) {
        self->entry = entries->pdata[i];
        g_autoptr(GPtrArray) way =
            read_phrase(self, self->entry, self->entry + strlen(self->entry));
        self->entry = NULL;
        if (way == NULL)
            return NULL;
        g_ptr_array_add(ways, g_ptr_array_ref(way->pdata[0]));
    }
    return ways_normalise(self, ways, at);
}

/* The ways of "{name}". */
static GPtrArray *expand_list(parser *self, const char *start, const char *end)
{
    g_autofree char *name = g_strndup(start + 1, (gsize)(end - start - 2));
    gpointer entries = NULL;
    if (self->rules->lists == NULL ||
        !g_hash_table_lookup_extended((GHashTable *)self->rules->lists, g_strstrip(name), NULL,
                                      &entries))
        return FAIL(self, start, "there is no word list \"%s\"; define it under \"words\"", name);
    return entries != NULL ? expand_entries(self, entries, start) : NULL;
}

/* The ways of a word. */
static GPtrArray *expand_word(parser *self, const char *start, const char *end)
{
    GPtrArray *way = read_word(self, start, end);
    if (way == NULL)
        return NULL;
    GPtrArray *ways = arrays_new();
    g_ptr_array_add(ways, way);
    return ways;
}

/* The ways of an item as written: a word, a group or a list. Each is made once for all terms. */
static GPtrArray *expand_ways(parser *self, const char *start, const char *end)
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

/* ---- Items of a term ----------------------------------------------------------------------- */

/* One way of several words is as many elements of one word. */
static GPtrArray *expansion_of(GPtrArray *ways)
{
    GPtrArray *expansion = arrays_new();
    const GPtrArray *way = ways->pdata[0];
    for (guint i = 0; ways->len == 1 && i < way->len; i++) {
        GPtrArray *one_word = way_new();
        g_ptr_array_add(one_word, set_share(way->pdata[i]));
        GPtrArray *alone = arrays_new();
        g_ptr_array_add(alone, one_word);
        g_ptr_array_add(expansion, alone);
    }
    if (ways->len > 1)
        g_ptr_array_add(expansion, g_ptr_array_ref(ways));
    return expansion;
}

/* What the item from `start` to `end` stands for, owned by the cache; NULL after a mistake. */
static const GPtrArray *expand(parser *self, const char *start, const char *end)
{
    g_autofree char *written = g_strndup(start, (gsize)(end - start));
    const GPtrArray *known = g_hash_table_lookup(self->cache->items, written);
    if (known != NULL)
        return known;
    g_autoptr(GPtrArray) ways = expand_ways(self, start, end);
    if (ways == NULL)
        return NULL;
    GPtrArray *expansion = expansion_of(ways);
    g_hash_table_insert(self->cache->items, g_steal_pointer(&written), expansion);
    return expansion;
}

/* Adds the item's elements to the part that is being read. */
static gboolean add_item(parser *self, const char *start, const char *end)
{
    const GPtrArray *expansion = expand(self, start, end);
    if (expansion == NULL)
        return FALSE;
    for (guint i = 0; i < expansion->len; i++) {
        GPtrArray *alternatives = expansion->pdata[i];
        guint longest = 0;
        for (guint j = 0; j < alternatives->len; j++)
            longest = MAX(longest, ((GPtrArray *)alternatives->pdata[j])->len);
        self->words += (int32_t)longest;
        self->cache->used += count_words(alternatives);
        tenet__element *element = g_new(tenet__element, 1);
        element->gap = i == 0 ? self->gap : 0;
        element->alternatives = g_ptr_array_ref(alternatives);
        g_ptr_array_add(self->part, element);
    }
    self->gap = 0;
    if (self->words > TENET__MAX_TERM_WORDS)
        return REFUSE_LIMIT(self, start, "a term has at most %d words", (int)TENET__MAX_TERM_WORDS);
    if (self->cache->used > MAX_USED_WORDS)
        return REFUSE_LIMIT(self, start,
                            "the terms of the model use their word lists too often: they stand for "
                            "more than %d words together",
                            (int)MAX_USED_WORDS);
    return TRUE;
}

/* ---- The term as a whole ------------------------------------------------------------------- */

static gboolean is_end_or_blank(const char *at)
{
    return *at == '\0' || g_unichar_isspace(g_utf8_get_char(at));
}

static gboolean read_gap(parser *self)
{
    const char *start = self->at;
    const char *digit = start + 1;
    int32_t gap = 0;
    while (g_ascii_isdigit(*digit) && gap < 1000)
        gap = gap * 10 + (*digit++ - '0');
    if (digit == start + 1 || !is_end_or_blank(digit) || gap < 1 || gap > TENET__MAX_TERM_GAP)
        return REFUSE(self, start,
                      "\"~\" needs a number from 1 to %d and blanks around it, as in "
                      "\"stay+ ~4 to help\"",
                      (int)TENET__MAX_TERM_GAP);
    if (self->part->len == 0 || self->gap > 0)
        return REFUSE(self, start, "\"~%d\" must stand between two words", (int)gap);
    self->gap = gap;
    self->at = digit;
    return TRUE;
}

static gboolean read_and(parser *self)
{
    const char *start = self->at;
    if (!is_end_or_blank(start + 1) || (start > self->text && start[-1] != ' '))
        return REFUSE(self, start,
                      "\"&\" needs blanks around it; it means that both stand in one "
                      "sentence");
    if (self->part->len == 0 || self->gap > 0 || *skip_blanks(start + 1) == '\0')
        return REFUSE(self, start, "\"&\" must stand between two words");
    self->part = add_part(self->term);
    self->at = start + 1;
    return TRUE;
}

/* A group or a list, with its brackets. */
static gboolean read_brackets(parser *self)
{
    const char *start = self->at;
    char close = *start == '(' ? ')' : '}';
    const char *end = strchr(start, close);
    if (end == NULL)
        return REFUSE(self, start, "\"%c\" is never closed by \"%c\"", *start, close);
    const char *nested = *start == '(' ? memchr(start + 1, '(', (size_t)(end - start - 1)) : NULL;
    if (nested != NULL)
        return REFUSE(self, nested, "a group cannot hold another group");
    self->at = end + 1;
    if (!is_end_or_blank(self->at) || (start > self->text && !g_ascii_isspace(start[-1])))
        return REFUSE(self, start, "\"%c...%c\" stands for whole words; put blanks around it",
                      *start, close);
    return add_item(self, start, end + 1);
}

static gboolean read_next(parser *self)
{
    const char *start = self->at;
    switch (*start) {
    case '~':
        return read_gap(self);
    case '&':
        return read_and(self);
    case '(':
    case '{':
        return read_brackets(self);
    case ')':
    case '}':
        return REFUSE(self, start, "\"%c\" closes nothing", *start);
    case '|':
        return REFUSE(self, start, "\"|\" stands only inside a group: \"(calm|quiet)\"");
    default:
        self->at = word_end(start);
        if (*self->at == '~' || *self->at == '&')
            return REFUSE(self, self->at, "\"%c\" needs a blank before it", *self->at);
        return add_item(self, start, self->at);
    }
}

/* Bounds a text and makes sure that walking its characters ends with it. */
static gboolean check_text(parser *self)
{
    gsize length = strlen(self->text);
    if (length > TENET__MAX_TERM_BYTES)
        return REFUSE_LIMIT(self, self->text, "a term has at most %d bytes",
                            (int)TENET__MAX_TERM_BYTES);
    if (!g_utf8_validate(self->text, (gssize)length, NULL))
        return REFUSE(self, self->text, "the term is not UTF-8");
    return TRUE;
}

static gboolean read_term(parser *self)
{
    if (!check_text(self))
        return FALSE;
    self->part = add_part(self->term);
    for (self->at = skip_blanks(self->text); *self->at != '\0'; self->at = skip_blanks(self->at)) {
        if (!read_next(self))
            return FALSE;
    }
    if (self->gap > 0)
        return REFUSE(self, self->text, "a word is missing after \"~%d\"", (int)self->gap);
    if (self->part->len == 0)
        return REFUSE(self, self->text, "the term is empty");
    return TRUE;
}

tenet__term *tenet__term_parse(const char *text, const tenet__term_rules *rules, tenet__place place,
                               tenet_error *error)
{
    g_autoptr(tenet__term_cache) own = rules->cache == NULL ? tenet__term_cache_new() : NULL;
    g_autoptr(tenet__term) term = term_new();
    parser self = {.text = text,
                   .rules = rules,
                   .cache = own != NULL ? own : rules->cache,
                   .place = place,
                   .error = error,
                   .term = term};
    return read_term(&self) ? g_steal_pointer(&term) : NULL;
}

gboolean tenet__term_check_entry(const char *text, const tenet__term_rules *rules,
                                 tenet__place place, tenet_error *error)
{
    g_autoptr(tenet__term_cache) own = rules->cache == NULL ? tenet__term_cache_new() : NULL;
    parser self = {.text = text,
                   .rules = rules,
                   .cache = own != NULL ? own : rules->cache,
                   .place = place,
                   .error = error};
    const char *bracket = strpbrk(text, "(){}|&~");
    if (!check_text(&self))
        return FALSE;
    if (bracket != NULL && *bracket == '{')
        return REFUSE(&self, bracket, "a word list cannot use another list");
    if (bracket != NULL)
        return REFUSE(&self, bracket, "\"%c\" cannot stand in a word list, only words do",
                      *bracket);
    g_autoptr(GPtrArray) ways = read_phrase(&self, text, text + strlen(text));
    return ways != NULL;
}

/* ---- For people ---------------------------------------------------------------------------- */

/* All forms of an item: its single words, then its phrases. */
static GPtrArray *forms_of_ways(const GPtrArray *ways)
{
    GPtrArray *forms = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < ways->len; i++) {
        const GPtrArray *way = ways->pdata[i];
        const tenet__word_set *set = way->pdata[0];
        if (way->len > 1) {
            GString *phrase = g_string_new(NULL);
            spell_way(phrase, way);
            g_ptr_array_add(forms, g_string_free(phrase, FALSE));
            continue;
        }
        copy_strings(forms, set->words);
        for (guint j = 0; j < set->prefixes->len; j++)
            g_ptr_array_add(forms, g_strconcat(set->prefixes->pdata[j], "*", NULL));
    }
    return forms;
}

static void append_forms(GString *out, const char *start, const char *end, const GPtrArray *ways)
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
    parser self = {
        .text = text, .rules = rules, .cache = own != NULL ? own : rules->cache, .error = reported};
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at != '\0';) {
        const char *end = *at == '{' ? strchr(at, '}') : word_end(at);
        end = end == NULL || end == at ? g_utf8_next_char(at) : end + (*at == '{');
        if (*at == '{' || end[-1] == '+') {
            g_autoptr(GPtrArray) ways = expand_ways(&self, at, end);
            if (ways != NULL)
                append_forms(out, at, end, ways);
        }
        at = end;
    }
    tenet_error_free(reported);
    return g_string_free(out, out->len == 0);
}

/* ---- Names --------------------------------------------------------------------------------- */

tenet__term *tenet__term_from_name(const char *name, gboolean english)
{
    tenet_error *unread = tenet__error_new();
    g_autoptr(tenet__document) document = tenet__document_read(
        name, (int64_t)strlen(name), english ? TENET__READ_ENGLISH : 0, unread);
    tenet_error_free(unread);
    if (document == NULL || document->token_count == 0 ||
        document->token_count > TENET__MAX_TERM_WORDS)
        return NULL;
    tenet__term *term = term_new();
    GPtrArray *part = add_part(term);
    for (int32_t i = 0; i < document->token_count; i++) {
        const tenet__token *token = &document->tokens[i];
        gboolean joined = i == 0 || foreign_sign(name + token[-1].end, name + token->start) == NULL;
        if (!joined)
            part = add_part(term);
        tenet__word_set *set = set_new();
        g_ptr_array_add(set->words, g_strdup(token->word));
        tenet__element *element = g_new(tenet__element, 1);
        element->gap = 0;
        element->alternatives = arrays_new();
        GPtrArray *way = way_new();
        g_ptr_array_add(way, set);
        g_ptr_array_add(element->alternatives, way);
        g_ptr_array_add(part, element);
    }
    return term;
}
