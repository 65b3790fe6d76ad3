/* Tests of every limit on a document: below, at and above it. */
#include "config.h"

#include "suites.h"

#include "base/limits.h"
#include "base/out.h"
#include "document_check.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

/* Text with n of what is limited. */
static struct ls_text yaml_flow_depth(size_t n)
{
	return document_repeat("", "[", n, document_repeat("", "]", n, "").p);
}

static struct ls_text json_depth(size_t n)
{
	return document_repeat("", "{\"a\":", n,
			       document_repeat("1", "}", n, "").p);
}

static struct ls_text yaml_block_depth(size_t n)
{
	return document_repeat("", "- ", n, "a\n");
}

static struct ls_text yaml_key_depth(size_t n)
{
	return document_repeat("", "? ", n, "a\n");
}

/* An anchored list of 40 levels inside n - 40 others. */
static struct ls_text aliased_depth(size_t n)
{
	struct ls_text deep = document_repeat("", "[", 40, "");
	struct ls_out out = ls_out_new(document_arena);

	ls_out_string(&out, "- &a ");
	ls_out_raw(&out, deep);
	ls_out_raw(&out, document_repeat("", "]", 40, "\n- "));
	ls_out_raw(&out, document_repeat("", "[", n - 41, "*a"));
	ls_out_raw(&out, document_repeat("", "]", n - 41, "\n"));
	return ls_out_text(&out);
}

static struct ls_text directives(size_t n)
{
	struct ls_out out = ls_out_new(document_arena);

	for (size_t i = 0; i < n; i++)
		ls_out_printf(&out, "%%TAG !t%zu! tag:t,1:\n", i);
	ls_out_string(&out, "--- a\n");
	return ls_out_text(&out);
}

static struct ls_text directive_length(size_t n)
{
	return document_repeat("%TAG !t! ", "x", n - 9, "\n--- a\n");
}

/* A list and n - 1 items. */
static struct ls_text yaml_nodes(size_t n)
{
	return document_repeat("", "- a\n", n - 1, "");
}

static struct ls_text json_nodes(size_t n)
{
	return document_repeat("[", "1,", n - 2, "1]");
}

static struct ls_text documents(size_t n)
{
	return document_repeat("", "--- a\n", n, "");
}

static struct ls_text anchors(size_t n)
{
	return document_repeat("", "- &a b\n", n, "");
}

static struct ls_text aliases(size_t n)
{
	return document_repeat("- &a b\n", "- *a\n", n, "");
}

/* n nodes brought in by aliases of 1,000, of 100 and of one. */
static struct ls_text expanded(size_t n)
{
	struct ls_out out = ls_out_new(document_arena);

	ls_out_raw(&out, document_repeat("- &a b\n- &h [", "c,", 99, "]\n"));
	ls_out_raw(&out, document_repeat("- &t [", "d,", 999, "]\n"));
	for (; n >= 1000; n -= 1000)
		ls_out_string(&out, "- *t\n");
	for (; n >= 100; n -= 100)
		ls_out_string(&out, "- *h\n");
	for (; n > 0; n--)
		ls_out_string(&out, "- *a\n");
	return ls_out_text(&out);
}

static struct ls_text yaml_scalar(size_t n)
{
	return document_repeat("a: ", "x", n, "\n");
}

static struct ls_text yaml_escaped_scalar(size_t n)
{
	return document_repeat("a: \"", "\\x41", n, "\"\n");
}

static struct ls_text json_scalar(size_t n)
{
	return document_repeat("\"\\u0041", "x", n - 1, "\"");
}

/* libyaml's own limit on a key, 1,024 with its quotes, comes first unless the
 * key is a complex one. */
static struct ls_text yaml_key(size_t n)
{
	return document_repeat("? ", "x", n, "\n: a\n");
}

static struct ls_text json_key(size_t n)
{
	return document_repeat("{\"", "x", n, "\": 1}");
}

static struct ls_text tag_length(size_t n)
{
	return document_repeat("!", "x", n - 1, " a\n");
}

static const struct {
	const char *name;
	struct ls_text (*text)(size_t n);
	size_t limit;
	enum ls_syntax syntax;
	const char *reason;
} limits[] = {
	{ "flow depth", yaml_flow_depth, LS_LIMIT_DEPTH, LS_SYNTAX_YAML,
	  "nesting is deeper than 64 levels" },
	{ "block depth", yaml_block_depth, LS_LIMIT_DEPTH, LS_SYNTAX_YAML,
	  "nesting is deeper than 64 levels" },
	{ "key depth", yaml_key_depth, LS_LIMIT_DEPTH, LS_SYNTAX_YAML,
	  "nesting is deeper than 64 levels" },
	{ "aliased depth", aliased_depth, LS_LIMIT_DEPTH, LS_SYNTAX_YAML,
	  "nesting is deeper than 64 levels" },
	{ "json depth", json_depth, LS_LIMIT_DEPTH, LS_SYNTAX_JSON,
	  "nesting is deeper than 64 levels" },
	{ "directives", directives, LS_LIMIT_DIRECTIVES, LS_SYNTAX_YAML,
	  "more than 16 lines start with '%'" },
	{ "directive length", directive_length, LS_LIMIT_KEY_BYTES,
	  LS_SYNTAX_YAML,
	  "a line that starts with '%' is longer than 1024 "
	  "bytes" },
	{ "nodes", yaml_nodes, LS_LIMIT_NODES, LS_SYNTAX_YAML,
	  "the file holds more than 200000 nodes" },
	{ "json nodes", json_nodes, LS_LIMIT_NODES, LS_SYNTAX_JSON,
	  "the file holds more than 200000 nodes" },
	{ "documents", documents, LS_LIMIT_DOCUMENTS, LS_SYNTAX_YAML,
	  "the file holds more than 100 documents" },
	{ "anchors", anchors, LS_LIMIT_ANCHORS, LS_SYNTAX_YAML,
	  "the file holds more than 1000 anchors" },
	{ "aliases", aliases, LS_LIMIT_ALIASES, LS_SYNTAX_YAML,
	  "the file holds more than 1000 aliases" },
	{ "expanded nodes", expanded, LS_LIMIT_EXPANDED_NODES, LS_SYNTAX_YAML,
	  "aliases stand for more than 100000 nodes" },
	{ "scalar", yaml_scalar, LS_LIMIT_SCALAR_BYTES, LS_SYNTAX_YAML,
	  "a value is longer than 65536 bytes" },
	{ "decoded scalar", yaml_escaped_scalar, LS_LIMIT_SCALAR_BYTES,
	  LS_SYNTAX_YAML, "a value is longer than 65536 bytes" },
	{ "json scalar", json_scalar, LS_LIMIT_SCALAR_BYTES, LS_SYNTAX_JSON,
	  "a value is longer than 65536 bytes" },
	{ "key", yaml_key, LS_LIMIT_KEY_BYTES, LS_SYNTAX_YAML,
	  "a key is longer than 1024 bytes" },
	{ "json key", json_key, LS_LIMIT_KEY_BYTES, LS_SYNTAX_JSON,
	  "a key is longer than 1024 bytes" },
	{ "tag", tag_length, LS_LIMIT_KEY_BYTES, LS_SYNTAX_YAML,
	  "a tag is longer than 1024 bytes" },
};

START_TEST(a_limit_holds_below_at_and_above)
{
	size_t limit = limits[_i].limit;
	enum ls_syntax syntax = limits[_i].syntax;
	struct ls_problem problem = { .kind = LS_PROBLEM_SYNTAX };

	for (size_t n = limit - 1; n <= limit; n++)
		ck_assert_msg(document_try(limits[_i].text(n), syntax,
					   &problem) != NULL,
			      "%s of %zu: %.*s", limits[_i].name, n,
			      LS_FMT(problem.reason));
	ck_assert_msg(document_try(limits[_i].text(limit + 1), syntax,
				   &problem) == NULL,
		      "%s of %zu is read", limits[_i].name, limit + 1);
	ck_assert_str_eq(ls_arena_string(document_arena, problem.reason),
			 limits[_i].reason);
	ck_assert_int_eq(problem.kind, LS_PROBLEM_LIMIT);
}
END_TEST

START_TEST(a_bomb_of_aliases_is_refused_at_once)
{
	struct ls_out out = ls_out_new(document_arena);
	struct ls_problem problem;

	ls_out_string(&out, "a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
	for (unsigned i = 1; i < 20; i++) {
		ls_out_printf(&out, "a%u: &a%u [*a%u", i, i, i - 1);
		for (unsigned j = 0; j < 8; j++)
			ls_out_printf(&out, ",*a%u", i - 1);
		ls_out_string(&out, "]\n");
	}
	ck_assert_ptr_null(
		document_try(ls_out_text(&out), LS_SYNTAX_YAML, &problem));
	ck_assert_str_eq(ls_arena_string(document_arena, problem.reason),
			 "aliases stand for more than 100000 nodes");
}
END_TEST

START_TEST(a_file_beyond_what_any_option_allows_is_refused)
{
	struct ls_problem problem;
	struct ls_text text = document_repeat(
		"", "                ", LS_LIMIT_FILE_BYTES_MAX / 16, " ");

	ck_assert_uint_eq(text.n, LS_LIMIT_FILE_BYTES_MAX + 1);
	ck_assert_ptr_null(document_try(text, LS_SYNTAX_YAML, &problem));
	ck_assert_int_eq(problem.kind, LS_PROBLEM_LIMIT);
	text.n--;
	ck_assert_ptr_nonnull(document_try(text, LS_SYNTAX_YAML, &problem));
}
END_TEST

/* 350,000 of them, and no more notices than a run may have findings. */
START_TEST(notices_of_hidden_characters_are_bounded)
{
	struct ls_document *document = document_of(
		document_repeat("# ", "\xe2\x80\x8b", 350000, "\n"),
		LS_SYNTAX_YAML);

	ck_assert_uint_eq(document->notice_count, LS_LIMIT_FINDINGS);
}
END_TEST

Suite *ls_suite_document_limits(void)
{
	Suite *suite = suite_create("document/limits");
	TCase *tests = tcase_create("limits");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, document_set_up, document_tear_down);
	tcase_add_loop_test(tests, a_limit_holds_below_at_and_above, 0,
			    ROWS(limits));
	tcase_add_test(tests, a_bomb_of_aliases_is_refused_at_once);
	tcase_add_test(tests, a_file_beyond_what_any_option_allows_is_refused);
	tcase_add_test(tests, notices_of_hidden_characters_are_bounded);
	suite_add_tcase(suite, tests);
	return suite;
}
