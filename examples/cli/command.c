/*
 * Options, messages and exit codes. See command.h.
 */
#include "command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Drives a terminal or reorders a line. */
static gboolean is_unsafe(gunichar c)
{
    return (c != '\n' && g_unichar_iscntrl(c)) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void command_tell(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *valid = g_utf8_make_valid(message, -1);
    g_autoptr(GString) visible = g_string_new(NULL);
    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (is_unsafe(c))
            g_string_append_printf(visible, c < 0x100 ? "\\x%02x" : "\\u%04x", c);
        else
            g_string_append_unichar(visible, c);
    }
    fputs(visible->str, stderr);
}

int command_misused(const char *verb, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    command_tell("tenet: %s\nTry: tenet %s --help\n", message, verb);
    return EXIT_USAGE;
}

int command_failed(tenet_error *error)
{
    const tenet_diagnostic *rows;
    int64_t count = 0;
    tenet_error_diagnostics(error, &rows, &count);
    if (count == 1 && rows[0].source[0] == '\0')
        command_tell("tenet: %s\n", rows[0].message);
    else
        command_tell("%s", tenet_error_text(error));
    tenet_error_free(error);
    return EXIT_FAILED;
}

tenet_model *command_load_model(const char *path)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    int32_t status = path != NULL ? tenet_model_load_file(path, &model, &error)
                                  : tenet_model_builtin(&model, &error);
    if (status != TENET_OK)
        command_failed(error);
    return model;
}

gboolean command_print(const char *text, gsize length)
{
    if (fwrite(text, 1, length, stdout) == length && fflush(stdout) == 0)
        return TRUE;
    command_tell("tenet: cannot write standard output: %s\n", g_strerror(errno));
    return FALSE;
}

int command_save(const char *path, const char *text, gsize length)
{
    GError *error = NULL;
    if (path == NULL || g_str_equal(path, "-"))
        return command_print(text, length) ? EXIT_DONE : EXIT_FAILED;
    if (g_file_set_contents(path, text, (gssize)length, &error))
        return EXIT_DONE;
    command_tell("tenet: cannot write \"%s\": %s\n", path, error->message);
    g_error_free(error);
    return EXIT_FAILED;
}

static GOptionContext *new_context(const command *which)
{
    GOptionContext *context = g_option_context_new(NULL);
    g_option_context_add_main_entries(context, which->options, NULL);
    if (which->more_options != NULL)
        g_option_context_add_main_entries(context, which->more_options, NULL);
    g_option_context_set_help_enabled(context, FALSE);
    return context;
}

/* The help of a verb: GLib lists the options, and puts them under a usage line of its own that
 * names no verb, which is replaced. */
static int print_help(const command *which, GOptionContext *context)
{
    g_autofree char *listed = g_option_context_get_help(context, TRUE, NULL);
    const char *options = strstr(listed, "\n\n");
    gboolean explained = which->explanation != NULL;
    g_autofree char *help = g_strdup_printf(
        "Usage: tenet %s [OPTION...] %s\n\n%s%s%s%sExamples:\n%s", which->verb, which->arguments,
        which->summary, options != NULL ? options : "\n\n", explained ? which->explanation : "",
        explained ? "\n" : "", which->examples);
    return command_print(help, strlen(help)) ? EXIT_DONE : EXIT_FAILED;
}

static int check_files(const command *which, char **files)
{
    int count = (int)g_strv_length(files);
    if (count < which->min_files)
        return command_misused(which->verb, "which file? \"tenet %s\" needs one", which->verb);
    if (which->max_files >= 0 && count > which->max_files)
        return command_misused(which->verb, "\"%s\" is one argument too many",
                               files[which->max_files]);
    return -1;
}

int command_parse(const command *which, int argc, char **argv, char ***files)
{
    gboolean help = FALSE;
    GOptionEntry help_entry[] = {
        {"help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this help", NULL},
        {.long_name = NULL},
    };
    g_autoptr(GOptionContext) context = new_context(which);
    g_option_context_add_main_entries(context, help_entry, NULL);
    g_autofree char **arguments = g_memdup2(argv, sizeof *argv * ((gsize)argc + 1));
    GError *error = NULL;
    *files = NULL;
    if (!g_option_context_parse(context, &argc, &arguments, &error)) {
        error->message[0] = g_ascii_tolower(error->message[0]);
        int code = command_misused(which->verb, "%s", error->message);
        g_error_free(error);
        return code;
    }
    if (help)
        return print_help(which, context);
    int first = argc > 1 && g_str_equal(arguments[1], "--") ? 2 : 1;
    *files = g_strdupv(arguments + MIN(first, argc));
    int code = check_files(which, *files);
    if (code >= 0)
        g_clear_pointer(files, g_strfreev);
    return code;
}
