tenet_test(interview
  unit/interview/test_interview.c unit/interview/test_seal.c unit/interview/test_follow_up.c unit/interview/test_guide.c
  unit/interview/test_compare.c unit/assessing.c)
