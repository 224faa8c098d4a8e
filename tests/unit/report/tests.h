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

#endif
