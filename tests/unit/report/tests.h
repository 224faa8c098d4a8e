/*
 * The tests of the pages, run by test_report.c.
 */
#ifndef TENET_TESTS_UNIT_REPORT_TESTS_H
#define TENET_TESTS_UNIT_REPORT_TESTS_H

/* test_html.c */
void test_html_escapes(void);
void test_html_attributes(void);
void test_html_controls(void);
void test_html_direction(void);
void test_html_page(void);

/* test_messages.c */
void test_messages_languages(void);
void test_messages_unknown_language(void);
void test_messages_filled(void);

/* test_pages.c */
void test_page_first_screen(void);
void test_page_adds_up(void);
void test_page_uncounted(void);
void test_page_marks_lead_somewhere(void);
void test_page_questions(void);
void test_page_german(void);
void test_page_hostile(void);
void test_page_ids(void);
void test_page_direction(void);
void test_page_bare_model(void);
void test_page_many_values(void);
void test_page_nothing(void);
void test_page_long_note(void);
void test_page_markup_notes(void);
void test_page_sealed(void);
void test_copy_names_nobody(void);
void test_copy_names_in_quotes(void);
void test_copy_contact(void);
void test_page_arguments(void);
void test_file_arguments(void);
void test_spread_quantiles(void);

#endif
