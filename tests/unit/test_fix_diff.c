/* Tests of unified diffs: by eye, and by the patch program. */
#include "config.h"

#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "fix/fix.h"

static struct ls_arena *arena;

static void set_up(void)
{
	arena = ls_arena_new((size_t)256 << 20);
	ck_assert_ptr_nonnull(arena);
}

static void tear_down(void)
{
	ls_arena_free(arena);
}

static struct ls_text diff_of(const char *path, struct ls_text before,
			      struct ls_text after)
{
	struct ls_out out = ls_out_new(arena);

	ls_diff_write(&out, ls_text_of(path), before, after);
	return ls_out_text(&out);
}

#define HEADER "--- a/f\n+++ b/f\n"

static const struct {
	const char *name;
	const char *before;
	const char *after;
	const char *diff;
} rows[] = {
	{ "equal texts", "a\nb\n", "a\nb\n", "" },
	{ "two empty texts", "", "", "" },
	{ "one line", "a\n", "b\n", HEADER "@@ -1 +1 @@\n-a\n+b\n" },
	{ "in the middle", "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
	  "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
	  HEADER "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n" },
	{ "two changes whose surroundings meet are one hunk",
	  "a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
	  HEADER "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n" },
	{ "two changes farther apart are two", "a\n1\n2\n3\n4\n5\n6\n7\nb\n",
	  "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
	  HEADER "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
		 "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n" },
	{ "a line taken out", "a\nb\nc\n", "a\nc\n",
	  HEADER "@@ -1,3 +1,2 @@\n a\n-b\n c\n" },
	{ "a line put in", "a\nc\n", "a\nb\nc\n",
	  HEADER "@@ -1,2 +1,3 @@\n a\n+b\n c\n" },
	{ "all taken out", "a\n", "", HEADER "@@ -1 +0,0 @@\n-a\n" },
	{ "put into nothing", "", "a\n", HEADER "@@ -0,0 +1 @@\n+a\n" },
	{ "no line end before", "a\nb", "a\nB\n",
	  HEADER "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n"
		 "+B\n" },
	{ "no line end after", "a\nb\n", "a\nb",
	  HEADER "@@ -1,2 +1,2 @@\n a\n-b\n+b\n"
		 "\\ No newline at end of file\n" },
	{ "no line end in the surroundings", "a\nb", "A\nb",
	  HEADER "@@ -1,2 +1,2 @@\n-a\n+A\n b\n"
		 "\\ No newline at end of file\n" },
	{ "CRLF is kept", "a\r\nb\r\n", "a\r\nB\r\n",
	  HEADER "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+B\r\n" },
	{ "a lone CR is no line end", "a\rb\nc\n", "a\rb\nC\n",
	  HEADER "@@ -1,2 +1,2 @@\n a\rb\n-c\n+C\n" },
};

START_TEST(a_diff_reads_as_it_should)
{
	struct ls_text diff = diff_of("f", ls_text_of(rows[_i].before),
				      ls_text_of(rows[_i].after));

	ck_assert_msg(ls_text_is(diff, rows[_i].diff), "%s:\n%.*s",
		      rows[_i].name, LS_FMT(diff));
}
END_TEST

static const struct {
	const char *path;
	const char *first_line;
} names[] = {
	{ "a/b.yaml", "--- a/a/b.yaml\n" },
	{ "a b.yaml", "--- a/a b.yaml\t\n" },
	{ "\xc3\xa9.yaml", "--- a/\xc3\xa9.yaml\n" },
	{ "a\nb", "--- \"a/a\\012b\"\n" },
	{ "a\"b\\", "--- \"a/a\\\"b\\\\\"\n" },
	{ "\xff", "--- \"a/\\377\"\n" },
	{ "\xe2\x80\xae.yaml", "--- \"a/\\342\\200\\256.yaml\"\n" },
};

START_TEST(names_are_quoted_as_git_does)
{
	struct ls_text diff = diff_of(names[_i].path, LS_LITERAL("a\n"),
				      LS_LITERAL("b\n"));

	ck_assert_msg(ls_text_starts(diff, names[_i].first_line), "%.*s",
		      LS_FMT(diff));
}
END_TEST

START_TEST(what_is_shown_holds_nothing_hidden)
{
	struct ls_out out = ls_out_new(arena);

	ls_diff_show(&out, LS_LITERAL("f"), LS_LITERAL("\x1b[31m\r\n"),
		     LS_LITERAL("\xe2\x80\xae\r\n"));
	ck_assert_msg(ls_text_is(ls_out_text(&out),
				 HEADER "@@ -1 +1 @@\n-\\u{1b}[31m\n"
					"+\\u{202e}\n"),
		      "%.*s", LS_FMT(ls_out_text(&out)));
}
END_TEST

/* --- the patch program --- */

static uint32_t seed;

static uint32_t next(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* Lines of few different words, so that many are alike. */
static struct ls_text random_text(size_t lines)
{
	struct ls_out out = ls_out_new(arena);

	for (size_t i = 0; i < lines; i++)
		ls_out_printf(&out, "%c%s", (char)('a' + next(6)),
			      i + 1 == lines && next(2) == 0 ? "" :
			      next(4) == 0                   ? "\r\n" :
							       "\n");
	return ls_out_text(&out);
}

static struct ls_text random_change(struct ls_text text)
{
	struct ls_out out = ls_out_new(arena);
	size_t at = 0;

	while (at < text.n) {
		const char *end = memchr(text.p + at, '\n', text.n - at);
		size_t to = end == NULL ? text.n : (size_t)(end - text.p) + 1;
		uint32_t what = next(12);

		if (what == 0)
			ls_out_printf(&out, "new%u\n", next(100));
		if (what != 1)
			ls_out_raw(&out, ls_text_part(text, at, to));
		at = to;
	}
	return ls_out_text(&out);
}

static void write_file(const char *path, struct ls_text text)
{
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(text.p, 1, text.n, file), text.n);
	ck_assert_int_eq(fclose(file), 0);
}

/* 0 when it applied. */
static int run_patch(void)
{
	int status;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		execlp("patch", "patch", "-s", "-p1", "--binary", "-i",
		       "change.diff", (char *)NULL);
		_exit(127);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}

static void go_to_folder(char *folder)
{
	strcpy(folder, "/tmp/leastscope-unit-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
}

static void leave_folder(const char *folder)
{
	unlink("change.diff");
	unlink("f");
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_int_eq(rmdir(folder), 0);
}

/* Without the program this proves nothing, and says so. */
START_TEST(patch_makes_the_new_text_of_the_old_one)
{
	char folder[64];
	unsigned tried = 0;

	go_to_folder(folder);
	seed = 42 + (uint32_t)_i;
	for (unsigned i = 0; i < 40; i++) {
		struct ls_text before = random_text(1 + next(60));
		struct ls_text after = random_change(before);
		struct ls_text got, why;
		int status;

		if (ls_text_eq(before, after) || after.n == 0)
			continue;
		write_file("f", before);
		write_file("change.diff", diff_of("f", before, after));
		status = run_patch();
		if (status == 127) {
			fputs("patch is not installed: not tested\n", stderr);
			leave_folder(folder);
			return;
		}
		ck_assert_msg(status == 0, "seed %d, round %u", _i, i);
		ck_assert_int_eq(
			ls_file_read(arena, "f", 1 << 20, &got, NULL, &why),
			LS_FILE_OK);
		ck_assert_msg(ls_text_eq(got, after), "seed %d, round %u", _i,
			      i);
		tried++;
	}
	leave_folder(folder);
	ck_assert_uint_gt(tried, 20);
}
END_TEST

/* Counts of the lines that are marked so. */
static size_t count_marked(struct ls_text diff, char mark)
{
	size_t n = 0;

	for (size_t i = 0; i + 1 < diff.n; i++)
		n += diff.p[i] == '\n' && diff.p[i + 1] == mark;
	return n;
}

START_TEST(a_change_too_large_to_search_is_shown_whole)
{
	struct ls_out before = ls_out_new(arena);
	struct ls_out after = ls_out_new(arena);
	struct ls_text diff;

	for (int i = 0; i < 3000; i++) {
		ls_out_printf(&before, "b%d\n", i);
		ls_out_printf(&after, "a%d\n", i);
	}
	diff = diff_of("f", ls_out_text(&before), ls_out_text(&after));
	ck_assert_uint_eq(count_marked(diff, '-'), 3000);
	ck_assert_uint_eq(count_marked(diff, '+'), 3000 + 1);
}
END_TEST

START_TEST(a_diff_is_no_longer_than_it_must_be)
{
	struct ls_text diff = diff_of("f", LS_LITERAL("a\nb\nc\na\nb\nb\na\n"),
				      LS_LITERAL("c\nb\na\nb\na\nc\n"));

	/* Myers' own example: five changes. */
	ck_assert_uint_eq(count_marked(diff, '-') + count_marked(diff, '+'),
			  5 + 1);
}
END_TEST

#define LOOP(test, rows) \
	tcase_add_loop_test(tcase, test, 0, sizeof(rows) / sizeof((rows)[0]))

Suite *ls_suite_fix_diff(void)
{
	Suite *suite = suite_create("fix/diff");
	TCase *tcase = tcase_create("diff");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	LOOP(a_diff_reads_as_it_should, rows);
	LOOP(names_are_quoted_as_git_does, names);
	tcase_add_test(tcase, what_is_shown_holds_nothing_hidden);
	tcase_add_loop_test(tcase, patch_makes_the_new_text_of_the_old_one, 0,
			    5);
	tcase_add_test(tcase, a_change_too_large_to_search_is_shown_whole);
	tcase_add_test(tcase, a_diff_is_no_longer_than_it_must_be);
	suite_add_tcase(suite, tcase);
	return suite;
}
