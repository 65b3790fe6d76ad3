/* Tests of fingerprints: what keeps them and what changes them. */
#include "config.h"

#include "suites.h"

#include <string.h>

#include "engine/check.h"
#include "engine_check.h"

static const char *fingerprint(const char *text, size_t index)
{
	struct ls_engine_options options = ls_world_options(NULL);
	struct ls_results *results = ls_world_run(&options, text);

	ck_assert_uint_lt(index, results->findings.n);
	return results->findings.v[index]->fingerprint;
}

/* Computed by a second program: SHA-256 of "leastscope/v1", rule, path,
 * provider, client, scope, and the ordinal as four bytes, each with its length
 * as eight bytes in front, numbers little-endian; 16 bytes of it. */
START_TEST(the_value_is_the_documented_one)
{
	const char *text = MANIFEST("berth.raed berth.raed");

	ck_assert_str_eq(fingerprint(text, 0),
			 "3038a82e49eba51fdc17ba3af211022f");
	ck_assert_str_eq(fingerprint(text, 2),
			 "83d86dcaccfd41d3d890803303c044e0");
}
END_TEST

START_TEST(it_does_not_change_with_the_line)
{
	ck_assert_str_eq(
		fingerprint(MANIFEST("berth.raed"), 0),
		fingerprint("# a comment\n\n" MANIFEST("crane.read berth.raed"),
			    0));
}
END_TEST

START_TEST(equal_findings_are_told_apart_by_their_order)
{
	const char *text = MANIFEST("a.b a.b");
	struct ls_engine_options options = ls_world_options(NULL);
	struct ls_results *results = ls_world_run(&options, text);

	ck_assert_str_eq(ls_world_rows(results),
			 "3:8 unknown error; 3:12 twice note; "
			 "3:12 unknown error");
	ck_assert_str_ne(results->findings.v[0]->fingerprint,
			 results->findings.v[2]->fingerprint);
	ck_assert_str_eq(results->findings.v[0]->fingerprint,
			 fingerprint(MANIFEST("a.b"), 0));
}
END_TEST

static struct ls_finding base_finding(void)
{
	return (struct ls_finding){
		.rule = &ls_test_unknown,
		.path = LS_LITERAL("p"),
		.provider = LS_LITERAL("q"),
		.client = LS_LITERAL("r"),
		.scope = LS_LITERAL("s"),
	};
}

START_TEST(each_part_counts_and_none_runs_into_the_next)
{
	struct ls_finding all[7];

	for (size_t i = 0; i < 7; i++)
		all[i] = base_finding();
	all[1].rule = &ls_test_admin;
	all[2].path = LS_LITERAL("p2");
	all[3].provider = LS_LITERAL("q2");
	all[4].client = LS_LITERAL("r2");
	all[5].scope = LS_LITERAL("s2");
	all[6].client = LS_LITERAL("rs");
	all[6].scope = LS_LITERAL("");
	for (size_t i = 0; i < 7; i++) {
		struct ls_finding *one = &all[i];

		ls_fingerprints(test_arena, &one, 1);
		ck_assert_uint_eq(strlen(all[i].fingerprint), 32);
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(all[i].fingerprint,
					 all[j].fingerprint);
	}
}
END_TEST

Suite *ls_suite_engine_fingerprint(void)
{
	Suite *suite = suite_create("engine/fingerprint");
	TCase *tcase = tcase_create("fingerprint");

	tcase_add_checked_fixture(tcase, ls_world_set_up, ls_world_tear_down);
	tcase_add_test(tcase, the_value_is_the_documented_one);
	tcase_add_test(tcase, it_does_not_change_with_the_line);
	tcase_add_test(tcase, equal_findings_are_told_apart_by_their_order);
	tcase_add_test(tcase, each_part_counts_and_none_runs_into_the_next);
	suite_add_tcase(suite, tcase);
	return suite;
}
