/* Scopes that the provider does not take together, or only together. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static bool names(const struct ls_run *run, struct ls_list list, uint32_t scope)
{
	for (uint32_t i = 0; i < list.n; i++)
		if (ls_list_at(run->catalog, list, i) == scope)
			return true;
	return false;
}

/* Whichever of the two says so. */
static bool conflict(const struct ls_run *run, uint32_t a, uint32_t b)
{
	const struct ls_scope *scopes = run->catalog->scopes;

	return names(run, scopes[a].conflicts, b) ||
	       names(run, scopes[b].conflicts, a);
}

static void judge_conflicts(struct ls_run *run,
			    const struct ls_request *request,
			    const struct ls_scope_list *list,
			    const struct ls_token *token)
{
	for (size_t i = 0; i < token->index; i++) {
		const struct ls_token *other = &list->tokens.v[i];
		struct ls_finding *f;

		if (!ls_has_scope(other) || ls_is_repeat(list, other) ||
		    !conflict(run, token->known.scope, other->known.scope))
			continue;
		f = ls_flag(run, token->span,
			    "%s does not take '%s' and '%s' together "
			    "(catalog %s)",
			    ls_ref_shown(run, run->catalog->id),
			    ls_shown(run, other->text),
			    ls_shown(run, token->text), ls_catalog_name(run));
		ls_about(run, f, request, token);
		ls_relate(run, f, other->span, "the other one");
		ls_hint(run, f,
			"drop one, or ask for it in a request of its "
			"own");
	}
}

static void judge_requires(struct ls_run *run, const struct ls_request *request,
			   const struct ls_token *token,
			   const struct ls_bitset *held)
{
	const struct ls_scope *scope =
		&run->catalog->scopes[token->known.scope];

	for (uint32_t i = 0; i < scope->requires.n; i++) {
		uint32_t wanted = ls_list_at(run->catalog, scope->requires, i);
		struct ls_text name = ls_scope_name(run->catalog, wanted);
		struct ls_finding *f;

		if (ls_bitset_has(held, wanted) ||
		    (run->catalog->scopes[wanted].flags & LS_SCOPE_CARRIED) !=
			    0)
			continue;
		f = ls_flag(run, token->span,
			    "'%s' is of use only together with '%s' "
			    "(catalog %s)",
			    ls_shown(run, token->text), ls_shown(run, name),
			    ls_catalog_name(run));
		ls_severity_set(f, LS_WARNING);
		ls_about(run, f, request, token);
		ls_hint(run, f, "ask for '%s' as well, or drop '%s'",
			ls_shown(run, name), ls_shown(run, token->text));
	}
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_scope_list *list)
{
	/* A step-up, or a placeholder, may bring what is missing here. */
	bool whole = !ls_has_unresolved(list) &&
		     (request == NULL || request->step_up_from.node == NULL);
	struct ls_bitset held;

	if (list->tokens.n == 0)
		return;
	held = ls_list_closure(run, list);
	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];

		if (!ls_has_scope(token) || ls_is_repeat(list, token))
			continue;
		judge_conflicts(run, request, list, token);
		/* offline-access-invalid speaks of OpenID Connect */
		if (whole && (token->known.flags & LS_SCOPE_IDENTITY) == 0)
			judge_requires(run, request, token, &held);
	}
}

static void check(struct ls_run *run)
{
	ls_each_list(run, judge);
}

const struct ls_rule ls_rule_scope_combination = {
	.id = "scope-combination",
	.family = LS_FAMILY_CATALOG,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_NONE,
	.summary = "scopes that the provider does not take together, or takes "
		   "only together",
	.why = "Some providers refuse a request that mixes old and new scopes, "
	       "or scopes for two kinds of token. Others have scopes that "
	       "widen another one and open nothing alone; that is a warning.",
	.advice = "Ask for the one in a request of its own; name what the "
		  "other needs beside it.",
	.authority = "Slack, installing with OAuth (service scopes and "
		     "deprecated scopes exclude each other)\n"
		     "RFC 6749, section 5.2 (invalid_scope)",
	.catalog = "catalog: 1\n"
		   "provider: {id: harbour}\n"
		   "updated: 2026-11-01\n"
		   "completeness: complete\n"
		   "source: {url: \"https://harbour.example/scopes\"}\n"
		   "scopes:\n"
		   "  - {name: berth.read}\n"
		   "  - {name: bot, conflicts_with: [berth.read]}\n"
		   "  - {name: berth.history, requires: [berth.read]}\n",
	.bad = "leastscope: 1\n"
	       "provider: harbour\n"
	       "scope: berth.read bot\n",
	.good = "leastscope: 1\n"
		"provider: harbour\n"
		"scope: berth.read berth.history\n",
	.check = check,
};
