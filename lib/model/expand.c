/*
 * Expansion: from an item of a term (a word, a group, a list) to the word sets it stands for.
 *
 * Each item is expanded once for all terms of a model: its ways are kept in a cache and shared.
 */
#include "model/expand.h"

#include <string.h>

#include "base/limits.h"
#include "model/wordset.h"
#include "text/contractions.h"
#include "text/document.h"

enum {
    MAX_ALTERNATIVES = 1000,      /* in one element, lists expanded */
    MAX_EXPANDED_WORDS = 1000000, /* made for all terms that share a cache */
    MIN_STAR_LETTERS = 3,
    PLAIN_BYTES = 31 /* of the words that are read without a document */
};

#define FAIL(self, at, ...) (tenet__expander_error((self), TENET_E_MODEL, (at), __VA_ARGS__), NULL)
#define FAIL_LIMIT(self, at, ...)                                                                  \
    (tenet__expander_error((self), TENET_E_LIMIT, (at), __VA_ARGS__), NULL)

/* ---- The cache ----------------------------------------------------------------------------- */

typedef struct tenet__span {
    const char *start;
    gsize length;
} tenet__span;

static guint hash_span(gconstpointer key)
{
    const tenet__span *span = key;
    guint hash = 5381;
    for (gsize i = 0; i < span->length; i++)
        hash = hash * 33 + (guchar)span->start[i];
    return hash;
}

static gboolean same_span(gconstpointer a, gconstpointer b)
{
    const tenet__span *left = a, *right = b;
    return left->length == right->length && memcmp(left->start, right->start, left->length) == 0;
}

tenet__term_cache *tenet__term_cache_new(void)
{
    tenet__term_cache *cache = g_new0(tenet__term_cache, 1);
    cache->region = tenet__region_new();
    cache->ways = g_hash_table_new(hash_span, same_span);
    cache->split = g_ptr_array_new();
    return cache;
}

void tenet__term_cache_free(tenet__term_cache *cache)
{
    if (cache == NULL)
        return;
    g_hash_table_destroy(cache->ways);
    g_ptr_array_unref(cache->split);
    tenet__document_free(cache->words);
    tenet__vocabulary_free(cache->vocabulary);
    tenet__region_unref(cache->region);
    g_free(cache);
}

/* Keeps the ways of an item that has been read. */
static void keep_ways(tenet__term_cache *cache, tenet__span written, const tenet__ways *ways)
{
    tenet__span *key = tenet__region_array(cache->region, tenet__span, 1);
    *key = (tenet__span){tenet__region_text(cache->region, written.start, written.length),
                         written.length};
    g_hash_table_insert(cache->ways, key, (gpointer)ways);
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

/* Adds the run of signs itself if it is one word of plain letters, as nearly all are: a document
 * for each took a third of the reading of terms. */
static gboolean add_plain_word(tenet__expander *self, const char *start, const char *end)
{
    char folded[PLAIN_BYTES + 1];
    gsize length = (gsize)(end - start);
    tenet__contraction parts;
    if (length == 0 || length > PLAIN_BYTES)
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isalpha(start[i]))
            return FALSE;
        folded[i] = g_ascii_tolower(start[i]);
    }
    folded[length] = '\0';
    if (self->rules->english && tenet__contraction_find(folded, length, start, &parts))
        return FALSE;
    g_ptr_array_add(self->cache->split, tenet__region_text(self->cache->region, folded, length));
    return TRUE;
}

/* The words of a run of signs as a document; FALSE after a mistake. */
static gboolean read_document(tenet__expander *self, const char *start, const char *end)
{
    tenet__term_cache *cache = self->cache;
    if (cache->words == NULL) {
        cache->vocabulary = tenet__vocabulary_new();
        cache->words = tenet__document_new(cache->vocabulary);
    }
    return tenet__document_fill(cache->words, start, end - start,
                                self->rules->english ? TENET__READ_ENGLISH : 0, self->error);
}

/* The folded words of a run of signs, split exactly as texts are and valid until the next; NULL
 * after a mistake. */
static const GPtrArray *split_words(tenet__expander *self, const char *start, const char *end)
{
    GPtrArray *words = self->cache->split;
    g_ptr_array_set_size(words, 0);
    if (add_plain_word(self, start, end))
        return words;
    if (!read_document(self, start, end))
        return NULL;
    const tenet__document *document = self->cache->words;
    const char *read = start, *foreign = NULL;
    for (int32_t i = 0; i < document->token_count && foreign == NULL; i++) {
        const tenet__token *token = &document->tokens[i];
        foreign = tenet__foreign_sign(read, start + token->start);
        read = start + token->end;
        g_ptr_array_add(words,
                        tenet__region_text(self->cache->region, token->word, (gsize)token->length));
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
    return words;
}

static const tenet__word_set *inflections(tenet__region *region, const char *word)
{
    g_autoptr(GPtrArray) forms = tenet__inflect(word);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GPtrArray) prefixes = g_ptr_array_new();
    for (guint i = 0; i < forms->len; i++)
        g_ptr_array_add(words,
                        tenet__region_text(region, forms->pdata[i], strlen(forms->pdata[i])));
    return tenet__word_set_new(region, words, prefixes);
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

/* The ways of a word, which may hold hyphens and contractions: one phrase of all its words. */
static const tenet__ways *expand_word(tenet__expander *self, const char *start, const char *end)
{
    tenet__region *region = self->cache->region;
    const char *mark = find_mark(self, start, end);
    const GPtrArray *words = mark != NULL ? split_words(self, start, mark) : NULL;
    if (words == NULL)
        return NULL;
    const char *last = words->pdata[words->len - 1];
    if (mark < end && *mark == '*' && g_utf8_strlen(last, -1) < MIN_STAR_LETTERS)
        return FAIL(self, mark, "\"*\" needs at least three letters before it");
    const tenet__word_set **sets = tenet__region_array(region, const tenet__word_set *, words->len);
    for (guint i = 0; i < words->len; i++) {
        gboolean marked = i + 1 == words->len && mark < end;
        sets[i] = marked && *mark == '+' ? inflections(region, last)
                                         : tenet__word_set_single(region, words->pdata[i], marked);
    }
    return tenet__ways_new(region, &(tenet__phrase){sets, (int32_t)words->len}, 1);
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
    while (g_ascii_isalnum(*at) || (*at != '\0' && strchr("(){}|&~", *at) == NULL &&
                                    !g_unichar_isspace(g_utf8_get_char(at))))
        at = g_utf8_next_char(at);
    return at;
}

/* The ways of one word or list inside a group or a list entry, with *at moved behind it. */
static const tenet__ways *read_item(tenet__expander *self, const char **at, const char *end)
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

const tenet__ways *tenet__expand_phrase(tenet__expander *self, tenet__region *region,
                                        const char *start, const char *end)
{
    const tenet__ways *ways = NULL;
    const char *at = tenet__skip_blanks(start);
    if (at >= end)
        return FAIL(self, start, "an alternative is empty");
    while (at < end) {
        const char *item = at;
        const tenet__ways *next = read_item(self, &at, end);
        if (next == NULL)
            return NULL;
        if (ways != NULL && (gint64)ways->count * next->count > MAX_ALTERNATIVES)
            return FAIL_LIMIT(self, item, "this stands for more than %d alternatives",
                              (int)MAX_ALTERNATIVES);
        ways = ways != NULL ? tenet__ways_join(region, ways, next) : next;
        if (ways->phrases[0].length > TENET__MAX_TERM_WORDS)
            return FAIL_LIMIT(self, item, "a term has at most %d words",
                              (int)TENET__MAX_TERM_WORDS);
        at = tenet__skip_blanks(at);
    }
    return ways;
}

/* ---- Groups and lists ---------------------------------------------------------------------- */

/* Bounds what expanding costs, whatever of it is later dropped as a repetition. */
static gboolean spend(tenet__expander *self, int64_t words, const char *at)
{
    self->cache->expanded += words;
    if (self->cache->expanded <= MAX_EXPANDED_WORDS)
        return TRUE;
    tenet__expander_error(self, TENET_E_LIMIT, at,
                          "the terms of the model stand for more than %d words",
                          (int)MAX_EXPANDED_WORDS);
    return FALSE;
}

/* The normal form of phrases that have just been made, which stand for so many words. */
static const tenet__ways *normalise(tenet__expander *self, const GArray *phrases, int64_t words,
                                    const char *at)
{
    if (!spend(self, words, at))
        return NULL;
    return tenet__ways_normal(self->cache->region,
                              (const tenet__phrase *)(const void *)phrases->data,
                              (int32_t)phrases->len);
}

/* The ways of "(a|b c)", whose brackets stand at `start` and before `end`. */
static const tenet__ways *expand_group(tenet__expander *self, const char *start, const char *end)
{
    g_autoptr(tenet__region) scratch = tenet__region_new();
    g_autoptr(GArray) phrases = g_array_new(FALSE, FALSE, sizeof(tenet__phrase));
    int64_t words = 0;
    const char *at = start + 1;
    while (at < end) {
        const char *stop = at;
        while (stop < end - 1 && *stop != '|')
            stop++;
        const tenet__ways *more = tenet__expand_phrase(self, scratch, at, stop);
        if (more == NULL)
            return NULL;
        if (phrases->len + (guint)more->count > MAX_ALTERNATIVES)
            return FAIL_LIMIT(self, at, "this stands for more than %d alternatives",
                              (int)MAX_ALTERNATIVES);
        g_array_append_vals(phrases, more->phrases, (guint)more->count);
        words += more->words;
        at = stop + 1;
    }
    return normalise(self, phrases, words, start);
}

/* The ways of the entries of a list, which are one phrase each. */
static const tenet__ways *expand_entries(tenet__expander *self, const GPtrArray *entries,
                                         const char *at)
{
    g_autoptr(tenet__region) scratch = tenet__region_new();
    g_autoptr(GArray) phrases = g_array_new(FALSE, FALSE, sizeof(tenet__phrase));
    int64_t words = 0;
    if (entries->len == 0)
        return FAIL(self, at, "the word list is empty");
    if (entries->len > MAX_ALTERNATIVES)
        return FAIL_LIMIT(self, at, "a word list has at most %d entries", (int)MAX_ALTERNATIVES);
    for (guint i = 0; i < entries->len; i++) {
        self->entry = entries->pdata[i];
        const tenet__ways *entry =
            tenet__expand_phrase(self, scratch, self->entry, self->entry + strlen(self->entry));
        self->entry = NULL;
        if (entry == NULL)
            return NULL;
        g_array_append_val(phrases, entry->phrases[0]);
        words += entry->words;
    }
    return normalise(self, phrases, words, at);
}

/* The ways of "{name}". */
static const tenet__ways *expand_list(tenet__expander *self, const char *start, const char *end)
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

const tenet__ways *tenet__expand_ways(tenet__expander *self, const char *start, const char *end)
{
    tenet__span written = {start, (gsize)(end - start)};
    const tenet__ways *ways = g_hash_table_lookup(self->cache->ways, &written);
    if (ways != NULL)
        return ways;
    if (*start == '(')
        ways = expand_group(self, start, end);
    else if (*start == '{')
        ways = expand_list(self, start, end);
    else
        ways = expand_word(self, start, end);
    if (ways == NULL || !spend(self, ways->words, start))
        return NULL;
    keep_ways(self->cache, written, ways);
    return ways;
}
