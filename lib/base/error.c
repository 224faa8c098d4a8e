/*
 * The growing list of diagnostics behind a tenet_error. See error.h.
 */
#include "base/error.h"

#include <string.h>

#include "base/limits.h"

struct tenet_error {
    GArray *rows;          /* tenet_diagnostic */
    GStringChunk *strings; /* their messages and sources */
    int64_t counts[TENET_SEVERITY_ERROR + 1];
    int64_t dropped;
    int32_t status; /* code of the first error */
    char *text;     /* made when asked for; NULL until then */
};

tenet_error *tenet__error_new(void)
{
    tenet_error *error = g_new0(tenet_error, 1);
    error->rows = g_array_new(FALSE, TRUE, sizeof(tenet_diagnostic));
    error->strings = g_string_chunk_new(256);
    return error;
}

void tenet_error_free(tenet_error *error)
{
    if (error == NULL)
        return;
    g_array_free(error->rows, TRUE);
    g_string_chunk_free(error->strings);
    g_free(error->text);
    g_free(error);
}

/* Whether a row is kept. In a full list the last warning or notice gives way to an error, so that
 * whoever is told of a failure is told why. */
static gboolean make_room(tenet_error *error, int32_t severity)
{
    if (error->rows->len < TENET__MAX_DIAGNOSTICS)
        return TRUE;
    error->dropped++;
    g_clear_pointer(&error->text, g_free);
    for (guint i = error->rows->len; severity == TENET_SEVERITY_ERROR && i-- > 0;) {
        if (g_array_index(error->rows, tenet_diagnostic, i).severity == TENET_SEVERITY_ERROR)
            continue;
        g_array_remove_index(error->rows, i);
        return TRUE;
    }
    return FALSE;
}

static void add_row(tenet_error *error, tenet_diagnostic row)
{
    error->counts[row.severity]++;
    if (row.severity == TENET_SEVERITY_ERROR && error->status == TENET_OK)
        error->status = row.code;
    if (!make_room(error, row.severity))
        return;
    row.message = g_string_chunk_insert(error->strings, row.message);
    row.source = g_string_chunk_insert_const(error->strings, row.source);
    g_array_append_val(error->rows, row);
    g_clear_pointer(&error->text, g_free);
}

void tenet__error_add(tenet_error *error, int32_t severity, int32_t code, tenet__place place,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    add_row(error, (tenet_diagnostic){
                       .message = message,
                       .source = place.source != NULL ? place.source : "",
                       .offset = place.offset,
                       .code = code,
                       .severity = severity,
                       .line = place.line,
                       .column = place.column,
                   });
}

void tenet__error_append(tenet_error *to, const tenet_error *from)
{
    int64_t counts[TENET_SEVERITY_ERROR + 1];
    for (int s = 0; s <= TENET_SEVERITY_ERROR; s++)
        counts[s] = to->counts[s] + from->counts[s];
    for (guint i = 0; i < from->rows->len; i++)
        add_row(to, g_array_index(from->rows, tenet_diagnostic, i));
    to->dropped += from->dropped;
    memcpy(to->counts, counts, sizeof counts); /* those that were not kept count too */
}

static int compare_places(gconstpointer a, gconstpointer b)
{
    const tenet_diagnostic *left = a;
    const tenet_diagnostic *right = b;
    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

void tenet__error_sort(tenet_error *error)
{
    g_array_sort(error->rows, compare_places);
    g_clear_pointer(&error->text, g_free);
}

int64_t tenet__error_count(const tenet_error *error, int32_t severity)
{
    int64_t count = 0;
    for (int32_t s = severity; s <= TENET_SEVERITY_ERROR; s++)
        count += error->counts[s];
    return count;
}

int32_t tenet__error_finish(tenet_error *list, tenet_error **error)
{
    int32_t status = list->status;
    if (status == TENET_OK || error == NULL)
        g_clear_pointer(&list, tenet_error_free);
    if (error != NULL)
        *error = list;
    return status;
}

int32_t tenet__fail(tenet_error **error, int32_t code, const char *format, ...)
{
    if (error == NULL)
        return code;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    *error = tenet__error_new();
    tenet__error_error(*error, code, TENET__NOWHERE, "%s", message);
    return code;
}

int32_t tenet_error_status(const tenet_error *error)
{
    return error != NULL ? error->status : TENET_OK;
}

int32_t tenet_error_diagnostics(const tenet_error *error, const tenet_diagnostic **rows,
                                int64_t *count)
{
    if (rows == NULL || count == NULL)
        return TENET_E_ARGUMENT;
    *rows = error != NULL ? (const tenet_diagnostic *)(const void *)error->rows->data : NULL;
    *count = error != NULL ? error->rows->len : 0;
    return TENET_OK;
}

static void append_line(GString *text, const tenet_diagnostic *row)
{
    static const char *const severities[] = {"notice", "warning", "error"};
    if (row->source[0] != '\0')
        g_string_append_printf(text, "%s:", row->source);
    if (row->line > 0)
        g_string_append_printf(text, "%d:", row->line);
    if (row->line > 0 && row->column > 0)
        g_string_append_printf(text, "%d:", row->column);
    if (text->len > 0 && text->str[text->len - 1] == ':')
        g_string_append_c(text, ' ');
    g_string_append_printf(text, "%s: %s\n", severities[row->severity], row->message);
}

const char *tenet_error_text(const tenet_error *error)
{
    if (error == NULL)
        return "";
    if (error->text == NULL) {
        GString *text = g_string_new(NULL);
        for (guint i = 0; i < error->rows->len; i++)
            append_line(text, &g_array_index(error->rows, tenet_diagnostic, i));
        if (error->dropped > 0)
            g_string_append_printf(text, "and %" G_GINT64_FORMAT " more\n", error->dropped);
        ((tenet_error *)error)->text = g_string_free(text, FALSE);
    }
    return error->text;
}
