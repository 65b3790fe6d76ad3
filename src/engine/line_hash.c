/*
 * The line hashes of GitHub code scanning, by which it knows an alert again
 * after lines have moved: github/codeql-action, src/fingerprints.ts.
 *
 * A hash of base 37 modulo 2^64 over the first 100 UTF-16 units of a line and
 * what follows, blanks and TABs left out, line ends as LF; behind the text
 * stand the unit 65535 and zeros.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "engine/check.h"

#define WINDOW 100
#define BASE 37u
#define END_OF_TEXT 0xffffu

struct roller {
	uint16_t units[WINDOW];  /* a ring: the last units read */
	uint32_t starts[WINDOW]; /* the line that starts at a unit, or 0 */
	unsigned at;
	uint64_t hash;
	uint64_t oldest_factor; /* BASE to the power of WINDOW */
	uint32_t line;
	bool at_start;
	bool after_cr;

	struct ls_line_hash *wanted;
	size_t n;
	uint64_t *known; /* in the second pass: the wanted hashes, sorted */
	size_t known_n;
	uint32_t *counts; /* how often each was met */
};

static int compare_hashes(const void *a, const void *b)
{
	const uint64_t *x = a;
	const uint64_t *y = b;

	return (*x > *y) - (*x < *y);
}

static struct ls_line_hash *wanted_line(struct roller *roller, uint32_t line)
{
	size_t low = 0;
	size_t high = roller->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (roller->wanted[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low < roller->n && roller->wanted[low].line == line ?
		       &roller->wanted[low] :
		       NULL;
}

/* First pass: notes the hash of the wanted lines.  Second pass: counts the
 * lines that have one of those hashes. */
static void line_done(struct roller *roller, uint32_t line)
{
	struct ls_line_hash *wanted = wanted_line(roller, line);
	const uint64_t *known;
	uint32_t count;

	if (roller->known == NULL) {
		if (wanted != NULL)
			wanted->hash = roller->hash;
		return;
	}
	known = bsearch(&roller->hash, roller->known, roller->known_n,
			sizeof(*known), compare_hashes);
	if (known == NULL)
		return;
	count = ++roller->counts[known - roller->known];
	if (wanted != NULL)
		wanted->count = count;
}

static void push(struct roller *roller, uint16_t unit)
{
	uint64_t oldest = roller->units[roller->at];

	roller->units[roller->at] = unit;
	roller->hash = roller->hash * BASE + unit -
		       oldest * roller->oldest_factor;
	roller->at = (roller->at + 1) % WINDOW;
}

/* A line is done when its first unit is the oldest of the window. */
static void flush(struct roller *roller)
{
	uint32_t line = roller->starts[roller->at];

	if (line == 0)
		return;
	roller->starts[roller->at] = 0;
	line_done(roller, line);
}

static void read_unit(struct roller *roller, uint16_t unit)
{
	if (unit == ' ' || unit == '\t' || (unit == '\n' && roller->after_cr)) {
		roller->after_cr = false;
		return;
	}
	roller->after_cr = unit == '\r';
	if (unit == '\r')
		unit = '\n';
	flush(roller);
	if (roller->at_start)
		roller->starts[roller->at] = ++roller->line;
	roller->at_start = unit == '\n';
	push(roller, unit);
}

/* Bytes that belong to no character become one U+FFFD for each run that
 * starts like a character (Unicode 15, 3.9, U+FFFD substitution). */
static size_t broken_bytes(const char *p, size_t n)
{
	unsigned char lead = (unsigned char)p[0];
	unsigned char low = 0x80, high = 0xbf;
	size_t wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
	size_t i;

	if (lead < 0xc2 || lead > 0xf4)
		return 1;
	if (lead == 0xe0)
		low = 0xa0;
	else if (lead == 0xed)
		high = 0x9f;
	else if (lead == 0xf0)
		low = 0x90;
	else if (lead == 0xf4)
		high = 0x8f;
	for (i = 1; i < n && i < wanted; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c < low || c > high)
			break;
		low = 0x80;
		high = 0xbf;
	}
	return i;
}

static void read_text(struct roller *roller, struct ls_text text)
{
	size_t at = 0;

	while (at < text.n) {
		uint32_t c = (unsigned char)text.p[at];
		size_t n = 1;

		if (c >= 0x80)
			n = ls_utf8_decode(text.p + at, text.n - at, &c);
		if (n == 0) {
			c = 0xfffd;
			n = broken_bytes(text.p + at, text.n - at);
		}
		if (c > 0xffff) {
			read_unit(roller, (uint16_t)(0xd7c0 + (c >> 10)));
			c = 0xdc00 | (c & 0x3ff);
		}
		read_unit(roller, (uint16_t)c);
		at += n;
	}
	read_unit(roller, END_OF_TEXT);
	for (unsigned i = 0; i < WINDOW; i++) {
		flush(roller);
		push(roller, 0);
	}
}

static void start(struct roller *roller)
{
	memset(roller->units, 0, sizeof(roller->units));
	memset(roller->starts, 0, sizeof(roller->starts));
	roller->at = 0;
	roller->hash = 0;
	roller->line = 0;
	roller->at_start = true;
	roller->after_cr = false;
}

/* The wanted hashes, sorted, each once. */
static void know(struct ls_arena *arena, struct roller *roller)
{
	uint64_t *known = ls_arena_get(arena, roller->n * sizeof(*known));
	size_t kept = 1;

	for (size_t i = 0; i < roller->n; i++)
		known[i] = roller->wanted[i].hash;
	qsort(known, roller->n, sizeof(*known), compare_hashes);
	for (size_t i = 1; i < roller->n; i++)
		if (known[i] != known[kept - 1])
			known[kept++] = known[i];
	roller->known = known;
	roller->known_n = kept;
	roller->counts = ls_arena_get(arena, kept * sizeof(*roller->counts));
}

void ls_line_hashes(struct ls_arena *arena, struct ls_text text,
		    struct ls_line_hash *wanted, size_t n)
{
	struct roller roller = {
		.wanted = wanted,
		.n = n,
		.oldest_factor = 1,
	};

	if (n == 0)
		return;
	for (unsigned i = 0; i < WINDOW; i++)
		roller.oldest_factor *= BASE;
	for (size_t i = 0; i < n; i++)
		wanted[i].count = 0;
	start(&roller);
	read_text(&roller, text);
	know(arena, &roller);
	start(&roller);
	read_text(&roller, text);
}
