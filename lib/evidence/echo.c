/*
 * Echoes of the question. Words of the answer are compared with the question's by family, so that
 * "helped" echoes "help"; words that only carry the sentence do not count. See echo.h.
 */
#include "evidence/echo.h"

#include <string.h>

/* Two words of one family: the first four letters, or the whole of a shorter word. */
static gboolean same_family(const tenet__token *a, const tenet__token *b)
{
    if (*a->word != *b->word) /* as most words differ */
        return FALSE;
    int32_t letters = MIN(MIN(a->length, b->length), 4);
    if (letters < 4)
        return strcmp(a->word, b->word) == 0;
    return strncmp(a->word, b->word, 4) == 0;
}

/* Words that an echo changes or adds: they neither make nor break it. */
static gboolean is_filler(const char *word)
{
    static const char *const fillers[] = {
        "i",   "you", "my",   "your", "me",   "hm",   "hmm",   "mm",    "um",   "uh",   "uhm",
        "ah",  "er",  "well", "so",   "okay", "ok",   "yes",   "yeah",  "oh",   "a",    "an",
        "the", "in",  "of",   "to",   "it",   "that", "is",    "was",   "am",   "did",  "do",
        "he",  "she", "they", "him",  "her",  "them", "us",    "we",    "what", "when", "why",
        "how", "one", "then", "erm",  "ehm",  "let",  "think", "right", "sure", "which"};
    for (gsize i = 0; i < G_N_ELEMENTS(fillers); i++) {
        if (*word == *fillers[i] && strcmp(word, fillers[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean stands_in(const tenet__token *token, const tenet__document *document, int32_t first,
                          int32_t end)
{
    for (int32_t i = first; i < end; i++) {
        if (same_family(token, &document->tokens[i]))
            return TRUE;
    }
    return FALSE;
}

/* Words of a question that an answer can echo. */
#define MAX_QUESTION 200

/* Of the words of an answer's first sentence, so many in a hundred must be the question's. */
#define ECHO_SHARE 75

/* TRUE if the first sentence of an answer says nothing but the question's words, without stating
 * them of oneself ("Respect, hmm", "A time I helped somebody"). */
gboolean tenet__is_echo(const tenet__clues *clues, int32_t sentence, const tenet__document *asked)
{
    const tenet__document *document = clues->document;
    const tenet__turn *turn = &document->turns[document->sentences[sentence].turn];
    if (sentence != turn->first_sentence || clues->end - clues->begin > TENET__MAX_REACH_WORDS)
        return FALSE;
    int32_t first = 0, end = asked != NULL ? asked->token_count : 0;
    if (turn->role == TENET__TURN_ANSWER && turn->question >= 0) {
        const tenet__turn *question = &document->turns[turn->question];
        asked = document;
        first = document->sentences[question->first_sentence].first_token;
        end = document->sentences[question->end_sentence - 1].end_token;
    }
    end = MIN(end, first + MAX_QUESTION);
    if (end <= first)
        return FALSE;
    int32_t said = 0, repeated = 0;
    for (int32_t i = clues->begin; i < clues->end; i++) {
        if (is_filler(document->tokens[i].word))
            continue;
        said++;
        repeated += stands_in(&document->tokens[i], asked, first, end);
    }
    gboolean states = tenet__clue_kind(clues, clues->begin) == TENET__CUE_SELF ||
                      (tenet__clue_near(clues, clues->begin, TENET__CUE_YES) != NULL &&
                       tenet__clue_near(clues, clues->begin, TENET__CUE_SELF) != NULL);
    /* "Respect, gosh": a word of the question and one of surprise. */
    gboolean exclaims = repeated > 0 && said - repeated <= 1 && clues->end - clues->begin <= 3;
    return !states && ((said > 0 && repeated * 100 >= said * ECHO_SHARE) || exclaims);
}
