/* A scope that stands somewhere else: a YAML alias. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static void flag(struct ls_run *run, const struct ls_request *request,
		 const struct ls_node *node)
{
	struct ls_finding *f;

	f = ls_flag(run, node->span,
		    "alias '%s' stands where a scope is asked for",
		    ls_shown(run, ls_source_slice(run->document->source,
						  node->span)));
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "write the scopes here");
}

static void check_list(struct ls_run *run, const struct ls_request *request,
		       const struct ls_scope_list *list)
{
	const struct ls_node *item;

	if (list->node == NULL)
		return;
	if (list->node->is_alias) {
		flag(run, request, list->node);
		return;
	}
	for (item = ls_node_first(list->node); item != NULL; item = item->next)
		if (item->is_alias)
			flag(run, request, item);
}

static void check(struct ls_run *run)
{
	check_list(run, NULL, &run->manifest->client.registered);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	check_list(run, request, &request->scope);
}

const struct ls_rule ls_rule_aliased_scope = {
	.id = "aliased-scope",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a YAML alias stands in a scope's place",
	.why = "Whoever reviews the request does not see what it asks for: "
	       "the scopes stand at the anchor, which may be changed for "
	       "another reason and far away. Readers without aliases see the "
	       "text of the alias, and some limit or switch them off.",
	.advice = "Write the scopes out at every request.",
	.authority = "YAML 1.2.2, section 7.1 (alias nodes)\n"
		     "OWASP MCP02 (document intended actions and map them to "
		     "explicit scopes)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "requests:\n"
	       "  - id: search\n"
	       "    scope: &usual inventory.read\n"
	       "  - id: export\n"
	       "    scope: *usual\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"requests:\n"
		"  - id: search\n"
		"    scope: inventory.read\n"
		"  - id: export\n"
		"    scope: inventory.read\n",
	.check = check,
	.check_request = check_request,
};
