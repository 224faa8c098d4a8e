/*
 * tenet model import, export and diff: words from elsewhere, words for a spreadsheet, and what
 * changed.
 */
#ifndef TENET_CLI_MODEL_WORDS_H
#define TENET_CLI_MODEL_WORDS_H

int model_import_main(int argc, char **argv);
int model_export_main(int argc, char **argv);
int model_diff_main(int argc, char **argv);

#endif
