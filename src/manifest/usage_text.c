/* Calls out of lines of text: curl commands, access logs, plain lists. */
#include "config.h"

#include "manifest/usage_text.h"

#include <string.h>

#include "base/limits.h"

/* One word of a shell command, quotes taken off.  A backslash at the end of a
 * line joins it with the next.  False at the end of the command. */
static bool shell_word(struct ls_usage_reading *r, struct ls_text text,
		       size_t *at, struct ls_text *word, struct ls_span *span)
{
	char *to;
	size_t n = 0;
	char quote = 0;

	while (*at < text.n &&
	       (text.p[*at] == ' ' || text.p[*at] == '\t' ||
		(text.p[*at] == '\\' && *at + 1 < text.n &&
		 (text.p[*at + 1] == '\n' || text.p[*at + 1] == '\r'))))
		*at += text.p[*at] != '\\'                         ? 1 :
		       *at + 2 < text.n && text.p[*at + 1] == '\r' ? 3 :
								     2;
	if (*at >= text.n || strchr("\n\r;|&", text.p[*at]) != NULL)
		return false;
	span->start = (uint32_t)*at;
	to = ls_arena_get(r->arena,
			  text.n - *at + 1 < 8192 ? text.n - *at + 1 : 8192);
	for (; *at < text.n; (*at)++) {
		char c = text.p[*at];

		if (quote == 0 && strchr(" \t\r\n;|&", c) != NULL && c != '\0')
			break;
		if (quote == 0 && (c == '"' || c == '\'')) {
			quote = c;
			continue;
		}
		if (c == quote) {
			quote = 0;
			continue;
		}
		if (c == '\\' && quote != '\'' && *at + 1 < text.n)
			c = text.p[++*at];
		if (n < 8191)
			to[n++] = c;
	}
	span->end = (uint32_t)*at;
	*word = (struct ls_text){ .p = to, .n = n };
	return true;
}

struct curl {
	struct ls_text method;
	struct ls_text url;
	struct ls_span span;
	bool has_body;
	bool as_get;
	bool head;
	bool upload;
};

/* Options of curl(1) that take a value we do not read. */
static bool takes_value(struct ls_text word)
{
	static const char *const options[] = {
		"-H",
		"--header",
		"-u",
		"--user",
		"-A",
		"-b",
		"--cookie",
		"-c",
		"-e",
		"-o",
		"--output",
		"-w",
		"-m",
		"--max-time",
		"-x",
		"--proxy",
		"--cacert",
		"--cert",
		"-E",
		"--key",
		"--retry",
		"--user-agent",
		"--connect-timeout",
		"--oauth2-bearer",
	};

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (ls_text_is(word, options[i]))
			return true;
	return false;
}

static bool is_body(struct ls_text word)
{
	return ls_text_is(word, "-d") || ls_text_starts(word, "--data") ||
	       ls_text_is(word, "-F") || ls_text_is(word, "--form") ||
	       ls_text_is(word, "--json");
}

static void read_curl(struct ls_usage_reading *r, struct ls_text text,
		      size_t *at)
{
	struct curl curl = { .has_body = false };
	struct ls_text word;
	struct ls_span span;

	while (shell_word(r, text, at, &word, &span)) {
		if (ls_text_is(word, "-X") || ls_text_is(word, "--request")) {
			if (shell_word(r, text, at, &word, &span))
				curl.method = word;
		} else if (ls_text_starts(word, "-X") && word.n > 2)
			curl.method = ls_text_part(word, 2, word.n);
		else if (ls_text_starts(word, "--request="))
			curl.method = ls_text_part(word, 10, word.n);
		else if (is_body(word)) {
			curl.has_body = true;
			if (ls_text_find(word, '=') == word.n)
				shell_word(r, text, at, &word, &span);
		} else if (ls_text_is(word, "-G") || ls_text_is(word, "--get"))
			curl.as_get = true;
		else if (ls_text_is(word, "-I") || ls_text_is(word, "--head"))
			curl.head = true;
		else if (ls_text_is(word, "-T")) {
			curl.upload = true;
			shell_word(r, text, at, &word, &span);
		} else if (ls_text_is(word, "--url")) {
			if (shell_word(r, text, at, &curl.url, &curl.span))
				continue;
		} else if (takes_value(word))
			shell_word(r, text, at, &word, &span);
		else if (word.n > 0 && word.p[0] != '-' && curl.url.n == 0) {
			curl.url = word;
			curl.span = span;
		}
	}
	if (curl.url.n == 0) {
		r->calls->unread++;
		return;
	}
	if (curl.method.n == 0)
		curl.method = ls_text_of(curl.head   ? "HEAD" :
					 curl.upload ? "PUT" :
					 curl.has_body && !curl.as_get ?
						       "POST" :
						       "GET");
	ls_usage_add_url(r, curl.method, curl.url, curl.span);
}

static struct ls_span span_in(struct ls_text text, struct ls_text part)
{
	uint32_t start = (uint32_t)(part.p - text.p);

	return (struct ls_span){ start, start + (uint32_t)part.n };
}

/* "GET /path HTTP/1.1" in quotes, as common log formats write it. */
static bool read_log_line(struct ls_usage_reading *r, struct ls_text text,
			  struct ls_text line)
{
	struct ls_text rest = line;
	struct ls_text quoted, method, url, version;

	while (ls_text_find(rest, '"') < rest.n) {
		rest = ls_text_part(rest, ls_text_find(rest, '"') + 1, rest.n);
		quoted = ls_text_part(rest, 0, ls_text_find(rest, '"'));
		rest = ls_text_part(rest, quoted.n + (quoted.n < rest.n),
				    rest.n);
		if (!ls_text_word(&quoted, &method) ||
		    !ls_usage_is_method(method) ||
		    !ls_text_word(&quoted, &url) ||
		    !ls_text_word(&quoted, &version) ||
		    !ls_text_starts(version, "HTTP/"))
			continue;
		ls_usage_add_url(r, method, url, span_in(text, url));
		return true;
	}
	return false;
}

/* "GET /path", one a line. */
static bool read_plain_line(struct ls_usage_reading *r, struct ls_text text,
			    struct ls_text line)
{
	struct ls_text rest = line;
	struct ls_text method, url, more;

	if (!ls_text_word(&rest, &method) || !ls_usage_is_method(method) ||
	    !ls_text_word(&rest, &url) || ls_text_word(&rest, &more))
		return false;
	ls_usage_add_url(r, method, url, span_in(text, url));
	return true;
}

static size_t line_end(struct ls_text text, size_t at)
{
	while (at < text.n && text.p[at] != '\n')
		at++;
	return at;
}

static bool starts_curl(struct ls_text line, size_t *after)
{
	struct ls_text trimmed = ls_text_trim(line);

	if (ls_text_starts(trimmed, "$ "))
		trimmed = ls_text_trim(ls_text_part(trimmed, 2, trimmed.n));
	if (!ls_text_starts(trimmed, "curl ") &&
	    !ls_text_starts(trimmed, "curl\t"))
		return false;
	*after = (size_t)(trimmed.p - line.p) + 4;
	return true;
}

void ls_usage_read_text(struct ls_usage_reading *r, struct ls_text text)
{
	size_t at = 0;

	r->calls->format = LS_USAGE_ACCESS_LOG;
	while (at < text.n && !r->failed) {
		size_t end = line_end(text, at);
		struct ls_text line = ls_text_part(text, at, end);
		size_t after;

		if (starts_curl(line, &after)) {
			r->calls->format = LS_USAGE_CURL;
			at += after;
			read_curl(r, text, &at);
			at = line_end(text, at) + 1;
			continue;
		}
		if (ls_text_trim(line).n > 0 && !read_log_line(r, text, line) &&
		    !read_plain_line(r, text, line))
			r->calls->unread++;
		at = end + 1;
	}
}
