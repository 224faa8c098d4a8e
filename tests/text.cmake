tenet_test(text
  unit/text/test_text.c unit/text/reading.c unit/text/test_words.c unit/text/test_sentences.c
  unit/text/test_turns.c unit/text/test_html.c unit/text/test_document.c)
