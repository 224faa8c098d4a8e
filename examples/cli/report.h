/*
 * tenet report: a page to look at, of one candidate or of a whole file.
 */
#ifndef TENET_CLI_REPORT_H
#define TENET_CLI_REPORT_H

int report_main(int argc, char **argv);

#endif
