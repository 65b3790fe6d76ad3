/* Any bytes, read for calls: what is taken must be what is written there, and
 * nothing else of the file may get in. */
#include "config.h"

#include <stdlib.h>

#include "base/limits.h"
#include "manifest/usage.h"
#include "target.h"

struct input {
	struct ls_arena *arena;
	struct ls_text bytes;
};

static void require(bool claim)
{
	if (!claim)
		abort();
}

static void check_call(const struct ls_call *call,
		       const struct ls_source *source)
{
	require(call->count > 0);
	require(call->span.start <= call->span.end &&
		call->span.end <= source->text.n);
	require(call->path.n > 0 || call->id.n > 0);
	require((call->path.n > 0) == (call->method.n > 0));
	for (size_t i = 0; i < call->method.n; i++)
		require(call->method.p[i] >= 'A' && call->method.p[i] <= 'Z');
	/* Secrets stand behind the '?'. */
	require(ls_text_find(call->path, '?') == call->path.n &&
		ls_text_find(call->path, '#') == call->path.n);
}

static void read_with(struct input *input, const struct ls_catalog *catalog)
{
	struct ls_source *source = ls_source_new(
		input->arena, LS_LITERAL("fuzz"), input->bytes);
	struct ls_calls calls;
	struct ls_problem problem;

	if (!ls_usage_read(input->arena, source, catalog, &calls, &problem)) {
		require(problem.reason.n > 0);
		return;
	}
	require(calls.list.n > 0 && calls.list.n <= LS_LIMIT_CALLS);
	for (size_t i = 0; i < calls.list.n; i++)
		check_call(&calls.list.v[i], source);
}

static void run(void *arg)
{
	struct input *input = arg;
	struct ls_catalogs catalogs = ls_catalogs_embedded();

	read_with(input, NULL);
	read_with(input, ls_catalogs_find(&catalogs, LS_LITERAL("wink")));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct input input = {
		.arena = ls_arena_new((size_t)512 << 20),
		.bytes = { .p = (const char *)bytes, .n = size },
	};

	if (size > LS_LIMIT_FILE_BYTES || input.arena == NULL)
		return 0;
	ls_guard(input.arena, run, &input);
	ls_arena_free(input.arena);
	return 0;
}
