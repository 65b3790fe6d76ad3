/* A line that starts with '%'. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static void check_document(struct ls_run *run)
{
	const struct ls_document *document = run->document;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];
		struct ls_finding *f;

		if (n->kind != LS_NOTICE_DIRECTIVE)
			continue;
		f = ls_flag(run, n->span,
			    "directive '%s' changes how readers take the file",
			    ls_shown(run, ls_source_slice(document->source,
							  n->span)));
		ls_hint(run, f, "take it out");
	}
}

const struct ls_rule ls_rule_yaml_directive = {
	.id = "yaml-directive",
	.family = LS_FAMILY_INPUT,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a YAML directive, a line that starts with '%'",
	.why = "%YAML 1.1 turns plain words into truth values for the "
	       "readers that obey it, and %TAG gives tags another meaning. "
	       "Other readers ignore directives or refuse the file.",
	.advice = "Take the line out; manifests need no directive.",
	.authority = "YAML 1.2.2, section 6.8 (directives)",
	.bad = "%YAML 1.1\n"
	       "---\n"
	       "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read\n",
	.good = "---\n"
		"leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read\n",
	.check_document = check_document,
};
