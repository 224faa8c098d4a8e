/*
 * Character references of HTML and WebVTT: "&amp;", "&#233;", "&#xE9;".
 */
#include "text/entities.h"

#include <stdlib.h>
#include <string.h>

/* The longest reference is a number with leading zeros; names are shorter. */
#define REFERENCE_BYTES 16

typedef struct entity_row {
    const char *name;
    gunichar value;
} entity_row;

/* Those that editors and exports write, in the order of strcmp(). */
static const entity_row entities[] = {
    {"AElig", 0xC6},    {"Aacute", 0xC1},   {"Acirc", 0xC2},    {"Agrave", 0xC0},
    {"Aogon", 0x104},   {"Aring", 0xC5},    {"Atilde", 0xC3},   {"Auml", 0xC4},
    {"Cacute", 0x106},  {"Ccaron", 0x10C},  {"Ccedil", 0xC7},   {"Dagger", 0x2021},
    {"ETH", 0xD0},      {"Eacute", 0xC9},   {"Ecaron", 0x11A},  {"Ecirc", 0xCA},
    {"Egrave", 0xC8},   {"Eogon", 0x118},   {"Euml", 0xCB},     {"Iacute", 0xCD},
    {"Icirc", 0xCE},    {"Igrave", 0xCC},   {"Iuml", 0xCF},     {"Lstrok", 0x141},
    {"Nacute", 0x143},  {"NewLine", 0xA},   {"Ntilde", 0xD1},   {"OElig", 0x152},
    {"Oacute", 0xD3},   {"Ocirc", 0xD4},    {"Ograve", 0xD2},   {"Oslash", 0xD8},
    {"Otilde", 0xD5},   {"Ouml", 0xD6},     {"Prime", 0x2033},  {"Rcaron", 0x158},
    {"Sacute", 0x15A},  {"Scaron", 0x160},  {"THORN", 0xDE},    {"Tab", 0x9},
    {"Uacute", 0xDA},   {"Ucirc", 0xDB},    {"Ugrave", 0xD9},   {"Uuml", 0xDC},
    {"Yacute", 0xDD},   {"Yuml", 0x178},    {"Zacute", 0x179},  {"Zcaron", 0x17D},
    {"Zdot", 0x17B},    {"aacute", 0xE1},   {"acirc", 0xE2},    {"acute", 0xB4},
    {"aelig", 0xE6},    {"agrave", 0xE0},   {"amp", 0x26},      {"aogon", 0x105},
    {"apos", 0x27},     {"aring", 0xE5},    {"asymp", 0x2248},  {"atilde", 0xE3},
    {"auml", 0xE4},     {"bdquo", 0x201E},  {"brvbar", 0xA6},   {"bull", 0x2022},
    {"cacute", 0x107},  {"ccaron", 0x10D},  {"ccedil", 0xE7},   {"cedil", 0xB8},
    {"cent", 0xA2},     {"check", 0x2713},  {"colon", 0x3A},    {"comma", 0x2C},
    {"copy", 0xA9},     {"curren", 0xA4},   {"dagger", 0x2020}, {"darr", 0x2193},
    {"dash", 0x2010},   {"deg", 0xB0},      {"divide", 0xF7},   {"eacute", 0xE9},
    {"ecaron", 0x11B},  {"ecirc", 0xEA},    {"egrave", 0xE8},   {"emsp", 0x2003},
    {"ensp", 0x2002},   {"eogon", 0x119},   {"eth", 0xF0},      {"euml", 0xEB},
    {"euro", 0x20AC},   {"excl", 0x21},     {"frac12", 0xBD},   {"frac14", 0xBC},
    {"frac34", 0xBE},   {"ge", 0x2265},     {"gt", 0x3E},       {"harr", 0x2194},
    {"hearts", 0x2665}, {"hellip", 0x2026}, {"horbar", 0x2015}, {"hyphen", 0x2010},
    {"iacute", 0xED},   {"icirc", 0xEE},    {"iexcl", 0xA1},    {"igrave", 0xEC},
    {"iquest", 0xBF},   {"iuml", 0xEF},     {"laquo", 0xAB},    {"larr", 0x2190},
    {"ldquo", 0x201C},  {"le", 0x2264},     {"lowbar", 0x5F},   {"lpar", 0x28},
    {"lrm", 0x200E},    {"lsaquo", 0x2039}, {"lsquo", 0x2018},  {"lstrok", 0x142},
    {"lt", 0x3C},       {"macr", 0xAF},     {"mdash", 0x2014},  {"micro", 0xB5},
    {"middot", 0xB7},   {"minus", 0x2212},  {"nacute", 0x144},  {"nbsp", 0xA0},
    {"ndash", 0x2013},  {"ne", 0x2260},     {"not", 0xAC},      {"ntilde", 0xF1},
    {"num", 0x23},      {"oacute", 0xF3},   {"ocirc", 0xF4},    {"oelig", 0x153},
    {"ograve", 0xF2},   {"ordf", 0xAA},     {"ordm", 0xBA},     {"oslash", 0xF8},
    {"otilde", 0xF5},   {"ouml", 0xF6},     {"para", 0xB6},     {"period", 0x2E},
    {"permil", 0x2030}, {"plusmn", 0xB1},   {"pound", 0xA3},    {"prime", 0x2032},
    {"quest", 0x3F},    {"quot", 0x22},     {"raquo", 0xBB},    {"rarr", 0x2192},
    {"rcaron", 0x159},  {"rdquo", 0x201D},  {"reg", 0xAE},      {"rlm", 0x200F},
    {"rpar", 0x29},     {"rsaquo", 0x203A}, {"rsquo", 0x2019},  {"sacute", 0x15B},
    {"sbquo", 0x201A},  {"scaron", 0x161},  {"sect", 0xA7},     {"semi", 0x3B},
    {"shy", 0xAD},      {"sol", 0x2F},      {"sup1", 0xB9},     {"sup2", 0xB2},
    {"sup3", 0xB3},     {"szlig", 0xDF},    {"thinsp", 0x2009}, {"thorn", 0xFE},
    {"times", 0xD7},    {"trade", 0x2122},  {"uacute", 0xFA},   {"uarr", 0x2191},
    {"ucirc", 0xFB},    {"ugrave", 0xF9},   {"uml", 0xA8},      {"uuml", 0xFC},
    {"yacute", 0xFD},   {"yen", 0xA5},      {"yuml", 0xFF},     {"zacute", 0x17A},
    {"zcaron", 0x17E},  {"zdot", 0x17C},    {"zwj", 0x200D},    {"zwnj", 0x200C},
};

/* Numbers 128 to 159 mean Windows-1252 on the web, which is how old exports write quotes. */
static const guint16 windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
};

static gunichar numbered(const char *digits, const char *end)
{
    int base = 10;
    if (digits < end && (*digits == 'x' || *digits == 'X')) {
        base = 16;
        digits++;
    }
    gunichar value = 0;
    for (const char *p = digits; p < end; p++) {
        int digit = g_ascii_xdigit_value(*p);
        if (digit < 0 || digit >= base || value > 0x10FFFF)
            return 0;
        value = value * (gunichar)base + (gunichar)digit;
    }
    if (value >= 0x80 && value <= 0x9F)
        return windows_1252[value - 0x80];
    return value <= 0x10FFFF && g_unichar_validate(value) ? value : 0;
}

static int compare_name(const void *name, const void *row)
{
    return strcmp(name, ((const entity_row *)row)->name);
}

static gunichar named(const char *start, const char *end)
{
    char name[REFERENCE_BYTES];
    memcpy(name, start, (size_t)(end - start));
    name[end - start] = '\0';
    const entity_row *found =
        bsearch(name, entities, G_N_ELEMENTS(entities), sizeof *entities, compare_name);
    return found ? found->value : 0;
}

const char *tenet__entity(const char *p, const char *end, gunichar *character)
{
    const char *name = p + 1;
    const char *stop = name;
    while (stop < end && stop - name < REFERENCE_BYTES - 1 &&
           (g_ascii_isalnum(*stop) || *stop == '#'))
        stop++;
    if (stop == name || stop == end || *stop != ';')
        return NULL;
    *character = *name == '#' ? numbered(name + 1, stop) : named(name, stop);
    return *character != 0 ? stop + 1 : NULL;
}
