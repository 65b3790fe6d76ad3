/* An explicit YAML tag on a scope, or on what else a manifest says. */
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

/* --- everything else that decides what a manifest says --- */

static bool is_one_of(struct ls_text text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (ls_text_is(text, *words))
			return true;
	return false;
}

/* Tags of values that are what they look like, and those a template fills in:
 * "!env NAME" is a placeholder like any other. */
static bool is_plain_tag(const struct ls_node *node)
{
	static const char *const plain[] = {
		"tag:yaml.org,2002:int",       "tag:yaml.org,2002:float",
		"tag:yaml.org,2002:bool",      "tag:yaml.org,2002:null",
		"tag:yaml.org,2002:timestamp", NULL,
	};
	static const char *const named[] = { "provider", "environment",
					     "client_kind", NULL };

	if (is_harmless(node))
		return true;
	if (node->kind == LS_MAPPING)
		return ls_text_is(node->tag, "tag:yaml.org,2002:map");
	if (node->kind != LS_SCALAR || is_one_of(node->tag, plain))
		return node->kind == LS_SCALAR;
	return node->tag.p[0] == '!' && node->key != NULL &&
	       !is_one_of(node->key->text, named);
}

static void flag_tag(struct ls_run *run, const struct ls_node *node,
		     const char *what)
{
	struct ls_span span = node->is_alias ? node->span : node->tag_span;
	struct ls_finding *f = ls_flag(
		run, span,
		"tag '%s' changes this %s for the readers that know it",
		ls_shown(run, ls_source_slice(run->document->source,
					      node->tag_span)),
		what);

	ls_hint(run, f, "write it without a tag");
}

/* What stands under an "x-" key is the author's own. */
static void check_below(struct ls_run *run, const struct ls_node *node)
{
	for (const struct ls_node *n = ls_node_first(node); n != NULL;
	     n = n->next) {
		if (n->key != NULL && !is_harmless(n->key) &&
		    !ls_text_is(n->key->tag, "tag:yaml.org,2002:merge"))
			flag_tag(run, n->key, "key");
		if (n->key != NULL && n->key->kind == LS_SCALAR &&
		    (ls_text_is(n->key->text, "scope") ||
		     ls_text_starts(n->key->text, "x-")))
			continue; /* scopes are judged one by one */
		if (!is_plain_tag(n))
			flag_tag(run, n,
				 n->kind == LS_SCALAR  ? "value" :
				 n->kind == LS_MAPPING ? "mapping" :
							 "list");
		check_below(run, n);
	}
}

static void check(struct ls_run *run)
{
	const struct ls_node *root = run->manifest->root;

	if (!is_plain_tag(root))
		flag_tag(run, root, "mapping");
	check_below(run, root);
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
	.summary = "a scope, or what it hangs on, carries a YAML tag",
	.why = "A tag tells a reader how to build the value. Readers that "
	       "know !!binary decode the text and get another scope than "
	       "the one that is written; an own tag such as !env or !all "
	       "may stand for anything, also for nothing. What is asked for "
	       "cannot be seen in the file. The same holds for a tag on a "
	       "key, on the provider, on a list or a mapping.",
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
