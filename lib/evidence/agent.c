/*
 * The agent of a known verb. From the verb backwards stand its auxiliaries and adverbs, then, with
 * or without an insertion between commas, the noun phrase that is its subject; or "to" and the one
 * who is asked ("asked the porter to help"); or the one who is let or seen to do it. A phrase that
 * is governed by a preposition is nobody's subject: "in the kitchen helped ...". See agent.h.
 */
#include "evidence/agent.h"

#include "evidence/subject.h"

/* Words of a noun phrase, and phrases joined by prepositions in it: "the mother of one of them". */
#define MAX_PHRASE_WORDS 5
#define MAX_PHRASES      3

/* Words of an insertion between commas, and of a clause in the subject: "who helped me". */
#define MAX_INSERTION 8

/* Words between the verb and its subject: "would not ever really have". */
#define MAX_TO_SUBJECT 6

static const tenet__doer nobody = {FALSE, -1, -1};

/* A noun phrase and whether an article or the like opens it. */
typedef struct phrase {
    int32_t first;
    int32_t last;
    gboolean determined;
} phrase;

static int32_t kind_at(const tenet__clues *clues, int32_t token)
{
    return tenet__clue_kind(clues, token);
}

static gboolean clause_begins(const tenet__clues *clues, int32_t token)
{
    return token <= clues->begin ||
           (tenet__marks_before(clues, token) &
            (TENET__CLAUSE_MARKS | TENET__MARK_OTHER | TENET__MARK_QUOTE_CLOSE)) != 0;
}

/* Words that are no cues and no nouns either. */
static gboolean is_adverbial(const tenet__clues *clues, int32_t token)
{
    /* in the order of strcmp() */
    static const char *const words[] = {
        "able",      "abroad",   "ago",      "ahead",    "alone",  "along",   "apart",  "as",
        "aside",     "away",     "back",     "better",   "down",   "earlier", "eg",     "etc",
        "excellent", "faster",   "further",  "glad",     "good",   "great",   "happy",  "home",
        "ie",        "instead",  "later",    "less",     "longer", "maybe",   "more",   "much",
        "not",       "now",      "nowadays", "off",      "often",  "online",  "out",    "patient",
        "proud",     "rather",   "sometime", "somewhat", "sooner", "strong",  "such",   "than",
        "thereby",   "together", "tomorrow", "tonight",  "twice",  "up",      "willing"};
    return tenet__word_in(clues, token, words, G_N_ELEMENTS(words)) ||
           tenet__word_ends(clues, token, "ly") || tenet__word_ends(clues, token, "wards");
}

static gboolean is_determiner(const tenet__clues *clues, int32_t token)
{
    /* Articles can also be the first word of a longer cue. */
    static const char *const words[] = {"the",   "a",    "an",    "my",    "our",  "his", "her",
                                        "their", "this", "these", "those", "that", NULL};
    return kind_at(clues, token) == TENET__CUE_DETERMINER ||
           tenet__word_among(clues, token, words) || tenet__is_possessive(clues, token);
}

/* A word that can be a noun, by what it is not. */
static gboolean is_noun(const tenet__clues *clues, int32_t token)
{
    if (token < clues->begin || token >= clues->end)
        return FALSE;
    int32_t kind = kind_at(clues, token);
    if (kind == TENET__CUE_OTHER)
        return TRUE;
    /* "the new hire", "the training": behind an article also words that can be verbs. */
    if (kind == TENET__CUE_REQUEST || kind == TENET__CUE_SPEECH)
        return is_determiner(clues, token - 1) ||
               (kind_at(clues, token - 1) == -1 && is_determiner(clues, token - 2));
    return kind == -1 && !tenet__looks_past(clues, token) && !is_adverbial(clues, token) &&
           (clues->document->tokens[token].shape & TENET__SHAPE_DIGIT) == 0;
}

static gboolean is_collective(const tenet__clues *clues, int32_t token)
{
    static const char *const words[] = {"people", "staff",    "team", "family", "police",
                                        "crew",   "children", "folk", "public", NULL};
    return tenet__word_among(clues, token, words);
}

/* A noun that by its form names a person: "the florist", "the landlord". */
static gboolean is_person(const tenet__clues *clues, int32_t token)
{
    static const char *const endings[] = {"ist",  "ian",   "ee",     "man",  "woman",
                                          "men",  "women", "person", "mate", "mates",
                                          "lord", "ists",  "ians",   "ees"};
    if (is_collective(clues, token))
        return TRUE;
    if (kind_at(clues, token) == TENET__CUE_OTHER)
        return !tenet__word_is(clues, token, "it") && !tenet__word_is(clues, token, "this");
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (tenet__word_ends(clues, token, endings[i]))
            return TRUE;
    }
    return tenet__is_name(clues, token);
}

/* "one", "some", "half": stand for people before "of" or behind another determiner. */
static gboolean is_quantity(const tenet__clues *clues, int32_t token)
{
    static const char *const words[] = {"one",  "two",    "three",   "four", "five", "some", "most",
                                        "many", "both",   "several", "few",  "all",  "half", "none",
                                        "each", "couple", "plenty",  "lots", NULL};
    return tenet__word_among(clues, token, words);
}

/* The noun phrase that ends with the noun at `last`, up to its determiner. */
static phrase read_phrase(const tenet__clues *clues, int32_t last)
{
    phrase np = {last, last, FALSE};
    for (int32_t i = 0; i < MAX_PHRASE_WORDS && np.first > clues->begin; i++) {
        int32_t before = np.first - 1;
        if ((tenet__marks_before(clues, np.first) & ~TENET__MARK_HYPHEN) != 0)
            break;
        if (is_determiner(clues, before) &&
            !(tenet__word_is(clues, before, "that") && is_noun(clues, before - 1) &&
              !clause_begins(clues, before)))
            np.determined = TRUE;
        else if (np.determined && !is_quantity(clues, before))
            break;
        else if (!is_noun(clues, before) && !is_quantity(clues, before) &&
                 !(is_determiner(clues, before - 1) &&
                   (tenet__looks_past(clues, before) ||
                    kind_at(clues, before) == TENET__CUE_ADVERB)))
            break;
        np.first = before;
    }
    return np;
}

/* The whole phrase that ends at `last`, with the phrases that prepositions join to it: its first
 * noun is the subject. FALSE if a preposition governs it. */
static gboolean read_subject(const tenet__clues *clues, int32_t last, phrase *np, int32_t *noun)
{
    *noun = last;
    for (int32_t i = 0; i < MAX_PHRASES; i++) {
        *np = read_phrase(clues, *noun);
        int32_t before = np->first - 1;
        if (clause_begins(clues, np->first) || (kind_at(clues, before) != TENET__CUE_PREPOSITION &&
                                                !tenet__word_is(clues, before, "of")))
            return TRUE;
        int32_t joined = before - 1;
        if (clause_begins(clues, before))
            return FALSE;
        if (!is_noun(clues, joined) && !is_quantity(clues, joined))
            return FALSE;
        *noun = joined;
    }
    return FALSE;
}

/* The first token of the verb's own group: "would have [helped]", "is always [rude]". */
static int32_t group_begin(const tenet__clues *clues, int32_t head)
{
    int32_t token = head;
    for (int32_t i = 0; i < MAX_TO_SUBJECT && !clause_begins(clues, token); i++) {
        int32_t before = token - 1;
        switch (kind_at(clues, before)) {
        case TENET__CUE_AUXILIARY:
        case TENET__CUE_ADVERB:
        case TENET__CUE_NEGATION:
        case TENET__CUE_HYPOTHETICAL:
            break;
        case TENET__CUE_INTENDED:
            if (!tenet__word_is(clues, before, "will"))
                return token;
            break;
        case -1:
            if (!tenet__word_ends(clues, before, "ly") && !tenet__word_is(clues, before, "now"))
                return token;
            break;
        default:
            return token;
        }
        const tenet__clue *clue = tenet__clue_at(clues, before);
        token = clue != NULL ? clue->first : before;
    }
    return token;
}

static gboolean is_plural(const tenet__clues *clues, int32_t noun)
{
    return (tenet__word_ends(clues, noun, "s") && !tenet__word_ends(clues, noun, "ss")) ||
           is_collective(clues, noun) || tenet__word_ends(clues, noun, "men") ||
           is_quantity(clues, noun);
}

/* Whether a form agrees with its subject as a verb: without an auxiliary a singular noun needs -s
 * or a past, a plural one no ending; behind a form of be stands a participle, or what a person is.
 */
static gboolean agrees(const tenet__clues *clues, int32_t noun, int32_t group, int32_t head)
{
    gboolean ing = tenet__word_ends(clues, head, "ing");
    gboolean bare = group == head;
    for (int32_t t = group; t < head && !bare; t++) {
        int32_t kind = kind_at(clues, t);
        if (kind == TENET__CUE_AUXILIARY || kind == TENET__CUE_HYPOTHETICAL ||
            kind == TENET__CUE_INTENDED)
            return ing || tenet__looks_past(clues, head) || is_person(clues, noun);
    }
    if (ing)
        return FALSE;
    if (tenet__looks_past(clues, head))
        return TRUE;
    gboolean s = tenet__word_ends(clues, head, "s") && !tenet__word_ends(clues, head, "ss");
    return s ? !is_plural(clues, noun) || kind_at(clues, noun) == TENET__CUE_OTHER
             : is_plural(clues, noun);
}

/* TRUE if the candidate is in the phrase, or it is a thing of theirs: "my approach". */
static gboolean is_candidates(const tenet__clues *clues, tenet__voice voice, const phrase *np,
                              int32_t noun, int32_t head)
{
    int32_t before = kind_at(clues, np->first - 1);
    if (before == TENET__CUE_COORDINATOR && !clause_begins(clues, np->first)) {
        int32_t first = kind_at(clues, np->first - 2);
        if (first == TENET__CUE_SELF || first == TENET__CUE_SELF_OBJECT ||
            (voice == TENET__VOICE_NOTES && first == TENET__CUE_THIRD))
            return TRUE;
    }
    if (is_person(clues, noun))
        return FALSE;
    gboolean own =
        voice == TENET__VOICE_FIRST
            ? tenet__word_is(clues, np->first, "my") || tenet__word_is(clues, np->first, "our")
            : tenet__word_is(clues, np->first, "his") || tenet__word_is(clues, np->first, "her") ||
                  tenet__word_is(clues, np->first, "their");
    int32_t object = kind_at(clues, head + 1);
    gboolean to_them = voice == TENET__VOICE_FIRST ? object == TENET__CUE_SELF_OBJECT
                                                   : object == TENET__CUE_THIRD_OBJECT;
    return own && !to_them;
}

/* What may open a subject without article: a name, a plural or a person. */
static gboolean stands_bare(const tenet__clues *clues, tenet__voice voice, const phrase *np,
                            int32_t noun)
{
    if (kind_at(clues, np->first) == TENET__CUE_OTHER)
        return TRUE;
    if (tenet__is_name(clues, noun))
        return voice == TENET__VOICE_FIRST || noun > clues->begin;
    if (noun == clues->begin && kind_at(clues, noun) == -1 && voice == TENET__VOICE_FIRST &&
        (clues->document->tokens[noun].shape & TENET__SHAPE_CAPITAL) != 0)
        return TRUE;
    if (is_person(clues, noun) || is_quantity(clues, noun))
        return TRUE;
    /* In notes a word in -s that opens the clause is a verb: "Shows respect". */
    gboolean opens = voice == TENET__VOICE_NOTES && clause_begins(clues, noun);
    return is_plural(clues, noun) &&
           (!opens || tenet__word_ends(clues, noun, "ers") ||
            tenet__word_ends(clues, noun, "ors") || tenet__word_ends(clues, noun, "mates"));
}

/* "told us [her husband] mocked her": what is told stands behind the one it is told to. */
static gboolean completes_telling(const tenet__clues *clues, int32_t begin)
{
    int32_t kind = kind_at(clues, begin - 1);
    return (kind == TENET__CUE_SELF_OBJECT || kind == TENET__CUE_THIRD_OBJECT) &&
           kind_at(clues, begin - 2) == TENET__CUE_SPEECH && !clause_begins(clues, begin) &&
           !clause_begins(clues, begin - 1);
}

/* The person that a relative clause tells of, unless it says what the candidate is: "she is a
 * person who listens". */
static tenet__doer relative_of(const tenet__clues *clues, tenet__voice voice, int32_t relative)
{
    static const char *const types[] = {"kind", "sort", "type", NULL};
    phrase np = read_phrase(clues, relative - 1);
    if (tenet__word_is(clues, np.first - 1, "of") && tenet__word_among(clues, np.first - 2, types))
        np.first = read_phrase(clues, np.first - 2).first;
    int32_t link = np.first - 1;
    int32_t subject = kind_at(clues, link - 1);
    gboolean equates = kind_at(clues, link) == TENET__CUE_AUXILIARY &&
                       (subject == TENET__CUE_SELF ||
                        (subject == TENET__CUE_THIRD && voice == TENET__VOICE_NOTES));
    gboolean role = tenet__word_is(clues, link, "as") || tenet__word_is(clues, link, "into");
    gboolean heads = clause_begins(clues, np.first);
    if (equates || role || heads || !np.determined)
        return nobody;
    return (tenet__doer){TRUE, np.first, relative - 1};
}

/* "..., a quiet man, ...", "..., having been up all night, ...", "..., bless her, ..." */
static gboolean may_insert(const tenet__clues *clues, int32_t first, int32_t end)
{
    static const char *const openers[] = {"having", "being", "who", "whose", "which", NULL};
    return is_determiner(clues, first) || tenet__is_name(clues, first) ||
           tenet__word_among(clues, first, openers) ||
           (end - first <= 2 && !tenet__looks_past(clues, first));
}

/* The subject right before the group, or past an insertion: "my boss, a quiet man, ...". */
static tenet__doer subject_before(const tenet__clues *clues, tenet__voice voice, int32_t group,
                                  int32_t head)
{
    int32_t last = group - 1;
    phrase np;
    int32_t noun;
    gboolean inserted = FALSE;
    if (group <= clues->begin)
        return nobody;
    if (clause_begins(clues, group)) {
        if ((tenet__marks_before(clues, group) & TENET__MARK_COMMA) == 0)
            return nobody;
        int32_t comma = group - 1;
        while (comma > clues->begin && comma > group - MAX_INSERTION &&
               (tenet__marks_before(clues, comma) & TENET__CLAUSE_MARKS) == 0)
            comma--;
        if ((tenet__marks_before(clues, comma) & TENET__MARK_COMMA) == 0 ||
            !may_insert(clues, comma, group))
            return nobody;
        last = comma - 1;
        inserted = TRUE;
    }
    /* "inherited a team that gossiped" */
    if (kind_at(clues, last) == TENET__CUE_RELATIVE && !clause_begins(clues, last) &&
        last + 1 == group && is_noun(clues, last - 1))
        return is_person(clues, last - 1) ? relative_of(clues, voice, last) : nobody;
    /* "the colleague I trained helps" */
    if (tenet__looks_past(clues, last) && kind_at(clues, last - 1) == TENET__CUE_SELF &&
        is_noun(clues, last - 2) && !clause_begins(clues, last) &&
        !clause_begins(clues, last - 1) && read_phrase(clues, last - 2).determined)
        last -= 2;
    if (!is_noun(clues, last) && !(is_quantity(clues, last) && !clause_begins(clues, last) &&
                                   (is_determiner(clues, last - 1) || is_noun(clues, last - 1))))
        return nobody;
    /* "The owner's shouting" is a verb. */
    gboolean contracted = tenet__is_possessive(clues, last);
    if (contracted && !(tenet__word_ends(clues, head, "ing") && group == head &&
                        is_determiner(clues, last - 1) && is_person(clues, last)))
        return nobody;
    if (!read_subject(clues, last, &np, &noun) || tenet__is_time(clues, noun))
        return nobody;
    if (inserted && !np.determined && !tenet__is_name(clues, noun) &&
        !(voice == TENET__VOICE_FIRST && noun == clues->begin))
        return nobody;
    if (!(tenet__subject_place(clues, np.first) || completes_telling(clues, np.first)) ||
        !(np.determined || stands_bare(clues, voice, &np, noun)) ||
        is_candidates(clues, voice, &np, noun, head) ||
        !(contracted || agrees(clues, noun, group, head)))
        return nobody;
    return (tenet__doer){TRUE, np.first, noun};
}

/* Verbs whose object is the agent of the infinitive behind it ... */
static gboolean controls(const tenet__clues *clues, int32_t token)
{
    static const char *const words[] = {
        "get",       "gets",       "getting",   "got",      "rely",     "relies",    "relied",
        "relying",   "count",      "counts",    "counted",  "counting", "depend",    "depends",
        "depended",  "trust",      "trusts",    "trusted",  "want",     "wants",     "wanted",
        "need",      "needs",      "needed",    "urge",     "urged",    "push",      "pushed",
        "motivate",  "motivates",  "motivated", "enable",   "enables",  "enabled",   "tell",
        "tells",     "told",       "telling",   "cause",    "caused",   "permit",    "permitted",
        "inspire",   "inspires",   "inspired",  "warn",     "warned",   "request",   "requested",
        "challenge", "challenged", "direct",    "directed", "pressure", "pressured", "wait",
        "waited",    "waiting",    "prompt",    "prompted", "empower",  "empowers",  "empowered",
        "call",      "called",     NULL};
    return kind_at(clues, token) == TENET__CUE_REQUEST || tenet__word_among(clues, token, words);
}

/* ... and of the plain form behind it. */
static gboolean lets(const tenet__clues *clues, int32_t token)
{
    static const char *const words[] = {
        "let",  "lets", "letting", "make",  "makes",   "made", "had",    "have",    "see",    "saw",
        "seen", "hear", "heard",   "watch", "watched", "help", "helped", "helping", "making", NULL};
    return tenet__word_among(clues, token, words) ||
           (kind_at(clues, token) == TENET__CUE_AUXILIARY &&
            tenet__word_is(clues, token - 1, "there"));
}

/* The one who is asked, let or seen to do it: the object that ends at `last`. */
static tenet__doer object_before(const tenet__clues *clues, tenet__voice voice, int32_t last,
                                 gboolean (*governs)(const tenet__clues *, int32_t))
{
    phrase np = {last, last, TRUE};
    if (kind_at(clues, last) == TENET__CUE_THIRD_OBJECT) {
        if (voice != TENET__VOICE_FIRST)
            return nobody;
    } else if (is_noun(clues, last) && !tenet__is_possessive(clues, last)) {
        np = read_phrase(clues, last);
        if (!np.determined && !is_person(clues, last) && !is_plural(clues, last))
            return nobody;
    } else {
        return nobody;
    }
    int32_t verb = np.first - 1;
    if (clause_begins(clues, np.first))
        return nobody;
    if (tenet__word_is(clues, verb, "on") || tenet__word_is(clues, verb, "upon") ||
        tenet__word_is(clues, verb, "for"))
        verb--;
    const tenet__clue *clue = tenet__clue_at(clues, verb);
    if (!governs(clues, verb) && !(clue != NULL && governs(clues, clue->first)))
        return nobody;
    return (tenet__doer){TRUE, np.first, last};
}

/* TRUE if the word can be a verb in the plain form: "before she asked", "calmly" are told of no one
 * who is let do it. */
static gboolean is_plain_form(const tenet__clues *clues, int32_t token)
{
    int32_t kind = kind_at(clues, token);
    return (kind == -1 || kind == TENET__CUE_SPEECH || kind == TENET__CUE_REQUEST ||
            kind == TENET__CUE_OPINION) &&
           !tenet__looks_past(clues, token) && !tenet__word_ends(clues, token, "ly");
}

/* A plan for somebody: "wants his staff to [respect]", where the cue spans the person. */
static tenet__doer planned_for(const tenet__clues *clues, int32_t to)
{
    const tenet__clue *clue = tenet__clue_at(clues, to);
    int32_t person = to - 1;
    if (clue == NULL || clue->kind != TENET__CUE_INTENDED || person <= clue->first ||
        !controls(clues, clue->first) || is_adverbial(clues, person))
        return nobody;
    static const char *const own[] = {"me", "us",   "really", "just",  "always", "only", "all",
                                      "so", "also", "very",   "still", "not",    "ever", NULL};
    if (tenet__word_among(clues, person, own))
        return nobody;
    return (tenet__doer){TRUE, clue->first + 1, person};
}

/* "Housemates feel he [listens]": what others say or believe of the candidate is theirs; what they
 * saw and knew was so. */
static tenet__doer believed_by(const tenet__clues *clues, tenet__voice voice, int32_t group)
{
    static const char *const beliefs[] = {"feel",    "feels",   "felt",    "find",
                                          "finds",   "found",   "guess",   "assume",
                                          "assumes", "assumed", "guessed", NULL};
    int32_t subject = group - 1;
    int32_t kind = kind_at(clues, subject);
    if (clause_begins(clues, group) || clause_begins(clues, subject) ||
        (kind != TENET__CUE_SELF && kind != TENET__CUE_THIRD))
        return nobody;
    int32_t verb = tenet__word_is(clues, subject - 1, "that") ? subject - 2 : subject - 1;
    if (kind_at(clues, verb) != TENET__CUE_SPEECH && !tenet__word_among(clues, verb, beliefs))
        return nobody;
    return subject_before(clues, voice, group_begin(clues, verb), verb);
}

/* "feel he is listening and [supporting] them": two forms in -ing have one agent. */
static tenet__doer joined(const tenet__clues *clues, tenet__voice voice, int32_t group,
                          int32_t head)
{
    int32_t token = group - 1;
    if (kind_at(clues, token) != TENET__CUE_COORDINATOR || clause_begins(clues, group) ||
        !tenet__word_ends(clues, head, "ing"))
        return nobody;
    while (--token > group - MAX_INSERTION && !clause_begins(clues, token + 1)) {
        if (!tenet__word_ends(clues, token, "ing") || kind_at(clues, token) != -1)
            continue;
        int32_t first = group_begin(clues, token);
        tenet__doer agent = subject_before(clues, voice, first, token);
        return agent.other ? agent : believed_by(clues, voice, first);
    }
    return nobody;
}

/* A form that can only be an adjective here: behind an article, or behind a preposition, where no
 * plain verb stands; "by helping guests" and "to help guests" are verbs. */
static gboolean is_attribute(const tenet__clues *clues, int32_t head, int32_t *first)
{
    static const char *const articles[] = {"a",       "an",    "the",  "my",    "our",
                                           "his",     "their", "this", "these", "those",
                                           "another", "every", "two",  "three", NULL};
    int32_t before = head - 1;
    while (before >= clues->begin && !clause_begins(clues, before + 1) &&
           kind_at(clues, before) == TENET__CUE_ADVERB)
        before--;
    *first = before;
    if (clause_begins(clues, before + 1) || clause_begins(clues, head))
        return FALSE;
    if (tenet__word_among(clues, before, articles))
        return !tenet__word_ends(clues, head, "ing") || tenet__word_is(clues, before, "an") ||
               tenet__word_is(clues, before, "a");
    *first = before + 1;
    return kind_at(clues, before) == TENET__CUE_PREPOSITION &&
           !tenet__word_is(clues, before, "to") && !tenet__word_ends(clues, head, "ing");
}

/* "dealt with a [rude] guest": what another person is, unless it is said of the candidate: "I am a
 * helpful colleague". */
static tenet__doer described(const tenet__clues *clues, int32_t head, int32_t last)
{
    static const char *const links[] = {"as",   "into",  "become", "became", "becoming", "than",
                                        "am",   "is",    "was",    "are",    "were",     "be",
                                        "been", "being", "s",      NULL};
    const tenet__clue *noun = tenet__clue_at(clues, last + 1);
    int32_t first;
    if (noun == NULL || noun->kind != TENET__CUE_OTHER || !is_person(clues, noun->last) ||
        clause_begins(clues, last + 1) || tenet__is_possessive(clues, noun->last) ||
        !is_attribute(clues, head, &first))
        return nobody;
    int32_t link = first - 1;
    while (!clause_begins(clues, link + 1) &&
           (kind_at(clues, link) == TENET__CUE_NEGATION ||
            kind_at(clues, link) == TENET__CUE_PAST || kind_at(clues, link) == TENET__CUE_ADVERB))
        link--;
    int32_t before = kind_at(clues, link);
    if (clause_begins(clues, first)) {
        if (!tenet__verb_follows(clues, noun->last + 1, TRUE))
            return nobody;
    } else if (before == TENET__CUE_SPEECH || before == TENET__CUE_OPINION ||
               before == TENET__CUE_DETERMINER || tenet__word_among(clues, link, links) ||
               tenet__word_is(clues, link, "of")) {
        return nobody;
    }
    return (tenet__doer){TRUE, noun->first, noun->last};
}

/* "Guest very [rude]; stayed calm": a note without verb, where "very" or the word's form shows that
 * it says what somebody is. */
static tenet__doer said_to_be(const tenet__clues *clues, int32_t head)
{
    static const char *const degrees[] = {"very", "so", "quite", "really", "too", NULL};
    static const char *const endings[] = {"ful", "ous", "ible", "less", "ient", "ssive", "udent"};
    static const char *const adjectives[] = {"rude",     "kind", "calm",  "polite",
                                             "impolite", "curt", "angry", "upset",
                                             "unfair",   "loud", NULL};
    gboolean degree = tenet__word_among(clues, head - 1, degrees);
    gboolean adjective = degree || tenet__word_among(clues, head, adjectives);
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        adjective |= tenet__word_ends(clues, head, endings[i]);
    int32_t noun = degree ? head - 2 : head - 1;
    const tenet__clue *clue = tenet__clue_at(clues, noun);
    if (!adjective || clue == NULL || clue->kind != TENET__CUE_OTHER || !is_person(clues, noun) ||
        clause_begins(clues, head) || clause_begins(clues, noun + 1) ||
        tenet__is_possessive(clues, noun))
        return nobody;
    phrase np = read_phrase(clues, noun);
    return clause_begins(clues, np.first) ? (tenet__doer){TRUE, np.first, noun} : nobody;
}

/* "a lot of [support] from my tutor": what comes from somebody. */
static tenet__doer given_by(const tenet__clues *clues, int32_t last)
{
    int32_t from = last + 1;
    if (!tenet__word_is(clues, from, "from") || clause_begins(clues, from) ||
        kind_at(clues, from) != TENET__CUE_PREPOSITION)
        return nobody;
    int32_t noun = from + 1;
    while (noun < clues->end && noun < from + MAX_PHRASE_WORDS && is_determiner(clues, noun))
        noun++;
    return is_noun(clues, noun) && is_person(clues, noun) ? (tenet__doer){TRUE, from, noun}
                                                          : nobody;
}

tenet__doer tenet__agent_of(const tenet__clues *clues, tenet__voice voice, int32_t head,
                            int32_t last)
{
    int32_t group = group_begin(clues, head);
    tenet__doer giver = given_by(clues, last);
    if (giver.other && !tenet__looks_past(clues, head) && !tenet__word_ends(clues, head, "ing") &&
        kind_at(clues, group - 1) != TENET__CUE_SELF)
        return giver;
    tenet__doer one = described(clues, head, last);
    if (!one.other && voice == TENET__VOICE_NOTES)
        one = said_to_be(clues, head);
    if (one.other || group <= clues->begin)
        return one;
    if (tenet__word_is(clues, group - 1, "to") && !clause_begins(clues, group)) {
        tenet__doer planned = planned_for(clues, group - 1);
        return planned.other || clause_begins(clues, group - 1)
                   ? planned
                   : object_before(clues, voice, group - 2, controls);
    }
    tenet__doer subject = subject_before(clues, voice, group, head);
    if (!subject.other)
        subject = believed_by(clues, voice, group);
    if (!subject.other)
        subject = joined(clues, voice, group, head);
    if (subject.other || clause_begins(clues, group) || !is_plain_form(clues, head))
        return subject;
    return object_before(clues, voice, group - 1, lets);
}
