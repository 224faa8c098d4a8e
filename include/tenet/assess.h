/** @file tenet/assess.h
 * From a candidate's texts and ratings to evidence, scores and points.
 *
 * The score (for a person: "How the score is made" in the README).
 *   Per value v, units for P and against N are collected:
 *     answers    each distinct indicator counts once per answer; an answer gives a value at most
 *                `answer_cap` (1) unit for and one against;
 *     notes      texts without a question are read together: each distinct indicator counts once,
 *                in the sentence that holds least besides; a sentence gives at most `answer_cap`
 *                each way, all together at most `free_note_cap` (3);
 *     ratings    r on 1-5 gives `rating_units` (2) times (r-1)/4 for and (5-r)/4 against;
 *     statement  the candidate's own statement x in 0..1 gives `self_report_units` (0.5) times
 *                2x-1, for if positive, against if negative.
 *   s_v = (1 + P) / (2 + P + N), the score of the value is 100 s_v.
 *   Alignment S = 100 * sum of W_v s_v over all values, W the model's shares; a value without
 *   evidence stays at one half. The points of an item with signed units m are
 *   100 W_v m / (2 (2 + P_v + N_v)), so that 50 + the sum of all points = S.
 *   A value is known when (answers with a counted match) + min(2, sentences of free notes with a
 *   counted match) + 2 (ratings) >= 2. Coverage is the sum of W over known values; below the
 *   model's minimum (0.6) no alignment is given.
 *   The interval is a 90 % interval on the logit scale with var_v = s(1-s)/(0.5(P+N)+3).
 *
 * The alignment is evidence found. It is not a prediction of performance and not a decision.
 */
#ifndef TENET_ASSESS_H
#define TENET_ASSESS_H

#include "candidate.h"
#include "model.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The result of one assessment: owns all rows and strings reached through it and keeps its model
 *  alive. It never changes and may be read by any number of threads. */
typedef struct tenet_assessment tenet_assessment;

enum {
    TENET_ASSESS_RATINGS_FIRST = 1 /**< seal the result until the interviewers have rated */
};

/** How to assess. Zero the struct, set struct_size, then what differs. */
typedef struct tenet_assess_options {
    uint32_t struct_size; /**< sizeof(tenet_assess_options) */
    uint32_t flags;       /**< TENET_ASSESS_ */
} tenet_assess_options;

/** Reads and scores a candidate. The candidate is not changed and not kept. `options` may be NULL.
 *  Any number of threads may assess different candidates with one model. */
TENET_API int32_t tenet_assess(const tenet_model *model, const tenet_candidate *candidate,
                               const tenet_assess_options *options, tenet_assessment **assessment,
                               tenet_error **error);

/** Frees an assessment; NULL is allowed. */
TENET_API void tenet_assessment_free(tenet_assessment *assessment);

/** The model the assessment was made with; owned by the assessment. */
TENET_API const tenet_model *tenet_assessment_model(const tenet_assessment *assessment);

/** The candidate's id; owned by the assessment. */
TENET_API const char *tenet_assessment_candidate(const tenet_assessment *assessment);

/** 1 if the result is sealed, 0 if it is open (and for NULL).
 *
 *  Who has seen a score rates towards it. In the fair order each interviewer first rates what they
 *  heard, on the anchored scale, and looks at the score then. With TENET_ASSESS_RATINGS_FIRST a
 *  result is sealed while a value awaits its rating. A value awaits a rating when it was asked
 *  about, which is when one of the model's questions about it was asked or when the texts hold
 *  evidence on it that counts, and it has neither a rating nor been marked as not observed
 *  (tenet_candidate_add_not_observed()). A value that never came up needs no rating; one rating
 *  opens it, since a candidate's ratings bear no names: a host that knows who rated hands over the
 *  ratings of the one who is about to look.
 *
 *  A sealed result holds no figure and no evidence: the alignment's status is TENET_SEALED, its
 *  numbers and those of the values and of the statement are NaN, there are no rows of evidence, and
 *  the notice TENET_N_SEALED names the values that wait. What says nothing about the direction
 *  stays: coverage, which values are known, what was asked, what to ask next, and the texts. */
TENET_API int32_t tenet_assessment_sealed(const tenet_assessment *assessment);

/* ---- Alignment ----------------------------------------------------------------------------- */

enum {
    TENET_SCORED = 0,
    TENET_INSUFFICIENT_EVIDENCE = 1,
    TENET_SEALED = 2 /**< see tenet_assessment_sealed() */
};

/** All values together: the evidence found, not a prediction and not a decision. */
typedef struct tenet_alignment {
    double score;           /**< 0-100, or NaN: too little is known to give a number */
    double low;             /**< the 90 % interval around it, or NaN */
    double high;            /**< its upper end */
    double low_correlated;  /**< the same if all values erred together: the widest case */
    double high_correlated; /**< its upper end */
    double deviation; /**< standard deviation in points, for comparing two candidates; or NaN */
    double coverage;  /**< share of the weights whose values are known, 0-1 */
    double points;    /**< sum of the points of all evidence; score = 50 + points */
    int32_t status;   /**< TENET_SCORED, TENET_INSUFFICIENT_EVIDENCE or TENET_SEALED */
    int32_t review;   /**< 1 if a value lies below its floor and a person should look again */
} tenet_alignment;

/** The alignment; one row, owned by the assessment. */
TENET_API int32_t tenet_assessment_alignment(const tenet_assessment *assessment,
                                             const tenet_alignment **row);

/* ---- Values -------------------------------------------------------------------------------- */

/** One row a value, in the model's order. */
typedef struct tenet_value_score {
    double score;         /**< 0-100, or NaN if the value is not known */
    double low;           /**< its 90 % interval, or NaN */
    double high;          /**< its upper end */
    double share;         /**< W */
    double units_for;     /**< P */
    double units_against; /**< N */
    double points;        /**< what the value adds to or takes from 50 */
    double stated;        /**< the candidate's own statement, 0-1; NaN if none */
    double gap;           /**< stated - score/100; NaN if either is missing */
    int32_t value;        /**< index in the model */
    int32_t known;        /**< 1 if enough was asked and noted */
    int32_t answers;      /**< answers with a counted match */
    int32_t sentences;    /**< sentences of free notes with a counted match */
    int32_t ratings;      /**< interviewers' ratings */
    int32_t review;       /**< 1 if the whole interval lies below the value's floor */
    int32_t not_observed; /**< 1 if an interviewer marked it as not observed */
    int32_t unrated; /**< 1 if it was asked about and is neither rated nor marked; see sealed */
} tenet_value_score;

/** The values; rows owned by the assessment. */
TENET_API int32_t tenet_assessment_values(const tenet_assessment *assessment,
                                          const tenet_value_score **rows, int64_t *count);

/* ---- Evidence ------------------------------------------------------------------------------ */

/** What the sentence says about the candidate having done or been it. Where two apply, the first
 *  in this order of stopping credit wins: question, attributed, hypothetical, intended, past,
 *  uncertain, negated, affirmed. */
enum {
    TENET_STATE_AFFIRMED = 0,
    TENET_STATE_NEGATED = 1,      /**< "did not help" */
    TENET_STATE_HYPOTHETICAL = 2, /**< "I would help" */
    TENET_STATE_INTENDED = 3,     /**< "I want to help" */
    TENET_STATE_ATTRIBUTED = 4,   /**< "my manager helped" */
    TENET_STATE_QUESTION = 5,     /**< the interviewer's words */
    TENET_STATE_PAST = 6,         /**< "used to help" */
    TENET_STATE_UNCERTAIN = 7,    /**< "maybe I helped" */
    TENET_STATE_COUNT = 8
};

/** Where a piece of evidence comes from. */
enum {
    TENET_SOURCE_ANSWER = 0,
    TENET_SOURCE_NOTES = 1,
    TENET_SOURCE_RATING = 2,
    TENET_SOURCE_SELF_REPORT = 3
};

/** Whether a row counts, and if not, why. */
enum {
    TENET_COUNTED = 0,        /**< in full */
    TENET_COUNTED_CAPPED = 1, /**< in part: its answer or sentence, or the notes, reached the cap */
    TENET_NOT_STATE = 2,      /**< not at all: its state counts nothing */
    TENET_NOT_REPEATED = 3    /**< not at all: the same indicator counts already in this answer */
};

/** Whether the words tell of a deed or describe a person. */
enum { TENET_KIND_NONE = 0, TENET_KIND_ACT = 1, TENET_KIND_CLAIM = 2 };

/** One match, rating or statement. Rows stand in the order in which the candidate's data were
 *  added and then in the order of the text. */
typedef struct tenet_evidence {
    double units;        /**< signed: > 0 for, < 0 against, 0 listed but not counted */
    double points;       /**< what it adds to or takes from 50 */
    double weight;       /**< units before any cap; > 0 */
    int64_t start;       /**< its bytes in its text: text[start..end); -1 if it has no text */
    int64_t end;         /**< one past the last byte */
    int64_t cause_start; /**< the bytes of the words that caused the state; -1 = none */
    int64_t cause_end;   /**< one past the last byte */
    int32_t value;       /**< index of the value in the model */
    int32_t indicator;   /**< index of the indicator in the model; -1 for ratings and statements */
    int32_t polarity;    /**< the indicator's: +1 for, -1 against */
    int32_t state;       /**< TENET_STATE_ */
    int32_t source;      /**< TENET_SOURCE_ */
    int32_t text;        /**< index of its text; -1 = none */
    int32_t asked;       /**< index of the question it answers; -1 = none */
    int32_t counted;     /**< TENET_COUNTED... or TENET_NOT_... */
    int32_t kind;        /**< TENET_KIND_ */
    int32_t sentence;    /**< number of its sentence within its text, from 0; -1 = none */
} tenet_evidence;

/** All evidence; rows owned by the assessment. None in a sealed one. */
TENET_API int32_t tenet_assessment_evidence(const tenet_assessment *assessment,
                                            const tenet_evidence **rows, int64_t *count);

/** One text as it was added. */
typedef struct tenet_text {
    const char *text; /**< UTF-8, ended by NUL */
    int64_t length;   /**< bytes */
    int32_t source;   /**< TENET_SOURCE_ */
    int32_t format;   /**< TENET_TEXT_PLAIN or TENET_TEXT_HTML, as it was read */
} tenet_text;

/** The texts, to quote from; rows owned by the assessment. */
TENET_API int32_t tenet_assessment_texts(const tenet_assessment *assessment,
                                         const tenet_text **rows, int64_t *count);

/** One question that was asked. */
typedef struct tenet_asked {
    const char *question;    /**< the model's id where the model has the question, else its words */
    int32_t model_question;  /**< index in the model; -1 = not one of the model's */
    int32_t answers_counted; /**< values for which its answer holds a counted match */
} tenet_asked;

/** The questions that were asked; rows owned by the assessment. */
TENET_API int32_t tenet_assessment_asked(const tenet_assessment *assessment,
                                         const tenet_asked **rows, int64_t *count);

/* ---- The candidate's own statement --------------------------------------------------------- */

enum {
    TENET_FORM_NONE = 0,
    TENET_FORM_PROSE = 1,
    TENET_FORM_LIST = 2,
    TENET_FORM_RANKING = 3,
    TENET_FORM_RATINGS = 4
};

/** The statement alone, and how its profile compares with the model's weights. Diagnostics only:
 *  single indices hide which value differs; look at each value's gap. NaN where undefined, such as
 *  the correlation of a constant profile. */
typedef struct tenet_stated {
    double score;     /**< 100 * sum of W x over the values the statement speaks of */
    double pearson;   /**< of x with the weights */
    double spearman;  /**< the same of their ranks */
    double tau_b;     /**< Kendall's tau-b of the two */
    double distance;  /**< D2: sum of squared differences of the two rank profiles; rankings only */
    int32_t form;     /**< TENET_FORM_ */
    int32_t named;    /**< values of the model that were named */
    int32_t entries;  /**< distinct entries of the statement */
    int32_t reserved; /**< 0 */
} tenet_stated;

/** The statement; one row, owned by the assessment. */
TENET_API int32_t tenet_assessment_stated(const tenet_assessment *assessment,
                                          const tenet_stated **row);

/* ---- What to ask next ---------------------------------------------------------------------- */

/** Why a value needs more. A rating weighs what the texts leave open. No reason tells which way the
 * evidence points, since interviewers read it before they rate. */
enum {
    TENET_ASK_NOTHING = 0,       /**< nothing for or against it */
    TENET_ASK_LITTLE = 1,        /**< something, but not enough to make it known */
    TENET_ASK_HYPOTHETICAL = 2,  /**< only what the candidate would or wants to do */
    TENET_ASK_ATTRIBUTED = 3,    /**< only what others did */
    TENET_ASK_UNSURE = 4,        /**< only what is past or uncertain */
    TENET_ASK_CLAIMED = 5,       /**< the candidate describes themselves and tells of no deed, and
                                      nobody rated */
    TENET_ASK_CONTRADICTORY = 6, /**< texts with half a unit or more both ways and on the weaker
                                      side a third or more of the stronger, and nobody rated;
                                      ratings two points or more apart; or ratings all of 4 and
                                      more (2 and less) while the texts speak a unit or more the
                                      other way */
    TENET_ASK_ONE_SIDED = 7,     /**< known, but all texts point one way, and nobody rated: nobody
                                      asked for the other side */
    TENET_ASK_COUNT = 8
};

/** What to ask about one value.
 *
 *  The gain orders the rows. An answer brings at most c = `answer_cap` units, on the side for with
 *  probability s, the value's present score, as the Beta prior behind s predicts the next unit.
 *  With w(P, N) the width of the value's 90 % interval in points, of variance
 *  s(1-s)/(0.5(P+N)+3) on the logit scale,
 *
 *      gain = W (w(P, N) - s w(P + c, N) - (1-s) w(P, N + c)),   s = (1+P)/(2+P+N),
 *
 *  is by how many points of the alignment the interval is expected to shrink. How likely it is that
 *  an answer holds any evidence is not known and taken to be the same for all values. */
typedef struct tenet_follow_up {
    const char *reason; /**< one sentence for the interviewer */
    double gain;        /**< > 0 */
    int32_t value;      /**< the value that needs more */
    int32_t question;   /**< index of a question of the model not asked yet; -1 = none is left */
    int32_t probe;      /**< index of a probe of the value that was not used yet, to go deeper or
                             when no question is left (tenet_model_probe()); -1 = none */
    int32_t why;        /**< TENET_ASK_ */
} tenet_follow_up;

/** What to ask next, the largest gain first, then the model's order. No question and no probe that
 *  was asked is proposed, and none twice. */
TENET_API int32_t tenet_assessment_follow_ups(const tenet_assessment *assessment,
                                              const tenet_follow_up **rows, int64_t *count);

/** Notices about this candidate: too little evidence, unknown names, patterns that gave up. */
TENET_API int32_t tenet_assessment_notices(const tenet_assessment *assessment,
                                           const tenet_diagnostic **rows, int64_t *count);

/* ---- Names --------------------------------------------------------------------------------- */

/* The stable names that JSON and CSV use; "unknown" for a number out of range. Static. */

/** "affirmed", "negated", ... for TENET_STATE_. */
TENET_API const char *tenet_state_name(int32_t state);

/** "answer", "notes", "rating", "self_report" for TENET_SOURCE_. */
TENET_API const char *tenet_source_name(int32_t source);

/** "none", "act", "claim" for TENET_KIND_. */
TENET_API const char *tenet_kind_name(int32_t kind);

/** "none", "prose", "list", "ranking", "ratings" for TENET_FORM_. */
TENET_API const char *tenet_form_name(int32_t form);

/** "counted", "capped", "state", "repeated" for TENET_COUNTED and the rest. */
TENET_API const char *tenet_counted_name(int32_t counted);

/** "scored", "insufficient_evidence", "sealed" for the status of an alignment. */
TENET_API const char *tenet_alignment_name(int32_t status);

/** "nothing", "little", ... for TENET_ASK_. */
TENET_API const char *tenet_ask_name(int32_t why);

#ifdef __cplusplus
}
#endif
#endif
