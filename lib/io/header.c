/*
 * Recognition of columns: the caller's own word first, then known names, then values of the model
 * and questions; last the columns of a row are looked at together, because what a "Rating" or a
 * "Name" is depends on its neighbours.
 */
#include "io/header.h"

#include <string.h>

#include "io/names.h"
#include "io/record.h"
#include "model/model.h"
#include "text/document.h"

#define SHOWN_HEADERS 12
#define SHOWN_LETTERS 40

/* What recognition needs at hand. */
typedef struct recogniser {
    const tenet_model *model;
    const tenet_read_options *options;
    const char *source;
    tenet_error *notices;
    tenet_error *error;
    GPtrArray *questions; /* the model's question texts, folded; beside them their ids */
    GPtrArray *question_ids;
    GArray *places; /* of tenet__place: where each header stands */
} recogniser;

static tenet__column *column_at(const tenet__columns *columns, guint index)
{
    return &g_array_index(columns->list, tenet__column, index);
}

static void clear_column(gpointer data)
{
    tenet__column *column = data;
    g_free(column->header);
    g_free(column->subject);
}

void tenet__columns_free(tenet__columns *columns)
{
    if (columns == NULL)
        return;
    g_array_free(columns->list, TRUE);
    g_free(columns->name_as_id);
    g_free(columns);
}

/* ---- One header ----------------------------------------------------------------------------- */

static gboolean is_key(const char *header, const char *key)
{
    g_autofree char *own = tenet__header_key(header, -1);
    return strcmp(own, key) == 0;
}

/* The index of the value with this name, whatever sign parts its words; -1 = none. */
static int32_t find_value(const tenet_model *model, const char *name)
{
    static const char parting[] = " -_";
    g_autofree char *tried = g_strdup(name);
    int32_t value = tenet__model_find_value(model, tried, -1);
    for (const char *sign = parting; value < 0 && *sign != '\0'; sign++) {
        g_strdelimit(tried, parting, *sign);
        value = tenet__model_find_value(model, tried, -1);
    }
    return value;
}

/* Reads "1-5", "1 to 5": the scale that a header gives. */
static gboolean read_scale(const char *text, double *low, double *high)
{
    static const char *const between[] = {"-", "\xE2\x80\x93", " to ", " - "};
    char *end;
    if (!g_ascii_isdigit(*text))
        return FALSE;
    *low = g_ascii_strtod(text, &end);
    for (gsize i = 0; i < G_N_ELEMENTS(between); i++) {
        const char *rest = end + strlen(between[i]);
        if (!g_str_has_prefix(end, between[i]) || !g_ascii_isdigit(*rest))
            continue;
        char *last;
        *high = g_ascii_strtod(rest, &last);
        return *last == ')' && last[1] == '\0' && *low < *high;
    }
    return FALSE;
}

/* Cuts off the words around the value's name: "rating: x", "x score", "x (1-5)". */
static char *strip_rating_words(char *name, double *low, double *high)
{
    static const char *const before[] = {"rating: ", "rating of ", "rating for ", "rating ",
                                         "score: ",  "score of ",  "score for ",  "score "};
    static const char *const after[] = {" (rating)", " (score)", ": rating",
                                        ": score",   " rating",  " score"};
    char *bracket = strrchr(name, '(');
    if (bracket != NULL && bracket > name && read_scale(bracket + 1, low, high))
        *bracket = '\0';
    g_strdelimit(g_strchomp(name), "_-", ' ');
    for (gsize i = 0; i < G_N_ELEMENTS(before); i++) {
        if (g_str_has_prefix(name, before[i])) {
            name += strlen(before[i]);
            break;
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(after); i++) {
        if (g_str_has_suffix(name, after[i])) {
            name[strlen(name) - strlen(after[i])] = '\0';
            break;
        }
    }
    return g_strstrip(name);
}

/* Whether a header names a value of the model: then its column rates that value. */
static gboolean recognise_rating(const recogniser *context, tenet__column *column)
{
    g_autofree char *folded = tenet__fold(column->header, -1);
    int32_t value = find_value(context->model, folded);
    if (value < 0)
        value = find_value(context->model, strip_rating_words(folded, &column->low, &column->high));
    if (value < 0)
        return FALSE;
    column->role = TENET__COLUMN_RATING;
    column->subject = g_strdup(g_array_index(context->model->values, tenet_value, value).id);
    return TRUE;
}

/* Passes over a label such as "Q1:", "Question 2 -"; returns what follows, or NULL if there is no
 * label. */
static const char *behind_question_label(const char *header)
{
    const char *at = header;
    if (g_ascii_strncasecmp(at, "question", 8) == 0)
        at += 8;
    else if (g_ascii_tolower(*at) == 'q')
        at += 1;
    else
        return NULL;
    at += strspn(at, " #_-");
    gsize digits = strspn(at, "0123456789");
    if (digits == 0 || g_ascii_isalpha(at[digits]))
        return NULL;
    at += digits;
    return at + strspn(at, " .:)_-");
}

/* The id of the model's question that a header gives by id or text, alone or within it; or NULL. */
static const char *find_question(const recogniser *context, const char *header)
{
    int32_t index = tenet__model_find_question(context->model, header, -1);
    if (index >= 0)
        return g_ptr_array_index(context->question_ids, (guint)index);
    g_autofree char *folded = tenet__fold(header, -1);
    for (guint i = 0; i < context->questions->len; i++) {
        const char *text = g_ptr_array_index(context->questions, i);
        const char *id = g_ptr_array_index(context->question_ids, i);
        gsize length = strlen(id);
        if (*text != '\0' && strstr(folded, text) != NULL)
            return id;
        if (g_ascii_strncasecmp(header, id, length) == 0 && strchr(" :.)", header[length]) != NULL)
            return id;
    }
    return NULL;
}

static gboolean recognise_question(const recogniser *context, tenet__column *column)
{
    const char *header = column->header, *subject = find_question(context, header);
    const char *rest = behind_question_label(header);
    if (subject == NULL && rest != NULL) {
        g_autofree char *key = tenet__header_key(rest, -1);
        const tenet__name *known = tenet__name_find(key);
        if (known != NULL && known->role == TENET__COLUMN_RATING)
            return FALSE; /* "Q1 score" rates an answer, not a value */
        gboolean only_label = *rest == '\0' || known != NULL; /* "Q1", "Q1 notes" */
        subject = only_label ? header : find_question(context, rest);
        if (subject == NULL)
            subject = rest;
    }
    if (subject == NULL && g_str_has_suffix(header, "?"))
        subject = header;
    if (subject == NULL)
        return FALSE;
    column->role = TENET__COLUMN_ANSWER;
    column->subject = g_strdup(subject);
    return TRUE;
}

static void recognise(const recogniser *context, tenet__column *column)
{
    g_autofree char *key = tenet__header_key(column->header, -1);
    const tenet__name *known = tenet__name_find(key);
    if (known != NULL) {
        column->role = known->role;
        column->rank = known->rank;
        if (strcmp(known->name, "rating (skill assessment)") == 0 &&
            context->options->rating_high == 0) { /* Frappe HR: stars as fifths of 1 */
            column->low = 0.2;
            column->high = 1;
            column->zero_is_none = TRUE;
        }
    } else if (!recognise_rating(context, column)) {
        recognise_question(context, column);
    }
}

/* ---- The caller's word ---------------------------------------------------------------------- */

static const struct {
    const char *name;
    tenet__column_role role;
    gboolean replaces; /* what is recognised gives way to what is named */
} ROLES[] = {
    {"id", TENET__COLUMN_ID, TRUE},          {"notes", TENET__COLUMN_NOTES, TRUE},
    {"answer", TENET__COLUMN_ANSWER, FALSE}, {"question", TENET__COLUMN_QUESTION, TRUE},
    {"rating", TENET__COLUMN_RATING, FALSE}, {"value", TENET__COLUMN_VALUE, TRUE},
    {"values", TENET__COLUMN_VALUES, TRUE},  {"ignore", TENET__COLUMN_IGNORE, FALSE},
};

/* The column with this header, exactly if possible; -1 = none. */
static int find_header(const tenet__columns *columns, const char *header)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(header));
    for (guint i = 0; i < columns->list->len; i++) {
        if (strcmp(column_at(columns, i)->header, trimmed) == 0)
            return (int)i;
    }
    g_autofree char *key = tenet__header_key(header, -1);
    for (guint i = 0; i < columns->list->len; i++) {
        if (is_key(column_at(columns, i)->header, key))
            return (int)i;
    }
    return -1;
}

/* The number of letters that may differ in a slip of the pen. */
static guint slips(const char *key)
{
    return MAX(1, (guint)strlen(key) / 4);
}

static const char *nearest_header(const tenet__columns *columns, const char *header)
{
    g_autofree char *key = tenet__header_key(header, -1);
    const char *nearest = NULL;
    guint best = slips(key) + 1;
    for (guint i = 0; i < columns->list->len; i++) {
        const char *candidate = column_at(columns, i)->header;
        g_autofree char *other = tenet__header_key(candidate, -1);
        guint distance = tenet__edit_distance(key, other, best);
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

/* A header for a message: its beginning, on one line. */
static char *shorten(const char *header)
{
    glong letters = g_utf8_strlen(header, -1);
    g_autofree char *head = g_utf8_substring(header, 0, MIN(letters, SHOWN_LETTERS));
    g_strdelimit(head, "\t\n\v\f\r", ' ');
    return g_strconcat(head, letters > SHOWN_LETTERS ? "..." : "", NULL);
}

/* The headers of the file for a message: quoted, with commas, the first ones only. */
static char *list_headers(const tenet__columns *columns)
{
    GString *list = g_string_new(NULL);
    guint shown = MIN(columns->list->len, SHOWN_HEADERS);
    for (guint i = 0; i < shown; i++) {
        g_autofree char *header = shorten(column_at(columns, i)->header);
        g_string_append_printf(list, "%s\"%s\"", i > 0 ? ", " : "", header);
    }
    if (shown < columns->list->len)
        g_string_append_printf(list, " and %u more", columns->list->len - shown);
    return g_string_free(list, FALSE);
}

static void fail_header(recogniser *context, const tenet__columns *columns, const char *header)
{
    const char *nearest = nearest_header(columns, header);
    g_autofree char *all = list_headers(columns);
    tenet__place place = g_array_index(context->places, tenet__place, 0);
    if (nearest != NULL)
        tenet__error_error(context->error, TENET_E_NOT_FOUND, place,
                           "there is no column \"%s\"; did you mean \"%s\"?", header, nearest);
    else
        tenet__error_error(context->error, TENET_E_NOT_FOUND, place,
                           "there is no column \"%s\"; the columns are %s", header, all);
}

/* Index in ROLES of the role that a specification names, or -1. */
static int find_role(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ROLES); i++) {
        if (strcmp(ROLES[i].name, name) == 0)
            return (int)i;
    }
    return -1;
}

static void set_subject(recogniser *context, tenet__column *column, const char *subject)
{
    if (subject == NULL) { /* what the header says */
        if (column->role == TENET__COLUMN_RATING)
            recognise_rating(context, column);
        else if (column->role == TENET__COLUMN_ANSWER)
            recognise_question(context, column);
        return;
    }
    if (column->role == TENET__COLUMN_RATING) {
        int32_t value = find_value(context->model, subject);
        if (value >= 0)
            subject = g_array_index(context->model->values, tenet_value, value).id;
        else
            tenet__error_error(context->error, TENET_E_NOT_FOUND, TENET__NOWHERE,
                               "the model has no value \"%s\" that column \"%s\" could rate",
                               subject, column->header);
    } else if (column->role != TENET__COLUMN_ANSWER) {
        tenet__error_error(context->error, TENET_E_ARGUMENT, TENET__NOWHERE,
                           "only a rating or an answer can be of something: \":%s\" is too much",
                           subject);
    }
    column->subject = g_strdup(subject);
}

/* Carries out "role=Header" or "role:subject=Header". */
static void obey(recogniser *context, const tenet__columns *columns, const char *specification)
{
    const char *equals = specification != NULL ? strchr(specification, '=') : NULL;
    if (equals == NULL || equals[1] == '\0') {
        tenet__error_error(context->error, TENET_E_ARGUMENT, TENET__NOWHERE,
                           "a column is named as role=Header, such as notes=Feedback; this is "
                           "\"%s\"",
                           specification != NULL ? specification : "");
        return;
    }
    g_autofree char *role_name = g_strndup(specification, (gsize)(equals - specification));
    char *subject = strchr(role_name, ':');
    if (subject != NULL)
        *subject++ = '\0';
    int role = find_role(g_strstrip(role_name));
    int index = find_header(columns, equals + 1);
    if (role < 0)
        tenet__error_error(context->error, TENET_E_ARGUMENT, TENET__NOWHERE,
                           "a column cannot be \"%s\"; it can be id, notes, answer, question, "
                           "rating, value, values or ignore",
                           role_name);
    else if (index < 0)
        fail_header(context, columns, equals + 1);
    if (role < 0 || index < 0)
        return;
    tenet__column *column = column_at(columns, (guint)index);
    g_clear_pointer(&column->subject, g_free);
    column->role = ROLES[role].role;
    column->rank = 0;
    column->by_caller = TRUE;
    set_subject(context, column, subject);
}

/* Columns that were recognised give way where the caller names columns of the same role. */
static void give_way(const tenet__columns *columns)
{
    for (gsize r = 0; r < G_N_ELEMENTS(ROLES); r++) {
        gboolean named = FALSE;
        for (guint i = 0; i < columns->list->len; i++) {
            const tenet__column *column = column_at(columns, i);
            named |= column->by_caller && column->role == ROLES[r].role;
        }
        for (guint i = 0; named && ROLES[r].replaces && i < columns->list->len; i++) {
            tenet__column *column = column_at(columns, i);
            if (!column->by_caller && column->role == ROLES[r].role)
                column->role = TENET__COLUMN_UNUSED;
        }
    }
}

/* ---- The columns together ------------------------------------------------------------------- */

static gboolean has_role(const tenet__columns *columns, tenet__column_role role)
{
    for (guint i = 0; i < columns->list->len; i++) {
        if (column_at(columns, i)->role == role)
            return TRUE;
    }
    return FALSE;
}

static gboolean has_key(const tenet__columns *columns, const char *key)
{
    for (guint i = 0; i < columns->list->len; i++) {
        if (is_key(column_at(columns, i)->header, key))
            return TRUE;
    }
    return FALSE;
}

/* Whether a column of this role that says nothing of its subject is there. */
static gboolean has_open(const tenet__columns *columns, tenet__column_role role)
{
    for (guint i = 0; i < columns->list->len; i++) {
        const tenet__column *column = column_at(columns, i);
        if (column->role == role && column->subject == NULL)
            return TRUE;
    }
    return FALSE;
}

static void change_role(const tenet__columns *columns, tenet__column_role from,
                        tenet__column_role to)
{
    for (guint i = 0; i < columns->list->len; i++) {
        tenet__column *column = column_at(columns, i);
        if (column->role == from && column->subject == NULL)
            column->role = to;
    }
}

/* Keeps the columns of a role with the lowest rank; if `one`, the first of them. */
static void keep_best(const tenet__columns *columns, tenet__column_role role, gboolean one)
{
    int best = G_MAXINT;
    for (guint i = 0; i < columns->list->len; i++) {
        const tenet__column *column = column_at(columns, i);
        if (column->role == role && column->subject == NULL)
            best = MIN(best, column->rank);
    }
    gboolean kept = FALSE;
    for (guint i = 0; i < columns->list->len; i++) {
        tenet__column *column = column_at(columns, i);
        if (column->role != role || column->subject != NULL)
            continue;
        if (column->rank != best || (one && kept))
            column->role = TENET__COLUMN_UNUSED;
        else
            kept = TRUE;
    }
}

/* "Interview" is a text in people's own sheets, but the name of a record beside these. */
static void settle_interview(const tenet__columns *columns)
{
    static const char *const records[] = {"interviewround", "interviewedat", "interviewtype",
                                          "interviewid",    "interviewname", "interviewdate"};
    gboolean record = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(records); i++)
        record |= has_key(columns, records[i]);
    for (guint i = 0; record && i < columns->list->len; i++) {
        tenet__column *column = column_at(columns, i);
        if (!column->by_caller && column->role == TENET__COLUMN_NOTES &&
            is_key(column->header, "interview"))
            column->role = TENET__COLUMN_UNUSED;
    }
}

/* The "name" of Greenhouse's scorecard attributes is that of a value, not of a person. */
static void settle_scorecard(const tenet__columns *columns)
{
    if (!has_key(columns, "scorecardid") || has_role(columns, TENET__COLUMN_VALUE))
        return;
    for (guint i = 0; i < columns->list->len; i++) {
        tenet__column *column = column_at(columns, i);
        if (!column->by_caller && is_key(column->header, "name"))
            column->role = TENET__COLUMN_VALUE;
    }
}

/* Answers without a column of questions: the header that the caller names is the question; the
 * mere word "answer" is none, and what it heads are notes. */
static void settle_answers(const tenet__columns *columns)
{
    for (guint i = 0; i < columns->list->len; i++) {
        tenet__column *column = column_at(columns, i);
        g_autofree char *key = tenet__header_key(column->header, -1);
        if (column->by_caller && column->role == TENET__COLUMN_ANSWER && column->subject == NULL &&
            tenet__name_find(key) == NULL)
            column->subject = g_strdup(column->header);
    }
    change_role(columns, TENET__COLUMN_ANSWER, TENET__COLUMN_NOTES);
}

static void settle(tenet__columns *columns)
{
    settle_interview(columns);
    settle_scorecard(columns);
    keep_best(columns, TENET__COLUMN_ID, TRUE);
    keep_best(columns, TENET__COLUMN_NOTES, FALSE);
    keep_best(columns, TENET__COLUMN_QUESTION, TRUE);
    keep_best(columns, TENET__COLUMN_VALUE, TRUE);
    keep_best(columns, TENET__COLUMN_RATING, TRUE);
    if (!has_role(columns, TENET__COLUMN_NOTES))
        change_role(columns, TENET__COLUMN_LAST_ANSWER, TENET__COLUMN_NOTES);
    /* What is noted in a row with a question is the answer to it. */
    if (has_role(columns, TENET__COLUMN_QUESTION) && !has_open(columns, TENET__COLUMN_ANSWER))
        change_role(columns, TENET__COLUMN_NOTES, TENET__COLUMN_ANSWER);
    if (!has_open(columns, TENET__COLUMN_ANSWER))
        change_role(columns, TENET__COLUMN_QUESTION, TENET__COLUMN_UNUSED);
    if (!has_role(columns, TENET__COLUMN_QUESTION))
        settle_answers(columns);
    gboolean rated = has_open(columns, TENET__COLUMN_RATING);
    if (!has_role(columns, TENET__COLUMN_VALUE))
        change_role(columns, TENET__COLUMN_RATING, TENET__COLUMN_UNUSED);
    else if (!rated && !has_role(columns, TENET__COLUMN_NOTES))
        change_role(columns, TENET__COLUMN_VALUE, TENET__COLUMN_UNUSED);
    columns->has_id = has_role(columns, TENET__COLUMN_ID);
    columns->is_long =
        has_role(columns, TENET__COLUMN_QUESTION) || has_role(columns, TENET__COLUMN_VALUE);
    for (guint i = 0; i < columns->list->len; i++) {
        const tenet__column *column = column_at(columns, i);
        if (column->role == TENET__COLUMN_ID && column->rank == TENET__RANK_PERSON)
            columns->name_as_id = g_strdup(column->header);
    }
}

static gboolean is_usable(const tenet__columns *columns)
{
    return has_role(columns, TENET__COLUMN_NOTES) || has_role(columns, TENET__COLUMN_ANSWER) ||
           has_role(columns, TENET__COLUMN_RATING) || has_role(columns, TENET__COLUMN_VALUES);
}

/* ---- Reports -------------------------------------------------------------------------------- */

/* The known name that a header comes near to, or NULL. */
static const char *nearest_name(const char *header)
{
    g_autofree char *key = tenet__header_key(header, -1);
    const char *nearest = NULL;
    guint best = slips(key) + 1;
    for (const tenet__name *known = TENET__NAMES; known->name != NULL; known++) {
        char other[64];
        if (strlen(key) < 4 || known->role == TENET__COLUMN_PERSONAL)
            continue;
        tenet__name_key(known, other, sizeof other);
        guint distance = tenet__edit_distance(key, other, best);
        if (distance > 0 && distance < best) {
            best = distance;
            nearest = known->name;
        }
    }
    return nearest;
}

static void fail_unusable(recogniser *context, const tenet__columns *columns)
{
    g_autofree char *all = list_headers(columns);
    GString *hint = g_string_new(NULL);
    for (guint i = 0; i < columns->list->len && hint->len == 0; i++) {
        const char *header = column_at(columns, i)->header;
        const char *nearest =
            column_at(columns, i)->role == TENET__COLUMN_UNUSED ? nearest_name(header) : NULL;
        if (nearest != NULL)
            g_string_printf(hint, "; is \"%s\" meant to be \"%s\"?", header, nearest);
    }
    tenet__error_error(context->error, TENET_E_DATA,
                       g_array_index(context->places, tenet__place, 0),
                       "no column is known to hold notes, answers, ratings or values: the header "
                       "says %s%s; name a column with --column notes=HEADER",
                       all, hint->str);
    g_string_free(hint, TRUE);
}

/* Names the columns of one role in one notice. */
static void notice_columns(recogniser *context, const tenet__columns *columns,
                           tenet__column_role role, const char *after)
{
    GString *list = g_string_new(NULL);
    guint count = 0;
    for (guint i = 0; i < columns->list->len; i++) {
        const tenet__column *column = column_at(columns, i);
        if (column->role != role)
            continue;
        g_autofree char *header = shorten(column->header);
        g_string_append_printf(list, "%s\"%s\"", count++ > 0 ? ", " : "", header);
        const char *nearest = role == TENET__COLUMN_UNUSED ? nearest_name(column->header) : NULL;
        if (nearest != NULL)
            g_string_append_printf(list, " (did you mean \"%s\"?)", nearest);
    }
    if (count > 0)
        tenet__error_add(context->notices, TENET_SEVERITY_NOTICE, TENET_N_COLUMN_UNUSED,
                         g_array_index(context->places, tenet__place, 0), "%s not read%s: %s",
                         count == 1 ? "this column is" : "these columns are", after, list->str);
    g_string_free(list, TRUE);
}

static void notice(recogniser *context, const tenet__columns *columns)
{
    tenet__place place = g_array_index(context->places, tenet__place, 0);
    notice_columns(context, columns, TENET__COLUMN_UNUSED, "");
    notice_columns(context, columns, TENET__COLUMN_PERSONAL,
                   ", because personal data has no place in a score");
    if (!columns->has_id)
        tenet__error_add(context->notices, TENET_SEVERITY_NOTICE, TENET_N_NO_ID, place,
                         "no column holds an id, so candidates are named by their row number; "
                         "name one with --column id=HEADER");
    else if (columns->name_as_id != NULL)
        tenet__error_add(context->notices, TENET_SEVERITY_NOTICE, TENET_N_NO_ID, place,
                         "candidates are named by the column \"%s\"; if it holds names of people, "
                         "they will stand in the results",
                         columns->name_as_id);
}

/* ---- The row -------------------------------------------------------------------------------- */

static void check_duplicates(recogniser *context, const tenet__columns *columns)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < columns->list->len; i++) {
        const char *header = column_at(columns, i)->header;
        char *folded = g_strdelimit(tenet__fold(header, -1), "-_", ' ');
        guint first = GPOINTER_TO_UINT(g_hash_table_lookup(seen, folded));
        if (first == 0) {
            g_hash_table_insert(seen, folded, GUINT_TO_POINTER(i + 1));
            continue;
        }
        g_free(folded);
        g_autofree char *mine = shorten(header);
        g_autofree char *other = shorten(column_at(columns, first - 1)->header);
        tenet__error_error(context->error, TENET_E_DATA,
                           g_array_index(context->places, tenet__place, i),
                           "column %u \"%s\" has the same header as column %u \"%s\"; rename "
                           "one of them",
                           i + 1, mine, first, other);
    }
}

static void check_complete(recogniser *context, const tenet__columns *columns)
{
    gboolean must_join = (context->options->flags & (TENET_READ_LONG | TENET_READ_GROUP)) != 0 ||
                         (columns->is_long && (context->options->flags & TENET_READ_WIDE) == 0);
    tenet__place place = g_array_index(context->places, tenet__place, 0);
    for (guint i = 0; i < columns->list->len; i++) {
        const tenet__column *column = column_at(columns, i);
        gboolean useless = column->by_caller && column->role == TENET__COLUMN_UNUSED;
        if (useless)
            tenet__error_error(context->error, TENET_E_DATA,
                               g_array_index(context->places, tenet__place, i),
                               "the column \"%s\" says too little alone: a rating needs a value "
                               "(--column rating:VALUE=HEADER), a value its rating or notes, a "
                               "question its answer",
                               column->header);
    }
    if (tenet__error_count(context->error, TENET_SEVERITY_ERROR) > 0)
        return;
    if (!is_usable(columns))
        fail_unusable(context, columns);
    else if (must_join && !columns->has_id)
        tenet__error_error(context->error, TENET_E_DATA, place,
                           "several rows belong to one candidate, but no column says to whom; "
                           "name one with --column id=HEADER");
}

static char *header_text(const tenet__cell *cell, guint index)
{
    GString *text = g_string_new(NULL);
    for (gsize i = 0; i < cell->length; i++) {
        if (cell->text[i] != '\0')
            g_string_append_c(text, cell->text[i]);
    }
    g_strstrip(text->str);
    if (text->str[0] == '\0')
        g_string_printf(text, "column %u", index + 1);
    return g_string_free(text, FALSE);
}

static tenet__columns *list_columns(recogniser *context, const tenet__row *header)
{
    const tenet_read_options *options = context->options;
    tenet__columns *columns = g_new0(tenet__columns, 1);
    columns->list = g_array_new(FALSE, TRUE, sizeof(tenet__column));
    g_array_set_clear_func(columns->list, clear_column);
    for (guint i = 0; i < header->count; i++) {
        gboolean scaled = options->rating_low != 0 || options->rating_high != 0;
        tenet__column column = {.header = header_text(&header->cells[i], i),
                                .low = scaled ? options->rating_low : 1,
                                .high = scaled ? options->rating_high : 5};
        tenet__place place = header->cells[i].place;
        place.source = context->source;
        if (strlen(column.header) > TENET__MAX_LABEL_BYTES)
            tenet__error_error(context->error, TENET_E_LIMIT, place,
                               "the header is longer than " G_STRINGIFY(
                                   TENET__MAX_LABEL_BYTES) " bytes; is it a header at all?");
        else
            recognise(context, &column);
        g_array_append_val(columns->list, column);
        g_array_append_val(context->places, place);
    }
    return columns;
}

static void list_questions(recogniser *context)
{
    const tenet_question *rows = NULL;
    int64_t count = 0;
    tenet_model_questions(context->model, &rows, &count);
    context->questions = g_ptr_array_new_with_free_func(g_free);
    context->question_ids = g_ptr_array_new();
    for (int64_t i = 0; i < count; i++) {
        g_ptr_array_add(context->questions, tenet__fold(rows[i].text, -1));
        g_ptr_array_add(context->question_ids, (gpointer)rows[i].id);
    }
}

tenet__columns *tenet__columns_read(const tenet_model *model, const tenet__row *header,
                                    const tenet_read_options *options, const char *source,
                                    tenet_error *notices, tenet_error *error)
{
    recogniser context = {.model = model,
                          .options = options,
                          .source = source,
                          .notices = notices,
                          .error = error,
                          .places = g_array_new(FALSE, FALSE, sizeof(tenet__place))};
    list_questions(&context);
    tenet__columns *columns = list_columns(&context, header);
    check_duplicates(&context, columns);
    for (int64_t i = 0; i < options->column_count; i++)
        obey(&context, columns, options->columns[i]);
    give_way(columns);
    settle(columns);
    check_complete(&context, columns);
    if (tenet__error_count(error, TENET_SEVERITY_ERROR) == 0)
        notice(&context, columns);
    else
        g_clear_pointer(&columns, tenet__columns_free);
    g_ptr_array_free(context.questions, TRUE);
    g_ptr_array_free(context.question_ids, TRUE);
    g_array_free(context.places, TRUE);
    return columns;
}

gboolean tenet__columns_look_like_header(const tenet_model *model, const tenet__row *row,
                                         const tenet_read_options *options)
{
    tenet_error *notices = tenet__error_new(), *error = tenet__error_new();
    tenet_read_options plain = *options;
    plain.column_count = 0;
    tenet__columns *columns = tenet__columns_read(model, row, &plain, NULL, notices, error);
    gboolean looks = columns != NULL && row->count > 1;
    tenet__columns_free(columns);
    tenet_error_free(notices);
    tenet_error_free(error);
    return looks;
}
