/*
 * Candidates by their ids. See people.h.
 */
#include "people.h"

#include "command.h"

/* So many ids are named when it is not clear who is meant. */
#define NAMED_IDS 5

/* One search under way. */
typedef struct search {
    people *who;
    const tenet_model *model;
    tenet_assess_options options;
    GPtrArray *ids; /* the first few of the file */
    GHashTable *found;
    int64_t count;
    tenet_error *error;
} search;

static gboolean is_wanted(const people *who, const char *id)
{
    return who->ids == NULL || g_strv_contains((const char *const *)who->ids, id);
}

static gboolean take(search *what, const tenet_candidate *candidate)
{
    const char *id = tenet_candidate_id(candidate);
    tenet_assessment *assessment;
    if (what->ids->len < NAMED_IDS)
        g_ptr_array_add(what->ids, g_strdup(id));
    what->count++;
    if (!is_wanted(what->who, id) || (int)what->who->assessed->len > what->who->most)
        return TRUE;
    if (tenet_assess(what->model, candidate, &what->options, &assessment, &what->error) != TENET_OK)
        return FALSE;
    g_hash_table_add(what->found, g_strdup(id));
    g_ptr_array_add(what->who->assessed, assessment);
    return TRUE;
}

static gboolean read_all(search *what, tenet_reader *reader)
{
    for (;;) {
        tenet_candidate *candidate;
        if (tenet_reader_next(reader, &candidate, &what->error) != TENET_OK)
            return FALSE;
        if (candidate == NULL)
            return TRUE;
        gboolean taken = take(what, candidate);
        tenet_candidate_free(candidate);
        if (!taken)
            return FALSE;
    }
}

static char *some_ids(const search *what)
{
    GString *ids = g_string_new(NULL);
    for (guint i = 0; i < what->ids->len; i++)
        g_string_append_printf(ids, "%s\"%s\"", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(what->ids, i));
    if (what->count > NAMED_IDS)
        g_string_append_printf(ids, " and %" G_GINT64_FORMAT " more", what->count - NAMED_IDS);
    return g_string_free(ids, FALSE);
}

/* Whether those who are meant are there, and not too few or too many. */
static int check(const search *what, const char *input)
{
    const people *who = what->who;
    g_autofree char *ids = some_ids(what);
    if (what->count == 0) {
        command_tell("tenet: there is no candidate in %s\n", input);
        return EXIT_FAILED;
    }
    for (int i = 0; who->ids != NULL && who->ids[i] != NULL; i++) {
        if (!g_hash_table_contains(what->found, who->ids[i])) {
            command_tell("tenet: no candidate \"%s\" in %s; it has %s\n", who->ids[i], input, ids);
            return EXIT_FAILED;
        }
    }
    if ((int)who->assessed->len > who->most) {
        command_tell("tenet: %s has several candidates; choose %s with --candidate: %s\n", input,
                     who->most == 1 ? "one" : "some", ids);
        return EXIT_FAILED;
    }
    if ((int)who->assessed->len < who->least) {
        command_tell("tenet: two candidates or more are needed to compare, not %u; %s has %s\n",
                     who->assessed->len, input, ids);
        return EXIT_FAILED;
    }
    return -1;
}

static void print_notices(const tenet_reader *reader)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_reader_notices(reader, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        command_tell("notice: %s\n", rows[i].message);
}

static void free_assessment(gpointer assessment)
{
    tenet_assessment_free(assessment);
}

int people_read(people *who, const tenet_model *model, const char *input, const reading *given,
                const tenet_read_options *options)
{
    tenet_reader *reader;
    tenet_summary counts;
    search what = {.who = who, .model = model, .options = {.struct_size = sizeof what.options}};
    what.options.flags = given->ratings_first ? TENET_ASSESS_RATINGS_FIRST : 0;
    who->assessed = g_ptr_array_new_with_free_func(free_assessment);
    if (tenet_reader_open(model, input, options, &reader, &what.error) != TENET_OK)
        return command_failed(what.error);
    what.ids = g_ptr_array_new_with_free_func(g_free);
    what.found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    int code = read_all(&what, reader)
                   ? check(&what, g_str_equal(input, "-") ? "standard input" : input)
                   : command_failed(what.error);
    tenet_reader_summary(reader, &counts);
    who->rejected = counts.rows_rejected > 0;
    if (!given->quiet)
        print_notices(reader);
    g_ptr_array_unref(what.ids);
    g_hash_table_unref(what.found);
    tenet_reader_free(reader);
    return code;
}

void people_clear(people *who)
{
    if (who->assessed != NULL)
        g_ptr_array_unref(who->assessed);
    g_strfreev(who->ids);
}
