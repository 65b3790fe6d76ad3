/* Taking URLs apart (RFC 3986 section 3). */
#include "config.h"

#include "base/url.h"

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Cuts *rest at the first of two characters; what follows it is the tail. */
static bool cut_tail(struct ls_text *rest, char mark, struct ls_text *tail)
{
	size_t at = ls_text_find(*rest, mark);

	if (at == rest->n)
		return false;
	*tail = ls_text_part(*rest, at + 1, rest->n);
	*rest = ls_text_part(*rest, 0, at);
	return true;
}

static size_t scheme_length(struct ls_text url)
{
	size_t n = 0;

	if (url.n == 0 || !is_letter(url.p[0]))
		return 0;
	while (n < url.n &&
	       (is_letter(url.p[n]) || is_digit(url.p[n]) || url.p[n] == '+' ||
		url.p[n] == '-' || url.p[n] == '.'))
		n++;
	return n < url.n && url.p[n] == ':' ? n : 0;
}

static void split_authority(struct ls_url_parts *url, struct ls_text rest)
{
	size_t at = rest.n;
	size_t port;

	/* The last '@', so that one in a password hides no host. */
	while (at > 0 && rest.p[at - 1] != '@')
		at--;
	if (at > 0) {
		url->has_user = true;
		url->user = ls_text_part(rest, 0, at - 1);
		rest = ls_text_part(rest, at, rest.n);
	}
	port = rest.n > 0 && rest.p[0] == '[' ? ls_text_find(rest, ']') : 0;
	while (port < rest.n && rest.p[port] != ':')
		port++;
	url->host = ls_text_part(rest, 0, port);
	if (port < rest.n)
		url->port = ls_text_part(rest, port + 1, rest.n);
}

struct ls_url_parts ls_url_split(struct ls_text text)
{
	struct ls_url_parts url = { .has_user = false };
	struct ls_text rest = text;
	size_t scheme = scheme_length(text);

	url.has_fragment = cut_tail(&rest, '#', &url.fragment);
	url.has_query = cut_tail(&rest, '?', &url.query);
	if (scheme > 0 && scheme < rest.n) {
		url.scheme = ls_text_part(rest, 0, scheme);
		rest = ls_text_part(rest, scheme + 1, rest.n);
	}
	if (ls_text_starts(rest, "//")) {
		size_t end = 2;

		while (end < rest.n && rest.p[end] != '/')
			end++;
		split_authority(&url, ls_text_part(rest, 2, end));
		rest = ls_text_part(rest, end, rest.n);
	}
	url.path = rest;
	return url;
}

bool ls_url_scheme_is(const struct ls_url_parts *url, const char *scheme)
{
	return ls_text_is_folded(url->scheme, ls_text_of(scheme));
}

bool ls_url_is_loopback(const struct ls_url_parts *url)
{
	struct ls_text rest = url->host;
	struct ls_text number;
	unsigned numbers = 0;

	if (ls_text_is(rest, "[::1]"))
		return true;
	if (!ls_text_starts(rest, "127.") || ls_text_ends(rest, "."))
		return false;
	while (ls_text_cut(&rest, '.', &number)) {
		if (number.n == 0 || number.n > 3)
			return false;
		for (size_t i = 0; i < number.n; i++)
			if (!is_digit(number.p[i]))
				return false;
		numbers++;
	}
	return numbers == 4;
}

bool ls_url_is_localhost(const struct ls_url_parts *url)
{
	struct ls_text host = url->host;

	if (host.n > 10 && host.p[host.n - 10] == '.')
		host = ls_text_part(host, host.n - 9, host.n);
	return ls_text_is_folded(host, LS_LITERAL("localhost"));
}

bool ls_url_is_clear_text(struct ls_text text)
{
	struct ls_url_parts url;

	if (text.n < 5 || text.p[4] != ':')
		return false;
	url = ls_url_split(text);
	return ls_url_scheme_is(&url, "http") && !ls_url_is_loopback(&url) &&
	       !ls_url_is_localhost(&url);
}

struct ls_text ls_url_bare(struct ls_arena *arena, struct ls_text text)
{
	struct ls_url_parts url = ls_url_split(text);
	size_t end = text.n;
	struct ls_text rest;

	if (url.has_query)
		end = (size_t)(url.query.p - text.p) - 1;
	else if (url.has_fragment)
		end = (size_t)(url.fragment.p - text.p) - 1;
	if (!url.has_user)
		return ls_text_part(text, 0, end);
	rest = ls_text_part(text, (size_t)(url.host.p - text.p), end);
	return ls_arena_printf(arena, "%.*s://%.*s", (int)url.scheme.n,
			       url.scheme.p, (int)rest.n, rest.p);
}
