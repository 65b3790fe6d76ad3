/* Grants, endpoints and redirects: what each rule flags, and what not. */
#include "config.h"

#include <string.h>

#include "rule_check.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n" /* two lines */
#define SCOPE "scope: booking.read\n"
#define HEAD WINK SCOPE /* three lines */

#define DEPRECATED "deprecated-grant"

static const struct ls_rule_row deprecated[] = {
	{ "password", DEPRECATED, HEAD "grant_type: password\n", "4:13 error",
	  NULL },
	{ "implicit", DEPRECATED, HEAD "grant_type: implicit\n", "4:13 error",
	  NULL },
	{ "in the client's list", DEPRECATED,
	  HEAD "client: {grant_types: [authorization_code, password]}\n",
	  "4:44 error", NULL },
	{ "both are seen", DEPRECATED,
	  HEAD "client: {grant_types: [implicit]}\ngrant_type: implicit\n",
	  "4:24 error; 5:13 error", NULL },
	{ "a response type with token", DEPRECATED,
	  HEAD "client: {response_types: [token]}\n", "4:27 error", NULL },
	{ "a hybrid with token", DEPRECATED,
	  HEAD "client: {response_types: [\"code id_token token\"]}\n",
	  "4:27 error", NULL },
	{ "an id_token alone is none", DEPRECATED,
	  HEAD "client: {response_types: [id_token, code]}\n", "", NULL },
	{ "a code is right", DEPRECATED,
	  HEAD "grant_type: authorization_code\n", "", NULL },
	{ .rule = NULL },
};

#define NO_SECRET "public-client-credentials"

static const struct ls_rule_row no_secret[] = {
	{ "a browser application", NO_SECRET,
	  HEAD "client_kind: spa\ngrant_type: client_credentials\n",
	  "5:13 error", NULL },
	{ "a device", NO_SECRET,
	  HEAD "client_kind: device\ngrant_type: client_credentials\n",
	  "5:13 error", NULL },
	{ "auth method none", NO_SECRET,
	  HEAD "client:\n  grant_types: [client_credentials]\n"
	       "  token_endpoint_auth_method: none\n",
	  "5:17 error", NULL },
	{ "once when it is stated twice", NO_SECRET,
	  HEAD "client_kind: native\n"
	       "client: {grant_types: [client_credentials]}\n"
	       "grant_type: client_credentials\n",
	  "5:24 error", NULL },
	{ "a service", NO_SECRET,
	  HEAD "client_kind: service\ngrant_type: client_credentials\n", "",
	  NULL },
	{ "with a secret", NO_SECRET,
	  HEAD "client:\n  grant_types: [client_credentials]\n"
	       "  token_endpoint_auth_method: client_secret_basic\n",
	  "", NULL },
	{ "a browser application with a code", NO_SECRET,
	  HEAD "client_kind: spa\ngrant_type: authorization_code\n", "", NULL },
	{ .rule = NULL },
};

#define SECRET "public-client-secret"

static const struct ls_rule_row secret[] = {
	{ "a native client with a secret method", SECRET,
	  HEAD "client_kind: native\n"
	       "client: {token_endpoint_auth_method: client_secret_post}\n",
	  "5:38 error", NULL },
	{ "by its application type", SECRET,
	  HEAD "client:\n  application_type: native\n"
	       "  token_endpoint_auth_method: client_secret_jwt\n",
	  "6:31 error", NULL },
	{ "an agent on the user's machine", SECRET,
	  HEAD "client_kind: agent\nclient:\n  application_type: native\n"
	       "  token_endpoint_auth_method: client_secret_basic\n",
	  "7:31 error", NULL },
	{ "a secret although the method is none", SECRET,
	  HEAD "client: {token_endpoint_auth_method: none}\n"
	       "credentials: {client_secret: \"${S}\"}\n",
	  "5:30 error", NULL },
	{ "a browser application with a reference", SECRET,
	  HEAD "client_kind: spa\ncredentials: {client_secret: \"${S}\"}\n",
	  "5:30 error", NULL },
	{ "once, not twice", SECRET,
	  HEAD "client_kind: spa\n"
	       "client: {token_endpoint_auth_method: client_secret_post}\n"
	       "credentials: {client_secret: \"${S}\"}\n",
	  "5:38 error", NULL },
	{ "an empty secret is none", SECRET,
	  HEAD "client_kind: spa\ncredentials: {client_secret: }\n", "", NULL },
	{ "a web application keeps one", SECRET,
	  HEAD "client_kind: web\ncredentials: {client_secret: \"${S}\"}\n", "",
	  NULL },
	{ "an agent on a server keeps one", SECRET,
	  HEAD "client_kind: agent\ncredentials: {client_secret: \"${S}\"}\n",
	  "", NULL },
	{ .rule = NULL },
};

#define CATALOG(id, endpoint)                              \
	"catalog: 1\n"                                     \
	"provider: {id: " id ", name: Acme}\n"             \
	"source: {url: \"https://acme.example/scopes\"}\n" \
	"updated: 2026-01-02\ncompleteness: complete\n"    \
	"scopes: [{name: booking.read, action: read}]\n"   \
	"endpoints: [{role: " endpoint ", environment: production}]\n"

static const struct ls_check_with tenants = {
	.catalog = CATALOG("tenants",
			   "token, url: \"https://{tenant}.acme.example/t\""),
};
static const struct ls_check_with hostless = {
	.catalog = CATALOG("hostless", "api, url: \"https://acme.example\""),
};

#define INSECURE "insecure-url"
#define TOKEN "endpoints:\n  token_endpoint: " /* the value is at 5:19 */

static const struct ls_rule_row insecure[] = {
	{ "http", INSECURE, HEAD TOKEN "http://iam.wink.travel/oauth2/token\n",
	  "5:19 error", NULL },
	{ "in capitals", INSECURE,
	  HEAD TOKEN "HTTP://iam.wink.travel/oauth2/token\n", "5:19 error",
	  NULL },
	{ "every kind of endpoint", INSECURE,
	  HEAD "endpoints:\n  issuer: http://iam.wink.travel\n"
	       "  authorization_endpoint: http://iam.wink.travel/a\n"
	       "  registration_endpoint: http://iam.wink.travel/r\n",
	  "5:11 error; 6:27 error; 7:26 error", NULL },
	{ "an MCP server", INSECURE,
	  HEAD "mcp_servers: [{url: \"http://api.wink.travel/mcp\"}]\n",
	  "4:21 error", NULL },
	{ "keys", INSECURE,
	  HEAD "client: {jwks_uri: \"http://pms.example.com/keys\"}\n",
	  "4:20 error", NULL },
	{ "this machine is exempt", INSECURE,
	  HEAD TOKEN "http://127.0.0.1:9000/oauth2/token\n", "", NULL },
	{ "by its IPv6 address too", INSECURE,
	  HEAD TOKEN "http://[::1]:9000/oauth2/token\n", "", NULL },
	{ "by its name too", INSECURE,
	  HEAD TOKEN "http://localhost:9000/oauth2/token\n", "", NULL },
	{ "a name that only starts like this machine", INSECURE,
	  HEAD "provider: other\n" TOKEN "http://127.0.0.1.example.com/t\n",
	  "6:19 error", NULL },
	{ "https is right", INSECURE,
	  HEAD TOKEN "https://iam.wink.travel/oauth2/token\n", "", NULL },
	{ "a host the provider does not have", INSECURE,
	  HEAD TOKEN "https://iam.wink-travel.com/oauth2/token\n",
	  "5:19 warning", NULL },
	{ "a host that only ends like the provider's", INSECURE,
	  HEAD TOKEN "https://evil-iam.wink.travel/oauth2/token\n",
	  "5:19 warning", NULL },
	{ "a user name that looks like the host", INSECURE,
	  HEAD TOKEN "https://iam.wink.travel@evil.example/oauth2/token\n",
	  "5:19 warning", NULL },
	{ "staging is a host of the provider", INSECURE,
	  HEAD TOKEN "https://staging-iam.wink.travel/oauth2/token\n", "",
	  NULL },
	{ "an MCP server may be anybody's", INSECURE,
	  HEAD "mcp_servers: [{url: \"https://mcp.example.com\"}]\n", "",
	  NULL },
	{ "a provider whose customers have hosts of their own", INSECURE,
	  "leastscope: 1\nprovider: tenants\n" SCOPE TOKEN
	  "https://ann.example.com/token\n",
	  "", &tenants },
	{ "a provider whose hosts nobody wrote down", INSECURE,
	  "leastscope: 1\nprovider: hostless\n" SCOPE TOKEN
	  "https://ann.example.com/token\n",
	  "", &hostless },
	{ "of an unknown provider no host is known", INSECURE,
	  "leastscope: 1\nprovider: other\n" SCOPE TOKEN
	  "https://iam.example.com/token\n",
	  "", NULL },
	{ "a placeholder is not judged", INSECURE, HEAD TOKEN "${TOKEN_URL}\n",
	  "", NULL },
	{ .rule = NULL },
};

#define STALE "stale-endpoint"

static const struct ls_rule_row stale[] = {
	{ "an address that was right once", STALE,
	  HEAD TOKEN "https://iam.wink.travel/oauth/token\n", "5:19 warning",
	  NULL },
	{ "an address that never was", STALE,
	  HEAD TOKEN "https://iam.wink.travel/token\n", "5:19 warning likely",
	  NULL },
	{ "another endpoint of the provider", STALE,
	  HEAD TOKEN "https://iam.wink.travel/oauth2/authorize\n",
	  "5:19 warning likely", NULL },
	{ "the token endpoint for the authorization endpoint", STALE,
	  HEAD "endpoints:\n  authorization_endpoint:"
	       " https://iam.wink.travel/oauth2/token\n",
	  "5:27 warning likely", NULL },
	{ "the right one", STALE,
	  HEAD TOKEN "https://iam.wink.travel/oauth2/token\n", "", NULL },
	{ "the right one of staging", STALE,
	  HEAD TOKEN "https://staging-iam.wink.travel/oauth2/token\n", "",
	  NULL },
	{ "a development machine", STALE,
	  HEAD TOKEN "https://dev-iam.wink.travel:9000/oauth2/token\n",
	  "5:19 warning likely", NULL },
	{ "an MCP server that does not exist", STALE,
	  HEAD "mcp_servers:\n"
	       "  - {url: \"https://api.wink.travel/mcp/channel-manager\"}\n",
	  "5:11 warning", NULL },
	{ "one that does", STALE,
	  HEAD "mcp_servers:\n"
	       "  - {url: \"https://api.wink.travel/mcp/social\"}\n",
	  "", NULL },
	{ "a resource of old", STALE,
	  HEAD "resource: https://api.trippay.io/bookings\n", "4:11 warning",
	  NULL },
	{ "a resource of today", STALE,
	  HEAD "resource: https://api.wink.travel/api\n", "", NULL },
	{ "a stranger is insecure-url's business", STALE,
	  HEAD TOKEN "https://iam.example.com/oauth/token\n", "", NULL },
	{ "without TLS too", STALE,
	  HEAD TOKEN "http://iam.wink.travel/oauth/token\n", "", NULL },
	{ "a placeholder is not judged", STALE,
	  HEAD TOKEN "https://iam.wink.travel/${PATH}\n", "", NULL },
	{ .rule = NULL },
};

#define WILDCARD "redirect-wildcard"
#define URIS "client:\n  redirect_uris: " /* items from 5:19 */

static const struct ls_rule_row wildcard[] = {
	{ "a star in the host", WILDCARD,
	  HEAD URIS "[\"https://*.example.com/cb\"]\n", "5:19 error", NULL },
	{ "a star in the path", WILDCARD,
	  HEAD URIS "[https://a.example.com/cb, \"https://a.example.com/*\"]\n",
	  "5:45 error", NULL },
	{ "a regular expression", WILDCARD,
	  HEAD URIS "[\"^https://a[.]example[.]com/cb$\"]\n", "5:19 error",
	  NULL },
	{ "a fragment", WILDCARD,
	  HEAD URIS "[\"https://a.example.com/cb#x\"]\n", "5:19 error", NULL },
	{ "none for a redirect grant", WILDCARD,
	  HEAD "client:\n  grant_types: [authorization_code]\n", "5:17 error",
	  NULL },
	{ "an empty list for a redirect grant", WILDCARD,
	  HEAD "client:\n  grant_types: [authorization_code]\n"
	       "  redirect_uris: []\n",
	  "5:17 error", NULL },
	{ "client credentials need none", WILDCARD,
	  HEAD "client:\n  grant_types: [client_credentials]\n", "", NULL },
	{ "a request alone says nothing of the registration", WILDCARD,
	  HEAD "grant_type: authorization_code\n", "", NULL },
	{ "a whole address is right", WILDCARD,
	  HEAD URIS "[\"https://a.example.com/cb?x=1\"]\n", "", NULL },
	{ "a placeholder is not judged", WILDCARD,
	  HEAD URIS "[\"https://${HOST}/*\"]\n", "", NULL },
	{ .rule = NULL },
};

#define REDIRECT "redirect-insecure"

static const struct ls_rule_row redirect[] = {
	{ "http", REDIRECT, HEAD URIS "[\"http://a.example.com/cb\"]\n",
	  "5:19 error", NULL },
	{ "http to an address of this machine", REDIRECT,
	  HEAD URIS "[\"http://127.0.0.1/cb\", \"http://[::1]:1234/cb\"]\n", "",
	  NULL },
	{ "the whole loopback network", REDIRECT,
	  HEAD URIS "[\"http://127.255.0.9:80/cb\"]\n", "", NULL },
	{ "a name that only starts like an address", REDIRECT,
	  HEAD URIS "[\"http://127.0.0.1.example.com/cb\"]\n", "5:19 error",
	  NULL },
	{ "an address with a user name", REDIRECT,
	  HEAD URIS "[\"http://127.0.0.1@a.example.com/cb\"]\n", "5:19 error",
	  NULL },
	{ "the name localhost", REDIRECT,
	  HEAD URIS "[\"http://localhost:8080/cb\"]\n", "5:19 note", NULL },
	{ "a scheme of nobody", REDIRECT, HEAD URIS "[\"myapp:/cb\"]\n",
	  "5:19 error", NULL },
	{ "a script", REDIRECT, HEAD URIS "[\"javascript:alert(1)\"]\n",
	  "5:19 error", NULL },
	{ "a scheme made from a domain", REDIRECT,
	  HEAD URIS "[\"com.example.app:/cb\"]\n", "", NULL },
	{ "https", REDIRECT, HEAD URIS "[\"https://a.example.com/cb\"]\n", "",
	  NULL },
	{ "a placeholder is not judged", REDIRECT,
	  HEAD URIS "[\"http://${HOST}/cb\"]\n", "", NULL },
	{ .rule = NULL },
};

#define ENVIRONMENT "environment-mismatch"
#define PRODUCTION HEAD "environment: production\n" /* four lines */
#define STAGING HEAD "environment: staging\n"

static const struct ls_rule_row environment[] = {
	{ "production at the staging token endpoint", ENVIRONMENT,
	  PRODUCTION TOKEN "https://staging-iam.wink.travel/oauth2/token\n",
	  "6:19 error", NULL },
	{ "staging at the production token endpoint", ENVIRONMENT,
	  STAGING TOKEN "https://iam.wink.travel/oauth2/token\n", "6:19 error",
	  NULL },
	{ "another word for staging", ENVIRONMENT,
	  HEAD "environment: test\n" TOKEN
	       "https://staging-iam.wink.travel/oauth2/token\n",
	  "", NULL },
	{ "in capitals", ENVIRONMENT,
	  HEAD "environment: PROD\n" TOKEN
	       "https://staging-iam.wink.travel/oauth2/token\n",
	  "6:19 error", NULL },
	{ "a word nobody knows is not judged", ENVIRONMENT,
	  HEAD "environment: blue\n" TOKEN
	       "https://staging-iam.wink.travel/oauth2/token\n",
	  "", NULL },
	{ "the right pairs", ENVIRONMENT,
	  PRODUCTION TOKEN "https://iam.wink.travel/oauth2/token\n", "", NULL },
	{ "the right pairs of staging", ENVIRONMENT,
	  STAGING TOKEN "https://staging-iam.wink.travel/oauth2/token\n", "",
	  NULL },
	{ "an unknown path of a known host", ENVIRONMENT,
	  PRODUCTION TOKEN "https://staging-iam.wink.travel/token\n",
	  "6:19 error", NULL },
	{ "a resource", ENVIRONMENT,
	  PRODUCTION "resource: https://staging-api.wink.travel\n",
	  "5:11 error", NULL },
	{ "an MCP server", ENVIRONMENT,
	  STAGING "mcp_servers: [{url: \"https://api.wink.travel/mcp\"}]\n",
	  "5:21 error", NULL },
	{ "a test machine in a redirect", ENVIRONMENT,
	  PRODUCTION URIS "[\"https://staging.example.com/cb\"]\n",
	  "6:19 error likely", NULL },
	{ "a test word behind a hyphen", ENVIRONMENT,
	  PRODUCTION URIS "[\"https://app-dev.pms.example.com/cb\"]\n",
	  "6:19 error likely", NULL },
	{ "a company whose name is a test word", ENVIRONMENT,
	  PRODUCTION URIS "[\"https://stage.com/cb\"]\n", "", NULL },
	{ "a longer word that starts like one", ENVIRONMENT,
	  PRODUCTION URIS "[\"https://developer.example.com/cb\"]\n", "",
	  NULL },
	{ "a test machine in a test", ENVIRONMENT,
	  STAGING URIS "[\"https://staging.example.com/cb\"]\n", "", NULL },
	{ "a live machine in a test cannot be told", ENVIRONMENT,
	  STAGING URIS "[\"https://www.example.com/cb\"]\n", "", NULL },
	{ "this machine for a web application", ENVIRONMENT,
	  PRODUCTION "client_kind: web\n" URIS "[\"http://localhost/cb\"]\n",
	  "7:19 error likely", NULL },
	{ "a web application's own address", ENVIRONMENT,
	  PRODUCTION "client_kind: web\n" URIS "[\"https://a.example/cb\"]\n",
	  "", NULL },
	{ "an address that is filled in later", ENVIRONMENT,
	  PRODUCTION URIS "[\"https://staging.${HOST}/cb\"]\n", "", NULL },
	{ "this machine for a web application that is tested", ENVIRONMENT,
	  STAGING "client_kind: web\n" URIS "[\"http://localhost/cb\"]\n", "",
	  NULL },
	{ "this machine for a native application", ENVIRONMENT,
	  PRODUCTION "client_kind: native\n" URIS "[\"http://127.0.0.1/cb\"]\n",
	  "", NULL },
	{ "this machine for an agent", ENVIRONMENT,
	  PRODUCTION "client_kind: agent\n" URIS "[\"http://127.0.0.1/cb\"]\n",
	  "", NULL },
	{ "no environment, no verdict", ENVIRONMENT,
	  HEAD TOKEN "https://staging-iam.wink.travel/oauth2/token\n", "",
	  NULL },
	{ "a placeholder is not judged", ENVIRONMENT,
	  PRODUCTION TOKEN "https://staging-iam.wink.travel/${PATH}\n", "",
	  NULL },
	{ "by its name with an unknown provider", ENVIRONMENT,
	  "leastscope: 1\nprovider: other\nenvironment: production\n" SCOPE
		  TOKEN "https://login.staging.example.com/token\n",
	  "6:19 error likely", NULL },
	{ .rule = NULL },
};

START_TEST(old_grants_are_flagged)
{
	ls_check_table(deprecated);
}
END_TEST

START_TEST(public_clients_have_no_credentials)
{
	ls_check_table(no_secret);
	ls_check_table(secret);
}
END_TEST

START_TEST(endpoints_are_safe_and_the_providers)
{
	ls_check_table(insecure);
	ls_check_table(stale);
}
END_TEST

START_TEST(redirects_go_to_one_safe_place)
{
	ls_check_table(wildcard);
	ls_check_table(redirect);
}
END_TEST

START_TEST(environments_do_not_mix)
{
	ls_check_table(environment);
}
END_TEST

START_TEST(addresses_are_corrected_in_place)
{
	ck_assert_str_eq(
		ls_check_fixed(INSECURE, HEAD TOKEN
			       "'http://iam.wink.travel/oauth2/token' # x\n"),
		HEAD TOKEN "'https://iam.wink.travel/oauth2/token' # x\n");
	ck_assert_str_eq(
		ls_check_fixed(STALE, HEAD TOKEN
			       "\"https://iam.wink.travel/oauth/token\"\n"),
		HEAD TOKEN "\"https://iam.wink.travel/oauth2/token\"\n");
	ck_assert_str_eq(
		ls_check_fixed(STALE, STAGING TOKEN
			       "https://iam.wink.travel/oauth/token\n"),
		STAGING TOKEN "https://staging-iam.wink.travel/oauth2/token\n");
	/* A word the catalog does not use: then by the host that stands there. */
	ck_assert_str_eq(
		ls_check_fixed(STALE,
			       HEAD "environment: qa\n" TOKEN
				    "https://staging-iam.wink.travel/token\n"),
		HEAD "environment: qa\n" TOKEN
		     "https://staging-iam.wink.travel/oauth2/token\n");
	ck_assert_str_eq(
		ls_check_fixed(STALE, HEAD TOKEN
			       "https://staging-iam.wink.travel/token\n"),
		HEAD TOKEN "https://staging-iam.wink.travel/oauth2/token\n");
	ck_assert_str_eq(
		ls_check_fixed(STALE, HEAD TOKEN
			       "https://dev-iam.wink.travel:9000/token\n"),
		HEAD TOKEN "https://iam.wink.travel/oauth2/token\n");
}
END_TEST

static const struct guess {
	const char *rule;
	const char *text;
	enum ls_confidence confidence;
} guesses[] = {
	{ ENVIRONMENT, PRODUCTION URIS "[\"https://dev.pms.example.com\"]\n",
	  LS_LIKELY },
	{ ENVIRONMENT,
	  PRODUCTION "client_kind: web\n" URIS "[\"http://localhost/\"]\n",
	  LS_LIKELY },
	{ ENVIRONMENT, PRODUCTION "resource: https://staging-api.wink.travel\n",
	  LS_CERTAIN },
	{ STALE, HEAD TOKEN "https://iam.wink.travel/oauth/token\n",
	  LS_CERTAIN },
	{ STALE, HEAD TOKEN "https://iam.wink.travel/token\n", LS_LIKELY },
	{ NO_SECRET, HEAD "client_kind: spa\ngrant_type: client_credentials\n",
	  LS_CERTAIN },
	{ SECRET,
	  HEAD "client:\n  token_endpoint_auth_method: none\n"
	       "  application_type: native\n"
	       "credentials: {client_secret: \"${S}\"}\n",
	  LS_LIKELY },
	{ "mcp-scope-non-agent",
	  WINK "grant_type: client_credentials\nscope: mcp.read\n", LS_LIKELY },
	{ "mcp-scope-non-agent", WINK "client_kind: service\nscope: mcp.read\n",
	  LS_CERTAIN },
	{ "high-risk-unjustified",
	  WINK "scope: payment.write\njustification:\n"
	       "  payment.write: Pays.\n  payment.read: Pays.\n",
	  LS_LIKELY },
	{ "high-risk-unjustified", WINK "scope: payment.write\n", LS_CERTAIN },
	{ "shared-client",
	  PRODUCTION "client: {client_id: a}\n---\n" STAGING
		     "client: {client_id: a}\n",
	  LS_CERTAIN },
	{ "shared-client",
	  HEAD "client: {client_id: a}\nclient_kind: web\n---\n" HEAD
	       "client: {client_id: a}\nclient_kind: spa\n",
	  LS_LIKELY },
	{ "shared-client",
	  HEAD "client: {client_id: a, client_name: b}\nclient_kind: agent\n"
	       "---\n" HEAD
	       "client: {client_id: a, client_name: c}\nclient_kind: agent\n",
	  LS_LIKELY },
};

START_TEST(what_is_inferred_is_only_likely)
{
	const struct guess *guess = &guesses[_i];
	struct ls_results results = ls_check_results(NULL, guess->text);
	bool seen = false;

	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		if (strcmp(f->rule->id, guess->rule) != 0)
			continue;
		ck_assert_msg(f->confidence == guess->confidence, "%s\n%s",
			      guess->rule, guess->text);
		seen = true;
	}
	ck_assert_msg(seen, "%s\n%s", guess->rule, guess->text);
}
END_TEST

/* What a URL holds beside its address may be secret: no text shows it. */
START_TEST(messages_show_no_password_of_a_url)
{
	struct ls_results results = ls_check_results(
		NULL, PRODUCTION TOKEN
		"http://u:hunter2@staging-iam.wink.travel/x?token=hunter2\n");

	ck_assert_uint_ge(results.findings.n, 3);
	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		ck_assert_msg(!ls_text_contains(f->message, "hunter2"), "%.*s",
			      LS_FMT(f->message));
		ck_assert(!ls_text_contains(f->hint, "hunter2"));
		ck_assert(!ls_text_contains(f->line, "hunter2"));
	}
}
END_TEST

Suite *ls_suite_rules_client(void)
{
	Suite *suite = suite_create("rules_client");
	TCase *tests = tcase_create("tables");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, old_grants_are_flagged);
	tcase_add_test(tests, public_clients_have_no_credentials);
	tcase_add_test(tests, endpoints_are_safe_and_the_providers);
	tcase_add_test(tests, redirects_go_to_one_safe_place);
	tcase_add_test(tests, environments_do_not_mix);
	tcase_add_test(tests, addresses_are_corrected_in_place);
	tcase_add_loop_test(tests, what_is_inferred_is_only_likely, 0,
			    (int)(sizeof(guesses) / sizeof(guesses[0])));
	tcase_add_test(tests, messages_show_no_password_of_a_url);
	suite_add_tcase(suite, tests);
	return suite;
}
