/*
 * WebVTT, as video meetings export transcripts: stripped to what was said, with the voices.
 */
#ifndef TENET_LIB_TEXT_VTT_H
#define TENET_LIB_TEXT_VTT_H

#include "text/plain.h"

/** From this plain offset on somebody speaks. */
typedef struct tenet__vtt_voice {
    int64_t plain;
    const char *name; /**< in the original */
    int64_t length;
} tenet__vtt_voice;

typedef struct tenet__vtt_voices {
    tenet__vtt_voice *items;
    int64_t count, capacity;
} tenet__vtt_voices;

/** Whether the text begins with the header "WEBVTT". */
gboolean tenet__vtt_detect(const char *text, int64_t length);

/** Fills `plain`, which is not begun yet, and `voices`. The cues of one voice become one line. */
void tenet__vtt_strip(tenet__plain *plain, tenet__vtt_voices *voices, const char *text,
                      int64_t length);

#endif
