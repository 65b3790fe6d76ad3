/* Making, running and reading a handle. */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "api/run.h"
#include "base/clock.h"
#include "base/limits.h"
#include "manifest/discover.h"
#include "rules/rules.h"

/* The last line against a runaway input; one file's bytes are far below. */
#define SETTINGS_LIMIT ((size_t)256 << 20)
#define RESULTS_LIMIT ((size_t)1 << 30)

const char *leastscope_version(void)
{
	return PACKAGE_VERSION;
}

struct leastscope *leastscope_new(void)
{
	struct leastscope *run = ls_alloc(sizeof(*run));

	if (run == NULL)
		return NULL;
	memset(run, 0, sizeof(*run));
	run->settings = ls_arena_new(SETTINGS_LIMIT);
	run->results_arena = ls_arena_new(RESULTS_LIMIT);
	if (run->settings == NULL || run->results_arena == NULL) {
		leastscope_free(run);
		return NULL;
	}
	run->fail_on = LS_ERROR;
	run->min_severity = LS_NOTE;
	run->today = LS_NO_DATE;
	return run;
}

void leastscope_free(struct leastscope *run)
{
	if (run == NULL)
		return;
	ls_arena_free(run->results_arena);
	ls_arena_free(run->settings);
	ls_free(run);
}

const char *leastscope_why(const struct leastscope *run)
{
	return run->why;
}

size_t leastscope_show(char *to, size_t capacity, const char *text, size_t size)
{
	return ls_show(to, capacity, (struct ls_text){ .p = text, .n = size });
}

/* A reason that is too long ends in dots, and not within a character. */
static void cut_reason(char *why, size_t capacity)
{
	static const char dots[] = "...";
	size_t n = capacity - sizeof(dots);

	while (n > 0 && ((unsigned char)why[n] & 0xc0) == 0x80)
		n--;
	memcpy(why + n, dots, sizeof(dots));
}

int ls_run_fail(struct leastscope *run, int status, const char *format, ...)
{
	va_list arguments;
	int n;

	va_start(arguments, format);
	n = vsnprintf(run->why, sizeof(run->why), format, arguments);
	va_end(arguments);
	if (n < 0 || (size_t)n >= sizeof(run->why))
		cut_reason(run->why, sizeof(run->why));
	return status;
}

void ls_nearest_try(struct ls_nearest *nearest, struct ls_text name)
{
	enum { FAR = 3 };
	unsigned limit = nearest->best.n > 0 ? nearest->distance : FAR;
	unsigned distance;

	if (limit == 0)
		return; /* the very name has been seen */
	distance = ls_text_distance(nearest->word, name, limit - 1);
	if (distance >= limit || distance >= name.n)
		return;
	nearest->best = name;
	nearest->distance = distance;
}

int ls_run_unknown(struct leastscope *run, const char *kind,
		   struct ls_text name, struct ls_text near, const char *list)
{
	if (near.n > 0)
		return ls_run_fail(
			run, LEASTSCOPE_USAGE, "no %s '%s'; did you mean '%s'?",
			kind, ls_run_shown(run, name), ls_run_shown(run, near));
	return ls_run_fail(run, LEASTSCOPE_USAGE,
			   "no %s '%s'; 'list %s' shows those there are", kind,
			   ls_run_shown(run, name), list);
}

const char *ls_run_shown(struct leastscope *run, struct ls_text text)
{
	struct ls_out out = ls_out_new(run->results_arena);

	ls_out_shown(&out, text);
	return ls_arena_string(run->results_arena, ls_out_text(&out));
}

struct guarded {
	struct leastscope *run;
	int (*body)(struct leastscope *run, void *arg);
	void *arg;
	int status;
};

static void inner(void *arg)
{
	struct guarded *call = arg;

	call->status = call->body(call->run, call->arg);
}

static void outer(void *arg)
{
	struct guarded *call = arg;

	if (!ls_guard(call->run->settings, inner, call))
		call->status = ls_run_fail(call->run, LEASTSCOPE_FAILED,
					   "out of memory");
}

int ls_run_guarded(struct leastscope *run,
		   int (*body)(struct leastscope *run, void *arg), void *arg)
{
	struct guarded call = { .run = run, .body = body, .arg = arg };

	run->why[0] = '\0';
	if (!ls_guard(run->results_arena, outer, &call))
		return ls_run_fail(run, LEASTSCOPE_FAILED, "out of memory");
	return call.status;
}

/* --- inputs --- */

static int add_input(struct leastscope *run, void *arg)
{
	const struct ls_given *given = arg;
	struct ls_given kept = {
		.path = ls_arena_copy(run->settings, given->path),
		.in_memory = given->in_memory,
	};
	struct ls_out why_not = ls_out_new(run->settings);

	ls_out_shown(&why_not, given->why_not);
	kept.why_not = ls_out_text(&why_not);
	if (given->path.n > LS_LIMIT_PATH_BYTES) {
		kept.path = ls_text_part(kept.path, 0, LS_LIMIT_PATH_BYTES);
		kept.why_not = ls_arena_printf(
			run->settings, "its path is longer than %d bytes",
			LS_LIMIT_PATH_BYTES);
	}
	if (given->in_memory)
		kept.bytes = ls_arena_copy(run->settings, given->bytes);
	*LS_PUSH(run->settings, &run->inputs) = kept;
	return LEASTSCOPE_OK;
}

int leastscope_add_path(struct leastscope *run, const char *path)
{
	struct ls_given given = { .path = ls_text_of(path) };

	if (given.path.n == 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE, "an empty path");
	return ls_run_guarded(run, add_input, &given);
}

int leastscope_add_text(struct leastscope *run, const char *name,
			const char *bytes, size_t size)
{
	struct ls_given given = {
		.path = ls_text_of(name),
		.in_memory = true,
		.bytes = { .p = bytes, .n = size },
	};

	return ls_run_guarded(run, add_input, &given);
}

int leastscope_add_unreadable(struct leastscope *run, const char *name,
			      const char *why)
{
	struct ls_given given = {
		.path = ls_text_of(name),
		.why_not = ls_text_of(why),
	};

	if (given.why_not.n == 0)
		given.why_not = LS_LITERAL("it could not be read");
	return ls_run_guarded(run, add_input, &given);
}

void leastscope_on_progress(struct leastscope *run, leastscope_progress *call,
			    void *arg)
{
	run->progress = call;
	run->progress_arg = arg;
}

static void discover(struct leastscope *run, struct ls_discovery *discovery)
{
	const struct ls_policy *policy = run->options.policy;

	discovery->arena = run->results_arena;
	discovery->force_exclude = run->force_exclude;
	if (policy == NULL)
		return;
	discovery->include = policy->include.v;
	discovery->include_count = policy->include.n;
	discovery->exclude = policy->exclude.v;
	discovery->exclude_count = policy->exclude.n;
	discovery->root = policy->folder;
}

/* A folder or path that could not be looked at is an input that fails: the
 * engine is asked to read it and says why it cannot. */
static void add_work(const struct ls_discovery *discovery, struct ls_work *work,
		     size_t *n)
{
	for (size_t i = 0; i < discovery->files.n; i++) {
		const struct ls_found_file *file = &discovery->files.v[i];

		work[(*n)++] = (struct ls_work){
			.path = file->path,
			.named = file->named,
			.excluded = file->excluded,
		};
	}
	for (size_t i = 0; i < discovery->problems.n; i++)
		work[(*n)++] = (struct ls_work){
			.path = discovery->problems.v[i].path,
			.named = true,
			.why_not = discovery->problems.v[i].reason,
		};
}

static bool is_to_be_found(const struct ls_given *given)
{
	return !given->in_memory && given->why_not.n == 0;
}

int ls_run_find_work(struct leastscope *run, struct ls_work **work,
		     size_t *count)
{
	struct ls_discovery discovery = { 0 };
	size_t n = 0;

	discover(run, &discovery);
	for (size_t i = 0; i < run->inputs.n; i++)
		if (is_to_be_found(&run->inputs.v[i]))
			ls_discover(&discovery, run->inputs.v[i].path);
	*work = ls_arena_get(
		run->results_arena,
		(run->inputs.n + discovery.files.n + discovery.problems.n + 1) *
			sizeof(**work));
	for (size_t i = 0; i < run->inputs.n; i++)
		if (!is_to_be_found(&run->inputs.v[i]))
			(*work)[n++] = (struct ls_work){
				.path = run->inputs.v[i].path,
				.named = true,
				.in_memory = run->inputs.v[i].in_memory,
				.bytes = run->inputs.v[i].bytes,
				.why_not = run->inputs.v[i].why_not,
			};
	add_work(&discovery, *work, &n);
	*count = n;
	return LEASTSCOPE_OK;
}

/* --- checking --- */

static char *write_verdict(struct leastscope *run,
			   const struct ls_results *results,
			   struct ls_judgement judgement)
{
	struct ls_out out = ls_out_new(run->results_arena);
	const struct ls_report report = {
		.results = results,
		.judgement = judgement,
		.options = &run->options,
		.version = PACKAGE_VERSION,
		.fail_on = run->fail_on,
		.min_severity = run->min_severity,
	};

	ls_report_verdict(&out, &report);
	return ls_arena_string(run->results_arena, ls_out_text(&out));
}

static int check(struct leastscope *run, void *arg)
{
	struct ls_results *results;
	struct ls_judgement judgement;
	struct ls_work *work;
	char *verdict;
	size_t count;
	int status = ls_run_prepare(run);

	(void)arg;
	if (status != LEASTSCOPE_OK)
		return status;
	status = ls_run_find_work(run, &work, &count);
	if (status != LEASTSCOPE_OK)
		return status;
	results = ls_engine_run(run->results_arena, &run->options, work, count);
	results->unfixed = (uint32_t)run->unfixed;
	judgement = ls_engine_judge(run->results_arena, results, run->fail_on,
				    run->allow_empty);
	verdict = write_verdict(run, results, judgement);
	/* All of it or, when memory ran out above, nothing. */
	run->results = results;
	run->judgement = judgement;
	run->verdict = verdict;
	run->unfixed = 0;
	return judgement.exit_status;
}

int leastscope_check(struct leastscope *run)
{
	run->results = NULL;
	run->verdict = NULL;
	ls_arena_reset(run->results_arena);
	return ls_run_guarded(run, check, NULL);
}

const char *leastscope_verdict(const struct leastscope *run)
{
	return run->verdict == NULL ? "" : run->verdict;
}

/* --- findings --- */

size_t leastscope_finding_count(const struct leastscope *run)
{
	return run->results == NULL ? 0 : run->results->findings.n;
}

const struct leastscope_finding *
leastscope_finding_at(const struct leastscope *run, size_t index)
{
	if (index >= leastscope_finding_count(run))
		return NULL;
	return (const void *)run->results->findings.v[index];
}

static struct ls_text finding_text(const struct ls_finding *f,
				   enum leastscope_text what, bool *known)
{
	*known = true;
	switch (what) {
	case LEASTSCOPE_RULE:
		return ls_text_of(f->rule->id);
	case LEASTSCOPE_SEVERITY:
		return ls_text_of(ls_severity_word(f->severity));
	case LEASTSCOPE_CONFIDENCE:
		return ls_text_of(f->confidence == LS_CERTAIN ? "certain" :
								"likely");
	case LEASTSCOPE_MESSAGE:
		return f->message;
	case LEASTSCOPE_HINT:
		return f->hint;
	case LEASTSCOPE_PATH:
		return f->path;
	case LEASTSCOPE_SCOPE:
		return f->scope;
	case LEASTSCOPE_PROVIDER:
		return f->provider;
	case LEASTSCOPE_CLIENT:
		return f->client;
	case LEASTSCOPE_REQUEST:
		return f->request;
	case LEASTSCOPE_FINGERPRINT:
		return ls_text_of(f->fingerprint);
	case LEASTSCOPE_FIX_TITLE:
		return f->fix.title;
	case LEASTSCOPE_SUPPRESSION_REASON:
		return f->suppressed.reason;
	}
	*known = false;
	return (struct ls_text){ .p = "", .n = 0 };
}

const char *leastscope_finding_text(const struct leastscope_finding *finding,
				    enum leastscope_text what, size_t *size)
{
	bool known;
	struct ls_text text = finding_text((const void *)finding, what, &known);

	if (size != NULL)
		*size = text.n;
	if (!known)
		return NULL;
	return text.p == NULL ? "" : text.p;
}

size_t leastscope_finding_number(const struct leastscope_finding *finding,
				 enum leastscope_number what)
{
	const struct ls_finding *f = (const void *)finding;

	switch (what) {
	case LEASTSCOPE_START_LINE:
		return f->start.line;
	case LEASTSCOPE_START_COLUMN:
		return f->start.column;
	case LEASTSCOPE_START_OFFSET:
		return f->start.offset;
	case LEASTSCOPE_END_LINE:
		return f->end.line;
	case LEASTSCOPE_END_COLUMN:
		return f->end.column;
	case LEASTSCOPE_END_OFFSET:
		return f->end.offset;
	case LEASTSCOPE_SUPPRESSED:
		return f->is_suppressed;
	case LEASTSCOPE_FIX:
		return (size_t)f->fix.applicability;
	}
	return 0;
}
