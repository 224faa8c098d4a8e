/*
 * From the rows of a file to candidates, one at a time.
 *
 * Three ways to put rows together:
 *   wide     a row is a candidate;
 *   long     rows of one id that stand together are a candidate, and so are rows with a blank id
 *            behind them; the candidate is complete when another id begins;
 *   grouped  rows of one id anywhere are a candidate: the whole file is read first, and the rows of
 *            a candidate are sorted, so that their order in the file changes nothing.
 *
 * In the first two an id that comes again stops the reading: half a candidate would be scored
 * wrongly. To notice it in constant memory, eight bytes are kept of each id, and of no more than
 * REMEMBERED_IDS.
 */
#include "io/reader.h"

#include <math.h>
#include <string.h>

#include "io/header.h"
#include "io/input.h"
#include "io/record.h"
#include "io/rejects.h"

#define REMEMBERED_IDS   60000 /* which fit in less than a megabyte */
#define LISTED_REJECTS   20
#define ROWS_OF_PREAMBLE 20

typedef enum { READ_WIDE, READ_LONG, READ_GROUPED } read_mode;

struct tenet_reader {
    tenet_model *model;
    tenet__input *input;
    tenet__columns *columns;
    tenet__rejects *rejects; /* NULL: stop at the first bad row */
    tenet_error *notices;
    tenet_summary summary;
    read_mode mode;
    int32_t status;          /* of the call that ended the reading; TENET_OK before */
    gboolean ended;          /* the file is read to its end */
    gboolean cleaned;        /* NUL bytes were found and said so */
    gboolean orphaned;       /* a row was set aside whose id may go on in rows with a blank id */
    tenet__record *record;   /* under way */
    GHashTable *ids;         /* hashes of the ids so far */
    GPtrArray *groups;       /* of tenet__record *, grouped reading only */
    GHashTable *group_by_id; /* id -> record */
    guint next_group;
    tenet__reader_watch watch; /* NULL: none */
    void *user;
};

/* ---- Bad rows ------------------------------------------------------------------------------- */

#define NO_CELL G_MAXUINT

/* What is wrong with a row, for a person. */
typedef struct complaint {
    int32_t code;
    gboolean fatal; /* not to be set aside */
    guint cell;     /* or NO_CELL */
    tenet__place place;
    const char *message;
} complaint;

/* The message with the row's number and the column's header, by which people find the cell. */
static char *complete_message(const tenet_reader *reader, const complaint *what)
{
    g_autofree char *header = NULL;
    if (what->cell < reader->columns->list->len) {
        const char *whole = tenet__column_at(reader->columns, what->cell)->header;
        header = g_utf8_substring(whole, 0, MIN(g_utf8_strlen(whole, -1), 40));
    }
    return g_strdup_printf("%s (row %" G_GINT64_FORMAT "%s%s%s)", what->message,
                           reader->summary.rows_read, header != NULL ? ", column \"" : "",
                           header != NULL ? header : "", header != NULL ? "\"" : "");
}

/* Sets a row aside, or adds the error that ends the reading and returns FALSE. The row counts as
 * read already. */
static gboolean refuse(tenet_reader *reader, const tenet__row *row, complaint what,
                       tenet_error *error)
{
    g_autofree char *message = complete_message(reader, &what);
    what.place.source = tenet__input_source(reader->input);
    reader->summary.rows_rejected++;
    if (reader->rejects == NULL || what.fatal) {
        tenet__error_error(error, what.code, what.place, "%s", message);
        return FALSE;
    }
    if (reader->summary.rows_rejected <= LISTED_REJECTS)
        tenet__error_add(reader->notices, TENET_SEVERITY_WARNING, TENET_N_ROW_REJECTED, what.place,
                         "row set aside: %s", message);
    else if (reader->summary.rows_rejected == LISTED_REJECTS + 1)
        tenet__error_add(reader->notices, TENET_SEVERITY_WARNING, TENET_N_ROW_REJECTED, what.place,
                         "more rows were set aside; the file of rejects has them all");
    return tenet__rejects_add(reader->rejects, row->place.line, message, row->raw, row->raw_length,
                              error);
}

static gboolean refuse_ragged(tenet_reader *reader, const tenet__row *row, tenet_error *error)
{
    guint wanted = reader->columns->list->len;
    g_autofree char *message = g_strdup_printf("the row has %u cell%s, but the header has %u",
                                               row->count, row->count == 1 ? "" : "s", wanted);
    reader->orphaned = TRUE;
    return refuse(reader, row,
                  (complaint){.code = TENET_E_DATA,
                              .cell = NO_CELL,
                              .place = row->count > wanted ? row->cells[wanted].place : row->place,
                              .message = message},
                  error);
}

static gboolean refuse_cell(tenet_reader *reader, const tenet__row *row, int32_t code, guint cell,
                            const char *message, tenet_error *error)
{
    return refuse(reader, row, (complaint){code, FALSE, cell, row->cells[cell].place, message},
                  error);
}

/* ---- Rows ----------------------------------------------------------------------------------- */

static gboolean is_blank_row(const tenet__row *row)
{
    for (guint i = 0; i < row->count; i++) {
        if (!tenet__is_blank(row->cells[i].text, row->cells[i].length))
            return FALSE;
    }
    return TRUE;
}

/* The next row with as many cells as the header. Rows with nothing in them are passed over. */
static tenet__input_state next_row(tenet_reader *reader, tenet__row *row, tenet_error *error)
{
    for (;;) {
        tenet__csv_problem problem;
        tenet__input_state state = tenet__input_next(reader->input, row, &problem, error);
        gboolean good = TRUE;
        guint label;
        reader->summary.bytes_read = tenet__input_bytes_read(reader->input);
        if (state == TENET__INPUT_END || state == TENET__INPUT_FAILED)
            return state;
        if (state == TENET__INPUT_ROW && is_blank_row(row))
            continue;
        reader->summary.rows_read++;
        if (state == TENET__INPUT_BROKEN) {
            reader->orphaned = TRUE;
            good = refuse(reader, row,
                          (complaint){problem.code, problem.fatal, problem.cell, problem.place,
                                      problem.message},
                          error);
        } else if (row->count != reader->columns->list->len) {
            good = refuse_ragged(reader, row, error);
        } else if ((label = tenet__record_long_label(reader->columns, row)) < row->count) {
            reader->orphaned = TRUE;
            good =
                refuse_cell(reader, row, TENET_E_LIMIT, label,
                            "the cell is longer than " G_STRINGIFY(
                                TENET__MAX_LABEL_BYTES) " bytes, too long for what it should hold",
                            error);
        } else {
            return state;
        }
        if (!good)
            return TENET__INPUT_FAILED;
    }
}

/* FNV-1a. Two different ids among 60000 have the same hash once in some ten billion files. */
static guint64 hash_id(const char *id)
{
    guint64 hash = G_GUINT64_CONSTANT(0xcbf29ce484222325);
    for (; *id != '\0'; id++)
        hash = (hash ^ (unsigned char)*id) * G_GUINT64_CONSTANT(0x100000001b3);
    return hash;
}

/* Whether an id comes for the first time; remembers it. */
static gboolean is_new_id(tenet_reader *reader, const char *id)
{
    guint count = g_hash_table_size(reader->ids);
    gpointer key = (gpointer)(guintptr)hash_id(id);
    if (g_hash_table_contains(reader->ids, key))
        return FALSE;
    if (count < REMEMBERED_IDS)
        g_hash_table_add(reader->ids, key);
    if (count + 1 == REMEMBERED_IDS)
        tenet__error_add(
            reader->notices, TENET_SEVERITY_WARNING, TENET_N_SCATTERED, TENET__NOWHERE,
            "from the " G_STRINGIFY(REMEMBERED_IDS) "th candidate on, rows of one "
                                                    "candidate that stand apart are not noticed");
    return TRUE;
}

static guint id_column(const tenet_reader *reader)
{
    guint i = 0;
    while (i < reader->columns->list->len &&
           tenet__column_at(reader->columns, i)->role != TENET__COLUMN_ID)
        i++;
    return i < reader->columns->list->len ? i : NO_CELL;
}

static gboolean refuse_id(tenet_reader *reader, const tenet__row *row, int32_t code, gboolean fatal,
                          const char *message, tenet_error *error)
{
    guint cell = id_column(reader);
    return refuse(reader, row, (complaint){code, fatal, cell, row->cells[cell].place, message},
                  error);
}

/* Adds the row's items to a record. Returns FALSE at an error that ends the reading; *added says
 * whether the row was used. */
static gboolean use_row(tenet_reader *reader, tenet__record *record, const tenet__row *row,
                        gboolean *added, tenet_error *error)
{
    tenet__row_report report = {0, NULL, FALSE};
    *added = tenet__record_add(record, reader->columns, row, &report);
    g_autofree char *message = report.message;
    if (!*added)
        return refuse_cell(reader, row, TENET_E_DATA, report.cell, message, error);
    reader->summary.rows_used++;
    if (report.nul_bytes && !reader->cleaned) {
        tenet__place place = row->cells[report.cell].place;
        reader->cleaned = TRUE;
        place.source = tenet__input_source(reader->input);
        tenet__error_add(reader->notices, TENET_SEVERITY_WARNING, TENET_N_CLEANED, place,
                         "NUL bytes were left out of the text, here first (row %" G_GINT64_FORMAT
                         ")",
                         reader->summary.rows_read);
    }
    return TRUE;
}

/* Where a row belongs. */
typedef enum { BELONGS_NEW, BELONGS_SAME, BELONGS_NOWHERE, BELONGS_FAILED } belonging;

/* Finds out whether a row begins a candidate or goes on with the one under way. A row that is
 * refused belongs nowhere. `id` may be NULL: then the row is a candidate of its own. */
static belonging place_row(tenet_reader *reader, const tenet__row *row, const char *id,
                           tenet_error *error)
{
    gboolean good = TRUE;
    if (id == NULL)
        return BELONGS_NEW;
    if (*id == '\0') {
        if (reader->mode != READ_WIDE && reader->record != NULL && !reader->orphaned)
            return BELONGS_SAME;
        const char *message = reader->mode == READ_WIDE ? "the row has no id"
                              : reader->orphaned
                                  ? "the row has no id, and the row it belongs to was set aside"
                                  : "the first row has no id";
        good = refuse_id(reader, row, TENET_E_DATA, FALSE, message, error);
        return good ? BELONGS_NOWHERE : BELONGS_FAILED;
    }
    if (reader->mode == READ_GROUPED)
        return g_hash_table_contains(reader->group_by_id, id) ? BELONGS_SAME : BELONGS_NEW;
    if (reader->mode == READ_LONG && reader->record != NULL && strcmp(reader->record->id, id) == 0)
        return BELONGS_SAME;
    if (is_new_id(reader, id))
        return BELONGS_NEW;
    g_autofree char *message = g_strdup_printf(
        "\"%s\" had rows before; read the file with --group to put the rows of a candidate "
        "together",
        id);
    refuse_id(reader, row, TENET_E_DATA, TRUE, message, error);
    return BELONGS_FAILED;
}

static tenet__record *new_record(const tenet_reader *reader, const char *id, const tenet__row *row)
{
    char number[32];
    g_snprintf(number, sizeof number, "%" G_GINT64_FORMAT, reader->summary.rows_read);
    tenet__place place = row->place;
    place.source = tenet__input_source(reader->input);
    return tenet__record_new(id != NULL ? id : number, place, reader->summary.rows_read);
}

/* ---- Candidates ----------------------------------------------------------------------------- */

/* Reads rows until a candidate is complete; *record is NULL at the end of the file. */
static gboolean next_record(tenet_reader *reader, tenet__record **record, tenet_error *error)
{
    *record = NULL;
    while (*record == NULL && !reader->ended) {
        tenet__row row;
        gboolean added;
        tenet__input_state state = next_row(reader, &row, error);
        if (state == TENET__INPUT_FAILED)
            return FALSE;
        if (state == TENET__INPUT_END) {
            reader->ended = TRUE;
            break;
        }
        g_autofree char *id = tenet__record_id(reader->columns, &row);
        belonging where = place_row(reader, &row, id, error);
        if (where == BELONGS_FAILED)
            return FALSE;
        if (where == BELONGS_NOWHERE)
            continue;
        if (where == BELONGS_SAME) {
            if (!use_row(reader, reader->record, &row, &added, error))
                return FALSE;
            continue;
        }
        g_autoptr(tenet__record) begun = new_record(reader, id, &row);
        if (!use_row(reader, begun, &row, &added, error))
            return FALSE;
        reader->orphaned = !added;
        if (!added)
            continue;
        *record = reader->record;
        reader->record = g_steal_pointer(&begun);
        if (reader->mode == READ_WIDE)
            *record = g_steal_pointer(&reader->record);
    }
    if (*record == NULL)
        *record = g_steal_pointer(&reader->record);
    return TRUE;
}

/* Reads the whole file into groups. */
static gboolean read_groups(tenet_reader *reader, tenet_error *error)
{
    tenet__row row;
    tenet__input_state state;
    while ((state = next_row(reader, &row, error)) == TENET__INPUT_ROW) {
        gboolean added;
        g_autofree char *id = tenet__record_id(reader->columns, &row);
        belonging where = place_row(reader, &row, id, error);
        if (where == BELONGS_FAILED)
            return FALSE;
        if (where == BELONGS_NOWHERE)
            continue;
        tenet__record *record = reader->record;
        if (*id != '\0')
            record = g_hash_table_lookup(reader->group_by_id, id);
        g_autoptr(tenet__record) begun = record == NULL ? new_record(reader, id, &row) : NULL;
        if (!use_row(reader, record != NULL ? record : begun, &row, &added, error))
            return FALSE;
        reader->orphaned = record == NULL && !added;
        if (record == NULL && added) {
            record = g_steal_pointer(&begun);
            g_ptr_array_add(reader->groups, record);
            g_hash_table_insert(reader->group_by_id, record->id, record);
        }
        reader->record = record;
    }
    reader->record = NULL; /* owned by the groups */
    reader->ended = state == TENET__INPUT_END;
    return reader->ended;
}

static gboolean next_group(tenet_reader *reader, tenet__record **record, tenet_error *error)
{
    *record = NULL;
    if (!reader->ended && !read_groups(reader, error)) {
        reader->record = NULL;
        return FALSE;
    }
    if (reader->next_group == reader->groups->len)
        return TRUE;
    g_hash_table_remove_all(reader->group_by_id);
    *record = g_steal_pointer(&g_ptr_array_index(reader->groups, reader->next_group++));
    tenet__record_sort(*record);
    return TRUE;
}

gboolean tenet__reader_next_record(tenet_reader *reader, tenet__record **record, tenet_error *error)
{
    gboolean good = reader->mode == READ_GROUPED ? next_group(reader, record, error)
                                                 : next_record(reader, record, error);
    if (!good || !reader->ended || reader->summary.rows_read > 0)
        return good;
    tenet__error_error(error, TENET_E_DATA,
                       ((tenet__place){.source = tenet__input_source(reader->input), .offset = -1}),
                       "there are no rows after the header");
    return FALSE;
}

gboolean tenet__reader_finish(tenet_reader *reader, tenet_error *error)
{
    gboolean good = reader->rejects == NULL || tenet__rejects_finish(reader->rejects, error);
    g_clear_pointer(&reader->rejects, tenet__rejects_free);
    return good;
}

int32_t tenet_reader_next(tenet_reader *reader, tenet_candidate **candidate, tenet_error **error)
{
    if (candidate != NULL)
        *candidate = NULL;
    if (reader == NULL || candidate == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "a reader and a place for the candidate are "
                           "needed");
    if (reader->status != TENET_OK)
        return tenet__fail(error, reader->status, "reading ended with an error before");
    tenet_error *list = tenet__error_new();
    tenet__record *record = NULL;
    gboolean good = tenet__reader_next_record(reader, &record, list);
    if (good && reader->ended)
        good = tenet__reader_finish(reader, list);
    if (good && record != NULL) {
        *candidate = tenet__record_candidate(record, list);
        reader->summary.candidates += *candidate != NULL;
    }
    tenet__record_free(record);
    reader->status = tenet__error_finish(list, error);
    return reader->status;
}

/* ---- Opening -------------------------------------------------------------------------------- */

static gboolean check_options(const tenet_read_options *options, tenet_error *error)
{
    static const uint32_t known = TENET_READ_GROUP | TENET_READ_LONG | TENET_READ_WIDE;
    uint32_t form = options->flags & (TENET_READ_LONG | TENET_READ_WIDE);
    const char *wrong = NULL;
    if (options->struct_size < sizeof *options)
        wrong = "struct_size is smaller than the struct of this version";
    else if ((options->flags & ~known) != 0 || options->reserved != 0)
        wrong = "an unknown flag is set, or a reserved field";
    else if (form == (TENET_READ_LONG | TENET_READ_WIDE))
        wrong = "a file is either long or wide";
    else if (options->rejects != NULL && strcmp(options->rejects, "-") == 0)
        wrong = "rows that are set aside need a file of their own";
    else if (options->column_count < 0 || (options->column_count > 0 && options->columns == NULL))
        wrong = "the columns are missing or have a negative count";
    else if (!isfinite(options->rating_low) || !isfinite(options->rating_high) ||
             (options->rating_low >= options->rating_high &&
              (options->rating_low != 0 || options->rating_high != 0)))
        wrong = "the rating scale must go from a lower to a higher number";
    else if (options->delimiter != 0 &&
             (options->delimiter > 0x7F || strchr(",;\t|", (char)options->delimiter) == NULL))
        wrong = "the delimiter must be a comma, semicolon, tab or vertical bar";
    if (wrong != NULL)
        tenet__error_error(error, TENET_E_ARGUMENT, TENET__NOWHERE, "read options: %s", wrong);
    return wrong == NULL;
}

/* The header did not tell anything: perhaps it stands further down. */
static void look_for_header(tenet_reader *reader, const tenet_read_options *options,
                            tenet_error *error)
{
    tenet_error *ignored = tenet__error_new();
    for (int i = 0; i < ROWS_OF_PREAMBLE; i++) {
        tenet__row row;
        tenet__csv_problem problem;
        tenet__input_state state = tenet__input_next(reader->input, &row, &problem, ignored);
        if (state == TENET__INPUT_END || state == TENET__INPUT_FAILED)
            break;
        if (state == TENET__INPUT_BROKEN ||
            !tenet__columns_look_like_header(reader->model, &row, options))
            continue;
        row.place.source = tenet__input_source(reader->input);
        tenet__error_add(error, TENET_SEVERITY_NOTICE, TENET_E_DATA, row.place,
                         "this line looks like the header; delete the lines above it");
        break;
    }
    tenet_error_free(ignored);
}

static gboolean read_header(tenet_reader *reader, const tenet_read_options *options,
                            tenet_error *error)
{
    tenet__row row;
    tenet__csv_problem problem;
    tenet__input_state state;
    tenet__place place = {.source = tenet__input_source(reader->input), .offset = -1};
    do {
        state = tenet__input_next(reader->input, &row, &problem, error);
    } while (state == TENET__INPUT_ROW && is_blank_row(&row));
    reader->summary.bytes_read = tenet__input_bytes_read(reader->input);
    if (state == TENET__INPUT_BROKEN) {
        problem.place.source = place.source;
        tenet__error_error(error, problem.code, problem.place, "%s (in the header)",
                           problem.message);
    } else if (state == TENET__INPUT_END) {
        tenet__error_error(error, TENET_E_DATA, place, "the file is empty");
    }
    if (state != TENET__INPUT_ROW)
        return FALSE;
    reader->columns =
        tenet__columns_read(reader->model, &row, options, place.source, reader->notices, error);
    if (reader->columns == NULL) {
        /* A header that is one, but for what the caller asked of it, stands nowhere else. */
        if (!tenet__columns_look_like_header(reader->model, &row, options))
            look_for_header(reader, options, error);
        return FALSE;
    }
    if (options->rejects == NULL)
        return TRUE;
    reader->rejects = tenet__rejects_new(options->rejects, tenet__input_delimiter(reader->input),
                                         row.raw, row.raw_length, error);
    return reader->rejects != NULL;
}

static read_mode choose_mode(const tenet__columns *columns, uint32_t flags)
{
    if ((flags & TENET_READ_GROUP) != 0)
        return READ_GROUPED;
    if ((flags & TENET_READ_LONG) != 0)
        return READ_LONG;
    return columns->is_long && (flags & TENET_READ_WIDE) == 0 ? READ_LONG : READ_WIDE;
}

/* Opens with `stream`, or else `path`. */
static int32_t open_reader(const tenet_model *model, FILE *stream, const char *path,
                           const tenet_read_options *given, tenet_reader **reader,
                           tenet_error **error)
{
    static const tenet_read_options defaults = {.struct_size = sizeof defaults};
    const tenet_read_options *options = given != NULL ? given : &defaults;
    if (reader != NULL)
        *reader = NULL;
    if (model == NULL || reader == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "a model and a place for the reader are needed");
    tenet_error *list = tenet__error_new();
    tenet_reader *opened = g_new0(tenet_reader, 1);
    opened->model = tenet_model_ref((tenet_model *)model);
    opened->notices = tenet__error_new();
    opened->ids = g_hash_table_new(g_direct_hash, g_direct_equal);
    opened->groups = g_ptr_array_new_with_free_func((GDestroyNotify)tenet__record_free);
    opened->group_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    if (check_options(options, list))
        opened->input = stream != NULL ? tenet__input_open_stream(stream, FALSE, path, options,
                                                                  opened->notices, list)
                                       : tenet__input_open(path, options, opened->notices, list);
    if (opened->input != NULL && options->rejects != NULL &&
        tenet__input_is(opened->input, options->rejects))
        tenet__error_error(list, TENET_E_ARGUMENT, TENET__NOWHERE,
                           "rows cannot be set aside into the file they are read from");
    else if (opened->input != NULL && read_header(opened, options, list)) {
        opened->summary.bytes_total = tenet__input_bytes_total(opened->input);
        opened->mode = choose_mode(opened->columns, options->flags);
        *reader = g_steal_pointer(&opened);
    }
    tenet_reader_free(opened);
    return tenet__error_finish(list, error);
}

int32_t tenet_reader_open(const tenet_model *model, const char *path,
                          const tenet_read_options *options, tenet_reader **reader,
                          tenet_error **error)
{
    return open_reader(model, NULL, path, options, reader, error);
}

int32_t tenet__reader_open_stream(const tenet_model *model, FILE *stream, const char *source,
                                  const tenet_read_options *options, tenet_reader **reader,
                                  tenet_error **error)
{
    return open_reader(model, stream, source, options, reader, error);
}

static gboolean watch_input(void *user)
{
    tenet_reader *reader = user;
    reader->summary.bytes_read = tenet__input_bytes_read(reader->input);
    return reader->watch(reader->user, &reader->summary);
}

void tenet__reader_set_watch(tenet_reader *reader, tenet__reader_watch watch, void *user)
{
    reader->watch = watch;
    reader->user = user;
    tenet__input_set_watch(reader->input, watch_input, reader);
}

int64_t tenet__reader_notice_count(const tenet_reader *reader)
{
    return tenet__error_count(reader->notices, TENET_SEVERITY_NOTICE);
}

char tenet__reader_delimiter(const tenet_reader *reader)
{
    return tenet__input_delimiter(reader->input);
}

int32_t tenet_reader_notices(const tenet_reader *reader, const tenet_diagnostic **rows,
                             int64_t *count)
{
    if (rows != NULL)
        *rows = NULL;
    if (count != NULL)
        *count = 0;
    if (reader == NULL || rows == NULL || count == NULL)
        return TENET_E_ARGUMENT;
    return tenet_error_diagnostics(reader->notices, rows, count);
}

int32_t tenet_reader_summary(const tenet_reader *reader, tenet_summary *summary)
{
    if (summary != NULL)
        *summary = (tenet_summary){0};
    if (reader == NULL || summary == NULL)
        return TENET_E_ARGUMENT;
    *summary = reader->summary;
    return TENET_OK;
}

void tenet_reader_free(tenet_reader *reader)
{
    if (reader == NULL)
        return;
    if (reader->mode != READ_GROUPED)
        tenet__record_free(reader->record);
    tenet__rejects_free(reader->rejects);
    tenet__columns_free(reader->columns);
    tenet__input_free(reader->input);
    tenet_error_free(reader->notices);
    g_hash_table_unref(reader->ids);
    g_hash_table_unref(reader->group_by_id);
    g_ptr_array_free(reader->groups, TRUE);
    tenet_model_unref(reader->model);
    g_free(reader);
}
