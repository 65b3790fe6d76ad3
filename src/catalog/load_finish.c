/* The end of loading: orders, sums and the finished catalog. */
#include "config.h"

#include "catalog/loading.h"
#include "catalog/path.h"

/* Order of two numbers, each an index. */
typedef int ls_load_order(const struct ls_loading *loading, uint32_t a,
			  uint32_t b);

static void merge(const struct ls_loading *loading, ls_load_order *order,
		  const uint32_t *from, uint32_t *to, size_t low, size_t middle,
		  size_t high)
{
	size_t left = low, right = middle;

	for (size_t i = low; i < high; i++) {
		bool take_left = left < middle &&
				 (right >= high ||
				  order(loading, from[left], from[right]) <= 0);

		to[i] = from[take_left ? left++ : right++];
	}
}

/* 0 .. n - 1 in order; a stable merge sort, since qsort() takes no context. */
static uint32_t *sorted(struct ls_loading *loading, size_t n,
			ls_load_order *order)
{
	uint32_t *from = ls_arena_get(loading->arena, (n + 1) * sizeof(*from));
	uint32_t *to = ls_arena_get(loading->arena, (n + 1) * sizeof(*to));

	for (size_t i = 0; i < n; i++)
		from[i] = (uint32_t)i;
	for (size_t width = 1; width < n; width *= 2) {
		uint32_t *swap = from;

		for (size_t low = 0; low < n; low += 2 * width) {
			size_t middle = low + width < n ? low + width : n;
			size_t high = middle + width < n ? middle + width : n;

			merge(loading, order, from, to, low, middle, high);
		}
		from = to;
		to = swap;
	}
	return from;
}

static int by_name(const struct ls_loading *loading, uint32_t a, uint32_t b)
{
	return ls_text_compare(
		ls_loading_text(loading, loading->scopes.v[a].name),
		ls_loading_text(loading, loading->scopes.v[b].name));
}

static int by_action(const struct ls_loading *loading, uint32_t a, uint32_t b)
{
	int order = loading->scopes.v[a].action - loading->scopes.v[b].action;

	return order != 0 ? order : by_name(loading, a, b);
}

static int by_path(const struct ls_loading *loading, uint32_t a, uint32_t b)
{
	const struct ls_operation *x = &loading->operations.v[a];
	const struct ls_operation *y = &loading->operations.v[b];
	int order = ls_text_compare(ls_loading_text(loading, x->method),
				    ls_loading_text(loading, y->method));

	if (order == 0)
		order = ls_path_compare(ls_loading_text(loading, x->path),
					ls_loading_text(loading, y->path),
					loading->catalog.fold_paths != 0);
	if (order == 0)
		order = x->layer - y->layer;
	return order != 0 ? order : x->client_kinds - y->client_kinds;
}

static int by_id(const struct ls_loading *loading, uint32_t a, uint32_t b)
{
	return ls_text_compare(
		ls_loading_text(loading, loading->operations.v[a].id),
		ls_loading_text(loading, loading->operations.v[b].id));
}

static void sum_up_group(struct ls_loading *loading, uint32_t group,
			 const uint32_t *order)
{
	struct ls_group *record = &loading->groups.v[group];
	LS_VEC(uint32_t) scopes = { .v = NULL };

	record->risk = LS_RISK_UNKNOWN;
	record->risk_low = LS_RISK_UNKNOWN;
	for (size_t i = 0; i < loading->scopes.n; i++) {
		const struct ls_scope *scope = &loading->scopes.v[order[i]];

		if (scope->group != group)
			continue;
		*LS_PUSH(loading->arena, &scopes) = order[i];
		if (scope->risk > record->risk)
			record->risk = scope->risk;
		if (scope->risk != LS_RISK_UNKNOWN &&
		    (record->risk_low == LS_RISK_UNKNOWN ||
		     scope->risk < record->risk_low))
			record->risk_low = scope->risk;
	}
	record->scopes = ls_load_list(loading, scopes.v, scopes.n);
}

static void order_operations(struct ls_loading *loading)
{
	size_t n = loading->operations.n;
	uint32_t *order = sorted(loading, n, by_path);
	struct ls_operation *records = ls_arena_get(loading->arena,
						    (n + 1) * sizeof(*records));

	for (size_t i = 0; i < n; i++)
		records[i] = loading->operations.v[order[i]];
	loading->operations.v = records;
	loading->catalog.operations = records;
	loading->catalog.operation_count = (uint32_t)n;
	ls_load_paths(loading);
}

static void order_operation_ids(struct ls_loading *loading)
{
	size_t n = loading->operations.n;
	uint32_t *order = sorted(loading, n, by_id);
	size_t without = 0;

	/* Those without an id come first. */
	while (without < n && loading->operations.v[order[without]].id.n == 0)
		without++;
	loading->catalog.by_operation_id = order + without;
	loading->catalog.operation_id_count = (uint32_t)(n - without);
}

const struct ls_catalog *ls_load_finish(struct ls_loading *loading)
{
	struct ls_catalog *catalog = ls_arena_get(loading->arena,
						  sizeof(*catalog));
	const uint32_t *order = sorted(loading, loading->scopes.n, by_action);

	for (uint32_t i = 0; i < loading->groups.n; i++)
		sum_up_group(loading, i, order);
	order_operations(loading);
	order_operation_ids(loading);
	*catalog = loading->catalog;
	catalog->by_name = sorted(loading, loading->scopes.n, by_name);
	catalog->pool = loading->pool.v;
	catalog->pool_size = (uint32_t)loading->pool.n;
	catalog->numbers = loading->numbers.v;
	catalog->number_count = (uint32_t)loading->numbers.n;
	catalog->scopes = loading->scopes.v;
	catalog->scope_count = (uint32_t)loading->scopes.n;
	catalog->groups = loading->groups.v;
	catalog->group_count = (uint32_t)loading->groups.n;
	catalog->patterns = loading->patterns.v;
	catalog->pattern_count = (uint32_t)loading->patterns.n;
	catalog->implications = loading->implications.v;
	catalog->implication_count = (uint32_t)loading->implications.n;
	catalog->not_scopes = loading->not_scopes.v;
	catalog->not_scope_count = (uint32_t)loading->not_scopes.n;
	catalog->endpoints = loading->endpoints.v;
	catalog->endpoint_count = (uint32_t)loading->endpoints.n;
	catalog->offers = loading->offers.v;
	catalog->offer_count = (uint32_t)loading->offers.n;
	catalog->toxic = loading->toxic.v;
	catalog->toxic_count = (uint32_t)loading->toxic.n;
	return catalog;
}
