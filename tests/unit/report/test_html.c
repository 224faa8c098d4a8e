#include <string.h>

#include "io/html.h"
#include "suite.h"
#include "tests.h"

static char *escaped(const char *text, gssize length)
{
    GString *out = g_string_new(NULL);
    tenet__append_html(out, text, length);
    return g_string_free(out, FALSE);
}

static void expect_escaped(const char *text, const char *expected)
{
    g_autofree char *actual = escaped(text, -1);
    SUITE_STRING(actual, expected);
}

void test_html_escapes(void)
{
    expect_escaped("a < b & c > d", "a &lt; b &amp; c &gt; d");
    expect_escaped("<script>alert('x')</script>",
                   "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    expect_escaped("&lt;", "&amp;lt;");
    expect_escaped("Zoë — 日本 🙂", "Zoë — 日本 🙂");
    expect_escaped("", "");
}

void test_html_attributes(void)
{
    tenet__html html = {.out = g_string_new(NULL)};
    tenet__html_element(&html, "a", "x", "href", "\" onclick=\"alert(1)", "title", NULL, "hidden",
                        "", NULL);
    SUITE_STRING(html.out->str, "<a href=\"&quot; onclick=&quot;alert(1)\" hidden>x</a>");
    g_string_free(html.out, TRUE);
}

void test_html_controls(void)
{
    expect_escaped("a\x1b[31mb\x7f", "a\\x1b[31mb\\x7f");
    expect_escaped("line\r\nline\rline\tend", "line\nline\nline\tend");
    expect_escaped("bad \xff byte \xe2\x80", "bad \\xff byte \\xe2\\x80");
    expect_escaped("\xc2\x85 \xef\xbf\xbe \xf0\x9f\xbf\xbe", "\\x85 \\ufffe \\u1fffe");
    g_autofree char *nul = escaped("a\0b", 3);
    SUITE_STRING(nul, "a\\x00b");
}

void test_html_direction(void)
{
    tenet__html html = {.out = g_string_new(NULL)};
    tenet__html_foreign(&html, "plain", -1);
    tenet__html_foreign(&html, "שלום", -1);
    SUITE_STRING(html.out->str, "plain<bdi>שלום</bdi>");
    g_string_free(html.out, TRUE);
    expect_escaped("\u202Etxt\u202C \u2066x\u2069", "\\u202etxt\\u202c \\u2066x\\u2069");
}

void test_html_page(void)
{
    tenet__html html = {.out = g_string_new(NULL)};
    tenet__html_begin_page(&html, "A <b> title", "de", "ltr");
    tenet__html_open(&html, "main", NULL);
    tenet__html_end_page(&html);
    CU_ASSERT_EQUAL(html.depth, 0);
    const char *page = html.out->str;
    CU_ASSERT(g_str_has_prefix(page, "<!DOCTYPE html>\n<html lang=\"de\" dir=\"ltr\">"));
    CU_ASSERT(g_str_has_suffix(page, "</main></body></html>\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(page, "<title>A &lt;b&gt; title</title>"));

    const char *begin = strstr(page, "<style>") + strlen("<style>");
    g_autofree char *sheet = g_strndup(begin, (gsize)(strstr(begin, "</style>") - begin));
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)sheet, -1);
    g_checksum_get_digest(sum, digest, &length);
    g_autofree char *hash = g_base64_encode(digest, length);
    g_autofree char *policy =
        g_strdup_printf("default-src &#39;none&#39;; style-src &#39;sha256-%s&#39;", hash);
    CU_ASSERT_PTR_NOT_NULL(strstr(page, policy));
    CU_ASSERT_PTR_NULL(strstr(page, "<script"));
    CU_ASSERT_PTR_NULL(strstr(page, " style="));
    g_string_free(html.out, TRUE);
}
