/*
 * The finder: each word of a sentence is looked up once for its classes; a class leads to the parts
 * of terms that can begin there; a part is then followed word by word. See find.h.
 */
#include "evidence/find.h"

#include <string.h>

/* A part of so few slots is followed without remembering what was tried in vain: clearing the
 * memory would cost more than it saves. */
#define SHORT_PART 3

/* Farthest that a part can reach from its first word. */
#define MAX_REACH (TENET__MAX_TERM_WORDS * (TENET__MAX_TERM_GAP + 1))

/* The classes of a word: all of them, then once more those with which parts begin, those that stand
 * second in a pair, and those that parts need. Common words have a dozen classes, of which few
 * begin. */
typedef struct class_list {
    guint first; /* in finder->pool */
    guint16 count;
    guint16 begins;
    guint16 seconds;
    guint16 needed;
    guint16 flags; /* TENET__CLASS_ of all of them; KNOWN */
} class_list;

/* The word was looked up. */
#define KNOWN (1 << 15)

struct tenet__finder {
    const tenet__lexicon *lexicon;
    gsize stamp;        /* of the vocabulary that the words' numbers belong to */
    GArray *remembered; /* class_list by the number of a word */
    GArray *pool;       /* int32_t classes */
    guint32 *seen;      /* by class: the last sentence that held it, where it is needed */
    guint32 serial;     /* of the sentence */
    GArray *partial;    /* tenet__hit of parts of & terms; payload = part */
};

/* One part being followed from one word. */
typedef struct follower {
    const tenet__finder *finder;
    const tenet__document *document;
    const guint8 *blocked; /* one a token of the sentence, or NULL */
    int32_t begin, end;    /* tokens of the sentence */
    int32_t origin;        /* the part's first token */
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

tenet__finder *tenet__finder_new(const tenet__lexicon *lexicon)
{
    tenet__finder *finder = g_new0(tenet__finder, 1);
    finder->lexicon = lexicon;
    finder->remembered = g_array_new(FALSE, TRUE, sizeof(class_list));
    finder->pool = g_array_new(FALSE, FALSE, sizeof(int32_t));
    finder->seen = g_new0(guint32, lexicon->classes->len + 1);
    finder->partial = g_array_new(FALSE, FALSE, sizeof(tenet__hit));
    return finder;
}

void tenet__finder_free(tenet__finder *finder)
{
    if (finder == NULL)
        return;
    g_array_free(finder->remembered, TRUE);
    g_array_free(finder->pool, TRUE);
    g_free(finder->seen);
    g_array_free(finder->partial, TRUE);
    g_free(finder);
}

static gboolean has_class(const tenet__finder *finder, const class_list *list, int32_t class)
{
    const int32_t *classes = &g_array_index(finder->pool, int32_t, list->first);
    for (guint i = 0; i < list->count; i++) {
        if (classes[i] == class)
            return TRUE;
    }
    return FALSE;
}

/* Appends those of the list's classes that are good for one of `flags`; gives their number. */
static guint16 repeat(tenet__finder *finder, class_list list, guint flags)
{
    guint before = finder->pool->len;
    for (guint i = 0; i < list.count; i++) {
        int32_t class = g_array_index(finder->pool, int32_t, list.first + i);
        if (g_array_index(finder->lexicon->classes, tenet__class, class).flags & flags)
            g_array_append_val(finder->pool, class);
    }
    return (guint16)(finder->pool->len - before);
}

/* Looks a word up for the first time. */
static class_list look_up(tenet__finder *finder, const tenet__token *token)
{
    class_list list = {.first = finder->pool->len, .flags = KNOWN};
    tenet__word_index_find(finder->lexicon->words, token->word, token->length, finder->pool);
    /* A word can meet one class as a word and by a prefix: keep the class once. */
    guint end = finder->pool->len;
    for (guint i = list.first; i < end && list.count < G_MAXUINT16; i++) {
        int32_t class = g_array_index(finder->pool, int32_t, i);
        if (has_class(finder, &list, class))
            continue;
        g_array_index(finder->pool, int32_t, list.first + list.count++) = class;
        list.flags |= (guint16)g_array_index(finder->lexicon->classes, tenet__class, class).flags;
    }
    g_array_set_size(finder->pool, list.first + list.count);
    list.begins = repeat(finder, list, TENET__CLASS_BEGINS | TENET__CLASS_OPENS);
    list.seconds = repeat(finder, list, TENET__CLASS_SECOND);
    list.needed = repeat(finder, list, TENET__CLASS_NEEDED);
    if (finder->remembered->len <= (guint)token->number)
        g_array_set_size(finder->remembered,
                         MAX(2 * finder->remembered->len, (guint)token->number + 1));
    g_array_index(finder->remembered, class_list, token->number) = list;
    return list;
}

/* Forgets the words of another vocabulary. */
static void turn_to(tenet__finder *finder, const tenet__vocabulary *vocabulary)
{
    gsize stamp = tenet__vocabulary_stamp(vocabulary);
    if (finder->stamp == stamp)
        return;
    finder->stamp = stamp;
    g_array_free(finder->remembered, TRUE); /* a text of many words made it large */
    g_array_free(finder->pool, TRUE);
    finder->remembered = g_array_new(FALSE, TRUE, sizeof(class_list));
    finder->pool = g_array_new(FALSE, FALSE, sizeof(int32_t));
}

static void mark_seen(tenet__finder *finder, const class_list *list)
{
    guint first = list->first + list->count + list->begins + list->seconds;
    for (guint i = first; i < first + list->needed; i++)
        finder->seen[g_array_index(finder->pool, int32_t, i)] = finder->serial;
}

/* A new number for a sentence; past the last, what was seen is forgotten. */
static void count_sentence(tenet__finder *finder)
{
    if (++finder->serial == 0) {
        memset(finder->seen, 0, sizeof *finder->seen * finder->lexicon->classes->len);
        finder->serial = 1;
    }
}

/* What is known of a word that was looked up. */
static const class_list *list_of(const tenet__finder *finder, const tenet__token *token)
{
    return &g_array_index(finder->remembered, class_list, token->number);
}

/* Looks up the words of the sentence that were not met before; gives the flags of all. */
static guint look_up_words(tenet__finder *finder, const tenet__token *token,
                           const tenet__token *end)
{
    guint flags = 0;
    const class_list *lists = (const class_list *)(const void *)finder->remembered->data;
    guint known = finder->remembered->len;
    for (; token < end; token++) {
        if ((guint)token->number < known && lists[token->number].flags != 0) {
            flags |= lists[token->number].flags;
            continue;
        }
        flags |= look_up(finder, token).flags;
        lists = (const class_list *)(const void *)finder->remembered->data;
        known = finder->remembered->len;
    }
    return flags;
}

static gboolean is_blocked(const follower *trail, int32_t token)
{
    return trail->blocked != NULL && trail->blocked[token - trail->begin] != 0;
}

/* Notes which of the classes that parts need stand in the sentence. */
static void mark_needed(const follower *trail, tenet__finder *finder)
{
    for (int32_t t = trail->begin; t < trail->end; t++) {
        const class_list *list = list_of(finder, &trail->document->tokens[t]);
        if (list->needed > 0 && !is_blocked(trail, t))
            mark_seen(finder, list);
    }
}

static gboolean stands_at(const follower *trail, int32_t token, int32_t class)
{
    return !is_blocked(trail, token) &&
           has_class(trail->finder, list_of(trail->finder, &trail->document->tokens[token]), class);
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

/* Whether the sentence holds a word that the part cannot do without. */
static gboolean holds_needed(const tenet__finder *finder, const tenet__part *part)
{
    const int32_t *needs = &g_array_index(finder->lexicon->needs, int32_t, part->first_need);
    for (int32_t i = 0; i < part->need_count; i++) {
        if (finder->seen[needs[i]] == finder->serial)
            return TRUE;
    }
    return part->need_count == 0;
}

/* Follows a part from a word that can begin it and keeps what is found. */
static void start_part(follower *trail, tenet__finder *finder, int32_t index, int32_t token,
                       GArray *hits)
{
    const tenet__part *part = &g_array_index(finder->lexicon->parts, tenet__part, index);
    if (!holds_needed(finder, part))
        return;
    /* the hit is made where it is to stay: it is large, and most are */
    g_array_set_size(hits, hits->len + 1);
    tenet__hit *hit = &g_array_index(hits, tenet__hit, hits->len - 1);
    if (part->word) {
        hit->first = hit->last = hit->words[0] = token;
        hit->word_count = 1;
    } else if (!follow_part(trail, part, token, hit)) {
        g_array_set_size(hits, hits->len - 1);
        return;
    }
    const tenet__lexicon_term *term =
        &g_array_index(finder->lexicon->terms, tenet__lexicon_term, part->term);
    hit->term = part->term;
    hit->payload = term->payload;
    if (term->part_count == 1)
        return;
    hit->payload = index;
    keep_partial(finder, hit);
    g_array_set_size(hits, hits->len - 1);
}

/* Follows the parts that begin with this class and the next word in particular. A table of pairs
 * keeps the many phrases with "to" or "the" in them from being followed word by word. */
static void start_pairs(follower *trail, tenet__finder *finder, int32_t class,
                        const class_list *second, int32_t token, GArray *hits)
{
    guint seconds = second->first + second->count + second->begins;
    for (guint j = seconds; j < seconds + second->seconds; j++) {
        int32_t count = 0;
        const tenet__start *start = tenet__lexicon_pair(
            finder->lexicon, class, g_array_index(finder->pool, int32_t, j), &count);
        for (int32_t k = 0; k < count; k++)
            start_part(trail, finder, start[k].part, token, hits);
    }
}

/* Follows the other parts that can begin with this class. */
static void start_others(follower *trail, tenet__finder *finder, const tenet__class *class,
                         int32_t token, GArray *hits)
{
    const tenet__start *start =
        &g_array_index(finder->lexicon->starts, tenet__start, class->first_start);
    for (int32_t k = 0; k < class->start_count; k++)
        start_part(trail, finder, start[k].part, token, hits);
}

/* Puts the hits from `from` on, which are few and begin at one token, into the order of their
 * terms; a term found by two of its beginnings is found once. */
static void order_by_term(GArray *hits, guint from)
{
    tenet__hit *all = (tenet__hit *)(void *)hits->data;
    guint kept = from + 1;
    for (guint i = from + 1; i < hits->len; i++) {
        tenet__hit moved = all[i];
        guint at = kept;
        while (at > from && all[at - 1].term > moved.term)
            at--;
        if (at > from && all[at - 1].term == moved.term)
            continue;
        memmove(&all[at + 1], &all[at], sizeof *all * (kept - at));
        all[at] = moved;
        kept++;
    }
    g_array_set_size(hits, kept);
}

/* Follows every part that can begin at this token; `next` is the word right behind it, or NULL. */
static void start_at(follower *trail, tenet__finder *finder, const class_list *list,
                     const class_list *next, int32_t token, GArray *hits)
{
    guint begins = list->first + list->count;
    for (guint i = begins; i < begins + list->begins; i++) {
        guint before = hits->len;
        int32_t number = g_array_index(finder->pool, int32_t, i);
        const tenet__class *class = &g_array_index(finder->lexicon->classes, tenet__class, number);
        if ((class->flags & TENET__CLASS_OPENS) && next != NULL)
            start_pairs(trail, finder, number, next, token, hits);
        if (class->flags & TENET__CLASS_BEGINS)
            start_others(trail, finder, class, token, hits);
        if (hits->len > before + 1)
            order_by_term(hits, before);
    }
}

/* The word behind a token, if it can stand second in a pair; else NULL. */
static const class_list *second_behind(const follower *trail, int32_t token)
{
    if (token + 1 >= trail->end)
        return NULL;
    const class_list *next = list_of(trail->finder, &trail->document->tokens[token + 1]);
    return next->seconds > 0 && next_to_previous(trail, token + 1) && !is_blocked(trail, token + 1)
               ? next
               : NULL;
}

void tenet__find(tenet__finder *finder, const tenet__document *document, int32_t sentence,
                 const guint8 *blocked, GArray *hits)
{
    const tenet__sentence *range = &document->sentences[sentence];
    const tenet__token *tokens = document->tokens;
    int32_t begin = range->first_token, end = range->end_token;
    turn_to(finder, document->vocabulary);
    guint flags = look_up_words(finder, tokens + begin, tokens + end);
    if ((flags & (TENET__CLASS_BEGINS | TENET__CLASS_OPENS)) == 0)
        return;
    follower trail;
    trail.finder = finder; /* `failed` is large and cleared only where it is used */
    trail.document = document;
    trail.blocked = blocked;
    trail.begin = begin;
    trail.end = end;
    count_sentence(finder);
    if ((flags & TENET__CLASS_NEEDED) != 0)
        mark_needed(&trail, finder);
    for (int32_t token = begin; token < end; token++) {
        const class_list *list = list_of(finder, &tokens[token]);
        if ((list->flags & (TENET__CLASS_OPENS | TENET__CLASS_BEGINS)) == 0)
            continue;
        const class_list *next =
            (list->flags & TENET__CLASS_OPENS) != 0 ? second_behind(&trail, token) : NULL;
        if (((list->flags & TENET__CLASS_BEGINS) != 0 || next != NULL) &&
            !is_blocked(&trail, token))
            start_at(&trail, finder, list, next, token, hits);
    }
    add_joined(finder, hits);
}
