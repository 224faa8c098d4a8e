/*
 * The cases of tests/cases/assess.md through the C functions. That file tells the format.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "lists.h"

#define FOLDER TENET_SOURCE_DIR "/tests/cases/"

/* One case while its lines are read. */
typedef struct run {
    const char *name;
    tenet_model *model;
    tenet_candidate *person;
    char *kind; /* of the text being read: "notes", "statement", "answer QUESTION"; NULL */
    GString *text;
    GPtrArray *expected;
    assessed rows;
    gboolean *used; /* of each row of evidence */
} run;

/* ---- Reading ----------------------------------------------------------------------------- */

static void end_text(run *self)
{
    if (self->kind == NULL)
        return;
    const char *text = self->text->str;
    int32_t status;
    if (g_str_equal(self->kind, "notes"))
        status = tenet_candidate_add_notes(self->person, text, -1, TENET_TEXT_AUTO, NULL);
    else if (g_str_equal(self->kind, "statement"))
        status = tenet_candidate_add_self_report_text(self->person, text, -1, NULL);
    else
        status = tenet_candidate_add_answer(self->person, self->kind + strlen("answer "), -1, text,
                                            -1, TENET_TEXT_AUTO, NULL);
    CU_ASSERT_EQUAL(status, TENET_OK);
    g_clear_pointer(&self->kind, g_free);
    g_string_truncate(self->text, 0);
}

static void load_model(run *self, const char *name)
{
    g_autofree char *path = g_strconcat(FOLDER, name, ".yaml", NULL);
    tenet_error *error = NULL;
    int32_t status = g_str_equal(name, "builtin")
                         ? tenet_model_builtin(&self->model, &error)
                         : tenet_model_load_file(path, &self->model, &error);
    if (status != TENET_OK)
        fprintf(stderr, "%s", tenet_error_text(error));
    CU_ASSERT_EQUAL_FATAL(status, TENET_OK);
}

static void add_rating(run *self, const char *line)
{
    char **parts = g_strsplit(line, ": ", 2);
    CU_ASSERT_EQUAL(tenet_candidate_add_rating(self->person, parts[0], -1,
                                               g_ascii_strtod(parts[1], NULL), 1, 5, NULL),
                    TENET_OK);
    g_strfreev(parts);
}

static void read_line(run *self, const char *line)
{
    if (g_str_has_prefix(line, "> ")) {
        if (self->text->len > 0)
            g_string_append_c(self->text, '\n');
        g_string_append(self->text, line + 2);
        return;
    }
    end_text(self);
    if (g_str_has_prefix(line, "- "))
        g_ptr_array_add(self->expected, g_strdup(line + 2));
    else if (g_str_has_prefix(line, "model: "))
        load_model(self, line + strlen("model: "));
    else if (g_str_has_prefix(line, "rating "))
        add_rating(self, line + strlen("rating "));
    else if (g_str_equal(line, "notes") || g_str_equal(line, "statement") ||
             g_str_has_prefix(line, "answer "))
        self->kind = g_strdup(line);
    else
        CU_ASSERT(line[0] == '\0');
}

/* ---- Comparing --------------------------------------------------------------------------- */

/* Whether a number is the one written, to the places written but at least `places`. */
static gboolean near(double number, const char *written, int places)
{
    const char *point = strchr(written, '.');
    int shown = point != NULL ? (int)strlen(point + 1) : 0;
    return fabs(number - g_ascii_strtod(written, NULL)) <= 0.5000001 * pow(10, -MAX(shown, places));
}

static char *bytes_of(const assessed *rows, const tenet_evidence *row, int64_t start, int64_t end)
{
    if (start < 0)
        return g_strdup("");
    return g_strndup(rows->texts[row->text].text + start, (gsize)(end - start));
}

static const tenet_value *value_info(const run *self, int32_t value)
{
    const tenet_value *values;
    int64_t count;
    tenet_model_values(self->model, &values, &count);
    return &values[value];
}

static const tenet_value_score *value_of(const run *self, const char *id)
{
    for (int64_t i = 0; i < self->rows.value_count; i++) {
        if (g_str_equal(value_info(self, (int32_t)i)->id, id))
            return &self->rows.values[i];
    }
    CU_FAIL_FATAL("a case names a value that its model lacks");
    return NULL;
}

static gboolean row_is(const run *self, const tenet_evidence *row, GMatchInfo *line)
{
    g_autofree char *value = g_match_info_fetch(line, 1), *quote = g_match_info_fetch(line, 2);
    g_autofree char *state = g_match_info_fetch(line, 3), *units = g_match_info_fetch(line, 4);
    g_autofree char *cause = g_match_info_fetch(line, 5);
    g_autofree char *found = bytes_of(&self->rows, row, row->start, row->end);
    g_autofree char *causing = bytes_of(&self->rows, row, row->cause_start, row->cause_end);
    gboolean caused =
        cause == NULL || cause[0] == '\0' ||
        (causing[0] != '\0' && (strstr(cause, causing) != NULL || strstr(causing, cause) != NULL));
    return row->indicator >= 0 && g_str_equal(value_info(self, row->value)->id, value) &&
           g_str_equal(found, quote) && g_str_equal(tenet_state_name(row->state), state) &&
           near(row->units, units, 6) && caused;
}

static gboolean check_match(run *self, GMatchInfo *line)
{
    for (int64_t i = 0; i < self->rows.evidence_count; i++) {
        if (!self->used[i] && row_is(self, &self->rows.evidence[i], line))
            return self->used[i] = TRUE;
    }
    return FALSE;
}

static gboolean check_nothing_else(const run *self)
{
    for (int64_t i = 0; i < self->rows.evidence_count; i++) {
        if (!self->used[i] && self->rows.evidence[i].indicator >= 0)
            return FALSE;
    }
    return TRUE;
}

static gboolean check_points(const run *self, const char *written)
{
    double points = 0;
    for (int64_t i = 0; i < self->rows.evidence_count; i++)
        points += self->rows.evidence[i].points;
    return near(self->rows.alignment->points, written, 0) && near(points, written, 0);
}

static gboolean check_value(const run *self, const char *id, const char *score)
{
    const tenet_value_score *row = value_of(self, id);
    if (g_str_equal(score, "unknown"))
        return !row->known && isnan(row->score);
    return row->known && near(row->score, score, 0);
}

static gboolean check_stated(const run *self, const char *first, const char *x)
{
    if (x == NULL)
        return near(self->rows.stated->score, first, 0);
    double stated = value_of(self, first)->stated;
    return g_str_equal(x, "nothing") ? isnan(stated) : near(stated, x, 0);
}

static gboolean check_asks(const run *self, const char *value, const char *question)
{
    const tenet_question *questions;
    int64_t count;
    tenet_model_questions(self->model, &questions, &count);
    for (int64_t i = 0; i < self->rows.follow_up_count; i++) {
        const tenet_follow_up *row = &self->rows.follow_ups[i];
        if (question != NULL && row->question >= 0 &&
            g_str_equal(value_info(self, row->value)->id, value) &&
            g_str_equal(questions[row->question].id, question))
            return TRUE;
    }
    return g_str_equal(value, "nothing") && self->rows.follow_up_count == 0;
}

static gboolean check_notice(const run *self, const char *code)
{
    for (int64_t i = 0; i < self->rows.notice_count; i++) {
        if (g_str_equal(tenet_status_name(self->rows.notices[i].code), code))
            return TRUE;
    }
    return FALSE;
}

static gboolean check_words(const run *self, char **words)
{
    const tenet_alignment *total = self->rows.alignment;
    const char *what = words[0], *first = words[1], *second = first != NULL ? words[2] : NULL;
    if (g_str_equal(what, "nothing"))
        return check_nothing_else(self);
    if (g_str_equal(what, "score"))
        return near(total->score, first, 0);
    if (g_str_equal(what, "interval"))
        return near(total->low, first, 0) && near(total->high, second, 0);
    if (g_str_equal(what, "coverage"))
        return near(total->coverage, first, 0);
    if (g_str_equal(what, "points"))
        return check_points(self, first);
    if (g_str_equal(what, "insufficient"))
        return total->status == TENET_INSUFFICIENT_EVIDENCE && isnan(total->score);
    if (g_str_equal(what, "value"))
        return check_value(self, first, second);
    if (g_str_equal(what, "stated"))
        return check_stated(self, first, second);
    if (g_str_equal(what, "form"))
        return g_str_equal(tenet_form_name(self->rows.stated->form), first);
    if (g_str_equal(what, "asks"))
        return check_asks(self, first, second);
    if (g_str_equal(what, "notice"))
        return check_notice(self, first);
    return g_str_equal(what, "review") && total->review;
}

static void check_line(run *self, GRegex *form, const char *line)
{
    g_autoptr(GMatchInfo) match = NULL;
    gboolean holds;
    if (g_regex_match(form, line, 0, &match)) {
        holds = check_match(self, match);
    } else {
        char **words = g_strsplit(line, " ", -1);
        holds = check_words(self, words);
        g_strfreev(words);
    }
    if (!holds) {
        g_autofree char *found = assessed_lines(&self->rows);
        fprintf(stderr, "%s: expected \"%s\"; found:\n%s\n", self->name, line, found);
    }
    CU_ASSERT(holds);
}

/* ---- Running ----------------------------------------------------------------------------- */

static void run_case(const char *text, GRegex *form)
{
    char **lines = g_strsplit(text, "\n", -1);
    run self = {.name = lines[0], .person = assessing_person()};
    self.text = g_string_new(NULL);
    self.expected = g_ptr_array_new_with_free_func(g_free);
    for (char **line = lines + 1; *line != NULL; line++)
        read_line(&self, *line);
    end_text(&self);
    CU_ASSERT(self.expected->len > 0);
    self.rows = assess_person(self.model, self.person);
    self.used = g_new0(gboolean, self.rows.evidence_count + 1);
    for (guint i = 0; i < self.expected->len; i++)
        check_line(&self, form, self.expected->pdata[i]);
    CU_ASSERT(assessing_holds(&self.rows));
    g_free(self.used);
    assessed_clear(&self.rows);
    tenet_model_unref(self.model);
    g_ptr_array_unref(self.expected);
    g_string_free(self.text, TRUE);
    g_strfreev(lines);
}

static void all_cases(void)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(FOLDER "assess.md", &text, NULL, NULL))
        CU_FAIL_FATAL("tests/cases/assess.md cannot be read");
    g_autoptr(GRegex) form =
        g_regex_new("^(\\S+) \"(.*?)\" ([a-z]+) ([-+]?[0-9.]+)(?: because \"(.*)\")?$", 0, 0, NULL);
    char **cases = g_strsplit(text, "\n## ", -1);
    guint count = g_strv_length(cases) - 1; /* the first piece is the introduction */
    for (guint i = 1; i <= count; i++)
        run_case(cases[i], form);
    CU_ASSERT(count >= 25);
    g_strfreev(cases);
}

const suite_test case_tests[] = {
    {"the shared cases hold through the C functions", all_cases},
    {NULL, NULL},
};
