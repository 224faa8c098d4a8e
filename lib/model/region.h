/*
 * A region: memory for many small things that live equally long and are given up all at once. What
 * is made together lies together, which is what reading a large model is bound by.
 */
#ifndef TENET_LIB_MODEL_REGION_H
#define TENET_LIB_MODEL_REGION_H

#include <glib.h>

typedef struct tenet__region tenet__region;

/** An empty region with one reference. It belongs to one thread. */
tenet__region *tenet__region_new(void);
tenet__region *tenet__region_ref(tenet__region *region);

/** Gives up one reference; with the last one goes all that was taken. */
void tenet__region_unref(tenet__region *region);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__region, tenet__region_unref)

/** So many bytes, aligned for pointers and 64-bit numbers, their content undefined. */
gpointer tenet__region_take(tenet__region *region, gsize size);

/** Room for `count` things of a type. */
#define tenet__region_array(region, type, count)                                                   \
    ((type *)tenet__region_take((region), sizeof(type) * (gsize)(count)))

/** A copy of `length` bytes with a NUL behind. */
char *tenet__region_text(tenet__region *region, const char *bytes, gsize length);

#endif
