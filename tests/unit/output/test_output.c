#include "suite.h"
#include "tests.h"

static const suite_test TESTS[] = {
    {"a JSON string holds any text and drives no terminal", test_json_strings},
    {"a CSV cell is quoted where RFC 4180 demands it", test_csv_cells},
    {"a text cell never becomes a formula", test_csv_formulas},
    {"control characters are shown, not obeyed", test_visible_text},
    {"numbers for people have a point and never a negative zero", test_decimals},
    {"shown points add up by the largest remainder", test_shared_out},
    {"shown points add up for any numbers", test_shared_out_random},
    {"the width of a text is that on a terminal", test_widths},
    {"a column has its width for any text", test_columns},
    {"wrapped lines keep within the line", test_wrapping},
    {"a file appears when it is complete", test_file_appears},
    {"a discarded file leaves the old one and nothing else", test_old_file_stays},
    {"a replaced file keeps its permissions", test_file_replaced},
    {"through a link the file it leads to is written", test_file_through_link},
    {"a missing folder is named", test_missing_folder},
    {"a full disk is an error with the file's name", test_full_device},
    {"a CSV row has a cell for each header", test_csv_row},
    {"a value called like a column gets a column of its own", test_csv_header_names},
    {"a hostile id does no harm in a spreadsheet", test_csv_hostile_id},
    {"JSON keys stand in their documented order", test_json_keys},
    {"each quote is the bytes at its offsets, and points add up", test_json_quotes},
    {"hostile text stays inside its JSON string", test_json_hostile},
    {"no number is null", test_json_no_number},
    {"text says what a person wants to know first", test_text_lines},
    {"columns of the table stand below one another for any id", test_table_columns},
    {"the shown points of an explanation add up as shown", test_explain_adds_up},
    {"an explanation marks the words found and says why not", test_explain_marks},
    {"a note cannot drive the terminal", test_explain_hostile},
    {"without the flag there is no colour", test_no_colours},
    {"rendering checks its arguments", test_render_arguments},
    {"a file is scored into every format", test_batch_formats},
    {"one candidate of a file is scored alone", test_batch_only},
    {"a failure leaves the old output as it was", test_batch_failure},
    {"a run can be stopped and leaves nothing behind", test_batch_cancelled},
    {"any number of threads gives the same bytes, in every format", test_batch_threads},
    {"any number of threads sets the same rows aside", test_batch_threads_rejects},
    {"the first of several errors ends the run and names the row", test_batch_first_error},
    {"progress is told in the thread that called, and can stop threads",
     test_batch_threads_progress},
    {"a caller of the first version gets the defaults", test_batch_first_struct},
    {"scoring a file checks its arguments", test_batch_arguments},
    {NULL, NULL},
};

int main(void)
{
    return suite_run("output", TESTS);
}
