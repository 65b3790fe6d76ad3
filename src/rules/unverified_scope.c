/* A scope that no catalog speaks about: it was not checked. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/token.h"

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_finding *f;

	if (run->catalog == NULL ||
	    ls_token_judge(run, token).fault != LS_TOKEN_UNVERIFIED)
		return;
	f = ls_flag(run, token->span,
		    "'%s' was not checked: catalog %s is not complete",
		    ls_shown(run, token->text), ls_catalog_name(run));
	ls_about(run, f, request, token);
}

/* The catalog whose id was most likely meant, or empty. */
static struct ls_text near_provider(const struct ls_run *run,
				    struct ls_text name)
{
	struct ls_text nearest = { .n = 0 };
	unsigned best = name.n < 5 ? 2 : 3;

	for (size_t i = 0; i < run->catalogs->n; i++) {
		const struct ls_catalog *catalog = run->catalogs->v[i];
		struct ls_text id = ls_ref_text(catalog, catalog->id);
		unsigned distance = ls_text_distance(name, id, best - 1);

		if (distance < best) {
			best = distance;
			nearest = id;
		}
	}
	return nearest;
}

/* A slip in the provider's name would turn every check off. */
static bool judge_provider(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_value *provider = &run->manifest->provider;
	struct ls_text near;
	struct ls_finding *f;

	if (!ls_is_literal(provider))
		return false;
	near = near_provider(run, provider->text);
	if (near.n == 0)
		return false;
	f = ls_flag(run, provider->node->span, "there is no catalog '%s'",
		    ls_shown(run, provider->text));
	ls_severity_set(f, LS_ERROR);
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "did you mean '%s'?", ls_shown(run, near));
	ls_note(run, f, "no scope was checked");
	return true;
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_scope_list *list)
{
	const struct ls_value *provider = &run->manifest->provider;
	const struct ls_token *first = NULL;
	struct ls_finding *f;
	size_t count = 0;

	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];

		if (ls_token_judge(run, token).fault != LS_TOKEN_UNVERIFIED)
			continue;
		if (count++ == 0)
			first = token;
	}
	if (first == NULL || judge_provider(run, request))
		return;
	if (ls_is_literal(provider))
		f = ls_flag(run, first->span,
			    "%zu scope%s not checked: there is no catalog '%s'",
			    count, count == 1 ? " was" : "s were",
			    ls_shown(run, provider->text));
	else
		f = ls_flag(run, first->span,
			    "%zu scope%s not checked: no provider is named",
			    count, count == 1 ? " was" : "s were");
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "name one with 'provider:' or --catalog");
}

/* One note for each request, not one for each token. */
static void check(struct ls_run *run)
{
	if (run->catalog == NULL)
		ls_each_list(run, judge);
}

const struct ls_rule ls_rule_unverified_scope = {
	.id = "unverified-scope",
	.family = LS_FAMILY_CATALOG,
	.severity = LS_NOTE,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES,
	.fix = LS_FIX_NONE,
	.summary = "a scope could not be checked, for want of a complete "
		   "catalog",
	.why = "Whether a scope exists, and what it reaches, is defined by "
	       "its provider. Without a catalog of the provider, or with one "
	       "that does not list every scope, nobody has looked at it: "
	       "silence would read as approval.\n\n"
	       "A provider whose name is nearly that of a catalog is an "
	       "error: the slip would turn every check off.",
	.advice = "Name the provider, write a catalog for it "
		  "(doc/catalog-format.md), or ignore this note.",
	.authority = "OAuth 2.1, section 1.4.1 (scopes are defined by the "
		     "authorization server)",
	.bad = "leastscope: 1\n"
	       "provider: harbour-booking\n"
	       "scope: berth.read berth.write\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n",
	.check = check,
	.check_token = check_token,
};
