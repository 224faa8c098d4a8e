/*
 * tenet guide: what to ask, printed for the interviewers.
 */
#ifndef TENET_CLI_GUIDE_H
#define TENET_CLI_GUIDE_H

int guide_main(int argc, char **argv);

#endif
