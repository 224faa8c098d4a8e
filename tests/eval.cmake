# Programs that measure the reading; run by tests/eval/run.sh, not by ctest.
add_executable(eval_reading eval/eval_reading.c eval/cases.c)
target_include_directories(eval_reading PRIVATE ${PROJECT_SOURCE_DIR}/lib)
target_link_libraries(eval_reading PRIVATE tenet_static tenet_flags)
add_executable(eval_negation eval/eval_negation.c)
target_include_directories(eval_negation PRIVATE ${PROJECT_SOURCE_DIR}/lib)
target_link_libraries(eval_negation PRIVATE tenet_static tenet_flags)
