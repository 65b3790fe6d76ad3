/* Any bytes, read as a configuration: a setting is valid, or there is a problem
 * with a place. */
#include "config.h"

#include <stdlib.h>

#include "base/limits.h"
#include "policy/policy.h"
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

static bool exists(struct ls_text id, struct ls_text *nearest)
{
	*nearest = LS_LITERAL("whole-group");
	return ls_text_is(id, "whole-group");
}

static void run(void *arg)
{
	struct input *input = arg;
	struct ls_source *source = ls_source_new(
		input->arena, LS_LITERAL(".leastscope.yaml"), input->bytes);
	const struct ls_policy *policy = ls_policy_read(input->arena, source,
							exists);

	for (size_t i = 0; i < policy->problems.n; i++) {
		const struct ls_policy_problem *p = &policy->problems.v[i];

		require(p->message.n > 0 && p->span.start <= p->span.end &&
			p->span.end <= input->bytes.n);
	}
	require(policy->rules.n <= LS_LIMIT_POLICY_RULES);
	if (policy->problems.n > 0)
		return;
	for (size_t i = 0; i < policy->rules.n; i++) {
		const struct ls_rule_setting *s = &policy->rules.v[i];

		require(ls_text_is(s->rule, "whole-group"));
		require(s->severity_given || s->mandatory);
		require(ls_policy_setting(policy, s->rule) != NULL);
	}
	require(policy->profile.n == 0 ||
		ls_profile_find(policy->profile) != NULL);
	for (size_t i = 0; i < policy->include.n; i++)
		require(policy->include.v[i].n > 0);
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
