/* Calls out of access logs: common and combined lines, W3C extended, JSON. */
#include "config.h"

#include "base/limits.h"
#include "manifest/usage_text.h"

static struct ls_span span_in(struct ls_text text, struct ls_text part)
{
	uint32_t start = (uint32_t)(part.p - text.p);

	return (struct ls_span){ start, start + (uint32_t)part.n };
}

/* "GET /path HTTP/1.1" */
static bool cut_request(struct ls_text request, struct ls_text *method,
			struct ls_text *url)
{
	struct ls_text version;

	return ls_text_word(&request, method) && ls_usage_is_method(*method) &&
	       ls_text_word(&request, url) &&
	       ls_text_word(&request, &version) &&
	       ls_text_starts(version, "HTTP/");
}

/* The request in quotes, as the common log format and all its children write
 * it. */
static bool read_quoted(struct ls_usage_reading *r, struct ls_text text,
			struct ls_text line)
{
	struct ls_text rest = line;
	struct ls_text quoted, method, url;

	while (ls_text_find(rest, '"') < rest.n) {
		rest = ls_text_part(rest, ls_text_find(rest, '"') + 1, rest.n);
		quoted = ls_text_part(rest, 0, ls_text_find(rest, '"'));
		rest = ls_text_part(rest, quoted.n + (quoted.n < rest.n),
				    rest.n);
		if (!cut_request(quoted, &method, &url))
			continue;
		ls_usage_add_url(r, method, url, span_in(text, url));
		return true;
	}
	return false;
}

/* A log may name the host beside the path. */
static struct ls_text with_host(struct ls_usage_reading *r, struct ls_text host,
				struct ls_text url)
{
	if (host.n == 0 || ls_text_is(host, "-") || !ls_text_starts(url, "/"))
		return url;
	return ls_arena_printf(r->arena, "https://%.*s%.*s", LS_FMT(host),
			       LS_FMT(url));
}

/* --- W3C extended log file format: IIS, CloudFront --- */

void ls_usage_read_fields(struct ls_usage_reading *r, struct ls_text names)
{
	struct ls_text name;

	r->method = r->url = r->host = 0;
	r->is_viewer_host = false;
	for (size_t i = 1; ls_text_word(&names, &name); i++) {
		if (ls_text_is(name, "cs-method")) {
			r->method = i;
		} else if (ls_text_is(name, "cs-uri-stem") ||
			   (ls_text_is(name, "cs-uri") && r->url == 0)) {
			r->url = i;
		} else if (ls_text_is(name, "x-host-header")) {
			r->host = i;
			r->is_viewer_host = true;
		} else if ((ls_text_is(name, "cs-host") ||
			    ls_text_is(name, "cs(Host)")) &&
			   !r->is_viewer_host) {
			r->host = i;
		}
	}
}

static bool read_columns(struct ls_usage_reading *r, struct ls_text text,
			 struct ls_text line)
{
	struct ls_text method = { .n = 0 }, url = { .n = 0 }, host = { .n = 0 };
	struct ls_text rest = line;
	struct ls_text word;

	if (r->method == 0 || r->url == 0)
		return false;
	for (size_t i = 1; ls_text_word(&rest, &word); i++) {
		if (i == r->method)
			method = word;
		else if (i == r->url)
			url = word;
		else if (i == r->host)
			host = word;
	}
	if (url.n == 0 || !ls_usage_is_method(method))
		return false;
	ls_usage_add_url(r, method, with_host(r, host, url),
			 span_in(text, url));
	return true;
}

/* --- one JSON object a line --- */

/* Where servers and proxies put what; the first that is there counts. */
static const char *const folders[] = { "request", "httpRequest", "req" };
static const char *const methods[] = {
	"method",        "request_method", "requestMethod",
	"RequestMethod", "httpMethod",     "http_method",
};
static const char *const urls[] = {
	"uri", "request_uri", "requestUrl", "url", "RequestPath", "path",
};
static const char *const hosts[] = {
	"host",
	"http_host",
	"RequestHost",
	"authority",
};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const struct ls_node *get_any(const struct ls_node *map,
				     const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct ls_node *node = ls_node_get(map, names[i]);

		if (ls_node_is_string(node) && node->text.n > 0)
			return node;
	}
	return NULL;
}

struct json_line {
	struct ls_usage_reading *r;
	struct ls_text line;
	uint32_t start; /* of the line in the file */
	bool found;
};

static void add_json(struct json_line *json, const struct ls_node *map,
		     struct ls_text method, struct ls_text url,
		     const struct ls_node *at)
{
	struct ls_usage_reading *r = json->r;
	const struct ls_node *host = get_any(map, hosts, COUNT(hosts));

	/* What is kept must not lie in the scratch. */
	url = with_host(r,
			host == NULL ? (struct ls_text){ .n = 0 } : host->text,
			ls_arena_copy(r->arena, url));
	ls_usage_add_url(r, method, url,
			 (struct ls_span){ json->start + at->span.start,
					   json->start + at->span.end });
	json->found = true;
}

static bool read_object(struct json_line *json, const struct ls_node *map)
{
	const struct ls_node *method = get_any(map, methods, COUNT(methods));
	const struct ls_node *url = get_any(map, urls, COUNT(urls));

	if (method == NULL || url == NULL || !ls_usage_is_method(method->text))
		return false;
	add_json(json, map, method->text, url->text, url);
	return true;
}

static void read_json(void *arg)
{
	struct json_line *json = arg;
	struct ls_arena *scratch = json->r->scratch;
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(
		scratch, ls_source_new(scratch, LS_LITERAL("line"), json->line),
		LS_SYNTAX_RECORDING, &problem);
	const struct ls_node *root, *request;
	struct ls_text method, url;

	if (document == NULL || document->root_count == 0)
		return;
	root = document->roots[0];
	request = ls_node_get(root, "request");
	if (ls_node_is_string(request) &&
	    cut_request(request->text, &method, &url)) {
		add_json(json, root, method, url, request);
		return;
	}
	for (size_t i = 0; i < COUNT(folders); i++)
		if (read_object(json, ls_node_get(root, folders[i])))
			return;
	read_object(json, root);
}

static void drop_scratch(void *scratch)
{
	ls_arena_free(scratch);
}

static bool read_json_line(struct ls_usage_reading *r, struct ls_text text,
			   struct ls_text line)
{
	struct ls_text trimmed = ls_text_trim(line);
	struct json_line json = { .r = r, .line = trimmed };

	/* Most lines that hold no call are not worth a look. */
	if (!ls_text_starts(trimmed, "{") || !ls_text_ends(trimmed, "}") ||
	    (!ls_text_contains(trimmed, "ethod\"") &&
	     !ls_text_contains(trimmed, "\"request\"")))
		return false;
	json.start = span_in(text, trimmed).start;
	if (r->scratch == NULL) {
		r->scratch = ls_arena_new(LS_LIMIT_FILE_MEMORY);
		if (r->scratch == NULL)
			ls_arena_leave(r->arena);
		ls_arena_own(r->arena, drop_scratch, r->scratch);
	}
	if (!ls_guard(r->scratch, read_json, &json))
		ls_arena_leave(r->arena);
	ls_arena_reset(r->scratch);
	return json.found;
}

bool ls_usage_read_log_line(struct ls_usage_reading *r, struct ls_text text,
			    struct ls_text line)
{
	return read_json_line(r, text, line) || read_quoted(r, text, line) ||
	       read_columns(r, text, line);
}
