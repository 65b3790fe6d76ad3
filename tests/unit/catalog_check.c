/* Catalogs from text, and the shipped ones, for the tests of catalogs. */
#include "config.h"

#include "catalog_check.h"

#include <check.h>

struct ls_check_catalog ls_check_catalog(const char *yaml,
					 const struct ls_catalogs *known)
{
	struct ls_check_catalog check = { .arena = ls_arena_new(64u << 20) };
	struct ls_problem problem;
	struct ls_document *document;

	ck_assert_ptr_nonnull(check.arena);
	check.source = ls_source_new(check.arena, ls_text_of("acme.yaml"),
				     ls_text_of(yaml));
	document = ls_document_read(check.arena, check.source, LS_SYNTAX_YAML,
				    &problem);
	ck_assert_msg(document != NULL, "no YAML: %s", yaml);
	check.catalog = ls_catalog_load(check.arena, document, known,
					&check.problems);
	return check;
}

struct ls_check_catalog ls_check_good_catalog(const char *yaml,
					      const struct ls_catalogs *known)
{
	struct ls_check_catalog check = ls_check_catalog(yaml, known);

	ck_assert_msg(check.catalog != NULL, "%.*s",
		      LS_FMT(check.problems.list.v[0].message));
	ck_assert_uint_eq(check.problems.list.n, 0);
	return check;
}

void ls_check_catalog_free(struct ls_check_catalog *check)
{
	ls_arena_free(check->arena);
}

const struct ls_catalog *ls_check_embedded(const char *id)
{
	struct ls_catalogs all = ls_catalogs_embedded();
	const struct ls_catalog *catalog = ls_catalogs_find(&all,
							    ls_text_of(id));

	ck_assert_msg(catalog != NULL, "no catalog %s", id);
	return catalog;
}
