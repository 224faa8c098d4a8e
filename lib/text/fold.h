/*
 * Folding: the form in which words are compared. Composed (NFC), case-folded, apostrophes straight,
 * invisible characters gone.
 */
#ifndef TENET_LIB_TEXT_FOLD_H
#define TENET_LIB_TEXT_FOLD_H

#include <glib.h>

/** Appends the folded form of one character with the combining marks that follow it, and returns
 *  the place behind them. Folding a text piece by piece gives the same as folding it whole. */
const char *tenet__fold_character(const char *p, const char *end, GString *folded);

#endif
