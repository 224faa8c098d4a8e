/*
 * Figures, columns and colours in text for people.
 */
#ifndef TENET_LIB_IO_DISPLAY_H
#define TENET_LIB_IO_DISPLAY_H

#include <glib.h>
#include <stdint.h>

/** A number with so many decimals and a point whatever the locale; never "-0". */
void tenet__append_decimal(GString *out, double number, int decimals);

/** A number with the decimals it needs, at most two: 3, 0.5, 1.25. */
void tenet__append_short(GString *out, double number);

/** Hundredths with their sign in `width` columns: "  +1.47". */
void tenet__append_hundredths(GString *out, int64_t hundredths, int width);

/** A number in hundredths, rounded. */
int64_t tenet__hundredths(double number);

/** Rounds numbers to hundredths that add up to `total`: each is rounded down, and the largest
 *  remainders are rounded up until the sum is reached. */
void tenet__share_out(const double *numbers, int32_t count, int64_t total, int64_t *hundredths);

/** The columns a text takes on a terminal: wide characters take two, marks none, and neither do
 *  colours. */
int tenet__display_width(const char *text, gssize length);

/** Appends a text in exactly `width` columns; `right` puts blanks before it. What does not fit
 * loses its middle, since ids differ at their ends. The text must be visible (escape.h). */
void tenet__append_column(GString *out, const char *text, int width, gboolean right);

/** Appends a text cut at its end, so that it takes no more than `width` columns. */
void tenet__append_cut(GString *out, const char *text, int width);

/** Appends text broken between words into lines of at most TENET__LINE_WIDTH columns. Every line
 *  but the first begins with `indent` blanks, and `column` says where the first one stands. */
void tenet__append_wrapped(GString *out, const char *text, int column, int indent);

#define TENET__LINE_WIDTH 96

typedef enum {
    TENET__PLAIN,
    TENET__BOLD,
    TENET__DIM,
    TENET__GREEN,
    TENET__RED,
    TENET__YELLOW
} tenet__style;

/** Switches to a style, and with TENET__PLAIN back; nothing without TENET_RENDER_COLOR. */
void tenet__append_style(GString *out, uint32_t flags, tenet__style style);

#endif
