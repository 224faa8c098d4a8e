/*
 * The English inflections behind `word+`.
 */
#include <stdio.h>
#include <string.h>

#include "model/support.h"
#include "model/term.h"

/* Checks that the forms hold all of `has` and none of `lacks`, both with blanks between words. */
static void check(const char *word, const char *has, const char *lacks)
{
    g_autoptr(GPtrArray) forms = tenet__inflect(word);
    g_ptr_array_add(forms, NULL);
    g_auto(GStrv) wanted = g_strsplit(has, " ", -1);
    g_auto(GStrv) unwanted = g_strsplit(lacks, " ", -1);
    for (gsize i = 0; wanted[i] != NULL; i++) {
        gboolean found = g_strv_contains((const char *const *)forms->pdata, wanted[i]);
        if (!found)
            fprintf(stderr, "%s+ lacks %s\n", word, wanted[i]);
        CU_ASSERT_TRUE(found);
    }
    for (gsize i = 0; unwanted[i] != NULL; i++) {
        gboolean found = g_strv_contains((const char *const *)forms->pdata, unwanted[i]);
        if (found)
            fprintf(stderr, "%s+ has %s\n", word, unwanted[i]);
        CU_ASSERT_FALSE(found);
    }
}

static void regular_verbs(void)
{
    check("stay", "stay stays stayed staying", "staied");
    check("help", "help helps helped helping", "helpped");
    check("reply", "reply replies replied replying", "replys replyed");
    check("share", "share shares shared sharing", "shareing shareed");
    check("agree", "agrees agreed agreeing", "agreing");
    check("pass", "passes passed passing", "passs");
    check("reach", "reaches reached reaching", "reachs");
    check("tie", "ties tied tying", "tieing");
    check("panic", "panics panicked panicking", "paniced");
    check("queue", "queues queued queueing queuing", "");
    check("go", "go goes going went gone", "goed gos");
    check("veto", "vetoes", "");
}

static void doubled_letters(void)
{
    check("swap", "swapped swapping swaps", "swaped swaping");
    check("plan", "planned planning", "planed");
    check("quit", "quitting", "quiting");
    check("admit", "admitted admitting", "admited");
    check("prefer", "preferred", "prefered");
    check("offer", "offered offering", "offerred");
    check("visit", "visited", "visitted");
    check("cover", "covered", "coverred");
    check("travel", "travelled traveled travelling traveling", "");
    check("overlap", "overlapped overlapping", "overlaped");
    check("fix", "fixed fixes", "fixxed");
    check("follow", "followed", "followwed");
    check("listen", "listened", "listenned");
    check("look", "looked", "lookked");
}

static void irregular_verbs(void)
{
    check("give", "give gives gave given giving", "gived");
    check("take", "took taken taking", "taked");
    check("tell", "told", "telled");
    check("leave", "left leaving leaves", "leaved");
    check("speak", "spoke spoken", "speaked");
    check("stand", "stood", "standed");
    check("teach", "taught", "teached");
    check("lend", "lent", "lended");
    check("put", "put putting puts", "putted");
    check("show", "showed shown", "");
    check("learn", "learned learnt", "");
    check("be", "be am is are was were been being", "bes");
    check("have", "has had having", "haves haved");
    check("withhold", "withheld withholding", "withholded");
    check("mislead", "misled", "misleaded");
    check("understand", "understood", "understanded");
    check("misunderstand", "misunderstood", "misunderstanded");
    check("overhear", "overheard", "overheared");
    check("rewrite", "rewrote rewritten rewriting", "rewrited");
    check("relay", "relayed", "relaid");
    check("redo", "redid redone redoing", "redoed");
}

/* Words from all over the tables, so that the table stay sorted for their binary search. */
static void the_table_is_found_from_end_to_end(void)
{
    check("arise", "arose", "arised");
    check("awake", "awoke", "awaked");
    check("wring", "wrung", "wringed");
    check("write", "wrote written", "writed");
    check("proofread", "proofread", "proofreaded");
    check("prove", "proven", "");
    check("shortcut", "shortcutting", "shortcuted");
    check("upset", "upsetting", "upsetted");
    check("input", "inputted inputting", "inputed");
    check("woman", "women women's", "womans");
    check("analysis", "analyses", "analysised");
    check("keep", "kept", "keeped");
    check("make", "made", "maked");
    check("find", "found", "finded");
    check("think", "thought", "thinked");
    check("hear", "heard", "heared");
    check("let", "letting", "letted");
    check("cut", "cutting", "cutted");
}

static void nouns(void)
{
    check("customer", "customer customers customer's", "customered");
    check("policy", "policies policy's", "policys");
    check("person", "people person's people's", "personed");
    check("child", "children", "childs");
    check("craftsman", "craftsmen", "craftsmans");
    check("human", "humans", "humen");
    check("box", "boxes", "boxs");
    check("kindness", "kindness's", "kindnessed");
    check("document", "documented", "");
    check("mention", "mentioned", "");
    check("relation", "relations", "relationed");
}

static void both_spellings(void)
{
    check("apologise", "apologise apologize apologised apologized apologising apologizing", "");
    check("organize", "organised organizes", "");
    check("analyse", "analyzed analysing", "");
    check("advise", "advised advising", "advize advized");
    check("exercise", "exercised", "exercized");
    check("size", "sized", "sised");
    check("practise", "practiced practicing", "");
    check("fulfil", "fulfills fulfilled fulfilling", "fulfiled");
}

static void odd_input(void)
{
    const char *const words[] = {"", "a", "x", "'", "s", "e", "y", "ie", "é", "日本", "1st", "qu"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(GPtrArray) forms = tenet__inflect(words[i]);
        CU_ASSERT_TRUE(forms->len >= 1);
    }
}

static void sorted_and_distinct(void)
{
    const char *const words[] = {"help", "put", "apologise", "people", "be"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(GPtrArray) forms = tenet__inflect(words[i]);
        for (guint j = 1; j < forms->len; j++)
            CU_ASSERT_TRUE(strcmp(forms->pdata[j - 1], forms->pdata[j]) < 0);
    }
}

const suite_test inflect_tests[] = {
    {"regular verbs: -s, -ed, -ing and their spelling", regular_verbs},
    {"a stressed last syllable doubles its letter", doubled_letters},
    {"irregular verbs, also behind a prefix", irregular_verbs},
    {"every irregular verb is found", the_table_is_found_from_end_to_end},
    {"nouns: plurals and possessives", nouns},
    {"-ise and -ize stand for one another where both exist", both_spellings},
    {"odd words give at least themselves", odd_input},
    {"forms are sorted and distinct", sorted_and_distinct},
    {NULL, NULL},
};
