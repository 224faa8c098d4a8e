/*
 * The finder: each word of a sentence is looked up once for its classes; a class leads to the parts
 * of terms that can begin there; a part is then followed word by word. See find.h.
 */
#include "evidence/find.h"

#include <string.h>

/* Words remembered before the memory is emptied: bounds what a long run can take. */
#define MAX_REMEMBERED 65536

/* A part of so few slots is followed without remembering what was tried in vain: clearing the
 * memory would cost more than it saves. */
#define SHORT_PART 3

/* Farthest that a part can reach from its first word. */
#define MAX_REACH (TENET__MAX_TERM_WORDS * (TENET__MAX_TERM_GAP + 1))

typedef struct class_list {
    guint first; /* in finder->pool */
    guint count;
} class_list;

struct tenet__finder {
    const tenet__lexicon *lexicon;
    GHashTable *remembered; /* folded word -> index of its class_list + 1 */
    GArray *lists;          /* class_list */
    GArray *pool;           /* int32_t classes */
    GArray *sentence;       /* class_list of each token of the sentence */
    GArray *partial;        /* tenet__hit of parts of & terms; payload = part */
};

/* One part being followed from one word. */
typedef struct follower {
    const tenet__finder *finder;
    const tenet__document *document;
    int32_t begin, end; /* tokens of the sentence */
    int32_t origin;     /* the part's first token */
    tenet__hit *hit;
    gboolean remembers;
    /* Places already tried in vain, by slot and distance: keeps terms with many gaps linear. */
    guint8 failed[TENET__MAX_TERM_WORDS][MAX_REACH / 8 + 1];
} follower;

gboolean tenet__hit_owns(const tenet__hit *hit, int32_t token)
{
    for (int32_t i = 0; i < hit->word_count; i++) {
        if (hit->words[i] == token)
            return TRUE;
    }
    return FALSE;
}

static void forget_all(tenet__finder *finder)
{
    g_hash_table_remove_all(finder->remembered);
    g_array_set_size(finder->lists, 0);
    g_array_set_size(finder->pool, 0);
}

tenet__finder *tenet__finder_new(const tenet__lexicon *lexicon)
{
    tenet__finder *finder = g_new0(tenet__finder, 1);
    finder->lexicon = lexicon;
    finder->remembered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    finder->lists = g_array_new(FALSE, FALSE, sizeof(class_list));
    finder->pool = g_array_new(FALSE, FALSE, sizeof(int32_t));
    finder->sentence = g_array_new(FALSE, FALSE, sizeof(class_list));
    finder->partial = g_array_new(FALSE, FALSE, sizeof(tenet__hit));
    return finder;
}

void tenet__finder_free(tenet__finder *finder)
{
    if (finder == NULL)
        return;
    g_hash_table_destroy(finder->remembered);
    g_array_free(finder->lists, TRUE);
    g_array_free(finder->pool, TRUE);
    g_array_free(finder->sentence, TRUE);
    g_array_free(finder->partial, TRUE);
    g_free(finder);
}

static gboolean has_class(const tenet__finder *finder, class_list list, int32_t class)
{
    for (guint i = 0; i < list.count; i++) {
        if (g_array_index(finder->pool, int32_t, list.first + i) == class)
            return TRUE;
    }
    return FALSE;
}

static class_list classes_of(tenet__finder *finder, const tenet__token *token)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(finder->remembered, token->word));
    if (known > 0)
        return g_array_index(finder->lists, class_list, known - 1);
    class_list list = {finder->pool->len, 0};
    tenet__lexicon_classes(finder->lexicon, token->word, token->length, finder->pool);
    /* A word can meet one class as a word and by a prefix: keep the class once. */
    guint end = finder->pool->len;
    for (guint i = list.first; i < end; i++) {
        int32_t class = g_array_index(finder->pool, int32_t, i);
        if (!has_class(finder, list, class))
            g_array_index(finder->pool, int32_t, list.first + list.count++) = class;
    }
    g_array_set_size(finder->pool, list.first + list.count);
    g_array_append_val(finder->lists, list);
    g_hash_table_insert(finder->remembered, g_strdup(token->word),
                        GUINT_TO_POINTER(finder->lists->len));
    return list;
}

/* Looks up every word of the sentence; the result stands in finder->sentence. */
static void look_up_words(tenet__finder *finder, const tenet__document *document, int32_t begin,
                          int32_t end, const guint8 *blocked)
{
    if (finder->lists->len > MAX_REMEMBERED)
        forget_all(finder);
    g_array_set_size(finder->sentence, 0);
    for (int32_t i = begin; i < end; i++) {
        class_list list = {0, 0};
        if (blocked == NULL || !blocked[i - begin])
            list = classes_of(finder, &document->tokens[i]);
        g_array_append_val(finder->sentence, list);
    }
}

static gboolean stands_at(const follower *trail, int32_t token, int32_t class)
{
    return has_class(trail->finder,
                     g_array_index(trail->finder->sentence, class_list, token - trail->begin),
                     class);
}

static gboolean next_to_previous(const follower *trail, int32_t token)
{
    return (trail->document->tokens[token].before & ~TENET__MARKS_IN_PHRASE) == 0;
}

/* TRUE if the way's classes stand from `token` on, next to one another. */
static gboolean way_fits(const follower *trail, const tenet__way *way, int32_t token)
{
    if (token + way->length > trail->end)
        return FALSE;
    for (int32_t i = 0; i < way->length; i++) {
        int32_t class =
            g_array_index(trail->finder->lexicon->way_classes, int32_t, way->first_class + i);
        if (!stands_at(trail, token + i, class) || (i > 0 && !next_to_previous(trail, token + i)))
            return FALSE;
    }
    return TRUE;
}

static gboolean follow_slots(follower *trail, int32_t slot, int32_t end_slot, int32_t token,
                             int32_t depth);

/* Fills one slot at exactly this token, then the slots behind it. */
static gboolean fill_slot(follower *trail, int32_t slot, int32_t end_slot, int32_t token,
                          int32_t depth)
{
    int32_t distance = token - trail->origin;
    guint8 *tried = &trail->failed[depth][distance / 8];
    guint8 bit = (guint8)(1 << (distance % 8));
    if (trail->remembers && (*tried & bit) != 0)
        return FALSE;
    const tenet__slot *place = &g_array_index(trail->finder->lexicon->slots, tenet__slot, slot);
    for (int32_t i = 0; i < place->way_count; i++) {
        const tenet__way *way =
            &g_array_index(trail->finder->lexicon->ways, tenet__way, place->first_way + i);
        int32_t words = trail->hit->word_count;
        if (words + way->length > TENET__MAX_TERM_WORDS || !way_fits(trail, way, token))
            continue;
        for (int32_t j = 0; j < way->length; j++)
            trail->hit->words[trail->hit->word_count++] = token + j;
        if (follow_slots(trail, slot + 1, end_slot, token + way->length, depth + 1))
            return TRUE;
        trail->hit->word_count = words;
    }
    if (trail->remembers)
        *tried |= bit;
    return FALSE;
}

/* Fills the slots from `slot` on, the nearest words first; `token` is where the gap begins. */
static gboolean follow_slots(follower *trail, int32_t slot, int32_t end_slot, int32_t token,
                             int32_t depth)
{
    if (slot == end_slot)
        return TRUE;
    const tenet__slot *place = &g_array_index(trail->finder->lexicon->slots, tenet__slot, slot);
    if (place->gap == 0)
        return token < trail->end && next_to_previous(trail, token) &&
               fill_slot(trail, slot, end_slot, token, depth);
    for (int32_t gap = 0; gap <= place->gap && token + gap < trail->end; gap++) {
        if (fill_slot(trail, slot, end_slot, token + gap, depth))
            return TRUE;
    }
    return FALSE;
}

/* Follows a part from a word that can begin it. */
static gboolean follow_part(follower *trail, const tenet__part *part, int32_t token,
                            tenet__hit *hit)
{
    int32_t used = MIN(part->slot_count, TENET__MAX_TERM_WORDS);
    trail->remembers = used > SHORT_PART;
    if (trail->remembers)
        memset(trail->failed, 0, sizeof trail->failed[0] * (gsize)used);
    trail->origin = token;
    trail->hit = hit;
    hit->word_count = 0;
    if (!fill_slot(trail, part->first_slot, part->first_slot + part->slot_count, token, 0))
        return FALSE;
    hit->first = token;
    hit->last = hit->words[hit->word_count - 1];
    return TRUE;
}

/* Joins the first hit of each part of an & term; FALSE if a part is missing. */
static gboolean join_parts(const tenet__finder *finder, int32_t term, tenet__hit *joined)
{
    const tenet__lexicon_term *whole =
        &g_array_index(finder->lexicon->terms, tenet__lexicon_term, term);
    *joined = (tenet__hit){.payload = whole->payload, .term = term, .first = G_MAXINT32};
    for (int32_t part = 0; part < whole->part_count; part++) {
        const tenet__hit *found = NULL;
        for (guint i = 0; i < finder->partial->len && found == NULL; i++) {
            const tenet__hit *hit = &g_array_index(finder->partial, tenet__hit, i);
            if (hit->payload == whole->first_part + part)
                found = hit;
        }
        if (found == NULL)
            return FALSE;
        joined->first = MIN(joined->first, found->first);
        joined->last = MAX(joined->last, found->last);
        for (int32_t i = 0; i < found->word_count && joined->word_count < TENET__MAX_TERM_WORDS;
             i++)
            joined->words[joined->word_count++] = found->words[i];
    }
    return TRUE;
}

/* Adds the & terms all of whose parts were found. */
static void add_joined(tenet__finder *finder, GArray *hits)
{
    for (guint i = 0; i < finder->partial->len; i++) {
        const tenet__hit *hit = &g_array_index(finder->partial, tenet__hit, i);
        const tenet__lexicon_term *term =
            &g_array_index(finder->lexicon->terms, tenet__lexicon_term, hit->term);
        tenet__hit joined;
        if (hit->payload == term->first_part && join_parts(finder, hit->term, &joined))
            g_array_append_val(hits, joined);
    }
    g_array_set_size(finder->partial, 0);
}

/* Keeps the first hit of a part of an & term. */
static void keep_partial(tenet__finder *finder, const tenet__hit *hit)
{
    for (guint i = 0; i < finder->partial->len; i++) {
        if (g_array_index(finder->partial, tenet__hit, i).payload == hit->payload)
            return;
    }
    g_array_append_val(finder->partial, *hit);
}

/* Follows every part that can begin with this class at this token. */
static void start_parts(follower *trail, tenet__finder *finder, int32_t class, int32_t token,
                        GArray *hits)
{
    const GArray *parts = finder->lexicon->starts->pdata[class];
    for (guint i = 0; i < parts->len; i++) {
        int32_t index = g_array_index(parts, int32_t, i);
        const tenet__part *part = &g_array_index(finder->lexicon->parts, tenet__part, index);
        const tenet__lexicon_term *term =
            &g_array_index(finder->lexicon->terms, tenet__lexicon_term, part->term);
        tenet__hit hit = {.payload = term->payload, .term = part->term};
        if (!follow_part(trail, part, token, &hit))
            continue;
        if (term->part_count == 1) {
            g_array_append_val(hits, hit);
        } else {
            hit.payload = index;
            keep_partial(finder, &hit);
        }
    }
}

void tenet__find(tenet__finder *finder, const tenet__document *document, int32_t sentence,
                 const guint8 *blocked, GArray *hits)
{
    const tenet__sentence *range = &document->sentences[sentence];
    follower trail = {.finder = finder,
                      .document = document,
                      .begin = range->first_token,
                      .end = range->end_token};
    look_up_words(finder, document, trail.begin, trail.end, blocked);
    for (int32_t token = trail.begin; token < trail.end; token++) {
        class_list list = g_array_index(finder->sentence, class_list, token - trail.begin);
        for (guint i = 0; i < list.count; i++)
            start_parts(&trail, finder, g_array_index(finder->pool, int32_t, list.first + i), token,
                        hits);
    }
    add_joined(finder, hits);
}
