/*
 * One page. See page.h.
 */
#include "page.h"

#include <string.h>

#include "command.h"

static gboolean to_file(const page *given)
{
    return given->output != NULL && !g_str_equal(given->output, "-");
}

static gboolean ends_in(const char *path, const char *extension)
{
    gsize length = strlen(path), tail = strlen(extension);
    return length > tail && g_ascii_strcasecmp(path + length - tail, extension) == 0;
}

int page_form(const page *given, const char *verb, const char *text, const char *extension,
              int32_t *form)
{
    const struct {
        const char *name, *extension;
        int32_t form;
    } forms[] = {{text, extension, TENET_PAGE_TEXT},
                 {"html", ".html", TENET_PAGE_HTML},
                 {"html", ".htm", TENET_PAGE_HTML},
                 {"json", ".json", TENET_PAGE_JSON}};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        *form = forms[i].form;
        if (given->format != NULL ? g_str_equal(given->format, forms[i].name)
                                  : to_file(given) && ends_in(given->output, forms[i].extension))
            return -1;
    }
    *form = TENET_PAGE_TEXT;
    if (given->format != NULL)
        return command_misused(verb, "--format \"%s\" is not known; it is %s, html or json",
                               given->format, text);
    if (to_file(given))
        return command_misused(verb,
                               "the form of \"%s\" is not clear; end it in %s, .html or .json, or "
                               "say which --format you want",
                               given->output, extension);
    return -1;
}

int page_write(const page *given, const char *text, int64_t length)
{
    if (to_file(given))
        return command_save(given->output, text, (gsize)length);
    return command_print(text, (gsize)length) ? EXIT_DONE : EXIT_FAILED;
}

void page_clear(page *given)
{
    g_free(given->output);
    g_free(given->format);
    g_free(given->language);
}
