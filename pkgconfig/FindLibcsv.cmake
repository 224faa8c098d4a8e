# Finds libcsv, which ships neither a pkg-config file nor a CMake package. Defines Libcsv::csv.
find_path(Libcsv_INCLUDE_DIR csv.h)
find_library(Libcsv_LIBRARY csv)
if(Libcsv_INCLUDE_DIR AND EXISTS ${Libcsv_INCLUDE_DIR}/csv.h)
  file(STRINGS ${Libcsv_INCLUDE_DIR}/csv.h _libcsv_lines REGEX "#define CSV_(MAJOR|MINOR|RELEASE) ")
  string(REGEX REPLACE "[^0-9;]" "" _libcsv_numbers "${_libcsv_lines}")
  list(JOIN _libcsv_numbers "." Libcsv_VERSION)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libcsv REQUIRED_VARS Libcsv_LIBRARY Libcsv_INCLUDE_DIR
  VERSION_VAR Libcsv_VERSION)
if(Libcsv_FOUND AND NOT TARGET Libcsv::csv)
  add_library(Libcsv::csv UNKNOWN IMPORTED GLOBAL)
  set_target_properties(Libcsv::csv PROPERTIES IMPORTED_LOCATION ${Libcsv_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${Libcsv_INCLUDE_DIR})
endif()
mark_as_advanced(Libcsv_INCLUDE_DIR Libcsv_LIBRARY)
