/* Tests of SARIF; the schema and Microsoft's rules are in tests/schema. */
#include "config.h"

#include "suites.h"

#include "report_check.h"

static struct ls_report_case c;

static void set_up(void)
{
	ls_world_set_up();
	ls_report_case_set_up(&c);
}

static void add_all(void *arg)
{
	(void)arg;
	*LS_PUSH(test_arena, &c.finding.notes) = LS_LITERAL("a note");
	*LS_PUSH(test_arena, &c.finding.notes) = LS_LITERAL("an end.");
	*LS_PUSH(test_arena, &c.finding.related) = (struct ls_related){
		.start = { .line = 1, .column = 2 },
		.end = { .line = 1, .column = 4 },
		.message = LS_LITERAL("here"),
	};
	*LS_PUSH(test_arena, &c.finding.related) = (struct ls_related){
		.path = LS_LITERAL("o.yaml"),
		.start = { .line = 1, .column = 1 },
		.end = { .line = 1, .column = 1 },
	};
	c.finding.fix = (struct ls_fix){ .applicability = LS_FIX_SAFE,
					 .title = LS_LITERAL("drop it") };
	*LS_PUSH(test_arena, &c.finding.fix.edits) = (struct ls_edit){
		.span = { 24, 32 }, .text = LS_LITERAL("x")
	};
	c.finding.is_suppressed = true;
	c.finding.suppressed.reason = LS_LITERAL("so it is");
	c.finding.line_hash = LS_LITERAL("0123456789abcdef:1");
}

#define RESULT "runs>0>results>0>"
#define RULE "runs>0>tool>driver>rules>1>"

static const struct {
	const char *path, *text;
} parts[] = {
	{ "version", "2.1.0" },
	{ "$schema", "https://json.schemastore.org/sarif-2.1.0.json" },
	{ "runs>0>columnKind", "unicodeCodePoints" },
	{ "runs>0>tool>driver>name", "leastscope" },
	{ "runs>0>tool>driver>semanticVersion", "9.8.7" },
	{ "runs>0>automationDetails>id", "leastscope/" },
	{ "runs>0>invocations>0>executionSuccessful", "true" },
	{ "runs>0>invocations>0>exitCode", "1" },
	{ RULE "id", "unknown" },
	{ RULE "name", "Unknown" },
	{ RULE "shortDescription>text", "a scope that nobody knows." },
	{ RULE "fullDescription>text", "The server refuses it. Or drops it." },
	{ RULE "defaultConfiguration>enabled", "true" },
	{ RULE "defaultConfiguration>level", "error" },
	{ RULE "properties>precision", "high" },
	{ RULE "properties>security-severity", "7.5" },
	{ "runs>0>tool>driver>rules>0>defaultConfiguration>enabled", "false" },
	{ "runs>0>tool>driver>rules>0>defaultConfiguration>level", "none" },
	{ RESULT "ruleId", "unknown" },
	{ RESULT "ruleIndex", "1" },
	{ RESULT "level", "error" },
	{ RESULT "message>text", "no scope 'berth.rd'; did you mean "
				 "'berth.read'? a note. an end." },
	{ RESULT "locations>0>physicalLocation>artifactLocation>uri",
	  "m.yaml" },
	{ RESULT "locations>0>physicalLocation>region>startLine", "3" },
	{ RESULT "locations>0>physicalLocation>region>startColumn", "8" },
	{ RESULT "locations>0>physicalLocation>region>endLine", "3" },
	{ RESULT "locations>0>physicalLocation>region>endColumn", "16" },
	{ RESULT "relatedLocations>0>id", "1" },
	{ RESULT "relatedLocations>0>message>text", "here." },
	{ RESULT "relatedLocations>0>physicalLocation>artifactLocation>uri",
	  "m.yaml" },
	{ RESULT "relatedLocations>1>id", "2" },
	{ RESULT "relatedLocations>1>physicalLocation>artifactLocation>uri",
	  "o.yaml" },
	{ RESULT "partialFingerprints>primaryLocationLineHash",
	  "0123456789abcdef:1" },
	{ RESULT "partialFingerprints>leastscope/v1",
	  "00112233445566778899aabbccddeeff" },
	{ RESULT "suppressions>0>kind", "inSource" },
	{ RESULT "suppressions>0>status", "accepted" },
	{ RESULT "suppressions>0>justification", "so it is" },
	{ RESULT "fixes>0>description>text", "drop it." },
	{ RESULT "fixes>0>artifactChanges>0>artifactLocation>uri", "m.yaml" },
	{ RESULT "fixes>0>artifactChanges>0>replacements>0>deletedRegion>"
		 "byteOffset",
	  "24" },
	{ RESULT "fixes>0>artifactChanges>0>replacements>0>deletedRegion>"
		 "byteLength",
	  "8" },
	{ RESULT "fixes>0>artifactChanges>0>replacements>0>insertedContent>"
		 "text",
	  "x" },
	{ RESULT "properties>security-severity", "7.5" },
};

START_TEST(every_part_has_its_place)
{
	struct ls_text text;

	ck_assert(ls_guard(test_arena, add_all, NULL));
	text = ls_report_text_at(ls_report_case_json(&c, "sarif"),
				 parts[_i].path);
	ck_assert_msg(ls_text_is(text, parts[_i].text), "%s is %.*s",
		      parts[_i].path, LS_FMT(text));
}
END_TEST

START_TEST(what_a_finding_lacks_is_left_out)
{
	const struct ls_node *result = ls_report_at(
		ls_report_case_json(&c, "sarif"), "runs>0>results>0");

	ck_assert_ptr_null(ls_node_get(result, "relatedLocations"));
	ck_assert_ptr_null(ls_node_get(result, "fixes"));
	ck_assert_uint_eq(ls_report_at(result, "suppressions")->count, 0);
	ck_assert_ptr_null(
		ls_node_get(ls_report_at(result, "partialFingerprints"),
			    "primaryLocationLineHash"));
}
END_TEST

static const struct {
	const char *path, *uri;
} paths[] = {
	{ "a/b-c_d.e~f", "a/b-c_d.e~f" },
	{ "a b%c#d?e", "a%20b%25c%23d%3Fe" },
	{ "c:\\d", "c%3A%5Cd" },
	{ "\033\377\345\256\277", "%1B%FF%E5%AE%BF" },
	{ "/srv/a b", "file:///srv/a%20b" },
	{ "../x", "../x" },
	{ "<stdin>", "%3Cstdin%3E" },
};

START_TEST(a_path_is_a_reference_of_a_uri)
{
	c.finding.path = ls_text_of(paths[_i].path);
	ck_assert(ls_text_is(ls_report_text_at(ls_report_case_json(&c, "sarif"),
					       RESULT
					       "locations>0>physicalLocation>"
					       "artifactLocation>uri"),
			     paths[_i].uri));
}
END_TEST

START_TEST(a_run_that_could_not_check_all_was_no_success)
{
	c.results.unreadable = _i == 0;
	c.results.undecided = _i == 1;
	c.results.unfixed = _i == 2;
	ck_assert(ls_text_is(
		ls_report_text_at(ls_report_case_json(&c, "sarif"),
				  "runs>0>invocations>0>executionSuccessful"),
		"false"));
}
END_TEST

#define NOTIFICATIONS "runs>0>invocations>0>toolExecutionNotifications"

START_TEST(what_could_not_be_checked_is_also_said_of_the_run)
{
	const struct ls_node *root = ls_report_case_json(&c, "sarif");

	ck_assert_uint_eq(ls_report_at(root, NOTIFICATIONS)->count, 0);
	c.finding.rule = &ls_report_unreadable;
	root = ls_report_case_json(&c, "sarif");
	ck_assert_uint_eq(ls_report_at(root, NOTIFICATIONS)->count, 1);
	ck_assert(ls_text_is(ls_report_text_at(root, NOTIFICATIONS ">0>level"),
			     "error"));
	ck_assert(ls_text_is(
		ls_report_text_at(root, NOTIFICATIONS ">0>message>text"),
		"no scope 'berth.rd'; did you mean 'berth.read'?"));
	ck_assert(ls_text_is(ls_report_text_at(root, NOTIFICATIONS
					       ">0>locations>0>"
					       "physicalLocation>region>"
					       "startLine"),
			     "3"));
	ck_assert(ls_text_is(
		ls_report_text_at(root, NOTIFICATIONS ">0>associatedRule>id"),
		LS_RULE_UNREADABLE));
	ck_assert(ls_text_is(ls_report_text_at(root, NOTIFICATIONS
					       ">0>associatedRule>index"),
			     "2"));
}
END_TEST

static const struct {
	enum ls_severity severity;
	const char *level, *score;
} levels[] = {
	{ LS_NOTE, "note", "2.0" },
	{ LS_WARNING, "warning", "5.0" },
	{ LS_ERROR, "error", "7.5" },
};

START_TEST(each_severity_has_a_level_and_a_score)
{
	const struct ls_node *root;

	c.finding.severity = levels[_i].severity;
	root = ls_report_case_json(&c, "sarif");
	ck_assert(ls_text_is(ls_report_text_at(root, RESULT "level"),
			     levels[_i].level));
	ck_assert(ls_text_is(
		ls_report_text_at(root, RESULT "properties>security-severity"),
		levels[_i].score));
	c.report.min_severity = LS_ERROR;
	ck_assert_uint_eq(
		ls_report_at(ls_report_case_json(&c, "sarif"), "runs>0>results")
			->count,
		levels[_i].severity == LS_ERROR);
}
END_TEST

Suite *ls_suite_report_sarif(void)
{
	Suite *suite = suite_create("report sarif");
	TCase *tcase = tcase_create("sarif");

	tcase_add_checked_fixture(tcase, set_up, ls_world_tear_down);
	tcase_add_loop_test(tcase, every_part_has_its_place, 0,
			    sizeof(parts) / sizeof(parts[0]));
	tcase_add_test(tcase, what_a_finding_lacks_is_left_out);
	tcase_add_loop_test(tcase, a_path_is_a_reference_of_a_uri, 0,
			    sizeof(paths) / sizeof(paths[0]));
	tcase_add_loop_test(
		tcase, a_run_that_could_not_check_all_was_no_success, 0, 3);
	tcase_add_test(tcase,
		       what_could_not_be_checked_is_also_said_of_the_run);
	tcase_add_loop_test(tcase, each_severity_has_a_level_and_a_score, 0,
			    sizeof(levels) / sizeof(levels[0]));
	suite_add_tcase(suite, tcase);
	return suite;
}
