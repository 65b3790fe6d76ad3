/*
 * Properties of the whole way from declared uses to bytes, over random
 * catalogs and manifests: what is suggested is what exhaustive search finds,
 * what is written satisfies every rule of least privilege, and --fix alone
 * reaches a set of which nothing can go, taking the worst away first.
 *
 * The order, the costs and the searches are written here once more, the slow
 * way, over masks of bits.
 */
#include "config.h"

#include <stdlib.h>

#include <check.h>
#include <string.h>

#include "base/out.h"
#include "fix/fix.h"
#include "least_check.h"
#include "suites.h"

enum { WORLDS = 1500, MOST_SCOPES = 6, MOST_OPERATIONS = 5, MOST_WAYS = 3 };

struct operation {
	unsigned ways[MOST_WAYS];
	unsigned count;
	bool uncertain;
};

struct little {
	unsigned scopes;
	unsigned implies[MOST_SCOPES]; /* closed */
	unsigned risk[MOST_SCOPES];    /* 1 .. 4 */
	unsigned action[MOST_SCOPES];  /* 1 .. 4 */
	struct operation operations[MOST_OPERATIONS];
	unsigned operation_count;
	unsigned requested;
};

static struct ls_least_world world;
static uint64_t state;

static unsigned below(unsigned n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (unsigned)((state * 2685821657736338717u) >> 33) % n;
}

static void make(struct little *w)
{
	memset(w, 0, sizeof(*w));
	w->scopes = 2 + below(MOST_SCOPES - 1);
	for (unsigned s = 0; s < w->scopes; s++) {
		w->implies[s] = 1u << s;
		w->risk[s] = 1 + below(4);
		w->action[s] = 1 + below(4);
		/* Only lower ones, so that the order has no circles. */
		for (unsigned t = 0; t < s; t++)
			if (below(5) == 0) {
				w->implies[s] |= w->implies[t];
				/* and none riskier than what is above it. */
				if (w->risk[s] < w->risk[t])
					w->risk[s] = w->risk[t];
			}
	}
	w->operation_count = 1 + below(MOST_OPERATIONS);
	for (unsigned o = 0; o < w->operation_count; o++) {
		struct operation *op = &w->operations[o];

		op->count = 1 + below(MOST_WAYS);
		op->uncertain = op->count > 1 && below(4) == 0;
		for (unsigned i = 0; i < op->count; i++)
			op->ways[i] = 1u << below(w->scopes) |
				      (below(3) == 0 ? 1u << below(w->scopes) :
						       0);
	}
	w->requested = 1 + below((1u << w->scopes) - 1);
}

/* --- as text --- */

static const char *const risks[] = { "", "low", "medium", "high", "critical" };
static const char *const actions[] = { "", "read", "write", "remove", "admin" };

static void write_names(struct ls_out *out, unsigned mask, const char *between)
{
	bool first = true;

	for (unsigned s = 0; s < MOST_SCOPES; s++)
		if (mask & (1u << s)) {
			ls_out_printf(out, "%ss%u", first ? "" : between, s);
			first = false;
		}
}

static const char *catalog_of(const struct little *w)
{
	static char text[8192];
	struct ls_out out;

	ls_least_open(&world, NULL);
	out = ls_out_new(world.arena);
	ls_out_string(&out, "catalog: 1\nprovider: {id: little, name: L}\n"
			    "source: {url: 'https://l.example/'}\n"
			    "updated: 2026-12-01\ncompleteness: complete\n"
			    "groups: [{id: g, title: G}]\n"
			    "scopes:\n");
	for (unsigned s = 0; s < w->scopes; s++)
		ls_out_printf(&out,
			      "  - {name: s%u, group: g, risk: %s, action: "
			      "%s}\n",
			      s, risks[w->risk[s]], actions[w->action[s]]);
	ls_out_string(&out, "implies:\n");
	for (unsigned s = 0; s < w->scopes; s++) {
		ls_out_printf(&out, "  - {from: s%u, basis: stated, to: [", s);
		write_names(&out, w->implies[s] & ~(1u << s), ", ");
		ls_out_string(&out, "]}\n");
	}
	ls_out_string(&out, "operations:\n");
	for (unsigned o = 0; o < w->operation_count; o++) {
		const struct operation *op = &w->operations[o];

		ls_out_printf(
			&out, "  - {method: GET, path: /o%u, id: o%u%s, any: [",
			o, o, op->uncertain ? ", confidence: uncertain" : "");
		for (unsigned i = 0; i < op->count; i++) {
			ls_out_string(&out, i == 0 ? "[" : ", [");
			write_names(&out, op->ways[i], ", ");
			ls_out_char(&out, ']');
		}
		ls_out_string(&out, "]}\n");
	}
	ck_assert_uint_lt(out.n, sizeof(text));
	memcpy(text, ls_out_text(&out).p, out.n);
	text[out.n] = '\0';
	return text;
}

static const char *manifest_of(const struct little *w)
{
	struct ls_out out = ls_out_new(world.arena);

	ls_out_string(&out, "leastscope: 1\nprovider: little\n"
			    "client_kind: service\nusage: complete\nscope: ");
	if (w->requested & 1)
		ls_out_char(&out, '[');
	write_names(&out, w->requested, w->requested & 1 ? ", " : " ");
	ls_out_string(&out, w->requested & 1 ? "] # why\n" : "\n");
	ls_out_string(&out, "operations: [");
	for (unsigned o = 0; o < w->operation_count; o++)
		ls_out_printf(&out, "%so%u", o == 0 ? "" : ", ", o);
	ls_out_string(&out, "]\n");
	return ls_arena_string(world.arena, ls_out_text(&out));
}

/* The scopes that a manifest asks for, by reading its line. */
static unsigned asked(const char *text)
{
	const char *at = strstr(text, "\nscope: ");
	unsigned mask = 0;

	ck_assert_ptr_nonnull(at);
	for (at += 8; *at != '\n' && *at != '#'; at++)
		if (at[0] == 's')
			mask |= 1u << (at[1] - '0');
	return mask;
}

/* --- the slow way --- */

static unsigned closed(const struct little *w, unsigned mask)
{
	unsigned all = 0;

	for (unsigned s = 0; s < w->scopes; s++)
		if (mask & (1u << s))
			all |= w->implies[s];
	return all;
}

/* However the uncertain ones turn out. */
static bool is_enough(const struct little *w, unsigned held)
{
	for (unsigned o = 0; o < w->operation_count; o++) {
		const struct operation *op = &w->operations[o];
		unsigned met = 0;

		for (unsigned i = 0; i < op->count; i++)
			met += (op->ways[i] & ~held) == 0;
		if (op->uncertain ? met < op->count : met == 0)
			return false;
	}
	return true;
}

static unsigned weight(const struct little *w, unsigned s)
{
	static const unsigned by_risk[] = { 0, 1, 3, 9, 27 };

	return by_risk[w->risk[s]] * 16 + w->action[s] + 1;
}

/* Smaller is better; compared from the first on. */
struct cost {
	unsigned risk, weight, count, order;
};

static struct cost cost_of(const struct little *w, unsigned mask)
{
	unsigned all = closed(w, mask);
	struct cost cost = { .risk = 0 };

	for (unsigned s = 0; s < w->scopes; s++) {
		/* Lower names first: a set that has the first one wins. */
		cost.order = cost.order * 2 + !(mask & (1u << s));
		cost.count += (mask >> s) & 1;
		if (!(all & (1u << s)))
			continue;
		cost.weight += weight(w, s);
		if (w->risk[s] > cost.risk)
			cost.risk = w->risk[s];
	}
	return cost;
}

static bool is_less(struct cost a, struct cost b)
{
	if (a.risk != b.risk)
		return a.risk < b.risk;
	if (a.weight != b.weight)
		return a.weight < b.weight;
	if (a.count != b.count)
		return a.count < b.count;
	return a.order < b.order;
}

static unsigned best(const struct little *w)
{
	unsigned chosen = 0;
	bool found = false;

	for (unsigned m = 0; m < 1u << w->scopes; m++)
		if (is_enough(w, closed(w, m)) &&
		    (!found || is_less(cost_of(w, m), cost_of(w, chosen)))) {
			chosen = m;
			found = true;
		}
	ck_assert(found);
	return chosen;
}

static bool is_over_broad(const struct little *w, unsigned mask)
{
	unsigned held = closed(w, mask);

	for (unsigned m = 0; m < 1u << w->scopes; m++) {
		unsigned c = closed(w, m);

		if (c != held && (c & ~held) == 0 && is_enough(w, c))
			return true;
	}
	return false;
}

/* The worst that can go, goes; alone, as --fix does it. */
static unsigned worst_first(const struct little *w, unsigned mask)
{
	for (;;) {
		unsigned worst = w->scopes;

		for (unsigned s = 0; s < w->scopes; s++) {
			if (!(mask & (1u << s)) ||
			    !is_enough(w, closed(w, mask & ~(1u << s))))
				continue;
			if (worst == w->scopes || w->risk[s] > w->risk[worst] ||
			    (w->risk[s] == w->risk[worst] &&
			     weight(w, s) > weight(w, worst)))
				worst = s;
		}
		if (worst == w->scopes)
			return mask;
		mask &= ~(1u << worst);
	}
}

/* --- laws --- */

static bool is_of_least_privilege(const char *rule)
{
	static const char *const rules[] = {
		"unused-scope",    "over-broad-scope", "unneeded-write",
		"redundant-scope", "missing-scope",    "narrower-alternative",
	};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (strcmp(rule, rules[i]) == 0)
			return true;
	return false;
}

/* No finding of least privilege but that a need is not certain. */
static void check_clean(const char *text)
{
	struct ls_work work = {
		.path = LS_LITERAL("m.yaml"),
		.named = true,
		.in_memory = true,
		.bytes = ls_text_of(text),
	};
	struct ls_results *results = ls_engine_run(world.arena, &world.options,
						   &work, 1);

	for (size_t i = 0; i < results->findings.n; i++) {
		const struct ls_finding *f = results->findings.v[i];

		ck_assert_msg(
			!is_of_least_privilege(f->rule->id) ||
				(f->severity == LS_NOTE &&
				 f->confidence == LS_LIKELY &&
				 strcmp(f->rule->id, "missing-scope") != 0 &&
				 strcmp(f->rule->id, "narrower-alternative") !=
					 0),
			"%s at %u:%u of\n%s", f->rule->id, f->start.line,
			f->start.column, text);
	}
}

static void check_suggestion(const struct little *w, const char *text)
{
	unsigned wanted = best(w);
	struct ls_suggestions *all = ls_least_suggest(&world, text);
	const struct ls_suggestion *s = all->list.v[0];
	unsigned least = 0;
	const char *after;

	ck_assert_uint_eq(all->list.n, 1);
	ck_assert(s->possible && s->exact && s->proven);
	for (size_t i = 0; i < s->scopes.n; i++)
		if (s->scopes.v[i].fate != LS_FATE_DROP)
			least |= 1u << (s->scopes.v[i].name.p[1] - '0');
	ck_assert_msg(least == wanted, "least is %x, not %x:\n%s%s", least,
		      wanted, catalog_of(w), text);
	after = ls_least_applied(&world, text);
	ck_assert_msg(asked(after) == wanted, "%s\nbecame\n%s", text, after);
	check_clean(after);
	ck_assert_str_eq(ls_least_applied(&world, after), after);
}

static bool has_chain(const struct little *w)
{
	for (unsigned s = 0; s < w->scopes; s++)
		if (w->implies[s] != 1u << s)
			return true;
	return false;
}

static void check_fix(const struct little *w, const char *text)
{
	struct ls_fix_result result;
	unsigned before = w->requested;
	unsigned after;

	ls_fix_text(world.arena, &world.options, LS_LITERAL("m.yaml"),
		    ls_text_of(text), false, &result);
	ck_assert(result.is_stable);
	after = asked(ls_arena_string(world.arena, result.text));
	ck_assert_msg((closed(w, after) & ~closed(w, before)) == 0,
		      "a safe fix gave more: %x to %x", before, after);
	if (!is_enough(w, closed(w, before)))
		return;
	ck_assert_msg(is_enough(w, closed(w, after)),
		      "a safe fix took what is needed: %x to %x\n%s%s", before,
		      after, catalog_of(w), text);
	if (has_chain(w)) {
		ck_assert_msg(worst_first(w, after) == after ||
				      (after & (after - 1)) == 0,
			      "something can still go of %x\n%s%s", after,
			      catalog_of(w), text);
		return;
	}
	ck_assert_msg(!is_over_broad(w, after), "still over-broad: %x\n%s%s",
		      after, catalog_of(w), text);
	ck_assert_msg(after == worst_first(w, before), "%x, not %x\n%s%s",
		      after, worst_first(w, before), catalog_of(w), text);
}

START_TEST(suggestions_and_fixes_agree_with_exhaustive_search)
{
	unsigned worlds = getenv("LEASTSCOPE_QUICK") != NULL ? WORLDS / 20 :
							       WORLDS;

	state = 0x9e3779b97f4a7c15u;
	for (unsigned i = 0; i < worlds; i++) {
		struct little w;
		const char *text;

		make(&w);
		ls_least_open(&world, catalog_of(&w));
		text = manifest_of(&w);
		check_suggestion(&w, text);
		ls_least_open(&world, catalog_of(&w));
		check_fix(&w, manifest_of(&w));
	}
	ls_least_close(&world);
}
END_TEST

Suite *ls_suite_fix_least(void)
{
	Suite *suite = suite_create("fix_least");
	TCase *tests = tcase_create("random worlds");

	tcase_set_timeout(tests, 300);
	tcase_add_test(tests,
		       suggestions_and_fixes_agree_with_exhaustive_search);
	suite_add_tcase(suite, tests);
	return suite;
}
