/*
 * Compiling cues: the built-in ones from cues.yaml, then the model's own. See cue.h.
 */
#include "model/cue.h"

#include <string.h>

#include "model/yamltree.h"

/* cues.yaml, embedded when building. */
extern const char tenet__cues_yaml[];
extern const int64_t tenet__cues_yaml_length;

static const char *const names[TENET__CUE_COUNT] = {
    [TENET__CUE_NEUTRAL] = "neutral",
    [TENET__CUE_NEGATION] = "negation",
    [TENET__CUE_NEGATION_VERB] = "negation_verb",
    [TENET__CUE_NEGATION_AFTER] = "negation_after",
    [TENET__CUE_HYPOTHETICAL] = "hypothetical",
    [TENET__CUE_CONDITION] = "condition",
    [TENET__CUE_SCENARIO] = "scenario",
    [TENET__CUE_HABIT] = "habit",
    [TENET__CUE_INTENDED] = "intended",
    [TENET__CUE_PAST] = "past",
    [TENET__CUE_PAST_TIME] = "past_time",
    [TENET__CUE_PAST_FRAME] = "past_frame",
    [TENET__CUE_CHANGE] = "change",
    [TENET__CUE_PAST_AFTER] = "past_after",
    [TENET__CUE_UNCERTAIN] = "uncertain",
    [TENET__CUE_UNCERTAIN_AFTER] = "uncertain_after",
    [TENET__CUE_RECEIVED] = "received",
    [TENET__CUE_ASKED] = "asked",
    [TENET__CUE_YES] = "yes",
    [TENET__CUE_SELF] = "self",
    [TENET__CUE_SELF_OBJECT] = "self_object",
    [TENET__CUE_THIRD] = "third",
    [TENET__CUE_THIRD_OBJECT] = "third_object",
    [TENET__CUE_OTHER] = "other",
    [TENET__CUE_SPEECH] = "speech",
    [TENET__CUE_REQUEST] = "request",
    [TENET__CUE_OPINION] = "opinion",
    [TENET__CUE_CONTRAST] = "contrast",
    [TENET__CUE_SUBORDINATOR] = "subordinator",
    [TENET__CUE_COMPLEMENT] = "complement",
    [TENET__CUE_COORDINATOR] = "coordinator",
    [TENET__CUE_RELATIVE] = "relative",
    [TENET__CUE_AUXILIARY] = "auxiliary",
    [TENET__CUE_ADVERB] = "adverb",
    [TENET__CUE_PREPOSITION] = "preposition",
    [TENET__CUE_DETERMINER] = "determiner",
    [TENET__CUE_VERB] = "verb",
};

int32_t tenet__cue_kind(const char *name)
{
    for (int32_t kind = 0; kind < TENET__CUE_COUNT; kind++) {
        if (strcmp(names[kind], name) == 0)
            return kind;
    }
    return -1;
}

static void add_cue(tenet__lexicon *lexicon, int32_t kind, const char *text,
                    const tenet__term_rules *rules, tenet__place place, tenet_error *error)
{
    g_autoptr(tenet__term) term = tenet__term_parse(text, rules, place, error);
    if (term != NULL)
        tenet__lexicon_add(lexicon, term, kind);
}

static void add_builtin(tenet__lexicon *lexicon, tenet_error *error)
{
    g_autoptr(tenet__term_cache) cache = tenet__term_cache_new();
    const tenet__term_rules rules = {.english = TRUE, .cache = cache};
    g_autoptr(tenet__yaml) tree =
        tenet__yaml_parse(tenet__cues_yaml, tenet__cues_yaml_length, "cues.yaml", error);
    for (guint i = 0; tree != NULL && i < tree->keys->len; i++) {
        const tenet__yaml *key = tree->keys->pdata[i];
        const tenet__yaml *list = tree->items->pdata[i];
        int32_t kind = tenet__cue_kind(key->scalar);
        g_assert(kind >= 0 && list->kind == TENET__YAML_LIST);
        for (guint j = 0; j < list->items->len; j++) {
            const tenet__yaml *item = list->items->pdata[j];
            add_cue(lexicon, kind, item->scalar, &rules, item->place, error);
        }
    }
}

/* The built-in cues alone, which most models use: compiled once for all of a process, since that
 * takes longer than compiling most models. */
static tenet__lexicon *share_builtin(void)
{
    static gsize shared;
    if (g_once_init_enter(&shared)) {
        tenet_error *none = tenet__error_new();
        tenet__lexicon *lexicon = tenet__lexicon_new();
        add_builtin(lexicon, none);
        tenet__lexicon_finish(lexicon);
        tenet_error_free(none);
        g_once_init_leave(&shared, (gsize)lexicon);
    }
    return tenet__lexicon_ref((tenet__lexicon *)shared);
}

tenet__lexicon *tenet__cues_compile(gboolean english, const GPtrArray *extra,
                                    const tenet__term_rules *rules, tenet_error *error)
{
    if (english && (extra == NULL || extra->len == 0))
        return share_builtin();
    int64_t mistakes = tenet__error_count(error, TENET_SEVERITY_ERROR);
    g_autoptr(tenet__lexicon) lexicon = tenet__lexicon_new();
    /* The model's own come first: of two cues on the same words its own wins. */
    for (guint i = 0; extra != NULL && i < extra->len; i++) {
        const tenet__cue *cue = extra->pdata[i];
        add_cue(lexicon, tenet__cue_kind(cue->kind), cue->term, rules, cue->place, error);
    }
    if (english)
        add_builtin(lexicon, error);
    if (tenet__error_count(error, TENET_SEVERITY_ERROR) > mistakes)
        return NULL;
    tenet__lexicon_finish(lexicon);
    return g_steal_pointer(&lexicon);
}
