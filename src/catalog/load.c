/* From a catalog file to a catalog: the order of things, and overlays. */
#include "config.h"

#include <stddef.h>

#include "base/clock.h"
#include "base/limits.h"
#include "catalog/loading.h"

/* --- what the reader of documents saw --- */

static const char *refusal(enum ls_notice_kind kind)
{
	switch (kind) {
	case LS_NOTICE_DUPLICATE_KEY:
		return "this key stands in its mapping twice";
	case LS_NOTICE_MERGE_KEY:
		return "merge keys are not read the same everywhere: write "
		       "the entries out";
	case LS_NOTICE_ODD_LINE_BREAK:
		return "this line break is none to an editor";
	case LS_NOTICE_COMMENT_GLUED:
		return "a comment starts after a blank";
	case LS_NOTICE_HIDDEN:
		return "a hidden character";
	case LS_NOTICE_COMPLEX_KEY:
	case LS_NOTICE_GLUED_KEY:
		return "a key must be a text";
	case LS_NOTICE_SEVERAL_DOCUMENTS:
		return "a catalog is one document: this is a second one";
	case LS_NOTICE_CUSTOM_TAG:
		return "a catalog has no tags";
	case LS_NOTICE_DIRECTIVE:
	case LS_NOTICE_BYTE_ORDER_MARK:
		return NULL;
	}
	return NULL;
}

static void check_notices(struct ls_loading *loading,
			  const struct ls_document *document)
{
	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *notice = &document->notices[i];
		const char *why = refusal(notice->kind);

		if (why != NULL)
			ls_load_problem(loading, notice->span, ls_text_of(why));
	}
}

/* --- extends: --- */

/* The arrays of the base come first, as they are: so every place in its pool
 * and its numbers means the same in the overlay. */
#define COPY(to, from, count)                                         \
	do {                                                          \
		for (uint32_t i_ = 0; i_ < (count); i_++)             \
			*LS_PUSH(loading->arena, &(to)) = (from)[i_]; \
	} while (0)

static void copy_arrays(struct ls_loading *loading,
			const struct ls_catalog *base)
{
	loading->pool.n = 0;
	COPY(loading->pool, base->pool, base->pool_size);
	COPY(loading->numbers, base->numbers, base->number_count);
	COPY(loading->scopes, base->scopes, base->scope_count);
	COPY(loading->groups, base->groups, base->group_count);
	COPY(loading->patterns, base->patterns, base->pattern_count);
	COPY(loading->implications, base->implications,
	     base->implication_count);
	COPY(loading->not_scopes, base->not_scopes, base->not_scope_count);
	COPY(loading->endpoints, base->endpoints, base->endpoint_count);
	COPY(loading->offers, base->offers, base->offer_count);
	COPY(loading->toxic, base->toxic, base->toxic_count);
	COPY(loading->operations, base->operations, base->operation_count);
}
#undef COPY

static void copy_base(struct ls_loading *loading, const struct ls_catalog *base)
{
	bool found;

	loading->catalog = *base;
	copy_arrays(loading, base);
	loading->base_scopes = base->scope_count;
	loading->base_groups = base->group_count;
	loading->base_operations = base->operation_count;
	for (uint32_t i = 0; i < base->group_count; i++)
		LS_PUSH(loading->arena, &loading->group_risks);
	for (uint32_t i = 0; i < base->scope_count; i++)
		*ls_table_put(loading->scope_places,
			      ls_ref_text(base, base->scopes[i].name),
			      &found) = i;
}

static void read_extends(struct ls_loading *loading,
			 const struct ls_node *value)
{
	struct ls_text id = ls_load_text(loading, value);
	const struct ls_catalog *base;

	if (id.n == 0)
		return;
	base = loading->known == NULL ? NULL :
					ls_catalogs_find(loading->known, id);
	if (base == NULL) {
		LS_LOAD_PROBLEM(loading, value->span,
				"there is no catalog '%.*s' to extend; a "
				"catalog extends one that is loaded before it, "
				"never itself",
				LS_FMT(id));
		return;
	}
	if (base->layers >= LS_LIMIT_EXTENDS) {
		LS_LOAD_PROBLEM(loading, value->span,
				"more than %d catalogs extend one another",
				LS_LIMIT_EXTENDS);
		return;
	}
	copy_base(loading, base);
	loading->catalog.extends = ls_load_ref(loading, id);
	loading->catalog.layers = base->layers + 1;
}

/* --- the file's own facts --- */

static void read_version(struct ls_loading *loading,
			 const struct ls_node *value)
{
	if (value->kind != LS_SCALAR || !ls_text_is(value->text, "1"))
		ls_load_problem(loading, value->span,
				(struct ls_text)LS_LITERAL(
					"this program reads 'catalog: 1'"));
}

static void read_updated(struct ls_loading *loading,
			 const struct ls_node *value)
{
	loading->catalog.updated = ls_load_date(loading, value);
}

static void read_completeness(struct ls_loading *loading,
			      const struct ls_node *value)
{
	static const struct ls_load_word words[] = {
		{ "complete", 1 },
		{ "partial", 0 },
		{ NULL, 0 },
	};

	loading->catalog.complete = ls_load_word(loading, value, words) == 1;
}

const struct ls_load_key ls_load_source_keys[] = {
	{ "url", ls_load_at_source, offsetof(struct ls_catalog, source), NULL },
	{ "licence", ls_load_at_text, offsetof(struct ls_catalog, licence),
	  NULL },
	{ NULL, NULL, 0, NULL },
};

static void read_source(struct ls_loading *loading, const struct ls_node *value)
{
	ls_load_map(loading, value, "'source'", ls_load_source_keys,
		    &loading->catalog);
}

static void read_strip_prefix(struct ls_loading *loading,
			      const struct ls_node *value)
{
	loading->catalog.prefixes = ls_load_texts(loading, value);
}

static bool is_mapping(struct ls_loading *loading, const struct ls_node *value)
{
	if (value->kind == LS_MAPPING)
		return true;
	LS_LOAD_PROBLEM(loading, value->span, "'%.*s' must be a mapping",
			LS_FMT(value->key->text));
	return false;
}

static void read_sources(struct ls_loading *loading,
			 const struct ls_node *value)
{
	if (!is_mapping(loading, value))
		return;
	for (const struct ls_node *named = ls_node_first(value); named != NULL;
	     named = named->next)
		ls_load_text(loading, named);
	loading->sources = value;
}

static void read_risk_map(struct ls_loading *loading,
			  const struct ls_node *value)
{
	if (!is_mapping(loading, value))
		return;
	for (const struct ls_node *scale = ls_node_first(value); scale != NULL;
	     scale = scale->next)
		if (is_mapping(loading, scale))
			for (const struct ls_node *level = ls_node_first(scale);
			     level != NULL; level = level->next)
				ls_load_risk(loading, level);
	loading->risk_map = value;
}

static void read_client_types(struct ls_loading *loading,
			      const struct ls_node *value)
{
	if (!is_mapping(loading, value))
		return;
	/* Their values must be kinds of ours: known before the words are. */
	for (const struct ls_node *type = ls_node_first(value); type != NULL;
	     type = type->next)
		ls_load_kinds(loading, type);
	loading->client_types = value;
}

static void read_when_empty_scopes(struct ls_loading *loading,
				   const struct ls_node *provider)
{
	const struct ls_node *scopes = ls_node_at(provider,
						  "when_empty.scopes");

	if (scopes != NULL)
		loading->catalog.when_empty_scopes = ls_load_scopes(loading,
								    scopes);
}

/* An overlay's operations replace those of the base that they name. */
static void read_operations(struct ls_loading *loading,
			    const struct ls_node *value)
{
	for (uint32_t i = 0; i < loading->base_operations; i++) {
		bool found;

		*ls_table_put(loading->operation_places,
			      ls_load_operation_key(loading,
						    &loading->operations.v[i]),
			      &found) = i;
	}
	ls_load_operations(loading, value);
}

/* In the order in which they are read, whatever their order in the file: what
 * is referred to comes before what refers to it. */
const struct ls_load_section ls_load_sections[] = {
	{ "catalog", read_version },
	{ "extends", read_extends },
	{ "sources", read_sources },
	{ "source", read_source },
	{ "updated", read_updated },
	{ "completeness", read_completeness },
	{ "provider", ls_load_provider },
	{ "strip_prefix", read_strip_prefix },
	{ "risk_map", read_risk_map },
	{ "client_types", read_client_types },
	{ "verb_map", ls_load_verb_map },
	{ "groups", ls_load_group_names },
	{ "scopes", ls_load_scope_names },
	{ "groups", ls_load_groups },
	{ "scopes", ls_load_scope_records },
	{ "provider", read_when_empty_scopes },
	{ "patterns", ls_load_patterns },
	{ "implies", ls_load_implications },
	{ "not_scopes", ls_load_not_scopes },
	{ "endpoints", ls_load_endpoints },
	{ "offers", ls_load_offers },
	{ "toxic", ls_load_toxic },
	{ "mcp", ls_load_mcp },
	{ "operations", read_operations },
	{ "groups", ls_load_group_uses },
	{ NULL, NULL },
};

#define SECTIONS (sizeof(ls_load_sections) / sizeof(ls_load_sections[0]) - 1)

static void check_key(struct ls_loading *loading, const struct ls_node *key)
{
	const char *names[SECTIONS];

	for (size_t i = 0; i < SECTIONS; i++) {
		names[i] = ls_load_sections[i].key;
		if (ls_text_is(key->text, names[i]))
			return;
	}
	if (!ls_text_starts(key->text, "x-"))
		LS_LOAD_PROBLEM(
			loading, key->span, "a catalog has no key '%.*s'%s",
			LS_FMT(key->text),
			ls_load_hint(loading, key->text, names, SECTIONS).p);
}

static void read_root(struct ls_loading *loading, const struct ls_node *root)
{
	if (ls_node_get(root, "catalog") == NULL) {
		LS_LOAD_PROBLEM(loading, root->span,
				"no 'catalog: 1': this is no catalog");
		return;
	}
	for (const struct ls_node *value = ls_node_first(root); value != NULL;
	     value = value->next)
		check_key(loading, value->key);
	for (size_t i = 0; i < SECTIONS; i++) {
		const struct ls_node *value = ls_node_get(
			root, ls_load_sections[i].key);

		if (value != NULL)
			ls_load_sections[i].read(loading, value);
	}
}

/* What every catalog must say; an overlay has it from its base. */
static void check_whole(struct ls_loading *loading, const struct ls_node *root)
{
	const struct ls_catalog *catalog = &loading->catalog;
	const char *missing = NULL;

	if (catalog->id.n == 0)
		missing = "provider.id";
	else if (catalog->source.n == 0)
		missing = "source.url";
	else if (catalog->updated == LS_NO_DATE)
		missing = "updated";
	else if (catalog->extends.n == 0 &&
		 ls_node_get(root, "completeness") == NULL)
		missing = "completeness";
	if (missing != NULL)
		LS_LOAD_PROBLEM(loading, root->span, "a catalog must say '%s'",
				missing);
}

/* In the order of the file, for whoever reads them. */
static void order_problems(struct ls_catalog_problems *problems)
{
	struct ls_catalog_problem *v = problems->list.v;

	for (size_t i = 1; i < problems->list.n; i++) {
		struct ls_catalog_problem moved = v[i];
		size_t j = i;

		for (; j > 0 && v[j - 1].span.start > moved.span.start; j--)
			v[j] = v[j - 1];
		v[j] = moved;
	}
}

const struct ls_catalog *ls_catalog_load(struct ls_arena *arena,
					 const struct ls_document *document,
					 const struct ls_catalogs *known,
					 struct ls_catalog_problems *problems)
{
	struct ls_loading loading = {
		.arena = arena,
		.problems = problems,
		.known = known,
		.catalog = { .updated = LS_NO_DATE },
		.texts = ls_table_new(arena, 64),
		.lists = ls_table_new(arena, 64),
		.scope_places = ls_table_new(arena, 64),
		.alias_places = ls_table_new(arena, 0),
		.operation_places = ls_table_new(arena, 0),
	};
	const struct ls_span start = { 0, 0 };

	check_notices(&loading, document);
	if (document->root_count != 1 ||
	    document->roots[0]->kind != LS_MAPPING) {
		ls_load_problem(
			&loading,
			document->root_count == 0 ? start :
						    document->roots[0]->span,
			(struct ls_text)LS_LITERAL("a catalog is one mapping"));
		return NULL;
	}
	/* Place 0 is the empty text. */
	*LS_PUSH(arena, &loading.pool) = '\0';
	read_root(&loading, document->roots[0]);
	if (!loading.failed)
		check_whole(&loading, document->roots[0]);
	order_problems(problems);
	if (loading.failed)
		return NULL;
	if (loading.catalog.separators.n == 0)
		loading.catalog.separators = ls_load_ref(
			&loading, (struct ls_text)LS_LITERAL(" "));
	return ls_load_finish(&loading);
}
