/*
 * Candidates side by side: text, HTML, JSON. First whether the comparison is fair, then the
 * alignment and each value with every candidate in the order given and what can be said of each
 * pair. There is no form that sorts candidates.
 */
#include "interview/compare.h"

#include <math.h>

#include "io/display.h"
#include "io/escape.h"
#include "io/html.h"
#include "io/json.h"
#include "io/messages.h"
#include "io/phrase.h"

/* With more candidates only the pairs that can be told apart are written out. */
#define ALL_PAIRS 4

/* One comparison on its way out. */
typedef struct writing {
    GString *out;
    tenet__html html;
    const tenet_comparison *comparison;
    const tenet__messages *messages;
} writing;

/* What is shown of one candidate on one value or as a whole. */
typedef struct cell {
    char *score; /* "65", or NULL: none */
    char *range; /* "41 to 83" */
    char *basis; /* "2, 0, 1", or the coverage */
} cell;

static const char *say(const writing *course, const char *key)
{
    return tenet__message(course->messages, key);
}

static const tenet__compared *candidate_at(const writing *course, guint index)
{
    return &g_array_index(course->comparison->candidates, tenet__compared, index);
}

static const char *model_name(const writing *course)
{
    const tenet_model *model = course->comparison->model;
    return model->name[0] != '\0' ? model->name : model->id;
}

static const tenet_value *value_at(const writing *course, int32_t value)
{
    return &g_array_index(course->comparison->model->values, tenet_value, value);
}

static const char *value_name(const writing *course, int32_t value)
{
    const tenet_value *row = value_at(course, value);
    return row->name[0] != '\0' ? row->name : row->id;
}

static cell make_cell(const writing *course, guint candidate, int32_t value)
{
    const tenet__compared *one = candidate_at(course, candidate);
    double score = one->alignment.score, low = one->alignment.low, high = one->alignment.high;
    cell made = {NULL, NULL, NULL};
    if (value >= 0) {
        const tenet_value_score *row = &one->values[value];
        score = row->score;
        low = row->low;
        high = row->high;
        made.basis = g_strdup_printf("%d, %d, %d", row->answers, row->sentences, row->ratings);
    } else {
        g_autofree char *number =
            tenet__message_number(course->messages, 100 * one->alignment.coverage, 0);
        made.basis = g_strconcat(number, "\xC2\xA0%", NULL);
    }
    if (isnan(score))
        return made;
    g_autofree char *from = tenet__message_number(course->messages, low, 0);
    g_autofree char *to = tenet__message_number(course->messages, high, 0);
    made.score = tenet__message_number(course->messages, score, 0);
    made.range =
        tenet__message_filled(course->messages, "compare_range", "low", from, "high", to, NULL);
    return made;
}

static void clear_cell(cell *made)
{
    g_free(made->score);
    g_free(made->range);
    g_free(made->basis);
}

/* ---- Pairs ------------------------------------------------------------------------------- */

/* How a pair is said, with the candidates and P in the order of the sentence. */
typedef struct saying {
    const char *key;
    const char *a;
    const char *b;
    double probability;
} saying;

static saying say_pair(const writing *course, const tenet_comparison_pair *row)
{
    const char *first = candidate_at(course, (guint)row->first)->candidate;
    const char *second = candidate_at(course, (guint)row->second)->candidate;
    if (row->verdict == TENET_PAIR_SECOND)
        return (saying){"compare_pair_more", second, first, 1 - row->probability};
    return (saying){row->verdict == TENET_PAIR_FIRST     ? "compare_pair_more"
                    : row->verdict == TENET_PAIR_UNKNOWN ? "compare_pair_unknown"
                                                         : "compare_pair_alike",
                    first, second, row->probability};
}

static gboolean is_told(const tenet_comparison_pair *row)
{
    return row->verdict == TENET_PAIR_FIRST || row->verdict == TENET_PAIR_SECOND;
}

/* The pairs of one value (-1: the alignment) that are written out, and how many are not. */
static GPtrArray *choose_pairs(const writing *course, int32_t value, int64_t *left)
{
    const GArray *all = course->comparison->pairs;
    GPtrArray *chosen = g_ptr_array_new();
    *left = 0;
    for (guint i = 0; i < all->len; i++) {
        tenet_comparison_pair *row = &g_array_index(all, tenet_comparison_pair, i);
        if (row->value != value)
            continue;
        if (course->comparison->candidates->len <= ALL_PAIRS || is_told(row))
            g_ptr_array_add(chosen, row);
        else
            ++*left;
    }
    return chosen;
}

/* "= 0.93", and never certain: "> 0.99". */
static char *probability_text(const writing *course, double probability)
{
    g_autofree char *number = tenet__message_number(course->messages, fmin(probability, 0.99), 2);
    return g_strconcat(probability > 0.99 ? "> " : "= ", number, NULL);
}

/* The message for a kind of warning. */
static const char *warning_key(int32_t code)
{
    switch (code) {
    case TENET_N_ASKED_DIFFERENTLY:
        return "compare_asked";
    case TENET_N_RATED_DIFFERENTLY:
        return "compare_rated";
    case TENET_N_COVERED_DIFFERENTLY:
        return "compare_covered";
    case TENET_N_SEALED:
        return "compare_sealed";
    default:
        return "compare_insufficient";
    }
}

/* ---- Text -------------------------------------------------------------------------------- */

static void text_line(writing *course, const char *text, int indent)
{
    g_string_append_printf(course->out, "%*s", indent, "");
    tenet__append_wrapped(course->out, text, indent, indent + 2);
    g_string_append_c(course->out, '\n');
}

static void text_warnings(writing *course)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_comparison_notices(course->comparison, &rows, &count);
    g_string_append_printf(course->out, "\n%s\n", say(course, "compare_fair"));
    if (count == 0)
        text_line(course, say(course, "compare_nothing"), 2);
    for (int64_t i = 0; i < count; i++) {
        g_autoptr(GString) line = g_string_new("! ");
        g_string_append_printf(line, "%s: ", say(course, warning_key(rows[i].code)));
        tenet__append_visible(line, g_ptr_array_index(course->comparison->listed, i), -1, FALSE);
        text_line(course, line->str, 2);
    }
}

static void text_candidate(writing *course, guint index, int32_t value, int width)
{
    cell made = make_cell(course, index, value);
    g_autoptr(GString) id = g_string_new(NULL);
    tenet__append_visible(id, candidate_at(course, index)->candidate, -1, FALSE);
    g_string_append(course->out, "  ");
    tenet__append_column(course->out, id->str, width, FALSE);
    g_string_append(course->out, "  ");
    tenet__append_column(course->out, made.score != NULL ? made.score : "?", 4, TRUE);
    g_string_append(course->out, "  ");
    tenet__append_column(
        course->out, made.range != NULL ? made.range : say(course, "compare_unknown"), 14, FALSE);
    g_string_append_printf(course->out, "  %s: %s\n",
                           say(course, value < 0 ? "compare_coverage" : "compare_basis"),
                           made.basis);
    clear_cell(&made);
}

static void text_pairs(writing *course, int32_t value)
{
    int64_t left;
    g_autoptr(GPtrArray) pairs = choose_pairs(course, value, &left);
    for (guint i = 0; i < pairs->len; i++) {
        saying said = say_pair(course, g_ptr_array_index(pairs, i));
        g_autofree char *p = probability_text(course, said.probability);
        g_autofree char *text = tenet__message_filled(course->messages, said.key, "a", said.a, "b",
                                                      said.b, "p", p, NULL);
        g_autoptr(GString) line = g_string_new(NULL);
        tenet__append_visible(line, text, -1, FALSE);
        text_line(course, line->str, 2);
    }
    if (left > 0) {
        g_autofree char *text =
            tenet__message_counted(course->messages, "compare_pairs_left", left);
        text_line(course, text, 2);
    }
}

static int id_width(const writing *course)
{
    int widest = 0;
    for (guint i = 0; i < course->comparison->candidates->len; i++)
        widest = MAX(widest, tenet__display_width(candidate_at(course, i)->candidate, -1));
    return CLAMP(widest, 4, 24);
}

static void write_text(writing *course)
{
    g_autofree char *heading =
        tenet__message_filled(course->messages, "compare_title", "model", model_name(course), NULL);
    int width = id_width(course);
    tenet__append_visible(course->out, heading, -1, FALSE);
    g_string_append_c(course->out, '\n');
    text_line(course, say(course, "compare_order"), 2);
    text_warnings(course);
    for (int32_t v = -1; v < (int32_t)course->comparison->model->values->len; v++) {
        g_autofree char *name = v < 0 ? g_strdup(say(course, "compare_alignment"))
                                      : tenet__value_name(course->comparison->model, v);
        g_string_append_printf(course->out, "\n%s\n", name);
        for (guint i = 0; i < course->comparison->candidates->len; i++)
            text_candidate(course, i, v, width);
        text_pairs(course, v);
    }
    g_string_append_c(course->out, '\n');
    text_line(course, say(course, "compare_meaning"), 0);
}

/* ---- HTML -------------------------------------------------------------------------------- */

static void html_warnings(writing *course)
{
    tenet__html *html = &course->html;
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_comparison_notices(course->comparison, &rows, &count);
    tenet__html_element(html, "h2", say(course, "compare_fair"), NULL);
    if (count == 0)
        tenet__html_element(html, "p", say(course, "compare_nothing"), NULL);
    else
        tenet__html_open(html, "ul", NULL);
    for (int64_t i = 0; i < count; i++) {
        tenet__html_open(html, "li", NULL);
        tenet__html_element(html, "strong", say(course, warning_key(rows[i].code)), NULL);
        tenet__html_text(html, ": ");
        tenet__html_foreign(html, g_ptr_array_index(course->comparison->listed, i), -1);
        tenet__html_close(html);
    }
    if (count > 0)
        tenet__html_close(html);
}

static void html_candidate(writing *course, guint index, int32_t value)
{
    tenet__html *html = &course->html;
    cell made = make_cell(course, index, value);
    tenet__html_open(html, "tr", NULL);
    tenet__html_open(html, "th", "scope", "row", NULL);
    tenet__html_foreign(html, candidate_at(course, index)->candidate, -1);
    tenet__html_close(html);
    tenet__html_element(html, "td",
                        made.score != NULL ? made.score : say(course, "compare_unknown"), "class",
                        "n", NULL);
    tenet__html_element(html, "td", made.range != NULL ? made.range : "", "class", "n", NULL);
    tenet__html_element(html, "td", made.basis, "class", "n", NULL);
    tenet__html_close(html);
    clear_cell(&made);
}

static void html_table(writing *course, int32_t value)
{
    tenet__html *html = &course->html;
    const char *const columns[] = {"compare_candidate", "compare_score", "compare_interval",
                                   value < 0 ? "compare_coverage" : "compare_basis"};
    tenet__html_open(html, "section", "class", "wide", "tabindex", "0", "aria-label",
                     value < 0 ? say(course, "compare_alignment") : value_name(course, value),
                     NULL);
    tenet__html_open(html, "table", NULL);
    tenet__html_open(html, "thead", NULL);
    tenet__html_open(html, "tr", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++)
        tenet__html_element(html, "th", say(course, columns[i]), "scope", "col", "class",
                            i > 0 ? "n" : NULL, NULL);
    tenet__html_close(html);
    tenet__html_close(html);
    tenet__html_open(html, "tbody", NULL);
    for (guint i = 0; i < course->comparison->candidates->len; i++)
        html_candidate(course, i, value);
    tenet__html_close(html);
    tenet__html_close(html);
    tenet__html_close(html);
}

static void html_pairs(writing *course, int32_t value)
{
    tenet__html *html = &course->html;
    int64_t left;
    g_autoptr(GPtrArray) pairs = choose_pairs(course, value, &left);
    tenet__html_open(html, "ul", NULL);
    for (guint i = 0; i < pairs->len; i++) {
        saying said = say_pair(course, g_ptr_array_index(pairs, i));
        g_autofree char *p = probability_text(course, said.probability);
        tenet__html_open(html, "li", NULL);
        tenet__html_message(html, course->messages, said.key, "a", said.a, "b", said.b, "p", p,
                            NULL);
        tenet__html_close(html);
    }
    if (left > 0) {
        g_autofree char *text =
            tenet__message_counted(course->messages, "compare_pairs_left", left);
        tenet__html_element(html, "li", text, NULL);
    }
    tenet__html_close(html);
}

static void write_html(writing *course)
{
    tenet__html *html = &course->html;
    g_autofree char *heading =
        tenet__message_filled(course->messages, "compare_title", "model", model_name(course), NULL);
    tenet__html_begin_page(html, heading, tenet__messages_language(course->messages),
                           say(course, "direction"));
    tenet__html_open(html, "main", NULL);
    tenet__html_open(html, "h1", NULL);
    tenet__html_foreign(html, heading, -1);
    tenet__html_close(html);
    tenet__html_element(html, "p", say(course, "compare_order"), NULL);
    html_warnings(course);
    for (int32_t v = -1; v < (int32_t)course->comparison->model->values->len; v++) {
        tenet__html_open(html, "section", NULL);
        tenet__html_open(html, "h2", NULL);
        if (v < 0)
            tenet__html_text(html, say(course, "compare_alignment"));
        else
            tenet__html_foreign(html, value_name(course, v), -1);
        tenet__html_close(html);
        html_table(course, v);
        html_pairs(course, v);
        tenet__html_close(html);
    }
    tenet__html_element(html, "p", say(course, "compare_meaning"), "class", "soft", NULL);
    tenet__html_end_page(html);
}

/* ---- JSON -------------------------------------------------------------------------------- */

static void json_candidates(writing *course)
{
    tenet__json_open_list(course->out, "candidates");
    for (guint i = 0; i < course->comparison->candidates->len; i++) {
        const tenet__compared *one = candidate_at(course, i);
        tenet__json_open_object(course->out);
        tenet__json_string(course->out, "candidate", one->candidate);
        tenet__json_string(course->out, "status", tenet_alignment_name(one->alignment.status));
        tenet__json_number(course->out, "score", one->alignment.score);
        tenet__json_number(course->out, "low", one->alignment.low);
        tenet__json_number(course->out, "high", one->alignment.high);
        tenet__json_number(course->out, "deviation", one->alignment.deviation);
        tenet__json_number(course->out, "coverage", one->alignment.coverage);
        tenet__json_open_list(course->out, "values");
        for (guint v = 0; v < course->comparison->model->values->len; v++) {
            const tenet_value_score *row = &one->values[v];
            tenet__json_open_object(course->out);
            tenet__json_string(course->out, "id", value_at(course, (int32_t)v)->id);
            tenet__json_number(course->out, "score", row->score);
            tenet__json_number(course->out, "low", row->low);
            tenet__json_number(course->out, "high", row->high);
            tenet__json_index(course->out, "answers", row->answers);
            tenet__json_index(course->out, "sentences", row->sentences);
            tenet__json_index(course->out, "ratings", row->ratings);
            tenet__json_close(course->out, '}');
        }
        tenet__json_close(course->out, ']');
        tenet__json_close(course->out, '}');
    }
    tenet__json_close(course->out, ']');
}

static void json_pairs(writing *course)
{
    tenet__json_open_list(course->out, "pairs");
    for (guint i = 0; i < course->comparison->pairs->len; i++) {
        const tenet_comparison_pair *row =
            &g_array_index(course->comparison->pairs, tenet_comparison_pair, i);
        tenet__json_open_object(course->out);
        tenet__json_string(course->out, "value",
                           row->value >= 0 ? value_at(course, row->value)->id : NULL);
        tenet__json_string(course->out, "first",
                           candidate_at(course, (guint)row->first)->candidate);
        tenet__json_string(course->out, "second",
                           candidate_at(course, (guint)row->second)->candidate);
        tenet__json_number(course->out, "probability", row->probability);
        tenet__json_number(course->out, "difference", row->difference);
        tenet__json_string(course->out, "verdict", tenet_pair_name(row->verdict));
        tenet__json_close(course->out, '}');
    }
    tenet__json_close(course->out, ']');
}

static void write_json(writing *course)
{
    const tenet_diagnostic *rows;
    int64_t count;
    g_string_append(course->out, "{\"schema\":1");
    tenet__json_string(course->out, "tenet", TENET_VERSION);
    tenet__json_key(course->out, "model");
    tenet__json_open_object(course->out);
    tenet__json_string(course->out, "id", course->comparison->model->id);
    tenet__json_string(course->out, "digest", course->comparison->model->digest);
    tenet__json_close(course->out, '}');
    json_candidates(course);
    json_pairs(course);
    tenet_comparison_notices(course->comparison, &rows, &count);
    tenet__json_open_list(course->out, "notices");
    for (int64_t i = 0; i < count; i++) {
        tenet__json_open_object(course->out);
        tenet__json_string(course->out, "code", tenet_status_name(rows[i].code));
        tenet__json_string(course->out, "message", rows[i].message);
        tenet__json_close(course->out, '}');
    }
    tenet__json_close(course->out, ']');
    tenet__json_string(course->out, "meaning", say(course, "compare_meaning"));
    tenet__json_close(course->out, '}');
    g_string_append_c(course->out, '\n');
}

/* ---- The whole --------------------------------------------------------------------------- */

int32_t tenet_comparison_render(const tenet_comparison *comparison, int32_t form,
                                const char *language, char **text, int64_t *length,
                                tenet_error **error)
{
    static void (*const writers[])(writing *) = {write_text, write_html, write_json};
    G_STATIC_ASSERT(G_N_ELEMENTS(writers) == TENET_PAGE_COUNT);
    if (error != NULL)
        *error = NULL;
    if (text != NULL)
        *text = NULL;
    if (length != NULL)
        *length = 0;
    if (comparison == NULL || text == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the comparison or the place for the text is NULL");
    if (form < 0 || form >= TENET_PAGE_COUNT)
        return tenet__fail(error, TENET_E_ARGUMENT, "a comparison cannot be written in form %d",
                           form);
    tenet_error *list = tenet__error_new();
    g_autoptr(tenet__messages) messages = tenet__messages_load(language, list);
    if (messages != NULL) {
        GString *out = g_string_new(NULL);
        writing course = {out, {.out = out}, comparison, messages};
        writers[form](&course);
        if (length != NULL)
            *length = (int64_t)out->len;
        *text = g_string_free(out, FALSE);
    }
    return tenet__error_finish(list, error);
}
