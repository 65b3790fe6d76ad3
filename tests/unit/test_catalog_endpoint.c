/* Which endpoint a URL belongs to. */
#include "config.h"

#include <check.h>

#include "catalog_check.h"
#include "suites.h"

static const struct {
	const char *url;
	int role;             /* -1: any */
	const char *endpoint; /* NULL: none */
} rows[] = {
	{ "https://iam.wink.travel/oauth2/token", LS_ENDPOINT_TOKEN,
	  "https://iam.wink.travel/oauth2/token" },
	{ "https://iam.wink.travel/oauth2/token", -1,
	  "https://iam.wink.travel/oauth2/token" },
	{ "HTTPS://IAM.Wink.Travel/oauth2/token", -1,
	  "https://iam.wink.travel/oauth2/token" },
	{ "https://iam.wink.travel:443/oauth2/token", -1,
	  "https://iam.wink.travel/oauth2/token" },
	{ "https://iam.wink.travel/oauth2/token?x=y#z", -1,
	  "https://iam.wink.travel/oauth2/token" },
	{ "https://iam.wink.travel", LS_ENDPOINT_ISSUER,
	  "https://iam.wink.travel" },
	{ "https://iam.wink.travel/", LS_ENDPOINT_ISSUER,
	  "https://iam.wink.travel" },
	{ "https://iam.wink.travel/oauth/token", LS_ENDPOINT_TOKEN,
	  "https://iam.wink.travel/oauth/token" },
	{ "https://dev-iam.wink.travel:9000", -1,
	  "https://dev-iam.wink.travel:9000" },
	/* Exact, but for the API and MCP. */
	{ "https://iam.wink.travel/oauth2/token/x", -1, NULL },
	{ "https://iam.wink.travel/oauth2/token/", -1, NULL },
	{ "https://iam.wink.travel/OAuth2/token", -1, NULL },
	{ "https://iam.wink.travel/x", LS_ENDPOINT_ISSUER, NULL },
	{ "https://iam.wink.travel/oauth2/token", LS_ENDPOINT_ISSUER, NULL },
	{ "https://api.wink.travel/api/booking/list", LS_ENDPOINT_API,
	  "https://api.wink.travel" },
	{ "https://api.wink.travel/mcp", -1, "https://api.wink.travel/mcp" },
	{ "https://api.wink.travel/mcp/", -1, "https://api.wink.travel/mcp" },
	{ "https://api.wink.travel/mcp/x", LS_ENDPOINT_MCP,
	  "https://api.wink.travel/mcp" },
	{ "https://api.wink.travel/mcpx", LS_ENDPOINT_MCP, NULL },
	{ "https://api.wink.travel/mcp/settings/tools", LS_ENDPOINT_MCP,
	  "https://api.wink.travel/mcp/settings" },
	{ "https://integrations.wink.travel/mcp/settings", LS_ENDPOINT_MCP,
	  "https://integrations.wink.travel/mcp/settings" },
	{ "https://api.wink.travel/mcp/../api", LS_ENDPOINT_MCP, NULL },
	{ "https://api.wink.travel/mcp/%2e%2E/api", LS_ENDPOINT_MCP, NULL },
	{ "https://api.wink.travel/mcp/./x", LS_ENDPOINT_MCP, NULL },
	/* Somebody else's. */
	{ "http://iam.wink.travel/oauth2/token", -1, NULL },
	{ "https://iam.wink.travel.evil.example/oauth2/token", -1, NULL },
	{ "https://evil.example/iam.wink.travel/oauth2/token", -1, NULL },
	{ "https://iam.wink.travel@evil.example/oauth2/token", -1, NULL },
	{ "https://a@b@evil.example/oauth2/token", -1, NULL },
	{ "https://evil.example\\@iam.wink.travel/oauth2/token", -1, NULL },
	{ "https://iam.wink.travel:444/oauth2/token", -1, NULL },
	{ "https://iam.wink.travel./oauth2/token", -1, NULL },
	{ " https://iam.wink.travel/oauth2/token", -1, NULL },
	{ "https://iam.wink.travel/oauth2/to\nken", -1, NULL },
	{ "iam.wink.travel/oauth2/token", -1, NULL },
	{ "https:/iam.wink.travel/oauth2/token", -1, NULL },
	{ "https://", -1, NULL },
	{ "https:", -1, NULL },
	{ "://", -1, NULL },
	{ "", -1, NULL },
};

START_TEST(each_url_belongs_to_its_endpoint_or_none)
{
	const struct ls_catalog *wink = ls_check_embedded("wink");
	const struct ls_endpoint *endpoint = ls_catalog_endpoint(
		wink, ls_text_of(rows[_i].url), rows[_i].role);

	if (rows[_i].endpoint == NULL) {
		ck_assert_msg(endpoint == NULL, "'%s'", rows[_i].url);
		return;
	}
	ck_assert_msg(endpoint != NULL, "'%s'", rows[_i].url);
	ck_assert_msg(
		ls_text_is(ls_ref_text(wink, endpoint->url), rows[_i].endpoint),
		"'%s': %.*s", rows[_i].url,
		LS_FMT(ls_ref_text(wink, endpoint->url)));
	ck_assert(rows[_i].role < 0 || endpoint->role == rows[_i].role);
}
END_TEST

static const struct {
	const char *url;
	const char *environment; /* NULL: not a host of Wink's */
} hosts[] = {
	{ "https://api.wink.travel/anything", "production" },
	{ "http://staging-api.wink.travel", "staging" },
	{ "partner.wink.travel:443", "production" },
	{ "staging-partner.wink.travel", "staging" },
	{ "https://API.WINK.TRAVEL:8443/x", "production" },
	{ "https://user:secret@api.wink.travel/x", "production" },
	{ "https://dev.traveliko.com:9000/oauth/token", "" },
	{ "https://a@b@staging-api.wink.travel/x", "staging" },
	{ "https://wink.travel", NULL },
	{ "https://xapi.wink.travel", NULL },
	{ "https://api.wink.travel@evil.example", NULL },
	{ "", NULL },
};

START_TEST(hosts_tell_the_provider_and_the_environment)
{
	const struct ls_catalog *wink = ls_check_embedded("wink");
	struct ls_catalogs all = ls_catalogs_embedded();
	struct ls_text url = ls_text_of(hosts[_i].url);
	const struct ls_endpoint *endpoint = ls_catalog_host(wink, url);

	if (hosts[_i].environment == NULL) {
		ck_assert_msg(endpoint == NULL, "'%s'", hosts[_i].url);
		ck_assert_ptr_null(ls_catalogs_of_url(&all, url));
		return;
	}
	ck_assert_msg(endpoint != NULL, "'%s'", hosts[_i].url);
	ck_assert(ls_text_is(ls_ref_text(wink, endpoint->environment),
			     hosts[_i].environment));
	ck_assert_ptr_eq(ls_catalogs_of_url(&all, url), wink);
}
END_TEST

START_TEST(what_was_published_once_is_stale_and_says_what_is_right)
{
	const struct ls_catalog *wink = ls_check_embedded("wink");
	size_t stale = 0;

	for (uint32_t i = 0; i < wink->endpoint_count; i++) {
		const struct ls_endpoint *endpoint = &wink->endpoints[i];

		ck_assert_uint_gt(endpoint->source.n, 0);
		if (!endpoint->stale)
			continue;
		stale++;
		ck_assert_uint_gt(endpoint->note.n, 0);
	}
	ck_assert_uint_ge(stale, 8);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *ls_suite_catalog_endpoint(void)
{
	Suite *suite = suite_create("catalog_endpoint");
	TCase *tcase = tcase_create("endpoint");

	tcase_add_loop_test(tcase, each_url_belongs_to_its_endpoint_or_none, 0,
			    ROWS(rows));
	tcase_add_loop_test(tcase, hosts_tell_the_provider_and_the_environment,
			    0, ROWS(hosts));
	tcase_add_test(tcase,
		       what_was_published_once_is_stale_and_says_what_is_right);
	suite_add_tcase(suite, tcase);
	return suite;
}
