/* Tells from bytes alone whether a file may be a manifest, so that most files
 * of a tree are never parsed. */
#include "config.h"

#include <string.h>

#include "manifest/manifest.h"

#define NATIVE "leastscope"

/* The keys an OAuth client object is recognised by: all have a '_', which is
 * rarer than any letter. */
static const struct key {
	const char *before; /* the '_' */
	const char *after;
} keys[] = {
	{ "client", "id" },      { "client", "name" },
	{ "redirect", "uris" },  { "grant", "types" },
	{ "response", "types" }, { "token_endpoint_auth", "method" },
};
#define KEYS (sizeof(keys) / sizeof(*keys))
#define TELLING ((1u << 2) | (1u << 3) | (1u << 5))
#define SCOPE (1u << KEYS)

static unsigned bits_in(unsigned set)
{
	unsigned n = 0;

	for (; set != 0; set &= set - 1)
		n++;
	return n;
}

/* As oauth_client.c judges it; `scope` counts where it is needed. */
static bool is_client(unsigned found)
{
	unsigned count = bits_in(found & (SCOPE - 1));

	return count >= 2 &&
	       ((found & SCOPE) != 0 || (count >= 3 && (found & TELLING) != 0));
}

static unsigned key_around(struct ls_text bytes, size_t at)
{
	for (unsigned i = 0; i < KEYS; i++) {
		size_t before = strlen(keys[i].before);
		size_t after = strlen(keys[i].after);

		if (at >= before && bytes.n - at - 1 >= after &&
		    memcmp(bytes.p + at - before, keys[i].before, before) ==
			    0 &&
		    memcmp(bytes.p + at + 1, keys[i].after, after) == 0)
			return 1u << i;
	}
	return 0;
}

static bool has_client_keys(struct ls_text bytes, unsigned found)
{
	const char *end = bytes.p + bytes.n;
	const char *at = bytes.p;

	while (at < end) {
		at = memchr(at, '_', (size_t)(end - at));
		if (at == NULL)
			return false;
		found |= key_around(bytes, (size_t)(at - bytes.p));
		if (is_client(found))
			return true;
		at++;
	}
	return false;
}

/* --- keys written with escapes --- */

/* Whether text starts with `zeros` zeros and the code of a letter or '_'. */
static bool is_letter_code(struct ls_text text, size_t zeros)
{
	for (size_t i = 0; i < zeros; i++)
		if (i >= text.n || text.p[i] != '0')
			return false;
	if (text.n < zeros + 2)
		return false;
	return text.p[zeros] == '6' || text.p[zeros] == '7' ||
	       (text.p[zeros] == '5' && (text.p[zeros + 1] | 0x20) == 'f');
}

/* A JSON or YAML escape that gives a letter of a key, or nothing at all. */
static bool is_letter_escape(struct ls_text text)
{
	struct ls_text code = ls_text_part(text, 1, text.n);

	if (text.n == 0)
		return false;
	switch (text.p[0]) {
	case 'x':
		return is_letter_code(code, 0);
	case 'u':
		return is_letter_code(code, 2);
	case 'U':
		return is_letter_code(code, 6);
	case '\n':
	case '\r':
		return true;
	default:
		return false;
	}
}

static bool has_escaped_letters(struct ls_text bytes)
{
	size_t at = 0;

	for (;;) {
		const char *found = at >= bytes.n ? NULL :
						    memchr(bytes.p + at, '\\',
							   bytes.n - at);

		if (found == NULL)
			return false;
		at = (size_t)(found - bytes.p) + 1;
		if (is_letter_escape(ls_text_part(bytes, at, bytes.n)))
			return true;
	}
}

/* --- UTF-16 and UTF-32, which are refused, but not passed over --- */

static bool is_wide(struct ls_text bytes)
{
	return bytes.n >= 4 && (memcmp(bytes.p, "\xff\xfe", 2) == 0 ||
				memcmp(bytes.p, "\xfe\xff", 2) == 0 ||
				bytes.p[0] == '\0' || bytes.p[1] == '\0');
}

/* Whether the word stands there with any NUL bytes between its letters. */
static bool has_wide(struct ls_text bytes, const char *word)
{
	size_t matched = 0;

	for (size_t i = 0; i < bytes.n; i++) {
		if (bytes.p[i] == '\0')
			continue;
		if (bytes.p[i] != word[matched])
			matched = 0;
		if (bytes.p[i] == word[matched])
			matched++;
		if (word[matched] == '\0')
			return true;
	}
	return false;
}

static bool is_wide_manifest(struct ls_text bytes)
{
	unsigned found = 0;

	if (has_wide(bytes, "\"" NATIVE "\"") || has_wide(bytes, NATIVE ":"))
		return true;
	if (has_wide(bytes, "scope"))
		found = SCOPE;
	for (unsigned i = 0; i < KEYS; i++) {
		char name[40];
		size_t n = strlen(keys[i].before);

		memcpy(name, keys[i].before, n);
		name[n] = '_';
		memcpy(name + n + 1, keys[i].after, strlen(keys[i].after) + 1);
		if (has_wide(bytes, name))
			found |= 1u << i;
	}
	return is_client(found);
}

bool ls_manifest_maybe(struct ls_text bytes)
{
	unsigned found = 0;

	if (bytes.n == 0)
		return false;
	if (memmem(bytes.p, bytes.n, "scope", 5) != NULL) {
		if (memmem(bytes.p, bytes.n, NATIVE, strlen(NATIVE)) != NULL)
			return true;
		found = SCOPE;
	}
	return has_client_keys(bytes, found) || has_escaped_letters(bytes) ||
	       is_wide(bytes);
}

/* --- what a file that cannot be parsed was meant to be --- */

/* Whether what stands before `at` lets a key begin there: not in a comment, not
 * in the middle of a sentence. */
static bool may_begin_key(struct ls_text bytes, size_t at)
{
	size_t start = at;

	while (at > 0 && memchr(" \t\"'", bytes.p[at - 1], 4) != NULL)
		at--;
	if (at == 0 || memchr("\n\r{[,\xbf", bytes.p[at - 1], 6) != NULL)
		return true;
	return at < start && memchr("-?", bytes.p[at - 1], 2) != NULL;
}

static bool has_native_key(struct ls_text bytes)
{
	const size_t n = strlen(NATIVE);
	size_t at = 0;

	while (at < bytes.n) {
		const char *p = memmem(bytes.p + at, bytes.n - at, NATIVE, n);
		size_t end;

		if (p == NULL)
			return false;
		at = (size_t)(p - bytes.p);
		end = at + n;
		while (end < bytes.n &&
		       memchr(" \t\"'", bytes.p[end], 4) != NULL)
			end++;
		if (end < bytes.n && bytes.p[end] == ':' &&
		    may_begin_key(bytes, at))
			return true;
		at += n;
	}
	return false;
}

static unsigned key_bit(struct ls_text name)
{
	if (ls_text_is(name, "scope"))
		return SCOPE;
	for (unsigned i = 0; i < KEYS; i++) {
		size_t before = strlen(keys[i].before);

		if (name.n > before && name.p[before] == '_' &&
		    memcmp(name.p, keys[i].before, before) == 0 &&
		    ls_text_is(ls_text_part(name, before + 1, name.n),
			       keys[i].after))
			return 1u << i;
	}
	return 0;
}

/* Cuts the key off a line of block YAML; empty when there is none. */
static struct ls_text line_key(struct ls_text line, size_t *indent)
{
	struct ls_text key = { .n = 0 };
	size_t at = 0;
	size_t end;

	while (at < line.n && memchr(" -\t?", line.p[at], 4) != NULL)
		at++;
	*indent = at;
	end = at + ls_text_find(ls_text_part(line, at, line.n), ':');
	if (end >= line.n ||
	    (end + 1 < line.n && memchr(" \t\r", line.p[end + 1], 3) == NULL))
		return key;
	key = ls_text_trim(ls_text_part(line, at, end));
	if (key.n > 1 && (key.p[0] == '"' || key.p[0] == '\'') &&
	    key.p[key.n - 1] == key.p[0])
		key = ls_text_part(key, 1, key.n - 1);
	return key;
}

/* Client keys count where the first one stands, at the root. */
static unsigned yaml_keys(struct ls_text rest)
{
	struct ls_text line;
	unsigned found = 0;

	while (ls_text_cut(&rest, '\n', &line)) {
		size_t indent;
		unsigned bit = key_bit(line_key(line, &indent));

		if (indent <= 2)
			found |= bit;
		if (ls_text_starts(line, "---") && !is_client(found))
			found = 0;
	}
	return found;
}

/* Where a JSON string that starts at `at` ends; a line end ends it too, so
 * that one missing quote does not hide the rest. */
static size_t string_end(struct ls_text bytes, size_t at)
{
	for (at++; at < bytes.n; at++) {
		if (bytes.p[at] == '\\')
			at++;
		else if (bytes.p[at] == '"' || bytes.p[at] == '\n')
			return at;
	}
	return bytes.n;
}

static bool colon_follows(struct ls_text bytes, size_t at)
{
	while (at < bytes.n && memchr(" \t\r\n", bytes.p[at], 4) != NULL)
		at++;
	return at < bytes.n && bytes.p[at] == ':';
}

/* Keys of the outermost object, or of the objects of the outermost array. */
static unsigned json_keys(struct ls_text bytes)
{
	size_t depth = 0;
	size_t root = 1;
	unsigned found = 0;

	for (size_t i = 0; i < bytes.n; i++) {
		char c = bytes.p[i];

		if (c == '{' || c == '[') {
			if (depth == 0 && c == '[')
				root = 2;
			depth++;
		} else if ((c == '}' || c == ']') && depth > 0) {
			depth--;
			if (depth < root && !is_client(found))
				found = 0;
		} else if (c == '"') {
			size_t end = string_end(bytes, i);
			unsigned bit = key_bit(ls_text_part(bytes, i + 1, end));

			if (bit != 0 && depth <= root &&
			    colon_follows(bytes, end + 1))
				found |= bit;
			i = end;
		}
	}
	return found;
}

bool ls_manifest_meant(struct ls_text bytes)
{
	struct ls_text text = bytes;

	if (is_wide(bytes))
		return is_wide_manifest(bytes);
	if (has_native_key(bytes))
		return true;
	if (ls_text_starts(text, "\xef\xbb\xbf"))
		text = ls_text_part(text, 3, text.n);
	text = ls_text_trim(text);
	if (text.n > 0 && (text.p[0] == '{' || text.p[0] == '['))
		return is_client(json_keys(text));
	return is_client(yaml_keys(text));
}
