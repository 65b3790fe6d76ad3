/* The scope parameter of a token request, from a manifest that passes. */
#include "config.h"

#include <assert.h>

#include "api/run.h"
#include "base/file.h"
#include "base/limits.h"
#include "document/document.h"

struct scope_call {
	struct ls_text request;
	struct ls_text environment;
	leastscope_write *write;
	void *arg;
};

/* One buffer feeds the check and the answer: what was judged is printed. */
static int read_input(struct leastscope *run, struct ls_given *given)
{
	char *path = ls_arena_string(run->settings, given->path);
	size_t limit = run->file_bytes == 0 ? LS_LIMIT_FILE_BYTES :
					      run->file_bytes;
	struct ls_text why;

	if (given->in_memory)
		return LEASTSCOPE_OK;
	if (given->why_not.n > 0)
		return ls_run_fail(run, LEASTSCOPE_FAILED, "%s: %s",
				   ls_run_shown(run, given->path),
				   ls_run_shown(run, given->why_not));
	if (ls_file_read(run->settings, path, limit, &given->bytes, NULL,
			 &why) != LS_FILE_OK)
		return ls_run_fail(run, LEASTSCOPE_FAILED, "%s: %s",
				   ls_run_shown(run, given->path),
				   ls_run_shown(run, why));
	given->in_memory = true;
	return LEASTSCOPE_OK;
}

static int prepare(struct leastscope *run, void *arg)
{
	(void)arg;
	if (run->inputs.n != 1)
		return ls_run_fail(run, LEASTSCOPE_USAGE, "name one manifest");
	return read_input(run, &run->inputs.v[0]);
}

static bool is_meant(const struct scope_call *call,
		     const struct ls_manifest *manifest,
		     const struct ls_request *request)
{
	if (call->environment.n > 0 &&
	    !ls_text_eq(call->environment, manifest->environment.text))
		return false;
	return call->request.n == 0 ||
	       ls_text_eq(call->request, request->id.text);
}

void ls_run_add_name(struct ls_out *out, const struct ls_manifest *manifest,
		     const struct ls_request *request)
{
	struct ls_text id = request->id.text;

	ls_out_string(out, out->n > 0 ? ", " : "");
	ls_out_shown(out, id.n > 0 ? id : LS_LITERAL("(no id)"));
	if (manifest->environment.text.n == 0)
		return;
	ls_out_string(out, " in ");
	ls_out_shown(out, manifest->environment.text);
}

/* The requests there are, for who did not say which. */
static const char *ids(struct leastscope *run,
		       const struct ls_manifests *manifests)
{
	struct ls_out out = ls_out_new(run->results_arena);

	for (size_t i = 0; i < manifests->list.n; i++) {
		const struct ls_manifest *m = manifests->list.v[i];

		for (size_t k = 0; k < m->requests.n; k++)
			ls_run_add_name(&out, m, &m->requests.v[k]);
	}
	return ls_arena_string(run->results_arena, ls_out_text(&out));
}

static int refuse_choice(struct leastscope *run, const struct scope_call *call,
			 const struct ls_manifests *manifests, size_t found)
{
	const char *path = ls_run_shown(run, run->inputs.v[0].path);
	const char *all = ids(run, manifests);

	if (*all == '\0')
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "%s asks for no token", path);
	if (found > 1)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "%s has several requests; say which one "
				   "with --request or --env: %s",
				   path, all);
	if (call->request.n == 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "%s has no environment '%s', only: %s", path,
				   ls_run_shown(run, call->environment), all);
	return ls_run_fail(run, LEASTSCOPE_USAGE,
			   "%s has no request '%s'%s%s%s, only: %s", path,
			   ls_run_shown(run, call->request),
			   call->environment.n > 0 ? " in environment '" : "",
			   ls_run_shown(run, call->environment),
			   call->environment.n > 0 ? "'" : "", all);
}

static int find_request(struct leastscope *run, const struct scope_call *call,
			const struct ls_manifests *manifests,
			const struct ls_manifest **manifest,
			const struct ls_request **request)
{
	size_t found = 0;

	for (size_t i = 0; i < manifests->list.n; i++) {
		const struct ls_manifest *m = manifests->list.v[i];

		for (size_t k = 0; k < m->requests.n; k++) {
			if (!is_meant(call, m, &m->requests.v[k]))
				continue;
			*manifest = m;
			*request = &m->requests.v[k];
			found++;
		}
	}
	return found == 1 ? LEASTSCOPE_OK :
			    refuse_choice(run, call, manifests, found);
}

static int write_scope(struct leastscope *run, const struct scope_call *call,
		       const struct ls_manifest *manifest,
		       const struct ls_request *request)
{
	struct ls_out out = ls_out_new(run->results_arena);
	char separator = ' ';

	assert(manifest != NULL && request != NULL);
	if (manifest->catalog != NULL && manifest->catalog->separators.n > 0)
		separator = ls_ref_text(manifest->catalog,
					manifest->catalog->separators)
				    .p[0];
	for (size_t i = 0; i < request->scope.tokens.n; i++) {
		const struct ls_token *token = &request->scope.tokens.v[i];

		if (token->unresolved)
			return ls_run_fail(run, LEASTSCOPE_FAILED,
					   "'%s' is a placeholder; nothing "
					   "says what it stands for",
					   ls_run_shown(run, token->text));
		/* A configuration can turn the rule for it off. */
		if (!ls_is_scope_token(token->text))
			return ls_run_fail(run, LEASTSCOPE_FAILED,
					   "'%s' is no scope token (RFC 6749 "
					   "section 3.3)",
					   ls_run_shown(run, token->text));
		/* This is the one text that goes out as it came in. */
		if (ls_starts_runner_command(token->text) ||
		    ls_has_runner_command(token->text))
			return ls_run_fail(run, LEASTSCOPE_FAILED,
					   "'%s' would be a command in the log "
					   "of a CI runner",
					   ls_run_shown(run, token->text));
		if (i > 0)
			ls_out_char(&out, separator);
		ls_out_raw(&out, token->text);
	}
	if (out.n == 0)
		return ls_run_fail(run, LEASTSCOPE_FAILED,
				   "the request asks for no scope");
	ls_out_char(&out, '\n');
	return ls_run_write(run, ls_out_text(&out), call->write, call->arg);
}

static int answer(struct leastscope *run, void *arg)
{
	const struct scope_call *call = arg;
	const struct ls_given *given = &run->inputs.v[0];
	const struct ls_manifest_options options = {
		.catalogs = run->options.catalogs,
		.provider = run->options.provider,
	};
	const struct ls_manifest *manifest = NULL;
	const struct ls_request *request = NULL;
	struct ls_manifests manifests;
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(
		run->results_arena,
		ls_source_new(run->results_arena, given->path, given->bytes),
		ls_syntax_of(given->path, given->bytes), &problem);
	int status;

	if (document == NULL)
		return ls_run_fail(run, LEASTSCOPE_FAILED, "%s",
				   ls_run_shown(run, problem.reason));
	manifests = ls_manifest_read(run->results_arena, document, &options);
	status = find_request(run, call, &manifests, &manifest, &request);
	return status != LEASTSCOPE_OK ?
		       status :
		       write_scope(run, call, manifest, request);
}

int leastscope_scope(struct leastscope *run, const char *request,
		     const char *environment, leastscope_write *write,
		     void *arg)
{
	struct scope_call call = {
		.request = ls_text_of(request),
		.environment = ls_text_of(environment),
		.write = write,
		.arg = arg,
	};
	int status = ls_run_guarded(run, prepare, NULL);

	if (status == LEASTSCOPE_OK)
		status = leastscope_check(run);
	if (status != LEASTSCOPE_OK)
		return status;
	return ls_run_guarded(run, answer, &call);
}
