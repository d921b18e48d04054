/* A file system that does not answer, for a program that is started with it (LD_PRELOAD): opening a
 * file whose name holds "slow" takes until the file that SLOW_UNTIL names is there. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void wait_for(const char *path)
{
    const char *until = getenv("SLOW_UNTIL");
    if (until != NULL && strstr(path, "slow") != NULL)
        while (access(until, F_OK) != 0)
            usleep(10000);
}

#define OPEN(NAME)                                                                  \
    int NAME(const char *path, int flags, ...)                                      \
    {                                                                               \
        int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))     \
            dlsym(RTLD_NEXT, #NAME);                                                \
        va_list arguments;                                                          \
        va_start(arguments, flags);                                                 \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(arguments, mode_t) : 0; \
        va_end(arguments);                                                          \
        wait_for(path);                                                             \
        return real(path, flags, mode);                                             \
    }

OPEN(open)
OPEN(open64)
