/* A '#' that some readers take for a comment and others do not. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static bool follows_tab(const struct ls_document *document,
			const struct ls_notice *notice)
{
	struct ls_text all = document->source->text;
	uint32_t at = notice->span.start;

	return (at < all.n && all.p[at] == '\t') ||
	       (at > 0 && all.p[at - 1] == '\t');
}

static void check_document(struct ls_run *run)
{
	const struct ls_document *document = run->document;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];
		struct ls_finding *f;

		if (n->kind != LS_NOTICE_COMMENT_GLUED)
			continue;
		if (!follows_tab(document, n)) {
			f = ls_flag(run, n->span,
				    "no blank stands before this '#'; readers "
				    "differ on whether it starts a comment");
		} else {
			f = ls_flag(run, n->span,
				    "a tab stands before this '#'; some "
				    "readers refuse the file");
			ls_severity_set(f, LS_WARNING);
		}
		ls_hint(run, f, "put a blank before '#'");
	}
}

const struct ls_rule ls_rule_ambiguous_comment = {
	.id = "ambiguous-comment",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a '#' that only some readers take for a comment",
	.why = "YAML wants a blank before a comment. Where a '#' follows a "
	       "quoted value at once, some readers skip the rest of the line "
	       "and others refuse the file; after a tab, one widespread "
	       "reader refuses it. What was checked is then not what is "
	       "used.",
	.advice = "Put one blank before every '#' that starts a comment.",
	.authority = "YAML 1.2.2, section 6.6 (comments must be separated "
		     "from other tokens by white space)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: \"inventory.read\"#payment.remove\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: \"inventory.read\" # payment.remove is not needed\n",
	.check_document = check_document,
};
