/* Tests of finding files, in a small tree made for each test. */
#include "config.h"

#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/out.h"
#include "manifest/discover.h"
#include "manifest_check.h"

static char top[] = "/tmp/leastscope-test-XXXXXX";
static char before[4096];

static void write_file(const char *path, const char *text)
{
	FILE *file;

	for (const char *slash = strchr(path, '/'); slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		char folder[4096];

		snprintf(folder, sizeof(folder), "%.*s", (int)(slash - path),
			 path);
		mkdir(folder, 0777);
	}
	file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_ge(fputs(text, file), 0);
	ck_assert_int_eq(fclose(file), 0);
}

/* The tests stand in a new folder with a repository in it. */
static void enter_tree(void)
{
	static const char *const files[] = {
		"a.yaml",           "b.YML",           "c.json",
		"d.jsonc",          "e.txt",           "noext",
		"sub/f.yaml",       "sub/deep/g.yaml", "sub-x.yaml",
		"skip/h.yaml",      "fix/i.yaml",      ".hidden/j.yml",
		".git/config.yaml", "sub/k.conf",      "yaml",
	};

	ck_assert_ptr_nonnull(getcwd(before, sizeof(before)));
	memcpy(top + sizeof(top) - 7, "XXXXXX", 6);
	ck_assert_ptr_nonnull(mkdtemp(top));
	ck_assert_int_eq(chdir(top), 0);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		write_file(files[i], "");
	write_file(".gitignore", "skip/\n");
}

static void leave_tree(void)
{
	char command[64];
	int status;

	ck_assert_int_eq(chdir(before), 0);
	snprintf(command, sizeof(command), "rm -rf '%s'", top);
	status = system(command);
	ck_assert_int_eq(status, 0);
}

static struct ls_discovery new_discovery(void)
{
	return (struct ls_discovery){ .arena = manifest_arena() };
}

/* Paths with a blank between; "!" after a named, "-" after an excluded one. */
static const char *found(const struct ls_discovery *discovery)
{
	struct ls_out out = ls_out_new(manifest_arena());

	for (size_t i = 0; i < discovery->files.n; i++) {
		const struct ls_found_file *file = &discovery->files.v[i];

		if (i > 0)
			ls_out_char(&out, ' ');
		ls_out_raw(&out, file->path);
		if (file->named)
			ls_out_char(&out, '!');
		if (file->excluded)
			ls_out_char(&out, '-');
	}
	ck_assert_uint_eq(discovery->problems.n, 0);
	return text_shown(ls_out_text(&out));
}

static const char *found_in(const char *path)
{
	struct ls_discovery discovery = new_discovery();

	ls_discover(&discovery, ls_text_of(path));
	return found(&discovery);
}

START_TEST(finds_candidates_sorted_by_path)
{
	ck_assert_str_eq(found_in("."),
			 ".hidden/j.yml a.yaml b.YML c.json d.jsonc "
			 "fix/i.yaml sub-x.yaml sub/deep/g.yaml sub/f.yaml");
	ck_assert_str_eq(found_in(""), found_in("."));
	ck_assert_str_eq(found_in("./sub//"), "sub/deep/g.yaml sub/f.yaml");
	ck_assert_str_eq(found_in("sub/deep/.."), "sub/deep/g.yaml sub/f.yaml");
}
END_TEST

START_TEST(shows_absolute_paths_as_they_were_given)
{
	struct ls_discovery discovery = new_discovery();
	char path[64];

	snprintf(path, sizeof(path), "%s/sub/deep", top);
	ls_discover(&discovery, ls_text_of(path));
	ck_assert_uint_eq(discovery.files.n, 1);
	ck_assert(ls_text_ends(discovery.files.v[0].path, "/sub/deep/g.yaml"));
	ck_assert(ls_text_starts(discovery.files.v[0].path, "/tmp/"));
}
END_TEST

START_TEST(a_named_file_is_taken_whatever_it_is_called)
{
	ck_assert_str_eq(found_in("e.txt"), "e.txt!");
	ck_assert_str_eq(found_in("./skip/h.yaml"), "skip/h.yaml!");
	ck_assert_str_eq(found_in("missing.yaml"), "missing.yaml!");
}
END_TEST

START_TEST(nothing_is_found_twice)
{
	struct ls_discovery discovery = new_discovery();

	ls_discover(&discovery, LS_LITERAL("sub"));
	ls_discover(&discovery, LS_LITERAL("sub/f.yaml"));
	ls_discover(&discovery, LS_LITERAL("e.txt"));
	ls_discover(&discovery, LS_LITERAL("e.txt"));
	ls_discover(&discovery, LS_LITERAL("./sub/deep"));
	ls_discover(&discovery, LS_LITERAL("fix"));
	ck_assert_str_eq(found(&discovery),
			 "sub/deep/g.yaml sub/f.yaml! e.txt! fix/i.yaml");
}
END_TEST

START_TEST(links_are_not_followed)
{
	ck_assert_int_eq(symlink("../a.yaml", "sub/link.yaml"), 0);
	ck_assert_int_eq(symlink("..", "sub/up"), 0);
	ck_assert_str_eq(found_in("sub"), "sub/deep/g.yaml sub/f.yaml");
	/* one that the user names is */
	ck_assert_str_eq(found_in("sub/link.yaml"), "sub/link.yaml!");
}
END_TEST

START_TEST(nested_ignore_files_count_from_the_repository_down)
{
	write_file("sub/.gitignore", "*.yaml\n!/deep/g.yaml\n/only.json\n");
	write_file("sub/only.json", "");
	write_file("sub/deep/only.json", "");
	write_file("sub/deep/.gitignore", "z.yaml\n");
	write_file("sub/deep/z.yaml", "");
	write_file(".git/info/exclude", "/fix/\n/f.yaml\n");
	ck_assert_str_eq(found_in("sub"), "sub/deep/g.yaml sub/deep/only.json");
	ck_assert_str_eq(found_in("sub/deep"),
			 "sub/deep/g.yaml sub/deep/only.json");
	ck_assert_str_eq(found_in("."),
			 ".hidden/j.yml a.yaml b.YML c.json d.jsonc "
			 "sub-x.yaml sub/deep/g.yaml sub/deep/only.json");
	ck_assert_int_eq(chdir("sub"), 0);
	ck_assert_str_eq(found_in("."), "deep/g.yaml deep/only.json");
	ck_assert_str_eq(found_in("../fix"), "../fix/i.yaml");
	ck_assert_int_eq(chdir(".."), 0);
}
END_TEST

START_TEST(an_inner_file_holds_in_its_own_folder_only)
{
	write_file("m/.gitignore", "same.yaml\n");
	write_file("m/same.yaml", "");
	write_file("m/n/same.yaml", "");
	write_file("n/same.yaml", "");
	ck_assert_str_eq(found_in("m"), "");
	ck_assert_str_eq(found_in("n"), "n/same.yaml");
	ck_assert_ptr_nonnull(strstr(found_in("."), " n/same.yaml"));
	ck_assert_ptr_null(strstr(found_in("."), "m/same.yaml"));
}
END_TEST

START_TEST(ignore_files_can_be_ignored)
{
	struct ls_discovery discovery = new_discovery();

	discovery.no_ignores = true;
	ls_discover(&discovery, LS_LITERAL("skip"));
	ls_discover(&discovery, LS_LITERAL("."));
	ck_assert_ptr_nonnull(strstr(found(&discovery), "skip/h.yaml"));
	/* also when a folder that is ignored is named */
	ck_assert_str_eq(found_in("skip"), "skip/h.yaml");
}
END_TEST

START_TEST(an_ignore_file_has_limits)
{
	struct ls_discovery discovery = new_discovery();

	write_file("sub/.gitignore",
		   repeated("f.yaml\n", "#", LS_LIMIT_IGNORE_BYTES - 7, ""));
	ck_assert_str_eq(found_in("sub"), "sub/deep/g.yaml");
	write_file("sub/.gitignore",
		   repeated("f.yaml\n", "#", LS_LIMIT_IGNORE_BYTES - 6, ""));
	ls_discover(&discovery, LS_LITERAL("sub"));
	ck_assert_uint_eq(discovery.files.n, 2);
	ck_assert_uint_eq(discovery.problems.n, 1);
	ck_assert(ls_text_ends(discovery.problems.v[0].path, "sub/.gitignore"));
}
END_TEST

struct globs {
	const char *include[3];
	const char *exclude[3];
	const char *path;
	const char *found;
};

static const struct globs globs[] = {
	{ { "sub/**" }, { NULL }, ".", "sub/deep/g.yaml sub/f.yaml" },
	{ { "sub" }, { NULL }, ".", "sub/deep/g.yaml sub/f.yaml" },
	{ { "sub/*" }, { NULL }, ".", "sub/deep/g.yaml sub/f.yaml" },
	{ { "/sub/*.yaml" }, { NULL }, ".", "sub/f.yaml" },
	{ { "*.conf", "e.txt" }, { NULL }, ".", "e.txt sub/k.conf" },
	{ { "sub/**", "!sub/deep" },
	  { NULL },
	  ".",
	  "sub/deep/g.yaml sub/f.yaml" },
	{ { "*.yaml", "!f.yaml" }, { NULL }, "sub", "sub/deep/g.yaml" },
	{ { "skip/**" }, { NULL }, ".", "" },
	{ { NULL }, { "**/deep/**" }, "sub", "sub/f.yaml" },
	{ { NULL }, { "deep" }, "sub", "sub/f.yaml" },
	{ { NULL }, { "deep/" }, "sub", "sub/f.yaml" },
	{ { NULL }, { "*.yaml", "!f.yaml" }, "sub", "sub/f.yaml" },
	{ { "*.yaml" }, { "g.*" }, "sub", "sub/f.yaml" },
	/* what the user names is taken, unless told otherwise */
	{ { "sub/**" }, { "a.yaml" }, "a.yaml", "a.yaml!" },
	{ { NULL }, { "sub" }, "sub", "sub/deep/g.yaml sub/f.yaml" },
};

static struct ls_discovery with_globs(const struct globs *g,
				      struct ls_text include[3],
				      struct ls_text exclude[3])
{
	struct ls_discovery discovery = new_discovery();

	for (size_t i = 0; i < 3 && g->include[i] != NULL; i++)
		include[discovery.include_count++] = ls_text_of(g->include[i]);
	for (size_t i = 0; i < 3 && g->exclude[i] != NULL; i++)
		exclude[discovery.exclude_count++] = ls_text_of(g->exclude[i]);
	discovery.include = include;
	discovery.exclude = exclude;
	return discovery;
}

START_TEST(globs_choose)
{
	const struct globs *g = &globs[_i];
	struct ls_text include[3];
	struct ls_text exclude[3];
	struct ls_discovery discovery = with_globs(g, include, exclude);

	ls_discover(&discovery, ls_text_of(g->path));
	ck_assert_str_eq(found(&discovery), g->found);
}
END_TEST

START_TEST(globs_are_relative_to_the_root)
{
	const struct globs g = { { NULL }, { "/deep" }, NULL, NULL };
	struct ls_text include[3];
	struct ls_text exclude[3];
	struct ls_discovery discovery = with_globs(&g, include, exclude);

	discovery.root = LS_LITERAL("sub");
	ls_discover(&discovery, LS_LITERAL("sub"));
	ck_assert_str_eq(found(&discovery), "sub/f.yaml");
	discovery = with_globs(&g, include, exclude);
	discovery.root = LS_LITERAL("..");
	ck_assert_int_eq(chdir("sub"), 0);
	ls_discover(&discovery, LS_LITERAL("."));
	ck_assert_int_eq(chdir(".."), 0);
	ck_assert_str_eq(found(&discovery), "deep/g.yaml f.yaml");
}
END_TEST

START_TEST(a_named_file_can_be_excluded_by_force)
{
	const struct globs g = { { NULL }, { "sub/", "*.txt" }, NULL, NULL };
	struct ls_text include[3];
	struct ls_text exclude[3];
	struct ls_discovery discovery = with_globs(&g, include, exclude);

	discovery.force_exclude = true;
	ls_discover(&discovery, LS_LITERAL("sub/deep/g.yaml"));
	ls_discover(&discovery, LS_LITERAL("e.txt"));
	ls_discover(&discovery, LS_LITERAL("a.yaml"));
	ls_discover(&discovery, LS_LITERAL("skip/h.yaml"));
	ck_assert_str_eq(found(&discovery),
			 "sub/deep/g.yaml!- e.txt!- a.yaml! skip/h.yaml!");
}
END_TEST

START_TEST(a_folder_that_cannot_be_read_is_told)
{
	struct ls_discovery discovery = new_discovery();

	if (geteuid() == 0)
		return; /* may read everything */
	ck_assert_int_eq(chmod("sub/deep", 0), 0);
	ls_discover(&discovery, LS_LITERAL("sub"));
	ck_assert_int_eq(chmod("sub/deep", 0700), 0);
	ck_assert_uint_eq(discovery.problems.n, 1);
	ck_assert_str_eq(text_shown(discovery.problems.v[0].path), "sub/deep");
	ck_assert_uint_eq(discovery.files.n, 1);
}
END_TEST

START_TEST(a_folder_nested_too_deep_is_told)
{
	struct ls_discovery discovery = new_discovery();
	const char *path = repeated("d", "/d", LS_LIMIT_WALK_DEPTH + 1, "/x");

	write_file(path, "");
	ls_discover(&discovery, LS_LITERAL("d"));
	ck_assert_uint_eq(discovery.problems.n, 1);
}
END_TEST

/* Below the limit, at it and above it, for folders and for named files. */
START_TEST(the_files_of_a_run_have_a_limit)
{
	for (size_t i = 0; i < 3; i++) {
		struct ls_discovery walked = new_discovery();
		struct ls_discovery named = new_discovery();
		bool fits = i > 0;

		walked.max_files = named.max_files = 1 + i;
		ls_discover(&walked, LS_LITERAL("sub"));
		ls_discover(&named, LS_LITERAL("a.yaml"));
		ls_discover(&named, LS_LITERAL("c.json"));
		ls_discover(&named, LS_LITERAL("a.yaml"));
		ck_assert_uint_eq(walked.files.n, fits ? 2 : 1);
		ck_assert_uint_eq(named.files.n, fits ? 2 : 1);
		ck_assert_uint_eq(walked.problems.n, fits ? 0 : 1);
		ck_assert_uint_eq(named.problems.n, fits ? 0 : 1);
		if (!fits)
			ck_assert(ls_text_contains(walked.problems.v[0].reason,
						   "the limit is 1 files"));
	}
}
END_TEST

Suite *ls_suite_manifest_discover(void)
{
	Suite *suite = suite_create("manifest: discover");
	TCase *tests = tcase_create("tree");

	tcase_add_checked_fixture(tests, enter_tree, leave_tree);
	tcase_add_test(tests, finds_candidates_sorted_by_path);
	tcase_add_test(tests, the_files_of_a_run_have_a_limit);
	tcase_add_test(tests, shows_absolute_paths_as_they_were_given);
	tcase_add_test(tests, a_named_file_is_taken_whatever_it_is_called);
	tcase_add_test(tests, nothing_is_found_twice);
	tcase_add_test(tests, links_are_not_followed);
	tcase_add_test(tests,
		       nested_ignore_files_count_from_the_repository_down);
	tcase_add_test(tests, an_inner_file_holds_in_its_own_folder_only);
	tcase_add_test(tests, ignore_files_can_be_ignored);
	tcase_add_test(tests, an_ignore_file_has_limits);
	tcase_add_loop_test(tests, globs_choose, 0,
			    (int)(sizeof(globs) / sizeof(*globs)));
	tcase_add_test(tests, globs_are_relative_to_the_root);
	tcase_add_test(tests, a_named_file_can_be_excluded_by_force);
	tcase_add_test(tests, a_folder_that_cannot_be_read_is_told);
	tcase_add_test(tests, a_folder_nested_too_deep_is_told);
	suite_add_tcase(suite, tests);
	return suite;
}
