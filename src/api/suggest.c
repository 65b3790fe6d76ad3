/* The least set of scopes through the public header. */
#include "config.h"

#include <string.h>

#include "api/run.h"
#include "base/file.h"
#include "base/limits.h"
#include "fix/rewrite.h"
#include "manifest/usage.h"
#include "report/suggest_page.h"

struct suggest_call {
	struct ls_text request;
	struct ls_text environment;
	const char *as;
	unsigned apply; /* enum leastscope_fixing */
	leastscope_write *write;
	void *arg;
	bool written; /* the page */

	struct ls_text path;
	struct ls_text bytes;
	struct ls_file_identity identity;
	bool in_memory;
	struct ls_calls *calls;
	struct ls_usage_seen *usage; /* beside calls */
	size_t call_count;
	struct ls_suggestions *all;
	const struct ls_suggestion **chosen;
	size_t count;
};

static int read_manifest(struct leastscope *run, struct suggest_call *call)
{
	const struct ls_given *given = &run->inputs.v[0];
	size_t limit = run->file_bytes == 0 ? LS_LIMIT_FILE_BYTES :
					      run->file_bytes;
	char *path = ls_arena_string(run->results_arena, given->path);
	struct ls_text why;

	call->path = given->path;
	call->bytes = given->bytes;
	call->in_memory = given->in_memory;
	if (given->in_memory)
		return LEASTSCOPE_OK;
	if (ls_file_read(run->results_arena, path, limit, &call->bytes,
			 &call->identity, &why) == LS_FILE_OK)
		return LEASTSCOPE_OK;
	return ls_run_fail(run, LEASTSCOPE_FAILED, "%s: %s",
			   ls_run_shown(run, given->path),
			   ls_run_shown(run, why));
}

static int fail_problem(struct leastscope *run, struct ls_source *source,
			const struct ls_problem *problem)
{
	struct ls_place place = ls_source_place(run->results_arena, source,
						problem->span.start);

	return ls_run_fail(run, LEASTSCOPE_FAILED, "%s:%u:%u: %s",
			   ls_run_shown(run, source->path), place.line,
			   place.column, ls_run_shown(run, problem->reason));
}

static bool is_chosen(const struct suggest_call *call,
		      const struct ls_manifest *manifest,
		      const struct ls_request *request)
{
	return (call->request.n == 0 ||
		ls_text_eq(call->request, request->id.text)) &&
	       (call->environment.n == 0 ||
		ls_text_eq(call->environment, manifest->environment.text));
}

/* Whose hosts count in a usage file: the chosen request's provider. */
static const struct ls_catalog *provider_of(struct leastscope *run,
					    const struct suggest_call *call)
{
	const struct ls_manifest_options options = {
		.catalogs = run->options.catalogs,
		.provider = run->options.provider,
	};
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(
		run->results_arena,
		ls_source_new(run->results_arena, call->path, call->bytes),
		ls_syntax_of(call->path, call->bytes), &problem);
	struct ls_manifests manifests = { .too_many_scopes = false };

	if (document != NULL)
		manifests = ls_manifest_read(run->results_arena, document,
					     &options);
	for (size_t i = 0; i < manifests.list.n; i++) {
		const struct ls_manifest *m = manifests.list.v[i];

		for (size_t k = 0; k < m->requests.n; k++)
			if (is_chosen(call, m, &m->requests.v[k]))
				return m->catalog;
	}
	return NULL;
}

/* "api.yaml#id,id" is a file and the operations of it that count; a file may
 * also have '#' in its own name. */
static struct ls_text cut_ids(struct leastscope *run, struct ls_text *path)
{
	struct ls_text ids = { .p = "" };

	if (ls_path_kind_of(ls_arena_string(run->results_arena, *path)) !=
	    LS_PATH_MISSING)
		return ids;
	for (size_t i = path->n; i-- > 0;)
		if (path->p[i] == '#') {
			ids = ls_text_part(*path, i + 1, path->n);
			*path = ls_text_part(*path, 0, i);
			break;
		}
	return ids;
}

static bool is_listed(struct ls_text ids, struct ls_text id)
{
	struct ls_text one;

	while (ids.n > 0 && ls_text_cut(&ids, ',', &one))
		if (id.n > 0 && ls_text_eq(one, id))
			return true;
	return false;
}

/* Leaves the calls of these ids; every id must be there. */
static int keep_ids(struct leastscope *run, struct ls_text path,
		    struct ls_calls *calls, struct ls_text ids)
{
	struct ls_text rest = ids;
	struct ls_text id;
	size_t kept = 0;

	while (rest.n > 0 && ls_text_cut(&rest, ',', &id)) {
		bool there = false;

		for (size_t i = 0; i < calls->list.n; i++)
			there |= ls_text_eq(calls->list.v[i].id, id);
		if (!there)
			return ls_run_fail(run, LEASTSCOPE_USAGE,
					   "--usage: %s has no operation '%s'",
					   ls_run_shown(run, path),
					   ls_run_shown(run, id));
	}
	for (size_t i = 0; ids.n > 0 && i < calls->list.n; i++)
		if (is_listed(ids, calls->list.v[i].id))
			calls->list.v[kept++] = calls->list.v[i];
	if (ids.n > 0)
		calls->list.n = kept;
	return LEASTSCOPE_OK;
}

static int read_usage(struct leastscope *run, struct suggest_call *call)
{
	size_t room = run->usage_paths.n + 1;
	const struct ls_catalog *catalog = room > 1 ? provider_of(run, call) :
						      NULL;

	call->calls = ls_arena_get(run->results_arena,
				   room * sizeof(*call->calls));
	call->usage = ls_arena_get(run->results_arena,
				   room * sizeof(*call->usage));
	for (size_t i = 0; i < run->usage_paths.n; i++) {
		struct ls_text path = run->usage_paths.v[i];
		struct ls_text ids = cut_ids(run, &path);
		struct ls_source *source = ls_run_read_source(run, path);
		struct ls_problem problem;
		int status;

		if (source == NULL)
			return LEASTSCOPE_FAILED;
		if (!ls_usage_read(run->results_arena, source, catalog,
				   &call->calls[i], &problem))
			return fail_problem(run, source, &problem);
		status = keep_ids(run, path, &call->calls[i], ids);
		if (status != LEASTSCOPE_OK)
			return status;
		call->usage[call->call_count++] = (struct ls_usage_seen){
			.path = path,
			.calls = &call->calls[i],
		};
	}
	return LEASTSCOPE_OK;
}

static void choose(struct leastscope *run, struct suggest_call *call)
{
	call->chosen = ls_arena_get(run->results_arena,
				    (call->all->list.n + 1) *
					    sizeof(const void *));
	for (size_t i = 0; i < call->all->list.n; i++) {
		const struct ls_suggestion *s = call->all->list.v[i];

		if (is_chosen(call, s->manifest, s->request))
			call->chosen[call->count++] = s;
	}
}

static int refuse_choice(struct leastscope *run,
			 const struct suggest_call *call)
{
	struct ls_out names = ls_out_new(run->results_arena);

	for (size_t i = 0; i < call->all->list.n; i++)
		ls_run_add_name(&names, call->all->list.v[i]->manifest,
				call->all->list.v[i]->request);
	if (names.n == 0)
		return ls_run_fail(run, LEASTSCOPE_NOTHING,
				   "%s asks for no token",
				   ls_run_shown(run, call->path));
	return ls_run_fail(
		run, LEASTSCOPE_USAGE, "%s has no such request, only: %s",
		ls_run_shown(run, call->path),
		ls_arena_string(run->results_arena, ls_out_text(&names)));
}

/* 0 when something was suggested; 1 when some use cannot be allowed; 3 when no
 * request declares what it does; 4 when no catalog says what that needs. */
static int verdict(struct leastscope *run, const struct suggest_call *call)
{
	bool declared = false, impossible = false;

	for (size_t i = 0; i < call->count; i++) {
		const struct ls_suggestion *s = call->chosen[i];

		if (s->declared && !s->known)
			return ls_run_fail(run, LEASTSCOPE_FAILED,
					   "%s: no catalog knows the provider",
					   ls_run_shown(run, call->path));
		declared |= s->declared;
		impossible |= s->declared && !s->possible;
	}
	if (impossible)
		return LEASTSCOPE_FINDINGS;
	if (declared)
		return LEASTSCOPE_OK;
	return ls_run_fail(run, LEASTSCOPE_NOTHING,
			   "no request of %s declares its uses",
			   ls_run_shown(run, call->path));
}

/* As with the fixes of a check: what may hurt has to be asked for. */
static int refuse_unsafe(struct leastscope *run,
			 const struct suggest_call *call)
{
	bool widens = false, guesses = false;

	for (size_t i = 0; i < call->count; i++) {
		widens |= call->chosen[i]->widens;
		guesses |= call->chosen[i]->guesses;
	}
	if (call->apply == LEASTSCOPE_FIX_UNSAFE || !(widens || guesses))
		return LEASTSCOPE_OK;
	return ls_run_fail(run, LEASTSCOPE_FAILED,
			   "%s: not changed, because %s; --unsafe-fixes "
			   "changes it all the same",
			   ls_run_shown(run, call->path),
			   widens ? "it would ask for more" :
				    "'usage: complete' is not said, and what "
				    "goes may be in use");
}

static int apply(struct leastscope *run, const struct suggest_call *call)
{
	char *path = ls_arena_string(run->results_arena, call->path);
	struct ls_text after, why;
	int status = refuse_unsafe(run, call);

	if (status != LEASTSCOPE_OK)
		return status;
	if (!ls_rewrite(run->results_arena, &run->options, call->path,
			call->bytes, call->all, call->chosen, call->count,
			&after, &why))
		return ls_run_fail(run, LEASTSCOPE_FAILED, "%s: %s",
				   ls_run_shown(run, call->path),
				   ls_run_shown(run, why));
	if (ls_text_eq(after, call->bytes))
		return LEASTSCOPE_OK;
	if (ls_file_replace(run->results_arena, path, after, &call->identity,
			    &why) == LS_FILE_OK)
		return LEASTSCOPE_OK;
	return ls_run_fail(run, LEASTSCOPE_FAILED, "%s: %s",
			   ls_run_shown(run, call->path),
			   ls_run_shown(run, why));
}

static int write_page(struct leastscope *run, struct suggest_call *call)
{
	struct ls_out out = ls_out_new(run->results_arena);

	ls_page_suggestions(&out, call->chosen, call->count, call->usage,
			    call->call_count, PACKAGE_VERSION,
			    strcmp(call->as, "json") == 0 ? LS_PAGE_JSON :
							    LS_PAGE_TEXT);
	call->written = true;
	return ls_run_write(run, ls_out_text(&out), call->write, call->arg);
}

static int prepare(struct leastscope *run, struct suggest_call *call)
{
	int status;

	if (run->inputs.n != 1)
		return ls_run_fail(run, LEASTSCOPE_USAGE, "name one manifest");
	if (strcmp(call->as, "text") != 0 && strcmp(call->as, "json") != 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "a suggestion is text or json, not '%s'",
				   ls_run_shown(run, ls_text_of(call->as)));
	if (call->apply != 0 && run->inputs.v[0].in_memory)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "standard input cannot be changed in "
				   "place");
	status = ls_run_prepare(run);
	if (status == LEASTSCOPE_OK)
		status = read_manifest(run, call);
	return status == LEASTSCOPE_OK ? read_usage(run, call) : status;
}

static int suggest(struct leastscope *run, void *arg)
{
	struct suggest_call *call = arg;
	int status = prepare(run, call);
	int written;

	if (status != LEASTSCOPE_OK)
		return status;
	call->all = ls_engine_suggest(run->results_arena, &run->options,
				      call->path, call->bytes, call->calls,
				      call->call_count);
	if (call->all->document == NULL)
		return fail_problem(run,
				    ls_source_new(run->results_arena,
						  call->path, call->bytes),
				    &call->all->problem);
	choose(run, call);
	if (call->count == 0)
		return refuse_choice(run, call);
	if (call->count > 1 && call->call_count > 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "--usage is what one request is used for: "
				   "name it with --request");
	written = write_page(run, call);
	if (written != LEASTSCOPE_OK)
		return written;
	status = verdict(run, call);
	return status == LEASTSCOPE_OK && call->apply != 0 ? apply(run, call) :
							     status;
}

static int suggest_or_say(struct leastscope *run, void *arg)
{
	struct suggest_call *call = arg;
	int status = suggest(run, call);

	return call->written ? status :
			       ls_run_write_failure(run, status, call->as,
						    call->write, call->arg);
}

int leastscope_suggest(struct leastscope *run, const char *request,
		       const char *environment, const char *as,
		       unsigned apply_it, leastscope_write *write, void *arg)
{
	struct suggest_call call = {
		.request = ls_text_of(request),
		.environment = ls_text_of(environment),
		.as = as,
		.apply = apply_it,
		.write = write,
		.arg = arg,
	};

	run->results = NULL;
	run->verdict = NULL;
	ls_arena_reset(run->results_arena);
	return ls_run_guarded(run, suggest_or_say, &call);
}
