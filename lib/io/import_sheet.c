/*
 * Dictionaries as CSV: LIWC's `.dicx`, a column a category, and tenet's own spreadsheet form, a row
 * a word (see tenet_dictionary_export).
 */
#include <math.h>
#include <string.h>

#include "io/csv.h"
#include "io/intake.h"
#include "io/record.h"
#include "text/document.h"

/* Stands before a regular expression in the column of terms. */
#define REGEX "regex:"

/* Calls `take` for each row, the first included; FALSE from it ends the reading. Broken rows are
 * left out. */
typedef gboolean (*row_taker)(void *user, const tenet__row *row);

static void each_row(tenet__intake *intake, const char *text, gsize length, row_taker take,
                     void *user)
{
    g_autoptr(tenet__csv) csv = tenet__csv_new(tenet__csv_delimiter(text, length, TRUE), 0);
    tenet__row row;
    tenet__csv_problem problem;
    tenet__csv_state state;
    gboolean good = TRUE;
    tenet__csv_push(csv, text, length);
    tenet__csv_end(csv);
    while (good && (state = tenet__csv_next(csv, &row, &problem)) != TENET__CSV_END) {
        if (state == TENET__CSV_ROW)
            good = take(user, &row);
        else if (state == TENET__CSV_BROKEN)
            tenet__intake_drop(intake, problem.place, "%s", problem.message);
        good = good && !(state == TENET__CSV_BROKEN && problem.fatal);
    }
}

/* The text of a cell, trimmed unless it is a regular expression, in which blanks count; "" where
 * the row has none. Caller frees. */
static char *cell_of(const tenet__row *row, int index)
{
    gsize length;
    if (index < 0 || (guint)index >= row->count)
        return g_strdup("");
    char *text = tenet__cell_text(&row->cells[index], &length);
    if (text == NULL)
        return g_strdup("");
    return g_str_has_prefix(text, REGEX) ? text : g_strstrip(text);
}

/* Reads a number with a point or a comma; FALSE where the text is none. */
static gboolean read_number(const char *text, double *number)
{
    g_autofree char *pointed = g_strdelimit(g_strdup(text), ",", '.');
    char *end = NULL;
    *number = g_ascii_strtod(pointed, &end);
    return end != pointed && *end == '\0' && isfinite(*number);
}

/* ---- LIWC's table -------------------------------------------------------------------------- */

typedef struct table {
    tenet__intake *intake;
    GPtrArray *values; /* tenet__sketch_value *, one a column; NULL for the words and what is left
                          out. NULL: the header is still to come */
} table;

static gboolean take_categories(table *self, const tenet__row *row)
{
    tenet__intake *intake = self->intake;
    g_autofree char *first = cell_of(row, 0);
    if (g_ascii_strcasecmp(first, "DicTerm") != 0 || row->count < 2) {
        tenet__error_error(intake->error, TENET_E_SYNTAX, row->place,
                           "the first row of this form begins with \"DicTerm\" and names the "
                           "categories");
        return FALSE;
    }
    self->values = g_ptr_array_new();
    g_ptr_array_add(self->values, NULL);
    for (guint i = 1; i < row->count; i++) {
        g_autofree char *name = cell_of(row, (int)i);
        guint before = intake->sketch->values->len;
        tenet__sketch_value *value = NULL;
        if (name[0] == '\0') {
            tenet__intake_drop(intake, row->cells[i].place, "a category has no name");
        } else {
            value = tenet__intake_value(intake, name, row->cells[i].place);
            if (value == NULL)
                return FALSE;
            if (before == intake->sketch->values->len)
                tenet__intake_drop(intake, row->cells[i].place,
                                   "the category \"%s\" comes again and was joined with the first",
                                   name);
        }
        g_ptr_array_add(self->values, value);
    }
    return TRUE;
}

/* A cell is empty, a mark or a weight; a weight below 0 is evidence against. */
static gboolean take_mark(table *self, const char *word, tenet__sketch_value *value,
                          const char *mark, tenet__place place)
{
    double weight = 1;
    if (g_ascii_strcasecmp(mark, "x") != 0 && !read_number(mark, &weight)) {
        tenet__intake_drop(self->intake, place, "\"%s\" of \"%s\" is neither \"X\" nor a weight",
                           mark, word);
        return TRUE;
    }
    const tenet__sketch_term term = {
        .text = (char *)word, .weight = fabs(weight), .polarity = weight < 0 ? -1 : +1};
    return tenet__intake_term(self->intake, value, &term, TRUE, place);
}

static gboolean take_table_row(void *user, const tenet__row *row)
{
    table *self = user;
    if (self->values == NULL)
        return take_categories(self, row);
    g_autofree char *word = cell_of(row, 0);
    gboolean good = TRUE, marked = FALSE;
    for (guint i = 1; good && i < row->count && word[0] != '\0'; i++) {
        g_autofree char *mark = cell_of(row, (int)i);
        if (mark[0] == '\0')
            continue;
        marked = TRUE;
        if (i >= self->values->len || self->values->pdata[i] == NULL)
            tenet__intake_drop(self->intake, row->cells[i].place,
                               "\"%s\" is marked for a category without a name", word);
        else
            good = take_mark(self, word, self->values->pdata[i], mark, row->cells[i].place);
    }
    if (good && !marked)
        tenet__intake_drop(self->intake, row->place, "\"%s\" belongs to no category", word);
    return good;
}

void tenet__import_liwc_table(tenet__intake *intake, const char *text, gsize length)
{
    table self = {.intake = intake};
    each_row(intake, text, length, take_table_row, &self);
    g_clear_pointer(&self.values, g_ptr_array_unref);
}

/* ---- The spreadsheet form ------------------------------------------------------------------ */

enum { SHEET_VALUE, SHEET_POLARITY, SHEET_TERM, SHEET_WEIGHT, SHEET_ID, SHEET_COLUMNS };

/* One row, kept until all lists are known. */
typedef struct sheet_row {
    char *cells[SHEET_COLUMNS];
    tenet__place place;
} sheet_row;

typedef struct sheet {
    tenet__intake *intake;
    gboolean begun;             /* the header has been read */
    int columns[SHEET_COLUMNS]; /* where each stands; -1 where it does not */
    GArray *rows;               /* sheet_row */
} sheet;

static void sheet_row_clear(gpointer data)
{
    sheet_row *row = data;
    for (int i = 0; i < SHEET_COLUMNS; i++)
        g_free(row->cells[i]);
}

static gboolean take_header(sheet *self, const tenet__row *row)
{
    static const char *const NAMES[] = {"value", "polarity", "term", "weight", "id"};
    for (int i = 0; i < SHEET_COLUMNS; i++)
        self->columns[i] = -1;
    for (guint c = 0; c < row->count; c++) {
        g_autofree char *name = cell_of(row, (int)c);
        int i = 0;
        while (i < SHEET_COLUMNS && g_ascii_strcasecmp(name, NAMES[i]) != 0)
            i++;
        if (i < SHEET_COLUMNS && self->columns[i] < 0)
            self->columns[i] = (int)c;
        else
            tenet__intake_drop(self->intake, row->cells[c].place, "the column \"%s\" is not read",
                               name);
    }
    if (self->columns[SHEET_VALUE] >= 0 && self->columns[SHEET_TERM] >= 0)
        return TRUE;
    tenet__error_error(self->intake->error, TENET_E_SYNTAX, row->place,
                       "the first row names the columns \"value\", \"polarity\", \"term\", "
                       "\"weight\" and \"id\"; \"%s\" is missing",
                       NAMES[self->columns[SHEET_VALUE] < 0 ? SHEET_VALUE : SHEET_TERM]);
    return FALSE;
}

static gboolean keep_row(void *user, const tenet__row *row)
{
    sheet *self = user;
    if (!self->begun) {
        self->begun = TRUE;
        return take_header(self, row);
    }
    sheet_row kept = {.place = row->place};
    gboolean empty = TRUE;
    for (int i = 0; i < SHEET_COLUMNS; i++) {
        kept.cells[i] = cell_of(row, self->columns[i]);
        empty = empty && kept.cells[i][0] == '\0';
    }
    if (empty)
        sheet_row_clear(&kept);
    else
        g_array_append_val(self->rows, kept);
    return TRUE;
}

typedef enum {
    ROW_FOR,
    ROW_AGAINST,
    ROW_VALUE,
    ROW_SYNONYM,
    ROW_LIST,
    ROW_EXCLUDE,
    ROW_UNKNOWN
} row_kind;

static row_kind kind_of(const char *polarity)
{
    static const struct {
        const char *word;
        row_kind kind;
    } WORDS[] = {
        {"", ROW_FOR},         {"for", ROW_FOR},
        {"+", ROW_FOR},        {"1", ROW_FOR},
        {"+1", ROW_FOR},       {"pos", ROW_FOR},
        {"positive", ROW_FOR}, {"against", ROW_AGAINST},
        {"-", ROW_AGAINST},    {"-1", ROW_AGAINST},
        {"neg", ROW_AGAINST},  {"negative", ROW_AGAINST},
        {"value", ROW_VALUE},  {"synonym", ROW_SYNONYM},
        {"list", ROW_LIST},    {"exclude", ROW_EXCLUDE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (g_ascii_strcasecmp(polarity, WORDS[i].word) == 0)
            return WORDS[i].kind;
    }
    return ROW_UNKNOWN;
}

/* The weight in a row, 1 where none is given; FALSE after naming one that is no number. */
static gboolean weight_of(sheet *self, const sheet_row *row, double *weight)
{
    *weight = 1;
    if (row->cells[SHEET_WEIGHT][0] == '\0' || read_number(row->cells[SHEET_WEIGHT], weight))
        return TRUE;
    tenet__intake_drop(self->intake, row->place, "the weight \"%s\" of \"%s\" is no number",
                       row->cells[SHEET_WEIGHT], row->cells[SHEET_TERM]);
    return FALSE;
}

/* What a term may mention: lists, and before them nothing. */
static void take_list(sheet *self, const sheet_row *row)
{
    const tenet__term_rules rules = {.english = self->intake->english};
    const char *name = row->cells[SHEET_VALUE], *entry = row->cells[SHEET_TERM];
    tenet_error *mistakes = tenet__error_new();
    gsize length =
        strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");
    if (length == 0 || name[length] != '\0' || length > 64)
        tenet__intake_drop(self->intake, row->place, "\"%s\" cannot be the name of a list", name);
    else if (!tenet__term_check_entry(entry, &rules, row->place, mistakes))
        tenet__intake_drop(self->intake, row->place, "\"%s\" cannot be an entry of a list", entry);
    else
        g_ptr_array_add(tenet__sketch_list_named(self->intake->sketch, name)->entries,
                        g_strdup(entry));
    tenet_error_free(mistakes);
}

static void take_exclusion(sheet *self, const sheet_row *row)
{
    const tenet__term_rules rules = {self->intake->lists, self->intake->english,
                                     self->intake->cache};
    tenet_error *mistakes = tenet__error_new();
    g_autoptr(tenet__term) term =
        tenet__term_parse(row->cells[SHEET_TERM], &rules, row->place, mistakes);
    if (term == NULL)
        tenet__intake_drop(self->intake, row->place, "the exclusion \"%s\" is not a term",
                           row->cells[SHEET_TERM]);
    else
        g_ptr_array_add(self->intake->sketch->exclusions, g_strdup(row->cells[SHEET_TERM]));
    tenet_error_free(mistakes);
}

/* Whether another value has this name, id or synonym. */
static gboolean is_named(const sheet *self, const tenet__sketch_value *own, const char *name)
{
    g_autofree char *folded = tenet__fold(name, -1);
    for (guint i = 0; i < self->intake->sketch->values->len; i++) {
        const tenet__sketch_value *value = self->intake->sketch->values->pdata[i];
        gboolean same = FALSE;
        for (guint j = 0; j < value->synonyms->len + 2; j++) {
            const char *other = j == 0   ? value->id
                                : j == 1 ? value->name
                                         : value->synonyms->pdata[j - 2];
            g_autofree char *other_folded = tenet__fold(other, -1);
            same = same || strcmp(folded, other_folded) == 0;
        }
        if (same && value != own)
            return TRUE;
    }
    return FALSE;
}

static void take_name(sheet *self, const sheet_row *row, tenet__sketch_value *value, row_kind kind)
{
    const char *name = row->cells[SHEET_TERM];
    double weight;
    if (is_named(self, value, name)) {
        tenet__intake_drop(self->intake, row->place, "\"%s\" is the name of another value", name);
        return;
    }
    if (kind == ROW_SYNONYM) {
        g_ptr_array_add(value->synonyms, g_strdup(name));
        return;
    }
    g_free(value->name);
    value->name = g_strdup(name);
    if (!weight_of(self, row, &weight))
        return;
    if (weight > 0)
        value->weight = weight;
    else
        tenet__intake_drop(self->intake, row->place,
                           "the weight of the value \"%s\" must be greater than 0", name);
}

static gboolean take_sheet_row(sheet *self, const sheet_row *row, row_kind kind)
{
    const char *text = row->cells[SHEET_TERM];
    double weight;
    if (row->cells[SHEET_VALUE][0] == '\0' || text[0] == '\0') {
        tenet__intake_drop(self->intake, row->place, "the row has no %s",
                           text[0] == '\0' ? "term" : "value");
        return TRUE;
    }
    tenet__sketch_value *value =
        tenet__intake_value(self->intake, row->cells[SHEET_VALUE], row->place);
    if (value == NULL)
        return FALSE;
    if (kind == ROW_VALUE || kind == ROW_SYNONYM) {
        take_name(self, row, value, kind);
        return TRUE;
    }
    if (!weight_of(self, row, &weight))
        return TRUE;
    gboolean regex = g_str_has_prefix(text, REGEX);
    const char *id = row->cells[SHEET_ID];
    const tenet__sketch_term term = {.id = id[0] != '\0' ? (char *)id : NULL,
                                     .text = (char *)text + (regex ? strlen(REGEX) : 0),
                                     .weight = weight,
                                     .polarity = kind == ROW_FOR ? +1 : -1,
                                     .is_regex = regex};
    return tenet__intake_term(self->intake, value, &term, FALSE, row->place);
}

void tenet__import_sheet(tenet__intake *intake, const char *text, gsize length)
{
    sheet self = {.intake = intake, .rows = g_array_new(FALSE, TRUE, sizeof(sheet_row))};
    g_array_set_clear_func(self.rows, sheet_row_clear);
    each_row(intake, text, length, keep_row, &self);
    for (guint i = 0; i < self.rows->len; i++) {
        const sheet_row *row = &g_array_index(self.rows, sheet_row, i);
        if (kind_of(row->cells[SHEET_POLARITY]) == ROW_LIST)
            take_list(&self, row);
    }
    tenet__intake_use_lists(intake);
    gboolean good = TRUE;
    for (guint i = 0; good && i < self.rows->len; i++) {
        const sheet_row *row = &g_array_index(self.rows, sheet_row, i);
        row_kind kind = kind_of(row->cells[SHEET_POLARITY]);
        if (kind == ROW_UNKNOWN)
            tenet__intake_drop(intake, row->place,
                               "the polarity \"%s\" of \"%s\" is neither \"for\" nor \"against\"",
                               row->cells[SHEET_POLARITY], row->cells[SHEET_TERM]);
        else if (kind == ROW_EXCLUDE)
            take_exclusion(&self, row);
        else if (kind != ROW_LIST)
            good = take_sheet_row(&self, row, kind);
    }
    g_array_unref(self.rows);
}
