/* The same key twice in one mapping. */
#include "config.h"

#include "engine/engine.h"
#include "rules/rules.h"

static struct ls_text without_quotes(struct ls_text key)
{
	if (key.n >= 2 && (key.p[0] == '"' || key.p[0] == '\'') &&
	    key.p[key.n - 1] == key.p[0])
		return ls_text_part(key, 1, key.n - 1);
	return key;
}

static void check_document(struct ls_run *run)
{
	const struct ls_document *document = run->document;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];
		struct ls_finding *f;

		if (n->kind != LS_NOTICE_DUPLICATE_KEY)
			continue;
		f = ls_flag(run, n->span,
			    "key '%s' stands twice; readers differ on which "
			    "value counts",
			    ls_shown(run, without_quotes(ls_source_slice(
						  document->source, n->span))));
		ls_relate(run, f, n->other, "first here");
		ls_hint(run, f, "keep one of the two");
	}
}

const struct ls_rule ls_rule_duplicate_key = {
	.id = "duplicate-key",
	.family = LS_FAMILY_INPUT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "the same key twice in one mapping",
	.why = "Some readers take the last value, some the first, some "
	       "refuse the file. A reviewer sees one request and the client "
	       "sends the other.",
	.advice = "Keep one of the two entries.",
	.authority = "RFC 8259, section 4 (names SHOULD be unique; behaviour "
		     "is otherwise unpredictable)\n"
		     "YAML 1.2.2, section 3.2.1.3 (keys are unique)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read\n"
	       "scope: payment.remove\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read payment.remove\n",
	.check_document = check_document,
};
