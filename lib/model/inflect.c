/*
 * Inflections: the forms that `word+` stands for in English.
 *
 * A word that the tables do not know may be a verb or a noun, so it gets the forms of both. Forms
 * that do not exist ("customering") never stand in a text and do no harm; forms left out would
 * miss evidence, so in doubt a form is generated. Both spellings of -ise and -ize are covered.
 */
#include <stdlib.h>
#include <string.h>

#include "model/term.h"

typedef struct irregular {
    const char *base;
    const char *forms; /* past, participle and further forms, blank between them */
} irregular;

/* Sorted, for the binary search. Verbs with a prefix ("withhold") follow their stem. */
static const irregular VERBS[] = {
    {"arise", "arose arisen"},
    {"awake", "awoke awoken"},
    {"be", "am is are was were been being"},
    {"bear", "bore borne"},
    {"beat", "beat beaten"},
    {"become", "became become"},
    {"begin", "began begun"},
    {"bend", "bent"},
    {"bet", "bet"},
    {"bid", "bid"},
    {"bind", "bound"},
    {"bite", "bit bitten"},
    {"bleed", "bled"},
    {"blow", "blew blown"},
    {"break", "broke broken"},
    {"breed", "bred"},
    {"bring", "brought"},
    {"broadcast", "broadcast"},
    {"build", "built"},
    {"burn", "burned burnt"},
    {"burst", "burst"},
    {"buy", "bought"},
    {"cast", "cast"},
    {"catch", "caught"},
    {"choose", "chose chosen"},
    {"cling", "clung"},
    {"come", "came come"},
    {"cost", "cost costed"},
    {"creep", "crept"},
    {"cut", "cut"},
    {"deal", "dealt"},
    {"dig", "dug"},
    {"do", "does did done"},
    {"draw", "drew drawn"},
    {"dream", "dreamed dreamt"},
    {"drink", "drank drunk"},
    {"drive", "drove driven"},
    {"dwell", "dwelt dwelled"},
    {"eat", "ate eaten"},
    {"fall", "fell fallen"},
    {"feed", "fed"},
    {"feel", "felt"},
    {"fight", "fought"},
    {"find", "found"},
    {"fit", "fit fitted"},
    {"flee", "fled"},
    {"fly", "flew flown"},
    {"forbid", "forbade forbidden"},
    {"forecast", "forecast forecasted"},
    {"forget", "forgot forgotten"},
    {"forgive", "forgave forgiven"},
    {"freeze", "froze frozen"},
    {"get", "got gotten"},
    {"give", "gave given"},
    {"go", "goes went gone"},
    {"grind", "ground"},
    {"grow", "grew grown"},
    {"hang", "hung hanged"},
    {"have", "has had"},
    {"hear", "heard"},
    {"hide", "hid hidden"},
    {"hit", "hit"},
    {"hold", "held"},
    {"hurt", "hurt"},
    {"input", "input inputted"},
    {"keep", "kept"},
    {"kneel", "knelt kneeled"},
    {"know", "knew known"},
    {"lay", "laid"},
    {"lead", "led"},
    {"lean", "leaned leant"},
    {"leap", "leaped leapt"},
    {"learn", "learned learnt"},
    {"leave", "left"},
    {"lend", "lent"},
    {"let", "let"},
    {"lie", "lied lay lain"},
    {"light", "lit lighted"},
    {"lose", "lost"},
    {"make", "made"},
    {"mean", "meant"},
    {"meet", "met"},
    {"mow", "mowed mown"},
    {"pay", "paid"},
    {"plead", "pleaded pled"},
    {"prove", "proved proven"},
    {"put", "put"},
    {"quit", "quit quitted"},
    {"read", "read"},
    {"rid", "rid"},
    {"ride", "rode ridden"},
    {"ring", "rang rung"},
    {"rise", "rose risen"},
    {"run", "ran run"},
    {"say", "said"},
    {"see", "saw seen"},
    {"seek", "sought"},
    {"sell", "sold"},
    {"send", "sent"},
    {"set", "set"},
    {"sew", "sewed sewn"},
    {"shake", "shook shaken"},
    {"shed", "shed"},
    {"shine", "shone shined"},
    {"shoot", "shot"},
    {"show", "showed shown"},
    {"shrink", "shrank shrunk"},
    {"shut", "shut"},
    {"sing", "sang sung"},
    {"sink", "sank sunk"},
    {"sit", "sat"},
    {"sleep", "slept"},
    {"slide", "slid"},
    {"smell", "smelled smelt"},
    {"sneak", "sneaked snuck"},
    {"speak", "spoke spoken"},
    {"speed", "sped speeded"},
    {"spell", "spelled spelt"},
    {"spend", "spent"},
    {"spill", "spilled spilt"},
    {"spin", "spun"},
    {"spit", "spat spit"},
    {"split", "split"},
    {"spoil", "spoiled spoilt"},
    {"spread", "spread"},
    {"spring", "sprang sprung"},
    {"stand", "stood"},
    {"steal", "stole stolen"},
    {"stick", "stuck"},
    {"sting", "stung"},
    {"stink", "stank stunk"},
    {"stride", "strode stridden"},
    {"strike", "struck stricken"},
    {"strive", "strove striven strived"},
    {"swear", "swore sworn"},
    {"sweep", "swept"},
    {"swell", "swelled swollen"},
    {"swim", "swam swum"},
    {"swing", "swung"},
    {"take", "took taken"},
    {"teach", "taught"},
    {"tear", "tore torn"},
    {"tell", "told"},
    {"think", "thought"},
    {"throw", "threw thrown"},
    {"thrust", "thrust"},
    {"tread", "trod trodden"},
    {"understand", "understood"},
    {"upset", "upset"},
    {"wake", "woke woken waked"},
    {"wear", "wore worn"},
    {"weave", "wove woven"},
    {"weep", "wept"},
    {"win", "won"},
    {"wind", "wound"},
    {"wring", "wrung"},
    {"write", "wrote written"},
};

/* Nouns with a plural of their own. Sorted. */
static const irregular NOUNS[] = {
    {"analysis", "analyses"},
    {"basis", "bases"},
    {"child", "children children's"},
    {"crisis", "crises"},
    {"criterion", "criteria"},
    {"foot", "feet"},
    {"goose", "geese"},
    {"half", "halves"},
    {"hypothesis", "hypotheses"},
    {"knife", "knives"},
    {"leaf", "leaves"},
    {"life", "lives"},
    {"loaf", "loaves"},
    {"man", "men men's"},
    {"medium", "media mediums"},
    {"mouse", "mice"},
    {"person", "persons people people's"},
    {"phenomenon", "phenomena"},
    {"self", "selves"},
    {"shelf", "shelves"},
    {"thief", "thieves"},
    {"tooth", "teeth"},
    {"wife", "wives"},
    {"wolf", "wolves"},
    {"woman", "women women's"},
};

/* Nouns that nobody uses as verbs, so that no verb forms are made up for them. */
static const char *const PLAIN_NOUNS[] = {
    "agent",        "alternative", "animal",         "applicant",
    "apprentice",   "assistant",   "attendee",       "audience",
    "audiobook",    "background",  "belief",         "boss",
    "boundary",     "brother",     "buyer",          "caller",
    "candidate",    "carer",       "chef",           "choice",
    "circumstance", "citizen",     "classmate",      "client",
    "colleague",    "complaint",   "consumer",       "contractor",
    "coworker",     "culture",     "curtain",        "customer",
    "deadline",     "developer",   "difference",     "diner",
    "director",     "doctor",      "driver",         "effort",
    "employee",     "employer",    "family",         "father",
    "friend",       "guest",       "human",          "idea",
    "idiot",        "imbecile",    "instructor",     "intern",
    "job",          "joiner",      "junior",         "leader",
    "learner",      "manager",     "member",         "moron",
    "mother",       "neighbor",    "neighbour",      "newbie",
    "newcomer",     "opinion",     "owner",          "parcel",
    "passenger",    "patient",     "peer",           "people",
    "perspective",  "plea",        "podcast",        "preference",
    "problem",      "professor",   "provider",       "pupil",
    "receptionist", "relative",    "representative", "resident",
    "roommate",     "senior",      "shopper",        "sister",
    "song",         "staff",       "standard",       "starter",
    "strength",     "student",     "subscriber",     "superior",
    "supervisor",   "supplier",    "teacher",        "teammate",
    "technician",   "tenant",      "thought",        "trainee",
    "trainer",      "user",        "vendor",         "viewpoint",
    "visitor",      "voucher",     "waiter",         "waitress",
    "worker"};

/* Verbs with endings that mark nouns. */
static const char *const NOUNLIKE_VERBS[] = {
    "auction",    "augment",    "caution",  "cement",     "comment",   "commission", "complement",
    "compliment", "condition",  "document", "experiment", "ferment",   "fragment",   "function",
    "harness",    "implement",  "lament",   "mention",    "partition", "petition",   "portion",
    "position",   "provision",  "question", "ration",     "sanction",  "section",    "segment",
    "station",    "supplement", "torment",  "transition", "witness",   "worship"};

/* Verbs of several syllables that double their last letter because the last one is stressed. */
static const char *const DOUBLING[] = {
    "abet",   "abhor",  "acquit", "admit",    "allot",    "annul",  "appal", "befit", "begin",
    "commit", "compel", "concur", "confer",   "control",  "defer",  "demur", "deter", "disbar",
    "embed",  "emit",   "enrol",  "entrap",   "equip",    "excel",  "expel", "extol", "forbid",
    "forget", "fulfil", "impel",  "incur",    "infer",    "instil", "inter", "occur", "omit",
    "patrol", "permit", "prefer", "propel",   "rebel",    "rebut",  "recur", "refer", "remit",
    "regret", "repel",  "submit", "transfer", "transmit",
};

/* Verbs that are written with a single and a double letter. */
static const char *const DOUBLING_OR_NOT[] = {
    "benefit", "bias", "combat", "focus", "format", "handicap", "kidnap", "program", "worship",
};

/* Short verbs that double their last letter behind a prefix too: "overlap". */
static const char *const SHORT_VERBS[] = {
    "bid", "chat", "cut",  "fit",  "get", "grab", "hit",  "lap",  "let",
    "map", "pin",  "plan", "plug", "put", "quit", "run",  "set",  "ship",
    "sit", "skip", "step", "stop", "tag", "tip",  "trap", "wrap", "zip",
};

/* Verbs that may keep their e before -ing. */
static const char *const KEEPING_E[] = {"age", "binge", "cue", "queue", "singe", "tinge", "whinge"};

/* Verbs that keep -ise or -ize in every spelling: their last letters. */
static const char *const ONE_SPELLING[] = {
    "advertise", "advise",   "appraise",  "apprise",     "arise",    "braise",    "bruise",
    "capsize",   "chastise", "comprise",  "compromise",  "cruise",   "demise",    "despise",
    "devise",    "disguise", "downsize",  "excise",      "exercise", "franchise", "guise",
    "improvise", "incise",   "liaise",    "merchandise", "noise",    "poise",     "praise",
    "premise",   "prize",    "promise",   "raise",       "resize",   "revise",    "rise",
    "seize",     "size",     "supervise", "surmise",     "surprise", "televise",  "wise",
};

/* Verbs with two spellings. */
static const char *const SPELLINGS[][2] = {
    {"appal", "appall"},      {"enrol", "enroll"},    {"fulfil", "fulfill"},
    {"instil", "instill"},    {"licence", "license"}, {"practice", "practise"},
    {"program", "programme"},
};

static const char *const PREFIXES[] = {"co",  "proof", "short", "fore", "in",  "inter",
                                       "mis", "off",   "out",   "over", "pre", "re",
                                       "un",  "under", "up",    "with", "down"};

/* ---- Letters ------------------------------------------------------------------------------- */

static gboolean is_vowel(char letter)
{
    return letter != '\0' && strchr("aeiou", letter) != NULL;
}

/* A letter as a vowel in its word: y counts behind a consonant, u not behind q. */
static gboolean is_vowel_at(const char *word, gsize i)
{
    if (word[i] == 'y')
        return i > 0 && !is_vowel(word[i - 1]);
    if (word[i] == 'u' && i > 0 && word[i - 1] == 'q')
        return FALSE;
    return is_vowel(word[i]);
}

static int vowel_groups(const char *word)
{
    int groups = 0;
    gboolean inside = FALSE;
    for (gsize i = 0; word[i] != '\0'; i++) {
        gboolean vowel = is_vowel_at(word, i);
        groups += vowel && !inside;
        inside = vowel;
    }
    return groups;
}

/* Ends in consonant, single vowel, consonant: the shape that may double its last letter. */
static gboolean ends_cvc(const char *word)
{
    gsize length = strlen(word);
    if (length < 3 || strchr("wxy", word[length - 1]) != NULL)
        return FALSE;
    return g_ascii_isalpha(word[length - 1]) && !is_vowel_at(word, length - 1) &&
           is_vowel_at(word, length - 2) && !is_vowel_at(word, length - 3);
}

static gboolean ends(const char *word, const char *ending)
{
    return g_str_has_suffix(word, ending);
}

static gboolean stands_in(const char *word, const char *const *list, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        if (strcmp(word, list[i]) == 0)
            return TRUE;
    }
    return FALSE;
}
#define STANDS_IN(word, list) stands_in((word), (list), G_N_ELEMENTS(list))

/* ---- Regular forms ------------------------------------------------------------------------- */

static void add(GPtrArray *forms, const char *stem, gsize length, const char *ending)
{
    gsize ending_size = strlen(ending) + 1;
    char *form = g_malloc(length + ending_size);
    memcpy(form, stem, length);
    memcpy(form + length, ending, ending_size);
    g_ptr_array_add(forms, form);
}

/* Whether the word is a prefix and one of the short verbs. */
static gboolean is_prefixed_short_verb(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(PREFIXES); i++) {
        if (g_str_has_prefix(word, PREFIXES[i]) &&
            STANDS_IN(word + strlen(PREFIXES[i]), SHORT_VERBS))
            return TRUE;
    }
    return FALSE;
}

/* Which of "planned" and "planed" the word takes; both where spellings differ. */
static void doubling(const char *word, gboolean *twice, gboolean *once)
{
    gsize length = strlen(word);
    *twice = STANDS_IN(word, DOUBLING_OR_NOT);
    *once = TRUE;
    if (*twice || !ends_cvc(word))
        return;
    *once = vowel_groups(word) > 1 && !STANDS_IN(word, DOUBLING) && !is_prefixed_short_verb(word);
    *twice = !*once || word[length - 1] == 'l';
}

static void add_s(GPtrArray *forms, const char *word)
{
    gsize length = strlen(word);
    char last = word[length - 1];
    gboolean after_vowel = length > 1 && is_vowel(word[length - 2]);
    if (last == 'y' && !after_vowel) {
        add(forms, word, length - 1, "ies");
    } else if (ends(word, "s") || ends(word, "x") || ends(word, "z") || ends(word, "ch") ||
               ends(word, "sh")) {
        add(forms, word, length, last == 'z' && ends_cvc(word) ? "zes" : "es");
    } else {
        add(forms, word, length, "s");
        if (last == 'o' && !after_vowel)
            add(forms, word, length, "es");
    }
}

static void add_ed(GPtrArray *forms, const char *word)
{
    gsize length = strlen(word);
    char last = word[length - 1], double_ed[4] = {last, 'e', 'd', '\0'};
    gboolean twice, once;
    doubling(word, &twice, &once);
    if (last == 'e') {
        add(forms, word, length, "d");
    } else if (last == 'y' && length > 1 && !is_vowel(word[length - 2])) {
        add(forms, word, length - 1, "ied");
    } else if (last == 'c') {
        add(forms, word, length, "ked");
    } else {
        if (twice)
            add(forms, word, length, double_ed);
        if (once)
            add(forms, word, length, "ed");
    }
}

static void add_ing(GPtrArray *forms, const char *word)
{
    gsize length = strlen(word);
    char last = word[length - 1], double_ing[5] = {last, 'i', 'n', 'g', '\0'};
    gboolean twice, once;
    doubling(word, &twice, &once);
    if (ends(word, "ie")) {
        add(forms, word, length - 2, "ying");
    } else if (last == 'e' && length > 2 && !ends(word, "ee") && !ends(word, "oe") &&
               !ends(word, "ye")) {
        add(forms, word, length - 1, "ing");
        if (STANDS_IN(word, KEEPING_E))
            add(forms, word, length, "ing");
    } else if (last == 'c') {
        add(forms, word, length, "king");
    } else {
        if (twice)
            add(forms, word, length, double_ing);
        if (once)
            add(forms, word, length, "ing");
    }
}

/* ---- Irregular forms ----------------------------------------------------------------------- */

static int compare_base(const void *word, const void *entry)
{
    return strcmp(word, ((const irregular *)entry)->base);
}

static const irregular *find_irregular(const char *word, const irregular *table, gsize count)
{
    return bsearch(word, table, count, sizeof *table, compare_base);
}

static void add_list(GPtrArray *forms, const char *prefix, gsize prefix_length, const char *list)
{
    g_auto(GStrv) words = g_strsplit(list, " ", -1);
    for (gsize i = 0; words[i] != NULL; i++)
        add(forms, prefix, prefix_length, words[i]);
}

static const irregular *find_verb(const char *word)
{
    return find_irregular(word, VERBS, G_N_ELEMENTS(VERBS));
}

/* Adds past and participle of an irregular verb, also behind a prefix; FALSE if it is regular. */
static gboolean add_irregular_past(GPtrArray *forms, const char *word)
{
    const irregular *verb = find_verb(word);
    if (verb != NULL) {
        add_list(forms, "", 0, verb->forms);
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(PREFIXES); i++) {
        gsize length = strlen(PREFIXES[i]);
        if (!g_str_has_prefix(word, PREFIXES[i]) || strcmp(word, "relay") == 0)
            continue;
        verb = find_verb(word + length);
        if (verb != NULL && strlen(verb->base) > 2) {
            add_list(forms, word, length, verb->forms);
            return TRUE;
        }
    }
    if (strcmp(word, "redo") == 0 || strcmp(word, "undo") == 0 || strcmp(word, "outdo") == 0 ||
        strcmp(word, "overdo") == 0 || strcmp(word, "undergo") == 0) {
        verb = find_verb(word + strlen(word) - 2);
        add_list(forms, word, strlen(word) - 2, verb->forms);
        return TRUE;
    }
    return FALSE;
}

/* ---- Kinds of words ------------------------------------------------------------------------ */

/* Whether the word is no verb, as far as its ending or the tables tell. */
static gboolean is_noun(const char *word)
{
    static const char *const ENDINGS[] = {"ness",  "ity",  "ship", "hood", "ism",
                                          "ology", "tion", "sion", "ment", "man"};
    if (STANDS_IN(word, PLAIN_NOUNS) || find_irregular(word, NOUNS, G_N_ELEMENTS(NOUNS)) != NULL)
        return TRUE;
    if (vowel_groups(word) < 2 || STANDS_IN(word, NOUNLIKE_VERBS))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(ENDINGS); i++) {
        if (ends(word, ENDINGS[i]))
            return TRUE;
    }
    return FALSE;
}

static void add_noun_forms(GPtrArray *forms, const char *word)
{
    gsize length = strlen(word);
    const irregular *noun = find_irregular(word, NOUNS, G_N_ELEMENTS(NOUNS));
    add(forms, word, length, "'s");
    if (noun != NULL)
        add_list(forms, "", 0, noun->forms);
    else if (length > 4 && ends(word, "woman"))
        add_list(forms, word, length - 5, "women women's");
    else if (length > 4 && ends(word, "man") && !ends(word, "human") && !ends(word, "german"))
        add_list(forms, word, length - 3, "men men's");
    else
        add_s(forms, word);
}

static void add_verb_forms(GPtrArray *forms, const char *word)
{
    if (strcmp(word, "be") == 0) {
        add_irregular_past(forms, word);
        return;
    }
    /* "do", "go" and "have" have an s-form of their own in the table */
    if (find_verb(word) == NULL || strstr(find_verb(word)->forms, "s ") == NULL)
        add_s(forms, word);
    if (!add_irregular_past(forms, word))
        add_ed(forms, word);
    add_ing(forms, word);
}

static void add_forms(GPtrArray *forms, const char *word)
{
    g_ptr_array_add(forms, g_strdup(word));
    if (strlen(word) < 2)
        return;
    if (!is_noun(word))
        add_verb_forms(forms, word);
    gboolean auxiliary = strcmp(word, "have") == 0 || strcmp(word, "do") == 0 ||
                         strcmp(word, "go") == 0 || strcmp(word, "be") == 0;
    if (!auxiliary)
        add_noun_forms(forms, word);
}

/* ---- Spellings ----------------------------------------------------------------------------- */

/* The other spelling of a verb, or NULL. Caller frees. */
static char *other_spelling(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(SPELLINGS); i++) {
        for (int side = 0; side < 2; side++) {
            if (strcmp(word, SPELLINGS[i][side]) == 0)
                return g_strdup(SPELLINGS[i][1 - side]);
        }
    }
    gsize length = strlen(word);
    if (length < 6 ||
        !(ends(word, "ise") || ends(word, "ize") || ends(word, "yse") || ends(word, "yze")))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(ONE_SPELLING); i++) {
        if (ends(word, ONE_SPELLING[i]))
            return NULL;
    }
    char *other = g_strdup(word);
    other[length - 2] = word[length - 2] == 's' ? 'z' : 's';
    return other;
}

static int compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *tenet__inflect(const char *word)
{
    g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func(g_free);
    add_forms(forms, word);
    g_autofree char *other = other_spelling(word);
    if (other != NULL)
        add_forms(forms, other);
    g_ptr_array_sort(forms, compare_strings);
    for (guint i = forms->len; i > 1; i--) {
        if (strcmp(forms->pdata[i - 1], forms->pdata[i - 2]) == 0)
            g_ptr_array_remove_index(forms, i - 1);
    }
    return g_steal_pointer(&forms);
}
