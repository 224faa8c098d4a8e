/*
 * Labels that say who speaks. They stand at line starts or behind "|"; the full words also within a
 * line once a text has shown that it uses labels, because exports lose line ends.
 */
#include "text/labels.h"

#include <stdlib.h>
#include <string.h>

#include "text/document.h"
#include "text/memory.h"
#include "text/scan.h"

/* More different names than this are headings. */
#define NAMES_MAX 16

/* The longest name before a colon, and the longest remark in brackets behind a label. */
#define NAME_BYTES 48

/* Letters of the words that are labels, and of what may be meant for one. */
#define WORD_LETTERS_MIN     6
#define WORD_LETTERS_MAX     11
#define MISSPELT_LETTERS_MIN 9
#define MISSPELT_LETTERS_MAX 13

/* Blanks that may stand before the colon or number of a label, in bytes. */
#define LABEL_BLANKS 3

typedef struct label_finder {
    const char *start;
    const char *end;
    const tenet__plain *plain;
    tenet__labels *labels;
    GHashTable *names; /* NULL until a name is met */
    gboolean lettered; /* a label stood at a line start */
} label_finder;

typedef struct known_word {
    const char *word;
    tenet__label_kind kind;
} known_word;

static const known_word words[] = {
    {"question", TENET__LABEL_QUESTION},  {"response", TENET__LABEL_ANSWER},
    {"answer", TENET__LABEL_ANSWER},      {"interviewer", TENET__LABEL_INTERVIEWER},
    {"interviewee", TENET__LABEL_ANSWER}, {"candidate", TENET__LABEL_ANSWER},
    {"applicant", TENET__LABEL_ANSWER},
};

/* Words of headings, which look like names: "Strengths:", "Team Work:". In the order of strcmp().
 */
static const char *const headings[] = {
    "ability",
    "about",
    "accountability",
    "achievements",
    "action",
    "actions",
    "adaptability",
    "additional",
    "and",
    "areas",
    "assessment",
    "attitude",
    "availability",
    "background",
    "behavior",
    "behaviour",
    "challenges",
    "collaboration",
    "comment",
    "comments",
    "communication",
    "company",
    "competencies",
    "competency",
    "conclusion",
    "concerns",
    "cons",
    "culture",
    "date",
    "decision",
    "department",
    "description",
    "development",
    "education",
    "email",
    "evaluation",
    "evidence",
    "example",
    "examples",
    "experience",
    "feedback",
    "final",
    "fit",
    "follow",
    "for",
    "goals",
    "helpfulness",
    "hobbies",
    "impression",
    "impressions",
    "improvement",
    "integrity",
    "interests",
    "interview",
    "introduction",
    "issues",
    "job",
    "key",
    "knowledge",
    "language",
    "languages",
    "leadership",
    "learning",
    "level",
    "location",
    "main",
    "management",
    "motivation",
    "name",
    "negative",
    "negatives",
    "next",
    "note",
    "notes",
    "observation",
    "observations",
    "of",
    "opportunities",
    "other",
    "outcome",
    "overall",
    "overview",
    "personality",
    "phone",
    "pos",
    "position",
    "positive",
    "positives",
    "presentation",
    "problem",
    "pros",
    "rating",
    "reason",
    "recommendation",
    "recommendations",
    "red",
    "reference",
    "references",
    "reflection",
    "reliability",
    "remarks",
    "respect",
    "result",
    "results",
    "risks",
    "role",
    "salary",
    "score",
    "service",
    "situation",
    "skill",
    "skills",
    "soft",
    "solving",
    "source",
    "stage",
    "status",
    "strength",
    "strengths",
    "subject",
    "summary",
    "task",
    "tasks",
    "team",
    "teamwork",
    "technical",
    "thinking",
    "time",
    "title",
    "to",
    "todo",
    "topic",
    "values",
    "verdict",
    "vision",
    "weakness",
    "weaknesses",
    "work",
};

/* A look ahead from p of so many bytes at most. */
static const char *ahead(const char *p, const char *end, int bytes)
{
    return end - p > bytes ? p + bytes : end;
}

/* ---- Parts of a label ---------------------------------------------------------------------- */

/* Markdown and list signs around a label: "- **Q:** ". */
static const char *skip_decoration(const char *p, const char *end)
{
    for (; p < end && !tenet__is_ascii_alnum(*p); p = g_utf8_next_char(p)) {
        gunichar c = tenet__char(p);
        if (c != '_' && c != '#' && c != '>' && !tenet__is_bullet(c) &&
            (!tenet__is_blank(c) || tenet__is_line_end(c)))
            break;
    }
    return p;
}

static const char *skip_stars(const char *p, const char *end)
{
    while (p < end && (*p == '*' || *p == '_'))
        p++;
    return p;
}

/* " 3", " #3", " (Jane)" behind a label's word. */
static const char *skip_number_and_remark(const char *p, const char *end, gboolean *numbered)
{
    const char *q = tenet__skip_blank_in_line(p, ahead(p, end, LABEL_BLANKS));
    q += q < end && *q == '#';
    const char *digits = q;
    while (q < end && q - digits < 4 && g_ascii_isdigit(*q))
        q++;
    *numbered = q > digits;
    if (*numbered)
        p = q;
    q = tenet__skip_blank_in_line(p, ahead(p, end, LABEL_BLANKS));
    if (q < end && *q == '(') {
        const char *close = memchr(q, ')', (size_t)MIN(end - q, NAME_BYTES));
        if (close != NULL && memchr(q, '\n', (size_t)(close - q)) == NULL)
            p = close + 1;
    }
    return p;
}

/* Behind the sign that ends a label and the blanks after it; NULL where there is none. Only a
 * numbered label may end otherwise than in a colon: "Q3)". */
static const char *skip_sign(const char *p, const char *end, gboolean numbered)
{
    p = skip_stars(p, end);
    p = tenet__skip_blank_in_line(p, ahead(p, end, LABEL_BLANKS));
    if (p < end && (*p == ':' || (numbered && (*p == '.' || *p == ')'))))
        p++;
    else if (end - p >= 3 && memcmp(p, "\xEF\xBC\x9A", 3) == 0) /* ： */
        p += 3;
    else
        return NULL;
    return skip_stars(p, end);
}

/* ---- The kinds of labels ------------------------------------------------------------------- */

/* Letters to insert, delete, replace or swap to make one word of the other; 3 means "or more". */
static int misspelling(const char *a, size_t length_a, const char *b)
{
    enum { LETTERS = 16 };
    size_t length_b = strlen(b);
    int row[LETTERS][LETTERS];
    if (length_a >= LETTERS)
        return 3;
    for (size_t i = 0; i <= length_a; i++) {
        for (size_t j = 0; j <= length_b; j++) {
            if (i == 0 || j == 0) {
                row[i][j] = (int)(i + j);
                continue;
            }
            gboolean same = g_ascii_tolower(a[i - 1]) == b[j - 1];
            int best = MIN(row[i - 1][j], row[i][j - 1]) + 1;
            best = MIN(best, row[i - 1][j - 1] + !same);
            if (i > 1 && j > 1 && g_ascii_tolower(a[i - 1]) == b[j - 2] &&
                g_ascii_tolower(a[i - 2]) == b[j - 1])
                best = MIN(best, row[i - 2][j - 2] + 1);
            row[i][j] = best;
        }
    }
    return MIN(row[length_a][length_b], 3);
}

static const known_word *find_word(const char *p, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strlen(words[i].word) == length && g_ascii_strncasecmp(p, words[i].word, length) == 0)
            return &words[i];
    }
    /* typed transcripts misspell the long ones */
    const known_word *nearest = NULL;
    int least = 3;
    if (length < MISSPELT_LETTERS_MIN || length > MISSPELT_LETTERS_MAX)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        int letters =
            strncmp(words[i].word, "interview", 9) == 0 ? misspelling(p, length, words[i].word) : 3;
        if (letters < least) {
            least = letters;
            nearest = &words[i];
        }
    }
    return nearest;
}

static size_t letters_at(const char *p, const char *end)
{
    size_t length = 0;
    while (p + length < end && length < NAME_BYTES && g_ascii_isalpha(p[length]))
        length++;
    return length;
}

/* "Question 3:", "Q:", "A1." at a line start. */
static const char *read_word_label(const char *p, const char *end, tenet__label *label)
{
    size_t length = letters_at(p, end);
    gboolean letter = length == 1 && strchr("QqAa", *p) != NULL;
    if (!letter && (length < WORD_LETTERS_MIN || length > MISSPELT_LETTERS_MAX))
        return NULL;
    gboolean numbered;
    const char *behind = skip_number_and_remark(p + length, end, &numbered);
    const char *content = skip_sign(behind, end, numbered);
    if (content == NULL) /* as on most lines; whether the word is known takes longer */
        return NULL;
    const known_word *known = letter ? NULL : find_word(p, length);
    if (!letter && known == NULL)
        return NULL;
    if (letter)
        label->kind = *p == 'Q' || *p == 'q' ? TENET__LABEL_QUESTION : TENET__LABEL_LETTER_A;
    else
        label->kind = known->kind;
    return content;
}

static int compare_heading(const void *word, const void *row)
{
    return strcmp(word, *(const char *const *)row);
}

static gboolean is_heading(const char *name)
{
    g_auto(GStrv) parts = g_strsplit_set(name, " -", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (bsearch(*part, headings, G_N_ELEMENTS(headings), sizeof *headings, compare_heading))
            return TRUE;
    }
    return FALSE;
}

/* The number of a name among those seen; -1 for a heading or one name too many. */
static int32_t name_number(label_finder *finder, const char *name, int64_t length)
{
    g_autofree char *folded = tenet__fold(name, length);
    if (finder->names == NULL)
        finder->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gpointer found = g_hash_table_lookup(finder->names, folded);
    if (found != NULL)
        return GPOINTER_TO_INT(found) - 1;
    if (is_heading(folded) || finder->labels->names < 0)
        return -1;
    if (finder->labels->names >= NAMES_MAX) {
        finder->labels->names = -1;
        return -1;
    }
    int32_t number = finder->labels->names++;
    g_hash_table_insert(finder->names, g_steal_pointer(&folded), GINT_TO_POINTER(number + 1));
    return number;
}

/* One to three capitalised words before a colon with a blank behind it. */
static const char *read_name(label_finder *finder, const char *p, tenet__label *label)
{
    const char *end = ahead(p, finder->end, NAME_BYTES);
    const char *q = p;
    for (int count = 0; count < 3; count++) {
        if (!tenet__is_upper(tenet__char_at(q, end)))
            return NULL;
        while (q < end) {
            if (g_ascii_isalpha(*q)) {
                q++;
                continue;
            }
            gunichar c = tenet__char(q);
            if (!tenet__is_letter(c) && !tenet__is_mark(c) && !tenet__is_apostrophe(c) &&
                c != '-' && c != '.')
                break;
            q = g_utf8_next_char(q);
        }
        if (q >= end || *q != ' ')
            break;
        q++;
    }
    const char *behind = q < end ? skip_sign(q, finder->end, FALSE) : NULL;
    if (behind == NULL || (behind < finder->end && !tenet__is_blank(tenet__char(behind))))
        return NULL;
    label->kind = TENET__LABEL_NAME;
    label->name = name_number(finder, p, q - p);
    return label->name >= 0 ? behind : NULL;
}

/* Within a line: "by all.Question: What". Of the people's words only behind a sentence's end. */
static const char *read_inner_label(const label_finder *finder, const char *p, tenet__label *label)
{
    size_t length = letters_at(p, finder->end);
    const known_word *found = NULL;
    if (length < WORD_LETTERS_MIN || length > WORD_LETTERS_MAX)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && found == NULL; i++) {
        const char *word = words[i].word;
        if (strlen(word) == length && g_ascii_toupper(*word) == *p &&
            (memcmp(p + 1, word + 1, length - 1) == 0 || g_ascii_isupper(p[1])) &&
            g_ascii_strncasecmp(p, word, length) == 0)
            found = &words[i];
    }
    if (found == NULL)
        return NULL;
    gboolean people = found - words >= 3; /* behind question, response, answer */
    const char *before = p;               /* a few blanks back at most */
    while (p - before < 8 && tenet__is_blank(tenet__char_before(before, finder->start)))
        before = g_utf8_prev_char(before);
    gunichar last = tenet__char_before(before, finder->start);
    if (people && !(last != 0 && last < 0x80 && strchr(".!?)\"|", (int)last) != NULL))
        return NULL;
    gboolean numbered;
    const char *behind = skip_number_and_remark(p + length, finder->end, &numbered);
    behind = skip_stars(behind, finder->end);
    label->kind = found->kind;
    return behind < finder->end && *behind == ':' ? skip_stars(behind + 1, finder->end) : NULL;
}

/* ---- The walk ------------------------------------------------------------------------------ */

static gboolean add(label_finder *finder, tenet__label label, const char *start,
                    const char *content)
{
    tenet__labels *labels = finder->labels;
    tenet__label *grown =
        tenet__grow(labels->items, labels->count, &labels->capacity, sizeof *grown);
    if (grown == NULL)
        return FALSE;
    labels->items = grown;
    label.start = start - finder->start;
    label.content = content - finder->start;
    grown[labels->count++] = label;
    return TRUE;
}

/* The capitals of `words`, all of them from 64 on. */
#define LABEL_CAPITALS                                                                             \
    (TENET__BIT('Q') | TENET__BIT('R') | TENET__BIT('A') | TENET__BIT('I') | TENET__BIT('C'))

/* The next place from p on where a label can stand, or before which a line can end: within a line
 * only labels of a text that is known to use them. */
static const char *skip_to_label(const label_finder *finder, const char *p)
{
    /* line ends beyond ASCII by their first bytes */
    static const tenet__landmarks breaks = {
        {TENET__LINE_END_BITS, TENET__BIT('|'), 0, TENET__BIT(0xC2) | TENET__BIT(0xE2)},
        {TENET__EIGHT('|')},
        FALSE};
    static const tenet__landmarks breaks_and_capitals = {{TENET__LINE_END_BITS,
                                                          TENET__BIT('|') | LABEL_CAPITALS, 0,
                                                          TENET__BIT(0xC2) | TENET__BIT(0xE2)},
                                                         {TENET__EIGHT('|')},
                                                         TRUE};
    return finder->lettered ? tenet__scan(p, finder->end, &breaks_and_capitals)
                            : tenet__scan(p, finder->end, &breaks);
}

static gboolean find_written(label_finder *finder)
{
    gboolean at_start = TRUE;
    for (const char *p = finder->start; p < finder->end;) {
        tenet__label label = {.name = -1};
        if (!at_start && (p = skip_to_label(finder, p)) == finder->end)
            break;
        const char *content = NULL, *from = p;
        if (at_start) {
            p = skip_decoration(p, finder->end);
            content = p < finder->end ? read_word_label(p, finder->end, &label) : NULL;
            finder->lettered |= content != NULL;
            if (content == NULL && p < finder->end)
                content = read_name(finder, p, &label);
        } else if (finder->lettered) {
            content = read_inner_label(finder, p, &label);
        }
        if (content != NULL && !add(finder, label, from, content))
            return FALSE;
        if (p == finder->end)
            break;
        at_start = content == NULL && (tenet__is_line_end(tenet__char(p)) || *p == '|');
        p = content != NULL ? content : g_utf8_next_char(p);
    }
    return TRUE;
}

static gboolean take_voices(label_finder *finder, const tenet__vtt_voices *voices)
{
    for (int64_t i = 0; i < voices->count; i++) {
        const tenet__vtt_voice *voice = &voices->items[i];
        const char *at = finder->start + voice->plain;
        tenet__label label = {.kind = TENET__LABEL_NAME, .name = -1};
        size_t letters = letters_at(voice->name, voice->name + voice->length);
        const known_word *known = letters > 1 ? find_word(voice->name, letters) : NULL;
        if (known != NULL)
            label.kind = known->kind;
        else
            label.name = name_number(finder, voice->name, voice->length);
        if ((known != NULL || label.name >= 0) && !add(finder, label, at, at))
            return FALSE;
    }
    return TRUE;
}

gboolean tenet__labels_find(tenet__labels *labels, const tenet__plain *plain,
                            const tenet__vtt_voices *voices)
{
    label_finder finder = {
        .start = plain->text, .end = plain->text + plain->length, .plain = plain};
    finder.labels = labels;
    gboolean enough = voices->count > 0 ? take_voices(&finder, voices) : find_written(&finder);
    g_clear_pointer(&finder.names, g_hash_table_unref);
    return enough;
}
