#include "io/messages.h"

#include <stdio.h>
#include <string.h>

#include "model/yamltree.h"
#include "suite.h"
#include "tests.h"

static const char *key_at(const tenet__yaml *map, guint index)
{
    return ((const tenet__yaml *)map->keys->pdata[index])->scalar;
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The places of a message in the order of their names, such as "{high}{low}". */
static char *places(const char *text)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *p = strchr(text, '{'); p != NULL; p = strchr(p + 1, '{'))
        g_ptr_array_add(names, g_strndup(p, strcspn(p, "}") + 1));
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return g_strjoinv("", (char **)names->pdata);
}

void test_messages_languages(void)
{
    tenet_error *error = tenet__error_new();
    g_autoptr(tenet__yaml) table = tenet__yaml_parse(
        tenet__messages_yaml, tenet__messages_yaml_length, "messages.yaml", error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(table);
    const tenet__yaml *languages = tenet__yaml_get(table, "language");
    CU_ASSERT(languages->keys->len >= 2);
    for (guint i = 0; i < table->keys->len; i++) {
        const tenet__yaml *texts = table->items->pdata[i];
        g_autofree char *first = places(((const tenet__yaml *)texts->items->pdata[0])->scalar);
        CU_ASSERT_EQUAL(texts->keys->len, languages->keys->len);
        for (guint l = 0; l < languages->keys->len; l++) {
            const tenet__yaml *text = tenet__yaml_get(texts, key_at(languages, l));
            g_autofree char *here = places(text != NULL ? text->scalar : "missing");
            if (text == NULL || text->scalar[0] == '\0' || strcmp(here, first) != 0)
                fprintf(stderr, "message \"%s\", language \"%s\"\n", key_at(table, i),
                        key_at(languages, l));
            CU_ASSERT_PTR_NOT_NULL_FATAL(text);
            CU_ASSERT(text->scalar[0] != '\0');
            SUITE_STRING(here, first);
        }
    }
    tenet_error_free(error);
}

void test_messages_unknown_language(void)
{
    tenet_error *error = tenet__error_new();
    CU_ASSERT_PTR_NULL(tenet__messages_load("tlh", error));
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_error_diagnostics(error, &rows, &count);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    SUITE_STRING(rows[0].message,
                 "pages are not written in the language \"tlh\"; choose one of: en, de");
    tenet_error_free(error);
    static const char *const tags[][2] = {{NULL, "en"},    {"", "en"},   {"de", "de"},
                                          {"de-AT", "de"}, {"DE", "de"}, {"en_GB", "en"}};
    for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
        g_autoptr(tenet__messages) messages = tenet__messages_load(tags[i][0], NULL);
        SUITE_STRING(tenet__messages_language(messages), tags[i][1]);
    }
}

void test_messages_filled(void)
{
    g_autoptr(tenet__messages) english = tenet__messages_load("en", NULL);
    g_autoptr(tenet__messages) german = tenet__messages_load("de", NULL);
    /* A key that is not in the table stands for itself, which lets a test bring its own. */
    g_autofree char *plain =
        tenet__message_filled(english, "{a} and {b}, {c}", "a", "{b}", "b", "<b>", NULL);
    SUITE_STRING(plain, "{b} and <b>, {c}");
    tenet__html html = {.out = g_string_new(NULL)};
    tenet__html_message(&html, english, "{a} & {b}", "a", "<i>", "b", "é", NULL);
    SUITE_STRING(html.out->str, "&lt;i&gt; &amp; <bdi>é</bdi>");
    g_string_free(html.out, TRUE);
    g_autofree char *half = tenet__message_number(german, -0.5, 2);
    SUITE_STRING(half, "-0,50");
    g_autofree char *whole = tenet__message_number(english, 65.4, 0);
    SUITE_STRING(whole, "65");
}
