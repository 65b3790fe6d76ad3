/* Tests of the configuration: what it sets, and everything it refuses. */
#include "config.h"

#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/out.h"
#include "manifest_check.h"
#include "policy/compile.h"
#include "policy/policy.h"
#include "rules/rules.h"

static bool exists(struct ls_text id, struct ls_text *nearest)
{
	*nearest = (struct ls_text){ .n = 0 };
	if (ls_text_is(id, "whole-group") || ls_text_is(id, "unknown-scope"))
		return true;
	if (ls_text_is(id, "hole-group"))
		*nearest = LS_LITERAL("whole-group");
	return false;
}

static struct ls_policy *policy_at(const char *path, const char *text)
{
	return ls_policy_read(manifest_arena(),
			      ls_source_new(manifest_arena(), ls_text_of(path),
					    ls_text_of(text)),
			      exists);
}

static struct ls_policy *policy_of(const char *text)
{
	return policy_at(".leastscope.yaml", text);
}

/* "message @ source ? hint", one a line. */
static const char *problems(const struct ls_policy *policy)
{
	struct ls_out out = ls_out_new(manifest_arena());

	for (size_t i = 0; i < policy->problems.n; i++) {
		const struct ls_policy_problem *p = &policy->problems.v[i];

		ls_out_printf(
			&out, "%s%s @ %s", i > 0 ? "\n" : "",
			text_shown(p->message),
			text_shown(ls_source_slice(policy->source, p->span)));
		if (p->hint.n > 0)
			ls_out_printf(&out, " ? %s", text_shown(p->hint));
	}
	return text_shown(ls_out_text(&out));
}

START_TEST(reads_every_setting)
{
	const struct ls_policy *p = policy_of(
		"extends: [strict]\n"
		"root: true\n"
		"files:\n"
		"  include: [\"integrations/**\", ./more/*.yaml]\n"
		"  exclude: \"**/fixtures/**\"\n"
		"rules:\n"
		"  whole-group: off\n"
		"  unknown-scope: {severity: note, enforce: mandatory}\n"
		"x-note: ours\n");
	const struct ls_rule_setting *s;

	ck_assert_str_eq(problems(p), "");
	ck_assert_str_eq(text_shown(p->profile), "strict");
	ck_assert(p->root);
	ck_assert_uint_eq(p->include.n, 2);
	ck_assert_str_eq(text_shown(p->include.v[1]), "more/*.yaml");
	ck_assert_uint_eq(p->exclude.n, 1);
	s = ls_policy_setting(p, LS_LITERAL("whole-group"));
	ck_assert(s->severity_given && s->severity == LS_OFF && !s->mandatory);
	s = ls_policy_setting(p, LS_LITERAL("unknown-scope"));
	ck_assert(s->severity_given && s->severity == LS_NOTE && s->mandatory);
	ck_assert_ptr_null(ls_policy_setting(p, LS_LITERAL("other")));
}
END_TEST

START_TEST(mandatory_alone_keeps_the_severity)
{
	const struct ls_rule_setting *s = ls_policy_setting(
		policy_of("rules: {whole-group: {enforce: mandatory}}\n"),
		LS_LITERAL("whole-group"));

	ck_assert(s->mandatory && !s->severity_given);
}
END_TEST

START_TEST(an_empty_configuration_sets_nothing)
{
	static const char *const texts[] = {
		"",   "# nothing\n",  "---\n", "rules:\nfiles:\nextends:\n",
		"{}", "extends: []\n"
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const struct ls_policy *p = policy_of(texts[i]);

		ck_assert_str_eq(problems(p), "");
		ck_assert_uint_eq(p->rules.n, 0);
		ck_assert_uint_eq(p->profile.n, 0);
	}
}
END_TEST

START_TEST(the_folder_is_that_of_the_file)
{
	ck_assert_str_eq(text_shown(policy_at(".leastscope.yaml", "")->folder),
			 "");
	ck_assert_str_eq(
		text_shown(policy_at("../x/.leastscope.yaml", "")->folder),
		"../x");
}
END_TEST

static const struct wrong {
	const char *text;
	const char *problems;
} wrongs[] = {
	{ "- a\n", "the configuration must be a mapping @ - a" },
	{ "rule: {}\n",
	  "the configuration has no such key @ rule ? did you mean 'rules'?" },
	{ "zzz: 1\n", "the configuration has no such key @ zzz" },
	{ "custom: []\n", "this version does not read 'custom' yet @ custom ? "
			  "remove it: what is not read is not enforced" },
	{ "allow: []\n", "this version does not read 'allow' yet @ allow ? "
			 "remove it: what is not read is not enforced" },
	{ "root: yes\n", "'root' must be true or false @ yes" },
	{ "root: [true]\n", "'root' must be true or false @ [true]" },
	{ "extends: strct\n",
	  "there is no such profile; `list profiles` shows those there are "
	  "@ strct ? did you mean 'strict'?" },
	{ "extends: [default, strict]\n",
	  "this version extends one profile only @ strict" },
	{ "extends: {a: b}\n", "'extends' must name a profile @ {a: b}" },
	{ "extends: 5\n", "'extends' must name a profile @ 5" },
	{ "files: [a]\n",
	  "'files' must be a mapping of 'include' and 'exclude' @ [a]" },
	{ "files: {includes: [a]}\n",
	  "the configuration has no such key @ includes ? did you mean "
	  "'include'?" },
	{ "files: {include: {a: b}}\n",
	  "this must be a list of globs @ {a: b}" },
	{ "files: {include: [a, 5, '', [b]]}\n",
	  "a glob must be a string @ 5\n"
	  "a glob must be a string @ ''\n"
	  "a glob must be a string @ [b]" },
	{ "files: {exclude: ['#a']}\n",
	  "a glob that starts with '#' needs a backslash before it @ '#a'" },
	{ "rules: [a]\n",
	  "'rules' must be a mapping of rules to severities @ [a]" },
	{ "rules: {hole-group: error}\n",
	  "there is no such rule @ hole-group ? did you mean 'whole-group'?" },
	{ "rules: {other: error}\n", "there is no such rule @ other" },
	{ "rules: {whole-group: eror}\n",
	  "a severity is error, warning, note or off @ eror ? did you mean "
	  "'error'?" },
	{ "rules: {whole-group: warn}\n",
	  "a severity is error, warning, note or off @ warn ? did you mean "
	  "'warning'?" },
	{ "rules: {whole-group: info}\n",
	  "a severity is error, warning, note or off @ info ? did you mean "
	  "'note'?" },
	{ "rules: {whole-group: false}\n",
	  "a severity is error, warning, note or off @ false ? did you mean "
	  "'off'?" },
	{ "rules:\n  whole-group:\n",
	  "a severity is error, warning, note or off @  ? did you mean "
	  "'off'?" },
	{ "rules: {whole-group: [error]}\n",
	  "a severity is error, warning, note or off @ [error]" },
	{ "rules: {whole-group: {}}\n",
	  "a rule's setting needs a 'severity' or 'enforce' @ {}" },
	{ "rules: {whole-group: {level: error, severity: off}}\n",
	  "the configuration has no such key @ level" },
	{ "rules: {whole-group: {enforce: always}}\n",
	  "'enforce' must be mandatory @ always" },
	{ "rules: {whole-group: {severity: off, enforce: mandatory}}\n",
	  "a rule that is off cannot be mandatory @ {severity: off, enforce: "
	  "mandatory}" },
	/* what two readers would read differently */
	{ "root: true\nroot: false\n", "this key stands here twice @ root" },
	{ "x-a: &a {root: true}\n<<: *a\n",
	  "the configuration has no merge keys ('<<') @ <<\n"
	  "the configuration has no such key @ <<" },
	{ "root: true\n---\nroot: false\n",
	  "a configuration is one document @ ---" },
	{ "root: !x true\n", NULL },
	{ "? [a]\n: b\n", "a key must be a word @ [a]" },
	{ "root: true\n# \xe2\x80\xae\n", "a hidden character @ \xe2\x80\xae" },
	{ "# \xe2\x80\xae\n", "a hidden character @ \xe2\x80\xae" },
	{ "root: [\n", NULL },
};

START_TEST(refuses_what_it_does_not_understand)
{
	const struct wrong *w = &wrongs[_i];
	const struct ls_policy *p = policy_of(w->text);

	ck_assert_uint_ge(p->problems.n, 1);
	if (w->problems != NULL)
		ck_assert_str_eq(problems(p), w->problems);
}
END_TEST

START_TEST(a_configuration_has_limits)
{
	const struct ls_policy *p;
	size_t n = LS_LIMIT_POLICY_RULES;

	p = policy_of(repeated("files:\n  include:\n", "  - a\n", n - 1, ""));
	ck_assert_uint_eq(p->problems.n, 0);
	p = policy_of(repeated("files:\n  include:\n", "  - a\n", n, ""));
	ck_assert_uint_eq(p->problems.n, 0);
	p = policy_of(repeated("files:\n  include:\n", "  - a\n", n + 1, ""));
	ck_assert_uint_eq(p->problems.n, 1);
	ck_assert_str_eq(text_shown(p->problems.v[0].message),
			 "more than the limit of 1000 entries");
	p = policy_of(repeated("files: {include: [", "a",
			       LS_LIMIT_PATTERN_BYTES, "]}\n"));
	ck_assert_uint_eq(p->problems.n, 0);
	p = policy_of(repeated("files: {include: [", "a",
			       LS_LIMIT_PATTERN_BYTES + 1, "]}\n"));
	ck_assert_str_eq(text_shown(p->problems.v[0].message),
			 "a glob has 4097 bytes; the limit is 4096");
}
END_TEST

START_TEST(severities_have_words)
{
	static const char *const words[] = { "off", "note", "warning",
					     "error" };
	enum ls_severity severity;

	for (unsigned i = LS_OFF; i <= LS_ERROR; i++) {
		ck_assert_str_eq(ls_severity_word((enum ls_severity)i),
				 words[i]);
		ck_assert(ls_severity_parse(ls_text_of(words[i]), &severity));
		ck_assert_uint_eq(severity, i);
	}
	ck_assert(!ls_severity_parse(LS_LITERAL("Error"), &severity));
	ck_assert(!ls_severity_parse(LS_LITERAL(""), &severity));
}
END_TEST

/* --- finding it --- */

static char top[] = "/tmp/leastscope-test-XXXXXX";
static char before[4096];

static void touch(const char *path)
{
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	fclose(file);
}

static void enter_tree(void)
{
	ck_assert_ptr_nonnull(getcwd(before, sizeof(before)));
	memcpy(top + sizeof(top) - 7, "XXXXXX", 6);
	ck_assert_ptr_nonnull(mkdtemp(top));
	ck_assert_int_eq(chdir(top), 0);
	mkdir("a", 0777);
	mkdir("a/b", 0777);
	mkdir("a/b/c", 0777);
}

static void leave_tree(void)
{
	char command[64];
	int status;

	ck_assert_int_eq(chdir(before), 0);
	snprintf(command, sizeof(command), "rm -rf '%s'", top);
	status = system(command);
	ck_assert_int_eq(status, 0);
}

static const char *found_from(const char *folder)
{
	struct ls_text path, why;

	ck_assert(ls_policy_find(manifest_arena(), ls_text_of(folder), &path,
				 &why));
	return text_shown(path);
}

START_TEST(finds_the_nearest)
{
	touch("a/.leastscope.yaml");
	ck_assert_str_eq(found_from("a/b/c"), "a/.leastscope.yaml");
	ck_assert_str_eq(found_from("a"), "a/.leastscope.yaml");
	touch("a/b/.leastscope.yaml");
	ck_assert_str_eq(found_from("a/b/c"), "a/b/.leastscope.yaml");
	touch(".leastscope.yaml");
	ck_assert_str_eq(found_from(""), ".leastscope.yaml");
	ck_assert_str_eq(found_from("."), ".leastscope.yaml");
	ck_assert_int_eq(chdir("a/b/c"), 0);
	ck_assert_str_eq(found_from("."), "../.leastscope.yaml");
	ck_assert_str_eq(found_from("../.."), "../../.leastscope.yaml");
}
END_TEST

START_TEST(stops_at_the_repository)
{
	touch(".leastscope.yaml");
	mkdir("a/.git", 0777);
	ck_assert_str_eq(found_from("a/b/c"), "");
	ck_assert_str_eq(found_from("."), ".leastscope.yaml");
	touch("a/.leastscope.yaml");
	ck_assert_str_eq(found_from("a/b/c"), "a/.leastscope.yaml");
	ck_assert_str_eq(found_from("missing"), "");
}
END_TEST

/* --- profiles --- */

START_TEST(profiles_name_rules_and_what_differs)
{
	for (const struct ls_profile *p = ls_profiles; p->id != NULL; p++) {
		ck_assert_ptr_eq(ls_profile_find(ls_text_of(p->id)), p);
		ck_assert_uint_gt(strlen(p->about), 0);
		for (const struct ls_profile_rule *r = p->rules;
		     r->rule != NULL; r++) {
			const struct ls_rule *rule = ls_rule_find(
				ls_text_of(r->rule));

			if (rule == NULL)
				ck_abort_msg("%s: no rule '%s'", p->id,
					     r->rule);
			if (rule->severity == r->severity)
				ck_abort_msg("%s: '%s' has that severity",
					     p->id, r->rule);
		}
	}
	ck_assert_ptr_nonnull(ls_profile_find(LS_LITERAL("default")));
	ck_assert_ptr_nonnull(ls_profile_find(LS_LITERAL("strict")));
	ck_assert_ptr_nonnull(ls_profile_find(LS_LITERAL("review")));
	ck_assert_ptr_nonnull(ls_profile_find(LS_LITERAL("mcp")));
	ck_assert_ptr_null(ls_profile_find(LS_LITERAL("other")));
}
END_TEST

static const struct profile {
	const char *text;
	const char *problem; /* NULL: it loads */
} profiles[] = {
	{ "profile: a\nabout: b\nrules: {c-d: off}\n", NULL },
	{ "profile: a\nabout: b\n",
	  "a profile is one mapping of 'profile', 'about' and 'rules'" },
	{ "profile: a\nabout: b\nrules: {}\nx: y\n",
	  "a profile has 'profile', 'about' and 'rules', and nothing else" },
	{ "profile: A\nabout: b\nrules: {}\n", "a profile's id is one word" },
	{ "profile: a\nabout: \"b\\n\"\nrules: {}\n",
	  "'about' is one line of ASCII text" },
	{ "profile: a\nabout: b\nrules: []\n",
	  "'rules' is a mapping of rules to severities" },
	{ "profile: a\nabout: b\nrules: {c: fatal}\n",
	  "a severity is error, warning, note or off" },
	{ "profile: a\nabout: b\nrules: {c_d: off}\n",
	  "a rule's id has small letters and hyphens" },
};

START_TEST(profiles_are_checked_when_they_are_built)
{
	const struct profile *row = &profiles[_i];
	struct ls_policy_problem problem;
	struct ls_profile profile;
	bool loads = ls_profile_load(manifest_arena(),
				     yaml_document_of(row->text), &profile,
				     &problem);

	ck_assert(loads == (row->problem == NULL));
	if (!loads)
		ck_assert_str_eq(text_shown(problem.message), row->problem);
}
END_TEST

START_TEST(profiles_become_c)
{
	static const struct ls_profile_rule rules[] = { { "c", LS_NOTE },
							{ NULL, LS_OFF } };
	static const struct ls_profile profile = { "a", "say \"b\"", rules };
	struct ls_out out = ls_out_new(manifest_arena());
	const char *code;

	ls_profiles_emit(&out, &profile, 1);
	code = text_shown(ls_out_text(&out));
	ck_assert_ptr_nonnull(strstr(code, "{ \"c\", LS_NOTE },"));
	ck_assert_ptr_nonnull(
		strstr(code, "{ \"a\", \"say \\\"b\\\"\", rules_0 },"));
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

Suite *ls_suite_policy_policy(void)
{
	Suite *suite = suite_create("policy: policy");
	TCase *reading = tcase_create("reading");
	TCase *finding = tcase_create("finding");
	TCase *sets = tcase_create("profiles");

	tcase_add_test(reading, reads_every_setting);
	tcase_add_test(reading, mandatory_alone_keeps_the_severity);
	tcase_add_test(reading, an_empty_configuration_sets_nothing);
	tcase_add_test(reading, the_folder_is_that_of_the_file);
	tcase_add_loop_test(reading, refuses_what_it_does_not_understand, 0,
			    ROWS(wrongs));
	tcase_add_test(reading, a_configuration_has_limits);
	tcase_add_test(reading, severities_have_words);
	suite_add_tcase(suite, reading);
	tcase_add_checked_fixture(finding, enter_tree, leave_tree);
	tcase_add_test(finding, finds_the_nearest);
	tcase_add_test(finding, stops_at_the_repository);
	suite_add_tcase(suite, finding);
	tcase_add_test(sets, profiles_name_rules_and_what_differs);
	tcase_add_loop_test(sets, profiles_are_checked_when_they_are_built, 0,
			    ROWS(profiles));
	tcase_add_test(sets, profiles_become_c);
	suite_add_tcase(suite, sets);
	return suite;
}
