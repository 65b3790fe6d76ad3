/*
 * A file in memory, and places in it.
 *
 * The truth is the byte offset.  Lines and columns are computed from our own
 * index of the bytes: a line ends at LF, CRLF or a lone CR, as editors and
 * code hosts see it, and never where libyaml thinks so (it counts U+0085,
 * U+2028 and U+2029).  Columns count Unicode code points from 1; a byte that
 * is not UTF-8 counts as one.  A byte order mark takes no column.
 */
#ifndef LS_BASE_SOURCE_H
#define LS_BASE_SOURCE_H

#include "base/arena.h"

struct ls_span {
	uint32_t start; /* first byte */
	uint32_t end;   /* one past the last byte */
};

struct ls_place {
	uint32_t line;   /* from 1 */
	uint32_t column; /* from 1, in code points */
	uint32_t offset; /* from 0, in bytes */
};

struct ls_source_mark;

struct ls_source {
	struct ls_text path; /* as shown to the user */
	struct ls_text text; /* the bytes, BOM included */
	/* The rest is for source.c alone. */
	const uint32_t *lines; /* offsets of line starts; built on demand */
	size_t line_count;
	const struct ls_source_mark *marks;
	unsigned asked; /* places, before there was an index */
};

/* path and text are not copied. */
struct ls_source *ls_source_new(struct ls_arena *arena, struct ls_text path,
				struct ls_text text);
/* Builds the line index when it is worth it.  An offset past the end counts as
 * the end; one inside a character as that character. */
struct ls_place ls_source_place(struct ls_arena *arena,
				struct ls_source *source, uint32_t offset);
/* The line (from 1) without its line end and without a byte order mark, and
 * where it starts (3 behind that mark).  Empty past the last line. */
struct ls_text ls_source_line(struct ls_arena *arena, struct ls_source *source,
			      uint32_t line, uint32_t *start);
/* One more than there are line ends. */
uint32_t ls_source_line_count(struct ls_arena *arena, struct ls_source *source);
struct ls_text ls_source_slice(const struct ls_source *source,
			       struct ls_span span);
/* 3 when the text starts with a UTF-8 byte order mark, else 0. */
uint32_t ls_source_bom(const struct ls_source *source);

#endif
