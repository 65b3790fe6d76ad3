/* Secrets and registration, and the two full examples with what breaks them. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "rule_check.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n" /* two lines */
#define HEAD WINK "scope: booking.read\n"      /* three lines */

#define LITERAL "secret-literal"
#define SECRET HEAD "credentials:\n  client_secret: " /* at 5:18 */
#define JWT "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3j"

static const struct ls_rule_row literal[] = {
	{ "a literal", LITERAL, SECRET "7Fjfp0ZBr1KtDRbnfVdmIw\n", "5:18 error",
	  NULL },
	{ "a number", LITERAL, SECRET "8675309\n", "5:18 error", NULL },
	{ "a stand-in is still a literal", LITERAL, SECRET "changeme\n",
	  "5:18 error likely", NULL },
	{ "a dollar sign does not make a reference", LITERAL,
	  SECRET "pa$$W0RD$X\n", "5:18 error", NULL },
	{ "a variable", LITERAL, SECRET "${WINK_CLIENT_SECRET}\n", "", NULL },
	{ "a variable without braces", LITERAL, SECRET "$WINK_CLIENT_SECRET\n",
	  "", NULL },
	{ "a template", LITERAL, SECRET "\"{{ secrets.wink }}\"\n", "", NULL },
	{ "a vault path", LITERAL, SECRET "vault:kv/wink#secret\n", "", NULL },
	{ "a password manager", LITERAL, SECRET "op://team/wink/secret\n", "",
	  NULL },
	{ "an encrypted value", LITERAL,
	  SECRET "ENC[AES256_GCM,data:x,type:str]\n", "", NULL },
	{ "a tag", LITERAL, SECRET "!vault wink/secret\n", "", NULL },
	{ "a hint in brackets", LITERAL, SECRET "<your secret>\n", "", NULL },
	{ "blacked out", LITERAL, SECRET "\"********\"\n", "", NULL },
	{ "nothing", LITERAL, SECRET "\n", "", NULL },
	{ "an empty text", LITERAL, SECRET "\"\"\n", "", NULL },
	{ "in client metadata", LITERAL,
	  "{\"client_id\": \"a\", \"client_secret\": \"hunter2hunter2\",\n"
	  "\"grant_types\": [\"client_credentials\"], \"scope\": \"a\"}\n",
	  "1:37 error", NULL },
	{ "another way to write the key", LITERAL,
	  HEAD "x-extra: {accessToken: Zx81kQv2}\n", "4:24 error", NULL },
	{ "a token by its looks", LITERAL, HEAD "x-note: " JWT "\n",
	  "4:9 error", NULL },
	{ "behind Bearer", LITERAL, HEAD "x-note: Bearer " JWT "\n",
	  "4:9 error", NULL },
	{ "a token in a list", LITERAL, HEAD "x-notes:\n  - " JWT "\n",
	  "5:5 error", NULL },
	{ "a software statement is public", LITERAL,
	  HEAD "client: {software_statement: " JWT "}\n", "", NULL },
	{ "a token of a code host by its looks", LITERAL,
	  HEAD "x-note: ghp_0123456789abcdefghij0123456789abcdef\n",
	  "4:9 error", NULL },
	{ "a key that ends so", LITERAL, HEAD "x-webhook_secret: Zx81kQv2\n",
	  "4:19 error likely", NULL },
	{ "a key that ends so in camel case", LITERAL,
	  HEAD "x-webhookSecret: Zx81kQv2\n", "4:18 error likely", NULL },
	{ "a slip in the key", LITERAL,
	  HEAD "credentials: {client_secrte: Zx81kQv2}\n", "4:30 error likely",
	  NULL },
	{ "a word that only ends with the letters", LITERAL,
	  HEAD "x-nosecret: Zx81kQv2\n", "", NULL },
	{ "a sentence under such a key", LITERAL,
	  HEAD "x-about_secret: see the vault\n", "", NULL },
	{ "a number under such a key", LITERAL, HEAD "x-last_token: 20260101\n",
	  "", NULL },
	{ "a private key", LITERAL,
	  HEAD "x-key: |\n  -----BEGIN RSA PRIVATE KEY-----\n  MIIE\n"
	       "  -----END RSA PRIVATE KEY-----\n",
	  "4:8 error", NULL },
	{ "a public key", LITERAL,
	  HEAD "x-key: |\n  -----BEGIN PUBLIC KEY-----\n  MIIE\n"
	       "  -----END PUBLIC KEY-----\n",
	  "", NULL },
	{ "a private JSON Web Key", LITERAL,
	  HEAD "client:\n  jwks: {keys: [{kty: EC, crv: P-256, x: ab, y: cd,"
	       " d: ef}]}\n",
	  "5:17 error", NULL },
	{ "a public JSON Web Key", LITERAL,
	  HEAD "client:\n  jwks: {keys: [{kty: EC, crv: P-256, x: ab,"
	       " y: cd}]}\n",
	  "", NULL },
	{ "a symmetric JSON Web Key", LITERAL,
	  HEAD "client:\n  jwks: {keys: [{kty: oct, k: ab}]}\n", "5:17 error",
	  NULL },
	{ "names around a secret are none", LITERAL,
	  HEAD "client:\n  token_endpoint_auth_method: client_secret_basic\n"
	       "  client_secret_expires_at: 0\ncredentials: {client_id: a}\n",
	  "", NULL },
	{ "a scope of that name in a justification", LITERAL,
	  HEAD "justification: {token: Reads the booking list.}\n", "", NULL },
	{ "an alias is reported at its anchor", LITERAL,
	  HEAD "x-s: &s {password: hunter2hunter2}\nx-t: *s\n", "4:20 error",
	  NULL },
	{ .rule = NULL },
};

#define IN_URL "secret-in-url"
#define SERVER HEAD "mcp_servers:\n  - url: " /* at 5:10 */

static const struct ls_rule_row in_url[] = {
	{ "a token in the query", IN_URL,
	  SERVER "https://api.wink.travel/mcp?access_token=Zx81\n",
	  "5:51 error", NULL },
	{ "behind another parameter", IN_URL,
	  SERVER "https://api.wink.travel/mcp?a=b&api_key=Zx81\n", "5:50 error",
	  NULL },
	{ "in the fragment", IN_URL,
	  SERVER "https://api.wink.travel/mcp#access_token=Zx81\n",
	  "5:51 error", NULL },
	{ "user and password", IN_URL,
	  SERVER "https://ann:pw@api.wink.travel/mcp\n", "5:18 error", NULL },
	{ "any URL of the manifest", IN_URL,
	  HEAD "client: {client_uri: \"https://x.example?client_secret=ab\"}\n",
	  "4:55 error", NULL },
	{ "in the midst of a text", IN_URL,
	  HEAD "x-note: try https://ann:pw@x.example now\n", "4:21 error",
	  NULL },
	{ "in a call without its host", IN_URL,
	  HEAD "operations: [\"GET /items?access_token=Zx81\"]\n", "4:39 error",
	  NULL },
	{ "a reference", IN_URL,
	  SERVER "\"https://api.wink.travel/mcp?access_token=${TOKEN}\"\n", "",
	  NULL },
	{ "a reference as password", IN_URL,
	  SERVER "https://${USER}:${PW}@api.wink.travel/mcp\n", "", NULL },
	{ "an empty parameter", IN_URL,
	  SERVER "https://api.wink.travel/mcp?token=\n", "", NULL },
	{ "other parameters", IN_URL,
	  SERVER "https://api.wink.travel/mcp?version=2&tokens=no\n", "",
	  NULL },
	{ "an '@' in the path is no password", IN_URL,
	  SERVER "https://api.wink.travel/@ann/mcp\n", "", NULL },
	{ "a user name for another scheme", IN_URL,
	  HEAD "x-repository: ssh://git@example.com/x\n", "", NULL },
	{ .rule = NULL },
};

#define NOT_REGISTERED "not-registered"
#define REQUEST(scope) "requests:\n  - {id: a, scope: " scope "}\n"

static const struct ls_check_with repo = {
	.catalog =
		"catalog: 1\n"
		"provider: {id: acme, name: Acme}\n"
		"source: {url: \"https://acme.example/scopes\"}\n"
		"updated: 2026-01-02\n"
		"completeness: partial\n"
		"scopes:\n"
		"  - {name: repo, action: write, risk: high,"
		" implies: [\"repo:status\"]}\n"
		"  - {name: \"repo:status\", action: read, risk: low,"
		" aliases: [\"status\"]}\n"
		"  - {name: openid, action: read, risk: low, identity: true}\n"
};

#define ACME "leastscope: 1\nprovider: acme\n"

static const struct ls_rule_row not_registered[] = {
	{ "above the ceiling", NOT_REGISTERED,
	  WINK "client: {scope: booking.read}\n" REQUEST(
		  "booking.read inventory.read"),
	  "5:33 error", NULL },
	{ "below it", NOT_REGISTERED,
	  WINK "client: {scope: booking.read inventory.read}\n" REQUEST(
		  "inventory.read"),
	  "", NULL },
	{ "of an unstated ceiling nothing is said", NOT_REGISTERED,
	  WINK REQUEST("booking.read"), "", NULL },
	{ "nothing is registered", NOT_REGISTERED,
	  WINK "client: {scope: \"\"}\n" REQUEST("booking.read"), "5:20 error",
	  NULL },
	{ "a placeholder among the registered may be it", NOT_REGISTERED,
	  WINK "client: {scope: \"booking.read ${MORE}\"}\n" REQUEST(
		  "inventory.read"),
	  "", NULL },
	{ "a placeholder among the requested hides nothing", NOT_REGISTERED,
	  WINK "client: {scope: booking.read}\n" REQUEST(
		  "\"inventory.read ${MORE}\""),
	  "5:21 error", NULL },
	{ "what every application carries", NOT_REGISTERED,
	  WINK "client: {scope: booking.read}\n" REQUEST(
		  "openid booking.read offline_access"),
	  "", NULL },
	{ "a misspelt one is another rule's business", NOT_REGISTERED,
	  WINK "client: {scope: booking.read}\n" REQUEST("booking.raed"), "",
	  NULL },
	{ "unless the catalog is only a part", NOT_REGISTERED,
	  ACME "client: {scope: repo}\n" REQUEST("gist"), "5:20 error", &repo },
	{ "an implied scope is registered", NOT_REGISTERED,
	  ACME "client: {scope: repo}\n" REQUEST("\"repo:status\""), "",
	  &repo },
	{ "not the other way round", NOT_REGISTERED,
	  ACME "client: {scope: \"repo:status\"}\n" REQUEST("repo"),
	  "5:20 error", &repo },
	{ "another name of the same scope", NOT_REGISTERED,
	  ACME "client: {scope: \"repo:status\"}\n" REQUEST("status"), "",
	  &repo },
	{ "without a catalog by name", NOT_REGISTERED,
	  "leastscope: 1\nprovider: other\nclient: {scope: a}\n" REQUEST("a b"),
	  "5:22 error", NULL },
	{ "each scope once", NOT_REGISTERED,
	  WINK "client: {scope: booking.read}\n" REQUEST(
		  "inventory.read inventory.read"),
	  "5:20 error", NULL },
	{ .rule = NULL },
};

#define EXCESS "registered-excess"

static const struct ls_rule_row excess[] = {
	{ "nothing asks for it", EXCESS,
	  WINK "client: {scope: booking.read inventory.read}\n" REQUEST(
		  "booking.read"),
	  "3:30 warning", NULL },
	{ "high risk", EXCESS,
	  WINK "client: {scope: booking.read payment.write}\n" REQUEST(
		  "booking.read"),
	  "3:30 error", NULL },
	{ "high risk with client credentials", EXCESS,
	  WINK "grant_type: client_credentials\n"
	       "client: {scope: booking.read payment.write}\n"
	       "scope: booking.read\n",
	  "4:30 error", NULL },
	{ "one request is enough", EXCESS,
	  WINK "client: {scope: booking.read inventory.read}\n" REQUEST(
		  "booking.read") "  - {id: b, scope: inventory.read}\n",
	  "", NULL },
	{ "a request with a placeholder may ask for it", EXCESS,
	  WINK "client: {scope: booking.read inventory.read}\n" REQUEST(
		  "\"booking.read ${MORE}\""),
	  "", NULL },
	{ "a request without scope may get it", EXCESS,
	  WINK "client: {scope: booking.read inventory.read}\n" REQUEST(
		  "booking.read") "  - {id: b}\n",
	  "", NULL },
	{ "a registered placeholder is not judged", EXCESS,
	  WINK
	  "client: {scope: \"booking.read ${MORE} inventory.read\"}\n" REQUEST(
		  "booking.read"),
	  "3:39 warning", NULL },
	{ "each scope once", EXCESS,
	  WINK
	  "client: {scope: booking.read inventory.read inventory.read}\n" REQUEST(
		  "booking.read"),
	  "3:30 warning", NULL },
	{ "a misspelt one is another rule's business", EXCESS,
	  WINK "client: {scope: booking.read booking.wriet}\n" REQUEST(
		  "booking.read"),
	  "", NULL },
	{ "unless the catalog is only a part", EXCESS,
	  ACME "client: {scope: gist repo}\n" REQUEST("repo"), "3:17 warning",
	  &repo },
	{ "a registration alone", EXCESS,
	  WINK "client: {scope: booking.read}\n", "", NULL },
	{ "what every application carries", EXCESS,
	  WINK "client: {scope: openid profile email offline_access"
	       " booking.read}\n" REQUEST("booking.read"),
	  "", NULL },
	{ "scopes of signing in", EXCESS,
	  "leastscope: 1\nprovider: other\n"
	  "client: {scope: openid profile email a}\n" REQUEST("a"),
	  "", NULL },
	{ "offline_access without a refresh token", EXCESS,
	  "leastscope: 1\nprovider: other\n"
	  "client: {scope: offline_access a}\n" REQUEST("a"),
	  "3:17 warning", NULL },
	{ "offline_access with one", EXCESS,
	  "leastscope: 1\nprovider: other\nclient:\n"
	  "  grant_types: [authorization_code, refresh_token]\n"
	  "  scope: offline_access a\n" REQUEST("a"),
	  "", NULL },
	{ "wider than the part that is asked for", EXCESS,
	  ACME
	  "client: {scope: \"repo repo:status\"}\n" REQUEST("\"repo:status\""),
	  "3:18 error", &repo },
	{ "but needed to cover it", EXCESS,
	  ACME "client: {scope: repo}\n" REQUEST("\"repo:status\""), "",
	  &repo },
	{ "beneath what is asked for", EXCESS,
	  ACME "client: {scope: \"repo repo:status\"}\n" REQUEST("repo"), "",
	  &repo },
	{ .rule = NULL },
};

START_TEST(secrets_are_not_in_plain_text)
{
	ls_check_table(literal);
	ls_check_table(in_url);
}
END_TEST

START_TEST(requests_stay_below_the_ceiling)
{
	ls_check_table(not_registered);
}
END_TEST

START_TEST(the_ceiling_is_no_higher_than_the_requests)
{
	ls_check_table(excess);
}
END_TEST

START_TEST(a_stand_in_is_only_likely)
{
	struct ls_results results = ls_check_results(NULL, SECRET "changeme\n");
	bool seen = false;

	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		if (strcmp(f->rule->id, LITERAL) != 0)
			continue;
		ck_assert_int_eq(f->confidence, LS_LIKELY);
		seen = true;
	}
	ck_assert(seen);
}
END_TEST

/* In all texts of all findings, those of other rules on the line too. */
static const char *const leaks[] = {
	SECRET "hunter2hunter2\n",
	HEAD "client_kind: spa\ncredentials: {client_secret: hunter2hunter2}\n",
	SERVER "http://ann:hunter2@a.example/mcp?token=hunter2\n",
	"{\"client_id\":\"a\",\"client_secret\":\"hunter2\",\"grant_types\":"
	"[\"password\"],\"scope\":\"booking.raed\",\"redirect_uris\":"
	"[\"http://a.example/cb?access_token=hunter2\"]}\n",
	HEAD "client: {jwks: {keys: [{kty: oct, k: hunter2}]}, jwks_uri: "
	     "\"http://a.example\"}\n",
	HEAD "mcp_servers: [{url: \"https://ann:hunter2@a.example/mcp\"}]\n"
	     "resource: https://b.example/mcp\n",
	HEAD "resource: \"http://ann:hunter2@a.example/#token=hunter2\"\n",
	HEAD "operations: [\"GET /none?access_token=hunter2\"]\n",
	HEAD "operations: [{path: \"https://ann:hunter2@a.example/none\"}]\n",
	HEAD "credentials: {client_secrte: hunter2hunter2}\n",
	HEAD "webhook_secret: hunter2hunter2\n",
};

static void has_no_secret(struct ls_text text, const char *what)
{
	ck_assert_msg(!ls_text_contains(text, "hunter2"), "%s: %.*s", what,
		      LS_FMT(text));
}

START_TEST(no_text_of_any_finding_holds_a_secret)
{
	struct ls_results results = ls_check_results(NULL, leaks[_i]);

	ck_assert_uint_ge(results.findings.n, 1);
	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		has_no_secret(f->message, "message");
		has_no_secret(f->hint, "hint");
		has_no_secret(f->line, "line");
		has_no_secret(f->fix.title, "fix");
		for (size_t k = 0; k < f->notes.n; k++)
			has_no_secret(f->notes.v[k], "note");
		for (size_t k = 0; k < f->related.n; k++)
			has_no_secret(f->related.v[k].message, "related");
		for (size_t k = 0; k < f->fix.edits.n; k++)
			has_no_secret(f->fix.edits.v[k].text, "edit");
	}
}
END_TEST

START_TEST(a_secret_becomes_a_reference)
{
	ck_assert_str_eq(ls_check_fixed(LITERAL, SECRET "hunter2hunter2 # x\n"),
			 SECRET "\"${WINK_CLIENT_SECRET}\" # x\n");
	ck_assert_str_eq(
		ls_check_fixed(LITERAL, HEAD "x-y: {zAZ-apiKey09: " JWT "}\n"),
		HEAD "x-y: {zAZ-apiKey09: \"${WINK_ZAZ_APIKEY09}\"}\n");
	/* A block would need other bytes than a word does. */
	ck_assert_str_eq(ls_check_fixed(LITERAL, HEAD "password: |\n  ab\n"),
			 HEAD "password: |\n  ab\n");
	ck_assert_str_eq(ls_check_fixed(LITERAL, HEAD "password: >\n  ab\n"),
			 HEAD "password: >\n  ab\n");
	ck_assert_str_eq(
		ls_check_fixed(LITERAL,
			       "{\"grant_types\": [], \"scope\": \"a\","
			       " \"client_id\": \"a\",\n"
			       "\"client_secret\": \"hunter2\"}"),
		"{\"grant_types\": [], \"scope\": \"a\","
		" \"client_id\": \"a\",\n"
		"\"client_secret\": \"${CLIENT_SECRET}\"}");
}
END_TEST

START_TEST(scopes_are_taken_out_of_their_lists)
{
	ck_assert_str_eq(
		ls_check_fixed(NOT_REGISTERED,
			       WINK "client: {scope: booking.read}\n" REQUEST(
				       "booking.read inventory.read")),
		WINK "client: {scope: booking.read}\n" REQUEST("booking.read"));
	ck_assert_str_eq(
		ls_check_fixed(EXCESS, WINK
			       "client: {scope: [booking.read,"
			       " inventory.read]}\n" REQUEST("booking.read")),
		WINK
		"client: {scope: [booking.read]}\n" REQUEST("booking.read"));
}
END_TEST

/* --- the two full examples, and each way to break them --- */

#define BOOKINGS                                                            \
	"leastscope: 1\nprovider: wink\nenvironment: production\n"          \
	"client_kind: service\nregistration: static\nclient:\n"             \
	"  client_name: Night Audit Export\n"                               \
	"  client_uri: https://pms.example.com/night-audit\n"               \
	"  contacts: [pms-integrations@example.com]\n"                      \
	"  software_id: 6f4c1d6e-0f0b-4f6e-9a55-2f1f0a7c9d11\n"             \
	"  software_version: \"2.4.0\"\n"                                   \
	"  grant_types: [client_credentials]\n"                             \
	"  token_endpoint_auth_method: client_secret_basic\n"               \
	"  scope: booking.read\n"                                           \
	"endpoints:\n  issuer: https://iam.wink.travel\n"                   \
	"  token_endpoint: https://iam.wink.travel/oauth2/token\n"          \
	"credentials:\n  client_id: ${WINK_CLIENT_ID}\n"                    \
	"  client_secret: ${WINK_CLIENT_SECRET}\n"                          \
	"requests:\n  - id: nightly-export\n"                               \
	"    grant_type: client_credentials\n"                              \
	"    scope: booking.read\n    usage: complete\n    operations:\n"   \
	"      - operation_id: show-booking-as-travel-agent\n"              \
	"      - operation_id: show-booking-grid-as-travel-agent\n"         \
	"        needs: booking.read\n"                                     \
	"    justification:\n      booking.read: Nightly reconciliation.\n" \
	"review:\n  owner: pms-integrations@example.com\n"                  \
	"  approved_by: security@example.com\n  approved_on: 2026-11-20\n"  \
	"  review_by: 2027-05-20\n  ticket: SEC-1042\n"

#define CONCIERGE                                                            \
	"leastscope: 1\nprovider: wink\nenvironment: production\n"           \
	"client_kind: agent\nregistration: dynamic\n"                        \
	"mcp_revision: \"2026-07-28\"\ncode_challenge_method: S256\n"        \
	"client:\n  client_name: Front Desk Concierge\n"                     \
	"  contacts: [ai-platform@example.com]\n"                            \
	"  application_type: native\n"                                       \
	"  redirect_uris: [\"http://127.0.0.1/callback\"]\n"                 \
	"  grant_types: [authorization_code, refresh_token]\n"               \
	"  response_types: [code]\n  token_endpoint_auth_method: none\n"     \
	"  scope: mcp.read inventory.read booking.read booking.write\n"      \
	"endpoints:\n  issuer: https://iam.wink.travel\n"                    \
	"mcp_servers:\n  - name: wink-inventory\n    transport: http\n"      \
	"    url: https://api.wink.travel/mcp\n    tools:\n"                 \
	"      - {name: search_inventory, needs: inventory.read,"            \
	" annotations: {readOnlyHint: true}}\n"                              \
	"      - {name: show_booking, needs: booking.read,"                  \
	" annotations: {readOnlyHint: true}}\n"                              \
	"      - {name: cancel_booking, needs: booking.write, annotations:"  \
	" {readOnlyHint: false, destructiveHint: true}}\n"                   \
	"requests:\n  - id: baseline\n    grant_type: authorization_code\n"  \
	"    resource: https://api.wink.travel/mcp\n"                        \
	"    scope: mcp.read inventory.read booking.read\n"                  \
	"    tools: [search_inventory, show_booking]\n    usage: complete\n" \
	"  - id: cancel\n    step_up_from: baseline\n"                       \
	"    grant_type: authorization_code\n"                               \
	"    resource: https://api.wink.travel/mcp\n"                        \
	"    scope: mcp.read inventory.read booking.read booking.write\n"    \
	"    tools: [search_inventory, show_booking, cancel_booking]\n"      \
	"    usage: complete\n    human_approval: per-call\n"                \
	"    justification:\n"                                               \
	"      booking.write: Guest-initiated cancellation.\n"               \
	"review: {owner: ai-platform@example.com, approved_by:"              \
	" security@example.com, approved_on: 2026-11-20,"                    \
	" review_by: 2027-02-20}\n"

static const struct mutation {
	const char *before;
	const char *from;
	const char *to;
	const char *rule;
} mutations[] = {
	{ BOOKINGS, "    scope: booking.read\n",
	  "    scope: inventory.read,inventory.write\n", "scope-delimiter" },
	{ BOOKINGS, "    scope: booking.read\n", "    scope: Booking.read\n",
	  "scope-case" },
	{ BOOKINGS, "    scope: booking.read\n",
	  "    scope: booking.read mcp.read\n", "mcp-scope-non-agent" },
	{ BOOKINGS, "https://iam.wink.travel/oauth2/token",
	  "https://staging-iam.wink.travel/oauth2/token",
	  "environment-mismatch" },
	{ BOOKINGS, "${WINK_CLIENT_SECRET}", "7Fjfp0ZBr1KtDRbn",
	  "secret-literal" },
	{ BOOKINGS, "2027-05-20", "2027-01-14", "review-overdue" },
	{ BOOKINGS, "  scope: booking.read\nendpoints",
	  "  scope: booking.read inventory.read\nendpoints",
	  "registered-excess" },
	{ BOOKINGS, "    scope: booking.read\n",
	  "    scope: booking.read inventory.read\n", "not-registered" },
	{ BOOKINGS, "/oauth2/token", "/oauth/token", "stale-endpoint" },
	{ CONCIERGE,
	  "    resource: https://api.wink.travel/mcp\n    scope: mcp.read"
	  " inventory.read booking.read\n",
	  "    scope: mcp.read inventory.read booking.read\n",
	  "resource-missing" },
	{ CONCIERGE, "[authorization_code, refresh_token]",
	  "[client_credentials]", "agent-grant" },
	{ CONCIERGE, "[authorization_code, refresh_token]",
	  "[client_credentials]", "public-client-credentials" },
	{ CONCIERGE, "    human_approval: per-call\n", "",
	  "agent-write-unapproved" },
	{ CONCIERGE, "    scope: mcp.read inventory.read booking.read\n",
	  "    scope: inventory.read booking.read\n",
	  "agent-missing-mcp-scope" },
	{ CONCIERGE, "code_challenge_method: S256\n", "", "pkce-missing" },
	{ CONCIERGE, "code_challenge_method: S256",
	  "code_challenge_method: plain", "pkce-missing" },
	{ CONCIERGE, "http://127.0.0.1/callback", "http://*.example.com/cb",
	  "redirect-wildcard" },
	{ CONCIERGE, "token_endpoint_auth_method: none",
	  "token_endpoint_auth_method: client_secret_post",
	  "public-client-secret" },
};

START_TEST(the_full_examples_are_clean)
{
	static const char *const examples[] = { BOOKINGS, CONCIERGE };
	struct ls_results results = ls_check_results(NULL, examples[_i]);

	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		ck_abort_msg("%u:%u %s: %.*s", f->start.line, f->start.column,
			     f->rule->id, LS_FMT(f->message));
	}
}
END_TEST

START_TEST(each_way_to_break_them_is_found)
{
	const struct mutation *m = &mutations[_i];
	const char *found = strstr(m->before, m->from);
	char text[8192];
	int n;

	ck_assert_ptr_nonnull(found);
	n = snprintf(text, sizeof(text), "%.*s%s%s", (int)(found - m->before),
		     m->before, m->to, found + strlen(m->from));
	ck_assert_int_lt(n, (int)sizeof(text));
	ck_assert_msg(*ls_check_rule_rows(m->rule, text) != '\0',
		      "%s is not found:\n%s\n%s", m->rule, text,
		      ls_check_rows(text));
}
END_TEST

Suite *ls_suite_rules_secrets(void)
{
	Suite *suite = suite_create("rules_secrets");
	TCase *tests = tcase_create("tables");
	TCase *examples = tcase_create("examples");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, secrets_are_not_in_plain_text);
	tcase_add_test(tests, requests_stay_below_the_ceiling);
	tcase_add_test(tests, the_ceiling_is_no_higher_than_the_requests);
	tcase_add_test(tests, a_stand_in_is_only_likely);
	tcase_add_loop_test(tests, no_text_of_any_finding_holds_a_secret, 0,
			    (int)(sizeof(leaks) / sizeof(leaks[0])));
	tcase_add_test(tests, a_secret_becomes_a_reference);
	tcase_add_test(tests, scopes_are_taken_out_of_their_lists);
	suite_add_tcase(suite, tests);
	tcase_add_loop_test(examples, the_full_examples_are_clean, 0, 2);
	tcase_add_loop_test(examples, each_way_to_break_them_is_found, 0,
			    (int)(sizeof(mutations) / sizeof(mutations[0])));
	suite_add_tcase(suite, examples);
	return suite;
}
