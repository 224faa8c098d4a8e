/*
 * The table behind the classes of words. See wordindex.h.
 */
#include "model/wordindex.h"

#include <string.h>

#include "base/limits.h"

#define FIRST_BITS 6

/* Longer prefixes share a bit in the set of lengths that are looked for. */
#define LAST_LENGTH 63

/* A word or prefix, and one class of it; further classes follow in a chain. */
typedef struct entry {
    uint64_t hash;
    uint32_t text; /* in `texts`, ended by NUL */
    int32_t length;
    int32_t class;
    int32_t next; /* the next class of the same text, or -1 */
    int32_t last; /* of the first of a chain: its last */
    gboolean prefix;
} entry;

struct tenet__word_index {
    GArray *entries; /* entry */
    GString *texts;
    uint32_t *slots;  /* index of the first entry of a text + 1; 0 = empty */
    guint bits;       /* of the number of slots */
    uint64_t lengths; /* bit n: there are prefixes of n bytes */
    guint8 *filter;   /* eight bits a slot, of which each text has one by its hash */
};

/* ---- Hashes -------------------------------------------------------------------------------- */

#define BASIS 0xCBF29CE484222325u

/* As FNV-1a does, but with a factor whose products fill the highest bits at once. */
static inline uint64_t add_byte(uint64_t hash, char byte)
{
    return (hash ^ (guchar)byte) * 0x9E3779B97F4A7C15u;
}

static uint64_t hash_text(const char *text, int32_t length)
{
    uint64_t hash = BASIS;
    for (int32_t i = 0; i < length; i++)
        hash = add_byte(hash, text[i]);
    return hash;
}

/* The slot of a text: that of its first entry, or the empty one where it would be put. */
static uint32_t slot_of(const tenet__word_index *index, uint64_t hash, const char *text,
                        int32_t length, gboolean prefix)
{
    uint32_t mask = ((uint32_t)1 << index->bits) - 1;
    uint32_t at = (uint32_t)(hash >> (64 - index->bits));
    for (; index->slots[at] != 0; at = (at + 1) & mask) {
        const entry *one = &g_array_index(index->entries, entry, index->slots[at] - 1);
        if (one->hash == hash && one->length == length && one->prefix == prefix &&
            memcmp(index->texts->str + one->text, text, (gsize)length) == 0)
            return at;
    }
    return at;
}

/* The filter tells at once that a word or a beginning of it is not here, as nearly all are not: it
 * is small enough to stay near the processor, which also foresees the answer. */
static inline uint64_t filter_bit(const tenet__word_index *index, uint64_t hash, gboolean prefix)
{
    return (prefix ? hash : ~hash) >> (61 - index->bits);
}

static inline gboolean may_be_here(const tenet__word_index *index, uint64_t hash, gboolean prefix)
{
    uint64_t bit = filter_bit(index, hash, prefix);
    return (index->filter[bit / 8] >> (bit % 8) & 1) != 0;
}

static void note(tenet__word_index *index, const entry *one)
{
    uint64_t bit = filter_bit(index, one->hash, one->prefix);
    index->filter[bit / 8] |= (guint8)(1 << (bit % 8));
    if (one->prefix)
        index->lengths |= (uint64_t)1 << MIN(one->length, LAST_LENGTH);
}

/* ---- Building ------------------------------------------------------------------------------ */

tenet__word_index *tenet__word_index_new(void)
{
    tenet__word_index *index = g_new0(tenet__word_index, 1);
    index->entries = g_array_new(FALSE, FALSE, sizeof(entry));
    index->texts = g_string_new(NULL);
    index->bits = FIRST_BITS;
    index->slots = g_new0(uint32_t, (gsize)1 << index->bits);
    index->filter = g_new0(guint8, (gsize)1 << index->bits);
    return index;
}

void tenet__word_index_free(tenet__word_index *index)
{
    if (index == NULL)
        return;
    g_array_free(index->entries, TRUE);
    g_string_free(index->texts, TRUE);
    g_free(index->slots);
    g_free(index->filter);
    g_free(index);
}

/* Keeps half of the slots empty, so that what is not there is soon known. */
static void make_room(tenet__word_index *index)
{
    if ((index->entries->len + 1) * 2 <= (guint)1 << index->bits)
        return;
    g_free(index->slots);
    g_free(index->filter);
    index->bits++;
    index->slots = g_new0(uint32_t, (gsize)1 << index->bits);
    index->filter = g_new0(guint8, (gsize)1 << index->bits);
    for (guint i = 0; i < index->entries->len; i++) {
        const entry *one = &g_array_index(index->entries, entry, i);
        uint32_t at =
            slot_of(index, one->hash, index->texts->str + one->text, one->length, one->prefix);
        if (index->slots[at] == 0) /* later entries of a text are reached by its first */
            index->slots[at] = i + 1;
        note(index, one);
    }
}

void tenet__word_index_add(tenet__word_index *index, const char *text, gboolean prefix,
                           int32_t class)
{
    int32_t length = (int32_t)strlen(text), number = (int32_t)index->entries->len;
    entry added = {hash_text(text, length), 0, length, class, -1, number, prefix};
    make_room(index);
    uint32_t at = slot_of(index, added.hash, text, length, prefix);
    if (index->slots[at] == 0) {
        added.text = (uint32_t)index->texts->len;
        g_string_append_len(index->texts, text, length + 1);
        index->slots[at] = (uint32_t)number + 1;
    } else {
        entry *first = &g_array_index(index->entries, entry, index->slots[at] - 1);
        g_array_index(index->entries, entry, first->last).next = number;
        first->last = number;
        added.text = first->text;
    }
    note(index, &added);
    g_array_append_val(index->entries, added);
}

/* ---- Asking -------------------------------------------------------------------------------- */

static void append_classes(const tenet__word_index *index, uint32_t slot, GArray *classes)
{
    for (int32_t i = (int32_t)index->slots[slot] - 1; i >= 0;) {
        const entry *one = &g_array_index(index->entries, entry, i);
        g_array_append_val(classes, one->class);
        i = one->next;
    }
}

void tenet__word_index_find(const tenet__word_index *index, const char *word, int32_t length,
                            GArray *classes)
{
    uint32_t found[TENET__MAX_TERM_BYTES];
    int32_t count = 0;
    uint64_t hash = BASIS;
    for (int32_t size = 1; size <= length; size++) {
        hash = add_byte(hash, word[size - 1]);
        if ((index->lengths >> MIN(size, LAST_LENGTH) & 1) != 0 && may_be_here(index, hash, TRUE) &&
            size <= TENET__MAX_TERM_BYTES)
            found[count++] = slot_of(index, hash, word, size, TRUE);
    }
    if (may_be_here(index, hash, FALSE))
        append_classes(index, slot_of(index, hash, word, length, FALSE), classes);
    for (int32_t i = 0; i < count; i++)
        append_classes(index, found[i], classes);
}
