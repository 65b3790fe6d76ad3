/* Several scopes that the server takes for one. */
#include "config.h"

#include "rules/rules.h"
#include "rules/token.h"

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_token_verdict v = ls_token_judge(run, token);
	bool complete = run->catalog != NULL && run->catalog->complete;
	struct ls_finding *f;

	if (v.fault != LS_TOKEN_DELIMITER)
		return;
	if (v.parts > 1)
		f = ls_flag(run, token->span,
			    "'%s' joins %zu scopes into one: '%s'", v.delimiter,
			    v.parts, ls_shown(run, token->text));
	else
		f = ls_flag(run, token->span, "'%s' is a part of scope '%s'",
			    v.delimiter, ls_shown(run, token->text));
	ls_about(run, f, request, token);
	if (!v.parts_known) {
		ls_confidence_set(f, LS_LIKELY);
		if (!complete)
			ls_severity_set(f, LS_WARNING);
	}
	ls_token_say_separator(run, f, token);
	if (complete)
		ls_token_refused(run, f);
	ls_token_split(run, f, token, v.delimiter);
}

const struct ls_rule ls_rule_scope_delimiter = {
	.id = "scope-delimiter",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES,
	.fix = LS_FIX_UNSAFE,
	.summary = "several scopes are joined by a comma or another sign that "
		   "separates nothing",
	.why = "Scopes are separated by blanks. A comma is a legal character "
	       "of a scope, so 'a.read,b.read' is one scope, which no server "
	       "has. The same goes for ';', '|', '+' and '%20'. Providers "
	       "that want another sign say so in their catalog.",
	.advice = "Put one blank between scopes, or write them as a list.",
	.authority = "RFC 6749, section 3.3 (a list of space-delimited, "
		     "case-sensitive strings)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read,inventory.write\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read inventory.write\n",
	.check_token = check_token,
};
