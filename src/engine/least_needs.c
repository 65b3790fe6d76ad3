/* What each use of a request needs, as sets of numbers. */
#include "config.h"

#include "base/out.h"
#include "base/table.h"
#include "engine/drafting.h"

static void set_need(const struct ls_draft *d, struct ls_use_need *use,
		     struct ls_bitset *ways, size_t n)
{
	for (size_t i = 0; i < n; i++)
		ls_bitset_subtract(&ways[i], &d->given);
	use->has_need = true;
	use->need = (struct ls_need){
		.alternatives = ways,
		.count = n,
		.uncertain = n > 1 && use->confidence == LS_NEED_UNCERTAIN,
	};
}

static void need_of_operation(const struct ls_draft *d, struct ls_use_need *use)
{
	uint32_t n = ls_alternative_count(use->operation);
	struct ls_bitset *ways = ls_arena_get(d->run->arena,
					      (n + 1) * sizeof(*ways));

	if (use->confidence == LS_NEED_UNKNOWN || n == 0)
		return;
	for (uint32_t i = 0; i < n; i++) {
		struct ls_list all = ls_alternative(d->catalog, use->operation,
						    i);

		ways[i] = ls_bitset_new(d->run->arena, d->least->p.count);
		for (uint32_t k = 0; k < all.n; k++)
			ls_bitset_add(
				&ways[i],
				d->numbers[ls_list_at(d->catalog, all, k)]);
	}
	set_need(d, use, ways, n);
	/* What only widens the answer is kept where it is asked for. */
	if (use->operation->optional &&
	    !ls_need_met(&use->need, &d->held, LS_OPTIMISTIC))
		use->has_need = false;
}

static void need_of_transport(const struct ls_draft *d, struct ls_use_need *use)
{
	struct ls_list transport = d->catalog->mcp.transport;
	struct ls_bitset *ways = ls_arena_get(d->run->arena,
					      transport.n * sizeof(*ways));

	for (uint32_t i = 0; i < transport.n; i++) {
		ways[i] = ls_bitset_new(d->run->arena, d->least->p.count);
		ls_bitset_add(&ways[i],
			      d->numbers[ls_list_at(d->catalog, transport, i)]);
	}
	set_need(d, use, ways, transport.n);
}

static const struct ls_scope_list *stated_needs(const struct ls_draft *d,
						size_t i)
{
	const struct ls_request *request = d->least->request;
	const struct ls_use_need *use = &d->uses.v[i];

	if (!use->is_tool)
		return &request->operations.v[i].needs;
	return &ls_manifest_tool(d->run->manifest, use->name)->needs;
}

static void need_of_statement(const struct ls_draft *d, size_t i)
{
	struct ls_use_need *use = &d->uses.v[i];
	const struct ls_scope_list *list = stated_needs(d, i);
	struct ls_bitset *way = ls_arena_get(d->run->arena, sizeof(*way));

	/* A scope nobody knows is another rule's finding; here the need is
	 * not known. */
	if (!ls_all_known(list)) {
		use->confidence = LS_NEED_UNKNOWN;
		return;
	}
	if (list->tokens.n == 0)
		return;
	*way = ls_numbers_of(d, list);
	set_need(d, use, way, 1);
}

struct ls_need_set ls_need_set_new(struct ls_arena *arena, size_t most)
{
	return (struct ls_need_set){
		.arena = arena,
		.v = ls_arena_get(arena, (most + 1) * sizeof(struct ls_need)),
	};
}

void ls_need_set_add(struct ls_need_set *set, const struct ls_need *need)
{
	if (need->count > 1) {
		set->v[set->n++] = *need;
		return;
	}
	if (set->sure != NULL) {
		ls_bitset_union(set->sure, &need->alternatives[0]);
		return;
	}
	set->sure = ls_arena_get(set->arena, sizeof(*set->sure));
	*set->sure = ls_bitset_copy(set->arena, &need->alternatives[0]);
	set->v[set->n++] = (struct ls_need){
		.alternatives = set->sure,
		.count = 1,
	};
}

static struct ls_text key_of(struct ls_arena *arena, const struct ls_need *need)
{
	struct ls_out key = ls_out_new(arena);

	ls_out_char(&key, need->uncertain ? '?' : '.');
	for (size_t i = 0; i < need->count; i++) {
		const struct ls_bitset *way = &need->alternatives[i];

		ls_out_raw(&key, (struct ls_text){
					 .p = (const char *)way->words,
					 .n = (way->bits + 63) / 64 *
					      sizeof(*way->words),
				 });
	}
	return ls_out_text(&key);
}

static bool is_new(struct ls_arena *arena, struct ls_table *known,
		   const struct ls_need *need)
{
	bool found = false;

	if (need->count > 1)
		ls_table_put(known, key_of(arena, need), &found);
	return !found;
}

static size_t count_declared(const struct ls_draft *d)
{
	return d->least->request->operations.n + d->least->request->tools.n;
}

bool ls_use_is_unknown(const struct ls_use_need *use)
{
	return use->confidence == LS_NEED_UNKNOWN ||
	       (use->confidence == LS_NEED_UNCERTAIN && use->has_need &&
		!use->need.uncertain);
}

void ls_draft_needs(struct ls_draft *d)
{
	struct ls_least *least = d->least;
	struct ls_need_set needs = ls_need_set_new(d->run->arena, d->uses.n);
	struct ls_table *known = ls_table_new(d->run->arena, 0);

	for (size_t i = 0; i < d->uses.n; i++) {
		struct ls_use_need *use = &d->uses.v[i];

		if (use->by == LS_NEED_STATED)
			need_of_statement(d, i);
		else if (use->by == LS_NEED_TRANSPORT)
			need_of_transport(d, use);
		else if (use->operation != NULL)
			need_of_operation(d, use);
		least->unknown_use |= ls_use_is_unknown(use);
		least->uncertain_use |= use->has_need && use->need.uncertain;
		if (use->has_need && is_new(d->run->arena, known, &use->need))
			ls_need_set_add(&needs, &use->need);
		/* The transport alone says nothing of what the token is for. */
		least->any_need |= use->by != LS_NEED_TRANSPORT &&
				   use->confidence != LS_NEED_UNKNOWN;
	}
	/* That nothing is done is something to judge by, too. */
	least->any_need |= least->usage_complete && count_declared(d) == 0;
	least->uses = d->uses.v;
	least->use_count = d->uses.n;
	least->p.needs = needs.v;
	least->p.need_count = needs.n;
	least->touched = ls_bitset_new(d->run->arena, least->p.count);
	for (size_t i = 0; i < needs.n; i++)
		for (size_t k = 0; k < needs.v[i].count; k++)
			ls_bitset_union(&least->touched,
					&needs.v[i].alternatives[k]);
}
