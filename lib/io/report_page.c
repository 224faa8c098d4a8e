/*
 * The report of one assessment as a page of its own: the public call, its options, and the frame.
 */
#include "io/report_options.h"

#include <string.h>

#define REPORT_FLAGS TENET_REPORT_FOR_CANDIDATE

gboolean tenet__report_options(tenet_report_options *options, const tenet_report_options *given,
                               tenet_error *error)
{
    memset(options, 0, sizeof *options);
    options->struct_size = sizeof *options;
    if (given == NULL)
        return TRUE;
    if (given->struct_size < sizeof *options) {
        tenet__error_error(error, TENET_E_ARGUMENT, TENET__NOWHERE,
                           "report options: struct_size is smaller than the struct of this "
                           "version");
        return FALSE;
    }
    const char *bytes = (const char *)given;
    gboolean known = (given->flags & ~(uint32_t)REPORT_FLAGS) == 0 && given->reserved == 0 &&
                     (given->assess & ~(uint32_t)TENET__ASSESS_FLAGS) == 0;
    for (gsize i = sizeof *options; i < given->struct_size; i++)
        known &= bytes[i] == 0;
    if (!known)
        tenet__error_error(error, TENET_E_ARGUMENT, TENET__NOWHERE,
                           "report options: an option is set that this version does not know");
    *options = *given;
    return known;
}

/* ---- The frame --------------------------------------------------------------------------- */

void tenet__report_kicker(tenet__html *html, const tenet__messages *messages,
                          const tenet_model *model, const char *key)
{
    tenet__html_open(html, "p", "class", "kicker", NULL);
    tenet__html_message(html, messages, key, "model",
                        model->name[0] != '\0' ? model->name : model->id, NULL);
    tenet__html_close(html);
}

static void write_head(tenet__report *report, gboolean copy)
{
    tenet__html *html = &report->html;
    const tenet_assessment *assessment = report->assessment;
    tenet__html_open(html, "header", NULL);
    tenet__report_kicker(html, report->messages, assessment->model,
                         copy ? "kicker_copy" : "kicker_report");
    tenet__html_open(html, "h1", NULL);
    tenet__html_message(html, report->messages, copy ? "title_copy" : "title_report", "candidate",
                        assessment->candidate, NULL);
    tenet__html_close(html);
    tenet__html_close(html);
}

void tenet__report_page(GString *out, const tenet_assessment *assessment,
                        const tenet__messages *messages, const tenet_report_options *options)
{
    tenet__report report;
    gboolean copy = (options->flags & TENET_REPORT_FOR_CANDIDATE) != 0;
    g_autofree char *title = tenet__message_filled(messages, copy ? "title_copy" : "title_report",
                                                   "candidate", assessment->candidate, NULL);
    tenet__report_begin(&report, out, messages, assessment);
    report.contact = options->contact;
    tenet__html_begin_page(&report.html, title, tenet__messages_language(messages),
                           tenet__message(messages, "direction"));
    write_head(&report, copy);
    tenet__html_open(&report.html, "main", "class", copy ? "copy" : NULL, NULL);
    if (copy)
        tenet__report_copy(&report);
    else
        tenet__report_body(&report);
    tenet__html_end_page(&report.html);
    tenet__report_end(&report);
}

/* ---- The public call --------------------------------------------------------------------- */

int32_t tenet_assessment_report(const tenet_assessment *assessment,
                                const tenet_report_options *options, char **html, int64_t *length,
                                tenet_error **error)
{
    tenet_report_options taken;
    if (html != NULL)
        *html = NULL;
    if (length != NULL)
        *length = 0;
    if (assessment == NULL || html == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the assessment or the place for the page is NULL");
    tenet_error *mistakes = tenet__error_new();
    g_autoptr(tenet__messages) messages = NULL;
    if (tenet__report_options(&taken, options, mistakes))
        messages = tenet__messages_load(taken.language, mistakes);
    if (messages != NULL && (taken.flags & TENET_REPORT_FOR_CANDIDATE) != 0 &&
        assessment->alignment.status == TENET_SEALED)
        tenet__error_error(mistakes, TENET_E_DATA, TENET__NOWHERE,
                           "a sealed assessment has no copy for the candidate yet; the ratings "
                           "come first");
    else if (messages != NULL) {
        GString *out = g_string_new(NULL);
        tenet__report_page(out, assessment, messages, &taken);
        if (length != NULL)
            *length = (int64_t)out->len;
        *html = g_string_free(out, FALSE);
    }
    return tenet__error_finish(mistakes, error);
}
