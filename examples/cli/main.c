/*
 * tenet, the program: which verb, and the help about all of them.
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "compare.h"
#include "explain.h"
#include "guide.h"
#include "model.h"
#include "report.h"
#include "score.h"

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
} VERBS[] = {{"score", score_main}, {"explain", explain_main}, {"report", report_main},
             {"guide", guide_main}, {"compare", compare_main}, {"model", model_main}};

static const char HELP[] =
    "tenet finds the evidence for your company's values in what candidates said and did,\n"
    "and shows every line of its reasoning. It predicts and decides nothing: people do.\n"
    "\n"
    "Usage: tenet VERB [OPTION...] [FILE]\n"
    "\n"
    "  score FILE           score every candidate of a CSV export\n"
    "  explain FILE         show how one candidate's score came about\n"
    "  report FILE          make a page to look at, of one candidate or of all\n"
    "  guide [FILE]         print an interview guide, or what to ask one candidate next\n"
    "  compare FILE         put candidates side by side, with how sure each difference is\n"
    "  model check FILE...  list every mistake in a values model\n"
    "  model show [FILE]    show a model as it is understood\n"
    "  model new            print the built-in model as a start for your own\n"
    "  model diff OLD NEW   show what changed from one model to another\n"
    "  model import FILE    make a model of a dictionary or a spreadsheet\n"
    "  model export [FILE]  write a model's words as a spreadsheet\n"
    "  model suggest FILE   propose words from your own texts\n"
    "  model learn FILE     learn weights from labelled texts\n"
    "\n"
    "  -h, --help           this help; \"tenet score --help\" and the like say more\n"
    "  --version            the version\n"
    "\n"
    "Examples:\n"
    "  tenet score candidates.csv\n"
    "  tenet score candidates.csv --model our-values.yaml -o scores.csv\n"
    "  tenet explain candidates.csv --candidate C-104\n"
    "  tenet report candidates.csv -o report.html\n"
    "\n"
    "Without --model the built-in model is used: helpfulness, respect, service excellence.\n"
    "\n"
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some rows were set aside.\n";

static int print_version(void)
{
    g_autofree char *text = g_strdup_printf("tenet %s\n%s\n", tenet_version(), tenet_build_info());
    return command_print(text, strlen(text)) ? EXIT_DONE : EXIT_FAILED;
}

/* Letters to insert, drop or replace to make one word of the other (Levenshtein). */
static guint distance(const char *a, const char *b)
{
    gsize columns = strlen(b) + 1;
    g_autofree guint *row = g_new(guint, columns);
    for (gsize j = 0; j < columns; j++)
        row[j] = (guint)j;
    for (gsize i = 0; a[i] != '\0'; i++) {
        guint diagonal = row[0];
        row[0] = (guint)i + 1;
        for (gsize j = 1; j < columns; j++) {
            guint replaced = diagonal + (a[i] != b[j - 1]);
            diagonal = row[j];
            row[j] = MIN(replaced, MIN(row[j], row[j - 1]) + 1);
        }
    }
    return row[columns - 1];
}

static int unknown_verb(const char *verb)
{
    gsize nearest = 0;
    for (gsize i = 1; i < G_N_ELEMENTS(VERBS) && strlen(verb) < 64; i++) {
        if (distance(verb, VERBS[i].name) < distance(verb, VERBS[nearest].name))
            nearest = i;
    }
    gboolean near = strlen(verb) < 64 && distance(verb, VERBS[nearest].name) <= 2;
    if (g_str_has_suffix(verb, ".csv"))
        command_tell("tenet: say what to do with the file, such as: tenet score %s\n", verb);
    else if (near)
        command_tell("tenet: there is no verb \"%s\"; did you mean \"%s\"?\n", verb,
                     VERBS[nearest].name);
    else
        command_tell(
            "tenet: there is no verb \"%s\"; there is score, explain, guide, compare and model\n",
            verb);
    command_tell("Try: tenet --help\n");
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    /* How names and messages are encoded, and nothing else: numbers keep their points. */
    setlocale(LC_CTYPE, "");
    /* A reader that goes away is an error to be told, not a sudden end. */
    signal(SIGPIPE, SIG_IGN);
    const char *verb = argc > 1 ? argv[1] : NULL;
    if (verb == NULL) {
        fputs(HELP, stderr);
        return EXIT_USAGE;
    }
    if (g_str_equal(verb, "--help") || g_str_equal(verb, "-h") || g_str_equal(verb, "help"))
        return command_print(HELP, strlen(HELP)) ? EXIT_DONE : EXIT_FAILED;
    if (g_str_equal(verb, "--version"))
        return print_version();
    for (gsize i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (g_str_equal(verb, VERBS[i].name))
            return VERBS[i].run(argc - 1, argv + 1);
    }
    return unknown_verb(verb);
}
