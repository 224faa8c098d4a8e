#include "io/display.h"

#include <math.h>
#include <string.h>

#include "base/numeric.h"
#include "suite.h"
#include "tenet/io.h"
#include "tests.h"

static void check_decimal(double number, int decimals, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    tenet__append_decimal(out, number, decimals);
    SUITE_STRING(out->str, expected);
}

static void check_hundredths(int64_t number, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    tenet__append_hundredths(out, number, 7);
    SUITE_STRING(out->str, expected);
}

void test_decimals(void)
{
    check_decimal(65.027, 0, "65");
    check_decimal(-0.3, 0, "0");
    check_decimal(-0.04, 1, "0.0");
    check_decimal(1.25, 2, "1.25");
    check_hundredths(147, "  +1.47");
    check_hundredths(-5, "  -0.05");
    check_hundredths(0, "   0.00");
    check_hundredths(-12345, "-123.45");
    g_autoptr(GString) out = g_string_new(NULL);
    tenet__append_short(out, 3);
    tenet__append_short(out, 0.5);
    tenet__append_short(out, 100);
    SUITE_STRING(out->str, "30.5100");
}

void test_shared_out(void)
{
    const double thirds[] = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    int64_t shown[3];
    tenet__share_out(thirds, 3, 100, shown);
    CU_ASSERT_EQUAL(shown[0], 34);
    CU_ASSERT_EQUAL(shown[1], 33);
    CU_ASSERT_EQUAL(shown[2], 33);
    const double whole[] = {0.29, 0, -0.29};
    tenet__share_out(whole, 3, 0, shown);
    CU_ASSERT_EQUAL(shown[0], 29);
    CU_ASSERT_EQUAL(shown[1], 0);
    CU_ASSERT_EQUAL(shown[2], -29);
}

/* What counts nothing is shown as nothing, every number stays within a hundredth, and the sum is
 * the total. */
void test_shared_out_random(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed((guint32)suite_seed());
    for (int run = 0; run < 2000; run++) {
        double numbers[30];
        int64_t shown[30], sum = 0;
        tenet__sum exact = {0};
        int32_t count = g_rand_int_range(random, 1, 30);
        for (int32_t i = 0; i < count; i++) {
            numbers[i] =
                g_rand_int_range(random, 0, 4) == 0 ? 0 : g_rand_double_range(random, -9, 9);
            tenet__sum_add(&exact, numbers[i]);
        }
        int64_t total = tenet__hundredths(tenet__sum_value(&exact));
        tenet__share_out(numbers, count, total, shown);
        for (int32_t i = 0; i < count; i++) {
            sum += shown[i];
            CU_ASSERT(fabs((double)shown[i] - numbers[i] * 100) < 1 + 1e-6);
            CU_ASSERT(numbers[i] != 0 || shown[i] == 0);
        }
        CU_ASSERT_EQUAL(sum, total);
    }
}

void test_widths(void)
{
    CU_ASSERT_EQUAL(tenet__display_width("Zo\xC3\xAB", -1), 3);
    CU_ASSERT_EQUAL(tenet__display_width("e\xCC\x81", -1), 1);
    CU_ASSERT_EQUAL(tenet__display_width("\xE6\x97\xA5\xE6\x9C\xAC", -1), 4);
    CU_ASSERT_EQUAL(tenet__display_width("\x1b[31mred\x1b[0m", -1), 3);
}

static void check_column(const char *text, int width, gboolean right, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    tenet__append_column(out, text, width, right);
    SUITE_STRING(out->str, expected);
}

void test_columns(void)
{
    check_column("ab", 4, FALSE, "ab  ");
    check_column("ab", 4, TRUE, "  ab");
    check_column("\xE6\x97\xA5", 4, FALSE, "\xE6\x97\xA5  ");
    check_column("application-00042", 9, FALSE,
                 "appl\xE2\x80\xA6"
                 "0042");
    check_column("\xE6\x97\xA5\xE6\x97\xA5\xE6\x97\xA5\xE6\x97\xA5", 6, FALSE,
                 "\xE6\x97\xA5\xE2\x80\xA6\xE6\x97\xA5 ");
    g_autoptr(GString) out = g_string_new(NULL);
    tenet__append_cut(out, "Service excellence", 12);
    SUITE_STRING(out->str, "Service exc\xE2\x80\xA6");
}

void test_wrapping(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < 100; i++)
        g_string_append(text, i % 7 == 0 ? "\x1b[32mlonger\x1b[0m " : "word ");
    g_string_append(text, "\nlast");
    tenet__append_wrapped(out, text->str, 10, 4);
    char **lines = g_strsplit(out->str, "\n", -1);
    CU_ASSERT(g_strv_length(lines) > 5);
    for (int i = 0; lines[i] != NULL; i++) {
        CU_ASSERT(tenet__display_width(lines[i], -1) + (i == 0 ? 10 : 0) <= TENET__LINE_WIDTH);
        CU_ASSERT(i == 0 || g_str_has_prefix(lines[i], "    "));
    }
    SUITE_STRING(lines[g_strv_length(lines) - 1], "    last");
    g_strfreev(lines);
}
