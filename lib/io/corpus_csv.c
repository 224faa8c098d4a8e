/*
 * A corpus from a CSV file: a row a text, with its labels and the person it is about.
 */
#include <math.h>
#include <string.h>

#include "io/input.h"
#include "io/record.h"
#include "tenet/learn.h"

/* Headers that are known to hold text or ids, in the order of preference. */
static const char *const TEXT_HEADERS[] = {"text",   "notes",    "interview notes",
                                           "note",   "feedback", "comments",
                                           "answer", "response", "questions_answers"};
static const char *const ID_HEADERS[] = {"candidate id", "candidate", "id",
                                         "_id",          "person",    "applicant id"};

typedef struct columns {
    GArray *texts;  /* int */
    GArray *labels; /* int */
    int person;     /* -1: none */
} columns;

static int find_header(const tenet__row *row, const char *header)
{
    for (guint i = 0; i < row->count; i++) {
        g_autofree char *name = g_strstrip(g_strdup(row->cells[i].text));
        if (g_ascii_strcasecmp(name, header) == 0)
            return (int)i;
    }
    return -1;
}

static int find_known(const tenet__row *row, const char *const *headers, gsize count)
{
    int found = -1;
    for (gsize i = 0; i < count && found < 0; i++)
        found = find_header(row, headers[i]);
    return found;
}

/* The columns with these headers; FALSE after naming one that is not there. */
static gboolean find_all(const tenet__row *row, const char *const *headers, int64_t count,
                         GArray *found, const char *source, tenet_error *error)
{
    for (int64_t i = 0; i < count; i++) {
        int column = headers[i] != NULL ? find_header(row, headers[i]) : -1;
        if (column < 0) {
            tenet__error_error(error, TENET_E_NOT_FOUND,
                               ((tenet__place){.source = source, .line = row->place.line}),
                               "there is no column \"%s\"", headers[i] != NULL ? headers[i] : "");
            return FALSE;
        }
        g_array_append_val(found, column);
    }
    return TRUE;
}

static gboolean find_columns(const tenet__row *row, const tenet_corpus_options *options,
                             columns *found, const char *source, tenet_error *error)
{
    if (!find_all(row, options->texts, options->text_count, found->texts, source, error) ||
        !find_all(row, options->labels, options->label_count, found->labels, source, error))
        return FALSE;
    if (found->texts->len == 0) {
        int text = find_known(row, TEXT_HEADERS, G_N_ELEMENTS(TEXT_HEADERS));
        if (text < 0) {
            tenet__error_error(error, TENET_E_NOT_FOUND,
                               ((tenet__place){.source = source, .line = row->place.line}),
                               "no column is known to hold text; name it with --text HEADER");
            return FALSE;
        }
        g_array_append_val(found->texts, text);
    }
    found->person = options->person != NULL ? find_header(row, options->person)
                                            : find_known(row, ID_HEADERS, G_N_ELEMENTS(ID_HEADERS));
    if (options->person == NULL || found->person >= 0)
        return TRUE;
    tenet__error_error(error, TENET_E_NOT_FOUND,
                       ((tenet__place){.source = source, .line = row->place.line}),
                       "there is no column \"%s\"", options->person);
    return FALSE;
}

/* ---- Rows ---------------------------------------------------------------------------------- */

static gboolean read_label(const char *text, double *label)
{
    static const char *const YES[] = {"yes", "true", "y"}, *const NO[] = {"no", "false", "n"};
    *label = NAN;
    if (text[0] == '\0')
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(YES); i++) {
        if (g_ascii_strcasecmp(text, YES[i]) == 0)
            *label = 1;
        if (g_ascii_strcasecmp(text, NO[i]) == 0)
            *label = 0;
    }
    if (!isnan(*label))
        return TRUE;
    char *end = NULL;
    *label = g_ascii_strtod(text, &end);
    return end != text && *end == '\0' && isfinite(*label);
}

static char *cell_text(const tenet__row *row, int column)
{
    gsize length;
    char *text = tenet__cell_text(&row->cells[column], &length);
    return text != NULL ? text : g_strdup("");
}

static gboolean add_row(tenet_corpus *corpus, const columns *found, const tenet__row *row,
                        const char *source, tenet_error *error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree double *labels = g_new0(double, found->labels->len + 1);
    for (guint i = 0; i < found->texts->len; i++) {
        g_autofree char *part = cell_text(row, g_array_index(found->texts, int, i));
        g_string_append(text, i > 0 ? "\n\n" : "");
        g_string_append(text, part);
    }
    for (guint i = 0; i < found->labels->len; i++) {
        int column = g_array_index(found->labels, int, i);
        g_autofree char *cell = g_strstrip(cell_text(row, column));
        tenet__place place = row->cells[column].place;
        place.source = source;
        if (read_label(cell, &labels[i]))
            continue;
        tenet__error_error(error, TENET_E_DATA, place,
                           "the label \"%s\" is no number; write 0 and 1, yes and no, or a rating",
                           cell);
        return FALSE;
    }
    g_autofree char *person = found->person >= 0 ? g_strstrip(cell_text(row, found->person)) : NULL;
    tenet_error *refused = NULL;
    if (tenet_corpus_add(corpus, person != NULL && person[0] != '\0' ? person : NULL, text->str,
                         (int64_t)text->len, labels, &refused) == TENET_OK)
        return TRUE;
    tenet__error_append(error, refused);
    tenet_error_free(refused);
    return FALSE;
}

static gboolean read_rows(tenet__input *input, tenet_corpus *corpus, const columns *found,
                          guint width, tenet_error *error)
{
    tenet__row row;
    tenet__csv_problem problem;
    tenet__input_state state;
    const char *source = tenet__input_source(input);
    while ((state = tenet__input_next(input, &row, &problem, error)) != TENET__INPUT_END) {
        if (state == TENET__INPUT_FAILED)
            return FALSE;
        tenet__place place = state == TENET__INPUT_BROKEN ? problem.place : row.place;
        place.source = source;
        if (state == TENET__INPUT_BROKEN) {
            tenet__error_error(error, problem.code, place, "%s", problem.message);
            return FALSE;
        }
        if (row.count != width) {
            tenet__error_error(error, TENET_E_DATA, place,
                               "the row has %u cells, but the header has %u", row.count, width);
            return FALSE;
        }
        if (!add_row(corpus, found, &row, source, error))
            return FALSE;
    }
    return TRUE;
}

static tenet_corpus *read_corpus(tenet__input *input, const tenet_corpus_options *options,
                                 tenet_error *notices, tenet_error *error)
{
    tenet__row row;
    tenet__csv_problem problem;
    tenet_corpus *corpus = NULL;
    const char *source = tenet__input_source(input);
    if (tenet__input_next(input, &row, &problem, error) != TENET__INPUT_ROW) {
        if (tenet__error_count(error, TENET_SEVERITY_ERROR) == 0)
            tenet__error_error(error, TENET_E_DATA, ((tenet__place){.source = source, .line = 1}),
                               "the file has no row of headers that can be read");
        return NULL;
    }
    columns found = {g_array_new(FALSE, FALSE, sizeof(int)), g_array_new(FALSE, FALSE, sizeof(int)),
                     -1};
    guint width = row.count;
    gboolean good = find_columns(&row, options, &found, source, error);
    if (good && found.person < 0)
        tenet__error_add(notices, TENET_SEVERITY_NOTICE, TENET_N_NO_ID,
                         ((tenet__place){.source = source, .line = 1}),
                         "no column says whom a text is about; each row counts as a person");
    good =
        good && tenet_corpus_new(options->labels, options->label_count, &corpus, NULL) == TENET_OK;
    good = good && read_rows(input, corpus, &found, width, error);
    if (!good)
        g_clear_pointer(&corpus, tenet_corpus_free);
    g_array_unref(found.texts);
    g_array_unref(found.labels);
    return corpus;
}

int32_t tenet_corpus_read_csv(const char *path, const tenet_corpus_options *given,
                              tenet_corpus **corpus, tenet_error **notices, tenet_error **error)
{
    tenet_corpus_options options = {.struct_size = sizeof options};
    if (error != NULL)
        *error = NULL;
    if (notices != NULL)
        *notices = NULL;
    if (corpus != NULL)
        *corpus = NULL;
    if (given != NULL && given->struct_size < sizeof options)
        return tenet__fail(
            error, TENET_E_ARGUMENT,
            "corpus options: struct_size is smaller than the struct of this version");
    if (given != NULL)
        options = *given;
    if (path == NULL || corpus == NULL || options.text_count < 0 || options.label_count < 0 ||
        (options.texts == NULL && options.text_count > 0) ||
        (options.labels == NULL && options.label_count > 0))
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the path, the place for the corpus or a list of headers is NULL");
    tenet_error *list = tenet__error_new(), *told = tenet__error_new();
    const tenet_read_options read = {
        .struct_size = sizeof read, .encoding = options.encoding, .delimiter = options.delimiter};
    tenet__input *input = tenet__input_open(path, &read, told, list);
    if (input != NULL)
        *corpus = read_corpus(input, &options, told, list);
    tenet__input_free(input);
    if (notices != NULL)
        *notices = g_steal_pointer(&told);
    tenet_error_free(told);
    return tenet__error_finish(list, error);
}
