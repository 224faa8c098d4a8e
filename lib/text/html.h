/*
 * HTML, as applicant tracking systems export notes: stripped to plain text with the way back.
 */
#ifndef TENET_LIB_TEXT_HTML_H
#define TENET_LIB_TEXT_HTML_H

#include "text/plain.h"

/** Whether the text holds a well-known tag. */
gboolean tenet__html_detect(const char *text, int64_t length);

/** Fills `plain`, which is not begun yet. Tags, comments, scripts and styles go, entities are
 *  decoded, block tags end a paragraph, <br> ends a line, other tags leave a word whole. A "<" that
 *  opens no tag stays. */
void tenet__html_strip(tenet__plain *plain, const char *text, int64_t length);

#endif
