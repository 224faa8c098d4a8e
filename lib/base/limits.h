/*
 * The limits that keep time and memory bounded whatever the input. Public through tenet_limit().
 */
#ifndef TENET_LIB_BASE_LIMITS_H
#define TENET_LIB_BASE_LIMITS_H

#define TENET__MAX_MODEL_BYTES   (16 * 1024 * 1024)
#define TENET__MAX_MODEL_DEPTH   16
#define TENET__MAX_VALUES        256
#define TENET__MAX_INDICATORS    100000
#define TENET__MAX_TERM_BYTES    1024
#define TENET__MAX_TERM_WORDS    16
#define TENET__MAX_TERM_GAP      12
#define TENET__MAX_TEXT_BYTES    (16 * 1024 * 1024)
#define TENET__MAX_TEXTS         10000
#define TENET__MAX_CELL_BYTES    TENET__MAX_TEXT_BYTES
#define TENET__MAX_COLUMNS       4096
#define TENET__MAX_PATTERN_STEPS 100000
#define TENET__MAX_DIAGNOSTICS   100
#define TENET__MAX_EVIDENCE      1000000
#define TENET__MAX_COMPARED      50
#define TENET__MAX_THREADS       64

#endif
