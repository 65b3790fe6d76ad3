/* What the yardsticks share: a clock, a file list, a whole file in memory. */
#ifndef LS_BENCH_YARDSTICK_H
#define LS_BENCH_YARDSTICK_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct bytes {
	char *p;
	size_t n, capacity;
};

static inline double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

_Noreturn static inline void die(const char *what)
{
	perror(what);
	exit(2);
}

/* Reads a whole file into a buffer that only grows; a NUL follows. */
static inline void read_whole(struct bytes *into, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd < 0)
		die(path);
	into->n = 0;
	do {
		if (into->capacity - into->n < 32768) {
			into->capacity = into->capacity * 2 + 65536;
			into->p = realloc(into->p, into->capacity);
			if (into->p == NULL)
				die("realloc");
		}
		got = read(fd, into->p + into->n, into->capacity - into->n - 1);
		if (got < 0)
			die(path);
		into->n += (size_t)got;
	} while (got > 0);
	close(fd);
	into->p[into->n] = '\0';
}

#endif
