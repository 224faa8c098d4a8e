/*
 * A small model and candidates for the tests of the writers.
 */
#ifndef TENET_TESTS_OUTPUT_SAMPLE_H
#define TENET_TESTS_OUTPUT_SAMPLE_H

#include "interview/assessment.h"
#include "tenet/tenet.h"

/** Two values, "help" and "care", with the names "Helpfulness" and "Care". */
tenet_model *sample_model(void);

/** Text of a candidate with these notes (NULL: none) in a format; g_free(). */
char *sample_render(const char *id, const char *notes, int32_t format, uint32_t flags);

/** Notes that know both values, with evidence that counts, is negated, capped and not counted. */
extern const char SAMPLE_NOTES[];

/** Notes with what should reach no terminal, spreadsheet or page as it is. */
extern const char SAMPLE_HOSTILE[];

/** A new folder, removed with sample_remove(). */
char *sample_folder(void);
void sample_remove(char *folder);

/** How many files a folder holds. */
int sample_count(const char *folder);

/** What a file holds, or NULL; g_free(). */
char *sample_read(const char *path);

#endif
