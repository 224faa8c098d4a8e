/*
 * What pages say, in each language: one table of messages, lib/io/messages.yaml. A language is
 * added there and nowhere else.
 *
 * A message may have places, {name}, that are filled when it is said. A message whose key ends in
 * _one has a partner in _many, for counts.
 */
#ifndef TENET_LIB_IO_MESSAGES_H
#define TENET_LIB_IO_MESSAGES_H

#include <tenet/assess.h>

#include "base/error.h"
#include "io/html.h"

/** The messages of one language. Never changes once loaded. */
typedef struct tenet__messages tenet__messages;

/** The messages of a language given by its tag, "de" or "de-AT"; NULL or "" is English. NULL with
 *  an error that names the known languages if there are none. */
tenet__messages *tenet__messages_load(const char *language, tenet_error *error);
void tenet__messages_free(tenet__messages *messages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__messages, tenet__messages_free)

/** The tag of the language, such as "de". */
const char *tenet__messages_language(const tenet__messages *messages);

/** The text of a message as it stands in the table; the key itself if there is none, so that a slip
 *  is seen and not fatal. */
const char *tenet__message(const tenet__messages *messages, const char *key);

/** A message with its places filled: pairs of a place's name and its text follow, then NULL. The
 *  caller frees it. For titles, attributes, Markdown and terminals. */
char *tenet__message_filled(const tenet__messages *messages, const char *key,
                            ...) G_GNUC_NULL_TERMINATED;

/** KEY_one or KEY_many with {count} filled, such as "1 answer", "2 answers"; to be freed. */
char *tenet__message_counted(const tenet__messages *messages, const char *key, int64_t count);

/** Writes a message into a page; what fills its places is text of strangers (html.h). */
void tenet__html_message(tenet__html *html, const tenet__messages *messages, const char *key,
                         ...) G_GNUC_NULL_TERMINATED;

/** The reason why a value is asked about: the message for TENET_ASK_. */
const char *tenet__message_why(const tenet__messages *messages, int32_t why);

/** A number with so many decimals and the language's decimal sign; to be freed. */
char *tenet__message_number(const tenet__messages *messages, double number, int decimals);

/** The texts that the table holds, for the tests: the YAML itself. */
extern const char tenet__messages_yaml[];
extern const int64_t tenet__messages_yaml_length;

#endif
