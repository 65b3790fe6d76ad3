/* Tests of what is noticed beside the tree, and of comments. */
#include "config.h"

#include "suites.h"

#include "document_check.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

struct noticed {
	const char *text;
	const char *notices;
};

static const struct noticed in_yaml[] = {
	{ "a: b # c\n", "" },
	{ "a: 1\nb: 2\na: 3\na: 4\n", "duplicate(a|0-1) duplicate(a|0-1)" },
	{ "{a: 1, \"a\": 2, 'b': 3}", "duplicate(\\\"a\\\"|1-2)" },
	{ "a: {b: 1}\nc: {b: 1}\n", "" },
	{ "1: a\n\"1\": b\n", "duplicate(\\\"1\\\"|0-1)" },
	{ "\"\\x61\": 1\na: 2\n", "duplicate(a|0-6)" },
	{ "&k a: 1\n*k : 2\n", "duplicate(*k|3-4)" },
	{ "? [a]\n: 1\n? [a]\n: 2\n", "complex([a]) complex([a])" },
	{ "a: &b {c: 1}\nd: {<<: *b}\n", "merge(\\u003c\\u003c)" },
	/* Psych merges at quotes, PyYAML at an alias and at a tag. */
	{ "d: {\"<<\": b}\n", "merge(\\\"\\u003c\\u003c\\\")" },
	{ "? |-\n  <<\n: b\n", "merge(|-\\u000a  \\u003c\\u003c)" },
	{ "a: &m <<\n*m : b\n", "merge(*m)" },
	{ "!!merge a: b\n", "tag(!!merge|8-9) merge(a)" },
	{ "!!str <<: b\n", "tag(!!str|6-8)" },
	{ "a: <<\n", "" },
	{ "{?a: b, ? c: d, g?: h}", "glued-key(?a)" },
	{ "{?&a \"b\": 1, ?*a : 2}",
	  "glued-key(?&a \\\"b\\\") glued-key(?*a) duplicate(*a|5-8)" },
	{ "? a\n: b\n", "" },
	{ "a: {{ x }}\n", "complex({ x })" },
	{ "a: 1\n---\nb: 2\n---\nc: 3\n", "documents(---)" },
	{ "a: 1\n...\n--- {b: 2}\n", "documents(---)" },
	{ "--- a\n...\n", "" },
	{ "%YAML 1.1\n---\na\n", "directive(%YAML 1.1)" },
	{ "a\n---\nb\n...\n%YAML 1.1\n--- c\n",
	  "documents(---) directive(%YAML 1.1)" },
	{ "a: '\n%x'\n", "" },
	{ "\xef\xbb\xbf"
	  "a: b\n",
	  "bom(\\ufeff)" },
	{ "a: \"x\"#y\n", "glued(#y)" },
	{ "a: [x]#y\n", "glued(#y)" },
	{ "a: x#y\n", "" },
	{ "- a\t# y\n", "glued(# y)" },
	{ "- a \t # y\n", "glued(# y)" },
	{ "a: |#y\n", "glued(#y)" },
	{ "a: | # y\n  # z\n", "" },
	{ "# y\n#z\n", "" },
	{ "\xef\xbb\xbf# y\n", "bom(\\ufeff)" },
	{ "a: !!str x\n", "tag(!!str|9-10)" },
	{ "a: !x [b, !y {c: d}]\n", "tag(!x|6-20) tag(!y|13-19)" },
	{ "a: &b !x\n", "tag(!x|8-8)" },
	{ "!x a: b\n", "tag(!x|3-4)" },
	{ "# n\xe2\x80\xa8"
	  "a: b\n",
	  "break(U+2028@3)" },
	{ "# n\xe2\x80\xa9"
	  "a: b\n",
	  "break(U+2029@3)" },
	{ "a: b\xc2\x85"
	  "c: d\n",
	  "break(U+0085@4)" },
	{ "a: b\rc: d\r\n", "break(U+000D@4)" },
	{ "a: b\r\nc: d\r\n", "" },
	{ "a: b\r", "break(U+000D@4)" },
	{ "a: \"x\xe2\x80\xae"
	  "y\"\n",
	  "hidden(U+202E@5)" },
	{ "# \xe2\x80\x8b\n", "hidden(U+200B@2)" },
	{ "a: b # \xef\xbb\xbf\n", "hidden(U+FEFF@7)" },
	{ "a: caf\xc3\xa9\n", "" },
};

START_TEST(yaml_that_two_readers_read_differently_is_noticed)
{
	struct ls_document *document = document_of(ls_text_of(in_yaml[_i].text),
						   LS_SYNTAX_YAML);

	ck_assert_str_eq(document_notices(document), in_yaml[_i].notices);
}
END_TEST

static const struct {
	const char *text;
	const char *notices;
	enum ls_syntax syntax;
} in_json[] = {
	{ "{\"a\": 1, \"a\": 2}", "duplicate(\\\"a\\\"|1-4)", LS_SYNTAX_JSON },
	{ "{\"a\": 1, \"\\u0061\": 2}", "duplicate(\\\"\\\\u0061\\\"|1-4)",
	  LS_SYNTAX_JSON },
	{ "{\"<<\": {}}", "merge(\\\"\\u003c\\u003c\\\")", LS_SYNTAX_JSON },
	{ "\xef\xbb\xbf{}", "bom(\\ufeff)", LS_SYNTAX_JSON },
	{ "[\"\xe2\x80\xa8\", \"\xc2\x85\", \"\x7f\"]",
	  "hidden(U+2028@2) hidden(U+0085@9) hidden(U+007F@15)",
	  LS_SYNTAX_JSON },
	{ "[1,\r2]", "", LS_SYNTAX_JSON },
	{ "[1, // a\r2]", "break(U+000D@8)", LS_SYNTAX_JSONC },
};

START_TEST(json_that_two_readers_read_differently_is_noticed)
{
	struct ls_document *document = document_of(ls_text_of(in_json[_i].text),
						   in_json[_i].syntax);

	ck_assert_str_eq(document_notices(document), in_json[_i].notices);
}
END_TEST

START_TEST(duplicates_are_found_in_mappings_of_any_size)
{
	for (unsigned n = 2; n <= 40; n++) {
		struct ls_text text = { NULL, 0 };
		struct ls_document *document;

		for (unsigned i = 0; i < n; i++)
			text = ls_arena_printf(document_arena, "%.*sk%u: %u\n",
					       LS_FMT(text), i, i);
		document = document_of(text, LS_SYNTAX_YAML);
		ck_assert_uint_eq(document->notice_count, 0);
		text = ls_arena_printf(document_arena, "%.*sk0: x\nk1: y\n",
				       LS_FMT(text));
		document = document_of(text, LS_SYNTAX_YAML);
		ck_assert_uint_eq(document->notice_count, 2);
		ck_assert_uint_eq(document->notices[0].other.start, 0);
		ck_assert_uint_eq(document->notices[1].other.start, 6);
	}
}
END_TEST

static const struct {
	const char *text;
	const char *comments;
} comments[] = {
	{ "#a\n # b \nk: v # c\n", "[a][b][c]" },
	{ "# a\r\nk: v # b\r\n", "[a][b]" },
	{ "k: 'a # no'\nl: \"b # no\"\nm: c#no\n", "" },
	{ "k: |\n  # no\n# yes\n", "[yes]" },
	{ "k: | # yes\n  # no\n", "[yes]" },
	{ "k: >- # yes\n\n\n# too\n", "[yes][too]" },
	{ "k: # a\n  - b # c\n  # d\n  - e\n", "[a][c][d]" },
	{ "[a, # b\n c] # d\n", "[b][d]" },
	{ "k: &a # b\n  c\n", "[b]" },
	{ "k: a # b\n", "[b]" },
	{ "k: a\n#", "[]" },
	{ "k: a\n#\n", "[]" },
	{ "k: a b # c # d\n", "[c # d]" },
	{ "k: 'a\n  # no'\n", "" },
	{ "%YAML 1.1 # a\n---\nb\n", "[a]" },
	{ "\xc3\xa9: \xc3\xa9 # \xc3\xa9\n", "[\xc3\xa9]" },
	{ "k: a # b\xe2\x80\xa8l: c\n", "[b]" },
	{ "k: a # b\rl: c\n", "[b]" },
};

START_TEST(comments_are_found_outside_scalars_only)
{
	struct ls_document *document = document_of(
		ls_text_of(comments[_i].text), LS_SYNTAX_YAML);

	ck_assert_str_eq(document_comments(document), comments[_i].comments);
	for (size_t i = 0; i < document->comment_count; i++)
		ck_assert_int_eq(document->source->text
					 .p[document->comments[i].span.start],
				 '#');
}
END_TEST

Suite *ls_suite_document_notices(void)
{
	Suite *suite = suite_create("document/notices");
	TCase *tests = tcase_create("notices");

	tcase_add_checked_fixture(tests, document_set_up, document_tear_down);
	tcase_add_loop_test(tests,
			    yaml_that_two_readers_read_differently_is_noticed,
			    0, ROWS(in_yaml));
	tcase_add_loop_test(tests,
			    json_that_two_readers_read_differently_is_noticed,
			    0, ROWS(in_json));
	tcase_add_test(tests, duplicates_are_found_in_mappings_of_any_size);
	tcase_add_loop_test(tests, comments_are_found_outside_scalars_only, 0,
			    ROWS(comments));
	suite_add_tcase(suite, tests);
	return suite;
}
