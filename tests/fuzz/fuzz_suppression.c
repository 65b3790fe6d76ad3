/* Any bytes, read for suppression comments: nothing but a comment of the right
 * form, with a reason and in time, may silence a finding. */
#include "config.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/limits.h"
#include "policy/suppression.h"
#include "target.h"

#define TODAY 20000 /* days since 1970 */

struct input {
	struct ls_arena *arena;
	struct ls_text bytes;
};

static void require(bool claim)
{
	if (!claim)
		abort();
}

static bool exists(struct ls_text id, struct ls_text *nearest)
{
	nearest->n = 0;
	return ls_text_is(id, "r");
}

static void check_good(const struct ls_source *source,
		       const struct ls_suppression *s)
{
	struct ls_text comment = ls_source_slice(source, s->span);

	require(ls_text_contains(comment, "leastscope:") &&
		ls_text_contains(comment, "allow") &&
		ls_text_contains(comment, "--"));
	require(ls_text_is(s->rule, "r") && s->reason.n > 0);
	require(s->until == LS_NO_DATE || s->until >= TODAY);
}

static void read_as(struct input *input, enum ls_syntax syntax)
{
	struct ls_source *source = ls_source_new(
		input->arena, LS_LITERAL("fuzz.yaml"), input->bytes);
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(input->arena, source,
							syntax, &problem);
	struct ls_suppressions all;

	if (document == NULL)
		return;
	all = ls_suppressions_read(input->arena, document, exists, TODAY);
	require(all.list.n <= document->comment_count);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct ls_suppression *s = &all.list.v[i];

		require(s->line >= 1 && s->line <= s->last_line);
		require(s->last_line <= source->line_count + 1);
		require(s->line >=
			ls_source_place(input->arena, source, s->span.start)
				.line);
		if (s->fault == LS_SUPPRESSION_GOOD)
			check_good(source, s);
		else
			require(s->message.n > 0);
	}
}

static void run(void *arg)
{
	struct input *input = arg;

	read_as(input, LS_SYNTAX_YAML);
	read_as(input, LS_SYNTAX_JSONC);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct input input = {
		.arena = ls_arena_new((size_t)256 << 20),
		.bytes = { .p = (const char *)bytes, .n = size },
	};

	if (size > LS_LIMIT_FILE_BYTES || input.arena == NULL)
		return 0;
	ls_guard(input.arena, run, &input);
	ls_arena_free(input.arena);
	return 0;
}
