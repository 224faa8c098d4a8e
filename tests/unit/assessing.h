/*
 * Short ways for tests to a model, a candidate, and the rows of an assessment.
 */
#ifndef TENET_TESTS_UNIT_ASSESSING_H
#define TENET_TESTS_UNIT_ASSESSING_H

#include "suite.h"
#include "tenet/tenet.h"

/** The model of the field's worked example: helpfulness 3, respect 2, service 3. */
extern const char ASSESSING_TEAM[];

/** An assessment with all its rows at hand. */
typedef struct assessed {
    tenet_assessment *result;
    const tenet_alignment *alignment;
    const tenet_stated *stated;
    const tenet_value_score *values;
    const tenet_evidence *evidence;
    const tenet_text *texts;
    const tenet_asked *asked;
    const tenet_follow_up *follow_ups;
    const tenet_diagnostic *notices;
    int64_t value_count, evidence_count, text_count, asked_count, follow_up_count, notice_count;
} assessed;

/** Loads a model, or fails the test and prints what is wrong with it. */
tenet_model *assessing_model(const char *yaml);

/** A candidate without data. */
tenet_candidate *assessing_person(void);

/** Assesses and frees the candidate. */
assessed assess_person(const tenet_model *model, tenet_candidate *person);

/** Assesses plain notes. */
assessed assess_notes(const tenet_model *model, const char *notes);

void assessed_clear(assessed *rows);

/** The text evidence as lines "quote|state|units|cause" for comparing by eye. Caller frees with
 *  g_free(). */
char *assessed_lines(const assessed *rows);

/** Asserts that the notes give these lines with the model; prints both if they do not. */
void assessing_expect(const tenet_model *model, const char *notes, const char *lines,
                      const char *file, int line);
#define EXPECT(model, notes, lines) assessing_expect((model), (notes), (lines), __FILE__, __LINE__)

/** Asserts what holds for every assessment: points add up, quotes lie in their texts, intervals
 *  surround their scores. FALSE if something does not hold. */
int assessing_holds(const assessed *rows);

#endif
