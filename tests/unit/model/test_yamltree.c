/*
 * YAML and JSON become a tree that knows where everything stands.
 */
#include <string.h>

#include "model/support.h"
#include "model/yamltree.h"

static tenet__yaml *parse(const char *text)
{
    tenet_error *error = tenet__error_new();
    tenet__yaml *root = tenet__yaml_parse(text, (int64_t)strlen(text), "test", error);
    CU_ASSERT_EQUAL(tenet__error_count(error, TENET_SEVERITY_NOTICE), 0);
    CU_ASSERT_PTR_NOT_NULL(root);
    tenet_error_free(error);
    return root;
}

static void scalars_stay_text(void)
{
    g_autoptr(tenet__yaml) root = parse("a: no\nb: 'null'\nc: null\nd: 0x10\ne:\n");
    SUITE_STRING(tenet__yaml_get(root, "a")->scalar, "no");
    SUITE_STRING(tenet__yaml_get(root, "d")->scalar, "0x10");
    CU_ASSERT_FALSE(tenet__yaml_get(root, "b")->plain);
    CU_ASSERT_TRUE(tenet__yaml_get(root, "c")->plain);
    SUITE_STRING(tenet__yaml_get(root, "e")->scalar, "");
    CU_ASSERT_PTR_NULL(tenet__yaml_get(root, "f"));
}

static void check_place(const tenet__yaml *node, int32_t line, int32_t column, int64_t offset)
{
    CU_ASSERT_EQUAL(node->place.line, line);
    CU_ASSERT_EQUAL(node->place.column, column);
    CU_ASSERT_EQUAL(node->place.offset, offset);
}

static void places_count_characters_and_bytes(void)
{
    g_autoptr(tenet__yaml) root = parse("\xEF\xBB\xBF"
                                        "é: [ü, \"x\"]\nb: y\n");
    const tenet__yaml *list = root->items->pdata[0];
    check_place(root->keys->pdata[0], 1, 1, 3);
    check_place(list->items->pdata[0], 1, 5, 3 + 5);
    check_place(list->items->pdata[1], 1, 8, 3 + 9);
    CU_ASSERT_EQUAL(((tenet__yaml *)list->items->pdata[1])->text.column, 9);
    check_place(tenet__yaml_get(root, "b"), 2, 4, 3 + 17);
}

static void json_is_read_by_the_same_reader(void)
{
    g_autoptr(tenet__yaml) root = parse("{\"a\": [1, true, null],\n \"b\": {\"c\": \"\\u00e9\"}}");
    CU_ASSERT_EQUAL(tenet__yaml_get(root, "a")->items->len, 3);
    SUITE_STRING(tenet__yaml_get(tenet__yaml_get(root, "b"), "c")->scalar, "é");
}

static void keys_keep_their_order(void)
{
    g_autoptr(tenet__yaml) root = parse("z: 1\na: 2\nm: 3\n");
    SUITE_STRING(((tenet__yaml *)root->keys->pdata[0])->scalar, "z");
    SUITE_STRING(((tenet__yaml *)root->keys->pdata[2])->scalar, "m");
}

static void a_repeated_key_leaves_the_first(void)
{
    tenet_error *error = tenet__error_new();
    const char *text = "a: 1\na: 2\n";
    g_autoptr(tenet__yaml) root = tenet__yaml_parse(text, (int64_t)strlen(text), "test", error);
    CU_ASSERT_EQUAL(tenet__error_count(error, TENET_SEVERITY_ERROR), 1);
    SUITE_STRING(tenet__yaml_get(root, "a")->scalar, "1");
    tenet_error_free(error);
}

const suite_test yamltree_tests[] = {
    {"a scalar stays the text that was written", scalars_stay_text},
    {"places count characters, offsets count bytes", places_count_characters_and_bytes},
    {"JSON is read by the same reader", json_is_read_by_the_same_reader},
    {"keys keep the order of the file", keys_keep_their_order},
    {"of a repeated key the first is kept and the second reported",
     a_repeated_key_leaves_the_first},
    {NULL, NULL},
};
