/* A scope that would be known if case did not matter. */
#include "config.h"

#include "rules/rules.h"
#include "rules/token.h"

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_token_verdict v = ls_token_judge(run, token);
	struct ls_finding *f;
	struct ls_text name;

	if (v.fault != LS_TOKEN_CASE)
		return;
	name = ls_scope_name(run->catalog, v.near.scope);
	f = ls_flag(run, token->span,
		    "%s has no scope '%s': upper and lower case matter",
		    ls_ref_shown(run, run->catalog->id),
		    ls_shown(run, token->text));
	ls_about(run, f, request, token);
	if (!run->catalog->complete)
		ls_confidence_set(f, LS_LIKELY);
	ls_hint(run, f, "did you mean '%s'?", ls_shown(run, name));
	ls_token_refused(run, f);
	ls_token_replace(run, f, LS_FIX_UNSAFE, token, name);
}

const struct ls_rule ls_rule_scope_case = {
	.id = "scope-case",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_UNSAFE,
	.summary = "a scope differs from a known one in upper and lower case "
		   "only",
	.why = "Scopes are case-sensitive. To the server, 'Booking.Read' is "
	       "another scope than 'booking.read', and one that it does not "
	       "have.",
	.advice = "Write the scope as the provider does.",
	.authority = "RFC 6749, section 3.3 (case-sensitive strings)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: Booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n",
	.check_token = check_token,
};
