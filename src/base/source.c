/* Places in a file: from byte offsets to lines and columns. */
#include "config.h"

#include "base/source.h"

#include <assert.h>
#include <string.h>

#define MARK_EVERY 1024    /* bytes between two counted places */
#define PLACES_TO_INDEX 16 /* fewer are counted one by one */

/* Code points in front of a byte, so that a long line is not counted again for
 * every place in it. */
struct ls_source_mark {
	uint32_t offset;
	uint32_t count;
};

struct ls_source *ls_source_new(struct ls_arena *arena, struct ls_text path,
				struct ls_text text)
{
	struct ls_source *source = ls_arena_get(arena, sizeof(*source));

	assert(text.n < UINT32_MAX);
	source->path = path;
	source->text = text;
	return source;
}

uint32_t ls_source_bom(const struct ls_source *source)
{
	return ls_text_starts(source->text, "\xef\xbb\xbf") ? 3 : 0;
}

/* Where the line end at or after `from` stops, or text.n when none is left. */
static size_t after_line_end(struct ls_text text, size_t from)
{
	for (size_t i = from; i < text.n; i++) {
		if (text.p[i] == '\n')
			return i + 1;
		if (text.p[i] != '\r')
			continue;
		return i + 1 < text.n && text.p[i + 1] == '\n' ? i + 2 : i + 1;
	}
	return text.n;
}

static bool ends_line(char c)
{
	return c == '\n' || c == '\r';
}

static void build_lines(struct ls_arena *arena, struct ls_source *source)
{
	struct ls_text text = source->text;
	size_t count = 1;
	uint32_t *lines;
	size_t at = 0;

	for (size_t i = 0; i < text.n; i++)
		count += text.p[i] == '\n' ||
			 (text.p[i] == '\r' &&
			  (i + 1 == text.n || text.p[i + 1] != '\n'));
	lines = ls_arena_get(arena, count * sizeof(*lines));
	for (size_t i = 1; i < count; i++) {
		at = after_line_end(text, at);
		lines[i] = (uint32_t)at;
	}
	source->lines = lines;
	source->line_count = count;
}

/* Bytes of the character at offset: 1 for a byte that is not UTF-8. */
static size_t character_bytes(struct ls_text text, size_t offset)
{
	uint32_t code_point;
	size_t n = ls_utf8_decode(text.p + offset, text.n - offset,
				  &code_point);

	return n == 0 ? 1 : n;
}

static bool is_ascii(struct ls_text text)
{
	unsigned char seen = 0;

	for (size_t i = 0; i < text.n; i++)
		seen |= (unsigned char)text.p[i];
	return seen < 0x80;
}

/* Plain ASCII needs no marks: there a column is a difference of offsets. */
static void build_marks(struct ls_arena *arena, struct ls_source *source)
{
	struct ls_text text = source->text;
	struct ls_source_mark *marks;
	uint32_t count = 0;
	size_t next = 0;

	if (is_ascii(text))
		return;
	marks = ls_arena_get(arena, (text.n / MARK_EVERY + 1) * sizeof(*marks));
	for (size_t at = 0; at < text.n; count++) {
		if (at >= next * MARK_EVERY)
			marks[next++] = (struct ls_source_mark){
				.offset = (uint32_t)at,
				.count = count,
			};
		at += character_bytes(text, at);
	}
	/* The last mark may fall inside the last character. */
	if (next <= text.n / MARK_EVERY)
		marks[next] = (struct ls_source_mark){
			.offset = (uint32_t)text.n,
			.count = count,
		};
	source->marks = marks;
}

/* Code points that end at or before offset. */
static uint32_t count_to(const struct ls_source *source, size_t offset)
{
	const struct ls_source_mark *mark;
	uint32_t count;
	size_t at;

	if (source->marks == NULL)
		return (uint32_t)offset;
	mark = &source->marks[offset / MARK_EVERY];
	/* A mark stands behind a character that crosses its byte. */
	if (mark->offset > offset)
		mark--;
	count = mark->count;
	for (at = mark->offset; at < offset; count++) {
		at += character_bytes(source->text, at);
		if (at > offset)
			return count;
	}
	return count;
}

static void build_index(struct ls_arena *arena, struct ls_source *source)
{
	if (source->lines != NULL)
		return;
	build_marks(arena, source);
	build_lines(arena, source);
}

/* The index of the last line that starts at or before offset. */
static size_t line_at(const struct ls_source *source, uint32_t offset)
{
	size_t low = 0;
	size_t high = source->line_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (source->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Where the first character of a line stands, a byte order mark left out. */
static uint32_t line_start(const struct ls_source *source, size_t line)
{
	return line == 0 ? ls_source_bom(source) : source->lines[line];
}

/* --- without an index: most files are asked for a place or two --- */

/* Counts line ends before offset; false where a CR makes that harder. */
static bool count_lines(struct ls_text text, size_t offset, size_t *line,
			size_t *start)
{
	size_t at = 0;

	*line = 0;
	if (offset > 0 && memchr(text.p, '\r', offset) != NULL)
		return false;
	for (;; (*line)++) {
		const char *end = at == offset ? NULL :
						 memchr(text.p + at, '\n',
							offset - at);

		if (end == NULL)
			break;
		at = (size_t)(end - text.p) + 1;
	}
	*start = at;
	return true;
}

static bool is_asked_seldom(struct ls_source *source)
{
	return source->lines == NULL && source->asked++ < PLACES_TO_INDEX;
}

static bool count_place(struct ls_source *source, uint32_t offset,
			struct ls_place *place)
{
	struct ls_text text = source->text;
	uint32_t column = 1;
	size_t line, start;

	if (!is_asked_seldom(source) ||
	    !count_lines(text, offset, &line, &start))
		return false;
	if (start == 0)
		start = ls_source_bom(source);
	while (start < offset) {
		start += character_bytes(text, start);
		column += start <= offset;
	}
	*place = (struct ls_place){
		.line = (uint32_t)line + 1,
		.column = column,
		.offset = offset,
	};
	return true;
}

static bool count_line(struct ls_source *source, uint32_t line,
		       struct ls_text *found, uint32_t *start)
{
	struct ls_text text = source->text;
	size_t from = 0, to;

	if (!is_asked_seldom(source))
		return false;
	for (uint32_t i = 1; i < line; i++) {
		from += ls_text_find(ls_text_part(text, from, text.n), '\n');
		if (from++ >= text.n)
			return false;
	}
	to = from + ls_text_find(ls_text_part(text, from, text.n), '\n');
	if (line == 0 || ls_text_find(ls_text_part(text, 0, to), '\r') < to)
		return false;
	if (from == 0)
		from = ls_source_bom(source);
	*found = ls_text_part(text, from, to);
	*start = (uint32_t)from;
	return true;
}

/* --- for all others --- */

struct ls_place ls_source_place(struct ls_arena *arena,
				struct ls_source *source, uint32_t offset)
{
	struct ls_place place;
	uint32_t start, column;
	size_t line;

	if (offset > source->text.n)
		offset = (uint32_t)source->text.n;
	if (count_place(source, offset, &place))
		return place;
	build_index(arena, source);
	line = line_at(source, offset);
	start = line_start(source, line);
	column = 1;
	if (offset > start)
		column += count_to(source, offset) - count_to(source, start);
	return (struct ls_place){
		.line = (uint32_t)line + 1,
		.column = column,
		.offset = offset,
	};
}

struct ls_text ls_source_line(struct ls_arena *arena, struct ls_source *source,
			      uint32_t line, uint32_t *start)
{
	struct ls_text text = source->text;
	struct ls_text found;
	uint32_t from;
	size_t to;

	if (count_line(source, line, &found, start))
		return found;
	build_index(arena, source);
	if (line == 0 || line > source->line_count) {
		*start = (uint32_t)text.n;
		return ls_text_part(text, text.n, text.n);
	}
	from = line_start(source, line - 1);
	to = line < source->line_count ? source->lines[line] : text.n;
	while (to > from && ends_line(text.p[to - 1]))
		to--;
	*start = from;
	return ls_text_part(text, from, to);
}

uint32_t ls_source_line_count(struct ls_arena *arena, struct ls_source *source)
{
	build_index(arena, source);
	return (uint32_t)source->line_count;
}

struct ls_text ls_source_slice(const struct ls_source *source,
			       struct ls_span span)
{
	return ls_text_part(source->text, span.start, span.end);
}
