/*
 * Short ways from a model in YAML and a text to what is matched.
 */
#ifndef TENET_TESTS_UNIT_EVIDENCE_MATCHING_H
#define TENET_TESTS_UNIT_EVIDENCE_MATCHING_H

#include "../assessing.h"
#include "evidence/match.h"
#include "lists.h"

/** A model of one value with these flow lists of indicators; NULL = none. `more` is added at the
 *  end, such as "exclude: [help desk]\n"; NULL = nothing. */
tenet_model *matching_model(const char *in_favour, const char *against, const char *more);

/** The matches of a text, of tenet__match. */
GArray *matching_find(const tenet_model *model, const tenet__document *document);

/** The quotes of the matches with their indicators' ids, "id:quote|id:quote"; without ids if
 *  `ids` is FALSE. Caller frees. */
char *matching_quotes(const tenet_model *model, const char *text, gboolean ids);

/** Asserts the quotes of one term in a text. */
void matching_expect(const char *term, const char *text, const char *quotes, const char *file,
                     int line);
#define FINDS(term, text, quotes) matching_expect((term), (text), (quotes), __FILE__, __LINE__)

/** Asserts "id:quote|id:quote" with a model, which is freed. */
void matching_expect_all(tenet_model *model, const char *text, const char *quotes, const char *file,
                         int line);
#define FINDS_ALL(model, text, quotes)                                                             \
    matching_expect_all((model), (text), (quotes), __FILE__, __LINE__)

#endif
