/*
 * Options of reading. See reading.h.
 */
#include "reading.h"

#include <string.h>

#include "command.h"

const char READING_HELP[] =
    "Columns are recognised by their headers. What is not, --column names:\n"
    "  id               whose row it is\n"
    "  notes            what interviewers noted, or a transcript\n"
    "  answer question  one answer, and what was asked\n"
    "  rating value     an interviewer's rating, and the value that is rated\n"
    "  values           what the candidate says their own values are\n"
    "  ignore           not to be read\n";

GOptionEntry *reading_entries(reading *given)
{
    const GOptionEntry entries[] = {
        {"model", 'm', 0, G_OPTION_ARG_FILENAME, &given->model,
         "Your values model (default: the built-in one)", "FILE"},
        {"column", 'c', 0, G_OPTION_ARG_FILENAME_ARRAY, &given->columns,
         "What a column holds; may be repeated", "ROLE=HEADER"},
        {"long", 0, 0, G_OPTION_ARG_NONE, &given->is_long, "One row is one answer", NULL},
        {"wide", 0, 0, G_OPTION_ARG_NONE, &given->wide, "One row is one candidate", NULL},
        {"group", 0, 0, G_OPTION_ARG_NONE, &given->group,
         "Rows of one candidate may stand anywhere in the file", NULL},
        {"rating-scale", 0, 0, G_OPTION_ARG_FILENAME, &given->rating_scale,
         "Worst and best rating, such as 1-4 (default: 1-5)", "LO-HI"},
        {"delimiter", 0, 0, G_OPTION_ARG_FILENAME, &given->delimiter,
         "comma, semicolon, tab or bar (default: found out)", "NAME"},
        {"encoding", 0, 0, G_OPTION_ARG_FILENAME, &given->encoding,
         "Such as utf-8 or windows-1252 (default: found out)", "NAME"},
        {"rejects", 0, 0, G_OPTION_ARG_FILENAME, &given->rejects,
         "Set rows that cannot be read aside into this file", "FILE"},
        {"ratings-first", 0, 0, G_OPTION_ARG_NONE, &given->ratings_first,
         "No figures of a candidate until each value that came up is rated", NULL},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &given->quiet, "Print no summary and no notices",
         NULL},
        {.long_name = NULL},
    };
    return g_memdup2(entries, sizeof entries);
}

static int read_delimiter(const char *text, const char *verb, uint32_t *delimiter)
{
    static const struct {
        const char *name;
        char sign;
    } names[] = {{",", ','},    {"comma", ','}, {";", ';'}, {"semicolon", ';'}, {"\t", '\t'},
                 {"\\t", '\t'}, {"tab", '\t'},  {"|", '|'}, {"bar", '|'}};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_str_equal(text, names[i].name)) {
            *delimiter = (uint32_t)names[i].sign;
            return -1;
        }
    }
    return command_misused(verb,
                           "--delimiter \"%s\" is not known; it is comma, semicolon, tab or "
                           "bar",
                           text);
}

static int read_scale(const char *text, const char *verb, tenet_read_options *options)
{
    char *end;
    double low = g_ascii_strtod(text, &end);
    gboolean whole = end != text && *end == '-';
    const char *rest = end + 1;
    double high = whole ? g_ascii_strtod(rest, &end) : 0;
    if (!whole || end == rest || *end != '\0' || !(low < high))
        return command_misused(verb,
                               "--rating-scale \"%s\" is not a scale; write the worst and "
                               "the best rating, such as 1-4",
                               text);
    options->rating_low = low;
    options->rating_high = high;
    return -1;
}

static int check_columns(char **columns, const char *verb)
{
    for (int i = 0; columns != NULL && columns[i] != NULL; i++) {
        const char *sign = strchr(columns[i], '=');
        if (sign == NULL || sign == columns[i] || sign[1] == '\0')
            return command_misused(verb,
                                   "--column \"%s\" is not clear; write what the column "
                                   "holds and its header, such as notes=\"Interview "
                                   "feedback\"",
                                   columns[i]);
    }
    return -1;
}

int reading_options(const reading *given, const char *verb, tenet_read_options *options)
{
    int code = -1;
    memset(options, 0, sizeof *options);
    options->struct_size = sizeof *options;
    options->flags = (given->group ? TENET_READ_GROUP : 0U) |
                     (given->is_long ? TENET_READ_LONG : 0U) | (given->wide ? TENET_READ_WIDE : 0U);
    options->encoding = given->encoding;
    options->rejects = given->rejects;
    options->columns = (const char *const *)given->columns;
    options->column_count = given->columns != NULL ? (int64_t)g_strv_length(given->columns) : 0;
    if (given->is_long && given->wide)
        return command_misused(verb, "--long and --wide exclude each other");
    code = check_columns(given->columns, verb);
    if (code < 0 && given->delimiter != NULL)
        code = read_delimiter(given->delimiter, verb, &options->delimiter);
    if (code < 0 && given->rating_scale != NULL)
        code = read_scale(given->rating_scale, verb, options);
    return code;
}

/* "1 row", "2 rows" */
static void append_count(GString *text, int64_t count, const char *noun, const char *rest)
{
    g_string_append_printf(text, "%" G_GINT64_FORMAT " %s%s%s", count, noun, count == 1 ? "" : "s",
                           rest);
}

static void tell_counts(const tenet_summary *counts)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_count(text, counts->rows_read, "row", " read, ");
    g_string_append_printf(text, "%" G_GINT64_FORMAT " set aside; ", counts->rows_rejected);
    append_count(text, counts->candidates, "candidate", ": ");
    g_string_append_printf(
        text, "%" G_GINT64_FORMAT " scored, %" G_GINT64_FORMAT " with too little evidence",
        counts->scored, counts->insufficient);
    if (counts->sealed > 0)
        g_string_append_printf(text, ", %" G_GINT64_FORMAT " sealed: ratings first",
                               counts->sealed);
    g_string_append_c(text, '\n');
    command_tell("%s", text->str);
}

void reading_clear(reading *given)
{
    g_free(given->model);
    g_strfreev(given->columns);
    g_free(given->encoding);
    g_free(given->delimiter);
    g_free(given->rating_scale);
    g_free(given->rejects);
    memset(given, 0, sizeof *given);
}

int reading_ended(const reading *given, int32_t status, const tenet_summary *counts,
                  tenet_error *notices, tenet_error *error)
{
    if (!given->quiet) {
        command_tell("%s", tenet_error_text(notices));
        if (status == TENET_OK)
            tell_counts(counts);
    }
    tenet_error_free(notices);
    if (status != TENET_OK)
        return command_failed(error);
    return counts->rows_rejected > 0 ? EXIT_REJECTED : EXIT_DONE;
}
