/* What plain text is: YAML 1.2's core schema and JSON, against YAML 1.1. */
#include "config.h"

#include "document/reader.h"

static bool is_one_of(struct ls_text text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (ls_text_is(text, *words))
			return true;
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many bytes from `at` are digits of the base, or one of `also`. */
static size_t run(struct ls_text text, size_t at, unsigned base, char also)
{
	size_t from = at;

	for (; at < text.n; at++) {
		char c = text.p[at];
		unsigned digit = 99;

		if (is_digit(c))
			digit = (unsigned)(c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			digit = (unsigned)((c | 32) - 'a') + 10;
		if (digit >= base && !(also != '\0' && c == also))
			break;
	}
	return at - from;
}

static bool is_all(struct ls_text text, size_t at, unsigned base, char also)
{
	return at < text.n && run(text, at, base, also) == text.n - at;
}

static size_t sign(struct ls_text text)
{
	return text.n > 0 && (text.p[0] == '-' || text.p[0] == '+') ? 1 : 0;
}

static bool starts_at(struct ls_text text, size_t at, char a, char b)
{
	return at + 1 < text.n && text.p[at] == a && text.p[at + 1] == b;
}

/* .inf and .nan, which both versions share. */
static bool is_infinite(struct ls_text text)
{
	static const char *const infinite[] = { ".inf", ".Inf", ".INF", NULL };
	static const char *const not_a_number[] = { ".nan", ".NaN", ".NAN",
						    NULL };

	return is_one_of(ls_text_part(text, sign(text), text.n), infinite) ||
	       is_one_of(text, not_a_number);
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool is_number_1_2(struct ls_text text)
{
	size_t at = sign(text), whole, part = 0;

	if (starts_at(text, 0, '0', 'o'))
		return is_all(text, 2, 8, '\0');
	if (starts_at(text, 0, '0', 'x'))
		return is_all(text, 2, 16, '\0');
	whole = run(text, at, 10, '\0');
	at += whole;
	if (at < text.n && text.p[at] == '.') {
		part = run(text, at + 1, 10, '\0');
		at += part + 1;
	}
	if (whole + part == 0)
		return is_infinite(text);
	if (at == text.n)
		return true;
	if (text.p[at] != 'e' && text.p[at] != 'E')
		return false;
	at++;
	if (at < text.n && (text.p[at] == '-' || text.p[at] == '+'))
		at++;
	return is_all(text, at, 10, '\0');
}

/* 12:30:45 and 12:30.5, numbers of base 60 to YAML 1.1. */
static bool is_base_60(struct ls_text text, size_t at)
{
	size_t parts = 0;

	at += run(text, at, 10, '_');
	while (at < text.n && text.p[at] == ':') {
		size_t digits = run(text, at + 1, 10, '\0');

		if (digits == 0 || digits > 2 ||
		    (digits == 2 && text.p[at + 1] > '5'))
			return false;
		at += 1 + digits;
		parts++;
	}
	if (parts > 0 && at < text.n && text.p[at] == '.')
		at += 1 + run(text, at + 1, 10, '_');
	return parts > 0 && at == text.n;
}

/* [-+]? [0-9][0-9_]* \. [0-9_.]* ( [eE] [-+] [0-9]+ )?, and without the first
 * digits when some follow the point. */
static bool is_float_1_1(struct ls_text text, size_t at)
{
	size_t whole = run(text, at, 10, '_'), part;

	at += whole;
	if (at >= text.n || text.p[at] != '.')
		return false;
	part = run(text, at + 1, 10, '_');
	at += 1 + part;
	if (whole + part == 0)
		return false;
	if (at == text.n)
		return true;
	if ((text.p[at] | 32) != 'e' || at + 1 >= text.n)
		return false;
	if (text.p[at + 1] != '-' && text.p[at + 1] != '+')
		return false;
	return is_all(text, at + 2, 10, '\0');
}

static bool is_number_1_1(struct ls_text text)
{
	size_t at = sign(text);

	if (at >= text.n)
		return false;
	if (!is_digit(text.p[at]))
		return text.p[at] == '.' &&
		       (is_float_1_1(text, at) || is_infinite(text));
	if (starts_at(text, at, '0', 'b'))
		return is_all(text, at + 2, 2, '_');
	if (starts_at(text, at, '0', 'x'))
		return is_all(text, at + 2, 16, '_');
	if (text.p[at] == '0' && is_all(text, at, 10, '_'))
		return is_all(text, at, 8, '_');
	return is_all(text, at, 10, '_') || is_float_1_1(text, at) ||
	       is_base_60(text, at);
}

/* Words that are no strings; no longer than five bytes. */
static enum ls_scalar_type word_type(struct ls_text text, bool *differs)
{
	static const char *const booleans[] = { "true",  "True",  "TRUE",
						"false", "False", "FALSE",
						NULL };
	static const char *const nulls[] = { "~", "null", "Null", "NULL",
					     NULL };
	static const char *const old_booleans[] = {
		"y",  "Y",  "yes", "Yes", "YES", "n",   "N",   "no", "No",
		"NO", "on", "On",  "ON",  "off", "Off", "OFF", NULL,
	};

	if (text.n <= 3 && is_one_of(text, old_booleans)) {
		*differs = true;
		return LS_STRING;
	}
	if (text.n >= 4 && is_one_of(text, booleans))
		return LS_BOOLEAN;
	return is_one_of(text, nulls) ? LS_NULL : LS_STRING;
}

static enum ls_scalar_type number_type(struct ls_text text, bool *differs)
{
	bool now = is_number_1_2(text), then = is_number_1_1(text);
	size_t at = sign(text);

	/* 0777 is octal in YAML 1.1 and decimal in 1.2. */
	*differs = now != then ||
		   (now && text.n > at + 1 && text.p[at] == '0' &&
		    is_all(text, at, 10, '\0'));
	return now ? LS_NUMBER : LS_STRING;
}

enum ls_scalar_type ls_core_type(struct ls_text text, bool *differs)
{
	*differs = false;
	if (text.n == 0)
		return LS_NULL;
	switch (text.p[0]) {
	case 'f':
	case 'F':
	case 'n':
	case 'N':
	case 'o':
	case 'O':
	case 't':
	case 'T':
	case 'y':
	case 'Y':
	case '~':
		return text.n > 5 ? LS_STRING : word_type(text, differs);
	case '-':
	case '+':
	case '.':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9':
		return number_type(text, differs);
	default:
		return LS_STRING;
	}
}
