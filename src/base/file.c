/* Reading files whole and replacing them whole. */
#include "config.h"

#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/out.h"
#include "base/system.h"

#define PIPE_BYTES ((size_t)64 << 10) /* the first buffer for a pipe */
#define NAME_TRIES 100

/* Closes the file also when memory runs out while it is being read. */
struct held_file {
	int fd;
};

static void close_held(void *object)
{
	struct held_file *held = object;

	if (held->fd >= 0)
		close(held->fd);
	held->fd = -1;
}

static struct held_file *hold_file(struct ls_arena *arena)
{
	struct held_file *held = ls_arena_get(arena, sizeof(*held));

	held->fd = -1;
	ls_arena_own(arena, close_held, held);
	return held;
}

static const char *kind_reason(mode_t mode)
{
	if (S_ISDIR(mode))
		return "it is a folder";
	if (S_ISLNK(mode))
		return "it is a symbolic link";
	if (S_ISFIFO(mode))
		return "it is a pipe, not a regular file";
	if (S_ISSOCK(mode))
		return "it is a socket, not a regular file";
	return "it is a device, not a regular file";
}

static struct ls_file_identity identity_of(const struct stat *st)
{
	return (struct ls_file_identity){
		.device = (uint64_t)st->st_dev,
		.inode = (uint64_t)st->st_ino,
		.size = (uint64_t)st->st_size,
		.modified_s = (int64_t)st->st_mtim.tv_sec,
		.changed_s = (int64_t)st->st_ctim.tv_sec,
		.modified_ns = st->st_mtim.tv_nsec,
		.changed_ns = st->st_ctim.tv_nsec,
		.links = (unsigned)st->st_nlink,
	};
}

static bool is_same(const struct ls_file_identity *a,
		    const struct ls_file_identity *b)
{
	return a->device == b->device && a->inode == b->inode &&
	       a->size == b->size && a->modified_s == b->modified_s &&
	       a->modified_ns == b->modified_ns &&
	       a->changed_s == b->changed_s && a->changed_ns == b->changed_ns &&
	       a->links == b->links;
}

/* read(2) until it answers.  -1 with errno when it fails. */
static ssize_t read_some(int fd, char *to, size_t n)
{
	for (;;) {
		ssize_t got = read(fd, to, n);

		if (got >= 0)
			return got;
		if (errno == EAGAIN) {
			struct pollfd ready = { .fd = fd, .events = POLLIN };

			poll(&ready, 1, -1);
			continue;
		}
		if (errno != EINTR)
			return -1;
	}
}

static enum ls_file_status too_big(struct ls_arena *arena, size_t limit,
				   struct ls_text *why)
{
	*why = ls_arena_printf(
		arena, "it is larger than the limit of %zu bytes", limit);
	return LS_FILE_TOO_BIG;
}

/* Reads to the end; expected is a first guess of the size, up to limit. */
static enum ls_file_status read_all(struct ls_arena *arena, int fd,
				    size_t expected, size_t limit,
				    struct ls_text *bytes, struct ls_text *why)
{
	/* One byte more than may be there, to see the end and what is past
	 * the limit. */
	size_t capacity = expected + 1;
	char *p = ls_arena_get(arena, capacity);
	size_t n = 0;

	for (;;) {
		ssize_t got = read_some(fd, p + n, capacity - n);

		if (got < 0) {
			*why = ls_text_of(ls_system_reason(errno));
			return errno == EISDIR ? LS_FILE_REFUSED :
						 LS_FILE_FAILED;
		}
		if (got == 0)
			break;
		n += (size_t)got;
		if (n > limit)
			return too_big(arena, limit, why);
		if (n == capacity) {
			size_t more = n > limit / 2 ? limit + 1 : n * 2;

			p = ls_arena_grow(arena, p, capacity, more);
			capacity = more;
		}
	}
	*bytes = (struct ls_text){ .p = p, .n = n };
	return LS_FILE_OK;
}

static enum ls_file_status read_regular(struct ls_arena *arena, int fd,
					size_t limit, struct ls_text *bytes,
					struct ls_file_identity *identity,
					struct ls_text *why)
{
	struct stat st;
	int failed;

	LS_AGAIN(failed, fstat(fd, &st));
	if (failed != 0) {
		*why = ls_text_of(ls_system_reason(errno));
		return LS_FILE_FAILED;
	}
	if (!S_ISREG(st.st_mode)) {
		*why = ls_text_of(kind_reason(st.st_mode));
		return LS_FILE_REFUSED;
	}
	if (st.st_size < 0 || (uint64_t)st.st_size > limit)
		return too_big(arena, limit, why);
	if (identity != NULL)
		*identity = identity_of(&st);
	return read_all(arena, fd, (size_t)st.st_size, limit, bytes, why);
}

static int open_again(const char *path, int flags)
{
	int fd;

	LS_AGAIN(fd, open(path, flags | O_CLOEXEC | O_NOCTTY));
	return fd;
}

enum ls_file_status ls_file_read(struct ls_arena *arena, const char *path,
				 size_t limit, struct ls_text *bytes,
				 struct ls_file_identity *identity,
				 struct ls_text *why)
{
	struct held_file *held = hold_file(arena);
	enum ls_file_status status;

	assert(limit < SIZE_MAX / 2);
	/* O_NONBLOCK: a FIFO without a writer must not stop us. */
	held->fd = open_again(path, O_RDONLY | O_NONBLOCK);
	if (held->fd < 0) {
		*why = ls_text_of(ls_system_reason(errno));
		if (errno == ENOENT || errno == ENOTDIR)
			return LS_FILE_MISSING;
		/* What open(2) says of a socket. */
		return errno == ENXIO ? LS_FILE_REFUSED : LS_FILE_FAILED;
	}
	status = read_regular(arena, held->fd, limit, bytes, identity, why);
	close_held(held);
	return status;
}

enum ls_file_status ls_file_read_fd(struct ls_arena *arena, int fd,
				    size_t limit, struct ls_text *bytes,
				    struct ls_text *why)
{
	assert(limit < SIZE_MAX / 2);
	return read_all(arena, fd, limit < PIPE_BYTES ? limit : PIPE_BYTES,
			limit, bytes, why);
}

/* A replacement under way.  Nothing here needs the arena, so that memory
 * running out cannot leave a temporary file behind. */
struct replacement {
	const char *name; /* the last part of the path */
	int folder;       /* descriptors, -1 when not open */
	int file;
	char temporary[40]; /* "" when there is none */
	bool old;           /* there is an old file */
	mode_t mode;
	uid_t user;
	gid_t group;
	struct ls_file_identity identity; /* of the old file */
	const char *why;
};

static enum ls_file_status stop(struct replacement *r,
				enum ls_file_status status, const char *why)
{
	r->why = why;
	return status;
}

static enum ls_file_status stop_errno(struct replacement *r)
{
	return stop(r, LS_FILE_FAILED, ls_system_reason(errno));
}

static enum ls_file_status check_writable(struct replacement *r, mode_t mode)
{
	int failed;

	/* The superuser may write everything, but was not asked to. */
	if ((mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
		return stop(r, LS_FILE_REFUSED, "it is read-only");
	LS_AGAIN(failed, faccessat(r->folder, r->name, W_OK, AT_EACCESS));
	if (failed == 0)
		return LS_FILE_OK;
	if (errno == EACCES || errno == EROFS || errno == EPERM)
		return stop(r, LS_FILE_REFUSED, "it is read-only");
	return stop_errno(r);
}

static int stat_old(const struct replacement *r, struct stat *st)
{
	int failed;

	LS_AGAIN(failed, fstatat(r->folder, r->name, st, AT_SYMLINK_NOFOLLOW));
	return failed;
}

/* Looks at what is to be replaced, and remembers it. */
static enum ls_file_status look_at_old(struct replacement *r)
{
	struct stat st;

	if (stat_old(r, &st) != 0)
		return errno == ENOENT ? LS_FILE_OK : stop_errno(r);
	if (!S_ISREG(st.st_mode))
		return stop(r, LS_FILE_REFUSED, kind_reason(st.st_mode));
	if (st.st_nlink > 1)
		return stop(r, LS_FILE_REFUSED, "it has other hard links");
	r->old = true;
	r->mode = st.st_mode & 07777;
	r->user = st.st_uid;
	r->group = st.st_gid;
	r->identity = identity_of(&st);
	return check_writable(r, st.st_mode);
}

static enum ls_file_status compare(struct replacement *r,
				   const struct ls_file_identity *identity)
{
	if (identity == NULL)
		return LS_FILE_OK;
	if (!r->old)
		return stop(r, LS_FILE_CHANGED, "it is gone");
	if (!is_same(identity, &r->identity))
		return stop(r, LS_FILE_CHANGED,
			    "it has changed since it was read");
	return LS_FILE_OK;
}

/* The last look before the rename, which itself cannot look. */
static enum ls_file_status look_again(struct replacement *r)
{
	struct ls_file_identity now;
	struct stat st;

	if (stat_old(r, &st) != 0) {
		if (errno != ENOENT)
			return stop_errno(r);
		return r->old ? stop(r, LS_FILE_CHANGED, "it is gone") :
				LS_FILE_OK;
	}
	now = identity_of(&st);
	if (r->old && is_same(&now, &r->identity))
		return LS_FILE_OK;
	return stop(r, LS_FILE_CHANGED, "it changed while it was replaced");
}

static enum ls_file_status create_temporary(struct replacement *r)
{
	/* A new file gets the mode that the umask leaves of 0666. */
	mode_t mode = r->old ? 0600 : 0666;
	uint64_t number;

	for (int i = 0; i < NAME_TRIES; i++) {
		char name[sizeof(r->temporary)];

		ls_system_random(&number, sizeof(number));
		snprintf(name, sizeof(name), ".leastscope.%016llx",
			 (unsigned long long)number);
		r->file = openat(r->folder, name,
				 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
					 O_CLOEXEC,
				 mode);
		if (r->file >= 0) {
			memcpy(r->temporary, name, sizeof(name));
			return LS_FILE_OK;
		}
		if (errno != EEXIST && errno != EINTR)
			break;
	}
	return stop_errno(r);
}

static enum ls_file_status keep_owner_and_mode(struct replacement *r)
{
	struct stat st;
	int failed;

	if (!r->old)
		return LS_FILE_OK;
	LS_AGAIN(failed, fstat(r->file, &st));
	if (failed != 0)
		return stop_errno(r);
	if (st.st_uid != r->user || st.st_gid != r->group)
		LS_AGAIN(failed, fchown(r->file, r->user, r->group));
	if (failed != 0)
		return stop(r, LS_FILE_FAILED, "its owner could not be kept");
	LS_AGAIN(failed, fchmod(r->file, r->mode));
	return failed == 0 ? LS_FILE_OK : stop_errno(r);
}

/* fsync(2); some file systems have none and say so. */
static bool flush(int fd)
{
	int failed;

	LS_AGAIN(failed, fsync(fd));
	return failed == 0 || errno == EINVAL || errno == ENOSYS ||
	       errno == ENOTSUP;
}

static enum ls_file_status write_temporary(struct replacement *r,
					   struct ls_text text)
{
	enum ls_file_status status = create_temporary(r);
	int closed;

	if (status != LS_FILE_OK)
		return status;
	if (!ls_write_fd(r->file, text, &r->why))
		return LS_FILE_FAILED;
	status = keep_owner_and_mode(r);
	if (status != LS_FILE_OK)
		return status;
	if (!flush(r->file))
		return stop_errno(r);
	closed = close(r->file);
	r->file = -1;
	if (closed != 0 && errno != EINTR)
		return stop_errno(r);
	return LS_FILE_OK;
}

static enum ls_file_status replace(struct replacement *r, const char *folder,
				   struct ls_text text,
				   const struct ls_file_identity *identity)
{
	enum ls_file_status status;
	int failed;

	if (r->name[0] == '\0')
		return stop(r, LS_FILE_REFUSED, "it is a folder");
	r->folder = open_again(folder, O_RDONLY | O_DIRECTORY);
	if (r->folder < 0)
		return stop_errno(r);
	status = look_at_old(r);
	if (status == LS_FILE_OK)
		status = compare(r, identity);
	if (status == LS_FILE_OK)
		status = write_temporary(r, text);
	if (status == LS_FILE_OK)
		status = look_again(r);
	if (status != LS_FILE_OK)
		return status;
	LS_AGAIN(failed, renameat(r->folder, r->temporary, r->folder, r->name));
	if (failed != 0)
		return stop_errno(r);
	r->temporary[0] = '\0';
	if (!flush(r->folder))
		return stop(r, LS_FILE_FAILED,
			    "it was replaced, but may not survive a crash");
	return LS_FILE_OK;
}

/* Ctrl-C and the like wait until the temporary file is gone.  Those that the
 * program itself causes cannot be held back. */
static void hold_signals(sigset_t *before)
{
	static const int own[] = { SIGABRT, SIGBUS, SIGFPE, SIGILL,
				   SIGSEGV, SIGSYS, SIGTRAP };
	sigset_t held;

	sigfillset(&held);
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		sigdelset(&held, own[i]);
	pthread_sigmask(SIG_BLOCK, &held, before);
}

static void remove_temporary(struct replacement *r)
{
	int failed;

	if (r->file >= 0)
		close(r->file);
	if (r->temporary[0] != '\0')
		LS_AGAIN(failed, unlinkat(r->folder, r->temporary, 0));
	if (r->folder >= 0)
		close(r->folder);
}

enum ls_file_status ls_file_replace(struct ls_arena *arena, const char *path,
				    struct ls_text text,
				    const struct ls_file_identity *identity,
				    struct ls_text *why)
{
	struct ls_text whole = ls_text_of(path);
	struct ls_text folder = ls_path_folder(whole);
	struct replacement r = { .folder = -1, .file = -1 };
	enum ls_file_status status;
	const char *folder_path;
	sigset_t before;

	r.name = ls_path_name(whole).p;
	folder_path = folder.n == 0 ? "." : ls_arena_string(arena, folder);
	hold_signals(&before);
	status = replace(&r, folder_path, text, identity);
	remove_temporary(&r);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (status != LS_FILE_OK)
		*why = ls_text_of(r.why);
	return status;
}

/* A pipe, a device, or a link to whatever: written as it comes. */
static enum ls_file_status write_through(const char *path, struct ls_text text,
					 struct ls_text *why)
{
	int fd = open_again(path, O_WRONLY | O_TRUNC);
	const char *reason = NULL;
	bool written;

	if (fd < 0) {
		*why = ls_text_of(ls_system_reason(errno));
		return LS_FILE_FAILED;
	}
	written = ls_write_fd(fd, text, &reason);
	if (close(fd) != 0 && errno != EINTR && written) {
		reason = ls_system_reason(errno);
		written = false;
	}
	if (!written)
		*why = ls_text_of(reason);
	return written ? LS_FILE_OK : LS_FILE_FAILED;
}

enum ls_file_status ls_file_write(struct ls_arena *arena, const char *path,
				  struct ls_text text, struct ls_text *why)
{
	struct stat st;
	int failed;

	LS_AGAIN(failed, lstat(path, &st));
	if (failed == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		return write_through(path, text, why);
	return ls_file_replace(arena, path, text, NULL, why);
}
