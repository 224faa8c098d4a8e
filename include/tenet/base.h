/** @file tenet/base.h
 * Status codes, diagnostics, versions, limits and memory.
 *
 * Everything else in tenet builds on these conventions:
 *
 * Status.      A call that can fail returns an int32_t: TENET_OK (0) or one of the TENET_E_
 *              codes below. Codes are never renumbered; new ones are added before
 *              TENET_STATUS_COUNT.
 * Errors.      Such a call takes an optional `tenet_error **error` last. Pass NULL to ignore the
 *              details. On failure *error receives an object that holds every diagnostic found,
 *              to be freed with tenet_error_free(); on success *error is set to NULL.
 * Outputs.     Output pointers are set to NULL or zero first, so after a failure they are never
 *              left over from before.
 * Text.        UTF-8 with an explicit length in bytes; a length of -1 means "up to the NUL".
 *              Strings that tenet returns end in NUL.
 * Rows.        Results are arrays of plain structs ("rows"), reached by a const pointer and a
 *              count and owned by the object they were asked from. Their layout is frozen for the
 *              life of the shared library's major version.
 * Numbers.     "No number" is NaN in a double and -1 in an index or an offset.
 * Memory.      Every *_new, *_load and *_assess has its *_free or *_unref, which accept NULL.
 *              tenet is built on GLib, which ends the process when small blocks of memory cannot
 *              be had; memory sized by the input is asked for in a way that can fail, and then
 *              gives TENET_E_MEMORY.
 * Threads.     No global state, no locale, no environment is read or written after loading. A
 *              model may be shared by any number of threads; every other object belongs to one
 *              thread at a time unless its header says more.
 */
#ifndef TENET_BASE_H
#define TENET_BASE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Stands before every function that the shared library shows. */
#if defined(_WIN32) && defined(TENET_SHARED)
#ifdef TENET_BUILDING
#define TENET_API __declspec(dllexport)
#else
#define TENET_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define TENET_API __attribute__((visibility("default")))
#else
#define TENET_API
#endif

/* ---- Versions ------------------------------------------------------------------------------ */

#define TENET_VERSION_MAJOR 0       /**< of the headers that a program is compiled with */
#define TENET_VERSION_MINOR 1       /**< likewise */
#define TENET_VERSION_PATCH 0       /**< likewise */
#define TENET_VERSION       "0.1.0" /**< the three as text */

/** The version of the library that is running, such as "0.1.0". Static, never NULL. */
TENET_API const char *tenet_version(void);

/** The same as one number: major * 1,000,000 + minor * 1,000 + patch. */
TENET_API uint32_t tenet_version_number(void);

/** The number that changes when a binary compiled against an older library could break. */
TENET_API uint32_t tenet_abi_version(void);

/** The versions of what tenet was built with, such as "GLib 2.74.6, PCRE2 10.42 (Unicode 14.0.0)".
 *  Static, never NULL. Reports print it because Unicode tables differ between versions. */
TENET_API const char *tenet_build_info(void);

/* ---- Status codes -------------------------------------------------------------------------- */

enum {
    TENET_OK = 0,
    TENET_E_ARGUMENT = 1,   /**< a wrong argument: NULL, a bad length, NaN, an unknown flag */
    TENET_E_MEMORY = 2,     /**< memory sized by the input could not be had */
    TENET_E_IO = 3,         /**< a file could not be opened, read, written or renamed */
    TENET_E_ENCODING = 4,   /**< bytes that are not text in the expected encoding */
    TENET_E_SYNTAX = 5,     /**< a file that breaks the rules of YAML or CSV */
    TENET_E_MODEL = 6,      /**< a well-formed model file that says something impossible */
    TENET_E_DATA = 7,       /**< well-formed candidate data that says something impossible */
    TENET_E_LIMIT = 8,      /**< one of the limits of tenet_limit() was passed */
    TENET_E_NOT_FOUND = 9,  /**< no such candidate, value or column */
    TENET_E_CANCELLED = 10, /**< the caller's progress function asked to stop */
    TENET_STATUS_COUNT = 11
};

/** Codes of notices and warnings: things that did not stop the work but that people must know.
 *  They share the diagnostic row with the status codes above. */
enum {
    TENET_N_INSUFFICIENT_EVIDENCE = 100, /**< no number was given; the follow-ups say what to ask */
    TENET_N_REVIEW = 101,                /**< a value's whole interval lies below its floor */
    TENET_N_UNKNOWN_VALUE = 102, /**< a self-report or rating names something the model lacks */
    TENET_N_ENCODING = 103,      /**< text was read in another encoding than UTF-8 */
    TENET_N_COLUMN_UNUSED = 104, /**< a CSV column that is not read */
    TENET_N_NO_ID = 105,         /**< candidates are named by their row number */
    TENET_N_ROW_REJECTED = 106,  /**< a row was set aside */
    TENET_N_PATTERN_LIMIT = 107, /**< a regular expression gave up on a text */
    TENET_N_MODEL_WARNING = 108, /**< something in the model that is likely a mistake */
    TENET_N_NO_TEXT = 109,       /**< the candidate has neither notes, answers nor ratings */
    TENET_N_CLEANED = 110,   /**< something unreadable was left out of a text, such as NUL bytes */
    TENET_N_SCATTERED = 111, /**< too many candidates to notice rows that stand apart */
    TENET_N_SEALED = 112,    /**< no figures are given until the interviewers have rated */
    TENET_N_ASKED_DIFFERENTLY = 113,  /**< candidates compared were asked different questions */
    TENET_N_RATED_DIFFERENTLY = 114,  /**< they have different numbers of ratings */
    TENET_N_COVERED_DIFFERENTLY = 115 /**< not the same part of the values is known of them */
};

/** The short stable name of a status or notice code: "ok", "argument", "insufficient_evidence".
 *  An unknown code gives "unknown". Static, never NULL. */
TENET_API const char *tenet_status_name(int32_t code);

/** One sentence for people on what a code means. Static, never NULL. */
TENET_API const char *tenet_status_text(int32_t code);

/* ---- Diagnostics --------------------------------------------------------------------------- */

enum { TENET_SEVERITY_NOTICE = 0, TENET_SEVERITY_WARNING = 1, TENET_SEVERITY_ERROR = 2 };

/** One message about one place. */
typedef struct tenet_diagnostic {
    const char *message; /**< one sentence, UTF-8, never NULL */
    const char *source;  /**< the file's name as the caller gave it, "" where there is none */
    int64_t offset;      /**< byte offset in that file or text, from 0; -1 = unknown */
    int32_t code;        /**< TENET_E_ or TENET_N_ */
    int32_t severity;    /**< TENET_SEVERITY_ */
    int32_t line;        /**< from 1; 0 = unknown */
    int32_t column;      /**< in characters from 1; 0 = unknown */
} tenet_diagnostic;

/** What went wrong: one or more diagnostics in the order of their places. */
typedef struct tenet_error tenet_error;

/** The status the failed call returned. NULL gives TENET_OK. */
TENET_API int32_t tenet_error_status(const tenet_error *error);

/** All diagnostics; *rows stays valid until the error is freed. NULL gives no rows. */
TENET_API int32_t tenet_error_diagnostics(const tenet_error *error, const tenet_diagnostic **rows,
                                          int64_t *count);

/** All diagnostics as text, one a line, as compilers print them:
 *  "team.yaml:12:9: error: unknown key \"wieght\"; did you mean \"weight\"?".
 *  Owned by the error; "" for NULL. */
TENET_API const char *tenet_error_text(const tenet_error *error);

/** Frees an error; NULL is allowed. */
TENET_API void tenet_error_free(tenet_error *error);

/* ---- Limits and memory --------------------------------------------------------------------- */

/** Limits, so that no input can take unbounded time or memory. */
enum {
    TENET_LIMIT_MODEL_BYTES = 0, /**< size of a model file */
    TENET_LIMIT_MODEL_DEPTH = 1, /**< nesting of lists and mappings in a model file */
    TENET_LIMIT_VALUES = 2,      /**< values in a model */
    TENET_LIMIT_INDICATORS = 3,  /**< indicators in a model */
    TENET_LIMIT_TERM_BYTES = 4,  /**< length of one term */
    TENET_LIMIT_TERM_WORDS = 5,  /**< words in one way through a term */
    TENET_LIMIT_TERM_GAP = 6,    /**< the largest N in ~N */
    TENET_LIMIT_TEXT_BYTES = 7,  /**< length of one answer, note or self-report */
    TENET_LIMIT_TEXTS = 8,       /**< texts, ratings and self-reported values of one candidate */
    TENET_LIMIT_CELL_BYTES = 9,  /**< length of one CSV cell */
    TENET_LIMIT_COLUMNS = 10,    /**< columns of a CSV file */
    TENET_LIMIT_PATTERN_STEPS =
        11, /**< backtracking steps of one regular expression on one sentence */
    TENET_LIMIT_DIAGNOSTICS = 12, /**< diagnostics reported from one call */
    TENET_LIMIT_EVIDENCE = 13,    /**< matches listed for one candidate */
    TENET_LIMIT_THREADS = 14,     /**< threads that work on one file or one batch */
    TENET_LIMIT_COMPARED = 15,    /**< candidates in one comparison */
    TENET_LIMIT_COUNT = 16
};

/** The value of a limit; -1 for an unknown one. */
TENET_API int64_t tenet_limit(int32_t limit);

/** Kinds of structs, for bindings that check their own layout when they are loaded. */
enum {
    TENET_STRUCT_DIAGNOSTIC = 0,
    TENET_STRUCT_VALUE = 1,
    TENET_STRUCT_INDICATOR = 2,
    TENET_STRUCT_QUESTION = 3,
    TENET_STRUCT_ALIGNMENT = 4,
    TENET_STRUCT_VALUE_SCORE = 5,
    TENET_STRUCT_EVIDENCE = 6,
    TENET_STRUCT_TEXT = 7,
    TENET_STRUCT_FOLLOW_UP = 8,
    TENET_STRUCT_STATED = 9,
    TENET_STRUCT_READ_OPTIONS = 10,
    TENET_STRUCT_SCORE_OPTIONS = 11,
    TENET_STRUCT_SUMMARY = 12,
    TENET_STRUCT_ASKED = 13,
    TENET_STRUCT_ASSESS_OPTIONS = 14,
    TENET_STRUCT_IMPORT_OPTIONS = 15,
    TENET_STRUCT_TEXTS = 16,
    TENET_STRUCT_COLUMNS = 17,
    TENET_STRUCT_BULK_OPTIONS = 18,
    TENET_STRUCT_REPORT_OPTIONS = 19,
    TENET_STRUCT_CORPUS_OPTIONS = 20,
    TENET_STRUCT_SUGGEST_OPTIONS = 21,
    TENET_STRUCT_SUGGESTION = 22,
    TENET_STRUCT_LEARN_OPTIONS = 23,
    TENET_STRUCT_LESSON_VALUE = 24,
    TENET_STRUCT_GUIDE_OPTIONS = 25,
    TENET_STRUCT_GUIDE_MINUTES = 26,
    TENET_STRUCT_GUIDE_QUESTION = 27,
    TENET_STRUCT_COMPARISON_PAIR = 28,
    TENET_STRUCT_COUNT = 29
};

/** sizeof of a public struct in the running library; -1 for an unknown kind. */
TENET_API int64_t tenet_struct_size(int32_t kind);

/** Frees a string that a tenet function handed over. NULL is allowed. */
TENET_API void tenet_string_free(char *string);

#ifdef __cplusplus
}
#endif
#endif
