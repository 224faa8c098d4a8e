/*
 * The compiled index of many terms: from a word to the terms in which it can stand.
 *
 * Built once, then immutable and shared by threads. Word sets that several terms share are kept
 * once, as a class. The finder (evidence/match.c) asks for the classes of each word of a text, and
 * from a class for the terms that begin with it.
 */
#ifndef TENET_LIB_MODEL_LEXICON_H
#define TENET_LIB_MODEL_LEXICON_H

#include <glib.h>

#include "model/term.h"

typedef struct tenet__lexicon tenet__lexicon;

tenet__lexicon *tenet__lexicon_new(void);
void tenet__lexicon_free(tenet__lexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__lexicon, tenet__lexicon_free)

/** Adds a term; what is found of it carries `payload`. The term is copied as needed. */
void tenet__lexicon_add(tenet__lexicon *lexicon, const tenet__term *term, int32_t payload);

/** Ends the building. Nothing may be added afterwards. */
void tenet__lexicon_finish(tenet__lexicon *lexicon);

#endif
