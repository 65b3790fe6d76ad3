/* A key that the manifest's format does not have. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

/* The new name goes between the key's own quotes. */
static void rename_key(struct ls_run *run, struct ls_finding *f,
		       const struct ls_node *key, struct ls_text name)
{
	if (key->is_alias || key->kind != LS_SCALAR || key->tag.n > 0 ||
	    key->style == LS_STYLE_LITERAL || key->style == LS_STYLE_FOLDED)
		return;
	ls_fix(run, f, LS_FIX_UNSAFE, "rename to %s", ls_shown(run, name));
	ls_fix_edit(run, f,
		    ls_node_part(run->arena, run->document->source, key, 0,
				 key->text.n),
		    name);
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *m = run->manifest;

	for (size_t i = 0; i < m->problems.n; i++) {
		const struct ls_shape_problem *p = &m->problems.v[i];
		const struct ls_node *key = p->node;
		struct ls_finding *f;

		if (!p->unknown_key)
			continue;
		if (key->key != NULL)
			key = key->key;
		if (ls_text_is(key->text, "<<"))
			continue; /* merge-key says so */
		if (ls_text_is_folded(p->suggestion, key->text)) {
			f = ls_flag(run, key->span,
				    "'%s' is '%s' to readers that ignore case, "
				    "and unknown to all others",
				    ls_shown(run, key->text),
				    ls_shown(run, p->suggestion));
			ls_severity_set(f, LS_ERROR);
		} else {
			f = ls_flag(run, key->span,
				    "a manifest has no key '%s' here, so it "
				    "has no effect",
				    ls_shown(run, key->text));
		}
		if (p->suggestion.n > 0) {
			ls_hint(run, f, "did you mean '%s'?",
				ls_shown(run, p->suggestion));
			rename_key(run, f, key, p->suggestion);
		}
	}
}

const struct ls_rule ls_rule_manifest_unknown_key = {
	.id = "manifest-unknown-key",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_UNSAFE,
	.summary = "the manifest has a key that its format does not know",
	.why = "A misspelt key is silently without effect: what stands under "
	       "'scops' is not checked, and an authorization server ignores "
	       "client metadata that it does not understand. One that differs "
	       "in upper and lower case alone is an error: some readers ignore "
	       "case, and ask for scopes that nobody checked.",
	.advice = "Correct the key. Keys of your own start with 'x-'.",
	.authority = "RFC 7591, section 2 (the server MUST ignore metadata "
		     "that it does not understand)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read\n"
	       "enviroment: production\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read\n"
		"environment: production\n"
		"x-team: front desk\n",
	.check = check,
};
