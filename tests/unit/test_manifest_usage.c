/* Calls are read out of files that were written for something else, and nothing
 * but calls is taken. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "base/out.h"
#include "manifest/usage.h"
#include "suites.h"

static struct ls_arena *arena;
static const struct ls_catalog *wink;

static void set_up(void)
{
	struct ls_catalogs all = ls_catalogs_embedded();

	arena = ls_arena_new((size_t)512 << 20);
	ck_assert_ptr_nonnull(arena);
	wink = ls_catalogs_find(&all, LS_LITERAL("wink"));
	ck_assert_ptr_nonnull(wink);
}

static void tear_down(void)
{
	ls_arena_free(arena);
}

static bool read(struct ls_text text, const struct ls_catalog *catalog,
		 struct ls_calls *calls, struct ls_problem *problem)
{
	struct ls_text path = text.n > 0 && *text.p == '{' ?
				      LS_LITERAL("u.json") :
				      LS_LITERAL("u.yaml");

	return ls_usage_read(arena, ls_source_new(arena, path, text), catalog,
			     calls, problem);
}

/* "Format: METHOD path id*count, ... other=1 none=2 unread=3", or the reason
 * why there is nothing. */
static const char *rows(const char *text, const struct ls_catalog *catalog)
{
	struct ls_calls calls;
	struct ls_problem problem;
	struct ls_out out = ls_out_new(arena);

	if (!read(ls_text_of(text), catalog, &calls, &problem)) {
		ls_out_string(&out, "none: ");
		ls_out_raw(&out, problem.reason);
		return ls_arena_string(arena, ls_out_text(&out));
	}
	ls_out_printf(&out, "%s:", ls_usage_format_word(calls.format));
	for (size_t i = 0; i < calls.list.n; i++) {
		const struct ls_call *call = &calls.list.v[i];

		ls_out_printf(&out, "%s %.*s%s%.*s%s%.*s", i == 0 ? "" : ",",
			      LS_FMT(call->method),
			      call->path.n > 0 && call->method.n > 0 ? " " : "",
			      LS_FMT(call->path), call->id.n > 0 ? " #" : "",
			      LS_FMT(call->id));
		if (call->count > 1)
			ls_out_printf(&out, " x%u", call->count);
	}
	if (calls.other_hosts > 0)
		ls_out_printf(&out, " other=%u", calls.other_hosts);
	if (calls.no_calls > 0)
		ls_out_printf(&out, " none=%u", calls.no_calls);
	if (calls.unread > 0)
		ls_out_printf(&out, " unread=%u", calls.unread);
	return ls_arena_string(arena, ls_out_text(&out));
}

struct row {
	const char *name;
	const char *text;
	const char *expected;
};

static const struct row table[] = {
	/* --- OpenAPI --- */
	{ "OpenAPI 3 in YAML: servers, ids, what is no operation left out",
	  "openapi: 3.1.0\nservers:\n- url: https://h.example/v1/\npaths:\n"
	  "  /a/{id}:\n    summary: x\n    parameters: []\n"
	  "    get: {operationId: a}\n    delete: {}\n  /b:\n    post:\n"
	  "      operationId: b\n",
	  "OpenAPI: GET /v1/a/{id} #a, DELETE /v1/a/{id}, POST /v1/b #b" },
	{ "OpenAPI 3 in JSON, a server without a host",
	  "{\"openapi\": \"3.0.0\", \"servers\": [{\"url\": \"/base\"}], "
	  "\"paths\": {\"/a\": {\"patch\": {\"operationId\": \"p\"}}}}",
	  "OpenAPI: PATCH /base/a #p" },
	{ "OpenAPI 2, basePath",
	  "swagger: '2.0'\nhost: h.example\nbasePath: /v2\npaths:\n"
	  "  /a: {put: {}}\n",
	  "OpenAPI: PUT /v2/a" },
	{ "OpenAPI 2, basePath with a secret",
	  "swagger: '2.0'\nbasePath: /v2/?key=s3cr3t\npaths: {/a: {put: {}}}\n",
	  "OpenAPI: PUT /v2/a" },
	{ "OpenAPI 3, a path with a query",
	  "openapi: 3.0.0\npaths: {\"/a/{id}?key=s3cr3t#b\": {put: {}}}\n",
	  "OpenAPI: PUT /a/{id}" },
	{ "OpenAPI 3, server with a fragment",
	  "openapi: 3.0.0\nservers: [{url: \"https://h.example#/x\"}]\n"
	  "paths: {/a: {put: {}}}\n",
	  "OpenAPI: PUT /a" },
	{ "OpenAPI 2 in JSON",
	  "{\"swagger\": \"2.0\", \"basePath\": \"/\", \"paths\": "
	  "{\"/a\": {\"get\": {}}}}",
	  "OpenAPI: GET /a" },
	{ "OpenAPI behind comments and a document's mark",
	  "# ours\n---\nopenapi: 3.0.0\npaths: {/a: {get: {}}}\n",
	  "OpenAPI: GET /a" },
	{ "nothing behind '?' or '#' is of the path",
	  "openapi: 3.0.0\nservers: [{url: 'https://h.example/v1?key=x'}]\n"
	  "paths:\n  /a?b=c: {get: {}}\n  /d#e=f: {get: {}}\n",
	  "OpenAPI: GET /v1/a, GET /v1/d" },
	{ "odd shapes are passed over",
	  "openapi: 3.0.0\nservers: {}\npaths:\n  /a: [get]\n  /b: text\n"
	  "  /c: {get: text}\n  /d: {get: {operationId: [x]}}\n",
	  "OpenAPI: GET /c, GET /d unread=2" },
	{ "what another file holds is not passed over in silence",
	  "openapi: 3.1.0\npaths:\n  x-note: {get: {}}\n"
	  "  /a: {$ref: a.yaml}\n  /b: {get: {}}\n",
	  "OpenAPI: GET /b unread=1" },
	{ "no query gets in, wherever it is written",
	  "openapi: 3.1.0\nservers: [{url: 'https:?/h.example/v1'}]\npaths:\n"
	  "  '/a?key=1': {get: {}}\n  /b#c: {get: {}}\n",
	  "OpenAPI: GET https:/a, GET https:/b" },
	{ "variables of a server",
	  "openapi: 3.1.0\nservers:\n- url: "
	  "'https://{zone}.h.example/{base}/{left}'\n  variables:\n"
	  "    zone: {default: eu}\n    base: {default: v3}\npaths:\n"
	  "  /a: {get: {}}\n",
	  "OpenAPI: GET /v3/{left}/a" },
	{ "no paths", "openapi: 3.0.0\n",
	  "none: no call in it, though it is OpenAPI" },
	/* --- HAR --- */
	{ "HAR: methods and paths, no queries, each once",
	  "{\"log\": {\"entries\": ["
	  "{\"request\": {\"method\": \"GET\", \"url\": "
	  "\"https://h.example/a?token=1#f\", \"headers\": []}},"
	  "{\"request\": {\"method\": \"GET\", \"url\": "
	  "\"https://h.example/a\"}},"
	  "{\"request\": {\"method\": \"POST\", \"url\": "
	  "\"https://h.example\"}},"
	  "{\"request\": {\"method\": \"OPTIONS\", \"url\": "
	  "\"https://h.example/a\"}},"
	  "{\"request\": {}}, {}, 1]}}",
	  "HAR: GET /a x2, POST / none=1 unread=3" },
	/* --- Postman --- */
	{ "Postman: folders, variables, a request that is a text",
	  "{\"info\": {\"schema\": \"https://schema.getpostman.com/json/"
	  "collection/v2.1.0/collection.json\"}, \"item\": [{\"name\": "
	  "\"f\", \"item\": [{\"request\": {\"method\": \"GET\", \"url\": "
	  "{\"raw\": \"{{baseUrl}}/a/:id/b?x=1\"}}}]}, {\"request\": "
	  "{\"url\": \"https://{{host}}:443/c\", \"method\": \"DELETE\"}}, "
	  "{\"request\": \"https://h.example/d\"}, {\"request\": "
	  "{\"method\": \"PUT\"}}]}",
	  "Postman: GET /a/{id}/b, DELETE /c, GET /d unread=1" },
	{ "Postman: a URL in parts, the collection wrapped",
	  "{\"collection\": {\"info\": {\"schema\": \"https://schema."
	  "getpostman.com/json/collection/v2.0.0/\"}, \"item\": [{"
	  "\"request\": {\"method\": \"POST\", \"url\": {\"protocol\": "
	  "\"https\", \"host\": [\"h\", \"example\"], \"path\": [\"a\", "
	  "\":id\"]}}}, {\"request\": {\"url\": {\"path\": \"b\"}}}, "
	  "{\"request\": {\"url\": {\"port\": \"1\"}}}]}}",
	  "Postman: POST /a/{id}, GET /b unread=1" },
	/* --- curl --- */
	{ "curl: a GET", "curl https://h.example/a", "curl: GET /a" },
	{ "curl: continued lines, quotes, a body",
	  "curl -sS \\\n  -H 'Authorization: Bearer x' \\\r\n"
	  "  --data '{\"a\": \"b\nc\"}' \\\n  \"https://h.example/a b\"\n",
	  "curl: POST /a b" },
	{ "curl: -X and --request",
	  "curl -X PUT https://h.example/a\ncurl -XPATCH https://h.example/b\n"
	  "curl https://h.example/c --request delete\n"
	  "curl -sXPOST https://h.example/d\n",
	  "curl: PUT /a, PATCH /b, DELETE /c, POST /d" },
	{ "curl: what makes the method",
	  "curl -d a=1 https://h.example/a\n"
	  "curl --data-urlencode a=1 -G https://h.example/b\n"
	  "curl -I https://h.example/c\ncurl -T f https://h.example/d\n"
	  "curl -F a=b https://h.example/e\n"
	  "curl --json '{}' https://h.example/f\n"
	  "curl -da=1 https://h.example/g\n",
	  "curl: POST /a, GET /b, HEAD /c, PUT /d, POST /e, POST /f, POST /g" },
	{ "curl: values of options are no URLs",
	  "curl -u me:x -o out.json -w '%{http_code}' -b c --max-time 5 "
	  "-m 9 -x proxy:1 -sH 'A: b' --cacert /etc/ca.pem https://h.example/a",
	  "curl: GET /a" },
	{ "curl: --url, several URLs, --next",
	  "curl --url https://h.example/a https://h.example/b --next "
	  "-X POST https://h.example/c",
	  "curl: GET /a, GET /b, POST /c" },
	{ "curl: in pipes, loops, substitutions, with a prompt",
	  "$ curl -s https://h.example/a | jq . > out\n"
	  "for i in 1 2; do curl https://h.example/b; done\n"
	  "TOKEN=$(curl -d x https://h.example/c) && A=1 /usr/bin/curl "
	  "https://h.example/d & curl https://h.example/e\n",
	  "curl: GET /a, GET /b, POST /c, GET /d, GET /e" },
	{ "curl: comments and other lines",
	  "#!/bin/sh\n# curl https://h.example/no\nset -e\n"
	  "curl https://h.example/a # curl https://h.example/no\n"
	  "curl --version\n",
	  "curl: GET /a unread=2" },
	{ "curl: variables in place of host and parts",
	  "curl \"$BASE/a\"\ncurl ${BASE}/b/${ID}\ncurl https://$HOST/c/$X\n"
	  "curl '{{base}}/d'\n",
	  "curl: GET /a, GET /b/${ID}, GET /c/$X, GET /d" },
	{ "curl: quotes as browsers copy them",
	  "curl 'https://h.example/a' \\\n  -H 'accept: */*' \\\n"
	  "  --data-raw $'{\"name\": \"it\\'s; curl x\", \"n\": \"\\u0021\"}' "
	  "\\\n  --compressed\ncurl $'https://h.example/b\\'s' \"$'\"\n",
	  "curl: POST /a, GET /b's, GET /" },
	{ "curl: a quote that never ends",
	  "curl 'https://h.example/a\ncurl https://h.example/b\n",
	  "none: no call in it: not OpenAPI, HAR, Postman, curl lines or an "
	  "access log" },
	{ "curl: a quote that never ends, after a whole command",
	  "curl https://h.example/a\ncurl https://h.example/b -d '{\n",
	  "curl: GET /a, POST /b unread=1" },
	/* --- access logs, plain lists --- */
	{ "the common log format",
	  "10.0.0.1 - me [10/Oct/2026:13:55:36 -0700] \"GET /a?x=1 HTTP/1.0\" "
	  "200 2326\n10.0.0.1 - - [10/Oct/2026:13:55:37 -0700] \"POST /b "
	  "HTTP/1.1\" 201 -\n",
	  "access log: GET /a, POST /b" },
	{ "the combined log format, with odd agents",
	  "10.0.0.1 - - [10/Oct/2026:13:55:36 -0700] \"DELETE /a/7 HTTP/2.0\" "
	  "204 0 \"https://x.example/\" \"curl/8.5.0\"\n"
	  "10.0.0.1 - - [10/Oct/2026:13:55:36 -0700] \"-\" 408 0 \"-\" \"-\"\n",
	  "access log: DELETE /a/7 unread=1" },
	{ "a load balancer's, with the host",
	  "https 2026-10-10T13:55:36.186641Z app/lb/50dc6c495c0c9188 "
	  "10.0.0.1:2817 10.0.0.2:80 0.000 0.001 0.000 200 200 34 366 "
	  "\"GET https://h.example:443/a?x=1 HTTP/1.1\" \"curl/8.5.0\" "
	  "ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:x \"Root=1-58337262\"\n"
	  "http 2026-10-10T13:55:37.186641Z app/lb/50dc6c495c0c9188 "
	  "10.0.0.1:2817 - -1 -1 -1 400 - 0 0 \"- http://h.example:80- -\" "
	  "\"-\" - - arn:x \"-\"\n",
	  "access log: GET /a unread=1" },
	{ "W3C extended: the columns are where the header says",
	  "#Software: Microsoft Internet Information Services 10.0\n"
	  "#Version: 1.0\n#Date: 2026-10-10 13:55:36\n"
	  "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port "
	  "cs-username c-ip cs(User-Agent) sc-status\r\n"
	  "2026-10-10 13:55:36 10.0.0.2 GET /a x=1 443 - 10.0.0.1 "
	  "Mozilla/5.0+(Windows) 200\r\n"
	  "2026-10-10 13:55:37 10.0.0.2 POST /b - 443 me 10.0.0.1 - 201\r\n"
	  "2026-10-10 13:55:38 10.0.0.2 GET\r\n"
	  "2026-10-10 13:55:38 10.0.0.2 - /c - 443 - 10.0.0.1 - 400\r\n"
	  "#Fields: cs-uri-stem cs-method\n/d DELETE\n"
	  "#Fields: c-ip sc-status\n10.0.0.1 200\n",
	  "access log: GET /a, POST /b, DELETE /d unread=3" },
	{ "JSON lines: Caddy",
	  "{\"level\":\"info\",\"msg\":\"handled request\",\"request\":"
	  "{\"proto\":\"HTTP/2.0\",\"method\":\"GET\",\"host\":"
	  "\"h.example\",\"uri\":\"/a?x=1\",\"headers\":{}},\"status\":200}\n"
	  "{\"level\":\"info\",\"msg\":\"serving\"}\n"
	  "{\"request\":{\"method\":\"PUT\",\"uri\":\"/b\"}}\n"
	  "{\"request\":{\"method\":\"GET\",\"uri\":\"/cut",
	  "access log: GET /a, PUT /b unread=2" },
	{ "JSON lines: as nginx, Traefik and others name the fields",
	  "{\"request\":\"GET /a?x HTTP/1.1\",\"status\":\"200\"}\n"
	  "{\"request_method\":\"POST\",\"request_uri\":\"/b\","
	  "\"http_host\":\"h.example\"}\n"
	  "{\"RequestMethod\":\"PATCH\",\"RequestPath\":\"/c\","
	  "\"RequestHost\":\"h.example\"}\n"
	  "{\"httpRequest\":{\"requestMethod\":\"DELETE\",\"requestUrl\":"
	  "\"https://h.example/d\"}}\n"
	  "{\"req\":{\"method\":\"GET\",\"url\":\"/e\"}}\n"
	  "{\"method\":\"PUT\",\"path\":\"/f\",\"authority\":\"h.example\"}\n"
	  "{\"method\":\"login\",\"path\":\"/g\"}\n",
	  "access log: GET /a, POST /b, PATCH /c, DELETE /d, GET /e, PUT /f "
	  "unread=1" },
	{ "JSON lines: a single one", "{\"method\":\"GET\",\"uri\":\"/a\"}\n",
	  "access log: GET /a" },
	{ "method and path, one a line",
	  "\xef\xbb\xbfGET /a\r\npost https://h.example/b?x\n\n# no\n"
	  "PUT /c more\n  PATCH   /d  \n",
	  "access log: GET /a, POST /b, PATCH /d unread=1" },
	{ "nothing at all", "",
	  "none: no call in it: not OpenAPI, HAR, Postman, curl lines or an "
	  "access log" },
	{ "neither this nor that", "hello\nworld\n",
	  "none: no call in it: not OpenAPI, HAR, Postman, curl lines or an "
	  "access log" },
	{ "broken JSON is said to be that",
	  "{\"log\": ", "none: the file ends where a value should be" },
};

START_TEST(calls_are_found_where_they_are_written)
{
	const char *found = rows(table[_i].text, NULL);

	ck_assert_msg(strcmp(found, table[_i].expected) == 0,
		      "%s\nexpected: %s\nfound:    %s", table[_i].name,
		      table[_i].expected, found);
}
END_TEST

static const struct row hosts[] = {
	{ "other hosts are left out",
	  "curl https://api.wink.travel/x/1\ncurl https://evil.example/x/2\n"
	  "curl evil.example/x/3\ncurl api.wink.travel/x/4\n"
	  "curl https://api.wink.travel.evil.example/x/5\n"
	  "curl https://evil.example/https://api.wink.travel/x/6\n"
	  "curl https://me@api.wink.travel:443/x/7\n",
	  "curl: GET /x/1, GET /x/4, GET /x/7 other=4" },
	{ "to ask for a token is no call",
	  "curl -d grant_type=client_credentials "
	  "https://iam.wink.travel/oauth2/token\n"
	  "curl https://staging-iam.wink.travel/.well-known/x\n"
	  "curl https://api.wink.travel/x\n",
	  "curl: GET /x none=2" },
	{ "to open the MCP transport is no call",
	  "curl -d '{}' https://api.wink.travel/mcp\n"
	  "curl https://api.wink.travel/x\n",
	  "curl: GET /x none=1" },
	{ "only other hosts", "curl https://evil.example/a",
	  "none: none of its calls goes to the provider's API" },
	{ "a log that names the host beside the path",
	  "#Fields: cs-method cs-uri-stem cs(Host)\nGET /x/1 "
	  "api.wink.travel\nGET /x/2 evil.example\nGET /x/3 -\n"
	  "#Fields: cs(Host) cs-method x-host-header cs-uri-stem\n"
	  "d1.cloudfront.net GET api.wink.travel /x/4\n"
	  "{\"method\":\"GET\",\"uri\":\"/x/5\",\"host\":\"evil.example\"}\n"
	  "{\"method\":\"GET\",\"uri\":\"/x/6\",\"host\":\"api.wink.travel\"}"
	  "\n{\"request\":\"GET /x/7 HTTP/1.1\",\"host\":\"evil.example\"}\n",
	  "access log: GET /x/1, GET /x/3, GET /x/4, GET /x/6 other=3" },
	{ "one operation under two paths is one call",
	  "GET /api/shopping-cart/1\nGET /api/shopping-cart/2\n"
	  "DELETE /api/shopping-cart/{{cart}}/item/$ITEM\n"
	  "DELETE /api/shopping-cart/3/item/4\n",
	  "access log: GET /api/shopping-cart/1 x2, DELETE "
	  "/api/shopping-cart/{{cart}}/item/$ITEM x2" },
};

START_TEST(only_the_providers_api_counts)
{
	const char *found = rows(hosts[_i].text, wink);

	ck_assert_msg(strcmp(found, hosts[_i].expected) == 0,
		      "%s\nexpected: %s\nfound:    %s", hosts[_i].name,
		      hosts[_i].expected, found);
}
END_TEST

/* Operations are known by their path; where that is another, by their id. */
START_TEST(the_catalog_tells_what_is_one_call)
{
	ck_assert_str_eq(
		rows("openapi: 3.0.0\nservers: [{url: /moon}]\npaths:\n"
		     "  /a: {get: {operationId: show-booking-as-travel-agent}}\n"
		     "  /b: {get: {operationId: show-nothing}}\n",
		     wink),
		"OpenAPI:  #show-booking-as-travel-agent, GET /moon/b "
		"#show-nothing");
}
END_TEST

static char *many_calls(size_t n)
{
	struct ls_out out = ls_out_new(arena);

	for (size_t i = 0; i < n; i++)
		ls_out_printf(&out, "GET /a/%zu\n", i);
	return ls_arena_string(arena, ls_out_text(&out));
}

START_TEST(calls_are_limited)
{
	static const size_t sizes[] = { LS_LIMIT_CALLS - 1, LS_LIMIT_CALLS,
					LS_LIMIT_CALLS + 1 };

	for (size_t i = 0; i < 3; i++) {
		struct ls_calls calls;
		struct ls_problem problem;
		bool ok = read(ls_text_of(many_calls(sizes[i])), NULL, &calls,
			       &problem);

		ck_assert_int_eq(ok, sizes[i] <= LS_LIMIT_CALLS);
		if (ok) {
			ck_assert_uint_eq(calls.list.n, sizes[i]);
			continue;
		}
		ck_assert_int_eq(problem.kind, LS_PROBLEM_LIMIT);
		ck_assert(ls_text_is(problem.reason,
				     "more than 10000 distinct calls"));
	}
}
END_TEST

START_TEST(long_urls_are_not_read)
{
	struct ls_out out = ls_out_new(arena);

	ls_out_string(&out, "GET /a\nGET /");
	ls_out_repeat(&out, 'b', LS_LIMIT_PATH_BYTES);
	ck_assert_str_eq(rows(ls_arena_string(arena, ls_out_text(&out)), NULL),
			 "access log: GET /a unread=1");
}
END_TEST

struct failing {
	struct ls_arena *arena;
	struct ls_calls calls;
	bool read;
};

static void read_lines(void *arg)
{
	static const char text[] = "{\"method\":\"GET\",\"uri\":\"/a\"}\n"
				   "{\"method\":\"PUT\",\"uri\":\"/b\"}\n";
	struct failing *f = arg;
	struct ls_problem problem;

	f->read = ls_usage_read(
		f->arena,
		ls_source_new(f->arena, LS_LITERAL("a.log"), ls_text_of(text)),
		wink, &f->calls, &problem);
}

/* Lines are read in an arena of their own: when its memory ends, so does the
 * whole reading. */
START_TEST(memory_that_ends_is_no_shorter_log)
{
	unsigned long failures = 0;

	for (unsigned long n = 1; n < 1000; n++) {
		struct failing f = { .arena = ls_arena_new(1u << 20) };
		bool whole, failed;

		ck_assert_ptr_nonnull(f.arena);
		ls_alloc_fail_at(n, _i == 1);
		whole = ls_guard(f.arena, read_lines, &f);
		failed = ls_alloc_count() >= n;
		ls_alloc_fail_at(0, false);
		ck_assert_msg(whole != failed, "allocation %lu", n);
		failures += failed;
		ck_assert(!whole || (f.read && f.calls.list.n == 2));
		ls_arena_free(f.arena);
		if (!failed)
			break;
	}
	ck_assert_uint_ge(failures, 3);
}
END_TEST

/* Recordings hold bodies; what is too long for a value of a manifest is
 * passed over. */
START_TEST(long_bodies_in_a_recording_do_no_harm)
{
	struct ls_out out = ls_out_new(arena);

	ls_out_string(&out,
		      "{\"log\": {\"entries\": [{\"request\": {\"method\": "
		      "\"GET\", \"url\": \"https://h.example/a\"}, "
		      "\"response\": {\"content\": {\"text\": \"");
	ls_out_repeat(&out, 'x', LS_LIMIT_SCALAR_BYTES + 1);
	ls_out_string(&out, "\"}}}]}}");
	ck_assert_str_eq(rows(ls_arena_string(arena, ls_out_text(&out)), NULL),
			 "HAR: GET /a");
}
END_TEST

/* 1 MiB of each, made to be read again and again by a careless reader; less
 * where a tool makes all of it slow. */
static const struct {
	const char *start;
	const char *unit;
	const char *end;
} hostile[] = {
	{ "curl ", "\"", "" },
	{ "curl ", "'", "" },
	{ "curl ", "\\", "" },
	{ "curl ", "\\\n", "" },
	{ "curl ", "a ", "" },
	{ "curl ", "-d ", "" },
	{ "curl ", "\"a\" ", "" },
	{ "curl ", "https://a/b ", "" },
	{ "", "curl ", "" },
	{ "", "curl;", "" },
	{ "", "curl (", "" },
	{ "", "curl \"\n", "" },
	{ "", "\"", "" },
	{ "", "\"GET ", "" },
	{ "", "\"GET / HTTP", "" },
	{ "", "GET /\n", "" },
	{ "", "GET ", "" },
	{ "", "\n", "" },
	{ "curl https://", "a/", "" },
	{ "curl ", "://", "" },
	{ "curl ", "{{", "" },
	{ "{\"info\": {\"schema\": \"postman\"}, \"item\": [{\"request\": \"",
	  ":a/", "\"}]}" },
	{ "{\"info\": {\"schema\": \"postman\"}, \"item\": [", "{\"item\":[",
	  "" },
	{ "{\"info\": {\"schema\": \"postman\"}, \"item\": [{}",
	  ",{\"request\":\"/a\"}", "]}" },
	{ "{\"log\": {\"entries\": [{}", ",{\"request\":{}}", "]}}" },
	{ "openapi: 3.0.0\npaths:\n", "  /a: {get: {}}\n", "" },
	{ "", "{\"method\":1}\n", "" },
	{ "", "{}\n", "" },
	{ "{\"method\":\"GET\",\"uri\":\"/a\"}\n{\"method\":", "[", "}" },
	{ "#Fields: ", "cs-method cs-uri ", "\n" },
	{ "#Fields: cs-method cs-uri\n", "a ", "" },
	{ "", "#Fields: cs-method cs-uri\n", "" },
	{ "curl ", "$'", "" },
	{ "curl ", "$'\\", "" },
	{ "openapi: 3.0.0\nservers: [{url: '", "{", "'}]\npaths: {/a: {}}" },
};

START_TEST(hostile_text_takes_no_time)
{
	struct ls_out out = ls_out_new(arena);
	struct ls_calls calls;
	struct ls_problem problem;
	size_t size = getenv("LEASTSCOPE_QUICK") != NULL ? 1u << 15 : 1u << 20;
	clock_t start;
	double seconds;

	ls_out_string(&out, hostile[_i].start);
	while (out.n < size - 64)
		ls_out_string(&out, hostile[_i].unit);
	ls_out_string(&out, hostile[_i].end);
	start = clock();
	read(ls_out_text(&out), wink, &calls, &problem);
	seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	ck_assert_msg(seconds < 1.0, "%s%s...: %.2f seconds", hostile[_i].start,
		      hostile[_i].unit, seconds);
}
END_TEST

Suite *ls_suite_manifest_usage(void)
{
	Suite *suite = suite_create("manifest_usage");
	TCase *tests = tcase_create("formats");
	TCase *slow = tcase_create("hostile");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, calls_are_found_where_they_are_written, 0,
			    (int)(sizeof(table) / sizeof(table[0])));
	tcase_add_loop_test(tests, only_the_providers_api_counts, 0,
			    (int)(sizeof(hosts) / sizeof(hosts[0])));
	tcase_add_test(tests, the_catalog_tells_what_is_one_call);
	tcase_add_test(tests, calls_are_limited);
	tcase_add_test(tests, long_urls_are_not_read);
	tcase_add_test(tests, long_bodies_in_a_recording_do_no_harm);
	tcase_add_loop_test(tests, memory_that_ends_is_no_shorter_log, 0, 2);
	suite_add_tcase(suite, tests);
	tcase_add_checked_fixture(slow, set_up, tear_down);
	tcase_set_timeout(slow, 120);
	tcase_add_loop_test(slow, hostile_text_takes_no_time, 0,
			    (int)(sizeof(hostile) / sizeof(hostile[0])));
	suite_add_tcase(suite, slow);
	return suite;
}
