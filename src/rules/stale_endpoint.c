/* An endpoint the provider has given up, or never had. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/url.h"

/* The endpoint that was meant, or NULL.  The manifest's word for its environment
 * may be another one than the catalog's. */
static const struct ls_endpoint *right_one(struct ls_run *run,
					   enum ls_endpoint_role role,
					   const struct ls_endpoint *near)
{
	const struct ls_catalog *catalog = run->catalog;
	struct ls_text stated = run->manifest->environment.text;
	struct ls_text nearby = ls_ref_text(catalog, near->environment);
	const struct ls_endpoint *right = NULL;

	/* There are several of these, and only the note says which. */
	if (role == LS_ENDPOINT_API || role == LS_ENDPOINT_MCP)
		return NULL;
	if (stated.n > 0)
		right = ls_endpoint_right(catalog, role, stated);
	if (right == NULL)
		right = ls_endpoint_right(catalog, role, nearby);
	if (right == NULL && stated.n == 0)
		right = ls_endpoint_right(catalog, role,
					  LS_LITERAL("production"));
	return right;
}

static void offer(struct ls_run *run, struct ls_finding *f,
		  const struct ls_value *value, enum ls_endpoint_role role,
		  const struct ls_endpoint *near)
{
	const struct ls_endpoint *right = right_one(run, role, near);
	struct ls_text text;

	if (right == NULL && near->note.n > 0)
		ls_note(run, f, "%s", ls_ref_shown(run, near->note));
	if (right == NULL)
		return;
	text = ls_ref_text(run->catalog, right->url);
	ls_hint(run, f, "use '%s'", ls_shown(run, text));
	if (value->node->is_alias)
		return;
	ls_fix(run, f, LS_FIX_UNSAFE, "replace with %s", ls_shown(run, text));
	ls_fix_edit(run, f, ls_url_span(run, value->node, value->text), text);
}

/* Flags the value when it is a stale endpoint; returns the endpoint that it is,
 * or NULL. */
static const struct ls_endpoint *judge_known(struct ls_run *run,
					     const struct ls_value *value,
					     enum ls_endpoint_role role,
					     const char *what)
{
	const struct ls_endpoint *known;
	struct ls_finding *f;

	if (value->node == NULL)
		return NULL;
	known = ls_catalog_endpoint(run->catalog, value->text, -1);
	/* Without TLS it is wrong for another reason: insecure-url. */
	if (known == NULL || !known->stale || !ls_is_literal(value) ||
	    ls_url_is_clear_text(value->text))
		return known;
	f = ls_flag(run, value->node->span,
		    "'%s' is not, or no longer, the provider's %s "
		    "(catalog %s)",
		    ls_url_shown(run, value->text), what, ls_catalog_name(run));
	offer(run, f, value, role, known);
	return known;
}

static void judge(struct ls_run *run, const struct ls_url *url,
		  const char *what)
{
	const struct ls_value *value = &url->value;
	const struct ls_endpoint *known = judge_known(run, value, url->role,
						      what);
	const struct ls_endpoint *host;
	struct ls_finding *f;

	if ((known != NULL && (known->stale || known->role == url->role)) ||
	    (url->role != LS_ENDPOINT_TOKEN &&
	     url->role != LS_ENDPOINT_AUTHORIZATION) ||
	    ls_catalog_endpoint(run->catalog, value->text, (int)url->role) !=
		    NULL ||
	    !ls_is_literal(value) || ls_url_is_clear_text(value->text))
		return;
	host = ls_catalog_host(run->catalog, value->text);
	if (host == NULL)
		return;
	f = ls_flag(run, value->node->span,
		    "'%s' is not the provider's %s (catalog %s)",
		    ls_url_shown(run, value->text), what, ls_catalog_name(run));
	ls_confidence_set(f, LS_LIKELY);
	offer(run, f, value, url->role, host);
}

static const char *role_word(enum ls_endpoint_role role)
{
	if (role == LS_ENDPOINT_TOKEN)
		return "token endpoint";
	if (role == LS_ENDPOINT_AUTHORIZATION)
		return "authorization endpoint";
	return role == LS_ENDPOINT_ISSUER ? "issuer" : "address";
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;

	for (size_t i = 0; i < manifest->urls.n; i++)
		judge(run, &manifest->urls.v[i],
		      role_word(manifest->urls.v[i].role));
	for (size_t i = 0; i < manifest->servers.n; i++)
		judge_known(run, &manifest->servers.v[i].url, LS_ENDPOINT_MCP,
			    "MCP server");
	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_request *request = &manifest->requests.v[i];

		for (size_t k = 0; k < request->resources.n; k++)
			judge_known(run, &request->resources.v[k],
				    LS_ENDPOINT_API, "address");
	}
}

const struct ls_rule ls_rule_stale_endpoint = {
	.id = "stale-endpoint",
	.family = LS_FAMILY_CLIENT,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_CATALOG,
	.fix = LS_FIX_UNSAFE,
	.summary = "endpoint that the provider has moved, or does not have",
	.why = "Old addresses live on in copied samples and library defaults. "
	       "The token request fails there, or reaches a development "
	       "machine that was never meant to see real credentials.",
	.advice = "Use the endpoint the provider publishes for your "
		  "environment.",
	.authority = "RFC 8414 section 2\n"
		     "the catalog names the source of each endpoint",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read\n"
	       "endpoints:\n"
	       "  token_endpoint: https://iam.wink.travel/oauth/token\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"endpoints:\n"
		"  token_endpoint: https://iam.wink.travel/oauth2/token\n",
	.check = check,
};
