/* Reading the operations of a catalog file: what each call needs. */
#include "config.h"

#include <stddef.h>

#include "catalog/loading.h"

struct reading {
	struct ls_operation record;
	const struct ls_node *needs, *any, *when, *method, *path, *calls;
	uint8_t action_given, group_given;
};

/* Alternatives while they are put together. */
struct alternatives {
	LS_VEC(uint32_t) pairs;  /* first, n of each */
	LS_VEC(uint32_t) scopes; /* of the one that is being read */
};

static LS_LOAD_READER(read_node)
{
	(void)loading;
	*(const struct ls_node **)(void *)((char *)record + key->at) = value;
}

static LS_LOAD_READER(read_action)
{
	struct reading *reading = record;

	reading->action_given = 1;
	ls_load_at_action(loading, value, record, key);
}

static LS_LOAD_READER(read_group)
{
	struct reading *reading = record;

	reading->group_given = 1;
	ls_load_at_group(loading, value, record, key);
}

static const struct ls_load_word confidences[] = {
	{ "documented", LS_NEED_DOCUMENTED },
	{ "inferred", LS_NEED_INFERRED },
	{ "uncertain", LS_NEED_UNCERTAIN },
	{ "unknown", LS_NEED_UNKNOWN },
	{ NULL, 0 },
};
static const struct ls_load_word layers[] = {
	{ "current", LS_LAYER_CURRENT },
	{ "old", LS_LAYER_OLD },
	{ NULL, 0 },
};

#define AT(field) offsetof(struct reading, field)

const struct ls_load_key ls_load_operation_keys[] = {
	{ "method", read_node, AT(method), NULL },
	{ "path", read_node, AT(path), NULL },
	{ "id", ls_load_at_text, AT(record.id), NULL },
	{ "needs", read_node, AT(needs), NULL },
	{ "any", read_node, AT(any), NULL },
	{ "when", read_node, AT(when), NULL },
	{ "optional", ls_load_at_bool, AT(record.optional), NULL },
	{ "note", ls_load_at_text, AT(record.note), NULL },
	{ "clients", ls_load_at_kinds, AT(record.client_kinds), NULL },
	{ "group", read_group, AT(record.group), NULL },
	{ "action", read_action, AT(record.action), NULL },
	{ "confidence", ls_load_at_word, AT(record.confidence), confidences },
	{ "layer", ls_load_at_word, AT(record.layer), layers },
	{ "source", ls_load_at_source, AT(record.source), NULL },
	{ "calls", read_node, AT(calls), NULL },
	{ NULL, NULL, 0, NULL },
};

/* --- needs --- */

static void end_alternative(struct ls_loading *loading,
			    struct alternatives *all)
{
	struct ls_list list = ls_load_list(loading, all->scopes.v,
					   all->scopes.n);

	all->scopes.n = 0;
	*LS_PUSH(loading->arena, &all->pairs) = list.first;
	*LS_PUSH(loading->arena, &all->pairs) = list.n;
}

static void add_scope(struct ls_loading *loading, struct alternatives *all,
		      struct ls_text name, struct ls_span span)
{
	uint32_t scope = ls_load_scope(loading, name, span);

	if (scope != LS_NONE)
		*LS_PUSH(loading->arena, &all->scopes) = scope;
}

static bool is_sign(struct ls_text word)
{
	return ls_text_is(word, "|") || ls_text_is(word, "+") ||
	       ls_text_is(word, "?");
}

/* "a | b + c" and "a | b ?": scopes and signs take turns.  True when all the
 * alternatives are candidates only. */
static bool read_expression(struct ls_loading *loading,
			    const struct ls_node *value,
			    struct alternatives *all)
{
	struct ls_text rest = ls_load_text(loading, value);
	struct ls_text word = { .p = NULL, .n = 0 };
	bool scope_is_next = true;

	while (ls_text_word(&rest, &word)) {
		if (ls_text_is(word, "?") && !scope_is_next)
			break;
		if (is_sign(word) == scope_is_next) {
			LS_LOAD_PROBLEM(loading, value->span,
					"a need is written 'a', 'a + b', "
					"'a | b' or 'a | b ?'; '%.*s' is out "
					"of place",
					LS_FMT(word));
			return false;
		}
		if (scope_is_next)
			add_scope(loading, all, word, value->span);
		else if (ls_text_is(word, "|"))
			end_alternative(loading, all);
		scope_is_next = !scope_is_next;
	}
	if (scope_is_next || ls_text_trim(rest).n > 0)
		LS_LOAD_PROBLEM(loading, value->span,
				"this need does not end with a scope or '?'");
	end_alternative(loading, all);
	return ls_text_is(word, "?");
}

/* A sequence whose items are scopes or sequences of scopes. */
static void read_any(struct ls_loading *loading, const struct ls_node *value,
		     struct alternatives *all)
{
	if (value->kind != LS_SEQUENCE) {
		LS_LOAD_PROBLEM(loading, value->span,
				"'any' must be a list of alternatives");
		return;
	}
	for (const struct ls_node *item = ls_node_first(value); item != NULL;
	     item = item->next) {
		const struct ls_node *one = NULL;

		while ((one = ls_load_next(loading, item, one)) != NULL)
			add_scope(loading, all, one->text, one->span);
		end_alternative(loading, all);
	}
}

/* The one scope of the group that the verb map points to. */
static void read_from_verb(struct ls_loading *loading, struct reading *reading,
			   struct ls_text method, struct alternatives *all)
{
	struct ls_catalog view = loading->catalog;
	enum ls_action action;
	uint32_t found = LS_NONE;

	view.pool = loading->pool.v;
	view.numbers = loading->numbers.v;
	action = ls_catalog_verb(&view, method);
	for (uint32_t i = 0; i < loading->scopes.n; i++)
		if (reading->record.group != LS_NONE &&
		    loading->scopes.v[i].group == reading->record.group &&
		    loading->scopes.v[i].action == action)
			found = found == LS_NONE ? i : LS_NONE - 1;
	if (action == LS_ACTION_UNKNOWN || found >= LS_NONE - 1) {
		reading->record.confidence = LS_NEED_UNKNOWN;
		return;
	}
	*LS_PUSH(loading->arena, &all->scopes) = found;
	end_alternative(loading, all);
}

static void read_needs(struct ls_loading *loading, struct reading *reading,
		       struct ls_text method, struct alternatives *all)
{
	const struct ls_node *needs = reading->needs;

	if (reading->any != NULL) {
		read_any(loading, reading->any, all);
		if (needs != NULL)
			LS_LOAD_PROBLEM(loading, needs->span,
					"say either 'needs' or 'any'");
	} else if (needs == NULL || ls_node_is_null(needs)) {
		read_from_verb(loading, reading, method, all);
	} else if (needs->kind == LS_SEQUENCE && needs->count == 0) {
		return;
	} else if (ls_node_is_string(needs) && ls_text_is(needs->text, "?")) {
		reading->record.confidence = LS_NEED_UNKNOWN;
	} else if (read_expression(loading, needs, all)) {
		reading->record.confidence = LS_NEED_UNCERTAIN;
	}
}

/* A text for the whole, or a list with one text for each alternative: then
 * which one is needed depends on what a manifest does not say. */
static void read_when(struct ls_loading *loading, struct reading *reading)
{
	if (reading->when == NULL)
		return;
	if (reading->when->kind != LS_SEQUENCE) {
		reading->record.when = ls_load_text_ref(loading, reading->when);
		return;
	}
	reading->record.conditions = ls_load_texts(loading, reading->when);
	if (reading->record.conditions.n != reading->record.alternatives.n)
		LS_LOAD_PROBLEM(loading, reading->when->span,
				"'when' must have one text for each "
				"alternative");
	reading->record.confidence = LS_NEED_UNCERTAIN;
}

/* Group and action follow from the scopes when all of them agree. */
static void sum_up(const struct ls_loading *loading, struct reading *reading)
{
	struct ls_list all = reading->record.alternatives;
	uint32_t group = LS_NONE;
	uint8_t action = LS_ACTION_UNKNOWN;
	bool first = true;

	for (uint32_t i = 0; i < all.n; i += 2) {
		uint32_t from = loading->numbers.v[all.first + i];
		uint32_t n = loading->numbers.v[all.first + i + 1];

		for (uint32_t j = 0; j < n; j++) {
			const struct ls_scope *scope =
				&loading->scopes
					 .v[loading->numbers.v[from + j]];

			if (first || scope->group == group)
				group = scope->group;
			else
				group = LS_NONE;
			if (first || scope->action == action)
				action = scope->action;
			else
				action = LS_ACTION_UNKNOWN;
			first = false;
		}
	}
	if (!reading->group_given)
		reading->record.group = group;
	if (!reading->action_given)
		reading->record.action = action;
}

/* --- one operation --- */

static void keep(struct ls_loading *loading, const struct ls_operation *record,
		 struct ls_span span)
{
	struct ls_text name = ls_load_operation_key(loading, record);
	bool found;
	size_t *place = ls_table_put(loading->operation_places, name, &found);

	if (found && *place >= loading->base_operations) {
		LS_LOAD_PROBLEM(
			loading, span,
			"operation '%.*s %.*s' stands "
			"here twice",
			LS_FMT(ls_loading_text(loading, record->method)),
			LS_FMT(ls_loading_text(loading, record->path)));
		return;
	}
	if (found) {
		loading->operations.v[*place] = *record;
		return;
	}
	*place = loading->operations.n;
	*LS_PUSH(loading->arena, &loading->operations) = *record;
}

struct ls_text ls_load_operation_key(struct ls_loading *loading,
				     const struct ls_operation *record)
{
	return ls_arena_printf(loading->arena, "%.*s %.*s %u",
			       LS_FMT(ls_loading_text(loading, record->method)),
			       LS_FMT(ls_loading_text(loading, record->path)),
			       (unsigned)record->client_kinds);
}

static bool is_method(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((text.p[i] < 'A' || text.p[i] > 'Z') && text.p[i] != '_')
			return false;
	return text.n > 0 && text.n <= 16;
}

static void finish(struct ls_loading *loading, struct reading *reading,
		   struct ls_text method, struct ls_text path,
		   struct ls_span span)
{
	struct alternatives all = { .pairs = { .v = NULL } };

	if (!is_method(method) || path.n == 0) {
		LS_LOAD_PROBLEM(loading, span,
				"an operation is written 'METHOD /path' or "
				"'METHOD /path id', the method in capitals");
		return;
	}
	reading->record.method = ls_load_ref(loading, method);
	reading->record.path = ls_load_ref(loading, path);
	read_needs(loading, reading, method, &all);
	reading->record.alternatives = ls_load_list(loading, all.pairs.v,
						    all.pairs.n);
	read_when(loading, reading);
	sum_up(loading, reading);
	keep(loading, &reading->record, span);
}

static void refuse(struct ls_loading *loading, const struct ls_node *value)
{
	if (value != NULL)
		LS_LOAD_PROBLEM(loading, value->span,
				"'%.*s' has no place here",
				LS_FMT(value->key->text));
}

/* METHOD /path id: what it needs */
static void read_call(struct ls_loading *loading, const struct reading *block,
		      const struct ls_node *value)
{
	struct reading reading = *block;
	struct ls_text rest = value->key->text;
	struct ls_text method = { .n = 0 }, path = { .n = 0 }, id;

	reading.calls = NULL;
	if (value->kind == LS_MAPPING) {
		ls_load_map(loading, value, "an operation",
			    ls_load_operation_keys, &reading);
		refuse(loading, reading.method);
		refuse(loading, reading.path);
		refuse(loading, reading.calls);
	} else {
		reading.needs = value;
	}
	ls_text_word(&rest, &method);
	ls_text_word(&rest, &path);
	if (ls_text_word(&rest, &id))
		reading.record.id = ls_load_ref(loading, id);
	if (ls_text_trim(rest).n > 0)
		path.n = 0;
	finish(loading, &reading, method, path, value->key->span);
}

static void read_calls(struct ls_loading *loading, struct reading *block)
{
	const struct ls_node *calls = block->calls;

	refuse(loading, block->method);
	refuse(loading, block->path);
	refuse(loading, block->needs);
	refuse(loading, block->any);
	refuse(loading, block->when);
	if (block->record.id.n > 0)
		LS_LOAD_PROBLEM(loading, calls->key->span,
				"'id' has no place beside 'calls'");
	block->needs = NULL;
	block->any = NULL;
	block->when = NULL;
	if (calls->kind != LS_MAPPING) {
		LS_LOAD_PROBLEM(loading, calls->span,
				"'calls' must be a mapping from operations to "
				"what they need");
		return;
	}
	for (const struct ls_node *call = ls_node_first(calls); call != NULL;
	     call = call->next)
		read_call(loading, block, call);
}

static void read_entry(struct ls_loading *loading, const struct ls_node *item)
{
	struct reading reading = {
		.record = { .group = LS_NONE, .confidence = LS_NEED_INFERRED },
	};

	ls_load_map(loading, item, "an entry of 'operations'",
		    ls_load_operation_keys, &reading);
	if (reading.calls != NULL)
		read_calls(loading, &reading);
	else if (reading.method == NULL || reading.path == NULL)
		LS_LOAD_PROBLEM(loading, item->span,
				"an entry of 'operations' needs 'calls', or "
				"'method' and 'path'");
	else
		finish(loading, &reading, ls_load_text(loading, reading.method),
		       ls_load_text(loading, reading.path), item->span);
}

void ls_load_operations(struct ls_loading *loading, const struct ls_node *list)
{
	ls_load_each(loading, list, "'operations'", read_entry);
}
