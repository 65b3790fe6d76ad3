/* The cheapest set of scopes that meets all needs: branch and bound. */
#include "config.h"

#include <limits.h>

#include "base/vec.h"
#include "privilege/privilege.h"

#define LS_COST_OF_NEW 16 /* looks that making one more set counts for */

/* What one need comes to: hold all of any one of these closed sets. */
struct clause {
	LS_VEC(struct ls_bitset) choices; /* none lies inside another */
	size_t next;                      /* of the same part, plus 1; or 0 */
};

/* A step of the search: what is held, and the clause that it decides. */
struct frame {
	struct ls_bitset held;
	const struct clause *clause; /* NULL: nothing more to try from here */
	size_t tried;                /* of its choices */
};

struct search {
	const struct ls_privileges *p;
	struct ls_arena *arena;
	struct ls_bitset allowed;
	struct ls_bitset reach; /* its closure */
	LS_VEC(struct clause) clauses;
	uint64_t work;   /* words of sets looked at */
	uint64_t effort; /* the most it may be */
	uint64_t nodes;
	bool cut_short;

	/* of the part that is being solved */
	LS_VEC(const struct clause *) open;
	LS_VEC(struct frame) frames;
	bool found;
	uint64_t best_weight;
	size_t best_count;
	struct ls_bitset best;       /* closed */
	struct ls_bitset generators; /* of it */
	struct ls_bitset scratch;
	struct ls_bitset bound;
};

/* Counts looks at sets; false once there were too many. */
static bool spend(struct search *search, size_t sets)
{
	search->work += sets * (search->p->count / 64 + 1);
	return search->work <= search->effort;
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

static uint64_t weight_of(const struct ls_privileges *p,
			  const struct ls_bitset *closed)
{
	uint64_t sum = 0;

	for (size_t s = ls_bitset_next(closed, 0); s < closed->bits;
	     s = ls_bitset_next(closed, s + 1))
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

	ls_bitset_assign(into, closed);
	ls_bitset_intersect(into, &search->allowed);
	for (size_t t = ls_bitset_next(into, 0); t < into->bits;
	     t = ls_bitset_next(into, t + 1))
		for (size_t s = ls_bitset_next(&p->implied[t], 0); s < p->count;
		     s = ls_bitset_next(&p->implied[t], s + 1))
			/* Of two names for one scope the lower stays. */
			if (s != t &&
			    (t < s || !ls_bitset_has(&p->implied[s], t)))
				ls_bitset_remove(into, s);
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
	spend(search, ls_bitset_count(closed) + 1);
	keep_generators(search, closed, &search->scratch);
	count = ls_bitset_count(&search->scratch);
	if (search->found && weight == search->best_weight &&
	    (count > search->best_count ||
	     (count == search->best_count &&
	      !lower_numbers(&search->scratch, &search->generators))))
		return;
	search->found = true;
	search->best_weight = weight;
	search->best_count = count;
	ls_bitset_assign(&search->best, closed);
	ls_bitset_assign(&search->generators, &search->scratch);
}

static bool is_met(struct search *search, const struct clause *clause,
		   const struct ls_bitset *held)
{
	spend(search, clause->choices.n);
	for (size_t i = 0; i < clause->choices.n; i++)
		if (ls_bitset_inside(&clause->choices.v[i], held))
			return true;
	return false;
}

/* --- the search in one part --- */

/* What the clause must add, if nothing counted so far can share in it. */
static uint64_t own_cost(struct search *search, const struct clause *clause,
			 const struct ls_bitset *held)
{
	uint64_t least = UINT64_MAX;

	spend(search, 3 * clause->choices.n);
	for (size_t k = 0; k < clause->choices.n; k++)
		if (ls_bitset_meets(&clause->choices.v[k], &search->bound))
			return 0;
	for (size_t k = 0; k < clause->choices.n; k++) {
		uint64_t w = added_weight(search->p, &clause->choices.v[k],
					  held);

		least = w < least ? w : least;
		ls_bitset_union(&search->bound, &clause->choices.v[k]);
	}
	/* What is held costs nothing, so it may be shared. */
	ls_bitset_subtract(&search->bound, held);
	return least;
}

/* What any solution must still add: clauses whose scopes do not meet cannot
 * share their costs. */
static uint64_t lower_bound(struct search *search, const struct ls_bitset *held)
{
	uint64_t sum = 0;

	ls_bitset_clear(&search->bound);
	for (size_t i = 0; i < search->open.n; i++)
		if (!is_met(search, search->open.v[i], held))
			sum += own_cost(search, search->open.v[i], held);
	return sum;
}

static const struct clause *narrowest_open(struct search *search,
					   const struct ls_bitset *held)
{
	const struct clause *narrowest = NULL;

	for (size_t i = 0; i < search->open.n; i++) {
		const struct clause *clause = search->open.v[i];

		if ((narrowest == NULL ||
		     clause->choices.n < narrowest->choices.n) &&
		    !is_met(search, clause, held))
			narrowest = clause;
	}
	return narrowest;
}

static struct frame *frame_at(struct search *search, size_t depth)
{
	while (search->frames.n <= depth)
		LS_PUSH(search->arena, &search->frames)->held = ls_bitset_new(
			search->arena, search->p->count);
	return &search->frames.v[depth];
}

/* Looks at what a frame holds: a solution, hopeless, or to be gone into. */
static void visit(struct search *search, struct frame *frame)
{
	uint64_t weight = weight_of(search->p, &frame->held);

	search->nodes++;
	frame->tried = 0;
	frame->clause = NULL;
	if (search->found && weight > search->best_weight)
		return;
	frame->clause = narrowest_open(search, &frame->held);
	if (frame->clause == NULL)
		offer(search, &frame->held);
	else if (search->found && weight + lower_bound(search, &frame->held) >
					  search->best_weight)
		frame->clause = NULL;
}

/* From the frame at depth 0 on.  Each step down meets one more clause. */
static void branch(struct search *search)
{
	size_t depth = 0;

	visit(search, frame_at(search, 0));
	for (;;) {
		struct frame *frame = frame_at(search, depth);
		struct frame *next;

		if (frame->clause == NULL ||
		    frame->tried == frame->clause->choices.n) {
			if (depth-- == 0)
				return;
			continue;
		}
		if (!spend(search, 1)) {
			search->cut_short = true;
			return;
		}
		next = frame_at(search, depth + 1);
		frame = frame_at(search, depth++);
		ls_bitset_assign(&next->held, &frame->held);
		ls_bitset_union(&next->held,
				&frame->clause->choices.v[frame->tried++]);
		visit(search, next);
	}
}

/* A first solution: for each clause in turn the choice that adds least. */
static void greedy(struct search *search, const struct ls_bitset *start)
{
	struct ls_bitset held = ls_bitset_copy(search->arena, start);

	for (size_t i = 0; i < search->open.n; i++) {
		const struct clause *clause = search->open.v[i];
		size_t best = 0;
		uint64_t least = UINT64_MAX;

		if (is_met(search, clause, &held))
			continue;
		for (size_t k = 0; k < clause->choices.n; k++) {
			uint64_t w = added_weight(search->p,
						  &clause->choices.v[k], &held);

			if (w < least) {
				least = w;
				best = k;
			}
		}
		ls_bitset_union(&held, &clause->choices.v[best]);
	}
	offer(search, &held);
}

/* Every choice of `strong` holds some choice of `weak`. */
static bool covers(struct search *search, const struct clause *strong,
		   const struct clause *weak)
{
	for (size_t i = 0; i < strong->choices.n; i++)
		if (!is_met(search, weak, &strong->choices.v[i]))
			return false;
	return true;
}

/* Whether another clause meets the i-th anyway; those from `kept` to i are
 * gone.  Of two that meet each other the earlier stays. */
static bool is_needless(struct search *search, size_t i, size_t kept)
{
	const struct clause *clause = search->open.v[i];

	for (size_t k = 0; k < kept && spend(search, 0); k++)
		if (covers(search, search->open.v[k], clause))
			return true;
	for (size_t k = i + 1; k < search->open.n && spend(search, 0); k++)
		if (covers(search, search->open.v[k], clause) &&
		    !covers(search, clause, search->open.v[k]))
			return true;
	return false;
}

static void drop_needless(struct search *search)
{
	size_t kept = 0;

	for (size_t i = 0; i < search->open.n; i++)
		if (!is_needless(search, i, kept))
			search->open.v[kept++] = search->open.v[i];
	search->open.n = kept;
}

/* The clauses of a part, the first one given; what leaves no choice is taken
 * at once.  Adds the closed solution to result. */
static void solve_part(struct search *search, size_t first,
		       struct ls_bitset *result)
{
	struct ls_bitset *start = &frame_at(search, 0)->held;

	search->open.n = 0;
	search->found = false;
	ls_bitset_clear(start);
	for (size_t i = first; i > 0; i = search->clauses.v[i - 1].next)
		if (search->clauses.v[i - 1].choices.n == 1)
			ls_bitset_union(start,
					&search->clauses.v[i - 1].choices.v[0]);
	for (size_t i = first; i > 0; i = search->clauses.v[i - 1].next)
		if (!is_met(search, &search->clauses.v[i - 1], start))
			*LS_PUSH(search->arena,
				 &search->open) = &search->clauses.v[i - 1];
	drop_needless(search);
	greedy(search, start);
	branch(search);
	ls_bitset_union(result, &search->best);
}

/* --- parts: clauses that share no scope can be solved apart --- */

static size_t root_of(uint32_t *parent, size_t scope)
{
	while (parent[scope] != scope) {
		parent[scope] = parent[parent[scope]];
		scope = parent[scope];
	}
	return scope;
}

static void join_scopes(const struct clause *clause, uint32_t *parent)
{
	size_t first = ls_bitset_next(&clause->choices.v[0], 0);

	for (size_t i = 0; i < clause->choices.n; i++) {
		const struct ls_bitset *choice = &clause->choices.v[i];

		for (size_t s = ls_bitset_next(choice, 0); s < choice->bits;
		     s = ls_bitset_next(choice, s + 1))
			parent[root_of(parent, s)] = (uint32_t)root_of(parent,
								       first);
	}
}

static bool needs_nothing(const struct clause *clause)
{
	return ls_bitset_empty(&clause->choices.v[0]);
}

static void solve(struct search *search, struct ls_bitset *result)
{
	size_t count = search->p->count;
	uint32_t *parent = ls_arena_get(search->arena,
					(count + 1) * sizeof(*parent));
	size_t *first = ls_arena_get(search->arena,
				     (count + 1) * sizeof(*first));

	for (size_t s = 0; s < count; s++)
		parent[s] = (uint32_t)s;
	for (size_t i = 0; i < search->clauses.n; i++)
		if (!needs_nothing(&search->clauses.v[i]))
			join_scopes(&search->clauses.v[i], parent);
	/* Lists are filled from the end, so that they run forwards. */
	for (size_t i = search->clauses.n; i-- > 0;) {
		struct clause *clause = &search->clauses.v[i];
		size_t root;

		if (needs_nothing(clause))
			continue;
		root = root_of(parent,
			       ls_bitset_next(&clause->choices.v[0], 0));
		clause->next = first[root];
		first[root] = i + 1;
	}
	for (size_t s = 0; s < count; s++)
		if (first[s] > 0)
			solve_part(search, first[s], result);
}

/* --- clauses out of needs --- */

/* Adds a closed set unless another choice lies inside it. */
static void add_choice(struct search *search, struct clause *clause,
		       const struct ls_bitset *choice)
{
	size_t kept = 0;

	if (!spend(search, 2 * clause->choices.n + 1) &&
	    clause->choices.n > 0) {
		search->cut_short = true;
		return;
	}
	for (size_t i = 0; i < clause->choices.n; i++)
		if (ls_bitset_inside(&clause->choices.v[i], choice))
			return;
	for (size_t i = 0; i < clause->choices.n; i++)
		if (!ls_bitset_inside(choice, &clause->choices.v[i]))
			clause->choices.v[kept++] = clause->choices.v[i];
	clause->choices.n = kept;
	*LS_PUSH(search->arena, &clause->choices) = *choice;
}

/* A copy of way that holds scope by holding t, as one more choice. */
static void add_with(struct search *search, struct clause *ways,
		     const struct ls_bitset *way, size_t t)
{
	struct ls_bitset with = ls_bitset_copy(search->arena, way);

	spend(search, LS_COST_OF_NEW);
	ls_bitset_union(&with, &search->p->implied[t]);
	add_choice(search, ways, &with);
}

/* Turns the ways to hold some scopes into the ways to hold one more. */
static void multiply(struct search *search, struct clause *ways, size_t scope)
{
	const struct ls_bitset *allowed = &search->allowed;
	struct clause more = { .next = 0 };

	for (size_t i = 0; i < ways->choices.n; i++) {
		const struct ls_bitset *way = &ways->choices.v[i];

		if (more.choices.n > 0 && !spend(search, 1)) {
			search->cut_short = true;
			break;
		}
		if (ls_bitset_has(way, scope))
			add_choice(search, &more, way);
		else if (ls_bitset_has(allowed, scope))
			add_with(search, &more, way, scope);
		else
			for (size_t t = ls_bitset_next(allowed, 0);
			     t < allowed->bits;
			     t = ls_bitset_next(allowed, t + 1))
				if (ls_bitset_has(&search->p->implied[t],
						  scope))
					add_with(search, &more, way, t);
	}
	*ways = more;
}

/* The closed sets that hold a conjunction.  A scope that is not allowed is
 * held by taking an allowed one that implies it. */
static void add_ways(struct search *search, struct clause *clause,
		     const struct ls_bitset *conjunction)
{
	struct clause ways = { .next = 0 };

	*LS_PUSH(search->arena, &ways.choices) = ls_bitset_new(
		search->arena, search->p->count);
	for (size_t s = ls_bitset_next(conjunction, 0); s < conjunction->bits;
	     s = ls_bitset_next(conjunction, s + 1))
		multiply(search, &ways, s);
	for (size_t i = 0; i < ways.choices.n; i++)
		add_choice(search, clause, &ways.choices.v[i]);
}

static void add_need(struct search *search, const struct ls_need *need,
		     enum ls_reading reading)
{
	struct clause *clause = LS_PUSH(search->arena, &search->clauses);
	struct ls_bitset all;

	if (!need->uncertain || reading == LS_OPTIMISTIC) {
		for (size_t i = 0; i < need->count; i++)
			if (ls_bitset_inside(&need->alternatives[i],
					     &search->reach))
				add_ways(search, clause,
					 &need->alternatives[i]);
		return;
	}
	all = ls_bitset_new(search->arena, search->p->count);
	for (size_t i = 0; i < need->count; i++)
		ls_bitset_union(&all, &need->alternatives[i]);
	add_ways(search, clause, &all);
}

/* The highest risk of all that each scope implies. */
static uint8_t *closed_risks(struct ls_arena *arena,
			     const struct ls_privileges *p)
{
	uint8_t *risks = ls_arena_get(arena, p->count + 1);

	for (size_t s = 0; s < p->count; s++)
		for (size_t t = ls_bitset_next(&p->implied[s], 0); t < p->count;
		     t = ls_bitset_next(&p->implied[s], t + 1))
			if (p->risk[t] > risks[s])
				risks[s] = p->risk[t];
	return risks;
}

/* Sets search->allowed to the allowed scopes of the lowest highest risk that
 * can meet all needs, and search->reach to their closure. */
static bool limit_risk(struct search *search, const struct ls_bitset *allowed,
		       enum ls_reading reading)
{
	const uint8_t *risks = closed_risks(search->arena, search->p);
	unsigned level = 0;

	for (;;) {
		unsigned next = UINT_MAX;

		ls_bitset_clear(&search->allowed);
		for (size_t s = ls_bitset_next(allowed, 0); s < allowed->bits;
		     s = ls_bitset_next(allowed, s + 1))
			if (risks[s] <= level)
				ls_bitset_add(&search->allowed, s);
			else if (risks[s] < next)
				next = risks[s];
		ls_close(search->p, &search->allowed, &search->reach);
		if (ls_all_met(search->p, &search->reach, reading))
			return true;
		if (next == UINT_MAX)
			return false;
		level = next;
	}
}

/* What was found in haste may hold more than it must.  One look at each scope
 * is enough: what cannot go from a set cannot go from a smaller one. */
static void tighten(struct search *search, enum ls_reading reading,
		    struct ls_bitset *closed)
{
	const struct ls_privileges *p = search->p;

	for (size_t s = 0; s < p->count; s++) {
		if (!ls_bitset_has(closed, s))
			continue;
		ls_bitset_assign(&search->scratch, closed);
		ls_bitset_intersect(&search->scratch, &search->allowed);
		for (size_t t = ls_bitset_next(&search->scratch, 0);
		     t < p->count; t = ls_bitset_next(&search->scratch, t + 1))
			if (ls_bitset_has(&p->implied[t], s))
				ls_bitset_remove(&search->scratch, t);
		ls_close(p, &search->scratch, &search->bound);
		if (ls_all_met(p, &search->bound, reading))
			ls_bitset_assign(closed, &search->bound);
	}
}

struct ls_minimum ls_minimum(struct ls_arena *arena,
			     const struct ls_privileges *p,
			     const struct ls_bitset *allowed,
			     enum ls_reading reading, uint64_t effort)
{
	struct ls_bitset closed = ls_bitset_new(arena, p->count);
	struct ls_minimum minimum = { .set = ls_bitset_new(arena, p->count) };
	struct search search = {
		.p = p,
		.arena = arena,
		.allowed = ls_bitset_new(arena, p->count),
		.reach = ls_bitset_new(arena, p->count),
		.effort = effort,
		.best = ls_bitset_new(arena, p->count),
		.generators = ls_bitset_new(arena, p->count),
		.scratch = ls_bitset_new(arena, p->count),
		.bound = ls_bitset_new(arena, p->count),
	};

	if (!limit_risk(&search, allowed, reading))
		return minimum;
	for (size_t i = 0; i < p->need_count; i++)
		add_need(&search, &p->needs[i], reading);
	solve(&search, &closed);
	if (search.cut_short)
		tighten(&search, reading, &closed);
	keep_generators(&search, &closed, &minimum.set);
	minimum.possible = true;
	minimum.exact = !search.cut_short;
	minimum.nodes = search.nodes;
	minimum.work = search.work;
	return minimum;
}
