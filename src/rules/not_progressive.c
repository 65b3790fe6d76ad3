/* Scopes of optional features, asked for before they are wanted. */
#include "config.h"

#include "engine/least.h"
#include "rules/facts.h"
#include "rules/rules.h"

/* The needs of the uses that are always there, as a question of its own. */
static struct ls_privileges always(struct ls_run *run,
				   const struct ls_least *least, bool *optional)
{
	struct ls_privileges p = least->p;
	struct ls_need *needs = ls_arena_get(
		run->arena, (least->use_count + 1) * sizeof(*needs));

	p.needs = needs;
	p.need_count = 0;
	for (size_t i = 0; i < least->use_count; i++) {
		const struct ls_use_need *use = &least->uses[i];

		*optional |= use->optional && use->has_need;
		if (use->has_need && !use->optional)
			needs[p.need_count++] = use->need;
	}
	return p;
}

static void judge(struct ls_run *run, const struct ls_least *least,
		  const struct ls_privileges *p, const struct ls_token *token)
{
	size_t number = ls_least_number(least, token);
	struct ls_finding *f;

	if (number == least->p.count ||
	    !ls_bitset_has(&least->rest[LS_PESSIMISTIC], number) ||
	    !ls_surely_unused(p, number))
		return;
	f = ls_flag(run, token->span,
		    "'%s' is for optional features only, and is asked for up "
		    "front",
		    ls_shown(run, token->text));
	ls_about(run, f, least->request, token);
	ls_hint(run, f, "ask for it when the feature is first used");
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	/* Only where a user is asked can a client ask again later. */
	const unsigned asking = LS_GRANT_AUTHORIZATION_CODE |
				LS_GRANT_DEVICE_CODE | LS_GRANT_IMPLICIT;
	const struct ls_least *least = ls_least_of(run, request);
	bool optional = false;
	struct ls_privileges p;

	if (least == NULL || request->step_up_from.node != NULL ||
	    (ls_request_grant(run->manifest, request) & asking) == 0)
		return;
	p = always(run, least, &optional);
	if (!optional)
		return;
	for (size_t i = 0; i < request->scope.tokens.n; i++)
		if (!ls_is_repeat(&request->scope, &request->scope.tokens.v[i]))
			judge(run, least, &p, &request->scope.tokens.v[i]);
}

const struct ls_rule ls_rule_not_progressive = {
	.id = "not-progressive",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_OFF,
	.confidence = LS_LIKELY,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_USAGE |
		 LS_FACT_GRANT,
	.fix = LS_FIX_NONE,
	.summary = "scopes of optional features are asked for up front",
	.why = "A user who is asked for everything at once agrees to things "
	       "they may never use. Asking when a feature is first used shows "
	       "why, and most users never need it. Off unless the profile "
	       "'review' or the configuration turns it on.",
	.advice = "Leave the scope out of the first request, and ask for it "
		  "with 'step_up_from:' when the feature is first used.",
	.authority = "draft-ietf-oauth-incremental-authz: asking for every "
		     "scope up front can result in over-scoped "
		     "authorization\n"
		     "Slack, optional scopes",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "grant_type: authorization_code\n"
	       "scope: booking.read inventory.read\n"
	       "operations:\n"
	       "  - show-booking-as-travel-agent\n"
	       "  - operation_id: show-inventory\n"
	       "    needs: inventory.read\n"
	       "    optional: true\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"grant_type: authorization_code\n"
		"scope: booking.read\n"
		"operations:\n"
		"  - show-booking-as-travel-agent\n",
	.check_request = check_request,
};
