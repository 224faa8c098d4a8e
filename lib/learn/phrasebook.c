/*
 * Words, families and phrases of a corpus. See book.h.
 *
 * A family is what `word+` stands for: a word whose inflections (model/inflect.c) other words of
 * the corpus are. Phrases are made of families, so that "human right" and "human rights" are one.
 */
#include "learn/phrasebook.h"

#include <string.h>

#include "model/term.h"

enum { MIN_FAMILY_LETTERS = 3 };

/* The words that hold English sentences together: none is evidence of anything alone. Sorted. */
static const char *const FUNCTION_WORDS[] = {
    "a",       "about",   "above",  "after",   "again", "all",    "also",   "am",      "among",
    "an",      "and",     "any",    "are",     "as",    "at",     "be",     "because", "been",
    "before",  "being",   "below",  "between", "both",  "but",    "by",     "can",     "could",
    "did",     "do",      "does",   "doing",   "done",  "down",   "during", "each",    "either",
    "else",    "even",    "ever",   "every",   "few",   "for",    "from",   "further", "get",
    "had",     "has",     "have",   "having",  "he",    "her",    "here",   "hers",    "him",
    "his",     "how",     "i",      "if",      "in",    "into",   "is",     "it",      "its",
    "just",    "let",     "like",   "may",     "me",    "might",  "mine",   "more",    "most",
    "much",    "must",    "my",     "neither", "no",    "nor",    "not",    "now",     "of",
    "off",     "on",      "once",   "one",     "only",  "or",     "other",  "our",     "ours",
    "out",     "over",    "own",    "per",     "quite", "rather", "s",      "same",    "shall",
    "she",     "should",  "since",  "so",      "some",  "such",   "t",      "than",    "that",
    "the",     "their",   "theirs", "them",    "then",  "there",  "these",  "they",    "this",
    "those",   "through", "thus",   "to",      "too",   "under",  "until",  "up",      "upon",
    "us",      "very",    "was",    "we",      "were",  "what",   "when",   "where",   "whether",
    "which",   "while",   "who",    "whom",    "whose", "why",    "will",   "with",    "within",
    "without", "would",   "yet",    "you",     "your",  "yours",
};

/* A word of the corpus, later the head of a family. */
typedef struct word {
    char *text;
    int32_t parent;     /* the head of its family; itself if it is one */
    gboolean has_forms; /* other words have it for their head */
    gboolean function;
} word;

typedef struct builder {
    gboolean english;
    int32_t max_words;
    GArray *words;      /* word */
    GHashTable *number; /* text -> GINT_TO_POINTER(index + 1) */
    GHashTable *grams;  /* int64 (gram of the words before, word) -> gram + 1 */
    GArray *pairs;      /* int64, of each gram: the same key */
    GArray *lengths;    /* int32_t, words of each gram */
    int64_t function_count, count;
} builder;

static int compare_words(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *)entry);
}

static gboolean is_function_word(const char *text)
{
    return bsearch(text, FUNCTION_WORDS, G_N_ELEMENTS(FUNCTION_WORDS), sizeof *FUNCTION_WORDS,
                   compare_words) != NULL;
}

static word *word_at(const builder *self, int32_t index)
{
    return &g_array_index(self->words, word, index);
}

/* ---- Words and families -------------------------------------------------------------------- */

static int32_t intern_word(builder *self, const char *text)
{
    int known = GPOINTER_TO_INT(g_hash_table_lookup(self->number, text)) - 1;
    if (known >= 0)
        return known;
    int32_t index = (int32_t)self->words->len;
    word entry = {g_strdup(text), index, FALSE, self->english && is_function_word(text)};
    g_array_append_val(self->words, entry);
    g_hash_table_insert(self->number, entry.text, GINT_TO_POINTER(index + 1));
    return index;
}

static int compare_lengths(gconstpointer a, gconstpointer b, gpointer user)
{
    const char *left = word_at(user, *(const int32_t *)a)->text;
    const char *right = word_at(user, *(const int32_t *)b)->text;
    gsize left_length = strlen(left), right_length = strlen(right);
    if (left_length != right_length)
        return left_length < right_length ? -1 : 1;
    return strcmp(left, right);
}

static gboolean can_head(const word *entry)
{
    for (const char *at = entry->text; *at != '\0'; at++) {
        if (!g_ascii_isalpha(*at))
            return FALSE;
    }
    return strlen(entry->text) >= MIN_FAMILY_LETTERS && !entry->function;
}

/* The shortest words first, so that "help" gathers "helped" before "helped" could gather others. */
static void find_families(builder *self)
{
    g_autofree int32_t *order = g_new(int32_t, self->words->len + 1);
    for (guint i = 0; i < self->words->len; i++)
        order[i] = (int32_t)i;
    g_qsort_with_data(order, (gint)self->words->len, sizeof *order, compare_lengths, self);
    for (guint i = 0; i < self->words->len; i++) {
        word *head = word_at(self, order[i]);
        if (head->parent != order[i] || !can_head(head))
            continue;
        g_autoptr(GPtrArray) forms = tenet__inflect(head->text);
        for (guint j = 0; j < forms->len; j++) {
            int other = GPOINTER_TO_INT(g_hash_table_lookup(self->number, forms->pdata[j])) - 1;
            if (other < 0 || other == order[i] || word_at(self, other)->parent != other ||
                word_at(self, other)->has_forms || word_at(self, other)->function)
                continue;
            word_at(self, other)->parent = order[i];
            head->has_forms = TRUE;
        }
    }
}

/* ---- Phrases ------------------------------------------------------------------------------- */

/* The gram of `before` (-1: none) and one more word. */
static int32_t intern_gram(builder *self, int32_t before, int32_t number)
{
    gint64 key = ((gint64)(before + 1) << 32) | (gint64)number;
    int known = GPOINTER_TO_INT(g_hash_table_lookup(self->grams, &key)) - 1;
    if (known >= 0)
        return known;
    int32_t index = (int32_t)self->pairs->len;
    int32_t length = before < 0 ? 1 : g_array_index(self->lengths, int32_t, before) + 1;
    g_array_append_val(self->pairs, key);
    g_array_append_val(self->lengths, length);
    g_hash_table_insert(self->grams, g_memdup2(&key, sizeof key), GINT_TO_POINTER(index + 1));
    return index;
}

static int32_t gram_before(const builder *self, int32_t gram)
{
    return (int32_t)(g_array_index(self->pairs, gint64, gram) >> 32) - 1;
}

static const word *gram_word(const builder *self, int32_t gram)
{
    return word_at(self, (int32_t)(g_array_index(self->pairs, gint64, gram) & 0xFFFFFFFF));
}

/* A phrase begins and ends with a word that says something, so that "a lack of" is none. */
static gboolean says_something(const builder *self, int32_t gram)
{
    const word *last = gram_word(self, gram), *first = last;
    for (int32_t at = gram; at >= 0; at = gram_before(self, at))
        first = gram_word(self, at);
    gboolean letters = strlen(first->text) > 1 && strlen(last->text) > 1 &&
                       !g_ascii_isdigit(first->text[0]) && !g_ascii_isdigit(last->text[0]);
    return letters && !first->function && !last->function;
}

static char *spell(const builder *self, int32_t gram)
{
    int32_t before = gram_before(self, gram);
    const word *last = gram_word(self, gram);
    g_autofree char *start = before >= 0 ? spell(self, before) : NULL;
    return g_strconcat(start != NULL ? start : "", start != NULL ? " " : "", last->text,
                       last->has_forms ? "+" : "", NULL);
}

/* Appends the grams that end at a token of a sentence. `open` holds those that end before it. */
static void grams_at(builder *self, const tenet__token *token, GArray *open, GArray *grams)
{
    int32_t number = word_at(self, intern_word(self, token->word))->parent;
    gboolean joined = (token->before & ~(unsigned)TENET__MARKS_IN_PHRASE) == 0;
    guint before = joined ? MIN(open->len, (guint)self->max_words - 1) : 0;
    g_autoptr(GArray) next = g_array_new(FALSE, FALSE, sizeof(int32_t));
    int32_t alone = intern_gram(self, -1, number);
    g_array_append_val(next, alone);
    for (guint i = 0; i < before; i++) {
        int32_t longer = intern_gram(self, g_array_index(open, int32_t, i), number);
        g_array_append_val(next, longer);
    }
    g_array_set_size(open, 0);
    g_array_append_vals(open, next->data, next->len);
    g_array_append_vals(grams, next->data, next->len);
}

static int compare_numbers(gconstpointer a, gconstpointer b)
{
    int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;
    return (left > right) - (left < right);
}

/* The grams of a document, sorted, each once. */
static GArray *grams_of(builder *self, const tenet__document *document)
{
    GArray *grams = g_array_new(FALSE, FALSE, sizeof(int32_t));
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int32_t));
    for (int32_t s = 0; s < document->sentence_count; s++) {
        g_array_set_size(open, 0);
        int32_t end = tenet__is_answer(document, s) ? document->sentences[s].end_token : 0;
        for (int32_t t = document->sentences[s].first_token; t < end; t++)
            grams_at(self, &document->tokens[t], open, grams);
    }
    g_array_sort(grams, compare_numbers);
    guint kept = 0;
    for (guint i = 0; i < grams->len; i++) {
        int32_t gram = g_array_index(grams, int32_t, i);
        if (kept == 0 || g_array_index(grams, int32_t, kept - 1) != gram)
            g_array_index(grams, int32_t, kept++) = gram;
    }
    g_array_set_size(grams, kept);
    return grams;
}

/* ---- The book ------------------------------------------------------------------------ */

static void read_words(builder *self, const GPtrArray *documents)
{
    for (guint i = 0; i < documents->len; i++) {
        const tenet__document *document = documents->pdata[i];
        for (int32_t t = 0; t < document->token_count; t++) {
            int32_t number = intern_word(self, document->tokens[t].word);
            self->function_count += word_at(self, number)->function;
            self->count++;
        }
    }
    if (self->english)
        find_families(self);
}

/* Texts and people of each gram. */
typedef struct use {
    int32_t texts, groups, last_group;
} use;

static GArray *count_uses(const builder *self, const tenet_corpus *corpus, const GPtrArray *texts)
{
    GArray *uses = g_array_new(FALSE, TRUE, sizeof(use));
    /* Texts by person, so that a change of person is seen from one text to the next. */
    g_autofree int32_t *order = g_new0(int32_t, texts->len + 1);
    guint at = 0;
    g_autofree int32_t *first = g_new0(int32_t, corpus->groups->len + 2);
    for (guint i = 0; i < texts->len; i++)
        first[g_array_index(corpus->samples, tenet__sample, i).group + 1]++;
    for (guint g = 0; g < corpus->groups->len; g++)
        first[g + 1] += first[g];
    for (at = 0; at < texts->len; at++)
        order[first[g_array_index(corpus->samples, tenet__sample, at).group]++] = (int32_t)at;
    g_array_set_size(uses, self->pairs->len);
    for (guint i = 0; i < texts->len; i++) {
        const GArray *grams = texts->pdata[order[i]];
        int32_t group = g_array_index(corpus->samples, tenet__sample, order[i]).group + 1;
        for (guint j = 0; j < grams->len; j++) {
            use *row = &g_array_index(uses, use, g_array_index(grams, int32_t, j));
            row->texts++;
            row->groups += row->last_group != group;
            row->last_group = group;
        }
    }
    return uses;
}

/* Whether the spelling is a term, which a word of odd signs may not be. */
static gboolean is_term(const char *spelling, const tenet__term_rules *rules)
{
    tenet_error *mistakes = tenet__error_new();
    g_autoptr(tenet__term) term = tenet__term_parse(spelling, rules, TENET__NOWHERE, mistakes);
    tenet_error_free(mistakes);
    return term != NULL;
}

static void keep_terms(builder *self, tenet__phrasebook *book, const GArray *uses,
                       int32_t min_groups, int32_t *term_of)
{
    g_autoptr(tenet__term_cache) cache = tenet__term_cache_new();
    const tenet__term_rules rules = {.english = self->english, .cache = cache};
    for (guint g = 0; g < self->pairs->len; g++) {
        const use *row = &g_array_index(uses, use, g);
        term_of[g] = -1;
        if (row->groups < min_groups || !says_something(self, (int32_t)g))
            continue;
        g_autofree char *spelling = spell(self, (int32_t)g);
        if (!is_term(spelling, &rules))
            continue;
        tenet__candidate_term term = {
            .term = g_string_chunk_insert(book->strings, spelling),
            .words = g_array_index(self->lengths, int32_t, g),
            .texts = row->texts,
            .groups = row->groups,
        };
        term_of[g] = (int32_t)book->terms->len;
        g_array_append_val(book->terms, term);
    }
}

static void fill_rows(tenet__phrasebook *book, const GPtrArray *texts, const int32_t *term_of)
{
    for (guint i = 0; i < texts->len; i++) {
        const GArray *grams = texts->pdata[i];
        int32_t start = (int32_t)book->ids->len;
        g_array_append_val(book->starts, start);
        for (guint j = 0; j < grams->len; j++) {
            int32_t term = term_of[g_array_index(grams, int32_t, j)];
            if (term >= 0)
                g_array_append_val(book->ids, term);
        }
    }
    int32_t end = (int32_t)book->ids->len;
    g_array_append_val(book->starts, end);
}

static void word_clear(gpointer data)
{
    g_free(((word *)data)->text);
}

static void array_free(gpointer array)
{
    g_array_unref(array);
}

tenet__phrasebook *tenet__phrasebook_new(const tenet_corpus *corpus, const GPtrArray *documents,
                                         gboolean english, int32_t max_words, int32_t min_groups)
{
    builder self = {
        .english = english,
        .max_words = max_words,
        .words = g_array_new(FALSE, FALSE, sizeof(word)),
        .number = g_hash_table_new(g_str_hash, g_str_equal),
        .grams = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
        .pairs = g_array_new(FALSE, FALSE, sizeof(gint64)),
        .lengths = g_array_new(FALSE, FALSE, sizeof(int32_t)),
    };
    tenet__phrasebook *book = g_new0(tenet__phrasebook, 1);
    book->terms = g_array_new(FALSE, FALSE, sizeof(tenet__candidate_term));
    book->starts = g_array_new(FALSE, FALSE, sizeof(int32_t));
    book->ids = g_array_new(FALSE, FALSE, sizeof(int32_t));
    book->strings = g_string_chunk_new(4096);
    g_array_set_clear_func(self.words, word_clear);
    read_words(&self, documents);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(array_free);
    for (guint i = 0; i < documents->len; i++)
        g_ptr_array_add(texts, grams_of(&self, documents->pdata[i]));
    g_autoptr(GArray) uses = count_uses(&self, corpus, texts);
    g_autofree int32_t *term_of = g_new(int32_t, self.pairs->len + 1);
    keep_terms(&self, book, uses, min_groups, term_of);
    fill_rows(book, texts, term_of);
    book->function_share = self.count > 0 ? (double)self.function_count / (double)self.count : -1;
    g_hash_table_destroy(self.number);
    g_hash_table_destroy(self.grams);
    g_array_unref(self.words);
    g_array_unref(self.pairs);
    g_array_unref(self.lengths);
    return book;
}

void tenet__phrasebook_free(tenet__phrasebook *book)
{
    if (book == NULL)
        return;
    g_array_unref(book->terms);
    g_array_unref(book->starts);
    g_array_unref(book->ids);
    g_string_chunk_free(book->strings);
    g_free(book);
}
