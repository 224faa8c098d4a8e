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

/* Pieces under way for each thread: one at work, one done, so that nobody waits for the slowest. */
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
    GQueue order;     /* of slot *, as they were read; they are taken from its head */
    gboolean reading; /* somebody is */
    gboolean ended;   /* nothing more is read */
    gboolean stopped;
} run;

static void wait_for_change(run *course)
{
    pthread_cond_wait(&course->changed, &course->lock);
}

/* ---- The threads ------------------------------------------------------------------------- */

/* Waits until it is this thread's turn to read; FALSE when there is nothing more to read. */
static gboolean wait_for_turn(run *course)
{
    while (!course->ended && !course->stopped &&
           (course->reading || course->order.length >= course->capacity))
        wait_for_change(course);
    return !course->ended && !course->stopped;
}

/* Reads a piece, during which the lock is open; NULL at the end. */
static slot *read_piece(run *course)
{
    slot *next = NULL;
    course->reading = TRUE;
    pthread_mutex_unlock(&course->lock);
    gpointer piece = course->steps->read(course->user);
    pthread_mutex_lock(&course->lock);
    course->reading = FALSE;
    course->ended = piece == NULL;
    if (piece != NULL) {
        next = g_new0(slot, 1);
        next->piece = piece;
        g_queue_push_tail(&course->order, next);
    }
    pthread_cond_broadcast(&course->changed);
    return next;
}

static void *work_pieces(void *data)
{
    run *course = data;
    slot *next;
    gpointer kept = course->steps->begin(course->user);
    pthread_mutex_lock(&course->lock);
    while (wait_for_turn(course) && (next = read_piece(course)) != NULL) {
        pthread_mutex_unlock(&course->lock);
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
static gboolean start(pthread_t *thread, run *course)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(thread, NULL, work_pieces, course);
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
    run course = {.steps = steps, .user = user, .capacity = PIECES_PER_THREAD * threads};
    pthread_t workers[TENET__MAX_THREADS];
    guint working = 0;
    if (threads <= 1)
        return run_alone(steps, user);
    init_run(&course);
    while (working < MIN(threads, TENET__MAX_THREADS) && start(&workers[working], &course))
        working++;
    gboolean good = working > 0 ? take_pieces(&course) : run_alone(steps, user);
    while (working > 0)
        pthread_join(workers[--working], NULL);
    clear_run(&course);
    return good;
}

guint tenet__pipeline_threads(int32_t wanted)
{
    return wanted > 0 ? (guint)wanted : MIN(g_get_num_processors(), TENET__MAX_THREADS);
}
