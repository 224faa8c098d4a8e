/*
 * Measures the reading of context on labelled matches: precision, recall and F1 of each state, the
 * confusion matrix, and with --errors every match read otherwise than labelled.
 *
 *     eval_reading [--errors] FILE.md...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cases.h"
#include "evidence/context.h"
#include "model/model.h"

typedef struct tallies {
    int confusion[TENET_STATE_COUNT][TENET_STATE_COUNT]; /* labelled, read */
    int causes, causes_right, kinds, kinds_right, matches, hard, hard_right;
} tallies;

/* The words of the document that the labelled bytes touch, as if a term had matched them. */
static gboolean match_of(const tenet__document *document, const expectation *label,
                         tenet__match *match)
{
    *match = (tenet__match){.start = label->start, .end = label->end};
    match->hit.first = -1;
    for (int32_t i = 0; i < document->token_count; i++) {
        const tenet__token *token = &document->tokens[i];
        if (token->end <= label->start || token->start >= label->end)
            continue;
        if (match->hit.first < 0)
            match->hit.first = i;
        match->hit.last = i;
        match->sentence = token->sentence;
        if (match->hit.word_count < TENET__MAX_TERM_WORDS)
            match->hit.words[match->hit.word_count++] = i;
    }
    return match->hit.first >= 0;
}

static void print_error(const labelled_case *one, const expectation *label,
                        const tenet__reading *reading)
{
    printf("%s:%d [%s] %s: \"%s\" is %s, read as %s", one->file, label->line, one->form, one->name,
           label->words, tenet_state_name(label->state), tenet_state_name(reading->state));
    if (reading->cause_start >= 0)
        printf(" because \"%.*s\"", (int)(reading->cause_end - reading->cause_start),
               one->text->str + reading->cause_start);
    printf("\n    %s\n", one->text->str);
}

static void count(tallies *tally, const labelled_case *one, const expectation *label,
                  const tenet__reading *reading)
{
    gboolean right = label->state == reading->state;
    tally->confusion[label->state][reading->state]++;
    tally->matches++;
    tally->hard += one->hard;
    tally->hard_right += one->hard && right;
    if (right && label->cause_start >= 0) {
        tally->causes++;
        tally->causes_right +=
            reading->cause_start < label->cause_end && label->cause_start < reading->cause_end;
    }
    if (right && label->kind != TENET_KIND_NONE) {
        tally->kinds++;
        tally->kinds_right += label->kind == reading->kind;
    }
}

static void measure(const labelled_case *one, tenet__context *context, gboolean errors,
                    tallies *tally)
{
    tenet_error *error = tenet__error_new();
    gboolean answer = strcmp(one->form, "answer") == 0;
    g_autoptr(tenet__document) document =
        tenet__document_read(one->text->str, (int64_t)one->text->len,
                             TENET__READ_ENGLISH | TENET__READ_AUTO | TENET__READ_TURNS, error);
    tenet_error_free(error);
    if (document == NULL)
        return;
    tenet__context_begin(context, document, answer ? one->question ? one->question : "" : NULL);
    for (guint i = 0; i < one->expectations->len; i++) {
        const expectation *label = &g_array_index(one->expectations, expectation, i);
        tenet__match match;
        tenet__reading reading;
        if (!match_of(document, label, &match))
            continue;
        tenet__context_read(context, match.sentence, &match, 1, &reading);
        count(tally, one, label, &reading);
        if (errors && reading.state != label->state)
            print_error(one, label, &reading);
    }
}

static void print_rows(const tallies *tally)
{
    int right = 0;
    printf("%-13s %6s %9s %6s %6s |", "state", "labels", "precision", "recall", "F1");
    for (int32_t s = 0; s < TENET_STATE_COUNT; s++)
        printf(" %5.5s", tenet_state_name(s));
    printf("\n");
    for (int32_t s = 0; s < TENET_STATE_COUNT; s++) {
        int labels = 0, read = 0, both = tally->confusion[s][s];
        for (int32_t t = 0; t < TENET_STATE_COUNT; t++) {
            labels += tally->confusion[s][t];
            read += tally->confusion[t][s];
        }
        double precision = read > 0 ? (double)both / read : 0;
        double recall = labels > 0 ? (double)both / labels : 0;
        double sum = precision + recall;
        printf("%-13s %6d %9.3f %6.3f %6.3f |", tenet_state_name(s), labels, precision, recall,
               sum > 0 ? 2 * precision * recall / sum : 0);
        for (int32_t t = 0; t < TENET_STATE_COUNT; t++)
            printf(" %5d", tally->confusion[s][t]);
        printf("\n");
        right += both;
    }
    printf("accuracy %.3f (%d of %d), hard ones %.3f (%d of %d)\n",
           (double)right / MAX(tally->matches, 1), right, tally->matches,
           (double)tally->hard_right / MAX(tally->hard, 1), tally->hard_right, tally->hard);
    printf("cause named %.3f of %d, act or claim %.3f of %d\n",
           (double)tally->causes_right / MAX(tally->causes, 1), tally->causes,
           (double)tally->kinds_right / MAX(tally->kinds, 1), tally->kinds);
}

int main(int argc, char **argv)
{
    g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(case_free);
    gboolean errors = FALSE;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--errors") == 0)
            errors = TRUE;
        else if (!cases_read(argv[i], cases))
            return EXIT_FAILURE;
    }
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    if (tenet_model_builtin(&model, &error) != TENET_OK) {
        fprintf(stderr, "%s", tenet_error_text(error));
        tenet_error_free(error);
        return EXIT_FAILURE;
    }
    tenet__context *context = tenet__context_new(model);
    tallies tally = {0};
    for (guint i = 0; i < cases->len; i++)
        measure(cases->pdata[i], context, errors, &tally);
    print_rows(&tally);
    tenet__context_free(context);
    tenet_model_unref(model);
    return EXIT_SUCCESS;
}
