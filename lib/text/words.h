/*
 * Words: [\p{L}\p{N}][\p{L}\p{M}\p{N}]*, joined by inner apostrophes before a letter.
 */
#ifndef TENET_LIB_TEXT_WORDS_H
#define TENET_LIB_TEXT_WORDS_H

#include "text/document.h"
#include "text/plain.h"
#include "text/vocabulary.h"

/** What a double or single quotation mark opened and did not close yet. */
typedef struct tenet__quotes {
    gboolean straight;  /**< within a straight quotation */
    gunichar low;       /**< „ « or » while it is open, else 0 */
    gboolean single;    /**< within a single quotation */
    const char *closer; /**< the next place that can end a single quotation; NULL: not searched */
} tenet__quotes;

typedef struct tenet__word_reader {
    const tenet__plain *plain;
    gboolean english; /**< split contractions */
    tenet__token *tokens;
    int64_t count, capacity;
    tenet__vocabulary *vocabulary;
    tenet__quotes quotes; /**< to be emptied at each turn */
} tenet__word_reader;

/** The end of the word that begins at p, which is at a letter or number. */
const char *tenet__word_end(const char *p, const char *end);

/** Reads the words of one sentence. FALSE when memory lacks. Gives the marks behind the last. */
gboolean tenet__words_read(tenet__word_reader *reader, const char *start, const char *end,
                           int32_t sentence, uint16_t *after);

#endif
