/*
 * A text slice: bytes somebody else owns, with a length.
 *
 * Passed by value.  Never assumed to end in NUL, and may hold NUL bytes.
 * NUL-ended strings exist only at the edges: argv, paths, format strings.
 */
#ifndef LS_BASE_TEXT_H
#define LS_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct ls_text {
	const char *p; /* may be NULL when n is 0 */
	size_t n;      /* bytes */
};

/* For printf: "%.*s", LS_FMT(text).  For our own words only: what comes from a
 * file goes through an escaping writer of base/out.h. */
#define LS_FMT(text) (int)(text).n, (text).p == NULL ? "" : (text).p
#define LS_LITERAL(s) ((struct ls_text){ .p = (s), .n = sizeof(s) - 1 })

/* The small ones stand here so that the compiler knows the lengths of our own
 * words: comparing with them is much of what a run does. */

/* NULL gives an empty slice. */
static inline struct ls_text ls_text_of(const char *string)
{
	if (string == NULL)
		return (struct ls_text){ .p = NULL, .n = 0 };
	return (struct ls_text){ .p = string, .n = strlen(string) };
}

static inline struct ls_text ls_text_part(struct ls_text t, size_t from,
					  size_t to)
{
	if (to > t.n)
		to = t.n;
	if (from > to)
		from = to;
	if (t.p == NULL)
		return t;
	return (struct ls_text){ .p = t.p + from, .n = to - from };
}

static inline bool ls_text_eq(struct ls_text a, struct ls_text b)
{
	return a.n == b.n &&
	       (a.n == 0 || (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.n) == 0));
}

static inline bool ls_text_is(struct ls_text t, const char *string)
{
	return ls_text_eq(t, ls_text_of(string));
}

static inline bool ls_text_starts(struct ls_text t, const char *prefix)
{
	size_t n = strlen(prefix);

	return n == 0 ||
	       (t.n >= n && t.p[0] == prefix[0] && memcmp(t.p, prefix, n) == 0);
}

static inline bool ls_text_ends(struct ls_text t, const char *suffix)
{
	size_t n = strlen(suffix);

	return n == 0 || (t.n >= n && memcmp(t.p + t.n - n, suffix, n) == 0);
}

/* Where byte c first stands in t, or t.n. */
static inline size_t ls_text_find(struct ls_text t, char c)
{
	const char *at = t.n == 0 ? NULL : memchr(t.p, c, t.n);

	return at == NULL ? t.n : (size_t)(at - t.p);
}

/* Without ASCII case. */
bool ls_text_is_folded_same_size(struct ls_text a, struct ls_text b);
static inline bool ls_text_is_folded(struct ls_text a, struct ls_text b)
{
	return a.n == b.n &&
	       (ls_text_eq(a, b) || ls_text_is_folded_same_size(a, b));
}

int ls_text_compare(struct ls_text a, struct ls_text b); /* byte order */
bool ls_text_contains(struct ls_text t, const char *needle);
/* ASCII blanks (space, TAB, CR, LF) taken off both ends. */
struct ls_text ls_text_trim(struct ls_text t);
/* Cuts the next blank-separated word off *rest.  False when none is left. */
bool ls_text_word(struct ls_text *rest, struct ls_text *word);
/* Cuts up to the next sep off *rest (sep itself is dropped).  False when *rest
 * is empty: "a,,b," gives "a", "" and "b". */
bool ls_text_cut(struct ls_text *rest, char sep, struct ls_text *piece);

/* Edit distance in bytes with adjacent swaps (optimal string alignment);
 * anything above max is returned as max + 1.  Texts over 64 bytes: max + 1. */
unsigned ls_text_distance(struct ls_text a, struct ls_text b, unsigned max);

/* One code point of UTF-8 from p[0..n), n > 0.  Returns its length in bytes,
 * or 0 when the bytes are not well-formed UTF-8 (RFC 3629: no surrogates, no
 * overlong forms, nothing above U+10FFFF). */
size_t ls_utf8_decode(const char *p, size_t n, uint32_t *code_point);
/* Writes 1 to 4 bytes for a code point up to U+10FFFF; returns how many. */
size_t ls_utf8_encode(uint32_t code_point, char out[4]);
/* Characters that change or hide what a reader sees: C0 and C1 controls, DEL,
 * bidirectional controls, zero-width characters, line and paragraph
 * separators, byte order mark inside text (CWE-150, Trojan Source). */
bool ls_is_hidden_character(uint32_t code_point);

#endif
