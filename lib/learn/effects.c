/*
 * Effects of terms. See effects.h.
 */
#include "learn/effects.h"

#include <math.h>

static double log_odds(double count, double total)
{
    return log(count / (total - count));
}

/* k log(k / expected), 0 for no texts. */
static double surprise(double count, double expected)
{
    return count > 0 ? count * log(count / expected) : 0;
}

static void weigh(tenet__effect *effect, const double *totals, double prior, const double *texts)
{
    double y1 = effect->with, y0 = effect->without;
    double a = prior * (y1 + y0) / MAX(totals[0] + totals[1], 1);
    double all = texts[0] + texts[1];
    effect->log_odds = log_odds(y1 + a, totals[1] + prior) - log_odds(y0 + a, totals[0] + prior);
    effect->error = sqrt(1 / (y1 + a) + 1 / (y0 + a));
    effect->z = effect->log_odds / effect->error;
    double expected1 = texts[1] * (y1 + y0) / all, expected0 = texts[0] * (y1 + y0) / all;
    double absent = all - y1 - y0;
    effect->g2 = 2 * (surprise(y1, expected1) + surprise(y0, expected0) +
                      surprise(texts[1] - y1, texts[1] * absent / all) +
                      surprise(texts[0] - y0, texts[0] * absent / all));
    effect->log_ratio = log2(((y1 + 0.5) / (texts[1] + 0.5)) / ((y0 + 0.5) / (texts[0] + 0.5)));
}

tenet__effect *tenet__effects(const tenet__phrasebook *book, const int8_t *sides)
{
    guint count = book->terms->len;
    tenet__effect *effects = g_new0(tenet__effect, count + 1);
    double totals[2] = {0, 0}, texts[2] = {0, 0};
    for (guint i = 0; i + 1 < book->starts->len; i++) {
        if (sides[i] == TENET__SIDE_NONE)
            continue;
        int32_t end = g_array_index(book->starts, int32_t, i + 1);
        texts[sides[i]]++;
        for (int32_t at = g_array_index(book->starts, int32_t, i); at < end; at++) {
            tenet__effect *effect = &effects[g_array_index(book->ids, int32_t, at)];
            effect->with += sides[i] == TENET__SIDE_WITH;
            effect->without += sides[i] == TENET__SIDE_WITHOUT;
            totals[sides[i]]++;
        }
    }
    for (guint t = 0; t < count; t++) {
        if (effects[t].with + effects[t].without > 0)
            weigh(&effects[t], totals, count, texts);
    }
    return effects;
}
