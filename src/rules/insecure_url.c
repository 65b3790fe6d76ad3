/* Endpoints without TLS, and hosts the provider does not have. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/url.h"

static void judge_scheme(struct ls_run *run, const struct ls_value *value,
			 struct ls_text what)
{
	struct ls_finding *f;
	struct ls_span span;

	if (!ls_is_literal(value) || !ls_url_is_clear_text(value->text))
		return;
	f = ls_flag(run, value->node->span, "%s '%s' is reached without TLS",
		    ls_shown(run, what), ls_url_shown(run, value->text));
	ls_hint(run, f, "use 'https:'");
	span = ls_node_part(run->arena, run->document->source, value->node, 0,
			    4);
	if (value->node->is_alias ||
	    !ls_text_is_folded(ls_source_slice(run->document->source, span),
			       LS_LITERAL("http")))
		return;
	ls_fix(run, f, LS_FIX_UNSAFE, "use https");
	ls_fix_edit(run, f, span, LS_LITERAL("https"));
}

/* A provider with hosts of each customer's own has a template. */
static bool knows_hosts(const struct ls_catalog *catalog)
{
	bool has_token_endpoint = false;

	for (uint32_t i = 0; i < catalog->endpoint_count; i++) {
		const struct ls_endpoint *e = &catalog->endpoints[i];

		if (ls_text_contains(ls_ref_text(catalog, e->url), "{"))
			return false;
		has_token_endpoint |= e->role == LS_ENDPOINT_TOKEN;
	}
	return has_token_endpoint;
}

static void judge_host(struct ls_run *run, const struct ls_url *endpoint)
{
	const struct ls_value *value = &endpoint->value;
	struct ls_url_parts url;
	struct ls_text environment = run->manifest->environment.text;
	const struct ls_endpoint *right;
	struct ls_finding *f;

	if (!ls_is_literal(value) ||
	    ls_catalog_host(run->catalog, value->text) != NULL)
		return;
	url = ls_url_split(value->text);
	if (url.host.n == 0 || ls_url_is_loopback(&url) ||
	    ls_url_is_localhost(&url) || !knows_hosts(run->catalog))
		return;
	f = ls_flag(run, value->node->span,
		    "'%s' is no host of the provider (catalog %s)",
		    ls_shown(run, url.host), ls_catalog_name(run));
	ls_severity_set(f, LS_WARNING);
	ls_note(run, f,
		"credentials sent to a wrong endpoint are lost to "
		"whoever runs it");
	if (environment.n == 0)
		environment = ls_text_of("production");
	right = ls_endpoint_right(run->catalog, endpoint->role, environment);
	if (right != NULL)
		ls_hint(run, f, "in '%s' it is '%s'",
			ls_shown(run, environment),
			ls_ref_shown(run, right->url));
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	bool judges_hosts = run->catalog != NULL &&
			    manifest->catalog_by != LS_CATALOG_BY_SCOPES;
	const struct ls_node *keys = ls_node_get(manifest->client.node,
						 "jwks_uri");

	for (size_t i = 0; i < manifest->urls.n; i++) {
		const struct ls_url *url = &manifest->urls.v[i];

		judge_scheme(run, &url->value, url->key);
		if (judges_hosts && url->role != LS_ENDPOINT_API &&
		    url->role != LS_ENDPOINT_MCP &&
		    url->role != LS_ENDPOINT_CONSOLE)
			judge_host(run, url);
	}
	for (size_t i = 0; i < manifest->servers.n; i++)
		judge_scheme(run, &manifest->servers.v[i].url,
			     LS_LITERAL("the MCP server"));
	if (keys != NULL && keys->kind == LS_SCALAR)
		judge_scheme(
			run,
			&(struct ls_value){ .node = keys, .text = keys->text },
			LS_LITERAL("jwks_uri"));
}

const struct ls_rule ls_rule_insecure_url = {
	.id = "insecure-url",
	.family = LS_FAMILY_CLIENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = 0,
	.fix = LS_FIX_UNSAFE,
	.summary = "endpoint without TLS, or on a host the provider does not "
		   "have",
	.why = "Credentials and tokens go to these addresses. Without TLS "
	       "everybody on the way can read them; on a wrong host whoever "
	       "runs it can (warning).\n"
	       "Addresses of the machine itself are exempt.",
	.advice = "Use https and the provider's published endpoints.",
	.authority = "RFC 6749 sections 3.1 and 3.2\n"
		     "MCP authorization: endpoints must be served over HTTPS\n"
		     "RFC 9700 section 2.6",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read\n"
	       "endpoints:\n"
	       "  token_endpoint: http://iam.wink.travel/oauth2/token\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"endpoints:\n"
		"  token_endpoint: https://iam.wink.travel/oauth2/token\n",
	.check = check,
};
