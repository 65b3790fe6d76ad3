/* Tells from bytes alone whether a file may be a manifest, so that most files
 * of a tree are never parsed. */
#include "config.h"

#include <string.h>

#include "manifest/manifest.h"
#include "manifest/telling.h"

/* All have a '_', which is rarer than any letter. */
static const struct key {
	const char *before; /* the '_' */
	const char *after;
} keys[LS_TELLING_KEYS] = {
	{ "client", "id" },      { "client", "name" },
	{ "redirect", "uris" },  { "grant", "types" },
	{ "response", "types" }, { "token_endpoint_auth", "method" },
};
#define KEYS LS_TELLING_KEYS
#define TELLING ((1u << 2) | (1u << 3) | (1u << 5))
#define SCOPE LS_TELLING_SCOPE

static unsigned bits_in(unsigned set)
{
	unsigned n = 0;

	for (; set != 0; set &= set - 1)
		n++;
	return n;
}

bool ls_telling_enough(unsigned found)
{
	unsigned count = bits_in(found & (SCOPE - 1));

	return count >= 2 &&
	       ((found & SCOPE) != 0 || (count >= 3 && (found & TELLING) != 0));
}

unsigned ls_telling_key(struct ls_text name)
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
		if (ls_telling_enough(found))
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
		/* line breaks of YAML 1.1: U+0085, U+2028, U+2029 */
		return ls_text_starts(text, "\xc2\x85") ||
		       ls_text_starts(text, "\xe2\x80\xa8") ||
		       ls_text_starts(text, "\xe2\x80\xa9");
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

bool ls_manifest_maybe(struct ls_text bytes)
{
	unsigned found = 0;

	if (bytes.n == 0)
		return false;
	if (memmem(bytes.p, bytes.n, "scope", 5) != NULL) {
		if (memmem(bytes.p, bytes.n, LS_NATIVE_KEY,
			   strlen(LS_NATIVE_KEY)) != NULL)
			return true;
		found = SCOPE;
	}
	return has_client_keys(bytes, found) || has_escaped_letters(bytes) ||
	       ls_telling_wide(bytes);
}
