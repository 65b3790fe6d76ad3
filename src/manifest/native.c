/* Reads leastscope's own manifest.  doc/manifest.md describes every field. */
#include "config.h"

#include "manifest/native.h"

#define MANIFEST(key, reader, member)                                       \
	{                                                                   \
		LS_KEY(key), (reader), offsetof(struct ls_manifest, member) \
	}

static const struct ls_text no_suggestion = { .p = NULL, .n = 0 };

bool ls_native_is(const struct ls_node *root)
{
	return ls_node_get(root, "leastscope") != NULL;
}

static void read_version(struct ls_reading *reading,
			 const struct ls_node *value)
{
	if (value->kind != LS_SCALAR || !ls_text_is(value->text, "1"))
		ls_wrong_shape(reading, value, no_suggestion,
			       "'leastscope' must be 1, the only version of "
			       "the format");
}

/* --- fields of the root --- */

static const struct ls_word kinds[] = {
	{ "service", LS_KIND_SERVICE },
	{ "web", LS_KIND_WEB },
	{ "spa", LS_KIND_SPA },
	{ "native", LS_KIND_NATIVE },
	{ "device", LS_KIND_DEVICE },
	{ "agent", LS_KIND_AGENT },
	{ NULL, 0 },
};

static const struct ls_word registrations[] = {
	{ "static", 1 },
	{ "dynamic", 1 },
	{ "client-id-document", 1 },
	{ NULL, 0 },
};

static void read_kind(struct ls_reading *reading, const struct ls_node *value,
		      void *into)
{
	struct ls_client *client = into;

	client->kind = (unsigned)ls_read_word(reading, value, kinds, 0);
	client->kind_value.node = value;
	client->kind_value.text = value->text;
}

static void read_registration(struct ls_reading *reading,
			      const struct ls_node *value, void *into)
{
	if (ls_read_word(reading, value, registrations, 0) != 0)
		ls_read_value(reading, value, into);
}

static void read_client(struct ls_reading *reading, const struct ls_node *value,
			void *into)
{
	(void)into;
	if (ls_expect_mapping(reading, value, "'client'"))
		ls_client_read(reading, value);
}

/* --- endpoints: RFC 8414, section 2 --- */

static void read_url(struct ls_reading *reading, const struct ls_node *value,
		     enum ls_endpoint_role role)
{
	struct ls_url url = { .role = role };

	ls_read_value(reading, value, &url.value);
	if (url.value.node == NULL)
		return;
	url.key = value->key->text;
	*LS_PUSH(reading->arena, &reading->manifest->urls) = url;
}

static void read_issuer(struct ls_reading *reading, const struct ls_node *value,
			void *into)
{
	(void)into;
	read_url(reading, value, LS_ENDPOINT_ISSUER);
}

static void read_token_url(struct ls_reading *reading,
			   const struct ls_node *value, void *into)
{
	(void)into;
	read_url(reading, value, LS_ENDPOINT_TOKEN);
}

static void read_authorization_url(struct ls_reading *reading,
				   const struct ls_node *value, void *into)
{
	(void)into;
	read_url(reading, value, LS_ENDPOINT_AUTHORIZATION);
}

static void read_registration_url(struct ls_reading *reading,
				  const struct ls_node *value, void *into)
{
	(void)into;
	read_url(reading, value, LS_ENDPOINT_REGISTRATION);
}

static const struct ls_field endpoint_fields[] = {
	{ LS_KEY("issuer"), read_issuer, 0 },
	{ LS_KEY("token_endpoint"), read_token_url, 0 },
	{ LS_KEY("authorization_endpoint"), read_authorization_url, 0 },
	{ LS_KEY("registration_endpoint"), read_registration_url, 0 },
	{ LS_NO_KEY, NULL, 0 },
};

static void read_endpoints(struct ls_reading *reading,
			   const struct ls_node *value, void *into)
{
	if (!ls_expect_mapping(reading, value, "'endpoints'"))
		return;
	ls_fields_read(reading, value, endpoint_fields, into);
	ls_fields_unknown(reading, value, endpoint_fields, NULL);
}

/* --- credentials and review --- */

static void read_secret(struct ls_reading *reading, const struct ls_node *value,
			void *into)
{
	struct ls_manifest *manifest = into;
	struct ls_value secret = { .node = NULL };

	ls_read_value(reading, value, &secret);
	if (secret.node != NULL)
		ls_secret_keep(manifest, secret);
}

static void read_client_id(struct ls_reading *reading,
			   const struct ls_node *value, void *into)
{
	struct ls_manifest *manifest = into;
	struct ls_value id = { .node = NULL };

	ls_read_value(reading, value, &id);
	if (manifest->client.id.node == NULL)
		manifest->client.id = id;
}

static const struct ls_field credential_fields[] = {
	{ LS_KEY("client_id"), read_client_id, 0 },
	{ LS_KEY("client_secret"), read_secret, 0 },
	{ LS_KEY("private_key"), NULL, 0 },
	{ LS_NO_KEY, NULL, 0 },
};

static void read_credentials(struct ls_reading *reading,
			     const struct ls_node *value, void *into)
{
	struct ls_manifest *manifest = into;

	if (!ls_expect_mapping(reading, value, "'credentials'"))
		return;
	manifest->credentials = value;
	ls_fields_read(reading, value, credential_fields, manifest);
	ls_fields_unknown(reading, value, credential_fields, NULL);
}

static const struct ls_field review_fields[] = {
	MANIFEST("owner", ls_read_value, owner),
	MANIFEST("approved_by", ls_read_value, approved_by),
	MANIFEST("approved_on", ls_read_value, approved_on),
	MANIFEST("review_by", ls_read_value, review_by),
	MANIFEST("expires", ls_read_value, expires),
	MANIFEST("ticket", ls_read_value, ticket),
	{ LS_NO_KEY, NULL, 0 },
};

static void read_review(struct ls_reading *reading, const struct ls_node *value,
			void *into)
{
	struct ls_manifest *manifest = into;

	if (!ls_expect_mapping(reading, value, "'review'"))
		return;
	manifest->review = value;
	ls_fields_read(reading, value, review_fields, manifest);
	ls_fields_unknown(reading, value, review_fields, NULL);
}

/* --- the whole --- */

/* `client` before `credentials`: its client_id wins. */
static const struct ls_field root_fields[] = {
	MANIFEST("provider", ls_read_value, provider),
	MANIFEST("environment", ls_read_value, environment),
	MANIFEST("client_kind", read_kind, client),
	MANIFEST("registration", read_registration, registration),
	MANIFEST("mcp_revision", ls_read_value, mcp_revision),
	MANIFEST("code_challenge_method", ls_read_value, code_challenge_method),
	{ LS_KEY("client"), read_client, 0 },
	{ LS_KEY("endpoints"), read_endpoints, 0 },
	{ LS_KEY("credentials"), read_credentials, 0 },
	{ LS_KEY("review"), read_review, 0 },
	{ LS_KEY("mcp_servers"), ls_read_servers, 0 },
	{ LS_KEY("leastscope"), NULL, 0 },
	{ LS_KEY("requests"), NULL, 0 },
	{ LS_KEY("$schema"), ls_check_value, 0 }, /* for editors */
	{ LS_NO_KEY, NULL, 0 },
};

bool ls_native_like(const struct ls_node *item)
{
	const struct ls_node *entry;

	if (!ls_native_is(item))
		return false;
	for (entry = ls_node_first(item); entry != NULL; entry = entry->next)
		if (entry->key->kind == LS_SCALAR &&
		    !ls_text_is(entry->key->text, "leastscope") &&
		    (ls_field_is(root_fields, entry->key->text) ||
		     ls_field_is(ls_request_fields, entry->key->text)))
			return true;
	return false;
}

/* The first key of the shorthand for a single request, or NULL. */
static const struct ls_node *shorthand(const struct ls_node *root)
{
	const struct ls_node *entry;

	for (entry = ls_node_first(root); entry != NULL; entry = entry->next) {
		if (entry->key == NULL || entry->key->kind != LS_SCALAR ||
		    ls_node_is_null(entry))
			continue;
		if (ls_field_is(ls_request_fields, entry->key->text))
			return entry;
	}
	return NULL;
}

static void read_requests(struct ls_reading *reading,
			  const struct ls_node *root)
{
	struct ls_manifest *manifest = reading->manifest;
	const struct ls_node *requests = ls_node_get(root, "requests");
	const struct ls_node *single = shorthand(root);

	if (requests != NULL && !ls_node_is_null(requests)) {
		ls_read_requests(reading, requests);
		if (single != NULL)
			ls_wrong_shape(reading, single->key, no_suggestion,
				       "beside 'requests' this belongs in "
				       "one of its entries");
		return;
	}
	/* Silence is not approval: a manifest that says nothing of its tokens
	 * asks for one without scope. */
	if (single == NULL && manifest->client.registered.node != NULL)
		return;
	ls_read_request(reading, root,
			LS_PUSH(reading->arena, &manifest->requests));
}

void ls_native_read(struct ls_reading *reading, const struct ls_node *root)
{
	struct ls_manifest *manifest = reading->manifest;

	manifest->format = LS_LITERAL("leastscope");
	read_version(reading, ls_node_get(root, "leastscope"));
	ls_fields_read(reading, root, root_fields, manifest);
	read_requests(reading, root);
	ls_fields_unknown(reading, root, root_fields, ls_request_fields);
	ls_check_references(reading);
}
