/* The part of a source line that a small terminal shows, and its carets. */
#include "config.h"

#include "report/writers.h"

#define DOTS 3  /* columns of "..." where the line is cut */
#define LEAD 16 /* columns kept in front of the place, when that is cut */

/* Bytes of the first `columns` code points. */
static size_t skip_columns(struct ls_text text, size_t columns)
{
	size_t at = 0;

	while (columns-- > 0 && at < text.n) {
		uint32_t code_point;
		size_t n = ls_utf8_decode(text.p + at, text.n - at,
					  &code_point);

		at += n == 0 ? 1 : n;
	}
	return at;
}

/* Where the span starts and ends in the line of the finding, in bytes. */
static void span_in_line(const struct ls_finding *f, size_t *from, size_t *to)
{
	size_t before = f->start.column >= f->line_column ?
				f->start.column - f->line_column :
				0;

	*from = skip_columns(f->line, before);
	*to = f->line.n;
	if (f->end.line == f->start.line && f->end.column >= f->line_column)
		*to = skip_columns(f->line, f->end.column - f->line_column);
	if (*to < *from)
		*to = *from;
}

/* Bytes of the most characters that have room in `columns`. */
static size_t fitting(struct ls_text text, size_t columns)
{
	size_t width = 0;
	size_t at = 0;

	while (at < text.n) {
		size_t n = skip_columns(ls_text_part(text, at, text.n), 1);

		width += ls_shown_width(ls_text_part(text, at, at + n));
		if (width > columns)
			break;
		at += n;
	}
	return at;
}

/* The same from the end: bytes to leave out in front. */
static size_t fitting_end(struct ls_text text, size_t columns)
{
	size_t width = ls_shown_width(text);
	size_t at = 0;

	while (at < text.n && width > columns) {
		size_t n = skip_columns(ls_text_part(text, at, text.n), 1);
		size_t gone = ls_shown_width(ls_text_part(text, at, at + n));

		width -= gone < width ? gone : width;
		at += n;
	}
	return at;
}

/* Leaves out what has no room: first what stands far in front of the place,
 * then the end. */
static void cut(struct ls_excerpt *excerpt, size_t *from, size_t *to,
		size_t room)
{
	struct ls_text line = excerpt->line;
	size_t before = ls_shown_width(ls_text_part(line, 0, *from)) +
			(excerpt->cut_front ? DOTS : 0);
	size_t carets = ls_shown_width(ls_text_part(line, *from, *to));
	size_t start = 0;
	size_t end;

	if (before + (carets < room / 2 ? carets : room / 2) + DOTS > room) {
		start = fitting_end(ls_text_part(line, 0, *from), LEAD);
		excerpt->cut_front |= start > 0;
	}
	room -= excerpt->cut_front ? DOTS : 0;
	line = ls_text_part(line, start, line.n);
	end = line.n;
	if (ls_shown_width(line) > room) {
		end = fitting(line, room - DOTS);
		excerpt->cut_back = true;
	}
	excerpt->line = ls_text_part(line, 0, end);
	*from -= start;
	*to -= start;
	if (*to > end)
		*to = end;
	if (*from > end)
		*from = end;
}

struct ls_excerpt ls_excerpt_fit(const struct ls_finding *f, size_t room)
{
	struct ls_excerpt excerpt = {
		.line = f->line,
		.cut_front = f->line_column > 1,
	};
	size_t from, to, all, rest;

	span_in_line(f, &from, &to);
	all = ls_shown_width(f->line) + (excerpt.cut_front ? DOTS : 0);
	if (all > room)
		cut(&excerpt, &from, &to, room);
	/* How a character is shown may depend on those behind it. */
	all = ls_shown_width(excerpt.line);
	rest = ls_shown_width(ls_text_part(excerpt.line, from, excerpt.line.n));
	excerpt.before = all - rest + (excerpt.cut_front ? DOTS : 0);
	excerpt.carets = rest - ls_shown_width(ls_text_part(excerpt.line, to,
							    excerpt.line.n));
	if (excerpt.carets == 0)
		excerpt.carets = 1;
	return excerpt;
}
