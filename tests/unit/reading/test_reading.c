/*
 * What is meant: states by example, the labelled cases as a whole, and texts built to be hard to
 * read in good time.
 */
#include <stdio.h>
#include <string.h>

#include "eval/cases.h"
#include "evidence/context.h"
#include "suite.h"

static tenet_model *model;

/* The words of a document that touch these bytes, as if a term had matched them. */
static tenet__match match_at(const tenet__document *document, int64_t start, int64_t end)
{
    tenet__match match = {.start = start, .end = end};
    match.hit.first = -1;
    for (int32_t i = 0; i < document->token_count; i++) {
        if (document->tokens[i].end <= start || document->tokens[i].start >= end)
            continue;
        if (match.hit.first < 0)
            match.hit.first = i;
        match.hit.last = i;
        match.sentence = document->tokens[i].sentence;
        if (match.hit.word_count < TENET__MAX_TERM_WORDS)
            match.hit.words[match.hit.word_count++] = i;
    }
    return match;
}

static tenet__reading read_words(const char *text, const char *words, const char *question)
{
    tenet__reading reading = {-1, 0, -1, -1};
    const char *place = strstr(text, words);
    CU_ASSERT_PTR_NOT_NULL_FATAL(place);
    tenet_error *error = tenet__error_new();
    tenet__document *document = tenet__document_read(
        text, -1, TENET__READ_ENGLISH | TENET__READ_AUTO | TENET__READ_TURNS, error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(document);
    tenet__context *context = tenet__context_new(model);
    tenet__match match = match_at(document, place - text, place - text + (int64_t)strlen(words));
    tenet__context_begin(context, document, question);
    tenet__context_read(context, match.sentence, &match, 1, &reading);
    tenet__context_free(context);
    tenet__document_free(document);
    tenet_error_free(error);
    return reading;
}

/* Checks the state of the words in a text, and the cause when one is given. */
static void reads(const char *text, const char *words, int32_t state, const char *cause,
                  const char *question)
{
    tenet__reading reading = read_words(text, words, question);
    SUITE_STRING(tenet_state_name(reading.state), tenet_state_name(state));
    if (reading.state != state)
        fprintf(stderr, "  in: %s\n", text);
    if (cause == NULL) {
        CU_ASSERT_EQUAL(reading.cause_start, -1);
        return;
    }
    g_autofree char *found = reading.cause_start >= 0
                                 ? g_strndup(text + reading.cause_start,
                                             (gsize)(reading.cause_end - reading.cause_start))
                                 : g_strdup("");
    SUITE_STRING(found, cause);
}

static void notes(const char *text, const char *words, int32_t state, const char *cause)
{
    reads(text, words, state, cause, NULL);
}

static void answer(const char *text, const char *words, int32_t state, const char *cause)
{
    reads(text, words, state, cause, "");
}

static void test_negation(void)
{
    notes("Did not help the new nurse.", "help", TENET_STATE_NEGATED, "Did not");
    notes("Did not follow up.", "follow up", TENET_STATE_NEGATED, "Did not");
    answer("I didn’t listen to him.", "listen", TENET_STATE_NEGATED, "didn’t");
    answer("i dont respect people who shout", "respect", TENET_STATE_NEGATED, "dont");
    notes("Neither listened nor apologised.", "apologised", TENET_STATE_NEGATED, "nor");
    notes("Failed to follow up.", "follow up", TENET_STATE_NEGATED, "Failed to");
    notes("Explained nothing.", "Explained", TENET_STATE_NEGATED, "nothing");
    notes("I don't think she listened.", "listened", TENET_STATE_NEGATED, "don't");
    notes("Polite: no.", "Polite", TENET_STATE_NEGATED, "no");
    notes("Helpful? Not really.", "Helpful", TENET_STATE_NEGATED, "Not");
}

static void test_what_is_no_negation(void)
{
    notes("Not only helped but stayed late.", "helped", TENET_STATE_AFFIRMED, NULL);
    notes("Did not hesitate to help.", "help", TENET_STATE_AFFIRMED, NULL);
    notes("Without being asked, covered two shifts.", "covered", TENET_STATE_AFFIRMED, NULL);
    notes("Did not shout, listened instead.", "listened", TENET_STATE_AFFIRMED, NULL);
    notes("Never refused to help.", "help", TENET_STATE_AFFIRMED, NULL);
    notes("No doubt helpful.", "helpful", TENET_STATE_AFFIRMED, NULL);
    notes("Did not blame anybody because she listened.", "listened", TENET_STATE_AFFIRMED, NULL);
    notes("No, she helped.", "helped", TENET_STATE_AFFIRMED, NULL);
}

static void test_hypothesis_and_wish(void)
{
    answer("I would stay calm and listen.", "listen", TENET_STATE_HYPOTHETICAL, "would");
    answer("If a guest is rude, I stay polite.", "polite", TENET_STATE_HYPOTHETICAL, "If");
    answer("Every Friday I would help the cook.", "help", TENET_STATE_AFFIRMED, NULL);
    answer("I could have helped him but I was late.", "helped", TENET_STATE_HYPOTHETICAL,
           "could have");
    answer("Imagine the line is down. You stay calm.", "stay calm", TENET_STATE_HYPOTHETICAL,
           "Imagine");
    answer("I'd helped her before.", "helped", TENET_STATE_AFFIRMED, NULL);
    answer("I want to help people.", "help", TENET_STATE_INTENDED, "want to");
    notes("Hopes to mentor others.", "mentor", TENET_STATE_INTENDED, "Hopes to");
}

static void test_other_doers(void)
{
    answer("My manager always helped us.", "helped", TENET_STATE_ATTRIBUTED, "My manager");
    notes("The customer was rude; she stayed calm.", "rude", TENET_STATE_ATTRIBUTED,
          "The customer");
    notes("The customer was rude; she stayed calm.", "stayed calm", TENET_STATE_AFFIRMED, NULL);
    answer("My boss said I was helpful.", "helpful", TENET_STATE_ATTRIBUTED, "My boss");
    notes("Was helped by a neighbour.", "helped", TENET_STATE_ATTRIBUTED, "by a neighbour");
    notes("Complaint was resolved within the hour.", "resolved", TENET_STATE_AFFIRMED, NULL);
    answer("When the guest shouted, I listened.", "listened", TENET_STATE_AFFIRMED, NULL);
    notes("Told the guest that it was not her job, then helped.", "helped", TENET_STATE_AFFIRMED,
          NULL);
    answer("She helped me a lot.", "helped", TENET_STATE_ATTRIBUTED, "She");
    notes("She helped a colleague.", "helped", TENET_STATE_AFFIRMED, NULL);
}

/* People that no list names: any noun phrase where a subject stands, and who is asked or let. */
static void test_unlisted_doers(void)
{
    answer("The new hire listens more than I do.", "listens", TENET_STATE_ATTRIBUTED,
           "The new hire");
    answer("The guy from accounting supports me.", "supports", TENET_STATE_ATTRIBUTED, "The guy");
    answer("Priya helps everyone, I don't.", "helps", TENET_STATE_ATTRIBUTED, "Priya");
    answer("Dave, our caretaker, helped me.", "helped", TENET_STATE_ATTRIBUTED, "Dave");
    answer("The colleague I trained helps others now.", "helps", TENET_STATE_ATTRIBUTED,
           "The colleague");
    answer("I rely on my colleagues to help me.", "help me", TENET_STATE_ATTRIBUTED,
           "my colleagues");
    answer("I got the chef to apologise.", "apologise", TENET_STATE_ATTRIBUTED, "the chef");
    notes("Housemates feel he listens.", "listens", TENET_STATE_ATTRIBUTED, "Housemates");
    answer("I had a lot of support from my tutor.", "support", TENET_STATE_ATTRIBUTED,
           "from my tutor");
    answer("\"I'll help you,\" said the porter, and I smiled.", "help", TENET_STATE_ATTRIBUTED,
           "the porter");
    answer("Anna and I helped the new starters.", "helped", TENET_STATE_AFFIRMED, NULL);
    answer("Me and Tom helped out when I was there.", "helped", TENET_STATE_AFFIRMED, NULL);
    notes("In the kitchen helped the chef.", "helped", TENET_STATE_AFFIRMED, NULL);
    notes("Last week helped a neighbour.", "helped", TENET_STATE_AFFIRMED, NULL);
    notes("Shows respect.", "respect", TENET_STATE_AFFIRMED, NULL);
    answer("I am the kind of person who helps others.", "helps", TENET_STATE_AFFIRMED, NULL);
}

static void test_questions(void)
{
    notes("Q: Do you value respect?\nA: Respect, hmm.", "respect", TENET_STATE_QUESTION, NULL);
    notes("Q: Do you value respect?\nA: Respect, hmm.", "Respect", TENET_STATE_QUESTION, NULL);
    notes("Q: Do you help others?\nA: I help every day.", "help every", TENET_STATE_AFFIRMED, NULL);
    answer("Did I shout? No.", "shout", TENET_STATE_NEGATED, "No");
    answer("Did I shout? Yes, once.", "shout", TENET_STATE_AFFIRMED, NULL);
}

static void test_past_and_doubt(void)
{
    answer("I used to interrupt people.", "interrupt", TENET_STATE_PAST, "used to");
    notes("No longer complains.", "complains", TENET_STATE_PAST, "No longer");
    notes("Is used to helping guests.", "helping", TENET_STATE_AFFIRMED, NULL);
    notes("Maybe helped once.", "helped", TENET_STATE_UNCERTAIN, "Maybe");
    notes("Not sure whether she apologised.", "apologised", TENET_STATE_UNCERTAIN,
          "Not sure whether");
}

static void test_what_others_are(void)
{
    notes("Dealt with a rude guest and stayed calm.", "rude", TENET_STATE_ATTRIBUTED, "guest");
    notes("Guest very rude; stayed calm.", "rude", TENET_STATE_ATTRIBUTED, "Guest");
    notes("Good with angry customers.", "angry", TENET_STATE_ATTRIBUTED, "customers");
    answer("I had a really rude customer last week.", "rude", TENET_STATE_ATTRIBUTED, "customer");
    answer("I am a helpful colleague.", "helpful", TENET_STATE_AFFIRMED, NULL);
    notes("Respectful colleague, listens.", "Respectful", TENET_STATE_AFFIRMED, NULL);
    notes("Began by helping customers.", "helping", TENET_STATE_AFFIRMED, NULL);
    notes("Stayed late to help customers.", "help", TENET_STATE_AFFIRMED, NULL);
    answer("I am no longer the patient man I was.", "patient", TENET_STATE_PAST, "no longer");
}

static void test_what_became_of_it(void)
{
    answer("Until 2019 I ignored such emails.", "ignored", TENET_STATE_PAST, "Until 2019");
    answer("I was rude in my twenties.", "rude", TENET_STATE_PAST, "in my twenties");
    answer("I shouted at my crew. I don't do that now.", "shouted", TENET_STATE_PAST, "don't");
    answer("I shouted at my crew. Nobody minds now.", "shouted", TENET_STATE_AFFIRMED, NULL);
    answer("I'd interrupt everyone. I've learned my lesson.", "interrupt", TENET_STATE_PAST,
           "learned my lesson");
    notes("At first ignored the rota, now follows it.", "ignored", TENET_STATE_PAST, "now");
    answer("At first I listened, then I explained it.", "listened", TENET_STATE_AFFIRMED, NULL);
    answer("I used to be a hothead. I'd shout all day.", "shout", TENET_STATE_PAST, "used to");
    answer("I wanted to help her, so I did.", "help", TENET_STATE_AFFIRMED, NULL);
    answer("I was supposed to help her and didn't.", "help", TENET_STATE_NEGATED, "didn't");
    answer("I was supposed to help her and forgot.", "help", TENET_STATE_HYPOTHETICAL,
           "supposed to");
    answer("They offered me money and I wouldn't take it.", "take", TENET_STATE_NEGATED,
           "wouldn't");
    answer("I hope I helped her.", "helped", TENET_STATE_UNCERTAIN, "hope");
}

static void test_precedence(void)
{
    answer("My manager did not help us.", "help", TENET_STATE_ATTRIBUTED, "My manager");
    answer("I would not shout.", "shout", TENET_STATE_HYPOTHETICAL, "would");
}

/* The labelled cases that the cues were written with: a fall below means that something broke. */
static void test_labelled_cases(void)
{
    static const char *const files[] = {"affirmed",
                                        "negated",
                                        "hypothetical-intended",
                                        "attributed-question",
                                        "past-uncertain",
                                        "mixed",
                                        "more-notes",
                                        "more-answers",
                                        "more-transcripts",
                                        "third-notes",
                                        "third-answers",
                                        "third-transcripts",
                                        "fourth"};
    int total = 0, right = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path =
            g_strdup_printf("%s/tests/cases/reading-%s.md", TENET_SOURCE_DIR, files[i]);
        g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(case_free);
        CU_ASSERT_FATAL(cases_read(path, cases));
        for (guint c = 0; c < cases->len; c++) {
            const labelled_case *one = cases->pdata[c];
            const char *asked = strcmp(one->form, "answer") != 0 ? NULL
                                : one->question != NULL          ? one->question
                                                                 : "";
            for (guint e = 0; e < one->expectations->len; e++) {
                const expectation *label = &g_array_index(one->expectations, expectation, e);
                tenet_error *error = tenet__error_new();
                g_autoptr(tenet__document) document = tenet__document_read(
                    one->text->str, (int64_t)one->text->len,
                    TENET__READ_ENGLISH | TENET__READ_AUTO | TENET__READ_TURNS, error);
                tenet_error_free(error);
                tenet__context *context = tenet__context_new(model);
                tenet__match match = match_at(document, label->start, label->end);
                tenet__reading reading;
                tenet__context_begin(context, document, asked);
                tenet__context_read(context, match.sentence, &match, 1, &reading);
                tenet__context_free(context);
                total++;
                right += reading.state == label->state;
            }
        }
    }
    printf("    %d of %d labelled matches\n", right, total);
    CU_ASSERT(total > 2100);
    CU_ASSERT(right * 100 >= total * 96);
}

/* Assesses a text and gives back how many matches were listed. */
static int64_t evidence_in(const GString *text)
{
    tenet_candidate *person = NULL;
    tenet_assessment *result = NULL;
    const tenet_evidence *rows;
    int64_t count = -1;
    CU_ASSERT_EQUAL(tenet_candidate_new("x", -1, &person, NULL), TENET_OK);
    CU_ASSERT_EQUAL(
        tenet_candidate_add_notes(person, text->str, (int64_t)text->len, TENET_TEXT_AUTO, NULL),
        TENET_OK);
    CU_ASSERT_EQUAL(tenet_assess(model, person, NULL, &result, NULL), TENET_OK);
    if (result != NULL)
        tenet_assessment_evidence(result, &rows, &count);
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    return count;
}

/* A text of a megabyte that repeats a piece. */
static GString *repeated(const char *piece)
{
    GString *text = g_string_new(NULL);
    while (text->len < 1024 * 1024)
        g_string_append(text, piece);
    return text;
}

static void test_hostile_texts(void)
{
    static const char *const pieces[] = {"helped ",
                                         "not ",
                                         "not helped and ",
                                         "\"(\"((\"",
                                         "if she would ",
                                         "never, ",
                                         "the customer who ",
                                         "helped, listened, ",
                                         "Did she help? No. ",
                                         "my manager said ",
                                         "HELPED AND LISTENED ",
                                         "suppose you help. ",
                                         "the nurse of the ward of ",
                                         "asked him to help and ",
                                         "\"helped\" said the \"",
                                         "at first helped, now "};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        GString *text = repeated(pieces[i]);
        CU_ASSERT(evidence_in(text) >= 0);
        g_string_free(text, TRUE);
    }
}

static void test_other_writing(void)
{
    g_autoptr(GString) german = g_string_new("Sie half der Kollegin nicht und war unfreundlich.");
    g_autoptr(GString) greek = g_string_new("Δεν βοήθησε κανέναν, ούτε άκουσε.");
    CU_ASSERT_EQUAL(evidence_in(german), 0);
    CU_ASSERT_EQUAL(evidence_in(greek), 0);
    notes("DID NOT HELP THE GUEST", "HELP", TENET_STATE_NEGATED, "DID NOT");
    notes("helped the guest but never listened to the colleague", "helped", TENET_STATE_AFFIRMED,
          NULL);
    notes("helped the guest but never listened to the colleague", "listened", TENET_STATE_NEGATED,
          "never");
}

int main(void)
{
    static const suite_test tests[] = {
        {"what was not done counts as not done", test_negation},
        {"words that only look like a negation change nothing", test_what_is_no_negation},
        {"what one would do or wants to do is no deed", test_hypothesis_and_wish},
        {"somebody else's deed is not the candidate's", test_other_doers},
        {"people whom no list names are other doers too", test_unlisted_doers},
        {"what another person is like is not held for or against the candidate",
         test_what_others_are},
        {"what came of a plan or a habit is read from what follows", test_what_became_of_it},
        {"the interviewer's words and their echo are no evidence", test_questions},
        {"what is over or doubtful is said to be so", test_past_and_doubt},
        {"the state that stops credit first wins", test_precedence},
        {"the labelled cases are read as people read them", test_labelled_cases},
        {"texts built to be endless are read in linear time", test_hostile_texts},
        {"other languages, capitals and missing points do no harm", test_other_writing},
        {NULL, NULL},
    };
    if (tenet_model_builtin(&model, NULL) != TENET_OK)
        return 1;
    int status = suite_run("reading", tests);
    tenet_model_unref(model);
    return status;
}
