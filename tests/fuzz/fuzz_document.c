/*
 * Fuzz harness: any bytes, read with any flags, give a document in order or a clear error.
 */
#include <stdlib.h>

#include "text/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(gboolean holds)
{
    if (!holds)
        abort();
}

static void check_sentence(const tenet__document *document, int32_t index, GString *folded,
                           GArray *map)
{
    const tenet__sentence *sentence = &document->sentences[index];
    int64_t end = sentence->start;
    require(sentence->first_token < sentence->end_token && sentence->start < sentence->end);
    for (int32_t i = sentence->first_token; i < sentence->end_token; i++) {
        const tenet__token *token = &document->tokens[i];
        require(token->sentence == index && token->start >= end && token->start < token->end);
        require(token->end <= sentence->end && token->word[token->length] == '\0');
        require(token->length > 0 && g_utf8_validate(token->word, token->length, NULL));
        end = token->end;
    }
    tenet__document_fold_sentence(document, index, folded, map);
    require(map->len == folded->len + 1);
    for (guint i = 0; i < map->len; i++) {
        int64_t offset = g_array_index(map, int64_t, i);
        require(offset >= sentence->start && offset <= sentence->end);
    }
}

static void check(const tenet__document *document)
{
    GString *folded = g_string_new(NULL);
    GArray *map = g_array_new(FALSE, FALSE, sizeof(int64_t));
    int64_t end = 0;
    int32_t sentence = 0;
    for (int32_t i = 0; i < document->turn_count; i++) {
        const tenet__turn *turn = &document->turns[i];
        require(turn->start >= end && turn->start <= turn->end && turn->question <= i);
        require(turn->first_sentence == sentence && turn->end_sentence >= sentence);
        for (; sentence < turn->end_sentence; sentence++) {
            require(document->sentences[sentence].turn == i);
            require(document->sentences[sentence].start >= turn->start);
            require(document->sentences[sentence].end <= turn->end);
            check_sentence(document, sentence, folded, map);
        }
        end = turn->end;
    }
    require(end <= document->length && sentence == document->sentence_count);
    g_string_free(folded, TRUE);
    g_array_unref(map);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* a copy of the exact size lets the sanitizers see a read past its end */
    char *text = g_malloc(size > 0 ? size : 1);
    for (size_t i = 0; i < size; i++)
        text[i] = (char)data[i];
    for (uint32_t flags = 0; flags < 16; flags++) {
        tenet_error *error = tenet__error_new();
        tenet__document *document = tenet__document_read(text, (int64_t)size, flags, error);
        require((document == NULL) == (tenet__error_count(error, TENET_SEVERITY_ERROR) > 0));
        if (document != NULL)
            check(document);
        tenet__document_free(document);
        tenet_error_free(error);
    }
    g_free(text);
    return 0;
}
