/* Finding an operation by its method and path, or by its id.
 *
 * Operations are sorted by method and then segment by segment, and a trie over
 * that table says where to go on with the next segment. */
#include "config.h"

#include "catalog/catalog.h"
#include "catalog/path.h"

/* Templates that a single look-up may step into: no table of a provider comes
 * near, and a table made to be slow ends here. */
#define STEPS 100000

bool ls_segment_is_template(struct ls_text segment)
{
	return ls_text_find(segment, '{') < segment.n;
}

bool ls_path_segment(struct ls_text *rest, struct ls_text *segment)
{
	size_t end;

	if (rest->n == 0 || ls_text_is(*rest, "/"))
		return false;
	if (rest->p[0] == '/')
		*rest = ls_text_part(*rest, 1, rest->n);
	end = ls_text_find(*rest, '/');
	*segment = ls_text_part(*rest, 0, end);
	*rest = ls_text_part(*rest, end, rest->n);
	return true;
}

static char folded(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static int compare_literals(struct ls_text a, struct ls_text b, bool fold)
{
	if (!fold)
		return ls_text_compare(a, b);
	for (size_t i = 0; i < a.n && i < b.n; i++) {
		int order = (unsigned char)folded(a.p[i]) -
			    (unsigned char)folded(b.p[i]);

		if (order != 0)
			return order;
	}
	return (a.n > b.n) - (a.n < b.n);
}

int ls_segment_compare(struct ls_text a, struct ls_text b, bool fold)
{
	bool a_template = ls_segment_is_template(a);

	if (a_template != ls_segment_is_template(b))
		return a_template ? 1 : -1;
	return compare_literals(a, b, fold);
}

int ls_path_compare(struct ls_text a, struct ls_text b, bool fold)
{
	struct ls_text a_segment, b_segment;

	for (;;) {
		bool a_more = ls_path_segment(&a, &a_segment);
		bool b_more = ls_path_segment(&b, &b_segment);
		int order;

		if (!a_more || !b_more)
			return a_more - b_more;
		order = ls_segment_compare(a_segment, b_segment, fold);
		if (order != 0)
			return order;
	}
}

/* One look-up on its way through the trie. */
struct search {
	const struct ls_catalog *catalog;
	unsigned steps;
	const struct ls_operation *best;
	size_t literal; /* bytes of the best match that are literal */
};

static struct ls_text segment_of(const struct search *search, uint32_t node)
{
	return ls_ref_text(search->catalog,
			   search->catalog->path_nodes[node].segment);
}

/* The literal child of this name, or LS_NONE. */
static uint32_t literal_child(const struct search *search,
			      const struct ls_path_node *node,
			      struct ls_text segment)
{
	uint32_t low = node->first_child, high = low + node->literals;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = compare_literals(segment,
					     segment_of(search, middle),
					     search->catalog->fold_paths);

		if (order == 0)
			return middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return LS_NONE;
}

static bool takes_several(struct ls_text template)
{
	return ls_text_starts(template, "{+") && ls_text_ends(template, "}");
}

static bool same_byte(char a, char b, bool fold)
{
	return fold ? folded(a) == folded(b) : a == b;
}

/* Whether the text fits a template such as {id}, {name}.json or {a}:{b}, each
 * variable holding at least one byte.  *literal: bytes that are no variable.
 * As globs are matched: only the last variable is ever stretched. */
static bool segment_fits(struct ls_text template, struct ls_text text,
			 bool fold, size_t *literal)
{
	size_t t = 0, i = 0, mark = SIZE_MAX, mark_i = 0;

	*literal = 0;
	if (ls_text_eq(template, text)) {
		*literal = text.n;
		return true;
	}
	while (i < text.n || t < template.n) {
		if (t < template.n && template.p[t] == '{' && i < text.n) {
			struct ls_text rest = ls_text_part(template, t,
							   template.n);

			t += ls_text_find(rest, '}') + 1;
			t = t > template.n ? template.n : t;
			mark = t;
			mark_i = ++i;
		} else if (t < template.n && i < text.n &&
			   same_byte(template.p[t], text.p[i], fold)) {
			t++;
			i++;
		} else if (mark != SIZE_MAX && mark_i < text.n) {
			t = mark;
			i = ++mark_i;
		} else {
			return false;
		}
	}
	for (t = 0; t < template.n; t++) {
		struct ls_text rest = ls_text_part(template, t, template.n);

		if (template.p[t] == '{')
			t += ls_text_find(rest, '}');
		else
			++*literal;
	}
	return true;
}

/* Takes the operations that end here. */
static void arrive(struct search *search, const struct ls_path_node *node,
		   size_t literal)
{
	if (search->best != NULL && literal < search->literal)
		return;
	for (uint32_t i = 0; i < node->operations; i++) {
		const struct ls_operation *operation =
			&search->catalog->operations[node->first + i];

		if (search->best != NULL && literal == search->literal &&
		    operation->layer >= search->best->layer)
			continue;
		search->best = operation;
		search->literal = literal;
	}
}

/* Both walk functions call each other once for each segment of the path, of
 * which there are at most SEGMENTS. */
static void walk(struct search *search, uint32_t at, unsigned depth,
		 struct ls_text rest, size_t literal);

#define SEGMENTS 64

static void walk_templates(struct search *search,
			   const struct ls_path_node *node, unsigned depth,
			   struct ls_text segment, struct ls_text rest,
			   size_t literal)
{
	for (uint32_t i = node->literals; i < node->children; i++) {
		uint32_t child = node->first_child + i;
		struct ls_text template = segment_of(search, child);
		struct ls_text left = rest;
		struct ls_text skipped;
		size_t n;

		if (segment_fits(template, segment, search->catalog->fold_paths,
				 &n))
			walk(search, child, depth + 1, left, literal + n);
		while (takes_several(template) &&
		       ls_path_segment(&left, &skipped))
			walk(search, child, depth + 1, left, literal);
	}
}

static void walk(struct search *search, uint32_t at, unsigned depth,
		 struct ls_text rest, size_t literal)
{
	const struct ls_path_node *node = &search->catalog->path_nodes[at];
	struct ls_text segment;

	if (depth > SEGMENTS || search->steps++ > STEPS)
		return;
	if (!ls_path_segment(&rest, &segment)) {
		arrive(search, node, literal);
		return;
	}
	if (!ls_segment_is_template(segment)) {
		uint32_t child = literal_child(search, node, segment);

		if (child != LS_NONE)
			walk(search, child, depth + 1, rest,
			     literal + segment.n);
	}
	walk_templates(search, node, depth, segment, rest, literal);
}

static uint32_t root_of_method(const struct ls_catalog *catalog,
			       struct ls_text method)
{
	for (uint32_t i = 0; i < catalog->path_roots; i++)
		if (ls_text_eq(ls_ref_text(catalog,
					   catalog->path_nodes[i].segment),
			       method))
			return i;
	return LS_NONE;
}

static const struct ls_operation *find_path(const struct ls_catalog *catalog,
					    struct ls_text method,
					    struct ls_text path)
{
	struct search search = { .catalog = catalog };
	uint32_t root = root_of_method(catalog, method);

	if (root != LS_NONE)
		walk(&search, root, 0, path, 0);
	return search.best;
}

/* By path when the method is not said: good when only one method fits. */
static struct ls_path_match any_method(const struct ls_catalog *catalog,
				       struct ls_text path)
{
	struct ls_path_match match = { .operation = NULL };

	for (uint32_t i = 0; i < catalog->path_roots; i++) {
		struct search search = { .catalog = catalog };

		walk(&search, i, 0, path, 0);
		if (search.best == NULL)
			continue;
		if (match.operation != NULL)
			match.ambiguous = true;
		else
			match.operation = search.best;
	}
	return match;
}

static struct ls_path_match by_id(const struct ls_catalog *catalog,
				  struct ls_text id)
{
	struct ls_path_match match = { .operation = NULL };
	uint32_t low = 0, high = catalog->operation_id_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t i = catalog->by_operation_id[middle];

		if (ls_text_compare(
			    ls_ref_text(catalog, catalog->operations[i].id),
			    id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < catalog->operation_id_count; low++) {
		const struct ls_operation *operation =
			&catalog->operations[catalog->by_operation_id[low]];

		if (!ls_text_eq(ls_ref_text(catalog, operation->id), id))
			break;
		if (match.operation == NULL ||
		    operation->layer < match.operation->layer) {
			match.operation = operation;
			match.ambiguous = false;
		} else if (operation->layer == match.operation->layer) {
			match.ambiguous = true;
		}
	}
	return match;
}

/* A path without its origin, query and fragment. */
static struct ls_text bare_path(const struct ls_catalog *catalog,
				struct ls_text path)
{
	size_t end = 0;

	if (ls_text_contains(path, "://")) {
		const struct ls_endpoint *api = ls_catalog_endpoint(
			catalog, path, LS_ENDPOINT_API);
		size_t from = ls_text_find(path, ':') + 3;

		if (api != NULL)
			from = api->url.n;
		from = from > path.n ? path.n : from;
		path = ls_text_part(path, from, path.n);
		path = ls_text_part(path, ls_text_find(path, '/'), path.n);
	}
	while (end < path.n && path.p[end] != '?' && path.p[end] != '#')
		end++;
	return ls_text_part(path, 0, end);
}

static struct ls_text upper(struct ls_text method, char *room, size_t size)
{
	if (method.n > size)
		return method;
	for (size_t i = 0; i < method.n; i++) {
		char c = method.p[i];

		room[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
	}
	return (struct ls_text){ .p = room, .n = method.n };
}

struct ls_path_match ls_catalog_operation(const struct ls_catalog *catalog,
					  struct ls_text method,
					  struct ls_text path,
					  struct ls_text id)
{
	struct ls_path_match match = { .operation = NULL };
	char room[16];

	if (path.n == 0 && id.n == 0)
		return match;
	if (path.n == 0)
		return by_id(catalog, id);
	path = bare_path(catalog, path);
	if (method.n == 0)
		return any_method(catalog, path);
	method = upper(method, room, sizeof(room));
	match.operation = find_path(catalog, method, path);
	if (match.operation == NULL && ls_text_is(method, "HEAD"))
		match.operation = find_path(catalog, LS_LITERAL("GET"), path);
	if (match.operation == NULL && ls_text_is(method, "POST"))
		match.operation = find_path(catalog, LS_LITERAL("GRPC"), path);
	return match;
}

static bool is_same_call(const struct ls_catalog *catalog,
			 const struct ls_operation *a,
			 const struct ls_operation *b)
{
	return ls_text_eq(ls_ref_text(catalog, a->method),
			  ls_ref_text(catalog, b->method)) &&
	       ls_text_eq(ls_ref_text(catalog, a->path),
			  ls_ref_text(catalog, b->path));
}

const struct ls_operation *
ls_operation_for(const struct ls_catalog *catalog,
		 const struct ls_operation *operation, unsigned kinds)
{
	const struct ls_operation *end = catalog->operations +
					 catalog->operation_count;
	const struct ls_operation *first = operation;

	if (operation->client_kinds & kinds)
		return operation;
	while (first > catalog->operations &&
	       is_same_call(catalog, first - 1, operation))
		first--;
	for (; first < end && is_same_call(catalog, first, operation); first++)
		if (first->client_kinds & kinds)
			return first;
	return operation;
}

struct ls_list ls_alternative(const struct ls_catalog *catalog,
			      const struct ls_operation *operation, uint32_t i)
{
	return (struct ls_list){
		.first = ls_list_at(catalog, operation->alternatives, 2 * i),
		.n = ls_list_at(catalog, operation->alternatives, 2 * i + 1),
	};
}

uint32_t ls_alternative_count(const struct ls_operation *operation)
{
	return operation->alternatives.n / 2;
}

enum ls_action ls_catalog_verb(const struct ls_catalog *catalog,
			       struct ls_text method)
{
	for (uint32_t i = 0; i + 2 < catalog->verbs.n; i += 3) {
		struct ls_ref verb = {
			.at = ls_list_at(catalog, catalog->verbs, i),
			.n = ls_list_at(catalog, catalog->verbs, i + 1),
		};

		if (ls_text_is_folded(ls_ref_text(catalog, verb), method))
			return (enum ls_action)ls_list_at(
				catalog, catalog->verbs, i + 2);
	}
	return LS_ACTION_UNKNOWN;
}

struct ls_operation_counts
ls_catalog_operation_counts(const struct ls_catalog *catalog)
{
	struct ls_operation_counts counts = { .by = { { { 0 } } } };

	for (uint32_t i = 0; i < catalog->operation_count; i++) {
		const struct ls_operation *operation = &catalog->operations[i];

		bool grpc = ls_text_is(ls_ref_text(catalog, operation->method),
				       "GRPC");

		counts.by[operation->layer][grpc][operation->confidence]++;
	}
	return counts;
}
