/* A byte order mark at the start of the file. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static void check_document(struct ls_run *run)
{
	const struct ls_document *document = run->document;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];
		struct ls_finding *f;

		if (n->kind != LS_NOTICE_BYTE_ORDER_MARK)
			continue;
		f = ls_flag(run, n->span,
			    "the file starts with a byte order mark");
		if (document->syntax == LS_SYNTAX_YAML) {
			ls_severity_set(f, LS_NOTE);
			continue;
		}
		ls_note(run, f,
			"JSON readers may refuse it "
			"(RFC 8259, section 8.1)");
	}
}

const struct ls_rule ls_rule_ambiguous_encoding = {
	.id = "ambiguous-encoding",
	.family = LS_FAMILY_INPUT,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "the file starts with a byte order mark",
	.why = "A byte order mark is allowed in YAML and forbidden in JSON "
	       "that is sent over a network: some JSON readers skip it, "
	       "others refuse the file or take it for a part of the first "
	       "key. Files that are not UTF-8 at all are not read "
	       "(unreadable-input).",
	.advice = "Save the file as UTF-8 without a byte order mark.",
	.authority = "RFC 8259, section 8.1 (implementations MUST NOT add a "
		     "byte order mark)\n"
		     "YAML 1.2.2, section 5.2",
	.bad = "\xef\xbb\xbf{\"leastscope\": 1, \"provider\": \"wink\", "
	       "\"scope\": \"inventory.read\"}\n",
	.good = "{\"leastscope\": 1, \"provider\": \"wink\", "
		"\"scope\": \"inventory.read\"}\n",
	.check_document = check_document,
};
