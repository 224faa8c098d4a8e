/*
 * Terminals. See terminal.h.
 */
#include "terminal.h"

#include <stdlib.h>
#include <unistd.h>

gboolean terminal_is_output(void)
{
    return isatty(STDOUT_FILENO);
}

gboolean terminal_is_error(void)
{
    return isatty(STDERR_FILENO);
}

int terminal_width(void)
{
    /* Shells keep COLUMNS up to date; asking the device would need more than POSIX. */
    const char *columns = g_getenv("COLUMNS");
    int64_t width = columns != NULL ? g_ascii_strtoll(columns, NULL, 10) : 0;
    return width >= 20 && width <= 1000 ? (int)width : 80;
}

gboolean terminal_read_color(const char *text, color_choice *choice)
{
    static const char *const names[] = {
        [COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};
    for (int i = 0; i < (int)G_N_ELEMENTS(names); i++) {
        if (g_str_equal(text, names[i])) {
            *choice = (color_choice)i;
            return TRUE;
        }
    }
    return FALSE;
}

gboolean terminal_use_color(color_choice choice)
{
    if (choice != COLOR_AUTO)
        return choice == COLOR_ALWAYS;
    const char *refused = g_getenv("NO_COLOR");
    const char *kind = g_getenv("TERM");
    return terminal_is_output() && (refused == NULL || refused[0] == '\0') && kind != NULL &&
           !g_str_equal(kind, "dumb");
}
