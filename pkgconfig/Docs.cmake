# The target "docs": the reference of the C interface as HTML, where doxygen is there. A function or
# member without a word about it is an error.
find_program(TENET_DOXYGEN doxygen)
mark_as_advanced(TENET_DOXYGEN)
if(TENET_DOXYGEN)
  set(made ${PROJECT_BINARY_DIR}/docs)
  file(MAKE_DIRECTORY ${made})
  configure_file(${CMAKE_CURRENT_LIST_DIR}/Doxyfile.in ${made}/Doxyfile @ONLY)
  add_custom_target(docs COMMAND ${TENET_DOXYGEN} ${made}/Doxyfile VERBATIM
    COMMENT "Writing the reference into ${made}/html")
endif()
