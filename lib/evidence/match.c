/*
 * Matching: find every term and pattern, take out excluded words, then let the longest match of
 * each value win. See match.h.
 */
#include "evidence/match.h"

#include <stdlib.h>
#include <string.h>

#include "evidence/triggers.h"

struct tenet__matcher {
    const tenet_model *model;
    tenet__finder *finder;
    tenet__triggers *triggers;
    tenet__regex_scratch *scratch; /* NULL if the model has no patterns; so are the triggers */
    GArray *hits;                  /* tenet__hit of the sentence */
    GByteArray *marks;             /* one byte a token of the sentence */
    GString *folded;               /* the sentence as patterns see it */
    GArray *folded_map;            /* int64_t */
};

tenet__matcher *tenet__matcher_new(const tenet_model *model)
{
    tenet__matcher *matcher = g_new0(tenet__matcher, 1);
    matcher->model = model;
    matcher->finder = tenet__finder_new(model->terms);
    if (model->patterns->len > 0) {
        matcher->scratch = tenet__regex_scratch_new();
        matcher->triggers = tenet__triggers_new(model);
    }
    matcher->hits = g_array_new(FALSE, FALSE, sizeof(tenet__hit));
    matcher->marks = g_byte_array_new();
    matcher->folded = g_string_new(NULL);
    matcher->folded_map = g_array_new(FALSE, FALSE, sizeof(int64_t));
    return matcher;
}

void tenet__matcher_free(tenet__matcher *matcher)
{
    if (matcher == NULL)
        return;
    tenet__finder_free(matcher->finder);
    g_clear_pointer(&matcher->scratch, tenet__regex_scratch_free);
    tenet__triggers_free(matcher->triggers);
    g_array_free(matcher->hits, TRUE);
    g_byte_array_free(matcher->marks, TRUE);
    g_string_free(matcher->folded, TRUE);
    g_array_free(matcher->folded_map, TRUE);
    g_free(matcher);
}

static void clear_marks(tenet__matcher *matcher, const tenet__sentence *sentence)
{
    g_byte_array_set_size(matcher->marks, (guint)(sentence->end_token - sentence->first_token));
    memset(matcher->marks->data, 0, matcher->marks->len);
}

/* Marks the words of excluded phrases; FALSE if there are none. A longer exclusion covers a shorter
 * one, so all may simply be marked. */
static gboolean mark_excluded(tenet__matcher *matcher, const tenet__sentence *sentence)
{
    gboolean any = FALSE;
    for (guint i = 0; i < matcher->hits->len; i++) {
        const tenet__hit *hit = &g_array_index(matcher->hits, tenet__hit, i);
        if (hit->payload != TENET__PAYLOAD_EXCLUDE)
            continue;
        any = TRUE;
        for (int32_t j = 0; j < hit->word_count; j++)
            matcher->marks->data[hit->words[j] - sentence->first_token] = 1;
    }
    return any;
}

static void find_terms(tenet__matcher *matcher, const tenet__document *document, int32_t index)
{
    g_array_set_size(matcher->hits, 0);
    tenet__find(matcher->finder, document, index, NULL, matcher->hits);
    if (matcher->hits->len == 0 && matcher->model->patterns->len == 0)
        return;
    clear_marks(matcher, &document->sentences[index]);
    if (mark_excluded(matcher, &document->sentences[index])) {
        g_array_set_size(matcher->hits, 0);
        tenet__find(matcher->finder, document, index, matcher->marks->data, matcher->hits);
    }
}

/* Turns the original bytes of a pattern's match into a hit on the words they touch; FALSE if they
 * touch none or an excluded one. *token is the first word not behind the match before, and moves on
 * to this match, so that all matches of a sentence together pass over its words once. */
static gboolean hit_of_bytes(tenet__matcher *matcher, const tenet__document *document,
                             const tenet__sentence *sentence, int64_t start, int64_t end,
                             int32_t *token, tenet__hit *hit)
{
    hit->first = -1;
    while (*token < sentence->end_token && document->tokens[*token].end <= start)
        ++*token;
    for (int32_t i = *token; i < sentence->end_token && document->tokens[i].start < end; i++) {
        if (matcher->marks->data[i - sentence->first_token])
            return FALSE;
        if (hit->first < 0)
            hit->first = i;
        hit->last = i;
        if (hit->word_count < TENET__MAX_TERM_WORDS)
            hit->words[hit->word_count++] = i;
    }
    return hit->first >= 0;
}

/* Adds the matches of one pattern in the folded sentence. */
static void find_pattern(tenet__matcher *matcher, const tenet__document *document,
                         const tenet__sentence *sentence, const tenet__pattern *pattern,
                         tenet_error *notices)
{
    const int64_t *map = (const int64_t *)(const void *)matcher->folded_map->data;
    gsize from = 0, start, end;
    int32_t token = sentence->first_token;
    while (from <= matcher->folded->len) {
        tenet__regex_result result =
            tenet__regex_find(pattern->regex, matcher->scratch, matcher->folded->str,
                              matcher->folded->len, from, &start, &end);
        if (result == TENET__REGEX_LIMIT) {
            const tenet_indicator *indicator =
                &g_array_index(matcher->model->indicators, tenet_indicator, pattern->indicator);
            tenet__error_add(notices, TENET_SEVERITY_WARNING, TENET_N_PATTERN_LIMIT,
                             (tenet__place){.offset = sentence->start},
                             "indicator \"%s\" gave up on the sentence at byte %" G_GINT64_FORMAT
                             ": its regular expression takes too many steps; simplify it",
                             indicator->id, sentence->start);
        }
        if (result != TENET__REGEX_FOUND)
            return;
        tenet__hit hit = {.payload = pattern->indicator, .term = pattern->indicator};
        if (end > start &&
            hit_of_bytes(matcher, document, sentence, map[start], map[end], &token, &hit))
            g_array_append_val(matcher->hits, hit);
        from = end > start ? end : end + 1;
        while (from < matcher->folded->len && (matcher->folded->str[from] & 0xC0) == 0x80)
            from++;
    }
}

static void find_patterns(tenet__matcher *matcher, const tenet__document *document, int32_t index,
                          tenet_error *notices)
{
    const GArray *patterns = matcher->model->patterns;
    if (patterns->len == 0)
        return;
    const GArray *triggered = tenet__triggers_of(matcher->triggers, document, index);
    if (triggered->len == 0)
        return;
    tenet__document_fold_sentence(document, index, matcher->folded, matcher->folded_map);
    for (guint i = 0; i < triggered->len; i++)
        find_pattern(matcher, document, &document->sentences[index],
                     &g_array_index(patterns, tenet__pattern, g_array_index(triggered, int32_t, i)),
                     notices);
}

static const tenet_indicator *indicator_of(const tenet_model *model, const tenet__hit *hit)
{
    return &g_array_index(model->indicators, tenet_indicator, hit->payload);
}

/* The order in which matches take their words: value by value, the longest first, then the greater
 * weight, then the order of the file, then that of the text. */
static int compare_claims(gconstpointer a, gconstpointer b, gpointer data)
{
    const tenet_indicator *left = indicator_of(data, a);
    const tenet_indicator *right = indicator_of(data, b);
    const tenet__hit *x = a;
    const tenet__hit *y = b;
    if (left->value != right->value)
        return left->value < right->value ? -1 : 1;
    int32_t difference = (y->last - y->first) - (x->last - x->first);
    if (difference != 0)
        return difference;
    if (left->weight != right->weight)
        return left->weight > right->weight ? -1 : 1;
    if (x->payload != y->payload)
        return x->payload < y->payload ? -1 : 1;
    return x->first - y->first;
}

static int compare_text_order(gconstpointer a, gconstpointer b)
{
    const tenet__match *left = a;
    const tenet__match *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return left->hit.payload - right->hit.payload;
}

/* TRUE if all words from the hit's first to its last are free; takes them. */
static gboolean take_words(guint8 *taken, const tenet__hit *hit, int32_t first_token)
{
    for (int32_t i = hit->first; i <= hit->last; i++) {
        if (taken[i - first_token])
            return FALSE;
    }
    memset(taken + (hit->first - first_token), 1, (gsize)(hit->last - hit->first) + 1);
    return TRUE;
}

/* Lets the longest match of each value win and appends the winners in the order of the text. */
static void resolve_overlaps(tenet__matcher *matcher, const tenet__document *document,
                             int32_t index, GArray *matches)
{
    const tenet__sentence *sentence = &document->sentences[index];
    guint before = matches->len;
    int32_t value = -1;
    g_array_sort_with_data(matcher->hits, compare_claims, (gpointer)matcher->model);
    for (guint i = 0; i < matcher->hits->len; i++) {
        const tenet__hit *hit = &g_array_index(matcher->hits, tenet__hit, i);
        if (indicator_of(matcher->model, hit)->value != value) {
            value = indicator_of(matcher->model, hit)->value;
            clear_marks(matcher, sentence);
        }
        if (!take_words(matcher->marks->data, hit, sentence->first_token))
            continue;
        tenet__match match = {*hit, index, document->tokens[hit->first].start,
                              document->tokens[hit->last].end};
        g_array_append_val(matches, match);
    }
    qsort(matches->data + before * sizeof(tenet__match), matches->len - before,
          sizeof(tenet__match), compare_text_order);
}

static void drop_exclusions(GArray *hits)
{
    guint kept = 0;
    for (guint i = 0; i < hits->len; i++) {
        const tenet__hit *hit = &g_array_index(hits, tenet__hit, i);
        if (hit->payload != TENET__PAYLOAD_EXCLUDE)
            g_array_index(hits, tenet__hit, kept++) = *hit;
    }
    g_array_set_size(hits, kept);
}

void tenet__match_sentence(tenet__matcher *matcher, const tenet__document *document,
                           int32_t sentence, GArray *matches, tenet_error *notices)
{
    find_terms(matcher, document, sentence);
    drop_exclusions(matcher->hits);
    find_patterns(matcher, document, sentence, notices);
    if (matcher->hits->len > 0)
        resolve_overlaps(matcher, document, sentence, matches);
}
