/*
 * The table of messages. See messages.h.
 */
#include "io/messages.h"

#include <stdarg.h>
#include <string.h>

#include "io/display.h"
#include "model/yamltree.h"

struct tenet__messages {
    tenet__yaml *tree;
    GHashTable *texts; /* key -> text, both in the tree */
    const char *language;
};

/* ---- Loading ----------------------------------------------------------------------------- */

/* The table's first message names the languages. */
static const tenet__yaml *languages_of(const tenet__yaml *tree)
{
    return tenet__yaml_get(tree, "language");
}

static const char *find_language(const tenet__yaml *tree, const char *wanted)
{
    const tenet__yaml *known = languages_of(tree);
    gsize length = wanted != NULL ? strcspn(wanted, "-_") : 0;
    for (guint i = 0; i < known->keys->len; i++) {
        const char *name = ((const tenet__yaml *)known->keys->pdata[i])->scalar;
        if (length == 0 ? strcmp(name, "en") == 0
                        : strlen(name) == length && g_ascii_strncasecmp(name, wanted, length) == 0)
            return name;
    }
    return NULL;
}

static void tell_languages(const tenet__yaml *tree, const char *wanted, tenet_error *error)
{
    const tenet__yaml *known = languages_of(tree);
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < known->keys->len; i++)
        g_string_append_printf(names, "%s%s", i == 0 ? "" : ", ",
                               ((const tenet__yaml *)known->keys->pdata[i])->scalar);
    tenet__error_error(error, TENET_E_ARGUMENT, TENET__NOWHERE,
                       "pages are not written in the language \"%s\"; choose one of: %s", wanted,
                       names->str);
}

tenet__messages *tenet__messages_load(const char *language, tenet_error *error)
{
    tenet__yaml *tree = tenet__yaml_parse(tenet__messages_yaml, tenet__messages_yaml_length,
                                          "messages.yaml", error);
    if (tree == NULL)
        return NULL;
    const char *found = find_language(tree, language);
    if (found == NULL) {
        tell_languages(tree, language, error);
        tenet__yaml_free(tree);
        return NULL;
    }
    tenet__messages *messages = g_new0(tenet__messages, 1);
    messages->tree = tree;
    messages->language = found;
    messages->texts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < tree->keys->len; i++) {
        const tenet__yaml *text = tenet__yaml_get(tree->items->pdata[i], found);
        if (text != NULL)
            g_hash_table_insert(messages->texts,
                                ((const tenet__yaml *)tree->keys->pdata[i])->scalar, text->scalar);
    }
    return messages;
}

void tenet__messages_free(tenet__messages *messages)
{
    if (messages == NULL)
        return;
    g_hash_table_unref(messages->texts);
    tenet__yaml_free(messages->tree);
    g_free(messages);
}

const char *tenet__messages_language(const tenet__messages *messages)
{
    return messages->language;
}

const char *tenet__message(const tenet__messages *messages, const char *key)
{
    const char *text = g_hash_table_lookup(messages->texts, key);
    return text != NULL ? text : key;
}

/* ---- Filling ----------------------------------------------------------------------------- */

/* The text for the place `name` among the pairs, or NULL. */
static const char *find_place(va_list pairs, const char *name, gsize length)
{
    va_list rest;
    const char *found = NULL, *key;
    va_copy(rest, pairs);
    while (found == NULL && (key = va_arg(rest, const char *)) != NULL) {
        const char *text = va_arg(rest, const char *);
        if (strlen(key) == length && strncmp(key, name, length) == 0)
            found = text;
    }
    va_end(rest);
    return found;
}

/* Says a message piece by piece: its own words, and what fills its places. A place that nothing
 * fills stays as it is written. */
static void say(const char *message, va_list pairs,
                void (*write)(void *to, const char *text, gsize length, gboolean foreign), void *to)
{
    while (*message != '\0') {
        gsize words = strcspn(message, "{");
        const char *name = message + words + (message[words] == '{' ? 1 : 0);
        gsize length = strcspn(name, "}");
        const char *text = message[words] == '{' ? find_place(pairs, name, length) : NULL;
        if (words > 0)
            write(to, message, words, FALSE);
        if (text != NULL)
            write(to, text, strlen(text), TRUE);
        else
            write(to, message + words, (gsize)(name - message) - words, FALSE);
        message = text != NULL ? name + length + (name[length] == '}' ? 1 : 0) : name;
    }
}

static void write_plain(void *to, const char *text, gsize length, gboolean foreign)
{
    (void)foreign;
    g_string_append_len(to, text, (gssize)length);
}

static void write_html(void *to, const char *text, gsize length, gboolean foreign)
{
    if (foreign)
        tenet__html_foreign(to, text, (gssize)length);
    else
        tenet__append_html(((tenet__html *)to)->out, text, (gssize)length);
}

char *tenet__message_filled(const tenet__messages *messages, const char *key, ...)
{
    GString *out = g_string_new(NULL);
    va_list pairs;
    va_start(pairs, key);
    say(tenet__message(messages, key), pairs, write_plain, out);
    va_end(pairs);
    return g_string_free(out, FALSE);
}

void tenet__html_message(tenet__html *html, const tenet__messages *messages, const char *key, ...)
{
    va_list pairs;
    va_start(pairs, key);
    say(tenet__message(messages, key), pairs, write_html, html);
    va_end(pairs);
}

char *tenet__message_counted(const tenet__messages *messages, const char *key, int64_t count)
{
    g_autofree char *form = g_strconcat(key, count == 1 ? "_one" : "_many", NULL);
    g_autofree char *figure = g_strdup_printf("%" G_GINT64_FORMAT, count);
    return tenet__message_filled(messages, form, "count", figure, NULL);
}

const char *tenet__message_why(const tenet__messages *messages, int32_t why)
{
    static const char *const keys[] = {
        [TENET_ASK_NOTHING] = "why_nothing",
        [TENET_ASK_LITTLE] = "why_little",
        [TENET_ASK_HYPOTHETICAL] = "why_hypothetical",
        [TENET_ASK_ATTRIBUTED] = "why_attributed",
        [TENET_ASK_UNSURE] = "why_unsure",
        [TENET_ASK_CLAIMED] = "why_claimed",
        [TENET_ASK_CONTRADICTORY] = "why_contradictory",
        [TENET_ASK_ONE_SIDED] = "why_one_sided",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(keys) == TENET_ASK_COUNT);
    return tenet__message(messages, keys[why]);
}

char *tenet__message_number(const tenet__messages *messages, double number, int decimals)
{
    g_autoptr(GString) figure = g_string_new(NULL);
    const char *sign = tenet__message(messages, "decimal_sign");
    tenet__append_decimal(figure, number, decimals);
    char *point = strchr(figure->str, '.');
    if (point == NULL)
        return g_strdup(figure->str);
    *point = '\0';
    return g_strconcat(figure->str, sign, point + 1, NULL);
}
