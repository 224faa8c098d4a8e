/*
 * The document as a whole: errors, folded sentences, random and hostile input, real interviews.
 */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "reading.h"

static void invalid_bytes(void)
{
    tenet_error *error = tenet__error_new();
    CU_ASSERT_PTR_NULL(tenet__document_read("good \xFFx", 7, 0, error));
    const tenet_diagnostic *rows;
    int64_t count = 0;
    tenet_error_diagnostics(error, &rows, &count);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    CU_ASSERT_EQUAL(rows[0].code, TENET_E_ENCODING);
    CU_ASSERT_EQUAL(rows[0].offset, 5);
    CU_ASSERT_PTR_NOT_NULL(strstr(rows[0].message, "0xFF"));
    tenet_error_free(error);
    error = tenet__error_new();
    CU_ASSERT_PTR_NULL(tenet__document_read("a\0\0b\xC3", 5, 0, error));
    tenet_error_diagnostics(error, &rows, &count);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    CU_ASSERT_EQUAL(rows[0].offset, 4);
    tenet_error_free(error);
}

static void too_long(void)
{
    tenet_error *error = tenet__error_new();
    g_autofree char *text = g_malloc0(TENET__MAX_TEXT_BYTES + 1);
    memset(text, 'a', TENET__MAX_TEXT_BYTES + 1);
    CU_ASSERT_PTR_NULL(tenet__document_read(text, TENET__MAX_TEXT_BYTES + 1, 0, error));
    CU_ASSERT_EQUAL(tenet_error_status(error), TENET_E_LIMIT);
    tenet_error_free(error);
}

static void nul_bytes(void)
{
    g_autoptr(tenet__document) document = reading("one\0two", 7, READ_NOTES);
    CU_ASSERT_EQUAL_FATAL(document->token_count, 2);
    CU_ASSERT_EQUAL(document->tokens[1].before, TENET__MARK_OTHER);
    CU_ASSERT_EQUAL(document->tokens[1].start, 4);
}

/* Asserts the folded form of the first sentence and where the byte at `probe` came from. */
static void folds(const char *text, uint32_t flags, const char *expected, guint probe,
                  int64_t original)
{
    g_autoptr(tenet__document) document = reading(text, -1, flags);
    GString *folded = g_string_new(NULL);
    GArray *map = g_array_new(FALSE, FALSE, sizeof(int64_t));
    tenet__document_fold_sentence(document, 0, folded, map);
    SUITE_STRING(folded->str, expected);
    CU_ASSERT_FATAL(probe < map->len);
    CU_ASSERT_EQUAL(g_array_index(map, int64_t, probe), original);
    g_string_free(folded, TRUE);
    g_array_unref(map);
}

static void folded_sentences(void)
{
    folds("I  Didn’t\t“Help”!", TENET__READ_ENGLISH, "i didn't \"help\"!", 2, 3);
    folds("E\u0301quipe x", 0, "\u00E9quipe x", 2, 3);
    folds("re\u0301 x", 0, "r\u00E9 x", 3, 4);
    folds("Straße 1", 0, "strasse 1", 8, 8);
    folds("<b>caf</b>&eacute; &amp; x", TENET__READ_HTML, "caf\u00E9 & x", 3, 10);
    folds("help\u00ADful 5/5 (ok)", 0, "helpful 5/5 (ok)", 4, 6);
    folds("Of A\t B, caf\u00E9 \t At C", 0, "of a b, caf\u00E9 at c", 5, 6);
    folds("the Owner\u2019s `till", 0, "the owner's 'till", 12, 14);
    /* a medial vowel of Hangul joins even an apostrophe, where that stands within a word */
    folds("to x1'\u1161\u01C5 y", 0, "to x1'\u1161\u01C6 y", 6, 5);
}

static char *random_text(GRand *random, int pieces)
{
    static const char *const parts[] = {
        "help", "don't",      "Im ",       " ",      " ",     "\n",     "\n\n", ".",
        "?",    "!",          "...",       "\"",     "'",     "’",      "-",    "–",
        "(",    ")",          "<b>",       "</b>",   "<p>",   "&amp;",  "&",    "<",
        ">",    "É",          "E\u0301",   "\u0301", "ﬁ",     "ß",      "İ",    "Q:",
        "A: ",  "Question: ", "Response:", "Anna: ", "Tom: ", "|",      "1.",   "3.5",
        "Mr.",  "etc.",       "\u00AD",    "\uFEFF", "仕事",  "。",     "«",    "»",
        "„",    "“",          "<script>",  "<!--",   "-->",   "😀",      "\t",   "\r\n",
        "**",   "WEBVTT\n\n", "<v Tom>",   "\u1161", "e.g. ", "\u017F",
    };
    GString *text = g_string_new(NULL);
    for (int i = 0; i < pieces; i++)
        g_string_append(text, parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))]);
    return g_string_free(text, FALSE);
}

static void random_texts(void)
{
    GRand *random = g_rand_new_with_seed((guint32)suite_seed());
    for (int i = 0; i < 3000; i++) {
        g_autofree char *text = random_text(random, g_rand_int_range(random, 0, 60));
        g_autoptr(tenet__document) document = reading(text, -1, (uint32_t)i % 16);
    }
    g_rand_free(random);
}

/* Asserts that a text is read in a time that grows with its length. */
static void reads_soon(const GString *text)
{
    tenet_error *error = tenet__error_new();
    int64_t begin = g_get_monotonic_time();
    tenet__document *document =
        tenet__document_read(text->str, (int64_t)text->len, READ_NOTES, error);
    double seconds = (double)(g_get_monotonic_time() - begin) / 1e6;
    CU_ASSERT_PTR_NOT_NULL(document);
    CU_ASSERT(seconds < 10); /* linear takes a fraction, quadratic takes minutes or hours */
    tenet__document_free(document);
    tenet_error_free(error);
}

/* Words that differ in a few letters, at those places where a hash can overlook them. */
static void alike_words_are_linear(void)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    for (int place = 0; place < 8; place += 2) {
        GString *text = g_string_new(NULL);
        for (int i = 0; i < 26 * 26 * 26 * 26; i++) {
            char word[] = "aaaaaaaaaaaaaaaa ";
            word[place] = letters[i % 26];
            word[place + 1] = letters[i / 26 % 26];
            word[place + 8] = letters[i / (26 * 26) % 26];
            word[place + 9] = letters[i / (26 * 26 * 26)];
            g_string_append(text, word);
        }
        reads_soon(text);
        g_string_free(text, TRUE);
    }
}

static void reading_is_linear(void)
{
    static const char *const pieces[] = {"a",
                                         "a'",
                                         "'",
                                         "\"",
                                         "<",
                                         "&",
                                         "Q:\n",
                                         "Q:",
                                         "<a \"",
                                         "<!--",
                                         "<script>",
                                         "Question 1(",
                                         ". ",
                                         "Dr. ",
                                         "a\u0301\u0323",
                                         "\u0301\u0323",
                                         " 'a",
                                         "a,\n",
                                         "Ab: \n",
                                         "\u00AD",
                                         "-->\n<",
                                         "\n",
                                         ".\""};
    enum { BYTES = 2 * 1024 * 1024 };
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
        GString *text = g_string_new(NULL);
        while (text->len + strlen(pieces[i]) <= BYTES)
            g_string_append(text, pieces[i]);
        reads_soon(text);
        g_string_free(text, TRUE);
    }
}

/* ---- Real interviews ----------------------------------------------------------------------- */

/* The next cell of a CSV file, NULL at its end. */
static char *next_cell(const char **p)
{
    if (**p == '\0')
        return NULL;
    GString *cell = g_string_new(NULL);
    gboolean quoted = **p == '"';
    *p += quoted;
    while (**p != '\0' && (quoted || strchr(",\r\n", **p) == NULL)) {
        if (quoted && **p == '"' && *++*p != '"')
            break;
        g_string_append_c(cell, *(*p)++);
    }
    *p += strspn(*p, ",\r\n");
    return g_string_free(cell, FALSE);
}

/* Reads all cells that hold a colon; counts those with turns, and the turns by role. */
static gboolean read_interviews(const char *path, int64_t *texts, int64_t turns[3])
{
    g_autofree char *content = NULL;
    *texts = turns[0] = turns[1] = turns[2] = 0;
    if (!g_file_get_contents(path, &content, NULL, NULL)) {
        printf("skipped: %s is not there\n", path);
        return FALSE;
    }
    const char *p = content;
    char *cell;
    while ((cell = next_cell(&p)) != NULL) {
        if (strchr(cell, ':') != NULL) {
            g_autoptr(tenet__document) document = reading(cell, -1, READ_NOTES);
            *texts += document->tagged;
            for (int32_t i = 0; i < document->turn_count; i++)
                turns[document->turns[i].role]++;
        }
        g_free(cell);
    }
    return TRUE;
}

static void written_interviews(void)
{
    int64_t texts, turns[3];
    if (!read_interviews("../shared/data/siop2024/interview_val.csv", &texts, turns))
        return;
    /* grep counts 252 times "Question:" and 189 times "Response:" in the file of 63 people */
    CU_ASSERT_EQUAL(texts, 63);
    CU_ASSERT_EQUAL(turns[TENET__TURN_NOTES], 0);
    CU_ASSERT_EQUAL(turns[TENET__TURN_QUESTION], 252);
    CU_ASSERT_EQUAL(turns[TENET__TURN_ANSWER], 189);
}

static void spoken_interviews(void)
{
    int64_t texts, turns[3];
    if (!read_interviews("../shared/data/interviews/transcripts.csv", &texts, turns))
        return;
    /* 799 times "Interviewer:" and 767 times "Interviewee:" behind bars, 3 misspelt */
    CU_ASSERT_EQUAL(texts, 69);
    CU_ASSERT(turns[TENET__TURN_QUESTION] >= 800 && turns[TENET__TURN_QUESTION] <= 805);
    CU_ASSERT(turns[TENET__TURN_ANSWER] >= 769 && turns[TENET__TURN_ANSWER] <= 775);
}

const suite_test document_tests[] = {
    {"bytes that are not UTF-8 are refused with their place", invalid_bytes},
    {"a text past the limit is refused", too_long},
    {"a NUL byte separates words", nul_bytes},
    {"a folded sentence leads back to the original bytes", folded_sentences},
    {"any text gives an ordered document", random_texts},
    {"hostile texts take linear time", reading_is_linear},
    {"half a million words that are alike take linear time", alike_words_are_linear},
    {"written interviews fall into their questions and answers", written_interviews},
    {"transcribed interviews fall into their turns", spoken_interviews},
    {NULL, NULL},
};
