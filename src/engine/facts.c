/* What is known of a manifest: the facts that rules need before they speak. */
#include "config.h"

#include "base/out.h"
#include "engine/check.h"

static bool is_stated(const struct ls_node *node)
{
	return node != NULL && !ls_node_is_null(node);
}

static unsigned request_facts(const struct ls_request *request)
{
	unsigned facts = LS_FACT_REQUEST;

	if (request->scope.tokens.n > 0)
		facts |= LS_FACT_SCOPES;
	if (request->usage_declared)
		facts |= LS_FACT_USAGE;
	if (request->grant != 0)
		facts |= LS_FACT_GRANT;
	if (request->resources.n > 0)
		facts |= LS_FACT_RESOURCE;
	return facts;
}

static unsigned client_facts(const struct ls_client *client)
{
	unsigned facts = 0;

	if (client->registered.tokens.n > 0)
		facts |= LS_FACT_SCOPES;
	if (is_stated(client->registered.node))
		facts |= LS_FACT_REGISTERED;
	if (client->kind != LS_KIND_UNKNOWN)
		facts |= LS_FACT_KIND;
	if (client->grants != 0)
		facts |= LS_FACT_GRANT;
	if (is_stated(client->auth_method.node))
		facts |= LS_FACT_AUTH_METHOD;
	if (is_stated(client->redirect_uris))
		facts |= LS_FACT_REDIRECT;
	return facts;
}

unsigned ls_facts_of(const struct ls_manifest *manifest)
{
	unsigned facts = client_facts(&manifest->client);

	if (manifest->catalog != NULL)
		facts |= LS_FACT_CATALOG;
	if (manifest->urls.n > 0)
		facts |= LS_FACT_URL;
	if (is_stated(manifest->environment.node))
		facts |= LS_FACT_ENVIRONMENT;
	for (size_t i = 0; i < manifest->servers.n; i++) {
		facts |= LS_FACT_SERVER;
		if (is_stated(manifest->servers.v[i].url.node))
			facts |= LS_FACT_URL;
	}
	for (size_t i = 0; i < manifest->requests.n; i++)
		facts |= request_facts(&manifest->requests.v[i]);
	return facts;
}

bool ls_is_agent(const struct ls_manifest *manifest)
{
	if (manifest->client.kind != LS_KIND_UNKNOWN)
		return (manifest->client.kind & LS_KIND_AGENT) != 0;
	return manifest->servers.n > 0;
}

unsigned ls_request_grant(const struct ls_manifest *manifest,
			  const struct ls_request *request)
{
	/* A refresh token goes with another grant, it is none of its own. */
	unsigned grants = manifest->client.grants &
			  ~(unsigned)LS_GRANT_REFRESH_TOKEN;

	if (request->grant != 0)
		return request->grant;
	if (manifest->client.grant_types == NULL)
		return 0;
	return (grants & (grants - 1)) == 0 ? grants : 0;
}

static bool is_known(const struct ls_token *token)
{
	return token->known.by != LS_NOT_KNOWN &&
	       token->known.by != LS_KNOWN_UNDECIDED;
}

enum ls_risk ls_list_risk(const struct ls_scope_list *list)
{
	enum ls_risk risk = LS_RISK_UNKNOWN;

	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];

		if (is_known(token) && token->known.risk > risk)
			risk = token->known.risk;
	}
	return risk;
}

const struct ls_token *ls_list_find(const struct ls_scope_list *list,
				    struct ls_text name)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (ls_text_eq(list->tokens.v[i].text, name))
			return &list->tokens.v[i];
	return NULL;
}

struct ls_text ls_tokens_join(struct ls_run *run,
			      const struct ls_scope_list *list)
{
	struct ls_out out = ls_out_new(run->arena);
	char separator = ' ';

	if (run->catalog != NULL && run->catalog->separators.n > 0)
		separator = ls_ref_text(run->catalog, run->catalog->separators)
				    .p[0];
	for (size_t i = 0; i < list->tokens.n; i++) {
		if (i > 0)
			ls_out_char(&out, separator);
		ls_out_raw(&out, list->tokens.v[i].text);
	}
	return ls_out_text(&out);
}
