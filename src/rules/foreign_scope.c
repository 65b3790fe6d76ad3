/* A scope of another provider. */
#include "config.h"

#include "rules/rules.h"
#include "rules/token.h"

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_token_verdict v = ls_token_judge(run, token);
	struct ls_finding *f;

	if (v.fault != LS_TOKEN_FOREIGN)
		return;
	f = ls_flag(run, token->span, "'%s' is a scope of %s, not of %s",
		    ls_shown(run, token->text),
		    ls_shown(run, ls_ref_text(v.other, v.other->id)),
		    ls_ref_shown(run, run->catalog->id));
	ls_about(run, f, request, token);
	if (!run->catalog->complete) {
		ls_severity_set(f, LS_WARNING);
		ls_confidence_set(f, LS_LIKELY);
	}
	ls_hint(run, f, "each provider needs a token request of its own");
	ls_token_refused(run, f);
}

const struct ls_rule ls_rule_foreign_scope = {
	.id = "foreign-scope",
	.family = LS_FAMILY_CATALOG,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_NONE,
	.summary = "a scope belongs to another provider",
	.why = "The scope was copied from another integration, or the "
	       "manifest names the wrong provider. This provider does not "
	       "have it and refuses the request; a token that two services "
	       "accept would be worse.",
	.advice = "Take it out, name the right provider, or write a request "
		  "of its own for the other one.",
	.authority = "RFC 6749, section 5.2 (invalid_scope)\n"
		     "RFC 9700, section 2.3 (tokens restricted to a resource "
		     "server)",
	.bad = "leastscope: 1\n"
	       "provider: oidc\n"
	       "scope: openid booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: openid booking.read\n",
	.check_token = check_token,
};
