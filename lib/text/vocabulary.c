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

/* Words kept over texts: some 3 MB with what others remember of them. What goes beyond are rare
 * words, which would have to be learnt anyway. */
#define MAX_KEPT_WORDS 16384

/* Most vocabularies are made for one term of a model. */
#define FIRST_SLOTS 64

/* Longer words are no contractions. */
#define CONTRACTION_BYTES 32

typedef struct table_slot {
    uint32_t hash;
    int32_t number; /* of the item + 1; 0 = empty */
} table_slot;

typedef struct word_table {
    table_slot *slots;
    uint32_t mask; /* number of slots - 1 */
} word_table;

struct tenet__vocabulary {
    gsize stamp;
    uint64_t seed;             /* of the hashes */
    word_table by_spelling[2]; /* plain, and with English contractions split */
    word_table by_word;
    tenet__spelling *spellings;
    int64_t spelling_count, spelling_capacity;
    tenet__word *words;
    int64_t word_count, word_capacity;
    tenet__arena arena;
    GString *folded;
};

/* ---- Tables -------------------------------------------------------------------------------- */

/* Two overlapping loads take in every byte of a word of up to 16 in a few instructions; a loop over
 * the bytes took a quarter of all reading. */
static inline uint64_t load(const char *p, size_t bytes)
{
    uint64_t word = 0;
    uint32_t half = 0;
    if (bytes == 8) {
        memcpy(&word, p, 8);
        return word;
    }
    memcpy(&half, p, 4);
    return half;
}

static inline uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

/* The seed keeps texts from being written so that their words collide. */
static inline uint32_t hash_bytes(uint64_t seed, const char *p, size_t length)
{
    uint64_t hash = seed ^ length;
    for (; length > 16; p += 8, length -= 8)
        hash = mix(hash, load(p, 8));
    if (length >= 8)
        hash = mix(mix(hash, load(p, 8)), load(p + length - 8, 8));
    else if (length >= 4)
        hash = mix(hash, load(p, 4) | load(p + length - 4, 4) << 32);
    else if (length > 0)
        hash = mix(hash, (uint64_t)(guchar)p[0] | (uint64_t)(guchar)p[length / 2] << 8 |
                             (uint64_t)(guchar)p[length - 1] << 16);
    return (uint32_t)(hash ^ hash >> 29);
}

/* Room for twice as many; FALSE when memory lacks. */
static gboolean widen(word_table *table)
{
    uint32_t size = table->slots == NULL ? FIRST_SLOTS : 2 * (table->mask + 1);
    table_slot *slots = g_try_new0(table_slot, size);
    if (slots == NULL)
        return FALSE;
    for (uint32_t i = 0; table->slots != NULL && i <= table->mask; i++) {
        if (table->slots[i].number == 0)
            continue;
        uint32_t at = table->slots[i].hash & (size - 1);
        while (slots[at].number != 0)
            at = (at + 1) & (size - 1);
        slots[at] = table->slots[i];
    }
    g_free(table->slots);
    table->slots = slots;
    table->mask = size - 1;
    return TRUE;
}

/* Widens a table in which half of the slots are taken. */
static gboolean make_room(word_table *table, int64_t count)
{
    return (table->slots != NULL && count * 2 < (int64_t)table->mask) || widen(table);
}

static void put(word_table *table, uint32_t hash, int64_t number)
{
    uint32_t at = hash & table->mask;
    while (table->slots[at].number != 0)
        at = (at + 1) & table->mask;
    table->slots[at] = (table_slot){hash, (int32_t)number + 1};
}

/* ---- Words --------------------------------------------------------------------------------- */

/* The number of a folded word, which is added if new; -1 when memory lacks. */
static int32_t word_number(tenet__vocabulary *vocabulary, const char *text, size_t length)
{
    uint32_t hash = hash_bytes(vocabulary->seed, text, length);
    word_table *table = &vocabulary->by_word;
    if (!make_room(table, vocabulary->word_count))
        return -1;
    for (uint32_t at = hash & table->mask; table->slots[at].number != 0;
         at = (at + 1) & table->mask) {
        const tenet__word *word = &vocabulary->words[table->slots[at].number - 1];
        if (table->slots[at].hash == hash && (size_t)word->length == length &&
            memcmp(word->text, text, length) == 0)
            return table->slots[at].number - 1;
    }
    tenet__word *grown = tenet__grow(vocabulary->words, vocabulary->word_count,
                                     &vocabulary->word_capacity, sizeof *grown);
    if (grown == NULL)
        return -1;
    vocabulary->words = grown;
    const char *copy = tenet__arena_copy(&vocabulary->arena, text, length);
    if (copy == NULL)
        return -1;
    grown[vocabulary->word_count] =
        (tenet__word){copy, (int32_t)length, (int32_t)vocabulary->word_count};
    put(table, hash, vocabulary->word_count);
    return (int32_t)vocabulary->word_count++;
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
    const char *first = parts->first != NULL ? parts->first : vocabulary->folded->str;
    size_t length = parts->first != NULL ? strlen(parts->first) : (size_t)parts->letters;
    int32_t left = word_number(vocabulary, first, length);
    int32_t right = word_number(vocabulary, parts->second, strlen(parts->second));
    if (left < 0 || right < 0)
        return FALSE;
    spelling->words[0] = vocabulary->words[left];
    spelling->words[1] = vocabulary->words[right];
    spelling->split = (int32_t)(middle - start);
    spelling->shapes[0] = shape_of(start, middle);
    spelling->shapes[1] = shape_of(middle, end);
    return TRUE;
}

/* Reads a spelling for the first time; FALSE when memory lacks. */
static gboolean analyse(tenet__vocabulary *vocabulary, const char *start, const char *end,
                        gboolean english, tenet__spelling *spelling)
{
    GString *folded = vocabulary->folded;
    g_string_truncate(folded, 0);
    for (const char *p = start; p < end;)
        p = tenet__fold_character(p, end, folded);
    int32_t whole = word_number(vocabulary, folded->str, folded->len);
    const char *written = tenet__arena_copy(&vocabulary->arena, start, (size_t)(end - start));
    if (whole < 0 || written == NULL)
        return FALSE;
    *spelling = (tenet__spelling){.written = written,
                                  .length = (int32_t)(end - start),
                                  .split = (int32_t)(end - start),
                                  .words = {vocabulary->words[whole]},
                                  .whole = whole};
    tenet__contraction parts;
    if (english && folded->len <= CONTRACTION_BYTES && plain_letters(start, end) &&
        tenet__contraction_find(folded->str, folded->len, start, &parts))
        return split(vocabulary, start, end, &parts, spelling);
    spelling->shapes[0] = shape_of(start, end);
    return TRUE;
}

/* Adds a spelling that was not met before. */
static const tenet__spelling *add(tenet__vocabulary *vocabulary, const char *start, const char *end,
                                  gboolean english, uint32_t hash)
{
    word_table *table = &vocabulary->by_spelling[english];
    tenet__spelling *grown = tenet__grow(vocabulary->spellings, vocabulary->spelling_count,
                                         &vocabulary->spelling_capacity, sizeof *grown);
    if (grown == NULL)
        return NULL;
    vocabulary->spellings = grown;
    if (!make_room(table, vocabulary->spelling_count) ||
        !analyse(vocabulary, start, end, english, &grown[vocabulary->spelling_count]))
        return NULL;
    put(table, hash, vocabulary->spelling_count);
    return &grown[vocabulary->spelling_count++];
}

const tenet__spelling *tenet__vocabulary_read(tenet__vocabulary *vocabulary, const char *start,
                                              const char *end, gboolean english)
{
    const word_table *table = &vocabulary->by_spelling[english];
    size_t length = (size_t)(end - start);
    uint32_t hash = hash_bytes(vocabulary->seed, start, length);
    if (table->slots == NULL)
        return add(vocabulary, start, end, english, hash);
    for (uint32_t at = hash & table->mask; table->slots[at].number != 0;
         at = (at + 1) & table->mask) {
        const tenet__spelling *known = &vocabulary->spellings[table->slots[at].number - 1];
        if (table->slots[at].hash == hash && (size_t)known->length == length &&
            memcmp(known->written, start, length) == 0)
            return known;
    }
    return add(vocabulary, start, end, english, hash);
}

tenet__word tenet__vocabulary_word(const tenet__vocabulary *vocabulary, int32_t number)
{
    return vocabulary->words[number];
}

/* ---- Life ---------------------------------------------------------------------------------- */

static gsize next_stamp(void)
{
    static gsize last;
    return (gsize)g_atomic_pointer_add(&last, 1) + 1;
}

gsize tenet__vocabulary_stamp(const tenet__vocabulary *vocabulary)
{
    return vocabulary->stamp;
}

/* Gives up all memory but that of the vocabulary itself. */
static void release(tenet__vocabulary *vocabulary)
{
    g_clear_pointer(&vocabulary->by_word.slots, g_free);
    g_clear_pointer(&vocabulary->by_spelling[FALSE].slots, g_free);
    g_clear_pointer(&vocabulary->by_spelling[TRUE].slots, g_free);
    g_clear_pointer(&vocabulary->spellings, g_free);
    g_clear_pointer(&vocabulary->words, g_free);
    tenet__arena_free(&vocabulary->arena);
    vocabulary->spelling_count = vocabulary->spelling_capacity = 0;
    vocabulary->word_count = vocabulary->word_capacity = 0;
}

tenet__vocabulary *tenet__vocabulary_new(void)
{
    tenet__vocabulary *vocabulary = g_try_new0(tenet__vocabulary, 1);
    if (vocabulary == NULL)
        return NULL;
    vocabulary->stamp = next_stamp();
    vocabulary->seed = (uint64_t)(uintptr_t)vocabulary ^ (uint64_t)g_get_monotonic_time() << 32;
    vocabulary->folded = g_string_new(NULL);
    return vocabulary;
}

void tenet__vocabulary_trim(tenet__vocabulary *vocabulary)
{
    if (vocabulary->spelling_count < MAX_KEPT_WORDS && vocabulary->word_count < MAX_KEPT_WORDS)
        return;
    release(vocabulary);
    vocabulary->stamp = next_stamp();
}

void tenet__vocabulary_free(tenet__vocabulary *vocabulary)
{
    if (vocabulary == NULL)
        return;
    release(vocabulary);
    g_string_free(vocabulary->folded, TRUE);
    g_free(vocabulary);
}
