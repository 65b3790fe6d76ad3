/* A registered scope that no request asks for. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

/* What all requests ask for, in one list; false when that cannot be told. */
static bool join_requests(struct ls_run *run, struct ls_scope_list *all)
{
	for (size_t i = 0; i < run->manifest->requests.n; i++) {
		const struct ls_scope_list *list =
			&run->manifest->requests.v[i].scope;

		/* Without a scope the server may give all it has. */
		if (list->tokens.n == 0 || ls_has_unresolved(list))
			return false;
		for (size_t k = 0; k < list->tokens.n; k++)
			*LS_PUSH(run->arena, &all->tokens) = list->tokens.v[k];
	}
	return true;
}

/* Scopes that come with every application, or with signing in. */
static bool is_carried(const struct ls_manifest *manifest,
		       const struct ls_token *token)
{
	static const char *const identity[] = { "openid", "profile", "email" };

	for (size_t i = 0; i < sizeof(identity) / sizeof(identity[0]); i++)
		if (ls_text_is(token->text, identity[i]))
			return true;
	if (ls_text_is(token->text, "offline_access") &&
	    (manifest->client.grants & LS_GRANT_REFRESH_TOKEN) != 0)
		return true;
	return (token->known.flags & (LS_SCOPE_CARRIED | LS_SCOPE_IDENTITY)) !=
	       0;
}

/* The token covers a requested scope that is not itself registered. */
static bool covers(struct ls_run *run, const struct ls_token *token,
		   const struct ls_scope_list *requested)
{
	const struct ls_scope_list *registered =
		&run->manifest->client.registered;
	struct ls_bitset below = ls_bitset_new(run->arena,
					       run->catalog->scope_count);

	ls_catalog_close(run->arena, run->catalog, token->known.scope, &below);
	for (size_t i = 0; i < requested->tokens.n; i++) {
		const struct ls_token *wanted = &requested->tokens.v[i];

		if (ls_has_scope(wanted) &&
		    ls_bitset_has(&below, wanted->known.scope) &&
		    ls_list_find(registered, wanted->text) == NULL)
			return true;
	}
	return false;
}

static bool is_asked_for(struct ls_run *run, const struct ls_token *token,
			 const struct ls_scope_list *requested,
			 const struct ls_bitset *held)
{
	if (ls_list_find(requested, token->text) != NULL)
		return true;
	if (run->catalog == NULL || !ls_has_scope(token))
		return false;
	return ls_bitset_has(held, token->known.scope) ||
	       covers(run, token, requested);
}

static void flag(struct ls_run *run, const struct ls_token *token)
{
	const struct ls_manifest *manifest = run->manifest;
	const char *name = ls_shown(run, token->text);
	struct ls_finding *f;

	f = ls_flag(run, token->span,
		    "'%s' is registered, and no request asks for it", name);
	if (ls_is_high_risk(token)) {
		ls_severity_set(f, LS_ERROR);
		ls_note(run, f, "'%s' is %s risk (catalog %s)", name,
			ls_risk_word(token->known.risk), ls_catalog_name(run));
	}
	if ((manifest->client.grants & LS_GRANT_CLIENT_CREDENTIALS) != 0)
		ls_note(run, f,
			"with client_credentials a leaked secret is "
			"worth all that is registered");
	ls_about(run, f, NULL, token);
	ls_hint(run, f, "have it taken off the registration");
	ls_fix(run, f, LS_FIX_UNSAFE, "remove '%s'", name);
	ls_fix_drop_token(run, f, &manifest->client.registered, token);
}

static void check(struct ls_run *run)
{
	const struct ls_scope_list *registered =
		&run->manifest->client.registered;
	struct ls_scope_list requested = { .node = NULL };
	struct ls_bitset held = { .words = NULL };

	if (!join_requests(run, &requested))
		return;
	if (run->catalog != NULL)
		held = ls_list_closure(run, &requested);
	for (size_t i = 0; i < registered->tokens.n; i++) {
		const struct ls_token *token = &registered->tokens.v[i];

		if (token->unresolved || ls_is_repeat(registered, token) ||
		    (run->catalog != NULL && run->catalog->complete &&
		     token->known.by == LS_NOT_KNOWN) ||
		    is_carried(run->manifest, token) ||
		    is_asked_for(run, token, &requested, &held))
			continue;
		flag(run, token);
	}
}

const struct ls_rule ls_rule_registered_excess = {
	.id = "registered-excess",
	.family = LS_FAMILY_SECRETS,
	.severity = LS_WARNING,
	.confidence = LS_LIKELY,
	.needs = LS_FACT_SCOPES | LS_FACT_REGISTERED | LS_FACT_REQUEST,
	.fix = LS_FIX_UNSAFE,
	.summary = "registered scope that no request of the manifest asks for",
	.why = "Who steals a client's secret is not bound to the client's "
	       "habits: the thief asks for everything that is registered. "
	       "What no request uses is risk without use.\n"
	       "A high-risk scope is an error. Scopes that come with signing "
	       "in are left alone, and so is everything when a request's "
	       "scopes are not known.",
	.advice = "Take the scope off the registration, or add the request "
		  "that uses it to the manifest.",
	.authority = "RFC 7591 section 2, scope: what the client can use\n"
		     "RFC 9700 section 2.3\n"
		     "OWASP Non-Human Identities Top 10, NHI5:2025",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client:\n"
	       "  scope: booking.read booking.write\n"
	       "requests:\n"
	       "  - id: nightly\n"
	       "    scope: booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client:\n"
		"  scope: booking.read\n"
		"requests:\n"
		"  - id: nightly\n"
		"    scope: booking.read\n",
	.check = check,
};
