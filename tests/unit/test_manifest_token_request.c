/* Tests of what is read from token and authorization requests. */
#include "config.h"

#include "suites.h"

#include "base/out.h"
#include "manifest_check.h"
#include "request_check.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

struct ls_token_request *request_of(const char *text, const char *provider)
{
	static struct ls_catalogs catalogs;
	struct ls_manifest_options options = { .catalogs = &catalogs };
	struct ls_arena *arena = manifest_arena();
	struct ls_text bytes = ls_text_of(text);
	bool json = text[0] == '{' || text[0] == '[';
	struct ls_text endpoint = { .n = 0 };
	struct ls_problem problem;
	struct ls_document *document;

	catalogs = ls_catalogs_embedded();
	if (provider != NULL)
		options.provider = ls_catalogs_find(&catalogs,
						    ls_text_of(provider));
	if (ls_text_starts(bytes, "https://"))
		endpoint = ls_text_part(bytes, 0, ls_text_find(bytes, '?'));
	document = ls_document_read(
		arena, ls_source_new(arena, LS_LITERAL("request"), bytes),
		json ? LS_SYNTAX_JSON : LS_SYNTAX_FORM, &problem);
	ck_assert_msg(document != NULL, "%.*s", LS_FMT(problem.reason));
	return ls_token_request_read(arena, document, endpoint, &options);
}

static void show_values(struct ls_out *out, const char *name,
			const struct ls_value *values, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		ls_out_printf(out, "%s%s=", out->n > 0 ? " " : "", name);
		ls_out_raw(out, values[i].text);
	}
}

static void show_value(struct ls_out *out, const char *name,
		       struct ls_value value)
{
	if (value.node != NULL)
		show_values(out, name, &value, 1);
}

/* All that was read: "scope='a' 'b' client=c grant=d ..." */
static const char *shown(const struct ls_token_request *r)
{
	const struct ls_request *request = &r->manifest->requests.v[0];
	struct ls_out out = ls_out_new(manifest_arena());

	if (request->scope.node != NULL)
		ls_out_printf(&out, "scope=%s", scopes_shown(&request->scope));
	show_value(&out, "client", r->manifest->client.id);
	show_value(&out, "grant", request->grant_type);
	show_value(&out, "type", r->response_type);
	show_value(&out, "redirect", r->redirect_uri);
	show_value(&out, "challenge", r->code_challenge);
	show_value(&out, "method", r->code_challenge_method);
	show_values(&out, "resource", request->resources.v,
		    request->resources.n);
	show_values(&out, "audience", r->audiences.v, r->audiences.n);
	return text_shown(ls_out_text(&out));
}

static const struct {
	const char *text;
	const char *read;
} rows[] = {
	/* Forms: the names of the RFCs, and no other. */
	{ "grant_type=client_credentials&scope=a+b",
	  "scope='a' 'b' grant=client_credentials" },
	{ "scope=a&scopes=b&requested_scopes=c", "scope='a'" },
	{ "scopes=b&requested_scopes=c", "" },
	{ "scope=&client_id=&grant_type=&resource=", "" },
	{ "resource=a&resource=b&resource=", "resource=a resource=b" },
	{ "audience=a&audience=b", "audience=a audience=b" },
	{ "response_type=code&client_id=c&redirect_uri=r&code_challenge=x"
	  "&code_challenge_method=S256",
	  "client=c type=code redirect=r challenge=x method=S256" },
	{ "https://x.example/auth?scope=a%20b", "scope='a' 'b'" },
	{ "request.scope=a", "" },
	/* Ory Hydra's token hook. */
	{ "{\"session\":{\"client_id\":\"s\"},\"request\":{\"client_id\":\"c\","
	  "\"granted_scopes\":[\"a\",\"b\"],\"granted_audience\":[\"x\",\"y\"],"
	  "\"grant_types\":[\"client_credentials\"],\"payload\":{}}}",
	  "scope='a' 'b' client=c grant=client_credentials audience=x "
	  "audience=y" },
	{ "{\"request\":{\"requested_scopes\":[\"a\"],"
	  "\"granted_scopes\":[\"b\"]}}",
	  "scope='a'" },
	{ "{\"subject\":\"u\",\"client_id\":\"c\",\"granted_scopes\":[\"a\"],"
	  "\"granted_audience\":[]}",
	  "scope='a' client=c" },
	/* Auth0's, of client credentials and after a login. */
	{ "{\"client\":{\"client_id\":\"c\"},\"accessToken\":{\"scope\":"
	  "[\"a\",\"b\"]},\"resource_server\":{\"identifier\":\"x\"}}",
	  "scope='a' 'b' client=c audience=x" },
	{ "{\"client\":{\"id\":\"c\"},\"scope\":[\"a\"],\"audience\":\"x\"}",
	  "scope='a' client=c audience=x" },
	{ "{\"transaction\":{\"requested_scopes\":[\"a\"]}}", "scope='a'" },
	/* Others. */
	{ "{\"scope\":\"a b\"}", "scope='a' 'b'" },
	{ "{\"scopes\":[\"a\",\"b\"]}", "scope='a' 'b'" },
	{ "{\"scope\":null,\"scopes\":[\"a\"]}", "scope='a'" },
	{ "{\"resource\":[\"a\",null,\"b\"]}", "resource=a resource=b" },
	{ "{\"client_id\":{\"a\":1},\"grant_type\":[]}", "" },
	{ "{}", "" },
};

START_TEST(parameters_are_found_under_the_names_of_forms_and_hooks)
{
	const char *read = shown(request_of(rows[_i].text, NULL));

	ck_assert_msg(strcmp(read, rows[_i].read) == 0, "%s: %s", rows[_i].text,
		      read);
}
END_TEST

static const struct {
	const char *text;
	bool is_authorization;
	unsigned flows;
	unsigned grant;
} grants[] = {
	{ "grant_type=client_credentials", false, LS_GRANT_CLIENT_CREDENTIALS,
	  LS_GRANT_CLIENT_CREDENTIALS },
	{ "grant_type=magic", false, LS_GRANT_OTHER, LS_GRANT_OTHER },
	{ "scope=a", false, 0, 0 },
	{ "response_type=code", true, LS_GRANT_AUTHORIZATION_CODE,
	  LS_GRANT_AUTHORIZATION_CODE },
	{ "response_type=token", true, LS_GRANT_IMPLICIT, LS_GRANT_IMPLICIT },
	{ "response_type=id_token+token", true, LS_GRANT_IMPLICIT,
	  LS_GRANT_IMPLICIT },
	{ "response_type=code+id_token", true,
	  LS_GRANT_AUTHORIZATION_CODE | LS_GRANT_IMPLICIT,
	  LS_GRANT_AUTHORIZATION_CODE },
	{ "response_type=Code", true, LS_GRANT_OTHER, 0 },
	{ "response_type=code&grant_type=password", true,
	  LS_GRANT_AUTHORIZATION_CODE, LS_GRANT_AUTHORIZATION_CODE },
	{ "https://x.example/authorize?scope=a", true, 0, 0 },
	{ "https://x.example/token?grant_type=password", false,
	  LS_GRANT_PASSWORD, LS_GRANT_PASSWORD },
};

START_TEST(the_grant_is_told_from_the_endpoint_and_its_parameters)
{
	struct ls_token_request *r = request_of(grants[_i].text, NULL);

	ck_assert_int_eq(r->is_authorization, grants[_i].is_authorization);
	ck_assert_uint_eq(r->flows, grants[_i].flows);
	ck_assert_uint_eq(r->manifest->requests.v[0].grant, grants[_i].grant);
}
END_TEST

START_TEST(a_root_that_is_no_mapping_is_no_request)
{
	ck_assert_ptr_null(request_of("[\"a\"]", NULL));
}
END_TEST

START_TEST(a_secret_is_seen_to_be_there_and_not_read)
{
	struct ls_token_request *r = request_of(
		"client_secret=geheim&code=&refresh_token=geheim", NULL);

	ck_assert(ls_token_request_has(r, "client_secret"));
	ck_assert(ls_token_request_has(r, "refresh_token"));
	ck_assert(!ls_token_request_has(r, "code"));
	ck_assert(!ls_token_request_has(r, "assertion"));
	ck_assert_str_eq(shown(r), "");
}
END_TEST

static const struct {
	const char *text;
	const char *provider;
	const char *catalog;
} catalogs[] = {
	{ "scope=booking.read", NULL, "wink" },
	{ "scope=nonsense", NULL, NULL },
	{ "scope=nonsense", "wink", "wink" },
	{ "https://iam.wink.travel/oauth2/authorize?scope=a", NULL, "wink" },
	{ "resource=https%3A%2F%2Fapi.wink.travel%2Fmcp", NULL, "wink" },
};

START_TEST(the_provider_is_found_by_host_or_scopes)
{
	const struct ls_catalog *c = request_of(catalogs[_i].text,
						catalogs[_i].provider)
					     ->manifest->catalog;

	if (catalogs[_i].catalog == NULL)
		ck_assert_ptr_null(c);
	else
		ck_assert(ls_text_is(ls_ref_text(c, c->id),
				     catalogs[_i].catalog));
}
END_TEST

START_TEST(a_scope_has_the_place_of_its_encoded_bytes)
{
	struct ls_token_request *r = request_of(
		"grant_type=x&scope=booking.read+book%69ng%2Ewrite", "wink");
	const struct ls_scope_list *list = &r->manifest->requests.v[0].scope;

	ck_assert_uint_eq(list->tokens.n, 2);
	ck_assert_str_eq(slice_shown(r->manifest, list->tokens.v[0].span),
			 "booking.read");
	ck_assert_str_eq(slice_shown(r->manifest, list->tokens.v[1].span),
			 "book%69ng%2Ewrite");
	ck_assert_int_eq(list->tokens.v[1].known.by, LS_KNOWN_EXACT);
}
END_TEST

Suite *ls_suite_manifest_token_request(void)
{
	Suite *suite = suite_create("manifest token_request");
	TCase *tests = tcase_create("requests");

	tcase_add_loop_test(
		tests, parameters_are_found_under_the_names_of_forms_and_hooks,
		0, ROWS(rows));
	tcase_add_loop_test(
		tests, the_grant_is_told_from_the_endpoint_and_its_parameters,
		0, ROWS(grants));
	tcase_add_test(tests, a_root_that_is_no_mapping_is_no_request);
	tcase_add_test(tests, a_secret_is_seen_to_be_there_and_not_read);
	tcase_add_loop_test(tests, the_provider_is_found_by_host_or_scopes, 0,
			    ROWS(catalogs));
	tcase_add_test(tests, a_scope_has_the_place_of_its_encoded_bytes);
	suite_add_tcase(suite, tests);
	return suite;
}
