/* Reads an RFC 7591 client-metadata object, which the native manifest holds
 * under `client:` and which stands on its own in registration files. */
#include "config.h"

#include "manifest/reading.h"

#define CLIENT(key, reader, member)                                       \
	{                                                                 \
		LS_KEY(key), (reader), offsetof(struct ls_client, member) \
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
	{ LS_KEY("client_secret"), keep_secret, 0 },
	{ LS_KEY("jwks"), read_keys, 0 },
	{ LS_KEY("client_uri"), ls_check_value, 0 },
	{ LS_KEY("logo_uri"), ls_check_value, 0 },
	{ LS_KEY("tos_uri"), ls_check_value, 0 },
	{ LS_KEY("policy_uri"), ls_check_value, 0 },
	{ LS_KEY("jwks_uri"), ls_check_value, 0 },
	{ LS_KEY("software_id"), ls_check_value, 0 },
	{ LS_KEY("software_version"), ls_check_value, 0 },
	{ LS_KEY("software_statement"), ls_check_value, 0 },
	{ LS_KEY("client_id_issued_at"), NULL, 0 },
	{ LS_KEY("client_secret_expires_at"), NULL, 0 },
	{ LS_KEY("registration_access_token"), NULL, 0 },
	{ LS_KEY("registration_client_uri"), NULL, 0 },
	{ LS_KEY("sector_identifier_uri"), NULL, 0 },
	{ LS_KEY("subject_type"), NULL, 0 },
	{ LS_KEY("id_token_signed_response_alg"), NULL, 0 },
	{ LS_KEY("id_token_encrypted_response_alg"), NULL, 0 },
	{ LS_KEY("id_token_encrypted_response_enc"), NULL, 0 },
	{ LS_KEY("userinfo_signed_response_alg"), NULL, 0 },
	{ LS_KEY("userinfo_encrypted_response_alg"), NULL, 0 },
	{ LS_KEY("userinfo_encrypted_response_enc"), NULL, 0 },
	{ LS_KEY("request_object_signing_alg"), NULL, 0 },
	{ LS_KEY("request_object_encryption_alg"), NULL, 0 },
	{ LS_KEY("request_object_encryption_enc"), NULL, 0 },
	{ LS_KEY("token_endpoint_auth_signing_alg"), NULL, 0 },
	{ LS_KEY("default_max_age"), NULL, 0 },
	{ LS_KEY("require_auth_time"), NULL, 0 },
	{ LS_KEY("default_acr_values"), NULL, 0 },
	{ LS_KEY("initiate_login_uri"), NULL, 0 },
	{ LS_KEY("request_uris"), NULL, 0 },
	{ LS_KEY("post_logout_redirect_uris"), NULL, 0 },
	{ LS_KEY("backchannel_logout_uri"), NULL, 0 },
	{ LS_KEY("backchannel_logout_session_required"), NULL, 0 },
	{ LS_KEY("frontchannel_logout_uri"), NULL, 0 },
	{ LS_KEY("frontchannel_logout_session_required"), NULL, 0 },
	{ LS_KEY("tls_client_certificate_bound_access_tokens"), NULL, 0 },
	{ LS_KEY("tls_client_auth_subject_dn"), NULL, 0 },
	{ LS_KEY("tls_client_auth_san_dns"), NULL, 0 },
	{ LS_KEY("tls_client_auth_san_uri"), NULL, 0 },
	{ LS_KEY("tls_client_auth_san_ip"), NULL, 0 },
	{ LS_KEY("tls_client_auth_san_email"), NULL, 0 },
	{ LS_KEY("require_signed_request_object"), NULL, 0 },
	{ LS_KEY("require_pushed_authorization_requests"), NULL, 0 },
	{ LS_KEY("authorization_details_types"), NULL, 0 },
	{ LS_KEY("dpop_bound_access_tokens"), NULL, 0 },
	{ LS_KEY("introspection_signed_response_alg"), NULL, 0 },
	{ LS_KEY("introspection_encrypted_response_alg"), NULL, 0 },
	{ LS_KEY("introspection_encrypted_response_enc"), NULL, 0 },
	{ LS_NO_KEY, NULL, 0 },
};

/* The registered name this one was most likely meant to be. */
static struct ls_text slip_of(const struct ls_reading *reading,
			      struct ls_text name)
{
	struct ls_text nearest = { .n = 0 };
	unsigned best = 3;

	if (ls_field_is(fields, name))
		return nearest;
	nearest = ls_field_folded(fields, name);
	if (nearest.n > 0 ||
	    reading->manifest->problems.n >= LS_LIMIT_RULE_FINDINGS)
		return nearest;
	for (const struct ls_field *f = fields; f->key.n > 0; f++) {
		unsigned distance = ls_name_distance(name, f->key);

		if (distance < best) {
			best = distance;
			nearest = f->key;
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
		if (ls_text_starts(name, "x-"))
			continue;
		meant = slip_of(reading, name);
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
