/** @file tenet/bulk.h
 * Many texts in memory at once, columns of numbers out: for data frames and databases.
 *
 * Each text is read as the free notes about one candidate, exactly as tenet_candidate_add_notes()
 * and tenet_assess() would; evidence and follow-ups are not kept. Several threads share the work,
 * and the numbers are the same for any number of them.
 */
#ifndef TENET_BULK_H
#define TENET_BULK_H

#include "assess.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Texts one after the other in one buffer: the layout that Arrow calls large_utf8. All is the
 *  caller's and is only read. */
typedef struct tenet_texts {
    const char *bytes;       /**< UTF-8; NULL if there are none */
    const int64_t *offsets;  /**< count + 1 of them, ascending, from 0 to `length`: text i is
                                  bytes[offsets[i]..offsets[i+1]) */
    const uint8_t *validity; /**< NULL: all texts are there; else bit (validity_offset + i), counted
                                  from the lowest of the first byte, is 0 where text i is missing */
    int64_t validity_offset; /**< the bit of the first text */
    int64_t count;           /**< how many texts */
    int64_t length;          /**< of `bytes` */
} tenet_texts;

/** The status of a missing text, beside TENET_SCORED and TENET_INSUFFICIENT_EVIDENCE. */
enum { TENET_TEXT_MISSING = -1 };

/** Where the numbers go: the caller's arrays, each NULL if it is not wanted. Of the first group
 *  each has one number a text. Of the second each has one a text and value, the texts of the
 *  model's first value first: value v of text i is at [v * count + i]. NaN means "no number": too
 *  little evidence, or a missing text. Zero the struct, set struct_size, then what is wanted. */
typedef struct tenet_columns {
    uint32_t struct_size;  /**< sizeof(tenet_columns) */
    uint32_t reserved;     /**< 0 */
    double *score;         /**< 0-100 */
    double *low;           /**< its 90 % interval */
    double *high;          /**< its upper end */
    double *coverage;      /**< 0-1; NaN for a missing text only */
    int32_t *status;       /**< TENET_SCORED, TENET_INSUFFICIENT_EVIDENCE or TENET_TEXT_MISSING */
    double *value_score;   /**< 0-100 */
    double *value_low;     /**< its 90 % interval */
    double *value_high;    /**< its upper end */
    double *value_for;     /**< units; NaN for a missing text only */
    double *value_against; /**< the same */
} tenet_columns;

/** Called several times a second, from the thread that called; a result other than 0 stops the work
 *  with TENET_E_CANCELLED. `done` texts are finished. */
typedef int32_t (*tenet_bulk_progress)(void *user, int64_t done);

/** How to score texts. Zero the struct, set struct_size, then what differs. */
typedef struct tenet_bulk_options {
    uint32_t struct_size;         /**< sizeof(tenet_bulk_options) */
    int32_t format;               /**< TENET_TEXT_AUTO, _PLAIN or _HTML */
    int32_t threads;              /**< as in tenet_score_options: 0 one for each processor */
    uint32_t reserved;            /**< 0 */
    tenet_bulk_progress progress; /**< NULL: none */
    void *user;                   /**< handed to `progress` */
} tenet_bulk_options;

/** Scores all texts. `options` may be NULL. Fails with TENET_E_ARGUMENT where an argument cannot
 *  be, and at the first text that is not UTF-8 (TENET_E_ENCODING), is too long or has too many
 *  matches (TENET_E_LIMIT); the message then names its number, counted from 0, and what stands in
 *  the arrays is not defined. */
TENET_API int32_t tenet_score_texts(const tenet_model *model, const tenet_texts *texts,
                                    const tenet_bulk_options *options, const tenet_columns *columns,
                                    tenet_error **error);

#ifdef __cplusplus
}
#endif
#endif
