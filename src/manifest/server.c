/* Reads the MCP servers of a native manifest, and checks who names whom. */
#include "config.h"

#include "manifest/native.h"

#define SERVER(key, reader, member)                                       \
	{                                                                 \
		LS_KEY(key), (reader), offsetof(struct ls_server, member) \
	}
#define TOOL(key, reader, member)                                       \
	{                                                               \
		LS_KEY(key), (reader), offsetof(struct ls_tool, member) \
	}

static const struct ls_text no_suggestion = { .p = NULL, .n = 0 };

static void read_text(struct ls_reading *reading, const struct ls_node *value,
		      void *into)
{
	struct ls_value read = { .node = NULL };

	ls_read_value(reading, value, &read);
	*(struct ls_text *)into = read.text;
}

/* MCP, ToolAnnotations. */
static const struct ls_field annotation_fields[] = {
	TOOL("readOnlyHint", ls_read_three, read_only),
	TOOL("destructiveHint", ls_read_three, destructive),
	{ LS_KEY("idempotentHint"), NULL, 0 },
	{ LS_KEY("openWorldHint"), NULL, 0 },
	{ LS_KEY("title"), NULL, 0 },
	{ LS_NO_KEY, NULL, 0 },
};

static void read_annotations(struct ls_reading *reading,
			     const struct ls_node *value, void *into)
{
	if (!ls_expect_mapping(reading, value, "'annotations'"))
		return;
	ls_fields_read(reading, value, annotation_fields, into);
	ls_fields_unknown(reading, value, annotation_fields, NULL);
}

static const struct ls_field tool_fields[] = {
	TOOL("name", read_text, name),
	TOOL("needs", ls_read_scope, needs),
	TOOL("operation_id", read_text, operation),
	{ LS_KEY("annotations"), read_annotations, 0 },
	{ LS_NO_KEY, NULL, 0 },
};

static void read_tool(struct ls_reading *reading, const struct ls_node *item,
		      struct ls_tool *tool)
{
	tool->node = item;
	if (ls_node_is_string(item)) {
		tool->name = item->text;
		return;
	}
	if (!ls_expect_mapping(reading, item, "a tool that is no name"))
		return;
	ls_fields_read(reading, item, tool_fields, tool);
	ls_fields_unknown(reading, item, tool_fields, NULL);
	if (tool->name.n == 0)
		ls_wrong_shape(reading, item, no_suggestion,
			       "a tool needs a 'name'");
}

static void read_tools(struct ls_reading *reading, const struct ls_node *value,
		       void *into)
{
	struct ls_server *server = into;
	const struct ls_node *item;

	if (value->kind != LS_SEQUENCE) {
		ls_wrong_shape(reading, value, no_suggestion,
			       "'tools' of a server must be a list");
		return;
	}
	for (item = ls_node_first(value); item != NULL; item = item->next)
		read_tool(reading, item,
			  LS_PUSH(reading->arena, &server->tools));
}

static const struct ls_field server_fields[] = {
	SERVER("name", ls_read_value, name),
	SERVER("url", ls_read_value, url),
	SERVER("transport", ls_read_value, transport),
	{ LS_KEY("tools"), read_tools, 0 },
	{ LS_NO_KEY, NULL, 0 },
};

void ls_read_servers(struct ls_reading *reading, const struct ls_node *value,
		     void *into)
{
	struct ls_manifest *manifest = into;
	const struct ls_node *item;

	if (value->kind != LS_SEQUENCE) {
		ls_wrong_shape(reading, value, no_suggestion,
			       "'mcp_servers' must be a list: '- name: ...'");
		return;
	}
	for (item = ls_node_first(value); item != NULL; item = item->next) {
		struct ls_server *server;

		if (!ls_expect_mapping(reading, item, "an MCP server"))
			continue;
		server = LS_PUSH(reading->arena, &manifest->servers);
		server->node = item;
		ls_fields_read(reading, item, server_fields, server);
		ls_fields_unknown(reading, item, server_fields, NULL);
	}
}

/* --- who names whom --- */

static void index_requests(struct ls_reading *reading)
{
	struct ls_manifest *manifest = reading->manifest;

	if (manifest->requests.n == 0)
		return;
	manifest->request_ids = ls_table_new(reading->arena,
					     manifest->requests.n);
	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_value *id = &manifest->requests.v[i].id;
		size_t *at;
		bool found;

		if (id->node == NULL)
			continue;
		at = ls_table_put(manifest->request_ids, id->text, &found);
		if (!found)
			*at = i;
		else
			ls_wrong_shape(reading, id->node, no_suggestion,
				       "another request has the same id");
	}
}

/* Servers may have tools of the same name; the first one is found. */
static void index_tools(struct ls_reading *reading)
{
	struct ls_manifest *manifest = reading->manifest;

	for (size_t i = 0; i < manifest->servers.n; i++) {
		struct ls_server *server = &manifest->servers.v[i];

		for (size_t k = 0; k < server->tools.n; k++)
			*LS_PUSH(reading->arena,
				 &manifest->tools) = &server->tools.v[k];
	}
	if (manifest->tools.n == 0)
		return;
	manifest->tool_names = ls_table_new(reading->arena, manifest->tools.n);
	for (size_t i = 0; i < manifest->tools.n; i++) {
		size_t *at;
		bool found;

		at = ls_table_put(manifest->tool_names,
				  manifest->tools.v[i]->name, &found);
		if (!found)
			*at = i;
	}
}

/* The tool a misspelt name was most likely meant to be. */
static struct ls_text nearest_tool(const struct ls_manifest *manifest,
				   struct ls_text name)
{
	struct ls_text nearest = { .n = 0 };
	unsigned best = 3;

	for (size_t i = 0; i < manifest->tools.n && i < 1000; i++) {
		struct ls_text tool = manifest->tools.v[i]->name;
		unsigned distance = ls_name_distance(name, tool);

		if (distance < best) {
			best = distance;
			nearest = tool;
		}
	}
	return nearest;
}

static void check_tools(struct ls_reading *reading,
			const struct ls_request *request)
{
	struct ls_manifest *manifest = reading->manifest;

	for (size_t i = 0; i < request->tools.n; i++) {
		const struct ls_value *tool = &request->tools.v[i];
		struct ls_text nearest = no_suggestion;

		if (ls_manifest_tool(manifest, tool->text) != NULL)
			continue;
		if (manifest->problems.n < LS_LIMIT_RULE_FINDINGS)
			nearest = nearest_tool(manifest, tool->text);
		ls_wrong_shape(reading, tool->node, nearest,
			       "no server of this manifest has such a tool");
	}
}

/* The request this one adds to; NULL when there is none in this manifest. */
static struct ls_request *base_of(struct ls_manifest *manifest,
				  const struct ls_request *request)
{
	const struct ls_request *base;

	if (request->step_up_from.node == NULL)
		return NULL;
	base = ls_manifest_request(manifest, request->step_up_from.text);
	return base == NULL ?
		       NULL :
		       &manifest->requests.v[base - manifest->requests.v];
}

static void drop_base(struct ls_reading *reading, struct ls_request *request,
		      const char *why)
{
	ls_wrong_shape(reading, request->step_up_from.node, no_suggestion, "%s",
		       why);
	request->step_up_from = (struct ls_value){ .node = NULL };
}

/* Afterwards whoever follows step_up_from comes to an end. */
static void check_steps(struct ls_reading *reading)
{
	struct ls_manifest *manifest = reading->manifest;
	uint32_t *seen = ls_arena_get(
		reading->arena, (manifest->requests.n + 1) * sizeof(*seen));

	for (size_t i = 0; i < manifest->requests.n; i++) {
		struct ls_request *at = &manifest->requests.v[i];
		uint32_t mark = (uint32_t)i + 1;

		while (at != NULL && seen[at - manifest->requests.v] == 0) {
			struct ls_request *base = base_of(manifest, at);

			seen[at - manifest->requests.v] = mark;
			if (base == NULL && at->step_up_from.node != NULL)
				drop_base(reading, at,
					  "no request of this manifest has "
					  "this id");
			else if (base != NULL &&
				 seen[base - manifest->requests.v] == mark)
				drop_base(reading, at,
					  "a request cannot step up from "
					  "itself");
			at = base_of(manifest, at);
		}
	}
}

void ls_check_references(struct ls_reading *reading)
{
	struct ls_manifest *manifest = reading->manifest;

	index_requests(reading);
	index_tools(reading);
	check_steps(reading);
	for (size_t i = 0; manifest->tools.n > 0 && i < manifest->requests.n;
	     i++)
		check_tools(reading, &manifest->requests.v[i]);
}
