/* Tests of what rules call. */
#include "config.h"

#include "suites.h"

#include <string.h>

#include "engine_check.h"
#include "fix/fix.h"

/* --- ls_shown --- */

#define TEN "0123456789"
#define EIGHTY TEN TEN TEN TEN TEN TEN TEN TEN

static const struct {
	struct ls_text text;
	const char *shown;
} shown_rows[] = {
	{ { "", 0 }, "" },
	{ { "plain", 5 }, "plain" },
	{ { "a\0b", 3 }, "a\\u{0}b" },
	{ { "\xe2\x80\xae"
	    "x",
	    4 },
	  "\\u{202e}x" },
	{ { "\xff", 1 }, "\\xff" },
	{ { EIGHTY, 80 }, EIGHTY },
	{ { EIGHTY "x", 81 }, EIGHTY "..." },
};

START_TEST(what_is_shown_holds_nothing_hidden_and_is_short)
{
	struct ls_run run = { .arena = test_arena };

	ck_assert_str_eq(ls_shown(&run, shown_rows[_i].text),
			 shown_rows[_i].shown);
}
END_TEST

START_TEST(length_is_counted_in_characters)
{
	struct ls_run run = { .arena = test_arena };
	char text[81 * 2];

	for (size_t i = 0; i < sizeof(text); i += 2)
		memcpy(text + i, "\xc3\xa9", 2);
	ck_assert_uint_eq(strlen(ls_shown(&run, (struct ls_text){ text, 160 })),
			  160);
	ck_assert_uint_eq(strlen(ls_shown(&run, (struct ls_text){ text, 162 })),
			  163);
}
END_TEST

/* --- what a finding holds --- */

START_TEST(a_finding_names_place_scope_provider_client_and_request)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_finding *f =
		ls_world_run(&options, "leastscope: 1\n"
				       "provider: harbour\n"
				       "client: {client_name: Tug}\n"
				       "requests:\n"
				       "  - id: tow\n"
				       "    scope: 'h\xc3\xa9 berth.raed'\n")
			->findings.v[1];

	ck_assert_str_eq(f->rule->id, "unknown");
	ck_assert_uint_eq(f->start.line, 6);
	ck_assert_uint_eq(f->start.column, 16);
	ck_assert_uint_eq(f->end.column, 26);
	ck_assert_uint_eq(f->end.offset - f->start.offset, 10);
	ck_assert_uint_eq(f->span.start, f->start.offset);
	ck_assert(ls_text_is(f->path, "m.yaml"));
	ck_assert(ls_text_is(f->scope, "berth.raed"));
	ck_assert(ls_text_is(f->provider, "harbour"));
	ck_assert(ls_text_is(f->client, "Tug"));
	ck_assert(ls_text_is(f->request, "tow"));
	ck_assert(ls_text_is(f->hint, "did you mean 'berth.read'?"));
	ck_assert(ls_text_is(f->message, "no scope berth.raed at harbour of "
					 "2027-01-01"));
	ck_assert(ls_text_is(f->line, "    scope: 'h\xc3\xa9 berth.raed'"));
	ck_assert_uint_eq(f->line_column, 1);
}
END_TEST

START_TEST(related_places_have_lines_and_columns)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_finding *f = ls_world_run(
					     &options,
					     MANIFEST("crane.read crane.read"))
					     ->findings.v[0];

	ck_assert_uint_eq(f->related.n, 1);
	ck_assert_uint_eq(f->related.v[0].start.line, 3);
	ck_assert_uint_eq(f->related.v[0].start.column, 8);
	ck_assert_uint_eq(f->related.v[0].end.column, 18);
	ck_assert(ls_text_is(f->related.v[0].message, "first here"));
	ck_assert_uint_eq(f->related.v[0].path.n, 0);
}
END_TEST

/* --- dropping a token --- */

static const struct {
	const char *name;
	const char *before;
	const char *after; /* NULL: it cannot be dropped */
} drops[] = {
	{ "the last of a string goes with the blank before it",
	  MANIFEST("crane.read crane.read"), MANIFEST("crane.read") },
	{ "one in the middle goes with the blank behind it",
	  MANIFEST("crane.read crane.read berth.read"),
	  MANIFEST("crane.read berth.read") },
	{ "several blanks go together",
	  MANIFEST("crane.read   crane.read   berth.read"),
	  MANIFEST("crane.read   berth.read") },
	{ "quotes stay", MANIFEST("\"crane.read crane.read\""),
	  MANIFEST("\"crane.read\"") },
	{ "an escaped blank goes too",
	  MANIFEST("\"crane.read\\x20crane.read\""),
	  MANIFEST("\"crane.read\"") },
	{ "a block scalar loses the line",
	  MANIFEST(">\n  crane.read\n  crane.read\n  berth.read"),
	  MANIFEST(">\n  crane.read\n  berth.read") },
	{ "an item of a flow list goes with its comma",
	  MANIFEST("[crane.read, crane.read, berth.read]"),
	  MANIFEST("[crane.read, berth.read]") },
	{ "the last item of a flow list too",
	  MANIFEST("[berth.read, crane.read, crane.read]"),
	  MANIFEST("[berth.read, crane.read]") },
	{ "an item of a block list goes with its line",
	  MANIFEST("\n  - crane.read\n  - crane.read # again\n  - berth.read"),
	  MANIFEST("\n  - crane.read\n  - berth.read") },
	{ "JSON keeps its commas",
	  "{\"leastscope\": 1, \"provider\": \"harbour\",\n"
	  " \"scope\": [\"crane.read\", \"crane.read\"]}\n",
	  "{\"leastscope\": 1, \"provider\": \"harbour\",\n"
	  " \"scope\": [\"crane.read\"]}\n" },
	{ "CRLF stays",
	  "leastscope: 1\r\nprovider: harbour\r\nscope:\r\n"
	  "  - crane.read\r\n  - crane.read\r\n",
	  "leastscope: 1\r\nprovider: harbour\r\nscope:\r\n"
	  "  - crane.read\r\n" },
	{ "two in a string inside a list",
	  MANIFEST("[\"crane.read crane.read\"]"), NULL },
};

START_TEST(a_token_is_dropped_with_what_parts_it)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_results *results = ls_world_run(&options,
							drops[_i].before);
	const struct ls_finding *f = NULL;
	struct ls_text after;

	for (size_t i = 0; i < results->findings.n; i++)
		if (strcmp(results->findings.v[i]->rule->id, "twice") == 0)
			f = results->findings.v[i];
	if (drops[_i].after == NULL) {
		ck_assert_msg(f == NULL || f->fix.applicability == LS_FIX_NONE,
			      "%s", drops[_i].name);
		return;
	}
	ck_assert_msg(f != NULL, "%s", drops[_i].name);
	ck_assert_msg(f->fix.applicability == LS_FIX_SAFE, "%s",
		      drops[_i].name);
	after = ls_edits_apply(test_arena, ls_text_of(drops[_i].before),
			       f->fix.edits.v, f->fix.edits.n);
	ck_assert_msg(ls_text_is(after, drops[_i].after), "%s: %.*s",
		      drops[_i].name, LS_FMT(after));
}
END_TEST

static void drop_all(struct ls_run *run, const struct ls_request *request,
		     const struct ls_token *token)
{
	struct ls_finding *f = ls_flag(run, token->span, "not wanted");

	ls_fix(run, f, LS_FIX_SAFE, "remove it");
	ls_fix_drop_token(run, f, &request->scope, token);
}

static const struct ls_rule rule_drop_all = {
	.id = "drop-all",
	.severity = LS_ERROR,
	.needs = LS_FACT_SCOPES,
	.check_token = drop_all,
};

static const struct ls_rule *const drop_all_rules[] = { &rule_drop_all, NULL };

START_TEST(the_only_token_cannot_be_dropped)
{
	static const char *const texts[] = {
		MANIFEST("crane.read"),
		MANIFEST("[crane.read]"),
		MANIFEST("\n  - crane.read"),
	};
	struct ls_engine_options options = ls_world_options(drop_all_rules);
	const struct ls_finding *f =
		ls_world_run(&options, texts[_i])->findings.v[0];

	ck_assert_int_eq(f->fix.applicability, LS_FIX_NONE);
	ck_assert_uint_eq(f->fix.edits.n, 0);
	ck_assert_uint_eq(f->fix.title.n, 0);
}
END_TEST

START_TEST(a_token_of_an_alias_cannot_be_dropped)
{
	struct ls_engine_options options = ls_world_options(drop_all_rules);
	const struct ls_results *results = ls_world_run(
		&options, "leastscope: 1\nprovider: harbour\n"
			  "x-all: &all crane.read berth.read\nscope: *all\n");

	ck_assert_uint_eq(results->findings.n, 2);
	for (size_t i = 0; i < results->findings.n; i++)
		ck_assert_int_eq(results->findings.v[i]->fix.applicability,
				 LS_FIX_NONE);
}
END_TEST

START_TEST(heavier_scopes_give_heavier_fixes)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_results *results = ls_world_run(
		&options, MANIFEST("berth.read berth.write crane.write x "
				   "berth.read berth.write crane.write x"));
	uint8_t weight[5];
	size_t n = 0;

	for (size_t i = 0; i < results->findings.n; i++)
		if (results->findings.v[i]->rule == &ls_test_twice)
			weight[n++] = results->findings.v[i]->fix.weight;
	ck_assert_uint_eq(n, 4);
	ck_assert_uint_lt(weight[0], weight[1]); /* low, medium */
	ck_assert_uint_lt(weight[1], weight[2]); /* critical */
	ck_assert_uint_lt(weight[0], weight[3]); /* unknown is never low */
	ck_assert_uint_lt(weight[3], weight[1]);
}
END_TEST

/* --- facts many rules ask for --- */

static void say_facts(struct ls_run *run, const struct ls_request *request)
{
	unsigned grant = ls_request_grant(run->manifest, request);

	ls_flag(run, (struct ls_span){ 0, 0 }, "grant %s, agent %d, risk %s",
		grant == 0 ? "unsaid" : ls_grant_word(grant),
		ls_is_agent(run->manifest),
		ls_risk_word(ls_list_risk(&request->scope)));
}

static const struct ls_rule rule_say_facts = {
	.id = "say-facts",
	.severity = LS_NOTE,
	.check_request = say_facts,
};

static const struct ls_rule *const say_facts_rules[] = { &rule_say_facts,
							 NULL };

#define HEAD "leastscope: 1\nprovider: harbour\n"

static const struct {
	const char *text;
	const char *message;
} fact_rows[] = {
	{ HEAD "scope: berth.read crane.write\n",
	  "grant unsaid, agent 0, risk critical" },
	{ HEAD "scope: nothing.known\n",
	  "grant unsaid, agent 0, risk unknown" },
	{ HEAD "grant_type: client_credentials\nscope: berth.read\n",
	  "grant client_credentials, agent 0, risk low" },
	{ HEAD "client: {grant_types: [client_credentials]}\n"
	       "scope: berth.read\n",
	  "grant client_credentials, agent 0, risk low" },
	{ HEAD "client: {grant_types: [authorization_code, refresh_token]}\n"
	       "scope: berth.read\n",
	  "grant authorization_code, agent 0, risk low" },
	{ HEAD "client: {grant_types: [authorization_code, "
	       "client_credentials]}\nscope: berth.read\n",
	  "grant unsaid, agent 0, risk low" },
	{ HEAD "client_kind: agent\nscope: berth.read\n",
	  "grant unsaid, agent 1, risk low" },
	{ HEAD "client_kind: service\nscope: berth.read\nmcp_servers:\n"
	       "  - {name: x, url: https://x.example/mcp}\n",
	  "grant unsaid, agent 0, risk low" },
	{ HEAD "scope: berth.read\nmcp_servers:\n"
	       "  - {name: x, url: https://x.example/mcp}\n",
	  "grant unsaid, agent 1, risk low" },
};

START_TEST(facts_are_what_the_file_says)
{
	struct ls_engine_options options = ls_world_options(say_facts_rules);
	const struct ls_results *results = ls_world_run(&options,
							fact_rows[_i].text);

	ck_assert_uint_eq(results->findings.n, 1);
	ck_assert_msg(ls_text_is(results->findings.v[0]->message,
				 fact_rows[_i].message),
		      "row %d: %.*s", _i,
		      LS_FMT(results->findings.v[0]->message));
}
END_TEST

static void say_joined(struct ls_run *run, const struct ls_request *request)
{
	ls_flag(run, (struct ls_span){ 0, 0 }, "%s",
		ls_shown(run, ls_tokens_join(run, &request->scope)));
}

static const struct ls_rule rule_say_joined = {
	.id = "say-joined",
	.severity = LS_NOTE,
	.check_request = say_joined,
};

static const struct ls_rule *const say_joined_rules[] = { &rule_say_joined,
							  NULL };

START_TEST(tokens_are_joined_as_the_provider_writes_them)
{
	struct ls_engine_options options = ls_world_options(say_joined_rules);

	ck_assert(ls_text_is(
		ls_world_run(&options, MANIFEST("[berth.read, crane.read]"))
			->findings.v[0]
			->message,
		"berth.read crane.read"));
}
END_TEST

#define LOOP(test, rows) \
	tcase_add_loop_test(tcase, test, 0, sizeof(rows) / sizeof((rows)[0]))

Suite *ls_suite_engine_flag(void)
{
	Suite *suite = suite_create("engine/flag");
	TCase *tcase = tcase_create("flag");

	tcase_add_checked_fixture(tcase, ls_world_set_up, ls_world_tear_down);
	LOOP(what_is_shown_holds_nothing_hidden_and_is_short, shown_rows);
	tcase_add_test(tcase, length_is_counted_in_characters);
	tcase_add_test(tcase,
		       a_finding_names_place_scope_provider_client_and_request);
	tcase_add_test(tcase, related_places_have_lines_and_columns);
	LOOP(a_token_is_dropped_with_what_parts_it, drops);
	tcase_add_loop_test(tcase, the_only_token_cannot_be_dropped, 0, 3);
	tcase_add_test(tcase, a_token_of_an_alias_cannot_be_dropped);
	tcase_add_test(tcase, heavier_scopes_give_heavier_fixes);
	LOOP(facts_are_what_the_file_says, fact_rows);
	tcase_add_test(tcase, tokens_are_joined_as_the_provider_writes_them);
	suite_add_tcase(suite, tcase);
	return suite;
}
