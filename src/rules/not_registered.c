/* A requested scope the client was never registered for. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

/* Rules of the catalog family speak of tokens no catalog has. */
static bool is_others_business(const struct ls_run *run,
			       const struct ls_token *token)
{
	return token->unresolved ||
	       (run->catalog != NULL && run->catalog->complete &&
		token->known.by == LS_NOT_KNOWN) ||
	       (token->known.flags & LS_SCOPE_CARRIED) != 0;
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_token *token, const struct ls_bitset *held)
{
	const struct ls_scope_list *registered =
		&run->manifest->client.registered;
	struct ls_finding *f;

	if (is_others_business(run, token) ||
	    ls_list_find(registered, token->text) != NULL ||
	    ls_is_repeat(&request->scope, token) ||
	    (held != NULL && ls_has_scope(token) &&
	     ls_bitset_has(held, token->known.scope)))
		return;
	f = ls_flag(run, token->span,
		    "'%s' is requested, and the client is not registered "
		    "for it",
		    ls_shown(run, token->text));
	ls_about(run, f, request, token);
	ls_relate(run, f, registered->node->span, "the registered scopes");
	if (run->catalog != NULL &&
	    run->catalog->unknown_scope == LS_UNKNOWN_FAILS)
		ls_note(run, f,
			"the whole token request would fail with "
			"invalid_scope (catalog %s)",
			ls_catalog_name(run));
	ls_hint(run, f,
		"drop it, or register it after review under "
		"'client.scope'");
	ls_fix(run, f, LS_FIX_UNSAFE, "remove '%s'",
	       ls_shown(run, token->text));
	ls_fix_drop_token(run, f, &request->scope, token);
}

static void check(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_scope_list *registered =
		&run->manifest->client.registered;
	const struct ls_bitset *held = NULL;
	struct ls_bitset closure;

	/* What a placeholder stands for may be the scope in question. */
	if (ls_has_unresolved(registered))
		return;
	if (run->catalog != NULL) {
		closure = ls_list_closure(run, registered);
		held = &closure;
	}
	for (size_t i = 0; i < request->scope.tokens.n; i++)
		judge(run, request, &request->scope.tokens.v[i], held);
}

const struct ls_rule ls_rule_not_registered = {
	.id = "not-registered",
	.family = LS_FAMILY_SECRETS,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_REGISTERED | LS_FACT_REQUEST,
	.fix = LS_FIX_UNSAFE,
	.summary = "requested scope that the client is not registered for",
	.why = "'client.scope' is the ceiling: what the client can ask for. A "
	       "scope above it is refused, and many servers refuse the whole "
	       "request with it.",
	.advice = "Drop the scope from the request. If the work needs it, "
		  "have it added to the registration first.",
	.authority = "RFC 7591 section 2, scope\n"
		     "RFC 6749 section 5.2, invalid_scope",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client:\n"
	       "  scope: booking.read\n"
	       "requests:\n"
	       "  - id: nightly\n"
	       "    scope: booking.read inventory.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client:\n"
		"  scope: booking.read inventory.read\n"
		"requests:\n"
		"  - id: nightly\n"
		"    scope: booking.read inventory.read\n",
	.check_request = check,
};
