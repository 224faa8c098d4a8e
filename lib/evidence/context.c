/*
 * From clues to the state of each match: who did it, which cues reach it, and which of the states
 * that apply stops the credit first. See context.h.
 */
#include "evidence/context.h"

#include <string.h>

#include "evidence/clues.h"
#include "evidence/doer.h"
#include "evidence/scope.h"

struct tenet__context {
    const tenet_model *model;
    tenet__finder *finder;
    tenet__clues clues;
    GArray *doers; /* tenet__doer, one a token of the sentence */
    const tenet__document *document;
    char *question;
    tenet__voice voice;
    tenet__doer_memory memory;
    int32_t sentence; /* whose clues are held; -1 = none */
};

/* The states in the order in which they stop credit, strongest first. */
static const int32_t strength[TENET_STATE_COUNT] = {
    [TENET_STATE_QUESTION] = 7, [TENET_STATE_ATTRIBUTED] = 6, [TENET_STATE_HYPOTHETICAL] = 5,
    [TENET_STATE_INTENDED] = 4, [TENET_STATE_PAST] = 3,       [TENET_STATE_UNCERTAIN] = 2,
    [TENET_STATE_NEGATED] = 1,  [TENET_STATE_AFFIRMED] = 0,
};

/* What is gathered about one match. */
typedef struct match_view {
    const tenet__clues *clues;
    const tenet__match *match;
    int32_t head; /* the first of the match's own words */
    int32_t last;
    tenet__reading reading;
    const tenet__clue *habit;
} match_view;

tenet__context *tenet__context_new(const tenet_model *model)
{
    tenet__context *context = g_new0(tenet__context, 1);
    context->model = model;
    context->finder = tenet__finder_new(model->cues);
    context->doers = g_array_new(FALSE, FALSE, sizeof(tenet__doer));
    tenet__clues_init(&context->clues);
    context->sentence = -1;
    return context;
}

void tenet__context_free(tenet__context *context)
{
    if (context == NULL)
        return;
    tenet__finder_free(context->finder);
    tenet__clues_clear(&context->clues);
    g_array_free(context->doers, TRUE);
    g_free(context->question);
    g_free(context);
}

/* A text in which "I" stands more often than "she", "he" and "the candidate" is in the first
 * person. */
static tenet__voice voice_of(const tenet__document *document)
{
    int32_t first = 0, third = 0;
    for (int32_t i = 0; i < document->token_count; i++) {
        const char *word = document->tokens[i].word;
        first += strcmp(word, "i") == 0 || strcmp(word, "my") == 0 || strcmp(word, "me") == 0;
        third += strcmp(word, "candidate") == 0 || strcmp(word, "applicant") == 0;
    }
    return first > 0 && third == 0 ? TENET__VOICE_FIRST : TENET__VOICE_NOTES;
}

void tenet__context_begin(tenet__context *context, const tenet__document *document,
                          const char *question)
{
    context->document = document;
    g_free(context->question);
    context->question = g_strdup(question);
    context->voice = voice_of(document);
    context->memory = (tenet__doer_memory){FALSE};
    context->sentence = -1;
}

static void cause_of_tokens(match_view *finding, int32_t first, int32_t last)
{
    const tenet__token *tokens = finding->clues->document->tokens;
    finding->reading.cause_start = first >= 0 ? tokens[first].start : -1;
    finding->reading.cause_end = first >= 0 ? tokens[last].end : -1;
}

/* Takes the state if it stops credit before the one held. */
static void propose(match_view *finding, int32_t state, int32_t first, int32_t last)
{
    if (strength[state] <= strength[finding->reading.state])
        return;
    finding->reading.state = state;
    cause_of_tokens(finding, first, last);
}

static int32_t state_of_kind(int32_t kind)
{
    switch (kind) {
    case TENET__CUE_NEGATION:
    case TENET__CUE_NEGATION_VERB:
    case TENET__CUE_NEGATION_AFTER:
        return TENET_STATE_NEGATED;
    case TENET__CUE_HYPOTHETICAL:
    case TENET__CUE_CONDITION:
        return TENET_STATE_HYPOTHETICAL;
    case TENET__CUE_INTENDED:
        return TENET_STATE_INTENDED;
    case TENET__CUE_PAST:
    case TENET__CUE_PAST_AFTER:
        return TENET_STATE_PAST;
    case TENET__CUE_UNCERTAIN:
        return TENET_STATE_UNCERTAIN;
    case TENET__CUE_RECEIVED:
        return TENET_STATE_ATTRIBUTED;
    default:
        return TENET_STATE_AFFIRMED;
    }
}

static gboolean is_backward(int32_t kind)
{
    return kind == TENET__CUE_NEGATION_AFTER || kind == TENET__CUE_PAST_AFTER;
}

/* TRUE if the clue reaches the match and is not one of the match's own words. */
static gboolean reaches(const match_view *finding, const tenet__clue *clue)
{
    for (int32_t t = clue->first; t <= clue->last; t++) {
        if (tenet__hit_owns(&finding->match->hit, t))
            return FALSE;
    }
    if (is_backward(clue->kind))
        return clue->first > finding->head &&
               tenet__scope_begin(finding->clues, clue) <= finding->head;
    if (clue->first > finding->last)
        return FALSE;
    return clue->first > finding->head || tenet__scope_end(finding->clues, clue) > finding->head;
}

/* Negations that reach the match: a plain one before a verb of not doing takes it back. */
static void read_negations(match_view *finding)
{
    const tenet__clue *plain = NULL, *verb = NULL;
    for (guint i = 0; i < finding->clues->list->len; i++) {
        const tenet__clue *clue = &g_array_index(finding->clues->list, tenet__clue, i);
        if (state_of_kind(clue->kind) != TENET_STATE_NEGATED || !reaches(finding, clue))
            continue;
        if (clue->kind == TENET__CUE_NEGATION_VERB)
            verb = clue;
        else
            plain = clue;
    }
    if (verb != NULL && plain != NULL && plain->first < verb->first)
        return;
    const tenet__clue *cause = verb != NULL ? verb : plain;
    if (cause != NULL)
        propose(finding, TENET_STATE_NEGATED, cause->first, cause->last);
}

static gboolean sentence_has(const tenet__clues *clues, int32_t kind)
{
    for (guint i = 0; i < clues->list->len; i++) {
        if (g_array_index(clues->list, tenet__clue, i).kind == kind)
            return TRUE;
    }
    return FALSE;
}

static void read_cues(match_view *finding)
{
    gboolean habit = sentence_has(finding->clues, TENET__CUE_HABIT);
    for (guint i = 0; i < finding->clues->list->len; i++) {
        const tenet__clue *clue = &g_array_index(finding->clues->list, tenet__clue, i);
        int32_t state = state_of_kind(clue->kind);
        if (state == TENET_STATE_AFFIRMED || state == TENET_STATE_NEGATED)
            continue;
        if (clue->kind == TENET__CUE_HYPOTHETICAL && habit)
            continue;
        if (reaches(finding, clue))
            propose(finding, state, clue->first, clue->last);
    }
}

static void read_doer(tenet__context *context, match_view *finding)
{
    const tenet__doer *doer =
        &g_array_index(context->doers, tenet__doer, finding->head - context->clues.begin);
    if (doer->other)
        propose(finding, TENET_STATE_ATTRIBUTED, doer->cause_first, doer->cause_last);
}

/* Brings clues and doers of a sentence in, once. */
static void enter_sentence(tenet__context *context, int32_t sentence)
{
    if (context->sentence == sentence)
        return;
    context->sentence = sentence;
    tenet__clues_find(&context->clues, context->finder, context->document, sentence);
    g_array_set_size(context->doers, (guint)(context->clues.end - context->clues.begin));
    tenet__doers(&context->clues, context->voice, &context->memory,
                 (tenet__doer *)(void *)context->doers->data);
}

static int32_t kind_of(const match_view *finding)
{
    return tenet__looks_past(finding->clues, finding->head) ? TENET_KIND_ACT : TENET_KIND_CLAIM;
}

static void read_match(tenet__context *context, const tenet__match *match, tenet__reading *reading)
{
    match_view finding = {.clues = &context->clues,
                          .match = match,
                          .head = match->hit.words[0],
                          .last = match->hit.last,
                          .reading = {TENET_STATE_AFFIRMED, TENET_KIND_NONE, -1, -1}};
    read_doer(context, &finding);
    read_cues(&finding);
    read_negations(&finding);
    finding.reading.kind = kind_of(&finding);
    *reading = finding.reading;
}

void tenet__context_read(tenet__context *context, int32_t sentence, const tenet__match *matches,
                         int32_t count, tenet__reading *readings)
{
    const tenet__turn *turn =
        &context->document->turns[context->document->sentences[sentence].turn];
    if (count == 0)
        return;
    if (turn->role == TENET__TURN_QUESTION) {
        for (int32_t i = 0; i < count; i++)
            readings[i] = (tenet__reading){TENET_STATE_QUESTION, TENET_KIND_NONE, -1, -1};
        return;
    }
    enter_sentence(context, sentence);
    for (int32_t i = 0; i < count; i++)
        read_match(context, &matches[i], &readings[i]);
}
