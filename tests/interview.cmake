tenet_test(interview
  unit/interview/test_interview.c unit/interview/test_seal.c unit/interview/test_follow_up.c unit/assessing.c)
