/* Tests of the verdict. */
#include "config.h"

#include "suites.h"

#include "engine_check.h"

/* What a run came to, as a row. */
static const struct {
	const char *name;
	unsigned errors, warnings, notes, suppressed_errors;
	uint32_t manifests, truncated, unfixed;
	bool unreadable, undecided;
	enum ls_severity fail_on;
	bool allow_empty;
	enum ls_verdict verdict;
	int status;
	uint32_t at_or_above;
	const char *reason;
} rows[] = {
	{ "nothing found is a pass", .manifests = 1, .fail_on = LS_ERROR,
	  .verdict = LS_PASS, .reason = "no finding at or above error" },
	{ "one error fails", .errors = 1, .manifests = 1, .fail_on = LS_ERROR,
	  .verdict = LS_FAIL, .status = 1, .at_or_above = 1,
	  .reason = "1 finding at or above error" },
	{ "warnings are below error", .warnings = 2, .notes = 1, .manifests = 1,
	  .fail_on = LS_ERROR, .verdict = LS_PASS,
	  .reason = "no finding at or above error" },
	{ "fail-on warning counts errors too", .errors = 1, .warnings = 2,
	  .notes = 1, .manifests = 1, .fail_on = LS_WARNING, .verdict = LS_FAIL,
	  .status = 1, .at_or_above = 3,
	  .reason = "3 findings at or above warning" },
	{ "fail-on note counts all", .notes = 1, .manifests = 1,
	  .fail_on = LS_NOTE, .verdict = LS_FAIL, .status = 1, .at_or_above = 1,
	  .reason = "1 finding at or above note" },
	{ "what is suppressed does not fail", .suppressed_errors = 3,
	  .manifests = 1, .fail_on = LS_NOTE, .verdict = LS_PASS,
	  .reason = "no finding at or above note" },
	{ "no manifest is no pass", .fail_on = LS_ERROR,
	  .verdict = LS_NOTHING_CHECKED, .status = 3,
	  .reason = "nothing to check" },
	{ "no manifest may be allowed", .fail_on = LS_ERROR,
	  .allow_empty = true, .verdict = LS_NOTHING_CHECKED, .status = 0,
	  .reason = "nothing to check, as --allow-empty permits" },
	{ "an unreadable input outranks findings", .errors = 2, .manifests = 1,
	  .unreadable = true, .fail_on = LS_ERROR, .verdict = LS_FAIL,
	  .status = 4, .at_or_above = 2,
	  .reason = "1 input could not be checked, and 2 findings at or "
		    "above error" },
	{ "an unreadable input outranks nothing checked", .unreadable = true,
	  .fail_on = LS_ERROR, .allow_empty = true, .verdict = LS_FAIL,
	  .status = 4, .reason = "1 input could not be checked" },
	{ "an unreadable input fails though its finding is suppressed",
	  .suppressed_errors = 1, .manifests = 1, .unreadable = true,
	  .fail_on = LS_ERROR, .verdict = LS_FAIL, .status = 4,
	  .reason = "1 input could not be checked" },
	{ "an undecided check fails", .manifests = 1, .undecided = true,
	  .fail_on = LS_ERROR, .verdict = LS_FAIL, .status = 4,
	  .reason = "a check came to no end" },
	{ "a file that could not be fixed fails", .manifests = 1, .unfixed = 1,
	  .fail_on = LS_ERROR, .verdict = LS_FAIL, .status = 4,
	  .reason = "1 file could not be fixed" },
	{ "files that could not be fixed outrank findings", .errors = 1,
	  .manifests = 1, .unfixed = 2, .fail_on = LS_ERROR, .verdict = LS_FAIL,
	  .status = 4, .at_or_above = 1,
	  .reason = "2 files could not be fixed, and 1 finding at or above "
		    "error" },
	{ "findings that were dropped fail", .notes = 1, .manifests = 1,
	  .truncated = 7, .fail_on = LS_ERROR, .verdict = LS_FAIL, .status = 1,
	  .reason = "not all findings are listed" },
	{ "findings outrank nothing checked", .errors = 1, .fail_on = LS_ERROR,
	  .verdict = LS_FAIL, .status = 1, .at_or_above = 1,
	  .reason = "1 finding at or above error" },
};

static void add(struct ls_results *results, unsigned n,
		enum ls_severity severity, bool suppressed)
{
	for (unsigned i = 0; i < n; i++) {
		struct ls_finding *finding = ls_arena_get(test_arena,
							  sizeof(*finding));

		finding->severity = severity;
		finding->is_suppressed = suppressed;
		*LS_PUSH(test_arena, &results->findings) = finding;
	}
}

START_TEST(the_verdict_is_that_of_the_row)
{
	struct ls_results results = {
		.manifests = rows[_i].manifests,
		.truncated = rows[_i].truncated,
		.unfixed = rows[_i].unfixed,
		.unreadable = rows[_i].unreadable,
		.undecided = rows[_i].undecided,
	};
	struct ls_judgement judgement;

	add(&results, rows[_i].errors, LS_ERROR, false);
	add(&results, rows[_i].warnings, LS_WARNING, false);
	add(&results, rows[_i].notes, LS_NOTE, false);
	add(&results, rows[_i].suppressed_errors, LS_ERROR, true);
	if (rows[_i].unreadable)
		LS_PUSH(test_arena, &results.inputs)->status =
			LS_INPUT_UNREADABLE;
	judgement = ls_engine_judge(test_arena, &results, rows[_i].fail_on,
				    rows[_i].allow_empty);
	ck_assert_msg(judgement.verdict == rows[_i].verdict, "%s",
		      rows[_i].name);
	ck_assert_msg(judgement.exit_status == rows[_i].status, "%s: status %d",
		      rows[_i].name, judgement.exit_status);
	ck_assert_msg(judgement.at_or_above == rows[_i].at_or_above, "%s: %u",
		      rows[_i].name, judgement.at_or_above);
	ck_assert_msg(ls_text_is(judgement.reason, rows[_i].reason), "%s: %.*s",
		      rows[_i].name, LS_FMT(judgement.reason));
}
END_TEST

Suite *ls_suite_engine_judge(void)
{
	Suite *suite = suite_create("engine/judge");
	TCase *tcase = tcase_create("judge");

	tcase_add_checked_fixture(tcase, ls_world_set_up, ls_world_tear_down);
	tcase_add_loop_test(tcase, the_verdict_is_that_of_the_row, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(suite, tcase);
	return suite;
}
