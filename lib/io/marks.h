/*
 * A text with the words found in it marked, for people.
 */
#ifndef TENET_LIB_IO_MARKS_H
#define TENET_LIB_IO_MARKS_H

#include <glib.h>

#include "interview/assessment.h"

/** The rows of evidence that have words (const tenet_evidence *), in the order of the texts and of
 *  the words in each. The caller frees the array. */
GPtrArray *tenet__rows_with_words(const tenet_assessment *assessment);

/** Appends the text with this index, whose rows are rows[from, to). Each stretch of words that is
 *  evidence stands in [brackets], or in colour, and behind it in {braces} the numbers of its lines
 *  of evidence, from 1, each with what it is: {1 for}, {2 against, 3 negated}. */
void tenet__append_marked(GString *out, const tenet_assessment *assessment, int32_t text,
                          const GPtrArray *rows, guint from, guint to, uint32_t flags);

/** One word for what a match is: "for", "against", "again", or its state. */
const char *tenet__mark_word(const tenet_evidence *row);

#endif
