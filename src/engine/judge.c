/* The one place where a run's verdict is made. */
#include "config.h"

#include <assert.h>

#include "engine/engine.h"

static uint32_t count_at_or_above(const struct ls_results *results,
				  enum ls_severity level)
{
	uint32_t n = 0;

	for (size_t i = 0; i < results->findings.n; i++) {
		const struct ls_finding *finding = results->findings.v[i];

		n += !finding->is_suppressed && finding->severity >= level;
	}
	return n;
}

static uint32_t count_failed(const struct ls_results *results)
{
	uint32_t n = 0;

	for (size_t i = 0; i < results->inputs.n; i++) {
		const struct ls_input *input = &results->inputs.v[i];

		n += input->undecided || input->status == LS_INPUT_UNREADABLE;
	}
	return n;
}

static struct ls_text say_failed(struct ls_arena *arena,
				 const struct ls_results *results,
				 struct ls_text findings)
{
	uint32_t n = count_failed(results);
	const char *and = findings.n > 0 ? ", and " : "";

	if (!results->unreadable && !results->undecided)
		return ls_arena_printf(arena, "%u %s could not be fixed%s%.*s",
				       results->unfixed,
				       results->unfixed == 1 ? "file" : "files",
				       and, LS_FMT(findings));
	if (n == 0)
		return ls_arena_printf(arena, "a check came to no end%s%.*s",
				       and, LS_FMT(findings));
	return ls_arena_printf(arena, "%u %s could not be checked%s%.*s", n,
			       n == 1 ? "input" : "inputs", and,
			       LS_FMT(findings));
}

static struct ls_text say_findings(struct ls_arena *arena, uint32_t n,
				   enum ls_severity level)
{
	if (n == 0)
		return (struct ls_text){ .p = "", .n = 0 };
	return ls_arena_printf(arena, "%u %s at or above %s", n,
			       n == 1 ? "finding" : "findings",
			       ls_severity_word(level));
}

static struct ls_judgement judge_empty(bool allow_empty)
{
	if (!allow_empty)
		return (struct ls_judgement){
			.verdict = LS_NOTHING_CHECKED,
			.exit_status = 3,
			.reason = LS_LITERAL("nothing to check"),
		};
	return (struct ls_judgement){
		.verdict = LS_NOTHING_CHECKED,
		.exit_status = 0,
		.reason = LS_LITERAL("nothing to check, as --allow-empty "
				     "permits"),
	};
}

/* When several hold, the order is 4, 1, 3. */
struct ls_judgement ls_engine_judge(struct ls_arena *arena,
				    const struct ls_results *results,
				    enum ls_severity fail_on, bool allow_empty)
{
	uint32_t n = count_at_or_above(results, fail_on);
	struct ls_text findings = say_findings(arena, n, fail_on);

	assert(fail_on != LS_OFF);
	if (results->unreadable || results->undecided || results->unfixed > 0)
		return (struct ls_judgement){
			.verdict = LS_FAIL,
			.exit_status = 4,
			.at_or_above = n,
			.reason = say_failed(arena, results, findings),
		};
	if (n > 0)
		return (struct ls_judgement){
			.verdict = LS_FAIL,
			.exit_status = 1,
			.at_or_above = n,
			.reason = findings,
		};
	if (results->truncated > 0)
		return (struct ls_judgement){
			.verdict = LS_FAIL,
			.exit_status = 1,
			.reason = LS_LITERAL("not all findings are listed"),
		};
	if (results->manifests == 0)
		return judge_empty(allow_empty);
	return (struct ls_judgement){
		.verdict = LS_PASS,
		.exit_status = 0,
		.reason = ls_arena_printf(arena, "no finding at or above %s",
					  ls_severity_word(fail_on)),
	};
}
