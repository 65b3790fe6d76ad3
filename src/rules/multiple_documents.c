/* Several YAML documents in one file. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static void check_document(struct ls_run *run)
{
	const struct ls_document *document = run->document;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];

		if (n->kind != LS_NOTICE_SEVERAL_DOCUMENTS)
			continue;
		ls_flag(run, n->span,
			"the file holds %zu documents; many readers see only "
			"the first",
			document->root_count);
	}
}

const struct ls_rule ls_rule_multiple_documents = {
	.id = "multiple-documents",
	.family = LS_FAMILY_INPUT,
	.severity = LS_NOTE,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "several YAML documents in one file",
	.why = "All of them are checked here, but many readers take the "
	       "first document and leave the others unread, and some refuse "
	       "the file. Make sure that whoever uses it reads them all.",
	.advice = "Keep one manifest in each file, or ignore this note.",
	.authority = "YAML 1.2.2, section 9.2 (streams)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read\n"
	       "---\n"
	       "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read\n",
	.good = "---\n"
		"leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read booking.read\n",
	.check_document = check_document,
};
