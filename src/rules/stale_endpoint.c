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

	if (near->note.n > 0 && right == NULL)
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

static void judge(struct ls_run *run, const struct ls_value *value,
		  enum ls_endpoint_role role, const char *what)
{
	const struct ls_endpoint *known;
	const struct ls_endpoint *host;
	struct ls_finding *f;

	/* Without TLS it is wrong for another reason: insecure-url. */
	if (!ls_is_literal(value) || ls_url_is_clear_text(value->text))
		return;
	known = ls_catalog_endpoint(run->catalog, value->text, (int)role);
	if (known == NULL)
		known = ls_catalog_endpoint(run->catalog, value->text, -1);
	if (known != NULL && known->stale) {
		f = ls_flag(run, value->node->span,
			    "'%s' is no longer the provider's %s (catalog %s)",
			    ls_url_shown(run, value->text), what,
			    ls_catalog_name(run));
		offer(run, f, value, role, known);
		return;
	}
	host = ls_catalog_host(run->catalog, value->text);
	if (host == NULL || (known != NULL && known->role == role) ||
	    (role != LS_ENDPOINT_TOKEN && role != LS_ENDPOINT_AUTHORIZATION))
		return;
	f = ls_flag(run, value->node->span,
		    "'%s' is not the provider's %s (catalog %s)",
		    ls_url_shown(run, value->text), what, ls_catalog_name(run));
	ls_confidence_set(f, LS_LIKELY);
	offer(run, f, value, role, host);
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;

	for (size_t i = 0; i < manifest->urls.n; i++) {
		const struct ls_url *url = &manifest->urls.v[i];

		judge(run, &url->value, url->role,
		      url->role == LS_ENDPOINT_TOKEN ? "token endpoint" :
		      url->role == LS_ENDPOINT_AUTHORIZATION ? "authorization "
							       "endpoint" :
							       "address");
	}
	for (size_t i = 0; i < manifest->servers.n; i++)
		judge(run, &manifest->servers.v[i].url, LS_ENDPOINT_MCP,
		      "MCP server");
}

const struct ls_rule ls_rule_stale_endpoint = {
	.id = "stale-endpoint",
	.family = LS_FAMILY_CLIENT,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_URL | LS_FACT_CATALOG,
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
