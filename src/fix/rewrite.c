/* Scopes in and out of a manifest one at a time, each step read again. */
#include "config.h"

#include <string.h>

#include "fix/rewrite.h"

/* The text as it is after the steps made so far, read. */
struct reading {
	struct ls_arena *arena;
	const struct ls_engine_options *options;
	struct ls_text path;
	struct ls_text text;
	struct ls_source *source;
	struct ls_document *document;
	struct ls_manifests manifests;
};

static bool read_again(struct reading *r)
{
	const struct ls_manifest_options options = {
		.catalogs = r->options->catalogs,
		.provider = r->options->provider,
	};
	struct ls_problem problem;

	r->source = ls_source_new(r->arena, r->path, r->text);
	r->document = ls_document_read(
		r->arena, r->source, ls_syntax_of(r->path, r->text), &problem);
	if (r->document == NULL)
		return false;
	r->manifests = ls_manifest_read(r->arena, r->document, &options);
	return true;
}

/* The n-th request of the file, counted over its manifests. */
static const struct ls_request *request_at(const struct reading *r, size_t n)
{
	for (size_t i = 0; i < r->manifests.list.n; i++) {
		const struct ls_manifest *m = r->manifests.list.v[i];

		if (n < m->requests.n)
			return &m->requests.v[n];
		n -= m->requests.n;
	}
	return NULL;
}

/* Makes one edit; false when more changed than it said. */
static bool make(struct reading *r, struct ls_span span, struct ls_text text)
{
	const struct ls_edit edit = { .span = span, .text = text };
	struct ls_document *before = r->document;

	r->text = ls_edits_apply(r->arena, r->text, &edit, 1);
	return read_again(r) &&
	       ls_edits_keep(r->arena, before, r->document, &edit, 1);
}

static bool drop(struct reading *r, size_t index, struct ls_text name)
{
	const struct ls_scope_list *list = &request_at(r, index)->scope;

	/* From the end, so that of a scope named twice the first stays. */
	for (size_t i = list->tokens.n; i-- > 0;) {
		struct ls_span cut;

		if (!ls_text_eq(list->tokens.v[i].text, name))
			continue;
		return ls_token_cut(r->source, list, &list->tokens.v[i],
				    &cut) &&
		       make(r, cut, (struct ls_text){ .p = "" });
	}
	return false;
}

static struct ls_text quoted_like(struct ls_arena *arena,
				  const struct ls_node *node,
				  struct ls_text name)
{
	const char *quote = "";

	if (node->style == LS_STYLE_JSON ||
	    node->style == LS_STYLE_DOUBLE_QUOTED)
		quote = "\"";
	else if (node->style == LS_STYLE_SINGLE_QUOTED)
		quote = "'";
	return ls_arena_printf(arena, "%s%.*s%s", quote, LS_FMT(name), quote);
}

static bool add_to_flow(struct reading *r, const struct ls_node *last,
			struct ls_text name)
{
	struct ls_text item = quoted_like(r->arena, last, name);

	return make(r, (struct ls_span){ last->span.end, last->span.end },
		    ls_arena_printf(r->arena, ", %.*s", LS_FMT(item)));
}

/* A new line behind the last item's, with the same bytes in front of it. */
static bool add_to_block(struct reading *r, const struct ls_node *last,
			 struct ls_text name)
{
	struct ls_place place = ls_source_place(r->arena, r->source,
						last->span.start);
	struct ls_place behind = ls_source_place(r->arena, r->source,
						 last->span.end);
	uint32_t start;
	struct ls_text line = ls_source_line(r->arena, r->source, place.line,
					     &start);
	struct ls_text before = ls_text_part(line, 0, last->span.start - start);
	struct ls_text item = quoted_like(r->arena, last, name);
	uint32_t end = start + (uint32_t)line.n;
	const char *line_end = "\n";

	for (size_t i = 0; i < before.n; i++)
		if (before.p[i] != ' ' && before.p[i] != '-')
			return false;
	if (behind.line != place.line)
		return false;
	if (end + 1 < r->text.n && r->text.p[end] == '\r')
		line_end = "\r\n";
	return make(r, (struct ls_span){ end, end },
		    ls_arena_printf(r->arena, "%s%.*s%.*s", line_end,
				    LS_FMT(before), LS_FMT(item)));
}

static bool add(struct reading *r, size_t index, struct ls_text name)
{
	const struct ls_scope_list *list = &request_at(r, index)->scope;
	const struct ls_token *last;

	if (list->tokens.n == 0)
		return false;
	last = &list->tokens.v[list->tokens.n - 1];
	if (last->node->is_alias)
		return false;
	if (last->node == list->node)
		return make(r,
			    (struct ls_span){ last->span.end, last->span.end },
			    ls_arena_printf(r->arena, " %.*s", LS_FMT(name)));
	return list->node->style == LS_STYLE_FLOW ?
		       add_to_flow(r, last->node, name) :
		       add_to_block(r, last->node, name);
}

static bool change(struct reading *r, size_t index, enum ls_fate fate,
		   const struct ls_suggestion *s)
{
	for (size_t i = 0; i < s->scopes.n; i++) {
		const struct ls_suggested *scope = &s->scopes.v[i];

		if (scope->fate != fate)
			continue;
		if (!(fate == LS_FATE_ADD ? add(r, index, scope->name) :
					    drop(r, index, scope->name)))
			return false;
	}
	return true;
}

/* The request asks for what was suggested, in any order, and no more. */
static bool is_made(const struct reading *r, size_t index,
		    const struct ls_suggestion *s)
{
	const struct ls_scope_list *list = &request_at(r, index)->scope;
	size_t wanted = 0;

	for (size_t i = 0; i < s->scopes.n; i++) {
		if (s->scopes.v[i].fate == LS_FATE_DROP)
			continue;
		wanted++;
		if (ls_list_find(list, s->scopes.v[i].name) == NULL)
			return false;
	}
	return wanted == list->tokens.n;
}

static size_t index_of(const struct ls_suggestions *all,
		       const struct ls_suggestion *s)
{
	size_t i = 0;

	while (all->list.v[i] != s)
		i++;
	return i;
}

bool ls_rewrite(struct ls_arena *arena, const struct ls_engine_options *options,
		struct ls_text path, struct ls_text bytes,
		const struct ls_suggestions *all,
		const struct ls_suggestion *const *chosen, size_t count,
		struct ls_text *result, struct ls_text *why)
{
	struct reading r = {
		.arena = arena,
		.options = options,
		.path = path,
		.text = bytes,
	};

	*why = LS_LITERAL("the scopes stand in a form that cannot be changed "
			  "by cutting and inserting; write them yourself");
	if (!read_again(&r))
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t index = index_of(all, chosen[i]);

		if (!chosen[i]->possible || !chosen[i]->changes)
			continue;
		/* What comes goes in first: an empty list is another fault. */
		if (!change(&r, index, LS_FATE_ADD, chosen[i]) ||
		    !change(&r, index, LS_FATE_DROP, chosen[i]) ||
		    !is_made(&r, index, chosen[i]))
			return false;
	}
	*result = r.text;
	return true;
}
