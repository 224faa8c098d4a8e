/*
 * What a file's candidates come to. See tally.h.
 */
#include "io/tally.h"

#include <math.h>
#include <string.h>

static void add_score(tenet__spread *spread, double score)
{
    if (isnan(score))
        return;
    spread->counts[CLAMP((int)(score + 0.5), 0, TENET__TALLY_POINTS - 1)]++;
    spread->total++;
}

void tenet__tally_begin(tenet__tally *tally, const tenet_model *model)
{
    memset(tally, 0, sizeof *tally);
    tally->value_count = model->values->len;
    tally->values = g_new0(tenet__spread, (gsize)model->values->len + 1);
}

void tenet__tally_add(tenet__tally *tally, const tenet_assessment *assessment)
{
    const tenet_alignment *row = &assessment->alignment;
    tally->candidates++;
    tally->scored += row->status == TENET_SCORED;
    tally->sealed += row->status == TENET_SEALED;
    tally->insufficient += row->status == TENET_INSUFFICIENT_EVIDENCE;
    tally->review += row->review;
    tally->coverage += row->coverage;
    add_score(&tally->alignments, row->score);
    for (guint v = 0; v < tally->value_count; v++)
        add_score(&tally->values[v], g_array_index(assessment->values, tenet_value_score, v).score);
}

void tenet__tally_clear(tenet__tally *tally)
{
    g_free(tally->values);
    tally->values = NULL;
}

double tenet__spread_quantile(const tenet__spread *spread, double p)
{
    int64_t rank = (int64_t)ceil(p * (double)spread->total), seen = 0;
    for (int score = 0; score < TENET__TALLY_POINTS; score++) {
        seen += spread->counts[score];
        if (seen > 0 && seen >= rank)
            return score;
    }
    return NAN;
}
