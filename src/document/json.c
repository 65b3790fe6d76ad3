/* Reads JSON (RFC 8259), strictly; comments and trailing commas on demand. */
#include "config.h"

#include "document/reader.h"

#include <string.h>

/* What may come next. */
enum state {
	STATE_VALUE,       /* a value */
	STATE_FIRST_ITEM,  /* a value or ']' */
	STATE_NEXT_ITEM,   /* a value, after a comma */
	STATE_FIRST_ENTRY, /* a key or '}' */
	STATE_NEXT_ENTRY,  /* a key, after a comma */
	STATE_COLON,
	STATE_AFTER, /* a comma or the closing bracket */
	STATE_END,   /* the end of the file */
};

struct reader {
	struct ls_builder *builder;
	const char *text;
	uint32_t at;
	uint32_t end;
	uint32_t comma; /* the newest one */
	bool lenient;   /* JSONC */
	enum state state;
};

static bool refuse_at(struct reader *reader, uint32_t at, const char *reason,
		      const char *hint)
{
	return ls_refuse(reader->builder, LS_PROBLEM_SYNTAX,
			 ls_character_at(reader->builder, at), reason, hint);
}

/* --- strings --- */

static uint64_t zero_bytes(uint64_t word)
{
	return (word - 0x0101010101010101u) & ~word & 0x8080808080808080u;
}

/* The first quote, backslash or control at or after `at`, or the end.  Eight
 * bytes at a time; a byte found by mistake is sorted out one by one. */
static uint32_t skip_plain(const char *text, uint32_t at, uint32_t end)
{
	for (; end - at >= 8; at += 8) {
		uint64_t word, control;

		memcpy(&word, text + at, sizeof(word));
		control = (word - 0x2020202020202020u) & ~word &
			  0x8080808080808080u;
		if ((zero_bytes(word ^ 0x2222222222222222u) |
		     zero_bytes(word ^ 0x5c5c5c5c5c5c5c5cu) | control) != 0)
			break;
	}
	while (at < end && text[at] != '"' && text[at] != '\\' &&
	       (unsigned char)text[at] >= 0x20)
		at++;
	return at;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hex digits at reader->at, which is moved behind them. */
static bool read_hex(struct reader *reader, uint32_t *value)
{
	*value = 0;
	for (int i = 0; i < 4; i++) {
		int digit = reader->at < reader->end ?
				    hex_value(reader->text[reader->at]) :
				    -1;

		if (digit < 0)
			return refuse_at(reader, reader->at,
					 "'\\u' needs four hexadecimal digits",
					 NULL);
		*value = *value << 4 | (uint32_t)digit;
		reader->at++;
	}
	return true;
}

/* What follows "\u"; the escape began at `start`. */
static bool read_unicode(struct reader *reader, uint32_t start, char **out)
{
	uint32_t high, low;

	if (!read_hex(reader, &high))
		return false;
	if (high >= 0xd800 && high <= 0xdbff && reader->end - reader->at >= 6 &&
	    memcmp(reader->text + reader->at, "\\u", 2) == 0) {
		reader->at += 2;
		if (!read_hex(reader, &low))
			return false;
		if (low >= 0xdc00 && low <= 0xdfff)
			high = 0x10000 + ((high - 0xd800) << 10) +
			       (low - 0xdc00);
	}
	if (high >= 0xd800 && high <= 0xdfff)
		return ls_refuse(reader->builder, LS_PROBLEM_SYNTAX,
				 (struct ls_span){ start, start + 6 },
				 "half of a surrogate pair, which is no "
				 "character",
				 NULL);
	*out += ls_utf8_encode(high, *out);
	return true;
}

/* The escape at reader->at, which is moved behind it. */
static bool read_escape(struct reader *reader, char **out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	uint32_t start = reader->at;
	const char *letter;

	reader->at++;
	if (reader->at >= reader->end)
		return true;
	if (reader->text[reader->at] == 'u') {
		reader->at++;
		return read_unicode(reader, start, out);
	}
	letter = memchr(from, reader->text[reader->at], sizeof(from) - 1);
	if (letter == NULL)
		return refuse_at(reader, start,
				 "an escape that JSON does not have",
				 "write '\\\\' for a backslash");
	*(*out)++ = to[letter - from];
	reader->at++;
	return true;
}

/* Where the string ends, or cannot go on. */
static uint32_t string_end(const struct reader *reader)
{
	uint32_t at = reader->at;

	while (at < reader->end && reader->text[at] == '\\') {
		if (reader->end - at <= 2)
			return reader->end;
		at = skip_plain(reader->text, at + 2, reader->end);
	}
	return at;
}

/* The rest of a string whose first escape stands at reader->at. */
static bool decode_string(struct reader *reader, uint32_t start,
			  struct ls_text *text)
{
	const char *source = reader->text;
	uint32_t close = string_end(reader);
	char *buffer, *out;

	/* No escape decodes to more bytes than it has. */
	buffer = out = ls_arena_get(reader->builder->arena, close - start + 1);
	memcpy(out, source + start, reader->at - start);
	out += reader->at - start;
	while (reader->at < reader->end && source[reader->at] == '\\') {
		uint32_t from;

		if (!read_escape(reader, &out))
			return false;
		from = reader->at;
		reader->at = skip_plain(source, from, reader->end);
		memcpy(out, source + from, reader->at - from);
		out += reader->at - from;
	}
	*text = (struct ls_text){ buffer, (size_t)(out - buffer) };
	return true;
}

static bool refuse_open_string(struct reader *reader, uint32_t start)
{
	if (reader->at >= reader->end)
		return ls_refuse(reader->builder, LS_PROBLEM_SYNTAX,
				 (struct ls_span){ start, start + 1 },
				 "a string without its closing quote", NULL);
	if (reader->text[reader->at] == '\n' ||
	    reader->text[reader->at] == '\r')
		return refuse_at(reader, reader->at,
				 "a line break inside a string",
				 "close the string, or write '\\n'");
	if (reader->text[reader->at] == '\t')
		return refuse_at(reader, reader->at, "a TAB inside a string",
				 "write '\\t'");
	return refuse_at(reader, reader->at,
			 "a control character inside a string",
			 "write it as an escape");
}

static struct ls_node *read_string(struct reader *reader)
{
	uint32_t start = reader->at++;
	struct ls_node *node;
	struct ls_text text;
	bool escaped;

	reader->at = skip_plain(reader->text, reader->at, reader->end);
	text = (struct ls_text){ reader->text + start + 1,
				 reader->at - start - 1 };
	escaped = reader->at < reader->end && reader->text[reader->at] == '\\';
	if (escaped && !decode_string(reader, start + 1, &text))
		return NULL;
	if (reader->at >= reader->end || reader->text[reader->at] != '"') {
		refuse_open_string(reader, start);
		return NULL;
	}
	reader->at++;
	node = ls_build_node(reader->builder, LS_SCALAR,
			     (struct ls_span){ start, reader->at });
	if (node == NULL)
		return NULL;
	node->style = LS_STYLE_JSON;
	node->text = text;
	if (escaped)
		node->spelling = ls_spelling_new(reader->builder->arena);
	return node;
}

/* --- numbers and words --- */

static uint32_t skip_digits(const struct reader *reader, uint32_t at)
{
	while (at < reader->end && reader->text[at] >= '0' &&
	       reader->text[at] <= '9')
		at++;
	return at;
}

static bool is_at(const struct reader *reader, uint32_t at, char a, char b)
{
	return at < reader->end &&
	       (reader->text[at] == a || reader->text[at] == b);
}

/* Moves *at behind at least one digit. */
static bool need_digits(struct reader *reader, uint32_t *at)
{
	uint32_t from = *at;

	*at = skip_digits(reader, from);
	return *at > from ||
	       refuse_at(reader, from, "a number needs a digit here", NULL);
}

static bool scan_number(struct reader *reader, uint32_t *at)
{
	uint32_t first;

	if (is_at(reader, *at, '-', '-'))
		++*at;
	first = *at;
	if (!need_digits(reader, at))
		return false;
	if (reader->text[first] == '0' && *at > first + 1)
		return refuse_at(reader, first, "a number that starts with 0",
				 "remove the zero, or write it as a string");
	if (is_at(reader, *at, '.', '.')) {
		++*at;
		if (!need_digits(reader, at))
			return false;
	}
	if (is_at(reader, *at, 'e', 'E')) {
		++*at;
		if (is_at(reader, *at, '-', '+'))
			++*at;
		return need_digits(reader, at);
	}
	return true;
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '$';
}

static bool scan_word(struct reader *reader, uint32_t *at,
		      enum ls_scalar_type *type)
{
	uint32_t start = *at;
	struct ls_text word;

	while (*at < reader->end && is_word_byte(reader->text[*at]))
		++*at;
	word = (struct ls_text){ reader->text + start, *at - start };
	*type = LS_BOOLEAN;
	if (ls_text_is(word, "true") || ls_text_is(word, "false"))
		return true;
	*type = LS_NULL;
	if (ls_text_is(word, "null"))
		return true;
	if (word.n > 0)
		return ls_refuse(reader->builder, LS_PROBLEM_SYNTAX,
				 (struct ls_span){ start, *at },
				 "a word that JSON does not have",
				 "strings stand in double quotes; the only "
				 "words are true, false and null");
	if (start >= reader->end)
		return refuse_at(reader, start,
				 "the file ends where a value should be", NULL);
	if (reader->text[start] == '\'')
		return refuse_at(reader, start, "a string in single quotes",
				 "use double quotes");
	return refuse_at(reader, start, "expected a value", NULL);
}

static bool read_scalar(struct reader *reader)
{
	enum ls_scalar_type type = LS_NUMBER;
	uint32_t start = reader->at, at = start;
	struct ls_node *node;
	char c = start < reader->end ? reader->text[start] : '\0';

	if (c == '"') {
		node = read_string(reader);
		return node != NULL && ls_build_scalar(reader->builder, node);
	}
	if (c == '-' || (c >= '0' && c <= '9')) {
		if (!scan_number(reader, &at))
			return false;
	} else if (!scan_word(reader, &at, &type)) {
		return false;
	}
	node = ls_build_node(reader->builder, LS_SCALAR,
			     (struct ls_span){ start, at });
	if (node == NULL)
		return false;
	node->style = LS_STYLE_JSON;
	node->type = type;
	node->text = (struct ls_text){ reader->text + start, at - start };
	reader->at = at;
	return ls_build_scalar(reader->builder, node);
}

/* --- blanks and comments --- */

/* At '/': a comment, where they are allowed. */
static bool skip_comment(struct reader *reader)
{
	const char *text = reader->text;
	uint32_t start = reader->at, at = start + 2;
	bool line = is_at(reader, start + 1, '/', '/');
	uint32_t size;

	if (!line && !is_at(reader, start + 1, '*', '*'))
		return refuse_at(reader, start, "expected a value", NULL);
	if (!reader->lenient)
		return ls_refuse(reader->builder, LS_PROBLEM_SYNTAX,
				 (struct ls_span){ start, start + 2 },
				 "a comment, which JSON does not have",
				 "remove it, or name the file .jsonc");
	if (line) {
		while (at < reader->end && text[at] != '\n' && text[at] != '\r')
			at++;
		ls_add_comment(reader->builder, (struct ls_span){ start, at },
			       2, 0);
		reader->at = at;
		return true;
	}
	while (at + 1 < reader->end &&
	       !(text[at] == '*' && text[at + 1] == '/'))
		at++;
	size = reader->end - at;
	if (size < 2)
		return ls_refuse(reader->builder, LS_PROBLEM_SYNTAX,
				 (struct ls_span){ start, start + 2 },
				 "a comment without its end", NULL);
	ls_add_comment(reader->builder, (struct ls_span){ start, at + 2 }, 2,
		       2);
	reader->at = at + 2;
	return true;
}

static bool skip_blanks(struct reader *reader)
{
	for (;;) {
		char c;

		if (reader->at >= reader->end)
			return true;
		c = reader->text[reader->at];
		if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
			reader->at++;
		else if (c != '/')
			return true;
		else if (!skip_comment(reader))
			return false;
	}
}

/* --- structure --- */

static bool in_array(const struct reader *reader)
{
	const struct ls_builder *builder = reader->builder;

	return builder->frames[builder->depth].place == LS_IN_SEQUENCE;
}

static enum state state_after(const struct reader *reader)
{
	return reader->builder->depth == 0 ? STATE_END : STATE_AFTER;
}

static bool open(struct reader *reader, enum ls_node_kind kind)
{
	struct ls_node *node = ls_build_node(
		reader->builder, kind,
		(struct ls_span){ reader->at, reader->at + 1 });

	if (node == NULL)
		return false;
	node->style = LS_STYLE_FLOW;
	if (!ls_build_open(reader->builder, node))
		return false;
	reader->at++;
	reader->state = kind == LS_SEQUENCE ? STATE_FIRST_ITEM :
					      STATE_FIRST_ENTRY;
	return true;
}

static bool close(struct reader *reader)
{
	ls_build_close(reader->builder, ++reader->at);
	reader->state = state_after(reader);
	return true;
}

static bool refuse_trailing_comma(struct reader *reader)
{
	return refuse_at(reader, reader->comma,
			 "a trailing comma, which JSON does not have",
			 "remove it");
}

static bool on_value(struct reader *reader, char c)
{
	bool item = reader->state != STATE_VALUE;

	if (c == '{')
		return open(reader, LS_MAPPING);
	if (c == '[')
		return open(reader, LS_SEQUENCE);
	if (c == ']' && item) {
		if (reader->state == STATE_FIRST_ITEM || reader->lenient)
			return close(reader);
		return refuse_trailing_comma(reader);
	}
	if (!read_scalar(reader))
		return false;
	reader->state = state_after(reader);
	return true;
}

static bool on_key(struct reader *reader, char c)
{
	struct ls_node *key;

	if (c == '}') {
		if (reader->state == STATE_FIRST_ENTRY || reader->lenient)
			return close(reader);
		return refuse_trailing_comma(reader);
	}
	if (c != '"') {
		if (reader->at >= reader->end)
			return refuse_at(reader, reader->at,
					 "the file ends inside an object",
					 NULL);
		return refuse_at(reader, reader->at,
				 "expected a key in double quotes", NULL);
	}
	key = read_string(reader);
	if (key == NULL || !ls_build_scalar(reader->builder, key))
		return false;
	reader->state = STATE_COLON;
	return true;
}

static bool on_colon(struct reader *reader, char c)
{
	if (c != ':')
		return refuse_at(reader, reader->at,
				 "expected ':' after the key", NULL);
	reader->at++;
	reader->state = STATE_VALUE;
	return true;
}

static bool on_after(struct reader *reader, char c)
{
	bool array = in_array(reader);

	if (c == ',') {
		reader->comma = reader->at++;
		reader->state = array ? STATE_NEXT_ITEM : STATE_NEXT_ENTRY;
		return true;
	}
	if (c == (array ? ']' : '}'))
		return close(reader);
	if (reader->at >= reader->end)
		return refuse_at(reader, reader->at,
				 array ? "the file ends inside an array" :
					 "the file ends inside an object",
				 NULL);
	return refuse_at(reader, reader->at,
			 array ? "expected ',' or ']'" : "expected ',' or '}'",
			 NULL);
}

static bool step(struct reader *reader)
{
	char c = reader->at < reader->end ? reader->text[reader->at] : '\0';

	switch (reader->state) {
	case STATE_VALUE:
	case STATE_FIRST_ITEM:
	case STATE_NEXT_ITEM:
		return on_value(reader, c);
	case STATE_FIRST_ENTRY:
	case STATE_NEXT_ENTRY:
		return on_key(reader, c);
	case STATE_COLON:
		return on_colon(reader, c);
	case STATE_AFTER:
		return on_after(reader, c);
	case STATE_END:
		break;
	}
	return refuse_at(reader, reader->at,
			 "expected the end of the file after the value", NULL);
}

bool ls_json_read(struct ls_builder *builder)
{
	struct reader reader = {
		.builder = builder,
		.text = builder->text,
		.at = builder->start,
		.end = builder->length,
		.lenient = builder->document->syntax == LS_SYNTAX_JSONC,
		.state = STATE_VALUE,
	};

	for (;;) {
		if (!skip_blanks(&reader))
			return false;
		if (reader.state == STATE_END && reader.at == reader.end)
			return true;
		if (!step(&reader))
			return false;
	}
}
