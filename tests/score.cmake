tenet_test(score
  unit/score/test_score.c unit/score/test_formula.c unit/score/test_worked.c
  unit/score/test_credit.c unit/score/test_statement.c unit/assessing.c)
