/* Nothing says what the scopes are for. */
#include "config.h"

#include "rules/breadth.h"
#include "rules/facts.h"
#include "rules/rules.h"

/* Scopes that every application carries need no reason. */
static bool is_a_choice(const struct ls_token *token)
{
	return (token->known.flags & (LS_SCOPE_CARRIED | LS_SCOPE_IDENTITY)) ==
	       0;
}

static bool has_tools(const struct ls_manifest *m)
{
	for (size_t i = 0; i < m->servers.n; i++)
		if (m->servers.v[i].tools.n > 0)
			return true;
	return false;
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_scope_list *list)
{
	struct ls_finding *f;
	size_t i;

	if (request != NULL && ls_request_declares(request))
		return;
	/* the tools of the servers are those of the only request */
	if (run->manifest->requests.n < 2 && has_tools(run->manifest))
		return;
	for (i = 0; i < list->tokens.n; i++)
		if (is_a_choice(&list->tokens.v[i]))
			break;
	if (i == list->tokens.n)
		return;
	f = ls_flag(run, list->tokens.v[i].span,
		    "nothing says what these scopes are used for");
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "declare 'operations:' or 'tools:'");
	ls_note(run, f, "whether they are the least set was not checked");
}

static void check(struct ls_run *run)
{
	ls_each_list(run, judge);
}

const struct ls_rule ls_rule_usage_undeclared = {
	.id = "usage-undeclared",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_NOTE,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES,
	.fix = LS_FIX_NONE,
	.summary = "no operations or tools are declared, so least privilege "
		   "was not checked",
	.why = "Whether a scope is needed can only be judged against what "
	       "the client does with it. Without that, spelling and risk are "
	       "checked, but not whether less would do.",
	.advice = "List the operations or the MCP tools the token is used "
		  "for, and say 'usage: complete' when that is all.",
	.authority = "OWASP MCP02 (document intended actions and map them to "
		     "explicit scopes)\n"
		     "RFC 6749, section 10.3",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"operations:\n"
		"  - show-booking-as-travel-agent\n"
		"usage: complete\n",
	.check = check,
};
