#include <math.h>
#include <string.h>

#include "sample.h"
#include "suite.h"
#include "tests.h"

/* Texts side by side, as a caller lays them out, and room for every column. */
typedef struct batch {
    GString *bytes;
    GArray *offsets; /* int64_t */
    GByteArray *validity;
    tenet_texts texts;
    tenet_columns columns;
    tenet_model *model;
    int64_t values;
} batch;

/* The bits of texts stand `shift` bits further. */
static batch *new_batch(const char *const *texts, int64_t count, int64_t shift)
{
    const tenet_value *rows;
    batch *all = g_new0(batch, 1);
    all->bytes = g_string_new("??"); /* the first text need not begin at 0 */
    all->offsets = g_array_new(FALSE, FALSE, sizeof(int64_t));
    all->validity = g_byte_array_new();
    g_byte_array_set_size(all->validity, (guint)((count + shift) / 8 + 1));
    memset(all->validity->data, 0, all->validity->len);
    for (int64_t i = 0; i <= count; i++) {
        int64_t end = (int64_t)all->bytes->len, bit = shift + i;
        g_array_append_val(all->offsets, end);
        if (i < count && texts[i] != NULL) {
            all->validity->data[bit / 8] |= (guint8)(1u << (bit % 8));
            g_string_append(all->bytes, texts[i]);
        }
    }
    all->texts = (tenet_texts){all->bytes->str,
                               (const int64_t *)(const void *)all->offsets->data,
                               all->validity->data,
                               shift,
                               count,
                               (int64_t)all->bytes->len};
    all->model = sample_model();
    tenet_model_values(all->model, &rows, &all->values);
    gsize cells = (gsize)(count * all->values) + 1;
    all->columns = (tenet_columns){.struct_size = sizeof(tenet_columns),
                                   .score = g_new0(double, (gsize)count + 1),
                                   .low = g_new0(double, (gsize)count + 1),
                                   .high = g_new0(double, (gsize)count + 1),
                                   .coverage = g_new0(double, (gsize)count + 1),
                                   .status = g_new0(int32_t, (gsize)count + 1),
                                   .value_score = g_new0(double, cells),
                                   .value_low = g_new0(double, cells),
                                   .value_high = g_new0(double, cells),
                                   .value_for = g_new0(double, cells),
                                   .value_against = g_new0(double, cells)};
    return all;
}

static void free_batch(batch *all)
{
    double *columns[] = {
        all->columns.score,      all->columns.low,         all->columns.high,
        all->columns.coverage,   all->columns.value_score, all->columns.value_low,
        all->columns.value_high, all->columns.value_for,   all->columns.value_against};
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++)
        g_free(columns[i]);
    g_free(all->columns.status);
    g_string_free(all->bytes, TRUE);
    g_array_free(all->offsets, TRUE);
    g_byte_array_free(all->validity, TRUE);
    tenet_model_unref(all->model);
    g_free(all);
}

static int32_t score(batch *all, const tenet_bulk_options *options, char **message)
{
    tenet_error *error = NULL;
    int32_t status = tenet_score_texts(all->model, &all->texts, options, &all->columns, &error);
    if (message != NULL)
        *message = g_strdup(tenet_error_text(error));
    tenet_error_free(error);
    return status;
}

static gboolean same(double a, double b)
{
    return isnan(a) ? isnan(b) : a == b;
}

/* Row `text` of the columns against an assessment of that text alone. */
static void check_row(const batch *all, int64_t text, const char *notes)
{
    tenet_candidate *person = NULL;
    tenet_assessment *made = NULL;
    const tenet_alignment *row;
    const tenet_value_score *values;
    int64_t count;
    tenet_candidate_new("one", -1, &person, NULL);
    tenet_candidate_add_notes(person, notes, -1, TENET_TEXT_AUTO, NULL);
    CU_ASSERT_EQUAL_FATAL(tenet_assess(all->model, person, NULL, &made, NULL), TENET_OK);
    tenet_assessment_alignment(made, &row);
    tenet_assessment_values(made, &values, &count);
    CU_ASSERT(same(all->columns.score[text], row->score));
    CU_ASSERT(same(all->columns.low[text], row->low));
    CU_ASSERT(same(all->columns.high[text], row->high));
    CU_ASSERT(same(all->columns.coverage[text], row->coverage));
    CU_ASSERT_EQUAL(all->columns.status[text], row->status);
    for (int64_t v = 0; v < count; v++) {
        int64_t at = v * all->texts.count + text;
        CU_ASSERT(same(all->columns.value_score[at], values[v].score));
        CU_ASSERT(same(all->columns.value_low[at], values[v].low));
        CU_ASSERT(same(all->columns.value_high[at], values[v].high));
        CU_ASSERT(same(all->columns.value_for[at], values[v].units_for));
        CU_ASSERT(same(all->columns.value_against[at], values[v].units_against));
    }
    tenet_assessment_free(made);
    tenet_candidate_free(person);
}

static const char *const NOTES[] = {
    "Stayed late to help. Listened to her. Helped again. Listened again.",
    "",
    "<p>Helped a guest.</p><p>Ignored a request.</p>",
    "Would help.",
    "Q: Do you help?\nA: Listened, helped her, and listened again.",
};

/* As many texts as asked for; every seventh is missing. */
static const char **many_texts(int64_t count)
{
    const char **texts = g_new0(const char *, (gsize)count);
    for (int64_t i = 0; i < count; i++)
        texts[i] = i % 7 == 3 ? NULL : NOTES[(i * 3 + i / 100) % (int64_t)G_N_ELEMENTS(NOTES)];
    return texts;
}

void test_bulk_rows(void)
{
    enum { COUNT = 1500 };
    g_autofree const char **texts = many_texts(COUNT);
    for (int32_t threads = 0; threads <= 3; threads++) {
        batch *all = new_batch(texts, COUNT, threads * 5);
        tenet_bulk_options options = {.struct_size = sizeof options, .threads = threads};
        CU_ASSERT_EQUAL(score(all, &options, NULL), TENET_OK);
        for (int64_t i = 0; i < COUNT; i += threads == 1 ? 1 : 97) {
            if (texts[i] != NULL) {
                check_row(all, i, texts[i]);
                continue;
            }
            CU_ASSERT_EQUAL(all->columns.status[i], TENET_TEXT_MISSING);
            CU_ASSERT(isnan(all->columns.score[i]) && isnan(all->columns.coverage[i]));
            CU_ASSERT(isnan(all->columns.value_for[COUNT + i]));
        }
        free_batch(all);
    }
}

void test_bulk_some_columns(void)
{
    batch *all = new_batch(NOTES, G_N_ELEMENTS(NOTES), 0);
    double *score_column = all->columns.score;
    tenet_columns kept = all->columns;
    all->columns = (tenet_columns){.struct_size = sizeof(tenet_columns), .score = score_column};
    all->texts.validity = NULL;
    CU_ASSERT_EQUAL(score(all, NULL, NULL), TENET_OK);
    CU_ASSERT(score_column[0] > 50 && isnan(score_column[1]));
    all->texts.count = 0;
    CU_ASSERT_EQUAL(score(all, NULL, NULL), TENET_OK);
    all->columns = kept;
    free_batch(all);
}

/* Of two bad texts the first is named, whoever met it. */
void test_bulk_bad_text(void)
{
    enum { COUNT = 1200 };
    g_autofree const char **texts = many_texts(COUNT);
    texts[1100] = "\xFF";
    texts[701] = "Helped \xC3\x28 her";
    for (int32_t threads = 1; threads <= 3; threads++) {
        batch *all = new_batch(texts, COUNT, 0);
        g_autofree char *message = NULL;
        tenet_bulk_options options = {.struct_size = sizeof options, .threads = threads};
        CU_ASSERT_EQUAL(score(all, &options, &message), TENET_E_ENCODING);
        CU_ASSERT(g_str_has_prefix(message, "error: text 701: "));
        CU_ASSERT_PTR_NULL(strstr(message, "1100"));
        free_batch(all);
    }
}

static int32_t stop_at(void *user, int64_t done)
{
    int64_t *seen = user;
    CU_ASSERT(done >= seen[0]);
    seen[0] = done;
    return done >= seen[1];
}

void test_bulk_progress(void)
{
    enum { COUNT = 2000 };
    g_autofree const char **texts = many_texts(COUNT);
    for (int32_t threads = 1; threads <= 3; threads++) {
        batch *all = new_batch(texts, COUNT, 0);
        int64_t seen[2] = {0, COUNT + 1};
        tenet_bulk_options options = {
            .struct_size = sizeof options, .threads = threads, .progress = stop_at, .user = seen};
        CU_ASSERT_EQUAL(score(all, &options, NULL), TENET_OK);
        CU_ASSERT_EQUAL(seen[0], COUNT);
        seen[0] = 0;
        seen[1] = 500;
        CU_ASSERT_EQUAL(score(all, &options, NULL), TENET_E_CANCELLED);
        CU_ASSERT(seen[0] >= 500 && seen[0] < COUNT);
        free_batch(all);
    }
}

/* Each wrong argument alone is refused, with words that tell which. */
static void refuse_texts(tenet_texts texts, const char *why)
{
    batch *all = new_batch(NOTES, 1, 0);
    g_autofree char *message = NULL;
    all->texts = texts;
    CU_ASSERT_EQUAL(score(all, NULL, &message), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NOT_NULL(strstr(message, why));
    free_batch(all);
}

static void refuse_options(tenet_bulk_options options, const char *why)
{
    batch *all = new_batch(NOTES, 1, 0);
    g_autofree char *message = NULL;
    CU_ASSERT_EQUAL(score(all, &options, &message), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NOT_NULL(strstr(message, why));
    free_batch(all);
}

void test_bulk_arguments(void)
{
    static const int64_t good[] = {0, 2, 4}, falling[] = {0, 3, 1}, before[] = {-1, 2, 4};
    static const int64_t huge[] = {0, G_MAXINT64, G_MAXINT64}, least[] = {G_MININT64, 0, 4};
    refuse_texts((tenet_texts){"help", NULL, NULL, 0, 2, 4}, "offsets are NULL");
    refuse_texts((tenet_texts){NULL, good, NULL, 0, 2, 4}, "bytes are NULL");
    refuse_texts((tenet_texts){"help", good, NULL, 0, -1, 4}, "negative");
    refuse_texts((tenet_texts){"help", good, NULL, 0, 2, -4}, "negative");
    refuse_texts((tenet_texts){"help", good, NULL, -1, 2, 4}, "negative");
    refuse_texts((tenet_texts){"help", good, NULL, 0, G_MAXINT64, 4}, "more texts than");
    refuse_texts((tenet_texts){"help", good, NULL, 0, 2, 3}, "ends at offset 4");
    refuse_texts((tenet_texts){"help", falling, NULL, 0, 2, 4}, "text 1 ends at offset 1");
    refuse_texts((tenet_texts){"help", before, NULL, 0, 2, 4}, "first offset is -1");
    refuse_texts((tenet_texts){"help", least, NULL, 0, 2, 4}, "first offset is -9");
    refuse_texts((tenet_texts){"help", huge, NULL, 0, 2, 4}, "ends at offset 9");
    const uint32_t size = sizeof(tenet_bulk_options);
    refuse_options((tenet_bulk_options){.struct_size = 4}, "options");
    refuse_options((tenet_bulk_options){.struct_size = size, .reserved = 1}, "reserved");
    refuse_options((tenet_bulk_options){.struct_size = size, .format = 3}, "format");
    refuse_options((tenet_bulk_options){.struct_size = size, .format = -1}, "format");
    refuse_options((tenet_bulk_options){.struct_size = size, .threads = -1}, "threads");
    refuse_options((tenet_bulk_options){.struct_size = size, .threads = 65}, "threads");
    batch *all = new_batch(NOTES, 1, 0);
    CU_ASSERT_EQUAL(tenet_score_texts(NULL, &all->texts, NULL, &all->columns, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_score_texts(all->model, NULL, NULL, &all->columns, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_score_texts(all->model, &all->texts, NULL, NULL, NULL), TENET_E_ARGUMENT);
    all->columns.reserved = 1;
    CU_ASSERT_EQUAL(score(all, NULL, NULL), TENET_E_ARGUMENT);
    all->columns.reserved = 0;
    all->columns.struct_size = 8;
    CU_ASSERT_EQUAL(score(all, NULL, NULL), TENET_E_ARGUMENT);
    free_batch(all);
}
