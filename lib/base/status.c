/*
 * Names and meanings of status and notice codes, limits, struct sizes: what a caller can ask of the
 * library without any object.
 */
#include "base/limits.h"
#include "tenet/tenet.h"

#include <glib.h>

static const struct {
    int32_t code;
    const char *name;
    const char *text;
} codes[] = {
    {TENET_OK, "ok", "Done."},
    {TENET_E_ARGUMENT, "argument", "The call was made with an argument it cannot take."},
    {TENET_E_MEMORY, "memory", "There was not enough memory for an input of this size."},
    {TENET_E_IO, "io", "A file could not be opened, read, written or renamed."},
    {TENET_E_ENCODING, "encoding", "The text is not in the encoding it should be in."},
    {TENET_E_SYNTAX, "syntax", "The file breaks the rules of its format."},
    {TENET_E_MODEL, "model", "The model says something that cannot be."},
    {TENET_E_DATA, "data", "The candidate data say something that cannot be."},
    {TENET_E_LIMIT, "limit", "The input passes one of the limits that keep the work bounded."},
    {TENET_E_NOT_FOUND, "not_found", "What was asked for does not exist."},
    {TENET_E_CANCELLED, "cancelled", "The work was stopped on request."},
    {TENET_N_INSUFFICIENT_EVIDENCE, "insufficient_evidence",
     "Too little is known to give a number; ask the follow-up questions."},
    {TENET_N_REVIEW, "review", "A value lies below its floor; a person should look again."},
    {TENET_N_UNKNOWN_VALUE, "unknown_value", "A name is none of the model's values."},
    {TENET_N_ENCODING, "encoding_notice", "The text was converted to UTF-8."},
    {TENET_N_COLUMN_UNUSED, "column_unused", "A column is not read."},
    {TENET_N_NO_ID, "no_id", "Candidates are named by their row number."},
    {TENET_N_ROW_REJECTED, "row_rejected", "A row was set aside."},
    {TENET_N_PATTERN_LIMIT, "pattern_limit", "A regular expression gave up on a text."},
    {TENET_N_MODEL_WARNING, "model_warning", "Something in the model is likely a mistake."},
    {TENET_N_NO_TEXT, "no_text", "The candidate has neither texts nor ratings."},
    {TENET_N_CLEANED, "cleaned", "Unreadable signs were left out of a text."},
    {TENET_N_SCATTERED, "scattered",
     "Rows of one candidate that stand apart may have gone unnoticed."},
    {TENET_N_SEALED, "sealed", "No figures are given until the interviewers have rated."},
    {TENET_N_ASKED_DIFFERENTLY, "asked_differently",
     "The candidates were not asked the same questions."},
    {TENET_N_RATED_DIFFERENTLY, "rated_differently",
     "The candidates have different numbers of ratings."},
    {TENET_N_COVERED_DIFFERENTLY, "covered_differently",
     "Not the same part of the values is known of the candidates."},
};

const char *tenet_status_name(int32_t code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        if (codes[i].code == code)
            return codes[i].name;
    }
    return "unknown";
}

const char *tenet_status_text(int32_t code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        if (codes[i].code == code)
            return codes[i].text;
    }
    return "This code is not known to this version of tenet.";
}

int64_t tenet_limit(int32_t limit)
{
    static const int64_t limits[] = {
        [TENET_LIMIT_MODEL_BYTES] = TENET__MAX_MODEL_BYTES,
        [TENET_LIMIT_MODEL_DEPTH] = TENET__MAX_MODEL_DEPTH,
        [TENET_LIMIT_VALUES] = TENET__MAX_VALUES,
        [TENET_LIMIT_INDICATORS] = TENET__MAX_INDICATORS,
        [TENET_LIMIT_TERM_BYTES] = TENET__MAX_TERM_BYTES,
        [TENET_LIMIT_TERM_WORDS] = TENET__MAX_TERM_WORDS,
        [TENET_LIMIT_TERM_GAP] = TENET__MAX_TERM_GAP,
        [TENET_LIMIT_TEXT_BYTES] = TENET__MAX_TEXT_BYTES,
        [TENET_LIMIT_TEXTS] = TENET__MAX_TEXTS,
        [TENET_LIMIT_CELL_BYTES] = TENET__MAX_CELL_BYTES,
        [TENET_LIMIT_COLUMNS] = TENET__MAX_COLUMNS,
        [TENET_LIMIT_PATTERN_STEPS] = TENET__MAX_PATTERN_STEPS,
        [TENET_LIMIT_DIAGNOSTICS] = TENET__MAX_DIAGNOSTICS,
        [TENET_LIMIT_EVIDENCE] = TENET__MAX_EVIDENCE,
        [TENET_LIMIT_THREADS] = TENET__MAX_THREADS,
        [TENET_LIMIT_COMPARED] = TENET__MAX_COMPARED,
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(limits) == TENET_LIMIT_COUNT);
    return limit >= 0 && limit < TENET_LIMIT_COUNT ? limits[limit] : -1;
}

int64_t tenet_struct_size(int32_t kind)
{
    static const int64_t sizes[] = {
        [TENET_STRUCT_DIAGNOSTIC] = sizeof(tenet_diagnostic),
        [TENET_STRUCT_VALUE] = sizeof(tenet_value),
        [TENET_STRUCT_INDICATOR] = sizeof(tenet_indicator),
        [TENET_STRUCT_QUESTION] = sizeof(tenet_question),
        [TENET_STRUCT_ALIGNMENT] = sizeof(tenet_alignment),
        [TENET_STRUCT_VALUE_SCORE] = sizeof(tenet_value_score),
        [TENET_STRUCT_EVIDENCE] = sizeof(tenet_evidence),
        [TENET_STRUCT_TEXT] = sizeof(tenet_text),
        [TENET_STRUCT_FOLLOW_UP] = sizeof(tenet_follow_up),
        [TENET_STRUCT_STATED] = sizeof(tenet_stated),
        [TENET_STRUCT_READ_OPTIONS] = sizeof(tenet_read_options),
        [TENET_STRUCT_SCORE_OPTIONS] = sizeof(tenet_score_options),
        [TENET_STRUCT_SUMMARY] = sizeof(tenet_summary),
        [TENET_STRUCT_ASKED] = sizeof(tenet_asked),
        [TENET_STRUCT_ASSESS_OPTIONS] = sizeof(tenet_assess_options),
        [TENET_STRUCT_IMPORT_OPTIONS] = sizeof(tenet_import_options),
        [TENET_STRUCT_TEXTS] = sizeof(tenet_texts),
        [TENET_STRUCT_COLUMNS] = sizeof(tenet_columns),
        [TENET_STRUCT_BULK_OPTIONS] = sizeof(tenet_bulk_options),
        [TENET_STRUCT_REPORT_OPTIONS] = sizeof(tenet_report_options),
        [TENET_STRUCT_CORPUS_OPTIONS] = sizeof(tenet_corpus_options),
        [TENET_STRUCT_SUGGEST_OPTIONS] = sizeof(tenet_suggest_options),
        [TENET_STRUCT_SUGGESTION] = sizeof(tenet_suggestion),
        [TENET_STRUCT_LEARN_OPTIONS] = sizeof(tenet_learn_options),
        [TENET_STRUCT_LESSON_VALUE] = sizeof(tenet_lesson_value),
        [TENET_STRUCT_GUIDE_OPTIONS] = sizeof(tenet_guide_options),
        [TENET_STRUCT_GUIDE_MINUTES] = sizeof(tenet_guide_minutes),
        [TENET_STRUCT_GUIDE_QUESTION] = sizeof(tenet_guide_question),
        [TENET_STRUCT_COMPARISON_PAIR] = sizeof(tenet_comparison_pair),
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(sizes) == TENET_STRUCT_COUNT);
    return kind >= 0 && kind < TENET_STRUCT_COUNT ? sizes[kind] : -1;
}

const char *tenet_version(void)
{
    return TENET_VERSION;
}

uint32_t tenet_version_number(void)
{
    return TENET_VERSION_MAJOR * 1000000u + TENET_VERSION_MINOR * 1000u + TENET_VERSION_PATCH;
}

uint32_t tenet_abi_version(void)
{
    return 0;
}

void tenet_string_free(char *string)
{
    g_free(string);
}
