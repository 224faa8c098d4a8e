#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/display.h"
#include "model/yamltree.h"
#include "sample.h"
#include "suite.h"
#include "tests.h"

#define ASSERT_HOLDS(text, part)                                                                   \
    do {                                                                                           \
        CU_ASSERT_PTR_NOT_NULL(strstr((text), (part)));                                            \
        if (strstr((text), (part)) == NULL)                                                        \
            fprintf(stderr, "%s:%d: not found: %s\nin:\n%s\n", __FILE__, __LINE__, (part),         \
                    (text));                                                                       \
    } while (0)

#define ASSERT_LACKS(text, part) CU_ASSERT_PTR_NULL(strstr((text), (part)))

/* ---- CSV --------------------------------------------------------------------------------- */

/* The cells of a line, with their quotes. */
static char **cells_of(const char *csv, int line)
{
    char **lines = g_strsplit(csv, "\n", -1);
    gboolean quoted = FALSE;
    for (char *at = lines[line]; *at != '\0'; at++) {
        quoted ^= *at == '"';
        if (*at == ',' && !quoted)
            *at = '\n';
    }
    char **cells = g_strsplit(lines[line], "\n", -1);
    g_strfreev(lines);
    return cells;
}

void test_csv_row(void)
{
    g_autofree char *csv = sample_render("C-1", SAMPLE_NOTES, TENET_FORMAT_CSV, 0);
    CU_ASSERT(g_str_has_prefix(
        csv, "candidate,alignment,low,high,coverage,status,stated,"
             "help,help_low,help_high,help_for,help_against,help_stated,help_known,"
             "care,care_low,care_high,care_for,care_against,care_stated,care_known,"
             "review,next_question,model,digest,tenet\nC-1,"));
    char **head = cells_of(csv, 0);
    char **row = cells_of(csv, 1);
    CU_ASSERT_EQUAL_FATAL(g_strv_length(head), g_strv_length(row));
    double score = g_ascii_strtod(row[1], NULL);
    CU_ASSERT(score > g_ascii_strtod(row[2], NULL) && score < g_ascii_strtod(row[3], NULL));
    SUITE_STRING(row[4], "1");
    SUITE_STRING(row[5], "scored");
    SUITE_STRING(row[6], "");
    SUITE_STRING(row[13], "yes");
    SUITE_STRING(row[23], "sample");
    SUITE_STRING(row[25], TENET_VERSION);
    g_strfreev(head);
    g_strfreev(row);
}

void test_csv_header_names(void)
{
    static const char yaml[] = "tenet: 1\nid: odd\nname: Odd\nvalues:\n"
                               "  - {id: status, name: Status, indicators: {for: [helped]}}\n";
    tenet_model *model = NULL;
    tenet_candidate *candidate = NULL;
    tenet_assessment *assessment = NULL;
    char *csv = NULL;
    CU_ASSERT_EQUAL_FATAL(tenet_model_load_yaml(yaml, -1, NULL, &model, NULL), TENET_OK);
    tenet_candidate_new("C", -1, &candidate, NULL);
    tenet_assess(model, candidate, NULL, &assessment, NULL);
    tenet_assessment_render(assessment, TENET_FORMAT_CSV, 0, &csv, NULL, NULL);
    ASSERT_HOLDS(csv, "status,stated,status_,status_low,");
    tenet_string_free(csv);
    tenet_assessment_free(assessment);
    tenet_candidate_free(candidate);
    tenet_model_unref(model);
}

void test_csv_hostile_id(void)
{
    static const char id[] = "=cmd|' /C calc'!A0";
    g_autofree char *guarded = sample_render(id, NULL, TENET_FORMAT_CSV, 0);
    ASSERT_HOLDS(guarded, "\n\"'=cmd|' /C calc'!A0\",,,,0,insufficient_evidence,");
    ASSERT_HOLDS(guarded, ",\"'=When did you \"\"help\"\", and whom?\",sample,");
    g_autofree char *raw = sample_render(id, NULL, TENET_FORMAT_CSV, TENET_RENDER_RAW);
    ASSERT_HOLDS(raw, "\n\"=cmd|' /C calc'!A0\",");
}

/* ---- JSON -------------------------------------------------------------------------------- */

/* JSON is YAML, so the model's reader can look at it. */
static tenet__yaml *parse(const char *json)
{
    tenet_error *error = tenet__error_new();
    tenet__yaml *tree = tenet__yaml_parse(json, (int64_t)strlen(json), "json", error);
    SUITE_STRING(tenet_error_text(error), "");
    tenet_error_free(error);
    return tree;
}

static void check_keys(const tenet__yaml *map, const char *expected)
{
    g_autoptr(GString) keys = g_string_new(NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(map);
    CU_ASSERT_EQUAL_FATAL(map->kind, TENET__YAML_MAP);
    for (guint i = 0; i < map->keys->len; i++) {
        const tenet__yaml *key = g_ptr_array_index(map->keys, i);
        g_string_append_printf(keys, "%s%s", i > 0 ? " " : "", key->scalar);
    }
    SUITE_STRING(keys->str, expected);
}

static const tenet__yaml *item(const tenet__yaml *map, const char *list, guint index)
{
    const tenet__yaml *items = tenet__yaml_get(map, list);
    CU_ASSERT_PTR_NOT_NULL_FATAL(items);
    CU_ASSERT_FATAL(items->items->len > index);
    return g_ptr_array_index(items->items, index);
}

void test_json_keys(void)
{
    g_autofree char *json = sample_render("C-1", SAMPLE_NOTES, TENET_FORMAT_JSON, 0);
    g_autoptr(tenet__yaml) tree = parse(json);
    check_keys(tree, "schema tenet model candidate alignment stated values evidence texts asked "
                     "follow_ups notices");
    check_keys(tenet__yaml_get(tree, "model"), "id digest");
    check_keys(tenet__yaml_get(tree, "alignment"),
               "score low high low_correlated high_correlated deviation coverage status points "
               "review");
    check_keys(tenet__yaml_get(tree, "stated"),
               "score form pearson spearman tau_b distance named entries");
    check_keys(item(tree, "values", 0),
               "id weight score low high known for against stated gap points answers sentences "
               "ratings review not_observed unrated");
    check_keys(item(tree, "evidence", 0),
               "value indicator polarity state cause source question start end quote units points "
               "weight counted kind text sentence");
    check_keys(item(tree, "texts", 0), "source format length");
    g_autofree char *line = sample_render("C-1", SAMPLE_NOTES, TENET_FORMAT_JSONL, 0);
    CU_ASSERT_EQUAL(strchr(line, '\n') - line, (gssize)strlen(line) - 1);
    CU_ASSERT(g_str_has_prefix(line, json));
}

/* Every quote is the bytes between its offsets, and points add up to the score. */
void test_json_quotes(void)
{
    g_autofree char *json = sample_render("C-1", SAMPLE_NOTES, TENET_FORMAT_JSON, 0);
    g_autoptr(tenet__yaml) tree = parse(json);
    const tenet__yaml *evidence = tenet__yaml_get(tree, "evidence");
    double sum = 50;
    gboolean caused = FALSE;
    CU_ASSERT_FATAL(evidence->items->len >= 5);
    for (guint i = 0; i < evidence->items->len; i++) {
        const tenet__yaml *row = item(tree, "evidence", i);
        gssize start = (gssize)g_ascii_strtoll(tenet__yaml_get(row, "start")->scalar, NULL, 10);
        gssize end = (gssize)g_ascii_strtoll(tenet__yaml_get(row, "end")->scalar, NULL, 10);
        g_autofree char *bytes = g_strndup(SAMPLE_NOTES + start, (gsize)(end - start));
        SUITE_STRING(tenet__yaml_get(row, "quote")->scalar, bytes);
        sum += g_ascii_strtod(tenet__yaml_get(row, "points")->scalar, NULL);
        const tenet__yaml *cause = tenet__yaml_get(row, "cause");
        if (cause->kind == TENET__YAML_MAP) {
            check_keys(cause, "start end quote");
            caused = TRUE;
        }
    }
    CU_ASSERT(caused);
    const tenet__yaml *alignment = tenet__yaml_get(tree, "alignment");
    CU_ASSERT_DOUBLE_EQUAL(sum, g_ascii_strtod(tenet__yaml_get(alignment, "score")->scalar, NULL),
                           1e-9);
}

void test_json_hostile(void)
{
    static const char id[] = "\"},{\"\xE2\x80\xAE\x01\\";
    g_autofree char *json = sample_render(id, SAMPLE_HOSTILE, TENET_FORMAT_JSON, 0);
    g_autoptr(tenet__yaml) tree = parse(json);
    SUITE_STRING(tenet__yaml_get(tree, "candidate")->scalar, id);
    ASSERT_HOLDS(json, "\"candidate\":\"\\\"},{\\\"\\u202e\\u0001\\\\\"");
    CU_ASSERT_PTR_NULL(strpbrk(json, "\x1b\x01\n"));
}

void test_json_no_number(void)
{
    g_autofree char *json = sample_render("C-1", NULL, TENET_FORMAT_JSON, 0);
    ASSERT_HOLDS(json, "\"alignment\":{\"score\":null,\"low\":null,\"high\":null,");
    ASSERT_HOLDS(json, "\"status\":\"insufficient_evidence\"");
    ASSERT_HOLDS(json, "\"stated\":{\"score\":null,\"form\":\"none\",");
    ASSERT_HOLDS(json, "\"evidence\":[],\"texts\":[],\"asked\":[],");
    ASSERT_LACKS(json, "nan");
}

/* ---- For people -------------------------------------------------------------------------- */

void test_text_lines(void)
{
    g_autofree char *text = sample_render("C-1", SAMPLE_NOTES, TENET_FORMAT_TEXT, 0);
    ASSERT_HOLDS(text, "C-1: alignment ");
    ASSERT_HOLDS(text, " of 100 (between ");
    ASSERT_HOLDS(text, "for      \"Stayed late to help\"");
    ASSERT_HOLDS(text, "against  \"Ignored\"");
    g_autofree char *unknown = sample_render("C-2", NULL, TENET_FORMAT_TEXT, 0);
    ASSERT_HOLDS(unknown, "C-2: no alignment: too little is known, coverage 0 % and 60 % is");
    ASSERT_HOLDS(unknown, "=When did you \"help\", and whom?");
}

/* The lines of a table of one candidate with this id. */
static char **table_of(const char *id)
{
    tenet_model *model = sample_model();
    char *folder = sample_folder();
    g_autofree char *in = g_build_filename(folder, "in.csv", NULL);
    g_autofree char *out = g_build_filename(folder, "out.txt", NULL);
    g_autofree char *csv = g_strdup_printf("Candidate ID,Notes\n%s,\"%s\"\n", id, SAMPLE_NOTES);
    g_file_set_contents(in, csv, -1, NULL);
    tenet_score_options options = {.struct_size = sizeof options, .format = TENET_FORMAT_TABLE};
    CU_ASSERT_EQUAL(tenet_score_csv(model, in, out, &options, NULL, NULL, NULL), TENET_OK);
    g_autofree char *table = sample_read(out);
    tenet_model_unref(model);
    sample_remove(folder);
    return g_strsplit(table, "\n", -1);
}

void test_table_columns(void)
{
    static const char *const ids[] = {"C-1", "Zo\xC3\xAB \xF0\x9F\x98\x80",
                                      "a-very-long-application-id-00042"};
    for (int i = 0; i < 3; i++) {
        char **lines = table_of(ids[i]);
        CU_ASSERT_EQUAL(g_strv_length(lines), 3);
        CU_ASSERT(g_str_has_prefix(lines[0], "candidate "));
        CU_ASSERT_EQUAL(tenet__display_width(lines[0], -1),
                        tenet__display_width(lines[1], -1) + (int)strlen("  remarks"));
        g_strfreev(lines);
    }
}

/* The figures of a column: those before the line of dashes, and the one behind it. */
static void check_column_sums(const char *text, int *columns)
{
    char **lines = g_strsplit(text, "\n", -1);
    int64_t sum = 0;
    gboolean total = FALSE;
    for (int i = 0; lines[i] != NULL; i++) {
        char *end;
        double number = g_ascii_strtod(lines[i], &end);
        int64_t shown = (int64_t)floor(number * 100 + 0.5);
        gboolean figure = end - lines[i] >= 11 && strncmp(lines[i], "     ", 5) == 0;
        if (figure && total) {
            CU_ASSERT_EQUAL(shown, sum);
            sum = 0;
            ++*columns;
        } else if (figure) {
            sum += shown;
        }
        total = g_str_has_suffix(lines[i], "  -------");
        if (!figure && !total && lines[i][0] != ' ')
            sum = 0;
    }
    g_strfreev(lines);
}

void test_explain_adds_up(void)
{
    int columns = 0;
    g_autofree char *text = sample_render("C-1", SAMPLE_NOTES, TENET_FORMAT_EXPLAIN, 0);
    check_column_sums(text, &columns);
    CU_ASSERT_EQUAL(columns, 3);
    ASSERT_HOLDS(text, "      50.00  where everybody begins\n");
    ASSERT_HOLDS(text, "not a prediction of performance, and not a");
    ASSERT_HOLDS(text, "  validation  not validated\n");
    ASSERT_HOLDS(text, "  purpose     Tests of the writers\n");
    g_autofree char *unknown = sample_render("C-1", NULL, TENET_FORMAT_EXPLAIN, 0);
    ASSERT_LACKS(unknown, "50.00");
    ASSERT_HOLDS(unknown, "Unknown is not low");
}

void test_explain_marks(void)
{
    g_autofree char *text = sample_render("C-1", SAMPLE_NOTES, TENET_FORMAT_EXPLAIN, 0);
    ASSERT_HOLDS(text, "[Stayed late to help]{1 for}. [Listened]{2 for} to the team.");
    ASSERT_HOLDS(text, "[Helped her]{3 for, 4 for}"); /* two values, one stretch */
    ASSERT_HOLDS(text, "[Ignored]{");
    ASSERT_HOLDS(text, "hypothetical} with the move.");
    ASSERT_HOLDS(text, "hypothetical because of \"Would\"");
    ASSERT_HOLDS(text, "does not count: \"help\" (h2, help+)");
    g_autofree char *colour =
        sample_render("C-1", SAMPLE_NOTES, TENET_FORMAT_EXPLAIN, TENET_RENDER_COLOR);
    ASSERT_HOLDS(colour, "\x1b[32mStayed late to help\x1b[0m");
}

void test_explain_hostile(void)
{
    static const int32_t formats[] = {TENET_FORMAT_TEXT, TENET_FORMAT_EXPLAIN};
    for (int i = 0; i < 2; i++) {
        g_autofree char *text =
            sample_render("\x1b]0;owned\x07\xE2\x80\xAE", SAMPLE_HOSTILE, formats[i], 0);
        CU_ASSERT_PTR_NULL(strpbrk(text, "\x1b\x07"));
        ASSERT_LACKS(text, "\xE2\x80\xAE");
        ASSERT_LACKS(text, "\xE2\x80\xA8");
        ASSERT_HOLDS(text, "\\x1b]0;owned\\x07\\u202e");
    }
}

void test_no_colours(void)
{
    for (int32_t format = 0; format < TENET_FORMAT_COUNT; format++) {
        if (format == TENET_FORMAT_TABLE)
            continue;
        g_autofree char *plain = sample_render("C-1", SAMPLE_NOTES, format, 0);
        CU_ASSERT_PTR_NULL(strchr(plain, '\x1b'));
    }
}

void test_render_arguments(void)
{
    char *text = (char *)"left over";
    tenet_error *error = NULL;
    CU_ASSERT_EQUAL(tenet_assessment_render(NULL, TENET_FORMAT_CSV, 0, &text, NULL, &error),
                    TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(text);
    CU_ASSERT_PTR_NOT_NULL(error);
    tenet_error_free(error);
    tenet_model *model = sample_model();
    tenet_candidate *candidate = NULL;
    tenet_assessment *assessment = NULL;
    tenet_candidate_new("C", -1, &candidate, NULL);
    tenet_assess(model, candidate, NULL, &assessment, NULL);
    static const int32_t wrong[] = {-1, TENET_FORMAT_TABLE, TENET_FORMAT_COUNT};
    for (int i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(tenet_assessment_render(assessment, wrong[i], 0, &text, NULL, NULL),
                        TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_assessment_render(assessment, TENET_FORMAT_CSV, 8, &text, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_assessment_render(assessment, TENET_FORMAT_CSV, 0, NULL, NULL, NULL),
                    TENET_E_ARGUMENT);
    int64_t length = 0;
    CU_ASSERT_EQUAL(tenet_assessment_render(assessment, TENET_FORMAT_JSON, 0, &text, &length, NULL),
                    TENET_OK);
    CU_ASSERT_EQUAL(length, (int64_t)strlen(text));
    tenet_string_free(text);
    tenet_assessment_free(assessment);
    tenet_candidate_free(candidate);
    tenet_model_unref(model);
}
