/*
 * Documents written out as one line, so that tests read as examples.
 */
#ifndef TENET_TESTS_READING_H
#define TENET_TESTS_READING_H

#include "suite.h"
#include "text/document.h"

/** The flags of ordinary notes: English, HTML where it is, turns. */
#define READ_NOTES (TENET__READ_ENGLISH | TENET__READ_AUTO | TENET__READ_TURNS)

/** Reads a text that must be readable. Free with tenet__document_free(). */
tenet__document *reading(const char *text, int64_t length, uint32_t flags);

/** Folded words, "/" between sentences. Before a word stand its marks in braces: - hyphen,
 *  ~ clitic, ,;: themselves, D dash, ( ), < > quotes, E ellipsis, N line break, / slash, X other.
 *  Marks behind a sentence's last word stand last. */
char *reading_words(const char *text, uint32_t flags);

/** The original bytes of the words, "|" between them. */
char *reading_spans(const char *text, uint32_t flags);

/** The original bytes of the sentences, " / " between them. */
char *reading_sentences(const char *text, uint32_t flags);

/** The endings of the sentences, "n" for a line, "0" for the end of a turn. */
char *reading_endings(const char *text, uint32_t flags);

/** The turns as N, Q or A with the index of their question and their bytes: "Q0[Why?] A0[So.]" */
char *reading_turns(const char *text);

/** Asserts that a reading gives what is expected, and frees it. */
#define READS(reading, expected)                                                                   \
    do {                                                                                           \
        char *actual_ = (reading);                                                                 \
        SUITE_STRING(actual_, expected);                                                           \
        g_free(actual_);                                                                           \
    } while (0)

/** Asserts all that holds for any document. */
void reading_check(const tenet__document *document);

extern const suite_test words_tests[], sentences_tests[], turns_tests[], html_tests[],
    document_tests[];

#endif
