/* Tests of forms: bodies, URLs, percent-encoding, places, limits. */
#include "config.h"

#include "suites.h"

#include "base/limits.h"
#include "document_check.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

static const struct {
	const char *name;
	struct ls_text text;
	const char *tree;
} readable[] = {
	{ "a pair", BYTES("a=b"), "{'a': 'b'}" },
	{ "two pairs", BYTES("a=b&c=d"), "{'a': 'b', 'c': 'd'}" },
	{ "no value", BYTES("a=&b"), "{'a': '', 'b': ''}" },
	{ "no name", BYTES("=a"), "{'': 'a'}" },
	{ "an equals sign in a value", BYTES("a=b=c"), "{'a': 'b=c'}" },
	{ "empty pairs", BYTES("&&a=b&&c=d&"), "{'a': 'b', 'c': 'd'}" },
	{ "a plus is a blank", BYTES("a+b=c+d"), "{'a b': 'c d'}" },
	{ "an encoded plus is a plus", BYTES("a=b%2Bc"), "{'a': 'b+c'}" },
	{ "digits of both cases", BYTES("a=%2f%2F%6a"), "{'a': '//j'}" },
	{ "an encoded ampersand", BYTES("a=b%26c%3Dd"), "{'a': 'b&c=d'}" },
	{ "an encoded percent sign", BYTES("a=%25zz"), "{'a': '%zz'}" },
	{ "UTF-8", BYTES("a=%c3%a9\xc3\xa9"), "{'a': '\xc3\xa9\xc3\xa9'}" },
	{ "a NUL", BYTES("a=b%00c"), "{'a': 'b\\u0000c'}" },
	{ "line ends around", BYTES("\r\n a=b\n"), "{'a': 'b'}" },
	{ "a byte order mark",
	  BYTES("\xef\xbb\xbf"
		"a=b"),
	  "{'a': 'b'}" },
	{ "a number stays text", BYTES("a=1&b=null"),
	  "{'a': '1', 'b': 'null'}" },
	{ "a URL", BYTES("https://x.example/y?a=b&c=d"),
	  "{'a': 'b', 'c': 'd'}" },
	{ "a URL's fragment", BYTES("https://x.example/?a=b#c=d"),
	  "{'a': 'b'}" },
	{ "a path with a query", BYTES("/authorize?a=b"), "{'a': 'b'}" },
	{ "a query with its mark", BYTES("?a=b"), "{'a': 'b'}" },
	{ "a question mark in a value", BYTES("a=b?c=d"), "{'a': 'b?c=d'}" },
	{ "a number sign in a body", BYTES("a=b#c&d=e"),
	  "{'a': 'b#c', 'd': 'e'}" },
};

START_TEST(a_form_is_a_mapping_of_strings)
{
	struct ls_document *document = document_of(readable[_i].text,
						   LS_SYNTAX_FORM);

	ck_assert_msg(strcmp(document_show(document), readable[_i].tree) == 0,
		      "%s: %s", readable[_i].name, document_show(document));
}
END_TEST

static const struct {
	const char *name;
	struct ls_text text;
	enum ls_problem_kind kind;
	uint32_t start;
	const char *reason;
} refused[] = {
	{ "nothing", BYTES(""), LS_PROBLEM_SYNTAX, 0, "no parameter" },
	{ "blanks", BYTES(" \n\t"), LS_PROBLEM_SYNTAX, 0, "no parameter" },
	{ "a URL without query", BYTES("https://x.example/a=b"),
	  LS_PROBLEM_SYNTAX, 21, "no parameter" },
	{ "a URL with a query of nothing", BYTES("https://x.example/?"),
	  LS_PROBLEM_SYNTAX, 19, "no parameter" },
	{ "a query behind the fragment", BYTES("https://x.example/#?a=b"),
	  LS_PROBLEM_SYNTAX, 18, "no parameter" },
	{ "a lone percent sign", BYTES("a=b%"), LS_PROBLEM_SYNTAX, 3,
	  "hexadecimal" },
	{ "one digit", BYTES("a=%4"), LS_PROBLEM_SYNTAX, 2, "hexadecimal" },
	{ "digits cut by the next pair", BYTES("a=%4&b=c"), LS_PROBLEM_SYNTAX,
	  2, "hexadecimal" },
	{ "no digits", BYTES("a=%zz"), LS_PROBLEM_SYNTAX, 2, "hexadecimal" },
	{ "a sign for a digit", BYTES("a=%+1"), LS_PROBLEM_SYNTAX, 2,
	  "hexadecimal" },
	{ "no digits in a name", BYTES("%g0=a"), LS_PROBLEM_SYNTAX, 0,
	  "hexadecimal" },
	{ "half a character", BYTES("a=%c3"), LS_PROBLEM_ENCODING, 2,
	  "not UTF-8" },
	{ "an overlong NUL", BYTES("a=%c0%80"), LS_PROBLEM_ENCODING, 2,
	  "not UTF-8" },
	{ "a surrogate", BYTES("a=%ed%a0%80"), LS_PROBLEM_ENCODING, 2,
	  "not UTF-8" },
	{ "half a character in a name", BYTES("%ff=a"), LS_PROBLEM_ENCODING, 0,
	  "not UTF-8" },
	{ "raw bytes that are not UTF-8", BYTES("a=\xff"), LS_PROBLEM_ENCODING,
	  2, "not UTF-8" },
	{ "a raw NUL",
	  BYTES("a=b\0"
		"c"),
	  LS_PROBLEM_ENCODING, 3, "NUL" },
};

START_TEST(what_is_no_form_is_refused_where_it_goes_wrong)
{
	struct ls_problem problem;

	ck_assert_msg(document_try(refused[_i].text, LS_SYNTAX_FORM,
				   &problem) == NULL,
		      "%s", refused[_i].name);
	ck_assert_int_eq(problem.kind, refused[_i].kind);
	ck_assert_uint_eq(problem.span.start, refused[_i].start);
	ck_assert_msg(ls_text_contains(problem.reason, refused[_i].reason),
		      "%s: %.*s", refused[_i].name, LS_FMT(problem.reason));
}
END_TEST

static const struct {
	const char *text;
	const char *notices;
} repeated[] = {
	{ "a=1&b=2", "" },
	{ "a=1&a=2", "duplicate(a|0-1)" },
	{ "scope=1&sc%6Fpe=2", "duplicate(sc%6Fpe|0-5)" },
	{ "a=1&a=2&a=3", "duplicate(a|0-1) duplicate(a|0-1)" },
	{ "resource=1&resource=2", "" },
	{ "resource=1&re%73ource=2&audience=3&audience=4", "" },
	{ "resource=1&resource=2&scope=3&scope=4", "duplicate(scope|22-27)" },
	{ "Resource=1&Resource=2", "duplicate(Resource|0-8)" },
};

START_TEST(a_parameter_that_stands_twice_is_noticed)
{
	struct ls_document *document = document_of(
		ls_text_of(repeated[_i].text), LS_SYNTAX_FORM);

	ck_assert_str_eq(document_notices(document), repeated[_i].notices);
}
END_TEST

START_TEST(a_part_of_a_value_has_the_place_of_its_bytes)
{
	struct ls_document *document = document_of(
		BYTES("a=x&b=one+t%77o%20%c3%a9"), LS_SYNTAX_FORM);
	const struct ls_node *node = document_node(document, "b");
	static const struct {
		size_t from, to;
		const char *slice;
	} parts[] = {
		{ 0, 3, "one" },
		{ 4, 7, "t%77o" },
		{ 5, 6, "%77" },
		{ 8, 10, "%c3%a9" },
	};

	ck_assert_str_eq(document_slice(document, node->key->span), "b");
	for (int i = 0; i < ROWS(parts); i++)
		ck_assert_str_eq(
			document_slice(
				document,
				ls_node_part(document_arena, document->source,
					     node, parts[i].from, parts[i].to)),
			parts[i].slice);
}
END_TEST

/* A mapping, and a node for each name and value. */
static struct ls_text nodes(size_t n)
{
	return document_repeat("", "=&", (n - 1) / 2, "");
}

static struct ls_text value(size_t n)
{
	return document_repeat("a=", "x", n, "");
}

static struct ls_text encoded_value(size_t n)
{
	return document_repeat("a=", "%78", n, "");
}

static struct ls_text name(size_t n)
{
	return document_repeat("", "x", n, "=a");
}

static struct ls_text encoded_name(size_t n)
{
	return document_repeat("", "%78", n, "=a");
}

static const struct {
	struct ls_text (*text)(size_t n);
	size_t limit;
	size_t step;
	const char *reason;
} limits[] = {
	{ value, LS_LIMIT_SCALAR_BYTES, 1, "longer than 65536 bytes" },
	{ encoded_value, LS_LIMIT_SCALAR_BYTES, 1, "longer than 65536 bytes" },
	{ name, LS_LIMIT_KEY_BYTES, 1, "longer than 1024 bytes" },
	{ encoded_name, LS_LIMIT_KEY_BYTES, 1, "longer than 1024 bytes" },
	{ nodes, LS_LIMIT_NODES - 1, 2, "more than 200000 nodes" },
};

START_TEST(a_limit_holds_at_its_value_and_no_further)
{
	size_t limit = limits[_i].limit, step = limits[_i].step;
	struct ls_problem problem;

	document_of(limits[_i].text(limit - step), LS_SYNTAX_FORM);
	document_of(limits[_i].text(limit), LS_SYNTAX_FORM);
	ck_assert_ptr_null(document_try(limits[_i].text(limit + step),
					LS_SYNTAX_FORM, &problem));
	ck_assert_int_eq(problem.kind, LS_PROBLEM_LIMIT);
	ck_assert_msg(ls_text_contains(problem.reason, limits[_i].reason),
		      "%.*s", LS_FMT(problem.reason));
}
END_TEST

Suite *ls_suite_document_form(void)
{
	Suite *suite = suite_create("document form");
	TCase *tests = tcase_create("form");

	tcase_add_checked_fixture(tests, document_set_up, document_tear_down);
	tcase_add_loop_test(tests, a_form_is_a_mapping_of_strings, 0,
			    ROWS(readable));
	tcase_add_loop_test(tests,
			    what_is_no_form_is_refused_where_it_goes_wrong, 0,
			    ROWS(refused));
	tcase_add_loop_test(tests, a_parameter_that_stands_twice_is_noticed, 0,
			    ROWS(repeated));
	tcase_add_test(tests, a_part_of_a_value_has_the_place_of_its_bytes);
	tcase_add_loop_test(tests, a_limit_holds_at_its_value_and_no_further, 0,
			    ROWS(limits));
	suite_add_tcase(suite, tests);
	return suite;
}
