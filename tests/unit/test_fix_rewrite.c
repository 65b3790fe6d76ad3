/* Suggested scopes are written into manifests of every shape, and nothing else
 * of the file changes. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "least_check.h"
#include "suites.h"

static struct ls_least_world world;

static void set_up(void)
{
	ls_least_open(&world, NULL);
}

static void tear_down(void)
{
	ls_least_close(&world);
}

#define HEAD "leastscope: 1\nprovider: wink\n"
/* Each of these needs what it says; the rest of the scopes is surplus. */
#define READS "operations: [{operation_id: a, needs: booking.read}]\n"
#define WRITES "operations: [{operation_id: a, needs: booking.write}]\n"
#define BOTH \
	"operations: [{operation_id: a, needs: booking.read inventory.read}]\n"
#define NOTHING "operations: [{operation_id: a, needs: []}]\n"

struct row {
	const char *name;
	const char *text;
	const char *expected; /* NULL: refused; "": the same text */
};

static const struct row rows[] = {
	{ "the last of a string",
	  HEAD "scope: booking.read account.write\n" READS,
	  HEAD "scope: booking.read\n" READS },
	{ "the first of a string, with a comment behind",
	  HEAD "scope: account.write   booking.read # why\n" READS,
	  HEAD "scope: booking.read # why\n" READS },
	{ "several of a string",
	  HEAD
	  "scope: account.write booking.read account.read booking.write\n" READS,
	  HEAD "scope: booking.read\n" READS },
	{ "a repeat goes, the first stays",
	  HEAD "scope: booking.read booking.read\n" READS,
	  HEAD "scope: booking.read\n" READS },
	{ "one comes to a string", HEAD "scope: booking.read\n" BOTH,
	  HEAD "scope: booking.read inventory.read\n" BOTH },
	{ "one comes and one goes", HEAD "scope: booking.read # one\n" WRITES,
	  HEAD "scope: booking.write # one\n" WRITES },
	{ "double quotes", HEAD "scope: \"booking.read account.write\"\n" BOTH,
	  HEAD "scope: \"booking.read inventory.read\"\n" BOTH },
	{ "single quotes", HEAD "scope: 'account.write booking.read'\n" BOTH,
	  HEAD "scope: 'booking.read inventory.read'\n" BOTH },
	{ "a folded block",
	  HEAD "scope: >-\n  account.write\n  booking.read\n" READS,
	  HEAD "scope: >-\n  booking.read\n" READS },
	{ "a flow list", HEAD "scope: [account.write, booking.read]\n" READS,
	  HEAD "scope: [booking.read]\n" READS },
	{ "a flow list grows",
	  HEAD "scope: [booking.read, account.write] # x\n" BOTH,
	  HEAD "scope: [booking.read, inventory.read] # x\n" BOTH },
	{ "a quoted flow list grows in its own quotes",
	  HEAD "scope: [ 'booking.read' ]\n" BOTH,
	  HEAD "scope: [ 'booking.read', 'inventory.read' ]\n" BOTH },
	{ "a flow list over lines, with a last comma",
	  HEAD "scope: [\n  booking.read,\n  account.read,\n]\n" BOTH,
	  HEAD "scope: [\n  booking.read,\n  inventory.read,\n]\n" BOTH },
	{ "a block list",
	  HEAD "scope:\n  - account.write\n  - booking.read\n" READS,
	  HEAD "scope:\n  - booking.read\n" READS },
	{ "comments beside items go with them and stay with others",
	  HEAD "scope:\n  - booking.read # stays\n  # above\n"
	       "  - account.write # goes\n" READS,
	  HEAD "scope:\n  - booking.read # stays\n  # above\n" READS },
	{ "a block list grows below the last line's comment",
	  HEAD "scope:\n- booking.read # one\n" BOTH,
	  HEAD "scope:\n- booking.read # one\n- inventory.read\n" BOTH },
	{ "a block list grows in its own quotes",
	  HEAD "scope:\n    - \"booking.read\"\n" BOTH,
	  HEAD
	  "scope:\n    - \"booking.read\"\n    - \"inventory.read\"\n" BOTH },
	{ "a list at the end of the file without a line's end",
	  HEAD BOTH "scope:\n- booking.read",
	  HEAD BOTH "scope:\n- booking.read\n- inventory.read" },
	{ "CRLF",
	  "leastscope: 1\r\nprovider: wink\r\nscope:\r\n"
	  "- booking.read\r\n- account.read\r\noperations: "
	  "[{operation_id: a, needs: booking.read inventory.read}]\r\n",
	  "leastscope: 1\r\nprovider: wink\r\nscope:\r\n"
	  "- booking.read\r\n- inventory.read\r\noperations: "
	  "[{operation_id: a, needs: booking.read inventory.read}]\r\n" },
	{ "a byte order mark",
	  "\xef\xbb\xbf" HEAD "scope: booking.read account.read\n" READS,
	  "\xef\xbb\xbf" HEAD "scope: booking.read\n" READS },
	{ "wide characters in front",
	  HEAD "x-\xe2\x82\xac: {scope: \xf0\x9f\x98\x80}\n"
	       "scope: account.read booking.read\n" READS,
	  HEAD "x-\xe2\x82\xac: {scope: \xf0\x9f\x98\x80}\n"
	       "scope: booking.read\n" READS },
	{ "JSON, a string",
	  "{\"leastscope\": 1, \"provider\": \"wink\", \"scope\": "
	  "\"account.read booking.read\", \"operations\": "
	  "[{\"operation_id\": \"a\", \"needs\": \"booking.read\"}]}",
	  "{\"leastscope\": 1, \"provider\": \"wink\", \"scope\": "
	  "\"booking.read\", \"operations\": "
	  "[{\"operation_id\": \"a\", \"needs\": \"booking.read\"}]}" },
	{ "JSON, a list",
	  "{\"leastscope\": 1, \"provider\": \"wink\", \"scope\": [\n"
	  "  \"account.read\",\n  \"booking.read\"\n], \"operations\": "
	  "[{\"operation_id\": \"a\", \"needs\": "
	  "\"booking.read inventory.read\"}]}",
	  "{\"leastscope\": 1, \"provider\": \"wink\", \"scope\": [\n"
	  "  \"booking.read\", \"inventory.read\"\n], \"operations\": "
	  "[{\"operation_id\": \"a\", \"needs\": "
	  "\"booking.read inventory.read\"}]}" },
	{ "several requests, several documents",
	  HEAD "requests:\n- scope: account.read booking.read\n  " READS
	       "- scope: booking.read account.read\n  " READS "---\n" HEAD
	       "scope: [booking.read, account.read]\n" READS,
	  HEAD "requests:\n- scope: booking.read\n  " READS
	       "- scope: booking.read\n  " READS "---\n" HEAD
	       "scope: [booking.read]\n" READS },
	{ "nothing to do", HEAD "scope:   booking.read   # as it is\n" READS,
	  "" },
	{ "two requests share a list, and agree",
	  HEAD "requests:\n- scope: &s account.read booking.read\n  " READS
	       "- scope: *s\n  " READS,
	  NULL },
	{ "two requests share a list, and differ",
	  HEAD "requests:\n- scope: &s booking.read booking.write\n  " READS
	       "- scope: *s\n  " WRITES,
	  NULL },
	{ "a list whose other reader asks for nothing else",
	  HEAD "requests:\n- scope: &s account.read booking.read\n  " READS
	       "- scope: *s\n",
	  NULL },
	{ "an aliased item is cut where it stands",
	  HEAD "x-s: &s account.read\nscope: [booking.read, *s]\n" READS,
	  HEAD "x-s: &s account.read\nscope: [booking.read]\n" READS },
	{ "behind an aliased item nothing is put",
	  HEAD "x-s: &s booking.read\nscope: [*s]\n" BOTH, NULL },
	{ "no scope would be left", HEAD "scope: booking.read\n" NOTHING,
	  NULL },
	{ "no scope is there", HEAD READS, NULL },
	{ "an empty list", HEAD "scope: []\n" READS, NULL },
	{ "a list in a list", HEAD "scope:\n- - booking.read\n" BOTH, NULL },
};

START_TEST(scopes_are_written_where_they_stand)
{
	const struct row *row = &rows[_i];
	const char *after = ls_least_applied(&world, row->text);

	if (row->expected == NULL) {
		ck_assert_msg(strncmp(after, "refused", 7) == 0,
			      "%s: not refused\n%s", row->name, after);
		return;
	}
	if (*row->expected == '\0') {
		ck_assert_msg(strcmp(after, row->text) == 0, "%s:\n%s",
			      row->name, after);
		return;
	}
	ck_assert_msg(strcmp(after, row->expected) == 0,
		      "%s\nexpected:\n%s\nfound:\n%s", row->name, row->expected,
		      after);
	ck_assert_msg(strcmp(ls_least_applied(&world, after), after) == 0,
		      "%s: not idempotent", row->name);
}
END_TEST

/* A scope whose name a plain scalar cannot hold is quoted. */
START_TEST(odd_names_are_quoted)
{
	static const char *const names[] = { "a:b",  "x,y",  "#h",  "*all",
					     "true", "{id}", "50%", "@me" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char catalog[512], text[256], expected[256];

		snprintf(catalog, sizeof(catalog),
			 "catalog: 1\nprovider: {id: odd, name: Odd}\n"
			 "source: {url: 'https://odd.example/'}\n"
			 "updated: 2026-12-01\ncompleteness: complete\n"
			 "scopes:\n  - {name: plain, action: read}\n"
			 "  - {name: \"%s\", action: read}\n"
			 "operations:\n  - {method: GET, path: /a, id: a, "
			 "any: [[plain, \"%s\"]]}\n",
			 names[i], names[i]);
		snprintf(text, sizeof(text),
			 "leastscope: 1\nprovider: odd\noperations: [a]\n"
			 "scope: [plain]\n");
		snprintf(expected, sizeof(expected),
			 "leastscope: 1\nprovider: odd\noperations: [a]\n"
			 "scope: [plain, \"%s\"]\n",
			 names[i]);
		ls_least_open(&world, catalog);
		ck_assert_str_eq(ls_least_applied(&world, text), expected);
	}
}
END_TEST

Suite *ls_suite_fix_rewrite(void)
{
	Suite *suite = suite_create("fix_rewrite");
	TCase *tests = tcase_create("shapes");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, scopes_are_written_where_they_stand, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(tests, odd_names_are_quoted);
	suite_add_tcase(suite, tests);
	return suite;
}
