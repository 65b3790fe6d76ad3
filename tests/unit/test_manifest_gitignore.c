/* Tests of path patterns: each row is what gitignore(5) says. */
#include "config.h"

#include "suites.h"

#include "base/limits.h"
#include "manifest/ignore.h"
#include "manifest_check.h"

/* One pattern file in /r/, one path; '/' at the end of the path: a folder. */
static const struct row {
	const char *patterns;
	const char *path;
	bool ignored;
} rows[] = {
	/* a name, at any level */
	{ "a.yaml", "/r/a.yaml", true },
	{ "a.yaml", "/r/b/c/a.yaml", true },
	{ "a.yaml", "/r/aa.yaml", false },
	{ "a.yaml", "/r/a.yaml.bak", false },
	{ "*.yaml", "/r/b/a.yaml", true },
	{ "*.yaml", "/r/b/.yaml", true },
	{ "*.yaml", "/r/b/a.yml", false },
	{ "a*.yaml", "/r/b/abc.yaml", true },
	{ "?.yaml", "/r/a.yaml", true },
	{ "?.yaml", "/r/ab.yaml", false },
	{ "[a-c].yaml", "/r/b.yaml", true },
	{ "[!a-c].yaml", "/r/b.yaml", false },
	/* a path, from the file's folder on */
	{ "/a.yaml", "/r/a.yaml", true },
	{ "/a.yaml", "/r/b/a.yaml", false },
	{ "/*.yaml", "/r/a.yaml", true },
	{ "/*.yaml", "/r/b/a.yaml", false },
	{ "b/a.yaml", "/r/b/a.yaml", true },
	{ "b/a.yaml", "/r/c/b/a.yaml", false },
	{ "b/*.yaml", "/r/b/a.yaml", true },
	{ "b/*", "/r/b/c/a.yaml", false },
	{ "**/a.yaml", "/r/a.yaml", true },
	{ "**/a.yaml", "/r/b/c/a.yaml", true },
	{ "b/**", "/r/b/c/a.yaml", true },
	{ "b/**", "/r/b/", false },
	{ "b/**/a.yaml", "/r/b/a.yaml", true },
	{ "b/**/a.yaml", "/r/b/c/d/a.yaml", true },
	{ "b/**/a.yaml", "/r/c/b/a.yaml", false },
	/* folders */
	{ "build/", "/r/build/", true },
	{ "build/", "/r/x/build/", true },
	{ "build/", "/r/build", false },
	{ "/build/", "/r/x/build/", false },
	{ "x/build/", "/r/x/build/", true },
	/* the last one wins */
	{ "*.yaml\n!a.yaml", "/r/a.yaml", false },
	{ "*.yaml\n!a.yaml", "/r/b.yaml", true },
	{ "!a.yaml\n*.yaml", "/r/a.yaml", true },
	{ "!/a.yaml", "/r/a.yaml", false },
	/* what is no pattern */
	{ "# a.yaml", "/r/a.yaml", false },
	{ "", "/r/a.yaml", false },
	{ "/", "/r/a.yaml", false },
	{ "!", "/r/a.yaml", false },
	{ "\\#a", "/r/#a", true },
	{ "\\!a", "/r/!a", true },
	/* line ends and blanks */
	{ "a.yaml\r\nb.yaml\r\n", "/r/a.yaml", true },
	{ "a.yaml   ", "/r/a.yaml", true },
	{ "a\\ ", "/r/a ", true },
	{ "a\\ ", "/r/a", false },
	{ "\xef\xbb\xbf"
	  "a.yaml",
	  "/r/a.yaml", true },
	{ " a.yaml", "/r/a.yaml", false },
};

static struct ls_ignores ignores_of(const char *patterns, size_t base)
{
	struct ls_ignores ignores = { .arena = manifest_arena() };

	ck_assert(ls_ignores_file(&ignores, ls_text_of(patterns), base));
	return ignores;
}

static bool ignored(const struct ls_ignores *ignores, const char *string,
		    bool deep)
{
	struct ls_text path = ls_text_of(string);
	const struct ls_ignore_pattern *by;
	bool folder = ls_text_ends(path, "/");

	if (folder)
		path.n--;
	by = deep ? ls_ignores_match_deep(ignores, path, folder) :
		    ls_ignores_match(ignores, path, folder);
	return by != NULL && !by->negated;
}

START_TEST(matches_as_git_does)
{
	const struct row *r = &rows[_i];
	struct ls_ignores ignores = ignores_of(r->patterns, 3);

	ck_assert_msg(ignored(&ignores, r->path, false) == r->ignored,
		      "'%s' and %s", r->patterns, r->path);
}
END_TEST

START_TEST(an_inner_file_wins_over_an_outer_one)
{
	struct ls_ignores ignores = ignores_of("*.yaml\n/in/x\n", 3);

	ck_assert(ls_ignores_file(&ignores, LS_LITERAL("!a.yaml\n/x\n"), 6));
	ck_assert(!ignored(&ignores, "/r/in/a.yaml", false));
	ck_assert(ignored(&ignores, "/r/in/b.yaml", false));
	ck_assert(ignored(&ignores, "/r/in/x", false));
	ck_assert(!ignored(&ignores, "/r/in/y/x", false));
	ls_ignores_drop(&ignores);
	ck_assert(ignored(&ignores, "/r/in/a.yaml", false));
}
END_TEST

START_TEST(what_is_below_an_ignored_folder_is_ignored)
{
	struct ls_ignores ignores = ignores_of("build/\n!build/a.yaml\n", 3);

	ck_assert(ignored(&ignores, "/r/build/a.yaml", true));
	ck_assert(ignored(&ignores, "/r/build/b/c.yaml", true));
	ck_assert(!ignored(&ignores, "/r/built/a.yaml", true));
}
END_TEST

START_TEST(knows_patterns_that_name_files)
{
	static const struct {
		const char *pattern;
		bool names;
	} patterns[] = {
		{ "a/**", false }, { "**", false },    { "*", false },
		{ "a/*", false },  { "a/b", true },    { "*.conf", true },
		{ "a/", false },   { "**/x.*", true },
	};

	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++)
		ck_assert_msg(ignores_of(patterns[i].pattern, 0)
					      .patterns.v[0]
					      .names_file == patterns[i].names,
			      "%s", patterns[i].pattern);
}
END_TEST

START_TEST(patterns_have_limits)
{
	struct ls_ignores ignores = { .arena = manifest_arena() };
	size_t n = LS_LIMIT_IGNORE_PATTERNS;
	struct ls_text longest = ls_text_of(
		repeated("", "a", LS_LIMIT_PATTERN_BYTES, ""));

	ck_assert(ls_ignores_file(
		&ignores, ls_text_of(repeated("", "a\n", n - 1, "")), 0));
	ck_assert(ls_ignores_line(&ignores, longest));
	ck_assert_uint_eq(ignores.patterns.n, n);
	ck_assert(!ls_ignores_line(&ignores, LS_LITERAL("b")));
	ck_assert(ls_ignores_line(&ignores, LS_LITERAL("# b")));
	ls_ignores_drop(&ignores);
	ls_ignores_start(&ignores, 0);
	longest = ls_text_of(repeated("", "a", LS_LIMIT_PATTERN_BYTES + 1, ""));
	ck_assert(!ls_ignores_line(&ignores, longest));
}
END_TEST

Suite *ls_suite_manifest_gitignore(void)
{
	Suite *suite = suite_create("manifest: gitignore");
	TCase *tests = tcase_create("patterns");

	tcase_add_loop_test(tests, matches_as_git_does, 0,
			    (int)(sizeof(rows) / sizeof(*rows)));
	tcase_add_test(tests, an_inner_file_wins_over_an_outer_one);
	tcase_add_test(tests, what_is_below_an_ignored_folder_is_ignored);
	tcase_add_test(tests, knows_patterns_that_name_files);
	tcase_add_test(tests, patterns_have_limits);
	suite_add_tcase(suite, tests);
	return suite;
}
