/* Calls out of OpenAPI, HAR and Postman files, curl lines and access logs. */
#include "config.h"

#include "manifest/usage.h"

#include <string.h>

#include "base/limits.h"
#include "base/table.h"
#include "manifest/usage_text.h"

const char *ls_usage_format_word(enum ls_usage_format format)
{
	static const char *const words[] = {
		[LS_USAGE_OPENAPI] = "OpenAPI",       [LS_USAGE_HAR] = "HAR",
		[LS_USAGE_POSTMAN] = "Postman",       [LS_USAGE_CURL] = "curl",
		[LS_USAGE_ACCESS_LOG] = "access log",
	};

	return words[format];
}

struct ls_text ls_usage_upper(struct ls_arena *arena, struct ls_text word)
{
	struct ls_text copy = ls_arena_copy(arena, word);
	char *p = (char *)(uintptr_t)copy.p;

	for (size_t i = 0; i < copy.n; i++)
		if (p[i] >= 'a' && p[i] <= 'z')
			p[i] = (char)(p[i] - 32);
	return copy;
}

bool ls_usage_is_method(struct ls_text word)
{
	static const char *const methods[] = { "GET",     "POST",   "PUT",
					       "PATCH",   "DELETE", "HEAD",
					       "OPTIONS", "TRACE" };

	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		if (ls_text_is_folded(word, ls_text_of(methods[i])))
			return true;
	return false;
}

/* What follows "scheme://host" or a variable in its place; false when the URL
 * is of a host that is not the provider's. */
static bool path_of(struct ls_usage_reading *r, struct ls_text url,
		    struct ls_text *path)
{
	size_t at = 0;

	for (size_t i = 0; i + 2 < url.n; i++)
		if (memcmp(url.p + i, "://", 3) == 0) {
			at = i + 3;
			break;
		}
	if (at > 0 && r->catalog != NULL && url.p[at] != '{' &&
	    url.p[at] != '$' && ls_catalog_host(r->catalog, url) == NULL) {
		r->calls->other_hosts++;
		return false;
	}
	while (at < url.n && url.p[at] != '/')
		at++;
	*path = ls_text_part(url, at, url.n);
	path->n = ls_text_find(*path, '?');
	path->n = ls_text_find(*path, '#');
	return path->n > 0;
}

static struct ls_call *same_call(struct ls_usage_reading *r,
				 const struct ls_call *call)
{
	struct ls_text key;
	const struct ls_operation *operation = NULL;
	bool found;
	size_t *place;

	if (r->catalog != NULL)
		operation = ls_catalog_operation(r->catalog, call->method,
						 call->path, call->id)
				    .operation;
	if (operation != NULL)
		key = ls_arena_printf(r->arena, "%td",
				      operation - r->catalog->operations);
	else
		key = ls_arena_printf(r->arena, "%.*s %.*s %.*s",
				      LS_FMT(call->method), LS_FMT(call->path),
				      LS_FMT(call->id));
	place = ls_table_put(r->seen, key, &found);
	if (found)
		return &r->calls->list.v[*place];
	*place = r->calls->list.n;
	return NULL;
}

bool ls_usage_add(struct ls_usage_reading *r, struct ls_call call)
{
	struct ls_call *same = same_call(r, &call);

	if (same != NULL) {
		same->count++;
		return true;
	}
	if (r->calls->list.n == LS_LIMIT_CALLS) {
		r->problem->kind = LS_PROBLEM_LIMIT;
		r->problem->span = call.span;
		r->problem->reason = ls_arena_printf(
			r->arena, "more than %d distinct calls",
			LS_LIMIT_CALLS);
		r->failed = true;
		return false;
	}
	call.count = 1;
	*LS_PUSH(r->arena, &r->calls->list) = call;
	return true;
}

void ls_usage_add_url(struct ls_usage_reading *r, struct ls_text method,
		      struct ls_text url, struct ls_span span)
{
	struct ls_call call = { .span = span };

	if (!ls_usage_is_method(method) || url.n > LS_LIMIT_PATH_BYTES) {
		r->calls->unread++;
		return;
	}
	if (!path_of(r, url, &call.path))
		return;
	call.method = ls_usage_upper(r->arena, method);
	ls_usage_add(r, call);
}

/* --- OpenAPI --- */

static struct ls_text base_path(const struct ls_node *root)
{
	const struct ls_node *node = ls_node_get(root, "basePath");
	struct ls_text url;
	size_t at;

	if (node == NULL)
		node = ls_node_get(ls_node_first(ls_node_get(root, "servers")),
				   "url");
	if (node == NULL || node->kind != LS_SCALAR)
		return (struct ls_text){ .p = "" };
	url = node->text;
	for (at = 0; at + 2 < url.n; at++)
		if (memcmp(url.p + at, "://", 3) == 0)
			break;
	if (at + 2 < url.n) {
		url = ls_text_part(url, at + 3, url.n);
		url = ls_text_part(url, ls_text_find(url, '/'), url.n);
	}
	while (url.n > 0 && url.p[url.n - 1] == '/')
		url.n--;
	return url;
}

static void read_path_item(struct ls_usage_reading *r, struct ls_text base,
			   const struct ls_node *item)
{
	for (const struct ls_node *o = ls_node_first(item);
	     o != NULL && !r->failed; o = o->next) {
		const struct ls_node *id = ls_node_get(o, "operationId");
		struct ls_call call = { .span = o->key->span };

		if (!ls_usage_is_method(o->key->text))
			continue;
		call.method = ls_usage_upper(r->arena, o->key->text);
		call.path = ls_arena_printf(r->arena, "%.*s%.*s", LS_FMT(base),
					    LS_FMT(item->key->text));
		if (id != NULL && id->kind == LS_SCALAR)
			call.id = id->text;
		ls_usage_add(r, call);
	}
}

static void read_openapi(struct ls_usage_reading *r, const struct ls_node *root)
{
	struct ls_text base = base_path(root);

	for (const struct ls_node *item =
		     ls_node_first(ls_node_get(root, "paths"));
	     item != NULL && !r->failed; item = item->next)
		if (item->key != NULL && item->kind == LS_MAPPING)
			read_path_item(r, base, item);
}

/* --- HAR --- */

static void read_har(struct ls_usage_reading *r, const struct ls_node *root)
{
	for (const struct ls_node *entry =
		     ls_node_first(ls_node_at(root, "log.entries"));
	     entry != NULL && !r->failed; entry = entry->next) {
		const struct ls_node *method = ls_node_at(entry,
							  "request.method");
		const struct ls_node *url = ls_node_at(entry, "request.url");

		if (method == NULL || url == NULL ||
		    method->kind != LS_SCALAR || url->kind != LS_SCALAR)
			r->calls->unread++;
		else
			ls_usage_add_url(r, method->text, url->text, url->span);
	}
}

/* --- Postman --- */

/* ":id" of Postman is "{id}" of everybody else. */
static struct ls_text with_templates(struct ls_arena *arena, struct ls_text url)
{
	struct ls_text text = { .p = "" };
	struct ls_text rest = url;
	struct ls_text part;
	bool first = true;

	while (rest.n > 0 && ls_text_cut(&rest, '/', &part)) {
		bool variable = !first && part.n > 1 && part.p[0] == ':';

		text = ls_arena_printf(
			arena, "%.*s%s%s%.*s%s", LS_FMT(text), first ? "" : "/",
			variable ? "{" : "",
			LS_FMT(ls_text_part(part, variable, part.n)),
			variable ? "}" : "");
		first = false;
	}
	return text;
}

static void read_request(struct ls_usage_reading *r,
			 const struct ls_node *request)
{
	const struct ls_node *method = ls_node_get(request, "method");
	const struct ls_node *url = ls_node_get(request, "url");

	if (request->kind == LS_SCALAR) {
		ls_usage_add_url(r, LS_LITERAL("GET"),
				 with_templates(r->arena, request->text),
				 request->span);
		return;
	}
	if (url != NULL && url->kind == LS_MAPPING)
		url = ls_node_get(url, "raw");
	if (url == NULL || url->kind != LS_SCALAR ||
	    url->text.n > LS_LIMIT_PATH_BYTES) {
		r->calls->unread++;
		return;
	}
	ls_usage_add_url(r,
			 method == NULL || method->kind != LS_SCALAR ?
				 LS_LITERAL("GET") :
				 method->text,
			 with_templates(r->arena, url->text), url->span);
}

/* Folders in folders; the reader has limited the depth of the file. */
static void read_items(struct ls_usage_reading *r, const struct ls_node *items,
		       unsigned depth)
{
	if (items == NULL || depth > LS_LIMIT_DEPTH)
		return;
	for (const struct ls_node *item = ls_node_first(items);
	     item != NULL && !r->failed; item = item->next) {
		const struct ls_node *request = ls_node_get(item, "request");

		if (request != NULL)
			read_request(r, request);
		read_items(r, ls_node_get(item, "item"), depth + 1);
	}
}

/* --- which one it is --- */

static bool is_postman(const struct ls_node *root)
{
	const struct ls_node *schema = ls_node_at(root, "info.schema");

	return schema != NULL && schema->kind == LS_SCALAR &&
	       ls_text_contains(schema->text, "postman") &&
	       ls_node_get(root, "item") != NULL;
}

/* False when the tree is none of the formats. */
static bool read_tree(struct ls_usage_reading *r, const struct ls_node *root)
{
	if (ls_node_get(root, "openapi") != NULL ||
	    ls_node_get(root, "swagger") != NULL) {
		r->calls->format = LS_USAGE_OPENAPI;
		read_openapi(r, root);
	} else if (ls_node_at(root, "log.entries") != NULL) {
		r->calls->format = LS_USAGE_HAR;
		read_har(r, root);
	} else if (is_postman(root)) {
		r->calls->format = LS_USAGE_POSTMAN;
		read_items(r, ls_node_get(root, "item"), 0);
	} else
		return false;
	return true;
}

/* A log or a script is seldom YAML by accident; a tree decides only when its
 * keys do. */
static bool looks_like_tree(struct ls_text text)
{
	struct ls_text start = ls_text_trim(text);

	return ls_text_starts(start, "{") || ls_text_starts(start, "[") ||
	       ls_text_contains(text, "openapi:") ||
	       ls_text_contains(text, "swagger:") ||
	       ls_text_contains(text, "entries:");
}

bool ls_usage_read(struct ls_arena *arena, struct ls_source *source,
		   const struct ls_catalog *catalog, struct ls_calls *calls,
		   struct ls_problem *problem)
{
	struct ls_usage_reading r = {
		.arena = arena,
		.catalog = catalog,
		.calls = calls,
		.problem = problem,
		.seen = ls_table_new(arena, 64),
	};
	struct ls_document *document = NULL;

	*problem = (struct ls_problem){ .kind = LS_PROBLEM_SYNTAX };
	*calls = (struct ls_calls){ 0 };
	if (looks_like_tree(source->text)) {
		document = ls_document_read(
			arena, source, ls_syntax_of(source->path, source->text),
			problem);
		if (document == NULL)
			return false;
	}
	if (document == NULL || document->root_count == 0 ||
	    !read_tree(&r, document->roots[0]))
		ls_usage_read_text(&r, source->text);
	if (r.failed)
		return false;
	if (calls->list.n > 0)
		return true;
	problem->reason =
		calls->other_hosts > 0 ?
			LS_LITERAL("all its calls go to other hosts than the "
				   "provider's") :
			LS_LITERAL("no call in it: not OpenAPI, HAR, Postman, "
				   "curl lines or an access log");
	return false;
}
