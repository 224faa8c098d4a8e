/** @file tenet/interview.h
 * Around the interview: the guide before it, and candidates side by side after
 * it. What to ask while it goes on stands in an assessment's follow-ups (tenet/assess.h).
 *
 * A guide is printed for the interviewers of a job: the rules of a fair interview, the minutes, and
 * for each value the questions, the probes, the rating scale and room for notes. Structured
 * interviews, in which everybody is asked the same and rated on anchored scales, predict better and
 * are fairer than free ones (Taylor & Small 2002; Sackett et al. 2022).
 *
 * A comparison puts candidates of one job side by side, value by value. It never makes a list by
 * rank: candidates stand in the order in which they were given.
 */
#ifndef TENET_INTERVIEW_H
#define TENET_INTERVIEW_H

#include "assess.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The forms in which a guide and a comparison are written. */
enum {
    TENET_PAGE_TEXT = 0, /**< the guide as Markdown; the comparison as plain text */
    TENET_PAGE_HTML = 1, /**< one page that needs no script and loads nothing */
    TENET_PAGE_JSON = 2, /**< one object */
    TENET_PAGE_COUNT = 3
};

/* ---- The guide ----------------------------------------------------------------------------- */

/** How to make a guide. Zero the struct, set struct_size, then what differs. */
typedef struct tenet_guide_options {
    uint32_t struct_size; /**< sizeof(tenet_guide_options) */
    int32_t minutes;      /**< length of the interview; 0: as long as its questions take */
    int32_t questions;    /**< so many of each value; 0: two, or as many as fit into `minutes` */
    uint32_t reserved;    /**< 0 */
    const char *seed;     /**< see tenet_guide_new(); NULL: the first questions of the model */
    const char *language; /**< of the fixed text, "en" or "de"; NULL: the model's, else English */
} tenet_guide_options;

/** A guide. It never changes and may be read by any number of threads. */
typedef struct tenet_guide tenet_guide;

/** Makes the guide of a model, or with an assessment the guide to that candidate's follow-ups, of
 *  which as many as fit are taken in their order. The guide keeps what it needs of both.
 *  `options` may be NULL.
 *
 *  Choice of questions. With a seed, the name of the job or of its round, each value's questions
 *  are ordered by the SHA-256 of the seed, a line feed and the question's id, compared as
 * lower-case hex, and the first are taken: the same seed gives every candidate of the job the same
 * questions, on every machine and however the model's weights and words change meanwhile, and
 * anybody can check it with sha256sum. Without a seed the first questions of each value are taken.
 * Either way they are asked in the order of the model.
 *
 *  Minutes. Opening 5, the candidate's own questions 5, closing 2, and for each question with its
 *  probes and notes 5 at best, 3 at least and 10 at most; what is left over is a reserve. With
 *  `minutes` given and `questions` not, each value has as many questions as fit at 5 minutes each,
 *  at least one.
 *
 *  Fails with TENET_E_MODEL if the model has no question, with TENET_E_ARGUMENT if the questions do
 *  not fit into the minutes or an option is out of range, and with TENET_E_DATA if the candidate
 * has nothing left to be asked. */
TENET_API int32_t tenet_guide_new(const tenet_model *model, const tenet_assessment *assessment,
                                  const tenet_guide_options *options, tenet_guide **guide,
                                  tenet_error **error);

/** Frees a guide; NULL is allowed. */
TENET_API void tenet_guide_free(tenet_guide *guide);

/** The minutes of the interview: total = opening + those of the questions + candidate + closing +
 *  reserve. */
typedef struct tenet_guide_minutes {
    int32_t total;     /**< all of it */
    int32_t opening;   /**< for welcome and rules */
    int32_t candidate; /**< for the candidate's own questions */
    int32_t closing;   /**< for what happens next, and thanks */
    int32_t reserve;   /**< kept free */
    int32_t left_out;  /**< follow-ups that did not fit */
} tenet_guide_minutes;

/** The minutes; one row, owned by the guide. */
TENET_API int32_t tenet_guide_plan(const tenet_guide *guide, const tenet_guide_minutes **plan);

/** One question of the guide, in the order of asking. */
typedef struct tenet_guide_question {
    const char *text;   /**< its words; owned by the guide */
    const char *reason; /**< why it is asked, of a follow-up, in English; "" in a guide for all */
    int32_t value;      /**< index in the model */
    int32_t question;   /**< index in the model; -1 if the words are a probe's */
    int32_t minutes;    /**< for question, answer and probes */
    int32_t why;        /**< the reason as TENET_ASK_; -1 in a guide for all */
} tenet_guide_question;

/** The questions; rows owned by the guide. */
TENET_API int32_t tenet_guide_questions(const tenet_guide *guide, const tenet_guide_question **rows,
                                        int64_t *count);

/** Writes a guide in one of the TENET_PAGE_ forms. The caller frees *text with
 *  tenet_string_free(); `length` may be NULL. */
TENET_API int32_t tenet_guide_render(const tenet_guide *guide, int32_t form, char **text,
                                     int64_t *length, tenet_error **error);

/* ---- The comparison ------------------------------------------------------------------------ */

/** A comparison. It never changes and may be read by any number of threads. */
typedef struct tenet_comparison tenet_comparison;

/** Compares two to 50 assessments that were made with one model (the same digest). They may be
 *  freed afterwards. TENET_E_ARGUMENT for fewer, more, or different models. */
TENET_API int32_t tenet_comparison_new(const tenet_assessment *const *assessments, int64_t count,
                                       tenet_comparison **comparison, tenet_error **error);

/** Frees a comparison; NULL is allowed. */
TENET_API void tenet_comparison_free(tenet_comparison *comparison);

/** What can be said of two candidates. */
enum {
    TENET_PAIR_INDISTINGUISHABLE = 0, /**< .1 <= P <= .9 */
    TENET_PAIR_FIRST = 1,             /**< more was found for the first: P > .9 */
    TENET_PAIR_SECOND = 2,            /**< more was found for the second: P < .1 */
    TENET_PAIR_UNKNOWN = 3,           /**< one of them has no number */
    TENET_PAIR_COUNT = 4
};

/** Two candidates, on one value or as a whole. First all pairs of the alignment, (0,1) (0,2) ...
 *  (1,2) ..., then those of each value in the model's order.
 *
 *      P = Phi((S_a - S_b) / sqrt(sd_a^2 + sd_b^2))
 *
 *  with the scores and standard deviations of the two and Phi the distribution function of the
 *  normal distribution: how sure the order of what was found is. It says nothing of who would do
 *  better at work. */
typedef struct tenet_comparison_pair {
    double probability; /**< P, that more speaks for the first; NaN if one has no number */
    double difference;  /**< score of the first less that of the second, in points; or NaN */
    int32_t first;      /**< index of the assessment as given */
    int32_t second;     /**< likewise */
    int32_t value;      /**< index in the model; -1: the alignment */
    int32_t verdict;    /**< TENET_PAIR_ */
} tenet_comparison_pair;

/** The pairs; rows owned by the comparison. */
TENET_API int32_t tenet_comparison_pairs(const tenet_comparison *comparison,
                                         const tenet_comparison_pair **rows, int64_t *count);

/** Why the comparison may be unfair or impossible: TENET_N_ASKED_DIFFERENTLY,
 *  TENET_N_RATED_DIFFERENTLY, TENET_N_COVERED_DIFFERENTLY, TENET_N_INSUFFICIENT_EVIDENCE and
 *  TENET_N_SEALED. More asked means more movement away from 50, so that candidates who were
 *  interviewed unequally cannot be compared. */
TENET_API int32_t tenet_comparison_notices(const tenet_comparison *comparison,
                                           const tenet_diagnostic **rows, int64_t *count);

/** Writes a comparison in one of the TENET_PAGE_ forms and a language as above (NULL: English). The
 *  caller frees *text with tenet_string_free(); `length` may be NULL. */
TENET_API int32_t tenet_comparison_render(const tenet_comparison *comparison, int32_t form,
                                          const char *language, char **text, int64_t *length,
                                          tenet_error **error);

/** "indistinguishable", "first", "second", "unknown". Static. */
TENET_API const char *tenet_pair_name(int32_t verdict);

#ifdef __cplusplus
}
#endif
#endif
