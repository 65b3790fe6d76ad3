/* An agent's first request asks for more than reading. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

/* Some later request adds to this one: what writes can wait for it. */
static bool has_step_up(const struct ls_manifest *manifest,
			const struct ls_request *request)
{
	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_request *other = &manifest->requests.v[i];

		if (other->step_up_from.text.n > 0 &&
		    ls_text_eq(other->step_up_from.text, request->id.text))
			return true;
	}
	return false;
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	bool stepped = has_step_up(run->manifest, request);

	if (!ls_is_agent(run->manifest) || request->step_up_from.node != NULL)
		return;
	for (size_t i = 0; i < request->scope.tokens.n; i++) {
		const struct ls_token *token = &request->scope.tokens.v[i];
		struct ls_finding *f;

		if (token->known.action <= LS_ACTION_READ ||
		    ls_is_repeat(&request->scope, token))
			continue;
		f = ls_flag(run, token->span,
			    "the agent's first request asks for '%s'",
			    ls_shown(run, token->text));
		ls_about(run, f, request, token);
		ls_hint(run, f, "%s",
			stepped ? "leave it to the step-up request" :
				  "ask for it in a request with "
				  "'step_up_from:'");
		ls_note(run, f,
			"it can %s, and the first request should only "
			"discover and read",
			ls_action_word(token->known.action));
	}
}

const struct ls_rule ls_rule_agent_baseline_broad = {
	.id = "agent-baseline-broad",
	.family = LS_FAMILY_AGENT,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_KIND |
		 LS_FACT_REQUEST,
	.fix = LS_FIX_NONE,
	.summary = "an AI agent's first request holds more than reading "
		   "scopes",
	.why = "Agents are steered by text they read. As long as the token "
	       "can only read, a planted instruction can do little. MCP lets "
	       "a client ask for more when a tool needs it, and the user then "
	       "sees why.",
	.advice = "Start with reading scopes. Put the others into a request "
		  "with 'step_up_from:'.",
	.authority = "MCP security best practices (scope minimization: a "
		     "minimal initial scope set with low-risk discovery and "
		     "read operations)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: agent\n"
	       "scope: mcp.read booking.read booking.write\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: agent\n"
		"requests:\n"
		"  - id: baseline\n"
		"    scope: mcp.read booking.read\n"
		"  - id: cancel\n"
		"    step_up_from: baseline\n"
		"    scope: mcp.read booking.read booking.write\n",
	.check_request = check_request,
};
