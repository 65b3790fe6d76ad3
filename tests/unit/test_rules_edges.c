/* The edges of rules: conditions that a change could move without a row of the
 * other tables noticing. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "rule_check.h"
#include "rules/rules.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n"
#define AGENT WINK "client_kind: agent\n"
#define PORT "leastscope: 1\nprovider: port\n"
#define MCP_URL "https://api.wink.travel/mcp"
#define USES "usage: complete\noperations:\n"

#define PORT_HEAD                              \
	"catalog: 1\n"                         \
	"provider: {id: port, name: Port}\n"   \
	"source: {url: port.example/scopes}\n" \
	"updated: 2026-12-01\n"
#define PORT_SCOPES                                                       \
	"scopes:\n"                                                       \
	"  - {name: crane.lift, action: write, risk: medium}\n"           \
	"  - {name: crane.look, action: read, risk: low}\n"               \
	"  - {name: dock.all, action: write, risk: high,"                 \
	" implies: [dock.read]}\n"                                        \
	"  - {name: dock.read, action: read, risk: low}\n"                \
	"  - {name: dock.full, action: write, risk: high,"                \
	" implies: [dock.all], resembles: [crane.look]}\n"                \
	"  - {name: alias.one, implies: [alias.two], risk: low}\n"        \
	"  - {name: alias.two, implies: [alias.one], risk: low}\n"        \
	"  - {name: hub, implies: [crane.look, dock.read], risk: high}\n" \
	"  - {name: gone, deprecated: true, replaced_by: [dock.read],"    \
	" risk: low}\n"                                                   \
	"  - {name: offline, lifetime: long, risk: low,"                  \
	" grants: {deny: [client_credentials], effect: ignored}}\n"       \
	"  - {name: user.me, risk: low, grants: [authorization_code]}\n"
#define PORT_REST                                                     \
	"patterns: [{match: \'old-[0-9]\', deprecated: true}]\n"      \
	"offers:\n"                                                   \
	"  - {clients: [service], grants: [client_credentials]}\n"    \
	"  - {clients: [agent], grants: [device_code]}\n"             \
	"mcp: {transport: [crane.lift, crane.look]}\n"                \
	"endpoints:\n"                                                \
	"  - {role: mcp, url: 'https://port.example/mcp'}\n"          \
	"  - {role: token, url: 'https://port.example/token',"        \
	" environment: production}\n"                                 \
	"  - {role: token, url: 'https://test.port.example/token',"   \
	" environment: staging}\n"                                    \
	"operations:\n"                                               \
	"  - calls:\n"                                                \
	"      GET /a: crane.look | crane.lift | dock.read | user.me" \
	" | alias.one\n"                                              \
	"      GET /b: dock.read | dock.full\n"                       \
	"      GET /c: dock.read + crane.look | dock.full ?\n"        \
	"      GET /u: '?'\n"                                         \
	"      GET /w: {any: [[dock.read], [dock.full]], when: [a visit, a repair]}\n"

static const struct ls_check_with port = {
	.catalog = PORT_HEAD "completeness: complete\n" PORT_SCOPES PORT_REST,
};
static const struct ls_check_with part = {
	.catalog = PORT_HEAD "completeness: partial\n" PORT_SCOPES PORT_REST,
};
static const struct ls_check_with progressive = {
	.enable = "not-progressive",
};

#define ALL_OF_PORT                                                  \
	"scope: crane.lift crane.look dock.all dock.read dock.full " \
	"alias.one alias.two user.me hub\n"

static const struct ls_rule_row catalog_rows[] = {
	{ "an agent, where the catalog has a rule for agents",
	  "grant-not-offered",
	  AGENT "grant_type: client_credentials\nscope: mcp.read\n", "", NULL },
	{ "a family of names that is given up", "deprecated-scope",
	  PORT "scope: old-7\n", "3:8 warning", &port },
	{ "all of a whole catalog", "all-scopes", PORT ALL_OF_PORT, "3:8 error",
	  &port },
	{ "all of what is known of a partial one: there may be more",
	  "all-scopes", PORT ALL_OF_PORT, "3:8 warning likely", &part },
	{ "case: the catalog is whole", "scope-case", PORT "scope: Dock.read\n",
	  "3:8 error", &port },
	{ "case: the catalog is partial", "scope-case",
	  PORT "scope: Dock.read\n", "3:8 error likely", &part },
	{ "delimiter: known parts are certain anywhere", "scope-delimiter",
	  PORT "scope: 'dock.read,crane.look'\n", "3:9 error", &part },
	{ "delimiter: unknown parts at a partial catalog", "scope-delimiter",
	  PORT "scope: 'dock.rope,crane.hook'\n", "3:9 warning likely", &part },
	{ "a sign at the end of a known scope", "scope-delimiter",
	  PORT "scope: dock.read,\n", "3:8 error", &port },
	{ "a grant that the scope is not for: ignored", "grant-not-offered",
	  PORT "grant_type: client_credentials\nscope: offline\n",
	  "4:8 warning", &port },
	{ "a grant that the scope is not for: refused", "grant-not-offered",
	  PORT "grant_type: client_credentials\nscope: user.me\n", "4:8 error",
	  &port },
	{ "an agent, where the catalog has no rule for agents",
	  "grant-not-offered",
	  PORT "client_kind: agent\ngrant_type: client_credentials\n"
	       "scope: dock.read\n",
	  "4:13 error", &port },
	{ "a kind that was only inferred is not held against it",
	  "grant-not-offered",
	  PORT "client: {token_endpoint_auth_method: none}\n"
	       "grant_type: client_credentials\nscope: dock.read\n",
	  "", &port },
	{ "a deprecated scope and its replacement", "deprecated-scope",
	  PORT "scope: gone dock.read\n", "3:8 warning", &port },
	{ "two names for one thing: the later is redundant", "redundant-scope",
	  PORT "scope: alias.one alias.two\n", "3:18 note", &port },
	{ "the narrow one before the wide one", "redundant-scope",
	  PORT "scope: dock.read dock.full\n", "3:8 note", &port },
	{ "what only resembles is not included", "redundant-scope",
	  PORT "scope: crane.look dock.full\n", "", &port },
	{ .rule = NULL },
};

static const struct ls_rule_row least_rows[] = {
	{ "a set with less risk", "narrower-alternative",
	  PORT "scope: dock.full\nusage: complete\noperations: [GET /b]\n", "",
	  &port },
	{ "neither set implies the other", "narrower-alternative",
	  PORT "scope: crane.lift\nusage: complete\noperations: [GET /a]\n",
	  "3:8 note", &port },
	{ "what is asked for is already the cheapest", "narrower-alternative",
	  PORT "scope: user.me\nusage: complete\noperations: [GET /a]\n", "",
	  &port },
	{ "no choice where every use needs one set", "narrower-alternative",
	  PORT "scope: dock.full\nusage: complete\n"
	       "operations: [{operation_id: x, needs: dock.read}]\n",
	  "", &port },
	{ "a proof needs complete usage", "over-broad-scope",
	  PORT "scope: dock.full\nusage: complete\noperations: [GET /b]\n",
	  "3:8 error", &port },
	{ "and is a note without", "over-broad-scope",
	  PORT "scope: dock.full\nusage: partial\noperations: [GET /b]\n",
	  "3:8 note likely", &port },
	{ "no user is asked where no grant is stated", "not-progressive",
	  WINK "scope: booking.read inventory.read\noperations:\n"
	       "  - show-booking-as-travel-agent\n"
	       "  - {operation_id: x, needs: inventory.read, optional: true}\n",
	  "", &progressive },
	{ "a device's user is asked", "not-progressive",
	  WINK "grant_type: urn:ietf:params:oauth:grant-type:device_code\n"
	       "scope: booking.read inventory.read\noperations:\n"
	       "  - show-booking-as-travel-agent\n"
	       "  - {operation_id: x, needs: inventory.read, optional: true}\n",
	  "4:21 note", &progressive },
	{ "a token exchange asks nobody", "not-progressive",
	  WINK "grant_type: urn:ietf:params:oauth:grant-type:token-exchange\n"
	       "scope: booking.read inventory.read\noperations:\n"
	       "  - show-booking-as-travel-agent\n"
	       "  - {operation_id: x, needs: inventory.read, optional: true}\n",
	  "", &progressive },
	{ "asked for twice, said once", "not-progressive",
	  WINK "grant_type: authorization_code\n"
	       "scope: booking.read inventory.read inventory.read\n"
	       "operations:\n"
	       "  - show-booking-as-travel-agent\n"
	       "  - {operation_id: x, needs: inventory.read, optional: true}\n",
	  "4:21 note", &progressive },
	{ .rule = NULL },
};

static const struct ls_rule_row client_rows[] = {
	{ "a kind that is stated", "public-client-credentials",
	  WINK "client_kind: spa\nclient: {grant_types: [client_credentials]}\n"
	       "scope: booking.read\n",
	  "4:24 error", NULL },
	{ "a pattern's end", "redirect-wildcard",
	  WINK "client: {grant_types: [authorization_code],"
	       " redirect_uris: ['https://a.example/cb$']}\n"
	       "scope: booking.read\n",
	  "3:61 error", NULL },
	{ "an empty secret is none", "public-client-secret",
	  WINK "client_kind: spa\ncredentials: {client_secret: ''}\n"
	       "scope: booking.read\n",
	  "", NULL },
	{ "a secret from somewhere is one", "public-client-secret",
	  WINK "client_kind: spa\ncredentials: {client_secret: '${S}'}\n"
	       "scope: booking.read\n",
	  "4:30 error", NULL },
	{ "PKCE: the grant of a request", "pkce-missing",
	  WINK "client_kind: spa\nrequests:\n"
	       "  - {id: a, grant_type: refresh_token, scope: booking.read}\n"
	       "  - {id: b, grant_type: authorization_code,"
	       " scope: booking.read}\n",
	  "6:25 error", NULL },
	{ "PKCE: no code, no PKCE", "pkce-missing",
	  WINK "client_kind: spa\ncode_challenge_method: plain\n"
	       "grant_type: refresh_token\nscope: booking.read\n",
	  "", NULL },
	{ "PKCE: an empty method says nothing", "pkce-missing",
	  WINK "client_kind: spa\ncode_challenge_method: ''\n"
	       "grant_type: authorization_code\nscope: booking.read\n",
	  "5:13 error", NULL },
	{ "environment: an address of no catalog, by its name",
	  "environment-mismatch",
	  WINK
	  "environment: production\nscope: booking.read\n"
	  "endpoints: {token_endpoint: 'https://staging.a.example/token'}\n",
	  "5:29 error likely", NULL },
	{ "environment: no catalog at all", "environment-mismatch",
	  "leastscope: 1\nprovider: elsewhere\nenvironment: production\n"
	  "scope: a\n"
	  "endpoints: {token_endpoint: 'https://staging.a.example/token'}\n",
	  "5:29 error likely", NULL },
	{ .rule = NULL },
};

#define BAY "leastscope: 1\nprovider: bay\n"

static const struct ls_check_with bay = {
	.catalog =
		"catalog: 1\n"
		"provider: {id: bay, max_scopes: 3, max_scope_length: 12}\n"
		"source: {url: bay.example/scopes}\n"
		"updated: 2026-12-01\n"
		"completeness: partial\n"
		"scopes:\n"
		"  - {name: base, carried: true}\n"
		"  - {name: read}\n"
		"  - {name: all, implies: [read]}\n"
		"  - {name: history, requires: [read]}\n"
		"  - {name: extra, requires: [base]}\n"
		"  - {name: who, identity: true, requires: [read]}\n"
		"  - {name: old, conflicts_with: [new]}\n"
		"  - {name: new, conflicts_with: [bot]}\n"
		"  - {name: bot, conflicts_with: [new]}\n"
		"  - {name: files, risk: {by: {service: high}, level: low}}\n"
		"  - {name: payout, aliases: [pay], risk: high}\n"
};

#define WHY "justification: {payment.write: '"

static const struct ls_rule_row reason_rows[] = {
	{ "a reason for the scope's other name", "high-risk-unjustified",
	  BAY "scope: pay\njustification: {payout: Pays the guides}\n", "",
	  &bay },
	{ "a reason for the name it was asked by", "high-risk-unjustified",
	  BAY "scope: pay\njustification: {pay: Pays the guides}\n", "", &bay },
	{ "a reason for another scope", "high-risk-unjustified",
	  BAY "scope: pay\njustification: {files: Pays the guides}\n",
	  "3:8 error", &bay },
	{ "high in the hands of a service", "high-risk-unjustified",
	  BAY "client_kind: service\nscope: files\n", "4:8 error", &bay },
	{ "low in anybody else's", "high-risk-unjustified",
	  BAY "client_kind: web\nscope: files\n", "", &bay },
	{ "and high when nobody says whose", "high-risk-unjustified",
	  BAY "scope: files\n", "3:8 error", &bay },
	{ "a colon behind a real word", "high-risk-unjustified",
	  WINK "scope: payment.write\n" WHY "nightly: pays the guides'}\n", "",
	  NULL },
	{ "a colon behind an open word", "high-risk-unjustified",
	  WINK "scope: payment.write\n" WHY "TODO: ask the team'}\n",
	  "4:32 error", NULL },
	{ "a full stop behind an open word", "high-risk-unjustified",
	  WINK "scope: payment.write\n" WHY "todo.'}\n", "4:32 error", NULL },
	{ "the same words under one name are no copy", "high-risk-unjustified",
	  WINK "scope: payment.write\njustification:\n"
	       "  payment.write: Pays out the guides on Fridays\n"
	       "  account.read: Looks up the guides\n",
	  "", NULL },
	{ .rule = NULL },
};

static const struct ls_rule_row bay_rows[] = {
	{ "as many as the provider takes", "scope-limit",
	  BAY "scope: read history extra\n", "", &bay },
	{ "one more", "scope-limit", BAY "scope: read history extra who\n",
	  "3:27 error", &bay },
	{ "a repeated one counts once", "scope-limit",
	  BAY "scope: read read history extra\n", "", &bay },
	{ "two requests count apart", "scope-limit",
	  BAY "requests:\n  - {id: a, scope: read history}\n"
	      "  - {id: b, scope: extra who}\n",
	  "", &bay },
	{ "as long as the provider takes", "scope-limit",
	  BAY "scope: abcdefghijkl\n", "", &bay },
	{ "one byte more, said once", "scope-limit",
	  BAY "scope: abcdefghijklm abcdefghijklm\n", "3:8 error", &bay },
	{ "a placeholder may be short", "scope-limit",
	  BAY "scope: ${A_VERY_LONG_NAME}\n", "", &bay },
	{ "a provider without bounds", "scope-limit",
	  WINK "scope: integrations.remove booking.read inventory.read "
	       "content.read analytics.read\n",
	  "", NULL },
	{ "one says that it excludes the other", "scope-combination",
	  BAY "scope: old new\n", "3:12 error", &bay },
	{ "one of the two alone, beside others", "scope-combination",
	  BAY "scope: read old all\n", "", &bay },
	{ "in either order", "scope-combination", BAY "scope: new old\n",
	  "3:12 error", &bay },
	{ "both say so, and it is said once", "scope-combination",
	  BAY "scope: new bot\n", "3:12 error", &bay },
	{ "a repeated one is not judged again", "scope-combination",
	  BAY "scope: new new old old\n", "3:16 error", &bay },
	{ "in two requests they are apart", "scope-combination",
	  BAY "requests: [{id: a, scope: old}, {id: b, scope: new}]\n", "",
	  &bay },
	{ "in the registration, without a request", "scope-combination",
	  BAY "client: {client_name: A, scope: old new}\n", "3:37 error",
	  &bay },
	{ "what it needs is missing", "scope-combination",
	  BAY "scope: history\n", "3:8 warning", &bay },
	{ "what it needs is there", "scope-combination",
	  BAY "scope: history read\n", "", &bay },
	{ "what it needs is implied", "scope-combination",
	  BAY "scope: history all\n", "", &bay },
	{ "what it needs is carried anyway", "scope-combination",
	  BAY "scope: extra\n", "", &bay },
	{ "OpenID Connect is another rule's", "scope-combination",
	  BAY "scope: who\n", "", &bay },
	{ "a placeholder may bring it", "scope-combination",
	  BAY "scope: history ${MORE}\n", "", &bay },
	{ "the step before may have brought it", "scope-combination",
	  BAY "requests:\n  - {id: a, scope: read}\n"
	      "  - {id: b, step_up_from: a, scope: history}\n",
	  "", &bay },
	{ .rule = NULL },
};

static const struct ls_check_with strictly = { .enable = "usage-partial" };

static const struct ls_rule_row usage_rows[] = {
	{ "off by itself", "usage-partial",
	  WINK "scope: booking.read\nusage: partial\n"
	       "operations: [show-booking-as-travel-agent]\n",
	  "", NULL },
	{ "partial", "usage-partial",
	  WINK "scope: booking.read\nusage: partial\n"
	       "operations: [show-booking-as-travel-agent]\n",
	  "4:8 note", &strictly },
	{ "not said", "usage-partial",
	  WINK "scope: booking.read\n"
	       "operations: [show-booking-as-travel-agent]\n",
	  "3:8 note", &strictly },
	{ "complete", "usage-partial",
	  WINK "scope: booking.read\nusage: complete\n"
	       "operations: [show-booking-as-travel-agent]\n",
	  "", &strictly },
	{ "without uses it is usage-undeclared's business", "usage-partial",
	  WINK "scope: booking.read\nusage: partial\n", "", &strictly },
	{ "without scopes there is nothing to prove", "usage-partial",
	  WINK "usage: partial\noperations: [show-booking-as-travel-agent]\n",
	  "", &strictly },
	{ .rule = NULL },
};

static const struct ls_rule_row *const tables[] = {
	bay_rows,   usage_rows,  catalog_rows,
	least_rows, client_rows, reason_rows,
};

START_TEST(rules_stop_where_they_should)
{
	ls_check_table(tables[_i]);
}
END_TEST

START_TEST(the_transport_scope_of_least_risk_is_offered)
{
	ck_assert_str_eq(
		ls_check_fixed_with(&port, "agent-missing-mcp-scope",
				    PORT "client_kind: agent\n"
					 "resource: https://port.example/mcp\n"
					 "scope: dock.read\n"),
		PORT "client_kind: agent\n"
		     "resource: https://port.example/mcp\n"
		     "scope: dock.read crane.look\n");
	/* A list has its own way of writing. */
	ck_assert_str_eq(ls_check_fixed("agent-missing-mcp-scope",
					AGENT "resource: \"" MCP_URL "\"\n"
					      "scope: ['booking.read']\n"),
			 AGENT "resource: \"" MCP_URL
			       "\"\nscope: ['booking.read', 'mcp.read']\n");
	ck_assert_str_eq(ls_check_fixed("agent-missing-mcp-scope", AGENT
					"resource: \"" MCP_URL "\"\n"
					"scope:\n  - booking.read # why\n"),
			 AGENT
			 "resource: \"" MCP_URL
			 "\"\nscope:\n  - booking.read # why\n  - mcp.read\n");
	ck_assert_str_eq(ls_check_fixed("agent-missing-mcp-scope",
					AGENT "resource: \"" MCP_URL "\"\n"
					      "scope:\r\n- booking.read\r\n"),
			 AGENT
			 "resource: \"" MCP_URL
			 "\"\nscope:\r\n- booking.read\r\n- mcp.read\r\n");
	/* An escape is no place to write behind. */
	ck_assert_str_eq(ls_check_fixed("agent-missing-mcp-scope",
					AGENT "resource: \"" MCP_URL "\"\n"
					      "scope: \"booking.\\x72ead\"\n"),
			 AGENT "resource: \"" MCP_URL
			       "\"\nscope: \"booking.\\x72ead\"\n");
}
END_TEST

START_TEST(the_only_missing_scope_is_offered)
{
	static const char one_way[] = WINK
		"scope: booking.read\nusage: complete\n"
		"operations: [POST /api/checkout]\n";
	static const char both[] = PORT
		"scope: dock.read\noperations:\n"
		"  - {operation_id: x, needs: [dock.read, crane.look]}\n";
	static const char two[] = PORT
		"scope: offline\noperations:\n"
		"  - {operation_id: x, needs: [dock.read, crane.look]}\n";
	static const char ways[] = PORT
		"scope: offline\noperations: [GET /b]\n";

	ck_assert_str_eq(ls_check_fixed("missing-scope", one_way),
			 WINK "scope: booking.read booking.write\n"
			      "usage: complete\n"
			      "operations: [POST /api/checkout]\n");
	ck_assert_str_eq(ls_check_fixed_with(&port, "missing-scope", both),
			 PORT "scope: dock.read crane.look\noperations:\n"
			      "  - {operation_id: x,"
			      " needs: [dock.read, crane.look]}\n");
	/* Which of several is for the author to say. */
	ck_assert_str_eq(ls_check_fixed_with(&port, "missing-scope", two), two);
	ck_assert_str_eq(ls_check_fixed_with(&port, "missing-scope", ways),
			 ways);
}
END_TEST

START_TEST(a_deprecated_scope_goes_when_its_replacement_is_there)
{
	ck_assert_str_eq(ls_check_fixed_with(&port, "deprecated-scope",
					     PORT "scope: gone dock.read\n"),
			 PORT "scope: dock.read\n");
}
END_TEST

static const struct ls_finding *only(const struct ls_check_with *with,
				     const char *rule, const char *text)
{
	struct ls_results results = ls_check_results(with, text);
	const struct ls_finding *found = NULL;

	for (size_t i = 0; i < results.findings.n; i++)
		if (strcmp(results.findings.v[i]->rule->id, rule) == 0) {
			ck_assert_ptr_null(found);
			found = results.findings.v[i];
		}
	ck_assert_msg(found != NULL, "no %s", rule);
	return found;
}

START_TEST(an_alias_is_not_replaced_by_a_part_of_it)
{
	const struct ls_finding *f = only(
		&port, "over-broad-scope",
		PORT "x-s: &s dock.full crane.look\nscope: *s\n"
		     "usage: complete\noperations:\n"
		     "  - {operation_id: x, needs: dock.read}\n"
		     "  - {operation_id: y, needs: crane.look}\n");

	ck_assert_int_eq(f->severity, LS_ERROR);
	ck_assert_int_eq(f->fix.applicability, LS_FIX_NONE);
}
END_TEST

START_TEST(two_scopes_are_not_written_in_place_of_one)
{
	const struct ls_finding *f = only(
		&port, "over-broad-scope",
		PORT "scope: hub\nusage: complete\noperations:\n"
		     "  - {operation_id: x, needs: [dock.read, crane.look]}\n");

	ck_assert(ls_text_contains(f->hint,
				   "'crane.look' and 'dock.read' are enough"));
	ck_assert_int_eq(f->fix.applicability, LS_FIX_NONE);
}
END_TEST

START_TEST(proofs_make_fixes_safe)
{
	ck_assert_int_eq(only(&port, "over-broad-scope",
			      PORT "scope: dock.full\nusage: complete\n"
				   "operations: [GET /b]\n")
				 ->fix.applicability,
			 LS_FIX_SAFE);
	ck_assert_int_eq(only(&port, "over-broad-scope",
			      PORT "scope: dock.full\nusage: partial\n"
				   "operations: [GET /b]\n")
				 ->fix.applicability,
			 LS_FIX_UNSAFE);
	ck_assert_int_eq(
		only(&port, "deprecated-scope", PORT "scope: gone dock.read\n")
			->fix.applicability,
		LS_FIX_SAFE);
	ck_assert_int_eq(only(&port, "deprecated-scope", PORT "scope: gone\n")
				 ->fix.applicability,
			 LS_FIX_UNSAFE);
}
END_TEST

/* What stands in the way of a proof is said, and nothing else. */
static const struct {
	const char *text;
	const char *rule;
	enum ls_applicability fix;
	const char *notes; /* the starts of them, parted by '|' */
} doubts[] = {
	{ PORT "scope: dock.full user.me\nusage: partial\noperations:\n"
	       "  - {operation_id: x, needs: dock.full}\n"
	       "  - GET /c\n",
	  "unused-scope", LS_FIX_UNSAFE, "say 'usage: complete'" },
	{ PORT "scope: dock.read crane.look\nusage: complete\n"
	       "operations: [{operation_id: x, needs: dock.read}]\n",
	  "unused-scope", LS_FIX_SAFE, "" },
	{ PORT "scope: dock.read crane.look\nusage: partial\n"
	       "operations: [{operation_id: x, needs: dock.read}]\n",
	  "unused-scope", LS_FIX_UNSAFE, "say 'usage: complete'" },
	{ PORT "scope: dock.read crane.look\nusage: complete\n"
	       "operations: [{operation_id: x, needs: dock.read}, GET /u]\n",
	  "unused-scope", LS_FIX_UNSAFE, "what 'GET /u' needs is not known" },
	{ WINK
	  "scope: booking.read booking.write\nusage: complete\noperations:\n"
	  "  - show-booking-as-travel-agent\n"
	  "  - show-booking-grid-as-travel-agent\n",
	  "unneeded-write", LS_FIX_UNSAFE,
	  "the catalog does not say what 'show-booking-grid-as-travel-agent' needs" },
	{ PORT "scope: crane.lift dock.full\nusage: complete\n"
	       "operations: [{operation_id: x, needs: crane.lift}, GET /w]\n",
	  "over-broad-scope", LS_FIX_UNSAFE,
	  "it is needed for 'GET /w' only|'GET /w' needs 'dock.read' for: a"
	  " visit; 'dock.full' for: a repair|declare the 'needs:' of 'GET /w'" },
};

START_TEST(what_stands_in_the_way_of_a_proof_is_said)
{
	const struct ls_finding *f = only(&port, doubts[_i].rule,
					  doubts[_i].text);
	struct ls_text rest = ls_text_of(doubts[_i].notes);
	struct ls_text start;
	size_t n = 0;

	ck_assert_int_eq(f->fix.applicability, doubts[_i].fix);
	ck_assert_int_eq(f->confidence, doubts[_i].fix == LS_FIX_SAFE ?
						LS_CERTAIN :
						LS_LIKELY);
	while (rest.n > 0 && ls_text_cut(&rest, '|', &start)) {
		ck_assert_uint_lt(n, f->notes.n);
		ck_assert_msg(
			ls_text_eq(ls_text_part(f->notes.v[n], 0, start.n),
				   start),
			"%.*s", LS_FMT(f->notes.v[n]));
		n++;
	}
	ck_assert_uint_eq(f->notes.n, n);
}
END_TEST

START_TEST(what_is_asked_for_twice_is_unused_once)
{
	ck_assert_str_eq(
		ls_check_rule_rows_with(
			&port, "unused-scope",
			PORT
			"scope: dock.read crane.look crane.look\n"
			"usage: complete\n"
			"operations: [{operation_id: x, needs: dock.read}]\n"),
		"3:18 warning");
}
END_TEST

START_TEST(both_halves_of_a_toxic_pair_are_pointed_at)
{
	static const struct ls_check_with post = {
		.catalog = PORT_HEAD
		"completeness: complete\nscopes:\n"
		"  - {name: mail.read, risk: low, marks: [private-content]}\n"
		"  - {name: mail.send, risk: low, marks: [external-send]}\n"
	};
	const struct ls_finding *f = only(
		&post, "toxic-combination",
		PORT "client_kind: agent\nscope: mail.read mail.send\n");

	ck_assert_uint_eq(f->related.n, 1);
	ck_assert_int_eq(f->severity, LS_WARNING);
	ck_assert_str_eq(
		ls_check_rule_rows_with(&post, "toxic-combination",
					PORT "client_kind: service\n"
					     "scope: mail.read mail.send\n"),
		"");
}
END_TEST

START_TEST(many_ways_are_shown_in_part)
{
	const struct ls_finding *f = only(
		&port, "missing-scope",
		PORT "scope: offline\noperations: [GET /a]\n");

	ck_assert_msg(ls_text_contains(f->hint, "or one of 1 more"), "%.*s",
		      LS_FMT(f->hint));
	f = only(&port, "missing-scope",
		 PORT "scope: crane.look\noperations: [GET /c]\n");
	ck_assert_msg(ls_text_contains(f->hint,
				       "'crane.look' and 'dock.read' or "
				       "'dock.full'"),
		      "%.*s", LS_FMT(f->hint));
	ck_assert_uint_eq(f->notes.n, 2);
}
END_TEST

static void says(struct ls_text text, const char *words, bool wanted)
{
	ck_assert_msg(ls_text_contains(text, words) == wanted, "'%s': %.*s",
		      words, LS_FMT(text));
}

START_TEST(a_grant_that_is_not_offered_is_named_with_those_that_are)
{
	const struct ls_finding *f = only(
		&port, "grant-not-offered",
		PORT "client_kind: service\ngrant_type: password\n"
		     "scope: dock.read\n");

	says(f->message, "to a client of kind 'service'", true);
	says(f->hint, "'client_credentials'", true);
	says(f->hint, "device_code", false);
	f = only(&port, "grant-not-offered",
		 PORT "grant_type: password\nscope: dock.read\n");
	says(f->message, "of kind", false);
	says(f->hint, "device_code", true);
	f = only(&port, "grant-not-offered",
		 PORT "grant_type: client_credentials\nscope: user.me\n");
	says(f->hint, "ask for it by 'authorization_code'", true);
	f = only(&port, "grant-not-offered",
		 PORT "grant_type: client_credentials\nscope: offline\n");
	ck_assert_uint_eq(f->hint.n, 0);
}
END_TEST

START_TEST(a_key_is_suggested_when_one_is_near)
{
	const struct ls_finding *f = only(NULL, "manifest-unknown-key",
					  WINK "scops: booking.read\n"
					       "scope: booking.read\n");

	says(f->hint, "'scope'", true);
	ck_assert_int_ne(f->fix.applicability, LS_FIX_SAFE);
	f = only(NULL, "manifest-unknown-key",
		 WINK "zebra: booking.read\nscope: booking.read\n");
	says(f->hint, "did you mean", false);
	ck_assert_int_eq(f->fix.applicability, LS_FIX_NONE);
	/* Nothing is written into what is no plain word. */
	f = only(NULL, "manifest-unknown-key",
		 WINK "!!str scops: x\nscope: booking.read\n");
	ck_assert_int_eq(f->fix.applicability, LS_FIX_NONE);
}
END_TEST

START_TEST(control_characters_of_json_are_told_apart)
{
	const struct ls_finding *f = only(
		NULL, "hidden-character",
		"{\"leastscope\": 1, \"provider\": \"wink\","
		" \"x-a\": \"\xc2\x9b\", \"scope\": \"booking.read\"}");

	says(f->message, "a control character", true);
}
END_TEST

/* RFC 6749, section 3.3: %x21 / %x23-5B / %x5D-7E. */
START_TEST(a_scope_is_made_of_the_bytes_it_may_be_made_of)
{
	char text[128];
	bool good = _i == 0x21 || (_i >= 0x23 && _i <= 0x5b) ||
		    (_i >= 0x5d && _i <= 0x7e);
	const char *found;

	snprintf(text, sizeof(text),
		 "{\"leastscope\": 1, \"provider\": \"nobody\","
		 " \"scope\": [\"a\\u%04xb\"]}",
		 (unsigned)_i);
	found = ls_check_rule_rows("scope-syntax", text);
	ck_assert_msg((found[0] == '\0') == good, "U+%04X: '%s'", (unsigned)_i,
		      found);
}
END_TEST

/* What two readers would read differently is said by one rule each. */
START_TEST(a_rule_of_input_speaks_of_its_own_kind_only)
{
	const struct ls_rule *rule = ls_rules[_i];
	struct ls_results results;

	if (rule->family != LS_FAMILY_INPUT)
		return;
	results = ls_check_results(NULL, rule->bad);
	for (size_t i = 0; i < results.findings.n; i++)
		ck_assert_msg(results.findings.v[i]->rule == rule ||
				      results.findings.v[i]->rule->family !=
					      LS_FAMILY_INPUT,
			      "%s: its bad example is flagged by %s", rule->id,
			      results.findings.v[i]->rule->id);
}
END_TEST

/* The message tells a reader which sort of hidden character it is. */
static const struct {
	const char *bytes;
	const char *kind;
} hidden[] = {
	{ "\xc2\x85", "" }, /* NEL ends a line: another rule's */
	{ "\xd8\x9c", "direction" },
	{ "\xe2\x80\x8e", "direction" },
	{ "\xe2\x80\x8f", "direction" },
	{ "\xe2\x80\xaa", "direction" },
	{ "\xe2\x80\xae", "direction" },
	{ "\xe2\x81\xa6", "direction" },
	{ "\xe2\x81\xa9", "direction" },
	{ "\xe2\x80\x8b", "invisible" },
	{ "\xe2\x81\xa5", "invisible" },
};

START_TEST(hidden_characters_are_told_apart)
{
	char text[128] = WINK "x-note: a";
	struct ls_results results;

	strcat(text, hidden[_i].bytes);
	strcat(text, "b\nscope: booking.read\n");
	results = ls_check_results(NULL, text);
	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		if (strcmp(f->rule->id, "hidden-character") != 0)
			continue;
		ck_assert_msg(
			hidden[_i].kind[0] != '\0' &&
				ls_text_contains(f->message, hidden[_i].kind),
			"%.*s", LS_FMT(f->message));
		return;
	}
	ck_assert_msg(hidden[_i].kind[0] == '\0', "%d: nothing is said", _i);
}
END_TEST

Suite *ls_suite_rules_edges(void)
{
	Suite *suite = suite_create("rules_edges");
	TCase *tests = tcase_create("edges");

	tcase_add_loop_test(tests, rules_stop_where_they_should, 0,
			    (int)(sizeof(tables) / sizeof(*tables)));
	tcase_add_test(tests, the_transport_scope_of_least_risk_is_offered);
	tcase_add_test(tests, the_only_missing_scope_is_offered);
	tcase_add_test(tests,
		       a_deprecated_scope_goes_when_its_replacement_is_there);
	tcase_add_test(tests, an_alias_is_not_replaced_by_a_part_of_it);
	tcase_add_test(tests, two_scopes_are_not_written_in_place_of_one);
	tcase_add_test(tests, proofs_make_fixes_safe);
	tcase_add_loop_test(tests, what_stands_in_the_way_of_a_proof_is_said, 0,
			    (int)(sizeof(doubts) / sizeof(*doubts)));
	tcase_add_test(tests, what_is_asked_for_twice_is_unused_once);
	tcase_add_test(tests, both_halves_of_a_toxic_pair_are_pointed_at);
	tcase_add_test(tests, many_ways_are_shown_in_part);
	tcase_add_test(
		tests,
		a_grant_that_is_not_offered_is_named_with_those_that_are);
	tcase_add_test(tests, a_key_is_suggested_when_one_is_near);
	tcase_add_test(tests, control_characters_of_json_are_told_apart);
	tcase_add_loop_test(tests,
			    a_scope_is_made_of_the_bytes_it_may_be_made_of, 1,
			    0x100);
	tcase_add_loop_test(tests, a_rule_of_input_speaks_of_its_own_kind_only,
			    0, (int)ls_rule_count);
	tcase_add_loop_test(tests, hidden_characters_are_told_apart, 0,
			    (int)(sizeof(hidden) / sizeof(*hidden)));
	suite_add_tcase(suite, tests);
	return suite;
}
