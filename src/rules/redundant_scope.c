/* A scope that another requested scope implies. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static bool implies_others(const struct ls_catalog *catalog, uint32_t scope)
{
	return catalog->scopes[scope].implies.n > 0 ||
	       catalog->implication_count > 0;
}

/* What each token of a list implies, itself included; of no bits for one that
 * implies nothing else. */
static struct ls_bitset *closures(struct ls_run *run,
				  const struct ls_scope_list *list)
{
	struct ls_bitset *below = ls_arena_get(run->arena,
					       list->tokens.n * sizeof(*below));

	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];

		if (!ls_has_scope(token) ||
		    !implies_others(run->catalog, token->known.scope))
			continue;
		below[i] = ls_bitset_new(run->arena, run->catalog->scope_count);
		ls_catalog_close(run->arena, run->catalog, token->known.scope,
				 &below[i]);
	}
	return below;
}

static const struct ls_token *implying(const struct ls_scope_list *list,
				       const struct ls_bitset *below,
				       const struct ls_token *token)
{
	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *other = &list->tokens.v[i];

		if (below[i].bits == 0 ||
		    other->known.scope == token->known.scope ||
		    !ls_bitset_has(&below[i], token->known.scope))
			continue;
		/* Of two names for one thing only the later is redundant. */
		if (i > token->index && below[token->index].bits > 0 &&
		    ls_bitset_has(&below[token->index], other->known.scope))
			continue;
		return other;
	}
	return NULL;
}

static void say(struct ls_run *run, const struct ls_request *request,
		const struct ls_scope_list *list, const struct ls_token *token,
		const struct ls_token *other)
{
	struct ls_finding *f = ls_flag(
		run, token->span, "'%s' already includes '%s'",
		ls_shown(run, other->text), ls_shown(run, token->text));

	ls_about(run, f, request, token);
	ls_relate(run, f, other->span, "the wider scope");
	ls_note(run, f, "if the narrow one is enough, leave out '%s' instead",
		ls_shown(run, other->text));
	ls_fix(run, f, LS_FIX_SAFE, "remove '%s'", ls_shown(run, token->text));
	ls_fix_drop_token(run, f, list, token);
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_scope_list *list)
{
	const struct ls_bitset *below = closures(run, list);

	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];
		const struct ls_token *other;

		if (!ls_has_scope(token) || ls_is_repeat(list, token))
			continue;
		other = implying(list, below, token);
		if (other != NULL)
			say(run, request, list, token, other);
	}
}

static void check(struct ls_run *run)
{
	judge(run, NULL, &run->manifest->client.registered);
	for (size_t i = 0; i < run->manifest->requests.n; i++)
		judge(run, &run->manifest->requests.v[i],
		      &run->manifest->requests.v[i].scope);
}

const struct ls_rule ls_rule_redundant_scope = {
	.id = "redundant-scope",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_NOTE,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_SAFE,
	.summary = "a scope that another requested scope already includes",
	.why = "The token can do no less without it, and readers are led to "
	       "think that both are needed. Only what the provider itself "
	       "documents counts as included; names that look alike do not, "
	       "and at Wink no scope includes another.",
	.advice = "Keep the one that is needed. If that is the narrow one, "
		  "leave out the wide one.",
	.authority = "Shopify, access scopes: a scope to write includes the "
		     "one to read\n"
		     "GitHub, scopes for OAuth apps: requested scopes are "
		     "normalised",
	.catalog = "catalog: 1\n"
		   "provider: {id: mail, name: Mail}\n"
		   "updated: 2026-11-01\n"
		   "source: {url: an example}\n"
		   "completeness: complete\n"
		   "scopes:\n"
		   "  - {name: mail.read, action: read}\n"
		   "  - {name: mail.change, action: write}\n"
		   "  - {name: mail.send, action: write}\n"
		   "implies:\n"
		   "  - {from: mail.change, to: [mail.read], basis: stated}\n"
		   "operations:\n"
		   "  - {method: GET, path: /mails, id: list-mails, "
		   "any: [[mail.read], [mail.change]]}\n",
	.bad = "leastscope: 1\n"
	       "provider: mail\n"
	       "scope: mail.read mail.change\n",
	.good = "leastscope: 1\n"
		"provider: mail\n"
		"scope: mail.change\n",
	.check = check,
};
