/*
 * What a sealed report shows: which ratings are missing, the anchors to rate by, and the texts as
 * they are. No figure and no mark, so that nobody rates towards a score.
 */
#include "io/report.h"

static void write_anchors(tenet__report *report, int32_t value)
{
    const tenet_model *model = report->model;
    tenet__html *html = &report->html;
    gboolean any = FALSE;
    for (int32_t point = 1; point <= 5; point++) {
        const char *text = tenet_model_anchor(model, value, point);
        g_autofree char *figure = g_strdup_printf("%d", point);
        if (text == NULL || text[0] == '\0')
            continue;
        if (!any)
            tenet__html_open(html, "dl", "lang", tenet__report_model_language(report), NULL);
        any = TRUE;
        tenet__html_element(html, "dt", figure, NULL);
        tenet__html_open(html, "dd", NULL);
        tenet__html_foreign(html, text, -1);
        tenet__html_close(html);
    }
    if (any)
        tenet__html_close(html);
    else
        tenet__report_paragraph(report, "soft", "sealed_no_anchors");
}

void tenet__report_sealed(tenet__report *report)
{
    const tenet_assessment *assessment = report->assessment;
    tenet__report_paragraph(report, "lead", "sealed");
    tenet__report_paragraph(report, NULL, "sealed_why");
    tenet__report_heading(report, 0, "sealed_missing");
    for (guint v = 0; v < assessment->values->len; v++) {
        const tenet_value_score *row = tenet__report_value(report, v);
        if (!row->unrated)
            continue;
        tenet__report_heading_of(report, 1, tenet__report_value_name(report->model, row->value));
        write_anchors(report, row->value);
    }
    tenet__report_texts(report);
    if (report->part > 0)
        return;
    tenet__report_heading(report, 0, "made_with");
    tenet__report_model(report);
}
