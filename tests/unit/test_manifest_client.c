/* Tests of OAuth client metadata: what is recognised, read and inferred. */
#include "config.h"

#include "suites.h"

#include "manifest_check.h"

static const struct recognition {
	const char *text;
	size_t manifests;
} recognitions[] = {
	/* scope and two more */
	{ "{\"scope\": \"a\", \"client_id\": \"b\", \"client_name\": \"c\"}",
	  1 },
	{ "{\"scope\": [\"a\"], \"client_id\": \"b\", \"grant_types\": []}",
	  1 },
	{ "scope: a\nclient_id: b\nresponse_types: [code]\n", 1 },
	{ "{\"scope\": \"\", \"client_id\": \"\", \"grant_types\": null}", 1 },
	{ "{\"scope\": \"a\", \"client_id\": \"b\"}", 0 },
	{ "{\"scope\": {\"a\": 1}, \"client_id\": \"b\","
	  " \"client_name\": \"c\"}",
	  0 },
	/* no scope: three, and one that only a client has */
	{ "{\"client_id\": \"a\", \"client_name\": \"b\","
	  " \"redirect_uris\": []}",
	  1 },
	{ "{\"client_id\": \"a\", \"client_name\": \"b\","
	  " \"grant_types\": [\"x\"]}",
	  1 },
	{ "{\"client_id\": \"a\", \"client_name\": \"b\","
	  " \"token_endpoint_auth_method\": \"none\"}",
	  1 },
	{ "{\"client_id\": \"a\", \"client_name\": \"b\","
	  " \"response_types\": [\"code\"]}",
	  0 },
	{ "{\"client_id\": \"a\", \"redirect_uris\": []}", 0 },
	/* a list written as one of its values still counts, prose does not */
	{ "client_id: a\nclient_name: b\nredirect_uris: https://a.example\n",
	  1 },
	{ "client_id: a\nclient_name: b\ngrant_types: authorization_code\n",
	  1 },
	{ "scope: a\nclient_id: b\nresponse_types: code\n", 1 },
	{ "scope: a\nclient_id: b\nresponse_types: Response types\n", 0 },
	{ "client_id: Client ID\nclient_name: Name\nredirect_uris: Redirect "
	  "URIs\ngrant_types: Grant types\n",
	  0 },
	/* something else */
	{ "openapi: 3.1.0\nscope: a\nclient_id: b\nclient_name: c\n", 0 },
	{ "swagger: '2.0'\nscope: a\nclient_id: b\nclient_name: c\n", 0 },
	{ "asyncapi: 3.0.0\nscope: a\nclient_id: b\nclient_name: c\n", 0 },
	{ "{\"$schema\": \"x\", \"properties\": {}, \"scope\": \"a\","
	  " \"client_id\": \"b\", \"client_name\": \"c\"}",
	  0 },
	{ "properties: {scope: {}, client_id: {}, grant_types: {}}\n", 0 },
	{ "{\"scope\": {\"type\": \"string\"}, \"client_id\": {\"type\": 1},"
	  " \"client_name\": {}, \"redirect_uris\": {}}",
	  0 },
	{ "{\"issuer\": \"a\", \"authorization_endpoint\": \"b\","
	  " \"scope\": \"c\", \"grant_types\": [], \"response_types\": []}",
	  0 },
	{ "{\"issuer\": \"a\", \"authorization_endpoint\": \"b\","
	  " \"scope\": \"c\", \"client_id\": \"d\", \"grant_types\": []}",
	  1 },
	/* other spellings belong to other formats */
	{ "scope: a\nclientId: b\nclientName: c\ngrantTypes: [d]\n", 0 },
	{ "scope: a\nclient-id: b\nclient-name: c\ngrant-types: [d]\n", 0 },
	/* an answer to a token or introspection request */
	{ "{\"active\": true, \"scope\": \"a\", \"client_id\": \"b\","
	  " \"token_type\": \"Bearer\"}",
	  0 },
	/* arrays */
	{ "[]", 0 },
	{ "[1, \"a\", []]", 0 },
	{ "[{\"scope\": \"a\", \"client_id\": \"b\", \"client_name\": \"c\"},"
	  " {\"scope\": \"a\", \"client_id\": \"b\", \"client_name\": \"c\"}]",
	  2 },
	{ "[{\"client_id\": \"poor\"}, 5, {\"other\": 1}, {\"scope\": \"a\","
	  " \"client_id\": \"b\", \"client_name\": \"c\"}]",
	  2 },
	{ "[{\"client_id\": \"b\"}, {\"client_id\": \"c\"}]", 0 },
	/* the native format wins */
	{ "leastscope: 1\nscope: a\nclient_id: b\nclient_name: c\n", 1 },
	{ "- {leastscope: 1, scope: a, client_id: b, client_name: c}\n"
	  "- {scope: a, client_id: b, client_name: c}\n",
	  2 },
	/* it stands alone, but is not passed over in a list */
	{ "[{\"leastscope\": 1, \"scope\": \"a\"}, 1, {\"a\": 1}]", 1 },
};

START_TEST(recognises_by_keys_and_their_shape)
{
	const struct recognition *r = &recognitions[_i];

	if (manifests_of(r->text).list.n != r->manifests)
		ck_abort_msg("%zu manifests in: %s",
			     manifests_of(r->text).list.n, r->text);
}
END_TEST

START_TEST(an_object_is_a_registration)
{
	const struct ls_manifest *m = manifest_of(
		"{\"client_id\": \"https://a.example/client.json\",\n"
		" \"client_name\": \"A\", \"client_secret\": \"s3cr3t\",\n"
		" \"grant_types\": [\"authorization_code\","
		" \"urn:ietf:params:oauth:grant-type:device_code\"],\n"
		" \"redirect_uris\": [\"https://a.example/cb\"],\n"
		" \"client_name#fr\": \"A\", \"vendor_thing\": {},\n"
		" \"token_endpoint_auth_method\": \"client_secret_basic\",\n"
		" \"scope\": \"inventory.read booking.read\"}");

	ck_assert_str_eq(text_shown(m->format), "oauth-client");
	ck_assert_str_eq(problems_shown(m), "");
	ck_assert_uint_eq(m->requests.n, 0);
	ck_assert_ptr_eq(m->client.node, m->root);
	ck_assert_str_eq(scopes_shown(&m->client.registered),
			 "'inventory.read' 'booking.read'");
	ck_assert_str_eq(text_shown(m->client_secret.text), "s3cr3t");
	ck_assert_uint_eq(m->client.grants,
			  LS_GRANT_AUTHORIZATION_CODE | LS_GRANT_DEVICE_CODE);
	ck_assert_int_eq(m->client.is_public, LS_NO);
	ck_assert_int_eq(m->catalog_by, LS_CATALOG_BY_SCOPES);
}
END_TEST

static const struct slip {
	const char *key;
	const char *meant;
} slips[] = {
	{ "scopes", "scope" },
	{ "Scope", "scope" },
	{ "redirect_uri", "redirect_uris" },
	{ "redirect_urls", "redirect_uris" },
	{ "grant_type", "grant_types" },
	{ "clientName", "client_name" },
	{ "client-uri", "client_uri" },
	{ "logo_url", "logo_uri" },
	{ "contact", "contacts" },
	{ "token_endpoint_auth_methods", "token_endpoint_auth_method" },
	{ "dpop_bound_access_token", "dpop_bound_access_tokens" },
	{ "audience", NULL },
	{ "owner", NULL },
	{ "x-scopes", NULL },
	{ "logo_uri", NULL },
	{ "client_name#ja-Jpan-JP", NULL },
	{ "client_nam#ja", "client_name" },
	{ "jwk", NULL }, /* too short to tell */
};

START_TEST(a_slip_in_a_registered_name_is_noticed)
{
	const struct slip *s = &slips[_i];
	const struct ls_manifest *m = manifest_of(text_shown(ls_arena_printf(
		manifest_arena(),
		"leastscope: 1\nscope: a\nclient:\n  \"%s\": b\n", s->key)));

	if (s->meant == NULL) {
		ck_assert_str_eq(problems_shown(m), "");
		return;
	}
	ck_assert_uint_eq(m->problems.n, 1);
	ck_assert(m->problems.v[0].unknown_key);
	ck_assert_str_eq(text_shown(m->problems.v[0].suggestion), s->meant);
}
END_TEST

START_TEST(wrong_shapes_of_metadata_are_reported)
{
	const struct ls_manifest *m = manifest_of(
		"leastscope: 1\nclient:\n  grant_types: authorization_code\n"
		"  redirect_uris: [{a: b}]\n  client_name: [a]\n"
		"  scope: 7\n  jwks: text\n  contacts: ~\n");

	ck_assert_str_eq(
		problems_shown(m),
		"'client_name' must be one value, not a list @ [a]\n"
		"'grant_types' must be a list of strings @ authorization_code\n"
		"'redirect_uris' must hold strings only @ {a: b}\n"
		"'scope' must be a string of scopes or a list of them @ 7\n"
		"'jwks' must be a mapping of keys to values @ text");
	ck_assert_ptr_null(m->client.grant_types);
	ck_assert_ptr_null(m->client.contacts);
}
END_TEST

static const struct inference {
	const char *text;
	unsigned kind;
	bool inferred;
	enum ls_three is_public;
} inferences[] = {
	{ "client_kind: web\nmcp_servers: [{url: u}]\n", LS_KIND_WEB, false,
	  LS_UNSAID },
	{ "mcp_servers: [{url: u}]\n", LS_KIND_AGENT, true, LS_UNSAID },
	{ "grant_type: client_credentials\n", LS_KIND_SERVICE, true,
	  LS_UNSAID },
	{ "client: {grant_types: [client_credentials]}\n", LS_KIND_SERVICE,
	  true, LS_UNSAID },
	{ "client: {grant_types: [client_credentials, refresh_token]}\n", 0,
	  false, LS_UNSAID },
	{ "grant_type: client_credentials\n"
	  "client: {grant_types: [authorization_code]}\n",
	  0, false, LS_UNSAID },
	{ "client: {token_endpoint_auth_method: none,"
	  " application_type: native}\n",
	  LS_KIND_NATIVE, true, LS_YES },
	{ "client: {token_endpoint_auth_method: none}\n", 0, false, LS_YES },
	{ "client: {application_type: native}\n", 0, false, LS_UNSAID },
	{ "client: {token_endpoint_auth_method: private_key_jwt}\n", 0, false,
	  LS_NO },
	{ "client: {token_endpoint_auth_method: '${METHOD}'}\n", 0, false,
	  LS_UNSAID },
	{ "client_kind: nonsense\ngrant_type: client_credentials\n", 0, false,
	  LS_UNSAID },
	{ "grant_type: ${GRANT}\n", 0, false, LS_UNSAID },
};

START_TEST(infers_the_kind_only_from_what_is_clear)
{
	const struct inference *i = &inferences[_i];
	const struct ls_client *c =
		&manifest_of(
			 repeated("leastscope: 1\nscope: a\n", i->text, 1, ""))
			 ->client;

	ck_assert_uint_eq(c->kind, i->kind);
	ck_assert(c->kind_inferred == i->inferred);
	ck_assert_int_eq(c->is_public, i->is_public);
}
END_TEST

static const struct secret {
	const char *text;
	const char *kept;
} secrets[] = {
	{ "client: {client_secret: a}\n", "a" },
	{ "credentials: {client_secret: a}\n", "a" },
	{ "client: {client_secret: a}\ncredentials: {client_secret: '${B}'}\n",
	  "a" },
	{ "client: {client_secret: '${A}'}\ncredentials: {client_secret: b}\n",
	  "b" },
	{ "client: {client_secret: '${A}'}\n", "${A}" },
	{ "client: {client_secret: ~}\n", "" },
};

START_TEST(a_literal_secret_is_kept_wherever_it_stands)
{
	const struct ls_manifest *m = manifest_of(
		repeated("leastscope: 1\nscope: a\n", secrets[_i].text, 1, ""));

	ck_assert_str_eq(text_shown(m->client_secret.text), secrets[_i].kept);
}
END_TEST

START_TEST(the_client_s_own_id_wins)
{
	ck_assert_str_eq(text_shown(manifest_of("leastscope: 1\nscope: a\n"
						"credentials: {client_id: b}\n"
						"client: {client_id: c}\n")
					    ->client.id.text),
			 "c");
	ck_assert_str_eq(text_shown(manifest_of("leastscope: 1\nscope: a\n"
						"credentials: {client_id: b}\n")
					    ->client.id.text),
			 "b");
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

Suite *ls_suite_manifest_client(void)
{
	Suite *suite = suite_create("manifest: client");
	TCase *tests = tcase_create("client");

	tcase_add_loop_test(tests, recognises_by_keys_and_their_shape, 0,
			    ROWS(recognitions));
	tcase_add_test(tests, an_object_is_a_registration);
	tcase_add_loop_test(tests, a_slip_in_a_registered_name_is_noticed, 0,
			    ROWS(slips));
	tcase_add_test(tests, wrong_shapes_of_metadata_are_reported);
	tcase_add_loop_test(tests, infers_the_kind_only_from_what_is_clear, 0,
			    ROWS(inferences));
	tcase_add_loop_test(tests, a_literal_secret_is_kept_wherever_it_stands,
			    0, ROWS(secrets));
	tcase_add_test(tests, the_client_s_own_id_wins);
	suite_add_tcase(suite, tests);
	return suite;
}
