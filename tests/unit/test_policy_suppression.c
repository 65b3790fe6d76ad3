/* Tests of the comments that silence findings. */
#include "config.h"

#include "suites.h"

#include "base/clock.h"
#include "manifest_check.h"
#include "policy/suppression.h"

static bool exists(struct ls_text id, struct ls_text *nearest)
{
	*nearest = (struct ls_text){ .n = 0 };
	if (ls_text_is(id, "r"))
		return true;
	if (ls_text_is(id, "rr"))
		*nearest = LS_LITERAL("r");
	return false;
}

static struct ls_suppressions read_all(const char *text)
{
	return ls_suppressions_read(manifest_arena(), yaml_document_of(text),
				    exists,
				    ls_date_parse(LS_LITERAL("2026-11-24")));
}

static const struct row {
	const char *comment;
	enum ls_suppression_fault fault;
	const char *rule;
	const char *scope;
	const char *until; /* "" for none */
	const char *reason;
} rows[] = {
	{ "leastscope: allow r -- why", LS_SUPPRESSION_GOOD, "r", "", "",
	  "why" },
	{ "leastscope:allow r -- why", LS_SUPPRESSION_GOOD, "r", "", "",
	  "why" },
	{ "leastscope:  allow  r   --   why not ", LS_SUPPRESSION_GOOD, "r", "",
	  "", "why not" },
	{ "leastscope: allow r a.read -- why", LS_SUPPRESSION_GOOD, "r",
	  "a.read", "", "why" },
	{ "leastscope: allow r until=2027-01-31 -- why", LS_SUPPRESSION_GOOD,
	  "r", "", "2027-01-31", "why" },
	{ "leastscope: allow r a until=2026-11-24 -- a -- b",
	  LS_SUPPRESSION_GOOD, "r", "a", "2026-11-24", "a -- b" },
	{ "leastscope: allow r a until=2026-11-23 -- why",
	  LS_SUPPRESSION_EXPIRED, "r", "a", "2026-11-23", "why" },
	{ "leastscope: allow rr -- why", LS_SUPPRESSION_NO_RULE, "rr", "", "",
	  "why" },
	{ "leastscope: allow r", LS_SUPPRESSION_NO_REASON, "r", "", "", "" },
	{ "leastscope: allow r --", LS_SUPPRESSION_NO_REASON, "r", "", "", "" },
	{ "leastscope: allow r a -- ", LS_SUPPRESSION_NO_REASON, "r", "a", "",
	  "" },
	{ "leastscope: allow rr until=2020-01-01", LS_SUPPRESSION_NO_RULE, "rr",
	  "", "2020-01-01", "" },
	{ "leastscope: allow r until=2020-01-01", LS_SUPPRESSION_NO_REASON, "r",
	  "", "2020-01-01", "" },
	{ "leastscope:", LS_SUPPRESSION_MISSPELT, "", "", "", "" },
	{ "leastscope: ignore r -- why", LS_SUPPRESSION_MISSPELT, "", "", "",
	  "" },
	{ "leastscope: Allow r -- why", LS_SUPPRESSION_MISSPELT, "", "", "",
	  "" },
	{ "leastscope: allow", LS_SUPPRESSION_MISSPELT, "", "", "", "" },
	{ "leastscope: allow -- why", LS_SUPPRESSION_MISSPELT, "", "", "",
	  "why" },
	{ "leastscope: allow until=2027-01-31 -- why", LS_SUPPRESSION_MISSPELT,
	  "until=2027-01-31", "", "", "why" },
	{ "leastscope: allow r a b -- why", LS_SUPPRESSION_MISSPELT, "r", "a",
	  "", "why" },
	{ "leastscope: allow r until=2027-01-31 a -- why",
	  LS_SUPPRESSION_MISSPELT, "r", "", "2027-01-31", "why" },
	{ "leastscope: allow r until=soon -- why", LS_SUPPRESSION_MISSPELT, "r",
	  "", "", "why" },
	{ "leastscope: allow r until=2027-02-30 -- why",
	  LS_SUPPRESSION_MISSPELT, "r", "", "", "why" },
	{ "leastscope: allow r: why not this", LS_SUPPRESSION_MISSPELT,
	  "r:", "why", "", "" },
	/* near enough to have been meant */
	{ "leastscope allow r -- why", LS_SUPPRESSION_MISSPELT, "r", "", "",
	  "why" },
	{ "Leastscope: allow r -- why", LS_SUPPRESSION_MISSPELT, "r", "", "",
	  "why" },
	{ "LEASTSCOPE : allow r -- why", LS_SUPPRESSION_MISSPELT, "r", "", "",
	  "why" },
};

START_TEST(reads_one_comment)
{
	const struct row *r = &rows[_i];
	struct ls_suppressions all = read_all(
		repeated("a: b # ", r->comment, 1, "\n"));
	const struct ls_suppression *s = all.list.v;
	char until[11] = "";

	ck_assert_uint_eq(all.list.n, 1);
	ck_assert_int_eq(s->fault, r->fault);
	ck_assert(s->fault == LS_SUPPRESSION_GOOD || s->message.n > 0);
	ck_assert_str_eq(text_shown(s->rule), r->rule);
	ck_assert_str_eq(text_shown(s->scope), r->scope);
	ck_assert_str_eq(text_shown(s->reason), r->reason);
	if (s->until != LS_NO_DATE)
		ls_date_format(s->until, until);
	ck_assert_str_eq(until, r->until);
	ck_assert_uint_eq(s->line, 1);
	if (s->fault == LS_SUPPRESSION_NO_RULE)
		ck_assert_str_eq(text_shown(s->suggestion), "r");
}
END_TEST

START_TEST(prose_is_no_suppression)
{
	static const char *const comments[] = {
		"leastscope checks this",
		"see leastscope: allow r -- why",
		"leastscope",
		"leastscope-x: allow r -- why",
		"the least scope",
		"",
	};

	for (size_t i = 0; i < sizeof(comments) / sizeof(*comments); i++)
		ck_assert_uint_eq(
			read_all(repeated("a: b # ", comments[i], 1, "\n"))
				.list.n,
			0);
	ck_assert_uint_eq(
		read_all("a: 'x # leastscope: allow r -- why'\n").list.n, 0);
}
END_TEST

#define ALLOW "# leastscope: allow r -- why"

/* The lines each comment is for: "first" or "first-last". */
static const struct place {
	const char *text;
	uint32_t line;
	uint32_t last;
} places[] = {
	{ "a: b " ALLOW "\nc: d\n", 1, 1 },
	{ ALLOW "\na: b\n", 2, 2 },
	{ "a: b\n  " ALLOW "\nc: d\n", 3, 3 },
	{ ALLOW "\n# more\n\n# and more\na: b\n", 5, 5 },
	{ "# more\n" ALLOW "\n# more\na: b # c\n", 4, 4 },
	{ ALLOW "\n\n\na: b\n", 4, 4 },
	{ ALLOW "\r\na: b\r\n", 2, 2 },
	{ "a: b\n" ALLOW, 3, 3 },
	{ ALLOW "\n---\na: b\n", 2, 2 },
	/* a text of several lines cannot hold a comment */
	{ ALLOW "\na: >-\n  b\n  c\nd: e\n", 2, 5 },
	{ "a: >- " ALLOW "\n  b\n  c\nd: e\n", 1, 4 },
	{ ALLOW "\na: 'b\n  c'\nd: e\n", 2, 3 },
	{ ALLOW "\na: [b,\n  c]\n", 2, 2 },
};

START_TEST(stands_for_its_line_or_the_next)
{
	const struct place *p = &places[_i];
	struct ls_suppressions all = read_all(p->text);

	ck_assert_uint_eq(all.list.n, 1);
	ck_assert_int_eq(all.list.v[0].fault, LS_SUPPRESSION_GOOD);
	ck_assert_uint_eq(all.list.v[0].line, p->line);
	ck_assert_uint_ge(all.list.v[0].last_line, p->line);
	ck_assert_uint_le(all.list.v[0].last_line, p->last);
}
END_TEST

START_TEST(a_folded_scope_is_covered_to_its_end)
{
	struct ls_suppressions all = read_all(ALLOW
					      "\na: >-\n  b\n  c\nd: e\n");

	ck_assert_uint_ge(all.list.v[0].last_line, 4);
	/* a text before it is not in the way */
	all = read_all("z: 'y\n  x'\n" ALLOW "\na: >-\n  b\n  c\nd: e\n");
	ck_assert_uint_eq(all.list.v[0].line, 4);
	ck_assert_uint_ge(all.list.v[0].last_line, 6);
}
END_TEST

START_TEST(comments_of_json_count)
{
	struct ls_source *source = ls_source_new(
		manifest_arena(), LS_LITERAL("a.jsonc"),
		LS_LITERAL("{\n// leastscope: allow r -- a\n\"a\": 1,\n"
			   "\"b\": 2, /* leastscope: allow r -- b */\n"
			   "/* leastscope: allow r -- c */ \"c\": 3,\n"
			   "/* leastscope: allow r\n -- d */\n\"d\": 4}\n"));
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(
		manifest_arena(), source, LS_SYNTAX_JSONC, &problem);
	struct ls_suppressions all;

	ck_assert_ptr_nonnull(document);
	all = ls_suppressions_read(manifest_arena(), document, exists, 0);
	ck_assert_uint_eq(all.list.n, 4);
	ck_assert_uint_eq(all.list.v[0].line, 3);
	ck_assert_uint_eq(all.list.v[1].line, 4);
	ck_assert_uint_eq(all.list.v[2].line, 5);
	ck_assert_uint_eq(all.list.v[3].line, 8);
	ck_assert_str_eq(text_shown(all.list.v[3].reason), "d");
}
END_TEST

START_TEST(many_comments_cost_linear_time)
{
	struct ls_suppressions all = read_all(
		repeated("", ALLOW "\n", 30000, "a: b\n"));

	ck_assert_uint_eq(all.list.n, 30000);
	ck_assert_uint_eq(all.list.v[0].line, 30001);
	ck_assert_uint_eq(all.list.v[29999].line, 30001);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

Suite *ls_suite_policy_suppression(void)
{
	Suite *suite = suite_create("policy: suppression");
	TCase *tests = tcase_create("comments");

	tcase_add_loop_test(tests, reads_one_comment, 0, ROWS(rows));
	tcase_add_test(tests, prose_is_no_suppression);
	tcase_add_loop_test(tests, stands_for_its_line_or_the_next, 0,
			    ROWS(places));
	tcase_add_test(tests, a_folded_scope_is_covered_to_its_end);
	tcase_add_test(tests, comments_of_json_count);
	tcase_add_test(tests, many_comments_cost_linear_time);
	suite_add_tcase(suite, tests);
	return suite;
}
