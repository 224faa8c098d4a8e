/*
 * Rows set aside: the side exit of reading.
 */
#include "io/rejects.h"

#include <string.h>

#include "io/output_file.h"

struct tenet__rejects {
    tenet__output *output; /* NULL when it is complete */
    char delimiter;
};

tenet__rejects *tenet__rejects_new(const char *path, char delimiter, const char *header,
                                   gsize header_length, tenet_error *error)
{
    g_autoptr(tenet__output) output = tenet__output_open(path, error);
    if (output == NULL)
        return NULL;
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, "line%creason%c", delimiter, delimiter);
    g_string_append_len(line, header, (gssize)header_length);
    g_string_append_c(line, '\n');
    if (!tenet__output_write(output, line->str, line->len, error))
        return NULL;
    tenet__rejects *rejects = g_new0(tenet__rejects, 1);
    rejects->output = g_steal_pointer(&output);
    rejects->delimiter = delimiter;
    return rejects;
}

gboolean tenet__rejects_add(tenet__rejects *rejects, int32_t line, const char *reason,
                            const char *row, gsize row_length, tenet_error *error)
{
    g_autoptr(GString) before = g_string_new(NULL);
    g_string_printf(before, "%d%c\"", (int)line, rejects->delimiter);
    for (const char *at = reason; *at != '\0'; at++) {
        if (*at == '"')
            g_string_append_c(before, '"');
        g_string_append_c(before, *at);
    }
    g_string_append_printf(before, "\"%c", rejects->delimiter);
    return tenet__output_write(rejects->output, before->str, before->len, error) &&
           tenet__output_write(rejects->output, row, row_length, error) &&
           tenet__output_write(rejects->output, "\n", 1, error);
}

gboolean tenet__rejects_finish(tenet__rejects *rejects, tenet_error *error)
{
    return tenet__output_commit(g_steal_pointer(&rejects->output), error);
}

void tenet__rejects_free(tenet__rejects *rejects)
{
    if (rejects == NULL)
        return;
    tenet__output_discard(rejects->output);
    g_free(rejects);
}
