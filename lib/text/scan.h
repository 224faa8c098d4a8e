/*
 * Scanning: from one sign that matters to the next, over running text that mostly does not.
 */
#ifndef TENET_LIB_TEXT_SCAN_H
#define TENET_LIB_TEXT_SCAN_H

#include "text/chars.h"

#define TENET__BIT(byte) ((uint64_t)1 << ((byte) % 64))

/** Ends of lines below 64. */
#define TENET__LINE_END_BITS                                                                       \
    (TENET__BIT('\n') | TENET__BIT('\v') | TENET__BIT('\f') | TENET__BIT('\r'))

/** The bytes to look for: bits[0] & TENET__BIT('.') tells of the full stop. Signs of ASCII must
 * also be named in `signs`, eight times each, and capital letters by `capitals`; control characters
 * and what is beyond ASCII need not. A constant, so that the compiler drops what is not asked for.
 */
typedef struct tenet__landmarks {
    uint64_t bits[4];
    uint64_t signs[3];
    gboolean capitals;
} tenet__landmarks;

/** Nonzero, and cheap, if one of eight bytes can be a landmark. A byte below another borrows from
 *  the one above it when it is subtracted, which matters not: then itself is one. */
static inline uint64_t tenet__landmark_near(const char *p, const tenet__landmarks *landmarks)
{
    uint64_t bytes;
    memcpy(&bytes, p, 8);
    uint64_t found = bytes | (bytes - TENET__EIGHT(0x20));
    for (int i = 0; i < 3; i++) {
        if (landmarks->signs[i] != 0)
            found |= (bytes ^ landmarks->signs[i]) - TENET__EIGHT(1);
    }
    if (landmarks->capitals) /* have the bit 0x40 and not the bit 0x20 */
        found |= (bytes & ~(bytes << 1)) << 1;
    return found & TENET__EIGHT(0x80);
}

/** The first landmark from p on, or `end`. */
static inline const char *tenet__scan(const char *p, const char *end,
                                      const tenet__landmarks *landmarks)
{
    while (end - p >= 8) {
        if (tenet__landmark_near(p, landmarks) == 0) {
            p += 8;
            continue;
        }
        for (const char *eight = p + 8; p < eight; p++) {
            if ((landmarks->bits[(guchar)*p / 64] >> ((guchar)*p % 64) & 1) != 0)
                return p;
        }
    }
    while (p < end && (landmarks->bits[(guchar)*p / 64] >> ((guchar)*p % 64) & 1) == 0)
        p++;
    return p;
}

#endif
