/* Reading the fields of records that several parts of a catalog have. */
#include "config.h"

#include <limits.h>

#include "catalog/loading.h"

static void *field(void *record, const struct ls_load_key *key)
{
	return (char *)record + key->at;
}

LS_LOAD_READER(ls_load_at_text)
{
	*(struct ls_ref *)field(record, key) = ls_load_text_ref(loading, value);
}

LS_LOAD_READER(ls_load_at_source)
{
	*(struct ls_ref *)field(record, key) = ls_load_source_ref(loading,
								  value);
}

LS_LOAD_READER(ls_load_at_texts)
{
	*(struct ls_list *)field(record, key) = ls_load_texts(loading, value);
}

LS_LOAD_READER(ls_load_at_scopes)
{
	*(struct ls_list *)field(record, key) = ls_load_scopes(loading, value);
}

LS_LOAD_READER(ls_load_at_group)
{
	*(uint32_t *)field(record, key) = ls_load_group(loading, value);
}

LS_LOAD_READER(ls_load_at_marks)
{
	*(uint32_t *)field(record, key) = ls_load_marks(loading, value);
}

LS_LOAD_READER(ls_load_at_number)
{
	*(uint32_t *)field(record, key) = ls_load_number(loading, value);
}

LS_LOAD_READER(ls_load_at_date)
{
	*(int32_t *)field(record, key) = ls_load_date(loading, value);
}

LS_LOAD_READER(ls_load_at_kinds)
{
	*(uint16_t *)field(record, key) = ls_load_kinds(loading, value);
}

LS_LOAD_READER(ls_load_at_grants)
{
	*(uint16_t *)field(record, key) = ls_load_grants(loading, value);
}

LS_LOAD_READER(ls_load_at_action)
{
	*(uint8_t *)field(record, key) = ls_load_action(loading, value);
}

LS_LOAD_READER(ls_load_at_risk)
{
	*(uint8_t *)field(record, key) = ls_load_risk(loading, value);
}

LS_LOAD_READER(ls_load_at_bool)
{
	*(uint8_t *)field(record, key) = ls_load_bool(loading, value);
}

LS_LOAD_READER(ls_load_at_word)
{
	unsigned word = ls_load_word(loading, value, key->words);

	if (word != UINT_MAX)
		*(uint8_t *)field(record, key) = (uint8_t)word;
}

LS_LOAD_READER(ls_load_elsewhere)
{
	(void)loading;
	(void)value;
	(void)record;
	(void)key;
}

uint8_t ls_load_action(struct ls_loading *loading, const struct ls_node *value)
{
	static const struct ls_load_word words[] = {
		{ "read", LS_ACTION_READ },       { "write", LS_ACTION_WRITE },
		{ "remove", LS_ACTION_REMOVE },   { "admin", LS_ACTION_ADMIN },
		{ "unknown", LS_ACTION_UNKNOWN }, { NULL, 0 },
	};
	unsigned word = ls_load_word(loading, value, words);

	return word == UINT_MAX ? LS_ACTION_UNKNOWN : (uint8_t)word;
}

uint8_t ls_load_risk(struct ls_loading *loading, const struct ls_node *value)
{
	static const struct ls_load_word words[] = {
		{ "low", LS_RISK_LOW },
		{ "medium", LS_RISK_MEDIUM },
		{ "high", LS_RISK_HIGH },
		{ "critical", LS_RISK_CRITICAL },
		{ "unknown", LS_RISK_UNKNOWN },
		{ NULL, 0 },
	};
	unsigned word = ls_load_word(loading, value, words);

	return word == UINT_MAX ? LS_RISK_UNKNOWN : (uint8_t)word;
}

/* The kinds that one word stands for: one of ours, or one of the provider's
 * own words that `client_types:` explains. */
static unsigned kinds_of(struct ls_loading *loading, const struct ls_node *item)
{
	unsigned kind = ls_kind_parse(item->text);

	if (kind != 0)
		return kind;
	for (const struct ls_node *type = ls_node_first(loading->client_types);
	     type != NULL; type = type->next) {
		const struct ls_node *meant = NULL;

		if (!ls_text_eq(type->key->text, item->text))
			continue;
		while ((meant = ls_load_next(loading, type, meant)) != NULL)
			kind |= ls_kind_parse(meant->text);
		return kind;
	}
	LS_LOAD_PROBLEM(loading, item->span,
			"'%.*s' is no kind of client; the kinds are service, "
			"web, spa, native, device, agent, and what "
			"'client_types' adds",
			LS_FMT(item->text));
	return 0;
}

uint16_t ls_load_kinds(struct ls_loading *loading, const struct ls_node *value)
{
	const struct ls_node *item = NULL;
	unsigned kinds = 0;

	while ((item = ls_load_next(loading, value, item)) != NULL)
		kinds |= kinds_of(loading, item);
	return (uint16_t)kinds;
}

uint16_t ls_load_grants(struct ls_loading *loading, const struct ls_node *value)
{
	const struct ls_node *item = NULL;
	unsigned grants = 0;

	while ((item = ls_load_next(loading, value, item)) != NULL) {
		unsigned grant = ls_grant_parse(item->text);

		if (grant == LS_GRANT_OTHER &&
		    !ls_text_is(item->text, "other") &&
		    !ls_text_starts(item->text, "urn:"))
			LS_LOAD_PROBLEM(loading, item->span,
					"'%.*s' is no grant type",
					LS_FMT(item->text));
		grants |= grant;
	}
	return (uint16_t)grants;
}

uint32_t ls_load_marks(struct ls_loading *loading, const struct ls_node *value)
{
	const struct ls_node *item = NULL;
	const char *words[32];
	uint32_t marks = 0;
	unsigned n = 0;

	while (n < 32 && ls_mark_word(n) != NULL) {
		words[n] = ls_mark_word(n);
		n++;
	}
	while ((item = ls_load_next(loading, value, item)) != NULL) {
		unsigned mark = ls_mark_parse(item->text);

		if (mark == 0)
			LS_LOAD_PROBLEM(
				loading, item->span, "'%.*s' is no mark%s",
				LS_FMT(item->text),
				ls_load_hint(loading, item->text, words, n).p);
		marks |= mark;
	}
	return marks;
}

struct ls_ref ls_load_pattern(struct ls_loading *loading,
			      const struct ls_node *value, bool fold_case,
			      struct ls_pattern **compiled)
{
	const struct ls_ref none = { .at = 0, .n = 0 };
	struct ls_text text = ls_load_text(loading, value);
	struct ls_text tried = text;
	struct ls_text why;
	struct ls_pattern *pattern;
	size_t offset;

	if (text.n == 0)
		return none;
	if (fold_case)
		tried = ls_arena_printf(loading->arena, "(?i:%.*s)",
					LS_FMT(text));
	pattern = ls_pattern_new(loading->arena, tried, &why, &offset);
	if (compiled != NULL)
		*compiled = pattern;
	if (pattern != NULL)
		return ls_load_ref(loading, text);
	LS_LOAD_PROBLEM(loading, value->span, "this pattern is refused: %.*s",
			LS_FMT(why));
	return none;
}
