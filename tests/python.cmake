# The Python package against the library just built. Without pytest there is nothing to run, which
# is an error where TENET_REQUIRE_PYTHON asks for it.
option(TENET_REQUIRE_PYTHON "Fail when the tests of the Python package cannot run" OFF)

function(tenet_skip_python reason)
  if(TENET_REQUIRE_PYTHON)
    message(FATAL_ERROR "The tests of the Python package cannot run: ${reason}")
  endif()
  message(STATUS "The tests of the Python package are left out: ${reason}")
endfunction()

function(tenet_add_python_test)
  find_package(Python3 3.9 COMPONENTS Interpreter)
  if(NOT Python3_FOUND)
    tenet_skip_python("Python 3.9 or later was not found")
    return()
  endif()
  execute_process(COMMAND ${Python3_EXECUTABLE} -c "import pytest"
    RESULT_VARIABLE missing OUTPUT_QUIET ERROR_QUIET)
  if(missing)
    tenet_skip_python("${Python3_EXECUTABLE} has no pytest")
    return()
  endif()
  set(environment "TENET_LIBRARY=$<TARGET_FILE:tenet>" PYTHONDONTWRITEBYTECODE=1)
  if(TENET_SANITIZE MATCHES "address")
    # AddressSanitizer must be there before Python is, and Python itself leaks.
    execute_process(COMMAND ${CMAKE_C_COMPILER} -print-file-name=libasan.so
      OUTPUT_VARIABLE runtime OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(NOT IS_ABSOLUTE "${runtime}")
      tenet_skip_python("${CMAKE_C_COMPILER} has no shared AddressSanitizer")
      return()
    endif()
    list(APPEND environment "LD_PRELOAD=${runtime}" ASAN_OPTIONS=detect_leaks=0)
  endif()
  add_test(NAME python WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/bindings/python
    COMMAND ${Python3_EXECUTABLE} -m pytest -q -p no:cacheprovider)
  set_tests_properties(python PROPERTIES TIMEOUT 300 ENVIRONMENT "${environment}")
endfunction()

tenet_add_python_test()
