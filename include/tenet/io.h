/** @file tenet/io.h
 * CSV exports in; CSV, JSON and text out.
 *
 * A reader turns an export of an applicant-tracking system into candidates, one at a time and in
 * constant memory. tenet_score_csv() does the whole job: read, assess, write.
 *
 * Columns are recognised by their headers (the README lists them) and can be named explicitly.
 * Nothing is dropped silently: a malformed file stops the work with file, line and column, a
 * malformed row may be set aside into a rejects file, columns that are not used are named in a
 * notice, and rows read = rows used + rows rejected.
 */
#ifndef TENET_IO_H
#define TENET_IO_H

#include "assess.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Reading ------------------------------------------------------------------------------- */

enum {
    TENET_READ_GROUP = 1, /**< rows of one candidate may stand anywhere: reads the whole file */
    TENET_READ_LONG = 2,  /**< one row an answer; the default is to see it from the columns */
    TENET_READ_WIDE = 4   /**< one row a candidate */
};

/** How to read a CSV file. Zero the struct, set struct_size, then what differs. */
typedef struct tenet_read_options {
    uint32_t struct_size; /**< sizeof(tenet_read_options) */
    uint32_t flags;       /**< TENET_READ_ */
    const char *encoding; /**< NULL: found from the bytes; else a name such as "windows-1252" */
    const char *rejects;  /**< a file for rows that cannot be read; NULL: stop at the first */
    const char *const *columns; /**< "role=Header" each; roles: id, notes, answer, question, rating,
                                     value, values, ignore. "rating:helpfulness=Header" says which
                                     value is rated, "answer:hlp-q1=Header" which question is
                                     answered */
    int64_t column_count;       /**< how many of them */
    double rating_low;          /**< scale of the rating columns; both 0: 1 to 5 */
    double rating_high;         /**< its best */
    uint32_t delimiter;         /**< 0: found from the text; else comma, semicolon, tab or bar */
    uint32_t reserved;          /**< 0 */
} tenet_read_options;

/** Counts of a run. rows_read = rows_used + rows_rejected. */
typedef struct tenet_summary {
    int64_t bytes_read;    /**< of the file */
    int64_t bytes_total;   /**< -1 where the size is not known, as with a pipe */
    int64_t rows_read;     /**< data rows; the header does not count */
    int64_t rows_used;     /**< that went into a candidate */
    int64_t rows_rejected; /**< that were set aside */
    int64_t candidates;    /**< that came out of them */
    int64_t scored;        /**< candidates with an alignment */
    int64_t insufficient;  /**< candidates with too little evidence */
    int64_t sealed;        /**< candidates whose ratings come first */
} tenet_summary;

/** A CSV file under way. It belongs to one thread at a time. */
typedef struct tenet_reader tenet_reader;

/** Opens a CSV file; `path` NULL or "-" is standard input. The model tells which columns are
 *  ratings of its values; the reader keeps a reference to it. `options` may be NULL. */
TENET_API int32_t tenet_reader_open(const tenet_model *model, const char *path,
                                    const tenet_read_options *options, tenet_reader **reader,
                                    tenet_error **error);

/** The next candidate, or *candidate = NULL at the end of the file. The caller frees it. A status
 *  other than TENET_OK ends the reading for good. */
TENET_API int32_t tenet_reader_next(tenet_reader *reader, tenet_candidate **candidate,
                                    tenet_error **error);

/** What people should know about the file so far: unused columns, encoding, rows set aside.
 *  Valid until the next call on the reader. */
TENET_API int32_t tenet_reader_notices(const tenet_reader *reader, const tenet_diagnostic **rows,
                                       int64_t *count);

/** The counts so far; `scored`, `insufficient` and `sealed` stay 0. */
TENET_API int32_t tenet_reader_summary(const tenet_reader *reader, tenet_summary *summary);

/** Closes the file and frees the reader; NULL is allowed. */
TENET_API void tenet_reader_free(tenet_reader *reader);

/* ---- Writing ------------------------------------------------------------------------------- */

enum {
    TENET_FORMAT_CSV = 0,     /**< one row a candidate */
    TENET_FORMAT_JSON = 1,    /**< one array of objects */
    TENET_FORMAT_JSONL = 2,   /**< one object a line */
    TENET_FORMAT_TEXT = 3,    /**< for people: a few lines a candidate */
    TENET_FORMAT_TABLE = 4,   /**< for people: one line a candidate */
    TENET_FORMAT_EXPLAIN = 5, /**< for people: every line of reasoning, with the text read */
    TENET_FORMAT_COUNT = 6
};

enum {
    TENET_RENDER_COLOR = 1, /**< terminal colours in text, table and explain */
    TENET_RENDER_RAW = 2    /**< CSV cells as they are, unprotected against formula injection */
};

/** One assessment as text in any format but TABLE (and as one object for JSON). The caller frees
 *  *text with tenet_string_free(); `length` may be NULL. */
TENET_API int32_t tenet_assessment_render(const tenet_assessment *assessment, int32_t format,
                                          uint32_t flags, char **text, int64_t *length,
                                          tenet_error **error);

/** Called several times a second during a run, from the thread that called; a result other than 0
 *  stops the run with TENET_E_CANCELLED. Bytes and rows are those read so far, the other counts
 *  those of candidates that were written. */
typedef int32_t (*tenet_progress)(void *user, const tenet_summary *summary);

/** How to score a whole file. Zero the struct, set struct_size, then what differs. */
typedef struct tenet_score_options {
    uint32_t struct_size;           /**< sizeof(tenet_score_options) */
    int32_t format;                 /**< TENET_FORMAT_ */
    uint32_t flags;                 /**< TENET_RENDER_ */
    uint32_t assess;                /**< TENET_ASSESS_ */
    const char *only;               /**< the id of the one candidate to write; NULL: all */
    const tenet_read_options *read; /**< NULL: the defaults */
    tenet_progress progress;        /**< NULL: none */
    void *user;                     /**< handed to `progress` */
    int32_t threads;   /**< that read and assess; 1: all in the thread that called; 0: one for
                            each processor; to TENET_LIMIT_THREADS */
    uint32_t reserved; /**< 0 */
} tenet_score_options;

/** Scores a CSV file: `input` and `output` are paths; NULL or "-" are standard input and output.
 *  An output file is written under a temporary name and takes its own name when it is complete, so
 *  a failure leaves an older file as it was. `options`, `summary` and `notices` may be NULL;
 *  *notices receives what people should know (see tenet_reader_notices) and is freed with
 *  tenet_error_free(). Fails with TENET_E_NOT_FOUND if `only` is not in the file.
 *
 *  Output, rows set aside, notices and counts are the same for any number of threads, and of
 * several errors the first in the file ends the run. */
TENET_API int32_t tenet_score_csv(const tenet_model *model, const char *input, const char *output,
                                  const tenet_score_options *options, tenet_summary *summary,
                                  tenet_error **notices, tenet_error **error);

/* ---- Reports: pages to look at -----------------------------------------------------------------
 */

enum {
    TENET_REPORT_FOR_CANDIDATE = 1 /**< the candidate's own copy: nobody else's data, no notes in
                                        full, and how to ask for correction */
};

/** How to write a report. Zero the struct, set struct_size, then what differs. */
typedef struct tenet_report_options {
    uint32_t struct_size;           /**< sizeof(tenet_report_options) */
    uint32_t flags;                 /**< TENET_REPORT_ */
    uint32_t assess;                /**< of a file: TENET_ASSESS_ */
    uint32_t reserved;              /**< 0 */
    const char *language;           /**< of the page's own words: "en" (also NULL) or "de" */
    const char *contact;            /**< whom the candidate asks for correction; NULL: not known */
    const char *only;               /**< of a file: the id of the one candidate; NULL: all */
    const tenet_read_options *read; /**< of a file; NULL: the defaults */
    tenet_progress progress;        /**< of a file; NULL: none */
    void *user;                     /**< handed to `progress` */
} tenet_report_options;

/** One assessment as a self-contained HTML page for people: the alignment and how sure it is, what
 *  speaks most for and against, what to ask next, each value, the texts with the evidence marked,
 *  points that add up, what was not counted and why, and what the figure means. The page holds no
 *  script and loads nothing; every text is escaped. A sealed assessment gives a page without
 *  figures that says which ratings are missing. `options` may be NULL; of them `flags`, `language`
 *  and `contact` matter. The caller frees *html with tenet_string_free(); `length` may be NULL.
 *  Fails with TENET_E_ARGUMENT for a language that pages are not written in, and with TENET_E_DATA
 *  for a candidate's copy of a sealed assessment. */
TENET_API int32_t tenet_assessment_report(const tenet_assessment *assessment,
                                          const tenet_report_options *options, char **html,
                                          int64_t *length, tenet_error **error);

/** Candidates whose reports stand in full in the page of a file with no more than so many; of a
 *  longer file the page lists them, each report being had with `only`. */
enum { TENET_REPORT_FULL = 40 };

/** Candidates that the page of a file lists at most; its summary counts all. */
enum { TENET_REPORT_LISTED = 20000 };

/** A CSV file as one page: how many were scored, how the alignments and values are spread, and the
 *  candidates in the order of the file, never ranked. With `only`, or for a file with one
 *  candidate, the page of that candidate. Paths, summary and notices are those of
 *  tenet_score_csv(). A candidate's copy is of one person: without `only`, a file with more
 *  fails with TENET_E_DATA. */
TENET_API int32_t tenet_report_csv(const tenet_model *model, const char *input, const char *output,
                                   const tenet_report_options *options, tenet_summary *summary,
                                   tenet_error **notices, tenet_error **error);

#ifdef __cplusplus
}
#endif
#endif
