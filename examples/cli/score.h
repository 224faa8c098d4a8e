/*
 * tenet score: a CSV export in, alignment scores out.
 */
#ifndef TENET_CLI_SCORE_H
#define TENET_CLI_SCORE_H

int score_main(int argc, char **argv);

#endif
