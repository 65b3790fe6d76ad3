/* A character that hides or changes what a reviewer sees. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static bool is_joiner(uint32_t code_point)
{
	return code_point == 0x200c || code_point == 0x200d;
}

static const char *kind_of(uint32_t code_point)
{
	if (code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0))
		return "a control character";
	if (code_point == 0x61c || code_point == 0x200e ||
	    code_point == 0x200f ||
	    (code_point >= 0x202a && code_point <= 0x202e) ||
	    (code_point >= 0x2066 && code_point <= 0x2069))
		return "a mark that turns the direction of text";
	return "an invisible character";
}

static void check_document(struct ls_run *run)
{
	const struct ls_document *document = run->document;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];
		struct ls_finding *f;

		if (n->kind != LS_NOTICE_HIDDEN)
			continue;
		f = ls_flag(run, n->span, "U+%04X stands here unseen: %s",
			    (unsigned)n->code_point, kind_of(n->code_point));
		if (is_joiner(n->code_point))
			ls_severity_set(f, LS_WARNING);
		ls_hint(run, f, "take it out");
	}
}

const struct ls_rule ls_rule_hidden_character = {
	.id = "hidden-character",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a character that a reviewer does not see",
	.why = "Controls, zero-width characters and those that turn the "
	       "direction of text make a file look different from what it "
	       "says: a scope can seem to stand in a comment, or two "
	       "different names can look the same. Zero-width joiners are "
	       "part of some languages' writing and of emoji, so they are a "
	       "warning.",
	.advice = "Take the character out, also from comments.",
	.authority = "CVE-2021-42574 (Trojan Source)\n"
		     "CWE-150, CWE-1007\n"
		     "Unicode Technical Report 36",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "# payment is \xe2\x80\xae not asked for\n"
	       "scope: inventory.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"# payment is not asked for\n"
		"scope: inventory.read\n",
	.check_document = check_document,
};
