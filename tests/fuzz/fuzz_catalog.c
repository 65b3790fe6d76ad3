/* Any bytes, read as a catalog; what loads must answer consistently.  The first
 * line is also asked of the shipped catalogs, as a scope, a URL and a path. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "catalog/load.h"
#include "target.h"

#define MOST_ASKED 200 /* records of a catalog that are looked up again */

#define CHECK(condition)                                                   \
	do {                                                               \
		if (!(condition)) {                                        \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, \
				#condition);                               \
			abort();                                           \
		}                                                          \
	} while (0)

struct job {
	struct ls_arena *arena;
	struct ls_text bytes;
};

static void ask(struct job *job, const struct ls_catalog *catalog,
		struct ls_text text)
{
	struct ls_known known = ls_catalog_find(job->arena, catalog, text);
	struct ls_near near = ls_catalog_near(job->arena, catalog, text);
	struct ls_text nothing = { .p = NULL, .n = 0 };

	CHECK(known.scope == LS_NONE || known.scope < catalog->scope_count);
	CHECK(near.scope == LS_NONE || near.scope < catalog->scope_count);
	CHECK(near.by != LS_NEAR_NOT || near.scope == LS_NONE);
	ls_catalog_endpoint(catalog, text, -1);
	ls_catalog_host(catalog, text);
	ls_catalog_operation(catalog, LS_LITERAL("GET"), text, nothing);
	ls_catalog_operation(catalog, nothing, text, nothing);
	ls_catalog_operation(catalog, nothing, nothing, text);
}

static void check_scopes(struct job *job, const struct ls_catalog *catalog)
{
	for (uint32_t i = 0; i < catalog->scope_count && i < MOST_ASKED; i++) {
		struct ls_bitset set = ls_bitset_new(job->arena,
						     catalog->scope_count);
		struct ls_text name = ls_scope_name(catalog, i);

		CHECK(ls_catalog_find(job->arena, catalog, name).scope == i);
		ls_catalog_close(job->arena, catalog, i, &set);
		CHECK(ls_bitset_has(&set, i));
		for (uint32_t j = 0; j < catalog->scopes[i].implies.n; j++)
			CHECK(ls_bitset_has(
				&set,
				ls_list_at(catalog, catalog->scopes[i].implies,
					   j)));
	}
}

static void check_operations(const struct ls_catalog *catalog)
{
	for (uint32_t i = 0; i < catalog->operation_count && i < MOST_ASKED;
	     i++) {
		const struct ls_operation *operation = &catalog->operations[i];

		for (uint32_t j = 0; j < ls_alternative_count(operation); j++) {
			struct ls_list all = ls_alternative(catalog, operation,
							    j);

			for (uint32_t k = 0; k < all.n; k++)
				CHECK(ls_list_at(catalog, all, k) <
				      catalog->scope_count);
		}
	}
}

static void check_problems(const struct job *job,
			   const struct ls_catalog_problems *problems,
			   bool loaded)
{
	bool wrong = false;

	for (size_t i = 0; i < problems->list.n; i++) {
		const struct ls_catalog_problem *problem = &problems->list.v[i];

		CHECK(problem->message.n > 0);
		CHECK(problem->span.start <= problem->span.end);
		CHECK(problem->span.end <= job->bytes.n);
		wrong = wrong || !problem->warning;
	}
	CHECK(loaded != wrong);
}

static void load(void *arg)
{
	struct job *job = arg;
	struct ls_catalogs known = ls_catalogs_embedded();
	struct ls_catalog_problems problems = { { .v = NULL } };
	struct ls_text first = ls_text_part(job->bytes, 0,
					    ls_text_find(job->bytes, '\n'));
	struct ls_problem problem;
	struct ls_source *source = ls_source_new(
		job->arena, ls_text_of("fuzz.yaml"), job->bytes);
	struct ls_document *document = ls_document_read(
		job->arena, source, LS_SYNTAX_YAML, &problem);
	const struct ls_catalog *catalog;

	for (size_t i = 0; i < known.n; i++)
		ask(job, known.v[i], first);
	if (document == NULL)
		return;
	catalog = ls_catalog_load(job->arena, document, &known, &problems);
	check_problems(job, &problems, catalog != NULL);
	if (catalog == NULL)
		return;
	ask(job, catalog, first);
	check_scopes(job, catalog);
	check_operations(catalog);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct job job = {
		.arena = ls_arena_new((size_t)256 << 20),
		.bytes = { .p = (const char *)bytes, .n = size },
	};

	if (job.arena == NULL)
		return 0;
	ls_guard(job.arena, load, &job);
	ls_arena_free(job.arena);
	return 0;
}
