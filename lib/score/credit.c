/*
 * From readings to units. Rows are first given their full signed weight, then repeated indicators
 * are struck out, then what passes a cap is scaled down, all items of the cap alike. See credit.h.
 */
#include "score/credit.h"

#include <math.h>

/* Sums of units under one cap, by a key of what is capped. */
typedef struct cap_key {
    int64_t group; /* answer, or sentence of free notes; -1 = all free notes */
    int32_t value;
    int32_t side; /* +1 or -1 */
    int32_t notes;
} cap_key;

static guint hash_key(gconstpointer data)
{
    const cap_key *key = data;
    gint64 mixed = key->group * 1000003 + key->value * 31 + key->side * 7 + key->notes;
    return g_int64_hash(&mixed);
}

static gboolean same_key(gconstpointer a, gconstpointer b)
{
    const cap_key *x = a;
    const cap_key *y = b;
    return x->group == y->group && x->value == y->value && x->side == y->side &&
           x->notes == y->notes;
}

/* Which way and how much a row counts by its state alone. */
static double full_units(const tenet_model *model, const tenet_evidence *row)
{
    const tenet__scoring *scoring = &model->scoring;
    double factor = row->kind == TENET_KIND_CLAIM ? scoring->claim_factor : 1;
    if (row->state == TENET_STATE_AFFIRMED)
        return row->polarity * row->weight * factor;
    if (row->state == TENET_STATE_NEGATED)
        return -row->polarity * row->weight * factor *
               (row->polarity > 0 ? scoring->negated_for_factor : scoring->negated_against_factor);
    return 0;
}

static cap_key key_of(const tenet_evidence *row, const tenet__credit_group *group, gboolean all)
{
    gboolean notes = group->answer < 0;
    int64_t id = !notes ? group->answer : all ? -1 : group->sentence;
    return (cap_key){id, row->value, row->units > 0 ? 1 : -1, notes};
}

/* Under which a row repeats another: within its answer or sentence, or over all free notes. */
static cap_key repeat_key(const tenet_evidence *row, const tenet__credit_group *group, gboolean all)
{
    cap_key key = key_of(row, group, all);
    key.value = row->indicator;
    return key;
}

/* The units under each key, double * by cap_key. */
static GHashTable *sum_units(const tenet_evidence *rows, const tenet__credit_group *groups,
                             int32_t count, gboolean all)
{
    GHashTable *sums = g_hash_table_new_full(hash_key, same_key, g_free, g_free);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0)
            continue;
        cap_key key = key_of(&rows[i], &groups[i], all);
        double *sum = g_hash_table_lookup(sums, &key);
        if (sum == NULL) {
            sum = g_new0(double, 1);
            g_hash_table_insert(sums, g_memdup2(&key, sizeof key), sum);
        }
        *sum += fabs(rows[i].units);
    }
    return sums;
}

/* The units of the answer or sentence in which a row stands. */
static double units_around(GHashTable *sums, const tenet_evidence *row,
                           const tenet__credit_group *group)
{
    cap_key key = key_of(row, group, FALSE);
    return *(const double *)g_hash_table_lookup(sums, &key);
}

/* Lets each indicator count once a side. Of several sentences it counts in the one that holds least
 * besides, where the cap takes least from it: so a further note, wherever it is added, takes
 * nothing away. Among equals the first counts. */
static void strike_repeated(tenet_evidence *rows, const tenet__credit_group *groups, int32_t count,
                            gboolean all)
{
    g_autoptr(GHashTable) sums = sum_units(rows, groups, count, FALSE);
    g_autoptr(GHashTable) kept = g_hash_table_new_full(hash_key, same_key, g_free, NULL);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0)
            continue;
        cap_key key = repeat_key(&rows[i], &groups[i], all);
        int32_t other = GPOINTER_TO_INT(g_hash_table_lookup(kept, &key)) - 1;
        if (other < 0 || units_around(sums, &rows[i], &groups[i]) <
                             units_around(sums, &rows[other], &groups[other]))
            g_hash_table_insert(kept, g_memdup2(&key, sizeof key), GINT_TO_POINTER(i + 1));
    }
    for (int32_t i = 0; i < count; i++) {
        cap_key key = repeat_key(&rows[i], &groups[i], all);
        if (rows[i].units == 0 || GPOINTER_TO_INT(g_hash_table_lookup(kept, &key)) == i + 1)
            continue;
        rows[i].units = 0;
        rows[i].counted = TENET_NOT_REPEATED;
    }
}

/* Scales the rows under each key down to the cap: those of answers and sentences, or those of all
 * free notes. */
static void apply_cap(tenet_evidence *rows, const tenet__credit_group *groups, int32_t count,
                      double cap, gboolean all)
{
    g_autoptr(GHashTable) sums = sum_units(rows, groups, count, all);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0 || (all && groups[i].answer >= 0))
            continue;
        cap_key key = key_of(&rows[i], &groups[i], all);
        double sum = *(const double *)g_hash_table_lookup(sums, &key);
        if (sum > cap) {
            rows[i].units *= cap / sum;
            rows[i].counted = TENET_COUNTED_CAPPED;
        }
    }
}

/* Answers and sentences in which something counted, per value. */
static void count_places(const tenet_evidence *rows, const tenet__credit_group *groups,
                         int32_t count, tenet__credit_counts *counts)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(hash_key, same_key, g_free, NULL);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0)
            continue;
        cap_key key = key_of(&rows[i], &groups[i], FALSE);
        key.side = 0;
        if (!g_hash_table_add(seen, g_memdup2(&key, sizeof key)))
            continue;
        if (groups[i].answer >= 0)
            counts[rows[i].value].answers++;
        else
            counts[rows[i].value].sentences++;
    }
}

void tenet__credit(const tenet_model *model, tenet_evidence *rows,
                   const tenet__credit_group *groups, int32_t count, tenet__credit_counts *counts)
{
    for (int32_t i = 0; i < count; i++) {
        rows[i].weight =
            g_array_index(model->indicators, tenet_indicator, rows[i].indicator).weight;
        rows[i].units = full_units(model, &rows[i]);
        rows[i].counted = rows[i].units != 0 ? TENET_COUNTED : TENET_NOT_STATE;
    }
    strike_repeated(rows, groups, count, FALSE); /* within an answer or sentence */
    strike_repeated(rows, groups, count, TRUE);  /* over all free notes */
    apply_cap(rows, groups, count, model->scoring.answer_cap, FALSE);
    apply_cap(rows, groups, count, model->scoring.free_note_cap, TRUE);
    count_places(rows, groups, count, counts);
}
