#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "io/report.h"
#include "io/tally.h"
#include "suite.h"
#include "tests.h"

#define SCRIPT "<script>alert(1)</script>"

/* Both values are known from these. */
#define KNOWN "She helped. She listened. She ignored him. She was rude. She listened again."

static const char MODEL[] =
    "tenet: 1\n"
    "id: sample\n"
    "name: \"" SCRIPT " values\"\n"
    "language: en\n"
    "purpose: \"" SCRIPT " purpose\"\n"
    "values:\n"
    "  - id: help\n"
    "    name: \"" SCRIPT " help\"\n"
    "    weight: 1\n"
    "    indicators: {for: [{id: h1, term: help+, weight: 1}], against: [ignore+]}\n"
    "    questions: [{id: q1, text: \"" SCRIPT " question\"}]\n"
    "    anchors: {1: \"" SCRIPT " one\", 2: two, 3: three, 4: four, 5: five}\n"
    "  - {id: care, name: Care, weight: 1, indicators: {for: [listen+], against: [rude]}}\n";

/* ---- Helpers ----------------------------------------------------------------------------- */

static tenet_model *model_of(const char *yaml)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    tenet_model_load_yaml(yaml, -1, NULL, &model, &error);
    SUITE_STRING(tenet_error_text(error), "");
    tenet_error_free(error);
    return model;
}

static tenet_assessment *assess(const char *yaml, const char *id, const char *notes, uint32_t flags)
{
    tenet_candidate *candidate = NULL;
    tenet_assessment *assessment = NULL;
    const tenet_assess_options options = {.struct_size = sizeof options, .flags = flags};
    tenet_model *model = model_of(yaml);
    CU_ASSERT_EQUAL(tenet_candidate_new(id, -1, &candidate, NULL), TENET_OK);
    if (notes != NULL)
        CU_ASSERT_EQUAL(tenet_candidate_add_notes(candidate, notes, -1, TENET_TEXT_PLAIN, NULL),
                        TENET_OK);
    CU_ASSERT_EQUAL(tenet_assess(model, candidate, &options, &assessment, NULL), TENET_OK);
    tenet_candidate_free(candidate);
    tenet_model_unref(model);
    return assessment;
}

static char *page_of(tenet_assessment *assessment, uint32_t flags, const char *language)
{
    const tenet_report_options options = {
        .struct_size = sizeof options, .flags = flags, .language = language};
    char *page = NULL;
    int64_t length = 0;
    tenet_error *error = NULL;
    tenet_assessment_report(assessment, &options, &page, &length, &error);
    SUITE_STRING(tenet_error_text(error), "");
    tenet_error_free(error);
    tenet_assessment_free(assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(page);
    CU_ASSERT_EQUAL(length, (int64_t)strlen(page));
    CU_ASSERT(g_utf8_validate(page, length, NULL));
    return page;
}

/* A page is whole, and holds no element that could run. */
static void expect_harmless(const char *page)
{
    static const char *const dangers[] = {"<script", "<img", "<svg onload", "<a href=javascript"};
    CU_ASSERT(g_str_has_suffix(page, "</body></html>\n"));
    for (gsize i = 0; i < G_N_ELEMENTS(dangers); i++) {
        if (strstr(page, dangers[i]) != NULL)
            fprintf(stderr, "the page holds %s\n", dangers[i]);
        CU_ASSERT_PTR_NULL(strstr(page, dangers[i]));
    }
}

static gboolean holds(const char *page, const char *text)
{
    return strstr(page, text) != NULL;
}

/* ---- What stands in a page --------------------------------------------------------------- */

void test_page_first_screen(void)
{
    char *page = page_of(assess(MODEL, "C-1", KNOWN, 0), 0, NULL);
    const char *score = strstr(page, "class=\"score\"");
    const char *between = strstr(page, "Anything between");
    const char *best = strstr(page, "Speaks most for");
    const char *worst = strstr(page, "Speaks most against");
    const char *next = strstr(page, "Ask next");
    const char *rest = strstr(page, "Each value");
    CU_ASSERT(score != NULL && score < between && between < best);
    CU_ASSERT(best != NULL && best < worst && worst < next && next < rest);
    CU_ASSERT(holds(page, "<b>helped</b>"));
    CU_ASSERT(holds(page, "<b>ignored</b>"));
    CU_ASSERT(holds(page, "not validated"));
    tenet_string_free(page);
}

/* The sum of the figures in the rows of what counts, in hundredths. */
static int64_t sum_of_rows(const char *page)
{
    int64_t sum = 0;
    for (const char *row = strstr(page, "<tr id=\"e"); row != NULL;
         row = strstr(row + 1, "<tr id=\"e")) {
        const char *cell = strstr(row, "<td class=\"n\">");
        const char *end = strstr(row, "</tr>");
        if (cell == NULL || cell > end)
            continue;
        cell += strlen("<td class=\"n\">");
        int sign = g_str_has_prefix(cell, "+") ? 1 : -1;
        double points = g_ascii_strtod(cell + (sign > 0 ? 1 : strlen("\u2212")), NULL);
        sum += sign * (int64_t)(points * 100 + 0.5);
    }
    return sum;
}

void test_page_adds_up(void)
{
    tenet_assessment *assessment =
        assess(MODEL, "C-1", "She helped. She listened. She ignored him. She helped her.", 0);
    double points = assessment->alignment.points;
    char *page = page_of(assessment, 0, NULL);
    int64_t expected = (int64_t)(points * 100 + (points < 0 ? -0.5 : 0.5));
    CU_ASSERT_EQUAL(sum_of_rows(page), expected);
    CU_ASSERT_NOT_EQUAL(expected, 0);
    tenet_string_free(page);
}

void test_page_uncounted(void)
{
    char *page = page_of(assess(MODEL, "C-1", "She would help. Her manager helped.", 0), 0, NULL);
    CU_ASSERT(holds(page, "only imagined, because of “<bdi>") ||
              holds(page, "only imagined, because of “would”"));
    CU_ASSERT(holds(page, "about somebody else, because of "));
    CU_ASSERT(holds(page, "class=\"m none\""));
    tenet_string_free(page);
}

void test_page_marks_lead_somewhere(void)
{
    char *page = page_of(
        assess(MODEL, "C-1", "She helped and listened. She would help. She helped again.", 0), 0,
        NULL);
    for (const char *link = strstr(page, "href=\"#"); link != NULL;
         link = strstr(link + 1, "href=\"#")) {
        const char *begin = link + strlen("href=\"#");
        g_autofree char *name = g_strndup(begin, strcspn(begin, "\""));
        g_autofree char *id = g_strdup_printf("id=\"%s\"", name);
        if (!holds(page, id))
            fprintf(stderr, "#%s leads nowhere\n", name);
        CU_ASSERT(holds(page, id));
    }
    tenet_string_free(page);
}

void test_page_questions(void)
{
    tenet_candidate *candidate = NULL;
    tenet_assessment *assessment = NULL;
    tenet_model *model = model_of(MODEL);
    tenet_candidate_new("C-1", -1, &candidate, NULL);
    tenet_candidate_add_answer(candidate, "What was hard?", -1, "Nothing at all.", -1,
                               TENET_TEXT_PLAIN, NULL);
    tenet_candidate_add_notes(candidate, KNOWN, -1, TENET_TEXT_PLAIN, NULL);
    CU_ASSERT_EQUAL(tenet_assess(model, candidate, NULL, &assessment, NULL), TENET_OK);
    g_autofree char *page = page_of(assessment, 0, NULL);
    const char *question = strstr(page, "What was hard?");
    CU_ASSERT_PTR_NOT_NULL_FATAL(question);
    const char *answer = strstr(question, "Nothing at all.");
    CU_ASSERT_PTR_NOT_NULL_FATAL(answer);
    CU_ASSERT_PTR_NULL(strstr(answer, "What was hard?"));
    tenet_candidate_free(candidate);
    tenet_model_unref(model);
}

void test_page_german(void)
{
    char *page = page_of(assess(MODEL, "C-1", KNOWN, 0), 0, "de");
    CU_ASSERT(holds(page, "<html lang=\"de\""));
    CU_ASSERT(holds(page, "Als Nächstes fragen"));
    CU_ASSERT(holds(page, "nicht validiert"));
    CU_ASSERT(holds(page, "50,00"));
    CU_ASSERT(!holds(page, "Ask next"));
    tenet_string_free(page);
}

/* ---- Hostile and odd input --------------------------------------------------------------- */

void test_page_hostile(void)
{
    static const uint32_t flags[] = {0, TENET_REPORT_FOR_CANDIDATE};
    const char *notes = SCRIPT " helped <img src=x onerror=alert(1)> listened \"'><svg onload=x>";
    for (gsize i = 0; i < G_N_ELEMENTS(flags); i++) {
        char *page = page_of(assess(MODEL, "\"'><svg onload=a>" SCRIPT, notes, 0), flags[i], "en");
        expect_harmless(page);
        CU_ASSERT(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt; values"));
        tenet_string_free(page);
    }
}

void test_page_ids(void)
{
    static const char *const ids[] = {"../../etc/passwd", "\"'", "", "מועמד", "C 1\n2", "🙂"};
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        char *page = page_of(assess(MODEL, ids[i], "helped", 0), 0, NULL);
        expect_harmless(page);
        tenet_string_free(page);
    }
}

void test_page_direction(void)
{
    char *page =
        page_of(assess(MODEL, "מועמד", "היא אמרה: helped \u202eevil 🙂", 0), 0, NULL);
    CU_ASSERT(holds(page, "<bdi>מועמד</bdi>"));
    CU_ASSERT(holds(page, "dir=\"auto\""));
    CU_ASSERT(holds(page, "\\u202eevil 🙂"));
    CU_ASSERT(!holds(page, "\u202e"));
    tenet_string_free(page);
}

void test_page_bare_model(void)
{
    static const char bare[] = "tenet: 1\nid: bare\nvalues:\n"
                               "  - {id: help, weight: 1, indicators: {for: [help+]}}\n";
    char *page = page_of(assess(bare, "C-1", "She would help.", 0), 0, NULL);
    expect_harmless(page);
    CU_ASSERT(holds(page, "ask one of your own"));
    tenet_string_free(page);
    page = page_of(assess(bare, "C-1", "She helped.", TENET_ASSESS_RATINGS_FIRST), 0, NULL);
    CU_ASSERT(holds(page, "no anchors"));
    tenet_string_free(page);
}

void test_page_many_values(void)
{
    g_autoptr(GString) yaml = g_string_new("tenet: 1\nid: many\nvalues:\n");
    for (int i = 0; i < 60; i++)
        g_string_append_printf(yaml, "  - {id: v%d, weight: 1, indicators: {for: [word%dx]}}\n", i,
                               i);
    char *page = page_of(assess(yaml->str, "C-1", "word1x, word59x", 0), 0, NULL);
    expect_harmless(page);
    CU_ASSERT(holds(page, "v59"));
    CU_ASSERT(strlen(page) <= 150000);
    tenet_string_free(page);
}

void test_page_nothing(void)
{
    char *page = page_of(assess(MODEL, "C-1", NULL, 0), 0, NULL);
    expect_harmless(page);
    CU_ASSERT(holds(page, "No number yet"));
    CU_ASSERT(holds(page, "Neither notes nor answers nor a statement"));
    CU_ASSERT(!holds(page, "class=\"score\""));
    CU_ASSERT(!holds(page, "nan"));
    tenet_string_free(page);
}

void test_page_long_note(void)
{
    g_autoptr(GString) notes = g_string_new(NULL);
    while (notes->len < 1024 * 1024)
        g_string_append(notes, "She helped the guest. She would help again. ");
    tenet_assessment *assessment = assess(MODEL, "C-1", notes->str, 0);
    CU_ASSERT(assessment->evidence->len > 10000);
    char *page = page_of(assessment, 0, NULL);
    expect_harmless(page);
    CU_ASSERT(strlen(page) < notes->len + 500000);
    CU_ASSERT(holds(page, "further finds count nothing and are not listed"));
    tenet_string_free(page);
}

void test_page_markup_notes(void)
{
    tenet_candidate *candidate = NULL;
    tenet_assessment *assessment = NULL;
    tenet_model *model = model_of(MODEL);
    CU_ASSERT_EQUAL(tenet_candidate_new("C-1", -1, &candidate, NULL), TENET_OK);
    CU_ASSERT_EQUAL(tenet_candidate_add_notes(
                        candidate, "<p>She <b>hel</b>ped &amp; <i>listened</i>.</p><p>Good</p>", -1,
                        TENET_TEXT_HTML, NULL),
                    TENET_OK);
    CU_ASSERT_EQUAL(tenet_assess(model, candidate, NULL, &assessment, NULL), TENET_OK);
    char *page = page_of(assessment, 0, NULL);
    CU_ASSERT(holds(page, ">helped<sup>"));
    CU_ASSERT(holds(page, ">listened<sup>"));
    CU_ASSERT(holds(page, " &amp; <a"));
    CU_ASSERT(!holds(page, "&lt;i&gt;"));
    tenet_string_free(page);
    tenet_candidate_free(candidate);
    tenet_model_unref(model);
}

/* ---- Sealed, and the candidate's copy ---------------------------------------------------- */

void test_page_sealed(void)
{
    const char *notes = "She helped. She listened.";
    char *page = page_of(assess(MODEL, "C-1", notes, TENET_ASSESS_RATINGS_FIRST), 0, NULL);
    CU_ASSERT(holds(page, "your ratings come first"));
    CU_ASSERT(holds(page, "<h3>Care</h3>"));
    CU_ASSERT(holds(page, "&lt;/script&gt; one"));
    CU_ASSERT(holds(page, notes));
    CU_ASSERT(!holds(page, "class=\"score\""));
    CU_ASSERT(!holds(page, "class=\"m "));
    CU_ASSERT(!holds(page, "Points"));
    tenet_string_free(page);
}

void test_copy_names_nobody(void)
{
    const char *notes = "Interviewer Smith asked. She helped Marta and she listened to Olaf. "
                        "Her manager Petra helped. I helped. She would help Zoe.";
    char *page = page_of(assess(MODEL, "C-1", notes, 0), TENET_REPORT_FOR_CANDIDATE, NULL);
    static const char *const names[] = {"Smith", "Marta", "Olaf", "Petra", "Zoe", "manager"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        CU_ASSERT(!holds(page, names[i]));
    CU_ASSERT(holds(page, "helped"));
    CU_ASSERT(holds(page, "about somebody else"));
    CU_ASSERT(holds(page, "If something is wrong or missing"));
    CU_ASSERT(holds(page, "One answer counts at most 1 for a value"));
    tenet_string_free(page);
}

void test_copy_names_in_quotes(void)
{
    static const char gap[] = "tenet: 1\nid: gap\nvalues:\n"
                              "  - {id: help, weight: 1, indicators: {for: [\"help+ ~3 move\"]}}\n";
    char *page = page_of(assess(gap, "C-1", "Helped Marta and I'd Ольга move.", 0),
                         TENET_REPORT_FOR_CANDIDATE, NULL);
    CU_ASSERT(!holds(page, "Marta"));
    CU_ASSERT(!holds(page, "Ольга"));
    tenet_string_free(page);
}

void test_copy_contact(void)
{
    const tenet_report_options options = {.struct_size = sizeof options,
                                          .flags = TENET_REPORT_FOR_CANDIDATE,
                                          .contact = "<jobs@example.org>"};
    tenet_assessment *assessment = assess(MODEL, "C-1", "helped", 0);
    char *page = NULL;
    CU_ASSERT_EQUAL(tenet_assessment_report(assessment, &options, &page, NULL, NULL), TENET_OK);
    CU_ASSERT(holds(page, "Write to &lt;jobs@example.org&gt; and name the reference C-1"));
    tenet_string_free(page);
    tenet_assessment_free(assessment);
}

/* ---- Arguments --------------------------------------------------------------------------- */

static void expect_refused(tenet_assessment *assessment, const tenet_report_options *options,
                           int32_t status, const char *message)
{
    char *page = (char *)"";
    int64_t length = 1;
    tenet_error *error = NULL;
    CU_ASSERT_EQUAL(tenet_assessment_report(assessment, options, &page, &length, &error), status);
    CU_ASSERT_PTR_NULL(page);
    CU_ASSERT_EQUAL(length, 0);
    CU_ASSERT(holds(tenet_error_text(error), message));
    tenet_error_free(error);
}

void test_page_arguments(void)
{
    tenet_assessment *one = assess(MODEL, "C-1", "helped", 0);
    tenet_report_options options = {.struct_size = sizeof options};
    expect_refused(NULL, NULL, TENET_E_ARGUMENT, "is NULL");
    CU_ASSERT_EQUAL(tenet_assessment_report(one, NULL, NULL, NULL, NULL), TENET_E_ARGUMENT);
    options.struct_size = 4;
    expect_refused(one, &options, TENET_E_ARGUMENT, "struct_size");
    options = (tenet_report_options){.struct_size = sizeof options, .flags = 2};
    expect_refused(one, &options, TENET_E_ARGUMENT, "does not know");
    options = (tenet_report_options){.struct_size = sizeof options, .assess = 1U << 31};
    expect_refused(one, &options, TENET_E_ARGUMENT, "does not know");
    options = (tenet_report_options){.struct_size = sizeof options, .reserved = 1};
    expect_refused(one, &options, TENET_E_ARGUMENT, "does not know");
    options = (tenet_report_options){.struct_size = sizeof options, .language = "tlh"};
    expect_refused(one, &options, TENET_E_ARGUMENT, "choose one of: en, de");
    tenet_assessment_free(one);
    one = assess(MODEL, "C-1", "She helped.", TENET_ASSESS_RATINGS_FIRST);
    options =
        (tenet_report_options){.struct_size = sizeof options, .flags = TENET_REPORT_FOR_CANDIDATE};
    expect_refused(one, &options, TENET_E_DATA, "sealed");
    tenet_assessment_free(one);
}

static int32_t stop(void *user, const tenet_summary *summary)
{
    (void)summary;
    (*(int *)user)++;
    return 1;
}

static void expect_file_refused(const tenet_model *model, const char *input, const char *output,
                                const tenet_report_options *options, int32_t status)
{
    tenet_error *error = NULL, *notices = NULL;
    CU_ASSERT_EQUAL(tenet_report_csv(model, input, output, options, NULL, &notices, &error),
                    status);
    CU_ASSERT_EQUAL(tenet_error_status(error), status);
    CU_ASSERT(!g_file_test(output, G_FILE_TEST_EXISTS));
    tenet_error_free(error);
    tenet_error_free(notices);
}

void test_file_arguments(void)
{
    g_autofree char *folder = g_dir_make_tmp("tenet-report-XXXXXX", NULL);
    g_autofree char *input = g_build_filename(folder, "in.csv", NULL);
    g_autofree char *output = g_build_filename(folder, "out.html", NULL);
    g_autoptr(GString) rows = g_string_new("Candidate ID,Interview Notes\n");
    int calls = 0;
    for (int i = 0; i < 2000; i++)
        g_string_append_printf(rows, "C-%d,\"She helped. She listened to what he said.\"\n", i);
    CU_ASSERT(g_file_set_contents(input, rows->str, -1, NULL));
    tenet_model *model = model_of(MODEL);
    tenet_report_options options = {.struct_size = sizeof options, .only = "nobody"};
    expect_file_refused(NULL, input, output, NULL, TENET_E_ARGUMENT);
    expect_file_refused(model, input, output, &options, TENET_E_NOT_FOUND);
    expect_file_refused(model, output, output, NULL, TENET_E_IO);
    options = (tenet_report_options){.struct_size = 1};
    expect_file_refused(model, input, output, &options, TENET_E_ARGUMENT);
    options = (tenet_report_options){.struct_size = sizeof options, .language = "xx"};
    expect_file_refused(model, input, output, &options, TENET_E_ARGUMENT);
    options =
        (tenet_report_options){.struct_size = sizeof options, .flags = TENET_REPORT_FOR_CANDIDATE};
    expect_file_refused(model, input, output, &options, TENET_E_DATA);
    options =
        (tenet_report_options){.struct_size = sizeof options, .progress = stop, .user = &calls};
    tenet_report_csv(model, input, output, &options, NULL, NULL, NULL);
    CU_ASSERT(calls <= 1); /* called after a time only; once is enough to stop */
    g_remove(output);
    g_remove(input);
    g_rmdir(folder);
    tenet_model_unref(model);
}

void test_spread_quantiles(void)
{
    tenet__spread spread = {.total = 0};
    CU_ASSERT(tenet__spread_quantile(&spread, 0.5) != tenet__spread_quantile(&spread, 0.5));
    for (int score = 10; score <= 40; score += 10) {
        spread.counts[score]++;
        spread.total++;
    }
    CU_ASSERT_EQUAL(tenet__spread_quantile(&spread, 0.25), 10);
    CU_ASSERT_EQUAL(tenet__spread_quantile(&spread, 0.5), 20);
    CU_ASSERT_EQUAL(tenet__spread_quantile(&spread, 0.75), 30);
    CU_ASSERT_EQUAL(tenet__spread_quantile(&spread, 1), 40);
}
