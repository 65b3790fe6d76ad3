/* Puts libyaml's error texts into plain words, with a hint where one helps. */
#include "config.h"

#include "document/reader.h"

#include <string.h>

struct reason {
	const char *problem; /* libyaml's text, whole or its beginning */
	const char *context; /* libyaml's, or NULL for any */
	bool at_context;     /* the place is where the thing began */
	const char *reason;
	const char *hint;
};

#define LS_QUOTE_IT "if it is text, put it in quotes"

/* First match wins, so what needs a context stands before what does not. */
static const struct reason reasons[] = {
	{
		.problem = "did not find expected alphabetic or numeric",
		.context = "while scanning an alias",
		.at_context = true,
		.reason = "'*' begins an alias here, and no name follows",
		.hint = "if the '*' is part of the text, put the text in "
			"quotes",
	},
	{
		.problem = "did not find expected alphabetic or numeric",
		.at_context = true,
		.reason = "'&' begins an anchor here, and no name follows",
		.hint = "if the '&' is part of the text, put the text in "
			"quotes",
	},
	{
		.problem = "found character that cannot start any token",
		.reason = "text cannot start with this character",
		.hint = LS_QUOTE_IT,
	},
	{
		.problem = "found unexpected end of stream",
		.at_context = true,
		.reason = "a quoted text without its closing quote",
	},
	{
		.problem = "found unexpected document indicator",
		.at_context = true,
		.reason = "a quoted text without its closing quote before the "
			  "next document",
	},
	{
		.problem = "could not find expected ':'",
		.at_context = true,
		.reason = "expected ':' after this key, on the same line and "
			  "within 1024 characters",
	},
	{
		.problem = "found unexpected ':'",
		.reason = "a ':' inside plain text between brackets",
		.hint = LS_QUOTE_IT,
	},
	{
		.problem = "mapping values are not allowed",
		.reason = "a ':' that begins a value where none can stand",
		.hint = "check the indentation; " LS_QUOTE_IT,
	},
	{
		.problem = "block sequence entries are not allowed",
		.reason = "a '-' that begins an item where none can stand",
		.hint = "check the indentation; begin the list on its own "
			"line",
	},
	{
		.problem = "mapping keys are not allowed",
		.reason = "a '?' that begins a key where none can stand",
		.hint = LS_QUOTE_IT,
	},
	{
		.problem = "did not find expected key",
		.reason = "expected a key of the mapping, or its end",
		.hint = "check the indentation, and the quotes before it",
	},
	{
		.problem = "did not find expected '-' indicator",
		.reason = "expected '-' and the next item of the list, or its "
			  "end",
		.hint = "check the indentation",
	},
	{
		.problem = "did not find expected ',' or ']'",
		.reason = "expected ',' or ']'",
	},
	{
		.problem = "did not find expected ',' or '}'",
		.reason = "expected ',' or '}'",
	},
	{
		.problem = "did not find expected node content",
		.reason = "expected a value",
		.hint = LS_QUOTE_IT,
	},
	{
		.problem = "did not find expected <document start>",
		.reason = "expected '---' before the next document",
	},
	{
		.problem = "found undefined tag handle",
		.reason = "a tag whose handle no %TAG line declares",
		.hint = LS_QUOTE_IT,
	},
	{
		.problem = "found a tab character",
		.reason = "a TAB used as indentation",
		.hint = "indent with spaces",
	},
	{
		.problem = "found an indentation indicator equal to 0",
		.reason = "an indentation of 0 after '|' or '>'",
	},
	{
		.problem = "did not find expected comment or line break",
		.context = "while scanning a block scalar",
		.reason = "text after '|' or '>' on the same line",
		.hint = "begin the text on the next line",
	},
	{
		.problem = "found unknown escape character",
		.reason = "an escape that YAML does not have",
		.hint = "write '\\\\' for a backslash, or use single quotes",
	},
	{
		.problem = "did not find expected hexdecimal number",
		.reason = "an escape that needs more hexadecimal digits",
	},
	{
		.problem = "found invalid Unicode character escape code",
		.reason = "an escape that is no character",
		.hint = "write the character itself",
	},
	{
		.problem = "control characters are not allowed",
		.reason = "a control character, which YAML does not allow",
		.hint = "remove it, or write it as an escape in double quotes",
	},
	{
		.problem = "found unknown directive name",
		.at_context = true,
		.reason = "a '%' line other than %YAML and %TAG",
		.hint = LS_QUOTE_IT,
	},
	{
		.problem = "found incompatible YAML document",
		.reason = "a %YAML version other than 1.1 and 1.2",
	},
	{
		.problem = "found duplicate %YAML directive",
		.reason = "a second %YAML line for one document",
	},
	{
		.problem = "found duplicate %TAG directive",
		.reason = "a second %TAG line for one handle",
	},
	{
		.problem = "",
		.context = "while scanning a directive",
		.at_context = true,
		.reason = "a '%' line that is not well-formed",
	},
	{
		.problem = "",
		.context = "while scanning a %YAML directive",
		.at_context = true,
		.reason = "a %YAML line that is not well-formed",
	},
	{
		.problem = "",
		.context = "while scanning a %TAG directive",
		.at_context = true,
		.reason = "a %TAG line that is not well-formed",
	},
	{
		.problem = "",
		.context = "while parsing a %TAG directive",
		.at_context = true,
		.reason = "a %TAG line that is not well-formed",
	},
	{
		.problem = "",
		.context = "while scanning a tag",
		.at_context = true,
		.reason = "'!' begins a tag here, and it is not well-formed",
		.hint = LS_QUOTE_IT,
	},
	{
		.problem = "",
		.context = "while parsing a tag",
		.at_context = true,
		.reason = "'!' begins a tag here, and it is not well-formed",
		.hint = LS_QUOTE_IT,
	},
	{
		.problem = "",
		.reason = "this is not well-formed YAML",
	},
};

static bool starts(const char *text, const char *beginning)
{
	return strncmp(text, beginning, strlen(beginning)) == 0;
}

static const struct reason *reason_of(const char *problem, const char *context)
{
	const struct reason *r = reasons;

	for (;; r++) {
		if (!starts(problem, r->problem))
			continue;
		if (r->context == NULL ||
		    (context != NULL && strcmp(r->context, context) == 0))
			return r;
	}
}

/* The lines on which two places stand. */
static struct ls_text lines_of(const struct ls_builder *builder, uint32_t from,
			       uint32_t to)
{
	while (from > builder->start && builder->text[from - 1] != '\n')
		from--;
	to = ls_line_end(builder, to, builder->length);
	return (struct ls_text){ builder->text + from, to - from };
}

static const char *hint_of(const struct ls_builder *builder,
			   const struct reason *reason, uint32_t from,
			   uint32_t at)
{
	struct ls_text lines = lines_of(builder, from, at);
	char c = at < builder->length ? builder->text[at] : '\0';

	if (ls_text_contains(lines, "{{") || ls_text_contains(lines, "{%") ||
	    ls_text_contains(lines, "<%"))
		return "this looks like a template, which cannot be read "
		       "before it is rendered";
	if (c == '\t')
		return "indent with spaces";
	if (starts(reason->problem, "found character that cannot") && c == '@')
		return "text that starts with '@' stands in quotes";
	if (starts(reason->problem, "found character that cannot") && c == '`')
		return "text that starts with '`' stands in quotes";
	return reason->hint;
}

void ls_yaml_explain(struct ls_builder *builder, const char *problem,
		     const char *context, uint32_t at, uint32_t context_at)
{
	const struct reason *reason = reason_of(problem, context);
	const char *words = reason->reason;
	uint32_t place = reason->at_context ? context_at : at;
	const char *hint;

	if (place > builder->length)
		place = builder->length;
	hint = hint_of(builder, reason, context_at < at ? context_at : at,
		       place);
	if (place < builder->length && builder->text[place] == '\t' &&
	    starts(reason->problem, "found character that cannot"))
		words = "a TAB used as indentation";
	ls_refuse(builder, LS_PROBLEM_SYNTAX, ls_character_at(builder, place),
		  words, hint);
}
