/* Finds the manifests of a document and hands each to the reader of its
 * format. */
#include "config.h"

#include "base/table.h"
#include "manifest/reading.h"

const struct ls_format ls_formats[] = {
	{ "leastscope", "the native manifest: a mapping with `leastscope: 1`" },
	{ "oauth-client",
	  "OAuth client metadata (RFC 7591, client-id documents), one object "
	  "or an array of them" },
	{ NULL, NULL },
};

/* Reads one manifest with one format's reader. */
static void add_manifest(struct ls_reading *reading,
			 struct ls_manifests *manifests,
			 const struct ls_node *root,
			 void (*read)(struct ls_reading *reading,
				      const struct ls_node *root))
{
	struct ls_manifest *manifest = ls_arena_get(reading->arena,
						    sizeof(*manifest));

	manifest->document = reading->document;
	manifest->root = root;
	reading->manifest = manifest;
	read(reading, root);
	ls_client_infer(manifest);
	ls_resolve(reading);
	*LS_PUSH(reading->arena, &manifests->list) = manifest;
}

/* A native manifest stands alone; in a list somebody may still read it. */
static void read_listed(struct ls_reading *reading, const struct ls_node *root)
{
	ls_native_read(reading, root);
	ls_wrong_shape(reading, root, (struct ls_text){ .n = 0 },
		       "a manifest cannot stand in a list: give each a file, "
		       "or a YAML document, of its own");
}

static void add_listed(struct ls_reading *reading,
		       struct ls_manifests *manifests,
		       const struct ls_node *array)
{
	const struct ls_node *item = ls_node_first(array);

	for (; item != NULL; item = item->next)
		if (ls_native_like(item))
			add_manifest(reading, manifests, item, read_listed);
}

/* Beside a client in an array, whatever looks like one is one: a client must
 * not be passed over because it lacks something. */
static void add_clients(struct ls_reading *reading,
			struct ls_manifests *manifests,
			const struct ls_node *array)
{
	const struct ls_node *item = ls_node_first(array);

	while (item != NULL && !ls_oauth_client_is(item))
		item = item->next;
	if (item == NULL)
		return;
	for (item = array->first; item != NULL; item = item->next)
		if (ls_oauth_client_like(item) && !ls_native_like(item))
			add_manifest(reading, manifests, item,
				     ls_oauth_client_read);
}

struct ls_manifests ls_manifest_read(struct ls_arena *arena,
				     const struct ls_document *document,
				     const struct ls_manifest_options *options)
{
	struct ls_manifests manifests = { .too_many_scopes = false };
	struct ls_reading reading = {
		.arena = arena,
		.document = document,
		.options = options,
		.scopes_left = LS_LIMIT_FILE_SCOPES,
		.guesses_left = LS_LIMIT_FILE_SCOPES,
	};

	for (size_t i = 0; i < document->root_count; i++) {
		const struct ls_node *root = document->roots[i];

		if (root == NULL)
			continue;
		if (root->kind == LS_SEQUENCE) {
			add_listed(&reading, &manifests, root);
			add_clients(&reading, &manifests, root);
		}
		if (ls_native_is(root))
			add_manifest(&reading, &manifests, root,
				     ls_native_read);
		else if (ls_oauth_client_is(root))
			add_manifest(&reading, &manifests, root,
				     ls_oauth_client_read);
	}
	manifests.too_many_scopes = reading.too_many_scopes;
	return manifests;
}

bool ls_request_declares(const struct ls_request *request)
{
	return request->operations.n > 0 || request->tools.n > 0 ||
	       (request->usage_declared && request->usage == LS_USAGE_COMPLETE);
}

const struct ls_request *ls_manifest_request(const struct ls_manifest *manifest,
					     struct ls_text id)
{
	const size_t *at = manifest->request_ids == NULL ?
				   NULL :
				   ls_table_get(manifest->request_ids, id);

	return at == NULL ? NULL : &manifest->requests.v[*at];
}

const struct ls_tool *ls_manifest_tool(const struct ls_manifest *manifest,
				       struct ls_text name)
{
	const size_t *at = manifest->tool_names == NULL ?
				   NULL :
				   ls_table_get(manifest->tool_names, name);

	return at == NULL ? NULL : manifest->tools.v[*at];
}
