/*
 * Fuzz harness: any bytes as a model's file load or fail with diagnostics in the order of their
 * places, and what loads can be shown and gives the same digest again.
 */
#include <stdlib.h>
#include <string.h>

#include "tenet/model.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
    if (!holds)
        abort();
}

static void check_diagnostics(const tenet_diagnostic *rows, int64_t count, size_t size)
{
    for (int64_t i = 0; i < count; i++) {
        require(rows[i].message != NULL && rows[i].message[0] != '\0');
        require(rows[i].offset >= -1 && rows[i].offset <= (int64_t)size);
        require(rows[i].line >= 0 && rows[i].column >= 0);
        require(i == 0 || rows[i].line >= rows[i - 1].line || rows[i].line == 0);
    }
}

static void check_model(tenet_model *model, const char *text, size_t size)
{
    const tenet_diagnostic *rows = NULL;
    int64_t count = 0, length = 0;
    char *shown = NULL;
    tenet_model *again = NULL;
    require(tenet_model_diagnostics(model, &rows, &count) == TENET_OK);
    check_diagnostics(rows, count, size);
    require(tenet_model_show(model, &shown, &length, NULL) == TENET_OK);
    require((int64_t)strlen(shown) == length);
    require(tenet_model_load_yaml(text, (int64_t)size, "again", &again, NULL) == TENET_OK);
    require(strcmp(tenet_model_digest(model), tenet_model_digest(again)) == 0);
    tenet_string_free(shown);
    tenet_model_unref(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    const tenet_diagnostic *rows = NULL;
    int64_t count = 0;
    int32_t status =
        tenet_model_load_yaml((const char *)data, (int64_t)size, "fuzz", &model, &error);
    require((status == TENET_OK) == (model != NULL) && (status == TENET_OK) == (error == NULL));
    if (model != NULL) {
        check_model(model, (const char *)data, size);
    } else {
        require(tenet_error_diagnostics(error, &rows, &count) == TENET_OK && count > 0);
        check_diagnostics(rows, count, size);
    }
    tenet_model_unref(model);
    tenet_error_free(error);
    return 0;
}
