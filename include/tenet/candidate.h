/** @file tenet/candidate.h
 * What is known of one candidate before it is assessed.
 *
 * A candidate collects copies of texts, ratings and the candidate's own statement of values. It
 * does not need a model: values are named by id, name or synonym, and names that the model does
 * not know become a notice of the assessment. Add as the interview goes on and assess again as
 * often as you like.
 *
 * A candidate belongs to one thread at a time. Text is copied and must be UTF-8; invalid bytes are
 * refused with TENET_E_ENCODING and the byte offset.
 */
#ifndef TENET_CANDIDATE_H
#define TENET_CANDIDATE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What is known of one candidate. It belongs to one thread at a time. */
typedef struct tenet_candidate tenet_candidate;

/** How to read a text. AUTO takes a text for HTML when it holds a well-known tag. */
enum { TENET_TEXT_AUTO = 0, TENET_TEXT_PLAIN = 1, TENET_TEXT_HTML = 2 };

/** A candidate without any data. `id` names them in results; it should be a number or code of the
 *  application, not a name. */
TENET_API int32_t tenet_candidate_new(const char *id, int64_t id_length,
                                      tenet_candidate **candidate, tenet_error **error);

/** Frees a candidate; NULL is allowed. */
TENET_API void tenet_candidate_free(tenet_candidate *candidate);

/** The id given to tenet_candidate_new(); "" for NULL. */
TENET_API const char *tenet_candidate_id(const tenet_candidate *candidate);

/** Adds what the candidate answered to one question, in their own words or as noted. `question` is
 *  the id of a question in the model or the question's text. Everything added under the same
 *  question is one answer, whoever noted it. */
TENET_API int32_t tenet_candidate_add_answer(tenet_candidate *candidate, const char *question,
                                             int64_t question_length, const char *text,
                                             int64_t text_length, int32_t format,
                                             tenet_error **error);

/** Adds notes that belong to no particular question, or a whole transcript with its turns marked
 *  ("Q:" and "A:", "Interviewer:" and "Candidate:", WebVTT). In a transcript each question turn
 *  begins an answer of its own. */
TENET_API int32_t tenet_candidate_add_notes(tenet_candidate *candidate, const char *text,
                                            int64_t text_length, int32_t format,
                                            tenet_error **error);

/** Adds one interviewer's rating of one value, on a scale from `low` (worst) to `high` (best); the
 *  usual scale is 1 to 5. A value that was not observed has no rating: say so with
 *  tenet_candidate_add_not_observed(). */
TENET_API int32_t tenet_candidate_add_rating(tenet_candidate *candidate, const char *value,
                                             int64_t value_length, double rating, double low,
                                             double high, tenet_error **error);

/** Notes that an interviewer looked for a value and did not observe it. That is no rating and
 *  counts nothing; it tells "not observed" from "not rated yet" (tenet_assessment_sealed()). */
TENET_API int32_t tenet_candidate_add_not_observed(tenet_candidate *candidate, const char *value,
                                                   int64_t value_length, tenet_error **error);

/* The candidate's own statement of values takes one of four forms; mixing them is TENET_E_DATA. */

/** Free text: a list ("respect, teamwork"), a ranking ("1. respect 2. teamwork" or "respect >
 *  teamwork"), ratings ("respect: 5, teamwork: 3") or prose. The form found is reported. */
TENET_API int32_t tenet_candidate_add_self_report_text(tenet_candidate *candidate, const char *text,
                                                       int64_t text_length, tenet_error **error);

/** One entry of a list of values the candidate holds. */
TENET_API int32_t tenet_candidate_add_self_report_list(tenet_candidate *candidate,
                                                       const char *value, int64_t value_length,
                                                       tenet_error **error);

/** One entry of a ranking; `rank` 1 is the most important, equal ranks are ties. Rank also what
 *  the model lacks: how many were ranked matters. */
TENET_API int32_t tenet_candidate_add_self_report_ranking(tenet_candidate *candidate,
                                                          const char *value, int64_t value_length,
                                                          double rank, tenet_error **error);

/** One value rated by the candidate on a scale from `low` to `high`, the same for all. */
TENET_API int32_t tenet_candidate_add_self_report_rating(tenet_candidate *candidate,
                                                         const char *value, int64_t value_length,
                                                         double rating, double low, double high,
                                                         tenet_error **error);

#ifdef __cplusplus
}
#endif
#endif
