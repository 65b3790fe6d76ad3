/* A placeholder in a scope's place. */
#include "config.h"

#include "rules/rules.h"
#include "rules/token.h"

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_finding *f;

	if (ls_token_judge(run, token).fault != LS_TOKEN_UNRESOLVED)
		return;
	f = ls_flag(run, token->span,
		    "'%s' is filled in later, so it is not checked",
		    ls_shown(run, token->text));
	ls_about(run, f, request, token);
	ls_hint(run, f, "write the scope here, or check the filled-in file");
}

const struct ls_rule ls_rule_scope_unresolved = {
	.id = "scope-unresolved",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES,
	.fix = LS_FIX_NONE,
	.summary = "a placeholder stands in a scope's place",
	.why = "What replaces ${SCOPES} or {{ scopes }} is decided where "
	       "nobody reviews it. The scope cannot be checked here, and "
	       "what is not checked is not approved.",
	.advice = "Write the scopes in the manifest: they are no secret and "
		  "seldom differ between environments. Else check the file "
		  "after it is filled in.",
	.authority = "OWASP MCP02 (reject configurations that violate policy "
		     "rules during pull request checks)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read ${EXTRA_SCOPE}\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read inventory.read\n",
	.check_token = check_token,
};
