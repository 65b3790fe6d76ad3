/*
 * The handle behind leastscope.h.
 *
 * Two arenas: `settings` lives as long as the handle, `results` until the next
 * check.  Every public function that can run out of memory goes through
 * ls_run_guarded(), the library's outer door.
 */
#ifndef LS_API_RUN_H
#define LS_API_RUN_H

#include "engine/engine.h"
#include "leastscope.h"
#include "report/report.h"

struct ls_given { /* an input as it was added */
	struct ls_text path;
	bool in_memory;
	struct ls_text bytes;
	struct ls_text why_not; /* the caller could not read it */
};

struct leastscope {
	struct ls_arena *settings;
	struct ls_arena *results_arena;
	char why[1024];

	struct ls_text config_path;
	struct ls_text user_config_path;
	bool no_config;
	struct ls_text profile;
	struct ls_text provider;
	LS_VEC(struct ls_text) catalog_paths;
	LS_VEC(struct ls_text) usage_paths;
	enum ls_severity fail_on;
	enum ls_severity min_severity;
	int32_t today;
	unsigned jobs;
	size_t file_bytes;
	bool no_ignores, allow_empty, force_exclude;
	bool color, quiet, verbose, line_hashes;
	leastscope_progress *progress;
	void *progress_arg;
	LS_VEC(struct ls_given) inputs;

	size_t unfixed; /* files of the last fixing, until the next check */

	/* of the last check */
	struct ls_engine_options options;
	struct ls_catalogs catalogs;
	struct ls_results *results;
	struct ls_judgement judgement;
	char *verdict;
};

/* Runs body(run, arg) with both arenas' doors open; LEASTSCOPE_FAILED and a
 * reason when memory ran out. */
int ls_run_guarded(struct leastscope *run,
		   int (*body)(struct leastscope *run, void *arg), void *arg);
/* Notes what was wrong, hidden characters escaped; returns status. */
int ls_run_fail(struct leastscope *run, int status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The same for a name nobody knows: "no rule 'x'; did you mean 'y'?", or what
 * `list` shows when near is empty. */
int ls_run_unknown(struct leastscope *run, const char *kind,
		   struct ls_text name, struct ls_text near, const char *list);
int ls_run_unknown_format(struct leastscope *run, struct ls_text name);
/* NULL, and said what is wrong, when there is no such catalog. */
const struct ls_catalog *ls_run_find_catalog(struct leastscope *run,
					     struct ls_text id);
/* What came from outside, for ls_run_fail(). */
const char *ls_run_shown(struct leastscope *run, struct ls_text text);

/* Names are tried one after another; the nearest within two edits is kept. */
struct ls_nearest {
	struct ls_text word;
	struct ls_text best; /* or empty */
	unsigned distance;
};
void ls_nearest_try(struct ls_nearest *nearest, struct ls_text name);

/* Loads configuration, profile and catalogs into run->options, once for each
 * check; LEASTSCOPE_USAGE or _FAILED with a reason when they are not right. */
int ls_run_prepare(struct leastscope *run);
/* Only the catalogs: those of the program and those added by the user. */
int ls_run_prepare_catalogs(struct leastscope *run);
/* NULL with a reason when the file cannot be read. */
struct ls_source *ls_run_read_source(struct leastscope *run,
				     struct ls_text path);
/* All files of the inputs, found and named. */
int ls_run_find_work(struct leastscope *run, struct ls_work **work,
		     size_t *count);
/* One more request in a list of those there are. */
void ls_run_add_name(struct ls_out *out, const struct ls_manifest *manifest,
		     const struct ls_request *request);
/* Hands text to a writer; LEASTSCOPE_FAILED without a reason when it stops. */
int ls_run_write(struct leastscope *run, struct ls_text text,
		 leastscope_write *write, void *arg);
/* Where JSON is asked for and status says that there is none to give: a document
 * with the reason, so that a reader always gets one.  Returns status, or
 * LEASTSCOPE_FAILED when it could not be written. */
int ls_run_write_failure(struct leastscope *run, int status, const char *as,
			 leastscope_write *write, void *arg);

#endif
