tenet_test(output
  unit/output/test_output.c unit/output/sample.c unit/output/test_escape.c
  unit/output/test_display.c unit/output/test_output_file.c unit/output/test_writers.c
  unit/output/test_batch.c unit/output/test_bulk.c)
