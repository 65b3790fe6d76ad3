/* Another set of scopes would do, at less risk. */
#include "config.h"

#include "engine/least.h"
#include "rules/facts.h"
#include "rules/rules.h"

struct cost {
	uint8_t risk;
	uint64_t weight;
};

static struct cost cost_of(struct ls_run *run, const struct ls_least *least,
			   const struct ls_bitset *set)
{
	struct ls_bitset closed = ls_bitset_new(run->arena, least->p.count);
	struct cost cost = { .risk = 0 };

	ls_close(&least->p, set, &closed);
	for (size_t s = ls_bitset_next(&closed, 0); s < closed.bits;
	     s = ls_bitset_next(&closed, s + 1)) {
		cost.weight += least->p.weight[s];
		if (least->p.risk[s] > cost.risk)
			cost.risk = least->p.risk[s];
	}
	return cost;
}

static bool is_less(struct cost a, struct cost b)
{
	return a.risk < b.risk || (a.risk == b.risk && a.weight < b.weight);
}

/* Where every use needs one set of scopes and no other, what remains of the
 * request is the cheapest there is. */
static bool has_choice(const struct ls_least *least)
{
	for (size_t i = 0; i < least->p.need_count; i++)
		if (least->p.needs[i].count > 1)
			return true;
	return false;
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_least *least = ls_least_of(run, request);
	const struct ls_bitset *rest;
	struct ls_minimum minimum;
	struct ls_finding *f;

	if (least == NULL || !least->any_need || least->unknown_use ||
	    request->scope.tokens.n == 0 ||
	    ls_has_unresolved(&request->scope) ||
	    !least->all_met[LS_PESSIMISTIC] || !has_choice(least))
		return;
	rest = &least->rest[LS_PESSIMISTIC];
	minimum = ls_least_minimum(run, least, LS_PESSIMISTIC);
	if (!minimum.possible || !is_less(cost_of(run, least, &minimum.set),
					  cost_of(run, least, rest)))
		return;
	f = ls_flag(run, request->scope.node->span,
		    "other scopes would meet the declared uses at less risk");
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "%s", ls_least_names(run, least, &minimum.set));
	ls_note(run, f,
		"of what is requested %s would have to stay (catalog "
		"%s)",
		ls_least_names(run, least, rest), ls_catalog_name(run));
	if (!minimum.exact)
		ls_note(run, f,
			"the search was ended after %llu steps: still smaller "
			"sets may exist",
			(unsigned long long)minimum.nodes);
}

const struct ls_rule ls_rule_narrower_alternative = {
	.id = "narrower-alternative",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_NOTE,
	.confidence = LS_LIKELY,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_USAGE,
	.fix = LS_FIX_NONE,
	.summary = "a different set of scopes meets the declared uses at "
		   "less risk",
	.why = "Many operations accept more than one scope. The client asked "
	       "for one that works, and nothing it asked for is superfluous; "
	       "yet another choice would reach less. The set that is named "
	       "is the cheapest there is: lowest highest risk first, then "
	       "the least reach, then the fewest scopes.",
	.advice = "See whether the client can work with the scopes that are "
		  "named. Registration and consent may have to change.",
	.authority = "GitHub, best practices for apps: request only the "
		     "permissions that are needed\n"
		     "RFC 9700, section 2.3",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: agent\n"
	       "mcp_servers:\n"
	       "  - name: wink\n"
	       "    url: https://api.wink.travel/mcp\n"
	       "    tools:\n"
	       "      - name: show_booking\n"
	       "        needs: booking.read\n"
	       "requests:\n"
	       "  - scope: mcp.write booking.read\n"
	       "    resource: https://api.wink.travel/mcp\n"
	       "    tools: [show_booking]\n"
	       "    usage: complete\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: agent\n"
		"mcp_servers:\n"
		"  - name: wink\n"
		"    url: https://api.wink.travel/mcp\n"
		"    tools:\n"
		"      - name: show_booking\n"
		"        needs: booking.read\n"
		"requests:\n"
		"  - scope: mcp.read booking.read\n"
		"    resource: https://api.wink.travel/mcp\n"
		"    tools: [show_booking]\n"
		"    usage: complete\n",
	.check_request = check_request,
};
