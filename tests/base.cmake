tenet_test(base
  unit/base/test_base.c unit/base/test_error.c unit/base/test_numeric.c unit/base/test_status.c
  unit/base/test_utf8.c)
