/* Finds where a YAML node's own bytes begin and end, where libyaml does not. */
#include "config.h"

#include "document/reader.h"

#include <string.h>

/* Behind blanks, line breaks and comments, and a byte order mark where a line
 * begins, which libyaml passes over. */
uint32_t ls_yaml_skip_space(const struct ls_builder *builder, uint32_t at)
{
	while (at < builder->length) {
		char c = builder->text[at];
		uint32_t size = ls_break_at(builder->text, builder->length, at);

		if (c == ' ' || c == '\t')
			size = 1;
		else if (c == '\xef' &&
			 ls_bom_at(builder->text, builder->length, at))
			size = ls_starts_line(builder, at) ? 3 : 0;
		if (size > 0)
			at += size;
		else if (c != '#')
			break;
		else
			while (at < builder->length &&
			       ls_break_at(builder->text, builder->length,
					   at) == 0)
				at++;
	}
	return at;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* Behind "&anchor" or "!tag".  libyaml has seen that it is well-formed; to it
 * an anchor's name ends with its letters, digits, '_' and '-'. */
static uint32_t skip_property(const struct ls_builder *builder, uint32_t at)
{
	const char *text = builder->text;
	bool anchor = text[at] == '&';
	bool verbatim = at + 1 < builder->length && text[at + 1] == '<';

	for (at++; at < builder->length; at++) {
		if (anchor && !is_name_byte(text[at]))
			break;
		if (text[at] == ' ' || text[at] == '\t' ||
		    ls_break_at(text, builder->length, at) > 0)
			break;
		if (verbatim && text[at] == '>')
			return at + 1;
		if (!verbatim && strchr(",[]{}", text[at]) != NULL)
			break;
	}
	return at;
}

struct ls_properties ls_yaml_read_properties(const struct ls_builder *builder,
					     uint32_t start, bool anchor,
					     bool tag)
{
	struct ls_properties p = { .start = start, .after = start };

	for (int left = anchor + tag; left > 0; left--) {
		bool is_tag;

		p.start = ls_yaml_skip_space(builder, p.start);
		if (p.start >= builder->length)
			break;
		is_tag = builder->text[p.start] == '!';
		p.after = skip_property(builder, p.start);
		if (is_tag)
			p.tag = (struct ls_span){ p.start, p.after };
		p.start = p.after;
	}
	p.start = ls_yaml_skip_space(builder, p.start);
	return p;
}

/* The size of the blank or line break, one of YAML 1.1's too, that ends at the
 * offset; 0 when there is none. */
static uint32_t space_before(const char *text, uint32_t start, uint32_t at)
{
	if (strchr(" \t\r\n", text[at - 1]) != NULL)
		return 1;
	for (uint32_t size = 2; size <= 3 && size <= at - start; size++)
		if (ls_break_at(text, at, at - size) == size)
			return size;
	return 0;
}

/* libyaml ends a block scalar where the next thing begins: take back the empty
 * lines.  Blanks at the end of its last line are content and stay. */
uint32_t ls_yaml_block_end(const struct ls_builder *builder, uint32_t start,
			   uint32_t end)
{
	const char *text = builder->text;
	uint32_t header = start + 1, last = end;

	while (header < end && strchr("+-0123456789", text[header]) != NULL)
		header++;
	while (last > header) {
		uint32_t size = space_before(text, header, last);

		if (size == 0)
			break;
		last -= size;
	}
	/* Nothing but the header's own line, which may end in a comment. */
	if (ls_line_end(builder, header, last) == last)
		return header;
	while (last < end && (text[last] == ' ' || text[last] == '\t'))
		last++;
	return last;
}
