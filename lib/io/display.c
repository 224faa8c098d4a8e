/*
 * Figures, columns and colours. See display.h.
 */
#include "io/display.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tenet/io.h"

/* ---- Numbers ----------------------------------------------------------------------------- */

void tenet__append_decimal(GString *out, double number, int decimals)
{
    char format[8];
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_snprintf(format, sizeof format, "%%.%df", CLAMP(decimals, 0, 9));
    g_ascii_formatd(buffer, sizeof buffer, format, number);
    gboolean nothing = buffer[0] == '-' && strpbrk(buffer, "123456789") == NULL;
    g_string_append(out, nothing ? buffer + 1 : buffer);
}

void tenet__append_short(GString *out, double number)
{
    gsize start = out->len;
    tenet__append_decimal(out, number, 2);
    gsize end = out->len;
    while (end > start && out->str[end - 1] == '0')
        end--;
    if (end > start && out->str[end - 1] == '.')
        end--;
    g_string_truncate(out, end);
}

void tenet__append_hundredths(GString *out, int64_t hundredths, int width)
{
    char number[32];
    char sign = hundredths < 0 ? '-' : hundredths > 0 ? '+' : ' ';
    int64_t size = hundredths < 0 ? -hundredths : hundredths;
    g_snprintf(number, sizeof number, "%c%" G_GINT64_FORMAT ".%02d", sign, size / 100,
               (int)(size % 100));
    g_string_append_printf(out, "%*s", width, number);
}

int64_t tenet__hundredths(double number)
{
    return (int64_t)floor(number * 100 + 0.5);
}

/* A sum of doubles that should be whole may lie this far below. */
#define SLACK 1e-9

/* What rounding down cut off. */
typedef struct tail {
    double size;
    int32_t index;
} tail;

/* The largest first; of equal ones the earlier. */
static int compare_tails(const void *a, const void *b)
{
    const tail *x = a;
    const tail *y = b;
    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return x->index - y->index;
}

void tenet__share_out(const double *numbers, int32_t count, int64_t total, int64_t *hundredths)
{
    g_autofree tail *rest = g_new(tail, (gsize)count + 1);
    int64_t missing = total;
    for (int32_t i = 0; i < count; i++) {
        double exact = numbers[i] * 100;
        hundredths[i] = (int64_t)floor(exact + SLACK);
        rest[i] = (tail){exact - hundredths[i], i};
        missing -= hundredths[i];
    }
    qsort(rest, (gsize)count, sizeof *rest, compare_tails);
    for (int32_t i = 0; i < count && missing > 0; i++, missing--)
        hundredths[rest[i].index]++;
}

/* ---- Columns ----------------------------------------------------------------------------- */

/* The place behind a colour's escape sequence at p, or p. */
static const char *skip_style(const char *p, const char *end)
{
    if (*p != '\x1b')
        return p;
    while (p < end && *p != 'm')
        p++;
    return p < end ? p + 1 : p;
}

static int char_width(gunichar c)
{
    if (c < 0x80)
        return 1;
    return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

int tenet__display_width(const char *text, gssize length)
{
    const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
    int width = 0;
    for (const char *p = text; p < end;) {
        const char *behind = skip_style(p, end);
        if (behind == p) {
            width += char_width(g_utf8_get_char(p));
            behind = g_utf8_next_char(p);
        }
        p = behind;
    }
    return width;
}

/* How many bytes at the beginning fit into so many columns. */
static gsize head_within(const char *text, int width)
{
    const char *p = text;
    while (*p != '\0' && (width -= char_width(g_utf8_get_char(p))) >= 0)
        p = g_utf8_next_char(p);
    return (gsize)(p - text);
}

/* Where the end of a text that fits into so many columns begins. */
static const char *tail_within(const char *text, int width)
{
    const char *p = text + strlen(text);
    while (p > text) {
        const char *before = g_utf8_prev_char(p);
        width -= char_width(g_utf8_get_char(before));
        if (width < 0)
            break;
        p = before;
    }
    return p;
}

void tenet__append_column(GString *out, const char *text, int width, gboolean right)
{
    int taken = tenet__display_width(text, -1);
    g_autofree char *cut = NULL;
    if (taken > width && width > 0) {
        g_autofree char *head = g_strndup(text, head_within(text, width / 2));
        int left = width - 1 - tenet__display_width(head, -1);
        cut = g_strconcat(head, "\u2026", tail_within(text, left), NULL);
        text = cut;
        taken = tenet__display_width(text, -1);
    }
    if (right)
        g_string_append_printf(out, "%*s", width - taken, "");
    g_string_append(out, text);
    if (!right)
        g_string_append_printf(out, "%*s", width - taken, "");
}

void tenet__append_cut(GString *out, const char *text, int width)
{
    if (tenet__display_width(text, -1) <= width) {
        g_string_append(out, text);
        return;
    }
    g_string_append_len(out, text, (gssize)head_within(text, width - 1));
    g_string_append(out, "\u2026");
}

/* ---- Lines ------------------------------------------------------------------------------- */

/* Appends one word, on a new line if it does not fit. Returns the new column. */
static int append_word(GString *out, const char *word, gsize length, int column, int indent,
                       gboolean first)
{
    int width = tenet__display_width(word, (gssize)length);
    if (!first && column + 1 + width > TENET__LINE_WIDTH) {
        g_string_append_printf(out, "\n%*s", indent, "");
        column = indent;
    } else if (!first) {
        g_string_append_c(out, ' ');
        column++;
    }
    g_string_append_len(out, word, (gssize)length);
    return column + width;
}

void tenet__append_wrapped(GString *out, const char *text, int column, int indent)
{
    gboolean first = TRUE;
    for (const char *p = text; *p != '\0';) {
        if (*p == '\n') {
            g_string_append_printf(out, "\n%*s", indent, "");
            column = indent;
            first = TRUE;
            p++;
            continue;
        }
        gsize length = strcspn(p, " \n");
        if (length > 0) {
            column = append_word(out, p, length, column, indent, first);
            first = FALSE;
        }
        p += length;
        p += strspn(p, " ");
    }
}

/* ---- Colours ----------------------------------------------------------------------------- */

void tenet__append_style(GString *out, uint32_t flags, tenet__style style)
{
    static const char *const codes[] = {
        [TENET__PLAIN] = "\x1b[0m",  [TENET__BOLD] = "\x1b[1m", [TENET__DIM] = "\x1b[2m",
        [TENET__GREEN] = "\x1b[32m", [TENET__RED] = "\x1b[31m", [TENET__YELLOW] = "\x1b[33m",
    };
    if ((flags & TENET_RENDER_COLOR) != 0)
        g_string_append(out, codes[style]);
}
