/*
 * Terms: what each sign of the little language stands for, seen through the canonical spelling.
 */
#include "model/support.h"
#include "model/term.h"
#include "text/document.h"

static char *canonical_with(const char *text, gboolean english, tenet__word_lists *lists)
{
    tenet_error *error = tenet__error_new();
    const tenet__term_rules rules = {.lists = lists, .english = english};
    g_autoptr(tenet__term) term = tenet__term_parse(text, &rules, TENET__NOWHERE, error);
    char *canonical = term != NULL ? tenet__term_canonical(term)
                                   : g_strconcat("error: ", tenet_error_text(error), NULL);
    tenet_error_free(error);
    return canonical;
}

static void check(const char *text, const char *expected)
{
    g_autofree char *canonical = canonical_with(text, TRUE, NULL);
    SUITE_STRING(canonical, expected);
}

static void words(void)
{
    check("help", "help");
    check("  HELP ", "help");
    check("Straße", "strasse");
    check("e\xCC\x81quipe", "\xC3\xA9quipe");
    check("lent a  hand", "lent a hand");
    check("24 hours", "24 hours");
}

static void hyphens_and_contractions(void)
{
    check("follow-up", "follow up");
    check("don't", "do not");
    check("don\xE2\x80\x99t", "do not");
    check("cant", "can not");
    check("customer's", "customer's");
    g_autofree char *plain = canonical_with("don't", FALSE, NULL);
    SUITE_STRING(plain, "don't");
}

static void star_and_plus(void)
{
    check("support*", "support*");
    check("help+", "(help|help's|helped|helping|helps)");
    check("team-member+", "team (member|member's|members)");
    check("wellb\xC3\xA9+ x", "(wellb\xC3\xA9|wellb\xC3\xA9's|wellb\xC3\xA9"
                              "ed|wellb\xC3\xA9ing|wellb\xC3\xA9s) x");
}

static void gaps_and_parts(void)
{
    check("stay ~4 to  help", "stay ~4 to help");
    check("b & a", "a & b");
    check("listen & without ~2 asking", "listen & without ~2 asking");
}

static void groups(void)
{
    check("(quiet|calm|calm)", "(calm|quiet)");
    check("( quiet | very  calm )", "(quiet|very calm)");
    check("(calm)", "calm");
    check("(very calm)", "very calm");
    check("(a b|c|d e|a b)", "(c|a b|d e)");
    check("(helper|help*|helpers)", "help*");
    check("(help*|helpful*|hel)", "(hel|help*)");
}

static tenet__word_lists *people(void)
{
    tenet__word_lists *lists =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    GPtrArray *entries = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(entries, g_strdup("guest"));
    g_ptr_array_add(entries, g_strdup("colleag*"));
    g_ptr_array_add(entries, g_strdup("team member+"));
    g_hash_table_insert(lists, g_strdup("people"), entries);
    return lists;
}

static void lists(void)
{
    g_autoptr(GHashTable) table = people();
    g_autofree char *list = canonical_with("for {people}", TRUE, table);
    g_autofree char *spelled =
        canonical_with("for (team (member|members|member's)|guest|colleag*)", TRUE, table);
    g_autofree char *group = canonical_with("(my {people}|me)", TRUE, table);
    SUITE_STRING(list, "for ((guest|colleag*)|team (member|member's|members))");
    SUITE_STRING(group, "(me|my (guest|colleag*)|my team (member|member's|members))");
    CU_ASSERT_TRUE(g_str_has_prefix(spelled, "error: error: a group cannot hold another group"));
}

static void places(void)
{
    tenet_error *error = tenet__error_new();
    const tenet__term_rules rules = {.english = TRUE};
    const tenet__place place = {.source = "test", .offset = 100, .line = 7, .column = 20};
    CU_ASSERT_PTR_NULL(tenet__term_parse("\xC3\xA9t\xC3\xA9 ab*", &rules, place, error));
    const tenet_diagnostic *rows = NULL;
    int64_t count = 0;
    tenet_error_diagnostics(error, &rows, &count);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    CU_ASSERT_EQUAL(rows[0].line, 7);
    CU_ASSERT_EQUAL(rows[0].column, 26);
    CU_ASSERT_EQUAL(rows[0].offset, 108);
    tenet_error_free(error);
}

static void names(void)
{
    const char *const rows[][2] = {
        {"Service excellence", "service excellence"},
        {"Diversity & Inclusion", "diversity & inclusion"},
        {"trust/respect", "respect & trust"},
        {"self-reliance", "self reliance"},
        {"???", "none"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(tenet__term) term = tenet__term_from_name(rows[i][0], TRUE);
        g_autofree char *canonical = term != NULL ? tenet__term_canonical(term) : NULL;
        SUITE_STRING(canonical != NULL ? canonical : "none", rows[i][1]);
    }
}

static void forms(void)
{
    g_autoptr(GHashTable) table = people();
    const tenet__term_rules rules = {.lists = table, .english = TRUE};
    g_autofree char *shown = tenet__term_forms("(help+|stop) ~2 {people}", &rules);
    SUITE_STRING(shown, "help+: help, help's, helped, helping, helps; {people}: guest, colleag*, "
                        "team (member|member's|members)");
    CU_ASSERT_PTR_NULL(tenet__term_forms("lent a hand", &rules));
}

static void other_languages(void)
{
    g_autofree char *star = canonical_with("Unterst\xC3\xBCtz*", FALSE, NULL);
    g_autofree char *plus = canonical_with("helfen+", FALSE, NULL);
    SUITE_STRING(star, "unterst\xC3\xBCtz*");
    CU_ASSERT_TRUE(g_str_has_prefix(plus, "error: error: \"+\" knows the inflections of English"));
}

static void alternatives_are_limited(void)
{
    g_autoptr(GHashTable) table =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    GPtrArray *entries = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < 31; i++)
        g_ptr_array_add(entries, g_strdup_printf("w%d x", i));
    g_hash_table_insert(table, g_strdup("l"), entries);
    g_autofree char *good = canonical_with("({l} {l})", TRUE, table);
    CU_ASSERT_TRUE(g_str_has_prefix(good, "(w0 x w0 x|w0 x w1 x|"));
    g_ptr_array_add(entries, g_strdup("y z"));
    g_autofree char *bad = canonical_with("({l} {l})", TRUE, table);
    SUITE_STRING(bad, "error: error: this stands for more than 1000 alternatives\n");
}

/* Most words of terms are read on a shorter way than texts are. */
static void plain_words_are_read_as_in_texts(void)
{
    static const char *const WORDS[] = {"help",
                                        "HELP",
                                        "x",
                                        "Im",
                                        "IM",
                                        "dont",
                                        "Cannot",
                                        "its",
                                        "Theyre",
                                        "e2e",
                                        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcde",
                                        "abcdefghijklmnopqrstuvwxyzABCDEF",
                                        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"};
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        tenet_error *error = tenet__error_new();
        g_autoptr(tenet__document) text =
            tenet__document_read(WORDS[i], (int64_t)strlen(WORDS[i]), TENET__READ_ENGLISH, error);
        GString *expected = g_string_new(NULL);
        for (int32_t j = 0; j < text->token_count; j++)
            g_string_append_printf(expected, "%s%s", j > 0 ? " " : "", text->tokens[j].word);
        check(WORDS[i], expected->str);
        g_string_free(expected, TRUE);
        tenet_error_free(error);
    }
}

static void words_and_parts_are_limited(void)
{
    check("a & b & c & d & e & f & g & h & i & j & k & l & m & n & o & p",
          "a & b & c & d & e & f & g & h & i & j & k & l & m & n & o & p");
    check("a & b & c & d & e & f & g & h & i & j & k & l & m & n & o & p & q",
          "error: error: a term has at most 16 words\n");
    check("a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p", "a b c d e f g h i j k l m n o p");
    check("a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q", "error: error: a term has at most 16 words\n");
}

static void terms_keep_what_they_consist_of(void)
{
    g_autoptr(tenet__term_cache) cache = tenet__term_cache_new();
    const tenet__term_rules rules = {.english = TRUE, .cache = cache};
    tenet_error *error = tenet__error_new();
    g_autoptr(tenet__term) term =
        tenet__term_parse("(calm|very calm) help+", &rules, TENET__NOWHERE, error);
    g_clear_pointer(&cache, tenet__term_cache_free);
    g_autofree char *canonical = tenet__term_canonical(term);
    SUITE_STRING(canonical, "(calm|very calm) (help|help's|helped|helping|helps)");
    tenet_error_free(error);
}

const suite_test term_tests[] = {
    {"words are folded: case, composition, blanks", words},
    {"hyphens and contractions split a term as they split a text", hyphens_and_contractions},
    {"* is any ending, + the English inflections", star_and_plus},
    {"~N leaves a gap, & joins parts in any order", gaps_and_parts},
    {"a group is the same in any order and without repetitions", groups},
    {"{list} stands for the entries of a list", lists},
    {"a mistake is reported at its own column", places},
    {"the name of a value is a term of its words", names},
    {"the forms of a term are shown for inflections and lists", forms},
    {"+ in another language than English is refused", other_languages},
    {"alternatives are limited", alternatives_are_limited},
    {"words of plain letters are read as they are in texts", plain_words_are_read_as_in_texts},
    {"a term has at most 16 words, in one part or in many", words_and_parts_are_limited},
    {"a term outlives the cache that it was read with", terms_keep_what_they_consist_of},
    {NULL, NULL},
};
