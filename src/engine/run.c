/* All files on all cores, in one order. */
#include "config.h"

#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "engine/all.h"
#include "engine/keep.h"

/* Below this many files a thread costs more than it saves. */
#define WORK_FOR_THREADS 64
#define MOST_WORKERS 64

struct shared {
	const struct ls_engine_options *options;
	const struct ls_work *work;
	const enum ls_severity *severities; /* of the rules */
	size_t count;
	/* By index of the work; NULL: found, and no manifest. */
	const struct ls_kept_file **kept;
	atomic_size_t next;
	atomic_size_t done;
};

struct worker {
	struct shared *shared;
	struct ls_arena *file;    /* emptied after each file */
	struct ls_arena *lasting; /* for what `file` keeps across files */
	struct ls_keeper keeper;  /* its arena lives as long as the results */
	size_t findings;          /* kept so far */
	bool tells_progress;
	bool runs; /* has a thread of its own */
	pthread_t thread;
	struct ls_file_check check; /* of the file at hand */
	size_t index;
};

/* Stands for a file whose results could not be kept. */
static const struct ls_kept_file lost = { .findings = NULL };

/* --- one file --- */

static void check_body(void *arg)
{
	struct worker *worker = arg;

	ls_check_file(&worker->check);
}

static void out_of_memory_body(void *arg)
{
	struct worker *worker = arg;

	worker->check.input = (struct ls_input){
		.path = worker->check.work->path,
		.undecided = true,
	};
	ls_check_unreadable(&worker->check, (struct ls_span){ 0, 0 },
			    LS_LITERAL("memory ran out while the file was "
				       "checked"),
			    (struct ls_text){ .p = "", .n = 0 });
	ls_finish(&worker->check);
}

static void keep_body(void *arg)
{
	struct worker *worker = arg;
	/* This worker's files come in order: once it has kept as many as a run
	 * may list, none of the later ones would be listed. */
	bool with_findings = worker->findings < LS_LIMIT_FINDINGS;
	struct ls_kept_file *kept = ls_keep(&worker->keeper, &worker->check,
					    worker->index, with_findings);

	worker->findings += kept->finding_count;
	worker->shared->kept[worker->index] = kept;
}

static void start_check(struct worker *worker)
{
	worker->check = (struct ls_file_check){
		.options = worker->shared->options,
		.work = &worker->shared->work[worker->index],
		.severities = worker->shared->severities,
		.run.arena = worker->file,
	};
}

static void check_one(struct worker *worker)
{
	bool have_result;

	start_check(worker);
	have_result = ls_guard(worker->file, check_body, worker);
	if (!have_result) {
		ls_arena_reset(worker->file);
		start_check(worker);
		have_result = ls_guard(worker->file, out_of_memory_body,
				       worker);
	}
	if (!have_result)
		worker->shared->kept[worker->index] = &lost;
	else if (worker->check.input.status != LS_INPUT_SKIPPED &&
		 !ls_guard(worker->keeper.arena, keep_body, worker))
		worker->shared->kept[worker->index] = &lost;
	ls_arena_reset(worker->file);
}

static void *work(void *arg)
{
	struct worker *worker = arg;
	struct shared *shared = worker->shared;
	const struct ls_engine_options *options = shared->options;

	for (;;) {
		size_t done;

		worker->index = atomic_fetch_add(&shared->next, 1);
		if (worker->index >= shared->count)
			return NULL;
		check_one(worker);
		done = atomic_fetch_add(&shared->done, 1) + 1;
		if (worker->tells_progress)
			options->progress(options->progress_arg, done,
					  shared->count);
	}
}

/* --- the workers --- */

struct crew {
	size_t n;
	struct worker workers[];
};

static void drop_worker(struct worker *worker)
{
	ls_arena_free(worker->file);
	ls_arena_free(worker->lasting);
	ls_arena_free(worker->keeper.arena);
}

static void drop_crew(void *arg)
{
	struct crew *crew = arg;

	for (size_t i = 0; i < crew->n; i++)
		drop_worker(&crew->workers[i]);
}

static size_t processors(void)
{
	long n;
#ifdef CPU_COUNT
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) == 0)
		return (size_t)CPU_COUNT(&set);
#endif
	n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : (size_t)n;
}

static size_t wanted_workers(const struct ls_engine_options *options,
			     size_t work_count)
{
	size_t n = options->jobs == 0 ? processors() : options->jobs;

	if (work_count < WORK_FOR_THREADS)
		return 1;
	return n > MOST_WORKERS ? MOST_WORKERS : n;
}

static bool make_worker(struct worker *worker, struct shared *shared)
{
	worker->shared = shared;
	worker->file = ls_arena_new(LS_LIMIT_FILE_MEMORY);
	worker->lasting = ls_arena_new(LS_LIMIT_FILE_MEMORY);
	worker->keeper.arena = ls_arena_new(LS_LIMIT_RESULT_MEMORY);
	if (worker->file == NULL || worker->lasting == NULL ||
	    worker->keeper.arena == NULL) {
		drop_worker(worker);
		return false;
	}
	ls_arena_set_lasting(worker->file, worker->lasting);
	return true;
}

static struct crew *make_crew(struct ls_arena *arena, struct shared *shared,
			      size_t wanted)
{
	struct crew *crew = ls_arena_get(
		arena, sizeof(*crew) + wanted * sizeof(crew->workers[0]));

	ls_arena_own(arena, drop_crew, crew);
	while (crew->n < wanted && make_worker(&crew->workers[crew->n], shared))
		crew->n++;
	if (crew->n == 0)
		ls_arena_leave(arena);
	return crew;
}

/* The calling thread is the first worker; where a thread cannot be had the
 * others do its part.  Nothing here may leave before all threads have ended. */
static void run_crew(struct crew *crew, const struct ls_engine_options *options)
{
	crew->workers[0].tells_progress = options->progress != NULL;
	for (size_t i = 1; i < crew->n; i++)
		crew->workers[i].runs = pthread_create(&crew->workers[i].thread,
						       NULL, work,
						       &crew->workers[i]) == 0;
	work(&crew->workers[0]);
	for (size_t i = 1; i < crew->n; i++)
		if (crew->workers[i].runs)
			pthread_join(crew->workers[i].thread, NULL);
	for (size_t i = 0; i < crew->n; i++) {
		ls_arena_free(crew->workers[i].file);
		ls_arena_free(crew->workers[i].lasting);
		crew->workers[i].file = NULL;
		crew->workers[i].lasting = NULL;
	}
}

/* --- the results --- */

static void count_finding(struct ls_results *results,
			  const struct ls_finding *finding)
{
	if (finding->is_suppressed)
		results->suppressed++;
	else if (finding->severity == LS_ERROR)
		results->errors++;
	else if (finding->severity == LS_WARNING)
		results->warnings++;
	else
		results->notes++;
}

static void add_input(struct ls_results *results, const struct ls_input *input)
{
	assert(results->inputs.n < results->inputs.capacity);
	results->inputs.v[results->inputs.n++] = *input;
	if (input->status != LS_INPUT_EXCLUDED)
		results->files++;
	if (input->status == LS_INPUT_UNREADABLE)
		results->unreadable = true;
	if (input->undecided)
		results->undecided = true;
	if (input->status != LS_INPUT_CHECKED)
		return;
	results->manifests += input->clients;
	results->requests += input->requests;
	results->scopes += input->scopes;
}

static void add_lost(struct ls_results *results, const struct ls_work *work)
{
	const struct ls_input input = {
		.path = work->path,
		.status = LS_INPUT_UNREADABLE,
		.undecided = true,
	};

	add_input(results, &input);
}

static struct ls_results *new_results(struct ls_arena *arena,
				      const struct shared *shared)
{
	struct ls_results *results = ls_arena_get(arena, sizeof(*results));
	size_t findings = 0;
	size_t inputs = 0;

	for (size_t i = 0; i < shared->count; i++) {
		if (shared->kept[i] == NULL)
			continue;
		inputs++;
		findings += shared->kept[i]->finding_count;
	}
	/* One more for the finding that says that some are missing. */
	if (findings > LS_LIMIT_FINDINGS)
		findings = LS_LIMIT_FINDINGS;
	results->findings.capacity = findings + 1;
	results->findings.v = ls_arena_get(
		arena, (findings + 1) * sizeof(*results->findings.v));
	results->inputs.capacity = inputs;
	results->inputs.v = ls_arena_get(arena,
					 inputs * sizeof(*results->inputs.v));
	return results;
}

static void say_truncated(struct ls_arena *arena, const struct shared *shared,
			  struct ls_results *results, uint32_t missing,
			  size_t first)
{
	struct ls_file_check check = {
		.options = shared->options,
		.work = &shared->work[first],
		.run.arena = arena,
	};
	struct ls_text message = ls_arena_printf(
		arena, "%u more %s of this run %s not listed", missing,
		missing == 1 ? "finding" : "findings",
		missing == 1 ? "is" : "are");
	struct ls_finding *finding = ls_check_flag(
		&check, LS_RULE_TRUNCATED, (struct ls_span){ 0, 0 }, message);

	finding->hint = ls_arena_printf(
		arena,
		"at most %d findings in all; this is the first file "
		"with some left out",
		LS_LIMIT_FINDINGS);
	finding->start = (struct ls_place){ .line = 1, .column = 1 };
	finding->end = finding->start;
	finding->line_column = 1;
	ls_fingerprints(arena, &finding, 1);
	*LS_PUSH(arena, &results->findings) = finding;
	count_finding(results, finding);
}

/* Returns how many findings of the file found no room. */
static uint32_t add_file(struct ls_arena *arena, struct ls_results *results,
			 const struct ls_kept_file *kept)
{
	size_t room = LS_LIMIT_FINDINGS - results->findings.n;
	size_t n = kept->finding_count < room ? kept->finding_count : room;

	add_input(results, &kept->input);
	for (size_t i = 0; i < n; i++) {
		*LS_PUSH(arena, &results->findings) = kept->findings[i];
		count_finding(results, kept->findings[i]);
	}
	for (size_t i = 0; i < kept->secret_count; i++)
		*LS_PUSH(arena, &results->secrets) = (struct ls_secret){
			.path = kept->input.path,
			.span = kept->secrets[i],
		};
	results->truncated += kept->dropped;
	return kept->left_out + (uint32_t)(kept->finding_count - n);
}

static void gather(struct ls_arena *arena, const struct shared *shared,
		   struct ls_results *results, uint32_t dropped)
{
	uint32_t missing = 0;
	size_t first = 0;

	for (size_t i = 0; i < shared->count; i++) {
		const struct ls_kept_file *kept = shared->kept[i];
		uint32_t left_out = 0;

		if (kept == NULL)
			results->files++;
		else if (kept == &lost)
			add_lost(results, &shared->work[i]);
		else
			left_out = add_file(arena, results, kept);
		if (missing == 0 && left_out > 0)
			first = i;
		missing += left_out;
	}
	missing += dropped;
	results->truncated += missing;
	if (missing > 0)
		say_truncated(arena, shared, results, missing, first);
}

/* Asked once: a configuration may have much to say of each rule. */
static const enum ls_severity *
severities_of(struct ls_arena *arena, const struct ls_engine_options *options)
{
	enum ls_severity *severities;
	size_t n = 0;

	while (options->rules[n] != NULL)
		n++;
	severities = ls_arena_get(arena, n * sizeof(*severities));
	for (size_t i = 0; i < n; i++)
		severities[i] = ls_engine_severity(options, options->rules[i]);
	return severities;
}

struct ls_results *ls_engine_run(struct ls_arena *arena,
				 const struct ls_engine_options *options,
				 const struct ls_work *work_list,
				 size_t work_count)
{
	struct shared shared = {
		.options = options,
		.work = work_list,
		.severities = severities_of(arena, options),
		.count = work_count,
		.kept = ls_arena_get(arena, work_count * sizeof(*shared.kept)),
	};
	struct ls_results *results;
	uint32_t dropped;

	run_crew(make_crew(arena, &shared, wanted_workers(options, work_count)),
		 options);
	if (options->progress != NULL && work_count > 0)
		options->progress(options->progress_arg, work_count,
				  work_count);
	dropped = ls_check_all(arena, options, shared.kept, work_list,
			       work_count);
	results = new_results(arena, &shared);
	gather(arena, &shared, results, dropped);
	return results;
}
