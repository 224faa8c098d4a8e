/*
 * What every verb of the program shares: exit codes, options, and how a failure is told.
 */
#ifndef TENET_CLI_COMMAND_H
#define TENET_CLI_COMMAND_H

#include <glib.h>
#include <tenet/tenet.h>

enum {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,   /* the command itself is wrong */
    EXIT_REJECTED = 3 /* done, but some rows were set aside */
};

/** A verb as it is called: `verb` is "score" or "model check" and names it in messages. */
typedef struct command {
    const char *verb;
    const char *arguments;   /**< for the help: "FILE..." */
    const char *summary;     /**< what it does, in a line or two */
    const char *explanation; /**< stands behind the options; NULL: none */
    const char *examples;
    const GOptionEntry *options;
    const GOptionEntry *more_options; /**< NULL: none */
    int min_files;
    int max_files; /**< -1: any number */
} command;

/** Reads the options and leaves the files in *files, to be freed with g_strfreev(). -1 if the work
 *  can go on, else the exit code: after --help, or wrong usage, which has been told. */
int command_parse(const command *which, int argc, char **argv, char ***files);

/** Prints a message on standard error. Control characters other than line ends, which names in
 * files may hold, are shown as escapes: no file drives the terminal. */
void command_tell(const char *format, ...) G_GNUC_PRINTF(1, 2);

/** Tells that the command is wrong, with the hint to ask for help. Returns EXIT_USAGE. */
int command_misused(const char *verb, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** Tells what went wrong and frees the error. Returns EXIT_FAILED. */
int command_failed(tenet_error *error);

/** Loads the model file, or without one the built-in model. NULL after telling why not. */
tenet_model *command_load_model(const char *path);

/** Writes text to standard output. FALSE after telling why that failed. */
gboolean command_print(const char *text, gsize length);

/** Writes text to a file, whole or not at all, or to standard output if `path` is NULL or "-".
 *  Returns an exit code, after telling why it failed. */
int command_save(const char *path, const char *text, gsize length);

#endif
