/* Tests of GitHub's workflow commands. */
#include "config.h"

#include "suites.h"

#include "report_check.h"

static struct ls_report_case c;

static void set_up(void)
{
	ls_world_set_up();
	ls_report_case_set_up(&c);
	c.report.quiet = true;
}

static const char *text(void)
{
	return ls_report_case_render(&c, "github");
}

START_TEST(a_finding_is_an_annotation)
{
	ck_assert_str_eq(text(),
			 "::error file=m.yaml,line=3,endLine=3,col=8,"
			 "endColumn=16,title=unknown::no scope 'berth.rd'; "
			 "did you mean 'berth.read'?\n");
	c.finding.severity = LS_WARNING;
	c.finding.hint.n = 0;
	ck_assert_str_eq(text(),
			 "::warning file=m.yaml,line=3,endLine=3,col=8,"
			 "endColumn=16,title=unknown::no scope 'berth.rd'\n");
	c.finding.severity = LS_NOTE;
	c.finding.end.line = 5;
	ck_assert_str_eq(text(), "::notice file=m.yaml,line=3,endLine=5,"
				 "title=unknown::no scope 'berth.rd'\n");
}
END_TEST

static void add_notes(void *arg)
{
	(void)arg;
	*LS_PUSH(test_arena,
		 &c.finding.notes) = LS_LITERAL("100% a\n::error::");
	*LS_PUSH(test_arena, &c.finding.notes) = LS_LITERAL("b\r\033");
}

START_TEST(nothing_ends_an_annotation_or_starts_another)
{
	ck_assert(ls_guard(test_arena, add_notes, NULL));
	c.finding.path = LS_LITERAL("a,line=9::b%0A\n\r.yaml");
	c.finding.message = LS_LITERAL("m\n::stop-commands::x");
	c.finding.hint = LS_LITERAL("%25");
	ck_assert_str_eq(text(),
			 "::error file=a%2Cline=9%3A%3Ab%250A%0A%0D.yaml,"
			 "line=3,endLine=3,col=8,endColumn=16,title=unknown::"
			 "m%0A::stop-commands::x; %2525"
			 "%0A100%25 a%0A::error::%0Ab%0D\\u{1b}\n");
}
END_TEST

START_TEST(what_is_silenced_or_below_the_level_is_left_out)
{
	c.finding.is_suppressed = true;
	ck_assert_str_eq(text(), "");
	c.finding.is_suppressed = false;
	c.finding.severity = LS_WARNING;
	c.report.min_severity = LS_ERROR;
	ck_assert_str_eq(text(), "");
	c.report.quiet = false;
	ck_assert_str_eq(text(),
			 "1 manifest, 1 request, 2 scopes: 1 error, 0 "
			 "warnings, 0 notes. FAIL: 1 finding at or above "
			 "error\n");
}
END_TEST

struct order_call {
	struct ls_finding low, high;
	const char *text;
};

static void render_two(void *arg)
{
	struct order_call *call = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_report_case_render(&c, "github");
	c.results.findings.n = 0;
	*LS_PUSH(test_arena, &c.results.findings) = &call->low;
	*LS_PUSH(test_arena, &c.results.findings) = &call->high;
	ls_report_format_find(LS_LITERAL("github"))->write(&out, &c.report);
	call->text = ls_arena_string(test_arena, ls_out_text(&out));
}

START_TEST(the_worst_come_first)
{
	struct order_call call = { .low = c.finding, .high = c.finding };

	call.low.severity = LS_NOTE;
	call.low.hint.n = call.high.hint.n = 0;
	ck_assert(ls_guard(test_arena, render_two, &call));
	ck_assert_str_eq(call.text,
			 "::error file=m.yaml,line=3,endLine=3,col=8,"
			 "endColumn=16,title=unknown::no scope 'berth.rd'\n"
			 "::notice file=m.yaml,line=3,endLine=3,col=8,"
			 "endColumn=16,title=unknown::no scope 'berth.rd'\n");
}
END_TEST

struct many_call {
	size_t notes, errors;
	const char *text;
};

static void render_many(void *arg)
{
	struct many_call *call = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_report_case_render(&c, "github");
	c.results.findings.n = 0;
	for (size_t i = 0; i < call->notes + call->errors; i++) {
		struct ls_finding *f = ls_arena_get(test_arena, sizeof(*f));

		*f = c.finding;
		f->severity = i < call->notes ? LS_NOTE : LS_ERROR;
		*LS_PUSH(test_arena, &c.results.findings) = f;
	}
	ls_report_format_find(LS_LITERAL("github"))->write(&out, &c.report);
	call->text = ls_arena_string(test_arena, ls_out_text(&out));
}

START_TEST(more_than_github_shows_are_said_to_be_in_the_log)
{
	static const struct many_call calls[] = {
		{ 10, 10, NULL },
		{ 11, 0, NULL },
		{ 0, 11, NULL },
	};
	struct many_call call = calls[_i];

	c.report.quiet = false;
	ck_assert(ls_guard(test_arena, render_many, &call));
	ck_assert((strstr(call.text, "\nGitHub shows 10 annotations") !=
		   NULL) == (_i > 0));
}
END_TEST

Suite *ls_suite_report_github(void)
{
	Suite *suite = suite_create("report github");
	TCase *tcase = tcase_create("github");

	tcase_add_checked_fixture(tcase, set_up, ls_world_tear_down);
	tcase_add_test(tcase, a_finding_is_an_annotation);
	tcase_add_test(tcase, nothing_ends_an_annotation_or_starts_another);
	tcase_add_test(tcase, what_is_silenced_or_below_the_level_is_left_out);
	tcase_add_test(tcase, the_worst_come_first);
	tcase_add_loop_test(
		tcase, more_than_github_shows_are_said_to_be_in_the_log, 0, 3);
	suite_add_tcase(suite, tcase);
	return suite;
}
