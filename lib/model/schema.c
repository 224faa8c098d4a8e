/*
 * The schema `tenet: 1`. See schema.h; the keys are listed in the README's "model format".
 */
#include "model/schema.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "model/fields.h"
#include "text/document.h"

enum { MAX_PATTERNS = 1000, ID_BYTES = 64, ANCHORS = 5, FORMAT = 1 };

static const double MAX_WEIGHT = 1e6;

/* Ids of one kind: which are taken, and which must still be made from a term. */
typedef struct ids {
    GHashTable *taken; /* id -> GINT_TO_POINTER(line) */
    GHashTable *made;  /* id that several terms wished for -> the last number behind it */
} ids;

typedef struct reader {
    tenet__draft *draft;
    tenet_model *model;
    tenet_error *error;
    ids values, indicators, questions;
    GArray *unnamed;   /* int32_t, indicators whose id is made when all others are known */
    GString *spelling; /* of the term being read */
    GChecksum *sum;
    int32_t patterns;
} reader;

/* ---- Ids ----------------------------------------------------------------------------------- */

static ids ids_new(void)
{
    return (ids){g_hash_table_new(g_str_hash, g_str_equal),
                 g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

static void ids_clear(ids *set)
{
    g_hash_table_destroy(set->taken);
    g_hash_table_destroy(set->made);
}

static const char *keep(reader *self, const char *text)
{
    return g_string_chunk_insert(self->model->strings, text);
}

/* The id under `id`, checked and noted as taken; "" after a mistake, NULL where none is given. */
static const char *read_id(reader *self, const tenet__yaml *map, const char *what, ids *set)
{
    const tenet__yaml *node = tenet__yaml_get(map, "id");
    g_autofree char *field = g_strdup_printf("the id of %s", what);
    if (tenet__field_text(node, field, NULL, self->error) == NULL)
        return node == NULL ? NULL : "";
    if (!tenet__field_check_id(node, self->error))
        return "";
    int line = GPOINTER_TO_INT(g_hash_table_lookup(set->taken, node->scalar));
    if (line != 0) {
        tenet__error_error(self->error, TENET_E_MODEL, node->place,
                           "the id \"%s\" of %s is used already at line %d", node->scalar, what,
                           line);
        return "";
    }
    const char *id = keep(self, node->scalar);
    g_hash_table_insert(set->taken, (char *)id, GINT_TO_POINTER(node->place.line));
    return id;
}

/* "stay+ ~4 to help" gives "stay-4-to-help"; accents are dropped. */
static void id_from_text(const char *text, char id[ID_BYTES])
{
    gboolean ascii = g_str_is_ascii(text);
    g_autofree char *plain = ascii ? NULL : g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    gsize length = 0;
    for (const char *byte = ascii ? text : plain;
         byte != NULL && *byte != '\0' && length < ID_BYTES - 8; byte++) {
        if (g_ascii_isalnum(*byte) || *byte == '_' || *byte == '.')
            id[length++] = g_ascii_tolower(*byte);
        else if ((g_ascii_isspace(*byte) || *byte == '-' || *byte == '|') && length > 0 &&
                 id[length - 1] != '-')
            id[length++] = '-';
    }
    while (length > 0 && id[length - 1] == '-')
        length--;
    id[length] = '\0';
    if (length == 0)
        g_strlcpy(id, "term", ID_BYTES);
}

static const char *take_id(reader *self, ids *set, const char *id, int32_t line)
{
    const char *kept = keep(self, id);
    g_hash_table_insert(set->taken, (char *)kept, GINT_TO_POINTER(line));
    return kept;
}

/* The first free id of those that begin with `wish`: wish, wish-2, wish-3. */
static const char *make_id(reader *self, ids *set, const char *wish, int32_t line)
{
    if (!g_hash_table_contains(set->taken, wish))
        return take_id(self, set, wish, line);
    int count = MAX(1, GPOINTER_TO_INT(g_hash_table_lookup(set->made, wish)));
    g_autofree char *id = NULL;
    do {
        g_free(id);
        id = g_strdup_printf("%s-%d", wish, ++count);
    } while (g_hash_table_contains(set->taken, id));
    g_hash_table_insert(set->made, g_strdup(wish), GINT_TO_POINTER(count));
    return take_id(self, set, id, line);
}

static void name_unnamed(reader *self)
{
    for (guint i = 0; i < self->unnamed->len; i++) {
        int32_t index = g_array_index(self->unnamed, int32_t, i);
        tenet_indicator *row = &g_array_index(self->model->indicators, tenet_indicator, index);
        char wish[ID_BYTES];
        id_from_text(row->term, wish);
        row->id = make_id(self, &self->indicators, wish, row->line);
    }
}

/* ---- Terms --------------------------------------------------------------------------------- */

static void note_used_lists(reader *self, const char *text)
{
    const char *open = text, *close = NULL;
    while ((open = strchr(open, '{')) != NULL && (close = strchr(open, '}')) != NULL) {
        g_hash_table_add(self->draft->used_lists,
                         g_strstrip(g_strndup(open + 1, (gsize)(close - open - 1))));
        open = close;
    }
}

/* The key of a term: short, however long its spelling is. */
static const char *make_key(reader *self, const tenet__term *term)
{
    g_string_truncate(self->spelling, 0);
    tenet__term_spell(term, self->spelling);
    g_checksum_reset(self->sum);
    g_checksum_update(self->sum, (const guchar *)self->spelling->str, (gssize)self->spelling->len);
    const char *key = g_checksum_get_string(self->sum);
    return tenet__region_text(self->draft->keys, key, strlen(key));
}

static tenet__draft_term read_term(reader *self, const tenet__yaml *node)
{
    tenet__draft_term read = {.place = node->text, .text = keep(self, node->scalar)};
    note_used_lists(self, node->scalar);
    read.term = tenet__term_parse(node->scalar, &self->draft->rules, node->text, self->error);
    if (read.term != NULL)
        read.key = make_key(self, read.term);
    return read;
}

static tenet__draft_term read_regex(reader *self, const tenet__yaml *node)
{
    tenet__draft_term read = {.place = node->text, .text = keep(self, node->scalar)};
    if (strlen(node->scalar) > TENET__MAX_TERM_BYTES)
        tenet__error_error(self->error, TENET_E_LIMIT, node->place,
                           "a regular expression has at most %d bytes", TENET__MAX_TERM_BYTES);
    else if (++self->patterns > MAX_PATTERNS)
        tenet__error_error(self->error, TENET_E_LIMIT, node->place,
                           "a model has at most %d regular expressions; use terms instead",
                           (int)MAX_PATTERNS);
    else
        read.regex = tenet__regex_compile(node->scalar, node->text, self->error);
    if (read.regex != NULL) {
        g_autofree char *key = g_strconcat("regex ", node->scalar, NULL);
        read.key = tenet__region_text(self->draft->keys, key, strlen(key));
    }
    return read;
}

/* ---- Indicators ---------------------------------------------------------------------------- */

/* The term of an indicator that is written as a mapping: one of `term` and `regex`. */
static gboolean read_mapped_term(reader *self, const tenet__yaml *node, tenet__draft_term *term,
                                 gboolean *is_regex)
{
    const tenet__yaml *plain = tenet__yaml_get(node, "term");
    const tenet__yaml *regex = tenet__yaml_get(node, "regex");
    *is_regex = !tenet__field_is_null(regex);
    if (tenet__field_is_null(plain) == tenet__field_is_null(regex)) {
        tenet__error_error(self->error, TENET_E_MODEL, node->place,
                           *is_regex ? "an indicator has either \"term\" or \"regex\", not both"
                                     : "the indicator has no \"term\"");
        return FALSE;
    }
    if (tenet__field_text(*is_regex ? regex : plain, "a term", NULL, self->error) == NULL)
        return FALSE;
    *term = *is_regex ? read_regex(self, regex) : read_term(self, plain);
    return TRUE;
}

static void add_indicator(reader *self, tenet_indicator row, tenet__draft_term term)
{
    if (row.id == NULL) {
        int32_t index = (int32_t)self->model->indicators->len;
        g_array_append_val(self->unnamed, index);
        row.id = "";
    }
    g_array_append_val(self->model->indicators, row);
    g_array_append_val(self->draft->indicators, term);
}

static void read_indicator(reader *self, const tenet__yaml *node, int32_t value, int32_t polarity)
{
    static const char *const KEYS[] = {"id", "term", "regex", "weight", "note", NULL};
    tenet_indicator row = {
        .weight = 1, .value = value, .polarity = polarity, .line = node->place.line};
    tenet__draft_term term = {0};
    gboolean is_regex = FALSE;
    if (node->kind == TENET__YAML_SCALAR) {
        term = read_term(self, node);
    } else {
        if (!tenet__field_keys(node, "an indicator", KEYS, self->error))
            return;
        row.id = read_id(self, node, "an indicator", &self->indicators);
        row.weight = tenet__field_number(node, "weight", 1, (tenet__bounds){0, MAX_WEIGHT, TRUE},
                                         self->error);
        tenet__field_text(tenet__yaml_get(node, "note"), "\"note\"", NULL, self->error);
        if (!read_mapped_term(self, node, &term, &is_regex))
            return;
    }
    row.term = term.text;
    row.is_regex = is_regex;
    add_indicator(self, row, term);
}

static void read_polarity(reader *self, const tenet__yaml *map, const char *key, int32_t value,
                          int32_t polarity)
{
    const tenet__yaml *list = tenet__field_list(map, key, self->error);
    for (guint i = 0; list != NULL && i < list->items->len; i++) {
        const tenet__yaml *item = list->items->pdata[i];
        if (self->model->indicators->len >= TENET__MAX_INDICATORS) {
            tenet__error_error(self->error, TENET_E_LIMIT, item->place,
                               "a model has at most %d indicators", TENET__MAX_INDICATORS);
            return;
        }
        read_indicator(self, item, value, polarity);
    }
}

static void read_indicators(reader *self, const tenet__yaml *map, int32_t value)
{
    static const char *const KEYS[] = {"for", "against", NULL};
    const tenet__yaml *node = tenet__yaml_get(map, "indicators");
    if (tenet__field_is_null(node) || !tenet__field_keys(node, "\"indicators\"", KEYS, self->error))
        return;
    read_polarity(self, node, "for", value, +1);
    read_polarity(self, node, "against", value, -1);
}

/* ---- Questions, probes, anchors ------------------------------------------------------------ */

/* Notes a name or text under its folded form; FALSE if it stands for another index already. */
static gboolean note_lookup(GHashTable *table, const char *text, int32_t index, int32_t *other)
{
    g_autofree char *folded = tenet__fold(text, -1);
    int32_t known = GPOINTER_TO_INT(g_hash_table_lookup(table, folded)) - 1;
    if (known < 0)
        g_hash_table_insert(table, g_steal_pointer(&folded), GINT_TO_POINTER(index + 1));
    if (other != NULL)
        *other = known;
    return known < 0 || known == index;
}

static void read_question(reader *self, const tenet__yaml *node, tenet_value *value, int32_t index)
{
    static const char *const KEYS[] = {"id", "text", "type", NULL};
    tenet_question row = {.value = index, .line = node->place.line};
    const char *text = NULL;
    if (node->kind == TENET__YAML_SCALAR) {
        text = tenet__field_text(node, "a question", NULL, self->error);
    } else {
        if (!tenet__field_keys(node, "a question", KEYS, self->error))
            return;
        row.id = read_id(self, node, "a question", &self->questions);
        tenet__field_text(tenet__yaml_get(node, "type"), "\"type\"", NULL, self->error);
        text = tenet__field_text(tenet__yaml_get(node, "text"), "\"text\"", NULL, self->error);
    }
    if (text == NULL || text[0] == '\0') {
        tenet__error_error(self->error, TENET_E_MODEL, node->place, "the question has no text");
        return;
    }
    if (row.id == NULL) {
        g_autofree char *wish = g_strdup_printf("%s-q%d", value->id, value->question_count + 1);
        row.id = make_id(self, &self->questions, wish, row.line);
    }
    row.text = keep(self, text);
    int32_t place = (int32_t)self->model->questions->len;
    note_lookup(self->model->question_by_text, row.id, place, NULL);
    note_lookup(self->model->question_by_text, row.text, place, NULL);
    g_array_append_val(self->model->questions, row);
    value->question_count++;
}

static void read_questions(reader *self, const tenet__yaml *map, tenet_value *value, int32_t index)
{
    const tenet__yaml *list = tenet__field_list(map, "questions", self->error);
    value->first_question = (int32_t)self->model->questions->len;
    for (guint i = 0; list != NULL && i < list->items->len; i++)
        read_question(self, list->items->pdata[i], value, index);
}

static void read_probes(reader *self, const tenet__yaml *map)
{
    static const char *const KEYS[] = {"id", "text", NULL};
    GPtrArray *probes = g_ptr_array_new();
    const tenet__yaml *list = tenet__field_list(map, "probes", self->error);
    for (guint i = 0; list != NULL && i < list->items->len; i++) {
        const tenet__yaml *node = list->items->pdata[i];
        if (node->kind == TENET__YAML_MAP && tenet__field_keys(node, "a probe", KEYS, self->error))
            node = tenet__yaml_get(node, "text");
        const char *text = tenet__field_text(node, "a probe", "", self->error);
        if (text[0] == '\0' && (node == NULL || node->kind == TENET__YAML_SCALAR))
            tenet__error_error(self->error, TENET_E_MODEL,
                               ((tenet__yaml *)list->items->pdata[i])->place,
                               "the probe has no text");
        g_ptr_array_add(probes, (char *)keep(self, text));
    }
    g_ptr_array_add(self->model->probes, probes);
}

static void read_anchors(reader *self, const tenet__yaml *map)
{
    static const char *const KEYS[] = {"1", "2", "3", "4", "5", NULL};
    const tenet__yaml *node = tenet__yaml_get(map, "anchors");
    gboolean given =
        !tenet__field_is_null(node) && tenet__field_keys(node, "\"anchors\"", KEYS, self->error);
    for (int i = 0; i < ANCHORS; i++) {
        const tenet__yaml *anchor = given ? tenet__yaml_get(node, KEYS[i]) : NULL;
        const char *text = tenet__field_text(anchor, "an anchor", "", self->error);
        g_ptr_array_add(self->model->anchors, (char *)keep(self, text));
    }
}

/* ---- Values -------------------------------------------------------------------------------- */

static void add_name(reader *self, const char *text, int32_t value, tenet__place place)
{
    int32_t other = -1;
    if (!note_lookup(self->model->value_by_name, text, value, &other))
        tenet__error_error(self->error, TENET_E_MODEL, place,
                           "\"%s\" names the value \"%s\" already", text,
                           g_array_index(self->model->values, tenet_value, other).id);
    else if (other < 0)
        g_array_append_val(self->draft->names, ((tenet__draft_name){keep(self, text), value}));
}

static void read_names(reader *self, const tenet__yaml *map, const tenet_value *value,
                       int32_t index)
{
    const tenet__yaml *name = tenet__yaml_get(map, "name");
    if (value->id[0] != '\0')
        add_name(self, value->id, index, map->place);
    if (value->name[0] != '\0')
        add_name(self, value->name, index, name != NULL ? name->place : map->place);
    GPtrArray *synonyms = g_ptr_array_new();
    const tenet__yaml *list = tenet__field_list(map, "synonyms", self->error);
    for (guint i = 0; list != NULL && i < list->items->len; i++) {
        const tenet__yaml *node = list->items->pdata[i];
        const char *text = tenet__field_text(node, "a synonym", "", self->error);
        if (text[0] == '\0')
            continue;
        add_name(self, text, index, node->place);
        g_ptr_array_add(synonyms, (char *)keep(self, text));
    }
    g_ptr_array_add(self->model->synonyms, synonyms);
}

static const char *read_kept(reader *self, const tenet__yaml *map, const char *key,
                             const char *fallback)
{
    g_autofree char *what = g_strdup_printf("\"%s\"", key);
    return keep(self, tenet__field_text(tenet__yaml_get(map, key), what, fallback, self->error));
}

static void read_value(reader *self, const tenet__yaml *map)
{
    static const char *const KEYS[] = {"id",     "name",     "description", "weight",
                                       "floor",  "synonyms", "indicators",  "questions",
                                       "probes", "anchors",  NULL};
    if (!tenet__field_keys(map, "a value", KEYS, self->error))
        return;
    tenet_value row = {0};
    int32_t index = (int32_t)self->model->values->len;
    row.id = read_id(self, map, "a value", &self->values);
    if (row.id == NULL) {
        tenet__error_error(self->error, TENET_E_MODEL, map->place, "the value has no \"id\"");
        row.id = "";
    }
    row.name = read_kept(self, map, "name", row.id);
    row.description = read_kept(self, map, "description", "");
    row.weight =
        tenet__field_number(map, "weight", 1, (tenet__bounds){0, MAX_WEIGHT, TRUE}, self->error);
    row.floor = tenet__field_number(map, "floor", NAN, (tenet__bounds){0, 100, FALSE}, self->error);
    read_questions(self, map, &row, index);
    row.first_indicator = (int32_t)self->model->indicators->len;
    read_indicators(self, map, index);
    row.indicator_count = (int32_t)self->model->indicators->len - row.first_indicator;
    g_array_append_val(self->model->values, row);
    g_array_append_val(self->draft->value_places, map->place);
    read_probes(self, map);
    read_anchors(self, map);
    read_names(self, map, &row, index);
}

static void read_values(reader *self, const tenet__yaml *root)
{
    const tenet__yaml *list = tenet__field_list(root, "values", self->error);
    const tenet__yaml *node = tenet__yaml_get(root, "values");
    if (tenet__field_is_null(node) || (list != NULL && list->items->len == 0))
        tenet__error_error(self->error, TENET_E_MODEL, node != NULL ? node->place : root->place,
                           "the model has no values; list at least one under \"values\"");
    if (list != NULL && list->items->len > TENET__MAX_VALUES) {
        tenet__error_error(self->error, TENET_E_LIMIT, list->place, "a model has at most %d values",
                           TENET__MAX_VALUES);
        return;
    }
    for (guint i = 0; list != NULL && i < list->items->len; i++)
        read_value(self, list->items->pdata[i]);
    name_unnamed(self);
}

/* ---- Word lists, exclusions, cues ---------------------------------------------------------- */

/* The entries of a list; NULL after a mistake in it, so that terms that use it stay silent. */
static GPtrArray *read_entries(reader *self, const tenet__yaml *key, const tenet__yaml *list)
{
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(g_free);
    gboolean good = list->kind == TENET__YAML_LIST && list->items->len > 0;
    if (!good)
        tenet__error_error(self->error, TENET_E_MODEL, list->place,
                           "the word list \"%s\" must be a list of words", key->scalar);
    for (guint i = 0; list->kind == TENET__YAML_LIST && i < list->items->len; i++) {
        const tenet__yaml *node = list->items->pdata[i];
        if (node->kind != TENET__YAML_SCALAR) {
            tenet__field_text(node, "an entry of a word list", NULL, self->error);
            good = FALSE;
        } else if (!tenet__term_check_entry(node->scalar, &self->draft->rules, node->text,
                                            self->error)) {
            good = FALSE;
        } else {
            g_ptr_array_add(entries, g_strdup(node->scalar));
        }
    }
    return good ? g_steal_pointer(&entries) : NULL;
}

static char *show_list(const char *name, const GPtrArray *entries)
{
    GString *shown = g_string_new(name);
    for (guint i = 0; i < entries->len; i++)
        g_string_append_printf(shown, "%s%s", i == 0 ? ": " : ", ",
                               (const char *)entries->pdata[i]);
    return g_string_free(shown, FALSE);
}

static void read_words(reader *self, const tenet__yaml *root)
{
    const tenet__yaml *map = tenet__yaml_get(root, "words");
    if (tenet__field_is_null(map))
        return;
    if (map->kind != TENET__YAML_MAP) {
        tenet__error_error(self->error, TENET_E_MODEL, map->place,
                           "\"words\" must be a mapping from the names of lists to their words");
        return;
    }
    for (guint i = 0; i < map->keys->len; i++) {
        const tenet__yaml *key = map->keys->pdata[i];
        gboolean named = tenet__field_check_id(key, self->error);
        GPtrArray *entries = read_entries(self, key, map->items->pdata[i]);
        if (entries != NULL)
            g_ptr_array_add(self->model->lists, show_list(key->scalar, entries));
        g_hash_table_insert(self->draft->lists, g_strdup(key->scalar), entries);
        if (named && entries != NULL) {
            g_ptr_array_add(self->draft->list_keys, (gpointer)key);
            g_ptr_array_add(self->draft->list_nodes, map->items->pdata[i]);
        }
    }
}

static void read_exclude(reader *self, const tenet__yaml *root)
{
    const tenet__yaml *list = tenet__field_list(root, "exclude", self->error);
    for (guint i = 0; list != NULL && i < list->items->len; i++) {
        const tenet__yaml *node = list->items->pdata[i];
        if (self->draft->exclusions->len >= TENET__MAX_INDICATORS) {
            tenet__error_error(self->error, TENET_E_LIMIT, node->place,
                               "a model has at most %d exclusions", TENET__MAX_INDICATORS);
            return;
        }
        if (tenet__field_text(node, "an exclusion", "", self->error)[0] == '\0') {
            tenet__error_error(self->error, TENET_E_MODEL, node->place, "the exclusion is empty");
            continue;
        }
        tenet__draft_term term = read_term(self, node);
        g_array_append_val(self->draft->exclusions, term);
        g_ptr_array_add(self->model->exclusions, g_strdup(node->scalar));
    }
}

static void cue_free(gpointer data)
{
    tenet__cue *cue = data;
    g_free(cue->kind);
    g_free(cue->term);
    g_free(cue);
}

static void read_cue_kind(reader *self, const tenet__yaml *map, const tenet__yaml *key)
{
    const tenet__yaml *list = tenet__field_list(map, key->scalar, self->error);
    if (tenet__cue_kind(key->scalar) < 0) {
        tenet__error_error(self->error, TENET_E_MODEL, key->place, "unknown kind of cue \"%s\"",
                           key->scalar);
        return;
    }
    for (guint i = 0; list != NULL && i < list->items->len; i++) {
        const tenet__yaml *node = list->items->pdata[i];
        const char *text = tenet__field_text(node, "a cue", NULL, self->error);
        if (text == NULL)
            continue;
        tenet__cue *cue = g_new(tenet__cue, 1);
        *cue = (tenet__cue){g_strdup(key->scalar), g_strdup(text), node->text};
        note_used_lists(self, text);
        g_ptr_array_add(self->draft->cues, cue);
        g_ptr_array_add(self->model->own_cues, g_strdup_printf("%s: %s", key->scalar, text));
    }
}

static void read_cues(reader *self, const tenet__yaml *root)
{
    const tenet__yaml *map = tenet__yaml_get(root, "cues");
    if (tenet__field_is_null(map))
        return;
    if (map->kind != TENET__YAML_MAP) {
        tenet__error_error(self->error, TENET_E_MODEL, map->place,
                           "\"cues\" must be a mapping from kinds of cues to lists of terms");
        return;
    }
    for (guint i = 0; i < map->keys->len; i++)
        read_cue_kind(self, map, map->keys->pdata[i]);
}

/* ---- Head and scoring ---------------------------------------------------------------------- */

/* Whether the format is one that this version reads, or may be meant to be. What keys mean in a
 * newer one cannot be known, so nothing else is said of such a model. */
static gboolean read_format(const tenet__yaml *root, tenet_error *error)
{
    const tenet__yaml *node = tenet__yaml_get(root, "tenet");
    if (tenet__field_is_null(node)) {
        tenet__error_error(error, TENET_E_MODEL, root->place,
                           "the key \"tenet\" is missing; begin the model with \"tenet: 1\"");
        return TRUE;
    }
    const char *text = tenet__field_text(node, "\"tenet\"", "", error);
    char *end = NULL;
    gint64 format = g_ascii_strtoll(text, &end, 10);
    if (*end == '\0' && format > FORMAT) {
        tenet__error_error(error, TENET_E_MODEL, node->place,
                           "the model was made for a newer version of tenet: its format is %s, "
                           "this version reads %d",
                           text, (int)FORMAT);
        return FALSE;
    }
    if (*end != '\0' || format != FORMAT)
        tenet__error_error(error, TENET_E_MODEL, node->place,
                           "\"tenet\" is the number of the format and must be 1");
    return TRUE;
}

static gboolean is_language(const char *tag)
{
    gsize letters = 0;
    while (g_ascii_isalpha(tag[letters]))
        letters++;
    gsize rest = strspn(tag + letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789-");
    return letters >= 2 && letters <= 3 && (tag[letters] == '\0' || tag[letters] == '-') &&
           tag[letters + rest] == '\0';
}

static void read_language(reader *self, const tenet__yaml *root)
{
    const tenet__yaml *node = tenet__yaml_get(root, "language");
    const char *language = tenet__field_text(node, "\"language\"", "en", self->error);
    if (!is_language(language))
        tenet__error_error(self->error, TENET_E_MODEL, node->place,
                           "the language \"%s\" must be a code such as \"en\", \"de\" or \"fr-CA\"",
                           language);
    self->model->language = g_strdup(language);
    self->model->english =
        g_ascii_strncasecmp(language, "en", 2) == 0 && (language[2] == '\0' || language[2] == '-');
    self->draft->rules.english = self->model->english;
}

static char *read_owned(reader *self, const tenet__yaml *root, const char *key,
                        const char *fallback)
{
    g_autofree char *what = g_strdup_printf("\"%s\"", key);
    return g_strdup(tenet__field_text(tenet__yaml_get(root, key), what, fallback, self->error));
}

static void read_head(reader *self, const tenet__yaml *root)
{
    tenet_model *model = self->model;
    const tenet__yaml *id = tenet__yaml_get(root, "id");
    model->id = read_owned(self, root, "id", "");
    if (tenet__field_is_null(id))
        tenet__error_error(self->error, TENET_E_MODEL, root->place,
                           "the model has no \"id\"; results name it");
    else if (id->kind == TENET__YAML_SCALAR)
        tenet__field_check_id(id, self->error);
    model->name = read_owned(self, root, "name", model->id);
    model->purpose = read_owned(self, root, "purpose", "");
    model->validation = read_owned(self, root, "validation", "not validated");
}

static void read_scoring(reader *self, const tenet__yaml *root)
{
    static const char *const KEYS[] = {"answer_cap",
                                       "free_note_cap",
                                       "rating_units",
                                       "self_report_units",
                                       "coverage_minimum",
                                       "negated_for_factor",
                                       "negated_against_factor",
                                       "claim_factor",
                                       NULL};
    const tenet__yaml *map = tenet__yaml_get(root, "scoring");
    if (tenet__field_is_null(map) || !tenet__field_keys(map, "\"scoring\"", KEYS, self->error))
        return;
    tenet__scoring *scoring = &self->model->scoring;
    const tenet__bounds cap = {0, 100, TRUE}, units = {0, 100, FALSE}, share = {0, 1, FALSE};
    struct {
        double *number;
        tenet__bounds bounds;
    } fields[] = {
        {&scoring->answer_cap, cap},
        {&scoring->free_note_cap, cap},
        {&scoring->rating_units, units},
        {&scoring->self_report_units, units},
        {&scoring->coverage_minimum, share},
        {&scoring->negated_for_factor, share},
        {&scoring->negated_against_factor, share},
        {&scoring->claim_factor, share},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        *fields[i].number =
            tenet__field_number(map, KEYS[i], *fields[i].number, fields[i].bounds, self->error);
}

/* ---- The model as a whole ------------------------------------------------------------------ */

static void draft_term_clear(gpointer data)
{
    tenet__draft_term *term = data;
    tenet__term_free(term->term);
    tenet__regex_free(term->regex);
}

static void entries_free(gpointer entries)
{
    if (entries != NULL)
        g_ptr_array_unref(entries);
}

static tenet__draft *draft_new(tenet_error *error)
{
    tenet__draft *draft = g_new0(tenet__draft, 1);
    draft->model = tenet__model_new();
    draft->error = error;
    draft->value_places = g_array_new(FALSE, FALSE, sizeof(tenet__place));
    draft->indicators = g_array_new(FALSE, FALSE, sizeof(tenet__draft_term));
    draft->exclusions = g_array_new(FALSE, FALSE, sizeof(tenet__draft_term));
    g_array_set_clear_func(draft->indicators, draft_term_clear);
    g_array_set_clear_func(draft->exclusions, draft_term_clear);
    draft->names = g_array_new(FALSE, FALSE, sizeof(tenet__draft_name));
    draft->cues = g_ptr_array_new_with_free_func(cue_free);
    draft->lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, entries_free);
    draft->list_keys = g_ptr_array_new();
    draft->list_nodes = g_ptr_array_new();
    draft->used_lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    draft->keys = tenet__region_new();
    draft->cache = tenet__term_cache_new();
    draft->rules = (tenet__term_rules){draft->lists, TRUE, draft->cache};
    return draft;
}

void tenet__draft_free(tenet__draft *draft)
{
    if (draft == NULL)
        return;
    tenet_model_unref(draft->model);
    g_array_free(draft->value_places, TRUE);
    g_array_free(draft->indicators, TRUE);
    g_array_free(draft->exclusions, TRUE);
    g_array_free(draft->names, TRUE);
    g_ptr_array_unref(draft->cues);
    g_clear_pointer(&draft->lists, g_hash_table_destroy);
    g_ptr_array_unref(draft->list_keys);
    g_ptr_array_unref(draft->list_nodes);
    g_hash_table_destroy(draft->used_lists);
    tenet__region_unref(draft->keys);
    tenet__term_cache_free(draft->cache);
    g_free(draft);
}

tenet__draft *tenet__schema_read(const tenet__yaml *root, tenet_error *error)
{
    static const char *const KEYS[] = {"tenet",   "id",     "name",    "language",
                                       "purpose", "values", "words",   "validation",
                                       "exclude", "cues",   "scoring", NULL};
    tenet__draft *draft = draft_new(error);
    if (root->kind == TENET__YAML_MAP && !read_format(root, error))
        return draft;
    if (!tenet__field_keys(root, "a model", KEYS, error))
        return draft;
    reader self = {.draft = draft,
                   .model = draft->model,
                   .error = error,
                   .values = ids_new(),
                   .indicators = ids_new(),
                   .questions = ids_new(),
                   .unnamed = g_array_new(FALSE, FALSE, sizeof(int32_t)),
                   .spelling = g_string_new(NULL),
                   .sum = g_checksum_new(G_CHECKSUM_SHA256)};
    read_language(&self, root); /* first: terms are read in it */
    read_head(&self, root);
    read_words(&self, root);
    read_values(&self, root);
    read_exclude(&self, root);
    read_cues(&self, root);
    read_scoring(&self, root);
    ids_clear(&self.values);
    ids_clear(&self.indicators);
    ids_clear(&self.questions);
    g_array_free(self.unnamed, TRUE);
    g_string_free(self.spelling, TRUE);
    g_checksum_free(self.sum);
    return draft;
}
