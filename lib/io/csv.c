/*
 * Rows and cells: libcsv under a count of lines and columns.
 *
 * libcsv tells neither where it is nor lets a callback stop it. So the text is handed to it in
 * segments that end at each delimiter, CR or LF, and within quotes at each quote: then a segment
 * completes at most one cell, and the place of every cell is known without a second parser. The
 * text of the row under way stays in `text` until the row is delivered: it is what a rejects file
 * shows, and where parsing goes on behind a broken row.
 *
 * Time is linear: the part of a row is moved at most once, and a broken row is read again at most
 * once, because a line within an unclosed quote has an even number of quotes and so, read on its
 * own, cannot open another one that reaches beyond it.
 */
#include "io/csv.h"

#include <csv.h>
#include <string.h>

#include "base/utf8.h"

/* By default libcsv grows its buffer by 128 bytes at a time: quadratic for a long cell. Here it
 * begins with this and doubles. */
#define GROWTH 65536

typedef struct cell_span {
    gsize start, length; /* in `cells_text` */
    tenet__place place;
} cell_span;

struct tenet__csv {
    struct csv_parser parser;
    char delimiter;
    gboolean ended;
    GString *text;   /* what was pushed, from the row under way on */
    gsize row_start; /* in `text` */
    gsize scan;      /* in `text`: up to here libcsv has it */
    gsize row_end;   /* in `text` */
    gboolean after_cr;
    tenet__place here;       /* of text[scan] */
    tenet__place row_place;  /* of text[row_start] */
    tenet__place cell_place; /* of the cell under way */
    GString *cells_text;
    GArray *spans; /* of cell_span */
    GArray *cells; /* of tenet__cell, made when the row is complete */
    gboolean row_complete;
    gboolean delivered; /* the row is the caller's until the next call */
    gboolean cell_too_long;
    gboolean skipping; /* `problem` stands; the rest of its line is passed over */
    tenet__csv_problem problem;
};

static int nothing_is_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static void start_parser(tenet__csv *csv)
{
    csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&csv->parser, (unsigned char)csv->delimiter);
    csv_set_blk_size(&csv->parser, GROWTH);
    csv_set_space_func(&csv->parser, nothing_is_space);
}

tenet__csv *tenet__csv_new(char delimiter, int64_t offset)
{
    tenet__csv *csv = g_new0(tenet__csv, 1);
    csv->delimiter = delimiter;
    csv->text = g_string_new(NULL);
    csv->cells_text = g_string_new(NULL);
    csv->spans = g_array_new(FALSE, FALSE, sizeof(cell_span));
    csv->cells = g_array_new(FALSE, FALSE, sizeof(tenet__cell));
    csv->here = (tenet__place){.offset = offset, .line = 1, .column = 1};
    csv->row_place = csv->cell_place = csv->here;
    start_parser(csv);
    return csv;
}

void tenet__csv_free(tenet__csv *csv)
{
    if (csv == NULL)
        return;
    csv_free(&csv->parser);
    g_string_free(csv->text, TRUE);
    g_string_free(csv->cells_text, TRUE);
    g_array_free(csv->spans, TRUE);
    g_array_free(csv->cells, TRUE);
    g_free(csv);
}

GString *tenet__csv_text(tenet__csv *csv)
{
    if (csv->row_start > 0) {
        g_string_erase(csv->text, 0, (gssize)csv->row_start);
        csv->scan -= csv->row_start;
        csv->row_start = 0;
    }
    return csv->text;
}

void tenet__csv_push(tenet__csv *csv, const char *text, gsize length)
{
    g_string_append_len(tenet__csv_text(csv), text, (gssize)length);
}

void tenet__csv_end(tenet__csv *csv)
{
    csv->ended = TRUE;
}

tenet__place tenet__csv_place(const tenet__csv *csv)
{
    return csv->here;
}

static void on_cell(void *bytes, size_t length, void *user)
{
    tenet__csv *csv = user;
    if (length > TENET__MAX_CELL_BYTES) {
        csv->cell_too_long = TRUE;
        return;
    }
    cell_span span = {csv->cells_text->len, length, csv->cell_place};
    g_string_append_len(csv->cells_text, bytes, (gssize)length);
    g_string_append_c(csv->cells_text, '\0');
    g_array_append_val(csv->spans, span);
}

static void on_row(int end, void *user)
{
    (void)end;
    ((tenet__csv *)user)->row_complete = TRUE;
}

/* Where a byte stands next, or the end. */
static const char *next_byte(const char *from, const char *end, char byte)
{
    const char *found = memchr(from, byte, (gsize)(end - from));
    return found != NULL ? found : end;
}

/* Moves on over any bytes, at least one. CR, LF and CRLF end lines; only of the last line the
 * characters are counted. */
static void advance(tenet__csv *csv, gsize length)
{
    const char *start = csv->text->str + csv->scan, *end = start + length, *line = start;
    for (const char *p = start; (p = next_byte(p, end, '\n')) < end; p++) {
        gboolean second_half = p > start ? p[-1] == '\r' : csv->after_cr;
        csv->here.line += !second_half;
        line = p + 1;
    }
    for (const char *p = start; (p = next_byte(p, end, '\r')) < end; p++) {
        csv->here.line++;
        line = MAX(line, p + 1);
    }
    if (line > start)
        csv->here.column = 1;
    csv->here.column += (int32_t)tenet__utf8_characters(line, (gsize)(end - line));
    csv->after_cr = end[-1] == '\r';
    if (csv->here.offset >= 0)
        csv->here.offset += (int64_t)length;
    csv->scan += length;
}

static gboolean is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* The number of bytes from `from` up to and with the next line end, or delimiter if those count
 * too, or up to the end of what was pushed. */
static gsize segment_length(const tenet__csv *csv, gsize from, gboolean delimiters)
{
    const char *text = csv->text->str;
    gsize end = csv->text->len;
    for (gsize i = from; i < end; i++) {
        if (is_line_end(text[i]) || (delimiters && text[i] == csv->delimiter))
            return i + 1 - from;
    }
    return end - from;
}

static void begin_row(tenet__csv *csv)
{
    csv->row_start = csv->scan;
    csv->row_place = csv->cell_place = csv->here;
    csv->row_complete = csv->delivered = csv->cell_too_long = csv->skipping = FALSE;
    g_string_truncate(csv->cells_text, 0);
    g_array_set_size(csv->spans, 0);
}

static void set_problem(tenet__csv *csv, int32_t code, tenet__place place, const char *message)
{
    csv->problem = (tenet__csv_problem){
        .code = code, .cell = csv->spans->len, .place = place, .message = message};
}

/* Whether the row under way passed a limit; libcsv holds the cell under way in its buffer. */
static gboolean limit_passed(tenet__csv *csv)
{
    if (csv->cell_too_long || csv->parser.entry_pos > TENET__MAX_CELL_BYTES)
        set_problem(
            csv, TENET_E_LIMIT, csv->cell_place,
            "the cell is longer than 16 MiB; a quote that is never closed may be the cause");
    else if (csv->spans->len > TENET__MAX_COLUMNS)
        set_problem(csv, TENET_E_LIMIT, csv->cell_place,
                    "the row has more than " G_STRINGIFY(TENET__MAX_COLUMNS) " cells");
    else if (csv->scan - csv->row_start > TENET__MAX_ROW_BYTES)
        set_problem(csv, TENET_E_LIMIT, csv->row_place, "the row is longer than 64 MiB");
    else
        return FALSE;
    return TRUE;
}

/* Back to the start of the row; of it only its first line is passed over. */
static void rewind_row(tenet__csv *csv)
{
    csv->scan = csv->row_start;
    csv->here = csv->row_place;
    csv->after_cr = FALSE;
}

static void stray_quote(tenet__csv *csv, gsize good)
{
    gboolean quoted = csv->parser.quoted;
    if (good > 0)
        advance(csv, good);
    if (csv_error(&csv->parser) == CSV_EPARSE)
        set_problem(csv, TENET_E_SYNTAX, csv->here,
                    quoted ? "text follows the closing quote of a cell; write a quote within a "
                             "quoted cell twice"
                           : "a quote stands in a cell that is not quoted; put the whole cell in "
                             "quotes and write the quotes within it twice");
    else
        set_problem(csv, TENET_E_MEMORY, csv->here, "there is not enough memory for the cell");
}

static tenet__csv_state deliver(tenet__csv *csv, tenet__row *row)
{
    g_array_set_size(csv->cells, csv->spans->len);
    for (guint i = 0; i < csv->spans->len; i++) {
        const cell_span *span = &g_array_index(csv->spans, cell_span, i);
        g_array_index(csv->cells, tenet__cell, i) =
            (tenet__cell){csv->cells_text->str + span->start, span->length, span->place};
    }
    row->cells = &g_array_index(csv->cells, tenet__cell, 0);
    row->count = csv->cells->len;
    row->raw = csv->text->str + csv->row_start;
    row->raw_length = csv->row_end - csv->row_start;
    row->place = csv->row_place;
    csv->delivered = TRUE;
    return TENET__CSV_ROW;
}

/* Passes over the rest of the line of the problem, then reports it. */
static tenet__csv_state skip_line(tenet__csv *csv, tenet__row *row, tenet__csv_problem *problem)
{
    gsize length = segment_length(csv, csv->scan, FALSE);
    if (length > 0)
        advance(csv, length);
    gboolean at_line_end = csv->scan > csv->row_start && is_line_end(csv->text->str[csv->scan - 1]);
    gboolean too_long = csv->scan - csv->row_start > TENET__MAX_ROW_BYTES;
    if (!at_line_end && !csv->ended && !too_long)
        return TENET__CSV_MORE;
    *problem = csv->problem;
    problem->fatal = too_long || problem->code == TENET_E_MEMORY;
    *row = (tenet__row){.raw = csv->text->str + csv->row_start,
                        .raw_length = csv->scan - csv->row_start - (at_line_end ? 1 : 0),
                        .place = csv->row_place};
    csv_free(&csv->parser);
    start_parser(csv);
    begin_row(csv);
    return TENET__CSV_BROKEN;
}

static tenet__csv_state finish(tenet__csv *csv, tenet__row *row, tenet__csv_problem *problem)
{
    if (csv_fini(&csv->parser, on_cell, on_row, csv) != 0) {
        set_problem(csv, TENET_E_SYNTAX, csv->cell_place,
                    "the quote that opens this cell is never closed");
        csv->skipping = TRUE;
        rewind_row(csv);
        return skip_line(csv, row, problem);
    }
    if (!csv->row_complete)
        return TENET__CSV_END;
    csv->row_end = csv->scan;
    if (limit_passed(csv)) {
        csv->skipping = TRUE;
        rewind_row(csv);
        return skip_line(csv, row, problem);
    }
    return deliver(csv, row);
}

/* How much to hand to libcsv: up to where a cell may end. Within quotes only a quote can end it;
 * behind a quote, which may be the closing one or the first of two, everything counts again. */
static gsize cell_segment(const tenet__csv *csv)
{
    const char *at = csv->text->str + csv->scan;
    const char *end = csv->text->str + csv->text->len;
    if (!csv->parser.quoted || csv->scan == csv->row_start || at[-1] == '"')
        return segment_length(csv, csv->scan, TRUE);
    const char *quote = next_byte(at, end, '"');
    return (gsize)(MIN(quote + 1, end) - at);
}

/* Parses one segment. Returns FALSE, with `problem` set, at the byte that breaks the rules. */
static gboolean parse_segment(tenet__csv *csv)
{
    gsize length = cell_segment(csv);
    const char *bytes = csv->text->str + csv->scan;
    if (csv->scan == csv->row_start && is_line_end(bytes[0])) { /* an empty line, or LF after CR */
        advance(csv, 1);
        begin_row(csv);
        return TRUE;
    }
    guint cells = csv->spans->len;
    gsize good = csv_parse(&csv->parser, bytes, length, on_cell, on_row, csv);
    if (good != length) {
        stray_quote(csv, good);
        return FALSE;
    }
    csv_set_blk_size(&csv->parser, MAX(GROWTH, csv_get_buffer_size(&csv->parser)));
    advance(csv, length);
    if (limit_passed(csv)) {
        rewind_row(csv);
        return FALSE;
    }
    if (csv->spans->len > cells)
        csv->cell_place = csv->here;
    csv->row_end = csv->scan - 1;
    return TRUE;
}

tenet__csv_state tenet__csv_next(tenet__csv *csv, tenet__row *row, tenet__csv_problem *problem)
{
    if (csv->delivered)
        begin_row(csv);
    while (!csv->skipping && csv->scan < csv->text->len) {
        csv->skipping = !parse_segment(csv);
        if (csv->row_complete && !csv->skipping)
            return deliver(csv, row);
    }
    if (csv->skipping)
        return skip_line(csv, row, problem);
    return csv->ended ? finish(csv, row, problem) : TENET__CSV_MORE;
}

/* ---- Delimiter ------------------------------------------------------------------------------ */

#define SAMPLE_ROWS 50

static const char DELIMITERS[] = {',', ';', '\t', '|'};

enum { DELIMITER_COUNT = G_N_ELEMENTS(DELIMITERS) };

/* How well the delimiters fit: cells of the first row, and rows that agree with it. */
typedef struct fit {
    guint rows;
    guint cells[DELIMITER_COUNT], agreeing[DELIMITER_COUNT];
} fit;

/* Takes a row with so many of each delimiter. */
static void count_row(fit *found, const guint *counts)
{
    for (gsize d = 0; d < DELIMITER_COUNT; d++) {
        if (found->rows == 0)
            found->cells[d] = counts[d] + 1;
        found->agreeing[d] += counts[d] + 1 == found->cells[d];
    }
    found->rows++;
}

/* Counts a byte; FALSE if it is no delimiter. */
static gboolean count_delimiter(guint *counts, char byte)
{
    const char *delimiter = memchr(DELIMITERS, byte, DELIMITER_COUNT);
    if (delimiter != NULL)
        counts[delimiter - DELIMITERS]++;
    return delimiter != NULL;
}

/* A quote opens a quoted stretch at the start of a cell only; while the delimiter is not known,
 * each of them starts a cell. */
static fit measure(const char *sample, gsize length, gboolean whole)
{
    fit found = {0};
    guint counts[DELIMITER_COUNT] = {0};
    const char *end = sample + length;
    gboolean cell_start = TRUE, empty = TRUE;
    for (const char *p = sample; p < end && found.rows < SAMPLE_ROWS; p++) {
        if (*p == '"' && cell_start) { /* a doubled quote opens a stretch again */
            p = MIN(next_byte(p + 1, end, '"'), end - 1);
            empty = FALSE;
        } else if (is_line_end(*p)) {
            if (!empty)
                count_row(&found, counts);
            memset(counts, 0, sizeof counts);
            cell_start = empty = TRUE;
        } else {
            cell_start = count_delimiter(counts, *p);
            empty = FALSE;
        }
    }
    if (whole && !empty && found.rows < SAMPLE_ROWS)
        count_row(&found, counts);
    return found;
}

char tenet__csv_delimiter(const char *sample, gsize length, gboolean whole)
{
    fit found = measure(sample, length, whole);
    gsize best = 0;
    for (gsize d = 0; d < DELIMITER_COUNT; d++) {
        gboolean better =
            found.agreeing[d] > found.agreeing[best] ||
            (found.agreeing[d] == found.agreeing[best] && found.cells[d] > found.cells[best]);
        if (found.cells[d] >= 2 && (found.cells[best] < 2 || better))
            best = d;
    }
    return DELIMITERS[best];
}
