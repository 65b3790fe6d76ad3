/* A growing buffer for text going out, and the escapes of every format. */
#include "config.h"

#include "base/out.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/system.h"
#include "base/width.h"

#define FIRST_CAPACITY 256
#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

struct ls_out ls_out_new(struct ls_arena *arena)
{
	return (struct ls_out){ .arena = arena };
}

struct ls_text ls_out_text(const struct ls_out *out)
{
	return (struct ls_text){ .p = out->p, .n = out->n };
}

/* Where n more bytes can be written. */
static char *room_for(struct ls_out *out, size_t n)
{
	size_t capacity = out->capacity;

	if (n <= capacity - out->n)
		return out->p + out->n;
	if (n > SIZE_MAX / 4 - capacity)
		ls_arena_leave(out->arena);
	capacity = capacity == 0 ? FIRST_CAPACITY : capacity * 2;
	if (capacity < out->n + n)
		capacity = out->n + n;
	out->p = ls_arena_grow(out->arena, out->p, out->capacity, capacity);
	out->capacity = capacity;
	return out->p + out->n;
}

void ls_out_char(struct ls_out *out, char c)
{
	*room_for(out, 1) = c;
	out->n++;
}

void ls_out_raw(struct ls_out *out, struct ls_text text)
{
	if (text.n == 0)
		return;
	memcpy(room_for(out, text.n), text.p, text.n);
	out->n += text.n;
}

void ls_out_string(struct ls_out *out, const char *string)
{
	ls_out_raw(out, ls_text_of(string));
}

void ls_out_printf(struct ls_out *out, const char *format, ...)
{
	size_t room = FIRST_CAPACITY;
	va_list args;
	int n;

	for (;;) {
		char *to = room_for(out, room);

		va_start(args, format);
		n = vsnprintf(to, room, format, args);
		va_end(args);
		assert(n >= 0);
		if (n < 0)
			return;
		if ((size_t)n < room)
			break;
		room = (size_t)n + 1;
	}
	out->n += (size_t)n;
}

void ls_out_repeat(struct ls_out *out, char c, size_t times)
{
	if (times == 0)
		return;
	memset(room_for(out, times), c, times);
	out->n += times;
}

/* One character of a text that is being escaped. */
struct character {
	struct ls_text bytes;
	uint32_t code_point;
	bool valid;          /* is UTF-8; else bytes is the one byte that is
				 not */
	bool begins_command; /* the first '#' of "##[" or "##vso[" */
};

/* Runners of GitHub Actions and Azure Pipelines obey "##[error]" and
 * "##vso[task.setvariable ...]" wherever they stand in a line of a log. */
static bool begins_command(const struct character *c, struct ls_text after)
{
	return c->code_point == '#' &&
	       (ls_text_starts(after, "#[") ||
		(ls_text_starts(after, "#") &&
		 ls_text_is_folded(ls_text_part(after, 0, 5),
				   LS_LITERAL("#vso["))));
}

static bool next_character(struct ls_text *rest, struct character *c)
{
	size_t n;

	if (rest->n == 0)
		return false;
	n = ls_utf8_decode(rest->p, rest->n, &c->code_point);
	c->valid = n > 0;
	c->bytes = ls_text_part(*rest, 0, n > 0 ? n : 1);
	if (n == 0)
		c->code_point = (unsigned char)rest->p[0];
	*rest = ls_text_part(*rest, c->bytes.n, rest->n);
	c->begins_command = begins_command(c, *rest);
	return true;
}

bool ls_has_runner_command(struct ls_text text)
{
	struct character c;

	while (text.n > 0) {
		text = ls_text_part(text, ls_text_find(text, '#'), text.n);
		if (next_character(&text, &c) && c.begins_command)
			return true;
	}
	return false;
}

bool ls_starts_runner_command(struct ls_text line)
{
	size_t at = 0;

	while (at < line.n && (line.p[at] <= ' ' || line.p[at] > '~'))
		at++;
	return ls_text_starts(ls_text_part(line, at, line.n), "::");
}

/* Cuts off and writes the bytes in front of the first that is not printable
 * ASCII or is one of `special`: most text is nothing else. */
static void copy_plain(struct ls_out *out, struct ls_text *rest,
		       const char *special)
{
	size_t n = 0;

	while (n < rest->n && rest->p[n] >= ' ' && rest->p[n] <= '~' &&
	       strchr(special, rest->p[n]) == NULL)
		n++;
	ls_out_raw(out, ls_text_part(*rest, 0, n));
	*rest = ls_text_part(*rest, n, rest->n);
}

/* The longest of them is "\u{10ffff}". */
#define SHOWN_BYTES 16

/* What a reader is shown instead of c, or false when c itself will do. */
static bool shown_instead(const struct character *c, char to[SHOWN_BYTES])
{
	if (!c->valid) {
		snprintf(to, SHOWN_BYTES, "\\x%02x", (unsigned)c->code_point);
		return true;
	}
	if (!ls_is_hidden_character(c->code_point) && !c->begins_command)
		return false;
	if (c->code_point == '\t')
		snprintf(to, SHOWN_BYTES, " ");
	else
		snprintf(to, SHOWN_BYTES, "\\u{%x}", (unsigned)c->code_point);
	return true;
}

static void out_shown(struct ls_out *out, const struct character *c)
{
	char instead[SHOWN_BYTES];

	if (shown_instead(c, instead))
		ls_out_string(out, instead);
	else
		ls_out_raw(out, c->bytes);
}

void ls_out_shown(struct ls_out *out, struct ls_text text)
{
	struct character c;

	copy_plain(out, &text, "#");
	while (next_character(&text, &c)) {
		out_shown(out, &c);
		copy_plain(out, &text, "#");
	}
}

void ls_out_first(struct ls_out *out, struct ls_text text)
{
	if (ls_starts_runner_command(text)) {
		size_t at = ls_text_find(text, ':');

		ls_out_shown(out, ls_text_part(text, 0, at));
		ls_out_string(out, "\\u{3a}");
		text = ls_text_part(text, at + 1, text.n);
	}
	ls_out_shown(out, text);
}

size_t ls_show(char *to, size_t capacity, struct ls_text text)
{
	char instead[SHOWN_BYTES];
	struct character c;
	size_t n = 0;    /* of all of it */
	size_t kept = 0; /* of what had room */

	while (next_character(&text, &c)) {
		struct ls_text piece = shown_instead(&c, instead) ?
					       ls_text_of(instead) :
					       c.bytes;

		if (kept == n && n + piece.n < capacity) {
			memcpy(to + n, piece.p, piece.n);
			kept += piece.n;
		}
		n += piece.n;
	}
	if (capacity > 0)
		to[kept] = '\0';
	return n;
}

size_t ls_shown_width(struct ls_text text)
{
	char instead[SHOWN_BYTES];
	struct character c;
	size_t width = 0;

	while (next_character(&text, &c)) {
		if (shown_instead(&c, instead))
			width += strlen(instead);
		else
			width += ls_character_width(c.code_point);
	}
	return width;
}

/* Above U+FFFF as a pair of surrogates. */
static void out_json_number(struct ls_out *out, uint32_t code)
{
	if (code > 0xffff) {
		ls_out_printf(out, "\\u%04x",
			      (unsigned)(0xd7c0 + (code >> 10)));
		code = 0xdc00 | (code & 0x3ff);
	}
	ls_out_printf(out, "\\u%04x", (unsigned)code);
}

static void out_json(struct ls_out *out, const struct character *c)
{
	uint32_t code = c->code_point;

	if (!c->valid)
		ls_out_string(out, REPLACEMENT);
	else if (code == '"' || code == '\\')
		ls_out_printf(out, "\\%c", (int)code);
	else if (code == '<' || ls_is_hidden_character(code) ||
		 c->begins_command)
		out_json_number(out, code);
	else
		ls_out_raw(out, c->bytes);
}

void ls_out_json(struct ls_out *out, struct ls_text text)
{
	static const char special[] = "\"\\<#";
	struct character c;

	copy_plain(out, &text, special);
	while (next_character(&text, &c)) {
		out_json(out, &c);
		copy_plain(out, &text, special);
	}
}

/* The production Char of XML 1.0 (fifth edition, section 2.2). */
static bool is_xml_character(uint32_t code)
{
	if (code < 0x20)
		return code == '\t' || code == '\n' || code == '\r';
	return code != 0xfffe && code != 0xffff;
}

static bool has_xml_meaning(uint32_t code)
{
	return code == '&' || code == '<' || code == '>' || code == '"' ||
	       code == '\'';
}

static void out_xml(struct ls_out *out, const struct character *c)
{
	uint32_t code = c->code_point;

	if (!c->valid || !is_xml_character(code))
		ls_out_string(out, REPLACEMENT);
	else if (has_xml_meaning(code) || code < 0x20 ||
		 (code >= 0x7f && code <= 0x9f))
		ls_out_printf(out, "&#%u;", (unsigned)code);
	else
		ls_out_raw(out, c->bytes);
}

void ls_out_xml(struct ls_out *out, struct ls_text text)
{
	static const char special[] = "&<>\"'";
	struct character c;

	copy_plain(out, &text, special);
	while (next_character(&text, &c)) {
		out_xml(out, &c);
		copy_plain(out, &text, special);
	}
}

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
	       c == '~';
}

void ls_out_uri(struct ls_out *out, struct ls_text path)
{
	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];

		if (is_unreserved(c) || c == '/')
			ls_out_char(out, c);
		else
			ls_out_printf(out, "%%%02X",
				      (unsigned)(unsigned char)c);
	}
}

void ls_out_annotation(struct ls_out *out, struct ls_text text, bool property)
{
	const char *special = property ? "%:," : "%";
	struct character c;

	copy_plain(out, &text, special);
	while (next_character(&text, &c)) {
		char byte = c.bytes.p[0];

		if (byte == '\r' || byte == '\n' ||
		    (byte != '\0' && strchr(special, byte) != NULL))
			ls_out_printf(out, "%%%02X", (unsigned)c.code_point);
		else
			out_shown(out, &c);
		copy_plain(out, &text, special);
	}
}

/* What has a meaning at the start of a line only: list items and headings. */
static bool begins_block(struct ls_text before, char c)
{
	if (c == '-' || c == '+' || c == '=')
		return before.n == 0;
	if (c != '.' && c != ')')
		return false;
	for (size_t i = 0; i < before.n; i++)
		if (before.p[i] < '0' || before.p[i] > '9')
			return false;
	return before.n > 0;
}

/* GitHub and others turn bare addresses into links. */
static bool begins_link(struct ls_text before, char c, struct ls_text after)
{
	if (c == ':')
		return ls_text_starts(after, "/");
	if (c != '.' || before.n < 3)
		return false;
	return ls_text_is_folded(ls_text_part(before, before.n - 3, before.n),
				 LS_LITERAL("www"));
}

void ls_out_markdown(struct ls_out *out, struct ls_text text)
{
	struct ls_text rest = text;
	struct character c;

	while (next_character(&rest, &c)) {
		size_t at = text.n - rest.n - c.bytes.n;
		struct ls_text before = ls_text_part(text, 0, at);
		char byte = c.bytes.p[0];

		if (byte != '\0' && strchr("\\`*_[]<>#!|~&@$", byte) != NULL)
			ls_out_char(out, '\\');
		else if (begins_block(before, byte) ||
			 begins_link(before, byte, rest))
			ls_out_char(out, '\\');
		else if (!c.valid || ls_is_hidden_character(c.code_point))
			ls_out_string(out, byte == '\t' ? "" : "\\");
		out_shown(out, &c);
	}
}

bool ls_write_fd(int fd, struct ls_text text, const char **why)
{
	while (text.n > 0) {
		ssize_t n = write(fd, text.p, text.n);

		if (n > 0) {
			text = ls_text_part(text, (size_t)n, text.n);
			continue;
		}
		if (n < 0 && errno == EINTR)
			continue;
		/* A pipe somebody else made non-blocking: wait for room. */
		if (n < 0 && errno == EAGAIN) {
			struct pollfd ready = { .fd = fd, .events = POLLOUT };

			poll(&ready, 1, -1);
			continue;
		}
		*why = ls_system_reason(n == 0 ? ENOSPC : errno);
		return false;
	}
	return true;
}
