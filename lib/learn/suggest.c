/*
 * Proposing words: the terms that set two sets of texts apart, with examples and warnings.
 *
 * With a label the sets are texts; without, sentences in which an indicator of a value stands and
 * all others. The words of indicators found are taken out before, so that what is proposed stands
 * around them.
 */
#include "learn/suggest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "evidence/match.h"
#include "learn/coded.h"
#include "learn/effects.h"
#include "learn/phrasebook.h"
#include "model/sketch.h"

enum {
    DEFAULT_COUNT = 50,
    MAX_COUNT = 5000,
    DEFAULT_PEOPLE = 3,
    MIN_TEXTS = 10,
    FEW_PEOPLE = 5,
    QUOTES = 3,
    QUOTE_BYTES = 160
};

/* English holds some 45 function words in a hundred; another language hardly any. */
static const double MIN_FUNCTION_SHARE = 0.2;

/* Words of those who note and rate. */
static const char *const HABITS[] = {
    "applicant", "candidate", "hire",    "impression", "interview", "interviewee", "interviewer",
    "mention",   "note",      "overall", "panel",      "rate",      "rating",      "recommend",
    "score",     "seem",      "state",   "strong",     "weak"};

typedef struct course {
    const tenet_model *model;   /* NULL: none */
    const tenet_corpus *corpus; /* of texts, or of sentences */
    const tenet_suggest_options *options;
    const char *language;
    gboolean english;
    const GPtrArray *documents;
    const GPtrArray *originals; /* char *, of sentences: with the words that were taken out */
    const tenet__phrasebook *book;
    tenet_suggestions *out;
    tenet_error *error;
} course;

void tenet_suggestions_free(tenet_suggestions *suggestions)
{
    if (suggestions == NULL)
        return;
    g_array_unref(suggestions->rows);
    g_string_chunk_free(suggestions->strings);
    g_free(suggestions);
}

int32_t tenet_suggestions_rows(const tenet_suggestions *suggestions, const tenet_suggestion **rows,
                               int64_t *count)
{
    if (rows != NULL)
        *rows = suggestions != NULL
                    ? (const tenet_suggestion *)(const void *)suggestions->rows->data
                    : NULL;
    if (count != NULL)
        *count = suggestions != NULL ? (int64_t)suggestions->rows->len : 0;
    return suggestions != NULL && rows != NULL && count != NULL ? TENET_OK : TENET_E_ARGUMENT;
}

/* ---- Choosing terms ------------------------------------------------------------------------ */

typedef struct ranked {
    double size;
    int32_t term;
} ranked;

static int compare_ranks(const void *a, const void *b)
{
    const ranked *left = a, *right = b;
    if (left->size != right->size)
        return left->size > right->size ? -1 : 1;
    return (left->term > right->term) - (left->term < right->term);
}

static const tenet__candidate_term *term_at(const course *self, int32_t term)
{
    return &g_array_index(self->book->terms, tenet__candidate_term, term);
}

/* Whether the term says hardly more than one that is chosen already: one holds the words of the
 * other, and they stand in nearly the same texts. */
static gboolean is_echo(const course *self, const GArray *chosen, int32_t index)
{
    const tenet__candidate_term *term = term_at(self, index);
    for (guint i = 0; i < chosen->len; i++) {
        const tenet__candidate_term *other = term_at(self, g_array_index(chosen, int32_t, i));
        gboolean nested =
            strstr(other->term, term->term) != NULL || strstr(term->term, other->term) != NULL;
        if (nested && 5 * MIN(term->texts, other->texts) >= 4 * MAX(term->texts, other->texts))
            return TRUE;
    }
    return FALSE;
}

/* What the value's indicators mean already, in one spelling; a set. */
static GHashTable *known_terms(const course *self, const char *value)
{
    GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    tenet_error *none = tenet__error_new();
    for (guint i = 0; self->model != NULL && i < self->model->indicators->len; i++) {
        const tenet_indicator *row = &g_array_index(self->model->indicators, tenet_indicator, i);
        const tenet__term_rules rules = {self->model->word_lists, self->english, NULL};
        if (row->is_regex ||
            strcmp(g_array_index(self->model->values, tenet_value, row->value).id, value) != 0)
            continue;
        g_autoptr(tenet__term) term = tenet__term_parse(row->term, &rules, TENET__NOWHERE, none);
        if (term != NULL)
            g_hash_table_add(known, tenet__term_canonical(term));
    }
    tenet_error_free(none);
    return known;
}

static gboolean is_known(const course *self, GHashTable *known, const char *spelling)
{
    const tenet__term_rules rules = {.english = self->english};
    tenet_error *none = tenet__error_new();
    g_autoptr(tenet__term) term = tenet__term_parse(spelling, &rules, TENET__NOWHERE, none);
    g_autofree char *canonical = term != NULL ? tenet__term_canonical(term) : NULL;
    tenet_error_free(none);
    return canonical == NULL || g_hash_table_contains(known, canonical);
}

/* The terms to propose, the surest first. Caller frees. */
static GArray *choose_terms(const course *self, const char *value, const tenet__effect *effects)
{
    guint count = self->book->terms->len;
    g_autofree ranked *order = g_new(ranked, count + 1);
    g_autoptr(GHashTable) known = known_terms(self, value);
    GArray *chosen = g_array_new(FALSE, FALSE, sizeof(int32_t));
    for (guint t = 0; t < count; t++)
        order[t] =
            (ranked){self->options->label != NULL ? fabs(effects[t].z) : effects[t].g2, (int32_t)t};
    qsort(order, count, sizeof *order, compare_ranks);
    for (guint i = 0; i < count && chosen->len < (guint)self->options->count; i++) {
        int32_t term = order[i].term;
        gboolean sure = fabs(effects[term].z) > 1.959964;
        gboolean wanted = self->options->label != NULL || effects[term].log_odds > 0;
        if (sure && wanted && !is_known(self, known, term_at(self, term)->term) &&
            !is_echo(self, chosen, term))
            g_array_append_val(chosen, term);
    }
    return chosen;
}

/* ---- Examples and warnings ----------------------------------------------------------------- */

/* What is seen of a chosen term when it is found again in the texts. */
typedef struct sight {
    GString *quotes;
    int32_t quoted;      /* so many examples */
    int32_t last_person; /* of the last example */
    int32_t found;
    int32_t capitals; /* so many begin with a capital that no sentence demands */
} sight;

static void add_quote(sight *seen, const tenet__document *document, const char *text,
                      const tenet__match *match, int32_t person)
{
    const tenet__sentence *sentence = &document->sentences[match->sentence];
    int64_t from = MAX(sentence->start, match->start - QUOTE_BYTES / 2);
    int64_t to = MIN(sentence->end, match->end + QUOTE_BYTES / 2);
    if (seen->quoted >= QUOTES || seen->last_person == person + 1)
        return;
    while (from > sentence->start && (text[from] & 0xC0) == 0x80)
        from--;
    while (to < sentence->end && (text[to] & 0xC0) == 0x80)
        to++;
    g_autofree char *words = g_strndup(text + from, (gsize)(to - from));
    g_strdelimit(words, "\r\n\t", ' ');
    g_autofree char *quote = g_strconcat(from > sentence->start ? "... " : "", g_strstrip(words),
                                         to < sentence->end ? " ..." : "", NULL);
    if (strstr(seen->quotes->str, quote) != NULL)
        return; /* another person with the very same words */
    g_string_append_printf(seen->quotes, "%s%s", seen->quoted > 0 ? "\n" : "", quote);
    seen->quoted++;
    seen->last_person = person + 1;
}

static tenet_model *model_of(const course *self, const GArray *chosen)
{
    g_autoptr(tenet__sketch) sketch = tenet__sketch_new(NULL);
    g_autoptr(GString) yaml = g_string_new(NULL);
    tenet_model *model = NULL;
    g_free(sketch->language);
    sketch->language = g_strdup(self->language);
    for (guint i = 0; i < chosen->len; i++) {
        /* a value a term: none takes the words of another */
        g_autofree char *id = g_strdup_printf("v%u", i);
        tenet__sketch_value *value = tenet__sketch_add_value(sketch, id, NULL, 1);
        tenet__sketch_add_term(
            value, &(tenet__sketch_term){
                       .text = (char *)term_at(self, g_array_index(chosen, int32_t, i))->term,
                       .weight = 1,
                       .polarity = +1});
    }
    tenet__sketch_write(sketch, yaml);
    tenet_model_load_yaml(yaml->str, (int64_t)yaml->len, NULL, &model, NULL);
    return model;
}

/* Looks for the terms from `first` on in the texts of the side they speak for. */
static void look(const course *self, const GArray *chosen, const int8_t *sides,
                 const tenet__effect *effects, sight *sights)
{
    tenet_model *model = model_of(self, chosen);
    if (model == NULL)
        return;
    tenet__matcher *matcher = tenet__matcher_new(model);
    tenet_error *ignored = tenet__error_new();
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(tenet__match));
    for (guint i = 0; i < self->documents->len; i++) {
        const tenet__document *document = self->documents->pdata[i];
        int32_t person = g_array_index(self->corpus->samples, tenet__sample, i).group;
        const char *text = self->originals != NULL ? self->originals->pdata[i] : document->text;
        g_array_set_size(matches, 0);
        for (int32_t s = 0; s < document->sentence_count; s++) {
            if (tenet__is_answer(document, s))
                tenet__match_sentence(matcher, document, s, matches, ignored);
        }
        for (guint m = 0; m < matches->len; m++) {
            const tenet__match *match = &g_array_index(matches, tenet__match, m);
            sight *seen = &sights[match->hit.payload];
            int32_t term = g_array_index(chosen, int32_t, match->hit.payload);
            const tenet__token *token = &document->tokens[match->hit.first];
            gboolean first = match->hit.first == document->sentences[match->sentence].first_token;
            seen->found += !first;
            seen->capitals += !first && (token->shape & TENET__SHAPE_CAPITAL) != 0;
            if (sides[i] == (effects[term].log_odds > 0 ? TENET__SIDE_WITH : TENET__SIDE_WITHOUT))
                add_quote(seen, document, text, match, person);
        }
    }
    tenet_error_free(ignored);
    tenet__matcher_free(matcher);
    tenet_model_unref(model);
}

static gboolean is_habit(const char *term)
{
    g_auto(GStrv) words = g_strsplit_set(term, " +", -1);
    for (guint w = 0; words[w] != NULL; w++) {
        for (gsize i = 0; i < G_N_ELEMENTS(HABITS); i++) {
            if (strcmp(words[w], HABITS[i]) == 0)
                return TRUE;
        }
    }
    return FALSE;
}

static int32_t proxies_of(const tenet__candidate_term *term, const sight *seen, tenet__coded *coded)
{
    const uint32_t groups =
        ~(UINT32_C(1) << TENET__CODED_MASCULINE) & ~(UINT32_C(1) << TENET__CODED_FEMININE);
    int32_t proxies = 0;
    if (seen->found >= 2 && 2 * seen->capitals > seen->found)
        proxies |= TENET_PROXY_NAME;
    if (coded != NULL && (tenet__coded_in(coded, term->term) & groups) != 0)
        proxies |= TENET_PROXY_GROUP;
    if (is_habit(term->term))
        proxies |= TENET_PROXY_HABIT;
    if (term->groups < FEW_PEOPLE)
        proxies |= TENET_PROXY_FEW;
    return proxies;
}

static const char *keep(const course *self, const char *text)
{
    return g_string_chunk_insert(self->out->strings, text);
}

/* ---- One comparison ------------------------------------------------------------------------ */

static gboolean has_both(const course *self, const int8_t *sides, const char *value)
{
    int32_t counts[2] = {0, 0};
    for (guint i = 0; i < self->corpus->samples->len; i++) {
        if (sides[i] != TENET__SIDE_NONE)
            counts[sides[i]]++;
    }
    if (MIN(counts[0], counts[1]) >= MIN_TEXTS)
        return TRUE;
    gboolean with = counts[1] < counts[0];
    tenet__error_error(
        self->error, TENET_E_DATA, TENET__NOWHERE,
        self->options->label != NULL
            ? "only %d texts %s the label \"%s\"; at least %d of each kind are needed"
            : "only %d sentences %s an indicator of \"%s\"; at least %d of each kind "
              "are needed",
        (int)MIN(counts[0], counts[1]), with ? "have" : "lack", value, (int)MIN_TEXTS);
    return FALSE;
}

static void compare(const course *self, const int8_t *sides, const char *value)
{
    g_autofree tenet__effect *effects = tenet__effects(self->book, sides);
    g_autoptr(GArray) chosen = choose_terms(self, value, effects);
    g_autofree sight *sights = g_new0(sight, chosen->len + 1);
    g_autoptr(tenet__coded) coded = self->english ? tenet__coded_new() : NULL;
    for (guint i = 0; i < chosen->len; i++)
        sights[i].quotes = g_string_new(NULL);
    look(self, chosen, sides, effects, sights);
    for (guint i = 0; i < chosen->len; i++) {
        int32_t term = g_array_index(chosen, int32_t, i);
        const tenet__effect *effect = &effects[term];
        tenet_suggestion row = {.value = keep(self, value),
                                .term = keep(self, term_at(self, term)->term),
                                .quotes = keep(self, sights[i].quotes->str),
                                .effect = effect->log_odds,
                                .low = effect->log_odds - 1.959964 * effect->error,
                                .high = effect->log_odds + 1.959964 * effect->error,
                                .g2 = effect->g2,
                                .log_ratio = effect->log_ratio,
                                .texts_with = effect->with,
                                .texts_without = effect->without,
                                .people = term_at(self, term)->groups,
                                .proxies = proxies_of(term_at(self, term), &sights[i], coded)};
        g_array_append_val(self->out->rows, row);
        g_string_free(sights[i].quotes, TRUE);
    }
}

/* ---- By label ------------------------------------------------------------------------------ */

static int compare_doubles(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* The lowest label of the upper half of the distinct ones. */
static double upper_half(const tenet_corpus *corpus, guint label)
{
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < corpus->samples->len; i++) {
        double one = tenet__corpus_label(corpus, i, label);
        if (!isnan(one))
            g_array_append_val(labels, one);
    }
    g_array_sort(labels, compare_doubles);
    guint kept = 0;
    for (guint i = 0; i < labels->len; i++) {
        double one = g_array_index(labels, double, i);
        if (kept == 0 || g_array_index(labels, double, kept - 1) < one)
            g_array_index(labels, double, kept++) = one;
    }
    return kept > 1 ? g_array_index(labels, double, kept / 2) : INFINITY;
}

static void compare_by_label(const course *self)
{
    guint label = 0;
    while (label < self->corpus->names->len &&
           strcmp(self->corpus->names->pdata[label], self->options->label) != 0)
        label++;
    if (label == self->corpus->names->len) {
        tenet__error_error(self->error, TENET_E_NOT_FOUND, TENET__NOWHERE,
                           "the corpus has no label \"%s\"", self->options->label);
        return;
    }
    int32_t value =
        self->model != NULL ? tenet__model_find_value(self->model, self->options->label, -1) : -1;
    double bound = upper_half(self->corpus, label);
    g_autofree int8_t *sides = g_new(int8_t, self->corpus->samples->len + 1);
    for (guint i = 0; i < self->corpus->samples->len; i++) {
        double one = tenet__corpus_label(self->corpus, i, label);
        sides[i] = isnan(one)     ? TENET__SIDE_NONE
                   : one >= bound ? TENET__SIDE_WITH
                                  : TENET__SIDE_WITHOUT;
    }
    if (has_both(self, sides, self->options->label))
        compare(self, sides,
                value >= 0 ? g_array_index(self->model->values, tenet_value, value).id
                           : self->options->label);
}

/* ---- Around known indicators --------------------------------------------------------------- */

/* The sentences of the texts as a corpus of their own, without the words of indicators found in
 * them. `matched` receives for each the values of the indicators for them, as bits of bytes: one
 * row of values->len bytes a sentence. */
static tenet_corpus *sentences_of(const tenet_model *model, const tenet_corpus *corpus,
                                  const GPtrArray *documents, GByteArray *matched,
                                  GPtrArray *originals)
{
    tenet_corpus *made = NULL;
    tenet_corpus_new(NULL, 0, &made, NULL);
    tenet__matcher *matcher = tenet__matcher_new(model);
    tenet_error *ignored = tenet__error_new();
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(tenet__match));
    g_autofree guint8 *row = g_new(guint8, model->values->len + 1);
    for (guint i = 0; i < documents->len; i++) {
        const tenet__document *document = documents->pdata[i];
        int32_t group = g_array_index(corpus->samples, tenet__sample, i).group;
        for (int32_t s = 0; s < document->sentence_count; s++) {
            const tenet__sentence *sentence = &document->sentences[s];
            if (!tenet__is_answer(document, s))
                continue;
            g_autofree char *text = g_strndup(document->text + sentence->start,
                                              (gsize)(sentence->end - sentence->start));
            g_autofree char *original = g_strdup(text);
            memset(row, 0, model->values->len + 1);
            g_array_set_size(matches, 0);
            tenet__match_sentence(matcher, document, s, matches, ignored);
            for (guint m = 0; m < matches->len; m++) {
                const tenet__match *match = &g_array_index(matches, tenet__match, m);
                const tenet_indicator *indicator =
                    &g_array_index(model->indicators, tenet_indicator, match->hit.payload);
                row[indicator->value] |= indicator->polarity > 0;
                memset(text + (match->start - sentence->start), ';',
                       (gsize)(match->end - match->start));
            }
            if (tenet_corpus_add(made, corpus->groups->pdata[group], text, -1, NULL, NULL) ==
                TENET_OK) {
                g_byte_array_append(matched, row, model->values->len);
                g_ptr_array_add(originals, g_steal_pointer(&original));
            }
        }
    }
    tenet_error_free(ignored);
    tenet__matcher_free(matcher);
    return made;
}

static void compare_by_indicators(const course *self, const GByteArray *matched)
{
    guint values = self->model->values->len;
    g_autofree int8_t *sides = g_new(int8_t, self->corpus->samples->len + 1);
    gboolean any = FALSE;
    for (guint v = 0; v < values; v++) {
        int32_t with = 0;
        for (guint i = 0; i < self->corpus->samples->len; i++) {
            gboolean found = matched->data[i * values + v] != 0;
            sides[i] = found ? TENET__SIDE_WITH : TENET__SIDE_WITHOUT;
            with += found;
        }
        if (with < MIN_TEXTS)
            continue; /* too little is said of this value to learn around it */
        any = TRUE;
        compare(self, sides, g_array_index(self->model->values, tenet_value, v).id);
    }
    if (!any)
        tenet__error_error(self->error, TENET_E_DATA, TENET__NOWHERE,
                           "no value has an indicator in %d sentences; give more texts, or a label",
                           (int)MIN_TEXTS);
}

/* ---- The whole ----------------------------------------------------------------------------- */

static gboolean reads_like_language(const course *self)
{
    if (!self->english || self->book->function_share < 0 ||
        self->book->function_share >= MIN_FUNCTION_SHARE)
        return TRUE;
    tenet__error_error(self->error, TENET_E_DATA, TENET__NOWHERE,
                       "the texts do not read like English; name their language with --language "
                       "CODE, or their encoding with --encoding NAME");
    return FALSE;
}

static void suggest(course *self, const tenet_corpus *corpus)
{
    g_autoptr(GPtrArray) documents = tenet__corpus_documents(corpus, self->english, self->error);
    g_autoptr(GByteArray) matched = g_byte_array_new();
    g_autoptr(GPtrArray) originals = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) parts = NULL;
    tenet_corpus *sentences = NULL;
    if (documents == NULL)
        return;
    self->corpus = corpus;
    self->documents = documents;
    if (self->options->label == NULL && self->model != NULL) { /* one of the two is there */
        sentences = sentences_of(self->model, corpus, documents, matched, originals);
        parts = tenet__corpus_documents(sentences, self->english, self->error);
        self->corpus = sentences;
        self->documents = parts;
        self->originals = originals;
        if (parts == NULL) {
            tenet_corpus_free(sentences);
            return;
        }
    }
    g_autoptr(tenet__phrasebook) book =
        tenet__phrasebook_new(self->corpus, self->documents, self->english,
                              self->options->max_words, self->options->min_people);
    self->book = book;
    if (reads_like_language(self) && self->options->label != NULL)
        compare_by_label(self);
    else if (self->options->label == NULL && self->model != NULL &&
             tenet__error_count(self->error, TENET_SEVERITY_ERROR) == 0)
        compare_by_indicators(self, matched);
    tenet_corpus_free(sentences);
}

static const char *take_options(tenet_suggest_options *options, const tenet_suggest_options *given)
{
    *options = (tenet_suggest_options){.struct_size = sizeof *options};
    if (given != NULL && given->struct_size < sizeof *options)
        return "struct_size is smaller than the struct of this version";
    if (given != NULL)
        *options = *given;
    options->count = options->count == 0 ? DEFAULT_COUNT : options->count;
    options->max_words = options->max_words == 0 ? TENET__MAX_PHRASE : options->max_words;
    options->min_people = options->min_people == 0 ? DEFAULT_PEOPLE : options->min_people;
    if (options->count < 0 || options->count > MAX_COUNT)
        return "\"count\" must be from 0 to 5000";
    if (options->max_words < 1 || options->max_words > TENET__MAX_PHRASE)
        return "\"max_words\" must be from 1 to 4";
    return options->min_people < 1 ? "\"min_people\" must be at least 1" : NULL;
}

int32_t tenet_suggest(const tenet_model *model, const tenet_corpus *corpus,
                      const tenet_suggest_options *given, tenet_suggestions **suggestions,
                      tenet_error **error)
{
    tenet_suggest_options options;
    if (error != NULL)
        *error = NULL;
    if (suggestions != NULL)
        *suggestions = NULL;
    if (corpus == NULL || suggestions == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the corpus or the place for the proposals is NULL");
    const char *wrong = take_options(&options, given);
    if (wrong == NULL && model == NULL && options.label == NULL)
        wrong = "there is neither a model nor a label to compare by";
    if (wrong != NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "suggest options: %s", wrong);
    const char *language = options.language != NULL ? options.language
                           : model != NULL          ? model->language
                                                    : "en";
    tenet_error *list = tenet__error_new();
    course self = {.model = model,
                   .options = &options,
                   .language = language,
                   .english = g_ascii_strncasecmp(language, "en", 2) == 0,
                   .out = g_new0(tenet_suggestions, 1),
                   .error = list};
    self.out->rows = g_array_new(FALSE, FALSE, sizeof(tenet_suggestion));
    self.out->strings = g_string_chunk_new(4096);
    suggest(&self, corpus);
    if (tenet__error_count(list, TENET_SEVERITY_ERROR) > 0)
        tenet_suggestions_free(self.out);
    else
        *suggestions = self.out;
    return tenet__error_finish(list, error);
}
