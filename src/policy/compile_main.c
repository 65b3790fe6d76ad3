/* The build-machine program that turns profile files into C: a profile that
 * does not load breaks the build with its path, line and reason. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "policy/compile.h"

struct compiling {
	struct ls_arena *arena;
	char **paths;
	size_t count;
	const char *output;
	struct ls_profile *profiles;
	bool failed;
};

static void complain(struct compiling *compiling, struct ls_source *source,
		     uint32_t offset, struct ls_text reason)
{
	struct ls_place place = ls_source_place(compiling->arena, source,
						offset);

	fprintf(stderr, "%.*s:%u:%u: %.*s\n", LS_FMT(source->path), place.line,
		place.column, LS_FMT(reason));
	compiling->failed = true;
}

static void load(struct compiling *compiling, const char *path,
		 struct ls_profile *profile)
{
	struct ls_problem problem = { .kind = LS_PROBLEM_SYNTAX };
	struct ls_policy_problem wrong;
	struct ls_document *document;
	struct ls_source *source;
	struct ls_text bytes;
	struct ls_text why;

	if (ls_file_read(compiling->arena, path, LS_LIMIT_FILE_BYTES, &bytes,
			 NULL, &why) != LS_FILE_OK) {
		fprintf(stderr, "%s: %.*s\n", path, LS_FMT(why));
		compiling->failed = true;
		return;
	}
	source = ls_source_new(compiling->arena, ls_text_of(path), bytes);
	document = ls_document_read(compiling->arena, source, LS_SYNTAX_YAML,
				    &problem);
	if (document == NULL)
		complain(compiling, source, problem.span.start, problem.reason);
	else if (!ls_profile_load(compiling->arena, document, profile, &wrong))
		complain(compiling, source, wrong.span.start, wrong.message);
}

static int by_id(const void *a, const void *b)
{
	const struct ls_profile *left = a;
	const struct ls_profile *right = b;

	return strcmp(left->id, right->id);
}

static void compile(void *arg)
{
	struct compiling *compiling = arg;
	struct ls_out out = ls_out_new(compiling->arena);
	struct ls_text why;

	compiling->profiles = ls_arena_get(
		compiling->arena,
		compiling->count * sizeof(*compiling->profiles));
	for (size_t i = 0; i < compiling->count; i++)
		load(compiling, compiling->paths[i], &compiling->profiles[i]);
	if (compiling->failed)
		return;
	qsort(compiling->profiles, compiling->count,
	      sizeof(*compiling->profiles), by_id);
	ls_profiles_emit(&out, compiling->profiles, compiling->count);
	if (ls_file_replace(compiling->arena, compiling->output,
			    ls_out_text(&out), NULL, &why) == LS_FILE_OK)
		return;
	fprintf(stderr, "%s: %.*s\n", compiling->output, LS_FMT(why));
	compiling->failed = true;
}

int main(int argc, char **argv)
{
	struct compiling compiling = { .failed = false };

	if (argc < 4 || strcmp(argv[1], "-o") != 0) {
		fputs("usage: compile-profiles -o OUT.c PROFILE.yaml...\n",
		      stderr);
		return 2;
	}
	compiling.output = argv[2];
	compiling.paths = argv + 3;
	compiling.count = (size_t)argc - 3;
	compiling.arena = ls_arena_new((size_t)64 << 20);
	if (compiling.arena == NULL ||
	    !ls_guard(compiling.arena, compile, &compiling)) {
		fputs("compile-profiles: out of memory\n", stderr);
		compiling.failed = true;
	}
	ls_arena_free(compiling.arena);
	return compiling.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
