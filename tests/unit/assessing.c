#include "assessing.h"

#include <glib.h>
#include <math.h>
#include <string.h>

const char ASSESSING_TEAM[] =
    "tenet: 1\n"
    "id: team\n"
    "name: Service team\n"
    "language: en\n"
    "values:\n"
    "  - id: helpfulness\n"
    "    name: Helpfulness\n"
    "    weight: 3\n"
    "    synonyms: [helpful]\n"
    "    indicators:\n"
    "      for:\n"
    "        - {id: h-late, term: stayed late, weight: 1}\n"
    "        - {id: h-hand, term: lent a hand, weight: 0.5}\n"
    "        - {id: h-help, term: help+, weight: 0.5}\n"
    "      against:\n"
    "        - {id: h-job, term: not my job, weight: 1}\n"
    "        - {id: h-ignore, term: ignore+, weight: 1}\n"
    "    questions:\n"
    "      - {id: h-q1, text: When did you notice that a colleague was stuck?}\n"
    "      - {id: h-q2, text: Whom did you support last?}\n"
    "      - {id: h-q3, text: What went wrong?}\n"
    "  - id: respect\n"
    "    name: Respect\n"
    "    weight: 2\n"
    "    indicators:\n"
    "      for:\n"
    "        - {id: r-listen, term: listen+, weight: 1}\n"
    "    questions:\n"
    "      - {id: r-q1, text: When did you disagree with a colleague?}\n"
    "  - id: service\n"
    "    name: Service excellence\n"
    "    weight: 3\n"
    "    indicators:\n"
    "      for:\n"
    "        - {id: s-call, term: called back, weight: 1}\n"
    "    questions:\n"
    "      - {id: s-q1, text: Which guest do you remember best?}\n";

tenet_model *assessing_model(const char *yaml)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    if (tenet_model_load_yaml(yaml, -1, "test.yaml", &model, &error) != TENET_OK) {
        fprintf(stderr, "%s", tenet_error_text(error));
        CU_FAIL_FATAL("a test's model does not load");
    }
    return model;
}

tenet_candidate *assessing_person(void)
{
    tenet_candidate *person = NULL;
    CU_ASSERT_EQUAL_FATAL(tenet_candidate_new("C-1", -1, &person, NULL), TENET_OK);
    return person;
}

assessed assess_person(const tenet_model *model, tenet_candidate *person)
{
    assessed rows = {0};
    tenet_error *error = NULL;
    int32_t status = tenet_assess(model, person, NULL, &rows.result, &error);
    if (status != TENET_OK)
        fprintf(stderr, "%s", tenet_error_text(error));
    CU_ASSERT_EQUAL_FATAL(status, TENET_OK);
    CU_ASSERT_PTR_NULL(error);
    tenet_candidate_free(person);
    tenet_assessment_alignment(rows.result, &rows.alignment);
    tenet_assessment_stated(rows.result, &rows.stated);
    tenet_assessment_values(rows.result, &rows.values, &rows.value_count);
    tenet_assessment_evidence(rows.result, &rows.evidence, &rows.evidence_count);
    tenet_assessment_texts(rows.result, &rows.texts, &rows.text_count);
    tenet_assessment_asked(rows.result, &rows.asked, &rows.asked_count);
    tenet_assessment_follow_ups(rows.result, &rows.follow_ups, &rows.follow_up_count);
    tenet_assessment_notices(rows.result, &rows.notices, &rows.notice_count);
    return rows;
}

assessed assess_notes(const tenet_model *model, const char *notes)
{
    tenet_candidate *person = assessing_person();
    CU_ASSERT_EQUAL(tenet_candidate_add_notes(person, notes, -1, TENET_TEXT_PLAIN, NULL), TENET_OK);
    return assess_person(model, person);
}

void assessed_clear(assessed *rows)
{
    tenet_assessment_free(rows->result);
    memset(rows, 0, sizeof *rows);
}

static void append_line(GString *lines, const assessed *rows, const tenet_evidence *row)
{
    const char *text = rows->texts[row->text].text;
    if (lines->len > 0)
        g_string_append_c(lines, '\n');
    g_string_append_len(lines, text + row->start, (gssize)(row->end - row->start));
    g_string_append_printf(lines, "|%s|%+g", tenet_state_name(row->state), row->units);
    if (row->cause_start >= 0) {
        g_string_append_c(lines, '|');
        g_string_append_len(lines, text + row->cause_start,
                            (gssize)(row->cause_end - row->cause_start));
    }
}

char *assessed_lines(const assessed *rows)
{
    GString *lines = g_string_new(NULL);
    for (int64_t i = 0; i < rows->evidence_count; i++) {
        if (rows->evidence[i].indicator >= 0)
            append_line(lines, rows, &rows->evidence[i]);
    }
    return g_string_free(lines, FALSE);
}

void assessing_expect(const tenet_model *model, const char *notes, const char *lines,
                      const char *file, int line)
{
    assessed rows = assess_notes(model, notes);
    g_autofree char *actual = assessed_lines(&rows);
    suite_string_equal(actual, lines, file, line);
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
}

/* ---- What holds for every assessment ------------------------------------------------------- */

static int fails(const char *what)
{
    fprintf(stderr, "does not hold: %s\n", what);
    return 0;
}

static int row_holds(const assessed *rows, const tenet_evidence *row)
{
    if (row->value < 0 || row->value >= rows->value_count)
        return fails("a row belongs to a value");
    if (row->units * row->points < 0 || (row->units == 0) != (row->points == 0))
        return fails("points have the sign of their units");
    if (fabs(row->units) > row->weight + 1e-12)
        return fails("no row counts more than its weight");
    if (row->text < 0)
        return row->start == -1 && row->end == -1 ? 1 : fails("no text, no place");
    if (row->text >= rows->text_count)
        return fails("a row lies in a text");
    int64_t length = rows->texts[row->text].length;
    if (row->start < 0 || row->start >= row->end || row->end > length)
        return fails("a quote lies within its text");
    if (row->cause_start >= 0 && (row->cause_start >= row->cause_end || row->cause_end > length))
        return fails("a cause lies within its text");
    const char *text = rows->texts[row->text].text;
    return g_utf8_validate_len(text + row->start, (gsize)(row->end - row->start), NULL)
               ? 1
               : fails("a quote cuts no letter");
}

static int value_holds(const assessed *rows, int64_t index)
{
    const tenet_value_score *row = &rows->values[index];
    double in_favour = 0, against = 0;
    for (int64_t i = 0; i < rows->evidence_count; i++) {
        if (rows->evidence[i].value != index)
            continue;
        in_favour += fmax(rows->evidence[i].units, 0);
        against += fmax(-rows->evidence[i].units, 0);
    }
    if (fabs(in_favour - row->units_for) > 1e-9 || fabs(against - row->units_against) > 1e-9)
        return fails("the units of a value are those of its rows");
    double s = (1 + in_favour) / (2 + in_favour + against);
    if (fabs(row->points - 100 * row->share * (s - 0.5)) > 1e-9)
        return fails("the points of a value follow from its units");
    if (isnan(row->score) == (row->known != 0))
        return fails("a value has a score when it is known");
    if (!row->known)
        return 1;
    if (fabs(row->score - 100 * s) > 1e-9)
        return fails("the score of a value is the share of units in favour");
    return row->low > 0 && row->low < row->score && row->score < row->high && row->high < 100
               ? 1
               : fails("an interval surrounds its score");
}

static int alignment_holds(const assessed *rows)
{
    const tenet_alignment *total = rows->alignment;
    double points = 0, coverage = 0;
    for (int64_t i = 0; i < rows->evidence_count; i++)
        points += rows->evidence[i].points;
    for (int64_t i = 0; i < rows->value_count; i++)
        coverage += rows->values[i].known ? rows->values[i].share : 0;
    if (fabs(points - total->points) > 1e-9)
        return fails("the points of all rows are those of the alignment");
    if (fabs(coverage - total->coverage) > 1e-9)
        return fails("coverage is the weight of the values that are known");
    if (total->status == TENET_INSUFFICIENT_EVIDENCE)
        return isnan(total->score) && isnan(total->low) && isnan(total->high) &&
                       isnan(total->deviation) && isnan(total->low_correlated)
                   ? 1
                   : fails("too little evidence gives no number");
    if (fabs(50 + points - total->score) > 1e-9)
        return fails("50 and the points make the score");
    return total->low_correlated > 0 && total->low_correlated <= total->low + 1e-12 &&
                   total->low < total->score && total->score < total->high &&
                   total->high <= total->high_correlated + 1e-12 && total->high_correlated < 100
               ? 1
               : fails("the intervals surround the score");
}

int assessing_holds(const assessed *rows)
{
    int holds = alignment_holds(rows);
    for (int64_t i = 0; i < rows->evidence_count; i++)
        holds &= row_holds(rows, &rows->evidence[i]);
    for (int64_t i = 0; i < rows->value_count; i++)
        holds &= value_holds(rows, i);
    return holds;
}
