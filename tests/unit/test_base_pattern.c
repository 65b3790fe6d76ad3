/* Tests of patterns and their limits, and of globs. */
#include "config.h"

#include "suites.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "base/pattern.h"

static struct ls_arena *arena;

static void set_up(void)
{
	arena = ls_arena_new((size_t)64 << 20);
	ck_assert_ptr_nonnull(arena);
}

static void tear_down(void)
{
	ls_alloc_fail_at(0, false);
	ls_arena_free(arena);
	arena = NULL;
}

static struct ls_pattern *pattern_of(const char *string)
{
	struct ls_text why = { 0 };
	size_t offset = 0;
	struct ls_pattern *pattern = ls_pattern_new(arena, ls_text_of(string),
						    &why, &offset);

	ck_assert_msg(pattern != NULL, "%s: %.*s", string, LS_FMT(why));
	return pattern;
}

static const struct {
	const char *pattern, *text;
	enum ls_match match;
} matches[] = {
	{ "payment\\..*", "payment.write", LS_MATCH },
	{ "payment\\..*", "xpayment.write", LS_NO_MATCH },
	{ "payment", "payment.write", LS_NO_MATCH },
	{ "a|ab", "ab", LS_MATCH },
	{ "", "", LS_MATCH },
	{ "", "a", LS_NO_MATCH },
	{ "a$", "a", LS_MATCH },
	{ "a$", "a\n", LS_NO_MATCH },
	{ ".*", "a\nb", LS_NO_MATCH },
	{ "(?s).*", "a\nb", LS_MATCH },
	{ ".", "\xc3\xa9", LS_NO_MATCH },
	{ "..", "\xc3\xa9", LS_MATCH },
	{ "(?i)BOOKING\\.[a-z]+", "booking.READ", LS_MATCH },
	{ "(a)(?:b)(?=c)(?!d)(?<=b)(?<!x)(?>c)(?|d|e)(?#word)", "abcd",
	  LS_MATCH },
	{ "(?<n>a)\\k<n>(?'m'b)\\g{m}(?P<o>c)(?P=o)\\g3", "aabbccc", LS_MATCH },
	{ "(a)?(?(1)b|c)", "ab", LS_MATCH },
	{ "(?i-s:A)(?^:b)", "ab", LS_MATCH },
	{ "\\(*", "(((", LS_MATCH },
	{ "\\(?C?", "(C", LS_MATCH },
	{ "\\\\", "\\", LS_MATCH },
	{ "\\c[", "\x1b", LS_MATCH },
};

START_TEST(a_match_is_of_the_whole_text)
{
	struct ls_pattern *pattern = pattern_of(matches[_i].pattern);

	ck_assert_int_eq(
		ls_pattern_match(pattern, ls_text_of(matches[_i].text), NULL),
		matches[_i].match);
}
END_TEST

static const struct {
	const char *pattern, *why;
	size_t offset;
} refused[] = {
	{ "a(", "missing closing parenthesis", 2 },
	{ "[a", "missing terminating ]", 2 },
	{ "\\C", "\\C", 2 },
	{ "a\\Cb", "\\C", 3 },
	{ "(?C)", "callouts", 0 },
	{ "a(?C12)", "callouts", 1 },
	{ "(?C'text')", "callouts", 0 },
	{ "(?(?C9)(?=a)b)", "callouts", 2 },
	{ "(?R)", "recursion", 0 },
	{ "x(?0)", "recursion", 1 },
	{ "(a(?1)?b)", "recursion", 2 },
	{ "(?+1)(a)", "recursion", 0 },
	{ "(a)(?-1)", "recursion", 3 },
	{ "(?<n>a)(?&n)", "recursion", 7 },
	{ "(?P<n>a)(?P>n)", "recursion", 8 },
	{ "(?<n>a)\\g<n>", "recursion", 7 },
	{ "(a)\\g'1'", "recursion", 3 },
	{ "\\Q\\E(?R)", "recursion", 4 },
	{ "\\Q\\\\E(?R)", "recursion", 5 },
	{ "\\c\\(?R)", "recursion", 3 },
	{ "(?x)# [\n(?R)", "recursion", 8 },
	{ "\\\\(?R)", "recursion", 2 },
	{ "(*UTF)a", "(*", 0 },
	{ "(*LIMIT_MATCH=1)a", "(*", 0 },
	{ "a(*ACCEPT)b", "(*", 1 },
	{ "(*pla:a)b", "(*", 0 },
	{ "[(*]", "(*", 1 },
	{ "(?J)(?<n>a)(?<n>b)", "one name", 0 },
	{ "(?iJ)(?<n>a)", "one name", 0 },
	{ "(?<n>a)(?<n>b)", "two named subpatterns", 12 },
	{ "\\p{L}\\X(?u)", "", 9 },
	{ "(?k)", "", 2 },
	{ "a\\", "end of pattern", 2 },
};

START_TEST(a_pattern_is_refused_with_the_place_and_the_reason)
{
	struct ls_text why = { 0 };
	size_t offset = 999;
	struct ls_pattern *pattern = ls_pattern_new(
		arena, ls_text_of(refused[_i].pattern), &why, &offset);

	ck_assert_ptr_null(pattern);
	ck_assert_msg(ls_text_contains(why, refused[_i].why), "%s: %.*s",
		      refused[_i].pattern, LS_FMT(why));
	ck_assert_uint_gt(why.n, 0);
	ck_assert_msg(offset == refused[_i].offset, "%s: at %zu",
		      refused[_i].pattern, offset);
}
END_TEST

static struct ls_text repeated(const char *piece, size_t times)
{
	size_t n = strlen(piece);
	char *p = ls_arena_get(arena, n * times + 1);

	for (size_t i = 0; i < times; i++)
		memcpy(p + i * n, piece, n);
	return (struct ls_text){ .p = p, .n = n * times };
}

static bool is_accepted(struct ls_text text, const char *reason)
{
	struct ls_text why = { 0 };
	size_t offset;

	if (ls_pattern_new(arena, text, &why, &offset) != NULL)
		return true;
	ck_assert_msg(ls_text_contains(why, reason), "%.*s", LS_FMT(why));
	return false;
}

START_TEST(the_length_of_a_pattern_has_a_limit)
{
	static const char why[] = "longer than the limit of 4096 bytes";

	ck_assert(is_accepted(repeated("a", LS_LIMIT_PATTERN_BYTES - 1), why));
	ck_assert(is_accepted(repeated("a", LS_LIMIT_PATTERN_BYTES), why));
	ck_assert(!is_accepted(repeated("a", LS_LIMIT_PATTERN_BYTES + 1), why));
}
END_TEST

START_TEST(the_nesting_of_a_pattern_has_a_limit)
{
	static const int depths[] = { 63, 64, 65 };

	for (size_t i = 0; i < 3; i++) {
		int n = depths[i];
		struct ls_text open = repeated("(?:", (size_t)n);
		struct ls_text close = repeated(")", (size_t)n);
		struct ls_text text = ls_arena_printf(
			arena, "%.*sa%.*s", LS_FMT(open), LS_FMT(close));

		ck_assert_int_eq(is_accepted(text, "too deeply nested"),
				 n <= LS_LIMIT_PATTERN_NESTING);
	}
}
END_TEST

START_TEST(the_groups_of_a_pattern_have_a_limit)
{
	ck_assert(is_accepted(repeated("(a)", 14), ""));
	ck_assert(is_accepted(repeated("(a)", 15), ""));
	ck_assert(!is_accepted(repeated("(a)", 16), "more than 15 groups"));
	ck_assert(is_accepted(repeated("(?:a)", 40), ""));
}
END_TEST

START_TEST(groups_are_slices_of_the_text)
{
	struct ls_pattern *pattern = pattern_of(
		"(?<method>[A-Z]+) (/[^ ]*)?(x)?( ?)");
	struct ls_text text = ls_text_of("GET /api ");
	struct ls_groups groups;

	ck_assert_uint_eq(ls_pattern_group(pattern, "method"), 1);
	ck_assert_uint_eq(ls_pattern_group(pattern, "path"), 0);
	ck_assert_int_eq(ls_pattern_match(pattern, text, &groups), LS_MATCH);
	ck_assert_uint_eq(groups.n, 5);
	ck_assert_ptr_eq(groups.group[0].p, text.p);
	ck_assert_uint_eq(groups.group[0].n, text.n);
	ck_assert(ls_text_is(groups.group[1], "GET"));
	ck_assert(ls_text_is(groups.group[2], "/api"));
	ck_assert_ptr_null(groups.group[3].p);
	ck_assert(ls_text_is(groups.group[4], " "));
	for (size_t i = 5; i < LS_PATTERN_GROUPS; i++)
		ck_assert_ptr_null(groups.group[i].p);
}
END_TEST

START_TEST(all_fifteen_groups_are_given)
{
	struct ls_text why;
	struct ls_groups groups;
	size_t offset;
	struct ls_pattern *pattern = ls_pattern_new(arena, repeated("(.)", 15),
						    &why, &offset);

	ck_assert_int_eq(ls_pattern_match(pattern,
					  ls_text_of("abcdefghijklmno"),
					  &groups),
			 LS_MATCH);
	ck_assert_uint_eq(groups.n, 16);
	ck_assert(ls_text_is(groups.group[15], "o"));
}
END_TEST

START_TEST(a_text_with_nul_bytes_matches_whole)
{
	struct ls_text text = LS_LITERAL("a\0b");
	struct ls_pattern *dots = pattern_of("a.b");
	struct ls_pattern *a = pattern_of("a");

	ck_assert_int_eq(ls_pattern_match(dots, text, NULL), LS_MATCH);
	ck_assert_int_eq(ls_pattern_match(a, text, NULL), LS_NO_MATCH);
	ck_assert_int_eq(ls_pattern_match(a, ls_text_of(NULL), NULL),
			 LS_NO_MATCH);
	ck_assert_int_eq(ls_pattern_search(a, ls_text_of(NULL), 0, NULL),
			 LS_NO_MATCH);
}
END_TEST

START_TEST(a_search_finds_one_match_after_the_other)
{
	struct ls_pattern *pattern = pattern_of("scope=([a-z.]*)");
	struct ls_text text = ls_text_of("?scope=a.b&scope=&scop=c&scope=d");
	static const char *const expected[] = { "a.b", "", "d" };
	struct ls_groups groups;
	size_t count = 0, from = 0;

	while (ls_pattern_search(pattern, text, from, &groups) == LS_MATCH) {
		ck_assert_uint_lt(count, 3);
		ck_assert(ls_text_is(groups.group[1], expected[count++]));
		from = (size_t)(groups.group[0].p - text.p) + groups.group[0].n;
	}
	ck_assert_uint_eq(count, 3);
	ck_assert_int_eq(ls_pattern_search(pattern, text, text.n, NULL),
			 LS_NO_MATCH);
	ck_assert_int_eq(ls_pattern_search(pattern, text, text.n + 1, NULL),
			 LS_NO_MATCH);
}
END_TEST

START_TEST(a_search_sees_what_stands_before_its_start)
{
	struct ls_pattern *pattern = pattern_of("(?<=a)b|^c");

	ck_assert_int_eq(ls_pattern_search(pattern, ls_text_of("ab"), 1, NULL),
			 LS_MATCH);
	ck_assert_int_eq(ls_pattern_search(pattern, ls_text_of("ac"), 1, NULL),
			 LS_NO_MATCH);
}
END_TEST

START_TEST(a_match_that_takes_too_long_is_undecided)
{
	struct ls_pattern *steps = pattern_of("(a+)+");
	struct ls_pattern *heap = pattern_of("((a)|b)*(?!)");
	struct ls_text text = ls_arena_printf(arena, "%.*sb",
					      LS_FMT(repeated("a", 30)));

	ck_assert_int_eq(ls_pattern_match(steps, text, NULL), LS_UNDECIDED);
	ck_assert_int_eq(ls_pattern_match(heap, repeated("a", 60000), NULL),
			 LS_UNDECIDED);
	/* The pattern is as good as before. */
	ck_assert_int_eq(ls_pattern_match(steps, ls_text_of("aaa"), NULL),
			 LS_MATCH);
	ck_assert_int_eq(ls_pattern_search(steps, ls_text_of("baa"), 0, NULL),
			 LS_MATCH);
}
END_TEST

START_TEST(the_depth_of_backtracking_has_a_limit)
{
	struct ls_pattern *pattern = pattern_of("(?:a|b)*+c");
	struct ls_pattern *deep = pattern_of("(?:(a)|b)*c");
	struct ls_text few = ls_arena_printf(arena, "%.*sc",
					     LS_FMT(repeated("a", 300)));
	struct ls_text many = ls_arena_printf(
		arena, "%.*sc",
		LS_FMT(repeated("a", 2 * LS_LIMIT_PATTERN_DEPTH)));

	ck_assert_int_eq(ls_pattern_match(deep, few, NULL), LS_MATCH);
	ck_assert_int_eq(ls_pattern_match(deep, many, NULL), LS_UNDECIDED);
	ck_assert_int_eq(ls_pattern_match(pattern, few, NULL), LS_MATCH);
}
END_TEST

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Each of these is slow at every place of the text, in its own way. */
static const char *const slow_patterns[] = {
	"a{1,100}[bc]",
	"(?:a|aa){1,8}[bc]",
	"(?:a?){12}a{12}[bc]",
	"(?:a|a){6}[bc]",
	"(?:a|a|a){5}[bc]",
	"(?:a|a){9}[bc]",
	"(?=(?:a+){1,2}[bc])[cd]",
	"(?<=a)(?:a|a){4}[cd]",
};

START_TEST(a_search_has_one_budget)
{
	struct ls_pattern *pattern = pattern_of(slow_patterns[_i]);
	struct ls_text text = repeated("a", LS_LIMIT_PATTERN_TEXT);
	double start = seconds();
	enum ls_match match = ls_pattern_search(pattern, text, 0, NULL);

	ck_assert_int_ne(match, LS_MATCH);
	/* A hundred times what it takes without tools that watch it. */
	ck_assert_double_lt(seconds() - start, 60.0);
}
END_TEST

START_TEST(a_budget_that_is_used_up_leaves_a_search_undecided)
{
	struct ls_pattern *pattern = pattern_of("(?:a|a){12}[bc]");
	struct ls_text text = repeated("a", LS_LIMIT_PATTERN_TEXT);

	/* Each place alone is decided within the steps of a match. */
	ck_assert_int_eq(
		ls_pattern_search(pattern, ls_text_part(text, 0, 20), 0, NULL),
		LS_NO_MATCH);
	ck_assert_int_eq(ls_pattern_search(pattern, text, 0, NULL),
			 LS_UNDECIDED);
}
END_TEST

START_TEST(a_few_slow_places_do_not_stop_a_search)
{
	struct ls_pattern *pattern = pattern_of("x(?:a?){8}a{8}[bc]");
	struct ls_text filler = repeated(".", 30000);
	struct ls_text text = ls_arena_printf(arena,
					      "%.*sxaaaaaaaad%.*sxaaaaaaaab",
					      LS_FMT(filler), LS_FMT(filler));
	struct ls_groups groups;

	ck_assert_int_eq(ls_pattern_search(pattern, text, 0, &groups),
			 LS_MATCH);
	ck_assert(ls_text_is(groups.group[0], "xaaaaaaaab"));
}
END_TEST

START_TEST(the_text_of_a_pattern_has_a_limit)
{
	struct ls_pattern *pattern = pattern_of("(?s).*+");
	struct ls_pattern *other = pattern_of("b");
	struct ls_text text = repeated("a", LS_LIMIT_PATTERN_TEXT + 1);

	for (size_t more = 0; more < 3; more++) {
		struct ls_text some = ls_text_part(
			text, 0, LS_LIMIT_PATTERN_TEXT - 1 + more);

		ck_assert_int_eq(ls_pattern_match(pattern, some, NULL),
				 more < 2 ? LS_MATCH : LS_UNDECIDED);
		ck_assert_int_eq(ls_pattern_search(other, some, 0, NULL),
				 more < 2 ? LS_NO_MATCH : LS_UNDECIDED);
	}
}
END_TEST

static void make_pattern(void *arg)
{
	struct ls_text why;
	size_t offset;

	*(struct ls_pattern **)arg = ls_pattern_new(
		arena, ls_text_of("(?<n>a|b)+c"), &why, &offset);
}

START_TEST(no_failing_allocation_is_taken_for_no_match)
{
	struct ls_pattern *pattern = NULL;
	unsigned long n = 0;
	bool done = false;

	while (!done) {
		enum ls_match match = LS_UNDECIDED;

		ls_arena_reset(arena);
		n++;
		ls_alloc_fail_at(n, false);
		if (ls_guard(arena, make_pattern, &pattern)) {
			ck_assert_ptr_nonnull(pattern);
			match = ls_pattern_match(pattern, ls_text_of("abc"),
						 NULL);
			ck_assert_int_ne(match, LS_NO_MATCH);
			done = ls_alloc_count() < n;
		}
		ls_alloc_fail_at(0, false);
		ck_assert(!done || match == LS_MATCH);
		ck_assert_uint_lt(n, 100);
	}
	ck_assert_uint_gt(n, 5);
}
END_TEST

static const struct {
	const char *glob, *path;
	bool matches;
} globs[] = {
	/* Without a slash: the last part, at any depth. */
	{ "a", "a", true },
	{ "a", "b", false },
	{ "a", "x/a", true },
	{ "a", "x/y/a", true },
	{ "a", "a/x", false },
	{ "*.yaml", "wink.yaml", true },
	{ "*.yaml", "a/b/wink.yaml", true },
	{ "*.yaml", "wink.yml", false },
	{ "*.yaml", ".yaml", true },
	{ "*", "a/b", true },
	{ "**", "a/b", true },
	{ "foo*bar", "x/foo.bar", true },
	/* With a slash: the whole path. */
	{ "/a", "a", true },
	{ "/a", "x/a", false },
	{ "a/b", "a/b", true },
	{ "a/b", "x/a/b", false },
	{ "a/*", "a/b", true },
	{ "a/*", "a/b/c", false },
	{ "a/*", "a/", true },
	{ "a/*/c", "a/b/c", true },
	{ "a/*/c", "a/c", false },
	{ "*/b", "xx/b", true },
	{ "*/b", "xx/y/b", false },
	{ "*a/b*", "xa/by", true },
	{ "*a/b", "aab/b", false },
	{ "a/?", "a/b", true },
	{ "a?b", "a/b", false },
	{ "/a*b", "a/b", false },
	{ "a/?", "a/", false },
	/* Any number of folders. */
	{ "**/a", "a", true },
	{ "**/a", "x/a", true },
	{ "**/a", "x/y/a", true },
	{ "**/a", "xa", false },
	{ "**/a", "x/ya", false },
	{ "a/**", "a/b", true },
	{ "a/**", "a/b/c", true },
	{ "a/**", "a", false },
	{ "a/**", "b/a", false },
	{ "a/**", "ab", false },
	{ "a/**/b", "a/b", true },
	{ "a/**/b", "a/x/b", true },
	{ "a/**/b", "a/x/y/b", true },
	{ "a/**/b", "ab", false },
	{ "a/**/b", "a/xb", false },
	{ "a/**/b", "a/b/c", false },
	{ "a/***/b", "a/x/y/b", true },
	{ "**/fixtures/**", "fixtures/a", true },
	{ "**/fixtures/**", "x/y/fixtures/a/b", true },
	{ "**/fixtures/**", "x/fixtures", false },
	{ "integrations/**", "integrations/wink/pms.yaml", true },
	{ "**/a/*/b/**/c", "x/a/1/a/2/b/3/4/c", true },
	{ "**/a/*/b/**/c", "x/a/1/a/2/3/b/c", false },
	{ "**/a*b/**/c", "a1/a2b/c", true },
	{ "**/**/a", "a", true },
	{ "**/**/**", "a", true },
	{ "a/**/**/b", "a/b", true },
	/* Two stars inside a part are as one. */
	{ "a**b", "axxb", true },
	{ "/a**b", "a/b", false },
	{ "a/b**", "a/bcd", true },
	{ "a/b**", "a/b/c", false },
	{ "**a/b", "xa/b", true },
	{ "**a/b", "x/a/b", false },
	/* Classes. */
	{ "[abc]", "b", true },
	{ "[abc]", "d", false },
	{ "[a-c]x", "bx", true },
	{ "[a-c]x", "dx", false },
	{ "[c-a]x", "cx", true },
	{ "[c-a]x", "ax", false },
	{ "[!a-c]", "d", true },
	{ "[!a-c]", "b", false },
	{ "[^a-c]", "d", true },
	{ "[]]", "]", true },
	{ "[!]]", "]", false },
	{ "[!]]", "a", true },
	{ "[]-a]", "^", true },
	{ "[a-]", "-", true },
	{ "[-a]", "-", true },
	{ "[\\]]", "]", true },
	{ "[\\!a]", "!", true },
	{ "[a\\-c]", "b", false },
	{ "[[:digit:]]", "7", true },
	{ "[[:digit:]]", "a", false },
	{ "[![:digit:]]", "a", true },
	{ "[[:alpha:][:digit:]_]x", "_x", true },
	{ "[[:upper:]]", "a", false },
	{ "[[:xdigit:]]", "F", true },
	{ "[[:punct:]]", ".", true },
	{ "[[:space:]]", " ", true },
	{ "[[:nothing:]]", "n", false },
	{ "*[a[:nothing:]]*", "ban", false },
	{ "[a-[[:digit:]]", "a", true },
	{ "[[:a]:]", "a:]", true },
	{ "[[:a:b:]]", "a", false },
	{ "[[:a]", ":", true },
	{ "x/[!a]", "x//", false },
	{ "x[/]y", "x/y", false },
	{ "[\xc3-\xc4]", "\xc3", true },
	{ "[a", "a", false },
	{ "[a", "[a", false },
	{ "[", "[", false },
	{ "[!", "a", false },
	{ "a]", "a]", true },
	/* Backslashes. */
	{ "\\*", "*", true },
	{ "\\*", "a", false },
	{ "\\[a]", "[a]", true },
	{ "\\a", "a", true },
	{ "\\\\", "\\", true },
	{ "\\!a", "!a", true },
	{ "\\#a", "#a", true },
	{ "a\\", "a", false },
	{ "a\\", "a\\", false },
	{ "\\?", "x", false },
	/* Going back to a star. */
	{ "*ab", "aab", true },
	{ "*ab*", "xaabx", true },
	{ "a*b*c", "abbcbc", true },
	{ "a*b*c", "abbcb", false },
	{ "*a*a*a", "aa", false },
	{ "*?", "a", true },
	{ "?*?", "a", false },
	/* The empty ones. */
	{ "", "", true },
	{ "", "a", false },
	{ "*", "", true },
	{ "a", "", false },
	{ "a/", "a", false },
};

START_TEST(a_glob_matches_as_in_gitignore)
{
	ck_assert_msg(ls_glob_match(ls_text_of(globs[_i].glob),
				    ls_text_of(globs[_i].path)) ==
			      globs[_i].matches,
		      "'%s' and '%s'", globs[_i].glob, globs[_i].path);
}
END_TEST

START_TEST(bytes_in_globs_may_be_anything)
{
	struct ls_text glob = LS_LITERAL("a\0*");

	ck_assert(ls_glob_match(glob, LS_LITERAL("a\0b")));
	ck_assert(!ls_glob_match(glob, LS_LITERAL("a")));
	ck_assert(ls_glob_match(LS_LITERAL("a?b"), LS_LITERAL("a\0b")));
	ck_assert(!ls_glob_match(ls_text_of(NULL), ls_text_of("a")));
	ck_assert(ls_glob_match(ls_text_of(NULL), ls_text_of(NULL)));
}
END_TEST

/* Whatever a stranger writes, it takes text times pattern at most. */
static const struct {
	const char *piece, *end, *path_piece, *path_end;
} slow_globs[] = {
	{ "*a", "b", "a", "" },      { "**/", "b", "a/", "a" },
	{ "**/a/", "b", "a/", "a" }, { "**/*a*a/", "b", "aaaaaaaa/", "a" },
	{ "*[a-b]", "c", "a", "" },  { "[[:", "", "a", "" },
	{ "*[[:a", "", "a", "" },    { "?", "b", "a", "" },
	{ "a/", "**/b", "a/", "a" },
};

START_TEST(no_glob_takes_long)
{
	size_t times = getenv("LEASTSCOPE_QUICK") != NULL ? 200 : 1000;
	struct ls_text piece = repeated(slow_globs[_i].piece, times);
	struct ls_text path_piece = repeated(slow_globs[_i].path_piece, times);
	struct ls_text glob = ls_arena_printf(arena, "%.*s%s", LS_FMT(piece),
					      slow_globs[_i].end);
	struct ls_text path = ls_arena_printf(
		arena, "%.*s%s", LS_FMT(path_piece), slow_globs[_i].path_end);
	double start = seconds();

	ck_assert(!ls_glob_match(glob, path));
	ck_assert_double_lt(seconds() - start, 2.0);
}
END_TEST

Suite *ls_suite_base_pattern(void)
{
	Suite *suite = suite_create("base_pattern");
	TCase *patterns = tcase_create("patterns");
	TCase *search = tcase_create("search");
	TCase *glob = tcase_create("globs");

	tcase_set_timeout(patterns, 30);
	tcase_add_checked_fixture(patterns, set_up, tear_down);
	tcase_add_loop_test(patterns, a_match_is_of_the_whole_text, 0,
			    (int)(sizeof(matches) / sizeof(matches[0])));
	tcase_add_loop_test(patterns,
			    a_pattern_is_refused_with_the_place_and_the_reason,
			    0, (int)(sizeof(refused) / sizeof(refused[0])));
	tcase_add_test(patterns, the_length_of_a_pattern_has_a_limit);
	tcase_add_test(patterns, the_nesting_of_a_pattern_has_a_limit);
	tcase_add_test(patterns, the_groups_of_a_pattern_have_a_limit);
	tcase_add_test(patterns, groups_are_slices_of_the_text);
	tcase_add_test(patterns, all_fifteen_groups_are_given);
	tcase_add_test(patterns, a_text_with_nul_bytes_matches_whole);
	tcase_add_test(patterns, a_match_that_takes_too_long_is_undecided);
	tcase_add_test(patterns, the_depth_of_backtracking_has_a_limit);
	tcase_add_test(patterns, no_failing_allocation_is_taken_for_no_match);
	tcase_add_checked_fixture(search, set_up, tear_down);
	tcase_set_timeout(search, 120);
	tcase_add_test(search, a_search_finds_one_match_after_the_other);
	tcase_add_test(search, a_search_sees_what_stands_before_its_start);
	tcase_add_loop_test(
		search, a_search_has_one_budget, 0,
		(int)(sizeof(slow_patterns) / sizeof(slow_patterns[0])));
	tcase_add_test(search,
		       a_budget_that_is_used_up_leaves_a_search_undecided);
	tcase_add_test(search, the_text_of_a_pattern_has_a_limit);
	tcase_add_test(search, a_few_slow_places_do_not_stop_a_search);
	tcase_set_timeout(glob, 30);
	tcase_add_checked_fixture(glob, set_up, tear_down);
	tcase_add_loop_test(glob, a_glob_matches_as_in_gitignore, 0,
			    (int)(sizeof(globs) / sizeof(globs[0])));
	tcase_add_test(glob, bytes_in_globs_may_be_anything);
	tcase_add_loop_test(glob, no_glob_takes_long, 0,
			    (int)(sizeof(slow_globs) / sizeof(slow_globs[0])));
	suite_add_tcase(suite, patterns);
	suite_add_tcase(suite, search);
	suite_add_tcase(suite, glob);
	return suite;
}
