/* More than reading, where the declared uses of the group are less. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/surplus.h"

static void say(struct ls_run *run, const struct ls_least *least,
		const struct ls_token *token,
		const struct ls_token_surplus *surplus)
{
	const char *name = ls_shown(run, token->text);
	const struct ls_group *group =
		&run->catalog->groups[token->known.group];
	bool removes = token->known.action >= LS_ACTION_REMOVE;
	struct ls_finding *f;

	f = ls_flag(run, token->span,
		    surplus->certain ?
			    "'%s' can %s, and no declared use of '%s' does" :
			    "'%s' can %s, and probably no declared use of "
			    "'%s' does",
		    name, removes ? "remove" : "write",
		    ls_ref_shown(run, group->id));
	ls_about(run, f, least->request, token);
	ls_hint(run, f, "leave it out");
	ls_weigh_surplus(run, f, least, surplus,
			 removes ? LS_ERROR : ls_surplus_severity(token));
	ls_fix_surplus(run, f, least, token, surplus);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	ls_each_surplus(run, request, LS_SURPLUS_WRITE, say);
}

const struct ls_rule ls_rule_unneeded_write = {
	.id = "unneeded-write",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_USAGE,
	.fix = LS_FIX_SAFE,
	.summary = "a scope to write or remove, where the group is used for "
		   "less",
	.why = "A client that only shows bookings needs to read them. The "
	       "right to change or delete them waits for the day the token "
	       "leaks or the code has a fault. To remove what no use removes "
	       "is an error, to write what no use writes a warning.\n\n"
	       "Whether an operation writes is what the catalog says of it, "
	       "not what its verb suggests: a search may well be a POST. "
	       "Where the catalog is not sure, this is a note.",
	.advice = "Ask for the reading scope alone, or declare the operation "
		  "that writes.",
	.authority = "OAuth 2.1, section 1.4.1: a client may only need "
		     "'read' access\n"
		     "OWASP LLM06:2025 Excessive Agency",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read booking.remove\n"
	       "operations: [show-booking-as-travel-agent]\n"
	       "usage: complete\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"operations: [show-booking-as-travel-agent]\n"
		"usage: complete\n",
	.check_request = check_request,
};
