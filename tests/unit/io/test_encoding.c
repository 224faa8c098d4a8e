/* Encodings: encoding.c, and what the reader says about them. */
#include "tests.h"

#include <string.h>

#include "io/encoding.h"
#include "reading.h"

static void guess(const char *bytes, gsize length, const char *expected)
{
    SUITE_STRING(tenet__encoding_guess(bytes, length, TRUE), expected);
}

static void guesses(void)
{
    guess("", 0, "UTF-8");
    guess("abc", 3, "UTF-8");
    guess("caf\xC3\xA9", 5, "UTF-8");
    guess("\xEF\xBB\xBF"
          "abc",
          6, "UTF-8");
    guess("caf\xE9", 4, "windows-1252");
    guess("\xFF\xFE"
          "a\0",
          4, "UTF-16LE");
    guess("\xFE\xFF\0a", 4, "UTF-16BE");
    guess("a\0,\0b\0\n\0", 8, "UTF-16LE");
    guess("\0a\0,\0b\0\n", 8, "UTF-16BE");
    guess("a,b,c\n\0,2,3\n", 12, "UTF-8");
    SUITE_STRING(tenet__encoding_guess("caf\xC3", 4, FALSE), "UTF-8");
    SUITE_STRING(tenet__encoding_guess("caf\xC3", 4, TRUE), "windows-1252");
}

/* Decodes in pieces of every size; "!" marks bytes that break the encoding. */
static void decode(const char *encoding, const char *bytes, gsize length, const char *expected)
{
    for (gsize piece = 1; piece <= length; piece++) {
        g_autoptr(tenet__decoder) decoder = tenet__decoder_new(encoding);
        g_autoptr(GString) text = g_string_new(NULL);
        gboolean good = TRUE;
        for (gsize at = 0; at < length && good; at += piece) {
            gsize next = MIN(piece, length - at);
            good = tenet__decoder_add(decoder, bytes + at, next, at + next == length, text);
        }
        if (!good)
            g_string_append_c(text, '!');
        SUITE_STRING(text->str, expected);
    }
}

static void decoding(void)
{
    decode("UTF-8",
           "\xEF\xBB\xBF"
           "caf\xC3\xA9 \xF0\x9F\x98\x80",
           13, "caf\xC3\xA9 \xF0\x9F\x98\x80");
    decode("UTF-16LE",
           "\xFF\xFE"
           "a\0\xE9\0\x3D\xD8\x00\xDE",
           10, "a\xC3\xA9\xF0\x9F\x98\x80");
    decode("UTF-16BE", "\0a\0\xE9", 4, "a\xC3\xA9");
    decode("windows-1252", "\x93\xE9\x94 \x80", 5, "\xE2\x80\x9C\xC3\xA9\xE2\x80\x9D \xE2\x82\xAC");
    decode("UTF-8", "ab\xE9 c", 5, "ab!");
    decode("UTF-8", "ab\xC3", 3, "ab!");
    decode("UTF-16LE", "a\0b", 3, "a!");
    decode("windows-1252", "ab\x81", 3, "ab!");
    CU_ASSERT_PTR_NULL(tenet__decoder_new("no-such-encoding"));
}

static void bom(void)
{
    g_autoptr(reading) marked = read_text("\xEF\xBB\xBFid,notes\n1,a\n", NULL);
    SUITE_STRING(marked->candidates, "1: notes <a>\n");
    SUITE_STRING(marked->notices, "");
    g_autoptr(reading) quoted = read_text("\xEF\xBB\xBF\"id\",\"notes\"\n1,a\n", NULL);
    SUITE_STRING(quoted->candidates, "1: notes <a>\n");
    g_autoptr(reading) broken = read_text("\xEF\xBB\xBFid,notes\n1,a\"\n", NULL);
    CU_ASSERT(contains(broken->error, "in.csv:2:4: error"));
    CU_ASSERT_EQUAL(broken->offset, 15);
    g_autoptr(reading) recoded = read_text("id,notes\n\xE9,a\"\n", NULL);
    CU_ASSERT(contains(recoded->error, "in.csv:2:4: error"));
    CU_ASSERT_EQUAL(recoded->offset, -1);
}

static void utf16(void)
{
    static const char bytes[] = "\xFF\xFEi\0d\0;\0n\0o\0t\0e\0s\0\n\0"
                                "1\0;\0c\0a\0f\0\xE9\0";
    g_autoptr(reading) with_mark = read_bytes(bytes, sizeof bytes - 1, NULL);
    SUITE_STRING(with_mark->candidates, "1: notes <caf\xC3\xA9>\n");
    CU_ASSERT(contains(with_mark->notices, "read as UTF-16LE"));
    g_autoptr(reading) without = read_bytes(bytes + 2, sizeof bytes - 3, NULL);
    SUITE_STRING(without->candidates, "1: notes <caf\xC3\xA9>\n");
}

static void windows(void)
{
    g_autoptr(reading) guessed = read_text("id,notes\n1,caf\xE9 \x93ok\x94\n", NULL);
    SUITE_STRING(guessed->candidates, "1: notes <caf\xC3\xA9 \xE2\x80\x9Cok\xE2\x80\x9D>\n");
    CU_ASSERT(contains(guessed->notices, "not UTF-8 and was read as windows-1252"));
    tenet_read_options options = {.struct_size = sizeof options, .encoding = "iso-8859-2"};
    g_autoptr(reading) given = read_text("id,notes\n1,\xB1\n", &options);
    SUITE_STRING(given->candidates, "1: notes <\xC4\x85>\n");
    options.encoding = "klingon";
    g_autoptr(reading) unknown = read_text("id,notes\n1,a\n", &options);
    CU_ASSERT_EQUAL(unknown->status, TENET_E_ARGUMENT);
    CU_ASSERT(contains(unknown->error, "the encoding \"klingon\" is not known"));
}

static void late_bytes(void)
{
    g_autoptr(GString) text = g_string_new("id,notes\n");
    int row = 1;
    for (; text->len < 200000; row++)
        g_string_append_printf(text, "%d,all is well\n", row);
    g_string_append_printf(text, "%d,caf\xE9\n", row);
    g_autoptr(reading) late = read_text(text->str, NULL);
    g_autofree char *place = g_strdup_printf("in.csv:%d:", row + 1);
    CU_ASSERT_EQUAL(late->status, TENET_E_ENCODING);
    CU_ASSERT(contains(late->error, place));
    CU_ASSERT(contains(late->error, "--encoding windows-1252"));
    CU_ASSERT_EQUAL(late->summary.candidates, row - 1);
    tenet_read_options options = {.struct_size = sizeof options, .encoding = "windows-1252"};
    g_autoptr(reading) told = read_text(text->str, &options);
    CU_ASSERT_EQUAL(told->status, TENET_OK);
    CU_ASSERT(g_str_has_suffix(told->candidates, "notes <caf\xC3\xA9>\n"));
}

static void nul_bytes(void)
{
    static const char bytes[] = "id,notes\n1,a\n2,he\0lped\n3,b\0\n";
    g_autoptr(reading) found = read_bytes(bytes, sizeof bytes - 1, NULL);
    SUITE_STRING(found->candidates, "1: notes <a>\n2: notes <helped>\n3: notes <b>\n");
    SUITE_STRING(found->notices,
                 "in.csv:3:3: cleaned: NUL bytes were left out of the text, here first (row 2)\n");
    g_autoptr(reading) id = read_bytes("id,notes,x\n\0"
                                       "7,a,\0\n",
                                       18, NULL);
    SUITE_STRING(id->candidates, "7: notes <a>\n");
    CU_ASSERT(contains(id->notices, "in.csv:2:1: cleaned"));
}

const suite_test encoding_tests[] = {
    {"the encoding is seen from the first bytes", guesses},
    {"text in pieces of any size decodes alike, and bad bytes are an error", decoding},
    {"a UTF-8 byte order mark is dropped, and offsets count it", bom},
    {"UTF-16 is read with and without a byte order mark", utf16},
    {"bytes that are not UTF-8 are read as Windows-1252 with a notice", windows},
    {"a bad byte late in a file is an error with its place", late_bytes},
    {"NUL bytes are left out with a notice", nul_bytes},
    {NULL, NULL}};
