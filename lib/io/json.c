/*
 * Members of JSON. See json.h.
 */
#include "io/json.h"

#include "base/numeric.h"
#include "io/escape.h"

/* Begins the next member of an object or element of a list. */
static void next(GString *out)
{
    char last = out->str[out->len - 1];
    if (last != '{' && last != '[' && last != ':')
        g_string_append_c(out, ',');
}

void tenet__json_key(GString *out, const char *name)
{
    next(out);
    g_string_append_printf(out, "\"%s\":", name);
}

void tenet__json_number(GString *out, const char *name, double number)
{
    tenet__json_key(out, name);
    tenet__append_number(out, number);
}

void tenet__json_bool(GString *out, const char *name, gboolean truth)
{
    tenet__json_key(out, name);
    g_string_append(out, truth ? "true" : "false");
}

void tenet__json_string(GString *out, const char *name, const char *text)
{
    tenet__json_key(out, name);
    if (text != NULL)
        tenet__append_json_string(out, text, -1);
    else
        g_string_append(out, "null");
}

/* An index or offset; -1 means none. */
void tenet__json_index(GString *out, const char *name, int64_t index)
{
    tenet__json_key(out, name);
    if (index >= 0)
        g_string_append_printf(out, "%" G_GINT64_FORMAT, index);
    else
        g_string_append(out, "null");
}

void tenet__json_open_list(GString *out, const char *name)
{
    tenet__json_key(out, name);
    g_string_append_c(out, '[');
}

void tenet__json_open_object(GString *out)
{
    next(out);
    g_string_append_c(out, '{');
}

void tenet__json_close(GString *out, char bracket)
{
    g_string_append_c(out, bracket);
}
