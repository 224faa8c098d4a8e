/*
 * The tests of this folder, one list of functions a file; test_output.c names and runs them.
 */
#ifndef TENET_TESTS_OUTPUT_TESTS_H
#define TENET_TESTS_OUTPUT_TESTS_H

void test_json_strings(void);
void test_csv_cells(void);
void test_csv_formulas(void);
void test_visible_text(void);

void test_decimals(void);
void test_shared_out(void);
void test_shared_out_random(void);
void test_widths(void);
void test_columns(void);
void test_wrapping(void);

void test_file_appears(void);
void test_old_file_stays(void);
void test_file_replaced(void);
void test_file_through_link(void);
void test_missing_folder(void);
void test_full_device(void);

void test_csv_row(void);
void test_csv_header_names(void);
void test_csv_hostile_id(void);
void test_json_keys(void);
void test_json_quotes(void);
void test_json_hostile(void);
void test_json_no_number(void);
void test_text_lines(void);
void test_table_columns(void);
void test_explain_adds_up(void);
void test_explain_marks(void);
void test_explain_hostile(void);
void test_no_colours(void);
void test_render_arguments(void);

void test_batch_formats(void);
void test_batch_only(void);
void test_batch_failure(void);
void test_batch_cancelled(void);
void test_batch_threads(void);
void test_batch_threads_rejects(void);
void test_batch_first_error(void);
void test_batch_threads_progress(void);
void test_batch_first_struct(void);
void test_batch_arguments(void);

void test_bulk_rows(void);
void test_bulk_some_columns(void);
void test_bulk_bad_text(void);
void test_bulk_progress(void);
void test_bulk_arguments(void);

#endif
