/* Scopes in and out of a manifest, one a step and request, each step read
 * again. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "fix/rewrite.h"

/* The text as it is after the steps made so far, read. */
struct reading {
	struct ls_arena *arena;
	const struct ls_engine_options *options;
	struct ls_text path;
	struct ls_text text;
	struct ls_source *source;
	struct ls_document *document;
	LS_VEC(const struct ls_request *) requests; /* of all manifests */
};

/* A request on its way to what was suggested. */
struct goal {
	const struct ls_suggestion *wanted;
	size_t request; /* its number in the file */
	bool reached;
};

enum step { STEP_EDIT, STEP_NONE, STEP_IMPOSSIBLE };

static bool read_again(struct reading *r)
{
	const struct ls_manifest_options options = {
		.catalogs = r->options->catalogs,
		.provider = r->options->provider,
	};
	struct ls_problem problem;
	struct ls_manifests manifests;

	r->source = ls_source_new(r->arena, r->path, r->text);
	r->document = ls_document_read(
		r->arena, r->source, ls_syntax_of(r->path, r->text), &problem);
	if (r->document == NULL)
		return false;
	manifests = ls_manifest_read(r->arena, r->document, &options);
	r->requests.n = 0;
	for (size_t i = 0; i < manifests.list.n; i++)
		for (size_t k = 0; k < manifests.list.v[i]->requests.n; k++)
			*LS_PUSH(r->arena, &r->requests) =
				&manifests.list.v[i]->requests.v[k];
	return true;
}

/* --- one step --- */

/* A plain scalar may hold it, and no reader takes it for anything but text. */
static bool is_plain(struct ls_text name)
{
	static const char *const words[] = { "true", "false", "null",
					     "yes",  "no",    "on",
					     "off",  "y",     "n" };

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!letter && (i == 0 || strchr("0123456789._-/", c) == NULL))
			return false;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (ls_text_is_folded(name, ls_text_of(words[i])))
			return false;
	return true;
}

static struct ls_text quoted_like(struct ls_arena *arena,
				  const struct ls_node *node,
				  struct ls_text name)
{
	const char *quote = "";

	if (node->style == LS_STYLE_SINGLE_QUOTED)
		quote = "'";
	else if (node->style != LS_STYLE_PLAIN || !is_plain(name))
		quote = "\"";
	return ls_arena_printf(arena, "%s%.*s%s", quote, LS_FMT(name), quote);
}

static bool is_indent(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ' && text.p[i] != '-')
			return false;
	return true;
}

/* A new line behind the last item's, with the same bytes in front of it. */
static bool add_to_block(const struct reading *r, const struct ls_node *last,
			 struct ls_text name, struct ls_edit *edit)
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
	bool crlf = end < r->text.n && r->text.p[end] == '\r';

	if (!is_indent(before) || behind.line != place.line)
		return false;
	edit->span = (struct ls_span){ end, end };
	edit->text = ls_arena_printf(r->arena, "%s%.*s%.*s",
				     crlf ? "\r\n" : "\n", LS_FMT(before),
				     LS_FMT(item));
	return true;
}

static bool add(const struct reading *r, const struct ls_scope_list *list,
		struct ls_text name, struct ls_edit *edit)
{
	const struct ls_token *last;

	if (list->tokens.n == 0)
		return false;
	last = &list->tokens.v[list->tokens.n - 1];
	if (last->node->is_alias || list->node->is_alias)
		return false;
	if (last->node != list->node && list->node->style != LS_STYLE_FLOW)
		return add_to_block(r, last->node, name, edit);
	edit->span = (struct ls_span){ last->span.end, last->span.end };
	if (last->node == list->node) {
		edit->text = ls_arena_printf(r->arena, " %.*s", LS_FMT(name));
		return true;
	}
	edit->span.start = edit->span.end = last->node->span.end;
	name = quoted_like(r->arena, last->node, name);
	edit->text = ls_arena_printf(r->arena, ", %.*s", LS_FMT(name));
	return true;
}

static bool is_wanted(const struct ls_suggestion *s, struct ls_text name)
{
	for (size_t i = 0; i < s->scopes.n; i++)
		if (s->scopes.v[i].fate != LS_FATE_DROP &&
		    ls_text_eq(s->scopes.v[i].name, name))
			return true;
	return false;
}

/* The next edit on the way.  What comes goes in first: an empty list is another
 * fault.  What goes is cut from the end, so that of a scope named twice the
 * first stays. */
static enum step next_step(const struct reading *r, const struct goal *goal,
			   struct ls_edit *edit)
{
	const struct ls_suggestion *s = goal->wanted;
	const struct ls_scope_list *list;

	if (goal->request >= r->requests.n)
		return STEP_IMPOSSIBLE;
	list = &r->requests.v[goal->request]->scope;
	for (size_t i = 0; i < s->scopes.n; i++)
		if (s->scopes.v[i].fate == LS_FATE_ADD &&
		    ls_list_find(list, s->scopes.v[i].name) == NULL)
			return add(r, list, s->scopes.v[i].name, edit) ?
				       STEP_EDIT :
				       STEP_IMPOSSIBLE;
	for (size_t i = list->tokens.n; i-- > 0;) {
		const struct ls_token *token = &list->tokens.v[i];

		if (is_wanted(s, token->text) &&
		    ls_list_find(list, token->text) == token)
			continue;
		edit->text = (struct ls_text){ .p = "" };
		return ls_token_cut(r->source, list, token, &edit->span) ?
			       STEP_EDIT :
			       STEP_IMPOSSIBLE;
	}
	return STEP_NONE;
}

/* --- all of them --- */

/* One edit for each request that is not yet there; those that would meet an
 * earlier one wait.  False when some request cannot be changed. */
static bool make_round(struct reading *r, struct goal *goals, size_t count,
		       bool *changed)
{
	struct ls_edit *edits = ls_arena_get(r->arena,
					     (count + 1) * sizeof(*edits));
	struct ls_document *before = r->document;
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		enum step step = goals[i].reached ?
					 STEP_NONE :
					 next_step(r, &goals[i], &edits[n]);

		if (step == STEP_IMPOSSIBLE)
			return false;
		goals[i].reached = step == STEP_NONE;
		if (step == STEP_EDIT &&
		    (n == 0 || edits[n].span.start > edits[n - 1].span.end))
			n++;
	}
	*changed = n > 0;
	if (n == 0)
		return true;
	r->text = ls_edits_apply(r->arena, r->text, edits, n);
	return read_again(r) &&
	       ls_edits_keep(r->arena, before, r->document, edits, n);
}

static bool same_tokens(const struct ls_scope_list *a,
			const struct ls_scope_list *b)
{
	if (a->tokens.n != b->tokens.n)
		return false;
	for (size_t i = 0; i < a->tokens.n; i++)
		if (!ls_text_eq(a->tokens.v[i].text, b->tokens.v[i].text))
			return false;
	return true;
}

/* The request asks for what was suggested, in any order, and no more. */
static bool is_made(const struct ls_request *request,
		    const struct ls_suggestion *s)
{
	size_t wanted = 0;

	for (size_t i = 0; i < s->scopes.n; i++) {
		if (s->scopes.v[i].fate == LS_FATE_DROP)
			continue;
		wanted++;
		if (ls_list_find(&request->scope, s->scopes.v[i].name) == NULL)
			return false;
	}
	return wanted == request->scope.tokens.n;
}

/* Every goal is reached, and no other request has changed: one list may stand
 * in two places by an alias. */
static bool is_all_made(const struct reading *r,
			const struct ls_suggestions *all,
			const struct goal *goals, size_t count)
{
	size_t goal = 0;

	if (r->requests.n != all->list.n)
		return false;
	for (size_t i = 0; i < all->list.n; i++) {
		bool ours = goal < count && goals[goal].request == i;

		if (ours ? !is_made(r->requests.v[i], goals[goal].wanted) :
			   !same_tokens(&all->list.v[i]->request->scope,
					&r->requests.v[i]->scope))
			return false;
		goal += ours;
	}
	return true;
}

/* Those of the chosen that change anything, in the order of the file. */
static size_t set_goals(const struct ls_suggestions *all,
			const struct ls_suggestion *const *chosen, size_t count,
			struct goal *goals)
{
	size_t n = 0;
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		while (all->list.v[at] != chosen[i])
			at++;
		if (chosen[i]->possible && chosen[i]->changes)
			goals[n++] = (struct goal){ .wanted = chosen[i],
						    .request = at };
	}
	return n;
}

static bool has_empty_goal(const struct goal *goals, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct ls_suggestion *s = goals[i].wanted;
		size_t left = 0;

		for (size_t k = 0; k < s->scopes.n; k++)
			left += s->scopes.v[k].fate != LS_FATE_DROP;
		if (left == 0)
			return true;
	}
	return false;
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
	struct goal *goals = ls_arena_get(arena, (count + 1) * sizeof(*goals));
	size_t n = set_goals(all, chosen, count, goals);
	bool changed = read_again(&r);

	*why = LS_LITERAL("the scopes stand in a form that cannot be changed "
			  "by cutting and inserting; write them yourself");
	if (has_empty_goal(goals, n)) {
		*why = LS_LITERAL("no scope would be left, which servers take "
				  "for a request for their default; take the "
				  "request out yourself");
		return false;
	}
	/* Each round brings the first request that waits one scope nearer. */
	for (size_t rounds = 0; changed; rounds++)
		if (rounds > LS_LIMIT_FILE_SCOPES ||
		    !make_round(&r, goals, n, &changed))
			return false;
	if (!is_all_made(&r, all, goals, n))
		return false;
	*result = r.text;
	return true;
}
