/* The end of loading: the trie by which operations are found. */
#include "config.h"

#include "catalog/loading.h"
#include "catalog/path.h"

/* What a node stands for, until its children are made. */
struct share {
	uint32_t first, end; /* operations */
	size_t bytes;        /* of their paths, with the first '/' */
};

struct trie {
	struct ls_loading *loading;
	LS_VEC(struct ls_path_node) nodes;
	LS_VEC(struct share) shares; /* of each node */
};

/* The segment behind the first `bytes`; false at the end of the path. */
static bool segment_at(const struct trie *trie, uint32_t operation,
		       size_t bytes, struct ls_text *segment)
{
	struct ls_text path = ls_loading_text(
		trie->loading, trie->loading->operations.v[operation].path);

	if (bytes > 0 && path.p[0] != '/')
		bytes--;
	path = ls_text_part(path, bytes, path.n);
	return ls_path_segment(&path, segment);
}

static void add_node(struct trie *trie, struct ls_ref segment,
		     struct share share)
{
	struct ls_arena *arena = trie->loading->arena;

	*LS_PUSH(arena, &trie->nodes) = (struct ls_path_node){
		.segment = segment,
	};
	*LS_PUSH(arena, &trie->shares) = share;
}

static void add_methods(struct trie *trie)
{
	const struct ls_loading *loading = trie->loading;
	uint32_t n = (uint32_t)loading->operations.n;
	uint32_t end;

	for (uint32_t first = 0; first < n; first = end) {
		struct ls_ref method = loading->operations.v[first].method;
		struct ls_text text = ls_loading_text(loading, method);

		for (end = first + 1; end < n; end++)
			if (!ls_text_eq(
				    ls_loading_text(
					    loading,
					    loading->operations.v[end].method),
				    text))
				break;
		add_node(trie, method, (struct share){ first, end, 0 });
	}
}

/* Makes the child for the segment of the operation `first`; returns where its
 * share ends. */
static uint32_t add_child(struct trie *trie, size_t parent, uint32_t first,
			  struct ls_text segment)
{
	bool fold = trie->loading->catalog.fold_paths != 0;
	struct share share = trie->shares.v[parent];
	struct ls_ref path = trie->loading->operations.v[first].path;
	struct ls_text text = ls_loading_text(trie->loading, path);
	struct ls_ref ref = {
		.at = path.at + (uint32_t)(segment.p - text.p),
		.n = (uint32_t)segment.n,
	};
	uint32_t end = first + 1;
	struct ls_text next;

	while (end < share.end && segment_at(trie, end, share.bytes, &next) &&
	       ls_segment_compare(segment, next, fold) == 0)
		end++;
	add_node(trie, ref,
		 (struct share){ first, end, share.bytes + 1 + segment.n });
	trie->nodes.v[parent].children++;
	if (!ls_segment_is_template(segment))
		trie->nodes.v[parent].literals++;
	return end;
}

static void add_children(struct trie *trie, size_t parent)
{
	struct share share = trie->shares.v[parent];
	uint32_t at = share.first;
	struct ls_text segment;

	/* Shorter paths come first. */
	while (at < share.end && !segment_at(trie, at, share.bytes, &segment))
		at++;
	trie->nodes.v[parent].first = share.first;
	trie->nodes.v[parent].operations = at - share.first;
	trie->nodes.v[parent].first_child = (uint32_t)trie->nodes.n;
	while (at < share.end && segment_at(trie, at, share.bytes, &segment))
		at = add_child(trie, parent, at, segment);
}

void ls_load_paths(struct ls_loading *loading)
{
	struct trie trie = { .loading = loading };

	add_methods(&trie);
	loading->catalog.path_roots = (uint32_t)trie.nodes.n;
	/* Grows while it is gone through: from the roots down. */
	for (size_t i = 0; i < trie.nodes.n; i++)
		add_children(&trie, i);
	loading->catalog.path_nodes = trie.nodes.v;
	loading->catalog.path_node_count = (uint32_t)trie.nodes.n;
}
