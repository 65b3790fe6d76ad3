/* Tests of reading the native manifest: every field, and every wrong shape. */
#include "config.h"

#include "suites.h"

#include "manifest_check.h"

static const char full[] =
	"leastscope: 1\n"
	"$schema: https://example.com/schema.json\n"
	"provider: wink\n"
	"environment: production\n"
	"client_kind: agent\n"
	"registration: dynamic\n"
	"mcp_revision: \"2026-07-28\"\n"
	"code_challenge_method: S256\n"
	"client:\n"
	"  client_name: Concierge\n"
	"  client_id: cid\n"
	"  contacts: [a@example.com]\n"
	"  application_type: native\n"
	"  redirect_uris: [\"http://127.0.0.1/callback\"]\n"
	"  grant_types: [authorization_code, refresh_token]\n"
	"  response_types: [code]\n"
	"  token_endpoint_auth_method: none\n"
	"  scope: mcp.read booking.read\n"
	"endpoints:\n"
	"  issuer: https://iam.wink.travel\n"
	"  token_endpoint: https://iam.wink.travel/oauth2/token\n"
	"  authorization_endpoint: https://iam.wink.travel/oauth2/authorize\n"
	"  registration_endpoint: https://iam.wink.travel/connect/register\n"
	"credentials:\n"
	"  client_id: other\n"
	"  client_secret: ${SECRET}\n"
	"mcp_servers:\n"
	"  - name: inventory\n"
	"    transport: http\n"
	"    url: https://api.wink.travel/mcp\n"
	"    tools:\n"
	"      - name: show\n"
	"        needs: booking.read\n"
	"        operation_id: show-booking\n"
	"        annotations: {readOnlyHint: true, destructiveHint: false}\n"
	"      - search\n"
	"requests:\n"
	"  - id: base\n"
	"    grant_type: authorization_code\n"
	"    resource: https://api.wink.travel/mcp\n"
	"    scope: [mcp.read, booking.read]\n"
	"    tools: [show, search]\n"
	"    usage: complete\n"
	"  - id: more\n"
	"    step_up_from: base\n"
	"    resource: [https://a.example, https://b.example]\n"
	"    scope: mcp.read booking.write\n"
	"    operations:\n"
	"      - GET /api/bookings/{id}\n"
	"      - show-booking\n"
	"      - {operation: post /api/search, needs: [booking.read]}\n"
	"      - {operation_id: cancel, optional: true, needs: []}\n"
	"    usage: partial\n"
	"    human_approval: per-call\n"
	"    acts_as: user\n"
	"    justification: {booking.write: guests cancel}\n"
	"    authorization_details: [{type: booking}]\n"
	"review: {owner: o, approved_by: a, approved_on: 2026-01-01,\n"
	"  review_by: 2026-02-01, expires: 2026-03-01, ticket: T-1}\n";

START_TEST(reads_every_field_of_the_root)
{
	const struct ls_manifest *m = manifest_of(full);

	ck_assert_str_eq(problems_shown(m), "");
	ck_assert_str_eq(text_shown(m->format), "leastscope");
	ck_assert_str_eq(text_shown(m->provider.text), "wink");
	ck_assert_str_eq(text_shown(m->environment.text), "production");
	ck_assert_str_eq(text_shown(m->registration.text), "dynamic");
	ck_assert_str_eq(text_shown(m->mcp_revision.text), "2026-07-28");
	ck_assert_str_eq(text_shown(m->code_challenge_method.text), "S256");
	ck_assert_str_eq(text_shown(m->owner.text), "o");
	ck_assert_str_eq(text_shown(m->approved_by.text), "a");
	ck_assert_str_eq(text_shown(m->approved_on.text), "2026-01-01");
	ck_assert_str_eq(text_shown(m->review_by.text), "2026-02-01");
	ck_assert_str_eq(text_shown(m->expires.text), "2026-03-01");
	ck_assert_str_eq(text_shown(m->ticket.text), "T-1");
	ck_assert_str_eq(text_shown(m->client_secret.text), "${SECRET}");
	ck_assert_ptr_nonnull(m->credentials);
	ck_assert_ptr_nonnull(m->review);
	ck_assert_ptr_nonnull(m->catalog);
	ck_assert_int_eq(m->catalog_by, LS_CATALOG_BY_MANIFEST);
	ck_assert_uint_eq(m->scope_total, 8);
}
END_TEST

START_TEST(reads_every_field_of_the_client)
{
	const struct ls_client *c = &manifest_of(full)->client;

	ck_assert_str_eq(text_shown(c->name.text), "Concierge");
	ck_assert_str_eq(text_shown(c->id.text), "cid");
	ck_assert_uint_eq(c->kind, LS_KIND_AGENT);
	ck_assert(!c->kind_inferred);
	ck_assert_str_eq(text_shown(c->auth_method.text), "none");
	ck_assert_int_eq(c->is_public, LS_YES);
	ck_assert_uint_eq(c->grants,
			  LS_GRANT_AUTHORIZATION_CODE | LS_GRANT_REFRESH_TOKEN);
	ck_assert_uint_eq(c->grant_types->count, 2);
	ck_assert_uint_eq(c->response_types->count, 1);
	ck_assert_uint_eq(c->redirect_uris->count, 1);
	ck_assert_uint_eq(c->contacts->count, 1);
	ck_assert_str_eq(scopes_shown(&c->registered),
			 "'mcp.read' 'booking.read'");
}
END_TEST

START_TEST(reads_endpoints_and_servers)
{
	const struct ls_manifest *m = manifest_of(full);
	const struct ls_server *server = &m->servers.v[0];
	const struct ls_tool *show = ls_manifest_tool(m, LS_LITERAL("show"));
	const struct ls_tool *search = ls_manifest_tool(m,
							LS_LITERAL("search"));

	ck_assert_uint_eq(m->urls.n, 4);
	ck_assert_int_eq(m->urls.v[0].role, LS_ENDPOINT_ISSUER);
	ck_assert_int_eq(m->urls.v[1].role, LS_ENDPOINT_TOKEN);
	ck_assert_str_eq(text_shown(m->urls.v[1].key), "token_endpoint");
	ck_assert_int_eq(m->urls.v[2].role, LS_ENDPOINT_AUTHORIZATION);
	ck_assert_int_eq(m->urls.v[3].role, LS_ENDPOINT_REGISTRATION);
	ck_assert_uint_eq(m->servers.n, 1);
	ck_assert_str_eq(text_shown(server->name.text), "inventory");
	ck_assert_str_eq(text_shown(server->transport.text), "http");
	ck_assert_str_eq(text_shown(server->url.text),
			 "https://api.wink.travel/mcp");
	ck_assert_uint_eq(server->tools.n, 2);
	ck_assert_ptr_eq(show, &server->tools.v[0]);
	ck_assert_str_eq(scopes_shown(&show->needs), "'booking.read'");
	ck_assert_str_eq(text_shown(show->operation), "show-booking");
	ck_assert_int_eq(show->read_only, LS_YES);
	ck_assert_int_eq(show->destructive, LS_NO);
	ck_assert_int_eq(search->read_only, LS_UNSAID);
	ck_assert_ptr_null(search->needs.node);
	ck_assert_ptr_null(ls_manifest_tool(m, LS_LITERAL("none")));
}
END_TEST

START_TEST(reads_requests)
{
	const struct ls_manifest *m = manifest_of(full);
	const struct ls_request *base = ls_manifest_request(m,
							    LS_LITERAL("base"));
	const struct ls_request *more = ls_manifest_request(m,
							    LS_LITERAL("more"));

	ck_assert_uint_eq(m->requests.n, 2);
	ck_assert_ptr_eq(base, &m->requests.v[0]);
	ck_assert_uint_eq(base->grant, LS_GRANT_AUTHORIZATION_CODE);
	ck_assert_str_eq(scopes_shown(&base->scope),
			 "'mcp.read' 'booking.read'");
	ck_assert(base->scope.tokens.v[0].own_item);
	ck_assert(base->usage_declared);
	ck_assert_int_eq(base->usage, LS_USAGE_COMPLETE);
	ck_assert_uint_eq(base->tools.n, 2);
	ck_assert_uint_eq(base->resources.n, 1);
	ck_assert_int_eq(base->human_approval, LS_APPROVAL_UNSTATED);

	ck_assert_str_eq(text_shown(more->step_up_from.text), "base");
	ck_assert_uint_eq(more->grant, 0);
	ck_assert(!more->scope.tokens.v[0].own_item);
	ck_assert_uint_eq(more->resources.n, 2);
	ck_assert_int_eq(more->usage, LS_USAGE_PARTIAL);
	ck_assert_int_eq(more->human_approval, LS_APPROVAL_PER_CALL);
	ck_assert_str_eq(text_shown(more->acts_as.text), "user");
	ck_assert_uint_eq(more->justification->count, 1);
	ck_assert_uint_eq(more->authorization_details->count, 1);
	ck_assert_ptr_null(ls_manifest_request(m, LS_LITERAL("none")));
}
END_TEST

START_TEST(reads_operations_in_every_spelling)
{
	const struct ls_request *r = &manifest_of(full)->requests.v[1];

	ck_assert_uint_eq(r->operations.n, 4);
	ck_assert_str_eq(text_shown(r->operations.v[0].method), "GET");
	ck_assert_str_eq(text_shown(r->operations.v[0].path),
			 "/api/bookings/{id}");
	ck_assert_ptr_null(r->operations.v[0].needs.node);
	ck_assert_str_eq(text_shown(r->operations.v[1].id), "show-booking");
	ck_assert_str_eq(text_shown(r->operations.v[2].method), "POST");
	ck_assert_str_eq(scopes_shown(&r->operations.v[2].needs),
			 "'booking.read'");
	ck_assert_str_eq(text_shown(r->operations.v[3].id), "cancel");
	ck_assert(r->operations.v[3].optional);
	ck_assert_ptr_nonnull(r->operations.v[3].needs.node);
	ck_assert_uint_eq(r->operations.v[3].needs.tokens.n, 0);
}
END_TEST

START_TEST(silence_is_absent_and_never_a_default)
{
	const struct ls_manifest *m = manifest_of(
		"leastscope: 1\nprovider: wink\n"
		"scope: inventory.read\n");
	const struct ls_request *r = &m->requests.v[0];

	ck_assert_str_eq(problems_shown(m), "");
	ck_assert_uint_eq(m->requests.n, 1);
	ck_assert_ptr_eq(r->node, m->root);
	ck_assert_uint_eq(r->grant, 0);
	ck_assert_int_eq(r->usage, LS_USAGE_UNSTATED);
	ck_assert(!r->usage_declared);
	ck_assert_int_eq(r->human_approval, LS_APPROVAL_UNSTATED);
	ck_assert_ptr_null(r->id.node);
	ck_assert_uint_eq(m->client.kind, LS_KIND_UNKNOWN);
	ck_assert_int_eq(m->client.is_public, LS_UNSAID);
	ck_assert_ptr_null(m->client.registered.node);
	ck_assert_ptr_null(m->environment.node);
}
END_TEST

START_TEST(a_key_without_value_is_not_stated)
{
	const struct ls_manifest *m = manifest_of(
		"leastscope: 1\nprovider:\nscope: ~\nclient:\nrequests:\n"
		"review: null\noperations:\n");

	ck_assert_str_eq(problems_shown(m), "");
	ck_assert_ptr_null(m->provider.node);
	ck_assert_uint_eq(m->requests.n, 1);
	ck_assert_ptr_null(m->requests.v[0].scope.node);
	ck_assert(!m->requests.v[0].usage_declared);
}
END_TEST

START_TEST(the_shorthand_is_one_request)
{
	const struct ls_manifest *m = manifest_of(
		"leastscope: 1\nscope: [a]\ngrant_type: client_credentials\n"
		"resource: https://r.example\noperations: [GET /x]\n"
		"tools: t\nusage: complete\nhuman_approval: session\n"
		"acts_as: service\njustification: {a: b}\n");

	ck_assert_str_eq(problems_shown(m), "");
	ck_assert_uint_eq(m->requests.n, 1);
	ck_assert_uint_eq(m->requests.v[0].grant, LS_GRANT_CLIENT_CREDENTIALS);
	ck_assert_uint_eq(m->requests.v[0].operations.n, 1);
	ck_assert_uint_eq(m->requests.v[0].tools.n, 1);
	ck_assert_uint_eq(m->client.kind, LS_KIND_SERVICE);
	ck_assert(m->client.kind_inferred);
}
END_TEST

START_TEST(a_registration_alone_asks_for_no_token)
{
	const struct ls_manifest *m = manifest_of(
		"leastscope: 1\nclient: {scope: booking.read}\n");

	ck_assert_uint_eq(m->requests.n, 0);
}
END_TEST

START_TEST(json_reads_the_same)
{
	const struct ls_manifest *m = manifest_of(
		"{\"leastscope\": 1, \"provider\": \"wink\",\n"
		" \"client_kind\": \"service\",\n"
		" \"scope\": \"inventory.read booking.r\\u0065ad\",\n"
		" \"operations\": [{\"operation_id\": \"x\","
		" \"optional\": false}], \"x-note\": 1}");

	ck_assert_str_eq(problems_shown(m), "");
	ck_assert_str_eq(scopes_shown(&m->requests.v[0].scope),
			 "'inventory.read' 'booking.read'");
	ck_assert_str_eq(
		slice_shown(m, m->requests.v[0].scope.tokens.v[1].span),
		"booking.r\\u0065ad");
}
END_TEST

START_TEST(each_document_may_be_a_manifest)
{
	struct ls_manifests all = manifests_of(
		"leastscope: 1\nscope: a\n---\nkind: Secret\n---\n# none\n"
		"---\nleastscope: 1\nscope: b\n");

	ck_assert_uint_eq(all.list.n, 2);
	ck_assert_str_eq(scopes_shown(&all.list.v[1]->requests.v[0].scope),
			 "'b'");
}
END_TEST

START_TEST(other_mappings_are_no_manifest)
{
	ck_assert_uint_eq(manifests_of("scope: a\n").list.n, 0);
	ck_assert_uint_eq(manifests_of("a: {leastscope: 1}\n").list.n, 0);
	ck_assert_uint_eq(manifests_of("- leastscope: 1\n").list.n, 0);
	ck_assert_uint_eq(manifests_of("leastscope\n").list.n, 0);
	ck_assert_uint_eq(manifests_of("").list.n, 0);
}
END_TEST

/* A manifest and all its problems. */
static const struct wrong {
	const char *text;
	const char *problems;
} wrongs[] = {
	{ "leastscope: 2\nscope: a\n",
	  "'leastscope' must be 1, the only version of the format @ 2" },
	{ "leastscope: [1]\nscope: a\n",
	  "'leastscope' must be 1, the only version of the format @ [1]" },
	{ "leastscope:\nscope: a\n",
	  "'leastscope' must be 1, the only version of the format @ " },
	{ "leastscope: 1\nscops: a\n", "unknown key @ scops ? scope" },
	{ "leastscope: 1\nscope: a\nx-scops: a\n", "" },
	{ "leastscope: 1\nscope: a\nzzz: a\n", "unknown key @ zzz" },
	{ "leastscope: 1\nscope: a\nid: a\n", "unknown key @ id" },
	{ "leastscope: 1\nscope: a\nclientKind: web\n",
	  "unknown key @ clientKind ? client_kind" },
	{ "leastscope: 1\nscope: {a: b}\n",
	  "'scope' must be a string of scopes or a list of them @ {a: b}" },
	{ "leastscope: 1\nscope: 5\n",
	  "'scope' must be a string of scopes or a list of them @ 5" },
	{ "leastscope: 1\nscope: [a, {read: b}, [c], 5, true]\n",
	  "a scope must be a string: quote a name that holds ': ' @ {read: b}\n"
	  "a scope must be a string @ [c]\n"
	  "a scope must be a string @ 5\n"
	  "a scope must be a string @ true" },
	{ "leastscope: 1\nscope: a\nprovider: [wink]\n",
	  "'provider' must be one value, not a list @ [wink]" },
	{ "leastscope: 1\nscope: a\nclient_kind: servce\n",
	  "'client_kind' must be service, web, spa, native, device or agent "
	  "@ servce ? service" },
	{ "leastscope: 1\nscope: a\nclient_kind: {}\n",
	  "'client_kind' must be service, web, spa, native, device or agent "
	  "@ {}" },
	{ "leastscope: 1\nscope: a\nregistration: manual\n",
	  "'registration' must be static, dynamic or client-id-document "
	  "@ manual" },
	{ "leastscope: 1\nscope: a\nusage: Complete\n",
	  "'usage' must be complete or partial @ Complete ? complete" },
	{ "leastscope: 1\nscope: a\nhuman_approval: false\n",
	  "'human_approval' must be none, session or per-call @ false" },
	{ "leastscope: 1\nscope: a\nacts_as: robot\n",
	  "'acts_as' must be service or user @ robot" },
	{ "leastscope: 1\nscope: a\nclient: x\n",
	  "'client' must be a mapping of keys to values @ x" },
	{ "leastscope: 1\nscope: a\nendpoints: [x]\n",
	  "'endpoints' must be a mapping of keys to values @ [x]" },
	{ "leastscope: 1\nscope: a\nendpoints: {token_url: u}\n",
	  "unknown key @ token_url" },
	{ "leastscope: 1\nscope: a\ncredentials: {client_secert: u}\n",
	  "unknown key @ client_secert ? client_secret" },
	{ "leastscope: 1\nscope: a\ncredentials: []\n",
	  "'credentials' must be a mapping of keys to values @ []" },
	{ "leastscope: 1\nscope: a\nreview: {aproved_by: u}\n",
	  "unknown key @ aproved_by ? approved_by" },
	{ "leastscope: 1\nscope: a\nreview: u\n",
	  "'review' must be a mapping of keys to values @ u" },
	{ "leastscope: 1\nscope: a\njustification: because\n",
	  "'justification' must be a mapping of keys to values @ because" },
	{ "leastscope: 1\nscope: a\njustification: {a: [b]}\n",
	  "a justification must be one text @ [b]" },
	{ "leastscope: 1\nscope: a\nauthorization_details: {type: x}\n",
	  "'authorization_details' must be a list of mappings @ {type: x}" },
	{ "leastscope: 1\nscope: a\nauthorization_details: [x]\n",
	  "an item of 'authorization_details' must be a mapping of keys to "
	  "values @ x" },
	{ "leastscope: 1\nscope: a\noperations: GET /x\n",
	  "'operations' must be a list @ GET /x" },
	{ "leastscope: 1\nscope: a\noperations: [GET /x y, 12 /x, '', 5]\n",
	  "an operation is 'METHOD /path' or an operation id @ GET /x y\n"
	  "an operation is 'METHOD /path' or an operation id @ 12 /x\n"
	  "an operation is 'METHOD /path' or an operation id @ ''\n"
	  "an operation is 'METHOD /path' or an operation id @ 5" },
	{ "leastscope: 1\nscope: a\noperations: [{needs: a}]\n",
	  "an operation needs an 'operation_id' or 'operation' @ {needs: a}" },
	{ "leastscope: 1\nscope: a\n"
	  "operations: [{operation: x, operation_id: y}]\n",
	  "an operation needs either 'operation_id' or 'operation' "
	  "@ {operation: x, operation_id: y}" },
	{ "leastscope: 1\nscope: a\noperations: [{operation: x, need: a}]\n",
	  "unknown key @ need ? needs" },
	{ "leastscope: 1\nscope: a\noperations: [{operation: x, needs: {}}]\n",
	  "'needs' must be a string of scopes or a list of them @ {}" },
	{ "leastscope: 1\nscope: a\n"
	  "operations: [{operation: x, optional: maybe}]\n",
	  "'optional' must be true or false @ maybe" },
	{ "leastscope: 1\nscope: a\nresource: {a: b}\n",
	  "'resource' must be a string or a list of strings @ {a: b}" },
	{ "leastscope: 1\nscope: a\nresource: [[b], ~]\n",
	  "'resource' must hold strings only @ [b]\n"
	  "'resource' must hold strings only @ ~" },
	{ "leastscope: 1\nrequests: a\n",
	  "'requests' must be a list, one entry for each token that is asked "
	  "for @ a" },
	{ "leastscope: 1\nrequests: {a: {scope: b}}\n",
	  "'requests' must be a list, one entry for each token that is asked "
	  "for @ {a: {scope: b}}" },
	{ "leastscope: 1\nrequests: [a, {scope: b}]\n",
	  "a request must be a mapping of keys to values @ a" },
	{ "leastscope: 1\nrequests: [{scopes: b}]\n",
	  "unknown key @ scopes ? scope" },
	{ "leastscope: 1\nscope: a\nrequests: [{scope: b}]\n",
	  "beside 'requests' this belongs in one of its entries @ scope" },
	{ "leastscope: 1\nrequests: [{id: a}, {id: b}, {id: a}]\n",
	  "another request has the same id @ a" },
	{ "leastscope: 1\nrequests: [{id: a, step_up_from: b}]\n",
	  "no request of this manifest has this id @ b" },
	{ "leastscope: 1\nrequests: [{id: a, step_up_from: a}]\n",
	  "a request cannot step up from itself @ a" },
	{ "leastscope: 1\nrequests: [{id: a, step_up_from: b},"
	  " {id: b, step_up_from: c}, {id: c, step_up_from: a}]\n",
	  "a request cannot step up from itself @ a" },
	{ "leastscope: 1\nscope: a\nstep_up_from: b\n",
	  "no request of this manifest has this id @ b" },
	{ "leastscope: 1\nscope: a\nmcp_servers: {a: {url: b}}\n",
	  "'mcp_servers' must be a list: '- name: ...' @ {a: {url: b}}" },
	{ "leastscope: 1\nscope: a\nmcp_servers: [b]\n",
	  "an MCP server must be a mapping of keys to values @ b" },
	{ "leastscope: 1\nscope: a\nmcp_servers: [{ulr: b}]\n",
	  "unknown key @ ulr" },
	{ "leastscope: 1\nscope: a\nmcp_servers: [{tools: b}]\n",
	  "'tools' of a server must be a list @ b" },
	{ "leastscope: 1\nscope: a\nmcp_servers: [{tools: [[]]}]\n",
	  "a tool that is no name must be a mapping of keys to values @ []" },
	{ "leastscope: 1\nscope: a\nmcp_servers: [{tools: [{needs: a}]}]\n",
	  "a tool needs a 'name' @ {needs: a}" },
	{ "leastscope: 1\nscope: a\ntools: [serch, other]\n"
	  "mcp_servers: [{tools: [search]}]\n",
	  "no server of this manifest has such a tool @ serch ? search\n"
	  "no server of this manifest has such a tool @ other" },
	{ "leastscope: 1\nscope: a\ntools: [any]\nmcp_servers: [{url: u}]\n",
	  "" },
	{ "leastscope: 1\nscope: a\nmcp_servers: [{tools: [{name: t,"
	  " annotations: {readonlyHint: true, readOnlyHint: no}}]}]\n",
	  "'readOnlyHint' must be true or false @ no\n"
	  "unknown key @ readonlyHint ? readOnlyHint" },
};

START_TEST(what_does_not_fit_is_reported)
{
	const struct wrong *w = &wrongs[_i];

	ck_assert_str_eq(problems_shown(manifest_of(w->text)), w->problems);
}
END_TEST

START_TEST(following_step_up_comes_to_an_end)
{
	const struct ls_manifest *m = manifest_of(
		"leastscope: 1\nrequests: ["
		"{id: a, step_up_from: b}, {id: b, step_up_from: c},"
		" {id: c, step_up_from: b}]\n");
	const struct ls_request *r = &m->requests.v[0];
	unsigned steps = 0;

	for (; r != NULL && r->step_up_from.node != NULL && steps < 10; steps++)
		r = ls_manifest_request(m, r->step_up_from.text);
	ck_assert_uint_lt(steps, 10);
}
END_TEST

START_TEST(many_unknown_keys_stay_cheap)
{
	const struct ls_manifest *m = manifest_of(repeated(
		"leastscope: 1\nscope: a\nx:\n", "scoope: b\n", 60000, ""));

	ck_assert_uint_eq(m->problems.n, 60001);
	ck_assert_uint_eq(m->problems.v[60000].suggestion.n, 0);
}
END_TEST

Suite *ls_suite_manifest_native(void)
{
	Suite *suite = suite_create("manifest: native");
	TCase *fields = tcase_create("fields");
	TCase *shapes = tcase_create("shapes");

	tcase_add_test(fields, reads_every_field_of_the_root);
	tcase_add_test(fields, reads_every_field_of_the_client);
	tcase_add_test(fields, reads_endpoints_and_servers);
	tcase_add_test(fields, reads_requests);
	tcase_add_test(fields, reads_operations_in_every_spelling);
	tcase_add_test(fields, silence_is_absent_and_never_a_default);
	tcase_add_test(fields, a_key_without_value_is_not_stated);
	tcase_add_test(fields, the_shorthand_is_one_request);
	tcase_add_test(fields, a_registration_alone_asks_for_no_token);
	tcase_add_test(fields, json_reads_the_same);
	tcase_add_test(fields, each_document_may_be_a_manifest);
	tcase_add_test(fields, other_mappings_are_no_manifest);
	suite_add_tcase(suite, fields);
	tcase_add_loop_test(shapes, what_does_not_fit_is_reported, 0,
			    (int)(sizeof(wrongs) / sizeof(*wrongs)));
	tcase_add_test(shapes, following_step_up_comes_to_an_end);
	tcase_add_test(shapes, many_unknown_keys_stay_cheap);
	suite_add_tcase(suite, shapes);
	return suite;
}
