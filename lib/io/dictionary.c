/*
 * Dictionaries in and out: which form a text has, and the model that comes of it.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/numeric.h"
#include "io/encoding.h"
#include "io/escape.h"
#include "io/intake.h"
#include "tenet/learn.h"

enum { READ_CHUNK = 64 * 1024 };

/* ---- The form ------------------------------------------------------------------------------ */

/* The first line that is not blank, without what is around it. Caller frees. */
static char *first_line(const char *text)
{
    const char *start = text + strspn(text, " \t\r\n");
    return g_strstrip(g_strndup(start, strcspn(start, "\r\n")));
}

static int32_t guess_format(const char *text, const char *source)
{
    g_autofree char *line = first_line(text);
    g_autofree char *name = g_ascii_strdown(source, -1);
    g_autofree char *lower = g_ascii_strdown(line, -1);
    if (strcmp(line, "%") == 0 || g_str_has_suffix(name, ".dic"))
        return TENET_DICTIONARY_LIWC;
    if (g_str_has_suffix(name, ".dicx") || strncmp(lower + (lower[0] == '"'), "dicterm", 7) == 0)
        return TENET_DICTIONARY_LIWC_TABLE;
    if (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml") ||
        g_str_has_suffix(name, ".json"))
        return TENET_DICTIONARY_QUANTEDA;
    if (strstr(lower, "term") != NULL && strstr(lower, "value") != NULL)
        return TENET_DICTIONARY_SHEET;
    return g_str_has_suffix(line, ":") ? TENET_DICTIONARY_QUANTEDA : TENET_DICTIONARY_SHEET;
}

/* ---- Import -------------------------------------------------------------------------------- */

/* The text in UTF-8, or NULL with an error added. */
static GString *decode(const char *bytes, gsize length, const char *source, const char *encoding,
                       tenet_error *notices, tenet_error *error)
{
    tenet__place place = {.source = source, .offset = -1};
    const char *name = encoding != NULL ? encoding : tenet__encoding_guess(bytes, length, TRUE);
    g_autoptr(tenet__decoder) decoder = tenet__decoder_new(name);
    if (decoder == NULL) {
        tenet__error_error(error, TENET_E_ARGUMENT, place,
                           "the encoding \"%s\" is not known here; common ones are utf-8, "
                           "windows-1252, utf-16",
                           name);
        return NULL;
    }
    GString *text = g_string_sized_new(length);
    gboolean good = tenet__decoder_add(decoder, bytes, length, TRUE, text);
    if (good && strlen(text->str) == text->len) {
        if (!tenet__decoder_is_utf8(decoder))
            tenet__error_add(notices, TENET_SEVERITY_NOTICE, TENET_N_ENCODING, place,
                             "read as %s; if letters with accents look wrong, name the encoding "
                             "with --encoding NAME",
                             name);
        return text;
    }
    tenet__error_error(error, TENET_E_ENCODING, place,
                       good
                           ? "there are NUL bytes in it; is it a dictionary?"
                           : "the bytes are not text in %s; name the encoding with --encoding NAME",
                       name);
    g_string_free(text, TRUE);
    return NULL;
}

/* "words/Our words.dic" gives "Our words". */
static char *name_of_source(const char *source)
{
    char *name = g_path_get_basename(source);
    char *dot = strrchr(name, '.');
    if (dot != NULL && dot != name)
        *dot = '\0';
    return name;
}

static void put(char **field, const char *given)
{
    if (given == NULL)
        return;
    g_free(*field);
    *field = g_strdup(given);
}

static tenet__sketch *begin_sketch(const tenet_import_options *options, const char *source)
{
    tenet__sketch *sketch = tenet__sketch_new(options->base);
    g_autofree char *name = name_of_source(source);
    if (options->base == NULL)
        put(&sketch->name, name);
    put(&sketch->id, options->id);
    put(&sketch->name, options->name);
    put(&sketch->language, options->language);
    return sketch;
}

/* The model file of a text, or NULL with errors. */
static GString *import(const char *text, gsize length, const char *source,
                       const tenet_import_options *options, tenet_error *notices,
                       tenet_error *error)
{
    static void (*const IMPORTS[])(tenet__intake *, const char *, gsize) = {
        [TENET_DICTIONARY_LIWC] = tenet__import_liwc,
        [TENET_DICTIONARY_LIWC_TABLE] = tenet__import_liwc_table,
        [TENET_DICTIONARY_QUANTEDA] = tenet__import_quanteda,
        [TENET_DICTIONARY_SHEET] = tenet__import_sheet,
    };
    int32_t format =
        options->format != TENET_DICTIONARY_AUTO ? options->format : guess_format(text, source);
    g_autoptr(tenet__sketch) sketch = begin_sketch(options, source);
    g_autoptr(tenet__intake) intake = tenet__intake_new(sketch, source, notices, error);
    IMPORTS[format](intake, text, length);
    if (tenet__error_count(error, TENET_SEVERITY_ERROR) > 0)
        return NULL;
    if (intake->taken == 0) {
        tenet__error_error(error, TENET_E_DATA, ((tenet__place){.source = source, .offset = -1}),
                           "no word of the dictionary could be taken%s",
                           intake->dropped > 0 ? "; the warnings say why" : "; it holds none");
        return NULL;
    }
    GString *yaml = g_string_new(NULL);
    tenet__sketch_write(sketch, yaml);
    tenet_model *model = NULL;
    tenet_error *mistakes = NULL;
    if (tenet_model_load_yaml(yaml->str, (int64_t)yaml->len, "the model that was made", &model,
                              &mistakes) != TENET_OK) {
        tenet__error_append(error, mistakes);
        g_string_free(g_steal_pointer(&yaml), TRUE);
    }
    tenet_error_free(mistakes);
    tenet_model_unref(model);
    return yaml;
}

static gboolean take_options(tenet_import_options *options, const tenet_import_options *given,
                             tenet_error *error)
{
    const char *wrong = NULL;
    *options = (tenet_import_options){.struct_size = sizeof *options};
    if (given != NULL && given->struct_size < sizeof *options)
        wrong = "struct_size is smaller than the struct of this version";
    else if (given != NULL)
        *options = *given;
    if (options->format < 0 || options->format >= TENET_DICTIONARY_COUNT)
        wrong = "no such format";
    if (wrong != NULL)
        tenet__error_error(error, TENET_E_ARGUMENT, TENET__NOWHERE, "import options: %s", wrong);
    return wrong == NULL;
}

int32_t tenet_dictionary_import(const char *bytes, int64_t length, const char *source,
                                const tenet_import_options *given, char **yaml,
                                int64_t *yaml_length, tenet_error **notices, tenet_error **error)
{
    tenet_import_options options;
    if (yaml != NULL)
        *yaml = NULL;
    if (yaml_length != NULL)
        *yaml_length = 0;
    if (notices != NULL)
        *notices = NULL;
    if (bytes == NULL || length < -1 || yaml == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "there is no dictionary to import, or no place for the model");
    gsize size = length == -1 ? strlen(bytes) : (gsize)length;
    if (size > TENET__MAX_MODEL_BYTES)
        return tenet__fail(error, TENET_E_LIMIT,
                           "the dictionary has more than %d bytes; take the categories you need "
                           "into a file of their own",
                           TENET__MAX_MODEL_BYTES);
    tenet_error *list = tenet__error_new(), *told = tenet__error_new();
    g_autofree char *name = g_utf8_make_valid(source != NULL ? source : "dictionary", -1);
    GString *made = NULL;
    if (take_options(&options, given, list)) {
        GString *text = decode(bytes, size, name, options.encoding, told, list);
        made = text != NULL ? import(text->str, text->len, name, &options, told, list) : NULL;
        if (text != NULL)
            g_string_free(text, TRUE);
    }
    if (notices != NULL)
        *notices = g_steal_pointer(&told);
    tenet_error_free(told);
    if (made != NULL && yaml_length != NULL)
        *yaml_length = (int64_t)made->len;
    *yaml = made != NULL ? g_string_free(made, FALSE) : NULL;
    return tenet__error_finish(list, error);
}

int32_t tenet_dictionary_import_file(const char *path, const tenet_import_options *options,
                                     char **yaml, int64_t *yaml_length, tenet_error **notices,
                                     tenet_error **error)
{
    if (yaml != NULL)
        *yaml = NULL;
    if (yaml_length != NULL)
        *yaml_length = 0;
    if (notices != NULL)
        *notices = NULL;
    if (path == NULL || yaml == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "there is no dictionary to import, or no place for the model");
    g_autofree char *name = g_filename_display_name(path);
    FILE *file = g_fopen(path, "rb");
    if (file == NULL)
        return tenet__fail(error, TENET_E_IO, "cannot open the dictionary \"%s\": %s", name,
                           g_strerror(errno));
    g_autoptr(GString) bytes = g_string_new(NULL);
    char chunk[READ_CHUNK];
    gsize count;
    while (bytes->len <= TENET__MAX_MODEL_BYTES &&
           (count = fread(chunk, 1, sizeof chunk, file)) > 0)
        g_string_append_len(bytes, chunk, (gssize)count);
    int problem = ferror(file) ? errno : 0;
    fclose(file);
    if (problem != 0)
        return tenet__fail(error, TENET_E_IO, "cannot read the dictionary \"%s\": %s", name,
                           g_strerror(problem));
    return tenet_dictionary_import(bytes->str, (int64_t)bytes->len, name, options, yaml,
                                   yaml_length, notices, error);
}

/* ---- Export -------------------------------------------------------------------------------- */

static void export_row(GString *csv, const char *value, const char *polarity, const char *term,
                       double weight, const char *id)
{
    tenet__append_csv_cell(csv, value, FALSE);
    g_string_append_printf(csv, ",%s,", polarity);
    tenet__append_csv_cell(csv, term, FALSE);
    g_string_append_c(csv, ',');
    if (weight > 0)
        tenet__append_number(csv, weight);
    g_string_append_c(csv, ',');
    tenet__append_csv_cell(csv, id, FALSE);
    g_string_append_c(csv, '\n');
}

static void export_value(GString *csv, const tenet__sketch_value *value)
{
    export_row(csv, value->id, "value", value->name, value->weight, "");
    for (guint i = 0; i < value->synonyms->len; i++)
        export_row(csv, value->id, "synonym", value->synonyms->pdata[i], 0, "");
    for (guint i = 0; i < value->terms->len; i++) {
        const tenet__sketch_term *term = &g_array_index(value->terms, tenet__sketch_term, i);
        g_autofree char *text = g_strconcat(term->is_regex ? "regex:" : "", term->text, NULL);
        export_row(csv, value->id, term->polarity > 0 ? "for" : "against", text, term->weight,
                   term->id);
    }
}

int32_t tenet_dictionary_export(const tenet_model *model, char **csv, int64_t *length,
                                tenet_error **error)
{
    if (error != NULL)
        *error = NULL;
    if (csv != NULL)
        *csv = NULL;
    if (length != NULL)
        *length = 0;
    if (model == NULL || csv == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "the model or the place for its words is NULL");
    g_autoptr(tenet__sketch) sketch = tenet__sketch_of(model);
    GString *out = g_string_new("value,polarity,term,weight,id\n");
    for (guint i = 0; i < sketch->values->len; i++)
        export_value(out, sketch->values->pdata[i]);
    for (guint i = 0; i < sketch->lists->len; i++) {
        const tenet__sketch_list *list = sketch->lists->pdata[i];
        for (guint j = 0; j < list->entries->len; j++)
            export_row(out, list->name, "list", list->entries->pdata[j], 0, "");
    }
    for (guint i = 0; i < sketch->exclusions->len; i++)
        export_row(out, "", "exclude", sketch->exclusions->pdata[i], 0, "");
    if (length != NULL)
        *length = (int64_t)out->len;
    *csv = g_string_free(out, FALSE);
    return TENET_OK;
}
