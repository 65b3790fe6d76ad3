/* Tests of the JSON and JSON Lines reports. */
#include "config.h"

#include <string.h>

#include "suites.h"

#include "base/clock.h"
#include "report_check.h"

static struct ls_report_case c;

static void set_up(void)
{
	ls_world_set_up();
	ls_report_case_set_up(&c);
	c.finding.suppressed.until = LS_NO_DATE;
}

#define FINDING                                                              \
	"\"rule\":\"unknown\",\"severity\":\"error\",\"confidence\":"        \
	"\"likely\",\"message\":\"no scope 'berth.rd'\",\"hint\":\"did you " \
	"mean 'berth.read'?\",\"notes\":[],\"path\":\"m.yaml\",\"span\":{"   \
	"\"start\":{\"line\":3,\"column\":8,\"offset\":24},\"end\":{"        \
	"\"line\":3,\"column\":16,\"offset\":32}},\"scope\":\"berth.rd\","   \
	"\"provider\":\"harbour\",\"client\":null,\"request\":null,\"fix\":" \
	"null,\"related\":[],\"fingerprint\":"                               \
	"\"00112233445566778899aabbccddeeff\",\"suppression\":null}"
#define TOOL                                                      \
	"\"schema_version\":1,\"tool\":{\"name\":\"leastscope\"," \
	"\"version\":\"9.8.7\"}"
#define SUMMARY                                                              \
	"\"files\":1,\"manifests\":1,\"requests\":1,\"scopes\":2,"           \
	"\"errors\":1,\"warnings\":0,\"notes\":0,\"suppressed\":0,"          \
	"\"fail_on\":\"error\",\"verdict\":\"fail\",\"reason\":\"1 finding " \
	"at or above error\",\"exit_status\":1}"

START_TEST(the_document_is_the_documented_one)
{
	ck_assert_str_eq(ls_report_case_render(&c, "json"),
			 "{" TOOL ",\"findings\":[{" FINDING "],\"inputs\":[],"
			 "\"summary\":{" SUMMARY "}\n");
	c.without = true;
	ck_assert_str_eq(ls_report_case_render(&c, "json"),
			 "{" TOOL ",\"findings\":[],\"inputs\":[],"
			 "\"summary\":{" SUMMARY "}\n");
}
END_TEST

START_TEST(a_line_is_a_finding_or_the_summary)
{
	ck_assert_str_eq(ls_report_case_render(&c, "jsonl"),
			 "{\"type\":\"finding\"," FINDING "\n"
			 "{\"type\":\"summary\"," TOOL "," SUMMARY "\n");
	c.report.min_severity = LS_ERROR;
	c.finding.severity = LS_NOTE;
	ck_assert_str_eq(ls_report_case_render(&c, "jsonl"),
			 "{\"type\":\"summary\"," TOOL "," SUMMARY "\n");
	ck_assert_uint_eq(
		ls_report_at(ls_report_case_json(&c, "json"), "findings")
			->count,
		0);
}
END_TEST

static void add_all(void *arg)
{
	(void)arg;
	*LS_PUSH(test_arena, &c.finding.notes) = LS_LITERAL("first");
	*LS_PUSH(test_arena, &c.finding.notes) = LS_LITERAL("second");
	*LS_PUSH(test_arena, &c.finding.related) = (struct ls_related){
		.start = { .line = 1, .column = 2, .offset = 1 },
		.end = { .line = 1, .column = 4, .offset = 3 },
		.message = LS_LITERAL("here"),
	};
	*LS_PUSH(test_arena, &c.finding.related) = (struct ls_related){
		.path = LS_LITERAL("o.yaml"),
	};
	c.finding.fix = (struct ls_fix){ .applicability = LS_FIX_SAFE,
					 .title = LS_LITERAL("drop it") };
	*LS_PUSH(test_arena, &c.finding.fix.edits) = (struct ls_edit){
		.span = { 24, 32 }, .text = LS_LITERAL("a\"b")
	};
	c.finding.is_suppressed = true;
	c.finding.suppressed = (struct ls_suppressed){
		.reason = LS_LITERAL("so it is"),
		.until = ls_date_parse(LS_LITERAL("2027-01-31")),
		.line = 2,
	};
	*LS_PUSH(test_arena, &c.results.inputs) = (struct ls_input){
		.path = LS_LITERAL("m.yaml"),
		.format = LS_LITERAL("leastscope"),
		.clients = 1,
		.requests = 2,
		.scopes = 3,
	};
}

static const struct {
	const char *path, *text;
} parts[] = {
	{ "findings>0>notes>1", "second" },
	{ "findings>0>related>0>path", "m.yaml" },
	{ "findings>0>related>0>span>end>offset", "3" },
	{ "findings>0>related>0>message", "here" },
	{ "findings>0>related>1>path", "o.yaml" },
	{ "findings>0>fix>applicability", "safe" },
	{ "findings>0>fix>title", "drop it" },
	{ "findings>0>fix>edits>0>start", "24" },
	{ "findings>0>fix>edits>0>end", "32" },
	{ "findings>0>fix>edits>0>text", "a\"b" },
	{ "findings>0>suppression>kind", "comment" },
	{ "findings>0>suppression>line", "2" },
	{ "findings>0>suppression>reason", "so it is" },
	{ "findings>0>suppression>until", "2027-01-31" },
	{ "inputs>0>status", "checked" },
	{ "inputs>0>format", "leastscope" },
	{ "inputs>0>clients", "1" },
	{ "inputs>0>requests", "2" },
	{ "inputs>0>scopes", "3" },
};

START_TEST(every_part_has_its_place)
{
	const struct ls_node *root;

	ck_assert(ls_guard(test_arena, add_all, NULL));
	root = ls_report_case_json(&c, "json");
	ck_assert_msg(ls_text_is(ls_report_text_at(root, parts[_i].path),
				 parts[_i].text),
		      "%s is %.*s", parts[_i].path,
		      LS_FMT(ls_report_text_at(root, parts[_i].path)));
	ck_assert(ls_node_is_null(ls_report_at(root, "inputs>0>provider")));
}
END_TEST

START_TEST(an_unsafe_fix_and_an_open_end_are_told)
{
	const struct ls_node *root;

	ck_assert(ls_guard(test_arena, add_all, NULL));
	c.finding.fix.applicability = LS_FIX_UNSAFE;
	c.finding.suppressed.until = LS_NO_DATE;
	root = ls_report_case_json(&c, "json");
	ck_assert(ls_text_is(
		ls_report_text_at(root, "findings>0>fix>applicability"),
		"unsafe"));
	ck_assert(ls_node_is_null(
		ls_report_at(root, "findings>0>suppression>until")));
}
END_TEST

/* What a stranger wrote, and what a reader of the JSON gets. */
static const struct {
	const char *given, *read;
} hostile[] = {
	{ "a\"b\\c/", "a\"b\\c/" },
	{ "\001\033[31m\177", "\001\033[31m\177" },
	{ "</script><!--", "</script><!--" },
	{ "\302\205\342\200\250\342\200\251",
	  "\302\205\342\200\250\342\200\251" },
	{ "\342\200\256", "\342\200\256" },
	{ "\377a\300\200", "\357\277\275a\357\277\275\357\277\275" },
	{ "\355\240\200", "\357\277\275\357\277\275\357\277\275" },
	{ "##[error]x ##VSO[y]", "##[error]x ##VSO[y]" },
	{ "\360\237\217\250", "\360\237\217\250" },
	{ "line\r\nend\t", "line\r\nend\t" },
};

static bool is_safe(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < ' ' || *text == '\177' ||
		    *text == '<' || strncmp(text, "##[", 3) == 0 ||
		    strncmp(text, "##VSO[", 6) == 0 ||
		    strncmp(text, "\302\205", 2) == 0 ||
		    strncmp(text, "\342\200\250", 3) == 0)
			return text[0] == '\n' && text[1] == '\0';
	return true;
}

START_TEST(a_strangers_text_comes_back_and_steers_nothing)
{
	struct ls_text given = ls_text_of(hostile[_i].given);
	static const char *const paths[] = {
		"findings>0>message", "findings>0>path",    "findings>0>scope",
		"findings>0>client",  "findings>0>request",
	};
	const struct ls_node *root;

	c.finding.message = c.finding.path = c.finding.scope =
		c.finding.client = c.finding.request = given;
	root = ls_report_case_json(&c, "json");
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		ck_assert(ls_text_is(ls_report_text_at(root, paths[i]),
				     hostile[_i].read));
	ck_assert(is_safe(ls_report_case_render(&c, "json")));
	ck_assert(is_safe(ls_report_case_render(&c, "sarif")));
}
END_TEST

static const struct {
	enum ls_verdict verdict;
	const char *word;
} verdicts[] = {
	{ LS_PASS, "pass" },
	{ LS_FAIL, "fail" },
	{ LS_NOTHING_CHECKED, "nothing-checked" },
};

START_TEST(each_verdict_has_a_word)
{
	c.report.judgement.verdict = verdicts[_i].verdict;
	ck_assert(ls_text_is(ls_report_text_at(ls_report_case_json(&c, "json"),
					       "summary>verdict"),
			     verdicts[_i].word));
}
END_TEST

Suite *ls_suite_report_json(void)
{
	Suite *suite = suite_create("report json");
	TCase *tcase = tcase_create("json");

	tcase_add_checked_fixture(tcase, set_up, ls_world_tear_down);
	tcase_add_test(tcase, the_document_is_the_documented_one);
	tcase_add_test(tcase, a_line_is_a_finding_or_the_summary);
	tcase_add_loop_test(tcase, every_part_has_its_place, 0,
			    sizeof(parts) / sizeof(parts[0]));
	tcase_add_test(tcase, an_unsafe_fix_and_an_open_end_are_told);
	tcase_add_loop_test(tcase,
			    a_strangers_text_comes_back_and_steers_nothing, 0,
			    sizeof(hostile) / sizeof(hostile[0]));
	tcase_add_loop_test(tcase, each_verdict_has_a_word, 0,
			    sizeof(verdicts) / sizeof(verdicts[0]));
	suite_add_tcase(suite, tcase);
	return suite;
}
