/* Findings that were left out: the engine says so, here is what it means. */
#include "config.h"

#include "rules/rules.h"

#define TEN                                      \
	"  openid openid openid openid openid\n" \
	"  openid openid openid openid openid\n"

const struct ls_rule ls_rule_too_many_findings = {
	.id = "too-many-findings",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "one rule found more in a file than is reported",
	.why = "A file made for it could fill a report with one rule's "
	       "findings and hide the others. After 100 findings of a rule "
	       "in a file the rest are counted, not shown; and as they were "
	       "not shown, they do not pass.",
	.advice = "Correct those that are shown and run again.",
	.authority = "CWE-770 (allocation of resources without limits)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: >-\n" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN,
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: >-\n" TEN,
};
