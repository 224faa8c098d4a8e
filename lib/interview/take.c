/*
 * Taking options. See take.h.
 */
#include "interview/take.h"

#include <stdint.h>
#include <string.h>

gboolean tenet__take_options(void *options, gsize size, const void *given)
{
    uint32_t given_size;
    if (given == NULL)
        return TRUE;
    memcpy(&given_size, given, sizeof given_size);
    if (given_size < size)
        return FALSE;
    for (gsize i = size; i < given_size; i++) {
        if (((const char *)given)[i] != 0)
            return FALSE;
    }
    memcpy(options, given, size);
    return TRUE;
}
