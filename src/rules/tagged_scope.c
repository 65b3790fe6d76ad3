/* A scope with an explicit YAML tag. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

/* A tag that says what the value is anyway changes nothing. */
static bool is_harmless(const struct ls_node *node)
{
	if (node->tag.n == 0 || ls_text_is(node->tag, "!"))
		return true;
	if (node->kind == LS_SCALAR)
		return ls_text_is(node->tag, "tag:yaml.org,2002:str");
	return node->kind == LS_SEQUENCE &&
	       ls_text_is(node->tag, "tag:yaml.org,2002:seq");
}

static void check_node(struct ls_run *run, const struct ls_request *request,
		       const struct ls_node *node)
{
	struct ls_span span = node->tag_span;
	struct ls_finding *f;

	if (is_harmless(node))
		return;
	if (span.end == 0)
		span = node->span;
	f = ls_flag(
		run, span,
		"tag '%s' changes this scope for the readers that know it",
		ls_shown(run, ls_source_slice(run->document->source, span)));
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "write the scope without a tag");
}

static void check_list(struct ls_run *run, const struct ls_request *request,
		       const struct ls_scope_list *list)
{
	const struct ls_node *item;

	if (list->node == NULL)
		return;
	check_node(run, request, list->node);
	for (item = ls_node_first(list->node); item != NULL; item = item->next)
		check_node(run, request, item);
}

static void check(struct ls_run *run)
{
	check_list(run, NULL, &run->manifest->client.registered);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	check_list(run, request, &request->scope);
}

const struct ls_rule ls_rule_tagged_scope = {
	.id = "tagged-scope",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a scope carries a YAML tag",
	.why = "A tag tells a reader how to build the value. Readers that "
	       "know !!binary decode the text and get another scope than "
	       "the one that is written; an own tag such as !env or !all "
	       "may stand for anything, also for nothing. What is asked for "
	       "cannot be seen in the file.",
	.advice = "Write the scope as a plain or quoted string.",
	.authority = "YAML 1.2.2, section 6.9.1 (node tags)\n"
		     "CWE-436 (interpretation conflict)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope:\n"
	       "  - inventory.read\n"
	       "  - !!binary cGF5bWVudC5yZW1vdmU=\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope:\n"
		"  - inventory.read\n"
		"  - !!str booking.read\n",
	.check = check,
	.check_request = check_request,
};
