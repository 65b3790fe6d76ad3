/* What the rules of shape flag, and what they leave alone. */
#include "config.h"

#include <string.h>

#include "rule_check.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n"
#define NOBODY "leastscope: 1\nprovider: harbour\n"

/* Some of the scopes only; nothing is said of what is not listed. */
static const struct ls_check_with harbour = {
	.catalog = "catalog: 1\nprovider: {id: harbour, name: Harbour}\n"
		   "source: {url: 'https://harbour.example/scopes'}\n"
		   "updated: 2026-12-01\ncompleteness: partial\n"
		   "scopes:\n"
		   "  - {name: berth.read, action: read, risk: low}\n"
		   "  - {name: berth.write, action: write, risk: medium}\n",
};

static const struct ls_rule_row keys[] = {
	{ "a misspelt key", "manifest-unknown-key",
	  WINK "scops: booking.read\nscope: booking.read\n", "3:1 warning",
	  NULL },
	{ "a key nobody knows", "manifest-unknown-key",
	  WINK "colour: red\nscope: booking.read\n", "3:1 warning", NULL },
	{ "inside a request", "manifest-unknown-key",
	  WINK "requests:\n  - id: a\n    scop: b\n    scope: booking.read\n",
	  "5:5 warning", NULL },
	{ "a key of one's own", "manifest-unknown-key",
	  WINK "x-colour: red\nscope: booking.read\n", "", NULL },
	{ "a slip in registered metadata", "manifest-unknown-key",
	  "{\"client_name\": \"A\", \"redirect_uris\": [], \"scope\": \"a\",\n"
	  "\"grant_type\": [\"authorization_code\"]}",
	  "2:1 warning", NULL },
	{ "a vendor's metadata", "manifest-unknown-key",
	  "{\"client_name\": \"A\", \"redirect_uris\": [], \"scope\": \"a\",\n"
	  "\"post_logout_colour\": 1}",
	  "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row cases[] = {
	{ "a capital letter", "scope-case", WINK "scope: Booking.read\n",
	  "3:8 error", NULL },
	{ "all capitals", "scope-case", WINK "scope: a BOOKING.READ\n",
	  "3:10 error", NULL },
	{ "in the registration", "scope-case",
	  WINK "client: {client_name: A, scope: Booking.read}\n", "3:33 error",
	  NULL },
	{ "written right", "scope-case", WINK "scope: booking.read\n", "",
	  NULL },
	{ "unknown in any case", "scope-case", WINK "scope: Housekeeping\n", "",
	  NULL },
	{ "without a catalog nobody knows", "scope-case",
	  NOBODY "scope: Berth.Read berth.read\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row delimiters[] = {
	{ "commas between known scopes", "scope-delimiter",
	  WINK "scope: inventory.read,inventory.write\n", "3:8 error", NULL },
	{ "nothing else speaks about it", "*",
	  WINK "scope: inventory.read,booking.write\n"
	       "usage: complete\noperations: []\n",
	  "3:8 scope-delimiter error", NULL },
	{ "a comma and a blank: the comma is left at the end",
	  "scope-delimiter", WINK "scope: inventory.read, booking.read\n",
	  "3:8 error", NULL },
	{ "known parts of different shapes", "scope-delimiter",
	  WINK "scope: openid,booking.read\n", "3:8 error", NULL },
	{ "a semicolon", "scope-delimiter",
	  WINK "scope: inventory.read;booking.read\n", "3:8 error", NULL },
	{ "a plus sign", "scope-delimiter",
	  WINK "scope: inventory.read+booking.read\n", "3:8 error", NULL },
	{ "an encoded blank", "scope-delimiter",
	  WINK "scope: inventory.read%20booking.read\n", "3:8 error", NULL },
	{ "a bar", "scope-delimiter",
	  WINK "scope: inventory.read|booking.read\n", "3:8 error", NULL },
	{ "a list item that holds two", "scope-delimiter",
	  WINK "scope: ['inventory.read,booking.read']\n", "3:10 error", NULL },
	{ "unknown parts fail at a complete catalog all the same",
	  "scope-delimiter", WINK "scope: foo.read,bar.read\n",
	  "3:8 error likely", NULL },
	{ "without catalog, parts of the same shape are a warning",
	  "scope-delimiter", NOBODY "scope: berth.read,berth.write\n",
	  "3:8 warning likely", NULL },
	{ "without catalog, plain words", "scope-delimiter",
	  NOBODY "scope: openid,profile,email\n", "3:8 warning likely", NULL },
	{ "without catalog, parts of different shapes may be one name",
	  "scope-delimiter", NOBODY "scope: read:org,repo\n", "", NULL },
	{ "without catalog, a plus between words may be a name",
	  "scope-delimiter", NOBODY "scope: read+write\n", "", NULL },
	{ "without catalog, a plus between dotted names", "scope-delimiter",
	  NOBODY "scope: berth.read+berth.write\n", "3:8 warning likely",
	  NULL },
	{ "parts that a partial catalog knows are an error", "scope-delimiter",
	  NOBODY "scope: berth.read,berth.write\n", "3:8 error", &harbour },
	{ "parts that a partial catalog does not know are a warning",
	  "scope-delimiter", NOBODY "scope: quay.read,quay.write\n",
	  "3:8 warning likely", &harbour },
	{ "blanks are right", "scope-delimiter",
	  WINK "scope: inventory.read booking.read\n", "", NULL },
	{ "a comma in a name that is none", "scope-delimiter",
	  NOBODY "scope: res(a,b)\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row duplicates[] = {
	{ "the second one", "scope-duplicate",
	  WINK "scope: booking.read openid booking.read\n", "3:28 note", NULL },
	{ "each further one", "scope-duplicate",
	  WINK "scope: [openid, openid, openid]\n", "3:17 note; 3:25 note",
	  NULL },
	{ "another case is another scope", "scope-duplicate",
	  WINK "scope: booking.read Booking.read\n", "", NULL },
	{ "two requests may ask for the same", "scope-duplicate",
	  WINK "requests:\n  - {id: a, scope: openid}\n"
	       "  - {id: b, scope: openid}\n",
	  "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row omissions[] = {
	{ "a client_credentials request where nobody knows the default",
	  "scope-omitted",
	  WINK "requests:\n  - id: a\n    grant_type: client_credentials\n",
	  "4:9 error", NULL },
	{ "another grant is a warning", "scope-omitted",
	  WINK "requests:\n  - id: a\n    grant_type: authorization_code\n",
	  "4:9 warning", NULL },
	{ "an empty list", "scope-omitted",
	  WINK "requests:\n  - id: a\n    scope: []\n", "5:5 warning", NULL },
	{ "nothing behind the key", "scope-omitted",
	  WINK "requests:\n  - id: a\n    scope:\n", "4:9 warning", NULL },
	{ "a refresh keeps what it had", "scope-omitted",
	  WINK "requests:\n  - id: a\n    grant_type: refresh_token\n", "",
	  NULL },
	{ "authorization_details say it instead", "scope-omitted",
	  WINK "requests:\n  - id: a\n"
	       "    authorization_details: [{type: payment}]\n",
	  "", NULL },
	{ "a registration body without scope", "scope-omitted",
	  "{\"client_name\": \"A\",\n"
	  "\"redirect_uris\": [\"https://a.example/cb\"],\n"
	  "\"grant_types\": [\"authorization_code\"]}",
	  "1:17 warning", NULL },
	{ "a dynamic registration without scope", "scope-omitted",
	  WINK "registration: dynamic\nclient: {client_name: A}\n"
	       "scope: booking.read\n",
	  "4:23 warning", NULL },
	{ "a client registered by hand: the ceiling is unknown",
	  "scope-omitted",
	  WINK "registration: static\nclient: {client_name: A}\n"
	       "scope: booking.read\n",
	  "", NULL },
	{ "a manifest that asks for nothing", "scope-omitted",
	  WINK "environment: staging\n", "1:1 warning", NULL },
	{ "a manifest with neither requests nor a registration",
	  "scope-omitted", WINK "requests: []\n", "1:1 warning", NULL },
	{ "a client without scope and without requests", "scope-omitted",
	  WINK "client: {client_name: A}\n", "1:1 warning", NULL },
	{ "a scope", "scope-omitted", WINK "scope: booking.read\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row secrets[] = {
	{ "an e-mail address", "scope-sensitive-data",
	  NOBODY "scope: mail:anna@example.com\n", "3:8 warning", NULL },
	{ "an error where the catalog is complete", "scope-sensitive-data",
	  WINK "scope: mail:anna@example.com\n", "3:8 error", NULL },
	{ "a signed token", "scope-sensitive-data",
	  NOBODY "scope: eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.c2ln\n",
	  "3:8 warning", NULL },
	{ "a parameter that went into it", "scope-sensitive-data",
	  NOBODY "scope: Client_secret=a\n", "3:8 warning", NULL },
	{ "32 hexadecimal digits", "scope-sensitive-data",
	  NOBODY "scope: key:0123456789abcdef0123456789abcdef\n", "3:8 warning",
	  NULL },
	{ "31 hexadecimal digits", "scope-sensitive-data",
	  NOBODY "scope: key:0123456789abcdef0123456789abcde\n", "", NULL },
	{ "40 mixed characters", "scope-sensitive-data",
	  NOBODY "scope: Ab1Ab1Ab1Ab1Ab1Ab1Zz1Zz1Zz1Zz1Zz1Zz1Zz1x\n",
	  "3:8 warning", NULL },
	{ "a UUID names a resource", "scope-sensitive-data",
	  NOBODY "scope: api://6f4c1d6e-0f0b-4f6e-9a55-2f1f0a7c9d11/x\n", "",
	  NULL },
	{ "a long word", "scope-sensitive-data",
	  NOBODY "scope: https://www.googleapis.com/auth/"
		 "admin.directory.resource.calendar.readonly\n",
	  "", NULL },
	{ "a long name in words", "scope-sensitive-data",
	  NOBODY "scope: v2_calendar_resources_and_rooms_read_only_access\n",
	  "", NULL },
	{ "an at sign alone", "scope-sensitive-data", NOBODY "scope: a@b\n", "",
	  NULL },
	{ "nothing else speaks about it", "*",
	  WINK "scope: mail:anna@example.com\n"
	       "usage: complete\noperations: []\n",
	  "3:8 scope-sensitive-data error", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row tokens[] = {
	{ "an empty string", "scope-syntax", WINK "scope: ''\n", "3:8 error",
	  NULL },
	{ "only blanks", "scope-syntax", WINK "scope: '  '\n", "3:8 error",
	  NULL },
	{ "an empty item", "scope-syntax", WINK "scope: [booking.read, '']\n",
	  "3:23 error", NULL },
	{ "an item that is null", "scope-syntax",
	  WINK "scope:\n  - booking.read\n  -\n", "5:4 error", NULL },
	{ "a blank at an item's end", "scope-syntax",
	  WINK "scope: ['booking.read ']\n", "3:10 error", NULL },
	{ "a blank inside an item", "scope-syntax",
	  WINK "scope: ['booking.read openid']\n", "3:10 error", NULL },
	{ "a tab in a string", "scope-syntax",
	  WINK "scope: \"booking.read\\topenid\"\n", "3:9 error", NULL },
	{ "a quotation mark", "scope-syntax",
	  WINK "scope: 'booking.read \"openid\"'\n", "3:22 error", NULL },
	{ "a backslash", "scope-syntax", WINK "scope: booking\\read\n",
	  "3:8 error", NULL },
	{ "a delete character", "scope-syntax", NOBODY "scope: \"a\\x7f\"\n",
	  "3:9 error", NULL },
	{ "a no-break space", "scope-syntax",
	  WINK "scope: booking.read\xc2\xa0openid\n", "3:8 error", NULL },
	{ "typographic quotes", "scope-syntax",
	  WINK "scope: \xe2\x80\x9c"
	       "booking.read\xe2\x80\x9d\n",
	  "3:8 error", NULL },
	{ "the outermost characters that are allowed", "scope-syntax",
	  NOBODY "scope: \"a!#[]~\"\n", "", NULL },
	{ "nothing else speaks about it", "*",
	  WINK "scope: \"b\\u00fccher\"\nusage: complete\noperations: []\n",
	  "3:9 scope-syntax error", NULL },
	{ "a good list", "scope-syntax", WINK "scope: [booking.read]\n", "",
	  NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row placeholders[] = {
	{ "a shell variable", "scope-unresolved",
	  WINK "scope: booking.read ${EXTRA}\n", "3:21 warning", NULL },
	{ "a template", "scope-unresolved",
	  WINK "scope: '{{ .Values.scope }}'\n", "3:9 warning", NULL },
	{ "a gap to be filled in", "scope-unresolved",
	  WINK "scope: <YOUR_SCOPE>\n", "3:8 warning", NULL },
	{ "a part of a scope", "scope-unresolved",
	  WINK "scope: booking.${ACTION}\n", "3:8 warning", NULL },
	{ "nothing else speaks about it", "*",
	  WINK "scope: ${A},${B}\nusage: complete\noperations: []\n",
	  "3:8 scope-unresolved warning", NULL },
	{ "a scope", "scope-unresolved", WINK "scope: booking.read\n", "",
	  NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row *const tables[] = {
	keys,      cases,   delimiters, duplicates,
	omissions, secrets, tokens,     placeholders,
};

START_TEST(rules_of_shape_flag_what_they_say)
{
	ls_check_table(tables[_i]);
}
END_TEST

/* --- fixes --- */

static const struct {
	const char *rule;
	const char *before;
	const char *after;
} fixes[] = {
	{ "scope-duplicate", WINK "scope: booking.read openid booking.read\n",
	  WINK "scope: booking.read openid\n" },
	{ "scope-duplicate", WINK "scope: [openid, booking.read, openid]\n",
	  WINK "scope: [openid, booking.read]\n" },
	{ "scope-duplicate", WINK "scope:\n  - openid\n  - openid # again\n",
	  WINK "scope:\n  - openid\n" },
	{ "scope-case", WINK "scope: \"Booking.read\"\n",
	  WINK "scope: \"booking.read\"\n" },
	{ "scope-case", WINK "scope: \"Booking\\u002eread openid\"\n",
	  WINK "scope: \"booking.read openid\"\n" },
	{ "scope-case", WINK "scope: >-\n  openid\n  Booking.read\n",
	  WINK "scope: >-\n  openid\n  booking.read\n" },
	{ "scope-case", WINK "x-a: &a Booking.read\nscope: *a\n",
	  WINK "x-a: &a Booking.read\nscope: *a\n" },
	{ "scope-delimiter", WINK "scope: inventory.read,booking.read\n",
	  WINK "scope: inventory.read booking.read\n" },
	{ "scope-delimiter", WINK "scope: 'inventory.read, booking.read'\n",
	  WINK "scope: 'inventory.read booking.read'\n" },
	{ "scope-delimiter",
	  "{\"leastscope\": 1, \"provider\": \"wink\", \"scope\":"
	  " [\"inventory.read,booking.read\"]}",
	  "{\"leastscope\": 1, \"provider\": \"wink\", \"scope\":"
	  " [\"inventory.read\", \"booking.read\"]}" },
	{ "scope-delimiter",
	  WINK "scope:\n  - inventory.read,booking.read # c\n",
	  WINK "scope:\n  - inventory.read\n  - booking.read # c\n" },
	{ "scope-delimiter",
	  "leastscope: 1\r\nprovider: wink\r\nscope:\r\n"
	  "  - 'inventory.read;booking.read'\r\n",
	  "leastscope: 1\r\nprovider: wink\r\nscope:\r\n"
	  "  - 'inventory.read'\r\n  - 'booking.read'\r\n" },
	{ "scope-syntax", WINK "scope: [\" booking.read \"]\n",
	  WINK "scope: [\"booking.read\"]\n" },
	{ "scope-syntax", WINK "scope: [booking.read, \"\"]\n",
	  WINK "scope: [booking.read]\n" },
	{ "scope-syntax", WINK "scope: [\"booking.read openid\"]\n",
	  WINK "scope: [\"booking.read\", \"openid\"]\n" },
	{ "scope-syntax", WINK "scope: ['']\n", WINK "scope: ['']\n" },
	{ "manifest-unknown-key", WINK "enviroment: staging\nscope: openid\n",
	  WINK "environment: staging\nscope: openid\n" },
	{ "manifest-unknown-key",
	  "{\"leastscope\": 1, \"enviroment\": \"staging\", \"scope\": \"a\"}",
	  "{\"leastscope\": 1, \"environment\": \"staging\","
	  " \"scope\": \"a\"}" },
};

START_TEST(fixes_change_the_bytes_they_mean)
{
	ck_assert_str_eq(ls_check_fixed(fixes[_i].rule, fixes[_i].before),
			 fixes[_i].after);
}
END_TEST

static enum ls_applicability fix_of(const char *rule, const char *text)
{
	struct ls_results results = ls_check_results(NULL, text);

	for (size_t i = 0; i < results.findings.n; i++)
		if (strcmp(results.findings.v[i]->rule->id, rule) == 0)
			return results.findings.v[i]->fix.applicability;
	ck_abort_msg("%s is silent", rule);
	return LS_FIX_NONE;
}

START_TEST(fixes_that_add_access_are_unsafe)
{
	ck_assert_int_eq(
		fix_of("scope-duplicate", WINK "scope: openid openid\n"),
		LS_FIX_SAFE);
	ck_assert_int_eq(fix_of("scope-syntax", WINK "scope: [openid, '']\n"),
			 LS_FIX_SAFE);
	ck_assert_int_eq(fix_of("scope-syntax", WINK "scope: ['openid ']\n"),
			 LS_FIX_UNSAFE);
	ck_assert_int_eq(
		fix_of("scope-syntax", WINK "scope: ['openid email']\n"),
		LS_FIX_UNSAFE);
	ck_assert_int_eq(
		fix_of("scope-delimiter", WINK "scope: openid,email\n"),
		LS_FIX_UNSAFE);
	ck_assert_int_eq(fix_of("scope-case", WINK "scope: Openid\n"),
			 LS_FIX_UNSAFE);
}
END_TEST

START_TEST(a_secret_in_a_scope_is_masked_and_not_repeated)
{
	struct ls_results results = ls_check_results(
		NULL, WINK "scope: mail:anna@example.com\n");

	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		ck_assert(!ls_text_contains(f->message, "anna"));
		ck_assert(!ls_text_contains(f->hint, "anna"));
		ck_assert(!ls_text_contains(f->scope, "anna"));
		ck_assert(!ls_text_contains(f->line, "anna"));
	}
	ck_assert_uint_gt(results.findings.n, 0);
}
END_TEST

Suite *ls_suite_rules_syntax(void)
{
	Suite *suite = suite_create("rules_syntax");
	TCase *tests = tcase_create("rows");

	tcase_add_loop_test(tests, rules_of_shape_flag_what_they_say, 0,
			    (int)(sizeof(tables) / sizeof(*tables)));
	tcase_add_loop_test(tests, fixes_change_the_bytes_they_mean, 0,
			    (int)(sizeof(fixes) / sizeof(*fixes)));
	tcase_add_test(tests, fixes_that_add_access_are_unsafe);
	tcase_add_test(tests, a_secret_in_a_scope_is_masked_and_not_repeated);
	suite_add_tcase(suite, tests);
	return suite;
}
