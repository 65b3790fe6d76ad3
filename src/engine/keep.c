/* Copies a file's results out of the arena that its check used. */
#include "config.h"

#include <string.h>

#include "engine/keep.h"

static void keep_text(struct ls_arena *arena, struct ls_text *text)
{
	if (text->n > 0)
		*text = ls_arena_copy(arena, *text);
	else
		*text = (struct ls_text){ .p = "", .n = 0 };
}

static void keep_like(struct ls_arena *arena, struct ls_text *text,
		      struct ls_text *last)
{
	if (text->n == 0 || !ls_text_eq(*text, *last)) {
		keep_text(arena, text);
		*last = *text;
	}
	*text = *last;
}

static void *keep_array(struct ls_arena *arena, const void *items, size_t n,
			size_t size)
{
	void *copy;

	if (n == 0)
		return NULL;
	copy = ls_arena_get(arena, n * size);
	memcpy(copy, items, n * size);
	return copy;
}

static struct ls_text *keep_texts(struct ls_arena *arena,
				  const struct ls_text *from, size_t n)
{
	struct ls_text *to = keep_array(arena, from, n, sizeof(*to));

	for (size_t i = 0; i < n; i++)
		keep_text(arena, &to[i]);
	return to;
}

static struct ls_related *keep_related(struct ls_arena *arena,
				       const struct ls_related *from, size_t n)
{
	struct ls_related *to = keep_array(arena, from, n, sizeof(*to));

	for (size_t i = 0; i < n; i++)
		keep_text(arena, &to[i].message);
	return to;
}

static struct ls_edit *keep_edits(struct ls_arena *arena,
				  const struct ls_edit *from, size_t n)
{
	struct ls_edit *to = keep_array(arena, from, n, sizeof(*to));

	for (size_t i = 0; i < n; i++)
		keep_text(arena, &to[i].text);
	return to;
}

static struct ls_finding *keep_finding(struct ls_arena *arena,
				       const struct ls_finding *from)
{
	struct ls_finding *to = keep_array(arena, from, 1, sizeof(*from));

	keep_text(arena, &to->message);
	keep_text(arena, &to->hint);
	keep_text(arena, &to->line);
	keep_text(arena, &to->scope);
	keep_text(arena, &to->provider);
	keep_text(arena, &to->client);
	keep_text(arena, &to->request);
	keep_text(arena, &to->line_hash);
	keep_text(arena, &to->suppressed.reason);
	keep_text(arena, &to->fix.title);
	/* A copied array holds exactly its items. */
	to->notes.v = keep_texts(arena, from->notes.v, from->notes.n);
	to->notes.capacity = from->notes.n;
	to->related.v = keep_related(arena, from->related.v, from->related.n);
	to->related.capacity = from->related.n;
	to->fix.edits.v = keep_edits(arena, from->fix.edits.v,
				     from->fix.edits.n);
	to->fix.edits.capacity = from->fix.edits.n;
	return to;
}

static void keep_findings(struct ls_arena *arena,
			  const struct ls_file_check *check,
			  struct ls_kept_file *kept)
{
	if (check->findings.n == 0)
		return;
	kept->findings = ls_arena_get(arena, check->findings.n *
						     sizeof(*kept->findings));
	kept->finding_count = check->findings.n;
	for (size_t i = 0; i < check->findings.n; i++)
		kept->findings[i] = keep_finding(arena, check->findings.v[i]);
}

static void keep_waiting(struct ls_arena *arena,
			 const struct ls_file_check *check,
			 struct ls_kept_file *kept)
{
	kept->waiting_count = check->waiting.n;
	kept->waiting = keep_array(arena, check->waiting.v, check->waiting.n,
				   sizeof(*kept->waiting));
	for (size_t i = 0; i < kept->waiting_count; i++) {
		struct ls_waiting *waiting = &kept->waiting[i];

		keep_text(arena, &waiting->rule);
		keep_text(arena, &waiting->scope);
		keep_text(arena, &waiting->entry.reason);
		if (waiting->stale != NULL)
			waiting->stale = keep_finding(arena, waiting->stale);
	}
}

static void keep_clients(struct ls_keeper *keeper,
			 const struct ls_file_check *check, size_t work,
			 struct ls_kept_file *kept)
{
	struct ls_arena *arena = keeper->arena;

	kept->client_count = check->clients.n;
	kept->clients = keep_array(arena, check->clients.v, check->clients.n,
				   sizeof(*kept->clients));
	kept->places = keep_array(arena, check->places.v, check->clients.n,
				  sizeof(*kept->places));
	for (size_t i = 0; i < kept->client_count; i++) {
		keep_text(arena, &kept->clients[i].client_id);
		keep_like(arena, &kept->clients[i].environment,
			  &keeper->environment);
		keep_like(arena, &kept->clients[i].provider, &keeper->provider);
		keep_text(arena, &kept->clients[i].name);
		keep_text(arena, &kept->places[i].line);
		keep_text(arena, &kept->places[i].line_hash);
		kept->places[i].work = work;
	}
}

struct ls_kept_file *ls_keep(struct ls_keeper *keeper,
			     const struct ls_file_check *check, size_t work,
			     bool with_findings)
{
	struct ls_arena *arena = keeper->arena;
	struct ls_kept_file *kept = ls_arena_get(arena, sizeof(*kept));

	kept->input = check->input;
	keep_like(arena, &kept->input.format, &keeper->format);
	keep_like(arena, &kept->input.provider, &keeper->provider);
	kept->dropped = check->dropped;
	kept->secret_count = check->secrets.n;
	kept->secrets = keep_array(arena, check->secrets.v, check->secrets.n,
				   sizeof(*kept->secrets));
	if (with_findings)
		keep_findings(arena, check, kept);
	else
		kept->left_out = (uint32_t)check->findings.n;
	keep_waiting(arena, check, kept);
	keep_clients(keeper, check, work, kept);
	return kept;
}
