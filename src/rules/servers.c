/* The MCP servers of a manifest, and the token requests that are for them. */
#include "config.h"

#include <string.h>

#include "rules/facts.h"
#include "rules/servers.h"
#include "rules/url.h"

enum { PARENTS = 64 }; /* of one URL; no server lies deeper */

static void add_lower(struct ls_text *to, char *p, struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		p[to->n++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
}

static void add(struct ls_text *to, char *p, struct ls_text text)
{
	if (text.n > 0)
		memcpy(p + to->n, text.p, text.n);
	to->n += text.n;
}

/* "https://host:port" and the path without slashes at its end. */
static struct ls_text canonical(struct ls_run *run, struct ls_text text,
				size_t *path)
{
	struct ls_url_parts url = ls_url_split(text);
	char *p = ls_arena_get(run->arena, text.n + 4);
	struct ls_text out = { .p = p, .n = 0 };

	while (url.path.n > 0 && url.path.p[url.path.n - 1] == '/')
		url.path.n--;
	add_lower(&out, p, url.scheme);
	add(&out, p, LS_LITERAL("://"));
	add_lower(&out, p, url.host);
	add(&out, p, LS_LITERAL(":"));
	add(&out, p, url.port);
	*path = out.n;
	add(&out, p, url.path);
	return out;
}

static void keep(struct ls_table *table, struct ls_text key)
{
	bool found;

	ls_table_put(table, key, &found);
}

static void keep_parents(struct ls_run *run, struct ls_servers *servers,
			 struct ls_text text)
{
	size_t path;
	struct ls_text url = canonical(run, text, &path);
	unsigned parents = 0;

	keep(servers->parents, url);
	for (size_t i = path; i < url.n && parents < PARENTS; i++) {
		if (url.p[i] != '/')
			continue;
		keep(servers->parents, ls_text_part(url, 0, i));
		parents++;
	}
}

/* One without URL is a program on the same machine: no token is asked for it
 * (MCP authorization is for HTTP transports). */
static void look_at(struct ls_run *run, struct ls_servers *servers,
		    const struct ls_server *server)
{
	struct ls_text url = server->url.text;

	if (server->url.node == NULL ||
	    ls_text_is(server->transport.text, "stdio"))
		return;
	servers->only = servers->by_http ? NULL : server;
	servers->by_http = true;
	if (!ls_is_literal(&server->url)) {
		servers->only = NULL;
		servers->unresolved = true;
		return;
	}
	keep(servers->urls, url);
	keep_parents(run, servers, url);
	if (run->catalog != NULL &&
	    ls_catalog_endpoint(run->catalog, url, LS_ENDPOINT_MCP) != NULL)
		servers->is_providers = true;
}

struct ls_servers ls_servers_of(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	struct ls_servers servers = { .urls = NULL };

	if (manifest->servers.n == 0)
		return servers;
	servers.urls = ls_table_new(run->arena, manifest->servers.n);
	servers.parents = ls_table_new(run->arena, manifest->servers.n);
	for (size_t i = 0; i < manifest->servers.n; i++)
		look_at(run, &servers, &manifest->servers.v[i]);
	return servers;
}

bool ls_servers_name(const struct ls_servers *servers, struct ls_text url)
{
	return servers->urls != NULL &&
	       ls_table_get(servers->urls, url) != NULL;
}

bool ls_servers_are_below(struct ls_run *run, const struct ls_servers *servers,
			  struct ls_text url)
{
	size_t path;

	if (servers->parents == NULL)
		return false;
	return ls_table_get(servers->parents, canonical(run, url, &path)) !=
	       NULL;
}

bool ls_opens_transport(const struct ls_catalog *catalog,
			const struct ls_token *token)
{
	if (catalog == NULL || !ls_has_scope(token))
		return false;
	for (uint32_t i = 0; i < catalog->mcp.transport.n; i++)
		if (ls_list_at(catalog, catalog->mcp.transport, i) ==
		    token->known.scope)
			return true;
	return false;
}

bool ls_request_is_mcp(const struct ls_run *run,
		       const struct ls_servers *servers,
		       const struct ls_request *request)
{
	if (!servers->by_http && !ls_is_agent(run->manifest))
		return false;
	if (servers->by_http && request->tools.n > 0)
		return true;
	for (size_t i = 0; i < request->scope.tokens.n; i++)
		if (ls_opens_transport(run->catalog,
				       &request->scope.tokens.v[i]))
			return true;
	return servers->by_http && request->operations.n == 0;
}

bool ls_request_is_provider_mcp(const struct ls_run *run,
				const struct ls_servers *servers,
				const struct ls_request *request)
{
	if (run->catalog == NULL)
		return false;
	for (size_t i = 0; i < request->resources.n; i++)
		if (ls_catalog_endpoint(run->catalog,
					request->resources.v[i].text,
					LS_ENDPOINT_MCP) != NULL)
			return true;
	return request->resources.n == 0 && servers->is_providers &&
	       ls_request_is_mcp(run, servers, request);
}
