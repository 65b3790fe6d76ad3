/* An AI agent that gets its token by the wrong grant. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/servers.h"

static bool uses_transport(struct ls_run *run, const struct ls_scope_list *list)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (ls_opens_transport(run->catalog, &list->tokens.v[i]))
			return true;
	return false;
}

/* The catalog's MCP endpoint is what the client wants a token for. */
static bool wants_provider_mcp(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	struct ls_servers servers;

	if (run->catalog == NULL || run->catalog->mcp.grants == 0)
		return false;
	servers = ls_servers_of(run);
	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_request *request = &manifest->requests.v[i];

		if (ls_request_is_provider_mcp(run, &servers, request) ||
		    uses_transport(run, &request->scope))
			return true;
	}
	return uses_transport(run, &manifest->client.registered);
}

static void flag_wrong(struct ls_run *run, const struct ls_request *request,
		       const struct ls_node *node, struct ls_text grant)
{
	struct ls_finding *f;

	f = ls_flag(run, node->span,
		    "agents of the provider's MCP server get tokens by %.*s, "
		    "not by '%s' (catalog %s)",
		    LS_FMT(ls_grants_shown(run, run->catalog->mcp.grants)),
		    ls_shown(run, grant), ls_catalog_name(run));
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "use %.*s%s",
		LS_FMT(ls_grants_shown(run, run->catalog->mcp.grants)),
		run->catalog->mcp.pkce ? " with PKCE (S256)" : "");
	if (run->catalog->mcp.source.n > 0)
		ls_note(run, f, "source: %s",
			ls_ref_shown(run, run->catalog->mcp.source));
}

/* What each request and the registration state, each grant once. */
static void check_against_catalog(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	const struct ls_node *list = manifest->client.grant_types;
	unsigned right = run->catalog->mcp.grants | LS_GRANT_REFRESH_TOKEN;
	unsigned seen = 0;

	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_request *request = &manifest->requests.v[i];

		if (!ls_is_literal(&request->grant_type) ||
		    (request->grant & right) != 0)
			continue;
		seen |= request->grant;
		flag_wrong(run, request, request->grant_type.node,
			   request->grant_type.text);
	}
	for (const struct ls_node *n = ls_node_first(list); n != NULL;
	     n = n->next) {
		unsigned grant = ls_grant_parse(n->text);

		if (n->kind != LS_SCALAR || n->text.n == 0 ||
		    ls_is_placeholder(n->text) || (grant & (right | seen)) != 0)
			continue;
		flag_wrong(run, NULL, n, n->text);
	}
}

static void check_service(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	const struct ls_node *node;
	struct ls_finding *f;

	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_request *request = &manifest->requests.v[i];

		if (ls_request_grant(manifest, request) !=
			    LS_GRANT_CLIENT_CREDENTIALS ||
		    ls_text_is(request->acts_as.text, "service"))
			continue;
		node = request->grant_type.node;
		if (node == NULL)
			node = ls_item_find(manifest->client.grant_types,
					    "client_credentials");
		if (node == NULL)
			continue;
		f = ls_flag(run, node->span,
			    "the agent uses 'client_credentials' and nothing "
			    "says that it acts as a service");
		ls_severity_set(f, LS_NOTE);
		ls_about(run, f, request, NULL);
		ls_hint(run, f,
			"state 'acts_as: service', or use "
			"'authorization_code' for an agent with a "
			"human user");
	}
}

static void check(struct ls_run *run)
{
	if (!ls_is_agent(run->manifest))
		return;
	if (wants_provider_mcp(run))
		check_against_catalog(run);
	else
		check_service(run);
}

const struct ls_rule ls_rule_agent_grant = {
	.id = "agent-grant",
	.family = LS_FAMILY_AGENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_GRANT,
	.fix = LS_FIX_NONE,
	.summary = "AI agent on a grant that the provider's MCP server does "
		   "not want",
	.why = "With the authorization code grant a person sees and approves "
	       "what the agent may do, and can deny single permissions. With "
	       "client credentials nobody is asked, and a secret must live "
	       "where the agent runs.\n"
	       "Where the catalog says which grant the MCP server wants, any "
	       "other is an error; elsewhere client credentials get a note "
	       "unless the manifest says 'acts_as: service'.",
	.advice = "Use the authorization code grant with PKCE for an agent "
		  "that works for a person.",
	.authority = "Wink developer documentation, MCP: authorization code "
		     "with PKCE\n"
		     "MCP extension io.modelcontextprotocol/"
		     "oauth-client-credentials",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: agent\n"
	       "grant_type: client_credentials\n"
	       "scope: mcp.read inventory.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: agent\n"
		"grant_type: authorization_code\n"
		"scope: mcp.read inventory.read\n",
	.check = check,
};
