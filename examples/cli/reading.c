/*
 * Options of reading. See reading.h.
 */
#include "reading.h"

#include <string.h>

#include "command.h"

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
