/* Tests of the JSON reader: what it accepts, and how it refuses the rest. */
#include "config.h"

#include "suites.h"

#include <string.h>

#include "document_check.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

static const struct {
	const char *text;
	const char *tree;
} accepted[] = {
	{ "{}", "{}" },
	{ " [ ] \r\n\t", "[]" },
	{ "\"x\"", "'x'" },
	{ "-0.5e-10", "#-0.5e-10" },
	{ "[0, -0, 1E+2, 10.01]", "[#0, #-0, #1E+2, #10.01]" },
	{ "[true, false, null]", "[?true, ?false, null(null)]" },
	{ "{\"a\"\n:1, \"\":[[]]}", "{'a': #1, '': [[]]}" },
	{ "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
	  "'\\\"\\\\/\\u0008\\u000c\\u000a\\u000d\\u0009'" },
	{ "\"\\u0041\\u00e9\\u20ac\\uD83D\\uDE00\"",
	  "'A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'" },
	{ "\"a\\u0000b\"", "'a\\u0000b'" },
	{ "\"\xef\xbf\xbf\x7f\"", "'\xef\xbf\xbf\\u007f'" },
	{ "\"no\"", "'no'" },
	{ "{\"<<\": 1}", "{'\\u003c\\u003c': #1}" },
	{ "\xef\xbb\xbf[1]", "[#1]" },
	{ "\"1234567\\n89\"", "'1234567\\u000a89'" },
	{ "\"12345678901234567890\"", "'12345678901234567890'" },
};

START_TEST(json_is_read_as_it_stands)
{
	struct ls_text text = ls_text_of(accepted[_i].text);

	ck_assert_str_eq(document_show(document_of(text, LS_SYNTAX_JSON)),
			 accepted[_i].tree);
	ck_assert_str_eq(document_show(document_of(text, LS_SYNTAX_JSONC)),
			 accepted[_i].tree);
}
END_TEST

static const struct {
	const char *text;
	uint32_t start;
	uint32_t end;
	const char *reason;
	const char *hint;
} refused[] = {
	{ "", 0, 0, "the file ends where a value should be", "" },
	{ " \n", 2, 2, "the file ends where a value should be", "" },
	{ "[1 2]", 3, 4, "expected ',' or ']'", "" },
	{ "{\"a\":1 \"b\":2}", 7, 8, "expected ',' or '}'", "" },
	{ "{\"a\" 1}", 5, 6, "expected ':' after the key", "" },
	{ "{a:1}", 1, 2, "expected a key in double quotes", "" },
	{ "{'a':1}", 1, 2, "expected a key in double quotes", "" },
	{ "{1:1}", 1, 2, "expected a key in double quotes", "" },
	{ "[1,]", 2, 3, "a trailing comma, which JSON does not have",
	  "remove it" },
	{ "{\"a\":1,\n}", 6, 7, "a trailing comma, which JSON does not have",
	  "remove it" },
	{ "[,1]", 1, 2, "expected a value", "" },
	{ "[1,,2]", 3, 4, "expected a value", "" },
	{ "[1 // x\n]", 3, 5, "a comment, which JSON does not have",
	  "remove it, or name the file .jsonc" },
	{ "/* x */ 1", 0, 2, "a comment, which JSON does not have",
	  "remove it, or name the file .jsonc" },
	{ "[/]", 1, 2, "expected a value", "" },
	{ "# x", 0, 1, "expected a value", "" },
	{ "[1", 2, 2, "the file ends inside an array", "" },
	{ "{\"a\":1", 6, 6, "the file ends inside an object", "" },
	{ "{", 1, 1, "the file ends inside an object", "" },
	{ "{\"a\":", 5, 5, "the file ends where a value should be", "" },
	{ "[\"a", 1, 2, "a string without its closing quote", "" },
	{ "[\"a\\", 1, 2, "a string without its closing quote", "" },
	{ "[\"\\u12", 6, 6, "'\\u' needs four hexadecimal digits", "" },
	{ "[\"\\u12g4\"]", 6, 7, "'\\u' needs four hexadecimal digits", "" },
	{ "\"\\x41\"", 1, 2, "an escape that JSON does not have",
	  "write '\\\\' for a backslash" },
	{ "\"\\ud83d\"", 1, 7,
	  "half of a surrogate pair, which is no character", "" },
	{ "\"\\ud83d\\u0041\"", 1, 7,
	  "half of a surrogate pair, which is no character", "" },
	{ "\"\\ude00\"", 1, 7,
	  "half of a surrogate pair, which is no character", "" },
	{ "\"a\nb\"", 2, 3, "a line break inside a string",
	  "close the string, or write '\\n'" },
	{ "\"a\tb\"", 2, 3, "a TAB inside a string", "write '\\t'" },
	{ "\"a\x01"
	  "b\"",
	  2, 3, "a control character inside a string",
	  "write it as an escape" },
	{ "\"\\n\x01\"", 3, 4, "a control character inside a string",
	  "write it as an escape" },
	{ "\"abcdefgh\x01"
	  "ijklmnop\"",
	  9, 10, "a control character inside a string",
	  "write it as an escape" },
	{ "'a'", 0, 1, "a string in single quotes", "use double quotes" },
	{ "[NaN]", 1, 4, "a word that JSON does not have",
	  "strings stand in double quotes; the only words are true, false "
	  "and null" },
	{ "True", 0, 4, "a word that JSON does not have",
	  "strings stand in double quotes; the only words are true, false "
	  "and null" },
	{ "01", 0, 1, "a number that starts with 0",
	  "remove the zero, or write it as a string" },
	{ "-", 1, 1, "a number needs a digit here", "" },
	{ "1.", 2, 2, "a number needs a digit here", "" },
	{ "1e+", 3, 3, "a number needs a digit here", "" },
	{ "+1", 0, 1, "expected a value", "" },
	{ "\xc3\xa9", 0, 2, "expected a value", "" },
	{ "{} {}", 3, 4, "expected the end of the file after the value", "" },
	{ "[1]]", 3, 4, "expected the end of the file after the value", "" },
	{ "[1}", 2, 3, "expected ',' or ']'", "" },
	{ "{\"a\":1]", 6, 7, "expected ',' or '}'", "" },
	{ "]", 0, 1, "expected a value", "" },
};

START_TEST(a_refusal_points_at_the_very_character)
{
	struct ls_problem problem;

	ck_assert_ptr_null(document_try(ls_text_of(refused[_i].text),
					LS_SYNTAX_JSON, &problem));
	ck_assert_str_eq(ls_arena_string(document_arena, problem.reason),
			 refused[_i].reason);
	ck_assert_str_eq(ls_arena_string(document_arena, problem.hint),
			 refused[_i].hint);
	ck_assert_int_eq(problem.kind, LS_PROBLEM_SYNTAX);
	ck_assert_uint_eq(problem.span.start, refused[_i].start);
	ck_assert_uint_eq(problem.span.end, refused[_i].end);
}
END_TEST

static const struct {
	const char *text;
	const char *tree; /* NULL when refused */
	const char *comments;
} lenient[] = {
	{ "[1, 2,]", "[#1, #2]", "" },
	{ "{\"a\": 1,}", "{'a': #1}", "" },
	{ "// one\n{ /* two */ \"a\": // three\r\n 1 /**/ }//four", "{'a': #1}",
	  "[one][two][three][][four]" },
	{ "[\"// no\", \"/* no */\"]", "['// no', '/* no */']", "" },
	{ "[\"a\", // \"drive\",\n \"b\"]", "['a', 'b']", "[\\\"drive\\\",]" },
	{ "[1,,]", NULL, "" },
	{ "[,]", NULL, "" },
	{ "[1] /* x", NULL, "" },
	{ "[1] /* x *", NULL, "" },
	{ "/*/ 1", NULL, "" },
	{ "// nothing else\n", NULL, "" },
	{ "[1 # x\n]", NULL, "" },
};

START_TEST(jsonc_adds_comments_and_trailing_commas_and_nothing_else)
{
	struct ls_problem problem;
	struct ls_document *document = document_try(
		ls_text_of(lenient[_i].text), LS_SYNTAX_JSONC, &problem);

	if (lenient[_i].tree == NULL) {
		ck_assert_ptr_null(document);
		ck_assert_uint_gt(problem.reason.n, 0);
		return;
	}
	ck_assert_ptr_nonnull(document);
	ck_assert_str_eq(document_show(document), lenient[_i].tree);
	ck_assert_str_eq(document_comments(document), lenient[_i].comments);
}
END_TEST

START_TEST(every_shorter_start_of_a_file_is_refused)
{
	static const char whole[] =
		"{\"k\": [true, \"\\ud83d\\ude00\xe2\x82\xac\", -1.5e3], "
		"\"l\": {\"m\": null}}";

	document_of(ls_text_of(whole), LS_SYNTAX_JSON);
	for (size_t n = 0; n + 1 < sizeof(whole); n++) {
		struct ls_problem problem;
		struct ls_text text = { whole, n };

		ck_assert_ptr_null(
			document_try(text, LS_SYNTAX_JSON, &problem));
		ck_assert_uint_le(problem.span.end, n);
	}
}
END_TEST

Suite *ls_suite_document_json(void)
{
	Suite *suite = suite_create("document/json");
	TCase *tests = tcase_create("json");

	tcase_add_checked_fixture(tests, document_set_up, document_tear_down);
	tcase_add_loop_test(tests, json_is_read_as_it_stands, 0,
			    ROWS(accepted));
	tcase_add_loop_test(tests, a_refusal_points_at_the_very_character, 0,
			    ROWS(refused));
	tcase_add_loop_test(
		tests, jsonc_adds_comments_and_trailing_commas_and_nothing_else,
		0, ROWS(lenient));
	tcase_add_test(tests, every_shorter_start_of_a_file_is_refused);
	suite_add_tcase(suite, tests);
	return suite;
}
