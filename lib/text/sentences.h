/*
 * Sentences: where they end within one turn.
 */
#ifndef TENET_LIB_TEXT_SENTENCES_H
#define TENET_LIB_TEXT_SENTENCES_H

#include <glib.h>

/** Walks over the sentences of a turn. Set `at` and `end` to the turn, the rest to zero. */
typedef struct tenet__sentence_walk {
    const char *at;
    const char *end;
    const char *line;      /**< where the present line begins */
    const char *paragraph; /**< and the paragraph */
    gboolean measured;     /**< `wrapped` speaks of the paragraph */
    gboolean wrapped;      /**< its lines were broken at a margin, not by their writer */
} tenet__sentence_walk;

/** The next stretch that is not blank up to its end; FALSE behind the last. It may hold no word.
 *  `ending` is as in tenet__sentence. */
gboolean tenet__sentence_next(tenet__sentence_walk *walk, const char **start, const char **end,
                              int32_t *ending);

#endif
