/* An authorization code that anybody who catches it can use. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static bool is_exposed(const struct ls_manifest *manifest)
{
	return ls_is_public_client(manifest) || ls_is_agent(manifest);
}

/* Where the client says that it uses the grant. */
static const struct ls_node *grant_node(const struct ls_manifest *manifest)
{
	const struct ls_node *node = ls_item_find(manifest->client.grant_types,
						  "authorization_code");

	for (size_t i = 0; node == NULL && i < manifest->requests.n; i++)
		if (manifest->requests.v[i].grant ==
		    LS_GRANT_AUTHORIZATION_CODE)
			node = manifest->requests.v[i].grant_type.node;
	return node;
}

static void flag_absent(struct ls_run *run)
{
	const struct ls_node *node = grant_node(run->manifest);
	struct ls_finding *f;

	if (node == NULL || !is_exposed(run->manifest))
		return;
	f = ls_flag(run, node->span,
		    "nothing says that this %s uses PKCE with its "
		    "authorization code",
		    ls_is_agent(run->manifest) ? "agent" : "public client");
	ls_hint(run, f, "use PKCE and state 'code_challenge_method: S256'");
}

static void flag_method(struct ls_run *run, const struct ls_value *method)
{
	bool is_plain = ls_text_is(method->text, "plain");
	struct ls_text right = LS_LITERAL("S256");
	struct ls_span span = method->node->span;
	struct ls_finding *f;

	f = ls_flag(run, span,
		    is_plain ? "PKCE method '%s' sends the verifier itself, "
			       "so it proves nothing" :
			       "'%s' is no PKCE method a server may offer",
		    ls_shown(run, method->text));
	if (!is_exposed(run->manifest))
		ls_severity_set(f, LS_WARNING);
	ls_hint(run, f, "use 'S256'");
	if (method->node->is_alias)
		return;
	ls_fix(run, f, LS_FIX_SAFE, "replace with S256");
	ls_fix_edit(run, f,
		    ls_node_part(run->arena, run->document->source,
				 method->node, 0, method->text.n),
		    right);
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	const struct ls_value *method = &manifest->code_challenge_method;

	if ((manifest->client.grants & LS_GRANT_AUTHORIZATION_CODE) == 0)
		return;
	if (method->node != NULL && method->text.n > 0 &&
	    !ls_node_is_null(method->node)) {
		if (!ls_is_placeholder(method->text) &&
		    !ls_text_is(method->text, "S256"))
			flag_method(run, method);
		return;
	}
	/* Client metadata has no field for it: its silence says nothing. */
	if (ls_text_is(manifest->format, "leastscope"))
		flag_absent(run);
}

const struct ls_rule ls_rule_pkce_missing = {
	.id = "pkce-missing",
	.family = LS_FAMILY_AGENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_GRANT,
	.fix = LS_FIX_SAFE,
	.summary = "authorization code without PKCE, or with the PKCE method "
		   "'plain'",
	.why = "The code comes back through a browser and a redirect. Without "
	       "PKCE whoever catches it there can turn it into a token; a "
	       "public client has no secret that would stop them.\n"
	       "With 'plain' the proof travels with the first request, so it "
	       "is no proof. For a client that keeps a secret this is a "
	       "warning.",
	.advice = "Use PKCE with S256 and state 'code_challenge_method: S256'.",
	.authority = "RFC 9700 section 2.1.1\n"
		     "RFC 7636 section 4.2\n"
		     "MCP authorization: S256 when technically capable",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: spa\n"
	       "grant_type: authorization_code\n"
	       "code_challenge_method: plain\n"
	       "scope: booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: spa\n"
		"grant_type: authorization_code\n"
		"code_challenge_method: S256\n"
		"scope: booking.read\n",
	.check = check,
};
