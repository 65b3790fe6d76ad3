/* A declared use the catalog does not have. */
#include "config.h"

#include "engine/least.h"
#include "rules/rules.h"

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_least *least = ls_least_of(run, request);

	if (least == NULL || run->catalog->operation_count == 0)
		return;
	for (size_t i = 0; i < least->use_count; i++) {
		const struct ls_use_need *use = &least->uses[i];
		struct ls_finding *f;

		if (use->by != LS_NEED_NOT_FOUND &&
		    use->by != LS_NEED_AMBIGUOUS)
			continue;
		f = ls_flag(run, use->node->span,
			    use->by == LS_NEED_AMBIGUOUS ?
				    "several operations of %s have the id "
				    "'%s'" :
				    "%s has no operation '%s'",
			    ls_ref_shown(run, run->catalog->id),
			    ls_shown(run, use->name));
		ls_about(run, f, request, NULL);
		ls_hint(run, f,
			use->by == LS_NEED_AMBIGUOUS ?
				"give its method and path" :
				"check its name, or declare its 'needs:'");
		ls_note(run, f,
			"what it needs is not known, so nothing is proven "
			"unused (catalog %s)",
			ls_catalog_name(run));
	}
}

const struct ls_rule ls_rule_unknown_operation = {
	.id = "unknown-operation",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_NOTE,
	.confidence = LS_LIKELY,
	.needs = LS_FACT_CATALOG | LS_FACT_USAGE,
	.fix = LS_FIX_NONE,
	.summary = "a declared operation or tool that is not in the "
		   "provider's catalog",
	.why = "It may be new, renamed or misspelt. As long as nobody knows "
	       "what it needs, it might need any of the scopes, so no scope "
	       "of the request can be proven superfluous.",
	.advice = "Correct the name, write the method and path, or state "
		  "what it needs with 'needs:'.",
	.authority = "OWASP MCP02: document intended actions and map them "
		     "to explicit scopes",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read\n"
	       "operations: [show-bookings-of-the-moon]\n"
	       "usage: complete\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"operations:\n"
		"  - operation_id: show-bookings-of-the-moon\n"
		"    needs: booking.read\n"
		"usage: complete\n",
	.check_request = check_request,
};
