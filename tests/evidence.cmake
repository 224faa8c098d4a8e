tenet_test(evidence
  unit/evidence/test_evidence.c unit/evidence/test_terms.c unit/evidence/test_overlap.c
  unit/evidence/test_quotes.c unit/evidence/test_reading.c unit/evidence/test_reference.c
  unit/evidence/test_bounded.c unit/evidence/reference.c unit/evidence/matching.c
  unit/assessing.c)
