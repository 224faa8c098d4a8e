/*
 * LIWC's `.dic`: categories between two lines "%", then a line a word.
 *
 *     %
 *     1   help
 *     2       give         (nested categories are indented; each word lists all of its own)
 *     %
 *     assist*     1   2
 *     kind of     2
 *     like        (02 134)125/464   2      (a condition, which is left out)
 */
#include <string.h>

#include "io/intake.h"

typedef struct reader {
    tenet__intake *intake;
    GHashTable *categories; /* number as written -> tenet__sketch_value * */
    GHashTable *lines;      /* number as written -> GINT_TO_POINTER(line) */
    const char *start;
    int32_t line;
    const char *at; /* the line's first byte */
} reader;

static tenet__place place_of(const reader *self)
{
    return (tenet__place){.source = self->intake->source,
                          .offset = self->at - self->start,
                          .line = self->line,
                          .column = 1};
}

/* Cuts the next line off *rest, trimmed; NULL at the end. The caller frees it. */
static char *next_line(reader *self, const char **rest, const char *end)
{
    if (*rest >= end)
        return NULL;
    const char *stop = *rest;
    while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
    char *line = g_strstrip(g_strndup(*rest, (gsize)(stop - *rest)));
    self->at = *rest;
    self->line++;
    *rest = stop + (stop < end) + (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n');
    return line;
}

/* "12  helping (Helping others)": a number, an id and perhaps a name in brackets. */
static gboolean read_category(reader *self, const char *line)
{
    gsize length = strcspn(line, " \t");
    g_autofree char *number = g_strndup(line, length);
    g_autofree char *name = g_strstrip(g_strdup(line + length));
    int known = GPOINTER_TO_INT(g_hash_table_lookup(self->lines, number));
    char *bracket = strstr(name, " (");
    if (bracket != NULL)
        *bracket = '\0';
    if (name[0] == '\0') {
        tenet__intake_drop(self->intake, place_of(self), "the category \"%s\" has no name", number);
        return TRUE;
    }
    if (known != 0) {
        tenet__intake_drop(self->intake, place_of(self),
                           "the category \"%s\" comes again; its number \"%s\" is that of line %d",
                           name, number, known);
        return TRUE;
    }
    guint before = self->intake->sketch->values->len;
    tenet__sketch_value *value = tenet__intake_value(self->intake, name, place_of(self));
    if (value == NULL)
        return FALSE;
    if (before == self->intake->sketch->values->len)
        tenet__intake_drop(self->intake, place_of(self),
                           "the category \"%s\" comes again and was joined with the first", name);
    g_hash_table_insert(self->categories, g_strdup(number), value);
    g_hash_table_insert(self->lines, g_strdup(number), GINT_TO_POINTER(self->line));
    return TRUE;
}

static gboolean take_field(reader *self, const char *word, const char *field)
{
    tenet__sketch_value *value = g_hash_table_lookup(self->categories, field);
    const tenet__sketch_term term = {.text = (char *)word, .weight = 1, .polarity = +1};
    if (value != NULL)
        return tenet__intake_term(self->intake, value, &term, TRUE, place_of(self));
    if (strpbrk(field, "(<)>/") != NULL)
        tenet__intake_drop(self->intake, place_of(self),
                           "the condition \"%s\" of \"%s\" is not understood", field, word);
    else
        tenet__intake_drop(self->intake, place_of(self),
                           "\"%s\" belongs to \"%s\", which is none of the categories", word,
                           field);
    return TRUE;
}

/* How many of the fields are the word. Without tabs it ends where the known numbers at the end of
 * the line begin. */
static guint count_word_fields(const reader *self, const GPtrArray *fields, gboolean tabs)
{
    guint first = fields->len;
    while (!tabs && first > 1 && g_hash_table_contains(self->categories, fields->pdata[first - 1]))
        first--;
    return tabs || first == fields->len ? 1 : first;
}

static gboolean read_word(reader *self, const char *line)
{
    gboolean tabs = strchr(line, '\t') != NULL;
    g_auto(GStrv) pieces = g_strsplit_set(line, tabs ? "\t" : " ", -1);
    g_autoptr(GPtrArray) fields = g_ptr_array_new();
    for (guint i = 0; pieces[i] != NULL; i++) {
        if (g_strstrip(pieces[i])[0] != '\0')
            g_ptr_array_add(fields, pieces[i]);
    }
    guint first = count_word_fields(self, fields, tabs);
    g_autoptr(GString) word = g_string_new(fields->pdata[0]);
    for (guint i = 1; i < first; i++)
        g_string_append_printf(word, " %s", (const char *)fields->pdata[i]);
    g_strdelimit(word->str, "_", ' ');
    if (first == fields->len)
        tenet__intake_drop(self->intake, place_of(self), "\"%s\" belongs to no category", line);
    gboolean good = TRUE;
    for (guint i = first; good && i < fields->len; i++)
        good = take_field(self, word->str, fields->pdata[i]);
    return good;
}

void tenet__import_liwc(tenet__intake *intake, const char *text, gsize length)
{
    reader self = {.intake = intake,
                   .categories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                   .lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                   .start = text};
    const char *rest = text, *end = text + length;
    int marks = 0;
    gboolean good = TRUE;
    for (char *line; good && (line = next_line(&self, &rest, end)) != NULL; g_free(line)) {
        if (line[0] == '\0')
            continue;
        if (strcmp(line, "%") == 0 && marks < 2)
            marks++;
        else if (marks == 1)
            good = read_category(&self, line);
        else if (marks == 2)
            good = read_word(&self, line);
        else
            good = FALSE; /* no line "%" at the beginning */
    }
    if (marks < 2)
        tenet__error_error(intake->error, TENET_E_SYNTAX,
                           ((tenet__place){.source = intake->source, .line = 1, .column = 1}),
                           "a LIWC dictionary begins with its categories between two lines \"%%\"");
    g_hash_table_destroy(self.categories);
    g_hash_table_destroy(self.lines);
}
