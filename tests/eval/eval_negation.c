/*
 * Measures the reach of negation, and of hypothesis and doubt, on published annotations:
 *
 *     eval_negation cdsco FILE.txt...     Conan Doyle stories, *SEM 2012 columns
 *     eval_negation sfu FILE.xml...       SFU review corpus, negation and speculation
 *
 * Counted are words in scope, cue by cue: a word is right if both the annotators and tenet put it
 * into the scope of the same cue; cues that only one of the two sees count all their words as
 * missed or wrong. Conan Doyle's scopes hold the whole clause on both sides of the cue, the SFU's
 * what follows the cue, and are compared with tenet's accordingly. --errors prints sentences.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evidence/clues.h"
#include "evidence/scope.h"
#include "model/model.h"
#include "text/document.h"

/* One annotated cue: flags per word of the sentence. */
typedef struct gold_cue {
    GByteArray *cue;
    GByteArray *scope;
    gboolean speculation;
} gold_cue;

typedef struct gold_sentence {
    GPtrArray *words; /* char * */
    GPtrArray *cues;  /* gold_cue * */
} gold_sentence;

typedef struct scope_figures {
    int right, wrong, missed;
    int shared_right, shared_wrong, shared_missed; /* of cues that both see */
    int cues_right, cues_wrong, cues_missed;
} scope_figures;

typedef struct negation_evaluation {
    tenet__finder *finder;
    tenet__clues clues;
    gboolean whole_clause; /* scopes reach to the left too */
    gboolean errors;
    scope_figures negation, speculation;
} negation_evaluation;

static void cue_free(gpointer data)
{
    gold_cue *cue = data;
    g_byte_array_free(cue->cue, TRUE);
    g_byte_array_free(cue->scope, TRUE);
    g_free(cue);
}

static gold_cue *cue_new(void)
{
    gold_cue *cue = g_new0(gold_cue, 1);
    cue->cue = g_byte_array_new();
    cue->scope = g_byte_array_new();
    return cue;
}

static void set_flag(GByteArray *flags, guint index)
{
    guint before = flags->len;
    if (index >= before) {
        g_byte_array_set_size(flags, index + 1);
        memset(flags->data + before, 0, index + 1 - before);
    }
    flags->data[index] = 1;
}

static gboolean flag(const GByteArray *flags, guint index)
{
    return index < flags->len && flags->data[index] != 0;
}

static gold_sentence *sentence_new(void)
{
    gold_sentence *sentence = g_new0(gold_sentence, 1);
    sentence->words = g_ptr_array_new_with_free_func(g_free);
    sentence->cues = g_ptr_array_new_with_free_func(cue_free);
    return sentence;
}

static void sentence_free(gold_sentence *sentence)
{
    g_ptr_array_free(sentence->words, TRUE);
    g_ptr_array_free(sentence->cues, TRUE);
    g_free(sentence);
}

/* ---- Comparing ----------------------------------------------------------------------------- */

static gboolean is_word(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_unichar_isalnum(g_utf8_get_char(at)))
            return TRUE;
    }
    return FALSE;
}

/* The annotated word that holds a byte of the joined sentence. */
static guint word_at(const GArray *starts, int64_t byte)
{
    guint index = 0;
    while (index + 1 < starts->len && g_array_index(starts, int64_t, index + 1) <= byte)
        index++;
    return index;
}

/* Joins the words to a text; contracted parts ("do" "n't") stand together as they were written. */
static char *join_words(const gold_sentence *sentence, GArray *starts)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < sentence->words->len; i++) {
        const char *word = sentence->words->pdata[i];
        gboolean joined = g_str_has_prefix(word, "'") || strcmp(word, "n't") == 0 ||
                          strcmp(word, "n\xE2\x80\x99t") == 0 ||
                          g_str_has_prefix(word, "\xE2\x80\x99");
        if (text->len > 0 && is_word(word) && !joined)
            g_string_append_c(text, ' ');
        int64_t start = (int64_t)text->len;
        g_array_append_val(starts, start);
        g_string_append(text, word);
        if (!is_word(word) && strcmp(word, "``") != 0)
            g_string_append_c(text, ' ');
    }
    return g_string_free(text, FALSE);
}

/* The words that annotators call negation cues; tenet also takes verbs such as "fail to" and
 * minimisers such as "barely" for negations, which they mostly do not. */
static gboolean is_negation(const tenet__clues *clues, const tenet__clue *clue)
{
    static const char *const words[] = {"not",    "no",    "never",   "nothing", "none",
                                        "nobody", "nor",   "neither", "nowhere", "without",
                                        "lack",   "lacks", "lacked",  "lacking"};
    if (clue->kind != TENET__CUE_NEGATION && clue->kind != TENET__CUE_NEGATION_VERB &&
        clue->kind != TENET__CUE_UNCERTAIN)
        return FALSE;
    for (int32_t t = clue->first; t <= clue->last; t++) {
        for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
            if (tenet__word_is(clues, t, words[i]))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_speculation(int32_t kind)
{
    return kind == TENET__CUE_HYPOTHETICAL || kind == TENET__CUE_CONDITION ||
           kind == TENET__CUE_UNCERTAIN;
}

/* The annotated cue that shares a word with tenet's, or NULL. */
static gold_cue *same_cue(const gold_sentence *sentence, guint first, guint last,
                          gboolean speculation)
{
    for (guint i = 0; i < sentence->cues->len; i++) {
        gold_cue *cue = sentence->cues->pdata[i];
        for (guint w = first; w <= last && cue->speculation == speculation; w++) {
            if (flag(cue->cue, w))
                return cue;
        }
    }
    return NULL;
}

static void count_scope(const gold_sentence *sentence, const gold_cue *gold,
                        const GByteArray *found, scope_figures *figures)
{
    for (guint w = 0; w < sentence->words->len; w++) {
        if (!is_word(sentence->words->pdata[w]))
            continue;
        gboolean wanted = gold != NULL && flag(gold->scope, w) && !flag(gold->cue, w);
        gboolean got = found != NULL && flag(found, w) && !(gold != NULL && flag(gold->cue, w));
        gboolean shared = gold != NULL && found != NULL;
        figures->right += wanted && got;
        figures->wrong += got && !wanted;
        figures->missed += wanted && !got;
        figures->shared_right += shared && wanted && got;
        figures->shared_wrong += shared && got && !wanted;
        figures->shared_missed += shared && wanted && !got;
    }
}

static void print_difference(const gold_sentence *sentence, const gold_cue *gold,
                             const GByteArray *found)
{
    for (guint w = 0; w < sentence->words->len; w++) {
        gboolean wanted = gold != NULL && flag(gold->scope, w);
        gboolean got = found != NULL && flag(found, w);
        const char *word = sentence->words->pdata[w];
        if (gold != NULL && flag(gold->cue, w))
            printf("<%s> ", word);
        else if (!is_word(word))
            printf("%s ", word);
        else
            printf("%s%s ", word, wanted && got ? "=" : wanted ? "-" : got ? "+" : "");
    }
    printf("\n");
}

/* The annotated words that tenet puts into the scope of a clue. */
static GByteArray *scope_words(negation_evaluation *evaluation, const tenet__clue *clue,
                               const GArray *starts)
{
    const tenet__token *tokens = evaluation->clues.document->tokens;
    GByteArray *found = g_byte_array_new();
    int32_t end = tenet__scope_end(&evaluation->clues, clue);
    int32_t begin =
        evaluation->whole_clause ? tenet__scope_begin(&evaluation->clues, clue) : clue->last + 1;
    for (int32_t t = begin; t < end; t++) {
        if (t < clue->first || t > clue->last)
            set_flag(found, word_at(starts, tokens[t].start));
    }
    return found;
}

static void compare_clue(negation_evaluation *evaluation, const gold_sentence *sentence,
                         const tenet__clue *clue, gboolean speculation, const GArray *starts,
                         GHashTable *met)
{
    scope_figures *figures = speculation ? &evaluation->speculation : &evaluation->negation;
    const tenet__token *tokens = evaluation->clues.document->tokens;
    gold_cue *gold = same_cue(sentence, word_at(starts, tokens[clue->first].start),
                              word_at(starts, tokens[clue->last].start), speculation);
    if (gold != NULL && !g_hash_table_add(met, gold))
        return;
    GByteArray *found = scope_words(evaluation, clue, starts);
    figures->cues_right += gold != NULL;
    figures->cues_wrong += gold == NULL;
    int before = figures->wrong + figures->missed;
    count_scope(sentence, gold, found, figures);
    if (evaluation->errors && !speculation && figures->wrong + figures->missed > before)
        print_difference(sentence, gold, found);
    g_byte_array_free(found, TRUE);
}

static void compare(negation_evaluation *evaluation, const gold_sentence *sentence)
{
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(int64_t));
    g_autofree char *text = join_words(sentence, starts);
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    tenet_error *error = tenet__error_new();
    g_autoptr(tenet__document) document =
        tenet__document_read(text, -1, TENET__READ_ENGLISH, error);
    tenet_error_free(error);
    for (int32_t s = 0; document != NULL && s < document->sentence_count; s++) {
        tenet__clues_find(&evaluation->clues, evaluation->finder, document, s);
        for (guint i = 0; i < evaluation->clues.list->len; i++) {
            const tenet__clue *clue = &g_array_index(evaluation->clues.list, tenet__clue, i);
            if (is_negation(&evaluation->clues, clue))
                compare_clue(evaluation, sentence, clue, FALSE, starts, met);
            if (is_speculation(clue->kind))
                compare_clue(evaluation, sentence, clue, TRUE, starts, met);
        }
    }
    for (guint i = 0; i < sentence->cues->len; i++) {
        gold_cue *gold = sentence->cues->pdata[i];
        if (g_hash_table_contains(met, gold))
            continue;
        scope_figures *figures =
            gold->speculation ? &evaluation->speculation : &evaluation->negation;
        figures->cues_missed++;
        count_scope(sentence, gold, NULL, figures);
        if (evaluation->errors && !gold->speculation)
            print_difference(sentence, gold, NULL);
    }
}

/* ---- Conan Doyle --------------------------------------------------------------------------- */

/* Columns: chapter, sentence, token, word, lemma, tag, tree, then cue, scope, event a negation. */
static void read_columns(char **columns, gold_sentence *sentence)
{
    guint count = g_strv_length(columns);
    guint index = sentence->words->len;
    g_ptr_array_add(sentence->words, g_strdup(columns[3]));
    for (guint c = 7; c + 2 < count; c += 3) {
        guint cue = (c - 7) / 3;
        while (sentence->cues->len <= cue)
            g_ptr_array_add(sentence->cues, cue_new());
        gold_cue *gold = sentence->cues->pdata[cue];
        if (strcmp(columns[c], "_") != 0)
            set_flag(gold->cue, index);
        if (strcmp(columns[c + 1], "_") != 0)
            set_flag(gold->scope, index);
    }
}

static void read_cdsco(negation_evaluation *evaluation, const char *content)
{
    g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
    gold_sentence *sentence = sentence_new();
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) columns = g_strsplit(g_strchomp(*line), "\t", -1);
        if (g_strv_length(columns) >= 8) {
            read_columns(columns, sentence);
            continue;
        }
        compare(evaluation, sentence);
        sentence_free(sentence);
        sentence = sentence_new();
    }
    sentence_free(sentence);
}

/* ---- SFU reviews ---------------------------------------------------------------------------- */

typedef struct sfu_parser {
    negation_evaluation *evaluation;
    gold_sentence *sentence;
    GPtrArray *open;     /* ids of the cues and scopes that are open; "" for none */
    GHashTable *by_id;   /* cue id -> gold_cue */
    GHashTable *pending; /* scope id -> cue id */
    GPtrArray *scopes;   /* scope ids of each word, joined */
    gboolean in_word;
} sfu_parser;

static const char *attribute(const char **names, const char **values, const char *name)
{
    for (; *names != NULL; names++, values++) {
        if (strcmp(*names, name) == 0)
            return *values;
    }
    return "";
}

static void start_element(GMarkupParseContext *markup, const char *element, const char **names,
                          const char **values, gpointer data, GError **error)
{
    sfu_parser *parser = data;
    (void)markup;
    (void)error;
    if (strcmp(element, "SENTENCE") == 0) {
        parser->sentence = sentence_new();
        g_ptr_array_set_size(parser->open, 0);
        g_ptr_array_set_size(parser->scopes, 0);
        g_hash_table_remove_all(parser->by_id);
        g_hash_table_remove_all(parser->pending);
    } else if (strcmp(element, "cue") == 0) {
        const char *id = attribute(names, values, "ID");
        gold_cue *cue = g_hash_table_lookup(parser->by_id, id);
        if (cue == NULL) {
            cue = cue_new();
            cue->speculation = strcmp(attribute(names, values, "type"), "speculation") == 0;
            g_ptr_array_add(parser->sentence->cues, cue);
            g_hash_table_insert(parser->by_id, g_strdup(id), cue);
        }
        g_ptr_array_add(parser->open, g_strconcat("c", id, NULL));
    } else if (strcmp(element, "xcope") == 0) {
        g_ptr_array_add(parser->open, g_strconcat("s", attribute(names, values, "ID"), NULL));
    } else if (strcmp(element, "ref") == 0 && parser->open->len > 0) {
        const char *scope = parser->open->pdata[parser->open->len - 1];
        g_hash_table_insert(parser->pending, g_strdup(scope + 1),
                            g_strdup(attribute(names, values, "SRC")));
    }
    parser->in_word = strcmp(element, "W") == 0;
}

/* Now that all references are known, puts the words into the scopes of their cues. */
static void fill_scopes(sfu_parser *parser)
{
    for (guint w = 0; w < parser->scopes->len; w++) {
        g_auto(GStrv) ids = g_strsplit(parser->scopes->pdata[w], " ", -1);
        for (char **id = ids; *id != NULL; id++) {
            const char *cue = g_hash_table_lookup(parser->pending, *id);
            gold_cue *gold = cue != NULL ? g_hash_table_lookup(parser->by_id, cue) : NULL;
            if (gold != NULL)
                set_flag(gold->scope, w);
        }
    }
}

static void end_element(GMarkupParseContext *markup, const char *element, gpointer data,
                        GError **error)
{
    sfu_parser *parser = data;
    (void)markup;
    (void)error;
    parser->in_word = FALSE;
    if ((strcmp(element, "cue") == 0 || strcmp(element, "xcope") == 0) && parser->open->len > 0)
        g_ptr_array_set_size(parser->open, (int)parser->open->len - 1);
    if (strcmp(element, "SENTENCE") != 0 || parser->sentence == NULL)
        return;
    fill_scopes(parser);
    compare(parser->evaluation, parser->sentence);
    sentence_free(parser->sentence);
    parser->sentence = NULL;
}

static void word_text(GMarkupParseContext *markup, const char *text, gsize length, gpointer data,
                      GError **error)
{
    sfu_parser *parser = data;
    (void)markup;
    (void)error;
    if (!parser->in_word || parser->sentence == NULL)
        return;
    guint index = parser->sentence->words->len;
    GString *scopes = g_string_new(NULL);
    g_ptr_array_add(parser->sentence->words, g_strndup(text, length));
    for (guint i = 0; i < parser->open->len; i++) {
        const char *id = parser->open->pdata[i];
        if (id[0] == 'c')
            set_flag(((gold_cue *)g_hash_table_lookup(parser->by_id, id + 1))->cue, index);
        else
            g_string_append_printf(scopes, "%s ", id + 1);
    }
    g_ptr_array_add(parser->scopes, g_string_free(scopes, FALSE));
}

static void read_sfu(negation_evaluation *evaluation, const char *content)
{
    static const GMarkupParser handlers = {start_element, end_element, word_text, NULL, NULL};
    sfu_parser parser = {.evaluation = evaluation};
    parser.open = g_ptr_array_new_with_free_func(g_free);
    parser.scopes = g_ptr_array_new_with_free_func(g_free);
    parser.by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    parser.pending = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    GError *error = NULL;
    GMarkupParseContext *markup = g_markup_parse_context_new(&handlers, 0, &parser, NULL);
    if (!g_markup_parse_context_parse(markup, content, -1, &error)) {
        fprintf(stderr, "%s\n", error->message);
        g_error_free(error);
    }
    g_markup_parse_context_free(markup);
    g_ptr_array_free(parser.open, TRUE);
    g_ptr_array_free(parser.scopes, TRUE);
    g_hash_table_destroy(parser.by_id);
    g_hash_table_destroy(parser.pending);
    g_clear_pointer(&parser.sentence, sentence_free);
}

/* ---- The program ---------------------------------------------------------------------------- */

static double ratio(int part, int whole)
{
    return whole > 0 ? (double)part / whole : 0;
}

static void print_scope(const char *what, int right, int wrong, int missed)
{
    double precision = ratio(right, right + wrong);
    double recall = ratio(right, right + missed);
    double sum = precision + recall;
    printf("  %-34s precision %.3f recall %.3f F1 %.3f\n", what, precision, recall,
           sum > 0 ? 2 * precision * recall / sum : 0);
}

static void print_figures(const char *name, const scope_figures *f)
{
    double cue_precision = ratio(f->cues_right, f->cues_right + f->cues_wrong);
    double cue_recall = ratio(f->cues_right, f->cues_right + f->cues_missed);
    printf("%s: %d annotated cues, found with precision %.3f recall %.3f\n", name,
           f->cues_right + f->cues_missed, cue_precision, cue_recall);
    print_scope("words in scope, all cues", f->right, f->wrong, f->missed);
    print_scope("words in scope, cues both see", f->shared_right, f->shared_wrong,
                f->shared_missed);
}

int main(int argc, char **argv)
{
    tenet_model *model = NULL;
    if (argc < 3 || tenet_model_builtin(&model, NULL) != TENET_OK) {
        fprintf(stderr, "usage: eval_negation cdsco|sfu [--errors] FILE...\n");
        return 2;
    }
    negation_evaluation evaluation = {.finder = tenet__finder_new(model->cues),
                                      .whole_clause = strcmp(argv[1], "cdsco") == 0};
    tenet__clues_init(&evaluation.clues);
    for (int i = 2; i < argc; i++) {
        g_autofree char *content = NULL;
        if (strcmp(argv[i], "--errors") == 0)
            evaluation.errors = TRUE;
        else if (!g_file_get_contents(argv[i], &content, NULL, NULL))
            fprintf(stderr, "%s: cannot be read\n", argv[i]);
        else if (evaluation.whole_clause)
            read_cdsco(&evaluation, content);
        else
            read_sfu(&evaluation, content);
    }
    print_figures("negation", &evaluation.negation);
    if (!evaluation.whole_clause)
        print_figures("speculation", &evaluation.speculation);
    tenet__clues_clear(&evaluation.clues);
    tenet__finder_free(evaluation.finder);
    tenet_model_unref(model);
    return EXIT_SUCCESS;
}
