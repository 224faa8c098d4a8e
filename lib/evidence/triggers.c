/*
 * From the words of a sentence to the patterns to be tried on it. See triggers.h.
 */
#include "evidence/triggers.h"

#include <stdlib.h>
#include <string.h>

/* Chains of literals by their first three letters; the few of two letters are in one of their own.
 */
#define LETTERS 3
#define CHAINS  4096

typedef struct trigger {
    const char *literal; /* owned by the pattern */
    gsize length;
    int32_t pattern;
    int32_t next; /* of the chain; -1 = last */
} trigger;

/* The patterns of a word, in triggers->pool. */
typedef struct trigger_list {
    guint first;
    guint16 count;
    guint16 known;
} trigger_list;

struct tenet__triggers {
    GArray *all; /* trigger */
    int32_t chains[CHAINS];
    int32_t brief;      /* chain of the literals of two letters */
    GArray *always;     /* int32_t patterns without a literal */
    gsize stamp;        /* of the vocabulary that the words' numbers belong to */
    GArray *remembered; /* trigger_list by the number of a word */
    GArray *pool;       /* int32_t patterns */
    guint patterns;
    guint32 *tried; /* by pattern: the last sentence that it was found for */
    guint32 serial; /* of the sentence */
    GArray *found;  /* int32_t patterns of the sentence */
};

static guint chain_of(const char *p)
{
    return (((guchar)p[0] * 31u + (guchar)p[1]) * 31u + (guchar)p[2]) % CHAINS;
}

static void add_literals(tenet__triggers *triggers, int32_t pattern, const GPtrArray *literals)
{
    for (guint i = 0; literals != NULL && i < literals->len; i++) {
        const char *literal = literals->pdata[i];
        gsize length = strlen(literal);
        int32_t *chain = length < LETTERS ? &triggers->brief : &triggers->chains[chain_of(literal)];
        trigger one = {literal, length, pattern, *chain};
        *chain = (int32_t)triggers->all->len;
        g_array_append_val(triggers->all, one);
    }
    if (literals == NULL)
        g_array_append_val(triggers->always, pattern);
}

tenet__triggers *tenet__triggers_new(const tenet_model *model)
{
    tenet__triggers *triggers = g_new0(tenet__triggers, 1);
    triggers->all = g_array_new(FALSE, FALSE, sizeof(trigger));
    triggers->always = g_array_new(FALSE, FALSE, sizeof(int32_t));
    triggers->remembered = g_array_new(FALSE, TRUE, sizeof(trigger_list));
    triggers->pool = g_array_new(FALSE, FALSE, sizeof(int32_t));
    triggers->patterns = model->patterns->len;
    triggers->tried = g_new0(guint32, model->patterns->len + 1);
    triggers->found = g_array_new(FALSE, FALSE, sizeof(int32_t));
    memset(triggers->chains, 0xFF, sizeof triggers->chains);
    triggers->brief = -1;
    for (guint i = 0; i < model->patterns->len; i++)
        add_literals(
            triggers, (int32_t)i,
            tenet__regex_literals(g_array_index(model->patterns, tenet__pattern, i).regex));
    return triggers;
}

void tenet__triggers_free(tenet__triggers *triggers)
{
    if (triggers == NULL)
        return;
    g_array_free(triggers->all, TRUE);
    g_array_free(triggers->always, TRUE);
    g_array_free(triggers->remembered, TRUE);
    g_array_free(triggers->pool, TRUE);
    g_free(triggers->tried);
    g_array_free(triggers->found, TRUE);
    g_free(triggers);
}

/* Notes the patterns of those literals of a chain that stand at p. */
static void follow_chain(tenet__triggers *triggers, int32_t chain, const char *p,
                         trigger_list *list)
{
    while (chain >= 0) {
        const trigger *one = &g_array_index(triggers->all, trigger, chain);
        chain = one->next;
        if (list->count < G_MAXUINT16 && strncmp(p, one->literal, one->length) == 0) {
            g_array_append_val(triggers->pool, one->pattern);
            list->count++;
        }
    }
}

/* Looks for literals at every place of a word that is met for the first time; gives all lists. */
static const trigger_list *look_up(tenet__triggers *triggers, const tenet__document *document,
                                   guint number)
{
    tenet__word word = tenet__vocabulary_word(document->vocabulary, (int32_t)number);
    trigger_list list = {.first = triggers->pool->len, .known = TRUE};
    const char *end = word.text + word.length;
    for (const char *p = word.text; end - p >= 2; p++) {
        if (end - p >= LETTERS)
            follow_chain(triggers, triggers->chains[chain_of(p)], p, &list);
        follow_chain(triggers, triggers->brief, p, &list);
    }
    if (triggers->remembered->len <= number)
        g_array_set_size(triggers->remembered, MAX(2 * triggers->remembered->len, number + 1));
    g_array_index(triggers->remembered, trigger_list, number) = list;
    return (const trigger_list *)(const void *)triggers->remembered->data;
}

/* Begins a sentence: a new number for it, and other words if the vocabulary is another. Gives the
 * lists of the words known so far. */
static const trigger_list *begin(tenet__triggers *triggers, const tenet__document *document)
{
    gsize stamp = tenet__vocabulary_stamp(document->vocabulary);
    if (triggers->stamp != stamp) {
        triggers->stamp = stamp;
        g_array_free(triggers->remembered, TRUE); /* a text of many words made it large */
        g_array_free(triggers->pool, TRUE);
        triggers->remembered = g_array_new(FALSE, TRUE, sizeof(trigger_list));
        triggers->pool = g_array_new(FALSE, FALSE, sizeof(int32_t));
    }
    if (++triggers->serial == 0) {
        memset(triggers->tried, 0, sizeof *triggers->tried * triggers->patterns);
        triggers->serial = 1;
    }
    g_array_set_size(triggers->found, 0);
    return (const trigger_list *)(const void *)triggers->remembered->data;
}

static int compare_numbers(gconstpointer a, gconstpointer b)
{
    return *(const int32_t *)a - *(const int32_t *)b;
}

/* Adds the patterns of a word to those to be tried. */
static void add_patterns(tenet__triggers *triggers, trigger_list list)
{
    for (guint i = list.first; i < list.first + list.count; i++) {
        int32_t pattern = g_array_index(triggers->pool, int32_t, i);
        if (triggers->tried[pattern] == triggers->serial)
            continue;
        triggers->tried[pattern] = triggers->serial;
        g_array_append_val(triggers->found, pattern);
    }
}

const GArray *tenet__triggers_of(tenet__triggers *triggers, const tenet__document *document,
                                 int32_t sentence)
{
    const tenet__sentence *range = &document->sentences[sentence];
    const trigger_list *lists = begin(triggers, document);
    guint known = triggers->remembered->len;
    for (int32_t t = range->first_token; t < range->end_token; t++) {
        guint number = (guint)document->tokens[t].spelling;
        if (number >= known || !lists[number].known) {
            lists = look_up(triggers, document, number);
            known = triggers->remembered->len;
        }
        if (lists[number].count > 0)
            add_patterns(triggers, lists[number]);
    }
    g_array_append_vals(triggers->found, triggers->always->data, triggers->always->len);
    if (triggers->found->len > 1)
        g_array_sort(triggers->found, compare_numbers);
    return triggers->found;
}
