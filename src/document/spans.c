/* Finds the source bytes of a part of a decoded text. */
#include "config.h"

#include "document/document.h"

#include <string.h>

#include "document/reader.h"

/*
 * How a text is spelt: runs in order.  A run of `source` bytes gives `decoded`
 * bytes; where the two are equal the bytes are the same ones, else the run is
 * one escape or one fold and cannot be divided.
 */
struct piece {
	uint32_t source;  /* where the run begins in the file */
	uint32_t decoded; /* and in the text */
	uint32_t source_size;
	uint32_t decoded_size;
};

struct ls_spelling {
	struct ls_arena *arena; /* the document's */
	bool known;             /* the rest is filled in */
	bool matches;           /* the pieces give the text */
	LS_VEC(struct piece) pieces;
};

/* Walks source and text side by side. */
struct walk {
	struct ls_spelling *spelling;
	const char *source;
	uint32_t at;  /* in the source */
	uint32_t end; /* of the content */
	struct ls_text text;
	uint32_t done; /* bytes of the text found so far */
};

struct ls_spelling *ls_spelling_new(struct ls_arena *arena)
{
	struct ls_spelling *spelling = ls_arena_get(arena, sizeof(*spelling));

	spelling->arena = arena;
	return spelling;
}

/* Whether the byte at hand, which stands for itself, goes on the last piece. */
static bool goes_on(const struct walk *walk, const char *bytes)
{
	const struct ls_spelling *spelling = walk->spelling;
	const struct piece *last;

	if (spelling->pieces.n == 0 || bytes != walk->source + walk->at)
		return false;
	last = &spelling->pieces.v[spelling->pieces.n - 1];
	return last->source_size == last->decoded_size &&
	       last->source + last->source_size == walk->at;
}

/* The next source_size bytes of the source give these bytes of the text.
 * False when the text says otherwise. */
static bool take(struct walk *walk, uint32_t source_size, const char *bytes,
		 uint32_t decoded_size)
{
	struct ls_spelling *spelling = walk->spelling;

	if (decoded_size > walk->text.n - walk->done ||
	    (decoded_size > 0 &&
	     memcmp(walk->text.p + walk->done, bytes, decoded_size) != 0))
		return false;
	if (source_size == 1 && decoded_size == 1 && goes_on(walk, bytes)) {
		struct piece *last =
			&spelling->pieces.v[spelling->pieces.n - 1];

		last->source_size++;
		last->decoded_size++;
	} else if (decoded_size > 0) {
		*LS_PUSH(spelling->arena, &spelling->pieces) = (struct piece){
			.source = walk->at,
			.decoded = walk->done,
			.source_size = source_size,
			.decoded_size = decoded_size,
		};
	}
	walk->at += source_size;
	walk->done += decoded_size;
	return true;
}

static bool take_byte(struct walk *walk)
{
	return take(walk, 1, walk->source + walk->at, 1);
}

static uint32_t break_here(const struct walk *walk, uint32_t at)
{
	return ls_break_at(walk->source, walk->end, at);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The text's line breaks from here on: a fold of n breaks leaves n - 1, or is
 * a blank when it is only one. */
static bool take_fold(struct walk *walk, uint32_t size, uint32_t breaks)
{
	uint32_t left = 0;

	while (walk->done + left < walk->text.n && left < breaks &&
	       walk->text.p[walk->done + left] == '\n')
		left++;
	if (breaks == 1 && left == 0)
		return take(walk, size, " ", 1);
	if (left + 1 < breaks)
		return false;
	return take(walk, size, walk->text.p + walk->done, left);
}

/* Blanks and line breaks in a flow scalar, as they stand or folded. */
static bool take_blanks(struct walk *walk)
{
	uint32_t at = walk->at, breaks = 0;

	while (at < walk->end) {
		uint32_t size = break_here(walk, at);

		if (size > 0)
			breaks++;
		else if (is_blank(walk->source[at]))
			size = 1;
		else
			break;
		at += size;
	}
	if (breaks > 0)
		return take_fold(walk, at - walk->at, breaks);
	while (walk->at < at)
		if (!take_byte(walk))
			return false;
	return true;
}

static uint32_t hex(const struct walk *walk, uint32_t at, uint32_t digits)
{
	uint32_t value = 0;

	for (uint32_t i = at; i < at + digits && i < walk->end; i++) {
		unsigned char c = (unsigned char)walk->source[i];

		value = value << 4 |
			(uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
	}
	return value;
}

/* An escape of "digits" hexadecimal digits; in JSON two can make a pair. */
static bool take_code(struct walk *walk, uint32_t digits)
{
	uint32_t size = 2 + digits, value = hex(walk, walk->at + 2, digits);
	char bytes[4];

	if (value >= 0xd800 && value <= 0xdbff &&
	    walk->end - walk->at >= 2 * size) {
		value = 0x10000 + ((value - 0xd800) << 10) +
			(hex(walk, walk->at + size + 2, 4) - 0xdc00);
		size *= 2;
	}
	if (value > 0x10ffff || size > walk->end - walk->at)
		return false;
	return take(walk, size, bytes, (uint32_t)ls_utf8_encode(value, bytes));
}

/* A backslash and a line break: both go, and the blanks behind them. */
static bool take_joined_line(struct walk *walk, uint32_t size)
{
	uint32_t at = walk->at + 1 + size, breaks = 0;

	while (at < walk->end) {
		size = break_here(walk, at);
		if (size > 0)
			breaks++;
		else if (is_blank(walk->source[at]))
			size = 1;
		else
			break;
		at += size;
	}
	/* Empty lines behind it stay. */
	if (breaks > walk->text.n - walk->done)
		return false;
	for (uint32_t i = 0; i < breaks; i++)
		if (walk->text.p[walk->done + i] != '\n')
			return false;
	return take(walk, at - walk->at, walk->text.p + walk->done, breaks);
}

static bool take_escape(struct walk *walk)
{
	static const struct {
		char letter;
		char bytes[4];
	} escapes[] = {
		{ 'a', "\a" },           { 'b', "\b" },
		{ 't', "\t" },           { '\t', "\t" },
		{ 'n', "\n" },           { 'v', "\v" },
		{ 'f', "\f" },           { 'r', "\r" },
		{ 'e', "\x1b" },         { ' ', " " },
		{ '"', "\"" },           { '/', "/" },
		{ '\\', "\\" },          { 'N', "\xc2\x85" },
		{ '_', "\xc2\xa0" },     { 'L', "\xe2\x80\xa8" },
		{ 'P', "\xe2\x80\xa9" },
	};
	uint32_t size;
	char c;

	if (walk->at + 1 >= walk->end)
		return false;
	size = break_here(walk, walk->at + 1);
	if (size > 0)
		return take_joined_line(walk, size);
	c = walk->source[walk->at + 1];
	if (c == '0')
		return take(walk, 2, "\0", 1);
	if (c == 'x' || c == 'u' || c == 'U')
		return take_code(walk, c == 'x' ? 2 : c == 'u' ? 4 : 8);
	for (size_t i = 0; i < sizeof(escapes) / sizeof(*escapes); i++)
		if (escapes[i].letter == c)
			return take(walk, 2, escapes[i].bytes,
				    (uint32_t)strlen(escapes[i].bytes));
	return false;
}

static bool walk_flow(struct walk *walk, enum ls_style style)
{
	bool json = style == LS_STYLE_JSON;

	while (walk->at < walk->end) {
		char c = walk->source[walk->at];
		bool taken;

		if (c == '\\' && (json || style == LS_STYLE_DOUBLE_QUOTED))
			taken = take_escape(walk);
		else if (c == '\'' && style == LS_STYLE_SINGLE_QUOTED)
			taken = take(walk, 2, "'", 1);
		else if (!json &&
			 (is_blank(c) || break_here(walk, walk->at) > 0))
			taken = take_blanks(walk);
		else
			taken = take_byte(walk);
		if (!taken)
			return false;
	}
	return true;
}

static bool walk_form(struct walk *walk)
{
	while (walk->at < walk->end) {
		char c = walk->source[walk->at];
		char byte;
		bool taken;

		if (c == '+')
			taken = take(walk, 1, " ", 1);
		else if (c == '%' && walk->end - walk->at > 2) {
			byte = (char)hex(walk, walk->at + 1, 2);
			taken = take(walk, 3, &byte, 1);
		} else
			taken = take_byte(walk);
		if (!taken)
			return false;
	}
	return true;
}

/* Behind the line that holds the '|' or '>'. */
static void skip_header(struct walk *walk)
{
	while (walk->at < walk->end && break_here(walk, walk->at) == 0)
		walk->at++;
	walk->at += break_here(walk, walk->at);
}

static uint32_t spaces_at(const struct walk *walk, uint32_t at)
{
	uint32_t from = at;

	while (at < walk->end && walk->source[at] == ' ')
		at++;
	return at - from;
}

/* The indentation that is not content: that of the first line with text, less
 * the blanks with which the decoded line begins. */
static uint32_t find_indent(const struct walk *walk)
{
	uint32_t at = walk->at, spaces = 0, kept = 0;

	while (at < walk->end) {
		spaces = spaces_at(walk, at);
		at += spaces;
		if (break_here(walk, at) == 0)
			break;
		at += break_here(walk, at);
	}
	at = walk->done;
	while (at < walk->text.n && walk->text.p[at] == '\n')
		at++;
	while (at < walk->text.n && walk->text.p[at] == ' ') {
		at++;
		kept++;
	}
	return kept < spaces ? spaces - kept : 0;
}

/* From the end of one line of a block scalar to the content of the next. */
static bool take_block_break(struct walk *walk, uint32_t indent)
{
	uint32_t at = walk->at, breaks = 0;

	while (at < walk->end) {
		uint32_t size = break_here(walk, at), spaces;

		if (size == 0)
			break;
		at += size;
		breaks++;
		spaces = spaces_at(walk, at);
		at += spaces < indent ? spaces : indent;
	}
	return take_fold(walk, at - walk->at, breaks);
}

static bool walk_block(struct walk *walk)
{
	uint32_t indent, spaces;

	skip_header(walk);
	indent = find_indent(walk);
	spaces = spaces_at(walk, walk->at);
	if (walk->at < walk->end && break_here(walk, walk->at + spaces) > 0 &&
	    spaces <= indent) {
		/* Empty lines first: as many breaks as there are. */
		walk->at += spaces;
	} else {
		walk->at += spaces < indent ? spaces : indent;
	}
	while (walk->at < walk->end) {
		bool taken = break_here(walk, walk->at) > 0 ?
				     take_block_break(walk, indent) :
				     take_byte(walk);

		if (!taken)
			return false;
	}
	return true;
}

/* Fills in how the node is spelt. */
static void learn(struct ls_spelling *spelling, const struct ls_source *source,
		  const struct ls_node *node)
{
	struct walk walk = {
		.spelling = spelling,
		.source = source->text.p,
		.at = node->span.start,
		.end = node->span.end,
		.text = node->text,
	};

	switch (node->style) {
	case LS_STYLE_SINGLE_QUOTED:
	case LS_STYLE_DOUBLE_QUOTED:
	case LS_STYLE_JSON:
		walk.at++;
		walk.end--;
		spelling->matches = walk_flow(&walk, node->style);
		break;
	case LS_STYLE_PLAIN:
		spelling->matches = walk_flow(&walk, node->style);
		break;
	case LS_STYLE_FORM:
		spelling->matches = walk_form(&walk);
		break;
	case LS_STYLE_LITERAL:
	case LS_STYLE_FOLDED:
		spelling->matches = walk_block(&walk);
		break;
	case LS_STYLE_BLOCK:
	case LS_STYLE_FLOW:
		break;
	}
	spelling->known = true;
}

/* The piece that holds byte `at` of the text, or NULL behind the last. */
static const struct piece *piece_at(const struct ls_spelling *spelling,
				    size_t at)
{
	size_t low = 0, high = spelling->pieces.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct piece *piece = &spelling->pieces.v[middle];

		if (piece->decoded + piece->decoded_size <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < spelling->pieces.n ? &spelling->pieces.v[low] : NULL;
}

static uint32_t start_of(const struct piece *piece, size_t at)
{
	if (piece->source_size != piece->decoded_size)
		return piece->source;
	return piece->source + (uint32_t)(at - piece->decoded);
}

static uint32_t end_of(const struct piece *piece, size_t at)
{
	if (piece->source_size != piece->decoded_size)
		return piece->source + piece->source_size;
	return piece->source + (uint32_t)(at - piece->decoded) + 1;
}

static struct ls_span spelt_part(const struct ls_spelling *spelling,
				 const struct ls_node *node, size_t from,
				 size_t to)
{
	const struct piece *first = piece_at(spelling, from);
	const struct piece *last = to > from ? piece_at(spelling, to - 1) :
					       first;
	struct ls_span part = node->span;

	if (first != NULL)
		part.start = start_of(first, from);
	else if (spelling->pieces.n > 0)
		part.start = part.end; /* only the last line break is left */
	if (to == from)
		part.end = part.start;
	else if (last != NULL)
		part.end = end_of(last, to - 1);
	return part;
}

struct ls_span ls_node_part(struct ls_arena *arena,
			    const struct ls_source *source,
			    const struct ls_node *node, size_t from, size_t to)
{
	(void)arena; /* what is learnt lives as long as the document */
	if (node->is_alias || node->kind != LS_SCALAR)
		return node->span;
	if (to > node->text.n)
		to = node->text.n;
	if (from > to)
		from = to;
	if (node->spelling == NULL) {
		uint32_t start = (uint32_t)(node->text.p - source->text.p);

		return (struct ls_span){ start + (uint32_t)from,
					 start + (uint32_t)to };
	}
	if (!node->spelling->known)
		learn(node->spelling, source, node);
	if (!node->spelling->matches)
		return node->span;
	return spelt_part(node->spelling, node, from, to);
}
