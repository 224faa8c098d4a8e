# The programs that measure speed; run by tests/bench/run.sh, not by ctest.
add_executable(tenet_bench bench/bench.c)
target_include_directories(tenet_bench PRIVATE ${PROJECT_SOURCE_DIR}/lib)
target_link_libraries(tenet_bench PRIVATE tenet_static tenet_flags)

pkg_check_modules(HYPERSCAN QUIET IMPORTED_TARGET libhs)
add_executable(tenet_bench_peers EXCLUDE_FROM_ALL bench/peers.c)
target_link_libraries(tenet_bench_peers PRIVATE PkgConfig::GLIB PkgConfig::PCRE2 tenet_flags)
if(HYPERSCAN_FOUND)
  target_compile_definitions(tenet_bench_peers PRIVATE HAVE_HYPERSCAN)
  target_link_libraries(tenet_bench_peers PRIVATE PkgConfig::HYPERSCAN)
endif()
