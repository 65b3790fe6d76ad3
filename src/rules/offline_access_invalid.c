/* offline_access where no refresh token can come, and OpenID Connect scopes
 * without openid. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static void drop(struct ls_run *run, struct ls_finding *f,
		 const struct ls_request *request, const struct ls_token *token)
{
	ls_about(run, f, request, token);
	ls_fix(run, f, LS_FIX_SAFE, "remove '%s'", ls_shown(run, token->text));
	ls_fix_drop_token(run, f, ls_list_of(run, request), token);
}

static void judge_offline(struct ls_run *run, const struct ls_request *request,
			  const struct ls_token *token)
{
	const unsigned code = LS_GRANT_AUTHORIZATION_CODE |
			      LS_GRANT_DEVICE_CODE | LS_GRANT_REFRESH_TOKEN |
			      LS_GRANT_TOKEN_EXCHANGE | LS_GRANT_OTHER;
	const struct ls_client *client = &run->manifest->client;
	unsigned grant = client->grants;
	struct ls_finding *f;

	if (request != NULL)
		grant = ls_request_grant(run->manifest, request);
	if (grant == 0)
		return;
	if ((grant & code) == 0) {
		f = ls_flag(run, token->span,
			    "'offline_access' asks for a refresh token, which "
			    "%.*s never gives",
			    LS_FMT(ls_grants_shown(run, grant)));
		ls_hint(run, f,
			"drop it: the client can ask for a new token "
			"at any time");
		drop(run, f, request, token);
		return;
	}
	if (client->grant_types == NULL ||
	    (client->grants & LS_GRANT_REFRESH_TOKEN) != 0)
		return;
	f = ls_flag(run, token->span,
		    "'offline_access' asks for a refresh token the client may "
		    "not use: 'grant_types' lacks 'refresh_token'");
	ls_severity_set(f, LS_WARNING);
	ls_relate(run, f, client->grant_types->span, "the client's grants");
	ls_hint(run, f, "drop it, or add 'refresh_token' to 'grant_types'");
	drop(run, f, request, token);
}

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	const struct ls_scope_list *list = ls_list_of(run, request);
	bool carried = (token->known.flags & LS_SCOPE_CARRIED) != 0;

	if (!ls_text_is(token->text, "offline_access") ||
	    ls_is_repeat(list, token))
		return;
	/* What every application is registered with is not its own doing. */
	if (request == NULL && carried)
		return;
	judge_offline(run, request, token);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_scope_list *list = &request->scope;
	struct ls_finding *f;

	if (ls_list_find(list, LS_LITERAL("openid")) != NULL ||
	    ls_has_unresolved(list))
		return;
	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];

		if (!ls_has_scope(token) ||
		    (token->known.flags & LS_SCOPE_IDENTITY) == 0 ||
		    (token->known.flags & LS_SCOPE_CARRIED) != 0 ||
		    ls_text_is(token->text, "offline_access"))
			continue;
		f = ls_flag(run, token->span,
			    "'%s' is a scope of OpenID Connect, and without "
			    "'openid' the request is none",
			    ls_shown(run, token->text));
		ls_severity_set(f, LS_NOTE);
		ls_about(run, f, request, token);
		ls_hint(run, f, "add 'openid', or drop '%s'",
			ls_shown(run, token->text));
		return;
	}
}

const struct ls_rule ls_rule_offline_access_invalid = {
	.id = "offline-access-invalid",
	.family = LS_FAMILY_GOVERNANCE,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES,
	.fix = LS_FIX_SAFE,
	.summary = "offline_access where no refresh token can come, or an "
		   "OpenID Connect scope without openid",
	.why = "A refresh token is tied to a user who gave consent through an "
	       "authorization code. With client credentials there is no user; "
	       "servers ignore 'offline_access' there or refuse the request.\n"
	       "A client that does not list the grant 'refresh_token' may get "
	       "one and cannot use it: a secret kept for nothing (warning).\n"
	       "'profile', 'email' and their kin mean nothing without "
	       "'openid' (note).",
	.advice = "Drop 'offline_access', or use the authorization code grant "
		  "and list 'refresh_token' among the client's grants.",
	.authority = "OpenID Connect Core 1.0 section 11\n"
		     "OpenID Connect Core 1.0 section 3.1.2.1 (openid)\n"
		     "RFC 6749 section 4.4.3",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: service\n"
	       "grant_type: client_credentials\n"
	       "scope: booking.read offline_access\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: web\n"
		"grant_type: authorization_code\n"
		"scope: openid booking.read offline_access\n",
	.check_token = check_token,
	.check_request = check_request,
};
