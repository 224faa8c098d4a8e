/*
 * Reading tests/cases/reading-*.md. The format is described in tests/cases/check.py, which also
 * checks it; here a file is taken to be sound.
 */
#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tenet/assess.h"

static void clear_expectation(gpointer data)
{
    g_free(((expectation *)data)->words);
}

void case_free(gpointer data)
{
    labelled_case *one = data;
    g_free(one->file);
    g_free(one->name);
    g_free(one->form);
    g_free(one->question);
    g_string_free(one->text, TRUE);
    g_array_free(one->expectations, TRUE);
    g_free(one);
}

static labelled_case *case_new(const char *file, const char *name, int line)
{
    labelled_case *one = g_new0(labelled_case, 1);
    one->file = g_path_get_basename(file);
    one->name = g_strdup(name);
    one->form = g_strdup("notes");
    one->text = g_string_new(NULL);
    one->expectations = g_array_new(FALSE, FALSE, sizeof(expectation));
    g_array_set_clear_func(one->expectations, clear_expectation);
    one->line = line;
    return one;
}

static gboolean is_word(gunichar c)
{
    return g_unichar_isalnum(c) || c == '_';
}

static gboolean whole_word(const char *text, const char *at, gsize length)
{
    gboolean before = at > text && is_word(g_utf8_get_char(g_utf8_prev_char(at)));
    gboolean after = at[length] != '\0' && is_word(g_utf8_get_char(at + length));
    return !before && !after;
}

/* The nth whole-word occurrence, or with near >= 0 the one nearest to that byte. -1 = none. */
static int64_t find_words(const char *text, const char *words, int nth, int64_t near)
{
    int64_t best = -1;
    gsize length = strlen(words);
    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + 1, words)) {
        if (!whole_word(text, at, length))
            continue;
        int64_t place = at - text;
        if (near < 0 && --nth == 0)
            return place;
        if (near >= 0 && (best < 0 || llabs(place - near) < llabs(best - near)))
            best = place;
    }
    return best;
}

static int32_t state_of(const char *name)
{
    for (int32_t state = 0; state < TENET_STATE_COUNT; state++) {
        if (strcmp(tenet_state_name(state), name) == 0)
            return state;
    }
    return -1;
}

/* - "words" #n state because "cause" act */
static void add_expectation(labelled_case *one, const char *text, int line)
{
    static GRegex *form;
    if (form == NULL)
        form = g_regex_new("^- \"([^\"]+)\"(?: #(\\d+))? ([a-z]+)(?: because \"([^\"]+)\")?"
                           "(?: (act|claim))?",
                           G_REGEX_OPTIMIZE, 0, NULL);
    g_autoptr(GMatchInfo) info = NULL;
    if (!g_regex_match(form, text, 0, &info))
        return;
    g_autofree char *nth = g_match_info_fetch(info, 2);
    g_autofree char *state = g_match_info_fetch(info, 3);
    g_autofree char *cause = g_match_info_fetch(info, 4);
    g_autofree char *kind = g_match_info_fetch(info, 5);
    expectation row = {.words = g_match_info_fetch(info, 1), .cause_start = -1, .cause_end = -1};
    row.start = find_words(one->text->str, row.words, nth && *nth ? atoi(nth) : 1, -1);
    row.end = row.start + (int64_t)strlen(row.words);
    row.state = state_of(state);
    row.line = line;
    row.kind = g_strcmp0(kind, "act") == 0     ? TENET_KIND_ACT
               : g_strcmp0(kind, "claim") == 0 ? TENET_KIND_CLAIM
                                               : TENET_KIND_NONE;
    if (cause != NULL && *cause != '\0') {
        row.cause_start = find_words(one->text->str, cause, 0, row.start);
        row.cause_end = row.cause_start + (int64_t)strlen(cause);
    }
    if (row.start < 0 || row.state < 0)
        fprintf(stderr, "%s:%d: cannot be placed\n", one->file, line);
    else
        g_array_append_val(one->expectations, row);
    if (row.start < 0 || row.state < 0)
        g_free(row.words);
}

static void read_line(labelled_case *one, const char *line, int number)
{
    if (g_str_has_prefix(line, "form: ")) {
        g_free(one->form);
        one->form = g_strdup(line + 6);
    } else if (g_str_has_prefix(line, "question: ")) {
        one->question = g_strdup(line + 10);
    } else if (g_str_has_prefix(line, "hard: yes")) {
        one->hard = TRUE;
    } else if (line[0] == '>') {
        if (one->text->len > 0)
            g_string_append_c(one->text, '\n');
        g_string_append(one->text, line[1] == ' ' ? line + 2 : line + 1);
    } else if (line[0] == '-') {
        add_expectation(one, line, number);
    }
}

gboolean cases_read(const char *path, GPtrArray *cases)
{
    g_autofree char *content = NULL;
    if (!g_file_get_contents(path, &content, NULL, NULL)) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return FALSE;
    }
    g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
    labelled_case *one = NULL;
    for (int i = 0; lines[i] != NULL; i++) {
        if (g_str_has_prefix(lines[i], "## ")) {
            one = case_new(path, lines[i] + 3, i + 1);
            g_ptr_array_add(cases, one);
        } else if (one != NULL) {
            read_line(one, lines[i], i + 1);
        }
    }
    return TRUE;
}
