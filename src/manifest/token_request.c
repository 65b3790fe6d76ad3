/* Reads a request as it goes over the wire into the manifest's model. */
#include "config.h"

#include "manifest/token_request.h"

#include "manifest/reading.h"

/* The names servers and their hooks use for one thing; the first is that of
 * the RFC. */
static const char *const scope_keys[] = { "scope", "scopes", "requested_scopes",
					  "requestedScopes", "requested_scope",
					  "granted_scopes", NULL };
static const char *const resource_keys[] = { "resource", "audience", NULL };

/* Parameters that are secrets or stand for one (RFC 6749, 7521, 7636, 8628). */
static const char *const secret_keys[] = {
	"client_secret", "password",	  "code",	    "refresh_token",
	"assertion",	 "client_assertion", "code_verifier", "device_code",
	"subject_token", "actor_token",   NULL,
};

/* Hydra and others put the request into an object of its own. */
static const struct ls_node *inner(const struct ls_node *root)
{
	const struct ls_node *request = ls_node_get(root, "request");

	return request != NULL && request->kind == LS_MAPPING ? request : root;
}

static const struct ls_node *get_any(const struct ls_node *map,
				     const char *const *keys)
{
	for (; *keys != NULL; keys++) {
		const struct ls_node *node = ls_node_get(map, *keys);

		if (node != NULL && !ls_node_is_null(node))
			return node;
	}
	return NULL;
}

/* A scalar, or the first item of a list. */
static struct ls_value value_of(const struct ls_node *node)
{
	if (node != NULL && node->kind == LS_SEQUENCE)
		node = node->first;
	if (node == NULL || node->kind != LS_SCALAR || ls_node_is_null(node))
		return (struct ls_value){ .node = NULL };
	return (struct ls_value){ .node = node, .text = node->text };
}

static struct ls_value value_at(const struct ls_node *map, const char *key)
{
	return value_of(ls_node_get(map, key));
}

static void read_resources(struct ls_arena *arena, const struct ls_node *map,
			   struct ls_request *request)
{
	const struct ls_node *entry;

	/* In a form each resource is a parameter of its own (RFC 8707). */
	for (entry = ls_node_first(map); entry != NULL; entry = entry->next) {
		bool is_one = false;
		const struct ls_node *item = entry;

		for (const char *const *k = resource_keys; *k != NULL; k++)
			is_one |= ls_text_is(entry->key->text, *k);
		if (!is_one || ls_node_is_null(entry))
			continue;
		if (entry->kind == LS_SEQUENCE)
			item = entry->first;
		for (; item != NULL; item = item->next) {
			if (item->kind == LS_SCALAR)
				*LS_PUSH(arena, &request->resources) =
					(struct ls_value){ item, item->text };
			if (item == entry)
				break;
		}
	}
}

static void read_grant(const struct ls_node *map, struct ls_token_request *r,
		       struct ls_request *request)
{
	request->grant_type = value_at(map, "grant_type");
	if (request->grant_type.node == NULL)
		request->grant_type = value_at(map, "grant_types");
	request->grant = ls_grant_parse(request->grant_type.text);
	r->response_type = value_at(map, "response_type");
	r->is_authorization = r->response_type.node != NULL;
	if (r->is_authorization)
		request->grant = ls_text_is(r->response_type.text, "code") ?
					 LS_GRANT_AUTHORIZATION_CODE :
					 LS_GRANT_IMPLICIT;
}

static void read_secrets(struct ls_arena *arena, const struct ls_node *map,
			 struct ls_token_request *r)
{
	for (const char *const *key = secret_keys; *key != NULL; key++) {
		struct ls_value secret = value_at(map, *key);

		if (secret.node != NULL)
			*LS_PUSH(arena, &r->secrets) = secret;
	}
}

struct ls_token_request *
ls_token_request_read(struct ls_arena *arena,
		      const struct ls_document *document,
		      struct ls_text endpoint,
		      const struct ls_manifest_options *options)
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
	const struct ls_node *map;

	if (document->root_count != 1 || document->roots[0] == NULL ||
	    document->roots[0]->kind != LS_MAPPING)
		return NULL;
	map = inner(document->roots[0]);
	r->manifest = m;
	m->document = document;
	m->root = map;
	m->format = LS_LITERAL("token-request");
	request = LS_PUSH(arena, &m->requests);
	request->node = map;
	request->scope.node = get_any(map, scope_keys);
	read_grant(map, r, request);
	read_resources(arena, map, request);
	read_secrets(arena, map, r);
	m->client.id = value_at(map, "client_id");
	r->redirect_uri = value_at(map, "redirect_uri");
	r->code_challenge = value_at(map, "code_challenge");
	r->code_challenge_method = value_at(map, "code_challenge_method");
	if (endpoint.n > 0)
		*LS_PUSH(arena, &m->urls) = (struct ls_url){
			.role = LS_ENDPOINT_AUTHORIZATION,
			.value = { .node = map, .text = endpoint },
			.key = LS_LITERAL("authorization_endpoint"),
		};
	ls_resolve(&reading);
	return r;
}
