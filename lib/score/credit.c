/*
 * From readings to units. Rows are first given their full signed weight, then repeated indicators
 * are struck out, then what passes a cap is scaled down, all items of the cap alike. See credit.h.
 */
#include "score/credit.h"

#include <math.h>
#include <string.h>

/* Sums of units under one cap, by a key of what is capped. */
typedef struct cap_key {
    int64_t group; /* answer, or sentence of free notes; -1 = all free notes */
    int32_t value;
    int32_t side; /* +1 or -1 */
    int32_t notes;
} cap_key;

/* What is known under a key. */
typedef struct cap_entry {
    cap_key key;
    gboolean taken;
    int32_t row; /* the row that is kept under the key */
    double sum;  /* of units */
} cap_entry;

/* All keys of a candidate's rows. Open addressing in one piece of memory, which serves for one step
 * after the other: with a table that allocates each entry, crediting took a fifth of all the time
 * of a text full of matches. */
typedef struct cap_table {
    cap_entry *entries;
    guint mask; /* number of entries - 1 */
} cap_table;

static cap_table table_new(int32_t rows)
{
    guint size = 8;
    while (size < 2 * (guint)rows)
        size *= 2;
    return (cap_table){g_new(cap_entry, size), size - 1};
}

static void empty(const cap_table *table)
{
    memset(table->entries, 0, sizeof *table->entries * (table->mask + 1));
}

static guint hash_key(const cap_key *key)
{
    guint64 hash = (guint64)key->group * 1000003 + (guint64)key->value * 31 +
                   (guint64)key->side * 7 + (guint64)key->notes;
    return (guint)(hash * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) >> 32);
}

/* The entry of a key, new and empty if there is none yet. */
static cap_entry *entry_of(const cap_table *table, const cap_key *key)
{
    guint at = hash_key(key) & table->mask;
    for (; table->entries[at].taken; at = (at + 1) & table->mask) {
        const cap_key *other = &table->entries[at].key;
        if (other->group == key->group && other->value == key->value && other->side == key->side &&
            other->notes == key->notes)
            return &table->entries[at];
    }
    table->entries[at] = (cap_entry){.key = *key, .taken = TRUE, .row = -1};
    return &table->entries[at];
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

/* The units under each key. */
static void sum_units(const cap_table *sums, const tenet_evidence *rows,
                      const tenet__credit_group *groups, int32_t count, gboolean all)
{
    empty(sums);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0)
            continue;
        cap_key key = key_of(&rows[i], &groups[i], all);
        entry_of(sums, &key)->sum += fabs(rows[i].units);
    }
}

/* The units of the answer or sentence in which a row stands. */
static double units_around(const cap_table *sums, const tenet_evidence *row,
                           const tenet__credit_group *group)
{
    cap_key key = key_of(row, group, FALSE);
    return entry_of(sums, &key)->sum;
}

/* Lets each indicator count once a side. Of several sentences it counts in the one that holds least
 * besides, where the cap takes least from it: so a further note, wherever it is added, takes
 * nothing away. Among equals the first counts. */
static void strike_repeated(const cap_table *sums, const cap_table *kept, tenet_evidence *rows,
                            const tenet__credit_group *groups, int32_t count, gboolean all)
{
    sum_units(sums, rows, groups, count, FALSE);
    empty(kept);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0)
            continue;
        cap_key key = repeat_key(&rows[i], &groups[i], all);
        cap_entry *one = entry_of(kept, &key);
        if (one->row < 0 || units_around(sums, &rows[i], &groups[i]) <
                                units_around(sums, &rows[one->row], &groups[one->row]))
            one->row = i;
    }
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0)
            continue;
        cap_key key = repeat_key(&rows[i], &groups[i], all);
        if (entry_of(kept, &key)->row == i)
            continue;
        rows[i].units = 0;
        rows[i].counted = TENET_NOT_REPEATED;
    }
}

/* Scales the rows under each key down to the cap: those of answers and sentences, or those of all
 * free notes. */
static void apply_cap(const cap_table *sums, tenet_evidence *rows,
                      const tenet__credit_group *groups, int32_t count, double cap, gboolean all)
{
    sum_units(sums, rows, groups, count, all);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0 || (all && groups[i].answer >= 0))
            continue;
        cap_key key = key_of(&rows[i], &groups[i], all);
        double sum = entry_of(sums, &key)->sum;
        if (sum > cap) {
            rows[i].units *= cap / sum;
            rows[i].counted = TENET_COUNTED_CAPPED;
        }
    }
}

/* Answers and sentences in which something counted, per value. */
static void count_places(const cap_table *seen, const tenet_evidence *rows,
                         const tenet__credit_group *groups, int32_t count,
                         tenet__credit_counts *counts)
{
    empty(seen);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].units == 0)
            continue;
        cap_key key = key_of(&rows[i], &groups[i], FALSE);
        key.side = 0;
        cap_entry *place = entry_of(seen, &key);
        if (place->row >= 0)
            continue;
        place->row = i;
        if (groups[i].answer >= 0)
            counts[rows[i].value].answers++;
        else
            counts[rows[i].value].sentences++;
    }
}

void tenet__credit(const tenet_model *model, tenet_evidence *rows,
                   const tenet__credit_group *groups, int32_t count, tenet__credit_counts *counts)
{
    if (count == 0)
        return;
    for (int32_t i = 0; i < count; i++) {
        rows[i].weight =
            g_array_index(model->indicators, tenet_indicator, rows[i].indicator).weight;
        rows[i].units = full_units(model, &rows[i]);
        rows[i].counted = rows[i].units != 0 ? TENET_COUNTED : TENET_NOT_STATE;
    }
    cap_table sums = table_new(count), kept = table_new(count);
    strike_repeated(&sums, &kept, rows, groups, count, FALSE); /* within an answer or sentence */
    strike_repeated(&sums, &kept, rows, groups, count, TRUE);  /* over all free notes */
    apply_cap(&sums, rows, groups, count, model->scoring.answer_cap, FALSE);
    apply_cap(&sums, rows, groups, count, model->scoring.free_note_cap, TRUE);
    count_places(&kept, rows, groups, count, counts);
    g_free(sums.entries);
    g_free(kept.entries);
}
