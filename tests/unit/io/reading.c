#include "reading.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "io/reader.h"
#include "score/candidate.h"

static const char MODEL[] =
    "tenet: 1\n"
    "id: m\nname: M\nlanguage: en\npurpose: p\nvalidation: not validated\n"
    "values:\n"
    "  - id: helpfulness\n    name: Helpfulness\n    weight: 1\n"
    "    indicators: {for: [help+], against: [\"not my job\"]}\n"
    "    questions:\n"
    "      - {id: hlp-q1, text: \"Tell me about a time you helped a colleague.\"}\n"
    "  - id: service-excellence\n    name: Service excellence\n    weight: 1\n"
    "    indicators: {for: [serve+], against: [\"wrong counter\"]}\n";

tenet_model *reading_model(void)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    if (tenet_model_load_yaml(MODEL, -1, "test", &model, &error) != TENET_OK)
        fprintf(stderr, "%s\n", tenet_error_text(error));
    tenet_error_free(error);
    return model;
}

static void describe_texts(GString *out, const GArray *texts, const char *what)
{
    for (guint i = 0; i < texts->len; i++) {
        const tenet__given_text *given = &g_array_index(texts, tenet__given_text, i);
        g_string_append(out, out->str[out->len - 1] == ':' ? " " : ", ");
        if (given->question != NULL)
            g_string_append_printf(out, "answer to <%s>", given->question);
        else
            g_string_append(out, what);
        g_string_append_printf(out, " <%s>", given->text);
    }
}

static void describe(GString *out, const tenet_candidate *candidate)
{
    g_string_append_printf(out, "%s:", candidate->id);
    describe_texts(out, candidate->texts, "notes");
    for (guint i = 0; i < candidate->ratings->len; i++) {
        const tenet__given_rating *given =
            &g_array_index(candidate->ratings, tenet__given_rating, i);
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append_printf(
            out, "%s %s %s", out->str[out->len - 1] == ':' ? "" : ",", given->value,
            isnan(given->rating) ? "not observed"
                                 : g_ascii_formatd(number, sizeof number, "%.6g", given->rating));
    }
    describe_texts(out, candidate->statements, "values");
    g_string_append_c(out, '\n');
}

static reading *read_all(tenet_reader *reader, int32_t status, tenet_error *error)
{
    reading *result = g_new0(reading, 1);
    GString *out = g_string_new(NULL), *notices = g_string_new(NULL);
    tenet_candidate *candidate = NULL;
    const tenet_diagnostic *rows = NULL;
    int64_t count = 0;
    while (status == TENET_OK &&
           (status = tenet_reader_next(reader, &candidate, &error)) == TENET_OK &&
           candidate != NULL) {
        describe(out, candidate);
        tenet_candidate_free(candidate);
    }
    tenet_reader_notices(reader, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        g_string_append_printf(notices, "%s:%d:%d: %s: %s\n", rows[i].source, rows[i].line,
                               rows[i].column, tenet_status_name(rows[i].code), rows[i].message);
    tenet_reader_summary(reader, &result->summary);
    if (reader != NULL)
        result->delimiter = tenet__reader_delimiter(reader);
    result->candidates = g_string_free(out, FALSE);
    result->notices = g_string_free(notices, FALSE);
    result->error = g_strdup(tenet_error_text(error));
    result->status = status;
    tenet_error_diagnostics(error, &rows, &count);
    result->offset = count > 0 ? rows[0].offset : -1;
    tenet_error_free(error);
    tenet_reader_free(reader);
    return result;
}

reading *read_bytes(const char *text, gsize length, const tenet_read_options *options)
{
    tenet_model *model = reading_model();
    tenet_reader *reader = NULL;
    tenet_error *error = NULL;
    FILE *stream = tmpfile();
    fwrite(text, 1, length, stream);
    rewind(stream);
    int32_t status = tenet__reader_open_stream(model, stream, "in.csv", options, &reader, &error);
    reading *result = read_all(reader, status, error);
    fclose(stream);
    tenet_model_unref(model);
    return result;
}

reading *read_text(const char *text, const tenet_read_options *options)
{
    return read_bytes(text, strlen(text), options);
}

reading *read_file(const char *path, const tenet_read_options *options)
{
    tenet_model *model = reading_model();
    tenet_reader *reader = NULL;
    tenet_error *error = NULL;
    int32_t status = tenet_reader_open(model, path, options, &reader, &error);
    reading *result = read_all(reader, status, error);
    tenet_model_unref(model);
    return result;
}

void reading_free(reading *result)
{
    if (result == NULL)
        return;
    g_free(result->candidates);
    g_free(result->error);
    g_free(result->notices);
    g_free(result);
}

gboolean contains(const char *text, const char *part)
{
    gboolean found = text != NULL && strstr(text, part) != NULL;
    if (!found)
        fprintf(stderr, "\n  expected to contain: %s\n  actual: %s\n", part, text);
    return found;
}
