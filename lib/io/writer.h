/*
 * What a format is made of: what stands before, between and after the candidates, and one
 * candidate.
 */
#ifndef TENET_LIB_IO_WRITER_H
#define TENET_LIB_IO_WRITER_H

#include <glib.h>

#include "interview/assessment.h"
#include "tenet/io.h"

typedef struct tenet__writer {
    const char *open;
    const char *between;
    const char *close;
    void (*heading)(GString *out, const tenet_model *model, uint32_t flags); /**< NULL: none */
    void (*candidate)(GString *out, const tenet_assessment *assessment, uint32_t flags);
} tenet__writer;

extern const tenet__writer TENET__WRITE_CSV;     /**< write_csv.c */
extern const tenet__writer TENET__WRITE_JSON;    /**< write_json.c */
extern const tenet__writer TENET__WRITE_JSONL;   /**< write_json.c */
extern const tenet__writer TENET__WRITE_TEXT;    /**< write_text.c */
extern const tenet__writer TENET__WRITE_TABLE;   /**< write_table.c */
extern const tenet__writer TENET__WRITE_EXPLAIN; /**< write_explain.c */

/** The writer of a format, or NULL for an unknown number. */
const tenet__writer *tenet__writer_of(int32_t format);

#define TENET__RENDER_FLAGS (TENET_RENDER_COLOR | TENET_RENDER_RAW)

#endif
