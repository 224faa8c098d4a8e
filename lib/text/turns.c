/*
 * Turns: who speaks from where to where, and which question an answer belongs to. labels.c finds
 * the labels; here it is decided which of them count and who the interviewer is.
 */
#include "text/turns.h"

#include <string.h>

#include "text/chars.h"
#include "text/labels.h"
#include "text/memory.h"
#include "text/words.h"

/* An interviewer's remark of fewer words without a question mark is a mere "mhm". */
#define QUESTION_WORDS_MIN 4

/* Fewer lines that begin with names are no conversation. */
#define NAMED_LINES_MIN 3

typedef struct speaker {
    int64_t turns;
    int64_t asking; /* of them, those with a question mark */
} speaker;

static gboolean is_asking(tenet__label_kind kind)
{
    return kind == TENET__LABEL_QUESTION || kind == TENET__LABEL_INTERVIEWER;
}

static gboolean has_kind(const tenet__labels *labels, tenet__label_kind kind)
{
    for (int64_t i = 0; i < labels->count; i++) {
        if (labels->items[i].kind == kind)
            return TRUE;
    }
    return FALSE;
}

static int64_t label_end(const tenet__labels *labels, int64_t index, const tenet__plain *plain)
{
    return index + 1 < labels->count ? labels->items[index + 1].start : plain->length;
}

static void drop_kind(tenet__labels *labels, tenet__label_kind unwanted)
{
    int64_t kept = 0;
    for (int64_t i = 0; i < labels->count; i++) {
        if (labels->items[i].kind != unwanted)
            labels->items[kept++] = labels->items[i];
    }
    labels->count = kept;
}

/* ---- Names --------------------------------------------------------------------------------- */

static void count_speakers(const tenet__labels *labels, const tenet__plain *plain,
                           speaker *speakers)
{
    for (int64_t i = 0; i < labels->count; i++) {
        const tenet__label *label = &labels->items[i];
        if (label->kind != TENET__LABEL_NAME)
            continue;
        int64_t length = label_end(labels, i, plain) - label->content;
        speaker *who = &speakers[label->name];
        who->turns++;
        who->asking += memchr(plain->text + label->content, '?', (size_t)length) != NULL;
    }
}

/* Names are a conversation when at least two people speak, one of them repeatedly, and somebody
 * asks. `others` are the people known by their role. */
static gboolean are_people(const speaker *speakers, int32_t count, int others)
{
    int64_t lines = 0, asking = 0, most = 0;
    for (int32_t i = 0; i < count; i++) {
        lines += speakers[i].turns;
        asking += speakers[i].asking;
        most = MAX(most, speakers[i].turns);
    }
    return count + others >= 2 && most >= 2 &&
           (others > 0 || (lines >= NAMED_LINES_MIN && asking > 0));
}

/* Whether `who` is an interviewer: asks the most, or, of more than two, in half of the turns. */
static gboolean asks(const speaker *speakers, int32_t count, int32_t who)
{
    int32_t first = 0;
    for (int32_t i = 1; i < count; i++) {
        if (speakers[i].asking * speakers[first].turns > speakers[first].asking * speakers[i].turns)
            first = i;
    }
    return who == first || (count > 2 && speakers[who].asking * 2 >= speakers[who].turns);
}

/* Gives names their roles, or drops them where they are headings. Where one side of the talk is
 * labelled by its role, the names are the other side. */
static void settle_names(tenet__labels *labels, const tenet__plain *plain, gboolean asking,
                         gboolean answering)
{
    if (labels->names <= 0 || (asking && answering)) {
        drop_kind(labels, TENET__LABEL_NAME);
        return;
    }
    int others = asking || answering;
    g_autofree speaker *speakers = g_new0(speaker, labels->names);
    count_speakers(labels, plain, speakers);
    if (!are_people(speakers, labels->names, others)) {
        drop_kind(labels, TENET__LABEL_NAME);
        return;
    }
    g_autofree gboolean *interviewer = g_new0(gboolean, labels->names);
    for (int32_t i = 0; i < labels->names; i++)
        interviewer[i] = others ? answering : asks(speakers, labels->names, i);
    for (int64_t i = 0; i < labels->count; i++) {
        tenet__label *label = &labels->items[i];
        if (label->kind == TENET__LABEL_NAME)
            label->kind = interviewer[label->name] ? TENET__LABEL_INTERVIEWER : TENET__LABEL_ANSWER;
    }
}

/* ---- Form fields ---------------------------------------------------------------------------- */

/* Words up to `most` between two places. */
static int count_words(const char *p, const char *end, int most)
{
    int count = 0;
    while (p < end && count < most) {
        gboolean word = tenet__is_word_start(tenet__char(p));
        count += word;
        p = word ? tenet__word_end(p, end) : g_utf8_next_char(p);
    }
    return count;
}

/* TRUE if a label's line says hardly more than a name. */
static gboolean names_somebody(const tenet__label *label, const tenet__plain *plain, int64_t end)
{
    const char *p = plain->text + label->content;
    const char *line = memchr(p, '\n', (size_t)(end - label->content));
    const char *stop = line != NULL ? line : plain->text + end;
    return memchr(p, '?', (size_t)(stop - p)) == NULL &&
           count_words(p, stop, QUESTION_WORDS_MIN) < QUESTION_WORDS_MIN;
}

/* "Candidate: Alex Sample", "Interviewer: Kim Example" at the head of notes are fields of a form,
 * not turns: one interviewer's label that only names somebody, and no candidate's that says more.
 */
static gboolean are_form_fields(const tenet__labels *labels, const tenet__plain *plain)
{
    int64_t interviewers = 0, candidates = 0;
    for (int64_t i = 0; i < labels->count; i++) {
        const tenet__label *label = &labels->items[i];
        if (label->kind == TENET__LABEL_NAME)
            continue;
        interviewers += label->kind == TENET__LABEL_INTERVIEWER;
        candidates += label->kind == TENET__LABEL_ANSWER;
        if (label->kind == TENET__LABEL_QUESTION || label->kind == TENET__LABEL_LETTER_A ||
            !names_somebody(label, plain, label_end(labels, i, plain)))
            return FALSE;
    }
    return interviewers == 1 && candidates <= 1;
}

static void settle(tenet__labels *labels, const tenet__plain *plain)
{
    if (are_form_fields(labels, plain)) {
        labels->count = 0;
        return;
    }
    if (!has_kind(labels, TENET__LABEL_QUESTION))
        drop_kind(labels, TENET__LABEL_LETTER_A);
    gboolean asking =
        has_kind(labels, TENET__LABEL_QUESTION) || has_kind(labels, TENET__LABEL_INTERVIEWER);
    gboolean answering =
        has_kind(labels, TENET__LABEL_ANSWER) || has_kind(labels, TENET__LABEL_LETTER_A);
    settle_names(labels, plain, asking, answering);
}

/* ---- Turns --------------------------------------------------------------------------------- */

/* Adds the turn [start, end) without the blanks around it. */
static gboolean add(tenet__turns *turns, const tenet__plain *plain, int64_t start, int64_t end,
                    tenet__turn_role role)
{
    const char *p = plain->text + start;
    const char *stop = plain->text + end;
    while (stop > p && (tenet__is_blank(tenet__char_before(stop, p)) || stop[-1] == '|'))
        stop = g_utf8_prev_char(stop);
    p = tenet__skip_blank(p, stop);
    if (role == TENET__TURN_NOTES && p == stop)
        return TRUE;
    tenet__turn *grown = tenet__grow(turns->items, turns->count, &turns->capacity, sizeof *grown);
    if (grown == NULL)
        return FALSE;
    turns->items = grown;
    grown[turns->count++] = (tenet__turn){
        .start = p - plain->text, .end = stop - plain->text, .role = role, .question = -1};
    return TRUE;
}

/* "Mhm.", "ok great": said while the candidate still answers. */
static gboolean is_back_channel(const tenet__plain *plain, const tenet__turn *turn)
{
    const char *p = plain->text + turn->start;
    const char *end = plain->text + turn->end;
    if (memchr(p, '?', (size_t)(end - p)) != NULL)
        return FALSE;
    return count_words(p, end, QUESTION_WORDS_MIN) < QUESTION_WORDS_MIN;
}

/* Where only questions are labelled ("Q: ever late? Yes, once."), a question ends at its question
 * mark, or else with its line. */
static int64_t question_end(const tenet__plain *plain, int64_t start, int64_t end)
{
    const char *p = plain->text + start;
    const char *line = memchr(p, '\n', (size_t)(end - start));
    int64_t length = line != NULL ? line - p : end - start;
    const char *mark = memchr(p, '?', (size_t)length);
    return mark != NULL ? mark + 1 - plain->text : start + length;
}

/* Adds what stands behind a question whose answer has no label: an answer if something was asked,
 * else notes ("Interviewer: A. Sample" at the head of a form). */
static gboolean add_rest(tenet__turns *turns, const tenet__plain *plain, int64_t start, int64_t end,
                         int32_t question)
{
    const char *rest = tenet__skip_blank(plain->text + start, plain->text + end);
    gboolean asked = start > 0 && plain->text[start - 1] == '?';
    if (rest == plain->text + end)
        return TRUE;
    if (!add(turns, plain, start, end, asked ? TENET__TURN_ANSWER : TENET__TURN_NOTES))
        return FALSE;
    if (asked)
        turns->items[turns->count - 1].question = question;
    return TRUE;
}

static gboolean add_labelled(tenet__turns *turns, const tenet__plain *plain,
                             const tenet__labels *labels)
{
    if (!add(turns, plain, 0, labels->items[0].start, TENET__TURN_NOTES))
        return FALSE;
    int32_t question = -1; /* the one being answered */
    gboolean answers_labelled =
        has_kind(labels, TENET__LABEL_ANSWER) || has_kind(labels, TENET__LABEL_LETTER_A);
    for (int64_t i = 0; i < labels->count; i++) {
        const tenet__label *label = &labels->items[i];
        gboolean asking = is_asking(label->kind);
        int64_t end = label_end(labels, i, plain);
        int64_t stop = asking && !answers_labelled ? question_end(plain, label->content, end) : end;
        if (!add(turns, plain, label->content, stop,
                 asking ? TENET__TURN_QUESTION : TENET__TURN_ANSWER))
            return FALSE;
        tenet__turn *turn = &turns->items[turns->count - 1];
        gboolean remark = question >= 0 && label->kind == TENET__LABEL_INTERVIEWER &&
                          is_back_channel(plain, turn);
        if (asking && !remark)
            question = (int32_t)(turns->count - 1);
        turn->question = question;
        if (stop < end && !add_rest(turns, plain, stop, end, question))
            return FALSE;
    }
    return TRUE;
}

gboolean tenet__turns_find(tenet__turns *turns, const tenet__plain *plain,
                           const tenet__vtt_voices *voices, gboolean search)
{
    tenet__labels labels = {0};
    gboolean enough = !search || tenet__labels_find(&labels, plain, voices);
    if (enough && labels.count > 0)
        settle(&labels, plain);
    turns->tagged = labels.count > 0;
    if (enough)
        enough = turns->tagged ? add_labelled(turns, plain, &labels)
                               : add(turns, plain, 0, plain->length, TENET__TURN_NOTES);
    g_free(labels.items);
    return enough;
}
