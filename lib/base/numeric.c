/*
 * Sums, the logistic function, profile statistics and number printing. See numeric.h.
 */
#include "base/numeric.h"

double tenet__expit(double x)
{
    return 1 / (1 + exp(-x));
}

double tenet__logit(double p)
{
    return log(p / (1 - p));
}

static double mean(const double *x, int32_t n)
{
    tenet__sum sum = {0};
    for (int32_t i = 0; i < n; i++)
        tenet__sum_add(&sum, x[i]);
    return tenet__sum_value(&sum) / n;
}

double tenet__pearson(const double *x, const double *y, int32_t n)
{
    if (n < 2)
        return NAN;
    double mean_x = mean(x, n);
    double mean_y = mean(y, n);
    tenet__sum xy = {0}, xx = {0}, yy = {0};
    for (int32_t i = 0; i < n; i++) {
        tenet__sum_add(&xy, (x[i] - mean_x) * (y[i] - mean_y));
        tenet__sum_add(&xx, (x[i] - mean_x) * (x[i] - mean_x));
        tenet__sum_add(&yy, (y[i] - mean_y) * (y[i] - mean_y));
    }
    double spread = sqrt(tenet__sum_value(&xx)) * sqrt(tenet__sum_value(&yy));
    /* Equal numbers can leave a spread of rounding size: that is a constant profile. */
    double scale = (fabs(mean_x) + 1) * (fabs(mean_y) + 1);
    return spread > 1e-12 * scale ? CLAMP(tenet__sum_value(&xy) / spread, -1, 1) : NAN;
}

void tenet__midranks(const double *x, int32_t n, double *ranks)
{
    for (int32_t i = 0; i < n; i++) {
        int32_t below = 0, equal = 0;
        for (int32_t j = 0; j < n; j++) {
            below += x[j] < x[i];
            equal += x[j] == x[i];
        }
        ranks[i] = below + (equal + 1) / 2.0;
    }
}

double tenet__spearman(const double *x, const double *y, int32_t n)
{
    if (n < 2)
        return NAN;
    g_autofree double *ranks = g_new(double, (gsize)n * 2);
    tenet__midranks(x, n, ranks);
    tenet__midranks(y, n, ranks + n);
    return tenet__pearson(ranks, ranks + n, n);
}

double tenet__tau_b(const double *x, const double *y, int32_t n)
{
    double concordant = 0, discordant = 0, tied_x = 0, tied_y = 0;
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = i + 1; j < n; j++) {
            int a = (x[i] > x[j]) - (x[i] < x[j]);
            int b = (y[i] > y[j]) - (y[i] < y[j]);
            concordant += a * b > 0;
            discordant += a * b < 0;
            tied_x += a == 0 && b != 0;
            tied_y += b == 0 && a != 0;
        }
    }
    double untied = concordant + discordant;
    double spread = sqrt(untied + tied_x) * sqrt(untied + tied_y);
    return spread > 0 ? (concordant - discordant) / spread : NAN;
}

static void append_digits(GString *text, uint64_t number)
{
    char digits[20];
    gsize at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (at < sizeof digits)
        g_string_append_c(text, digits[at++]); /* inlined, and most have one digit */
}

void tenet__append_number(GString *text, double number)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    if (!isfinite(number)) {
        g_string_append(text, "null");
        return;
    }
    /* Most numbers of a result are counts or zero, for which the C library's way is long: a sixth
     * of the work of scoring a file. */
    if (number >= 0 && number < 1e15 && number == floor(number)) {
        append_digits(text, (uint64_t)number);
        return;
    }
    g_ascii_formatd(buffer, sizeof buffer, "%.15g", number);
    if (g_ascii_strtod(buffer, NULL) != number)
        g_ascii_dtostr(buffer, sizeof buffer, number);
    g_string_append(text, buffer);
}
