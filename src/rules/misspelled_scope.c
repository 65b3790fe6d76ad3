/* A scope that is nearly one the provider has. */
#include "config.h"

#include "rules/rules.h"
#include "rules/token.h"

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_token_verdict v = ls_token_judge(run, token);
	struct ls_finding *f;
	struct ls_text name;

	if (v.fault != LS_TOKEN_MISSPELT)
		return;
	name = ls_scope_name(run->catalog, v.near.scope);
	f = ls_flag(run, token->span, "%s has no scope '%s'",
		    ls_ref_shown(run, run->catalog->id),
		    ls_shown(run, token->text));
	ls_about(run, f, request, token);
	/* A catalog of a part of the scopes may lack a real one. */
	if (!run->catalog->complete && v.near.by != LS_NEAR_ALIAS) {
		ls_severity_set(f, LS_WARNING);
		ls_confidence_set(f, LS_LIKELY);
	}
	ls_hint(run, f, "did you mean '%s'?", ls_shown(run, name));
	if (v.near.reason.n > 0)
		ls_note(run, f, "%s", ls_sentence(run, v.near.reason));
	ls_token_refused(run, f);
	ls_token_replace(run, f, LS_FIX_UNSAFE, token, name);
}

const struct ls_rule ls_rule_misspelled_scope = {
	.id = "misspelled-scope",
	.family = LS_FAMILY_CATALOG,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_UNSAFE,
	.summary = "an unknown scope is nearly one that the provider has",
	.why = "A letter too much, another separator, the words in another "
	       "order, a plural, or a permission written as in the "
	       "provider's console: the server has no such scope and refuses "
	       "the whole request with invalid_scope.",
	.advice = "Write the scope that was meant. Look at it first: the "
		  "correction turns a request that fails into one that is "
		  "granted.",
	.authority = "RFC 6749, section 5.2 (invalid_scope)\n"
		     "Wink, authentication (unknown scopes are rejected)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read booking.raed\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read booking.read\n",
	.check_token = check_token,
};
