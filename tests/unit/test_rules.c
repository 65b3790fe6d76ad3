/* Laws that every rule of the table obeys, and every rule there will be. */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "policy/policy.h"
#include "rule_check.h"
#include "rules/rules.h"
#include "suites.h"

#define SOURCES TESTS_DIR "/../src/rules"

static bool is_made_by_the_engine(const struct ls_rule *rule)
{
	return strcmp(rule->id, LS_RULE_UNREADABLE) == 0 ||
	       strcmp(rule->id, LS_RULE_STALE_SUPPRESSION) == 0 ||
	       strcmp(rule->id, LS_RULE_TRUNCATED) == 0;
}

static bool has_check(const struct ls_rule *rule)
{
	return rule->check_document != NULL || rule->check != NULL ||
	       rule->check_request != NULL || rule->check_token != NULL ||
	       rule->check_all != NULL;
}

/* With the catalog its examples need, and turned on. */
static struct ls_results results_of(const struct ls_rule *rule,
				    const char *text)
{
	const struct ls_check_with with = {
		.catalog = rule->catalog,
		.enable = rule->severity == LS_OFF ? rule->id : NULL,
	};

	return ls_check_results(&with, text);
}

static size_t count_findings(const struct ls_rule *rule, const char *text)
{
	struct ls_results results = results_of(rule, text);
	size_t count = 0;

	for (size_t i = 0; i < results.findings.n; i++)
		count += results.findings.v[i]->rule == rule ? 1 : 0;
	return count;
}

START_TEST(every_bad_example_is_flagged)
{
	const struct ls_rule *rule = ls_rules[_i];

	ck_assert_msg(count_findings(rule, rule->bad) > 0,
		      "%s: its bad example is not flagged", rule->id);
}
END_TEST

START_TEST(no_good_example_is_flagged)
{
	const struct ls_rule *rule = ls_rules[_i];

	ck_assert_msg(count_findings(rule, rule->good) == 0,
		      "%s: its good example is flagged", rule->id);
}
END_TEST

/* Also that it is read as a manifest at all: else nothing could be flagged. */
START_TEST(every_good_example_is_a_manifest)
{
	const struct ls_rule *rule = ls_rules[_i];
	struct ls_results results = results_of(rule, rule->good);

	ck_assert_msg(results.inputs.n == 1 &&
			      results.inputs.v[0].status == LS_INPUT_CHECKED,
		      "%s: its good example was not checked", rule->id);
}
END_TEST

START_TEST(ids_are_kebab_case_words)
{
	const char *id = ls_rules[_i]->id;

	ck_assert_msg(id[0] >= 'a' && id[0] <= 'z', "%s", id);
	for (const char *p = id; *p != '\0'; p++)
		ck_assert_msg((*p >= 'a' && *p <= 'z') ||
				      (*p == '-' && p[1] >= 'a' && p[1] <= 'z'),
			      "%s", id);
}
END_TEST

START_TEST(ids_are_in_order_and_unique)
{
	for (size_t i = 1; i < ls_rule_count; i++)
		ck_assert_msg(strcmp(ls_rules[i - 1]->id, ls_rules[i]->id) < 0,
			      "%s stands before %s", ls_rules[i - 1]->id,
			      ls_rules[i]->id);
	ck_assert_ptr_null(ls_rules[ls_rule_count]);
}
END_TEST

static void is_text(const struct ls_rule *rule, const char *field,
		    const char *text)
{
	ck_assert_msg(text != NULL && text[0] != '\0', "%s: no %s", rule->id,
		      field);
}

/* One line that could follow "flags:". */
static void is_one_line(const struct ls_rule *rule, struct ls_text line)
{
	ck_assert_msg(line.n > 0 && memchr(line.p, '\n', line.n) == NULL,
		      "%s: '%.*s' is not one line", rule->id, LS_FMT(line));
	ck_assert_msg(line.p[line.n - 1] != '.', "%s: '%.*s' ends in a stop",
		      rule->id, LS_FMT(line));
	ck_assert_msg(!ls_text_contains(line, "please") &&
			      !ls_text_contains(line, "Please") &&
			      !ls_text_contains(line, "invalid "),
		      "%s: '%.*s'", rule->id, LS_FMT(line));
}

START_TEST(every_rule_is_documented)
{
	const struct ls_rule *rule = ls_rules[_i];

	is_text(rule, "summary", rule->summary);
	is_text(rule, "why", rule->why);
	is_text(rule, "advice", rule->advice);
	is_text(rule, "authority", rule->authority);
	is_text(rule, "bad example", rule->bad);
	is_text(rule, "good example", rule->good);
	is_one_line(rule, ls_text_of(rule->summary));
	ck_assert_msg(strlen(rule->summary) <= 100, "%s: summary of %zu bytes",
		      rule->id, strlen(rule->summary));
	ck_assert_msg(rule->why[strlen(rule->why) - 1] == '.',
		      "%s: why ends in no stop", rule->id);
	ck_assert_msg(rule->bad[strlen(rule->bad) - 1] == '\n' &&
			      rule->good[strlen(rule->good) - 1] == '\n',
		      "%s: an example ends in no line end", rule->id);
	ck_assert_str_ne(ls_family_word(rule->family), "");
}
END_TEST

START_TEST(a_rule_without_code_is_one_of_the_engine)
{
	const struct ls_rule *rule = ls_rules[_i];

	ck_assert_msg(has_check(rule) != is_made_by_the_engine(rule), "%s",
		      rule->id);
}
END_TEST

START_TEST(messages_follow_the_house_style)
{
	const struct ls_rule *rule = ls_rules[_i];
	struct ls_results results = results_of(rule, rule->bad);

	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		is_one_line(f->rule, f->message);
		if (f->hint.n > 0)
			is_one_line(f->rule, f->hint);
		for (size_t k = 0; k < f->notes.n; k++)
			is_one_line(f->rule, f->notes.v[k]);
		ck_assert_msg(f->message.n <= 160, "%s: '%.*s' is long",
			      f->rule->id, LS_FMT(f->message));
	}
}
END_TEST

START_TEST(no_rule_offers_a_fix_it_does_not_announce)
{
	const struct ls_rule *rule = ls_rules[_i];
	struct ls_results results = results_of(rule, rule->bad);

	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];
		bool offered = f->fix.applicability != LS_FIX_NONE;

		ck_assert_msg(!offered || f->rule->fix != LS_FIX_NONE,
			      "%s offers a fix", f->rule->id);
		ck_assert_msg(f->fix.applicability != LS_FIX_SAFE ||
				      f->rule->fix == LS_FIX_SAFE,
			      "%s offers a safe fix", f->rule->id);
		ck_assert_msg(offered == (f->fix.edits.n > 0),
			      "%s: a fix without edits", f->rule->id);
		if (offered)
			is_one_line(f->rule, f->fix.title);
	}
}
END_TEST

/* A reader of everything sees what is off elsewhere. */
START_TEST(the_profile_for_reviews_turns_every_rule_on)
{
	const struct ls_profile *review = ls_profile_find(LS_LITERAL("review"));
	const struct ls_profile_rule *setting = review->rules;

	if (ls_rules[_i]->severity != LS_OFF)
		return;
	while (setting->rule != NULL &&
	       strcmp(setting->rule, ls_rules[_i]->id) != 0)
		setting++;
	ck_assert_msg(setting->rule != NULL && setting->severity != LS_OFF,
		      "%s is off in 'review'", ls_rules[_i]->id);
}
END_TEST

static char *read_text(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = calloc(1, 65536);

	ck_assert_msg(file != NULL && text != NULL, "%s", path);
	ck_assert(fread(text, 1, 65535, file) < 65535);
	fclose(file);
	return text;
}

START_TEST(every_rule_has_a_file_of_its_own)
{
	char path[4096];
	char wanted[256];
	const char *found;
	char *text;

	snprintf(wanted, sizeof(wanted), "%s", ls_rules[_i]->id);
	for (char *p = wanted; *p != '\0'; p++)
		*p = *p == '-' ? '_' : *p;
	snprintf(path, sizeof(path), "%s/%s.c", SOURCES, wanted);
	text = read_text(path);
	found = strstr(text, "const struct ls_rule ls_rule_");
	ck_assert_msg(found != NULL, "%s holds no rule", path);
	found += strlen("const struct ls_rule ls_rule_");
	ck_assert_msg(strncmp(found, wanted, strlen(wanted)) == 0, "%s", path);
	ck_assert_msg(strstr(found, "const struct ls_rule ls_rule_") == NULL,
		      "%s holds two rules", path);
	free(text);
}
END_TEST

START_TEST(every_file_with_a_rule_is_in_the_table)
{
	DIR *folder = opendir(SOURCES);
	const struct dirent *entry;
	size_t rules = 0;

	ck_assert_ptr_nonnull(folder);
	while ((entry = readdir(folder)) != NULL) {
		char path[4096];
		char *text;

		if (!ls_text_ends(ls_text_of(entry->d_name), ".c"))
			continue;
		snprintf(path, sizeof(path), "%s/%s", SOURCES, entry->d_name);
		text = read_text(path);
		if (strstr(text, "const struct ls_rule ls_rule_") != NULL)
			rules++;
		free(text);
	}
	closedir(folder);
	ck_assert_uint_eq(rules, ls_rule_count);
}
END_TEST

START_TEST(a_rule_is_found_by_its_id)
{
	struct ls_text nearest;

	ck_assert_ptr_eq(ls_rule_find(ls_text_of(ls_rules[_i]->id)),
			 ls_rules[_i]);
	ck_assert(ls_rule_known(ls_text_of(ls_rules[_i]->id), &nearest));
}
END_TEST

START_TEST(a_misspelt_id_gets_the_nearest_one)
{
	struct ls_text nearest;

	ck_assert(!ls_rule_known(LS_LITERAL("unknwon-scope"), &nearest));
	ck_assert(ls_text_is(nearest, "unknown-scope"));
	ck_assert(!ls_rule_known(LS_LITERAL("colourless-green"), &nearest));
	ck_assert_uint_eq(nearest.n, 0);
	ck_assert_ptr_null(ls_rule_find(LS_LITERAL("unknown-scop")));
}
END_TEST

Suite *ls_suite_rules(void)
{
	Suite *suite = suite_create("rules");
	TCase *tests = tcase_create("laws");
	int count = (int)ls_rule_count;

	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, every_bad_example_is_flagged, 0, count);
	tcase_add_loop_test(tests, no_good_example_is_flagged, 0, count);
	tcase_add_loop_test(tests, every_good_example_is_a_manifest, 0, count);
	tcase_add_loop_test(tests, ids_are_kebab_case_words, 0, count);
	tcase_add_test(tests, ids_are_in_order_and_unique);
	tcase_add_loop_test(tests, every_rule_is_documented, 0, count);
	tcase_add_loop_test(tests, a_rule_without_code_is_one_of_the_engine, 0,
			    count);
	tcase_add_loop_test(tests, messages_follow_the_house_style, 0, count);
	tcase_add_loop_test(tests, no_rule_offers_a_fix_it_does_not_announce, 0,
			    count);
	tcase_add_loop_test(tests, the_profile_for_reviews_turns_every_rule_on,
			    0, count);
	tcase_add_loop_test(tests, every_rule_has_a_file_of_its_own, 0, count);
	tcase_add_test(tests, every_file_with_a_rule_is_in_the_table);
	tcase_add_loop_test(tests, a_rule_is_found_by_its_id, 0, count);
	tcase_add_test(tests, a_misspelt_id_gets_the_nearest_one);
	suite_add_tcase(suite, tests);
	return suite;
}
