/*
 * Reading the candidate's own statement. A text is cut into entries at commas, semicolons, line
 * breaks, bullets and ">"; what the entries look like tells the form:
 *
 *   every entry ends in a number        "respect: 5, teamwork: 3/5"     ratings
 *   every entry begins with a number    "1. respect 2. teamwork"        ranking
 *   cut at ">"                          "respect > teamwork"            ranking
 *   every entry is short                "respect, team work, fun"       list
 *   anything else                                                       prose
 */
#include "score/statement.h"

#include <string.h>

#include "tenet/assess.h"
#include "text/document.h"

/* An entry of a list has at most this many words, and a list at most so many entries. */
#define MAX_ENTRY_WORDS  5
#define MAX_LIST_ENTRIES 1000

/* A piece of the text, without blanks and bullets around it. */
typedef struct piece {
    const char *start;
    const char *end;
    double lead;  /* a number in front of it, "1." or "1)"; 0 = none */
    double trail; /* a number behind it, ": 5" or "= 4/5"; -1 = none */
    double scale; /* the N of "4/N"; 0 = none */
} piece;

static void clear_entry(gpointer data)
{
    g_free(((tenet__entry *)data)->name);
}

void tenet__statement_clear(tenet__statement *statement)
{
    if (statement->entries != NULL)
        g_array_free(statement->entries, TRUE);
    statement->entries = NULL;
    g_clear_pointer(&statement->names, g_hash_table_destroy);
    g_clear_pointer(&statement->values, g_hash_table_destroy);
}

void tenet__statement_add(tenet__statement *statement, const char *name, gssize length,
                          double number, int32_t value, int32_t text, int64_t start)
{
    if (length < 0)
        length = (gssize)strlen(name);
    if (statement->names == NULL) {
        statement->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        statement->values = g_hash_table_new(NULL, NULL);
    }
    if (value >= 0 && !g_hash_table_add(statement->values, GINT_TO_POINTER(value + 1)))
        return;
    if (!g_hash_table_add(statement->names, tenet__fold(name, length)))
        return;
    tenet__entry entry = {g_strndup(name, (gsize)length),  number, value, text, start,
                          start >= 0 ? start + length : -1};
    g_array_append_val(statement->entries, entry);
}

static gboolean is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void trim(piece *part)
{
    while (part->start < part->end && (is_blank(*part->start) || strchr("-*.\"'", *part->start)))
        part->start++;
    while (part->end > part->start &&
           (is_blank(part->end[-1]) || strchr(".:=-\"'(", part->end[-1])))
        part->end--;
}

/* Takes "1." or "1)" off the front. */
static void take_lead(piece *part)
{
    const char *at = part->start;
    double number = 0;
    while (at < part->end && g_ascii_isdigit(*at) && at - part->start < 4)
        number = number * 10 + (*at++ - '0');
    if (at > part->start && at < part->end && strchr(".):", *at) != NULL) {
        part->lead = number;
        part->start = at + 1;
        trim(part);
    }
}

/* Takes "5", "4.5", "4/5" or "4 of 5" off the end. */
static void take_trail(piece *part)
{
    const char *at = part->end;
    while (at > part->start && (g_ascii_isdigit(at[-1]) || strchr("./) ", at[-1]) != NULL ||
                                (at - part->start > 2 && strncmp(at - 2, "of", 2) == 0)))
        at -= g_ascii_isdigit(at[-1]) || strchr("./) ", at[-1]) != NULL ? 1 : 2;
    while (at < part->end && !g_ascii_isdigit(*at))
        at++;
    if (at == part->end || at == part->start)
        return;
    g_autofree char *tail = g_strndup(at, (gsize)(part->end - at));
    char *rest;
    part->trail = g_ascii_strtod(tail, &rest);
    while (*rest == ' ' || *rest == '/' || *rest == 'o' || *rest == 'f')
        rest++;
    if (g_ascii_isdigit(*rest))
        part->scale = g_ascii_strtod(rest, NULL);
    part->end = at;
    trim(part);
}

static int32_t count_words(const piece *part)
{
    int32_t words = 0;
    gboolean inside = FALSE;
    for (const char *at = part->start; at < part->end; at++) {
        words += !inside && !is_blank(*at);
        inside = !is_blank(*at);
    }
    return words;
}

static void add_piece(GArray *pieces, const char *start, const char *end)
{
    piece part = {start, end, 0, -1, 0};
    trim(&part);
    take_lead(&part);
    take_trail(&part);
    if (part.end > part.start)
        g_array_append_val(pieces, part);
}

/* TRUE where a new numbered entry begins without any separator: "1. respect 2. teamwork". */
static gboolean begins_number(const char *text, const char *at)
{
    if (at == text || !is_blank(at[-1]) || !g_ascii_isdigit(*at))
        return FALSE;
    const char *digit = at;
    while (g_ascii_isdigit(*digit))
        digit++;
    return digit - at <= 2 && (*digit == '.' || *digit == ')') && is_blank(digit[1]);
}

static GArray *cut_pieces(const char *text, gboolean *by_greater)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(piece));
    const char *start = text;
    const char *at = text;
    for (; *at != '\0'; at++) {
        if (begins_number(text, at)) {
            add_piece(pieces, start, at);
            start = at;
        } else if (strchr(",;\n|>", *at) != NULL || strncmp(at, "\xE2\x80\xA2", 3) == 0) {
            *by_greater |= *at == '>';
            add_piece(pieces, start, at);
            start = *at == '\xE2' ? at + 3 : at + 1;
        }
    }
    add_piece(pieces, start, at);
    return pieces;
}

static int32_t form_of(const GArray *pieces, gboolean by_greater)
{
    guint led = 0, trailed = 0, brief = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const piece *part = &g_array_index(pieces, piece, i);
        led += part->lead > 0;
        trailed += part->trail >= 0;
        brief += count_words(part) <= MAX_ENTRY_WORDS;
    }
    if (brief < pieces->len || pieces->len == 0 || pieces->len > MAX_LIST_ENTRIES)
        return TENET_FORM_PROSE;
    if (trailed == pieces->len)
        return TENET_FORM_RATINGS;
    if (by_greater || led == pieces->len)
        return TENET_FORM_RANKING;
    return TENET_FORM_LIST;
}

/* The value an entry names: by its whole text, or by the one value's name in it. */
static int32_t value_of(const tenet_model *model, const piece *part)
{
    gssize length = part->end - part->start;
    int32_t value = tenet__model_find_value(model, part->start, length);
    if (value >= 0)
        return value;
    g_autofree char *folded = tenet__fold(part->start, length);
    g_auto(GStrv) words = g_strsplit_set(folded, " -/&", -1);
    for (char **word = words; *word != NULL && value < 0; word++)
        value = tenet__model_find_value(model, *word, -1);
    return value;
}

/* The scale that a row of ratings implies: what "4/5" says, else the least that holds them. */
static void find_scale(const GArray *pieces, tenet__statement *statement)
{
    double most = 0, least = 1, said = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const piece *part = &g_array_index(pieces, piece, i);
        most = MAX(most, part->trail);
        least = MIN(least, part->trail);
        said = MAX(said, part->scale);
    }
    statement->low = least < 1 ? 0 : 1;
    statement->high = MAX(said, most <= 5 ? 5 : most <= 7 ? 7 : most <= 10 ? 10 : 100);
}

static void read_text(const tenet_model *model, const tenet__given_text *given, int32_t index,
                      tenet__statement *statement)
{
    gboolean by_greater = FALSE;
    g_autoptr(GArray) pieces = cut_pieces(given->text, &by_greater);
    int32_t form = form_of(pieces, by_greater);
    if (index > 0 && form != statement->form)
        form = TENET_FORM_PROSE;
    statement->form = form;
    if (form == TENET_FORM_PROSE)
        return;
    if (form == TENET_FORM_RATINGS)
        find_scale(pieces, statement);
    for (guint i = 0; i < pieces->len; i++) {
        const piece *part = &g_array_index(pieces, piece, i);
        double number = form == TENET_FORM_RATINGS   ? part->trail
                        : form != TENET_FORM_RANKING ? 1
                        : part->lead > 0             ? part->lead
                                                     : i + 1.0;
        tenet__statement_add(statement, part->start, part->end - part->start, number,
                             value_of(model, part), index, part->start - given->text);
    }
}

void tenet__statement_read(const tenet_model *model, const tenet_candidate *candidate,
                           tenet__statement *statement)
{
    *statement =
        (tenet__statement){.form = candidate->form, .low = candidate->low, .high = candidate->high};
    statement->entries = g_array_new(FALSE, FALSE, sizeof(tenet__entry));
    g_array_set_clear_func(statement->entries, clear_entry);
    for (guint i = 0; i < candidate->entries->len; i++) {
        const tenet__given_entry *given = &g_array_index(candidate->entries, tenet__given_entry, i);
        tenet__statement_add(statement, given->value, -1, given->number,
                             tenet__model_find_value(model, given->value, -1), -1, -1);
    }
    for (guint i = 0; i < candidate->statements->len; i++)
        read_text(model, &g_array_index(candidate->statements, tenet__given_text, i), (int32_t)i,
                  statement);
    if (statement->form == TENET_FORM_PROSE) {
        g_array_set_size(statement->entries, 0);
        g_clear_pointer(&statement->names, g_hash_table_destroy);
        g_clear_pointer(&statement->values, g_hash_table_destroy);
    }
}
