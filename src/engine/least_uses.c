/* The uses that a request declares, looked up. */
#include "config.h"

#include <string.h>

#include "base/url.h"
#include "engine/drafting.h"

/* No query: it does not count, and may hold a secret. */
static struct ls_text use_name(struct ls_run *run, const struct ls_use *use)
{
	struct ls_text path = ls_url_bare(run->arena, use->path);
	struct ls_text name = { .n = use->method.n + 1 + path.n };
	char *p;

	if (path.n == 0)
		return use->id;
	if (use->method.n == 0)
		return path;
	p = ls_arena_get(run->arena, name.n);
	memcpy(p, use->method.p, use->method.n);
	p[use->method.n] = ' ';
	memcpy(p + use->method.n + 1, path.p, path.n);
	name.p = p;
	return name;
}

static void find_operation(const struct ls_draft *d, struct ls_use_need *need,
			   struct ls_text method, struct ls_text path,
			   struct ls_text id)
{
	struct ls_path_match match = ls_catalog_operation(d->catalog, method,
							  path, id);

	need->by = LS_NEED_CATALOG;
	need->confidence = LS_NEED_UNKNOWN;
	if (match.operation != NULL)
		need->operation = ls_operation_for(
			d->catalog, match.operation,
			d->run->manifest->client.kind);
	if (match.ambiguous)
		need->by = LS_NEED_AMBIGUOUS;
	else if (match.operation == NULL)
		need->by = LS_NEED_NOT_FOUND;
	else
		need->confidence = need->operation->confidence;
}

static void state_need(struct ls_use_need *need)
{
	need->by = LS_NEED_STATED;
	need->confidence = LS_NEED_DOCUMENTED;
}

static void mark_stated(struct ls_draft *d, const struct ls_scope_list *needs)
{
	for (size_t i = 0; i < needs->tokens.n; i++)
		if (needs->tokens.v[i].known.scope != LS_NONE)
			ls_bitset_add(d->used, needs->tokens.v[i].known.scope);
}

static void mark_operation(struct ls_draft *d, const struct ls_operation *o)
{
	for (uint32_t i = 0; i < ls_alternative_count(o); i++) {
		struct ls_list all = ls_alternative(d->catalog, o, i);

		for (uint32_t k = 0; k < all.n; k++)
			ls_bitset_add(d->used, ls_list_at(d->catalog, all, k));
	}
}

static void add_use(struct ls_draft *d, const struct ls_use *use)
{
	struct ls_use_need *need = LS_PUSH(d->run->arena, &d->uses);

	need->node = use->node;
	need->name = use_name(d->run, use);
	need->optional = use->optional;
	find_operation(d, need, use->method, use->path, use->id);
	if (use->needs.node != NULL) {
		state_need(need);
		mark_stated(d, &use->needs);
	} else if (need->operation != NULL)
		mark_operation(d, need->operation);
}

static void add_tool(struct ls_draft *d, const struct ls_value *name)
{
	const struct ls_tool *tool = ls_manifest_tool(d->run->manifest,
						      name->text);
	struct ls_use_need *need = LS_PUSH(d->run->arena, &d->uses);

	need->node = name->node;
	need->name = name->text;
	need->is_tool = true;
	need->read_only = tool == NULL ? LS_UNSAID : tool->read_only;
	need->destructive = tool == NULL ? LS_UNSAID : tool->destructive;
	if (tool != NULL && tool->operation.n > 0)
		find_operation(d, need, (struct ls_text){ 0 },
			       (struct ls_text){ 0 }, tool->operation);
	else
		find_operation(d, need, LS_LITERAL("TOOL"), name->text,
			       (struct ls_text){ 0 });
	if (tool != NULL && tool->needs.node != NULL) {
		state_need(need);
		mark_stated(d, &tool->needs);
	} else if (need->operation != NULL)
		mark_operation(d, need->operation);
}

/* Looked up once for each manifest, however many requests it has. */
static bool has_provider_server(const struct ls_draft *d)
{
	const struct ls_manifest *m = d->run->manifest;
	struct ls_file_check *file = d->run->file;

	if (file->servers_of == m)
		return file->provider_server;
	file->servers_of = m;
	file->provider_server = false;
	for (size_t i = 0; i < m->servers.n && !file->provider_server; i++)
		file->provider_server = ls_catalog_endpoint(
						d->catalog,
						m->servers.v[i].url.text,
						LS_ENDPOINT_MCP) != NULL;
	return file->provider_server;
}

/* A call to the provider's MCP endpoint goes through its transport. */
static bool goes_through_transport(const struct ls_draft *d)
{
	if (d->catalog->mcp.transport.n == 0)
		return false;
	if (has_provider_server(d))
		return true;
	for (size_t i = 0; i < d->least->request->resources.n; i++)
		if (ls_catalog_endpoint(d->catalog,
					d->least->request->resources.v[i].text,
					LS_ENDPOINT_MCP) != NULL)
			return true;
	return false;
}

static void add_transport(struct ls_draft *d)
{
	struct ls_use_need *need;
	struct ls_list transport = d->catalog->mcp.transport;

	if (!goes_through_transport(d))
		return;
	need = LS_PUSH(d->run->arena, &d->uses);
	need->node = d->least->request->node;
	need->name = LS_LITERAL("the MCP transport");
	need->by = LS_NEED_TRANSPORT;
	need->confidence = LS_NEED_DOCUMENTED;
	for (uint32_t i = 0; i < transport.n; i++)
		ls_bitset_add(d->used, ls_list_at(d->catalog, transport, i));
}

void ls_draft_uses(struct ls_draft *d)
{
	const struct ls_request *request = d->least->request;

	for (size_t i = 0; i < request->operations.n; i++)
		add_use(d, &request->operations.v[i]);
	for (size_t i = 0; i < request->tools.n; i++)
		add_tool(d, &request->tools.v[i]);
	add_transport(d);
}
