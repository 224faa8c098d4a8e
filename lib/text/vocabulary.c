/*
 * The words met so far. Two tables with open addressing, one from spellings and one from folded
 * words; what they lead to stands in lists, the strings in an arena. See vocabulary.h.
 */
#include "text/vocabulary.h"

#include <string.h>

#include "text/chars.h"
#include "text/contractions.h"
#include "text/document.h"
#include "text/fold.h"
#include "text/memory.h"

/* Words kept over texts: some 3 MB with what others remember of them, and as many as tables of
 * 32,768 slots hold. What goes beyond are rare words, which would have to be learnt anyway. */
#define MAX_KEPT_WORDS 20000

/* 64 slots: many vocabularies are made for a question or a name. */
#define FIRST_SLOT_BITS 6

/* Longer words are no contractions. */
#define CONTRACTION_BYTES 32

typedef struct word_slot {
    uint32_t hash;
    int32_t number; /* of the word + 1; 0 = empty */
} word_slot;

struct tenet__vocabulary_private {
    gsize stamp;
    int64_t spelling_count, spelling_capacity;
    tenet__word *words;
    int64_t word_count, word_capacity;
    word_slot *by_word;
    uint32_t word_mask;  /* number of slots - 1 */
    uint32_t word_shift; /* 32 - the bits of a place */
    tenet__arena arena;
    GString *folded;
};

/* ---- Keys ---------------------------------------------------------------------------------- */

/* Of a longer word, a number made of its bytes, and a second one that no word in UTF-8 has. */
static tenet__word_key key_of(const tenet__vocabulary *vocabulary, const char *p, size_t length)
{
    if (length <= TENET__KEY_BYTES)
        return tenet__word_key_of(p, length);
    uint64_t hash = length;
    for (size_t size = 8; length > 0; p += size, length -= size) {
        size = MIN(length, size);
        hash = (hash ^ tenet__word_key_of(p, size).low) * vocabulary->factors[0];
        hash ^= hash >> 32;
    }
    return (tenet__word_key){hash, G_MAXUINT64};
}

/* Its highest bits tell words apart whichever letters differ; the last letters of a key do not
 * reach the others. */
static uint32_t hash_of(const tenet__vocabulary *vocabulary, tenet__word_key key)
{
    return (uint32_t)((key.low * vocabulary->factors[0] + key.high * vocabulary->factors[1]) >> 32);
}

/* The finalizer of Steele et al.'s SplitMix: random bits of what differs a little. */
static uint64_t scatter(uint64_t x)
{
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* ---- Tables -------------------------------------------------------------------------------- */

/* What a table points to before it has slots of its own, so that it can be asked. */
static tenet__spelling_slot no_slots[2];

static const tenet__spelling_table empty_table = {no_slots, 1, 63};

static void put_spelling(const tenet__vocabulary *vocabulary, const tenet__spelling_table *table,
                         tenet__spelling_slot spelling)
{
    uint32_t at = tenet__spelling_place(vocabulary, table, spelling.key);
    while (table->slots[at].number != 0)
        at = (at + 1) & table->mask;
    table->slots[at] = spelling;
}

/* Room for one more: five of eight slots may be taken. FALSE when memory lacks. */
static gboolean widen_spellings(tenet__vocabulary *vocabulary, tenet__spelling_table *table)
{
    gboolean none = table->slots == no_slots;
    if (!none && vocabulary->own->spelling_count * 8 < ((int64_t)table->mask + 1) * 5)
        return TRUE;
    int bits = none ? FIRST_SLOT_BITS : 65 - (int)table->shift;
    tenet__spelling_table wider = {g_try_new0(tenet__spelling_slot, (gsize)1 << bits),
                                   ((uint32_t)1 << bits) - 1, (uint32_t)(64 - bits)};
    if (wider.slots == NULL)
        return FALSE;
    for (uint32_t i = 0; i <= table->mask; i++) {
        if (table->slots[i].number != 0)
            put_spelling(vocabulary, &wider, table->slots[i]);
    }
    if (!none)
        g_free(table->slots);
    *table = wider;
    return TRUE;
}

static void put_word(const struct tenet__vocabulary_private *own, word_slot word)
{
    uint32_t at = word.hash >> own->word_shift;
    while (own->by_word[at].number != 0)
        at = (at + 1) & own->word_mask;
    own->by_word[at] = word;
}

/* The same for words. */
static gboolean widen_words(struct tenet__vocabulary_private *own)
{
    word_slot *old = own->by_word;
    uint32_t mask = own->word_mask;
    if (old != NULL && own->word_count * 8 < ((int64_t)mask + 1) * 5)
        return TRUE;
    uint32_t bits = old == NULL ? FIRST_SLOT_BITS : 33 - own->word_shift;
    word_slot *slots = g_try_new0(word_slot, (gsize)1 << bits);
    if (slots == NULL)
        return FALSE;
    own->by_word = slots;
    own->word_mask = ((uint32_t)1 << bits) - 1;
    own->word_shift = 32 - bits;
    for (uint32_t i = 0; old != NULL && i <= mask; i++) {
        if (old[i].number != 0)
            put_word(own, old[i]);
    }
    g_free(old);
    return TRUE;
}

/* ---- Words --------------------------------------------------------------------------------- */

/* The number of a folded word, which is added if new; -1 when memory lacks. */
static int32_t word_number(tenet__vocabulary *vocabulary, tenet__word_key key, const char *text,
                           size_t length)
{
    struct tenet__vocabulary_private *own = vocabulary->own;
    uint32_t hash = hash_of(vocabulary, key);
    if (!widen_words(own))
        return -1;
    for (uint32_t at = hash >> own->word_shift; own->by_word[at].number != 0;
         at = (at + 1) & own->word_mask) {
        const tenet__word *word = &own->words[own->by_word[at].number - 1];
        if (own->by_word[at].hash == hash && (size_t)word->length == length &&
            memcmp(word->text, text, length) == 0)
            return word->number;
    }
    tenet__word *grown =
        tenet__grow(own->words, own->word_count, &own->word_capacity, sizeof *grown);
    if (grown == NULL)
        return -1;
    own->words = grown;
    const char *copy = tenet__arena_copy(&own->arena, text, length);
    if (copy == NULL)
        return -1;
    int32_t number = (int32_t)own->word_count++;
    grown[number] = (tenet__word){copy, (int32_t)length, number};
    put_word(own, (word_slot){hash, number + 1});
    return number;
}

static uint16_t shape_of(const char *start, const char *end)
{
    gunichar first = tenet__char(start);
    uint16_t shape = tenet__is_upper(first) ? TENET__SHAPE_CAPITAL : 0;
    if (tenet__is_digit(first))
        shape |= TENET__SHAPE_DIGIT;
    int letters = 0;
    for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
        gunichar c = tenet__char(p);
        if (!tenet__is_letter(c))
            continue;
        if (!tenet__is_upper(c))
            return shape;
        letters += letters < 2;
    }
    return letters == 2 ? shape | TENET__SHAPE_UPPER : shape;
}

/* ---- Spellings ----------------------------------------------------------------------------- */

/* Only in plain letters does a place in the folded word tell the place in the written one. */
static gboolean plain_letters(const char *p, const char *end)
{
    for (; p < end; p = g_utf8_next_char(p)) {
        gunichar c = tenet__char(p);
        if (c >= 0x80 && !tenet__is_apostrophe(c) && !tenet__is_ignorable(c))
            return FALSE;
    }
    return TRUE;
}

/* The place behind so many letters of a written word. */
static const char *behind_letters(const char *p, int letters)
{
    while (letters > 0) {
        letters -= tenet__is_ascii(p) && g_ascii_isalnum(*p);
        p = g_utf8_next_char(p);
    }
    return p;
}

/* Takes a contraction apart; FALSE when memory lacks. */
static gboolean split(tenet__vocabulary *vocabulary, const char *start, const char *end,
                      const tenet__contraction *parts, tenet__spelling *spelling)
{
    const char *middle = behind_letters(start, parts->letters);
    const char *first = parts->first != NULL ? parts->first : vocabulary->own->folded->str;
    size_t length = parts->first != NULL ? strlen(parts->first) : (size_t)parts->letters;
    size_t rest = strlen(parts->second);
    int32_t left = word_number(vocabulary, key_of(vocabulary, first, length), first, length);
    int32_t right =
        word_number(vocabulary, key_of(vocabulary, parts->second, rest), parts->second, rest);
    if (left < 0 || right < 0)
        return FALSE;
    spelling->word = vocabulary->own->words[left];
    spelling->second = right;
    spelling->split = (int32_t)(middle - start);
    spelling->shapes[0] = shape_of(start, middle);
    spelling->shapes[1] = shape_of(middle, end);
    return TRUE;
}

/* Folds the key of a word of ASCII, eight bytes at a time, as tenet__fold_character() would; FALSE
 * if it is no such word. */
static gboolean fold_key(tenet__word_key key, tenet__word_key *folded)
{
    uint64_t parts[2] = {key.low, key.high};
    for (int i = 0; i < 2; i++) {
        uint64_t from_a = parts[i] + TENET__EIGHT(0x80 - 'A');
        uint64_t past_z = parts[i] + TENET__EIGHT(0x80 - 'Z' - 1);
        if (((parts[i] | tenet__has_zero(parts[i] ^ TENET__EIGHT('`'))) & TENET__EIGHT(0x80)) != 0)
            return FALSE;
        parts[i] |= (from_a & ~past_z & TENET__EIGHT(0x80)) >> 2;
    }
    *folded = (tenet__word_key){parts[0], parts[1]};
    return TRUE;
}

/* Folds a word into own->folded and gives the key of the result; TRUE if it is plain: short and of
 * ASCII. */
static gboolean fold(tenet__vocabulary *vocabulary, tenet__word_key key, const char *start,
                     const char *end, tenet__word_key *folded_key)
{
    GString *folded = vocabulary->own->folded;
    size_t length = (size_t)(end - start);
    if (length <= TENET__KEY_BYTES && fold_key(key, folded_key)) {
        memcpy(folded->str, folded_key, TENET__KEY_BYTES);
        folded->len = length;
        folded->str[length] = '\0';
        return TRUE;
    }
    g_string_truncate(folded, 0);
    for (const char *p = start; p < end;)
        p = tenet__fold_character(p, end, folded);
    *folded_key = key_of(vocabulary, folded->str, folded->len);
    return FALSE;
}

/* Reads a spelling for the first time; FALSE when memory lacks. */
static gboolean analyse(tenet__vocabulary *vocabulary, const char *start, const char *end,
                        gboolean english, tenet__word_key key, tenet__spelling *spelling)
{
    const GString *folded = vocabulary->own->folded;
    size_t length = (size_t)(end - start);
    tenet__word_key folded_key;
    gboolean plain = fold(vocabulary, key, start, end, &folded_key);
    int32_t whole = word_number(vocabulary, folded_key, folded->str, folded->len);
    if (whole < 0)
        return FALSE;
    *spelling = (tenet__spelling){.word = vocabulary->own->words[whole],
                                  .second = -1,
                                  .split = (int32_t)length,
                                  .whole = whole};
    if (length > TENET__KEY_BYTES) {
        spelling->written = tenet__arena_copy(&vocabulary->own->arena, start, length);
        if (spelling->written == NULL)
            return FALSE;
    }
    tenet__contraction parts;
    if (english && folded->len <= CONTRACTION_BYTES &&
        tenet__contraction_find(folded->str, folded->len, start, &parts) &&
        (plain || plain_letters(start, end)))
        return split(vocabulary, start, end, &parts, spelling);
    gboolean lower = plain && key.low == folded_key.low && key.high == folded_key.high;
    spelling->shapes[0] = lower && !g_ascii_isdigit(*start) ? 0 : shape_of(start, end);
    return TRUE;
}

const tenet__spelling *tenet__vocabulary_learn(tenet__vocabulary *vocabulary, tenet__word_key key,
                                               const char *start, const char *end, gboolean english)
{
    struct tenet__vocabulary_private *own = vocabulary->own;
    tenet__spelling_table *table = &vocabulary->by_spelling[english];
    tenet__spelling *grown = tenet__grow(vocabulary->spellings, own->spelling_count,
                                         &own->spelling_capacity, sizeof *grown);
    if (grown == NULL)
        return NULL;
    vocabulary->spellings = grown;
    if (!widen_spellings(vocabulary, table) ||
        !analyse(vocabulary, start, end, english, key, &grown[own->spelling_count]))
        return NULL;
    put_spelling(vocabulary, table, (tenet__spelling_slot){key, (int32_t)own->spelling_count + 1});
    return &grown[own->spelling_count++];
}

/* tenet__vocabulary_find() for a word longer than a key. */
static const tenet__spelling *find_long(const tenet__vocabulary *vocabulary, tenet__word_key key,
                                        const char *start, size_t length, gboolean english)
{
    const tenet__spelling_table *table = &vocabulary->by_spelling[english];
    uint32_t at = tenet__spelling_place(vocabulary, table, key);
    for (; table->slots[at].number != 0; at = (at + 1) & table->mask) {
        const tenet__spelling *known = &vocabulary->spellings[table->slots[at].number - 1];
        if (table->slots[at].key.low == key.low && known->written != NULL &&
            strncmp(known->written, start, length) == 0 && known->written[length] == '\0')
            return known;
    }
    return NULL;
}

const tenet__spelling *tenet__vocabulary_read(tenet__vocabulary *vocabulary, const char *start,
                                              const char *end, gboolean english)
{
    size_t length = (size_t)(end - start);
    tenet__word_key key = key_of(vocabulary, start, length);
    const tenet__spelling *known = length > TENET__KEY_BYTES
                                       ? find_long(vocabulary, key, start, length, english)
                                       : tenet__vocabulary_find(vocabulary, key, english);
    return known != NULL ? known : tenet__vocabulary_learn(vocabulary, key, start, end, english);
}

tenet__word tenet__vocabulary_word(const tenet__vocabulary *vocabulary, int32_t number)
{
    return vocabulary->own->words[number];
}

/* ---- Life ---------------------------------------------------------------------------------- */

static gsize next_stamp(void)
{
    static gsize last;
    return (gsize)g_atomic_pointer_add(&last, 1) + 1;
}

gsize tenet__vocabulary_stamp(const tenet__vocabulary *vocabulary)
{
    return vocabulary->own->stamp;
}

static void free_table(tenet__spelling_table *table)
{
    if (table->slots != no_slots)
        g_free(table->slots);
    *table = empty_table;
}

/* Gives up all memory but that of the vocabulary itself. */
static void release(tenet__vocabulary *vocabulary)
{
    struct tenet__vocabulary_private *own = vocabulary->own;
    free_table(&vocabulary->by_spelling[FALSE]);
    free_table(&vocabulary->by_spelling[TRUE]);
    g_clear_pointer(&vocabulary->spellings, g_free);
    g_clear_pointer(&own->by_word, g_free);
    g_clear_pointer(&own->words, g_free);
    tenet__arena_free(&own->arena);
    own->spelling_count = own->spelling_capacity = 0;
    own->word_count = own->word_capacity = 0;
}

static void empty_slots(tenet__spelling_table *table)
{
    if (table->slots != no_slots)
        memset(table->slots, 0, ((gsize)table->mask + 1) * sizeof *table->slots);
}

/* Forgets all words but keeps the memory for as many. */
static void empty(tenet__vocabulary *vocabulary)
{
    struct tenet__vocabulary_private *own = vocabulary->own;
    empty_slots(&vocabulary->by_spelling[FALSE]);
    empty_slots(&vocabulary->by_spelling[TRUE]);
    memset(own->by_word, 0, ((gsize)own->word_mask + 1) * sizeof *own->by_word);
    tenet__arena_free(&own->arena);
    own->spelling_count = own->word_count = 0;
}

tenet__vocabulary *tenet__vocabulary_new(void)
{
    tenet__vocabulary *vocabulary = g_try_new0(tenet__vocabulary, 1);
    struct tenet__vocabulary_private *own = g_try_new0(struct tenet__vocabulary_private, 1);
    if (vocabulary == NULL || own == NULL) {
        g_free(vocabulary);
        g_free(own);
        return NULL;
    }
    uint64_t seed = (uint64_t)(uintptr_t)vocabulary ^ (uint64_t)g_get_monotonic_time() << 32;
    vocabulary->factors[0] = scatter(seed) | 1;
    vocabulary->factors[1] = scatter(seed + 1) | 1;
    vocabulary->by_spelling[FALSE] = vocabulary->by_spelling[TRUE] = empty_table;
    vocabulary->own = own;
    own->stamp = next_stamp();
    own->folded = g_string_sized_new(TENET__KEY_BYTES);
    return vocabulary;
}

void tenet__vocabulary_trim(tenet__vocabulary *vocabulary)
{
    const struct tenet__vocabulary_private *own = vocabulary->own;
    if (own->spelling_count < MAX_KEPT_WORDS && own->word_count < MAX_KEPT_WORDS)
        return;
    if (own->spelling_count < 2 * MAX_KEPT_WORDS && own->word_count < 2 * MAX_KEPT_WORDS)
        empty(vocabulary);
    else
        release(vocabulary); /* one text of many words made it large */
    vocabulary->own->stamp = next_stamp();
}

void tenet__vocabulary_free(tenet__vocabulary *vocabulary)
{
    if (vocabulary == NULL)
        return;
    release(vocabulary);
    g_string_free(vocabulary->own->folded, TRUE);
    g_free(vocabulary->own);
    g_free(vocabulary);
}
