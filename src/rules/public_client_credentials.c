/* Client credentials for a client that has none to keep. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static void flag(struct ls_run *run, const struct ls_request *request,
		 const struct ls_node *node)
{
	const struct ls_client *client = &run->manifest->client;
	bool by_method = client->is_public == LS_YES;
	struct ls_finding *f;

	if (by_method)
		f = ls_flag(run, node->span,
			    "'client_credentials' for a client without "
			    "credentials: its auth method is '%s'",
			    ls_shown(run, client->auth_method.text));
	else
		f = ls_flag(run, node->span,
			    "'client_credentials' for a '%s' client, which "
			    "cannot keep a secret",
			    ls_kind_word(client->kind));
	if (by_method && client->auth_method.node != NULL)
		ls_relate(run, f, client->auth_method.node->span,
			  "no client authentication");
	else if (client->kind_value.node != NULL)
		ls_relate(run, f, client->kind_value.node->span,
			  "the kind of client");
	ls_about(run, f, request, NULL);
	ls_hint(run, f,
		"use 'authorization_code' with PKCE, or move the call "
		"to a server that can keep a secret");
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	const struct ls_node *node;

	if (!ls_is_public_client(manifest))
		return;
	node = ls_item_find(manifest->client.grant_types, "client_credentials");
	if (node != NULL) {
		flag(run, NULL, node);
		return;
	}
	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_request *request = &manifest->requests.v[i];

		if (request->grant == LS_GRANT_CLIENT_CREDENTIALS &&
		    request->grant_type.node != NULL)
			flag(run, request, request->grant_type.node);
	}
}

const struct ls_rule ls_rule_public_client_credentials = {
	.id = "public-client-credentials",
	.family = LS_FAMILY_CLIENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_GRANT,
	.fix = LS_FIX_NONE,
	.summary = "client_credentials for a client that cannot keep a secret",
	.why = "With client credentials the secret is the whole proof. A "
	       "browser application, an installed program or a client with "
	       "auth method 'none' has no secret that others do not have too, "
	       "so anybody can get its token.",
	.advice = "Use the authorization code grant with PKCE, or call from a "
		  "server.",
	.authority = "RFC 6749 section 4.4: confidential clients only",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: spa\n"
	       "grant_type: client_credentials\n"
	       "scope: booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: service\n"
		"grant_type: client_credentials\n"
		"scope: booking.read\n",
	.check = check,
};
