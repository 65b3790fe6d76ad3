/*
 * Text going out: a growing buffer in an arena, and the escapes of every
 * format.  What comes from a file, a path or a parser goes through an escaping
 * writer, never through ls_out_printf().
 */
#ifndef LS_BASE_OUT_H
#define LS_BASE_OUT_H

#include "base/arena.h"

struct ls_out {
	struct ls_arena *arena;
	char *p;
	size_t n;
	size_t capacity;
};

struct ls_out ls_out_new(struct ls_arena *arena);
struct ls_text ls_out_text(const struct ls_out *out);

void ls_out_char(struct ls_out *out, char c);
void ls_out_string(struct ls_out *out, const char *string);
void ls_out_raw(struct ls_out *out, struct ls_text text); /* trusted bytes */
void ls_out_printf(struct ls_out *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void ls_out_repeat(struct ls_out *out, char c, size_t times);

/* For people, as one line: hidden characters (ls_is_hidden_character) become \u{202e},
 * bytes that are not UTF-8 become \xff, a TAB one blank; "##[" and "##vso[",
 * which steer CI runners, lose their first '#' to \u{23}. */
void ls_out_shown(struct ls_out *out, struct ls_text text);
/* The same for text that stands first in a line: of a "::", with which GitHub's
 * commands start, the first ':' too becomes \u{3a}. */
void ls_out_first(struct ls_out *out, struct ls_text text);
/* Whether such a "##[" or "##vso[" stands in it. */
bool ls_has_runner_command(struct ls_text text);
/* Whether a line starts, behind blanks of any kind, with the "::" of GitHub's. */
bool ls_starts_runner_command(struct ls_text line);
/* ls_out_shown() without an arena: writes what has room in `to`, whole characters
 * and a NUL, and returns the bytes that all of it takes, as snprintf() does. */
size_t ls_show(char *to, size_t capacity, struct ls_text text);
/* The content of a JSON string, without the quotes: hidden characters, '<' and
 * the first '#' of "##[" and "##vso[" as \u escapes; invalid bytes as
 * U+FFFD. */
void ls_out_json(struct ls_out *out, struct ls_text text);
/* XML 1.0 text or attribute value; what XML forbids becomes U+FFFD. */
void ls_out_xml(struct ls_out *out, struct ls_text text);
/* A relative URI reference (RFC 3986): all but unreserved and '/' as %XX. */
void ls_out_uri(struct ls_out *out, struct ls_text path);
/* GitHub workflow command data: '%', CR and LF as %XX, with `property` also ':'
 * and ','; other hidden characters as ls_out_shown() does. */
void ls_out_annotation(struct ls_out *out, struct ls_text text, bool property);
/* Markdown text, as one line: backslash before every character with a meaning
 * where it stands, hidden characters as ls_out_shown() does. */
void ls_out_markdown(struct ls_out *out, struct ls_text text);

/* The width of text in terminal columns as ls_out_shown() prints it: wide
 * East Asian and emoji characters 2, combining marks 0. */
size_t ls_shown_width(struct ls_text text);

/* Writes all of it to a descriptor; EINTR and short writes are retried.  False
 * with *why when it could not be written. */
bool ls_write_fd(int fd, struct ls_text text, const char **why);

#endif
