/*
 * The texts that are part of the library, embedded when building.
 */
#ifndef TENET_LIB_MODEL_BUILTIN_H
#define TENET_LIB_MODEL_BUILTIN_H

#include <stdint.h>

/** lib/model/builtin.yaml, ends in NUL. */
extern const char tenet__builtin_yaml[];
extern const int64_t tenet__builtin_yaml_length;

#endif
