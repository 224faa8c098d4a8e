/*
 * The words met so far: each spelling is folded and taken apart once, however often it is read.
 *
 * A vocabulary belongs to one thread and lives across its texts. Words are numbered from 0 without
 * gaps, so that what others know of a word (its terms, its cues) can be kept in plain arrays.
 */
#ifndef TENET_LIB_TEXT_VOCABULARY_H
#define TENET_LIB_TEXT_VOCABULARY_H

#include <glib.h>
#include <stdint.h>
#include <string.h>

/** A folded word; ends in NUL. */
typedef struct tenet__word {
    const char *text;
    int32_t length;
    int32_t number;
} tenet__word;

/** A written word of up to TENET__KEY_BYTES as two numbers: its bytes, then zeros. Words of a text
 *  are told apart by these, without a loop over their bytes. */
typedef struct tenet__word_key {
    uint64_t low, high;
} tenet__word_key;

#define TENET__KEY_BYTES 16

static inline tenet__word_key tenet__word_key_of(const char *start, size_t length)
{
    tenet__word_key key = {0, 0};
    memcpy(&key, start, length);
    return key;
}

/** How a spelling is read: as one word, or as the two words of a contraction. */
typedef struct tenet__spelling {
    tenet__word word;    /**< the only one, or the first */
    const char *written; /**< a long word's bytes; NULL where the key says them */
    int32_t second;      /**< number of the second word, or -1 */
    int32_t split;       /**< bytes of the spelling that are the first word's */
    int32_t whole;       /**< number of the folded spelling before it was taken apart */
    uint16_t shapes[2];
} tenet__spelling;

/** A place of a table of spellings. */
typedef struct tenet__spelling_slot {
    tenet__word_key key;
    int32_t number; /**< of the spelling + 1; 0 = empty */
} tenet__spelling_slot;

typedef struct tenet__spelling_table {
    tenet__spelling_slot *slots;
    uint32_t mask;  /**< number of slots - 1 */
    uint32_t shift; /**< 64 - the bits of a place */
} tenet__spelling_table;

/** What a table of spellings is asked with, in line because it is asked for every word of a text.
 * The rest stands in vocabulary.c. */
typedef struct tenet__vocabulary {
    uint64_t factors[2];                  /**< of the hash; odd, random */
    tenet__spelling_table by_spelling[2]; /**< plain, and with English contractions split */
    tenet__spelling *spellings;
    struct tenet__vocabulary_private *own;
} tenet__vocabulary;

/** NULL when memory lacks. */
tenet__vocabulary *tenet__vocabulary_new(void);
void tenet__vocabulary_free(tenet__vocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__vocabulary, tenet__vocabulary_free)

/** Forgets everything if so much was met that memory must be bounded. Documents read with the
 *  vocabulary are invalid afterwards. */
void tenet__vocabulary_trim(tenet__vocabulary *vocabulary);

/** Tells one set of numbers from another: no two vocabularies of a process ever have the same
 *  stamp, and forgetting gives a new one. */
gsize tenet__vocabulary_stamp(const tenet__vocabulary *vocabulary);

/** Where the search for a key begins: multiply-shift hashing (Dietzfelbinger et al. 1997), by which
 *  no text can be written so that its words collide, as the factors are not known. */
static inline uint32_t tenet__spelling_place(const tenet__vocabulary *vocabulary,
                                             const tenet__spelling_table *table,
                                             tenet__word_key key)
{
    return (uint32_t)((key.low * vocabulary->factors[0] + key.high * vocabulary->factors[1]) >>
                      table->shift);
}

/** The reading of a word of up to TENET__KEY_BYTES, valid until the next word is learnt, or NULL if
 *  it was not met yet. */
static inline const tenet__spelling *tenet__vocabulary_find(const tenet__vocabulary *vocabulary,
                                                            tenet__word_key key, gboolean english)
{
    const tenet__spelling_table *table = &vocabulary->by_spelling[english];
    uint32_t at = tenet__spelling_place(vocabulary, table, key);
    for (; table->slots[at].number != 0; at = (at + 1) & table->mask) {
        if (table->slots[at].key.low == key.low && table->slots[at].key.high == key.high)
            return &vocabulary->spellings[table->slots[at].number - 1];
    }
    return NULL;
}

/** The reading of any written word, which is learnt if it is new; `english` splits contractions.
 *  NULL when memory lacks. */
const tenet__spelling *tenet__vocabulary_read(tenet__vocabulary *vocabulary, const char *start,
                                              const char *end, gboolean english);

/** Learns a word of up to TENET__KEY_BYTES that tenet__vocabulary_find() does not know. */
const tenet__spelling *tenet__vocabulary_learn(tenet__vocabulary *vocabulary, tenet__word_key key,
                                               const char *start, const char *end,
                                               gboolean english);

/** The word with this number. */
tenet__word tenet__vocabulary_word(const tenet__vocabulary *vocabulary, int32_t number);

#endif
