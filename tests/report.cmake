tenet_test(report
  unit/report/test_report.c unit/report/test_html.c unit/report/test_messages.c
  unit/report/test_pages.c)
