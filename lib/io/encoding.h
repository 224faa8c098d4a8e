/*
 * From the bytes of a file to UTF-8, piece by piece.
 *
 * The encoding is decided once, from the first piece and before anything is delivered: a byte order
 * mark, the NUL bytes of UTF-16, valid UTF-8, else Windows-1252. Bytes that break the encoding
 * later are an error, never replaced.
 */
#ifndef TENET_LIB_IO_ENCODING_H
#define TENET_LIB_IO_ENCODING_H

#include <glib.h>

/** The first piece should have this many bytes unless the file is shorter. */
#define TENET__PIECE_BYTES 65536

typedef struct tenet__decoder tenet__decoder;

/** The name of the encoding of a text that begins with `sample`; static. `whole` says that the
 *  sample is the whole text, so that it cannot end in the middle of a character. */
const char *tenet__encoding_guess(const char *sample, gsize length, gboolean whole);

/** A decoder, or NULL if the encoding is not known here. */
tenet__decoder *tenet__decoder_new(const char *encoding);
void tenet__decoder_free(tenet__decoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__decoder, tenet__decoder_free)

/** Whether the text is passed on as it is, so that its offsets are those of the file. */
gboolean tenet__decoder_is_utf8(const tenet__decoder *decoder);

/** Appends to `text` what `bytes` stand for; the first half of a character is kept for the next
 *  call. A byte order mark at the beginning is dropped. FALSE at bytes that break the encoding:
 *  `text` then holds everything before them. `last` says that nothing follows. */
gboolean tenet__decoder_add(tenet__decoder *decoder, const char *bytes, gsize length, gboolean last,
                            GString *text);

#endif
