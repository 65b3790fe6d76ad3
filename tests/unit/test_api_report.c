/* Tests of reports, pages and catalogs through the public header. */
#include "config.h"

#include <string.h>

#include "suites.h"

#include "api_check.h"

static int report(const char *format)
{
	ls_api_forget();
	return leastscope_report(test_run, format, ls_api_take, NULL);
}

static void check(const char *text, int status)
{
	leastscope_add_text(test_run, "a.yaml", text, strlen(text));
	ck_assert_int_eq(leastscope_check(test_run), status);
}

static const char *const formats[] = { "text", "json", "jsonl", "sarif",
				       "github" };

START_TEST(each_format_is_written_to_a_writer_and_a_file)
{
	ls_api_write("old", "old");
	leastscope_set(test_run, "format", formats[_i]);
	check(BAD, LEASTSCOPE_FINDINGS);
	ck_assert_int_eq(report(formats[_i]), LEASTSCOPE_OK);
	ck_assert_ptr_nonnull(strstr(test_output, "misspelled-scope"));
	ck_assert_int_eq(test_output[test_output_size - 1], '\n');
	ck_assert_int_eq(leastscope_report_file(test_run, formats[_i],
						ls_api_path("old")),
			 LEASTSCOPE_OK);
	if (strcmp(formats[_i], "sarif") != 0)
		ck_assert_str_eq(ls_api_read("old"), test_output);
	else
		ck_assert_ptr_nonnull(
			strstr(test_output, "primaryLocationLineHash"));
}
END_TEST

START_TEST(what_a_writer_does_not_take_is_a_failure_of_its_own)
{
	check(GOOD, LEASTSCOPE_OK);
	ck_assert_int_eq(
		leastscope_report(test_run, "json", ls_api_refuse, NULL),
		LEASTSCOPE_FAILED);
	ck_assert_str_eq(leastscope_why(test_run), "");
	ck_assert_int_eq(
		leastscope_list(test_run, "rules", "text", ls_api_refuse, NULL),
		LEASTSCOPE_FAILED);
	ck_assert_str_eq(leastscope_why(test_run), "");
}
END_TEST

START_TEST(no_report_without_a_check_nor_in_an_unknown_format)
{
	ck_assert_int_eq(report("json"), LEASTSCOPE_USAGE);
	ck_assert_str_eq(leastscope_why(test_run),
			 "there is no check to report");
	check(GOOD, LEASTSCOPE_OK);
	ck_assert_int_eq(report("jsn"), LEASTSCOPE_USAGE);
	ck_assert_str_eq(leastscope_why(test_run),
			 "no output format 'jsn'; did you mean 'json'?");
	ck_assert_int_eq(
		leastscope_report_file(test_run, "html", ls_api_path("x")),
		LEASTSCOPE_USAGE);
	ck_assert_str_eq(test_output, "");
}
END_TEST

START_TEST(a_file_that_cannot_be_written_is_a_failure)
{
	check(GOOD, LEASTSCOPE_OK);
	ck_assert_int_eq(leastscope_report_file(test_run, "json",
						ls_api_path("no/such/x")),
			 LEASTSCOPE_FAILED);
	ck_assert_ptr_nonnull(strstr(leastscope_why(test_run),
				     "no/such/x: no such file or folder"));
	ck_assert_int_eq(leastscope_report_file(test_run, "json", test_folder),
			 LEASTSCOPE_FAILED);
	ck_assert_int_eq(leastscope_report_file(test_run, "json", "/dev/full"),
			 LEASTSCOPE_FAILED);
	ck_assert_str_eq(leastscope_why(test_run),
			 "/dev/full: no space left on the device");
}
END_TEST

START_TEST(settings_of_the_report_hold)
{
	check(BAD, LEASTSCOPE_FINDINGS);
	leastscope_set(test_run, "quiet", NULL);
	leastscope_set(test_run, "min-severity", "error");
	leastscope_set(test_run, "color", "always");
	report("text");
	ck_assert_ptr_nonnull(strstr(test_output, "\033[1;31merror"));
	ck_assert_ptr_null(strstr(test_output, "FAIL"));
	ck_assert_ptr_null(strstr(test_output, "usage-undeclared"));
	leastscope_set(test_run, "verbose", NULL);
	leastscope_set(test_run, "color", "never");
	report("text");
	ck_assert_ptr_nonnull(strstr(test_output, "a.yaml: checked"));
	ck_assert_ptr_null(strchr(test_output, '\033'));
}
END_TEST

/* --- pages --- */

/* A page, what it starts with, or why there is none. */
static const struct {
	const char *name, *as;
	const char *starts, *why;
} explained[] = {
	{ "unknown-scope", "text", "unknown-scope (error, certain)\n", "" },
	{ "unknown-scope", "markdown", "## unknown-scope\n", "" },
	{ "unknown-scope", "man", ".Ss unknown-scope (error)\n", "" },
	{ "unknown-scope", "json", "{\"id\":\"unknown-scope\",", "" },
	{ "unknown-scope", "names", "unknown-scope\n", "" },
	{ "unknown-scope", "html", NULL,
	  "no form 'html' of a rule; there is text, markdown, man, json, "
	  "names" },
	{ "booking.read", "text", "booking.read (Wink)\n", "" },
	{ "booking.read", "json", NULL,
	  "no form 'json' of a scope; there is text" },
	{ "unknwn-scope", "text", NULL,
	  "no rule or scope 'unknwn-scope'; did you mean 'unknown-scope'?" },
	{ "bookng.read", "text", NULL,
	  "no rule or scope 'bookng.read'; did you mean 'booking.read'?" },
	{ "\033", "text", NULL, "no rule or scope '\\u{1b}'" },
	{ "", "text", NULL, "no rule or scope ''" },
};

START_TEST(rules_and_scopes_are_explained)
{
	int status = leastscope_explain(test_run, explained[_i].name,
					explained[_i].as, ls_api_take, NULL);
	const char *starts = explained[_i].starts;

	ck_assert_str_eq(leastscope_why(test_run), explained[_i].why);
	ck_assert_int_eq(status,
			 starts == NULL ? LEASTSCOPE_USAGE : LEASTSCOPE_OK);
	if (starts == NULL)
		ck_assert_str_eq(test_output, "");
	else
		ck_assert_int_eq(strncmp(test_output, starts, strlen(starts)),
				 0);
}
END_TEST

static const struct {
	const char *what, *as;
	const char *holds, *why;
} listed[] = {
	{ "rules", "text", "unknown-scope", "" },
	{ "rules", "markdown", "## unknown-scope", "" },
	{ "rules", "man", ".Ss unknown-scope", "" },
	{ "catalogs", "text", "wink", "" },
	{ "catalogs", "json", "\"id\":\"wink\"", "" },
	{ "catalogs", "man", NULL,
	  "no form 'man' of this list; there is text, json, names" },
	{ "formats", "names", "oauth-client", "" },
	{ "profiles", "names", "strict", "" },
	{ "scopes", "names", "booking.read", "" },
	{ "outputs", "names", "sarif", "" },
	{ "outpus", "names", NULL,
	  "no list 'outpus'; did you mean 'outputs'?" },
	{ "", "names", NULL,
	  "no list ''; there are rules, catalogs, formats, profiles, scopes "
	  "and outputs" },
};

START_TEST(what_is_known_is_listed)
{
	int status = leastscope_list(test_run, listed[_i].what, listed[_i].as,
				     ls_api_take, NULL);

	ck_assert_str_eq(leastscope_why(test_run), listed[_i].why);
	ck_assert_int_eq(status, listed[_i].holds == NULL ? LEASTSCOPE_USAGE :
							    LEASTSCOPE_OK);
	if (listed[_i].holds != NULL)
		ck_assert_ptr_nonnull(strstr(test_output, listed[_i].holds));
}
END_TEST

START_TEST(a_page_leaves_the_report_alone)
{
	check(BAD, LEASTSCOPE_FINDINGS);
	leastscope_explain(test_run, "unknown-scope", "text", ls_api_take,
			   NULL);
	leastscope_list(test_run, "scopes", "json", ls_api_take, NULL);
	ck_assert_uint_eq(leastscope_finding_count(test_run), 2);
	ck_assert_int_eq(report("json"), LEASTSCOPE_OK);
	ck_assert_ptr_nonnull(strstr(test_output, "misspelled-scope"));
}
END_TEST

/* --- catalogs --- */

#define HARBOUR                                                         \
	"catalog: 1\nprovider: {id: harbour, name: Harbour}\n"          \
	"updated: 2026-11-01\ncompleteness: complete\n"                 \
	"source: {url: https://harbour.example/scopes, licence: CC0}\n" \
	"scopes: [{name: berth.read, action: read, risk: low}]\n"

static const struct {
	const char *text; /* NULL: no file */
	int status;
	const char *holds;
} checked[] = {
	{ HARBOUR, LEASTSCOPE_OK,
	  ": catalog harbour, 1 scope, 0 operations. PASS\n" },
	{ "a: 1\n", LEASTSCOPE_FINDINGS, ": no catalog. FAIL\n" },
	{ "a: [\n", LEASTSCOPE_FAILED, ":2:1: error: expected a value\n" },
	{ HARBOUR "more: 1\n", LEASTSCOPE_FINDINGS, ":7:1: error: " },
	{ NULL, LEASTSCOPE_FAILED, "" },
};

START_TEST(a_catalog_is_checked_like_any_input)
{
	if (checked[_i].text != NULL)
		ls_api_write("h.yaml", checked[_i].text);
	ck_assert_int_eq(leastscope_catalog_check(test_run,
						  ls_api_path("h.yaml"),
						  ls_api_take, NULL),
			 checked[_i].status);
	ck_assert_msg(strstr(test_output, checked[_i].holds) != NULL, "%s",
		      test_output);
	ck_assert_int_eq(*leastscope_why(test_run) != '\0',
			 checked[_i].text == NULL);
}
END_TEST

START_TEST(a_catalog_is_shown_or_its_name_corrected)
{
	ck_assert_int_eq(
		leastscope_catalog_show(test_run, "oidc", ls_api_take, NULL),
		LEASTSCOPE_OK);
	ck_assert_ptr_nonnull(strstr(test_output, "offline_access"));
	ck_assert_int_eq(
		leastscope_catalog_show(test_run, "odic", ls_api_take, NULL),
		LEASTSCOPE_USAGE);
	ck_assert_str_eq(leastscope_why(test_run),
			 "no catalog 'odic'; did you mean 'oidc'?");
	ck_assert_int_eq(leastscope_catalog_check(test_run, test_folder,
						  ls_api_refuse, NULL),
			 LEASTSCOPE_FAILED);
}
END_TEST

Suite *ls_suite_api_report(void)
{
	Suite *suite = suite_create("api report");
	TCase *tcase = tcase_create("report");

	tcase_add_checked_fixture(tcase, ls_api_set_up, ls_api_tear_down);
	tcase_add_loop_test(tcase,
			    each_format_is_written_to_a_writer_and_a_file, 0,
			    sizeof(formats) / sizeof(formats[0]));
	tcase_add_test(tcase,
		       what_a_writer_does_not_take_is_a_failure_of_its_own);
	tcase_add_test(tcase,
		       no_report_without_a_check_nor_in_an_unknown_format);
	tcase_add_test(tcase, a_file_that_cannot_be_written_is_a_failure);
	tcase_add_test(tcase, settings_of_the_report_hold);
	tcase_add_loop_test(tcase, rules_and_scopes_are_explained, 0,
			    sizeof(explained) / sizeof(explained[0]));
	tcase_add_loop_test(tcase, what_is_known_is_listed, 0,
			    sizeof(listed) / sizeof(listed[0]));
	tcase_add_test(tcase, a_page_leaves_the_report_alone);
	tcase_add_loop_test(tcase, a_catalog_is_checked_like_any_input, 0,
			    sizeof(checked) / sizeof(checked[0]));
	tcase_add_test(tcase, a_catalog_is_shown_or_its_name_corrected);
	suite_add_tcase(suite, tcase);
	return suite;
}
