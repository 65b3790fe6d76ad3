/* Builds the tree node by node, for both readers, within the budgets. */
#include "config.h"

#include "document/reader.h"

#include <assert.h>
#include <stdlib.h>

#include "base/table.h"

/* Below this many entries comparing all pairs is cheaper than a table. */
#define LS_FEW_KEYS 16
/* Nodes taken from the arena at a time. */
#define LS_NODE_BLOCK 16

bool ls_refuse(struct ls_builder *builder, enum ls_problem_kind kind,
	       struct ls_span span, const char *reason, const char *hint)
{
	*builder->problem = (struct ls_problem){
		.kind = kind,
		.span = span,
		.reason = ls_text_of(reason),
		.hint = ls_text_of(hint),
	};
	return false;
}

struct ls_span ls_character_at(const struct ls_builder *builder,
			       uint32_t offset)
{
	struct ls_span span = { offset, offset };
	uint32_t code_point;
	size_t size;

	if (offset >= builder->length)
		return (struct ls_span){ builder->length, builder->length };
	size = ls_utf8_decode(builder->text + offset, builder->length - offset,
			      &code_point);
	span.end += size == 0 ? 1 : (uint32_t)size;
	return span;
}

/* A limit's problem; the format has one %u, for the limit. */
static bool refuse_limit(struct ls_builder *builder, struct ls_span span,
			 const char *before, unsigned limit, const char *after)
{
	*builder->problem = (struct ls_problem){
		.kind = LS_PROBLEM_LIMIT,
		.span = span,
		.reason = ls_arena_printf(builder->arena, "%s%u%s", before,
					  limit, after),
	};
	return false;
}

struct ls_node *ls_build_node(struct ls_builder *builder,
			      enum ls_node_kind kind, struct ls_span span)
{
	struct ls_node *node;

	if (builder->nodes >= LS_LIMIT_NODES) {
		refuse_limit(builder, span, "the file holds more than ",
			     LS_LIMIT_NODES, " nodes");
		return NULL;
	}
	if (builder->spares == 0) {
		builder->spare = ls_arena_get(builder->arena,
					      LS_NODE_BLOCK * sizeof(*node));
		builder->spares = LS_NODE_BLOCK;
	}
	node = builder->spare++;
	builder->spares--;
	builder->nodes++;
	node->kind = kind;
	node->span = span;
	return node;
}

/* Some readers ask for plain text, some merge at "<<" in quotes too, or at an
 * alias for it; a tag can make any text a merge key. */
static bool is_merge_key(const struct ls_node *key)
{
	if (key->kind != LS_SCALAR)
		return false;
	if (ls_text_is(key->text, "<<"))
		return !ls_text_is(key->tag, "tag:yaml.org,2002:str");
	return ls_text_is(key->tag, "tag:yaml.org,2002:merge");
}

static void notice_key(struct ls_builder *builder, const struct ls_node *key)
{
	struct ls_span none = { 0, 0 };

	if (key->kind != LS_SCALAR)
		ls_add_notice(builder, LS_NOTICE_COMPLEX_KEY, key->span, none);
	else if (is_merge_key(key))
		ls_add_notice(builder, LS_NOTICE_MERGE_KEY, key->span, none);
}

static void append(struct ls_frame *frame, struct ls_node *node)
{
	if (frame->last == NULL)
		frame->node->first = node;
	else
		frame->last->next = node;
	frame->last = node;
	frame->node->count++;
}

/* Links the node to the innermost collection. */
static bool put(struct ls_builder *builder, struct ls_node *node)
{
	struct ls_frame *frame = &builder->frames[builder->depth];

	node->parent = frame->node;
	switch (frame->place) {
	case LS_IN_DOCUMENT:
		*LS_PUSH(builder->arena, &builder->roots) = node;
		break;
	case LS_IN_SEQUENCE:
		append(frame, node);
		break;
	case LS_AS_KEY:
		if (node->kind == LS_SCALAR &&
		    node->text.n > LS_LIMIT_KEY_BYTES)
			return refuse_limit(builder, node->span,
					    "a key is longer than ",
					    LS_LIMIT_KEY_BYTES, " bytes");
		frame->key = node;
		frame->place = LS_AS_VALUE;
		break;
	case LS_AS_VALUE:
		notice_key(builder, frame->key);
		node->key = frame->key;
		append(frame, node);
		frame->place = LS_AS_KEY;
		break;
	}
	return true;
}

/* Counts a finished node into the collection around it. */
static void account(struct ls_frame *frame, uint32_t end, uint32_t expanded,
		    uint32_t height)
{
	if (frame->end < end)
		frame->end = end;
	frame->expanded += expanded;
	if (frame->height < height + 1)
		frame->height = height + 1;
}

bool ls_build_scalar(struct ls_builder *builder, struct ls_node *node)
{
	if (node->text.n > LS_LIMIT_SCALAR_BYTES) {
		if (builder->document->syntax != LS_SYNTAX_RECORDING)
			return refuse_limit(builder, node->span,
					    "a value is longer than ",
					    LS_LIMIT_SCALAR_BYTES, " bytes");
		node->text.n = 0;
	}
	if (!put(builder, node))
		return false;
	account(&builder->frames[builder->depth], node->span.end, 1, 0);
	return true;
}

static bool refuse_depth(struct ls_builder *builder, struct ls_span span)
{
	return refuse_limit(builder, span, "nesting is deeper than ",
			    LS_LIMIT_DEPTH, " levels");
}

bool ls_build_alias(struct ls_builder *builder, struct ls_node *node,
		    uint32_t expanded, uint32_t height)
{
	if (builder->depth + height > LS_LIMIT_DEPTH)
		return refuse_depth(builder, node->span);
	/* Neither side can pass 2^31, so the sum does not wrap. */
	builder->aliased += expanded;
	if (builder->aliased > LS_LIMIT_EXPANDED_NODES)
		return refuse_limit(builder, node->span,
				    "aliases stand for more than ",
				    LS_LIMIT_EXPANDED_NODES, " nodes");
	if (!put(builder, node))
		return false;
	account(&builder->frames[builder->depth], node->span.end, expanded,
		height);
	return true;
}

bool ls_build_open(struct ls_builder *builder, struct ls_node *node)
{
	if (builder->depth == LS_LIMIT_DEPTH)
		return refuse_depth(builder, node->span);
	if (!put(builder, node))
		return false;
	builder->frames[++builder->depth] = (struct ls_frame){
		.node = node,
		.place = node->kind == LS_MAPPING ? LS_AS_KEY : LS_IN_SEQUENCE,
		.end = node->span.end,
		.expanded = 1,
		.height = 1,
	};
	return true;
}

static void add_duplicate(struct ls_builder *builder,
			  const struct ls_node *later,
			  const struct ls_node *earlier)
{
	ls_add_notice(builder, LS_NOTICE_DUPLICATE_KEY, later->key->span,
		      earlier->key->span);
}

static void find_duplicates_of_few(struct ls_builder *builder,
				   const struct ls_node *map)
{
	const struct ls_node *a, *b;

	for (b = map->first; b != NULL; b = b->next) {
		if (b->key->kind != LS_SCALAR)
			continue;
		for (a = map->first; a != b; a = a->next) {
			if (a->key->kind != LS_SCALAR ||
			    !ls_text_eq(a->key->text, b->key->text))
				continue;
			add_duplicate(builder, b, a);
			break;
		}
	}
}

static void find_duplicates_of_many(struct ls_builder *builder,
				    const struct ls_node *map)
{
	struct ls_table *table = ls_table_new(builder->arena, map->count);
	const struct ls_node **entries = ls_arena_get(
		builder->arena, map->count * sizeof(struct ls_node *));
	const struct ls_node *entry = map->first;

	for (size_t i = 0; entry != NULL; i++, entry = entry->next) {
		size_t *place;
		bool found;

		entries[i] = entry;
		if (entry->key->kind != LS_SCALAR)
			continue;
		place = ls_table_put(table, entry->key->text, &found);
		if (found)
			add_duplicate(builder, entry, entries[*place]);
		else
			*place = i;
	}
}

/* One bit out of 64 for a key: different bits, different keys. */
static uint64_t key_bit(struct ls_text key)
{
	unsigned mix = (unsigned)key.n * 31;

	if (key.n > 0)
		mix += (unsigned char)key.p[0] * 7u +
		       (unsigned char)key.p[key.n - 1] * 13u +
		       (unsigned char)key.p[key.n / 2];
	return (uint64_t)1 << (mix % 64);
}

static void find_duplicates(struct ls_builder *builder,
			    const struct ls_node *map)
{
	uint64_t bits = 0;

	if (map->count > LS_FEW_KEYS) {
		find_duplicates_of_many(builder, map);
		return;
	}
	for (const struct ls_node *n = map->first; n != NULL; n = n->next) {
		uint64_t bit = key_bit(n->key->text);

		if ((bits & bit) != 0) {
			find_duplicates_of_few(builder, map);
			return;
		}
		bits |= bit;
	}
}

void ls_build_close(struct ls_builder *builder, uint32_t end)
{
	struct ls_frame *frame = &builder->frames[builder->depth];

	assert(builder->depth > 0);
	frame->node->span.end = end != 0 ? end : frame->end;
	if (frame->node->kind == LS_MAPPING)
		find_duplicates(builder, frame->node);
	builder->depth--;
	account(frame - 1, frame->node->span.end, frame->expanded,
		frame->height);
}

static int compare_notices(const void *a, const void *b)
{
	const struct ls_notice *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->span.end < y->span.end ? -1 : x->span.end > y->span.end;
}

void ls_build_finish(struct ls_builder *builder)
{
	struct ls_document *document = builder->document;

	if (builder->notices.n > 1)
		qsort(builder->notices.v, builder->notices.n,
		      sizeof(*builder->notices.v), compare_notices);
	document->roots = builder->roots.v;
	document->root_count = builder->roots.n;
	document->notices = builder->notices.v;
	document->notice_count = builder->notices.n;
	document->comments = builder->comments.v;
	document->comment_count = builder->comments.n;
}
