/*
 * Sums, profile statistics and number printing. The expected figures are those of the field's
 * literature, computed independently.
 */
#include "base/numeric.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "lists.h"

#define NEAR(actual, expected) CU_ASSERT_DOUBLE_EQUAL((actual), (expected), 1e-9)

static const double PERSON[] = {5, 4, 4, 2, 3, 1};
static const double COMPANY[] = {4, 5, 3, 3, 2, 1};

static double add_all(const double *terms, size_t count)
{
    tenet__sum sum = {0};
    for (size_t i = 0; i < count; i++)
        tenet__sum_add(&sum, terms[i]);
    return tenet__sum_value(&sum);
}

static void sums_keep_small_terms(void)
{
    const double cancel[] = {1, 1e100, 1, -1e100};
    CU_ASSERT_EQUAL(add_all(cancel, 4), 2);
    double tenths[1000];
    for (size_t i = 0; i < 1000; i++)
        tenths[i] = 0.1;
    CU_ASSERT_EQUAL(add_all(tenths, 1000), 100);
    CU_ASSERT_EQUAL(add_all(NULL, 0), 0);
}

static void logistic_functions_are_inverse(void)
{
    CU_ASSERT_EQUAL(tenet__expit(0), 0.5);
    NEAR(tenet__expit(2), 0.8807970779778823);
    for (double x = -20; x <= 20; x += 0.5)
        CU_ASSERT_DOUBLE_EQUAL(tenet__logit(tenet__expit(x)), x, 1e-6);
}

static void profiles_compare_as_in_the_literature(void)
{
    NEAR(tenet__pearson(PERSON, COMPANY, 6), 0.7686151383);
    NEAR(tenet__spearman(PERSON, COMPANY, 6), 0.7794117647);
    NEAR(tenet__tau_b(PERSON, COMPANY, 6), 0.6428571429);
    const double one[] = {1, 2, 3, 4, 5}, other[] = {2, 1, 4, 3, 5};
    NEAR(tenet__spearman(one, other, 5), 0.8);
    NEAR(tenet__tau_b(one, other, 5), 0.6);
    const double a[] = {1, 2, 2, 3, 3, 3, 4, 4, 5}, b[] = {2, 1, 3, 2, 3, 4, 3, 5, 4};
    NEAR(tenet__pearson(a, b, 9), 0.6666666667);
    const double score[] = {62, 71, 55, 80, 45, 68, 90, 58, 74, 66};
    const double criterion[] = {3.1, 3.6, 2.9, 3.9, 2.5, 2.8, 4.4, 3.3, 3.5, 3.0};
    NEAR(tenet__pearson(score, criterion, 10), 0.8964637258);
    NEAR(tenet__spearman(score, criterion, 10), 0.8181818182);
}

static void equal_and_opposite_profiles_reach_the_ends(void)
{
    const double up[] = {0.1, 0.2, 0.3, 0.7}, down[] = {0.7, 0.3, 0.2, 0.1};
    NEAR(tenet__pearson(up, up, 4), 1);
    CU_ASSERT(tenet__pearson(up, up, 4) <= 1);
    NEAR(tenet__spearman(up, down, 4), -1);
    NEAR(tenet__tau_b(up, down, 4), -1);
}

static void constant_profiles_have_no_correlation(void)
{
    const double flat[] = {3, 3, 3}, tenth[] = {0.1 + 0.2, 0.3, 0.3}, up[] = {1, 2, 3};
    CU_ASSERT(isnan(tenet__pearson(flat, up, 3)));
    CU_ASSERT(isnan(tenet__pearson(up, tenth, 3))); /* differs by rounding only */
    CU_ASSERT(isnan(tenet__spearman(up, flat, 3)));
    CU_ASSERT(isnan(tenet__tau_b(flat, up, 3)));
    CU_ASSERT(isnan(tenet__pearson(up, up, 1)));
    CU_ASSERT(isnan(tenet__spearman(up, up, 0)));
    CU_ASSERT(isnan(tenet__tau_b(up, up, 1)));
}

static void ranks_of_ties_are_shared(void)
{
    const double x[] = {30, 10, 20, 10, 10}, expected[] = {5, 2, 4, 2, 2};
    double ranks[5];
    tenet__midranks(x, 5, ranks);
    CU_ASSERT_EQUAL(memcmp(ranks, expected, sizeof ranks), 0);
}

static void prints(double number, const char *expected)
{
    g_autoptr(GString) text = g_string_new("x=");
    tenet__append_number(text, number);
    SUITE_STRING(text->str + 2, expected);
}

static void print_examples(void)
{
    prints(0, "0");
    prints(-0.0, "0");
    prints(3, "3");
    prints(-2.5, "-2.5");
    prints(0.1, "0.1");
    prints(0.1 + 0.2, "0.30000000000000004");
    prints(65.0270453008790, "65.027045300879");
    prints(1e300, "1e+300");
    prints(1.0 / 3, "0.33333333333333331");
    prints(NAN, "null");
    prints(INFINITY, "null");
    prints(-INFINITY, "null");
}

static void numbers_read_back(void)
{
    GRand *random = g_rand_new_with_seed((guint32)suite_seed());
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = (uint64_t)g_rand_int(random) << 32 | g_rand_int(random);
        double number;
        memcpy(&number, &bits, sizeof number);
        if (i % 2 == 0)
            number = g_rand_int_range(random, 0, 100000) / 1000.0;
        if (!isfinite(number))
            continue;
        g_autoptr(GString) text = g_string_new(NULL);
        tenet__append_number(text, number);
        if (g_ascii_strtod(text->str, NULL) != number || strchr(text->str, ',') != NULL) {
            fprintf(stderr, "%a is printed as %s\n", number, text->str);
            CU_FAIL("a number does not read back");
            break;
        }
    }
    g_rand_free(random);
}

static void locales_change_nothing(void)
{
    static const char *const locales[] = {"tr_TR.UTF-8", "tr_TR.utf8", "de_DE.UTF-8", "de_DE.utf8"};
    int tried = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
        if (setlocale(LC_ALL, locales[i]) == NULL)
            continue;
        tried++;
        print_examples();
        numbers_read_back();
    }
    setlocale(LC_ALL, "C");
    if (tried == 0)
        printf("(neither tr_TR nor de_DE is installed) ");
}

const suite_test numeric_tests[] = {
    {"a sum keeps small terms beside large ones", sums_keep_small_terms},
    {"expit and logit are inverse", logistic_functions_are_inverse},
    {"profiles compare as in the literature", profiles_compare_as_in_the_literature},
    {"equal and opposite profiles give exactly 1 and -1",
     equal_and_opposite_profiles_reach_the_ends},
    {"a constant profile has no correlation", constant_profiles_have_no_correlation},
    {"equal values share their ranks", ranks_of_ties_are_shared},
    {"numbers print short and with a point", print_examples},
    {"numbers read back exactly", numbers_read_back},
    {"no locale changes how numbers print", locales_change_nothing},
    {NULL, NULL},
};
