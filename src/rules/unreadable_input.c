/* A file that could not be read: the engine says so, here is what it means. */
#include "config.h"

#include "rules/rules.h"

const struct ls_rule ls_rule_unreadable_input = {
	.id = "unreadable-input",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a file that must be checked could not be read or parsed",
	.why = "The file was named, or holds the keys of a manifest, but it "
	       "cannot be opened, is not UTF-8, breaks the syntax of its "
	       "format, or passes a limit. Nothing in it was checked, so the "
	       "run ends with status 4: a file that nobody could read is not "
	       "a pass.",
	.advice = "Correct the place that is named. When a limit was passed, "
		  "the message names it and the option that raises it.",
	.authority = "RFC 8259 (JSON)\n"
		     "YAML 1.2.2\n"
		     "CWE-636 (not failing securely)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: [inventory.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: [inventory.read]\n",
};
