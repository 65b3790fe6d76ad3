/* Reads a request as it goes over the wire: a form body, or the query of a
 * URL (application/x-www-form-urlencoded, RFC 6749 appendix B). */
#include "config.h"

#include "document/reader.h"

/* The parameters that may stand more than once: RFC 8707 section 2, RFC 8693
 * section 2.1. */
static bool may_repeat(struct ls_text name)
{
	return ls_text_is(name, "resource") || ls_text_is(name, "audience");
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 32);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool decode(struct ls_builder *builder, struct ls_span span,
		   struct ls_text *text, bool *differs)
{
	char *to = ls_arena_get(builder->arena, span.end - span.start + 1);
	size_t n = 0;

	*differs = false;
	for (uint32_t at = span.start; at < span.end; at++) {
		char c = builder->text[at];

		*differs |= c == '+' || c == '%';
		if (c == '+')
			c = ' ';
		else if (c == '%') {
			bool whole = span.end - at > 2;
			int high = whole ? hex(builder->text[at + 1]) : -1;
			int low = whole ? hex(builder->text[at + 2]) : -1;

			if (high < 0 || low < 0)
				return ls_refuse(builder, LS_PROBLEM_SYNTAX,
						 (struct ls_span){ at, at + 1 },
						 "'%' is not followed by two "
						 "hexadecimal digits",
						 NULL);
			c = (char)(high * 16 + low);
			at += 2;
		}
		to[n++] = c;
	}
	*text = (struct ls_text){ .p = to, .n = n };
	return true;
}

static bool is_utf8(struct ls_text text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t code_point;
		size_t n = ls_utf8_decode(text.p + at, text.n - at,
					  &code_point);

		if (n == 0)
			return false;
		at += n;
	}
	return true;
}

static bool add_scalar(struct ls_builder *builder, struct ls_span span)
{
	struct ls_node *node = ls_build_node(builder, LS_SCALAR, span);
	bool differs;

	if (node == NULL || !decode(builder, span, &node->text, &differs))
		return false;
	if (!is_utf8(node->text))
		return ls_refuse(builder, LS_PROBLEM_ENCODING, span,
				 "what the percent signs stand for is not "
				 "UTF-8",
				 NULL);
	node->style = LS_STYLE_FORM;
	node->type = LS_STRING;
	if (differs)
		node->spelling = ls_spelling_new(builder->arena);
	else
		node->text = (struct ls_text){
			.p = builder->text + span.start,
			.n = span.end - span.start,
		};
	return ls_build_scalar(builder, node);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_http(struct ls_text text)
{
	return ls_text_starts(text, "https://") ||
	       ls_text_starts(text, "http://");
}

/* Of a URL only its query counts.  A '?' that stands before every '=' shows
 * that it is one: in a form body it would stand in a name. */
static struct ls_span form_of(const struct ls_builder *builder)
{
	struct ls_span form = { builder->start, builder->length };
	struct ls_text text;
	size_t query;

	while (form.end > form.start && is_blank(builder->text[form.end - 1]))
		form.end--;
	while (form.start < form.end && is_blank(builder->text[form.start]))
		form.start++;
	text = (struct ls_text){ builder->text + form.start,
				 form.end - form.start };
	query = ls_text_find(text, '?');
	if (query == text.n ? !is_http(text) : query > ls_text_find(text, '='))
		return form;
	text = ls_text_part(text, 0, ls_text_find(text, '#'));
	form.end = form.start + (uint32_t)text.n;
	form.start += query < text.n ? (uint32_t)query + 1 : (uint32_t)text.n;
	return form;
}

static bool add_pair(struct ls_builder *builder, uint32_t from, uint32_t to)
{
	uint32_t equals = from;

	while (equals < to && builder->text[equals] != '=')
		equals++;
	return add_scalar(builder, (struct ls_span){ from, equals }) &&
	       add_scalar(builder, (struct ls_span){
					   equals < to ? equals + 1 : to, to });
}

static void forget_repeats(struct ls_builder *builder)
{
	size_t kept = 0;

	for (size_t i = 0; i < builder->notices.n; i++) {
		const struct ls_notice *n = &builder->notices.v[i];
		struct ls_text key = { .n = 0 };
		bool differs;

		if (n->kind != LS_NOTICE_DUPLICATE_KEY ||
		    !decode(builder, n->span, &key, &differs) ||
		    !may_repeat(key))
			builder->notices.v[kept++] = *n;
	}
	builder->notices.n = kept;
}

bool ls_form_read(struct ls_builder *builder)
{
	struct ls_span form = form_of(builder);
	struct ls_node *root;
	uint32_t from = form.start;

	if (form.start == form.end)
		return ls_refuse(builder, LS_PROBLEM_SYNTAX, form,
				 "there is no parameter", NULL);
	root = ls_build_node(builder, LS_MAPPING, form);
	if (root == NULL)
		return false;
	root->style = LS_STYLE_FLOW;
	if (!ls_build_open(builder, root))
		return false;
	for (uint32_t at = form.start; at <= form.end; at++) {
		if (at < form.end && builder->text[at] != '&')
			continue;
		if (at > from && !add_pair(builder, from, at))
			return false;
		from = at + 1;
	}
	ls_build_close(builder, form.end);
	forget_repeats(builder);
	return true;
}
