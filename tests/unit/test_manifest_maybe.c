/* Tests of telling from bytes alone whether a file may be a manifest. */
#include "config.h"

#include "suites.h"

#include <string.h>

#include "manifest_check.h"

#define CLIENT "\"client_id\": 1, \"grant_types\": [], \"client_name\": \"\""

static const struct row {
	const char *bytes;
	bool maybe;
	bool meant; /* were it not to be parsed */
} rows[] = {
	{ "", false, false },
	{ "apiVersion: v1\nkind: Service\n", false, false },
	{ "spec:\n  scope: Namespaced\n", false, false },
	{ "leastscope: 1\n", true, true },
	{ "a: b\nleastscope: 1\n", true, true },
	{ "\"leastscope\": 1\n", true, true },
	{ "'leastscope' : 1\n", true, true },
	{ "{leastscope: 1}\n", true, true },
	{ "{\"a\": 1,\n  \"leastscope\": 1}", true, true },
	{ "\xef\xbb\xbfleastscope: 1\n", true, true },
	{ "---\nleastscope: [\n", true, true },
	{ "a: b\r\nleastscope: 1\r\n", true, true },
	{ "? leastscope\n: 1\n", true, true },
	{ "? leastscope # why\n: 1\n", true, true },
	{ "? leastscope\n\x1b: 1\n", true, true },
	{ "- ? 'leastscope'\n\r\nscope: a\n", true, true },
	{ "a: why? leastscope\n", true, false },
	{ "? leastscope-x\n", true, false },
	{ "!![a leastscope: 1\n", true, true },
	{ "!!str leastscope: 1\n", true, true },
	{ "&a !!str 'leastscope' : 1\n", true, true },
	{ "x-a: &a leastscope\n*a : 1\n", true, true },
	{ "# a\xe2\x80\xa8leastscope: 1\n", true, true },
	{ "# a\xc2\x85leastscope: 1\n", true, true },
	{ "{ /* \" */ \"leastscope\" /* : */ : 1}", true, true },
	{ "{\"leastscope\"\n\n:1}", true, true },
	/* not a key */
	{ "# leastscope: allow x -- y\n", true, false },
	{ "a: b # leastscope: allow x -- y\n", true, false },
	{ "a: run leastscope: it checks\n", true, false },
	{ "leastscope\n", true, false },
	{ "my-leastscope: 1\n", true, false },
	{ "leastscope_x: 1\n", true, false },
	/* client metadata */
	{ "{" CLIENT "}", true, true },
	{ "[{" CLIENT "}]", true, true },
	{ "[1, {" CLIENT "}", true, true },
	{ "{\"scope\": \"a\", \"client_id\": 1, \"client_name\": 2}", true,
	  true },
	{ "{\"scope\": \"a\", \"client_id\": 1}", false, false },
	{ "{\"client_id\": 1, \"client_name\": 2}", false, false },
	{ "{\"client_id\": 1, \"client_name\": 2, \"response_types\": 3}",
	  false, false },
	{ "{\"a\": {" CLIENT "}}", true, false },
	{ "{\"a\": [{" CLIENT "}]}", true, false },
	{ "{\"a\": \"{\" " CLIENT "}", true, true },
	{ "{\"a\": \"{'client_id': 1, 'grant_types': [], 'client_name': ''}\"",
	  true, false },
	{ "{\"a\": \"unended,\n" CLIENT "}", true, true },
	{ "[{\"client_id\": 1, \"grant_types\": []}, {\"client_name\": 1}]",
	  true, false },
	{ "scope: a\nclient_id: b\ngrant_types: [c]\n", true, true },
	{ "- scope: a\n  client_id: b\n  grant_types: [c]\n", true, true },
	{ "values:\n    scope: a\n    client_id: b\n    grant_types: c\n", true,
	  false },
	{ "scope: a\nclient_id: b\n---\ngrant_types: [c]\n", true, false },
	{ "    scope: a\n    client_id: b\n    grant_types: c\n", true, true },
	{ "# a\n- ? scope\n  : a\n  client_id: b\n  grant_types: c\n", true,
	  true },
	{ "!!str scope: a\n&k client_id: b\ngrant_types : c\n", true, true },
	{ "x: &a scope\ny: [&b client_id, &c 'grant_types']\n", true, true },
	{ "a: 1\n---\n# b\n!!map {scope: a, client_id: b, grant_types: c}",
	  true, true },
	{ "\xef\xbb\xbf"
	  "scope: a\nclient_id: b\ngrant_types: [c]\n",
	  true, true },
	{ "scope: a\nclient_id: b\r--- |\ngrant_types: c\n", true, true },
	{ "--- {'scope': a, 'client_id': b, 'grant_types': c}", true, true },
	{ "# a\n%YAML 1.2\n--- [{scope: a, client_id: b, grant_types: c}]",
	  true, true },
	{ "/* {[\" */ {\"scope\": 1, // {[\"\n" CLIENT "}", true, true },
	{ "{\"scope\": \"[\", 'client_id': '\"', grant_types: 1}", true, true },
	{ "{\"a\": \"\"\", " CLIENT "}", true, true },
	{ "see scope, client_id and grant_types below\n", true, false },
	/* keys with escapes are keys */
	{ "{\"\\u006ceastscope\": 1}", true, true },
	{ "{\"leas\\u0074scope\": 1}", true, true },
	{ "\"\\x6ceastscope\": 1\n", true, true },
	{ "\"\\U0000006ceastscope\": 1\n", true, true },
	{ "\"leastscop\\x65\": 1\n", true, true },
	{ "? \"least\\\n  scope\"\n: 1\n", true, true },
	{ "? \"least\\\xe2\x80\xa8scope\"\n: 1\n", true, true },
	{ "{\"client\\u005Fid\": 1}", true, false },
	{ "{\"client\\u005Fid\": 1, \"scop\\u0065\": 1, \"client_name\": 2}",
	  true, true },
	{ "{\"\\\\u006ceastscope\": 1}", true, false },
	{ "{\"a\": \"\\u00e9 \\u003c \\n \\\\ \\\"\"}", false, false },
	{ "a: C:\\windows\\system\n", false, false },
};

START_TEST(says_what_may_be_a_manifest)
{
	const struct row *r = &rows[_i];
	struct ls_text bytes = ls_text_of(r->bytes);

	ck_assert_msg(ls_manifest_maybe(bytes) == r->maybe, "maybe: %s",
		      r->bytes);
	ck_assert_msg(ls_manifest_meant(manifest_arena(), bytes) == r->meant,
		      "meant: %s", r->bytes);
}
END_TEST

/* UTF-16 with a byte order mark, and without. */
static struct ls_text wide(const char *text, bool big, bool mark)
{
	size_t n = strlen(text);
	char *p = ls_arena_get(manifest_arena(), 2 * n + 2);
	size_t at = 0;

	if (mark) {
		p[at++] = (char)(big ? 0xfe : 0xff);
		p[at++] = (char)(big ? 0xff : 0xfe);
	}
	for (size_t i = 0; i < n; i++) {
		p[at++] = big ? '\0' : text[i];
		p[at++] = big ? text[i] : '\0';
	}
	return (struct ls_text){ .p = p, .n = at };
}

START_TEST(wide_text_is_not_passed_over)
{
	bool big = (_i & 1) != 0;
	bool mark = (_i & 2) != 0;
	struct ls_text native = wide("leastscope: 1\n", big, mark);
	struct ls_text client = wide("{" CLIENT "}", big, mark);
	struct ls_text other = wide("kind: Service\n", big, mark);

	ck_assert(ls_manifest_maybe(native) &&
		  ls_manifest_meant(manifest_arena(), native));
	ck_assert(ls_manifest_maybe(client) &&
		  ls_manifest_meant(manifest_arena(), client));
	ck_assert(!ls_manifest_meant(manifest_arena(), other));
}
END_TEST

/* Whatever is read as a manifest may be one. */
START_TEST(never_says_no_to_a_manifest)
{
	static const char *const texts[] = {
		"leastscope: 1\n",
		"\"least\\\n  scope\": 1\n",
		"{\"\\u006c\\u0065\\u0061\\u0073\\u0074\\u0073\\u0063\\u006f"
		"\\u0070\\u0065\": 1}",
		"? \"least\\\n  scope\"\n: 1\n",
		"? \"least\\\r\n  scope\"\n: 1\n",
		"x: &k leastscope\n*k : 1\n",
		"{\"client_id\": \"a\", \"client\\u005fname\": \"b\","
		" \"scope\": \"c\"}",
		"\"\\x73cope\": a\nclient_id: b\ngrant_types: [c]\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct ls_problem problem;
		struct ls_source *source = ls_source_new(manifest_arena(),
							 LS_LITERAL("a.yaml"),
							 ls_text_of(texts[i]));

		/* some readers allow a key of several lines, some do not */
		if (ls_document_read(manifest_arena(), source, LS_SYNTAX_YAML,
				     &problem) == NULL)
			continue;
		ck_assert_uint_eq(manifests_of(texts[i]).list.n, 1);
		ck_assert_msg(ls_manifest_maybe(ls_text_of(texts[i])), "%s",
			      texts[i]);
	}
}
END_TEST

static const char *const units[] = {
	"_",
	"\\",
	"leastscope ",
	"client_",
	"\"",
	"{[",
	" \"leastscope",
	"scope_uris",
	"redirect_uris: \n",
	"&",
	"&a ",
	"!!!leastscope ",
	"\"client_id\" #",
	"client_id /*",
	"---\n",
	"\\\n",
	"\\u0061",
};

START_TEST(long_input_costs_linear_time)
{
	const char *text = repeated("{", units[_i], 1000000 / strlen(units[_i]),
				    "");

	ls_manifest_maybe(ls_text_of(text));
	ck_assert(!ls_manifest_meant(manifest_arena(), ls_text_of(text)));
}
END_TEST

Suite *ls_suite_manifest_maybe(void)
{
	Suite *suite = suite_create("manifest: maybe");
	TCase *tests = tcase_create("bytes");

	tcase_add_loop_test(tests, says_what_may_be_a_manifest, 0,
			    (int)(sizeof(rows) / sizeof(*rows)));
	tcase_add_loop_test(tests, wide_text_is_not_passed_over, 0, 4);
	tcase_add_test(tests, never_says_no_to_a_manifest);
	tcase_add_loop_test(tests, long_input_costs_linear_time, 0,
			    (int)(sizeof(units) / sizeof(*units)));
	suite_add_tcase(suite, tests);
	return suite;
}
