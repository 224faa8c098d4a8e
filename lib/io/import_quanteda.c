/*
 * quanteda's dictionaries in YAML: categories of words, or of further categories. Nested ones are
 * named by their way from the top, "service.speed".
 */
#include <string.h>

#include "io/intake.h"
#include "model/yamltree.h"

/* quanteda joins the words of a phrase by "_" or by blanks. */
static gboolean take_word(tenet__intake *intake, const char *category, const tenet__yaml *node)
{
    g_autofree char *word = g_strstrip(g_strdelimit(g_strdup(node->scalar), "_", ' '));
    if (word[0] == '\0') {
        tenet__intake_drop(intake, node->place, "the category \"%s\" holds an empty word",
                           category);
        return TRUE;
    }
    tenet__sketch_value *value = tenet__intake_value(intake, category, node->place);
    const tenet__sketch_term term = {.text = word, .weight = 1, .polarity = +1};
    return value != NULL && tenet__intake_term(intake, value, &term, TRUE, node->place);
}

/* The depth of the tree is bounded where it is parsed. */
static gboolean take_node(tenet__intake *intake, const char *category, const tenet__yaml *node)
{
    gboolean good = TRUE;
    if (node->kind == TENET__YAML_SCALAR)
        return take_word(intake, category, node);
    for (guint i = 0; good && i < node->items->len; i++) {
        const tenet__yaml *item = node->items->pdata[i];
        if (node->kind == TENET__YAML_LIST) {
            good = take_node(intake, category, item);
            continue;
        }
        const tenet__yaml *key = node->keys->pdata[i];
        g_autofree char *nested = category[0] != '\0'
                                      ? g_strconcat(category, ".", key->scalar, NULL)
                                      : g_strdup(key->scalar);
        good = take_node(intake, nested, item);
    }
    return good;
}

/* What YAML allows and the tree leaves out (anchors, so cycles too, and repeated keys) is no
 * mistake here as long as a tree remains. */
static void pass_on(tenet__intake *intake, const tenet_error *mistakes, gboolean readable)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_error_diagnostics(mistakes, &rows, &count);
    for (int64_t i = 0; i < count; i++) {
        tenet__place place = {intake->source, rows[i].offset, rows[i].line, rows[i].column};
        if (readable)
            tenet__intake_drop(intake, place, "%s", rows[i].message);
        else /* there is no model yet that could be wrong: the text is no such dictionary */
            tenet__error_error(intake->error,
                               rows[i].code == TENET_E_MODEL ? TENET_E_SYNTAX : rows[i].code, place,
                               "%s", rows[i].message);
    }
}

void tenet__import_quanteda(tenet__intake *intake, const char *text, gsize length)
{
    tenet_error *mistakes = tenet__error_new();
    g_autoptr(tenet__yaml) root =
        tenet__yaml_parse(text, (int64_t)length, intake->source, mistakes);
    pass_on(intake, mistakes, root != NULL);
    tenet_error_free(mistakes);
    if (root != NULL && root->kind != TENET__YAML_MAP)
        tenet__error_error(intake->error, TENET_E_SYNTAX, root->place,
                           "a quanteda dictionary is a mapping from categories to their words");
    else if (root != NULL)
        take_node(intake, "", root);
}
