/*
 * Terms: from the text in a model to parts, gaps and elements. The language is described in term.h;
 * what its words, groups and lists stand for is found by expand.c.
 */
#include "model/term.h"

#include <string.h>

#include "base/limits.h"
#include "model/expand.h"
#include "model/wordset.h"
#include "text/document.h"

enum {
    MAX_USED_WORDS = 10000000 /* that all terms that share a cache refer to */
};

typedef struct parser {
    tenet__expander expander;
    const char *at;
    tenet__element elements[TENET__MAX_TERM_WORDS]; /* of all parts */
    int32_t element_count;
    int32_t part_starts[TENET__MAX_TERM_WORDS + 1]; /* first element of each; one may be empty */
    int32_t part_count;
    int32_t gap; /* read and not yet used */
    int32_t words;
} parser;

#define REFUSE(self, at, ...)                                                                      \
    (tenet__expander_error(&(self)->expander, TENET_E_MODEL, (at), __VA_ARGS__), FALSE)
#define REFUSE_LIMIT(self, at, ...)                                                                \
    (tenet__expander_error(&(self)->expander, TENET_E_LIMIT, (at), __VA_ARGS__), FALSE)

/* ---- Making and freeing -------------------------------------------------------------------- */

/* A term in the region of its sets. */
static tenet__term *term_new(tenet__region *region, const parser *read)
{
    tenet__term *term = tenet__region_array(region, tenet__term, 1);
    tenet__term_part *parts = tenet__region_array(region, tenet__term_part, read->part_count);
    gsize size = sizeof(tenet__element) * (gsize)read->element_count;
    tenet__element *elements = memcpy(tenet__region_take(region, size), read->elements, size);
    for (int32_t i = 0; i < read->part_count; i++) {
        int32_t end = i + 1 < read->part_count ? read->part_starts[i + 1] : read->element_count;
        parts[i] = (tenet__term_part){elements + read->part_starts[i], end - read->part_starts[i]};
    }
    *term = (tenet__term){tenet__region_ref(region), parts, read->part_count};
    return term;
}

void tenet__term_free(tenet__term *term)
{
    if (term != NULL)
        tenet__region_unref(term->region);
}

static void add_part(parser *self)
{
    self->part_starts[self->part_count++] = self->element_count;
}

static gboolean part_is_empty(const parser *self)
{
    return self->part_starts[self->part_count - 1] == self->element_count;
}

static void add_element(parser *self, const tenet__ways *ways, int32_t gap)
{
    self->elements[self->element_count++] = (tenet__element){ways, gap};
}

/* ---- Items of a term ----------------------------------------------------------------------- */

/* Adds the elements of an item: one, or of a single phrase one for each word. */
static void add_elements(parser *self, const tenet__ways *ways)
{
    const tenet__phrase *phrase = &ways->phrases[0];
    for (int32_t i = 0; i < phrase->length && ways->count == 1 && phrase->length > 1; i++)
        add_element(self, tenet__ways_of_word(self->expander.cache->region, phrase->sets[i]),
                    i == 0 ? self->gap : 0);
    if (ways->count > 1 || phrase->length == 1)
        add_element(self, ways, self->gap);
    self->gap = 0;
}

/* Adds an item to the part that is being read. */
static gboolean add_item(parser *self, const char *start, const char *end)
{
    const tenet__ways *ways = tenet__expand_ways(&self->expander, start, end);
    if (ways == NULL)
        return FALSE;
    self->words += ways->longest;
    self->expander.cache->used += ways->words;
    if (self->words > TENET__MAX_TERM_WORDS)
        return REFUSE_LIMIT(self, start, "a term has at most %d words", (int)TENET__MAX_TERM_WORDS);
    if (self->expander.cache->used > MAX_USED_WORDS)
        return REFUSE_LIMIT(self, start,
                            "the terms of the model use their word lists too often: they stand for "
                            "more than %d words together",
                            (int)MAX_USED_WORDS);
    add_elements(self, ways);
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
    if (part_is_empty(self) || self->gap > 0)
        return REFUSE(self, start, "\"~%d\" must stand between two words", (int)gap);
    self->gap = gap;
    self->at = digit;
    return TRUE;
}

static gboolean read_and(parser *self)
{
    const char *start = self->at;
    if (!is_end_or_blank(start + 1) || (start > self->expander.text && start[-1] != ' '))
        return REFUSE(self, start,
                      "\"&\" needs blanks around it; it means that both stand in one "
                      "sentence");
    if (part_is_empty(self) || self->gap > 0 || *tenet__skip_blanks(start + 1) == '\0')
        return REFUSE(self, start, "\"&\" must stand between two words");
    add_part(self);
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
    if (!is_end_or_blank(self->at) || (start > self->expander.text && !g_ascii_isspace(start[-1])))
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
        self->at = tenet__item_end(start);
        if (*self->at == '~' || *self->at == '&')
            return REFUSE(self, self->at, "\"%c\" needs a blank before it", *self->at);
        return add_item(self, start, self->at);
    }
}

/* Bounds a text and makes sure that walking its characters ends with it. */
static gboolean check_text(parser *self)
{
    gsize length = strlen(self->expander.text);
    if (length > TENET__MAX_TERM_BYTES)
        return REFUSE_LIMIT(self, self->expander.text, "a term has at most %d bytes",
                            (int)TENET__MAX_TERM_BYTES);
    if (!g_utf8_validate(self->expander.text, (gssize)length, NULL))
        return REFUSE(self, self->expander.text, "the term is not UTF-8");
    return TRUE;
}

static gboolean read_term(parser *self)
{
    if (!check_text(self))
        return FALSE;
    add_part(self);
    for (self->at = tenet__skip_blanks(self->expander.text); *self->at != '\0';
         self->at = tenet__skip_blanks(self->at)) {
        if (!read_next(self))
            return FALSE;
    }
    if (self->gap > 0)
        return REFUSE(self, self->expander.text, "a word is missing after \"~%d\"", (int)self->gap);
    if (part_is_empty(self))
        return REFUSE(self, self->expander.text, "the term is empty");
    return TRUE;
}

tenet__term *tenet__term_parse(const char *text, const tenet__term_rules *rules, tenet__place place,
                               tenet_error *error)
{
    g_autoptr(tenet__term_cache) own = rules->cache == NULL ? tenet__term_cache_new() : NULL;
    parser self = {.expander = {.text = text,
                                .rules = rules,
                                .cache = own != NULL ? own : rules->cache,
                                .place = place,
                                .error = error}};
    return read_term(&self) ? term_new(self.expander.cache->region, &self) : NULL;
}

gboolean tenet__term_check_entry(const char *text, const tenet__term_rules *rules,
                                 tenet__place place, tenet_error *error)
{
    g_autoptr(tenet__term_cache) own = rules->cache == NULL ? tenet__term_cache_new() : NULL;
    parser self = {.expander = {.text = text,
                                .rules = rules,
                                .cache = own != NULL ? own : rules->cache,
                                .place = place,
                                .error = error}};
    const char *bracket = strpbrk(text, "(){}|&~");
    if (!check_text(&self))
        return FALSE;
    if (bracket != NULL && *bracket == '{')
        return REFUSE(&self, bracket, "a word list cannot use another list");
    if (bracket != NULL)
        return REFUSE(&self, bracket, "\"%c\" cannot stand in a word list, only words do",
                      *bracket);
    g_autoptr(tenet__region) scratch = tenet__region_new();
    return tenet__expand_phrase(&self.expander, scratch, text, text + strlen(text)) != NULL;
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
    g_autoptr(tenet__region) region = tenet__region_new();
    parser read = {.element_count = 0};
    for (int32_t i = 0; i < document->token_count; i++) {
        const tenet__token *token = &document->tokens[i];
        if (i == 0 || tenet__foreign_sign(name + token[-1].end, name + token->start) != NULL)
            add_part(&read);
        const char *word = tenet__region_text(region, token->word, (gsize)token->length);
        const tenet__word_set *set = tenet__word_set_single(region, word, FALSE);
        add_element(&read, tenet__ways_of_word(region, set), 0);
    }
    return term_new(region, &read);
}

/* ---- Spelling ------------------------------------------------------------------------------ */

static void spell_part(GString *out, const tenet__term_part *part)
{
    for (int32_t i = 0; i < part->count; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        if (part->elements[i].gap > 0)
            g_string_append_printf(out, "~%d ", (int)part->elements[i].gap);
        tenet__ways_spell(out, part->elements[i].ways);
    }
}

/* Several parts may stand in any order. */
static void spell_parts(GString *out, const tenet__term *term)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (int32_t i = 0; i < term->part_count; i++) {
        GString *part = g_string_new(NULL);
        spell_part(part, &term->parts[i]);
        g_ptr_array_add(parts, g_string_free(part, FALSE));
    }
    g_ptr_array_sort(parts, tenet__compare_strings);
    for (guint i = 0; i < parts->len; i++) {
        g_string_append(out, i > 0 ? " & " : "");
        g_string_append(out, parts->pdata[i]);
    }
}

void tenet__term_spell(const tenet__term *term, GString *out)
{
    if (term->part_count == 1)
        spell_part(out, &term->parts[0]);
    else
        spell_parts(out, term);
}

char *tenet__term_canonical(const tenet__term *term)
{
    GString *out = g_string_new(NULL);
    tenet__term_spell(term, out);
    return g_string_free(out, FALSE);
}
