/* Calls out of OpenAPI, HAR and Postman files, curl lines and access logs. */
#include "config.h"

#include "base/limits.h"
#include "base/out.h"
#include "base/table.h"
#include "catalog/path.h"
#include "manifest/manifest.h"
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

static struct ls_text upper(struct ls_arena *arena, struct ls_text word)
{
	char *p = ls_arena_get(arena, word.n + 1);

	for (size_t i = 0; i < word.n; i++)
		p[i] = word.p[i] >= 'a' && word.p[i] <= 'z' ?
			       (char)(word.p[i] - 'a' + 'A') :
			       word.p[i];
	return (struct ls_text){ .p = p, .n = word.n };
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

/* Where the path of a URL starts; *host: what stands before it, as a URL that
 * can be looked up, or empty when that is left open. */
static size_t path_start(struct ls_arena *arena, struct ls_text url,
			 struct ls_text *host)
{
	size_t slashes = ls_text_find(url, '/');
	size_t start = 0;

	host->n = 0;
	if (slashes > 0 && slashes + 1 < url.n && url.p[slashes - 1] == ':' &&
	    url.p[slashes + 1] == '/')
		start = slashes + 2;
	else if (slashes == 0)
		return 0;
	slashes = start;
	while (slashes < url.n && url.p[slashes] != '/' &&
	       url.p[slashes] != '?' && url.p[slashes] != '#')
		slashes++;
	*host = ls_text_part(url, start, slashes);
	if (host->n == 0 || ls_is_placeholder(*host))
		host->n = 0;
	else
		*host = ls_arena_printf(arena, "https://%.*s", LS_FMT(*host));
	return slashes;
}

/* Tokens are asked for at some of the provider's endpoints; those are no calls
 * that a scope is for. */
static bool takes_calls(const struct ls_catalog *catalog, struct ls_text url)
{
	static const enum ls_endpoint_role roles[] = {
		LS_ENDPOINT_TOKEN, LS_ENDPOINT_AUTHORIZATION,
		LS_ENDPOINT_REGISTRATION, LS_ENDPOINT_MCP
	};

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (ls_catalog_endpoint(catalog, url, (int)roles[i]) != NULL)
			return false;
	return true;
}

static bool has_api(const struct ls_catalog *catalog, struct ls_text host)
{
	struct ls_text name = ls_url_host(host);
	bool any = false;

	for (uint32_t i = 0; i < catalog->endpoint_count; i++) {
		const struct ls_endpoint *e = &catalog->endpoints[i];

		if (e->role != LS_ENDPOINT_API)
			continue;
		any = true;
		if (ls_text_is_folded(ls_ref_text(catalog, e->host), name))
			return true;
	}
	/* A catalog may know a host only by its token endpoint. */
	return !any && ls_catalog_host(catalog, host) != NULL;
}

/* What may hold a secret stands behind the path. */
static struct ls_text without_query(struct ls_text url)
{
	url.n = ls_text_find(url, '?');
	url.n = ls_text_find(url, '#');
	return url;
}

/* The path of a URL.  False when the call is none of the provider's API. */
static bool path_of(struct ls_usage_reading *r, struct ls_text url,
		    struct ls_text *path)
{
	struct ls_text host;
	size_t start = path_start(r->arena, url, &host);

	*path = without_query(ls_text_part(url, start, url.n));
	if (path->n == 0)
		*path = LS_LITERAL("/");
	if (host.n == 0 || r->catalog == NULL)
		return true;
	if (has_api(r->catalog, host) &&
	    takes_calls(r->catalog,
			ls_arena_printf(r->arena, "%.*s%.*s", LS_FMT(host),
					LS_FMT(*path))))
		return true;
	if (ls_catalog_host(r->catalog, host) == NULL)
		r->calls->other_hosts++;
	else
		r->calls->no_calls++;
	return false;
}

/* A call is known by its path; where the catalog does not have that, by its
 * id. */
static const struct ls_operation *find_call(const struct ls_usage_reading *r,
					    struct ls_call *call)
{
	const struct ls_operation *operation;

	if (r->catalog == NULL)
		return NULL;
	operation = ls_catalog_operation(r->catalog, call->method, call->path,
					 (struct ls_text){ .n = 0 })
			    .operation;
	if (operation != NULL || call->id.n == 0)
		return operation;
	operation = ls_catalog_operation(r->catalog, (struct ls_text){ .n = 0 },
					 (struct ls_text){ .n = 0 }, call->id)
			    .operation;
	if (operation != NULL)
		call->path.n = call->method.n = 0;
	return operation;
}

static struct ls_call *same_call(struct ls_usage_reading *r,
				 struct ls_call *call)
{
	const struct ls_operation *operation = find_call(r, call);
	struct ls_text key;
	bool found;
	size_t *place;

	if (operation != NULL)
		key = ls_arena_printf(r->arena, "%td %.*s",
				      operation - r->catalog->operations,
				      LS_FMT(call->id));
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

	if (!ls_usage_is_method(method) || url.n > LS_LIMIT_PATH_BYTES ||
	    url.n == 0) {
		r->calls->unread++;
		return;
	}
	/* Browsers ask without a token whether they may ask (Fetch, CORS). */
	if (ls_text_is_folded(method, LS_LITERAL("OPTIONS"))) {
		r->calls->no_calls++;
		return;
	}
	if (!path_of(r, url, &call.path))
		return;
	call.method = upper(r->arena, method);
	ls_usage_add(r, call);
}

/* --- OpenAPI --- */

/* "{name}" of a server's URL is what its variables say it is by default. */
static struct ls_text with_defaults(struct ls_arena *arena,
				    const struct ls_node *variables,
				    struct ls_text url)
{
	struct ls_out out = ls_out_new(arena);
	struct ls_text rest = url;

	while (rest.n > 0) {
		size_t open = ls_text_find(rest, '{');
		size_t close = ls_text_find(rest, '}');
		const struct ls_node *value;
		char *name;

		if (close <= open || close == rest.n)
			break;
		name = ls_arena_string(arena,
				       ls_text_part(rest, open + 1, close));
		value = ls_node_get(ls_node_get(variables, name), "default");
		ls_out_raw(&out, ls_text_part(rest, 0, open));
		ls_out_raw(&out, value != NULL && value->kind == LS_SCALAR ?
					 value->text :
					 ls_text_part(rest, open, close + 1));
		rest = ls_text_part(rest, close + 1, rest.n);
	}
	ls_out_raw(&out, rest);
	return ls_out_text(&out);
}

static struct ls_text base_path(struct ls_arena *arena,
				const struct ls_node *root)
{
	const struct ls_node *node = ls_node_get(root, "basePath");
	const struct ls_node *server = ls_node_first(
		ls_node_get(root, "servers"));
	struct ls_text url;
	size_t at;

	if (node == NULL)
		node = ls_node_get(server, "url");
	if (node == NULL || node->kind != LS_SCALAR)
		return (struct ls_text){ .p = "" };
	url = without_query(with_defaults(
		arena, ls_node_get(server, "variables"), node->text));
	for (at = 0; at + 2 < url.n; at++)
		if (memcmp(url.p + at, "://", 3) == 0)
			break;
	if (at + 2 < url.n) {
		url = ls_text_part(url, at + 3, url.n);
		url = ls_text_part(url, ls_text_find(url, '/'), url.n);
	}
	url = without_query(url);
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
		call.method = upper(r->arena, o->key->text);
		call.path = ls_arena_printf(r->arena, "%.*s%.*s", LS_FMT(base),
					    LS_FMT(item->key->text));
		call.path = without_query(call.path);
		if (call.path.n == 0) {
			r->calls->unread++;
			continue;
		}
		if (id != NULL && id->kind == LS_SCALAR)
			call.id = id->text;
		ls_usage_add(r, call);
	}
}

static void read_openapi(struct ls_usage_reading *r, const struct ls_node *root)
{
	struct ls_text base = base_path(r->arena, root);

	for (const struct ls_node *item =
		     ls_node_first(ls_node_get(root, "paths"));
	     item != NULL && !r->failed; item = item->next) {
		if (item->key == NULL || !ls_text_starts(item->key->text, "/"))
			continue;
		/* Another file may hold what "$ref" names. */
		if (item->kind != LS_MAPPING ||
		    ls_node_get(item, "$ref") != NULL)
			r->calls->unread++;
		if (item->kind == LS_MAPPING)
			read_path_item(r, base, item);
	}
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
	struct ls_out out = ls_out_new(arena);
	struct ls_text rest = url;
	struct ls_text part;
	bool inside = false;

	while (ls_text_cut(&rest, '/', &part)) {
		bool variable = inside && part.n > 1 && part.p[0] == ':';

		if (inside)
			ls_out_char(&out, '/');
		if (variable)
			ls_out_printf(&out, "{%.*s}",
				      LS_FMT(ls_text_part(part, 1, part.n)));
		else
			ls_out_raw(&out, part);
		inside = true;
	}
	return ls_out_text(&out);
}

/* Parts of a URL, one by one or as one text. */
static void join_parts(struct ls_out *out, const struct ls_node *parts,
		       char between)
{
	bool first = true;

	if (parts != NULL && parts->kind == LS_SCALAR)
		ls_out_raw(out, parts->text);
	for (const struct ls_node *part = ls_node_first(parts); part != NULL;
	     part = part->next) {
		if (!first)
			ls_out_char(out, between);
		first = false;
		if (part->kind == LS_SCALAR)
			ls_out_raw(out, part->text);
	}
}

/* A URL as text, or as an object, of which `raw` is the text; it may be left
 * out. */
static struct ls_text url_text(struct ls_arena *arena,
			       const struct ls_node *url)
{
	const struct ls_node *raw = ls_node_get(url, "raw");
	struct ls_out out = ls_out_new(arena);

	if (url == NULL || url->kind == LS_SCALAR)
		return url == NULL ? (struct ls_text){ .n = 0 } : url->text;
	if (raw != NULL && raw->kind == LS_SCALAR)
		return raw->text;
	if (ls_node_get(url, "path") == NULL)
		return (struct ls_text){ .n = 0 };
	if (ls_node_get(url, "host") != NULL)
		ls_out_string(&out, "https://");
	join_parts(&out, ls_node_get(url, "host"), '.');
	ls_out_char(&out, '/');
	join_parts(&out, ls_node_get(url, "path"), '/');
	return ls_out_text(&out);
}

static void read_request(struct ls_usage_reading *r,
			 const struct ls_node *request)
{
	const struct ls_node *method = ls_node_get(request, "method");
	const struct ls_node *url = request->kind == LS_SCALAR ?
					    request :
					    ls_node_get(request, "url");

	if (url == NULL) {
		r->calls->unread++;
		return;
	}
	ls_usage_add_url(r,
			 method == NULL || method->kind != LS_SCALAR ?
				 LS_LITERAL("GET") :
				 method->text,
			 with_templates(r->arena, url_text(r->arena, url)),
			 url->span);
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
	const struct ls_node *wrapped = ls_node_get(root, "collection");

	if (ls_node_get(root, "openapi") != NULL ||
	    ls_node_get(root, "swagger") != NULL) {
		r->calls->format = LS_USAGE_OPENAPI;
		read_openapi(r, root);
	} else if (ls_node_at(root, "log.entries") != NULL) {
		r->calls->format = LS_USAGE_HAR;
		read_har(r, root);
	} else if (is_postman(root) || is_postman(wrapped)) {
		/* Postman's own interface hands it out wrapped. */
		r->calls->format = LS_USAGE_POSTMAN;
		read_items(
			r,
			ls_node_get(is_postman(root) ? root : wrapped, "item"),
			0);
	} else
		return false;
	return true;
}

/* A line of a log is a whole object; a tree spreads over its lines. */
static bool is_lines_of_json(struct ls_text text)
{
	struct ls_text rest = text;
	struct ls_text line;

	if (ls_text_starts(rest, "\xef\xbb\xbf"))
		rest = ls_text_part(rest, 3, rest.n);
	if (!ls_text_starts(rest, "{") || !ls_text_cut(&rest, '\n', &line))
		return false;
	return ls_text_starts(ls_text_trim(rest), "{");
}

/* Some line starts with the word. */
static bool has_line(struct ls_text text, const char *word)
{
	struct ls_text rest = text;
	struct ls_text line;

	while (ls_text_cut(&rest, '\n', &line))
		if (ls_text_starts(line, word))
			return true;
	return false;
}

/* A log or a script is seldom YAML by accident; a tree decides only when its
 * keys do. */
static bool looks_like_tree(struct ls_text text)
{
	struct ls_text start = ls_text_trim(text);

	if (ls_text_starts(start, "\xef\xbb\xbf"))
		start = ls_text_trim(ls_text_part(start, 3, start.n));
	return ls_text_starts(start, "openapi:") ||
	       ls_text_starts(start, "swagger:") ||
	       (ls_text_starts(start, "{") && !ls_text_starts(start, "{{")) ||
	       has_line(text, "openapi:") || has_line(text, "swagger:");
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
	bool is_tree;

	*problem = (struct ls_problem){ .kind = LS_PROBLEM_SYNTAX };
	*calls = (struct ls_calls){ 0 };
	if (looks_like_tree(source->text) && !is_lines_of_json(source->text)) {
		enum ls_syntax syntax = ls_syntax_of(source->path,
						     source->text);

		document = ls_document_read(
			arena, source,
			syntax == LS_SYNTAX_JSON ? LS_SYNTAX_RECORDING : syntax,
			problem);
		if (document == NULL)
			return false;
	}
	is_tree = document != NULL && document->root_count > 0 &&
		  read_tree(&r, document->roots[0]);
	if (!is_tree)
		ls_usage_read_text(&r, source->text);
	if (r.failed)
		return false;
	if (calls->list.n > 0)
		return true;
	problem->reason =
		calls->other_hosts + calls->no_calls > 0 ?
			LS_LITERAL("none of its calls goes to the provider's "
				   "API") :
		is_tree ?
			ls_arena_printf(arena, "no call in it, though it is %s",
					ls_usage_format_word(calls->format)) :
			LS_LITERAL("no call in it: not OpenAPI, HAR, Postman, "
				   "curl lines or an access log");
	return false;
}
