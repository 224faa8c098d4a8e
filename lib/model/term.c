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
    tenet__term *term;
    GPtrArray *part; /* the one being read */
    int32_t gap;     /* read and not yet used */
    int32_t words;
} parser;

#define REFUSE(self, at, ...)                                                                      \
    (tenet__expander_error(&(self)->expander, TENET_E_MODEL, (at), __VA_ARGS__), FALSE)
#define REFUSE_LIMIT(self, at, ...)                                                                \
    (tenet__expander_error(&(self)->expander, TENET_E_LIMIT, (at), __VA_ARGS__), FALSE)

/* ---- Making and freeing -------------------------------------------------------------------- */

static void element_free(gpointer data)
{
    tenet__element *element = data;
    g_ptr_array_unref(element->alternatives);
    g_free(element);
}

static tenet__term *term_new(void)
{
    tenet__term *term = g_new(tenet__term, 1);
    term->parts = tenet__arrays_new();
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

/* ---- Items of a term ----------------------------------------------------------------------- */

/* Adds the item's elements to the part that is being read. */
static gboolean add_item(parser *self, const char *start, const char *end)
{
    const GPtrArray *expansion = tenet__expand(&self->expander, start, end);
    if (expansion == NULL)
        return FALSE;
    for (guint i = 0; i < expansion->len; i++) {
        GPtrArray *alternatives = expansion->pdata[i];
        guint longest = 0;
        for (guint j = 0; j < alternatives->len; j++)
            longest = MAX(longest, ((GPtrArray *)alternatives->pdata[j])->len);
        self->words += (int32_t)longest;
        self->expander.cache->used += tenet__ways_count_words(alternatives);
        tenet__element *element = g_new(tenet__element, 1);
        element->gap = i == 0 ? self->gap : 0;
        element->alternatives = g_ptr_array_ref(alternatives);
        g_ptr_array_add(self->part, element);
    }
    self->gap = 0;
    if (self->words > TENET__MAX_TERM_WORDS)
        return REFUSE_LIMIT(self, start, "a term has at most %d words", (int)TENET__MAX_TERM_WORDS);
    if (self->expander.cache->used > MAX_USED_WORDS)
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
    if (!is_end_or_blank(start + 1) || (start > self->expander.text && start[-1] != ' '))
        return REFUSE(self, start,
                      "\"&\" needs blanks around it; it means that both stand in one "
                      "sentence");
    if (self->part->len == 0 || self->gap > 0 || *tenet__skip_blanks(start + 1) == '\0')
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
    self->part = add_part(self->term);
    for (self->at = tenet__skip_blanks(self->expander.text); *self->at != '\0';
         self->at = tenet__skip_blanks(self->at)) {
        if (!read_next(self))
            return FALSE;
    }
    if (self->gap > 0)
        return REFUSE(self, self->expander.text, "a word is missing after \"~%d\"", (int)self->gap);
    if (self->part->len == 0)
        return REFUSE(self, self->expander.text, "the term is empty");
    return TRUE;
}

tenet__term *tenet__term_parse(const char *text, const tenet__term_rules *rules, tenet__place place,
                               tenet_error *error)
{
    g_autoptr(tenet__term_cache) own = rules->cache == NULL ? tenet__term_cache_new() : NULL;
    g_autoptr(tenet__term) term = term_new();
    parser self = {.expander = {.text = text,
                                .rules = rules,
                                .cache = own != NULL ? own : rules->cache,
                                .place = place,
                                .error = error},
                   .term = term};
    return read_term(&self) ? g_steal_pointer(&term) : NULL;
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
    g_autoptr(GPtrArray) ways = tenet__expand_phrase(&self.expander, text, text + strlen(text));
    return ways != NULL;
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
        gboolean joined =
            i == 0 || tenet__foreign_sign(name + token[-1].end, name + token->start) == NULL;
        if (!joined)
            part = add_part(term);
        tenet__word_set *set = tenet__word_set_new();
        g_ptr_array_add(set->words, g_strdup(token->word));
        tenet__element *element = g_new(tenet__element, 1);
        element->gap = 0;
        element->alternatives = tenet__arrays_new();
        GPtrArray *way = tenet__way_new();
        g_ptr_array_add(way, set);
        g_ptr_array_add(element->alternatives, way);
        g_ptr_array_add(part, element);
    }
    return term;
}

/* ---- Spelling ------------------------------------------------------------------------------ */

static void spell_element(GString *out, const tenet__element *element)
{
    if (element->gap > 0)
        g_string_append_printf(out, "~%d ", (int)element->gap);
    tenet__ways_spell(out, element->alternatives);
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
    g_ptr_array_sort(parts, tenet__compare_strings); /* they may stand in any order */
    g_ptr_array_add(parts, NULL);
    return g_strjoinv(" & ", (char **)parts->pdata);
}
