/*
 * Fuzz harness: any bytes as a dictionary of any form give a model that loads, or a clear error and
 * nothing. The first byte chooses the form.
 */
#include <stdlib.h>

#include "tenet/tenet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const tenet_import_options options = {.struct_size = sizeof options,
                                          .format = data[0] % TENET_DICTIONARY_COUNT};
    tenet_error *error = NULL, *notices = NULL;
    tenet_model *model = NULL;
    char *yaml = NULL, *csv = NULL;
    int64_t length = 0;
    int32_t status = tenet_dictionary_import((const char *)data + 1, (int64_t)size - 1, "fuzz",
                                             &options, &yaml, &length, &notices, &error);
    require((status == TENET_OK) == (yaml != NULL) && (status == TENET_OK) == (error == NULL));
    if (yaml != NULL) {
        require(tenet_model_load_yaml(yaml, length, "fuzz", &model, NULL) == TENET_OK);
        require(tenet_dictionary_export(model, &csv, NULL, NULL) == TENET_OK);
    } else {
        require(tenet_error_text(error)[0] != '\0' && status != TENET_E_MODEL);
    }
    tenet_model_unref(model);
    tenet_string_free(csv);
    tenet_string_free(yaml);
    tenet_error_free(notices);
    tenet_error_free(error);
    return 0;
}
