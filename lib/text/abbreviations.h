/*
 * The words that sentences and lines turn on: abbreviations, words that cannot end a sentence,
 * words that often begin one.
 */
#ifndef TENET_LIB_TEXT_ABBREVIATIONS_H
#define TENET_LIB_TEXT_ABBREVIATIONS_H

#include <glib.h>

typedef enum {
    TENET__NO_ABBREVIATION,
    TENET__LEADS_ON,            /**< "Dr.", "e.g.", "no. 5": something must follow */
    TENET__ENDS_BEFORE_CAPITAL, /**< "etc.", "Ltd.", "hrs." */
    TENET__INITIALS             /**< "J.", "M.I.T.", "p.m." */
} tenet__abbreviation_kind;

/** What the full stop at `stop` makes of the word before it; `next` is what follows in the text. */
tenet__abbreviation_kind tenet__abbreviation(const char *start, const char *stop, const char *next,
                                             const char *end);

/** Where the word before a full stop begins, not before `start`; long words are cut. */
const char *tenet__stop_word(const char *start, const char *stop);

/** Whether the last word of a line asks for another one: "the", "with", "and", "because". */
gboolean tenet__is_function_word(const char *start, const char *line_end);

/** Whether the word at p often begins a sentence: "I", "The", "Then". */
gboolean tenet__is_sentence_opener(const char *p, const char *end);

#endif
