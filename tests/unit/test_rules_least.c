/* What the rules that judge by declared uses flag, and what they leave. */
#include "config.h"

#include "rule_check.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n"
#define MAIL "leastscope: 1\nprovider: mail\n"

/* A chain (all > change > read), two names for one scope, and operations with
 * one way, several, an uncertain one and none. */
static const struct ls_check_with mail = {
	.catalog =
		"catalog: 1\nprovider: {id: mail, name: Mail}\n"
		"source: {url: 'https://mail.example/scopes'}\n"
		"updated: 2026-12-01\ncompleteness: complete\n"
		"groups:\n"
		"  - {id: mail, title: Mails}\n"
		"  - {id: people, title: People}\n"
		"scopes:\n"
		"  - {name: mail.read, group: mail, action: read, risk: low}\n"
		"  - {name: mail.change, group: mail, action: write, "
		"risk: medium}\n"
		"  - {name: mail.all, group: mail, action: remove, "
		"risk: high}\n"
		"  - {name: mail.send, group: mail, action: write, "
		"risk: medium}\n"
		"  - {name: people.read, group: people, action: read, "
		"risk: low}\n"
		"  - {name: directory.read, group: people, action: read, "
		"risk: high}\n"
		"  - {name: login, carried: true, action: read}\n"
		"implies:\n"
		"  - {from: mail.change, to: [mail.read], basis: stated}\n"
		"  - {from: mail.all, to: [mail.change], basis: stated}\n"
		"operations:\n"
		"  - {method: GET, path: /mails, id: list, "
		"any: [[mail.read], [mail.change], [mail.all]]}\n"
		"  - {method: POST, path: /mails, id: send, "
		"any: [[mail.send]]}\n"
		"  - {method: GET, path: /people, id: people, "
		"any: [[people.read], [directory.read]]}\n"
		"  - {method: POST, path: /search, id: search, "
		"confidence: uncertain, any: [[mail.read], [mail.change]]}\n"
		"  - {method: GET, path: /status, id: status, any: []}\n"
		"  - {method: GET, path: /guess, id: guess, "
		"confidence: uncertain, any: [[mail.read]]}\n"
		"  - {method: DELETE, path: '/mails/{id}', id: purge, "
		"any: [[mail.all, mail.send]]}\n",
};

static const struct ls_rule_row unused[] = {
	{ "what no use needs", "unused-scope",
	  MAIL "scope: mail.read people.read\noperations: [list]\n"
	       "usage: complete\n",
	  "3:18 warning", &mail },
	{ "a high risk is an error", "unused-scope",
	  MAIL "scope: mail.read directory.read\noperations: [list]\n"
	       "usage: complete\n",
	  "3:18 error", &mail },
	{ "nothing is done, and that is all", "unused-scope",
	  MAIL "scope: mail.read people.read\noperations: []\n"
	       "usage: complete\n",
	  "3:8 warning; 3:18 warning", &mail },
	{ "nothing is listed", "unused-scope",
	  MAIL "scope: mail.read\noperations: []\n", "", &mail },
	{ "a single candidate proves nothing of the others", "unused-scope",
	  MAIL "scope: mail.read people.read\noperations: [guess]\n"
	       "usage: complete\n",
	  "3:18 note likely", &mail },
	{ "what nobody is given is said once, elsewhere", "unused-scope",
	  WINK "scope: platform_read\noperations: [show-bookings]\n"
	       "usage: complete\n",
	  "", NULL },
	{ "what a use needs stays", "unused-scope",
	  MAIL "scope: mail.read people.read\noperations: [list, people]\n"
	       "usage: complete\n",
	  "", &mail },
	{ "of two that would do the riskier goes", "unused-scope",
	  MAIL "scope: people.read directory.read\noperations: [people]\n"
	       "usage: complete\n",
	  "3:20 error", &mail },
	{ "partial usage proves nothing", "unused-scope",
	  MAIL "scope: mail.read people.read\noperations: [list]\n"
	       "usage: partial\n",
	  "3:18 note likely", &mail },
	{ "unstated usage proves nothing", "unused-scope",
	  MAIL "scope: mail.read people.read\noperations: [list]\n",
	  "3:18 note likely", &mail },
	{ "an unknown operation might need it", "unused-scope",
	  MAIL "scope: mail.read people.read\noperations: [list, moon]\n"
	       "usage: complete\n",
	  "3:18 note likely", &mail },
	{ "without any known use nothing is said", "unused-scope",
	  MAIL "scope: mail.read people.read\noperations: [moon]\n"
	       "usage: complete\n",
	  "", &mail },
	{ "an operation that needs no scope needs none", "unused-scope",
	  MAIL "scope: people.read\noperations: [status]\n"
	       "usage: complete\n",
	  "3:8 warning", &mail },
	{ "what every application carries is left alone", "unused-scope",
	  MAIL "scope: mail.read login\noperations: [list]\n"
	       "usage: complete\n",
	  "", &mail },
	{ "the author's word counts", "unused-scope",
	  MAIL "scope: mail.read people.read\n"
	       "operations:\n  - {operation_id: list, needs: people.read}\n"
	       "usage: complete\n",
	  "3:8 warning", &mail },
	{ "without operations nothing is said", "unused-scope",
	  MAIL "scope: mail.read people.read\n", "", &mail },
	{ "an unknown token is another rule's", "unused-scope",
	  MAIL "scope: mail.read moon.read\noperations: [list]\n"
	       "usage: complete\n",
	  "", &mail },
	{ .rule = NULL },
};

static const struct ls_rule_row writes[] = {
	{ "a group that is read only", "unneeded-write",
	  MAIL "scope: mail.read mail.send\noperations: [list]\n"
	       "usage: complete\n",
	  "3:18 warning", &mail },
	{ "to remove is an error", "unneeded-write",
	  WINK "scope: booking.read booking.remove\n"
	       "operations: [show-booking-as-travel-agent]\n"
	       "usage: complete\n",
	  "3:21 error", NULL },
	{ "a use that writes needs it", "unneeded-write",
	  MAIL "scope: mail.read mail.send\noperations: [list, send]\n"
	       "usage: complete\n",
	  "", &mail },
	{ "a group of which nothing is used is another rule's",
	  "unneeded-write",
	  MAIL "scope: people.read mail.send\noperations: [people]\n"
	       "usage: complete\n",
	  "", &mail },
	{ "an uncertain use makes it a note", "unneeded-write",
	  WINK "scope: booking.read booking.write\n"
	       "operations:\n  - show-booking-as-travel-agent\n"
	       "  - show-booking-grid-as-travel-agent\n"
	       "usage: complete\n",
	  "3:21 note likely", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row broad[] = {
	{ "something beneath is enough", "over-broad-scope",
	  MAIL "scope: mail.change\noperations: [list]\n"
	       "usage: complete\n",
	  "3:8 warning", &mail },
	{ "two steps beneath", "over-broad-scope",
	  MAIL "scope: mail.all\noperations: [list]\nusage: complete\n",
	  "3:8 error", &mail },
	{ "the narrowest is left alone", "over-broad-scope",
	  MAIL "scope: mail.read\noperations: [list]\nusage: complete\n", "",
	  &mail },
	{ "needed for itself", "over-broad-scope",
	  MAIL "scope: mail.all mail.send\noperations: [purge, list]\n"
	       "usage: complete\n",
	  "", &mail },
	{ "a note when usage is partial", "over-broad-scope",
	  MAIL "scope: mail.change\noperations: [list]\n", "3:8 note likely",
	  &mail },
	{ "an uncertain need may want it", "over-broad-scope",
	  MAIL "scope: mail.change\noperations: [search]\n"
	       "usage: complete\n",
	  "3:8 note likely", &mail },
	{ "the narrow one asked for too is redundant, not broad",
	  "over-broad-scope",
	  MAIL "scope: mail.change mail.read\noperations: [list]\n"
	       "usage: complete\n",
	  "", &mail },
	{ .rule = NULL },
};

static const struct ls_rule_row redundant[] = {
	{ "implied by another", "redundant-scope",
	  MAIL "scope: mail.change mail.read\n", "3:20 note", &mail },
	{ "implied in two steps", "redundant-scope",
	  MAIL "scope: mail.read mail.all\n", "3:8 note", &mail },
	{ "names that look alike imply nothing", "redundant-scope",
	  WINK "scope: booking.read booking.write\n", "", NULL },
	{ "twice the same is another rule's", "redundant-scope",
	  MAIL "scope: mail.read mail.read\n", "", &mail },
	{ "also in the registration", "redundant-scope",
	  MAIL "client: {client_name: A, scope: mail.change mail.read}\n",
	  "3:45 note", &mail },
	{ .rule = NULL },
};

static const struct ls_rule_row missing[] = {
	{ "no way is open", "missing-scope",
	  MAIL "scope: mail.read\noperations: [send]\nusage: complete\n",
	  "4:14 error", &mail },
	{ "one way is enough", "missing-scope",
	  MAIL "scope: mail.all\noperations: [list]\n", "", &mail },
	{ "of a conjunction all are needed", "missing-scope",
	  MAIL "scope: mail.all\noperations: [purge]\n", "4:14 error", &mail },
	{ "also with partial usage", "missing-scope",
	  MAIL "scope: mail.read\noperations: [send]\nusage: partial\n",
	  "4:14 error", &mail },
	{ "an uncertain need half met is a note", "missing-scope",
	  MAIL "scope: mail.read\noperations: [search]\n", "4:14 note likely",
	  &mail },
	{ "an uncertain need not met at all is a note", "missing-scope",
	  MAIL "scope: people.read\noperations: [search]\n", "4:14 note likely",
	  &mail },
	{ "a placeholder may be what is missing", "missing-scope",
	  MAIL "scope: mail.read ${MORE}\noperations: [send]\n", "", &mail },
	{ "a tool", "missing-scope",
	  WINK "client_kind: agent\nmcp_servers:\n"
	       "  - {name: w, url: 'https://api.wink.travel/mcp', tools: "
	       "[{name: show, needs: booking.read}]}\n"
	       "scope: mcp.read\nresource: https://api.wink.travel/mcp\n"
	       "tools: [show]\n",
	  "8:9 error", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row unknown[] = {
	{ "not in the catalog", "unknown-operation",
	  MAIL "scope: mail.read\noperations: [list, moon]\n", "4:20 note",
	  &mail },
	{ "by method and path", "unknown-operation",
	  MAIL "scope: mail.read\noperations: [GET /moon, GET /mails]\n",
	  "4:14 note", &mail },
	{ "a template matches", "unknown-operation",
	  MAIL "scope: mail.all mail.send\noperations: [DELETE /mails/17]\n",
	  "", &mail },
	{ "stated needs are enough", "unknown-operation",
	  MAIL "scope: mail.read\n"
	       "operations: [{operation_id: moon, needs: mail.read}]\n",
	  "", &mail },
	{ "a catalog without operations knows none", "unknown-operation",
	  "leastscope: 1\nprovider: oidc\nscope: openid\n"
	  "operations: [moon]\n",
	  "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row narrower[] = {
	{ "another scope does it at less risk", "narrower-alternative",
	  MAIL "scope: directory.read\noperations: [people]\n"
	       "usage: complete\n",
	  "3:8 note", &mail },
	{ "the cheapest is left alone", "narrower-alternative",
	  MAIL "scope: people.read\noperations: [people]\n"
	       "usage: complete\n",
	  "", &mail },
	{ "what is beneath is another rule's", "narrower-alternative",
	  MAIL "scope: mail.change\noperations: [list]\n"
	       "usage: complete\n",
	  "", &mail },
	{ "an unknown use says nothing", "narrower-alternative",
	  MAIL "scope: directory.read\noperations: [people, moon]\n", "",
	  &mail },
	{ "a request that is not enough says nothing", "narrower-alternative",
	  MAIL "scope: directory.read\noperations: [people, send]\n", "",
	  &mail },
	{ .rule = NULL },
};

#define AGENT                                                      \
	WINK "client_kind: agent\nmcp_servers:\n"                  \
	     "  - name: w\n    url: https://api.wink.travel/mcp\n" \
	     "    tools:\n"
#define ASK                                                           \
	"requests:\n  - scope: mcp.read booking.read booking.write\n" \
	"    resource: https://api.wink.travel/mcp\n    tools: [t]\n"

static const struct ls_rule_row mismatch[] = {
	{ "read-only, and needs to write", "tool-scope-mismatch",
	  AGENT "      - {name: t, needs: booking.write, annotations: "
		"{readOnlyHint: true}}\n" ASK,
	  "12:13 warning", NULL },
	{ "read-only, and needs two scopes, one of them to remove",
	  "tool-scope-mismatch",
	  AGENT "      - {name: t, needs: [booking.read, booking.remove], "
		"annotations: {readOnlyHint: true}}\n" ASK,
	  "12:13 warning", NULL },
	{ "destroys, and needs two scopes, one of them to write",
	  "tool-scope-mismatch",
	  AGENT "      - {name: t, needs: [booking.read, booking.write], "
		"annotations: {destructiveHint: true}}\n" ASK,
	  "", NULL },
	{ "read-only, and reads", "tool-scope-mismatch",
	  AGENT "      - {name: t, needs: booking.read, annotations: "
		"{readOnlyHint: true}}\n" ASK,
	  "", NULL },
	{ "destroys, and reads", "tool-scope-mismatch",
	  AGENT "      - {name: t, needs: booking.read, annotations: "
		"{destructiveHint: true}}\n" ASK,
	  "12:13 warning", NULL },
	{ "destroys, and writes", "tool-scope-mismatch",
	  AGENT "      - {name: t, needs: booking.write, annotations: "
		"{destructiveHint: true}}\n" ASK,
	  "", NULL },
	{ "says nothing", "tool-scope-mismatch",
	  AGENT "      - {name: t, needs: booking.write}\n" ASK, "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row baseline[] = {
	{ "writes at once", "agent-baseline-broad",
	  WINK "client_kind: agent\nscope: mcp.read booking.write\n",
	  "4:17 warning", NULL },
	{ "only reads", "agent-baseline-broad",
	  WINK "client_kind: agent\nscope: mcp.read booking.read\n", "", NULL },
	{ "a step-up may write", "agent-baseline-broad",
	  WINK "client_kind: agent\nrequests:\n"
	       "  - {id: a, scope: mcp.read booking.read}\n"
	       "  - {id: b, step_up_from: a, scope: mcp.read booking.read "
	       "booking.write}\n",
	  "", NULL },
	{ "a service may write", "agent-baseline-broad",
	  WINK "client_kind: service\nscope: booking.write\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_check_with progressive = {
	.enable = "not-progressive",
};

#define OPTIONAL                                          \
	"operations:\n  - show-booking-as-travel-agent\n" \
	"  - {operation_id: x, needs: inventory.read, "   \
	"optional: true}\n"

static const struct ls_rule_row optional[] = {
	{ "an optional feature's scope up front", "not-progressive",
	  WINK "grant_type: authorization_code\n"
	       "scope: booking.read inventory.read\n" OPTIONAL,
	  "4:21 note", &progressive },
	{ "off by itself", "not-progressive",
	  WINK "grant_type: authorization_code\n"
	       "scope: booking.read inventory.read\n" OPTIONAL,
	  "", NULL },
	{ "no user can be asked again", "not-progressive",
	  WINK "grant_type: client_credentials\n"
	       "scope: booking.read inventory.read\n" OPTIONAL,
	  "", &progressive },
	{ "needed by something that is always there", "not-progressive",
	  WINK "grant_type: authorization_code\n"
	       "scope: booking.read inventory.read\n" OPTIONAL
	       "  - {operation_id: y, needs: inventory.read}\n",
	  "", &progressive },
	{ .rule = NULL },
};

/* The worked example of a REST client: all that is said, and nothing else. */
static const struct ls_rule_row example[] = {
	{ "five scopes of which one or two are needed", "*",
	  WINK "client_kind: service\n"
	       "scope: booking.read booking.write booking.remove "
	       "inventory.read account.write\n"
	       "grant_type: client_credentials\n"
	       "justification: {account.write: own settings are kept}\n"
	       "usage: complete\noperations:\n"
	       "  - show-booking-as-travel-agent\n"
	       "  - show-booking-grid-as-travel-agent\n",
	  "4:8 whole-group warning; 4:21 unneeded-write note likely; "
	  "4:35 unneeded-write error; 4:50 unused-scope warning; "
	  "4:65 unused-scope error",
	  NULL },
	{ "one settled line leaves one scope", "*",
	  WINK "client_kind: service\n"
	       "scope: booking.read\n"
	       "grant_type: client_credentials\n"
	       "usage: complete\noperations:\n"
	       "  - show-booking-as-travel-agent\n"
	       "  - {operation_id: show-booking-grid-as-travel-agent, "
	       "needs: booking.read}\n",
	  "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row *const tables[] = {
	unused,   writes,   broad,    redundant, missing, unknown,
	narrower, mismatch, baseline, optional,  example,
};

START_TEST(rules_of_least_privilege_flag_what_they_say)
{
	ls_check_table(tables[_i]);
}
END_TEST

START_TEST(fixes_leave_what_is_needed)
{
	ck_assert_str_eq(ls_check_fixed_with(&mail, "over-broad-scope",
					     MAIL "scope: mail.all\n"
						  "operations: [list]\n"
						  "usage: complete\n"),
			 MAIL "scope: mail.read\noperations: [list]\n"
			      "usage: complete\n");
	ck_assert_str_eq(ls_check_fixed_with(&mail, "unused-scope",
					     MAIL
					     "scope: [mail.read, people.read]\n"
					     "operations: [list]\n"
					     "usage: complete\n"),
			 MAIL "scope: [mail.read]\noperations: [list]\n"
			      "usage: complete\n");
}
END_TEST

Suite *ls_suite_rules_least(void)
{
	Suite *suite = suite_create("rules_least");
	TCase *tests = tcase_create("rows");

	tcase_add_loop_test(tests, rules_of_least_privilege_flag_what_they_say,
			    0, (int)(sizeof(tables) / sizeof(*tables)));
	tcase_add_test(tests, fixes_leave_what_is_needed);
	suite_add_tcase(suite, tests);
	return suite;
}
