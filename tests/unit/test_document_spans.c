/* Tests of spans: of nodes, of parts of scalars, and of what to cut. */
#include "config.h"

#include "suites.h"

#include <string.h>

#include "document_check.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))
#define BOM "\xef\xbb\xbf"

static const struct {
	const char *text;
	const char *path;
	const char *slice;
	uint32_t start;
} spans[] = {
	{ "key: value\n", "key", "value", 5 },
	{ "key: value\n", "key.$", "key", 0 },
	{ "key: value\n", "", "key: value", 0 },
	{ BOM "key: value\n", "key", "value", 8 },
	{ BOM "key: value\n", "", "key: value", 3 },
	{ "a: 1\r\nb:\r\n  - c\r\n", "b.0", "c", 14 },
	{ "a: 1\r\nb:\r\n  - c\r\n", "b", "- c", 12 },
	{ "\xc3\xa9: \xe2\x82\xac\n\xf0\x9f\x98\x80: x y\n", "\xf0\x9f\x98\x80",
	  "x y", 14 },
	{ "\xc3\xa9: [\xe2\x82\xac, b]\nc: d\n", "\xc3\xa9.1", "b", 10 },
	{ BOM "\xc3\xa9: \"\xe2\x82\xac\\u00e9\"\nc: d\n", "c", "d", 22 },
	{ BOM "\xc3\xa9: \"\xe2\x82\xac\\u00e9\"\nc: d\n", "\xc3\xa9",
	  "\"\xe2\x82\xac\\u00e9\"", 7 },
	{ "a:\tb\t# c\n", "a", "b", 3 },
	{ "a: 'it''s' # c\n", "a", "'it''s'", 3 },
	{ "a: x\n  y\nb: 1\n", "a", "x\n  y", 3 },
	{ "a:\n  x\n  y\n\nb: 1\n", "a", "x\n  y", 5 },
	{ "a: |\n  x\n  y\n\n\nb: 1\n", "a", "|\n  x\n  y", 3 },
	{ "a: >-\n  x\n\n  y\n# c\nb: 1\n", "a", ">-\n  x\n\n  y", 3 },
	{ "a: |2- # c\n    x  \n\nb: 1\n", "a", "|2- # c\n    x  ", 3 },
	{ "a: |+ # c\n\nb: 1\n", "a", "|+", 3 },
	{ "a: |", "a", "|", 3 },
	{ "a:\nb: 1\n", "a", "", 2 },
	{ "a:   # c\nb: 1\n", "a", "", 2 },
	{ "a :\nb: 1\n", "a", "", 3 },
	{ "a: &x\nb: 1\n", "a", "", 5 },
	{ "a: !t # c\nb: 1\n", "a", "", 5 },
	{ "? a\n\n\n? b\n", "a", "", 3 },
	{ "{a, b: }\n", "a", "", 2 },
	{ "{a, b: }\n", "b", "", 6 },
	{ "-\n- a\n", "0", "", 1 },
	{ "--- # c\n\n", "", "", 3 },
	{ "a: !t &x\n  b\n", "a", "b", 11 },
	{ "a: &x # c\n  !t\n  b\n", "a", "b", 17 },
	{ "a: &x\n  b: c\nd: e\n", "a", "b: c", 8 },
	{ "a: !t\n- b\n- c\nd: e\n", "a", "- b\n- c", 6 },
	{ "a: !t [ b ]  # c\n", "a", "[ b ]", 6 },
	{ "a:\n  - b\n  -\n# c\n\nd: e\n", "a", "- b\n  -", 5 },
	{ "a:\n  b: c\n  d:\n\n\ne: f\n", "a", "b: c\n  d:", 5 },
	{ "[a: b , c]", "0", "a: b", 1 },
	{ "[a: {b: c} , d]", "0", "a: {b: c}", 1 },
	{ "[? a : b, c]", "0", "? a : b", 1 },
	{ "a: &x b\nc: *x\n", "c", "*x", 11 },
	{ "{\"a\":{\"b\":[1,  \"\\ud83d\\ude00\" ]}}", "a.b.1",
	  "\"\\ud83d\\ude00\"", 15 },
	{ BOM "{\"\xc3\xa9\": true}", "\xc3\xa9", "true", 10 },
	{ "{\"a\": [ 1 ] }", "a", "[ 1 ]", 6 },
};

/* Flow YAML looks like JSON, and is then read as YAML. */
static struct ls_document *read_either(struct ls_text text)
{
	struct ls_problem problem;
	struct ls_document *document = document_try(
		text, ls_syntax_of(LS_LITERAL(""), text), &problem);

	return document != NULL ? document : document_of(text, LS_SYNTAX_YAML);
}

START_TEST(a_span_is_that_of_the_very_bytes)
{
	struct ls_document *document = read_either(ls_text_of(spans[_i].text));
	const struct ls_node *node = document_node(document, spans[_i].path);

	if (*spans[_i].path == '\0')
		node = document->roots[0];
	ck_assert_str_eq(document_slice(document, node->span), spans[_i].slice);
	ck_assert_uint_eq(node->span.start, spans[_i].start);
}
END_TEST

/* Where the word "booking.read" of a decoded text stands in the source. */
static const struct {
	const char *text;
	const char *path;
	const char *word;
	const char *slice;
} parts[] = {
	{ "s: inventory.read booking.read\n", "s", "booking.read",
	  "booking.read" },
	{ "s: 'a b'\n", "s", "b", "b" },
	{ "s: \"a b\"\n", "s", "b", "b" },
	{ "s: 'it''s b'\n", "s", "b", "b" },
	{ "s: 'it''s b'\n", "s", "it's", "it''s" },
	{ "s: \"\\x61\\u0062\\tc d\"\n", "s", "ab", "\\x61\\u0062" },
	{ "s: \"\\x61\\u0062\\tc d\"\n", "s", "d", "d" },
	{ "s: \"\\U0001F600 d \\_\\N\\L\\P\\e\\0\\/\"\n", "s", "d", "d" },
	{ "s: \"a\\\n  b\"\n", "s", "ab", "a\\\n  b" },
	{ "s: \"a\\\n  b\"\n", "s", "b", "b" },
	{ "s: \"a \\\n\n  b c\"\n", "s", "c", "c" },
	{ "s: \"a\n\n  b c\"\n", "s", "c", "c" },
	{ "s: a\n  b\n\n  c\n", "s", "b", "b" },
	{ "s: a\n  b\n\n  c\n", "s", "a b", "a\n  b" },
	{ "s: a\n  b\n\n  c\n", "s", "c", "c" },
	{ "s: |\n  a\n  b\n", "s", "b", "b" },
	{ "s: |\n  a\n  b\n", "s", "a\nb", "a\n  b" },
	{ "s: |\r\n  a\r\n  b\r\n", "s", "b", "b" },
	{ "s: |\n\n\n  a\n  b\n", "s", "a", "a" },
	{ "s: |2\n    a\n  b\n", "s", "a", "a" },
	{ "s: |2\n    a\n  b\n", "s", "  a\nb", "  a\n  b" },
	{ "s: |-\n  a\n     \n  b\n", "s", "b", "b" },
	{ "s: >\n  a\n  b\n\n  c\n", "s", "b", "b" },
	{ "s: >\n  a\n  b\n\n  c\n", "s", "c", "c" },
	{ "s: >\n  a\n    b\n  c\n", "s", "b", "b" },
	{ "s: >\n  a\n    b\n  c\n", "s", "c", "c" },
	{ "s: >-\n\n  a\n  b\n", "s", "a b", "a\n  b" },
	{ "s: \xc3\xa9\n  \xe2\x82\xac b\n", "s", "b", "b" },
	{ "{\"s\": \"\\ud83d\\ude00\\n b\\u0063\"}", "s", "bc", "b\\u0063" },
	{ "{\"s\": \"\\ud83d\\ude00\\n b\\u0063\"}", "s", "\xf0\x9f\x98\x80",
	  "\\ud83d\\ude00" },
	{ "{\"s\": \"a\\/b c\"}", "s", "c", "c" },
};

static size_t find(struct ls_text text, const char *word)
{
	size_t n = strlen(word);

	for (size_t at = 0; at + n <= text.n; at++)
		if (memcmp(text.p + at, word, n) == 0)
			return at;
	ck_abort_msg("no '%s' in the decoded text", word);
	return 0;
}

START_TEST(a_part_of_a_scalar_is_found_in_the_source)
{
	struct ls_document *document = read_either(ls_text_of(parts[_i].text));
	const struct ls_node *node = document_node(document, parts[_i].path);
	size_t from = find(node->text, parts[_i].word);
	struct ls_span part = ls_node_part(document_arena, document->source,
					   node, from,
					   from + strlen(parts[_i].word));

	ck_assert_str_eq(document_slice(document, part), parts[_i].slice);
}
END_TEST

START_TEST(a_part_never_leaves_its_node)
{
	struct ls_document *document = document_of(
		BYTES("s: &a |\n  a\n  b\nt: *a\nu: [x]\nv: ''\n"),
		LS_SYNTAX_YAML);
	const struct ls_source *source = document->source;
	const struct ls_node *s = document_node(document, "s");
	const struct ls_node *v = document_node(document, "v");
	struct ls_span part;

	part = ls_node_part(document_arena, source, s, 3, 4);
	ck_assert_uint_eq(part.end, s->span.end);
	part = ls_node_part(document_arena, source, s, 9, 99);
	ck_assert_uint_eq(part.start, s->span.end);
	part = ls_node_part(document_arena, source, s, 2, 2);
	ck_assert_str_eq(document_slice(document, part), "");
	part = ls_node_part(document_arena, source,
			    document_node(document, "t"), 0, 1);
	ck_assert_str_eq(document_slice(document, part), "*a");
	part = ls_node_part(document_arena, source,
			    document_node(document, "u"), 0, 1);
	ck_assert_str_eq(document_slice(document, part), "[x]");
	part = ls_node_part(document_arena, source, v, 0, 5);
	ck_assert_uint_eq(part.start, v->span.start + 1);
	ck_assert_uint_eq(part.end, v->span.start + 1);
}
END_TEST

/* What is left after the cut; NULL when it cannot be cut. */
static const struct {
	const char *text;
	const char *path;
	const char *left;
} cuts[] = {
	/* Entries and items of block collections. */
	{ "a: 1\nb: 2\nc: 3\n", "a", "b: 2\nc: 3\n" },
	{ "a: 1\nb: 2\nc: 3\n", "b", "a: 1\nc: 3\n" },
	{ "a: 1\nb: 2\nc: 3", "c", "a: 1\nb: 2\n" },
	{ "a: 1\n", "a", NULL },
	{ "- a\n- b # why\n- c\n", "1", "- a\n- c\n" },
	{ "- a\n- b\n", "0", "- b\n" },
	{ "- a\n", "0", NULL },
	{ "k:\n  - a\n  # on b\n  - b\n  - c\n", "k.2",
	  "k:\n  - a\n  # on b\n  - b\n" },
	{ "k:\n  - a\n  - b\nl: 1\n", "k", "l: 1\n" },
	{ "k:\r\n  - a\r\n  - b\r\n", "k.1", "k:\r\n  - a\r\n" },
	{ "- a: 1\n  b: 2\n", "0.a", "- b: 2\n" },
	{ "- a: 1\n  b: 2\n", "0.b", "- a: 1\n" },
	{ "- - a\n  - b\n", "0.0", "- - b\n" },
	{ "a: |\n  x\n  y\nb: 1\n", "a", "b: 1\n" },
	{ "a: !t\n  x\nb: 1\n", "a", "b: 1\n" },
	{ "? [x]\n: 1\nb: 2\n", "0", "b: 2\n" },
	{ BOM "a: 1\nb: 2\n", "a", BOM "b: 2\n" },
	{ "--- \na: 1\nb: 2\n", "a", "--- \nb: 2\n" },
	/* Flow collections and JSON. */
	{ "k: [a, b, c]\n", "k.0", "k: [b, c]\n" },
	{ "k: [a, b, c]\n", "k.1", "k: [a, c]\n" },
	{ "k: [a, b, c]\n", "k.2", "k: [a, b]\n" },
	{ "k: [a]\n", "k.0", "k: []\n" },
	{ "k: [a, ]\n", "k.0", "k: [ ]\n" },
	{ "k: [a, b, ]\n", "k.1", "k: [a, ]\n" },
	{ "k: {a: 1, b: 2}\n", "k.a", "k: {b: 2}\n" },
	{ "k: {a: 1, b: 2}\n", "k.b", "k: {a: 1}\n" },
	{ "k: [\n  a, # x\n  b, # y\n  c # z\n]\n", "k.1",
	  "k: [\n  a, # x\n  c # z\n]\n" },
	{ "k: [\n  a, # x\n  b # y\n]\n", "k.1", "k: [\n  a, # x\n]\n" },
	{ "[a, b,\n c]", "1", "[a,\n c]" },
	{ "[a: b, c]", "0.a", NULL },
	{ "[a, //b, c]", "0", "[//b, c]" },
	{ "[a, //b, c]", "1", "[a, c]" },
	{ "[a, \"b\"#c\n]", "1", NULL },
	{ "a: 1\n \t\nb: 2\n", "a", "b: 2\n" },
	{ "a: 1\nb: 2\n \t", "b", "a: 1\n" },
	{ "a: 1\nb: 2\n \t# c\n", "b", "a: 1\n# c\n" },
	{ "a: 1\nb: 2\n\n \t# c\nd: 3\n", "b", "a: 1\n# c\nd: 3\n" },
	{ "[!t , b]", "1", "[!t , ]" },
	{ "[!t', b]", "1", "[!t', ]" },
	{ "[a!, b]", "1", "[a!]" },
	{ "[a: !1, b]", "1", "[a: !1, ]" },
	{ "[!<a,b>, c, d]", "1", "[!<a,b>, d]" },
	{ "a: \"x\"#b\nb: y\n\n \t# c\nd: 1\n", "b",
	  "a: \"x\"#b\n# c\nd: 1\n" },
	{ "[a\n---,b ]", "1", NULL },
	{ "[a\n---,b]", "1", "[a\n---]" },
	{ "[a,\xe2\x80\xa9-,b ]", "2", NULL },
	{ "[[\no," BOM ",{}\n]]", "0.0", NULL },
	{ "[!<a,b>,c,d]", "0", "[c,d]" },
	{ "a: |\xe2\x80\xa8 b\nc: 1\n", "a", "c: 1\n" },
	{ "a: |\xc2\x85 b\xe2\x80\xa8\nc: 1\n", "a", "\nc: 1\n" },
	{ "{!t , b}", "1", "{!t , }" },
	{ "{\n  \"a\": 1,\n  \"b\": 2\n}\n", "a", "{\n  \"b\": 2\n}\n" },
	{ "{\n  \"a\": 1,\n  \"b\": 2\n}\n", "b", "{\n  \"a\": 1\n}\n" },
	{ "{\"a\":[1,2]}", "a.1", "{\"a\":[1]}" },
	{ "{\"a\":[1,2]}", "a", "{}" },
	{ "[\n  {\"a\": 1},\n  {}\n]", "0", "[\n  {}\n]" },
	/* An anchor that is still needed stays. */
	{ "- &a x\n- *a\n- y\n", "0", NULL },
	{ "- &a x\n- *a\n- y\n", "1", "- &a x\n- y\n" },
	{ "- {k: &a x}\n- *a\n", "0", NULL },
	{ "- &a x\n- y\n", "0", "- y\n" },
	{ "- &a\n- x\n- *a\n", "0", NULL },
	{ "- a: &a x\n  b: y\n- *a\n", "0.a", NULL },
	{ "- &a a: x\n  b: y\n- *a\n", "0.a", NULL },
	{ "[{\"a\": \"b&c\"}, \"*\"]", "0", "[\"*\"]" },
};

START_TEST(a_cut_leaves_the_rest_as_it_was)
{
	struct ls_text text = ls_text_of(cuts[_i].text), left;
	struct ls_document *document = read_either(text);
	struct ls_span cut;
	bool can;

	can = ls_node_cut_span(document->source,
			       document_node(document, cuts[_i].path), &cut);
	if (cuts[_i].left == NULL) {
		ck_assert(!can);
		return;
	}
	ck_assert(can);
	left = ls_arena_printf(document_arena, "%.*s%s", (int)cut.start, text.p,
			       text.p + cut.end);
	ck_assert_str_eq(left.p, cuts[_i].left);
	document_of(left, document->syntax);
}
END_TEST

/* JSON's comments end where its lines do, whatever YAML takes for a break. */
static const struct {
	const char *text;
	const char *path;
	const char *left;
} commented[] = {
	{ "[1, // a\xe2\x80\xa8 b\n2]", "0", "[// a\xe2\x80\xa8 b\n2]" },
	{ "[1, // a\xe2\x80\xa8 b\n2]", "1", "[1, // a\xe2\x80\xa8 b\n]" },
	{ "[1, // a\xc2\x85 b\r2, 3]", "1", "[1, // a\xc2\x85 b\r3]" },
	{ "[1, 2 // a\xe2\x80\xa9 b\n]", "1", "[1 // a\xe2\x80\xa9 b\n]" },
	{ "[1, /* a\xe2\x80\xa8 // b\n */ 2]", "1",
	  "[1, /* a\xe2\x80\xa8 // b\n */ ]" },
};

START_TEST(a_cut_spares_the_comments_of_json)
{
	struct ls_text text = ls_text_of(commented[_i].text), left;
	struct ls_document *document = document_of(text, LS_SYNTAX_JSONC);
	struct ls_span cut;

	ck_assert(ls_node_cut_span(document->source,
				   document_node(document, commented[_i].path),
				   &cut));
	left = ls_arena_printf(document_arena, "%.*s%s", (int)cut.start, text.p,
			       text.p + cut.end);
	ck_assert_str_eq(left.p, commented[_i].left);
	document_of(left, LS_SYNTAX_JSONC);
}
END_TEST

START_TEST(a_root_and_a_key_cannot_be_cut)
{
	struct ls_document *document = document_of(BYTES("a: 1\nb: 2\n"),
						   LS_SYNTAX_YAML);
	struct ls_span cut;

	ck_assert(
		!ls_node_cut_span(document->source, document->roots[0], &cut));
	ck_assert(!ls_node_cut_span(document->source,
				    document_node(document, "a.$"), &cut));
}
END_TEST

Suite *ls_suite_document_spans(void)
{
	Suite *suite = suite_create("document/spans");
	TCase *tests = tcase_create("spans");

	tcase_add_checked_fixture(tests, document_set_up, document_tear_down);
	tcase_add_loop_test(tests, a_span_is_that_of_the_very_bytes, 0,
			    ROWS(spans));
	tcase_add_loop_test(tests, a_part_of_a_scalar_is_found_in_the_source, 0,
			    ROWS(parts));
	tcase_add_test(tests, a_part_never_leaves_its_node);
	tcase_add_loop_test(tests, a_cut_spares_the_comments_of_json, 0,
			    ROWS(commented));
	tcase_add_loop_test(tests, a_cut_leaves_the_rest_as_it_was, 0,
			    ROWS(cuts));
	tcase_add_test(tests, a_root_and_a_key_cannot_be_cut);
	suite_add_tcase(suite, tests);
	return suite;
}
