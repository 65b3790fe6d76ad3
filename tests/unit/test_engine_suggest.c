/* The least set that is suggested, scope by scope, and when nothing can be. */
#include "config.h"

#include <check.h>
#include <string.h>

#include "least_check.h"
#include "manifest/usage.h"
#include "suites.h"

static struct ls_least_world world;

/* A chain, an alternative, scopes some clients may not ask for, one on its way
 * out, one that all carry, and one that signs in. */
static const char catalog[] =
	"catalog: 1\nprovider: {id: mail, name: Mail}\n"
	"source: {url: 'https://mail.example/scopes'}\n"
	"updated: 2026-12-01\ncompleteness: complete\n"
	"scopes:\n"
	"  - {name: mail.read, action: read, risk: low}\n"
	"  - {name: mail.change, action: write, risk: medium}\n"
	"  - {name: mail.all, action: remove, risk: high}\n"
	"  - {name: mail.send, action: write, risk: medium}\n"
	"  - {name: people.read, action: read, risk: low}\n"
	"  - {name: directory.read, action: read, risk: high}\n"
	"  - {name: login, carried: true, action: read}\n"
	"  - {name: who, identity: true, action: read}\n"
	"  - {name: old.read, action: read, risk: low, deprecated: true}\n"
	"  - {name: older.read, action: read, risk: low, deprecated: true}\n"
	"  - {name: robot.read, action: read, risk: low, audience: [agent]}\n"
	"  - {name: inner.read, action: read, risk: low, requestable: false}\n"
	"  - {name: outer.read, action: read, risk: medium}\n"
	"  - {name: outer.all, action: admin, risk: high}\n"
	"  - {name: user.read, action: read, risk: low, "
	"grants: [authorization_code]}\n"
	"implies:\n"
	"  - {from: mail.change, to: [mail.read], basis: stated}\n"
	"  - {from: mail.all, to: [mail.change], basis: stated}\n"
	"  - {from: outer.read, to: [inner.read], basis: stated}\n"
	"  - {from: outer.all, to: [outer.read], basis: stated}\n"
	"operations:\n"
	"  - {method: GET, path: /m, id: list, "
	"any: [[mail.read], [mail.change], [mail.all]]}\n"
	"  - {method: POST, path: /m, id: send, any: [[mail.send]]}\n"
	"  - {method: GET, path: /p, id: people, "
	"any: [[people.read], [directory.read]]}\n"
	"  - {method: POST, path: /s, id: search, confidence: uncertain, "
	"any: [[mail.read], [mail.change]]}\n"
	"  - {method: GET, path: /x, id: status, any: []}\n"
	"  - {method: POST, path: '/t/{id}', confidence: uncertain, "
	"any: [[mail.read], [mail.change]]}\n"
	"  - {method: GET, path: /g, id: guess, confidence: uncertain, "
	"any: [[mail.read]]}\n"
	"  - {method: DELETE, path: /m, id: purge, "
	"any: [[mail.all, mail.send]]}\n"
	"  - {method: GET, path: /w, id: me, any: [[login, who]]}\n"
	"  - {method: GET, path: /o, id: old, any: [[old.read], "
	"[people.read]]}\n"
	"  - {method: GET, path: /oo, id: older, any: [[older.read]]}\n"
	"  - {method: GET, path: /r, id: robot, any: [[robot.read]]}\n"
	"  - {method: GET, path: /i, id: inner, any: [[inner.read]]}\n"
	"  - {method: GET, path: /u, id: user, any: [[user.read]]}\n";

#define MAIL "leastscope: 1\nprovider: mail\n"
#define WINK "leastscope: 1\nprovider: wink\n"

static void set_up(void)
{
	ls_least_open(&world, catalog);
}

static void tear_down(void)
{
	ls_least_close(&world);
}

struct row {
	const char *name;
	const char *text;
	const char *expected;
};

static const struct row rows[] = {
	{ "what is needed stays, what is not goes",
	  MAIL "scope: mail.read people.read\noperations: [list]\n",
	  "keep mail.read, drop people.read" },
	{ "a wider scope gives way to what lies beneath",
	  MAIL "scope: mail.all\noperations: [list]\n",
	  "drop mail.all, add mail.read" },
	{ "what another one includes goes",
	  MAIL "scope: mail.read mail.all mail.send\noperations: [purge]\n",
	  "drop mail.read, keep mail.all, keep mail.send" },
	{ "of two that would do, the one with less risk",
	  MAIL "scope: directory.read people.read\noperations: [people]\n",
	  "drop directory.read, keep people.read" },
	{ "another scope that does it at less risk",
	  MAIL "scope: directory.read\noperations: [people]\n",
	  "drop directory.read, add people.read" },
	{ "what is missing comes",
	  MAIL "scope: mail.read\noperations: "
	       "[list, send]\n",
	  "keep mail.read, add mail.send" },
	{ "an uncertain need keeps all its candidates",
	  MAIL "scope: mail.all\noperations: [search]\n",
	  "drop mail.all, add mail.change open search" },
	{ "the author's word settles it",
	  MAIL "scope: mail.change\noperations: [{operation_id: search, "
	       "needs: mail.read}]\n",
	  "drop mail.change, add mail.read" },
	{ "what cannot be looked up keeps everything",
	  MAIL "scope: mail.read people.read\noperations: [list, moon]\n",
	  "keep mail.read, keep people.read open moon" },
	{ "a need of scopes nobody knows is open",
	  MAIL "scope: mail.read\noperations: [{operation_id: x, needs: "
	       "moon.read}]\n",
	  "keep mail.read open x" },
	{ "nothing is needed for what needs nothing",
	  MAIL "scope: mail.read\noperations: [status]\n", "drop mail.read" },
	{ "what all carry is there, who signs in stays",
	  MAIL "scope: login who mail.read\noperations: [list, me]\n",
	  "keep login, keep who, keep mail.read" },
	{ "to sign in is asked for where a use needs it",
	  MAIL "scope: mail.read\noperations: [list, me]\n",
	  "keep mail.read, add who" },
	{ "placeholders stay",
	  MAIL "scope: ${A} mail.read\n"
	       "operations: [list]\n",
	  "keep ${A}, keep mail.read" },
	{ "what is no scope at all goes",
	  MAIL "scope: moon mail.read\noperations: [list]\n",
	  "drop moon, keep mail.read" },
	{ "a repeat goes",
	  MAIL "scope: mail.read mail.read\n"
	       "operations: [list]\n",
	  "keep mail.read, drop mail.read" },
	{ "a scope on its way out is not suggested where there is another",
	  MAIL "scope: old.read\noperations: [old]\n",
	  "drop old.read, add people.read" },
	{ "and is where there is none",
	  MAIL "scope: mail.read\noperations: [older]\n",
	  "drop mail.read, add older.read" },
	{ "what this kind of client may not hold is impossible",
	  MAIL "client_kind: service\nscope: robot.read\n"
	       "operations: [robot, list]\n",
	  "impossible: robot" },
	{ "and possible for those who may",
	  MAIL "client_kind: agent\nscope: robot.read\noperations: [robot]\n",
	  "keep robot.read" },
	{ "a scope nobody may ask for is reached by the least that includes it",
	  MAIL "scope: inner.read\noperations: [inner]\n",
	  "drop inner.read, add outer.read" },
	{ "a scope that does not go with the grant is impossible",
	  MAIL "grant_type: client_credentials\nscope: user.read\n"
	       "operations: [user]\n",
	  "impossible: user" },
	{ "each request for itself",
	  MAIL "requests:\n- {scope: mail.all, operations: [list]}\n"
	       "- {scope: mail.all}\n- {scope: mail.send, operations: "
	       "[send]}\n",
	  "drop mail.all, add mail.read; undeclared; keep mail.send" },
	{ "nothing to suggest from", MAIL "scope: mail.read\n", "undeclared" },
	{ "no catalog",
	  "leastscope: 1\nprovider: moon\nscope: a\n"
	  "operations: [b]\n",
	  "no catalog" },
	{ "a single candidate proves nothing of the others",
	  MAIL "scope: mail.read people.read\nusage: complete\n"
	       "operations: [guess]\n",
	  "keep mail.read, keep people.read open guess" },
	{ "nothing is listed", MAIL "scope: mail.read\noperations: []\n",
	  "undeclared" },
	{ "nothing is done, and that is all",
	  MAIL "scope: mail.read\nusage: complete\noperations: []\n",
	  "drop mail.read" },
	{ "a registration alone has no request",
	  MAIL "client: {client_name: A, scope: mail.read}\n", "" },
	{ "an agent's transport is any one of its scopes",
	  WINK "client_kind: agent\nmcp_servers:\n"
	       "  - {name: w, url: 'https://api.wink.travel/mcp', tools: "
	       "[{name: show, needs: booking.read}]}\n"
	       "scope: mcp.write mcp.remove booking.read\n"
	       "resource: https://api.wink.travel/mcp\ntools: [show]\n",
	  "drop mcp.write, drop mcp.remove, keep booking.read, add "
	  "mcp.read" },
	{ "a Wink manifest is told what it needs",
	  WINK "scope: booking.read booking.write booking.remove\n"
	       "operations: [show-booking-as-travel-agent]\n",
	  "keep booking.read, drop booking.write, drop booking.remove" },
};

START_TEST(the_least_set_is_suggested)
{
	const char *found = ls_least_rows(&world, rows[_i].text);

	ck_assert_msg(strcmp(found, rows[_i].expected) == 0,
		      "%s\nexpected: %s\nfound:    %s\n%s", rows[_i].name,
		      rows[_i].expected, found, rows[_i].text);
}
END_TEST

static struct ls_suggestion *only(const char *text)
{
	struct ls_suggestions *all = ls_least_suggest(&world, text);

	ck_assert_uint_eq(all->list.n, 1);
	return all->list.v[0];
}

START_TEST(a_proof_needs_complete_and_known_usage)
{
	const char *manifest = MAIL "scope: mail.read\noperations: [list]\n";

	ck_assert(!only(manifest)->proven);
	ck_assert(only(MAIL "scope: mail.read\noperations: [list]\n"
			    "usage: complete\n")
			  ->proven);
	ck_assert(!only(MAIL "scope: mail.read\noperations: [list]\n"
			     "usage: partial\n")
			   ->proven);
	ck_assert(!only(MAIL "scope: mail.read\noperations: [list, moon]\n"
			     "usage: complete\n")
			   ->proven);
	ck_assert(!only(manifest)->changes);
	ck_assert(only(MAIL "scope: mail.all\noperations: [list]\n")->changes);
}
END_TEST

START_TEST(each_scope_has_its_reason)
{
	struct ls_suggestion *s = only(
		WINK "scope: booking.read booking.write account.read\n"
		     "operations:\n"
		     "- {operation_id: list, needs: booking.read}\n"
		     "- show-booking-grid-as-travel-agent\n");

	ck_assert_uint_eq(s->scopes.n, 3);
	ck_assert(ls_text_is(s->scopes.v[0].why,
			     "needed for 'list', "
			     "'show-booking-grid-as-travel-agent'"));
	ck_assert(ls_text_is(s->scopes.v[1].why,
			     "kept only because it may be needed for "
			     "'show-booking-grid-as-travel-agent'"));
	ck_assert(s->scopes.v[1].only_uncertain);
	ck_assert(ls_text_is(s->scopes.v[2].why, "no declared use needs it"));
	ck_assert_uint_eq(s->open.n, 1);
	ck_assert(ls_text_is(s->open.v[0].line, "needs: booking.read"));
}
END_TEST

/* What was seen counts as if it were declared. */
START_TEST(calls_are_added_to_what_is_declared)
{
	const char *text = MAIL "scope: mail.all\noperations: [list]\n";
	struct ls_calls calls = { .other_hosts = 0 };
	struct ls_suggestions *all;
	struct ls_call *call;

	call = LS_PUSH(world.arena, &calls.list);
	call->method = LS_LITERAL("POST");
	call->path = LS_LITERAL("/m");
	call = LS_PUSH(world.arena, &calls.list);
	call->id = LS_LITERAL("people");
	all = ls_engine_suggest(world.arena, &world.options,
				LS_LITERAL("m.yaml"), ls_text_of(text), &calls,
				1);
	ck_assert_uint_eq(all->list.n, 1);
	ck_assert_uint_eq(all->list.v[0]->scopes.n, 4);
	ck_assert(ls_text_is(all->list.v[0]->scopes.v[1].name, "mail.read"));
	ck_assert(ls_text_is(all->list.v[0]->scopes.v[2].name, "mail.send"));
	ck_assert(ls_text_is(all->list.v[0]->scopes.v[3].name, "people.read"));
	ck_assert(ls_text_is(all->list.v[0]->scopes.v[2].uses.v[0], "POST /m"));
}
END_TEST

static const struct ls_suggestion *with_calls(const char *text)
{
	static const char *const seen[][3] = {
		{ "POST", "/s", "" },
		{ "GET", "/nobody/7/knows", "" },
		{ "", "", "strange" },
	};
	struct ls_calls calls = { .other_hosts = 0 };
	struct ls_suggestions *all;

	for (size_t i = 0; i < sizeof(seen) / sizeof(seen[0]); i++) {
		struct ls_call *call = LS_PUSH(world.arena, &calls.list);

		call->method = ls_text_of(seen[i][0]);
		call->path = ls_text_of(seen[i][1]);
		call->id = ls_text_of(seen[i][2]);
	}
	all = ls_engine_suggest(world.arena, &world.options,
				LS_LITERAL("m.yaml"), ls_text_of(text), &calls,
				1);
	ck_assert_uint_eq(all->list.n, 1);
	return all->list.v[0];
}

START_TEST(a_call_that_was_seen_is_settled_by_a_new_entry)
{
	const struct ls_suggestion *s = with_calls(MAIL "scope: mail.read\n");

	ck_assert_uint_eq(s->open.n, 3);
	ck_assert(ls_text_is(s->open.v[0].use, "POST /s"));
	ck_assert(ls_text_is(s->open.v[0].line,
			     "- {operation_id: search, needs: mail.read}"));
	ck_assert(!s->open.v[0].declared);
	ck_assert_uint_eq(s->open.v[1].line.n, 0);
	ck_assert(!s->open.v[1].declared);
}
END_TEST

START_TEST(an_operation_without_an_id_is_named_by_its_template)
{
	struct ls_calls calls = { .other_hosts = 0 };
	struct ls_call *call = LS_PUSH(world.arena, &calls.list);
	struct ls_suggestions *all;

	call->method = LS_LITERAL("POST");
	call->path = LS_LITERAL("/t/\"7\"");
	all = ls_engine_suggest(
		world.arena, &world.options, LS_LITERAL("m.yaml"),
		ls_text_of(MAIL "scope: mail.read\n"), &calls, 1);
	ck_assert(ls_text_is(
		all->list.v[0]->open.v[0].line,
		"- {operation: \"POST /t/{id}\", needs: mail.read}"));
}
END_TEST

/* What the author says of a call counts, however the call is named. */
START_TEST(what_is_declared_of_a_call_settles_it)
{
	const struct ls_suggestion *s = with_calls(
		MAIL "scope: mail.read mail.change\nusage: complete\n"
		     "operations:\n"
		     "- {operation_id: search, needs: mail.read}\n"
		     "- {operation: 'get /nobody/{id}/knows', needs: []}\n"
		     "- {operation_id: strange, needs: []}\n");

	ck_assert_uint_eq(s->open.n, 0);
	ck_assert(s->proven);
	ck_assert_uint_eq(s->scopes.n, 2);
	ck_assert_int_eq(s->scopes.v[1].fate, LS_FATE_DROP);
}
END_TEST

START_TEST(what_may_be_left_off_is_settled_by_needs_alone)
{
	const struct ls_suggestion *s = with_calls(
		MAIL "scope: mail.read mail.change\noperations:\n"
		     "- {operation_id: search, optional: true}\n"
		     "- {operation: 'GET /nobody/{id}', needs: []}\n"
		     "- {operation: 'POST /nobody/{id}/knows', needs: []}\n");

	ck_assert_uint_eq(s->open.n, 4);
	ck_assert(s->open.v[0].declared);
	ck_assert(!s->open.v[1].declared);
}
END_TEST

/* What may be written without being asked twice. */
static const struct {
	const char *text;
	bool changes, widens, guesses;
} changes[] = {
	{ "scope: mail.read people.read\noperations: [list]\n", true, false,
	  true },
	{ "scope: mail.read people.read\noperations: [list]\n"
	  "usage: partial\n",
	  true, false, true },
	{ "scope: mail.read people.read\noperations: [list]\n"
	  "usage: complete\n",
	  true, false, false },
	{ "scope: mail.read mail.read nonsense\noperations: [list]\n", true,
	  false, false },
	{ "scope: people.read people.read\noperations: [list]\n", true, true,
	  true },
	{ "scope: mail.all\noperations: [list]\nusage: complete\n", true, false,
	  false },
	{ "scope: mail.all\noperations: [list]\n", true, false, true },
	{ "scope: mail.read\noperations: [list, send]\nusage: complete\n", true,
	  true, false },
	{ "scope: mail.read\noperations: [list]\n", false, false, false },
	{ "scope: mail.read people.read\noperations: [list, unheard-of]\n"
	  "usage: complete\n",
	  false, false, false },
};

START_TEST(a_change_that_may_hurt_is_known_as_one)
{
	struct ls_suggestions *all = ls_least_suggest(
		&world,
		ls_arena_string(world.arena,
				ls_arena_printf(world.arena, "%s%s", MAIL,
						changes[_i].text)));
	const struct ls_suggestion *s = all->list.v[0];

	ck_assert_int_eq(s->changes, changes[_i].changes);
	ck_assert_int_eq(s->widens, changes[_i].widens);
	ck_assert_int_eq(s->guesses, changes[_i].guesses);
}
END_TEST

START_TEST(a_file_that_cannot_be_read_has_no_suggestion)
{
	struct ls_suggestions *all = ls_least_suggest(&world, "a: [\n");

	ck_assert_ptr_null(all->document);
	ck_assert(all->problem.reason.n > 0);
}
END_TEST

Suite *ls_suite_engine_suggest(void)
{
	Suite *suite = suite_create("engine_suggest");
	TCase *tests = tcase_create("suggestions");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, the_least_set_is_suggested, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(tests, a_proof_needs_complete_and_known_usage);
	tcase_add_test(tests, each_scope_has_its_reason);
	tcase_add_test(tests, calls_are_added_to_what_is_declared);
	tcase_add_test(tests, a_call_that_was_seen_is_settled_by_a_new_entry);
	tcase_add_test(tests,
		       an_operation_without_an_id_is_named_by_its_template);
	tcase_add_test(tests, what_is_declared_of_a_call_settles_it);
	tcase_add_test(tests, what_may_be_left_off_is_settled_by_needs_alone);
	tcase_add_loop_test(tests, a_change_that_may_hurt_is_known_as_one, 0,
			    (int)(sizeof(changes) / sizeof(changes[0])));
	tcase_add_test(tests, a_file_that_cannot_be_read_has_no_suggestion);
	suite_add_tcase(suite, tests);
	return suite;
}
