/* Grants that no new client should use. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static void judge_grant(struct ls_run *run, const struct ls_request *request,
			const struct ls_node *node)
{
	struct ls_finding *f;

	if (node->kind != LS_SCALAR)
		return;
	if (ls_text_is(node->text, "password")) {
		f = ls_flag(run, node->span,
			    "the grant 'password' gives the client the user's "
			    "password");
		ls_hint(run, f,
			"use 'authorization_code' with PKCE, or "
			"'client_credentials' when there is no user");
	} else if (ls_text_is(node->text, "implicit")) {
		f = ls_flag(run, node->span,
			    "the grant 'implicit' sends the token through the "
			    "browser's address bar");
		ls_hint(run, f, "use 'authorization_code' with PKCE");
	} else {
		return;
	}
	ls_about(run, f, request, NULL);
}

/* "token", "token id_token", "code token", but not "id_token" alone. */
static void judge_response(struct ls_run *run, const struct ls_node *node)
{
	struct ls_text rest = node->text;
	struct ls_text word;
	struct ls_finding *f;

	if (node->kind != LS_SCALAR)
		return;
	while (ls_text_word(&rest, &word)) {
		if (!ls_text_is(word, "token"))
			continue;
		f = ls_flag(run, node->span,
			    "the response type '%s' sends the token through "
			    "the browser's address bar",
			    ls_shown(run, node->text));
		ls_hint(run, f, "use 'code'");
		return;
	}
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	const struct ls_node *list = manifest->client.grant_types;
	const struct ls_node *n;

	for (n = ls_node_first(list); n != NULL; n = n->next)
		judge_grant(run, NULL, n);
	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_request *request = &manifest->requests.v[i];

		if (request->grant_type.node != NULL)
			judge_grant(run, request, request->grant_type.node);
	}
	list = manifest->client.response_types;
	for (n = ls_node_first(list); n != NULL; n = n->next)
		judge_response(run, n);
}

const struct ls_rule ls_rule_deprecated_grant = {
	.id = "deprecated-grant",
	.family = LS_FAMILY_CLIENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = 0,
	.fix = LS_FIX_NONE,
	.summary = "password or implicit grant, or a response type with token",
	.why = "With the password grant the client sees the user's password, "
	       "and no second factor can be asked for. With the implicit "
	       "grant the token stands in an address, from where it reaches "
	       "histories, logs and other scripts. OAuth 2.1 has neither.",
	.advice = "Use the authorization code grant with PKCE; for a program "
		  "without user, client credentials.",
	.authority = "RFC 9700 section 2.4 (password)\n"
		     "RFC 9700 section 2.1.2 (implicit)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "grant_type: password\n"
	       "scope: booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"grant_type: authorization_code\n"
		"scope: booking.read\n",
	.check = check,
};
