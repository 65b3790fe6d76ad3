/* From declared uses and requested tokens to the mathematics and back. */
#include "config.h"

#include <string.h>

#include "base/out.h"
#include "base/table.h"
#include "base/url.h"
#include "engine/check.h"
#include "engine/least.h"

/* Sets over the whole catalog, before scopes get their small numbers. */
struct draft {
	struct ls_run *run;
	const struct ls_catalog *catalog;
	struct ls_least *least;
	LS_VEC(struct ls_use_need) uses;
	struct ls_bitset *used; /* scopes that get a number */
	struct ls_bitset *closed;
	uint32_t *numbers;      /* scope of the catalog -> number */
	struct ls_bitset given; /* numbers of scopes that are held anyway */
	struct ls_bitset held;  /* all that the request gives */
};

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

/* --- the declared uses --- */

/* No query: it does not count, and may hold a secret. */
static struct ls_text use_name(struct ls_run *run, const struct ls_use *use)
{
	struct ls_text path = ls_url_bare(run->arena, use->path);
	struct ls_text name = { .n = use->method.n + 1 + path.n };
	char *p;

	if (path.n == 0)
		return use->id;
	if (use->method.n == 0)
		return path;
	p = ls_arena_get(run->arena, name.n);
	memcpy(p, use->method.p, use->method.n);
	p[use->method.n] = ' ';
	memcpy(p + use->method.n + 1, path.p, path.n);
	name.p = p;
	return name;
}

static void find_operation(const struct draft *d, struct ls_use_need *need,
			   struct ls_text method, struct ls_text path,
			   struct ls_text id)
{
	struct ls_path_match match = ls_catalog_operation(d->catalog, method,
							  path, id);

	need->by = LS_NEED_CATALOG;
	need->confidence = LS_NEED_UNKNOWN;
	if (match.operation != NULL)
		need->operation = ls_operation_for(
			d->catalog, match.operation,
			d->run->manifest->client.kind);
	if (match.ambiguous)
		need->by = LS_NEED_AMBIGUOUS;
	else if (match.operation == NULL)
		need->by = LS_NEED_NOT_FOUND;
	else
		need->confidence = need->operation->confidence;
}

static void state_need(struct ls_use_need *need)
{
	need->by = LS_NEED_STATED;
	need->confidence = LS_NEED_DOCUMENTED;
}

static void mark_stated(struct draft *d, const struct ls_scope_list *needs)
{
	for (size_t i = 0; i < needs->tokens.n; i++)
		if (needs->tokens.v[i].known.scope != LS_NONE)
			ls_bitset_add(d->used, needs->tokens.v[i].known.scope);
}

static void mark_operation(struct draft *d, const struct ls_operation *o)
{
	for (uint32_t i = 0; i < ls_alternative_count(o); i++) {
		struct ls_list all = ls_alternative(d->catalog, o, i);

		for (uint32_t k = 0; k < all.n; k++)
			ls_bitset_add(d->used, ls_list_at(d->catalog, all, k));
	}
}

static void add_use(struct draft *d, const struct ls_use *use)
{
	struct ls_use_need *need = LS_PUSH(d->run->arena, &d->uses);

	need->node = use->node;
	need->name = use_name(d->run, use);
	need->optional = use->optional;
	find_operation(d, need, use->method, use->path, use->id);
	if (use->needs.node != NULL) {
		state_need(need);
		mark_stated(d, &use->needs);
	} else if (need->operation != NULL)
		mark_operation(d, need->operation);
}

static void add_tool(struct draft *d, const struct ls_value *name)
{
	const struct ls_tool *tool = ls_manifest_tool(d->run->manifest,
						      name->text);
	struct ls_use_need *need = LS_PUSH(d->run->arena, &d->uses);

	need->node = name->node;
	need->name = name->text;
	need->is_tool = true;
	need->read_only = tool == NULL ? LS_UNSAID : tool->read_only;
	need->destructive = tool == NULL ? LS_UNSAID : tool->destructive;
	if (tool != NULL && tool->operation.n > 0)
		find_operation(d, need, (struct ls_text){ 0 },
			       (struct ls_text){ 0 }, tool->operation);
	else
		find_operation(d, need, LS_LITERAL("TOOL"), name->text,
			       (struct ls_text){ 0 });
	if (tool != NULL && tool->needs.node != NULL) {
		state_need(need);
		mark_stated(d, &tool->needs);
	} else if (need->operation != NULL)
		mark_operation(d, need->operation);
}

/* Looked up once for each manifest, however many requests it has. */
static bool has_provider_server(const struct draft *d)
{
	const struct ls_manifest *m = d->run->manifest;
	struct ls_file_check *file = d->run->file;

	if (file->servers_of == m)
		return file->provider_server;
	file->servers_of = m;
	file->provider_server = false;
	for (size_t i = 0; i < m->servers.n && !file->provider_server; i++)
		file->provider_server = ls_catalog_endpoint(
						d->catalog,
						m->servers.v[i].url.text,
						LS_ENDPOINT_MCP) != NULL;
	return file->provider_server;
}

/* A call to the provider's MCP endpoint goes through its transport. */
static bool goes_through_transport(const struct draft *d)
{
	if (d->catalog->mcp.transport.n == 0)
		return false;
	if (has_provider_server(d))
		return true;
	for (size_t i = 0; i < d->least->request->resources.n; i++)
		if (ls_catalog_endpoint(d->catalog,
					d->least->request->resources.v[i].text,
					LS_ENDPOINT_MCP) != NULL)
			return true;
	return false;
}

static void add_transport(struct draft *d)
{
	struct ls_use_need *need;
	struct ls_list transport = d->catalog->mcp.transport;

	if (!goes_through_transport(d))
		return;
	need = LS_PUSH(d->run->arena, &d->uses);
	need->node = d->least->request->node;
	need->name = LS_LITERAL("the MCP transport");
	need->by = LS_NEED_TRANSPORT;
	need->confidence = LS_NEED_DOCUMENTED;
	for (uint32_t i = 0; i < transport.n; i++)
		ls_bitset_add(d->used, ls_list_at(d->catalog, transport, i));
}

/* --- numbers --- */

/* A scope the client chose, and the catalog knows. */
static bool is_judged(const struct ls_token *token)
{
	return !token->unresolved && token->known.scope != LS_NONE &&
	       (token->known.flags & (LS_SCOPE_CARRIED | LS_SCOPE_IDENTITY)) ==
		       0;
}

static bool may_ask(const struct ls_run *run, const struct ls_request *request,
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
static void mark_ways_around(struct draft *d)
{
	const struct ls_catalog *c = d->catalog;
	bool around = false;

	for (size_t s = ls_bitset_next(d->used, 0); s < d->used->bits;
	     s = ls_bitset_next(d->used, s + 1))
		around |= !may_ask(d->run, d->least->request, &c->scopes[s]);
	for (uint32_t s = 0; around && s < c->scope_count; s++) {
		if (c->scopes[s].implies.n == 0 && c->implication_count == 0)
			continue;
		ls_bitset_clear(d->closed);
		ls_catalog_close(d->run->arena, c, s, d->closed);
		if (ls_bitset_meets(d->closed, d->used))
			ls_bitset_add(d->used, s);
	}
}

static void close_used(struct draft *d)
{
	ls_bitset_assign(d->closed, d->used);
	for (size_t s = ls_bitset_next(d->closed, 0); s < d->closed->bits;
	     s = ls_bitset_next(d->closed, s + 1))
		ls_catalog_close(d->run->arena, d->catalog, (uint32_t)s,
				 d->used);
}

static void number_scopes(struct draft *d)
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

static void fill_order(struct draft *d)
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
static void mark_given(struct draft *d)
{
	const struct ls_scope_list *list = &d->least->request->scope;
	struct ls_privileges *p = &d->least->p;
	struct ls_bitset given = ls_bitset_new(d->run->arena, p->count);

	for (size_t i = 0; i < p->count; i++)
		if (d->catalog->scopes[d->least->scopes[i]].flags &
		    LS_SCOPE_CARRIED)
			ls_bitset_add(&given, i);
	for (size_t i = 0; i < list->tokens.n; i++)
		if (!is_judged(&list->tokens.v[i]) &&
		    list->tokens.v[i].known.scope != LS_NONE)
			ls_bitset_add(
				&given,
				d->numbers[list->tokens.v[i].known.scope]);
	d->given = ls_bitset_new(d->run->arena, p->count);
	ls_close(p, &given, &d->given);
}

static struct ls_bitset numbers_of(const struct draft *d,
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

static bool all_known(const struct ls_scope_list *list)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].known.scope == LS_NONE &&
		    list->tokens.v[i].known.by != LS_KNOWN_PATTERN)
			return false;
	return list->empty_items.n == 0;
}

/* --- needs --- */

static void set_need(const struct draft *d, struct ls_use_need *use,
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

static void need_of_operation(const struct draft *d, struct ls_use_need *use)
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

static void need_of_transport(const struct draft *d, struct ls_use_need *use)
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

static const struct ls_scope_list *stated_needs(const struct draft *d, size_t i)
{
	const struct ls_request *request = d->least->request;
	const struct ls_use_need *use = &d->uses.v[i];

	if (!use->is_tool)
		return &request->operations.v[i].needs;
	return &ls_manifest_tool(d->run->manifest, use->name)->needs;
}

static void need_of_statement(const struct draft *d, size_t i)
{
	struct ls_use_need *use = &d->uses.v[i];
	const struct ls_scope_list *list = stated_needs(d, i);
	struct ls_bitset *way = ls_arena_get(d->run->arena, sizeof(*way));

	/* A scope nobody knows is another rule's finding; here the need is
	 * not known. */
	if (!all_known(list)) {
		use->confidence = LS_NEED_UNKNOWN;
		return;
	}
	if (list->tokens.n == 0)
		return;
	*way = numbers_of(d, list);
	set_need(d, use, way, 1);
}

/* Needs as the mathematics sees them: each once, and all that leave no choice
 * as one, so that a long list of uses costs no more than its distinct needs. */
struct need_set {
	struct ls_arena *arena;
	struct ls_need *v;
	size_t n;
	struct ls_bitset *sure; /* the only way of one, once there is one */
};

static struct need_set need_set_new(struct ls_arena *arena, size_t most)
{
	return (struct need_set){
		.arena = arena,
		.v = ls_arena_get(arena, (most + 1) * sizeof(struct ls_need)),
	};
}

static void need_set_add(struct need_set *set, const struct ls_need *need)
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

static size_t count_declared(const struct draft *d)
{
	return d->least->request->operations.n + d->least->request->tools.n;
}

bool ls_use_is_unknown(const struct ls_use_need *use)
{
	return use->confidence == LS_NEED_UNKNOWN ||
	       (use->confidence == LS_NEED_UNCERTAIN && use->has_need &&
		!use->need.uncertain);
}

static void fill_needs(struct draft *d)
{
	struct ls_least *least = d->least;
	struct need_set needs = need_set_new(d->run->arena, d->uses.n);
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
			need_set_add(&needs, &use->need);
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

/* --- judging --- */

/* What of a need the request meets.  Of one it does not meet, and of
 * candidates of which all must be kept, it is the scopes of theirs it holds:
 * they are not superfluous. */
static struct ls_need met_part(struct draft *d, const struct ls_need *need,
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

static void judge(struct draft *d, enum ls_reading reading)
{
	struct ls_least *least = d->least;
	struct ls_arena *arena = d->run->arena;
	struct need_set needs = need_set_new(arena, least->p.need_count);

	least->all_met[reading] = ls_all_met(&least->p, &d->held, reading);
	for (size_t i = 0; i < least->p.need_count; i++) {
		struct ls_need part = met_part(d, &least->p.needs[i], reading);

		need_set_add(&needs, &part);
	}
	least->met[reading] = least->p;
	least->met[reading].needs = needs.v;
	least->met[reading].need_count = needs.n;
	least->rest[reading] = ls_bitset_new(arena, least->p.count);
	ls_shrink(arena, &least->met[reading], &least->requested, reading,
		  &least->rest[reading]);
}

static void mark_requested(struct draft *d)
{
	const struct ls_scope_list *list = &d->least->request->scope;

	d->least->requested = ls_bitset_new(d->run->arena, d->least->p.count);
	for (size_t i = 0; i < list->tokens.n; i++)
		if (is_judged(&list->tokens.v[i]))
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
	struct draft d = {
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
	for (size_t i = 0; i < request->operations.n; i++)
		add_use(&d, &request->operations.v[i]);
	for (size_t i = 0; i < request->tools.n; i++)
		add_tool(&d, &request->tools.v[i]);
	add_transport(&d);
	number_scopes(&d);
	fill_order(&d);
	mark_given(&d);
	mark_requested(&d);
	fill_needs(&d);
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
	if (!is_judged(token))
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

		if (may_ask(run, least->request, scope) &&
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

/* --- words --- */

const char *ls_least_names(struct ls_run *run, const struct ls_least *least,
			   const struct ls_bitset *set)
{
	struct ls_out out = ls_out_new(run->arena);

	for (size_t i = ls_bitset_next(set, 0), next; i < set->bits; i = next) {
		next = ls_bitset_next(set, i + 1);
		if (out.n > 0)
			ls_out_string(&out, next < set->bits ? ", " : " and ");
		ls_out_char(&out, '\'');
		ls_out_shown(&out,
			     ls_scope_name(least->catalog, least->scopes[i]));
		ls_out_char(&out, '\'');
	}
	return ls_arena_string(run->arena, ls_out_text(&out));
}

static void write_way(struct ls_out *out, const struct ls_catalog *catalog,
		      struct ls_list scopes)
{
	for (uint32_t i = 0; i < scopes.n; i++) {
		ls_out_string(out, i == 0 ? "'" : " + ");
		ls_out_shown(
			out,
			ls_scope_name(catalog, ls_list_at(catalog, scopes, i)));
	}
	ls_out_string(out, "' for: ");
}

const char *ls_least_conditions(struct ls_run *run,
				const struct ls_least *least,
				const struct ls_use_need *use)
{
	const struct ls_catalog *catalog = least->catalog;
	const struct ls_operation *operation = use->operation;
	struct ls_out out = ls_out_new(run->arena);
	uint32_t n = 0;

	if (use->by == LS_NEED_CATALOG && operation != NULL)
		n = ls_list_texts(operation->conditions);
	for (uint32_t i = 0; i < n && i < ls_alternative_count(operation);
	     i++) {
		ls_out_string(&out, i == 0 ? "" : "; ");
		write_way(&out, catalog, ls_alternative(catalog, operation, i));
		ls_out_shown(&out,
			     ls_list_text(catalog, operation->conditions, i));
	}
	return ls_arena_string(run->arena, ls_out_text(&out));
}

static bool need_meets(const struct ls_need *need, const struct ls_bitset *set)
{
	for (size_t i = 0; i < need->count; i++)
		if (ls_bitset_meets(&need->alternatives[i], set))
			return true;
	return false;
}

const char *ls_least_users(struct ls_run *run, const struct ls_least *least,
			   size_t number)
{
	enum { MOST = 3 };
	struct ls_out out = ls_out_new(run->arena);
	size_t shown = 0, more = 0;

	for (size_t i = 0; i < least->use_count; i++) {
		const struct ls_use_need *use = &least->uses[i];

		if (!use->has_need ||
		    !need_meets(&use->need, &least->p.implied[number]))
			continue;
		if (shown == MOST) {
			more++;
			continue;
		}
		ls_out_printf(&out, "%s'%s'", shown > 0 ? ", " : "",
			      ls_shown(run, use->name));
		shown++;
	}
	if (more > 0)
		ls_out_printf(&out, " and %zu more", more);
	return ls_arena_string(run->arena, ls_out_text(&out));
}
