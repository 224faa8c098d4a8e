# Growing a model's words.
tenet_test(learn
  unit/learn/test_learn.c unit/learn/test_dictionary.c unit/learn/test_diff.c
  unit/learn/test_corpus.c)
