/*
 * WebVTT, as video meetings export transcripts: stripped to what was said, with the voices. Header,
 * notes, cue numbers and times go. A voice is named by <v Name>, or by "Name:" before its words;
 * where the same name is repeated with each cue, its cues become one line, so that sentences go on
 * over cues.
 */
#include "text/vtt.h"

#include <string.h>

#include "text/entities.h"
#include "text/memory.h"

/* The longest "Name:" before the words of a cue. */
#define NAME_BYTES 48

typedef struct vtt_reader {
    const char *text;
    const char *end;
    tenet__plain *plain;
    tenet__vtt_voices *voices;
    const char *written; /* the last "Name:" */
    size_t written_length;
} vtt_reader;

gboolean tenet__vtt_detect(const char *text, int64_t length)
{
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    return length >= 6 && memcmp(text, "WEBVTT", 6) == 0 &&
           (length == 6 || strchr(" \t\r\n", text[6]) != NULL);
}

static void put(vtt_reader *reader, char c, const char *at)
{
    tenet__plain_put(reader->plain, &c, 1, at - reader->text, at - reader->text);
}

static gboolean is_tag(const char *p, const char *end, char name)
{
    return p + 2 < end && p[1] == name && (p[2] == ' ' || p[2] == '.' || p[2] == '\t');
}

/* Begins a new line for the voice of the tag [p, tag_end), unless it speaks already. */
static void take_voice(vtt_reader *reader, const char *p, const char *tag_end)
{
    tenet__vtt_voices *voices = reader->voices;
    const char *name = memchr(p, ' ', (size_t)(tag_end - p));
    if (name == NULL || reader->plain->failed)
        return;
    int64_t length = tag_end - ++name;
    const tenet__vtt_voice *last = voices->count > 0 ? &voices->items[voices->count - 1] : NULL;
    if (last && last->length == length && memcmp(last->name, name, (size_t)length) == 0)
        return;
    put(reader, '\n', p);
    tenet__vtt_voice *grown =
        tenet__grow(voices->items, voices->count, &voices->capacity, sizeof *grown);
    if (grown == NULL) {
        reader->plain->failed = TRUE;
        return;
    }
    voices->items = grown;
    grown[voices->count++] = (tenet__vtt_voice){reader->plain->length, name, length};
}

/* The length of "Name:" at p, 0 where there is none. */
static size_t written_name(const char *p, const char *end)
{
    size_t length = 0;
    if (p == end || !(g_ascii_isupper(*p) || (guchar)*p >= 0x80))
        return 0;
    while (p + length < end && length < NAME_BYTES && strchr(":.,?!;<", p[length]) == NULL)
        length++;
    return p + length < end && p[length] == ':' ? length + 1 : 0;
}

/* Copies one line of a cue without tags and references. */
static void take_line(vtt_reader *reader, const char *p, const char *end)
{
    size_t name = written_name(p, end);
    gboolean same =
        name > 0 && name == reader->written_length && memcmp(p, reader->written, name) == 0;
    put(reader, name > 0 && !same ? '\n' : ' ', p);
    if (name > 0) {
        reader->written = p;
        reader->written_length = name;
    }
    if (same)
        p += name;
    const char *kept = p;
    const char *last_close = end;
    while (last_close > p && last_close[-1] != '>')
        last_close--;
    while (p < end && !reader->plain->failed) {
        const char *after = NULL;
        gunichar character = 0;
        if (*p == '<' && p < last_close)
            after = (const char *)memchr(p, '>', (size_t)(end - p)) + 1;
        else if (*p == '&')
            after = tenet__entity(p, end, &character);
        if (after == NULL) {
            p++;
            continue;
        }
        char bytes[6];
        tenet__plain_keep(reader->plain, reader->text, kept - reader->text, p - reader->text);
        if (character != 0)
            tenet__plain_put(reader->plain, bytes, g_unichar_to_utf8(character, bytes),
                             p - reader->text, after - reader->text);
        else if (is_tag(p, end, 'v'))
            take_voice(reader, p, after - 1);
        p = kept = after;
    }
    tenet__plain_keep(reader->plain, reader->text, kept - reader->text, end - reader->text);
}

static gboolean holds_time(const char *p, const char *end)
{
    for (; end - p >= 3; p++) {
        if (memcmp(p, "-->", 3) == 0)
            return TRUE;
    }
    return FALSE;
}

void tenet__vtt_strip(tenet__plain *plain, tenet__vtt_voices *voices, const char *text,
                      int64_t length)
{
    /* each line has an end of its own or is the last, so that the signs put in need one byte more
     */
    tenet__plain_begin(plain, 2 * length + 2);
    vtt_reader reader = {.text = text, .end = text + length, .plain = plain, .voices = voices};
    gboolean in_cue = FALSE;
    for (const char *p = text; p < reader.end;) {
        const char *end = p;
        while (end < reader.end && *end != '\n' && *end != '\r')
            end++;
        if (end == p)
            in_cue = FALSE;
        else if (holds_time(p, end))
            in_cue = TRUE;
        else if (in_cue)
            take_line(&reader, p, end);
        p = end + (end < reader.end);
        if (p < reader.end && p[-1] == '\r' && *p == '\n')
            p++;
    }
}
