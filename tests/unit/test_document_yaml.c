/* Tests of reading YAML: trees, types, tags, aliases and refusals. */
#include "config.h"

#include "suites.h"

#include <string.h>
#include <yaml.h>

#include "document_check.h"

struct shown {
	const char *text;
	const char *tree;
};

static const struct shown trees[] = {
	{ "", "" },
	{ "# nothing but a comment\n", "" },
	{ "---\n", "null()" },
	{ "a", "'a'" },
	{ "a: b", "{'a': 'b'}" },
	{ "a:\nb: ~\nc: null\n",
	  "{'a': null(), 'b': null(~), 'c': null(null)}" },
	{ "- a\n- [b, c]\n- {d: e}\n- - f\n  - g\n",
	  "['a', ['b', 'c'], {'d': 'e'}, ['f', 'g']]" },
	{ "k:\n- a\n- b\n", "{'k': ['a', 'b']}" },
	{ "a: 1\n---\nb: 2\n---\n- c\n", "{'a': #1} --- {'b': #2} --- ['c']" },
	{ "'it''s': \"\\x41\\u00e9\\U0001F600\\n\"\n",
	  "{'it's': 'A\xc3\xa9\xf0\x9f\x98\x80\\u000a'}" },
	{ "a: |\n  x\n  y\nb: >-\n  x\n  y\n",
	  "{'a': 'x\\u000ay\\u000a', 'b': 'x y'}" },
	{ "a: x\n  y\n", "{'a': 'x y'}" },
	{ "? [a]\n: b\n", "{['a']: 'b'}" },
	{ "? a\n? b\n: c\n", "{'a': null(), 'b': 'c'}" },
	{ "[a: b, c]", "[{'a': 'b'}, 'c']" },
	{ "{a, b: , c: d}", "{'a': null(), 'b': null(), 'c': 'd'}" },
	{ "a: {{ x }}\n", "{'a': {{'x': null()}: null()}}" },
	{ "a: \"x\\0y\"\n", "{'a': 'x\\u0000y'}" },
	/* Types of the core schema, and where YAML 1.1 differs. */
	{ "[true, True, TRUE, false]", "[?true, ?True, ?TRUE, ?false]" },
	{ "[no, off, Yes, y, ON]", "[~'no', ~'off', ~'Yes', ~'y', ~'ON']" },
	{ "[tRUE, yES, nULL]", "['tRUE', 'yES', 'nULL']" },
	{ "[0, 7, -1, +2, 1.5, .5, 1., -1.5e+3]",
	  "[#0, #7, #-1, #+2, #1.5, #.5, #1., #-1.5e+3]" },
	{ "[.inf, -.INF, .nan, +.Inf]", "[#.inf, #-.INF, #.nan, #+.Inf]" },
	{ "[1_000, 12:30, 0b11, 190:20:30, 1:60]",
	  "[~'1_000', ~'12:30', ~'0b11', ~'190:20:30', '1:60']" },
	{ "[0777, 0o17, 0x1F, 0x_1, 09, 1e3, 1.5e3]",
	  "[~#0777, ~#0o17, #0x1F, ~'0x_1', ~#09, ~#1e3, ~#1.5e3]" },
	{ "[-, .., ., +, 1.2.3, 1e, 0x, 0o8, -.nan, 0_9]",
	  "['-', '..', '.', '+', '1.2.3', '1e', '0x', '0o8', '-.nan', "
	  "'0_9']" },
	{ "['no', \"1\", ! 2]", "['no', '1', !(!)'2']" },
	{ "[2026-08-08, booking.read, '~']",
	  "['2026-08-08', 'booking.read', '~']" },
	/* Tags. */
	{ "!!str 1", "!(tag:yaml.org,2002:str)'1'" },
	{ "!!int '1'", "!(tag:yaml.org,2002:int)#1" },
	{ "!!bool no", "!(tag:yaml.org,2002:bool)?no" },
	{ "!!null x", "!(tag:yaml.org,2002:null)null(x)" },
	{ "a: !Ref x\nb: !!binary cGF5\nc: !x\n",
	  "{'a': !(!Ref)'x', 'b': !(tag:yaml.org,2002:binary)'cGF5', "
	  "'c': !(!x)''}" },
	{ "!t {a: !<tag:x,1:y> [b]}", "!(!t){'a': !(tag:x,1:y)['b']}" },
	{ "%TAG !e! tag:e,1:\n---\n!e!x a\n", "!(tag:e,1:x)'a'" },
	/* Aliases. */
	{ "[&a x, *a]", "['x', *'x']" },
	{ "a: &a [1, 2]\nb: *a\n", "{'a': [#1, #2], 'b': *[#1, #2]}" },
	{ "[&a 1, &a 2, *a]", "[#1, #2, *#2]" },
	{ "[&a !t x, *a]", "[!(!t)'x', !(!t)*'x']" },
	{ "&a k: *a\n", "{'k': *'k'}" },
	{ "[&a [&a 1], *a]", "[[#1], *#1]" },
	{ "*a : b\n", NULL },
	{ "--- &a x\n--- *a\n", NULL },
};

START_TEST(the_tree_is_what_the_text_says)
{
	const struct shown *row = &trees[_i];
	struct ls_problem problem;
	struct ls_document *document = document_try(ls_text_of(row->text),
						    LS_SYNTAX_YAML, &problem);

	if (row->tree == NULL)
		ck_assert_ptr_null(document);
	else
		ck_assert_str_eq(document == NULL ? "refused" :
						    document_show(document),
				 row->tree);
}
END_TEST

struct refused {
	const char *text;
	enum ls_problem_kind kind;
	uint32_t start;
	uint32_t end;
	const char *reason;
	const char *hint;
};

#define TEMPLATE                                                      \
	"this looks like a template, which cannot be read before it " \
	"is rendered"
#define QUOTE "if it is text, put it in quotes"

static const struct refused refusals[] = {
	{ "a: *\n", LS_PROBLEM_SYNTAX, 3, 4,
	  "'*' begins an alias here, and no name follows",
	  "if the '*' is part of the text, put the text in quotes" },
	{ "a: *.read\n", LS_PROBLEM_SYNTAX, 3, 4,
	  "'*' begins an alias here, and no name follows",
	  "if the '*' is part of the text, put the text in quotes" },
	{ "a: *read\n", LS_PROBLEM_SYNTAX, 3, 8,
	  "an alias without an anchor of that name before it",
	  "if the '*' is part of the text, put the text in quotes" },
	{ "a: &\n", LS_PROBLEM_SYNTAX, 3, 4,
	  "'&' begins an anchor here, and no name follows",
	  "if the '&' is part of the text, put the text in quotes" },
	{ "a: &a [*a]\n", LS_PROBLEM_SYNTAX, 7, 9,
	  "an alias inside what it stands for", "" },
	{ "a: @b\n", LS_PROBLEM_SYNTAX, 3, 4,
	  "text cannot start with this character",
	  "text that starts with '@' stands in quotes" },
	{ "a: `b`\n", LS_PROBLEM_SYNTAX, 3, 4,
	  "text cannot start with this character",
	  "text that starts with '`' stands in quotes" },
	{ "a: %b\n", LS_PROBLEM_SYNTAX, 3, 4,
	  "text cannot start with this character", QUOTE },
	{ "a:\n\tb: c\n", LS_PROBLEM_SYNTAX, 3, 4, "a TAB used as indentation",
	  "indent with spaces" },
	{ "a: {{ x }}/y\n", LS_PROBLEM_SYNTAX, 10, 11,
	  "expected a key of the mapping, or its end", TEMPLATE },
	{ "{% if x %}\na: b\n", LS_PROBLEM_SYNTAX, 1, 2,
	  "text cannot start with this character", TEMPLATE },
	{ "a: b: c\n", LS_PROBLEM_SYNTAX, 4, 5,
	  "a ':' that begins a value where none can stand",
	  "check the indentation; " QUOTE },
	{ "a: 'b\n", LS_PROBLEM_SYNTAX, 3, 4,
	  "a quoted text without its closing quote", "" },
	{ "a: [b\n", LS_PROBLEM_SYNTAX, 6, 6, "expected ',' or ']'", "" },
	{ "a: {b\n", LS_PROBLEM_SYNTAX, 6, 6, "expected ',' or '}'", "" },
	{ "{a:,\n}", LS_PROBLEM_SYNTAX, 2, 3,
	  "a ':' inside plain text between brackets", QUOTE },
	{ "a: \"\\q\"\n", LS_PROBLEM_SYNTAX, 4, 5,
	  "an escape that YAML does not have",
	  "write '\\\\' for a backslash, or use single quotes" },
	{ "a: |x\n", LS_PROBLEM_SYNTAX, 4, 5,
	  "text after '|' or '>' on the same line",
	  "begin the text on the next line" },
	{ "a: !b!c d\n", LS_PROBLEM_SYNTAX, 3, 4,
	  "a tag whose handle no %TAG line declares", QUOTE },
	{ "a: x\x01y\n", LS_PROBLEM_SYNTAX, 4, 5,
	  "a control character, which YAML does not allow",
	  "remove it, or write it as an escape in double quotes" },
	{ "\xef\xbb\xbf"
	  "a: \xc3\xa9\x7f\n",
	  LS_PROBLEM_SYNTAX, 8, 9,
	  "a control character, which YAML does not allow",
	  "remove it, or write it as an escape in double quotes" },
	{ "%FOO\n---\na\n", LS_PROBLEM_SYNTAX, 0, 1,
	  "a '%' line other than %YAML and %TAG", QUOTE },
	{ "%YAML 2.0\n---\na\n", LS_PROBLEM_SYNTAX, 0, 1,
	  "a %YAML version other than 1.1 and 1.2", "" },
	{ "a\n...\nb: c\n", LS_PROBLEM_SYNTAX, 6, 7,
	  "expected '---' before the next document", "" },
	{ "\xff\xfe"
	  "a",
	  LS_PROBLEM_ENCODING, 0, 2, "this is UTF-16 or UTF-32, not UTF-8",
	  "save the file as UTF-8" },
	{ "\xfe\xff"
	  "a",
	  LS_PROBLEM_ENCODING, 0, 2, "this is UTF-16 or UTF-32, not UTF-8",
	  "save the file as UTF-8" },
	{ "a: b\xe9 c", LS_PROBLEM_ENCODING, 4, 5, "this byte is not UTF-8",
	  "save the file as UTF-8" },
	{ "a: \xed\xa0\x80", LS_PROBLEM_ENCODING, 3, 4,
	  "this byte is not UTF-8", "save the file as UTF-8" },
	{ "\xc3\xa9: 'b\n", LS_PROBLEM_SYNTAX, 4, 5,
	  "a quoted text without its closing quote", "" },
};

START_TEST(a_refusal_says_where_and_why)
{
	const struct refused *row = &refusals[_i];
	struct ls_problem problem;
	struct ls_document *document = document_try(ls_text_of(row->text),
						    LS_SYNTAX_YAML, &problem);

	ck_assert_ptr_null(document);
	ck_assert_str_eq(ls_arena_string(document_arena, problem.reason),
			 row->reason);
	ck_assert_str_eq(ls_arena_string(document_arena, problem.hint),
			 row->hint);
	ck_assert_int_eq(problem.kind, row->kind);
	ck_assert_uint_eq(problem.span.start, row->start);
	ck_assert_uint_eq(problem.span.end, row->end);
}
END_TEST

START_TEST(a_nul_byte_and_utf_16_without_a_mark_are_refused)
{
	struct ls_problem problem;

	ck_assert_ptr_null(
		document_try(BYTES("a: b\0c"), LS_SYNTAX_YAML, &problem));
	ck_assert_int_eq(problem.kind, LS_PROBLEM_ENCODING);
	ck_assert_uint_eq(problem.span.start, 4);
	ck_assert(ls_text_is(problem.reason,
			     "a NUL byte, which no text file holds"));
	ck_assert_ptr_null(
		document_try(BYTES("a\0:\0 \0b\0"), LS_SYNTAX_YAML, &problem));
	ck_assert(ls_text_is(problem.reason,
			     "this is UTF-16 or UTF-32, not UTF-8"));
	ck_assert_ptr_null(
		document_try(BYTES("\0{\0}"), LS_SYNTAX_JSON, &problem));
	ck_assert_int_eq(problem.kind, LS_PROBLEM_ENCODING);
}
END_TEST

START_TEST(parents_and_aliases_share_one_content)
{
	struct ls_document *document = document_of(
		BYTES("a: &x {k: v}\nb: *x\n"), LS_SYNTAX_YAML);
	const struct ls_node *a = document_node(document, "a");
	const struct ls_node *b = document_node(document, "b");

	ck_assert(!a->is_alias);
	ck_assert(b->is_alias);
	ck_assert_ptr_eq(a->first, b->first);
	ck_assert_ptr_eq(b->first->parent, a);
	ck_assert_ptr_eq(a->parent, document->roots[0]);
	ck_assert_uint_eq(b->count, 1);
	ck_assert_str_eq(document_slice(document, b->span), "*x");
	ck_assert_str_eq(document_slice(document, a->span), "{k: v}");
}
END_TEST

START_TEST(lookups_find_the_last_of_duplicates)
{
	struct ls_document *document = document_of(
		BYTES("a: 1\nb: {c: {d: x}, c: {d: y}}\na: 2\n"),
		LS_SYNTAX_YAML);
	const struct ls_node *root = document->roots[0];

	ck_assert(ls_text_is(ls_node_get(root, "a")->text, "2"));
	ck_assert(ls_text_is(ls_node_at(root, "b.c.d")->text, "y"));
	ck_assert_ptr_null(ls_node_at(root, "b.x.d"));
	ck_assert_ptr_null(ls_node_at(root, "a.b"));
	ck_assert_ptr_null(ls_node_get(NULL, "a"));
	ck_assert_ptr_null(ls_node_get(root->first, "a"));
	ck_assert_ptr_eq(ls_node_first(root), root->first);
	ck_assert_ptr_null(ls_node_first(root->first));
	ck_assert_ptr_null(ls_node_first(NULL));
	ck_assert(!ls_node_is_string(root->first));
	ck_assert(ls_node_is_string(ls_node_at(root, "b.c.d")));
	ck_assert(!ls_node_is_string(NULL) && !ls_node_is_null(NULL));
	ck_assert(!ls_node_is_null(root));
}
END_TEST

START_TEST(text_that_lies_in_the_source_is_not_copied)
{
	struct ls_document *document = document_of(
		BYTES("plain: 'single'\n\"double\": \"a\\tb\"\nfold: a\n b\n"),
		LS_SYNTAX_YAML);
	static const char *const in_place[] = { "plain", "plain.$",
						"double.$" };
	static const char *const copied[] = { "double", "fold" };
	const char *start = document->source->text.p;
	const char *end = start + document->source->text.n;

	for (size_t i = 0; i < 3; i++) {
		const struct ls_node *n = document_node(document, in_place[i]);

		ck_assert(n->text.p >= start && n->text.p < end);
		ck_assert_ptr_null(n->spelling);
	}
	for (size_t i = 0; i < 2; i++) {
		const struct ls_node *n = document_node(document, copied[i]);

		ck_assert(n->text.p < start || n->text.p >= end);
		ck_assert_ptr_nonnull(n->spelling);
	}
}
END_TEST

static const struct {
	const char *path;
	const char *bytes;
	enum ls_syntax syntax;
} syntaxes[] = {
	{ "a.json", "a: b", LS_SYNTAX_JSON },
	{ "a.JSON", "", LS_SYNTAX_JSON },
	{ "a.jsonc", "{}", LS_SYNTAX_JSONC },
	{ "a.yaml", "a: b", LS_SYNTAX_YAML },
	{ "a.yaml", "{}", LS_SYNTAX_JSON },
	{ "a.yml", " \t\r\n[]", LS_SYNTAX_JSON },
	{ "a", "\xef\xbb\xbf {", LS_SYNTAX_JSON },
	{ "a", "\"x\"", LS_SYNTAX_YAML },
	{ "", "", LS_SYNTAX_YAML },
};

START_TEST(the_syntax_follows_from_name_and_first_byte)
{
	ck_assert_int_eq(ls_syntax_of(ls_text_of(syntaxes[_i].path),
				      ls_text_of(syntaxes[_i].bytes)),
			 syntaxes[_i].syntax);
}
END_TEST

static const struct {
	const char *path;
	const char *bytes;
	const char *tree; /* NULL when refused */
} fallbacks[] = {
	{ "a.yaml", "{a: b}", "{'a': 'b'}" },
	{ "a.yml", "[a, # why\n b]", "['a', 'b']" },
	{ "a.yaml", "{\"a\": \"\\ud83d\\ude00\"}",
	  "{'a': '\xf0\x9f\x98\x80'}" },
	{ "a.json", "{a: b}", NULL },
	{ "a", "{a: b}", NULL },
};

START_TEST(a_yaml_file_that_only_looks_like_json_is_read_as_yaml)
{
	struct ls_text bytes = ls_text_of(fallbacks[_i].bytes);
	struct ls_text path = ls_text_of(fallbacks[_i].path);
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(
		document_arena, ls_source_new(document_arena, path, bytes),
		ls_syntax_of(path, bytes), &problem);

	if (fallbacks[_i].tree == NULL)
		ck_assert_ptr_null(document);
	else
		ck_assert_str_eq(document_show(document), fallbacks[_i].tree);
}
END_TEST

START_TEST(a_limit_is_no_reason_to_try_the_other_reader)
{
	struct ls_text text = document_repeat("[\"\\ud83d\\ude00\", ", "[", 64,
					      "");
	struct ls_text path = LS_LITERAL("a.yaml");
	struct ls_problem problem;

	ck_assert_ptr_null(ls_document_read(
		document_arena, ls_source_new(document_arena, path, text),
		ls_syntax_of(path, text), &problem));
	ck_assert_str_eq(ls_arena_string(document_arena, problem.reason),
			 "nesting is deeper than 64 levels");
}
END_TEST

/* Why spans are not taken from libyaml as they are. */
START_TEST(libyaml_counts_characters_behind_the_byte_order_mark)
{
	static const unsigned char text[] = "\xef\xbb\xbf\xc3\xa9: \xe2\x82\xac"
					    "1\r\n\xc2\x85"
					    "b: c\n";
	size_t starts[8], n = 0;
	yaml_parser_t parser;
	bool done = false;

	ck_assert(yaml_parser_initialize(&parser));
	yaml_parser_set_input_string(&parser, text, sizeof(text) - 1);
	while (!done) {
		yaml_event_t event;

		ck_assert(yaml_parser_parse(&parser, &event));
		if (event.type == YAML_SCALAR_EVENT && n < 8)
			starts[n++] = event.start_mark.index;
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	ck_assert_uint_eq(n, 4);
	ck_assert_uint_eq(starts[0], 0);
	ck_assert_uint_eq(starts[1], 3);
	/* CRLF counts two, U+0085 one. */
	ck_assert_uint_eq(starts[2], 8);
	ck_assert_uint_eq(starts[3], 11);
}
END_TEST

struct trial {
	struct ls_arena *arena;
	struct ls_text text;
	enum ls_syntax syntax;
	bool read;
};

static void try_read(void *arg)
{
	struct trial *trial = arg;
	struct ls_problem problem;

	trial->read = ls_document_read(trial->arena,
				       ls_source_new(trial->arena,
						     LS_LITERAL("x"),
						     trial->text),
				       trial->syntax, &problem) != NULL;
}

/* How many allocations failed, one after the other, before it worked. */
static size_t read_with_failures(struct ls_text text, enum ls_syntax syntax,
				 bool onward)
{
	for (unsigned long n = 1;; n++) {
		struct trial trial = { NULL, text, syntax, false };

		ls_alloc_fail_at(0, false);
		trial.arena = ls_arena_new((size_t)64 << 20);
		ck_assert_ptr_nonnull(trial.arena);
		ls_alloc_fail_at(n, onward);
		if (ls_guard(trial.arena, try_read, &trial))
			ck_assert(trial.read);
		else
			ck_assert(!trial.read);
		ls_alloc_fail_at(0, false);
		ls_arena_free(trial.arena);
		if (trial.read)
			return n - 1;
		ck_assert_uint_lt(n, 100000);
	}
}

START_TEST(no_allocation_that_fails_is_a_crash_or_a_tree)
{
	struct ls_text big = document_repeat("k: &a [x]\n", "- \"\\u0041\"\n",
					     0, "l: *a\nm: !t |\n  x\n");

	ck_assert_uint_ge(read_with_failures(big, LS_SYNTAX_YAML, false), 1);
	ck_assert_uint_ge(read_with_failures(big, LS_SYNTAX_YAML, true), 1);
	big = document_repeat("[", "\"\\u0041\", ", 5000, "1]");
	ck_assert_uint_ge(read_with_failures(big, LS_SYNTAX_JSON, false), 2);
	ck_assert_uint_ge(read_with_failures(big, LS_SYNTAX_JSON, true), 2);
}
END_TEST

Suite *ls_suite_document_yaml(void)
{
	Suite *suite = suite_create("document/yaml");
	TCase *tests = tcase_create("yaml");

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))
	tcase_add_checked_fixture(tests, document_set_up, document_tear_down);
	tcase_add_loop_test(tests, the_tree_is_what_the_text_says, 0,
			    ROWS(trees));
	tcase_add_loop_test(tests, a_refusal_says_where_and_why, 0,
			    ROWS(refusals));
	tcase_add_test(tests, a_nul_byte_and_utf_16_without_a_mark_are_refused);
	tcase_add_test(tests, parents_and_aliases_share_one_content);
	tcase_add_test(tests, lookups_find_the_last_of_duplicates);
	tcase_add_test(tests, text_that_lies_in_the_source_is_not_copied);
	tcase_add_loop_test(tests, the_syntax_follows_from_name_and_first_byte,
			    0, ROWS(syntaxes));
	tcase_add_loop_test(
		tests, a_yaml_file_that_only_looks_like_json_is_read_as_yaml, 0,
		ROWS(fallbacks));
	tcase_add_test(tests, a_limit_is_no_reason_to_try_the_other_reader);
	tcase_add_test(tests,
		       libyaml_counts_characters_behind_the_byte_order_mark);
	tcase_add_test(tests, no_allocation_that_fails_is_a_crash_or_a_tree);
	suite_add_tcase(suite, tests);
	return suite;
}
