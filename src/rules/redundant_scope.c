/* A scope that another requested scope implies. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static bool implies_others(const struct ls_catalog *catalog, uint32_t scope)
{
	return catalog->scopes[scope].implies.n > 0 ||
	       catalog->implication_count > 0;
}

static const struct ls_token *implying(struct ls_run *run,
				       const struct ls_scope_list *list,
				       const struct ls_token *token)
{
	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *other = &list->tokens.v[i];
		struct ls_bitset below;

		if (!ls_has_scope(other) ||
		    other->known.scope == token->known.scope ||
		    !implies_others(run->catalog, other->known.scope))
			continue;
		below = ls_bitset_new(run->arena, run->catalog->scope_count);
		ls_catalog_close(run->arena, run->catalog, other->known.scope,
				 &below);
		if (!ls_bitset_has(&below, token->known.scope))
			continue;
		/* Of two names for one thing only the later is redundant. */
		ls_bitset_clear(&below);
		ls_catalog_close(run->arena, run->catalog, token->known.scope,
				 &below);
		if (ls_bitset_has(&below, other->known.scope) &&
		    other->index > token->index)
			continue;
		return other;
	}
	return NULL;
}

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	const struct ls_scope_list *list = ls_list_of(run, request);
	const struct ls_token *other;
	struct ls_finding *f;

	if (!ls_has_scope(token) || ls_is_repeat(list, token))
		return;
	other = implying(run, list, token);
	if (other == NULL)
		return;
	f = ls_flag(run, token->span, "'%s' already includes '%s'",
		    ls_shown(run, other->text), ls_shown(run, token->text));
	ls_about(run, f, request, token);
	ls_relate(run, f, other->span, "the wider scope");
	ls_note(run, f, "if the narrow one is enough, leave out '%s' instead",
		ls_shown(run, other->text));
	ls_fix(run, f, LS_FIX_SAFE, "remove '%s'", ls_shown(run, token->text));
	ls_fix_drop_token(run, f, list, token);
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
	.check_token = check_token,
};
