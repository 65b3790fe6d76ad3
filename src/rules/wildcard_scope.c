/* A scope that stands for everything. */
#include "config.h"

#include "rules/breadth.h"
#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/token.h"

/* Whether the provider has a scope that would do less: one beneath it, one of
 * its group, or, without a group, any other. */
static bool has_narrower(struct ls_run *run, const struct ls_token *token)
{
	const struct ls_catalog *catalog = run->catalog;
	struct ls_bitset beneath = ls_bitset_new(run->arena,
						 catalog->scope_count);

	if (ls_has_scope(token))
		ls_catalog_close(run->arena, catalog, token->known.scope,
				 &beneath);
	for (uint32_t i = 0; i < catalog->scope_count; i++) {
		const struct ls_scope *s = &catalog->scopes[i];

		if (i == token->known.scope || !ls_is_choice(run, i))
			continue;
		if (token->known.group == LS_NONE ||
		    s->group == token->known.group ||
		    ls_bitset_has(&beneath, i))
			return true;
	}
	return false;
}

static void check_umbrella(struct ls_run *run, const struct ls_request *request,
			   const struct ls_token *token)
{
	struct ls_finding *f;

	f = ls_flag(run, token->span, "'%s' opens everything, or nearly, at %s",
		    ls_shown(run, token->text),
		    ls_ref_shown(run, run->catalog->id));
	ls_about(run, f, request, token);
	if (has_narrower(run, token)) {
		ls_severity_set(f, LS_WARNING);
		ls_hint(run, f, "ask for the narrower scopes the client needs");
	} else {
		ls_severity_set(f, LS_NOTE);
		ls_hint(run, f, "narrowest available");
	}
	ls_note(run, f, "catalog %s", ls_catalog_name(run));
}

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_finding *f;

	/* an umbrella that nobody gets opens nothing */
	if (ls_token_is_known(token) &&
	    (token->known.flags & LS_SCOPE_UMBRELLA) != 0 &&
	    (token->known.flags & LS_SCOPE_NOT_REQUESTABLE) == 0) {
		check_umbrella(run, request, token);
		return;
	}
	if (ls_token_judge(run, token).fault != LS_TOKEN_WILDCARD)
		return;
	f = ls_flag(run, token->span, "'%s' is a wildcard, not a scope",
		    ls_shown(run, token->text));
	ls_about(run, f, request, token);
	ls_hint(run, f, "name the scopes the client needs");
	if (run->catalog != NULL && run->catalog->complete)
		ls_token_refused(run, f);
}

const struct ls_rule ls_rule_wildcard_scope = {
	.id = "wildcard-scope",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES,
	.fix = LS_FIX_NONE,
	.summary = "a scope stands for everything: '*', 'all', 'booking.*'",
	.why = "A wildcard takes in what exists today and whatever is added "
	       "later; nobody can review that. Most servers have no "
	       "wildcards and refuse the request. Umbrella scopes that a "
	       "provider really has are a warning, and a note where it has "
	       "nothing narrower.",
	.advice = "Name the scopes the client needs.",
	.authority = "MCP security best practices (scope minimization: using "
		     "wildcard or omnibus scopes)\n"
		     "RFC 9700, section 2.3",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read booking.*\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read booking.read\n",
	.check_token = check_token,
};
