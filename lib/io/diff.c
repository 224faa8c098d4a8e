/*
 * What changed from one model to another, in words and, on a corpus, in scores.
 *
 * Indicators are the same if they stand for the same value and mean the same, whatever their ids;
 * what is left over on both sides is paired by id, so that a rewritten term shows as one change.
 */
#include <math.h>
#include <string.h>

#include "base/numeric.h"
#include "interview/assessment.h"
#include "io/display.h"
#include "io/escape.h"
#include "tenet/learn.h"

/* So many of the candidates that move most are listed. */
#define LISTED_CANDIDATES 10

/* A smaller change of a score is no change. */
#define SCORE_EPSILON 0.005

typedef struct side {
    const tenet_model *model;
    char **keys;    /* per indicator: value id and canonical term */
    int32_t *pair;  /* per indicator: its counterpart on the other side; -1 = none */
    int64_t *found; /* per indicator: candidates in whom it counts */
} side;

typedef struct move {
    char *candidate;
    double before, after; /* NaN: too little evidence */
} move;

typedef struct diff {
    side before, after;
    GString *out;
    gboolean corpus; /* there are counts of candidates */
    int64_t candidates;
    GArray *moves; /* of move */
} diff;

static const tenet_indicator *row_at(const side *self, guint index)
{
    return &g_array_index(self->model->indicators, tenet_indicator, index);
}

static const tenet_value *value_at(const tenet_model *model, int32_t index)
{
    return &g_array_index(model->values, tenet_value, index);
}

/* ---- Pairing ------------------------------------------------------------------------------- */

static char *key_of(const tenet_model *model, const tenet_indicator *row)
{
    const char *value = value_at(model, row->value)->id;
    const tenet__term_rules rules = {.lists = model->word_lists, .english = model->english};
    if (row->is_regex)
        return g_strconcat(value, "\nregex ", row->term, NULL);
    tenet_error *none = tenet__error_new(); /* the model has been loaded: there are no mistakes */
    g_autoptr(tenet__term) term = tenet__term_parse(row->term, &rules, TENET__NOWHERE, none);
    g_autofree char *canonical = term != NULL ? tenet__term_canonical(term) : g_strdup(row->term);
    tenet_error_free(none);
    return g_strconcat(value, "\n", canonical, NULL);
}

static void open_side(side *self, const tenet_model *model)
{
    guint count = model->indicators->len;
    self->model = model;
    self->keys = g_new0(char *, count + 1);
    self->pair = g_new(int32_t, count + 1);
    self->found = g_new0(int64_t, count + 1);
    for (guint i = 0; i < count; i++) {
        self->keys[i] = key_of(model, row_at(self, i));
        self->pair[i] = -1;
    }
}

static void close_side(side *self)
{
    g_strfreev(self->keys);
    g_free(self->pair);
    g_free(self->found);
}

/* Pairs what has the same name in `names`, one a row; NULL names nothing. */
static void pair_by(diff *self, const char *(*name)(const side *, guint))
{
    g_autoptr(GHashTable) table = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < self->before.model->indicators->len; i++) {
        if (self->before.pair[i] < 0)
            g_hash_table_insert(table, (char *)name(&self->before, i), GINT_TO_POINTER((int)i + 1));
    }
    for (guint i = 0; i < self->after.model->indicators->len; i++) {
        int other = GPOINTER_TO_INT(g_hash_table_lookup(table, name(&self->after, i))) - 1;
        if (self->after.pair[i] >= 0 || other < 0 || self->before.pair[other] >= 0)
            continue;
        self->before.pair[other] = (int32_t)i;
        self->after.pair[i] = other;
    }
}

static const char *by_key(const side *self, guint index)
{
    return self->keys[index];
}

static const char *by_id(const side *self, guint index)
{
    return row_at(self, index)->id;
}

/* ---- Words --------------------------------------------------------------------------------- */

static void append_found(diff *self, const side *where, guint index)
{
    if (self->corpus)
        g_string_append_printf(self->out, " (counts in %d of %d)", (int)where->found[index],
                               (int)self->candidates);
    g_string_append_c(self->out, '\n');
}

static void append_term(diff *self, const tenet_indicator *row)
{
    g_string_append_printf(self->out, "%s \"", row->polarity > 0 ? "for" : "against");
    tenet__append_visible(self->out, row->term, -1, FALSE);
    g_string_append(self->out, "\", weight ");
    tenet__append_short(self->out, row->weight);
}

/* One changed pair, old and new. */
static void append_pair(diff *self, guint before, guint after)
{
    const tenet_indicator *old = row_at(&self->before, before), *new = row_at(&self->after, after);
    gboolean same_term = strcmp(old->term, new->term) == 0;
    gboolean same_words = strcmp(self->before.keys[before], self->after.keys[after]) == 0;
    if (same_words && old->weight == new->weight && old->polarity == new->polarity)
        return;
    g_string_append(self->out, "  ~ ");
    append_term(self, old);
    if (!same_term || old->polarity != new->polarity) {
        g_string_append(self->out, " -> ");
        append_term(self, new);
    } else {
        g_string_append(self->out, " -> ");
        tenet__append_short(self->out, new->weight);
    }
    append_found(self, &self->after, after);
}

static void append_indicators(diff *self, const char *value)
{
    for (guint i = 0; i < self->before.model->indicators->len; i++) {
        const tenet_indicator *row = row_at(&self->before, i);
        if (self->before.pair[i] >= 0 ||
            strcmp(value_at(self->before.model, row->value)->id, value) != 0)
            continue;
        g_string_append(self->out, "  - ");
        append_term(self, row);
        append_found(self, &self->before, i);
    }
    for (guint i = 0; i < self->after.model->indicators->len; i++) {
        const tenet_indicator *row = row_at(&self->after, i);
        if (strcmp(value_at(self->after.model, row->value)->id, value) != 0)
            continue;
        if (self->after.pair[i] >= 0) {
            append_pair(self, (guint)self->after.pair[i], i);
            continue;
        }
        g_string_append(self->out, "  + ");
        append_term(self, row);
        append_found(self, &self->after, i);
    }
}

/* ---- Values, questions, scoring ------------------------------------------------------------ */

static const tenet_value *value_named(const tenet_model *model, const char *id)
{
    for (guint i = 0; i < model->values->len; i++) {
        if (strcmp(value_at(model, (int32_t)i)->id, id) == 0)
            return value_at(model, (int32_t)i);
    }
    return NULL;
}

static void append_change(diff *self, const char *what, double before, double after)
{
    if (before == after || (isnan(before) && isnan(after)))
        return;
    g_string_append_printf(self->out, "  ~ %s ", what);
    tenet__append_number(self->out, before);
    g_string_append(self->out, " -> ");
    tenet__append_number(self->out, after);
    g_string_append_c(self->out, '\n');
}

static void append_text_change(diff *self, const char *what, const char *before, const char *after)
{
    if (strcmp(before, after) == 0)
        return;
    g_string_append_printf(self->out, "  ~ %s \"", what);
    tenet__append_visible(self->out, before, -1, FALSE);
    g_string_append(self->out, "\" -> \"");
    tenet__append_visible(self->out, after, -1, FALSE);
    g_string_append(self->out, "\"\n");
}

/* The texts of `from` that `other` lacks, each behind a sign. */
static void append_missing(diff *self, const char *sign, const char *what, const GPtrArray *from,
                           const GPtrArray *other)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < other->len; i++)
        g_hash_table_add(known, other->pdata[i]);
    for (guint i = 0; i < from->len; i++) {
        if (g_hash_table_contains(known, from->pdata[i]))
            continue;
        g_string_append_printf(self->out, "  %s %s \"", sign, what);
        tenet__append_visible(self->out, from->pdata[i], -1, FALSE);
        g_string_append(self->out, "\"\n");
    }
}

static void append_texts(diff *self, const char *what, const GPtrArray *before,
                         const GPtrArray *after)
{
    append_missing(self, "-", what, before, after);
    append_missing(self, "+", what, after, before);
}

static GPtrArray *questions_of(const tenet_model *model, const tenet_value *value)
{
    GPtrArray *texts = g_ptr_array_new();
    for (int32_t i = 0; i < value->question_count; i++)
        g_ptr_array_add(texts, (char *)g_array_index(model->questions, tenet_question,
                                                     value->first_question + i)
                                   .text);
    return texts;
}

static void append_value(diff *self, const tenet_value *before, const tenet_value *after)
{
    const char *id = before != NULL ? before->id : after->id;
    gsize start = self->out->len;
    g_string_append_printf(self->out, "\n%s%s\n", id,
                           before == NULL  ? " (new value)"
                           : after == NULL ? " (value left out)"
                                           : "");
    gsize head = self->out->len;
    if (before != NULL && after != NULL) {
        g_autoptr(GPtrArray) asked = questions_of(self->before.model, before);
        g_autoptr(GPtrArray) asks = questions_of(self->after.model, after);
        append_text_change(self, "name", before->name, after->name);
        append_change(self, "weight", before->weight, after->weight);
        append_change(self, "share of the score", before->share, after->share);
        append_change(self, "floor", before->floor, after->floor);
        append_texts(self, "question", asked, asks);
    }
    append_indicators(self, id);
    if (self->out->len == head && before != NULL && after != NULL)
        g_string_truncate(self->out, start);
}

static void append_rest(diff *self)
{
    const tenet_model *before = self->before.model, *after = self->after.model;
    gsize start = self->out->len;
    g_string_append(self->out, "\nthe model\n");
    gsize head = self->out->len;
    append_text_change(self, "name", before->name, after->name);
    append_text_change(self, "language", before->language, after->language);
    append_text_change(self, "purpose", before->purpose, after->purpose);
    append_text_change(self, "validation", before->validation, after->validation);
    append_texts(self, "word list", before->lists, after->lists);
    append_texts(self, "exclusion", before->exclusions, after->exclusions);
    append_texts(self, "cue", before->own_cues, after->own_cues);
#define SCORING(name) append_change(self, #name, before->scoring.name, after->scoring.name)
    SCORING(answer_cap);
    SCORING(free_note_cap);
    SCORING(rating_units);
    SCORING(self_report_units);
    SCORING(coverage_minimum);
    SCORING(negated_for_factor);
    SCORING(negated_against_factor);
    SCORING(claim_factor);
#undef SCORING
    if (self->out->len == head)
        g_string_truncate(self->out, start);
}

/* ---- Scores -------------------------------------------------------------------------------- */

static void move_clear(gpointer data)
{
    g_free(((move *)data)->candidate);
}

/* Reads the corpus with one model. Fills the scores of its side; the candidates of both sides are
 * the same, since both read the same rows. */
static gboolean score_side(diff *self, side *where, const char *corpus,
                           const tenet_read_options *read, tenet_error **error)
{
    tenet_reader *reader = NULL;
    tenet_candidate *person = NULL;
    gboolean first = where == &self->before;
    int32_t status = tenet_reader_open(where->model, corpus, read, &reader, error);
    guint index = 0;
    g_autofree int64_t *seen = g_new0(int64_t, where->model->indicators->len + 1);
    while (status == TENET_OK && (status = tenet_reader_next(reader, &person, error)) == TENET_OK &&
           person != NULL) {
        tenet_assessment *result = NULL;
        status = tenet_assess(where->model, person, NULL, &result, error);
        index++;
        for (guint i = 0; status == TENET_OK && i < result->evidence->len; i++) {
            const tenet_evidence *row = &g_array_index(result->evidence, tenet_evidence, i);
            if (row->indicator < 0 || row->units == 0 || seen[row->indicator] == index)
                continue;
            seen[row->indicator] = index;
            where->found[row->indicator]++;
        }
        double score = status == TENET_OK ? result->alignment.score : NAN;
        if (status == TENET_OK && first)
            g_array_append_val(self->moves,
                               ((move){g_strdup(tenet_candidate_id(person)), score, NAN}));
        else if (status == TENET_OK && index <= self->moves->len)
            g_array_index(self->moves, move, index - 1).after = score;
        tenet_assessment_free(result);
        tenet_candidate_free(person);
    }
    tenet_reader_free(reader);
    self->candidates = index;
    return status == TENET_OK;
}

static double size_of(const move *row)
{
    if (isnan(row->before) != isnan(row->after))
        return 1000; /* a number that comes or goes stands before all others */
    return isnan(row->before) ? 0 : fabs(row->after - row->before);
}

static int compare_moves(gconstpointer a, gconstpointer b)
{
    double left = size_of(a), right = size_of(b);
    if (left != right)
        return left > right ? -1 : 1;
    return strcmp(((const move *)a)->candidate, ((const move *)b)->candidate);
}

static void append_score(GString *out, double score)
{
    if (isnan(score))
        g_string_append(out, "no number");
    else
        tenet__append_decimal(out, score, 2);
}

static void append_moves(diff *self)
{
    int64_t both = 0, gained = 0, lost = 0, moved = 0;
    double sum = 0, largest = 0;
    g_array_sort(self->moves, compare_moves);
    for (guint i = 0; i < self->moves->len; i++) {
        const move *row = &g_array_index(self->moves, move, i);
        gained += isnan(row->before) && !isnan(row->after);
        lost += !isnan(row->before) && isnan(row->after);
        if (isnan(row->before) || isnan(row->after))
            continue;
        both++;
        moved += size_of(row) >= SCORE_EPSILON;
        sum += row->after - row->before;
        largest = MAX(largest, size_of(row));
    }
    g_string_append_printf(self->out,
                           "\nscores of %d candidates: %d have a number before and after, %d only "
                           "after, %d only before\n",
                           (int)self->candidates, (int)both, (int)gained, (int)lost);
    if (both > 0) {
        g_string_append_printf(self->out, "  %d of them move, by ", (int)moved);
        tenet__append_decimal(self->out, sum / (double)both, 2);
        g_string_append(self->out, " on average and at most ");
        tenet__append_decimal(self->out, largest, 2);
        g_string_append(self->out, " points\n");
    }
    for (guint i = 0; i < MIN(self->moves->len, LISTED_CANDIDATES); i++) {
        const move *row = &g_array_index(self->moves, move, i);
        if (size_of(row) < SCORE_EPSILON)
            break;
        g_string_append(self->out, "  ");
        tenet__append_visible(self->out, row->candidate, -1, FALSE);
        g_string_append(self->out, ": ");
        append_score(self->out, row->before);
        g_string_append(self->out, " -> ");
        append_score(self->out, row->after);
        g_string_append_c(self->out, '\n');
    }
}

/* ---- The whole ----------------------------------------------------------------------------- */

static void write_diff(diff *self)
{
    const tenet_model *before = self->before.model, *after = self->after.model;
    g_string_append_printf(self->out, "%s %.12s -> %s %.12s\n", before->id, before->digest,
                           after->id, after->digest);
    gsize head = self->out->len;
    append_rest(self);
    for (guint i = 0; i < before->values->len; i++) {
        const tenet_value *value = value_at(before, (int32_t)i);
        append_value(self, value, value_named(after, value->id));
    }
    for (guint i = 0; i < after->values->len; i++) {
        const tenet_value *value = value_at(after, (int32_t)i);
        if (value_named(before, value->id) == NULL)
            append_value(self, NULL, value);
    }
    if (self->out->len == head)
        g_string_append(self->out, strcmp(before->digest, after->digest) == 0
                                       ? "nothing that counts has changed\n"
                                       : "ids have changed, but no word and no number\n");
    if (self->corpus)
        append_moves(self);
}

int32_t tenet_model_diff(const tenet_model *before, const tenet_model *after, const char *corpus,
                         const tenet_read_options *read, char **text, int64_t *length,
                         tenet_error **error)
{
    if (error != NULL)
        *error = NULL;
    if (text != NULL)
        *text = NULL;
    if (length != NULL)
        *length = 0;
    if (before == NULL || after == NULL || text == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "one of the models or the place for the text is NULL");
    if (corpus != NULL && strcmp(corpus, "-") == 0)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the corpus is read twice and cannot be standard input");
    tenet_error *list = NULL;
    diff self = {.out = g_string_new(NULL),
                 .corpus = corpus != NULL,
                 .moves = g_array_new(FALSE, TRUE, sizeof(move))};
    g_array_set_clear_func(self.moves, move_clear);
    open_side(&self.before, before);
    open_side(&self.after, after);
    pair_by(&self, by_key);
    pair_by(&self, by_id);
    gboolean good = corpus == NULL || (score_side(&self, &self.before, corpus, read, &list) &&
                                       score_side(&self, &self.after, corpus, read, &list));
    int32_t status = good ? TENET_OK : tenet_error_status(list);
    if (good) {
        write_diff(&self);
        if (length != NULL)
            *length = (int64_t)self.out->len;
    }
    close_side(&self.before);
    close_side(&self.after);
    g_array_unref(self.moves);
    *text = g_string_free(self.out, !good);
    if (error != NULL)
        *error = list;
    else
        tenet_error_free(list);
    return status;
}
