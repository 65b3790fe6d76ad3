/* A resource indicator that names no server, or not the one meant. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/servers.h"
#include "rules/url.h"

static void replace(struct ls_run *run, struct ls_finding *f,
		    enum ls_applicability applicability,
		    const struct ls_value *value, struct ls_text part,
		    struct ls_text text)
{
	struct ls_span span = ls_url_span(run, value->node, part);

	/* The very bytes must stand there, not escapes of them. */
	if (value->node->is_alias ||
	    !ls_text_eq(ls_source_slice(run->document->source, span), part))
		return;
	ls_fix(run, f, applicability, "%s",
	       text.n > 0 ? ls_arena_printf(run->arena, "write %s",
					    ls_shown(run, text))
				    .p :
			    "remove it");
	ls_fix_edit(run, f, span, text);
}

static struct ls_text lower(struct ls_run *run, struct ls_text text)
{
	struct ls_text copy = { .p = NULL, .n = text.n };
	char *p = ls_arena_get(run->arena, text.n);

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		p[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	copy.p = p;
	return copy;
}

/* Against the RFCs: true when it was flagged. */
static bool is_malformed(struct ls_run *run, const struct ls_request *request,
			 const struct ls_value *value)
{
	struct ls_url_parts url = ls_url_split(value->text);
	const char *shown = ls_url_shown(run, value->text);
	struct ls_finding *f;
	struct ls_text tail;

	if (url.scheme.n == 0) {
		f = ls_flag(run, value->node->span,
			    "resource '%s' is no absolute URI", shown);
		ls_hint(run, f, "write the whole URL, with 'https://'");
	} else if (url.has_fragment) {
		f = ls_flag(run, value->node->span,
			    "resource '%s' ends in a fragment ('#'), which "
			    "names no server",
			    shown);
		ls_hint(run, f, "remove the '#' and what follows it");
		tail = ls_text_part(value->text,
				    value->text.n - url.fragment.n - 1,
				    value->text.n);
		replace(run, f, LS_FIX_UNSAFE, value, tail,
			(struct ls_text){ .n = 0 });
	} else if (ls_url_is_clear_text(value->text)) {
		f = ls_flag(run, value->node->span,
			    "resource '%s' is reached without TLS", shown);
		ls_hint(run, f, "use 'https:'");
		replace(run, f, LS_FIX_UNSAFE, value, url.scheme,
			LS_LITERAL("https"));
	} else {
		return false;
	}
	ls_about(run, f, request, NULL);
	return true;
}

/* Against the servers of the manifest: true when it was flagged. */
static bool is_elsewhere(struct ls_run *run, const struct ls_servers *servers,
			 const struct ls_request *request,
			 const struct ls_value *value)
{
	const struct ls_server *only = servers->only;
	struct ls_finding *f;

	if (!servers->by_http || servers->unresolved ||
	    ls_servers_are_below(run, servers, value->text))
		return false;
	f = ls_flag(run, value->node->span,
		    "resource '%s' is none of the manifest's MCP servers",
		    ls_url_shown(run, value->text));
	ls_about(run, f, request, NULL);
	if (only == NULL)
		return true;
	ls_relate(run, f, only->url.node->span, "the MCP server");
	ls_hint(run, f, "the server is '%s'",
		ls_url_shown(run, only->url.text));
	if (!ls_url_split(only->url.text).has_user)
		replace(run, f, LS_FIX_UNSAFE, value, value->text,
			only->url.text);
	return true;
}

static void judge_form(struct ls_run *run, const struct ls_request *request,
		       const struct ls_value *value, bool is_mcp)
{
	struct ls_url_parts url = ls_url_split(value->text);
	struct ls_text host = lower(run, url.host);
	struct ls_finding *f;

	if (!ls_text_eq(host, url.host)) {
		f = ls_flag(run, value->node->span,
			    "resource '%s' has capitals in its host name",
			    ls_url_shown(run, value->text));
		ls_hint(run, f, "write '%s'", ls_shown(run, host));
		replace(run, f, LS_FIX_SAFE, value, url.host, host);
	} else if (is_mcp && !url.has_query && ls_text_ends(url.path, "/")) {
		f = ls_flag(run, value->node->span,
			    "resource '%s' ends in a slash; the canonical URI "
			    "of an MCP server has none",
			    ls_url_shown(run, value->text));
		ls_hint(run, f, "leave the slash off");
		replace(run, f, LS_FIX_SAFE, value,
			ls_text_part(value->text, value->text.n - 1,
				     value->text.n),
			(struct ls_text){ .n = 0 });
	} else {
		return;
	}
	ls_severity_set(f, LS_NOTE);
	ls_about(run, f, request, NULL);
}

static void judge(struct ls_run *run, const struct ls_servers *servers,
		  const struct ls_request *request)
{
	bool is_mcp = ls_request_is_mcp(run, servers, request);

	for (size_t i = 0; i < request->resources.n; i++) {
		const struct ls_value *value = &request->resources.v[i];

		/* One declared with a slash is meant that way. */
		if (!ls_is_literal(value) ||
		    is_malformed(run, request, value) ||
		    (is_mcp && is_elsewhere(run, servers, request, value)) ||
		    ls_servers_name(servers, value->text))
			continue;
		judge_form(run, request, value, is_mcp);
	}
}

static void check(struct ls_run *run)
{
	struct ls_servers servers = ls_servers_of(run);

	for (size_t i = 0; i < run->manifest->requests.n; i++)
		judge(run, &servers, &run->manifest->requests.v[i]);
}

const struct ls_rule ls_rule_resource_invalid = {
	.id = "resource-invalid",
	.family = LS_FAMILY_AGENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_RESOURCE,
	.fix = LS_FIX_SAFE,
	.summary = "resource indicator that is no absolute HTTPS URI, or not "
		   "the MCP server's",
	.why = "The resource decides which server accepts the token. One that "
	       "is relative, has a fragment, goes without TLS or names "
	       "another server is refused, or gives a token to the wrong "
	       "party.\n"
	       "A parent of the server's URL is accepted. Capitals in the "
	       "host and a slash at the end mean the same server to a person "
	       "and another one to a program that compares texts (note).",
	.advice = "Write the MCP server's canonical URL: https, lower-case "
		  "host, no fragment, no slash at the end.",
	.authority = "RFC 8707 section 2\n"
		     "MCP authorization, canonical server URI",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: agent\n"
	       "scope: mcp.read inventory.read\n"
	       "resource: https://api.wink.travel/mcp#tools\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: agent\n"
		"scope: mcp.read inventory.read\n"
		"resource: https://api.wink.travel/mcp\n",
	.check = check,
};
