/*
 * YAML to a tree with places: the first step from a model's file to a model.
 *
 * Only libyaml's events are used. What YAML allows and a model file has no use for is refused here:
 * anchors, aliases, tags, several documents, repeated keys, deep nesting. Scalars stay text; the
 * schema decides what they mean, so that the word `no` is never taken for "false".
 */
#include "model/yamltree.h"

#include <string.h>
#include <yaml.h>

#include "base/limits.h"

/* A file of one-letter list items would make a tree fifty times its own size. */
enum { MAX_NODES = 1000000 };

typedef struct reader {
    yaml_parser_t parser;
    yaml_event_t event;
    const char *text;   /* past a byte order mark */
    int64_t text_start; /* bytes before `text` */
    const char *source;
    tenet_error *error;
    const char *cursor;  /* where the character number `cursor_index` stands */
    size_t cursor_index; /* libyaml counts characters, diagnostics need bytes */
    const char *end;
    int32_t nodes;
    tenet__region *region; /* of the nodes and their texts */
} reader;

static tenet__yaml *read_node(reader *self, int32_t depth);

/* ---- Places -------------------------------------------------------------------------------- */

/* The cursor only moves as far as two neighbouring places lie apart, so that all places together
 * cost one walk through the text. */
static int64_t byte_offset(reader *self, size_t index)
{
    const char *cursor = self->cursor;
    size_t at = self->cursor_index;
    for (; at < index && cursor < self->end; at++)
        cursor = g_utf8_next_char(cursor);
    for (; at > index && cursor > self->text; at--)
        cursor = g_utf8_prev_char(cursor);
    self->cursor = cursor;
    self->cursor_index = at;
    return cursor - self->text + self->text_start;
}

static tenet__place place_at(reader *self, yaml_mark_t mark)
{
    return (tenet__place){.source = self->source,
                          .offset = byte_offset(self, mark.index),
                          .line = (int32_t)mark.line + 1,
                          .column = (int32_t)mark.column + 1};
}

/* The place of a byte, for what is found before libyaml counts lines. */
static tenet__place place_of_byte(const char *text, const char *at, const char *source)
{
    tenet__place place = {.source = source, .offset = at - text, .line = 1, .column = 1};
    for (const char *byte = text; byte < at; byte++) {
        if (*byte == '\n') {
            place.line++;
            place.column = 1;
        } else if (((unsigned char)*byte & 0xC0) != 0x80) {
            place.column++;
        }
    }
    return place;
}

/* ---- Syntax errors ------------------------------------------------------------------------- */

/* The character that libyaml stumbled over, 0 at the end. */
static gunichar problem_character(reader *self)
{
    byte_offset(self, self->parser.problem_mark.index);
    return self->cursor < self->end ? g_utf8_get_char(self->cursor) : 0;
}

static void report_bad_start(reader *self, tenet__place place)
{
    gunichar sign = problem_character(self);
    char text[8] = {0};
    g_unichar_to_utf8(sign, text);
    if (sign == '\t')
        tenet__error_error(self->error, TENET_E_SYNTAX, place,
                           "a tab cannot stand here; indent with blanks");
    else
        tenet__error_error(self->error, TENET_E_SYNTAX, place,
                           "text cannot begin with \"%s\" here; put it in quotation marks", text);
}

/* Says what libyaml found in words that help somebody who does not know YAML's grammar. */
static void report_syntax(reader *self)
{
    const yaml_parser_t *parser = &self->parser;
    const char *problem = parser->problem != NULL ? parser->problem : "unreadable";
    const char *context = parser->context != NULL ? parser->context : "";
    tenet__place place = place_at(self, parser->problem_mark);

    if (strstr(context, "quoted scalar") != NULL && strstr(problem, "unexpected end") != NULL)
        tenet__error_error(self->error, TENET_E_SYNTAX, place_at(self, parser->context_mark),
                           "the quotation mark opened here is never closed");
    else if (strstr(problem, "cannot start any token") != NULL)
        report_bad_start(self, place);
    else if (strstr(problem, "mapping values are not allowed") != NULL)
        tenet__error_error(self->error, TENET_E_SYNTAX, place,
                           "a colon cannot stand here; put text that holds \": \" in quotation "
                           "marks, or check the indentation");
    else if (strstr(problem, "<document start>") != NULL)
        tenet__error_error(self->error, TENET_E_SYNTAX, place,
                           "this does not belong to what stands before it; check indentation, "
                           "brackets and quotation marks");
    else if (strstr(context, "block mapping") != NULL ||
             strstr(context, "block collection") != NULL)
        tenet__error_error(self->error, TENET_E_SYNTAX, place,
                           "this does not fit into the block that begins at line %d; check "
                           "indentation, brackets and quotation marks",
                           (int)parser->context_mark.line + 1);
    else if (strstr(context, "flow sequence") != NULL || strstr(context, "flow mapping") != NULL)
        tenet__error_error(self->error, TENET_E_SYNTAX, place,
                           "a comma or a closing bracket is missing before this; the bracket was "
                           "opened at line %d, column %d",
                           (int)parser->context_mark.line + 1,
                           (int)parser->context_mark.column + 1);
    else if (strstr(context, "simple key") != NULL)
        tenet__error_error(self->error, TENET_E_SYNTAX, place_at(self, parser->context_mark),
                           "a colon is missing after this key, or this text needs quotation marks");
    else
        tenet__error_error(self->error, TENET_E_SYNTAX, place, "not valid YAML: %s%s%s", problem,
                           context[0] != '\0' ? " " : "", context);
}

static void report_parser(reader *self)
{
    yaml_error_type_t kind = self->parser.error;
    if (kind == YAML_MEMORY_ERROR) {
        tenet__error_error(self->error, TENET_E_MEMORY, TENET__NOWHERE,
                           "not enough memory to read the model");
    } else if (kind == YAML_READER_ERROR) {
        const char *at =
            self->text + MIN(self->parser.problem_offset, (size_t)(self->end - self->text));
        tenet__place place = place_of_byte(self->text, at, self->source);
        place.offset += self->text_start;
        tenet__error_error(self->error, TENET_E_SYNTAX, place,
                           "a control character (code %d) cannot stand in a model",
                           self->parser.problem_value);
    } else {
        report_syntax(self);
    }
}

/* ---- Events to nodes ----------------------------------------------------------------------- */

static gboolean next_event(reader *self)
{
    yaml_event_delete(&self->event);
    if (yaml_parser_parse(&self->parser, &self->event))
        return TRUE;
    memset(&self->event, 0, sizeof self->event);
    report_parser(self);
    return FALSE;
}

static tenet__yaml *node_new(const reader *self, tenet__yaml_kind kind, tenet__place place)
{
    tenet__yaml *node = tenet__region_array(self->region, tenet__yaml, 1);
    *node = (tenet__yaml){.kind = kind, .place = place, .text = place};
    if (kind != TENET__YAML_SCALAR)
        node->items = g_ptr_array_new_with_free_func((GDestroyNotify)tenet__yaml_free);
    if (kind == TENET__YAML_MAP)
        node->keys = g_ptr_array_new();
    return node;
}

void tenet__yaml_free(tenet__yaml *node)
{
    if (node == NULL)
        return;
    if (node->items != NULL)
        g_ptr_array_unref(node->items);
    if (node->keys != NULL)
        g_ptr_array_unref(node->keys);
    tenet__region_unref(node->region);
}

static void refuse_marks(reader *self, const yaml_char_t *anchor, const yaml_char_t *tag,
                         tenet__place place)
{
    if (anchor != NULL)
        tenet__error_error(self->error, TENET_E_MODEL, place,
                           "anchors (\"&%s\") are not supported; write the text out, or use a "
                           "list under \"words\"",
                           (const char *)anchor);
    if (tag != NULL)
        tenet__error_error(self->error, TENET_E_MODEL, place,
                           "tags (\"%s\") are not supported; put text that begins with \"!\" in "
                           "quotation marks",
                           (const char *)tag);
}

static tenet__yaml *read_scalar(reader *self)
{
    tenet__place place = place_at(self, self->event.start_mark);
    refuse_marks(self, self->event.data.scalar.anchor, self->event.data.scalar.tag, place);
    yaml_scalar_style_t style = self->event.data.scalar.style;
    const char *value = (const char *)self->event.data.scalar.value;
    tenet__yaml *node = node_new(self, TENET__YAML_SCALAR, place);
    node->plain = style == YAML_PLAIN_SCALAR_STYLE;
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
        node->text.column++;
        node->text.offset++;
    }
    if (strlen(value) != self->event.data.scalar.length)
        tenet__error_error(self->error, TENET_E_MODEL, place,
                           "a NUL character (\"\\0\") cannot stand in a model");
    node->scalar = tenet__region_text(self->region, value, strlen(value));
    return node;
}

static tenet__yaml *read_list(reader *self, int32_t depth)
{
    tenet__place place = place_at(self, self->event.start_mark);
    refuse_marks(self, self->event.data.sequence_start.anchor, self->event.data.sequence_start.tag,
                 place);
    g_autoptr(tenet__yaml) list = node_new(self, TENET__YAML_LIST, place);
    for (;;) {
        if (!next_event(self))
            return NULL;
        if (self->event.type == YAML_SEQUENCE_END_EVENT)
            return g_steal_pointer(&list);
        tenet__yaml *item = read_node(self, depth + 1);
        if (item == NULL)
            return NULL;
        g_ptr_array_add(list->items, item);
    }
}

/* Keeps a pair, unless its key is no text or stands in the map already. Takes both nodes. */
static void add_pair(reader *self, tenet__yaml *map, GHashTable *seen, tenet__yaml *key,
                     tenet__yaml *value)
{
    const tenet__yaml *first = NULL;
    if (key->kind != TENET__YAML_SCALAR)
        tenet__error_error(self->error, TENET_E_MODEL, key->place,
                           "a key must be a single word, not a list or a mapping");
    else if ((first = g_hash_table_lookup(seen, key->scalar)) != NULL)
        tenet__error_error(self->error, TENET_E_MODEL, key->place,
                           "the key \"%s\" stands here a second time; the first is at line %d",
                           key->scalar, first->place.line);
    if (key->kind != TENET__YAML_SCALAR || first != NULL) {
        tenet__yaml_free(key);
        tenet__yaml_free(value);
        return;
    }
    g_hash_table_insert(seen, key->scalar, key);
    g_ptr_array_add(map->keys, key);
    g_ptr_array_add(map->items, value);
}

static tenet__yaml *read_map(reader *self, int32_t depth)
{
    tenet__place place = place_at(self, self->event.start_mark);
    refuse_marks(self, self->event.data.mapping_start.anchor, self->event.data.mapping_start.tag,
                 place);
    g_autoptr(tenet__yaml) map = node_new(self, TENET__YAML_MAP, place);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (;;) {
        if (!next_event(self))
            return NULL;
        if (self->event.type == YAML_MAPPING_END_EVENT)
            return g_steal_pointer(&map);
        g_autoptr(tenet__yaml) key = read_node(self, depth + 1);
        if (key == NULL || !next_event(self))
            return NULL;
        tenet__yaml *value = read_node(self, depth + 1);
        if (value == NULL)
            return NULL;
        add_pair(self, map, seen, g_steal_pointer(&key), value);
    }
}

/* The node that the current event begins. NULL with an error where reading cannot go on. */
static tenet__yaml *read_node(reader *self, int32_t depth)
{
    tenet__place place = place_at(self, self->event.start_mark);
    if (depth > TENET__MAX_MODEL_DEPTH) {
        tenet__error_error(self->error, TENET_E_LIMIT, place,
                           "lists and mappings are nested more than %d deep",
                           (int)TENET__MAX_MODEL_DEPTH);
        return NULL;
    }
    if (++self->nodes > MAX_NODES) {
        tenet__error_error(self->error, TENET_E_LIMIT, place,
                           "the model has more than %d entries; split it", (int)MAX_NODES);
        return NULL;
    }
    switch (self->event.type) {
    case YAML_SEQUENCE_START_EVENT:
        return read_list(self, depth);
    case YAML_MAPPING_START_EVENT:
        return read_map(self, depth);
    case YAML_ALIAS_EVENT:
        tenet__error_error(self->error, TENET_E_MODEL, place,
                           "aliases (\"*%s\") are not supported; put text that begins with \"*\" "
                           "in quotation marks",
                           (const char *)self->event.data.alias.anchor);
        tenet__yaml *nothing = node_new(self, TENET__YAML_SCALAR, place);
        nothing->scalar = tenet__region_text(self->region, "", 0);
        return nothing;
    default:
        return read_scalar(self);
    }
}

/* The one document of the stream. */
static tenet__yaml *read_document(reader *self)
{
    g_autoptr(tenet__yaml) root = NULL;
    for (;;) {
        if (!next_event(self))
            return NULL;
        tenet__place place = place_at(self, self->event.start_mark);
        switch (self->event.type) {
        case YAML_STREAM_END_EVENT:
            if (root == NULL)
                tenet__error_error(self->error, TENET_E_MODEL, place, "the model is empty");
            return g_steal_pointer(&root);
        case YAML_DOCUMENT_START_EVENT:
            if (root != NULL) {
                tenet__error_error(self->error, TENET_E_MODEL, place,
                                   "a second document begins here; a file holds one model");
                return g_steal_pointer(&root);
            }
            if (!next_event(self) || (root = read_node(self, 1)) == NULL)
                return NULL;
            break;
        default:
            break;
        }
    }
}

/* ---- The text as a whole ------------------------------------------------------------------- */

static gboolean check_text(const char *text, int64_t length, const char *source, tenet_error *error)
{
    if (length > TENET__MAX_MODEL_BYTES) {
        tenet__error_error(error, TENET_E_LIMIT, ((tenet__place){.source = source, .offset = -1}),
                           "the model is larger than %" G_GINT64_FORMAT " bytes",
                           (gint64)TENET__MAX_MODEL_BYTES);
        return FALSE;
    }
    const char *end = NULL;
    if (g_utf8_validate(text, (gssize)length, &end))
        return TRUE;
    tenet__place place = place_of_byte(text, end, source);
    if (*end == '\0')
        tenet__error_error(error, TENET_E_ENCODING, place,
                           "a NUL byte stands here; save the model as UTF-8 text");
    else
        tenet__error_error(error, TENET_E_ENCODING, place,
                           "the byte 0x%02x is not UTF-8; save the model as UTF-8 text",
                           (unsigned)(unsigned char)*end);
    return FALSE;
}

tenet__yaml *tenet__yaml_parse(const char *text, int64_t length, const char *source,
                               tenet_error *error)
{
    if (!check_text(text, length, source, error))
        return NULL;
    reader self = {.text = text, .source = source, .error = error, .end = text + length};
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        self.text += 3;
        self.text_start = 3;
    }
    self.cursor = self.text;
    if (!yaml_parser_initialize(&self.parser)) {
        tenet__error_error(error, TENET_E_MEMORY, TENET__NOWHERE,
                           "not enough memory to read the model");
        return NULL;
    }
    self.region = tenet__region_new();
    yaml_parser_set_encoding(&self.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&self.parser, (const unsigned char *)self.text,
                                 (size_t)(self.end - self.text));
    tenet__yaml *root = read_document(&self);
    yaml_event_delete(&self.event);
    yaml_parser_delete(&self.parser);
    if (root != NULL)
        root->region = self.region;
    else
        tenet__region_unref(self.region);
    return root;
}

const tenet__yaml *tenet__yaml_get(const tenet__yaml *map, const char *key)
{
    for (guint i = 0; map != NULL && map->kind == TENET__YAML_MAP && i < map->keys->len; i++) {
        const tenet__yaml *candidate = g_ptr_array_index(map->keys, i);
        if (strcmp(candidate->scalar, key) == 0)
            return g_ptr_array_index(map->items, i);
    }
    return NULL;
}
