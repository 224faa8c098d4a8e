/*
 * The guide: the same questions for all, minutes that add up, and models of every kind.
 */
#include <glib.h>
#include <string.h>

#include "lists.h"

static tenet_guide *make(const tenet_model *model, int32_t minutes, int32_t questions,
                         const char *seed)
{
    const tenet_guide_options options = {
        .struct_size = sizeof options, .minutes = minutes, .questions = questions, .seed = seed};
    tenet_guide *guide = NULL;
    tenet_error *error = NULL;
    if (tenet_guide_new(model, NULL, &options, &guide, &error) != TENET_OK)
        fprintf(stderr, "%s", tenet_error_text(error));
    CU_ASSERT_PTR_NOT_NULL_FATAL(guide);
    return guide;
}

static char *render(const tenet_guide *guide, int32_t form)
{
    char *text = NULL;
    int64_t length = 0;
    CU_ASSERT_EQUAL_FATAL(tenet_guide_render(guide, form, &text, &length, NULL), TENET_OK);
    CU_ASSERT_EQUAL((int64_t)strlen(text), length);
    CU_ASSERT(g_utf8_validate(text, (gssize)length, NULL));
    return text;
}

/* The ids of the questions, parted by blanks. */
static char *questions_of(const tenet_model *model, const tenet_guide *guide)
{
    const tenet_guide_question *rows;
    const tenet_question *questions;
    int64_t count, ignored;
    GString *ids = g_string_new(NULL);
    tenet_guide_questions(guide, &rows, &count);
    tenet_model_questions(model, &questions, &ignored);
    for (int64_t i = 0; i < count; i++)
        g_string_append_printf(ids, "%s%s", i > 0 ? " " : "", questions[rows[i].question].id);
    return g_string_free(ids, FALSE);
}

static void expect(const tenet_model *model, int32_t minutes, int32_t questions, const char *seed,
                   const char *ids)
{
    tenet_guide *guide = make(model, minutes, questions, seed);
    g_autofree char *found = questions_of(model, guide);
    SUITE_STRING(found, ids);
    tenet_guide_free(guide);
}

/* Computed apart from the library: printf 'SEED\nh-q1' | sha256sum, likewise h-q2 and h-q3. */
static const struct {
    const char *seed;
    const char *one;
    const char *two;
} EXPECTED[] = {{"desk", "h-q1 r-q1 s-q1", "h-q1 h-q2 r-q1 s-q1"},
                {"service desk 2031", "h-q1 r-q1 s-q1", "h-q1 h-q2 r-q1 s-q1"},
                {"", "h-q3 r-q1 s-q1", "h-q2 h-q3 r-q1 s-q1"},
                {"Empfang \xC3\xA4\xC3\xB6", "h-q3 r-q1 s-q1", "h-q1 h-q3 r-q1 s-q1"}};

static void a_seed_chooses_the_same_questions_everywhere(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    expect(model, 0, 1, NULL, "h-q1 r-q1 s-q1");
    expect(model, 0, 2, NULL, "h-q1 h-q2 r-q1 s-q1");
    for (gsize i = 0; i < G_N_ELEMENTS(EXPECTED); i++) {
        expect(model, 0, 1, EXPECTED[i].seed, EXPECTED[i].one);
        expect(model, 0, 2, EXPECTED[i].seed, EXPECTED[i].two);
        expect(model, 0, 3, EXPECTED[i].seed, "h-q1 h-q2 h-q3 r-q1 s-q1");
    }
    tenet_model_unref(model);
}

static void minutes_add_up(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    for (int32_t minutes = 21; minutes <= 200; minutes++) {
        tenet_guide *guide = make(model, minutes, 0, "x");
        const tenet_guide_minutes *plan;
        const tenet_guide_question *rows;
        int64_t count;
        tenet_guide_plan(guide, &plan);
        tenet_guide_questions(guide, &rows, &count);
        int32_t sum = plan->opening + plan->candidate + plan->closing + plan->reserve;
        for (int64_t i = 0; i < count; i++) {
            CU_ASSERT(rows[i].minutes >= 3 && rows[i].minutes <= 10);
            sum += rows[i].minutes;
        }
        CU_ASSERT_EQUAL(sum, minutes);
        CU_ASSERT_EQUAL(plan->total, minutes);
        CU_ASSERT(plan->reserve >= 0);
        tenet_guide_free(guide);
    }
    tenet_model_unref(model);
}

static void more_time_asks_more(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    expect(model, 27, 0, NULL, "h-q1 r-q1 s-q1");
    expect(model, 31, 0, NULL, "h-q1 r-q1 s-q1");
    expect(model, 32, 0, NULL, "h-q1 h-q2 r-q1 s-q1");
    expect(model, 37, 0, NULL, "h-q1 h-q2 h-q3 r-q1 s-q1");
    tenet_model_unref(model);
}

static void refuse(const tenet_model *model, tenet_guide_options options, int32_t status,
                   const char *says)
{
    tenet_guide *guide = (tenet_guide *)1;
    tenet_error *error = NULL;
    options.struct_size = sizeof options;
    CU_ASSERT_EQUAL(tenet_guide_new(model, NULL, &options, &guide, &error), status);
    CU_ASSERT_PTR_NULL(guide);
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet_error_text(error), says));
    tenet_error_free(error);
    CU_ASSERT_EQUAL(tenet_guide_new(model, NULL, &options, &guide, NULL), status);
}

static void impossible_wishes_are_refused(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    const tenet_guide_options tiny = {.struct_size = 4};
    tenet_guide *guide = NULL;
    char *text = NULL;
    refuse(model, (tenet_guide_options){.minutes = 20}, TENET_E_ARGUMENT,
           "need 21 minutes, not 20");
    refuse(model, (tenet_guide_options){.minutes = 1}, TENET_E_ARGUMENT, "not 1");
    refuse(model, (tenet_guide_options){.minutes = 26, .questions = 3}, TENET_E_ARGUMENT,
           "5 questions");
    refuse(model, (tenet_guide_options){.minutes = -1}, TENET_E_ARGUMENT, "1 to 480 minutes");
    refuse(model, (tenet_guide_options){.minutes = 481}, TENET_E_ARGUMENT, "1 to 480 minutes");
    refuse(model, (tenet_guide_options){.questions = -1}, TENET_E_ARGUMENT, "questions");
    refuse(model, (tenet_guide_options){.questions = 21}, TENET_E_ARGUMENT, "questions");
    refuse(model, (tenet_guide_options){.reserved = 1}, TENET_E_ARGUMENT, "reserved");
    refuse(model, (tenet_guide_options){.seed = "\xFF"}, TENET_E_ENCODING, "UTF-8");
    refuse(NULL, (tenet_guide_options){.minutes = 0}, TENET_E_ARGUMENT, "NULL");
    CU_ASSERT_EQUAL(tenet_guide_new(model, NULL, &tiny, &guide, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_guide_new(model, NULL, NULL, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_guide_new(model, NULL, NULL, &guide, NULL), TENET_OK);
    CU_ASSERT_EQUAL(tenet_guide_render(guide, TENET_PAGE_COUNT, &text, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_guide_render(guide, -1, &text, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_guide_render(guide, 0, NULL, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_guide_render(NULL, 0, &text, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(text);
    CU_ASSERT_EQUAL(tenet_guide_plan(NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_guide_questions(guide, NULL, NULL), TENET_E_ARGUMENT);
    tenet_guide_free(guide);
    tenet_guide_free(NULL);
    tenet_model_unref(model);
}

static void an_unknown_language_is_named(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_guide_options options = {.struct_size = sizeof options, .language = "xx"};
    tenet_guide *guide = NULL;
    tenet_error *error = NULL;
    char *text = NULL;
    CU_ASSERT_EQUAL(tenet_guide_new(model, NULL, &options, &guide, NULL), TENET_OK);
    CU_ASSERT_EQUAL(tenet_guide_render(guide, 0, &text, NULL, &error), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet_error_text(error), "\"xx\""));
    tenet_error_free(error);
    tenet_guide_free(guide);
    options.language = "de-AT";
    tenet_guide_new(model, NULL, &options, &guide, NULL);
    g_autofree char *german = render(guide, TENET_PAGE_TEXT);
    CU_ASSERT_PTR_NOT_NULL(strstr(german, "# Interviewleitfaden: Service team"));
    tenet_guide_free(guide);
    tenet_model_unref(model);
}

/* The model's own language where the table has it, else English. */
static void the_models_language_is_spoken(void)
{
    static const struct {
        const char *language;
        const char *heading;
    } cases[] = {
        {"de", "# Interviewleitfaden"}, {"en", "# Interview guide"}, {"fi", "# Interview guide"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *yaml =
            g_strdup_printf("tenet: 1\nid: m\nlanguage: %s\nvalues:\n"
                            "  - {id: v, indicators: {for: [x]}, questions: [Was?]}\n",
                            cases[i].language);
        tenet_model *model = assessing_model(yaml);
        tenet_guide *guide = make(model, 0, 0, NULL);
        g_autofree char *text = render(guide, TENET_PAGE_TEXT);
        CU_ASSERT(g_str_has_prefix(text, cases[i].heading));
        tenet_guide_free(guide);
        tenet_model_unref(model);
    }
}

static void a_model_without_questions_is_refused(void)
{
    tenet_model *model =
        assessing_model("tenet: 1\nid: bare\nvalues:\n  - {id: v, indicators: {for: [x]}}\n");
    refuse(model, (tenet_guide_options){.minutes = 0}, TENET_E_MODEL,
           "no questions; write \"questions:\"");
    tenet_model_unref(model);
}

static void a_value_without_questions_or_anchors_is_told(void)
{
    tenet_model *model = assessing_model(
        "tenet: 1\nid: half\nvalues:\n  - {id: a, indicators: {for: [x]}, questions: [What?]}\n"
        "  - {id: b, indicators: {for: [y]}}\n");
    tenet_guide *guide = make(model, 0, 0, NULL);
    for (int32_t form = 0; form < TENET_PAGE_JSON; form++) {
        g_autofree char *text = render(guide, form);
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "no anchors for this value"));
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "no question about this value"));
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "not observed"));
    }
    tenet_guide_free(guide);
    tenet_model_unref(model);
}

static void sixty_values_are_a_long_guide(void)
{
    g_autoptr(GString) yaml = g_string_new("tenet: 1\nid: many\nvalues:\n");
    for (int i = 0; i < 60; i++)
        g_string_append_printf(
            yaml, "  - {id: v%d, indicators: {for: [word%d]}, questions: [\"Q %d?\"]}\n", i, i, i);
    tenet_model *model = assessing_model(yaml->str);
    tenet_guide *guide = make(model, 0, 0, "x");
    const tenet_guide_minutes *plan;
    tenet_guide_plan(guide, &plan);
    CU_ASSERT_EQUAL(plan->total, 12 + 60 * 5);
    for (int32_t form = 0; form < TENET_PAGE_COUNT; form++) {
        g_autofree char *text = render(guide, form);
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "Q 59?"));
    }
    tenet_guide_free(guide);
    refuse(model, (tenet_guide_options){.minutes = 60}, TENET_E_ARGUMENT, "need 192 minutes");
    tenet_model_unref(model);
}

/* Text from right to left, emoji, markup and quotes in every place of a model. */
static void hostile_text_stays_text(void)
{
    static const char nasty[] =
        "<script>alert(1)</script> \\\"*_|# \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D "
        "\xF0\x9F\x99\x82 \xE2\x80\xAE";
    g_autofree char *yaml = g_strdup_printf(
        "tenet: 1\nid: n\nname: \"%s\"\npurpose: \"%s\"\nvalues:\n  - id: v\n    name: \"%s\"\n"
        "    description: \"- %s\"\n    indicators: {for: [x]}\n    questions: [\"%s?\"]\n"
        "    probes: [\"%s\"]\n    anchors: {1: \"%s\"}\n",
        nasty, nasty, nasty, nasty, nasty, nasty, nasty);
    tenet_model *model = assessing_model(yaml);
    tenet_guide *guide = make(model, 0, 0, nasty);
    g_autofree char *html = render(guide, TENET_PAGE_HTML);
    CU_ASSERT_PTR_NULL(strstr(html, "<script"));
    CU_ASSERT_PTR_NOT_NULL(strstr(html, "&lt;script&gt;"));
    CU_ASSERT_PTR_NULL(strstr(html, "\xE2\x80\xAE"));
    g_autofree char *markdown = render(guide, TENET_PAGE_TEXT);
    CU_ASSERT_PTR_NULL(strstr(markdown, " <script"));
    CU_ASSERT_PTR_NOT_NULL(strstr(markdown, "\\<script\\>"));
    CU_ASSERT_PTR_NULL(strstr(markdown, "\xE2\x80\xAE"));
    g_autofree char *json = render(guide, TENET_PAGE_JSON);
    CU_ASSERT_PTR_NULL(strstr(json, "\xE2\x80\xAE"));
    tenet_guide_free(guide);
    tenet_model_unref(model);
}

/* ---- For one candidate ------------------------------------------------------------------- */

static tenet_guide *follow_up(const tenet_model *model, tenet_candidate *person, int32_t minutes,
                              int32_t status)
{
    const tenet_guide_options options = {.struct_size = sizeof options, .minutes = minutes};
    tenet_assessment *result = NULL;
    tenet_guide *guide = NULL;
    CU_ASSERT_EQUAL_FATAL(tenet_assess(model, person, NULL, &result, NULL), TENET_OK);
    CU_ASSERT_EQUAL(tenet_guide_new(model, result, &options, &guide, NULL), status);
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    return guide;
}

static void a_candidates_guide_asks_what_tells_most(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = NULL;
    tenet_candidate_new("../C \"1\"", -1, &person, NULL);
    tenet_candidate_add_answer(person, "h-q1", -1, "I stayed late.", -1, TENET_TEXT_PLAIN, NULL);
    tenet_guide *guide = follow_up(model, person, 0, TENET_OK);
    g_autofree char *ids = questions_of(model, guide);
    SUITE_STRING(ids, "s-q1 h-q2 r-q1");
    for (int32_t form = 0; form < TENET_PAGE_COUNT; form++) {
        g_autofree char *text = render(guide, form);
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "../C "));
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "one piece of evidence so far"));
        CU_ASSERT_PTR_NULL(strstr(text, "When did you notice"));
    }
    tenet_guide_free(guide);
    tenet_model_unref(model);
}

static void a_german_guide_says_in_german_why_it_asks(void)
{
    const tenet_guide_options options = {.struct_size = sizeof options, .language = "de"};
    const tenet_guide_question *questions;
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = NULL;
    tenet_assessment *result = NULL;
    tenet_guide *guide = NULL;
    int64_t count;
    tenet_candidate_new("C-1", -1, &person, NULL);
    tenet_candidate_add_answer(person, "h-q1", -1, "I stayed late.", -1, TENET_TEXT_PLAIN, NULL);
    CU_ASSERT_EQUAL_FATAL(tenet_assess(model, person, NULL, &result, NULL), TENET_OK);
    CU_ASSERT_EQUAL_FATAL(tenet_guide_new(model, result, &options, &guide, NULL), TENET_OK);
    tenet_guide_questions(guide, &questions, &count);
    CU_ASSERT_EQUAL_FATAL(count, 3);
    CU_ASSERT_EQUAL(questions[0].why, TENET_ASK_NOTHING);
    CU_ASSERT_EQUAL(questions[1].why, TENET_ASK_LITTLE);
    for (int32_t form = TENET_PAGE_TEXT; form <= TENET_PAGE_HTML; form++) {
        g_autofree char *text = render(guide, form);
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "bisher ein einziger Beleg"));
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "bisher nichts daf\xC3\xBCr"));
        CU_ASSERT_PTR_NULL(strstr(text, "so far"));
    }
    tenet_guide_free(guide);
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

static void what_does_not_fit_is_told(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_guide *guide = follow_up(model, assessing_person(), 18, TENET_OK);
    const tenet_guide_minutes *plan;
    tenet_guide_plan(guide, &plan);
    CU_ASSERT_EQUAL(plan->left_out, 1);
    CU_ASSERT_EQUAL(plan->total, 18);
    g_autofree char *text = render(guide, TENET_PAGE_TEXT);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "1 follow-up does not fit"));
    tenet_guide_free(guide);
    follow_up(model, assessing_person(), 12, TENET_E_ARGUMENT);
    tenet_model_unref(model);
}

static void nothing_left_to_ask_is_told(void)
{
    static const char *const values[] = {"helpfulness", "respect", "service"};
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    for (int i = 0; i < 3; i++)
        tenet_candidate_add_rating(person, values[i], -1, 3, 1, 5, NULL);
    CU_ASSERT_PTR_NULL(follow_up(model, person, 0, TENET_E_DATA));
    tenet_model_unref(model);
}

static void another_models_assessment_is_refused(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_model *other = NULL;
    tenet_model_builtin(&other, NULL);
    tenet_candidate *person = assessing_person();
    tenet_assessment *result = NULL;
    tenet_guide *guide = NULL;
    tenet_assess(other, person, NULL, &result, NULL);
    CU_ASSERT_EQUAL(tenet_guide_new(model, result, NULL, &guide, NULL), TENET_E_ARGUMENT);
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    tenet_model_unref(other);
    tenet_model_unref(model);
}

const suite_test guide_tests[] = {
    {"a seed chooses the same questions on every machine",
     a_seed_chooses_the_same_questions_everywhere},
    {"the minutes of a guide add up", minutes_add_up},
    {"with more time more is asked", more_time_asks_more},
    {"impossible minutes and wrong arguments are refused", impossible_wishes_are_refused},
    {"an unknown language is named, a known one spoken", an_unknown_language_is_named},
    {"a guide speaks the model's language where it can", the_models_language_is_spoken},
    {"a model without questions gives no guide but a hint", a_model_without_questions_is_refused},
    {"values without questions or anchors are told", a_value_without_questions_or_anchors_is_told},
    {"sixty values make a long guide, or too long a one", sixty_values_are_a_long_guide},
    {"markup, text from right to left and emoji stay text", hostile_text_stays_text},
    {"a candidate's guide asks what tells most", a_candidates_guide_asks_what_tells_most},
    {"a German guide says in German why it asks", a_german_guide_says_in_german_why_it_asks},
    {"follow-ups that do not fit are counted", what_does_not_fit_is_told},
    {"nothing left to ask is told", nothing_left_to_ask_is_told},
    {"an assessment of another model is refused", another_models_assessment_is_refused},
    {NULL, NULL}};
