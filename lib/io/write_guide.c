/*
 * The guide of an interview, to be printed: Markdown, HTML, JSON. The same parts in the same order:
 * what it is, the rules, the minutes, then each value with its questions, probes, scale and room
 * for notes.
 */
#include "interview/guide.h"

#include "io/display.h"
#include "io/escape.h"
#include "io/html.h"
#include "io/json.h"
#include "io/markdown.h"
#include "io/messages.h"

#define RULES      8
#define NOTE_LINES 5

/* One guide on its way out. */
typedef struct writing {
    GString *out;
    tenet__html html;
    const tenet_guide *guide;
    const tenet_model *model;
    const tenet__messages *messages;
} writing;

static const char *say(const writing *course, const char *key)
{
    return tenet__message(course->messages, key);
}

static const tenet_value *value_at(const writing *course, int32_t value)
{
    return &g_array_index(course->model->values, tenet_value, value);
}

static const char *value_name(const tenet_value *value)
{
    return value->name[0] != '\0' ? value->name : value->id;
}

static const char *model_name(const tenet_model *model)
{
    return model->name[0] != '\0' ? model->name : model->id;
}

static const tenet_guide_question *question_at(const writing *course, guint index)
{
    return &g_array_index(course->guide->questions, tenet_guide_question, index);
}

static const char *validation(const writing *course)
{
    const char *said = course->model->validation;
    return said[0] != '\0' && !g_str_equal(said, "not validated")
               ? said
               : say(course, "guide_not_validated");
}

/* Questions of one value and their minutes. */
static void count_value(const writing *course, int32_t value, int32_t *questions, int32_t *minutes)
{
    *questions = *minutes = 0;
    for (guint i = 0; i < course->guide->questions->len; i++) {
        if (question_at(course, i)->value != value)
            continue;
        ++*questions;
        *minutes += question_at(course, i)->minutes;
    }
}

static gboolean has_anchors(const tenet_model *model, int32_t value)
{
    for (int32_t point = 1; point <= 5; point++) {
        if (tenet_model_anchor(model, value, point)[0] != '\0')
            return TRUE;
    }
    return FALSE;
}

static char *title(const writing *course)
{
    const char *name = model_name(course->model);
    if (course->guide->candidate == NULL)
        return tenet__message_filled(course->messages, "guide_title", "model", name, NULL);
    return tenet__message_filled(course->messages, "guide_title_follow_up", "candidate",
                                 course->guide->candidate, "model", name, NULL);
}

/* The values in the order of asking: in a guide for all, the model's; else that of the follow-ups,
 * each of which is about another value. */
static GArray *order_of_values(const writing *course)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(int32_t));
    if (course->guide->candidate == NULL) {
        for (int32_t v = 0; v < (int32_t)course->model->values->len; v++)
            g_array_append_val(order, v);
        return order;
    }
    for (guint i = 0; i < course->guide->questions->len; i++)
        g_array_append_val(order, question_at(course, i)->value);
    return order;
}

/* What the guide is, as pairs of a message and a text; NULL texts are left out. */
typedef struct fact {
    const char *key;
    const char *text;
} fact;

#define FACTS 8

static void list_facts(const writing *course, fact facts[FACTS])
{
    const tenet_guide *guide = course->guide;
    const char *purpose = course->model->purpose;
    const fact all[FACTS] = {
        {"guide_purpose", purpose[0] != '\0' ? purpose : NULL},
        {"guide_validation", validation(course)},
        {"guide_seed", guide->seed},
        {"guide_model", course->model->id},
        {"about_digest", course->model->digest},
        {"guide_candidate", guide->candidate != NULL ? guide->candidate : ""},
        {"guide_interviewer", ""},
        {"guide_date", ""},
    };
    for (int i = 0; i < FACTS; i++)
        facts[i] = all[i];
}

/* One line of the table of minutes: the callback writes it. */
typedef void (*minute_line)(writing *course, const char *part, gboolean foreign, int32_t minutes);

static void each_minute_line(writing *course, const GArray *order, minute_line line)
{
    const tenet_guide_minutes *plan = &course->guide->minutes;
    line(course, say(course, "guide_opening"), FALSE, plan->opening);
    for (guint i = 0; i < order->len; i++) {
        int32_t value = g_array_index(order, int32_t, i), questions, minutes;
        count_value(course, value, &questions, &minutes);
        if (questions == 0)
            continue;
        g_autofree char *count =
            tenet__message_counted(course->messages, "guide_questions", questions);
        g_autofree char *part =
            g_strdup_printf("%s (%s)", value_name(value_at(course, value)), count);
        line(course, part, TRUE, minutes);
    }
    line(course, say(course, "guide_candidate_questions"), FALSE, plan->candidate);
    line(course, say(course, "guide_closing"), FALSE, plan->closing);
    if (plan->reserve > 0)
        line(course, say(course, "guide_reserve"), FALSE, plan->reserve);
    line(course, say(course, "guide_total"), FALSE, plan->total);
}

static char *number_text(int32_t number)
{
    return g_strdup_printf("%d", number);
}

static char *duration(const writing *course, int32_t minutes)
{
    g_autofree char *number = number_text(minutes);
    return tenet__message_filled(course->messages, "guide_duration", "minutes", number, NULL);
}

static char *share(const writing *course, const tenet_value *value)
{
    g_autofree char *number = tenet__message_number(course->messages, 100 * value->share, 0);
    return tenet__message_filled(course->messages, "guide_share", "share", number, NULL);
}

static char *question_title(const writing *course, int32_t section, int32_t number)
{
    g_autofree char *numbers = g_strdup_printf("%d.%d", section, number);
    return tenet__message_filled(course->messages, "guide_question", "number", numbers, NULL);
}

/* ---- Markdown ---------------------------------------------------------------------------- */

static void md_head(writing *course)
{
    fact facts[FACTS];
    g_autofree char *heading = title(course);
    g_string_append(course->out, "# ");
    tenet__append_markdown(course->out, heading);
    g_string_append(course->out, "\n\n");
    list_facts(course, facts);
    for (int i = 0; i < FACTS; i++) {
        if (facts[i].text == NULL)
            continue;
        g_string_append_printf(course->out, "- %s: ", say(course, facts[i].key));
        if (facts[i].text[0] != '\0')
            tenet__append_markdown(course->out, facts[i].text);
        else
            g_string_append(course->out, "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_");
        g_string_append_c(course->out, '\n');
    }
}

static void md_rules(writing *course)
{
    g_string_append_printf(course->out, "\n## %s\n\n", say(course, "guide_rules"));
    for (int i = 1; i <= RULES; i++) {
        g_autofree char *key = g_strdup_printf("guide_rule_%d", i);
        g_string_append_printf(course->out, "%d. %s\n", i, say(course, key));
    }
}

static void md_minute_line(writing *course, const char *part, gboolean foreign, int32_t minutes)
{
    g_string_append(course->out, "| ");
    if (foreign)
        tenet__append_markdown(course->out, part);
    else
        g_string_append(course->out, part);
    g_string_append_printf(course->out, " | %d |\n", minutes);
}

static void md_minutes(writing *course, const GArray *order)
{
    g_string_append_printf(course->out, "\n## %s\n\n| %s | %s |\n| --- | ---: |\n",
                           say(course, "guide_minutes"), say(course, "guide_part"),
                           say(course, "guide_minutes"));
    each_minute_line(course, order, md_minute_line);
    int32_t left = course->guide->minutes.left_out;
    if (left > 0) {
        g_autofree char *text = tenet__message_counted(course->messages, "guide_left_out", left);
        g_string_append_printf(course->out, "\n%s\n", text);
    }
}

static void md_question(writing *course, const tenet_guide_question *row, int32_t section,
                        int32_t number)
{
    g_autofree char *heading = question_title(course, section, number);
    g_autofree char *minutes = duration(course, row->minutes);
    g_string_append_printf(course->out, "\n### %s (%s)\n\n**", heading, minutes);
    tenet__append_markdown(course->out, row->text);
    g_string_append(course->out, "**\n");
    if (row->why >= 0)
        g_string_append_printf(course->out, "\n%s: %s\n", say(course, "guide_reason"),
                               tenet__message_why(course->messages, row->why));
    const char *probe = tenet_model_probe(course->model, row->value, 0);
    if (probe != NULL)
        g_string_append_printf(course->out, "\n%s:\n\n", say(course, "guide_probes"));
    for (int32_t i = 0; (probe = tenet_model_probe(course->model, row->value, i)) != NULL; i++) {
        g_string_append(course->out, "- [ ] ");
        tenet__append_markdown(course->out, probe);
        g_string_append_c(course->out, '\n');
    }
    g_string_append_printf(course->out, "\n%s:\n", say(course, "guide_notes"));
    for (int i = 0; i < NOTE_LINES; i++)
        g_string_append(course->out, "\n&nbsp;\n\n---\n");
}

static void md_scale(writing *course, int32_t value)
{
    if (!has_anchors(course->model, value))
        g_string_append_printf(course->out, "\n%s\n", say(course, "guide_no_anchors"));
    g_string_append_printf(course->out, "\n| %s | %s |\n| --- | --- |\n",
                           say(course, "guide_rating"), say(course, "guide_heard"));
    for (int32_t point = 1; point <= 5; point++) {
        g_string_append_printf(course->out, "| \xE2\x98\x90 %d | ", point);
        tenet__append_markdown(course->out, tenet_model_anchor(course->model, value, point));
        g_string_append(course->out, " |\n");
    }
    g_string_append_printf(course->out, "| \xE2\x98\x90 %s | %s |\n",
                           say(course, "guide_not_observed"),
                           say(course, "guide_not_observed_means"));
}

static void md_value(writing *course, int32_t value, int32_t section)
{
    const tenet_value *row = value_at(course, value);
    g_autofree char *weight = share(course, row);
    int32_t number = 0;
    g_string_append_printf(course->out, "\n## %d. ", section);
    tenet__append_markdown(course->out, value_name(row));
    g_string_append_printf(course->out, " (%s)\n", weight);
    if (row->description[0] != '\0') {
        g_string_append(course->out, "\n_");
        tenet__append_markdown(course->out, row->description);
        g_string_append(course->out, "_\n");
    }
    for (guint i = 0; i < course->guide->questions->len; i++) {
        if (question_at(course, i)->value == value)
            md_question(course, question_at(course, i), section, ++number);
    }
    if (number == 0)
        g_string_append_printf(course->out, "\n%s\n", say(course, "guide_no_questions"));
    else
        md_scale(course, value);
}

static void write_markdown(writing *course, const GArray *order)
{
    md_head(course);
    md_rules(course);
    md_minutes(course, order);
    for (guint i = 0; i < order->len; i++)
        md_value(course, g_array_index(order, int32_t, i), (int32_t)i + 1);
}

/* ---- HTML -------------------------------------------------------------------------------- */

/* The language of the model's texts where it is not the page's; NULL: it is. */
static const char *text_language(const writing *course)
{
    const char *language = course->model->language;
    return g_str_equal(language, tenet__messages_language(course->messages)) ? NULL : language;
}

/* A paragraph or the like in the model's words. */
static void html_words(writing *course, const char *tag, const char *text)
{
    tenet__html_open(&course->html, tag, "lang", text_language(course), NULL);
    tenet__html_foreign(&course->html, text, -1);
    tenet__html_close(&course->html);
}

static void html_facts(writing *course)
{
    tenet__html *html = &course->html;
    fact facts[FACTS];
    list_facts(course, facts);
    tenet__html_open(html, "dl", NULL);
    for (int i = 0; i < FACTS; i++) {
        if (facts[i].text == NULL)
            continue;
        tenet__html_element(html, "dt", say(course, facts[i].key), NULL);
        tenet__html_open(html, "dd", "class", facts[i].text[0] == '\0' ? "line" : NULL, NULL);
        tenet__html_foreign(html, facts[i].text, -1);
        tenet__html_close(html);
    }
    tenet__html_close(html);
}

static void html_rules(writing *course)
{
    tenet__html *html = &course->html;
    tenet__html_element(html, "h2", say(course, "guide_rules"), NULL);
    tenet__html_open(html, "ol", NULL);
    for (int i = 1; i <= RULES; i++) {
        g_autofree char *key = g_strdup_printf("guide_rule_%d", i);
        tenet__html_element(html, "li", say(course, key), NULL);
    }
    tenet__html_close(html);
}

static void html_minute_line(writing *course, const char *part, gboolean foreign, int32_t minutes)
{
    tenet__html *html = &course->html;
    g_autofree char *number = number_text(minutes);
    tenet__html_open(html, "tr", NULL);
    tenet__html_open(html, "th", "scope", "row", NULL);
    if (foreign)
        tenet__html_foreign(html, part, -1);
    else
        tenet__html_text(html, part);
    tenet__html_close(html);
    tenet__html_element(html, "td", number, "class", "n", NULL);
    tenet__html_close(html);
}

static void html_table_head(writing *course, const char *first, const char *second, gboolean number)
{
    tenet__html *html = &course->html;
    tenet__html_open(html, "thead", NULL);
    tenet__html_open(html, "tr", NULL);
    tenet__html_element(html, "th", say(course, first), "scope", "col", NULL);
    tenet__html_element(html, "th", say(course, second), "scope", "col", "class",
                        number ? "n" : NULL, NULL);
    tenet__html_close(html);
    tenet__html_close(html);
}

static void html_minutes(writing *course, const GArray *order)
{
    tenet__html *html = &course->html;
    int32_t left = course->guide->minutes.left_out;
    tenet__html_element(html, "h2", say(course, "guide_minutes"), NULL);
    tenet__html_open(html, "table", NULL);
    html_table_head(course, "guide_part", "guide_minutes", TRUE);
    tenet__html_open(html, "tbody", NULL);
    each_minute_line(course, order, html_minute_line);
    tenet__html_close(html);
    tenet__html_close(html);
    if (left > 0) {
        g_autofree char *text = tenet__message_counted(course->messages, "guide_left_out", left);
        tenet__html_element(html, "p", text, NULL);
    }
}

static void html_probes(writing *course, int32_t value)
{
    tenet__html *html = &course->html;
    const char *probe = tenet_model_probe(course->model, value, 0);
    if (probe == NULL)
        return;
    tenet__html_element(html, "p", say(course, "guide_probes"), "class", "soft", NULL);
    tenet__html_open(html, "ul", "class", "ticks", NULL);
    for (int32_t i = 0; (probe = tenet_model_probe(course->model, value, i)) != NULL; i++) {
        tenet__html_open(html, "li", NULL);
        tenet__html_text(html, "\xE2\x98\x90 ");
        html_words(course, "span", probe);
        tenet__html_close(html);
    }
    tenet__html_close(html);
}

static void html_question(writing *course, const tenet_guide_question *row, int32_t section,
                          int32_t number)
{
    tenet__html *html = &course->html;
    g_autofree char *named = question_title(course, section, number);
    g_autofree char *minutes = duration(course, row->minutes);
    g_autofree char *heading = g_strdup_printf("%s (%s)", named, minutes);
    tenet__html_element(html, "h3", heading, NULL);
    tenet__html_open(html, "p", NULL);
    html_words(course, "strong", row->text);
    tenet__html_close(html);
    if (row->why >= 0) {
        tenet__html_open(html, "p", NULL);
        tenet__html_text(html, say(course, "guide_reason"));
        tenet__html_text(html, ": ");
        tenet__html_text(html, tenet__message_why(course->messages, row->why));
        tenet__html_close(html);
    }
    html_probes(course, row->value);
    tenet__html_element(html, "p", say(course, "guide_notes"), "class", "soft", NULL);
    tenet__html_element(html, "div", "", "class", "room", NULL);
}

static void html_point(writing *course, const char *point, const char *means, gboolean foreign)
{
    tenet__html *html = &course->html;
    g_autofree char *box = g_strconcat("\xE2\x98\x90 ", point, NULL);
    tenet__html_open(html, "tr", NULL);
    tenet__html_element(html, "th", box, "scope", "row", NULL);
    if (foreign)
        html_words(course, "td", means);
    else
        tenet__html_element(html, "td", means, NULL);
    tenet__html_close(html);
}

static void html_scale(writing *course, int32_t value)
{
    tenet__html *html = &course->html;
    if (!has_anchors(course->model, value))
        tenet__html_element(html, "p", say(course, "guide_no_anchors"), NULL);
    tenet__html_open(html, "table", NULL);
    html_table_head(course, "guide_rating", "guide_heard", FALSE);
    tenet__html_open(html, "tbody", NULL);
    for (int32_t point = 1; point <= 5; point++) {
        g_autofree char *number = number_text(point);
        html_point(course, number, tenet_model_anchor(course->model, value, point), TRUE);
    }
    html_point(course, say(course, "guide_not_observed"), say(course, "guide_not_observed_means"),
               FALSE);
    tenet__html_close(html);
    tenet__html_close(html);
}

static void html_value(writing *course, int32_t value, int32_t section)
{
    tenet__html *html = &course->html;
    const tenet_value *row = value_at(course, value);
    g_autofree char *before = g_strdup_printf("%d. ", section);
    g_autofree char *weight = share(course, row);
    int32_t number = 0;
    tenet__html_open(html, "section", NULL);
    tenet__html_open(html, "h2", NULL);
    tenet__html_text(html, before);
    html_words(course, "span", value_name(row));
    tenet__html_text(html, " ");
    tenet__html_element(html, "small", weight, NULL);
    tenet__html_close(html);
    if (row->description[0] != '\0')
        html_words(course, "p", row->description);
    for (guint i = 0; i < course->guide->questions->len; i++) {
        if (question_at(course, i)->value == value)
            html_question(course, question_at(course, i), section, ++number);
    }
    if (number == 0)
        tenet__html_element(html, "p", say(course, "guide_no_questions"), NULL);
    else
        html_scale(course, value);
    tenet__html_close(html);
}

static void write_html(writing *course, const GArray *order)
{
    g_autofree char *heading = title(course);
    tenet__html_begin_page(&course->html, heading, tenet__messages_language(course->messages),
                           say(course, "direction"));
    tenet__html_open(&course->html, "main", NULL);
    tenet__html_open(&course->html, "h1", NULL);
    tenet__html_foreign(&course->html, heading, -1);
    tenet__html_close(&course->html);
    html_facts(course);
    html_rules(course);
    html_minutes(course, order);
    for (guint i = 0; i < order->len; i++)
        html_value(course, g_array_index(order, int32_t, i), (int32_t)i + 1);
    tenet__html_end_page(&course->html);
}

/* ---- JSON -------------------------------------------------------------------------------- */

static void json_minutes(writing *course)
{
    const tenet_guide_minutes *plan = &course->guide->minutes;
    tenet__json_key(course->out, "minutes");
    tenet__json_open_object(course->out);
    tenet__json_index(course->out, "total", plan->total);
    tenet__json_index(course->out, "opening", plan->opening);
    tenet__json_index(course->out, "candidate_questions", plan->candidate);
    tenet__json_index(course->out, "closing", plan->closing);
    tenet__json_index(course->out, "reserve", plan->reserve);
    tenet__json_index(course->out, "left_out", plan->left_out);
    tenet__json_close(course->out, '}');
}

static void json_texts(writing *course, int32_t value)
{
    const char *probe;
    tenet__json_open_list(course->out, "probes");
    for (int32_t i = 0; (probe = tenet_model_probe(course->model, value, i)) != NULL; i++) {
        if (i > 0)
            g_string_append_c(course->out, ',');
        tenet__append_json_string(course->out, probe, -1);
    }
    tenet__json_close(course->out, ']');
    tenet__json_key(course->out, "anchors");
    tenet__json_open_object(course->out);
    for (int32_t point = 1; point <= 5; point++) {
        g_autofree char *number = number_text(point);
        const char *anchor = tenet_model_anchor(course->model, value, point);
        tenet__json_string(course->out, number, anchor[0] != '\0' ? anchor : NULL);
    }
    tenet__json_close(course->out, '}');
}

static void json_value(writing *course, int32_t value)
{
    const tenet_value *row = value_at(course, value);
    tenet__json_open_object(course->out);
    tenet__json_string(course->out, "id", row->id);
    tenet__json_string(course->out, "name", row->name);
    tenet__json_string(course->out, "description", row->description);
    tenet__json_number(course->out, "weight", row->share);
    tenet__json_open_list(course->out, "questions");
    for (guint i = 0; i < course->guide->questions->len; i++) {
        const tenet_guide_question *question = question_at(course, i);
        if (question->value != value)
            continue;
        tenet__json_open_object(course->out);
        tenet__json_string(
            course->out, "id",
            question->question >= 0
                ? g_array_index(course->model->questions, tenet_question, question->question).id
                : NULL);
        tenet__json_string(course->out, "text", question->text);
        tenet__json_string(course->out, "reason",
                           question->reason[0] != '\0' ? question->reason : NULL);
        tenet__json_index(course->out, "minutes", question->minutes);
        tenet__json_close(course->out, '}');
    }
    tenet__json_close(course->out, ']');
    json_texts(course, value);
    tenet__json_close(course->out, '}');
}

static void write_json(writing *course, const GArray *order)
{
    g_string_append(course->out, "{\"schema\":1");
    tenet__json_string(course->out, "tenet", TENET_VERSION);
    tenet__json_key(course->out, "model");
    tenet__json_open_object(course->out);
    tenet__json_string(course->out, "id", course->model->id);
    tenet__json_string(course->out, "digest", course->model->digest);
    tenet__json_string(course->out, "name", course->model->name);
    tenet__json_string(course->out, "purpose", course->model->purpose);
    tenet__json_string(course->out, "validation", validation(course));
    tenet__json_close(course->out, '}');
    tenet__json_string(course->out, "language", tenet__messages_language(course->messages));
    tenet__json_string(course->out, "seed", course->guide->seed);
    tenet__json_string(course->out, "candidate", course->guide->candidate);
    json_minutes(course);
    tenet__json_open_list(course->out, "rules");
    for (int i = 1; i <= RULES; i++) {
        g_autofree char *key = g_strdup_printf("guide_rule_%d", i);
        if (i > 1)
            g_string_append_c(course->out, ',');
        tenet__append_json_string(course->out, say(course, key), -1);
    }
    tenet__json_close(course->out, ']');
    tenet__json_open_list(course->out, "values");
    for (guint i = 0; i < order->len; i++)
        json_value(course, g_array_index(order, int32_t, i));
    tenet__json_close(course->out, ']');
    tenet__json_close(course->out, '}');
    g_string_append_c(course->out, '\n');
}

/* ---- The whole --------------------------------------------------------------------------- */

/* The language asked for, which must be known; else the model's where it is; else English. */
static tenet__messages *load_messages(const tenet_guide *guide, tenet_error *error)
{
    if (guide->language != NULL)
        return tenet__messages_load(guide->language, error);
    tenet_error *ignored = tenet__error_new();
    tenet__messages *messages = tenet__messages_load(guide->model->language, ignored);
    tenet_error_free(ignored);
    return messages != NULL ? messages : tenet__messages_load(NULL, error);
}

int32_t tenet_guide_render(const tenet_guide *guide, int32_t form, char **text, int64_t *length,
                           tenet_error **error)
{
    static void (*const writers[])(writing *, const GArray *) = {write_markdown, write_html,
                                                                 write_json};
    G_STATIC_ASSERT(G_N_ELEMENTS(writers) == TENET_PAGE_COUNT);
    if (error != NULL)
        *error = NULL;
    if (text != NULL)
        *text = NULL;
    if (length != NULL)
        *length = 0;
    if (guide == NULL || text == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "the guide or the place for the text is NULL");
    if (form < 0 || form >= TENET_PAGE_COUNT)
        return tenet__fail(error, TENET_E_ARGUMENT, "a guide cannot be written in form %d", form);
    tenet_error *list = tenet__error_new();
    g_autoptr(tenet__messages) messages = load_messages(guide, list);
    if (messages != NULL) {
        GString *out = g_string_new(NULL);
        writing course = {out, {.out = out}, guide, guide->model, messages};
        g_autoptr(GArray) order = order_of_values(&course);
        writers[form](&course, order);
        if (length != NULL)
            *length = (int64_t)out->len;
        *text = g_string_free(out, FALSE);
    }
    return tenet__error_finish(list, error);
}
