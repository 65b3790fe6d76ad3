/* The mathematics against exhaustive search, on random small worlds. */
#include "config.h"

#include <check.h>
#include <stdlib.h>

#include "privilege/privilege.h"

enum { WORLDS = 100000, MOST_SCOPES = 7, MOST_NEEDS = 5, MOST_WAYS = 3 };

struct world {
	struct ls_privileges p;
	struct ls_bitset implied[MOST_SCOPES];
	uint8_t risk[MOST_SCOPES];
	uint32_t weight[MOST_SCOPES];
	struct ls_need needs[MOST_NEEDS];
	struct ls_bitset ways[MOST_NEEDS][MOST_WAYS];
	enum ls_reading reading;
};

/* xorshift64*: the same worlds on every machine. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (*state * 2685821657736338717u) >> 33;
}

static size_t below(uint64_t *state, size_t n)
{
	return (size_t)(next_random(state) % n);
}

static struct ls_bitset set_of(struct ls_arena *arena, size_t bits,
			       unsigned mask)
{
	struct ls_bitset set = ls_bitset_new(arena, bits);

	for (size_t i = 0; i < bits; i++)
		if (mask & (1u << i))
			ls_bitset_add(&set, i);
	return set;
}

static unsigned mask_of(const struct ls_bitset *set)
{
	unsigned mask = 0;

	for (size_t i = 0; i < set->bits; i++)
		if (ls_bitset_has(set, i))
			mask |= 1u << i;
	return mask;
}

/* Random edges, cycles included, closed by Warshall's way. */
static void make_order(struct world *w, struct ls_arena *arena, uint64_t *state)
{
	size_t n = w->p.count;
	bool above[MOST_SCOPES][MOST_SCOPES] = { 0 };
	size_t edges = below(state, n + 2);

	for (size_t i = 0; i < edges; i++)
		above[below(state, n)][below(state, n)] = true;
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < n; j++)
				above[i][j] |= above[i][k] && above[k][j];
	for (size_t i = 0; i < n; i++) {
		w->implied[i] = ls_bitset_new(arena, n);
		for (size_t j = 0; j < n; j++)
			if (i == j || above[i][j])
				ls_bitset_add(&w->implied[i], j);
	}
}

static void make_world(struct world *w, struct ls_arena *arena, uint64_t *state)
{
	size_t n = 1 + below(state, MOST_SCOPES);

	w->p = (struct ls_privileges){
		.count = n,
		.implied = w->implied,
		.risk = w->risk,
		.weight = w->weight,
		.needs = w->needs,
		.need_count = below(state, MOST_NEEDS + 1),
	};
	w->reading = below(state, 2) ? LS_PESSIMISTIC : LS_OPTIMISTIC;
	make_order(w, arena, state);
	for (size_t i = 0; i < n; i++) {
		w->risk[i] = (uint8_t)below(state, 3);
		w->weight[i] = 1 + (uint32_t)below(state, 4);
	}
	for (size_t i = 0; i < w->p.need_count; i++) {
		w->needs[i].alternatives = w->ways[i];
		w->needs[i].count = 1 + below(state, MOST_WAYS);
		w->needs[i].uncertain = below(state, 4) == 0;
		for (size_t k = 0; k < w->needs[i].count; k++)
			w->ways[i][k] = set_of(arena, n,
					       (unsigned)(next_random(state) &
							  next_random(state) &
							  ((1u << n) - 1)));
	}
}

/* --- the same questions, asked the slow way --- */

static unsigned closure(const struct world *w, unsigned mask)
{
	unsigned closed = 0;

	for (size_t i = 0; i < w->p.count; i++)
		if (mask & (1u << i))
			closed |= mask_of(&w->implied[i]);
	return closed;
}

static bool satisfied(const struct world *w, unsigned closed)
{
	for (size_t i = 0; i < w->p.need_count; i++) {
		const struct ls_need *need = &w->needs[i];
		bool any = false, all = true;

		for (size_t k = 0; k < need->count; k++) {
			unsigned way = mask_of(&need->alternatives[k]);
			bool met = (way & ~closed) == 0;

			any |= met;
			all &= met;
		}
		if (!(need->uncertain && w->reading == LS_PESSIMISTIC ? all :
									any))
			return false;
	}
	return true;
}

static bool slow_over_broad(const struct world *w, unsigned requested)
{
	unsigned held = closure(w, requested);

	for (unsigned m = 0; m < 1u << w->p.count; m++) {
		unsigned c = closure(w, m);

		if (c != held && (c & ~held) == 0 && satisfied(w, c))
			return true;
	}
	return false;
}

/* X_s of the theorem: what of a closed set does not imply s. */
static unsigned slow_without(const struct world *w, unsigned closed, size_t s)
{
	unsigned rest = 0;

	for (size_t t = 0; t < w->p.count; t++)
		if ((closed & (1u << t)) && !ls_bitset_has(&w->implied[t], s))
			rest |= 1u << t;
	return rest;
}

static bool is_strictly_beneath(const struct world *w, size_t low, size_t high)
{
	return ls_bitset_has(&w->implied[high], low) &&
	       !ls_bitset_has(&w->implied[low], high);
}

/* No other member of the set is above it; of two names for one scope either
 * is. */
static bool is_maximal(const struct world *w, unsigned set, size_t s)
{
	for (size_t t = 0; t < w->p.count; t++)
		if ((set & (1u << t)) && is_strictly_beneath(w, s, t))
			return false;
	return true;
}

static enum ls_excess slow_excess(const struct world *w, unsigned requested,
				  size_t s)
{
	unsigned others = closure(w, requested & ~(1u << s));

	if (satisfied(w, others))
		return LS_REMOVABLE;
	return satisfied(w, slow_without(w, closure(w, requested), s)) ?
		       LS_REDUCIBLE :
		       LS_NEEDED;
}

static bool is_worse(const struct world *w, size_t a, size_t b)
{
	if (w->risk[a] != w->risk[b])
		return w->risk[a] > w->risk[b];
	if (w->weight[a] != w->weight[b])
		return w->weight[a] > w->weight[b];
	return a < b;
}

/* The witness to be dealt with first, or the count. */
static size_t slow_witness(const struct world *w, unsigned set)
{
	size_t worst = w->p.count;

	for (size_t s = 0; s < w->p.count; s++)
		if ((set & (1u << s)) && is_maximal(w, set, s) &&
		    satisfied(w, slow_without(w, closure(w, set), s)) &&
		    (worst == w->p.count || is_worse(w, s, worst)))
			worst = s;
	return worst;
}

/* The closure of what remains when the worst witness is removed or reduced, one
 * at a time and all looked at again each time. */
static unsigned slow_shrink(const struct world *w, unsigned set)
{
	size_t s;

	while ((s = slow_witness(w, set)) < w->p.count) {
		unsigned left = set;

		/* All names of the scope go, or none would have. */
		for (size_t t = 0; t < w->p.count; t++)
			if (ls_bitset_has(&w->implied[t], s) &&
			    ls_bitset_has(&w->implied[s], t))
				left &= ~(1u << t);
		if (!satisfied(w, closure(w, left)))
			for (size_t t = 0; t < w->p.count; t++)
				if (is_strictly_beneath(w, t, s))
					left |= 1u << t;
		set = left;
	}
	return closure(w, set);
}

struct cost {
	unsigned risk, weight, count;
	unsigned mask;
};

static struct cost cost_of(const struct world *w, unsigned mask)
{
	unsigned closed = closure(w, mask);
	struct cost cost = { .mask = mask };

	for (size_t i = 0; i < w->p.count; i++) {
		cost.count += (mask >> i) & 1;
		if (!(closed & (1u << i)))
			continue;
		cost.weight += w->weight[i];
		if (w->risk[i] > cost.risk)
			cost.risk = w->risk[i];
	}
	return cost;
}

static bool cheaper(const struct cost *a, const struct cost *b)
{
	unsigned differ = a->mask ^ b->mask;

	if (a->risk != b->risk)
		return a->risk < b->risk;
	if (a->weight != b->weight)
		return a->weight < b->weight;
	if (a->count != b->count)
		return a->count < b->count;
	return (a->mask & (differ & (~differ + 1))) != 0;
}

static bool slow_minimum(const struct world *w, unsigned allowed,
			 struct cost *best)
{
	bool found = false;

	for (unsigned m = 0; m < 1u << w->p.count; m++) {
		struct cost cost = cost_of(w, m);

		if ((m & ~allowed) || !satisfied(w, closure(w, m)))
			continue;
		if (!found || cheaper(&cost, best))
			*best = cost;
		found = true;
	}
	return found;
}

/* --- laws --- */

static void check_minimum(struct ls_arena *arena, const struct world *w,
			  unsigned allowed_mask, unsigned world)
{
	struct ls_bitset allowed = set_of(arena, w->p.count, allowed_mask);
	struct ls_minimum fast = ls_minimum(arena, &w->p, &allowed, w->reading,
					    LS_MINIMUM_EFFORT);
	struct cost slow = { 0 };
	bool possible = slow_minimum(w, allowed_mask, &slow);

	ck_assert_msg(fast.possible == possible, "world %u: possible", world);
	if (!possible)
		return;
	ck_assert_msg(fast.exact, "world %u: not exact", world);
	ck_assert_msg(mask_of(&fast.set) == slow.mask,
		      "world %u: minimum %x is not %x", world,
		      mask_of(&fast.set), slow.mask);
}

/* Whatever the effort, what comes out meets the needs at the lowest highest
 * risk, and no part of it can go. */
static void check_hasty(struct ls_arena *arena, const struct world *w,
			unsigned allowed_mask, uint64_t effort, unsigned world)
{
	struct ls_bitset allowed = set_of(arena, w->p.count, allowed_mask);
	struct ls_minimum hasty = ls_minimum(arena, &w->p, &allowed, w->reading,
					     effort);
	struct cost slow = { 0 }, cost;
	unsigned held;

	if (!slow_minimum(w, allowed_mask, &slow)) {
		ck_assert_msg(!hasty.possible, "world %u: possible", world);
		return;
	}
	cost = cost_of(w, mask_of(&hasty.set));
	held = closure(w, cost.mask);
	ck_assert_msg(hasty.possible && (cost.mask & ~allowed_mask) == 0 &&
			      satisfied(w, held),
		      "world %u: in haste, no solution", world);
	ck_assert_msg(cost.risk == slow.risk, "world %u: in haste, riskier",
		      world);
	ck_assert_msg(!hasty.exact || cost.mask == slow.mask,
		      "world %u: in haste, said to be exact", world);
	for (unsigned m = 0; m < 1u << w->p.count; m++) {
		unsigned c = closure(w, m);

		ck_assert_msg((m & ~allowed_mask) || c == held || (c & ~held) ||
				      !satisfied(w, c),
			      "world %u: in haste, more than it must", world);
	}
}

static void check_shrink(struct ls_arena *arena, const struct world *w,
			 unsigned requested, unsigned world)
{
	struct ls_bitset set = set_of(arena, w->p.count, requested);
	struct ls_bitset result = ls_bitset_new(arena, w->p.count);
	unsigned before = closure(w, requested);
	unsigned after;

	ls_shrink(arena, &w->p, &set, w->reading, &result);
	after = closure(w, mask_of(&result));
	ck_assert_msg((after & ~before) == 0, "world %u: widened", world);
	ck_assert_msg(after == slow_shrink(w, requested),
		      "world %u: %x remains of %x, not %x", world, after,
		      before, slow_shrink(w, requested));
	ck_assert_msg(satisfied(w, after), "world %u: broke a need", world);
	ck_assert_msg(!slow_over_broad(w, mask_of(&result)),
		      "world %u: still over-broad", world);
}

/* No alternative of any need meets what the scope implies. */
static bool slow_unused(const struct world *w, size_t s)
{
	for (size_t i = 0; i < w->p.need_count; i++)
		for (size_t k = 0; k < w->needs[i].count; k++)
			if (mask_of(&w->needs[i].alternatives[k]) &
			    mask_of(&w->implied[s]))
				return false;
	return true;
}

static void check_world(struct ls_arena *arena, const struct world *w,
			unsigned requested, unsigned world)
{
	struct ls_bitset set = set_of(arena, w->p.count, requested);
	struct ls_bitset closed = ls_bitset_new(arena, w->p.count);

	ls_close(&w->p, &set, &closed);
	ck_assert_msg(mask_of(&closed) == closure(w, requested),
		      "world %u: closure", world);
	ck_assert_msg(ls_all_met(&w->p, &closed, w->reading) ==
			      satisfied(w, mask_of(&closed)),
		      "world %u: satisfaction", world);
	check_minimum(arena, w, requested, world);
	check_hasty(arena, w, requested, world % 64, world);
	if (!satisfied(w, mask_of(&closed)))
		return;
	ck_assert_msg(ls_over_broad(arena, &w->p, &set, w->reading) ==
			      slow_over_broad(w, requested),
		      "world %u: over-broad", world);
	for (size_t s = 0; s < w->p.count; s++) {
		enum ls_excess excess;

		if (!(requested & (1u << s)))
			continue;
		excess = ls_excess_of(arena, &w->p, &set, s, w->reading);
		ck_assert_msg(excess == slow_excess(w, requested, s),
			      "world %u: excess of %zu", world, s);
		ck_assert_msg(
			ls_redundant(arena, &w->p, &set, s) ==
				(((closure(w, requested & ~(1u << s)) >> s) &
				  1) != 0),
			"world %u: redundant %zu", world, s);
		ck_assert_msg(ls_surely_unused(&w->p, s) == slow_unused(w, s),
			      "world %u: unused %zu", world, s);
		if (slow_unused(w, s))
			ck_assert_msg(excess == LS_REMOVABLE,
				      "world %u: unused yet needed", world);
	}
	check_shrink(arena, w, requested, world);
}

START_TEST(exhaustive_search_agrees_on_every_world)
{
	struct ls_arena *arena = ls_arena_new((size_t)64 << 20);
	uint64_t state = 0x9e3779b97f4a7c15u;
	unsigned worlds = getenv("LEASTSCOPE_QUICK") != NULL ? WORLDS / 50 :
							       WORLDS;
	unsigned judged = 0;

	for (unsigned i = 0; i < worlds; i++) {
		struct world w;
		unsigned all;

		ls_arena_reset(arena);
		make_world(&w, arena, &state);
		all = (1u << w.p.count) - 1;
		check_world(arena, &w, (unsigned)next_random(&state) & all, i);
		check_world(arena, &w, all, i);
		judged++;
	}
	ck_assert_uint_eq(judged, worlds);
	ls_arena_free(arena);
}
END_TEST

Suite *ls_suite_privilege_property(void);

Suite *ls_suite_privilege_property(void)
{
	Suite *suite = suite_create("privilege_property");
	TCase *tests = tcase_create("random worlds");

	tcase_set_timeout(tests, 300);
	tcase_add_test(tests, exhaustive_search_agrees_on_every_world);
	suite_add_tcase(suite, tests);
	return suite;
}
