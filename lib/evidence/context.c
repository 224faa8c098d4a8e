/*
 * From clues to the state of each match: who did it, which cues reach it, and which of the states
 * that apply stops the credit first. See context.h.
 */
#include "evidence/context.h"

#include <string.h>

#include "evidence/agent.h"
#include "evidence/clues.h"
#include "evidence/doer.h"
#include "evidence/echo.h"
#include "evidence/passive.h"
#include "evidence/quotation.h"
#include "evidence/scope.h"
#include "evidence/subject.h"

struct tenet__context {
    const tenet_model *model;
    tenet__finder *finder;
    tenet__clue_memory memory;
    const tenet__clues *clues; /* of the sentence being read */
    GArray *doers;             /* tenet__doer, one a token of the sentence */
    const tenet__document *document;
    char *question;         /* what was asked, where the text itself does not say; "" = unknown */
    tenet__document *asked; /* its words */
    gboolean answer;        /* an answer rather than notes */
    tenet__voice voice;
    int32_t sentence;      /* whose clues are held; -1 = none */
    gboolean echo;         /* it only echoes the question */
    gboolean prepared;     /* `asked` and `voice` are known */
    gboolean scene;        /* the sentence goes on with an imagined scene ... */
    tenet__clue scene_cue; /* ... opened by this clue */
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
    tenet__voice voice;
    int32_t head; /* the first of the match's own words */
    int32_t last;
    tenet__reading reading;
} match_view;

tenet__context *tenet__context_new(const tenet_model *model)
{
    tenet__context *context = g_new0(tenet__context, 1);
    context->model = model;
    context->finder = tenet__finder_new(model->cues);
    context->doers = g_array_new(FALSE, FALSE, sizeof(tenet__doer));
    tenet__clue_memory_init(&context->memory);
    context->sentence = -1;
    return context;
}

void tenet__context_free(tenet__context *context)
{
    if (context == NULL)
        return;
    tenet__finder_free(context->finder);
    tenet__clue_memory_clear(&context->memory);
    g_array_free(context->doers, TRUE);
    g_clear_pointer(&context->asked, tenet__document_free);
    g_free(context->question);
    g_free(context);
}

static gboolean is_first_person(const tenet__token *token)
{
    return (token->length == 1 && *token->word == 'i') ||
           (token->length == 2 && *token->word == 'm' &&
            (token->word[1] == 'y' || token->word[1] == 'e'));
}

static gboolean is_candidate(const tenet__token *token)
{
    switch (token->length) {
    case 2:
        return strcmp(token->word, "he") == 0;
    case 3:
        return strcmp(token->word, "she") == 0;
    case 9:
        return strcmp(token->word, "candidate") == 0 || strcmp(token->word, "applicant") == 0;
    default:
        return FALSE;
    }
}

/* Notes of an interviewer may say "I" too, so it must outweigh "she", "he" and "the candidate"; in
 * an answer one "I" will do. */
static tenet__voice voice_of(const tenet__document *document, gboolean answer)
{
    int32_t first = 0, third = 0;
    for (int32_t s = 0; s < document->sentence_count; s++) {
        const tenet__sentence *sentence = &document->sentences[s];
        if (document->turns[sentence->turn].role == TENET__TURN_QUESTION)
            continue;
        for (int32_t i = sentence->first_token; i < sentence->end_token; i++) {
            first += is_first_person(&document->tokens[i]);
            third += is_candidate(&document->tokens[i]);
        }
    }
    if (answer)
        return first > 0 ? TENET__VOICE_FIRST : TENET__VOICE_NOTES;
    return first > third ? TENET__VOICE_FIRST : TENET__VOICE_NOTES;
}

void tenet__context_begin(tenet__context *context, const tenet__document *document,
                          const char *question)
{
    context->document = document;
    context->answer = question != NULL || document->tagged;
    context->sentence = -1;
    context->prepared = FALSE;
    tenet__clue_memory_begin(&context->memory);
    g_free(context->question);
    context->question = g_strdup(question != NULL ? question : "");
}

/* Finds out what the reading of all matches of a text stands on; most texts of a large pile have
 * none. */
static void prepare(tenet__context *context)
{
    if (context->prepared)
        return;
    context->prepared = TRUE;
    context->voice = voice_of(context->document, context->answer);
    g_clear_pointer(&context->asked, tenet__document_free);
    tenet_error *ignored = tenet__error_new();
    context->asked = tenet__document_read(context->question, -1, TENET__READ_ENGLISH, ignored);
    tenet_error_free(ignored);
}

static void cause_of_tokens(match_view *view, int32_t first, int32_t last)
{
    const tenet__token *tokens = view->clues->document->tokens;
    /* "did not", "couldn't", "I'd" are one expression to a reader. */
    if (first > view->clues->begin &&
        ((tokens[first].before & TENET__MARK_CLITIC) != 0 ||
         (tenet__word_is(view->clues, first, "not") &&
          tenet__clue_kind(view->clues, first - 1) == TENET__CUE_AUXILIARY)))
        first--;
    view->reading.cause_start = first >= 0 ? tokens[first].start : -1;
    view->reading.cause_end = first >= 0 ? tokens[last].end : -1;
}

/* Takes the state if it stops credit before the one held. */
static void propose(match_view *view, int32_t state, int32_t first, int32_t last)
{
    if (strength[state] <= strength[view->reading.state])
        return;
    view->reading.state = state;
    cause_of_tokens(view, first, last);
}

static void enter_sentence(tenet__context *context, int32_t sentence);

static int32_t state_of_kind(int32_t kind)
{
    switch (kind) {
    case TENET__CUE_NEGATION:
    case TENET__CUE_NEGATION_VERB:
    case TENET__CUE_NEGATION_AFTER:
        return TENET_STATE_NEGATED;
    case TENET__CUE_HYPOTHETICAL:
    case TENET__CUE_CONDITION:
    case TENET__CUE_SCENARIO:
        return TENET_STATE_HYPOTHETICAL;
    case TENET__CUE_INTENDED:
        return TENET_STATE_INTENDED;
    case TENET__CUE_PAST:
    case TENET__CUE_PAST_TIME:
    case TENET__CUE_PAST_AFTER:
        return TENET_STATE_PAST;
    case TENET__CUE_UNCERTAIN:
    case TENET__CUE_UNCERTAIN_AFTER:
        return TENET_STATE_UNCERTAIN;
    case TENET__CUE_RECEIVED:
        return TENET_STATE_ATTRIBUTED;
    case TENET__CUE_ASKED:
        return TENET_STATE_QUESTION;
    default:
        return TENET_STATE_AFFIRMED;
    }
}

/* TRUE if the clue speaks of what stands before it: by its kind, or because nothing follows it in
 * its clause ("stayed late, I think", "polite: no", "trained two (unclear)"). */
#define JOINING_MARKS                                                                              \
    (TENET__MARK_HYPHEN | TENET__MARK_CLITIC | TENET__MARK_SLASH | TENET__MARK_NEWLINE)

static gboolean is_backward(const tenet__clues *clues, const tenet__clue *clue)
{
    uint32_t before = tenet__marks_before(clues, clue->first);
    switch (clue->kind) {
    case TENET__CUE_NEGATION_AFTER:
    case TENET__CUE_PAST_AFTER:
    case TENET__CUE_UNCERTAIN_AFTER:
        return TRUE;
    case TENET__CUE_UNCERTAIN:
        if (before & TENET__MARK_OPEN)
            return TRUE;
        /* "and, as far as I recall, I apologised": of what follows */
        if (clue->last + 1 < clues->end &&
            tenet__clue_kind(clues, clue->first - 1) == TENET__CUE_COORDINATOR)
            return FALSE;
        break;
    case TENET__CUE_NEGATION:
    case TENET__CUE_PAST:
    case TENET__CUE_HYPOTHETICAL:
    case TENET__CUE_INTENDED:
        if (before & TENET__MARK_COLON)
            return TRUE;
        break;
    default:
        return FALSE;
    }
    gboolean ends = clue->last + 1 == clues->end ||
                    (tenet__marks_before(clues, clue->last + 1) & ~JOINING_MARKS) != 0;
    return ends && (before & ~JOINING_MARKS) != 0;
}

/* First token that a backward clue speaks of; a bare "no" or "not" needs a sign before it. */
static int32_t backward_begin(const match_view *view, const tenet__clue *clue)
{
    uint32_t marks = tenet__marks_before(view->clues, clue->first);
    if (clue->kind == TENET__CUE_NEGATION &&
        (marks & (TENET__MARK_COLON | TENET__MARK_DASH | TENET__MARK_COMMA)) == 0)
        return view->clues->end;
    if ((marks & (TENET__MARK_COMMA | TENET__MARK_DASH | TENET__MARK_OPEN | TENET__MARK_COLON)) !=
        0)
        return tenet__scope_begin(view->clues,
                                  &(tenet__clue){clue->kind, clue->first - 1, clue->first - 1});
    return tenet__scope_begin(view->clues, clue);
}

/* Words before the opening of an imagined scene: "Well, let us say ...". */
#define MAX_BEFORE_SCENE 2

/* TRUE if the clue is among the match's own words: "not" in "not my job". */
static gboolean is_own(const match_view *view, const tenet__clue *clue)
{
    for (int32_t t = clue->first; t <= clue->last; t++) {
        if (tenet__hit_owns(&view->match->hit, t))
            return TRUE;
    }
    return FALSE;
}

/* "helped nobody", "explained nothing": a negation right behind the deed takes its object away. */
static gboolean negates_object(const match_view *view, const tenet__clue *clue)
{
    static const char *const words[] = {"nobody", "nothing", "neither", "none", "no"};
    if (clue->kind != TENET__CUE_NEGATION || clue->first <= view->last ||
        clue->first > view->last + 2)
        return FALSE;
    for (int32_t t = view->last + 1; t <= clue->first; t++) {
        if (tenet__marks_before(view->clues, t) & ~TENET__MARK_HYPHEN)
            return FALSE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (tenet__word_is(view->clues, clue->first, words[i]))
            return TRUE;
    }
    return FALSE;
}

static gboolean reaches(const match_view *view, const tenet__clue *clue)
{
    if (is_own(view, clue))
        return FALSE;
    /* "almost shouted" did not; "almost twenty years", "nearly always" are no denial. */
    if (tenet__word_is(view->clues, clue->first, "almost") ||
        tenet__word_is(view->clues, clue->first, "nearly"))
        return clue->last + 1 == view->head && tenet__looks_past(view->clues, view->head);
    if (clue->kind == TENET__CUE_PAST_TIME && clue->first > view->last)
        return tenet__scope_begin(view->clues, clue) <= view->head;
    if (is_backward(view->clues, clue) && clue->first > view->head)
        return backward_begin(view, clue) <= view->head;
    if (clue->kind == TENET__CUE_NEGATION_AFTER || clue->kind == TENET__CUE_PAST_AFTER ||
        clue->kind == TENET__CUE_UNCERTAIN_AFTER)
        return FALSE;
    if (clue->first > view->head)
        return clue->first < view->last || negates_object(view, clue);
    return tenet__scope_end(view->clues, clue) > view->head;
}

/* The clues near enough to reach the match, by their index in the list. */
static guint first_near(const match_view *view)
{
    return tenet__clue_from(view->clues, view->head - TENET__MAX_REACH_WORDS);
}

static gboolean is_near(const match_view *view, guint index)
{
    return index < view->clues->list->len &&
           g_array_index(view->clues->list, tenet__clue, index).first <=
               view->last + TENET__MAX_REACH_WORDS;
}

/* Negations that reach the match: a plain one before a verb of not doing takes it back. */
static void read_negations(match_view *view)
{
    const tenet__clue *plain = NULL, *verb = NULL;
    for (guint i = first_near(view); is_near(view, i); i++) {
        const tenet__clue *clue = &g_array_index(view->clues->list, tenet__clue, i);
        if (state_of_kind(clue->kind) != TENET_STATE_NEGATED || !reaches(view, clue))
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
        propose(view, TENET_STATE_NEGATED, cause->first, cause->last);
}

static gboolean tells_past(const tenet__clues *clues, int32_t from)
{
    int32_t end = MIN(from + 2 * TENET__MAX_REACH_WORDS, clues->end);
    for (int32_t token = MAX(from, clues->begin); token < end; token++) {
        int32_t kind = tenet__clue_kind(clues, token);
        if (tenet__looks_past(clues, token) && kind != TENET__CUE_PAST &&
            kind != TENET__CUE_HYPOTHETICAL)
            return TRUE;
    }
    return FALSE;
}

/* "If" with the present makes the whole sentence a supposition; with a deed told in the past ("if
 * somebody cried, I listened") it tells of a habit, and only "would" makes it unreal. */
static gboolean condition_counts(const match_view *view, const tenet__clue *clue)
{
    gboolean unreal = tenet__clue_near(view->clues, view->head, TENET__CUE_HYPOTHETICAL) != NULL;
    /* "Had I been there": only where a clause begins. */
    if (tenet__word_is(view->clues, clue->first, "had") ||
        tenet__word_is(view->clues, clue->first, "were"))
        return clue->first == view->clues->begin ||
               tenet__marks_before(view->clues, clue->first) != 0;
    /* "I don't interrupt unless there is a fire": what is told is told, but for one case. */
    if (tenet__word_is(view->clues, clue->first, "unless"))
        return reaches(view, clue);
    int32_t from = clue->first < view->head ? clue->last + 1 : view->head - TENET__MAX_REACH_WORDS;
    return unreal ? reaches(view, clue) : !tells_past(view->clues, from);
}

/* "the tool I used to help": a noun before the subject makes "used" a plain verb. */
static gboolean is_tool(const tenet__clues *clues, const tenet__clue *clue)
{
    int32_t subject = clue->first - 1;
    int32_t kind = tenet__clue_kind(clues, subject);
    return tenet__word_is(clues, clue->first, "used") && subject > clues->begin &&
           (kind == TENET__CUE_SELF || kind == TENET__CUE_THIRD) &&
           tenet__clue_kind(clues, subject - 1) == -1 &&
           tenet__clue_kind(clues, subject - 2) == TENET__CUE_DETERMINER &&
           tenet__marks_before(clues, subject) == 0 &&
           (subject - 2 == clues->begin || tenet__marks_before(clues, subject - 2) != 0);
}

/* "I'd helped" and "I'd no doubts" are had, "I'd help" is would. */
static gboolean is_had(const tenet__clues *clues, const tenet__clue *clue)
{
    int32_t next = clue->last + 1;
    if (!tenet__word_is(clues, clue->first, "d") || clue->first != clue->last)
        return FALSE;
    if (tenet__clue_kind(clues, next) == TENET__CUE_DETERMINER || tenet__word_is(clues, next, "no"))
        return TRUE;
    while (tenet__clue_kind(clues, next) == TENET__CUE_ADVERB ||
           tenet__clue_kind(clues, next) == TENET__CUE_NEGATION)
        next++;
    return next < clues->end && tenet__looks_past(clues, next);
}

/* "They offered me fifty and I would not take it": behind a told deed "would not" refuses. */
static gboolean refuses(const match_view *view, const tenet__clue *clue)
{
    const tenet__clues *clues = view->clues;
    if (!tenet__word_is(clues, clue->first, "would") ||
        tenet__clue_kind(clues, clue->last + 1) != TENET__CUE_NEGATION ||
        tenet__word_is(clues, clue->last + 2, "have") ||
        tenet__clue_near(clues, view->head, TENET__CUE_CONDITION) != NULL)
        return FALSE;
    int32_t from = clue->first - 1;
    int32_t farthest = MAX(clues->begin, clue->first - TENET__MAX_REACH_WORDS);
    while (from > farthest && tenet__clue_kind(clues, from) != TENET__CUE_COORDINATOR &&
           tenet__clue_kind(clues, from) != TENET__CUE_CONTRAST)
        from--;
    for (int32_t t = from; t > farthest; t--) {
        if (tenet__looks_past(clues, t - 1))
            return TRUE;
    }
    return FALSE;
}

/* A scene is opened at the beginning of a sentence; "in the role play she listened" tells a deed.
 */
static gboolean opens_scene(const tenet__clues *clues, const tenet__clue *clue)
{
    return clue->first <= clues->begin + MAX_BEFORE_SCENE;
}

/* "I have in the past helped": the perfect tells of what was done, not of what is over. */
static gboolean has_done(const match_view *view, const tenet__clue *clue)
{
    static const char *const perfects[] = {"have", "has", "ve", NULL};
    if (!tenet__word_is(view->clues, clue->last, "past"))
        return FALSE;
    for (int32_t back = 1; back <= 3; back++) {
        if (tenet__word_among(view->clues, clue->first - back, perfects) ||
            tenet__word_among(view->clues, view->head - back, perfects))
            return TRUE;
    }
    return FALSE;
}

/* "Would" and "could" in what is told of earlier times; "would have" is unreal at any time. */
static gboolean is_habit(const match_view *view, const tenet__clue *clue)
{
    static const int32_t kinds[] = {TENET__CUE_HABIT, TENET__CUE_PAST, TENET__CUE_PAST_TIME,
                                    TENET__CUE_PAST_FRAME};
    if (tenet__word_is(view->clues, clue->last, "have") ||
        tenet__word_is(view->clues, clue->last + 1, "have"))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (tenet__clue_near(view->clues, view->head, kinds[i]) != NULL)
            return TRUE;
    }
    return FALSE;
}

static gboolean cue_counts(const match_view *view, const tenet__clue *clue)
{
    switch (clue->kind) {
    case TENET__CUE_CONDITION:
        return !is_own(view, clue) && condition_counts(view, clue);
    case TENET__CUE_SCENARIO:
        return !is_own(view, clue) && clue->first < view->head && opens_scene(view->clues, clue);
    case TENET__CUE_INTENDED:
        /* In notes "she won't help" tells of a refusal. */
        return !(view->voice == TENET__VOICE_NOTES &&
                 tenet__word_is(view->clues, clue->first, "will") &&
                 tenet__word_is(view->clues, clue->last + 1, "not")) &&
               reaches(view, clue);
    case TENET__CUE_PAST:
        return !is_tool(view->clues, clue) && !has_done(view, clue) && reaches(view, clue);
    case TENET__CUE_HYPOTHETICAL:
        return !is_habit(view, clue) && !is_had(view->clues, clue) && !refuses(view, clue) &&
               reaches(view, clue);
    default:
        return reaches(view, clue);
    }
}

/* "I hope I helped her": a hope for what was done doubts it. */
static gboolean hopes_told(const match_view *view, const tenet__clue *clue)
{
    static const char *const hopes[] = {"hope", "hopes", NULL};
    int32_t next = tenet__clue_kind(view->clues, clue->last + 1);
    return clue->kind == TENET__CUE_INTENDED && tenet__word_among(view->clues, clue->last, hopes) &&
           (next == TENET__CUE_SELF || next == TENET__CUE_THIRD) &&
           tenet__looks_past(view->clues, view->head);
}

static void read_cues(match_view *view)
{
    for (guint i = first_near(view); is_near(view, i); i++) {
        const tenet__clue *clue = &g_array_index(view->clues->list, tenet__clue, i);
        int32_t state = state_of_kind(clue->kind);
        if (view->voice == TENET__VOICE_NOTES && tenet__word_is(view->clues, clue->first, "might"))
            state = TENET_STATE_UNCERTAIN;
        if (hopes_told(view, clue))
            state = TENET_STATE_UNCERTAIN;
        if (state != TENET_STATE_AFFIRMED && state != TENET_STATE_NEGATED && cue_counts(view, clue))
            propose(view, state, clue->first, clue->last);
    }
}

/* ---- Who did it --------------------------------------------------------------------------- */

static void read_agent(match_view *view)
{
    tenet__doer agent = tenet__agent_of(view->clues, view->voice, view->head, view->last);
    if (agent.other)
        propose(view, TENET_STATE_ATTRIBUTED, agent.cause_first, agent.cause_last);
}

static void read_doer(tenet__context *context, match_view *view)
{
    const tenet__doer *doer =
        &g_array_index(context->doers, tenet__doer, view->head - context->clues->begin);
    /* "the most patient": a word that can name a person may be the match itself. */
    if (doer->other && doer->cause_first <= view->head && view->head <= doer->cause_last)
        return;
    int32_t person = tenet__plural_subject(view->clues, view->head);
    if (person >= 0)
        propose(view, TENET_STATE_ATTRIBUTED, person, view->head - 1);
    tenet__passive passive = tenet__passive_read(view->clues, view->head, view->last);
    if (passive.kind == TENET__PASSIVE_BY_CANDIDATE)
        return;
    if (passive.kind == TENET__PASSIVE_BY_OTHER)
        propose(view, TENET_STATE_ATTRIBUTED, passive.cause_first, passive.cause_last);
    if (doer->other)
        propose(view, TENET_STATE_ATTRIBUTED, doer->cause_first, doer->cause_last);
    else if (passive.kind == TENET__PASSIVE_NONE)
        read_agent(view);
    if (passive.kind == TENET__PASSIVE_SUFFERED)
        propose(view, TENET_STATE_ATTRIBUTED, passive.cause_first, passive.cause_last);
}

/* ---- Questions ----------------------------------------------------------------------------- */

/* "Once, about a boss": an answer that says how often says that it happened. */
static gboolean tells_how_often(const tenet__clues *clues)
{
    static const char *const words[] = {"once",  "twice",   "sometimes", "often", "always",
                                        "many",  "several", "plenty",    "sure",  "sadly",
                                        "daily", "very",    "i"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (tenet__word_is(clues, clues->begin, words[i]))
            return strcmp(words[i], "i") != 0 || tenet__word_is(clues, clues->begin + 1, "did");
    }
    return FALSE;
}

/* What the first words of a sentence answer: a state, or -1 if they answer nothing. */
static int32_t answer_given(tenet__context *context, int32_t sentence, tenet__clue *cause)
{
    if (sentence >= context->document->sentence_count ||
        context->document->sentences[sentence].turn !=
            context->document->sentences[sentence - 1].turn)
        return -1;
    enter_sentence(context, sentence);
    const tenet__clue *clue = tenet__clue_at(context->clues, context->clues->begin);
    if (tells_how_often(context->clues))
        return TENET_STATE_AFFIRMED;
    if (clue == NULL)
        return -1;
    *cause = *clue;
    const tenet__clue *second = tenet__clue_at(context->clues, clue->last + 1);
    if (clue->kind == TENET__CUE_NEGATION && second != NULL &&
        second->kind == TENET__CUE_PAST_AFTER)
        return TENET_STATE_PAST;
    switch (clue->kind) {
    case TENET__CUE_YES:
        return TENET_STATE_AFFIRMED;
    case TENET__CUE_NEGATION:
        return TENET_STATE_NEGATED;
    case TENET__CUE_UNCERTAIN:
    case TENET__CUE_HYPOTHETICAL:
        return TENET_STATE_UNCERTAIN;
    case TENET__CUE_PAST:
    case TENET__CUE_PAST_TIME:
    case TENET__CUE_PAST_AFTER:
        return TENET_STATE_PAST;
    default:
        return -1;
    }
}

/* "Maybe I interrupted her?": a doubt with a question mark asks nobody. */
static gboolean only_doubts(tenet__context *context, int32_t sentence)
{
    enter_sentence(context, sentence);
    const tenet__clue *clue =
        tenet__clue_near(context->clues, context->clues->begin, TENET__CUE_UNCERTAIN);
    return clue != NULL && clue->first <= context->clues->begin + 1;
}

/* A question in the candidate's own words or in notes takes the answer that follows it at once. */
static gboolean read_question(tenet__context *context, int32_t sentence, tenet__reading *reading)
{
    static const char *const openers[] = {"why", "how", "what", "when", "where", "who", NULL};
    tenet__clue cause;
    if (only_doubts(context, sentence))
        return FALSE;
    /* Only a question that can be answered by yes or no takes its answer. */
    gboolean open = tenet__word_among(context->clues, context->clues->begin, openers);
    int32_t state = open ? -1 : answer_given(context, sentence + 1, &cause);
    if (state == TENET_STATE_AFFIRMED)
        return FALSE;
    *reading = (tenet__reading){state >= 0 ? state : TENET_STATE_QUESTION, TENET_KIND_NONE, -1, -1};
    if (state >= 0) {
        reading->cause_start = context->document->tokens[cause.first].start;
        reading->cause_end = context->document->tokens[cause.last].end;
    }
    return TRUE;
}

/* ---- Imagined scenes ----------------------------------------------------------------------- */

/* An imperative to an imagined other: an answer's sentence that begins with its deed, in the form
 * without ending. */
static gboolean is_imperative(const tenet__context *context, const match_view *view)
{
    const tenet__clues *clues = view->clues;
    const tenet__token *head = &context->document->tokens[view->head];
    int32_t begin = clues->begin;
    if (!context->answer || tenet__clue_near(clues, view->head, TENET__CUE_SELF) != NULL ||
        tenet__looks_past(clues, view->head) || head->word[head->length - 1] == 's' ||
        tenet__word_ends(clues, view->head, "ing"))
        return FALSE;
    if (view->head == begin + 1 &&
        tenet__word_among(clues, begin,
                          (const char *const[]){"then", "first", "next", "and", NULL}))
        begin++;
    if (view->head != begin)
        return FALSE;
    int32_t next = tenet__clue_kind(clues, view->last + 1);
    if (begin > clues->begin && view->last + 1 == clues->end)
        return TRUE; /* "Then apologise." */
    if (view->last + 1 >= clues->end || tenet__marks_before(clues, view->last + 1) != 0)
        return FALSE;
    return next == TENET__CUE_DETERMINER || next == TENET__CUE_THIRD_OBJECT ||
           next == TENET__CUE_SELF_OBJECT || next == TENET__CUE_OTHER ||
           next == TENET__CUE_ADVERB || next == TENET__CUE_COORDINATOR ||
           tenet__word_is(clues, view->last + 1, "to");
}

/* Sentences looked back for the opening of an imagined scene. */
#define MAX_SCENE 6

/* Finds the scene that this sentence goes on with: a "suppose ..." before it in the same turn, with
 * nothing told in the past since. */
static void find_scene(tenet__context *context, int32_t sentence)
{
    int32_t turn = context->document->sentences[sentence].turn;
    context->scene = FALSE;
    if (tells_past(context->clues, context->clues->begin))
        return;
    for (int32_t s = sentence - 1; s >= 0 && s >= sentence - MAX_SCENE; s--) {
        if (context->document->sentences[s].turn != turn)
            return;
        const tenet__clues *earlier =
            tenet__clue_memory_of(&context->memory, context->finder, context->document, s);
        const tenet__clue *opening = tenet__clue_near(earlier, earlier->begin, TENET__CUE_SCENARIO);
        if (opening != NULL && opens_scene(earlier, opening)) {
            context->scene = TRUE;
            context->scene_cue = *opening;
        }
        if (opening != NULL || tells_past(earlier, earlier->begin))
            return;
    }
}

/* What is said to be over was so: "I'd interrupt everyone; I've dropped that" imagines nothing. */
static void propose_over(match_view *view, int32_t first, int32_t last)
{
    if (view->reading.state == TENET_STATE_HYPOTHETICAL)
        view->reading.state = TENET_STATE_AFFIRMED;
    propose(view, TENET_STATE_PAST, first, last);
}

/* Sentences that a "used to" goes on for: "I used to be a hothead. I'd lean on the horn." */
#define MAX_HABIT 1

/* "Would" behind a habit of the past goes on with it. */
static void read_old_habit(tenet__context *context, match_view *view, int32_t sentence)
{
    int32_t turn = context->document->sentences[sentence].turn;
    const tenet__clue *would = tenet__clue_near(view->clues, view->head, TENET__CUE_HYPOTHETICAL);
    if (view->reading.state != TENET_STATE_HYPOTHETICAL || would == NULL ||
        tenet__clue_kind(view->clues, would->last + 1) == TENET__CUE_NEGATION ||
        tenet__clue_near(view->clues, view->head, TENET__CUE_CONDITION) != NULL)
        return;
    for (int32_t s = sentence - 1; s >= 0 && s >= sentence - MAX_HABIT; s--) {
        if (context->document->sentences[s].turn != turn)
            return;
        const tenet__clues *before =
            tenet__clue_memory_of(&context->memory, context->finder, context->document, s);
        for (guint i = 0; i < before->list->len; i++) {
            const tenet__clue *clue = &g_array_index(before->list, tenet__clue, i);
            if ((clue->kind == TENET__CUE_PAST && tenet__word_is(before, clue->last, "to")) ||
                clue->kind == TENET__CUE_PAST_TIME) {
                propose_over(view, clue->first, clue->last);
                return;
            }
        }
    }
}

static void read_scene(const tenet__context *context, match_view *view)
{
    if (context->scene)
        propose(view, TENET_STATE_HYPOTHETICAL, context->scene_cue.first, context->scene_cue.last);
    else if (is_imperative(context, view))
        propose(view, TENET_STATE_HYPOTHETICAL, -1, -1);
}

/* ---- The whole ------------------------------------------------------------------------------ */

/* Brings clues and doers of a sentence in, once. */
static void enter_sentence(tenet__context *context, int32_t sentence)
{
    if (context->sentence == sentence)
        return;
    context->sentence = sentence;
    context->clues =
        tenet__clue_memory_of(&context->memory, context->finder, context->document, sentence);
    g_array_set_size(context->doers, (guint)(context->clues->end - context->clues->begin));
    tenet__doer *doers = (tenet__doer *)(void *)context->doers->data;
    tenet__doers(context->clues, context->voice, doers);
    tenet__quotations(context->clues, context->voice, doers);
}

/* Words of a sentence that only says of the one before that it is over: "I grew out of that." */
#define MAX_AFTERTHOUGHT 9

/* "not any more", "but not now": nothing else stands in the clue's clause, so it speaks of the
 * clause before. */
static gboolean is_elliptic(const tenet__clues *clues, const tenet__clue *clue)
{
    int32_t token = clue->first;
    int32_t kind = tenet__clue_kind(clues, token - 1);
    while (
        tenet__marks_before(clues, token) == 0 &&
        (kind == TENET__CUE_NEGATION || kind == TENET__CUE_CONTRAST || kind == TENET__CUE_ADVERB)) {
        if (kind == TENET__CUE_CONTRAST)
            return TRUE;
        kind = tenet__clue_kind(clues, --token - 1);
    }
    return (tenet__marks_before(clues, token) & ~JOINING_MARKS) != 0;
}

/* A denied "do" and a word for the present: "I don't do that now", "since then she does not". */
static const tenet__clue *denies_now(const tenet__clues *clues)
{
    static const char *const now[] = {"now", "nowadays", "today", "since", NULL};
    static const char *const does[] = {"do", "does", NULL};
    const tenet__clue *negation = tenet__clue_near(clues, clues->begin, TENET__CUE_NEGATION);
    if (negation == NULL || !tenet__word_among(clues, negation->first - 1, does))
        return NULL;
    for (int32_t t = clues->begin; t < clues->end; t++) {
        if (tenet__word_among(clues, t, now) ||
            (tenet__word_is(clues, t, "these") && tenet__word_is(clues, t + 1, "days")))
            return negation;
    }
    return NULL;
}

/* What the sentence itself says of its first part: "at first ignored the rota, now follows it". */
static void read_change(match_view *view)
{
    static const char *const now[] = {"now", "nowadays", "today", "since", "meanwhile", NULL};
    gboolean frame = tenet__clue_near(view->clues, view->head, TENET__CUE_PAST_FRAME) != NULL ||
                     tenet__clue_near(view->clues, view->head, TENET__CUE_PAST_TIME) != NULL;
    int32_t end = MIN(view->last + TENET__MAX_REACH_WORDS, view->clues->end);
    for (int32_t t = view->last + 1; t < end; t++) {
        const tenet__clue *clue = tenet__clue_at(view->clues, t);
        gboolean begins = (tenet__marks_before(view->clues, t) & ~JOINING_MARKS) != 0 ||
                          tenet__clue_kind(view->clues, t - 1) == TENET__CUE_CONTRAST ||
                          tenet__clue_kind(view->clues, t - 1) == TENET__CUE_COORDINATOR;
        if (frame && begins && tenet__word_among(view->clues, t, now))
            propose_over(view, t, t);
        if (clue == NULL || clue->first != t)
            continue;
        if ((clue->kind == TENET__CUE_CHANGE && frame) ||
            ((clue->kind == TENET__CUE_PAST_AFTER ||
              (clue->kind == TENET__CUE_PAST && is_backward(view->clues, clue))) &&
             is_elliptic(view->clues, clue)))
            propose_over(view, clue->first, clue->last);
    }
}

/* "I don't do that any more" takes up what was told; "I don't smoke any more" tells of another
 * thing. */
static gboolean takes_up(const tenet__clues *clues, const tenet__clue *clue)
{
    static const char *const anaphors[] = {"that", "it", "this", "so", "do", "does", "did", NULL};
    return clue->first < clue->last ||
           tenet__clue_kind(clues, clue->first - 1) == TENET__CUE_NEGATION ||
           tenet__word_among(clues, clue->first - 1, anaphors);
}

/* The next sentence, if it says that what was told is over. */
static void read_afterthought(tenet__context *context, match_view *view, int32_t sentence)
{
    const tenet__document *document = context->document;
    if (sentence + 1 >= document->sentence_count ||
        document->sentences[sentence + 1].turn != document->sentences[sentence].turn)
        return;
    const tenet__sentence *next = &document->sentences[sentence + 1];
    if (next->end_token - next->first_token > MAX_AFTERTHOUGHT)
        return;
    const tenet__clues *clues =
        tenet__clue_memory_of(&context->memory, context->finder, document, sentence + 1);
    const tenet__clue *clue = tenet__clue_near(clues, next->first_token, TENET__CUE_PAST_AFTER);
    if (clue != NULL && !takes_up(clues, clue))
        return;
    if (clue == NULL)
        clue = tenet__clue_near(clues, next->first_token, TENET__CUE_CHANGE);
    if (clue == NULL)
        clue = denies_now(clues);
    if (clue == NULL)
        return;
    tenet__doer doers[MAX_AFTERTHOUGHT];
    tenet__doers(clues, context->voice, doers);
    if (!doers[clue->first - next->first_token].other)
        propose_over(view, clue->first, clue->last);
}

/* "was supposed to help and didn't", "wanted to help, so I did": a bare "did" behind a plan takes
 * up its verb and says what came of it. */
static void read_outcome(match_view *view)
{
    const tenet__clues *clues = view->clues;
    int32_t state = view->reading.state;
    const tenet__clue *duty = tenet__clue_near(clues, view->head, TENET__CUE_HYPOTHETICAL);
    if (state != TENET_STATE_INTENDED && !(state == TENET_STATE_HYPOTHETICAL && duty != NULL &&
                                           tenet__word_is(clues, duty->first, "supposed")))
        return;
    int32_t end = MIN(view->last + TENET__MAX_REACH_WORDS, clues->end);
    for (int32_t t = view->last + 1; t < end; t++) {
        if (!tenet__word_is(clues, t, "did"))
            continue;
        int32_t next = t + 1;
        gboolean negated = tenet__clue_kind(clues, t - 1) == TENET__CUE_NEGATION;
        if (tenet__clue_kind(clues, next) == TENET__CUE_NEGATION) {
            negated = TRUE;
            next++;
        }
        while (
            tenet__word_among(clues, next, (const char *const[]){"so", "it", "that", "too", NULL}))
            next++;
        if (next < clues->end && (tenet__marks_before(clues, next) & ~JOINING_MARKS) == 0 &&
            tenet__clue_kind(clues, next) != TENET__CUE_COORDINATOR)
            continue;
        int32_t subject = t - 1 - (tenet__clue_kind(clues, t - 1) == TENET__CUE_NEGATION);
        int32_t kind = tenet__clue_kind(clues, subject);
        gboolean bare = view->voice == TENET__VOICE_NOTES &&
                        (tenet__marks_before(clues, subject + 1) & TENET__MARK_COMMA) != 0;
        if (!bare && kind != TENET__CUE_SELF && kind != TENET__CUE_COORDINATOR &&
            kind != TENET__CUE_CONTRAST &&
            !(kind == TENET__CUE_THIRD && view->voice == TENET__VOICE_NOTES))
            continue;
        view->reading = (tenet__reading){TENET_STATE_AFFIRMED, TENET_KIND_NONE, -1, -1};
        if (negated)
            propose(view, TENET_STATE_NEGATED, t, next - 1);
        return;
    }
}

static int32_t kind_of(const match_view *view)
{
    return tenet__looks_past(view->clues, view->head) ? TENET_KIND_ACT : TENET_KIND_CLAIM;
}

static void read_match(tenet__context *context, int32_t sentence, const tenet__match *match,
                       tenet__reading *reading)
{
    match_view view = {.clues = context->clues,
                       .match = match,
                       .voice = context->voice,
                       .head = match->hit.words[0],
                       .last = match->hit.last,
                       .reading = {TENET_STATE_AFFIRMED, TENET_KIND_NONE, -1, -1}};
    read_doer(context, &view);
    read_cues(&view);
    read_negations(&view);
    read_scene(context, &view);
    read_old_habit(context, &view, sentence);
    read_outcome(&view);
    read_change(&view);
    read_afterthought(context, &view, sentence);
    if (context->echo)
        propose(&view, TENET_STATE_QUESTION, -1, -1);
    view.reading.kind = kind_of(&view);
    *reading = view.reading;
}

void tenet__context_read(tenet__context *context, int32_t sentence, const tenet__match *matches,
                         int32_t count, tenet__reading *readings)
{
    const tenet__sentence *range = &context->document->sentences[sentence];
    gboolean interviewer = context->document->turns[range->turn].role == TENET__TURN_QUESTION;
    tenet__reading question = {TENET_STATE_QUESTION, TENET_KIND_NONE, -1, -1};
    if (count == 0)
        return;
    prepare(context);
    if (interviewer || (range->ending == '?' && read_question(context, sentence, &question))) {
        for (int32_t i = 0; i < count; i++)
            readings[i] = question;
        return;
    }
    enter_sentence(context, sentence);
    find_scene(context, sentence);
    context->echo = tenet__is_echo(context->clues, sentence, context->asked);
    for (int32_t i = 0; i < count; i++)
        read_match(context, sentence, &matches[i], &readings[i]);
}
