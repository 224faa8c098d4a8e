/*
 * The report on learnt weights. See report.h.
 */
#include "learn/report.h"

#include <math.h>

static const char LEGAL[] =
    "Weights that are learnt from data change what this tool is. Rules that people wrote may fall\n"
    "outside the EU's definition of an AI system; weights fitted to data do not, and evaluating\n"
    "candidates is then high-risk (Regulation 2024/1689, annex III, 4(a)). New York City's Local\n"
    "Law 144 counts a tool whose weights a computer chose among automated employment decision\n"
    "tools: audit it for adverse impact before use. Works councils have a say in selection\n"
    "guidelines (BetrVG 94, 95). The labels carry the habits of those who gave them: read every\n"
    "term, strike what tells of a person's origin, age, sex, faith, health or class, and keep the\n"
    "old model until somebody has signed for the new one. This is no legal advice.\n";

static void append_figure(GString *out, const char *name, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    if (isnan(number))
        g_string_append_printf(out, "%s undefined", name);
    else
        g_string_append_printf(out, "%s %s", name,
                               g_ascii_formatd(text, sizeof text, "%.3f", number));
}

static void append_value(GString *out, const tenet_lesson_value *row)
{
    g_string_append_printf(out, "%s\n  %d terms from %d texts of %d people, %d with the label\n",
                           row->value, (int)row->terms, (int)row->texts, (int)row->people,
                           (int)row->positives);
    append_figure(out, "  F1", row->f1);
    append_figure(out, " (95 %:", row->low);
    append_figure(out, " to", row->high);
    append_figure(out, "), precision", row->precision);
    append_figure(out, ", recall", row->recall);
    append_figure(out, "\n  AUC", row->auc);
    append_figure(out, ", agreement (kappa)", row->agreement);
    append_figure(out, "; the label is expected from a sum of", row->threshold);
    g_string_append(out, " on\n");
    double all = 2.0 * row->positives / (row->positives + row->texts);
    append_figure(out, "  for comparison, expecting the label everywhere has F1", all);
    g_string_append_c(out, '\n');
    if (row->people < TENET__MIN_VALIDATED)
        g_string_append_printf(out,
                               "  not validated: %d people are fewer than the %d that are needed "
                               "to say so\n",
                               (int)row->people, TENET__MIN_VALIDATED);
}

void tenet__append_report(GString *out, const tenet_lesson_value *rows, guint count)
{
    double sum = 0;
    for (guint i = 0; i < count; i++) {
        append_value(out, &rows[i]);
        sum += isnan(rows[i].f1) ? 0 : rows[i].f1;
    }
    if (count > 1)
        append_figure(out, "mean F1 of all values", sum / count);
    g_string_append_printf(
        out,
        "%sAll figures are of people whom the weights were not learnt from (five folds over\n"
        "people; what is chosen is chosen within the others). They say how well the labels are\n"
        "met, not whether the labels are right, and nothing about performance at work.\n\n%s",
        count > 1 ? "\n" : "", LEGAL);
}
