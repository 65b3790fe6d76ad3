/* Small numbers for the scopes that matter to one request. */
#include "config.h"

#include "engine/drafting.h"

/* How much holding a scope weighs: its risk, then what it can do. */
static uint32_t weight_of(enum ls_risk risk, enum ls_action action)
{
	static const uint32_t by_risk[] = {
		[LS_RISK_UNKNOWN] = 3,   [LS_RISK_LOW] = 1,
		[LS_RISK_MEDIUM] = 3,    [LS_RISK_HIGH] = 9,
		[LS_RISK_CRITICAL] = 27,
	};

	return by_risk[risk] * 16 + (uint32_t)action + 1;
}

bool ls_is_judged(const struct ls_token *token)
{
	return !token->unresolved && token->known.scope != LS_NONE &&
	       (token->known.flags & (LS_SCOPE_CARRIED | LS_SCOPE_IDENTITY)) ==
		       0;
}

bool ls_may_ask(const struct ls_run *run, const struct ls_request *request,
		const struct ls_scope *scope)
{
	unsigned kind = run->manifest->client.kind;
	unsigned grant = ls_request_grant(run->manifest, request);

	if ((scope->flags & LS_SCOPE_NOT_REQUESTABLE) != 0)
		return false;
	if (scope->grants != 0 && grant != 0 && (scope->grants & grant) == 0)
		return false;
	return scope->audience == 0 || kind == LS_KIND_UNKNOWN ||
	       (scope->audience & kind) != 0;
}

/* Where a use needs a scope that this client may not ask for, those it may ask
 * for that imply it are worth a look. */
static void mark_ways_around(struct ls_draft *d)
{
	const struct ls_catalog *c = d->catalog;
	bool around = false;

	for (size_t s = ls_bitset_next(d->used, 0); s < d->used->bits;
	     s = ls_bitset_next(d->used, s + 1))
		around |= !ls_may_ask(d->run, d->least->request, &c->scopes[s]);
	for (uint32_t s = 0; around && s < c->scope_count; s++) {
		if (c->scopes[s].implies.n == 0 && c->implication_count == 0)
			continue;
		ls_bitset_clear(d->closed);
		ls_catalog_close(d->run->arena, c, s, d->closed);
		if (ls_bitset_meets(d->closed, d->used))
			ls_bitset_add(d->used, s);
	}
}

static void close_used(struct ls_draft *d)
{
	ls_bitset_assign(d->closed, d->used);
	for (size_t s = ls_bitset_next(d->closed, 0); s < d->closed->bits;
	     s = ls_bitset_next(d->closed, s + 1))
		ls_catalog_close(d->run->arena, d->catalog, (uint32_t)s,
				 d->used);
}

static void number_scopes(struct ls_draft *d)
{
	const struct ls_scope_list *list = &d->least->request->scope;
	size_t n = 0;
	uint32_t *scopes;

	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].known.scope != LS_NONE)
			ls_bitset_add(d->used, list->tokens.v[i].known.scope);
	mark_ways_around(d);
	close_used(d);
	scopes = ls_arena_get(d->run->arena,
			      (ls_bitset_count(d->used) + 1) * sizeof(*scopes));
	/* In order of names: it decides between sets that cost the same. */
	ls_bitset_clear(d->closed);
	for (size_t s = ls_bitset_next(d->used, 0); s < d->used->bits;
	     s = ls_bitset_next(d->used, s + 1))
		ls_bitset_add(d->closed, d->run->file->least_ranks[s]);
	for (size_t r = ls_bitset_next(d->closed, 0); r < d->closed->bits;
	     r = ls_bitset_next(d->closed, r + 1)) {
		d->numbers[d->catalog->by_name[r]] = (uint32_t)n;
		scopes[n++] = d->catalog->by_name[r];
	}
	d->least->scopes = scopes;
	d->least->p.count = n;
}

static void fill_order(struct ls_draft *d)
{
	struct ls_arena *arena = d->run->arena;
	struct ls_privileges *p = &d->least->p;
	unsigned kind = d->run->manifest->client.kind;
	struct ls_bitset *implied = ls_arena_get(
		arena, (p->count + 1) * sizeof(*implied));
	uint8_t *risk = ls_arena_get(arena, p->count + 1);
	uint32_t *weight = ls_arena_get(arena,
					(p->count + 1) * sizeof(*weight));

	for (size_t i = 0; i < p->count; i++) {
		uint32_t scope = d->least->scopes[i];
		enum ls_risk r = ls_scope_risk(d->catalog, scope, kind);

		ls_bitset_clear(d->closed);
		ls_catalog_close(arena, d->catalog, scope, d->closed);
		implied[i] = ls_bitset_new(arena, p->count);
		for (size_t s = ls_bitset_next(d->closed, 0);
		     s < d->closed->bits; s = ls_bitset_next(d->closed, s + 1))
			ls_bitset_add(&implied[i], d->numbers[s]);
		/* An unknown risk is taken for a medium one. */
		risk[i] = (uint8_t)(r == LS_RISK_UNKNOWN ? LS_RISK_MEDIUM : r);
		weight[i] = weight_of(r, d->catalog->scopes[scope].action);
	}
	p->implied = implied;
	p->risk = risk;
	p->weight = weight;
}

/* What every application carries, and what is asked for to sign in: no use of
 * it has to be shown, and it is there. */
static void mark_given(struct ls_draft *d)
{
	const struct ls_scope_list *list = &d->least->request->scope;
	struct ls_privileges *p = &d->least->p;
	struct ls_bitset given = ls_bitset_new(d->run->arena, p->count);

	for (size_t i = 0; i < p->count; i++)
		if (d->catalog->scopes[d->least->scopes[i]].flags &
		    LS_SCOPE_CARRIED)
			ls_bitset_add(&given, i);
	for (size_t i = 0; i < list->tokens.n; i++)
		if (!ls_is_judged(&list->tokens.v[i]) &&
		    list->tokens.v[i].known.scope != LS_NONE)
			ls_bitset_add(
				&given,
				d->numbers[list->tokens.v[i].known.scope]);
	d->given = ls_bitset_new(d->run->arena, p->count);
	ls_close(p, &given, &d->given);
}

struct ls_bitset ls_numbers_of(const struct ls_draft *d,
			       const struct ls_scope_list *list)
{
	struct ls_bitset set = ls_bitset_new(d->run->arena, d->least->p.count);

	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].known.scope != LS_NONE)
			ls_bitset_add(
				&set,
				d->numbers[list->tokens.v[i].known.scope]);
	return set;
}

bool ls_all_known(const struct ls_scope_list *list)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].known.scope == LS_NONE &&
		    list->tokens.v[i].known.by != LS_KNOWN_PATTERN)
			return false;
	return list->empty_items.n == 0;
}

void ls_draft_numbers(struct ls_draft *d)
{
	number_scopes(d);
	fill_order(d);
	mark_given(d);
}
