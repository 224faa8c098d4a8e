/*
 * Writing a file whole or not at all. See output_file.h.
 */
#include "io/output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct tenet__output {
    int descriptor;
    char *name;      /* as messages call it */
    char *path;      /* what the file is to be called in the end; NULL: written in place */
    char *temporary; /* what it is called until then; NULL: none is left */
};

/* How many names are tried for the temporary file. */
#define MAX_NAME_TRIES 100

/* How many links may lead to the file. */
#define MAX_LINKS 40

static void report(tenet_error *error, const char *verb, const char *name, int number)
{
    g_autofree char *folder = g_path_get_dirname(name);
    tenet__place place = TENET__NOWHERE;
    if (number == ENOENT)
        tenet__error_error(error, TENET_E_IO, place,
                           "cannot %s \"%s\": there is no folder \"%s\"; create it first", verb,
                           name, folder);
    else if (number == EACCES || number == EPERM || number == EROFS)
        tenet__error_error(error, TENET_E_IO, place,
                           "cannot %s \"%s\": writing is not allowed there; choose another place",
                           verb, name);
    else if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        tenet__error_error(error, TENET_E_IO, place,
                           "cannot %s \"%s\": there is no space left; make room and try again",
                           verb, name);
    else if (number == EPIPE)
        tenet__error_error(error, TENET_E_IO, place, "cannot %s %s: whoever reads it has closed it",
                           verb, name);
    else
        tenet__error_error(error, TENET_E_IO, place, "cannot %s \"%s\": %s", verb, name,
                           g_strerror(number));
}

static void free_output(tenet__output *output)
{
    g_free(output->name);
    g_free(output->path);
    g_free(output->temporary);
    g_free(output);
}

/* Opens a new file beside the target. open() rather than mkstemp(), so that the file gets the usual
 * permissions. */
static int open_temporary(tenet__output *output)
{
    for (int try = 0; try < MAX_NAME_TRIES; try++) {
        g_autofree char *name = g_strdup_printf("%s.%08x.tmp", output->path, g_random_int());
        int descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0) {
            output->temporary = g_steal_pointer(&name);
            return descriptor;
        }
        if (errno != EEXIST)
            break;
    }
    return -1;
}

/* The file that a path leads to through links; the caller frees it. */
static char *follow_links(const char *path)
{
    char *at = g_strdup(path);
    for (int step = 0; step < MAX_LINKS; step++) {
        g_autofree char *link = g_file_read_link(at, NULL);
        if (link == NULL)
            break;
        g_autofree char *folder = g_path_get_dirname(at);
        g_free(at);
        at = g_path_is_absolute(link) ? g_strdup(link) : g_build_filename(folder, link, NULL);
    }
    return at;
}

/* Opens a named target: what exists and is no plain file is written in place, and through a link
 * goes the file it leads to. */
static int open_target(tenet__output *output, const char *path)
{
    struct stat old;
    gboolean exists = stat(path, &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return -1;
    }
    if (exists && !S_ISREG(old.st_mode))
        return open(path, O_WRONLY | O_CLOEXEC);
    output->path = follow_links(path);
    int descriptor = open_temporary(output);
    if (descriptor >= 0 && exists && fchmod(descriptor, old.st_mode & 0777) != 0)
        g_debug("permissions of %s were not kept", path); /* no reason to give up the work */
    return descriptor;
}

tenet__output *tenet__output_open(const char *path, tenet_error *error)
{
    tenet__output *output = g_new0(tenet__output, 1);
    if (path == NULL || g_str_equal(path, "-")) {
        output->name = g_strdup("standard output");
        output->descriptor = STDOUT_FILENO;
        return output;
    }
    output->name = g_filename_display_name(path);
    output->descriptor = open_target(output, path);
    if (output->descriptor >= 0)
        return output;
    report(error, "write", output->name, errno);
    free_output(output);
    return NULL;
}

gboolean tenet__output_write(tenet__output *output, const char *bytes, gsize length,
                             tenet_error *error)
{
    while (length > 0) {
        gssize written = write(output->descriptor, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            report(error, "write", output->name, errno);
            return FALSE;
        }
        bytes += written;
        length -= (gsize)written;
    }
    return TRUE;
}

/* Everything onto the disk, then the name. Returns 0 or an errno. */
static int complete(tenet__output *output)
{
    int failed = fsync(output->descriptor) == 0 ? 0 : errno;
    if (close(output->descriptor) != 0 && failed == 0)
        failed = errno;
    output->descriptor = -1;
    if (failed == 0 && g_rename(output->temporary, output->path) != 0)
        failed = errno;
    if (failed == 0)
        g_clear_pointer(&output->temporary, g_free);
    return failed;
}

/* Makes the new name survive a power cut; the file itself is complete without. */
static void sync_folder(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    int descriptor = open(folder, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    if (fsync(descriptor) != 0)
        g_debug("%s was not synchronised", folder);
    close(descriptor);
}

gboolean tenet__output_commit(tenet__output *output, tenet_error *error)
{
    int failed = 0;
    if (output->temporary != NULL) {
        failed = complete(output);
        if (failed == 0)
            sync_folder(output->path);
    } else if (output->descriptor != STDOUT_FILENO) {
        failed = close(output->descriptor) == 0 ? 0 : errno;
        output->descriptor = -1;
    }
    if (failed != 0)
        report(error, "write", output->name, failed);
    tenet__output_discard(output);
    return failed == 0;
}

void tenet__output_discard(tenet__output *output)
{
    if (output == NULL)
        return;
    if (output->descriptor >= 0 && output->descriptor != STDOUT_FILENO)
        close(output->descriptor);
    if (output->temporary != NULL)
        g_unlink(output->temporary);
    free_output(output);
}
