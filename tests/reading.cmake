tenet_test(reading unit/reading/test_reading.c eval/cases.c)
target_include_directories(test_reading PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
