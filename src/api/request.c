/* Judging one token or authorization request through the public header. */
#include "config.h"

#include <string.h>

#include "api/run.h"
#include "base/limits.h"
#include "report/answer_page.h"

struct request_call {
	struct ls_text manifest_path;
	struct ls_text planned;
	struct ls_text environment;
	const char *as;
	leastscope_write *write;
	void *arg;
	bool written; /* the page */

	struct ls_source *source;
	struct ls_text endpoint;
	struct ls_document *document; /* NULL: it could not be read */
	struct ls_problem problem;
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

/* --- the manifest --- */

static bool is_meant(const struct request_call *call,
		     const struct ls_manifest *m, struct ls_text client)
{
	if (call->environment.n > 0 &&
	    !ls_text_eq(call->environment, m->environment.text))
		return false;
	if (call->planned.n > 0 &&
	    ls_manifest_request(m, call->planned) == NULL)
		return false;
	return client.n == 0 || ls_text_eq(client, m->client.id.text);
}

/* How many manifests are meant; call->manifest is one of them. */
static size_t find_manifests(struct request_call *call,
			     const struct ls_manifests *all,
			     struct ls_text client)
{
	size_t found = 0;

	for (size_t i = 0; i < all->list.n; i++) {
		const struct ls_manifest *m = all->list.v[i];

		if (!is_meant(call, m, client))
			continue;
		call->manifest = m;
		call->plan = call->planned.n == 0 ?
				     NULL :
				     ls_manifest_request(m, call->planned);
		found++;
	}
	return found;
}

/* The id in the request, to tell several registrations apart. */
static struct ls_text client_of(struct leastscope *run,
				const struct request_call *call)
{
	const struct ls_token_request *r;

	if (call->document == NULL)
		return LS_LITERAL("");
	r = ls_token_request_read(run->results_arena, call->document,
				  call->endpoint, &call->options);
	return r == NULL ? LS_LITERAL("") : r->manifest->client.id.text;
}

static int choose_manifest(struct leastscope *run, struct request_call *call,
			   const struct ls_manifests *all)
{
	const char *path = ls_run_shown(run, call->manifest_path);
	size_t found = find_manifests(call, all, LS_LITERAL(""));
	struct ls_text client = found > 1 ? client_of(run, call) :
					    LS_LITERAL("");

	if (client.n > 0)
		found = find_manifests(call, all, client);
	if (found == 1)
		return LEASTSCOPE_OK;
	if (found > 1 || client.n > 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "%s holds several clients; say which "
				   "request is meant with --request and --env",
				   path);
	if (call->planned.n == 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "%s: no environment '%s'", path,
				   ls_run_shown(run, call->environment));
	return ls_run_fail(run, LEASTSCOPE_USAGE, "%s: no request '%s'%s%s%s",
			   path, ls_run_shown(run, call->planned),
			   call->environment.n > 0 ? " in environment '" : "",
			   ls_run_shown(run, call->environment),
			   call->environment.n > 0 ? "'" : "");
}

/* A manifest that two readers would take for different things, or that says
 * something that has no meaning, is none to judge by. */
static int refuse_unclear(struct leastscope *run, struct ls_source *source,
			  const struct ls_document *document,
			  const struct ls_manifests *all)
{
	struct ls_problem problem = {
		.kind = LS_PROBLEM_SYNTAX,
		.reason = LS_LITERAL("this key stands there more than once"),
	};

	for (size_t i = 0; i < document->notice_count; i++) {
		if (document->notices[i].kind != LS_NOTICE_DUPLICATE_KEY)
			continue;
		problem.span = document->notices[i].span;
		return fail_at(run, source, &problem);
	}
	for (size_t i = 0; i < all->list.n; i++)
		for (size_t k = 0; k < all->list.v[i]->problems.n; k++) {
			const struct ls_shape_problem *p =
				&all->list.v[i]->problems.v[k];

			if (p->unknown_key)
				continue;
			problem.span = p->node->span;
			problem.reason = p->message;
			return fail_at(run, source, &problem);
		}
	return LEASTSCOPE_OK;
}

static int read_manifest(struct leastscope *run, struct request_call *call)
{
	struct ls_manifests all;
	struct ls_problem problem;
	struct ls_document *document;
	struct ls_source *source;
	int status;

	if (call->manifest_path.n == 0)
		return call->planned.n == 0 && call->environment.n == 0 ?
			       LEASTSCOPE_OK :
			       ls_run_fail(run, LEASTSCOPE_USAGE,
					   "--request and --env go with "
					   "--manifest");
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
	status = refuse_unclear(run, source, document, &all);
	return status == LEASTSCOPE_OK ? choose_manifest(run, call, &all) :
					 status;
}

/* --- the request --- */

/* A URL shows itself by its scheme; its query is the request. */
static enum ls_syntax syntax_of(struct request_call *call)
{
	struct ls_text text = ls_text_trim(
		ls_text_part(call->source->text, ls_source_bom(call->source),
			     call->source->text.n));
	size_t query = ls_text_find(text, '?');

	if (ls_text_starts(text, "{") || ls_text_starts(text, "["))
		return LS_SYNTAX_JSON;
	if (ls_text_starts(text, "https://") || ls_text_starts(text, "http://"))
		call->endpoint = ls_text_part(text, 0, query);
	return LS_SYNTAX_FORM;
}

static struct ls_answer answer_of(struct leastscope *run,
				  const struct request_call *call,
				  enum ls_syntax syntax)
{
	const struct ls_answer_context context = {
		.arena = run->results_arena,
		.catalogs = run->options.catalogs,
		.manifest = call->manifest,
		.planned = call->plan,
	};
	const struct ls_token_request *request;
	struct ls_problem none = {
		.kind = LS_PROBLEM_SYNTAX,
		.reason = LS_LITERAL("this is no request"),
	};

	if (call->document == NULL)
		return ls_answer_unreadable(&context, syntax, &call->problem);
	request = ls_token_request_read(run->results_arena, call->document,
					call->endpoint, &call->options);
	if (request == NULL)
		return ls_answer_unreadable(&context, syntax, &none);
	return ls_answer_of(&context, request);
}

static int judge(struct leastscope *run, struct request_call *call)
{
	enum ls_syntax syntax = syntax_of(call);
	struct ls_out out = ls_out_new(run->results_arena);
	struct ls_answer answer;
	int status;

	call->document = ls_document_read(run->results_arena, call->source,
					  syntax, &call->problem);
	status = read_manifest(run, call);
	if (status != LEASTSCOPE_OK)
		return status;
	/* The manifest's provider is the request's. */
	if (call->manifest != NULL && call->manifest->catalog != NULL)
		call->options.provider = call->manifest->catalog;
	answer = answer_of(run, call, syntax);
	ls_page_answer(&out, &answer, call->source, PACKAGE_VERSION,
		       strcmp(call->as, "json") == 0 ? LS_PAGE_JSON :
						       LS_PAGE_TEXT);
	call->written = true;
	status = ls_run_write(run, ls_out_text(&out), call->write, call->arg);
	if (status != LEASTSCOPE_OK || answer.error == LS_ERROR_NONE)
		return status;
	return answer.error == LS_ERROR_UNDECIDED ? LEASTSCOPE_FAILED :
						    LEASTSCOPE_FINDINGS;
}

static int request(struct leastscope *run, void *arg)
{
	struct request_call *call = arg;
	size_t limit = run->file_bytes == 0 ? LS_LIMIT_FILE_BYTES :
					      run->file_bytes;
	int status;

	if (run->inputs.n != 1 || !run->inputs.v[0].in_memory)
		return ls_run_fail(run, LEASTSCOPE_USAGE, "name one request");
	if (strcmp(call->as, "text") != 0 && strcmp(call->as, "json") != 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "an answer is text or json, not '%s'",
				   ls_run_shown(run, ls_text_of(call->as)));
	if (run->inputs.v[0].bytes.n > limit)
		return ls_run_fail(run, LEASTSCOPE_FAILED,
				   "%s: it is larger than the limit of %zu "
				   "bytes",
				   ls_run_shown(run, run->inputs.v[0].path),
				   limit);
	status = ls_run_prepare(run);
	if (status != LEASTSCOPE_OK)
		return status;
	call->source = ls_source_new(run->results_arena, run->inputs.v[0].path,
				     run->inputs.v[0].bytes);
	call->options = (struct ls_manifest_options){
		.catalogs = run->options.catalogs,
		.provider = run->options.provider,
	};
	return judge(run, call);
}

static int request_or_say(struct leastscope *run, void *arg)
{
	struct request_call *call = arg;
	int status = request(run, call);

	return call->written ? status :
			       ls_run_write_failure(run, status, call->as,
						    call->write, call->arg);
}

int leastscope_request(struct leastscope *run, const char *manifest,
		       const char *planned, const char *environment,
		       const char *as, leastscope_write *write, void *arg)
{
	struct request_call call = {
		.manifest_path = ls_text_of(manifest),
		.planned = ls_text_of(planned),
		.environment = ls_text_of(environment),
		.as = as,
		.write = write,
		.arg = arg,
	};

	run->results = NULL;
	run->verdict = NULL;
	ls_arena_reset(run->results_arena);
	return ls_run_guarded(run, request_or_say, &call);
}
