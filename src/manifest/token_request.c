/* Reads a request as it goes over the wire into the manifest's model. */
#include "config.h"

#include "manifest/token_request.h"

#include "manifest/reading.h"

/* Where a form and the hooks of servers say a thing: first the names of the
 * RFCs, then those of Ory Hydra (request.*), Auth0 (client.*, transaction.*,
 * accessToken.*) and their like.  What was asked for comes before what was
 * granted. */
static const char *const scope_paths[] = {
	"scope",
	"scopes",
	"requested_scopes",
	"requestedScopes",
	"requested_scope",
	"request.scope",
	"request.scopes",
	"request.requested_scopes",
	"transaction.requested_scopes",
	"accessToken.scope",
	"request.granted_scopes",
	"granted_scopes",
	NULL,
};
static const char *const client_paths[] = {
	"client_id", "request.client_id", "client.client_id", "client.id", NULL,
};
static const char *const grant_paths[] = {
	"grant_type",          "grant_types", "request.grant_type",
	"request.grant_types", NULL,
};
static const char *const resource_paths[] = {
	"resource",
	"request.resource",
	NULL,
};
static const char *const audience_paths[] = {
	"audience",
	"requested_audience",
	"granted_audience",
	"request.audience",
	"request.requested_audience",
	"request.granted_audience",
	"resource_server.identifier",
	NULL,
};

static bool is_stated(const struct ls_node *node)
{
	if (node == NULL || ls_node_is_null(node))
		return false;
	return node->kind != LS_SCALAR || node->text.n > 0;
}

/* In a form only the name of the RFC, the first one, is a parameter. */
static const struct ls_node *find(const struct ls_token_request *r,
				  const char *const *paths)
{
	for (; *paths != NULL; paths++) {
		const struct ls_node *node = ls_node_at(r->root, *paths);

		if (is_stated(node) || !r->is_hook)
			return is_stated(node) ? node : NULL;
	}
	return NULL;
}

/* A scalar, or the first item of a list. */
static struct ls_value value_of(const struct ls_node *node)
{
	if (node != NULL && node->kind == LS_SEQUENCE)
		node = node->first;
	if (!is_stated(node) || node->kind != LS_SCALAR)
		return (struct ls_value){ .node = NULL };
	return (struct ls_value){ .node = node, .text = node->text };
}

static struct ls_value value_at(const struct ls_node *root, const char *name)
{
	return value_of(ls_node_get(root, name));
}

struct values {
	LS_VEC(struct ls_value) list;
};

static void add_values(struct ls_arena *arena, const struct ls_node *node,
		       struct values *values)
{
	const struct ls_node *item = node;

	if (node->kind == LS_SEQUENCE)
		item = node->first;
	for (; item != NULL; item = item->next) {
		if (item->kind == LS_SCALAR && is_stated(item))
			*LS_PUSH(arena, &values->list) = (struct ls_value){
				item, item->text
			};
		if (item == node)
			break;
	}
}

/* Of a hook the first place that states it; of a form, where each value is a
 * parameter of its own, all of that name. */
static struct values read_values(struct ls_arena *arena,
				 const struct ls_token_request *r,
				 const char *const *paths)
{
	struct values values = { .list = { .n = 0 } };
	const struct ls_node *entry = r->is_hook ? find(r, paths) : NULL;

	if (entry != NULL)
		add_values(arena, entry, &values);
	if (r->is_hook)
		return values;
	entry = ls_node_first(r->root);
	for (; entry != NULL; entry = entry->next)
		if (ls_text_is(entry->key->text, paths[0]))
			add_values(arena, entry, &values);
	return values;
}

static void read_targets(struct ls_arena *arena, struct ls_token_request *r,
			 struct ls_request *request)
{
	struct values resources = read_values(arena, r, resource_paths);
	struct values audiences = read_values(arena, r, audience_paths);

	request->resources.v = resources.list.v;
	request->resources.n = resources.list.n;
	request->resources.capacity = resources.list.capacity;
	r->audiences.v = audiences.list.v;
	r->audiences.n = audiences.list.n;
	r->audiences.capacity = audiences.list.capacity;
}

/* "code id_token" is a set of words (OAuth 2.0 Multiple Response Types). */
static unsigned flows_of(struct ls_text response_type)
{
	struct ls_text rest = response_type, word;
	unsigned flows = 0;

	while (ls_text_cut(&rest, ' ', &word)) {
		if (ls_text_is(word, "code"))
			flows |= LS_GRANT_AUTHORIZATION_CODE;
		else if (ls_text_is(word, "token") ||
			 ls_text_is(word, "id_token"))
			flows |= LS_GRANT_IMPLICIT;
		else
			flows |= LS_GRANT_OTHER;
	}
	return flows;
}

static void read_grant(struct ls_token_request *r, struct ls_request *request,
		       bool at_authorization_endpoint)
{
	request->grant_type = value_of(find(r, grant_paths));
	r->response_type = value_at(r->root, "response_type");
	r->is_authorization = r->response_type.node != NULL ||
			      (at_authorization_endpoint &&
			       request->grant_type.node == NULL);
	if (!r->is_authorization) {
		r->flows = ls_grant_parse(request->grant_type.text);
		request->grant = r->flows;
		return;
	}
	r->flows = flows_of(r->response_type.text);
	request->grant = LS_GRANT_IMPLICIT;
	if ((r->flows & LS_GRANT_AUTHORIZATION_CODE) != 0)
		request->grant = LS_GRANT_AUTHORIZATION_CODE;
	else if ((r->flows & LS_GRANT_IMPLICIT) == 0)
		request->grant = 0;
}

bool ls_token_request_has(const struct ls_token_request *request,
			  const char *parameter)
{
	return is_stated(ls_node_get(request->root, parameter));
}

struct ls_token_request *ls_token_request_read(
	struct ls_arena *arena, const struct ls_document *document,
	struct ls_text endpoint, const struct ls_manifest_options *options)
{
	struct ls_token_request *r = ls_arena_get(arena, sizeof(*r));
	struct ls_manifest *m = ls_arena_get(arena, sizeof(*m));
	struct ls_reading reading = {
		.arena = arena,
		.document = document,
		.options = options,
		.manifest = m,
		.scopes_left = LS_LIMIT_FILE_SCOPES,
		.guesses_left = LS_LIMIT_FILE_SCOPES,
	};
	struct ls_request *request;

	if (document->root_count != 1 || document->roots[0] == NULL ||
	    document->roots[0]->kind != LS_MAPPING)
		return NULL;
	r->manifest = m;
	r->root = document->roots[0];
	r->is_hook = document->syntax != LS_SYNTAX_FORM;
	m->document = document;
	m->root = r->root;
	m->format = LS_LITERAL("token-request");
	request = LS_PUSH(arena, &m->requests);
	request->node = r->root;
	request->scope.node = find(r, scope_paths);
	read_grant(r, request, endpoint.n > 0);
	read_targets(arena, r, request);
	m->client.id = value_of(find(r, client_paths));
	r->redirect_uri = value_at(r->root, "redirect_uri");
	r->code_challenge = value_at(r->root, "code_challenge");
	r->code_challenge_method = value_at(r->root, "code_challenge_method");
	if (endpoint.n > 0)
		*LS_PUSH(arena, &m->urls) = (struct ls_url){
			.role = LS_ENDPOINT_AUTHORIZATION,
			.value = { .node = r->root, .text = endpoint },
			.key = LS_LITERAL("authorization_endpoint"),
		};
	ls_resolve(&reading);
	return r;
}
