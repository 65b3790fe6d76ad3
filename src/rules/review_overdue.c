/* A review or an approval whose day has passed. */
#include "config.h"

#include "base/clock.h"
#include "rules/facts.h"
#include "rules/rules.h"

static void judge(struct ls_run *run, const struct ls_value *value,
		  const char *key, const char *passed)
{
	struct ls_finding *f;
	int32_t date;
	int32_t days;

	if (value->node == NULL || value->node->kind != LS_SCALAR)
		return;
	date = ls_date_parse(value->text);
	if (date == LS_NO_DATE) {
		f = ls_flag(run, value->node->span,
			    "'%s' is no date, so nothing says when '%s' is",
			    ls_shown(run, value->text), key);
		ls_hint(run, f, "write it as 2027-01-31");
		return;
	}
	if (date >= run->today)
		return;
	days = run->today - date;
	f = ls_flag(run, value->node->span, "%s on %s, %d day%s ago", passed,
		    ls_shown(run, value->text), days, days == 1 ? "" : "s");
	ls_hint(run, f, "review the scopes again, then set '%s' anew", key);
}

static void check(struct ls_run *run)
{
	judge(run, &run->manifest->review_by, "review_by",
	      "the review was due");
	judge(run, &run->manifest->expires, "expires", "the approval expired");
}

const struct ls_rule ls_rule_review_overdue = {
	.id = "review-overdue",
	.family = LS_FAMILY_GOVERNANCE,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = 0,
	.fix = LS_FIX_NONE,
	.summary = "the day in 'review_by' or 'expires' has passed",
	.why = "Access is granted for a purpose, and purposes end. A review "
	       "date that nobody keeps is worse than none, because it looks "
	       "like control.\nThe day itself still counts as in time. What "
	       "is no date cannot be kept, so it is reported too.",
	.advice = "Go through the scopes with their owner, drop what is no "
		  "longer used, and set the next date.",
	.authority = "OWASP MCP Top 10, MCP02: enforced expiration for scopes\n"
		     "Microsoft identity platform, least-privileged access: "
		     "audit deployed applications periodically",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read\n"
	       "review:\n"
	       "  owner: pms@example.com\n"
	       "  review_by: 2020-01-31\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"review:\n"
		"  owner: pms@example.com\n"
		"  review_by: 2999-01-31\n",
	.check = check,
};
