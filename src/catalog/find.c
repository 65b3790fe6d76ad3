/* What a catalog says of one scope: looking names up, closing implications. */
#include "config.h"

#include <assert.h>

#include "base/out.h"
#include "catalog/catalog.h"
#include "catalog/lookup.h"

uint32_t ls_list_texts(struct ls_list list)
{
	return list.n / 2;
}

struct ls_text ls_list_text(const struct ls_catalog *catalog,
			    struct ls_list list, uint32_t i)
{
	struct ls_ref ref = {
		.at = ls_list_at(catalog, list, 2 * i),
		.n = ls_list_at(catalog, list, 2 * i + 1),
	};

	return ls_ref_text(catalog, ref);
}

struct ls_text ls_scope_name(const struct ls_catalog *catalog, uint32_t scope)
{
	assert(scope < catalog->scope_count);
	return ls_ref_text(catalog, catalog->scopes[scope].name);
}

enum ls_risk ls_scope_risk(const struct ls_catalog *catalog, uint32_t scope,
			   unsigned kinds)
{
	const struct ls_scope *record = &catalog->scopes[scope];
	enum ls_risk risk = LS_RISK_UNKNOWN;
	bool stated = false;

	for (uint32_t i = 0; kinds != 0 && i + 1 < record->risk_for.n; i += 2) {
		uint32_t level;

		if ((ls_list_at(catalog, record->risk_for, i) & kinds) == 0)
			continue;
		level = ls_list_at(catalog, record->risk_for, i + 1);
		if (!stated || level > (uint32_t)risk)
			risk = (enum ls_risk)level;
		stated = true;
	}
	return stated ? risk : (enum ls_risk)record->risk;
}

uint32_t ls_lookup_name(const struct ls_catalog *catalog, struct ls_text name)
{
	uint32_t low = 0, high = catalog->scope_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t scope = catalog->by_name[middle];
		int order = ls_text_compare(name,
					    ls_scope_name(catalog, scope));

		if (order == 0)
			return scope;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return LS_NONE;
}

static bool has_alias(const struct ls_catalog *catalog, uint32_t scope,
		      struct ls_text alias, bool fold)
{
	struct ls_list aliases = catalog->scopes[scope].aliases;

	for (uint32_t i = 0; i < ls_list_texts(aliases); i++) {
		struct ls_text text = ls_list_text(catalog, aliases, i);

		if (fold ? ls_text_is_folded(text, alias) :
			   ls_text_eq(text, alias))
			return true;
	}
	return false;
}

uint32_t ls_lookup_alias(const struct ls_catalog *catalog, struct ls_text alias)
{
	for (uint32_t i = 0; i < catalog->scope_count; i++)
		if (has_alias(catalog, i, alias, false))
			return i;
	return LS_NONE;
}

uint32_t ls_lookup_folded(const struct ls_catalog *catalog, struct ls_text name)
{
	uint32_t found = LS_NONE;

	for (uint32_t i = 0; i < catalog->scope_count; i++) {
		if (!ls_text_is_folded(ls_scope_name(catalog, i), name) &&
		    !has_alias(catalog, i, name, true))
			continue;
		if (found != LS_NONE)
			return LS_NONE;
		found = i;
	}
	return found;
}

uint32_t ls_lookup_group(const struct ls_catalog *catalog, struct ls_text id)
{
	for (uint32_t i = 0; i < catalog->group_count; i++)
		if (ls_text_eq(ls_ref_text(catalog, catalog->groups[i].id), id))
			return i;
	return LS_NONE;
}

struct making {
	struct ls_arena *arena;
	const struct ls_catalog *catalog;
	const struct ls_ref *ref;
	bool fold_case;
	struct ls_pattern *pattern; /* NULL: refused */
};

static void make_pattern(void *arg)
{
	struct making *making = arg;
	struct ls_text text = ls_ref_text(making->catalog, *making->ref);
	struct ls_text why;
	size_t offset;

	if (making->fold_case)
		text = ls_arena_printf(making->arena, "(?i:%.*s)",
				       LS_FMT(text));
	making->pattern = ls_pattern_new(making->arena, text, &why, &offset);
	if (making->pattern != NULL)
		ls_arena_keep(making->arena, making->ref, making->pattern);
}

struct ls_pattern *ls_lookup_pattern(struct ls_arena *arena,
				     const struct ls_catalog *catalog,
				     const struct ls_ref *pattern,
				     bool fold_case)
{
	struct making making = {
		.arena = ls_arena_lasting(arena),
		.catalog = catalog,
		.ref = pattern,
		.fold_case = fold_case,
	};
	struct ls_pattern *compiled = ls_arena_kept(making.arena, pattern);

	if (compiled != NULL)
		return compiled;
	/* The lasting arena has no guard of its own. */
	if (!ls_guard(making.arena, make_pattern, &making))
		ls_arena_leave(arena);
	return making.pattern;
}

struct ls_text ls_lookup_cut_reference(struct ls_text rest, size_t *end)
{
	*end = 2;
	if (rest.n > 1 && rest.p[1] >= '0' && rest.p[1] <= '9')
		return ls_text_part(rest, 1, 2);
	if (rest.n < 2 || rest.p[1] != '{')
		return (struct ls_text){ .p = NULL, .n = 0 };
	*end = ls_text_find(rest, '}') + 1;
	if (*end > rest.n)
		return (struct ls_text){ .p = NULL, .n = 0 };
	return ls_text_part(rest, 2, *end - 1);
}

unsigned ls_lookup_reference(struct ls_arena *arena,
			     const struct ls_pattern *pattern,
			     struct ls_text name)
{
	if (name.n == 1 && name.p[0] >= '0' && name.p[0] <= '9')
		return (unsigned)(name.p[0] - '0');
	return ls_pattern_group(pattern, ls_arena_string(arena, name));
}

struct ls_text ls_lookup_expand(struct ls_arena *arena,
				const struct ls_pattern *pattern,
				struct ls_text template,
				const struct ls_groups *groups)
{
	struct ls_out out = ls_out_new(arena);
	struct ls_text rest = template;

	while (rest.n > 0) {
		size_t plain = ls_text_find(rest, '$');
		struct ls_text name;
		unsigned group;
		size_t end;

		ls_out_raw(&out, ls_text_part(rest, 0, plain));
		rest = ls_text_part(rest, plain, rest.n);
		if (rest.n == 0)
			break;
		name = ls_lookup_cut_reference(rest, &end);
		if (name.n == 0) {
			ls_out_char(&out, '$');
			rest = ls_text_part(rest, 1, rest.n);
			continue;
		}
		group = ls_lookup_reference(arena, pattern, name);
		if (group < groups->n)
			ls_out_raw(&out, groups->group[group]);
		rest = ls_text_part(rest, end, rest.n);
	}
	return ls_out_text(&out);
}

static uint32_t find_name(const struct ls_catalog *catalog,
			  struct ls_text token, enum ls_known_by *by)
{
	uint32_t scope = ls_lookup_name(catalog, token);

	*by = LS_KNOWN_EXACT;
	if (scope != LS_NONE)
		return scope;
	*by = LS_KNOWN_ALIAS;
	if (catalog->fold_case)
		scope = ls_lookup_folded(catalog, token);
	if (scope == LS_NONE)
		scope = ls_lookup_alias(catalog, token);
	return scope;
}

static uint32_t find_after_prefix(const struct ls_catalog *catalog,
				  struct ls_text token, enum ls_known_by *by)
{
	for (uint32_t i = 0; i < ls_list_texts(catalog->prefixes); i++) {
		struct ls_text prefix = ls_list_text(catalog, catalog->prefixes,
						     i);
		uint32_t scope;

		if (token.n <= prefix.n ||
		    !ls_text_eq(ls_text_part(token, 0, prefix.n), prefix))
			continue;
		scope = find_name(catalog,
				  ls_text_part(token, prefix.n, token.n), by);
		*by = LS_KNOWN_PREFIX;
		if (scope != LS_NONE)
			return scope;
	}
	return LS_NONE;
}

static struct ls_known known_scope(const struct ls_catalog *catalog,
				   uint32_t scope, enum ls_known_by by)
{
	const struct ls_scope *record = &catalog->scopes[scope];

	return (struct ls_known){
		.by = by,
		.scope = scope,
		.pattern = LS_NONE,
		.group = record->group,
		.action = (enum ls_action)record->action,
		.risk = (enum ls_risk)record->risk,
		.flags = record->flags,
		.marks = record->marks,
	};
}

/* What the named group of a match holds; empty when there is no such group. */
static struct ls_text held(const struct ls_pattern *pattern,
			   const struct ls_groups *groups, const char *name)
{
	unsigned group = ls_pattern_group(pattern, name);

	if (group == 0 || group >= groups->n)
		return (struct ls_text){ .p = NULL, .n = 0 };
	return groups->group[group];
}

/* The highest risk that a part of the name brings along. */
static enum ls_risk risk_of_match(const struct ls_catalog *catalog,
				  const struct ls_name_pattern *record,
				  const struct ls_pattern *pattern,
				  const struct ls_groups *groups)
{
	struct ls_list by = record->risk_by;
	enum ls_risk risk = LS_RISK_UNKNOWN;

	for (uint32_t i = 0; i + 4 < by.n; i += 5) {
		struct ls_ref value = {
			.at = ls_list_at(catalog, by, i + 2),
			.n = ls_list_at(catalog, by, i + 3),
		};
		/* Texts of the pool end in NUL. */
		const char *name = catalog->pool + ls_list_at(catalog, by, i);
		uint32_t level = ls_list_at(catalog, by, i + 4);

		if (ls_text_eq(held(pattern, groups, name),
			       ls_ref_text(catalog, value)) &&
		    level > (uint32_t)risk)
			risk = (enum ls_risk)level;
	}
	return risk == LS_RISK_UNKNOWN ? (enum ls_risk)record->risk : risk;
}

static struct ls_known known_match(const struct ls_catalog *catalog, uint32_t i,
				   const struct ls_pattern *pattern,
				   const struct ls_groups *groups)
{
	const struct ls_name_pattern *record = &catalog->patterns[i];
	enum ls_action action = ls_action_parse(held(pattern, groups, "act"));
	uint32_t group = ls_lookup_group(catalog, held(pattern, groups, "res"));

	return (struct ls_known){
		.by = record->known ? LS_KNOWN_PATTERN : LS_NOT_KNOWN,
		.scope = LS_NONE,
		.pattern = i,
		.group = group == LS_NONE ? record->group : group,
		.action = action == LS_ACTION_UNKNOWN ?
				  (enum ls_action)record->action :
				  action,
		.risk = risk_of_match(catalog, record, pattern, groups),
		.flags = record->flags,
		.marks = record->marks,
	};
}

static struct ls_known find_by_pattern(struct ls_arena *arena,
				       const struct ls_catalog *catalog,
				       struct ls_text token)
{
	struct ls_known known = {
		.by = LS_NOT_KNOWN,
		.scope = LS_NONE,
		.pattern = LS_NONE,
		.group = LS_NONE,
	};

	for (uint32_t i = 0; i < catalog->pattern_count; i++) {
		struct ls_groups groups = { .n = 0 };
		struct ls_pattern *pattern = ls_lookup_pattern(
			arena, catalog, &catalog->patterns[i].pattern,
			catalog->fold_case);
		enum ls_match match = LS_UNDECIDED;

		if (pattern != NULL)
			match = ls_pattern_match(pattern, token, &groups);
		if (match == LS_NO_MATCH)
			continue;
		if (match == LS_MATCH)
			return known_match(catalog, i, pattern, &groups);
		known.by = LS_KNOWN_UNDECIDED;
		return known;
	}
	return known;
}

struct ls_known ls_catalog_find(struct ls_arena *arena,
				const struct ls_catalog *catalog,
				struct ls_text token)
{
	enum ls_known_by by;
	uint32_t scope = find_name(catalog, token, &by);

	if (scope == LS_NONE)
		scope = find_after_prefix(catalog, token, &by);
	if (scope != LS_NONE)
		return known_scope(catalog, scope, by);
	return find_by_pattern(arena, catalog, token);
}

struct closing {
	struct ls_arena *arena;
	const struct ls_catalog *catalog;
	struct ls_bitset seen;
	uint32_t *waiting;
	size_t waiting_count;
};

static void wait_for(struct closing *closing, uint32_t scope)
{
	if (ls_bitset_has(&closing->seen, scope))
		return;
	ls_bitset_add(&closing->seen, scope);
	closing->waiting[closing->waiting_count++] = scope;
}

static void close_by_pattern(struct closing *closing, uint32_t scope, size_t i)
{
	const struct ls_catalog *catalog = closing->catalog;
	const struct ls_implication_pattern *record = &catalog->implications[i];
	struct ls_groups groups = { .n = 0 };
	struct ls_pattern *pattern = ls_lookup_pattern(closing->arena, catalog,
						       &record->pattern, false);
	uint32_t target;

	if (pattern == NULL ||
	    ls_pattern_match(pattern, ls_scope_name(catalog, scope), &groups) !=
		    LS_MATCH)
		return;
	target = ls_lookup_name(
		catalog,
		ls_lookup_expand(closing->arena, pattern,
				 ls_ref_text(catalog, record->to), &groups));
	if (target != LS_NONE)
		wait_for(closing, target);
}

void ls_catalog_close(struct ls_arena *arena, const struct ls_catalog *catalog,
		      uint32_t scope, struct ls_bitset *set)
{
	struct closing closing = { .arena = arena, .catalog = catalog };

	assert(scope < catalog->scope_count);
	assert(set->bits == catalog->scope_count);
	ls_bitset_add(set, scope);
	if (catalog->scopes[scope].implies.n == 0 &&
	    catalog->implication_count == 0)
		return;
	closing.seen = ls_bitset_new(arena, catalog->scope_count);
	closing.waiting = ls_arena_get(arena,
				       catalog->scope_count * sizeof(uint32_t));
	wait_for(&closing, scope);
	while (closing.waiting_count > 0) {
		uint32_t next = closing.waiting[--closing.waiting_count];
		struct ls_list implied = catalog->scopes[next].implies;

		for (uint32_t i = 0; i < implied.n; i++)
			wait_for(&closing, ls_list_at(catalog, implied, i));
		for (size_t i = 0; i < catalog->implication_count; i++)
			close_by_pattern(&closing, next, i);
	}
	ls_bitset_union(set, &closing.seen);
}

const struct ls_catalog *ls_catalogs_find(const struct ls_catalogs *catalogs,
					  struct ls_text id)
{
	for (size_t i = catalogs->n; i > 0; i--)
		if (ls_text_eq(ls_ref_text(catalogs->v[i - 1],
					   catalogs->v[i - 1]->id),
			       id))
			return catalogs->v[i - 1];
	return NULL;
}
