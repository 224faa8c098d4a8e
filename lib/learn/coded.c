/*
 * Finding coded words. See coded.h.
 */
#include "learn/coded.h"

#include <string.h>

#include "evidence/find.h"
#include "model/yamltree.h"

extern const char tenet__coded_yaml[];
extern const int64_t tenet__coded_yaml_length;

struct tenet__coded {
    tenet__lexicon *lexicon; /* payload = kind */
    tenet__finder *finder;
};

static const char *const NAMES[] = {
    [TENET__CODED_MASCULINE] = "masculine",
    [TENET__CODED_FEMININE] = "feminine",
    [TENET__CODED_AGE] = "age",
    [TENET__CODED_DISABILITY] = "disability",
    [TENET__CODED_ORIGIN] = "origin",
    [TENET__CODED_RELIGION] = "religion",
    [TENET__CODED_CLASS] = "class",
};

const char *tenet__coded_name(tenet__coded_kind kind)
{
    return NAMES[kind] != NULL ? NAMES[kind] : "";
}

static void add_kind(tenet__coded *coded, int32_t kind, const tenet__yaml *list, tenet_error *error)
{
    const tenet__term_rules rules = {.english = TRUE};
    for (guint i = 0; list != NULL && i < list->items->len; i++) {
        const tenet__yaml *item = list->items->pdata[i];
        g_autoptr(tenet__term) term = tenet__term_parse(item->scalar, &rules, item->place, error);
        if (term != NULL)
            tenet__lexicon_add(coded->lexicon, term, kind);
    }
}

tenet__coded *tenet__coded_new(void)
{
    tenet__coded *coded = g_new0(tenet__coded, 1);
    tenet_error *error = tenet__error_new(); /* a test sees to it that there is none */
    g_autoptr(tenet__yaml) tree =
        tenet__yaml_parse(tenet__coded_yaml, tenet__coded_yaml_length, "coded.yaml", error);
    coded->lexicon = tenet__lexicon_new();
    for (int32_t kind = 0; tree != NULL && kind < TENET__CODED_COUNT; kind++)
        add_kind(coded, kind, tenet__yaml_get(tree, NAMES[kind]), error);
    tenet__lexicon_finish(coded->lexicon);
    coded->finder = tenet__finder_new(coded->lexicon);
    tenet_error_free(error);
    return coded;
}

void tenet__coded_free(tenet__coded *coded)
{
    if (coded == NULL)
        return;
    tenet__finder_free(coded->finder);
    tenet__lexicon_free(coded->lexicon);
    g_free(coded);
}

uint32_t tenet__coded_in(tenet__coded *coded, const char *text)
{
    uint32_t kinds = 0;
    tenet_error *error = tenet__error_new();
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(tenet__hit));
    g_autofree char *words = g_strdelimit(g_strdup(text), "+*(){}|&~", ' ');
    g_autoptr(tenet__document) document =
        tenet__document_read(words, (int64_t)strlen(words), TENET__READ_ENGLISH, error);
    for (int32_t s = 0; document != NULL && s < document->sentence_count; s++)
        tenet__find(coded->finder, document, s, NULL, hits);
    for (guint i = 0; i < hits->len; i++)
        kinds |= UINT32_C(1) << g_array_index(hits, tenet__hit, i).payload;
    tenet_error_free(error);
    return kinds;
}
