/*
 * Building and asking the index of terms. See lexicon.h.
 */
#include "model/lexicon.h"

#include <string.h>

#include "base/limits.h"

/* ---- Equal sets ------------------------------------------------------------------------------ */

static guint hash_set(gconstpointer key)
{
    return ((const tenet__word_set *)key)->hash;
}

static gboolean same_strings(const char *const *left, const char *const *right, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        if (left[i] != right[i] && strcmp(left[i], right[i]) != 0)
            return FALSE;
    }
    return TRUE;
}

static gboolean same_set(gconstpointer a, gconstpointer b)
{
    const tenet__word_set *left = a, *right = b;
    return left == right ||
           (left->word_count == right->word_count && left->prefix_count == right->prefix_count &&
            same_strings(left->words, right->words, left->word_count) &&
            same_strings(left->prefixes, right->prefixes, left->prefix_count));
}

/* ---- Making and freeing -------------------------------------------------------------------- */

tenet__lexicon *tenet__lexicon_new(void)
{
    tenet__lexicon *lexicon = g_new0(tenet__lexicon, 1);
    lexicon->references = 1;
    lexicon->terms = g_array_new(FALSE, FALSE, sizeof(tenet__lexicon_term));
    lexicon->parts = g_array_new(FALSE, FALSE, sizeof(tenet__part));
    lexicon->slots = g_array_new(FALSE, FALSE, sizeof(tenet__slot));
    lexicon->ways = g_array_new(FALSE, FALSE, sizeof(tenet__way));
    lexicon->way_classes = g_array_new(FALSE, FALSE, sizeof(int32_t));
    lexicon->classes = g_array_new(FALSE, FALSE, sizeof(tenet__class));
    lexicon->needs = g_array_new(FALSE, FALSE, sizeof(int32_t));
    lexicon->starts = g_array_new(FALSE, FALSE, sizeof(tenet__start));
    lexicon->words = tenet__word_index_new();
    lexicon->class_of_set = g_hash_table_new(hash_set, same_set);
    lexicon->regions = g_ptr_array_new_with_free_func((GDestroyNotify)tenet__region_unref);
    return lexicon;
}

tenet__lexicon *tenet__lexicon_ref(tenet__lexicon *lexicon)
{
    g_atomic_int_inc(&lexicon->references);
    return lexicon;
}

void tenet__lexicon_free(tenet__lexicon *lexicon)
{
    if (lexicon == NULL || !g_atomic_int_dec_and_test(&lexicon->references))
        return;
    g_array_free(lexicon->terms, TRUE);
    g_array_free(lexicon->parts, TRUE);
    g_array_free(lexicon->slots, TRUE);
    g_array_free(lexicon->ways, TRUE);
    g_array_free(lexicon->way_classes, TRUE);
    g_array_free(lexicon->classes, TRUE);
    g_array_free(lexicon->needs, TRUE);
    g_array_free(lexicon->starts, TRUE);
    g_free(lexicon->pairs);
    tenet__word_index_free(lexicon->words);
    g_clear_pointer(&lexicon->class_of_set, g_hash_table_destroy);
    g_clear_pointer(&lexicon->regions, g_ptr_array_unref);
    g_free(lexicon);
}

/* ---- Adding -------------------------------------------------------------------------------- */

static void index_class(tenet__lexicon *lexicon, const tenet__word_set *set, int32_t class)
{
    for (int32_t i = 0; i < set->word_count; i++)
        tenet__word_index_add(lexicon->words, set->words[i], FALSE, class);
    for (int32_t i = 0; i < set->prefix_count; i++)
        tenet__word_index_add(lexicon->words, set->prefixes[i], TRUE, class);
}

static int32_t shortest(const tenet__word_set *set)
{
    size_t least = G_MAXINT32;
    for (int32_t i = 0; i < set->word_count; i++)
        least = MIN(least, strlen(set->words[i]));
    for (int32_t i = 0; i < set->prefix_count; i++)
        least = MIN(least, strlen(set->prefixes[i]));
    return (int32_t)least;
}

static int32_t class_of(tenet__lexicon *lexicon, const tenet__word_set *set)
{
    int32_t class = GPOINTER_TO_INT(g_hash_table_lookup(lexicon->class_of_set, set)) - 1;
    if (class >= 0)
        return class;
    class = (int32_t)lexicon->classes->len;
    tenet__class added = {.shortest = shortest(set)};
    g_array_append_val(lexicon->classes, added);
    index_class(lexicon, set, class);
    g_hash_table_insert(lexicon->class_of_set, (gpointer)set, GINT_TO_POINTER(class + 1));
    return class;
}

static void add_way(tenet__lexicon *lexicon, const tenet__phrase *phrase)
{
    tenet__way way = {(int32_t)lexicon->way_classes->len, phrase->length};
    for (int32_t i = 0; i < phrase->length; i++) {
        int32_t class = class_of(lexicon, phrase->sets[i]);
        g_array_append_val(lexicon->way_classes, class);
    }
    g_array_append_val(lexicon->ways, way);
}

static int compare_lengths(gconstpointer a, gconstpointer b)
{
    const tenet__phrase *left = *(const tenet__phrase *const *)a;
    const tenet__phrase *right = *(const tenet__phrase *const *)b;
    return (left->length < right->length) - (left->length > right->length);
}

/* Adds the ways of a slot, the longest first. */
static void add_ways(tenet__lexicon *lexicon, const tenet__ways *ways)
{
    if (ways->count == 1) {
        add_way(lexicon, &ways->phrases[0]);
        return;
    }
    g_autoptr(GPtrArray) longest_first = g_ptr_array_new();
    for (int32_t i = 0; i < ways->count; i++)
        g_ptr_array_add(longest_first, (gpointer)&ways->phrases[i]);
    g_ptr_array_sort(longest_first, compare_lengths);
    for (guint i = 0; i < longest_first->len; i++)
        add_way(lexicon, longest_first->pdata[i]);
}

static void add_slot(tenet__lexicon *lexicon, const tenet__element *element)
{
    tenet__slot slot = {element->gap, (int32_t)lexicon->ways->len, element->ways->count};
    add_ways(lexicon, element->ways);
    g_array_append_val(lexicon->slots, slot);
}

static const tenet__slot *slot_at(const tenet__lexicon *lexicon, int32_t index)
{
    return &g_array_index(lexicon->slots, tenet__slot, index);
}

static int32_t class_at(const tenet__lexicon *lexicon, const tenet__way *way, int32_t index)
{
    return g_array_index(lexicon->way_classes, int32_t, way->first_class + index);
}

static const tenet__way *first_way(const tenet__lexicon *lexicon, const tenet__slot *slot)
{
    return &g_array_index(lexicon->ways, tenet__way, slot->first_way);
}

static int32_t shortest_of(const tenet__lexicon *lexicon, int32_t class)
{
    return g_array_index(lexicon->classes, tenet__class, class).shortest;
}

/* The class of a way that is the rarest in texts, taking long words for rare. */
static int32_t rarest_class(const tenet__lexicon *lexicon, const tenet__way *way)
{
    int32_t rarest = class_at(lexicon, way, 0);
    for (int32_t i = 1; i < way->length; i++) {
        if (shortest_of(lexicon, class_at(lexicon, way, i)) > shortest_of(lexicon, rarest))
            rarest = class_at(lexicon, way, i);
    }
    return rarest;
}

/* How rare the words are of which a slot needs one. */
static int32_t rarity(const tenet__lexicon *lexicon, const tenet__slot *slot)
{
    int32_t least = G_MAXINT32;
    for (int32_t i = 0; i < slot->way_count; i++)
        least =
            MIN(least, shortest_of(lexicon, rarest_class(lexicon, first_way(lexicon, slot) + i)));
    return least;
}

/* More than this are not looked for, nor taken as pairs. */
#define MAX_WAYS 32

/* Notes what a sentence must hold besides the part's first words: a class for each way of the slot
 * that is the rarest. */
static void add_needs(tenet__lexicon *lexicon, tenet__part *part)
{
    const tenet__slot *rarest = NULL;
    for (int32_t i = 1; i < part->slot_count; i++) {
        const tenet__slot *slot = slot_at(lexicon, part->first_slot + i);
        if (slot->way_count <= MAX_WAYS &&
            (rarest == NULL || rarity(lexicon, slot) > rarity(lexicon, rarest)))
            rarest = slot;
    }
    part->first_need = (int32_t)lexicon->needs->len;
    part->need_count = rarest != NULL ? rarest->way_count : 0;
    for (int32_t i = 0; i < part->need_count; i++) {
        int32_t class = rarest_class(lexicon, first_way(lexicon, rarest) + i);
        g_array_append_val(lexicon->needs, class);
    }
}

static gboolean is_word(const tenet__lexicon *lexicon, const tenet__part *part)
{
    const tenet__slot *slot = slot_at(lexicon, part->first_slot);
    return part->slot_count == 1 && slot->way_count == 1 && first_way(lexicon, slot)->length == 1;
}

static void add_start(tenet__lexicon *lexicon, int32_t class, int32_t second)
{
    tenet__start start = {class, second, (int32_t)lexicon->parts->len};
    g_array_append_val(lexicon->starts, start);
}

/* Notes with which classes a part can begin, and which can stand right behind where they are few.
 */
static void add_starts(tenet__lexicon *lexicon, const tenet__part *part)
{
    const tenet__slot *slot = slot_at(lexicon, part->first_slot);
    const tenet__slot *next = part->slot_count > 1 ? slot + 1 : NULL;
    gboolean pairs = next != NULL && next->gap == 0 && slot->way_count <= MAX_WAYS &&
                     next->way_count <= MAX_WAYS;
    for (int32_t i = 0; i < slot->way_count; i++) {
        const tenet__way *way = first_way(lexicon, slot) + i;
        int32_t class = class_at(lexicon, way, 0);
        if (way->length > 1)
            add_start(lexicon, class, class_at(lexicon, way, 1));
        else if (!pairs)
            add_start(lexicon, class, -1);
        for (int32_t j = 0; way->length == 1 && pairs && j < next->way_count; j++)
            add_start(lexicon, class, class_at(lexicon, first_way(lexicon, next) + j, 0));
    }
}

/* Keeps the sets of a term until the end; those of most terms share one region. */
static void keep_region(tenet__lexicon *lexicon, tenet__region *region)
{
    GPtrArray *kept = lexicon->regions;
    if (kept->len == 0 || kept->pdata[kept->len - 1] != region)
        g_ptr_array_add(kept, tenet__region_ref(region));
}

void tenet__lexicon_add(tenet__lexicon *lexicon, const tenet__term *term, int32_t payload)
{
    tenet__lexicon_term added = {payload, (int32_t)lexicon->parts->len, term->part_count};
    keep_region(lexicon, term->region);
    for (int32_t i = 0; i < term->part_count; i++) {
        const tenet__term_part *read = &term->parts[i];
        tenet__part part = {.term = (int32_t)lexicon->terms->len,
                            .first_slot = (int32_t)lexicon->slots->len,
                            .slot_count = read->count};
        for (int32_t j = 0; j < read->count; j++)
            add_slot(lexicon, &read->elements[j]);
        add_needs(lexicon, &part);
        part.word = is_word(lexicon, &part);
        add_starts(lexicon, &part);
        g_array_append_val(lexicon->parts, part);
    }
    g_array_append_val(lexicon->terms, added);
}

/* ---- Finishing ----------------------------------------------------------------------------- */

static int compare_starts(gconstpointer a, gconstpointer b)
{
    const tenet__start *x = a, *y = b;
    if (x->class != y->class)
        return x->class < y->class ? -1 : 1;
    if (x->second != y->second)
        return x->second < y->second ? -1 : 1;
    return (x->part > y->part) - (x->part < y->part);
}

/* Sorts the starts; a part with several ways can have named one twice. */
static void sort_starts(tenet__lexicon *lexicon)
{
    g_array_sort(lexicon->starts, compare_starts);
    tenet__start *starts = (tenet__start *)(void *)lexicon->starts->data;
    guint kept = 0;
    for (guint i = 0; i < lexicon->starts->len; i++) {
        if (kept == 0 || compare_starts(&starts[kept - 1], &starts[i]) != 0)
            starts[kept++] = starts[i];
    }
    g_array_set_size(lexicon->starts, kept);
}

static tenet__class *class_info(tenet__lexicon *lexicon, int32_t class)
{
    return &g_array_index(lexicon->classes, tenet__class, class);
}

static uint32_t pair_hash(int32_t class, int32_t second)
{
    uint64_t both = ((uint64_t)(uint32_t) class << 32 | (uint32_t)second) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(both >> 32);
}

static gboolean same_pair(const tenet__start *start, int32_t class, int32_t second)
{
    return start->class == class && start->second == second;
}

/* Enters the first of the starts with one pair of classes. */
static void add_pair(tenet__lexicon *lexicon, int32_t index)
{
    const tenet__start *start = &g_array_index(lexicon->starts, tenet__start, index);
    class_info(lexicon, start->class)->flags |= TENET__CLASS_OPENS;
    class_info(lexicon, start->second)->flags |= TENET__CLASS_SECOND;
    uint32_t at = pair_hash(start->class, start->second) & lexicon->pair_mask;
    while (lexicon->pairs[at] >= 0)
        at = (at + 1) & lexicon->pair_mask;
    lexicon->pairs[at] = index;
}

static void index_starts(tenet__lexicon *lexicon)
{
    sort_starts(lexicon);
    uint32_t size = 16; /* at most a quarter is taken: most pairs asked for are none */
    while (size < 4 * lexicon->starts->len)
        size *= 2;
    lexicon->pairs = g_new(int32_t, size);
    lexicon->pair_mask = size - 1;
    memset(lexicon->pairs, 0xFF, sizeof *lexicon->pairs * size);
    const tenet__start *starts = (const tenet__start *)(const void *)lexicon->starts->data;
    for (guint i = 0; i < lexicon->starts->len; i++) {
        tenet__class *class = class_info(lexicon, starts[i].class);
        gboolean first = i == 0 || !same_pair(&starts[i - 1], starts[i].class, starts[i].second);
        if (starts[i].second >= 0 && first)
            add_pair(lexicon, (int32_t)i);
        if (starts[i].second >= 0)
            continue;
        class->flags |= TENET__CLASS_BEGINS;
        class->first_start = first ? (int32_t)i : class->first_start;
        class->start_count++;
    }
    for (guint i = 0; i < lexicon->needs->len; i++)
        class_info(lexicon, g_array_index(lexicon->needs, int32_t, i))->flags |=
            TENET__CLASS_NEEDED;
}

const tenet__start *tenet__lexicon_pair(const tenet__lexicon *lexicon, int32_t class,
                                        int32_t second, int32_t *count)
{
    const tenet__start *starts = (const tenet__start *)(const void *)lexicon->starts->data;
    for (uint32_t at = pair_hash(class, second) & lexicon->pair_mask; lexicon->pairs[at] >= 0;
         at = (at + 1) & lexicon->pair_mask) {
        const tenet__start *first = &starts[lexicon->pairs[at]];
        if (!same_pair(first, class, second))
            continue;
        const tenet__start *end = first, *last = starts + lexicon->starts->len;
        while (end < last && same_pair(end, class, second))
            end++;
        *count = (int32_t)(end - first);
        return first;
    }
    return NULL;
}

void tenet__lexicon_finish(tenet__lexicon *lexicon)
{
    index_starts(lexicon);
    g_clear_pointer(&lexicon->class_of_set, g_hash_table_destroy);
    g_clear_pointer(&lexicon->regions, g_ptr_array_unref);
}
