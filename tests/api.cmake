tenet_test(api
  unit/api/test_api.c unit/api/test_arguments.c unit/api/test_life.c unit/api/test_properties.c
  unit/api/test_statuses.c unit/api/test_layout.c
  unit/api/cases.c unit/assessing.c)
