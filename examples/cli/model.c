/*
 * tenet model check, show and new, and which verb is another file's. See model.h.
 */
#include "model.h"

#include <stdio.h>
#include <string.h>

#include "command.h"
#include "model_learn.h"
#include "model_words.h"

static const GOptionEntry NO_OPTIONS[] = {{.long_name = NULL}};

/* ---- check ------------------------------------------------------------------------------- */

static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

static void count_severities(const tenet_diagnostic *rows, int64_t count, int64_t *errors,
                             int64_t *warnings)
{
    *errors = *warnings = 0;
    for (int64_t i = 0; i < count; i++) {
        *errors += rows[i].severity == TENET_SEVERITY_ERROR;
        *warnings += rows[i].severity == TENET_SEVERITY_WARNING;
    }
}

static void print_rows(const tenet_diagnostic *rows, int64_t count)
{
    static const char *const severities[] = {"notice", "warning", "error"};
    for (int64_t i = 0; i < count; i++)
        command_tell("%s:%d:%d: %s: %s\n", rows[i].source, rows[i].line, rows[i].column,
                     severities[rows[i].severity], rows[i].message);
}

/* Prints what a second reader should look at in a model; gives how much there is. -1 after telling
 * that the corpus cannot be read with it. */
static int64_t review_model(const tenet_model *model, const tenet_corpus *corpus, const char *path)
{
    tenet_error *notices = NULL, *error = NULL;
    const tenet_diagnostic *rows;
    int64_t count = -1;
    if (tenet_model_review(model, corpus, path, &notices, &error) != TENET_OK) {
        command_failed(error);
    } else {
        tenet_error_diagnostics(notices, &rows, &count);
        command_tell("%s", tenet_error_text(notices));
    }
    tenet_error_free(notices);
    return count;
}

/* Prints everything there is to say about one file. */
static int check_file(const char *path, const tenet_corpus *corpus)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    const tenet_diagnostic *rows;
    int64_t count, errors, warnings, looks = 0;
    int32_t status = tenet_model_load_file(path, &model, &error);
    if (status == TENET_OK) {
        tenet_model_diagnostics(model, &rows, &count);
        print_rows(rows, count);
        looks = review_model(model, corpus, path);
    } else {
        tenet_error_diagnostics(error, &rows, &count);
        command_tell("%s", tenet_error_text(error));
    }
    count_severities(rows, count, &errors, &warnings);
    g_autofree char *mistakes = errors > 0
                                    ? g_strdup_printf("%d mistake%s", (int)errors, plural(errors))
                                    : g_strdup("no mistakes");
    g_autofree char *second =
        looks > 0 ? g_strdup_printf(", %d for a second look", (int)looks) : g_strdup("");
    g_autofree char *line = g_strdup_printf("%s: %s, %d warning%s%s\n", path, mistakes,
                                            (int)warnings, plural(warnings), second);
    gboolean printed = status == TENET_E_IO || command_print(line, strlen(line));
    tenet_error_free(error);
    tenet_model_unref(model);
    return status == TENET_OK && printed && looks >= 0 ? EXIT_DONE : EXIT_FAILED;
}

static int check_files(char **files, const char *path, const corpus_settings *given)
{
    tenet_corpus *corpus = path != NULL ? corpus_read(given, path) : NULL;
    int code = path != NULL && corpus == NULL ? EXIT_FAILED : EXIT_DONE;
    for (int i = 0; files[i] != NULL && (path == NULL || corpus != NULL); i++) {
        int result = check_file(files[i], corpus);
        code = MAX(code, result);
    }
    tenet_corpus_free(corpus);
    return code;
}

static int check_main(int argc, char **argv)
{
    char *corpus = NULL;
    corpus_settings given = {.texts = NULL};
    const GOptionEntry options[] = {
        {"corpus", 0, 0, G_OPTION_ARG_FILENAME, &corpus,
         "Texts (CSV): also warn of indicators never found there, or nearly always", "FILE"},
        {.long_name = NULL},
    };
    g_autofree GOptionEntry *entries = corpus_entries(&given, FALSE);
    const command which = {
        .verb = "model check",
        .arguments = "FILE...",
        .summary = "Lists every mistake in values models, and what is likely to be one, with its "
                   "line and column;\nand what a second reader should look at, such as words that "
                   "tell of age or origin.",
        .examples = "  tenet model check our-values.yaml\n"
                    "  tenet model check our-values.yaml --corpus notes.csv --text Notes\n",
        .options = options,
        .more_options = entries,
        .min_files = 1,
        .max_files = -1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = check_files(files, corpus, &given);
    g_strfreev(files);
    corpus_clear(&given);
    g_free(corpus);
    return code;
}

/* ---- show -------------------------------------------------------------------------------- */

static int show(const char *path)
{
    char *text = NULL;
    int64_t length;
    tenet_error *error;
    tenet_model *model = command_load_model(path);
    if (model == NULL)
        return EXIT_FAILED;
    int code = EXIT_FAILED;
    if (tenet_model_show(model, &text, &length, &error) != TENET_OK)
        command_failed(error);
    else if (command_print(text, (gsize)length))
        code = EXIT_DONE;
    tenet_string_free(text);
    tenet_model_unref(model);
    return code;
}

static int show_main(int argc, char **argv)
{
    static const command which = {
        .verb = "model show",
        .arguments = "[FILE]",
        .summary = "Shows a model as it is understood: values, weights, and the words that count "
                   "for and against them.\nWithout a file, the built-in model.",
        .examples = "  tenet model show our-values.yaml\n"
                    "  tenet model show\n",
        .options = NO_OPTIONS,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = show(files[0]);
    g_strfreev(files);
    return code;
}

/* ---- new --------------------------------------------------------------------------------- */

static int new_main(int argc, char **argv)
{
    static const command which = {
        .verb = "model new",
        .arguments = "",
        .summary = "Prints the built-in model as a start for your own: save it, change it, "
                   "check it.",
        .examples = "  tenet model new > our-values.yaml\n"
                    "  tenet model check our-values.yaml\n",
        .options = NO_OPTIONS,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code >= 0)
        return code;
    int64_t length;
    const char *text = tenet_model_builtin_yaml(&length);
    g_strfreev(files);
    return command_print(text, (gsize)length) ? EXIT_DONE : EXIT_FAILED;
}

/* ---- the verb ---------------------------------------------------------------------------- */

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
} VERBS[] = {
    {"check", check_main},           {"show", show_main},           {"new", new_main},
    {"diff", model_diff_main},       {"import", model_import_main}, {"export", model_export_main},
    {"suggest", model_suggest_main}, {"learn", model_learn_main},
};

static const char HELP[] =
    "Usage: tenet model check FILE...   list every mistake in a values model\n"
    "       tenet model show [FILE]     show a model as it is understood\n"
    "       tenet model new             print the built-in model as a start for your own\n"
    "       tenet model diff OLD NEW    show what changed, in words and in scores\n"
    "       tenet model import FILE     make a model of a LIWC, quanteda or CSV dictionary\n"
    "       tenet model export [FILE]   write a model's words as a spreadsheet\n"
    "       tenet model suggest FILE    propose words from your own texts\n"
    "       tenet model learn FILE      learn weights from labelled texts\n"
    "\n"
    "\"tenet model check --help\" and the like say more.\n";

int model_main(int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : NULL;
    if (verb == NULL)
        return command_misused("model", "what about the model? check, show, new, diff, import, "
                                        "export, suggest or learn");
    if (g_str_equal(verb, "--help") || g_str_equal(verb, "-h"))
        return command_print(HELP, strlen(HELP)) ? EXIT_DONE : EXIT_FAILED;
    for (gsize i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (g_str_equal(verb, VERBS[i].name))
            return VERBS[i].run(argc - 1, argv + 1);
    }
    return command_misused("model",
                           "there is no \"tenet model %s\"; there is check, show, new, diff, "
                           "import, export, suggest and learn",
                           verb);
}
