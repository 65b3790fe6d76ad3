/* What the rules of breadth flag, and what they leave alone. */
#include "config.h"

#include "rule_check.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n"
#define HARBOUR "leastscope: 1\nprovider: harbour\n"

/* Two groups, one of three actions and one of two; ten choices in all. */
static const struct ls_check_with ten = {
	.catalog = "catalog: 1\nprovider: {id: harbour, name: Harbour}\n"
		   "source: {url: 'https://harbour.example/scopes'}\n"
		   "updated: 2026-12-01\ncompleteness: complete\n"
		   "groups:\n"
		   "  - {id: berth, title: Berths}\n"
		   "  - {id: quay, title: Quays}\n"
		   "  - {id: other, title: Others}\n"
		   "scopes:\n"
		   "  - {name: berth.read, group: berth, action: read}\n"
		   "  - {name: berth.write, group: berth, action: write}\n"
		   "  - {name: berth.remove, group: berth, action: remove}\n"
		   "  - {name: quay.read, group: quay, action: read}\n"
		   "  - {name: quay.write, group: quay, action: write}\n"
		   "  - {name: a, group: other, action: read}\n"
		   "  - {name: b, group: other, action: read}\n"
		   "  - {name: c, group: other, action: read}\n"
		   "  - {name: d, group: other, action: read}\n"
		   "  - {name: e, group: other, action: read}\n"
		   "  - {name: basic, carried: true, action: read}\n"
		   "  - {name: port, umbrella: true, action: admin}\n",
};

static const struct ls_check_with one = {
	.catalog = "catalog: 1\nprovider: {id: harbour, name: Harbour}\n"
		   "source: {url: 'https://harbour.example/scopes'}\n"
		   "updated: 2026-12-01\ncompleteness: complete\n"
		   "scopes:\n"
		   "  - {name: berth.read, action: read}\n",
};

/* One umbrella and nothing beneath it. */
static const struct ls_check_with narrow = {
	.catalog = "catalog: 1\nprovider: {id: harbour, name: Harbour}\n"
		   "source: {url: 'https://harbour.example/scopes'}\n"
		   "updated: 2026-12-01\ncompleteness: complete\n"
		   "scopes:\n"
		   "  - {name: port, umbrella: true, action: admin}\n",
};

static const struct ls_rule_row groups[] = {
	{ "three actions of three", "whole-group",
	  WINK "scope: inventory.read inventory.write inventory.remove\n",
	  "3:8 warning", NULL },
	{ "in any order, at the first of them", "whole-group",
	  WINK "scope: openid booking.remove booking.read booking.write\n",
	  "3:15 warning", NULL },
	{ "two of three", "whole-group",
	  WINK "scope: inventory.read inventory.write\n", "", NULL },
	{ "a group of two is no bundle", "whole-group",
	  HARBOUR "scope: quay.read quay.write\n", "", &ten },
	{ "two whole groups", "whole-group",
	  WINK "scope: booking.read booking.write booking.remove content.read "
	       "content.write content.remove\n",
	  "3:8 warning; 3:50 warning", NULL },
	{ "what every application carries is no bundle", "whole-group",
	  WINK "scope: openid profile email offline_access\n", "", NULL },
	{ "usage that needs each of them", "whole-group",
	  WINK "scope: booking.read booking.write booking.remove\n"
	       "usage: complete\noperations:\n"
	       "  - {operation_id: a, needs: booking.read}\n"
	       "  - {operation_id: b, needs: [booking.write]}\n"
	       "  - {operation_id: c, needs: booking.remove}\n",
	  "", NULL },
	{ "usage that needs two of them", "whole-group",
	  WINK "scope: booking.read booking.write booking.remove\n"
	       "usage: complete\noperations:\n"
	       "  - {operation_id: a, needs: booking.read}\n"
	       "  - {operation_id: b, needs: booking.write}\n",
	  "3:8 warning", NULL },
	{ "what a declared use needs is needed", "whole-group",
	  WINK "scope: booking.read booking.write booking.remove\n"
	       "usage: partial\noperations:\n"
	       "  - {operation_id: a, needs: [booking.read, booking.write, "
	       "booking.remove]}\n",
	  "", NULL },
	{ "a registration without requests", "whole-group",
	  WINK "client:\n  client_name: A\n"
	       "  scope: booking.read booking.write booking.remove\n",
	  "5:10 warning", NULL },
	{ "a registration is a ceiling when there are requests", "whole-group",
	  WINK "client:\n  client_name: A\n"
	       "  scope: booking.read booking.write booking.remove\n"
	       "requests:\n  - {id: a, scope: booking.read}\n",
	  "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row wildcards[] = {
	{ "a star", "wildcard-scope", WINK "scope: '*'\n", "3:9 error", NULL },
	{ "all", "wildcard-scope", WINK "scope: all\n", "3:8 error", NULL },
	{ "full-access", "wildcard-scope", WINK "scope: full-access\n",
	  "3:8 error", NULL },
	{ "a whole group", "wildcard-scope", WINK "scope: booking.*\n",
	  "3:8 error", NULL },
	{ "with a colon", "wildcard-scope", WINK "scope: booking:*\n",
	  "3:8 error", NULL },
	{ "one action of every group", "wildcard-scope",
	  WINK "scope: '*.read'\n", "3:9 error", NULL },
	{ "without a catalog too", "wildcard-scope",
	  "leastscope: 1\nscope: files.*\n", "2:8 error", NULL },
	{ "nothing else speaks about it", "*",
	  WINK "scope: booking.*\nusage: complete\noperations: []\n",
	  "3:8 wildcard-scope error", NULL },
	{ "a word that holds 'admin' or 'all'", "wildcard-scope",
	  "leastscope: 1\nscope: admin:read public_repo read:all calls.read\n",
	  "", NULL },
	{ "a star inside a word", "wildcard-scope",
	  "leastscope: 1\nscope: a*b\n", "", NULL },
	{ "an umbrella with narrower scopes is a warning", "wildcard-scope",
	  HARBOUR "scope: port\n", "3:8 warning", &ten },
	{ "an umbrella with nothing beneath is a note", "wildcard-scope",
	  HARBOUR "scope: port\n", "3:8 note", &narrow },
	{ .rule = NULL },
};

static const struct ls_rule_row everything[] = {
	{ "8 of 10", "all-scopes",
	  HARBOUR "scope: berth.read berth.write quay.read quay.write a b c "
		  "d\n",
	  "3:8 error", &ten },
	{ "7 of 10", "all-scopes",
	  HARBOUR "scope: berth.read berth.write quay.read quay.write a b c\n",
	  "", &ten },
	{ "an umbrella is no choice of its own", "all-scopes",
	  HARBOUR "scope: port\n", "", &ten },
	{ "instead of a finding for each group", "whole-group",
	  HARBOUR "scope: berth.read berth.write berth.remove quay.read "
		  "quay.write a b c d e\n",
	  "", &ten },
	{ "what is carried does not count", "all-scopes",
	  WINK "scope: openid profile email offline_access\n", "", NULL },
	{ "there is but one scope", "all-scopes", HARBOUR "scope: berth.read\n",
	  "", &one },
	{ "usage that needs each of them", "all-scopes",
	  HARBOUR "scope: berth.read berth.write quay.read quay.write a b c "
		  "d basic\n"
		  "usage: complete\noperations:\n"
		  "  - {operation_id: x, needs: [berth.read, berth.write, "
		  "quay.read, quay.write]}\n"
		  "  - {operation_id: y, needs: a b c d}\n",
	  "", &ten },
	{ "usage that needs all but one", "all-scopes",
	  HARBOUR "scope: berth.read berth.write quay.read quay.write a b c "
		  "d basic\n"
		  "usage: complete\noperations:\n"
		  "  - {operation_id: x, needs: [berth.read, berth.write, "
		  "quay.read, quay.write]}\n"
		  "  - {operation_id: y, needs: a b c}\n",
	  "3:8 error", &ten },
	{ .rule = NULL },
};

static const struct ls_rule_row usage[] = {
	{ "nothing is declared", "usage-undeclared",
	  WINK "scope: openid booking.read\n", "3:15 note", NULL },
	{ "operations", "usage-undeclared",
	  WINK "scope: booking.read\noperations: [show-booking]\n", "", NULL },
	{ "an empty list says nothing", "usage-undeclared",
	  WINK "scope: booking.read\noperations: []\n", "3:8 note", NULL },
	{ "an empty list that is all there is", "usage-undeclared",
	  WINK "scope: booking.read\noperations: []\nusage: complete\n", "",
	  NULL },
	{ "only what every application carries", "usage-undeclared",
	  WINK "scope: openid email\n", "", NULL },
	{ "each request for itself", "usage-undeclared",
	  WINK "requests:\n  - {id: a, scope: booking.read}\n"
	       "  - {id: b, scope: booking.read, operations: [x]}\n",
	  "4:20 note", NULL },
	{ "the tools of the only request's servers", "usage-undeclared",
	  WINK "scope: mcp.read booking.read\nmcp_servers:\n"
	       "  - {name: w, url: 'https://api.wink.travel/mcp', tools: "
	       "[{name: show, needs: booking.read}]}\n",
	  "", NULL },
	{ "a registration without requests", "usage-undeclared",
	  WINK "client: {client_name: A, scope: booking.read}\n", "3:33 note",
	  NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row *const tables[] = {
	groups,
	wildcards,
	everything,
	usage,
};

START_TEST(rules_of_breadth_flag_what_they_say)
{
	ls_check_table(tables[_i]);
}
END_TEST

START_TEST(nothing_narrower_is_said_to_be_so)
{
	struct ls_results results = ls_check_results(&narrow, HARBOUR
						     "scope: port\n"
						     "operations: [x]\n");

	ck_assert_uint_eq(results.findings.n, 1);
	ck_assert(
		ls_text_is(results.findings.v[0]->hint, "narrowest available"));
}
END_TEST

Suite *ls_suite_rules_privilege(void)
{
	Suite *suite = suite_create("rules_privilege");
	TCase *tests = tcase_create("rows");

	tcase_add_loop_test(tests, rules_of_breadth_flag_what_they_say, 0,
			    (int)(sizeof(tables) / sizeof(*tables)));
	tcase_add_test(tests, nothing_narrower_is_said_to_be_so);
	suite_add_tcase(suite, tests);
	return suite;
}
