/* Tests of foretold answers: every code, and who decides it. */
#include "config.h"

#include "suites.h"

#include "engine/answer.h"
#include "manifest_check.h"
#include "request_check.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

#define CC "grant_type=client_credentials&"
#define CHALLENGE "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
#define CODE "response_type=code&client_id=c&"
#define PKCE "code_challenge=" CHALLENGE "&code_challenge_method=S256&"

/* A service that is registered for one scope. */
#define SERVICE                                                     \
	"leastscope: 1\nprovider: wink\nclient_kind: service\n"     \
	"client: {client_id: c, grant_types: [client_credentials]," \
	" scope: booking.read}\n"                                   \
	"scope: booking.read\n"
/* The same, registered for nothing in particular. */
#define ANY                                                           \
	"leastscope: 1\nprovider: wink\nclient_kind: service\n"       \
	"client: {client_id: c, grant_types: [client_credentials]}\n" \
	"scope: booking.read inventory.read offline_access\n"
/* An agent that steps up twice. */
#define AGENT                                                                \
	"leastscope: 1\nprovider: wink\nclient_kind: agent\n"                \
	"client: {client_id: c, grant_types: [authorization_code],"          \
	" token_endpoint_auth_method: none, application_type: native,"       \
	" redirect_uris: ['http://127.0.0.1/cb']}\n"                         \
	"mcp_servers: [{name: w, url: 'https://api.wink.travel/mcp'}]\n"     \
	"requests:\n"                                                        \
	"- {id: look, grant_type: authorization_code, scope: mcp.read,"      \
	" resource: 'https://api.wink.travel/mcp'}\n"                        \
	"- {id: book, grant_type: authorization_code, step_up_from: look,"   \
	" scope: mcp.read booking.read}\n"                                   \
	"- {id: change, grant_type: authorization_code, step_up_from: book," \
	" scope: booking.write}\n"
/* A web application with two redirect URIs. */
#define WEB                                                                \
	"leastscope: 1\nprovider: wink\nclient_kind: web\n"                \
	"client: {client_id: c, grant_types: [authorization_code],"        \
	" token_endpoint_auth_method: client_secret_basic,"                \
	" redirect_uris: ['https://a.example/cb', 'https://b.example']}\n" \
	"scope: booking.read openid offline_access\n"
#define URI "redirect_uri=https%3A%2F%2Fa.example%2Fcb&"

static const struct row {
	const char *manifest; /* or NULL */
	const char *planned;  /* or NULL */
	const char *request;
	const char *answer;
	const char *granted; /* NULL: no token */
	const char *says;    /* in one of the messages; "" without one */
} rows[] = {
	/* ok */
	{ SERVICE, NULL, CC "scope=booking.read", "ok", "booking.read", "" },
	{ SERVICE, NULL, CC "client_id=c&scope=booking.read&resource=", "ok",
	  "booking.read", "" },
	{ SERVICE, NULL, CC "scope=booking.read+booking.read", "ok",
	  "booking.read", "" },
	{ NULL, NULL, CC "scope=booking.read", "ok", "booking.read", "" },
	{ ANY, NULL, CC "scope=inventory.read+booking.read", "ok",
	  "inventory.read booking.read", "" },

	/* invalid_request: the shape of the request */
	{ SERVICE, NULL, "scope=booking.read", "invalid_request", NULL,
	  "neither 'grant_type' nor 'response_type'" },
	{ SERVICE, NULL, "grant_type=&scope=booking.read", "invalid_request",
	  NULL, "neither" },
	{ SERVICE, NULL, CC "scope=booking.read&scope=booking.read",
	  "invalid_request", NULL, "'scope' stands there more than once" },
	{ SERVICE, NULL, "{\"scope\":{\"a\":1}}", "invalid_request", NULL,
	  "no text and no list" },
	{ SERVICE, NULL, "{\"scope\":5}", "invalid_request", NULL,
	  "no text and no list" },
	{ NULL, NULL, "grant_type=authorization_code&client_id=c",
	  "invalid_request", NULL, "'code' is missing" },
	{ NULL, NULL, "grant_type=refresh_token&refresh_token=",
	  "invalid_request", NULL, "'refresh_token' is missing" },
	{ NULL, NULL, "grant_type=password&username=a", "invalid_request", NULL,
	  "'password' is missing" },
	{ AGENT, NULL, "grant_type=authorization_code&code=x",
	  "invalid_request", NULL, "'client_id' is missing" },
	{ NULL, NULL, "https://x.example/authorize?scope=booking.read",
	  "invalid_request", NULL, "neither" },
	{ WEB, NULL, "response_type=code&" URI "scope=booking.read",
	  "invalid_request", NULL, "'client_id' is missing" },

	/* invalid_request: PKCE */
	{ AGENT, NULL, CODE "scope=mcp.read", "invalid_request", NULL,
	  "an AI agent must use PKCE" },
	{ AGENT, NULL,
	  CODE "scope=mcp.read&code_challenge=" CHALLENGE
	       "&code_challenge_method=plain",
	  "invalid_request", NULL, "not S256" },
	{ AGENT, NULL, CODE "scope=mcp.read&code_challenge=" CHALLENGE,
	  "invalid_request", NULL, "not S256" },
	{ WEB, NULL, CODE URI "scope=booking.read", "ok", "booking.read", "" },
	{ WEB, NULL,
	  CODE URI "scope=booking.read&code_challenge=" CHALLENGE
		   "&code_challenge_method=plain",
	  "undecided", NULL, "not S256" },
	{ WEB, NULL,
	  CODE URI "scope=booking.read&code_challenge=" CHALLENGE
		   "&code_challenge_method=S384",
	  "invalid_request", NULL, "no code challenge method 'S384'" },
	{ WEB, NULL,
	  CODE URI "scope=booking.read&code_challenge=short"
		   "&code_challenge_method=S256",
	  "invalid_request", NULL, "43 to 128" },
	{ WEB, NULL, CODE URI "scope=booking.read&code_challenge_method=S256",
	  "invalid_request", NULL, "'code_challenge' is missing" },

	/* invalid_request: the redirect URI */
	{ WEB, NULL, CODE "scope=booking.read", "invalid_request", NULL,
	  "registered several" },
	{ WEB, NULL, CODE "redirect_uri=https://b.example/&scope=booking.read",
	  "invalid_request", NULL, "none of the registered" },
	{ AGENT, NULL, CODE PKCE "scope=mcp.read", "ok", "mcp.read", "" },
	{ AGENT, NULL,
	  CODE PKCE "scope=mcp.read&redirect_uri=http://127.0.0.1:80/cb", "ok",
	  "mcp.read", "" },
	{ AGENT, NULL,
	  CODE PKCE "scope=mcp.read&redirect_uri=http://127.0.0.2/cb",
	  "invalid_request", NULL, "none of the registered" },
	{ AGENT, NULL,
	  CODE PKCE "scope=mcp.read&redirect_uri=http://localhost/cb",
	  "invalid_request", NULL, "none of the registered" },
	{ AGENT, NULL,
	  CODE PKCE "scope=mcp.read&redirect_uri=https://127.0.0.1:1/cb",
	  "invalid_request", NULL, "none of the registered" },

	/* invalid_client */
	{ SERVICE, NULL, CC "client_id=other&scope=booking.read",
	  "invalid_client", NULL, "'other' is not the client" },

	/* unsupported_grant_type, unsupported_response_type */
	{ SERVICE, NULL, "grant_type=magic&scope=booking.read",
	  "unsupported_grant_type", NULL, "no grant 'magic'" },
	{ SERVICE, NULL, "grant_type=implicit&scope=booking.read",
	  "unsupported_grant_type", NULL, "no grant 'implicit'" },
	{ SERVICE, NULL,
	  "grant_type=password&username=a&password=b&scope=booking.read",
	  "unsupported_grant_type", NULL, "wink does not offer" },
	{ SERVICE, NULL, "grant_type=urn:example:x&scope=booking.read",
	  "unsupported_grant_type", NULL, "no grant 'urn:example:x'" },
	{ NULL, NULL, "grant_type=urn:example:x&scope=openid", "undecided",
	  NULL, "nobody says whether the server has the grant" },
	{ SERVICE, NULL, "response_type=token&client_id=c",
	  "unsupported_response_type", NULL, "'implicit'" },
	{ WEB, NULL, "response_type=code+token&client_id=c&" URI PKCE,
	  "unsupported_response_type", NULL, "'implicit'" },
	{ WEB, NULL, "response_type=none&client_id=c&" URI PKCE,
	  "unsupported_response_type", NULL, "no response type 'none'" },

	/* unauthorized_client */
	{ SERVICE, NULL, CODE PKCE "scope=booking.read", "unauthorized_client",
	  NULL, "not registered for the grant 'authorization_code'" },
	{ "leastscope: 1\nprovider: wink\nclient_kind: agent\n"
	  "grant_type: client_credentials\nscope: mcp.read\n",
	  NULL, CC "scope=mcp.read", "unauthorized_client", NULL,
	  "to a client of the kind 'agent'" },

	/* invalid_target */
	{ ANY, NULL, CC "scope=booking.read&resource=https://api.wink.travel",
	  "ok", "booking.read", "" },
	{ ANY, NULL, CC "scope=booking.read&resource=https://x.example%23a",
	  "invalid_target", NULL, "no absolute URI" },
	{ ANY, NULL, CC "scope=booking.read&resource=/mcp", "invalid_target",
	  NULL, "no absolute URI" },
	{ ANY, NULL, CC "scope=booking.read&resource=https://a+b",
	  "invalid_target", NULL, "no absolute URI" },
	{ ANY, NULL, CC "scope=booking.read&resource=https://",
	  "invalid_target", NULL, "no absolute URI" },
	{ ANY, NULL,
	  CC "scope=booking.read&resource=https://api.wink.travel&resource=x",
	  "invalid_target", NULL, "'x'" },
	{ ANY, NULL, CC "scope=booking.read&resource=urn:x:y", "undecided",
	  NULL, "nobody says whether the server knows the resource" },
	{ AGENT, NULL,
	  CODE PKCE "scope=mcp.read&resource=https://api.wink.travel/mcp", "ok",
	  "mcp.read", "" },
	{ AGENT, NULL,
	  CODE PKCE "scope=mcp.read&resource=https://api.wink.travel/mcp/",
	  "not-in-manifest", "mcp.read", "names the resource" },
	{ AGENT, NULL, "{\"scope\":\"mcp.read\",\"audience\":\"a name\"}",
	  "not-in-manifest", "mcp.read", "names the audience 'a name'" },

	/* invalid_scope */
	{ SERVICE, NULL, CC "scope=booking.raed", "invalid_scope", NULL,
	  "did you mean 'booking.read'?" },
	{ SERVICE, NULL, CC "scope=Booking.Read", "invalid_scope", NULL,
	  "no scope 'Booking.Read'" },
	{ SERVICE, NULL, CC "scope=booking.write", "invalid_scope", NULL,
	  "not registered for the client" },
	{ ANY, NULL, CC "scope=mcp.read", "invalid_scope", NULL,
	  "to a client of the kind 'service'" },
	{ SERVICE, NULL, CC "scope=booking.read%09", "invalid_scope", NULL,
	  "a character no scope may hold" },
	{ SERVICE, NULL, CC "scope=booking.read%00", "invalid_scope", NULL,
	  "a character no scope may hold" },
	{ SERVICE, NULL, CC "scope=%22booking.read%22", "invalid_scope", NULL,
	  "a character no scope may hold" },
	{ SERVICE, NULL, CC "scope=booking.read%C2%A0x", "invalid_scope", NULL,
	  "a character no scope may hold" },
	{ SERVICE, NULL, CC "scope=+booking.read", "invalid_scope", NULL,
	  "one blank stands between" },
	{ SERVICE, NULL, CC "scope=booking.read+", "invalid_scope", NULL,
	  "one blank stands between" },
	{ SERVICE, NULL, CC "scope=booking.read++booking.read", "invalid_scope",
	  NULL, "one blank stands between" },
	{ SERVICE, NULL, CC "scope=+", "invalid_scope", NULL,
	  "one blank stands between" },
	{ SERVICE, NULL, "{\"scope\":\"booking.read \"}", "invalid_scope", NULL,
	  "one blank stands between" },
	{ SERVICE, NULL, "{\"scope\":[\"booking.read booking.read\"]}",
	  "invalid_scope", NULL, "a character no scope may hold" },
	{ SERVICE, NULL, CC "scope=administrator.admin.read", "invalid_scope",
	  NULL, "to no application" },

	/* undecided */
	{ SERVICE, NULL, CC, "undecided", NULL, "nobody says what the server" },
	{ SERVICE, NULL, CC "scope=", "undecided", NULL, "no scope" },
	{ SERVICE, NULL, CC "scope=${SCOPE}", "undecided", NULL,
	  "'${SCOPE}' is a placeholder" },
	{ SERVICE, NULL, "grant_type=${GRANT}&scope=booking.read", "undecided",
	  NULL, "'${GRANT}' is a placeholder" },
	{ ANY, NULL, CC "scope=booking.read&resource=${API}", "undecided", NULL,
	  "'${API}' is a placeholder" },
	{ NULL, NULL, CC "scope=nonsense", "undecided", NULL,
	  "in no catalog or registration" },
	{ SERVICE, NULL, "{\"scope\":[\"booking.read\",5]}", "undecided", NULL,
	  "must be a string" },
	{ NULL, NULL, "grant_type=refresh_token&refresh_token=x", "ok", "",
	  "" },
	{ NULL, NULL, "grant_type=authorization_code&code=x&client_id=c", "ok",
	  "", "" },

	/* different-scope */
	{ ANY, NULL, CC "scope=booking.read+offline_access", "different-scope",
	  "booking.read", "client_credentials never" },
	{ WEB, NULL, CODE URI "scope=openid+offline_access", "different-scope",
	  "openid", "not registered for that grant" },

	/* not-in-manifest */
	{ ANY, NULL, CC "scope=booking.read+booking.write", "not-in-manifest",
	  "booking.read booking.write", "asks for 'booking.write'" },
	{ AGENT, "look", CODE PKCE "scope=mcp.read+booking.read",
	  "not-in-manifest", "mcp.read booking.read",
	  "request 'look' of the manifest does not ask for 'booking.read'" },
	{ AGENT, "look", "grant_type=refresh_token&refresh_token=x&client_id=c",
	  "unauthorized_client", NULL, "'refresh_token'" },

	/* stepping up: the union of the whole chain */
	{ AGENT, "book", CODE PKCE "scope=booking.read+mcp.read", "ok",
	  "booking.read mcp.read", "" },
	{ AGENT, "book", CODE PKCE "scope=booking.read", "not-in-manifest",
	  "booking.read", "drops 'mcp.read' of request 'look'" },
	{ AGENT, "change",
	  CODE PKCE "scope=mcp.read+booking.read+booking.write", "ok",
	  "mcp.read booking.read booking.write", "" },
	{ AGENT, "change", CODE PKCE "scope=mcp.read+booking.write",
	  "not-in-manifest", "mcp.read booking.write",
	  "drops 'booking.read' of request 'book'" },
	{ AGENT, "change", CODE PKCE "scope=booking.read+booking.write",
	  "not-in-manifest", "booking.read booking.write",
	  "drops 'mcp.read' of request 'book'" },

	/* hooks: what is not stated is not missing */
	{ SERVICE, NULL,
	  "{\"request\":{\"client_id\":\"c\",\"granted_scopes\":"
	  "[\"booking.read\"],\"grant_types\":[\"client_credentials\"]}}",
	  "ok", "booking.read", "" },
	{ SERVICE, NULL, "{\"scope\":\"booking.read\"}", "ok", "booking.read",
	  "" },
	{ SERVICE, NULL,
	  "{\"request\":{\"client_id\":\"d\",\"granted_scopes\":[]}}",
	  "invalid_client", NULL, "'d'" },

	/* the first error is the answer, all are told */
	{ SERVICE, NULL, "grant_type=magic&scope=booking.raed",
	  "unsupported_grant_type", NULL, "no scope 'booking.raed'" },
	{ NULL, NULL, CC "scope=nonsense+%01", "invalid_scope", NULL,
	  "in no catalog" },
};

static struct ls_answer answer_to(const struct row *row)
{
	static struct ls_catalogs catalogs;
	struct ls_answer_context context = {
		.arena = manifest_arena(),
		.catalogs = &catalogs,
		.manifest = row->manifest == NULL ? NULL :
						    manifest_of(row->manifest),
	};

	catalogs = ls_catalogs_embedded();
	if (row->planned != NULL) {
		context.planned = ls_manifest_request(context.manifest,
						      ls_text_of(row->planned));
		ck_assert_ptr_nonnull(context.planned);
	}
	return ls_answer_of(&context,
			    request_of(row->request,
				       row->manifest == NULL ? NULL : "wink"));
}

START_TEST(the_answer_is_what_a_server_would_say)
{
	const struct row *row = &rows[_i];
	struct ls_answer answer = answer_to(row);
	bool said = *row->says == '\0' && answer.objections.n == 0;

	for (size_t i = 0; i < answer.objections.n; i++) {
		const struct ls_objection *o = &answer.objections.v[i];

		said |= *row->says != '\0' &&
			ls_text_contains(o->message, row->says);
		ck_assert_uint_le(o->span.start, o->span.end);
		ck_assert_uint_le(o->span.end, strlen(row->request));
	}
	if (!said)
		ck_abort_msg(
			"%s: '%s' is not said; %s", row->request, row->says,
			answer.objections.n == 0 ?
				"nothing is" :
				text_shown(answer.objections.v[0].message));
	if (strcmp(ls_error_word(answer.error), row->answer) != 0)
		ck_abort_msg("%s: %s", row->request,
			     ls_error_word(answer.error));
	ck_assert_int_eq(answer.issued, row->granted != NULL);
	if (row->granted != NULL)
		ck_assert_str_eq(text_shown(answer.granted), row->granted);
}
END_TEST

START_TEST(a_step_up_that_leads_to_itself_comes_to_an_end)
{
	static const char loop[] =
		"leastscope: 1\nprovider: wink\n"
		"requests:\n"
		"- {id: a, step_up_from: b, scope: booking.read}\n"
		"- {id: b, step_up_from: a, scope: inventory.read}\n";
	struct row row = { loop, "a", CC "scope=booking.read", "", "", "" };
	struct ls_answer answer = answer_to(&row);

	ck_assert_str_eq(ls_error_word(answer.error), "not-in-manifest");
	ck_assert_uint_eq(answer.objections.n, 1);
	row.request = CC "scope=booking.read+inventory.read";
	ck_assert_str_eq(ls_error_word(answer_to(&row).error), "ok");
}
END_TEST

static const struct {
	size_t scopes;
	size_t bytes;
	const char *answer;
} limits[] = {
	{ 499, 12, "ok" },           { 500, 12, "ok" },
	{ 501, 12, "undecided" },    { 1, 255, "invalid_scope" },
	{ 1, 256, "invalid_scope" }, { 1, 257, "undecided" },
};

START_TEST(what_is_past_a_limit_is_undecided)
{
	const char *scope = limits[_i].bytes == 12 ?
				    "booking.read+" :
				    repeated("", "a", limits[_i].bytes, "+");
	const char *text = repeated(CC "scope=", scope, limits[_i].scopes, "");
	struct row row = { SERVICE, NULL, text, "", "", "" };

	/* Without the last plus. */
	row.request = text_shown((struct ls_text){ text, strlen(text) - 1 });
	ck_assert_str_eq(ls_error_word(answer_to(&row).error),
			 limits[_i].answer);
}
END_TEST

static const struct {
	enum ls_syntax syntax;
	enum ls_problem_kind kind;
	const char *answer;
} unreadable[] = {
	{ LS_SYNTAX_FORM, LS_PROBLEM_SYNTAX, "invalid_request" },
	{ LS_SYNTAX_FORM, LS_PROBLEM_ENCODING, "invalid_request" },
	{ LS_SYNTAX_FORM, LS_PROBLEM_LIMIT, "undecided" },
	{ LS_SYNTAX_JSON, LS_PROBLEM_SYNTAX, "undecided" },
};

START_TEST(a_form_that_is_none_is_refused_and_a_hook_is_undecided)
{
	const struct ls_answer_context context = { .arena = manifest_arena() };
	const struct ls_problem problem = {
		.kind = unreadable[_i].kind,
		.span = { 3, 4 },
		.reason = LS_LITERAL("it is broken"),
	};
	struct ls_answer answer = ls_answer_unreadable(
		&context, unreadable[_i].syntax, &problem);

	ck_assert_str_eq(ls_error_word(answer.error), unreadable[_i].answer);
	ck_assert(!answer.issued);
	ck_assert_uint_eq(answer.objections.n, 1);
	ck_assert_uint_eq(answer.objections.v[0].span.start, 3);
	ck_assert(ls_text_is(answer.objections.v[0].message, "it is broken"));
}
END_TEST

/* What a message shows of the request has no end of its own. */
START_TEST(long_and_hidden_characters_are_made_fit_to_be_shown)
{
	struct row row = {
		ANY, NULL, CC "scope=booking.read&resource=\xe2\x80\xae/",
		"",  "",   ""
	};
	struct ls_answer answer = answer_to(&row);

	ck_assert_msg(
		ls_text_contains(answer.objections.v[0].message, "\\u{202e}"),
		"%s", text_shown(answer.objections.v[0].message));
	row.request = repeated(CC "scope=booking.read&resource=", "\xc3\xa9",
			       2000, "");
	answer = answer_to(&row);
	ck_assert_uint_lt(answer.objections.v[0].message.n, 300);
	ck_assert(ls_text_contains(answer.objections.v[0].message, "..."));
}
END_TEST

START_TEST(a_url_is_shown_without_what_may_be_secret)
{
	struct row row = { ANY,
			   NULL,
			   CC "scope=booking.read"
			      "&resource=https://u:geheim@x.example/?k=geheim",
			   "",
			   "",
			   "" };
	struct ls_answer answer = answer_to(&row);

	ck_assert_uint_eq(answer.objections.n, 1);
	ck_assert(ls_text_contains(answer.objections.v[0].message,
				   "'https://x.example/'"));
	ck_assert(!ls_text_contains(answer.objections.v[0].message, "geheim"));
}
END_TEST

Suite *ls_suite_engine_answer(void)
{
	Suite *suite = suite_create("engine answer");
	TCase *tests = tcase_create("answers");

	tcase_add_loop_test(tests, the_answer_is_what_a_server_would_say, 0,
			    ROWS(rows));
	tcase_add_test(tests, a_step_up_that_leads_to_itself_comes_to_an_end);
	tcase_add_loop_test(tests, what_is_past_a_limit_is_undecided, 0,
			    ROWS(limits));
	tcase_add_loop_test(
		tests, a_form_that_is_none_is_refused_and_a_hook_is_undecided,
		0, ROWS(unreadable));
	tcase_add_test(tests,
		       long_and_hidden_characters_are_made_fit_to_be_shown);
	tcase_add_test(tests, a_url_is_shown_without_what_may_be_secret);
	suite_add_tcase(suite, tests);
	return suite;
}
