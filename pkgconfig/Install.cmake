# What `cmake --install` puts where: both libraries, the headers, and what pkg-config and
# find_package(tenet) read. The program adds itself in examples/cli.
include(CMakePackageConfigHelpers)

install(TARGETS tenet EXPORT tenetTargets)
install(TARGETS tenet_static EXPORT tenetStaticTargets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/tenet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_SOURCE_DIR}/bindings/cpp/tenet.hpp
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/tenet)

install(FILES ${PROJECT_SOURCE_DIR}/lib/io/assessment.schema.json
  DESTINATION ${CMAKE_INSTALL_DATADIR}/tenet)

# A prefix that is found from where tenet.pc lies survives moving the whole installation, which is
# possible only if the other folders are named relative to it.
set(folder ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
if(IS_ABSOLUTE ${CMAKE_INSTALL_LIBDIR})
  set(TENET_PC_PREFIX ${CMAKE_INSTALL_PREFIX})
else()
  file(RELATIVE_PATH up ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
  string(REGEX REPLACE "/$" "" up "${up}")
  set(TENET_PC_PREFIX "\${pcfiledir}/${up}")
endif()
foreach(kind LIB INCLUDE)
  if(IS_ABSOLUTE ${CMAKE_INSTALL_${kind}DIR})
    set(TENET_PC_${kind}DIR ${CMAKE_INSTALL_${kind}DIR})
  else()
    set(TENET_PC_${kind}DIR "\${prefix}/${CMAKE_INSTALL_${kind}DIR}")
  endif()
endforeach()
# Not Requires.private: pkg-config reads that even for a program that links the shared library, and
# then wants the development files of all of them.
get_filename_component(csv_folder ${Libcsv_LIBRARY} DIRECTORY)
list(JOIN GLIB_LDFLAGS " " glib)
list(JOIN PCRE2_LDFLAGS " " pcre2)
list(JOIN YAML_LDFLAGS " " yaml)
set(TENET_PC_PRIVATE "${glib} ${pcre2} ${yaml} -L${csv_folder} -lcsv -lm")

set(made ${PROJECT_BINARY_DIR}/pkgconfig)
configure_file(${CMAKE_CURRENT_LIST_DIR}/tenet.pc.in ${made}/tenet.pc @ONLY)
install(FILES ${made}/tenet.pc DESTINATION ${folder})

set(folder ${CMAKE_INSTALL_LIBDIR}/cmake/tenet)
write_basic_package_version_file(${made}/tenetConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${made}/tenetConfigVersion.cmake ${CMAKE_CURRENT_LIST_DIR}/tenetConfig.cmake
  ${CMAKE_CURRENT_LIST_DIR}/FindLibcsv.cmake DESTINATION ${folder})
install(EXPORT tenetTargets NAMESPACE tenet:: DESTINATION ${folder})
install(EXPORT tenetStaticTargets NAMESPACE tenet:: DESTINATION ${folder})
