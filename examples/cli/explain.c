/*
 * tenet explain. See explain.h.
 */
#include "explain.h"

#include <stdio.h>

#include "command.h"
#include "reading.h"
#include "terminal.h"

#define VERB "explain"

/* So many ids are named when it is not clear which candidate is meant. */
#define NAMED_IDS 5

typedef struct settings {
    reading reading;
    char *candidate;
    char *color;
} settings;

/* What the file was searched for, and what was found. */
typedef struct search {
    const char *wanted; /* NULL: the only candidate of the file */
    tenet_candidate *found;
    GPtrArray *ids; /* the first few of the file */
    int64_t count;
} search;

static gboolean read_all(tenet_reader *reader, search *what, tenet_error **error)
{
    for (;;) {
        tenet_candidate *candidate;
        if (tenet_reader_next(reader, &candidate, error) != TENET_OK)
            return FALSE;
        if (candidate == NULL)
            return TRUE;
        const char *id = tenet_candidate_id(candidate);
        if (what->ids->len < NAMED_IDS)
            g_ptr_array_add(what->ids, g_strdup(id));
        what->count++;
        gboolean wanted = what->wanted == NULL || g_str_equal(what->wanted, id);
        if (wanted && what->found == NULL)
            what->found = candidate;
        else
            tenet_candidate_free(candidate);
    }
}

/* Tells that it is not clear who is meant, with ids to choose from. */
static int tell_choice(const search *what, const char *input)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    for (guint i = 0; i < what->ids->len; i++)
        g_string_append_printf(ids, "%s\"%s\"", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(what->ids, i));
    if (what->count > NAMED_IDS)
        g_string_append_printf(ids, " and %" G_GINT64_FORMAT " more", what->count - NAMED_IDS);
    if (what->count == 0)
        command_tell("tenet: there is no candidate in %s\n", input);
    else if (what->wanted != NULL)
        command_tell("tenet: no candidate \"%s\" in %s; it has %s\n", what->wanted, input,
                     ids->str);
    else
        command_tell("tenet: %s has several candidates; choose one with --candidate: %s\n", input,
                     ids->str);
    return EXIT_FAILED;
}

static int print_explanation(const settings *given, const tenet_model *model,
                             const tenet_candidate *candidate, uint32_t flags)
{
    const tenet_assess_options options = {
        .struct_size = sizeof options,
        .flags = given->reading.ratings_first ? TENET_ASSESS_RATINGS_FIRST : 0,
    };
    tenet_assessment *assessment;
    tenet_error *error;
    char *text = NULL;
    int64_t length;
    int code = EXIT_FAILED;
    if (tenet_assess(model, candidate, &options, &assessment, &error) != TENET_OK)
        return command_failed(error);
    if (tenet_assessment_render(assessment, TENET_FORMAT_EXPLAIN, flags, &text, &length, &error) !=
        TENET_OK)
        command_failed(error);
    else if (command_print(text, (gsize)length))
        code = EXIT_DONE;
    tenet_string_free(text);
    tenet_assessment_free(assessment);
    return code;
}

static void print_notices(const tenet_reader *reader)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_reader_notices(reader, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        command_tell("notice: %s\n", rows[i].message);
}

static int explain_file(const settings *given, const tenet_model *model, const char *input,
                        const tenet_read_options *read, uint32_t flags)
{
    tenet_reader *reader;
    tenet_error *error;
    tenet_summary counts;
    if (tenet_reader_open(model, input, read, &reader, &error) != TENET_OK)
        return command_failed(error);
    search what = {.wanted = given->candidate, .ids = g_ptr_array_new_with_free_func(g_free)};
    int code = EXIT_FAILED;
    if (!read_all(reader, &what, &error))
        command_failed(error);
    else if (what.found == NULL || (what.wanted == NULL && what.count > 1))
        tell_choice(&what, g_str_equal(input, "-") ? "standard input" : input);
    else
        code = print_explanation(given, model, what.found, flags);
    tenet_reader_summary(reader, &counts);
    if (!given->reading.quiet)
        print_notices(reader);
    if (code == EXIT_DONE && counts.rows_rejected > 0)
        code = EXIT_REJECTED;
    tenet_candidate_free(what.found);
    g_ptr_array_unref(what.ids);
    tenet_reader_free(reader);
    return code;
}

static int explain(const settings *given, const char *input)
{
    tenet_read_options read;
    color_choice color = COLOR_AUTO;
    if (given->color != NULL && !terminal_read_color(given->color, &color))
        return command_misused(VERB, "--color \"%s\" is not known; it is auto, always or never",
                               given->color);
    int code = reading_options(&given->reading, VERB, &read);
    if (code >= 0)
        return code;
    tenet_model *model = command_load_model(given->reading.model);
    if (model == NULL)
        return EXIT_FAILED;
    code = explain_file(given, model, input, &read,
                        terminal_use_color(color) ? TENET_RENDER_COLOR : 0);
    tenet_model_unref(model);
    return code;
}

int explain_main(int argc, char **argv)
{
    settings given = {.candidate = NULL};
    const GOptionEntry options[] = {
        {"candidate", 'i', 0, G_OPTION_ARG_FILENAME, &given.candidate,
         "Whose score is explained; not needed if the file has one candidate", "ID"},
        {"color", 0, 0, G_OPTION_ARG_FILENAME, &given.color, "auto, always or never", "WHEN"},
        {.long_name = NULL},
    };
    g_autofree GOptionEntry *entries = reading_entries(&given.reading);
    const command which = {
        .verb = VERB,
        .arguments = "FILE",
        .summary = "Shows how one candidate's score came about: the text with the words that "
                   "were found,\nwhat each of them counts and why, and how the points add up.",
        .explanation = READING_HELP,
        .examples = "  tenet explain candidates.csv --candidate C-104\n"
                    "  tenet explain candidates.csv --candidate C-104 --color always | less -R\n",
        .options = options,
        .more_options = entries,
        .min_files = 1,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = explain(&given, files[0]);
    g_strfreev(files);
    reading_clear(&given.reading);
    g_free(given.candidate);
    g_free(given.color);
    return code;
}
