/* Calls out of lines of text: curl commands, plain lists. */
#include "config.h"

#include "manifest/usage_text.h"

/* --- the shell's words --- */

/* A backslash in front of a line's end joins the lines; how long that is. */
static size_t joined(struct ls_text text, size_t at)
{
	if (at + 1 >= text.n || text.p[at] != '\\')
		return 0;
	if (text.p[at + 1] == '\n')
		return 2;
	return at + 2 < text.n && text.p[at + 1] == '\r' &&
			       text.p[at + 2] == '\n' ?
		       3 :
		       0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Ends a command: what follows is another one, or another line. */
static bool ends_command(char c)
{
	return c == '\n' || c == ';' || c == '|' || c == '&' || c == '(' ||
	       c == ')' || c == '`';
}

/* The bytes at `at` that open or close a quote, 0 when they do not.  *quote: the
 * one that is open; '$' is $'...', as browsers copy a body that holds an
 * apostrophe: in it a backslash counts. */
static size_t turn_quote(struct ls_text text, size_t at, char *quote)
{
	char c = text.p[at];

	if (*quote != 0) {
		if (c != (*quote == '$' ? '\'' : *quote))
			return 0;
		*quote = 0;
		return 1;
	}
	if (c == '$' && at + 1 < text.n && text.p[at + 1] == '\'') {
		*quote = c;
		return 2;
	}
	if (c != '"' && c != '\'')
		return 0;
	*quote = c;
	return 1;
}

struct word {
	size_t end;
	bool plain; /* it stands there as it is, without quotes and
		       backslashes */
	bool open;  /* a quote never ends */
};

static struct word word_at(struct ls_text text, size_t at)
{
	struct word word = { .plain = true };
	char quote = 0;

	while (at < text.n) {
		char c = text.p[at];
		size_t turn;

		if (quote == 0 &&
		    (is_blank(c) || ends_command(c) || joined(text, at) > 0))
			break;
		turn = turn_quote(text, at, &quote);
		if (turn > 0 || (c == '\\' && quote != '\''))
			word.plain = false;
		at += turn > 0 ? turn : c == '\\' && quote != '\'' ? 2 : 1;
	}
	word.end = at < text.n ? at : text.n;
	word.open = quote != 0;
	return word;
}

static struct ls_text unquoted(struct ls_arena *arena, struct ls_text word)
{
	char *to = ls_arena_get(arena, word.n + 1);
	size_t n = 0;
	char quote = 0;

	for (size_t i = 0; i < word.n;) {
		size_t turn = turn_quote(word, i, &quote);

		i += turn;
		if (turn > 0)
			continue;
		if (word.p[i] == '\\' && quote != '\'' && i + 1 < word.n)
			i++;
		to[n++] = word.p[i++];
	}
	return (struct ls_text){ .p = to, .n = n };
}

struct shell {
	struct ls_usage_reading *r;
	struct ls_text text;
	size_t at;
	struct ls_text word;
	struct ls_span span; /* of the word, quotes included */
};

/* The next word of the command.  False at its end, where `at` then stands. */
static bool next_word(struct shell *shell)
{
	struct ls_text text = shell->text;
	size_t start = shell->at;
	struct word word;

	while (start < text.n &&
	       (is_blank(text.p[start]) || joined(text, start) > 0))
		start += is_blank(text.p[start]) ? 1 : joined(text, start);
	shell->at = start;
	if (start == text.n || ends_command(text.p[start]))
		return false;
	if (text.p[start] == '#') {
		while (shell->at < text.n && text.p[shell->at] != '\n')
			shell->at++;
		return false;
	}
	word = word_at(text, start);
	shell->at = word.end;
	if (word.open) {
		shell->r->calls->unread++;
		return false;
	}
	shell->word = ls_text_part(text, start, shell->at);
	shell->span = (struct ls_span){ (uint32_t)start, (uint32_t)shell->at };
	if (!word.plain)
		shell->word = unquoted(shell->r->arena, shell->word);
	return true;
}

/* --- curl(1) --- */

struct curl_url {
	struct ls_text url;
	struct ls_span span;
};

struct curl {
	struct ls_text method;
	LS_VEC(struct curl_url) urls;
	bool has_body;
	bool as_get;
	bool head;
	bool upload;
};

/* Short options that take a value, in the same word or the next. */
#define LS_CURL_SHORT "AbcCdDeEFHKmoPQrtTuUwxXyYz"

/* Long ones; those of curl's that a list of calls is likely to hold. */
static bool takes_value(struct ls_text word)
{
	static const char *const options[] = {
		"--aws-sigv4",
		"--cacert",
		"--capath",
		"--cert",
		"--cert-type",
		"--ciphers",
		"--config",
		"--connect-timeout",
		"--connect-to",
		"--continue-at",
		"--cookie",
		"--cookie-jar",
		"--doh-url",
		"--dump-header",
		"--header",
		"--interface",
		"--keepalive-time",
		"--key",
		"--key-type",
		"--limit-rate",
		"--max-filesize",
		"--max-redirs",
		"--max-time",
		"--netrc-file",
		"--noproxy",
		"--oauth2-bearer",
		"--output",
		"--output-dir",
		"--parallel-max",
		"--pass",
		"--pinnedpubkey",
		"--preproxy",
		"--proxy",
		"--proxy-header",
		"--proxy-user",
		"--range",
		"--rate",
		"--referer",
		"--request-target",
		"--resolve",
		"--retry",
		"--retry-delay",
		"--retry-max-time",
		"--socks5",
		"--socks5-hostname",
		"--speed-limit",
		"--speed-time",
		"--stderr",
		"--time-cond",
		"--tls-max",
		"--tls13-ciphers",
		"--trace",
		"--trace-ascii",
		"--unix-socket",
		"--url-query",
		"--user",
		"--user-agent",
		"--variable",
		"--write-out",
	};

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (ls_text_is(word, options[i]))
			return true;
	return false;
}

static bool is_body(struct ls_text word)
{
	return ls_text_starts(word, "--data") || ls_text_is(word, "--form") ||
	       ls_text_is(word, "--form-string") || ls_text_is(word, "--json");
}

static void add_curl_url(struct shell *shell, struct curl *curl)
{
	*LS_PUSH(shell->r->arena,
		 &curl->urls) = (struct curl_url){ .url = shell->word,
						   .span = shell->span };
}

/* Several letters may share a dash; the first that takes a value ends them. */
static void read_short(struct shell *shell, struct curl *curl)
{
	struct ls_text word = shell->word;

	for (size_t i = 1; i < word.n; i++) {
		char c = word.p[i];
		struct ls_text value = ls_text_part(word, i + 1, word.n);

		curl->as_get |= c == 'G';
		curl->head |= c == 'I';
		curl->has_body |= c == 'd' || c == 'F';
		curl->upload |= c == 'T';
		if (c == '\0' || strchr(LS_CURL_SHORT, c) == NULL)
			continue;
		if (value.n == 0 && next_word(shell))
			value = shell->word;
		if (c == 'X')
			curl->method = value;
		return;
	}
}

static void read_long(struct shell *shell, struct curl *curl)
{
	struct ls_text name = shell->word;

	if (ls_text_is(name, "--get")) {
		curl->as_get = true;
	} else if (ls_text_is(name, "--head")) {
		curl->head = true;
	} else if (ls_text_is(name, "--url")) {
		if (next_word(shell))
			add_curl_url(shell, curl);
	} else if (ls_text_is(name, "--request")) {
		if (next_word(shell))
			curl->method = shell->word;
	} else if (ls_text_is(name, "--upload-file")) {
		curl->upload = true;
		next_word(shell);
	} else if (is_body(name)) {
		curl->has_body = true;
		next_word(shell);
	} else if (takes_value(name)) {
		next_word(shell);
	}
}

static void add_curl(struct ls_usage_reading *r, const struct curl *curl)
{
	struct ls_text method = curl->method;

	if (curl->urls.n == 0)
		r->calls->unread++;
	if (method.n == 0)
		method = ls_text_of(curl->head                      ? "HEAD" :
				    curl->upload                    ? "PUT" :
				    curl->has_body && !curl->as_get ? "POST" :
								      "GET");
	for (size_t i = 0; i < curl->urls.n && !r->failed; i++)
		ls_usage_add_url(r, method, curl->urls.v[i].url,
				 curl->urls.v[i].span);
}

/* The rest of a command whose name was curl. */
static void read_curl(struct shell *shell)
{
	struct curl curl = { .has_body = false };

	shell->r->calls->format = LS_USAGE_CURL;
	while (next_word(shell)) {
		struct ls_text word = shell->word;

		if (ls_text_is(word, "--next") || ls_text_is(word, "-:")) {
			add_curl(shell->r, &curl);
			curl = (struct curl){ .has_body = false };
		} else if (ls_text_starts(word, "--")) {
			read_long(shell, &curl);
		} else if (word.n > 1 && word.p[0] == '-') {
			read_short(shell, &curl);
		} else if (word.n > 0) {
			add_curl_url(shell, &curl);
		}
	}
	add_curl(shell->r, &curl);
}

/* The commands of a line, and of those it is joined with.  False when none of
 * them is curl. */
static bool read_commands(struct ls_usage_reading *r, struct ls_text text,
			  size_t *at)
{
	struct shell shell = { .r = r, .text = text, .at = *at };
	bool found = false;

	while (!r->failed) {
		while (next_word(&shell))
			if (ls_text_is(shell.word, "curl") ||
			    ls_text_ends(shell.word, "/curl")) {
				found = true;
				read_curl(&shell);
				break;
			}
		if (shell.at >= text.n || text.p[shell.at] == '\n')
			break;
		shell.at++;
	}
	if (found)
		*at = shell.at;
	return found;
}

/* --- plain lists --- */

/* "GET /path", one a line. */
static bool read_plain_line(struct ls_usage_reading *r, struct ls_text text,
			    struct ls_text line)
{
	struct ls_text rest = line;
	struct ls_text method, url, more;
	uint32_t start;

	if (!ls_text_word(&rest, &method) || !ls_usage_is_method(method) ||
	    !ls_text_word(&rest, &url) || ls_text_word(&rest, &more))
		return false;
	start = (uint32_t)(url.p - text.p);
	ls_usage_add_url(r, method, url,
			 (struct ls_span){ start, start + (uint32_t)url.n });
	return true;
}

void ls_usage_read_text(struct ls_usage_reading *r, struct ls_text text)
{
	size_t at = ls_text_starts(text, "\xef\xbb\xbf") ? 3 : 0;

	r->calls->format = LS_USAGE_ACCESS_LOG;
	while (at < text.n && !r->failed) {
		struct ls_text rest = ls_text_part(text, at, text.n);
		struct ls_text line = ls_text_part(rest, 0,
						   ls_text_find(rest, '\n'));
		struct ls_text trimmed = ls_text_trim(line);

		if (ls_text_starts(trimmed, "#Fields:"))
			ls_usage_read_fields(
				r, ls_text_part(trimmed, 8, trimmed.n));
		if (trimmed.n == 0 || trimmed.p[0] == '#' ||
		    ls_usage_read_log_line(r, text, line) ||
		    read_plain_line(r, text, line)) {
			at += line.n + 1;
			continue;
		}
		if (ls_text_contains(line, "curl") &&
		    read_commands(r, text, &at)) {
			at++;
			continue;
		}
		r->calls->unread++;
		at += line.n + 1;
	}
}
