/* Personal data or a secret inside a scope. */
#include "config.h"

#include "rules/rules.h"
#include "rules/token.h"

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_token_verdict v = ls_token_judge(run, token);
	struct ls_finding *f;

	if (v.fault != LS_TOKEN_SENSITIVE)
		return;
	f = ls_flag(run, token->span, "this scope holds what looks like %s",
		    v.what);
	/* Not repeated in the message, and masked in excerpts. */
	f->secret = true;
	ls_about(run, f, request, NULL);
	ls_hint(run, f,
		"scopes end up in logs and in the browser's address "
		"bar");
	if (run->catalog != NULL && run->catalog->complete) {
		ls_severity_set(f, LS_ERROR);
		ls_token_refused(run, f);
	}
}

const struct ls_rule ls_rule_scope_sensitive_data = {
	.id = "scope-sensitive-data",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_WARNING,
	.confidence = LS_LIKELY,
	.needs = LS_FACT_SCOPES,
	.fix = LS_FIX_NONE,
	.summary = "a scope holds an e-mail address, a token or a long random "
		   "value",
	.why = "The scope parameter travels in URLs, and so into logs, "
	       "histories and referrer headers. Scopes that name a resource "
	       "by its identifier are known; those with UUIDs are not "
	       "flagged. It is an error when the provider's catalog is "
	       "complete and does not have the scope.",
	.advice = "Take the value out of the scope. Revoke it if it was a "
		  "secret.",
	.authority = "RFC 6749, section 10.8 (scope SHOULD NOT include "
		     "sensitive information in plain text)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: calendar:anna@example.com\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n",
	.check_token = check_token,
};
