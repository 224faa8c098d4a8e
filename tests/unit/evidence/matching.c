#include "matching.h"

#include <string.h>

tenet_model *matching_model(const char *in_favour, const char *against, const char *more)
{
    g_autofree char *yaml =
        g_strdup_printf("tenet: 1\nid: m\nname: M\nlanguage: en\nvalues:\n  - id: v\n    name: V\n"
                        "    indicators:\n      for: [%s]\n      against: [%s]\n%s",
                        in_favour != NULL ? in_favour : "", against != NULL ? against : "",
                        more != NULL ? more : "");
    return assessing_model(yaml);
}

GArray *matching_find(const tenet_model *model, const tenet__document *document)
{
    GArray *matches = g_array_new(FALSE, FALSE, sizeof(tenet__match));
    tenet__matcher *matcher = tenet__matcher_new(model);
    tenet_error *notices = tenet__error_new();
    for (int32_t s = 0; s < document->sentence_count; s++)
        tenet__match_sentence(matcher, document, s, matches, notices);
    CU_ASSERT_EQUAL(tenet__error_count(notices, TENET_SEVERITY_NOTICE), 0);
    tenet_error_free(notices);
    tenet__matcher_free(matcher);
    return matches;
}

char *matching_quotes(const tenet_model *model, const char *text, gboolean ids)
{
    tenet_error *error = tenet__error_new();
    g_autoptr(tenet__document) document = tenet__document_read(
        text, (int64_t)strlen(text), TENET__READ_ENGLISH | TENET__READ_AUTO, error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(document);
    tenet_error_free(error);
    g_autoptr(GArray) matches = matching_find(model, document);
    GString *quotes = g_string_new(NULL);
    for (guint i = 0; i < matches->len; i++) {
        const tenet__match *match = &g_array_index(matches, tenet__match, i);
        g_string_append(quotes, i > 0 ? "|" : "");
        if (ids)
            g_string_append_printf(
                quotes,
                "%s:", g_array_index(model->indicators, tenet_indicator, match->hit.payload).id);
        g_string_append_len(quotes, text + match->start, (gssize)(match->end - match->start));
    }
    return g_string_free(quotes, FALSE);
}

void matching_expect(const char *term, const char *text, const char *quotes, const char *file,
                     int line)
{
    g_autofree char *quoted = g_strdup_printf("\"%s\"", term);
    tenet_model *model =
        matching_model(quoted, NULL, "words: {people: [colleague*, customer+, team member+]}\n");
    g_autofree char *actual = matching_quotes(model, text, FALSE);
    suite_string_equal(actual, quotes, file, line);
    tenet_model_unref(model);
}

void matching_expect_all(tenet_model *model, const char *text, const char *quotes, const char *file,
                         int line)
{
    g_autofree char *actual = matching_quotes(model, text, TRUE);
    suite_string_equal(actual, quotes, file, line);
    tenet_model_unref(model);
}
