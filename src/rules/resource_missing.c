/* A token for an MCP server that does not say which server. */
#include "config.h"

#include "base/clock.h"
#include "rules/entry.h"
#include "rules/facts.h"
#include "rules/servers.h"
#include "rules/rules.h"

/* The first MCP revision that asks for the resource parameter. */
static bool is_required(const struct ls_value *revision)
{
	if (!ls_is_literal(revision) ||
	    ls_date_parse(revision->text) == LS_NO_DATE)
		return true; /* absent or odd: the current one */
	return ls_text_compare(revision->text, LS_LITERAL("2025-06-18")) >= 0;
}

static void judge(struct ls_run *run, const struct ls_servers *servers,
		  const struct ls_request *request)
{
	const struct ls_server *server = servers->only;
	struct ls_finding *f;

	if (request->resources.n > 0 ||
	    !is_required(&run->manifest->mcp_revision) ||
	    !ls_request_is_mcp(run, servers, request))
		return;
	f = ls_flag(run, ls_request_span(request),
		    "the request is for an MCP server and names no "
		    "'resource'");
	ls_about(run, f, request, NULL);
	if (server == NULL) {
		ls_hint(run, f,
			"add 'resource' with the URL of the MCP "
			"server the token is for");
		return;
	}
	ls_hint(run, f, "add 'resource: %s'",
		ls_url_shown(run, server->url.text));
	ls_relate(run, f, server->url.node->span, "the MCP server");
	ls_add_entry(run, f, LS_FIX_UNSAFE, request->scope.node, "resource",
		     server->url.text);
}

static void check(struct ls_run *run)
{
	struct ls_servers servers = ls_servers_of(run);

	for (size_t i = 0; i < run->manifest->requests.n; i++)
		judge(run, &servers, &run->manifest->requests.v[i]);
}

const struct ls_rule ls_rule_resource_missing = {
	.id = "resource-missing",
	.family = LS_FAMILY_AGENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_REQUEST,
	.fix = LS_FIX_UNSAFE,
	.summary = "token request for an MCP server without a resource "
		   "indicator",
	.why = "Without 'resource' the token is good for every server that "
	       "trusts the issuer. A malicious MCP server can then take the "
	       "token it is given and use it elsewhere.\n"
	       "MCP asks for the parameter since its revision of 2025-06-18, "
	       "whether or not the authorization server knows it.",
	.advice = "State 'resource' with the canonical URL of the MCP server, "
		  "in both the authorization and the token request.",
	.authority = "MCP authorization, resource parameter implementation\n"
		     "RFC 8707 section 2",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: agent\n"
	       "mcp_servers:\n"
	       "  - name: wink\n"
	       "    url: https://api.wink.travel/mcp\n"
	       "requests:\n"
	       "  - id: search\n"
	       "    scope: mcp.read inventory.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: agent\n"
		"mcp_servers:\n"
		"  - name: wink\n"
		"    url: https://api.wink.travel/mcp\n"
		"requests:\n"
		"  - id: search\n"
		"    resource: https://api.wink.travel/mcp\n"
		"    scope: mcp.read inventory.read\n",
	.check = check,
};
