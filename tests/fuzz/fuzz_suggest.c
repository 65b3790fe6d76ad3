/* Any bytes, read as a manifest for which the least set is suggested and
 * written: once written there is nothing more to suggest. */
#include "config.h"

#include <stdlib.h>

#include "base/limits.h"
#include "fix/rewrite.h"
#include "rules/rules.h"
#include "target.h"

struct input {
	struct ls_arena *arena;
	struct ls_text bytes;
	struct ls_engine_options options;
};

static void require(bool claim)
{
	if (!claim)
		abort();
}

static struct ls_suggestions *suggest(struct input *input, struct ls_text bytes)
{
	return ls_engine_suggest(input->arena, &input->options,
				 LS_LITERAL("fuzz.yaml"), bytes, NULL, 0);
}

static bool write(struct input *input, struct ls_text bytes,
		  const struct ls_suggestions *all, struct ls_text *after)
{
	struct ls_text why = { .n = 0 };
	bool made = ls_rewrite(input->arena, &input->options,
			       LS_LITERAL("fuzz.yaml"), bytes, all,
			       (const struct ls_suggestion *const *)all->list.v,
			       all->list.n, after, &why);

	require(made || why.n > 0);
	return made;
}

static void check_one(const struct ls_suggestion *s)
{
	require(s->declared || s->scopes.n + s->open.n == 0);
	require(s->possible || s->scopes.n == 0);
	require(!s->declared || !s->known || s->possible ||
		s->impossible.n > 0);
	for (size_t i = 0; i < s->scopes.n; i++) {
		require(s->scopes.v[i].why.n > 0);
		require((s->scopes.v[i].token == NULL) ==
			(s->scopes.v[i].fate == LS_FATE_ADD));
	}
}

static void run(void *arg)
{
	struct input *input = arg;
	struct ls_suggestions *all = suggest(input, input->bytes);
	struct ls_text once, twice;

	if (all->document == NULL)
		return;
	for (size_t i = 0; i < all->list.n; i++)
		check_one(all->list.v[i]);
	if (!write(input, input->bytes, all, &once))
		return;
	all = suggest(input, once);
	require(all->document != NULL);
	for (size_t i = 0; i < all->list.n; i++)
		require(!all->list.v[i]->changes);
	require(write(input, once, all, &twice) && ls_text_eq(once, twice));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct ls_catalogs catalogs = ls_catalogs_embedded();
	struct input input = {
		.arena = ls_arena_new((size_t)512 << 20),
		.bytes = { .p = (const char *)bytes, .n = size },
		.options = { .rules = ls_rules, .catalogs = &catalogs },
	};

	if (size > LS_LIMIT_FILE_BYTES || input.arena == NULL)
		return 0;
	ls_guard(input.arena, run, &input);
	ls_arena_free(input.arena);
	return 0;
}
