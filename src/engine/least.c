/* From declared uses and requested tokens to the mathematics and back. */
#include "config.h"

#include "engine/drafting.h"

/* What of a need the request meets.  Of one it does not meet, and of
 * candidates of which all must be kept, it is the scopes of theirs it holds:
 * they are not superfluous. */
static struct ls_need met_part(struct ls_draft *d, const struct ls_need *need,
			       enum ls_reading reading)
{
	struct ls_bitset *held;

	if ((!need->uncertain || reading == LS_OPTIMISTIC) &&
	    ls_need_met(need, &d->held, reading))
		return *need;
	held = ls_arena_get(d->run->arena, sizeof(*held));
	*held = ls_bitset_new(d->run->arena, d->held.bits);
	for (size_t i = 0; i < need->count; i++)
		ls_bitset_union(held, &need->alternatives[i]);
	ls_bitset_intersect(held, &d->held);
	return (struct ls_need){ .alternatives = held, .count = 1 };
}

static void judge(struct ls_draft *d, enum ls_reading reading)
{
	struct ls_least *least = d->least;
	struct ls_arena *arena = d->run->arena;
	struct ls_need_set needs = ls_need_set_new(arena, least->p.need_count);

	least->all_met[reading] = ls_all_met(&least->p, &d->held, reading);
	for (size_t i = 0; i < least->p.need_count; i++) {
		struct ls_need part = met_part(d, &least->p.needs[i], reading);

		ls_need_set_add(&needs, &part);
	}
	least->met[reading] = least->p;
	least->met[reading].needs = needs.v;
	least->met[reading].need_count = needs.n;
	least->rest[reading] = ls_bitset_new(arena, least->p.count);
	ls_shrink(arena, &least->met[reading], &least->requested, reading,
		  &least->rest[reading]);
}

static void mark_requested(struct ls_draft *d)
{
	const struct ls_scope_list *list = &d->least->request->scope;

	d->least->requested = ls_bitset_new(d->run->arena, d->least->p.count);
	for (size_t i = 0; i < list->tokens.n; i++)
		if (ls_is_judged(&list->tokens.v[i]))
			ls_bitset_add(
				&d->least->requested,
				d->numbers[list->tokens.v[i].known.scope]);
	d->held = ls_bitset_new(d->run->arena, d->least->p.count);
	ls_close(&d->least->p, &d->least->requested, &d->held);
}

static struct ls_least *make(struct ls_run *run,
			     const struct ls_request *request)
{
	struct ls_least *least = ls_arena_get(run->arena, sizeof(*least));
	struct ls_file_check *file = run->file;
	struct ls_draft d = {
		.run = run,
		.catalog = run->catalog,
		.least = least,
		.used = &file->least_used,
		.closed = &file->least_closed,
		.numbers = file->least_numbers,
	};

	ls_bitset_clear(d.used);
	least->request = request;
	least->catalog = run->catalog;
	least->usage_complete = request->usage == LS_USAGE_COMPLETE;
	ls_draft_uses(&d);
	ls_draft_numbers(&d);
	mark_requested(&d);
	ls_draft_needs(&d);
	judge(&d, LS_PESSIMISTIC);
	if (least->uncertain_use) {
		judge(&d, LS_OPTIMISTIC);
		return least;
	}
	least->all_met[LS_OPTIMISTIC] = least->all_met[LS_PESSIMISTIC];
	least->met[LS_OPTIMISTIC] = least->met[LS_PESSIMISTIC];
	least->rest[LS_OPTIMISTIC] = least->rest[LS_PESSIMISTIC];
	return least;
}

/* Room for the manifest's requests, and what they share. */
static void enter_manifest(struct ls_run *run)
{
	struct ls_file_check *file = run->file;
	size_t scopes = run->catalog->scope_count;

	file->leasts_of = run->manifest;
	file->leasts = ls_arena_get(run->arena, run->manifest->requests.n *
							sizeof(*file->leasts));
	if (file->least_catalog == run->catalog)
		return;
	file->least_catalog = run->catalog;
	file->least_used = ls_bitset_new(run->arena, scopes);
	file->least_closed = ls_bitset_new(run->arena, scopes);
	file->least_numbers = ls_arena_get(
		run->arena, (scopes + 1) * sizeof(*file->least_numbers));
	file->least_ranks = ls_arena_get(
		run->arena, (scopes + 1) * sizeof(*file->least_ranks));
	for (uint32_t i = 0; i < scopes; i++)
		file->least_ranks[run->catalog->by_name[i]] = i;
}

const struct ls_least *ls_least_of(struct ls_run *run,
				   const struct ls_request *request)
{
	struct ls_least **made;

	if (request == NULL || run->catalog == NULL || !request->usage_declared)
		return NULL;
	if (run->file->leasts_of != run->manifest)
		enter_manifest(run);
	made = &run->file->leasts[request - run->manifest->requests.v];
	if (*made == NULL)
		*made = make(run, request);
	return *made;
}

bool ls_least_proves(const struct ls_least *least)
{
	return least->usage_complete && !least->unknown_use;
}

size_t ls_least_number(const struct ls_least *least,
		       const struct ls_token *token)
{
	if (!ls_is_judged(token))
		return least->p.count;
	for (size_t i = 0; i < least->p.count; i++)
		if (least->scopes[i] == token->known.scope)
			return i;
	return least->p.count;
}

/* No alternative of any use has a scope that this one implies. */
static bool is_surely_unused(const struct ls_least *least, size_t number)
{
	return !ls_bitset_meets(&least->touched, &least->p.implied[number]);
}

/* The group has a scope that some use may need. */
static bool group_is_used(const struct ls_least *least, size_t number)
{
	uint32_t group = least->catalog->scopes[least->scopes[number]].group;

	if (group == LS_NONE)
		return false;
	for (size_t s = 0; s < least->p.count; s++)
		if (least->catalog->scopes[least->scopes[s]].group == group &&
		    !is_surely_unused(least, s))
			return true;
	return false;
}

/* Members of rest beneath the scope that nothing else of rest implies. */
static struct ls_bitset beneath(struct ls_run *run,
				const struct ls_least *least,
				const struct ls_bitset *rest, size_t number)
{
	struct ls_bitset set = ls_bitset_copy(run->arena, rest);

	ls_bitset_intersect(&set, &least->p.implied[number]);
	ls_bitset_subtract(&set, &least->requested);
	return set;
}

static struct ls_token_surplus surplus_in(struct ls_run *run,
					  const struct ls_least *least,
					  size_t number,
					  enum ls_reading reading)
{
	const struct ls_bitset *rest = &least->rest[reading];
	struct ls_token_surplus s = { .surplus = LS_SURPLUS_NONE };
	const struct ls_scope *scope =
		&least->catalog->scopes[least->scopes[number]];

	if (ls_bitset_has(rest, number))
		return s;
	if (ls_redundant(run->arena, &least->p, &least->requested, number)) {
		s.surplus = LS_SURPLUS_REDUNDANT;
		return s;
	}
	s.instead = beneath(run, least, rest, number);
	if (!ls_bitset_empty(&s.instead)) {
		s.surplus = LS_SURPLUS_BROAD;
		return s;
	}
	s.proven_unused = is_surely_unused(least, number);
	s.surplus = scope->action > LS_ACTION_READ &&
				    group_is_used(least, number) ?
			    LS_SURPLUS_WRITE :
			    LS_SURPLUS_UNUSED;
	return s;
}

struct ls_token_surplus ls_least_surplus(struct ls_run *run,
					 const struct ls_least *least,
					 const struct ls_token *token)
{
	size_t number = ls_least_number(least, token);
	struct ls_token_surplus s = { .surplus = LS_SURPLUS_NONE };

	if (number == least->p.count || !least->any_need)
		return s;
	s = surplus_in(run, least, number, LS_PESSIMISTIC);
	s.certain = s.surplus != LS_SURPLUS_NONE;
	if (!s.certain)
		s = surplus_in(run, least, number, LS_OPTIMISTIC);
	return s;
}

/* --- the cheapest set --- */

/* What this client may ask for; on its way out or not. */
static struct ls_bitset allowed_scopes(struct ls_run *run,
				       const struct ls_least *least,
				       bool also_deprecated)
{
	struct ls_bitset allowed = ls_bitset_new(run->arena, least->p.count);

	for (size_t i = 0; i < least->p.count; i++) {
		const struct ls_scope *scope =
			&least->catalog->scopes[least->scopes[i]];

		if (ls_may_ask(run, least->request, scope) &&
		    (also_deprecated ||
		     (scope->flags & LS_SCOPE_DEPRECATED) == 0))
			ls_bitset_add(&allowed, i);
	}
	return allowed;
}

static struct ls_minimum minimum_of(struct ls_run *run,
				    const struct ls_least *least,
				    const struct ls_bitset *allowed,
				    enum ls_reading reading)
{
	uint64_t *spent = &run->file->least_work;
	uint64_t effort = *spent < LS_MINIMUM_EFFORT ?
				  LS_MINIMUM_EFFORT - *spent :
				  0;
	struct ls_minimum minimum = ls_minimum(run->arena, &least->p, allowed,
					       reading, effort);

	*spent += minimum.work;
	return minimum;
}

struct ls_minimum ls_least_minimum(struct ls_run *run,
				   const struct ls_least *least,
				   enum ls_reading reading)
{
	struct ls_bitset allowed = allowed_scopes(run, least, false);
	struct ls_minimum minimum = minimum_of(run, least, &allowed, reading);

	if (minimum.possible)
		return minimum;
	allowed = allowed_scopes(run, least, true);
	return minimum_of(run, least, &allowed, reading);
}

struct ls_bitset ls_least_reach(struct ls_run *run,
				const struct ls_least *least)
{
	struct ls_bitset allowed = allowed_scopes(run, least, true);
	struct ls_bitset reach = ls_bitset_new(run->arena, least->p.count);

	ls_close(&least->p, &allowed, &reach);
	return reach;
}
