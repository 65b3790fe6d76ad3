/* Tests of settings by name, and of what they load. */
#include "config.h"

#include <string.h>

#include "suites.h"

#include "api_check.h"

/* A setting, and what is wrong with it (NULL: nothing). */
static const struct {
	const char *name, *value, *why;
} settings[] = {
	{ "allow-empty", NULL, NULL },
	{ "allow-empty", "", NULL },
	{ "allow-empty", "no", "--allow-empty takes no value" },
	{ "catalog", "x", NULL },
	{ "catalog", "", "--catalog needs a value" },
	{ "color", "always", NULL },
	{ "color", "never", NULL },
	{ "color", "auto", "--color is always or never, not 'auto'" },
	{ "config", "x", NULL },
	{ "config", NULL, "--config needs a value" },
	{ "fail-on", "error", NULL },
	{ "fail-on", "warning", NULL },
	{ "fail-on", "note", NULL },
	{ "fail-on", "off", "--fail-on is error, warning or note, not 'off'" },
	{ "fail-on", "", "--fail-on is error, warning or note, not ''" },
	{ "force-exclude", "", NULL },
	{ "format", "text", NULL },
	{ "format", "sarif", NULL },
	{ "format", "srif", "no output format 'srif'; did you mean 'sarif'?" },
	{ "format", "x\033",
	  "no output format 'x\\u{1b}'; 'list outputs' shows "
	  "those there are" },
	{ "jobs", "1", NULL },
	{ "jobs", "256", NULL },
	{ "jobs", "0", "--jobs is a number from 1 to 256, not '0'" },
	{ "jobs", "257", "--jobs is a number from 1 to 256, not '257'" },
	{ "jobs", "18446744073709551617",
	  "--jobs is a number from 1 to 256, not '18446744073709551617'" },
	{ "jobs", "1 ", "--jobs is a number from 1 to 256, not '1 '" },
	{ "jobs", "", "--jobs is a number from 1 to 256, not ''" },
	{ "max-file-size", "1", NULL },
	{ "max-file-size", "16777216", NULL },
	{ "max-file-size", "16777217",
	  "--max-file-size is a number of bytes up "
	  "to 16777216, not '16777217'" },
	{ "max-file-size", "0",
	  "--max-file-size is a number of bytes up to "
	  "16777216, not '0'" },
	{ "min-severity", "warning", NULL },
	{ "min-severity", "high",
	  "--min-severity is error, warning or note, not 'high'" },
	{ "no-config", NULL, NULL },
	{ "no-ignores", NULL, NULL },
	{ "now", "2027-01-31", NULL },
	{ "now", "2027-02-29",
	  "--now is a date such as 2027-01-31, not '2027-02-29'" },
	{ "profile", "strict", NULL },
	{ "profile", "stricct",
	  "no profile 'stricct'; did you mean 'strict'?" },
	{ "profile", "",
	  "no profile ''; 'list profiles' shows those there "
	  "are" },
	{ "provider", "anything", NULL },
	{ "provider", "", "--provider needs a value" },
	{ "quiet", "", NULL },
	{ "user-config", "x", NULL },
	{ "verbose", "", NULL },
	{ "nothing", "", "no setting 'nothing'" },
	{ "", "", "no setting ''" },
	{ "x\n\033", "", "no setting 'x\\u{a}\\u{1b}'" },
};

START_TEST(a_setting_is_taken_or_the_reason_said)
{
	int status = leastscope_set(test_run, settings[_i].name,
				    settings[_i].value);

	ck_assert_str_eq(leastscope_why(test_run),
			 settings[_i].why == NULL ? "" : settings[_i].why);
	ck_assert_int_eq(status, settings[_i].why == NULL ? LEASTSCOPE_OK :
							    LEASTSCOPE_USAGE);
}
END_TEST

static int check(const char *text)
{
	leastscope_add_text(test_run, "a.yaml", text, strlen(text));
	return leastscope_check(test_run);
}

/* --- configuration --- */

static const struct {
	const char *text;
	int status;
	const char *why; /* what it ends in */
} configurations[] = {
	{ "rules: {misspelled-scope: off}\n", LEASTSCOPE_OK, "" },
	{ "rules: {misspelled-scope: warning}\n", LEASTSCOPE_OK, "" },
	{ "extends: [review]\n", LEASTSCOPE_FINDINGS, "" },
	{ "rules: {mispelled-scope: off}\n", LEASTSCOPE_USAGE,
	  ":1:9: there is no such rule; did you mean 'misspelled-scope'?" },
	{ "rules: [\n", LEASTSCOPE_USAGE,
	  ":2:1: expected a value; if it is "
	  "text, put it in quotes" },
	{ "\xff", LEASTSCOPE_USAGE, NULL },
	{ "", LEASTSCOPE_FINDINGS, "" },
};

START_TEST(a_configuration_is_read_or_the_place_said)
{
	const char *why;

	ls_api_write("c.yaml", configurations[_i].text);
	leastscope_set(test_run, "config", ls_api_path("c.yaml"));
	ck_assert_int_eq(check(BAD), configurations[_i].status);
	why = leastscope_why(test_run);
	if (configurations[_i].why == NULL || *configurations[_i].why == '\0') {
		ck_assert_int_eq(*why == '\0', configurations[_i].why != NULL);
		return;
	}
	ck_assert_uint_gt(strlen(why), strlen(configurations[_i].why));
	ck_assert_str_eq(why + strlen(why) - strlen(configurations[_i].why),
			 configurations[_i].why);
}
END_TEST

START_TEST(a_users_own_file_counts_where_there_is_no_other)
{
	struct leastscope *run = leastscope_new();

	ls_api_write("user.yaml", "rules: {misspelled-scope: off}\n");
	ls_api_write("c.yaml", "rules: {}\n");
	leastscope_set(run, "user-config", ls_api_path("user.yaml"));
	leastscope_add_text(run, "a.yaml", BAD, strlen(BAD));
	ck_assert_int_eq(leastscope_check(run), LEASTSCOPE_OK);
	leastscope_set(run, "config", ls_api_path("c.yaml"));
	ck_assert_int_eq(leastscope_check(run), LEASTSCOPE_FINDINGS);
	leastscope_free(run);
	leastscope_set(test_run, "user-config", ls_api_path("user.yaml"));
	ck_assert_int_eq(check(BAD), LEASTSCOPE_FINDINGS);
}
END_TEST

START_TEST(a_profile_that_is_set_outranks_the_configurations)
{
	ls_api_write("c.yaml", "extends: [strict]\n");
	leastscope_set(test_run, "config", ls_api_path("c.yaml"));
	ck_assert_int_eq(check(TWICE), LEASTSCOPE_FINDINGS);
	leastscope_set(test_run, "profile", "default");
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_OK);
}
END_TEST

/* --- catalogs --- */

#define HARBOUR                                                         \
	"catalog: 1\nprovider: {id: harbour, name: Harbour}\n"          \
	"updated: 2026-11-01\ncompleteness: complete\n"                 \
	"source: {url: https://harbour.example/scopes, licence: CC0}\n" \
	"scopes: [{name: berth.read, action: read, risk: low}]\n"
#define MANIFEST "leastscope: 1\nprovider: harbour\nscope: berth.raed\n"

START_TEST(a_catalog_of_ones_own_is_used)
{
	ls_api_write("h.yaml", HARBOUR);
	ck_assert_int_eq(check(MANIFEST), LEASTSCOPE_OK);
	leastscope_set(test_run, "catalog", ls_api_path("h.yaml"));
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FINDINGS);
	ck_assert_str_eq(
		leastscope_finding_text(leastscope_finding_at(test_run, 0),
					LEASTSCOPE_MESSAGE, NULL),
		"harbour has no scope 'berth.raed'");
}
END_TEST

static const struct {
	const char *text;
	const char *why;
} catalogs[] = {
	{ "catalog: 1\nprovider: {\n", ":3:1: " },
	{ "catalog: 2\n", ":1:10: " },
	{ "a: 1\n", ":1:1: no 'catalog: 1': this is no catalog" },
	{ NULL, ": no such file or folder" },
};

START_TEST(a_catalog_that_does_not_load_is_wrong)
{
	if (catalogs[_i].text != NULL)
		ls_api_write("h.yaml", catalogs[_i].text);
	leastscope_set(test_run, "catalog", ls_api_path("h.yaml"));
	ck_assert_int_eq(check(GOOD), LEASTSCOPE_USAGE);
	ck_assert_msg(strstr(leastscope_why(test_run), catalogs[_i].why) !=
			      NULL,
		      "%s", leastscope_why(test_run));
}
END_TEST

START_TEST(the_provider_is_that_of_files_that_name_none)
{
	ck_assert_int_eq(check("leastscope: 1\nscope: booking.raed\n"),
			 LEASTSCOPE_OK);
	leastscope_set(test_run, "provider", "wink");
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FINDINGS);
	leastscope_set(test_run, "provider", "wnk");
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_USAGE);
	ck_assert_str_eq(leastscope_why(test_run),
			 "no catalog 'wnk'; did you mean 'wink'?");
}
END_TEST

#define ALLOWED                                                        \
	"leastscope: 1\nprovider: wink\n"                              \
	"# leastscope: allow misspelled-scope until=2026-11-23 -- x\n" \
	"scope: booking.raed\n"

START_TEST(comments_silence_until_their_day_or_not_at_all)
{
	ck_assert_int_eq(check(ALLOWED), LEASTSCOPE_OK);
	leastscope_set(test_run, "now", "2026-11-24");
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FINDINGS);
	leastscope_set(test_run, "now", "2026-11-23");
	leastscope_set(test_run, "no-ignores", NULL);
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FINDINGS);
}
END_TEST

Suite *ls_suite_api_settings(void)
{
	Suite *suite = suite_create("api settings");
	TCase *tcase = tcase_create("settings");

	tcase_add_checked_fixture(tcase, ls_api_set_up, ls_api_tear_down);
	tcase_add_loop_test(tcase, a_setting_is_taken_or_the_reason_said, 0,
			    sizeof(settings) / sizeof(settings[0]));
	tcase_add_loop_test(tcase, a_configuration_is_read_or_the_place_said, 0,
			    sizeof(configurations) / sizeof(configurations[0]));
	tcase_add_test(tcase, a_users_own_file_counts_where_there_is_no_other);
	tcase_add_test(tcase,
		       a_profile_that_is_set_outranks_the_configurations);
	tcase_add_test(tcase, a_catalog_of_ones_own_is_used);
	tcase_add_loop_test(tcase, a_catalog_that_does_not_load_is_wrong, 0,
			    sizeof(catalogs) / sizeof(catalogs[0]));
	tcase_add_test(tcase, the_provider_is_that_of_files_that_name_none);
	tcase_add_test(tcase, comments_silence_until_their_day_or_not_at_all);
	suite_add_tcase(suite, tcase);
	return suite;
}
