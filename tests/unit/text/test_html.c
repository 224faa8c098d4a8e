/*
 * HTML: what is stripped, what stays, and the way back to the original bytes.
 */
#include <string.h>

#include "reading.h"

#define HTML TENET__READ_HTML
#define AUTO TENET__READ_AUTO

static void inline_tags(void)
{
    READS(reading_words("I <b>hel</b>ped a <i class='x>y'>lot</i>", HTML), "i helped a lot");
    READS(reading_spans("I <b>hel</b>ped <u>us</u>.", HTML), "I|hel</b>ped|us");
    READS(reading_spans("<b>did</b>n&rsquo;t", HTML | TENET__READ_ENGLISH), "did|n&rsquo;t");
}

static void block_tags(void)
{
    READS(reading_words("<p>one</p><p>two</p>three<br>Four<br/>Five", HTML),
          "one / two / three / four / five");
    READS(reading_words("<ul><li>one<li>two</ul><table><tr><td>x<td>y</table>", HTML),
          "one / two / x / y");
    READS(reading_words("<div>he\nhelped</div>", HTML), "he helped");
    READS(reading_words("<div>x</div><pre>One\nTwo</pre>", HTML), "x / one / two");
    READS(reading_words("<b>Good</b>\nHelped\nStayed", HTML), "good / helped / stayed");
}

static void hidden_parts(void)
{
    READS(reading_words("a<script>if (b<c) d</script> e<style>f</style><!-- g --> h", HTML),
          "a e h");
    READS(reading_words("<!DOCTYPE html><html><body>x</body></html>", HTML), "x");
    READS(reading_words("a <script>b", HTML), "a b");
    READS(reading_words("a <!-- b", HTML), "a {DX}b");
}

static void entities(void)
{
    READS(reading_words("caf&eacute; &#233;t&#xE9; M&auml;r", HTML), "café été mär");
    READS(reading_words("a&nbsp;b R&amp;D &lt;c&gt; &quot;d&quot;", HTML),
          "a b r {X}d {X}c {<X}d{>}");
    READS(reading_words("don&rsquo;t don&#146;t don&apos;t", HTML | TENET__READ_ENGLISH),
          "do {~}not do {~}not do {~}not");
    READS(reading_words("a &mdash; b&hellip; &ldquo;c&rdquo; d&ndash;e", HTML),
          "a {D}b {<E}c {>}d {-}e");
    READS(reading_words("AT&T &unknown; &#xD800; &", HTML), "at {X}t {X}unknown {;X}xd800{;X}");
    READS(reading_spans("caf&eacute; x", HTML), "caf&eacute;|x");
}

static void stray_signs(void)
{
    READS(reading_words("5 < 6 and <3 of <unknown> <a@b.de>", HTML),
          "5 {X}6 and {X}3 of {X}unknown {X}a {X}b de{X}");
    READS(reading_words("x <b", HTML), "x {X}b");
    READS(reading_words("a <o:p></o:p> b", HTML), "a b");
}

static void detection(void)
{
    static const struct {
        const char *text;
        gboolean html;
    } cases[] = {{"<p>Helped</p>", TRUE},
                 {"Helped<br>Stayed", TRUE},
                 {"a <B>b</B>", TRUE},
                 {"a < b > c", FALSE},
                 {"if a <b and c", FALSE},
                 {"<name> helped", FALSE},
                 {"I <3 people", FALSE},
                 {"a &amp; b", FALSE},
                 {"", FALSE},
                 {"WEBVTT\n\n00:00.000 --> 00:01.000\n<b>x</b>\n", FALSE}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(tenet__document) document = reading(cases[i].text, -1, AUTO);
        CU_ASSERT_EQUAL(document->html, cases[i].html);
    }
    READS(reading_words("<p>x</p>", 0), "{X}p {X}x {/X}p{X}");
}

static void turns_in_html(void)
{
    READS(reading_turns("<p><b>Q:</b> Why?</p><p><b>A:</b> I <i>helped</i>.</p>"),
          "Q0[Why?] A0[I <i>helped</i>.]");
}

const suite_test html_tests[] = {
    {"inline tags leave words whole", inline_tags},
    {"block tags and line breaks end sentences", block_tags},
    {"scripts, styles and comments are dropped", hidden_parts},
    {"entities are decoded", entities},
    {"a sign that opens no tag stays text", stray_signs},
    {"a well-known tag makes a text HTML", detection},
    {"turns are found in HTML", turns_in_html},
    {NULL, NULL},
};
