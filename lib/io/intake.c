/*
 * From the words of a dictionary to the terms of a model. See intake.h.
 */
#include "io/intake.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "text/document.h"

enum { ID_BYTES = 64 };

static void entries_free(gpointer entries)
{
    if (entries != NULL)
        g_ptr_array_unref(entries);
}

tenet__intake *tenet__intake_new(tenet__sketch *sketch, const char *source, tenet_error *notices,
                                 tenet_error *error)
{
    tenet__intake *intake = g_new0(tenet__intake, 1);
    const char *language = sketch->language;
    intake->sketch = sketch;
    intake->source = source;
    intake->notices = notices;
    intake->error = error;
    intake->english = g_ascii_strncasecmp(language, "en", 2) == 0 && !g_ascii_isalpha(language[2]);
    intake->lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, entries_free);
    intake->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    intake->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    intake->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    intake->cache = tenet__term_cache_new();
    return intake;
}

void tenet__intake_free(tenet__intake *intake)
{
    if (intake == NULL)
        return;
    g_hash_table_destroy(intake->values);
    g_hash_table_destroy(intake->seen);
    g_hash_table_destroy(intake->ids);
    tenet__term_cache_free(intake->cache);
    g_hash_table_destroy(intake->lists);
    g_free(intake);
}

void tenet__intake_drop(tenet__intake *intake, tenet__place place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    place.source = intake->source;
    tenet__error_add(intake->notices, TENET_SEVERITY_WARNING, TENET_N_CLEANED, place, "%s",
                     message);
    if (intake->dropped++ == 0)
        g_ptr_array_add(intake->sketch->comments, g_strdup("Left out in the import:"));
    g_ptr_array_add(intake->sketch->comments,
                    g_strdup_printf("  line %d: %s", (int)place.line, message));
}

/* ---- Values -------------------------------------------------------------------------------- */

/* An id of what a name has of letters and digits, accents dropped: "Service excellence" gives
 * "service-excellence". "" where it has none of ours. Caller frees. */
static char *id_of_name(const char *name)
{
    g_autofree char *plain = g_utf8_normalize(name, -1, G_NORMALIZE_ALL);
    GString *id = g_string_new(NULL);
    for (const char *byte = plain; byte != NULL && *byte != '\0' && id->len < ID_BYTES - 4;
         byte++) {
        if (g_ascii_isalnum(*byte) || *byte == '_' || *byte == '.')
            g_string_append_c(id, g_ascii_tolower(*byte));
        else if ((guchar)*byte < 0x80 && id->len > 0 && id->str[id->len - 1] != '-')
            g_string_append_c(id, '-');
    }
    while (id->len > 0 && id->str[id->len - 1] == '-')
        g_string_truncate(id, id->len - 1);
    return g_string_free(id, FALSE);
}

static gboolean is_id(const char *text)
{
    gsize length =
        strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");
    return length > 0 && text[length] == '\0' && length <= ID_BYTES;
}

tenet__sketch_value *tenet__intake_value(tenet__intake *intake, const char *name,
                                         tenet__place place)
{
    GPtrArray *values = intake->sketch->values;
    g_autofree char *made = id_of_name(name);
    char *key = made[0] != '\0' ? g_strdup(made) : tenet__fold(name, -1);
    int known = GPOINTER_TO_INT(g_hash_table_lookup(intake->values, key)) - 1;
    if (known >= 0) {
        g_free(key);
        return values->pdata[known];
    }
    g_hash_table_insert(intake->values, key, GINT_TO_POINTER((int)values->len + 1));
    if (values->len >= TENET__MAX_VALUES) {
        place.source = intake->source;
        tenet__error_error(intake->error, TENET_E_LIMIT, place,
                           "the dictionary has more than %d categories, as many as a model has "
                           "values; take those you need into a file of their own",
                           TENET__MAX_VALUES);
        return NULL;
    }
    if (made[0] == '\0') {
        g_free(made);
        made = g_strdup_printf("value-%u", values->len + 1);
    }
    return tenet__sketch_add_value(intake->sketch, is_id(name) ? name : made, name, 1);
}

/* ---- Terms --------------------------------------------------------------------------------- */

/* The first sign that would mean something else in a term of tenet; 0 if none does. */
static char foreign_sign(const char *text)
{
    gsize at = strcspn(text, "()|{}&~+?[]<>");
    return text[at];
}

/* Whether the term means something that is not in its value yet; else it is named and left out. */
static gboolean check_term(tenet__intake *intake, const tenet__sketch_value *value,
                           const tenet__sketch_term *term, tenet__place place)
{
    const tenet__term_rules rules = {intake->lists, intake->english, intake->cache};
    tenet_error *mistakes = tenet__error_new();
    const tenet_diagnostic *rows;
    int64_t count = 0;
    g_autofree char *canonical = NULL;
    if (term->is_regex) {
        tenet__regex *regex = tenet__regex_compile(term->text, place, mistakes);
        canonical = regex != NULL ? g_strconcat("regex ", term->text, NULL) : NULL;
        tenet__regex_free(regex);
    } else {
        g_autoptr(tenet__term) parsed = tenet__term_parse(term->text, &rules, place, mistakes);
        canonical = parsed != NULL ? tenet__term_canonical(parsed) : NULL;
    }
    tenet_error_diagnostics(mistakes, &rows, &count);
    if (canonical == NULL)
        tenet__intake_drop(intake, place, "\"%s\": %s", term->text,
                           count > 0 ? rows[0].message : "not a term");
    tenet_error_free(mistakes);
    if (canonical == NULL)
        return FALSE;
    g_autofree char *key = g_strconcat(value->id, "\n", canonical, NULL);
    int line = GPOINTER_TO_INT(g_hash_table_lookup(intake->seen, key));
    if (line != 0) {
        tenet__intake_drop(intake, place, "\"%s\" stands in \"%s\" already, at line %d", term->text,
                           value->id, line);
        return FALSE;
    }
    g_hash_table_insert(intake->seen, g_steal_pointer(&key), GINT_TO_POINTER(MAX(place.line, 1)));
    return TRUE;
}

gboolean tenet__intake_term(tenet__intake *intake, tenet__sketch_value *value,
                            const tenet__sketch_term *term, gboolean foreign, tenet__place place)
{
    tenet__sketch_term taken = *term;
    char sign = foreign ? foreign_sign(term->text) : '\0';
    if (sign != '\0') {
        tenet__intake_drop(intake, place,
                           "\"%s\" holds the sign \"%c\", which a term has no use "
                           "for",
                           term->text, sign);
        return TRUE;
    }
    if (!(isfinite(term->weight) && term->weight > 0)) {
        tenet__intake_drop(intake, place, "\"%s\" has a weight of %g; a weight is greater than 0",
                           term->text, term->weight);
        return TRUE;
    }
    if (!check_term(intake, value, term, place))
        return TRUE;
    if (taken.id != NULL && (!is_id(taken.id) || g_hash_table_contains(intake->ids, taken.id))) {
        tenet__intake_drop(intake, place,
                           is_id(taken.id) ? "the id \"%s\" is used already, the term gets one "
                                             "of its own"
                                           : "\"%s\" cannot be an id, the term gets one of its "
                                             "own",
                           taken.id);
        taken.id = NULL;
    }
    if (intake->taken >= TENET__MAX_INDICATORS) {
        place.source = intake->source;
        tenet__error_error(intake->error, TENET_E_LIMIT, place,
                           "the dictionary gives more than %d indicators, as many as a model has; "
                           "take the categories you need into a file of their own",
                           TENET__MAX_INDICATORS);
        return FALSE;
    }
    if (taken.id != NULL)
        g_hash_table_add(intake->ids, g_strdup(taken.id));
    tenet__sketch_add_term(value, &taken);
    intake->taken++;
    return TRUE;
}

void tenet__intake_use_lists(tenet__intake *intake)
{
    for (guint i = 0; i < intake->sketch->lists->len; i++) {
        const tenet__sketch_list *list = intake->sketch->lists->pdata[i];
        g_hash_table_insert(intake->lists, g_strdup(list->name), g_ptr_array_ref(list->entries));
    }
}
