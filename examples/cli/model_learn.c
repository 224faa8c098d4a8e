/*
 * tenet model suggest and learn. See model_learn.h.
 */
#include "model_learn.h"

#include <string.h>

#include "command.h"

/* ---- The corpus -------------------------------------------------------------------------- */

GOptionEntry *corpus_entries(corpus_settings *given, gboolean label)
{
    const GOptionEntry entries[] = {
        {"text", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &given->texts,
         "A column of text (default: notes, answers and the like); may be repeated", "HEADER"},
        {"person", 0, 0, G_OPTION_ARG_FILENAME, &given->person,
         "The column that says whom a text is about (default: an id)", "HEADER"},
        {"encoding", 0, 0, G_OPTION_ARG_FILENAME, &given->encoding,
         "Such as utf-8 or windows-1252 (default: found out)", "NAME"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &given->quiet, "Print no notices", NULL},
        {"label", 'l', 0, G_OPTION_ARG_FILENAME_ARRAY, &given->labels,
         "A column of ratings, or of 0 and 1; may be repeated", "HEADER"},
        {.long_name = NULL},
    };
    GOptionEntry *made = g_memdup2(entries, sizeof entries);
    if (!label)
        made[G_N_ELEMENTS(entries) - 2] = made[G_N_ELEMENTS(entries) - 1];
    return made;
}

static int64_t length_of(char **list)
{
    return list != NULL ? (int64_t)g_strv_length(list) : 0;
}

tenet_corpus *corpus_read(const corpus_settings *given, const char *path)
{
    const tenet_corpus_options options = {.struct_size = sizeof options,
                                          .encoding = given->encoding,
                                          .texts = (const char *const *)given->texts,
                                          .text_count = length_of(given->texts),
                                          .labels = (const char *const *)given->labels,
                                          .label_count = length_of(given->labels),
                                          .person = given->person};
    tenet_corpus *corpus = NULL;
    tenet_error *notices = NULL, *error = NULL;
    int32_t status = tenet_corpus_read_csv(path, &options, &corpus, &notices, &error);
    if (!given->quiet)
        command_tell("%s", tenet_error_text(notices));
    tenet_error_free(notices);
    if (status != TENET_OK)
        command_failed(error);
    return corpus;
}

void corpus_clear(corpus_settings *given)
{
    g_strfreev(given->texts);
    g_strfreev(given->labels);
    g_free(given->person);
    g_free(given->encoding);
    memset(given, 0, sizeof *given);
}

/* ---- suggest ----------------------------------------------------------------------------- */

typedef struct suggest_settings {
    corpus_settings corpus;
    char *model, *output, *format, *language;
    int count, words, people;
} suggest_settings;

static int suggest_form(const suggest_settings *given, int32_t *form)
{
    static const char *const NAMES[] = {"text", "csv", "yaml"};
    const char *wanted = given->format;
    *form = TENET_SUGGEST_TEXT;
    if (wanted == NULL && given->output != NULL && g_str_has_suffix(given->output, ".csv"))
        *form = TENET_SUGGEST_CSV;
    if (wanted == NULL && given->output != NULL && g_str_has_suffix(given->output, ".yaml"))
        *form = TENET_SUGGEST_YAML;
    for (gsize i = 0; wanted != NULL && i < G_N_ELEMENTS(NAMES); i++) {
        if (g_str_equal(wanted, NAMES[i])) {
            *form = (int32_t)i;
            return -1;
        }
    }
    return wanted == NULL
               ? -1
               : command_misused("model suggest",
                                 "--format \"%s\" is not known; it is text, csv or yaml", wanted);
}

/* The model to compare by: with a label none is needed. FALSE after telling why it is missing. */
static gboolean load_base(const char *path, gboolean needed, tenet_model **model)
{
    *model = path != NULL || needed ? command_load_model(path) : NULL;
    return *model != NULL || (path == NULL && !needed);
}

static int suggest(const suggest_settings *given, const char *path)
{
    tenet_suggest_options options = {.struct_size = sizeof options,
                                     .count = given->count,
                                     .max_words = given->words,
                                     .min_people = given->people,
                                     .label = given->corpus.labels != NULL ? given->corpus.labels[0]
                                                                           : NULL,
                                     .language = given->language};
    tenet_model *model = NULL;
    tenet_suggestions *found = NULL;
    tenet_error *error = NULL;
    char *text = NULL;
    int64_t length = 0;
    int32_t form;
    int code = suggest_form(given, &form);
    if (code < 0 && length_of(given->corpus.labels) > 1)
        code = command_misused("model suggest", "--label can be given once");
    if (code >= 0)
        return code;
    if (!load_base(given->model, options.label == NULL, &model))
        return EXIT_FAILED;
    tenet_corpus *corpus = corpus_read(&given->corpus, path);
    code = EXIT_FAILED;
    if (corpus != NULL) {
        if (tenet_suggest(model, corpus, &options, &found, &error) != TENET_OK ||
            tenet_suggestions_render(found, form, &text, &length, &error) != TENET_OK)
            command_failed(error);
        else
            code = command_save(given->output, text, (gsize)length);
    }
    tenet_string_free(text);
    tenet_suggestions_free(found);
    tenet_corpus_free(corpus);
    tenet_model_unref(model);
    return code;
}

int model_suggest_main(int argc, char **argv)
{
    suggest_settings given = {.model = NULL};
    const GOptionEntry options[] = {
        {"model", 'm', 0, G_OPTION_ARG_FILENAME, &given.model,
         "Propose words around its indicators (default: the built-in model)", "FILE"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output,
         "Write to this file; .csv and .yaml say the format", "FILE"},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &given.format, "text, csv or yaml", "NAME"},
        {"count", 'n', 0, G_OPTION_ARG_INT, &given.count, "Proposals a value (default: 50)", "N"},
        {"words", 0, 0, G_OPTION_ARG_INT, &given.words, "Words of a phrase, 1-4 (default: 4)", "N"},
        {"people", 0, 0, G_OPTION_ARG_INT, &given.people, "Who use it, at least (default: 3)", "N"},
        {"language", 0, 0, G_OPTION_ARG_STRING, &given.language, "Such as de (default: en)",
         "CODE"},
        {.long_name = NULL},
    };
    g_autofree GOptionEntry *entries = corpus_entries(&given.corpus, TRUE);
    const command which = {
        .verb = "model suggest",
        .arguments = "FILE",
        .summary = "Proposes words and phrases from your own texts (CSV): with --label those that "
                   "set texts\nwith it apart from those without, else those that stand around a "
                   "model's indicators.\nIt changes no model: read, strike and paste.",
        .examples = "  tenet model suggest notes.csv --text Notes --model our-values.yaml\n"
                    "  tenet model suggest notes.csv --text Notes --label Helpful -o words.csv\n",
        .options = options,
        .more_options = entries,
        .min_files = 1,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = suggest(&given, files[0]);
    g_strfreev(files);
    corpus_clear(&given.corpus);
    g_free(given.model);
    g_free(given.output);
    g_free(given.format);
    g_free(given.language);
    return code;
}

/* ---- learn ------------------------------------------------------------------------------- */

typedef struct learn_settings {
    corpus_settings corpus;
    char *model, *output, *language;
    int grow, words, people;
} learn_settings;

/* What the new model changes of the old one. */
static void print_diff(const tenet_model *before, const tenet_lesson *lesson)
{
    tenet_model *after = NULL;
    tenet_error *error = NULL;
    char *text = NULL;
    int64_t length;
    const char *yaml = tenet_lesson_yaml(lesson, &length);
    if (tenet_model_load_yaml(yaml, length, "learnt model", &after, &error) == TENET_OK &&
        tenet_model_diff(before, after, NULL, NULL, &text, NULL, &error) == TENET_OK)
        command_tell("\n%s", text);
    tenet_error_free(error);
    tenet_string_free(text);
    tenet_model_unref(after);
}

static int learn(const learn_settings *given, const char *path)
{
    tenet_learn_options options = {.struct_size = sizeof options,
                                   .grow = given->grow,
                                   .max_words = given->words,
                                   .min_people = given->people,
                                   .language = given->language};
    tenet_model *model = NULL;
    tenet_lesson *lesson = NULL;
    tenet_error *error = NULL;
    int64_t length = 0;
    int code = EXIT_FAILED;
    if (given->corpus.labels == NULL)
        return command_misused("model learn",
                               "which column holds the labels? name it with --label");
    if (!load_base(given->model, given->grow == 0, &model))
        return EXIT_FAILED;
    tenet_corpus *corpus = corpus_read(&given->corpus, path);
    if (corpus != NULL && tenet_learn(model, corpus, &options, &lesson, &error) != TENET_OK)
        command_failed(error);
    if (lesson != NULL) {
        const char *yaml = tenet_lesson_yaml(lesson, &length);
        code = command_save(given->output, yaml, (gsize)length);
        if (!given->corpus.quiet && code == EXIT_DONE) {
            command_tell("%s", tenet_lesson_report(lesson, NULL));
            if (model != NULL)
                print_diff(model, lesson);
        }
    }
    tenet_lesson_free(lesson);
    tenet_corpus_free(corpus);
    tenet_model_unref(model);
    return code;
}

int model_learn_main(int argc, char **argv)
{
    learn_settings given = {.model = NULL};
    const GOptionEntry options[] = {
        {"model", 'm', 0, G_OPTION_ARG_FILENAME, &given.model,
         "Learn weights of its indicators (default: the built-in model, or none with --grow)",
         "FILE"},
        {"grow", 'g', 0, G_OPTION_ARG_INT, &given.grow, "Also learn so many proposed terms a value",
         "N"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output,
         "Write the new model to this file (default: standard output)", "FILE"},
        {"words", 0, 0, G_OPTION_ARG_INT, &given.words,
         "Words of a proposed term, 1-4 (default: 1)", "N"},
        {"people", 0, 0, G_OPTION_ARG_INT, &given.people,
         "Who use a proposed term, at least (default: 3)", "N"},
        {"language", 0, 0, G_OPTION_ARG_STRING, &given.language, "Such as de (default: en)",
         "CODE"},
        {.long_name = NULL},
    };
    g_autofree GOptionEntry *entries = corpus_entries(&given.corpus, TRUE);
    const command which = {
        .verb = "model learn",
        .arguments = "FILE",
        .summary =
            "Learns readable weights from labelled texts (CSV), measures them on people they "
            "were not\nlearnt from, and writes a new model. A label column is about the "
            "value of its name.",
        .examples = "  tenet model learn history.csv --text Notes --label Helpfulness -m "
                    "our-values.yaml -o new.yaml\n"
                    "  tenet model learn history.csv --text Notes --label Rating --grow 100 -o "
                    "new.yaml\n",
        .options = options,
        .more_options = entries,
        .min_files = 1,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = learn(&given, files[0]);
    g_strfreev(files);
    corpus_clear(&given.corpus);
    g_free(given.model);
    g_free(given.output);
    g_free(given.language);
    return code;
}
