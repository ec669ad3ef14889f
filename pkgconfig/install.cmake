# What `cmake --install` puts where. tests/manifest/installed.txt lists the result.
include(CMakePackageConfigHelpers)

set(NEWSFACTS_CMAKEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/newsfacts)
set(NEWSFACTS_PCDIR ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# newsfacts.pc finds its neighbours from its own folder.
file(RELATIVE_PATH NEWSFACTS_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
file(RELATIVE_PATH NEWSFACTS_PC_LIBDIR ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_LIBDIR})
file(RELATIVE_PATH NEWSFACTS_PC_INCLUDEDIR ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
string(REGEX REPLACE "/$" "" NEWSFACTS_PC_PREFIX "${NEWSFACTS_PC_PREFIX}")
# Where there is no shared library every program needs what the static one leaves to it.
if(BUILD_SHARED_LIBS)
  set(NEWSFACTS_PC_REQUIRES Requires.private)
  set(NEWSFACTS_PC_CFLAGS "")
else()
  set(NEWSFACTS_PC_REQUIRES Requires)
  set(NEWSFACTS_PC_CFLAGS " -DNEWSFACTS_STATIC")
endif()
configure_file(pkgconfig/newsfacts.pc.in newsfacts.pc @ONLY)

configure_package_config_file(pkgconfig/newsfacts-config.cmake.in newsfacts-config.cmake
                              INSTALL_DESTINATION ${NEWSFACTS_CMAKEDIR})
# Before 1.0 a minor version may change the API.
write_basic_package_version_file(newsfacts-config-version.cmake COMPATIBILITY SameMinorVersion)

install(TARGETS newsfacts EXPORT newsfacts-targets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(EXPORT newsfacts-targets NAMESPACE newsfacts:: DESTINATION ${NEWSFACTS_CMAKEDIR})
install(FILES ${PROJECT_BINARY_DIR}/newsfacts-config.cmake
              ${PROJECT_BINARY_DIR}/newsfacts-config-version.cmake
        DESTINATION ${NEWSFACTS_CMAKEDIR})
install(FILES ${PROJECT_BINARY_DIR}/newsfacts.pc DESTINATION ${NEWSFACTS_PCDIR})
install(FILES include/newsfacts/newsfacts.h ${PROJECT_BINARY_DIR}/include/newsfacts/version.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/newsfacts)
