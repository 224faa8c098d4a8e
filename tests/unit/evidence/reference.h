/*
 * A slow and obvious matcher, straight from what the language of terms says, to compare the real
 * one with. It knows terms, regular expressions, exclusions and the overlap rule.
 */
#ifndef TENET_TESTS_UNIT_EVIDENCE_REFERENCE_H
#define TENET_TESTS_UNIT_EVIDENCE_REFERENCE_H

#include "model/model.h"
#include "model/term.h"
#include "text/document.h"

/** A match: tokens of the document. */
typedef struct reference_match {
    int32_t indicator;
    int32_t first;
    int32_t last;
} reference_match;

/** A model whose terms have been read for the reference. */
typedef struct reference reference;

reference *reference_new(const tenet_model *model, const tenet__word_lists *lists);
void reference_free(reference *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(reference, reference_free)

/** The matches of one sentence in the order of the text, of reference_match. */
GArray *reference_find(const reference *self, const tenet__document *document, int32_t sentence);

#endif
