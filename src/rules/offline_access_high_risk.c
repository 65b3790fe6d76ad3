/* A dangerous scope in a token that renews itself without the user. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static const struct ls_token *offline_token(const struct ls_scope_list *list)
{
	const struct ls_token *named = ls_list_find(
		list, LS_LITERAL("offline_access"));

	if (named != NULL)
		return named;
	for (size_t i = 0; i < list->tokens.n; i++)
		if (ls_has_scope(&list->tokens.v[i]) &&
		    (list->tokens.v[i].known.flags & LS_SCOPE_LONG_LIVED) != 0)
			return &list->tokens.v[i];
	return NULL;
}

static void judge_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_scope_list *list,
			const struct ls_token *token,
			const struct ls_token *offline)
{
	const char *name = ls_shown(run, token->text);
	const struct ls_node *grant = NULL;
	struct ls_finding *f;

	f = ls_flag(run, token->span,
		    "'%s' is %s risk, and %s keeps it without the user "
		    "(catalog %s)",
		    name, ls_risk_word(token->known.risk),
		    offline != NULL ? "'offline_access'" :
				      "the grant 'refresh_token'",
		    ls_catalog_name(run));
	ls_about(run, f, request, token);
	ls_hint(run, f,
		"ask for '%s' in a request of its own, when it is "
		"needed",
		name);
	if (offline == NULL) {
		grant = ls_item_find(run->manifest->client.grant_types,
				     "refresh_token");
		if (grant != NULL)
			ls_relate(run, f, grant->span, "the refresh token");
		return;
	}
	ls_relate(run, f, offline->span, "asks for a refresh token");
	ls_fix(run, f, LS_FIX_UNSAFE, "remove '%s'",
	       ls_shown(run, offline->text));
	ls_fix_drop_token(run, f, list, offline);
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_scope_list *list)
{
	const struct ls_token *offline = offline_token(list);
	unsigned grants = run->manifest->client.grants;
	unsigned grant = grants;

	if (request != NULL)
		grant = ls_request_grant(run->manifest, request);
	/* No refresh token comes with client credentials (RFC 6749 4.4.3). */
	if (grant == LS_GRANT_CLIENT_CREDENTIALS ||
	    (offline == NULL && (grants & LS_GRANT_REFRESH_TOKEN) == 0))
		return;
	for (size_t i = 0; i < list->tokens.n; i++)
		if (ls_is_high_risk(&list->tokens.v[i]) &&
		    !ls_is_repeat(list, &list->tokens.v[i]))
			judge_token(run, request, list, &list->tokens.v[i],
				    offline);
}

static void check(struct ls_run *run)
{
	ls_each_list(run, judge);
}

const struct ls_rule ls_rule_offline_access_high_risk = {
	.id = "offline-access-high-risk",
	.family = LS_FAMILY_GOVERNANCE,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_UNSAFE,
	.summary = "high-risk scope together with a refresh token",
	.why = "A refresh token outlives the user's visit by months. Whoever "
	       "steals it holds every scope it was given for, the dangerous "
	       "one included, and nobody is asked again.",
	.advice = "Keep the long-lived token to low-risk scopes and ask for "
		  "the dangerous one in a separate, short-lived token.",
	.authority = "RFC 9700 section 4.14, refresh token protection",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: web\n"
	       "grant_type: authorization_code\n"
	       "scope: openid offline_access payment.write\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: web\n"
		"grant_type: authorization_code\n"
		"scope: openid offline_access booking.read\n",
	.check = check,
};
