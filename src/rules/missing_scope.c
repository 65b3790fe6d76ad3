/* A declared use that the requested scopes cannot do. */
#include "config.h"

#include "base/out.h"
#include "engine/least.h"
#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/surplus.h"
#include "rules/token.h"

#define LS_WAYS_SHOWN 4

static const char *ways_shown(struct ls_run *run, const struct ls_least *least,
			      const struct ls_need *need)
{
	struct ls_out out = ls_out_new(run->arena);
	size_t shown = need->count < LS_WAYS_SHOWN ? need->count :
						     LS_WAYS_SHOWN;

	for (size_t i = 0; i < shown; i++) {
		ls_out_string(&out, i == 0 ? "" : " or ");
		ls_out_string(&out, ls_least_names(run, least,
						   &need->alternatives[i]));
	}
	if (need->count > shown)
		ls_out_printf(&out, " or one of %zu more", need->count - shown);
	return ls_arena_string(run->arena, ls_out_text(&out));
}

static bool is_in_doubt(const struct ls_request *request)
{
	return request->scope.node == NULL ||
	       ls_has_unresolved(&request->scope);
}

/* Where one scope is missing and there is no other way. */
static void offer(struct ls_run *run, struct ls_finding *f,
		  const struct ls_least *least, const struct ls_need *need,
		  const struct ls_bitset *closed)
{
	const struct ls_bitset *all = &need->alternatives[0];
	size_t missing = all->bits;

	if (need->count != 1)
		return;
	for (size_t i = ls_bitset_next(all, 0); i < all->bits;
	     i = ls_bitset_next(all, i + 1)) {
		if (ls_bitset_has(closed, i))
			continue;
		if (missing != all->bits)
			return;
		missing = i;
	}
	if (missing != all->bits)
		ls_token_append(
			run, f, &least->request->scope,
			ls_scope_name(least->catalog, least->scopes[missing]));
}

static void say(struct ls_run *run, const struct ls_least *least,
		const struct ls_use_need *use, bool certain,
		const struct ls_bitset *closed)
{
	bool transport = use->by == LS_NEED_TRANSPORT;
	struct ls_finding *f;

	f = ls_flag(run, use->node->span,
		    certain ? "no requested scope allows '%s'" :
			      "the requested scopes may not be enough for '%s'",
		    ls_shown(run, use->name));
	ls_about(run, f, least->request, NULL);
	ls_hint(run, f, "it needs %s", ways_shown(run, least, &use->need));
	ls_note(run, f, "the call would fail with insufficient_scope%s",
		use->by == LS_NEED_STATED || transport ?
			"" :
		use->confidence == LS_NEED_DOCUMENTED ?
			" (documented by the provider)" :
			" (inferred from the operation)");
	if (certain) {
		offer(run, f, least, &use->need, closed);
		return;
	}
	ls_severity_set(f, LS_NOTE);
	ls_confidence_set(f, LS_LIKELY);
	if (use->need.uncertain)
		ls_note_doubt(run, f, least, use);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_least *least = ls_least_of(run, request);
	struct ls_bitset closed;

	if (least == NULL || is_in_doubt(request))
		return;
	closed = ls_bitset_new(run->arena, least->p.count);
	ls_close(&least->p, &least->requested, &closed);
	for (size_t i = 0; i < least->use_count; i++) {
		const struct ls_use_need *use = &least->uses[i];

		/* agent-missing-mcp-scope speaks of the transport. */
		if (!use->has_need || use->by == LS_NEED_TRANSPORT ||
		    ls_need_met(&use->need, &closed, LS_PESSIMISTIC))
			continue;
		say(run, least, use,
		    !ls_need_met(&use->need, &closed, LS_OPTIMISTIC) &&
			    use->confidence != LS_NEED_UNCERTAIN,
		    &closed);
	}
}

const struct ls_rule ls_rule_missing_scope = {
	.id = "missing-scope",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_CATALOG | LS_FACT_USAGE | LS_FACT_SCOPES,
	.fix = LS_FIX_UNSAFE,
	.summary = "a declared operation or tool that the requested scopes "
		   "do not allow",
	.why = "The token is issued, and the call then fails at run time. "
	       "What fails in production tends to be mended in a hurry, with "
	       "more scopes than are needed.\n\n"
	       "Where the catalog only knows candidates, this is a note, "
	       "even when none of them is asked for: nobody is sure that it "
	       "is one of them.",
	.advice = "Ask for one of the scopes that are named, or take the use "
		  "out of the manifest.",
	.authority = "RFC 6750, section 3.1: insufficient_scope\n"
		     "Wink, Model Context Protocol: each tool enforces the "
		     "section scope of the endpoint it wraps",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read\n"
	       "operations: [show-booking-as-travel-agent]\n"
	       "usage: complete\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"operations: [show-booking-as-travel-agent]\n"
		"usage: complete\n",
	.check_request = check_request,
};
