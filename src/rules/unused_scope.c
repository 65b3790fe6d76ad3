/* A scope that no declared use needs. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/surplus.h"

static void say(struct ls_run *run, const struct ls_least *least,
		const struct ls_token *token,
		const struct ls_token_surplus *surplus)
{
	const char *name = ls_shown(run, token->text);
	struct ls_finding *f;

	f = ls_flag(run, token->span,
		    surplus->certain ?
			    "no declared use needs '%s'" :
			    "'%s' is probably not needed by any declared use",
		    name);
	ls_about(run, f, least->request, token);
	ls_hint(run, f, "leave it out");
	if (!surplus->proven_unused)
		ls_note(run, f,
			"without it the other scopes still cover %s (catalog "
			"%s)",
			ls_least_users(run, least,
				       ls_least_number(least, token)),
			ls_catalog_name(run));
	ls_weigh_surplus(run, f, least, surplus, ls_surplus_severity(token));
	ls_fix_surplus(run, f, least, token, surplus);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	ls_each_surplus(run, request, LS_SURPLUS_UNUSED, say);
}

const struct ls_rule ls_rule_unused_scope = {
	.id = "unused-scope",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_USAGE,
	.fix = LS_FIX_SAFE,
	.summary = "no declared operation or tool needs the scope",
	.why = "Each operation of the catalog has the scopes it needs. What "
	       "none of the declared uses needs only adds to the harm a "
	       "stolen token can do.\n\n"
	       "With 'usage: complete', and when every use can be looked up, "
	       "this is a proof, and a high-risk scope is an error. Otherwise "
	       "it is a note that names the one line that would settle it. "
	       "Of two scopes of which either would do, only the one with "
	       "more risk is named.",
	.advice = "Leave the scope out, or declare the operation that "
		  "needs it.",
	.authority = "RFC 6749, section 10.3: the client should request the "
		     "minimal scope necessary\n"
		     "RFC 9700, section 2.3\n"
		     "Microsoft identity platform: an unused permission is "
		     "overprivilege",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read inventory.read\n"
	       "operations: [show-booking-as-travel-agent]\n"
	       "usage: complete\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"operations: [show-booking-as-travel-agent]\n"
		"usage: complete\n",
	.check_request = check_request,
};
