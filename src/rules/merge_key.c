/* A YAML merge key. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static void check_document(struct ls_run *run)
{
	const struct ls_document *document = run->document;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];
		struct ls_finding *f;

		if (n->kind != LS_NOTICE_MERGE_KEY)
			continue;
		f = ls_flag(run, n->span,
			    "merge key '<<' gives different entries to "
			    "different readers");
		ls_hint(run, f, "write the entries out");
	}
}

const struct ls_rule ls_rule_merge_key = {
	.id = "merge-key",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a merge key '<<' brings in entries from elsewhere",
	.why = "Merge keys are no part of YAML 1.2. Some readers merge, some "
	       "keep a key named '<<', some merge at '<<' in quotes too, and "
	       "those that merge differ on which value wins when a key "
	       "stands on both sides. The same file then asks for different "
	       "scopes.",
	.advice = "Write the merged entries out.",
	.authority = "YAML 1.1 type repository (merge); absent from YAML "
		     "1.2.2\n"
		     "CWE-436 (interpretation conflict)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "x-usual: &usual\n"
	       "  scope: payment.remove\n"
	       "requests:\n"
	       "  - id: export\n"
	       "    scope: booking.read\n"
	       "    <<: *usual\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"requests:\n"
		"  - id: export\n"
		"    scope: booking.read\n",
	.check_document = check_document,
};
