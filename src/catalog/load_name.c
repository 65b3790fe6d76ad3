/* Reading what a catalog file says of names by pattern: families of scopes,
 * implications, and names that are no scopes. */
#include "config.h"

#include <stddef.h>

#include "catalog/loading.h"
#include "catalog/lookup.h"

/* --- patterns: --- */

struct pattern_reading {
	struct ls_name_pattern record;
	struct ls_pattern *compiled;
	uint8_t umbrella, deprecated, requestable, identity;
};

static LS_LOAD_READER(read_match)
{
	struct pattern_reading *reading = record;

	(void)key;
	reading->record.pattern = ls_load_pattern(
		loading, value, loading->catalog.fold_case != 0,
		&reading->compiled);
}

static bool has_group(struct ls_loading *loading,
		      const struct ls_pattern *pattern, struct ls_text name,
		      struct ls_span span)
{
	if (pattern == NULL ||
	    ls_lookup_reference(loading->arena, pattern, name) != 0)
		return true;
	LS_LOAD_PROBLEM(loading, span, "the pattern has no group '%.*s'",
			LS_FMT(name));
	return false;
}

static void add_risk_by(struct ls_loading *loading, const struct ls_node *part,
			const struct ls_node *value, uint32_t five[5])
{
	struct ls_ref name = ls_load_ref(loading, part->text);
	struct ls_ref text = ls_load_ref(loading, value->key->text);

	five[0] = name.at;
	five[1] = name.n;
	five[2] = text.at;
	five[3] = text.n;
	five[4] = ls_load_risk(loading, value);
}

/* risk_by: {level: {master: high}} */
static LS_LOAD_READER(read_risk_by)
{
	struct pattern_reading *reading = record;
	LS_VEC(uint32_t) numbers = { .v = NULL };

	(void)key;
	for (const struct ls_node *part = ls_node_first(value); part != NULL;
	     part = part->next) {
		if (part->key == NULL || part->kind != LS_MAPPING) {
			LS_LOAD_PROBLEM(loading, value->span,
					"'risk_by' must be a mapping of "
					"mappings");
			return;
		}
		if (!has_group(loading, reading->compiled, part->key->text,
			       part->key->span))
			return;
		for (const struct ls_node *v = ls_node_first(part); v != NULL;
		     v = v->next) {
			uint32_t five[5];

			add_risk_by(loading, part->key, v, five);
			for (size_t i = 0; i < 5; i++)
				*LS_PUSH(loading->arena, &numbers) = five[i];
		}
	}
	reading->record.risk_by = ls_load_list(loading, numbers.v, numbers.n);
}

#define AT(field) offsetof(struct pattern_reading, field)

/* `match` is read first: `risk_by` looks at it. */
const struct ls_load_key ls_load_pattern_keys[] = {
	{ "id", ls_load_at_text, AT(record.id), NULL },
	{ "match", ls_load_elsewhere, 0, NULL },
	{ "about", ls_load_at_text, AT(record.about), NULL },
	{ "known", ls_load_at_bool, AT(record.known), NULL },
	{ "group", ls_load_at_group, AT(record.group), NULL },
	{ "action", ls_load_at_action, AT(record.action), NULL },
	{ "risk", ls_load_at_risk, AT(record.risk), NULL },
	{ "risk_by", read_risk_by, 0, NULL },
	{ "marks", ls_load_at_marks, AT(record.marks), NULL },
	{ "umbrella", ls_load_at_bool, AT(umbrella), NULL },
	{ "deprecated", ls_load_at_bool, AT(deprecated), NULL },
	{ "requestable", ls_load_at_bool, AT(requestable), NULL },
	{ "identity", ls_load_at_bool, AT(identity), NULL },
	{ "source", ls_load_at_source, AT(record.source), NULL },
	{ NULL, NULL, 0, NULL },
};
#undef AT

static void read_pattern(struct ls_loading *loading, const struct ls_node *item)
{
	struct pattern_reading reading = {
		.record = { .known = 1, .group = LS_NONE },
		.requestable = 1,
	};
	const struct ls_node *match = ls_node_get(item, "match");

	if (match == NULL) {
		LS_LOAD_PROBLEM(loading, item->span,
				"an entry of 'patterns' needs a 'match'");
		return;
	}
	read_match(loading, match, &reading, NULL);
	ls_load_map(loading, item, "an entry of 'patterns'",
		    ls_load_pattern_keys, &reading);
	if (reading.umbrella)
		reading.record.flags |= LS_SCOPE_UMBRELLA;
	if (reading.deprecated)
		reading.record.flags |= LS_SCOPE_DEPRECATED;
	if (!reading.requestable)
		reading.record.flags |= LS_SCOPE_NOT_REQUESTABLE;
	if (reading.identity)
		reading.record.flags |= LS_SCOPE_IDENTITY;
	*LS_PUSH(loading->arena, &loading->patterns) = reading.record;
}

void ls_load_patterns(struct ls_loading *loading, const struct ls_node *list)
{
	ls_load_each(loading, list, "'patterns'", read_pattern);
}

/* Each $1 and ${name} of a template must name a group of the pattern. */
static void check_template(struct ls_loading *loading,
			   const struct ls_pattern *pattern,
			   const struct ls_node *template)
{
	struct ls_text rest = template->text;

	while (pattern != NULL && rest.n > 0) {
		size_t end;
		struct ls_text name;

		rest = ls_text_part(rest, ls_text_find(rest, '$'), rest.n);
		if (rest.n == 0)
			break;
		name = ls_lookup_cut_reference(rest, &end);
		if (name.n > 0 && !ls_text_is(name, "0"))
			has_group(loading, pattern, name, template->span);
		rest = ls_text_part(rest, name.n > 0 ? end : 1, rest.n);
	}
}

/* --- implies: --- */

enum basis { BASIS_STATED, BASIS_PATTERN, BASIS_COVERAGE, BASIS_ASSUMED };

static const struct ls_load_word bases[] = {
	{ "stated", BASIS_STATED },
	{ "pattern", BASIS_PATTERN },
	{ "coverage", BASIS_COVERAGE },
	{ "assumed", BASIS_ASSUMED },
	{ NULL, 0 },
};

struct implication {
	struct ls_implication_pattern record;
	const struct ls_node *from, *pattern, *to;
	uint8_t basis;
};

static LS_LOAD_READER(read_node)
{
	(void)loading;
	*(const struct ls_node **)(void *)((char *)record + key->at) = value;
}

#define AT(field) offsetof(struct implication, field)

const struct ls_load_key ls_load_implication_keys[] = {
	{ "from", read_node, AT(from), NULL },
	{ "pattern", read_node, AT(pattern), NULL },
	{ "to", read_node, AT(to), NULL },
	{ "basis", ls_load_at_word, AT(basis), bases },
	{ "source", ls_load_at_source, AT(record.source), NULL },
	{ NULL, NULL, 0, NULL },
};
#undef AT

static struct ls_list joined(struct ls_loading *loading, struct ls_list a,
			     struct ls_list b)
{
	LS_VEC(uint32_t) all = { .v = NULL };

	for (uint32_t i = 0; i < a.n; i++)
		*LS_PUSH(loading->arena,
			 &all) = loading->numbers.v[a.first + i];
	for (uint32_t i = 0; i < b.n; i++) {
		uint32_t number = loading->numbers.v[b.first + i];
		uint32_t j = 0;

		while (j < all.n && all.v[j] != number)
			j++;
		if (j == all.n)
			*LS_PUSH(loading->arena, &all) = number;
	}
	return ls_load_list(loading, all.v, all.n);
}

static void imply_by_name(struct ls_loading *loading,
			  const struct implication *implication)
{
	struct ls_list from = ls_load_scopes(loading, implication->from);
	struct ls_list to = ls_load_scopes(loading, implication->to);

	for (uint32_t i = 0; i < from.n; i++) {
		struct ls_scope *scope =
			&loading->scopes.v[loading->numbers.v[from.first + i]];

		/* What nobody stated proves nothing. */
		if (implication->basis == BASIS_STATED)
			scope->implies = joined(loading, scope->implies, to);
		else
			scope->resembles = joined(loading, scope->resembles,
						  to);
	}
}

static void imply_by_pattern(struct ls_loading *loading,
			     struct implication *implication)
{
	struct ls_pattern *pattern = NULL;

	if (implication->basis != BASIS_STATED) {
		LS_LOAD_PROBLEM(loading, implication->pattern->span,
				"an implication by 'pattern' must be stated by "
				"the provider: 'basis: stated'");
		return;
	}
	implication->record.pattern = ls_load_pattern(
		loading, implication->pattern, false, &pattern);
	implication->record.to = ls_load_text_ref(loading, implication->to);
	check_template(loading, pattern, implication->to);
	*LS_PUSH(loading->arena, &loading->implications) = implication->record;
}

static void read_implication(struct ls_loading *loading,
			     const struct ls_node *item)
{
	struct implication implication = { .basis = BASIS_ASSUMED };

	ls_load_map(loading, item, "an entry of 'implies'",
		    ls_load_implication_keys, &implication);
	if (ls_node_get(item, "basis") == NULL)
		LS_LOAD_PROBLEM(loading, item->span,
				"an entry of 'implies' needs a 'basis': "
				"stated, pattern, coverage or assumed");
	else if (implication.to == NULL ||
		 (implication.from == NULL) == (implication.pattern == NULL))
		LS_LOAD_PROBLEM(loading, item->span,
				"an entry of 'implies' needs 'to' and either "
				"'from' or 'pattern'");
	else if (implication.from != NULL)
		imply_by_name(loading, &implication);
	else
		imply_by_pattern(loading, &implication);
}

void ls_load_implications(struct ls_loading *loading,
			  const struct ls_node *list)
{
	ls_load_each(loading, list, "'implies'", read_implication);
}

/* --- not_scopes: --- */

static const struct ls_load_word cases[] = {
	{ "sensitive", 0 },
	{ "fold", 1 },
	{ NULL, 0 },
};

#define AT(field) offsetof(struct ls_not_a_scope, field)

const struct ls_load_key ls_load_not_scope_keys[] = {
	{ "name", ls_load_elsewhere, 0, NULL },
	{ "pattern", ls_load_elsewhere, 0, NULL },
	{ "instead", ls_load_at_text, AT(instead), NULL },
	{ "reason", ls_load_at_text, AT(reason), NULL },
	{ "case", ls_load_at_word, AT(fold_case), cases },
	{ "source", ls_load_at_source, AT(source), NULL },
	{ NULL, NULL, 0, NULL },
};
#undef AT

static void read_not_scope_name(struct ls_loading *loading,
				const struct ls_node *name,
				const struct ls_node *instead,
				struct ls_not_a_scope *record)
{
	record->name = ls_load_text_ref(loading, name);
	if (ls_table_get(loading->scope_places, name->text) != NULL)
		LS_LOAD_PROBLEM(loading, name->span,
				"'%.*s' is a scope of this catalog",
				LS_FMT(name->text));
	if (instead != NULL && instead->text.n > 0)
		ls_load_scope(loading, instead->text, instead->span);
}

static void read_not_scope(struct ls_loading *loading,
			   const struct ls_node *item)
{
	struct ls_not_a_scope record = { .is_pattern = 0 };
	const struct ls_node *name = ls_node_get(item, "name");
	const struct ls_node *pattern = ls_node_get(item, "pattern");
	const struct ls_node *instead = ls_node_get(item, "instead");
	struct ls_pattern *compiled = NULL;

	ls_load_map(loading, item, "an entry of 'not_scopes'",
		    ls_load_not_scope_keys, &record);
	if ((name == NULL) == (pattern == NULL) || record.reason.n == 0) {
		LS_LOAD_PROBLEM(loading, item->span,
				"an entry of 'not_scopes' needs a 'reason' and "
				"either 'name' or 'pattern'");
		return;
	}
	if (name != NULL) {
		read_not_scope_name(loading, name, instead, &record);
	} else {
		record.is_pattern = 1;
		record.name = ls_load_pattern(loading, pattern,
					      record.fold_case != 0, &compiled);
		if (instead != NULL)
			check_template(loading, compiled, instead);
	}
	*LS_PUSH(loading->arena, &loading->not_scopes) = record;
}

void ls_load_not_scopes(struct ls_loading *loading, const struct ls_node *list)
{
	ls_load_each(loading, list, "'not_scopes'", read_not_scope);
}
