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

/** A folded word; ends in NUL. */
typedef struct tenet__word {
    const char *text;
    int32_t length;
    int32_t number;
} tenet__word;

/** How a spelling is read: as one word, or as the two words of a contraction. */
typedef struct tenet__spelling {
    const char *written;
    int32_t length;
    int32_t split;        /**< bytes of `written` that are the first word's */
    tenet__word words[2]; /**< the second has no text where there is one word */
    int32_t whole;        /**< number of the folded spelling before it was taken apart */
    uint16_t shapes[2];
} tenet__spelling;

typedef struct tenet__vocabulary tenet__vocabulary;

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

/** The reading of a written word, valid until the next call; `english` splits contractions. NULL
 *  when memory lacks. */
const tenet__spelling *tenet__vocabulary_read(tenet__vocabulary *vocabulary, const char *start,
                                              const char *end, gboolean english);

/** The word with this number. */
tenet__word tenet__vocabulary_word(const tenet__vocabulary *vocabulary, int32_t number);

#endif
