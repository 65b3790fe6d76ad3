/* Reading the groups of a catalog file. */
#include "config.h"

#include <stddef.h>
#include <string.h>

#include "catalog/loading.h"

static uint32_t place_of(const struct ls_loading *loading, struct ls_text id)
{
	for (uint32_t i = 0; i < loading->groups.n; i++)
		if (ls_text_eq(
			    ls_loading_text(loading, loading->groups.v[i].id),
			    id))
			return i;
	return LS_NONE;
}

static void add_group(struct ls_loading *loading, const struct ls_node *item)
{
	const struct ls_node *node = ls_node_get(item, "id");
	struct ls_text id;
	uint32_t place;

	if (node == NULL) {
		LS_LOAD_PROBLEM(loading, item->span, "a group needs an 'id'");
		return;
	}
	id = ls_load_text(loading, node);
	if (id.n == 0)
		return;
	place = place_of(loading, id);
	if (place != LS_NONE && place >= loading->base_groups) {
		LS_LOAD_PROBLEM(loading, node->span,
				"group '%.*s' stands here twice", LS_FMT(id));
		return;
	}
	if (place != LS_NONE)
		return;
	*LS_PUSH(loading->arena, &loading->groups) = (struct ls_group){
		.id = ls_load_ref(loading, id)
	};
	LS_PUSH(loading->arena, &loading->group_risks);
}

void ls_load_group_names(struct ls_loading *loading, const struct ls_node *list)
{
	ls_load_each(loading, list, "'groups'", add_group);
}

uint32_t ls_load_group(struct ls_loading *loading, const struct ls_node *value)
{
	struct ls_text id = ls_load_text(loading, value);
	const char **names;
	uint32_t place;

	if (id.n == 0)
		return LS_NONE;
	place = place_of(loading, id);
	if (place != LS_NONE)
		return place;
	names = ls_arena_get(loading->arena,
			     (loading->groups.n + 1) * sizeof(*names));
	for (size_t i = 0; i < loading->groups.n; i++)
		names[i] = ls_loading_text(loading, loading->groups.v[i].id).p;
	LS_LOAD_PROBLEM(loading, value->span,
			"this catalog has no group '%.*s'%s", LS_FMT(id),
			ls_load_hint(loading, id, names, loading->groups.n).p);
	return LS_NONE;
}

/* `reason:` or `source:` beside the actions: why, and who says so. */
static bool is_about_risk(struct ls_loading *loading,
			  const struct ls_node *entry,
			  struct ls_group_risk *risk)
{
	static const struct ls_load_key keys[] = {
		{ "reason", ls_load_at_text,
		  offsetof(struct ls_group_risk, reason), NULL },
		{ "source", ls_load_at_source,
		  offsetof(struct ls_group_risk, source), NULL },
		{ NULL, NULL, 0, NULL },
	};

	for (const struct ls_load_key *key = keys; key->name != NULL; key++)
		if (ls_text_is(entry->key->text, key->name)) {
			key->read(loading, entry, risk, key);
			return true;
		}
	return false;
}

/* One word for all, or a mapping from actions to words. */
static LS_LOAD_READER(read_risk)
{
	struct ls_group *group = record;
	struct ls_group_risk *risk =
		&loading->group_risks.v[group - loading->groups.v];

	(void)key;
	if (value->kind != LS_MAPPING) {
		memset(risk->of, ls_load_risk(loading, value),
		       sizeof(risk->of));
		return;
	}
	for (const struct ls_node *entry = ls_node_first(value); entry != NULL;
	     entry = entry->next) {
		uint8_t action;

		if (is_about_risk(loading, entry, risk))
			continue;
		action = ls_load_action(loading, entry->key);
		risk->of[action] = ls_load_risk(loading, entry);
	}
}

/* A list of names, for scopes that do not say `group:` themselves. */
static LS_LOAD_READER(read_scopes)
{
	struct ls_group *group = record;
	const struct ls_node *item = NULL;

	(void)key;
	while ((item = ls_load_next(loading, value, item)) != NULL) {
		uint32_t scope = ls_load_scope(loading, item->text, item->span);

		if (scope != LS_NONE)
			loading->scopes.v[scope].group =
				(uint32_t)(group - loading->groups.v);
	}
}

#define AT(field) offsetof(struct ls_group, field)

const struct ls_load_key ls_load_group_keys[] = {
	{ "id", ls_load_elsewhere, 0, NULL },
	{ "title", ls_load_at_text, AT(title), NULL },
	{ "about", ls_load_at_text, AT(about), NULL },
	{ "risk", read_risk, 0, NULL },
	{ "scopes", read_scopes, 0, NULL },
	{ "source", ls_load_at_source, AT(source), NULL },
	{ NULL, NULL, 0, NULL },
};

static void read_group(struct ls_loading *loading, const struct ls_node *item)
{
	const struct ls_node *id = ls_node_get(item, "id");
	uint32_t place;

	if (!ls_node_is_string(id))
		return;
	place = place_of(loading, id->text);
	if (place != LS_NONE)
		ls_load_map(loading, item, "a group", ls_load_group_keys,
			    &loading->groups.v[place]);
}

void ls_load_groups(struct ls_loading *loading, const struct ls_node *list)
{
	if (list->kind == LS_SEQUENCE)
		ls_load_each(loading, list, "'groups'", read_group);
}

static void warn_of_empty(struct ls_loading *loading,
			  const struct ls_node *item)
{
	const struct ls_node *id = ls_node_get(item, "id");
	uint32_t place = LS_NONE;

	if (ls_node_is_string(id))
		place = place_of(loading, id->text);
	for (size_t i = 0; i < loading->scopes.n; i++)
		if (loading->scopes.v[i].group == place)
			return;
	if (place != LS_NONE)
		ls_load_warning(loading, id->span,
				ls_arena_printf(loading->arena,
						"no scope is in group '%.*s'",
						LS_FMT(id->text)));
}

void ls_load_group_uses(struct ls_loading *loading, const struct ls_node *list)
{
	if (list->kind == LS_SEQUENCE && !loading->failed)
		ls_load_each(loading, list, "'groups'", warn_of_empty);
}
