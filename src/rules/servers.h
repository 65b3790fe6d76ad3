/* The MCP servers of a manifest, and the token requests that are for them. */
#ifndef LS_RULES_SERVERS_H
#define LS_RULES_SERVERS_H

#include "base/table.h"
#include "engine/engine.h"

/* Made once for a manifest: servers and requests may be many. */
struct ls_servers {
	bool by_http;                 /* there is a server that needs a token */
	bool is_providers;            /* one of them is the catalog's */
	bool unresolved;              /* the URL of one is filled in later */
	const struct ls_server *only; /* by HTTP; NULL: none or several */
	struct ls_table *urls;        /* as written; NULL: there are none */
	struct ls_table *parents; /* canonical URLs and all that are above */
};

struct ls_servers ls_servers_of(struct ls_run *run);
/* The URL is that of a server, byte for byte. */
bool ls_servers_name(const struct ls_servers *servers, struct ls_text url);
/* The URL is that of a server or a parent of one: scheme and host without
 * case, a slash at the end ignored. */
bool ls_servers_are_below(struct ls_run *run, const struct ls_servers *servers,
			  struct ls_text url);
/* The request's token is for an MCP server reached by HTTP. */
bool ls_request_is_mcp(const struct ls_run *run,
		       const struct ls_servers *servers,
		       const struct ls_request *request);
/* ... and that server is the catalog's. */
bool ls_request_is_provider_mcp(const struct ls_run *run,
				const struct ls_servers *servers,
				const struct ls_request *request);
/* The token opens the provider's MCP transport. */
bool ls_opens_transport(const struct ls_catalog *catalog,
			const struct ls_token *token);

#endif
