/* The build-machine program that turns catalog files into C: it reads them with
 * the product's own loader, so what does not load breaks the build. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/out.h"
#include "catalog/compile.h"
#include "catalog/load.h"
#include "document/document.h"

struct compiling {
	struct ls_arena *arena;
	char **paths;
	size_t path_count;
	const char *output;
	const struct ls_catalog **catalogs;
	const char **prefixes;
	size_t done;
	bool failed;
};

static void complain(struct compiling *compiling, struct ls_source *source,
		     uint32_t offset, const char *kind, struct ls_text reason)
{
	struct ls_place place = ls_source_place(compiling->arena, source,
						offset);
	struct ls_out out = ls_out_new(compiling->arena);

	ls_out_shown(&out, reason);
	fprintf(stderr, "%.*s:%u:%u: %s%.*s\n", LS_FMT(source->path),
		place.line, place.column, kind, LS_FMT(ls_out_text(&out)));
}

static struct ls_document *read_document(struct compiling *compiling,
					 const char *path)
{
	struct ls_problem problem = { .kind = LS_PROBLEM_SYNTAX };
	struct ls_document *document;
	struct ls_source *source;
	struct ls_text bytes, why;

	if (ls_file_read(compiling->arena, path, LS_LIMIT_FILE_BYTES_MAX,
			 &bytes, NULL, &why) != LS_FILE_OK) {
		fprintf(stderr, "%s: %.*s\n", path, LS_FMT(why));
		return NULL;
	}
	source = ls_source_new(compiling->arena, ls_text_of(path), bytes);
	document = ls_document_read(compiling->arena, source, LS_SYNTAX_YAML,
				    &problem);
	if (document == NULL)
		complain(compiling, source, problem.span.start, "",
			 problem.reason);
	return document;
}

/* "catalog_" and the id, with '_' for what no C name may hold. */
static const char *prefix_of(struct compiling *compiling,
			     const struct ls_catalog *catalog)
{
	struct ls_text id = ls_ref_text(catalog, catalog->id);
	char *prefix = ls_arena_string(
		compiling->arena,
		ls_arena_printf(compiling->arena, "catalog_%.*s", LS_FMT(id)));

	for (char *p = prefix; *p != '\0'; p++)
		if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9')))
			*p = '_';
	return prefix;
}

static void add(struct compiling *compiling, const struct ls_catalog *catalog)
{
	const struct ls_catalogs known = { .v = compiling->catalogs,
					   .n = compiling->done };

	if (ls_catalogs_find(&known, ls_ref_text(catalog, catalog->id))) {
		fprintf(stderr, "two catalogs have the id '%.*s'\n",
			LS_FMT(ls_ref_text(catalog, catalog->id)));
		compiling->failed = true;
		return;
	}
	compiling->prefixes[compiling->done] = prefix_of(compiling, catalog);
	compiling->catalogs[compiling->done++] = catalog;
}

static void load(struct compiling *compiling, const char *path)
{
	struct ls_catalog_problems problems = { { .v = NULL } };
	const struct ls_catalogs known = { .v = compiling->catalogs,
					   .n = compiling->done };
	struct ls_document *document = read_document(compiling, path);
	const struct ls_catalog *catalog;

	if (document == NULL) {
		compiling->failed = true;
		return;
	}
	catalog = ls_catalog_load(compiling->arena, document, &known,
				  &problems);
	for (size_t i = 0; i < problems.list.n; i++)
		complain(compiling, document->source,
			 problems.list.v[i].span.start,
			 problems.list.v[i].warning ? "warning: " : "",
			 problems.list.v[i].message);
	if (catalog == NULL)
		compiling->failed = true;
	else
		add(compiling, catalog);
}

/* Sorted by id, as ls_catalogs_embedded() promises. */
static void order(struct compiling *compiling)
{
	for (size_t i = 1; i < compiling->done; i++) {
		for (size_t j = i; j > 0; j--) {
			const struct ls_catalog *a = compiling->catalogs[j - 1];
			const struct ls_catalog *b = compiling->catalogs[j];
			const char *prefix = compiling->prefixes[j];

			if (ls_text_compare(ls_ref_text(a, a->id),
					    ls_ref_text(b, b->id)) <= 0)
				break;
			compiling->catalogs[j - 1] = b;
			compiling->catalogs[j] = a;
			compiling->prefixes[j] = compiling->prefixes[j - 1];
			compiling->prefixes[j - 1] = prefix;
		}
	}
}

static void write_all(struct compiling *compiling)
{
	struct ls_out out = ls_out_new(compiling->arena);
	struct ls_text why;

	ls_out_string(&out, "/* Made from policies/catalogs while building: "
			    "change those. */\n"
			    "#include \"config.h\"\n\n"
			    "#include \"catalog/catalog.h\"\n\n");
	for (size_t i = 0; i < compiling->done; i++)
		ls_compile_catalog(&out, compiling->catalogs[i],
				   compiling->prefixes[i]);
	ls_compile_catalogs(&out, compiling->prefixes, compiling->done);
	if (ls_file_replace(compiling->arena, compiling->output,
			    ls_out_text(&out), NULL, &why) == LS_FILE_OK)
		return;
	fprintf(stderr, "%s: %.*s\n", compiling->output, LS_FMT(why));
	compiling->failed = true;
}

static void compile(void *arg)
{
	struct compiling *compiling = arg;

	compiling->catalogs = ls_arena_get(
		compiling->arena, compiling->path_count * sizeof(void *));
	compiling->prefixes = ls_arena_get(
		compiling->arena, compiling->path_count * sizeof(void *));
	for (size_t i = 0; i < compiling->path_count; i++)
		load(compiling, compiling->paths[i]);
	order(compiling);
	if (!compiling->failed)
		write_all(compiling);
}

int main(int argc, char **argv)
{
	struct compiling compiling = { .failed = false };

	if (argc < 4 || strcmp(argv[1], "-o") != 0) {
		fputs("usage: compile_catalogs -o OUT.c CATALOG.yaml...\n",
		      stderr);
		return 2;
	}
	compiling.output = argv[2];
	compiling.paths = argv + 3;
	compiling.path_count = (size_t)argc - 3;
	compiling.arena = ls_arena_new((size_t)1 << 30);
	if (compiling.arena == NULL ||
	    !ls_guard(compiling.arena, compile, &compiling)) {
		fputs("compile_catalogs: out of memory\n", stderr);
		compiling.failed = true;
	}
	ls_arena_free(compiling.arena);
	return compiling.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
