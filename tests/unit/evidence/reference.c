#include "reference.h"

#include <string.h>

#include "base/limits.h"
#include "model/regex.h"

struct reference {
    const tenet_model *model;
    GPtrArray *terms;      /* tenet__term * by indicator; NULL for a pattern */
    GPtrArray *patterns;   /* tenet__regex * by indicator; NULL for a term */
    GPtrArray *exclusions; /* tenet__term * */
    tenet__regex_scratch *scratch;
};

/* A sentence with the words that belong to nobody. */
typedef struct scene {
    const tenet__document *document;
    int32_t begin, end;
    const gboolean *blocked; /* of each token of the document */
} scene;

/* Where a term stands, with its own words. */
typedef struct place {
    int32_t first, last;
    int32_t words[TENET__MAX_TERM_WORDS];
    int32_t word_count;
} place;

static gboolean set_has(const tenet__word_set *set, const char *word)
{
    for (int32_t i = 0; i < set->word_count; i++) {
        if (strcmp(set->words[i], word) == 0)
            return TRUE;
    }
    for (int32_t i = 0; i < set->prefix_count; i++) {
        if (g_str_has_prefix(word, set->prefixes[i]))
            return TRUE;
    }
    return FALSE;
}

static gboolean adjacent(const scene *in, int32_t token)
{
    return (in->document->tokens[token].before & ~TENET__MARKS_IN_PHRASE) == 0;
}

/* Whether the words of an alternative stand from `token` on. */
static gboolean stands(const scene *in, const tenet__phrase *way, int32_t token)
{
    for (int32_t i = 0; i < way->length; i++) {
        int32_t at = token + i;
        if (at >= in->end || in->blocked[at] || (i > 0 && !adjacent(in, at)) ||
            !set_has(way->sets[i], in->document->tokens[at].word))
            return FALSE;
    }
    return TRUE;
}

static gboolean follow(const scene *in, const tenet__term_part *part, int32_t index, int32_t token,
                       place *found);

/* Tries the alternatives of an element at this very token, the longest first. */
static gboolean fill(const scene *in, const tenet__term_part *part, int32_t index, int32_t token,
                     place *found)
{
    const tenet__element *element = &part->elements[index];
    for (int32_t length = TENET__MAX_TERM_WORDS; length > 0; length--) {
        for (int32_t i = 0; i < element->ways->count; i++) {
            const tenet__phrase *way = &element->ways->phrases[i];
            int32_t before = found->word_count;
            if (way->length != length || !stands(in, way, token))
                continue;
            for (int32_t j = 0; j < length; j++)
                found->words[found->word_count++] = token + j;
            if (follow(in, part, index + 1, token + length, found))
                return TRUE;
            found->word_count = before;
        }
    }
    return FALSE;
}

/* Tries the elements from `index` on, the nearest words first. */
static gboolean follow(const scene *in, const tenet__term_part *part, int32_t index, int32_t token,
                       place *found)
{
    if (index == part->count)
        return TRUE;
    const tenet__element *element = &part->elements[index];
    if (element->gap == 0 && (token >= in->end || !adjacent(in, token)))
        return FALSE;
    for (int32_t gap = 0; gap <= element->gap && token + gap < in->end; gap++) {
        if (fill(in, part, index, token + gap, found))
            return TRUE;
    }
    return FALSE;
}

static gboolean part_at(const scene *in, const tenet__term_part *part, int32_t token, place *found)
{
    found->word_count = 0;
    if (!fill(in, part, 0, token, found))
        return FALSE;
    found->first = token;
    found->last = found->words[found->word_count - 1];
    return TRUE;
}

/* The first place of each part, all together; FALSE if one is missing. */
static gboolean joined(const scene *in, const tenet__term *term, place *found)
{
    *found = (place){.first = G_MAXINT32};
    for (int32_t i = 0; i < term->part_count; i++) {
        place one;
        int32_t token = in->begin;
        while (token < in->end && !part_at(in, &term->parts[i], token, &one))
            token++;
        if (token == in->end)
            return FALSE;
        found->first = MIN(found->first, one.first);
        found->last = MAX(found->last, one.last);
        for (int32_t j = 0; j < one.word_count; j++)
            found->words[found->word_count++] = one.words[j];
    }
    return TRUE;
}

/* All places of a term, of `place`. */
static GArray *places_of(const scene *in, const tenet__term *term)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(place));
    place found;
    if (term->part_count > 1) {
        if (joined(in, term, &found))
            g_array_append_val(places, found);
        return places;
    }
    for (int32_t token = in->begin; token < in->end; token++) {
        if (part_at(in, &term->parts[0], token, &found))
            g_array_append_val(places, found);
    }
    return places;
}

static tenet__term *parse(const char *text, const tenet__word_lists *lists)
{
    const tenet__term_rules rules = {.lists = lists, .english = TRUE};
    tenet_error *error = tenet__error_new();
    tenet__term *term = tenet__term_parse(text, &rules, TENET__NOWHERE, error);
    tenet_error_free(error);
    return term;
}

static void block_exclusions(const reference *self, const scene *in, gboolean *blocked)
{
    g_autofree gboolean *none = g_new0(gboolean, in->document->token_count + 1);
    scene open = *in;
    open.blocked = none;
    for (guint i = 0; i < self->exclusions->len; i++) {
        g_autoptr(GArray) places = places_of(&open, self->exclusions->pdata[i]);
        for (guint j = 0; j < places->len; j++) {
            const place *found = &g_array_index(places, place, j);
            for (int32_t k = 0; k < found->word_count; k++)
                blocked[found->words[k]] = TRUE;
        }
    }
}

/* The words that bytes of the original touch; FALSE if none or a blocked one. */
static gboolean words_at(const scene *in, int64_t start, int64_t end, reference_match *match)
{
    match->first = match->last = -1;
    for (int32_t t = in->begin; t < in->end; t++) {
        if (in->document->tokens[t].end <= start || in->document->tokens[t].start >= end)
            continue;
        if (in->blocked[t])
            return FALSE;
        match->first = match->first < 0 ? t : match->first;
        match->last = t;
    }
    return match->first >= 0;
}

/* Adds all matches of a pattern in the folded sentence, whether or not a literal of it stands
 * there. */
static void add_pattern(const reference *self, const scene *in, int32_t sentence, int32_t indicator,
                        GArray *matches)
{
    GString *folded = g_string_new(NULL);
    g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(int64_t));
    tenet__document_fold_sentence(in->document, sentence, folded, map);
    gsize from = 0, start, end;
    while (from <= folded->len &&
           tenet__regex_find(self->patterns->pdata[indicator], self->scratch, folded->str,
                             folded->len, from, &start, &end) == TENET__REGEX_FOUND) {
        reference_match match = {indicator, -1, -1};
        if (end > start && words_at(in, g_array_index(map, int64_t, start),
                                    g_array_index(map, int64_t, end), &match))
            g_array_append_val(matches, match);
        from = end > start ? end : (gsize)(g_utf8_next_char(folded->str + end) - folded->str);
    }
    g_string_free(folded, TRUE);
}

static void add_term(const reference *self, const scene *in, int32_t indicator, GArray *matches)
{
    g_autoptr(GArray) places = places_of(in, self->terms->pdata[indicator]);
    for (guint j = 0; j < places->len; j++) {
        const place *found = &g_array_index(places, place, j);
        reference_match match = {indicator, found->first, found->last};
        g_array_append_val(matches, match);
    }
}

/* TRUE if `a` takes its words before `b`: the longer, the heavier, the earlier in file and text. */
static gboolean goes_first(const tenet_model *model, const reference_match *a,
                           const reference_match *b)
{
    int32_t length = (a->last - a->first) - (b->last - b->first);
    double weight = g_array_index(model->indicators, tenet_indicator, a->indicator).weight -
                    g_array_index(model->indicators, tenet_indicator, b->indicator).weight;
    if (length != 0)
        return length > 0;
    if (weight != 0)
        return weight > 0;
    return a->indicator != b->indicator ? a->indicator < b->indicator : a->first < b->first;
}

/* Moves the winners among one value's matches to `winners`, the strongest claim first. */
static void settle(const tenet_model *model, GArray *matches, GArray *winners)
{
    while (matches->len > 0) {
        reference_match best = g_array_index(matches, reference_match, 0);
        for (guint i = 1; i < matches->len; i++) {
            if (goes_first(model, &g_array_index(matches, reference_match, i), &best))
                best = g_array_index(matches, reference_match, i);
        }
        g_array_append_val(winners, best);
        for (guint i = matches->len; i-- > 0;) {
            const reference_match *other = &g_array_index(matches, reference_match, i);
            if (other->first <= best.last && best.first <= other->last)
                g_array_remove_index(matches, i);
        }
    }
}

static int compare_order(gconstpointer a, gconstpointer b)
{
    const reference_match *x = a, *y = b;
    if (x->first != y->first)
        return x->first - y->first;
    return x->last != y->last ? x->last - y->last : x->indicator - y->indicator;
}

GArray *reference_find(const reference *self, const tenet__document *document, int32_t sentence)
{
    const tenet_model *model = self->model;
    GArray *winners = g_array_new(FALSE, FALSE, sizeof(reference_match));
    g_autofree gboolean *blocked = g_new0(gboolean, document->token_count + 1);
    const tenet__sentence *range = &document->sentences[sentence];
    scene in = {document, range->first_token, range->end_token, blocked};
    block_exclusions(self, &in, blocked);
    for (guint v = 0; v < model->values->len; v++) {
        const tenet_value *value = &g_array_index(model->values, tenet_value, v);
        g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(reference_match));
        for (int32_t i = 0; i < value->indicator_count; i++) {
            int32_t indicator = value->first_indicator + i;
            if (g_array_index(model->indicators, tenet_indicator, indicator).is_regex)
                add_pattern(self, &in, sentence, indicator, matches);
            else
                add_term(self, &in, indicator, matches);
        }
        settle(model, matches, winners);
    }
    g_array_sort(winners, compare_order);
    return winners;
}

/* ---- Models -------------------------------------------------------------------------------- */

static void term_free(gpointer term)
{
    tenet__term_free(term);
}

static void regex_free(gpointer regex)
{
    tenet__regex_free(regex);
}

static tenet__regex *compile(const char *pattern)
{
    tenet_error *error = tenet__error_new();
    tenet__regex *regex = tenet__regex_compile(pattern, TENET__NOWHERE, error);
    tenet_error_free(error);
    return regex;
}

reference *reference_new(const tenet_model *model, const tenet__word_lists *lists)
{
    reference *self = g_new0(reference, 1);
    self->model = model;
    self->terms = g_ptr_array_new_with_free_func(term_free);
    self->patterns = g_ptr_array_new_with_free_func(regex_free);
    self->exclusions = g_ptr_array_new_with_free_func(term_free);
    self->scratch = tenet__regex_scratch_new();
    for (guint i = 0; i < model->indicators->len; i++) {
        const tenet_indicator *row = &g_array_index(model->indicators, tenet_indicator, i);
        g_ptr_array_add(self->terms, row->is_regex ? NULL : parse(row->term, lists));
        g_ptr_array_add(self->patterns, row->is_regex ? compile(row->term) : NULL);
    }
    for (guint i = 0; i < model->exclusions->len; i++)
        g_ptr_array_add(self->exclusions, parse(model->exclusions->pdata[i], lists));
    return self;
}

void reference_free(reference *self)
{
    g_ptr_array_unref(self->terms);
    g_ptr_array_unref(self->patterns);
    g_ptr_array_unref(self->exclusions);
    tenet__regex_scratch_free(self->scratch);
    g_free(self);
}
