/* Tests of a handle: inputs, verdicts, findings. */
#include "config.h"

#include <string.h>

#include "suites.h"

#include "api_check.h"

static void add(const char *name, const char *text)
{
	ck_assert_int_eq(
		leastscope_add_text(test_run, name, text, strlen(text)),
		LEASTSCOPE_OK);
}

/* --- verdicts --- */

static const struct {
	const char *name;
	const char *text; /* NULL: none */
	const char *second;
	const char *setting, *value;
	int status;
	const char *verdict;
} runs[] = {
	{ "a good manifest passes", GOOD, NULL, NULL, NULL, LEASTSCOPE_OK,
	  "1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. "
	  "PASS: no finding at or above error" },
	{ "a bad one fails", BAD, NULL, NULL, NULL, LEASTSCOPE_FINDINGS,
	  "1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. "
	  "FAIL: 1 finding at or above error" },
	{ "no input is nothing to check", NULL, NULL, NULL, NULL,
	  LEASTSCOPE_NOTHING,
	  "0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. "
	  "FAIL: nothing to check" },
	{ "nothing to check may be allowed", NULL, NULL, "allow-empty", NULL,
	  LEASTSCOPE_OK,
	  "0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. "
	  "PASS: nothing to check, as --allow-empty permits" },
	{ "what is no manifest is nothing to check", "a: 1\n", NULL, NULL, NULL,
	  LEASTSCOPE_NOTHING,
	  "0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. "
	  "FAIL: nothing to check" },
	{ "a broken one outranks a bad one", BAD, "leastscope: [\n", NULL, NULL,
	  LEASTSCOPE_FAILED,
	  "1 manifest, 1 request, 1 scope: 2 errors, 0 warnings, 1 note. "
	  "FAIL: 1 input could not be checked, and 2 findings at or above "
	  "error" },
	{ "the limit of a failure can be lowered", TWICE, NULL, "fail-on",
	  "note", LEASTSCOPE_FINDINGS,
	  "1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 2 notes. "
	  "FAIL: 2 findings at or above note" },
	{ "what is shown changes no verdict", TWICE, NULL, "min-severity",
	  "error", LEASTSCOPE_OK,
	  "1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 2 notes. "
	  "PASS: no finding at or above error" },
	{ "a configuration that is not there is wrong", GOOD, NULL, "config",
	  "/nowhere/at/all", LEASTSCOPE_USAGE, "" },
	{ "a provider that is not known is wrong", GOOD, NULL, "provider",
	  "wnik", LEASTSCOPE_USAGE, "" },
};

START_TEST(the_status_is_the_verdict)
{
	if (runs[_i].text != NULL)
		add("a.yaml", runs[_i].text);
	if (runs[_i].second != NULL)
		add("b.yaml", runs[_i].second);
	if (runs[_i].setting != NULL)
		ck_assert_int_eq(leastscope_set(test_run, runs[_i].setting,
						runs[_i].value),
				 LEASTSCOPE_OK);
	ck_assert_msg(leastscope_check(test_run) == runs[_i].status, "%s: %s",
		      runs[_i].name, leastscope_verdict(test_run));
	ck_assert_str_eq(leastscope_verdict(test_run), runs[_i].verdict);
	/* A reason stands beside a verdict that could not be reached only. */
	ck_assert_int_eq(*leastscope_why(test_run) == '\0',
			 runs[_i].verdict[0] != '\0');
}
END_TEST

START_TEST(before_a_check_there_is_nothing)
{
	ck_assert_uint_eq(leastscope_finding_count(test_run), 0);
	ck_assert_ptr_null(leastscope_finding_at(test_run, 0));
	ck_assert_str_eq(leastscope_verdict(test_run), "");
	ck_assert_str_eq(leastscope_why(test_run), "");
	ck_assert_str_eq(leastscope_version(), PACKAGE_VERSION);
	leastscope_free(NULL);
}
END_TEST

START_TEST(a_handle_can_check_again)
{
	add("good.yaml", GOOD);
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_OK);
	add("bad.yaml", BAD);
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FINDINGS);
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FINDINGS);
	ck_assert_uint_eq(leastscope_finding_count(test_run), 2);
	leastscope_set(test_run, "config", "/nowhere/at/all");
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_USAGE);
	ck_assert_uint_eq(leastscope_finding_count(test_run), 0);
	ck_assert_str_eq(leastscope_verdict(test_run), "");
}
END_TEST

START_TEST(two_handles_share_nothing)
{
	struct leastscope *other = leastscope_new();

	ck_assert_ptr_nonnull(other);
	leastscope_set(other, "no-config", NULL);
	add("bad.yaml", BAD);
	leastscope_add_text(other, "good.yaml", GOOD, strlen(GOOD));
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FINDINGS);
	ck_assert_int_eq(leastscope_check(other), LEASTSCOPE_OK);
	ck_assert_uint_eq(leastscope_finding_count(other), 0);
	leastscope_free(other);
	ck_assert_uint_eq(leastscope_finding_count(test_run), 2);
}
END_TEST

/* --- inputs --- */

START_TEST(files_and_folders_are_added_by_path)
{
	ls_api_write("a.yaml", BAD);
	ls_api_write("b.yaml", GOOD);
	ck_assert_int_eq(leastscope_add_path(test_run, test_folder),
			 LEASTSCOPE_OK);
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FINDINGS);
	ck_assert_ptr_nonnull(strstr(leastscope_verdict(test_run),
				     "2 manifests, 2 requests"));
}
END_TEST

START_TEST(the_bytes_are_copied)
{
	char text[] = BAD;

	ck_assert_int_eq(
		leastscope_add_text(test_run, "a.yaml", text, sizeof(text) - 1),
		LEASTSCOPE_OK);
	memset(text, 'x', sizeof(text));
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FINDINGS);
}
END_TEST

START_TEST(an_empty_path_is_wrong)
{
	ck_assert_int_eq(leastscope_add_path(test_run, ""), LEASTSCOPE_USAGE);
	ck_assert_str_eq(leastscope_why(test_run), "an empty path");
}
END_TEST

static const char *message(size_t index)
{
	return leastscope_finding_text(leastscope_finding_at(test_run, index),
				       LEASTSCOPE_MESSAGE, NULL);
}

START_TEST(a_path_at_the_limit_is_missing_and_past_it_too_long)
{
	char path[4098];

	memset(path, 'x', sizeof(path) - 1);
	path[4095 + _i] = '\0';
	for (size_t i = 200; i < strlen(path); i += 200)
		path[i] = '/';
	ck_assert_int_eq(leastscope_add_path(test_run, path), LEASTSCOPE_OK);
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FAILED);
	ck_assert_uint_eq(leastscope_finding_count(test_run), 1);
	if (_i == 2)
		ck_assert_str_eq(message(0),
				 "its path is longer than 4096 bytes");
	else
		ck_assert_ptr_null(strstr(message(0), "longer than 4096"));
}
END_TEST

START_TEST(what_the_caller_could_not_read_is_no_pass)
{
	add("good.yaml", GOOD);
	ck_assert_int_eq(leastscope_add_unreadable(test_run, "<stdin>",
						   "the pipe\033 broke"),
			 LEASTSCOPE_OK);
	ck_assert_int_eq(leastscope_add_unreadable(test_run, "x", ""),
			 LEASTSCOPE_OK);
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_FAILED);
	ck_assert_uint_eq(leastscope_finding_count(test_run), 2);
	ck_assert_str_eq(message(0), "the pipe\\u{1b} broke");
	ck_assert_str_eq(message(1), "it could not be read");
}
END_TEST

/* --- findings --- */

START_TEST(a_finding_tells_all_it_has)
{
	static const struct {
		enum leastscope_text what;
		const char *text;
	} texts[] = {
		{ LEASTSCOPE_RULE, "misspelled-scope" },
		{ LEASTSCOPE_SEVERITY, "error" },
		{ LEASTSCOPE_CONFIDENCE, "certain" },
		{ LEASTSCOPE_MESSAGE, "wink has no scope 'booking.raed'" },
		{ LEASTSCOPE_HINT, "did you mean 'booking.read'?" },
		{ LEASTSCOPE_PATH, "a.yaml" },
		{ LEASTSCOPE_SCOPE, "booking.raed" },
		{ LEASTSCOPE_PROVIDER, "wink" },
		{ LEASTSCOPE_CLIENT, "Night" },
		{ LEASTSCOPE_REQUEST, "day" },
		{ LEASTSCOPE_FIX_TITLE, "replace with booking.read" },
		{ LEASTSCOPE_SUPPRESSION_REASON, "it must be" },
	};
	static const struct {
		enum leastscope_number what;
		size_t number;
	} numbers[] = {
		{ LEASTSCOPE_START_LINE, 5 },
		{ LEASTSCOPE_START_COLUMN, 30 },
		{ LEASTSCOPE_START_OFFSET, 151 },
		{ LEASTSCOPE_END_LINE, 5 },
		{ LEASTSCOPE_END_COLUMN, 42 },
		{ LEASTSCOPE_END_OFFSET, 163 },
		{ LEASTSCOPE_SUPPRESSED, 1 },
		{ LEASTSCOPE_FIX, 2 },
		{ (enum leastscope_number)99, 0 },
	};
	const struct leastscope_finding *f;
	size_t size;

	add("a.yaml",
	    "leastscope: 1\nprovider: wink\nclient: {client_name: Night}\n"
	    "# leastscope: allow misspelled-scope booking.raed -- it must be\n"
	    "requests: [{id: day, scope: \"booking.raed\"}]\n");
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_OK);
	f = leastscope_finding_at(test_run, 0);
	ck_assert_ptr_nonnull(f);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *text = leastscope_finding_text(f, texts[i].what,
							   &size);

		ck_assert_str_eq(text, texts[i].text);
		ck_assert_uint_eq(size, strlen(text));
	}
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		ck_assert_uint_eq(leastscope_finding_number(f, numbers[i].what),
				  numbers[i].number);
	ck_assert_uint_eq(strlen(leastscope_finding_text(
				  f, LEASTSCOPE_FINGERPRINT, NULL)),
			  32);
	ck_assert_ptr_null(
		leastscope_finding_text(f, (enum leastscope_text)99, &size));
	ck_assert_ptr_null(leastscope_finding_at(
		test_run, leastscope_finding_count(test_run)));
}
END_TEST

START_TEST(every_text_ends_in_a_nul)
{
	size_t n;

	add("a.yaml", "leastscope: 1\nprovider: wink\n"
		      "client: {client_name: Night, client_id: \"x\"}\n"
		      "requests: [{id: day, scope: [booking.raed, "
		      "\"pay\\0ment\", 'inventory.read inventory.read']}]\n");
	leastscope_check(test_run);
	n = leastscope_finding_count(test_run);
	ck_assert_uint_gt(n, 3);
	for (size_t i = 0; i < n; i++)
		for (int what = LEASTSCOPE_RULE;
		     what <= LEASTSCOPE_SUPPRESSION_REASON; what++) {
			size_t size;
			const char *text = leastscope_finding_text(
				leastscope_finding_at(test_run, i),
				(enum leastscope_text)what, &size);

			ck_assert_ptr_nonnull(text);
			ck_assert_msg(text[size] == '\0', "%d of %zu: %s", what,
				      i, text);
		}
}
END_TEST

/* --- progress --- */

struct seen {
	size_t calls, last, total;
};

static void progress(void *arg, size_t done, size_t total)
{
	struct seen *seen = arg;

	seen->calls++;
	seen->last = done;
	seen->total = total;
}

START_TEST(progress_is_told)
{
	struct seen seen = { 0 };

	leastscope_on_progress(test_run, progress, &seen);
	for (int i = 0; i < 5; i++)
		add("a.yaml", GOOD);
	ck_assert_int_eq(leastscope_check(test_run), LEASTSCOPE_OK);
	ck_assert_uint_gt(seen.calls, 0);
	ck_assert_uint_eq(seen.total, 5);
	ck_assert_uint_le(seen.last, 5);
}
END_TEST

/* --- showing --- */

static const struct {
	const char *text;
	size_t size;
	size_t capacity;
	const char *shown;
	size_t whole;
} shown[] = {
	{ "abc", 3, 8, "abc", 3 },
	{ "abc", 3, 4, "abc", 3 },
	{ "abc", 3, 3, "ab", 3 },
	{ "abc", 3, 1, "", 3 },
	{ "a\0b", 3, 16, "a\\u{0}b", 7 },
	{ "a\033b", 3, 7, "a", 8 },
	{ "a\033b", 3, 8, "a\\u{1b}", 8 },
	{ "a\033b", 3, 9, "a\\u{1b}b", 8 },
	{ "\303\251x", 3, 2, "", 3 },
	{ "\303\251x", 3, 3, "\303\251", 3 },
	{ "\377", 1, 16, "\\xff", 4 },
	{ "##[group]", 9, 32, "\\u{23}#[group]", 14 },
	{ "", 0, 1, "", 0 },
};

START_TEST(a_strangers_text_is_made_fit_to_be_shown)
{
	char to[33];

	memset(to, '?', sizeof(to));
	ck_assert_uint_eq(leastscope_show(to, shown[_i].capacity,
					  shown[_i].text, shown[_i].size),
			  shown[_i].whole);
	ck_assert_str_eq(to, shown[_i].shown);
	ck_assert_int_eq(to[shown[_i].capacity], '?');
	ck_assert_uint_eq(
		leastscope_show(NULL, 0, shown[_i].text, shown[_i].size),
		shown[_i].whole);
}
END_TEST

START_TEST(a_long_reason_is_cut_between_characters)
{
	char name[3000];
	size_t n = (size_t)_i;
	size_t size;

	memset(name, 'x', n);
	while (n + 2 < sizeof(name)) {
		name[n++] = '\303';
		name[n++] = '\251';
	}
	name[n] = '\0';
	ck_assert_int_eq(leastscope_set(test_run, name, ""), LEASTSCOPE_USAGE);
	size = strlen(leastscope_why(test_run));
	ck_assert_uint_gt(size, 1000);
	ck_assert_str_eq(leastscope_why(test_run) + size - 3, "...");
	ck_assert_int_eq(leastscope_why(test_run)[size - 4], '\251');
}
END_TEST

Suite *ls_suite_api_run(void)
{
	Suite *suite = suite_create("api run");
	TCase *tcase = tcase_create("run");

	tcase_add_checked_fixture(tcase, ls_api_set_up, ls_api_tear_down);
	tcase_add_loop_test(tcase, the_status_is_the_verdict, 0,
			    sizeof(runs) / sizeof(runs[0]));
	tcase_add_test(tcase, before_a_check_there_is_nothing);
	tcase_add_test(tcase, a_handle_can_check_again);
	tcase_add_test(tcase, two_handles_share_nothing);
	tcase_add_test(tcase, files_and_folders_are_added_by_path);
	tcase_add_test(tcase, the_bytes_are_copied);
	tcase_add_test(tcase, an_empty_path_is_wrong);
	tcase_add_loop_test(tcase,
			    a_path_at_the_limit_is_missing_and_past_it_too_long,
			    0, 3);
	tcase_add_test(tcase, what_the_caller_could_not_read_is_no_pass);
	tcase_add_test(tcase, a_finding_tells_all_it_has);
	tcase_add_test(tcase, every_text_ends_in_a_nul);
	tcase_add_test(tcase, progress_is_told);
	tcase_add_loop_test(tcase, a_strangers_text_is_made_fit_to_be_shown, 0,
			    sizeof(shown) / sizeof(shown[0]));
	tcase_add_loop_test(tcase, a_long_reason_is_cut_between_characters, 0,
			    2);
	suite_add_tcase(suite, tcase);
	return suite;
}
