/* Uses are declared, and not said to be all there are. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static struct ls_span place_of(const struct ls_request *request)
{
	const struct ls_node *usage = ls_node_get(request->node, "usage");

	return usage != NULL ? usage->span : ls_request_span(request);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	struct ls_finding *f;

	if (!request->usage_declared || request->usage == LS_USAGE_COMPLETE ||
	    request->scope.tokens.n == 0)
		return;
	f = ls_flag(run, place_of(request),
		    "the declared uses are not said to be all there are");
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "declare the others and say 'usage: complete'");
	ls_note(run, f, "no scope is proven to be more than what is needed");
}

const struct ls_rule ls_rule_usage_partial = {
	.id = "usage-partial",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_OFF,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_USAGE,
	.fix = LS_FIX_NONE,
	.summary = "the declared uses are not said to be all, so nothing is "
		   "proven to be too much",
	.why = "A use that is not declared may need the scope that looks like "
	       "too much. So long as the list may be incomplete, all that is "
	       "said about unneeded scopes is a guess, and stops no release. "
	       "Off unless the profile 'strict' or 'review', or the "
	       "configuration, turns it on.",
	.advice = "Declare every use, and say 'usage: complete'.",
	.authority = "OWASP MCP02 (document intended actions and map them to "
		     "explicit scopes)\n"
		     "RFC 6749, section 10.3",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read\n"
	       "operations: [show-booking-as-travel-agent]\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"operations: [show-booking-as-travel-agent]\n"
		"usage: complete\n",
	.check_request = check_request,
};
