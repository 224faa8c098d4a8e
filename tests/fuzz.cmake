# The fuzz harnesses of tests/fuzz. With clang and -DTENET_BUILD_FUZZERS=ON each becomes a libFuzzer
# program; otherwise each is run as a test over the files of this tree, whole and cut short.
file(GLOB harnesses CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/fuzz_*.c)
file(GLOB seeds CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/cases/*.md
  ${CMAKE_CURRENT_SOURCE_DIR}/errors/*.yaml ${PROJECT_SOURCE_DIR}/examples/data/*)
if(TENET_BUILD_FUZZERS AND NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "TENET_BUILD_FUZZERS needs clang: -DCMAKE_C_COMPILER=clang")
endif()

add_custom_target(fuzzers)
foreach(harness ${harnesses})
  get_filename_component(name ${harness} NAME_WE)
  add_executable(${name} ${harness})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/lib)
  target_link_libraries(${name} PRIVATE tenet_static tenet_flags PkgConfig::GLIB)
  add_dependencies(fuzzers ${name})
  if(TENET_BUILD_FUZZERS)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${name} PRIVATE fuzz/replay.c)
    add_test(NAME ${name} COMMAND ${name} ${seeds})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
  endif()
endforeach()
