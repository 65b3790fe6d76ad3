/* A key that is no scalar, or no clear one. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static void check_document(struct ls_run *run)
{
	const struct ls_document *document = run->document;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];
		struct ls_finding *f;

		if (n->kind == LS_NOTICE_COMPLEX_KEY) {
			f = ls_flag(run, n->span,
				    "a list or mapping stands where a key is "
				    "expected");
			ls_hint(run, f, "quote it, if it is a placeholder");
		} else if (n->kind == LS_NOTICE_GLUED_KEY) {
			f = ls_flag(run, n->span,
				    "no blank stands behind this '?'; readers "
				    "differ on whether it belongs to the key");
			ls_hint(run, f, "take the '?' out");
		}
	}
}

const struct ls_rule ls_rule_complex_key = {
	.id = "complex-key",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a mapping's key is a list or a mapping",
	.why = "Most readers of YAML refuse such a key, some turn it into "
	       "text, a few keep it. It is nearly always a template's {{ "
	       "placeholder }} that was not quoted, so the value it stands "
	       "for is lost.",
	.advice = "Put quotes around the placeholder.",
	.authority = "YAML 1.2.2, section 3.2.1 (mapping keys)\n"
		     "RFC 8259, section 4 (names are strings)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read\n"
	       "x-release: {{ .Values.release }}\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read\n"
		"x-release: \"{{ .Values.release }}\"\n",
	.check_document = check_document,
};
