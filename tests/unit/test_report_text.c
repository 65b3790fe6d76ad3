/* Tests of the report for people. */
#include "config.h"

#include <string.h>

#include "suites.h"

#include "report_check.h"

static struct ls_report_case c;

static void set_up(void)
{
	ls_world_set_up();
	ls_report_case_set_up(&c);
}

static const char *text(void)
{
	return ls_report_case_render(&c, "text");
}

#define HEAD "m.yaml:3:8: error[unknown]: no scope 'berth.rd'\n"
#define LINE                        \
	"    3 | scope: berth.rd\n" \
	"      |        ^^^^^^^^ did you mean 'berth.read'?\n"
#define VERDICT                                                  \
	"1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, " \
	"0 notes. FAIL: 1 finding at or above error\n"

START_TEST(a_finding_shows_its_place_its_line_and_a_caret)
{
	ck_assert_str_eq(text(), HEAD LINE "\n" VERDICT);
}
END_TEST

#define LONG10 "0123456789"
#define WIDE4 "\345\256\277\345\256\277\345\256\277\345\256\277"
#define WIDE10 WIDE4 WIDE4 "\345\256\277\345\256\277"
#define CARETS "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"

/* The line, the place in it and what stands under it. */
static const struct {
	const char *name;
	const char *line;
	uint32_t window, start, end, end_line;
	const char *shown;
} carets[] = {
	{ "a TAB is one blank wide", "\tscope:\tberth.rd", 1, 9, 17, 3,
	  "    3 |  scope: berth.rd\n"
	  "      |         ^^^^^^^^ hint\n" },
	{ "wide characters are two columns wide",
	  "\345\256\277: [\345\256\277, berth.rd]", 1, 5, 6, 3,
	  "    3 | \345\256\277: [\345\256\277, berth.rd]\n"
	  "      |      ^^ hint\n" },
	{ "combining characters have no width", "e\314\201: berth.rd", 1, 5, 13,
	  3,
	  "    3 | e\314\201: berth.rd\n"
	  "      |    ^^^^^^^^ hint\n" },
	{ "hidden characters are as wide as what is shown",
	  "\033[1m\342\200\256: x", 1, 8, 9, 3,
	  "    3 | \\u{1b}[1m\\u{202e}: x\n"
	  "      |                    ^ hint\n" },
	{ "bytes that are no text are shown as bytes", "a\377b: x", 1, 6, 7, 3,
	  "    3 | a\\xffb: x\n"
	  "      |         ^ hint\n" },
	{ "a cut line says so", "rth.rd and more", 10, 17, 20, 3,
	  "    3 | ...rth.rd and more\n"
	  "      |           ^^^ hint\n" },
	{ "an empty span has one caret", "scope:", 1, 7, 7, 3,
	  "    3 | scope:\n"
	  "      |       ^ hint\n" },
	{ "a span of several lines goes to the end of the first", "scope: >-",
	  1, 8, 4, 5,
	  "    3 | scope: >-\n"
	  "      |        ^^ hint\n" },
	{ "a span before the window starts with it", "rd", 10, 8, 12, 3,
	  "    3 | ...rd\n"
	  "      |    ^^ hint\n" },
	{ "a place past the end of the line stands at its end", "ab", 1, 9, 12,
	  3,
	  "    3 | ab\n"
	  "      |   ^ hint\n" },
	{ "a line that has just room is whole",
	  LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 "ab", 1, 1, 3, 3,
	  "    3 | " LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 "ab\n"
	  "      | ^^ hint\n" },
	{ "a longer one is cut at its end",
	  LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 "abc", 1, 1, 3, 3,
	  "    3 | " LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 "012345678...\n"
	  "      | ^^ hint\n" },
	{ "and in front, when the place stands late",
	  LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 "abc", 1, 71, 74, 3,
	  "    3 | ...456789" LONG10 "abc\n"
	  "      |                    ^^^ hint\n" },
	{ "wide characters are cut whole", WIDE10 WIDE10 WIDE10 WIDE10, 1, 2, 3,
	  3,
	  "    3 | " WIDE10 WIDE10 WIDE10 WIDE4 "...\n"
	  "      |   ^^ hint\n" },
	{ "a hint without room stands below",
	  LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10, 1, 1, 69, 3,
	  "    3 | " LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 "\n"
	  "      | " CARETS CARETS "\n"
	  "      = hint\n" },
	{ "what a CI runner obeys is broken up", "##[error]x ##vso[a]", 1, 1, 2,
	  3,
	  "    3 | \\u{23}#[error]x \\u{23}#vso[a]\n"
	  "      | ^^^^^^ hint\n" },
};

START_TEST(the_caret_stands_under_the_very_characters)
{
	const char *line;

	c.finding.line = ls_text_of(carets[_i].line);
	c.finding.line_column = carets[_i].window;
	c.finding.start.column = carets[_i].start;
	c.finding.end.column = carets[_i].end;
	c.finding.end.line = carets[_i].end_line;
	c.finding.hint = LS_LITERAL("hint");
	c.report.quiet = true;
	line = strchr(text(), '\n') + 1;
	ck_assert_msg(
		strncmp(line, carets[_i].shown, strlen(carets[_i].shown)) == 0,
		"%s: %s", carets[_i].name, line);
}
END_TEST

static uint32_t seed;

static uint32_t next(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* A line of `n` characters of every width. */
static void make_line(void *arg)
{
	static const char *const pieces[] = {
		"a",
		"b",
		"\t",
		"\345\256\277",
		"e\314\201",
		"\033",
		"\360\237\217\250",
		"\377",
		"#",
		"[",
	};
	uint32_t *n = arg;
	struct ls_out out = ls_out_new(test_arena);

	for (uint32_t i = 0; i < *n; i++)
		ls_out_string(&out, next(3) == 0 ? pieces[next(10)] : "c");
	c.finding.line = ls_out_text(&out);
}

/* The width of a line of the report up to a byte. */
static size_t width_to(const char *line, const char *byte)
{
	return ls_shown_width(
		(struct ls_text){ .p = line, .n = (size_t)(byte - line) });
}

START_TEST(no_excerpt_is_wider_than_a_small_terminal)
{
	seed = (uint32_t)_i;
	c.finding.hint = LS_LITERAL("hint");
	c.report.quiet = true;
	for (unsigned i = 0; i < 50; i++) {
		uint32_t n = 1 + next(150);
		const char *shown, *marks, *end;

		ck_assert(ls_guard(test_arena, make_line, &n));
		c.finding.line_column = 1 + next(2) * 30;
		c.finding.start.line = c.finding.end.line = 3;
		c.finding.start.column = c.finding.line_column + next(n);
		c.finding.end.column = c.finding.start.column + next(90);
		shown = strchr(text(), '\n') + 1;
		marks = strchr(shown, '\n') + 1;
		end = strchr(marks, '\n');
		ck_assert_msg(width_to(shown, marks - 1) <= 80, "%s", shown);
		ck_assert_msg(width_to(marks, end) <= 80, "%s", shown);
		ck_assert_msg(strcspn(marks, "^") + 1 <=
				      width_to(shown, marks - 1) + 1,
			      "%s", shown);
	}
}
END_TEST

START_TEST(a_late_line_moves_all_of_the_gutter)
{
	c.finding.start.line = c.finding.end.line = 1234567;
	c.report.quiet = true;
	ck_assert_str_eq(
		strchr(text(), '\n') + 1,
		"1234567 | scope: berth.rd\n"
		"        |        ^^^^^^^^ did you mean 'berth.read'?\n"
		"\n");
}
END_TEST

START_TEST(without_a_line_the_hint_is_a_note)
{
	c.finding.line.n = 0;
	ck_assert_str_eq(text(),
			 HEAD "      = did you mean 'berth.read'?\n\n" VERDICT);
}
END_TEST

static void add_details(void *arg)
{
	(void)arg;
	*LS_PUSH(test_arena, &c.finding.notes) = LS_LITERAL("a note\n\033");
	*LS_PUSH(test_arena, &c.finding.related) = (struct ls_related){
		.start = { .line = 1, .column = 2 },
		.message = LS_LITERAL("here"),
	};
	*LS_PUSH(test_arena, &c.finding.related) = (struct ls_related){
		.path = LS_LITERAL("o\033.yaml"),
		.start = { .line = 4, .column = 5 },
		.message = LS_LITERAL("and there"),
	};
	c.finding.fix.applicability = LS_FIX_SAFE;
	c.finding.fix.title = LS_LITERAL("drop\033 it");
}

START_TEST(notes_places_and_fixes_follow)
{
	ck_assert(ls_guard(test_arena, add_details, NULL));
	c.report.quiet = true;
	ck_assert_str_eq(text(),
			 HEAD LINE "      = a note\\u{a}\\u{1b}\n"
				   "      = m.yaml:1:2: here\n"
				   "      = o\\u{1b}.yaml:4:5: and there\n"
				   "      = fix: drop\\u{1b} it (--fix)\n\n");
	c.finding.fix.applicability = LS_FIX_UNSAFE;
	ck_assert_ptr_nonnull(strstr(text(), "it (--fix --unsafe-fixes)\n"));
}
END_TEST

START_TEST(what_is_silenced_is_shown_when_asked_for)
{
	c.finding.is_suppressed = true;
	c.finding.suppressed.line = 2;
	c.finding.suppressed.reason = LS_LITERAL("be\033cause");
	c.results.errors = 0;
	c.results.suppressed = 1;
	c.report.judgement = (struct ls_judgement){ .verdict = LS_PASS };
	ck_assert_str_eq(text(), "1 manifest, 1 request, 2 scopes: 0 errors, "
				 "0 warnings, 0 notes, 1 suppressed. PASS\n");
	c.report.quiet = true;
	c.report.verbose = true;
	ck_assert_str_eq(text(), "m.yaml:3:8: suppressed error[unknown]: "
				 "no scope 'berth.rd'\n" LINE
				 "      = allowed by the comment on line 2: "
				 "be\\u{1b}cause\n\n");
}
END_TEST

START_TEST(lower_severities_are_counted_and_not_shown)
{
	c.report.min_severity = LS_ERROR;
	c.finding.severity = LS_WARNING;
	ck_assert_str_eq(text(), VERDICT);
	c.finding.severity = LS_ERROR;
	ck_assert_str_eq(text(), HEAD LINE "\n" VERDICT);
}
END_TEST

static void add_inputs(void *arg)
{
	static const enum ls_input_status all[] = {
		LS_INPUT_CHECKED,  LS_INPUT_NOT_A_MANIFEST, LS_INPUT_UNREADABLE,
		LS_INPUT_EXCLUDED, LS_INPUT_SKIPPED,
	};

	(void)arg;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		*LS_PUSH(test_arena, &c.results.inputs) = (struct ls_input){
			.path = LS_LITERAL(" ::x\033"),
			.status = all[i],
			.format = ls_text_of(i == 0 ? "native" : ""),
			.provider = ls_text_of(i == 0 ? "har\nbour" : ""),
		};
}

START_TEST(inputs_are_listed_when_asked_for)
{
	ck_assert(ls_guard(test_arena, add_inputs, NULL));
	c.without = true;
	c.report.verbose = true;
	c.report.quiet = true;
	ck_assert_str_eq(text(), "./ ::x\\u{1b}: checked, native, provider "
				 "har\\u{a}bour\n"
				 "./ ::x\\u{1b}: not a manifest\n"
				 "./ ::x\\u{1b}: unreadable\n"
				 "./ ::x\\u{1b}: excluded\n"
				 "./ ::x\\u{1b}: skipped\n\n");
}
END_TEST

/* A path, and how a line starts with it. */
static const struct {
	const char *path, *shown;
} paths[] = {
	{ "::error file=a::b", "./::error file=a::b:3:8: " },
	{ " \t::error", "./  ::error:3:8: " },
	{ "\302\240\343\200\200::x", "./\302\240\343\200\200::x:3:8: " },
	{ "a::b", "a::b:3:8: " },
	{ "./::a", "./::a:3:8: " },
	{ ":a", ":a:3:8: " },
	{ "##[error]a", "\\u{23}#[error]a:3:8: " },
	{ "a##VSO[b]", "a\\u{23}#VSO[b]:3:8: " },
	{ "###[", "#\\u{23}#[:3:8: " },
	{ "##a#[", "##a#[:3:8: " },
	{ "a\nb\033\177\302\205", "a\\u{a}b\\u{1b}\\u{7f}\\u{85}:3:8: " },
};

START_TEST(no_path_is_a_command_to_what_shows_it)
{
	c.finding.path = ls_text_of(paths[_i].path);
	ck_assert_msg(
		strncmp(text(), paths[_i].shown, strlen(paths[_i].shown)) == 0,
		"%s", text());
}
END_TEST

START_TEST(colour_changes_nothing_but_colour)
{
	char plain[1024];
	const char *colored;
	size_t n = 0;

	c.report.color = true;
	colored = text();
	ck_assert_ptr_nonnull(strstr(colored, "\033[1;31merror[unknown]"));
	ck_assert_ptr_nonnull(strstr(colored, "\033[1;31m1 manifest"));
	while (*colored != '\0') {
		if (*colored == '\033')
			colored = strchr(colored, 'm') + 1;
		else
			plain[n++] = *colored++;
		ck_assert_uint_lt(n, sizeof(plain));
	}
	plain[n] = '\0';
	ck_assert_str_eq(plain, HEAD LINE "\n" VERDICT);
	c.report.judgement.exit_status = 0;
	ck_assert_ptr_nonnull(strstr(text(), "\033[1;32m1 manifest"));
}
END_TEST

START_TEST(one_of_a_kind_has_no_plural)
{
	c.without = true;
	c.results = (struct ls_results){ .manifests = 2,
					 .requests = 1,
					 .scopes = 0,
					 .errors = 2,
					 .warnings = 1,
					 .notes = 1,
					 .suppressed = 3 };
	ck_assert_str_eq(text(), "2 manifests, 1 request, 0 scopes: 2 errors, "
				 "1 warning, 1 note, 3 suppressed. FAIL: "
				 "1 finding at or above error\n");
}
END_TEST

Suite *ls_suite_report_text(void)
{
	Suite *suite = suite_create("report text");
	TCase *tcase = tcase_create("text");

	tcase_add_checked_fixture(tcase, set_up, ls_world_tear_down);
	tcase_add_test(tcase, a_finding_shows_its_place_its_line_and_a_caret);
	tcase_add_loop_test(tcase, the_caret_stands_under_the_very_characters,
			    0, sizeof(carets) / sizeof(carets[0]));
	tcase_add_loop_test(tcase, no_excerpt_is_wider_than_a_small_terminal, 0,
			    20);
	tcase_add_test(tcase, a_late_line_moves_all_of_the_gutter);
	tcase_add_test(tcase, without_a_line_the_hint_is_a_note);
	tcase_add_test(tcase, notes_places_and_fixes_follow);
	tcase_add_test(tcase, what_is_silenced_is_shown_when_asked_for);
	tcase_add_test(tcase, lower_severities_are_counted_and_not_shown);
	tcase_add_test(tcase, inputs_are_listed_when_asked_for);
	tcase_add_loop_test(tcase, no_path_is_a_command_to_what_shows_it, 0,
			    sizeof(paths) / sizeof(paths[0]));
	tcase_add_test(tcase, colour_changes_nothing_but_colour);
	tcase_add_test(tcase, one_of_a_kind_has_no_plural);
	suite_add_tcase(suite, tcase);
	return suite;
}
