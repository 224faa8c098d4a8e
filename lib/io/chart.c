/*
 * Small drawings. See chart.h. One unit of the drawing is half a point of the scale.
 */
#include "io/chart.h"

#include <math.h>

#include "io/display.h"

/* The scale stands in the middle of a strip with room for the signs at both ends. */
#define EDGE   6
#define LENGTH 200
#define MIDDLE 8

static void append_place(GString *out, double points)
{
    tenet__append_decimal(out, EDGE + points * LENGTH / 100, 1);
}

static void draw_path(tenet__html *html, const char *which, const char *path)
{
    tenet__html_element(html, "path", "", "class", which, "d", path, NULL);
}

static void open_drawing(tenet__html *html, const char *which, int width, int height)
{
    g_autofree char *box = g_strdup_printf("0 0 %d %d", width, height);
    tenet__html_open(html, "svg", "class", which, "viewBox", box, "aria-hidden", "true",
                     "focusable", "false", NULL);
}

static void draw_band(tenet__html *html, double low, double high)
{
    g_autoptr(GString) path = g_string_new("M");
    append_place(path, low);
    g_string_append_printf(path, " %dH", MIDDLE);
    append_place(path, high);
    draw_path(html, "band", path->str);
}

static void draw_dot(tenet__html *html, double score)
{
    g_autoptr(GString) place = g_string_new(NULL);
    append_place(place, score);
    tenet__html_element(html, "circle", "", "class", "dot", "cx", place->str, "cy", "8", "r", "4.5",
                        NULL);
}

static void draw_diamond(tenet__html *html, double stated)
{
    g_autoptr(GString) path = g_string_new("M");
    append_place(path, stated);
    g_string_append(path, " 2l5 6-5 6-5-6z");
    draw_path(html, "said", path->str);
}

void tenet__chart_scale(tenet__html *html, double low, double high, double score, double stated)
{
    open_drawing(html, "scale", LENGTH + 2 * EDGE, 2 * MIDDLE);
    draw_path(html, "track", "M6 8H206M106 3V13");
    if (!isnan(low) && !isnan(high))
        draw_band(html, low, high);
    if (!isnan(score))
        draw_dot(html, score);
    if (!isnan(stated))
        draw_diamond(html, stated);
    tenet__html_close(html);
}

void tenet__chart_bar(tenet__html *html, double share)
{
    g_autoptr(GString) path = g_string_new("M6 2V14H");
    append_place(path, share * 100);
    g_string_append(path, "V2z");
    open_drawing(html, "scale", LENGTH + 2 * EDGE, 2 * MIDDLE);
    draw_path(html, "bar", path->str);
    tenet__html_close(html);
}
