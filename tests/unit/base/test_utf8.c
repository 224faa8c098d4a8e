/*
 * Checking and counting UTF-8, beside GLib's functions, which look at each byte.
 */
#include "base/utf8.h"

#include <string.h>

#include "lists.h"

static gsize valid_by_glib(const char *text, gsize length)
{
    const char *at = text, *end = text + length;
    while (!g_utf8_validate(at, end - at, &at) && at < end && *at == '\0')
        at++;
    return (gsize)(at - text);
}

/* Bytes of which many begin or go on with characters. */
static gsize random_bytes(GRand *random, char *bytes, gsize most)
{
    static const char *const pieces[] = {"a",      "Ordinary words", "\u00E4",
                                         "\u20AC", "\U0001F600",     "\xC3",
                                         "\xA4",   "\xED\xA0\x80",   "\xC0\x80"};
    gsize length = 0;
    while (length + 14 < most && g_rand_int_range(random, 0, 12) > 0) {
        int kinds = g_rand_boolean(random) ? 5 : (int)G_N_ELEMENTS(pieces) + 1;
        int kind = g_rand_int_range(random, 0, kinds);
        const char *piece = kind < (int)G_N_ELEMENTS(pieces) ? pieces[kind] : "\0";
        gsize size = MAX(strlen(piece), 1);
        memcpy(bytes + length, piece, size);
        length += size;
    }
    return length;
}

static void bytes_are_judged_as_by_glib(void)
{
    GRand *random = g_rand_new_with_seed((guint32)suite_seed());
    char bytes[200];
    for (int i = 0; i < 20000; i++) {
        gsize length = random_bytes(random, bytes, sizeof bytes);
        gsize valid = valid_by_glib(bytes, length), nuls = 0;
        CU_ASSERT_EQUAL(tenet__utf8_valid(bytes, length), valid);
        for (gsize at = 0; at < valid; at++)
            nuls += bytes[at] == '\0';
        if (nuls == 0)
            CU_ASSERT_EQUAL(tenet__utf8_characters(bytes, valid),
                            (gsize)g_utf8_strlen(bytes, (gssize)valid));
    }
    g_rand_free(random);
}

const suite_test utf8_tests[] = {
    {"bytes are judged and characters counted as by GLib", bytes_are_judged_as_by_glib},
    {NULL, NULL},
};
