/*
 * Rows of one candidate. A row becomes items (notes, an answer, a rating, ...), which are kept
 * until all rows of the candidate were seen, then become a tenet_candidate.
 */
#include "io/record.h"

#include <string.h>

#include "io/rating.h"
#include "score/candidate.h"
#include "text/document.h"

typedef enum { ITEM_ANSWER, ITEM_NOTES, ITEM_RATING, ITEM_NOT_OBSERVED, ITEM_VALUES } item_kind;

typedef struct record_item {
    item_kind kind;
    char *subject; /* the question or value; NULL for others */
    char *text;    /* NULL for a rating */
    gsize length;
    tenet__rating rating;
} record_item;

static void free_item(gpointer data)
{
    record_item *item = data;
    g_free(item->subject);
    g_free(item->text);
    g_free(item);
}

tenet__record *tenet__record_new(const char *id, tenet__place place, int64_t row)
{
    tenet__record *record = g_new0(tenet__record, 1);
    record->id = g_strdup(id);
    record->items = g_ptr_array_new_with_free_func(free_item);
    record->place = place;
    record->row = row;
    return record;
}

void tenet__record_free(tenet__record *record)
{
    if (record == NULL)
        return;
    g_free(record->id);
    g_ptr_array_free(record->items, TRUE);
    g_free(record);
}

/* ---- Cells ---------------------------------------------------------------------------------- */

char *tenet__cell_text(const tenet__cell *cell, gsize *length)
{
    const char *from = cell->text;
    gsize left = cell->length;
    if (left >= 2 && from[0] == '\'' && strchr("=+-@", from[1]) != NULL && from[1] != '\0') {
        from++;
        left--;
    }
    char *text = g_try_malloc(left + 1);
    if (text == NULL)
        return NULL;
    *length = 0;
    if (memchr(from, '\0', left) == NULL) {
        memcpy(text, from, left);
        *length = left;
        left = 0;
    }
    for (gsize i = 0; i < left; i++) {
        if (from[i] != '\0')
            text[(*length)++] = from[i];
    }
    text[*length] = '\0';
    return text;
}

gboolean tenet__is_blank(const char *text, gsize length)
{
    const char *end = text + length;
    while (text < end) {
        gunichar letter = g_utf8_get_char(text);
        if (letter != 0 && letter != 0xFEFF && !g_unichar_isspace(letter))
            return FALSE;
        text = g_utf8_next_char(text);
    }
    return TRUE;
}

static char *trimmed_text(const tenet__cell *cell)
{
    gsize length;
    char *text = tenet__cell_text(cell, &length);
    return text != NULL ? g_strstrip(text) : NULL;
}

char *tenet__record_id(const tenet__columns *columns, const tenet__row *row)
{
    for (guint i = 0; i < columns->list->len && i < row->count; i++) {
        if (tenet__column_at(columns, i)->role == TENET__COLUMN_ID)
            return trimmed_text(&row->cells[i]);
    }
    return NULL;
}

/* The trimmed text of the first column of a role, "" if it is blank, NULL if there is none. */
static char *subject_text(const tenet__columns *columns, const tenet__row *row,
                          tenet__column_role role)
{
    for (guint i = 0; i < columns->list->len; i++) {
        if (tenet__column_at(columns, i)->role == role)
            return trimmed_text(&row->cells[i]);
    }
    return NULL;
}

/* ---- A row ---------------------------------------------------------------------------------- */

static record_item *add_item(GPtrArray *items, item_kind kind, const char *subject)
{
    record_item *item = g_new0(record_item, 1);
    item->kind = kind;
    item->subject = g_strdup(subject);
    g_ptr_array_add(items, item);
    return item;
}

static gboolean add_text(GPtrArray *items, item_kind kind, const char *subject,
                         const tenet__cell *cell, tenet__row_report *report)
{
    gsize length;
    char *text = tenet__cell_text(cell, &length);
    if (text == NULL) {
        report->message = g_strdup("there is not enough memory for the cell");
        return FALSE;
    }
    if (tenet__is_blank(text, length)) {
        g_free(text);
        return TRUE;
    }
    record_item *item = add_item(items, kind, subject);
    item->text = text;
    item->length = length;
    return TRUE;
}

static char *not_a_rating(const char *text, const char *low, const char *high)
{
    enum { SHOWN = 40 };
    glong letters = g_utf8_strlen(text, -1);
    g_autofree char *shown = g_utf8_substring(text, 0, MIN(letters, SHOWN));
    g_strdelimit(shown, "\t\n\v\f\r", ' ');
    return g_strdup_printf(
        "\"%s%s\" is not a rating; it can be a number from %s to %s, a word from "
        "\"Definitely Not\" to \"Strong Yes\", or \"not observed\"",
        shown, letters > SHOWN ? "..." : "", low, high);
}

static gboolean add_rating(GPtrArray *items, const tenet__column *column, const char *subject,
                           const tenet__cell *cell, tenet__row_report *report)
{
    tenet__rating rating = {0, 0, 0};
    g_autofree char *text = trimmed_text(cell);
    if (text == NULL) {
        report->message = g_strdup("there is not enough memory for the cell");
        return FALSE;
    }
    tenet__rating_kind kind =
        tenet__rating_read(text, strlen(text), column->low, column->high, &rating);
    if (kind == TENET__RATING_NONE ||
        (kind == TENET__RATING_OUTSIDE && column->zero_is_none && rating.value == 0))
        return TRUE;
    gboolean named = subject != NULL && *subject != '\0';
    if (kind == TENET__RATING_NOT_OBSERVED) {
        if (named)
            add_item(items, ITEM_NOT_OBSERVED, subject);
        return TRUE;
    }
    char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(low, sizeof low, "%.12g", column->low);
    g_ascii_formatd(high, sizeof high, "%.12g", column->high);
    if (kind == TENET__RATING_OUTSIDE)
        report->message = g_strdup_printf("the rating \"%s\" lies outside of the scale from %s to "
                                          "%s; another scale must be given",
                                          text, low, high);
    else if (kind == TENET__RATING_UNKNOWN)
        report->message = not_a_rating(text, low, high);
    else if (!named)
        report->message = g_strdup("the rating stands without the name of the value it is about");
    if (report->message != NULL)
        return FALSE;
    add_item(items, ITEM_RATING, subject)->rating = rating;
    return TRUE;
}

/* The words of the question with which a text ends unanswered, or NULL. */
static char *open_question(const char *text, gsize length)
{
    tenet_error *ignored = tenet__error_new();
    g_autoptr(tenet__document) document =
        tenet__document_read(text, (int64_t)length, TENET__READ_AUTO | TENET__READ_TURNS, ignored);
    tenet_error_free(ignored);
    if (document == NULL || document->turn_count == 0)
        return NULL;
    const tenet__turn *last = &document->turns[document->turn_count - 1];
    if (last->role != TENET__TURN_QUESTION)
        return NULL;
    if (last->end - last->start > TENET__MAX_LABEL_BYTES)
        return NULL;
    char *question = g_strndup(text + last->start, (gsize)(last->end - last->start));
    return g_strstrip(question);
}

/* The answer that stands in a column of its own belongs to the question with which the row's last
 * notes end; without one it is notes too. */
static gboolean add_last_answer(GPtrArray *items, const tenet__cell *cell,
                                tenet__row_report *report)
{
    g_autofree char *question = NULL;
    for (guint i = items->len; i > 0 && question == NULL; i--) {
        const record_item *item = g_ptr_array_index(items, i - 1);
        if (item->kind == ITEM_NOTES) {
            question = open_question(item->text, item->length);
            break;
        }
    }
    gboolean answered = question != NULL && *question != '\0';
    return add_text(items, answered ? ITEM_ANSWER : ITEM_NOTES, answered ? question : NULL, cell,
                    report);
}

static gboolean add_cell(GPtrArray *items, const tenet__column *column, const tenet__cell *cell,
                         const char *question, const char *value, tenet__row_report *report)
{
    const char *subject = column->subject;
    switch (column->role) {
    case TENET__COLUMN_NOTES:
        return add_text(items, ITEM_NOTES, NULL, cell, report);
    case TENET__COLUMN_ANSWER:
        subject = subject != NULL ? subject : question;
        if (subject == NULL || *subject == '\0')
            return add_text(items, ITEM_NOTES, NULL, cell, report);
        return add_text(items, ITEM_ANSWER, subject, cell, report);
    case TENET__COLUMN_RATING:
        return add_rating(items, column, subject != NULL ? subject : value, cell, report);
    case TENET__COLUMN_VALUES:
        return add_text(items, ITEM_VALUES, NULL, cell, report);
    case TENET__COLUMN_LAST_ANSWER:
        return add_last_answer(items, cell, report);
    default:
        return TRUE;
    }
}

static gboolean is_read(const tenet__column *column)
{
    return column->role != TENET__COLUMN_UNUSED && column->role != TENET__COLUMN_PERSONAL &&
           column->role != TENET__COLUMN_IGNORE;
}

static gboolean is_label(const tenet__column *column)
{
    return column->role == TENET__COLUMN_ID || column->role == TENET__COLUMN_QUESTION ||
           column->role == TENET__COLUMN_VALUE;
}

guint tenet__record_long_label(const tenet__columns *columns, const tenet__row *row)
{
    guint i = 0;
    while (i < row->count && !(is_label(tenet__column_at(columns, i)) &&
                               row->cells[i].length > TENET__MAX_LABEL_BYTES))
        i++;
    return i;
}

/* The first cell with NUL bytes among those that are read, or the number of cells. */
static guint first_nul(const tenet__columns *columns, const tenet__row *row)
{
    guint i = 0;
    while (i < row->count && !(is_read(tenet__column_at(columns, i)) &&
                               memchr(row->cells[i].text, '\0', row->cells[i].length) != NULL))
        i++;
    return i;
}

/* Adds the items of a row to `items`. The last answer comes last: it needs the notes. */
static gboolean add_cells(GPtrArray *items, const tenet__columns *columns, const tenet__row *row,
                          tenet__row_report *report)
{
    g_autofree char *question = subject_text(columns, row, TENET__COLUMN_QUESTION);
    g_autofree char *value = subject_text(columns, row, TENET__COLUMN_VALUE);
    for (int last = 0; last < 2; last++) {
        for (guint i = 0; i < row->count; i++) {
            const tenet__column *column = tenet__column_at(columns, i);
            if ((column->role == TENET__COLUMN_LAST_ANSWER) != last)
                continue;
            if (!add_cell(items, column, &row->cells[i], question, value, report)) {
                report->cell = i;
                return FALSE;
            }
        }
    }
    return TRUE;
}

gboolean tenet__record_add(tenet__record *record, const tenet__columns *columns,
                           const tenet__row *row, tenet__row_report *report)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    gboolean good = add_cells(items, columns, row, report);
    for (guint i = 0; i < items->len; i++) {
        record_item *item = g_ptr_array_index(items, i);
        if (good)
            g_ptr_array_add(record->items, item);
        else
            free_item(item);
        record->bytes += good ? item->length : 0;
    }
    if (good) {
        report->cell = first_nul(columns, row);
        report->nul_bytes = report->cell < row->count;
    }
    return good;
}

/* ---- The candidate -------------------------------------------------------------------------- */

static int compare_items(gconstpointer a, gconstpointer b)
{
    const record_item *left = *(record_item *const *)a, *right = *(record_item *const *)b;
    int order = (int)left->kind - (int)right->kind;
    if (order == 0)
        order = g_strcmp0(left->subject, right->subject);
    if (order == 0)
        order = g_strcmp0(left->text, right->text);
    if (order == 0)
        order =
            (left->rating.value > right->rating.value) - (left->rating.value < right->rating.value);
    if (order == 0)
        order = (left->rating.high > right->rating.high) - (left->rating.high < right->rating.high);
    return order;
}

void tenet__record_sort(tenet__record *record)
{
    g_ptr_array_sort(record->items, compare_items);
}

static int32_t give(tenet_candidate *candidate, record_item *item, tenet_error **error)
{
    switch (item->kind) {
    case ITEM_ANSWER:
    case ITEM_NOTES:
        return tenet__candidate_take_text(candidate, item->subject, g_steal_pointer(&item->text),
                                          (int64_t)item->length, error);
    case ITEM_RATING:
        return tenet_candidate_add_rating(candidate, item->subject, -1, item->rating.value,
                                          item->rating.low, item->rating.high, error);
    case ITEM_NOT_OBSERVED:
        return tenet_candidate_add_not_observed(candidate, item->subject, -1, error);
    default:
        return TENET_OK;
    }
}

/* The candidate's own values are one statement, though exports may repeat it in every row. */
static int32_t give_values(tenet_candidate *candidate, const GPtrArray *items, tenet_error **error)
{
    GString *statement = g_string_new(NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < items->len; i++) {
        const record_item *item = g_ptr_array_index(items, i);
        if (item->kind != ITEM_VALUES || !g_hash_table_add(seen, item->text))
            continue;
        if (statement->len > 0)
            g_string_append_c(statement, '\n');
        g_string_append_len(statement, item->text, (gssize)item->length);
    }
    int32_t status = TENET_OK;
    if (statement->len > 0)
        status = tenet_candidate_add_self_report_text(candidate, statement->str,
                                                      (int64_t)statement->len, error);
    g_string_free(statement, TRUE);
    return status;
}

tenet_candidate *tenet__record_candidate(tenet__record *record, tenet_error *error)
{
    tenet_candidate *candidate = NULL;
    tenet_error *reason = NULL;
    int32_t status = tenet_candidate_new(record->id, -1, &candidate, &reason);
    for (guint i = 0; status == TENET_OK && i < record->items->len; i++)
        status = give(candidate, g_ptr_array_index(record->items, i), &reason);
    if (status == TENET_OK)
        status = give_values(candidate, record->items, &reason);
    if (status != TENET_OK) {
        const tenet_diagnostic *rows = NULL;
        int64_t count = 0;
        tenet_error_diagnostics(reason, &rows, &count);
        tenet__error_error(error, status, record->place,
                           "candidate \"%s\" (row %" G_GINT64_FORMAT ") cannot be read: %s",
                           record->id, record->row,
                           count > 0 ? rows[0].message : tenet_status_text(status));
        g_clear_pointer(&candidate, tenet_candidate_free);
    }
    tenet_error_free(reason);
    return candidate;
}
