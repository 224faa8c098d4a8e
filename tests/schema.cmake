# Whether the JSON is what assessment.schema.json promises.
if(Python3_FOUND AND TARGET tenet_program)
  add_test(NAME schema COMMAND ${Python3_EXECUTABLE} -B
    ${CMAKE_CURRENT_SOURCE_DIR}/schema/test_schema.py --program $<TARGET_FILE:tenet_program>)
endif()
