# Whether programs that were linked with the last release run with this library. Sanitizers add
# nothing to what a struct looks like, so this is left to the plain build.
if(Python3_FOUND AND NOT TENET_SANITIZE)
  add_test(NAME abi COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/abi/test_abi.py
    --library $<TARGET_FILE:tenet>)
  set_tests_properties(abi PROPERTIES TIMEOUT 300)
endif()
