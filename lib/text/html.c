/*
 * HTML, as applicant tracking systems export notes: stripped to plain text with the way back.
 *
 * This is no parser of whole pages. It knows the names of elements, so that "<b>" is a tag and
 * "x < b" or "<unknown>" is text; nothing is dropped but tags, comments, scripts and styles. Where
 * a search for an end fails once, it is not tried again, which keeps hostile input linear.
 */
#include "text/html.h"

#include <stdlib.h>
#include <string.h>

#include "text/entities.h"
#include "text/scan.h"

#define NAME_BYTES 16

enum { INLINE = 0, BLOCK = 1 << 0, BREAK = 1 << 1, HIDDEN = 1 << 2, WELL_KNOWN = 1 << 3 };

typedef struct element {
    const char *name;
    int kind;
} element;

/* In the order of strcmp(). Well-known are those that make a text HTML by themselves. */
static const element elements[] = {
    {"a", WELL_KNOWN},
    {"abbr", INLINE},
    {"acronym", INLINE},
    {"address", BLOCK},
    {"article", BLOCK},
    {"aside", BLOCK},
    {"b", WELL_KNOWN},
    {"bdo", INLINE},
    {"big", INLINE},
    {"blockquote", BLOCK | WELL_KNOWN},
    {"body", BLOCK | WELL_KNOWN},
    {"br", BREAK | WELL_KNOWN},
    {"button", BLOCK},
    {"caption", BLOCK},
    {"center", BLOCK},
    {"cite", INLINE},
    {"code", INLINE},
    {"col", INLINE},
    {"colgroup", BLOCK},
    {"dd", BLOCK},
    {"del", INLINE},
    {"dfn", INLINE},
    {"dir", BLOCK},
    {"div", BLOCK | WELL_KNOWN},
    {"dl", BLOCK},
    {"dt", BLOCK},
    {"em", WELL_KNOWN},
    {"fieldset", BLOCK},
    {"figcaption", BLOCK},
    {"figure", BLOCK},
    {"font", WELL_KNOWN},
    {"footer", BLOCK},
    {"form", BLOCK},
    {"h1", BLOCK | WELL_KNOWN},
    {"h2", BLOCK | WELL_KNOWN},
    {"h3", BLOCK | WELL_KNOWN},
    {"h4", BLOCK | WELL_KNOWN},
    {"h5", BLOCK | WELL_KNOWN},
    {"h6", BLOCK | WELL_KNOWN},
    {"head", BLOCK},
    {"header", BLOCK},
    {"hr", BLOCK},
    {"html", BLOCK | WELL_KNOWN},
    {"i", WELL_KNOWN},
    {"iframe", BLOCK},
    {"img", INLINE},
    {"input", INLINE},
    {"ins", INLINE},
    {"kbd", INLINE},
    {"label", INLINE},
    {"legend", BLOCK},
    {"li", BLOCK | WELL_KNOWN},
    {"link", INLINE},
    {"main", BLOCK},
    {"mark", INLINE},
    {"meta", INLINE},
    {"nav", BLOCK},
    {"noscript", BLOCK},
    {"ol", BLOCK | WELL_KNOWN},
    {"option", BLOCK},
    {"p", BLOCK | WELL_KNOWN},
    {"pre", BLOCK | WELL_KNOWN},
    {"q", INLINE},
    {"s", INLINE},
    {"samp", INLINE},
    {"script", HIDDEN},
    {"section", BLOCK},
    {"select", BLOCK},
    {"small", INLINE},
    {"span", WELL_KNOWN},
    {"strike", INLINE},
    {"strong", WELL_KNOWN},
    {"style", HIDDEN},
    {"sub", INLINE},
    {"sup", INLINE},
    {"table", BLOCK | WELL_KNOWN},
    {"tbody", BLOCK},
    {"td", BLOCK | WELL_KNOWN},
    {"textarea", BLOCK},
    {"tfoot", BLOCK},
    {"th", BLOCK},
    {"thead", BLOCK},
    {"time", INLINE},
    {"title", BLOCK},
    {"tr", BLOCK | WELL_KNOWN},
    {"tt", INLINE},
    {"u", WELL_KNOWN},
    {"ul", BLOCK | WELL_KNOWN},
    {"var", INLINE},
    {"wbr", INLINE},
};

typedef struct html_tag {
    char name[NAME_BYTES];
    int kind;
    gboolean closing;
    const char *end; /* behind its ">" */
} html_tag;

typedef struct html_reader {
    const char *text;
    const char *end;
    tenet__plain *plain;
    gboolean blocks;        /* block tags make the lines, so line ends are mere blanks */
    int preformatted;       /* depth of <pre> */
    gboolean no_more_tags;  /* no ">" follows */
    gboolean quotes_broken; /* an attribute's quote never closed: read tags up to the next ">" */
    gboolean no_more_comments;
    gboolean no_more_hidden;
} html_reader;

static int compare_name(const void *name, const void *row)
{
    return strcmp(name, ((const element *)row)->name);
}

/* Finds the ">" of a tag, skipping those in quoted attributes. */
static const char *tag_end(html_reader *reader, const char *p)
{
    const char *closing = NULL;
    if (!reader->quotes_broken) {
        char quote = 0;
        for (const char *q = p; q < reader->end && closing == NULL; q++) {
            if (quote != 0)
                quote = *q == quote ? 0 : quote;
            else if (*q == '"' || *q == '\'')
                quote = *q;
            else if (*q == '>')
                closing = q;
        }
        reader->quotes_broken = closing == NULL;
    }
    if (closing == NULL)
        closing = memchr(p, '>', (size_t)(reader->end - p));
    reader->no_more_tags = closing == NULL;
    return closing ? closing + 1 : NULL;
}

/* Reads the tag whose "<" stands at p; FALSE when it is none. */
static gboolean read_tag(html_reader *reader, const char *p, html_tag *tag)
{
    if (reader->no_more_tags)
        return FALSE;
    p++;
    tag->closing = p < reader->end && *p == '/';
    p += tag->closing;
    size_t length = 0;
    gboolean foreign = FALSE; /* <o:p> and <my-element> are tags whatever their name */
    while (p < reader->end && length < NAME_BYTES - 1 &&
           (g_ascii_isalnum(*p) || (length > 0 && (*p == ':' || *p == '-')))) {
        foreign |= *p == ':' || *p == '-';
        tag->name[length++] = g_ascii_tolower(*p++);
    }
    tag->name[length] = '\0';
    if (length == 0 || !g_ascii_isalpha(tag->name[0]) || p == reader->end ||
        !(g_ascii_isspace(*p) || *p == '>' || *p == '/'))
        return FALSE;
    const element *known =
        bsearch(tag->name, elements, G_N_ELEMENTS(elements), sizeof *elements, compare_name);
    if (known == NULL && !foreign)
        return FALSE;
    tag->kind = known ? known->kind : INLINE;
    tag->end = tag_end(reader, p);
    return tag->end != NULL;
}

static const char *find_caseless(const char *p, const char *end, const char *what)
{
    size_t length = strlen(what);
    for (; (size_t)(end - p) >= length; p++) {
        if (*p == *what && g_ascii_strncasecmp(p, what, length) == 0)
            return p;
    }
    return NULL;
}

/* Skips <!-- -->, <!DOCTYPE> and <?xml?>; NULL when p begins none of them. */
static const char *skip_comment(html_reader *reader, const char *p)
{
    gsize left = (gsize)(reader->end - p);
    if (reader->no_more_comments || left < 3 || (p[1] != '!' && p[1] != '?'))
        return NULL;
    gboolean comment = left >= 4 && memcmp(p, "<!--", 4) == 0;
    if (!comment && !g_ascii_isalpha(p[2]) && p[2] != '[')
        return NULL;
    const char *closing =
        comment ? find_caseless(p + 4, reader->end, "-->") : memchr(p, '>', (size_t)left);
    reader->no_more_comments = closing == NULL;
    return closing ? closing + (comment ? 3 : 1) : NULL;
}

/* The place behind "</script>" or "</style>"; where that is missing, only the tag itself goes. */
static const char *skip_hidden(html_reader *reader, const html_tag *opening)
{
    if (opening->closing || reader->no_more_hidden)
        return opening->end;
    g_autofree char *wanted = g_strconcat("</", opening->name, NULL);
    const char *closing = find_caseless(opening->end, reader->end, wanted);
    reader->no_more_hidden = closing == NULL;
    const char *end = closing ? memchr(closing, '>', (size_t)(reader->end - closing)) : NULL;
    return end ? end + 1 : opening->end;
}

static void put(html_reader *reader, const char *bytes, int64_t length, const char *from,
                const char *to)
{
    tenet__plain_put(reader->plain, bytes, length, from - reader->text, to - reader->text);
}

/* One empty line between blocks is enough. */
static void end_block(html_reader *reader, const char *from, const char *to)
{
    const tenet__plain *plain = reader->plain;
    if (plain->length < 2 || memcmp(plain->text + plain->length - 2, "\n\n", 2) != 0)
        put(reader, "\n\n", 2, from, to);
}

static const char *take_tag(html_reader *reader, const char *p)
{
    html_tag tag;
    const char *after = skip_comment(reader, p);
    if (after != NULL)
        return after;
    if (!read_tag(reader, p, &tag))
        return NULL;
    if (strcmp(tag.name, "pre") == 0)
        reader->preformatted = MAX(0, reader->preformatted + (tag.closing ? -1 : 1));
    if (tag.kind & HIDDEN)
        return skip_hidden(reader, &tag);
    if (tag.kind & BLOCK)
        end_block(reader, p, tag.end);
    else if (tag.kind & BREAK)
        put(reader, "\n", 1, p, tag.end);
    return tag.end;
}

static const char *take_entity(html_reader *reader, const char *p)
{
    gunichar character;
    const char *after = tenet__entity(p, reader->end, &character);
    if (after != NULL) {
        char bytes[6];
        put(reader, bytes, g_unichar_to_utf8(character, bytes), p, after);
    }
    return after;
}

/* Whether some tag in the text is of one of these kinds. */
static gboolean has_tag(const char *text, int64_t length, int kinds)
{
    html_reader reader = {.text = text, .end = text + length};
    const char *p = text;
    while ((p = memchr(p, '<', (size_t)(reader.end - p))) != NULL) {
        html_tag tag;
        gboolean is_tag = read_tag(&reader, p, &tag);
        if (is_tag && (tag.kind & kinds))
            return TRUE;
        p = is_tag ? tag.end : p + 1;
    }
    return FALSE;
}

gboolean tenet__html_detect(const char *text, int64_t length)
{
    return has_tag(text, length, WELL_KNOWN);
}

/* What is not copied as it stands. */
static const tenet__landmarks notable = {
    {TENET__BIT('\n') | TENET__BIT('\r') | TENET__BIT('<') | TENET__BIT('&'), 0, 0, 0},
    {TENET__EIGHT('<'), TENET__EIGHT('&')},
    FALSE};

void tenet__html_strip(tenet__plain *plain, const char *text, int64_t length)
{
    tenet__plain_begin(plain, length);
    html_reader reader = {.text = text, .end = text + length, .plain = plain};
    reader.blocks = has_tag(text, length, BLOCK | BREAK);
    const char *kept = text; /* what is copied begins here */
    const char *p = text;
    while ((p = tenet__scan(p, reader.end, &notable)) < reader.end && !plain->failed) {
        gboolean line_end = (*p == '\n' || *p == '\r') && reader.blocks && !reader.preformatted;
        if (*p != '<' && *p != '&' && !line_end) {
            p++;
            continue;
        }
        int64_t from = kept - text, to = p - text;
        tenet__plain_keep(plain, text, from, to);
        kept = p;
        const char *after = p + 1;
        if (line_end)
            put(&reader, " ", 1, p, after);
        else
            after = *p == '<' ? take_tag(&reader, p) : take_entity(&reader, p);
        if (after != NULL)
            kept = after;
        p = after != NULL ? after : p + 1;
    }
    tenet__plain_keep(plain, text, kept - text, length);
}
