/*
 * Words and the signs between them: the last step of reading, sentence by sentence.
 */
#include "text/words.h"

#include <string.h>

#include "text/chars.h"
#include "text/memory.h"

/* A sign, what stands around it, and where its run of equal signs ends. */
typedef struct sign_context {
    gunichar c, before, behind;
    const char *next;
} sign_context;

/* The end of a word of plain letters with a plain sign behind, as most are; else NULL. */
static inline const char *plain_word_end(const char *p, const char *end)
{
    const char *plain = p;
    while (plain < end && tenet__is_ascii_alnum(*plain))
        plain++;
    gboolean ended = plain == end || (tenet__is_ascii(plain) && *plain != '\'' && *plain != '`');
    return plain > p && ended ? plain : NULL;
}

const char *tenet__word_end(const char *p, const char *end)
{
    const char *plain = plain_word_end(p, end);
    if (plain != NULL)
        return plain;
    const char *solid = g_utf8_next_char(p); /* invisible signs at the end are not of the word */
    for (const char *q = solid; q < end;) {
        gunichar c = tenet__char(q);
        const char *next = g_utf8_next_char(q);
        if (tenet__is_word_start(c) || tenet__is_mark(c))
            solid = next;
        else if (!tenet__is_ignorable(c) &&
                 !(tenet__is_apostrophe(c) && tenet__is_letter(tenet__char_at(next, end))))
            break;
        q = next;
    }
    return solid;
}

/* ---- Signs --------------------------------------------------------------------------------- */

static gboolean opens_left(gunichar before)
{
    if (before == 0 || tenet__is_blank(before) || before == '/')
        return TRUE;
    GUnicodeType type = g_unichar_type(before);
    return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION ||
           type == G_UNICODE_DASH_PUNCTUATION;
}

static gboolean closes_right(gunichar behind)
{
    if (behind == 0 || tenet__is_blank(behind))
        return TRUE;
    return g_unichar_ispunct(behind) && g_unichar_type(behind) != G_UNICODE_OPEN_PUNCTUATION &&
           behind != '"' && !tenet__is_apostrophe(behind);
}

/* A straight quote opens before and closes behind what it touches; else they alternate. */
static uint16_t straight_quote(tenet__quotes *quotes, const sign_context *sign)
{
    gboolean left = opens_left(sign->before), right = closes_right(sign->behind);
    gboolean opening = left == right ? !quotes->straight : left;
    quotes->straight = opening;
    return opening ? TENET__MARK_QUOTE_OPEN : TENET__MARK_QUOTE_CLOSE;
}

/* Whether an apostrophe behind p could end a single quotation. Each is looked at once. */
static gboolean closer_follows(tenet__quotes *quotes, const char *p, const char *end)
{
    const char *q = quotes->closer ? quotes->closer : p;
    if (q > p)
        return q < end;
    gunichar before = tenet__char(q);
    for (q = g_utf8_next_char(q); q < end; q = g_utf8_next_char(q)) {
        gunichar c = tenet__char(q);
        if (tenet__is_apostrophe(c) && !opens_left(before) &&
            closes_right(tenet__char_at(g_utf8_next_char(q), end)))
            break;
        before = c;
    }
    quotes->closer = q;
    return q < end;
}

/* An apostrophe outside words: a single quotation mark where it has a partner, else nothing, as in
 * "the customers' needs". */
static uint16_t single_quote(tenet__quotes *quotes, const sign_context *sign, const char *p,
                             const char *end)
{
    gboolean left = opens_left(sign->before);
    if (!quotes->single && left && !closes_right(sign->behind) && closer_follows(quotes, p, end)) {
        quotes->single = TRUE;
        return TENET__MARK_QUOTE_OPEN;
    }
    if (quotes->single && !left && closes_right(sign->behind)) {
        quotes->single = FALSE;
        return TENET__MARK_QUOTE_CLOSE;
    }
    return 0;
}

/* Quotation marks whose side depends on the language: „so“, “so”, «so», »so«. */
static uint16_t shaped_quote(tenet__quotes *quotes, gunichar c)
{
    gboolean opening;
    if (c == 0x201C) /* “ */
        opening = quotes->low != 0x201E;
    else if (c == 0xAB || c == 0xBB) /* « » */
        opening = quotes->low == 0 ? TRUE : quotes->low == c;
    else
        opening = g_unichar_type(c) != G_UNICODE_FINAL_PUNCTUATION; /* „ ” and the rest */
    quotes->low = opening ? c : 0;
    return opening ? TENET__MARK_QUOTE_OPEN : TENET__MARK_QUOTE_CLOSE;
}

static uint16_t dash(const sign_context *sign, const char *p, const char *end)
{
    gboolean single = sign->next == g_utf8_next_char(p) && sign->c != 0x2014 && sign->c != 0x2015;
    if (!single || !(tenet__is_word_start(sign->before) || tenet__is_mark(sign->before)))
        return TENET__MARK_DASH;
    if (tenet__is_word_start(sign->behind))
        return TENET__MARK_HYPHEN;
    const char *line_end = tenet__skip_blank_in_line(sign->next, end);
    return tenet__is_line_end(tenet__char_at(line_end, end)) ? TENET__MARK_HYPHEN
                                                             : TENET__MARK_DASH;
}

static uint16_t by_category(tenet__quotes *quotes, gunichar c)
{
    if (c == 0x201E || c == 0x201A)
        return shaped_quote(quotes, c);
    switch (g_unichar_type(c)) {
    case G_UNICODE_OPEN_PUNCTUATION:
        return TENET__MARK_OPEN;
    case G_UNICODE_CLOSE_PUNCTUATION:
        return TENET__MARK_CLOSE;
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
        return shaped_quote(quotes, c);
    default:
        return TENET__MARK_OTHER;
    }
}

/* The mark of the sign at p. A single full stop is none: inside a sentence it belongs to an
 * abbreviation, a number or an address. */
static uint16_t mark_of(tenet__quotes *quotes, const sign_context *sign, const char *p,
                        const char *end)
{
    gunichar c = sign->c;
    if (tenet__is_blank(c))
        return tenet__is_line_end(c) ? TENET__MARK_NEWLINE : 0;
    if (tenet__is_apostrophe(c))
        return single_quote(quotes, sign, p, end);
    switch (c) {
    case ',':
    case 0x3001: /* 、 */
    case 0xFF0C:
    case 0x60C:
        return tenet__is_digit(sign->before) && tenet__is_digit(sign->behind) ? 0
                                                                              : TENET__MARK_COMMA;
    case ';':
    case 0xFF1B:
        return TENET__MARK_SEMICOLON;
    case ':':
    case 0xFF1A:
        return TENET__MARK_COLON;
    case '.':
        return sign->next - p > 1 ? TENET__MARK_ELLIPSIS : 0;
    case 0x2026: /* … */
        return TENET__MARK_ELLIPSIS;
    case '/':
        return TENET__MARK_SLASH;
    case '"':
    case 0xFF02:
        return straight_quote(quotes, sign);
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return dash(sign, p, end);
    default:
        return by_category(quotes, c);
    }
}

static sign_context sign_at(const char *p, const char *start, const char *end)
{
    sign_context sign = {.c = tenet__char(p), .next = g_utf8_next_char(p)};
    while ((sign.c == '-' || sign.c == '.') && sign.next < end && *sign.next == *p)
        sign.next++;
    sign.before = tenet__char_before(p, start);
    sign.behind = tenet__char_at(sign.next, end);
    return sign;
}

/* ---- Words --------------------------------------------------------------------------------- */

/* Adds one word of a spelling, which stands from `start` to `end`. */
static inline void add_token(tenet__word_reader *reader, const tenet__spelling *spelling,
                             tenet__word word, const char *start, const char *end, int32_t sentence,
                             uint16_t before, uint16_t shape)
{
    const tenet__plain *plain = reader->plain;
    reader->tokens[reader->count++] =
        (tenet__token){.start = tenet__plain_start(plain, start - plain->text),
                       .end = tenet__plain_end(plain, end - plain->text),
                       .word = word.text,
                       .length = word.length,
                       .sentence = sentence,
                       .number = word.number,
                       .spelling = spelling->whole,
                       .before = before,
                       .shape = shape};
}

/* Room for the words of one spelling; FALSE when memory lacks. */
static gboolean make_room(tenet__word_reader *reader)
{
    if (reader->count + 2 <= reader->capacity)
        return TRUE;
    tenet__token *grown =
        tenet__grow(reader->tokens, reader->capacity, &reader->capacity, sizeof *grown);
    if (grown != NULL)
        reader->tokens = grown;
    return grown != NULL;
}

/* Which of eight bytes are no letters or digits of ASCII: their highest bits. */
static inline uint64_t not_alnum(uint64_t bytes)
{
    uint64_t low = bytes & ~TENET__EIGHT(0x80), letter = low | TENET__EIGHT(0x20);
    uint64_t is_letter = (letter + TENET__EIGHT(0x80 - 'a')) & ~(letter + TENET__EIGHT(0x7F - 'z'));
    uint64_t is_digit = (low + TENET__EIGHT(0x80 - '0')) & ~(low + TENET__EIGHT(0x7F - '9'));
    return (~(is_letter | is_digit) | bytes) & TENET__EIGHT(0x80);
}

/* The bytes before the lowest bit of not_alnum(). */
static inline uint64_t bytes_before(uint64_t bytes, uint64_t sign)
{
    return bytes & (((sign & -sign) >> 7) - 1);
}

/* A word of up to 16 letters or digits of ASCII that a plain sign ends, at p, of which `room` bytes
 * may be read: its length and key; 0 for any other. Without a loop over bytes, whose end the
 * processor could not foresee. */
static inline size_t short_word(const char *p, ptrdiff_t room, tenet__word_key *key)
{
#if G_BYTE_ORDER == G_LITTLE_ENDIAN && defined(__GNUC__)
    uint64_t bytes, sign;
    size_t length;
    if (room <= TENET__KEY_BYTES)
        return 0;
    memcpy(&bytes, p, 8);
    sign = not_alnum(bytes);
    if (sign != 0) {
        length = (size_t)__builtin_ctzll(sign) / 8;
        *key = (tenet__word_key){bytes_before(bytes, sign), 0};
    } else {
        key->low = bytes;
        memcpy(&bytes, p + 8, 8);
        sign = not_alnum(bytes);
        if (sign == 0)
            return 0;
        length = 8 + (size_t)__builtin_ctzll(sign) / 8;
        key->high = bytes_before(bytes, sign);
    }
    if (p[length] == ' ')
        return length;
    return tenet__is_ascii(p + length) && p[length] != '\'' && p[length] != '`' ? length : 0;
#else
    (void)p, (void)room, (void)key;
    return 0;
#endif
}

/* The end of the word at p; NULL if there is none. */
static const char *find_word_end(const char *p, const char *end)
{
    const char *word_end = plain_word_end(p, end);
    return word_end == NULL && tenet__is_word_start(tenet__char(p)) ? tenet__word_end(p, end)
                                                                    : word_end;
}

/* The reading of the word at p and its end; the end is NULL if there is none, the reading when
 * memory lacks. */
static inline const tenet__spelling *read_spelling(const tenet__word_reader *reader, const char *p,
                                                   const char *end, const char **word_end)
{
    tenet__word_key key;
    const char *text_end = reader->plain->text + reader->plain->length;
    *word_end = p + short_word(p, text_end - p, &key);
    if (*word_end > p && *word_end <= end) { /* a label that lost its line can end the sentence */
        const tenet__spelling *known =
            tenet__vocabulary_find(reader->vocabulary, key, reader->english);
        return known != NULL ? known
                             : tenet__vocabulary_learn(reader->vocabulary, key, p, *word_end,
                                                       reader->english);
    }
    *word_end = find_word_end(p, end);
    return *word_end == NULL
               ? NULL
               : tenet__vocabulary_read(reader->vocabulary, p, *word_end, reader->english);
}

gboolean tenet__words_read(tenet__word_reader *reader, const char *start, const char *end,
                           int32_t sentence, uint16_t *after)
{
    uint16_t marks = 0, ended = 0; /* "!" and "?" are marks only if a word follows */
    reader->quotes.single = FALSE;
    reader->quotes.closer = NULL;
    for (const char *p = start; p < end;) {
        if (*p == ' ') { /* by far the most frequent sign, and no mark */
            p++;
            continue;
        }
        const char *word_end;
        const tenet__spelling *spelling = read_spelling(reader, p, end, &word_end);
        if (word_end != NULL) {
            if (spelling == NULL || !make_room(reader))
                return FALSE;
            const char *middle = p + spelling->split;
            add_token(reader, spelling, spelling->word, p, middle, sentence, marks | ended,
                      spelling->shapes[0]);
            if (middle < word_end)
                add_token(reader, spelling,
                          tenet__vocabulary_word(reader->vocabulary, spelling->second), middle,
                          word_end, sentence, TENET__MARK_CLITIC, spelling->shapes[1]);
            marks = ended = 0;
            p = word_end;
            if (p < end && *p == ' ')
                p++;
            continue;
        }
        sign_context sign = sign_at(p, start, end);
        if (sign.c == '!' || sign.c == '?')
            ended = TENET__MARK_OTHER;
        else
            marks |= mark_of(&reader->quotes, &sign, p, end);
        p = sign.next;
    }
    *after = marks;
    return TRUE;
}
