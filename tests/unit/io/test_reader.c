/* From rows to candidates: reader.c, record.c, rejects.c. */
#include "tests.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "reading.h"

static tenet_read_options with(uint32_t flags)
{
    return (tenet_read_options){.struct_size = sizeof(tenet_read_options), .flags = flags};
}

static void expect(const char *text, const char *candidates)
{
    g_autoptr(reading) found = read_text(text, NULL);
    SUITE_STRING(found->error, "");
    SUITE_STRING(found->candidates, candidates);
    CU_ASSERT_EQUAL(found->summary.rows_read, found->summary.rows_used);
}

static void expect_error(const char *text, int32_t status, const char *message)
{
    g_autoptr(reading) found = read_text(text, NULL);
    CU_ASSERT_EQUAL(found->status, status);
    CU_ASSERT(contains(found->error, message));
    CU_ASSERT_EQUAL(found->summary.rows_read,
                    found->summary.rows_used + found->summary.rows_rejected);
}

static void wide(void)
{
    expect("id,Interview notes,Comments,Helpfulness,Values,Why us?\n"
           "C-1,\"Stayed late,\nhelped\",ok,4,\"respect, care\",For the people\n"
           "C-2,,,n/a,,\n",
           "C-1: notes <Stayed late,\nhelped>, notes <ok>, answer to <Why us?> <For the people>, "
           "helpfulness 4, values <respect, care>\n"
           "C-2: helpfulness not observed\n");
}

static void long_form(void)
{
    expect("candidate id,question,answer\n1,What?,this\n1,Why?,that\n2,What?,those\n2,,loose\n",
           "1: answer to <What?> <this>, answer to <Why?> <that>\n"
           "2: answer to <What?> <those>, notes <loose>\n");
    expect("scorecard_id,name,note,rating,type\n7,Helpfulness,kind,Strong Yes,x\n"
           "7,Python,,mixed,x\n8,Helpfulness,,no_decision,x\n",
           "7: notes <kind>, Helpfulness 5, Python 3\n8:\n");
}

static void frappe_children(void)
{
    expect("Job Applicant,feedback,Skill (skill_assessment),Rating (skill_assessment)\n"
           "HR-1,<div>Helped</div>,Helpfulness,0.8\n,,Python,0\nHR-2,ok,Helpfulness,0.2\n",
           "HR-1: notes <<div>Helped</div>>, Helpfulness 4\nHR-2: notes <ok>, Helpfulness 1\n");
}

static void repeated_ids(void)
{
    expect_error("id,notes\n1,a\n2,b\n1,c\n", TENET_E_DATA,
                 "in.csv:4:1: error: \"1\" had rows before; read the file with --group to put the "
                 "rows of a candidate together (row 3, column \"id\")");
    expect_error("id,question,answer\n1,q,a\n2,q,b\n1,r,c\n", TENET_E_DATA, "in.csv:4:1: error");
    expect_error("id,notes\n1,a\n ,b\n", TENET_E_DATA,
                 "in.csv:3:1: error: the row has no id (row 2, column \"id\")");
    expect_error("id,question,answer\n,q,a\n", TENET_E_DATA, "the first row has no id");
}

static void grouped(void)
{
    tenet_read_options options = with(TENET_READ_GROUP);
    g_autoptr(reading) one =
        read_text("id,question,answer\n1,b?,x\n2,a?,y\n1,a?,z\n,a?,w\n", &options);
    SUITE_STRING(one->candidates, "1: answer to <a?> <w>, answer to <a?> <z>, answer to <b?> <x>\n"
                                  "2: answer to <a?> <y>\n");
    g_autoptr(reading) other =
        read_text("id,question,answer\n1,a?,z\n1,b?,x\n1,a?,w\n2,a?,y\n", &options);
    SUITE_STRING(other->candidates, one->candidates);
    g_autoptr(reading) notes = read_text("id,notes\n1,b\n2,c\n1,a\n", &options);
    SUITE_STRING(notes->candidates, "1: notes <a>, notes <b>\n2: notes <c>\n");
    CU_ASSERT_EQUAL(notes->summary.candidates, 2);
    CU_ASSERT_EQUAL(notes->summary.rows_used, 3);
}

static void forced_forms(void)
{
    tenet_read_options options = with(TENET_READ_LONG);
    g_autoptr(reading) joined = read_text("id,notes\n1,a\n1,b\n2,c\n", &options);
    SUITE_STRING(joined->candidates, "1: notes <a>, notes <b>\n2: notes <c>\n");
    options = with(TENET_READ_WIDE);
    g_autoptr(reading) apart = read_text("question,answer\nq?,a\nq?,b\n", &options);
    SUITE_STRING(apart->candidates, "1: answer to <q?> <a>\n2: answer to <q?> <b>\n");
}

static void values_repeated(void)
{
    expect("id,question,answer,values\n1,q,a,care\n1,r,b,care\n1,s,c,respect\n",
           "1: answer to <q> <a>, answer to <r> <b>, answer to <s> <c>, values <care\nrespect>\n");
}

static void last_answer(void)
{
    expect("_id,questions_answers,last_answer\n"
           "1,\"Question: How?\nResponse: So.Question: Why then?\",Because.\n"
           "2,\"Question: How?\nResponse: So.\",More.\n",
           "1: notes <Question: How?\nResponse: So.Question: Why then?>, "
           "answer to <Why then?> <Because.>\n"
           "2: notes <Question: How?\nResponse: So.>, notes <More.>\n");
}

static void protection(void)
{
    expect("id,notes\n'-1,'=1+1\n2,'quoted'\n3,'\n",
           "-1: notes <=1+1>\n2: notes <'quoted'>\n3: notes <'>\n");
}

static void blank_rows(void)
{
    expect("\n,,\nid,notes,x\n\n,,\n1,a,\n , ,\n\n", "1: notes <a>\n");
}

static void ratings(void)
{
    expect_error(
        "id,Helpfulness\n1,4\n2,very good\n", TENET_E_DATA,
        "in.csv:3:3: error: \"very good\" is not a rating; it can be a number from 1 to 5");
    expect_error("id,Helpfulness\n1,7\n", TENET_E_DATA,
                 "the rating \"7\" lies outside of the scale from 1 to 5; another scale must be "
                 "given (row 1, column \"Helpfulness\")");
    expect_error("id,value,rating\n1,,4\n", TENET_E_DATA, "without the name of the value");
    expect("id,Helpfulness (0-10)\n1,10\n2,5\n", "1: helpfulness 5\n2: helpfulness 3\n");
    tenet_read_options options = with(0);
    options.rating_low = 0;
    options.rating_high = 4;
    g_autoptr(reading) scaled = read_text("id,Helpfulness\n1,4\n2,Strong Yes\n", &options);
    SUITE_STRING(scaled->candidates, "1: helpfulness 5\n2: helpfulness 5\n");
}

static void broken_rows(void)
{
    expect_error("id,notes\n1\n", TENET_E_DATA,
                 "in.csv:2:1: error: the row has 1 cell, but the header has 2 (row 1)");
    expect_error("id,notes\n1,a\n2,b,c,d\n", TENET_E_DATA,
                 "in.csv:3:5: error: the row has 4 cells, but the header has 2 (row 2)");
    expect_error("id,notes\n5,\"he said \"own it\" twice\"\n", TENET_E_SYNTAX,
                 "in.csv:2:13: error: text follows the closing quote of a cell; write a quote "
                 "within a quoted cell twice (row 1, column \"notes\")");
    expect_error("id,notes\n5,say \"hi\"\n", TENET_E_SYNTAX,
                 "in.csv:2:7: error: a quote stands in a cell that is not quoted");
    expect_error("id,notes\n1,a\n2,\"b\n3,c\n", TENET_E_SYNTAX,
                 "in.csv:3:3: error: the quote that opens this cell is never closed");
}

static void broken_files(void)
{
    expect_error("", TENET_E_DATA, "in.csv: error: the file is empty");
    expect_error("\n\r\n\n", TENET_E_DATA, "in.csv: error: the file is empty");
    expect_error("id,notes\n", TENET_E_DATA, "in.csv: error: there are no rows after the header");
    expect_error("id,\"notes\n1,a\n", TENET_E_SYNTAX, "in.csv:1:4: error: the quote that opens");
    expect_error("Interview export\n\nid,notes\n1,a\n", TENET_E_DATA,
                 "in.csv:3:1: notice: this line looks like the header; delete the lines above it");
}

static void wide_rows(void)
{
    g_autoptr(GString) text = g_string_new("id,notes");
    for (int i = 0; i < 10000; i++)
        g_string_append_printf(text, ",c%d", i);
    g_string_append(text, "\n");
    expect_error(text->str, TENET_E_LIMIT, "the row has more than 4096 cells");
}

static void long_labels(void)
{
    g_autofree char *label = g_strnfill(4096, 'x');
    g_autofree char *fits = g_strdup_printf("id,question,answer\n%s,%s,a\n", label, label);
    g_autoptr(reading) found = read_text(fits, NULL);
    CU_ASSERT_EQUAL(found->summary.candidates, 1);
    g_autofree char *id = g_strdup_printf("id,notes\n%sx,a\n", label);
    expect_error(id, TENET_E_LIMIT, "in.csv:2:1: error: the cell is longer than 4096 bytes");
    g_autofree char *question = g_strdup_printf("id,question,answer\n1,%sx,a\n", label);
    expect_error(question, TENET_E_LIMIT, "(row 1, column \"question\")");
    g_autofree char *header = g_strdup_printf("id,notes,%sx?\n1,a,b\n", label);
    expect_error(header, TENET_E_LIMIT, "in.csv:1:10: error: the header is longer than 4096");
}

static void unreadable_files(void)
{
    g_autoptr(reading) missing = read_file("no/such/file.csv", NULL);
    CU_ASSERT_EQUAL(missing->status, TENET_E_IO);
    CU_ASSERT(contains(missing->error, "no/such/file.csv: error: the file cannot be opened: "));
    g_autoptr(reading) folder = read_file(".", NULL);
    CU_ASSERT_EQUAL(folder->status, TENET_E_IO);
    CU_ASSERT(contains(folder->error, "the file cannot be"));
}

/* ---- Rejects -------------------------------------------------------------------------------- */

/* Reads with a rejects file; its text, or NULL if there is none, goes to *rejected. */
static reading *read_rejecting(const char *text, uint32_t flags, char **rejected)
{
    g_autofree char *folder = g_dir_make_tmp("tenet-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "rejects.csv", NULL);
    tenet_read_options options = with(flags);
    options.rejects = path;
    reading *found = read_text(text, &options);
    *rejected = NULL;
    g_file_get_contents(path, rejected, NULL, NULL);
    g_unlink(path);
    CU_ASSERT_EQUAL(g_rmdir(folder), 0); /* no temporary file is left */
    CU_ASSERT_EQUAL(found->summary.rows_read,
                    found->summary.rows_used + found->summary.rows_rejected);
    return found;
}

static void rejects(void)
{
    g_autofree char *rejected = NULL;
    g_autoptr(reading) found = read_rejecting("id,notes,Helpfulness\n"
                                              "1,a,4\n"
                                              "2,b\n"
                                              "3,\"c\nd\",good\n"
                                              "4,say \"hi\",4\n"
                                              "5,\"e\"\"f\",5\n"
                                              "6,\"open,1\n"
                                              "7,g,2\n",
                                              0, &rejected);
    SUITE_STRING(found->error, "");
    SUITE_STRING(found->candidates, "1: notes <a>, helpfulness 4\n5: notes <e\"f>, helpfulness 5\n"
                                    "7: notes <g>, helpfulness 2\n");
    CU_ASSERT_EQUAL(found->summary.rows_rejected, 4);
    CU_ASSERT(contains(found->notices, "in.csv:3:1: row_rejected: row set aside: the row has 2"));
    CU_ASSERT(contains(rejected, "line,reason,id,notes,Helpfulness\n"
                                 "3,\"the row has 2 cells, but the header has 3 (row 2)\",2,b\n"
                                 "4,\"\"\"good\"\" is not a rating"));
    CU_ASSERT(contains(rejected, ",3,\"c\nd\",good\n6,"));
    CU_ASSERT(contains(rejected, ",4,say \"hi\",4\n8,"));
    CU_ASSERT(g_str_has_suffix(rejected, ",6,\"open,1\n"));
}

static void rejects_of_long_files(void)
{
    g_autofree char *rejected = NULL;
    g_autoptr(reading) found = read_rejecting("id,question,answer\n"
                                              "1,q,a\n"
                                              "2,q\n"
                                              ",r,of 2\n"
                                              "3,q,b\n"
                                              ",r,of 3\n",
                                              0, &rejected);
    SUITE_STRING(found->candidates, "1: answer to <q> <a>\n3: answer to <q> <b>, "
                                    "answer to <r> <of 3>\n");
    CU_ASSERT(contains(rejected, "the row it belongs to was set aside"));
    g_autofree char *grouped = NULL;
    g_autoptr(reading) group =
        read_rejecting("id,question,answer\n1,q,a\n2\n,r,x\n1,r,b\n", TENET_READ_GROUP, &grouped);
    SUITE_STRING(group->candidates, "1: answer to <q> <a>, answer to <r> <b>\n");
    CU_ASSERT_EQUAL(group->summary.rows_rejected, 2);
}

static void rejects_are_listed_up_to_twenty(void)
{
    g_autoptr(GString) text = g_string_new("id,notes\n");
    for (int i = 0; i < 50; i++)
        g_string_append_printf(text, "%d\n", i);
    g_autofree char *rejected = NULL;
    g_autoptr(reading) found = read_rejecting(text->str, 0, &rejected);
    g_auto(GStrv) lines = g_strsplit(found->notices, "\n", -1);
    CU_ASSERT_EQUAL(g_strv_length(lines), 22);
    CU_ASSERT_EQUAL(found->summary.rows_rejected, 50);
    CU_ASSERT(contains(lines[20], "more rows were set aside"));
}

static void failed_reading_leaves_no_rejects(void)
{
    g_autofree char *rejected = NULL;
    g_autoptr(reading) found = read_rejecting("id,notes\n1\n2,a\n2,b\n", 0, &rejected);
    CU_ASSERT_EQUAL(found->status, TENET_E_DATA);
    CU_ASSERT_PTR_NULL(rejected);
}

static void rejects_onto_the_input(void)
{
    g_autofree char *path = NULL;
    int descriptor = g_file_open_tmp("tenet-XXXXXX", &path, NULL);
    CU_ASSERT_EQUAL(write(descriptor, "id,notes\n1,a\n", 13), 13);
    close(descriptor);
    tenet_read_options options = with(0);
    options.rejects = path;
    g_autoptr(reading) found = read_file(path, &options);
    CU_ASSERT_EQUAL(found->status, TENET_E_ARGUMENT);
    g_unlink(path);
    options.rejects = "no/such/folder/rejects.csv";
    g_autoptr(reading) nowhere = read_text("id,notes\n1,a\n", &options);
    CU_ASSERT_EQUAL(nowhere->status, TENET_E_IO);
}

/* ---- The calls ------------------------------------------------------------------------------ */

static void wrong_arguments(void)
{
    tenet_model *model = reading_model();
    tenet_reader *reader = (tenet_reader *)1;
    tenet_candidate *candidate = NULL;
    tenet_summary summary;
    const tenet_diagnostic *rows;
    int64_t count;
    CU_ASSERT_EQUAL(tenet_reader_open(NULL, "x", NULL, &reader, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(reader);
    CU_ASSERT_EQUAL(tenet_reader_open(model, "x", NULL, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_reader_next(NULL, &candidate, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_reader_summary(NULL, &summary), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_reader_notices(NULL, &rows, &count), TENET_E_ARGUMENT);
    tenet_reader_free(NULL);
    tenet_model_unref(model);
    tenet_read_options wrong[9];
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
        wrong[i] = with(0);
    wrong[0].struct_size = 4;
    wrong[1].flags = 64;
    wrong[2].flags = TENET_READ_LONG | TENET_READ_WIDE;
    wrong[3].rating_low = (double)NAN;
    wrong[4].rating_low = 5;
    wrong[5].delimiter = 'x';
    wrong[6].column_count = 1;
    wrong[7].reserved = 1;
    wrong[8].rejects = "-";
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(reading) found = read_text("id,notes\n1,a\n", &wrong[i]);
        CU_ASSERT_EQUAL(found->status, TENET_E_ARGUMENT);
    }
}

static void end_of_reading(void)
{
    tenet_model *model = reading_model();
    tenet_reader *reader = NULL;
    tenet_candidate *candidate = NULL;
    g_autofree char *path = NULL;
    int descriptor = g_file_open_tmp("tenet-XXXXXX", &path, NULL);
    CU_ASSERT_EQUAL(write(descriptor, "id,notes\n1,a\n2\n3,c\n", 19), 19);
    close(descriptor);
    CU_ASSERT_EQUAL(tenet_reader_open(model, path, NULL, &reader, NULL), TENET_OK);
    tenet_summary summary;
    tenet_reader_summary(reader, &summary);
    CU_ASSERT_EQUAL(summary.bytes_total, 19);
    CU_ASSERT_EQUAL(tenet_reader_next(reader, &candidate, NULL), TENET_OK);
    tenet_candidate_free(candidate);
    CU_ASSERT_EQUAL(tenet_reader_next(reader, &candidate, NULL), TENET_E_DATA);
    CU_ASSERT_PTR_NULL(candidate);
    CU_ASSERT_EQUAL(tenet_reader_next(reader, &candidate, NULL), TENET_E_DATA);
    CU_ASSERT_PTR_NULL(candidate);
    tenet_reader_free(reader);
    CU_ASSERT_EQUAL(tenet_reader_open(model, path, NULL, &reader, NULL), TENET_OK);
    tenet_reader_free(reader); /* before its end */
    tenet_model_unref(model);
    g_unlink(path);
}

const suite_test reader_tests[] = {
    {"in a wide file a row is a candidate", wide},
    {"in a long file rows of one id are a candidate", long_form},
    {"rows with a blank id go on with the candidate above, as Frappe writes them", frappe_children},
    {"an id that comes again, or is missing, stops the reading", repeated_ids},
    {"grouped, the order of the rows changes nothing", grouped},
    {"the caller can say that a file is long or wide", forced_forms},
    {"the candidate's own values are one statement", values_repeated},
    {"a last answer in a column of its own belongs to the last question", last_answer},
    {"the apostrophe of formula protection is dropped", protection},
    {"rows with nothing in them are no rows", blank_rows},
    {"a rating that cannot be read is an error with its place", ratings},
    {"a row that breaks the rules is an error with its place", broken_rows},
    {"an empty file, a lone header and a preamble are errors", broken_files},
    {"ten thousand columns are a limit error", wide_rows},
    {"ids, questions and headers of more than 4096 bytes are limit errors", long_labels},
    {"a file that cannot be read is an error with the reason", unreadable_files},
    {"bad rows are set aside as they were written, the others are read", rejects},
    {"rows that go on with a row set aside are set aside too", rejects_of_long_files},
    {"twenty rows set aside are listed", rejects_are_listed_up_to_twenty},
    {"a reading that fails leaves no file of rejects", failed_reading_leaves_no_rejects},
    {"rejects never go into the file that is read", rejects_onto_the_input},
    {"wrong arguments are refused", wrong_arguments},
    {"after an error there are no more candidates", end_of_reading},
    {NULL, NULL}};
