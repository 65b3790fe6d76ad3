/* Which of a provider's endpoints a URL belongs to. */
#include "config.h"

#include "catalog/catalog.h"
#include "catalog/path.h"

/* The parts of a URL that identify it (RFC 3986 section 3). */
struct url {
	struct ls_text scheme;
	struct ls_text host;
	struct ls_text port; /* empty: the default one */
	struct ls_text path; /* no query, no fragment, no '/' at the end */
};

/* What readers of URLs disagree on is no URL here: a backslash is a slash to a
 * browser, and blanks and controls are dropped by some. */
static bool is_odd(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c <= ' ' || c >= 0x7f || c == '\\')
			return true;
	}
	return false;
}

static size_t authority_end(struct ls_text text)
{
	size_t i = 0;

	while (i < text.n && text.p[i] != '/' && text.p[i] != '?' &&
	       text.p[i] != '#')
		i++;
	return i;
}

static void cut_authority(struct ls_text authority, struct url *url)
{
	size_t at = ls_text_find(authority, '@');
	size_t colon;

	/* The last '@' ends the user's name, not the first. */
	while (at < authority.n) {
		authority = ls_text_part(authority, at + 1, authority.n);
		at = ls_text_find(authority, '@');
	}
	colon = ls_text_find(authority, ':');
	url->host = ls_text_part(authority, 0, colon);
	if (colon < authority.n)
		url->port = ls_text_part(authority, colon + 1, authority.n);
	if (ls_text_is(url->port, "443"))
		url->port = (struct ls_text){ .p = NULL, .n = 0 };
}

/* Whether it has a host; is_odd() is for the caller to ask. */
static bool read_url(struct ls_text text, struct url *url)
{
	size_t end = ls_text_find(text, ':');
	struct ls_text rest = text;

	*url = (struct url){ .scheme = { .p = NULL, .n = 0 } };
	if (text.n > end + 2 && text.p[end + 1] == '/' &&
	    text.p[end + 2] == '/') {
		url->scheme = ls_text_part(text, 0, end);
		rest = ls_text_part(text, end + 3, text.n);
	}
	end = authority_end(rest);
	cut_authority(ls_text_part(rest, 0, end), url);
	rest = ls_text_part(rest, end, rest.n);
	end = 0;
	while (end < rest.n && rest.p[end] != '?' && rest.p[end] != '#')
		end++;
	url->path = ls_text_part(rest, 0, end);
	if (ls_text_is(url->path, "/"))
		url->path.n = 0;
	return url->host.n > 0;
}

struct ls_text ls_url_host(struct ls_text text)
{
	struct url url;

	if (!read_url(text, &url) || is_odd(text))
		return (struct ls_text){ .n = 0 };
	return url.host;
}

/* "/mcp/../admin" and the like go where their text does not say. */
static bool has_dot_segment(struct ls_text path)
{
	struct ls_text rest = path;
	struct ls_text segment;

	if (ls_text_contains(path, "%2e") || ls_text_contains(path, "%2E"))
		return true;
	while (ls_text_cut(&rest, '/', &segment))
		if (ls_text_is(segment, ".") || ls_text_is(segment, ".."))
			return true;
	return false;
}

static bool is_under(struct ls_text path, struct ls_text base)
{
	if (base.n > path.n || !ls_text_eq(ls_text_part(path, 0, base.n), base))
		return false;
	if (path.n > base.n && path.p[base.n] != '/')
		return false;
	return path.n == base.n || !has_dot_segment(path);
}

/* Most endpoints are on other hosts, and need no taking apart to see it. */
static bool is_on_host(const struct ls_catalog *catalog,
		       const struct ls_endpoint *endpoint, struct ls_text host)
{
	return ls_text_is_folded(ls_ref_text(catalog, endpoint->host), host);
}

/* What follows the host; the loader leaves only a port and a path there. */
static void cut_tail(struct ls_text tail, struct url *url)
{
	size_t end = 0;

	if (tail.n > 0 && tail.p[0] == ':') {
		end = ls_text_find(tail, '/');
		url->port = ls_text_part(tail, 1, end);
		if (ls_text_is(url->port, "443"))
			url->port.n = 0;
	}
	url->path = ls_text_part(tail, end, tail.n);
}

static bool belongs(const struct ls_catalog *catalog,
		    const struct ls_endpoint *endpoint, const struct url *url)
{
	struct ls_text text = ls_ref_text(catalog, endpoint->url);
	size_t after = endpoint->host.at + endpoint->host.n - endpoint->url.at;
	struct url known = { .port = { .n = 0 } };

	if (!is_on_host(catalog, endpoint, url->host))
		return false;
	known.scheme = ls_text_part(text, 0, ls_text_find(text, ':'));
	cut_tail(ls_text_part(text, after, text.n), &known);
	if (!ls_text_is_folded(known.scheme, url->scheme) ||
	    !ls_text_eq(known.port, url->port))
		return false;
	if (endpoint->role == LS_ENDPOINT_API ||
	    endpoint->role == LS_ENDPOINT_MCP)
		return is_under(url->path, known.path);
	return ls_text_eq(url->path, known.path);
}

const struct ls_endpoint *ls_catalog_endpoint(const struct ls_catalog *catalog,
					      struct ls_text url, int role)
{
	const struct ls_endpoint *best = NULL;
	struct url asked;

	if (!read_url(url, &asked))
		return NULL;
	for (uint32_t i = 0; i < catalog->endpoint_count; i++) {
		const struct ls_endpoint *endpoint = &catalog->endpoints[i];

		if (role >= 0 && endpoint->role != role)
			continue;
		if (best != NULL && endpoint->url.n <= best->url.n)
			continue;
		if (belongs(catalog, endpoint, &asked))
			best = endpoint;
	}
	return best == NULL || is_odd(url) ? NULL : best;
}

const struct ls_endpoint *ls_catalog_host(const struct ls_catalog *catalog,
					  struct ls_text url)
{
	struct url asked;

	if (!read_url(url, &asked))
		return NULL;
	for (uint32_t i = 0; i < catalog->endpoint_count; i++)
		if (is_on_host(catalog, &catalog->endpoints[i], asked.host))
			return is_odd(url) ? NULL : &catalog->endpoints[i];
	return NULL;
}

const struct ls_catalog *ls_catalogs_of_url(const struct ls_catalogs *catalogs,
					    struct ls_text url)
{
	for (size_t i = catalogs->n; i > 0; i--)
		if (ls_catalog_host(catalogs->v[i - 1], url) != NULL)
			return catalogs->v[i - 1];
	return NULL;
}
