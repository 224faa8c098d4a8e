/*
 * Regions: what is taken lies where the processor wants it, and stays.
 */
#include "model/region.h"

#include <string.h>

#include "model/support.h"

/* Texts of any length and arrays of small numbers in turns, so that blocks end in every way. */
static void stays_aligned(void)
{
    for (int first = 0; first < 200; first++) {
        tenet__region *region = tenet__region_new();
        for (int i = first; i < first + 300; i++) {
            tenet__region_text(region, "a text of twenty-three", (gsize)(i * 7 % 23));
            gpointer taken = tenet__region_take(region, (gsize)(4 * (i * 5 % 7)));
            CU_ASSERT_EQUAL((uintptr_t)taken % sizeof(guint64), 0);
        }
        tenet__region_unref(region);
    }
}

static void keeps_what_was_taken(void)
{
    tenet__region *region = tenet__region_new();
    const char *texts[300];
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *text = g_strdup_printf("%" G_GSIZE_FORMAT, i * i * i);
        texts[i] = tenet__region_text(region, text, strlen(text));
        int32_t *numbers = tenet__region_array(region, int32_t, i);
        for (gsize j = 0; j < i; j++)
            numbers[j] = -1;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *text = g_strdup_printf("%" G_GSIZE_FORMAT, i * i * i);
        SUITE_STRING(texts[i], text);
    }
    tenet__region_unref(region);
}

const suite_test region_tests[] = {
    {"what is taken of a region is aligned", stays_aligned},
    {"a region keeps what was taken while more is", keeps_what_was_taken},
    {NULL, NULL},
};
