/*
 * The page of a whole file: what its candidates come to, and a list of them in the file's order.
 */
#ifndef TENET_LIB_IO_REPORT_OVERVIEW_H
#define TENET_LIB_IO_REPORT_OVERVIEW_H

#include "io/report.h"
#include "io/tally.h"

/** Rows of the list that stand in one table. A browser lays out only those in sight. */
#define TENET__LIST_PART 200

/** Appends a candidate's row, number `index` from 0, opening and closing the tables of the list's
 *  parts. With `full`, the row leads to the report in full. */
void tenet__overview_row(tenet__report *list, const tenet_assessment *assessment, int64_t index,
                         gboolean full);

/** The page: head, figures, the list that was made before, and the reports in full, of which there
 *  may be none. */
void tenet__overview_page(tenet__report *page, const tenet__tally *tally, const GString *list,
                          const GPtrArray *full);

#endif
