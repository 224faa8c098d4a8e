/*
 * Checks of a model as a whole. See check.h.
 *
 * Which of two matches of one word counts is decided by weight, then by the order of the file. So a
 * term of a single word can never count if each of its words is won by another term of its value.
 */
#include "model/check.h"

#include <string.h>

enum { KEY_HASHED = 16 /* bytes */ };

typedef struct stem {
    const char *stem;
    const char *example;
} stem;

/* Stems that authors shorten too far, and what they then match by mistake. */
static const stem MISFIRES[] = {
    {"account", "accounting"},   {"blam", "blameless"},    {"car", "cartoon"},
    {"care", "career"},          {"commit", "committee"},  {"custom", "customary"},
    {"divers", "diversion"},     {"help", "helpless"},     {"honest", "honestly"},
    {"integr", "integration"},   {"patien", "patients"},   {"promis", "promising"},
    {"respect", "respectively"}, {"respons", "responses"}, {"serv", "server"},
    {"team", "teamed"},          {"trust", "trustee"},
};

/* Who wins each word and each stem: GINT_TO_POINTER(indicator + 1). */
typedef struct winners {
    GHashTable *words;
    GHashTable *prefixes;
    gsize shortest, longest; /* bytes of a prefix */
} winners;

typedef struct checker {
    const tenet__draft *draft;
    const tenet_model *model;
    tenet_error *error;
    tenet_error *warnings;
    winners excluded;       /* what single-word exclusions consume, for indicator 0 */
    GHashTable *exclusions; /* key -> tenet__draft_term * */
    gboolean *repeats;      /* per indicator: another one of its value says the same */
} checker;

#define WARN(self, place, ...)                                                                     \
    tenet__error_add((self)->warnings, TENET_SEVERITY_WARNING, TENET_N_MODEL_WARNING, (place),     \
                     __VA_ARGS__)

/* Keys are digests, of which any piece tells them apart; there are few regular expressions. */
static guint hash_key(gconstpointer key)
{
    gsize length = strlen(key);
    return g_str_hash((const char *)key + (length > KEY_HASHED ? length - KEY_HASHED : 0));
}

static const tenet__draft_term *term_at(const checker *self, int32_t index)
{
    return &g_array_index(self->draft->indicators, tenet__draft_term, index);
}

static const tenet_indicator *row_at(const checker *self, int32_t index)
{
    return &g_array_index(self->model->indicators, tenet_indicator, index);
}

/* The words of a term that is a single word; NULL for all others. */
static const tenet__word_set *single_word(const tenet__term *term)
{
    if (term == NULL || term->part_count != 1 || term->parts[0].count != 1)
        return NULL;
    const tenet__ways *ways = term->parts[0].elements[0].ways;
    return ways->count == 1 && ways->longest == 1 ? ways->phrases[0].sets[0] : NULL;
}

/* ---- Winners ------------------------------------------------------------------------------- */

static winners winners_new(void)
{
    return (winners){.words = g_hash_table_new(g_str_hash, g_str_equal),
                     .prefixes = g_hash_table_new(g_str_hash, g_str_equal),
                     .shortest = G_MAXSIZE};
}

static void winners_clear(winners *table)
{
    g_hash_table_destroy(table->words);
    g_hash_table_destroy(table->prefixes);
}

static int32_t better(const checker *self, int32_t left, int32_t right)
{
    if (left < 0 || right < 0 || left == right)
        return MAX(left, right);
    double difference = row_at(self, left)->weight - row_at(self, right)->weight;
    if (difference != 0)
        return difference > 0 ? left : right;
    return MIN(left, right);
}

/* Who is known to win a string, or -1. */
static int32_t winner_of(GHashTable *table, const char *string)
{
    return g_hash_table_size(table) == 0 ? -1
                                         : GPOINTER_TO_INT(g_hash_table_lookup(table, string)) - 1;
}

static void enter(const checker *self, GHashTable *table, const char *string, int32_t index)
{
    int32_t winner = better(self, winner_of(table, string), index);
    g_hash_table_insert(table, (gpointer)string, GINT_TO_POINTER(winner + 1));
}

static void enter_set(const checker *self, winners *table, const tenet__word_set *set,
                      int32_t index)
{
    for (int32_t i = 0; i < set->word_count; i++)
        enter(self, table->words, set->words[i], index);
    for (int32_t i = 0; i < set->prefix_count; i++) {
        gsize length = strlen(set->prefixes[i]);
        table->shortest = MIN(table->shortest, length);
        table->longest = MAX(table->longest, length);
        enter(self, table->prefixes, set->prefixes[i], index);
    }
}

/* Who wins all that begins with the first letters of `word`; -1 for nobody. */
static int32_t winner_of_prefixes(const checker *self, const winners *table, const char *word)
{
    int32_t winner = -1;
    gsize length = MIN(strlen(word), table->longest);
    if (length < table->shortest)
        return -1;
    g_autofree char *prefix = g_strndup(word, length);
    for (; length >= table->shortest; length--) {
        prefix[length] = '\0';
        winner = better(self, winner, winner_of(table->prefixes, prefix));
    }
    return winner;
}

static int32_t winner_of_word(const checker *self, const winners *table, const char *word)
{
    return better(self, winner_of(table->words, word), winner_of_prefixes(self, table, word));
}

static gboolean is_excluded(const checker *self, const char *word)
{
    return winner_of_word(self, &self->excluded, word) >= 0; /* whichever indicator it names */
}

/* ---- Terms of one value -------------------------------------------------------------------- */

static void report_repetition(checker *self, int32_t first, int32_t second)
{
    const tenet__draft_term *term = term_at(self, second);
    if (row_at(self, first)->polarity == row_at(self, second)->polarity)
        WARN(self, term->place, "\"%s\" repeats \"%s\" of line %d and adds nothing", term->text,
             term_at(self, first)->text, row_at(self, first)->line);
    else
        tenet__error_error(self->error, TENET_E_MODEL, term->place,
                           "\"%s\" stands both for and against the value; the other place is line "
                           "%d",
                           term->text, row_at(self, first)->line);
}

static void check_repetitions(checker *self, const tenet_value *value)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(hash_key, g_str_equal);
    for (int32_t i = value->first_indicator; i < value->first_indicator + value->indicator_count;
         i++) {
        const tenet__draft_term *term = term_at(self, i);
        if (term->key == NULL)
            continue;
        int32_t first = GPOINTER_TO_INT(g_hash_table_lookup(seen, term->key)) - 1;
        self->repeats[i] = first >= 0;
        if (first >= 0)
            report_repetition(self, first, i);
        else
            g_hash_table_insert(seen, (gpointer)term->key, GINT_TO_POINTER(i + 1));
    }
}

/* Who keeps the indicator from ever counting: another one, or -1 for nobody. A word that is
 * excluded counts for nobody and says nothing about it. */
static int32_t hidden_by(const checker *self, const winners *table, const tenet__word_set *set,
                         int32_t index)
{
    int32_t other = -1;
    for (int32_t i = 0; i < set->word_count; i++) {
        if (is_excluded(self, set->words[i]))
            continue;
        other = winner_of_word(self, table, set->words[i]);
        if (other == index)
            return -1;
    }
    for (int32_t i = 0; i < set->prefix_count; i++) {
        other = winner_of_prefixes(self, table, set->prefixes[i]);
        if (other == index)
            return -1;
    }
    return other;
}

static void check_hidden(checker *self, const tenet_value *value)
{
    int32_t end = value->first_indicator + value->indicator_count;
    winners table = winners_new();
    for (int32_t i = value->first_indicator; i < end; i++) {
        const tenet__word_set *set = single_word(term_at(self, i)->term);
        if (set != NULL && !self->repeats[i]) {
            enter_set(self, &table, set, i);
        }
    }
    for (int32_t i = value->first_indicator; i < end; i++) {
        const tenet__draft_term *term = term_at(self, i);
        const tenet__word_set *set = single_word(term->term);
        int32_t other = set != NULL && !self->repeats[i] ? hidden_by(self, &table, set, i) : -1;
        if (other >= 0)
            WARN(self, term->place, "\"%s\" can never count: \"%s\" of line %d takes its words",
                 term->text, term_at(self, other)->text, row_at(self, other)->line);
    }
    winners_clear(&table);
}

static void check_excluded(checker *self, int32_t index)
{
    const tenet__draft_term *term = term_at(self, index);
    const tenet__word_set *set = single_word(term->term);
    gboolean excluded = term->key != NULL && g_hash_table_size(self->exclusions) > 0 &&
                        g_hash_table_contains(self->exclusions, term->key);
    if (!excluded && set != NULL && set->prefix_count == 0) {
        excluded = TRUE;
        for (int32_t i = 0; i < set->word_count && excluded; i++)
            excluded = is_excluded(self, set->words[i]);
    }
    if (excluded)
        WARN(self, term->place, "\"%s\" can never count: \"exclude\" takes its words", term->text);
}

/* ---- Stems and regular expressions --------------------------------------------------------- */

static void check_stem(checker *self, const char *text, const char *star, tenet__place place)
{
    const char *start = star;
    while (start > text && g_ascii_isalpha(start[-1]))
        start--;
    g_autofree char *written = g_ascii_strdown(start, star - start);
    for (gsize i = 0; i < G_N_ELEMENTS(MISFIRES); i++) {
        const char *example = MISFIRES[i].example;
        if (!g_str_has_prefix(example, written) || !g_str_has_prefix(written, MISFIRES[i].stem) ||
            is_excluded(self, example))
            continue;
        place.column += (int32_t)g_utf8_pointer_to_offset(text, start);
        place.offset += start - text;
        WARN(self, place,
             "\"%s*\" also matches \"%s\"; write out the words you mean, or use \"+\" for the "
             "inflections of one",
             written, example);
        return;
    }
}

static void check_stems(checker *self, const char *text, tenet__place place)
{
    for (const char *star = strchr(text, '*'); self->model->english && star != NULL;
         star = strchr(star + 1, '*'))
        check_stem(self, text, star, place);
}

static void check_indicator(checker *self, int32_t index)
{
    const tenet__draft_term *term = term_at(self, index);
    check_excluded(self, index);
    if (term->term != NULL)
        check_stems(self, term->text, term->place);
    if (term->regex != NULL && tenet__regex_literals(term->regex) == NULL)
        WARN(self, term->place,
             "the regular expression holds no fixed letter to look for and is slow on every text");
}

/* ---- The model as a whole ------------------------------------------------------------------ */

static void enter_exclusions(checker *self)
{
    for (guint i = 0; i < self->draft->exclusions->len; i++) {
        tenet__draft_term *term = &g_array_index(self->draft->exclusions, tenet__draft_term, i);
        if (term->key != NULL)
            g_hash_table_insert(self->exclusions, (gpointer)term->key, term);
        const tenet__word_set *set = single_word(term->term);
        if (set != NULL)
            enter_set(self, &self->excluded, set, 0);
    }
}

/* After an error it may be that a value only seems to have no indicators. */
static void check_values(checker *self)
{
    gboolean sound = tenet__error_count(self->error, TENET_SEVERITY_ERROR) == 0;
    for (guint i = 0; i < self->model->values->len; i++) {
        const tenet_value *value = &g_array_index(self->model->values, tenet_value, i);
        check_repetitions(self, value);
        check_hidden(self, value);
        if (value->indicator_count > 0 || !sound)
            continue;
        WARN(self, g_array_index(self->draft->value_places, tenet__place, i),
             "the value \"%s\" has no indicators; only ratings and statements can show it",
             value->id);
    }
}

static void check_lists(checker *self)
{
    for (guint i = 0; i < self->draft->list_keys->len; i++) {
        const tenet__yaml *key = self->draft->list_keys->pdata[i];
        const tenet__yaml *list = self->draft->list_nodes->pdata[i];
        if (!g_hash_table_contains(self->draft->used_lists, key->scalar))
            WARN(self, key->place, "no term uses the word list \"%s\"", key->scalar);
        for (guint j = 0; j < list->items->len; j++) {
            const tenet__yaml *entry = list->items->pdata[j];
            check_stems(self, entry->scalar, entry->text);
        }
    }
}

void tenet__check(const tenet__draft *draft, tenet_error *error, tenet_error *warnings)
{
    checker self = {.draft = draft,
                    .model = draft->model,
                    .error = error,
                    .warnings = warnings,
                    .excluded = winners_new(),
                    .exclusions = g_hash_table_new(hash_key, g_str_equal),
                    .repeats = g_new0(gboolean, draft->indicators->len + 1)};
    enter_exclusions(&self);
    check_values(&self);
    for (guint i = 0; i < draft->indicators->len; i++)
        check_indicator(&self, (int32_t)i);
    check_lists(&self);
    winners_clear(&self.excluded);
    g_hash_table_destroy(self.exclusions);
    g_free(self.repeats);
}
