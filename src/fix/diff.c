/* Unified diffs, as patch(1) and git-apply(1) read them. */
#include "config.h"

#include <string.h>

#include "base/vec.h"
#include "fix/fix.h"

#define CONTEXT 3
/* Differing lines beyond which a change is shown as one block: the search is
 * quadratic in them. */
#define MOST_CHANGES 500

struct lines {
	LS_VEC(struct ls_text) list; /* line ends included */
};

/* A run of lines taken out of `before` and put into `after`. */
struct change {
	size_t before, before_n;
	size_t after, after_n;
};

struct diff {
	struct ls_out *out;
	struct ls_arena *arena;
	struct lines before, after;
	LS_VEC(struct change) changes;
	bool escape;
};

static void split(struct ls_arena *arena, struct ls_text text,
		  struct lines *lines)
{
	size_t at = 0;

	while (at < text.n) {
		const char *end = memchr(text.p + at, '\n', text.n - at);
		size_t to = end == NULL ? text.n : (size_t)(end - text.p) + 1;

		*LS_PUSH(arena, &lines->list) = ls_text_part(text, at, to);
		at = to;
	}
}

static void add_change(struct diff *diff, size_t before, size_t before_n,
		       size_t after, size_t after_n)
{
	*LS_PUSH(diff->arena, &diff->changes) = (struct change){
		.before = before,
		.before_n = before_n,
		.after = after,
		.after_n = after_n,
	};
}

/* --- the shortest way from one to the other (Myers, 1986) --- */

struct range { /* of lines that differ at both ends */
	const struct ls_text *a;
	const struct ls_text *b;
	size_t n, m;
	size_t first_a, first_b;
};

/* For each number of changes d, the farthest line of `a` on each diagonal:
 * far[d * d + d + k], k from -d to d. */
static size_t *far_at(size_t *far, size_t d, ptrdiff_t k)
{
	return &far[(size_t)((ptrdiff_t)(d * d + d) + k)];
}

static size_t start_of(size_t *far, size_t d, ptrdiff_t k)
{
	if (d == 0)
		return 0;
	if (k == -(ptrdiff_t)d ||
	    (k != (ptrdiff_t)d &&
	     *far_at(far, d - 1, k - 1) < *far_at(far, d - 1, k + 1)))
		return *far_at(far, d - 1, k + 1);
	return *far_at(far, d - 1, k - 1) + 1;
}

/* The diagonals of step d; true when the end is reached. */
static bool go_far(const struct range *range, size_t *far, size_t d)
{
	for (ptrdiff_t k = -(ptrdiff_t)d; k <= (ptrdiff_t)d; k += 2) {
		size_t x = start_of(far, d, k);
		ptrdiff_t y = (ptrdiff_t)x - k;

		while (range->a != NULL && range->b != NULL && x < range->n &&
		       y >= 0 && y < (ptrdiff_t)range->m &&
		       ls_text_eq(range->a[x], range->b[y])) {
			x++;
			y++;
		}
		*far_at(far, d, k) = x;
		if (x >= range->n && y >= (ptrdiff_t)range->m)
			return true;
	}
	return false;
}

/* Back from the end: marks the lines that are no common ones. */
static void mark_changed(const struct range *range, size_t *far, size_t d,
			 bool *gone, bool *new)
{
	ptrdiff_t k = (ptrdiff_t)range->n - (ptrdiff_t)range->m;

	for (; d > 0; d--) {
		size_t start = start_of(far, d, k);
		ptrdiff_t y = (ptrdiff_t)start - k;
		bool down = k == -(ptrdiff_t)d ||
			    (k != (ptrdiff_t)d &&
			     *far_at(far, d - 1, k - 1) <
				     *far_at(far, d - 1, k + 1));

		if (down)
			new[y - 1] = true;
		else
			gone[start - 1] = true;
		k = down ? k + 1 : k - 1;
	}
}

static void add_marked(struct diff *diff, const struct range *range,
		       const bool *gone, const bool *new)
{
	size_t i = 0;
	size_t j = 0;

	while (i < range->n || j < range->m) {
		size_t from_i = i;
		size_t from_j = j;

		while (i < range->n && gone[i])
			i++;
		while (j < range->m && new[j])
			j++;
		if (i > from_i || j > from_j)
			add_change(diff, range->first_a + from_i, i - from_i,
				   range->first_b + from_j, j - from_j);
		i += i < range->n;
		j += j < range->m;
	}
}

static void compare_range(struct diff *diff, const struct range *range)
{
	size_t most = range->n + range->m < MOST_CHANGES ? range->n + range->m :
							   MOST_CHANGES;
	size_t *far = ls_arena_get(diff->arena,
				   (most + 1) * (most + 1) * sizeof(*far));
	size_t d = 0;

	while (d <= most && !go_far(range, far, d))
		d++;
	if (d > most) {
		add_change(diff, range->first_a, range->n, range->first_b,
			   range->m);
		return;
	}
	{
		bool *gone = ls_arena_get(diff->arena, range->n + 1);
		bool *new = ls_arena_get(diff->arena, range->m + 1);

		mark_changed(range, far, d, gone, new);
		add_marked(diff, range, gone, new);
	}
}

static void find_changes(struct diff *diff)
{
	const struct ls_text *a = diff->before.list.v;
	const struct ls_text *b = diff->after.list.v;
	size_t n = diff->before.list.n;
	size_t m = diff->after.list.n;
	size_t same = 0;
	struct range range;

	while (same < n && same < m && ls_text_eq(a[same], b[same]))
		same++;
	while (n > same && m > same && ls_text_eq(a[n - 1], b[m - 1])) {
		n--;
		m--;
	}
	if (n == same && m == same)
		return;
	range = (struct range){
		.a = a == NULL ? NULL : a + same,
		.b = b == NULL ? NULL : b + same,
		.n = n - same,
		.m = m - same,
		.first_a = same,
		.first_b = same,
	};
	compare_range(diff, &range);
}

/* --- writing --- */

static void write_line(struct diff *diff, char mark, struct ls_text line)
{
	bool ends = ls_text_ends(line, "\n");

	ls_out_char(diff->out, mark);
	if (ends)
		line.n--;
	if (diff->escape)
		ls_out_shown(diff->out,
			     ls_text_ends(line, "\r") ?
				     ls_text_part(line, 0, line.n - 1) :
				     line);
	else
		ls_out_raw(diff->out, line);
	ls_out_char(diff->out, '\n');
	if (!ends)
		ls_out_string(diff->out, "\\ No newline at end of file\n");
}

/* An empty range is given by the line before it. */
static void write_range(struct diff *diff, char mark, size_t from, size_t n)
{
	ls_out_printf(diff->out, "%c%zu", mark, n == 0 ? from : from + 1);
	if (n != 1)
		ls_out_printf(diff->out, ",%zu", n);
}

/* Changes [from, to), which lie so close that their contexts meet. */
static void write_hunk(struct diff *diff, size_t from, size_t to)
{
	const struct change *first = &diff->changes.v[from];
	const struct change *last = &diff->changes.v[to - 1];
	size_t lead = first->before < CONTEXT ? first->before : CONTEXT;
	size_t end = last->before + last->before_n;
	size_t left = diff->before.list.n - end;
	size_t trail = left < CONTEXT ? left : CONTEXT;
	size_t at = first->before - lead;

	ls_out_string(diff->out, "@@ ");
	write_range(diff, '-', at, end + trail - at);
	ls_out_char(diff->out, ' ');
	write_range(diff, '+', first->after - lead,
		    last->after + last->after_n + trail -
			    (first->after - lead));
	ls_out_string(diff->out, " @@\n");
	for (size_t i = from; i < to; i++) {
		const struct change *change = &diff->changes.v[i];

		for (; at < change->before; at++)
			write_line(diff, ' ', diff->before.list.v[at]);
		for (size_t j = 0; j < change->before_n; j++)
			write_line(diff, '-', diff->before.list.v[at++]);
		for (size_t j = 0; j < change->after_n; j++)
			write_line(diff, '+',
				   diff->after.list.v[change->after + j]);
	}
	for (size_t i = 0; i < trail; i++)
		write_line(diff, ' ', diff->before.list.v[at++]);
}

static bool needs_quotes(struct ls_text path)
{
	for (size_t at = 0; at < path.n;) {
		uint32_t c;
		size_t n = ls_utf8_decode(path.p + at, path.n - at, &c);

		if (n == 0 || c == '"' || c == '\\' ||
		    ls_is_hidden_character(c))
			return true;
		at += n;
	}
	return false;
}

/* As git-diff(1) quotes file names; a blank is followed by a TAB, where the
 * name ends for patch(1). */
static void write_name(struct diff *diff, const char *mark, const char *side,
		       struct ls_text path)
{
	bool quotes = needs_quotes(path);

	ls_out_string(diff->out, mark);
	if (quotes)
		ls_out_char(diff->out, '"');
	ls_out_string(diff->out, side);
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];

		if (quotes && (c == '"' || c == '\\'))
			ls_out_printf(diff->out, "\\%c", c);
		else if (quotes && (c < 0x20 || c >= 0x7f))
			ls_out_printf(diff->out, "\\%03o", c);
		else
			ls_out_char(diff->out, (char)c);
	}
	if (quotes)
		ls_out_char(diff->out, '"');
	else if (ls_text_find(path, ' ') < path.n)
		ls_out_char(diff->out, '\t');
	ls_out_char(diff->out, '\n');
}

static void write_diff(struct ls_out *out, struct ls_text path,
		       struct ls_text before, struct ls_text after, bool escape)
{
	struct diff diff = {
		.out = out,
		.arena = out->arena,
		.escape = escape,
	};
	size_t from = 0;

	split(diff.arena, before, &diff.before);
	split(diff.arena, after, &diff.after);
	find_changes(&diff);
	if (diff.changes.n == 0)
		return;
	write_name(&diff, "--- ", "a/", path);
	write_name(&diff, "+++ ", "b/", path);
	for (size_t i = 1; i <= diff.changes.n; i++) {
		const struct change *last = &diff.changes.v[i - 1];

		if (i < diff.changes.n &&
		    diff.changes.v[i].before - last->before - last->before_n <=
			    (size_t)2 * CONTEXT)
			continue;
		write_hunk(&diff, from, i);
		from = i;
	}
}

void ls_diff_write(struct ls_out *out, struct ls_text path,
		   struct ls_text before, struct ls_text after)
{
	write_diff(out, path, before, after, false);
}

void ls_diff_show(struct ls_out *out, struct ls_text path,
		  struct ls_text before, struct ls_text after)
{
	write_diff(out, path, before, after, true);
}
