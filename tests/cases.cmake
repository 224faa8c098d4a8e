# The shared cases of tests/cases/assess.md through the program. The C functions run them in the
# suite "api", the Python package in its own tests.
find_package(Python3 3.7 COMPONENTS Interpreter)
if(TARGET tenet_program AND Python3_FOUND)
  add_test(NAME cases WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    COMMAND ${Python3_EXECUTABLE} -B tests/cases/run_program.py $<TARGET_FILE:tenet_program>)
  set_tests_properties(cases PROPERTIES TIMEOUT 300)
else()
  message(STATUS "The shared cases are not run through the program: no program, or no Python 3")
endif()
