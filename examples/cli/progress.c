/*
 * Progress on standard error, only on a terminal, ten times a second at most. See progress.h.
 */
#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "terminal.h"

#define MICROSECONDS_BETWEEN 100000
#define SECOND               1000000.0

/* A run that ends sooner shows nothing. */
#define MICROSECONDS_BEFORE 500000

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

void progress_begin(progress *line, gboolean wanted)
{
    struct sigaction action = {.sa_handler = interrupt, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    memset(line, 0, sizeof *line);
    line->shown = wanted && terminal_is_error();
    line->width = terminal_width();
    line->began = line->last = g_get_monotonic_time();
}

/* "12.3 MB" */
static void append_size(GString *text, double bytes)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof number, "%.1f", bytes / 1e6);
    g_string_append_printf(text, "%s MB", number);
}

static void append_rest(GString *text, const tenet_summary *summary, double rate)
{
    if (summary->bytes_total <= summary->bytes_read || rate <= 0)
        return;
    double left = (double)(summary->bytes_total - summary->bytes_read) / rate;
    int seconds = (int)CLAMP(left + 0.5, 0, 359999);
    int percent = (int)(100 * summary->bytes_read / summary->bytes_total);
    g_string_append_printf(text, ", %d %%, %d:%02d left", MIN(percent, 100), seconds / 60,
                           seconds % 60);
}

static void draw(progress *line, const tenet_summary *summary, int64_t now)
{
    double seconds = (double)(now - line->began) / SECOND;
    double rate = seconds > 0 ? (double)summary->bytes_read / seconds : 0;
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "%" G_GINT64_FORMAT " candidates, ", summary->candidates);
    append_size(text, (double)summary->bytes_read);
    g_string_append(text, " (");
    append_size(text, rate);
    g_string_append(text, "/s)");
    append_rest(text, summary, rate);
    fprintf(stderr, "\r%-*.*s", line->width - 1, line->width - 1, text->str);
    fflush(stderr);
    line->drawn = TRUE;
}

int32_t progress_tell(void *user, const tenet_summary *summary)
{
    progress *line = user;
    int64_t now = g_get_monotonic_time();
    if (line->shown && now - line->began >= MICROSECONDS_BEFORE &&
        now - line->last >= MICROSECONDS_BETWEEN) {
        line->last = now;
        draw(line, summary, now);
    }
    return interrupted;
}

void progress_end(progress *line)
{
    if (line->drawn)
        fprintf(stderr, "\r%*s\r", line->width - 1, "");
    line->drawn = FALSE;
}
