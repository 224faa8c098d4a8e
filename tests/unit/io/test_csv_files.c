/*
 * Files that break CSV readers, from ../shared/data/csv_files: skipped with a message where that
 * folder is absent. csv_files.md says what comes of each of them, and this test reads it.
 */
#include "tests.h"

#include <string.h>

#include "io/csv.h"
#include "io/encoding.h"
#include "reading.h"

#define FOLDER    "../shared/data/csv_files"
#define DECISIONS "tests/unit/io/csv_files.md"

static gboolean is_absent(void)
{
    if (g_file_test(FOLDER, G_FILE_TEST_IS_DIR))
        return FALSE;
    printf("skipped: " FOLDER " is not there ... ");
    return TRUE;
}

/* ---- Cell by cell against JSON -------------------------------------------------------------- */

/* Appends the JSON string at `at`, which is its opening quote; returns what follows. */
static const char *read_string(const char *at, GString *out)
{
    for (at++; *at != '"' && *at != '\0'; at++) {
        if (*at != '\\') {
            g_string_append_c(out, *at);
            continue;
        }
        at++;
        if (*at == 'u') {
            g_autofree char *digits = g_strndup(at + 1, 4);
            g_string_append_unichar(out, (gunichar)g_ascii_strtoull(digits, NULL, 16));
            at += 4;
        } else {
            g_string_append_c(out, *at == 'n' ? '\n' : *at == 'r' ? '\r' : *at);
        }
    }
    return *at == '"' ? at + 1 : at;
}

/* JSON lists of lists, or of objects, as rows of <cells>; the keys of objects are a first row. */
static char *rows_of_json(const char *json)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GString) keys = g_string_new(NULL), row = g_string_new(NULL);
    while (*json != '\0') {
        if (*json == '"') {
            g_autoptr(GString) text = g_string_new(NULL);
            json = read_string(json, text);
            json += strspn(json, " \t\r\n");
            g_string_append_printf(*json == ':' ? keys : row, "<%s>", text->str);
            continue;
        }
        if ((*json == ']' || *json == '}') && row->len > 0) {
            if (out->len == 0 && keys->len > 0)
                g_string_append_printf(out, "%s\n", keys->str);
            g_string_append_printf(out, "%s\n", row->str);
            g_string_truncate(keys, 0);
            g_string_truncate(row, 0);
        }
        json++;
    }
    return g_string_free(out, FALSE);
}

static char *rows_of_csv(const char *text, gsize length)
{
    g_autoptr(tenet__csv) csv = tenet__csv_new(tenet__csv_delimiter(text, length, TRUE), 0);
    GString *out = g_string_new(NULL);
    tenet__row row;
    tenet__csv_problem problem;
    tenet__csv_state state;
    tenet__csv_push(csv, text, length);
    tenet__csv_end(csv);
    while ((state = tenet__csv_next(csv, &row, &problem)) != TENET__CSV_END) {
        for (guint i = 0; state == TENET__CSV_ROW && i < row.count; i++)
            g_string_append_printf(out, "<%s>", row.cells[i].text);
        g_string_append(out, state == TENET__CSV_ROW ? "\n" : "!\n");
    }
    return g_string_free(out, FALSE);
}

/* The table rows of the decisions that begin with `start`, each split at the bars. */
static GPtrArray *decisions(const char *start)
{
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(DECISIONS, &text, NULL, NULL))
        CU_FAIL("csv_files.md is there");
    g_auto(GStrv) lines = g_strsplit(text != NULL ? text : "", "\n", -1);
    g_autofree char *beginning = g_strconcat("| ", start, NULL);
    for (char **line = lines; *line != NULL; line++) {
        if (!g_str_has_prefix(*line, beginning))
            continue;
        char **cells = g_strsplit(*line + 1, "|", -1);
        for (char **cell = cells; *cell != NULL; cell++)
            g_strstrip(*cell);
        g_ptr_array_add(found, cells);
    }
    return found;
}

static gboolean is_listed(const GPtrArray *list, const char *name)
{
    for (guint i = 0; i < list->len; i++) {
        if (strcmp(*(char **)g_ptr_array_index(list, i), name) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Compares each file of a set that has JSON; those decided otherwise must differ. */
static void compare_set(const char *set, const char *csv_folder, int expected_count)
{
    g_autofree char *json_folder = g_build_filename(FOLDER, set, "json", NULL);
    g_autoptr(GPtrArray) deviations = decisions(set);
    g_autoptr(GDir) folder = g_dir_open(json_folder, 0, NULL);
    const char *file;
    int count = 0;
    while (folder != NULL && (file = g_dir_read_name(folder)) != NULL) {
        g_autofree char *name = g_strndup(file, strlen(file) - strlen(".json"));
        g_autofree char *json_path = g_build_filename(json_folder, file, NULL);
        g_autofree char *csv_name = g_strconcat(name, ".csv", NULL);
        g_autofree char *csv_path = g_build_filename(FOLDER, set, csv_folder, csv_name, NULL);
        g_autofree char *listed = g_strconcat(set, "/", csv_name, NULL);
        g_autofree char *json = NULL, *text = NULL;
        gsize length = 0;
        CU_ASSERT(g_file_get_contents(json_path, &json, NULL, NULL));
        CU_ASSERT(g_file_get_contents(csv_path, &text, &length, NULL));
        g_autofree char *expected = rows_of_json(json);
        g_autofree char *found = rows_of_csv(text, length);
        if (is_listed(deviations, listed)) {
            CU_ASSERT_STRING_NOT_EQUAL(found, expected);
        } else {
            SUITE_STRING(found, expected);
        }
        count++;
    }
    CU_ASSERT_EQUAL(count, expected_count);
}

static void spectrum(void)
{
    if (!is_absent())
        compare_set("csv-spectrum", "csvs", 12);
}

static void test_data(void)
{
    if (!is_absent())
        compare_set("csv-test-data", "csv", 18);
}

/* ---- Read or refused, as decided ------------------------------------------------------------ */

/* Reads a file as the table says: | file | what --column names | result |. The result is "3 rows"
 * or the beginning of the error behind the file's name. */
static void check_decision(char **cells)
{
    g_autofree char *path = g_build_filename(FOLDER, cells[0], NULL);
    const char *columns[] = {cells[1]};
    tenet_read_options options = {
        .struct_size = sizeof options, .columns = columns, .column_count = *cells[1] != '\0'};
    g_autoptr(reading) found = read_file(path, &options);
    g_autofree char *result = g_strdup_printf("%d rows", (int)found->summary.rows_used);
    if (found->status != TENET_OK) {
        g_free(result);
        gsize name = strlen(path) + 1;
        result = g_strdup(strlen(found->error) > name ? found->error + name : found->error);
    }
    if (!g_str_has_prefix(g_strstrip(result), cells[2]))
        fprintf(stderr, "\n%s: decided: %s\n  found: %s\n", cells[0], cells[2], result);
    CU_ASSERT(g_str_has_prefix(result, cells[2]));
}

static void decided(void)
{
    if (is_absent())
        return;
    g_autoptr(GPtrArray) csvkit = decisions("csvkit/");
    g_autoptr(GPtrArray) bad = decisions("csv-test-data/csv/bad-");
    for (guint i = 0; i < csvkit->len; i++)
        check_decision(g_ptr_array_index(csvkit, i));
    for (guint i = 0; i < bad->len; i++)
        check_decision(g_ptr_array_index(bad, i));
    CU_ASSERT_EQUAL(bad->len, 7);
}

static void every_file_is_decided(void)
{
    if (is_absent())
        return;
    g_autoptr(GPtrArray) listed = decisions("csvkit/");
    g_autoptr(GDir) folder = g_dir_open(FOLDER "/csvkit", 0, NULL);
    const char *file;
    while (folder != NULL && (file = g_dir_read_name(folder)) != NULL) {
        g_autofree char *name = g_strconcat("csvkit/", file, NULL);
        gboolean wanted = g_str_has_suffix(file, ".csv") || g_str_has_suffix(file, ".tsv");
        if (wanted && !is_listed(listed, name)) {
            fprintf(stderr, "%s is not decided\n", name);
            CU_FAIL("every file is decided");
        }
    }
}

const suite_test csv_files_tests[] = {
    {"csv-spectrum reads cell by cell as its JSON says, but for what was decided", spectrum},
    {"csv-test-data reads cell by cell as its JSON says, but for what was decided", test_data},
    {"files made to break readers are read or refused as decided", decided},
    {"every file of csvkit has a decision", every_file_is_decided},
    {NULL, NULL}};
