/* Tests of fixes, and of the scope parameter, through the public header. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "suites.h"

#include "api_check.h"

static size_t changed;

static int fix(unsigned how)
{
	changed = 99;
	ls_api_forget();
	return leastscope_fix(test_run, how, ls_api_take, NULL, &changed);
}

START_TEST(a_safe_fix_changes_the_file)
{
	ls_api_write("a.yaml", TWICE);
	ls_api_write("b.yaml", GOOD);
	leastscope_add_path(test_run, test_folder);
	ck_assert_int_eq(fix(LEASTSCOPE_FIX_SAFE), LEASTSCOPE_OK);
	ck_assert_uint_eq(changed, 1);
	ck_assert_str_eq(
		ls_api_read("a.yaml"),
		"leastscope: 1\nprovider: wink\nscope: booking.read\n");
	ck_assert_str_eq(ls_api_read("b.yaml"), GOOD);
	ck_assert_str_eq(test_output, "");
	ck_assert_int_eq(fix(LEASTSCOPE_FIX_SAFE), LEASTSCOPE_OK);
	ck_assert_uint_eq(changed, 0);
}
END_TEST

START_TEST(an_unsafe_fix_waits_to_be_asked_for)
{
	ls_api_write("a.yaml", BAD);
	leastscope_add_path(test_run, test_folder);
	ck_assert_int_eq(fix(LEASTSCOPE_FIX_SAFE), LEASTSCOPE_OK);
	ck_assert_uint_eq(changed, 0);
	ck_assert_str_eq(ls_api_read("a.yaml"), BAD);
	ck_assert_int_eq(fix(LEASTSCOPE_FIX_UNSAFE), LEASTSCOPE_OK);
	ck_assert_uint_eq(changed, 1);
	ck_assert_ptr_nonnull(strstr(ls_api_read("a.yaml"), "booking.read"));
}
END_TEST

#define DIFF                                            \
	"--- a/x.yaml\n+++ b/x.yaml\n@@ -1,3 +1,3 @@\n" \
	" leastscope: 1\n provider: wink\n"             \
	"-scope: booking.read booking.read\n+scope: booking.read\n"

START_TEST(a_preview_changes_nothing)
{
	ls_api_write("a.yaml", TWICE);
	leastscope_add_path(test_run, ls_api_path("a.yaml"));
	leastscope_add_text(test_run, "x.yaml", TWICE, strlen(TWICE));
	ck_assert_int_eq(fix(LEASTSCOPE_FIX_SAFE | LEASTSCOPE_FIX_PREVIEW),
			 LEASTSCOPE_OK);
	ck_assert_uint_eq(changed, 2);
	ck_assert_ptr_nonnull(strstr(test_output, DIFF));
	ck_assert_str_eq(ls_api_read("a.yaml"), TWICE);
	ck_assert_int_eq(
		leastscope_fix(test_run,
			       LEASTSCOPE_FIX_SAFE | LEASTSCOPE_FIX_PREVIEW,
			       ls_api_refuse, NULL, &changed),
		LEASTSCOPE_FAILED);
}
END_TEST

START_TEST(a_preview_for_a_terminal_hides_nothing)
{
	const char *text = TWICE "# \342\200\256\n";

	leastscope_add_text(test_run, "x.yaml", text, strlen(text));
	fix(LEASTSCOPE_FIX_SAFE | LEASTSCOPE_FIX_PREVIEW);
	ck_assert_ptr_nonnull(strstr(test_output, "\342\200\256"));
	fix(LEASTSCOPE_FIX_SAFE | LEASTSCOPE_FIX_PREVIEW |
	    LEASTSCOPE_FIX_SHOWN);
	ck_assert_ptr_null(strstr(test_output, "\342\200\256"));
	ck_assert_ptr_nonnull(strstr(test_output, "\\u{202e}"));
}
END_TEST

START_TEST(a_text_cannot_be_fixed_in_place)
{
	leastscope_add_text(test_run, "x.yaml", TWICE, strlen(TWICE));
	ck_assert_int_eq(fix(LEASTSCOPE_FIX_SAFE), LEASTSCOPE_USAGE);
	ck_assert_uint_eq(changed, 0);
}
END_TEST

START_TEST(one_file_that_cannot_be_replaced_stops_no_other)
{
	char other[256];

	ls_api_write("a.yaml", TWICE);
	snprintf(other, sizeof(other), "%s/hard", test_folder);
	ck_assert_int_eq(link(ls_api_path("a.yaml"), other), 0);
	ls_api_write("b.yaml", TWICE);
	leastscope_add_path(test_run, test_folder);
	leastscope_add_unreadable(test_run, "c.yaml", "it is not here");
	ck_assert_int_eq(fix(LEASTSCOPE_FIX_SAFE), LEASTSCOPE_FAILED);
	ck_assert_uint_eq(changed, 1);
	ck_assert_ptr_nonnull(strstr(leastscope_why(test_run),
				     "/a.yaml: it has other hard links"));
	ck_assert_str_eq(ls_api_read("a.yaml"), TWICE);
	ck_assert_str_ne(ls_api_read("b.yaml"), TWICE);
}
END_TEST

START_TEST(what_is_wrong_with_the_settings_stops_it)
{
	ls_api_write("a.yaml", TWICE);
	leastscope_add_path(test_run, test_folder);
	leastscope_set(test_run, "config", "/nowhere/at/all");
	ck_assert_int_eq(fix(LEASTSCOPE_FIX_SAFE), LEASTSCOPE_USAGE);
	ck_assert_str_eq(ls_api_read("a.yaml"), TWICE);
}
END_TEST

/* --- the scope parameter --- */

#define TWO                                          \
	"leastscope: 1\nprovider: wink\nrequests:\n" \
	"  - {id: day, scope: booking.read}\n"       \
	"  - {id: night, scope: [booking.read, inventory.read]}\n"
#define HERE_AND_THERE                                             \
	"leastscope: 1\nprovider: wink\nenvironment: staging\n"    \
	"scope: booking.read\n---\n"                               \
	"leastscope: 1\nprovider: wink\nenvironment: production\n" \
	"scope: inventory.read\n"

static const struct {
	const char *text, *request, *environment;
	int status;
	const char *scope, *why;
} scopes[] = {
	{ GOOD, NULL, NULL, LEASTSCOPE_OK, "booking.read\n", "" },
	{ BAD, NULL, NULL, LEASTSCOPE_FINDINGS, "", "" },
	{ TWO, "night", NULL, LEASTSCOPE_OK, "booking.read inventory.read\n",
	  "" },
	{ TWO, NULL, NULL, LEASTSCOPE_USAGE, "",
	  "a.yaml has several requests; say which one with --request or --env: "
	  "day, night" },
	{ TWO, "noon", NULL, LEASTSCOPE_USAGE, "",
	  "a.yaml has no request 'noon', only: day, night" },
	{ TWO, "day", "production", LEASTSCOPE_USAGE, "",
	  "a.yaml has no request 'day' in environment 'production', only: day, "
	  "night" },
	{ "a: 1\n", NULL, NULL, LEASTSCOPE_NOTHING, "", "" },
	{ "a: [\n", NULL, NULL, LEASTSCOPE_FAILED, "", "" },
	{ "leastscope: 1\nprovider: wink\nscope: \"${S}\"\n", NULL, NULL,
	  LEASTSCOPE_FAILED, "",
	  "'${S}' is a placeholder; nothing says what it stands for" },
	{ "leastscope: 1\nprovider: wink\n", NULL, NULL, LEASTSCOPE_FAILED, "",
	  "the request asks for no scope" },
};

START_TEST(only_a_manifest_that_passes_gives_a_scope)
{
	leastscope_add_text(test_run, "a.yaml", scopes[_i].text,
			    strlen(scopes[_i].text));
	ck_assert_int_eq(leastscope_scope(test_run, scopes[_i].request,
					  scopes[_i].environment, ls_api_take,
					  NULL),
			 scopes[_i].status);
	ck_assert_str_eq(test_output, scopes[_i].scope);
	ck_assert_str_eq(leastscope_why(test_run), scopes[_i].why);
}
END_TEST

START_TEST(the_environment_tells_documents_apart)
{
	ls_api_write("c.yaml", "rules: {multiple-documents: off}\n");
	leastscope_set(test_run, "config", ls_api_path("c.yaml"));
	leastscope_add_text(test_run, "a.yaml", HERE_AND_THERE,
			    strlen(HERE_AND_THERE));
	ck_assert_int_eq(leastscope_scope(test_run, NULL, "production",
					  ls_api_take, NULL),
			 LEASTSCOPE_OK);
	ck_assert_str_eq(test_output, "inventory.read\n");
	ck_assert_int_eq(
		leastscope_scope(test_run, NULL, NULL, ls_api_take, NULL),
		LEASTSCOPE_USAGE);
	ck_assert_ptr_nonnull(strstr(leastscope_why(test_run), "in staging, "));
}
END_TEST

START_TEST(one_manifest_must_be_named_and_readable)
{
	ck_assert_int_eq(
		leastscope_scope(test_run, NULL, NULL, ls_api_take, NULL),
		LEASTSCOPE_USAGE);
	leastscope_add_unreadable(test_run, "<stdin>", "it broke");
	ck_assert_int_eq(
		leastscope_scope(test_run, NULL, NULL, ls_api_take, NULL),
		LEASTSCOPE_FAILED);
	ck_assert_str_eq(leastscope_why(test_run), "<stdin>: it broke");
	leastscope_add_path(test_run, "b");
	ck_assert_int_eq(
		leastscope_scope(test_run, NULL, NULL, ls_api_take, NULL),
		LEASTSCOPE_USAGE);
	ck_assert_str_eq(leastscope_why(test_run), "name one manifest");
	ck_assert_str_eq(test_output, "");
}
END_TEST

START_TEST(a_file_is_read_once)
{
	ls_api_write("a.yaml", GOOD);
	leastscope_add_path(test_run, ls_api_path("a.yaml"));
	ck_assert_int_eq(
		leastscope_scope(test_run, NULL, NULL, ls_api_take, NULL),
		LEASTSCOPE_OK);
	ck_assert_str_eq(test_output, "booking.read\n");
	ck_assert_int_eq(
		leastscope_scope(test_run, NULL, NULL, ls_api_refuse, NULL),
		LEASTSCOPE_FAILED);
}
END_TEST

Suite *ls_suite_api_fix(void)
{
	Suite *suite = suite_create("api fix");
	TCase *tcase = tcase_create("fix");

	tcase_add_checked_fixture(tcase, ls_api_set_up, ls_api_tear_down);
	tcase_add_test(tcase, a_safe_fix_changes_the_file);
	tcase_add_test(tcase, an_unsafe_fix_waits_to_be_asked_for);
	tcase_add_test(tcase, a_preview_changes_nothing);
	tcase_add_test(tcase, a_preview_for_a_terminal_hides_nothing);
	tcase_add_test(tcase, a_text_cannot_be_fixed_in_place);
	tcase_add_test(tcase, one_file_that_cannot_be_replaced_stops_no_other);
	tcase_add_test(tcase, what_is_wrong_with_the_settings_stops_it);
	tcase_add_loop_test(tcase, only_a_manifest_that_passes_gives_a_scope, 0,
			    sizeof(scopes) / sizeof(scopes[0]));
	tcase_add_test(tcase, the_environment_tells_documents_apart);
	tcase_add_test(tcase, one_manifest_must_be_named_and_readable);
	tcase_add_test(tcase, a_file_is_read_once);
	suite_add_tcase(suite, tcase);
	return suite;
}
