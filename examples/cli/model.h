/*
 * tenet model: looking at models and beginning one.
 */
#ifndef TENET_CLI_MODEL_H
#define TENET_CLI_MODEL_H

/** `argv` begins with "model". */
int model_main(int argc, char **argv);

#endif
