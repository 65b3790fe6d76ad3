/* What the rules that ask a catalog flag, and what they leave alone. */
#include "config.h"

#include <string.h>

#include "rule_check.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n"
#define HARBOUR "leastscope: 1\nprovider: harbour\n"
#define QUIET "usage: complete\noperations: []\n"

#define HARBOUR_SCOPES                                                  \
	"offers:\n"                                                     \
	"  - {clients: [service], grants: [client_credentials]}\n"      \
	"  - {clients: [web], grants: [authorization_code]}\n"          \
	"not_scopes:\n"                                                 \
	"  - {name: dock.read, instead: berth.read,"                    \
	" reason: docks are called berths}\n"                           \
	"  - {name: everything, reason: it was never a scope}\n"        \
	"scopes:\n"                                                     \
	"  - {name: berth.read, action: read, risk: low}\n"             \
	"  - {name: berth.write, action: write, risk: medium,"          \
	" implies: [berth.read]}\n"                                     \
	"  - {name: berth.users, action: read, risk: low,"              \
	" grants: [authorization_code]}\n"                              \
	"  - {name: berths, action: write, risk: medium,"               \
	" implies: [berth.read], deprecated: true, sunset: 2027-01-15," \
	" replaced_by: [berth.read]}\n"                                 \
	"  - {name: quay, action: read, risk: low, deprecated: true,"   \
	" replaced_by: [berth.write]}\n"                                \
	"  - {name: port.admin, action: admin, risk: high,"             \
	" requestable: false}\n"

static const struct ls_check_with whole = {
	.catalog =
		"catalog: 1\nprovider: {id: harbour, name: Harbour}\n"
		"source: {url: 'https://harbour.example/scopes'}\n"
		"updated: 2026-12-01\ncompleteness: complete\n" HARBOUR_SCOPES,
};

static const struct ls_check_with day_before = {
	.catalog =
		"catalog: 1\nprovider: {id: harbour, name: Harbour}\n"
		"source: {url: 'https://harbour.example/scopes'}\n"
		"updated: 2026-12-01\ncompleteness: complete\n" HARBOUR_SCOPES,
	.today = "2027-01-14",
};

static const struct ls_check_with part = {
	.catalog =
		"catalog: 1\nprovider: {id: harbour, name: Harbour}\n"
		"source: {url: 'https://harbour.example/scopes'}\n"
		"updated: 2026-12-01\ncompleteness: partial\n" HARBOUR_SCOPES,
};

static const struct ls_rule_row unknown[] = {
	{ "a scope that a complete catalog does not have", "unknown-scope",
	  WINK "scope: booking.read housekeeping.schedule\n", "3:21 error",
	  NULL },
	{ "nothing else speaks about it", "*",
	  WINK "scope: housekeeping.schedule\n" QUIET,
	  "3:8 unknown-scope error", NULL },
	{ "in the registration too", "unknown-scope",
	  WINK "client: {client_name: A, scope: housekeeping.schedule}\n",
	  "3:33 error", NULL },
	{ "what every application carries is known", "unknown-scope",
	  WINK "scope: openid profile email offline_access\n", "", NULL },
	{ "a partial catalog does not know", "unknown-scope",
	  HARBOUR "scope: crane.lift\n", "", &part },
	{ "a name that the catalog says is no scope, with nothing instead",
	  "unknown-scope", HARBOUR "scope: everything\n", "3:8 error", &part },
	{ "no catalog, no verdict", "unknown-scope",
	  "leastscope: 1\nprovider: elsewhere\nscope: crane.lift\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row misspelt[] = {
	{ "two letters exchanged", "misspelled-scope",
	  WINK "scope: inventory.read booking.raed\n", "3:23 error", NULL },
	{ "nothing else speaks about it", "*",
	  WINK "scope: booking.raed\n" QUIET, "3:8 misspelled-scope error",
	  NULL },
	{ "a colon", "misspelled-scope", WINK "scope: booking:read\n",
	  "3:8 error", NULL },
	{ "the console's notation", "misspelled-scope",
	  WINK "scope: INVENTORY:READ\n", "3:8 error", NULL },
	{ "a plural", "misspelled-scope", WINK "scope: bookings.read\n",
	  "3:8 error", NULL },
	{ "the other order", "misspelled-scope", WINK "scope: read.booking\n",
	  "3:8 error", NULL },
	{ "another word for the action", "misspelled-scope",
	  WINK "scope: booking.delete\n", "3:8 error", NULL },
	{ "too far from all", "misspelled-scope", WINK "scope: hotel.sleep\n",
	  "", NULL },
	{ "a partial catalog may lack it: a warning", "misspelled-scope",
	  HARBOUR "scope: berth.raed\n", "3:8 warning likely", &part },
	{ "unless the catalog says it is no scope", "misspelled-scope",
	  HARBOUR "scope: dock.read\n", "3:8 error", &part },
	{ .rule = NULL },
};

static const struct ls_rule_row foreign[] = {
	{ "a scope of another catalog", "foreign-scope",
	  HARBOUR "scope: booking.read\n", "3:8 error", &whole },
	{ "nothing else speaks about it", "*",
	  HARBOUR "scope: payment.write\n" QUIET, "3:8 foreign-scope error",
	  &whole },
	{ "a partial catalog may lack it: a warning", "foreign-scope",
	  HARBOUR "scope: booking.read\n", "3:8 warning likely", &part },
	{ "OpenID Connect is nobody's", "foreign-scope",
	  HARBOUR "scope: openid\n", "", &whole },
	{ "without a catalog nobody knows", "foreign-scope",
	  "leastscope: 1\nprovider: elsewhere\nscope: booking.read\n", "",
	  NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row unverified[] = {
	{ "no catalog: once for all tokens", "unverified-scope",
	  "leastscope: 1\nprovider: elsewhere\nscope: a.read b.read\n",
	  "3:8 note", NULL },
	{ "a slip in a provider's name", "unverified-scope",
	  "leastscope: 1\nprovider: wnk\nscope: a.read\n", "2:11 error", NULL },
	{ "no provider at all", "unverified-scope",
	  "leastscope: 1\nscope: a.read\n", "2:8 note", NULL },
	{ "once for each request", "unverified-scope",
	  "leastscope: 1\nrequests:\n  - {id: a, scope: a.read}\n"
	  "  - {id: b, scope: b.read}\n",
	  "3:20 note; 4:20 note", NULL },
	{ "a registration without requests", "unverified-scope",
	  "{\"client_name\": \"A\", \"redirect_uris\": [],\n"
	  "\"grant_types\": [\"authorization_code\"], \"scope\": \"x.y\"}",
	  "2:50 note", NULL },
	{ "a partial catalog: each token it lacks", "unverified-scope",
	  HARBOUR "scope: crane.lift berth.read crane.load\n",
	  "3:8 note; 3:30 note", &part },
	{ "OpenID Connect is a standard", "unverified-scope",
	  HARBOUR "scope: openid profile\n", "", &part },
	{ "a complete catalog decides", "unverified-scope",
	  HARBOUR "scope: crane.lift\n", "", &whole },
	{ "a token with another fault is not counted", "unverified-scope",
	  "leastscope: 1\nprovider: elsewhere\nscope: ${A} *\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row deprecated[] = {
	{ "on the day it ends it is an error", "deprecated-scope",
	  HARBOUR "scope: berths\n", "3:8 error", &whole },
	{ "the day before it is a warning", "deprecated-scope",
	  HARBOUR "scope: berths\n", "3:8 warning", &day_before },
	{ "without a date it is a warning", "deprecated-scope",
	  HARBOUR "scope: quay\n", "3:8 warning", &whole },
	{ "what is granted no more is an error, said once", "*",
	  WINK "scope: platform_read\n" QUIET, "3:8 deprecated-scope error",
	  NULL },
	{ "others are not", "deprecated-scope", HARBOUR "scope: berth.read\n",
	  "", &whole },
	{ .rule = NULL },
};

static const struct ls_rule_row grants[] = {
	{ "a grant nobody is offered", "grant-not-offered",
	  HARBOUR "grant_type: "
		  "urn:ietf:params:oauth:grant-type:device_code\n"
		  "scope: berth.read\n",
	  "3:13 error", &whole },
	{ "a grant that another kind of client is offered", "grant-not-offered",
	  HARBOUR "client_kind: web\ngrant_type: client_credentials\n"
		  "scope: berth.read\n",
	  "4:13 error", &whole },
	{ "the kind is unknown: any offer will do", "grant-not-offered",
	  HARBOUR "grant_type: authorization_code\nscope: berth.read\n", "",
	  &whole },
	{ "in the registration", "grant-not-offered",
	  HARBOUR "client: {client_name: A, grant_types: [password]}\n"
		  "scope: berth.read\n",
	  "3:40 error", &whole },
	{ "a scope that needs a user", "grant-not-offered",
	  HARBOUR "grant_type: client_credentials\nscope: berth.users\n",
	  "4:8 error", &whole },
	{ "with a user", "grant-not-offered",
	  HARBOUR "grant_type: authorization_code\nscope: berth.users\n", "",
	  &whole },
	{ "the grant is not stated", "grant-not-offered",
	  HARBOUR "scope: berth.users\n", "", &whole },
	{ "a scope that no application gets", "grant-not-offered",
	  HARBOUR "scope: port.admin\n", "3:8 error", &whole },
	{ "a placeholder", "grant-not-offered",
	  HARBOUR "grant_type: ${GRANT}\nscope: berth.read\n", "", &whole },
	{ "what Wink offers to services", "grant-not-offered",
	  WINK "client_kind: service\ngrant_type: client_credentials\n"
	       "scope: inventory.read\n",
	  "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row *const tables[] = {
	unknown, misspelt, foreign, unverified, deprecated, grants,
};

START_TEST(rules_of_catalogs_flag_what_they_say)
{
	ls_check_table(tables[_i]);
}
END_TEST

START_TEST(a_finding_says_what_the_scope_should_be)
{
	struct ls_results results = ls_check_results(
		NULL, WINK "scope: booking.raed\n" QUIET);
	const struct ls_finding *f = results.findings.v[0];

	ck_assert_uint_eq(results.findings.n, 1);
	ck_assert(ls_text_is(f->message, "wink has no scope 'booking.raed'"));
	ck_assert(ls_text_is(f->hint, "did you mean 'booking.read'?"));
	ck_assert_uint_eq(f->notes.n, 1);
	ck_assert(ls_text_starts(f->notes.v[0],
				 "the whole token request would fail with "
				 "invalid_scope (catalog wink of 20"));
	ck_assert(ls_text_is(f->scope, "booking.raed"));
}
END_TEST

static const struct ls_finding *only(const char *rule, const char *text)
{
	struct ls_results results = ls_check_results(&whole, text);

	for (size_t i = 0; i < results.findings.n; i++)
		if (strcmp(results.findings.v[i]->rule->id, rule) == 0)
			return results.findings.v[i];
	ck_abort_msg("%s is silent", rule);
	return NULL;
}

START_TEST(a_replacement_is_safe_only_when_it_grants_less)
{
	ck_assert_int_eq(only("deprecated-scope", HARBOUR "scope: berths\n")
				 ->fix.applicability,
			 LS_FIX_SAFE);
	ck_assert_int_eq(only("deprecated-scope", HARBOUR "scope: quay\n")
				 ->fix.applicability,
			 LS_FIX_UNSAFE);
}
END_TEST

START_TEST(no_replacement_is_written_twice)
{
	ck_assert_str_eq(ls_check_fixed_with(&whole, "deprecated-scope",
					     HARBOUR
					     "scope: berths berth.read\n"),
			 HARBOUR "scope: berth.read\n");
	ck_assert_str_eq(ls_check_fixed_with(&whole, "deprecated-scope",
					     HARBOUR "scope: 'berths'\n"),
			 HARBOUR "scope: 'berth.read'\n");
}
END_TEST

START_TEST(a_correction_is_never_safe)
{
	ck_assert_int_eq(only("misspelled-scope", HARBOUR "scope: berth.raed\n")
				 ->fix.applicability,
			 LS_FIX_UNSAFE);
	ck_assert_str_eq(ls_check_fixed("misspelled-scope",
					WINK "scope: [\"booking:read\"]\n"),
			 WINK "scope: [\"booking.read\"]\n");
}
END_TEST

Suite *ls_suite_rules_catalog(void)
{
	Suite *suite = suite_create("rules_catalog");
	TCase *tests = tcase_create("rows");

	tcase_add_loop_test(tests, rules_of_catalogs_flag_what_they_say, 0,
			    (int)(sizeof(tables) / sizeof(*tables)));
	tcase_add_test(tests, a_finding_says_what_the_scope_should_be);
	tcase_add_test(tests, a_replacement_is_safe_only_when_it_grants_less);
	tcase_add_test(tests, no_replacement_is_written_twice);
	tcase_add_test(tests, a_correction_is_never_safe);
	suite_add_tcase(suite, tests);
	return suite;
}
