/* Writes fixes of scope tokens that are right inside quotes and lists. */
#include "config.h"

#include "base/out.h"
#include "rules/token.h"

/* The token's bytes can be exchanged alone: not those of an alias, and not a
 * whole scalar that stands in for a part that could not be told apart. */
static bool has_own_bytes(const struct ls_token *token)
{
	const struct ls_node *node = token->node;

	if (node == NULL || node->is_alias ||
	    token->span.start >= token->span.end)
		return false;
	if (token->span.start != node->span.start ||
	    token->span.end != node->span.end)
		return true;
	return node->style == LS_STYLE_PLAIN &&
	       ls_text_eq(node->text, token->text);
}

void ls_token_replace(struct ls_run *run, struct ls_finding *finding,
		      enum ls_applicability applicability,
		      const struct ls_token *token, struct ls_text name)
{
	if (!has_own_bytes(token) || !ls_is_simple_name(name))
		return;
	ls_fix(run, finding, applicability, "replace with %s",
	       ls_shown(run, name));
	ls_fix_edit(run, finding, token->span, ls_arena_copy(run->arena, name));
}

/* What stands between two items of a list like this one: ", " in flow, else a
 * new line with the same indentation.  Empty when the layout is unusual. */
static struct ls_text item_border(struct ls_run *run,
				  const struct ls_token *token)
{
	const struct ls_node *node = token->node;
	struct ls_text all = run->document->source->text;
	struct ls_text indent;
	size_t line = node->span.start;
	size_t end = node->span.end;
	bool has_cr;

	if (node->parent == NULL || node->parent->kind != LS_SEQUENCE ||
	    node->parent->is_alias || node->tag.n > 0)
		return (struct ls_text){ 0 };
	if (node->parent->style == LS_STYLE_FLOW)
		return LS_LITERAL(", ");
	while (line > 0 && all.p[line - 1] != '\n')
		line--;
	indent = ls_text_part(all, line, node->span.start);
	for (size_t i = 0; i < indent.n; i++) {
		bool is_dash = indent.p[i] == '-' && i + 2 == indent.n;

		if (indent.p[i] != ' ' && !is_dash)
			return (struct ls_text){ 0 };
	}
	while (end < all.n && all.p[end] != '\n')
		end++;
	has_cr = end > 0 && end < all.n && all.p[end - 1] == '\r';
	return ls_arena_printf(run->arena, "%s%.*s", has_cr ? "\r\n" : "\n",
			       LS_FMT(indent));
}

/* The provider's way to part scopes in a string. */
static char separator(const struct ls_run *run)
{
	struct ls_text separators = { 0 };

	if (run->catalog != NULL)
		separators = ls_ref_text(run->catalog,
					 run->catalog->separators);
	return separators.n > 0 ? separators.p[0] : ' ';
}

void ls_token_say_separator(struct ls_run *run, struct ls_finding *finding,
			    const struct ls_token *token)
{
	char sign = separator(run);

	if (token->own_item)
		ls_hint(run, finding, "write each scope as an item of its own");
	else if (sign == ' ')
		ls_hint(run, finding, "separate scopes with blanks");
	else
		ls_hint(run, finding, "separate scopes with '%c'", sign);
}

/* The quotes around the token's scalar: 0 or 1 byte on each side. */
static bool item_quote(const struct ls_token *token, struct ls_text all,
		       const char **quote)
{
	const struct ls_node *node = token->node;

	switch (node->style) {
	case LS_STYLE_PLAIN:
		*quote = "";
		return true;
	case LS_STYLE_SINGLE_QUOTED:
		*quote = "'";
		return true;
	case LS_STYLE_DOUBLE_QUOTED:
	case LS_STYLE_JSON:
		*quote = "\"";
		return all.p[node->span.start] == '"';
	case LS_STYLE_LITERAL:
	case LS_STYLE_FOLDED:
	case LS_STYLE_FORM:
	case LS_STYLE_BLOCK:
	case LS_STYLE_FLOW:
		break;
	}
	return false;
}

void ls_token_split(struct ls_run *run, struct ls_finding *finding,
		    const struct ls_token *token, const char *delimiter)
{
	struct ls_out out = ls_out_new(run->arena);
	struct ls_text border = { 0 };
	struct ls_text rest = token->text;
	struct ls_span span = token->span;
	struct ls_text part;
	const char *quote = "";
	size_t parts = 0;

	if (!has_own_bytes(token))
		return;
	if (token->own_item) {
		border = item_border(run, token);
		if (border.n == 0 ||
		    !item_quote(token, run->document->source->text, &quote))
			return;
		span = token->node->span;
	}
	while (ls_next_part(&rest, delimiter, &part)) {
		if (!ls_is_simple_name(part))
			return;
		if (parts++ > 0 && token->own_item)
			ls_out_raw(&out, border);
		else if (parts > 1)
			ls_out_char(&out, separator(run));
		ls_out_string(&out, quote);
		ls_out_raw(&out, part);
		ls_out_string(&out, quote);
	}
	if (parts == 0)
		return;
	ls_fix(run, finding, LS_FIX_UNSAFE, "write %zu scope%s", parts,
	       parts == 1 ? "" : "s");
	ls_fix_edit(run, finding, span, ls_out_text(&out));
}

/* Behind whatever else stands on the line: its comment stays where it is. */
static uint32_t line_end(struct ls_text all, uint32_t at)
{
	while (at < all.n && all.p[at] != '\n' && all.p[at] != '\r')
		at++;
	return at;
}

/* What to write behind the last token; empty when there is no telling. */
static struct ls_text behind(struct ls_run *run, const struct ls_token *last,
			     struct ls_text name, uint32_t *place)
{
	struct ls_source *source = run->document->source;
	struct ls_text border;
	const char *quote = "";

	*place = last->span.end;
	if (last->node == NULL || last->node->is_alias)
		return (struct ls_text){ 0 };
	if (last->own_item) {
		border = item_border(run, last);
		*place = last->node->span.end;
		if (border.n == 0 || !item_quote(last, source->text, &quote))
			return (struct ls_text){ 0 };
		if (border.p[0] != ',')
			*place = line_end(source->text, *place);
		return ls_arena_printf(run->arena, "%.*s%s%.*s%s",
				       LS_FMT(border), quote, LS_FMT(name),
				       quote);
	}
	/* The very bytes must stand there, not escapes of them. */
	if (!ls_text_eq(ls_source_slice(source, last->span), last->text))
		return (struct ls_text){ 0 };
	return ls_arena_printf(run->arena, "%c%.*s", separator(run),
			       LS_FMT(name));
}

void ls_token_append(struct ls_run *run, struct ls_finding *finding,
		     const struct ls_scope_list *list, struct ls_text name)
{
	struct ls_text text;
	uint32_t place;

	if (list->tokens.n == 0 || !ls_is_simple_name(name))
		return;
	text = behind(run, &list->tokens.v[list->tokens.n - 1], name, &place);
	if (text.n == 0)
		return;
	ls_fix(run, finding, LS_FIX_UNSAFE, "add '%s'", ls_shown(run, name));
	ls_fix_edit(run, finding, (struct ls_span){ place, place }, text);
}
