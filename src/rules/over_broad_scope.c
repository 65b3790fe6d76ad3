/* A scope of which something beneath it is enough. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/surplus.h"
#include "rules/token.h"

static void say(struct ls_run *run, const struct ls_least *least,
		const struct ls_token *token,
		const struct ls_token_surplus *surplus)
{
	const char *enough = ls_least_names(run, least, &surplus->instead);
	size_t first = ls_bitset_next(&surplus->instead, 0);
	bool proven = ls_least_proves(least) && surplus->certain;
	struct ls_finding *f;

	f = ls_flag(run, token->span,
		    surplus->certain ?
			    "'%s' is broader than the declared uses need" :
			    "'%s' is probably broader than the declared uses "
			    "need",
		    ls_shown(run, token->text));
	ls_about(run, f, least->request, token);
	ls_hint(run, f, "%s %s enough", enough,
		ls_bitset_count(&surplus->instead) == 1 ? "is" : "are");
	ls_note(run, f, "it is needed for %s only (catalog %s)",
		ls_least_users(run, least, ls_least_number(least, token)),
		ls_catalog_name(run));
	ls_weigh_surplus(run, f, least, surplus, ls_surplus_severity(token));
	if (ls_bitset_count(&surplus->instead) != 1)
		return;
	ls_token_replace(run, f, proven ? LS_FIX_SAFE : LS_FIX_UNSAFE, token,
			 ls_scope_name(least->catalog, least->scopes[first]));
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	ls_each_surplus(run, request, LS_SURPLUS_BROAD, say);
}

const struct ls_rule ls_rule_over_broad_scope = {
	.id = "over-broad-scope",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_USAGE,
	.fix = LS_FIX_SAFE,
	.summary = "a narrower scope beneath it meets every declared use",
	.why = "Where the provider documents that one scope includes another, "
	       "the narrower one can be asked for by itself. The scope is "
	       "flagged when every declared use is met by what lies strictly "
	       "beneath it. That is a proof by the catalog, not a matter of "
	       "taste; the guide 'Why is this scope too broad?' walks "
	       "through one.",
	.advice = "Ask for the narrower scope that is named.",
	.authority = "RFC 9700, section 2.3: privileges restricted to the "
		     "minimum required\n"
		     "Microsoft identity platform: a reducible permission is "
		     "overprivilege",
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
	       "scope: mail.change\n"
	       "operations: [list-mails]\n"
	       "usage: complete\n",
	.good = "leastscope: 1\n"
		"provider: mail\n"
		"scope: mail.read\n"
		"operations: [list-mails]\n"
		"usage: complete\n",
	.check_request = check_request,
};
