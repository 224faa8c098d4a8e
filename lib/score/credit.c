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

/* Each indicator counts once a side: in one answer, or over all free notes. */
static void strike_repeated(tenet_evidence *rows, const tenet__credit_group *groups, int32_t count)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(hash_key, same_key, g_free, NULL);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0)
            continue;
        cap_key key = {groups[i].answer, rows[i].indicator, rows[i].units > 0 ? 1 : -1, 0};
        if (!g_hash_table_add(seen, g_memdup2(&key, sizeof key))) {
            rows[i].units = 0;
            rows[i].counted = TENET_NOT_REPEATED;
        }
    }
}

static cap_key key_of(const tenet_evidence *row, const tenet__credit_group *group, gboolean all)
{
    gboolean notes = group->answer < 0;
    int64_t id = !notes ? group->answer : all ? -1 : group->sentence;
    return (cap_key){id, row->value, row->units > 0 ? 1 : -1, notes};
}

/* Scales the rows under each key down to the cap. With `notes_only`, all free notes share a key. */
static void apply_cap(tenet_evidence *rows, const tenet__credit_group *groups, int32_t count,
                      double cap, gboolean notes_only)
{
    g_autoptr(GHashTable) sums = g_hash_table_new_full(hash_key, same_key, g_free, g_free);
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; i < count; i++) {
            if (rows[i].units == 0 || (notes_only && groups[i].answer >= 0))
                continue;
            cap_key key = key_of(&rows[i], &groups[i], notes_only);
            double *sum = g_hash_table_lookup(sums, &key);
            if (pass == 0 && sum == NULL) {
                sum = g_new0(double, 1);
                g_hash_table_insert(sums, g_memdup2(&key, sizeof key), sum);
            }
            if (pass == 0) {
                *sum += fabs(rows[i].units);
            } else if (*sum > cap) {
                rows[i].units *= cap / *sum;
                rows[i].counted = TENET_COUNTED_CAPPED;
            }
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
    strike_repeated(rows, groups, count);
    apply_cap(rows, groups, count, model->scoring.answer_cap, FALSE);
    apply_cap(rows, groups, count, model->scoring.free_note_cap, TRUE);
    count_places(rows, groups, count, counts);
}
