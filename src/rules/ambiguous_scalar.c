/* A value that is a word to one reader and a number or truth to another. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static const char *type_of(const struct ls_node *node)
{
	switch (node->type) {
	case LS_NUMBER:
		return "a number";
	case LS_BOOLEAN:
		return "true or false";
	case LS_NULL:
		return "null";
	case LS_STRING:
		break;
	}
	return NULL;
}

static void check_scalar(struct ls_run *run, const struct ls_request *request,
			 const struct ls_node *node, const char *place)
{
	const char *type;
	struct ls_finding *f;

	if (node == NULL || node->kind != LS_SCALAR)
		return;
	type = type_of(node);
	if (type != NULL)
		f = ls_flag(run, node->span, "'%s' is %s, not %s",
			    ls_shown(run, node->text), type, place);
	else if (node->differs_in_yaml_1_1)
		f = ls_flag(run, node->span,
			    "'%s' is a word in YAML 1.2 and something else in "
			    "YAML 1.1",
			    ls_shown(run, node->text));
	else
		return;
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "quote it, if it is meant as %s", place);
}

/* A scope that is no string has no meaning at all: malformed-manifest. */
static void check_scope(struct ls_run *run, const struct ls_request *request,
			const struct ls_node *node)
{
	if (ls_node_is_string(node))
		check_scalar(run, request, node, "a scope");
}

static void check_list(struct ls_run *run, const struct ls_request *request,
		       const struct ls_scope_list *list)
{
	const struct ls_node *item;

	if (list->node == NULL)
		return;
	check_scope(run, request, list->node);
	for (item = ls_node_first(list->node); item != NULL; item = item->next)
		check_scope(run, request, item);
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *m = run->manifest;

	check_scalar(run, NULL, m->provider.node, "a provider");
	check_scalar(run, NULL, m->environment.node, "an environment");
	check_list(run, NULL, &m->client.registered);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	check_list(run, request, &request->scope);
}

const struct ls_rule ls_rule_ambiguous_scalar = {
	.id = "ambiguous-scalar",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a scope, provider or environment that is no string to "
		   "every reader",
	.why = "Plain words such as no, on, y, 12:30 or 1_000 are strings in "
	       "YAML 1.2 and truth values or numbers in YAML 1.1, which many "
	       "readers still follow: one client asks for the scope 'no', "
	       "another drops it or fails.",
	.advice = "Put quotes around the value, or correct it.",
	.authority = "YAML 1.2.2, section 10.3 (core schema)\n"
		     "YAML 1.1 type repository (bool, int, float)\n"
		     "RFC 6749, section 3.3 (scope is a list of strings)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "environment: on\n"
	       "scope: [inventory.read, no]\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"environment: production\n"
		"scope: [inventory.read]\n",
	.check = check,
	.check_request = check_request,
};
