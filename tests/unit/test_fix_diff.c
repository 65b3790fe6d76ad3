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
	const struct ls_diff_side was = { before, before };
	const struct ls_diff_side is = { after, after };

	ls_diff_write(&out, ls_text_of(path), &was, &is, LS_DIFF_FOR_FILE);
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
	{ "##[group]", "--- \"a/\\043\\043[group]\"\n" },
	{ "a#b", "--- a/a#b\n" },
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
	const struct ls_diff_side was = {
		LS_LITERAL("\x1b[31m\r\n"),
		LS_LITERAL("\x1b[31m\r\n"),
	};
	const struct ls_diff_side is = {
		LS_LITERAL("\xe2\x80\xae\r\n"),
		LS_LITERAL("\xe2\x80\xae\r\n"),
	};

	ls_diff_write(&out, LS_LITERAL("f"), &was, &is, LS_DIFF_FOR_TERMINAL);
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

/* Lines that not every reader is shown as they are. */
static const char *const odd_lines[] = {
	"key: s3cret",  "::error::x",    " \t::add-mask::y",
	"# ##[error]z", "##VSO[task.x]",
};
#define ODD_LINES (sizeof(odd_lines) / sizeof(odd_lines[0]))

/* Lines of few different words, so that many are alike; one of `odd` is an odd
 * one, none if that is 0. */
static struct ls_text random_text(size_t lines, uint32_t odd)
{
	struct ls_out out = ls_out_new(arena);

	for (size_t i = 0; i < lines; i++) {
		if (odd > 0 && next(odd) == 0)
			ls_out_string(&out, odd_lines[next(ODD_LINES)]);
		else
			ls_out_char(&out, (char)('a' + next(6)));
		ls_out_string(&out, i + 1 == lines && next(2) == 0 ? "" :
				    next(4) == 0                   ? "\r\n" :
								     "\n");
	}
	return ls_out_text(&out);
}

static bool is_odd(struct ls_text line)
{
	for (size_t i = 0; i < ODD_LINES; i++)
		if (ls_text_starts(line, odd_lines[i]))
			return true;
	return false;
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
		if (what != 1 || is_odd(ls_text_part(text, at, to)))
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
		execlp("patch", "patch", "-s", "-p1", "-F0", "--binary", "-i",
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

/* As people see it. */
static struct ls_text mask(struct ls_text text)
{
	struct ls_out out = ls_out_new(arena);

	while (text.n > 0) {
		bool hide = ls_text_starts(text, "s3cret");

		ls_out_raw(&out, hide ? LS_LITERAL("******") :
					ls_text_part(text, 0, 1));
		text = ls_text_part(text, hide ? 6 : 1, text.n);
	}
	return ls_out_text(&out);
}

/* False when there is no such program. */
static bool apply(struct ls_text before, struct ls_text after,
		  struct ls_text diff, unsigned round)
{
	struct ls_text got, why;
	int status;

	write_file("f", before);
	write_file("change.diff", diff);
	status = run_patch();
	if (status == 127)
		return false;
	ck_assert_msg(status == 0, "round %u:\n%.*s", round, LS_FMT(diff));
	ck_assert_int_eq(ls_file_read(arena, "f", 1 << 20, &got, NULL, &why),
			 LS_FILE_OK);
	ck_assert_msg(ls_text_eq(got, after), "round %u:\n%.*s", round,
		      LS_FMT(diff));
	return true;
}

/* Nothing in it that is for no eyes, or that a runner would obey. */
static void check_safe(struct ls_text diff, unsigned round)
{
	struct ls_text rest = diff;
	struct ls_text line;

	ck_assert_msg(!ls_text_contains(diff, "s3cret"), "round %u", round);
	ck_assert_msg(!ls_has_runner_command(diff), "round %u", round);
	while (ls_text_cut(&rest, '\n', &line))
		ck_assert_msg(!ls_starts_runner_command(line),
			      "round %u:\n%.*s", round, LS_FMT(diff));
}

/* What is not shown as it is lies around the changes, so a diff that hides it
 * still applies. */
static bool apply_random(unsigned round)
{
	struct ls_text before = random_text(1 + next(60), next(2) * 5);
	struct ls_text after = random_change(before);
	const struct ls_diff_side was = { before, mask(before) };
	const struct ls_diff_side is = { after, mask(after) };
	struct ls_out out = ls_out_new(arena);

	if (ls_text_eq(before, after) || after.n == 0)
		return true;
	if (!apply(before, after, diff_of("f", before, after), round))
		return false;
	ck_assert(ls_diff_write(&out, LS_LITERAL("f"), &was, &is,
				LS_DIFF_FOR_LOG));
	check_safe(ls_out_text(&out), round);
	return apply(before, after, ls_out_text(&out), round);
}

/* Without the program this proves nothing, and says so. */
START_TEST(patch_makes_the_new_text_of_the_old_one)
{
	char folder[64];
	bool is_there = true;

	go_to_folder(folder);
	seed = 42 + (uint32_t)_i;
	for (unsigned i = 0; i < 40 && is_there; i++)
		is_there = apply_random(i);
	if (!is_there)
		fputs("patch is not installed: not tested\n", stderr);
	leave_folder(folder);
}
END_TEST

START_TEST(a_changed_line_for_a_log_steers_no_runner)
{
	const struct ls_text before = LS_LITERAL("a\nk: s3cret ##[x] b b\n");
	const struct ls_text after = LS_LITERAL("a\nk: s3cret ##[x] b\n");
	const struct ls_diff_side was = { before, mask(before) };
	const struct ls_diff_side is = { after, mask(after) };
	struct ls_out out = ls_out_new(arena);

	ck_assert(!ls_diff_write(&out, LS_LITERAL("f"), &was, &is,
				 LS_DIFF_FOR_LOG));
	ck_assert_msg(ls_text_is(ls_out_text(&out),
				 HEADER "@@ -1,2 +1,2 @@\n a\n"
					"-k: ****** \\u{23}#[x] b b\n"
					"+k: ****** \\u{23}#[x] b\n"),
		      "%.*s", LS_FMT(ls_out_text(&out)));
}
END_TEST

START_TEST(a_terminal_is_shown_what_a_runner_would_obey)
{
	const struct ls_text before = LS_LITERAL("  ::error::x\nb\n");
	const struct ls_text after = LS_LITERAL("  ::error::x\nc\n");
	const struct ls_diff_side was = { before, before };
	const struct ls_diff_side is = { after, after };
	struct ls_out out = ls_out_new(arena);

	ls_diff_write(&out, LS_LITERAL("f"), &was, &is, LS_DIFF_FOR_TERMINAL);
	ck_assert_msg(ls_text_is(ls_out_text(&out),
				 HEADER "@@ -1,2 +1,2 @@\n"
					"   \\u{3a}:error::x\n-b\n+c\n"),
		      "%.*s", LS_FMT(ls_out_text(&out)));
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
	tcase_add_test(tcase, a_changed_line_for_a_log_steers_no_runner);
	tcase_add_test(tcase, a_terminal_is_shown_what_a_runner_would_obey);
	tcase_add_loop_test(tcase, patch_makes_the_new_text_of_the_old_one, 0,
			    5);
	tcase_add_test(tcase, a_change_too_large_to_search_is_shown_whole);
	tcase_add_test(tcase, a_diff_is_no_longer_than_it_must_be);
	suite_add_tcase(suite, tcase);
	return suite;
}
