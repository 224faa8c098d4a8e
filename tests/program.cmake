# The program as a person runs it.
find_package(Python3 3.7 COMPONENTS Interpreter)
if(TARGET tenet_program AND Python3_FOUND)
  add_test(NAME program WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    COMMAND ${Python3_EXECUTABLE} -B tests/program/test_program.py $<TARGET_FILE:tenet_program>)
  set_tests_properties(program PROPERTIES TIMEOUT 300)
else()
  message(STATUS "The tests of the program are left out: no program, or no Python 3")
endif()
