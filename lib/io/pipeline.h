/*
 * Work that is read in order, done by several threads at once, and taken in order again: the same
 * result whatever the number of threads.
 *
 *     read, by one thread at a time -> work, by several -> take, by the calling thread
 *
 * Whoever is free reads the next piece and works on it, so a busy processor delays one piece and
 * not a share of the whole, and the memory that a piece takes is that of the thread that gives it
 * back. Reading waits when too many pieces are under way, which bounds the memory.
 */
#ifndef TENET_LIB_IO_PIPELINE_H
#define TENET_LIB_IO_PIPELINE_H

#include <glib.h>

/** The steps. `user` is the caller's; read() and take() may run at the same time. */
typedef struct tenet__pipeline {
    gpointer (*read)(void *user);  /**< the next piece; NULL: there are no more */
    gpointer (*begin)(void *user); /**< what one worker keeps between its pieces */
    void (*work)(gpointer kept, gpointer piece);
    void (*end)(gpointer kept);
    gboolean (*take)(void *user, gpointer piece); /**< owns the piece; FALSE: stop */
    gboolean (*tick)(void *user); /**< called where take() is, also when it must wait long; FALSE:
                                       stop */
    void (*drop)(gpointer piece); /**< frees a piece that is not taken any more */
} tenet__pipeline;

/** Runs until all is taken, or take() or tick() says stop: read() must then end soon. With one
 *  thread, and where threads cannot be had, everything runs in the calling one; else `threads` of
 *  them work. Returns FALSE if it was stopped. */
gboolean tenet__pipeline_run(const tenet__pipeline *steps, void *user, guint threads);

/** The number of threads for a caller's option: 0 means one for each processor. */
guint tenet__pipeline_threads(int32_t wanted);

#endif
