/* Reading single values of a catalog file: texts, words, dates, lists. */
#include "config.h"

#include <limits.h>
#include <string.h>

#include "base/clock.h"
#include "base/limits.h"
#include "catalog/loading.h"

void ls_load_problem(struct ls_loading *loading, struct ls_span span,
		     struct ls_text message)
{
	loading->failed = true;
	if (loading->problems->list.n >= LS_LIMIT_RULE_FINDINGS)
		return;
	*LS_PUSH(loading->arena,
		 &loading->problems->list) = (struct ls_catalog_problem){
		.span = span,
		.message = message,
	};
}

void ls_load_warning(struct ls_loading *loading, struct ls_span span,
		     struct ls_text message)
{
	if (loading->problems->list.n >= LS_LIMIT_RULE_FINDINGS)
		return;
	*LS_PUSH(loading->arena,
		 &loading->problems->list) = (struct ls_catalog_problem){
		.span = span,
		.warning = true,
		.message = message,
	};
}

struct ls_text ls_load_hint(struct ls_loading *loading, struct ls_text wrong,
			    const char *const *names, size_t n)
{
	unsigned least = wrong.n < 4 ? 2 : 3;
	const char *best = NULL;
	bool tie = false;

	for (size_t i = 0; i < n; i++) {
		unsigned distance = ls_text_distance(
			wrong, ls_text_of(names[i]), least);

		/* A name may stand in the list twice. */
		if (best != NULL && ls_text_is(ls_text_of(best), names[i]))
			continue;
		tie = tie || (best != NULL && distance == least);
		if (distance >= least)
			continue;
		least = distance;
		best = names[i];
		tie = false;
	}
	if (best == NULL || tie)
		return (struct ls_text){ .p = "", .n = 0 };
	return ls_arena_printf(loading->arena, "; did you mean '%s'?", best);
}

static void unknown_key(struct ls_loading *loading, const struct ls_node *key,
			const char *what, const struct ls_load_key *keys)
{
	const char *names[64];
	size_t n = 0;

	while (n < 64 && keys[n].name != NULL) {
		names[n] = keys[n].name;
		n++;
	}
	LS_LOAD_PROBLEM(loading, key->span, "%s has no key '%.*s'%s", what,
			LS_FMT(key->text),
			ls_load_hint(loading, key->text, names, n).p);
}

void ls_load_map(struct ls_loading *loading, const struct ls_node *map,
		 const char *what, const struct ls_load_key *keys, void *record)
{
	if (map->kind != LS_MAPPING) {
		LS_LOAD_PROBLEM(loading, map->span, "%s must be a mapping",
				what);
		return;
	}
	for (const struct ls_node *value = ls_node_first(map); value != NULL;
	     value = value->next) {
		const struct ls_load_key *key = keys;

		if (ls_text_starts(value->key->text, "x-"))
			continue;
		while (key->name != NULL &&
		       !ls_text_is(value->key->text, key->name))
			key++;
		if (key->name == NULL)
			unknown_key(loading, value->key, what, keys);
		else
			key->read(loading, value, record, key);
	}
}

void ls_load_each(struct ls_loading *loading, const struct ls_node *list,
		  const char *what,
		  void (*read)(struct ls_loading *loading,
			       const struct ls_node *item))
{
	if (list->kind != LS_SEQUENCE) {
		LS_LOAD_PROBLEM(loading, list->span, "%s must be a list", what);
		return;
	}
	for (const struct ls_node *item = ls_node_first(list); item != NULL;
	     item = item->next) {
		if (item->kind == LS_MAPPING)
			read(loading, item);
		else
			LS_LOAD_PROBLEM(loading, item->span,
					"an entry of %s must be a mapping",
					what);
	}
}

/* What a message calls a value: by the key before it, or before its list. */
static const char *called(struct ls_loading *loading,
			  const struct ls_node *value)
{
	const struct ls_node *list = value->parent;

	if (value->key != NULL)
		return ls_arena_printf(loading->arena, "'%.*s'",
				       LS_FMT(value->key->text))
			.p;
	if (list != NULL && list->key != NULL)
		return ls_arena_printf(loading->arena, "an item of '%.*s'",
				       LS_FMT(list->key->text))
			.p;
	return "this";
}

struct ls_text ls_load_text(struct ls_loading *loading,
			    const struct ls_node *value)
{
	if (ls_node_is_string(value) && value->text.n > 0 &&
	    ls_text_find(value->text, '\0') == value->text.n)
		return value->text;
	LS_LOAD_PROBLEM(loading, value->span, "%s must be a text%s",
			called(loading, value),
			ls_node_is_string(value) && value->text.n == 0 ?
				" that is not empty" :
				"");
	return (struct ls_text){ .p = "", .n = 0 };
}

bool ls_load_bool(struct ls_loading *loading, const struct ls_node *value)
{
	if (value->kind == LS_SCALAR && value->type == LS_BOOLEAN)
		return value->text.p[0] == 't' || value->text.p[0] == 'T';
	LS_LOAD_PROBLEM(loading, value->span, "%s must be true or false",
			called(loading, value));
	return false;
}

uint32_t ls_load_number(struct ls_loading *loading, const struct ls_node *value)
{
	uint32_t number = 0;
	bool good = value->kind == LS_SCALAR && value->type == LS_NUMBER &&
		    value->text.n > 0 && value->text.n < 10;

	for (size_t i = 0; good && i < value->text.n; i++) {
		char c = value->text.p[i];

		good = c >= '0' && c <= '9';
		number = number * 10 + (uint32_t)(unsigned char)(c - '0');
	}
	if (good)
		return number;
	LS_LOAD_PROBLEM(loading, value->span,
			"%s must be a whole number below 1000000000",
			called(loading, value));
	return 0;
}

int32_t ls_load_date(struct ls_loading *loading, const struct ls_node *value)
{
	int32_t date = LS_NO_DATE;

	if (value->kind == LS_SCALAR)
		date = ls_date_parse(value->text);
	if (date == LS_NO_DATE)
		LS_LOAD_PROBLEM(loading, value->span,
				"%s must be a date such as 2026-08-08",
				called(loading, value));
	return date;
}

const struct ls_node *ls_load_next(struct ls_loading *loading,
				   const struct ls_node *value,
				   const struct ls_node *place)
{
	const struct ls_node *item;

	if (value->kind != LS_SEQUENCE) {
		if (place != NULL)
			return NULL;
		return ls_load_text(loading, value).n > 0 ? value : NULL;
	}
	item = place == NULL ? ls_node_first(value) : place->next;
	while (item != NULL && ls_load_text(loading, item).n == 0)
		item = item->next;
	return item;
}

unsigned ls_load_word(struct ls_loading *loading, const struct ls_node *value,
		      const struct ls_load_word *words)
{
	struct ls_text text = ls_load_text(loading, value);
	struct ls_text allowed = { .p = "", .n = 0 };

	for (const struct ls_load_word *w = words; w->word != NULL; w++) {
		if (ls_text_is(text, w->word))
			return w->value;
		allowed = ls_arena_printf(loading->arena, "%.*s%s%s",
					  LS_FMT(allowed),
					  allowed.n > 0 ? ", " : "", w->word);
	}
	if (text.n > 0)
		LS_LOAD_PROBLEM(loading, value->span, "'%.*s' is none of: %.*s",
				LS_FMT(text), LS_FMT(allowed));
	return UINT_MAX;
}

struct ls_text ls_loading_text(const struct ls_loading *loading,
			       struct ls_ref ref)
{
	if (ref.n == 0)
		return (struct ls_text){ .p = "", .n = 0 };
	return (struct ls_text){ .p = loading->pool.v + ref.at, .n = ref.n };
}

struct ls_ref ls_load_ref(struct ls_loading *loading, struct ls_text text)
{
	bool found;
	size_t *place;

	if (text.n == 0)
		return (struct ls_ref){ .at = 0, .n = 0 };
	place = ls_table_put(loading->texts, text, &found);
	if (!found) {
		*place = loading->pool.n;
		for (size_t i = 0; i < text.n; i++)
			*LS_PUSH(loading->arena, &loading->pool) = text.p[i];
		*LS_PUSH(loading->arena, &loading->pool) = '\0';
	}
	return (struct ls_ref){ .at = (uint32_t)*place, .n = (uint32_t)text.n };
}

struct ls_ref ls_load_text_ref(struct ls_loading *loading,
			       const struct ls_node *value)
{
	return ls_load_ref(loading, ls_load_text(loading, value));
}

struct ls_ref ls_load_source_ref(struct ls_loading *loading,
				 const struct ls_node *value)
{
	struct ls_text text = ls_load_text(loading, value);

	for (const struct ls_node *named = ls_node_first(loading->sources);
	     named != NULL; named = named->next)
		if (ls_text_eq(named->key->text, text))
			return ls_load_text_ref(loading, named);
	return ls_load_ref(loading, text);
}

struct ls_list ls_load_list(struct ls_loading *loading, const uint32_t *values,
			    size_t n)
{
	struct ls_text bytes;
	bool found;
	size_t *place;

	if (n == 0)
		return (struct ls_list){ .first = 0, .n = 0 };
	bytes = ls_arena_copy(loading->arena,
			      (struct ls_text){ .p = (const char *)values,
						.n = n * sizeof(*values) });
	place = ls_table_put(loading->lists, bytes, &found);
	if (!found) {
		*place = loading->numbers.n;
		for (size_t i = 0; i < n; i++)
			*LS_PUSH(loading->arena, &loading->numbers) = values[i];
	}
	return (struct ls_list){ .first = (uint32_t)*place, .n = (uint32_t)n };
}

struct ls_list ls_load_texts(struct ls_loading *loading,
			     const struct ls_node *value)
{
	LS_VEC(uint32_t) numbers = { .v = NULL };
	const struct ls_node *item = NULL;

	while ((item = ls_load_next(loading, value, item)) != NULL) {
		struct ls_ref ref = ls_load_ref(loading, item->text);

		*LS_PUSH(loading->arena, &numbers) = ref.at;
		*LS_PUSH(loading->arena, &numbers) = ref.n;
	}
	return ls_load_list(loading, numbers.v, numbers.n);
}
