/* The cheapest set of scopes that meets all needs: branch and bound. */
#include "config.h"

#include <string.h>

#include "privilege/privilege.h"

struct clause {
	struct ls_bitset *choices; /* closed conjunctions, cheapest first */
	size_t count;
};

struct search {
	const struct ls_privileges *p;
	struct ls_arena *arena;
	struct ls_bitset allowed;
	struct clause *clauses;
	size_t clause_count;
	uint64_t effort;
	uint64_t nodes;
	bool stopped;
	bool found;
	uint64_t best_weight;
	size_t best_count;
	struct ls_bitset best;   /* closed */
	struct ls_bitset *levels; /* one closed set for each depth */
	struct ls_bitset scratch;
	struct ls_bitset bound;
};

static uint64_t weight_of(const struct ls_privileges *p,
			  const struct ls_bitset *closed)
{
	uint64_t sum = 0;

	for (size_t s = ls_bitset_next(closed, 0); s < closed->bits;
	     s = ls_bitset_next(closed, s + 1))
		sum += p->weight[s];
	return sum;
}

/* What choice adds to held. */
static uint64_t added_weight(const struct ls_privileges *p,
			     const struct ls_bitset *choice,
			     const struct ls_bitset *held)
{
	uint64_t sum = 0;

	for (size_t s = ls_bitset_next(choice, 0); s < choice->bits;
	     s = ls_bitset_next(choice, s + 1))
		if (!ls_bitset_has(held, s))
			sum += p->weight[s];
	return sum;
}

/* Reduces a closed set to the scopes that must be written: those that no other
 * allowed member implies. */
static void keep_generators(const struct search *search,
			    const struct ls_bitset *closed,
			    struct ls_bitset *into)
{
	const struct ls_privileges *p = search->p;

	ls_bitset_clear(into);
	for (size_t s = ls_bitset_next(closed, 0); s < closed->bits;
	     s = ls_bitset_next(closed, s + 1)) {
		bool implied = !ls_bitset_has(&search->allowed, s);

		for (size_t t = ls_bitset_next(closed, 0);
		     t < closed->bits && !implied;
		     t = ls_bitset_next(closed, t + 1)) {
			if (t == s || !ls_bitset_has(&search->allowed, t) ||
			    !ls_bitset_has(&p->implied[t], s))
				continue;
			implied = t < s || !ls_bitset_has(&p->implied[s], t);
		}
		if (!implied)
			ls_bitset_add(into, s);
	}
}

/* True when a is lower: the first number in which they differ is a's. */
static bool lower_numbers(const struct ls_bitset *a, const struct ls_bitset *b)
{
	size_t i = ls_bitset_next(a, 0);
	size_t k = ls_bitset_next(b, 0);

	while (i < a->bits && i == k) {
		i = ls_bitset_next(a, i + 1);
		k = ls_bitset_next(b, k + 1);
	}
	return i < k;
}

static void offer(struct search *search, const struct ls_bitset *closed)
{
	uint64_t weight = weight_of(search->p, closed);
	size_t count;

	if (search->found && weight > search->best_weight)
		return;
	keep_generators(search, closed, &search->scratch);
	count = ls_bitset_count(&search->scratch);
	if (search->found && weight == search->best_weight &&
	    (count > search->best_count ||
	     (count == search->best_count &&
	      !lower_numbers(&search->scratch, &search->best))))
		return;
	search->found = true;
	search->best_weight = weight;
	search->best_count = count;
	ls_bitset_assign(&search->best, &search->scratch);
}

static bool clause_met(const struct clause *clause,
		       const struct ls_bitset *held)
{
	for (size_t i = 0; i < clause->count; i++)
		if (ls_bitset_inside(&clause->choices[i], held))
			return true;
	return false;
}

/* What any solution must still add: clauses whose scopes do not meet cannot
 * share their costs. */
static uint64_t lower_bound(struct search *search, const struct ls_bitset *held)
{
	uint64_t sum = 0;

	ls_bitset_clear(&search->bound);
	for (size_t i = 0; i < search->clause_count; i++) {
		const struct clause *clause = &search->clauses[i];
		uint64_t least = UINT64_MAX;
		bool meets = false;

		if (clause_met(clause, held))
			continue;
		for (size_t k = 0; k < clause->count && !meets; k++)
			meets = ls_bitset_meets(&clause->choices[k],
						&search->bound);
		if (meets)
			continue;
		for (size_t k = 0; k < clause->count; k++) {
			uint64_t w = added_weight(search->p,
						  &clause->choices[k], held);

			least = w < least ? w : least;
		}
		for (size_t k = 0; k < clause->count; k++)
			ls_bitset_union(&search->bound, &clause->choices[k]);
		/* What is held costs nothing, so it may be shared. */
		ls_bitset_subtract(&search->bound, held);
		sum += least;
	}
	return sum;
}

static const struct clause *narrowest_open(const struct search *search,
					   const struct ls_bitset *held)
{
	const struct clause *narrowest = NULL;

	for (size_t i = 0; i < search->clause_count; i++) {
		const struct clause *clause = &search->clauses[i];

		if (clause_met(clause, held))
			continue;
		if (narrowest == NULL || clause->count < narrowest->count)
			narrowest = clause;
	}
	return narrowest;
}

/* Depth is at most the number of clauses: each level meets one more. */
static void branch(struct search *search, size_t depth)
{
	const struct ls_bitset *held = &search->levels[depth];
	const struct clause *clause = narrowest_open(search, held);

	if (++search->nodes > search->effort) {
		search->stopped = true;
		return;
	}
	if (clause == NULL) {
		offer(search, held);
		return;
	}
	if (search->found && weight_of(search->p, held) +
					     lower_bound(search, held) >
				     search->best_weight)
		return;
	for (size_t i = 0; i < clause->count && !search->stopped; i++) {
		struct ls_bitset *next = &search->levels[depth + 1];

		ls_bitset_assign(next, held);
		ls_bitset_union(next, &clause->choices[i]);
		branch(search, depth + 1);
	}
}

/* A first solution: always the choice that adds least. */
static void greedy(struct search *search)
{
	struct ls_bitset held = ls_bitset_copy(search->arena,
					       &search->levels[0]);
	const struct clause *clause;

	while ((clause = narrowest_open(search, &held)) != NULL) {
		size_t best = 0;
		uint64_t least = UINT64_MAX;

		for (size_t i = 0; i < clause->count; i++) {
			uint64_t w = added_weight(search->p,
						  &clause->choices[i], &held);

			if (w < least) {
				least = w;
				best = i;
			}
		}
		ls_bitset_union(&held, &clause->choices[best]);
	}
	offer(search, &held);
}

/* Adds the closed conjunction unless another choice lies inside it. */
static void add_choice(struct clause *clause, const struct ls_bitset *choice)
{
	size_t kept = 0;

	for (size_t i = 0; i < clause->count; i++)
		if (ls_bitset_inside(&clause->choices[i], choice))
			return;
	for (size_t i = 0; i < clause->count; i++)
		if (!ls_bitset_inside(choice, &clause->choices[i]))
			clause->choices[kept++] = clause->choices[i];
	clause->choices[kept++] = *choice;
	clause->count = kept;
}

static bool reachable(const struct search *search,
		      const struct ls_bitset *conjunction,
		      const struct ls_bitset *closure_of_allowed)
{
	(void)search;
	return ls_bitset_inside(conjunction, closure_of_allowed);
}

/* A scope that only others imply is held by taking one of those: the closed
 * sets of the allowed scopes that give it. */
static void expand(struct search *search, struct clause *clause,
		   const struct ls_bitset *conjunction, size_t from,
		   const struct ls_bitset *held)
{
	const struct ls_privileges *p = search->p;
	size_t s = ls_bitset_next(conjunction, from);
	struct ls_bitset closed;

	while (s < p->count && ls_bitset_has(held, s))
		s = ls_bitset_next(conjunction, s + 1);
	if (s >= p->count) {
		closed = ls_bitset_copy(search->arena, held);
		add_choice(clause, &closed);
		return;
	}
	for (size_t t = ls_bitset_next(&search->allowed, 0); t < p->count;
	     t = ls_bitset_next(&search->allowed, t + 1)) {
		if (!ls_bitset_has(&p->implied[t], s))
			continue;
		/* A way through t is needless when s itself may be taken. */
		if (t != s && ls_bitset_has(&search->allowed, s))
			continue;
		closed = ls_bitset_copy(search->arena, held);
		ls_bitset_union(&closed, &p->implied[t]);
		expand(search, clause, conjunction, s + 1, &closed);
	}
}

/* How many choices a conjunction can expand to, at most `room` + 1. */
static size_t expansion(const struct search *search,
			const struct ls_bitset *conjunction)
{
	const struct ls_privileges *p = search->p;
	size_t ways = 1;

	for (size_t s = ls_bitset_next(conjunction, 0); s < p->count;
	     s = ls_bitset_next(conjunction, s + 1)) {
		size_t here = 0;

		if (ls_bitset_has(&search->allowed, s))
			continue;
		for (size_t t = 0; t < p->count; t++)
			here += ls_bitset_has(&search->allowed, t) &&
				ls_bitset_has(&p->implied[t], s);
		ways = here == 0 ? ways : ways * here;
		if (ways > LS_MINIMUM_EFFORT)
			return LS_MINIMUM_EFFORT + 1;
	}
	return ways;
}

static void add_clause(struct search *search, const struct ls_bitset *sets,
		       size_t n, const struct ls_bitset *closure_of_allowed)
{
	struct clause *clause = &search->clauses[search->clause_count];
	struct ls_bitset nothing =
		ls_bitset_new(search->arena, search->p->count);
	size_t room = 0;

	for (size_t i = 0; i < n; i++)
		if (reachable(search, &sets[i], closure_of_allowed))
			room += expansion(search, &sets[i]);
	if (room > LS_MINIMUM_EFFORT) {
		search->stopped = true;
		room = LS_MINIMUM_EFFORT;
	}
	clause->choices = ls_arena_get(search->arena,
				       (room + 1) * sizeof(*clause->choices));
	clause->count = 0;
	for (size_t i = 0; i < n && clause->count < room; i++)
		if (reachable(search, &sets[i], closure_of_allowed))
			expand(search, clause, &sets[i], 0, &nothing);
	search->clause_count++;
}

/* A clause is needless when each of its choices... meets another: every choice
 * of `strong` holds some choice of `weak`. */
static bool covers(const struct clause *strong, const struct clause *weak)
{
	for (size_t i = 0; i < strong->count; i++)
		if (!clause_met(weak, &strong->choices[i]))
			return false;
	return true;
}

static void drop_needless(struct search *search)
{
	size_t kept = 0;

	for (size_t i = 0; i < search->clause_count; i++) {
		bool needless = false;

		for (size_t k = 0; k < kept && !needless; k++)
			needless = covers(&search->clauses[k],
					  &search->clauses[i]);
		for (size_t k = i + 1; k < search->clause_count && !needless;
		     k++)
			needless = covers(&search->clauses[k],
					  &search->clauses[i]) &&
				   !covers(&search->clauses[i],
					   &search->clauses[k]);
		if (!needless)
			search->clauses[kept++] = search->clauses[i];
	}
	search->clause_count = kept;
}

static uint8_t closed_risk(const struct ls_privileges *p, size_t scope)
{
	uint8_t risk = 0;

	for (size_t t = ls_bitset_next(&p->implied[scope], 0); t < p->count;
	     t = ls_bitset_next(&p->implied[scope], t + 1))
		risk = p->risk[t] > risk ? p->risk[t] : risk;
	return risk;
}

/* The allowed scopes of the lowest highest risk that still meet all needs. */
static bool limit_risk(struct ls_arena *arena, const struct ls_privileges *p,
		       const struct ls_bitset *allowed,
		       enum ls_reading reading, struct ls_bitset *limited)
{
	struct ls_bitset closed = ls_bitset_new(arena, p->count);

	for (unsigned level = 0; level <= UINT8_MAX; level++) {
		bool all = true;

		ls_bitset_clear(limited);
		for (size_t s = ls_bitset_next(allowed, 0); s < allowed->bits;
		     s = ls_bitset_next(allowed, s + 1))
			if (closed_risk(p, s) <= level)
				ls_bitset_add(limited, s);
			else
				all = false;
		ls_close(p, limited, &closed);
		if (ls_all_met(p, &closed, reading))
			return true;
		if (all)
			return false;
	}
	return false;
}

static void add_need(struct search *search, const struct ls_need *need,
		     enum ls_reading reading,
		     const struct ls_bitset *closure_of_allowed)
{
	struct ls_bitset all;

	if (!need->uncertain || reading == LS_OPTIMISTIC) {
		add_clause(search, need->alternatives, need->count,
			   closure_of_allowed);
		return;
	}
	all = ls_bitset_new(search->arena, search->p->count);
	for (size_t i = 0; i < need->count; i++)
		ls_bitset_union(&all, &need->alternatives[i]);
	add_clause(search, &all, 1, closure_of_allowed);
}

struct ls_minimum ls_minimum(struct ls_arena *arena,
			     const struct ls_privileges *p,
			     const struct ls_bitset *allowed,
			     enum ls_reading reading, uint64_t effort)
{
	struct ls_minimum minimum = { .set = ls_bitset_new(arena, p->count) };
	struct search search = {
		.p = p,
		.arena = arena,
		.allowed = ls_bitset_new(arena, p->count),
		.effort = effort,
		.best = ls_bitset_new(arena, p->count),
		.scratch = ls_bitset_new(arena, p->count),
		.bound = ls_bitset_new(arena, p->count),
	};
	struct ls_bitset reach = ls_bitset_new(arena, p->count);

	if (!limit_risk(arena, p, allowed, reading, &search.allowed))
		return minimum;
	ls_close(p, &search.allowed, &reach);
	search.clauses = ls_arena_get(arena, (p->need_count + 1) *
						     sizeof(*search.clauses));
	for (size_t i = 0; i < p->need_count; i++)
		add_need(&search, &p->needs[i], reading, &reach);
	drop_needless(&search);
	search.levels = ls_arena_get(arena, (search.clause_count + 1) *
						    sizeof(*search.levels));
	for (size_t i = 0; i <= search.clause_count; i++)
		search.levels[i] = ls_bitset_new(arena, p->count);
	greedy(&search);
	minimum.exact = !search.stopped;
	search.stopped = false;
	branch(&search, 0);
	minimum.exact = minimum.exact && !search.stopped;
	minimum.possible = search.found;
	minimum.nodes = search.nodes;
	ls_bitset_assign(&minimum.set, &search.best);
	return minimum;
}
