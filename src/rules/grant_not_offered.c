/* A grant, or a scope with a grant, that the provider does not offer. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/token.h"

/* What the provider offers to this kind of client; 0: nobody says. */
static unsigned offered(const struct ls_run *run)
{
	const struct ls_client *client = &run->manifest->client;
	unsigned kind = client->kind_inferred ? 0 : client->kind;
	unsigned grants = 0;

	/* agent-grant judges agents where the provider has a rule for them */
	if ((kind & LS_KIND_AGENT) != 0 && run->catalog->mcp.grants != 0)
		return 0;
	for (uint32_t i = 0; i < run->catalog->offer_count; i++) {
		const struct ls_grant_offer *o = &run->catalog->offers[i];

		if (kind == 0 || o->kinds == 0 || (o->kinds & kind) != 0)
			grants |= o->grants;
	}
	return grants;
}

static void check_grant(struct ls_run *run, const struct ls_request *request,
			const struct ls_node *node)
{
	const struct ls_client *client = &run->manifest->client;
	unsigned offers = offered(run);
	struct ls_finding *f;
	unsigned grant;

	if (node == NULL || node->kind != LS_SCALAR)
		return;
	grant = ls_grant_parse(node->text);
	if (offers == 0 || grant == 0 || (grant & offers) != 0 ||
	    ls_is_placeholder(node->text))
		return;
	f = ls_flag(run, node->span, "%s offers no grant '%s'%s%s%s",
		    ls_ref_shown(run, run->catalog->id),
		    ls_shown(run, node->text),
		    client->kind != 0 && !client->kind_inferred ?
			    " to a client of kind '" :
			    "",
		    client->kind != 0 && !client->kind_inferred ?
			    ls_kind_word(client->kind) :
			    "",
		    client->kind != 0 && !client->kind_inferred ? "'" : "");
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "it offers %.*s", LS_FMT(ls_grants_shown(run, offers)));
	ls_note(run, f, "catalog %s", ls_catalog_name(run));
}

static void check(struct ls_run *run)
{
	const struct ls_node *list = run->manifest->client.grant_types;
	const struct ls_node *item;

	for (item = ls_node_first(list); item != NULL; item = item->next)
		check_grant(run, NULL, item);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	check_grant(run, request, request->grant_type.node);
}

/* Worth a list: what is left when one grant is denied is not. */
static bool is_short(unsigned grants)
{
	unsigned count = 0;

	for (unsigned bit = 1; bit <= LS_GRANT_OTHER; bit <<= 1)
		count += (grants & bit) != 0 ? 1 : 0;
	return count <= 3;
}

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_finding *f;
	unsigned grants, stated;

	/* deprecated-scope says it of scopes that were granted once */
	if (ls_token_is_known(token) &&
	    (token->known.flags & LS_SCOPE_DEPRECATED) == 0 &&
	    (token->known.flags & LS_SCOPE_NOT_REQUESTABLE) != 0) {
		f = ls_flag(run, token->span,
			    "%s grants scope '%s' to no application",
			    ls_ref_shown(run, run->catalog->id),
			    ls_shown(run, token->text));
		ls_about(run, f, request, token);
		ls_token_refused(run, f);
		return;
	}
	if (!ls_has_scope(token))
		return;
	grants = run->catalog->scopes[token->known.scope].grants;
	stated = request != NULL ? ls_request_grant(run->manifest, request) :
				   run->manifest->client.grants;
	/* A refresh token has the scopes of the grant it came from. */
	stated &= ~(unsigned)LS_GRANT_REFRESH_TOKEN;
	if (grants == 0 || stated == 0 || (stated & grants) != 0)
		return;
	f = ls_flag(run, token->span, "%s does not grant scope '%s' by %.*s",
		    ls_ref_shown(run, run->catalog->id),
		    ls_shown(run, token->text),
		    LS_FMT(ls_grants_shown(run, stated)));
	ls_about(run, f, request, token);
	if (is_short(grants))
		ls_hint(run, f, "ask for it by %.*s",
			LS_FMT(ls_grants_shown(run, grants)));
	if ((token->known.flags & LS_SCOPE_GRANT_IGNORED) != 0) {
		ls_severity_set(f, LS_WARNING);
		ls_note(run, f, "the server ignores it (catalog %s)",
			ls_catalog_name(run));
		return;
	}
	ls_token_refused(run, f);
}

const struct ls_rule ls_rule_grant_not_offered = {
	.id = "grant-not-offered",
	.family = LS_FAMILY_CATALOG,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_CATALOG,
	.fix = LS_FIX_NONE,
	.summary = "the provider does not offer this grant, or this scope "
		   "with it",
	.why = "The token request fails. A grant that the provider offers to "
	       "another kind of client, or a scope that it gives to users "
	       "only, is a sign that the client is not what it is registered "
	       "as.",
	.advice = "Use a grant from the provider's list, or leave the scope "
		  "out.",
	.authority = "RFC 6749, section 5.2 (unauthorized_client, "
		     "unsupported_grant_type)\n"
		     "RFC 6819, section 5.1.5.1\n"
		     "RFC 7591, section 5",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: service\n"
	       "grant_type: urn:ietf:params:oauth:grant-type:device_code\n"
	       "scope: inventory.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: service\n"
		"grant_type: client_credentials\n"
		"scope: inventory.read\n",
	.check = check,
	.check_request = check_request,
	.check_token = check_token,
};
