/* Looks at the raw bytes for what two readers would understand differently. */
#include "config.h"

#include "document/reader.h"

#include <string.h>

/* Bytes a word-wide test looks at together. */
#define LS_WORD 8
#define LS_HIGH_BITS 0x8080808080808080u

static uint64_t word_at(const char *p)
{
	uint64_t word;

	memcpy(&word, p, LS_WORD);
	return word;
}

/* The first byte above 0x7f at or after `at`, or the end. */
static uint32_t skip_ascii(const char *text, uint32_t length, uint32_t at)
{
	while (length - at >= LS_WORD &&
	       (word_at(text + at) & LS_HIGH_BITS) == 0)
		at += LS_WORD;
	while (at < length && (unsigned char)text[at] < 0x80)
		at++;
	return at;
}

static bool refuse_encoding(struct ls_builder *builder, uint32_t at,
			    uint32_t bytes, const char *reason)
{
	return ls_refuse(builder, LS_PROBLEM_ENCODING,
			 (struct ls_span){ at, at + bytes }, reason,
			 "save the file as UTF-8");
}

/* UTF-16 and UTF-32 by their byte order mark or by their NUL bytes. */
static bool is_wide(const char *p, uint32_t n)
{
	if (n < 2)
		return false;
	if (memcmp(p, "\xff\xfe", 2) == 0 || memcmp(p, "\xfe\xff", 2) == 0)
		return true;
	return (p[0] == '\0') != (p[1] == '\0');
}

bool ls_check_encoding(struct ls_builder *builder)
{
	const char *text = builder->text;
	uint32_t length = builder->length, at;
	const char *nul;

	if (is_wide(text, length))
		return refuse_encoding(builder, 0, 2,
				       "this is UTF-16 or UTF-32, not UTF-8");
	if (length == 0)
		return true;
	at = skip_ascii(text, length, 0);
	builder->ascii = at == length;
	for (; at < length; at = skip_ascii(text, length, at)) {
		uint32_t code_point;
		size_t size = ls_utf8_decode(text + at, length - at,
					     &code_point);

		if (size == 0)
			return refuse_encoding(builder, at, 1,
					       "this byte is not UTF-8");
		at += (uint32_t)size;
	}
	nul = memchr(text, '\0', length);
	if (nul != NULL)
		return ls_refuse(
			builder, LS_PROBLEM_ENCODING,
			ls_character_at(builder, (uint32_t)(nul - text)),
			"a NUL byte, which no text file holds", NULL);
	builder->has_cr = memchr(text, '\r', length) != NULL;
	builder->has_del = memchr(text, 0x7f, length) != NULL;
	builder->start = ls_source_bom(builder->document->source);
	return true;
}

void ls_add_notice(struct ls_builder *builder, enum ls_notice_kind kind,
		   struct ls_span span, struct ls_span other)
{
	*LS_PUSH(builder->arena, &builder->notices) = (struct ls_notice){
		.kind = kind,
		.span = span,
		.other = other,
	};
}

uint32_t ls_break_at(const char *text, uint32_t length, uint32_t at)
{
	const unsigned char *p = (const unsigned char *)text + at;
	uint32_t left = length - at;

	if (left == 0)
		return 0;
	if (p[0] == '\n')
		return 1;
	if (p[0] == '\r')
		return left > 1 && p[1] == '\n' ? 2 : 1;
	if (left > 1 && p[0] == 0xc2 && p[1] == 0x85)
		return 2;
	if (left > 2 && p[0] == 0xe2 && p[1] == 0x80 &&
	    (p[2] == 0xa8 || p[2] == 0xa9))
		return 3;
	return 0;
}

bool ls_bom_at(const char *text, uint32_t length, uint32_t at)
{
	return length - at >= 3 && memcmp(text + at, "\xef\xbb\xbf", 3) == 0;
}

/* Raw notices are many of a kind or none: beyond what one run may report, more
 * of them say nothing. */
static void add_character(struct ls_builder *builder, size_t *budget,
			  enum ls_notice_kind kind, uint32_t at, uint32_t size,
			  uint32_t code_point)
{
	if (*budget == 0)
		return;
	(*budget)--;
	ls_add_notice(builder, kind, (struct ls_span){ at, at + size },
		      (struct ls_span){ 0, 0 });
	builder->notices.v[builder->notices.n - 1].code_point = code_point;
}

static bool is_odd_break(uint32_t code_point)
{
	return code_point == 0x85 || code_point == 0x2028 ||
	       code_point == 0x2029;
}

/* JSON has no line break but in its blanks, so there these are only hidden. */
static void notice_wide_characters(struct ls_builder *builder, size_t *budget)
{
	const char *text = builder->text;
	uint32_t length = builder->length;
	uint32_t at = skip_ascii(text, length, builder->start);
	bool breaks = builder->document->syntax == LS_SYNTAX_YAML;

	for (; at < length; at = skip_ascii(text, length, at)) {
		uint32_t code_point;
		uint32_t size = (uint32_t)ls_utf8_decode(text + at, length - at,
							 &code_point);

		if (breaks && is_odd_break(code_point))
			add_character(builder, budget, LS_NOTICE_ODD_LINE_BREAK,
				      at, size, code_point);
		else if (ls_is_hidden_character(code_point))
			add_character(builder, budget, LS_NOTICE_HIDDEN, at,
				      size, code_point);
		at += size;
	}
}

/* JSON takes a lone CR for a blank; some readers of YAML take it for text. */
static void notice_lone_cr(struct ls_builder *builder, size_t *budget)
{
	const char *p = builder->text, *end = builder->text + builder->length;

	for (; (p = memchr(p, '\r', (size_t)(end - p))) != NULL; p++) {
		if (p + 1 < end && p[1] == '\n')
			continue;
		add_character(builder, budget, LS_NOTICE_ODD_LINE_BREAK,
			      (uint32_t)(p - builder->text), 1, '\r');
	}
}

static void notice_del(struct ls_builder *builder, size_t *budget)
{
	const char *p = builder->text, *end = builder->text + builder->length;

	for (; (p = memchr(p, 0x7f, (size_t)(end - p))) != NULL; p++)
		add_character(builder, budget, LS_NOTICE_HIDDEN,
			      (uint32_t)(p - builder->text), 1, 0x7f);
}

void ls_notice_bytes(struct ls_builder *builder)
{
	size_t budget = LS_LIMIT_FINDINGS;

	if (builder->start > 0)
		ls_add_notice(builder, LS_NOTICE_BYTE_ORDER_MARK,
			      (struct ls_span){ 0, builder->start },
			      (struct ls_span){ 0, 0 });
	if (builder->has_cr &&
	    ((builder->document->syntax != LS_SYNTAX_JSON &&
	      builder->document->syntax != LS_SYNTAX_RECORDING) ||
	     ls_is_named_yaml(builder->document->source)))
		notice_lone_cr(builder, &budget);
	if (builder->has_del)
		notice_del(builder, &budget);
	if (!builder->ascii)
		notice_wide_characters(builder, &budget);
}

void ls_add_comment(struct ls_builder *builder, struct ls_span span,
		    uint32_t head, uint32_t tail)
{
	struct ls_text text = { builder->text + span.start + head,
				span.end - span.start - head - tail };

	*LS_PUSH(builder->arena, &builder->comments) = (struct ls_comment){
		.span = span,
		.text = ls_text_trim(text),
	};
}

bool ls_starts_line(const struct ls_builder *builder, uint32_t at)
{
	if (at == builder->start)
		return true;
	if (builder->text[at - 1] == '\n' || builder->text[at - 1] == '\r')
		return true;
	return (at - builder->start >= 2 &&
		ls_break_at(builder->text, at, at - 2) == 2) ||
	       (at - builder->start >= 3 &&
		ls_break_at(builder->text, at, at - 3) == 3);
}

/* Other readers want a blank before '#', and some no TAB. */
static bool is_glued(const struct ls_builder *builder, uint32_t at)
{
	bool tab = false;
	uint32_t from = at;

	while (from > builder->start && (builder->text[from - 1] == ' ' ||
					 builder->text[from - 1] == '\t')) {
		from--;
		tab = tab || builder->text[from] == '\t';
	}
	if (from == at)
		return !ls_starts_line(builder, at);
	return tab;
}

uint32_t ls_line_end(const struct ls_builder *builder, uint32_t at, uint32_t to)
{
	const char *text = builder->text;
	const char *end;

	/* Else a search for LF could pass over many other line ends, each time
	 * anew. */
	if (builder->ascii && !builder->has_cr) {
		end = memchr(text + at, '\n', to - at);
		return end == NULL ? to : (uint32_t)(end - text);
	}
	while (at < to && ls_break_at(text, to, at) == 0)
		at++;
	return at;
}

void ls_notice_gap(struct ls_builder *builder, uint32_t to)
{
	struct ls_span none = { 0, 0 };

	for (uint32_t at = builder->seen; at < to; at++) {
		struct ls_span span = { at, at };

		if (builder->text[at] == '#') {
			span.end = ls_line_end(builder, at, to);
			ls_add_comment(builder, span, 1, 0);
			if (is_glued(builder, at))
				ls_add_notice(builder, LS_NOTICE_COMMENT_GLUED,
					      span, none);
			at = span.end - 1;
		} else if (builder->text[at] == '%' &&
			   ls_starts_line(builder, at)) {
			span.end = ls_line_end(builder, at, to);
			ls_add_notice(builder, LS_NOTICE_DIRECTIVE, span, none);
		}
	}
	if (builder->seen < to)
		builder->seen = to;
}
