/* Any bytes, fixed by all rules: what comes out must still be the manifest it
 * was, allow no more, and need no fixing. */
#include "config.h"

#include <stdlib.h>

#include "base/limits.h"
#include "fix/fix.h"
#include "rules/rules.h"
#include "target.h"

#define MEMORY ((size_t)1 << 30)

struct input {
	struct ls_arena *arena;
	struct ls_text bytes;
	struct ls_engine_options options;
	struct ls_catalogs catalogs;
};

static void require(bool claim)
{
	if (!claim)
		abort();
}

static bool has_mark(struct ls_text text)
{
	return ls_text_starts(text, "\xef\xbb\xbf");
}

/* Whether a line feed stands without a carriage return in front of it. */
static bool has_bare_feed(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\n' && (i == 0 || text.p[i - 1] != '\r'))
			return true;
	return false;
}

static bool read_manifests(const struct input *input, struct ls_text path,
			   struct ls_text text, struct ls_manifests *manifests)
{
	const struct ls_manifest_options options = {
		.catalogs = &input->catalogs,
	};
	struct ls_source *source = ls_source_new(input->arena, path, text);
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(
		input->arena, source, ls_syntax_of(path, text), &problem);

	if (document == NULL)
		return false;
	*manifests = ls_manifest_read(input->arena, document, &options);
	return true;
}

static void check_fixed(const struct input *input, struct ls_text path,
			const struct ls_fix_result *result, bool unsafe)
{
	struct ls_manifests before, after;
	struct ls_fix_result again;
	const struct ls_diff_side was = { input->bytes, result->before_masked };
	const struct ls_diff_side is = { result->text, result->after_masked };
	struct ls_out diff = ls_out_new(input->arena);

	require(read_manifests(input, path, input->bytes, &before));
	require(read_manifests(input, path, result->text, &after));
	require(before.list.n == after.list.n);
	require(unsafe || !ls_fix_widens(input->arena, &before, &after));
	require(has_mark(input->bytes) == has_mark(result->text));
	require(has_bare_feed(input->bytes) || !has_bare_feed(result->text));
	require(ls_text_ends(input->bytes, "\n") ||
		!ls_text_ends(result->text, "\n"));
	ls_diff_write(&diff, path, &was, &is, LS_DIFF_FOR_LOG);
	require(ls_out_text(&diff).n > 0);
	if (!result->is_stable)
		return;
	require(!ls_fix_text(input->arena, &input->options, path, result->text,
			     unsafe, &again));
	require(ls_text_eq(again.text, result->text));
}

static void fix_as(struct input *input, const char *name, bool unsafe)
{
	struct ls_text path = ls_text_of(name);
	struct ls_fix_result result;

	if (ls_fix_text(input->arena, &input->options, path, input->bytes,
			unsafe, &result))
		check_fixed(input, path, &result, unsafe);
	else
		require(ls_text_eq(result.text, input->bytes));
}

static void run(void *arg)
{
	struct input *input = arg;

	input->catalogs = ls_catalogs_embedded();
	input->options = (struct ls_engine_options){
		.rules = ls_rules,
		.catalogs = &input->catalogs,
		.today = 20834, /* 2027-01-16 */
		.file_bytes = LS_LIMIT_FILE_BYTES,
	};
	fix_as(input, "fuzz.yaml", false);
	fix_as(input, "fuzz.yaml", true);
	fix_as(input, "fuzz.jsonc", true);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct input input = {
		.arena = ls_arena_new(MEMORY),
		.bytes = { .p = (const char *)bytes, .n = size },
	};

	if (input.arena == NULL)
		return 0;
	ls_guard(input.arena, run, &input);
	ls_arena_free(input.arena);
	return 0;
}
