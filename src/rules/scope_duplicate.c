/* The same scope twice in one list. */
#include "config.h"

#include "engine/engine.h"
#include "rules/facts.h"
#include "rules/rules.h"

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	const struct ls_scope_list *list = ls_list_of(run, request);
	const struct ls_token *first = ls_list_find(list, token->text);
	struct ls_finding *f;

	if (first == NULL || first->index >= token->index)
		return;
	f = ls_flag(run, token->span, "'%s' stands twice in this list",
		    ls_shown(run, token->text));
	ls_about(run, f, request, token);
	ls_relate(run, f, first->span, "first here");
	ls_fix(run, f, LS_FIX_SAFE, "drop the second one");
	ls_fix_drop_token(run, f, list, token);
}

const struct ls_rule ls_rule_scope_duplicate = {
	.id = "scope-duplicate",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_NOTE,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES,
	.fix = LS_FIX_SAFE,
	.summary = "a scope stands twice in one list",
	.why = "The second one adds nothing. It is often what is left of a "
	       "scope that was meant to be another one.",
	.advice = "Drop it, or write the scope that was meant.",
	.authority = "RFC 6749, section 3.3 (each string adds an access "
		     "range)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read inventory.read booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read inventory.read\n",
	.check_token = check_token,
};
