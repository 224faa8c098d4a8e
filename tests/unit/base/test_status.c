/*
 * What a caller can ask of the library without any object: names, limits, sizes, versions.
 */
#include <stdio.h>
#include <string.h>

#include "lists.h"
#include "tenet/tenet.h"

static void every_status_has_its_own_name(void)
{
    const char *names[TENET_STATUS_COUNT];
    for (int32_t code = 0; code < TENET_STATUS_COUNT; code++) {
        names[code] = tenet_status_name(code);
        CU_ASSERT_STRING_NOT_EQUAL(names[code], "unknown");
        CU_ASSERT(strlen(tenet_status_text(code)) > 4);
        for (int32_t other = 0; other < code; other++)
            CU_ASSERT_STRING_NOT_EQUAL(names[code], names[other]);
    }
    for (int32_t code = TENET_N_INSUFFICIENT_EVIDENCE; code <= TENET_N_SCATTERED; code++)
        CU_ASSERT_STRING_NOT_EQUAL(tenet_status_name(code), "unknown");
    SUITE_STRING(tenet_status_name(TENET_OK), "ok");
    SUITE_STRING(tenet_status_name(TENET_N_INSUFFICIENT_EVIDENCE), "insufficient_evidence");
}

static void unknown_numbers_are_answered(void)
{
    const int32_t strange[] = {-1, INT32_MIN, INT32_MAX, 50, 5000};
    for (size_t i = 0; i < sizeof strange / sizeof strange[0]; i++) {
        SUITE_STRING(tenet_status_name(strange[i]), "unknown");
        CU_ASSERT_PTR_NOT_NULL(tenet_status_text(strange[i]));
        CU_ASSERT_EQUAL(tenet_limit(strange[i]), -1);
        CU_ASSERT_EQUAL(tenet_struct_size(strange[i]), -1);
        SUITE_STRING(tenet_state_name(strange[i]), "unknown");
        SUITE_STRING(tenet_source_name(strange[i]), "unknown");
        SUITE_STRING(tenet_kind_name(strange[i]), "unknown");
        SUITE_STRING(tenet_form_name(strange[i]), "unknown");
        SUITE_STRING(tenet_counted_name(strange[i]), "unknown");
    }
    CU_ASSERT_EQUAL(tenet_limit(TENET_LIMIT_COUNT), -1);
    CU_ASSERT_EQUAL(tenet_struct_size(TENET_STRUCT_COUNT), -1);
    SUITE_STRING(tenet_state_name(TENET_STATE_COUNT), "unknown");
}

static void limits_are_positive(void)
{
    for (int32_t limit = 0; limit < TENET_LIMIT_COUNT; limit++)
        CU_ASSERT(tenet_limit(limit) > 0);
}

static void struct_sizes_are_this_header(void)
{
    CU_ASSERT_EQUAL(tenet_struct_size(TENET_STRUCT_DIAGNOSTIC), sizeof(tenet_diagnostic));
    CU_ASSERT_EQUAL(tenet_struct_size(TENET_STRUCT_ALIGNMENT), sizeof(tenet_alignment));
    CU_ASSERT_EQUAL(tenet_struct_size(TENET_STRUCT_VALUE_SCORE), sizeof(tenet_value_score));
    CU_ASSERT_EQUAL(tenet_struct_size(TENET_STRUCT_EVIDENCE), sizeof(tenet_evidence));
    CU_ASSERT_EQUAL(tenet_struct_size(TENET_STRUCT_TEXT), sizeof(tenet_text));
    CU_ASSERT_EQUAL(tenet_struct_size(TENET_STRUCT_STATED), sizeof(tenet_stated));
    CU_ASSERT_EQUAL(tenet_struct_size(TENET_STRUCT_ASKED), sizeof(tenet_asked));
    for (int32_t kind = 0; kind < TENET_STRUCT_COUNT; kind++)
        CU_ASSERT_EQUAL(tenet_struct_size(kind) % 8, 0); /* no hidden bytes at the end */
}

static void versions_agree(void)
{
    char text[32];
    uint32_t number = tenet_version_number();
    snprintf(text, sizeof text, "%u.%u.%u", number / 1000000, number / 1000 % 1000, number % 1000);
    SUITE_STRING(tenet_version(), text);
    SUITE_STRING(tenet_version(), TENET_VERSION);
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet_build_info(), "GLib"));
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet_build_info(), "PCRE2"));
}

static void names_are_those_of_the_json(void)
{
    SUITE_STRING(tenet_state_name(TENET_STATE_AFFIRMED), "affirmed");
    SUITE_STRING(tenet_state_name(TENET_STATE_NEGATED), "negated");
    SUITE_STRING(tenet_state_name(TENET_STATE_UNCERTAIN), "uncertain");
    SUITE_STRING(tenet_source_name(TENET_SOURCE_ANSWER), "answer");
    SUITE_STRING(tenet_source_name(TENET_SOURCE_SELF_REPORT), "self_report");
    SUITE_STRING(tenet_kind_name(TENET_KIND_CLAIM), "claim");
    SUITE_STRING(tenet_form_name(TENET_FORM_RATINGS), "ratings");
    SUITE_STRING(tenet_counted_name(TENET_COUNTED_CAPPED), "capped");
    SUITE_STRING(tenet_counted_name(TENET_NOT_REPEATED), "repeated");
    tenet_string_free(NULL);
}

const suite_test status_tests[] = {
    {"every status has a name and a sentence of its own", every_status_has_its_own_name},
    {"unknown numbers are answered, not obeyed", unknown_numbers_are_answered},
    {"every limit is a positive number", limits_are_positive},
    {"struct sizes are those of the headers", struct_sizes_are_this_header},
    {"the version's text and number agree", versions_agree},
    {"names are those that JSON and CSV print", names_are_those_of_the_json},
    {NULL, NULL},
};
