/* The mathematics on a large provider: random applications of Microsoft Graph,
 * solved exactly, by the least way of each operation, and greedily.
 *
 *	graph FOLDER	the folder holds msgraph-ops.tsv and msgraph.tsv
 *
 * Prints a line for each size of application: operations, applications, most
 * steps, median and worst time in microseconds, mean scopes of the three ways,
 * and how often exact costs less than greedy.  A time is the best of five: the
 * others measure what else the machine does.  Ends with status 1 when a result
 * is not proven, does not meet its needs or is dearer than another way's. */
#include "config.h"

#include <stdint.h>

#include "base/table.h"
#include "base/vec.h"
#include "privilege/privilege.h"

#include "yardstick.h"

enum { APPS = 40, LARGEST = 300, ROUNDS = 5 };

static const size_t sizes[] = { 5, 25, 100, LARGEST };

struct graph {
	struct ls_arena *arena;
	struct ls_table *names;
	LS_VEC(struct ls_text) scopes;
	uint8_t *risk;
	uint32_t *weight;
	struct ls_bitset *implied;
	LS_VEC(struct ls_need) operations;
};

struct result {
	uint64_t nodes;
	double seconds;
	size_t exact, each, greedy; /* scopes */
	bool gained;                /* exact costs less than greedy */
};

_Noreturn static void wrong(const char *what, size_t app)
{
	fprintf(stderr, "graph: application %zu: %s\n", app, what);
	exit(1);
}

/* xorshift64*: the same applications on every machine. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (*state * 2685821657736338717u) >> 33;
}

/* --- the tables --- */

static struct ls_text column(struct ls_text line, unsigned n)
{
	struct ls_text field = { .p = "" };

	for (unsigned i = 0; i <= n; i++)
		if (!ls_text_cut(&line, '\t', &field))
			return (struct ls_text){ .p = "" };
	return field;
}

static struct ls_text table(const struct graph *g, const char *folder,
			    const char *name)
{
	struct bytes bytes = { .p = NULL };
	struct ls_text path = ls_arena_printf(g->arena, "%s/%s", folder, name);

	read_whole(&bytes, ls_arena_string(g->arena, path));
	return (struct ls_text){ .p = bytes.p, .n = bytes.n };
}

static size_t number_of(struct graph *g, struct ls_text name)
{
	bool found;
	size_t *number = ls_table_put(g->names, name, &found);

	if (!found) {
		*number = g->scopes.n;
		*LS_PUSH(g->arena, &g->scopes) = name;
	}
	return *number;
}

/* Names first: every set is as wide as there are scopes. */
static void number_scopes(struct graph *g, struct ls_text scopes,
			  struct ls_text operations)
{
	struct ls_text line, ways, way, name;

	while (ls_text_cut(&scopes, '\n', &line))
		if (line.n > 0 && line.p[0] != '#')
			number_of(g, column(line, 0));
	while (ls_text_cut(&operations, '\n', &line)) {
		if (line.n == 0 || line.p[0] == '#')
			continue;
		ways = column(line, 2);
		while (ls_text_cut(&ways, '|', &way))
			while (ls_text_cut(&way, '+', &name))
				number_of(g, name);
	}
}

/* What is not said is taken for the middle. */
static unsigned level_of(struct ls_text text)
{
	static const char word[] = "delegated=";

	for (size_t i = 0; i + sizeof(word) <= text.n; i++)
		if (memcmp(text.p + i, word, sizeof(word) - 1) == 0)
			return (unsigned)(text.p[i + sizeof(word) - 1] - '0');
	return 3;
}

/* A "~" marks what the provider does not say: it does not count. */
static void add_implied(struct graph *g, size_t scope, struct ls_text list)
{
	struct ls_text name;

	while (list.n > 0 && ls_text_cut(&list, ',', &name))
		if (ls_table_get(g->names, name) != NULL)
			ls_bitset_add(&g->implied[scope],
				      *ls_table_get(g->names, name));
}

static void close_all(struct graph *g)
{
	for (size_t k = 0; k < g->scopes.n; k++)
		for (size_t i = 0; i < g->scopes.n; i++)
			if (ls_bitset_has(&g->implied[i], k))
				ls_bitset_union(&g->implied[i], &g->implied[k]);
}

static void read_scopes(struct graph *g, struct ls_text scopes)
{
	static const uint32_t by_level[] = { 1, 1, 3, 9, 27, 81 };
	size_t n = g->scopes.n;
	struct ls_text line;

	g->risk = ls_arena_get(g->arena, n);
	g->weight = ls_arena_get(g->arena, n * sizeof(*g->weight));
	g->implied = ls_arena_get(g->arena, n * sizeof(*g->implied));
	for (size_t i = 0; i < n; i++) {
		g->risk[i] = 3;
		g->weight[i] = by_level[3];
		g->implied[i] = ls_bitset_new(g->arena, n);
		ls_bitset_add(&g->implied[i], i);
	}
	while (ls_text_cut(&scopes, '\n', &line)) {
		size_t scope;

		if (line.n == 0 || line.p[0] == '#')
			continue;
		scope = number_of(g, column(line, 0));
		g->risk[scope] = (uint8_t)level_of(column(line, 2));
		g->weight[scope] = by_level[g->risk[scope] % 6];
		add_implied(g, scope, column(line, 3));
	}
	close_all(g);
}

static void add_operation(struct graph *g, struct ls_text ways)
{
	LS_VEC(struct ls_bitset) sets = { 0 };
	struct ls_text way, name;

	while (ls_text_cut(&ways, '|', &way)) {
		struct ls_bitset set = ls_bitset_new(g->arena, g->scopes.n);

		while (ls_text_cut(&way, '+', &name))
			ls_bitset_add(&set, number_of(g, name));
		*LS_PUSH(g->arena, &sets) = set;
	}
	*LS_PUSH(g->arena, &g->operations) = (struct ls_need){
		.alternatives = sets.v,
		.count = sets.n,
	};
}

/* Operations that act for a user with a work account. */
static void read_operations(struct graph *g, struct ls_text operations)
{
	struct ls_text line, kinds, kind;

	while (ls_text_cut(&operations, '\n', &line)) {
		if (line.n == 0 || line.p[0] == '#')
			continue;
		kinds = column(line, 3);
		while (ls_text_cut(&kinds, '+', &kind))
			if (ls_text_is(kind, "delegated"))
				add_operation(g, column(line, 2));
	}
}

/* --- three ways to choose scopes --- */

static uint64_t weight_of(const struct graph *g, const struct ls_bitset *closed)
{
	uint64_t sum = 0;

	for (size_t s = ls_bitset_next(closed, 0); s < closed->bits;
	     s = ls_bitset_next(closed, s + 1))
		sum += g->weight[s];
	return sum;
}

static unsigned risk_of(const struct graph *g, const struct ls_bitset *closed)
{
	unsigned most = 0;

	for (size_t s = ls_bitset_next(closed, 0); s < closed->bits;
	     s = ls_bitset_next(closed, s + 1))
		most = g->risk[s] > most ? g->risk[s] : most;
	return most;
}

/* The number of scopes is what a user sees; risk and weight come first. */
static bool costs_less(const struct graph *g, const struct ls_bitset *a,
		       const struct ls_bitset *b)
{
	if (risk_of(g, a) != risk_of(g, b))
		return risk_of(g, a) < risk_of(g, b);
	return weight_of(g, a) < weight_of(g, b);
}

static struct ls_bitset closed_of(const struct graph *g,
				  const struct ls_privileges *p,
				  const struct ls_bitset *set)
{
	struct ls_bitset closed = ls_bitset_new(g->arena, p->count);

	ls_close(p, set, &closed);
	return closed;
}

/* Of each operation the way that costs least by itself. */
static struct ls_bitset each_least(const struct graph *g,
				   const struct ls_privileges *p)
{
	struct ls_bitset all = ls_bitset_new(g->arena, p->count);

	for (size_t i = 0; i < p->need_count; i++) {
		const struct ls_need *need = &p->needs[i];
		struct ls_bitset least = closed_of(g, p, need->alternatives);
		size_t best = 0;

		for (size_t k = 1; k < need->count; k++) {
			struct ls_bitset closed = closed_of(
				g, p, &need->alternatives[k]);

			if (!costs_less(g, &closed, &least))
				continue;
			least = closed;
			best = k;
		}
		ls_bitset_union(&all, &need->alternatives[best]);
	}
	return all;
}

static size_t met_count(const struct ls_privileges *p,
			const struct ls_bitset *closed)
{
	size_t met = 0;

	for (size_t i = 0; i < p->need_count; i++)
		met += ls_need_met(&p->needs[i], closed, LS_PESSIMISTIC);
	return met;
}

/* The way, of all that are open, that meets most needs for what it adds. */
static const struct ls_bitset *best_way(const struct graph *g,
					const struct ls_privileges *p,
					const struct ls_bitset *held,
					struct ls_bitset *with)
{
	const struct ls_bitset *best = NULL;
	uint64_t before = weight_of(g, held);
	size_t met = met_count(p, held);
	double most = 0;

	for (size_t i = 0; i < p->need_count; i++) {
		if (ls_need_met(&p->needs[i], held, LS_PESSIMISTIC))
			continue;
		for (size_t k = 0; k < p->needs[i].count; k++) {
			const struct ls_bitset *way =
				&p->needs[i].alternatives[k];
			double gain;

			ls_close(p, way, with);
			ls_bitset_union(with, held);
			gain = (double)(met_count(p, with) - met) /
			       (double)(weight_of(g, with) - before);
			if (gain <= most)
				continue;
			most = gain;
			best = way;
		}
	}
	return best;
}

static struct ls_bitset greedy(const struct graph *g,
			       const struct ls_privileges *p)
{
	struct ls_bitset chosen = ls_bitset_new(g->arena, p->count);
	struct ls_bitset held = ls_bitset_new(g->arena, p->count);
	struct ls_bitset with = ls_bitset_new(g->arena, p->count);
	const struct ls_bitset *way;

	while ((way = best_way(g, p, &held, &with)) != NULL) {
		ls_bitset_union(&chosen, way);
		ls_close(p, &chosen, &held);
	}
	return chosen;
}

/* --- one application --- */

static struct ls_need *choose(const struct graph *g, size_t size,
			      uint64_t *state)
{
	struct ls_bitset taken = ls_bitset_new(g->arena, g->operations.n);
	struct ls_need *needs = ls_arena_get(g->arena, size * sizeof(*needs));

	for (size_t i = 0; i < size;) {
		size_t one = next_random(state) % g->operations.n;

		if (ls_bitset_has(&taken, one))
			continue;
		ls_bitset_add(&taken, one);
		needs[i++] = g->operations.v[one];
	}
	return needs;
}

static struct ls_minimum solve(const struct graph *g,
			       const struct ls_privileges *p,
			       struct result *result)
{
	struct ls_arena *arena = ls_arena_new((size_t)256 << 20);
	struct ls_bitset all = ls_bitset_new(g->arena, p->count);
	struct ls_minimum minimum = { .possible = false };

	for (size_t s = 0; s < p->count; s++)
		ls_bitset_add(&all, s);
	for (int i = 0; i < ROUNDS; i++) {
		double begun = now(), seconds;

		minimum = ls_minimum(arena, p, &all, LS_PESSIMISTIC,
				     LS_MINIMUM_EFFORT);
		seconds = now() - begun;
		if (i == 0 || seconds < result->seconds)
			result->seconds = seconds;
		minimum.set = ls_bitset_copy(g->arena, &minimum.set);
		ls_arena_reset(arena);
	}
	result->nodes = minimum.nodes;
	ls_arena_free(arena);
	return minimum;
}

static struct result judge(const struct graph *g, const struct ls_privileges *p,
			   size_t app)
{
	struct result result = { 0 };
	struct ls_minimum minimum = solve(g, p, &result);
	struct ls_bitset each = each_least(g, p);
	struct ls_bitset quick = greedy(g, p);
	struct ls_bitset held = closed_of(g, p, &minimum.set);
	struct ls_bitset by_each = closed_of(g, p, &each);
	struct ls_bitset by_greed = closed_of(g, p, &quick);

	if (!minimum.possible || !minimum.exact)
		wrong("not proven", app);
	if (!ls_all_met(p, &held, LS_PESSIMISTIC) ||
	    !ls_all_met(p, &by_greed, LS_PESSIMISTIC) ||
	    !ls_all_met(p, &by_each, LS_PESSIMISTIC))
		wrong("a need is not met", app);
	if (costs_less(g, &by_each, &held) || costs_less(g, &by_greed, &held))
		wrong("dearer than another way", app);
	result.exact = ls_bitset_count(&minimum.set);
	result.each = ls_bitset_count(&each);
	result.greedy = ls_bitset_count(&quick);
	result.gained = costs_less(g, &held, &by_greed);
	return result;
}

/* --- all of them --- */

static int by_time(const void *a, const void *b)
{
	double x = ((const struct result *)a)->seconds;
	double y = ((const struct result *)b)->seconds;

	return (x > y) - (x < y);
}

static void print_line(size_t size, struct result *results)
{
	uint64_t nodes = 0;
	size_t exact = 0, each = 0, quick = 0, gained = 0;

	qsort(results, APPS, sizeof(*results), by_time);
	for (size_t i = 0; i < APPS; i++) {
		nodes = results[i].nodes > nodes ? results[i].nodes : nodes;
		exact += results[i].exact;
		each += results[i].each;
		quick += results[i].greedy;
		gained += results[i].gained;
	}
	printf("%zu %d %llu %.0f %.0f %.1f %.1f %.1f %zu\n", size, APPS,
	       (unsigned long long)nodes, results[APPS / 2].seconds * 1e6,
	       results[APPS - 1].seconds * 1e6, (double)exact / APPS,
	       (double)each / APPS, (double)quick / APPS, gained);
}

int main(int argc, char **argv)
{
	struct graph g = { .arena = ls_arena_new((size_t)1 << 30) };
	uint64_t state = 0x9e3779b97f4a7c15u;
	struct ls_text scopes, operations;

	if (argc != 2 || g.arena == NULL)
		return 2;
	g.names = ls_table_new(g.arena, 1024);
	scopes = table(&g, argv[1], "msgraph.tsv");
	operations = table(&g, argv[1], "msgraph-ops.tsv");
	number_scopes(&g, scopes, operations);
	read_scopes(&g, scopes);
	read_operations(&g, operations);
	if (g.operations.n < 2 * LARGEST)
		wrong("too few operations in the table", 0);
	fprintf(stderr, "%zu scopes, %zu operations\n", g.scopes.n,
		g.operations.n);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct result results[APPS];

		for (size_t app = 0; app < APPS; app++) {
			struct ls_privileges p = {
				.count = g.scopes.n,
				.implied = g.implied,
				.risk = g.risk,
				.weight = g.weight,
				.needs = choose(&g, sizes[i], &state),
				.need_count = sizes[i],
			};

			results[app] = judge(&g, &p, app);
		}
		print_line(sizes[i], results);
	}
	return 0;
}
