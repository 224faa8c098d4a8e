# The order of the house, and whether what is installed can be used by somebody else.
find_package(Python3 3.9 COMPONENTS Interpreter)
find_program(TENET_CXX NAMES c++ g++ clang++)
mark_as_advanced(TENET_CXX)
if(Python3_FOUND)
  add_test(NAME house COMMAND ${Python3_EXECUTABLE} -B
    ${CMAKE_CURRENT_SOURCE_DIR}/house/test_house.py
    --library $<TARGET_FILE:tenet> --cc ${CMAKE_C_COMPILER} --cxx ${TENET_CXX})
  add_test(NAME install COMMAND ${Python3_EXECUTABLE} -B
    ${CMAKE_CURRENT_SOURCE_DIR}/install/test_install.py
    --build ${PROJECT_BINARY_DIR} --cc ${CMAKE_C_COMPILER} --sanitize "${TENET_SANITIZE}")
  set_tests_properties(house install PROPERTIES TIMEOUT 900)
else()
  message(STATUS "The tests of the house and of installing are left out: they need Python 3.9")
endif()
