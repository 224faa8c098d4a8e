# The examples in other languages, from the package as it is installed. A language that is not there
# is skipped, and an error where TENET_REQUIRE_HOSTS asks for it. Sanitizers would have to be loaded
# before each language is, so this is left to the plain build.
option(TENET_REQUIRE_HOSTS "Fail when the example of a language cannot run" OFF)
if(Python3_FOUND AND NOT TENET_SANITIZE)
  set(hosts ${PROJECT_BINARY_DIR}/hosts)
  add_test(NAME hosts_install
    COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${hosts}/prefix)
  set_tests_properties(hosts_install PROPERTIES FIXTURES_SETUP hosts)
  set(require)
  if(TENET_REQUIRE_HOSTS)
    set(require --require)
  endif()
  foreach(host c cpp csharp java node php sqlite)
    add_test(NAME host_${host} COMMAND ${Python3_EXECUTABLE} -B
      ${CMAKE_CURRENT_SOURCE_DIR}/hosts/test_hosts.py ${host} --prefix ${hosts}/prefix
      --work ${hosts}/${host} --cc ${CMAKE_C_COMPILER} --cxx ${TENET_CXX} ${require})
    set_tests_properties(host_${host} PROPERTIES
      FIXTURES_REQUIRED hosts SKIP_RETURN_CODE 77 TIMEOUT 300)
  endforeach()
endif()
