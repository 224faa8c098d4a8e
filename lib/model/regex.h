/*
 * Regular expressions. The one file that uses PCRE2. A compiled pattern is immutable and shared by
 * threads; match data belongs to one thread.
 */
#ifndef TENET_LIB_MODEL_REGEX_H
#define TENET_LIB_MODEL_REGEX_H

#include <glib.h>

#include "base/error.h"

typedef struct tenet__regex tenet__regex;
typedef struct tenet__regex_scratch tenet__regex_scratch;

/** Compiles a pattern (UTF, caseless, Unicode classes; no \C, no callouts). NULL with an error at
 *  `place`, moved by the pattern's own error offset, if it does not compile or matches nothing at
 *  all ("" matches). */
tenet__regex *tenet__regex_compile(const char *pattern, tenet__place place, tenet_error *error);
void tenet__regex_free(tenet__regex *regex);

/** One of these stands within a word of everything it matches (literals.h); NULL: every text has to
 *  be tried. */
const GPtrArray *tenet__regex_literals(const tenet__regex *regex);

tenet__regex_scratch *tenet__regex_scratch_new(void);
void tenet__regex_scratch_free(tenet__regex_scratch *scratch);

typedef enum { TENET__REGEX_NONE, TENET__REGEX_FOUND, TENET__REGEX_LIMIT } tenet__regex_result;

/** Looks for the next match in valid UTF-8 from byte `from`. */
tenet__regex_result tenet__regex_find(const tenet__regex *regex, tenet__regex_scratch *scratch,
                                      const char *text, gsize length, gsize from, gsize *start,
                                      gsize *end);

/** The versions of PCRE2 and of its Unicode tables, as text. Static. */
const char *tenet__regex_version(void);

#endif
