/* A scope the provider does not have. */
#include "config.h"

#include "rules/rules.h"
#include "rules/token.h"

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_token_verdict v = ls_token_judge(run, token);
	struct ls_finding *f;

	if (v.fault != LS_TOKEN_UNKNOWN)
		return;
	f = ls_flag(run, token->span, "%s has no scope '%s'",
		    ls_ref_shown(run, run->catalog->id),
		    ls_shown(run, token->text));
	ls_about(run, f, request, token);
	if (v.near.reason.n > 0)
		ls_note(run, f, "%s", ls_sentence(run, v.near.reason));
	else
		ls_hint(run, f,
			"'leastscope list scopes --provider %s' lists "
			"them",
			ls_ref_shown(run, run->catalog->id));
	ls_token_refused(run, f);
}

const struct ls_rule ls_rule_unknown_scope = {
	.id = "unknown-scope",
	.family = LS_FAMILY_CATALOG,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_NONE,
	.summary = "a scope is not in the provider's complete catalog",
	.why = "The server answers with invalid_scope and gives no token: "
	       "not only the unknown scope fails, but the whole request. If "
	       "the scope is ever introduced, the client gets access nobody "
	       "looked at.",
	.advice = "Take the scope out or write the one that was meant. If "
		  "the provider has it by now, add it to a catalog of your "
		  "own with 'extends:'.",
	.authority = "RFC 6749, section 5.2 (invalid_scope)\n"
		     "Wink, authentication (unknown scopes are rejected)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: housekeeping.schedule\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read openid\n",
	.check_token = check_token,
};
