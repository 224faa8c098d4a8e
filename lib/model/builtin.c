/*
 * The model that comes with the library: lib/model/builtin.yaml, so that the first try needs no
 * file.
 */
#include "model/builtin.h"

#include <stddef.h>

#include "tenet/model.h"

const char *tenet_model_builtin_yaml(int64_t *length)
{
    if (length != NULL)
        *length = tenet__builtin_yaml_length;
    return tenet__builtin_yaml;
}

int32_t tenet_model_builtin(tenet_model **model, tenet_error **error)
{
    return tenet_model_load_yaml(tenet__builtin_yaml, tenet__builtin_yaml_length, "built-in model",
                                 model, error);
}
