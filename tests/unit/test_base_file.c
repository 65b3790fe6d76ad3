/* Tests of reading, replacing and walking, in a folder of their own. */
#include "config.h"

#include "suites.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <dirent.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/vec.h"

static struct ls_arena *arena;
static char folder[] = "/tmp/leastscope-XXXXXX";
static char start[4096];

static void set_up(void)
{
	arena = ls_arena_new((size_t)64 << 20);
	ck_assert_ptr_nonnull(arena);
	memcpy(folder + sizeof(folder) - 7, "XXXXXX", 6);
	ck_assert_ptr_nonnull(getcwd(start, sizeof(start)));
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
}

/* Removes what is in the current folder. */
static void remove_all(void)
{
	DIR *stream = opendir(".");
	const struct dirent *entry;

	ck_assert_ptr_nonnull(stream);
	for (;;) {
		entry = readdir(stream);
		if (entry == NULL)
			break;
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		if (unlink(entry->d_name) == 0)
			continue;
		chmod(entry->d_name, 0700);
		ck_assert_int_eq(chdir(entry->d_name), 0);
		remove_all();
		ck_assert_int_eq(chdir(".."), 0);
		ck_assert_int_eq(rmdir(entry->d_name), 0);
	}
	closedir(stream);
}

static void tear_down(void)
{
	ls_alloc_fail_at(0, false);
	ls_arena_free(arena);
	arena = NULL;
	ck_assert_int_eq(chdir(folder), 0);
	remove_all();
	ck_assert_int_eq(chdir(start), 0);
	ck_assert_int_eq(rmdir(folder), 0);
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	ck_assert_int_ge(fputs(text, file), 0);
	ck_assert_int_eq(fclose(file), 0);
}

static struct ls_text read_back(const char *path)
{
	struct ls_text bytes = { 0 }, why = { 0 };

	ck_assert_int_eq(ls_file_read(arena, path, 1000000, &bytes, NULL, &why),
			 LS_FILE_OK);
	return bytes;
}

static int open_descriptors(void)
{
	int count = 0;

	for (int fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) != -1;
	return count;
}

/* Entries of the current folder, without "." and "..". */
static int entries(void)
{
	DIR *stream = opendir(".");
	int count = -2;

	ck_assert_ptr_nonnull(stream);
	while (readdir(stream) != NULL)
		count++;
	closedir(stream);
	return count;
}

/* Reading */

START_TEST(a_file_is_read_whole)
{
	struct ls_file_identity identity;
	struct ls_text bytes = { 0 }, why = { 0 };
	struct stat st;
	int before = open_descriptors();

	write_file("a", "scope: booking.read\n");
	ck_assert_int_eq(ls_file_read(arena, "a", 100, &bytes, &identity, &why),
			 LS_FILE_OK);
	ck_assert(ls_text_is(bytes, "scope: booking.read\n"));
	ck_assert_uint_eq(why.n, 0);
	ck_assert_int_eq(stat("a", &st), 0);
	ck_assert_uint_eq(identity.inode, st.st_ino);
	ck_assert_uint_eq(identity.device, st.st_dev);
	ck_assert_uint_eq(identity.size, 20);
	ck_assert_int_eq(identity.modified_s, st.st_mtim.tv_sec);
	ck_assert_int_eq(identity.modified_ns, st.st_mtim.tv_nsec);
	ck_assert_uint_eq(identity.links, 1);
	ck_assert_int_eq(open_descriptors(), before);
}
END_TEST

START_TEST(an_empty_file_is_read_as_no_bytes)
{
	write_file("a", "");
	ck_assert_uint_eq(read_back("a").n, 0);
	ck_assert_ptr_nonnull(read_back("a").p);
}
END_TEST

START_TEST(a_file_whose_size_the_system_does_not_tell_is_read)
{
	struct ls_text bytes = read_back("/proc/self/status");

	ck_assert(ls_text_starts(bytes, "Name:"));
}
END_TEST

START_TEST(the_limit_counts_bytes)
{
	static const enum ls_file_status expected[] = { LS_FILE_TOO_BIG,
							LS_FILE_OK,
							LS_FILE_OK };
	struct ls_text bytes = { 0 }, why = { 0 };

	write_file("a", "0123456789");
	for (size_t i = 0; i < 3; i++)
		ck_assert_int_eq(
			ls_file_read(arena, "a", 9 + i, &bytes, NULL, &why),
			expected[i]);
	ck_assert(ls_text_is(why, "it is larger than the limit of 9 bytes"));
	ck_assert(ls_text_is(bytes, "0123456789"));
	ck_assert_int_eq(ls_file_read(arena, "a", 0, &bytes, NULL, &why),
			 LS_FILE_TOO_BIG);
	write_file("a", "");
	ck_assert_int_eq(ls_file_read(arena, "a", 0, &bytes, NULL, &why),
			 LS_FILE_OK);
}
END_TEST

START_TEST(a_link_to_a_file_that_the_user_named_is_followed)
{
	write_file("a", "text");
	ck_assert_int_eq(symlink("a", "link"), 0);
	ck_assert(ls_text_is(read_back("link"), "text"));
}
END_TEST

static void make_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	memcpy(address.sun_path, path, strlen(path) + 1);
	ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, sizeof(address)),
			 0);
	close(fd);
}

static const struct {
	const char *path;
	enum ls_file_status status;
	const char *why;
} unreadable[] = {
	{ "missing", LS_FILE_MISSING, "no such file or folder" },
	{ "", LS_FILE_MISSING, "no such file or folder" },
	{ "dangling", LS_FILE_MISSING, "no such file or folder" },
	{ "file/x", LS_FILE_MISSING, "a part of the path is not a folder" },
	{ "folder", LS_FILE_REFUSED, "it is a folder" },
	{ "fifo", LS_FILE_REFUSED, "it is a pipe, not a regular file" },
	{ "to-fifo", LS_FILE_REFUSED, "it is a pipe, not a regular file" },
	{ "socket", LS_FILE_REFUSED, "no such device" },
	{ "/dev/null", LS_FILE_REFUSED, "it is a device, not a regular file" },
	{ "/dev/zero", LS_FILE_REFUSED, "it is a device, not a regular file" },
	{ "loop", LS_FILE_FAILED, "too many symbolic links" },
};

START_TEST(what_is_no_regular_file_is_refused_at_once)
{
	struct ls_text bytes = { 0 }, why = { 0 };
	int before = open_descriptors();

	write_file("file", "");
	ck_assert_int_eq(mkdir("folder", 0700), 0);
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	ck_assert_int_eq(symlink("fifo", "to-fifo"), 0);
	ck_assert_int_eq(symlink("gone", "dangling"), 0);
	ck_assert_int_eq(symlink("loop", "loop"), 0);
	make_socket("socket");
	ck_assert_int_eq(ls_file_read(arena, unreadable[_i].path, 100, &bytes,
				      NULL, &why),
			 unreadable[_i].status);
	ck_assert_msg(ls_text_is(why, unreadable[_i].why), "%.*s", LS_FMT(why));
	ck_assert_ptr_null(bytes.p);
	ck_assert_int_eq(open_descriptors(), before);
}
END_TEST

START_TEST(a_name_that_is_too_long_fails_with_a_reason)
{
	char name[300];
	struct ls_text bytes, why;

	memset(name, 'x', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	ck_assert_int_eq(ls_file_read(arena, name, 100, &bytes, NULL, &why),
			 LS_FILE_FAILED);
	ck_assert(ls_text_is(why, "the name is too long"));
}
END_TEST

static void interrupt(int number)
{
	(void)number;
}

/* Writes n bytes in small pieces, with signals for the reader in between. */
static void write_slowly(int fd, size_t n, pid_t reader)
{
	for (size_t i = 0; i < n; i++) {
		if (i % 100 == 0) {
			kill(reader, SIGUSR1);
			usleep(1000);
		}
		if (write(fd, "x", 1) != 1)
			_exit(1);
	}
	_exit(0);
}

static enum ls_file_status read_pipe(size_t n, size_t limit,
				     struct ls_text *bytes, struct ls_text *why)
{
	struct sigaction action = { .sa_handler = interrupt };
	enum ls_file_status status;
	pid_t child;
	int ends[2];

	ck_assert_int_eq(sigaction(SIGUSR1, &action, NULL), 0);
	ck_assert_int_eq(pipe(ends), 0);
	child = fork();
	ck_assert_int_ne(child, -1);
	if (child == 0) {
		signal(SIGPIPE, SIG_IGN);
		close(ends[0]);
		write_slowly(ends[1], n, getppid());
	}
	close(ends[1]);
	/* Also without blocking: the end of a pipe is not "not yet". */
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	status = ls_file_read_fd(arena, ends[0], limit, bytes, why);
	close(ends[0]);
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	return status;
}

START_TEST(a_pipe_is_read_to_its_end_whatever_interrupts)
{
	struct ls_text bytes = { 0 }, why = { 0 };

	ck_assert_int_eq(read_pipe(3000, 1 << 20, &bytes, &why), LS_FILE_OK);
	ck_assert_uint_eq(bytes.n, 3000);
	for (size_t i = 0; i < bytes.n; i++)
		ck_assert_int_eq(bytes.p[i], 'x');
}
END_TEST

START_TEST(a_pipe_has_the_same_limit)
{
	struct ls_text bytes = { 0 }, why = { 0 };

	ck_assert_int_eq(read_pipe(1001, 1001, &bytes, &why), LS_FILE_OK);
	ck_assert_uint_eq(bytes.n, 1001);
	ck_assert_int_eq(read_pipe(1001, 1002, &bytes, &why), LS_FILE_OK);
	ck_assert_int_eq(read_pipe(1001, 1000, &bytes, &why), LS_FILE_TOO_BIG);
	ck_assert(ls_text_contains(why, "limit of 1000 bytes"));
	ck_assert_int_eq(read_pipe(0, 1000, &bytes, &why), LS_FILE_OK);
	ck_assert_uint_eq(bytes.n, 0);
}
END_TEST

START_TEST(a_large_file_on_standard_input_is_read)
{
	enum { BYTES = 300000 };
	char *p = ls_arena_get(arena, BYTES + 1);
	struct ls_text bytes = { 0 }, why = { 0 };
	int fd;

	memset(p, 'y', BYTES);
	write_file("a", p);
	fd = open("a", O_RDONLY);
	ck_assert_int_eq(ls_file_read_fd(arena, fd, BYTES, &bytes, &why),
			 LS_FILE_OK);
	ck_assert_uint_eq(bytes.n, BYTES);
	ck_assert_int_eq(bytes.p[BYTES - 1], 'y');
	close(fd);
	ck_assert_int_eq(ls_file_read_fd(arena, fd, BYTES, &bytes, &why),
			 LS_FILE_FAILED);
	ck_assert(ls_text_is(why, "it is not open"));
	fd = open(".", O_RDONLY);
	ck_assert_int_eq(ls_file_read_fd(arena, fd, BYTES, &bytes, &why),
			 LS_FILE_REFUSED);
	ck_assert(ls_text_is(why, "it is a folder"));
	close(fd);
}
END_TEST

static void read_guarded(void *arg)
{
	*(struct ls_text *)arg = read_back("a");
}

START_TEST(a_file_is_closed_when_memory_runs_out)
{
	int before = open_descriptors();
	struct ls_text bytes;

	write_file("a", "text");
	for (unsigned long n = 1; n < 4; n++) {
		ls_arena_free(arena);
		arena = ls_arena_new(66000);
		ck_assert_ptr_nonnull(arena);
		ls_alloc_fail_at(n, false);
		if (!ls_guard(arena, read_guarded, &bytes))
			ck_assert_uint_lt(n, 3);
		ls_alloc_fail_at(0, false);
		ls_arena_reset(arena);
		ck_assert_int_eq(open_descriptors(), before);
	}
	/* A file as large as the arena may hold bytes. */
	ck_assert_int_eq(truncate("a", 66000), 0);
	ck_assert(!ls_guard(arena, read_guarded, &bytes));
	ls_arena_reset(arena);
	ck_assert_int_eq(open_descriptors(), before);
}
END_TEST

/* Replacing */

static enum ls_file_status replace(const char *path, const char *text,
				   const struct ls_file_identity *identity,
				   const char *why)
{
	struct ls_text reason = { 0 };
	int before = open_descriptors();
	enum ls_file_status status = ls_file_replace(
		arena, path, ls_text_of(text), identity, &reason);

	ck_assert_msg(ls_text_is(reason, why), "%.*s", LS_FMT(reason));
	ck_assert_int_eq(open_descriptors(), before);
	return status;
}

static struct ls_file_identity identity_of(const char *path)
{
	struct ls_file_identity identity;
	struct ls_text bytes, why;

	ck_assert_int_eq(
		ls_file_read(arena, path, 1000, &bytes, &identity, &why),
		LS_FILE_OK);
	return identity;
}

START_TEST(a_file_is_replaced_and_keeps_its_mode)
{
	struct ls_file_identity identity;
	struct stat st;

	write_file("a", "old");
	ck_assert_int_eq(chmod("a", 0640), 0);
	identity = identity_of("a");
	ck_assert_int_eq(replace("a", "new text", &identity, ""), LS_FILE_OK);
	ck_assert(ls_text_is(read_back("a"), "new text"));
	ck_assert_int_eq(stat("a", &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0640);
	ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(a_file_keeps_its_owner)
{
	struct stat st;

	if (getuid() != 0)
		return; /* only the superuser may give files away */
	write_file("a", "old");
	ck_assert_int_eq(chown("a", 1234, 5678), 0);
	ck_assert_int_eq(chmod("a", 04755), 0);
	ck_assert_int_eq(replace("a", "new", NULL, ""), LS_FILE_OK);
	ck_assert_int_eq(stat("a", &st), 0);
	ck_assert_uint_eq(st.st_uid, 1234);
	ck_assert_uint_eq(st.st_gid, 5678);
	ck_assert_uint_eq(st.st_mode & 07777, 04755);
}
END_TEST

START_TEST(a_new_file_gets_the_mode_the_umask_leaves)
{
	mode_t before = umask(027);
	struct stat st;

	ck_assert_int_eq(mkdir("f", 0700), 0);
	ck_assert_int_eq(replace("f/a", "new", NULL, ""), LS_FILE_OK);
	umask(before);
	ck_assert(ls_text_is(read_back("f/a"), "new"));
	ck_assert_int_eq(stat("f/a", &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0640);
}
END_TEST

START_TEST(without_an_identity_any_old_file_may_be_replaced)
{
	char path[sizeof(folder) + 2];

	snprintf(path, sizeof(path), "%s/a", folder);
	write_file("a", "old");
	ck_assert_int_eq(replace(path, "", NULL, ""), LS_FILE_OK);
	ck_assert_uint_eq(read_back("a").n, 0);
}
END_TEST

START_TEST(links_and_what_is_no_file_are_refused)
{
	write_file("a", "old");
	ck_assert_int_eq(symlink("a", "soft"), 0);
	ck_assert_int_eq(mkdir("f", 0700), 0);
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	ck_assert_int_eq(replace("soft", "new", NULL, "it is a symbolic link"),
			 LS_FILE_REFUSED);
	ck_assert_int_eq(link("a", "hard"), 0);
	ck_assert_int_eq(replace("a", "new", NULL, "it has other hard links"),
			 LS_FILE_REFUSED);
	ck_assert_int_eq(replace("f", "new", NULL, "it is a folder"),
			 LS_FILE_REFUSED);
	ck_assert_int_eq(replace("f/", "new", NULL, "it is a folder"),
			 LS_FILE_REFUSED);
	ck_assert_int_eq(replace("fifo", "new", NULL,
				 "it is a pipe, not a regular file"),
			 LS_FILE_REFUSED);
	ck_assert(ls_text_is(read_back("a"), "old"));
	ck_assert_int_eq(entries(), 5);
}
END_TEST

START_TEST(a_read_only_file_is_refused_even_for_the_superuser)
{
	write_file("a", "old");
	ck_assert_int_eq(chmod("a", 0444), 0);
	ck_assert_int_eq(replace("a", "new", NULL, "it is read-only"),
			 LS_FILE_REFUSED);
	ck_assert(ls_text_is(read_back("a"), "old"));
	ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(a_file_that_changed_since_it_was_read_is_kept)
{
	static const char why[] = "it has changed since it was read";
	struct ls_file_identity identity;

	write_file("a", "old");
	identity = identity_of("a");
	write_file("a", "changed");
	ck_assert_int_eq(replace("a", "new", &identity, why), LS_FILE_CHANGED);
	/* The same bytes and size at another time, or in another file. */
	identity = identity_of("a");
	usleep(20000);
	write_file("a", "CHANGED");
	ck_assert_int_eq(replace("a", "new", &identity, why), LS_FILE_CHANGED);
	identity = identity_of("a");
	write_file("b", "CHANGED");
	ck_assert_int_eq(rename("b", "a"), 0);
	ck_assert_int_eq(replace("a", "new", &identity, why), LS_FILE_CHANGED);
	ck_assert(ls_text_is(read_back("a"), "CHANGED"));
	identity = identity_of("a");
	ck_assert_int_eq(unlink("a"), 0);
	ck_assert_int_eq(replace("a", "new", &identity, "it is gone"),
			 LS_FILE_CHANGED);
	ck_assert_int_eq(entries(), 0);
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_a_failure)
{
	ck_assert_int_eq(
		replace("gone/a", "new", NULL, "no such file or folder"),
		LS_FILE_FAILED);
	write_file("a", "old");
	ck_assert_int_eq(replace("a/b", "new", NULL,
				 "a part of the path is not a folder"),
			 LS_FILE_FAILED);
}
END_TEST

START_TEST(when_writing_fails_the_old_file_stays_and_nothing_else)
{
	pid_t child = fork();
	int status;

	write_file("a", "old");
	if (child == 0) {
		struct rlimit limit = { .rlim_cur = 2, .rlim_max = 2 };

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		status = (int)replace("a", "new text", NULL,
				      "the file would become too large");
		_exit(status == LS_FILE_FAILED ? 7 : 8);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 7);
	ck_assert(ls_text_is(read_back("a"), "old"));
	ck_assert_int_eq(entries(), 1);
}
END_TEST

/* In a child without rights, since the superuser may write everywhere. */
START_TEST(a_folder_that_may_not_be_written_is_a_failure)
{
	pid_t child;
	int status;

	write_file("a", "old");
	ck_assert_int_eq(chmod("a", 0666), 0);
	ck_assert_int_eq(chmod(".", 0555), 0);
	child = fork();
	if (child == 0) {
		if (getuid() == 0 && setuid(65534) != 0)
			_exit(9);
		status = (int)replace("a", "new", NULL, "permission denied");
		_exit(status == LS_FILE_FAILED ? 7 : 8);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(chmod(".", 0700), 0);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 7);
	ck_assert(ls_text_is(read_back("a"), "old"));
}
END_TEST

START_TEST(a_file_of_somebody_else_is_read_only)
{
	pid_t child;
	int status;

	if (getuid() != 0)
		return; /* only the superuser can become somebody else */
	write_file("a", "old");
	ck_assert_int_eq(chmod("a", 0644), 0);
	ck_assert_int_eq(chmod(".", 0777), 0);
	child = fork();
	if (child == 0) {
		if (setuid(65534) != 0)
			_exit(9);
		status = (int)replace("a", "new", NULL, "it is read-only");
		_exit(status == LS_FILE_REFUSED ? 7 : 8);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 7);
	ck_assert_int_eq(entries(), 1);
}
END_TEST

/* Walking */

struct log {
	LS_VEC(struct ls_text) lines;
	const char *not_into; /* name of a folder */
	bool leaves_by_the_door;
};

static void log_line(struct log *log, const char *what, struct ls_text path,
		     const char *more)
{
	*LS_PUSH(arena, &log->lines) = ls_arena_printf(arena, "%s %.*s%s", what,
						       LS_FMT(path), more);
}

static bool visit(void *arg, const struct ls_walk_entry *entry)
{
	struct log *log = arg;

	ck_assert(ls_text_eq(entry->name, ls_path_name(entry->path)));
	log_line(log, entry->folder ? "folder" : "file", entry->path, "");
	if (log->leaves_by_the_door && !entry->folder)
		ls_arena_leave(arena);
	return log->not_into == NULL || !ls_text_is(entry->name, log->not_into);
}

static void leave(void *arg, struct ls_text path)
{
	log_line(arg, "leave", path, "");
}

static void failed(void *arg, struct ls_text path, const char *why)
{
	log_line(arg, "failed", path, "");
	log_line(arg, "  because", ls_text_of(why), "");
}

static void walk(struct log *log, const char *path, size_t max_entries)
{
	struct ls_walker walker = {
		.visit = visit,
		.leave = leave,
		.failed = failed,
		.arg = log,
		.max_entries = max_entries,
	};
	int before = open_descriptors();

	ls_file_walk(arena, path, &walker);
	ck_assert_int_eq(open_descriptors(), before);
}

static void check_log(const struct log *log, const char *const *expected)
{
	for (size_t i = 0; i < log->lines.n; i++) {
		ck_assert_ptr_nonnull(expected[i]);
		ck_assert_msg(ls_text_is(log->lines.v[i], expected[i]),
			      "'%.*s', not '%s'", LS_FMT(log->lines.v[i]),
			      expected[i]);
	}
	ck_assert_msg(expected[log->lines.n] == NULL, "no '%s'",
		      expected[log->lines.n]);
}

static void make_tree(void)
{
	ck_assert_int_eq(mkdir("t", 0700), 0);
	ck_assert_int_eq(mkdir("t/b", 0700), 0);
	ck_assert_int_eq(mkdir("t/b/empty", 0700), 0);
	ck_assert_int_eq(mkdir("t/\xc3\xa9", 0700), 0);
	write_file("t/b/x.yaml", "");
	write_file("t/b.yaml", "");
	write_file("t/B", "");
	write_file("t/a", "");
	write_file("t/.gitignore", "");
	write_file("t/\xc3\xa9/z", "");
}

START_TEST(a_tree_is_walked_in_the_order_of_bytes)
{
	static const char *const expected[] = {
		"file t/.gitignore",
		"file t/B",
		"file t/a",
		"folder t/b",
		"folder t/b/empty",
		"leave t/b/empty",
		"file t/b/x.yaml",
		"leave t/b",
		"file t/b.yaml",
		"folder t/\xc3\xa9",
		"file t/\xc3\xa9/z",
		"leave t/\xc3\xa9",
		NULL,
	};
	struct log log = { 0 };

	make_tree();
	walk(&log, "t", 0);
	check_log(&log, expected);
	log.lines.n = 0;
	walk(&log, "t/", 0);
	check_log(&log, expected);
}
END_TEST

START_TEST(a_folder_that_is_not_wanted_is_not_entered)
{
	static const char *const expected[] = {
		"file ./.gitignore", "file ./B",         "file ./a",
		"folder ./b",        "file ./b.yaml",    "folder ./\xc3\xa9",
		"file ./\xc3\xa9/z", "leave ./\xc3\xa9", NULL,
	};
	struct log log = { .not_into = "b" };

	make_tree();
	ck_assert_int_eq(chdir("t"), 0);
	walk(&log, ".", 0);
	check_log(&log, expected);
}
END_TEST

START_TEST(nothing_but_files_and_folders_is_shown)
{
	static const char *const expected[] = { "file t/a", NULL };
	static const char *const by_link[] = { "file link/a", NULL };
	struct log log = { 0 };

	ck_assert_int_eq(mkdir("t", 0700), 0);
	ck_assert_int_eq(mkdir("other", 0700), 0);
	write_file("other/secret", "");
	write_file("t/a", "");
	ck_assert_int_eq(symlink("../other", "t/b"), 0);
	ck_assert_int_eq(symlink("a", "t/c"), 0);
	ck_assert_int_eq(symlink("gone", "t/d"), 0);
	ck_assert_int_eq(symlink(".", "t/e"), 0);
	ck_assert_int_eq(mkfifo("t/f", 0600), 0);
	make_socket("t/g");
	walk(&log, "t", 0);
	check_log(&log, expected);
	/* The start folder is the user's choice. */
	ck_assert_int_eq(symlink("t", "link"), 0);
	log.lines.n = 0;
	walk(&log, "link", 0);
	check_log(&log, by_link);
}
END_TEST

START_TEST(a_start_that_is_no_folder_fails)
{
	static const char *const missing[] = {
		"failed gone", "  because no such file or folder", NULL
	};
	static const char *const file[] = {
		"failed a", "  because a part of the path is not a folder", NULL
	};
	struct log log = { 0 };

	walk(&log, "gone", 0);
	check_log(&log, missing);
	write_file("a", "");
	log.lines.n = 0;
	walk(&log, "a", 0);
	check_log(&log, file);
}
END_TEST

START_TEST(a_folder_that_cannot_be_read_does_not_end_the_walk)
{
	static const char *const expected[] = {
		"folder t/a", "failed t/a", "  because permission denied",
		"leave t/a",  "folder t/b", "file t/b/c",
		"leave t/b",  NULL
	};
	struct log log = { 0 };
	pid_t child;
	int status;

	ck_assert_int_eq(mkdir("t", 0755), 0);
	ck_assert_int_eq(mkdir("t/a", 0000), 0);
	ck_assert_int_eq(mkdir("t/b", 0755), 0);
	write_file("t/b/c", "");
	ck_assert_int_eq(chmod(".", 0755), 0);
	child = fork();
	if (child == 0) {
		if (getuid() == 0 && setuid(65534) != 0)
			_exit(9);
		walk(&log, "t", 0);
		check_log(&log, expected);
		_exit(7);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 7);
}
END_TEST

/* Folders d/d/d/..., n of them below the start, with a file in each. */
static void make_nested(unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		ck_assert_int_eq(mkdir("d", 0700), 0);
		ck_assert_int_eq(chdir("d"), 0);
		write_file("f", "");
	}
	ck_assert_int_eq(chdir(folder), 0);
}

static size_t count_lines(const struct log *log, const char *prefix)
{
	size_t count = 0;

	for (size_t i = 0; i < log->lines.n; i++)
		count += ls_text_starts(log->lines.v[i], prefix);
	return count;
}

START_TEST(the_depth_of_folders_has_a_limit)
{
	static const unsigned depths[] = { LS_LIMIT_WALK_DEPTH - 1,
					   LS_LIMIT_WALK_DEPTH,
					   LS_LIMIT_WALK_DEPTH + 1,
					   LS_LIMIT_WALK_DEPTH + 2 };

	for (size_t i = 0; i < 4; i++) {
		bool deeper = depths[i] > LS_LIMIT_WALK_DEPTH;
		struct log log = { 0 };

		make_nested(depths[i]);
		walk(&log, ".", 0);
		ck_assert_uint_eq(count_lines(&log, "file"),
				  deeper ? LS_LIMIT_WALK_DEPTH : depths[i]);
		ck_assert_uint_eq(count_lines(&log, "leave"),
				  count_lines(&log, "folder"));
		ck_assert_uint_eq(count_lines(&log, "failed"), deeper);
		ck_assert_uint_eq(count_lines(&log,
					      "  because it is nested deeper "
					      "than the limit of 64 folders"),
				  deeper);
		remove_all();
	}
}
END_TEST

START_TEST(the_number_of_entries_has_a_limit)
{
	static const char *const stopped[] = {
		"file t/.gitignore",
		"file t/B",
		"file t/a",
		"folder t/b",
		"failed t/b",
		"  because the walk met more than the limit of 7 entries",
		"leave t/b",
		NULL,
	};
	struct log log = { 0 };

	/* Six entries in t, two in t/b, one in the last folder. */
	make_tree();
	walk(&log, "t", 7);
	check_log(&log, stopped);
	log.lines.n = 0;
	walk(&log, "t", 9);
	ck_assert_uint_eq(count_lines(&log, "failed"), 0);
	ck_assert_uint_eq(count_lines(&log, "file"), 6);
	log.lines.n = 0;
	walk(&log, "t", 8);
	ck_assert_uint_eq(count_lines(&log, "failed"), 1);
	ck_assert_uint_eq(count_lines(&log, "file"), 5);
}
END_TEST

START_TEST(the_length_of_a_path_has_a_limit)
{
	char name[256], path[LS_LIMIT_PATH_BYTES + 2];
	struct log log = { 0 };

	/* Sixteen folders of 255 bytes and a slash, after a start of one byte
	 * and a slash, leave room for no name. */
	memset(name, 'x', 255);
	name[255] = '\0';
	for (int i = 0; i < 16; i++) {
		ck_assert_int_eq(mkdir(name, 0700), 0);
		ck_assert_int_eq(chdir(name), 0);
	}
	write_file("f", "");
	ck_assert_int_eq(chdir(folder), 0);
	walk(&log, ".", 0);
	ck_assert_uint_eq(count_lines(&log, "folder"), 15);
	ck_assert_uint_eq(count_lines(&log, "failed"), 1);
	ck_assert_uint_eq(count_lines(&log,
				      "  because a path is longer than the "
				      "limit of 4096 bytes"),
			  1);
	log.lines.n = 0;
	memset(path, '/', sizeof(path) - 1);
	path[sizeof(path) - 1] = '\0';
	walk(&log, path, 0);
	ck_assert_uint_eq(count_lines(&log, "failed"), 1);
	ck_assert_uint_eq(count_lines(&log, "file"), 0);
}
END_TEST

START_TEST(a_path_may_have_as_many_bytes_as_the_limit_says)
{
	char name[256];
	struct log log = { 0 };

	/* "./" and 15 times 256 bytes leave 254 for the last name. */
	memset(name, 'x', 255);
	name[255] = '\0';
	for (int i = 0; i < 15; i++) {
		ck_assert_int_eq(mkdir(name, 0700), 0);
		ck_assert_int_eq(chdir(name), 0);
	}
	write_file(name, "");
	name[254] = '\0';
	write_file(name, "");
	ck_assert_int_eq(chdir(folder), 0);
	walk(&log, ".", 0);
	ck_assert_uint_eq(count_lines(&log, "file"), 1);
	ck_assert_uint_eq(count_lines(&log, "failed"), 1);
}
END_TEST

START_TEST(a_folder_with_many_names_is_sorted)
{
	struct log log = { 0 };

	for (int i = 0; i < 1100; i++) {
		char name[16];

		snprintf(name, sizeof(name), "%d", i * 7919 % 1100);
		write_file(name, "");
	}
	walk(&log, ".", 0);
	ck_assert_uint_eq(log.lines.n, 1100);
	for (size_t i = 1; i < log.lines.n; i++)
		ck_assert_int_lt(
			ls_text_compare(log.lines.v[i - 1], log.lines.v[i]), 0);
}
END_TEST

static void walk_guarded(void *arg)
{
	walk(arg, "t", 0);
}

START_TEST(a_walk_left_by_the_door_closes_its_folders)
{
	int before = open_descriptors();
	struct log log = { .leaves_by_the_door = true };

	make_tree();
	ck_assert(!ls_guard(arena, walk_guarded, &log));
	ls_arena_reset(arena);
	ck_assert_int_eq(open_descriptors(), before);
}
END_TEST

START_TEST(a_walk_survives_every_failing_allocation)
{
	int before = open_descriptors();
	unsigned long n = 0;
	bool done = false;

	make_tree();
	while (!done) {
		struct log log = { 0 };

		ls_arena_free(arena);
		arena = ls_arena_new((size_t)8 << 20);
		n++;
		ls_alloc_fail_at(n, n % 2 == 0);
		done = ls_guard(arena, walk_guarded, &log);
		ls_alloc_fail_at(0, false);
		ls_arena_reset(arena);
		ck_assert_int_eq(open_descriptors(), before);
		ck_assert_uint_lt(n, 100);
	}
	ck_assert_uint_gt(n, 3);
}
END_TEST

/* Paths */

static const struct {
	const char *path, *clean;
} cleanings[] = {
	{ "", "" },
	{ ".", "." },
	{ "./", "." },
	{ "a", "a" },
	{ "a/./b//c", "a/b/c" },
	{ "./a", "a" },
	{ "a/", "a" },
	{ "a/..", "." },
	{ "a/../b", "b" },
	{ "a/b/../../c", "c" },
	{ "a/b/../c", "a/c" },
	{ "..", ".." },
	{ "../", ".." },
	{ "../../a", "../../a" },
	{ "a/../../b", "../b" },
	{ "../a/../b", "../b" },
	{ "../a/../../b", "../../b" },
	{ "/", "/" },
	{ "//", "/" },
	{ "/.", "/" },
	{ "/..", "/" },
	{ "/../a", "/a" },
	{ "/a/../..", "/" },
	{ "/a/./b/", "/a/b" },
	{ "...", "..." },
	{ "a/..b", "a/..b" },
	{ ".a", ".a" },
};

START_TEST(a_path_is_cleaned)
{
	struct ls_text clean = ls_path_clean(arena,
					     ls_text_of(cleanings[_i].path));

	ck_assert_msg(ls_text_is(clean, cleanings[_i].clean), "'%.*s'",
		      LS_FMT(clean));
	clean = ls_path_clean(arena, clean);
	ck_assert(ls_text_is(clean, cleanings[_i].clean));
}
END_TEST

static const struct {
	const char *path, *folder, *name;
} splits[] = {
	{ "", "", "" },       { "a", "", "a" },    { "a/b", "a", "b" },
	{ "/a", "/", "a" },   { "/", "/", "" },    { "a/", "a", "" },
	{ "a//b", "a", "b" }, { "//a", "/", "a" }, { "/a/b", "/a", "b" },
};

START_TEST(a_path_has_a_folder_and_a_name)
{
	struct ls_text path = ls_text_of(splits[_i].path);

	ck_assert(ls_text_is(ls_path_folder(path), splits[_i].folder));
	ck_assert(ls_text_is(ls_path_name(path), splits[_i].name));
}
END_TEST

static const struct {
	const char *folder, *name, *joined;
} joins[] = {
	{ "", "a", "a" },          { "a", "b", "a/b" }, { "a/", "b", "a/b" },
	{ "/", "b", "/b" },        { "a", "/b", "/b" }, { "a", "", "a/" },
	{ "a", "../b", "a/../b" }, { ".", "b", "./b" }, { "", "", "" },
};

START_TEST(a_folder_and_a_name_are_joined)
{
	struct ls_text joined = ls_path_join(arena,
					     ls_text_of(joins[_i].folder),
					     ls_text_of(joins[_i].name));

	ck_assert(ls_text_is(joined, joins[_i].joined));
	ck_assert_int_eq(joined.p[joined.n], '\0');
}
END_TEST

START_TEST(what_stands_at_a_path_is_told)
{
	write_file("a", "");
	ck_assert_int_eq(mkdir("f", 0700), 0);
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	ck_assert_int_eq(symlink("f", "link"), 0);
	ck_assert_int_eq(symlink("gone", "dangling"), 0);
	ck_assert_int_eq(symlink("loop", "loop"), 0);
	ck_assert_int_eq(ls_path_kind_of("a"), LS_PATH_FILE);
	ck_assert_int_eq(ls_path_kind_of("f"), LS_PATH_FOLDER);
	ck_assert_int_eq(ls_path_kind_of("link"), LS_PATH_FOLDER);
	ck_assert_int_eq(ls_path_kind_of("fifo"), LS_PATH_OTHER);
	ck_assert_int_eq(ls_path_kind_of("loop"), LS_PATH_OTHER);
	ck_assert_int_eq(ls_path_kind_of("dangling"), LS_PATH_MISSING);
	ck_assert_int_eq(ls_path_kind_of("a/b"), LS_PATH_MISSING);
	ck_assert_int_eq(ls_path_kind_of(""), LS_PATH_MISSING);
}
END_TEST

START_TEST(an_absolute_path_has_no_links)
{
	struct ls_text absolute, again, why;

	ck_assert_int_eq(mkdir("f", 0700), 0);
	ck_assert_int_eq(symlink("f", "link"), 0);
	ck_assert_int_eq(ls_path_absolute(arena, "link/.", &absolute, &why),
			 LS_FILE_OK);
	ck_assert(ls_text_starts(absolute, "/"));
	ck_assert(ls_text_ends(absolute, "/f"));
	ck_assert_int_eq(ls_path_absolute(arena, "f", &again, &why),
			 LS_FILE_OK);
	ck_assert(ls_text_eq(absolute, again));
	ck_assert_int_eq(ls_path_absolute(arena, "gone", &again, &why),
			 LS_FILE_MISSING);
	ck_assert_uint_eq(again.n, 0);
	ck_assert(ls_text_is(why, "no such file or folder"));
	ck_assert_int_eq(symlink("round", "round"), 0);
	ck_assert_int_eq(ls_path_absolute(arena, "round", &again, &why),
			 LS_FILE_FAILED);
	ck_assert(ls_text_is(why, "too many symbolic links"));
}
END_TEST

static TCase *reading(void)
{
	TCase *tests = tcase_create("reading");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, a_file_is_read_whole);
	tcase_add_test(tests, an_empty_file_is_read_as_no_bytes);
	tcase_add_test(tests,
		       a_file_whose_size_the_system_does_not_tell_is_read);
	tcase_add_test(tests, the_limit_counts_bytes);
	tcase_add_test(tests, a_link_to_a_file_that_the_user_named_is_followed);
	tcase_add_loop_test(tests, what_is_no_regular_file_is_refused_at_once,
			    0,
			    (int)(sizeof(unreadable) / sizeof(unreadable[0])));
	tcase_add_test(tests, a_name_that_is_too_long_fails_with_a_reason);
	tcase_add_test(tests, a_pipe_is_read_to_its_end_whatever_interrupts);
	tcase_add_test(tests, a_pipe_has_the_same_limit);
	tcase_add_test(tests, a_large_file_on_standard_input_is_read);
	tcase_add_test(tests, a_file_is_closed_when_memory_runs_out);
	return tests;
}

static TCase *replacing(void)
{
	TCase *tests = tcase_create("replacing");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, a_file_is_replaced_and_keeps_its_mode);
	tcase_add_test(tests, a_file_keeps_its_owner);
	tcase_add_test(tests, a_new_file_gets_the_mode_the_umask_leaves);
	tcase_add_test(tests, without_an_identity_any_old_file_may_be_replaced);
	tcase_add_test(tests, links_and_what_is_no_file_are_refused);
	tcase_add_test(tests,
		       a_read_only_file_is_refused_even_for_the_superuser);
	tcase_add_test(tests, a_file_that_changed_since_it_was_read_is_kept);
	tcase_add_test(tests, a_folder_that_is_not_there_is_a_failure);
	tcase_add_test(tests,
		       when_writing_fails_the_old_file_stays_and_nothing_else);
	tcase_add_test(tests, a_folder_that_may_not_be_written_is_a_failure);
	tcase_add_test(tests, a_file_of_somebody_else_is_read_only);
	return tests;
}

static TCase *walking(void)
{
	TCase *tests = tcase_create("walking");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, a_tree_is_walked_in_the_order_of_bytes);
	tcase_add_test(tests, a_folder_that_is_not_wanted_is_not_entered);
	tcase_add_test(tests, nothing_but_files_and_folders_is_shown);
	tcase_add_test(tests, a_start_that_is_no_folder_fails);
	tcase_add_test(tests,
		       a_folder_that_cannot_be_read_does_not_end_the_walk);
	tcase_add_test(tests, the_depth_of_folders_has_a_limit);
	tcase_add_test(tests, the_number_of_entries_has_a_limit);
	tcase_add_test(tests, the_length_of_a_path_has_a_limit);
	tcase_add_test(tests, a_path_may_have_as_many_bytes_as_the_limit_says);
	tcase_add_test(tests, a_folder_with_many_names_is_sorted);
	tcase_add_test(tests, a_walk_left_by_the_door_closes_its_folders);
	tcase_add_test(tests, a_walk_survives_every_failing_allocation);
	return tests;
}

static TCase *paths(void)
{
	TCase *tests = tcase_create("paths");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 30);
	tcase_add_loop_test(tests, a_path_is_cleaned, 0,
			    (int)(sizeof(cleanings) / sizeof(cleanings[0])));
	tcase_add_loop_test(tests, a_path_has_a_folder_and_a_name, 0,
			    (int)(sizeof(splits) / sizeof(splits[0])));
	tcase_add_loop_test(tests, a_folder_and_a_name_are_joined, 0,
			    (int)(sizeof(joins) / sizeof(joins[0])));
	tcase_add_test(tests, what_stands_at_a_path_is_told);
	tcase_add_test(tests, an_absolute_path_has_no_links);
	return tests;
}

Suite *ls_suite_base_file(void)
{
	Suite *suite = suite_create("base_file");

	suite_add_tcase(suite, reading());
	suite_add_tcase(suite, replacing());
	suite_add_tcase(suite, walking());
	suite_add_tcase(suite, paths());
	return suite;
}
