/* More, or longer, scopes than the provider takes. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static void judge_count(struct ls_run *run, const struct ls_request *request,
			const struct ls_scope_list *list)
{
	uint32_t most = run->catalog->max_scopes;
	const struct ls_token *beyond = NULL;
	struct ls_finding *f;
	uint32_t count = 0;

	for (size_t i = 0; i < list->tokens.n; i++) {
		if (ls_is_repeat(list, &list->tokens.v[i]))
			continue;
		if (++count == most + 1)
			beyond = &list->tokens.v[i];
	}
	if (most == 0 || beyond == NULL)
		return;
	f = ls_flag(run, beyond->span,
		    "%s takes at most %u scopes in one request, and these are "
		    "%u (catalog %s)",
		    ls_ref_shown(run, run->catalog->id), most, count,
		    ls_catalog_name(run));
	ls_about(run, f, request, beyond);
	ls_hint(run, f, "from here on they are too many");
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_scope_list *list)
{
	uint32_t most = run->catalog->max_scope_bytes;

	judge_count(run, request, list);
	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];
		struct ls_finding *f;

		if (most == 0 || token->text.n <= most || token->unresolved ||
		    ls_is_repeat(list, token))
			continue;
		f = ls_flag(run, token->span,
			    "%s takes scopes of at most %u bytes, and this has "
			    "%zu (catalog %s)",
			    ls_ref_shown(run, run->catalog->id), most,
			    token->text.n, ls_catalog_name(run));
		ls_about(run, f, request, token);
	}
}

static void check(struct ls_run *run)
{
	ls_each_list(run, judge);
}

const struct ls_rule ls_rule_scope_limit = {
	.id = "scope-limit",
	.family = LS_FAMILY_CATALOG,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_NONE,
	.summary = "more scopes, or a longer one, than the provider takes in a "
		   "request",
	.why = "Some providers bound how many scopes one request may name, and "
	       "how long each may be. What is beyond that is refused, or cut "
	       "off without a word. Who comes near such a bound seldom needs "
	       "all of them.",
	.advice = "Ask for less, or split the work between tokens.",
	.authority = "Slack, app manifests (at most 255 scopes of 50 "
		     "characters)\n"
		     "RFC 6749, section 3.3 (the server may ignore scopes in "
		     "part)",
	.catalog = "catalog: 1\n"
		   "provider: {id: harbour, max_scopes: 2}\n"
		   "updated: 2026-11-01\n"
		   "completeness: complete\n"
		   "source: {url: \"https://harbour.example/scopes\"}\n"
		   "scopes:\n"
		   "  - {name: berth.read}\n"
		   "  - {name: crane.read}\n"
		   "  - {name: dock.read}\n",
	.bad = "leastscope: 1\n"
	       "provider: harbour\n"
	       "scope: berth.read crane.read dock.read\n",
	.good = "leastscope: 1\n"
		"provider: harbour\n"
		"scope: berth.read crane.read\n",
	.check = check,
};
