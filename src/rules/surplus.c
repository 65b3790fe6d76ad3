/* Surplus scopes: who says what, and how sure it is. */
#include "config.h"

#include "rules/facts.h"
#include "rules/surplus.h"

void ls_each_surplus(struct ls_run *run, const struct ls_request *request,
		     enum ls_surplus wanted,
		     void (*say)(struct ls_run *run,
				 const struct ls_least *least,
				 const struct ls_token *token,
				 const struct ls_token_surplus *surplus))
{
	const struct ls_least *least = ls_least_of(run, request);

	if (least == NULL)
		return;
	for (size_t i = 0; i < request->scope.tokens.n; i++) {
		const struct ls_token *token = &request->scope.tokens.v[i];
		struct ls_token_surplus surplus;

		/* That nobody gets it is said by another rule. */
		if (ls_is_repeat(&request->scope, token) ||
		    (token->known.flags & LS_SCOPE_NOT_REQUESTABLE) != 0)
			continue;
		surplus = ls_least_surplus(run, least, token);
		if (surplus.surplus == wanted)
			say(run, least, token, &surplus);
	}
}

enum ls_severity ls_surplus_severity(const struct ls_token *token)
{
	return ls_is_high_risk(token) ? LS_ERROR : LS_WARNING;
}

void ls_note_doubt(struct ls_run *run, struct ls_finding *finding,
		   const struct ls_least *least, const struct ls_use_need *use)
{
	const char *when = ls_least_conditions(run, least, use);

	if (*when != '\0')
		ls_note(run, finding, "'%s' needs %s", ls_shown(run, use->name),
			when);
	ls_note(run, finding,
		*when != '\0' ? "declare the 'needs:' of '%s' to settle which" :
				"the catalog does not say what '%s' needs; "
				"declare its 'needs:' to settle it",
		ls_shown(run, use->name));
}

static void note_uncertain(struct ls_run *run, struct ls_finding *finding,
			   const struct ls_least *least)
{
	for (size_t i = 0; i < least->use_count; i++) {
		const struct ls_use_need *use = &least->uses[i];

		if (!use->has_need || !use->need.uncertain)
			continue;
		ls_note_doubt(run, finding, least, use);
		return;
	}
}

static void note_unknown(struct ls_run *run, struct ls_finding *finding,
			 const struct ls_least *least)
{
	for (size_t i = 0; i < least->use_count; i++) {
		const struct ls_use_need *use = &least->uses[i];

		if (!ls_use_is_unknown(use))
			continue;
		ls_note(run, finding,
			"what '%s' needs is not known; declare its 'needs:' "
			"to settle it",
			ls_shown(run, use->name));
		return;
	}
}

void ls_weigh_surplus(struct ls_run *run, struct ls_finding *finding,
		      const struct ls_least *least,
		      const struct ls_token_surplus *surplus,
		      enum ls_severity proven)
{
	if (ls_least_proves(least) && surplus->certain) {
		ls_severity_set(finding, proven);
		ls_confidence_set(finding, LS_CERTAIN);
		return;
	}
	ls_severity_set(finding, LS_NOTE);
	ls_confidence_set(finding, LS_LIKELY);
	if (!surplus->certain)
		note_uncertain(run, finding, least);
	if (least->unknown_use)
		note_unknown(run, finding, least);
	if (!least->usage_complete)
		ls_note(run, finding,
			"say 'usage: complete' when the declared "
			"uses are all there are");
}

void ls_fix_surplus(struct ls_run *run, struct ls_finding *finding,
		    const struct ls_least *least, const struct ls_token *token,
		    const struct ls_token_surplus *surplus)
{
	bool proven = ls_least_proves(least) && surplus->certain;

	ls_fix(run, finding, proven ? LS_FIX_SAFE : LS_FIX_UNSAFE,
	       "remove '%s'", ls_shown(run, token->text));
	ls_fix_drop_token(run, finding, &least->request->scope, token);
}
