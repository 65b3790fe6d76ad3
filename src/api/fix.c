/* Fixing the added files through the public header. */
#include "config.h"

#include "api/run.h"
#include "fix/fix.h"

/* What one file's fixes may take; it is given back after each file. */
#define FILE_LIMIT ((size_t)256 << 20)

struct fix_call {
	unsigned how;
	leastscope_write *write;
	void *arg;
	size_t changed;
	size_t failed;
	size_t altered; /* diffs that do not show all as it is */
};

struct one_fix {
	struct leastscope *run;
	struct fix_call *call;
	struct ls_arena *arena;
	const struct ls_work *work;
	int status;
};

static void fail_one(struct one_fix *one, struct ls_text why)
{
	if (one->call->failed++ == 0)
		ls_run_fail(one->run, LEASTSCOPE_FAILED, "%s: %s",
			    ls_run_shown(one->run, one->work->path),
			    ls_run_shown(one->run, why));
}

static int show(struct one_fix *one, struct ls_text before,
		const struct ls_fix_result *result)
{
	struct ls_out out = ls_out_new(one->arena);
	const struct ls_diff_side was = { before, result->before_masked };
	const struct ls_diff_side is = { result->text, result->after_masked };
	enum ls_diff_for reader = LS_DIFF_FOR_FILE;

	if (one->call->how & LEASTSCOPE_FIX_SHOWN)
		reader = LS_DIFF_FOR_TERMINAL;
	else if (one->call->how & LEASTSCOPE_FIX_LOGGED)
		reader = LS_DIFF_FOR_LOG;
	if (!ls_diff_write(&out, one->work->path, &was, &is, reader) &&
	    reader != LS_DIFF_FOR_TERMINAL)
		one->call->altered++;
	return ls_run_write(one->run, ls_out_text(&out), one->call->write,
			    one->call->arg);
}

static void fix_one(void *arg)
{
	struct one_fix *one = arg;
	bool unsafe = (one->call->how & LEASTSCOPE_FIX_UNSAFE) != 0;
	bool preview = (one->call->how & LEASTSCOPE_FIX_PREVIEW) != 0;
	struct ls_fix_result result = { 0 };
	struct ls_text before = one->work->bytes;
	struct ls_text why = { 0 };
	enum ls_fix_outcome outcome;

	if (one->work->in_memory)
		outcome = ls_fix_text(one->arena, &one->run->options,
				      one->work->path, one->work->bytes, unsafe,
				      &result) ?
				  LS_FIX_CHANGED :
				  LS_FIX_UNCHANGED;
	else
		outcome = ls_fix_file(one->arena, &one->run->options,
				      one->work->path, unsafe, !preview,
				      &result, &before, &why);
	if (outcome == LS_FIX_FAILED)
		fail_one(one, why);
	else if (!result.is_stable)
		fail_one(one, LS_LITERAL("a limit or the memory ended the "
					 "fixes too soon"));
	if (outcome != LS_FIX_CHANGED)
		return;
	one->call->changed++;
	if (preview && result.is_stable)
		one->status = show(one, before, &result);
}

/* The first reason is kept in full. */
static int say_failed(struct leastscope *run, size_t failed, size_t altered)
{
	char *first = ls_arena_string(run->results_arena, ls_text_of(run->why));

	if (failed == 0 && altered > 0)
		return ls_run_fail(run, LEASTSCOPE_OK,
				   "%zu %s not show a changed line as it is, "
				   "so patch(1) will not take %s; --fix does",
				   altered,
				   altered == 1 ? "diff does" : "diffs do",
				   altered == 1 ? "it" : "them");
	if (failed == 0)
		return LEASTSCOPE_OK;
	if (failed == 1)
		return LEASTSCOPE_FAILED;
	return ls_run_fail(run, LEASTSCOPE_FAILED, "%s, and %zu more %s", first,
			   failed - 1, failed == 2 ? "file" : "files");
}

/* Those that the caller could not read come first, and are the check's. */
static size_t count_given(const struct leastscope *run)
{
	size_t n = 0;

	for (size_t i = 0; i < run->inputs.n; i++)
		n += run->inputs.v[i].in_memory ||
		     run->inputs.v[i].why_not.n > 0;
	return n;
}

static int fix_all(struct leastscope *run, struct fix_call *call,
		   struct ls_arena *arena)
{
	struct one_fix one = { .run = run, .call = call, .arena = arena };
	struct ls_work *work;
	size_t count;
	int status = ls_run_find_work(run, &work, &count);
	size_t given = count_given(run);

	for (size_t i = 0; i < count && status == LEASTSCOPE_OK; i++) {
		one.work = &work[i];
		if (work[i].why_not.n > 0 && i >= given)
			fail_one(&one, work[i].why_not);
		if (work[i].excluded || work[i].why_not.n > 0)
			continue;
		if (!ls_guard(arena, fix_one, &one))
			fail_one(&one, LS_LITERAL("out of memory"));
		status = one.status;
		ls_arena_reset(arena);
	}
	return status == LEASTSCOPE_OK ?
		       say_failed(run, call->failed, call->altered) :
		       status;
}

static void drop_arena(void *arena)
{
	ls_arena_free(arena);
}

static int fix(struct leastscope *run, void *arg)
{
	struct fix_call *call = arg;
	struct ls_arena *arena;
	int status = ls_run_prepare(run);

	if (status != LEASTSCOPE_OK)
		return status;
	for (size_t i = 0; i < run->inputs.n; i++)
		if (run->inputs.v[i].in_memory &&
		    !(call->how & LEASTSCOPE_FIX_PREVIEW))
			return ls_run_fail(run, LEASTSCOPE_USAGE,
					   "standard input cannot be fixed in "
					   "place; preview with --diff");
	arena = ls_arena_new(FILE_LIMIT);
	if (arena == NULL)
		return ls_run_fail(run, LEASTSCOPE_FAILED, "out of memory");
	ls_arena_own(run->results_arena, drop_arena, arena);
	return fix_all(run, call, arena);
}

int leastscope_fix(struct leastscope *run, unsigned how,
		   leastscope_write *write, void *arg, size_t *changed)
{
	struct fix_call call = { .how = how, .write = write, .arg = arg };
	int status;

	run->results = NULL;
	run->verdict = NULL;
	ls_arena_reset(run->results_arena);
	status = ls_run_guarded(run, fix, &call);
	*changed = call.changed;
	run->unfixed = call.failed;
	return status;
}
