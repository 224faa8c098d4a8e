/*
 * Reading, working and taking side by side. See pipeline.h.
 *
 * POSIX threads rather than GLib's: tools that look for races know them.
 */
#include "io/pipeline.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

#include "base/limits.h"

/* How long the calling thread waits for a piece before it calls tick() again. */
#define WAIT_NANOSECONDS 100000000L

/* Pieces under way for each thread: one at work, one ready, so that nobody waits for the reader. */
#define PIECES_PER_THREAD 2

/* One piece under way. */
typedef struct slot {
    gpointer piece;
    gboolean done;
} slot;

/* A run; everything below `lock` is guarded by it. */
typedef struct run {
    const tenet__pipeline *steps;
    void *user;
    guint capacity; /* pieces under way at most */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    GQueue order;   /* of slot *, as they were read; they are taken from its head */
    GQueue waiting; /* of slot *, those that nobody works on yet */
    gboolean ended; /* nothing more is read */
    gboolean stopped;
} run;

static void wait_for_change(run *course)
{
    pthread_cond_wait(&course->changed, &course->lock);
}

/* ---- The threads ------------------------------------------------------------------------- */

static void *read_pieces(void *data)
{
    run *course = data;
    pthread_mutex_lock(&course->lock);
    while (!course->ended) {
        while (course->order.length >= course->capacity && !course->stopped)
            wait_for_change(course);
        gboolean wanted = !course->stopped;
        pthread_mutex_unlock(&course->lock);
        gpointer piece = wanted ? course->steps->read(course->user) : NULL;
        pthread_mutex_lock(&course->lock);
        if (piece != NULL) {
            slot *read = g_new0(slot, 1);
            read->piece = piece;
            g_queue_push_tail(&course->order, read);
            g_queue_push_tail(&course->waiting, read);
        }
        course->ended = piece == NULL;
        pthread_cond_broadcast(&course->changed);
    }
    pthread_mutex_unlock(&course->lock);
    return NULL;
}

static void *work_pieces(void *data)
{
    run *course = data;
    gpointer kept = course->steps->begin(course->user);
    pthread_mutex_lock(&course->lock);
    for (;;) {
        while (course->waiting.length == 0 && !course->ended)
            wait_for_change(course);
        slot *next = g_queue_pop_head(&course->waiting);
        gboolean wanted = !course->stopped;
        if (next == NULL)
            break;
        pthread_mutex_unlock(&course->lock);
        if (wanted)
            course->steps->work(kept, next->piece);
        pthread_mutex_lock(&course->lock);
        next->done = TRUE;
        pthread_cond_broadcast(&course->changed);
    }
    pthread_mutex_unlock(&course->lock);
    course->steps->end(kept);
    return NULL;
}

/* ---- The calling thread ------------------------------------------------------------------ */

/* Waits a while; FALSE when it took too long. */
static gboolean wait_shortly(run *course)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += WAIT_NANOSECONDS;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    return pthread_cond_timedwait(&course->changed, &course->lock, &until) == 0;
}

static void stop(run *course)
{
    pthread_mutex_lock(&course->lock);
    course->stopped = TRUE;
    pthread_cond_broadcast(&course->changed);
    pthread_mutex_unlock(&course->lock);
}

/* Waits until the first piece in order is done, and calls tick() meanwhile. *piece is NULL when all
 * are taken; FALSE when tick() says stop. */
static gboolean next_done(run *course, gpointer *piece)
{
    gboolean good = TRUE;
    *piece = NULL;
    pthread_mutex_lock(&course->lock);
    while (good && *piece == NULL) {
        slot *head = g_queue_peek_head(&course->order);
        if (head == NULL && course->ended)
            break;
        if (head != NULL && head->done) {
            *piece = head->piece;
            g_free(g_queue_pop_head(&course->order));
            pthread_cond_broadcast(&course->changed);
        } else if (!wait_shortly(course)) {
            pthread_mutex_unlock(&course->lock);
            good = course->steps->tick(course->user);
            pthread_mutex_lock(&course->lock);
        }
    }
    pthread_mutex_unlock(&course->lock);
    return good;
}

static gboolean take_pieces(run *course)
{
    gpointer piece;
    while (next_done(course, &piece)) {
        if (piece == NULL)
            return TRUE;
        if (!course->steps->take(course->user, piece))
            break;
    }
    stop(course);
    return FALSE;
}

/* ---- The run ----------------------------------------------------------------------------- */

static gboolean run_alone(const tenet__pipeline *steps, void *user)
{
    gpointer kept = steps->begin(user);
    gpointer piece;
    gboolean good = TRUE;
    while (good && (piece = steps->read(user)) != NULL) {
        steps->work(kept, piece);
        good = steps->take(user, piece);
    }
    steps->end(kept);
    return good;
}

/* Starts a thread in which no signal is handled: a host's handlers run where the host expects. */
static gboolean start(pthread_t *thread, void *(*body)(void *), run *course)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(thread, NULL, body, course);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed == 0;
}

static void init_run(run *course)
{
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&course->changed, &clock);
    pthread_condattr_destroy(&clock);
    pthread_mutex_init(&course->lock, NULL);
    g_queue_init(&course->order);
    g_queue_init(&course->waiting);
}

static void clear_run(run *course)
{
    slot *left;
    while ((left = g_queue_pop_head(&course->order)) != NULL) {
        course->steps->drop(left->piece);
        g_free(left);
    }
    pthread_cond_destroy(&course->changed);
    pthread_mutex_destroy(&course->lock);
}

gboolean tenet__pipeline_run(const tenet__pipeline *steps, void *user, guint threads)
{
    run course = {.steps = steps, .user = user, .capacity = PIECES_PER_THREAD * (threads + 1)};
    pthread_t reader, workers[TENET__MAX_THREADS];
    guint working = 0;
    gboolean reading = FALSE, good = FALSE;
    if (threads <= 1)
        return run_alone(steps, user);
    init_run(&course);
    while (working < MIN(threads, TENET__MAX_THREADS) &&
           start(&workers[working], work_pieces, &course))
        working++;
    reading = working > 0 && start(&reader, read_pieces, &course);
    if (reading) {
        good = take_pieces(&course);
        pthread_join(reader, NULL);
    } else {
        pthread_mutex_lock(&course.lock);
        course.ended = TRUE;
        pthread_cond_broadcast(&course.changed);
        pthread_mutex_unlock(&course.lock);
    }
    while (working > 0)
        pthread_join(workers[--working], NULL);
    clear_run(&course);
    return reading ? good : run_alone(steps, user);
}

guint tenet__pipeline_threads(int32_t wanted)
{
    return wanted > 0 ? (guint)wanted : MIN(g_get_num_processors(), TENET__MAX_THREADS);
}
