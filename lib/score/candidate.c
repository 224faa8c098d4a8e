/*
 * Collecting what is known of a candidate. Text is checked here, so that everything further on can
 * rely on valid UTF-8.
 */
#include "score/candidate.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/numeric.h"
#include "base/utf8.h"
#include "tenet/assess.h"

static void clear_text(gpointer data)
{
    tenet__given_text *given = data;
    g_free(given->text);
    g_free(given->question);
}

static void clear_rating(gpointer data)
{
    g_free(((tenet__given_rating *)data)->value);
}

static void clear_entry(gpointer data)
{
    g_free(((tenet__given_entry *)data)->value);
}

static GArray *new_array(gsize size, GDestroyNotify clear)
{
    GArray *array = g_array_new(FALSE, TRUE, (guint)size);
    g_array_set_clear_func(array, clear);
    return array;
}

/* Copies text that a caller gave; NULL after setting *status and *error. */
static char *copy_text(const char *what, const char *text, int64_t *length, int64_t limit,
                       int32_t *status, tenet_error **error)
{
    *status = TENET_E_ARGUMENT;
    if (text == NULL || *length < -1) {
        tenet__fail(error, *status, "%s: no text was given, or a length below -1", what);
        return NULL;
    }
    if (*length == -1)
        *length = (int64_t)strlen(text);
    if (*length > limit) {
        *status = tenet__fail(error, TENET_E_LIMIT,
                              "%s: %" G_GINT64_FORMAT " bytes are more than the %" G_GINT64_FORMAT
                              " that are read",
                              what, *length, limit);
        return NULL;
    }
    int64_t invalid = (int64_t)tenet__utf8_valid(text, (gsize)*length);
    if (invalid < *length) {
        *status = TENET_E_ENCODING;
        if (error != NULL) {
            *error = tenet__error_new();
            tenet__error_error(*error, TENET_E_ENCODING, ((tenet__place){.offset = invalid}),
                               "%s: byte %" G_GINT64_FORMAT " is not UTF-8", what, invalid);
        }
        return NULL;
    }
    char *copy = g_try_malloc((gsize)*length + 1);
    if (copy == NULL) {
        *status = tenet__fail(error, TENET_E_MEMORY, "%s: no memory for %" G_GINT64_FORMAT " bytes",
                              what, *length);
        return NULL;
    }
    memcpy(copy, text, (gsize)*length);
    copy[*length] = '\0';
    *status = TENET_OK;
    return copy;
}

/* Names are short; a longer one is a text in the wrong place. */
#define MAX_NAME_BYTES 4096

static char *copy_name(const char *what, const char *text, int64_t length, int32_t *status,
                       tenet_error **error)
{
    char *copy = copy_text(what, text, &length, MAX_NAME_BYTES, status, error);
    if (copy != NULL && memchr(copy, '\0', (gsize)length) != NULL) {
        *status = tenet__fail(error, TENET_E_ARGUMENT, "%s: holds a NUL byte", what);
        g_clear_pointer(&copy, g_free);
    }
    return copy;
}

int32_t tenet_candidate_new(const char *id, int64_t id_length, tenet_candidate **candidate,
                            tenet_error **error)
{
    if (error != NULL)
        *error = NULL;
    if (candidate == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "candidate: no place for the result");
    *candidate = NULL;
    int32_t status;
    char *copy = copy_name("candidate id", id, id_length, &status, error);
    if (copy == NULL)
        return status;
    tenet_candidate *person = g_new0(tenet_candidate, 1);
    person->id = copy;
    person->texts = new_array(sizeof(tenet__given_text), clear_text);
    person->ratings = new_array(sizeof(tenet__given_rating), clear_rating);
    person->entries = new_array(sizeof(tenet__given_entry), clear_entry);
    person->statements = new_array(sizeof(tenet__given_text), clear_text);
    *candidate = person;
    return TENET_OK;
}

void tenet_candidate_free(tenet_candidate *candidate)
{
    if (candidate == NULL)
        return;
    g_array_free(candidate->texts, TRUE);
    g_array_free(candidate->ratings, TRUE);
    g_array_free(candidate->entries, TRUE);
    g_array_free(candidate->statements, TRUE);
    g_free(candidate->id);
    g_free(candidate);
}

const char *tenet_candidate_id(const tenet_candidate *candidate)
{
    return candidate != NULL ? candidate->id : "";
}

/* The checks that every adding function begins with. */
static int32_t check_candidate(const tenet_candidate *candidate, tenet_error **error)
{
    if (error != NULL)
        *error = NULL;
    if (candidate == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "candidate: NULL");
    guint held = candidate->texts->len + candidate->ratings->len + candidate->entries->len +
                 candidate->statements->len;
    if (held >= TENET__MAX_TEXTS)
        return tenet__fail(error, TENET_E_LIMIT,
                           "candidate \"%s\": more than %d texts, ratings and entries",
                           candidate->id, TENET__MAX_TEXTS);
    return TENET_OK;
}

static int32_t add_text(GArray *texts, const char *what, char *question, const char *text,
                        int64_t length, int32_t format, tenet_error **error)
{
    int32_t status = TENET_OK;
    tenet__given_text given = {.question = question, .format = format};
    if (format < TENET_TEXT_AUTO || format > TENET_TEXT_HTML)
        status = tenet__fail(error, TENET_E_ARGUMENT, "%s: unknown format %d", what, format);
    if (status == TENET_OK)
        given.text = copy_text(what, text, &length, TENET__MAX_TEXT_BYTES, &status, error);
    if (status != TENET_OK) {
        g_free(question);
        return status;
    }
    given.length = length;
    g_array_append_val(texts, given);
    return TENET_OK;
}

int32_t tenet_candidate_add_answer(tenet_candidate *candidate, const char *question,
                                   int64_t question_length, const char *text, int64_t text_length,
                                   int32_t format, tenet_error **error)
{
    int32_t status = check_candidate(candidate, error);
    if (status != TENET_OK)
        return status;
    char *copy = copy_name("question", question, question_length, &status, error);
    if (copy == NULL)
        return status;
    return add_text(candidate->texts, "answer", copy, text, text_length, format, error);
}

int32_t tenet_candidate_add_notes(tenet_candidate *candidate, const char *text, int64_t text_length,
                                  int32_t format, tenet_error **error)
{
    int32_t status = check_candidate(candidate, error);
    if (status != TENET_OK)
        return status;
    return add_text(candidate->texts, "notes", NULL, text, text_length, format, error);
}

int32_t tenet__candidate_take_text(tenet_candidate *candidate, const char *question, char *text,
                                   int64_t length, tenet_error **error)
{
    tenet__given_text given = {.text = text, .length = length, .format = TENET_TEXT_AUTO};
    int32_t status = check_candidate(candidate, error);
    if (status == TENET_OK && question != NULL)
        given.question = copy_name("question", question, -1, &status, error);
    if (status == TENET_OK)
        g_array_append_val(candidate->texts, given);
    else
        clear_text(&given);
    return status;
}

/* A number on a scale from low to high, both finite. */
static int32_t check_scale(const char *what, double number, double low, double high,
                           tenet_error **error)
{
    if (!isfinite(low) || !isfinite(high) || low >= high)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "%s: a scale runs from a lower to a higher number", what);
    if (isfinite(number) && number >= low && number <= high)
        return TENET_OK;
    g_autoptr(GString) said = g_string_new(NULL);
    tenet__append_number(said, number);
    g_string_append(said, " is not on the scale from ");
    tenet__append_number(said, low);
    g_string_append(said, " to ");
    tenet__append_number(said, high);
    return tenet__fail(error, TENET_E_DATA, "%s: %s", what, said->str);
}

int32_t tenet_candidate_add_rating(tenet_candidate *candidate, const char *value,
                                   int64_t value_length, double rating, double low, double high,
                                   tenet_error **error)
{
    int32_t status = check_candidate(candidate, error);
    if (status == TENET_OK)
        status = check_scale("rating", rating, low, high, error);
    if (status != TENET_OK)
        return status;
    char *copy = copy_name("rated value", value, value_length, &status, error);
    if (copy == NULL)
        return status;
    tenet__given_rating given = {copy, 1 + 4 * (rating - low) / (high - low)};
    g_array_append_val(candidate->ratings, given);
    return TENET_OK;
}

int32_t tenet_candidate_add_not_observed(tenet_candidate *candidate, const char *value,
                                         int64_t value_length, tenet_error **error)
{
    int32_t status = check_candidate(candidate, error);
    if (status != TENET_OK)
        return status;
    char *copy = copy_name("value not observed", value, value_length, &status, error);
    if (copy == NULL)
        return status;
    tenet__given_rating given = {copy, NAN};
    g_array_append_val(candidate->ratings, given);
    return TENET_OK;
}

/* A statement keeps the form of its first entry. */
static int32_t take_form(tenet_candidate *candidate, int32_t form, tenet_error **error)
{
    int32_t status = check_candidate(candidate, error);
    if (status != TENET_OK)
        return status;
    if (candidate->form != TENET_FORM_NONE && candidate->form != form)
        return tenet__fail(error, TENET_E_DATA,
                           "self-report: a candidate states values in one form, not as %s and %s",
                           tenet_form_name(candidate->form), tenet_form_name(form));
    return TENET_OK;
}

int32_t tenet_candidate_add_self_report_text(tenet_candidate *candidate, const char *text,
                                             int64_t text_length, tenet_error **error)
{
    int32_t status = take_form(candidate, TENET_FORM_PROSE, error);
    if (status == TENET_OK)
        status = add_text(candidate->statements, "self-report", NULL, text, text_length,
                          TENET_TEXT_AUTO, error);
    if (status == TENET_OK)
        candidate->form = TENET_FORM_PROSE;
    return status;
}

static int32_t add_entry(tenet_candidate *candidate, int32_t form, const char *value,
                         int64_t value_length, double number, tenet_error **error)
{
    int32_t status;
    char *copy = copy_name("self-reported value", value, value_length, &status, error);
    if (copy == NULL)
        return status;
    tenet__given_entry entry = {copy, number};
    g_array_append_val(candidate->entries, entry);
    candidate->form = form;
    return TENET_OK;
}

int32_t tenet_candidate_add_self_report_list(tenet_candidate *candidate, const char *value,
                                             int64_t value_length, tenet_error **error)
{
    int32_t status = take_form(candidate, TENET_FORM_LIST, error);
    if (status != TENET_OK)
        return status;
    return add_entry(candidate, TENET_FORM_LIST, value, value_length, 1, error);
}

int32_t tenet_candidate_add_self_report_ranking(tenet_candidate *candidate, const char *value,
                                                int64_t value_length, double rank,
                                                tenet_error **error)
{
    int32_t status = take_form(candidate, TENET_FORM_RANKING, error);
    if (status == TENET_OK)
        status = check_scale("rank", rank, 1, TENET__MAX_TEXTS, error);
    if (status != TENET_OK)
        return status;
    return add_entry(candidate, TENET_FORM_RANKING, value, value_length, rank, error);
}

int32_t tenet_candidate_add_self_report_rating(tenet_candidate *candidate, const char *value,
                                               int64_t value_length, double rating, double low,
                                               double high, tenet_error **error)
{
    int32_t status = take_form(candidate, TENET_FORM_RATINGS, error);
    if (status == TENET_OK)
        status = check_scale("self-report rating", rating, low, high, error);
    if (status == TENET_OK && candidate->form == TENET_FORM_RATINGS &&
        (candidate->low != low || candidate->high != high))
        status = tenet__fail(error, TENET_E_DATA,
                             "self-report: all ratings of a candidate share one scale");
    if (status != TENET_OK)
        return status;
    candidate->low = low;
    candidate->high = high;
    return add_entry(candidate, TENET_FORM_RATINGS, value, value_length, rating, error);
}
