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
	LS_VEC(struct ls_text) list;  /* line ends included */
	LS_VEC(struct ls_text) shown; /* the same for people */
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
	enum ls_diff_for reader;
	bool altered; /* some line is not written as it is */
};

static bool cut_line(struct ls_text *rest, struct ls_text *line)
{
	size_t n = ls_text_find(*rest, '\n');

	*line = ls_text_part(*rest, 0, n + 1);
	*rest = ls_text_part(*rest, n + 1, rest->n);
	return line->n > 0;
}

static void split(struct ls_arena *arena, const struct ls_diff_side *side,
		  struct lines *lines)
{
	struct ls_text rest = side->text;
	struct ls_text shown = side->shown;
	struct ls_text line;

	while (cut_line(&rest, &line)) {
		*LS_PUSH(arena, &lines->list) = line;
		cut_line(&shown, &line);
		*LS_PUSH(arena, &lines->shown) = line;
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

/* Whether a CI runner would obey a line: it skips the blank that marks one that
 * only stands around a change. */
static bool is_obeyed(char mark, struct ls_text line)
{
	return ls_has_runner_command(line) ||
	       (mark == ' ' && ls_starts_runner_command(line));
}

/* Whether a line around a change is written byte by byte. */
static bool is_exact(const struct diff *diff, size_t i)
{
	const struct lines *lines = &diff->before;

	return ls_text_eq(lines->list.v[i], lines->shown.v[i]) &&
	       (diff->reader != LS_DIFF_FOR_LOG ||
		!is_obeyed(' ', lines->list.v[i]));
}

static void write_escaped(struct ls_out *out, char mark, struct ls_text line)
{
	if (ls_text_ends(line, "\r"))
		line.n--;
	if (mark == ' ')
		ls_out_first(out, line);
	else
		ls_out_shown(out, line);
}

static void write_line(struct diff *diff, char mark, const struct lines *lines,
		       size_t i)
{
	struct ls_text line = lines->shown.v[i];
	bool ends = ls_text_ends(line, "\n");

	ls_out_char(diff->out, mark);
	diff->altered |= !ls_text_eq(line, lines->list.v[i]);
	if (ends)
		line.n--;
	if (diff->reader != LS_DIFF_FOR_TERMINAL &&
	    (diff->reader != LS_DIFF_FOR_LOG || !is_obeyed(mark, line))) {
		ls_out_raw(diff->out, line);
	} else {
		diff->altered = true;
		write_escaped(diff->out, mark, line);
	}
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

/* Lines around a change; `cut` when one stands there that cannot be written as
 * it is: patch(1) would look for it in vain. */
struct context {
	size_t n;
	bool cut;
};

static struct context lead_of(const struct diff *diff,
			      const struct change *change)
{
	struct context lead = { .n = 0 };

	while (lead.n < CONTEXT && lead.n < change->before && !lead.cut)
		if (is_exact(diff, change->before - lead.n - 1))
			lead.n++;
		else
			lead.cut = true;
	return lead;
}

static struct context trail_of(const struct diff *diff,
			       const struct change *change)
{
	size_t end = change->before + change->before_n;
	struct context trail = { .n = 0 };

	while (trail.n < CONTEXT && end + trail.n < diff->before.list.n &&
	       !trail.cut)
		if (is_exact(diff, end + trail.n))
			trail.n++;
		else
			trail.cut = true;
	return trail;
}

/* patch(1) takes a side with fewer lines for the start or the end of the file,
 * so what is cut on one side is cut on the other. */
static void even_out(struct context *lead, struct context *trail)
{
	size_t n = CONTEXT;

	if (lead->cut)
		n = lead->n;
	if (trail->cut && trail->n < n)
		n = trail->n;
	if (lead->n > n)
		lead->n = n;
	if (trail->n > n)
		trail->n = n;
}

/* Changes [from, to), which lie so close that their contexts meet. */
static void write_hunk(struct diff *diff, size_t from, size_t to)
{
	const struct change *first = &diff->changes.v[from];
	const struct change *last = &diff->changes.v[to - 1];
	struct context lead = lead_of(diff, first);
	struct context trail = trail_of(diff, last);
	size_t end = last->before + last->before_n;
	size_t at;

	even_out(&lead, &trail);
	at = first->before - lead.n;
	ls_out_string(diff->out, "@@ ");
	write_range(diff, '-', at, end + trail.n - at);
	ls_out_char(diff->out, ' ');
	write_range(diff, '+', first->after - lead.n,
		    last->after + last->after_n + trail.n -
			    (first->after - lead.n));
	ls_out_string(diff->out, " @@\n");
	for (size_t i = from; i < to; i++) {
		const struct change *change = &diff->changes.v[i];

		for (; at < change->before; at++)
			write_line(diff, ' ', &diff->before, at);
		for (size_t j = 0; j < change->before_n; j++)
			write_line(diff, '-', &diff->before, at++);
		for (size_t j = 0; j < change->after_n; j++)
			write_line(diff, '+', &diff->after, change->after + j);
	}
	for (size_t i = 0; i < trail.n; i++)
		write_line(diff, ' ', &diff->before, at++);
}

/* Whether the lines between two changes go into one hunk. */
static bool contexts_meet(const struct diff *diff, const struct change *a,
			  const struct change *b)
{
	size_t end = a->before + a->before_n;

	if (b->before - end > (size_t)2 * CONTEXT)
		return false;
	for (size_t i = end; i < b->before; i++)
		if (!is_exact(diff, i))
			return false;
	return true;
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
	return ls_has_runner_command(path);
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
		else if (quotes && (c < 0x20 || c >= 0x7f || c == '#'))
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

bool ls_diff_write(struct ls_out *out, struct ls_text path,
		   const struct ls_diff_side *before,
		   const struct ls_diff_side *after, enum ls_diff_for reader)
{
	struct diff diff = {
		.out = out,
		.arena = out->arena,
		.reader = reader,
	};
	size_t from = 0;

	split(diff.arena, before, &diff.before);
	split(diff.arena, after, &diff.after);
	find_changes(&diff);
	if (diff.changes.n == 0)
		return true;
	write_name(&diff, "--- ", "a/", path);
	write_name(&diff, "+++ ", "b/", path);
	for (size_t i = 1; i <= diff.changes.n; i++) {
		if (i < diff.changes.n &&
		    contexts_meet(&diff, &diff.changes.v[i - 1],
				  &diff.changes.v[i]))
			continue;
		write_hunk(&diff, from, i);
		from = i;
	}
	return !diff.altered;
}
