/* A world for tests of suggestions. */
#include "config.h"

#include <check.h>
#include <string.h>

#include "base/clock.h"
#include "base/out.h"
#include "catalog/load.h"
#include "fix/rewrite.h"
#include "least_check.h"
#include "rules/rules.h"

#define ARENA_BYTES (256u << 20)

static const struct ls_catalog *read_catalog(struct ls_arena *arena,
					     const struct ls_catalogs *known,
					     const char *text)
{
	struct ls_catalog_problems problems = { 0 };
	struct ls_problem problem = { 0 };
	struct ls_document *document = ls_document_read(
		arena,
		ls_source_new(arena, LS_LITERAL("catalog.yaml"),
			      ls_text_of(text)),
		LS_SYNTAX_YAML, &problem);
	const struct ls_catalog *catalog;

	ck_assert_msg(document != NULL, "catalog: %.*s\n%s",
		      LS_FMT(problem.reason), text);
	catalog = ls_catalog_load(arena, document, known, &problems);
	ck_assert_msg(catalog != NULL, "catalog: %.*s\n%s",
		      LS_FMT(problems.list.v[0].message), text);
	return catalog;
}

void ls_least_open(struct ls_least_world *world, const char *catalog)
{
	struct ls_catalogs embedded = ls_catalogs_embedded();
	struct ls_catalogs *catalogs;
	const struct ls_catalog **all;

	if (world->arena == NULL)
		world->arena = ls_arena_new(ARENA_BYTES);
	ck_assert_ptr_nonnull(world->arena);
	ls_arena_reset(world->arena);
	catalogs = ls_arena_get(world->arena, sizeof(*catalogs));
	all = ls_arena_get(world->arena, (embedded.n + 1) * sizeof(*all));
	for (size_t i = 0; i < embedded.n; i++)
		all[i] = embedded.v[i];
	if (catalog != NULL)
		all[embedded.n] = read_catalog(world->arena, &embedded,
					       catalog);
	catalogs->v = all;
	catalogs->n = embedded.n + (catalog != NULL);
	world->options = (struct ls_engine_options){
		.rules = ls_rules,
		.catalogs = catalogs,
		.today = ls_date_parse(LS_LITERAL("2027-01-15")),
		.jobs = 1,
	};
}

void ls_least_close(struct ls_least_world *world)
{
	ls_arena_free(world->arena);
	world->arena = NULL;
}

struct ls_text ls_least_path(const char *text)
{
	if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	return ls_text_of(*text == '{' || *text == '[' ? "manifest.json" :
							 "manifest.yaml");
}

struct ls_suggestions *ls_least_suggest(struct ls_least_world *world,
					const char *text)
{
	return ls_engine_suggest(world->arena, &world->options,
				 ls_least_path(text), ls_text_of(text), NULL,
				 0);
}

static void write_one(struct ls_out *out, const struct ls_suggestion *s)
{
	static const char *const fates[] = {
		[LS_FATE_KEEP] = "keep",
		[LS_FATE_DROP] = "drop",
		[LS_FATE_ADD] = "add",
	};

	if (!s->declared || !s->known) {
		ls_out_string(out, s->declared ? "no catalog" : "undeclared");
		return;
	}
	if (!s->possible)
		ls_out_string(out, "impossible:");
	for (size_t i = 0; i < s->impossible.n; i++)
		ls_out_printf(out, "%s%.*s", i == 0 ? " " : ", ",
			      LS_FMT(s->impossible.v[i]));
	for (size_t i = 0; i < s->scopes.n; i++)
		ls_out_printf(out, "%s%s %.*s", i == 0 ? "" : ", ",
			      fates[s->scopes.v[i].fate],
			      LS_FMT(s->scopes.v[i].name));
	for (size_t i = 0; i < s->open.n; i++)
		ls_out_printf(out, " open %.*s", LS_FMT(s->open.v[i].use));
	if (s->possible && !s->exact)
		ls_out_char(out, '?');
}

const char *ls_least_rows(struct ls_least_world *world, const char *text)
{
	struct ls_suggestions *all = ls_least_suggest(world, text);
	struct ls_out out = ls_out_new(world->arena);

	ck_assert_msg(all->document != NULL, "%.*s: %s",
		      LS_FMT(all->problem.reason), text);
	for (size_t i = 0; i < all->list.n; i++) {
		ls_out_string(&out, i == 0 ? "" : "; ");
		write_one(&out, all->list.v[i]);
	}
	return ls_arena_string(world->arena, ls_out_text(&out));
}

const char *ls_least_applied(struct ls_least_world *world, const char *text)
{
	struct ls_suggestions *all = ls_least_suggest(world, text);
	struct ls_text after, why;

	ck_assert_msg(all->document != NULL, "%.*s: %s",
		      LS_FMT(all->problem.reason), text);
	if (!ls_rewrite(world->arena, &world->options, ls_least_path(text),
			ls_text_of(text), all,
			(const struct ls_suggestion *const *)all->list.v,
			all->list.n, &after, &why))
		return ls_arena_string(world->arena,
				       ls_arena_printf(world->arena,
						       "refused: %.*s",
						       LS_FMT(why)));
	return ls_arena_string(world->arena, after);
}
