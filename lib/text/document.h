/*
 * A text as tenet reads it: turns, sentences and words, each with its place in the original bytes.
 *
 * The route: bytes are checked to be UTF-8; HTML is stripped with a map back to the original
 * (html.c); turns are found (turns.c), then sentences (sentences.c), then words (words.c). A word's
 * folded form is what terms are compared with (fold.c); each spelling is
 * folded once (vocabulary.c).
 */
#ifndef TENET_LIB_TEXT_DOCUMENT_H
#define TENET_LIB_TEXT_DOCUMENT_H

#include <glib.h>

#include "base/error.h"
#include "text/vocabulary.h"

/** What stood between a word and the word before it in the same sentence. */
enum {
    TENET__MARK_HYPHEN = 1 << 0, /**< joined by a hyphen: "follow-up" */
    TENET__MARK_CLITIC = 1 << 1, /**< nothing: the second half of a contraction, "do|n't" */
    TENET__MARK_COMMA = 1 << 2,
    TENET__MARK_SEMICOLON = 1 << 3,
    TENET__MARK_COLON = 1 << 4,
    TENET__MARK_DASH = 1 << 5,  /**< a dash between blanks, or "--", or an em dash */
    TENET__MARK_OPEN = 1 << 6,  /**< an opening bracket */
    TENET__MARK_CLOSE = 1 << 7, /**< a closing bracket */
    TENET__MARK_QUOTE_OPEN =
        1 << 8, /**< an opening double quotation mark (straight ones alternate) */
    TENET__MARK_QUOTE_CLOSE = 1 << 9, /**< a closing double quotation mark */
    TENET__MARK_ELLIPSIS = 1 << 10,
    TENET__MARK_NEWLINE = 1 << 11,
    TENET__MARK_SLASH = 1 << 12,
    TENET__MARK_OTHER = 1 << 13 /**< any other sign: "&", "=", "*", an emoji */
};

/** Between two words of one phrase only these may stand. */
#define TENET__MARKS_IN_PHRASE                                                                     \
    (TENET__MARK_HYPHEN | TENET__MARK_CLITIC | TENET__MARK_NEWLINE | TENET__MARK_SLASH |           \
     TENET__MARK_QUOTE_OPEN | TENET__MARK_QUOTE_CLOSE)

enum {
    TENET__SHAPE_CAPITAL = 1 << 0, /**< begins with a capital letter */
    TENET__SHAPE_UPPER = 1 << 1,   /**< two letters or more, all capital */
    TENET__SHAPE_DIGIT = 1 << 2    /**< begins with a digit */
};

typedef struct tenet__token {
    int64_t start; /**< bytes of the original text */
    int64_t end;
    const char *word; /**< folded: composed (NFC), case-folded, apostrophes straight; ends in NUL;
                           owned by the vocabulary. Of a contraction, its part: "did", "not" */
    int32_t length;   /**< bytes of `word` */
    int32_t sentence;
    int32_t number;   /**< of the word in the vocabulary */
    int32_t spelling; /**< number of the whole of a contraction; else the same */
    uint16_t before;  /**< TENET__MARK_ signs between the previous word of the sentence and this */
    uint16_t shape;   /**< TENET__SHAPE_ */
} tenet__token;

typedef struct tenet__sentence {
    int64_t start; /**< original bytes, from its first to past its last sign */
    int64_t end;
    int32_t first_token;
    int32_t end_token; /**< one past the last */
    int32_t turn;
    int32_t ending; /**< '.', '!', '?', '\n' (list line or paragraph) or 0 (end of turn) */
    uint16_t after; /**< TENET__MARK_ signs after its last word, such as a closing quote */
} tenet__sentence;

typedef enum {
    TENET__TURN_NOTES,    /**< no turns are marked: notes about the candidate */
    TENET__TURN_QUESTION, /**< the interviewer speaks */
    TENET__TURN_ANSWER    /**< the candidate speaks */
} tenet__turn_role;

typedef struct tenet__turn {
    int64_t start; /**< original bytes of what was said, without the label */
    int64_t end;
    int32_t first_sentence;
    int32_t end_sentence;
    tenet__turn_role role;
    int32_t question; /**< of an answer: index of the turn whose question it answers; of a question
                           turn: its own index, or for a mere "mhm" that of the question still being
                           answered; -1 = none */
} tenet__turn;

typedef struct tenet__document {
    const char *text; /**< the original, not owned */
    int64_t length;
    gboolean html;   /**< it was read as HTML */
    gboolean tagged; /**< it has turns */
    const tenet__token *tokens;
    const tenet__sentence *sentences;
    const tenet__turn *turns;
    int32_t token_count, sentence_count, turn_count;
    tenet__vocabulary *vocabulary;       /**< what the words' numbers belong to */
    struct tenet__document_private *own; /**< arrays, strings, the map of stripped HTML */
} tenet__document;

enum {
    TENET__READ_ENGLISH =
        1 << 0,                /**< split English contractions: "didn't" = did not, dont = do not */
    TENET__READ_HTML = 1 << 1, /**< the text is HTML */
    TENET__READ_AUTO = 1 << 2, /**< it is HTML if it holds a well-known tag */
    TENET__READ_TURNS = 1 << 3 /**< look for turns */
};

/** Reads a text, which must outlive the document. NULL with an error added if it is not UTF-8, or
 *  past TENET_LIMIT_TEXT_BYTES, or memory lacks. Linear in the length of the text. */
tenet__document *tenet__document_read(const char *text, int64_t length, uint32_t flags,
                                      tenet_error *error);
void tenet__document_free(tenet__document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__document, tenet__document_free)

/** An empty document to be filled again and again, whose memory is kept; its words belong to a
 *  vocabulary of the caller's that must outlive it. Free with tenet__document_free(). */
tenet__document *tenet__document_new(tenet__vocabulary *vocabulary);

/** tenet__document_read() into such a document. FALSE with an error added where that gives NULL;
 * the document is empty then. */
gboolean tenet__document_fill(tenet__document *document, const char *text, int64_t length,
                              uint32_t flags, tenet_error *error);

/** A sentence as one folded string, on which regular expressions work: words folded, runs of white
 *  space one blank, other signs kept, quotes and apostrophes straight. `map` holds for each byte of
 *  the result, and one past the last, the original offset; contractions are left whole. Both arrays
 *  are appended to after being emptied. */
void tenet__document_fold_sentence(const tenet__document *document, int32_t sentence,
                                   GString *folded, GArray *map /* of int64_t */);

/** Folds one string as words are folded (NFC, case folding, straight apostrophes), all else kept,
 *  white space trimmed and runs of it made one blank. For names, ids and headers. */
char *tenet__fold(const char *text, gssize length);

#endif
