# The program that measures speed; run by tests/bench/run.sh, not by ctest.
add_executable(tenet_bench bench/bench.c)
target_include_directories(tenet_bench PRIVATE ${PROJECT_SOURCE_DIR}/lib)
target_link_libraries(tenet_bench PRIVATE tenet_static tenet_flags)
