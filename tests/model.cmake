tenet_test(model
  unit/model/test_model.c unit/model/test_yamltree.c unit/model/test_term.c
  unit/model/test_inflect.c unit/model/test_regex.c unit/model/test_schema.c
  unit/model/test_errors.c unit/model/test_digest.c unit/model/test_show.c
  unit/model/test_hostile.c unit/model/test_region.c)
