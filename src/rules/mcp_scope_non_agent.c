/* A scope that only some kinds of client may hold, held by another. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static struct ls_text kinds_shown(struct ls_run *run, unsigned kinds)
{
	struct ls_text shown = { .n = 0 };

	for (unsigned bit = 1; bit <= LS_KIND_AGENT; bit <<= 1) {
		if ((kinds & bit) == 0)
			continue;
		shown = ls_arena_printf(run->arena, "%.*s%s%s", LS_FMT(shown),
					shown.n > 0 ? " or " : "",
					ls_kind_word(bit));
	}
	return shown;
}

static void check(struct ls_run *run, const struct ls_request *request,
		  const struct ls_token *token)
{
	const struct ls_client *client = &run->manifest->client;
	const struct ls_scope *scope;
	unsigned kind = client->kind;
	struct ls_finding *f;

	if (!ls_has_scope(token))
		return;
	if (ls_is_agent(run->manifest))
		kind |= LS_KIND_AGENT;
	scope = &run->catalog->scopes[token->known.scope];
	if (scope->audience == 0 || (scope->audience & kind) != 0)
		return;
	f = ls_flag(run, token->span,
		    "'%s' is for clients of the kind '%.*s' only, and this is "
		    "a '%s' (catalog %s)",
		    ls_shown(run, token->text),
		    LS_FMT(kinds_shown(run, scope->audience)),
		    ls_kind_word(client->kind), ls_catalog_name(run));
	if (client->kind_inferred)
		ls_confidence_set(f, LS_LIKELY);
	if (client->kind_value.node != NULL)
		ls_relate(run, f, client->kind_value.node->span,
			  "the kind of client");
	ls_about(run, f, request, token);
	ls_hint(run, f,
		"remove it; a client of the right kind says so with "
		"'client_kind'");
	ls_fix(run, f, LS_FIX_SAFE, "remove '%s'", ls_shown(run, token->text));
	ls_fix_drop_token(run, f, ls_list_of(run, request), token);
}

const struct ls_rule ls_rule_mcp_scope_non_agent = {
	.id = "mcp-scope-non-agent",
	.family = LS_FAMILY_AGENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_KIND,
	.fix = LS_FIX_SAFE,
	.summary = "scope reserved for AI agents (or another kind of client) "
		   "asked for by a client that is none",
	.why = "Scopes such as Wink's 'mcp.read' open the door made for AI "
	       "agents. A service or a web application that holds one has "
	       "access it never uses, and a stolen token then opens that door "
	       "too. Providers refuse such requests.",
	.advice = "Remove the scope. If the client is an AI agent, say so: "
		  "'client_kind: agent'.",
	.authority = "Wink developer documentation, authentication: mcp scopes "
		     "are for AI agent clients only\n"
		     "RFC 9700 section 2.3",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: service\n"
	       "grant_type: client_credentials\n"
	       "scope: booking.read mcp.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: agent\n"
		"grant_type: authorization_code\n"
		"scope: booking.read mcp.read\n",
	.check_token = check,
};
