/* Rows and cells: csv.c. */
#include "tests.h"

#include <stdlib.h>
#include <string.h>

#include "io/csv.h"

/* All rows as text: cells in <>, rows on lines; what is broken as "! line:column code". The text is
 * pushed in pieces of `piece` bytes. */
static char *parse(const char *text, gsize length, char delimiter, gsize piece)
{
    g_autoptr(tenet__csv) csv = tenet__csv_new(delimiter, 0);
    GString *out = g_string_new(NULL);
    gsize pushed = 0;
    for (;;) {
        tenet__row row;
        tenet__csv_problem problem;
        switch (tenet__csv_next(csv, &row, &problem)) {
        case TENET__CSV_ROW:
            for (guint i = 0; i < row.count; i++) {
                g_string_append_c(out, '<');
                g_string_append_len(out, row.cells[i].text, (gssize)row.cells[i].length);
                g_string_append_c(out, '>');
            }
            g_string_append_c(out, '\n');
            break;
        case TENET__CSV_BROKEN:
            g_string_append_printf(out, "! %d:%d %s [%.*s]\n", problem.place.line,
                                   problem.place.column, tenet_status_name(problem.code),
                                   (int)row.raw_length, row.raw);
            break;
        case TENET__CSV_END:
            return g_string_free(out, FALSE);
        case TENET__CSV_MORE:
            if (pushed == length) {
                tenet__csv_end(csv);
            } else {
                gsize next = MIN(piece, length - pushed);
                tenet__csv_push(csv, text + pushed, next);
                pushed += next;
            }
        }
    }
}

static void expect(const char *text, const char *expected)
{
    for (gsize piece = 1; piece <= 7; piece++) {
        g_autofree char *found = parse(text, strlen(text), ',', piece);
        SUITE_STRING(found, expected);
    }
}

/* The places of all cells, as "line:column@offset". */
static char *places(const char *text)
{
    g_autoptr(tenet__csv) csv = tenet__csv_new(',', 0);
    GString *out = g_string_new(NULL);
    tenet__row row;
    tenet__csv_problem problem;
    tenet__csv_push(csv, text, strlen(text));
    tenet__csv_end(csv);
    while (tenet__csv_next(csv, &row, &problem) == TENET__CSV_ROW) {
        for (guint i = 0; i < row.count; i++)
            g_string_append_printf(out, "%d:%d@%d ", row.cells[i].place.line,
                                   row.cells[i].place.column, (int)row.cells[i].place.offset);
    }
    return g_string_free(out, FALSE);
}

static void plain_cells(void)
{
    expect("a,b\n1,2\n", "<a><b>\n<1><2>\n");
    expect("a,b\n1,2", "<a><b>\n<1><2>\n");
    expect("a,,\n", "<a><><>\n");
    expect("", "");
}

static void nothing_is_trimmed(void)
{
    expect(" a ,\tb\n", "< a ><\tb>\n");
    expect("\" a \", b\n", "< a >< b>\n");
    expect("  \n", "<  >\n");
}

static void quoted_cells(void)
{
    expect("\"a,b\",\"c\"\"d\",\"\"\n", "<a,b><c\"d><>\n");
    expect("\"one\ntwo\r\nthree\"\n", "<one\ntwo\r\nthree>\n");
}

static void line_ends(void)
{
    expect("a\nb\r\nc\rd\r\n\r\n\n\re", "<a>\n<b>\n<c>\n<d>\n<e>\n");
}

static void other_delimiters(void)
{
    g_autofree char *tabs = parse("a,b\tc\n", 6, '\t', 64);
    g_autofree char *bars = parse("a,b|\"c|d\"\n", 10, '|', 64);
    SUITE_STRING(tabs, "<a,b><c>\n");
    SUITE_STRING(bars, "<a,b><c|d>\n");
}

static void places_of_cells(void)
{
    g_autofree char *lf = places("a,\"b\nc\",d\n\xC3\xA9,e\n");
    g_autofree char *crlf = places("a,b\r\n\r\n\"x\r\ny\",c\r\n");
    g_autofree char *cr = places("a\rb,c\r");
    SUITE_STRING(lf, "1:1@0 1:3@2 2:4@8 3:1@10 3:3@13 ");
    SUITE_STRING(crlf, "1:1@0 1:3@2 3:1@7 4:4@14 ");
    SUITE_STRING(cr, "1:1@0 2:1@2 2:3@4 ");
}

static void stray_quotes(void)
{
    expect("a,b\n5,\"he said \"own it\" twice\"\n6,c\n",
           "<a><b>\n! 2:13 syntax [5,\"he said \"own it\" twice\"]\n<6><c>\n");
    expect("a,say \"hi\"\nb,c", "! 1:7 syntax [a,say \"hi\"]\n<b><c>\n");
    expect("a,say \"hi\"", "! 1:7 syntax [a,say \"hi\"]\n");
    expect("\"a\nb\nc\" d\ne", "! 3:3 syntax [\"a\nb\nc\" d]\n<e>\n");
}

static void unclosed_quotes(void)
{
    expect("a,b\n1,\"open\n2,c\n3,d\n", "<a><b>\n! 2:3 syntax [1,\"open]\n<2><c>\n<3><d>\n");
    expect("\"", "! 1:1 syntax [\"]\n");
    expect("a\n\"\"\"\r\nb\r\n", "<a>\n! 2:1 syntax [\"\"\"]\n<b>\n");
}

static void limits(void)
{
    gsize length = TENET__MAX_CELL_BYTES + 8;
    g_autofree char *text = g_malloc(length);
    memset(text, 'x', length);
    text[TENET__MAX_CELL_BYTES] = '\n';
    text[length - 1] = '\n';
    g_autofree char *fits = parse(text, length, ',', 65536);
    CU_ASSERT_EQUAL(strlen(fits), length + 4);
    text[TENET__MAX_CELL_BYTES] = 'x';
    g_autofree char *passes = parse(text, length, ',', 65536);
    CU_ASSERT(g_str_has_prefix(passes, "! 1:1 limit"));
    /* a quote that is never closed, and rows behind it that are good */
    g_autoptr(GString) rows = g_string_new("a,\"b\n1,2\n");
    while (rows->len < TENET__MAX_CELL_BYTES + 300000)
        g_string_append_printf(rows, "c,%040d\n", 7);
    g_autofree char *open = parse(rows->str, rows->len, ',', 65536);
    CU_ASSERT(g_str_has_prefix(open, "! 1:3 limit [a,\"b]\n<1><2>\n<c><00"));
}

static void too_many_columns(void)
{
    GString *text = g_string_new(NULL);
    for (int i = 1; i < TENET__MAX_COLUMNS; i++)
        g_string_append_c(text, ',');
    g_autofree char *fits = parse(text->str, text->len, ',', 1000);
    CU_ASSERT_EQUAL(strlen(fits), 2 * TENET__MAX_COLUMNS + 1);
    for (int i = 0; i < 10000; i++)
        g_string_append_c(text, ',');
    g_string_append(text, "\na\n");
    g_autofree char *passes = parse(text->str, text->len, ',', 1000);
    CU_ASSERT(g_str_has_prefix(passes, "! 1:4097 limit"));
    CU_ASSERT(g_str_has_suffix(passes, "]\n<a>\n"));
    g_string_free(text, TRUE);
}

static void endless_row(void)
{
    g_autoptr(tenet__csv) csv = tenet__csv_new(',', 0);
    g_autofree char *piece = g_malloc(1 << 20);
    tenet__row row;
    tenet__csv_problem problem = {0};
    int pushed = 0;
    memset(piece, 'x', 1 << 20);
    while (tenet__csv_next(csv, &row, &problem) == TENET__CSV_MORE && pushed++ < 100)
        tenet__csv_push(csv, piece, 1 << 20);
    CU_ASSERT(problem.fatal);
    CU_ASSERT(pushed <= 66);
    CU_ASSERT_EQUAL(problem.code, TENET_E_LIMIT);
}

static void write_cell(GString *text, const char *cell, GRand *random, char delimiter)
{
    gboolean must = strpbrk(cell, "\"\r\n") != NULL || strchr(cell, delimiter) != NULL;
    if (!must && g_rand_boolean(random)) {
        g_string_append(text, cell);
        return;
    }
    g_string_append_c(text, '"');
    for (; *cell != '\0'; cell++) {
        if (*cell == '"')
            g_string_append_c(text, '"');
        g_string_append_c(text, *cell);
    }
    g_string_append_c(text, '"');
}

static void round_trip(void)
{
    static const char *const parts[] = {"a",  "\"",   ",", ";",        "\n",
                                        "\r", "\r\n", " ", "\xC3\xA9", "|"};
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    GRand *random = g_rand_new_with_seed((guint32)suite_seed());
    for (int run = 0; run < 300; run++) {
        GString *text = g_string_new(NULL), *expected = g_string_new(NULL);
        char delimiter = ",;\t|"[g_rand_int_range(random, 0, 4)];
        int rows = g_rand_int_range(random, 1, 6);
        for (int i = 0; i < rows; i++) {
            int cells = g_rand_int_range(random, 1, 5);
            for (int j = 0; j < cells; j++) {
                g_autoptr(GString) cell = g_string_new(cells == 1 ? "x" : "");
                for (int k = g_rand_int_range(random, 0, 6); k > 0; k--)
                    g_string_append(cell, parts[g_rand_int_range(random, 0, 10)]);
                if (j > 0)
                    g_string_append_c(text, delimiter);
                write_cell(text, cell->str, random, delimiter);
                g_string_append_printf(expected, "<%s>", cell->str);
            }
            g_string_append(text, ends[g_rand_int_range(random, 0, 3)]);
            g_string_append_c(expected, '\n');
        }
        for (gsize piece = 1; piece <= text->len; piece++) {
            g_autofree char *found = parse(text->str, text->len, delimiter, piece);
            SUITE_STRING(found, expected->str);
        }
        g_string_free(text, TRUE);
        g_string_free(expected, TRUE);
    }
    g_rand_free(random);
}

/* Whatever the bytes, every byte is in a row, a broken row or a line end, for any pieces alike. */
static void any_text(void)
{
    GRand *random = g_rand_new_with_seed((guint32)suite_seed() + 1);
    for (int run = 0; run < 2000; run++) {
        char text[40];
        gsize length = (gsize)g_rand_int_range(random, 1, (int)sizeof text);
        for (gsize i = 0; i < length; i++)
            text[i] = "a\",\n\r"[g_rand_int_range(random, 0, 5)];
        g_autofree char *whole = parse(text, length, ',', length);
        g_autofree char *bytes = parse(text, length, ',', 1);
        SUITE_STRING(bytes, whole);
    }
    g_rand_free(random);
}

static void sniff(const char *text, char expected)
{
    char found = tenet__csv_delimiter(text, strlen(text), TRUE);
    if (found != expected)
        fprintf(stderr, "%s\n", text);
    CU_ASSERT_EQUAL(found, expected);
}

static void delimiters(void)
{
    sniff("id,notes\n1,a;b;c\n2,d|e|f\n", ',');
    sniff("id;notes\n1;a, b, c\n2;d, e\n", ';');
    sniff("id\tnotes\n1\ta, b\n", '\t');
    sniff("id|notes\n1|a, b\n", '|');
    sniff("Code,Details\np1,I: a?|C: b|I: c?|C: d\np2,I: e|C: f\n", ',');
    sniff("id;\"notes, long; all\"\n1;\"a, b\"\n", ';');
    sniff("id,notes\n\"1;2;3\n4;5\",x\n", ',');
    sniff("id;name, first;notes\n1;a, b;c\n2;d, e;f\n", ';');
    sniff("notes\nhelped; a lot\n", ',');
    sniff("", ',');
}

const suite_test csv_tests[] = {
    {"cells are parted by the delimiter and rows by line ends", plain_cells},
    {"nothing is trimmed", nothing_is_trimmed},
    {"quoted cells hold delimiters, line ends and doubled quotes", quoted_cells},
    {"LF, CRLF and CR end rows, mixed too, and empty lines are no rows", line_ends},
    {"semicolon, tab and bar part cells", other_delimiters},
    {"every cell knows its line, column and offset", places_of_cells},
    {"a stray quote breaks its row alone", stray_quotes},
    {"a quote that is never closed breaks its line alone", unclosed_quotes},
    {"a cell of 16 MiB is read, a longer one is a limit error", limits},
    {"a row of too many columns is a limit error", too_many_columns},
    {"a row without end stops the reading in bounded memory", endless_row},
    {"what is written as CSV reads back, in pieces of any size", round_trip},
    {"pieces of any size give the same rows for any text", any_text},
    {"the delimiter is the one on which the rows agree", delimiters},
    {NULL, NULL}};
