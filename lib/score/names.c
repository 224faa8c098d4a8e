/*
 * The stable names of states, sources and forms, as JSON and CSV print them.
 */
#include <glib.h>

#include "tenet/assess.h"

static const char *name_of(const char *const *names, gsize count, int32_t number)
{
    return number >= 0 && (gsize)number < count ? names[number] : "unknown";
}

const char *tenet_state_name(int32_t state)
{
    static const char *const names[] = {"affirmed",   "negated",  "hypothetical", "intended",
                                        "attributed", "question", "past",         "uncertain"};
    return name_of(names, G_N_ELEMENTS(names), state);
}

const char *tenet_source_name(int32_t source)
{
    static const char *const names[] = {"answer", "notes", "rating", "self_report"};
    return name_of(names, G_N_ELEMENTS(names), source);
}

const char *tenet_kind_name(int32_t kind)
{
    static const char *const names[] = {"none", "act", "claim"};
    return name_of(names, G_N_ELEMENTS(names), kind);
}

const char *tenet_form_name(int32_t form)
{
    static const char *const names[] = {"none", "prose", "list", "ranking", "ratings"};
    return name_of(names, G_N_ELEMENTS(names), form);
}

const char *tenet_alignment_name(int32_t status)
{
    static const char *const names[] = {"scored", "insufficient_evidence", "sealed"};
    return name_of(names, G_N_ELEMENTS(names), status);
}

const char *tenet_ask_name(int32_t why)
{
    static const char *const names[] = {"nothing", "little",  "hypothetical",  "attributed",
                                        "unsure",  "claimed", "contradictory", "one_sided"};
    return name_of(names, G_N_ELEMENTS(names), why);
}

const char *tenet_counted_name(int32_t counted)
{
    static const char *const names[] = {"counted", "capped", "state", "repeated"};
    return name_of(names, G_N_ELEMENTS(names), counted);
}
