/* Catalogs as C tables: nothing is lost on the way into the program. */
#include "config.h"

#include <check.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "catalog/compile.h"
#include "catalog_check.h"
#include "suites.h"

#define ROOT TESTS_DIR "/../"

static struct ls_text read(struct ls_arena *arena, const char *path)
{
	struct ls_text bytes, why;

	ck_assert_msg(ls_file_read(arena, path, LS_LIMIT_FILE_BYTES, &bytes,
				   NULL, &why) == LS_FILE_OK,
		      "%s: %.*s", path, LS_FMT(why));
	/* NUL-ended, since the helpers want strings. */
	return ls_arena_copy(arena, bytes);
}

static struct ls_text compiled(struct ls_arena *arena,
			       const struct ls_catalog *catalog)
{
	struct ls_out out = ls_out_new(arena);

	ls_compile_catalog(&out, catalog, "x");
	return ls_out_text(&out);
}

START_TEST(the_program_holds_what_the_files_say)
{
	static const char *const ids[] = { "oidc", "wink" };
	struct ls_arena *arena = ls_arena_new(64u << 20);
	const char *path = ls_arena_printf(arena,
					   ROOT "policies/catalogs/%s.yaml",
					   ids[_i])
				   .p;
	struct ls_check_catalog check = ls_check_good_catalog(
		read(arena, path).p, NULL);

	ck_assert(ls_text_eq(compiled(arena, check.catalog),
			     compiled(arena, ls_check_embedded(ids[_i]))));
	ls_check_catalog_free(&check);
	ls_arena_free(arena);
}
END_TEST

START_TEST(the_same_catalog_gives_the_same_tables)
{
	struct ls_arena *arena = ls_arena_new(64u << 20);
	const struct ls_catalog *wink = ls_check_embedded("wink");

	ck_assert(ls_text_eq(compiled(arena, wink), compiled(arena, wink)));
	ls_arena_free(arena);
}
END_TEST

/* The name of the field that a line of a struct declares, or empty. */
static struct ls_text field_of(struct ls_text line)
{
	size_t end = ls_text_find(line, ';');
	size_t start;

	/* Not a line that goes on with a comment. */
	if (end == line.n || line.p[0] != '\t' || line.p[1] < 'a' ||
	    line.p[1] > 'z')
		return (struct ls_text){ .p = NULL, .n = 0 };
	start = end;
	while (start > 0 && line.p[start - 1] != ' ' &&
	       line.p[start - 1] != '*' && line.p[start - 1] != '\t')
		start--;
	return ls_text_part(line, start, end);
}

/* As a field, a struct of fields, an array or by name. */
static bool is_written(struct ls_arena *arena, struct ls_text compiler,
		       const char *in, struct ls_text field)
{
	const struct ls_text ways[] = {
		ls_arena_printf(arena, "(%s%.*s)", in, LS_FMT(field)),
		ls_arena_printf(arena, "(%.*s.", LS_FMT(field)),
		ls_arena_printf(arena, ", %.*s,", LS_FMT(field)),
		ls_arena_printf(arena, ".%.*s = ", LS_FMT(field)),
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (ls_text_contains(compiler, ways[i].p))
			return true;
	return false;
}

/* Every field of the struct is written by compile.c, by whatever macro. */
static void must_write(struct ls_arena *arena, struct ls_text header,
		       struct ls_text compiler, const char *name,
		       const char *in)
{
	const char *start = strstr(
		header.p, ls_arena_printf(arena, "\nstruct %s {", name).p);
	size_t fields = 0;
	struct ls_text rest, line;

	ck_assert_msg(start != NULL, "no struct %s", name);
	rest = ls_text_of(start + 1);
	while (ls_text_cut(&rest, '\n', &line) && !ls_text_is(line, "};")) {
		struct ls_text field = field_of(line);

		if (field.n == 0)
			continue;
		fields++;
		ck_assert_msg(is_written(arena, compiler, in, field),
			      "compile.c does not write '%.*s' of struct %s",
			      LS_FMT(field), name);
	}
	ck_assert_uint_gt(fields, 1);
}

START_TEST(every_field_of_every_record_is_written)
{
	struct ls_arena *arena = ls_arena_new(8u << 20);
	struct ls_text header = read(arena, ROOT "src/catalog/catalog.h");
	struct ls_text compiler = read(arena, ROOT "src/catalog/compile.c");
	static const char *const names[] = {
		"ls_scope",        "ls_group",
		"ls_name_pattern", "ls_implication_pattern",
		"ls_not_a_scope",  "ls_endpoint",
		"ls_grant_offer",  "ls_toxic",
		"ls_operation",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		must_write(arena, header, compiler, names[i], "");
	must_write(arena, header, compiler, "ls_mcp", "mcp.");
	must_write(arena, header, compiler, "ls_catalog", "");
	ls_arena_free(arena);
}
END_TEST

static const struct {
	const char *text;
	const char *literal;
} literals[] = {
	{ "", "\"\"" },
	{ "a b", "\"a b\"" },
	{ "\"\\", "\"\\042\\134\"" },
	{ "\?\?/", "\"\\077\\077/\"" },
	{ "\n\x7f\xc3\xa9", "\"\\012\\177\\303\\251\"" },
	{ "\n1", "\"\\0121\"" },
};

START_TEST(literals_hold_any_bytes)
{
	struct ls_arena *arena = ls_arena_new(1u << 20);
	struct ls_out out = ls_out_new(arena);

	ls_compile_string(&out, ls_text_of(literals[_i].text));
	ck_assert_msg(ls_text_is(ls_out_text(&out), literals[_i].literal),
		      "%.*s", LS_FMT(ls_out_text(&out)));
	ls_arena_free(arena);
}
END_TEST

START_TEST(an_empty_catalog_and_no_catalogs_are_still_c)
{
	struct ls_check_catalog check = ls_check_good_catalog(CATALOG_HEAD,
							      NULL);
	struct ls_out out = ls_out_new(check.arena);

	ls_compile_catalog(&out, check.catalog, "x");
	ls_compile_catalogs(&out, NULL, 0);
	ck_assert(!ls_text_contains(ls_out_text(&out), "{}"));
	ck_assert(ls_text_contains(ls_out_text(&out), "\tNULL,\n"));
	ls_check_catalog_free(&check);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *ls_suite_catalog_compile(void)
{
	Suite *suite = suite_create("catalog_compile");
	TCase *tcase = tcase_create("compile");

	tcase_add_loop_test(tcase, the_program_holds_what_the_files_say, 0, 2);
	tcase_add_test(tcase, the_same_catalog_gives_the_same_tables);
	tcase_add_test(tcase, every_field_of_every_record_is_written);
	tcase_add_loop_test(tcase, literals_hold_any_bytes, 0, ROWS(literals));
	tcase_add_test(tcase, an_empty_catalog_and_no_catalogs_are_still_c);
	suite_add_tcase(suite, tcase);
	return suite;
}
