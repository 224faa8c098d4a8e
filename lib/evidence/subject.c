/*
 * Subjects. There is no grammar here, only what a reader sees first: a noun phrase where a subject
 * can stand, and a verb behind it. See subject.h.
 */
#include "evidence/subject.h"

#include <string.h>

/* Words between a subject and its verb: "my manager very often also helped". */
#define MAX_TO_VERB 5

/* Words of a noun phrase before its noun: "an extremely angry customer". */
#define MAX_PHRASE 5

gboolean tenet__is_possessive(const tenet__clues *clues, int32_t token)
{
    return tenet__word_ends(clues, token, "'s") || tenet__word_ends(clues, token, "s'");
}

/* TRUE if a word is a name in the middle of a sentence, or looks like one. */
gboolean tenet__is_name(const tenet__clues *clues, int32_t token)
{
    const tenet__token *word = &clues->document->tokens[token];
    return (word->shape & TENET__SHAPE_CAPITAL) != 0 && (word->shape & TENET__SHAPE_UPPER) == 0 &&
           word->length > 1 && tenet__clue_at(clues, token) == NULL && token > clues->begin;
}

gboolean tenet__is_time(const tenet__clues *clues, int32_t token)
{
    /* in the order of strcmp() */
    static const char *const words[] = {
        "afternoon", "april",     "august",   "autumn",    "christmas", "day",       "days",
        "december",  "easter",    "evening",  "evenings",  "february",  "friday",    "hour",
        "hours",     "january",   "july",     "june",      "march",     "minute",    "minutes",
        "moment",    "monday",    "month",    "months",    "morning",   "mornings",  "night",
        "nights",    "november",  "occasion", "occasions", "october",   "quarter",   "saturday",
        "season",    "september", "spring",   "summer",    "sunday",    "term",      "thursday",
        "time",      "times",     "tuesday",  "way",       "ways",      "wednesday", "week",
        "weekend",   "weekends",  "weeks",    "winter",    "xmas",      "year",      "years"};
    return tenet__word_in(clues, token, words, G_N_ELEMENTS(words));
}

/* What a word after a possible subject says about it. */
typedef enum { VERB, BETWEEN, NO_VERB } verb_sign;

static verb_sign sign_of_kind(int32_t kind)
{
    switch (kind) {
    case TENET__CUE_AUXILIARY:
    case TENET__CUE_VERB:
    case TENET__CUE_SPEECH:
    case TENET__CUE_REQUEST:
    case TENET__CUE_OPINION:
    case TENET__CUE_HYPOTHETICAL:
    case TENET__CUE_INTENDED:
    case TENET__CUE_PAST:
    case TENET__CUE_NEGATION_VERB:
    case TENET__CUE_NEGATION_AFTER:
        return VERB;
    case TENET__CUE_ADVERB:
    case TENET__CUE_NEGATION:
    case TENET__CUE_RELATIVE:
    case TENET__CUE_UNCERTAIN:
    case TENET__CUE_NEUTRAL:
    case TENET__CUE_CONTRAST: /* only met inside ", however," */
        return BETWEEN;
    default:
        return NO_VERB;
    }
}

/* A word that is no cue: a regular past, after a determined noun a third person -s, or, behind an
 * adverb, any word ("my boss always scold"). */
static verb_sign sign_of_word(const tenet__clues *clues, int32_t token, gboolean determined,
                              gboolean after_adverb)
{
    if (tenet__looks_past(clues, token))
        return VERB;
    if (determined && (after_adverb || tenet__word_ends(clues, token, "s")))
        return VERB;
    if (tenet__word_ends(clues, token, "ly") || tenet__is_name(clues, token))
        return BETWEEN;
    return NO_VERB;
}

/* One past a phrase such as "of the dog" or "from head office": where the next verb form stands, or
 * past its noun. */
static int32_t skip_phrase(const tenet__clues *clues, int32_t token)
{
    int32_t end = MIN(token + MAX_PHRASE, clues->end);
    for (int32_t t = token + 1; t < end; t++) {
        if (tenet__marks_before(clues, t) & TENET__CLAUSE_MARKS)
            return t;
        if (tenet__looks_past(clues, t) || tenet__clue_kind(clues, t) == TENET__CUE_AUXILIARY)
            return t;
    }
    return token + 1;
}

/* "my boss, Mrs Bell, was", "the principal, however, said": a comma that goes on with the subject.
 */
gboolean tenet__is_insertion(const tenet__clues *clues, int32_t token)
{
    int32_t word = tenet__clue_kind(clues, token) == TENET__CUE_CONTRAST ? token : token - 1;
    return (tenet__marks_before(clues, word) & TENET__MARK_COMMA) != 0 &&
           (tenet__marks_before(clues, word + 1) & TENET__MARK_COMMA) != 0;
}

static gboolean ends_insertion(const tenet__clues *clues, int32_t token)
{
    if (tenet__clue_kind(clues, token) == TENET__CUE_CONTRAST ||
        tenet__clue_kind(clues, token - 1) == TENET__CUE_CONTRAST)
        return tenet__is_insertion(clues, token);
    return tenet__is_name(clues, token - 1) &&
           (tenet__clue_kind(clues, token) == TENET__CUE_AUXILIARY ||
            tenet__looks_past(clues, token));
}

/* TRUE if a verb follows the noun that ends before `token`; `determined` if an article or the like
 * makes it surely a noun. */
gboolean tenet__verb_follows(const tenet__clues *clues, int32_t token, gboolean determined)
{
    gboolean adverb = FALSE;
    int32_t end = MIN(token + MAX_TO_VERB, clues->end);
    for (int32_t t = token; t < end; t++) {
        int32_t kind = tenet__clue_kind(clues, t);
        if ((tenet__marks_before(clues, t) & TENET__CLAUSE_MARKS) != 0 &&
            kind != TENET__CUE_RELATIVE && !ends_insertion(clues, t))
            return FALSE;
        if (kind == TENET__CUE_PREPOSITION && determined && t == token) {
            t = skip_phrase(clues, t) - 1;
            end = MIN(t + 1 + MAX_TO_VERB, clues->end);
            continue;
        }
        verb_sign sign =
            kind >= 0 ? sign_of_kind(kind) : sign_of_word(clues, t, determined, adverb);
        if (sign != BETWEEN)
            return sign == VERB;
        adverb |= kind == TENET__CUE_ADVERB || kind == TENET__CUE_NEGATION;
    }
    return FALSE;
}

/* "Line cook": a bare noun that opens the clause belongs to the noun behind it. */
static gboolean opens_phrase(const tenet__clues *clues, int32_t token)
{
    gboolean first =
        token == clues->begin || (tenet__marks_before(clues, token) & TENET__CLAUSE_MARKS) != 0;
    return first && tenet__clue_at(clues, token) == NULL && !tenet__looks_past(clues, token) &&
           !tenet__word_ends(clues, token, "s") && !tenet__word_ends(clues, token, "ing") &&
           !tenet__word_ends(clues, token, "ly");
}

/* First token of the noun phrase whose noun is at `token`. */
int32_t tenet__phrase_begin(const tenet__clues *clues, int32_t token)
{
    int32_t begin = token;
    for (int32_t i = 0; i < MAX_PHRASE && begin > clues->begin; i++) {
        if ((tenet__marks_before(clues, begin) & ~TENET__MARK_HYPHEN) != 0)
            return begin;
        int32_t kind = tenet__clue_kind(clues, begin - 1);
        gboolean determiner = kind == TENET__CUE_DETERMINER || kind == TENET__CUE_THIRD_OBJECT;
        gboolean adjective = kind == -1 && begin - 1 > clues->begin &&
                             tenet__clue_kind(clues, begin) != TENET__CUE_DETERMINER &&
                             tenet__clue_kind(clues, begin - 2) == TENET__CUE_DETERMINER;
        gboolean title = tenet__is_name(clues, begin - 1);
        if (!determiner && !adjective && !title && kind != TENET__CUE_OTHER &&
            !opens_phrase(clues, begin - 1))
            return begin;
        begin--;
    }
    return begin;
}

/* TRUE if what stands before the phrase lets it be a subject rather than an object. */
gboolean tenet__subject_place(const tenet__clues *clues, int32_t begin)
{
    /* "In my review the feedback was ...": an article begins a new phrase. */
    if (begin > clues->begin && tenet__clue_kind(clues, begin) == TENET__CUE_DETERMINER &&
        tenet__clue_kind(clues, begin - 1) == -1 && !tenet__looks_past(clues, begin - 1) &&
        !tenet__word_ends(clues, begin - 1, "ing") && !tenet__word_ends(clues, begin - 1, "s"))
        return TRUE;
    if (begin == clues->begin || (tenet__marks_before(clues, begin) & TENET__CLAUSE_MARKS) != 0)
        return TRUE;
    switch (tenet__clue_kind(clues, begin - 1)) {
    case TENET__CUE_CONTRAST:
    case TENET__CUE_SUBORDINATOR:
    case TENET__CUE_COMPLEMENT:
    case TENET__CUE_RELATIVE:
    case TENET__CUE_CONDITION:
    case TENET__CUE_SPEECH:
    case TENET__CUE_OPINION:
    case TENET__CUE_UNCERTAIN:
    case TENET__CUE_HABIT:
    case TENET__CUE_INTENDED: /* "I wish my boss had listened" */
    case TENET__CUE_PAST_TIME:
    case TENET__CUE_PAST_FRAME:
    case TENET__CUE_COORDINATOR:
    case TENET__CUE_ADVERB:
    case TENET__CUE_NEUTRAL:
        return TRUE;
    default:
        return FALSE;
    }
}

/* "somebody", "everyone": with a verb form such as "had" behind it always a subject. */
static gboolean is_anybody(const tenet__clues *clues, const tenet__clue *clue)
{
    return tenet__word_ends(clues, clue->last, "body") ||
           tenet__word_ends(clues, clue->last, "one");
}

gboolean tenet__other_subject(const tenet__clues *clues, const tenet__clue *clue)
{
    int32_t begin = tenet__phrase_begin(clues, clue->first);
    gboolean determined = begin < clue->first || clue->first == clues->begin ||
                          (clue->last + 1 < clues->end && tenet__is_name(clues, clue->last + 1));
    determined |= is_anybody(clues, clue);
    if (is_anybody(clues, clue) && tenet__clue_kind(clues, begin - 1) != TENET__CUE_PREPOSITION &&
        tenet__clue_kind(clues, clue->last + 1) == TENET__CUE_AUXILIARY)
        return TRUE;
    return !tenet__is_possessive(clues, clue->last) && tenet__subject_place(clues, begin) &&
           tenet__verb_follows(clues, clue->last + 1, determined);
}

gboolean tenet__subject_at(const tenet__clues *clues, int32_t token)
{
    const tenet__clue *clue = tenet__clue_at(clues, token);
    if (clue == NULL || clue->first != token)
        return FALSE;
    if (clue->kind == TENET__CUE_SELF || clue->kind == TENET__CUE_THIRD)
        return TRUE;
    return clue->kind == TENET__CUE_OTHER && tenet__other_subject(clues, clue);
}

int32_t tenet__plural_subject(const tenet__clues *clues, int32_t token)
{
    int32_t noun = token - 1;
    while (tenet__clue_kind(clues, noun) == TENET__CUE_ADVERB)
        noun--;
    const tenet__clue *clue = tenet__clue_at(clues, noun);
    if (clue == NULL || clue->kind != TENET__CUE_OTHER ||
        (tenet__marks_before(clues, token) & TENET__CLAUSE_MARKS) != 0)
        return -1;
    gboolean plural = tenet__word_ends(clues, noun, "s") || tenet__word_is(clues, noun, "people") ||
                      tenet__word_is(clues, noun, "staff") || tenet__word_is(clues, noun, "team");
    int32_t begin = tenet__phrase_begin(clues, clue->first);
    return plural && !tenet__is_possessive(clues, noun) && tenet__subject_place(clues, begin)
               ? begin
               : -1;
}
