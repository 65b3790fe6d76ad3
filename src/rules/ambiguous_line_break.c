/* A character that ends a line for some readers only. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static const char *name_of(uint32_t code_point)
{
	switch (code_point) {
	case '\r':
		return "a carriage return without line feed";
	case 0x85:
		return "U+0085 (next line)";
	case 0x2028:
		return "U+2028 (line separator)";
	case 0x2029:
		return "U+2029 (paragraph separator)";
	default:
		return "an unusual line break";
	}
}

static void check_document(struct ls_run *run)
{
	const struct ls_document *document = run->document;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];
		struct ls_finding *f;

		if (n->kind != LS_NOTICE_ODD_LINE_BREAK)
			continue;
		f = ls_flag(run, n->span,
			    "%s ends a line for some readers and not for "
			    "others",
			    name_of(n->code_point));
		ls_hint(run, f, "use a line feed, or take it out");
	}
}

const struct ls_rule ls_rule_ambiguous_line_break = {
	.id = "ambiguous-line-break",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a character that ends a line for some readers only",
	.why = "YAML 1.1 ends a line at U+0085, U+2028 and U+2029; YAML 1.2 "
	       "and most editors do not. So a comment can end in the middle "
	       "of what an editor shows as one line, and a key behind it is "
	       "a key to one reader and a comment to the next. A carriage "
	       "return alone does the same.",
	.advice = "Take the character out; end lines with a line feed.",
	.authority = "YAML 1.2.2, section 5.4 (non-break characters of YAML "
		     "1.2 that YAML 1.1 took for line breaks)\n"
		     "CWE-436 (interpretation conflict)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "# only for reading\xe2\x80\xa8scope: payment.remove\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"# only for reading\n"
		"scope: inventory.read\n",
	.check_document = check_document,
};
