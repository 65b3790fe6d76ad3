/* A value of the wrong shape: a part of the manifest that cannot be judged. */
#include "config.h"

#include "rules/rules.h"
#include "rules/token.h"

static void check(struct ls_run *run)
{
	const struct ls_manifest *m = run->manifest;

	for (size_t i = 0; i < m->problems.n; i++) {
		const struct ls_shape_problem *p = &m->problems.v[i];
		struct ls_finding *f;

		if (p->unknown_key)
			continue;
		f = ls_flag(run, p->node->span, "%s",
			    ls_sentence(run, p->message));
		if (p->suggestion.n > 0)
			ls_hint(run, f, "did you mean '%s'?",
				ls_shown(run, p->suggestion));
	}
}

const struct ls_rule ls_rule_malformed_manifest = {
	.id = "malformed-manifest",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a part of the manifest has a shape that cannot be judged",
	.why = "A mapping where a list of scopes belongs, a list where a URL "
	       "belongs, a word that is none of those the field may hold: "
	       "that part of the manifest was not checked. It fails, because "
	       "what is not understood is not approved.",
	.advice = "Give the field the shape the manual describes "
		  "(doc/manifest.md, or the JSON Schema in an editor).",
	.authority = "the manifest's JSON Schema\n"
		     "RFC 7591, section 2 (client metadata)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope:\n"
	       "  inventory: read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope:\n"
		"  - inventory.read\n",
	.check = check,
};
