/*
 * A report of one assessment as a page, part by part. report.c says in which order they stand.
 */
#ifndef TENET_LIB_IO_REPORT_H
#define TENET_LIB_IO_REPORT_H

#include "io/html.h"
#include "io/messages.h"
#include "io/points.h"
#include "io/shown.h"
#include "tenet/io.h"

/** Of evidence that does not count, so many rows are listed and marked; a further row adds nothing
 *  that a person would still read. What counts is always listed. */
#define TENET__REPORT_UNCOUNTED 300

/** One report under way. */
typedef struct tenet__report {
    tenet__html html;
    const tenet__messages *messages;
    const tenet_model *model;
    const tenet_assessment *assessment; /**< NULL: a page of a whole file */
    const char *contact; /**< whom a candidate asks for correction; NULL: not known */
    int32_t part;        /**< which report of a page, from 1; 0: the only one */
    int level;           /**< of its headings: 2 for <h2> */
    tenet__points points;
    tenet__shown *texts; /**< one a text */
    guint *marks;        /**< one a row of evidence: the row whose mark holds its words */
    guint8 *listed;      /**< one a row of evidence: whether it has a line and a mark */
    int64_t unlisted;    /**< rows without */
} tenet__report;

/** Prepares a report that writes into `out`. */
void tenet__report_begin(tenet__report *report, GString *out, const tenet__messages *messages,
                         const tenet_assessment *assessment);
void tenet__report_end(tenet__report *report);

/** The parts of the interviewers' page. */
void tenet__report_summary(tenet__report *report);    /**< the first screen */
void tenet__report_values(tenet__report *report);     /**< each value, drawn and in figures */
void tenet__report_texts(tenet__report *report);      /**< what was read, with evidence marked */
void tenet__report_points(tenet__report *report);     /**< what counts, adding up */
void tenet__report_uncounted(tenet__report *report);  /**< what does not, and why */
void tenet__report_follow_ups(tenet__report *report); /**< all that could be asked */
void tenet__report_about(tenet__report *report);      /**< meaning, rule, model */

/** What a sealed assessment may show. */
void tenet__report_sealed(tenet__report *report);

/** All of them, or what a sealed assessment may show. */
void tenet__report_body(tenet__report *report);

/** The candidate's own copy: nobody else's data. */
void tenet__report_copy(tenet__report *report);

/* ---- What the parts share ---------------------------------------------------------------- */

/** A message as it stands. */
const char *tenet__report_say(const tenet__report *report, const char *key);

/** A heading, `below` levels under the report's own. */
void tenet__report_heading(tenet__report *report, int below, const char *key);

/** The same with text of the model, such as the name of a value. */
void tenet__report_heading_of(tenet__report *report, int below, const char *text);

/** A paragraph that is one message without places; `style` is a class or NULL. */
void tenet__report_paragraph(tenet__report *report, const char *style, const char *key);

/** Points with their sign and the language's decimals, "+1.47"; to be freed. */
char *tenet__report_signed(const tenet__report *report, int64_t hundredths);

/** A number without decimals; to be freed. */
char *tenet__report_whole(double number);

/** The language of the model's texts where it is not the page's, else NULL. */
const char *tenet__report_model_language(const tenet__report *report);

const tenet_evidence *tenet__report_row(const tenet__report *report, guint index);
const tenet_value_score *tenet__report_value(const tenet__report *report, guint index);

/** The name of a value as the model has it, or its id; owned by the model. */
const char *tenet__report_value_name(const tenet_model *model, int32_t value);

/** An id of the page such as "e12": of a kind of thing and its index. */
char *tenet__report_anchor(const tenet__report *report, char kind, guint index);

/** The words of a row, or of what caused its state, as shown; NULL if there are none. */
char *tenet__report_quote(const tenet__report *report, const tenet_evidence *row);
char *tenet__report_cause(const tenet__report *report, const tenet_evidence *row);

/** What a row is: "for", "against", or "none" for what does not count. Also its class. */
const char *tenet__report_side(const tenet_evidence *row);

/** The sentence that says why a row counts as it does; `causes` names the words that decided it. */
char *tenet__report_reason(const tenet__report *report, const tenet_evidence *row, gboolean causes);

/** "65 of 100" and what it means: the first words of any report. */
void tenet__report_verdict(tenet__report *report, const char *score_key, const char *known_key);

/** What the ratings of a value add up to, in hundredths of points. */
int64_t tenet__report_ratings(const tenet__report *report, int32_t value);

/** Where a value's score comes from: "2 answers, 1 rating"; to be freed. */
char *tenet__report_basis(const tenet__report *report, const tenet_value_score *row);

/** The text of a question of the model; for -1, that none is left. */
void tenet__report_question(tenet__report *report, int32_t question);

/** Why a follow-up is proposed. */
void tenet__report_follow_up_reason(tenet__report *report, const tenet_follow_up *row);

/** The rule in three sentences for the candidate, and the model with its digest. */
void tenet__report_rule(tenet__report *report);
void tenet__report_model(tenet__report *report);

#endif
