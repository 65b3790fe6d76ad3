/* Tests of the pages: rules, scopes, catalogs and lists. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "suites.h"

#include "report/pages.h"
#include "report_check.h"
#include "rules/rules.h"

/* A call in the arena's guard that leaves its text in `text`. */
static const char *text;

static const char *guarded(void (*body)(void *arg), void *arg)
{
	text = NULL;
	ck_assert(ls_guard(test_arena, body, arg));
	return text;
}

struct given {
	const char *text;
};

static const char *of(void (*body)(void *arg), const char *given)
{
	struct given call = { .text = given };

	return guarded(body, &call);
}

static void keep(const struct ls_out *out)
{
	text = ls_arena_string(test_arena, ls_out_text(out));
	ck_assert_uint_eq(strlen(text), out->n);
}

/* --- wrapping --- */

static void wrap(void *arg)
{
	const struct given *given = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_page_wrap(&out, "  ", ls_text_of(given->text));
	keep(&out);
}

static const struct {
	const char *given, *shown;
} wrapped[] = {
	{ "", "" },
	{ "one  two\nthree", "  one two three\n" },
	{ "a\n\nb", "  a\n\n  b\n" },
	{ "a\n\n\nb", "  a\n\n\n  b\n" },
	{ "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 "
	  "1234567890 12345",
	  "  1234567890 1234567890 1234567890 1234567890 1234567890 "
	  "1234567890 1234567890\n  12345\n" },
	{ "\033x", "  \\u{1b}x\n" },
};

START_TEST(text_is_wrapped_in_paragraphs)
{
	ck_assert_str_eq(of(wrap, wrapped[_i].given), wrapped[_i].shown);
}
END_TEST

static void indent(void *arg)
{
	const struct given *given = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_page_indent(&out, "  ", given->text);
	keep(&out);
}

START_TEST(examples_keep_their_lines)
{
	ck_assert_str_eq(of(indent, "a:\n  b\n\nc"), "  a:\n    b\n\n  c\n");
	ck_assert_str_eq(of(indent, ""), "");
}
END_TEST

static void pascal(void *arg)
{
	const struct given *given = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_out_raw(&out, ls_page_pascal(test_arena, given->text));
	keep(&out);
}

START_TEST(an_id_becomes_a_name)
{
	ck_assert_str_eq(of(pascal, "unknown-scope"), "UnknownScope");
	ck_assert_str_eq(of(pascal, "pkce-2x-a"), "Pkce2xA");
}
END_TEST

static void paragraph(void *arg)
{
	const struct given *given = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_out_raw(&out, ls_page_paragraph(test_arena, given->text));
	keep(&out);
}

START_TEST(a_paragraph_is_cut_at_a_word)
{
	char given[1300];

	for (size_t i = 0; i < sizeof(given) - 1; i++)
		given[i] = i % 10 == 9 ? '\n' : 'x';
	given[sizeof(given) - 1] = '\0';
	ck_assert_uint_eq(strlen(of(paragraph, given)), 999);
	ck_assert_str_eq(of(paragraph, " a\n\nb "), "a b");
}
END_TEST

/* --- rules --- */

static const struct ls_rule odd = {
	.id = "odd",
	.severity = LS_WARNING,
	.summary = ".start \\ `code` *star*",
	.why = "First. Second (third.) 'fourth?' fifth\n\n.sixth",
	.advice = "'do it'",
	.authority = "RFC 1\n.RFC 2",
	.bad = ".a: \\n\n'b: 1",
	.good = "a: 1\n",
};

static void page(void *arg)
{
	struct ls_out out = ls_out_new(test_arena);

	ls_page_rule(&out, &odd, *(const enum ls_page *)arg);
	keep(&out);
}

START_TEST(a_page_of_the_manual_holds_no_request_by_accident)
{
	enum ls_page as = LS_PAGE_MAN;

	ck_assert_str_eq(guarded(page, &as),
			 ".Ss odd (warning)\n"
			 "\\&.start \\e `code` *star*\n"
			 ".Pp\n"
			 "First.\nSecond (third.)\n\\&'fourth?'\nfifth\n"
			 ".Pp\n"
			 "\\&.sixth\n"
			 ".Pp\n"
			 "\\&'do it'\n"
			 ".Pp\nBad:\n.Bd -literal -offset indent\n"
			 "\\&.a: \\en\n\\&'b: 1\n"
			 ".Ed\n"
			 ".Pp\nGood:\n.Bd -literal -offset indent\n"
			 "a: 1\n"
			 ".Ed\n"
			 ".Pp\nAuthority:\n.Bl -bullet -compact\n"
			 ".It\nRFC 1\n.It\n\\&.RFC 2\n.El\n");
}
END_TEST

START_TEST(markdown_is_escaped_and_examples_are_fenced)
{
	enum ls_page as = LS_PAGE_MARKDOWN;

	guarded(page, &as);
	ck_assert_ptr_nonnull(
		strstr(text, "## odd\n\n.start \\\\ \\`code\\` \\*star\\*\n"));
	ck_assert_ptr_nonnull(strstr(text, "\n```yaml\n.a: \\n\n'b: 1\n```\n"));
	ck_assert_ptr_nonnull(strstr(text, "\n- RFC 1\n- .RFC 2\n"));
}
END_TEST

START_TEST(text_has_every_section)
{
	enum ls_page as = LS_PAGE_TEXT;

	ck_assert_str_eq(guarded(page, &as),
			 "odd (warning, certain)\n"
			 "    .start \\ `code` *star*\n"
			 "\nWhy\n"
			 "    First. Second (third.) 'fourth?' fifth\n"
			 "\n    .sixth\n"
			 "\nWhat to do\n    'do it'\n"
			 "\nBad\n    .a: \\n\n    'b: 1\n"
			 "\nGood\n    a: 1\n"
			 "\nAuthority\n    RFC 1\n    .RFC 2\n"
			 "\nCan it be fixed by the program?\n"
			 "    No: this needs a decision of yours.\n");
}
END_TEST

/* --- lists --- */

struct list_call {
	struct ls_engine_options options;
	enum ls_page as;
};

static void list_rules(void *arg)
{
	struct list_call *call = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_page_rules(&out, &call->options, call->as);
	keep(&out);
}

static void list_scopes(void *arg)
{
	struct list_call *call = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_page_scopes(&out, call->options.catalogs, NULL, call->as);
	keep(&out);
}

static void list_catalogs(void *arg)
{
	struct list_call *call = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_page_catalogs(&out, call->options.catalogs, call->as);
	keep(&out);
}

static void list_formats(void *arg)
{
	struct list_call *call = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_page_formats(&out, call->as);
	keep(&out);
}

static void list_outputs(void *arg)
{
	struct list_call *call = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_page_outputs(&out, call->as);
	keep(&out);
}

static void list_profiles(void *arg)
{
	struct list_call *call = arg;
	struct ls_out out = ls_out_new(test_arena);

	ls_page_profiles(&out, call->as);
	keep(&out);
}

static void (*const lists[])(void *arg) = {
	list_rules,   list_scopes,  list_catalogs,
	list_formats, list_outputs, list_profiles,
};

static size_t lines(const char *of)
{
	size_t n = 0;

	for (; *of != '\0'; of++)
		n += *of == '\n';
	return n;
}

static void parse(void *arg)
{
	struct ls_problem problem = { 0 };
	const struct ls_document *document = ls_document_read(
		test_arena,
		ls_source_new(test_arena, LS_LITERAL("list.json"),
			      ls_text_of(text)),
		LS_SYNTAX_JSON, &problem);

	ck_assert_msg(document != NULL, "%.*s", LS_FMT(problem.reason));
	*(size_t *)arg = document->roots[0]->count;
}

START_TEST(a_list_has_the_same_entries_in_every_form)
{
	struct list_call call = { .options = ls_world_options(ls_rules) };
	size_t names, items = 0;

	call.as = LS_PAGE_NAMES;
	names = lines(guarded(lists[_i], &call));
	ck_assert_uint_gt(names, 0);
	call.as = LS_PAGE_TEXT;
	ck_assert_uint_eq(lines(guarded(lists[_i], &call)), names);
	call.as = LS_PAGE_JSON;
	guarded(lists[_i], &call);
	ck_assert(ls_guard(test_arena, parse, &items));
	ck_assert_uint_eq(items, names);
}
END_TEST

START_TEST(every_rule_has_its_page_in_the_documents)
{
	struct list_call call = { .options = ls_world_options(ls_rules) };
	char line[80];

	for (size_t i = 0; ls_rules[i] != NULL; i++) {
		call.as = LS_PAGE_MARKDOWN;
		snprintf(line, sizeof(line), "\n## %s\n", ls_rules[i]->id);
		ck_assert_ptr_nonnull(strstr(guarded(list_rules, &call), line));
		call.as = LS_PAGE_MAN;
		snprintf(line, sizeof(line), "\n.Ss %s (", ls_rules[i]->id);
		ck_assert_ptr_nonnull(strstr(guarded(list_rules, &call), line));
	}
}
END_TEST

/* --- scopes --- */

struct scope_call {
	const char *name;
	bool known;
	struct ls_text near;
};

static void scope(void *arg)
{
	struct scope_call *call = arg;
	struct ls_engine_options options = ls_world_options(NULL);
	struct ls_out out = ls_out_new(test_arena);

	call->known = ls_page_scope(&out, options.catalogs,
				    ls_text_of(call->name), &call->near);
	keep(&out);
}

START_TEST(a_scope_has_a_page_and_a_slip_a_suggestion)
{
	struct scope_call call = { .name = "berth.admin" };

	ck_assert_str_eq(guarded(scope, &call),
			 "berth.admin (Harbour)\n"
			 "  action         admin\n"
			 "  risk           high\n"
			 "  held by        any kind of client\n"
			 "  implies        berth.write\n"
			 "  source         https://harbour.example/scopes\n"
			 "  catalog        harbour of 2027-01-01\n");
	ck_assert(call.known);
	call.name = "berth.raed";
	ck_assert_str_eq(guarded(scope, &call), "");
	ck_assert(!call.known);
	ck_assert(ls_text_is(call.near, "berth.read"));
	call.name = "zzz";
	guarded(scope, &call);
	ck_assert(!call.known && call.near.n == 0);
}
END_TEST

Suite *ls_suite_report_pages(void)
{
	Suite *suite = suite_create("report pages");
	TCase *tcase = tcase_create("pages");

	tcase_add_checked_fixture(tcase, ls_world_set_up, ls_world_tear_down);
	tcase_add_loop_test(tcase, text_is_wrapped_in_paragraphs, 0,
			    sizeof(wrapped) / sizeof(wrapped[0]));
	tcase_add_test(tcase, examples_keep_their_lines);
	tcase_add_test(tcase, an_id_becomes_a_name);
	tcase_add_test(tcase, a_paragraph_is_cut_at_a_word);
	tcase_add_test(tcase,
		       a_page_of_the_manual_holds_no_request_by_accident);
	tcase_add_test(tcase, markdown_is_escaped_and_examples_are_fenced);
	tcase_add_test(tcase, text_has_every_section);
	tcase_add_loop_test(tcase, a_list_has_the_same_entries_in_every_form, 0,
			    sizeof(lists) / sizeof(lists[0]));
	tcase_add_test(tcase, every_rule_has_its_page_in_the_documents);
	tcase_add_test(tcase, a_scope_has_a_page_and_a_slip_a_suggestion);
	suite_add_tcase(suite, tcase);
	return suite;
}
