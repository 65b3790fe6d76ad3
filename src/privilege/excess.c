/* What of a request is not needed, and what remains without it. */
#include "config.h"

#include "privilege/privilege.h"

/* into: the members of closed that do not imply scope. */
static void without(const struct ls_privileges *p,
		    const struct ls_bitset *closed, size_t scope,
		    struct ls_bitset *into)
{
	ls_bitset_assign(into, closed);
	for (size_t t = ls_bitset_next(closed, 0); t < closed->bits;
	     t = ls_bitset_next(closed, t + 1))
		if (ls_bitset_has(&p->implied[t], scope))
			ls_bitset_remove(into, t);
}

static void close_others(const struct ls_privileges *p,
			 const struct ls_bitset *set, size_t scope,
			 struct ls_bitset *into)
{
	ls_bitset_clear(into);
	for (size_t s = ls_bitset_next(set, 0); s < set->bits;
	     s = ls_bitset_next(set, s + 1))
		if (s != scope)
			ls_bitset_union(into, &p->implied[s]);
}

bool ls_redundant(struct ls_arena *arena, const struct ls_privileges *p,
		  const struct ls_bitset *set, size_t scope)
{
	struct ls_bitset others = ls_bitset_new(arena, p->count);

	close_others(p, set, scope, &others);
	return ls_bitset_has(&others, scope);
}

bool ls_surely_unused(const struct ls_privileges *p, size_t scope)
{
	for (size_t i = 0; i < p->need_count; i++)
		for (size_t k = 0; k < p->needs[i].count; k++)
			if (ls_bitset_meets(&p->needs[i].alternatives[k],
					    &p->implied[scope]))
				return false;
	return true;
}

enum ls_excess ls_excess_of(struct ls_arena *arena,
			    const struct ls_privileges *p,
			    const struct ls_bitset *requested, size_t scope,
			    enum ls_reading reading)
{
	struct ls_bitset closed = ls_bitset_new(arena, p->count);
	struct ls_bitset rest = ls_bitset_new(arena, p->count);

	close_others(p, requested, scope, &rest);
	if (ls_all_met(p, &rest, reading))
		return LS_REMOVABLE;
	ls_close(p, requested, &closed);
	without(p, &closed, scope, &rest);
	return ls_all_met(p, &rest, reading) ? LS_REDUCIBLE : LS_NEEDED;
}

bool ls_over_broad(struct ls_arena *arena, const struct ls_privileges *p,
		   const struct ls_bitset *requested, enum ls_reading reading)
{
	struct ls_bitset closed = ls_bitset_new(arena, p->count);
	struct ls_bitset rest = ls_bitset_new(arena, p->count);

	ls_close(p, requested, &closed);
	for (size_t s = ls_bitset_next(requested, 0); s < requested->bits;
	     s = ls_bitset_next(requested, s + 1)) {
		without(p, &closed, s, &rest);
		if (ls_all_met(p, &rest, reading))
			return true;
	}
	return false;
}

/* Members of set that no other member implies; of equals the lowest. */
static void keep_maximal(const struct ls_privileges *p, struct ls_bitset *set)
{
	for (size_t s = ls_bitset_next(set, 0); s < set->bits;
	     s = ls_bitset_next(set, s + 1))
		for (size_t t = ls_bitset_next(set, 0); t < set->bits;
		     t = ls_bitset_next(set, t + 1)) {
			bool equal = ls_bitset_has(&p->implied[s], t);

			if (t == s || !ls_bitset_has(&p->implied[t], s))
				continue;
			if (equal && s < t)
				continue;
			ls_bitset_remove(set, s);
			break;
		}
}

static bool worse(const struct ls_privileges *p, size_t a, size_t b)
{
	if (p->risk[a] != p->risk[b])
		return p->risk[a] > p->risk[b];
	if (p->weight[a] != p->weight[b])
		return p->weight[a] > p->weight[b];
	return a < b;
}

/* into: what stands strictly beneath some member. */
static void find_lower(const struct ls_privileges *p,
		       const struct ls_bitset *set, struct ls_bitset *into)
{
	ls_bitset_clear(into);
	for (size_t s = ls_bitset_next(set, 0); s < set->bits;
	     s = ls_bitset_next(set, s + 1)) {
		const struct ls_bitset *below = &p->implied[s];

		for (size_t t = ls_bitset_next(below, 0); t < below->bits;
		     t = ls_bitset_next(below, t + 1))
			if (!ls_bitset_has(&p->implied[t], s))
				ls_bitset_add(into, t);
	}
}

/* The worst maximal member that was not looked at yet, or count. */
static size_t worst_of(const struct ls_privileges *p,
		       const struct ls_bitset *set,
		       const struct ls_bitset *settled,
		       struct ls_bitset *scratch)
{
	size_t worst = p->count;

	find_lower(p, set, scratch);
	for (size_t s = ls_bitset_next(set, 0); s < set->bits;
	     s = ls_bitset_next(set, s + 1))
		if (!ls_bitset_has(settled, s) && !ls_bitset_has(scratch, s) &&
		    (worst == p->count || worse(p, s, worst)))
			worst = s;
	return worst;
}

/* The scope goes under all its names. */
static void take_out(const struct ls_privileges *p, struct ls_bitset *set,
		     size_t scope)
{
	const struct ls_bitset *below = &p->implied[scope];

	for (size_t t = ls_bitset_next(below, 0); t < below->bits;
	     t = ls_bitset_next(below, t + 1))
		if (ls_bitset_has(&p->implied[t], scope))
			ls_bitset_remove(set, t);
}

/* What lies strictly beneath scope takes its place. */
static void put_lower(const struct ls_privileges *p, struct ls_bitset *set,
		      size_t scope)
{
	ls_bitset_union(set, &p->implied[scope]);
	take_out(p, set, scope);
}

void ls_shrink(struct ls_arena *arena, const struct ls_privileges *p,
	       const struct ls_bitset *requested, enum ls_reading reading,
	       struct ls_bitset *result)
{
	struct ls_bitset closed = ls_bitset_new(arena, p->count);
	struct ls_bitset rest = ls_bitset_new(arena, p->count);
	struct ls_bitset settled = ls_bitset_new(arena, p->count);
	size_t s;

	ls_bitset_assign(result, requested);
	/* What cannot go from a set cannot go from a smaller one, so one look
	 * at each scope is enough. */
	while ((s = worst_of(p, result, &settled, &rest)) < p->count) {
		ls_bitset_add(&settled, s);
		ls_close(p, result, &closed);
		without(p, &closed, s, &rest);
		if (!ls_all_met(p, &rest, reading))
			continue;
		take_out(p, result, s);
		ls_close(p, result, &rest);
		/* Not without it, but with less of it. */
		if (!ls_all_met(p, &rest, reading))
			put_lower(p, result, s);
	}
	keep_maximal(p, result);
}
