/*
 * One candidate, from C: what the note is worth, which words it is worth that for, and what an
 * error looks like.
 *
 *     cc one_note.c $(pkg-config --cflags --libs tenet) -o one_note && ./one_note [model.yaml]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <tenet/tenet.h>

static const char NOTE[] = "Zoë was stuck – she stayed late to help. Her boss helped, too.";

/* A pointer to the error, because it is set by the call whose status stands before it. */
static void check(int32_t status, tenet_error **error)
{
    if (status != TENET_OK) {
        fputs(tenet_error_text(*error), stderr);
        exit(EXIT_FAILURE);
    }
}

static void print_alignment(const tenet_assessment *result)
{
    const tenet_alignment *found = NULL;

    tenet_assessment_alignment(result, &found);
    if (isnan(found->score))
        printf("%s: too little is known", tenet_assessment_candidate(result));
    else
        printf("%s: %.1f of 100 (%.1f to %.1f)", tenet_assessment_candidate(result), found->score,
               found->low, found->high);
    printf(", coverage %.0f %%\n", 100 * found->coverage);
}

/* The places of a match are bytes of its text, which the result keeps. */
static void print_first_match(const tenet_assessment *result)
{
    const tenet_evidence *rows = NULL;
    const tenet_text *texts = NULL;
    int64_t count = 0, text_count = 0;

    tenet_assessment_evidence(result, &rows, &count);
    tenet_assessment_texts(result, &texts, &text_count);
    for (int64_t i = 0; i < count; i++)
        if (rows[i].text >= 0) {
            printf("%+.2f points: \"%.*s\", %s\n", rows[i].points,
                   (int)(rows[i].end - rows[i].start), texts[rows[i].text].text + rows[i].start,
                   tenet_state_name(rows[i].state));
            return;
        }
}

int main(int argc, char **argv)
{
    tenet_model *model = NULL, *newer = NULL;
    tenet_candidate *person = NULL;
    tenet_assessment *result = NULL;
    tenet_error *error = NULL;

    printf("tenet %s\n", tenet_version());
    check(argc > 1 ? tenet_model_load_file(argv[1], &model, &error)
                   : tenet_model_builtin(&model, &error),
          &error);
    check(tenet_candidate_new("C-104", -1, &person, &error), &error);
    check(tenet_candidate_add_notes(person, NOTE, -1, TENET_TEXT_PLAIN, &error), &error);
    check(tenet_candidate_add_rating(person, "helpfulness", -1, 5, 1, 5, &error), &error);
    check(tenet_candidate_add_rating(person, "respect", -1, 4, 1, 5, &error), &error);
    check(tenet_assess(model, person, NULL, &result, &error), &error);
    print_alignment(result);
    print_first_match(result);

    if (tenet_model_load_yaml("tenet: 2\n", -1, "newer.yaml", &newer, &error) != TENET_OK) {
        printf("%s: %s", tenet_status_name(tenet_error_status(error)), tenet_error_text(error));
        tenet_error_free(error);
    }
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    tenet_model_unref(model);
    return 0;
}
