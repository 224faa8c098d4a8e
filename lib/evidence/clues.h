/*
 * The clues of one sentence: which cues stand where, and what kind of word each word is for
 * reading.
 */
#ifndef TENET_LIB_EVIDENCE_CLUES_H
#define TENET_LIB_EVIDENCE_CLUES_H

#include <string.h>

#include "evidence/find.h"
#include "model/cue.h"

typedef struct tenet__clue {
    int32_t kind;  /**< tenet__cue_kind_number */
    int32_t first; /**< tokens of the document */
    int32_t last;
} tenet__clue;

typedef struct tenet__clues {
    const tenet__document *document;
    int32_t begin; /**< tokens of the sentence */
    int32_t end;
    GArray *list; /**< tenet__clue, in the order of the text, without overlaps */
    GArray *at;   /**< int32_t a token of the sentence: index of its clue, or -1 */
    GArray *past; /**< guint8 a token of the sentence: it has the look of a past tense */
    GArray *hits; /**< tenet__hit, for the search */
} tenet__clues;

/** The clues of the sentences around the one being read, so that each is searched once. */
#define TENET__CLUES_KEPT 8

typedef struct tenet__clue_memory {
    tenet__clues kept[TENET__CLUES_KEPT];
    int32_t sentences[TENET__CLUES_KEPT]; /**< whose clues they are; -1 = nobody's */
} tenet__clue_memory;

void tenet__clue_memory_init(tenet__clue_memory *memory);
void tenet__clue_memory_clear(tenet__clue_memory *memory);

/** Forgets all; to be called before another document is read. */
void tenet__clue_memory_begin(tenet__clue_memory *memory);

/** The clues of a sentence, valid until TENET__CLUES_KEPT - 1 sentences farther on. */
const tenet__clues *tenet__clue_memory_of(tenet__clue_memory *memory, tenet__finder *finder,
                                          const tenet__document *document, int32_t sentence);

void tenet__clues_init(tenet__clues *clues);
void tenet__clues_clear(tenet__clues *clues);

/** Finds the clues of a sentence; of cues that share words the longest wins, then the order of the
 *  cue file. */
void tenet__clues_find(tenet__clues *clues, tenet__finder *finder, const tenet__document *document,
                       int32_t sentence);

/** The clue that covers a token, or NULL. */
static inline const tenet__clue *tenet__clue_at(const tenet__clues *clues, int32_t token)
{
    if (token < clues->begin || token >= clues->end)
        return NULL;
    int32_t index = g_array_index(clues->at, int32_t, token - clues->begin);
    return index >= 0 ? &g_array_index(clues->list, tenet__clue, index) : NULL;
}

/** The kind of the clue that covers a token, or -1; -1 also outside the sentence. */
static inline int32_t tenet__clue_kind(const tenet__clues *clues, int32_t token)
{
    const tenet__clue *clue = tenet__clue_at(clues, token);
    return clue != NULL ? clue->kind : -1;
}

/** Signs between a token and the one before it; none for the first of the sentence. */
static inline uint32_t tenet__marks_before(const tenet__clues *clues, int32_t token)
{
    return token > clues->begin ? clues->document->tokens[token].before : 0;
}

/** Words that a cue can reach to either side, at most: what lies farther apart is not read
 * together, which keeps the reading of endless sentences linear. */
#define TENET__MAX_REACH_WORDS 64

/** Index in the list of the first clue that stands at or behind a token; list->len if none does
 *  within TENET__MAX_REACH_WORDS. */
guint tenet__clue_from(const tenet__clues *clues, int32_t token);

/** The first clue of this kind within reach of a token, on either side, or NULL. */
const tenet__clue *tenet__clue_near(const tenet__clues *clues, int32_t token, int32_t kind);

/** TRUE if the word has the look of a past tense: -ed, an irregular form, was, did ... */
static inline gboolean tenet__looks_past(const tenet__clues *clues, int32_t token)
{
    return token >= clues->begin && token < clues->end &&
           clues->past->data[token - clues->begin] != 0;
}

/** TRUE if the word is this one. */
static inline gboolean tenet__word_is(const tenet__clues *clues, int32_t token, const char *word)
{
    if (token < clues->begin || token >= clues->end)
        return FALSE;
    /* most words differ in their first letter */
    const char *said = clues->document->tokens[token].word;
    return *said == *word && strcmp(said, word) == 0;
}

/** TRUE if the word is one of these; `words` ends with NULL. */
gboolean tenet__word_among(const tenet__clues *clues, int32_t token, const char *const *words);

/** TRUE if the word is one of these, which are in the order of strcmp(): for long lists. */
gboolean tenet__word_in(const tenet__clues *clues, int32_t token, const char *const *words,
                        gsize count);

/** TRUE if the word is longer than this ending and ends so. */
static inline gboolean tenet__word_ends(const tenet__clues *clues, int32_t token,
                                        const char *ending)
{
    if (token < clues->begin || token >= clues->end)
        return FALSE;
    const tenet__token *word = &clues->document->tokens[token];
    gsize length = strlen(ending);
    return (gsize)word->length > length &&
           memcmp(word->word + (gsize)word->length - length, ending, length) == 0;
}

#endif
