/* A suppression that does not work: the engine says so, here is why. */
#include "config.h"

#include "rules/rules.h"

const struct ls_rule ls_rule_stale_suppression = {
	.id = "stale-suppression",
	.family = LS_FAMILY_SECRETS,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_SAFE,
	.summary = "a suppression that is unused, expired, misspelt or without "
		   "a reason",
	.why = "A comment that silences nothing today may silence a real "
	       "fault tomorrow. One that has expired, names a rule that does "
	       "not exist, or gives no reason silences nothing at all, and "
	       "whoever wrote it should know.",
	.advice = "Delete the comment, or write it as\n"
		  "    # leastscope: allow RULE [SCOPE] [until=DATE] -- reason",
	.authority = "OWASP MCP02 (enforced expiration, documented "
		     "justification)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "# leastscope: allow unknown-scope -- it is new at Wink\n"
	       "scope: inventory.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"# leastscope: allow unknown-scope -- it is new at Wink\n"
		"scope: inventory.watch\n",
};
