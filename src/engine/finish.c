/* Makes a file's findings ready to be shown: places, order, excerpts. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "engine/check.h"

#define EXCERPT_BYTES 160 /* lines up to this are shown whole */
#define EXCERPT_BEFORE 60 /* characters in front of the place, else */
#define EXCERPT_CHARACTERS 160

/* --- places --- */

static void place_related(struct ls_file_check *check,
			  struct ls_finding *finding)
{
	for (size_t i = 0; i < finding->related.n; i++) {
		struct ls_related *related = &finding->related.v[i];

		related->start = ls_source_place(
			check->run.arena, check->source, related->start.offset);
		related->end = ls_source_place(check->run.arena, check->source,
					       related->end.offset);
	}
}

static void place(struct ls_file_check *check, struct ls_finding *finding)
{
	finding->start = ls_source_place(check->run.arena, check->source,
					 finding->span.start);
	finding->end = ls_source_place(check->run.arena, check->source,
				       finding->span.end);
	place_related(check, finding);
}

/* --- order --- */

struct ranked {
	struct ls_finding *finding;
	size_t index;
};

static int by_number(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *x = a;
	const struct ranked *y = b;
	const struct ls_finding *f = x->finding;
	const struct ls_finding *g = y->finding;
	int order = by_number(f->span.start, g->span.start);

	if (order == 0)
		order = by_number(f->span.end, g->span.end);
	if (order == 0)
		order = strcmp(f->rule->id, g->rule->id);
	if (order == 0)
		order = ls_text_compare(f->message, g->message);
	if (order == 0)
		order = (x->index > y->index) - (x->index < y->index);
	return order;
}

void ls_findings_sort(struct ls_arena *arena, struct ls_finding **findings,
		      size_t n)
{
	struct ranked *ranked;

	if (n < 2)
		return;
	ranked = ls_arena_get(arena, n * sizeof(*ranked));
	for (size_t i = 0; i < n; i++)
		ranked[i] = (struct ranked){ findings[i], i };
	qsort(ranked, n, sizeof(*ranked), compare_ranked);
	for (size_t i = 0; i < n; i++)
		findings[i] = ranked[i].finding;
}

/* --- excerpts --- */

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* From at most EXCERPT_BEFORE characters in front of `at`; *column goes back
 * with it. */
static size_t window_start(struct ls_text line, size_t at, uint32_t *column)
{
	for (unsigned i = 0; i < EXCERPT_BEFORE && at > 0; i++) {
		size_t start = at - 1;
		uint32_t code_point;

		while (start > 0 && at - start < 4 &&
		       is_continuation(line.p[start]))
			start--;
		/* What is no character counts byte by byte. */
		if (ls_utf8_decode(line.p + start, line.n - start,
				   &code_point) != at - start)
			start = at - 1;
		at = start;
		(*column)--;
	}
	return at;
}

static size_t window_end(struct ls_text line, size_t at)
{
	for (unsigned i = 0; i < EXCERPT_CHARACTERS && at < line.n; i++) {
		uint32_t code_point;
		size_t n = ls_utf8_decode(line.p + at, line.n - at,
					  &code_point);

		at += n == 0 ? 1 : n;
	}
	return at;
}

/* A copy of the bytes [from, from + text.n) of the file with every character
 * of a secret as one '*'; text itself when there is none in it. */
static struct ls_text masked(struct ls_file_check *check, struct ls_text text,
			     uint32_t from)
{
	struct ls_out out = ls_out_new(check->run.arena);
	bool any = false;
	size_t at = 0;

	for (size_t i = 0; i < check->secrets.n; i++)
		any = any || (check->secrets.v[i].start < from + text.n &&
			      check->secrets.v[i].end > from);
	if (!any)
		return text;
	while (at < text.n) {
		uint32_t code_point;
		size_t n = ls_utf8_decode(text.p + at, text.n - at,
					  &code_point);
		bool hide = false;

		n = n == 0 ? 1 : n;
		for (size_t i = 0; i < check->secrets.n; i++)
			hide = hide ||
			       (check->secrets.v[i].start <= from + at &&
				check->secrets.v[i].end > from + at);
		if (hide)
			ls_out_char(&out, '*');
		else
			ls_out_raw(&out, ls_text_part(text, at, at + n));
		at += n;
	}
	return ls_out_text(&out);
}

static struct ls_text excerpt(struct ls_file_check *check, struct ls_place at,
			      uint32_t *first_column)
{
	uint32_t start;
	struct ls_text line = ls_source_line(check->run.arena, check->source,
					     at.line, &start);
	uint32_t column = at.column;
	size_t from, to;

	*first_column = 1;
	if (line.n <= EXCERPT_BYTES || at.offset < start)
		return masked(check, ls_text_part(line, 0, EXCERPT_BYTES),
			      start);
	from = at.offset - start < line.n ? at.offset - start : line.n;
	from = window_start(line, from, &column);
	to = window_end(line, from);
	*first_column = column;
	return masked(check, ls_text_part(line, from, to),
		      start + (uint32_t)from);
}

/* --- fixes --- */

static int compare_edits(const void *a, const void *b)
{
	const struct ls_edit *x = a;
	const struct ls_edit *y = b;
	int order = by_number(x->span.start, y->span.start);

	return order != 0 ? order : by_number(x->span.end, y->span.end);
}

/* Edits in order; a fix whose edits overlap is none: two aliases of one scalar
 * can make a rule say such a thing. */
static void settle_fix(const struct ls_source *source,
		       struct ls_finding *finding)
{
	struct ls_fix *fix = &finding->fix;
	bool good = fix->edits.n > 0;

	if (fix->applicability == LS_FIX_NONE)
		return;
	if (fix->edits.n > 1)
		qsort(fix->edits.v, fix->edits.n, sizeof(*fix->edits.v),
		      compare_edits);
	for (size_t i = 0; good && i < fix->edits.n; i++) {
		const struct ls_edit *edit = &fix->edits.v[i];

		good = edit->span.start <= edit->span.end &&
		       edit->span.end <= source->text.n &&
		       (i == 0 || edit[-1].span.end <= edit->span.start);
	}
	if (!good)
		*fix = (struct ls_fix){ .weight = fix->weight };
}

/* --- clients, for rules that look at all of them --- */

static bool any_check_all(const struct ls_engine_options *options)
{
	for (size_t i = 0; options->rules[i] != NULL; i++)
		if (options->rules[i]->check_all != NULL)
			return true;
	return false;
}

static void see_client(struct ls_file_check *check,
		       const struct ls_manifest *manifest)
{
	const struct ls_client *client = &manifest->client;
	struct ls_arena *arena = check->run.arena;
	struct ls_client_seen *seen;
	struct ls_client_place *at;

	if (client->id.node == NULL || client->id.text.n == 0 ||
	    ls_is_placeholder(client->id.text))
		return;
	seen = LS_PUSH(arena, &check->clients);
	*seen = (struct ls_client_seen){
		.client_id = client->id.text,
		.kind = client->kind,
		.environment = manifest->environment.text,
		.provider = manifest->catalog == NULL ?
				    manifest->provider.text :
				    ls_ref_text(manifest->catalog,
						manifest->catalog->id),
		.name = client->name.text,
		.path = check->work->path,
		.span = client->id.node->span,
	};
	seen->start = ls_source_place(arena, check->source, seen->span.start);
	seen->end = ls_source_place(arena, check->source, seen->span.end);
	at = LS_PUSH(arena, &check->places);
	at->line = excerpt(check, seen->start, &at->line_column);
}

/* --- line hashes --- */

static int compare_lines(const void *a, const void *b)
{
	const struct ls_line_hash *x = a;
	const struct ls_line_hash *y = b;

	return by_number(x->line, y->line);
}

static struct ls_text hash_text(struct ls_arena *arena,
				const struct ls_line_hash *hashes, size_t n,
				uint32_t line)
{
	const struct ls_line_hash key = { .line = line };
	const struct ls_line_hash *found = bsearch(&key, hashes, n, sizeof(key),
						   compare_lines);

	if (found == NULL || found->count == 0)
		return (struct ls_text){ .p = "", .n = 0 };
	return ls_arena_printf(arena, "%llx:%u",
			       (unsigned long long)found->hash, found->count);
}

static void set_line_hashes(struct ls_file_check *check,
			    struct ls_finding *const *findings, size_t n)
{
	struct ls_arena *arena = check->run.arena;
	size_t clients = check->clients.n;
	struct ls_line_hash *hashes = ls_arena_get(
		arena, (n + clients) * sizeof(*hashes));
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		hashes[i].line = findings[i]->start.line;
	for (size_t i = 0; i < clients; i++)
		hashes[n + i].line = check->clients.v[i].start.line;
	qsort(hashes, n + clients, sizeof(*hashes), compare_lines);
	for (size_t i = 0; i < n + clients; i++)
		if (kept == 0 || hashes[kept - 1].line != hashes[i].line)
			hashes[kept++] = hashes[i];
	ls_line_hashes(arena, check->source->text, hashes, kept);
	for (size_t i = 0; i < n; i++)
		findings[i]->line_hash = hash_text(arena, hashes, kept,
						   findings[i]->start.line);
	for (size_t i = 0; i < clients; i++)
		check->places.v[i].line_hash = hash_text(
			arena, hashes, kept, check->clients.v[i].start.line);
}

/* --- all of it --- */

/* The findings and those that wait for the end of the run. */
static struct ls_finding **all_findings(struct ls_file_check *check, size_t *n)
{
	struct ls_finding **all = ls_arena_get(
		check->run.arena, (check->findings.n + check->waiting.n + 1) *
					  sizeof(struct ls_finding *));

	*n = check->findings.n;
	if (*n > 0)
		memcpy(all, check->findings.v, *n * sizeof(*all));
	for (size_t i = 0; i < check->waiting.n; i++)
		if (check->waiting.v[i].stale != NULL)
			all[(*n)++] = check->waiting.v[i].stale;
	return all;
}

void ls_finish(struct ls_file_check *check)
{
	struct ls_finding **all;
	size_t before = check->findings.n;
	size_t n;

	for (size_t i = 0; i < before; i++) {
		place(check, check->findings.v[i]);
		if (check->findings.v[i]->secret)
			*LS_PUSH(check->run.arena,
				 &check->secrets) = check->findings.v[i]->span;
	}
	if (check->input.status == LS_INPUT_CHECKED)
		ls_suppress(check);
	all = all_findings(check, &n);
	for (size_t i = before; i < n; i++)
		place(check, all[i]);
	for (size_t i = 0; i < n; i++) {
		all[i]->line = excerpt(check, all[i]->start,
				       &all[i]->line_column);
		settle_fix(check->source, all[i]);
	}
	if (any_check_all(check->options))
		for (size_t i = 0; i < check->manifests.list.n; i++)
			see_client(check, check->manifests.list.v[i]);
	if (check->options->line_hashes && n + check->clients.n > 0)
		set_line_hashes(check, all, n);
	ls_findings_sort(check->run.arena, check->findings.v,
			 check->findings.n);
	ls_fingerprints(check->run.arena, check->findings.v, check->findings.n);
}
