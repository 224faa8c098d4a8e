/*
 * Documents written out as one line, and the rules that hold for all of them.
 */
#include "reading.h"

#include <string.h>

tenet__document *reading(const char *text, int64_t length, uint32_t flags)
{
    tenet_error *error = tenet__error_new();
    tenet__document *document = tenet__document_read(text, length, flags, error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(document);
    CU_ASSERT_EQUAL(tenet__error_count(error, TENET_SEVERITY_NOTICE), 0);
    tenet_error_free(error);
    reading_check(document);
    return document;
}

static void write_marks(GString *line, uint16_t marks)
{
    static const char signs[] = "-~,;:D()<>EN/X";
    if (marks == 0)
        return;
    g_string_append_c(line, '{');
    for (int i = 0; signs[i] != '\0'; i++) {
        if (marks & (1 << i))
            g_string_append_c(line, signs[i]);
    }
    g_string_append_c(line, '}');
}

char *reading_words(const char *text, uint32_t flags)
{
    g_autoptr(tenet__document) document = reading(text, -1, flags);
    GString *line = g_string_new(NULL);
    for (int32_t i = 0; i < document->sentence_count; i++) {
        const tenet__sentence *sentence = &document->sentences[i];
        for (int32_t k = sentence->first_token; k < sentence->end_token; k++) {
            if (line->len > 0)
                g_string_append(line, k == sentence->first_token ? " / " : " ");
            write_marks(line, document->tokens[k].before);
            g_string_append(line, document->tokens[k].word);
        }
        write_marks(line, sentence->after);
    }
    return g_string_free(line, FALSE);
}

char *reading_spans(const char *text, uint32_t flags)
{
    g_autoptr(tenet__document) document = reading(text, -1, flags);
    GString *line = g_string_new(NULL);
    for (int32_t i = 0; i < document->token_count; i++) {
        const tenet__token *token = &document->tokens[i];
        if (i > 0)
            g_string_append_c(line, '|');
        g_string_append_len(line, text + token->start, token->end - token->start);
    }
    return g_string_free(line, FALSE);
}

char *reading_sentences(const char *text, uint32_t flags)
{
    g_autoptr(tenet__document) document = reading(text, -1, flags);
    GString *line = g_string_new(NULL);
    for (int32_t i = 0; i < document->sentence_count; i++) {
        const tenet__sentence *sentence = &document->sentences[i];
        if (i > 0)
            g_string_append(line, " / ");
        g_string_append_len(line, text + sentence->start, sentence->end - sentence->start);
    }
    return g_string_free(line, FALSE);
}

char *reading_endings(const char *text, uint32_t flags)
{
    g_autoptr(tenet__document) document = reading(text, -1, flags);
    GString *line = g_string_new(NULL);
    for (int32_t i = 0; i < document->sentence_count; i++) {
        int32_t ending = document->sentences[i].ending;
        g_string_append_c(line, (char)(ending == '\n' ? 'n' : ending == 0 ? '0' : ending));
    }
    return g_string_free(line, FALSE);
}

char *reading_turns(const char *text)
{
    g_autoptr(tenet__document) document = reading(text, -1, READ_NOTES);
    GString *line = g_string_new(NULL);
    for (int32_t i = 0; i < document->turn_count; i++) {
        const tenet__turn *turn = &document->turns[i];
        g_string_append_printf(line, "%s%c%d[%.*s]", i > 0 ? " " : "", "NQA"[turn->role],
                               turn -> question, (int)(turn->end - turn->start),
                               text + turn -> start);
    }
    return g_string_free(line, FALSE);
}

/* Whether the bytes hold a tag or an entity, as those of a word in HTML and WebVTT may. */
static gboolean is_marked_up(const tenet__document *document, const tenet__token *token)
{
    const char *start = document->text + token->start;
    size_t length = (size_t)(token->end - token->start);
    return memchr(start, '<', length) != NULL || memchr(start, '&', length) != NULL;
}

/* A word that was not split is the folded form of its bytes. */
static void check_words(const tenet__document *document)
{
    int64_t end = 0;
    for (int32_t i = 0; i < document->token_count; i++) {
        const tenet__token *token = &document->tokens[i];
        const tenet__token *next = i + 1 < document->token_count ? token + 1 : NULL;
        const tenet__sentence *sentence = &document->sentences[token->sentence];
        CU_ASSERT(token->start >= end && token->start < token->end);
        CU_ASSERT(token->start >= sentence->start && token->end <= sentence->end);
        CU_ASSERT(i >= sentence->first_token && i < sentence->end_token);
        CU_ASSERT(token->length > 0 && (size_t)token->length == strlen(token->word));
        CU_ASSERT(g_utf8_validate(token->word, -1, NULL));
        gboolean part = (token->before & TENET__MARK_CLITIC) != 0 ||
                        (next != NULL && (next->before & TENET__MARK_CLITIC) != 0);
        if (!part && !is_marked_up(document, token)) {
            g_autofree char *folded =
                tenet__fold(document->text + token->start, token->end - token->start);
            CU_ASSERT_STRING_EQUAL(token->word, folded);
        }
        end = token->end;
    }
}

static void check_folded(const tenet__document *document, int32_t index)
{
    const tenet__sentence *sentence = &document->sentences[index];
    GString *folded = g_string_new("left over");
    GArray *map = g_array_new(FALSE, FALSE, sizeof(int64_t));
    tenet__document_fold_sentence(document, index, folded, map);
    CU_ASSERT_EQUAL(map->len, folded->len + 1);
    CU_ASSERT(g_utf8_validate(folded->str, (gssize)folded->len, NULL));
    int64_t last = sentence->start;
    for (guint i = 0; i < map->len; i++) {
        int64_t offset = g_array_index(map, int64_t, i);
        CU_ASSERT(offset >= last && offset <= sentence->end);
        last = offset;
    }
    CU_ASSERT_EQUAL(last, sentence->end);
    g_string_free(folded, TRUE);
    g_array_unref(map);
}

void reading_check(const tenet__document *document)
{
    int32_t token = 0, sentence = 0;
    int64_t end = 0;
    for (int32_t i = 0; i < document->turn_count; i++) {
        const tenet__turn *turn = &document->turns[i];
        CU_ASSERT(turn->start >= end && turn->start <= turn->end);
        CU_ASSERT_EQUAL(turn->first_sentence, sentence);
        CU_ASSERT(turn->question >= -1 && turn->question <= i);
        CU_ASSERT(turn->question < 0 ||
                  document->turns[turn->question].role == TENET__TURN_QUESTION);
        int64_t sentence_end = turn->start;
        for (; sentence < turn->end_sentence; sentence++) {
            const tenet__sentence *row = &document->sentences[sentence];
            CU_ASSERT_EQUAL(row->turn, i);
            CU_ASSERT_EQUAL(row->first_token, token);
            CU_ASSERT(row->end_token > token);
            CU_ASSERT(row->start >= sentence_end && row->end <= turn->end);
            token = row->end_token;
            sentence_end = row->end;
            if (sentence < 50)
                check_folded(document, sentence);
        }
        end = turn->end;
    }
    CU_ASSERT(end <= document->length);
    CU_ASSERT_EQUAL(sentence, document->sentence_count);
    CU_ASSERT_EQUAL(token, document->token_count);
    check_words(document);
}
