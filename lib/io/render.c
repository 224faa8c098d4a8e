/*
 * One assessment as text, and which writer belongs to which format.
 */
#include "io/writer.h"

const tenet__writer *tenet__writer_of(int32_t format)
{
    static const tenet__writer *const writers[] = {
        [TENET_FORMAT_CSV] = &TENET__WRITE_CSV,     [TENET_FORMAT_JSON] = &TENET__WRITE_JSON,
        [TENET_FORMAT_JSONL] = &TENET__WRITE_JSONL, [TENET_FORMAT_TEXT] = &TENET__WRITE_TEXT,
        [TENET_FORMAT_TABLE] = &TENET__WRITE_TABLE, [TENET_FORMAT_EXPLAIN] = &TENET__WRITE_EXPLAIN,
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(writers) == TENET_FORMAT_COUNT);
    return format >= 0 && format < TENET_FORMAT_COUNT ? writers[format] : NULL;
}

int32_t tenet_assessment_render(const tenet_assessment *assessment, int32_t format, uint32_t flags,
                                char **text, int64_t *length, tenet_error **error)
{
    if (error != NULL)
        *error = NULL;
    if (text != NULL)
        *text = NULL;
    if (length != NULL)
        *length = 0;
    if (assessment == NULL || text == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "the assessment or the place for the text is NULL");
    const tenet__writer *writer = tenet__writer_of(format);
    if (writer == NULL || format == TENET_FORMAT_TABLE)
        return tenet__fail(error, TENET_E_ARGUMENT, "one assessment cannot be written in format %d",
                           format);
    if ((flags & ~(uint32_t)TENET__RENDER_FLAGS) != 0)
        return tenet__fail(error, TENET_E_ARGUMENT, "unknown flags: %u", flags);
    GString *out = g_string_new(NULL);
    if (writer->heading != NULL)
        writer->heading(out, assessment->model, flags);
    writer->candidate(out, assessment, flags);
    if (length != NULL)
        *length = (int64_t)out->len;
    *text = g_string_free(out, FALSE);
    return TENET_OK;
}
