/*
 * The stream of rows: reads pieces, decodes them, and pulls rows out of the parser.
 */
#include "io/input.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/encoding.h"

struct tenet__input {
    FILE *stream;
    gboolean close;
    char *source;
    char *bytes; /* one piece of the file */
    tenet__decoder *decoder;
    char *encoding;
    tenet__csv *csv;
    char delimiter;
    gboolean bad_bytes; /* the text up to here is good, and must be used up first */
    gboolean ended;
    int64_t bytes_read;
    int64_t bytes_total;
    struct stat status;
    gboolean has_status;
    tenet__input_watch watch; /* NULL: none */
    void *user;
};

/* How often the watch is called while nothing comes. */
#define WAIT_MILLISECONDS 100

static gboolean may_go_on(const tenet__input *input)
{
    return input->watch == NULL || input->watch(input->user);
}

/* Waits until there is something to read; FALSE if the watch says stop. */
static gboolean wait_for_bytes(const tenet__input *input, int descriptor)
{
    struct pollfd ready = {.fd = descriptor, .events = POLLIN};
    int events;
    while ((events = poll(&ready, 1, WAIT_MILLISECONDS)) == 0 || (events < 0 && errno == EINTR)) {
        if (!may_go_on(input))
            return FALSE;
    }
    return TRUE;
}

/* Fills the piece from a descriptor. Returns 0 or an errno; ECANCELED if the watch says stop. */
static int fill_piece(const tenet__input *input, int descriptor, gsize *length)
{
    while (*length < TENET__PIECE_BYTES) {
        if (input->bytes_total < 0 && !wait_for_bytes(input, descriptor))
            return ECANCELED;
        gssize got = read(descriptor, input->bytes + *length, TENET__PIECE_BYTES - *length);
        if (got == 0)
            break;
        if (got > 0)
            *length += (gsize)got;
        else if (errno != EINTR)
            return errno;
        else if (!may_go_on(input))
            return ECANCELED;
    }
    return may_go_on(input) ? 0 : ECANCELED;
}

/* Streams that are no file of the system, which tests use, are read through stdio. */
static gboolean read_piece(tenet__input *input, gsize *length, tenet_error *error)
{
    int failed = 0, descriptor = fileno(input->stream);
    *length = 0;
    if (descriptor >= 0)
        failed = fill_piece(input, descriptor, length);
    else
        *length = fread(input->bytes, 1, TENET__PIECE_BYTES, input->stream);
    input->bytes_read += (int64_t)*length;
    input->ended = *length < TENET__PIECE_BYTES;
    tenet__place place = {.source = input->source, .offset = -1};
    if (failed == ECANCELED)
        tenet__error_error(error, TENET_E_CANCELLED, TENET__NOWHERE,
                           "the work was stopped on request");
    else if (failed != 0)
        tenet__error_error(error, TENET_E_IO, place, "the file cannot be read: %s",
                           g_strerror(failed));
    return failed == 0;
}

/* Decodes the piece onto the end of `text`. */
static void decode(tenet__input *input, gsize length, GString *text)
{
    input->bad_bytes =
        !tenet__decoder_add(input->decoder, input->bytes, length, input->ended, text);
}

/* Tells the parser, which must not take a bad byte for the end, whether it has all. */
static void end_if_read(tenet__input *input)
{
    if (input->ended && !input->bad_bytes)
        tenet__csv_end(input->csv);
}

static gboolean set_encoding(tenet__input *input, const char *wanted, gsize length,
                             tenet_error *notices, tenet_error *error)
{
    gboolean given = wanted != NULL && *wanted != '\0';
    input->encoding =
        g_strdup(given ? wanted : tenet__encoding_guess(input->bytes, length, input->ended));
    input->decoder = tenet__decoder_new(input->encoding);
    tenet__place place = {.source = input->source, .offset = -1};
    if (input->decoder == NULL) {
        tenet__error_error(error, TENET_E_ARGUMENT, place,
                           "the encoding \"%s\" is not known here; common ones are utf-8, "
                           "windows-1252, utf-16",
                           input->encoding);
        return FALSE;
    }
    if (tenet__decoder_is_utf8(input->decoder))
        return TRUE;
    if (given)
        tenet__error_add(notices, TENET_SEVERITY_NOTICE, TENET_N_ENCODING, place,
                         "read as %s, as asked for", input->encoding);
    else if (strcmp(input->encoding, "windows-1252") == 0)
        tenet__error_add(notices, TENET_SEVERITY_WARNING, TENET_N_ENCODING, place,
                         "this is not UTF-8 and was read as windows-1252; if letters with accents "
                         "look wrong, name the encoding with --encoding NAME");
    else
        tenet__error_add(notices, TENET_SEVERITY_NOTICE, TENET_N_ENCODING, place, "read as %s",
                         input->encoding);
    return TRUE;
}

/* The first piece decides on encoding and delimiter. */
static gboolean begin(tenet__input *input, const tenet_read_options *options, tenet_error *notices,
                      tenet_error *error)
{
    gsize length;
    if (!read_piece(input, &length, error) ||
        !set_encoding(input, options->encoding, length, notices, error))
        return FALSE;
    gboolean utf8 = tenet__decoder_is_utf8(input->decoder);
    int64_t mark = length >= 3 && memcmp(input->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    g_autoptr(GString) text = g_string_new(NULL);
    decode(input, length, text);
    input->delimiter = options->delimiter != 0
                           ? (char)options->delimiter
                           : tenet__csv_delimiter(text->str, text->len, input->ended);
    input->csv = tenet__csv_new(input->delimiter, utf8 ? mark : -1);
    tenet__csv_push(input->csv, text->str, text->len);
    end_if_read(input);
    return TRUE;
}

tenet__input *tenet__input_open_stream(FILE *stream, gboolean close, const char *source,
                                       const tenet_read_options *options, tenet_error *notices,
                                       tenet_error *error)
{
    tenet__input *input = g_new0(tenet__input, 1);
    input->stream = stream;
    input->close = close;
    input->source = g_strdup(source);
    input->bytes = g_malloc(TENET__PIECE_BYTES);
    int descriptor = fileno(stream);
    input->bytes_total = -1;
    input->has_status = descriptor >= 0 && fstat(descriptor, &input->status) == 0;
    gboolean regular = input->has_status && S_ISREG(input->status.st_mode);
    input->bytes_total = regular ? (int64_t)input->status.st_size : -1;
    if (!begin(input, options, notices, error)) {
        tenet__input_free(input);
        return NULL;
    }
    return input;
}

tenet__input *tenet__input_open(const char *path, const tenet_read_options *options,
                                tenet_error *notices, tenet_error *error)
{
    if (path == NULL || strcmp(path, "-") == 0)
        return tenet__input_open_stream(stdin, FALSE, "standard input", options, notices, error);
    FILE *stream = g_fopen(path, "rb");
    if (stream == NULL) {
        int reason = errno;
        tenet__error_error(error, TENET_E_IO, ((tenet__place){.source = path, .offset = -1}),
                           "the file cannot be opened: %s", g_strerror(reason));
        return NULL;
    }
    return tenet__input_open_stream(stream, TRUE, path, options, notices, error);
}

void tenet__input_free(tenet__input *input)
{
    if (input == NULL)
        return;
    if (input->close)
        fclose(input->stream);
    tenet__csv_free(input->csv);
    tenet__decoder_free(input->decoder);
    g_free(input->bytes);
    g_free(input->encoding);
    g_free(input->source);
    g_free(input);
}

static void fail_encoding(tenet__input *input, tenet_error *error)
{
    tenet__place place = tenet__csv_place(input->csv);
    place.source = input->source;
    if (tenet__decoder_is_utf8(input->decoder))
        tenet__error_error(error, TENET_E_ENCODING, place,
                           "the bytes here are not UTF-8, though the file begins as UTF-8; if it "
                           "is a file of Windows, read it with --encoding windows-1252");
    else
        tenet__error_error(error, TENET_E_ENCODING, place,
                           "the bytes here are not %s; name the encoding of the file with "
                           "--encoding NAME",
                           input->encoding);
}

tenet__input_state tenet__input_next(tenet__input *input, tenet__row *row,
                                     tenet__csv_problem *problem, tenet_error *error)
{
    for (;;) {
        switch (tenet__csv_next(input->csv, row, problem)) {
        case TENET__CSV_ROW:
            return TENET__INPUT_ROW;
        case TENET__CSV_BROKEN:
            return TENET__INPUT_BROKEN;
        case TENET__CSV_END:
            return TENET__INPUT_END;
        case TENET__CSV_MORE:
            break;
        }
        gsize length;
        if (input->bad_bytes) {
            fail_encoding(input, error);
            return TENET__INPUT_FAILED;
        }
        if (!read_piece(input, &length, error))
            return TENET__INPUT_FAILED;
        decode(input, length, tenet__csv_text(input->csv));
        end_if_read(input);
    }
}

void tenet__input_set_watch(tenet__input *input, tenet__input_watch watch, void *user)
{
    input->watch = watch;
    input->user = user;
}

const char *tenet__input_source(const tenet__input *input)
{
    return input->source;
}

char tenet__input_delimiter(const tenet__input *input)
{
    return input->delimiter;
}

int64_t tenet__input_bytes_read(const tenet__input *input)
{
    return input->bytes_read;
}

int64_t tenet__input_bytes_total(const tenet__input *input)
{
    return input->bytes_total;
}

gboolean tenet__input_is(const tenet__input *input, const char *path)
{
    struct stat other;
    return input->has_status && stat(path, &other) == 0 && other.st_dev == input->status.st_dev &&
           other.st_ino == input->status.st_ino;
}
