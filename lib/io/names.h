/*
 * The headers that exports of applicant-tracking systems and people's own sheets use.
 */
#ifndef TENET_LIB_IO_NAMES_H
#define TENET_LIB_IO_NAMES_H

#include "io/header.h"

/** What a header name stands for. Of several columns for one candidate's id, or of several kinds of
 *  text, those with the lowest rank are read. */
typedef struct tenet__name {
    const char *name; /**< lower case, words parted by one blank */
    tenet__column_role role;
    int rank;
} tenet__name;

/** Ranks of ids: what names the candidate, then the application, then one interview; last what may
 *  be a person's name. */
enum { TENET__RANK_CANDIDATE, TENET__RANK_APPLICATION, TENET__RANK_RECORD, TENET__RANK_PERSON };

/** Ranks of notes: what an interviewer wrote, then other texts. */
enum { TENET__RANK_NOTES, TENET__RANK_OTHER_TEXT };

/** All names, ended by a NULL name. */
extern const tenet__name TENET__NAMES[];

/** A header as it is compared: folded, without blanks, hyphens and underscores. */
char *tenet__header_key(const char *header, gssize length);

/** The known name of a header by its key, or NULL. */
const tenet__name *tenet__name_find(const char *key);

/** The key of a known name; none is longer than 63 letters. */
void tenet__name_key(const tenet__name *known, char *key, gsize size);

/** The edit distance of two keys, or a number above `limit`. */
guint tenet__edit_distance(const char *a, const char *b, guint limit);

#endif
