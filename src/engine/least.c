/* From declared uses and requested tokens to the mathematics and back. */
#include "config.h"

#include <string.h>

#include "base/out.h"
#include "base/table.h"
#include "engine/check.h"
#include "engine/least.h"

/* Sets over the whole catalog, before scopes get their small numbers. */
struct draft {
	struct ls_run *run;
	const struct ls_catalog *catalog;
	struct ls_least *least;
	LS_VEC(struct ls_use_need) uses;
	struct ls_bitset used; /* scopes that get a number */
	uint32_t *numbers;     /* scope of the catalog -> number */
};

/* How much holding a scope weighs: its risk, then what it can do. */
static uint32_t weight_of(enum ls_risk risk, enum ls_action action)
{
	static const uint32_t by_risk[] = {
		[LS_RISK_UNKNOWN] = 3, [LS_RISK_LOW] = 1,
		[LS_RISK_MEDIUM] = 3,  [LS_RISK_HIGH] = 9,
		[LS_RISK_CRITICAL] = 27,
	};

	return by_risk[risk] * 16 + (uint32_t)action + 1;
}

/* --- the declared uses --- */

static struct ls_text use_name(struct ls_run *run, const struct ls_use *use)
{
	if (use->path.n == 0)
		return use->id;
	return ls_arena_printf(run->arena, "%.*s%s%.*s", LS_FMT(use->method),
			       use->method.n > 0 ? " " : "", LS_FMT(use->path));
}

static void find_operation(const struct draft *d, struct ls_use_need *need,
			   struct ls_text method, struct ls_text path,
			   struct ls_text id)
{
	struct ls_path_match match =
		ls_catalog_operation(d->catalog, method, path, id);

	need->operation = match.operation;
	need->by = LS_NEED_CATALOG;
	need->confidence = LS_NEED_UNKNOWN;
	if (match.ambiguous)
		need->by = LS_NEED_AMBIGUOUS;
	else if (match.operation == NULL)
		need->by = LS_NEED_NOT_FOUND;
	else
		need->confidence = match.operation->confidence;
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
			ls_bitset_add(&d->used,
				      needs->tokens.v[i].known.scope);
}

static void mark_operation(struct draft *d, const struct ls_operation *o)
{
	for (uint32_t i = 0; i < ls_alternative_count(o); i++) {
		struct ls_list all = ls_alternative(d->catalog, o, i);

		for (uint32_t k = 0; k < all.n; k++)
			ls_bitset_add(&d->used,
				      ls_list_at(d->catalog, all, k));
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
	const struct ls_tool *tool =
		ls_manifest_tool(d->run->manifest, name->text);
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
		file->provider_server =
			ls_catalog_endpoint(d->catalog,
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
		ls_bitset_add(&d->used, ls_list_at(d->catalog, transport, i));
}

/* --- numbers --- */

static bool is_judged(const struct ls_token *token)
{
	return !token->unresolved && token->known.scope != LS_NONE &&
	       (token->known.flags &
		(LS_SCOPE_CARRIED | LS_SCOPE_IDENTITY)) == 0;
}

static void number_scopes(struct draft *d)
{
	const struct ls_scope_list *list = &d->least->request->scope;
	struct ls_bitset marked;
	size_t n = 0;
	uint32_t *scopes;

	for (size_t i = 0; i < list->tokens.n; i++)
		if (is_judged(&list->tokens.v[i]))
			ls_bitset_add(&d->used, list->tokens.v[i].known.scope);
	marked = ls_bitset_copy(d->run->arena, &d->used);
	for (size_t s = ls_bitset_next(&marked, 0); s < marked.bits;
	     s = ls_bitset_next(&marked, s + 1))
		ls_catalog_close(d->run->arena, d->catalog, (uint32_t)s,
				 &d->used);
	d->numbers = ls_arena_get(d->run->arena, d->catalog->scope_count *
							 sizeof(*d->numbers));
	scopes = ls_arena_get(d->run->arena,
			      (ls_bitset_count(&d->used) + 1) *
				      sizeof(*scopes));
	for (uint32_t i = 0; i < d->catalog->scope_count; i++) {
		uint32_t scope = d->catalog->by_name[i];

		if (!ls_bitset_has(&d->used, scope))
			continue;
		d->numbers[scope] = (uint32_t)n;
		scopes[n++] = scope;
	}
	d->least->scopes = scopes;
	d->least->p.count = n;
}

static void fill_order(struct draft *d)
{
	struct ls_arena *arena = d->run->arena;
	struct ls_privileges *p = &d->least->p;
	unsigned kind = d->run->manifest->client.kind;
	struct ls_bitset *implied =
		ls_arena_get(arena, (p->count + 1) * sizeof(*implied));
	uint8_t *risk = ls_arena_get(arena, p->count + 1);
	uint32_t *weight =
		ls_arena_get(arena, (p->count + 1) * sizeof(*weight));

	for (size_t i = 0; i < p->count; i++) {
		uint32_t scope = d->least->scopes[i];
		struct ls_bitset closed =
			ls_bitset_new(arena, d->catalog->scope_count);
		enum ls_risk r = ls_scope_risk(d->catalog, scope, kind);

		ls_catalog_close(arena, d->catalog, scope, &closed);
		implied[i] = ls_bitset_new(arena, p->count);
		for (size_t s = ls_bitset_next(&closed, 0); s < closed.bits;
		     s = ls_bitset_next(&closed, s + 1))
			ls_bitset_add(&implied[i], d->numbers[s]);
		/* An unknown risk is taken for a medium one. */
		risk[i] = (uint8_t)(r == LS_RISK_UNKNOWN ? LS_RISK_MEDIUM : r);
		weight[i] = weight_of(r, d->catalog->scopes[scope].action);
	}
	p->implied = implied;
	p->risk = risk;
	p->weight = weight;
}

static struct ls_bitset numbers_of(const struct draft *d,
				   const struct ls_scope_list *list)
{
	struct ls_bitset set =
		ls_bitset_new(d->run->arena, d->least->p.count);

	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].known.scope != LS_NONE)
			ls_bitset_add(&set,
				      d->numbers[list->tokens.v[i].known.scope]);
	return set;
}

static bool all_known(const struct ls_scope_list *list)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].known.scope == LS_NONE)
			return false;
	return list->empty_items.n == 0;
}

/* --- needs --- */

static void set_need(struct ls_use_need *use, struct ls_bitset *ways, size_t n)
{
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
	struct ls_bitset *ways =
		ls_arena_get(d->run->arena, (n + 1) * sizeof(*ways));

	if (use->confidence == LS_NEED_UNKNOWN || n == 0)
		return;
	for (uint32_t i = 0; i < n; i++) {
		struct ls_list all = ls_alternative(d->catalog, use->operation,
						    i);

		ways[i] = ls_bitset_new(d->run->arena, d->least->p.count);
		for (uint32_t k = 0; k < all.n; k++)
			ls_bitset_add(&ways[i],
				      d->numbers[ls_list_at(d->catalog, all,
							    k)]);
	}
	set_need(use, ways, n);
}

static void need_of_transport(const struct draft *d, struct ls_use_need *use)
{
	struct ls_list transport = d->catalog->mcp.transport;
	struct ls_bitset *ways =
		ls_arena_get(d->run->arena, transport.n * sizeof(*ways));

	for (uint32_t i = 0; i < transport.n; i++) {
		ways[i] = ls_bitset_new(d->run->arena, d->least->p.count);
		ls_bitset_add(&ways[i],
			      d->numbers[ls_list_at(d->catalog, transport,
						    i)]);
	}
	set_need(use, ways, transport.n);
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
	set_need(use, way, 1);
}

/* Needs as the mathematics sees them: each once, and all that leave no choice
 * as one, so that a long list of uses costs no more than its distinct needs. */
struct need_set {
	struct ls_arena *arena;
	struct ls_need *v;
	size_t n;
	struct ls_table *known;
	struct ls_bitset *sure; /* the only way of v[0], once there is one */
};

static struct need_set need_set_new(struct ls_arena *arena, size_t most)
{
	return (struct need_set){
		.arena = arena,
		.v = ls_arena_get(arena, (most + 1) * sizeof(struct ls_need)),
		.known = ls_table_new(arena, most),
	};
}

static struct ls_text key_of(const struct need_set *set,
			     const struct ls_need *need)
{
	struct ls_out key = ls_out_new(set->arena);

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

static void need_set_add(struct need_set *set, const struct ls_need *need)
{
	bool found;

	if (need->count > 1) {
		ls_table_put(set->known, key_of(set, need), &found);
		if (!found)
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

static void fill_needs(struct draft *d)
{
	struct ls_least *least = d->least;
	struct need_set needs = need_set_new(d->run->arena, d->uses.n);

	for (size_t i = 0; i < d->uses.n; i++) {
		struct ls_use_need *use = &d->uses.v[i];

		if (use->by == LS_NEED_STATED)
			need_of_statement(d, i);
		else if (use->by == LS_NEED_TRANSPORT)
			need_of_transport(d, use);
		else if (use->operation != NULL)
			need_of_operation(d, use);
		least->unknown_use |= use->confidence == LS_NEED_UNKNOWN;
		least->uncertain_use |= use->has_need && use->need.uncertain;
		if (use->has_need)
			need_set_add(&needs, &use->need);
		/* The transport alone says nothing of what the token is for. */
		least->any_need |= use->by != LS_NEED_TRANSPORT &&
				   use->confidence != LS_NEED_UNKNOWN;
	}
	least->uses = d->uses.v;
	least->use_count = d->uses.n;
	least->p.needs = needs.v;
	least->p.need_count = needs.n;
}

/* --- judging --- */

/* What of a need the request meets: of candidates those it holds. */
static bool met_part(struct draft *d, const struct ls_need *need,
		     const struct ls_bitset *closed, enum ls_reading reading,
		     struct ls_need *part)
{
	struct ls_bitset *ways;
	size_t n = 0;

	if (!need->uncertain || reading == LS_OPTIMISTIC) {
		*part = *need;
		return ls_need_met(need, closed, reading);
	}
	ways = ls_arena_get(d->run->arena, need->count * sizeof(*ways));
	for (size_t i = 0; i < need->count; i++)
		if (ls_bitset_inside(&need->alternatives[i], closed))
			ways[n++] = need->alternatives[i];
	*part = (struct ls_need){
		.alternatives = ways,
		.count = n,
		.uncertain = true,
	};
	return n > 0;
}

static void judge(struct draft *d, enum ls_reading reading)
{
	struct ls_least *least = d->least;
	struct ls_arena *arena = d->run->arena;
	struct ls_bitset closed = ls_bitset_new(arena, least->p.count);
	struct need_set needs = need_set_new(arena, least->use_count);
	struct ls_need part;

	ls_close(&least->p, &least->requested, &closed);
	least->all_met[reading] = ls_all_met(&least->p, &closed, reading);
	for (size_t i = 0; i < least->use_count; i++)
		if (least->uses[i].has_need &&
		    met_part(d, &least->uses[i].need, &closed, reading, &part))
			need_set_add(&needs, &part);
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
}

static struct ls_least *make(struct ls_run *run,
			     const struct ls_request *request)
{
	struct ls_least *least = ls_arena_get(run->arena, sizeof(*least));
	struct draft d = {
		.run = run,
		.catalog = run->catalog,
		.least = least,
		.used = ls_bitset_new(run->arena, run->catalog->scope_count),
	};

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

const struct ls_least *ls_least_of(struct ls_run *run,
				   const struct ls_request *request)
{
	struct ls_least **made;

	if (request == NULL || run->catalog == NULL || !request->usage_declared)
		return NULL;
	for (size_t i = 0; i < run->file->leasts.n; i++)
		if (run->file->leasts.v[i]->request == request)
			return run->file->leasts.v[i];
	made = LS_PUSH(run->arena, &run->file->leasts);
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

/* The group has a scope that some use may need. */
static bool group_is_used(const struct ls_least *least, size_t number)
{
	uint32_t group =
		least->catalog->scopes[least->scopes[number]].group;

	if (group == LS_NONE)
		return false;
	for (size_t s = 0; s < least->p.count; s++)
		if (least->catalog->scopes[least->scopes[s]].group == group &&
		    !ls_surely_unused(&least->p, s))
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
	s.proven_unused = ls_surely_unused(&least->p, number);
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

static bool may_ask(const struct ls_run *run, const struct ls_scope *scope)
{
	unsigned kind = run->manifest->client.kind;

	if (scope->flags & (LS_SCOPE_NOT_REQUESTABLE | LS_SCOPE_DEPRECATED))
		return false;
	return scope->audience == 0 || kind == LS_KIND_UNKNOWN ||
	       (scope->audience & kind) != 0;
}

struct ls_minimum ls_least_minimum(struct ls_run *run,
				   const struct ls_least *least,
				   enum ls_reading reading, bool only_requested)
{
	struct ls_bitset allowed = ls_bitset_new(run->arena, least->p.count);

	for (size_t i = 0; i < least->p.count; i++)
		if (only_requested ?
			    ls_bitset_has(&least->requested, i) :
			    may_ask(run, &least->catalog
						  ->scopes[least->scopes[i]]))
			ls_bitset_add(&allowed, i);
	return ls_minimum(run->arena, &least->p, &allowed, reading,
			  LS_MINIMUM_EFFORT);
}

/* --- words --- */

const char *ls_least_names(struct ls_run *run, const struct ls_least *least,
			   const struct ls_bitset *set)
{
	struct ls_out out = ls_out_new(run->arena);

	for (size_t i = ls_bitset_next(set, 0); i < set->bits;
	     i = ls_bitset_next(set, i + 1)) {
		if (out.n > 0)
			ls_out_string(&out, ", ");
		ls_out_char(&out, '\'');
		ls_out_shown(&out, ls_scope_name(least->catalog,
						 least->scopes[i]));
		ls_out_char(&out, '\'');
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
