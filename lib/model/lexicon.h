/*
 * The compiled index of many terms: from a word to the terms in which it can stand.
 *
 * Built once, then immutable and shared by threads. Word sets that several terms share are kept
 * once, as a numbered class. The finder (evidence/find.c) asks for the classes of each word of a
 * text, and from a class for the parts of terms that begin with it.
 */
#ifndef TENET_LIB_MODEL_LEXICON_H
#define TENET_LIB_MODEL_LEXICON_H

#include <glib.h>

#include "model/term.h"
#include "model/wordindex.h"

/** A way through an element: classes that must stand next to one another. */
typedef struct tenet__way {
    int32_t first_class; /**< in tenet__lexicon.way_classes */
    int32_t length;
} tenet__way;

/** One place of a part: a gap and the ways to fill it, the longest first. */
typedef struct tenet__slot {
    int32_t gap;
    int32_t first_way; /**< in tenet__lexicon.ways */
    int32_t way_count;
} tenet__slot;

/** A part of a term: the slots that must follow one another. Most terms have one part. */
typedef struct tenet__part {
    int32_t term;
    int32_t first_slot; /**< in tenet__lexicon.slots */
    int32_t slot_count;
    gboolean word;      /**< it is one word: where it begins, it stands */
    int32_t first_need; /**< in tenet__lexicon.needs: a sentence without any of these classes */
    int32_t need_count; /**< cannot hold the part; 0: none known */
} tenet__part;

typedef struct tenet__lexicon_term {
    int32_t payload;
    int32_t first_part; /**< in tenet__lexicon.parts */
    int32_t part_count;
} tenet__lexicon_term;

/** What a class is good for. */
enum {
    TENET__CLASS_BEGINS = 1 << 0, /**< parts begin with it whose second word is not fixed */
    TENET__CLASS_OPENS = 1 << 1,  /**< parts begin with it and a fixed second class */
    TENET__CLASS_SECOND = 1 << 2, /**< it is such a second class */
    TENET__CLASS_NEEDED = 1 << 3  /**< some part needs it */
};

typedef struct tenet__class {
    int32_t first_start; /**< in tenet__lexicon.starts: the parts of TENET__CLASS_BEGINS */
    int32_t start_count;
    int32_t shortest; /**< bytes of its shortest word: long words are rare */
    uint32_t flags;   /**< TENET__CLASS_ */
} tenet__class;

/** That a part can begin with a class, followed at once by `second` (-1: by anything). */
typedef struct tenet__start {
    int32_t class;
    int32_t second;
    int32_t part;
} tenet__start;

typedef struct tenet__lexicon {
    gint references;
    GArray *terms;            /**< tenet__lexicon_term */
    GArray *parts;            /**< tenet__part */
    GArray *slots;            /**< tenet__slot */
    GArray *ways;             /**< tenet__way */
    GArray *way_classes;      /**< int32_t */
    GArray *classes;          /**< tenet__class */
    GArray *needs;            /**< int32_t classes */
    GArray *starts;           /**< tenet__start, by class, second class and part */
    int32_t *pairs;           /**< open hash table: first index in `starts` of a pair, or -1 */
    uint32_t pair_mask;       /**< its size - 1 */
    tenet__word_index *words; /**< the classes of a folded word */
    GHashTable *class_of_set; /**< while building: tenet__word_set -> class + 1 */
    GPtrArray *regions;       /**< while building: tenet__region *, what keeps these sets */
} tenet__lexicon;

tenet__lexicon *tenet__lexicon_new(void);
tenet__lexicon *tenet__lexicon_ref(tenet__lexicon *lexicon);

/** Gives up one reference; the last one frees it. */
void tenet__lexicon_free(tenet__lexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__lexicon, tenet__lexicon_free)

/** Adds a term; what is found of it carries `payload`. The term is copied as needed. */
void tenet__lexicon_add(tenet__lexicon *lexicon, const tenet__term *term, int32_t payload);

/** Ends the building. Nothing may be added afterwards. */
void tenet__lexicon_finish(tenet__lexicon *lexicon);

/** The parts that begin with these two classes next to one another: the first of *count; NULL for
 *  none. */
const tenet__start *tenet__lexicon_pair(const tenet__lexicon *lexicon, int32_t class,
                                        int32_t second, int32_t *count);

#endif
