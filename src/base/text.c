/* Text slices: comparing, cutting, edit distance and UTF-8. */
#include "config.h"

#include "base/text.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#define LONGEST_FOR_DISTANCE 64

static const char *bytes_of(struct ls_text t)
{
	return t.p == NULL ? "" : t.p;
}

static unsigned char folded(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool ls_text_is_folded_same_size(struct ls_text a, struct ls_text b)
{
	for (size_t i = 0; i < a.n; i++)
		if (folded(a.p[i]) != folded(b.p[i]))
			return false;
	return true;
}

int ls_text_compare(struct ls_text a, struct ls_text b)
{
	size_t shorter = a.n < b.n ? a.n : b.n;
	int order = memcmp(bytes_of(a), bytes_of(b), shorter);

	if (order != 0)
		return order < 0 ? -1 : 1;
	return (a.n > b.n) - (a.n < b.n);
}

bool ls_text_contains(struct ls_text t, const char *needle)
{
	size_t n = strlen(needle);

	if (n == 0)
		return true;
	while (t.n >= n) {
		size_t at = ls_text_find(t, needle[0]);

		if (t.n - at < n)
			return false;
		t = ls_text_part(t, at, t.n);
		if (memcmp(t.p, needle, n) == 0)
			return true;
		t = ls_text_part(t, 1, t.n);
	}
	return false;
}

struct ls_text ls_text_trim(struct ls_text t)
{
	size_t from = 0;
	size_t to = t.n;

	while (from < to && is_blank(t.p[from]))
		from++;
	while (to > from && is_blank(t.p[to - 1]))
		to--;
	return ls_text_part(t, from, to);
}

bool ls_text_word(struct ls_text *rest, struct ls_text *word)
{
	const struct ls_text text = *rest;
	size_t from = 0;
	size_t to;

	while (from < text.n && is_blank(text.p[from]))
		from++;
	for (to = from; to < text.n && !is_blank(text.p[to]);)
		to++;
	*rest = ls_text_part(text, to, text.n);
	if (from == to)
		return false;
	*word = ls_text_part(text, from, to);
	return true;
}

bool ls_text_cut(struct ls_text *rest, char sep, struct ls_text *piece)
{
	size_t at;

	if (rest->n == 0)
		return false;
	at = ls_text_find(*rest, sep);
	*piece = ls_text_part(*rest, 0, at);
	*rest = ls_text_part(*rest, at == rest->n ? at : at + 1, rest->n);
	return true;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Rows of the distance table: the one being filled and the two before it. */
struct rows {
	unsigned before[LONGEST_FOR_DISTANCE + 1];
	unsigned last[LONGEST_FOR_DISTANCE + 1];
	unsigned now[LONGEST_FOR_DISTANCE + 1];
};

/* Fills row i (from 1) and returns its smallest number. */
static unsigned fill_row(struct rows *rows, struct ls_text a, struct ls_text b,
			 size_t i)
{
	unsigned smallest = (unsigned)i;

	rows->now[0] = (unsigned)i;
	for (size_t j = 1; j <= b.n; j++) {
		unsigned changed = a.p[i - 1] != b.p[j - 1];
		unsigned cost = rows->last[j - 1] + changed;

		cost = least(cost, rows->last[j] + 1);
		cost = least(cost, rows->now[j - 1] + 1);
		if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
		    a.p[i - 2] == b.p[j - 1])
			cost = least(cost, rows->before[j - 2] + 1);
		rows->now[j] = cost;
		smallest = least(smallest, cost);
	}
	return smallest;
}

unsigned ls_text_distance(struct ls_text a, struct ls_text b, unsigned max)
{
	struct rows rows;
	unsigned last_smallest = 0;
	size_t longer = a.n > b.n ? a.n : b.n;
	size_t shorter = a.n > b.n ? b.n : a.n;

	assert(max < UINT_MAX);
	if (longer > LONGEST_FOR_DISTANCE || longer - shorter > max)
		return max + 1;
	for (size_t j = 0; j <= b.n; j++)
		rows.last[j] = (unsigned)j;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned smallest = fill_row(&rows, a, b, i);

		/* A swap reaches back two rows, so both must be past max. */
		if (smallest > max && last_smallest > max)
			return max + 1;
		last_smallest = smallest;
		memcpy(rows.before, rows.last, sizeof(rows.last));
		memcpy(rows.last, rows.now, sizeof(rows.now));
	}
	return least(rows.last[b.n], max + 1);
}

/* The length a first byte promises, and the range of the second byte: this is
 * table 3-7 of the Unicode standard, the same as the grammar of RFC 3629. */
static size_t promised(unsigned char first, unsigned char *low,
		       unsigned char *high)
{
	*low = 0x80;
	*high = 0xbf;
	if (first < 0x80)
		return 1;
	if (first < 0xc2 || first > 0xf4)
		return 0;
	if (first < 0xe0)
		return 2;
	if (first == 0xe0)
		*low = 0xa0;
	if (first == 0xed)
		*high = 0x9f;
	if (first == 0xf0)
		*low = 0x90;
	if (first == 0xf4)
		*high = 0x8f;
	return first < 0xf0 ? 3 : 4;
}

size_t ls_utf8_decode(const char *p, size_t n, uint32_t *code_point)
{
	static const unsigned char lead_mask[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	unsigned char low, high;
	size_t length;
	uint32_t value;

	assert(n > 0);
	length = promised((unsigned char)p[0], &low, &high);
	if (length == 0 || length > n)
		return 0;
	value = (unsigned char)p[0] & lead_mask[length];
	for (size_t i = 1; i < length; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c < low || c > high)
			return 0;
		value = value << 6 | (c & 0x3f);
		low = 0x80;
		high = 0xbf;
	}
	*code_point = value;
	return length;
}

size_t ls_utf8_encode(uint32_t code_point, char out[4])
{
	assert(code_point <= 0x10ffff);
	if (code_point < 0x80) {
		out[0] = (char)code_point;
		return 1;
	}
	if (code_point < 0x800) {
		out[0] = (char)(0xc0 | code_point >> 6);
		out[1] = (char)(0x80 | (code_point & 0x3f));
		return 2;
	}
	if (code_point < 0x10000) {
		out[0] = (char)(0xe0 | code_point >> 12);
		out[1] = (char)(0x80 | (code_point >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code_point & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code_point >> 18);
	out[1] = (char)(0x80 | (code_point >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code_point >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code_point & 0x3f));
	return 4;
}

/* Above Latin-1: what Unicode calls Default_Ignorable_Code_Point, without the
 * variation selectors of emoji (U+FE00 to U+FE0F), and the separators. */
bool ls_is_hidden_character(uint32_t code_point)
{
	static const struct {
		uint32_t first, last;
	} hidden[] = {
		{ 0x034f, 0x034f },   { 0x061c, 0x061c },
		{ 0x115f, 0x1160 },   { 0x17b4, 0x17b5 },
		{ 0x180b, 0x180f },   { 0x200b, 0x200f },
		{ 0x2028, 0x202e },   { 0x2060, 0x206f },
		{ 0x3164, 0x3164 },   { 0xfeff, 0xfeff },
		{ 0xffa0, 0xffa0 },   { 0xfff0, 0xfffb },
		{ 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a },
		{ 0xe0000, 0xe0fff },
	};

	if (code_point < 0x300)
		return code_point < 0x20 || code_point == 0xad ||
		       (code_point >= 0x7f && code_point <= 0x9f);
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		if (code_point >= hidden[i].first &&
		    code_point <= hidden[i].last)
			return true;
	return false;
}
