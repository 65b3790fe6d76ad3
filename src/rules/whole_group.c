/* Every action of a group in one request. */
#include "config.h"

#include "rules/breadth.h"
#include "rules/facts.h"
#include "rules/rules.h"

#define LS_WHOLE_ACTIONS 3 /* of fewer, both may well be needed */

static const struct ls_token *token_of(const struct ls_scope_list *list,
				       uint32_t scope)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (ls_has_scope(&list->tokens.v[i]) &&
		    list->tokens.v[i].known.scope == scope)
			return &list->tokens.v[i];
	return NULL;
}

/* The first token of the group in the list; NULL unless all of the group is
 * asked for and at least one of it is not known to be needed. */
static const struct ls_token *whole(struct ls_run *run,
				    const struct ls_request *request,
				    const struct ls_scope_list *list,
				    const struct ls_group *group)
{
	const struct ls_token *first = NULL;
	size_t choices = 0;
	size_t needed = 0;

	for (uint32_t i = 0; i < group->scopes.n; i++) {
		uint32_t scope = ls_list_at(run->catalog, group->scopes, i);
		const struct ls_token *token;

		if (!ls_is_choice(run, scope))
			continue;
		token = token_of(list, scope);
		if (token == NULL)
			return NULL;
		choices++;
		if (ls_is_proven_need(run, request, token))
			needed++;
		if (first == NULL || token->index < first->index)
			first = token;
	}
	return choices >= LS_WHOLE_ACTIONS && needed < choices ? first : NULL;
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_scope_list *list)
{
	const struct ls_catalog *catalog = run->catalog;

	/* all-scopes says it once for all groups */
	if (ls_asks_for_all(ls_list_breadth(run, list)))
		return;
	for (uint32_t i = 0; i < catalog->group_count; i++) {
		const struct ls_group *group = &catalog->groups[i];
		const struct ls_token *first = whole(run, request, list, group);
		struct ls_finding *f;

		if (first == NULL)
			continue;
		f = ls_flag(run, first->span,
			    "this asks for every action of group '%s'",
			    ls_ref_shown(run, group->id));
		ls_about(run, f, request, first);
		ls_hint(run, f, "keep the actions the client performs");
		ls_note(run, f,
			"declare the 'operations:' that show that all are needed "
			"(catalog %s)",
			ls_catalog_name(run));
	}
}

static void check(struct ls_run *run)
{
	ls_each_list(run, judge);
}

const struct ls_rule ls_rule_whole_group = {
	.id = "whole-group",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_NONE,
	.summary = "a request names every action of a group of scopes",
	.why = "Reading, writing and removing are seldom one client's work. "
	       "Whole groups are asked for because an example did, or so "
	       "that nobody has to ask again; the token can then delete what "
	       "the client only shows. The rule is silent when the declared "
	       "uses need each of them.",
	.advice = "Keep the actions the client performs. Where all are "
		  "needed, declare the operations and what they need.",
	.authority = "MCP security best practices (scope minimization: "
		     "bundling unrelated privileges to preempt future "
		     "prompts)\n"
		     "Wink, authentication (request the minimum)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read inventory.write inventory.remove\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read inventory.write\n",
	.check = check,
};
