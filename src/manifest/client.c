/* Reads an RFC 7591 client-metadata object, which the native manifest holds
 * under `client:` and which stands on its own in registration files. */
#include "config.h"

#include "manifest/reading.h"

#define CLIENT(key, reader, member)                                 \
	{                                                           \
		(key), (reader), offsetof(struct ls_client, member) \
	}

static void keep_secret(struct ls_reading *reading, const struct ls_node *value,
			void *into)
{
	struct ls_value secret = { .node = NULL };

	(void)into;
	ls_read_value(reading, value, &secret);
	if (secret.node != NULL)
		ls_secret_keep(reading->manifest, secret);
}

static void read_keys(struct ls_reading *reading, const struct ls_node *value,
		      void *into)
{
	(void)into;
	ls_expect_mapping(reading, value, "'jwks'");
}

/* What the rules read, and (without reader) the other registered names, so
 * that a slip in one of them is noticed.  RFC 7591 section 2, 7592 section 3,
 * OpenID Connect Registration section 2, Session and Logout, RFC 8705, 9101,
 * 9126, 9396, 9449, 9701. */
static const struct ls_field fields[] = {
	CLIENT("client_name", ls_read_value, name),
	CLIENT("client_id", ls_read_value, id),
	CLIENT("token_endpoint_auth_method", ls_read_value, auth_method),
	CLIENT("application_type", ls_read_value, application_type),
	CLIENT("grant_types", ls_read_strings, grant_types),
	CLIENT("response_types", ls_read_strings, response_types),
	CLIENT("redirect_uris", ls_read_strings, redirect_uris),
	CLIENT("contacts", ls_read_strings, contacts),
	CLIENT("scope", ls_read_scope, registered),
	{ "client_secret", keep_secret, 0 },
	{ "jwks", read_keys, 0 },
	{ .key = "client_uri" },
	{ .key = "logo_uri" },
	{ .key = "tos_uri" },
	{ .key = "policy_uri" },
	{ .key = "jwks_uri" },
	{ .key = "software_id" },
	{ .key = "software_version" },
	{ .key = "software_statement" },
	{ .key = "client_id_issued_at" },
	{ .key = "client_secret_expires_at" },
	{ .key = "registration_access_token" },
	{ .key = "registration_client_uri" },
	{ .key = "sector_identifier_uri" },
	{ .key = "subject_type" },
	{ .key = "id_token_signed_response_alg" },
	{ .key = "id_token_encrypted_response_alg" },
	{ .key = "id_token_encrypted_response_enc" },
	{ .key = "userinfo_signed_response_alg" },
	{ .key = "userinfo_encrypted_response_alg" },
	{ .key = "userinfo_encrypted_response_enc" },
	{ .key = "request_object_signing_alg" },
	{ .key = "request_object_encryption_alg" },
	{ .key = "request_object_encryption_enc" },
	{ .key = "token_endpoint_auth_signing_alg" },
	{ .key = "default_max_age" },
	{ .key = "require_auth_time" },
	{ .key = "default_acr_values" },
	{ .key = "initiate_login_uri" },
	{ .key = "request_uris" },
	{ .key = "post_logout_redirect_uris" },
	{ .key = "backchannel_logout_uri" },
	{ .key = "backchannel_logout_session_required" },
	{ .key = "frontchannel_logout_uri" },
	{ .key = "frontchannel_logout_session_required" },
	{ .key = "tls_client_certificate_bound_access_tokens" },
	{ .key = "tls_client_auth_subject_dn" },
	{ .key = "tls_client_auth_san_dns" },
	{ .key = "tls_client_auth_san_uri" },
	{ .key = "tls_client_auth_san_ip" },
	{ .key = "tls_client_auth_san_email" },
	{ .key = "require_signed_request_object" },
	{ .key = "require_pushed_authorization_requests" },
	{ .key = "authorization_details_types" },
	{ .key = "dpop_bound_access_tokens" },
	{ .key = "introspection_signed_response_alg" },
	{ .key = "introspection_encrypted_response_alg" },
	{ .key = "introspection_encrypted_response_enc" },
	{ .key = NULL },
};

/* The registered name this one was most likely meant to be. */
static struct ls_text slip_of(struct ls_text name)
{
	struct ls_text nearest = { .n = 0 };
	unsigned best = 3;

	if (ls_field_is(fields, name))
		return nearest;
	for (const struct ls_field *f = fields; f->key != NULL; f++) {
		struct ls_text key = ls_text_of(f->key);
		unsigned distance = ls_name_distance(name, key);

		if (distance < best) {
			best = distance;
			nearest = key;
		}
	}
	return nearest;
}

/* Servers ignore metadata they do not know (RFC 7591, section 2), so vendors
 * add their own; but a slip in a known name is silently without effect. */
static void report_slips(struct ls_reading *reading,
			 const struct ls_node *object)
{
	const struct ls_node *entry;

	for (entry = ls_node_first(object); entry != NULL;
	     entry = entry->next) {
		struct ls_text name;
		struct ls_text meant;

		if (entry->key == NULL || entry->key->kind != LS_SCALAR)
			continue;
		name = entry->key->text;
		/* "client_name#fr": section 2.2 */
		name = ls_text_part(name, 0, ls_text_find(name, '#'));
		if (ls_text_starts(name, "x-") ||
		    reading->manifest->problems.n >= LS_LIMIT_RULE_FINDINGS)
			continue;
		meant = slip_of(name);
		if (meant.n > 0)
			ls_unknown_key(reading, entry->key, meant);
	}
}

void ls_secret_keep(struct ls_manifest *manifest, struct ls_value secret)
{
	struct ls_value *kept = &manifest->client_secret;

	if (kept->node == NULL || ls_is_placeholder(kept->text))
		*kept = secret;
}

void ls_client_read(struct ls_reading *reading, const struct ls_node *object)
{
	struct ls_client *client = &reading->manifest->client;

	client->node = object;
	ls_fields_read(reading, object, fields, client);
	report_slips(reading, object);
}

void ls_client_infer(struct ls_manifest *manifest)
{
	struct ls_client *client = &manifest->client;
	struct ls_text method = client->auth_method.text;
	const struct ls_node *item;

	for (item = ls_node_first(client->grant_types); item != NULL;
	     item = item->next)
		if (item->kind == LS_SCALAR && !ls_is_placeholder(item->text))
			client->grants |= ls_grant_parse(item->text);
	for (size_t i = 0; i < manifest->requests.n; i++)
		client->grants |= manifest->requests.v[i].grant;
	if (client->auth_method.node != NULL && !ls_is_placeholder(method))
		client->is_public = ls_text_is(method, "none") ? LS_YES : LS_NO;
	if (client->kind_value.node != NULL)
		return;
	if (manifest->servers.n > 0)
		client->kind = LS_KIND_AGENT;
	else if (client->grants == LS_GRANT_CLIENT_CREDENTIALS)
		client->kind = LS_KIND_SERVICE;
	else if (client->is_public == LS_YES &&
		 ls_text_is(client->application_type.text, "native"))
		client->kind = LS_KIND_NATIVE;
	client->kind_inferred = client->kind != LS_KIND_UNKNOWN;
}
