/*
 * Encodings of CSV files: the first step of reading. UTF-8 is checked and passed on, all else goes
 * through iconv.
 */
#include "io/encoding.h"

#include <errno.h>
#include <string.h>

#include "base/utf8.h"

/* The longest beginning of a character that can be left over from one piece to the next. */
#define LEFT_OVER 16

static const char UTF8_BOM[] = "\xEF\xBB\xBF";

struct tenet__decoder {
    GIConv converter; /* not of UTF-8 */
    gboolean utf8;
    gboolean begun;   /* the place of a byte order mark is past */
    GString *pending; /* bytes of a character that is not complete yet */
};

/* ---- The guess ------------------------------------------------------------------------------ */

/* Whether `bytes`, at which validation stopped, can still become a character. */
static gboolean is_unfinished(const char *bytes, gsize length)
{
    return length < 4 && g_utf8_get_char_validated(bytes, (gssize)length) == (gunichar)-2;
}

/* UTF-16 without a byte order mark: western text has a NUL in every other place. */
static const char *utf16_by_nuls(const char *sample, gsize length)
{
    gsize pairs = length / 2, high_first = 0, low_first = 0;
    for (gsize i = 0; i < pairs; i++) {
        high_first += sample[2 * i] == '\0';
        low_first += sample[2 * i + 1] == '\0';
    }
    if (pairs < 2)
        return NULL;
    if (low_first > pairs / 2 && high_first <= pairs / 16)
        return "UTF-16LE";
    if (high_first > pairs / 2 && low_first <= pairs / 16)
        return "UTF-16BE";
    return NULL;
}

const char *tenet__encoding_guess(const char *sample, gsize length, gboolean whole)
{
    static const struct {
        const char *mark;
        gsize length;
        const char *encoding;
    } marks[] = {
        {UTF8_BOM, 3, "UTF-8"},          {"\xFF\xFE\0\0", 4, "UTF-32LE"},
        {"\0\0\xFE\xFF", 4, "UTF-32BE"}, {"\xFF\xFE", 2, "UTF-16LE"},
        {"\xFE\xFF", 2, "UTF-16BE"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (length >= marks[i].length && memcmp(sample, marks[i].mark, marks[i].length) == 0)
            return marks[i].encoding;
    }
    const char *utf16 = utf16_by_nuls(sample, length);
    if (utf16 != NULL)
        return utf16;
    gsize valid = tenet__utf8_valid(sample, length);
    if (valid == length || (!whole && is_unfinished(sample + valid, length - valid)))
        return "UTF-8";
    return "windows-1252";
}

/* ---- Decoding ------------------------------------------------------------------------------- */

static gboolean is_utf8_name(const char *encoding)
{
    return g_ascii_strcasecmp(encoding, "UTF-8") == 0 || g_ascii_strcasecmp(encoding, "UTF8") == 0;
}

tenet__decoder *tenet__decoder_new(const char *encoding)
{
    gboolean utf8 = is_utf8_name(encoding);
    GIConv converter = (GIConv)-1;
    if (!utf8) {
        converter = g_iconv_open("UTF-8", encoding);
        if (converter == (GIConv)-1)
            return NULL;
    }
    tenet__decoder *decoder = g_new0(tenet__decoder, 1);
    decoder->utf8 = utf8;
    decoder->converter = converter;
    decoder->pending = g_string_new(NULL);
    return decoder;
}

void tenet__decoder_free(tenet__decoder *decoder)
{
    if (decoder == NULL)
        return;
    if (!decoder->utf8)
        g_iconv_close(decoder->converter);
    g_string_free(decoder->pending, TRUE);
    g_free(decoder);
}

gboolean tenet__decoder_is_utf8(const tenet__decoder *decoder)
{
    return decoder->utf8;
}

/* Appends what is complete to `text`. FALSE if what is left cannot become text. */
static gboolean check(tenet__decoder *decoder, const char *bytes, gsize length, GString *text)
{
    GString *pending = decoder->pending;
    gsize start = text->len;
    g_string_append_len(text, pending->str, (gssize)pending->len);
    g_string_append_len(text, bytes, (gssize)length);
    gsize end = start + tenet__utf8_valid(text->str + start, text->len - start);
    g_string_truncate(pending, 0);
    g_string_append_len(pending, text->str + end, (gssize)(text->len - end));
    g_string_truncate(text, end);
    return pending->len == 0 || is_unfinished(pending->str, pending->len);
}

static gboolean convert(tenet__decoder *decoder, const char *bytes, gsize length, GString *text)
{
    GString *pending = decoder->pending;
    g_string_append_len(pending, bytes, (gssize)length);
    char *in = pending->str;
    gsize in_left = pending->len;
    gboolean good = TRUE;
    while (in_left > 0) {
        char block[4096];
        char *out = block;
        gsize out_left = sizeof block;
        gsize result = g_iconv(decoder->converter, &in, &in_left, &out, &out_left);
        int reason = errno;
        g_string_append_len(text, block, out - block);
        if (result == (gsize)-1 && reason != E2BIG) {
            good = reason == EINVAL && in_left < LEFT_OVER;
            break;
        }
    }
    g_string_erase(pending, 0, (gssize)(pending->len - in_left));
    return good;
}

gboolean tenet__decoder_add(tenet__decoder *decoder, const char *bytes, gsize length, gboolean last,
                            GString *text)
{
    gsize before = text->len;
    gboolean good =
        decoder->utf8 ? check(decoder, bytes, length, text) : convert(decoder, bytes, length, text);
    if (!decoder->begun && text->len > before) {
        decoder->begun = TRUE;
        if (g_str_has_prefix(text->str + before, UTF8_BOM))
            g_string_erase(text, (gssize)before, 3);
    }
    return good && (!last || decoder->pending->len == 0);
}
