/*
 * Regular expressions through PCRE2. See regex.h.
 *
 * A pattern that the just-in-time compiler gives up on is tried again by the interpreter, whose
 * limits do not depend on the machine; only if that gives up too is the limit reported.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "model/regex.h"

#include <pcre2.h>
#include <string.h>

#include "base/limits.h"
#include "model/literals.h"

enum { HEAP_LIMIT_KIB = 16 * 1024, JIT_STACK_START = 32 * 1024, JIT_STACK_MAX = 512 * 1024 };

struct tenet__regex {
    pcre2_code *code;
    GPtrArray *literals; /* or NULL */
};

struct tenet__regex_scratch {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
};

static int found_callout(pcre2_callout_enumerate_block *block, void *data)
{
    (void)data;
    (void)block;
    return 1;
}

/* The options under which every pattern of a model is read. Offsets must be those of characters,
 * so \C, which matches half of one, is refused. */
static pcre2_code *compile(const char *pattern, int *code, PCRE2_SIZE *offset)
{
    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
                         PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C, code,
                         offset, NULL);
}

static void report(const char *pattern, int code, PCRE2_SIZE offset, tenet__place place,
                   tenet_error *error)
{
    PCRE2_UCHAR message[256] = "unreadable";
    pcre2_get_error_message(code, message, sizeof message);
    gsize length = strlen(pattern);
    if (place.column > 0 && g_utf8_validate(pattern, (gssize)length, NULL)) {
        const char *at = pattern + MIN(offset, length);
        place.column += (int32_t)g_utf8_pointer_to_offset(pattern, at);
        place.offset += place.offset >= 0 ? at - pattern : 0;
    }
    tenet__error_error(error, TENET_E_MODEL, place, "the regular expression cannot be read: %s",
                       (const char *)message);
}

static gboolean check(const pcre2_code *code, tenet__place place, tenet_error *error)
{
    uint32_t matches_nothing = 0;
    pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &matches_nothing);
    if (matches_nothing) {
        tenet__error_error(error, TENET_E_MODEL, place,
                           "the regular expression matches even where there is no text; use \"+\" "
                           "instead of \"*\", or add what must be there");
        return FALSE;
    }
    if (pcre2_callout_enumerate(code, found_callout, NULL) != 0) {
        tenet__error_error(error, TENET_E_MODEL, place,
                           "callouts (\"(?C...)\") are not allowed in a regular expression");
        return FALSE;
    }
    return TRUE;
}

tenet__regex *tenet__regex_compile(const char *pattern, tenet__place place, tenet_error *error)
{
    int problem = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code = compile(pattern, &problem, &offset);
    if (code == NULL) {
        report(pattern, problem, offset, place, error);
        return NULL;
    }
    if (!check(code, place, error)) {
        pcre2_code_free(code);
        return NULL;
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without it the interpreter matches */
    tenet__regex *regex = g_new(tenet__regex, 1);
    regex->code = code;
    regex->literals = tenet__literals_of(pattern);
    return regex;
}

void tenet__regex_free(tenet__regex *regex)
{
    if (regex == NULL)
        return;
    pcre2_code_free(regex->code);
    g_clear_pointer(&regex->literals, g_ptr_array_unref);
    g_free(regex);
}

const GPtrArray *tenet__regex_literals(const tenet__regex *regex)
{
    return regex->literals;
}

tenet__regex_scratch *tenet__regex_scratch_new(void)
{
    tenet__regex_scratch *scratch = g_new0(tenet__regex_scratch, 1);
    scratch->data = pcre2_match_data_create(1, NULL); /* the match alone, no groups */
    scratch->context = pcre2_match_context_create(NULL);
    scratch->stack = pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MAX, NULL);
    if (scratch->context != NULL) {
        pcre2_set_match_limit(scratch->context, TENET__MAX_PATTERN_STEPS);
        pcre2_set_heap_limit(scratch->context, HEAP_LIMIT_KIB);
        if (scratch->stack != NULL)
            pcre2_jit_stack_assign(scratch->context, NULL, scratch->stack);
    }
    return scratch;
}

void tenet__regex_scratch_free(tenet__regex_scratch *scratch)
{
    if (scratch == NULL)
        return;
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->context);
    pcre2_jit_stack_free(scratch->stack);
    g_free(scratch);
}

tenet__regex_result tenet__regex_find(const tenet__regex *regex, tenet__regex_scratch *scratch,
                                      const char *text, gsize length, gsize from, gsize *start,
                                      gsize *end)
{
    *start = *end = 0;
    if (scratch->data == NULL || scratch->context == NULL)
        return TENET__REGEX_LIMIT; /* no memory for a match is no match that can be trusted */
    int found = pcre2_match(regex->code, (PCRE2_SPTR)text, length, from, PCRE2_NO_UTF_CHECK,
                            scratch->data, scratch->context);
    if (found < 0 && found != PCRE2_ERROR_NOMATCH)
        found = pcre2_match(regex->code, (PCRE2_SPTR)text, length, from,
                            PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, scratch->data, scratch->context);
    if (found == PCRE2_ERROR_NOMATCH)
        return TENET__REGEX_NONE;
    if (found < 0)
        return TENET__REGEX_LIMIT;
    const PCRE2_SIZE *span = pcre2_get_ovector_pointer(scratch->data);
    if (span[0] > span[1]) /* \K in a lookahead can turn a match around */
        return TENET__REGEX_NONE;
    *start = span[0];
    *end = span[1];
    return TENET__REGEX_FOUND;
}

const char *tenet__regex_version(void)
{
    static const char *version;
    if (g_once_init_enter(&version)) {
        char number[64] = "", unicode[64] = "";
        pcre2_config(PCRE2_CONFIG_VERSION, number);
        pcre2_config(PCRE2_CONFIG_UNICODE_VERSION, unicode);
        number[strcspn(number, " ")] = '\0';
        g_once_init_leave(&version, g_strdup_printf("PCRE2 %s (Unicode %s)", number, unicode));
    }
    return version;
}
