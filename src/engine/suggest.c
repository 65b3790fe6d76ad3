/* The least set for a request, and the reasons. */
#include "config.h"

#include <assert.h>

#include "base/out.h"
#include "catalog/path.h"
#include "engine/check.h"
#include "engine/suggest.h"

struct draft {
	struct ls_run *run;
	const struct ls_least *least;
	struct ls_suggestion *suggestion;
	struct ls_bitset chosen; /* numbers of the least set */
};

static bool need_meets(const struct ls_need *need, const struct ls_bitset *set)
{
	for (size_t i = 0; i < need->count; i++)
		if (ls_bitset_meets(&need->alternatives[i], set))
			return true;
	return false;
}

/* The uses that a kept scope serves, and whether any surely needs it. */
static void find_uses(struct draft *d, struct ls_suggested *scope,
		      size_t number)
{
	const struct ls_bitset *below = &d->least->p.implied[number];
	bool surely = false;

	for (size_t i = 0; i < d->least->use_count; i++) {
		const struct ls_use_need *use = &d->least->uses[i];

		if (!use->has_need || !need_meets(&use->need, below))
			continue;
		*LS_PUSH(d->run->arena, &scope->uses) = use->name;
		surely |= !use->need.uncertain;
	}
	scope->only_uncertain = !surely && scope->uses.n > 0;
}

static struct ls_text needed_by(struct draft *d, size_t number)
{
	return ls_arena_printf(d->run->arena, "needed for %s",
			       ls_least_users(d->run, d->least, number));
}

static void keep(struct draft *d, struct ls_suggested *scope, size_t number)
{
	scope->fate = LS_FATE_KEEP;
	find_uses(d, scope, number);
	if (scope->only_uncertain)
		scope->why = ls_arena_printf(
			d->run->arena,
			"kept only because it may be needed for %s",
			ls_least_users(d->run, d->least, number));
	else
		scope->why = needed_by(d, number);
}

static const char *unknown_use(struct draft *d)
{
	for (size_t i = 0; i < d->least->use_count; i++)
		if (ls_use_is_unknown(&d->least->uses[i]))
			return ls_shown(d->run, d->least->uses[i].name);
	return "";
}

/* Those chosen that imply this one. */
static struct ls_bitset chosen_above(struct draft *d, size_t number)
{
	struct ls_bitset set = ls_bitset_copy(d->run->arena, &d->chosen);

	for (size_t n = ls_bitset_next(&set, 0); n < set.bits;
	     n = ls_bitset_next(&set, n + 1))
		if (!ls_bitset_has(&d->least->p.implied[n], number))
			ls_bitset_remove(&set, n);
	return set;
}

/* Those chosen that serve the needs which this one would serve too. */
static struct ls_bitset chosen_beside(struct draft *d, size_t number)
{
	const struct ls_privileges *p = &d->least->p;
	struct ls_bitset shared = ls_bitset_new(d->run->arena, p->count);
	struct ls_bitset set = ls_bitset_copy(d->run->arena, &d->chosen);

	for (size_t i = 0; i < p->need_count; i++)
		if (need_meets(&p->needs[i], &p->implied[number]))
			for (size_t k = 0; k < p->needs[i].count; k++)
				ls_bitset_union(&shared,
						&p->needs[i].alternatives[k]);
	for (size_t n = ls_bitset_next(&set, 0); n < set.bits;
	     n = ls_bitset_next(&set, n + 1))
		if (!ls_bitset_meets(&p->implied[n], &shared))
			ls_bitset_remove(&set, n);
	return set;
}

static void drop(struct draft *d, struct ls_suggested *scope, size_t number)
{
	struct ls_run *run = d->run;
	struct ls_bitset instead;

	/* What nobody can look up might need any scope. */
	if (d->least->unknown_use) {
		scope->fate = LS_FATE_KEEP;
		scope->why = ls_arena_printf(run->arena,
					     "kept because what '%s' needs is "
					     "not known",
					     unknown_use(d));
		return;
	}
	scope->fate = LS_FATE_DROP;
	if (ls_surely_unused(&d->least->p, number)) {
		scope->why = ls_text_of("no declared use needs it");
		return;
	}
	instead = chosen_above(d, number);
	if (!ls_bitset_empty(&instead)) {
		scope->why = ls_arena_printf(
			run->arena, "%s includes it",
			ls_least_names(run, d->least, &instead));
		return;
	}
	instead = ls_bitset_copy(run->arena, &d->chosen);
	ls_bitset_intersect(&instead, &d->least->p.implied[number]);
	if (!ls_bitset_empty(&instead)) {
		scope->why = ls_arena_printf(
			run->arena, "broader than needed: %s %s enough",
			ls_least_names(run, d->least, &instead),
			ls_bitset_count(&instead) == 1 ? "is" : "are");
		return;
	}
	instead = chosen_beside(d, number);
	scope->why = ls_arena_printf(
		run->arena, "%s %s for %s",
		ls_least_names(run, d->least, &instead),
		ls_bitset_count(&instead) == 1 ? "is enough" : "are enough",
		ls_least_users(run, d->least, number));
}

static bool is_repeat(const struct ls_suggestion *s,
		      const struct ls_suggested *scope)
{
	for (const struct ls_suggested *other = s->scopes.v; other < scope;
	     other++)
		if (ls_text_eq(other->name, scope->name))
			return true;
	return false;
}

static void judge_token(struct draft *d, const struct ls_token *token)
{
	struct ls_suggested *scope = LS_PUSH(d->run->arena,
					     &d->suggestion->scopes);
	size_t number = ls_least_number(d->least, token);

	scope->token = token;
	scope->name = token->text;
	if (is_repeat(d->suggestion, scope)) {
		scope->fate = LS_FATE_DROP;
		scope->why = ls_text_of("it stands there twice");
		return;
	}
	if (number < d->least->p.count) {
		if (ls_bitset_has(&d->chosen, number))
			keep(d, scope, number);
		else
			drop(d, scope, number);
		return;
	}
	scope->fate = LS_FATE_KEEP;
	if (token->unresolved)
		scope->why = ls_text_of("a placeholder, not judged");
	else if (token->known.by == LS_KNOWN_PATTERN)
		scope->why = ls_text_of("not judged");
	else if (token->known.scope != LS_NONE)
		scope->why = ls_text_of("every application carries it");
	else if (d->least->catalog->complete) {
		scope->fate = LS_FATE_DROP;
		scope->why = ls_text_of("the provider has no such scope");
	} else
		scope->why = ls_text_of("not in the catalog, not judged");
}

static void add_missing(struct draft *d)
{
	const struct ls_least *least = d->least;
	struct ls_bitset held = ls_bitset_new(d->run->arena, least->p.count);

	ls_close(&least->p, &least->requested, &held);

	for (size_t n = ls_bitset_next(&d->chosen, 0); n < d->chosen.bits;
	     n = ls_bitset_next(&d->chosen, n + 1)) {
		struct ls_suggested *scope;

		if (ls_bitset_has(&least->requested, n))
			continue;
		scope = LS_PUSH(d->run->arena, &d->suggestion->scopes);
		scope->name = ls_scope_name(least->catalog, least->scopes[n]);
		keep(d, scope, n);
		scope->fate = LS_FATE_ADD;
		/* What is asked for may include it already. */
		d->suggestion->widens |= !ls_bitset_has(&held, n);
	}
}

/* A call that was seen stands on no line yet. */
static bool is_declared(const struct draft *d, const struct ls_use_need *use)
{
	return use->node != d->suggestion->request->node;
}

/* What an entry under 'operations:' would call the catalog's operation: by its id, when no other
 * operation has that. */
static void write_operation(struct draft *d, struct ls_out *out,
			    const struct ls_use_need *use)
{
	const struct ls_catalog *c = d->least->catalog;
	struct ls_text id = ls_ref_text(c, use->operation->id);

	if (id.n > 0 && ls_catalog_operation(c, (struct ls_text){ .n = 0 },
					     (struct ls_text){ .n = 0 }, id)
					.operation != NULL) {
		ls_out_string(out, "operation_id: ");
		ls_out_shown(out, id);
		return;
	}
	ls_out_string(out, "operation: \"");
	ls_out_shown(out, ls_ref_text(c, use->operation->method));
	ls_out_char(out, ' ');
	ls_out_shown(out, ls_ref_text(c, use->operation->path));
	ls_out_char(out, '"');
}

/* Of an uncertain need the way that asks for least: what to declare if it is
 * the right one. */
static struct ls_text settling_line(struct draft *d,
				    const struct ls_use_need *use)
{
	const struct ls_bitset *best = NULL;
	uint64_t best_weight = UINT64_MAX;
	struct ls_out out = ls_out_new(d->run->arena);

	for (size_t i = 0; i < use->need.count; i++) {
		const struct ls_bitset *way = &use->need.alternatives[i];
		uint64_t weight = 0;

		for (size_t s = ls_bitset_next(way, 0); s < way->bits;
		     s = ls_bitset_next(way, s + 1))
			weight += d->least->p.weight[s];
		if (weight < best_weight) {
			best_weight = weight;
			best = way;
		}
	}
	assert(best != NULL); /* an uncertain need has ways */
	if (!is_declared(d, use)) {
		ls_out_string(&out, "- {");
		write_operation(d, &out, use);
		ls_out_string(&out, ", ");
	}
	ls_out_string(&out, "needs:");
	for (size_t s = ls_bitset_next(best, 0); s < best->bits;
	     s = ls_bitset_next(best, s + 1)) {
		ls_out_char(&out, ' ');
		ls_out_shown(&out, ls_scope_name(d->least->catalog,
						 d->least->scopes[s]));
	}
	if (!is_declared(d, use))
		ls_out_char(&out, '}');
	return ls_out_text(&out);
}

static struct ls_text candidates(struct draft *d, const struct ls_need *need)
{
	struct ls_out out = ls_out_new(d->run->arena);

	ls_out_string(&out, "it may need ");
	for (size_t i = 0; i < need->count; i++) {
		ls_out_string(&out, i == 0 ? "" : " or ");
		ls_out_string(&out, ls_least_names(d->run, d->least,
						   &need->alternatives[i]));
	}
	if (!need->uncertain)
		ls_out_string(&out, " or something else");
	return ls_out_text(&out);
}

static void list_open(struct draft *d)
{
	for (size_t i = 0; i < d->least->use_count; i++) {
		const struct ls_use_need *use = &d->least->uses[i];
		struct ls_open_use *open;

		if (!(use->has_need && use->need.uncertain) &&
		    !ls_use_is_unknown(use))
			continue;
		open = LS_PUSH(d->run->arena, &d->suggestion->open);
		open->use = use->name;
		open->declared = is_declared(d, use);
		if (use->has_need) {
			open->reason = candidates(d, &use->need);
			open->line = settling_line(d, use);
		} else
			open->reason = ls_text_of(
				use->by == LS_NEED_AMBIGUOUS ?
					"several operations have this id" :
				use->by == LS_NEED_NOT_FOUND ?
					"it is not in the catalog" :
					"nothing is known of what it needs");
	}
}

static void list_impossible(struct draft *d)
{
	struct ls_bitset reach = ls_least_reach(d->run, d->least);

	for (size_t i = 0; i < d->least->use_count; i++) {
		const struct ls_use_need *use = &d->least->uses[i];

		if (use->has_need &&
		    !ls_need_met(&use->need, &reach, LS_PESSIMISTIC))
			*LS_PUSH(d->run->arena,
				 &d->suggestion->impossible) = use->name;
	}
}

static void weigh_change(struct draft *d, const struct ls_suggested *scope)
{
	struct ls_suggestion *s = d->suggestion;

	s->changes |= scope->fate != LS_FATE_KEEP;
	s->guesses |= scope->fate == LS_FATE_DROP && !s->proven &&
		      ls_least_number(d->least, scope->token) <
			      d->least->p.count &&
		      !is_repeat(s, scope);
}

static void suggest(struct ls_run *run, struct ls_suggestion *s)
{
	struct draft d = { .run = run, .suggestion = s };
	struct ls_minimum minimum;

	d.least = ls_least_of(run, s->request);
	s->declared = ls_request_declares(s->request);
	s->known = run->catalog != NULL;
	if (d.least == NULL || !s->declared)
		return;
	minimum = ls_least_minimum(run, d.least, LS_PESSIMISTIC);
	s->possible = minimum.possible;
	s->exact = minimum.exact;
	s->nodes = minimum.nodes;
	s->proven = ls_least_proves(d.least);
	s->unknown = d.least->unknown_use;
	d.chosen = minimum.set;
	list_open(&d);
	if (!s->possible) {
		list_impossible(&d);
		return;
	}
	for (size_t i = 0; i < s->request->scope.tokens.n; i++)
		judge_token(&d, &s->request->scope.tokens.v[i]);
	add_missing(&d);
	for (size_t i = 0; i < s->scopes.n; i++)
		weigh_change(&d, &s->scopes.v[i]);
}

/* --- calls that were seen --- */

/* Comparisons of paths no catalog knows, in one run: what is not compared stays
 * open, and an author settles it. */
#define LS_CALLS_COMPARED 5000000

/* What the manifest declares, to find seen calls in. */
struct declared {
	const struct ls_catalog *catalog;
	const struct ls_request *request;
	struct ls_bitset known;      /* operations of the catalog */
	LS_VEC(struct ls_use) other; /* copies: the list grows */
	size_t compared;
};

static const struct ls_operation *look_up(const struct ls_catalog *catalog,
					  struct ls_text method,
					  struct ls_text path,
					  struct ls_text id)
{
	return ls_catalog_operation(catalog, method, path,
				    path.n > 0 ? (struct ls_text){ .n = 0 } :
						 id)
		.operation;
}

/* A use that users may leave off says less than a call that was seen. */
static struct declared list_declared(struct ls_arena *arena,
				     const struct ls_catalog *catalog,
				     const struct ls_request *request)
{
	struct declared d = {
		.catalog = catalog,
		.request = request,
		.known = ls_bitset_new(arena, catalog->operation_count),
	};

	for (size_t i = 0; i < request->operations.n; i++) {
		const struct ls_use *use = &request->operations.v[i];
		const struct ls_operation *operation = look_up(
			catalog, use->method, use->path, use->id);

		if (use->optional && use->needs.node == NULL)
			continue;
		if (operation != NULL)
			ls_bitset_add(&d.known, (size_t)(operation -
							 catalog->operations));
		else
			*LS_PUSH(arena, &d.other) = *use;
	}
	return d;
}

/* A variable of either stands for any segment of the other. */
static bool is_same_path(struct ls_text a, struct ls_text b)
{
	struct ls_text x, y;

	for (;;) {
		bool more = ls_path_segment(&a, &x);

		if (more != ls_path_segment(&b, &y))
			return false;
		if (!more)
			return true;
		if (!ls_segment_is_template(x) && !ls_segment_is_template(y) &&
		    !ls_text_eq(x, y))
			return false;
	}
}

static bool is_same_use(const struct ls_use *use, const struct ls_call *call)
{
	if (use->path.n == 0 || call->path.n == 0)
		return use->id.n > 0 && ls_text_eq(use->id, call->id);
	return ls_text_is_folded(use->method, call->method) &&
	       is_same_path(use->path, call->path);
}

static bool has_call(struct declared *d, const struct ls_call *call)
{
	const struct ls_operation *operation = look_up(d->catalog, call->method,
						       call->path, call->id);

	if (operation != NULL) {
		size_t number = (size_t)(operation - d->catalog->operations);
		bool known = ls_bitset_has(&d->known, number);

		/* Another file may hold it, too. */
		ls_bitset_add(&d->known, number);
		return known;
	}
	for (size_t i = 0; i < d->other.n && d->compared < LS_CALLS_COMPARED;
	     i++, d->compared++)
		if (is_same_use(&d->other.v[i], call))
			return true;
	return false;
}

/* What was seen becomes declared, as if the author had written it; what the
 * author wrote of it counts. */
static void add_calls(struct ls_arena *arena, struct declared *declared,
		      struct ls_request *request, const struct ls_calls *calls)
{
	for (size_t i = 0; i < calls->list.n; i++) {
		const struct ls_call *call = &calls->list.v[i];
		struct ls_use *use;

		request->usage_declared = true;
		if (has_call(declared, call))
			continue;
		use = LS_PUSH(arena, &request->operations);
		use->node = request->node;
		use->method = call->method;
		use->path = call->path;
		if (call->path.n == 0)
			use->id = call->id;
	}
}

static void add_all_calls(struct ls_arena *arena,
			  const struct ls_catalog *catalog,
			  struct ls_request *request,
			  const struct ls_calls *calls, size_t count)
{
	struct declared declared;

	if (catalog == NULL || count == 0)
		return;
	declared = list_declared(arena, catalog, request);
	for (size_t i = 0; i < count; i++)
		add_calls(arena, &declared, request, &calls[i]);
}

static void suggest_all(struct ls_arena *arena, struct ls_run *run,
			struct ls_manifest *manifest,
			const struct ls_calls *calls, size_t calls_count,
			struct ls_suggestions *all)
{
	run->manifest = manifest;
	run->catalog = manifest->catalog;
	for (size_t i = 0; i < manifest->requests.n; i++) {
		struct ls_suggestion *s = ls_arena_get(arena, sizeof(*s));

		add_all_calls(arena, manifest->catalog,
			      &manifest->requests.v[i], calls, calls_count);
		s->manifest = manifest;
		s->request = &manifest->requests.v[i];
		suggest(run, s);
		*LS_PUSH(arena, &all->list) = s;
	}
}

struct ls_suggestions *
ls_engine_suggest(struct ls_arena *arena,
		  const struct ls_engine_options *options, struct ls_text path,
		  struct ls_text bytes, const struct ls_calls *calls,
		  size_t calls_count)
{
	struct ls_suggestions *all = ls_arena_get(arena, sizeof(*all));
	struct ls_file_check *check = ls_arena_get(arena, sizeof(*check));
	const struct ls_manifest_options reading = {
		.catalogs = options->catalogs,
		.provider = options->provider,
	};

	check->options = options;
	check->source = ls_source_new(arena, path, bytes);
	check->run = (struct ls_run){
		.arena = arena,
		.catalogs = options->catalogs,
		.today = options->today,
		.file = check,
	};
	all->document = ls_document_read(
		arena, check->source, ls_syntax_of(path, bytes), &all->problem);
	if (all->document == NULL)
		return all;
	check->run.document = all->document;
	check->manifests = ls_manifest_read(arena, all->document, &reading);
	for (size_t i = 0; i < check->manifests.list.n; i++)
		suggest_all(arena, &check->run, check->manifests.list.v[i],
			    calls, calls_count, all);
	return all;
}
