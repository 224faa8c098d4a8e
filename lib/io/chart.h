/*
 * Small drawings for pages, as SVG inside the HTML. They carry no text of their own: the same
 * figures stand beside them in a table, so that screen readers skip the drawing.
 */
#ifndef TENET_LIB_IO_CHART_H
#define TENET_LIB_IO_CHART_H

#include "io/html.h"

/** A scale from 0 to 100 with a middle, an interval as a band, a score as a dot, and what was
 *  stated (0-100) as a diamond. NaN leaves a part out. */
void tenet__chart_scale(tenet__html *html, double low, double high, double score, double stated);

/** A bar from the left, `share` (0-1) of the strip long. */
void tenet__chart_bar(tenet__html *html, double share);

#endif
