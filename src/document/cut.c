/* Finds what to cut so that an entry or item goes and the rest stays whole. */
#include "config.h"

#include "document/document.h"

#include <string.h>

#include "document/reader.h"

/* What is known about the thing to cut. */
struct cut {
	const char *text;
	uint32_t length;
	uint32_t first; /* of the file's bytes, behind a byte order mark */
	const struct ls_node *parent;
	const struct ls_node *before; /* the sibling before it, or NULL */
	const struct ls_node *node;
};

static uint32_t end_of(const struct ls_node *node)
{
	uint32_t end = node->span.end;

	return node->key != NULL && node->key->span.end > end ?
		       node->key->span.end :
		       end;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool starts_line(const struct cut *cut, uint32_t at)
{
	return at == cut->first || cut->text[at - 1] == '\n' ||
	       cut->text[at - 1] == '\r';
}

static uint32_t start_of(const struct ls_node *node)
{
	return node->key != NULL ? node->key->span.start : node->span.start;
}

/* Where the next node begins, or the bracket behind the last. */
static uint32_t limit_of(const struct cut *cut)
{
	if (cut->node->next != NULL)
		return start_of(cut->node->next);
	if (cut->parent->style == LS_STYLE_FLOW)
		return cut->parent->span.end - 1;
	return cut->length;
}

/* Where JSON's lines end, so its comments too: no other break counts. */
static bool ends_json_line(char c)
{
	return c == '\n' || c == '\r';
}

/* The length of the comment at the offset, or 0. */
static uint32_t comment_at(const struct cut *cut, uint32_t at)
{
	const char *p = cut->text + at;
	uint32_t left = cut->length - at, n = 0;

	if (left >= 2 && p[0] == '/' && p[1] == '*') {
		for (n = 2; n + 1 < left; n++)
			if (p[n] == '*' && p[n + 1] == '/')
				return n + 2;
		return left;
	}
	if (left >= 2 && p[0] == '/' && p[1] == '/') {
		while (n < left && !ends_json_line(p[n]))
			n++;
		return n;
	}
	if (p[0] != '#')
		return 0;
	while (n < left && ls_break_at(cut->text, cut->length, at + n) == 0)
		n++;
	return n;
}

/* Behind blanks, line breaks and comments, but never behind `limit`, where a
 * node begins: "//" can begin plain text in YAML. */
static uint32_t skip_space(const struct cut *cut, uint32_t at, uint32_t limit,
			   bool *comment)
{
	while (at < limit) {
		uint32_t size = ls_break_at(cut->text, cut->length, at);

		if (is_blank(cut->text[at]))
			size = 1;
		if (starts_line(cut, at) &&
		    ls_bom_at(cut->text, cut->length, at))
			size = 3;
		if (size == 0) {
			size = comment_at(cut, at);
			if (size > 0 && comment != NULL)
				*comment = true;
		}
		if (size == 0)
			break;
		at += size;
	}
	return at;
}

static uint32_t skip_blanks(const struct cut *cut, uint32_t at)
{
	while (at < cut->length && is_blank(cut->text[at]))
		at++;
	return at;
}

/* Back over blanks. */
static uint32_t back_blanks(const struct cut *cut, uint32_t at)
{
	while (at > cut->first && is_blank(cut->text[at - 1]))
		at--;
	return at;
}

/* Behind the rest of the line when that is blanks and comments; false when
 * something else stands there. */
static bool rest_of_line(const struct cut *cut, uint32_t at, uint32_t *end)
{
	uint32_t limit = limit_of(cut);

	for (;;) {
		uint32_t size;

		at = skip_blanks(cut, at);
		if (at >= cut->length)
			break;
		if (at >= limit)
			return false;
		size = ls_break_at(cut->text, cut->length, at);
		if (size > 0) {
			at += size;
			break;
		}
		size = comment_at(cut, at);
		if (size == 0)
			return false;
		at += size;
	}
	*end = at;
	return true;
}

/* Where the thing begins, its properties, '-' or '?' included. */
static uint32_t item_start(const struct cut *cut)
{
	uint32_t at = cut->parent->span.start, limit = start_of(cut->node);

	if (cut->before != NULL) {
		at = skip_space(cut, end_of(cut->before), limit, NULL);
		if (cut->parent->style == LS_STYLE_FLOW && at < limit &&
		    cut->text[at] == ',')
			at++;
		return skip_space(cut, at, limit, NULL);
	}
	if (cut->parent->style == LS_STYLE_FLOW)
		return skip_space(cut, at + 1, limit, NULL);
	return at;
}

/* Behind the last TAB that stands alone, or before a comment, ahead of the next
 * text: it may follow plain text, as part of it, but nothing else. */
static uint32_t skip_tab_lines(const struct cut *cut, uint32_t at)
{
	uint32_t behind = at;

	for (;;) {
		uint32_t end = skip_blanks(cut, at);
		uint32_t size = ls_break_at(cut->text, cut->length, end);
		bool tab = memchr(cut->text + at, '\t', end - at) != NULL;

		if (size == 0 && end < cut->length && cut->text[end] != '#')
			return behind;
		if (size == 0)
			return tab ? end : behind;
		if (tab)
			behind = end + size;
		at = end + size;
	}
}

static bool cut_block(const struct cut *cut, struct ls_span *span)
{
	struct cut next = *cut;
	uint32_t start = item_start(cut), line = back_blanks(cut, start);

	if (cut->parent->count < 2)
		return false;
	if (starts_line(cut, line)) {
		span->start = line;
		if (!rest_of_line(cut, end_of(cut->node), &span->end))
			return false;
		span->end = skip_tab_lines(cut, span->end);
		return true;
	}
	/* "- - a": what comes next moves up into its place. */
	if (cut->node->next == NULL)
		return false;
	next.before = cut->node;
	next.node = cut->node->next;
	*span = (struct ls_span){ start, item_start(&next) };
	return true;
}

/* A tag without a value needs the comma behind it: "[!a, b]", also where it
 * ends a pair: "[a: !a, b]". */
static bool ends_in_tag(const struct ls_node *node)
{
	uint32_t end = end_of(node);

	while (node != NULL) {
		const struct ls_node *last = node->is_alias ? NULL :
							      node->first;

		if ((node->tag_span.end > 0 && node->tag_span.end == end) ||
		    (node->key != NULL && node->key->tag_span.end > 0 &&
		     node->key->tag_span.end == end))
			return true;
		while (last != NULL && last->next != NULL)
			last = last->next;
		node = last;
	}
	return false;
}

/* The last of a flow collection takes the comma before it along, unless that
 * is needed or a comment stands between the two: JSON has neither, and in YAML
 * a comma may stay behind. */
static bool cut_last_of_flow(const struct cut *cut, uint32_t start,
			     struct ls_span *span)
{
	uint32_t end = end_of(cut->node), comma;
	bool needed = cut->before != NULL && ends_in_tag(cut->before);

	*span = (struct ls_span){ start, end };
	comma = skip_space(cut, end, limit_of(cut), NULL);
	if (comma < cut->length && cut->text[comma] == ',')
		span->end = comma + 1;
	if (cut->before == NULL)
		return true;
	comma = skip_space(cut, end_of(cut->before), start, NULL);
	if (comma >= start || cut->text[comma] != ',')
		return false;
	skip_space(cut, comma + 1, start, &needed);
	if (!needed) {
		/* A comma behind it stays as the new last one's. */
		*span = (struct ls_span){ comma, end };
		return true;
	}
	span->start = back_blanks(cut, start);
	if (starts_line(cut, span->start) &&
	    rest_of_line(cut, span->end, &end)) {
		span->end = end;
		return true;
	}
	span->start = start;
	return true;
}

static bool cut_flow(const struct cut *cut, struct ls_span *span)
{
	uint32_t start = item_start(cut), comma, line, end;

	if (cut->node->next == NULL)
		return cut_last_of_flow(cut, start, span);
	comma = skip_space(cut, end_of(cut->node), limit_of(cut), NULL);
	if (comma >= cut->length || cut->text[comma] != ',')
		return false;
	line = back_blanks(cut, start);
	if (starts_line(cut, line) && rest_of_line(cut, comma + 1, &end)) {
		*span = (struct ls_span){ line, end };
		return true;
	}
	/* At the end of its line the blanks before it go, else those behind. */
	end = skip_blanks(cut, comma + 1);
	if (end >= cut->length || ls_break_at(cut->text, cut->length, end) > 0)
		*span = (struct ls_span){ line, comma + 1 };
	else
		*span = (struct ls_span){ start, end };
	return true;
}

/* Whether "&" stands between *at and the node's own bytes, or between those of
 * the nodes in it; then moves *at behind it.  No deeper than a document is. */
static bool anchor_in(const struct cut *cut, const struct ls_node *node,
		      uint32_t *at)
{
	uint32_t start = node->span.start;

	if (*at < start && memchr(cut->text + *at, '&', start - *at) != NULL)
		return true;
	if (node->kind != LS_SCALAR && !node->is_alias) {
		*at = start;
		for (const struct ls_node *n = node->first; n; n = n->next) {
			if (n->key != NULL && anchor_in(cut, n->key, at))
				return true;
			if (anchor_in(cut, n, at))
				return true;
		}
	}
	if (*at < node->span.end)
		*at = node->span.end;
	return false;
}

/* Whether an anchor would go while an alias, maybe its own, stays. */
static bool holds_anchor(const struct cut *cut, struct ls_span span)
{
	const struct ls_node *node = cut->node;
	uint32_t end = end_of(node), at = span.start;

	if (memchr(cut->text + end, '*', cut->length - end) == NULL)
		return false;
	if (node->key != NULL && anchor_in(cut, node->key, &at))
		return true;
	return anchor_in(cut, node, &at);
}

/* Whether a comment would come to stand right behind text and join it. */
static bool glues_comment(const struct cut *cut, struct ls_span span)
{
	return span.end < cut->length && cut->text[span.end] == '#' &&
	       !starts_line(cut, span.start) &&
	       !is_blank(cut->text[span.start - 1]);
}

/* At the start of a line as libyaml sees it: after U+0085 or U+2028 too. */
static bool begins_line(const struct cut *cut, uint32_t at)
{
	for (uint32_t n = 2; n <= 3 && n <= at; n++)
		if (ls_break_at(cut->text, cut->length, at - n) == n)
			return true;
	return starts_line(cut, at);
}

static bool is_marker(const char *p)
{
	return memcmp(p, "---", 3) == 0 || memcmp(p, "...", 3) == 0;
}

/* At the end of the file or before a blank or a line break. */
static bool is_apart(const struct cut *cut, uint32_t at)
{
	return at >= cut->length || is_blank(cut->text[at]) ||
	       ls_break_at(cut->text, cut->length, at) > 0;
}

/* Whether "---", "..." or a byte order mark would move to the start of a line,
 * or a "---" there would lose what makes it text: "---,". */
static bool makes_marker(const struct cut *cut, struct ls_span span)
{
	const char *p = cut->text + span.end;

	if (span.start >= cut->first + 3 &&
	    is_marker(cut->text + span.start - 3) &&
	    begins_line(cut, span.start - 3) && is_apart(cut, span.end))
		return true;
	return cut->length - span.end >= 3 &&
	       (is_marker(p) || ls_bom_at(cut->text, cut->length, span.end)) &&
	       begins_line(cut, span.start) && !begins_line(cut, span.end);
}

/* Whether a "-" that is text, as in "[-,a ]", would come to stand before a
 * blank, where it no longer is. */
static bool makes_indicator(const struct cut *cut, struct ls_span span)
{
	const char *before = cut->text + span.start;

	if (span.start < 2 || strchr("-?:", before[-1]) == NULL)
		return false;
	if (strchr(" \t\r\n,[{", before[-2]) == NULL &&
	    !begins_line(cut, span.start - 1))
		return false;
	return is_apart(cut, span.end);
}

/* A single pair in a list, "[a: b]", has no brackets of its own. */
static bool is_bare_pair(const struct cut *cut)
{
	const struct ls_node *map = cut->parent;

	return map->kind == LS_MAPPING && map->style == LS_STYLE_FLOW &&
	       (cut->text[map->span.start] != '{' ||
		map->first->key->span.start == map->span.start);
}

bool ls_node_cut_span(const struct ls_source *source,
		      const struct ls_node *node, struct ls_span *cut_out)
{
	struct cut cut = {
		.text = source->text.p,
		.length = (uint32_t)source->text.n,
		.first = ls_source_bom(source),
		.parent = node->parent,
		.node = node,
	};
	const struct ls_node *n;
	struct ls_span span;

	if (node->parent == NULL)
		return false;
	for (n = node->parent->first; n != NULL && n != node; n = n->next)
		cut.before = n;
	/* A key is no entry. */
	if (n == NULL)
		return false;
	if (cut.parent->style == LS_STYLE_FLOW) {
		if (is_bare_pair(&cut) || !cut_flow(&cut, &span))
			return false;
	} else if (!cut_block(&cut, &span)) {
		return false;
	}
	if (holds_anchor(&cut, span) || glues_comment(&cut, span) ||
	    makes_marker(&cut, span) || makes_indicator(&cut, span))
		return false;
	*cut_out = span;
	return true;
}
