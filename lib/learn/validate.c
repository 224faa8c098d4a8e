/*
 * Nested cross-validation over people. See validate.h.
 *
 * The five folds give fifteen sets to learn from: all but one fold, and all but two. The model that
 * leaves out the folds f and g serves twice: as an inner model of f it is tried on g, as one of g
 * on f. What is chosen for fold f never saw a text of f.
 */
#include "learn/validate.h"

#include <math.h>
#include <string.h>

#include "evidence/match.h"
#include "learn/effects.h"
#include "learn/linear.h"

enum { FOLDS = 5, STRENGTHS = 3, MIN_TEXTS = 10, MAX_CLASSES = 10, BOOTSTRAPS = 500 };

/* How far weights may go; the inner folds choose. */
static const double STRENGTH[STRENGTHS] = {0.01, 0.03, 0.1};

/* The least freedom of a term, however small its effect. */
static const double MIN_FREEDOM = 0.05;

/* The least difference of two sums of weights. */
static const double WEIGHT_STEP = 1.0 / TENET__WEIGHT_PARTS;

typedef struct course {
    const tenet__task *task;
    tenet__learnt *learnt;
    int32_t rows;
    int32_t *classes;                /* one a text; -1 = no label */
    int32_t *fold_of;                /* one a text */
    double *outer[STRENGTHS];        /* scores of each text by a model that left out its fold */
    double *inner[FOLDS][STRENGTHS]; /* the same by a model that left out that fold besides */
} course;

static void term_clear(gpointer data)
{
    g_free(((tenet__weighed *)data)->text);
}

void tenet__learnt_free(tenet__learnt *learnt)
{
    if (learnt == NULL)
        return;
    g_free(learnt->problem);
    g_array_unref(learnt->terms);
    g_free(learnt);
}

/* ---- Classes ------------------------------------------------------------------------------- */

static gboolean fail(course *self, int32_t code, char *problem)
{
    self->learnt->problem = problem;
    self->learnt->code = code;
    return FALSE;
}

static int compare_doubles(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* The distinct labels, ascending; of more than MAX_CLASSES, the lower bounds of equal parts. */
static GArray *find_levels(const course *self)
{
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(double));
    GArray *levels = g_array_new(FALSE, FALSE, sizeof(double));
    for (int32_t i = 0; i < self->rows; i++) {
        double label = tenet__corpus_label(self->task->corpus, (guint)i, self->task->label);
        if (!isnan(label))
            g_array_append_val(labels, label);
    }
    g_array_sort(labels, compare_doubles);
    for (guint i = 0; i < labels->len; i++) {
        double label = g_array_index(labels, double, i);
        if (levels->len == 0 || g_array_index(levels, double, levels->len - 1) < label)
            g_array_append_val(levels, label);
    }
    if (levels->len <= MAX_CLASSES)
        return levels;
    g_array_set_size(levels, 0);
    for (guint part = 0; part < FOLDS; part++) {
        double label = g_array_index(labels, double, labels->len *part / FOLDS);
        if (levels->len == 0 || g_array_index(levels, double, levels->len - 1) < label)
            g_array_append_val(levels, label);
    }
    return levels;
}

static gboolean find_classes(course *self)
{
    const char *name = self->task->corpus->names->pdata[self->task->label];
    g_autoptr(GArray) levels = find_levels(self);
    g_autofree int32_t *counts = g_new0(int32_t, levels->len + 1);
    tenet__learnt *learnt = self->learnt;
    learnt->class_count = (int32_t)levels->len;
    for (int32_t i = 0; i < self->rows; i++) {
        double label = tenet__corpus_label(self->task->corpus, (guint)i, self->task->label);
        self->classes[i] = -1;
        for (guint k = 0; k < levels->len && label >= g_array_index(levels, double, k); k++)
            self->classes[i] = (int32_t)k;
        if (self->classes[i] >= 0)
            counts[self->classes[i]]++;
        learnt->texts += self->classes[i] >= 0;
    }
    if (learnt->texts == 0)
        return fail(self, TENET_E_DATA, g_strdup_printf("no text has a label \"%s\"", name));
    if (levels->len < 2)
        return fail(self, TENET_E_DATA,
                    g_strdup_printf("all texts have the same label \"%s\"; there is nothing to "
                                    "tell apart",
                                    name));
    for (guint k = levels->len / 2; k < levels->len; k++)
        learnt->positives += counts[k];
    int32_t fewer = MIN(learnt->positives, learnt->texts - learnt->positives);
    if (fewer < MIN_TEXTS)
        return fail(self, TENET_E_DATA,
                    g_strdup_printf("only %d text%s %s the label \"%s\"; at least %d of each kind "
                                    "are needed",
                                    (int)fewer, fewer == 1 ? "" : "s",
                                    learnt->positives == fewer ? "have" : "lack", name,
                                    (int)MIN_TEXTS));
    return TRUE;
}

static gboolean find_folds(course *self)
{
    const tenet_corpus *corpus = self->task->corpus;
    g_autofree int32_t *of_group = tenet__corpus_folds(corpus, FOLDS);
    g_autoptr(GHashTable) people = g_hash_table_new(NULL, NULL);
    for (int32_t i = 0; i < self->rows; i++) {
        int32_t group = g_array_index(corpus->samples, tenet__sample, i).group;
        self->fold_of[i] = of_group[group];
        if (self->classes[i] >= 0)
            g_hash_table_add(people, GINT_TO_POINTER(group + 1));
    }
    self->learnt->people = (int32_t)g_hash_table_size(people);
    if (self->learnt->people < FOLDS * 2)
        return fail(self, TENET_E_DATA,
                    g_strdup_printf("the labels are of %d people; at least %d are needed to try "
                                    "the weights on others than they were learnt from",
                                    (int)self->learnt->people, FOLDS * 2));
    return TRUE;
}

/* Whether a class belongs to the upper side. */
static gboolean is_upper(const course *self, int32_t class)
{
    return class >= self->learnt->class_count / 2;
}

/* ---- Terms --------------------------------------------------------------------------------- */

/* What is fitted: the terms, and how freely each may take weight. */
typedef struct set {
    GPtrArray *texts; /* char * */
    GArray *is_regex; /* gboolean */
    GArray *freedom;  /* double */
    tenet__columns_matrix matrix;
} set;

typedef struct ranked {
    double size;
    int32_t term;
} ranked;

static int compare_ranks(gconstpointer a, gconstpointer b)
{
    const ranked *left = a, *right = b;
    if (left->size != right->size)
        return left->size > right->size ? -1 : 1;
    return (left->term > right->term) - (left->term < right->term);
}

static void add_text(set *terms, const char *text, gboolean is_regex, double freedom)
{
    g_ptr_array_add(terms->texts, g_strdup(text));
    g_array_append_val(terms->is_regex, is_regex);
    g_array_append_val(terms->freedom, freedom);
}

/* The terms with the surest effects in the rows whose cost is above 0. */
static void add_grown(const course *self, const double *costs, set *terms)
{
    const tenet__phrasebook *book = self->task->book;
    guint count = book->terms->len;
    g_autofree int8_t *sides = g_new(int8_t, (gsize)self->rows + 1);
    g_autofree ranked *order = g_new(ranked, count + 1);
    for (int32_t i = 0; i < self->rows; i++)
        sides[i] = costs[i] <= 0                      ? TENET__SIDE_NONE
                   : is_upper(self, self->classes[i]) ? TENET__SIDE_WITH
                                                      : TENET__SIDE_WITHOUT;
    g_autofree tenet__effect *effects = tenet__effects(book, sides);
    for (guint t = 0; t < count; t++)
        order[t] = (ranked){fabs(effects[t].z), (int32_t)t};
    qsort(order, count, sizeof *order, compare_ranks);
    for (guint i = 0; i < MIN(count, (guint)self->task->grow) && order[i].size > 0; i++) {
        const tenet__candidate_term *term =
            &g_array_index(book->terms, tenet__candidate_term, order[i].term);
        add_text(terms, term->term, FALSE, MAX(fabs(effects[order[i].term].log_odds), MIN_FREEDOM));
    }
}

static void add_known(const course *self, set *terms)
{
    const tenet_model *base = self->task->base;
    for (guint i = 0; base != NULL && i < base->indicators->len; i++) {
        const tenet_indicator *row = &g_array_index(base->indicators, tenet_indicator, i);
        const tenet_value *value = &g_array_index(base->values, tenet_value, row->value);
        if (strcmp(value->id, self->task->value) == 0)
            add_text(terms, row->term, row->is_regex, 1);
    }
}

/* A model of these terms for one value, by which they are found as they will be in use: the longest
 * match wins. NULL if it does not load, which the checks of terms before exclude. */
static tenet_model *model_of(const course *self, const set *terms)
{
    g_autoptr(tenet__sketch) sketch =
        self->task->base != NULL ? tenet__sketch_of(self->task->base) : tenet__sketch_new(NULL);
    tenet_model *model = NULL;
    g_ptr_array_set_size(sketch->values, 0);
    g_free(sketch->language);
    sketch->language = g_strdup(self->task->language);
    tenet__sketch_value *value = tenet__sketch_add_value(sketch, "value", NULL, 1);
    for (guint i = 0; i < terms->texts->len; i++)
        tenet__sketch_add_term(
            value, &(tenet__sketch_term){.text = terms->texts->pdata[i],
                                         .weight = 1,
                                         .polarity = +1,
                                         .is_regex = g_array_index(terms->is_regex, gboolean, i)});
    g_autoptr(GString) yaml = g_string_new(NULL);
    tenet__sketch_write(sketch, yaml);
    tenet_model_load_yaml(yaml->str, (int64_t)yaml->len, NULL, &model, NULL);
    return model;
}

static void match_text(tenet__matcher *matcher, const tenet__document *document, GArray *matches)
{
    tenet_error *ignored = tenet__error_new(); /* a pattern that gives up finds nothing */
    g_array_set_size(matches, 0);
    for (int32_t s = 0; s < document->sentence_count; s++) {
        if (tenet__is_answer(document, s))
            tenet__match_sentence(matcher, document, s, matches, ignored);
    }
    tenet_error_free(ignored);
}

static void fill_matrix(const course *self, const tenet_model *model, set *terms)
{
    guint columns = terms->texts->len;
    tenet__matcher *matcher = tenet__matcher_new(model);
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(tenet__match));
    g_autofree GArray **cells = g_new(GArray *, columns + 1);
    g_autofree int32_t *last = g_new0(int32_t, columns + 1);
    for (guint j = 0; j < columns; j++)
        cells[j] = g_array_new(FALSE, FALSE, sizeof(int32_t));
    for (int32_t i = 0; i < self->rows; i++) {
        if (self->classes[i] < 0)
            continue;
        match_text(matcher, self->task->documents->pdata[i], matches);
        for (guint m = 0; m < matches->len; m++) {
            int32_t column = g_array_index(matches, tenet__match, m).hit.payload;
            if (last[column] == i + 1)
                continue;
            last[column] = i + 1;
            g_array_append_val(cells[column], i);
        }
    }
    tenet__matcher_free(matcher);
    terms->matrix = (tenet__columns_matrix){.rows = self->rows, .columns = (int32_t)columns};
    terms->matrix.starts = g_new0(int32_t, columns + 1);
    for (guint j = 0; j < columns; j++)
        terms->matrix.starts[j + 1] = terms->matrix.starts[j] + (int32_t)cells[j]->len;
    terms->matrix.rows_of = g_new(int32_t, (gsize)terms->matrix.starts[columns] + 1);
    for (guint j = 0; j < columns; j++) {
        memcpy(terms->matrix.rows_of + terms->matrix.starts[j], cells[j]->data,
               cells[j]->len * sizeof(int32_t));
        g_array_unref(cells[j]);
    }
}

/* The known terms first; a grown one that means the same as a known one is left out. */
static void drop_repetitions(const course *self, set *terms)
{
    const tenet_model *base = self->task->base;
    const tenet__term_rules rules = {.lists = base != NULL ? base->word_lists : NULL,
                                     .english =
                                         g_ascii_strncasecmp(self->task->language, "en", 2) == 0};
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    tenet_error *none = tenet__error_new();
    for (guint i = 0; i < terms->texts->len;) {
        gboolean regex = g_array_index(terms->is_regex, gboolean, i);
        g_autoptr(tenet__term) term =
            regex ? NULL : tenet__term_parse(terms->texts->pdata[i], &rules, TENET__NOWHERE, none);
        char *key = term != NULL ? tenet__term_canonical(term) : g_strdup(terms->texts->pdata[i]);
        if (g_hash_table_add(seen, key)) {
            i++;
            continue;
        }
        g_ptr_array_remove_index(terms->texts, i);
        g_array_remove_index(terms->is_regex, i);
        g_array_remove_index(terms->freedom, i);
    }
    tenet_error_free(none);
}

static gboolean open_set(course *self, const double *costs, set *terms)
{
    terms->texts = g_ptr_array_new_with_free_func(g_free);
    terms->is_regex = g_array_new(FALSE, FALSE, sizeof(gboolean));
    terms->freedom = g_array_new(FALSE, FALSE, sizeof(double));
    add_known(self, terms);
    if (self->task->book != NULL)
        add_grown(self, costs, terms);
    drop_repetitions(self, terms);
    tenet_model *model = terms->texts->len > 0 ? model_of(self, terms) : NULL;
    if (model == NULL)
        return fail(self, TENET_E_DATA,
                    g_strdup("there is no term to learn a weight for; name a model whose value has "
                             "indicators, or let terms be proposed with --grow"));
    fill_matrix(self, model, terms);
    tenet_model_unref(model);
    return TRUE;
}

static void close_set(set *terms)
{
    g_ptr_array_unref(terms->texts);
    g_array_unref(terms->is_regex);
    g_array_unref(terms->freedom);
    tenet__columns_matrix_clear(&terms->matrix);
}

/* ---- Fits ---------------------------------------------------------------------------------- */

/* What each text costs: 0 in the folds that are left out. Of two classes both cost the same
 * together, so that a rare label is not simply never expected. */
static double *make_costs(const course *self, int32_t left_out, int32_t left_out_too)
{
    double *costs = g_new0(double, (gsize)self->rows + 1);
    double counts[2] = {0, 0}, all = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; i < self->rows; i++) {
            if (self->classes[i] < 0 || self->fold_of[i] == left_out ||
                self->fold_of[i] == left_out_too)
                continue;
            int side = is_upper(self, self->classes[i]);
            if (pass == 0) {
                counts[side]++;
                all++;
            } else {
                costs[i] = self->learnt->class_count == 2 ? all / (2 * MAX(counts[side], 1)) : 1;
            }
        }
    }
    return costs;
}

static double rounded(double weight)
{
    return round(weight * TENET__WEIGHT_PARTS) / TENET__WEIGHT_PARTS;
}

/* Weights of a set, rounded; caller frees. */
static double *fit(const course *self, const set *terms, const double *costs, double c)
{
    double *weights = g_new0(double, (gsize)terms->matrix.columns + 1);
    double thresholds[MAX_CLASSES] = {0};
    const tenet__logistic problem = {.matrix = &terms->matrix,
                                     .classes = self->classes,
                                     .class_count = self->learnt->class_count,
                                     .costs = costs,
                                     .freedom = (const double *)(const void *)terms->freedom->data,
                                     .c = c};
    tenet__logistic_fit(&problem, weights, thresholds);
    for (int32_t j = 0; j < terms->matrix.columns; j++)
        weights[j] = rounded(weights[j]);
    return weights;
}

/* The sums of weights of all texts; caller frees. */
static double *score(const set *terms, const double *weights)
{
    double *scores = g_new0(double, (gsize)terms->matrix.rows + 1);
    for (int32_t j = 0; j < terms->matrix.columns; j++) {
        for (int32_t at = terms->matrix.starts[j]; at < terms->matrix.starts[j + 1]; at++)
            scores[terms->matrix.rows_of[at]] += weights[j];
    }
    return scores;
}

/* Learns from all but two folds (or one, if they are the same) and keeps the scores of those. */
static gboolean learn_without(course *self, int32_t f, int32_t g)
{
    set terms = {.texts = NULL};
    g_autofree double *costs = make_costs(self, f, g);
    gboolean good = open_set(self, costs, &terms);
    for (int s = 0; good && s < STRENGTHS; s++) {
        g_autofree double *weights = fit(self, &terms, costs, STRENGTH[s]);
        g_autofree double *scores = score(&terms, weights);
        for (int32_t i = 0; i < self->rows; i++) {
            if (f == g && self->fold_of[i] == f)
                self->outer[s][i] = scores[i];
            else if (self->fold_of[i] == g)
                self->inner[f][s][i] = scores[i];
            else if (self->fold_of[i] == f)
                self->inner[g][s][i] = scores[i];
        }
    }
    close_set(&terms);
    return good;
}

/* ---- Choices and measures ------------------------------------------------------------------ */

typedef struct scored {
    double score;
    gboolean upper;
} scored;

static int compare_scores(gconstpointer a, gconstpointer b)
{
    double left = ((const scored *)a)->score, right = ((const scored *)b)->score;
    return (left < right) - (left > right);
}

/* The texts of all folds but one (-1: of all) with their scores, the highest first. */
static GArray *sorted_scores(const course *self, const double *scores, int32_t left_out)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(scored));
    for (int32_t i = 0; i < self->rows; i++) {
        scored row = {scores[i], self->classes[i] >= 0 && is_upper(self, self->classes[i])};
        if (self->classes[i] >= 0 && self->fold_of[i] != left_out)
            g_array_append_val(rows, row);
    }
    g_array_sort(rows, compare_scores);
    return rows;
}

/* The threshold with the best F1 among sorted scores; it lies halfway to the next lower score. */
static double best_threshold(const GArray *rows, double *f1)
{
    double upper = 0, hits = 0, threshold = 0;
    *f1 = -1;
    for (guint i = 0; i < rows->len; i++)
        upper += g_array_index(rows, scored, i).upper;
    for (guint i = 0; i < rows->len; i++) {
        double here = g_array_index(rows, scored, i).score;
        double next =
            i + 1 < rows->len ? g_array_index(rows, scored, i + 1).score : here - WEIGHT_STEP;
        hits += g_array_index(rows, scored, i).upper;
        double value = 2 * hits / (i + 1 + upper);
        if (here - next < WEIGHT_STEP / 2 || value <= *f1)
            continue;
        *f1 = value;
        threshold = (here + next) / 2;
    }
    return threshold;
}

/* The strength and threshold that do best, without a look at one fold. */
static int choose(const course *self, double *const *scores, int32_t left_out, double *threshold)
{
    int best = 0;
    double best_f1 = -1;
    for (int s = 0; s < STRENGTHS; s++) {
        double f1;
        g_autoptr(GArray) rows = sorted_scores(self, scores[s], left_out);
        double found = best_threshold(rows, &f1);
        if (f1 <= best_f1)
            continue;
        best_f1 = f1;
        best = s;
        *threshold = found;
    }
    return best;
}

/* The share of pairs in which the upper text scores higher; ties count half. */
static double area_under_curve(const GArray *rows)
{
    double upper = 0, lower = 0, pairs = 0;
    for (guint i = 0; i < rows->len;) {
        double up = 0, down = 0, here = g_array_index(rows, scored, i).score;
        for (; i < rows->len && g_array_index(rows, scored, i).score == here; i++) {
            up += g_array_index(rows, scored, i).upper;
            down += !g_array_index(rows, scored, i).upper;
        }
        pairs += upper * down + up * down / 2;
        upper += up;
        lower += down;
    }
    return upper > 0 && lower > 0 ? pairs / (upper * lower) : NAN;
}

/* Counts of a table: [expected][found]. */
typedef struct table {
    double n[2][2];
} table;

static double f1_of(const table *counts)
{
    double sum = 2 * counts->n[1][1] + counts->n[0][1] + counts->n[1][0];
    return sum > 0 ? 2 * counts->n[1][1] / sum : NAN;
}

/* Cohen's kappa; NaN if it is not defined. */
static double kappa_of(const table *counts)
{
    double found = counts->n[0][1] + counts->n[1][1], upper = counts->n[1][0] + counts->n[1][1];
    double all = found + counts->n[0][0] + counts->n[1][0];
    double agreed = (counts->n[0][0] + counts->n[1][1]) / all;
    double chance = (found * upper + (all - found) * (all - upper)) / (all * all);
    return chance < 1 ? (agreed - chance) / (1 - chance) : NAN;
}

/* A small generator of its own (SplitMix64), so that every machine draws the same. */
static guint64 draw(guint64 *state)
{
    guint64 z = (*state += G_GUINT64_CONSTANT(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* The middle 95 % of F1 when people are drawn anew (percentile bootstrap). */
static void bootstrap(course *self, const table *of_group, guint groups)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
    guint64 state = 1;
    for (int b = 0; b < BOOTSTRAPS; b++) {
        table sum = {{{0, 0}, {0, 0}}};
        for (guint i = 0; i < groups; i++) {
            const table *one = &of_group[draw(&state) % groups];
            for (int cell = 0; cell < 4; cell++)
                sum.n[cell / 2][cell % 2] += one->n[cell / 2][cell % 2];
        }
        double f1 = f1_of(&sum);
        if (!isnan(f1))
            g_array_append_val(values, f1);
    }
    g_array_sort(values, compare_doubles);
    self->learnt->low = self->learnt->high = NAN;
    if (values->len == 0)
        return;
    self->learnt->low = g_array_index(values, double, values->len * 25 / 1000);
    self->learnt->high = g_array_index(values, double, (values->len * 975 - 1) / 1000);
}

static void measure(course *self)
{
    const tenet_corpus *corpus = self->task->corpus;
    guint groups = corpus->groups->len;
    g_autofree table *of_group = g_new0(table, groups + 1);
    g_autofree double *chosen = g_new0(double, (gsize)self->rows + 1);
    table all = {{{0, 0}, {0, 0}}};
    for (int32_t f = 0; f < FOLDS; f++) {
        double threshold = 0;
        int s = choose(self, self->inner[f], f, &threshold);
        for (int32_t i = 0; i < self->rows; i++) {
            if (self->classes[i] < 0 || self->fold_of[i] != f)
                continue;
            int upper = is_upper(self, self->classes[i]), found = self->outer[s][i] >= threshold;
            chosen[i] = self->outer[s][i] - threshold; /* what the folds have in common */
            all.n[upper][found]++;
            of_group[g_array_index(corpus->samples, tenet__sample, i).group].n[upper][found]++;
        }
    }
    g_autoptr(GArray) rows = sorted_scores(self, chosen, -1);
    tenet__learnt *learnt = self->learnt;
    learnt->f1 = f1_of(&all);
    learnt->kappa = kappa_of(&all);
    learnt->precision = all.n[1][1] / MAX(all.n[1][1] + all.n[0][1], 1);
    learnt->recall = all.n[1][1] / MAX(all.n[1][1] + all.n[1][0], 1);
    learnt->auc = area_under_curve(rows);
    bootstrap(self, of_group, groups);
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* The weights of use: learnt from all texts, as the folds have chosen. */
static gboolean finish(course *self)
{
    set terms = {.texts = NULL};
    int s = choose(self, self->outer, -1, &self->learnt->threshold);
    g_autofree double *costs = make_costs(self, -1, -1);
    self->learnt->c = STRENGTH[s];
    gboolean good = open_set(self, costs, &terms);
    g_autofree double *weights = good ? fit(self, &terms, costs, STRENGTH[s]) : NULL;
    for (guint j = 0; good && j < terms.texts->len; j++) {
        tenet__weighed term = {.text = terms.texts->pdata[j],
                               .is_regex = g_array_index(terms.is_regex, gboolean, j),
                               .weight = weights[j]};
        if (weights[j] == 0)
            continue;
        term.text = g_strdup(term.text);
        g_array_append_val(self->learnt->terms, term);
    }
    close_set(&terms);
    return good;
}

tenet__learnt *tenet__learn_value(const tenet__task *task)
{
    int32_t rows = (int32_t)task->corpus->samples->len;
    gsize size = (gsize)rows + 1;
    tenet__learnt *learnt = g_new0(tenet__learnt, 1);
    learnt->terms = g_array_new(FALSE, FALSE, sizeof(tenet__weighed));
    g_array_set_clear_func(learnt->terms, term_clear);
    course self = {.task = task,
                   .learnt = learnt,
                   .rows = rows,
                   .classes = g_new(int32_t, size),
                   .fold_of = g_new(int32_t, size)};
    for (int s = 0; s < STRENGTHS; s++) {
        self.outer[s] = g_new0(double, size);
        for (int f = 0; f < FOLDS; f++)
            self.inner[f][s] = g_new0(double, size);
    }
    gboolean good = find_classes(&self) && find_folds(&self);
    for (int32_t f = 0; good && f < FOLDS; f++) {
        for (int32_t g = f; good && g < FOLDS; g++)
            good = learn_without(&self, f, g);
    }
    if (good && finish(&self))
        measure(&self);
    for (int s = 0; s < STRENGTHS; s++) {
        g_free(self.outer[s]);
        for (int f = 0; f < FOLDS; f++)
            g_free(self.inner[f][s]);
    }
    g_free(self.classes);
    g_free(self.fold_of);
    return learnt;
}
