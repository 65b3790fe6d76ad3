/* Tests of comments that silence findings. */
#include "config.h"

#include "suites.h"

#include <string.h>

#include "base/clock.h"
#include "engine_check.h"
#include "fix/fix.h"

#define HEAD "leastscope: 1\nprovider: harbour\n"
#define ALLOW "# leastscope: allow "

static const struct {
	const char *name;
	const char *text;
	const char *rows;
} rows[] = {
	{ "at the end of the line",
	  HEAD "scope: berth.admin " ALLOW "admin -- the harbour master\n",
	  "3:8 admin warning suppressed" },
	{ "on the line above",
	  HEAD ALLOW "admin -- the harbour master\nscope: berth.admin\n",
	  "4:8 admin warning suppressed" },
	{ "for one scope",
	  HEAD "scope: a.b c.d " ALLOW "unknown a.b -- comes next week\n",
	  "3:8 unknown error suppressed; 3:12 unknown error" },
	{ "for all scopes of a line",
	  HEAD "scope: a.b c.d " ALLOW "unknown -- comes next week\n",
	  "3:8 unknown error suppressed; 3:12 unknown error suppressed" },
	{ "until a day that has not passed",
	  HEAD "scope: berth.admin " ALLOW
	       "admin until=2027-01-15 -- the harbour master\n",
	  "3:8 admin warning suppressed" },
	{ "until a day that has passed",
	  HEAD "scope: berth.admin " ALLOW
	       "admin until=2027-01-14 -- the harbour master\n",
	  "3:8 admin warning; 3:20 stale-suppression warning" },
	{ "without a reason", HEAD "scope: berth.admin " ALLOW "admin\n",
	  "3:8 admin warning; 3:20 stale-suppression warning" },
	{ "for a rule that does not exist",
	  HEAD "scope: berth.admin " ALLOW "admins -- why not\n",
	  "3:8 admin warning; 3:20 stale-suppression warning" },
	{ "misspelt",
	  HEAD "scope: berth.admin # leastscope: alow admin -- why not\n",
	  "3:8 admin warning; 3:20 stale-suppression warning" },
	{ "on another line",
	  HEAD "scope: berth.admin\n" ALLOW "admin -- too late\n",
	  "3:8 admin warning; 4:1 stale-suppression warning" },
	{ "for another rule",
	  HEAD "scope: berth.admin " ALLOW "unknown -- why not\n",
	  "3:8 admin warning; 3:20 stale-suppression warning" },
	{ "for another scope",
	  HEAD "scope: berth.admin " ALLOW "admin crane.read -- why not\n",
	  "3:8 admin warning; 3:20 stale-suppression warning" },
	{ "of what cannot be silenced",
	  HEAD "scope: berth.read " ALLOW "stale-suppression -- why not\n",
	  "3:19 stale-suppression warning" },
	{ "in a file without findings",
	  HEAD "scope: berth.read " ALLOW "admin -- just in case\n",
	  "3:19 stale-suppression warning" },
};

START_TEST(a_comment_silences_what_it_names_and_nothing_else)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const char *found = ls_world_rows(
		ls_world_run(&options, rows[_i].text));

	ck_assert_msg(strcmp(found, rows[_i].rows) == 0, "%s: %s",
		      rows[_i].name, found);
}
END_TEST

START_TEST(what_was_silenced_is_counted_and_says_why)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_results *results = ls_world_run(
		&options,
		HEAD ALLOW "admin until=2027-06-30 -- the harbour master\n"
			   "scope: berth.admin x.y\n");
	const struct ls_suppressed *entry = &results->findings.v[0]->suppressed;

	ck_assert_uint_eq(results->suppressed, 1);
	ck_assert_uint_eq(results->errors, 1);
	ck_assert_uint_eq(results->warnings, 0);
	ck_assert(entry->by_comment);
	ck_assert(ls_text_is(entry->reason, "the harbour master"));
	ck_assert_int_eq(entry->until, ls_date_parse(LS_LITERAL("2027-06-30")));
	ck_assert_uint_eq(entry->line, 3);
}
END_TEST

START_TEST(no_ignores_shows_all_and_calls_nothing_unused)
{
	struct ls_engine_options options = ls_world_options(NULL);

	options.no_ignores = true;
	ck_assert_str_eq(
		ls_world_rows(ls_world_run(&options, HEAD
					   "scope: berth.admin " ALLOW
					   "admin -- the harbour master\n")),
		"3:8 admin warning");
	ck_assert_str_eq(ls_world_rows(ls_world_run(&options, HEAD
						    "scope: berth.read " ALLOW
						    "admin -- just in case\n")),
			 "");
	/* What is wrong with a comment itself is still said. */
	ck_assert_str_eq(ls_world_rows(ls_world_run(&options, HEAD
						    "scope: berth.read " ALLOW
						    "admin\n")),
			 "3:19 stale-suppression warning");
}
END_TEST

/* --- policy --- */

static struct ls_policy policy_of(const char *rule, enum ls_severity severity,
				  bool mandatory)
{
	struct ls_policy policy = { .root = true };

	*LS_PUSH(test_arena, &policy.rules) = (struct ls_rule_setting){
		.rule = ls_text_of(rule),
		.severity = severity,
		.severity_given = !mandatory,
		.mandatory = mandatory,
	};
	return policy;
}

START_TEST(a_mandatory_rule_is_not_silenced)
{
	struct ls_policy policy = policy_of("admin", LS_OFF, true);
	struct ls_engine_options options = ls_world_options(NULL);

	options.policy = &policy;
	ck_assert_str_eq(
		ls_world_rows(ls_world_run(&options, HEAD
					   "scope: berth.admin " ALLOW
					   "admin -- the harbour master\n")),
		"3:8 admin warning; 3:20 stale-suppression warning");
}
END_TEST

START_TEST(a_comment_for_a_rule_that_is_off_is_not_unused)
{
	struct ls_policy policy = policy_of("admin", LS_OFF, false);
	struct ls_engine_options options = ls_world_options(NULL);

	options.policy = &policy;
	ck_assert_str_eq(
		ls_world_rows(ls_world_run(&options, HEAD
					   "scope: berth.admin " ALLOW
					   "admin -- the harbour master\n")),
		"");
}
END_TEST

START_TEST(comments_still_silence_when_stale_suppression_is_off)
{
	struct ls_policy policy = policy_of(LS_RULE_STALE_SUPPRESSION, LS_OFF,
					    false);
	struct ls_engine_options options = ls_world_options(NULL);

	options.policy = &policy;
	ck_assert_str_eq(
		ls_world_rows(ls_world_run(&options, HEAD ALLOW
					   "unknown -- not there\n"
					   "scope: berth.admin " ALLOW
					   "admin -- the harbour master\n")),
		"4:8 admin warning suppressed");
}
END_TEST

/* --- what is offered --- */

static const struct {
	const char *name;
	const char *before;
	const char *after; /* NULL: no fix */
} removals[] = {
	{ "a comment alone goes with its line",
	  HEAD ALLOW "admin -- unused\nscope: berth.read\n",
	  HEAD "scope: berth.read\n" },
	{ "a comment at the end goes with the blanks before it",
	  HEAD "scope: berth.read  " ALLOW "admin -- unused\n",
	  HEAD "scope: berth.read\n" },
	{ "an indented comment goes with its line",
	  HEAD "scope:\n  " ALLOW "admin -- unused\n  - berth.read\n",
	  HEAD "scope:\n  - berth.read\n" },
	{ "CRLF",
	  "leastscope: 1\r\nprovider: harbour\r\n" ALLOW
	  "admin -- unused\r\nscope: berth.read\r\n",
	  "leastscope: 1\r\nprovider: harbour\r\nscope: berth.read\r\n" },
	{ "at the very end of the file",
	  HEAD "scope: berth.read\n" ALLOW "admin -- unused",
	  HEAD "scope: berth.read\n" },
	{ "an expired one",
	  HEAD ALLOW "admin until=2026-01-01 -- was once\n"
		     "scope: berth.read\n",
	  HEAD "scope: berth.read\n" },
	{ "one for no rule", HEAD ALLOW "captain -- who\nscope: berth.read\n",
	  HEAD "scope: berth.read\n" },
	{ "one without reason is not removed, it lacks a word",
	  HEAD ALLOW "admin\nscope: berth.read\n", NULL },
	{ "nor is one that nobody understands",
	  HEAD "# leastscope: alow admin -- why\nscope: berth.read\n", NULL },
};

START_TEST(a_comment_that_does_nothing_can_be_removed_safely)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_results *results = ls_world_run(&options,
							removals[_i].before);
	const struct ls_finding *f;
	struct ls_text after;

	ck_assert_uint_eq(results->findings.n, 1);
	f = results->findings.v[0];
	ck_assert_str_eq(f->rule->id, "stale-suppression");
	if (removals[_i].after == NULL) {
		ck_assert_msg(f->fix.applicability == LS_FIX_NONE, "%s",
			      removals[_i].name);
		return;
	}
	ck_assert_msg(f->fix.applicability == LS_FIX_SAFE, "%s",
		      removals[_i].name);
	after = ls_edits_apply(test_arena, ls_text_of(removals[_i].before),
			       f->fix.edits.v, f->fix.edits.n);
	ck_assert_msg(ls_text_is(after, removals[_i].after), "%s: %.*s",
		      removals[_i].name, LS_FMT(after));
}
END_TEST

START_TEST(a_misspelt_rule_is_named_rightly)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_finding *f = ls_world_run(&options, HEAD
						  "scope: berth.read " ALLOW
						  "admln -- why not\n")
					     ->findings.v[0];

	ck_assert(ls_text_is(f->hint, "did you mean 'admin'?"));
}
END_TEST

#define LOOP(test, rows) \
	tcase_add_loop_test(tcase, test, 0, sizeof(rows) / sizeof((rows)[0]))

Suite *ls_suite_engine_suppression(void)
{
	Suite *suite = suite_create("engine/suppression");
	TCase *tcase = tcase_create("suppression");

	tcase_add_checked_fixture(tcase, ls_world_set_up, ls_world_tear_down);
	LOOP(a_comment_silences_what_it_names_and_nothing_else, rows);
	tcase_add_test(tcase, what_was_silenced_is_counted_and_says_why);
	tcase_add_test(tcase, no_ignores_shows_all_and_calls_nothing_unused);
	tcase_add_test(tcase, a_mandatory_rule_is_not_silenced);
	tcase_add_test(tcase, a_comment_for_a_rule_that_is_off_is_not_unused);
	tcase_add_test(tcase,
		       comments_still_silence_when_stale_suppression_is_off);
	LOOP(a_comment_that_does_nothing_can_be_removed_safely, removals);
	tcase_add_test(tcase, a_misspelt_rule_is_named_rightly);
	suite_add_tcase(suite, tcase);
	return suite;
}
