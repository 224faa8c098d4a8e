/*
 * Quotes are the very bytes of the input, whatever lies around and between.
 */
#include <string.h>

#include "matching.h"

static void quotes_keep_html(void)
{
    FINDS("stayed late to help", "<p>She <b>stayed</b>&nbsp;late\nto&#32;help</p>",
          "stayed</b>&nbsp;late\nto&#32;help");
    FINDS("respect", "<ul><li>&quot;Resp&#101;ct&quot;</li></ul>", "Resp&#101;ct");
}

static void quotes_keep_curly_signs(void)
{
    FINDS("don't care", "\xE2\x80\x9CI don\xE2\x80\x99t care\xE2\x80\x9D", "don\xE2\x80\x99t care");
    FINDS("follow up", "a follow\xE2\x80\x91up", "follow\xE2\x80\x91up");
}

static void quotes_keep_emoji(void)
{
    FINDS("help+ ~1 colleague",
          "\xF0\x9F\x98\x80 helped \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD a colleague \xF0\x9F\x98\x80",
          "helped \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD a colleague");
}

static void quotes_keep_decomposed_letters(void)
{
    FINDS("respect\xC3\xA9", "tre\xCC\x80s respecte\xCC\x81!", "respecte\xCC\x81");
    FINDS("stra\xC3\x9F"
          "e",
          "STRASSE und Stra\xC3\x9F"
          "e",
          "STRASSE|Stra\xC3\x9F"
          "e");
}

static void quotes_keep_blanks(void)
{
    FINDS("lent a hand", "lent \ta\t\thand", "lent \ta\t\thand");
    FINDS("lent a hand", "\xEF\xBB\xBFLent a hand", "Lent a hand");
}

/* Through the public rows, with a NUL in the text. */
static void offsets_count_every_byte(void)
{
    static const char notes[] = "\0Really\0 lent a hand. \xC3\xA9 Lent a hand";
    tenet_model *model = matching_model("lent a hand", NULL, NULL);
    tenet_candidate *person = assessing_person();
    CU_ASSERT_EQUAL(
        tenet_candidate_add_notes(person, notes, sizeof notes - 1, TENET_TEXT_PLAIN, NULL),
        TENET_OK);
    assessed rows = assess_person(model, person);
    CU_ASSERT_EQUAL_FATAL(rows.evidence_count, 2);
    CU_ASSERT_EQUAL(rows.texts[0].length, sizeof notes - 1);
    CU_ASSERT_EQUAL(memcmp(rows.texts[0].text, notes, sizeof notes), 0);
    CU_ASSERT_EQUAL(rows.evidence[0].start, 9);
    CU_ASSERT_EQUAL(rows.evidence[0].end, 20);
    CU_ASSERT_EQUAL(rows.evidence[1].start, 25);
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
    tenet_model_unref(model);
}

const suite_test quote_tests[] = {
    {"a quote keeps the tags and entities of HTML", quotes_keep_html},
    {"a quote keeps curly apostrophes and special hyphens", quotes_keep_curly_signs},
    {"emoji between words move nothing", quotes_keep_emoji},
    {"decomposed and folded letters keep their bytes", quotes_keep_decomposed_letters},
    {"a quote keeps its blanks, and no byte order mark", quotes_keep_blanks},
    {"offsets count every byte, NUL included", offsets_count_every_byte},
    {NULL, NULL},
};
