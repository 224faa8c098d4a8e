/*
 * tenet explain: one candidate, every line of reasoning.
 */
#ifndef TENET_CLI_EXPLAIN_H
#define TENET_CLI_EXPLAIN_H

int explain_main(int argc, char **argv);

#endif
