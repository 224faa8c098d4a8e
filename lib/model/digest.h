/*
 * The digest of a model: what two models share if and only if they give the same results.
 */
#ifndef TENET_LIB_MODEL_DIGEST_H
#define TENET_LIB_MODEL_DIGEST_H

#include "model/schema.h"

/** SHA-256, in hex, of all of the model that results show or depend on. Caller frees. */
char *tenet__digest(const tenet__draft *draft);

#endif
