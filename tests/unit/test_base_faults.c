/*
 * Tests of what happens when the system says no in the middle of things.
 *
 * The calls defined here stand before those of the C library in this program.
 * They pass everything on until a test tells them to fail.
 */
#include "config.h"

#include "suites.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/system.h"

/* An errno value makes the call fail with it; 0 lets it be. */
static struct {
	int fsync, renameat, fchown, fchmod, getentropy, readdir;
	int fsync_after;         /* calls of fsync that pass first */
	void (*meanwhile)(void); /* done inside the first fsync */
} faults;

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

static bool is_failing(int error)
{
	if (error != 0)
		errno = error;
	return error != 0;
}

int fsync(int fd)
{
	if (faults.meanwhile != NULL) {
		faults.meanwhile();
		faults.meanwhile = NULL;
	}
	if (faults.fsync_after > 0)
		faults.fsync_after--;
	else if (is_failing(faults.fsync))
		return -1;
	return REAL(fsync)(fd);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	if (is_failing(faults.renameat))
		return -1;
	return REAL(renameat)(from_folder, from, to_folder, to);
}

int fchown(int fd, uid_t user, gid_t group)
{
	if (is_failing(faults.fchown))
		return -1;
	return REAL(fchown)(fd, user, group);
}

int fchmod(int fd, mode_t mode)
{
	if (is_failing(faults.fchmod))
		return -1;
	return REAL(fchmod)(fd, mode);
}

int getentropy(void *buffer, size_t n)
{
	if (is_failing(faults.getentropy))
		return -1;
	return REAL(getentropy)(buffer, n);
}

struct dirent *readdir(DIR *stream)
{
	if (is_failing(faults.readdir))
		return NULL;
	return REAL(readdir)(stream);
}

static struct ls_arena *arena;
static char folder[] = "/tmp/leastscope-XXXXXX";
static char path[64];

static void write_file(const char *text)
{
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	ck_assert_int_ge(fputs(text, file), 0);
	ck_assert_int_eq(fclose(file), 0);
}

static void check_file(const char *text)
{
	struct ls_text bytes = { 0 }, why = { 0 };

	ck_assert_int_eq(ls_file_read(arena, path, 1000, &bytes, NULL, &why),
			 LS_FILE_OK);
	ck_assert_msg(ls_text_is(bytes, text), "'%.*s'", LS_FMT(bytes));
}

static void set_up(void)
{
	memset(&faults, 0, sizeof(faults));
	arena = ls_arena_new((size_t)8 << 20);
	ck_assert_ptr_nonnull(arena);
	memcpy(folder + sizeof(folder) - 7, "XXXXXX", 6);
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/a", folder);
	write_file("old");
}

/* The folder is empty then but for the file: no temporary file is left. */
static void tear_down(void)
{
	memset(&faults, 0, sizeof(faults));
	unlink(path);
	ck_assert_int_eq(rmdir(folder), 0);
	ls_arena_free(arena);
	arena = NULL;
}

static void check_replace(enum ls_file_status expected, const char *reason)
{
	struct ls_text why = { 0 };

	ck_assert_int_eq(
		ls_file_replace(arena, path, ls_text_of("new"), NULL, &why),
		expected);
	ck_assert_msg(ls_text_is(why, reason), "%.*s", LS_FMT(why));
}

START_TEST(a_failing_flush_keeps_the_old_file)
{
	faults.fsync = EIO;
	check_replace(LS_FILE_FAILED, "input/output error");
	check_file("old");
}
END_TEST

START_TEST(a_file_system_without_flush_is_no_failure)
{
	faults.fsync = EINVAL;
	check_replace(LS_FILE_OK, "");
	check_file("new");
}
END_TEST

START_TEST(a_folder_that_cannot_be_flushed_is_told)
{
	faults.fsync = EIO;
	faults.fsync_after = 1;
	check_replace(LS_FILE_FAILED,
		      "it was replaced, but may not survive a crash");
	check_file("new");
}
END_TEST

START_TEST(a_failing_rename_keeps_the_old_file)
{
	faults.renameat = ENOSPC;
	check_replace(LS_FILE_FAILED, "no space left on the device");
	check_file("old");
}
END_TEST

START_TEST(a_mode_that_cannot_be_kept_keeps_the_old_file)
{
	faults.fchmod = EPERM;
	check_replace(LS_FILE_FAILED, "not permitted");
	check_file("old");
}
END_TEST

START_TEST(an_owner_that_cannot_be_kept_keeps_the_old_file)
{
	if (getuid() != 0)
		return; /* only the superuser may give files away */
	ck_assert_int_eq(chown(path, 1234, 5678), 0);
	faults.fchown = EPERM;
	check_replace(LS_FILE_FAILED, "its owner could not be kept");
	check_file("old");
}
END_TEST

static void change_file(void)
{
	write_file("changed by somebody else");
}

START_TEST(a_change_while_the_new_file_is_written_is_kept)
{
	faults.meanwhile = change_file;
	check_replace(LS_FILE_CHANGED, "it changed while it was replaced");
	check_file("changed by somebody else");
}
END_TEST

static void remove_file(void)
{
	ck_assert_int_eq(unlink(path), 0);
}

START_TEST(a_file_removed_meanwhile_does_not_come_back)
{
	faults.meanwhile = remove_file;
	check_replace(LS_FILE_CHANGED, "it is gone");
	ck_assert_int_eq(ls_path_kind_of(path), LS_PATH_MISSING);
}
END_TEST

START_TEST(a_file_created_meanwhile_is_kept)
{
	remove_file();
	faults.meanwhile = change_file;
	check_replace(LS_FILE_CHANGED, "it changed while it was replaced");
	check_file("changed by somebody else");
}
END_TEST

START_TEST(without_random_bytes_temporary_files_still_have_names)
{
	char first[300], second[300];

	faults.getentropy = ENOSYS;
	check_replace(LS_FILE_OK, "");
	check_file("new");
	ls_system_random(first, sizeof(first));
	ls_system_random(second, sizeof(second));
	ck_assert_mem_ne(first, second, sizeof(first));
	ck_assert_mem_ne(first, first + 256, 44);
}
END_TEST

START_TEST(random_bytes_of_any_number_are_given)
{
	char first[300] = { 0 }, second[300] = { 0 };
	static const char none[44];

	ls_system_random(first, sizeof(first));
	ls_system_random(second, sizeof(second));
	ck_assert_mem_ne(first, second, sizeof(first));
	ck_assert_mem_ne(first + 256, none, sizeof(none));
	ls_system_random(first, 0);
}
END_TEST

static unsigned failures, visits;

static bool visit(void *arg, const struct ls_walk_entry *entry)
{
	(void)arg;
	(void)entry;
	visits++;
	return true;
}

static void failed(void *arg, struct ls_text where, const char *why)
{
	(void)arg;
	ck_assert(ls_text_is(where, folder));
	ck_assert_str_eq(why, "input/output error");
	failures++;
}

START_TEST(a_folder_that_stops_giving_names_is_told)
{
	const struct ls_walker walker = { .visit = visit, .failed = failed };

	failures = visits = 0;
	faults.readdir = EIO;
	ls_file_walk(arena, folder, &walker);
	ck_assert_uint_eq(failures, 1);
	ck_assert_uint_eq(visits, 0);
	faults.readdir = 0;
	ls_file_walk(arena, folder, &walker);
	ck_assert_uint_eq(failures, 1);
	ck_assert_uint_eq(visits, 1);
}
END_TEST

static unsigned has, has_not;

static void entered(void *arg, struct ls_text where, bool found)
{
	(void)arg;
	ck_assert(ls_text_is(where, folder));
	ck_assert_uint_eq(visits, 0);
	has += found;
	has_not += !found;
}

static bool stay_out(void *arg, const struct ls_walk_entry *entry)
{
	visit(arg, entry);
	return false;
}

/* A folder of the name that is asked for is no file. */
START_TEST(a_walk_tells_first_whether_a_folder_has_a_file)
{
	static const char *const names[] = { "a", "b", "f" };
	struct ls_walker walker = {
		.visit = stay_out,
		.failed = failed,
		.entered = entered,
	};
	char inner[64];

	snprintf(inner, sizeof(inner), "%s/f", folder);
	ck_assert_int_eq(mkdir(inner, 0700), 0);
	for (unsigned i = 0; i < 3; i++) {
		has = has_not = visits = 0;
		walker.asked = names[i];
		ls_file_walk(arena, folder, &walker);
		ck_assert_uint_eq(has, i == 0);
		ck_assert_uint_eq(has_not, i != 0);
		ck_assert_uint_eq(visits, 2);
	}
	ck_assert_int_eq(rmdir(inner), 0);
}
END_TEST

START_TEST(reasons_are_words)
{
	ck_assert_str_eq(ls_system_reason(ENOENT), "no such file or folder");
	ck_assert_str_eq(ls_system_reason(EDQUOT), "disk quota exceeded");
	ck_assert_str_eq(ls_system_reason(EMFILE),
			 "too many open files in this process");
	ck_assert_str_eq(ls_system_reason(0), "unexpected system error");
	ck_assert_str_eq(ls_system_reason(-1), "unexpected system error");
}
END_TEST

static enum ls_file_status write_to(const char *where, const char *reason)
{
	struct ls_text why = { 0 };
	enum ls_file_status status = ls_file_write(arena, where,
						   ls_text_of("written"), &why);

	ck_assert_msg(ls_text_is(why, reason), "%.*s", LS_FMT(why));
	return status;
}

START_TEST(an_output_file_is_replaced_and_a_link_is_written_through)
{
	char link[64];
	struct stat st;

	ck_assert_int_eq(write_to(path, ""), LS_FILE_OK);
	check_file("written");
	write_file("old and longer than what is written");
	snprintf(link, sizeof(link), "%s/link", folder);
	ck_assert_int_eq(symlink("a", link), 0);
	ck_assert_int_eq(write_to(link, ""), LS_FILE_OK);
	ck_assert_int_eq(lstat(link, &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
	check_file("written");
	ck_assert_int_eq(unlink(link), 0);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(write_to(path, ""), LS_FILE_OK);
	check_file("written");
}
END_TEST

START_TEST(a_device_is_written_as_it_comes)
{
	ck_assert_int_eq(write_to("/dev/null", ""), LS_FILE_OK);
	ck_assert_int_eq(write_to("/dev/full", "no space left on the device"),
			 LS_FILE_FAILED);
	ck_assert_int_eq(write_to(folder, "it is a folder"), LS_FILE_REFUSED);
}
END_TEST

START_TEST(a_link_to_nowhere_cannot_be_written)
{
	char link[64];

	snprintf(link, sizeof(link), "%s/link", folder);
	ck_assert_int_eq(symlink("gone/a", link), 0);
	ck_assert_int_eq(write_to(link, "no such file or folder"),
			 LS_FILE_FAILED);
	ck_assert_int_eq(unlink(link), 0);
}
END_TEST

Suite *ls_suite_base_faults(void)
{
	Suite *suite = suite_create("base_faults");
	TCase *tests = tcase_create("faults");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, a_failing_flush_keeps_the_old_file);
	tcase_add_test(tests, a_file_system_without_flush_is_no_failure);
	tcase_add_test(tests, a_folder_that_cannot_be_flushed_is_told);
	tcase_add_test(tests, a_failing_rename_keeps_the_old_file);
	tcase_add_test(tests, a_mode_that_cannot_be_kept_keeps_the_old_file);
	tcase_add_test(tests, an_owner_that_cannot_be_kept_keeps_the_old_file);
	tcase_add_test(tests, a_change_while_the_new_file_is_written_is_kept);
	tcase_add_test(tests, a_file_removed_meanwhile_does_not_come_back);
	tcase_add_test(tests, a_file_created_meanwhile_is_kept);
	tcase_add_test(tests,
		       without_random_bytes_temporary_files_still_have_names);
	tcase_add_test(tests, random_bytes_of_any_number_are_given);
	tcase_add_test(tests, a_folder_that_stops_giving_names_is_told);
	tcase_add_test(tests, a_walk_tells_first_whether_a_folder_has_a_file);
	tcase_add_test(tests, reasons_are_words);
	tcase_add_test(
		tests,
		an_output_file_is_replaced_and_a_link_is_written_through);
	tcase_add_test(tests, a_device_is_written_as_it_comes);
	tcase_add_test(tests, a_link_to_nowhere_cannot_be_written);
	suite_add_tcase(suite, tests);
	return suite;
}
