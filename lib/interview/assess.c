/*
 * The order of the work: read each text, match, read the context, credit, score, say what to ask
 * next. Everything of substance lies in the folders below; this file only leads the data through.
 */
#include "interview/assessment.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/numeric.h"
#include "evidence/context.h"
#include "evidence/match.h"
#include "interview/follow_up.h"
#include "interview/prompts.h"
#include "interview/seal.h"
#include "interview/take.h"
#include "score/candidate.h"
#include "score/credit.h"
#include "score/profile.h"
#include "score/score.h"
#include "text/document.h"

/* How often a value was rated, and whether it was said not to have been observed. */
typedef struct judged {
    int32_t ratings;
    gboolean not_observed;
} judged;

struct tenet__assessor {
    tenet__idle idle;
    const tenet_model *model;
    tenet__matcher *matcher;
    tenet__context *context;
    tenet__finder *names;
    tenet__prompts *prompts;
    tenet__vocabulary *vocabulary;
    tenet__document *document; /* the text being read */
    GArray *matches;           /* tenet__match of one sentence */
    GArray *readings;          /* tenet__reading */
    GArray *groups;            /* tenet__credit_group, one for each row of text evidence */
    /* of each value */
    tenet__credit_counts *counts;
    tenet__stated_value *stated;
    judged *judgements;
    tenet__sum *sums; /* two a value: of units for and against */
    tenet__units *units;
};

/* One candidate on the way through. */
typedef struct assessing {
    tenet__assessor *assessor;
    const tenet_candidate *candidate;
    tenet_assessment *result;
    GHashTable *asked_by_text; /* folded question -> index + 1; NULL until one is asked */
    int64_t sentences;         /* sentences read before the present text */
    tenet_error *error;
} assessing;

static void free_assessor(gpointer assessor)
{
    tenet__assessor_free(assessor);
}

/* For what is reckoned of each value. */
static void make_room(tenet__assessor *assessor, guint count)
{
    assessor->counts = g_new(tenet__credit_counts, count);
    assessor->stated = g_new(tenet__stated_value, count);
    assessor->judgements = g_new(judged, count);
    assessor->sums = g_new(tenet__sum, (gsize)count * 2);
    assessor->units = g_new(tenet__units, count);
}

tenet__assessor *tenet__assessor_new(const tenet_model *model)
{
    tenet__assessor *assessor = g_new0(tenet__assessor, 1);
    assessor->idle.free = free_assessor;
    assessor->model = model;
    assessor->matcher = tenet__matcher_new(model);
    assessor->context = tenet__context_new(model);
    assessor->names = tenet__finder_new(model->names);
    assessor->prompts = tenet__prompts_new(model);
    assessor->vocabulary = tenet__vocabulary_new();
    assessor->document = tenet__document_new(assessor->vocabulary);
    assessor->matches = g_array_new(FALSE, FALSE, sizeof(tenet__match));
    assessor->readings = g_array_new(FALSE, FALSE, sizeof(tenet__reading));
    assessor->groups = g_array_new(FALSE, FALSE, sizeof(tenet__credit_group));
    make_room(assessor, model->values->len);
    return assessor;
}

void tenet__assessor_free(tenet__assessor *assessor)
{
    if (assessor == NULL)
        return;
    tenet__matcher_free(assessor->matcher);
    tenet__context_free(assessor->context);
    tenet__finder_free(assessor->names);
    tenet__prompts_free(assessor->prompts);
    tenet__document_free(assessor->document);
    tenet__vocabulary_free(assessor->vocabulary);
    g_array_free(assessor->matches, TRUE);
    g_array_free(assessor->readings, TRUE);
    g_array_free(assessor->groups, TRUE);
    g_free(assessor->counts);
    g_free(assessor->stated);
    g_free(assessor->judgements);
    g_free(assessor->sums);
    g_free(assessor->units);
    g_free(assessor);
}

/* ---- Texts ------------------------------------------------------------------------------- */

/* A turn that asks, and the index of its question among those asked. */
typedef struct question_turn {
    int32_t turn, asked;
} question_turn;

/* The index of a question among those asked; one asked twice, or once by its id and once in its
 * words, is one question. */
static int32_t note_asked(assessing *course, const char *question, gssize length)
{
    tenet_assessment *result = course->result;
    tenet_asked asked = {NULL, -1, 0};
    g_autofree char *words = NULL;
    if (result->model->questions->len > 0)
        asked.model_question = tenet__model_find_question(result->model, question, length);
    if (asked.model_question >= 0)
        asked.question =
            g_array_index(result->model->questions, tenet_question, asked.model_question).id;
    else
        asked.question = words = g_strstrip(g_strndup(question, (gsize)length));
    if (course->asked_by_text == NULL)
        course->asked_by_text = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *folded = tenet__fold(asked.question, -1);
    int32_t known = GPOINTER_TO_INT(g_hash_table_lookup(course->asked_by_text, folded)) - 1;
    if (known >= 0)
        return known;
    if (words != NULL)
        g_ptr_array_add(result->owned, g_steal_pointer(&words));
    g_array_append_val(result->asked, asked);
    g_hash_table_insert(course->asked_by_text, g_steal_pointer(&folded),
                        GINT_TO_POINTER(result->asked->len));
    return (int32_t)result->asked->len - 1;
}

/* The question that a turn answers, or -1; `given` is that of the whole text. Turns that speak to
 * one question mostly follow each other, and *last remembers what the turn before spoke to. */
static int32_t question_of_turn(assessing *course, const tenet__document *document,
                                const tenet__turn *turn, int32_t given, question_turn *last)
{
    if (turn->question < 0)
        return given;
    if (turn->question != last->turn) {
        const tenet__turn *question = &document->turns[turn->question];
        last->turn = turn->question;
        last->asked = note_asked(course, document->text + question->start,
                                 (gssize)(question->end - question->start));
    }
    return last->asked;
}

/* The words that mark a turn as the interviewer's: its label. */
static void label_of_turn(const tenet__document *document, const tenet__turn *turn,
                          tenet__reading *reading)
{
    int64_t start = turn > document->turns ? turn[-1].end : 0;
    int64_t end = turn->start;
    while (start < end && strchr(" \t\r\n|*", document->text[start]) != NULL)
        start++;
    while (end > start && strchr(" \t\r\n*", document->text[end - 1]) != NULL)
        end--;
    if (end > start) {
        reading->cause_start = start;
        reading->cause_end = end;
    }
}

static void add_evidence(assessing *course, const tenet__match *match,
                         const tenet__reading *reading, int32_t text, int32_t asked,
                         int32_t sentence)
{
    const tenet_indicator *indicator =
        &g_array_index(course->result->model->indicators, tenet_indicator, match->hit.payload);
    tenet_evidence row = {
        .start = match->start,
        .end = match->end,
        .cause_start = reading->cause_start,
        .cause_end = reading->cause_end,
        .value = indicator->value,
        .indicator = match->hit.payload,
        .polarity = indicator->polarity,
        .state = reading->state,
        .source = asked >= 0 ? TENET_SOURCE_ANSWER : TENET_SOURCE_NOTES,
        .text = text,
        .asked = asked,
        .kind = reading->kind,
        .sentence = sentence,
    };
    tenet__credit_group group = {asked, course->sentences + sentence};
    g_array_append_val(course->result->evidence, row);
    g_array_append_val(course->assessor->groups, group);
}

/* Matches and reads one sentence. */
static void read_sentence(assessing *course, const tenet__document *document, int32_t index,
                          int32_t text, int32_t asked)
{
    tenet__assessor *assessor = course->assessor;
    const tenet__turn *turn = &document->turns[document->sentences[index].turn];
    g_array_set_size(assessor->matches, 0);
    tenet__match_sentence(assessor->matcher, document, index, assessor->matches,
                          course->result->notices);
    if (assessor->matches->len == 0) /* as in most sentences */
        return;
    g_array_set_size(assessor->readings, assessor->matches->len);
    tenet__reading *readings = (tenet__reading *)(void *)assessor->readings->data;
    tenet__context_read(assessor->context, index,
                        (const tenet__match *)(void *)assessor->matches->data,
                        (int32_t)assessor->matches->len, readings);
    for (guint i = 0; i < assessor->matches->len; i++) {
        if (turn->role == TENET__TURN_QUESTION)
            label_of_turn(document, turn, &readings[i]);
        add_evidence(course, &g_array_index(assessor->matches, tenet__match, i), &readings[i], text,
                     asked, index);
    }
}

/* The document of the text, valid until the next is read; NULL with an error added. */
static const tenet__document *read_document(assessing *course, tenet_text *row, int32_t format)
{
    tenet__document *document = course->assessor->document;
    uint32_t flags = TENET__READ_TURNS;
    if (course->result->model->english)
        flags |= TENET__READ_ENGLISH;
    if (format == TENET_TEXT_HTML)
        flags |= TENET__READ_HTML;
    if (format == TENET_TEXT_AUTO)
        flags |= TENET__READ_AUTO;
    if (!tenet__document_fill(document, row->text, row->length, flags, course->error))
        return NULL;
    row->format = document->html ? TENET_TEXT_HTML : TENET_TEXT_PLAIN;
    return document;
}

/* Copies a given text into the result; its bytes live as long as the rows that point into them. */
static gboolean keep_text(assessing *course, const tenet__given_text *given, int32_t source)
{
    char *copy = g_try_malloc((gsize)given->length + 1);
    if (copy == NULL) {
        tenet__error_error(course->error, TENET_E_MEMORY, TENET__NOWHERE,
                           "no memory for a text of %" G_GINT64_FORMAT " bytes", given->length);
        return FALSE;
    }
    memcpy(copy, given->text, (gsize)given->length + 1);
    g_ptr_array_add(course->result->owned, copy);
    tenet_text row = {copy, given->length, source, TENET_TEXT_PLAIN};
    g_array_append_val(course->result->texts, row);
    return TRUE;
}

static gboolean read_text(assessing *course, const tenet__given_text *given)
{
    int32_t text = (int32_t)course->result->texts->len;
    int32_t source = given->question != NULL ? TENET_SOURCE_ANSWER : TENET_SOURCE_NOTES;
    if (!keep_text(course, given, source))
        return FALSE;
    tenet_text *row = &g_array_index(course->result->texts, tenet_text, text);
    const tenet__document *document = read_document(course, row, given->format);
    if (document == NULL)
        return FALSE;
    int32_t asked = given->question != NULL
                        ? note_asked(course, given->question, (gssize)strlen(given->question))
                        : -1;
    g_array_append_val(course->result->answered, asked);
    const char *question = given->question;
    if (asked >= 0) {
        int32_t known = g_array_index(course->result->asked, tenet_asked, asked).model_question;
        if (known >= 0)
            question = g_array_index(course->result->model->questions, tenet_question, known).text;
    }
    tenet__context_begin(course->assessor->context, document, question);
    question_turn last = {-1, -1};
    for (int32_t t = 0; t < document->turn_count; t++) {
        const tenet__turn *turn = &document->turns[t];
        int32_t about = question_of_turn(course, document, turn, asked, &last);
        for (int32_t s = turn->first_sentence; s < turn->end_sentence; s++)
            read_sentence(course, document, s, text, about);
    }
    course->sentences += document->sentence_count;
    return course->result->evidence->len <= TENET__MAX_EVIDENCE;
}

/* ---- The candidate's own statement ------------------------------------------------------- */

/* Prose names a value where one of its names is affirmed of the candidate, or wished for. */
static void read_prose(assessing *course, const tenet__document *document, int32_t text,
                       tenet__statement *statement)
{
    tenet__assessor *assessor = course->assessor;
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(tenet__hit));
    tenet__context_begin(assessor->context, document, "");
    for (int32_t s = 0; s < document->sentence_count; s++) {
        g_array_set_size(hits, 0);
        tenet__find(assessor->names, document, s, NULL, hits);
        for (guint i = 0; i < hits->len; i++) {
            const tenet__hit *hit = &g_array_index(hits, tenet__hit, i);
            tenet__match match = {*hit, s, document->tokens[hit->first].start,
                                  document->tokens[hit->last].end};
            tenet__reading reading;
            tenet__context_read(assessor->context, s, &match, 1, &reading);
            if (reading.state == TENET_STATE_AFFIRMED || reading.state == TENET_STATE_INTENDED)
                tenet__statement_add(statement, document->text + match.start,
                                     (gssize)(match.end - match.start), 1, hit->payload, text,
                                     match.start);
        }
    }
}

static gboolean read_statement_texts(assessing *course, tenet__statement *statement)
{
    for (guint i = 0; i < course->candidate->statements->len; i++) {
        const tenet__given_text *given =
            &g_array_index(course->candidate->statements, tenet__given_text, i);
        if (!keep_text(course, given, TENET_SOURCE_SELF_REPORT))
            return FALSE;
        if (statement->form != TENET_FORM_PROSE)
            continue;
        tenet_text *row =
            &g_array_index(course->result->texts, tenet_text, course->result->texts->len - 1);
        const tenet__document *document = read_document(course, row, given->format);
        if (document == NULL)
            return FALSE;
        read_prose(course, document, (int32_t)i, statement);
    }
    return TRUE;
}

static void report_strangers(assessing *course, const tenet__statement *statement)
{
    for (guint i = 0; i < statement->entries->len; i++) {
        const tenet__entry *entry = &g_array_index(statement->entries, tenet__entry, i);
        if (entry->value < 0)
            tenet__error_add(course->result->notices, TENET_SEVERITY_NOTICE, TENET_N_UNKNOWN_VALUE,
                             (tenet__place){.offset = entry->start},
                             "the candidate names \"%s\", which is none of the model's values",
                             entry->name);
    }
}

/* ---- Ratings and totals ------------------------------------------------------------------ */

static void add_row(assessing *course, tenet_evidence row, double units)
{
    row.units = units;
    row.weight = fabs(units);
    row.polarity = units > 0 ? 1 : -1;
    row.state = TENET_STATE_AFFIRMED;
    row.indicator = -1;
    row.asked = -1;
    row.sentence = -1;
    row.cause_start = row.cause_end = -1;
    g_array_append_val(course->result->evidence, row);
}

/* A rating gives units both ways; what is nothing is not listed. */
static void add_ratings(assessing *course, judged *values)
{
    const tenet_model *model = course->result->model;
    for (guint i = 0; i < course->candidate->ratings->len; i++) {
        const tenet__given_rating *given =
            &g_array_index(course->candidate->ratings, tenet__given_rating, i);
        int32_t value = tenet__model_find_value(model, given->value, -1);
        if (value < 0) {
            tenet__error_add(course->result->notices, TENET_SEVERITY_NOTICE, TENET_N_UNKNOWN_VALUE,
                             TENET__NOWHERE,
                             "a rating of \"%s\" was left out: it is none of the model's values",
                             given->value);
            continue;
        }
        if (isnan(given->rating)) {
            values[value].not_observed = TRUE;
            continue;
        }
        values[value].ratings++;
        double units = model->scoring.rating_units;
        double in_favour = units * (given->rating - 1) / 4;
        double against = units * (5 - given->rating) / 4;
        tenet_evidence row = {
            .value = value, .source = TENET_SOURCE_RATING, .text = -1, .start = -1, .end = -1};
        if (in_favour > 0)
            add_row(course, row, in_favour);
        if (against > 0)
            add_row(course, row, -against);
    }
}

static void add_statement(assessing *course, const tenet__statement *statement,
                          const tenet__stated_value *stated)
{
    int32_t first_text =
        (int32_t)course->result->texts->len - (int32_t)course->candidate->statements->len;
    for (guint v = 0; v < course->result->model->values->len; v++) {
        if (stated[v].entry < 0 || stated[v].units == 0)
            continue;
        const tenet__entry *entry =
            &g_array_index(statement->entries, tenet__entry, stated[v].entry);
        tenet_evidence row = {.value = (int32_t)v,
                              .source = TENET_SOURCE_SELF_REPORT,
                              .text = entry->text >= 0 ? first_text + entry->text : -1,
                              .start = entry->start,
                              .end = entry->end};
        add_row(course, row, stated[v].units);
    }
}

static void sum_units(const assessing *course, tenet__units *units)
{
    const GArray *evidence = course->result->evidence;
    guint count = course->result->model->values->len;
    tenet__sum *sums = course->assessor->sums;
    memset(sums, 0, sizeof *sums * count * 2);
    for (guint i = 0; i < evidence->len; i++) {
        const tenet_evidence *row = &g_array_index(evidence, tenet_evidence, i);
        tenet__sum_add(&sums[row->value * 2 + (row->units < 0)], fabs(row->units));
    }
    for (guint v = 0; v < count; v++) {
        units[v].in_favour = tenet__sum_value(&sums[v * 2]);
        units[v].against = tenet__sum_value(&sums[v * 2 + 1]);
        units[v].share = g_array_index(course->result->model->values, tenet_value, v).share;
    }
}

/* A free note counts for at most this many sentences when it is asked whether a value is known. */
#define MAX_KNOWN_SENTENCES 2

/* So many answers, sentences or half ratings make a value known. */
#define KNOWN_FROM 2

static tenet_value_score value_row(const tenet__units *units, const tenet__stated_value *stated,
                                   double floor, int32_t index)
{
    tenet__value_figures figures = tenet__score_value(units);
    tenet_value_score row = {.score = NAN,
                             .low = NAN,
                             .high = NAN,
                             .share = units->share,
                             .units_for = units->in_favour,
                             .units_against = units->against,
                             .points = figures.points,
                             .stated = stated->x,
                             .gap = NAN,
                             .value = index,
                             .known = units->known};
    if (units->known) {
        row.score = 100 * figures.s;
        tenet__value_interval(&figures, &row.low, &row.high);
        row.gap = stated->x - figures.s;
        row.review = !isnan(floor) && row.high < floor;
    }
    return row;
}

static void fill_values(assessing *course, tenet__units *units, const tenet__stated_value *stated,
                        const tenet__credit_counts *counts, const judged *judgements)
{
    tenet_assessment *result = course->result;
    g_array_set_size(result->values, result->model->values->len);
    for (guint v = 0; v < result->values->len; v++) {
        const tenet_value *value = &g_array_index(result->model->values, tenet_value, v);
        int32_t weight = counts[v].answers + MIN(counts[v].sentences, MAX_KNOWN_SENTENCES) +
                         KNOWN_FROM * judgements[v].ratings;
        units[v].known = weight >= KNOWN_FROM;
        tenet_value_score row = value_row(&units[v], &stated[v], value->floor, (int32_t)v);
        row.answers = counts[v].answers;
        row.sentences = counts[v].sentences;
        row.ratings = judgements[v].ratings;
        row.not_observed = judgements[v].not_observed;
        result->alignment.review |= row.review;
        if (row.review)
            tenet__error_add(
                result->notices, TENET_SEVERITY_WARNING, TENET_N_REVIEW, TENET__NOWHERE,
                "%s lies below its floor: a person should look at the evidence again", value->name);
        g_array_index(result->values, tenet_value_score, v) = row;
    }
}

static void fill_points(assessing *course, const tenet__units *units)
{
    GArray *evidence = course->result->evidence;
    for (guint i = 0; i < evidence->len; i++) {
        tenet_evidence *row = &g_array_index(evidence, tenet_evidence, i);
        row->points = tenet__points(&units[row->value], row->units);
    }
}

static void fill_alignment(assessing *course, const tenet__units *units)
{
    tenet_assessment *result = course->result;
    tenet__total total = tenet__score_total(units, (int32_t)result->model->values->len);
    tenet_alignment *row = &result->alignment;
    gboolean enough = tenet__covers(total.coverage, result->model->scoring.coverage_minimum);
    row->coverage = total.coverage;
    row->points = total.points;
    row->status = enough ? TENET_SCORED : TENET_INSUFFICIENT_EVIDENCE;
    row->score = enough ? total.score : NAN;
    row->low = enough ? total.low : NAN;
    row->high = enough ? total.high : NAN;
    row->low_correlated = enough ? total.low_correlated : NAN;
    row->high_correlated = enough ? total.high_correlated : NAN;
    row->deviation = enough ? total.deviation : NAN;
    if (!enough)
        tenet__error_add(
            result->notices, TENET_SEVERITY_NOTICE, TENET_N_INSUFFICIENT_EVIDENCE, TENET__NOWHERE,
            "too little is known to give a number: values with %ld %% of the weight "
            "have enough evidence, %ld %% are needed",
            lrint(100 * total.coverage), lrint(100 * result->model->scoring.coverage_minimum));
}

/* How many values each answer holds counted evidence for. */
static void count_asked(assessing *course)
{
    tenet_assessment *result = course->result;
    if (result->asked->len == 0)
        return;
    guint values = result->model->values->len;
    g_autofree guint8 *seen = g_new0(guint8, (gsize)values * result->asked->len + 1);
    for (guint i = 0; i < result->evidence->len; i++) {
        const tenet_evidence *row = &g_array_index(result->evidence, tenet_evidence, i);
        if (row->asked < 0 || row->units == 0 ||
            seen[(guint)row->asked * values + (guint)row->value]++)
            continue;
        g_array_index(result->asked, tenet_asked, row->asked).answers_counted++;
    }
}

/* ---- The whole --------------------------------------------------------------------------- */

static void score_all(assessing *course, const tenet__statement *statement)
{
    const tenet_model *model = course->result->model;
    tenet__assessor *assessor = course->assessor;
    tenet__credit_counts *counts = assessor->counts;
    tenet__stated_value *stated = assessor->stated;
    tenet__units *units = assessor->units;
    judged *judgements = assessor->judgements;
    memset(counts, 0, sizeof *counts * model->values->len);
    memset(judgements, 0, sizeof *judgements * model->values->len);
    tenet__credit(model, (tenet_evidence *)(void *)course->result->evidence->data,
                  (const tenet__credit_group *)(void *)assessor->groups->data,
                  (int32_t)course->result->evidence->len, counts);
    tenet__profile(model, statement, stated, &course->result->stated);
    add_ratings(course, judgements);
    add_statement(course, statement, stated);
    sum_units(course, units);
    fill_values(course, units, stated, counts, judgements);
    fill_points(course, units);
    fill_alignment(course, units);
    count_asked(course);
    tenet__mark_unrated(course->result);
    tenet__follow_up(course->result, assessor->prompts);
}

static gboolean read_all(assessing *course, tenet__statement *statement)
{
    for (guint i = 0; i < course->candidate->texts->len; i++) {
        if (!read_text(course, &g_array_index(course->candidate->texts, tenet__given_text, i)))
            return FALSE;
    }
    tenet__statement_read(course->result->model, course->candidate, statement);
    if (!read_statement_texts(course, statement))
        return FALSE;
    report_strangers(course, statement);
    if (course->candidate->texts->len + course->candidate->ratings->len == 0)
        tenet__error_add(course->result->notices, TENET_SEVERITY_NOTICE, TENET_N_NO_TEXT,
                         TENET__NOWHERE, "there are neither notes, answers nor ratings");
    return TRUE;
}

tenet_assessment *tenet__assess(tenet__assessor *assessor, const tenet_candidate *candidate,
                                uint32_t flags, tenet_error *error)
{
    assessing course = {.assessor = assessor, .candidate = candidate, .error = error};
    tenet__statement statement = {0};
    if (assessor->vocabulary != NULL)
        tenet__vocabulary_trim(assessor->vocabulary);
    course.result = tenet__assessment_new(assessor->model, candidate->id);
    g_array_set_size(assessor->groups, 0);
    if (read_all(&course, &statement)) {
        score_all(&course, &statement);
        if ((flags & TENET_ASSESS_RATINGS_FIRST) != 0)
            tenet__seal(course.result);
    } else {
        if (tenet__error_count(error, TENET_SEVERITY_ERROR) == 0)
            tenet__error_error(error, TENET_E_LIMIT, TENET__NOWHERE,
                               "candidate \"%s\": more than %d matches", candidate->id,
                               TENET__MAX_EVIDENCE);
        g_clear_pointer(&course.result, tenet_assessment_free);
    }
    tenet__statement_clear(&statement);
    g_clear_pointer(&course.asked_by_text, g_hash_table_destroy);
    return course.result;
}

static int32_t take_flags(const tenet_assess_options *given, uint32_t *flags, tenet_error **error)
{
    tenet_assess_options options = {.struct_size = sizeof options};
    if (!tenet__take_options(&options, sizeof options, given))
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "assess options: struct_size does not fit this version");
    if ((options.flags & ~(uint32_t)TENET__ASSESS_FLAGS) != 0)
        return tenet__fail(error, TENET_E_ARGUMENT, "assess: unknown flags: %u", options.flags);
    *flags = options.flags;
    return TENET_OK;
}

int32_t tenet_assess(const tenet_model *model, const tenet_candidate *candidate,
                     const tenet_assess_options *options, tenet_assessment **assessment,
                     tenet_error **error)
{
    uint32_t flags = 0;
    if (error != NULL)
        *error = NULL;
    if (assessment != NULL)
        *assessment = NULL;
    if (model == NULL || candidate == NULL || assessment == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "assess: model, candidate or result is NULL");
    int32_t status = take_flags(options, &flags, error);
    if (status != TENET_OK)
        return status;
    tenet_error *list = tenet__error_new();
    tenet__assessor *assessor = (tenet__assessor *)(void *)tenet__model_take_idle(model);
    if (assessor == NULL)
        assessor = tenet__assessor_new(model);
    *assessment = tenet__assess(assessor, candidate, flags, list);
    tenet__model_give_idle(model, &assessor->idle);
    return tenet__error_finish(list, error);
}
