/*
 * Typed reading of a YAML mapping's fields. See fields.h.
 */
#include "model/fields.h"

#include <math.h>
#include <string.h>

enum { ID_BYTES = 64, COMPARED = 32 };

gboolean tenet__field_is_null(const tenet__yaml *node)
{
    if (node == NULL)
        return TRUE;
    if (node->kind != TENET__YAML_SCALAR || !node->plain)
        return FALSE;
    return node->scalar[0] == '\0' || strcmp(node->scalar, "~") == 0 ||
           g_ascii_strcasecmp(node->scalar, "null") == 0;
}

/* ---- Keys ---------------------------------------------------------------------------------- */

/* How many letters must be changed, added, left out or swapped with their neighbour to make one
 * word of the other (optimal string alignment). */
static int distance(const char *left, const char *right)
{
    int rows[3][COMPARED + 2];
    int width = (int)strlen(right), height = (int)strlen(left);
    if (width > COMPARED || height > COMPARED)
        return COMPARED;
    for (int j = 0; j <= width; j++)
        rows[0][j] = j;
    for (int i = 1; i <= height; i++) {
        int *row = rows[i % 3], *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= width; j++) {
            int changed = above[j - 1] + (left[i - 1] != right[j - 1]);
            row[j] = MIN(changed, MIN(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                row[j] = MIN(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[height % 3][width];
}

static const char *nearest(const char *word, const char *const *known)
{
    const char *best = NULL;
    int best_distance = COMPARED;
    g_autofree char *lower = g_ascii_strdown(word, -1);
    for (gsize i = 0; known[i] != NULL; i++) {
        int far = distance(lower, known[i]);
        if (far < best_distance && far <= MIN(2, (int)strlen(known[i]) / 3)) {
            best = known[i];
            best_distance = far;
        }
    }
    return best;
}

static void report_unknown(const tenet__yaml *key, const char *what, const char *const *known,
                           tenet_error *error)
{
    const char *best = nearest(key->scalar, known);
    g_autofree char *list = g_strjoinv("\", \"", (char **)known);
    if (best != NULL)
        tenet__error_error(error, TENET_E_MODEL, key->place,
                           "unknown key \"%s\"; did you mean \"%s\"?", key->scalar, best);
    else
        tenet__error_error(error, TENET_E_MODEL, key->place,
                           "unknown key \"%s\"; %s can have \"%s\"", key->scalar, what, list);
}

gboolean tenet__field_keys(const tenet__yaml *node, const char *what, const char *const *known,
                           tenet_error *error)
{
    if (node->kind != TENET__YAML_MAP) {
        tenet__error_error(error, TENET_E_MODEL, node->place,
                           "%s must be a mapping with keys such as \"%s\"", what, known[0]);
        return FALSE;
    }
    for (guint i = 0; i < node->keys->len; i++) {
        const tenet__yaml *key = node->keys->pdata[i];
        if (!g_strv_contains(known, key->scalar))
            report_unknown(key, what, known, error);
    }
    return TRUE;
}

/* ---- Values -------------------------------------------------------------------------------- */

const char *tenet__field_text(const tenet__yaml *node, const char *what, const char *fallback,
                              tenet_error *error)
{
    if (tenet__field_is_null(node))
        return fallback;
    if (node->kind == TENET__YAML_SCALAR)
        return node->scalar;
    tenet__error_error(error, TENET_E_MODEL, node->place, "%s must be text, not a %s", what,
                       node->kind == TENET__YAML_LIST ? "list" : "mapping");
    return fallback;
}

static gboolean parse_number(const char *text, double *number)
{
    char *end = NULL;
    if (text[0] == '\0' || strspn(text, "0123456789+-.eE") != strlen(text))
        return FALSE;
    *number = g_ascii_strtod(text, &end);
    return *end == '\0' && isfinite(*number);
}

static void format(double number, char *buffer)
{
    g_ascii_formatd(buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.10g", number);
}

double tenet__field_number(const tenet__yaml *map, const char *key, double fallback,
                           tenet__bounds bounds, tenet_error *error)
{
    const tenet__yaml *node = tenet__yaml_get(map, key);
    double number = 0;
    if (tenet__field_is_null(node))
        return fallback;
    if (node->kind == TENET__YAML_SCALAR && parse_number(node->scalar, &number) &&
        number <= bounds.high && (bounds.above_low ? number > bounds.low : number >= bounds.low))
        return number;
    char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
    format(bounds.low, low);
    format(bounds.high, high);
    const char *written = node->kind == TENET__YAML_SCALAR ? node->scalar : "a list or a mapping";
    tenet__error_error(
        error, TENET_E_MODEL, node->place, "\"%s\" must be a number %s %s %s %s, not \"%s\"%s", key,
        bounds.above_low ? "above" : "from", low, bounds.above_low ? "and at most" : "to", high,
        written, strchr(written, ',') != NULL ? "; write decimals with a point" : "");
    return fallback;
}

const tenet__yaml *tenet__field_list(const tenet__yaml *map, const char *key, tenet_error *error)
{
    const tenet__yaml *node = tenet__yaml_get(map, key);
    if (tenet__field_is_null(node))
        return NULL;
    if (node->kind == TENET__YAML_LIST)
        return node;
    tenet__error_error(error, TENET_E_MODEL, node->place,
                       "\"%s\" must be a list: [first, second], or lines that begin with \"- \"",
                       key);
    return NULL;
}

gboolean tenet__field_check_id(const tenet__yaml *node, tenet_error *error)
{
    gsize length = strlen(node->scalar);
    gsize good = strspn(node->scalar, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789_.-");
    if (length > 0 && length <= ID_BYTES && good == length)
        return TRUE;
    tenet__error_error(error, TENET_E_MODEL, node->place,
                       "the id \"%s\" must have 1 to %d letters a-z, digits, \"_\", \".\" or \"-\"",
                       node->scalar, (int)ID_BYTES);
    return FALSE;
}
