/*
 * The route of a text: checked, stripped, divided into turns, sentences and words; and the
 * ownership of what comes out.
 */
#include "text/document.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/html.h"
#include "text/memory.h"
#include "text/plain.h"
#include "text/sentences.h"
#include "text/turns.h"
#include "text/vtt.h"
#include "text/words.h"

/* A sentence in the plain text. */
typedef struct plain_extent {
    int64_t start, end;
} plain_extent;

struct tenet__document_private {
    tenet__vocabulary *vocabulary; /* of this document alone; NULL: of the caller */
    tenet__plain plain;
    tenet__vtt_voices voices;
    tenet__turns turns;
    tenet__word_reader words;
    tenet__sentence *sentences;
    int64_t sentence_count, sentence_capacity;
    plain_extent *extents; /* of the sentences */
    int64_t extent_capacity;
};

static gboolean is_readable(const char *text, int64_t length, tenet_error *error)
{
    if (length > TENET__MAX_TEXT_BYTES) {
        tenet__error_error(error, TENET_E_LIMIT, TENET__NOWHERE,
                           "the text is %" G_GINT64_FORMAT
                           " bytes long, but at most %d are read; divide it",
                           length, TENET__MAX_TEXT_BYTES);
        return FALSE;
    }
    int64_t invalid = (int64_t)tenet__utf8_valid(text, (gsize)length);
    if (invalid < length) {
        tenet__place place = {.offset = invalid};
        tenet__error_error(error, TENET_E_ENCODING, place,
                           "the text is not UTF-8: byte 0x%02X at offset %" G_GINT64_FORMAT
                           "; convert it to UTF-8 first",
                           (guchar)text[invalid], invalid);
        return FALSE;
    }
    return TRUE;
}

static void strip(tenet__document *document, uint32_t flags)
{
    struct tenet__document_private *own = document->own;
    const char *text = document->text;
    int64_t length = document->length;
    gboolean vtt = !(flags & TENET__READ_HTML) && tenet__vtt_detect(text, length);
    document->html = !vtt && ((flags & TENET__READ_HTML) ||
                              ((flags & TENET__READ_AUTO) && tenet__html_detect(text, length)));
    if (vtt)
        tenet__vtt_strip(&own->plain, &own->voices, text, length);
    else if (document->html)
        tenet__html_strip(&own->plain, text, length);
    else
        tenet__plain_original(&own->plain, text, length);
}

/* Reads the words of a sentence and keeps it if there are any. */
static gboolean add_sentence(struct tenet__document_private *own, const char *start,
                             const char *end, int32_t ending, int32_t turn)
{
    tenet__sentence *sentences = tenet__grow(own->sentences, own->sentence_count,
                                             &own->sentence_capacity, sizeof *sentences);
    if (sentences == NULL)
        return FALSE;
    own->sentences = sentences;
    plain_extent *extents =
        tenet__grow(own->extents, own->sentence_count, &own->extent_capacity, sizeof *extents);
    if (extents == NULL)
        return FALSE;
    own->extents = extents;

    plain_extent extent = {start - own->plain.text, end - own->plain.text};
    tenet__sentence sentence = {.start = tenet__plain_start(&own->plain, extent.start),
                                .end = tenet__plain_end(&own->plain, extent.end),
                                .first_token = (int32_t)own->words.count,
                                .turn = turn,
                                .ending = ending};
    if (!tenet__words_read(&own->words, start, end, (int32_t)own->sentence_count, &sentence.after))
        return FALSE;
    sentence.end_token = (int32_t)own->words.count;
    if (sentence.end_token > sentence.first_token) {
        extents[own->sentence_count] = extent;
        sentences[own->sentence_count++] = sentence;
    }
    return TRUE;
}

static gboolean read_turn(struct tenet__document_private *own, int32_t index)
{
    tenet__turn *turn = &own->turns.items[index];
    tenet__sentence_walk walk = {.at = own->plain.text + turn->start,
                                 .end = own->plain.text + turn->end};
    own->words.quotes = (tenet__quotes){0};
    turn->first_sentence = (int32_t)own->sentence_count;
    const char *start, *end;
    int32_t ending;
    while (tenet__sentence_next(&walk, &start, &end, &ending)) {
        if (!add_sentence(own, start, end, ending, index))
            return FALSE;
    }
    turn->end_sentence = (int32_t)own->sentence_count;
    gboolean empty = turn->end == turn->start;
    turn->start = tenet__plain_start(&own->plain, turn->start);
    turn->end = empty ? turn->start : tenet__plain_end(&own->plain, turn->end);
    return TRUE;
}

static gboolean read_document(tenet__document *document, uint32_t flags)
{
    struct tenet__document_private *own = document->own;
    strip(document, flags);
    own->words.plain = &own->plain;
    own->words.english = (flags & TENET__READ_ENGLISH) != 0;
    own->words.vocabulary = document->vocabulary;
    if (own->plain.failed || !tenet__turns_find(&own->turns, &own->plain, &own->voices,
                                                (flags & TENET__READ_TURNS) != 0))
        return FALSE;
    for (int32_t i = 0; i < own->turns.count; i++) {
        if (!read_turn(own, i))
            return FALSE;
    }
    document->tagged = own->turns.tagged;
    document->tokens = own->words.tokens;
    document->token_count = (int32_t)own->words.count;
    document->sentences = own->sentences;
    document->sentence_count = (int32_t)own->sentence_count;
    document->turns = own->turns.items;
    document->turn_count = (int32_t)own->turns.count;
    return TRUE;
}

/* Tokens whose memory is kept for the next text; longer texts are rare. */
#define MAX_KEPT_TOKENS 65536

/* Empties the document, keeping the memory of its lists. */
static void empty(tenet__document *document)
{
    struct tenet__document_private *own = document->own;
    tenet__plain_free(&own->plain);
    own->plain = (tenet__plain){0};
    own->voices.count = own->turns.count = own->words.count = own->sentence_count = 0;
    if (own->words.capacity > MAX_KEPT_TOKENS) {
        g_clear_pointer(&own->words.tokens, g_free);
        g_clear_pointer(&own->sentences, g_free);
        g_clear_pointer(&own->extents, g_free);
        own->words.capacity = own->sentence_capacity = own->extent_capacity = 0;
    }
    document->token_count = document->sentence_count = document->turn_count = 0;
}

gboolean tenet__document_fill(tenet__document *document, const char *text, int64_t length,
                              uint32_t flags, tenet_error *error)
{
    empty(document);
    if (length < 0)
        length = (int64_t)strlen(text);
    if (!is_readable(text, length, error))
        return FALSE;
    document->text = text;
    document->length = length;
    if (document->vocabulary != NULL && read_document(document, flags))
        return TRUE;
    tenet__error_error(error, TENET_E_MEMORY, TENET__NOWHERE,
                       "there is not enough memory to read a text of %" G_GINT64_FORMAT " bytes",
                       length);
    empty(document);
    return FALSE;
}

tenet__document *tenet__document_new(tenet__vocabulary *vocabulary)
{
    tenet__document *document = g_new0(tenet__document, 1);
    document->vocabulary = vocabulary;
    document->own = g_new0(struct tenet__document_private, 1);
    return document;
}

tenet__document *tenet__document_read(const char *text, int64_t length, uint32_t flags,
                                      tenet_error *error)
{
    tenet__vocabulary *vocabulary = tenet__vocabulary_new();
    g_autoptr(tenet__document) document = tenet__document_new(vocabulary);
    document->own->vocabulary = vocabulary;
    return tenet__document_fill(document, text, length, flags, error) ? g_steal_pointer(&document)
                                                                      : NULL;
}

void tenet__document_free(tenet__document *document)
{
    if (document == NULL)
        return;
    struct tenet__document_private *own = document->own;
    tenet__plain_free(&own->plain);
    g_free(own->voices.items);
    g_free(own->turns.items);
    g_free(own->words.tokens);
    tenet__vocabulary_free(own->vocabulary);
    g_free(own->sentences);
    g_free(own->extents);
    g_free(own);
    g_free(document);
}

/* ---- A sentence as one folded string ------------------------------------------------------- */

/* Gives each byte that was added since the map's end the same original offset. */
static void map_to(const GString *folded, GArray *map, int64_t original)
{
    guint from = map->len;
    g_array_set_size(map, (guint)folded->len);
    for (guint i = from; i < map->len; i++)
        g_array_index(map, int64_t, i) = original;
}

/* Appends the sign at p, straightened, and returns the place behind it. */
static const char *fold_sign(const char *p, const char *end, GString *folded)
{
    gunichar c = tenet__char(p);
    if (c == 0 || tenet__is_white(c)) {
        g_string_append_c(folded, ' ');
        while (p < end && (*p == '\0' || tenet__is_blank(tenet__char(p))))
            p = g_utf8_next_char(p);
        return p;
    }
    if (tenet__is_apostrophe(c) || c == 0x201A)
        g_string_append_c(folded, '\'');
    else if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB || c == 0xFF02)
        g_string_append_c(folded, '"');
    else if (c == 0x2010 || c == 0x2011)
        g_string_append_c(folded, '-');
    else if (!tenet__is_ignorable(c))
        g_string_append_unichar(folded, c);
    return g_utf8_next_char(p);
}

/* The end of the run from p of signs of ASCII that fold one by one, as most of a text does: it
 * holds no two blanks in a row, and the sign behind it is no mark on its last one. */
static const char *find_plain_end(const char *p, const char *end)
{
    for (; p < end && tenet__is_ascii(p) && *p != '`' && *p != '\0'; p++) {
        const char *next = p + 1;
        if (next < end && !tenet__is_ascii(next))
            break;
        if (tenet__is_white((gunichar)*p) &&
            (next == end || *next == '\0' || tenet__is_white((gunichar)*next)))
            break;
    }
    return p;
}

/* The place behind the last blank of such a run, where no word is under way; `p` if there is none.
 */
static const char *back_to_blank(const char *p, const char *plain_end)
{
    while (plain_end > p && !tenet__is_white((gunichar)plain_end[-1]))
        plain_end--;
    return plain_end;
}

static void fold_plain(const tenet__plain *plain, const char *p, const char *end, GString *folded,
                       GArray *map)
{
    gsize from = folded->len;
    if (p == end)
        return;
    g_string_set_size(folded, from + (gsize)(end - p));
    g_array_set_size(map, (guint)folded->len);
    int64_t *originals = &g_array_index(map, int64_t, from);
    for (char *out = folded->str + from; p < end; p++) {
        *out++ = tenet__is_white((gunichar)*p) ? ' ' : g_ascii_tolower(*p);
        *originals++ = tenet__plain_start(plain, p - plain->text);
    }
}

void tenet__document_fold_sentence(const tenet__document *document, int32_t sentence,
                                   GString *folded, GArray *map)
{
    const tenet__plain *plain = &document->own->plain;
    const plain_extent *extent = &document->own->extents[sentence];
    const char *p = plain->text + extent->start;
    const char *end = plain->text + extent->end;
    g_string_truncate(folded, 0);
    g_array_set_size(map, 0);
    const char *word_end = p, *plain_end = p;
    while (p < end) {
        if (p >= word_end && p >= plain_end) {
            plain_end = find_plain_end(p, end);
            const char *run_end = plain_end < end ? back_to_blank(p, plain_end) : end;
            fold_plain(plain, p, run_end, folded, map);
            p = run_end;
            if (p == end)
                break;
        }
        int64_t original = tenet__plain_start(plain, p - plain->text);
        if (p >= word_end && tenet__is_word_start(tenet__char(p)))
            word_end = tenet__word_end(p, end);
        p = p < word_end ? tenet__fold_character(p, word_end, folded) : fold_sign(p, end, folded);
        map_to(folded, map, original);
    }
    int64_t past = tenet__plain_end(plain, extent->end);
    g_array_append_val(map, past);
}
