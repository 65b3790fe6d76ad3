/* Stands before the C library's calls and lets them fail as planned. */

/* Its inline copies of the calls defined below would be in the way. */
#undef _FORTIFY_SOURCE
#undef realloc /* the build lets the program call fault_realloc() */
#include "config.h"

#include "shim.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static struct fault_plan *plan;

enum { DESCRIPTORS = 1024, SHORT_BYTES = 7, MOST_ERRORS = 8 };
static bool open_for_writing[DESCRIPTORS];

static const struct {
	const char *name;
	int errors[MOST_ERRORS];
} calls[FAULT_CALLS] = {
	[FAULT_CLOSE] = { "close", { EIO, ENOSPC, EDQUOT, EINTR } },
	[FAULT_CLOSEDIR] = { "closedir", { EIO, EINTR } },
	[FAULT_FACCESSAT] = { "faccessat", { EIO, EACCES, EINTR } },
	[FAULT_FCHMOD] = { "fchmod", { EIO, EACCES, EINTR } },
	[FAULT_FCHOWN] = { "fchown", { EIO, EDQUOT, EACCES, EINTR } },
	[FAULT_FCNTL] = { "fcntl", { EIO, EINTR } },
	[FAULT_FDOPENDIR] = { "fdopendir", { EIO, EMFILE } },
	[FAULT_FSTAT] = { "fstat", { EIO, EACCES, EINTR } },
	[FAULT_FSTATAT] = { "fstatat", { EIO, EACCES, EINTR } },
	[FAULT_FSYNC] = { "fsync", { EIO, ENOSPC, EDQUOT, EINTR } },
	[FAULT_GETENTROPY] = { "getentropy", { ENOSYS, EINTR } },
	[FAULT_LSTAT] = { "lstat", { EIO, EACCES, EINTR } },
	[FAULT_OPEN] = { "open", { EIO, EACCES, EMFILE, EINTR } },
	[FAULT_OPENAT] = { "openat",
			   { EIO, EACCES, EMFILE, ENOSPC, EDQUOT, EINTR } },
	[FAULT_POLL] = { "poll", { EINTR } },
	[FAULT_PTHREAD_CREATE] = { "pthread_create", { EAGAIN } },
	[FAULT_READ] = { "read", { EIO, EINTR, EAGAIN } },
	[FAULT_READDIR] = { "readdir", { EIO, EINTR } },
	[FAULT_REALLOC] = { "realloc", { ENOMEM } },
	[FAULT_REALPATH] = { "realpath", { EIO, EACCES, EINTR } },
	[FAULT_RENAMEAT] = { "renameat",
			     { EIO, EACCES, ENOSPC, EDQUOT, EINTR } },
	[FAULT_STAT] = { "stat", { EIO, EACCES, EINTR } },
	[FAULT_UNLINKAT] = { "unlinkat", { EIO, EACCES, EINTR } },
	[FAULT_WRITE] = { "write",
			  { EIO, ENOSPC, EDQUOT, EPIPE, EINTR, EAGAIN } },
};

const char *fault_call_name(enum fault_call call)
{
	return calls[call].name;
}

const int *fault_errors(enum fault_call call)
{
	return calls[call].errors;
}

void fault_arm(struct fault_plan *one)
{
	memset(open_for_writing, 0, sizeof(open_for_writing));
	open_for_writing[STDOUT_FILENO] = true;
	plan = one;
}

/* --- what happens at a site --- */

static bool can_give(enum fault_call call, int error)
{
	for (const int *e = calls[call].errors; *e != 0; e++)
		if (*e == error)
			return true;
	return false;
}

static bool is_met(const struct fault *fault, enum fault_call call,
		   unsigned long site)
{
	if (fault->at == 0 || site < fault->at)
		return false;
	if (site > fault->at && (!fault->onward || call == FAULT_UNLINKAT))
		return false;
	if (fault->kind == FAULT_SHORT)
		return call == FAULT_READ || call == FAULT_WRITE;
	return fault->kind != FAULT_ERROR || can_give(call, fault->number);
}

static void note(unsigned long site, enum fault_call call, bool writes, int fd,
		 const char *path)
{
	struct fault_site *to;
	size_t n = path == NULL ? 0 : strlen(path);

	if (site > FAULT_SITES)
		return;
	to = &plan->sites[site - 1];
	to->call = call;
	to->writes = writes;
	to->fd = fd;
	to->path[0] = '\0';
	if (path == NULL)
		return;
	if (n >= sizeof(to->path))
		path += n - sizeof(to->path) + 1;
	memcpy(to->path, path, strlen(path) + 1);
}

static void vanish(void)
{
	kill(getpid(), plan->fault.number);
}

/* Counts a call and says what becomes of it; FAULT_ERROR has set errno. */
static enum fault_kind begin(enum fault_call call, bool writes, int fd,
			     const char *path)
{
	const struct fault *fault;
	unsigned long site;

	if (plan == NULL)
		return FAULT_NONE;
	site = atomic_fetch_add(&plan->count, 1) + 1;
	note(site, call, writes, fd, path);
	fault = &plan->fault;
	if (!is_met(fault, call, site))
		return FAULT_NONE;
	atomic_fetch_add(&plan->met, 1);
	if (fault->kind == FAULT_GONE_FIRST)
		vanish();
	if (fault->kind == FAULT_ERROR)
		errno = fault->number;
	return fault->kind;
}

static void end(enum fault_kind kind)
{
	if (kind == FAULT_GONE_AFTER)
		vanish();
}

static bool is_written(int fd)
{
	return fd >= 0 && fd < DESCRIPTORS && open_for_writing[fd];
}

static void set_written(int fd, bool writes)
{
	if (fd >= 0 && fd < DESCRIPTORS)
		open_for_writing[fd] = writes;
}

static bool wants_to_write(int flags)
{
	return (flags & O_ACCMODE) != O_RDONLY;
}

static size_t shortened(enum fault_kind kind, size_t n)
{
	if (kind != FAULT_SHORT && kind != FAULT_GONE_AFTER)
		return n;
	if (plan->fault.onward && n > SHORT_BYTES)
		return SHORT_BYTES;
	return n - n / 2;
}

/* --- the calls --- */

/* The C library's own.  C has no cast from dlsym's pointer to a function's, so
 * POSIX says to go round through its bytes. */
#define REAL(name) (*(__typeof__(&(name)) *)real(&(void *){ NULL }, #name))

static void *real(void **at, const char *name)
{
	*at = dlsym(RTLD_NEXT, name);
	if (*at == NULL)
		abort();
	return at;
}

int open(const char *path, int flags, ...)
{
	bool writes = wants_to_write(flags);
	enum fault_kind kind = begin(FAULT_OPEN, writes, -1, path);
	mode_t mode = 0;
	va_list more;
	int fd;

	if (kind == FAULT_ERROR)
		return -1;
	va_start(more, flags);
	if (flags & O_CREAT)
		mode = va_arg(more, mode_t);
	va_end(more);
	fd = REAL(open)(path, flags, mode);
	set_written(fd, writes);
	end(kind);
	return fd;
}

int openat(int folder, const char *path, int flags, ...)
{
	bool writes = wants_to_write(flags);
	enum fault_kind kind = begin(FAULT_OPENAT, writes, folder, path);
	mode_t mode = 0;
	va_list more;
	int fd;

	if (kind == FAULT_ERROR)
		return -1;
	va_start(more, flags);
	if (flags & O_CREAT)
		mode = va_arg(more, mode_t);
	va_end(more);
	fd = REAL(openat)(folder, path, flags, mode);
	set_written(fd, writes);
	end(kind);
	return fd;
}

/* A descriptor is closed also when close(2) fails, as on Linux. */
int close(int fd)
{
	enum fault_kind kind = begin(FAULT_CLOSE, is_written(fd), fd, NULL);
	int error = errno;
	int failed = REAL(close)(fd);

	set_written(fd, false);
	end(kind);
	if (kind != FAULT_ERROR)
		return failed;
	errno = error;
	return -1;
}

ssize_t read(int fd, void *to, size_t n)
{
	enum fault_kind kind = begin(FAULT_READ, false, fd, NULL);
	ssize_t got;

	if (kind == FAULT_ERROR)
		return -1;
	got = REAL(read)(fd, to, shortened(kind, n));
	end(kind);
	return got;
}

ssize_t write(int fd, const void *from, size_t n)
{
	enum fault_kind kind = begin(FAULT_WRITE, true, fd, NULL);
	ssize_t put;

	if (kind == FAULT_ERROR)
		return -1;
	put = REAL(write)(fd, from, shortened(kind, n));
	end(kind);
	return put;
}

#define SIMPLE(type, name, call, parameters, arguments, fd, path, failed)     \
	type name parameters                                                  \
	{                                                                     \
		enum fault_kind kind = begin(call, is_written(fd), fd, path); \
		type result;                                                  \
                                                                              \
		if (kind == FAULT_ERROR)                                      \
			return failed;                                        \
		result = REAL(name) arguments;                                \
		end(kind);                                                    \
		return result;                                                \
	}

SIMPLE(int, fstat, FAULT_FSTAT, (int fd, struct stat *st), (fd, st), fd, NULL,
       -1)
SIMPLE(int, stat, FAULT_STAT, (const char *path, struct stat *st), (path, st),
       -1, path, -1)
SIMPLE(int, lstat, FAULT_LSTAT, (const char *path, struct stat *st), (path, st),
       -1, path, -1)
SIMPLE(int, fstatat, FAULT_FSTATAT,
       (int folder, const char *path, struct stat *st, int flags),
       (folder, path, st, flags), folder, path, -1)
SIMPLE(int, faccessat, FAULT_FACCESSAT,
       (int folder, const char *path, int mode, int flags),
       (folder, path, mode, flags), folder, path, -1)
SIMPLE(int, fsync, FAULT_FSYNC, (int fd), (fd), fd, NULL, -1)
SIMPLE(int, fchmod, FAULT_FCHMOD, (int fd, mode_t mode), (fd, mode), fd, NULL,
       -1)
SIMPLE(int, fchown, FAULT_FCHOWN, (int fd, uid_t user, gid_t group),
       (fd, user, group), fd, NULL, -1)
SIMPLE(int, renameat, FAULT_RENAMEAT,
       (int from_folder, const char *from, int to_folder, const char *to),
       (from_folder, from, to_folder, to), from_folder, to, -1)
SIMPLE(int, unlinkat, FAULT_UNLINKAT, (int folder, const char *path, int flags),
       (folder, path, flags), folder, path, -1)
SIMPLE(DIR *, fdopendir, FAULT_FDOPENDIR, (int fd), (fd), fd, NULL, NULL)
SIMPLE(int, poll, FAULT_POLL, (struct pollfd * fds, nfds_t n, int timeout),
       (fds, n, timeout), -1, NULL, -1)
SIMPLE(int, getentropy, FAULT_GETENTROPY, (void *to, size_t n), (to, n), -1,
       NULL, -1)
SIMPLE(int, pthread_create, FAULT_PTHREAD_CREATE,
       (pthread_t * thread, const pthread_attr_t *how, void *(*body)(void *),
	void *arg),
       (thread, how, body, arg), -1, NULL, errno)
SIMPLE(char *, realpath, FAULT_REALPATH, (const char *path, char *to),
       (path, to), -1, path, NULL)

void *fault_realloc(void *p, size_t n);

void *fault_realloc(void *p, size_t n)
{
	if (begin(FAULT_REALLOC, false, -1, NULL) == FAULT_ERROR)
		return NULL;
	return realloc(p, n);
}

int closedir(DIR *stream)
{
	enum fault_kind kind = begin(FAULT_CLOSEDIR, false, -1, NULL);
	int failed = REAL(closedir)(stream);

	end(kind);
	if (kind != FAULT_ERROR)
		return failed;
	errno = plan->fault.number;
	return -1;
}

struct dirent *readdir(DIR *stream)
{
	enum fault_kind kind = begin(FAULT_READDIR, false, -1, NULL);
	struct dirent *entry;

	if (kind == FAULT_ERROR)
		return NULL;
	entry = REAL(readdir)(stream);
	end(kind);
#ifdef DT_UNKNOWN
	if (entry != NULL && plan != NULL && plan->unknown_types)
		entry->d_type = DT_UNKNOWN;
#endif
	return entry;
}

int fcntl(int fd, int command, ...)
{
	enum fault_kind kind = begin(FAULT_FCNTL, is_written(fd), fd, NULL);
	va_list more;
	void *argument;
	int result;

	if (kind == FAULT_ERROR)
		return -1;
	va_start(more, command);
	argument = va_arg(more, void *);
	va_end(more);
	result = REAL(fcntl)(fd, command, argument);
	end(kind);
	return result;
}

/* What a hardened build calls instead. */
int __open_2(const char *path, int flags);
int __openat_2(int folder, const char *path, int flags);
ssize_t __read_chk(int fd, void *to, size_t n, size_t room);
char *__realpath_chk(const char *path, char *to, size_t room);

int __open_2(const char *path, int flags)
{
	return open(path, flags);
}

int __openat_2(int folder, const char *path, int flags)
{
	return openat(folder, path, flags);
}

ssize_t __read_chk(int fd, void *to, size_t n, size_t room)
{
	if (n > room)
		abort();
	return read(fd, to, n);
}

char *__realpath_chk(const char *path, char *to, size_t room)
{
	if (room < PATH_MAX)
		abort();
	return realpath(path, to);
}
