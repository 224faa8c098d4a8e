/*
 * Regular expressions: how they match, and how they give up.
 */
#include <stdio.h>
#include <string.h>

#include "model/regex.h"
#include "model/support.h"

static tenet__regex *compile(const char *pattern)
{
    tenet_error *error = tenet__error_new();
    tenet__regex *regex = tenet__regex_compile(pattern, TENET__NOWHERE, error);
    if (regex == NULL)
        CU_ASSERT_EQUAL(tenet_error_status(error), TENET_E_MODEL);
    tenet_error_free(error);
    return regex;
}

static tenet__regex_result find(const char *pattern, const char *text, gsize from, gsize *start,
                                gsize *end)
{
    tenet__regex *regex = compile(pattern);
    CU_ASSERT_PTR_NOT_NULL_FATAL(regex);
    tenet__regex_scratch *scratch = tenet__regex_scratch_new();
    tenet__regex_result result =
        tenet__regex_find(regex, scratch, text, strlen(text), from, start, end);
    tenet__regex_scratch_free(scratch);
    tenet__regex_free(regex);
    return result;
}

static void spans(void)
{
    gsize start, end;
    const char *text = "response time of 5 min, then response time under 10 min";
    CU_ASSERT_EQUAL(find("Response time (?:of|under) \\d+ MIN", text, 0, &start, &end),
                    TENET__REGEX_FOUND);
    CU_ASSERT_EQUAL(start, 0);
    CU_ASSERT_EQUAL(end, 22);
    CU_ASSERT_EQUAL(find("response time (?:of|under) \\d+ min", text, 22, &start, &end),
                    TENET__REGEX_FOUND);
    CU_ASSERT_EQUAL(start, 29);
    CU_ASSERT_EQUAL(find("refund", text, 0, &start, &end), TENET__REGEX_NONE);
    CU_ASSERT_EQUAL(find("\xC3\x89QUIPE", "l'\xC3\xA9quipe", 0, &start, &end), TENET__REGEX_FOUND);
    CU_ASSERT_EQUAL(start, 2);
}

static void backtracking_is_a_limit(void)
{
    gsize start, end;
    char text[2001]; /* "aaa...ab" */
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 2] = 'b';
    text[sizeof text - 1] = '\0';
    CU_ASSERT_EQUAL(find("(?:a+)+$", text, 0, &start, &end), TENET__REGEX_LIMIT);
    CU_ASSERT_EQUAL(find("(a|aa)+$", text, 0, &start, &end), TENET__REGEX_LIMIT);
}

static void refused(void)
{
    const char *const patterns[] = {"(",     "a*",        "",    "(?C)a", "a(?C255)b",
                                    "a\\Cb", "[z-a]",     "a**", "(?<n>", "x{100000}",
                                    "a?b?",  "\\p{Nope}", "(?R)"};
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
        tenet__regex *regex = compile(patterns[i]);
        if (regex != NULL)
            fprintf(stderr, "accepted: %s\n", patterns[i]);
        CU_ASSERT_PTR_NULL(regex);
        tenet__regex_free(regex);
    }
}

static void an_escaped_bracket_is_no_callout(void)
{
    tenet__regex *regex = compile("\\(?Cash");
    CU_ASSERT_PTR_NOT_NULL(regex);
    tenet__regex_free(regex);
}

/* The literals of a pattern in one string; "-" for none. */
static char *literals_of(const char *pattern)
{
    tenet__regex *regex = compile(pattern);
    if (regex == NULL)
        return g_strdup("refused");
    const GPtrArray *found = tenet__regex_literals(regex);
    GString *line = g_string_new(found == NULL ? "-" : "");
    for (guint i = 0; found != NULL && i < found->len; i++)
        g_string_append_printf(line, i > 0 ? "|%s" : "%s", (const char *)found->pdata[i]);
    tenet__regex_free(regex);
    return g_string_free(line, FALSE);
}

static void literals(void)
{
    const struct {
        const char *pattern, *literals;
    } rows[] = {
        {"cat", "cat"},
        {"\\d+ min", "min"},
        {"\\w+\\d", "-"},
        {"\\S+", "-"},
        {"Response time (?:of|under) \\d+ min", "response"},
        {"(?:quick|fast) (?:reply|replies)", "reply|replies"},
        {"(?:quick|\\w+) (?:re)?", "-"},
        {"colou?r", "colo"},
        {"ab+cde", "cde"},
        {"abc*d", "ab"},
        {"abc{0,2}d|xyz{2}", "ab|xyz"},
        {"ab{c", "ab"},
        {"cab{,3}", "ca"},
        {"(?=before)after", "after"},
        {"(?<!never )help(?! me)", "help"},
        {"(?:help){0,3}x", "-"},
        {"((?i)help)+", "help"},
        {"(?<who>team|staff) helped", "helped"},
        {"[]abc]def", "def"},
        {"[[:alpha:]abc]def", "def"},
        {"[^\\]abc]def", "def"},
        {"\\bhelp\\b", "help"},
        {"\\p{L}help", "help"},
        {"caf\xC3\xA9 bar", "caf"},
        {"na\xC3\xAFve?", "na"},
        {"(?x) a b c", "-"},
        {"\\Qabc\\E", "-"},
        {"\\x41bc", "-"},
        {"abc\\.def|g+hij", "abc|hij"},
        {"abc(?#d)?", "-"},
        {"(abc)(?1)", "-"},
        {"(*UCP)abc", "-"},
        {"a.b", "-"},
        {"help|", "refused"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *found = literals_of(rows[i].pattern);
        if (strcmp(found, rows[i].literals) != 0)
            fprintf(stderr, "%s: %s, not %s\n", rows[i].pattern, found, rows[i].literals);
        CU_ASSERT_STRING_EQUAL(found, rows[i].literals);
    }
}

static void versions(void)
{
    CU_ASSERT_TRUE(g_str_has_prefix(tenet__regex_version(), "PCRE2 10."));
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet__regex_version(), "Unicode"));
}

const suite_test regex_tests[] = {
    {"a pattern gives spans in bytes, whatever the case", spans},
    {"endless backtracking is reported as a limit, not as no match", backtracking_is_a_limit},
    {"patterns that cannot be read, match nothing or call out are refused", refused},
    {"an escaped bracket before ?C is no callout", an_escaped_bracket_is_no_callout},
    {"a pattern knows what must be said for it to match", literals},
    {"the version names PCRE2 and Unicode", versions},
    {NULL, NULL},
};
