/* A request as a question of the mathematics: what of it is surplus, and how
 * sure that is. */
#include "config.h"

#include <check.h>
#include <string.h>

#include "base/out.h"
#include "engine/least.h"
#include "least_check.h"
#include "rules/rules.h"
#include "suites.h"

static struct ls_least_world world;
static struct ls_out said;

static const char catalog[] =
	"catalog: 1\nprovider: {id: mail, name: Mail}\n"
	"source: {url: 'https://mail.example/scopes'}\n"
	"updated: 2026-12-01\ncompleteness: complete\n"
	"groups:\n  - {id: mail, title: M}\n  - {id: people, title: P}\n"
	"scopes:\n"
	"  - {name: mail.read, group: mail, action: read, risk: low}\n"
	"  - {name: mail.change, group: mail, action: write, risk: medium}\n"
	"  - {name: mail.all, group: mail, action: remove, risk: high}\n"
	"  - {name: mail.send, group: mail, action: write, risk: medium}\n"
	"  - {name: people.read, group: people, action: read, risk: low}\n"
	"  - {name: people.all, group: people, action: read, risk: high}\n"
	"  - {name: login, carried: true, action: read}\n"
	"  - {name: who, identity: true, action: read}\n"
	"implies:\n"
	"  - {from: mail.change, to: [mail.read], basis: stated}\n"
	"  - {from: mail.all, to: [mail.change], basis: stated}\n"
	"operations:\n"
	"  - {method: GET, path: /m, id: list, "
	"any: [[mail.read], [mail.change], [mail.all]]}\n"
	"  - {method: POST, path: /m, id: send, any: [[mail.send]]}\n"
	"  - {method: GET, path: /p, id: people, "
	"any: [[people.read], [people.all]]}\n"
	"  - {method: POST, path: /s, id: search, confidence: uncertain, "
	"any: [[mail.read], [mail.change]]}\n"
	"  - {method: POST, path: /v, id: vague, confidence: uncertain, "
	"any: [[mail.send, people.read], [people.all]]}\n"
	"  - {method: GET, path: /x, id: status, any: []}\n"
	"  - {method: DELETE, path: /m, id: purge, "
	"any: [[mail.all, mail.send]]}\n"
	"  - {method: GET, path: /w, id: me, any: [[login, who, "
	"people.read]]}\n"
	"  - {method: GET, path: /e, id: wider, optional: true, "
	"any: [[people.read], [people.all]]}\n"
	"  - {method: GET, path: /k, id: kinds, clients: [web], "
	"any: [[mail.send]]}\n"
	"  - {method: GET, path: /k, id: kinds2, clients: [service], "
	"any: [[people.read]]}\n";

static void tell_token(struct ls_run *run, const struct ls_least *least,
		       const struct ls_token *token)
{
	static const char *const words[] = {
		[LS_SURPLUS_NONE] = "needed",
		[LS_SURPLUS_UNUSED] = "unused",
		[LS_SURPLUS_WRITE] = "write",
		[LS_SURPLUS_REDUNDANT] = "redundant",
		[LS_SURPLUS_BROAD] = "broad",
	};
	struct ls_token_surplus s = ls_least_surplus(run, least, token);

	ls_out_printf(&said, " %.*s=%s", LS_FMT(token->text), words[s.surplus]);
	if (s.surplus == LS_SURPLUS_NONE)
		return;
	ls_out_string(&said, s.certain ? "!" : "?");
	if (s.surplus == LS_SURPLUS_BROAD)
		ls_out_printf(&said, "(%s)",
			      ls_least_names(run, least, &s.instead));
	else if (s.surplus != LS_SURPLUS_REDUNDANT && !s.proven_unused)
		ls_out_printf(&said, "(%s)",
			      ls_least_users(run, least,
					     ls_least_number(least, token)));
}

static void tell(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_least *least = ls_least_of(run, request);

	if (said.n > 0)
		ls_out_char(&said, ';');
	if (least == NULL) {
		ls_out_string(&said, " nothing");
		return;
	}
	ck_assert_ptr_eq(ls_least_of(run, request), least);
	for (size_t i = 0; i < request->scope.tokens.n; i++)
		tell_token(run, least, &request->scope.tokens.v[i]);
	ls_out_printf(&said, " %s%s%s%s",
		      least->all_met[LS_OPTIMISTIC] ? "" : "missing ",
		      least->all_met[LS_PESSIMISTIC] ? "" : "doubtful ",
		      ls_least_proves(least) ? "proves" : "guesses",
		      least->unknown_use ? " unknown" : "");
}

static const struct ls_rule probe = {
	.id = "probe",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_NOTE,
	.needs = LS_FACT_SCOPES,
	.check_request = tell,
};

static const struct ls_rule *rule_of(const char *id)
{
	for (size_t i = 0; ls_rules[i] != NULL; i++)
		if (strcmp(ls_rules[i]->id, id) == 0)
			return ls_rules[i];
	ck_abort_msg("no rule %s", id);
	return NULL;
}

static const char *told(const char *text)
{
	const struct ls_rule *rules[] = {
		&probe,
		rule_of(LS_RULE_STALE_SUPPRESSION),
		rule_of(LS_RULE_TRUNCATED),
		rule_of(LS_RULE_UNREADABLE),
		NULL,
	};
	struct ls_work work = {
		.path = ls_least_path(text),
		.named = true,
		.in_memory = true,
		.bytes = ls_text_of(text),
	};

	world.options.rules = rules;
	said = ls_out_new(world.arena);
	ls_engine_run(world.arena, &world.options, &work, 1);
	return ls_arena_string(world.arena, ls_out_text(&said));
}

static void set_up(void)
{
	ls_least_open(&world, catalog);
}

static void tear_down(void)
{
	ls_least_close(&world);
}

#define MAIL "leastscope: 1\nprovider: mail\n"
#define DONE "usage: complete\n"

static const struct {
	const char *name;
	const char *text;
	const char *expected;
} rows[] = {
	{ "unused, in a group nothing uses and in one that is only read",
	  MAIL DONE "scope: mail.read people.read mail.send\n"
		    "operations: [list]\n",
	  " mail.read=needed people.read=unused! mail.send=write! proves" },
	{ "broad, and what is enough",
	  MAIL DONE "scope: mail.all\noperations: [list]\n",
	  " mail.all=broad!('mail.read') proves" },
	{ "redundant, and the wider one needed",
	  MAIL DONE "scope: mail.read mail.all mail.send\n"
		    "operations: [purge]\n",
	  " mail.read=redundant! mail.all=needed mail.send=needed proves" },
	{ "of either, the riskier is said to be superfluous",
	  MAIL DONE "scope: people.all people.read\noperations: [people]\n",
	  " people.all=unused!('people') people.read=needed proves" },
	{ "an uncertain need makes it likely only",
	  MAIL DONE "scope: mail.change\noperations: [search]\n",
	  " mail.change=broad?('mail.read') proves" },
	{ "a request that holds one candidate may not be enough",
	  MAIL DONE "scope: mail.read\noperations: [search]\n",
	  " mail.read=needed doubtful proves" },
	{ "and one that holds none is missing, perhaps",
	  MAIL DONE "scope: people.read\noperations: [search]\n",
	  " people.read=unused! missing doubtful proves" },
	{ "what half of an unmet need wants is not superfluous",
	  MAIL DONE "scope: mail.all people.read\noperations: [purge]\n",
	  " mail.all=needed people.read=unused! missing doubtful proves" },
	{ "nor is half a candidate",
	  MAIL DONE "scope: mail.send\noperations: [vague]\n",
	  " mail.send=needed missing doubtful proves" },
	{ "an unmet need does not hide what is surplus elsewhere",
	  MAIL DONE "scope: mail.all\noperations: [list, send]\n",
	  " mail.all=broad!('mail.read') missing doubtful proves" },
	{ "an operation without a need proves the rest unused",
	  MAIL DONE "scope: people.read\noperations: [status]\n",
	  " people.read=unused! proves" },
	{ "usage that is not said to be complete proves nothing",
	  MAIL "scope: people.read\noperations: [list]\n",
	  " people.read=unused! missing doubtful guesses" },
	{ "nor does a use nobody knows",
	  MAIL DONE "scope: mail.read people.read\noperations: [list, moon]\n",
	  " mail.read=needed people.read=unused! guesses unknown" },
	{ "of unknown uses alone nothing follows",
	  MAIL DONE "scope: mail.read\noperations: [moon]\n",
	  " mail.read=needed guesses unknown" },
	{ "what is carried, and what signs in, is there and not judged",
	  MAIL DONE "scope: login who people.read\noperations: [me]\n",
	  " login=needed who=needed people.read=needed proves" },
	{ "to sign in must be asked for",
	  MAIL DONE "scope: people.read\n"
		    "operations: [me]\n",
	  " people.read=needed missing doubtful proves" },
	{ "of operations for kinds of clients, that of this kind",
	  MAIL DONE "client_kind: service\nscope: mail.send people.read\n"
		    "operations: [GET /k]\n",
	  " mail.send=unused! people.read=needed proves" },
	{ "and for another kind the other",
	  MAIL DONE "client_kind: web\nscope: mail.send people.read\n"
		    "operations: [GET /k]\n",
	  " mail.send=needed people.read=unused! proves" },
	{ "what only widens an answer is kept where it is asked for",
	  MAIL DONE "scope: mail.read people.all\n"
		    "operations: [list, wider]\n",
	  " mail.read=needed people.all=needed proves" },
	{ "and not missed where it is not",
	  MAIL DONE "scope: mail.read\noperations: [list, wider]\n",
	  " mail.read=needed proves" },
	{ "repeated and unknown tokens do no harm",
	  MAIL DONE "scope: moon mail.read mail.read ${X}\n"
		    "operations: [list, list]\n",
	  " moon=needed mail.read=needed mail.read=needed ${X}=needed "
	  "proves" },
	{ "requests are judged one by one",
	  MAIL "requests:\n- {scope: mail.read, operations: [list]}\n"
	       "- {scope: mail.read}\n"
	       "- {scope: mail.read, operations: [people], usage: complete}\n",
	  " mail.read=needed guesses; nothing; mail.read=unused! missing "
	  "doubtful proves" },
	{ "without a catalog there is nothing to ask",
	  "leastscope: 1\nprovider: moon\nscope: a\noperations: [b]\n",
	  " nothing" },
};

START_TEST(surplus_is_told_with_its_certainty)
{
	const char *found = told(rows[_i].text);

	ck_assert_msg(strcmp(found, rows[_i].expected) == 0,
		      "%s\nexpected: %s\nfound:    %s\n%s", rows[_i].name,
		      rows[_i].expected, found, rows[_i].text);
}
END_TEST

START_TEST(long_lists_of_users_are_cut)
{
	ck_assert_str_eq(told(MAIL DONE
			      "scope: people.all people.read\noperations: "
			      "[people, {operation_id: b, needs: "
			      "people.all}, {operation_id: c, needs: "
			      "people.read}, GET /p, {operation_id: d, "
			      "needs: people.read}]\n"),
			 " people.all=needed people.read=needed proves");
	ck_assert_str_eq(
		told(MAIL DONE "scope: people.all people.read\n"
			       "operations: [people, GET /p, {id: e, "
			       "operation_id: people}, people, GET /p]\n"),
		" people.all=unused!('people', 'GET /p', 'people' and 2 more) "
		"people.read=needed proves");
}
END_TEST

Suite *ls_suite_engine_least(void)
{
	Suite *suite = suite_create("engine_least");
	TCase *tests = tcase_create("requests");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, surplus_is_told_with_its_certainty, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(tests, long_lists_of_users_are_cut);
	suite_add_tcase(suite, tests);
	return suite;
}
