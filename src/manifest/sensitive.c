/* Scopes that hold what nobody should read: personal data and secrets. */
#include "config.h"

#include <string.h>

#include "manifest/manifest.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool holds_address(struct ls_text text)
{
	size_t at = ls_text_find(text, '@');
	struct ls_text domain;
	size_t dot;

	if (at == 0 || at == text.n)
		return false;
	if (!is_letter(text.p[at - 1]) && !is_digit(text.p[at - 1]))
		return false;
	domain = ls_text_part(text, at + 1, text.n);
	dot = ls_text_find(domain, '.');
	return dot > 0 && dot + 2 < domain.n && is_letter(domain.p[0]) &&
	       is_letter(domain.p[dot + 1]) && is_letter(domain.p[dot + 2]);
}

/* RFC 7519: three base64url parts, the first a JSON object: "eyJ". */
static bool holds_jwt(struct ls_text text)
{
	struct ls_text rest = text;
	struct ls_text part;
	unsigned parts = 0;

	if (!ls_text_starts(text, "eyJ"))
		return false;
	while (ls_text_cut(&rest, '.', &part)) {
		if (parts++ < 2 && part.n < 10)
			return false;
	}
	return parts == 3;
}

/* A run of 32 hexadecimal digits or 40 mixed base64 characters.  UUIDs, which
 * name resources, have hyphens and pass. */
static bool holds_random(struct ls_text text)
{
	size_t hex = 0;
	size_t run = 0;
	unsigned seen = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		hex = is_hex(c) ? hex + 1 : 0;
		if (hex >= 32)
			return true;
		if (!is_letter(c) && !is_digit(c) &&
		    memchr("+_=", c, 3) == NULL) {
			run = 0;
			seen = 0;
			continue;
		}
		run++;
		if (is_digit(c))
			seen |= 1;
		else if (is_letter(c))
			seen |= c >= 'a' ? 2 : 4;
		if (run >= 40 && seen == 7)
			return true;
	}
	return false;
}

/* "client_secret=...": parameters that went into one by mistake. */
static bool holds_parameter(struct ls_text text)
{
	static const char *const names[] = {
		"client_secret=",
		"access_token=",
		"refresh_token=",
		"password=",
		"token=",
		"api_key=",
		"client_assertion=",
		NULL,
	};

	for (size_t i = 0; names[i] != NULL; i++) {
		struct ls_text name = ls_text_of(names[i]);

		if (text.n > name.n &&
		    ls_text_is_folded(ls_text_part(text, 0, name.n), name))
			return true;
	}
	return false;
}

const char *ls_sensitive_scope(struct ls_text text)
{
	if (holds_parameter(text))
		return "a secret";
	if (holds_jwt(text))
		return "a signed token (JWT)";
	if (holds_address(text))
		return "an e-mail address";
	if (holds_random(text))
		return "a long random value";
	return NULL;
}

struct ls_text ls_token_public(struct ls_arena *arena,
			       const struct ls_token *token)
{
	char *stars;

	if (token->known.by != LS_NOT_KNOWN ||
	    ls_sensitive_scope(token->text) == NULL)
		return token->text;
	stars = ls_arena_get(arena, token->text.n);
	memset(stars, '*', token->text.n);
	return (struct ls_text){ .p = stars, .n = token->text.n };
}
