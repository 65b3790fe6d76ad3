/* Edits: making them, and proving that they changed nothing else. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "fix/fix.h"

struct ls_text ls_edits_apply(struct ls_arena *arena, struct ls_text text,
			      const struct ls_edit *edits, size_t n)
{
	struct ls_out out = ls_out_new(arena);
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		ls_out_raw(&out, ls_text_part(text, at, edits[i].span.start));
		ls_out_raw(&out, edits[i].text);
		at = edits[i].span.end;
	}
	ls_out_raw(&out, ls_text_part(text, at, text.n));
	return ls_out_text(&out);
}

bool ls_edits_meet(const struct ls_edit *a, const struct ls_edit *b)
{
	if (a->span.start == a->span.end || b->span.start == b->span.end)
		return a->span.start <= b->span.end &&
		       b->span.start <= a->span.end;
	return a->span.start < b->span.end && b->span.start < a->span.end;
}

/* --- what lies outside the edits --- */

/* Edits as they stand on both sides of the change. */
struct region {
	struct ls_span old;
	struct ls_span new;
};

struct leaf {
	struct ls_span span; /* as in the new text */
	const struct ls_node *node;
	unsigned depth;
};

struct leaves {
	struct ls_arena *arena;
	const struct region *regions;
	size_t region_count;
	bool is_old;
	LS_VEC(struct leaf) list;
};

static struct region *make_regions(struct ls_arena *arena,
				   const struct ls_edit *edits, size_t n)
{
	struct region *regions = ls_arena_get(arena, n * sizeof(*regions));
	uint32_t cut = 0;
	uint32_t added = 0;

	for (size_t i = 0; i < n; i++) {
		const struct ls_edit *edit = &edits[i];
		uint32_t start = edit->span.start - cut + added;

		regions[i].old = edit->span;
		regions[i].new.start = start;
		regions[i].new.end = start + (uint32_t)edit->text.n;
		cut += edit->span.end - edit->span.start;
		added += (uint32_t)edit->text.n;
	}
	return regions;
}

static const struct ls_span *side(const struct leaves *leaves, size_t i)
{
	return leaves->is_old ? &leaves->regions[i].old :
				&leaves->regions[i].new;
}

/* The first region that ends at or behind an offset. */
static size_t region_at(const struct leaves *leaves, uint32_t offset)
{
	size_t low = 0;
	size_t high = leaves->region_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (side(leaves, middle)->end < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void add_leaf(struct leaves *leaves, const struct ls_node *node,
		     unsigned depth)
{
	struct ls_span span = node->span;
	size_t i = region_at(leaves, span.start);

	if (i < leaves->region_count && side(leaves, i)->start <= span.end)
		return; /* touched */
	if (leaves->is_old && i > 0) {
		const struct region *before = &leaves->regions[i - 1];

		span.start = span.start - before->old.end + before->new.end;
		span.end = span.end - before->old.end + before->new.end;
	}
	*LS_PUSH(leaves->arena, &leaves->list) = (struct leaf){
		.span = span,
		.node = node,
		.depth = depth,
	};
}

/* The depth of what is no alias is bounded by LS_LIMIT_DEPTH. */
static void collect(struct leaves *leaves, const struct ls_node *node,
		    unsigned depth)
{
	if (node->key != NULL && depth <= LS_LIMIT_DEPTH + 1)
		collect(leaves, node->key, depth + 1);
	if (node->is_alias || node->kind == LS_SCALAR || node->count == 0 ||
	    depth > LS_LIMIT_DEPTH + 1) {
		add_leaf(leaves, node, depth);
		return;
	}
	for (const struct ls_node *n = ls_node_first(node); n != NULL;
	     n = n->next)
		collect(leaves, n, depth + 1);
}

static void collect_all(struct leaves *leaves,
			const struct ls_document *document)
{
	for (size_t i = 0; i < document->root_count; i++)
		collect(leaves, document->roots[i], 0);
}

static bool is_same(const struct leaf *a, const struct leaf *b)
{
	const struct ls_node *x = a->node;
	const struct ls_node *y = b->node;

	return a->span.start == b->span.start && a->span.end == b->span.end &&
	       a->depth == b->depth && x->kind == y->kind &&
	       x->type == y->type && x->is_alias == y->is_alias &&
	       ls_text_eq(x->text, y->text) && ls_text_eq(x->tag, y->tag);
}

bool ls_edits_keep(struct ls_arena *arena, const struct ls_document *before,
		   const struct ls_document *after, const struct ls_edit *edits,
		   size_t n)
{
	const struct region *regions = make_regions(arena, edits, n);
	struct leaves old = {
		.arena = arena,
		.regions = regions,
		.region_count = n,
		.is_old = true,
	};
	struct leaves new = {
		.arena = arena,
		.regions = regions,
		.region_count = n,
	};

	if (before->root_count != after->root_count)
		return false;
	collect_all(&old, before);
	collect_all(&new, after);
	if (old.list.n != new.list.n)
		return false;
	for (size_t i = 0; i < old.list.n; i++)
		if (!is_same(&old.list.v[i], &new.list.v[i]))
			return false;
	return true;
}
