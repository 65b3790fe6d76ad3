/* An agent that cannot open the provider's MCP transport. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/servers.h"
#include "rules/token.h"

enum { STEPS = 16 }; /* step-up requests on top of each other */

/* What is the same for all requests of the manifest. */
struct known {
	struct ls_servers servers;
	struct ls_table *ids; /* of requests, to their index */
};

static struct known look(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	struct known known = {
		.servers = ls_servers_of(run),
		.ids = ls_table_new(run->arena, manifest->requests.n),
	};

	for (size_t i = 0; i < manifest->requests.n; i++) {
		bool found;
		size_t *index = ls_table_put(
			known.ids, manifest->requests.v[i].id.text, &found);

		if (!found)
			*index = i;
	}
	return known;
}

/* The request, or one it steps up from, opens the transport or cannot be
 * judged: a step-up asks for the union with what came before. */
static bool may_open(struct ls_run *run, const struct known *known,
		     const struct ls_request *request)
{
	for (unsigned step = 0; step < STEPS; step++) {
		const struct ls_scope_list *list = &request->scope;
		const size_t *index;

		for (size_t i = 0; i < list->tokens.n; i++)
			if (list->tokens.v[i].unresolved ||
			    ls_opens_transport(run->catalog,
					       &list->tokens.v[i]))
				return true;
		if (request->step_up_from.node == NULL)
			return false;
		index = ls_table_get(known->ids, request->step_up_from.text);
		if (index == NULL)
			return false;
		request = &run->manifest->requests.v[*index];
	}
	return false;
}

/* The transport scope of lowest risk, for the suggestion. */
static uint32_t least_transport(const struct ls_catalog *catalog)
{
	uint32_t least = ls_list_at(catalog, catalog->mcp.transport, 0);

	for (uint32_t i = 1; i < catalog->mcp.transport.n; i++) {
		uint32_t scope = ls_list_at(catalog, catalog->mcp.transport, i);

		if (catalog->scopes[scope].risk < catalog->scopes[least].risk)
			least = scope;
	}
	return least;
}

static void judge(struct ls_run *run, const struct known *known,
		  const struct ls_request *request)
{
	const struct ls_catalog *catalog = run->catalog;
	struct ls_finding *f;
	struct ls_text name;

	if (request->scope.tokens.n == 0 ||
	    !ls_request_is_provider_mcp(run, &known->servers, request) ||
	    may_open(run, known, request))
		return;
	name = ls_scope_name(catalog, least_transport(catalog));
	f = ls_flag(run, ls_request_span(request),
		    "no scope here opens the provider's MCP transport "
		    "(catalog %s)",
		    ls_catalog_name(run));
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "add '%s'", ls_shown(run, name));
	ls_note(run, f,
		"each tool also needs the scope of what it wraps; "
		"the one does not replace the other");
	ls_token_append(run, f, &request->scope, name);
}

static void check(struct ls_run *run)
{
	struct known known;

	if (!ls_is_agent(run->manifest) || run->catalog->mcp.transport.n == 0)
		return;
	known = look(run);
	for (size_t i = 0; i < run->manifest->requests.n; i++)
		judge(run, &known, &run->manifest->requests.v[i]);
}

const struct ls_rule ls_rule_agent_missing_mcp_scope = {
	.id = "agent-missing-mcp-scope",
	.family = LS_FAMILY_AGENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_REQUEST,
	.fix = LS_FIX_UNSAFE,
	.summary = "agent of the provider's MCP server without a scope that "
		   "opens the MCP transport",
	.why = "Some providers guard the MCP server itself with a scope, on "
	       "top of those that each tool checks. Without it the agent is "
	       "turned away at the door, whatever else it holds.",
	.advice = "Add the transport scope of lowest risk; one is enough.",
	.authority = "Wink developer documentation, MCP: mcp scopes are "
		     "required to open the MCP transport",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: agent\n"
	       "grant_type: authorization_code\n"
	       "resource: https://api.wink.travel/mcp\n"
	       "scope: inventory.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: agent\n"
		"grant_type: authorization_code\n"
		"resource: https://api.wink.travel/mcp\n"
		"scope: mcp.read inventory.read\n",
	.check = check,
};
