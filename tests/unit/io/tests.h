/* The tests of reading CSV files, by the file of lib/io they are about. */
#ifndef TENET_TESTS_IO_TESTS_H
#define TENET_TESTS_IO_TESTS_H

#include <glib.h>
#include <stdio.h>

#include "suite.h"

extern const suite_test csv_tests[];
extern const suite_test encoding_tests[];
extern const suite_test header_tests[];
extern const suite_test rating_tests[];
extern const suite_test reader_tests[];
extern const suite_test csv_files_tests[];

#endif
