/*
 * What holds for any candidate, tried on random ones. TENET_TEST_CASES says how many (2,000),
 * TENET_TEST_SEED which.
 */
#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lists.h"

/* Sentences that stand alone: none changes how another is read. */
static const char *const GOOD[] = {"I helped a guest.",
                                   "I stayed late.",
                                   "I lent a hand.",
                                   "I listened to both sides.",
                                   "I called back at once.",
                                   "I stopped the gossip.",
                                   "I followed up on it.",
                                   "I covered for two colleagues.",
                                   "I answered within 5 minutes."};
static const char *const NEGATED[] = {"I did not help a guest.",
                                      "I did not stay late.",
                                      "I did not lend a hand.",
                                      "I did not listen to both sides.",
                                      "I did not call back at once.",
                                      "I did not stop the gossip.",
                                      "I never followed up on it.",
                                      "I did not cover for two colleagues.",
                                      "I never answered within 5 minutes."};
static const char *const BAD[] = {"I ignored the bell.", "I shouted at a guest.",
                                  "I let two people wait.", "That was not my job."};
static const char *const IDLE[] = {"If asked, I would help.", "I want to listen more.",
                                   "My manager helped the guest.", "Maybe I helped."};
static const char *const NEUTRAL[] = {"The weather was fine.", "The room had two windows.",
                                      "Lunch is at noon.", "A desk, a chair and a lamp."};
static const char *const SUMMARIES[] = {
    "I stayed late, lent a hand and followed up.", "I listened and stopped the gossip.",
    "I helped a guest, called back and covered for two colleagues."};
static const char *const QUESTIONS[] = {"h-q1", "h-q2", "r-q1", "s-q1", "What else?"};
static const char *const VALUES[] = {"helpfulness", "respect", "service"};

#define ANY(random, array) ((array)[g_rand_int_range((random), 0, G_N_ELEMENTS(array))])
#define MOST               10

/* A random candidate, kept so that it can be told in several ways. */
typedef struct story {
    const char *notes[MOST];
    const char *answers[MOST];
    int asked[MOST];
    int rated[MOST];
    double ratings[MOST];
    int note_count, answer_count, rating_count;
    int ranked; /* how many values the candidate ranks; 0 = no statement */
} story;

static int64_t case_count(void)
{
    const char *given = getenv("TENET_TEST_CASES");
    return given != NULL ? strtoll(given, NULL, 10) : 2000;
}

static tenet_model *team(void)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    if (tenet_model_load_file(TENET_SOURCE_DIR "/tests/cases/team.yaml", &model, &error) !=
        TENET_OK)
        fprintf(stderr, "%s", tenet_error_text(error));
    CU_ASSERT_PTR_NOT_NULL_FATAL(model);
    return model;
}

static const char *any_sentence(GRand *random)
{
    int kind = g_rand_int_range(random, 0, 10);
    return kind < 4   ? ANY(random, GOOD)
           : kind < 5 ? ANY(random, NEGATED)
           : kind < 7 ? ANY(random, BAD)
           : kind < 8 ? ANY(random, IDLE)
                      : ANY(random, NEUTRAL);
}

static story any_story(GRand *random)
{
    story self = {.note_count = g_rand_int_range(random, 0, MOST),
                  .answer_count = g_rand_int_range(random, 0, MOST),
                  .rating_count = g_rand_int_range(random, 0, 4),
                  .ranked = g_rand_int_range(random, 0, 4)};
    for (int i = 0; i < self.note_count; i++)
        self.notes[i] = any_sentence(random);
    for (int i = 0; i < self.answer_count; i++) {
        self.answers[i] = any_sentence(random);
        self.asked[i] = g_rand_int_range(random, 0, G_N_ELEMENTS(QUESTIONS));
    }
    for (int i = 0; i < self.rating_count; i++) {
        self.rated[i] = g_rand_int_range(random, 0, 3);
        self.ratings[i] = g_rand_int_range(random, 1, 6);
    }
    return self;
}

static void add_notes(tenet_candidate *person, const story *told, int from, int to)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = from; i < to; i++)
        g_string_append_printf(text, "%s%s", i > from ? " " : "", told->notes[i]);
    tenet_candidate_add_notes(person, text->str, -1, TENET_TEXT_PLAIN, NULL);
}

/* All but the notes. */
static void add_others(tenet_candidate *person, const story *told)
{
    for (int i = 0; i < told->answer_count; i++)
        tenet_candidate_add_answer(person, QUESTIONS[told->asked[i]], -1, told->answers[i], -1,
                                   TENET_TEXT_PLAIN, NULL);
    for (int i = 0; i < told->rating_count; i++)
        tenet_candidate_add_rating(person, VALUES[told->rated[i]], -1, told->ratings[i], 1, 5,
                                   NULL);
    for (int i = 0; i < told->ranked; i++)
        tenet_candidate_add_self_report_ranking(person, VALUES[i], -1, i + 1, NULL);
}

static tenet_candidate *person_of(const story *told)
{
    tenet_candidate *person = assessing_person();
    add_notes(person, told, 0, told->note_count);
    add_others(person, told);
    return person;
}

/* Points, which are there even without a score, and coverage; frees the candidate. */
static double points_of(const tenet_model *model, tenet_candidate *person, double *coverage)
{
    assessed rows = assess_person(model, person);
    double points = rows.alignment->points;
    if (coverage != NULL)
        *coverage = rows.alignment->coverage;
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
    return points;
}

static void print_story(const story *told)
{
    fprintf(stderr, "notes:");
    for (int i = 0; i < told->note_count; i++)
        fprintf(stderr, " %s", told->notes[i]);
    for (int i = 0; i < told->answer_count; i++)
        fprintf(stderr, "\n%s: %s", QUESTIONS[told->asked[i]], told->answers[i]);
    fprintf(stderr, "\n%d ratings, %d ranked\n", told->rating_count, told->ranked);
}

/* Runs a property on random stories until it fails. */
static void for_all(int64_t cases, gboolean (*holds)(const tenet_model *, const story *, GRand *))
{
    tenet_model *model = team();
    GRand *random = g_rand_new_with_seed((guint32)suite_seed());
    gboolean held = TRUE;
    for (int64_t i = 0; i < cases && held; i++) {
        story told = any_story(random);
        held = holds(model, &told, random);
        if (!held)
            print_story(&told);
    }
    CU_ASSERT(held);
    g_rand_free(random);
    tenet_model_unref(model);
}

/* ---- One candidate ----------------------------------------------------------------------- */

static gboolean adds_up(const tenet_model *model, const story *told, GRand *random)
{
    (void)random;
    assessed rows = assess_person(model, person_of(told));
    gboolean holds = assessing_holds(&rows);
    for (int64_t v = 0; v < rows.value_count && holds; v++) {
        const tenet_value_score *row = &rows.values[v];
        double most = row->answers + 3 + 2 * row->ratings + 0.5;
        double s = (1 + row->units_for) / (2 + row->units_for + row->units_against);
        holds = s <= (1 + most) / (2 + most); /* stuffing is bounded */
    }
    assessed_clear(&rows);
    return holds;
}

static void points_add_up(void)
{
    for_all(case_count(), adds_up);
}

/* ---- The same candidate, told otherwise --------------------------------------------------- */

static gboolean same_points(const tenet_model *model, const story *told, tenet_candidate *other)
{
    double coverage, other_coverage;
    double points = points_of(model, person_of(told), &coverage);
    double other_points = points_of(model, other, &other_coverage);
    return fabs(points - other_points) < 1e-9 && fabs(coverage - other_coverage) < 1e-9;
}

static gboolean split(const tenet_model *model, const story *told, GRand *random)
{
    int cut = g_rand_int_range(random, 0, told->note_count + 1);
    tenet_candidate *person = assessing_person();
    add_notes(person, told, 0, cut);
    add_notes(person, told, cut, told->note_count);
    add_others(person, told);
    return same_points(model, told, person);
}

static gboolean duplicate(const tenet_model *model, const story *told, GRand *random)
{
    (void)random;
    tenet_candidate *person = person_of(told);
    add_notes(person, told, 0, told->note_count);
    for (int i = 0; i < told->answer_count; i++)
        tenet_candidate_add_answer(person, QUESTIONS[told->asked[i]], -1, told->answers[i], -1,
                                   TENET_TEXT_PLAIN, NULL);
    return same_points(model, told, person);
}

static gboolean repeat(const tenet_model *model, const story *told, GRand *random)
{
    story other = *told;
    if (told->note_count == 0 || told->note_count + 1 >= MOST)
        return TRUE;
    other.notes[other.note_count++] = told->notes[g_rand_int_range(random, 0, told->note_count)];
    return same_points(model, told, person_of(&other));
}

static gboolean neutral(const tenet_model *model, const story *told, GRand *random)
{
    story other = *told;
    if (told->note_count + 1 >= MOST)
        return TRUE;
    int place = g_rand_int_range(random, 0, told->note_count + 1);
    for (int i = other.note_count++; i > place; i--)
        other.notes[i] = other.notes[i - 1];
    other.notes[place] = ANY(random, NEUTRAL);
    tenet_candidate *person = person_of(&other);
    tenet_candidate_add_answer(person, "h-q3", -1, ANY(random, NEUTRAL), -1, TENET_TEXT_PLAIN,
                               NULL);
    return same_points(model, told, person);
}

static gboolean straight_line(const tenet_model *model, const story *told, GRand *random)
{
    story plain = *told;
    plain.ranked = 0;
    tenet_candidate *person = person_of(&plain);
    double rating = g_rand_int_range(random, 1, 6);
    for (int i = 0; i < 3; i++)
        tenet_candidate_add_self_report_rating(person, VALUES[i], -1, rating, 1, 5, NULL);
    return same_points(model, &plain, person);
}

static void splitting_changes_nothing(void)
{
    for_all(case_count() / 4, split);
}

static void duplicates_change_nothing(void)
{
    for_all(case_count() / 4, duplicate);
}

static void repeats_change_nothing(void)
{
    for_all(case_count() / 4, repeat);
}

static void neutral_text_changes_nothing(void)
{
    for_all(case_count() / 4, neutral);
}

static void straight_lining_changes_nothing(void)
{
    for_all(case_count() / 4, straight_line);
}

/* ---- More evidence ----------------------------------------------------------------------- */

static gboolean more(const tenet_model *model, const story *told, GRand *random, gboolean good)
{
    double coverage, more_coverage;
    double points = points_of(model, person_of(told), &coverage);
    gboolean first = g_rand_boolean(random);
    tenet_candidate *person = first ? assessing_person() : person_of(told);
    const char *sentence = good ? ANY(random, GOOD) : ANY(random, BAD);
    g_autofree char *summary =
        g_strdup_printf("%s %s", sentence, good ? ANY(random, SUMMARIES) : "");
    if (g_rand_boolean(random))
        tenet_candidate_add_notes(person, summary, -1, TENET_TEXT_PLAIN, NULL);
    else
        tenet_candidate_add_answer(person, ANY(random, QUESTIONS), -1, sentence, -1,
                                   TENET_TEXT_PLAIN, NULL);
    if (first) {
        add_notes(person, told, 0, told->note_count);
        add_others(person, told);
    }
    double more_points = points_of(model, person, &more_coverage);
    return (good ? more_points >= points - 1e-9 : more_points <= points + 1e-9) &&
           more_coverage >= coverage - 1e-12;
}

static gboolean more_good(const tenet_model *model, const story *told, GRand *random)
{
    return more(model, told, random, TRUE);
}

static gboolean more_bad(const tenet_model *model, const story *told, GRand *random)
{
    return more(model, told, random, FALSE);
}

static gboolean better_rating(const tenet_model *model, const story *told, GRand *random)
{
    story other = *told;
    if (told->rating_count == 0)
        return TRUE;
    int which = g_rand_int_range(random, 0, told->rating_count);
    if (told->ratings[which] >= 5)
        return TRUE;
    other.ratings[which]++;
    return points_of(model, person_of(&other), NULL) > points_of(model, person_of(told), NULL);
}

static gboolean negate(const tenet_model *model, const story *told, GRand *random)
{
    (void)random;
    story other = *told;
    for (int i = 0; i < told->answer_count; i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(GOOD); j++) {
            if (told->answers[i] != GOOD[j])
                continue;
            other.answers[i] = NEGATED[j];
            for (int k = 0; k < told->answer_count; k++) { /* it may have been said twice */
                if (other.answers[k] == GOOD[j] && told->asked[k] == told->asked[i])
                    other.answers[k] = NEGATED[j];
            }
            return points_of(model, person_of(&other), NULL) <
                   points_of(model, person_of(told), NULL) + 1e-12;
        }
    }
    return TRUE;
}

static void good_evidence_never_lowers(void)
{
    for_all(case_count() / 4, more_good);
}

static void bad_evidence_never_raises(void)
{
    for_all(case_count() / 4, more_bad);
}

static void better_ratings_raise(void)
{
    for_all(case_count() / 4, better_rating);
}

static void negations_never_raise(void)
{
    for_all(case_count() / 4, negate);
}

/* Alone, each good sentence is worth more than its negation. */
static void negation_lowers(void)
{
    tenet_model *model = team();
    for (size_t i = 0; i < G_N_ELEMENTS(GOOD); i++) {
        story good = {.notes = {GOOD[i]}, .note_count = 1};
        story negated = {.notes = {NEGATED[i]}, .note_count = 1};
        double raised = points_of(model, person_of(&good), NULL);
        double lowered = points_of(model, person_of(&negated), NULL);
        if (raised <= 0 || lowered >= raised)
            fprintf(stderr, "%s %g, %s %g\n", GOOD[i], raised, NEGATED[i], lowered);
        CU_ASSERT(raised > 0);
        CU_ASSERT(lowered < raised);
    }
    tenet_model_unref(model);
}

static void no_evidence_gives_no_number(void)
{
    tenet_model *model = team();
    for (size_t i = 0; i < G_N_ELEMENTS(NEUTRAL); i++) {
        assessed rows = assess_notes(model, NEUTRAL[i]);
        CU_ASSERT(isnan(rows.alignment->score));
        CU_ASSERT_EQUAL(rows.evidence_count, 0);
        assessed_clear(&rows);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(IDLE); i++) {
        assessed rows = assess_notes(model, IDLE[i]);
        CU_ASSERT(isnan(rows.alignment->score));
        CU_ASSERT_EQUAL(rows.alignment->points, 0);
        CU_ASSERT(rows.evidence_count > 0); /* listed all the same */
        assessed_clear(&rows);
    }
    tenet_model_unref(model);
}

/* ---- The same model, written otherwise --------------------------------------------------- */

/* The team's model with its three values in reverse order and all weights tenfold. */
static tenet_model *turned_team(void)
{
    g_autofree char *yaml = NULL;
    g_file_get_contents(TENET_SOURCE_DIR "/tests/cases/team.yaml", &yaml, NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(yaml);
    char *values[4];
    char *at = yaml;
    for (int i = 0; i < 3; i++, at++)
        values[i] = at = strstr(at, "  - id: ");
    values[3] = strstr(values[2], "words:");
    g_autoptr(GString) turned = g_string_new_len(yaml, values[0] - yaml);
    for (int i = 2; i >= 0; i--)
        g_string_append_len(turned, values[i], values[i + 1] - values[i]);
    g_string_append(turned, values[3]);
    for (char *weight = turned->str; (weight = strstr(weight, "\n    weight: ")) != NULL;) {
        gsize place = (gsize)(weight - turned->str) + strlen("\n    weight: 3");
        g_string_insert_c(turned, (gssize)place, '0');
        weight = turned->str + place;
    }
    return assessing_model(turned->str);
}

static void order_and_scale_of_values_change_nothing(void)
{
    tenet_model *model = team(), *turned = turned_team();
    const tenet_value *values;
    int64_t count;
    tenet_model_values(turned, &values, &count);
    SUITE_STRING(values[0].id, "service");
    CU_ASSERT_EQUAL(values[0].weight, 30);
    GRand *random = g_rand_new_with_seed((guint32)suite_seed());
    for (int64_t i = 0; i < case_count() / 4; i++) {
        story told = any_story(random);
        double coverage, turned_coverage;
        double points = points_of(model, person_of(&told), &coverage);
        double turned_points = points_of(turned, person_of(&told), &turned_coverage);
        if (fabs(points - turned_points) > 1e-9 || fabs(coverage - turned_coverage) > 1e-9) {
            print_story(&told);
            CU_FAIL("the order or scale of the values changes the score");
            break;
        }
    }
    g_rand_free(random);
    tenet_model_unref(model);
    tenet_model_unref(turned);
}

static gboolean same_bytes(const tenet_model *model, const story *told, GRand *random)
{
    (void)random;
    char *texts[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        assessed rows = assess_person(model, person_of(told));
        tenet_assessment_render(rows.result, TENET_FORMAT_JSON, 0, &texts[i], NULL, NULL);
        assessed_clear(&rows);
    }
    gboolean same = texts[0] != NULL && strcmp(texts[0], texts[1]) == 0;
    tenet_string_free(texts[0]);
    tenet_string_free(texts[1]);
    return same;
}

static void same_input_gives_same_bytes(void)
{
    for_all(case_count() / 8, same_bytes);
}

/* ---- What must not matter ---------------------------------------------------------------- */

static void expect_alike(const tenet_model *model, const char *const *notes, size_t count)
{
    story first = {.notes = {notes[0]}, .note_count = 1};
    double points = points_of(model, person_of(&first), NULL);
    if (points == 0)
        fprintf(stderr, "\"%s\" counts nothing\n", notes[0]);
    CU_ASSERT_NOT_EQUAL(points, 0);
    for (size_t i = 1; i < count; i++) {
        story other = {.notes = {notes[i]}, .note_count = 1};
        double others = points_of(model, person_of(&other), NULL);
        if (fabs(points - others) > 1e-9)
            fprintf(stderr, "\"%s\" gives %g, \"%s\" %g\n", notes[0], points, notes[i], others);
        CU_ASSERT_DOUBLE_EQUAL(points, others, 1e-9);
    }
}

#define ALIKE(model, ...)                                                                          \
    do {                                                                                           \
        const char *const alike[] = {__VA_ARGS__};                                                 \
        expect_alike((model), alike, G_N_ELEMENTS(alike));                                         \
    } while (0)

static void spelling_does_not_matter(void)
{
    tenet_model *model = NULL;
    CU_ASSERT_EQUAL_FATAL(tenet_model_builtin(&model, NULL), TENET_OK);
    ALIKE(model, "She did not help the guest.", "She didn't help the guest.",
          "She didn\xE2\x80\x99t help the guest.", "She didnt help the guest.",
          "SHE DID NOT HELP THE GUEST.", "She did  not\thelp the guest");
    ALIKE(model, "She apologised to the guest.", "She apologized to the guest.");
    ALIKE(model, "He realised that a colleague was stuck.",
          "He realized that a colleague was stuck.");
    ALIKE(model, "She helped the guest find his room.",
          "<p>She helped the guest find his room.</p>",
          "She helped the guest \xE2\x80\x9C"
          "find his room\xE2\x80\x9D.");
    tenet_model_unref(model);
}

static void who_someone_is_does_not_matter(void)
{
    tenet_model *model = NULL;
    CU_ASSERT_EQUAL_FATAL(tenet_model_builtin(&model, NULL), TENET_OK);
    ALIKE(model, "She helped a guest with the bags.", "He helped a guest with the bags.",
          "They helped a guest with the bags.", "I helped a guest with the bags.",
          "Helped a guest with the bags.", "The candidate helped a guest with the bags.");
    ALIKE(model, "In Leeds she helped a guest with the bags.",
          "In Ankara she helped a guest with the bags.");
    ALIKE(model, "At 23 she listened to both sides.", "At 61 she listened to both sides.");
    ALIKE(model, "After the Christmas service she helped a guest with the bags.",
          "After the Friday prayers she helped a guest with the bags.");
    tenet_model_unref(model);
}

const suite_test property_tests[] = {
    {"50 and all points make the score, and stuffing is bounded", points_add_up},
    {"splitting notes between sentences changes nothing", splitting_changes_nothing},
    {"saying all twice changes nothing", duplicates_change_nothing},
    {"repeating a sentence changes nothing", repeats_change_nothing},
    {"neutral text changes nothing", neutral_text_changes_nothing},
    {"rating all values alike changes nothing", straight_lining_changes_nothing},
    {"more for a value never lowers the score nor the coverage", good_evidence_never_lowers},
    {"more against a value never raises the score", bad_evidence_never_raises},
    {"a better rating raises the score", better_ratings_raise},
    {"negating a good answer never raises the score", negations_never_raise},
    {"negating a good sentence lowers its worth", negation_lowers},
    {"no evidence gives no number", no_evidence_gives_no_number},
    {"the order and the scale of values change nothing", order_and_scale_of_values_change_nothing},
    {"the same input gives the same bytes", same_input_gives_same_bytes},
    {"spelling, case, quotes and tags do not matter", spelling_does_not_matter},
    {"pronoun, place, age and faith do not matter", who_someone_is_does_not_matter},
    {NULL, NULL},
};
