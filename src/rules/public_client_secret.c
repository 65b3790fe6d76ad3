/* A secret in a client that hands it to everybody who installs it. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

/* Why the client cannot keep a secret, or NULL. */
static const char *is_exposed(const struct ls_client *client)
{
	const unsigned kinds = LS_KIND_SPA | LS_KIND_NATIVE | LS_KIND_DEVICE;

	if ((client->kind & kinds) != 0)
		return ls_kind_word(client->kind);
	if (ls_text_is(client->application_type.text, "native"))
		return "native";
	if (client->is_public == LS_YES)
		return "public";
	return NULL;
}

static void check(struct ls_run *run)
{
	const struct ls_client *client = &run->manifest->client;
	const struct ls_value *secret = &run->manifest->client_secret;
	const struct ls_value *method = &client->auth_method;
	const char *what = is_exposed(client);
	struct ls_finding *f;

	if (what == NULL)
		return;
	if (ls_text_starts(method->text, "client_secret_")) {
		f = ls_flag(run, method->node->span,
			    "'%s' for a %s client, whose secret everybody "
			    "who has the program has too",
			    ls_shown(run, method->text), what);
		ls_hint(run, f, "use 'none' with PKCE");
	} else if (secret->node != NULL && secret->text.n > 0 &&
		   !ls_node_is_null(secret->node)) {
		/* secret-literal hides the value where it is one. */
		f = ls_flag(run, secret->node->span,
			    "a client secret for a %s client, where everybody "
			    "who has the program has it too",
			    what);
		ls_hint(run, f,
			"drop it; the auth method is 'none', with "
			"PKCE");
	} else {
		return;
	}
	if (client->kind_inferred)
		ls_confidence_set(f, LS_LIKELY);
	if (client->kind_value.node != NULL)
		ls_relate(run, f, client->kind_value.node->span,
			  "the kind of client");
}

const struct ls_rule ls_rule_public_client_secret = {
	.id = "public-client-secret",
	.family = LS_FAMILY_CLIENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = 0,
	.fix = LS_FIX_NONE,
	.summary = "browser, native or device client with a client secret",
	.why = "What ships to users can be read by users. A secret inside an "
	       "application proves nothing about who calls, and it gives "
	       "everybody who digs it out the client's name.",
	.advice = "Drop the secret: 'token_endpoint_auth_method: none' and "
		  "PKCE.",
	.authority = "RFC 8252 section 8.5\n"
		     "RFC 6819 section 5.2.3.1",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: native\n"
	       "client:\n"
	       "  client_name: Front desk\n"
	       "  token_endpoint_auth_method: client_secret_post\n"
	       "scope: booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: native\n"
		"client:\n"
		"  client_name: Front desk\n"
		"  token_endpoint_auth_method: none\n"
		"scope: booking.read\n",
	.check = check,
};
