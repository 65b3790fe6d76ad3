/* What the rules of ambiguous input flag, and what they leave alone. */
#include "config.h"

#include <stdio.h>

#include "rule_check.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n"

static const struct ls_rule_row aliases[] = {
	{ "an alias for a scope string", "aliased-scope",
	  WINK "requests:\n  - {id: a, scope: &s inventory.read}\n"
	       "  - {id: b, scope: *s}\n",
	  "5:20 error", NULL },
	{ "an alias for one item", "aliased-scope",
	  WINK "x-s: &s booking.read\nscope: [inventory.read, *s]\n",
	  "4:25 error", NULL },
	{ "an alias for a whole list is one finding", "aliased-scope",
	  WINK "x-s: &s [booking.read, inventory.read]\nscope: *s\n",
	  "4:8 error", NULL },
	{ "an alias in the registration", "aliased-scope",
	  WINK "x-s: &s booking.read\nclient: {client_name: A, scope: *s}\n",
	  "4:33 error", NULL },
	{ "an anchor alone hides nothing", "aliased-scope",
	  WINK "scope: &s booking.read\n", "", NULL },
	{ "an alias elsewhere is no scope", "aliased-scope",
	  WINK "x-s: &s hello\nx-t: *s\nscope: booking.read\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row comments[] = {
	{ "a '#' right behind a quoted value", "ambiguous-comment",
	  WINK "scope: \"booking.read\"#payment.remove\n", "3:22 error", NULL },
	{ "a tab before '#' is a warning", "ambiguous-comment",
	  WINK "scope:\n  - booking.read\t# c\n", "4:18 warning", NULL },
	{ "a blank before '#'", "ambiguous-comment",
	  WINK "scope: \"booking.read\" # c\n", "", NULL },
	{ "a '#' inside a plain value is no comment", "ambiguous-comment",
	  WINK "scope: booking.read#a\n", "", NULL },
	{ "a '#' inside quotes is no comment", "ambiguous-comment",
	  WINK "x-a: \"a\t#b\"\nscope: booking.read\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row encodings[] = {
	{ "a byte order mark in YAML is a note", "ambiguous-encoding",
	  "\xef\xbb\xbf" WINK "scope: booking.read\n", "1:1 note", NULL },
	{ "a byte order mark in JSON is a warning", "ambiguous-encoding",
	  "\xef\xbb\xbf{\"leastscope\": 1, \"scope\": \"a\"}", "1:1 warning",
	  NULL },
	{ "no byte order mark", "ambiguous-encoding",
	  WINK "scope: booking.read\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row line_breaks[] = {
	{ "a line separator in a comment", "ambiguous-line-break",
	  WINK "# note\xe2\x80\xa8scope: payment.remove\n", "3:7 error", NULL },
	{ "a paragraph separator", "ambiguous-line-break",
	  WINK "# note\xe2\x80\xa9scope: booking.read\n", "3:7 error", NULL },
	{ "a next-line control", "ambiguous-line-break",
	  WINK "scope: booking.read # a\xc2\x85# b\n", "3:24 error", NULL },
	{ "a carriage return alone", "ambiguous-line-break",
	  WINK "scope: booking.read # a\r# b\n", "3:24 error", NULL },
	{ "a carriage return with a line feed", "ambiguous-line-break",
	  "leastscope: 1\r\nprovider: wink\r\nscope: booking.read\r\n", "",
	  NULL },
	{ "JSON has no such line breaks", "ambiguous-line-break",
	  "{\"leastscope\": 1, \"scope\": \"a\",\"x-a\": \"\xe2\x80\xa8\"}", "",
	  NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row scalars[] = {
	{ "a word that YAML 1.1 takes for false", "ambiguous-scalar",
	  WINK "scope: [booking.read, no]\n", "3:23 error", NULL },
	{ "a whole scope that YAML 1.1 takes for true", "ambiguous-scalar",
	  WINK "scope: on\n", "3:8 error", NULL },
	{ "a number with underscores", "ambiguous-scalar",
	  WINK "scope: [1_000]\n", "3:9 error", NULL },
	{ "quoted, it is a string to all", "ambiguous-scalar",
	  WINK "scope: [\"no\", '12:30']\n", "", NULL },
	{ "an environment that is a number", "ambiguous-scalar",
	  WINK "environment: 5\nscope: booking.read\n", "3:14 error", NULL },
	{ "an environment that may be true", "ambiguous-scalar",
	  WINK "environment: yes\nscope: booking.read\n", "3:14 error", NULL },
	{ "a provider that is a truth value", "ambiguous-scalar",
	  "leastscope: 1\nprovider: true\nscope: booking.read\n", "2:11 error",
	  NULL },
	{ "in the registration too", "ambiguous-scalar",
	  WINK "client: {client_name: A, scope: [off]}\n", "3:34 error", NULL },
	{ "other values may be what they like", "ambiguous-scalar",
	  WINK "x-on: yes\nscope: booking.read\n", "", NULL },
	{ "a scope that is a number is malformed, not ambiguous", "*",
	  WINK "scope: [5]\nusage: complete\noperations: []\n",
	  "3:9 malformed-manifest error", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row structure[] = {
	{ "a flow mapping as a key", "complex-key",
	  WINK "x-a: {{ .Values.a }}\nscope: booking.read\n", "3:7 error",
	  NULL },
	{ "a list as a key", "complex-key",
	  WINK "x-a: {[a]: b}\nscope: booking.read\n", "3:7 error", NULL },
	{ "a quoted placeholder", "complex-key",
	  WINK "x-a: \"{{ .Values.a }}\"\nscope: booking.read\n", "", NULL },
	{ "the later of two keys", "duplicate-key",
	  WINK "scope: booking.read\nscope: payment.remove\n", "4:1 error",
	  NULL },
	{ "the same key three times is two findings", "duplicate-key",
	  WINK "scope: a\nscope: b\nscope: c\n", "4:1 error; 5:1 error", NULL },
	{ "quoted and plain keys are the same key", "duplicate-key",
	  WINK "scope: a\n\"scope\": b\n", "4:1 error", NULL },
	{ "in JSON too, however escaped", "duplicate-key",
	  "{\"leastscope\": 1, \"scope\": \"a\", \"sc\\u006fpe\": \"b\"}",
	  "1:33 error", NULL },
	{ "the same key in two mappings", "duplicate-key",
	  WINK "requests:\n  - {id: a, scope: a}\n  - {id: b, scope: b}\n", "",
	  NULL },
	{ "a merge key", "merge-key",
	  WINK "x-b: &b {scope: payment.remove}\n"
	       "requests:\n  - id: a\n    <<: *b\n",
	  "6:5 error", NULL },
	{ "a merge key is no unknown key as well", "manifest-unknown-key",
	  WINK "x-b: &b {scope: booking.read}\n"
	       "requests:\n  - id: a\n    <<: *b\n",
	  "", NULL },
	{ "a quoted << merges for some readers too", "merge-key",
	  WINK "x-a: {\"<<\": 1}\nscope: booking.read\n", "3:7 error", NULL },
	{ "a second document", "multiple-documents",
	  WINK "scope: booking.read\n---\n" WINK "scope: booking.read\n",
	  "4:1 note", NULL },
	{ "one document with a marker", "multiple-documents",
	  "---\n" WINK "scope: booking.read\n...\n", "", NULL },
	{ "a YAML directive", "yaml-directive",
	  "%YAML 1.1\n---\n" WINK "scope: booking.read\n", "1:1 warning",
	  NULL },
	{ "a TAG directive", "yaml-directive",
	  "%TAG !e! tag:example.com,2000:\n---\n" WINK "scope: booking.read\n",
	  "1:1 warning", NULL },
	{ "a comment with a percent sign", "yaml-directive",
	  "# %YAML 1.1\n" WINK "scope: booking.read\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row characters[] = {
	{ "a change of direction in a comment", "hidden-character",
	  WINK "# a \xe2\x80\xae b\nscope: booking.read\n", "3:5 error", NULL },
	{ "a zero-width space in a scope", "hidden-character",
	  WINK "scope: booking\xe2\x80\x8b.read\n", "3:15 error", NULL },
	{ "a joiner in a name is a warning", "hidden-character",
	  WINK "client: {client_name: \"a\xe2\x80\x8d"
	       "b\"}\nscope: booking.read\n",
	  "3:25 warning", NULL },
	{ "a line separator in JSON is only hidden", "hidden-character",
	  "{\"leastscope\": 1, \"scope\": \"a\", \"x\": \"\xe2\x80\xa8\"}",
	  "1:39 error", NULL },
	{ "letters of other scripts are seen", "hidden-character",
	  WINK "client: {client_name: \"H\xc3\xb4tel \xe4\xb8\xad\"}\n"
	       "scope: booking.read\n",
	  "", NULL },
	{ "tabs and line ends are no secret", "hidden-character",
	  "leastscope: 1\r\nprovider: wink\r\nscope: booking.read\t\r\n", "",
	  NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row tags[] = {
	{ "a binary item", "tagged-scope",
	  WINK "scope:\n  - !!binary cGF5bWVudC5yZW1vdmU=\n", "4:5 error",
	  NULL },
	{ "a tag of one's own on the whole scope", "tagged-scope",
	  WINK "scope: !all\n", "3:8 error", NULL },
	{ "a tag on the list", "tagged-scope",
	  WINK "scope: !mine [booking.read]\n", "3:8 error", NULL },
	{ "in the registration", "tagged-scope",
	  WINK "client: {client_name: A, scope: !env SCOPES}\n", "3:33 error",
	  NULL },
	{ "a string tag says what it is anyway", "tagged-scope",
	  WINK "scope: !!str booking.read\n", "", NULL },
	{ "the mark of no tag", "tagged-scope", WINK "scope: ! booking.read\n",
	  "", NULL },
	{ "a tag elsewhere", "tagged-scope",
	  WINK "x-a: !mine b\nscope: booking.read\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row shapes[] = {
	{ "a mapping for a scope", "malformed-manifest",
	  WINK "scope: {booking: read}\n", "3:8 error", NULL },
	{ "a kind of client that is none", "malformed-manifest",
	  WINK "client_kind: robot\nscope: booking.read\n", "3:14 error",
	  NULL },
	{ "a list where one value belongs", "malformed-manifest",
	  WINK "environment: [staging]\nscope: booking.read\n", "3:14 error",
	  NULL },
	{ "a mapping among the scopes", "malformed-manifest",
	  WINK "scope:\n  - booking.read\n  - booking: read\n", "5:5 error",
	  NULL },
	{ "a good manifest", "malformed-manifest",
	  WINK "client_kind: service\nscope: [booking.read]\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row engines[] = {
	{ "a file that does not parse", "unreadable-input",
	  WINK "scope: [booking.read\n", "4:1 error", NULL },
	{ "a comment that allows nothing", "stale-suppression",
	  WINK "# leastscope: allow unknown-scope -- soon\n"
	       "scope: booking.read\n",
	  "3:1 warning", NULL },
	{ "a comment that has expired", "stale-suppression",
	  WINK "# leastscope: allow unknown-scope until=2026-01-01 -- soon\n"
	       "scope: housekeeping.schedule\n",
	  "3:1 warning", NULL },
	{ "a comment without a reason", "stale-suppression",
	  WINK "# leastscope: allow unknown-scope\n"
	       "scope: housekeeping.schedule\n",
	  "3:1 warning", NULL },
	{ "a comment that names no rule", "stale-suppression",
	  WINK "# leastscope: allow unknown-scop -- soon\n"
	       "scope: housekeeping.schedule\n",
	  "3:1 warning", NULL },
	{ "a comment that works", "stale-suppression",
	  WINK "# leastscope: allow unknown-scope -- soon\n"
	       "scope: housekeeping.schedule\n",
	  "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row *const tables[] = {
	aliases,   comments,   encodings, line_breaks, scalars,
	structure, characters, tags,      shapes,      engines,
};

START_TEST(rules_of_input_flag_what_they_say)
{
	ls_check_table(tables[_i]);
}
END_TEST

/* `count` scopes that are the same: count - 1 duplicates. */
static const char *many(char *text, size_t size, unsigned count)
{
	size_t n = (size_t)snprintf(text, size, WINK "scope: >-\n");

	for (unsigned i = 0; i < count; i++)
		n += (size_t)snprintf(text + n, size - n, "  openid\n");
	return text;
}

START_TEST(findings_left_out_are_a_finding_from_the_limit_on)
{
	char text[4096];

	ck_assert_str_eq(ls_check_rule_rows("too-many-findings",
					    many(text, sizeof(text), 101)),
			 "");
	ck_assert_str_ne(ls_check_rule_rows("too-many-findings",
					    many(text, sizeof(text), 102)),
			 "");
}
END_TEST

Suite *ls_suite_rules_input(void)
{
	Suite *suite = suite_create("rules_input");
	TCase *tests = tcase_create("rows");

	tcase_add_loop_test(tests, rules_of_input_flag_what_they_say, 0,
			    (int)(sizeof(tables) / sizeof(*tables)));
	tcase_add_test(tests,
		       findings_left_out_are_a_finding_from_the_limit_on);
	suite_add_tcase(suite, tests);
	return suite;
}
