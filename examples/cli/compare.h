/*
 * tenet compare: candidates of one job side by side.
 */
#ifndef TENET_CLI_COMPARE_H
#define TENET_CLI_COMPARE_H

int compare_main(int argc, char **argv);

#endif
