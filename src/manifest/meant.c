/* Tells what a file that cannot be parsed was meant to be.
 *
 * Another reader may take the file: then passing over it would approve scopes
 * that nobody has seen.  So where a key may stand, it stands. */
#include "config.h"

#include <string.h>

#include "manifest/manifest.h"
#include "manifest/telling.h"

/* How far one looks around a word for what makes it a key; past that it is
 * taken for one.  Keeps the time linear. */
#define LOOK_BYTES 256

/* --- UTF-16 and UTF-32, which are refused, but not passed over --- */

bool ls_telling_wide(struct ls_text bytes)
{
	return bytes.n >= 4 && (memcmp(bytes.p, "\xff\xfe", 2) == 0 ||
				memcmp(bytes.p, "\xfe\xff", 2) == 0 ||
				bytes.p[0] == '\0' || bytes.p[1] == '\0');
}

static struct ls_text without_nul(struct ls_arena *arena, struct ls_text bytes)
{
	char *out = ls_arena_get(arena, bytes.n);
	size_t n = 0;

	for (size_t i = 0; i < bytes.n; i++)
		if (bytes.p[i] != '\0')
			out[n++] = bytes.p[i];
	/* What is left of a byte order mark. */
	if (n >= 2 && (memcmp(out, "\xff\xfe", 2) == 0 ||
		       memcmp(out, "\xfe\xff", 2) == 0))
		return (struct ls_text){ .p = out + 2, .n = n - 2 };
	return (struct ls_text){ .p = out, .n = n };
}

/* --- characters --- */

static bool is_in(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* The line break of YAML 1.1 at the offset: its length, or 0. */
static size_t break_at(struct ls_text text, size_t at)
{
	struct ls_text rest = ls_text_part(text, at, text.n);

	if (rest.n == 0)
		return 0;
	if (is_in(rest.p[0], "\n\r"))
		return 1;
	if (ls_text_starts(rest, "\xc2\x85"))
		return 2;
	return ls_text_starts(rest, "\xe2\x80\xa8") ||
			       ls_text_starts(rest, "\xe2\x80\xa9") ?
		       3 :
		       0;
}

static size_t line_end(struct ls_text text, size_t at)
{
	while (at < text.n && break_at(text, at) == 0)
		at++;
	return at;
}

/* Behind the comment at the offset, in YAML or in JSON with comments; `at` when
 * there is none. */
static size_t skip_comment(struct ls_text text, size_t at)
{
	struct ls_text rest = ls_text_part(text, at, text.n);

	if (ls_text_starts(rest, "/*")) {
		for (at += 2; at + 1 < text.n; at++)
			if (text.p[at] == '*' && text.p[at + 1] == '/')
				return at + 2;
		return text.n;
	}
	if (ls_text_starts(rest, "#") || ls_text_starts(rest, "//"))
		return line_end(text, at);
	return at;
}

/* Behind blanks, line breaks and comments, and what else is in the set. */
static size_t skip_space(struct ls_text text, size_t at, const char *set)
{
	while (at < text.n) {
		size_t next = at + break_at(text, at);

		if (next == at && is_in(text.p[at], set))
			next++;
		if (next == at)
			next = skip_comment(text, at);
		if (next == at)
			break;
		at = next;
	}
	return at;
}

static size_t skip_word(struct ls_text text, size_t at)
{
	while (at < text.n && !is_in(text.p[at], " \t,[]{}") &&
	       break_at(text, at) == 0)
		at++;
	return at;
}

/* --- escapes --- */

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The letter that an escape of so many hexadecimal digits stands for, or 0. */
static char escaped_letter(struct ls_text digits, size_t n)
{
	unsigned value = 0;

	if (digits.n < n)
		return '\0';
	for (size_t i = 0; i < n; i++) {
		int digit = hex_digit(digits.p[i]);

		if (digit < 0 || value > 0xff)
			return '\0';
		value = value << 4 | (unsigned)digit;
	}
	return value < 0x80 && is_word((char)value) ? (char)value : '\0';
}

/* Behind an escape that adds nothing to a word, or a letter, which goes to
 * *letter; 0 for any other. */
static size_t skip_escape(struct ls_text text, size_t at, char *letter)
{
	size_t digits = 0;

	*letter = '\0';
	if (at + 1 >= text.n)
		return 0;
	if (break_at(text, at + 1) > 0) {
		for (at++; at < text.n; at += digits) {
			digits = break_at(text, at);
			if (digits == 0 && !is_in(text.p[at], " \t"))
				break;
			digits += digits == 0;
		}
		return at;
	}
	switch (text.p[at + 1]) {
	case 'x':
		digits = 2;
		break;
	case 'u':
		digits = 4;
		break;
	case 'U':
		digits = 8;
		break;
	default:
		return 0;
	}
	*letter = escaped_letter(ls_text_part(text, at + 2, text.n), digits);
	return *letter == '\0' ? 0 : at + 2 + digits;
}

/* The text with the letters of its escapes in their place. */
static struct ls_text without_escapes(struct ls_arena *arena,
				      struct ls_text text)
{
	char *out = ls_arena_get(arena, text.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < text.n;) {
		size_t next = 0;
		char letter;

		if (text.p[at] == '\\')
			next = skip_escape(text, at, &letter);
		if (next > 0) {
			if (letter != '\0')
				out[n++] = letter;
			at = next;
			continue;
		}
		out[n++] = text.p[at];
		if (text.p[at++] == '\\' && at < text.n)
			out[n++] = text.p[at++];
	}
	return (struct ls_text){ .p = out, .n = n };
}

/* --- the native key, anywhere --- */

/* Back over a tag or an anchor that ends at `at`; `at` when there is none. */
static size_t back_property(struct ls_text text, size_t at, bool *anchor)
{
	size_t start = at;

	while (start > 0 && !is_in(text.p[start - 1], " \t\n\r,[]{}"))
		start--;
	if (start == at || !is_in(text.p[start], "!&"))
		return at;
	*anchor |= text.p[start] == '&';
	return start;
}

/* Whether the line that ends here starts with a tag or an anchor, however odd
 * it goes on. */
static bool follows_property(struct ls_text text)
{
	size_t start = text.n;

	while (start > 0 && !is_in(text.p[start - 1], "\n\r"))
		start--;
	while (start < text.n && is_in(text.p[start], " \t-?\"'"))
		start++;
	return start < text.n && is_in(text.p[start], "!&");
}

/* Whether what stands before `at` lets a key begin there: not in a comment, not
 * in the middle of a sentence.  An anchor can make a key of any value. */
static bool may_begin_key(struct ls_text text, size_t at)
{
	size_t start = at, first = at > LOOK_BYTES ? at - LOOK_BYTES : 0;
	struct ls_text near = ls_text_part(text, first, at);
	bool anchor = false;

	for (at = near.n; at > 0;) {
		size_t before = at;

		if (is_in(near.p[at - 1], " \t\"'"))
			at--;
		else if (at < start - first)
			at = back_property(near, at, &anchor);
		if (at == before)
			break;
	}
	if (at == 0 || anchor || follows_property(near))
		return true;
	if (is_in(near.p[at - 1], "\n\r{[,\xbf"))
		return true;
	if (at >= 2 && break_at(near, at - 2) == 2)
		return true;
	if (at >= 3 && break_at(near, at - 3) == 3)
		return true;
	if (at >= 2 && near.p[at - 1] == '/' && near.p[at - 2] == '*')
		return true;
	return at < near.n && is_in(near.p[at - 1], "-?");
}

/* Whether a key that ends at `at` has its ':', or may have it from an anchor
 * or out of sight. */
static bool may_end_key(struct ls_text text, size_t at)
{
	struct ls_text near = ls_text_part(text, at, at + LOOK_BYTES);

	if (near.n > 0 && (is_word(near.p[0]) || near.p[0] == '.'))
		return false;
	at = skip_space(near, 0, " \t\"'");
	return at < near.n ? near.p[at] == ':' : near.n == LOOK_BYTES;
}

/* Whether it stands behind an anchor or behind "? ", where a key needs no ':'
 * on its line. */
static bool is_marked(struct ls_text text, size_t at, size_t end)
{
	size_t first = at > LOOK_BYTES ? at - LOOK_BYTES : 0;
	bool anchor = false;

	if (end < text.n && is_word(text.p[end]))
		return false;
	while (at > first && is_in(text.p[at - 1], " \t\"'"))
		at--;
	if (at > first && text.p[at - 1] == '?' && is_in(text.p[at], " \t"))
		return may_begin_key(text, at - 1);
	back_property(ls_text_part(text, first, at), at - first, &anchor);
	return anchor;
}

static bool has_native_key(struct ls_text text)
{
	const size_t n = strlen(LS_NATIVE_KEY);
	size_t at = 0;

	while (at < text.n) {
		const char *p = memmem(text.p + at, text.n - at, LS_NATIVE_KEY,
				       n);

		if (p == NULL)
			return false;
		at = (size_t)(p - text.p);
		if (is_marked(text, at, at + n) ||
		    (may_end_key(text, at + n) && may_begin_key(text, at)))
			return true;
		at += n;
	}
	return false;
}

/* --- the keys of a client, at the root --- */

/* Cuts the key off a line of block YAML; empty when there is none. */
static struct ls_text line_key(struct ls_text line, size_t *indent)
{
	struct ls_text key;
	bool whole = false;
	size_t at = 0, end;

	while (at < line.n && is_in(line.p[at], " -\t?")) {
		whole |= line.p[at] == '?';
		at++;
	}
	*indent = at;
	while (at < line.n && is_in(line.p[at], "!&"))
		at = skip_space(line, skip_word(line, at), " \t");
	end = at + ls_text_find(ls_text_part(line, at, line.n), ':');
	if (end >= line.n ? !whole :
			    end + 1 < line.n && !is_in(line.p[end + 1], " \t"))
		return (struct ls_text){ .n = 0 };
	key = ls_text_trim(ls_text_part(line, at, end));
	if (key.n > 1 && is_in(key.p[0], "\"'") && key.p[key.n - 1] == key.p[0])
		key = ls_text_part(key, 1, key.n - 1);
	return key;
}

/* Client keys count where the first key stands, or in the items of a list that
 * stands there. */
static unsigned yaml_keys(struct ls_text text)
{
	size_t root = text.n;
	unsigned found = 0;

	for (size_t at = 0; at < text.n;) {
		size_t end = line_end(text, at), indent;
		struct ls_text line = ls_text_part(text, at, end);
		struct ls_text key = line_key(line, &indent);

		at = end + break_at(text, end);
		if (key.n == 0 || key.p[0] == '#')
			continue;
		if (root == text.n)
			root = indent;
		if (indent <= root + 2)
			found |= ls_telling_key(key);
	}
	return found;
}

/* Where a quoted text that starts at `at` ends; a line end ends it too, so
 * that one missing quote does not hide the rest. */
static size_t string_end(struct ls_text text, size_t at)
{
	char quote = text.p[at];

	for (at++; at < text.n; at++) {
		if (text.p[at] == '\\')
			at++;
		else if (text.p[at] == quote || break_at(text, at) > 0)
			return at;
	}
	return text.n;
}

/* A walk over brackets. */
struct brackets {
	struct ls_text text;
	bool quotes; /* what is quoted is no bracket */
	size_t depth;
	size_t root; /* the depth at which keys count */
	unsigned found;
};

static void on_bracket(struct brackets *walk, char c)
{
	if (is_in(c, "{[")) {
		if (walk->depth == 0)
			walk->root = c == '[' ? 2 : 1;
		walk->depth++;
	} else if (walk->depth > 0) {
		walk->depth--;
		if (walk->depth < walk->root && !ls_telling_enough(walk->found))
			walk->found = 0;
	}
}

static void on_key(struct brackets *walk, size_t from, size_t to)
{
	unsigned bit = ls_telling_key(ls_text_part(walk->text, from, to));

	if (bit != 0 && walk->depth <= walk->root &&
	    may_end_key(walk->text, to))
		walk->found |= bit;
}

/* Keys of the outermost mapping, or of the mappings of the outermost list. */
static unsigned flow_keys(struct ls_text text, bool quotes)
{
	struct brackets walk = { .text = text, .quotes = quotes, .root = 1 };
	char before = ',';

	for (size_t at = 0; at < text.n;) {
		size_t next = at + 1;
		char c = text.p[at];

		if (quotes && skip_comment(text, at) > at) {
			at = skip_comment(text, at);
			continue;
		}
		if (is_in(c, "{}[]")) {
			on_bracket(&walk, c);
		} else if (quotes &&
			   (c == '"' || (c == '\'' && is_in(before, "{[,:")))) {
			next = string_end(text, at);
			on_key(&walk, at + 1, next);
			next += next < text.n;
		} else if (is_word(c)) {
			while (next < text.n && is_word(text.p[next]))
				next++;
			on_key(&walk, at, next);
		}
		if (!is_in(c, " \t\r\n"))
			before = c;
		at = next;
	}
	return walk.found;
}

/* Names of client keys that stand behind an anchor, wherever they are. */
static unsigned anchored_keys(struct ls_text text)
{
	unsigned found = 0;

	for (size_t at = 0; at < text.n; at++) {
		const char *p = memchr(text.p + at, '&', text.n - at);
		size_t end;

		if (p == NULL)
			break;
		at = (size_t)(p - text.p);
		end = skip_word(text, at);
		while (end < text.n && is_in(text.p[end], " \t\"'"))
			end++;
		at = end;
		while (end < text.n && is_word(text.p[end]))
			end++;
		found |= ls_telling_key(ls_text_part(text, at, end));
		at -= at == end;
	}
	return found;
}

/* Behind what may stand before the first node of a document. */
static struct ls_text content_of(struct ls_text text)
{
	size_t at = 0;

	for (;;) {
		size_t before = at;

		at = skip_space(text, at, " \t");
		if (at < text.n && text.p[at] == '%')
			at = line_end(text, at);
		else if (at < text.n && is_in(text.p[at], "!&"))
			at = skip_word(text, at);
		else if (ls_text_starts(ls_text_part(text, at, text.n),
					"\xef\xbb\xbf"))
			at += 3;
		if (at == before)
			return ls_text_part(text, at, text.n);
	}
}

static bool is_client_document(struct ls_text text)
{
	struct ls_text content = content_of(text);
	unsigned anchored = anchored_keys(text);

	if (content.n > 0 && is_in(content.p[0], "{["))
		return ls_telling_enough(flow_keys(content, true) | anchored) ||
		       ls_telling_enough(flow_keys(content, false) | anchored);
	return ls_telling_enough(yaml_keys(text) | anchored);
}

/* Judges each YAML document on its own.  Only a line feed ends a line for every
 * reader. */
static bool has_client(struct ls_text text)
{
	size_t start = 0;

	for (size_t at = 0; at < text.n; at++) {
		if (ls_text_starts(ls_text_part(text, at, text.n), "---")) {
			if (is_client_document(ls_text_part(text, start, at)))
				return true;
			start = at + 3;
		}
		at += ls_text_find(ls_text_part(text, at, text.n), '\n');
	}
	return is_client_document(ls_text_part(text, start, text.n));
}

static bool is_manifest(struct ls_text text)
{
	return has_native_key(text) || has_client(text);
}

bool ls_manifest_meant(struct ls_arena *arena, struct ls_text bytes)
{
	if (bytes.n == 0)
		return false;
	if (memchr(bytes.p, '\0', bytes.n) != NULL || ls_telling_wide(bytes))
		bytes = without_nul(arena, bytes);
	if (ls_text_starts(bytes, "\xef\xbb\xbf"))
		bytes = ls_text_part(bytes, 3, bytes.n);
	if (is_manifest(bytes))
		return true;
	return memchr(bytes.p, '\\', bytes.n) != NULL &&
	       is_manifest(without_escapes(arena, bytes));
}
