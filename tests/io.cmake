# Reading CSV files.
tenet_test(io
  unit/io/test_io.c
  unit/io/reading.c
  unit/io/test_csv.c
  unit/io/test_csv_files.c
  unit/io/test_encoding.c
  unit/io/test_header.c
  unit/io/test_rating.c
  unit/io/test_reader.c)
