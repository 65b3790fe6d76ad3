/* Knows the marks by which templates say "filled in later". */
#include "config.h"

#include <limits.h>
#include <string.h>

#include "manifest/manifest.h"

static bool starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name(char c)
{
	return starts_name(c) || (c >= '0' && c <= '9');
}

/* Where the name that starts at `at` ends; `at` when none does. */
static size_t name_end(struct ls_text text, size_t at)
{
	if (at >= text.n || !starts_name(text.p[at]))
		return at;
	while (at < text.n && is_name(text.p[at]))
		at++;
	return at;
}

static bool has(struct ls_text text, size_t at, const char *what)
{
	size_t n = strlen(what);

	return text.n >= at && text.n - at >= n &&
	       memcmp(text.p + at, what, n) == 0;
}

/* open name close, as in "@@NAME@@", with at least `least` bytes of name. */
static bool is_fenced(struct ls_text text, size_t at, const char *fence,
		      size_t least)
{
	size_t from = at + strlen(fence);
	size_t to;

	if (!has(text, at, fence))
		return false;
	to = name_end(text, from);
	return to >= from + least && has(text, to, fence);
}

/* "$NAME" anywhere in capitals, in any letters when it is all of the text: a
 * lower-case "$export" is part of some real names. */
static bool is_variable(struct ls_text text, size_t at)
{
	size_t to = name_end(text, at + 1);

	if (to == at + 1)
		return false;
	if (at == 0 && to == text.n)
		return true;
	for (size_t i = at + 1; i < to; i++)
		if (text.p[i] >= 'a' && text.p[i] <= 'z')
			return false;
	return true;
}

/* "<YOUR_SCOPE>" and "{tenant}". */
static bool is_wrapped(struct ls_text text, size_t at, char close)
{
	size_t to = at + 1;

	if (to >= text.n || !starts_name(text.p[to]))
		return false;
	while (to < text.n &&
	       (is_name(text.p[to]) || memchr(" .-", text.p[to], 3) != NULL))
		to++;
	return to < text.n && text.p[to] == close;
}

/* What may open one: looked for first, for hardly any text has them. */
static const bool opens[UCHAR_MAX + 1] = {
	['$'] = true, ['{'] = true, ['<'] = true,
	['%'] = true, ['#'] = true, ['@'] = true,
};

static bool is_opened(struct ls_text text, size_t at)
{
	switch (text.p[at]) {
	case '$':
		return has(text, at, "${") || has(text, at, "$(") ||
		       is_variable(text, at);
	case '{':
		return has(text, at, "{{") || is_wrapped(text, at, '}');
	case '<':
		return has(text, at, "<%") || is_wrapped(text, at, '>');
	case '%':
		/* Three bytes: "%E2%80%" is percent-encoding. */
		return is_fenced(text, at, "%", 3);
	case '#':
		return has(text, at, "#{") || is_fenced(text, at, "##", 1);
	case '@':
		return is_fenced(text, at, "@@", 1);
	default:
		return false;
	}
}

bool ls_is_placeholder(struct ls_text text)
{
	if (ls_text_starts(text, "!Ref ") || ls_text_starts(text, "!Sub ") ||
	    ls_text_starts(text, "!GetAtt "))
		return true;
	for (size_t at = 0; at < text.n; at++)
		if (opens[(unsigned char)text.p[at]] && is_opened(text, at))
			return true;
	return false;
}
