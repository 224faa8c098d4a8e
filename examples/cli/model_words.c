/*
 * tenet model import, export and diff. See model_words.h.
 */
#include "model_words.h"

#include <string.h>

#include "command.h"
#include "reading.h"

/* ---- import ------------------------------------------------------------------------------ */

typedef struct import_settings {
    char *output, *format, *base, *id, *name, *language, *encoding;
    gboolean quiet;
} import_settings;

static int import_format(const char *text, int32_t *format)
{
    static const struct {
        const char *name;
        int32_t format;
    } NAMES[] = {{"dic", TENET_DICTIONARY_LIWC},
                 {"dicx", TENET_DICTIONARY_LIWC_TABLE},
                 {"quanteda", TENET_DICTIONARY_QUANTEDA},
                 {"sheet", TENET_DICTIONARY_SHEET}};
    *format = TENET_DICTIONARY_AUTO;
    for (gsize i = 0; text != NULL && i < G_N_ELEMENTS(NAMES); i++) {
        if (g_str_equal(text, NAMES[i].name))
            *format = NAMES[i].format;
    }
    return text == NULL || *format != TENET_DICTIONARY_AUTO
               ? -1
               : command_misused("model import",
                                 "--format \"%s\" is not known; it is dic, dicx, quanteda or sheet",
                                 text);
}

static int import(const import_settings *given, const char *path)
{
    tenet_model *base = given->base != NULL ? command_load_model(given->base) : NULL;
    tenet_import_options options = {.struct_size = sizeof options,
                                    .id = given->id,
                                    .name = given->name,
                                    .language = given->language,
                                    .encoding = given->encoding,
                                    .base = base};
    tenet_error *notices = NULL, *error = NULL;
    char *yaml = NULL;
    int64_t length = 0;
    if (given->base != NULL && base == NULL)
        return EXIT_FAILED;
    int code = import_format(given->format, &options.format);
    if (code >= 0) {
        tenet_model_unref(base);
        return code;
    }
    int32_t status = tenet_dictionary_import_file(path, &options, &yaml, &length, &notices, &error);
    if (!given->quiet)
        command_tell("%s", tenet_error_text(notices));
    code = status != TENET_OK ? command_failed(error)
                              : command_save(given->output, yaml, (gsize)length);
    tenet_error_free(notices);
    tenet_string_free(yaml);
    tenet_model_unref(base);
    return code;
}

int model_import_main(int argc, char **argv)
{
    import_settings given = {.output = NULL};
    const GOptionEntry options[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output,
         "Write the model to this file (default: standard output)", "FILE"},
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &given.format,
         "dic, dicx, quanteda or sheet (default: seen from the file)", "NAME"},
        {"base", 'b', 0, G_OPTION_ARG_FILENAME, &given.base,
         "Keep questions, anchors and scoring of this model; replace its words", "FILE"},
        {"id", 0, 0, G_OPTION_ARG_STRING, &given.id, "Id of the new model", "ID"},
        {"name", 0, 0, G_OPTION_ARG_STRING, &given.name, "Name of the new model", "NAME"},
        {"language", 0, 0, G_OPTION_ARG_STRING, &given.language, "Such as de (default: en)",
         "CODE"},
        {"encoding", 0, 0, G_OPTION_ARG_STRING, &given.encoding,
         "Such as utf-8 or windows-1252 (default: found out)", "NAME"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &given.quiet, "Do not name what is left out", NULL},
        {.long_name = NULL},
    };
    const command which = {
        .verb = "model import",
        .arguments = "FILE",
        .summary = "Makes a model of a dictionary: LIWC's .dic and .dicx, quanteda's YAML, or a\n"
                   "spreadsheet with the columns value, polarity, term, weight and id.\n"
                   "What cannot be taken over is named with its line, here and in the model.",
        .examples = "  tenet model import service.dic -o service.yaml\n"
                    "  tenet model import words.csv --base our-values.yaml -o new.yaml\n",
        .options = options,
        .min_files = 1,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = import(&given, files[0]);
    g_strfreev(files);
    g_free(given.output);
    g_free(given.format);
    g_free(given.base);
    g_free(given.id);
    g_free(given.name);
    g_free(given.language);
    g_free(given.encoding);
    return code;
}

/* ---- export ------------------------------------------------------------------------------ */

static int export(const char *path, const char *output)
{
    tenet_model *model = command_load_model(path);
    tenet_error *error = NULL;
    char *csv = NULL;
    int64_t length = 0;
    if (model == NULL)
        return EXIT_FAILED;
    int code = tenet_dictionary_export(model, &csv, &length, &error) != TENET_OK
                   ? command_failed(error)
                   : command_save(output, csv, (gsize)length);
    tenet_string_free(csv);
    tenet_model_unref(model);
    return code;
}

int model_export_main(int argc, char **argv)
{
    char *output = NULL;
    const GOptionEntry options[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
         "Write to this file (default: standard output)", "FILE"},
        {.long_name = NULL},
    };
    const command which = {
        .verb = "model export",
        .arguments = "[FILE]",
        .summary = "Writes the words of a model as a spreadsheet with the columns value, polarity, "
                   "term,\nweight and id. Without a file, those of the built-in model.",
        .examples = "  tenet model export our-values.yaml -o words.csv\n"
                    "  tenet model import words.csv --base our-values.yaml -o new.yaml\n",
        .options = options,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = export(files[0], output);
    g_strfreev(files);
    g_free(output);
    return code;
}

/* ---- diff -------------------------------------------------------------------------------- */

static int diff(char **files, const char *corpus, const reading *given)
{
    tenet_read_options read;
    tenet_error *error = NULL;
    char *text = NULL;
    int64_t length = 0;
    int code = reading_options(given, "model diff", &read);
    if (code >= 0)
        return code;
    tenet_model *before = command_load_model(files[0]);
    tenet_model *after = before != NULL ? command_load_model(files[1]) : NULL;
    code = EXIT_FAILED;
    if (after != NULL) {
        if (tenet_model_diff(before, after, corpus, &read, &text, &length, &error) != TENET_OK)
            command_failed(error);
        else if (command_print(text, (gsize)length))
            code = EXIT_DONE;
    }
    tenet_string_free(text);
    tenet_model_unref(before);
    tenet_model_unref(after);
    return code;
}

int model_diff_main(int argc, char **argv)
{
    char *corpus = NULL;
    reading given = {.model = NULL};
    const GOptionEntry options[] = {
        {"corpus", 0, 0, G_OPTION_ARG_FILENAME, &corpus,
         "A CSV export: also show what the change does to its candidates", "FILE"},
        {.long_name = NULL},
    };
    g_autofree GOptionEntry *entries = reading_entries(&given);
    const command which = {
        .verb = "model diff",
        .arguments = "OLD NEW",
        .summary = "Shows what changed from one model to another, in words, weights and questions,"
                   "\nand with --corpus in scores.",
        .explanation = READING_HELP,
        .examples = "  tenet model diff values-2025.yaml values-2026.yaml\n"
                    "  tenet model diff old.yaml new.yaml --corpus candidates.csv\n",
        .options = options,
        .more_options = entries + 1, /* the models are arguments */
        .min_files = 2,
        .max_files = 2,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = diff(files, corpus, &given);
    g_strfreev(files);
    reading_clear(&given);
    g_free(corpus);
    return code;
}
