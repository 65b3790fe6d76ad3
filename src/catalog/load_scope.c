/* Reading the groups and scopes of a catalog file. */
#include "config.h"

#include <limits.h>
#include <stddef.h>

#include "base/limits.h"
#include "catalog/loading.h"

static void put_alias(struct ls_loading *loading, const struct ls_node *alias,
		      size_t scope)
{
	bool found;
	size_t *place = ls_table_put(loading->alias_places, alias->text,
				     &found);

	if (found && *place != scope)
		LS_LOAD_PROBLEM(loading, alias->span,
				"'%.*s' is an alias of two scopes",
				LS_FMT(alias->text));
	*place = scope;
}

/* So that other entries may name a scope by its alias. */
static void add_aliases(struct ls_loading *loading, const struct ls_node *item,
			size_t scope)
{
	const struct ls_node *aliases = ls_node_get(item, "aliases");
	const struct ls_node *alias;

	/* read_aliases() says what is wrong with the list itself */
	if (ls_node_is_string(aliases))
		put_alias(loading, aliases, scope);
	for (alias = ls_node_first(aliases); alias != NULL; alias = alias->next)
		if (ls_node_is_string(alias))
			put_alias(loading, alias, scope);
}

static void add_name(struct ls_loading *loading, const struct ls_node *item)
{
	const struct ls_node *node = ls_node_get(item, "name");
	struct ls_text name;
	bool found;
	size_t *place;

	if (node == NULL) {
		LS_LOAD_PROBLEM(loading, item->span, "a scope needs a 'name'");
		return;
	}
	name = ls_load_text(loading, node);
	if (name.n == 0)
		return;
	if (!ls_is_scope_token(name) || name.n > LS_LIMIT_SCOPE_BYTES) {
		LS_LOAD_PROBLEM(loading, node->span,
				"no scope can have this name: only visible "
				"ASCII without '\"' and '\\', at most %d bytes",
				LS_LIMIT_SCOPE_BYTES);
		return;
	}
	place = ls_table_put(loading->scope_places, name, &found);
	if (found && *place >= loading->base_scopes) {
		LS_LOAD_PROBLEM(loading, node->span,
				"scope '%.*s' stands here twice", LS_FMT(name));
		return;
	}
	if (!found)
		*place = loading->scopes.n;
	add_aliases(loading, item, *place);
	if (found)
		return;
	*LS_PUSH(loading->arena, &loading->scopes) = (struct ls_scope){
		.name = ls_load_ref(loading, name),
		.group = LS_NONE,
		.sunset = INT32_MIN,
	};
}

void ls_load_scope_names(struct ls_loading *loading, const struct ls_node *list)
{
	ls_load_each(loading, list, "'scopes'", add_name);
}

static bool has_alias(const struct ls_loading *loading,
		      const struct ls_scope *scope, struct ls_text name)
{
	for (uint32_t i = 0; i + 1 < scope->aliases.n; i += 2) {
		uint32_t at = scope->aliases.first + i;
		struct ls_ref alias = {
			.at = loading->numbers.v[at],
			.n = loading->numbers.v[at + 1],
		};

		if (ls_text_eq(ls_loading_text(loading, alias), name))
			return true;
	}
	return false;
}

/* By its name or an alias, of this file or of the base; else LS_NONE. */
static uint32_t place_of(const struct ls_loading *loading, struct ls_text name)
{
	const size_t *place = ls_table_get(loading->scope_places, name);

	if (place == NULL)
		place = ls_table_get(loading->alias_places, name);
	if (place != NULL)
		return (uint32_t)*place;
	for (uint32_t i = 0; i < loading->base_scopes; i++)
		if (has_alias(loading, &loading->scopes.v[i], name))
			return i;
	return LS_NONE;
}

uint32_t ls_load_scope(struct ls_loading *loading, struct ls_text name,
		       struct ls_span span)
{
	uint32_t place = place_of(loading, name);
	const char **names;

	if (place != LS_NONE)
		return place;
	names = ls_arena_get(loading->arena,
			     (loading->scopes.n + 1) * sizeof(*names));
	for (size_t i = 0; i < loading->scopes.n; i++)
		names[i] =
			ls_loading_text(loading, loading->scopes.v[i].name).p;
	LS_LOAD_PROBLEM(
		loading, span, "this catalog has no scope '%.*s'%s",
		LS_FMT(name),
		ls_load_hint(loading, name, names, loading->scopes.n).p);
	return LS_NONE;
}

struct numbers {
	LS_VEC(uint32_t) list;
};

static bool holds(const struct numbers *numbers, uint32_t number)
{
	for (size_t i = 0; i < numbers->list.n; i++)
		if (numbers->list.v[i] == number)
			return true;
	return false;
}

static void add_number(struct ls_loading *loading, struct numbers *numbers,
		       uint32_t number)
{
	if (!holds(numbers, number))
		*LS_PUSH(loading->arena, &numbers->list) = number;
}

/* All scopes whose name starts with what stands before the final '*'. */
static void add_starting(struct ls_loading *loading, struct numbers *numbers,
			 struct ls_text glob)
{
	size_t n = glob.n - 1;

	for (uint32_t i = 0; i < loading->scopes.n; i++) {
		struct ls_text name = ls_loading_text(
			loading, loading->scopes.v[i].name);

		if (name.n >= n && ls_text_eq(ls_text_part(name, 0, n),
					      ls_text_part(glob, 0, n)))
			add_number(loading, numbers, i);
	}
}

static struct numbers scope_numbers(struct ls_loading *loading,
				    const struct ls_node *value, bool globs)
{
	struct numbers numbers = { { .v = NULL } };
	const struct ls_node *item = NULL;

	while ((item = ls_load_next(loading, value, item)) != NULL) {
		uint32_t scope;

		if (globs && ls_text_ends(item->text, "*")) {
			add_starting(loading, &numbers, item->text);
			continue;
		}
		scope = ls_load_scope(loading, item->text, item->span);
		if (scope != LS_NONE)
			add_number(loading, &numbers, scope);
	}
	return numbers;
}

struct ls_list ls_load_scopes(struct ls_loading *loading,
			      const struct ls_node *value)
{
	struct numbers numbers = scope_numbers(loading, value, false);

	return ls_load_list(loading, numbers.list.v, numbers.list.n);
}

/* --- one scope --- */

static void set_flag(struct ls_scope *scope, unsigned bit, bool on)
{
	if (on)
		scope->flags = (uint16_t)(scope->flags | bit);
	else
		scope->flags = (uint16_t)(scope->flags & ~bit);
}

/* The bit of a key is the value of its only word. */
static LS_LOAD_READER(read_flag)
{
	set_flag(record, key->words->value, ls_load_bool(loading, value));
}

static LS_LOAD_READER(read_requestable)
{
	(void)key;
	set_flag(record, LS_SCOPE_NOT_REQUESTABLE,
		 !ls_load_bool(loading, value));
}

/* One word of several, each with its flag; the others' flags go out. */
static LS_LOAD_READER(read_flag_word)
{
	unsigned chosen = ls_load_word(loading, value, key->words);

	if (chosen == UINT_MAX)
		return;
	for (const struct ls_load_word *w = key->words; w->word != NULL; w++)
		set_flag(record, w->value, false);
	set_flag(record, chosen, true);
}

static LS_LOAD_READER(read_aliases)
{
	const struct ls_node *item = NULL;

	while ((item = ls_load_next(loading, value, item)) != NULL)
		if (ls_table_get(loading->scope_places, item->text) != NULL)
			LS_LOAD_PROBLEM(loading, item->span,
					"alias '%.*s' is a scope of its own",
					LS_FMT(item->text));
	ls_load_at_texts(loading, value, record, key);
}

/* `except:` beside it takes back what a '*' brought in. */
static LS_LOAD_READER(read_implies)
{
	const struct ls_node *except = ls_node_get(value->parent, "except");
	struct ls_scope *scope = record;
	uint32_t self = (uint32_t)(scope - loading->scopes.v);
	struct numbers all = scope_numbers(loading, value, true);
	struct numbers not = { { .v = NULL } };
	struct numbers kept = { { .v = NULL } };

	(void)key;
	if (except != NULL)
		not = scope_numbers(loading, except, true);
	for (size_t i = 0; i < all.list.n; i++)
		if (all.list.v[i] != self && !holds(&not, all.list.v[i]))
			add_number(loading, &kept, all.list.v[i]);
	scope->implies = ls_load_list(loading, kept.list.v, kept.list.n);
}

static LS_LOAD_READER(read_except)
{
	(void)record;
	(void)key;
	if (ls_node_get(value->parent, "implies") == NULL)
		LS_LOAD_PROBLEM(loading, value->span,
				"'except' has a meaning beside 'implies' only");
}

/* true, false, or a sentence about it. */
static LS_LOAD_READER(read_deprecated)
{
	struct ls_scope *scope = record;

	(void)key;
	if (value->kind == LS_SCALAR && value->type == LS_BOOLEAN) {
		set_flag(scope, LS_SCOPE_DEPRECATED,
			 ls_load_bool(loading, value));
		return;
	}
	set_flag(scope, LS_SCOPE_DEPRECATED, true);
	scope->note = ls_load_text_ref(loading, value);
}

/* true, false, or the kinds that need it. */
static LS_LOAD_READER(read_admin_consent)
{
	struct ls_scope *scope = record;

	(void)key;
	scope->consent = 0;
	if (value->kind == LS_SCALAR && value->type == LS_BOOLEAN) {
		set_flag(scope, LS_SCOPE_ADMIN_CONSENT,
			 ls_load_bool(loading, value));
		return;
	}
	set_flag(scope, LS_SCOPE_ADMIN_CONSENT, true);
	scope->consent = ls_load_kinds(loading, value);
}

static LS_LOAD_READER(read_denied_grants)
{
	const unsigned every = 2 * LS_GRANT_OTHER - 1;
	struct ls_scope *scope = record;

	(void)key;
	scope->grants = (uint16_t)(every &
				   ~(unsigned)ls_load_grants(loading, value));
}

static const struct ls_load_word effects[] = {
	{ "fails", 0 },
	{ "ignored", LS_SCOPE_GRANT_IGNORED },
	{ NULL, 0 },
};

const struct ls_load_key ls_load_grant_keys[] = {
	{ "allow", ls_load_at_grants, offsetof(struct ls_scope, grants), NULL },
	{ "deny", read_denied_grants, 0, NULL },
	{ "effect", read_flag_word, 0, effects },
	{ NULL, NULL, 0, NULL },
};

static LS_LOAD_READER(read_grants)
{
	if (value->kind == LS_MAPPING)
		ls_load_map(loading, value, "'grants'", ls_load_grant_keys,
			    record);
	else
		ls_load_at_grants(loading, value, record, key);
}

/* --- risk --- */

/* The scale that a risk names; NULL when it names none that there is. */
static const struct ls_node *scale_of(const struct ls_loading *loading,
				      const struct ls_node *risk)
{
	const struct ls_node *name = ls_node_get(risk, "scale");
	const struct ls_node *scale = ls_node_first(loading->risk_map);

	while (name != NULL && scale != NULL &&
	       !ls_text_eq(scale->key->text, name->text))
		scale = scale->next;
	return name == NULL ? NULL : scale;
}

static LS_LOAD_READER(read_scale)
{
	(void)record;
	(void)key;
	if (ls_load_text(loading, value).n > 0 &&
	    scale_of(loading, value->parent) == NULL)
		LS_LOAD_PROBLEM(loading, value->span,
				"'risk_map' has no scale '%.*s'",
				LS_FMT(value->text));
}

/* A word, or a number on the scale that the risk names. */
static uint8_t level_of(struct ls_loading *loading, const struct ls_node *value,
			const struct ls_node *risk)
{
	const struct ls_node *scale = scale_of(loading, risk);

	if (value->kind != LS_SCALAR || value->type != LS_NUMBER)
		return ls_load_risk(loading, value);
	for (const struct ls_node *level = ls_node_first(scale); level != NULL;
	     level = level->next)
		if (ls_text_eq(level->key->text, value->text))
			return ls_load_risk(loading, level);
	/* A scale that is not there was complained about. */
	if (scale != NULL || ls_node_get(risk, "scale") == NULL)
		LS_LOAD_PROBLEM(loading, value->span,
				"'risk_map' does not say what %.*s is on this "
				"'scale'",
				LS_FMT(value->text));
	return LS_RISK_UNKNOWN;
}

static LS_LOAD_READER(read_level)
{
	struct ls_scope *scope = record;
	uint8_t level = level_of(loading, value, value->parent);

	(void)key;
	if (level > scope->risk)
		scope->risk = level;
}

/* The scope's own risk becomes the highest of them; kinds that are not named
 * keep the level that is stated for all. */
static LS_LOAD_READER(read_risk_by)
{
	struct ls_scope *scope = record;
	const unsigned every = LS_KIND_AGENT * 2 - 1;
	const struct ls_node *others = ls_node_get(value->parent, "level");
	struct numbers pairs = { { .v = NULL } };
	unsigned named = 0;

	(void)key;
	if (value->kind != LS_MAPPING) {
		LS_LOAD_PROBLEM(loading, value->span,
				"'by' must be a mapping of kinds of client");
		return;
	}
	for (const struct ls_node *entry = ls_node_first(value); entry != NULL;
	     entry = entry->next) {
		uint8_t level = level_of(loading, entry, value->parent);
		unsigned kinds = ls_load_kinds(loading, entry->key);

		*LS_PUSH(loading->arena, &pairs.list) = kinds;
		*LS_PUSH(loading->arena, &pairs.list) = level;
		named |= kinds;
		if (level > scope->risk)
			scope->risk = level;
	}
	if (others != NULL && named != every) {
		*LS_PUSH(loading->arena, &pairs.list) = every & ~named;
		*LS_PUSH(loading->arena, &pairs.list) = level_of(
			loading, others, value->parent);
	}
	scope->risk_for = ls_load_list(loading, pairs.list.v, pairs.list.n);
}

const struct ls_load_key ls_load_risk_keys[] = {
	{ "level", read_level, 0, NULL },
	{ "scale", read_scale, 0, NULL },
	{ "by", read_risk_by, 0, NULL },
	{ "reason", ls_load_at_text, offsetof(struct ls_scope, risk_reason),
	  NULL },
	{ "source", ls_load_at_source, offsetof(struct ls_scope, risk_source),
	  NULL },
	{ NULL, NULL, 0, NULL },
};

static LS_LOAD_READER(read_risk)
{
	struct ls_scope *scope = record;

	(void)key;
	if (value->kind != LS_MAPPING) {
		scope->risk = ls_load_risk(loading, value);
		return;
	}
	scope->risk = LS_RISK_UNKNOWN;
	ls_load_map(loading, value, "'risk'", ls_load_risk_keys, scope);
}

/* --- the keys of a scope --- */

#define AT(field) offsetof(struct ls_scope, field)

static const struct ls_load_word approvals[] = {
	{ "none", 0 },
	{ "admin", LS_SCOPE_ADMIN_CONSENT },
	{ "vendor", LS_SCOPE_VENDOR_APPROVAL },
	{ NULL, 0 },
};
static const struct ls_load_word lifetimes[] = {
	{ "short", 0 },
	{ "long", LS_SCOPE_LONG_LIVED },
	{ NULL, 0 },
};
static const struct ls_load_word states[] = {
	{ "documented", 0 },
	{ "undeclared", LS_SCOPE_UNDECLARED },
	{ NULL, 0 },
};
static const struct ls_load_word umbrella = { NULL, LS_SCOPE_UMBRELLA };
static const struct ls_load_word carried = { NULL, LS_SCOPE_CARRIED };
static const struct ls_load_word identity = { NULL, LS_SCOPE_IDENTITY };

const struct ls_load_key ls_load_scope_keys[] = {
	{ "name", ls_load_elsewhere, 0, NULL },
	{ "group", ls_load_at_group, AT(group), NULL },
	{ "action", ls_load_at_action, AT(action), NULL },
	{ "about", ls_load_at_text, AT(about), NULL },
	{ "risk", read_risk, 0, NULL },
	{ "marks", ls_load_at_marks, AT(marks), NULL },
	{ "aliases", read_aliases, AT(aliases), NULL },
	{ "implies", read_implies, 0, NULL },
	{ "except", read_except, 0, NULL },
	{ "resembles", ls_load_at_scopes, AT(resembles), NULL },
	{ "requires", ls_load_at_scopes, AT(requires), NULL },
	{ "conflicts_with", ls_load_at_scopes, AT(conflicts), NULL },
	{ "deprecated", read_deprecated, 0, NULL },
	{ "replaced_by", ls_load_at_scopes, AT(replaced_by), NULL },
	{ "sunset", ls_load_at_date, AT(sunset), NULL },
	{ "umbrella", read_flag, 0, &umbrella },
	{ "carried", read_flag, 0, &carried },
	{ "identity", read_flag, 0, &identity },
	{ "requestable", read_requestable, 0, NULL },
	{ "approval", read_flag_word, 0, approvals },
	{ "admin_consent", read_admin_consent, 0, NULL },
	{ "lifetime", read_flag_word, 0, lifetimes },
	{ "status", read_flag_word, 0, states },
	{ "audience", ls_load_at_kinds, AT(audience), NULL },
	{ "grants", read_grants, AT(grants), NULL },
	{ "tier", ls_load_at_text, AT(tier), NULL },
	{ "edition", ls_load_at_text, AT(edition), NULL },
	{ "note", ls_load_at_text, AT(note), NULL },
	{ "source", ls_load_at_source, AT(source), NULL },
	{ NULL, NULL, 0, NULL },
};

/* A scope that says no risk of its own has that of its group. */
static void take_risk(struct ls_scope *scope, const struct ls_group_risk *group)
{
	scope->risk = group->of[scope->action];
	if (scope->risk == LS_RISK_UNKNOWN)
		return;
	scope->risk_reason = group->reason;
	scope->risk_source = group->source;
}

static void read_scope(struct ls_loading *loading, const struct ls_node *item)
{
	const struct ls_node *name = ls_node_get(item, "name");
	const size_t *place;
	struct ls_scope *scope;

	if (!ls_node_is_string(name))
		return;
	place = ls_table_get(loading->scope_places, name->text);
	if (place == NULL)
		return;
	scope = &loading->scopes.v[*place];
	ls_load_map(loading, item, "a scope", ls_load_scope_keys, scope);
	if (*place < loading->base_scopes || scope->group == LS_NONE ||
	    ls_node_get(item, "risk") != NULL)
		return;
	take_risk(scope, &loading->group_risks.v[scope->group]);
}

void ls_load_scope_records(struct ls_loading *loading,
			   const struct ls_node *list)
{
	if (list->kind == LS_SEQUENCE)
		ls_load_each(loading, list, "'scopes'", read_scope);
}
