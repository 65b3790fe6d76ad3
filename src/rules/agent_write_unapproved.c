/* An AI agent that can change things and no person in the way. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static const char *does_what(enum ls_action action)
{
	switch (action) {
	case LS_ACTION_WRITE:
		return "can change things";
	case LS_ACTION_REMOVE:
		return "can remove things";
	case LS_ACTION_ADMIN:
		return "can administer";
	case LS_ACTION_READ:
	case LS_ACTION_UNKNOWN:
		break;
	}
	return NULL;
}

static void check(struct ls_run *run, const struct ls_request *request,
		  const struct ls_token *token)
{
	const char *what = does_what(token->known.action);
	struct ls_finding *f;

	if (request == NULL || token->unresolved ||
	    token->known.by == LS_NOT_KNOWN ||
	    token->known.by == LS_KNOWN_UNDECIDED ||
	    request->human_approval == LS_APPROVAL_SESSION ||
	    request->human_approval == LS_APPROVAL_PER_CALL ||
	    !ls_is_agent(run->manifest) || ls_is_repeat(&request->scope, token))
		return;
	if (ls_is_high_risk(token))
		f = ls_flag(run, token->span,
			    "'%s' is %s risk, and no person approves what "
			    "the agent does with it (catalog %s)",
			    ls_shown(run, token->text),
			    ls_risk_word(token->known.risk),
			    ls_catalog_name(run));
	else if (what != NULL)
		f = ls_flag(run, token->span,
			    "with '%s' the agent %s, and no person approves "
			    "it (catalog %s)",
			    ls_shown(run, token->text), what,
			    ls_catalog_name(run));
	else
		return;
	ls_severity_set(f, ls_is_high_risk(token) ? LS_ERROR : LS_WARNING);
	ls_about(run, f, request, token);
	if (request->human_approval == LS_APPROVAL_NONE)
		ls_relate(run, f, request->human_approval_value.node->span,
			  "stated here");
	ls_hint(run, f,
		"have each call confirmed and state 'human_approval: "
		"per-call', or drop the scope");
}

const struct ls_rule ls_rule_agent_write_unapproved = {
	.id = "agent-write-unapproved",
	.family = LS_FAMILY_AGENT,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_REQUEST,
	.fix = LS_FIX_NONE,
	.summary = "AI agent with a write, remove or high-risk scope and no "
		   "human approval",
	.why = "A language model acts on whatever text it reads, and some of "
	       "that text is written to mislead it. What it may do without "
	       "asking is what an attacker may do.\n"
	       "For a high-risk scope this is an error, for other writes and "
	       "removals a warning.",
	.advice = "Put a person in the loop ('human_approval: per-call' or "
		  "'session'), or give the agent read scopes only.",
	.authority = "OWASP MCP security cheat sheet: explicit user "
		     "confirmation\n"
		     "MCP tools: there should always be a human in the loop",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: agent\n"
	       "scope: mcp.read booking.write\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: agent\n"
		"scope: mcp.read booking.write\n"
		"human_approval: per-call\n",
	.check_token = check,
};
