/* Fixes that add an entry to a mapping. */
#include "config.h"

#include <string.h>

#include "rules/entry.h"

/* Needs no quotes in YAML: what is left out has a meaning somewhere. */
static bool is_plain(struct ls_text value)
{
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		      (c >= '0' && c <= '9') ||
		      (c != '\0' && strchr("/._~-", c) != NULL) ||
		      (c == ':' && i + 1 < value.n)))
			return false;
	}
	return value.n > 0;
}

/* What a new line needs in front to stand in the same column; false when the
 * line starts with anything but blanks and dashes. */
static bool indentation(struct ls_run *run, uint32_t at, struct ls_text *blanks)
{
	struct ls_text text = run->document->source->text;
	uint32_t start = at;
	char *p;

	while (start > ls_source_bom(run->document->source) &&
	       text.p[start - 1] != '\n' && text.p[start - 1] != '\r') {
		start--;
		if (text.p[start] != ' ' && text.p[start] != '-')
			return false;
	}
	p = ls_arena_get(run->arena, at - start + 1);
	memset(p, ' ', at - start);
	*blanks = (struct ls_text){ .p = p, .n = at - start };
	return true;
}

static const char *line_end(struct ls_run *run)
{
	struct ls_text text = run->document->source->text;

	return ls_text_contains(text, "\r\n") ? "\r\n" : "\n";
}

void ls_add_entry(struct ls_run *run, struct ls_finding *finding,
		  enum ls_applicability applicability,
		  const struct ls_node *next, const char *key,
		  struct ls_text value)
{
	struct ls_text blanks;
	struct ls_text text;
	struct ls_span at;

	if (next == NULL || next->key == NULL || next->parent == NULL ||
	    next->parent->is_alias || next->key->is_alias || !is_plain(value))
		return;
	at = (struct ls_span){ next->key->span.start, next->key->span.start };
	if (next->key->style == LS_STYLE_JSON ||
	    next->parent->style == LS_STYLE_FLOW) {
		text = ls_arena_printf(run->arena, "\"%s\": \"%.*s\", ", key,
				       LS_FMT(value));
	} else {
		if (!indentation(run, at.start, &blanks))
			return;
		text = ls_arena_printf(run->arena, "%s: %.*s%s%.*s", key,
				       LS_FMT(value), line_end(run),
				       LS_FMT(blanks));
	}
	ls_fix(run, finding, applicability, "add '%s: %s'", key,
	       ls_shown(run, value));
	ls_fix_edit(run, finding, at, text);
}
