/* Wrapping and naming for pages. */
#include "config.h"

#include <string.h>

#include "report/json_writer.h"
#include "report/pages.h"

enum { WIDTH = 78, LONGEST_PARAGRAPH = 1000 };

struct ls_text ls_page_pascal(struct ls_arena *arena, const char *id)
{
	struct ls_out out = ls_out_new(arena);
	bool upper = true;

	for (; *id != '\0'; id++) {
		if (*id == '-') {
			upper = true;
			continue;
		}
		ls_out_char(&out, upper && *id >= 'a' && *id <= 'z' ?
					  (char)(*id - 32) :
					  *id);
		upper = false;
	}
	return ls_out_text(&out);
}

struct ls_text ls_page_paragraph(struct ls_arena *arena, const char *text)
{
	struct ls_out out = ls_out_new(arena);
	struct ls_text rest = ls_text_of(text);
	struct ls_text word;

	while (ls_text_word(&rest, &word)) {
		if (out.n + word.n + 1 > LONGEST_PARAGRAPH)
			break;
		if (out.n > 0)
			ls_out_char(&out, ' ');
		ls_out_raw(&out, word);
	}
	return ls_out_text(&out);
}

static void wrap_paragraph(struct ls_out *out, const char *indent,
			   struct ls_text text)
{
	size_t column = 0;
	struct ls_text word;

	while (ls_text_word(&text, &word)) {
		size_t width = ls_shown_width(word);

		if (column > 0 && column + 1 + width > WIDTH) {
			ls_out_char(out, '\n');
			column = 0;
		}
		if (column == 0) {
			ls_out_string(out, indent);
			column = strlen(indent);
			ls_out_first(out, word);
		} else {
			ls_out_char(out, ' ');
			column++;
			ls_out_shown(out, word);
		}
		column += width;
	}
	if (column > 0)
		ls_out_char(out, '\n');
}

void ls_page_wrap(struct ls_out *out, const char *indent, struct ls_text text)
{
	size_t start = 0;
	bool first = true;

	for (size_t i = 0; i <= text.n; i++) {
		bool parts = i + 1 < text.n && text.p[i] == '\n' &&
			     text.p[i + 1] == '\n';

		if (!parts && i < text.n)
			continue;
		if (!first)
			ls_out_char(out, '\n');
		first = false;
		wrap_paragraph(out, indent, ls_text_part(text, start, i));
		start = i;
	}
}

void ls_page_indent(struct ls_out *out, const char *indent, const char *text)
{
	struct ls_text rest = ls_text_of(text);
	struct ls_text line;

	while (rest.n > 0 && ls_text_cut(&rest, '\n', &line)) {
		if (line.n > 0)
			ls_out_string(out, indent);
		ls_out_first(out, line);
		ls_out_char(out, '\n');
	}
}

void ls_page_failure(struct ls_out *out, const char *version,
		     const char *reason)
{
	struct ls_json json = { .out = out };

	ls_json_open(&json, NULL, '{');
	ls_json_number(&json, "schema_version", 1);
	ls_json_open(&json, "tool", '{');
	ls_json_string(&json, "name", "leastscope");
	ls_json_string(&json, "version", version);
	ls_json_close(&json, '}');
	ls_json_string(&json, "error", reason);
	ls_json_close(&json, '}');
	ls_out_char(out, '\n');
}
