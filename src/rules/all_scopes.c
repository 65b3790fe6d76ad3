/* A request for all, or nearly all, that the provider has. */
#include "config.h"

#include "rules/breadth.h"
#include "rules/facts.h"
#include "rules/rules.h"

static bool is_all_needed(struct ls_run *run, const struct ls_request *request,
			  const struct ls_scope_list *list)
{
	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];

		if (ls_has_scope(token) &&
		    ls_is_choice(run, token->known.scope) &&
		    !ls_is_proven_need(run, request, token))
			return false;
	}
	return true;
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_scope_list *list)
{
	struct ls_breadth breadth = ls_list_breadth(run, list);
	struct ls_finding *f;

	if (!ls_asks_for_all(breadth) || is_all_needed(run, request, list))
		return;
	f = ls_flag(run, list->node->span,
		    "this asks for %zu of the %zu scopes of %s", breadth.asked,
		    breadth.there, ls_ref_shown(run, run->catalog->id));
	ls_about(run, f, request, NULL);
	if (!run->catalog->complete) {
		ls_severity_set(f, LS_WARNING);
		ls_confidence_set(f, LS_LIKELY);
	}
	ls_hint(run, f, "name only the scopes the client needs");
	ls_note(run, f, "catalog %s", ls_catalog_name(run));
}

static void check(struct ls_run *run)
{
	ls_each_list(run, judge);
}

const struct ls_rule ls_rule_all_scopes = {
	.id = "all-scopes",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_NONE,
	.summary = "a request names all, or nearly all, scopes of the provider",
	.why = "The list of scopes a server supports is no list to ask for. "
	       "A token with all of them can do whatever the account can, "
	       "and so can whoever gets hold of it. Four fifths of a catalog "
	       "of ten scopes or more count as all.",
	.advice = "Name what the client's calls need. Declare the operations, "
		  "and the least set can be worked out.",
	.authority = "RFC 9728, section 7.2 (scopes_supported does not mean "
		     "that a client should request all scopes)\n"
		     "RFC 9700, section 2.3",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: >-\n"
	       "  account.read account.write account.remove\n"
	       "  accounting.read accounting.write accounting.remove\n"
	       "  analytics.read analytics.write analytics.remove\n"
	       "  booking.read booking.write booking.remove\n"
	       "  content.read content.write content.remove\n"
	       "  integrations.read integrations.write integrations.remove\n"
	       "  inventory.read inventory.write inventory.remove\n"
	       "  marketing.read marketing.write marketing.remove\n"
	       "  payment.read payment.write payment.remove\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: >-\n"
		"  account.read analytics.read booking.read\n"
		"  content.read integrations.read inventory.read\n"
		"  marketing.read\n",
	.check = check,
};
