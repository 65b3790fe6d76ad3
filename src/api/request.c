/* Judging one token or authorization request through the public header. */
#include "config.h"

#include <string.h>

#include "api/run.h"
#include "base/limits.h"
#include "report/answer_page.h"

struct request_call {
	struct ls_text manifest_path;
	struct ls_text planned;
	const char *as;
	leastscope_write *write;
	void *arg;

	struct ls_source *source;
	struct ls_text endpoint;
	const struct ls_manifest *manifest;
	const struct ls_request *plan;
	struct ls_manifest_options options;
};

static int fail_at(struct leastscope *run, struct ls_source *source,
		   const struct ls_problem *problem)
{
	struct ls_place place = ls_source_place(run->results_arena, source,
						problem->span.start);

	return ls_run_fail(run, LEASTSCOPE_FAILED, "%s:%u:%u: %s",
			   ls_run_shown(run, source->path), place.line,
			   place.column, ls_run_shown(run, problem->reason));
}

static int find_plan(struct leastscope *run, struct request_call *call,
		     const struct ls_manifests *all)
{
	for (size_t i = 0; i < all->list.n; i++) {
		const struct ls_manifest *m = all->list.v[i];

		if (call->planned.n > 0)
			call->plan = ls_manifest_request(m, call->planned);
		if (call->planned.n == 0 || call->plan != NULL) {
			call->manifest = m;
			return LEASTSCOPE_OK;
		}
	}
	return ls_run_fail(run, LEASTSCOPE_USAGE, "%s: no request '%s'",
			   ls_run_shown(run, call->manifest_path),
			   ls_run_shown(run, call->planned));
}

static int read_manifest(struct leastscope *run, struct request_call *call)
{
	struct ls_manifests all;
	struct ls_problem problem;
	struct ls_document *document;
	struct ls_source *source;

	if (call->manifest_path.n == 0)
		return call->planned.n == 0 ?
			       LEASTSCOPE_OK :
			       ls_run_fail(run, LEASTSCOPE_USAGE,
					   "--request goes with --manifest");
	source = ls_run_read_source(run, call->manifest_path);
	if (source == NULL)
		return LEASTSCOPE_FAILED;
	document = ls_document_read(run->results_arena, source,
				    ls_syntax_of(source->path, source->text),
				    &problem);
	if (document == NULL)
		return fail_at(run, source, &problem);
	all = ls_manifest_read(run->results_arena, document, &call->options);
	if (all.list.n == 0)
		return ls_run_fail(run, LEASTSCOPE_FAILED, "%s: not a manifest",
				   ls_run_shown(run, call->manifest_path));
	if (all.list.n > 1 && call->planned.n == 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "%s holds several clients; say which "
				   "request is meant with --request",
				   ls_run_shown(run, call->manifest_path));
	return find_plan(run, call, &all);
}

/* A URL shows itself by its scheme; its query is the request. */
static enum ls_syntax syntax_of(struct request_call *call)
{
	struct ls_text text = ls_text_trim(call->source->text);
	size_t query = ls_text_find(text, '?');

	if (ls_text_starts(text, "{"))
		return LS_SYNTAX_JSON;
	if (query < text.n && (ls_text_starts(text, "https://") ||
			       ls_text_starts(text, "http://")))
		call->endpoint = ls_text_part(text, 0, query);
	return LS_SYNTAX_FORM;
}

static int judge(struct leastscope *run, struct request_call *call)
{
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(
		run->results_arena, call->source, syntax_of(call), &problem);
	const struct ls_answer_context context = {
		.arena = run->results_arena,
		.catalogs = run->options.catalogs,
		.manifest = call->manifest,
		.planned = call->plan,
	};
	struct ls_token_request *request;
	struct ls_answer answer;
	struct ls_out out = ls_out_new(run->results_arena);
	int status;

	if (document == NULL)
		return fail_at(run, call->source, &problem);
	/* The manifest's provider is the request's, when it has one. */
	if (call->options.provider == NULL && call->manifest != NULL)
		call->options.provider = call->manifest->catalog;
	request = ls_token_request_read(run->results_arena, document,
					call->endpoint, &call->options);
	if (request == NULL)
		return ls_run_fail(run, LEASTSCOPE_FAILED, "%s: not a request",
				   ls_run_shown(run, call->source->path));
	answer = ls_answer_of(&context, request);
	ls_page_answer(&out, &answer, call->source, PACKAGE_VERSION,
		       strcmp(call->as, "json") == 0 ? LS_PAGE_JSON :
						       LS_PAGE_TEXT);
	status = ls_run_write(run, ls_out_text(&out), call->write, call->arg);
	if (status != LEASTSCOPE_OK || answer.error == LS_ERROR_NONE)
		return status;
	return answer.error == LS_ERROR_UNDECIDED ? LEASTSCOPE_FAILED :
						    LEASTSCOPE_FINDINGS;
}

static int request(struct leastscope *run, void *arg)
{
	struct request_call *call = arg;
	int status;

	if (run->inputs.n != 1 || !run->inputs.v[0].in_memory)
		return ls_run_fail(run, LEASTSCOPE_USAGE, "name one request");
	if (strcmp(call->as, "text") != 0 && strcmp(call->as, "json") != 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "an answer is text or json, not '%s'",
				   ls_run_shown(run, ls_text_of(call->as)));
	status = ls_run_prepare(run);
	if (status != LEASTSCOPE_OK)
		return status;
	call->source = ls_source_new(run->results_arena, run->inputs.v[0].path,
				     run->inputs.v[0].bytes);
	call->options = (struct ls_manifest_options){
		.catalogs = run->options.catalogs,
		.provider = run->options.provider,
	};
	status = read_manifest(run, call);
	return status == LEASTSCOPE_OK ? judge(run, call) : status;
}

int leastscope_request(struct leastscope *run, const char *manifest,
		       const char *planned, const char *as,
		       leastscope_write *write, void *arg)
{
	struct request_call call = {
		.manifest_path = ls_text_of(manifest),
		.planned = ls_text_of(planned),
		.as = as,
		.write = write,
		.arg = arg,
	};

	run->results = NULL;
	run->verdict = NULL;
	ls_arena_reset(run->results_arena);
	return ls_run_guarded(run, request, &call);
}
