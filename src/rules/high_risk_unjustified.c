/* A high-risk scope for which nobody says why it is needed. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

/* A reason is still to come: "TODO: ask Ann". */
static const char *const open_words[] = { "todo", "tbd", "fixme", "xxx" };

/* Words people put where a reason is asked for. */
static const char *const fillers[] = {
	"n/a",      "na",   "none",      "null",     "nil",    "-",
	"?",        "x",    "why",       "reason",   "needed", "needs",
	"required", "test", "because",   "yes",      "later",  "dummy",
	"unknown",  "same", "see above", "as above",
};

static bool is_any(struct ls_text text, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ls_text_is_folded(text, ls_text_of(words[i])))
			return true;
	return false;
}

static bool is_filler(struct ls_text why, struct ls_text scope)
{
	struct ls_text start = ls_text_part(why, 0, ls_text_find(why, ':'));

	if (ls_is_placeholder(why) || ls_text_is_folded(why, scope))
		return true;
	while (why.n > 1 && why.p[why.n - 1] == '.')
		why.n--;
	if (start.n > why.n)
		start = why;
	return ls_text_is(why, ".") ||
	       is_any(ls_text_trim(start), open_words,
		      sizeof(open_words) / sizeof(open_words[0])) ||
	       is_any(why, fillers, sizeof(fillers) / sizeof(fillers[0]));
}

static const struct ls_node *reason_of(struct ls_run *run,
				       const struct ls_request *request,
				       const struct ls_token *token)
{
	const struct ls_node *map = request->justification;
	const struct ls_node *found = NULL;
	struct ls_text name = token->text;

	if (map == NULL || map->kind != LS_MAPPING)
		return NULL;
	if (ls_has_scope(token))
		name = ls_scope_name(run->catalog, token->known.scope);
	for (const struct ls_node *n = map->first; n != NULL; n = n->next)
		if (ls_text_eq(n->key->text, token->text) ||
		    ls_text_eq(n->key->text, name))
			found = n;
	return found;
}

/* Another scope's entry with the very same words, or NULL. */
static const struct ls_node *copy_of(const struct ls_node *map,
				     const struct ls_node *reason)
{
	struct ls_text why = ls_text_trim(reason->text);

	for (const struct ls_node *n = map->first; n != NULL; n = n->next)
		if (n != reason && n->kind == LS_SCALAR &&
		    !ls_text_eq(n->key->text, reason->key->text) &&
		    ls_text_is_folded(ls_text_trim(n->text), why))
			return n;
	return NULL;
}

static void explain(struct ls_run *run, struct ls_finding *f,
		    const struct ls_request *request,
		    const struct ls_token *token)
{
	const struct ls_catalog *catalog = run->catalog;
	struct ls_ref reason;

	ls_about(run, f, request, token);
	ls_hint(run, f, "say under 'justification' what fails without '%s'",
		ls_shown(run, token->text));
	if (!ls_has_scope(token))
		return;
	reason = catalog->scopes[token->known.scope].risk_reason;
	if (reason.n > 0)
		ls_note(run, f, "%s", ls_ref_shown(run, reason));
}

static void check(struct ls_run *run, const struct ls_request *request,
		  const struct ls_token *token)
{
	const struct ls_node *reason;
	const struct ls_node *copy;
	const char *risk = ls_risk_word(token->known.risk);
	const char *name;
	struct ls_finding *f;
	struct ls_text why;

	if (request == NULL || !ls_is_high_risk(token) ||
	    ls_is_repeat(&request->scope, token))
		return;
	name = ls_shown(run, token->text);
	reason = reason_of(run, request, token);
	if (reason == NULL || reason->kind != LS_SCALAR) {
		f = ls_flag(run, token->span,
			    "'%s' is %s risk and has no justification "
			    "(catalog %s)",
			    name, risk, ls_catalog_name(run));
		explain(run, f, request, token);
		return;
	}
	why = ls_text_trim(reason->text);
	if (why.n == 0 || ls_node_is_null(reason) ||
	    is_filler(why, token->text)) {
		f = ls_flag(run, reason->span,
			    "'%s' is %s risk, and '%s' is no justification "
			    "(catalog %s)",
			    name, risk, ls_shown(run, why),
			    ls_catalog_name(run));
		explain(run, f, request, token);
		return;
	}
	copy = copy_of(request->justification, reason);
	if (copy == NULL)
		return;
	f = ls_flag(run, reason->span,
		    "'%s' is %s risk, and its justification is a copy of that "
		    "of '%s' (catalog %s)",
		    name, risk, ls_shown(run, copy->key->text),
		    ls_catalog_name(run));
	ls_confidence_set(f, LS_LIKELY);
	ls_relate(run, f, copy->span, "the same words");
	explain(run, f, request, token);
}

const struct ls_rule ls_rule_high_risk_unjustified = {
	.id = "high-risk-unjustified",
	.family = LS_FAMILY_GOVERNANCE,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG | LS_FACT_REQUEST,
	.fix = LS_FIX_NONE,
	.summary = "high-risk scope without a reason of its own",
	.why = "A reviewer can only judge a dangerous scope against the work "
	       "it is for.\nWithout a written reason it is kept for ever, "
	       "because nobody dares to drop it. A placeholder, the scope's "
	       "own name or words copied from another scope are no reason.",
	.advice = "Write one sentence for this scope under 'justification', or "
		  "drop the scope.",
	.authority = "OWASP MCP Top 10, MCP02: documented justification and "
		     "approval\n"
		     "Slack app guidelines: a reason for every scope",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: payment.write\n"
	       "justification:\n"
	       "  payment.write: TODO\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: payment.write\n"
		"justification:\n"
		"  payment.write: Pays hotels their share every night.\n",
	.check_token = check,
};
