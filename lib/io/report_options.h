/*
 * What both ways to a report ask for: the options, and the page around it.
 */
#ifndef TENET_LIB_IO_REPORT_OPTIONS_H
#define TENET_LIB_IO_REPORT_OPTIONS_H

#include "io/report.h"

/** Takes a caller's options, which may be NULL. FALSE with an error if they ask for what this
 *  version does not know. */
gboolean tenet__report_options(tenet_report_options *options, const tenet_report_options *given,
                               tenet_error *error);

/** A whole page with the report of one assessment. */
void tenet__report_page(GString *out, const tenet_assessment *assessment,
                        const tenet__messages *messages, const tenet_report_options *options);

/** The line above the title of any page: what it is and from which model. */
void tenet__report_kicker(tenet__html *html, const tenet__messages *messages,
                          const tenet_model *model, const char *key);

#endif
