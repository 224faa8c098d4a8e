tenet_test(report
  unit/report/test_report.c unit/report/test_html.c unit/report/test_messages.c
  unit/report/test_pages.c)
find_package(Python3 3.9 COMPONENTS Interpreter)
if(Python3_FOUND)
  add_test(NAME messages COMMAND ${Python3_EXECUTABLE} -B
    ${CMAKE_CURRENT_SOURCE_DIR}/pages/test_messages.py)
endif()
