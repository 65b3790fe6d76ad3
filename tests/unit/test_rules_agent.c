/* MCP and AI agents: what each rule flags, and what it leaves alone. */
#include "config.h"

#include <string.h>

#include "rule_check.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n" /* two lines */
#define AGENT WINK "client_kind: agent\n"      /* three lines */
#define CODE "grant_type: authorization_code\n"
#define MCP_URL "https://api.wink.travel/mcp"
#define SERVER "mcp_servers: [{name: wink, url: \"" MCP_URL "\"}]\n"

static const struct ls_check_with acme = {
	.catalog =
		"catalog: 1\n"
		"provider: {id: acme, name: Acme}\n"
		"source: {url: \"https://acme.example/scopes\"}\n"
		"updated: 2026-01-02\n"
		"completeness: complete\n"
		"scopes:\n"
		"  - {name: acme.read, action: read, risk: low}\n"
		"  - {name: openid, action: read, risk: low, identity: true}\n"
		"endpoints:\n"
		"  - {role: api, url: \"https://acme.example\","
		" environment: production}\n"
};

#define NON_AGENT "mcp-scope-non-agent"

static const struct ls_rule_row non_agent[] = {
	{ "a service", NON_AGENT,
	  WINK "client_kind: service\nscope: booking.read mcp.read\n",
	  "4:21 error", NULL },
	{ "a web application", NON_AGENT,
	  WINK "client_kind: web\nscope: mcp.write booking.read\n", "4:8 error",
	  NULL },
	{ "a service by its grant", NON_AGENT,
	  WINK "grant_type: client_credentials\n"
	       "scope: booking.read mcp.read\n",
	  "4:21 error likely", NULL },
	{ "an agent may", NON_AGENT, AGENT "scope: mcp.read booking.read\n", "",
	  NULL },
	{ "an agent of any grant may", NON_AGENT,
	  AGENT "grant_type: client_credentials\nscope: mcp.read\n", "", NULL },
	{ "an MCP client by its servers may", NON_AGENT,
	  WINK SERVER "scope: mcp.read booking.read\n", "", NULL },
	{ "of an unknown kind nothing is said", NON_AGENT,
	  WINK "scope: mcp.read\n", "", NULL },
	{ "registered ones count too", NON_AGENT,
	  WINK "client_kind: service\n"
	       "client: {scope: booking.read mcp.remove}\n"
	       "requests: [{scope: booking.read}]\n",
	  "4:30 error", NULL },
	{ "other scopes are everybody's", NON_AGENT,
	  WINK "client_kind: service\nscope: booking.read\n", "", NULL },
	{ .rule = NULL },
};

#define MISSING_MCP "agent-missing-mcp-scope"
#define AT_MCP "resource: \"" MCP_URL "\"\n"

static const struct ls_rule_row missing_mcp[] = {
	{ "by its resource", MISSING_MCP, AGENT AT_MCP "scope: booking.read\n",
	  "5:8 error", NULL },
	{ "by its server", MISSING_MCP, AGENT SERVER "scope: booking.read\n",
	  "5:8 error", NULL },
	{ "one transport scope is enough", MISSING_MCP,
	  AGENT AT_MCP "scope: mcp.write booking.write\n", "", NULL },
	{ "another server than the provider's", MISSING_MCP,
	  AGENT "resource: https://mcp.example.com/mcp\n"
		"scope: booking.read\n",
	  "", NULL },
	{ "a server of somebody else", MISSING_MCP,
	  AGENT "mcp_servers: [{url: \"https://mcp.example.com\"}]\n"
		"scope: booking.read\n",
	  "", NULL },
	{ "a resource elsewhere beside the provider's server", MISSING_MCP,
	  AGENT SERVER "resource: https://mcp.example.com\n"
		       "scope: booking.read\n",
	  "", NULL },
	{ "an agent that only uses REST", MISSING_MCP,
	  AGENT "scope: booking.read\n", "", NULL },
	{ "a service", MISSING_MCP,
	  WINK "client_kind: service\n" AT_MCP "scope: booking.read\n", "",
	  NULL },
	{ "a placeholder may hold it", MISSING_MCP,
	  AGENT AT_MCP "scope: booking.read ${MORE}\n", "", NULL },
	{ "a step-up keeps what the first request had", MISSING_MCP,
	  AGENT "requests:\n"
		"  - {id: base, "
		"resource: \"" MCP_URL "\","
		" scope: mcp.read booking.read}\n"
		"  - {id: more, step_up_from: base, resource: \"" MCP_URL "\","
		" scope: booking.write}\n",
	  "", NULL },
	{ "a step-up from a request without it", MISSING_MCP,
	  AGENT "requests:\n"
		"  - {id: base, scope: booking.read}\n"
		"  - {id: more, step_up_from: base, resource: \"" MCP_URL "\","
		" scope: booking.write}\n",
	  "6:84 error", NULL },
	{ "a step-up from nowhere", MISSING_MCP,
	  AGENT "requests:\n"
		"  - {id: a, step_up_from: b, resource: \"" MCP_URL "\","
		" scope: booking.write}\n",
	  "5:78 error", NULL },
	{ "without any scope it is scope-omitted's business", MISSING_MCP,
	  AGENT AT_MCP "operations: []\n", "", NULL },
	{ "one request without scope beside one with", MISSING_MCP,
	  AGENT "requests:\n"
		"  - {id: a, resource: \"" MCP_URL "\", scope: mcp.read}\n"
		"  - {id: b, resource: \"" MCP_URL "\"}\n",
	  "", NULL },
	{ "a provider without transport scopes", MISSING_MCP,
	  "leastscope: 1\nprovider: acme\nclient_kind: agent\n"
	  "resource: https://acme.example/mcp\nscope: acme.read\n",
	  "", &acme },
	{ "a step-up in a circle ends", MISSING_MCP,
	  AGENT "requests:\n"
		"  - {id: a, step_up_from: a, resource: \"" MCP_URL "\","
		" scope: booking.write}\n",
	  "5:78 error", NULL },
	{ .rule = NULL },
};

#define GRANT "agent-grant"

static const struct ls_rule_row grant[] = {
	{ "client credentials where the catalog wants a code", GRANT,
	  AGENT "grant_type: client_credentials\nscope: mcp.read\n",
	  "4:13 error", NULL },
	{ "stated by the client", GRANT,
	  AGENT "client: {grant_types: [client_credentials]}\n"
		"scope: mcp.read\n",
	  "4:24 error", NULL },
	{ "each of the two statements once", GRANT,
	  AGENT "client: {grant_types: [client_credentials, password]}\n"
		"grant_type: client_credentials\nscope: mcp.read\n",
	  "4:44 error; 5:13 error", NULL },
	{ "a code is right", GRANT, AGENT CODE "scope: mcp.read\n", "", NULL },
	{ "a refresh token goes with it", GRANT,
	  AGENT "client:\n  grant_types: [authorization_code, refresh_token]\n"
		"scope: mcp.read\n",
	  "", NULL },
	{ "a placeholder is not judged", GRANT,
	  AGENT "grant_type: ${GRANT}\nscope: mcp.read\n", "", NULL },
	{ "elsewhere client credentials get a note", GRANT,
	  "leastscope: 1\nclient_kind: agent\nprovider: other\n"
	  "grant_type: client_credentials\nscope: x.y\n",
	  "4:13 note", NULL },
	{ "an agent that only uses REST", GRANT,
	  AGENT "grant_type: client_credentials\nscope: booking.read\n",
	  "4:13 note", NULL },
	{ "unless the agent acts as a service", GRANT,
	  "leastscope: 1\nclient_kind: agent\nprovider: other\n"
	  "grant_type: client_credentials\nacts_as: service\nscope: x.y\n",
	  "", NULL },
	{ "a service is no agent", GRANT,
	  WINK "client_kind: service\ngrant_type: client_credentials\n"
	       "scope: booking.read\n",
	  "", NULL },
	{ .rule = NULL },
};

#define PKCE "pkce-missing"

static const struct ls_rule_row pkce[] = {
	{ "an agent without PKCE", PKCE, AGENT CODE "scope: mcp.read\n",
	  "4:13 error", NULL },
	{ "a browser application without PKCE", PKCE,
	  WINK "client_kind: spa\n" CODE "scope: booking.read\n", "4:13 error",
	  NULL },
	{ "a public client without PKCE", PKCE,
	  WINK "client:\n  grant_types: [authorization_code]\n"
	       "  token_endpoint_auth_method: none\nscope: booking.read\n",
	  "4:17 error", NULL },
	{ "a confidential client may be silent", PKCE,
	  WINK "client_kind: web\n" CODE "scope: booking.read\n", "", NULL },
	{ "S256 is right", PKCE,
	  AGENT "code_challenge_method: S256\n" CODE "scope: mcp.read\n", "",
	  NULL },
	{ "plain", PKCE,
	  AGENT "code_challenge_method: plain\n" CODE "scope: mcp.read\n",
	  "4:24 error", NULL },
	{ "plain of a confidential client", PKCE,
	  WINK "client_kind: web\ncode_challenge_method: plain\n" CODE
	       "scope: booking.read\n",
	  "4:24 warning", NULL },
	{ "case matters", PKCE,
	  AGENT "code_challenge_method: s256\n" CODE "scope: mcp.read\n",
	  "4:24 error", NULL },
	{ "an empty method is none", PKCE,
	  AGENT "code_challenge_method:\n" CODE "scope: mcp.read\n",
	  "5:13 error", NULL },
	{ "a placeholder is not judged", PKCE,
	  AGENT "code_challenge_method: ${PKCE}\n" CODE "scope: mcp.read\n", "",
	  NULL },
	{ "no code, no PKCE", PKCE,
	  AGENT "grant_type: client_credentials\nscope: mcp.read\n", "", NULL },
	{ "client metadata has no field for it", PKCE,
	  "{\"client_name\": \"x\", \"grant_types\": [\"authorization_code\"],"
	  "\n\"token_endpoint_auth_method\": \"none\", \"scope\": \"a\"}\n",
	  "", NULL },
	{ .rule = NULL },
};

#define NO_RESOURCE "resource-missing"

static const struct ls_rule_row no_resource[] = {
	{ "a server and no resource", NO_RESOURCE,
	  AGENT SERVER "scope: mcp.read\n", "5:8 error", NULL },
	{ "a transport scope and no resource", NO_RESOURCE,
	  AGENT "scope: mcp.read booking.read\n", "4:8 error", NULL },
	{ "the resource is named", NO_RESOURCE,
	  AGENT SERVER AT_MCP "scope: mcp.read\n", "", NULL },
	{ "before the revision that asks for it", NO_RESOURCE,
	  AGENT "mcp_revision: 2025-03-26\n" SERVER "scope: mcp.read\n", "",
	  NULL },
	{ "from that revision on", NO_RESOURCE,
	  AGENT "mcp_revision: 2025-06-18\n" SERVER "scope: mcp.read\n",
	  "6:8 error", NULL },
	{ "a number is no revision", NO_RESOURCE,
	  AGENT "mcp_revision: 1.0\n" SERVER "scope: mcp.read\n", "6:8 error",
	  NULL },
	{ "a placeholder counts as current", NO_RESOURCE,
	  AGENT "mcp_revision: ${REVISION}\n" SERVER "scope: mcp.read\n",
	  "6:8 error", NULL },
	{ "a revision nobody knows counts as current", NO_RESOURCE,
	  AGENT "mcp_revision: latest\n" SERVER "scope: mcp.read\n",
	  "6:8 error", NULL },
	{ "a local program needs no token", NO_RESOURCE,
	  AGENT "mcp_servers: [{name: files, transport: stdio}]\n"
		"scope: booking.read\n",
	  "", NULL },
	{ "REST calls beside the server", NO_RESOURCE,
	  AGENT SERVER "scope: booking.read\n"
		       "operations: [GET /api/booking/1]\n",
	  "", NULL },
	{ "tools are of the server", NO_RESOURCE,
	  AGENT "mcp_servers:\n  - name: wink\n    url: \"" MCP_URL "\"\n"
		"    tools: [{name: show_booking}]\n"
		"scope: booking.read\ntools: [show_booking]\n",
	  "8:8 error", NULL },
	{ "without a scope the id is pointed at", NO_RESOURCE,
	  AGENT SERVER "requests:\n  - id: a\n", "6:9 error", NULL },
	{ "without an id the grant", NO_RESOURCE,
	  AGENT SERVER "requests:\n  - grant_type: authorization_code\n",
	  "6:17 error", NULL },
	{ "without anything the first key", NO_RESOURCE,
	  AGENT SERVER "requests:\n  - usage: complete\n", "6:5 error", NULL },
	{ "a server whose URL is filled in later", NO_RESOURCE,
	  AGENT "mcp_servers: [{url: \"${URL}\"}]\nscope: booking.read\n",
	  "5:8 error", NULL },
	{ "an agent that uses REST only", NO_RESOURCE,
	  AGENT "scope: booking.read\n", "", NULL },
	{ "a service", NO_RESOURCE,
	  WINK "client_kind: service\nscope: booking.read\n", "", NULL },
	{ .rule = NULL },
};

#define RESOURCE "resource-invalid"

static const struct ls_rule_row resource[] = {
	{ "right", RESOURCE, AGENT SERVER AT_MCP "scope: mcp.read\n", "",
	  NULL },
	{ "not absolute", RESOURCE,
	  AGENT "scope: mcp.read\nresource: api.wink.travel/mcp\n",
	  "5:11 error", NULL },
	{ "a fragment", RESOURCE,
	  AGENT "scope: mcp.read\nresource: \"" MCP_URL "#x\"\n", "5:11 error",
	  NULL },
	{ "an empty fragment", RESOURCE,
	  AGENT "scope: mcp.read\nresource: \"" MCP_URL "#\"\n", "5:11 error",
	  NULL },
	{ "without TLS", RESOURCE,
	  AGENT "scope: mcp.read\nresource: http://api.wink.travel/mcp\n",
	  "5:11 error", NULL },
	{ "without TLS on this machine", RESOURCE,
	  AGENT "scope: mcp.read\nresource: http://127.0.0.1:8080/mcp\n", "",
	  NULL },
	{ "another server", RESOURCE,
	  AGENT SERVER "scope: mcp.read\nresource: https://mcp.example.com\n",
	  "6:11 error", NULL },
	{ "two faults are one finding", RESOURCE,
	  AGENT SERVER "scope: mcp.read\nresource: http://x.example/mcp/\n",
	  "6:11 error", NULL },
	{ "another server with a slash is one finding", RESOURCE,
	  AGENT SERVER "scope: mcp.read\nresource: https://x.example/mcp/\n",
	  "6:11 error", NULL },
	{ "another server, beside a local program", RESOURCE,
	  AGENT "mcp_servers: [{name: a}, {name: b, url: \"" MCP_URL "\"}]\n"
		"scope: mcp.read\nresource: https://x.example/mcp\n",
	  "6:11 error", NULL },
	{ "a server whose URL is filled in later may be it", RESOURCE,
	  AGENT "mcp_servers: [{name: a, url: \"${URL}\"}]\n"
		"scope: mcp.read\nresource: https://x.example/mcp\n",
	  "", NULL },
	{ "none of two servers, with a slash, is one finding", RESOURCE,
	  AGENT "mcp_servers:\n"
		"  - {name: a, url: \"https://a.example/mcp\"}\n"
		"  - {name: b, url: \"" MCP_URL "\"}\n"
		"scope: mcp.read\nresource: https://x.example/mcp/\n",
	  "8:11 error", NULL },
	{ "a parent of the server", RESOURCE,
	  AGENT SERVER "scope: mcp.read\nresource: https://api.wink.travel\n",
	  "", NULL },
	{ "the server in another spelling", RESOURCE,
	  AGENT "mcp_servers: [{url: \"HTTPS://API.wink.travel/mcp/\"}]\n"
		"scope: mcp.read\n" AT_MCP,
	  "", NULL },
	{ "another port is another server", RESOURCE,
	  AGENT SERVER "scope: mcp.read\n"
		       "resource: https://api.wink.travel:8443/mcp\n",
	  "6:11 error", NULL },
	{ "a child of the server is another one", RESOURCE,
	  AGENT SERVER "scope: mcp.read\nresource: " MCP_URL "/admin\n",
	  "6:11 error", NULL },
	{ "half a path segment is no parent", RESOURCE,
	  AGENT SERVER "scope: mcp.read\nresource: https://api.wink.travel/m\n",
	  "6:11 error", NULL },
	{ "one of two servers", RESOURCE,
	  AGENT "mcp_servers:\n"
		"  - {name: a, url: \"https://a.example/mcp\"}\n"
		"  - {name: b, url: \"" MCP_URL "\"}\n"
		"scope: mcp.read\n" AT_MCP,
	  "", NULL },
	{ "capitals in the host", RESOURCE,
	  AGENT SERVER
	  "scope: mcp.read\nresource: https://API.wink.travel/mcp\n",
	  "6:11 note", NULL },
	{ "a slash at the end", RESOURCE,
	  AGENT SERVER "scope: mcp.read\nresource: " MCP_URL "/\n", "6:11 note",
	  NULL },
	{ "a slash that the server has too", RESOURCE,
	  AGENT "mcp_servers: [{name: a, url: \"" MCP_URL "/\"}]\n"
		"scope: mcp.read\nresource: " MCP_URL "/\n",
	  "", NULL },
	{ "outside MCP a slash means something", RESOURCE,
	  WINK "client_kind: service\nscope: booking.read\n"
	       "resource: https://api.wink.travel/\n",
	  "", NULL },
	{ "outside MCP any absolute URI will do", RESOURCE,
	  WINK "client_kind: service\nscope: booking.read\n"
	       "resource: urn:example:api\n",
	  "", NULL },
	{ "a placeholder is not judged", RESOURCE,
	  AGENT "scope: mcp.read\nresource: ${MCP_URL}\n", "", NULL },
	{ .rule = NULL },
};

#define MIXED "mixed-provider-token"

static const struct ls_rule_row mixed[] = {
	{ "scopes of two providers", MIXED,
	  "leastscope: 1\nscope: acme.read booking.read\n", "2:18 error",
	  &acme },
	{ "scopes of one provider", MIXED,
	  "leastscope: 1\nscope: inventory.read booking.read\n", "", &acme },
	{ "identity scopes are everybody's", MIXED,
	  "leastscope: 1\nscope: openid acme.read\n", "", &acme },
	{ "with a catalog it is foreign-scope's business", MIXED,
	  WINK "scope: booking.read acme.read\n", "", &acme },
	{ "two servers of strangers", MIXED,
	  WINK "scope: booking.read\nresource:\n"
	       "  - https://api.wink.travel\n  - https://acme.example\n",
	  "6:5 error", &acme },
	{ "two servers of one provider", MIXED,
	  WINK "scope: booking.read\nresource:\n"
	       "  - https://api.wink.travel/mcp\n"
	       "  - https://integrations.wink.travel/mcp\n",
	  "6:5 warning", &acme },
	{ "a name without host has none", MIXED,
	  WINK "scope: booking.read\nresource:\n"
	       "  - urn:example:api\n  - https://acme.example\n",
	  "", &acme },
	{ "a placeholder has none", MIXED,
	  WINK "scope: booking.read\nresource:\n"
	       "  - https://${HOST}/\n  - https://acme.example\n",
	  "", &acme },
	{ "the first stranger is enough", MIXED,
	  WINK "scope: booking.read\nresource:\n"
	       "  - https://a.example\n  - https://b.example\n"
	       "  - https://c.example\n",
	  "6:5 error", &acme },
	{ "the first foreign scope is enough", MIXED,
	  "leastscope: 1\n"
	  "scope: acme.read acme.read booking.read payment.read\n",
	  "2:28 error", &acme },
	{ "two paths of one server", MIXED,
	  WINK "scope: booking.read\nresource:\n"
	       "  - https://api.wink.travel/a\n"
	       "  - https://API.wink.travel/b\n",
	  "", &acme },
	{ "in two requests they are two tokens", MIXED,
	  WINK "requests:\n"
	       "  - {scope: booking.read, resource: \"https://a.example\"}\n"
	       "  - {scope: booking.read, resource: \"https://b.example\"}\n",
	  "", &acme },
	{ .rule = NULL },
};

#define UNAPPROVED "agent-write-unapproved"

static const struct ls_rule_row unapproved[] = {
	{ "a write", UNAPPROVED, AGENT "scope: mcp.read inventory.write\n",
	  "4:17 warning", NULL },
	{ "a removal", UNAPPROVED, AGENT "scope: inventory.remove mcp.read\n",
	  "4:8 warning", NULL },
	{ "high risk", UNAPPROVED, AGENT "scope: mcp.read payment.write\n",
	  "4:17 error", NULL },
	{ "reading", UNAPPROVED, AGENT "scope: mcp.read booking.read\n", "",
	  NULL },
	{ "each call is approved", UNAPPROVED,
	  AGENT "scope: payment.write\nhuman_approval: per-call\n", "", NULL },
	{ "the session is approved", UNAPPROVED,
	  AGENT "scope: payment.write\nhuman_approval: session\n", "", NULL },
	{ "stated as none", UNAPPROVED,
	  AGENT "scope: payment.write\nhuman_approval: none\n", "4:8 error",
	  NULL },
	{ "a word nobody knows approves nothing", UNAPPROVED,
	  AGENT "scope: payment.write\nhuman_approval: sometimes\n",
	  "4:8 error", NULL },
	{ "a service has no person in it", UNAPPROVED,
	  WINK "client_kind: service\nscope: payment.write\n", "", NULL },
	{ "a registration alone asks for nothing", UNAPPROVED,
	  AGENT "client: {scope: payment.write}\n", "", NULL },
	{ "a scope nobody knows is not judged", UNAPPROVED,
	  AGENT "scope: payment.wriet ${X}\n", "", NULL },
	{ "each scope once", UNAPPROVED,
	  AGENT "scope: inventory.write inventory.write\n", "4:8 warning",
	  NULL },
	{ .rule = NULL },
};

#define SHARED "shared-client"
#define ID "credentials: {client_id: night}\nscope: booking.read\n"

static const struct ls_rule_row shared[] = {
	{ "two environments", SHARED,
	  WINK "environment: production\n" ID "---\n" WINK
	       "environment: staging\n" ID,
	  "10:26 warning", NULL },
	{ "one environment", SHARED,
	  WINK "environment: staging\n" ID "---\n" WINK
	       "environment: staging\n" ID,
	  "", NULL },
	{ "two kinds of client", SHARED,
	  WINK "client_kind: service\n" ID "---\n" AGENT ID,
	  "10:26 warning likely", NULL },
	{ "two agents", SHARED,
	  AGENT "client: {client_name: Ann}\n" ID "---\n" AGENT
		"client: {client_name: Bob}\n" ID,
	  "12:26 warning likely", NULL },
	{ "another kind in another environment is one finding", SHARED,
	  WINK "client_kind: service\nenvironment: staging\n" ID "---\n" AGENT
	       "environment: production\n" ID,
	  "12:26 warning likely", NULL },
	{ "another agent in another environment is one finding", SHARED,
	  AGENT "client: {client_name: Ann}\nenvironment: staging\n" ID
		"---\n" AGENT
		"client: {client_name: Bob}\nenvironment: production\n" ID,
	  "14:26 warning", NULL },
	{ "an agent without a name may be the same", SHARED,
	  AGENT ID "---\n" AGENT "client: {client_name: Ann}\n" ID
		   "---\n" AGENT ID,
	  "", NULL },
	{ "a kind nobody stated may be the same", SHARED,
	  WINK ID "---\n" AGENT ID "---\n" WINK ID, "", NULL },
	{ "two services of one name are one", SHARED,
	  WINK "client_kind: service\nclient: {client_name: Ann}\n" ID
	       "---\n" WINK
	       "client_kind: service\nclient: {client_name: Bob}\n" ID,
	  "", NULL },
	{ "one agent twice", SHARED,
	  AGENT "client: {client_name: Ann}\n" ID "---\n" AGENT
		"client: {client_name: Ann}\n" ID,
	  "", NULL },
	{ "the third against the first that says so", SHARED,
	  WINK ID "---\n" WINK "environment: production\n" ID "---\n" WINK
		  "environment: staging\n" ID,
	  "15:26 warning", NULL },
	{ "two ids", SHARED,
	  WINK "environment: production\n" ID "---\n" WINK
	       "environment: staging\n"
	       "credentials: {client_id: day}\nscope: booking.read\n",
	  "", NULL },
	{ "a placeholder is no id", SHARED,
	  WINK "environment: production\ncredentials: {client_id: \"${ID}\"}\n"
	       "scope: booking.read\n---\n" WINK
	       "environment: staging\ncredentials: {client_id: \"${ID}\"}\n"
	       "scope: booking.read\n",
	  "", NULL },
	{ "ids of two providers are two ids", SHARED,
	  WINK "environment: production\n" ID "---\n"
	       "leastscope: 1\nprovider: other\nenvironment: staging\n" ID,
	  "", NULL },
	{ .rule = NULL },
};

START_TEST(mcp_scopes_are_for_agents)
{
	ls_check_table(non_agent);
}
END_TEST

START_TEST(an_agent_needs_a_transport_scope)
{
	ls_check_table(missing_mcp);
}
END_TEST

START_TEST(an_agent_uses_the_grant_the_server_wants)
{
	ls_check_table(grant);
}
END_TEST

START_TEST(a_code_is_bound_by_pkce)
{
	ls_check_table(pkce);
}
END_TEST

START_TEST(a_token_names_its_server)
{
	ls_check_table(no_resource);
	ls_check_table(resource);
}
END_TEST

START_TEST(a_token_is_for_one_provider)
{
	ls_check_table(mixed);
}
END_TEST

START_TEST(both_providers_are_named)
{
	struct ls_results results = ls_check_results(&acme, mixed[0].text);
	struct ls_text message = { .n = 0 };

	for (size_t i = 0; i < results.findings.n; i++)
		if (strcmp(results.findings.v[i]->rule->id, MIXED) == 0)
			message = results.findings.v[i]->message;
	ck_assert_msg(ls_text_is(message,
				 "'booking.read' is a scope of wink, and "
				 "'acme.read' in the same request is one of "
				 "acme"),
		      "%.*s", LS_FMT(message));
}
END_TEST

START_TEST(a_person_approves_what_an_agent_changes)
{
	ls_check_table(unapproved);
}
END_TEST

START_TEST(a_client_id_is_for_one_client)
{
	ls_check_table(shared);
}
END_TEST

static const struct fixed {
	const char *name;
	const char *rule;
	const char *before;
	const char *after;
} fixes[] = {
	{ "an mcp scope is taken out", NON_AGENT,
	  WINK "client_kind: service\nscope: booking.read mcp.read\n",
	  WINK "client_kind: service\nscope: booking.read\n" },
	{ "the only scope is left", NON_AGENT,
	  WINK "client_kind: service\nscope: mcp.read\n",
	  WINK "client_kind: service\nscope: mcp.read\n" },
	{ "escaped bytes are left alone", MISSING_MCP,
	  AGENT AT_MCP "scope: \"booking\\x2eread\"\n",
	  AGENT AT_MCP "scope: \"booking\\x2eread\"\n" },
	{ "a transport scope is added", MISSING_MCP,
	  AGENT AT_MCP "scope: \"booking.read\" # all\n",
	  AGENT AT_MCP "scope: \"booking.read mcp.read\" # all\n" },
	{ "plain becomes S256", PKCE,
	  AGENT "code_challenge_method: 'plain'\n" CODE "scope: mcp.read\n",
	  AGENT "code_challenge_method: 'S256'\n" CODE "scope: mcp.read\n" },
	{ "what is not there is not added", PKCE,
	  AGENT CODE "scope: mcp.read\n", AGENT CODE "scope: mcp.read\n" },
	{ "the resource is added", NO_RESOURCE,
	  AGENT SERVER "requests:\n  - id: a\n    scope: mcp.read\n",
	  AGENT SERVER "requests:\n  - id: a\n    resource: " MCP_URL "\n"
		       "    scope: mcp.read\n" },
	{ "of the server that is no local program", NO_RESOURCE,
	  AGENT "mcp_servers:\n  - {name: a, transport: stdio}\n"
		"  - {url: \"" MCP_URL "\"}\nscope: mcp.read\n",
	  AGENT "mcp_servers:\n  - {name: a, transport: stdio}\n"
		"  - {url: \"" MCP_URL "\"}\nresource: " MCP_URL
		"\nscope: mcp.read\n" },
	{ "of two servers nobody knows which", NO_RESOURCE,
	  AGENT "mcp_servers:\n  - {url: \"https://a.example\"}\n"
		"  - {url: \"" MCP_URL "\"}\nscope: mcp.read\n",
	  AGENT "mcp_servers:\n  - {url: \"https://a.example\"}\n"
		"  - {url: \"" MCP_URL "\"}\nscope: mcp.read\n" },
	{ "in front of the first key too", NO_RESOURCE,
	  AGENT SERVER "requests:\n  - scope: mcp.read\n    id: a\n",
	  AGENT SERVER "requests:\n  - resource: " MCP_URL "\n"
		       "    scope: mcp.read\n    id: a\n" },
	{ "with the file's line ends", NO_RESOURCE,
	  "leastscope: 1\r\nprovider: wink\r\nclient_kind: agent\r\n"
	  "mcp_servers: [{url: \"" MCP_URL "\"}]\r\nscope: mcp.read\r\n",
	  "leastscope: 1\r\nprovider: wink\r\nclient_kind: agent\r\n"
	  "mcp_servers: [{url: \"" MCP_URL "\"}]\r\nresource: " MCP_URL "\r\n"
	  "scope: mcp.read\r\n" },
	{ "in braces", NO_RESOURCE,
	  AGENT SERVER "requests: [{id: a, scope: mcp.read}]\n",
	  AGENT SERVER "requests: [{id: a, \"resource\": \"" MCP_URL "\", "
		       "scope: mcp.read}]\n" },
	{ "in JSON", NO_RESOURCE,
	  "{\"leastscope\": 1, \"provider\": \"wink\", \"mcp_servers\": "
	  "[{\"url\": \"" MCP_URL "\"}],\n  \"scope\": \"mcp.read\"}\n",
	  "{\"leastscope\": 1, \"provider\": \"wink\", \"mcp_servers\": "
	  "[{\"url\": \"" MCP_URL "\"}],\n  \"resource\": \"" MCP_URL "\", "
	  "\"scope\": \"mcp.read\"}\n" },
	{ "capitals are lowered", RESOURCE,
	  AGENT "scope: mcp.read\nresource: 'https://API.Wink.travel/MCP'\n",
	  AGENT "scope: mcp.read\nresource: 'https://api.wink.travel/MCP'\n" },
	{ "the slash goes", RESOURCE,
	  AGENT SERVER "scope: mcp.read\nresource: " MCP_URL "/ # all\n",
	  AGENT SERVER "scope: mcp.read\nresource: " MCP_URL " # all\n" },
	{ "the fragment goes", RESOURCE,
	  AGENT "scope: mcp.read\nresource: \"" MCP_URL "#tools\"\n",
	  AGENT "scope: mcp.read\nresource: \"" MCP_URL "\"\n" },
	{ "http becomes https", RESOURCE,
	  AGENT "scope: mcp.read\nresource: http://api.wink.travel/mcp\n",
	  AGENT "scope: mcp.read\nresource: https://api.wink.travel/mcp\n" },
	{ "escaped bytes are left alone", RESOURCE,
	  AGENT "scope: mcp.read\nresource: \"https://\\u0041PI.x/mcp\"\n",
	  AGENT "scope: mcp.read\nresource: \"https://\\u0041PI.x/mcp\"\n" },
};

START_TEST(fixes_edit_the_bytes_in_question)
{
	const struct fixed *fixed = &fixes[_i];
	const char *after = ls_check_fixed(fixed->rule, fixed->before);

	ck_assert_msg(strcmp(after, fixed->after) == 0, "%s:\n%s", fixed->name,
		      after);
}
END_TEST

Suite *ls_suite_rules_agent(void)
{
	Suite *suite = suite_create("rules_agent");
	TCase *tests = tcase_create("tables");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, mcp_scopes_are_for_agents);
	tcase_add_test(tests, an_agent_needs_a_transport_scope);
	tcase_add_test(tests, an_agent_uses_the_grant_the_server_wants);
	tcase_add_test(tests, a_code_is_bound_by_pkce);
	tcase_add_test(tests, a_token_names_its_server);
	tcase_add_test(tests, a_token_is_for_one_provider);
	tcase_add_test(tests, both_providers_are_named);
	tcase_add_test(tests, a_person_approves_what_an_agent_changes);
	tcase_add_test(tests, a_client_id_is_for_one_client);
	tcase_add_loop_test(tests, fixes_edit_the_bytes_in_question, 0,
			    (int)(sizeof(fixes) / sizeof(fixes[0])));
	suite_add_tcase(suite, tests);
	return suite;
}
