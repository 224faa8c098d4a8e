/*
 * What the library was built with, for reports. It stands at the top of the house because it asks
 * below for the versions of dependencies.
 */
#include <glib.h>

#include "model/regex.h"
#include "tenet/base.h"

const char *tenet_build_info(void)
{
    static gsize text;
    if (g_once_init_enter(&text)) {
        char *made = g_strdup_printf("GLib %u.%u.%u, %s", glib_major_version, glib_minor_version,
                                     glib_micro_version, tenet__regex_version());
        g_once_init_leave(&text, (gsize)made);
    }
    return (const char *)text;
}
