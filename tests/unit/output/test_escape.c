#include "io/escape.h"

#include "suite.h"
#include "tests.h"

static void check_json(const char *text, gssize length, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    tenet__append_json_string(out, text, length);
    SUITE_STRING(out->str, expected);
}

void test_json_strings(void)
{
    check_json("plain \xC3\xA9 \xF0\x9F\x98\x80", -1, "\"plain \xC3\xA9 \xF0\x9F\x98\x80\"");
    check_json("\"\\/", -1, "\"\\\"\\\\/\"");
    check_json("\b\f\n\r\t", -1, "\"\\b\\f\\n\\r\\t\"");
    check_json("\x01\x1b\x7f", -1, "\"\\u0001\\u001b\\u007f\"");
    check_json("a\0b", 3, "\"a\\u0000b\"");
    check_json("\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAE\xC2\x9B", -1,
               "\"\\u2028\\u2029\\u202e\\u009b\"");
    check_json("a\xFFz\xC3", -1, "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
    check_json("cut off", 3, "\"cut\"");
}

static void check_cell(const char *text, gboolean raw, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    tenet__append_csv_cell(out, text, raw);
    SUITE_STRING(out->str, expected);
}

void test_csv_cells(void)
{
    check_cell("", FALSE, "");
    check_cell("C-104", FALSE, "C-104");
    check_cell("a,b", FALSE, "\"a,b\"");
    check_cell("say \"yes\"", FALSE, "\"say \"\"yes\"\"\"");
    check_cell("two\nlines", FALSE, "\"two\nlines\"");
    check_cell(" blank", FALSE, "\" blank\"");
    check_cell("blank ", FALSE, "\"blank \"");
}

void test_csv_formulas(void)
{
    check_cell("=1+1", FALSE, "'=1+1");
    check_cell("+49 30", FALSE, "'+49 30");
    check_cell("-5", FALSE, "'-5");
    check_cell("@SUM(A1)", FALSE, "'@SUM(A1)");
    check_cell("\t=1", FALSE, "\"'\t=1\"");
    check_cell("\r=1", FALSE, "\"'\r=1\"");
    check_cell("=HYPERLINK(\"x\",\"y\")", FALSE, "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    check_cell("\xEF\xBC\x9D"
               "1",
               FALSE,
               "'\xEF\xBC\x9D"
               "1");
    check_cell("1-2", FALSE, "1-2");
    check_cell("=1+1", TRUE, "=1+1");
}

static void check_visible(const char *text, gboolean lines, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    tenet__append_visible(out, text, -1, lines);
    SUITE_STRING(out->str, expected);
}

void test_visible_text(void)
{
    check_visible("\x1b[31mred\x1b]0;title\x07", FALSE, "\\x1b[31mred\\x1b]0;title\\x07");
    check_visible("\xC2\x9B"
                  "31m",
                  FALSE, "\\x9b31m");
    check_visible("a\xE2\x80\xAE"
                  "b\xE2\x81\xA6"
                  "c",
                  FALSE, "a\\u202eb\\u2066c");
    check_visible("a \t\r\n  b", FALSE, "a b");
    check_visible("a\r\nb\rc\nd\te", TRUE, "a\nb\nc\nd e");
    check_visible("\xFFok", FALSE, "\\xffok");
    check_visible("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", FALSE,
                  "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB");
}
