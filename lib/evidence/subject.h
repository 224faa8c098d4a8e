/*
 * Subjects: noun phrases that stand where a subject can stand, with a verb behind them.
 */
#ifndef TENET_LIB_EVIDENCE_SUBJECT_H
#define TENET_LIB_EVIDENCE_SUBJECT_H

#include "evidence/clues.h"

/** Signs at which a clause can end. */
#define TENET__CLAUSE_MARKS                                                                        \
    (TENET__MARK_SEMICOLON | TENET__MARK_DASH | TENET__MARK_COLON | TENET__MARK_COMMA |            \
     TENET__MARK_OPEN | TENET__MARK_CLOSE | TENET__MARK_QUOTE_OPEN | TENET__MARK_NEWLINE)

/** TRUE if the word ends in 's or s'. */
gboolean tenet__is_possessive(const tenet__clues *clues, int32_t token);

/** TRUE if a word is a name in the middle of a sentence, or looks like one. */
gboolean tenet__is_name(const tenet__clues *clues, int32_t token);

/** TRUE for a noun of time, which is nobody: "last week helped ...". */
gboolean tenet__is_time(const tenet__clues *clues, int32_t token);

/** First token of the noun phrase whose noun is at `token`. */
int32_t tenet__phrase_begin(const tenet__clues *clues, int32_t token);

/** TRUE if what stands before the phrase lets it be a subject rather than an object. */
gboolean tenet__subject_place(const tenet__clues *clues, int32_t begin);

/** TRUE if a verb follows the noun that ends before `token`; `determined` if an article or the like
 *  makes it surely a noun. */
gboolean tenet__verb_follows(const tenet__clues *clues, int32_t token, gboolean determined);

/** TRUE for a comma of ", however," or ", Mrs Bell,", after which the subject goes on. */
gboolean tenet__is_insertion(const tenet__clues *clues, int32_t token);

/** TRUE if this person, a clue of kind TENET__CUE_OTHER, is the subject of a verb. */
gboolean tenet__other_subject(const tenet__clues *clues, const tenet__clue *clue);

/** TRUE if a subject begins at this token: "she helped", "my manager said". */
gboolean tenet__subject_at(const tenet__clues *clues, int32_t token);

/** First token of a plural person right before this one as its subject ("people shout", "staff
 * often gossip"), where no ending tells the verb; -1 = none. */
int32_t tenet__plural_subject(const tenet__clues *clues, int32_t token);

#endif
